/* What is told of one person: his name, age and sex, and what became of him.
 *
 * Part of the statements on roles. Invariants: an age is told beside the name or in the words for the
 * person; of a list each has his own. Cost: AGE_REACH tokens either side of the words. */
#include "extract/fact.h"
#include "record/names.h"

/* The years of "34-year-old", "18-month-old" that begins at `token`; -1 where none does. */
static int32_t years_at(const extraction *x, uint32_t token) {
    uint64_t age;
    bool aged = token + 2 < x->text->token_count && token_is(x, token + 1, "-") &&
                rsm_slice_parse_unsigned(token_text(x, token), 120, &age);
    return !aged                                                             ? -1
           : token_is(x, token + 2, "year")                                  ? (int32_t)age
           : token_is(x, token + 2, "month")                                 ? (int32_t)(age / 12)
           : token_is(x, token + 2, "week") || token_is(x, token + 2, "day") ? 0
                                                                             : -1;
}

/* "and a man", "and two others": somebody else begins there. */
static bool begins_another(const extraction *x, uint32_t token) {
    return token_upos(x, token) == RSM_UPOS_CCONJ && token + 1 < x->text->token_count &&
           (token_upos(x, token + 1) == RSM_UPOS_DET || token_upos(x, token + 1) == RSM_UPOS_NUM ||
            is_possessive_pronoun(x, token + 1));
}

/* "Ann Lee, 17-year-old Bob Stone": the age is of the next of a list. */
static bool is_another(const extraction *x, uint32_t token) {
    const noun_phrase *phrase =
        token < x->text->token_count ? phrase_at(x, x->phrase_of[token]) : NULL;
    return phrase != NULL && is_person_name(x, token) && is_person_name(x, phrase->head);
}

int32_t age_near(const extraction *x, uint32_t first, uint32_t end) {
    enum { AGE_REACH = 8, YEARS = 5 /* tokens of "17-year-old" */ };
    uint64_t age;
    uint32_t begin = sentence_first(x, first), stop = sentence_end(x, first), at = end + 1;
    for (uint32_t token = first; token < end; token++)
        if (years_at(x, token) >= 0)
            return years_at(x, token);
    for (uint32_t back = 1; back <= AGE_REACH && first >= begin + back; back++) {
        if (rsm_slice_equal_string(token_text(x, first - back), ",") ||
            is_person_name(x, first - back) || x->verb_of[first - back] != RSM_NONE ||
            begins_another(x, first - back))
            break; /* "a 30-year-old woman shot her husband" */
        if (years_at(x, first - back) >= 0)
            return years_at(x, first - back);
    }
    if (token_is(x, end, "aged"))
        at--; /* "a boy aged 7" */
    bool beside =
        at < stop && (token_is(x, end, "aged") || rsm_slice_equal_string(token_text(x, end), ",") ||
                      rsm_slice_equal_string(token_text(x, end), "("));
    if (beside && (token_is(x, at, "aged") || token_is(x, at, "age")))
        at++;
    bool several = at + 2 < stop && token_is(x, at + 1, "and") &&
                   (x->text->tokens[at + 2].flags & RSM_TOKEN_DIGITS) != 0;
    if (beside && at < stop && rsm_slice_parse_unsigned(token_text(x, at), 120, &age) &&
        years_at(x, at) < 0)
        return token_is(x, at + 1, "months") || token_is(x, at + 1, "month") ? (int32_t)(age / 12)
               : token_is(x, at + 1, "weeks") || token_is(x, at + 1, "days") ? 0
               : several ? -1 : (int32_t)age; /* "Ann and Eve Lee, 21 and 22" */
    for (uint32_t i = 0; beside && i < 3 && at + i < stop && !begins_another(x, at + i); i++)
        if (years_at(x, at + i) >= 0)
            return is_another(x, at + i + YEARS) ? -1 : years_at(x, at + i);
    return -1;
}

/* The sex that the noun for a person tells: "woman", "boy"; 0 where it tells none. */
static uint32_t sex_of_noun(const extraction *x, const role_claim *claim) {
    for (uint32_t token = claim->first; token < claim->end; token++) {
        const rsm_match *match = match_over(x, token, RSM_DOMAIN_PERSON);
        uint32_t sex = match == NULL ? 0
                                     : rsm_world_number(x->world, RSM_DOMAIN_PERSON, match->row,
                                                        RSM_PERSON_SEX);
        if (sex != 0)
            return sex;
    }
    return 0;
}

/* Whether the words say that somebody lived: "was shot" and "was stabbed" do not. */
static bool tells_wounds(const extraction *x, const event *e) {
    static const char *const words[] = {"injure", "wound",       "hurt",       "maim",
                                        "burn",   "hospitalise", "hospitalize"};
    for (uint32_t token = e->first; token < e->end; token++)
        if (word_in(x, token, words, sizeof words / sizeof *words))
            return true;
    return false;
}

rsm_value person_value(const extraction *x, const role_claim *claim, const entity_draft *entity) {
    rsm_value value = {.kind = RSM_VALUE_PERSON};
    value.as.person.name = entity->proper ? entity->name : rsm_slice_make("", 0);
    value.as.person.age = age_near(x, claim->first, claim->end);
    for (uint32_t token = claim->first; token < claim->end; token++) {
        if (!is_person_name(x, token) || match_at(x, token, RSM_DOMAIN_TITLE) != NULL)
            continue;
        const rsm_match *given = match_at(x, token, RSM_DOMAIN_GIVEN_NAME);
        if (given == NULL || given->flags & RSM_PHRASE_AMBIGUOUS)
            break; /* a surname may be somebody's given name */
        value.as.person.sex =
            rsm_world_number(x->world, RSM_DOMAIN_GIVEN_NAME, given->row, RSM_GIVEN_NAME_SEX);
        break;
    }
    if (value.as.person.sex == 0)
        value.as.person.sex = sex_of_noun(x, claim);
    const event *e = event_at(x, claim->event);
    bool victim = claim->role == RSM_ROLE_VICTIM;
    if (victim && claim->outcome != 0 && claim->outcome != RSM_SLOT_CASUALTIES)
        value.as.person.outcome = rsm_slice_from_string(rsm_slot_name(claim->outcome));
    else if (victim && !claim->identified && (e->flags & RSM_TRIGGER_KILLS))
        value.as.person.outcome = RSM_SLICE("killed");
    else if (victim && !claim->identified && (e->flags & RSM_TRIGGER_INJURES) && tells_wounds(x, e))
        value.as.person.outcome = RSM_SLICE("injured");
    return value;
}
