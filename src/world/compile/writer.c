/* Rows, strings and entries -> the bytes of a world file.
 *
 * Part: sorts the entries by key, makes a node of each key and lays nodes out as a hash table.
 * Invariants: the same rows and entries give the same bytes; free slots and padding are zero.
 * Cost: n log n in the number of entries. */
#include <string.h>

#include "base/hash.h"
#include "world/compile/compile.h"
#include "world/image.h"

static int compare_entries(const void *left, const void *right) {
    const compile_entry *a = left, *b = right;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    if (a->domain != b->domain)
        return a->domain < b->domain ? -1 : 1;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return a->flags < b->flags ? -1 : a->flags > b->flags;
}

bool compile_sort_entries(compile_state *state) {
    return rsm_vector_sort(&state->entries, compare_entries);
}

static void pad(rsm_buffer *image) {
    while (image->size % 8 != 0 && !image->failed)
        rsm_buffer_append_char(image, '\0');
}

/* ---- tables ---- */

typedef struct id_order {
    compile_state *state;
    rsm_domain domain;
    bool numeric;
} id_order;

/* The string in the pool at an offset, as world.c reads it. */
static rsm_slice pool_string(const compile_state *state, uint32_t offset) {
    size_t size = 0, at = offset;
    for (unsigned shift = 0; at < state->strings.size; shift += 7) {
        unsigned char byte = (unsigned char)state->strings.data[at++];
        size |= (size_t)(byte & 0x7Fu) << shift;
        if (byte < 0x80)
            break;
    }
    return rsm_slice_sub(rsm_buffer_slice(&state->strings), at, at + size);
}

static int compare_ids(void *context, const void *left, const void *right) {
    const id_order *order = context;
    const uint32_t *a = left, *b = right;
    uint32_t x = *compile_cell(order->state, order->domain, *a, 0);
    uint32_t y = *compile_cell(order->state, order->domain, *b, 0);
    int result = order->numeric ? (x > y) - (x < y)
                                : rsm_slice_compare(pool_string(order->state, x),
                                                    pool_string(order->state, y));
    return result != 0 ? result : (*a > *b) - (*a < *b);
}

static bool has_numeric_id(rsm_domain domain) {
    return domain == RSM_DOMAIN_PLACE || domain == RSM_DOMAIN_SPELLING;
}

static bool write_table(compile_state *state, rsm_domain domain, rsm_image_table *table,
                        rsm_buffer *image) {
    const rsm_vector *cells = &state->tables[domain].cells;
    id_order order = {state, domain, has_numeric_id(domain)};
    uint32_t *ids = rsm_arena_allocate_items(state->arena, cells->count, sizeof *ids);
    if (ids == NULL)
        return false;
    for (uint32_t i = 0; i < cells->count; i++)
        ids[i] = i;
    if (!rsm_sort(ids, cells->count, sizeof *ids, compare_ids, &order, state->arena))
        return false;
    table->rows = cells->count;
    table->columns = rsm_domain_columns(domain);
    table->numeric_id = order.numeric;
    pad(image);
    table->cells = image->size;
    if (cells->count > 0)
        rsm_buffer_append(image, cells->items, (size_t)cells->count * cells->item_size);
    pad(image);
    table->ids = image->size;
    if (cells->count > 0)
        rsm_buffer_append(image, ids, cells->count * sizeof *ids);
    return !image->failed;
}

/* ---- index ---- */

/* Nodes and postings under way. */
typedef struct index_build {
    rsm_image_node *nodes; /* in order of key, then as a table */
    uint64_t node_count;
    rsm_image_posting *postings;
    uint64_t posting_count;
} index_build;

/* One name written twice for a row counts once, with what is strongest of its flags. */
static bool joins_last(index_build *build, const rsm_image_node *node, const compile_entry *entry) {
    rsm_image_posting *last;
    uint16_t weakening =
        RSM_PHRASE_AMBIGUOUS | RSM_PHRASE_ADJECTIVE | RSM_PHRASE_CAPITAL | RSM_PHRASE_CAPITALS;
    if ((node->info & RSM_NODE_COUNT_MASK) == 0)
        return false;
    last = &build->postings[build->posting_count - 1];
    if (last->domain != entry->domain || last->row != entry->row)
        return false;
    last->flags = (uint16_t)(((last->flags | entry->flags) & ~weakening) |
                             (last->flags & entry->flags & weakening));
    return true;
}

static void add_entry(index_build *build, const compile_entry *entry) {
    rsm_image_node *node = &build->nodes[build->node_count - 1];
    if (entry->domain == RSM_DOMAIN_COUNT) {
        node->info |= (entry->prefix & COMPILE_CONTINUES) != 0 ? RSM_NODE_CONTINUES : 0u;
        node->info |= (entry->prefix & COMPILE_GAP) != 0 ? RSM_NODE_GAP : 0u;
    } else if (!joins_last(build, node, entry)) {
        build->postings[build->posting_count++] =
            (rsm_image_posting){.row = entry->row, .flags = entry->flags, .domain = entry->domain};
        node->info++;
    }
}

static bool build_index(compile_state *state, index_build *build) {
    const compile_entry *entries;
    uint32_t count = state->entries.count;
    uint64_t key = 0;
    entries = state->entries.items;
    build->nodes = rsm_arena_allocate_items(state->arena, count, sizeof *build->nodes);
    build->postings = rsm_arena_allocate_items(state->arena, count, sizeof *build->postings);
    if (build->nodes == NULL || build->postings == NULL)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        if (entries[i].key == 0)
            continue; /* no words; a free slot of the table has the key 0 */
        if (entries[i].key != key) {
            key = entries[i].key;
            build->nodes[build->node_count++] =
                (rsm_image_node){key, (uint32_t)build->posting_count, 0};
        }
        add_entry(build, &entries[i]);
    }
    return true;
}

/* The nodes as an open table, three slots to two nodes. */
static rsm_image_node *lay_out(compile_state *state, const index_build *build, uint64_t *slots) {
    rsm_image_node *table;
    *slots = build->node_count + build->node_count / 2 + 1;
    table = rsm_arena_allocate_items(state->arena, *slots, sizeof *table);
    for (uint64_t i = 0; table != NULL && i < build->node_count; i++) {
        uint64_t slot = rsm_image_slot(build->nodes[i].key, *slots);
        while (table[slot].key != 0)
            slot = slot + 1 == *slots ? 0 : slot + 1;
        table[slot] = build->nodes[i];
    }
    return table;
}

static bool write_index(compile_state *state, rsm_image_header *header, rsm_buffer *image) {
    index_build build = {NULL, 0, NULL, 0};
    rsm_image_node *table;
    if (!build_index(state, &build))
        return false;
    table = lay_out(state, &build, &header->node_slots);
    if (table == NULL)
        return false;
    pad(image);
    header->nodes = image->size;
    rsm_buffer_append(image, table, header->node_slots * sizeof *table);
    pad(image);
    header->postings = image->size;
    header->posting_count = build.posting_count;
    if (build.posting_count > 0)
        rsm_buffer_append(image, build.postings, build.posting_count * sizeof *build.postings);
    return !image->failed;
}

rsm_status compile_write(compile_state *state, uint32_t kind, rsm_buffer *image, rsm_error *error) {
    rsm_image_header header;
    bool written = compile_sort_entries(state);
    memset(&header, 0, sizeof header);
    memcpy(header.magic, RSM_IMAGE_MAGIC, sizeof header.magic);
    header.version = RSM_IMAGE_VERSION;
    header.byte_order = RSM_IMAGE_BYTE_ORDER;
    header.domains = RSM_DOMAIN_COUNT;
    header.kind = kind;
    rsm_buffer_append(image, &header, sizeof header);
    for (uint32_t i = 0; i < RSM_DOMAIN_COUNT && written; i++)
        written = write_table(state, (rsm_domain)i, &header.tables[i], image);
    pad(image);
    header.strings = image->size;
    header.strings_size = state->strings.size;
    rsm_buffer_append_slice(image, rsm_buffer_slice(&state->strings));
    written = written && write_index(state, &header, image);
    pad(image);
    if (!written || image->failed || compile_has_failed(state))
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    header.size = image->size;
    memcpy(image->data, &header, sizeof header);
    header.checksum = rsm_image_checksum(image->data, image->size);
    memcpy(image->data, &header, sizeof header);
    return RSM_OK;
}
