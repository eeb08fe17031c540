/* The table of record formats, and the loop that writes any of them.
 *
 * Invariants: incidents in the order of the list; what a format does not take is counted, never
 * lost in silence. Cost: that of a work of the whole ledger, then linear in the accounts. */
#include "export/format.h"

#include <stdio.h>
#include <string.h>

static const rsm_format *const formats[] = {
    &rsm_format_acled,  &rsm_format_gtd,        &rsm_format_geojson, &rsm_format_ucdp,
    &rsm_format_plover, &rsm_format_timelinejs, &rsm_format_polecat, &rsm_format_gdelt};

enum { FORMATS = sizeof formats / sizeof *formats };

const char *rsm_export_format_name(uint32_t index) {
    static const char *const first[] = {"json", "csv"};
    return index < 2 ? first[index] : index - 2 < FORMATS ? formats[index - 2]->name : NULL;
}

static const rsm_format *find_format(const char *name) {
    for (size_t i = 0; i < FORMATS; i++) {
        if (strcmp(formats[i]->name, name) == 0) {
            return formats[i];
        }
    }
    return NULL;
}

/* ---- writing ---- */

typedef struct writing {
    const rsm_format *format;
    const rsm_export_request *request;
    rsm_export_context context;
    rsm_codes codes;
    rsm_arena scratch; /* of one incident */
    rsm_row row;
    rsm_buffer *output;
    rsm_exported *exported;
} writing;

static bool begin(writing *w, const rsm_work *work, rsm_arena *arena) {
    w->context = (rsm_export_context){
        .work = work, .codes = &w->codes, .arena = arena, .raw = w->request->raw};
    if (!rsm_codes_load(work->record->world, arena, &w->codes)) {
        return false;
    }
    if (w->format->bucket != NULL) {
        uint64_t *buckets =
            rsm_arena_allocate_items(arena, work->fusion.group_count, sizeof *buckets);
        for (uint32_t i = 0; buckets != NULL && i < work->fusion.group_count; i++) {
            buckets[i] = w->format->bucket(&w->context, i);
        }
        w->context.buckets = buckets;
        w->context.numbers =
            buckets != NULL ? rsm_number_groups(work, buckets, w->format->modulus, arena) : NULL;
        if (w->context.numbers == NULL) {
            return false;
        }
    }
    if (w->format->columns == NULL) {
        if (w->format->begin != NULL) {
            w->format->begin(&w->context, w->output);
        }
        return true;
    }
    if (!rsm_row_init(&w->row, w->format->columns, !w->request->raw, arena)) {
        return false;
    }
    w->row.arena = &w->scratch;
    if (w->format->has_header) {
        rsm_row_header(&w->row, w->format->separator, w->output);
    }
    return true;
}

static void write_row(writing *w, const rsm_coded *coded) {
    rsm_row_clear(&w->row);
    w->format->fill(&w->context, coded, &w->row);
    if (w->format->separator == ',') {
        rsm_row_write_csv(&w->row, w->output);
    } else {
        rsm_row_write_tsv(&w->row, w->output);
    }
}

/* Whether the format's own codebook would not record it. */
static bool is_outside(const writing *w, const rsm_coded *coded) {
    return w->format->codebook != NULL &&
           rsm_slice_equal_string(w->context.work->codebook.name, w->format->codebook) &&
           coded->account->coding.outside_count > 0;
}

static bool write_incident(writing *w, uint32_t group) {
    rsm_coded coded;
    rsm_arena_reset(&w->scratch);
    if (!rsm_coded_make(w->context.work, &w->codes, group, &w->scratch, &coded)) {
        return false;
    }
    if ((w->format->takes != NULL && !w->format->takes(&coded)) || is_outside(w, &coded)) {
        w->exported->left_out++;
        return true;
    }
    if (w->format->columns != NULL) {
        write_row(w, &coded);
    } else {
        w->format->write(&w->context, &coded, w->exported->written == 0, w->output);
    }
    w->exported->written++;
    return !w->scratch.failed && !w->output->failed;
}

static rsm_status write_all(writing *w, rsm_work *work, rsm_error *error) {
    bool good = begin(w, work, &work->arena);
    for (uint32_t i = 0; good && i < work->fusion.group_count; i++) {
        uint32_t group = work->order[i];
        if (w->request->all || work->fusion.groups[group].main) {
            good = write_incident(w, group);
        }
    }
    if (good && w->format->end != NULL) {
        w->format->end(&w->context, w->output);
    }
    if (!good || w->output->failed || work->arena.failed) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    return w->row.misused
               ? rsm_error_set(error, RSM_ERROR_INTERNAL,
                               "%s: a cell of a column that there is none of", w->format->name)
               : RSM_OK;
}

/* The cells by the rules of the format's codebook, where no other was asked for and there is one.
 */
static rsm_status make_work(const rsm_case *record, const rsm_format *format, rsm_work *work,
                            rsm_error *error) {
    rsm_codebook known;
    rsm_case with = *record;
    if (with.codebook.size == 0 && format->codebook != NULL) {
        with.codebook = rsm_slice_from_string(format->codebook);
        rsm_status status = rsm_codebook_load(record->world, with.codebook, &known, error);
        if (status == RSM_ERROR_NOT_FOUND) {
            with.codebook = rsm_slice_make("", 0);
        } else if (status != RSM_OK) {
            return status;
        }
    }
    rsm_status status = rsm_work_make(&with, work, error);
    work->record = record;
    return status;
}

static rsm_status write_format(const rsm_case *record, const rsm_format *format,
                               const rsm_export_request *request, rsm_buffer *output,
                               rsm_exported *exported, rsm_error *error) {
    rsm_work work = {0};
    writing w = {.format = format, .request = request, .output = output, .exported = exported};
    rsm_arena_init(&w.scratch, record->allocator, 0);
    rsm_arena_init(&work.arena, record->allocator, 0);
    rsm_status status = make_work(record, format, &work, error);
    if (status == RSM_OK) {
        status = write_all(&w, &work, error);
    }
    rsm_work_free(&work);
    rsm_arena_free(&w.scratch);
    return status;
}

/* Names those there are. */
static rsm_status no_format(const char *name, rsm_error *error) {
    char known[256] = "";
    size_t size = 0;
    for (uint32_t i = 0; rsm_export_format_name(i) != NULL && size < sizeof known; i++) {
        size += (size_t)snprintf(known + size, sizeof known - size, "%s%s", i > 0 ? ", " : "",
                                 rsm_export_format_name(i));
    }
    return rsm_error_set(error, RSM_ERROR_ARGUMENT, "there is no format '%s': there are %s", name,
                         known);
}

rsm_status rsm_export_as(const rsm_case *record, const rsm_export_request *request,
                         rsm_buffer *output, rsm_exported *exported, rsm_error *error) {
    *exported = (rsm_exported){0, 0};
    if (strcmp(request->format, "json") == 0) {
        return rsm_export_json(record, output, error);
    }
    if (strcmp(request->format, "csv") == 0) {
        return rsm_export_csv(record, request->table != NULL ? request->table : "", request->raw,
                              output, error);
    }
    const rsm_format *format = find_format(request->format);
    if (format == NULL) {
        return no_format(request->format, error);
    }
    rsm_status status = rsm_export_refresh(record, error);
    return status == RSM_OK ? write_format(record, format, request, output, exported, error)
                            : status;
}
