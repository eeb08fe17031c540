/* Names as written -> entries of the index.
 *
 * Part: '?' and '[' ']' and '...' in names, capitals, plurals, and the ways in which one name may
 * be cut into tokens. Invariants: a name adds its entries whole or, with a problem told, not at
 * all; a name without letters or digits ("+") adds none. Cost: linear in the name. */
#include <string.h>

#include "base/utf8.h"
#include "world/compile/compile.h"
#include "world/image.h"
#include "world/phrase.h"

/* A name under way. */
typedef struct naming {
    compile_state *state;
    const compile_line *line;
    rsm_domain domain;
    uint32_t row;
    uint32_t options;
    uint16_t flags;
} naming;

/* ---- entries ---- */

static void add_prefix(const naming *n, uint64_t key, uint8_t prefix) {
    compile_entry entry = {.key = key, .domain = RSM_DOMAIN_COUNT, .prefix = prefix};
    rsm_vector_push_copy(&n->state->entries, &entry);
}

static void add_keys(const naming *n, const uint64_t *keys, uint32_t count) {
    compile_entry entry = {.row = n->row, .flags = n->flags, .domain = (uint8_t)n->domain};
    for (uint32_t i = 0; i < count; i++) {
        entry.key = rsm_image_step(entry.key, keys[i]);
        if (i + 1 < count && keys[i] != RSM_IMAGE_GAP_KEY)
            add_prefix(n, entry.key,
                       keys[i + 1] == RSM_IMAGE_GAP_KEY ? COMPILE_GAP : COMPILE_CONTINUES);
    }
    rsm_vector_push_copy(&n->state->entries, &entry);
}

/* Cuts off and gives the part of `rest` before the next "...". False once all is given. */
static bool next_part(rsm_slice *rest, rsm_slice *part, bool *gap_follows) {
    size_t dots, sign, at;
    if (rest->data == NULL)
        return false;
    dots = rsm_slice_find(*rest, RSM_SLICE("..."), 0);
    sign = rsm_slice_find(*rest, RSM_SLICE("\xE2\x80\xA6"), 0);
    at = dots < sign ? dots : sign;
    *gap_follows = at != RSM_NOWHERE;
    *part = rsm_slice_sub(*rest, 0, at);
    *rest = *gap_follows ? rsm_slice_sub(*rest, at + 3, rest->size) : (rsm_slice){NULL, 0};
    return true;
}

typedef enum spelling_result {
    SPELLING_ADDED,
    SPELLING_EMPTY,
    SPELLING_LONG,
    SPELLING_BAD_GAP
} spelling_result;

/* One way of cutting: the keys of each part, a gap between parts. */
static spelling_result add_style(const naming *n, rsm_slice name, rsm_phrase_style style) {
    uint64_t keys[2 * RSM_PHRASE_KEYS];
    uint32_t count = 0, words = 0, gaps = 0;
    naming with_gap = *n;
    rsm_slice part;
    bool gap = false;
    while (next_part(&name, &part, &gap)) {
        rsm_phrase_keys cut = rsm_phrase_split(part, style);
        words += cut.words;
        if (cut.too_long || words > RSM_PHRASE_WORDS || count + cut.count + 1 > 2 * RSM_PHRASE_KEYS)
            return SPELLING_LONG;
        if (cut.count == 0)
            return gap || gaps > 0 ? SPELLING_BAD_GAP : SPELLING_EMPTY;
        memcpy(keys + count, cut.keys, cut.count * sizeof *keys);
        count += cut.count;
        if (gap && ++gaps > COMPILE_GAPS)
            return SPELLING_BAD_GAP;
        if (gap)
            keys[count++] = RSM_IMAGE_GAP_KEY;
    }
    if (gaps > 0)
        with_gap.flags |= RSM_PHRASE_GAP;
    add_keys(&with_gap, keys, count);
    return SPELLING_ADDED;
}

/* All ways of cutting one spelling. */
static void add_spelling(const naming *n, rsm_slice name) {
    spelling_result result = SPELLING_ADDED;
    for (unsigned style = 0; style < 4 && result == SPELLING_ADDED; style++)
        result = add_style(
            n, name, (rsm_phrase_style){.endings = (style & 1u) == 0, .marks = (style & 2u) != 0});
    if ((n->options & COMPILE_LENIENT) != 0)
        return;
    if (result == SPELLING_LONG)
        compile_problem(n->state, n->line->path, n->line->number, "phrase over %u words: '%.*s'",
                        RSM_PHRASE_WORDS, RSM_SLICE_ARGUMENTS(name));
    if (result == SPELLING_BAD_GAP)
        compile_problem(n->state, n->line->path, n->line->number,
                        "'...' must stand between words, at most %u times: '%.*s'", COMPILE_GAPS,
                        RSM_SLICE_ARGUMENTS(name));
}

/* ---- plurals ---- */

static bool ends(const rsm_buffer *word, const char *ending) {
    return rsm_slice_ends_with(rsm_buffer_slice(word), rsm_slice_from_string(ending));
}

static bool is_vowel(char letter) {
    return letter != '\0' && strchr("aeiou", letter) != NULL;
}

/* Appends the regular plural of the noun that `word` holds to itself. */
static void make_plural(rsm_buffer *word) {
    char before = word->size >= 2 ? word->data[word->size - 2] : '\0';
    if (ends(word, "man") && !ends(word, "human") && !ends(word, "german")) {
        word->size -= 2;
        rsm_buffer_append_string(word, "en");
    } else if (ends(word, "y") && !is_vowel(before)) {
        word->size -= 1;
        rsm_buffer_append_string(word, "ies");
    } else if (ends(word, "fe")) {
        word->size -= 2;
        rsm_buffer_append_string(word, "ves");
    } else if (ends(word, "s") || ends(word, "x") || ends(word, "z") || ends(word, "ch") ||
               ends(word, "sh")) {
        rsm_buffer_append_string(word, "es");
    } else {
        rsm_buffer_append_string(word, "s");
    }
}

/* The plural of a noun of one or more words: that of the word before "of", else of the last. */
static void add_plural(const naming *n, rsm_slice name) {
    size_t end = rsm_slice_find(name, RSM_SLICE(" of "), 0);
    rsm_buffer plural;
    if (end == RSM_NOWHERE)
        end = name.size;
    if (end == 0 || !rsm_ascii_is_lower(name.data[end - 1]))
        return;
    rsm_buffer_init(&plural, NULL);
    rsm_buffer_append_slice(&plural, rsm_slice_sub(name, 0, end));
    make_plural(&plural);
    rsm_buffer_append_slice(&plural, rsm_slice_sub(name, end, name.size));
    add_spelling(n, rsm_buffer_slice(&plural));
    compile_free_buffer(n->state, &plural);
}

/* ---- names ---- */

/* Without '[' and ']'; whether there were any. */
static bool drop_brackets(rsm_slice name, rsm_buffer *plain) {
    for (size_t i = 0; i < name.size; i++)
        if (name.data[i] != '[' && name.data[i] != ']')
            rsm_buffer_append_char(plain, name.data[i]);
    return plain->size < name.size;
}

void compile_add_name(compile_state *state, const compile_line *line, rsm_slice name,
                      rsm_domain domain, uint32_t row, uint32_t options, uint32_t flags) {
    naming n = {state, line, domain, row, options, (uint16_t)flags};
    rsm_buffer plain;
    if (name.size > 0 && name.data[0] == '?') {
        n.flags |= RSM_PHRASE_AMBIGUOUS;
        name = rsm_slice_trim(rsm_slice_sub(name, 1, name.size));
    }
    if ((options & COMPILE_LEMMA) != 0)
        n.flags |= RSM_PHRASE_LEMMA;
    if ((options & COMPILE_ADJECTIVE) != 0)
        n.flags |= RSM_PHRASE_ADJECTIVE;
    if ((options & COMPILE_CAPITAL) != 0)
        n.flags |= rsm_phrase_capitals(name);
    rsm_buffer_init(&plain, NULL);
    if (drop_brackets(name, &plain))
        n.flags |= RSM_PHRASE_MARKED;
    name = rsm_buffer_slice(&plain);
    if (name.size == 0)
        compile_problem(state, line->path, line->number, "a name without words");
    else
        add_spelling(&n, name);
    if (name.size > 0 && (options & COMPILE_NOUN) != 0)
        add_plural(&n, name);
    compile_free_buffer(state, &plain);
}
