/* What somebody is by calling, where his name stands beside it: a clerk, a doctor, whoever speaks for a
 * company, a reporter of a station, an office whose name holds "of".
 *
 * Invariant: nothing here speaks against a title or a body that source.c found. Cost: linear in the
 * phrase and the one beside it. */
#include "extract/press.h"
#include "extract/source.h"

enum {
    PRESENT_REACH = 8 /* tokens of a relative clause in which a verb of being there stands */
};

/* ", 34," or ", who lives nearby," after a name. */
bool is_private_person(const extraction *x, const noun_phrase *phrase) {
    static const char *const present[] = {
        "live",  "hear",   "see",     "witness",  "survive", "work", "own",  "run",   "watch",
        "flee",  "escape", "decline", "stand",    "drive",   "walk", "stay", "visit", "hide",
        "sleep", "sell",   "teach",   "rent",   "identify", "refuse",  "ask",  "know", "be"};
    uint32_t end = sentence_end(x, phrase->first), at = phrase->end;
    if (at < end && rsm_slice_equal_string(token_text(x, at), ","))
        at++;
    if (at + 1 < end && at > phrase->end && token_upos(x, at) == RSM_UPOS_NUM &&
        is_person_name(x, phrase->head))
        return true;
    if (at >= end || !token_is(x, at, "who"))
        return false;
    for (uint32_t token = at + 1; token < end && token < at + PRESENT_REACH; token++)
        if (x->verb_of[token] != RSM_NONE)
            return word_in(x, verb_at(x, x->verb_of[token])->verb, present,
                           sizeof present / sizeof *present);
    return false;
}

/* "clerk", "driver": what people are who have no office; not "singer", who may comment on anything. */
static bool is_calling(const extraction *x, uint32_t token) {
    static const char *const known[] = {
        "artist",    "actor",   "actress",      "singer",        "musician",  "dancer",
        "poet",      "author",  "novelist",     "playwright",    "director",  "producer",
        "celebrity", "player",  "footballer",   "athlete",       "boxer",     "cricketer",
        "referee",   "tycoon",  "entrepreneur", "industrialist", "banker",    "financier",
        "investor",  "oligarch", "billionaire", "millionaire",   "exile",     "businessman",
        "officer",   "staffer", "personnel",    "captain",       "businesswoman"};
    const rsm_match *noun = match_over(x, token, RSM_DOMAIN_PERSON);
    if (noun == NULL || noun->end_token != token + 1 || ONE_OF(x, token, known) ||
        match_over(x, token, RSM_DOMAIN_TITLE) != NULL)
        return false;
    return rsm_world_number(x->world, RSM_DOMAIN_PERSON, noun->row, RSM_PERSON_ROLE) ==
               RSM_PERSON_CIVILIAN_ROLE &&
           rsm_world_number(x->world, RSM_DOMAIN_PERSON, noun->row, RSM_PERSON_SOURCE_KIND) == 0;
}

bool has_calling(const extraction *x, const noun_phrase *phrase) {
    if (!is_person_name(x, phrase->head) || x->text->one_case)
        return false;
    for (uint32_t token = phrase->first; token < phrase->head; token++)
        if (!(x->text->tokens[token].flags & RSM_TOKEN_CAPITALISED) && is_calling(x, token))
            return true; /* "store cashier Ann Lee" */
    uint32_t end = sentence_end(x, phrase->first), at = phrase->end;
    if (at + 1 >= end || !rsm_slice_equal_string(token_text(x, at), ","))
        return false;
    const noun_phrase *beside = phrase_at(x, x->phrase_of[at + 1]);
    return beside != NULL && beside->first == at + 1 && !beside->proper && !beside->pronoun &&
           !beside->plural && is_calling(x, beside->head) &&
           telling_match(x, beside->first, beside->end, false) == NULL;
}

uint32_t joined_body_first(const extraction *x, const noun_phrase *phrase) {
    uint32_t first = phrase->first;
    const rsm_match *body = match_over(x, phrase->head, RSM_DOMAIN_BODY);
    if (x->text->one_case || first < sentence_first(x, first) + 2 || body == NULL ||
        body->end_token != phrase->end || body->first_token <= first ||
        !(token_is(x, first - 1, "and") || token_is(x, first - 1, "&")) ||
        !(x->text->tokens[first].flags & x->text->tokens[phrase->head].flags &
          RSM_TOKEN_CAPITALISED))
        return first;
    const noun_phrase *before = phrase_at(x, x->phrase_of[first - 2]);
    uint32_t last = first - 2;
    if (before == NULL || before->end != first - 1 || before->pronoun ||
        !(x->text->tokens[last].flags & RSM_TOKEN_CAPITALISED) || is_person_name(x, last) ||
        x->place_of[last] != RSM_NONE || telling_match(x, last, last + 1, false) != NULL ||
        match_over(x, last, RSM_DOMAIN_ACTOR) != NULL ||
        match_over(x, last, RSM_DOMAIN_OUTLET) != NULL)
        return first;
    return before->first + (token_upos(x, before->first) == RSM_UPOS_DET);
}

bool is_of_rebel(const extraction *x, const noun_phrase *phrase) {
    for (uint32_t token = phrase->first; token + 1 < phrase->head; token++) {
        const rsm_match *noun = match_at(x, token, RSM_DOMAIN_PERSON);
        uint32_t kind = noun == NULL ? 0 : kind_of_match(x, noun);
        if ((kind == RSM_SOURCE_PERPETRATOR + 1 || kind == RSM_SOURCE_PARTY + 1) &&
            match_over(x, token + 1, RSM_DOMAIN_TITLE) != NULL)
            return true;
    }
    return false;
}

bool is_doctor(const extraction *x, const noun_phrase *phrase) {
    return x->of_wards && !x->text->one_case && phrase->end > phrase->first + 1 &&
           is_person_name(x, phrase->head) &&
           (token_is(x, phrase->first, "dr.") || token_is(x, phrase->first, "dr") ||
            token_is(x, phrase->first, "doctor"));
}

bool reports_for_press(const extraction *x, const noun_phrase *phrase) {
    if (!is_person_name(x, phrase->head) || x->text->one_case)
        return false;
    for (uint32_t mark = phrase->first + 1; mark < phrase->head; mark++) {
        if (token_upos(x, mark) != RSM_UPOS_PART)
            continue;
        const rsm_match *outlet = match_over(x, mark - 1, RSM_DOMAIN_OUTLET);
        return names_press(x, phrase->first, mark) ||
               (outlet != NULL && outlet->end_token == mark && kind_of_match(x, outlet) != 0);
    }
    return false;
}

bool speaks_for_company(const extraction *x, uint32_t first, uint32_t noun) {
    static const char *const words[] = {"spokesman", "spokeswoman", "spokesperson", "spokesmen"};
    if (noun <= first || x->text->one_case || !ONE_OF(x, noun, words))
        return false;
    for (uint32_t token = first; token < noun; token++)
        if (!(x->text->tokens[token].flags & RSM_TOKEN_CAPITALISED) ||
            x->place_of[token] != RSM_NONE || x->time_of[token] != RSM_NONE ||
            is_person_name(x, token) || match_over(x, token, RSM_DOMAIN_TITLE) != NULL)
            return false;
    uint32_t last = noun - 1;
    return token_upos(x, last) == RSM_UPOS_PROPN || x->tagging->name_of[last] != RSM_NONE;
}

bool take_titled_name(const extraction *x, noun_phrase *phrase) {
    static const char *const offices[] = {"chief",   "director", "secretary",    "minister",
                                          "head",    "deputy",   "commissioner", "superintendent",
                                          "mayor",   "governor", "bishop",       "archbishop",
                                          "captain", "inspector"};
    uint32_t of = phrase->end, end = sentence_end(x, phrase->first);
    if (of + 2 >= end || !token_is(x, of, "of") || x->text->one_case ||
        !(x->text->tokens[phrase->head].flags & RSM_TOKEN_CAPITALISED))
        return false;
    const rsm_match *title = match_over(x, phrase->head, RSM_DOMAIN_TITLE);
    bool whole = title != NULL && title->end_token > of;
    if (!whole && (!ONE_OF(x, phrase->head, offices) || phrase->plural))
        return false;
    uint32_t next = of + 1 + token_is(x, of + 1, "the");
    const noun_phrase *rest = phrase_at(x, x->phrase_of[next]);
    if (rest == NULL || rest->end <= next + 1 || !is_person_name(x, rest->head))
        return false;
    for (uint32_t token = of + 1; token < rest->end; token++)
        if (token_upos(x, token) == RSM_UPOS_PART || token_upos(x, token) == RSM_UPOS_PUNCT)
            return false; /* "Director of Lee's office" */
    const rsm_match *given = match_at(x, next, RSM_DOMAIN_GIVEN_NAME);
    const rsm_match *other = match_at(x, next, RSM_DOMAIN_TITLE);
    bool capital = (x->text->tokens[next].flags & RSM_TOKEN_CAPITALISED) != 0;
    if (!capital || (!whole && (given != NULL || other != NULL)))
        return false; /* "Deputy of General Lee" */
    phrase->head = rest->head;
    phrase->end = rest->end;
    phrase->proper = true;
    phrase->plural = false;
    return true;
}

/* "Father Ann Lee" in a sentence, with a capital: a priest, nobody's father. */
bool is_priest(const extraction *x, const noun_phrase *phrase) {
    uint32_t first = phrase->first;
    return phrase->end > first + 1 && is_person_name(x, phrase->head) &&
           token_is(x, first, "father") && first > sentence_first(x, first) &&
           (x->text->tokens[first].flags & RSM_TOKEN_CAPITALISED) != 0 && !x->text->one_case;
}

/* "Col. Ann Lee": a rank that soldiers alone have; not "rebel commander Ann Lee". */
bool is_soldier(const extraction *x, const noun_phrase *phrase) {
    const rsm_match *told = telling_match(x, phrase->first, phrase->head, false);
    if (told != NULL && kind_of_match(x, told) != RSM_SOURCE_MILITARY + 1)
        return false;
    for (uint32_t token = phrase->first; token < phrase->head; token++) {
        const rsm_match *title = match_at(x, token, RSM_DOMAIN_TITLE);
        if (title != NULL && kind_of_match(x, title) == RSM_SOURCE_MILITARY + 1)
            return true;
    }
    return false;
}
