/* fuzz/fuzz_world.c - any bytes as a world file.
 *
 * The checksum is put right first, so that what lies behind it is reached; then everything that a
 * world can be asked is asked. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "world/image.h"
#include "world/world.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static bool go_on(void *context, uint32_t row, uint16_t flags) {
    (void)row;
    (void)flags;
    return ++*(uint32_t *)context < 1000;
}

static void ask_domain(const rsm_world *world, rsm_domain domain) {
    uint32_t seen = 0;
    rsm_slice item;
    rsm_world_find(world, domain, RSM_SLICE("AA"));
    rsm_world_find(world, domain, RSM_SLICE("901"));
    rsm_world_lookup(world, domain, RSM_SLICE("Tessaly"), go_on, &seen);
    for (uint32_t row = 0; row < 3; row++)
        for (uint32_t column = 0; column < 12; column++) {
            rsm_world_signed(world, domain, row, column);
            rsm_world_list_item(world, domain, row, column, 1, &item);
        }
}

static void ask(const rsm_world *world) {
    static const char *const texts[] = {"Tessaly", "blow",  "it", "up",    "Northern",
                                        "-",       "Front", ",",  "gunmen"};
    rsm_word words[sizeof texts / sizeof *texts];
    uint32_t count = sizeof texts / sizeof *texts, match_count = 0;
    rsm_match *matches = NULL;
    rsm_arena arena;
    for (uint32_t i = 0; i < count; i++) {
        uint64_t key = rsm_world_word_key(rsm_slice_from_string(texts[i]));
        words[i] = (rsm_word){
            .surface = key, .lemma = key, .joiner = texts[i][0] == '-', .capitalised = true};
    }
    rsm_arena_init(&arena, NULL, (size_t)64 << 20);
    rsm_world_match(world, words, NULL, count, true, &arena, &matches, &match_count);
    for (uint32_t i = 0; i < match_count; i++)
        rsm_world_string(world, (rsm_domain)matches[i].domain, matches[i].row, 0);
    rsm_arena_free(&arena);
    for (uint32_t domain = 0; domain <= RSM_DOMAIN_COUNT; domain++)
        ask_domain(world, (rsm_domain)domain);
}

/* `offset` brought to a multiple of 8 inside the file, `count` to what fits there. */
static void fit(uint64_t *offset, uint64_t *count, uint64_t item_size, size_t size) {
    *offset = *offset % size / 8 * 8;
    *count = *count % ((size - *offset) / item_size + 1);
}

/* Makes the header one that opens, keeping of the input what may vary. */
static void mend_header(unsigned char *data, size_t size) {
    rsm_image_header *header = (void *)data;
    memcpy(header->magic, RSM_IMAGE_MAGIC, sizeof header->magic);
    header->version = RSM_IMAGE_VERSION;
    header->byte_order = RSM_IMAGE_BYTE_ORDER;
    header->domains = RSM_DOMAIN_COUNT;
    header->kind = RSM_IMAGE_WORLD;
    header->size = size;
    fit(&header->strings, &header->strings_size, 1, size);
    fit(&header->nodes, &header->node_slots, sizeof(rsm_image_node), size);
    fit(&header->postings, &header->posting_count, sizeof(rsm_image_posting), size);
    for (uint32_t i = 0; i < RSM_DOMAIN_COUNT; i++) {
        rsm_image_table *table = &header->tables[i];
        uint64_t rows = table->rows, same_rows;
        table->columns = rsm_domain_columns((rsm_domain)i);
        fit(&table->cells, &rows, table->columns * sizeof(uint32_t), size);
        same_rows = rows;
        fit(&table->ids, &same_rows, sizeof(uint32_t), size);
        table->rows = (uint32_t)(rows < same_rows ? rows : same_rows);
    }
    header->checksum = rsm_image_checksum(data, size);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    unsigned char *copy = malloc(size > 0 ? size : 1);
    rsm_world *world = NULL;
    if (copy == NULL)
        return 0;
    memcpy(copy, data, size);
    if (size >= sizeof(rsm_image_header) && size % 2 == 0)
        mend_header(copy, size);
    if (rsm_world_open_memory(copy, size, &world, NULL) == RSM_OK)
        ask(world);
    rsm_world_close(world);
    free(copy);
    return 0;
}
