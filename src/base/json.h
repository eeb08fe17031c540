/*
 * base/json.h - a JSON writer.
 *
 * Part: all JSON that the program prints or stores is written by this; reading JSON is Jansson's.
 * Invariants: output is compact (no spaces, no newline), valid UTF-8, and depends on nothing but
 * the calls; commas and colons are put by the writer. Wrong nesting, a key outside an object, or
 * more than RSM_JSON_DEPTH levels set `failed`, and nothing more is written. Cost: linear, no
 * allocation but the buffer's.
 */
#ifndef RSM_BASE_JSON_H
#define RSM_BASE_JSON_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stdint.h>

#define RSM_JSON_DEPTH 64

typedef struct rsm_json {
    rsm_buffer *buffer; /* the caller's; must outlive the writer */
    unsigned depth;
    bool in_object[RSM_JSON_DEPTH]; /* by level: an object, else an array */
    bool has_item[RSM_JSON_DEPTH];  /* by level: a comma is due before the next item */
    bool has_key;                   /* a key was written, its value is due */
    bool failed;                    /* misuse; the buffer's own failure stands beside it */
} rsm_json;

void rsm_json_init(rsm_json *json, rsm_buffer *buffer);

void rsm_json_begin_object(rsm_json *json);
void rsm_json_end_object(rsm_json *json);
void rsm_json_begin_array(rsm_json *json);
void rsm_json_end_array(rsm_json *json);

/* The key of the next value; a plain string. */
void rsm_json_key(rsm_json *json, const char *key);

/*
 * Values. A string's maximal invalid sequences become U+FFFD; ", \ and control characters are
 * escaped, other characters stand as they are.
 */
void rsm_json_string(rsm_json *json, rsm_slice value);
void rsm_json_cstring(rsm_json *json, const char *value); /* NULL is written as null */
void rsm_json_int(rsm_json *json, int64_t value);
void rsm_json_uint(rsm_json *json, uint64_t value);
void rsm_json_bool(rsm_json *json, bool value);
void rsm_json_null(rsm_json *json);

/* `scaled` / 10^decimals, exactly, zeros after the first decimal taken off: 9200, 4 is 0.92. */
void rsm_json_fixed(rsm_json *json, int64_t scaled, unsigned decimals);

/* A double rounded half away from zero to `decimals` (0 to 9), without locale; null where not
 * finite. */
void rsm_json_double(rsm_json *json, double value, unsigned decimals);

/* One whole JSON value already written elsewhere; taken on trust. */
void rsm_json_raw(rsm_json *json, rsm_slice value);

/* Key and value in one. */
void rsm_json_key_string(rsm_json *json, const char *key, rsm_slice value);
void rsm_json_key_cstring(rsm_json *json, const char *key, const char *value);
void rsm_json_key_int(rsm_json *json, const char *key, int64_t value);
void rsm_json_key_bool(rsm_json *json, const char *key, bool value);
void rsm_json_key_null(rsm_json *json, const char *key);

/* True where one whole value (or none) was written, nothing is open, and nothing failed. */
bool rsm_json_is_complete(const rsm_json *json);

/* The writer alone, for a string with its quotes, without any state. */
bool rsm_json_append_string(rsm_buffer *buffer, rsm_slice value);

#endif
