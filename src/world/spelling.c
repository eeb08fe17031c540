/* Spellings: see spelling.h. Invariants: a spelling holds lower-case ASCII letters only; the same
 * name has the same spelling on every machine. */
#include "world/spelling.h"

#include "base/hash.h"
#include "record/span.h"
#include "world/image.h"

#include <string.h>

enum { LEAST_CONSONANTS = 3 };

/* Letters of one sound, in the order in which they are tried: the longest first. */
static const struct {
    const char *written, *kept;
} sounds[] = {{"tsch", "x"}, {"tch", "x"}, {"sch", "x"}, {"sh", "x"}, {"ch", "x"},
              {"ph", "f"},   {"kh", "k"},  {"gh", "g"},  {"dh", "d"}, {"th", "t"},
              {"dj", "j"},   {"zh", "j"},  {"ck", "k"},  {"ou", "u"}, {"oo", "u"},
              {"ee", "i"},   {"ie", "i"},  {"iy", "i"},  {"yi", "i"}, {"ey", "i"},
              {"q", "k"},    {"c", "k"},   {"w", "v"},   {"y", "i"},  {"x", "ks"}};

static bool is_vowel(char letter) {
    return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u';
}

/* Past the article that Arabic names begin with, parted or not: "Ar-Raqqah", "al Bab". */
static size_t after_article(rsm_slice name) {
    static const char *const articles[] = {"al", "el", "ar", "as", "ash", "an",
                                           "ad", "at", "az", "ad", "ul",  "ed"};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        size_t size = strlen(articles[i]);
        if (name.size > size + 3 && memcmp(name.data, articles[i], size) == 0 &&
            (name.data[size] == '-' || name.data[size] == ' '))
            return size + 1;
    }
    return 0;
}

/* An h is written or left out at will, but at the beginning. */
static bool is_silent(const char *letters, size_t at) {
    return letters[at] == 'h' && at > 0;
}

static void keep(rsm_spelling *spelling, char letter) {
    bool doubled = spelling->size > 0 && spelling->letters[spelling->size - 1] == letter;
    if (!doubled && spelling->size < RSM_SPELLING_LETTERS)
        spelling->letters[spelling->size++] = letter;
}

static void put_sounds(const char *plain, size_t size, rsm_spelling *spelling) {
    for (size_t at = 0; at < size;) {
        size_t taken = 0;
        for (size_t i = 0; i < sizeof sounds / sizeof *sounds && taken == 0; i++) {
            size_t length = strlen(sounds[i].written);
            if (length > size - at || memcmp(plain + at, sounds[i].written, length) != 0)
                continue;
            taken = length;
            for (const char *kept = sounds[i].kept; *kept != '\0'; kept++)
                keep(spelling, *kept);
        }
        if (taken == 0 && !is_silent(plain, at))
            keep(spelling, plain[at]);
        at += taken == 0 ? 1 : taken;
    }
}

bool rsm_spelling_of(rsm_slice folded, rsm_spelling *spelling) {
    char plain[RSM_SPELLING_LETTERS], consonants[RSM_SPELLING_LETTERS];
    size_t size = 0;
    *spelling = (rsm_spelling){.size = 0};
    for (size_t i = after_article(folded); i < folded.size; i++) {
        char byte = folded.data[i];
        if (byte == ' ' || byte == '-' || byte == '\'' || byte == '.')
            continue;
        if (byte < 'a' || byte > 'z' || size == RSM_SPELLING_LETTERS)
            return false;
        plain[size++] = byte;
    }
    put_sounds(plain, size, spelling);
    for (uint32_t i = 0; i < spelling->size; i++) {
        char letter = spelling->letters[i];
        if (!is_vowel(letter))
            consonants[spelling->consonants++] = letter;
    }
    spelling->key = (uint32_t)rsm_hash64(rsm_slice_make(consonants, spelling->consonants));
    return spelling->consonants >= LEAST_CONSONANTS;
}

/* The vowels of two names between the same two consonants: how many must change. */
static uint32_t compare_vowels(const char *left, uint32_t left_size, const char *right,
                               uint32_t right_size) {
    uint32_t shared = left_size < right_size ? left_size : right_size, differ = 0;
    for (uint32_t i = 0; i < shared; i++)
        differ += left[i] != right[i];
    return differ + (left_size > right_size ? left_size - right_size : right_size - left_size);
}

uint32_t rsm_spelling_distance(const rsm_spelling *left, const rsm_spelling *right) {
    uint32_t i = 0, k = 0, distance = 0;
    while (i < left->size || k < right->size) {
        uint32_t from = i, other = k;
        while (i < left->size && is_vowel(left->letters[i]))
            i++;
        while (k < right->size && is_vowel(right->letters[k]))
            k++;
        distance +=
            compare_vowels(left->letters + from, i - from, right->letters + other, k - other);
        if (i < left->size && k < right->size)
            distance += left->letters[i] != right->letters[k] ? RSM_SPELLING_LETTERS : 0;
        else if (i < left->size || k < right->size)
            return distance + RSM_SPELLING_LETTERS;
        i += i < left->size;
        k += k < right->size;
    }
    return distance;
}

void rsm_spelling_find(const rsm_world *world, const rsm_spelling *spelling,
                       bool (*visit)(void *context, rsm_domain domain, uint32_t row),
                       void *context) {
    const rsm_image_table *table = &world->header->tables[RSM_DOMAIN_SPELLING];
    const uint32_t *ids = (const void *)(world->data + table->ids);
    uint32_t low = 0, high = table->rows;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (rsm_world_number(world, RSM_DOMAIN_SPELLING, ids[middle], RSM_SPELLING_KEY) <
            spelling->key)
            low = middle + 1;
        else
            high = middle;
    }
    for (uint32_t seen = 0; low < table->rows && seen < RSM_SPELLING_ROWS; low++, seen++) {
        uint32_t id = ids[low];
        if (rsm_world_number(world, RSM_DOMAIN_SPELLING, id, RSM_SPELLING_KEY) != spelling->key)
            return;
        rsm_domain domain =
            (rsm_domain)rsm_world_number(world, RSM_DOMAIN_SPELLING, id, RSM_SPELLING_DOMAIN);
        uint32_t row = rsm_world_number(world, RSM_DOMAIN_SPELLING, id, RSM_SPELLING_ROW);
        if (!visit(context, domain, row))
            return;
    }
}
