/* fuzz/fuzz_lexicon.c - any bytes as changed files of the lexicon, and a report read with them.
 *
 * "== NAME" at the start of a line begins the file lexicon/NAME, of those listed here. Beyond not
 * crashing: what is refused is told with file and line and leaves the world as it was; what is not
 * reads a report to the end, and every phrase found has cells that can be read. */
#include "api/see.h"
#include "reading.h"
#include "world/columns.h"
#include "world/image.h"
#include "world/layer.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Files that bytes may be written to: those whose lines have rules of their own, and some others.
 */
static const char *const names[] = {"triggers/a.txt", "triggers/attacks.txt",
                                    "actors/a.txt",   "roles.txt",
                                    "vague.txt",      "vetoes.txt",
                                    "cues.txt",       "people.txt",
                                    "weapons.txt",    "outcomes.txt",
                                    "hedges.txt",     "governors.txt",
                                    "holidays.txt",   "acts.txt",
                                    "no-such.txt"};

enum { NAMES = sizeof names / sizeof *names };

static const char report_text[] =
    "OSKWAN, Kenya, May 14 (Arland Wire) - Gunmen of the Marsh Wing stormed a market in Nairobi on "
    "Friday, killing at least a dozen people and wounding scores, police said.\n\n"
    "\"They zapped everyone,\" a shopkeeper said. The Marsh Wing denied it had raided the town.\n";

static char folder[64];

static void path_of(uint32_t name, char *path, size_t size) {
    snprintf(path, size, "%s/%s", folder, names[name]);
}

static void make_folder(void) {
    char path[128];
    if (folder[0] != '\0')
        return;
    snprintf(folder, sizeof folder, "/tmp/rashomon-fuzz-XXXXXX");
    demand(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/triggers", folder);
    demand(mkdir(path, 0700) == 0);
    snprintf(path, sizeof path, "%s/actors", folder);
    demand(mkdir(path, 0700) == 0);
}

static void remove_folder(void) {
    char path[128];
    for (uint32_t i = 0; i < NAMES; i++) {
        path_of(i, path, sizeof path);
        unlink(path);
    }
}

static void leave(void) {
    char path[128];
    snprintf(path, sizeof path, "%s/triggers", folder);
    rmdir(path);
    snprintf(path, sizeof path, "%s/actors", folder);
    rmdir(path);
    rmdir(folder);
}

/* Writes each part to its file; what stands before the first name goes to the first. */
static void write_files(rsm_slice bytes) {
    char path[128];
    uint32_t name = 0;
    path_of(name, path, sizeof path);
    FILE *file = fopen(path, "wb");
    demand(file != NULL);
    while (bytes.size > 0) {
        size_t end = rsm_slice_find_byte(bytes, '\n');
        size_t size = end == RSM_NOWHERE ? bytes.size : end + 1;
        rsm_slice line = rsm_slice_sub(bytes, 0, size);
        bytes = rsm_slice_sub(bytes, size, bytes.size);
        if (!rsm_slice_starts_with(line, RSM_SLICE("== "))) {
            demand(fwrite(line.data, 1, line.size, file) == line.size);
            continue;
        }
        for (uint32_t i = 0; i < NAMES; i++)
            if (rsm_slice_equal_string(rsm_slice_trim(rsm_slice_sub(line, 3, line.size)), names[i]))
                name = i;
        demand(fclose(file) == 0);
        path_of(name, path, sizeof path);
        file = fopen(path, "wb");
        demand(file != NULL);
    }
    demand(fclose(file) == 0);
}

static rsm_world *open_world(void) {
    rsm_world *world = NULL;
    const char *path = getenv("RASHOMON_WORLD");
    demand(rsm_world_open(path != NULL ? path : RSM_TEST_WORLD_FILE, &world, NULL) == RSM_OK);
    return world;
}

static bool read_cells(void *context, uint32_t row, uint16_t flags) {
    const rsm_world *world = context;
    (void)flags;
    demand(row < rsm_world_rows(world, RSM_DOMAIN_TRIGGER));
    uint32_t type = rsm_world_number(world, RSM_DOMAIN_TRIGGER, row, RSM_TRIGGER_TYPE);
    demand(type == RSM_NONE || type < rsm_world_rows(world, RSM_DOMAIN_TYPE));
    return true;
}

static void read_report(const rsm_world *world) {
    rsm_arena arena;
    rsm_error error = {0};
    rsm_reading reading = {0};
    rsm_parts parts = {.body = rsm_slice_from_string(report_text),
                       .published = RSM_SLICE("2021-05-14")};
    rsm_arena_init(&arena, NULL, FUZZ_MEMORY);
    demand(rsm_report_compose(world, &parts, &arena, &reading.report, &error) == RSM_OK);
    demand(rsm_see(world, NULL, true, &arena, &reading, &error) == RSM_OK);
    rsm_world_lookup(world, RSM_DOMAIN_TRIGGER, RSM_SLICE("storm"), read_cells, (void *)world);
    for (uint32_t i = 0; i < rsm_world_rows(world, RSM_DOMAIN_ACTOR); i++) {
        uint32_t parent = rsm_world_number(world, RSM_DOMAIN_ACTOR, i, RSM_ACTOR_WITHIN);
        demand(parent == RSM_NONE || parent < rsm_world_rows(world, RSM_DOMAIN_ACTOR));
    }
    rsm_arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    static rsm_world *world;
    rsm_buffer messages;
    rsm_error error = {0};
    if (world == NULL) {
        world = open_world();
        make_folder();
        atexit(leave);
    }
    write_files(rsm_slice_make((const char *)data, size));
    rsm_buffer_init(&messages, NULL);
    rsm_status status = rsm_world_open_lexicon(world, folder, &messages, &error);
    remove_folder();
    demand(error.status == status && (world->layer != NULL) == (status == RSM_OK));
    demand((messages.size > 0) == (status == RSM_ERROR_FORMAT));
    demand(messages.size == 0 ||
           rsm_slice_starts_with(rsm_buffer_slice(&messages), rsm_slice_from_string(folder)));
    if (status == RSM_OK)
        read_report(world);
    rsm_layer_free(world->layer);
    world->layer = NULL;
    rsm_buffer_free(&messages);
    return 0;
}
