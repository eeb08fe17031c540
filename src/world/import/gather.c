/* Rows of all files -> entries, each geonameid once.
 *
 * A geonameid may stand in several files: of rows the last file's is taken, names of all are. That
 * it stands twice in one file is an error. Names that files of alternate names list as English take
 * the place of those chosen out of a row's own list; listed for an entry of the world itself that
 * no row tells of, they are kept for it. Memory: one entry and its names. */
#include <stdio.h>
#include <string.h>

#include "record/span.h"
#include "world/import/import.h"

enum { KEY = 7, AT_PART = 4, AT_FILE = 5, PART_ROW = 0, PART_NAME = 1, TELL_EVERY = 1 << 14 };

rsm_status import_tell(importer *import, uint64_t done, rsm_error *error) {
    const rsm_gazetteer_job *job = import->job;
    if (job->progress == NULL)
        return RSM_OK;
    rsm_status status =
        job->progress(job->context, done, 2 * import->bytes_in_all, import->counts->rows);
    return status == RSM_OK ? RSM_OK : rsm_error_set(error, status, "stopped");
}

/* ---- reading ---- */

static void put_key(rsm_buffer *record, uint32_t id, unsigned char part, uint16_t file) {
    unsigned char key[KEY];
    rsm_key_32(id, key);
    key[AT_PART] = part;
    key[AT_FILE] = (unsigned char)(file >> 8);
    key[AT_FILE + 1] = (unsigned char)(file & 0xFF);
    record->size = 0;
    rsm_buffer_append(record, key, sizeof key);
}

static rsm_status add(rsm_sorter *sorter, const rsm_buffer *record, rsm_error *error) {
    if (record->failed)
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    return rsm_sorter_add(sorter, record->data, record->size, error);
}

/* A file under way. */
typedef struct file_reading {
    importer *import;
    import_lines lines;
    uint16_t file;
    uint32_t columns; /* of its first row; 0 before */
    import_entry entry;
    rsm_buffer record;
} file_reading;

static rsm_status take_row(file_reading *reading, rsm_slice line, rsm_error *error) {
    bool taken = false;
    rsm_status status = import_read_row(reading->import->world, &reading->lines, line,
                                        &reading->entry, &taken, error);
    if (status != RSM_OK || !taken) {
        reading->import->counts->passed += status == RSM_OK;
        return status;
    }
    reading->entry.file = reading->file;
    put_key(&reading->record, reading->entry.id, PART_ROW, reading->file);
    import_pack(&reading->entry, &reading->record);
    return add(reading->import->rows, &reading->record, error);
}

static rsm_status take_name(file_reading *reading, rsm_slice line, rsm_error *error) {
    import_name name;
    uint32_t id = 0;
    bool taken = false;
    rsm_status status = import_read_name(reading->import->world, &reading->lines, line,
                                         reading->columns, &id, &name, &taken, error);
    if (status != RSM_OK || !taken)
        return status;
    put_key(&reading->record, id, PART_NAME, reading->file);
    rsm_buffer_append_char(&reading->record, (char)name.preferred);
    rsm_buffer_append_slice(&reading->record, name.text);
    return add(reading->import->rows, &reading->record, error);
}

static rsm_status take_line(file_reading *reading, rsm_slice line, rsm_error *error) {
    if (reading->columns == 0) {
        if (rsm_slice_starts_with(line, RSM_SLICE("\xEF\xBB\xBF")))
            line = rsm_slice_sub(line, 3, line.size);
        reading->columns = import_count_columns(line);
        if (reading->columns != IMPORT_COLUMNS && reading->columns != 8 && reading->columns != 10)
            return import_fail(&reading->lines, error,
                               "%u columns: GeoNames' places have %d, its alternate names 8 or 10",
                               (unsigned)reading->columns, IMPORT_COLUMNS);
    }
    reading->import->counts->rows++;
    return reading->columns == IMPORT_COLUMNS ? take_row(reading, line, error)
                                              : take_name(reading, line, error);
}

static rsm_status read_lines(file_reading *reading, rsm_error *error) {
    importer *import = reading->import;
    rsm_status status = RSM_OK;
    rsm_slice line;
    while (status == RSM_OK) {
        status = import_next_line(&reading->lines, &line, error);
        if (status != RSM_OK || line.data == NULL)
            break;
        status = take_line(reading, line, error);
        if (status == RSM_OK && import->counts->rows % TELL_EVERY == 0)
            status = import_tell(
                import, import->bytes_before + rsm_stream_position(reading->lines.stream), error);
    }
    if (status == RSM_OK && reading->columns == 0)
        status = rsm_error_set(error, RSM_ERROR_FORMAT, "%s: holds no rows", reading->lines.path);
    import->bytes_before += rsm_stream_size(reading->lines.stream);
    return status;
}

static rsm_status read_file(importer *import, size_t index, rsm_error *error) {
    file_reading reading = {.import = import, .file = (uint16_t)index};
    rsm_status status = import_open_lines(&reading.lines, import->job->paths[index], error);
    if (status != RSM_OK)
        return status;
    rsm_buffer_init(&reading.record, NULL);
    status = read_lines(&reading, error);
    rsm_buffer_free(&reading.record);
    import_close_lines(&reading.lines);
    return status;
}

/* Opens each file once before any is read: a name mistyped is told at once. */
static rsm_status measure(importer *import, rsm_error *error) {
    for (size_t i = 0; i < import->job->path_count; i++) {
        import_lines lines;
        if (strcmp(import->job->paths[i], "-") == 0)
            continue;
        rsm_status status = import_open_lines(&lines, import->job->paths[i], error);
        if (status != RSM_OK)
            return status;
        import->bytes_in_all += rsm_stream_size(lines.stream);
        import_close_lines(&lines);
    }
    return RSM_OK;
}

rsm_status import_read_files(importer *import, rsm_error *error) {
    if (import->job->path_count > UINT16_MAX)
        return rsm_error_set(error, RSM_ERROR_LIMIT, "over %u files", (unsigned)UINT16_MAX);
    rsm_status status = measure(import, error);
    if (status == RSM_OK)
        status = rsm_sorter_new(import->job->output, KEY, IMPORT_MEMORY, &import->rows, error);
    for (size_t i = 0; i < import->job->path_count && status == RSM_OK; i++)
        status = read_file(import, i, error);
    return status == RSM_OK ? rsm_sorter_sort(import->rows, error) : status;
}

/* ---- gathering ---- */

/* What is known of one id. */
typedef struct gathering {
    importer *import;
    uint32_t id;
    bool has_row;
    rsm_buffer row;   /* the record of the row taken */
    rsm_buffer texts; /* of English names */
    struct {
        uint32_t start, size;
        bool preferred;
    } names[IMPORT_NAMES];
    uint32_t name_count;
    import_entry entry;
    rsm_buffer record;
} gathering;

static uint32_t world_row(const rsm_world *world, uint32_t id) {
    char digits[16];
    snprintf(digits, sizeof digits, "%u", (unsigned)id);
    return rsm_world_find(world, RSM_DOMAIN_PLACE, rsm_slice_from_string(digits));
}

/* English names in place of those chosen; the row's own name stays among them. */
static void lay_over(gathering *g) {
    import_entry *entry = &g->entry;
    import_name names[IMPORT_NAMES], own = {.text = {NULL, 0}};
    uint32_t count = 0, preferred = UINT32_MAX;
    if (g->has_row)
        own = entry->names[0];
    for (uint32_t i = 0; i < g->name_count && preferred == UINT32_MAX; i++)
        if (g->names[i].preferred)
            preferred = i;
    for (uint32_t pass = 0; pass < 2; pass++) {
        if (pass == 1 && own.text.data != NULL)
            names[count++] = own;
        for (uint32_t i = 0; i < g->name_count && count < IMPORT_NAMES; i++)
            if ((i == preferred) == (pass == 0))
                names[count++] =
                    (import_name){rsm_slice_sub(rsm_buffer_slice(&g->texts), g->names[i].start,
                                                (size_t)g->names[i].start + g->names[i].size),
                                  true, g->names[i].preferred};
    }
    memcpy(entry->names, names, count * sizeof *names);
    entry->name_count = count;
}

/* Hands the id's entry on to the next sort. */
static rsm_status finish(gathering *g, rsm_error *error) {
    importer *import = g->import;
    bool known = g->id != 0 && world_row(import->world, g->id) != RSM_NONE;
    if (g->id == 0 || (!g->has_row && (g->name_count == 0 || !known)))
        return RSM_OK;
    if (g->has_row)
        import_unpack(rsm_slice_sub(rsm_buffer_slice(&g->row), KEY, g->row.size), &g->entry);
    else
        g->entry = (import_entry){.id = g->id};
    if (g->name_count > 0)
        lay_over(g);
    const import_entry *entry = &g->entry;
    bool division = entry->kind == RSM_FEATURE_ADMIN1 || entry->kind == RSM_FEATURE_ADMIN2;
    unsigned char key[9];
    key[0] = division ? 0 : 1;
    rsm_key_32(~entry->population, key + 1);
    rsm_key_32(entry->id, key + 5);
    g->record.size = 0;
    rsm_buffer_append(&g->record, key, sizeof key);
    import_pack(entry, &g->record);
    import->counts->known += known;
    import->counts->divisions += division;
    import->counts->places += !division;
    return add(import->entries, &g->record, error);
}

static rsm_status take_row_record(gathering *g, rsm_slice record, rsm_error *error) {
    import_entry *entry = &g->entry;
    import_unpack(rsm_slice_sub(record, KEY, record.size), entry);
    uint32_t line = entry->line;
    uint16_t file = entry->file;
    if (g->has_row) {
        import_unpack(rsm_slice_sub(rsm_buffer_slice(&g->row), KEY, g->row.size), entry);
        if (entry->file == file)
            return rsm_error_set(error, RSM_ERROR_FORMAT,
                                 "%s:%u: geonameid %u stands in line %u already",
                                 g->import->job->paths[file], (unsigned)line, (unsigned)g->id,
                                 (unsigned)entry->line);
    }
    g->has_row = true;
    g->row.size = 0;
    rsm_buffer_append_slice(&g->row, record);
    return g->row.failed ? rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory") : RSM_OK;
}

static void take_name_record(gathering *g, rsm_slice record) {
    rsm_slice text = rsm_slice_sub(record, KEY + 1, record.size);
    /* One place is kept for the row's own name. */
    if (g->name_count + 1 >= IMPORT_NAMES)
        return;
    for (uint32_t i = 0; i < g->name_count; i++) {
        rsm_slice there = rsm_slice_sub(rsm_buffer_slice(&g->texts), g->names[i].start,
                                        (size_t)g->names[i].start + g->names[i].size);
        if (rsm_slice_equal(there, text)) {
            g->names[i].preferred |= record.data[KEY] != 0;
            return;
        }
    }
    g->names[g->name_count].start = (uint32_t)g->texts.size;
    g->names[g->name_count].size = (uint32_t)text.size;
    g->names[g->name_count++].preferred = record.data[KEY] != 0;
    rsm_buffer_append_slice(&g->texts, text);
}

static rsm_status gather_all(gathering *g, rsm_error *error) {
    rsm_slice record;
    rsm_status status = rsm_sorter_next(g->import->rows, &record, error);
    while (status == RSM_OK && record.data != NULL) {
        uint32_t id = rsm_key_to_32((const unsigned char *)record.data);
        if (id != g->id) {
            status = finish(g, error);
            g->id = id;
            g->has_row = false;
            g->texts.size = 0;
            g->name_count = 0;
        }
        if (status == RSM_OK && record.data[AT_PART] == PART_ROW)
            status = take_row_record(g, record, error);
        else if (status == RSM_OK)
            take_name_record(g, record);
        if (status == RSM_OK)
            status = rsm_sorter_next(g->import->rows, &record, error);
    }
    if (status == RSM_OK && (g->texts.failed || g->row.failed))
        status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    return status == RSM_OK ? finish(g, error) : status;
}

rsm_status import_gather(importer *import, rsm_error *error) {
    gathering g = {.import = import};
    rsm_buffer_init(&g.row, NULL);
    rsm_buffer_init(&g.texts, NULL);
    rsm_buffer_init(&g.record, NULL);
    rsm_status status =
        rsm_sorter_new(import->job->output, 9, IMPORT_MEMORY, &import->entries, error);
    if (status == RSM_OK)
        status = gather_all(&g, error);
    rsm_buffer_free(&g.row);
    rsm_buffer_free(&g.texts);
    rsm_buffer_free(&g.record);
    rsm_sorter_free(import->rows);
    import->rows = NULL;
    return status == RSM_OK ? rsm_sorter_sort(import->entries, error) : status;
}

/* ---- the whole ---- */

/* What went wrong with no file of the job in particular went wrong with its output. */
static void name_output(const rsm_gazetteer_job *job, rsm_status status, rsm_error *error) {
    char message[RSM_ERROR_MESSAGE_SIZE];
    if (error == NULL ||
        (status != RSM_ERROR_IO && status != RSM_ERROR_FULL && status != RSM_ERROR_NOT_FOUND))
        return;
    for (size_t i = 0; i < job->path_count; i++)
        if (strncmp(error->message, job->paths[i], strlen(job->paths[i])) == 0)
            return;
    snprintf(message, sizeof message, "%s", error->message);
    rsm_error_set(error, status, "%s: %s", job->output, message);
}

rsm_status rsm_gazetteer_make(const rsm_world *world, const rsm_gazetteer_job *job,
                              rsm_gazetteer_counts *counts, rsm_error *error) {
    importer import = {.world = world, .job = job, .counts = counts};
    *counts = (rsm_gazetteer_counts){0};
    /* The output first: that it cannot be written is told before minutes of reading. */
    rsm_status status = rsm_bigfile_open(&import.out, job->output, false, error);
    if (status == RSM_OK)
        status = import_read_files(&import, error);
    if (status == RSM_OK)
        status = import_gather(&import, error);
    if (status == RSM_OK && rsm_sorter_count(import.entries) == 0)
        status = rsm_error_set(error, RSM_ERROR_FORMAT, "the files hold no place to take");
    if (status == RSM_OK)
        status = import_write(&import, error);
    rsm_sorter_free(import.rows);
    rsm_sorter_free(import.entries);
    rsm_bigfile_close(&import.out);
    if (status != RSM_OK)
        name_output(job, status, error);
    return status;
}
