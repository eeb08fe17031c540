/* Entries in order -> a gazetteer file, laid out as world/image.h has it.
 *
 * Divisions come first, then places, each by population, the most first, so that rows are numbered
 * as they come. Cells are written at once; strings go to scratch; ids and the entries of the index
 * to sorts of their own. A node's slot in the table grows with its key, so the sorted nodes are
 * laid out in one pass; the few that run over its end go to the first free slots, as world.c looks
 * for them. Memory: three sorts, and the codes of divisions (DIVISION_CODES at most). */
#include <stdlib.h>
#include <string.h>

#include "base/bigfile.h"
#include "base/map.h"
#include "record/span.h"
#include "world/image.h"
#include "world/import/import.h"
#include "world/phrase.h"

enum {
    ENTRY_KEY = 13, /* key, domain, row */
    ENTRY_SIZE = 16,
    CONTINUES = 1,
    DIVISION_CODES = 1 << 18,
    TELL_EVERY = 1 << 15,
    RUN_OVER = 1 << 16,
    KNOWN = 500, /* people: a single word names a smaller place only where it is seen as a place */
    PIECE = 1 << 10
};

/* A file under way. */
typedef struct writing {
    importer *import;
    rsm_bigfile *out;
    rsm_bigfile strings; /* scratch */
    rsm_sorter *entries; /* of the index */
    rsm_sorter *ids[2];  /* of divisions, of places */
    rsm_arena arena;
    rsm_map codes; /* strings that many rows share -> offset */
    rsm_image_header header;
    rsm_status status;
    rsm_error *error;
} writing;

static void fail(writing *w, rsm_status status) {
    if (w->status == RSM_OK)
        w->status = status;
}

/* ---- strings ---- */

static uint32_t put_string(writing *w, rsm_slice text) {
    uint64_t at = w->strings.size;
    size_t left = text.size;
    if (text.size == 0)
        return 0;
    if (at > UINT32_MAX - text.size - 8) {
        fail(w, rsm_error_set(w->error, RSM_ERROR_LIMIT, "over 4 GiB of names"));
        return 0;
    }
    do {
        unsigned char byte = (unsigned char)((left & 0x7F) | (left > 0x7F ? 0x80 : 0));
        rsm_bigfile_put(&w->strings, &byte, 1);
        left >>= 7;
    } while (left > 0);
    rsm_bigfile_put(&w->strings, text.data, text.size);
    return (uint32_t)at;
}

/* The same for what many rows share. */
static uint32_t put_code(writing *w, rsm_slice code) {
    uint32_t offset = 0;
    if (code.size == 0 || rsm_map_find(&w->codes, code, &offset))
        return offset;
    offset = put_string(w, code);
    if (w->codes.entries.count < DIVISION_CODES)
        rsm_map_set(&w->codes, rsm_slice_copy(code, &w->arena), offset);
    return offset;
}

/* ---- the index ---- */

static void add_index_entry(writing *w, uint64_t key, uint8_t domain, uint32_t row, uint16_t flags,
                            uint8_t prefix) {
    unsigned char record[ENTRY_SIZE];
    rsm_key_64(key, record);
    record[8] = domain;
    rsm_key_32(row, record + 9);
    memcpy(record + ENTRY_KEY, &flags, sizeof flags);
    record[15] = prefix;
    if (w->status == RSM_OK)
        w->status = rsm_sorter_add(w->entries, record, sizeof record, w->error);
}

/* One way of cutting a name. */
static void add_keys(writing *w, const rsm_phrase_keys *cut, uint8_t domain, uint32_t row,
                     uint16_t flags) {
    uint64_t key = 0;
    for (uint32_t i = 0; i < cut->count; i++) {
        key = rsm_image_step(key, cut->keys[i]);
        if (i + 1 < cut->count)
            add_index_entry(w, key, RSM_DOMAIN_COUNT, 0, 0, CONTINUES);
    }
    add_index_entry(w, key, domain, row, flags, 0);
}

/* A name, cut in all ways in which the tokens of a text may be. */
static bool add_name(writing *w, const import_entry *entry, const import_name *name, uint8_t domain,
                     uint32_t row, bool primary) {
    uint16_t flags = rsm_phrase_capitals(name->text);
    rsm_phrase_keys plain = rsm_phrase_split(name->text, (rsm_phrase_style){true, false});
    if (plain.count == 0 || plain.words > RSM_PHRASE_WORDS)
        return false;
    if (entry->long_names && plain.words < 2)
        return false;
    if (primary)
        flags |= RSM_PHRASE_PRIMARY;
    if (name->english)
        flags |= RSM_POSTING_ENGLISH;
    if ((plain.words == 1 && entry->line > 0 && entry->population < KNOWN) ||
        import_is_common_word(w->import->world, name->text))
        flags |= RSM_PHRASE_AMBIGUOUS;
    for (unsigned style = 0; style < 4; style++) {
        rsm_phrase_style how = {.endings = (style & 1u) == 0, .marks = (style & 2u) != 0};
        if ((!how.endings && !plain.has_endings) || (how.marks && !plain.has_marks))
            continue;
        rsm_phrase_keys cut = rsm_phrase_split(name->text, how);
        if (cut.count > 0)
            add_keys(w, &cut, domain, row, flags);
    }
    w->import->counts->names++;
    return true;
}

/* ---- rows ---- */

static void put_cells(writing *w, const uint32_t *cells, uint32_t count) {
    rsm_bigfile_put(w->out, cells, count * sizeof *cells);
}

static void put_division(writing *w, const import_entry *entry, uint32_t row) {
    uint32_t cells[RSM_DIVISION_COLUMNS] = {0};
    bool first = entry->kind == RSM_FEATURE_ADMIN1;
    rsm_slice id = first ? entry->first : entry->second;
    unsigned char key[IMPORT_ID + 4] = {0};
    cells[RSM_DIVISION_ID] = put_code(w, id);
    cells[RSM_DIVISION_LEVEL] = first ? 1 : 2;
    cells[RSM_DIVISION_COUNTRY] = put_code(w, entry->country);
    cells[RSM_DIVISION_NAME] = put_string(w, entry->names[0].text);
    cells[RSM_DIVISION_LAT] = (uint32_t)entry->lat_e5;
    cells[RSM_DIVISION_LON] = (uint32_t)entry->lon_e5;
    cells[RSM_DIVISION_POPULATION] = entry->population;
    cells[RSM_DIVISION_RADIUS] = entry->radius;
    cells[RSM_DIVISION_PARENT] = first ? 0 : put_code(w, entry->first);
    put_cells(w, cells, RSM_DIVISION_COLUMNS);
    memcpy(key, id.data, id.size);
    rsm_key_32(row, key + IMPORT_ID);
    if (w->status == RSM_OK)
        w->status = rsm_sorter_add(w->ids[0], key, sizeof key, w->error);
}

static void put_place(writing *w, const import_entry *entry, uint32_t row) {
    uint32_t cells[RSM_GAZETTEER_COLUMNS] = {0};
    bool has_row = entry->line > 0;
    unsigned char key[8];
    cells[RSM_GAZETTEER_GEONAMEID] = entry->id;
    cells[RSM_GAZETTEER_NAME] = has_row ? put_string(w, entry->names[0].text) : 0;
    cells[RSM_GAZETTEER_LAT] = (uint32_t)entry->lat_e5;
    cells[RSM_GAZETTEER_LON] = (uint32_t)entry->lon_e5;
    cells[RSM_GAZETTEER_COUNTRY] = put_code(w, entry->country);
    cells[RSM_GAZETTEER_ADMIN1] = put_code(w, entry->first);
    cells[RSM_GAZETTEER_ADMIN2] = put_code(w, entry->second);
    cells[RSM_GAZETTEER_POPULATION] = entry->population;
    cells[RSM_GAZETTEER_KIND] = entry->kind;
    cells[RSM_GAZETTEER_RADIUS] = entry->radius;
    put_cells(w, cells, RSM_GAZETTEER_COLUMNS);
    rsm_key_32(entry->id, key);
    rsm_key_32(row, key + 4);
    if (w->status == RSM_OK)
        w->status = rsm_sorter_add(w->ids[1], key, sizeof key, w->error);
}

/* One entry: a row of its table and the names that find it. */
static void put_entry(writing *w, const import_entry *entry) {
    bool division = entry->kind == RSM_FEATURE_ADMIN1 || entry->kind == RSM_FEATURE_ADMIN2;
    rsm_domain domain = division ? RSM_DOMAIN_DIVISION : RSM_DOMAIN_PLACE;
    rsm_image_table *table = &w->header.tables[domain];
    uint32_t row = table->rows;
    uint32_t found = 0;
    for (uint32_t i = 0; i < entry->name_count; i++)
        found += add_name(w, entry, &entry->names[i], (uint8_t)domain, row, i == 0);
    if (found == 0) {
        w->import->counts->passed++;
        w->import->counts->places -= !division;
        w->import->counts->divisions -= division;
        return;
    }
    if (!division && row == 0)
        table->cells = rsm_bigfile_align(w->out);
    if (division)
        put_division(w, entry, row);
    else
        put_place(w, entry, row);
    table->rows++;
}

static void put_rows(writing *w) {
    importer *import = w->import;
    uint64_t all = rsm_sorter_count(import->entries), done = 0;
    import_entry entry = {0};
    rsm_slice record;
    w->header.tables[RSM_DOMAIN_DIVISION].cells = rsm_bigfile_align(w->out);
    while (w->status == RSM_OK) {
        w->status = rsm_sorter_next(import->entries, &record, w->error);
        if (w->status != RSM_OK || record.data == NULL)
            break;
        import_unpack(rsm_slice_sub(record, 9, record.size), &entry);
        put_entry(w, &entry);
        if (++done % TELL_EVERY == 0 && w->status == RSM_OK)
            w->status = import_tell(
                import, import->bytes_in_all + import->bytes_in_all / all * done / 2, w->error);
    }
    rsm_sorter_free(import->entries);
    import->entries = NULL;
}

/* The rows of a table in order of their ids, which end a record. */
static void put_ids(writing *w, rsm_domain domain, rsm_sorter **sorter, size_t id_size) {
    rsm_image_table *table = &w->header.tables[domain];
    rsm_slice record;
    table->ids = rsm_bigfile_align(w->out);
    if (table->rows == 0)
        table->cells = table->ids;
    if (w->status == RSM_OK)
        w->status = rsm_sorter_sort(*sorter, w->error);
    while (w->status == RSM_OK) {
        w->status = rsm_sorter_next(*sorter, &record, w->error);
        if (w->status != RSM_OK || record.data == NULL)
            break;
        uint32_t row = rsm_key_to_32((const unsigned char *)record.data + id_size);
        rsm_bigfile_put(w->out, &row, sizeof row);
    }
    rsm_sorter_free(*sorter);
    *sorter = NULL;
}

/* Copies the scratch of strings to the end of the file. */
static void put_strings(writing *w) {
    char piece[1 << 14];
    w->header.strings = rsm_bigfile_align(w->out);
    w->header.strings_size = w->strings.size;
    if (w->status == RSM_OK)
        w->status = rsm_bigfile_flush(&w->strings, w->error);
    for (uint64_t at = 0; at < w->strings.size && w->status == RSM_OK; at += sizeof piece) {
        uint64_t left = w->strings.size - at;
        size_t step = left < sizeof piece ? (size_t)left : sizeof piece;
        w->status = rsm_file_get_at(w->strings.descriptor, piece, step, at, w->error);
        rsm_bigfile_put(w->out, piece, step);
    }
}

/* ---- nodes and postings ---- */

/* One name written twice for a row counts once, with what is strongest of its flags: as the
 * compiler of the tables does it. */
static uint16_t join_flags(uint16_t a, uint16_t b) {
    uint16_t weakening = RSM_PHRASE_AMBIGUOUS | RSM_PHRASE_CAPITAL | RSM_PHRASE_CAPITALS;
    return (uint16_t)(((a | b) & ~weakening) | (a & b & weakening));
}

/* Nodes under way: the last one, and its last posting, are not yet written. */
typedef struct node_run {
    rsm_bigfile *nodes; /* scratch, in order of key */
    uint64_t count;
    rsm_image_node node;
    rsm_image_posting posting;
    bool has_posting;
    rsm_image_node piece[PIECE];
} node_run;

static void end_posting(writing *w, node_run *run) {
    if (!run->has_posting)
        return;
    rsm_bigfile_put(w->out, &run->posting, sizeof run->posting);
    w->header.posting_count++;
    run->node.info++;
    run->has_posting = false;
}

static void end_node(writing *w, node_run *run) {
    end_posting(w, run);
    if (run->node.key == 0)
        return;
    rsm_bigfile_put(run->nodes, &run->node, sizeof run->node);
    run->count++;
}

static void take_index_entry(writing *w, node_run *run, const unsigned char *record) {
    uint64_t key = rsm_key_to_64(record);
    rsm_image_posting posting = {.row = rsm_key_to_32(record + 9), .domain = record[8]};
    memcpy(&posting.flags, record + ENTRY_KEY, sizeof posting.flags);
    if (key != run->node.key) {
        end_node(w, run);
        run->node = (rsm_image_node){key, (uint32_t)w->header.posting_count, 0};
    }
    if (posting.domain == RSM_DOMAIN_COUNT) {
        end_posting(w, run);
        run->node.info |= RSM_NODE_CONTINUES;
    } else if (run->has_posting && run->posting.domain == posting.domain &&
               run->posting.row == posting.row) {
        run->posting.flags = join_flags(run->posting.flags, posting.flags);
    } else {
        end_posting(w, run);
        run->posting = posting;
        run->has_posting = true;
    }
}

static void put_postings(writing *w, node_run *run) {
    rsm_slice record;
    w->header.postings = rsm_bigfile_align(w->out);
    if (w->status == RSM_OK)
        w->status = rsm_sorter_sort(w->entries, w->error);
    while (w->status == RSM_OK) {
        w->status = rsm_sorter_next(w->entries, &record, w->error);
        if (w->status != RSM_OK || record.data == NULL)
            break;
        take_index_entry(w, run, (const unsigned char *)record.data);
    }
    end_node(w, run);
    if (w->status == RSM_OK && w->header.posting_count > UINT32_MAX)
        fail(w, rsm_error_set(w->error, RSM_ERROR_LIMIT, "too many names"));
    rsm_sorter_free(w->entries);
    w->entries = NULL;
}

/* Puts nodes that ran over the end of the table into its first free slots. */
static void put_run_over(writing *w, const rsm_image_node *over, uint32_t count) {
    uint64_t slot = 0;
    if (w->status == RSM_OK)
        w->status = rsm_bigfile_flush(w->out, w->error);
    for (uint32_t i = 0; i < count && w->status == RSM_OK; slot++) {
        rsm_image_node there;
        uint64_t at = w->header.nodes + slot * sizeof there;
        w->status = rsm_file_get_at(w->out->descriptor, &there, sizeof there, at, w->error);
        if (w->status == RSM_OK && there.key == 0)
            w->status = rsm_file_put_at(w->out->descriptor, &over[i++], sizeof *over, at, w->error);
    }
}

/* Node `i` of the scratch, which is read a piece at a time. */
static rsm_image_node next_node(writing *w, node_run *run, uint64_t i) {
    uint64_t left = run->count - i;
    size_t step = left < PIECE ? (size_t)left : PIECE;
    if (i % PIECE == 0)
        w->status = rsm_file_get_at(run->nodes->descriptor, run->piece, step * sizeof *run->piece,
                                    i * sizeof *run->piece, w->error);
    return run->piece[i % PIECE];
}

/* The nodes as an open table, three slots to two nodes, as the compiler of the tables lays them. */
static void put_nodes(writing *w, node_run *run) {
    static const rsm_image_node none;
    uint64_t slots = run->count + run->count / 2 + 1, next = 0;
    rsm_image_node *over = malloc(RUN_OVER * sizeof *over);
    uint32_t over_count = 0;
    w->header.nodes = rsm_bigfile_align(w->out);
    w->header.node_slots = slots;
    if (over == NULL)
        fail(w, rsm_error_set(w->error, RSM_ERROR_MEMORY, "out of memory"));
    if (w->status == RSM_OK)
        w->status = rsm_bigfile_flush(run->nodes, w->error);
    for (uint64_t i = 0; i < run->count && w->status == RSM_OK; i++) {
        rsm_image_node node = next_node(w, run, i);
        for (uint64_t home = rsm_image_slot(node.key, slots); next < home; next++)
            rsm_bigfile_put(w->out, &none, sizeof none);
        if (next < slots) {
            rsm_bigfile_put(w->out, &node, sizeof node);
            next++;
        } else if (over_count < RUN_OVER) {
            over[over_count++] = node;
        } else {
            fail(w, rsm_error_set(w->error, RSM_ERROR_INTERNAL, "the index cannot be laid out"));
        }
    }
    for (; next < slots && w->status == RSM_OK; next++)
        rsm_bigfile_put(w->out, &none, sizeof none);
    put_run_over(w, over, over_count);
    free(over);
}

static void put_index(writing *w) {
    rsm_bigfile nodes;
    node_run run = {.nodes = &nodes};
    if (w->status != RSM_OK)
        return;
    w->status = rsm_bigfile_open(&nodes, w->import->job->output, true, w->error);
    if (w->status != RSM_OK)
        return;
    put_postings(w, &run);
    if (w->status == RSM_OK)
        w->status = import_tell(
            w->import, w->import->bytes_in_all + w->import->bytes_in_all / 4 * 3, w->error);
    put_nodes(w, &run);
    rsm_bigfile_close(&nodes);
}

/* ---- the whole ---- */

static void begin(writing *w) {
    rsm_image_header *header = &w->header;
    importer *import = w->import;
    const char *output = import->job->output;
    memcpy(header->magic, RSM_IMAGE_MAGIC, sizeof header->magic);
    header->version = RSM_IMAGE_VERSION;
    header->byte_order = RSM_IMAGE_BYTE_ORDER;
    header->domains = RSM_DOMAIN_COUNT;
    header->kind = RSM_IMAGE_GAZETTEER;
    rsm_arena_init(&w->arena, NULL, 0);
    rsm_map_init(&w->codes, &w->arena);
    w->strings.descriptor = -1;
    w->status = rsm_bigfile_open(&w->strings, output, true, w->error);
    if (w->status == RSM_OK)
        w->status = rsm_sorter_new(output, ENTRY_KEY, IMPORT_MEMORY, &w->entries, w->error);
    if (w->status == RSM_OK)
        w->status = rsm_sorter_new(output, IMPORT_ID, IMPORT_MEMORY / 8, &w->ids[0], w->error);
    if (w->status == RSM_OK)
        w->status = rsm_sorter_new(output, 4, IMPORT_MEMORY / 4, &w->ids[1], w->error);
    if (w->status != RSM_OK)
        return;
    rsm_bigfile_put(w->out, header, sizeof *header);
    rsm_bigfile_put(&w->strings, "", 1); /* the empty string */
}

/* Writes the header, now known, and gives the file its name. */
static void finish(writing *w) {
    rsm_image_header *header = &w->header;
    for (uint32_t i = 0; i < RSM_DOMAIN_COUNT; i++) {
        header->tables[i].columns = rsm_domain_columns((rsm_domain)i);
        header->tables[i].numeric_id = i == RSM_DOMAIN_PLACE;
    }
    header->size = rsm_bigfile_align(w->out);
    if (w->status == RSM_OK)
        w->status = rsm_bigfile_flush(w->out, w->error);
    if (w->status == RSM_OK)
        w->status = rsm_file_put_at(w->out->descriptor, header, sizeof *header, 0, w->error);
    if (w->status == RSM_OK)
        w->status = rsm_bigfile_hash(w->out, RSM_IMAGE_CHECKED_FROM, &header->checksum, w->error);
    if (w->status == RSM_OK)
        w->status = rsm_file_put_at(w->out->descriptor, header, sizeof *header, 0, w->error);
    if (w->status == RSM_OK)
        w->status = import_tell(w->import, 2 * w->import->bytes_in_all, w->error);
    if (w->arena.failed)
        fail(w, rsm_error_set(w->error, RSM_ERROR_MEMORY, "out of memory"));
    if (w->status == RSM_OK)
        w->status = rsm_bigfile_commit(w->out, w->error);
    w->import->counts->bytes = header->size;
}

rsm_status import_write(importer *import, rsm_error *error) {
    writing w = {.import = import, .out = &import->out, .error = error};
    begin(&w);
    if (w.status == RSM_OK)
        put_rows(&w);
    if (w.status == RSM_OK) {
        put_ids(&w, RSM_DOMAIN_DIVISION, &w.ids[0], IMPORT_ID);
        put_ids(&w, RSM_DOMAIN_PLACE, &w.ids[1], 4);
        put_strings(&w);
        put_index(&w);
        finish(&w);
    }
    rsm_bigfile_close(&w.strings);
    rsm_sorter_free(w.entries);
    rsm_sorter_free(w.ids[0]);
    rsm_sorter_free(w.ids[1]);
    rsm_arena_free(&w.arena);
    return w.status;
}
