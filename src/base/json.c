/*
 * base/json.c - see base/json.h.
 */
#include "base/json.h"

#include "base/utf8.h"

#include <math.h>
#include <string.h>

void rsm_json_init(rsm_json *json, rsm_buffer *buffer) {
    memset(json, 0, sizeof *json);
    json->buffer = buffer;
}

/*
 * Puts the comma that is due before a value; false where no value may stand here. Depth 0 is the
 * document itself, which holds one value: has_item[0] is kept for it.
 */
static bool begin_value(rsm_json *json) {
    bool *has_item = &json->has_item[json->depth];
    bool in_object = json->depth > 0 && json->in_object[json->depth];
    if (json->failed || (in_object && !json->has_key) || (json->depth == 0 && *has_item)) {
        json->failed = true;
        return false;
    }
    if (!in_object && *has_item)
        rsm_buffer_append_char(json->buffer, ',');
    *has_item = true;
    json->has_key = false;
    return true;
}

static void begin_container(rsm_json *json, bool is_object) {
    if (json->depth + 1 >= RSM_JSON_DEPTH)
        json->failed = true;
    if (!begin_value(json))
        return;
    json->depth++;
    json->in_object[json->depth] = is_object;
    json->has_item[json->depth] = false;
    rsm_buffer_append_char(json->buffer, is_object ? '{' : '[');
}

static void end_container(rsm_json *json, bool is_object) {
    if (json->failed || json->depth == 0 || json->in_object[json->depth] != is_object ||
        json->has_key) {
        json->failed = true;
        return;
    }
    json->depth--;
    rsm_buffer_append_char(json->buffer, is_object ? '}' : ']');
}

void rsm_json_begin_object(rsm_json *json) {
    begin_container(json, true);
}

void rsm_json_end_object(rsm_json *json) {
    end_container(json, true);
}

void rsm_json_begin_array(rsm_json *json) {
    begin_container(json, false);
}

void rsm_json_end_array(rsm_json *json) {
    end_container(json, false);
}

void rsm_json_key(rsm_json *json, const char *key) {
    if (json->failed || json->depth == 0 || !json->in_object[json->depth] || json->has_key) {
        json->failed = true;
        return;
    }
    if (json->has_item[json->depth])
        rsm_buffer_append_char(json->buffer, ',');
    rsm_json_append_string(json->buffer, rsm_slice_from_string(key));
    rsm_buffer_append_char(json->buffer, ':');
    json->has_key = true;
}

/* The escape of a byte that may not stand in a string as it is; NULL for any other. */
static const char *short_escape(unsigned char byte) {
    switch (byte) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\b':
        return "\\b";
    case '\f':
        return "\\f";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        return NULL;
    }
}

static void append_escaped(rsm_buffer *buffer, unsigned char byte) {
    const char *escape = short_escape(byte);
    if (escape != NULL)
        rsm_buffer_append_string(buffer, escape);
    else
        rsm_buffer_append_format(buffer, "\\u%04x", (unsigned)byte);
}

bool rsm_json_append_string(rsm_buffer *buffer, rsm_slice value) {
    size_t plain = 0; /* start of the bytes not yet written, which need no change */
    size_t offset = 0;
    rsm_buffer_append_char(buffer, '"');
    while (offset < value.size) {
        unsigned char byte = (unsigned char)value.data[offset];
        uint32_t size = 1;
        if (byte < 0x80) {
            if (byte >= 0x20 && byte != 0x7F && byte != '"' && byte != '\\') {
                offset++;
                continue;
            }
            rsm_buffer_append(buffer, value.data + plain, offset - plain);
            append_escaped(buffer, byte);
        } else {
            rsm_character character = rsm_utf8_decode(value, offset);
            size = character.size;
            if (character.valid) {
                offset += size;
                continue;
            }
            rsm_buffer_append(buffer, value.data + plain, offset - plain);
            rsm_buffer_append_string(buffer, "\xEF\xBF\xBD");
        }
        offset += size;
        plain = offset;
    }
    if (plain < offset)
        rsm_buffer_append(buffer, value.data + plain, offset - plain);
    return rsm_buffer_append_char(buffer, '"');
}

void rsm_json_string(rsm_json *json, rsm_slice value) {
    if (begin_value(json))
        rsm_json_append_string(json->buffer, value);
}

void rsm_json_cstring(rsm_json *json, const char *value) {
    if (value == NULL)
        rsm_json_null(json);
    else
        rsm_json_string(json, rsm_slice_from_string(value));
}

void rsm_json_int(rsm_json *json, int64_t value) {
    if (begin_value(json))
        rsm_buffer_append_i64(json->buffer, value);
}

void rsm_json_uint(rsm_json *json, uint64_t value) {
    if (begin_value(json))
        rsm_buffer_append_u64(json->buffer, value);
}

void rsm_json_bool(rsm_json *json, bool value) {
    if (begin_value(json))
        rsm_buffer_append_string(json->buffer, value ? "true" : "false");
}

void rsm_json_null(rsm_json *json) {
    if (begin_value(json))
        rsm_buffer_append_string(json->buffer, "null");
}

void rsm_json_fixed(rsm_json *json, int64_t scaled, unsigned decimals) {
    if (begin_value(json))
        rsm_buffer_append_fixed(json->buffer, scaled, decimals, true);
}

void rsm_json_double(rsm_json *json, double value, unsigned decimals) {
    double scale = 1;
    for (unsigned i = 0; i < decimals && i < 9; i++)
        scale *= 10;
    value *= scale;
    if (isfinite(value) && fabs(value) < 9.0e18)
        rsm_json_fixed(json, (int64_t)(value < 0 ? value - 0.5 : value + 0.5), decimals);
    else
        rsm_json_null(json);
}

void rsm_json_raw(rsm_json *json, rsm_slice value) {
    if (begin_value(json))
        rsm_buffer_append_slice(json->buffer, value);
}

void rsm_json_key_string(rsm_json *json, const char *key, rsm_slice value) {
    rsm_json_key(json, key);
    rsm_json_string(json, value);
}

void rsm_json_key_cstring(rsm_json *json, const char *key, const char *value) {
    rsm_json_key(json, key);
    rsm_json_cstring(json, value);
}

void rsm_json_key_int(rsm_json *json, const char *key, int64_t value) {
    rsm_json_key(json, key);
    rsm_json_int(json, value);
}

void rsm_json_key_bool(rsm_json *json, const char *key, bool value) {
    rsm_json_key(json, key);
    rsm_json_bool(json, value);
}

void rsm_json_key_null(rsm_json *json, const char *key) {
    rsm_json_key(json, key);
    rsm_json_null(json);
}

bool rsm_json_is_complete(const rsm_json *json) {
    return !json->failed && !json->buffer->failed && json->depth == 0;
}
