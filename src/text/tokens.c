/* A paragraph -> tokens.
 *
 * White space parts chunks; a chunk is cut from left to right into words, numbers and marks. What
 * keeps a word together: a full stop inside an acronym, a comma or full stop inside a number, a
 * colon inside a time of day, a slash inside a date, an apostrophe before letters that are no
 * clitic. Hyphens stand apart, but in telephone numbers and ISO dates, after prefixes that are no
 * words ("anti-war", "re-elected") and at the end of a word broken off ("th- that"). Addresses
 * (address.c) are whole. Invariants: every character that is not white space is in exactly one
 * token. Cost: linear; what looks ahead is bounded. */
#include "base/utf8.h"
#include "text/split.h"

#include <string.h>

static void add(text_splitter *splitter, text_chunk *chunk, uint32_t start, uint32_t end) {
    if (start >= end) {
        return;
    }
    rsm_token *token = rsm_vector_push(&splitter->tokens);
    if (token == NULL) {
        return;
    }
    token->start = start;
    token->end = end;
    uint32_t flags = chunk->space_before ? RSM_TOKEN_SPACE_BEFORE : 0;
    chunk->space_before = false;
    uint32_t upper = 0;
    uint32_t letters = 0;
    bool digit = false;
    for (uint32_t i = start; i < end;) {
        text_character character = rsm_text_character(splitter->text, i, end);
        if (character.class == TEXT_LETTER) {
            bool is_upper = rsm_is_upper(character.code_point);
            letters++;
            upper += is_upper ? 1 : 0;
            if (i == start && is_upper) {
                flags |= RSM_TOKEN_CAPITALISED;
            }
        }
        digit = digit || character.class == TEXT_DIGIT;
        i += character.size;
    }
    flags |= digit ? RSM_TOKEN_DIGITS : 0;
    flags |= upper >= 2 && upper == letters ? RSM_TOKEN_CAPITALS : 0;
    flags |= letters == 0 && !digit ? RSM_TOKEN_PUNCTUATION : 0;
    token->flags = flags;
}

/* ---- numbers ---- */

static uint32_t digits_at(rsm_slice text, uint32_t offset, uint32_t end) {
    uint32_t i = offset;
    while (i < end && i < offset + 8 && rsm_ascii_is_digit(text.data[i])) {
        i++;
    }
    return i - offset;
}

/* End of digits joined by hyphens as in telephone numbers and dates ("555-0142", "2021-05-14"), or
 * `offset`. */
static uint32_t joined_digits_end(rsm_slice text, uint32_t offset, uint32_t end) {
    uint32_t sizes[5];
    uint32_t groups = 0;
    uint32_t i = offset;
    while (groups < 5) {
        sizes[groups] = digits_at(text, i, end);
        if (sizes[groups] == 0) {
            return offset;
        }
        i += sizes[groups++];
        if (i + 1 >= end || text.data[i] != '-' || !rsm_ascii_is_digit(text.data[i + 1])) {
            break;
        }
        i++;
    }
    bool phone = groups >= 2 && groups <= 4 && sizes[groups - 1] == 4 && sizes[groups - 2] == 3;
    bool extension = groups == 2 && sizes[1] == 4 && (sizes[0] == 1 || sizes[0] == 5);
    bool iso = groups == 3 && sizes[0] == 4 && sizes[1] <= 2 && sizes[2] <= 2;
    bool written =
        groups == 3 && sizes[0] <= 2 && sizes[1] <= 2 && (sizes[2] == 4 || sizes[2] == 2);
    bool clean = i >= end || !(rsm_ascii_is_letter(text.data[i]) || text.data[i] == '-');
    return (phone || extension || iso || written) && clean ? i : offset;
}

/* End of the number part of "10am", "5km": where letters that are a unit follow digits; else `end`.
 */
static uint32_t unit_start(rsm_slice text, uint32_t start, uint32_t end) {
    static const char *const units[] = {
        "am", "pm", "a.m", "p.m", "km",  "kms", "cm", "mm",  "kg",  "lb",  "lbs",
        "bn", "mn", "m",   "k",   "mph", "kph", "ft", "hrs", "hr",  "min", "mins",
        "mg", "ml", "gb",  "mb",  "yr",  "yrs", "pc", "hz",  "khz", "mhz", "sqft"};
    uint32_t i = start;
    while (i < end && (rsm_ascii_is_digit(text.data[i]) || strchr(".,:", text.data[i]) != NULL)) {
        i++;
    }
    if (i == start || i == end) {
        return end;
    }
    i -= text.data[i - 1] == '.' ? 1 : 0;
    for (size_t k = 0; k < sizeof units / sizeof units[0]; k++) {
        if (end - i == strlen(units[k]) && rsm_text_has_at(text, i, end, units[k])) {
            return i;
        }
    }
    return end;
}

/* ---- words ---- */

/* "Ph.D.": a capital and a small letter before the full stop, a lone capital after it. */
static bool is_degree(rsm_slice text, uint32_t from, uint32_t dot, uint32_t end) {
    return dot - from == 2 && rsm_ascii_is_upper(text.data[from]) &&
           rsm_ascii_is_lower(text.data[from + 1]) && rsm_ascii_is_upper(text.data[dot + 1]) &&
           (dot + 2 >= end || !rsm_ascii_is_letter(text.data[dot + 2]));
}

/* "w/o", "b/t", "s/he", "L/C": a letter, a slash and what is no word of its own. */
static bool is_short_form(rsm_slice text, uint32_t start, uint32_t slash, uint32_t end) {
    static const char *const forms[] = {"w/out", "w/o", "s/he"};
    for (size_t k = 0; k < sizeof forms / sizeof forms[0]; k++) {
        if (rsm_text_has_at(text, start, end, forms[k])) {
            return slash - start == 1;
        }
    }
    return slash - start == 1 && !rsm_text_has_at(text, start, end, "c/o") &&
           (slash + 2 >= end ||
            (!rsm_ascii_is_letter(text.data[slash + 2]) && text.data[slash + 2] != '/'));
}

/* Whether [start, hyphen) is a prefix that is no word by itself, before one word and no further
 * hyphen. The last three stay apart before a capital: there a name or a month follows. */
static bool is_prefix(rsm_slice text, uint32_t start, uint32_t hyphen, uint32_t end) {
    static const char *const prefixes[] = {
        "anti",  "arch",  "co",  "counter", "e",     "ex",    "intra", "micro",  "mini",
        "multi", "neo",   "non", "over",    "post",  "pre",   "pro",   "psycho", "re",
        "semi",  "socio", "sub", "un",      "cross", "inter", "mid"};
    size_t k = 0, count = sizeof prefixes / sizeof prefixes[0];
    while (k < count && (hyphen - start != strlen(prefixes[k]) ||
                         !rsm_text_has_at(text, start, end, prefixes[k]))) {
        k++;
    }
    bool capital = rsm_ascii_is_upper(text.data[hyphen + 1]);
    bool name = capital && k + 3 >= count; /* "Inter-Services", "mid-August" */
    if (k == count || name || (start > 0 && text.data[start - 1] == '-')) {
        return false;
    }
    uint32_t i = hyphen + 1;
    while (i < end && i - hyphen < 32 &&
           (rsm_ascii_is_letter(text.data[i]) || (unsigned char)text.data[i] >= 0x80)) {
        i++;
    }
    return i - hyphen > 2 && (i >= end || text.data[i] != '-');
}

/* "2:30 p.m.Family": a sentence begins right after the full stop of one in small letters. */
static bool runs_into(rsm_slice text, uint32_t dot, uint32_t end) {
    return dot > 0 && dot + 2 < end && rsm_ascii_is_lower(text.data[dot - 1]) &&
           rsm_ascii_is_upper(text.data[dot + 1]) && rsm_ascii_is_lower(text.data[dot + 2]);
}

/* Whether a mark inside a word keeps its two sides together. `from`: start of the part since the
 * last dot. */
static bool joins(rsm_slice text, uint32_t start, uint32_t from, uint32_t offset,
                  text_character mark, text_class before, uint32_t end) {
    text_character next = rsm_text_character(text, offset + mark.size, end);
    if (next.size == 0) {
        return false;
    }
    bool digits = before == TEXT_DIGIT && next.class == TEXT_DIGIT;
    bool letters = before == TEXT_LETTER && next.class == TEXT_LETTER;
    switch (mark.code_point) {
    case '.':
        if (runs_into(text, offset, end)) {
            return false;
        }
        return digits || (letters && (offset - from <= 1 || is_degree(text, from, offset, end))) ||
               (before == TEXT_DIGIT && (rsm_text_has_at(text, offset + 1, end, "a.m") ||
                                         rsm_text_has_at(text, offset + 1, end, "p.m")));
    case ',':
        return digits && digits_at(text, offset + 1, end) == 3;
    case ':':
        return digits;
    case '/':
        return digits || (letters && is_short_form(text, start, offset, end));
    case '-':
        return letters && start == from && is_prefix(text, start, offset, end);
    case '&':
        return letters && rsm_text_is_upper_at(text, offset - 1) &&
               rsm_text_is_upper_at(text, offset + 1);
    case '_':
        return true;
    case '$':
        return letters ? false
                       : next.class == TEXT_DIGIT && offset - start <= 3 && offset - start > 0;
    case '\'':
    case '`':
    case 0xB4:
    case 0x2019:
    case 0x2018:
        return next.class == TEXT_LETTER || (before == TEXT_DIGIT && next.class == TEXT_LETTER);
    default:
        return false;
    }
}

/* End of the word that begins at `start`. */
static uint32_t word_end(rsm_slice text, uint32_t start, uint32_t end) {
    uint32_t i = start;
    uint32_t from = start;
    text_class before = TEXT_OTHER;
    while (i < end) {
        text_character character = rsm_text_character(text, i, end);
        bool word = character.class == TEXT_LETTER || character.class == TEXT_DIGIT;
        if (!word && (i == start || !joins(text, start, from, i, character, before, end))) {
            break;
        }
        i += character.size;
        if (character.code_point == '.') {
            from = i;
        }
        if (character.code_point == '$') {
            break;
        }
        before = word ? character.class : before;
    }
    return i;
}

/* "the 60's", "the 1920's": two or four figures, the last a nought. */
static bool is_decade(rsm_slice text, uint32_t start, uint32_t end) {
    uint32_t digits = digits_at(text, start, end);
    return digits == end - start && (digits == 2 || digits == 4) && text.data[end - 1] == '0';
}

/* Where a word is cut before its clitic ("do|n't", "ministry|'s", "can|not"), or `end`. */
static uint32_t clitic_start(rsm_slice text, uint32_t start, uint32_t end) {
    static const char *const clitics[] = {"s", "re", "ve", "ll", "d", "m"};
    static const struct {
        const char *word;
        uint32_t cut;
    } wholes[] = {{"cannot", 3},  {"gonna", 3},  {"wanna", 3}, {"gotta", 3},  {"didnt", 3},
                  {"dont", 2},    {"doesnt", 4}, {"isnt", 2},  {"wasnt", 3},  {"couldnt", 5},
                  {"wouldnt", 5}, {"havent", 4}, {"hasnt", 3}, {"arent", 3},  {"cant", 2},
                  {"wont", 2},    {"aint", 2},   {"arnt", 2},  {"werent", 4}, {"shouldnt", 6},
                  {"im", 1},      {"ive", 1},    {"hes", 2},   {"shes", 3},   {"thats", 4},
                  {"whats", 4},   {"theres", 5}, {"heres", 4}, {"youre", 3},  {"theyre", 4},
                  {"youve", 3},   {"theyve", 4}, {"weve", 2},  {"lotta", 3},  {"outta", 3}};
    bool capitals = end - start <= 3 && rsm_ascii_is_upper(text.data[end - 1]); /* "IM" */
    if (end - start <= 8 && !capitals) {
        for (size_t k = 0; k < sizeof wholes / sizeof wholes[0]; k++) {
            if (end - start == strlen(wholes[k].word) &&
                rsm_text_has_at(text, start, end, wholes[k].word)) {
                return start + wholes[k].cut;
            }
        }
    }
    uint32_t mark = end, after = end;
    for (uint32_t i = end; i > start && end - i < 6;) {
        rsm_character character = rsm_utf8_decode_before(text, i);
        i -= character.size;
        uint32_t c = character.code_point;
        if (c == '\'' || c == 0x2019 || c == '`' || c == 0xB4) {
            mark = i;
            after = i + character.size;
            break;
        }
    }
    if (mark == end || mark == start) {
        return end;
    }
    if (rsm_text_has_at(text, after, end, "t") && end - after == 1 && mark > start + 1 &&
        rsm_ascii_to_lower(text.data[mark - 1]) == 'n') {
        return mark - 1;
    }
    if (is_decade(text, start, mark)) {
        return end;
    }
    for (size_t k = 0; k < sizeof clitics / sizeof clitics[0]; k++) {
        if (end - after == strlen(clitics[k]) && rsm_text_has_at(text, after, end, clitics[k])) {
            return mark;
        }
    }
    return end;
}

/* The first character after white space from `offset`; size 0 at the paragraph's end. */
static text_character next_visible(rsm_slice text, uint32_t offset, uint32_t end) {
    for (;;) {
        text_character character = rsm_text_character(text, offset, end);
        if (character.size == 0 || character.class != TEXT_SPACE) {
            return character;
        }
        offset += character.size;
    }
}

/* "paid off." is no officer: a word of the lexicon in lower case, with a vowel (not "vs."). */
static bool is_small_word(const text_splitter *splitter, uint32_t start, uint32_t end) {
    bool vowel = false;
    for (uint32_t i = start; i < end; i++) {
        char byte = splitter->text.data[i];
        vowel = vowel || (byte != '\0' && strchr("aeiouy", byte) != NULL);
    }
    return vowel && !splitter->one_case && rsm_ascii_is_lower(splitter->text.data[start]) &&
           rsm_text_first_tag(splitter, start, end).size > 0;
}

/* "Anton I. Weber": the word before the letter is no word of the language but a name. */
static bool is_initial_after_name(const text_splitter *splitter, uint32_t start) {
    const rsm_token *before = rsm_vector_last(&splitter->tokens);
    if (before == NULL || splitter->one_case || !rsm_ascii_is_upper(splitter->text.data[start]) ||
        (before->flags & RSM_TOKEN_CAPITALISED) == 0 || before->end + 1 != start ||
        before->end - before->start < 3) {
        return false;
    }
    rsm_slice tag = rsm_text_first_tag(splitter, before->start, before->end);
    return tag.size == 0 || rsm_slice_equal_string(tag, "PROPN");
}

/* Whether the full stop at `end` belongs to the word before it. */
static bool keeps_dot(const text_splitter *splitter, uint32_t start, uint32_t end,
                      const text_chunk *chunk) {
    rsm_slice text = splitter->text;
    bool dots = memchr(text.data + start, '.', end - start) != NULL;
    if (end + 1 < chunk->end && text.data[end + 1] == '.' &&
        !(dots && (end + 2 >= chunk->end || text.data[end + 2] != '.'))) {
        return false; /* an ellipsis */
    }
    text_character next = next_visible(text, end + 1, chunk->limit);
    text_character last = rsm_text_character(text, end - 1, end);
    if (dots) {
        return last.class == TEXT_LETTER && rsm_ascii_is_letter(text.data[start]);
    }
    if (end - start == 1 && rsm_ascii_is_letter(text.data[start])) {
        bool upper = rsm_ascii_is_upper(text.data[start]) || splitter->one_case;
        char lower = rsm_ascii_to_lower(text.data[start]);
        bool pronoun = lower == 'i' && !is_initial_after_name(splitter, start);
        return upper && next.size > 0 && !(pronoun || (lower == 'a' && splitter->one_case)) &&
               (splitter->one_case || next.class == TEXT_OTHER || rsm_is_upper(next.code_point));
    }
    rsm_slice kind = rsm_text_abbreviation(splitter, start, end);
    if (rsm_slice_equal_string(kind, "last")) { /* "and so on, etc.": its stop is the sentence's */
        return next.size > 0 && next.class != TEXT_OTHER && !rsm_is_upper(next.code_point);
    }
    if (kind.size == 0 || (next.class != TEXT_DIGIT && is_small_word(splitter, start, end))) {
        return false;
    }
    if (rsm_slice_equal_string(kind, "number")) {
        return next.class == TEXT_DIGIT && next.size > 0;
    }
    if (rsm_slice_equal_string(kind, "name") || rsm_slice_equal_string(kind, "plain")) {
        return true;
    }
    if (rsm_slice_equal_string(kind, "rare")) { /* a word too: only after a comma and before one */
        const rsm_token *before = rsm_vector_last(&splitter->tokens);
        return before != NULL && text.data[before->start] == ',' &&
               (splitter->one_case || rsm_ascii_is_upper(text.data[start]));
    }
    return true;
}

/* "th- that": one or two letters and a hyphen with white space after it. */
static bool is_broken_off(const text_splitter *splitter, uint32_t start, uint32_t end,
                          const text_chunk *chunk) {
    rsm_slice text = splitter->text;
    return !splitter->one_case && end - start <= 2 && end + 1 == chunk->end &&
           end + 1 < chunk->limit && text.data[end] == '-' &&
           rsm_ascii_is_letter(text.data[start]) && rsm_ascii_is_letter(text.data[end - 1]);
}

static void add_word(text_splitter *splitter, text_chunk *chunk, uint32_t start, uint32_t end) {
    uint32_t cut = rsm_ascii_is_digit(splitter->text.data[start])
                       ? unit_start(splitter->text, start, end)
                       : clitic_start(splitter->text, start, end);
    if (cut == end && rsm_ascii_is_digit(splitter->text.data[start])) {
        cut = clitic_start(splitter->text, start, end);
    }
    if (cut < end) {
        add(splitter, chunk, start, cut);
        start = cut;
    }
    add(splitter, chunk, start, end);
}

/* ---- marks ---- */

/* End of the run of marks that stand as one token: "...", "--", "?!", "''". */
static uint32_t mark_end(rsm_slice text, uint32_t start, uint32_t end) {
    text_character first = rsm_text_character(text, start, end);
    uint32_t c = first.code_point;
    uint32_t i = start + first.size;
    bool mixed = c == '?' || c == '!';
    bool run = mixed || (c < 0x80 && strchr(".-*=_~+#<>|`", (int)c) != NULL) || c == 0x2026;
    bool pair = c == '\'' || c == 0x2018 || c == 0x2019;
    while (i < end && (run || pair)) {
        text_character next = rsm_text_character(text, i, end);
        bool asks = next.code_point == '?' || next.code_point == '!';
        mixed = mixed || (asks && c == '.' && i == start + 1); /* ".?" is one mark, "...?" two */
        bool same = next.code_point == c || (mixed && asks) ||
                    (c == 0x2018 && next.code_point == 0x2019) ||
                    (c == 0x2026 && next.code_point == '.');
        if (!same) {
            break;
        }
        i += next.size;
        if (pair) {
            break;
        }
    }
    bool closed = mixed && c != '.' && i < end && text.data[i] == '.'; /* "!." */
    return closed && (i + 1 >= end || text.data[i + 1] != '.') ? i + 1 : i;
}

/* End of a face drawn with marks (":-)") at `start`, with nothing but a mark after it, or `start`.
 * `open`: a bracket stands before it in the chunk, which its bracket may close. */
static uint32_t face_end(rsm_slice text, uint32_t start, uint32_t end, bool open) {
    static const char *const faces[] = {":-)", ";-)", ":-(", ":-D", ":))", "^_^", ":)",
                                        ";)",  ":(",  ":D",  ";D",  ":P",  ";P",  ":/",
                                        "=)",  "=(",  "(:",  "(=",  "(;",  ":o)", "<3"};
    for (size_t k = 0; k < sizeof faces / sizeof faces[0]; k++) {
        uint32_t stop = start + (uint32_t)strlen(faces[k]);
        if (stop <= end && rsm_slice_equal_string(rsm_slice_sub(text, start, stop), faces[k]) &&
            (stop == end || strchr(".,!?)", text.data[stop]) != NULL) &&
            !(open && text.data[stop - 1] == ')')) {
            return stop;
        }
    }
    return start;
}

/* End of a word that begins with an apostrophe ("'s", "'em", "'90s"), or `start`. */
static uint32_t apostrophe_word_end(rsm_slice text, uint32_t start, uint32_t end, bool alone) {
    static const char *const words[] = {"s", "re", "ve", "ll", "d", "m", "em", "til", "cause", "n"};
    uint32_t after = start + (text.data[start] == '\'' ? 1 : 3);
    uint32_t stop = word_end(text, after, end);
    if (stop == after) {
        return start;
    }
    if (digits_at(text, after, end) >= 2 && stop - after <= 3 && alone) {
        return stop;
    }
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++) {
        if (stop - after == strlen(words[k]) && rsm_text_has_at(text, after, stop, words[k])) {
            return stop;
        }
    }
    return start;
}

/* Cuts one token (or a word with its clitic) at `offset` and gives where the next begins. */
static uint32_t cut_one(text_splitter *splitter, text_chunk *chunk, uint32_t offset) {
    rsm_slice text = splitter->text;
    uint32_t end = chunk->end;
    text_character first = rsm_text_character(text, offset, end);
    bool word = first.class == TEXT_LETTER || first.class == TEXT_DIGIT;
    bool tag = (first.code_point == '#' || first.code_point == '@') && offset + 1 < end &&
               rsm_ascii_is_letter(text.data[offset + 1]);
    uint32_t stop = offset;
    if (word && chunk->may_be_address) {
        stop = rsm_text_address_end(text, offset, chunk);
    } else if (first.class == TEXT_DIGIT) {
        stop = joined_digits_end(text, offset, end);
    } else if (first.class == TEXT_APOSTROPHE) {
        stop = apostrophe_word_end(text, offset, end, offset == chunk->start);
    } else if (!word) {
        bool open = offset > chunk->start && text.data[chunk->start] == '(';
        stop = face_end(text, offset, end, open);
    }
    bool sign = (first.code_point == '+' || first.code_point == '-' || first.code_point == '.') &&
                offset == chunk->start && offset + 1 < end &&
                rsm_ascii_is_digit(text.data[offset + 1]); /* "-3", "a .22 rifle" */
    if (stop == offset && sign) {
        stop = word_end(text, offset + 1, end);
    }
    if (stop == offset && word) {
        stop = word_end(text, offset, end);
        if (is_broken_off(splitter, offset, stop, chunk)) {
            add(splitter, chunk, offset, stop + 1);
            return stop + 1;
        }
        if (stop < end && text.data[stop] == '.' && keeps_dot(splitter, offset, stop, chunk)) {
            add(splitter, chunk, offset, stop + 1);
            return stop + 1;
        }
        add_word(splitter, chunk, offset, stop);
        return stop;
    }
    if (stop == offset) {
        stop = tag ? word_end(text, offset + 1, end) : mark_end(text, offset, end);
    }
    add(splitter, chunk, offset, stop);
    return stop;
}

void rsm_text_tokenise(text_splitter *splitter, text_paragraph *paragraph) {
    rsm_slice text = splitter->text;
    paragraph->first_token = splitter->tokens.count;
    uint32_t i = paragraph->start;
    while (i < paragraph->end && !splitter->arena->failed) {
        text_character character = rsm_text_character(text, i, paragraph->end);
        if (character.class == TEXT_SPACE) {
            i += character.size;
            continue;
        }
        text_chunk chunk = {.start = i, .end = i, .limit = paragraph->end, .space_before = true};
        while (chunk.end < paragraph->end) {
            character = rsm_text_character(text, chunk.end, paragraph->end);
            if (character.class == TEXT_SPACE) {
                break;
            }
            chunk.end += character.size;
        }
        chunk.may_be_address = rsm_text_may_be_address(text, chunk.start, chunk.end);
        while (i < chunk.end) {
            i = cut_one(splitter, &chunk, i);
        }
    }
    paragraph->end_token = splitter->tokens.count;
}
