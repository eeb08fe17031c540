/* What a form can be: parts of speech, lemmas, forms of verbs, by lexicon and endings.
 *
 * A form is looked up as it stands (lexicon/words.txt), among the irregular forms
 * (lexicon/lemmas.txt), and by taking regular endings off, where what remains must be a known base
 * form; only a form that is still unknown is guessed from its ending. Each form of a report is
 * analysed once. Cost: linear in the text; a constant number of look-ups a form. */
#include "base/utf8.h"
#include "tag/layer.h"
#include "tag/lemma.h"

#include <string.h>

#define FORM_SIZE 64u

/* ---- the lexicon ---- */

static rsm_upos upos_of(rsm_slice name) {
    for (uint32_t i = 0; i < RSM_UPOS_COUNT; i++) {
        if (rsm_slice_equal_string(name, rsm_upos_name((rsm_upos)i))) {
            return (rsm_upos)i;
        }
    }
    return RSM_UPOS_X;
}

/* Tags of a form in words.txt as a mask, the likeliest in `first`; 0: not there. */
static uint32_t listed_tags(const tag_layer *layer, rsm_slice form, rsm_upos *first) {
    uint32_t row =
        layer->world == NULL ? RSM_NONE : rsm_world_find(layer->world, RSM_DOMAIN_TAGWORD, form);
    if (row == RSM_NONE) {
        return 0;
    }
    rsm_slice rest = rsm_world_string(layer->world, RSM_DOMAIN_TAGWORD, row, RSM_TAGWORD_TAGS);
    rsm_slice part;
    uint32_t mask = 0;
    while (rest.data != NULL && rsm_slice_split(&rest, ';', &part)) {
        rsm_upos upos = upos_of(rsm_slice_trim(part));
        if (mask == 0 && first != NULL) {
            *first = upos;
        }
        mask |= TAG_BIT(upos);
    }
    return mask;
}

static rsm_slice row_lemma(const tag_layer *layer, uint32_t row) {
    return rsm_world_string(layer->world, RSM_DOMAIN_LEMMA, row, RSM_LEMMA_LEMMA);
}

/* Whether a row of lemmas.txt is a verb's with the given lemma. */
static bool is_verb_row(const tag_layer *layer, uint32_t row, rsm_slice lemma) {
    return row < rsm_world_rows(layer->world, RSM_DOMAIN_LEMMA) &&
           (rsm_world_number(layer->world, RSM_DOMAIN_LEMMA, row, RSM_LEMMA_POS) & RSM_POS_VERB) !=
               0 &&
           rsm_slice_equal(row_lemma(layer, row), lemma);
}

/* Adds what lemmas.txt says of the form. A verb's past stands on the line before its participle. */
static void add_irregular(const tag_layer *layer, tag_reading *reading) {
    uint32_t row = layer->world == NULL
                       ? RSM_NONE
                       : rsm_world_find(layer->world, RSM_DOMAIN_LEMMA, reading->lower);
    if (row == RSM_NONE) {
        return;
    }
    uint32_t pos = rsm_world_number(layer->world, RSM_DOMAIN_LEMMA, row, RSM_LEMMA_POS);
    rsm_slice lemma = row_lemma(layer, row);
    bool fresh = reading->tags == 0;
    if ((pos & RSM_POS_VERB) != 0) {
        bool participle_follows = is_verb_row(layer, row + 1, lemma);
        bool past_before = row > 0 && is_verb_row(layer, row - 1, lemma);
        reading->forms |= past_before ? 0 : FORM_BIT(RSM_VERB_PAST);
        reading->forms |= participle_follows ? 0 : FORM_BIT(RSM_VERB_PARTICIPLE);
        reading->forms |= rsm_slice_equal(lemma, reading->lower) ? FORM_BIT(RSM_VERB_BASE) : 0;
        reading->verb = lemma;
        reading->tags |= TAG_BIT(RSM_UPOS_VERB);
        reading->first = fresh ? RSM_UPOS_VERB : reading->first;
    } else if ((pos & RSM_POS_NOUN) != 0) {
        reading->noun = lemma;
        reading->plural = true;
        reading->tags |= TAG_BIT(RSM_UPOS_NOUN);
        reading->first = fresh ? RSM_UPOS_NOUN : reading->first;
    } else {
        reading->adjective = lemma;
        reading->tags |= TAG_BIT(RSM_UPOS_ADJ);
        reading->first = fresh ? RSM_UPOS_ADJ : reading->first;
    }
    reading->known = true;
}

/* ---- endings ---- */

static bool ends_with(rsm_slice word, const char *ending) {
    return rsm_slice_ends_with(word, rsm_slice_from_string(ending));
}

static bool is_vowel(char letter) {
    return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u';
}

/* `word` less its last `cut` bytes, with `added`, in the arena if it is a base form of the wanted
 * kind. */
static rsm_slice base_form(const tag_layer *layer, rsm_slice word, size_t cut, const char *added,
                           rsm_upos wanted, rsm_upos *first) {
    char form[FORM_SIZE];
    size_t more = strlen(added);
    if (word.size < cut + 2 || word.size - cut + more > FORM_SIZE) {
        return rsm_slice_make(NULL, 0);
    }
    memcpy(form, word.data, word.size - cut);
    memcpy(form + word.size - cut, added, more);
    rsm_slice base = rsm_slice_make(form, word.size - cut + more);
    rsm_upos likeliest = RSM_UPOS_X;
    if ((listed_tags(layer, base, &likeliest) & TAG_BIT(wanted)) == 0) {
        return rsm_slice_make(NULL, 0);
    }
    if (first != NULL) {
        *first = likeliest;
    }
    return rsm_slice_copy(base, layer->arena);
}

/* Base of a form with an ending of `cut` bytes: plain, with an "e", undoubled, or y for i. */
static rsm_slice base_before(const tag_layer *layer, rsm_slice word, size_t cut, rsm_upos wanted,
                             rsm_upos *first) {
    size_t stem = word.size - cut;
    rsm_slice base = rsm_slice_make(NULL, 0);
    if (stem >= 3 && word.data[stem - 1] == word.data[stem - 2] && !is_vowel(word.data[stem - 1])) {
        base = base_form(layer, word, cut + 1, "", wanted, first);
        if (base.size > 0 && word.data[stem - 1] != 'l' && word.data[stem - 1] != 's') {
            return base;
        }
    }
    rsm_slice plain = base_form(layer, word, cut, "", wanted, first);
    rsm_slice with_e = base_form(layer, word, cut, "e", wanted, first);
    if (plain.size > 0 && with_e.size > 0) { /* "bar", "bare": a short stem would have doubled */
        bool doubles = stem >= 2 && !is_vowel(word.data[stem - 1]) &&
                       is_vowel(word.data[stem - 2]) &&
                       (stem < 3 || !is_vowel(word.data[stem - 3]));
        return doubles && stem <= 4 ? with_e : plain;
    }
    if (plain.size > 0 || with_e.size > 0) {
        return plain.size > 0 ? plain : with_e;
    }
    if (base.size > 0) {
        return base;
    }
    if (stem >= 2 && word.data[stem - 1] == 'i') {
        base = base_form(layer, word, cut + 1, "y", wanted, first);
    } else if (stem >= 2 && word.data[stem - 1] == 'y') {
        base = base_form(layer, word, cut + 1, "ie", wanted, first);
    } else if (stem >= 3 && word.data[stem - 1] == 'k') {
        base = base_form(layer, word, cut + 1, "", wanted, first);
    }
    return base;
}

static void add_verb(tag_reading *reading, rsm_slice lemma, uint32_t forms) {
    if (lemma.size == 0) {
        return;
    }
    bool fresh = reading->tags == 0;
    reading->forms |= forms;
    reading->verb = reading->verb.size > 0 ? reading->verb : lemma;
    if (fresh) {
        reading->tags |= TAG_BIT(RSM_UPOS_VERB);
        reading->first = RSM_UPOS_VERB;
    }
    reading->known = true;
}

/* The base form before "-s", "-es", "-ies" of the wanted kind. */
static rsm_slice base_before_s(const tag_layer *layer, rsm_slice word, rsm_upos wanted,
                               rsm_upos *first) {
    rsm_slice base = base_form(layer, word, 1, "", wanted, first);
    if (base.size == 0 && ends_with(word, "ies")) {
        base = base_form(layer, word, 3, "y", wanted, first);
    }
    if (base.size == 0 && ends_with(word, "es")) {
        base = base_form(layer, word, 2, "", wanted, first);
    }
    return base;
}

static void add_s_form(const tag_layer *layer, tag_reading *reading) {
    bool fresh = reading->tags == 0;
    rsm_upos first = RSM_UPOS_NOUN;
    rsm_slice noun = base_before_s(layer, reading->lower, RSM_UPOS_NOUN, &first);
    rsm_slice verb = base_before_s(layer, reading->lower, RSM_UPOS_VERB, &first);
    if (!fresh) {
        if (verb.size > 0 && (reading->tags & TAG_BIT(RSM_UPOS_VERB)) != 0) {
            reading->verb = verb;
            reading->forms |= FORM_BIT(RSM_VERB_PRESENT);
        }
        return;
    }
    if (noun.size > 0) {
        reading->noun = noun;
        reading->plural = true;
        reading->tags |= TAG_BIT(RSM_UPOS_NOUN);
        reading->first = RSM_UPOS_NOUN;
    }
    if (verb.size > 0) {
        reading->verb = verb;
        reading->forms |= FORM_BIT(RSM_VERB_PRESENT);
        reading->tags |= TAG_BIT(RSM_UPOS_VERB);
        reading->first = noun.size == 0 || first == RSM_UPOS_VERB ? RSM_UPOS_VERB : RSM_UPOS_NOUN;
    }
    reading->known = reading->known || reading->tags != 0;
}

static void add_comparison(const tag_layer *layer, tag_reading *reading, size_t cut) {
    rsm_slice base = base_before(layer, reading->lower, cut, RSM_UPOS_ADJ, NULL);
    if (base.size > 0 && (reading->tags & TAG_BIT(RSM_UPOS_ADJ)) != 0) {
        reading->adjective = base;
    } else if (base.size > 0 && reading->tags == 0) {
        reading->adjective = base;
        reading->tags |= TAG_BIT(RSM_UPOS_ADJ);
        reading->first = RSM_UPOS_ADJ;
        reading->known = true;
    }
}

static void add_regular(const tag_layer *layer, tag_reading *reading) {
    rsm_slice word = reading->lower;
    const uint32_t past = FORM_BIT(RSM_VERB_PAST) | FORM_BIT(RSM_VERB_PARTICIPLE);
    bool may_be_verb = reading->tags == 0 || (reading->tags & TAG_BIT(RSM_UPOS_VERB)) != 0;
    if (ends_with(word, "ed") && may_be_verb && reading->verb.size == 0) {
        add_verb(reading, base_before(layer, word, 2, RSM_UPOS_VERB, NULL), past);
    } else if (ends_with(word, "ing") && may_be_verb && word.size > 4) {
        add_verb(reading, base_before(layer, word, 3, RSM_UPOS_VERB, NULL), FORM_BIT(RSM_VERB_ING));
    } else if (ends_with(word, "s") && !ends_with(word, "ss")) {
        add_s_form(layer, reading);
    } else if (ends_with(word, "er") || ends_with(word, "est")) {
        add_comparison(layer, reading, ends_with(word, "er") ? 2 : 3);
    } else if (ends_with(word, "men") && word.size >= 5 && reading->tags == 0) {
        rsm_slice man = rsm_slice_copy(word, layer->arena);
        if (man.data != NULL) {
            ((char *)man.data)[man.size - 2] = 'a';
            reading->noun = man;
        }
        reading->plural = true;
        reading->tags = TAG_BIT(RSM_UPOS_NOUN);
        reading->first = RSM_UPOS_NOUN;
        reading->known = true;
    }
}

/* ---- guesses ---- */

static rsm_slice join(const tag_layer *layer, rsm_slice word, size_t cut, const char *added) {
    const char *text =
        rsm_arena_format(layer->arena, "%.*s%s", (int)(word.size - cut), word.data, added);
    return rsm_slice_from_string(text);
}

/* Base of an unknown verb before an ending of `cut` bytes. */
static rsm_slice guess_base(const tag_layer *layer, rsm_slice word, size_t cut) {
    size_t stem = word.size - cut;
    char last = word.data[stem - 1];
    char before = stem >= 2 ? word.data[stem - 2] : 'a';
    if (last == 'i') {
        return join(layer, word, cut + 1, "y");
    }
    if (stem >= 4 && last == before && !is_vowel(last) && last != 's' && last != 'l' &&
        last != 'f') {
        return join(layer, word, cut + 1, "");
    }
    bool silent_e = strchr("vcuz", last) != NULL || (last == 's' && before != 's') ||
                    (last == 'g' && before == 'd') || (last == 't' && before == 'a' && stem >= 4) ||
                    (last == 'l' && !is_vowel(before) && before != 'l') ||
                    (last == 'r' && before == 'i');
    return join(layer, word, cut, silent_e ? "e" : "");
}

/* A word less its ending -s. */
static rsm_slice guess_singular(const tag_layer *layer, rsm_slice word) {
    if (!ends_with(word, "s") || ends_with(word, "ss") || word.size < 3) {
        return word;
    }
    bool es = ends_with(word, "sses") || ends_with(word, "xes") || ends_with(word, "ches") ||
              ends_with(word, "shes");
    bool ies = ends_with(word, "ies") && word.size > 4;
    return ies ? join(layer, word, 3, "y") : join(layer, word, es ? 2 : 1, "");
}

static void guess(const tag_layer *layer, tag_reading *reading) {
    static const struct {
        const char *ending;
        rsm_upos upos;
    } endings[] = {{"ly", RSM_UPOS_ADV},    {"ous", RSM_UPOS_ADJ},  {"ful", RSM_UPOS_ADJ},
                   {"ive", RSM_UPOS_ADJ},   {"able", RSM_UPOS_ADJ}, {"ible", RSM_UPOS_ADJ},
                   {"less", RSM_UPOS_ADJ},  {"ish", RSM_UPOS_ADJ},  {"ical", RSM_UPOS_ADJ},
                   {"ional", RSM_UPOS_ADJ}, {"ic", RSM_UPOS_ADJ},   {"ary", RSM_UPOS_ADJ},
                   {"ant", RSM_UPOS_ADJ},   {"ent", RSM_UPOS_NOUN}, {"al", RSM_UPOS_ADJ},
                   {"ify", RSM_UPOS_VERB},  {"ize", RSM_UPOS_VERB}, {"ise", RSM_UPOS_VERB}};
    rsm_slice word = reading->lower;
    reading->first = RSM_UPOS_NOUN;
    reading->noun = word;
    if (ends_with(word, "ed") && word.size > 4) {
        reading->first = RSM_UPOS_VERB;
        reading->verb = guess_base(layer, word, 2);
        reading->forms = FORM_BIT(RSM_VERB_PAST) | FORM_BIT(RSM_VERB_PARTICIPLE);
    } else if (ends_with(word, "ing") && word.size > 5) {
        reading->first = RSM_UPOS_VERB;
        reading->verb = guess_base(layer, word, 3);
        reading->forms = FORM_BIT(RSM_VERB_ING);
    } else if (ends_with(word, "s") && !ends_with(word, "ss") && !ends_with(word, "us") &&
               !ends_with(word, "is") && word.size > 3) {
        reading->plural = true;
        reading->noun = guess_singular(layer, word);
    } else {
        for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
            if (word.size > 4 && ends_with(word, endings[i].ending)) {
                reading->first = endings[i].upos;
                reading->forms = endings[i].upos == RSM_UPOS_VERB ? FORM_BIT(RSM_VERB_BASE) : 0;
                break;
            }
        }
    }
    reading->tags = TAG_BIT(reading->first);
}

/* ---- the analysis of one form ---- */

static void analyse(const tag_layer *layer, tag_reading *reading) {
    const uint32_t small = TAG_BIT(RSM_UPOS_DET) | TAG_BIT(RSM_UPOS_PRON) | TAG_BIT(RSM_UPOS_ADP) |
                           TAG_BIT(RSM_UPOS_AUX) | TAG_BIT(RSM_UPOS_CCONJ) |
                           TAG_BIT(RSM_UPOS_SCONJ) | TAG_BIT(RSM_UPOS_PART);
    rsm_slice word = reading->lower;
    reading->tags = listed_tags(layer, word, &reading->first);
    reading->known = reading->tags != 0;
    reading->small =
        (reading->tags & small) != 0 && (TAG_BIT(reading->first) & TAG_BIT(RSM_UPOS_PROPN)) == 0;
    uint32_t listed = reading->tags;
    add_irregular(layer, reading);
    add_regular(layer, reading);
    if (reading->tags == 0) {
        guess(layer, reading);
    }
    if ((listed & (TAG_BIT(RSM_UPOS_VERB) | TAG_BIT(RSM_UPOS_AUX))) != 0 && reading->forms == 0) {
        reading->forms = FORM_BIT(RSM_VERB_BASE);
    }
    if ((listed & TAG_BIT(RSM_UPOS_VERB)) != 0 && reading->verb.size == 0) {
        reading->verb = word;
    }
    reading->noun = reading->noun.size > 0 ? reading->noun : word;
    reading->adjective = reading->adjective.size > 0 ? reading->adjective : word;
}

/* The form in lower case, apostrophes straight; 0 where it is too long. */
static uint32_t make_lower(rsm_slice word, char form[FORM_SIZE]) {
    uint32_t size = 0;
    for (size_t i = 0; i < word.size;) {
        char bytes[4];
        rsm_character character = rsm_utf8_decode(word, i);
        uint32_t lower = character.code_point == 0x2019 ? '\'' : rsm_to_lower(character.code_point);
        size_t count = rsm_utf8_encode(lower, bytes);
        if (size + count > FORM_SIZE) {
            return 0;
        }
        memcpy(form + size, bytes, count);
        size += (uint32_t)count;
        i += character.size;
    }
    return size;
}

static uint32_t reading_of(tag_layer *layer, rsm_slice word) {
    char form[FORM_SIZE];
    uint32_t size = word.size > FORM_SIZE ? 0 : make_lower(word, form);
    rsm_slice key = size > 0 ? rsm_slice_make(form, size) : word;
    uint32_t found = 0;
    if (rsm_map_find(&layer->forms, key, &found)) {
        return found;
    }
    tag_reading *reading = rsm_vector_push(&layer->readings);
    if (reading == NULL) {
        return 0;
    }
    reading->lower = size > 0 ? rsm_slice_copy(key, layer->arena) : key;
    if (size > 0 && reading->lower.data != NULL) {
        analyse(layer, reading);
    } else {
        reading->first = RSM_UPOS_X;
        reading->tags = TAG_BIT(RSM_UPOS_X);
        reading->noun = reading->verb = reading->adjective = word;
    }
    rsm_tag_make_keys(layer, reading);
    rsm_map_set(&layer->forms, reading->lower, layer->readings.count - 1);
    return layer->readings.count - 1;
}

void rsm_tag_find_readings(tag_layer *layer) {
    for (uint32_t i = 0; i < layer->text->token_count && !layer->arena->failed; i++) {
        layer->reading_of[i] = reading_of(layer, rsm_token_slice(layer->text, i));
    }
}

bool rsm_tag_is_word(const tag_layer *layer, uint32_t token, const char *word) {
    return token < layer->text->token_count &&
           rsm_slice_equal_string(tag_reading_at(layer, token)->lower, word);
}

bool rsm_tag_slice_is_among(rsm_slice word, const char *list) {
    size_t size = strlen(list);
    rsm_slice all = rsm_slice_make(list, size);
    size_t at = 0;
    while (word.size > 0 && (at = rsm_slice_find(all, word, at)) != RSM_NOWHERE) {
        if (at > 0 && list[at - 1] == ' ' && at + word.size < size && list[at + word.size] == ' ') {
            return true;
        }
        at++;
    }
    return false;
}

bool rsm_tag_is_among(const tag_layer *layer, uint32_t token, const char *list) {
    return token < layer->text->token_count &&
           rsm_tag_slice_is_among(tag_reading_at(layer, token)->lower, list);
}

/* Lemma of a small word whose form is not its lemma; empty: it is. */
static rsm_slice small_lemma(rsm_slice form, rsm_upos upos) {
    static const struct {
        const char *form, *lemma;
        rsm_upos upos;
    } table[] = {{"is", "be", RSM_UPOS_AUX},        {"are", "be", RSM_UPOS_AUX},
                 {"was", "be", RSM_UPOS_AUX},       {"were", "be", RSM_UPOS_AUX},
                 {"am", "be", RSM_UPOS_AUX},        {"been", "be", RSM_UPOS_AUX},
                 {"being", "be", RSM_UPOS_AUX},     {"'s", "be", RSM_UPOS_AUX},
                 {"'m", "be", RSM_UPOS_AUX},        {"'re", "be", RSM_UPOS_AUX},
                 {"has", "have", RSM_UPOS_AUX},     {"has", "have", RSM_UPOS_VERB},
                 {"does", "do", RSM_UPOS_VERB},     {"had", "have", RSM_UPOS_AUX},
                 {"'ve", "have", RSM_UPOS_AUX},     {"having", "have", RSM_UPOS_AUX},
                 {"does", "do", RSM_UPOS_AUX},      {"did", "do", RSM_UPOS_AUX},
                 {"'ll", "will", RSM_UPOS_AUX},     {"wo", "will", RSM_UPOS_AUX},
                 {"'d", "would", RSM_UPOS_AUX},     {"ca", "can", RSM_UPOS_AUX},
                 {"n't", "not", RSM_UPOS_PART},     {"nt", "not", RSM_UPOS_PART},
                 {"'", "'s", RSM_UPOS_PART},        {"an", "a", RSM_UPOS_DET},
                 {"these", "this", RSM_UPOS_DET},   {"those", "that", RSM_UPOS_DET},
                 {"these", "this", RSM_UPOS_PRON},  {"those", "that", RSM_UPOS_PRON},
                 {"i", "I", RSM_UPOS_PRON},         {"me", "I", RSM_UPOS_PRON},
                 {"us", "we", RSM_UPOS_PRON},       {"him", "he", RSM_UPOS_PRON},
                 {"them", "they", RSM_UPOS_PRON},   {"others", "other", RSM_UPOS_NOUN},
                 {"ones", "one", RSM_UPOS_NOUN},    {"later", "late", RSM_UPOS_ADV},
                 {"earlier", "early", RSM_UPOS_ADV}};
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        if (table[i].upos == upos && rsm_slice_equal_string(form, table[i].form)) {
            return rsm_slice_from_string(table[i].lemma);
        }
    }
    return rsm_slice_make(NULL, 0);
}

/* Base of a word that the lexicon has as no verb, in the form that the tagger has told. */
static rsm_slice guess_verb(const tag_layer *layer, rsm_slice word, rsm_verb_form form) {
    bool past = form == RSM_VERB_PAST || form == RSM_VERB_PARTICIPLE;
    if (past && ends_with(word, "ed") && word.size > 4) {
        return guess_base(layer, word, 2);
    }
    if (form == RSM_VERB_ING && ends_with(word, "ing") && word.size > 5) {
        return guess_base(layer, word, 3);
    }
    return form == RSM_VERB_PRESENT ? guess_singular(layer, word) : word;
}

void rsm_tag_set_lemma(tag_layer *layer, uint32_t token) {
    const tag_reading *reading = tag_reading_at(layer, token);
    rsm_tag *tag = &layer->result->tags[token];
    rsm_slice small = reading->small || reading->lower.size < 4 || tag->upos == RSM_UPOS_NOUN ||
                              tag->upos == RSM_UPOS_ADV
                          ? small_lemma(reading->lower, tag->upos)
                          : rsm_slice_make(NULL, 0);
    if (small.size > 0) {
        tag->lemma = small;
        return;
    }
    if (tag->upos != RSM_UPOS_PROPN && layer->language != NULL) {
        tag->lemma = rsm_tag_learned_lemma(layer->language, reading->lower, tag->upos);
        if (tag->lemma.size > 0) {
            return;
        }
    }
    switch (tag->upos) {
    case RSM_UPOS_NOUN:
        tag->lemma = reading->noun;
        if ((tag->flags & RSM_TAG_PLURAL) != 0 && !reading->plural) {
            tag->lemma = guess_singular(layer, reading->lower);
        }
        tag->flags |= reading->plural ? RSM_TAG_PLURAL : 0;
        break;
    case RSM_UPOS_VERB:
        tag->lemma =
            reading->verb.size > 0 ? reading->verb : guess_verb(layer, reading->lower, tag->form);
        break;
    case RSM_UPOS_AUX:
        tag->lemma = reading->verb.size > 0 ? reading->verb : reading->lower;
        break;
    case RSM_UPOS_ADJ:
    case RSM_UPOS_ADV:
        tag->lemma = reading->adjective;
        break;
    case RSM_UPOS_PROPN:
        tag->lemma = rsm_token_slice(layer->text, token);
        break;
    default:
        tag->lemma = reading->lower;
        break;
    }
    if (tag->lemma.size == 0) {
        tag->lemma = rsm_token_slice(layer->text, token);
    }
}
