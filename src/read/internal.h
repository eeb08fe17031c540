/* What the files of this room share: parsers of one file kind each. Internal to the room. */
#ifndef RSM_READ_INTERNAL_H
#define RSM_READ_INTERNAL_H

#include "read/read.h"

#define RSM_READ_FILE_LIMIT ((size_t)64 << 20) /* bytes of a plain text or HTML file, unpacked */
#define RSM_READ_LINE_LIMIT ((size_t)16 << 20) /* bytes of a line of JSON Lines */
#define RSM_READ_TEXT_LIMIT ((size_t)8 << 20)  /* bytes of a stored text */
#define RSM_READ_HTML_DEPTH 512 /* elements within elements whose kind is still told apart */

/* A plain text file with or without a head of "Title: ..." lines. `body` and all else are views of
 * `bytes`. */
void rsm_read_plain(rsm_slice bytes, rsm_parts *parts);

/* An HTML page: text without the page around it, and its metadata. Everything is in `arena`.
 * Errors: RSM_ERROR_MEMORY, RSM_ERROR_FORMAT. */
rsm_status rsm_read_html(rsm_slice bytes, rsm_arena *arena, rsm_parts *parts, rsm_error *error);

/* Fills what is missing in `parts` from a script of JSON-LD (schema.org articles). What cannot be
 * parsed is let be. */
void rsm_read_json_ld(rsm_slice script, rsm_arena *arena, rsm_parts *parts);

/* One line of JSON Lines. A date that does not exist is left out of `parts` and told in `warning`
 * (empty otherwise). Errors: RSM_ERROR_FORMAT (no object, no text), RSM_ERROR_MEMORY. */
rsm_status rsm_read_json_line(rsm_slice line, rsm_arena *arena, rsm_parts *parts,
                              rsm_error *warning, rsm_error *error);

/* ISO 639-1 of the language of a text, "und" where there is too little of it to tell. Reads at most
 * 64 KiB. */
const char *rsm_read_language(const rsm_world *world, rsm_slice text);

/* Whether `text` is a date or date-time that exists; *earliest and *latest bound it. */
bool rsm_read_date(rsm_slice text, rsm_instant *earliest, rsm_instant *latest);

#endif
