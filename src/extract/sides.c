/* Figures told side by side, each a part of the whole: "24 attackers were killed. ... Six soldiers
 * were killed as well."
 *
 * A number that comes again may be of the same people: "two leaders were shot", "Ann Lee and Bob
 * Stone were shot". Such a pair is no two sides. Invariant: figures of one sentence are of
 * different people, unless one is within the other. Cost: each figure is held against SIDES more.
 */
#include "extract/figure.h"

enum { SIDES = 6, MORE_WORDS = 4 /* between a number and the noun it counts */ };

bool names_one(const extraction *x, uint32_t token) {
    static const char *const nouns[] = {"man",   "woman", "boy",     "girl",     "teen",
                                        "child", "men",   "officer", "resident", "toddler"};
    uint32_t last = token;
    if (!is_person_name(x, token))
        return false;
    while (last + 1 < x->text->token_count &&
           x->tagging->name_of[last + 1] == x->tagging->name_of[token])
        last++;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[token]);
    if (phrase != NULL && phrase->head > last && !is_possessive_s(x, last + 1))
        return false; /* "a Tarrow County student", "Lee High pupil": a place or a school */
    return !ONE_OF(x, last, nouns); /* "Osk Man Killed in Crash" names nobody */
}

static uint32_t last_word(const figure *f) {
    return f->who_end > f->who_first ? f->who_end - 1 : f->end - 1;
}

/* "the teen" of "a 19-year-old man": one person told of again. */
static bool refers_back(const extraction *x, const figure *f) {
    const noun_phrase *phrase = f->who_end > 0 ? phrase_at(x, x->phrase_of[f->who_end - 1]) : NULL;
    return phrase != NULL && f->value.low == 1 && f->value.high == 1 && !phrase->proper &&
           token_is(x, phrase->first, "the");
}

/* "Three guards were also shot": beside those told of before. */
static bool is_told_as_well(const extraction *x, const figure *f, uint32_t end) {
    if (f->outcome == RSM_NONE || f->outcome <= end || f->outcome > end + MORE_WORDS)
        return false;
    for (uint32_t token = end; token < f->outcome; token++)
        if (token_is(x, token, "also"))
            return true;
    return false;
}

bool counts_more(const extraction *x, const figure *f) {
    static const char *const words[] = {"other", "others", "another", "more", "else"};
    uint32_t end = f->end > f->who_end ? f->end : f->who_end;
    for (uint32_t token = f->first; token < end; token++)
        if (ONE_OF(x, token, words))
            return true;
    return token_is(x, end, "else") || is_told_as_well(x, f, end) || is_one_of_several(x, f);
}

bool is_one_of_several(const extraction *x, const figure *f) {
    static const char *const words[] = {"additional", "further", "second", "third", "fourth",
                                        "fifth",      "sixth",   "seventh"};
    static const char *const ends[] = {"first", "last"};
    uint32_t end = f->end > f->who_end ? f->end : f->who_end, first = f->first;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[first]);
    if (phrase != NULL && phrase->first < first)
        first = phrase->first; /* "the last two victims" */
    if (f->outcome != RSM_NONE && f->outcome > end && f->outcome < end + MORE_WORDS &&
        x->phrase_of[f->outcome] == x->phrase_of[f->first])
        end = f->outcome; /* "four additional casualties" */
    for (uint32_t token = first; token < end; token++) {
        bool place = ONE_OF(x, token, words) && token_upos(x, token) != RSM_UPOS_NOUN;
        bool counted = ONE_OF(x, token, ends) && token + 1 < end &&
                      token_upos(x, token + 1) == RSM_UPOS_NUM;
        if ((place || counted) && x->tagging->name_of[token] == RSM_NONE &&
            x->place_of[token] == RSM_NONE && x->time_of[token] == RSM_NONE)
            return true;
    }
    return false;
}

/* The first person named among those whom a figure counts, from `token` on; RSM_NONE. */
static uint32_t named_from(const extraction *x, const figure *f, uint32_t token) {
    uint32_t end = f->end > f->who_end ? f->end : f->who_end;
    for (; token < end; token++)
        if (names_one(x, token))
            return token;
    return RSM_NONE;
}

static uint32_t first_of(const figure *f) {
    return f->first < f->who_first ? f->first : f->who_first;
}

static bool share_a_name(const extraction *x, const figure *f, const figure *other) {
    for (uint32_t i = named_from(x, f, first_of(f)); i != RSM_NONE; i = named_from(x, f, i + 1))
        for (uint32_t j = named_from(x, other, first_of(other)); j != RSM_NONE;
             j = named_from(x, other, j + 1))
            if (x->entity_of_name[x->tagging->name_of[i]] ==
                x->entity_of_name[x->tagging->name_of[j]])
                return true;
    return false;
}

/* Whether two nouns may be of the same people: "a girl" and "a toddler", no "man" and "woman", no
 * "rebel" and "soldier". */
bool nouns_agree(const extraction *x, uint32_t one, uint32_t other) {
    static const char *const anybody[] = {"person", "people", "victim", "individual",
                                          "man",    "woman",  "boy",    "girl",
                                          "child",  "teen",   "member", "teenager"};
    const rsm_match *a = match_over(x, one, RSM_DOMAIN_PERSON);
    const rsm_match *b = match_over(x, other, RSM_DOMAIN_PERSON);
    if (a == NULL || b == NULL || a->row == b->row)
        return true;
    uint32_t sex = rsm_world_number(x->world, RSM_DOMAIN_PERSON, a->row, RSM_PERSON_SEX);
    uint32_t sex_too = rsm_world_number(x->world, RSM_DOMAIN_PERSON, b->row, RSM_PERSON_SEX);
    static const char *const young[] = {"boy", "girl", "child", "toddler", "infant", "baby"};
    static const char *const grown[] = {"man", "woman", "men", "women", "mother", "father"};
    bool ages_differ = (ONE_OF(x, one, young) && ONE_OF(x, other, grown)) ||
                       (ONE_OF(x, one, grown) && ONE_OF(x, other, young));
    if ((sex != 0 && sex_too != 0 && sex != sex_too) || ages_differ)
        return false;
    return ONE_OF(x, one, anybody) || ONE_OF(x, other, anybody);
}

/* "Two women and a man were shot. A 34-year-old woman": one of whom `many` counts. */
static bool may_be_among(const extraction *x, const figure *one, const figure *many) {
    if (one->value.low != 1 || one->value.high != 1 || many->value.low < 2)
        return false;
    uint32_t end = many->end > many->who_end ? many->end : many->who_end;
    for (uint32_t token = first_of(many); token < end; token++)
        if (match_over(x, token, RSM_DOMAIN_PERSON) != NULL &&
            nouns_agree(x, token, last_word(one)))
            return true;
    return false;
}

/* Whether two figures may be of the same people told twice: in the title and below it, or in two
 * sentences neither of which speaks of others. */
static bool may_be_same(const extraction *x, const figure *f, const figure *other) {
    uint32_t sentence = x->text->tokens[f->first].sentence;
    if (sentence == x->text->tokens[other->first].sentence)
        return false;
    if (sentence < x->body)
        return true;
    bool named = named_from(x, f, first_of(f)) != RSM_NONE;
    if (counts_more(x, other))
        return false;
    if (named && other->value.low > f->value.low)
        return nouns_agree(x, last_word(f), last_word(other)); /* may be one of them */
    if (may_be_among(x, other, f) || may_be_among(x, f, other))
        return true;
    if (f->value.low != other->value.low || f->value.high != other->value.high)
        return false;
    bool named_too = named_from(x, other, first_of(other)) != RSM_NONE;
    if (named && named_too)
        return share_a_name(x, f, other);
    const noun_phrase *next = phrase_at(x, x->phrase_of[last_word(other)]);
    return named || named_too || (next != NULL && (next->definite || next->pronoun)) ||
           nouns_agree(x, last_word(f), last_word(other));
}

static void make_side(figure *f) {
    f->beside = true;
    if (f->value.kind != RSM_COUNT_TOTAL)
        return;
    f->value.kind = RSM_COUNT_PART;
    f->sided = true;
}

void mark_sides(const extraction *x) {
    for (uint32_t i = 0; i < x->figures.count; i++) {
        figure *f = figure_at(x, i);
        for (uint32_t j = i + 1; j < x->figures.count && j < i + SIDES; j++) {
            figure *other = figure_at(x, j);
            if (x->text->tokens[other->first].sentence > x->text->tokens[f->first].sentence + 1)
                break;
            if (other->first < f->end)
                continue; /* a part of it */
            if (other->slot != f->slot || f->value.who.size == 0 || other->value.who.size == 0 ||
                refers_back(x, other) || may_be_same(x, f, other))
                continue;
            if (rsm_slice_equal_ascii_caseless(f->value.who, other->value.who) ||
                (other->value.kind == RSM_COUNT_PART && !other->beside))
                continue; /* "seven civilians, including three children" */
            make_side(f);
            make_side(other);
        }
    }
}

bool has_side(const extraction *x, uint32_t index) {
    const figure *f = figure_at(x, index);
    uint32_t first = index > SIDES ? index - SIDES : 0;
    for (uint32_t i = first; i < x->figures.count && i < index + SIDES; i++) {
        const figure *other = figure_at(x, i);
        if (i != index && other->beside && other->slot == f->slot &&
            other->incident == f->incident && !other->hypothetical && !other->negated)
            return true;
    }
    return false;
}
