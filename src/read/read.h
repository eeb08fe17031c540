/* Bytes -> reports: encodings, plain text with a head, HTML, JSON Lines, gz, folders; language;
 * date given.
 *
 * A reader goes through paths in order (folders in byte order of names, to the bottom) and gives
 * one report at a time. What cannot be read is given as a report with `error` set (or, where not
 * even a report can be made of it, as a complaint naming file and line), and the reader goes on.
 * Caps: file 64 MiB (unpacked), stored text 8 MiB, HTML depth 512 for structure (deeper text is
 * kept, flat), line of JSON 16 MiB, folder depth 64. */
#ifndef RSM_READ_READ_H
#define RSM_READ_READ_H

#include "record/report.h"
#include "world/world.h"

/* What a report is made of, as found in a file or given by a caller. Empty slices where not known.
 */
typedef struct rsm_parts {
    rsm_slice id, title, body, outlet, url, author;
    rsm_slice published; /* ISO 8601 date or date-time, or empty */
    rsm_slice path;
    rsm_slice kept; /* a JSON object */
} rsm_parts;

/* Makes the report: stored text (design: title, a blank line, body; the body alone where there is
 * no title or the body's first line is the title; NUL and invalid UTF-8 become U+FFFD), language,
 * date given, id (the one given, else the hash of outlet, URL, date and stored text). Where the
 * text is not English, or empty, `error` of the report says so. All slices are copied into `arena`.
 * Errors: RSM_ERROR_MEMORY, RSM_ERROR_LIMIT (text over 8 MiB), RSM_ERROR_FORMAT (a date that is
 * none). */
rsm_status rsm_report_compose(const rsm_world *world, const rsm_parts *parts, rsm_arena *arena,
                              rsm_report *report, rsm_error *error);

/* Tells the language of the report's text, and `error` where it is not read. False where memory
 * fails. Part of composing; by itself for a stored report that is read anew. */
bool rsm_report_tell_language(const rsm_world *world, rsm_arena *arena, rsm_report *report);

/* Whether its outlet took the report back: its title (or first line) is, or begins with the label,
 * "Retracted", "Retraction" or "Withdrawn", in brackets or before a colon or dash. */
bool rsm_report_is_retracted(const rsm_report *report);

typedef struct rsm_reader rsm_reader;

/* What the reader could not make a report of. */
typedef struct rsm_complaint {
    char where[1024];  /* path, or path:line */
    char message[512]; /* one clear line, no control characters */
} rsm_complaint;

typedef enum rsm_read_event {
    RSM_READ_REPORT,    /* *report is filled */
    RSM_READ_COMPLAINT, /* *complaint is filled; the batch goes on */
    RSM_READ_END,
    RSM_READ_FAILED /* memory or the like: *error is filled */
} rsm_read_event;

/* Starts on `paths` ("-" is standard input, taken as JSON Lines if its first byte is '{', HTML if
 * it looks like it, else plain text). The paths must outlive the reader. */
rsm_status rsm_reader_open(const rsm_world *world, const char *const *paths, size_t path_count,
                           rsm_reader **reader, rsm_error *error);

/* Next report; its slices are in `arena` (the caller's, one a report). */
rsm_read_event rsm_reader_next(rsm_reader *reader, rsm_arena *arena, rsm_report *report,
                               rsm_complaint *complaint, rsm_error *error);

/* Bytes read so far and bytes in all (0 where not known), for a progress bar. */
void rsm_reader_progress(const rsm_reader *reader, uint64_t *done, uint64_t *total);

void rsm_reader_close(rsm_reader *reader);

#endif
