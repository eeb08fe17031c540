/* Places told of what was done around an incident, and not of the incident: where somebody was
 * taken to and treated, arrested, schooled, mourned, where talks were held and reports received,
 * the office at which one may call.
 *
 * In a short report such a town is often the only one, and what the signs have learned of towns in
 * general would make it the incident's. Where no mention stands with it, it is none. Invariant: no
 * place that the tree or nothing in between ties to a mention of the aim. Cost: linear in the
 * sentence of a place. */
#include "extract/govern.h"
#include "extract/sign.h"
#include "extract/source.h"

enum { OWNER_REACH = 8 /* tokens from "a student of" to "in" */ };

/* "grew up in", "studied in": where somebody was long before. */
static bool is_of_a_past(const extraction *x, uint32_t verb) {
    static const char *const words[] = {
        "grow",   "live",  "reside",   "graduate", "study", "enrol",    "attend",  "enroll",
        "move",   "marry", "retire",   "raise",    "teach", "relocate", "go",      "work",
        "employ", "buy",   "purchase", "own",      "rent",  "coach",    "register"};
    if (!ONE_OF(x, verb, words) || x->tagging->tags[verb].form == RSM_VERB_ING)
        return false;            /* "was working at a shop in Norville": then */
    if (lemma_is(x, verb, "go")) /* "went to school in" */
        return token_is(x, verb + 1, "to") &&
               (token_is(x, verb + 2, "school") || token_is(x, verb + 2, "college"));
    return !lemma_is(x, verb, "grow") || token_is(x, verb + 1, "up");
}

/* "talks held last week in", "an agreement signed in": what else took place there. */
static bool is_of_a_meeting(const extraction *x, uint32_t verb) {
    static const char *const words[] = {"hold", "sign", "convene", "schedule", "host"};
    if (!ONE_OF(x, verb, words) || x->tagging->tags[verb].form == RSM_VERB_ING)
        return false;
    uint32_t head = tree_head(x, verb);
    bool modifies = head != RSM_NONE && head < verb && tree_relation_is(x, verb, "acl");
    const verb_group *group = verb_at(x, x->verb_of[verb]);
    const noun_phrase *what = group != NULL && group->passive ? phrase_at(x, group->subject) : NULL;
    uint32_t of = modifies ? head : what != NULL ? what->head : RSM_NONE;
    return of != RSM_NONE && token_upos(x, of) == RSM_UPOS_NOUN &&
           match_over(x, of, RSM_DOMAIN_TRIGGER) == NULL &&
           match_over(x, of, RSM_DOMAIN_PERSON) == NULL; /* "hostages held in" are there */
}

/* "reports received in Norville", "information that reached Norville". */
static bool is_of_tidings(const extraction *x, uint32_t first) {
    static const char *const tidings[] = {"report", "information", "news", "dispatch", "word"};
    uint32_t begin = sentence_first(x, first);
    if (first < begin + 2)
        return false;
    bool in = token_is(x, first - 1, "in") || token_is(x, first - 1, "at");
    uint32_t verb = first - (in ? 2 : 1);
    bool comes = (in && lemma_is(x, verb, "receive")) || (!in && lemma_is(x, verb, "reach"));
    for (uint32_t token = verb; comes && token > begin && token + 4 > verb; token--)
        if (ONE_OF(x, token - 1, tidings))
            return true;
    return false;
}

/* "at the office in Norville", "the crime laboratory in Norville", "Lakes Health Care in Norville".
 */
static bool is_of_an_office(const extraction *x, uint32_t first) {
    static const char *const rooms[] = {"office", "headquarters", "laboratory", "lab",
                                        "morgue", "hospital",     "clinic"};
    static const char *const named[] = {"home", "care", "center", "centre"};
    static const char *const names[] = {"funeral", "health", "medical",
                                        "trauma",  "burn",   "detention"};
    uint32_t begin = sentence_first(x, first);
    if (first < begin + 2 || !token_is(x, first - 1, "in"))
        return false;
    return ONE_OF(x, first - 2, rooms) ||
           (first >= begin + 3 && ONE_OF(x, first - 2, named) && ONE_OF(x, first - 3, names));
}

/* ", a student at Weston High School in Norville": where somebody goes to school or works. */
static bool is_of_a_school(const extraction *x, uint32_t first) {
    static const char *const schools[] = {"school", "college", "university", "academy", "high"};
    static const char *const goers[] = {
        "student", "pupil",     "grader",   "teacher",   "freshman",   "junior",    "sophomore",
        "senior",  "professor", "graduate", "schoolboy", "schoolgirl", "instructor"};
    uint32_t begin = sentence_first(x, first);
    if (first < begin + 4 || !token_is(x, first - 1, "in") || !ONE_OF(x, first - 2, schools))
        return false;
    for (uint32_t at = first - 2; at > begin + 1 && at + OWNER_REACH > first; at--) {
        if (x->verb_of[at] != RSM_NONE)
            return false;
        bool of = token_is(x, at, "of") || token_is(x, at, "at") || token_is(x, at, "from");
        if (!of)
            continue;
        const noun_phrase *who = phrase_at(x, x->phrase_of[at - 1]);
        return who != NULL && ONE_OF(x, who->head, goers) && who->first > begin &&
               (token_is(x, who->first - 1, ",") || token_is(x, at, "of"));
    }
    return false;
}

/* Whether the place's verb is one of what is done around an incident. */
static bool is_done_around(const extraction *x, uint32_t index, uint8_t act) {
    uint32_t verb = x->signs->places[index].verb, first = x->places->items[index].first_token;
    const verb_group *group = verb == RSM_NONE ? NULL : verb_at(x, x->verb_of[verb]);
    if (group == NULL)
        return false;
    bool to_come = group->future && !group->negated;
    if (lemma_is(x, verb, "reach") && first == group->end)
        return true; /* "those who reached Norville said" */
    bool around = act == RSM_ACT_CARE || act == RSM_ACT_MOURNING ||
                  (act == RSM_ACT_LAW && is_led_in(x, index)) || is_of_a_past(x, verb) ||
                  is_of_a_meeting(x, verb);
    return verb < first && (to_come || around);
}

/* "was arrested at a house in Norville, where the shots were fired". */
static bool is_scene_of(const extraction *x, uint32_t end, const event *near) {
    for (uint32_t token = end; near != NULL && token < near->first; token++)
        if (token_is(x, token, "where"))
            return true;
    return false;
}

/* "Police in the capital", "residents in", "medics in": who tells there of what was done there. */
static bool tells_of_home(const extraction *x, uint32_t first) {
    static const char *const others[] = {"firefighter", "rescuer", "resident",  "neighbor",
                                         "neighbour",   "mayor",   "shopkeeper"};
    if (first < 2)
        return false;
    const rsm_match *person = match_over(x, first - 2, RSM_DOMAIN_PERSON);
    const rsm_match *body = match_over(x, first - 2, RSM_DOMAIN_BODY);
    const rsm_match *who = person != NULL ? person : body;
    uint32_t kind = who == NULL ? 0 : kind_of_match(x, who);
    return ONE_OF(x, first - 2, others) || kind == RSM_SOURCE_POLICE + 1 ||
           kind == RSM_SOURCE_HOSPITAL + 1 || kind == RSM_SOURCE_WITNESS + 1;
}

bool is_of_a_side_act(const extraction *x, uint32_t index, sign_aim aim) {
    const rsm_place *place = &x->places->items[most_exact(x, index)]; /* "in Norville, Norland" */
    uint32_t first = place->first_token, start = first;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[first]);
    if (place->dateline || sign_position(x, first) == (uint8_t)SIGN_TITLE ||
        is_law_incident(x, aim.incident))
        return false;
    sign_answers answers = place_answers(x, index, aim);
    if (phrase != NULL && phrase->first < first && first - phrase->first <= 2)
        start = phrase->first;
    if (is_of_tidings(x, start) || is_of_a_school(x, start))
        return true;
    if (is_capital(x, &place->expression.value) && is_of_a_source(x, index) &&
        !tells_of_home(x, first))
        return true; /* "the agency in the capital said" of what may be anywhere */
    uint32_t verb = x->signs->places[index].verb;
    const event *near = event_at(x, nearest_aimed(x, first, place->end_token, aim));
    if (is_tied(&answers) || (near != NULL && stands_with(x, near, verb, first)))
        return verb != RSM_NONE && tree_head(x, verb) < verb && is_of_a_meeting(x, verb) &&
               tree_relation_is(x, verb, "acl");
    if (is_scene_of(x, place->end_token, near))
        return false;
    return (near == NULL && is_of_an_office(x, start)) ||
           is_done_around(x, index, answers.answer[ASK_VERB]);
}
