/* Times the rooms of the seeing wing one by one, on reports read beforehand, and the opening of the world.
 *
 * usage: rooms WORLD PASSES PATH...
 *
 * The models of the language layer are those of language.rsm in the folder of WORLD, where there is one.
 *
 * Part: a driver for bench/run and nothing else; it prints a line `NAME SECONDS` for each room and pass, `sentences N`, `tokens N`,
 * `bytes N` once, and `layer N` and `largest N`: the most bytes that the language layer (text and tag) held of a report, and that report's size. Times are of the processor. Invariant: the rooms run in the order and with the inputs of api/see.c. */
#include "base/arena.h"
#include "base/buffer.h"
#include "extract/extract.h"
#include "read/read.h"
#include "record/write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum room { ROOM_READ, ROOM_TEXT, ROOM_TAG, ROOM_TIME, ROOM_PLACE, ROOM_EXTRACT, ROOM_WRITE, ROOM_COUNT };

static const char *const room_names[ROOM_COUNT] = {"read", "text", "tag", "time", "place", "extract", "write"};

typedef struct tally {
    double seconds[ROOM_COUNT];
    unsigned long sentences, tokens, bytes;
    unsigned long layer, largest; /* most bytes that text and tag took of a report, and its size */
    const rsm_language *language; /* NULL: rules */
} tally;

static double processor_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double lap(double *last)
{
    double now = processor_seconds(), passed = now - *last;
    *last = now;
    return passed;
}

/* What the api copies out of the layers before extraction; its cost is counted with `write`. */
static bool copy_layers(const rsm_text *text, const rsm_times *times, const rsm_places *places, rsm_arena *arena, rsm_reading *reading)
{
    rsm_span *spans = rsm_arena_allocate_items(arena, (size_t)text->sentence_count + 1, sizeof *spans);
    rsm_time_expression *time = rsm_arena_allocate_items(arena, (size_t)times->count + 1, sizeof *time);
    rsm_place_expression *place = rsm_arena_allocate_items(arena, (size_t)places->count + 1, sizeof *place);
    if (spans == NULL || time == NULL || place == NULL) return false;
    for (uint32_t i = 0; i < text->sentence_count; i++) spans[i] = (rsm_span){text->sentences[i].start, text->sentences[i].end};
    for (uint32_t i = 0; i < times->count; i++) time[i] = times->items[i].expression;
    for (uint32_t i = 0; i < places->count; i++) place[i] = places->items[i].expression;
    reading->sentences = spans;
    reading->sentence_count = text->sentence_count;
    reading->times = time;
    reading->time_count = times->count;
    reading->places = place;
    reading->place_count = places->count;
    return true;
}

static rsm_status run_rooms(const rsm_world *world, rsm_reading *reading, rsm_arena *arena, tally *t, rsm_error *error)
{
    rsm_report *report = &reading->report;
    rsm_text text;
    rsm_tagging tagging;
    rsm_times times;
    rsm_places places;
    rsm_buffer buffer;
    rsm_json json;
    size_t before = arena->used;
    double last = processor_seconds();
    rsm_status status = rsm_text_split(world, rsm_language_linear(t->language, RSM_TEXT_MODEL), report->text, report->body_start, arena, &text, error);
    t->seconds[ROOM_TEXT] += lap(&last);
    if (status == RSM_OK) status = rsm_tag_text(world, t->language, &text, arena, &tagging, error);
    t->seconds[ROOM_TAG] += lap(&last);
    if (arena->used - before > t->layer) {
        t->layer = (unsigned long)(arena->used - before);
        t->largest = (unsigned long)report->text.size;
    }
    if (status == RSM_OK) status = rsm_time_find(world, &text, &tagging, report, arena, &times, error);
    t->seconds[ROOM_TIME] += lap(&last);
    if (status == RSM_OK) status = rsm_place_find(world, &text, &tagging, report, arena, &places, error);
    t->seconds[ROOM_PLACE] += lap(&last);
    if (status != RSM_OK) return status;
    reading->names = tagging.names;
    reading->name_count = tagging.name_count;
    if (!copy_layers(&text, &times, &places, arena, reading)) return RSM_ERROR_MEMORY;
    t->seconds[ROOM_WRITE] += lap(&last);
    status = rsm_extract(world, &text, &tagging, &times, &places, arena, reading, error);
    t->seconds[ROOM_EXTRACT] += lap(&last);
    if (status != RSM_OK) return status;
    rsm_buffer_init(&buffer, NULL);
    rsm_json_init(&json, &buffer);
    rsm_write_reading(&json, reading, false);
    rsm_buffer_free(&buffer);
    t->seconds[ROOM_WRITE] += lap(&last);
    t->sentences += text.sentence_count;
    t->tokens += text.token_count;
    t->bytes += report->text.size;
    return RSM_OK;
}

static rsm_status run_pass(const rsm_world *world, const char *const *paths, size_t path_count, tally *t, rsm_error *error)
{
    rsm_reader *reader = NULL;
    rsm_status status = rsm_reader_open(world, paths, path_count, &reader, error);
    if (status != RSM_OK) return status;
    rsm_arena arena;
    rsm_arena_init(&arena, NULL, 0);
    for (rsm_read_event event = RSM_READ_REPORT; status == RSM_OK && event != RSM_READ_END;) {
        rsm_reading reading = {0};
        rsm_complaint complaint;
        double last = processor_seconds();
        rsm_arena_reset(&arena);
        event = rsm_reader_next(reader, &arena, &reading.report, &complaint, error);
        t->seconds[ROOM_READ] += lap(&last);
        if (event == RSM_READ_FAILED) status = RSM_ERROR_IO;
        else if (event == RSM_READ_REPORT && reading.report.error.size == 0) status = run_rooms(world, &reading, &arena, t, error);
    }
    rsm_arena_free(&arena);
    rsm_reader_close(reader);
    return status;
}

/* language.rsm beside the world file, or NULL. */
static rsm_language *open_language(const char *world_path)
{
    char path[4096];
    const char *slash = strrchr(world_path, '/');
    rsm_language *language = NULL;
    snprintf(path, sizeof path, "%.*slanguage.rsm", slash == NULL ? 0 : (int)(slash - world_path) + 1, world_path);
    rsm_language_open(path, &language, NULL);
    return language;
}

int main(int count, char **arguments)
{
    rsm_error error = {0};
    rsm_world *world = NULL;
    if (count < 4) {
        fputs("usage: rooms WORLD PASSES PATH...\n", stderr);
        return 2;
    }
    for (int i = 0; i < 5; i++) {
        double last = processor_seconds();
        rsm_world_close(world);
        world = NULL;
        if (rsm_world_open(arguments[1], &world, &error) != RSM_OK) {
            fprintf(stderr, "%s\n", error.message);
            return 2;
        }
        printf("world %.9f\n", lap(&last));
    }
    rsm_language *language = open_language(arguments[1]);
    for (int pass = 0; pass < atoi(arguments[2]); pass++) {
        tally t;
        memset(&t, 0, sizeof t);
        t.language = language;
        if (run_pass(world, (const char *const *)arguments + 3, (size_t)count - 3, &t, &error) != RSM_OK) {
            fprintf(stderr, "%s\n", error.message);
            return 2;
        }
        for (int room = 0; room < ROOM_COUNT; room++) printf("%s %.9f\n", room_names[room], t.seconds[room]);
        if (pass == 0) printf("sentences %lu\ntokens %lu\nbytes %lu\nlayer %lu\nlargest %lu\n", t.sentences, t.tokens, t.bytes, t.layer, t.largest);
    }
    rsm_language_close(language);
    rsm_world_close(world);
    return 0;
}
