/* Reading rows of the world.
 *
 * Part: cells, strings, lists, ids and look-up by a whole phrase.
 * Invariants: every row, column and offset is checked, so that any argument and any file are safe.
 * Cost: a cell is one read; an id a binary search; a look-up one probe of the index. */
#include "world/world.h"

#include "record/span.h"
#include "world/image.h"
#include "world/layer.h"
#include "world/phrase.h"

static const rsm_image_table *table_of(const rsm_world *world, rsm_domain domain) {
    return (unsigned)domain < RSM_DOMAIN_COUNT ? &world->header->tables[domain] : NULL;
}

static uint32_t own_rows(const rsm_world *world, rsm_domain domain) {
    const rsm_image_table *table = table_of(world, domain);
    if (table != NULL && rsm_layer_has(world, domain))
        return rsm_layer_rows(world, domain);
    return table != NULL ? table->rows : 0;
}

uint32_t rsm_world_rows(const rsm_world *world, rsm_domain domain) {
    uint32_t rows = own_rows(world, domain);
    uint32_t beside = world->beside != NULL ? own_rows(world->beside, domain) : 0;
    return beside < RSM_NONE - rows ? rows + beside : rows;
}

/* The file that holds a row, and its number there. */
static const rsm_world *holder_of(const rsm_world *world, rsm_domain domain, uint32_t *row) {
    uint32_t rows = own_rows(world, domain);
    if (rsm_layer_has(world, domain))
        return rsm_layer_holder(world, domain, row);
    if (world->beside == NULL || *row < rows)
        return world;
    *row -= rows;
    return world->beside;
}

static uint32_t cell_of(const rsm_world *world, rsm_domain domain, uint32_t row, uint32_t column) {
    const rsm_image_table *table = table_of(world, domain);
    const uint32_t *cells;
    if (table == NULL || row >= table->rows || column >= table->columns)
        return 0;
    cells = (const void *)(world->data + table->cells);
    return cells[(uint64_t)row * table->columns + column];
}

static bool refers_to_division(rsm_domain domain, uint32_t column) {
    return (domain == RSM_DOMAIN_PLACE &&
            (column == RSM_GAZETTEER_ADMIN1 || column == RSM_GAZETTEER_ADMIN2)) ||
           (domain == RSM_DOMAIN_DIVISION && column == RSM_DIVISION_PARENT);
}

static rsm_slice string_at(const rsm_world *world, uint64_t offset);

/* The parent of an actor, where files of actors are changed: a changed file names it by its id, the
 * world's own by a row that may have moved or be gone. */
static uint32_t parent_of_actor(const rsm_world *world, const rsm_world *holder, uint32_t cell) {
    uint32_t row = RSM_NONE;
    uint32_t id = cell;
    if (holder == world) {
        if (cell == RSM_NONE)
            return RSM_NONE;
        row = rsm_layer_row(world, RSM_DOMAIN_ACTOR, false, cell);
        id = cell_of(world, RSM_DOMAIN_ACTOR, cell, RSM_ACTOR_ID);
    }
    return row != RSM_NONE ? row : rsm_world_find(world, RSM_DOMAIN_ACTOR, string_at(holder, id));
}

uint32_t rsm_world_number(const rsm_world *world, rsm_domain domain, uint32_t row,
                          uint32_t column) {
    const rsm_world *holder = holder_of(world, domain, &row);
    if (domain == RSM_DOMAIN_ACTOR && column == RSM_ACTOR_WITHIN && rsm_layer_has(world, domain))
        return parent_of_actor(world, holder, cell_of(holder, domain, row, column));
    if (rsm_layer_has(world, domain))
        return cell_of(holder, domain, row, column);
    if (holder == world || !refers_to_division(domain, column))
        return cell_of(holder, domain, row, column);
    /* A gazetteer file names divisions by their ids. */
    rsm_slice id = string_at(holder, cell_of(holder, domain, row, column));
    return id.size > 0 ? rsm_world_find(world, RSM_DOMAIN_DIVISION, id) : RSM_NONE;
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
    const rsm_world *holder = holder_of(world, domain, &row);
    const rsm_image_table *table = table_of(holder, domain);
    if (table == NULL || row >= table->rows || column >= table->columns)
        return (rsm_slice){"", 0};
    return string_at(holder, cell_of(holder, domain, row, column));
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
        return rsm_slice_compare(string_at(world, cell_of(world, domain, row, 0)), id);
    uint32_t value = cell_of(world, domain, row, 0);
    return value < number ? -1 : value > number;
}

/* Where the rows of an id begin among the ids of one file; the number of rows where it has none. */
static uint32_t search_ids(const rsm_world *world, rsm_domain domain, rsm_slice id,
                           uint64_t number) {
    const rsm_image_table *table = table_of(world, domain);
    const uint32_t *ids;
    uint32_t low = 0, high;
    if (table == NULL || table->rows == 0)
        return 0;
    ids = (const void *)(world->data + table->ids);
    high = table->rows;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare_id(world, domain, ids[middle], id, number) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The row at a place among the ids where it bears the id, else RSM_NONE. */
static uint32_t row_of_id(const rsm_world *world, rsm_domain domain, uint32_t place, rsm_slice id,
                          uint64_t number) {
    const rsm_image_table *table = table_of(world, domain);
    if (table == NULL || place >= table->rows)
        return RSM_NONE;
    const uint32_t *ids = (const void *)(world->data + table->ids);
    if (ids[place] >= table->rows || compare_id(world, domain, ids[place], id, number) != 0)
        return RSM_NONE;
    return ids[place];
}

/* The row of one file, by its id as a text or as a number. */
static uint32_t search(const rsm_world *world, rsm_domain domain, rsm_slice id, uint64_t number) {
    return row_of_id(world, domain, search_ids(world, domain, id, number), id, number);
}

/* The first row of the world by an id, of those that one file gives, where the domain has changed
 * files. */
static uint32_t find_in_layered(const rsm_world *world, const rsm_world *file, rsm_domain domain,
                                rsm_slice id) {
    uint32_t place = search_ids(file, domain, id, 0), row;
    while ((row = row_of_id(file, domain, place++, id, 0)) != RSM_NONE) {
        uint32_t shown = rsm_layer_row(world, domain, file != world, row);
        if (shown != RSM_NONE)
            return shown;
    }
    return RSM_NONE;
}

static uint32_t find_in(const rsm_world *world, rsm_domain domain, rsm_slice id) {
    const rsm_image_table *table = table_of(world, domain);
    uint64_t number = 0;
    if (table != NULL && table->numeric_id != 0 &&
        !rsm_slice_parse_unsigned(id, UINT32_MAX, &number))
        return RSM_NONE;
    return search(world, domain, id, number);
}

uint32_t rsm_world_find(const rsm_world *world, rsm_domain domain, rsm_slice id) {
    if (table_of(world, domain) != NULL && rsm_layer_has(world, domain)) {
        uint32_t own = find_in_layered(world, world, domain, id);
        uint32_t changed = find_in_layered(world, rsm_layer_image(world), domain, id);
        return own < changed ? own : changed;
    }
    uint32_t row = find_in(world, domain, id);
    if (row != RSM_NONE || world->beside == NULL)
        return row;
    row = find_in(world->beside, domain, id);
    return row != RSM_NONE ? own_rows(world, domain) + row : RSM_NONE;
}

uint32_t rsm_image_row_beside(const rsm_world *world, rsm_domain domain, uint32_t row,
                              bool english) {
    const rsm_world *beside = world->beside;
    uint32_t own;
    uint32_t id = cell_of(beside, domain, row, 0);
    if (domain == RSM_DOMAIN_PLACE)
        own = search(world, domain, (rsm_slice){"", 0}, id);
    else
        own = search(world, domain, string_at(beside, id), 0);
    if (own != RSM_NONE)
        return english ? own : RSM_NONE;
    /* Names of an entry that only another state of the program's own list has. */
    uint32_t name =
        domain == RSM_DOMAIN_PLACE ? (uint32_t)RSM_GAZETTEER_NAME : (uint32_t)RSM_DIVISION_NAME;
    if (string_at(beside, cell_of(beside, domain, row, name)).size == 0)
        return RSM_NONE;
    return own_rows(world, domain) + row;
}

/* The postings of a phrase in one file. */
static const rsm_image_posting *postings_of(const rsm_world *file, const rsm_phrase_keys *phrase,
                                            uint32_t *count) {
    uint64_t key = 0;
    for (uint32_t i = 0; i < phrase->count; i++)
        key = rsm_image_step(key, phrase->keys[i]);
    const rsm_image_node *node = file != NULL && key != 0 ? rsm_image_find(file, key) : NULL;
    *count = 0;
    return node != NULL ? rsm_image_postings(file, node, count) : NULL;
}

/* A walk over the postings of one domain in one file, by rows of the world. */
typedef struct posting_walk {
    const rsm_world *file;
    const rsm_image_posting *postings;
    uint32_t count, next;
    uint32_t row; /* of the posting before `next`; RSM_NONE at the end */
} posting_walk;

static void step(const rsm_world *world, rsm_domain domain, posting_walk *walk) {
    walk->row = RSM_NONE;
    while (walk->row == RSM_NONE && walk->next < walk->count) {
        const rsm_image_posting *posting = &walk->postings[walk->next++];
        if (posting->domain == domain)
            walk->row = rsm_layer_row(world, domain, walk->file != world, posting->row);
    }
}

void rsm_world_lookup(const rsm_world *world, rsm_domain domain, rsm_slice phrase,
                      bool (*visit)(void *context, uint32_t row, uint16_t flags), void *context) {
    rsm_phrase_keys keys =
        rsm_phrase_split(phrase, (rsm_phrase_style){.endings = true, .marks = false});
    posting_walk own = {.file = world}, changed = {.file = NULL, .row = RSM_NONE};
    if (table_of(world, domain) == NULL)
        return;
    own.postings = postings_of(world, &keys, &own.count);
    step(world, domain, &own);
    if (rsm_layer_has(world, domain)) {
        changed.file = rsm_layer_image(world);
        changed.postings = postings_of(changed.file, &keys, &changed.count);
        step(world, domain, &changed);
    }
    while (own.row != RSM_NONE || changed.row != RSM_NONE) {
        posting_walk *least = own.row <= changed.row ? &own : &changed;
        uint16_t flags = least->postings[least->next - 1].flags & RSM_POSTING_SHOWN;
        if (!visit(context, least->row, flags))
            return;
        step(world, domain, least);
    }
}
