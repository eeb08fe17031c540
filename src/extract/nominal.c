/* The words of a noun phrase that name who or what is told of: see nominal.h.
 *
 * Part of the layer of entities. Invariants: a name begins and ends in the phrase's sentence; what
 * it takes in before or behind the phrase stands right beside it. Cost: linear in the phrase. */
#include "extract/nominal.h"

#include "extract/govern.h"

static bool is_thing(rsm_entity_type type) {
    return type == RSM_ENTITY_WEAPON || type == RSM_ENTITY_FAC || type == RSM_ENTITY_VEHICLE ||
           type == RSM_ENTITY_OTHER;
}

/* "police shot | tear gas": past a verb taken for a part of a weapon's name. */
static uint32_t past_firing(const extraction *x, const noun_phrase *phrase) {
    static const char *const verbs[] = {"shot", "fired", "lobbed", "hurled", "threw", "used"};
    for (uint32_t token = phrase->head; token-- > phrase->first;)
        if (ONE_OF(x, token, verbs))
            return token + 1;
    return phrase->first;
}

/* The "9" of "9mm pistol", ".38" of ".38 caliber": no number of things. */
static bool is_calibre(const extraction *x, uint32_t token, uint32_t head) {
    static const char *const units[] = {"mm",      "millimeter", "millimetre", "caliber",
                                        "calibre", "gauge",      "cal",        "bore"};
    uint32_t at = token + 1;
    at += at < head && token_is(x, at, "-");
    return at < head + 1 && (ONE_OF(x, at, units) || token_is(x, at, "mm"));
}

/* Whether no space stands before a token. */
static bool is_glued_to(const extraction *x, uint32_t token) {
    return tokens_span(x, token - 1, token).end == tokens_span(x, token, token + 1).start;
}

uint32_t before_brackets(const extraction *x, uint32_t token) {
    enum { REACH = 4 };
    uint32_t open = token;
    if (token < 3 || !rsm_slice_equal_string(token_text(x, token - 1), ")"))
        return token;
    for (uint32_t back = 0; back < REACH && open > 1; back++)
        if (rsm_slice_equal_string(token_text(x, --open), "("))
            break;
    const noun_phrase *named = rsm_slice_equal_string(token_text(x, open), "(")
                                   ? phrase_at(x, x->phrase_of[open - 1])
                                   : NULL;
    bool body = named != NULL && named->end == open &&
                (named->proper || match_over(x, named->head, RSM_DOMAIN_BODY) != NULL);
    if (!body || x->text->tokens[named->first].sentence != x->text->tokens[token].sentence)
        return token;
    uint32_t first = named->first;
    return first < named->head && token_upos(x, first) == RSM_UPOS_DET ? first + 1 : first;
}

uint32_t nominal_first(const extraction *x, const noun_phrase *phrase, rsm_entity_type type) {
    static const char *const none[] = {"least", "most", "other", "another", "same",
                                       "such",  "own",  "said",  "these",   "those"};
    static const char *const counts[] = {
        "first",    "second", "third", "fourth", "fifth",      "next", "kg",      "kilo",
        "kilogram", "pound",  "lb",    "-",      "kilogramme", "ton",  "several", "various"};
    uint32_t token = type == RSM_ENTITY_WEAPON ? past_firing(x, phrase) : phrase->first;
    for (; token < phrase->head; token++) {
        rsm_upos upos = token_upos(x, token);
        const rsm_match *hedge = match_at(x, token, RSM_DOMAIN_HEDGE);
        bool counted = upos == RSM_UPOS_NUM || match_at(x, token, RSM_DOMAIN_VAGUE) != NULL ||
                       ONE_OF(x, token, counts);
        if (upos == RSM_UPOS_NUM && is_calibre(x, token, phrase->head)) /* ".38-caliber" */
            return token > 0 && rsm_slice_equal_string(token_text(x, token - 1), ".") &&
                           is_glued_to(x, token)
                       ? token - 1
                       : token;
        if (upos == RSM_UPOS_NUM && token + 2 <= phrase->head && token_is(x, token + 1, "-") &&
            !ONE_OF(x, token + 2, counts))
            break; /* "60-mm mortars" */
        bool empty = upos == RSM_UPOS_DET || upos == RSM_UPOS_SCONJ ||
                     is_possessive_pronoun(x, token) || ONE_OF(x, token, none) || hedge != NULL ||
                     governor_at(x, token, RSM_GOVERNS_BEFORE) == RSM_MODALITY_ALLEGED;
        bool more = token_is(x, token, "one") && token > 0 && token_is(x, token - 1, "than");
        if (!empty && !more && !(counted && is_thing(type))) /* "more than one | gunman" */
            break;
    }
    for (uint32_t at = token; type == RSM_ENTITY_WEAPON && at + 1 < phrase->head; at++)
        if (match_over(x, at, RSM_DOMAIN_PERSON) != NULL && token_upos(x, at) != RSM_UPOS_ADJ &&
            match_over(x, phrase->head, RSM_DOMAIN_WEAPON) != NULL && at + 1 <= phrase->head &&
            !is_possessive(x, at + 1))
            token = at + 1; /* "handing his cousin | new rifle" */
    bool nested = token > 1 && rsm_slice_equal_string(token_text(x, token - 2), ")");
    if (type == RSM_ENTITY_PER && token == phrase->first && !nested)
        token = before_brackets(x, token);
    bool graded = token == phrase->first && token < phrase->head && token > 0 &&
                  token_upos(x, token - 1) == RSM_UPOS_ADV &&
                  tree_relation_is(x, token - 1, "advmod") && tree_head(x, token - 1) == token &&
                  token_upos(x, token) != RSM_UPOS_NUM; /* "heavily armed men" */
    return graded ? token - 1 : token;
}

/* The noun phrase after an "of" at `token`, or NULL. */
static const noun_phrase *phrase_after_of(const extraction *x, uint32_t token) {
    if (!token_is(x, token, "of") || token + 1 >= x->text->token_count)
        return NULL;
    uint32_t next = token + 1; /* "a group of heavily armed men" */
    if (x->phrase_of[next] == RSM_NONE && token_upos(x, next) == RSM_UPOS_ADV &&
        next + 1 < x->text->token_count)
        next++;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[next]);
    return phrase != NULL && phrase->first == next && !phrase->pronoun ? phrase : NULL;
}

/* The end of an owner with the name right after his title, "of mayor | Ann Lee"; `without` where an
 * adjective that the phrase leaves out would cut his name: "of the Banco | Popular". */
static uint32_t past_name(const extraction *x, uint32_t without, const noun_phrase *of) {
    if (of->end >= sentence_end(x, of->head))
        return of->end;
    const noun_phrase *next = phrase_at(x, x->phrase_of[of->end]);
    if (next != NULL && next->first == of->end && x->tagging->name_of[next->first] != RSM_NONE)
        return next->end;
    return token_upos(x, of->end) == RSM_UPOS_ADJ && next == NULL ? without : of->end;
}

/* "troops", "guerrillas": whose they are says who they are. */
static bool is_armed_noun(const extraction *x, uint32_t head) {
    const rsm_match *match = match_over(x, head, RSM_DOMAIN_PERSON);
    uint32_t role =
        match == NULL ? RSM_NONE
                      : rsm_world_number(x->world, RSM_DOMAIN_PERSON, match->row, RSM_PERSON_ROLE);
    return role == RSM_PERSON_SECURITY || role == RSM_PERSON_PERPETRATOR;
}

static uint32_t past_of(const extraction *x, const noun_phrase *phrase, rsm_entity_type type) {
    static const char *const groups[] = {"group",  "band",    "gang",   "column", "squad",  "unit",
                                         "number", "pair",    "team",   "mob",    "crowd",  "trio",
                                         "party",  "handful", "convoy", "duo",    "dozen",  "score",
                                         "cell",   "patrol",  "horde",  "pack",   "platoon"};
    static const char *const members[] = {"member", "element", "affiliate", "follower"};
    static const char *const leagues[] = {
        "federation", "confederation", "association", "union",   "league", "alliance",  "coalition",
        "society",    "movement",      "brotherhood", "council", "guild",  "committee", "front"};
    const noun_phrase *of = phrase_after_of(x, phrase->end);
    if (of == NULL)
        return phrase->end;
    bool people = match_over(x, of->head, RSM_DOMAIN_PERSON) != NULL;
    bool body = of->proper || match_over(x, of->head, RSM_DOMAIN_BODY) != NULL;
    if (ONE_OF(x, phrase->head, groups))
        return people || of->plural ? of->end : phrase->end;
    if (ONE_OF(x, phrase->head, members)) {
        uint32_t end = body || people ? of->end : phrase->end;
        of = end == of->end ? phrase_after_of(x, end) : NULL; /* "of the 3rd front of the army" */
        return of != NULL && (of->proper || match_over(x, of->head, RSM_DOMAIN_BODY) != NULL)
                   ? of->end
                   : end;
    }
    if (type == RSM_ENTITY_PER && match_over(x, of->head, RSM_DOMAIN_BODY) != NULL)
        return is_armed_noun(x, phrase->head) ? of->end : phrase->end;
    if (type == RSM_ENTITY_ORG && ONE_OF(x, phrase->head, leagues))
        return of->plural || of->proper || people ? past_name(x, phrase->end, of) : phrase->end;
    bool owned = type == RSM_ENTITY_FAC && (body || people) && x->place_of[of->head] == RSM_NONE;
    static const char *const missions[] = {"embassy",  "consulate",  "legation",
                                           "ministry", "ambassador", "consul"};
    owned |= type != RSM_ENTITY_PER && ONE_OF(x, phrase->head, missions) &&
             of->end - of->first <= 3; /* "the embassy of Spain" */
    owned |= type == RSM_ENTITY_WEAPON && match_over(x, of->head, RSM_DOMAIN_WEAPON) != NULL;
    return owned ? past_name(x, phrase->end, of) : phrase->end;
}

uint32_t nominal_past(const extraction *x, const noun_phrase *phrase, rsm_entity_type type) {
    uint32_t end = past_of(x, phrase, type), stop = sentence_end(x, phrase->head);
    uint32_t name = end > phrase->end ? x->tagging->name_of[end - 1] : RSM_NONE;
    while (name != RSM_NONE && end < stop && x->tagging->name_of[end] == name)
        end++; /* "fighters of the Movement | for the Defence of Osk" */
    return end;
}

/* ---- ages ---- */

enum { OLDEST = 120, AGE_WORDS = 5 /* tokens of "34-year-old" */ };

/* The years of "34-year-old" that begins at a token; 0 where none does. */
static uint32_t years_at(const extraction *x, uint32_t token) {
    uint64_t age;
    bool old = token + AGE_WORDS <= x->text->token_count && token_is(x, token + 4, "old") &&
               rsm_slice_parse_unsigned(token_text(x, token), OLDEST, &age);
    if (old && token_is(x, token + 2, "month"))
        return age < 24 ? 1 : (uint32_t)age / 12; /* not his brother of five years */
    return old && token_is(x, token + 2, "year") ? (uint32_t)age : 0;
}

uint32_t years_beside(const extraction *x, uint32_t first, uint32_t end) {
    uint64_t age;
    if (first >= AGE_WORDS && years_at(x, first - AGE_WORDS) > 0)
        return years_at(x, first - AGE_WORDS);
    if (end + 2 >= x->text->token_count ||
        !rsm_slice_parse_unsigned(token_text(x, end + 1), OLDEST, &age))
        return 0;
    bool commas = rsm_slice_equal_string(token_text(x, end), ",") &&
                  (rsm_slice_equal_string(token_text(x, end + 2), ",") ||
                   rsm_slice_equal_string(token_text(x, end + 2), "."));
    bool brackets = rsm_slice_equal_string(token_text(x, end), "(") &&
                    rsm_slice_equal_string(token_text(x, end + 2), ")");
    return commas || brackets ? (uint32_t)age : 0;
}

uint32_t years_in(const extraction *x, const noun_phrase *phrase) {
    for (uint32_t token = phrase->first; token < phrase->end; token++)
        if (years_at(x, token) > 0)
            return years_at(x, token);
    return 0;
}
