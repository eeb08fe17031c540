/* From GeoNames' files to a gazetteer file: what the files of this folder share.
 *
 * Order of work: lines.c reads a file line by line; row.c turns a line into an entry and says what
 * is wrong with it; names.c chooses among an entry's names; gather.c brings rows of one geonameid
 * together, whatever file they stand in; write.c lays entries out as world/image.h wants.
 * Invariants: memory does not grow with the files: what is sorted lies in scratch without a name
 * beside the output; the same files give the same bytes; the output is there whole or not at all.
 */
#ifndef RSM_WORLD_IMPORT_IMPORT_H
#define RSM_WORLD_IMPORT_IMPORT_H

#include "base/bigfile.h"
#include "base/buffer.h"
#include "base/sorter.h"
#include "base/stream.h"
#include "world/gazetteer.h"

#define IMPORT_LINE    ((size_t)1 << 16)  /* longest line */
#define IMPORT_COLUMNS 19                 /* of a row of places */
#define IMPORT_NAMES   32                 /* most names of one entry */
#define IMPORT_NAME    200                /* longest name; longer ones are passed over */
#define IMPORT_ID      104                /* longest id of a division */
#define IMPORT_LAST_ID 899999999u         /* greatest geonameid: above are the program's own */
#define IMPORT_MEMORY  ((size_t)24 << 20) /* of each of the sorts, at most three at a time */

/* ---- lines ---- */

typedef struct import_lines {
    rsm_stream *stream;
    const char *path;
    char *bytes;
    size_t used, held;
    uint32_t line; /* number of the line given last, from 1 */
    bool whole;    /* it ended in a line break */
    bool at_end;
    rsm_buffer scratch; /* for whoever reads the line; `failed` is looked at after each */
} import_lines;

rsm_status import_open_lines(import_lines *lines, const char *path, rsm_error *error);
/* The next line without its break; data NULL at the end. */
rsm_status import_next_line(import_lines *lines, rsm_slice *line, rsm_error *error);
void import_close_lines(import_lines *lines);

/* "FILE:LINE: message". */
rsm_status import_fail(const import_lines *lines, rsm_error *error, const char *format, ...)
    RSM_PRINTF(3, 4);

/* ---- entries ---- */

typedef struct import_name {
    rsm_slice text;
    bool english;   /* listed as English */
    bool preferred; /* the one that English prefers */
} import_name;

/* An entry. Texts are views of the line or record it was made of. */
typedef struct import_entry {
    uint32_t id, line, population;
    int32_t lat_e5, lon_e5;
    uint16_t file;
    uint8_t kind; /* rsm_feature_kind */
    uint8_t long_names;
    uint32_t radius;
    rsm_slice country, first, second; /* ids of the divisions, or empty */
    import_name names[IMPORT_NAMES];  /* the first is the one shown */
    uint32_t name_count;
    char ids[2][IMPORT_ID]; /* where `first` and `second` of a line are kept */
} import_entry;

/* Reads a row of places. *taken is false where its kind is not wanted. */
rsm_status import_read_row(const rsm_world *world, import_lines *lines, rsm_slice line,
                           import_entry *entry, bool *taken, rsm_error *error);

/* Reads a row of alternate names; *taken is false where the language is not English or the name of
 * no use. `columns` is 8 or 10. */
rsm_status import_read_name(const rsm_world *world, import_lines *lines, rsm_slice line,
                            uint32_t columns, uint32_t *id, import_name *name, bool *taken,
                            rsm_error *error);

/* Number of columns of a line. */
uint32_t import_count_columns(rsm_slice line);

/* As a record and back. The record begins with the key of the sort, which is the caller's. */
void import_pack(const import_entry *entry, rsm_buffer *record);
void import_unpack(rsm_slice record, import_entry *entry);

/* ---- names ---- `scratch` is written over; where it fails the answer is none. */

/* Chooses the names of an entry from those of its row: the shown one first. `others` has commas
 * between. Leaves none where none is of use. */
void import_choose_names(const rsm_world *world, rsm_slice name, rsm_slice plain, rsm_slice others,
                         import_entry *entry, rsm_buffer *scratch);

/* Whether a name can stand in an English text: Latin letters, no code, no common word. */
bool import_name_is_useful(const rsm_world *world, rsm_slice name, rsm_buffer *scratch);

/* Whether a single word means something else first: a name of it is found only where the words
 * around say that it is a place. */
bool import_is_common_word(const rsm_world *world, rsm_slice name);

/* ---- the whole ---- */

typedef struct importer {
    const rsm_world *world;
    const rsm_gazetteer_job *job;
    rsm_gazetteer_counts *counts;
    uint64_t bytes_before, bytes_in_all; /* of the files read before; of all files */
    rsm_sorter *rows;                    /* by geonameid */
    rsm_sorter *entries;                 /* by domain, population, geonameid */
    rsm_bigfile out;
} importer;

/* Tells how far the work is, in bytes of the files twice over: read, and laid out. */
rsm_status import_tell(importer *import, uint64_t done, rsm_error *error);

/* Reads all files of the job into `rows`. */
rsm_status import_read_files(importer *import, rsm_error *error);

/* Brings rows of one id together, into `entries`. */
rsm_status import_gather(importer *import, rsm_error *error);

/* Lays `entries` out in the file of the job. */
rsm_status import_write(importer *import, rsm_error *error);

#endif
