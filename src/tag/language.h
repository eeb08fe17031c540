/* The model file of the language layer, language.rsm: mapped, checked, its sections by name.
 *
 * Part: one file holds all trained models of this room. It begins with a head (magic, version, byte
 * order, size, checksum), then a table of sections (a name of up to eight characters, where it
 * begins, its size), then the sections, each at a multiple of eight bytes. Invariants: a file that
 * opens has every section inside it and every model in it checked; whatever the bytes, opening
 * gives an error or a language that is safe to use. Immutable once open, shared by all threads.
 * Cost: opening reads the file once. */
#ifndef RSM_TAG_LANGUAGE_H
#define RSM_TAG_LANGUAGE_H

#include "base/buffer.h"
#include "base/file.h"
#include "base/slice.h"
#include "base/status.h"
#include "base/linear.h"
#include "tag/parser.h"

typedef struct rsm_language rsm_language;

/* Maps and checks the file at `path`. On RSM_OK *language is closed with rsm_language_close.
 * Errors: RSM_ERROR_NOT_FOUND, RSM_ERROR_IO, RSM_ERROR_FORMAT (no language file, damaged),
 * RSM_ERROR_VERSION, RSM_ERROR_MEMORY. */
rsm_status rsm_language_open(const char *path, rsm_language **language, rsm_error *error);

/* The same for a file that is in memory at a multiple of eight bytes and stays there. */
rsm_status rsm_language_open_memory(const void *data, size_t size, rsm_language **language,
                                    rsm_error *error);
void rsm_language_close(rsm_language *language);

/* The bytes of a section; false where the file has none of that name. */
bool rsm_language_section(const rsm_language *language, const char *name, rsm_slice *section);

/* The linear model of a section that begins with one ("POS", "NAMES"), or NULL. */
const rsm_linear *rsm_language_linear(const rsm_language *language, const char *name);

/* The parser, or NULL where the file has none. */
const rsm_parser *rsm_language_parser(const rsm_language *language);

/* ---- writing, for the trainer ---- */

typedef struct rsm_language_part {
    const char *name; /* of one to eight characters */
    rsm_slice bytes;
} rsm_language_part;

/* Appends the file made of these parts. Errors: RSM_ERROR_MEMORY. */
rsm_status rsm_language_write(const rsm_language_part *parts, uint32_t count, rsm_buffer *file,
                              rsm_error *error);

#endif
