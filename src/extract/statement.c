/* Statements: every fact with its source chain, stance, certainty and score.
 *
 * A fact is credited to the innermost credit that covers its words, else to the outlet. What stands
 * in the content of a denial, a doubt, a confirmation or a prediction has that stance; who is
 * accused, or claims, has the stance of the role. Invariants: statements are in order of their
 * spans; `of` points at an earlier one. Cost: linear in facts, but that a judgement looks back over
 * the statements of its report. */
#include "extract/apart.h"
#include "extract/judging.h"
#include "extract/sign.h"
#include "extract/sums.h"
#include "extract/sure.h"
#include "extract/verdict.h"

enum {
    ANSWER_REACH = 12, /* tokens from an arrest to what it answers */
    FEARED_REACH = 12  /* tokens from a figure back to its verb */
};

/* ---- sources ---- */

static const rsm_source *outlet_link(extraction *x) {
    rsm_source *link = rsm_arena_allocate(x->arena, sizeof *link);
    if (link == NULL) {
        x->failed = true;
        return NULL;
    }
    rsm_slice outlet = x->reading->report.outlet;
    link->kind = RSM_SOURCE_OUTLET;
    link->name = outlet.size > 0 ? outlet : RSM_SLICE("the report");
    return link;
}

static bool judges(rsm_stance stance) {
    return stance == RSM_STANCE_DENIES || stance == RSM_STANCE_DOUBTS ||
           stance == RSM_STANCE_CONFIRMS || stance == RSM_STANCE_CORRECTS;
}

/* Who puts a toll right tells where and when it was, and corrects neither; nor does who denies that
 * it took place deny the day and the town of which he speaks. */
static bool is_only_beside(const extraction *x, const fact *f, const credit *c) {
    const incident_draft *incident = incident_at(x, f->incident);
    bool setting = f->slot == RSM_SLOT_WHEN || f->slot == RSM_SLOT_WHERE;
    if (c->attribution.stance == RSM_STANCE_CORRECTS)
        return setting || f->slot == RSM_SLOT_TYPE;
    return setting && c->attribution.stance == RSM_STANCE_DENIES && incident != NULL &&
           incident->modality == RSM_MODALITY_DENIED;
}

/* ---- adding ---- */

static rsm_span *evidence_of(extraction *x, const fact *f, uint32_t *count) {
    const event *e = event_at(x, f->trigger);
    if (e == NULL || (e->first < f->end && f->first < e->end))
        return NULL;
    rsm_span *span = rsm_arena_allocate(x->arena, sizeof *span);
    if (span == NULL) {
        x->failed = true;
        return NULL;
    }
    *span = tokens_span(x, e->first, e->end);
    *count = 1;
    return span;
}

/* Whose word a fact is: of "confirmed only four", whose span has the cue in it, theirs who confirm.
 */
static uint32_t credit_of_fact(const extraction *x, const fact *f) {
    uint32_t first = f->credit != RSM_NONE ? f->credit : x->credit_of[f->first];
    uint32_t last = f->end > f->first + 1 ? x->credit_of[f->end - 1] : RSM_NONE;
    const credit *c = credit_at(x, last);
    return first == RSM_NONE && c != NULL && c->cue_first >= f->first && c->cue_first < f->end
               ? last
               : first;
}

/* "fear the toll will pass 40": a figure after a verb of what is to come, told as no more than
 * possible. */
static bool is_feared(const extraction *x, const fact *f, const credit *c) {
    bool counts = f->slot == RSM_SLOT_KILLED || f->slot == RSM_SLOT_INJURED ||
                  f->slot == RSM_SLOT_CASUALTIES || f->slot == RSM_SLOT_MISSING ||
                  f->slot == RSM_SLOT_DISPLACED || f->slot == RSM_SLOT_AFFECTED;
    if (!counts || c == NULL || c->certainty == RSM_CERTAINTY_STATED || f->has_stance)
        return false;
    for (uint32_t token = f->first, steps = 0; token > c->cue_end && steps < FEARED_REACH;
         steps++) {
        const verb_group *group = verb_at(x, x->verb_of[--token]);
        if (group != NULL)
            return group->future;
    }
    return false;
}

static bool foretells(const credit *c) {
    return c->attribution.stance == RSM_STANCE_PREDICTS;
}

/* When and where of what is foretold: "promised justice in Osk" puts nothing in Osk. */
static bool only_foretold(const extraction *x, const fact *f) {
    const credit *c = credit_at(x, f->credit != RSM_NONE ? f->credit : x->credit_of[f->first]);
    return c != NULL && c->attribution.stance == RSM_STANCE_PREDICTS && !f->has_stance &&
           (f->slot == RSM_SLOT_WHERE || f->slot == RSM_SLOT_WHEN);
}

/* "Police believe seven people were shot": how many is what they believe, where the report tells
 * plainly elsewhere that people were. */
static bool is_sure_of_type(const extraction *x, const fact *f) {
    uint32_t index = first_event_from(x, f->first);
    const event *e = f->slot == RSM_SLOT_TYPE ? event_at(x, index) : NULL;
    return e != NULL && e->first == f->first && !e->noun && is_sure_to_be(x, e);
}

rsm_statement *add_fact(extraction *x, const fact *f) {
    const incident_draft *incident = incident_at(x, f->incident);
    if (f->about == NULL && (incident == NULL || incident->number == RSM_NONE))
        return NULL;
    if (x->statements.count >= RSM_EXTRACT_STATEMENTS)
        return NULL;
    uint32_t owner = f->about == NULL ? incident->number : RSM_NONE;
    if (only_foretold(x, f))
        return NULL;
    rsm_span span = tokens_span(x, f->first, f->end);
    if (noted_before(x, &x->told, f->slot, owner, span.start, span.end))
        return NULL; /* on the very same words */
    rsm_statement *statement = rsm_vector_push(&x->statements);
    if (statement == NULL) {
        x->failed = true;
        return NULL;
    }
    uint32_t index = credit_of_fact(x, f);
    const credit *c = credit_at(x, index);
    bool why = f->slot == RSM_SLOT_CAUSE || f->slot == RSM_SLOT_MOTIVE;
    if (f->credit != index && !why) /* "blamed the crash on fog": the fog is theirs */
        c = teller_of_deed(x, c);
    statement->incident = owner;
    if (f->about != NULL)
        statement->about = *f->about;
    statement->slot = f->slot;
    statement->value = f->value;
    statement->of = RSM_NONE;
    statement->span = span;
    statement->evidence = evidence_of(x, f, &statement->evidence_count);
    statement->stance = f->has_stance ? f->stance : RSM_STANCE_ASSERTS;
    statement->certainty = f->certainty;
    rsm_certainty clause = hedge_over(x, f);
    if (clause > statement->certainty)
        statement->certainty = clause;
    statement->score = f->score != 0 ? f->score : c != NULL ? SCORE_CREDITED : SCORE_PLAIN;
    if (c != NULL) {
        uint32_t said = said_time(x, c);
        statement->has_said_on = said != RSM_NONE;
        if (said != RSM_NONE)
            statement->said_on = x->moved_times[said];
        statement->sources = c->chain;
        if (c->chain.count == 1 && c->chain.links[0].kind == RSM_SOURCE_OUTLET)
            statement->sources.links = outlet_link(x); /* "we report" */
        bool granted = is_granted_in(x, f, c);
        if (!f->has_stance && !granted && !is_only_beside(x, f, c) &&
            (judges(c->attribution.stance) || foretells(c)))
            statement->stance = c->attribution.stance;
        if (!granted && is_feared(x, f, c))
            statement->stance = RSM_STANCE_PREDICTS;
        if (!granted && c->certainty > statement->certainty && !is_sure_of_type(x, f))
            statement->certainty = c->certainty;
    } else {
        statement->sources.links = outlet_link(x);
        statement->sources.count = 1;
    }
    return statement;
}

/* ---- type ---- */

/* Whether a noun only tells what another is for or of: "shooting range", "bomb squad"; a wound does
 * tell of a shot. */
static bool is_of_a_thing(const extraction *x, const event *e) {
    static const char *const marks[] = {"wound", "injury", "death", "victim", "scene", "attack"};
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (!e->noun || phrase == NULL || phrase->head < e->end)
        return false;
    uint32_t name = x->tagging->name_of[e->first];
    if (name != RSM_NONE && x->tagging->name_of[phrase->head] == name)
        return false; /* "Typhoon Lara" */
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (lemma_is(x, phrase->head, marks[i]))
            return false;
    return match_over(x, phrase->head, RSM_DOMAIN_TRIGGER) == NULL &&
           match_over(x, phrase->head, RSM_DOMAIN_PERSON) == NULL;
}

/* A shooting, a stabbing, a killing: what leaves the dead to be found. */
static bool is_of_the_dead(const extraction *x, uint32_t type) {
    rsm_slice top = type < x->types.count ? rsm_world_string(x->world, RSM_DOMAIN_TYPE,
                                                             x->types.top[type], RSM_TYPE_ID)
                                          : (rsm_slice){"", 0};
    return rsm_slice_equal_string(top, "shooting") || rsm_slice_equal_string(top, "killing") ||
           rsm_slice_equal_string(top, "stabbing");
}

static void state_type(extraction *x, uint32_t index) {
    const event *e = event_at(x, index);
    const incident_draft *incident = incident_at(x, e->incident);
    if (e->type_row >= x->types.count || e->modality > RSM_MODALITY_ALLEGED)
        return;
    bool alone = !incident->main && incident->event_count == 1 && incident->figures == 0 &&
                 (incident->time == RSM_NONE || incident->place == RSM_NONE) &&
                 (x->incidents.count > 1 || position_weight(x, e->first) < TITLE_WEIGHT);
    bool deed = tells_a_deed(x, e) || (!e->noun && e->struck != RSM_NONE);
    if (alone && !deed)
        return; /* one word in passing bears no statement of type */
    if (is_of_a_thing(x, e))
        return; /* "gunshot detection system" */
    bool says_little = (e->flags & (RSM_TRIGGER_KILLS | RSM_TRIGGER_INJURES | RSM_TRIGGER_GENERIC |
                                    RSM_TRIGGER_WEAK)) != 0;
    rsm_slice told = rsm_world_string(x->world, RSM_DOMAIN_TYPE, e->type_row, RSM_TYPE_ID);
    if (rsm_slice_equal_string(told, "body found") && e->type_row != incident->type_row &&
        is_of_the_dead(x, incident->type_row))
        return; /* how the dead of a shooting were found is no kind of it */
    bool is_his_own = rsm_slice_equal_string(
        rsm_world_string(x->world, RSM_DOMAIN_TYPE, incident->type_row, RSM_TYPE_ID),
        "murder-suicide"); /* "shot his wife" tells the half of it */
    if (says_little && e->type_row != incident->type_row &&
        !(is_his_own && rsm_type_is(x->world, incident->type_row, e->type_row)))
        return; /* "killed" of a bombing names no type */
    rsm_slice type = rsm_world_string(x->world, RSM_DOMAIN_TYPE, e->type_row, RSM_TYPE_ID);
    uint32_t credited = x->credit_of[e->first];
    if (noted_before(x, &x->told, RSM_SLOT_COUNT, incident->number, e->type_row, credited))
        return; /* by the same source */
    fact f = {.incident = e->incident,
              .slot = RSM_SLOT_TYPE,
              .first = e->first,
              .end = e->end,
              .trigger = RSM_NONE,
              .credit = RSM_NONE,
              .value = {.kind = RSM_VALUE_TYPE, .as.text = type}};
    bool open = e->modality == RSM_MODALITY_ALLEGED && !is_sure_to_be(x, e);
    f.certainty = open                                  ? RSM_CERTAINTY_LIKELY
                  : e->modality <= RSM_MODALITY_ALLEGED ? RSM_CERTAINTY_STATED
                                                        : RSM_CERTAINTY_POSSIBLE;
    add_fact(x, &f);
}

/* ---- links and judgements ---- */

bool is_law_incident(const extraction *x, uint32_t incident) {
    uint32_t row = incident_at(x, incident)->type_row;
    return row < x->types.count && x->types.family[row] == RSM_FAMILY_ARREST;
}

/* "arrested over the attack", "charged in connection with the shooting": a preposition leads from
 * the one to the other. */
static bool answered(const extraction *x, const event *law, const event *other) {
    static const char *const words[] = {"over", "in",   "after", "following", "for",
                                        "with", "from", "into",  "of"};
    const noun_phrase *phrase = phrase_at(x, other->phrase);
    if (!other->noun || phrase == NULL || phrase->first <= law->end ||
        phrase->first > law->end + ANSWER_REACH)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(x, phrase->first - 1, words[i]))
            return true;
    return false;
}

/* An arrest told in one sentence with the attack it answers: the one is in response to the other.
 */
static void state_response(extraction *x, uint32_t index) {
    const event *e = event_at(x, index);
    const incident_draft *incident = incident_at(x, e->incident);
    if (!(e->flags & RSM_TRIGGER_LAW) || incident == NULL || incident->first_event != index)
        return;
    uint32_t end = first_event_from(x, sentence_end(x, e->first));
    for (uint32_t i = first_event_from(x, sentence_first(x, e->first)); i < end; i++) {
        const event *other = event_at(x, i);
        const incident_draft *cause = incident_at(x, other->incident);
        if (cause == NULL || cause->number == RSM_NONE || other->incident == e->incident ||
            (other->flags & RSM_TRIGGER_LAW))
            continue;
        if (!answered(x, e, other) || is_law_incident(x, other->incident))
            continue;
        fact f = {.incident = e->incident,
                  .slot = RSM_SLOT_RESPONSE_TO,
                  .first = other->first,
                  .end = other->end,
                  .trigger = index,
                  .credit = RSM_NONE,
                  .value = {.kind = RSM_VALUE_INCIDENT}};
        f.value.as.text = x->reading->incidents[cause->number].id;
        add_fact(x, &f);
        return;
    }
}

static bool same_place(const rsm_place_value *a, const rsm_place_value *b) {
    return a->geonameid != 0 ? a->geonameid == b->geonameid
                             : rsm_slice_equal_ascii_caseless(a->name, b->name);
}

static bool same_value(const rsm_statement *a, const rsm_statement *b) {
    if (a->slot != b->slot || a->incident != b->incident || a->value.kind != b->value.kind)
        return false;
    switch (a->value.kind) {
    case RSM_VALUE_ACTOR:
        return rsm_slice_equal_ascii_caseless(a->value.as.actor.name, b->value.as.actor.name) ||
               (a->value.as.actor.actor.size > 0 &&
                rsm_slice_equal(a->value.as.actor.actor, b->value.as.actor.actor));
    case RSM_VALUE_PERSON:
        return a->value.as.person.name.size > 0 &&
               rsm_slice_equal_ascii_caseless(a->value.as.person.name, b->value.as.person.name);
    case RSM_VALUE_PLACE:
        return same_place(&a->value.as.place, &b->value.as.place);
    case RSM_VALUE_TIME:
        return same_day(&a->value.as.time, &b->value.as.time);
    case RSM_VALUE_COUNT:
        return a->stance == RSM_STANCE_CORRECTS ||
               (a->value.as.count.low == b->value.as.count.low &&
                a->value.as.count.high == b->value.as.count.high);
    default:
        return true;
    }
}

/* Whether somebody else is credited with the one than with the other. */
static bool tells_apart(const rsm_statement *a, const rsm_statement *b) {
    const rsm_source_chain *left = &a->sources, *right = &b->sources;
    return !rsm_slice_equal_ascii_caseless(left->links[left->count - 1].name,
                                           right->links[right->count - 1].name);
}

/* "said nine had died, police confirmed only four": part of what another told. */
static bool same_count_told(const rsm_statement *a, const rsm_statement *b) {
    return a->value.kind == RSM_VALUE_COUNT && a->slot == b->slot && a->incident == b->incident;
}

/* What a judgement is of: the latest before it of the same value. What nobody else in the report
 * said before is not confirmed but told ("police confirmed that two died"). */
static void link_judgements(extraction *x) {
    rsm_statement *statements = x->statements.items;
    for (uint32_t i = 0; i < x->statements.count; i++) {
        bool confirms = statements[i].stance == RSM_STANCE_CONFIRMS;
        bool told = !confirms || statements[i].of != RSM_NONE;
        if (!judges(statements[i].stance))
            continue;
        for (uint32_t j = i; j-- > 0 && statements[i].of == RSM_NONE;) {
            if (judges(statements[j].stance) ||
                (confirms && !tells_apart(&statements[i], &statements[j])))
                continue;
            told |= same_count_told(&statements[i], &statements[j]);
            if (same_value(&statements[i], &statements[j]))
                statements[i].of = j;
        }
        if (!told && statements[i].of == RSM_NONE)
            statements[i].stance = RSM_STANCE_ASSERTS;
    }
}

static int by_span(const void *left, const void *right) {
    const rsm_statement *a = left, *b = right;
    if (a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    if (a->slot != b->slot)
        return a->slot < b->slot ? -1 : 1;
    return a->span.end < b->span.end ? -1 : a->span.end > b->span.end;
}

static bool number_statements(extraction *x) {
    if (!rsm_vector_sort(&x->statements, by_span))
        return false;
    rsm_slice report = x->reading->report.id;
    for (uint32_t i = 0; i < x->statements.count; i++) {
        rsm_statement *statement = rsm_vector_at(&x->statements, i);
        const char *id = rsm_arena_format(x->arena, "%.*s#%u", RSM_SLICE_ARGUMENTS(report), i + 1);
        if (id == NULL)
            return false;
        statement->id = rsm_slice_from_string(id);
    }
    return true;
}

bool extract_statements(extraction *x) {
    if (!find_several(x))
        x->failed = true;
    for (uint32_t i = 0; i < x->events.count && !x->failed; i++) {
        const incident_draft *incident = incident_at(x, event_at(x, i)->incident);
        if (incident == NULL || incident->number == RSM_NONE)
            continue;
        state_type(x, i);
        state_when(x, i);
        state_response(x, i);
    }
    if (!x->failed)
        state_places(x);
    for (uint32_t i = 0; i < x->incidents.count && !x->failed; i++)
        state_lead_time(x, i);
    for (uint32_t i = 0; i < x->figures.count && !x->failed; i++)
        state_figure(x, i);
    for (uint32_t i = 0; i < x->sums.count && !x->failed; i++)
        state_sum(x, i);
    /* who is blamed, or claims or denies it, before the same words as a bare fact */
    for (uint32_t i = 0; i < 2 * x->roles.count && !x->failed; i++)
        if ((role_at(x, i % x->roles.count)->stance != RSM_STANCE_ASSERTS) == (i < x->roles.count))
            state_role(x, i % x->roles.count);
    for (uint32_t m = 0; m < x->tagging->match_count && !x->failed; m++)
        if (x->tagging->matches[m].domain == RSM_DOMAIN_CAUSE)
            state_cause(x, &x->tagging->matches[m]);
    if (!x->failed)
        state_verdicts(x);
    state_denials(x);
    if (x->failed || !number_statements(x)) {
        x->failed = true;
        return false;
    }
    if (!mark_smaller(x)) {
        x->failed = true;
        return false;
    }
    link_judgements(x);
    x->reading->statements = x->statements.items;
    x->reading->statement_count = x->statements.count;
    return true;
}
