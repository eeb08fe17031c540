/* Who denies that it took place: "the ministry said no attack had taken place".
 *
 * A denial of an incident told in the report is a statement that it happened, denied. It must deny
 * what the incident is: of a shooting "no shots were fired", not "there was no torture". "It was
 * not a terrorist attack" denies its type alone. Invariant: whoever denies only a part of his own
 * ("denied that its troops had fired") denies no incident that others tell of: what has a doer of
 * its own speaks of no incident told before it; nor does what is said of other days ("they had
 * never fought before") or of what somebody heard ("did not hear a shot"). Cost: events times
 * incidents, whose number is capped, and at most MENTIONS mentions of the one denied. */
#include "extract/apart.h"
#include "extract/fact.h"
#include "extract/govern.h"
#include "extract/modality.h"

enum { MENTIONS = 64 /* of an incident looked through for one of the kind that is denied */ };

/* Whether a mention is denied by somebody credited. */
static bool is_denied(const extraction *x, const event *e) {
    return e->modality == RSM_MODALITY_DENIED && e->type_row < x->types.count &&
           !is_law(x, e->type_row) && credit_at(x, x->credit_of[e->first]) != NULL;
}

static bool has_doer(const extraction *x, const event *e) {
    const verb_group *group = verb_at(x, e->verb);
    if (e->noun || group == NULL)
        return false;
    return group->passive ? group->agent != RSM_NONE : group->object != RSM_NONE;
}

/* "That the raid was carried out by soldiers": it is denied who did it. */
static bool is_told_of_doer(const extraction *x, const event *e) {
    uint32_t head = e->noun ? tree_head(x, e->end - 1) : RSM_NONE;
    const verb_group *group =
        head < x->text->token_count ? verb_at(x, x->verb_of[head]) : NULL;
    return group != NULL && group->passive && group->agent != RSM_NONE &&
           group->subject == e->phrase;
}

/* "To make sure there is no retaliation": what shall not be. */
static bool is_to_be_kept_from(const extraction *x, const event *e) {
    for (uint32_t token = sentence_first(x, e->first); token < e->first; token++)
        if (token_is(x, token, "sure") || lemma_is(x, token, "ensure"))
            return true;
    return false;
}

/* The type of a mention's words by themselves, whoever takes part. */
static uint32_t type_of_words(const extraction *x, const event *e) {
    return rsm_world_number(x->world, RSM_DOMAIN_TRIGGER, e->trigger, RSM_TRIGGER_TYPE);
}

static bool is_kind_of(const extraction *x, uint32_t type, uint32_t of) {
    return type < x->types.count && of < x->types.count && rsm_type_is(x->world, type, of);
}

/* Whether a denied mention denies what an incident is, by its type or by the words of one of its
 * mentions: "no explosion" of a bombing that is called an explosion too. */
static bool denies_kind(const extraction *x, const event *e, uint32_t index) {
    const incident_draft *incident = incident_at(x, index);
    if (is_kind_of(x, incident->type_row, e->type_row))
        return true;
    if (tells_outcome(x, e) || (e->type_row < x->types.count &&
                                x->types.family[e->type_row] == RSM_FAMILY_CRIME))
        return false; /* "she was not killed", "there were no robberies that day": of a shooting */
    uint32_t looked = 0;
    for (uint32_t i = incident->first_event; i <= incident->last_event && looked < MENTIONS; i++) {
        const event *told = event_at(x, i);
        if (told->incident != index || told == e || told->modality > RSM_MODALITY_ALLEGED ||
            told->type_row >= x->types.count)
            continue;
        looked++;
        bool renamed = x->types.family[told->type_row] == RSM_FAMILY_UNREST; /* "fired on a march" */
        if (is_kind_of(x, renamed ? type_of_words(x, told) : told->type_row, e->type_row))
            return true;
    }
    return false;
}

/* "Had never fought before", "no history of violence": said of other days. */
static bool is_of_other_days(const extraction *x, const event *e) {
    uint32_t end = sentence_end(x, e->first);
    for (uint32_t token = sentence_first(x, e->first); token < end; token++) {
        if (x->clause_of[token] != x->clause_of[e->first])
            continue;
        bool ever = token_is(x, token, "never") || token_is(x, token, "ever");
        bool then = token_is(x, token, "before") &&
                    (token + 1 >= end || token_upos(x, token + 1) == RSM_UPOS_PUNCT ||
                     token_is(x, token + 1, "that"));
        if ((ever && !e->noun) || then || token_is(x, token, "previously") ||
            token_is(x, token, "history"))
            return true;
    }
    return false;
}

/* "Neighbours did not hear any shots": that nobody heard it does not say that it did not happen. */
static bool is_unperceived(const extraction *x, const event *e) {
    static const char *const verbs[] = {"hear",  "see",    "notice", "witness", "feel",   "recall",
                                        "smell", "detect", "know",   "expect",  "suspect"};
    uint32_t head = tree_head(x, e->noun ? e->end - 1 : e->first);
    return head < x->text->token_count && is_verbal_token(x, head) && ONE_OF(x, head, verbs);
}

/* The incident told before a denied mention that it may be of: the last that its kind, day and
 * place fit. */
static uint32_t denied_incident(const extraction *x, const event *e) {
    uint32_t best = RSM_NONE, latest = 0;
    for (uint32_t i = 0; i < x->incidents.count; i++) {
        const incident_draft *incident = incident_at(x, i);
        uint32_t first = event_at(x, incident->first_event)->first;
        if (incident->number == RSM_NONE || incident->modality > RSM_MODALITY_ALLEGED ||
            first > e->first || fit_type(x, e, incident) < 1 || is_law(x, incident->type_row) ||
            compare_times(time_value(x, e->time), time_value(x, incident->time)) < 0 ||
            compare_places(place_value(x, e->place), place_value(x, incident->place)) < 0)
            continue;
        if (best == RSM_NONE || event_at(x, incident->last_event)->first >= latest)
            best = i, latest = event_at(x, incident->last_event)->first;
    }
    return best;
}

bool may_be_denied_alone(const extraction *x, const event *e) {
    bool faint = (e->flags & (RSM_TRIGGER_GENERIC | RSM_TRIGGER_WEAK)) != 0;
    bool timed = e->time != RSM_NONE, placed = e->place != RSM_NONE;
    return is_denied(x, e) && e->supported && (faint ? timed && placed : timed || placed);
}

static void deny(extraction *x, uint32_t index, uint32_t target) {
    const event *e = event_at(x, index);
    bool type_alone = names_what_it_is_not(x, e);
    if (is_told_of_doer(x, e) || is_to_be_kept_from(x, e))
        return;
    if (!type_alone && (!denies_kind(x, e, target) || is_of_other_days(x, e) || is_unperceived(x, e)))
        return;
    fact f = {.incident = target,
              .slot = RSM_SLOT_HAPPENED,
              .value = {.kind = RSM_VALUE_BOOLEAN, .as.boolean = true},
              .first = e->first,
              .end = e->end,
              .trigger = RSM_NONE,
              .credit = RSM_NONE,
              .has_stance = true,
              .stance = RSM_STANCE_DENIES};
    if (type_alone) {
        f.slot = RSM_SLOT_TYPE;
        f.value = (rsm_value){.kind = RSM_VALUE_TYPE,
                              .as.text = rsm_world_string(x->world, RSM_DOMAIN_TYPE, e->type_row,
                                                          RSM_TYPE_ID)};
    }
    add_fact(x, &f);
}

void state_denials(extraction *x) {
    for (uint32_t i = 0; i < x->events.count && !x->failed; i++) {
        const event *e = event_at(x, i);
        if (!is_denied(x, e))
            continue;
        uint32_t own = e->incident;
        uint32_t target = own != RSM_NONE ? own : has_doer(x, e) ? RSM_NONE : denied_incident(x, e);
        if (target != RSM_NONE)
            deny(x, i, target);
    }
}
