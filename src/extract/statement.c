/* Statements: every fact with its source chain, stance, certainty and score.
 *
 * A fact is credited to the innermost credit that covers its words, else to the outlet. What stands in the
 * content of a denial, a doubt, a confirmation or a prediction has that stance; who is accused, or claims, has the
 * stance of the role. Invariants: statements are in order of their spans; `of` points at an earlier one.
 * Cost: linear in facts, but that a judgement looks back over the statements of its report. */
#include "extract/number.h"

enum {
    SCORE_PLAIN = 700,
    SCORE_CREDITED = 800,
    SCORE_WEAK = 450,
    ANSWER_REACH = 12, /* tokens from an arrest to what it answers */
    TEXT_WORDS = 24 /* words of a cause or a motive */
};

typedef struct fact {
    uint32_t incident; /* draft */
    rsm_slot slot;
    rsm_value value;
    uint32_t first, end;   /* tokens of the value's words */
    uint32_t trigger;      /* event it rests on, or RSM_NONE */
    uint32_t credit;       /* RSM_NONE: that of the words */
    bool has_stance;
    rsm_stance stance;
    rsm_certainty certainty;
    uint32_t score;
} fact;

/* ---- sources ---- */

static const rsm_source *outlet_link(extraction *x)
{
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

/* "reportedly", "probably" in the clause of a token. */
static rsm_certainty hedged(const extraction *x, uint32_t token)
{
    rsm_certainty certainty = RSM_CERTAINTY_STATED;
    for (uint32_t at = sentence_first(x, token); at < sentence_end(x, token); at++) {
        if (x->clause_of[at] != x->clause_of[token]) continue;
        const rsm_match *cue = match_at(x, at, RSM_DOMAIN_CUE);
        if (cue == NULL || !(rsm_world_number(x->world, RSM_DOMAIN_CUE, cue->row, RSM_CUE_FORM) & RSM_POS_ADVERB)) continue;
        rsm_certainty told = rsm_world_number(x->world, RSM_DOMAIN_CUE, cue->row, RSM_CUE_CERTAINTY);
        if (told > certainty) certainty = told;
    }
    const verb_group *group = verb_at(x, x->verb_of[token]);
    return group != NULL && group->modal && certainty == RSM_CERTAINTY_STATED ? RSM_CERTAINTY_POSSIBLE : certainty;
}

static bool judges(rsm_stance stance)
{
    return stance == RSM_STANCE_DENIES || stance == RSM_STANCE_DOUBTS || stance == RSM_STANCE_CONFIRMS ||
           stance == RSM_STANCE_CORRECTS;
}

/* ---- adding ---- */

static rsm_span *evidence_of(extraction *x, const fact *f, uint32_t *count)
{
    const event *e = event_at(x, f->trigger);
    if (e == NULL || (e->first < f->end && f->first < e->end)) return NULL;
    rsm_span *span = rsm_arena_allocate(x->arena, sizeof *span);
    if (span == NULL) {
        x->failed = true;
        return NULL;
    }
    *span = tokens_span(x, e->first, e->end);
    *count = 1;
    return span;
}

static rsm_statement *add(extraction *x, const fact *f)
{
    const incident_draft *incident = incident_at(x, f->incident);
    if (incident == NULL || incident->number == RSM_NONE || x->statements.count >= RSM_EXTRACT_STATEMENTS) return NULL;
    rsm_span span = tokens_span(x, f->first, f->end);
    if (noted_before(x, &x->told, f->slot, incident->number, span.start, span.end)) return NULL; /* on the very same words */
    rsm_statement *statement = rsm_vector_push(&x->statements);
    if (statement == NULL) {
        x->failed = true;
        return NULL;
    }
    uint32_t index = f->credit != RSM_NONE ? f->credit : x->credit_of[f->first];
    const credit *c = credit_at(x, index);
    /* who denies a part in a bombing does not tell of it: that it took place is the writer's word */
    if (c != NULL && f->credit != index && c->about_responsibility && c->attribution.stance == RSM_STANCE_DENIES)
        c = credit_at(x, c->parent);
    statement->incident = incident->number;
    statement->slot = f->slot;
    statement->value = f->value;
    statement->of = RSM_NONE;
    statement->span = span;
    statement->evidence = evidence_of(x, f, &statement->evidence_count);
    statement->stance = f->has_stance ? f->stance : RSM_STANCE_ASSERTS;
    statement->certainty = f->certainty;
    rsm_certainty clause = hedged(x, f->first);
    if (clause > statement->certainty) statement->certainty = clause;
    statement->score = f->score != 0 ? f->score : c != NULL ? SCORE_CREDITED : SCORE_PLAIN;
    if (c != NULL) {
        statement->sources = c->attribution.sources;
        if (!f->has_stance && judges(c->attribution.stance)) statement->stance = c->attribution.stance;
        if (c->attribution.stance == RSM_STANCE_PREDICTS && !f->has_stance) statement->stance = RSM_STANCE_PREDICTS;
        if (c->certainty > statement->certainty) statement->certainty = c->certainty;
    } else {
        statement->sources.links = outlet_link(x);
        statement->sources.count = 1;
    }
    return statement;
}

/* ---- type, when, where ---- */

static void state_type(extraction *x, uint32_t index)
{
    const event *e = event_at(x, index);
    const incident_draft *incident = incident_at(x, e->incident);
    if (e->type_row >= x->types.count || e->modality > RSM_MODALITY_ALLEGED) return;
    bool says_little = (e->flags & (RSM_TRIGGER_KILLS | RSM_TRIGGER_INJURES | RSM_TRIGGER_GENERIC | RSM_TRIGGER_WEAK)) != 0;
    if (says_little && e->type_row != incident->type_row) return; /* "killed" of a bombing names no type */
    rsm_slice type = rsm_world_string(x->world, RSM_DOMAIN_TYPE, e->type_row, RSM_TYPE_ID);
    uint32_t credited = x->credit_of[e->first];
    if (noted_before(x, &x->told, RSM_SLOT_COUNT, incident->number, e->type_row, credited)) return; /* by the same source */
    fact f = {.incident = e->incident, .slot = RSM_SLOT_TYPE, .first = e->first, .end = e->end, .trigger = RSM_NONE,
              .credit = RSM_NONE, .value = {.kind = RSM_VALUE_TYPE, .as.text = type}};
    f.certainty = e->modality == RSM_MODALITY_ALLEGED ? RSM_CERTAINTY_LIKELY
                  : e->modality == RSM_MODALITY_ACTUAL ? RSM_CERTAINTY_STATED : RSM_CERTAINTY_POSSIBLE;
    add(x, &f);
}

static void state_when(extraction *x, uint32_t index)
{
    const event *e = event_at(x, index);
    if (e->time == RSM_NONE) return;
    const rsm_time *time = &x->times->items[e->time];
    if (!time->expression.value.earliest.known && !time->expression.value.latest.known) return;
    uint32_t best = incident_at(x, e->incident)->time;
    bool wide = time->precision >= RSM_PRECISION_MONTH && time->precision != RSM_PRECISION_NONE;
    if (wide && best != RSM_NONE && best != e->time && x->times->items[best].precision < RSM_PRECISION_MONTH) return;
    fact f = {.incident = e->incident, .slot = RSM_SLOT_WHEN, .first = time->first_token, .end = time->end_token, .trigger = index,
              .credit = RSM_NONE, .value = {.kind = RSM_VALUE_TIME, .as.time = time->expression.value}};
    add(x, &f);
}

static void state_where(extraction *x, uint32_t index)
{
    const event *e = event_at(x, index);
    if (e->place == RSM_NONE) return;
    const rsm_place *place = &x->places->items[e->place];
    fact f = {.incident = e->incident, .slot = RSM_SLOT_WHERE, .first = place->first_token, .end = place->end_token,
              .trigger = index, .credit = RSM_NONE,
              .value = {.kind = RSM_VALUE_PLACE, .as.place = place->expression.value}};
    add(x, &f);
}

/* ---- counts ---- */

/* One person's death is a part where the report tells of more. */
static bool one_of_more(const extraction *x, uint32_t index)
{
    const figure *f = figure_at(x, index);
    if (f->value.low != 1 || f->value.high != 1 || f->value.kind != RSM_COUNT_TOTAL) return false;
    return x->several[f->incident * RSM_SLOT_COUNT + f->slot];
}

static bool find_several(extraction *x)
{
    x->several = rsm_arena_allocate_items(x->arena, x->incidents.count + 1, RSM_SLOT_COUNT * sizeof *x->several);
    if (x->several == NULL) return false;
    for (uint32_t i = 0; i < x->figures.count; i++) {
        const figure *f = figure_at(x, i);
        if (f->incident == RSM_NONE || f->slot == RSM_SLOT_COUNT || f->hypothetical || f->negated) continue;
        if (f->value.low > 1 || f->value.high > 1) x->several[f->incident * RSM_SLOT_COUNT + f->slot] = true;
    }
    return true;
}

static void state_figure(extraction *x, uint32_t index)
{
    const figure *f = figure_at(x, index);
    if (f->incident == RSM_NONE || f->negated || f->slot == RSM_SLOT_COUNT) return;
    if (f->hypothetical) return;
    fact told = {.incident = f->incident, .slot = f->slot, .first = f->first, .end = f->end, .trigger = RSM_NONE,
                 .credit = RSM_NONE, .value = {.kind = RSM_VALUE_COUNT, .as.count = f->value}};
    if (one_of_more(x, index)) told.value.as.count.kind = RSM_COUNT_PART;
    rsm_statement *statement = add(x, &told);
    if (statement == NULL || f->outcome == RSM_NONE) return;
    rsm_span *evidence = rsm_arena_allocate(x->arena, sizeof *evidence);
    if (evidence == NULL) {
        x->failed = true;
        return;
    }
    *evidence = tokens_span(x, f->outcome, f->outcome + 1);
    bool inside = evidence->start >= statement->span.start && evidence->end <= statement->span.end;
    statement->evidence = inside ? NULL : evidence;
    statement->evidence_count = inside ? 0 : 1;
}

/* ---- roles ---- */

static rsm_value actor_value(const extraction *x, const entity_draft *entity)
{
    rsm_value value = {.kind = RSM_VALUE_ACTOR};
    value.as.actor.name = entity->name;
    value.as.actor.type = entity->type;
    if (entity->actor_row != RSM_NONE)
        value.as.actor.actor = rsm_world_string(x->world, RSM_DOMAIN_ACTOR, entity->actor_row, RSM_ACTOR_ID);
    return value;
}

/* "NAME, 34," or "34-year-old NAME". */
static int32_t age_near(const extraction *x, uint32_t first, uint32_t end)
{
    uint64_t age;
    if (end + 1 < x->text->token_count && rsm_slice_equal_string(token_text(x, end), ",") &&
        rsm_slice_parse_unsigned(token_text(x, end + 1), 120, &age))
        return (int32_t)age;
    uint32_t begin = sentence_first(x, first);
    for (uint32_t back = 1; back <= 8 && first >= begin + back; back++) {
        uint32_t token = first - back;
        bool years = token + 2 < first && token_is(x, token + 1, "-") && token_is(x, token + 2, "year");
        if (years && rsm_slice_parse_unsigned(token_text(x, token), 120, &age)) return (int32_t)age;
    }
    return -1;
}

static rsm_value person_value(const extraction *x, const role_claim *claim, const entity_draft *entity)
{
    rsm_value value = {.kind = RSM_VALUE_PERSON};
    value.as.person.name = entity->proper ? entity->name : rsm_slice_make("", 0);
    value.as.person.age = age_near(x, claim->first, claim->end);
    for (uint32_t token = claim->first; token < claim->end; token++) {
        const rsm_match *given = match_at(x, token, RSM_DOMAIN_GIVEN_NAME);
        if (given == NULL || given->flags & RSM_PHRASE_AMBIGUOUS) continue;
        value.as.person.sex = rsm_world_number(x->world, RSM_DOMAIN_GIVEN_NAME, given->row, RSM_GIVEN_NAME_SEX);
        break;
    }
    const event *e = event_at(x, claim->event);
    if (claim->role == RSM_ROLE_VICTIM && (e->flags & RSM_TRIGGER_KILLS)) value.as.person.outcome = RSM_SLICE("killed");
    if (claim->role == RSM_ROLE_VICTIM && (e->flags & RSM_TRIGGER_INJURES)) value.as.person.outcome = RSM_SLICE("injured");
    return value;
}

static rsm_slot slot_of_role(rsm_role role)
{
    switch (role) {
    case RSM_ROLE_PERPETRATOR:
        return RSM_SLOT_PERPETRATOR;
    case RSM_ROLE_TARGET:
        return RSM_SLOT_TARGET;
    case RSM_ROLE_VICTIM:
        return RSM_SLOT_VICTIM;
    default:
        return RSM_SLOT_WEAPON;
    }
}

/* "a man", "two teenagers": somebody of whom nothing else is told. */
static bool plain_person(const extraction *x, uint32_t head)
{
    static const char *const words[] = {"man", "woman", "teenager", "person", "people", "boy", "girl", "youth", "individual"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (lemma_is(x, head, words[i])) return true;
    return false;
}

/* Police and soldiers who come to the scene of somebody else's attack are not its perpetrators. */
static bool came_to_the_scene(const extraction *x, const role_claim *claim, uint32_t incident)
{
    bool security = false;
    for (uint32_t token = claim->first; token < claim->end; token++) {
        const rsm_match *match = match_over(x, token, RSM_DOMAIN_PERSON), *body = match_over(x, token, RSM_DOMAIN_BODY);
        security |= match != NULL && rsm_world_number(x->world, RSM_DOMAIN_PERSON, match->row, RSM_PERSON_ROLE) == RSM_PERSON_SECURITY;
        security |= body != NULL && rsm_world_number(x->world, RSM_DOMAIN_BODY, body->row, RSM_BODY_SOURCE_KIND) == RSM_SOURCE_POLICE + 1;
    }
    if (!security || claim->stance != RSM_STANCE_ASSERTS) return false;
    return x->attacked[incident];
}

static bool find_attacked(extraction *x)
{
    x->attacked = rsm_arena_allocate_items(x->arena, (size_t)x->incidents.count + 1, sizeof *x->attacked);
    if (x->attacked == NULL) return false;
    for (uint32_t i = 0; i < x->roles.count; i++) {
        const role_claim *claim = role_at(x, i);
        uint32_t incident = event_at(x, claim->event)->incident;
        if (claim->role != RSM_ROLE_PERPETRATOR || incident == RSM_NONE) continue;
        if (entity_at(x, claim->entity)->perpetrator || claim->stance != RSM_STANCE_ASSERTS || claim->about_attacker)
            x->attacked[incident] = true;
    }
    return true;
}

static void state_attackers(extraction *x, const role_claim *claim, const fact *told)
{
    number count;
    uint32_t phrase = x->phrase_of[claim->first];
    const noun_phrase *p = phrase_at(x, phrase);
    const entity_draft *entity = entity_at(x, claim->entity);
    if (p == NULL || entity->type != RSM_ENTITY_PER || claim->stance != RSM_STANCE_ASSERTS || entity->proper) return;
    if (!entity->perpetrator && !plain_person(x, p->head)) return;
    if (p->definite || !count_of_phrase(x, phrase, &count)) return;
    fact f = *told;
    f.slot = RSM_SLOT_ATTACKERS;
    f.value = (rsm_value){.kind = RSM_VALUE_COUNT};
    f.value.as.count = (rsm_count_value){.low = count.low, .high = count.high, .text = span_text(x, tokens_span(x, count.first, count.end))};
    f.first = count.first;
    f.end = count.end;
    add(x, &f);
}

static void state_role(extraction *x, uint32_t index)
{
    const role_claim *claim = role_at(x, index);
    const event *e = event_at(x, claim->event);
    const entity_draft *entity = entity_at(x, claim->entity);
    if (e->incident == RSM_NONE || (e->modality > RSM_MODALITY_POSSIBLE && claim->credit == RSM_NONE)) return;
    bool thing = claim->role == RSM_ROLE_WEAPON || claim->role == RSM_ROLE_TARGET;
    if (thing && e->modality > RSM_MODALITY_ALLEGED && e->modality != RSM_MODALITY_FOILED) return;
    if (claim->role == RSM_ROLE_PERPETRATOR && !has_perpetrator(x, incident_at(x, e->incident)->type_row)) return;
    if (claim->role == RSM_ROLE_PERPETRATOR && came_to_the_scene(x, claim, e->incident)) return;
    fact f = {.incident = e->incident, .slot = slot_of_role(claim->role), .first = claim->first, .end = claim->end,
              .trigger = claim->event, .credit = claim->credit, .certainty = claim->certainty};
    f.has_stance = claim->credit != RSM_NONE;
    f.stance = claim->stance;
    if (claim->role == RSM_ROLE_VICTIM) {
        if (!entity->proper) return; /* people at large are counted, not listed */
        f.value = person_value(x, claim, entity);
    } else {
        f.value = actor_value(x, entity);
    }
    add(x, &f);
    if (claim->role != RSM_ROLE_PERPETRATOR) return;
    state_attackers(x, claim, &f);
    if (!claim->about_attacker) return;
    f.slot = RSM_SLOT_ATTACKER;
    f.value = person_value(x, claim, entity);
    add(x, &f);
}

/* ---- cause, motive, damage ---- */

static bool is_law_incident(const extraction *x, uint32_t incident)
{
    uint32_t row = incident_at(x, incident)->type_row;
    return row < x->types.count && x->types.family[row] == RSM_FAMILY_ARREST;
}


static bool note_says(rsm_slice note, const char *word)
{
    return rsm_slice_find(note, rsm_slice_from_string(word), 0) != RSM_NOWHERE;
}

static uint32_t incident_near(const extraction *x, uint32_t token, uint32_t reach)
{
    uint32_t sentence = x->text->tokens[token].sentence;
    for (uint32_t i = first_event_from(x, sentence_end(x, token)); i-- > 0;) {
        const event *e = event_at(x, i);
        if (x->text->tokens[e->first].sentence + reach < sentence) break;
        if (e->incident != RSM_NONE) return e->incident;
    }
    return RSM_NONE;
}

/* The words that follow a cue of cause, to the end of the clause. */
static uint32_t clause_words(const extraction *x, uint32_t first)
{
    uint32_t end = sentence_end(x, first), token = first;
    while (token < end && token - first < TEXT_WORDS) {
        rsm_slice text = token_text(x, token);
        bool stop = rsm_slice_equal_string(text, ",") || rsm_slice_equal_string(text, ";") || rsm_slice_equal_string(text, ".") ||
                    (token > first && (x->text->tokens[token].flags & RSM_TOKEN_CLOSES_QUOTE));
        if (stop) break;
        token++;
    }
    return token;
}

static bool event_in_clause(const extraction *x, uint32_t token, uint32_t incident)
{
    for (uint32_t at = sentence_first(x, token); at < sentence_end(x, token); at++) {
        if (x->clause_of[at] != x->clause_of[token] || match_at(x, at, RSM_DOMAIN_TRIGGER) == NULL) continue;
        for (uint32_t i = 0; i < x->events.count; i++)
            if (event_at(x, i)->first == at && event_at(x, i)->incident == incident) return true;
    }
    return false;
}

static void state_cause(extraction *x, const rsm_match *match)
{
    rsm_slice note = rsm_world_string(x->world, RSM_DOMAIN_CAUSE, match->row, RSM_CAUSE_NOTE);
    if (note_says(note, "unknown") || note_says(note, "before")) return;
    uint32_t incident = incident_near(x, match->first_token, note_says(note, "weak") ? 0 : 1);
    if (incident == RSM_NONE || is_law_incident(x, incident)) return;
    if (note_says(note, "weak") && !event_in_clause(x, match->first_token, incident)) return;
    if (match->end_token < x->text->token_count && x->time_of[match->end_token] != RSM_NONE) return; /* "over the past week" */
    rsm_upos next = token_upos(x, match->end_token);
    if (token_is(x, match->end_token - 1, "to") && next == RSM_UPOS_VERB) return; /* "due to appear in court" */
    uint32_t row = incident_at(x, incident)->type_row;
    bool accidental = row < x->types.count && (x->types.family[row] == RSM_FAMILY_ACCIDENT || x->types.family[row] == RSM_FAMILY_DISASTER);
    if (note_says(note, "self") && note_says(note, "weak") && !accidental) return;
    uint32_t first = match->end_token, end;
    const verb_group *group = verb_at(x, x->verb_of[match->first_token]);
    if (note_says(note, "self")) {
        first = match->first_token;
        end = match->end_token;
    } else if (note_says(note, "subject") || note_says(note, "object")) {
        const noun_phrase *p = group == NULL ? NULL : phrase_at(x, note_says(note, "subject") ? group->subject : group->object);
        if (p == NULL || p->pronoun) return;
        first = p->first;
        end = p->end;
    } else {
        end = clause_words(x, first);
    }
    if (end <= first) return;
    fact f = {.incident = incident, .slot = rsm_world_number(x->world, RSM_DOMAIN_CAUSE, match->row, RSM_CAUSE_SLOT),
              .first = first, .end = end, .trigger = RSM_NONE, .credit = RSM_NONE, .score = SCORE_WEAK,
              .value = {.kind = RSM_VALUE_TEXT, .as.text = span_text(x, tokens_span(x, first, end))}};
    if (note_says(note, "likely")) f.certainty = RSM_CERTAINTY_LIKELY;
    if (note_says(note, "possible")) f.certainty = RSM_CERTAINTY_POSSIBLE;
    if (group != NULL && group->negated) f.has_stance = true, f.stance = RSM_STANCE_DENIES;
    add(x, &f);
}

/* ---- links and judgements ---- */

/* "arrested over the attack", "charged in connection with the shooting": a preposition leads from the one to the other. */
static bool answered(const extraction *x, const event *law, const event *other)
{
    static const char *const words[] = {"over", "in", "after", "following", "for", "with", "from", "into", "of"};
    const noun_phrase *phrase = phrase_at(x, other->phrase);
    if (!other->noun || phrase == NULL || phrase->first <= law->end || phrase->first > law->end + ANSWER_REACH) return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(x, phrase->first - 1, words[i])) return true;
    return false;
}

/* An arrest told in one sentence with the attack it answers: the one is in response to the other. */
static void state_response(extraction *x, uint32_t index)
{
    const event *e = event_at(x, index);
    const incident_draft *incident = incident_at(x, e->incident);
    if (!(e->flags & RSM_TRIGGER_LAW) || incident == NULL || incident->first_event != index) return;
    uint32_t end = first_event_from(x, sentence_end(x, e->first));
    for (uint32_t i = first_event_from(x, sentence_first(x, e->first)); i < end; i++) {
        const event *other = event_at(x, i);
        const incident_draft *cause = incident_at(x, other->incident);
        if (cause == NULL || cause->number == RSM_NONE || other->incident == e->incident || (other->flags & RSM_TRIGGER_LAW)) continue;
        if (!answered(x, e, other) || is_law_incident(x, other->incident)) continue;
        fact f = {.incident = e->incident, .slot = RSM_SLOT_RESPONSE_TO, .first = other->first, .end = other->end, .trigger = index,
                  .credit = RSM_NONE, .value = {.kind = RSM_VALUE_INCIDENT}};
        f.value.as.text = x->reading->incidents[cause->number].id;
        add(x, &f);
        return;
    }
}

static bool same_value(const rsm_statement *a, const rsm_statement *b)
{
    if (a->slot != b->slot || a->incident != b->incident || a->value.kind != b->value.kind) return false;
    if (a->value.kind == RSM_VALUE_ACTOR)
        return rsm_slice_equal_ascii_caseless(a->value.as.actor.name, b->value.as.actor.name) ||
               (a->value.as.actor.actor.size > 0 && rsm_slice_equal(a->value.as.actor.actor, b->value.as.actor.actor));
    return a->stance == RSM_STANCE_CORRECTS || a->value.kind != RSM_VALUE_COUNT;
}

static void link_judgements(extraction *x)
{
    rsm_statement *statements = x->statements.items;
    for (uint32_t i = 0; i < x->statements.count; i++) {
        if (!judges(statements[i].stance)) continue;
        for (uint32_t j = i; j-- > 0 && statements[i].of == RSM_NONE;)
            if (!judges(statements[j].stance) && same_value(&statements[i], &statements[j])) statements[i].of = j;
    }
}

static int by_span(const void *left, const void *right)
{
    const rsm_statement *a = left, *b = right;
    if (a->span.start != b->span.start) return a->span.start < b->span.start ? -1 : 1;
    if (a->slot != b->slot) return a->slot < b->slot ? -1 : 1;
    return a->span.end < b->span.end ? -1 : a->span.end > b->span.end;
}

static bool number_statements(extraction *x)
{
    if (!rsm_vector_sort(&x->statements, by_span)) return false;
    rsm_slice report = x->reading->report.id;
    for (uint32_t i = 0; i < x->statements.count; i++) {
        rsm_statement *statement = rsm_vector_at(&x->statements, i);
        const char *id = rsm_arena_format(x->arena, "%.*s#%u", RSM_SLICE_ARGUMENTS(report), i + 1);
        if (id == NULL) return false;
        statement->id = rsm_slice_from_string(id);
    }
    return true;
}

bool extract_statements(extraction *x)
{
    if (!find_several(x) || !find_attacked(x)) x->failed = true;
    for (uint32_t i = 0; i < x->events.count && !x->failed; i++) {
        const incident_draft *incident = incident_at(x, event_at(x, i)->incident);
        if (incident == NULL || incident->number == RSM_NONE) continue;
        state_type(x, i);
        state_when(x, i);
        state_where(x, i);
        state_response(x, i);
    }
    for (uint32_t i = 0; i < x->figures.count && !x->failed; i++) state_figure(x, i);
    for (uint32_t i = 0; i < x->roles.count && !x->failed; i++) state_role(x, i);
    for (uint32_t m = 0; m < x->tagging->match_count && !x->failed; m++)
        if (x->tagging->matches[m].domain == RSM_DOMAIN_CAUSE) state_cause(x, &x->tagging->matches[m]);
    if (x->failed || !number_statements(x)) {
        x->failed = true;
        return false;
    }
    link_judgements(x);
    x->reading->statements = x->statements.items;
    x->reading->statement_count = x->statements.count;
    return true;
}
