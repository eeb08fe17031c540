/* Mentions that tell of no one happening though nothing beside them says "plan" or "may": what
 * people are called by ("murdered people", "maimed fighters"), what is done again and again ("on
 * several occasions they captured and tortured patients"), done to thousands ("thousands of workers
 * have been murdered"), done as a rule ("its reporters are killed"), and the deeds of somebody as a
 * whole ("its killings").
 *
 * Invariant: what is told with a day, a place or a number of its own is never general here. Cost: a
 * mention looks at its own clause only. */
#include "extract/apart.h"
#include "extract/govern.h"
#include "extract/number.h"

enum {
    HUNDREDS = 100,   /* people who "have been" harmed, by no single deed */
    THOUSANDS = 1000, /* people whom no single deed with a doer harms */
    MANY_DEEDS = 15,  /* happenings that are counted and of which none is told */
    COUNT_REACH = 6   /* tokens from "thousands" to the head of the people counted */
};

static bool is_lead(const extraction *x, const event *e) {
    return position_weight(x, e->first) >= TITLE_WEIGHT;
}

static bool is_participle(const extraction *x, uint32_t token) {
    return x->tagging->tags[token].form != RSM_VERB_NONE || token_upos(x, token) == RSM_UPOS_ADJ;
}

/* "the imprisoned leader", "a wanted man": what the law did to somebody, as what he is called by.
 */
static bool is_attribute_of_law(const extraction *x, const event *e) {
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[e->first]);
    return (e->flags & RSM_TRIGGER_LAW) && phrase != NULL && phrase->first <= e->first &&
           phrase->head >= e->end && is_participle(x, e->end - 1) &&
           match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL;
}

static const noun_phrase *next_phrase(const extraction *x, const event *e) {
    return e->end < x->text->token_count ? phrase_at(x, x->phrase_of[e->end]) : NULL;
}

/* "murdered people", "maimed fighters", "displaced persons": what many people are called by. */
static bool is_attribute(const extraction *x, const event *e) {
    uint32_t head = tree_head(x, e->end - 1);
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[e->first]), *next = next_phrase(x, e);
    if (head != RSM_NONE && tree_relation_is(x, e->end - 1, "conj") &&
        token_upos(x, head) == RSM_UPOS_ADJ && next != NULL && next->plural && !next->definite)
        return true; /* "missing and murdered people" */
    const noun_phrase *of = tree_relation_is(x, e->end - 1, "amod") && head != RSM_NONE
                                ? phrase_at(x, x->phrase_of[head])
                                : NULL;
    rsm_verb_form form = x->tagging->tags[e->end - 1].form;
    bool past = form == RSM_VERB_PARTICIPLE || form == RSM_VERB_PAST;
    if (past && of != NULL && of->head == head && of->first == head && of->plural &&
        e->end == head && match_over(x, head, RSM_DOMAIN_PERSON) != NULL)
        return true; /* "pupils, displaced persons": read as a verb */
    if (phrase == NULL || phrase->first > e->first || phrase->head < e->end || !phrase->plural ||
        phrase->definite || !is_participle(x, e->end - 1) ||
        (match_over(x, phrase->head, RSM_DOMAIN_PERSON) == NULL &&
         !lemma_is(x, phrase->head, "people")))
        return false;
    for (uint32_t token = phrase->first; token < phrase->head; token++)
        if (token_upos(x, token) == RSM_UPOS_NUM) /* "two wounded guards" */
            return false;
    return true;
}

/* "on several occasions", "in various circumstances", "systematically". */
static bool tells_often(const extraction *x, uint32_t token) {
    static const char *const many[] = {"several", "various",   "numerous",
                                       "many",    "different", "countless"};
    static const char *const times[] = {"occasions", "circumstances", "times", "instances"};
    static const char *const often[] = {"systematically", "continually", "continuously",
                                        "constantly",     "habitually",  "always",
                                        "usually"};
    static const char *const spans[] = {"years", "decades", "months", "centuries"};
    bool over = token_is(x, token, "over") && token_is(x, token + 1, "the") &&
                ONE_OF(x, token + 2, spans); /* "over the years" */
    return (ONE_OF(x, token, many) && ONE_OF(x, token + 1, times)) || over ||
           ONE_OF(x, token, often);
}

static bool is_repeated(const extraction *x, const event *e) {
    uint32_t end = sentence_end(x, e->first);
    if (e->noun)
        return false;
    for (uint32_t token = sentence_first(x, e->first); token < end; token++)
        if (tells_often(x, token))
            return true;
    return false;
}

/* "Killed in more than 600 clashes": what many happenings of its sentence brought about. */
static bool is_of_many_deeds(const extraction *x, const event *e) {
    uint32_t end = sentence_end(x, e->first);
    number count;
    for (uint32_t i = first_event_from(x, e->end); i < x->events.count; i++) {
        const event *deed = event_at(x, i);
        const noun_phrase *phrase = phrase_at(x, deed->phrase);
        if (deed->first >= end)
            break;
        if (!deed->noun || !deed->plural || phrase == NULL)
            continue;
        uint32_t first =
            phrase->first > e->end + COUNT_REACH ? phrase->first - COUNT_REACH : e->end;
        for (uint32_t token = first; token < deed->first; token++)
            if (read_number(x, token, phrase->end, &count) && !count.article &&
                count.low >= MANY_DEEDS && count.end + 1 >= deed->first)
                return true;
    }
    return false;
}

/* Whether a phrase counts that many: "thousands of workers", "more than 70,000 people". */
static bool counts_many(const extraction *x, uint32_t index, int64_t least) {
    const noun_phrase *phrase = phrase_at(x, index);
    number count;
    if (phrase == NULL || !phrase->plural)
        return false;
    uint32_t first = sentence_first(x, phrase->first);
    if (phrase->head - first > COUNT_REACH)
        first = phrase->head - COUNT_REACH;
    for (uint32_t token = first; token < phrase->end; token++)
        if (read_number(x, token, phrase->end, &count) && count.low >= least)
            return true;
    return false;
}

/* "Thousands have been murdered", "the army murdered 70,000 people": by no single deed. */
static bool is_of_thousands(const extraction *x, const event *e, const verb_group *group) {
    if (!has_perpetrator(x, e->type_row) && !is_outcome_type(x, e->type_row))
        return false;
    bool perfect = lemma_is(x, group->first, "have");
    const noun_phrase *doer = group->passive ? NULL : phrase_at(x, group->subject);
    bool body = doer != NULL && match_over(x, doer->head, RSM_DOMAIN_ACTOR) != NULL;
    uint32_t whom = group->passive ? group->subject : group->object;
    const noun_phrase *phrase = phrase_at(x, whom);
    if (phrase != NULL && phrase->pronoun &&
        group->first > 1) /* "workers who have been murdered" */
        whom = x->phrase_of[group->first - 2];
    return (perfect && counts_many(x, whom, HUNDREDS)) || (body && counts_many(x, whom, THOUSANDS));
}

/* "Its reporters are killed", "they are tortured": as a rule. */
static bool is_a_rule(const extraction *x, const verb_group *group) {
    return group->passive && group->end == group->first + 2 && !group->negated &&
           (token_is(x, group->first, "are") || token_is(x, group->first, "is")) &&
           x->tagging->tags[group->verb].form != RSM_VERB_ING;
}

/* "They murder teachers, blow up bridges": what is done to a kind of people or things, in the
 * present. */
static bool is_habit(const extraction *x, const verb_group *group) {
    rsm_verb_form form = x->tagging->tags[group->verb].form;
    const noun_phrase *object = phrase_at(x, group->object);
    number count;
    if ((form != RSM_VERB_BASE && form != RSM_VERB_PRESENT) || group->first != group->verb ||
        group->infinitive || group->passive || group->modal || object == NULL || !object->plural ||
        object->definite || object->pronoun || object->proper)
        return false;
    for (uint32_t token = object->first; token < object->end; token++)
        if (match_at(x, token, RSM_DOMAIN_VAGUE) != NULL ||
            (read_number(x, token, object->end, &count) && !count.article))
            return false;
    return true;
}

/* "its killings", "those crimes": the deeds of somebody as a whole. */
static bool is_of_all_deeds(const extraction *x, const event *e) {
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    bool deeds = (e->flags & RSM_TRIGGER_GENERIC) || is_outcome_type(x, e->type_row) ||
                 has_perpetrator(x, e->type_row);
    return phrase != NULL && e->plural && deeds && phrase->head < e->end &&
           (token_is(x, phrase->first, "its") || token_is(x, phrase->first, "such") ||
            token_is(x, phrase->first, "their") || token_is(x, phrase->first, "those")) &&
           !is_piece(x, e->end - 1);
}

/* "An everyday crime such as a robbery", "a sound like an explosion": what something is compared
 * with. */
static bool is_an_example(const extraction *x, const event *e) {
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    uint32_t begin = sentence_first(x, e->first);
    if (!e->noun || phrase == NULL || phrase->first == begin || phrase->first > e->first)
        return false;
    uint32_t first = phrase->first;
    bool open = token_is(x, first, "a") || token_is(x, first, "an") ||
                (e->plural && !phrase->definite && first == e->first);
    bool such = first > begin + 1 && token_is(x, first - 1, "as") && token_is(x, first - 2, "such");
    bool like = token_is(x, first - 1, "like") && x->verb_of[first - 1] == RSM_NONE;
    return open && (such || like);
}

/* "A cross for each act of sabotage", "every attack was filmed". */
static bool is_any_of_all(const extraction *x, const event *e) {
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[e->first]);
    return e->noun && phrase != NULL && phrase->first < e->first &&
           (token_is(x, phrase->first, "each") || token_is(x, phrase->first, "every"));
}

/* "Most of the killings", "80 percent of murders and shootings": a share of many. */
static bool is_share_of_many(const extraction *x, const event *e) {
    static const char *const shares[] = {"percent", "most",       "many", "majority",
                                         "half",    "proportion", "share"};
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (!e->noun || !e->plural || phrase == NULL || phrase->head >= e->end)
        return false;
    uint32_t head = tree_head(x, phrase->head);
    if (head < phrase->first && tree_relation_is(x, phrase->head, "conj"))
        head = tree_head(x, head);
    return head < phrase->first && ONE_OF(x, head, shares) &&
           (token_is(x, head + 1, "of") || token_is(x, head, "percent"));
}

/* "Shooting a child is a crime": what is done by nobody, as the subject of what is said of it. */
static bool is_doing_at_large(const extraction *x, const event *e) {
    uint32_t said = tree_head(x, e->first);
    if (e->noun || x->tagging->tags[e->first].form != RSM_VERB_ING ||
        !tree_relation_is(x, e->first, "csubj") || said >= x->text->token_count || said < e->end)
        return false;
    for (uint32_t token = e->end; token <= said; token++)
        if (token_is(x, token, "is") && (token == said || tree_head(x, token) == said))
            return true;
    return false;
}

/* "A double murder is rare here", "homicides are up": what is said of all of a kind, in the present. */
static bool is_said_of_a_kind(const extraction *x, const event *e) {
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (!e->noun || phrase == NULL || phrase->head >= e->end ||
        !tree_relation_is(x, phrase->head, "nsubj"))
        return false;
    static const char *const most[] = {"most", "many", "some", "all", "any"};
    uint32_t first = phrase->first <= e->first ? phrase->first : e->first > 0 ? e->first - 1 : 0;
    bool one = token_is(x, first, "a") || token_is(x, first, "an"); /* also of "a drive-by" */
    bool bare = e->plural && phrase->first == e->first && phrase->first == phrase->head &&
                !phrase->definite && !phrase->proper;
    bool share = e->plural && ONE_OF(x, phrase->first, most);
    uint32_t said = tree_head(x, phrase->head);
    if ((!one && !bare && !share) || said >= x->text->token_count || said < e->end)
        return false;
    if (e->time != RSM_NONE && !token_is(x, said, "up") && !token_is(x, said, "down"))
        return false;
    bool is = tree_head(x, e->end) == said && tree_relation_is(x, e->end, "cop") &&
              (token_is(x, e->end, "is") || token_is(x, e->end, "are"));
    /* "a protest is under way", "a fire is in the roof": one that goes on now */
    return is && (token_upos(x, said) == RSM_UPOS_ADJ || token_upos(x, said) == RSM_UPOS_NOUN ||
                  (bare && (token_is(x, said, "up") || token_is(x, said, "down")))) &&
           tree_child_before(x, said, "case", "case") == RSM_NONE;
}

/* "For every smuggler who is extradited", "anybody who is arrested". */
static bool is_of_whoever(const extraction *x, const verb_group *group) {
    static const char *const whoever[] = {"every", "each", "any", "anyone", "anybody",
                                          "everyone", "whoever"};
    if (!group->passive || group->first < 2 ||
        (!token_is(x, group->first, "is") && !token_is(x, group->first, "are")))
        return false;
    uint32_t who = group->first - 1;
    const noun_phrase *of = phrase_at(x, x->phrase_of[who - 1]);
    return (token_is(x, who, "who") || token_is(x, who, "that")) && of != NULL &&
           ONE_OF(x, of->first, whoever);
}

static bool tells_in_general(const extraction *x, const event *e) {
    const verb_group *group = e->noun ? NULL : verb_at(x, e->verb);
    if (is_attribute_of_law(x, e) || tells_of_many_deeds(x, e))
        return true;
    if ((is_an_example(x, e) || is_any_of_all(x, e)) && e->time == RSM_NONE && e->place == RSM_NONE)
        return true;
    if (is_said_of_a_kind(x, e) || is_share_of_many(x, e) || is_doing_at_large(x, e))
        return true;
    if (group != NULL && is_of_whoever(x, group))
        return true;
    if (is_lead(x, e) || (e->flags & RSM_TRIGGER_LAW))
        return false;
    rsm_verb_form form = x->tagging->tags[e->end - 1].form;
    bool past = form == RSM_VERB_PARTICIPLE || form == RSM_VERB_PAST;
    if (past && is_attribute(x, e))
        return true; /* "displaced persons in Norville", but not "Norville shooting victims" */
    if (e->time != RSM_NONE || e->place != RSM_NONE)
        return false;
    if (is_attribute(x, e) || is_repeated(x, e))
        return true;
    if (e->noun)
        return is_of_all_deeds(x, e);
    return group != NULL &&
           (is_a_rule(x, group) || is_habit(x, group) || is_of_thousands(x, e, group) ||
            (tells_outcome(x, e) && is_of_many_deeds(x, e)));
}

/* "Has attacked several ferries lately and has shot twelve": what goes on from such a verb. */
static bool goes_on_in_general(const extraction *x, uint32_t index) {
    const event *e = event_at(x, index), *last = index > 0 ? event_at(x, index - 1) : NULL;
    const verb_group *group = e->noun ? NULL : verb_at(x, e->verb);
    return group != NULL && last != NULL && !last->noun && lemma_is(x, group->first, "have") &&
           last->modality == RSM_MODALITY_GENERAL && e->time == RSM_NONE && e->place == RSM_NONE &&
           tree_relation_is(x, group->verb, "conj") && verb_at(x, last->verb) != NULL &&
           tree_head(x, group->verb) == verb_at(x, last->verb)->verb;
}

bool find_general(extraction *x) {
    find_body(x);
    for (uint32_t i = 0; i < x->events.count; i++) {
        event *e = event_at(x, i);
        if (e->modality <= RSM_MODALITY_ALLEGED &&
            (tells_in_general(x, e) || goes_on_in_general(x, i)))
            e->modality = RSM_MODALITY_GENERAL;
    }
    return !x->failed;
}
