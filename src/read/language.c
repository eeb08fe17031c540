/* The language of a text: by its script, else by its commonest words.
 *
 * lexicon/languages.txt lists stop words of the languages told apart; the language whose words make
 * up most of the text wins, English where little speaks against it (headlines have few stop words):
 * less is needed where many words have letters that English has not.
 * Cost: linear in the text, of which at most LANGUAGE_BYTES are read. */
#include "base/utf8.h"
#include "read/internal.h"

#include <string.h>

enum { LANGUAGE_BYTES = 65536, LANGUAGE_WORDS = 4000, LANGUAGES = 48, LEAST_WORDS = 8, FOREIGN_SHARE = 12 };

/* ---- scripts ---- */

static const struct {
    uint32_t first, last;
    const char *language;
} scripts[] = {
    {0x0370, 0x03FF, "el"}, {0x0400, 0x04FF, "ru"}, {0x0530, 0x058F, "hy"}, {0x0590, 0x05FF, "he"},
    {0x0600, 0x06FF, "ar"}, {0x0900, 0x097F, "hi"}, {0x0980, 0x09FF, "bn"}, {0x0A00, 0x0A7F, "pa"},
    {0x0B80, 0x0BFF, "ta"}, {0x0C00, 0x0C7F, "te"}, {0x0D80, 0x0DFF, "si"}, {0x0E00, 0x0E7F, "th"},
    {0x1000, 0x109F, "my"}, {0x10A0, 0x10FF, "ka"}, {0x1200, 0x137F, "am"}, {0x1780, 0x17FF, "km"},
    {0x3040, 0x30FF, "ja"}, {0x4E00, 0x9FFF, "zh"}, {0xAC00, 0xD7AF, "ko"},
};

static const char *language_of_script(rsm_slice text) {
    uint32_t counts[sizeof scripts / sizeof *scripts] = {0}, letters = 0;
    for (size_t at = 0; at < text.size;) {
        rsm_character c = rsm_utf8_decode(text, at);
        at += c.size;
        if (!rsm_is_letter(c.code_point))
            continue;
        letters++;
        for (size_t i = 0; c.code_point >= 0x370 && i < sizeof scripts / sizeof *scripts; i++)
            if (c.code_point >= scripts[i].first && c.code_point <= scripts[i].last)
                counts[i]++;
    }
    size_t best = 0;
    for (size_t i = 1; i < sizeof scripts / sizeof *scripts; i++)
        if (counts[i] > counts[best])
            best = i;
    const char *language = counts[best] * 2 > letters ? scripts[best].language : NULL;
    /* Japanese is written mostly in the characters of Chinese */
    if (language != NULL && strcmp(language, "zh") == 0 && counts[16] * 10 > counts[best])
        language = "ja";
    return language;
}

/* ---- words ---- */

typedef struct tally {
    const rsm_world *world;
    char codes[LANGUAGES][4];
    uint32_t counts[LANGUAGES];
    uint32_t languages;
} tally;

static bool count_language(void *context, uint32_t row, uint16_t flags) {
    tally *t = context;
    (void)flags;
    rsm_slice code = rsm_world_string(t->world, RSM_DOMAIN_STOPWORD, row, RSM_STOPWORD_LANGUAGE);
    if (code.size == 0 || code.size > 3)
        return true;
    for (uint32_t i = 0; i < t->languages; i++) {
        if (!rsm_slice_equal_string(code, t->codes[i]))
            continue;
        t->counts[i]++;
        return true;
    }
    if (t->languages == LANGUAGES)
        return true;
    memcpy(t->codes[t->languages], code.data, code.size);
    t->counts[t->languages++] = 1;
    return true;
}

static bool is_word_byte(char byte) {
    return rsm_ascii_is_letter(byte) || (unsigned char)byte >= 0x80;
}

/* *foreign: words with letters that English has none of. */
static void count_words(tally *t, rsm_slice text, uint32_t *words, uint32_t *foreign) {
    for (size_t at = 0; at < text.size && *words < LANGUAGE_WORDS;) {
        size_t start = at;
        bool accented = false;
        while (at < text.size && is_word_byte(text.data[at])) {
            unsigned char byte = (unsigned char)text.data[at++];
            accented |= byte >= 0xC3 && byte < 0xE0; /* not the quotation marks, dashes and spaces */
        }
        if (at == start) {
            at++;
            continue;
        }
        bool letter = at - start == 1 && at < text.size && text.data[at] == '.';
        if (letter)
            continue; /* of "U.S." or a name: no word of any language */
        (*words)++;
        *foreign += accented;
        if (at - start <= 20)
            rsm_world_lookup(t->world, RSM_DOMAIN_STOPWORD, rsm_slice_sub(text, start, at),
                             count_language, t);
    }
}

static const char *known_code(const char *code) {
    static const char *const codes[] = {"en", "es", "fr", "de", "it", "pt", "nl", "sv", "no", "da",
                                        "fi", "pl", "cs", "sk", "hu", "ro", "hr", "sr", "sl", "bs",
                                        "sq", "tr", "az", "id", "ms", "tl", "vi", "sw", "so", "ha",
                                        "af", "ca", "eu", "gl", "ga", "cy", "et", "lv", "lt", "is",
                                        "mt", "ht", "ku", "uz", "la", "eo", "ru", "uk"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (strcmp(codes[i], code) == 0)
            return codes[i];
    return "und";
}

const char *rsm_read_language(const rsm_world *world, rsm_slice text) {
    if (text.size > LANGUAGE_BYTES)
        text.size = rsm_utf8_floor(text, LANGUAGE_BYTES);
    const char *script = language_of_script(text);
    if (script != NULL)
        return script;
    tally t = {.world = world};
    uint32_t words = 0, foreign = 0, best = 0, english = 0;
    count_words(&t, text, &words, &foreign);
    for (uint32_t i = 0; i < t.languages; i++) {
        if (t.counts[i] > t.counts[best])
            best = i;
        if (strcmp(t.codes[i], "en") == 0)
            english = t.counts[i];
    }
    if (words < LEAST_WORDS || t.languages == 0)
        return words == 0 ? "und" : "en";
    uint32_t slack = foreign * FOREIGN_SHARE > words ? 0 : 2;
    bool other = t.counts[best] > english + english / 4 + slack && t.counts[best] * 12 > words;
    return other ? known_code(t.codes[best]) : "en";
}
