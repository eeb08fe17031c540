/* Vague numbers as a codebook takes them: "dozens" is 12 for ACLED.
 *
 * Part: the words of a figure are read against the codebook's own table; the statement keeps what
 * it says. Only a figure whose words name one of them and no other number is changed: "dozens of",
 * "many dozens", not "tens of thousands", "two dozen" or "dozens, at least 31". What bounds it from
 * above stays open, so that an exact figure above it fits. Cost: linear in the words times the
 * table (at most RSM_NUMBERS_MAXIMUM). */
#include "resolve/cells.h"

/* Words of number that may stand beside one of the table and change what it means. */
static bool is_number_word(rsm_slice word) {
    static const char *const words[] = {
        "hundred", "hundreds", "thousand", "thousands", "million", "millions", "dozen",  "dozens",
        "score",   "scores",   "tens",     "half",      "couple",  "two",      "three",  "four",
        "five",    "six",      "seven",    "eight",     "nine",    "ten",      "several"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (rsm_slice_equal_string(word, words[i])) {
            return true;
        }
    }
    return word.size > 0 && word.data[0] >= '0' && word.data[0] <= '9';
}

static bool is_letter_of_word(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || (unsigned char)byte >= 0x80;
}

/* The next run of letters and digits of the text, from *at. */
static rsm_slice next_word(rsm_slice text, size_t *at) {
    while (*at < text.size && !is_letter_of_word(text.data[*at])) {
        ++*at;
    }
    size_t start = *at;
    while (*at < text.size && is_letter_of_word(text.data[*at])) {
        ++*at;
    }
    return rsm_slice_sub(text, start, *at);
}

/* The same letters, capitals apart; `lower` is as the codebook writes it. */
static bool is_word(rsm_slice word, rsm_slice lower) {
    bool same = word.size == lower.size;
    for (size_t i = 0; same && i < word.size; i++) {
        char byte = word.data[i];
        same = (byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : byte) == lower.data[i];
    }
    return same;
}

rsm_count_value rsm_count_as_coded(const rsm_codebook *codebook, const rsm_count_value *count) {
    rsm_count_value coded = *count;
    const rsm_vague_number *named = NULL;
    size_t at = 0;
    for (rsm_slice word = next_word(count->text, &at); codebook->vague_count > 0 && word.size > 0;
         word = next_word(count->text, &at)) {
        const rsm_vague_number *found = NULL;
        for (uint32_t i = 0; found == NULL && i < codebook->vague_count; i++) {
            found = is_word(word, codebook->vague[i].words) ? &codebook->vague[i] : NULL;
        }
        if ((found == NULL && is_number_word(word)) || (found != NULL && named != NULL)) {
            return *count;
        }
        named = found != NULL ? found : named;
    }
    if (named != NULL && count->high == RSM_COUNT_UNKNOWN) {
        coded.low = named->number;
    }
    return coded;
}
