/* Reading rows of the world.
 *
 * Part: cells, strings, lists, ids and look-up by a whole phrase.
 * Invariants: every row, column and offset is checked, so that any argument and any file are safe.
 * Cost: a cell is one read; an id a binary search; a look-up one probe of the index. */
#include "world/world.h"

#include "record/span.h"
#include "world/image.h"
#include "world/phrase.h"

static const rsm_image_table *table_of(const rsm_world *world, rsm_domain domain) {
    return (unsigned)domain < RSM_DOMAIN_COUNT ? &world->header->tables[domain] : NULL;
}

uint32_t rsm_world_rows(const rsm_world *world, rsm_domain domain) {
    const rsm_image_table *table = table_of(world, domain);
    return table != NULL ? table->rows : 0;
}

uint32_t rsm_world_number(const rsm_world *world, rsm_domain domain, uint32_t row,
                          uint32_t column) {
    const rsm_image_table *table = table_of(world, domain);
    const uint32_t *cells;
    if (table == NULL || row >= table->rows || column >= table->columns)
        return 0;
    cells = (const void *)(world->data + table->cells);
    return cells[(uint64_t)row * table->columns + column];
}

int32_t rsm_world_signed(const rsm_world *world, rsm_domain domain, uint32_t row, uint32_t column) {
    uint32_t number = rsm_world_number(world, domain, row, column);
    return number <= INT32_MAX ? (int32_t)number : -(int32_t)(UINT32_MAX - number) - 1;
}

/* The string at `offset` of the pool: its size in groups of seven bits, lowest first, then its
 * bytes. */
static rsm_slice string_at(const rsm_world *world, uint64_t offset) {
    const unsigned char *pool = (const unsigned char *)world->strings;
    uint64_t pool_size = world->header->strings_size;
    uint64_t size = 0;
    for (unsigned shift = 0; shift < 35 && offset < pool_size; shift += 7) {
        unsigned char byte = pool[offset++];
        size |= (uint64_t)(byte & 0x7Fu) << shift;
        if (byte < 0x80)
            return size <= pool_size - offset ? rsm_slice_make(world->strings + offset, size)
                                              : (rsm_slice){"", 0};
    }
    return (rsm_slice){"", 0};
}

rsm_slice rsm_world_string(const rsm_world *world, rsm_domain domain, uint32_t row,
                           uint32_t column) {
    const rsm_image_table *table = table_of(world, domain);
    if (table == NULL || row >= table->rows || column >= table->columns)
        return (rsm_slice){"", 0};
    return string_at(world, rsm_world_number(world, domain, row, column));
}

bool rsm_world_list_item(const rsm_world *world, rsm_domain domain, uint32_t row, uint32_t column,
                         uint32_t index, rsm_slice *item) {
    rsm_slice rest = rsm_world_string(world, domain, row, column);
    if (rest.size == 0)
        return false;
    while (rsm_slice_split(&rest, ';', item))
        if (index-- == 0) {
            *item = rsm_slice_trim(*item);
            return true;
        }
    return false;
}

/* Order of the id of a row against the one sought. */
static int compare_id(const rsm_world *world, rsm_domain domain, uint32_t row, rsm_slice id,
                      uint64_t number) {
    if (world->header->tables[domain].numeric_id == 0)
        return rsm_slice_compare(rsm_world_string(world, domain, row, 0), id);
    uint32_t value = rsm_world_number(world, domain, row, 0);
    return value < number ? -1 : value > number;
}

uint32_t rsm_world_find(const rsm_world *world, rsm_domain domain, rsm_slice id) {
    const rsm_image_table *table = table_of(world, domain);
    const uint32_t *ids;
    uint64_t number = 0;
    uint32_t low = 0, high;
    if (table == NULL || table->rows == 0)
        return RSM_NONE;
    if (table->numeric_id != 0 && !rsm_slice_parse_unsigned(id, UINT32_MAX, &number))
        return RSM_NONE;
    ids = (const void *)(world->data + table->ids);
    high = table->rows;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare_id(world, domain, ids[middle], id, number) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == table->rows || ids[low] >= table->rows ||
        compare_id(world, domain, ids[low], id, number) != 0)
        return RSM_NONE;
    return ids[low];
}

/* Visits the rows of one node; false once `visit` has had enough. */
static bool visit_node(const rsm_world *world, rsm_domain domain, const rsm_phrase_keys *phrase,
                       bool (*visit)(void *context, uint32_t row, uint16_t flags), void *context) {
    const rsm_image_posting *postings;
    const rsm_image_node *node;
    uint64_t key = 0;
    uint32_t count = 0;
    for (uint32_t i = 0; i < phrase->count; i++)
        key = rsm_image_step(key, phrase->keys[i]);
    node = key != 0 ? rsm_image_find(world, key) : NULL;
    postings = node != NULL ? rsm_image_postings(world, node, &count) : NULL;
    for (uint32_t i = 0; i < count; i++)
        if (postings[i].domain == domain &&
            !visit(context, postings[i].row, (uint16_t)(postings[i].flags & RSM_POSTING_SHOWN)))
            return false;
    return true;
}

void rsm_world_lookup(const rsm_world *world, rsm_domain domain, rsm_slice phrase,
                      bool (*visit)(void *context, uint32_t row, uint16_t flags), void *context) {
    rsm_phrase_keys keys =
        rsm_phrase_split(phrase, (rsm_phrase_style){.endings = true, .marks = false});
    visit_node(world, domain, &keys, visit, context);
}
