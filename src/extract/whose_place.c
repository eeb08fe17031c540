/* Places that tell whose somebody or something is, and not where it was: "Norville police", "the
 * Norville County prosecutor", "a Norville woman", "Norville's mayor", "police in Norville".
 *
 * Such a place is mostly near that of the deed, and often is not. Invariant: what "in", "at" or "near" lead
 * in is told of a source or none of these. Cost: constant a place, but that the credits of its sentence are
 * looked through. */
#include "extract/sign.h"

/* Whether the head of a phrase is somebody, a body or an office. */
static bool is_somebody(const extraction *x, uint32_t head) {
    return match_over(x, head, RSM_DOMAIN_PERSON) != NULL ||
           match_over(x, head, RSM_DOMAIN_BODY) != NULL ||
           match_over(x, head, RSM_DOMAIN_TITLE) != NULL;
}

static bool is_kind_of_side(const extraction *x, uint32_t token) {
    static const char *const sides[] = {"downtown", "uptown", "midtown",   "central",  "north",
                                        "south",    "east",   "west",      "northern", "southern",
                                        "eastern",  "western", "northeast", "northwest",
                                        "southeast", "southwest"};
    return ONE_OF(x, token, sides);
}

/* "outside a Norville police station", "in Norville". */
static bool is_located(const extraction *x, const rsm_place *place) {
    static const char *const words[] = {"in",      "at",     "near", "outside", "inside",
                                        "outside", "around", "on",   "behind"};
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[place->first_token]);
    uint32_t begin = sentence_first(x, place->first_token), first = place->first_token;
    if (phrase != NULL && phrase->first < first)
        first = phrase->first;
    else if (first > begin && is_kind_of_side(x, first - 1))
        first--; /* "at downtown Norville bus station" */
    return first > begin && ONE_OF(x, first - 1, words);
}

/* "a Norville woman", "Norville residents". */
static bool describes_somebody(const extraction *x, const rsm_place *place) {
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[place->first_token]);
    if (phrase == NULL || phrase->head < place->end_token || !is_somebody(x, phrase->head))
        return false;
    for (uint32_t token = place->end_token; token <= phrase->head; token++)
        if (match_over(x, token, RSM_DOMAIN_TRIGGER) != NULL)
            return false; /* "the Norville shooting victims" */
    return true;
}

/* "Norville's mayor": the owner of somebody, or of a body. */
static bool owns_somebody(const extraction *x, const rsm_place *place) {
    uint32_t end = place->end_token, stop = sentence_end(x, place->first_token);
    if (end + 1 >= stop || !is_possessive_s(x, end))
        return false;
    const noun_phrase *owned = phrase_at(x, x->phrase_of[end + 1]);
    return owned != NULL && owned->head > end && is_somebody(x, owned->head) &&
           match_over(x, owned->head, RSM_DOMAIN_TRIGGER) == NULL;
}

/* "Norville, Norland, police say", "Norville County medical examiner's office": what follows all
 * of the place's words is a body or an office. */
static bool precedes_body(const extraction *x, const rsm_place *place) {
    static const char *const offices[] = {
        "police",    "prosecutor", "sheriff",   "coroner",     "constable", "judge",
        "deputy",    "detective",  "authority", "official",    "officer",   "examiner",
        "attorney",  "court",      "mayor",     "firefighter", "paramedic", "commissioner",
        "resident",  "governor",   "senator",   "media",       "newspaper", "department"};
    enum { REACH = 4 };
    uint32_t token = place->phrase_end > place->end_token ? place->phrase_end : place->end_token;
    uint32_t stop = sentence_end(x, place->first_token), end = token + REACH;
    if (token < stop && rsm_slice_equal_string(token_text(x, token), ","))
        token++;
    for (; token < stop && token < end; token++) {
        if (ONE_OF(x, token, offices))
            return true;
        rsm_upos upos = token_upos(x, token);
        if (upos != RSM_UPOS_ADJ && upos != RSM_UPOS_PROPN && upos != RSM_UPOS_NOUN)
            return false;
    }
    return false;
}

bool tells_whose(const extraction *x, uint32_t index) {
    const rsm_place *place = &x->places->items[index];
    if (is_of_a_source(x, index))
        return true;
    return !is_located(x, place) && (place->within_name || describes_somebody(x, place) ||
                                     owns_somebody(x, place) || precedes_body(x, place));
}

/* "Norville Food Service", "the Norville Provincial Bank": a firm may be named for any place. */
bool is_of_a_firm(const extraction *x, uint32_t index) {
    static const char *const firms[] = {"bank",     "company",  "inc",        "corp",   "corporation",
                                        "group",    "service",  "services",   "ltd",    "foods",
                                        "food",     "airlines", "airways",    "motors", "insurance",
                                        "holdings", "brewing",  "industries", "media",  "newspaper"};
    static const char *const public[] = {"police",     "county", "fire",   "city",      "department",
                                         "court",      "school", "health", "emergency", "rescue",
                                         "ambulance",  "state",  "park",   "probation", "sheriff",
                                         "correction", "branch", "outside"};
    enum { REACH = 4 };
    const rsm_place *place = &x->places->items[index];
    uint32_t stop = sentence_end(x, place->first_token), end = place->end_token + REACH;
    if (is_located(x, place) && !place->within_name)
        return false;
    for (uint32_t token = place->end_token; token < stop && token < end; token++) {
        rsm_upos upos = token_upos(x, token);
        if (ONE_OF(x, token, public) ||
            (upos != RSM_UPOS_PROPN && upos != RSM_UPOS_NOUN && upos != RSM_UPOS_ADJ))
            return false;
        if (ONE_OF(x, token, firms))
            return true;
    }
    return false;
}

/* "The blast was felt in Norville", "caused a loss of power in Norville": where its effects were. */
bool is_of_an_effect(const extraction *x, uint32_t index) {
    static const char *const effects[] = {"loss",     "outage", "blackout", "panic",  "shortage",
                                          "cut",      "delay",  "alarm",    "outcry", "damage",
                                          "protest",  "fear",   "mourning", "concern",
                                          "jam",      "chaos",  "paralysis"};
    enum { BACK = 4 };
    uint32_t first = x->places->items[index].first_token, begin = sentence_first(x, first);
    uint32_t verb = x->signs->places[index].verb;
    const verb_group *group = verb == RSM_NONE ? NULL : verb_at(x, x->verb_of[verb]);
    if (group == NULL || verb > first)
        return false;
    if (lemma_is(x, verb, "feel"))
        return group->passive;
    if (!lemma_is(x, verb, "cause") && !lemma_is(x, verb, "trigger") && !lemma_is(x, verb, "spark"))
        return false;
    for (uint32_t token = first; token > begin && token > verb && token + BACK > first; token--)
        if (ONE_OF(x, token - 1, effects))
            return true;
    return false;
}
