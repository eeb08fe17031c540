/*
 * base/utf8.c - decoding, encoding and classes of characters: see base/utf8.h. Folding is in
 * fold.c.
 */
#include "base/utf8.h"

#include <utf8proc.h>

/* What may follow a lead byte: how many bytes more, and the bounds of the first of them. */
typedef struct sequence {
    uint32_t more;
    unsigned char low;
    unsigned char high;
} sequence;

/* Table 3-7 of the Unicode Standard; more is 0 for a byte that cannot lead. */
static sequence sequence_of(unsigned char lead) {
    sequence result = {0, 0x80, 0xBF};
    if (lead >= 0xC2 && lead <= 0xDF)
        result.more = 1;
    else if (lead >= 0xE0 && lead <= 0xEF)
        result.more = 2;
    else if (lead >= 0xF0 && lead <= 0xF4)
        result.more = 3;
    if (lead == 0xE0)
        result.low = 0xA0;
    else if (lead == 0xED)
        result.high = 0x9F;
    else if (lead == 0xF0)
        result.low = 0x90;
    else if (lead == 0xF4)
        result.high = 0x8F;
    return result;
}

rsm_character rsm_utf8_decode(rsm_slice text, size_t offset) {
    rsm_character result = {RSM_REPLACEMENT_CHARACTER, 0, false};
    unsigned char lead = 0;
    sequence expected;
    uint32_t code_point = 0;
    if (offset >= text.size)
        return result;
    lead = (unsigned char)text.data[offset];
    result.size = 1;
    if (lead < 0x80) {
        result.code_point = lead;
        result.valid = true;
        return result;
    }
    expected = sequence_of(lead);
    if (expected.more == 0)
        return result;
    code_point = lead & (0x3Fu >> expected.more);
    for (uint32_t i = 1; i <= expected.more; i++) {
        unsigned char byte = 0;
        if (i >= text.size - offset)
            return result;
        byte = (unsigned char)text.data[offset + i];
        if (byte < expected.low || byte > expected.high)
            return result;
        code_point = code_point << 6 | (byte & 0x3Fu);
        result.size = i + 1;
        expected.low = 0x80;
        expected.high = 0xBF;
    }
    result.code_point = code_point;
    result.valid = true;
    return result;
}

rsm_character rsm_utf8_decode_before(rsm_slice text, size_t offset) {
    rsm_character result = {RSM_REPLACEMENT_CHARACTER, 0, false};
    size_t start = offset < text.size ? offset : text.size;
    size_t end = start;
    if (start == 0)
        return result;
    start--;
    while (start > 0 && end - start < 4 && ((unsigned char)text.data[start] & 0xC0u) == 0x80u)
        start--;
    result = rsm_utf8_decode(rsm_slice_sub(text, 0, end), start);
    if (start + result.size != end) { /* not valid: the last byte alone */
        result.code_point = RSM_REPLACEMENT_CHARACTER;
        result.size = 1;
        result.valid = false;
    }
    return result;
}

size_t rsm_utf8_encode(uint32_t code_point, char bytes[4]) {
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
        code_point = RSM_REPLACEMENT_CHARACTER;
    if (code_point < 0x80) {
        bytes[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        bytes[0] = (char)(0xC0u | code_point >> 6);
        bytes[1] = (char)(0x80u | (code_point & 0x3Fu));
        return 2;
    }
    if (code_point < 0x10000) {
        bytes[0] = (char)(0xE0u | code_point >> 12);
        bytes[1] = (char)(0x80u | (code_point >> 6 & 0x3Fu));
        bytes[2] = (char)(0x80u | (code_point & 0x3Fu));
        return 3;
    }
    bytes[0] = (char)(0xF0u | code_point >> 18);
    bytes[1] = (char)(0x80u | (code_point >> 12 & 0x3Fu));
    bytes[2] = (char)(0x80u | (code_point >> 6 & 0x3Fu));
    bytes[3] = (char)(0x80u | (code_point & 0x3Fu));
    return 4;
}

bool rsm_utf8_append(rsm_buffer *buffer, uint32_t code_point) {
    char bytes[4];
    return rsm_buffer_append(buffer, bytes, rsm_utf8_encode(code_point, bytes));
}

size_t rsm_utf8_find_invalid(rsm_slice text) {
    size_t offset = 0;
    while (offset < text.size) {
        rsm_character character;
        if ((unsigned char)text.data[offset] < 0x80) {
            offset++;
            continue;
        }
        character = rsm_utf8_decode(text, offset);
        if (!character.valid)
            return offset;
        offset += character.size;
    }
    return RSM_NOWHERE;
}

bool rsm_utf8_is_valid(rsm_slice text) {
    return rsm_utf8_find_invalid(text) == RSM_NOWHERE;
}

size_t rsm_utf8_length(rsm_slice text) {
    size_t length = 0;
    for (size_t offset = 0; offset < text.size; length++)
        offset += rsm_utf8_decode(text, offset).size;
    return length;
}

size_t rsm_utf8_columns(rsm_slice text) {
    size_t columns = 0;
    size_t offset = 0;
    while (offset < text.size) {
        rsm_character character = rsm_utf8_decode(text, offset);
        int width = utf8proc_charwidth((utf8proc_int32_t)character.code_point);
        columns += width > 0 ? (size_t)width : 0;
        offset += character.size;
    }
    return columns;
}

size_t rsm_utf8_floor(rsm_slice text, size_t offset) {
    size_t floor = offset;
    if (offset >= text.size)
        return text.size;
    while (floor > 0 && offset - floor < 3 && ((unsigned char)text.data[floor] & 0xC0u) == 0x80u)
        floor--;
    return floor;
}

bool rsm_utf8_sanitise(rsm_slice text, bool strip_mark, rsm_buffer *buffer, size_t *replaced) {
    size_t count = 0;
    size_t plain = 0; /* start of the bytes not yet written, which stay as they are */
    size_t offset = 0;
    if (strip_mark && rsm_slice_starts_with(text, RSM_SLICE("\xEF\xBB\xBF")))
        text = rsm_slice_sub(text, 3, text.size);
    rsm_buffer_reserve(buffer, text.size);
    while (offset < text.size) {
        rsm_character character = rsm_utf8_decode(text, offset);
        if (!character.valid || character.code_point == 0) {
            rsm_buffer_append(buffer, text.data + plain, offset - plain);
            rsm_utf8_append(buffer, RSM_REPLACEMENT_CHARACTER);
            plain = offset + character.size;
            count++;
        }
        offset += character.size;
    }
    if (plain < offset)
        rsm_buffer_append(buffer, text.data + plain, offset - plain);
    if (replaced != NULL)
        *replaced = count;
    return !buffer->failed;
}

static utf8proc_category_t category_of(uint32_t code_point) {
    return utf8proc_category((utf8proc_int32_t)code_point);
}

bool rsm_is_letter(uint32_t code_point) {
    utf8proc_category_t category = category_of(code_point);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool rsm_is_upper(uint32_t code_point) {
    utf8proc_category_t category = category_of(code_point);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool rsm_is_lower(uint32_t code_point) {
    return category_of(code_point) == UTF8PROC_CATEGORY_LL;
}

bool rsm_is_digit(uint32_t code_point) {
    return category_of(code_point) == UTF8PROC_CATEGORY_ND;
}

bool rsm_is_space(uint32_t code_point) {
    utf8proc_category_t category = UTF8PROC_CATEGORY_CN;
    if (code_point < 0x80)
        return rsm_ascii_is_space((char)code_point);
    category = category_of(code_point);
    return code_point == 0x85 || category == UTF8PROC_CATEGORY_ZS ||
           category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

bool rsm_is_punctuation(uint32_t code_point) {
    utf8proc_category_t category = category_of(code_point);
    return category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO;
}

bool rsm_is_mark(uint32_t code_point) {
    utf8proc_category_t category = category_of(code_point);
    return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

bool rsm_is_symbol(uint32_t code_point) {
    utf8proc_category_t category = category_of(code_point);
    return category >= UTF8PROC_CATEGORY_SM && category <= UTF8PROC_CATEGORY_SO;
}

bool rsm_is_control(uint32_t code_point) {
    utf8proc_category_t category = category_of(code_point);
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF;
}

uint32_t rsm_to_lower(uint32_t code_point) {
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code_point);
}

uint32_t rsm_to_upper(uint32_t code_point) {
    return (uint32_t)utf8proc_toupper((utf8proc_int32_t)code_point);
}

bool rsm_ascii_is_letter(char byte) {
    return rsm_ascii_is_upper(byte) || rsm_ascii_is_lower(byte);
}

bool rsm_ascii_is_upper(char byte) {
    return byte >= 'A' && byte <= 'Z';
}

bool rsm_ascii_is_lower(char byte) {
    return byte >= 'a' && byte <= 'z';
}

bool rsm_ascii_is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

bool rsm_ascii_is_space(char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

char rsm_ascii_to_lower(char byte) {
    return rsm_ascii_is_upper(byte) ? (char)(byte - 'A' + 'a') : byte;
}
