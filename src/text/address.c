/* Addresses of the web and of mail, names of files and of news groups: tokens that hold marks.
 *
 * A chunk is asked once whether it may hold one; then each word of it is tried. Invariants: an
 * address ends inside its chunk and at the end of a character. Cost: linear in the chunk; one of
 * more than CHUNK_LIMIT bytes is only looked at for "http". */
#include "base/utf8.h"
#include "text/split.h"

#include <string.h>

#define CHUNK_LIMIT 512u

static bool is_among(rsm_slice text, uint32_t offset, uint32_t end, const char *const *endings,
                     size_t count) {
    for (size_t k = 0; k < count; k++) {
        uint32_t after = offset + (uint32_t)strlen(endings[k]);
        if (rsm_text_has_at(text, offset, end, endings[k]) &&
            (after >= end || !rsm_ascii_is_letter(text.data[after]))) {
            return true;
        }
    }
    return false;
}

/* Endings of sites, written in lower case ("soldiers.Be quick"); of files, in either case. */
static bool is_domain_ending(rsm_slice text, uint32_t offset, uint32_t end) {
    static const char *const sites[] = {"com", "org", "net", "gov", "edu", "mil", "info", "co",
                                        "uk",  "ru",  "tv",  "io",  "be",  "ly",  "de",   "fr"};
    static const char *const files[] = {"htm", "html", "doc", "docx", "pdf", "xls", "xlsx",
                                        "ppt", "jpg",  "gif", "png",  "zip", "txt", "exe"};
    return (!rsm_ascii_is_upper(text.data[offset]) &&
            is_among(text, offset, end, sites, sizeof sites / sizeof sites[0])) ||
           is_among(text, offset, end, files, sizeof files / sizeof files[0]);
}

/* Whether bytes are words in lower case joined by two full stops or more, as news groups are. */
static bool is_group(rsm_slice text, uint32_t start, uint32_t end) {
    uint32_t dots = 0, letters = 0;
    for (uint32_t i = start; i < end; i++) {
        char byte = text.data[i];
        if (byte == '.' && i > start && i + 1 < end && text.data[i - 1] != '.') {
            dots++;
        } else if (rsm_ascii_is_lower(byte)) {
            letters++;
        } else if (byte != '-') {
            return false;
        }
    }
    return dots >= 2 && letters >= 4 * dots;
}

static bool has_ending(rsm_slice text, uint32_t start, uint32_t end) {
    for (uint32_t i = start + 1; i + 1 < end; i++) {
        if (text.data[i] == '.' &&
            (rsm_ascii_is_letter(text.data[i - 1]) || rsm_ascii_is_digit(text.data[i - 1]) ||
             text.data[i - 1] == '!') &&
            is_domain_ending(text, i + 1, end)) {
            return true;
        }
    }
    return false;
}

bool rsm_text_may_be_address(rsm_slice text, uint32_t start, uint32_t end) {
    if (end - start < 5 || end - start > CHUNK_LIMIT) {
        return end - start > CHUNK_LIMIT && rsm_text_has_at(text, start, end, "http");
    }
    rsm_slice bytes = rsm_slice_sub(text, start, end);
    size_t dot = rsm_slice_find_byte(bytes, '.');
    bool dots = dot != RSM_NOWHERE && dot + 1 < bytes.size &&
                memchr(bytes.data + dot + 1, '.', bytes.size - dot - 1) != NULL;
    return dots || rsm_slice_find_byte(bytes, '@') != RSM_NOWHERE ||
           rsm_slice_find(bytes, RSM_SLICE("://"), 0) != RSM_NOWHERE ||
           has_ending(text, start, end);
}

static bool is_address_byte(char byte) {
    return rsm_ascii_is_letter(byte) || rsm_ascii_is_digit(byte) ||
           (byte != '\0' && strchr(".-_+%@#~!", byte) != NULL);
}

/* "desk@example.org", and names in offices, "Moreau@DESK". */
static bool is_mail(rsm_slice bytes) {
    size_t at = rsm_slice_find_byte(bytes, '@');
    return at != RSM_NOWHERE && at > 0 && at + 1 < bytes.size &&
           rsm_ascii_is_letter(bytes.data[at + 1]);
}

/* Where marks at an address's end begin that are the sentence's. */
static uint32_t without_marks(rsm_slice text, uint32_t start, uint32_t end) {
    while (end > start && strchr(".,;:!?)'\"]-#~", text.data[end - 1]) != NULL) {
        end--;
    }
    return end;
}

static bool has_scheme(rsm_slice text, uint32_t offset, uint32_t end) {
    static const char *const schemes[] = {"http", "www.", "ftp:", "mailto:"};
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        if (rsm_text_has_at(text, offset, end, schemes[i])) {
            return true;
        }
    }
    return false;
}

uint32_t rsm_text_address_end(rsm_slice text, uint32_t offset, const text_chunk *chunk) {
    uint32_t end = offset;
    if (has_scheme(text, offset, chunk->end)) {
        while (end < chunk->end && text.data[end] != '<' && text.data[end] != '>' &&
               text.data[end] != '"') {
            end++;
        }
    } else {
        while (end < chunk->end && end - offset < CHUNK_LIMIT && is_address_byte(text.data[end])) {
            end++;
        }
        end = without_marks(text, offset, end);
        if (!is_mail(rsm_slice_sub(text, offset, end)) && !has_ending(text, offset, end)) {
            return is_group(text, offset, end) ? end : offset;
        }
        if (end < chunk->end && text.data[end] == '/') {
            end = chunk->end;
        }
    }
    end = without_marks(text, offset, end);
    while (end < chunk->end && end > offset && ((unsigned char)text.data[end] & 0xC0) == 0x80) {
        end++; /* never inside a character */
    }
    return end;
}
