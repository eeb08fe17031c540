/* The seeing wing as one step: text, tags, times, places, extraction, in that order.
 *
 * Invariant: the reading depends on the report and the model alone. Cost: linear in the text. */
#include "api/see.h"

#include "extract/extract.h"
#include "read/read.h"

typedef struct layers {
    rsm_text text;
    rsm_tagging tagging;
    rsm_times times;
    rsm_places places;
    uint32_t *moved; /* where each place found went when some were dropped */
} layers;

/* A word inside a time expression is no place: "March", "Sunday, May 3". */
static void drop_places_in_times(layers *seen) {
    uint32_t kept = 0, time = 0;
    uint32_t *moved = seen->moved;
    for (uint32_t i = 0; i < seen->places.count; i++) {
        const rsm_place *place = &seen->places.items[i];
        while (time < seen->times.count && seen->times.items[time].end_token <= place->first_token)
            time++;
        bool inside =
            time < seen->times.count && seen->times.items[time].first_token < place->end_token;
        moved[i] = inside ? RSM_NONE : kept;
        if (!inside)
            seen->places.items[kept++] = *place;
    }
    for (uint32_t i = 0; i < kept; i++) {
        uint32_t within = seen->places.items[i].within;
        if (within != RSM_NONE)
            seen->places.items[i].within = moved[within];
    }
    seen->places.count = kept;
}

/* Where a place of several words covers a shorter name ("Am Timan" over a person "Timan"), the name
 * is the place's. */
static void name_places(layers *seen) {
    for (uint32_t i = 0; i < seen->places.count; i++) {
        const rsm_place *place = &seen->places.items[i];
        if (place->adjective || place->end_token < place->first_token + 2)
            continue;
        for (uint32_t token = place->first_token; token < place->end_token; token++) {
            uint32_t name = seen->tagging.name_of[token];
            if (name == RSM_NONE)
                continue;
            rsm_name *n = &seen->tagging.names[name];
            bool inside = n->span.start >= place->expression.span.start &&
                          n->span.end <= place->expression.span.end;
            bool shorter = n->span.end - n->span.start <
                           place->expression.span.end - place->expression.span.start;
            if (!inside || !shorter || (n->type != RSM_ENTITY_PER && n->type != RSM_ENTITY_LOC))
                continue;
            n->span = place->expression.span;
            n->type = RSM_ENTITY_GPE;
            for (uint32_t all = place->first_token; all < place->end_token; all++)
                seen->tagging.name_of[all] = name;
            break;
        }
    }
}

static bool record_sentences(const rsm_text *text, rsm_arena *arena, rsm_reading *reading) {
    rsm_span *spans =
        rsm_arena_allocate_items(arena, (size_t)text->sentence_count + 1, sizeof *spans);
    if (spans == NULL)
        return false;
    for (uint32_t i = 0; i < text->sentence_count; i++)
        spans[i] = (rsm_span){text->sentences[i].start, text->sentences[i].end};
    reading->sentences = spans;
    reading->sentence_count = text->sentence_count;
    return true;
}

static bool record_tokens(const layers *seen, rsm_arena *arena, rsm_reading *reading) {
    uint32_t count = seen->text.token_count;
    rsm_token_record *tokens = rsm_arena_allocate_items(arena, (size_t)count + 1, sizeof *tokens);
    if (tokens == NULL)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        const rsm_tag *tag = &seen->tagging.tags[i];
        tokens[i] =
            (rsm_token_record){.span = {seen->text.tokens[i].start, seen->text.tokens[i].end},
                               .lemma = tag->lemma,
                               .upos = rsm_upos_name(tag->upos),
                               .head = tag->head,
                               .deprel = tag->deprel};
    }
    reading->tokens = tokens;
    reading->token_count = count;
    return true;
}

/* "Syrian" and "the Kremlin" are no places; "Moscow said" names one all the same. */
static bool is_shown(const rsm_place *place) {
    return !place->adjective && place->expression.value.name.size > 0;
}

static bool record_times_and_places(const layers *seen, rsm_arena *arena, rsm_reading *reading) {
    rsm_time_expression *times =
        rsm_arena_allocate_items(arena, (size_t)seen->times.count + 1, sizeof *times);
    rsm_place_expression *places =
        rsm_arena_allocate_items(arena, (size_t)seen->places.count + 1, sizeof *places);
    if (times == NULL || places == NULL)
        return false;
    for (uint32_t i = 0; i < seen->times.count; i++)
        times[i] = seen->times.items[i].expression;
    uint32_t count = 0;
    for (uint32_t i = 0; i < seen->places.count; i++)
        if (is_shown(&seen->places.items[i]))
            places[count++] = seen->places.items[i].expression;
    reading->times = times;
    reading->time_count = seen->times.count;
    reading->places = places;
    reading->place_count = count;
    return true;
}

rsm_status rsm_see(const rsm_world *world, const rsm_language *language, bool with_tokens,
                   rsm_arena *arena, rsm_reading *reading, rsm_error *error) {
    rsm_report *report = &reading->report;
    layers seen;
    if (report->error.size > 0)
        return RSM_OK;
    /* What it goes on to repeat is not said any more. */
    if (rsm_report_is_retracted(report)) {
        reading->silent = RSM_SLICE("retracted by its outlet");
        return RSM_OK;
    }
    rsm_status status = rsm_text_split(world, rsm_language_linear(language, RSM_TEXT_MODEL),
                                       report->text, report->body_start, arena, &seen.text, error);
    if (status == RSM_OK)
        status = rsm_tag_text(world, language, &seen.text, arena, &seen.tagging, error);
    if (status == RSM_OK)
        status = rsm_time_find(world, &seen.text, &seen.tagging, report, arena, &seen.times, error);
    if (status == RSM_OK)
        status =
            rsm_place_find(world, &seen.text, &seen.tagging, report, arena, &seen.places, error);
    if (status != RSM_OK)
        return status;
    seen.moved = rsm_arena_allocate_items(arena, (size_t)seen.places.count + 1, sizeof *seen.moved);
    if (seen.moved == NULL)
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory while reading a report");
    drop_places_in_times(&seen);
    name_places(&seen);
    reading->names = seen.tagging.names;
    reading->name_count = seen.tagging.name_count;
    if (!record_sentences(&seen.text, arena, reading) ||
        !record_times_and_places(&seen, arena, reading) ||
        (with_tokens && !record_tokens(&seen, arena, reading)))
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory while reading a report");
    return rsm_extract(world, &seen.text, &seen.tagging, &seen.times, &seen.places, arena, reading,
                       error);
}
