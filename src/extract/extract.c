/* The room's one door: runs the layers in order and hands their tables over as the reading. */
#include "extract/kind.h"
#include "extract/presence.h"
#include "extract/sign.h"
#include "extract/sums.h"

static uint32_t *new_index(extraction *x, uint32_t count) {
    uint32_t *index = rsm_arena_allocate_items(x->arena, (size_t)count + 1, sizeof *index);
    if (index == NULL) {
        x->failed = true;
        return NULL;
    }
    for (uint32_t i = 0; i <= count; i++)
        index[i] = RSM_NONE;
    return index;
}

static void mark_times_and_places(extraction *x) {
    for (uint32_t i = 0; i < x->times->count; i++)
        for (uint32_t token = x->times->items[i].first_token; token < x->times->items[i].end_token;
             token++)
            x->time_of[token] = i;
    for (uint32_t i = 0; i < x->places->count; i++)
        for (uint32_t token = x->places->items[i].first_token;
             token < x->places->items[i].end_token; token++)
            x->place_of[token] = i;
}

static bool prepare(extraction *x) {
    uint32_t tokens = x->text->token_count;
    rsm_vector_init(&x->phrases, x->arena, sizeof(noun_phrase));
    rsm_vector_init(&x->verbs, x->arena, sizeof(verb_group));
    rsm_vector_init(&x->credits, x->arena, sizeof(credit));
    rsm_vector_init(&x->events, x->arena, sizeof(event));
    rsm_vector_init(&x->figures, x->arena, sizeof(figure));
    rsm_vector_init(&x->sums, x->arena, sizeof(sum));
    rsm_vector_init(&x->entities, x->arena, sizeof(entity_draft));
    rsm_vector_init(&x->roles, x->arena, sizeof(role_claim));
    rsm_vector_init(&x->incidents, x->arena, sizeof(incident_draft));
    rsm_vector_init(&x->statements, x->arena, sizeof(rsm_statement));
    rsm_map_init(&x->claimed, x->arena);
    rsm_map_init(&x->told, x->arena);
    x->phrase_of = new_index(x, tokens);
    x->verb_of = new_index(x, tokens);
    x->clause_of = new_index(x, tokens);
    x->time_of = new_index(x, tokens);
    x->place_of = new_index(x, tokens);
    x->credit_of = new_index(x, tokens);
    x->entity_of_name = new_index(x, x->tagging->name_count);
    if (x->failed || !rsm_ontology_make(x->world, x->arena, &x->types))
        return false;
    static const char *const outcomes[OUTCOME_TYPES] = {
        "killing", "death", "displacement", "evacuation", "disappearance", "rescue"};
    for (uint32_t i = 0; i < OUTCOME_TYPES; i++)
        x->outcomes[i] =
            rsm_world_find(x->world, RSM_DOMAIN_TYPE, rsm_slice_from_string(outcomes[i]));
    x->release = rsm_world_find(x->world, RSM_DOMAIN_TYPE, RSM_SLICE("release"));
    x->bombing = rsm_world_find(x->world, RSM_DOMAIN_TYPE, RSM_SLICE("bombing"));
    x->missile_test = rsm_world_find(x->world, RSM_DOMAIN_TYPE, RSM_SLICE("missile test"));
    x->nuclear_test = rsm_world_find(x->world, RSM_DOMAIN_TYPE, RSM_SLICE("nuclear test"));
    mark_times_and_places(x);
    return find_armed_kinds(x);
}

static bool record_attributions(extraction *x) {
    rsm_attribution *attributions =
        rsm_arena_allocate_items(x->arena, x->credits.count + 1, sizeof *attributions);
    if (attributions == NULL)
        return false;
    uint32_t count = 0;
    for (uint32_t i = 0; i < x->credits.count; i++) {
        const credit *c = credit_at(x, i);
        if (c->attribution.content_count > 0)
            attributions[count++] = c->attribution;
    }
    x->reading->attributions = attributions;
    x->reading->attribution_count = count;
    return true;
}

static void say_why_silent(rsm_reading *reading, const extraction *x) {
    if (reading->incident_count > 0)
        return;
    if (x->text->token_count == 0)
        reading->silent = RSM_SLICE("no text");
    else if (x->events.count == 0)
        reading->silent = RSM_SLICE("no word that tells of an incident");
    else
        reading->silent = RSM_SLICE("nothing told as an incident that took place");
}

rsm_status extract_observed(extraction *x, rsm_error *error) {
    bool done = prepare(x) && extract_chunks(x) && extract_attributions(x) && find_said(x) &&
                prepare_signs(x) && extract_events(x) && extract_figures(x) && extract_sums(x) &&
                find_general(x) && extract_entities(x) && extract_roles(x) &&
                find_harmed_sources(x) && extract_incidents(x);
    if (done && x->observe != NULL)
        x->observe(x->observer, x);
    done = done && record_entities(x) && record_incidents(x) && extract_statements(x) &&
           record_attributions(x);
    if (!done)
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory while reading a report");
    say_why_silent(x->reading, x);
    return RSM_OK;
}

rsm_status rsm_extract(const rsm_world *world, const rsm_text *text, const rsm_tagging *tagging,
                       const rsm_times *times, const rsm_places *places, rsm_arena *arena,
                       rsm_reading *reading, rsm_error *error) {
    extraction x = {.world = world,
                    .text = text,
                    .tagging = tagging,
                    .times = times,
                    .places = places,
                    .arena = arena,
                    .reading = reading};
    return extract_observed(&x, error);
}
