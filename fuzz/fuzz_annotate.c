/* fuzz/fuzz_annotate.c - any bytes as the text of a report, seen to the end.
 *
 * Beyond not crashing: every span lies in the stored text on whole characters, every index in its
 * table, every chain of sources has a link, and what is printed is JSON. */
#include "api/see.h"
#include "reading.h"
#include "record/write.h"

#include <jansson.h>

static bool is_start(rsm_slice text, uint32_t offset) {
    return offset == text.size || ((unsigned char)text.data[offset] & 0xC0) != 0x80;
}

static void check_span(const rsm_report *report, rsm_span span) {
    demand(span.start <= span.end && span.end <= report->text.size);
    demand(is_start(report->text, span.start) && is_start(report->text, span.end));
}

static void check_layers(const rsm_reading *reading) {
    const rsm_report *report = &reading->report;
    for (uint32_t i = 0; i < reading->sentence_count; i++)
        check_span(report, reading->sentences[i]);
    for (uint32_t i = 0; i < reading->token_count; i++)
        check_span(report, reading->tokens[i].span);
    for (uint32_t i = 0; i < reading->name_count; i++) {
        check_span(report, reading->names[i].span);
        demand(reading->names[i].entity == RSM_NONE ||
               reading->names[i].entity < reading->entity_count);
    }
    for (uint32_t i = 0; i < reading->time_count; i++)
        check_span(report, reading->times[i].span);
    for (uint32_t i = 0; i < reading->place_count; i++)
        check_span(report, reading->places[i].span);
    for (uint32_t i = 0; i < reading->entity_count; i++)
        for (uint32_t k = 0; k < reading->entities[i].span_count; k++)
            check_span(report, reading->entities[i].spans[k]);
}

static void check_roles(const rsm_reading *reading, const rsm_role_link *roles, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        demand(roles[i].role < RSM_ROLE_COUNT && roles[i].entity < reading->entity_count);
}

static void check_incidents(const rsm_reading *reading) {
    uint32_t main_count = 0;
    for (uint32_t i = 0; i < reading->mention_count; i++) {
        check_span(&reading->report, reading->mentions[i].span);
        check_roles(reading, reading->mentions[i].roles, reading->mentions[i].role_count);
    }
    for (uint32_t i = 0; i < reading->incident_count; i++) {
        const rsm_incident *incident = &reading->incidents[i];
        demand(incident->mention_count > 0 && incident->type.size > 0);
        for (uint32_t k = 0; k < incident->mention_count; k++)
            demand(incident->mentions[k] < reading->mention_count);
        check_roles(reading, incident->roles, incident->role_count);
        main_count += incident->main;
    }
    demand(main_count <= 1);
}

static void check_sources(const rsm_reading *reading, const rsm_source_chain *sources) {
    demand(sources->count > 0);
    for (uint32_t i = 0; i < sources->count; i++) {
        check_span(&reading->report, sources->links[i].span);
        demand(sources->links[i].kind < RSM_SOURCE_KIND_COUNT);
    }
}

static void check_statements(const rsm_reading *reading) {
    for (uint32_t i = 0; i < reading->attribution_count; i++) {
        const rsm_attribution *attribution = &reading->attributions[i];
        check_sources(reading, &attribution->sources);
        check_span(&reading->report, attribution->cue);
        for (uint32_t k = 0; k < attribution->content_count; k++)
            check_span(&reading->report, attribution->content[k]);
    }
    for (uint32_t i = 0; i < reading->statement_count; i++) {
        const rsm_statement *statement = &reading->statements[i];
        check_sources(reading, &statement->sources);
        check_span(&reading->report, statement->span);
        demand(statement->slot < RSM_SLOT_COUNT && statement->stance < RSM_STANCE_COUNT);
        demand(statement->incident == RSM_NONE || statement->incident < reading->incident_count);
        demand(statement->of == RSM_NONE || statement->of < reading->statement_count);
        demand(statement->score <= 1000);
        for (uint32_t k = 0; k < statement->evidence_count; k++)
            check_span(&reading->report, statement->evidence[k]);
    }
}

static void check_json(const rsm_reading *reading) {
    rsm_buffer buffer;
    rsm_json writer;
    rsm_buffer_init(&buffer, NULL);
    rsm_json_init(&writer, &buffer);
    rsm_write_reading(&writer, reading, true);
    json_t *parsed = json_loadb(buffer.data, buffer.size, 0, NULL);
    demand(parsed != NULL);
    json_decref(parsed);
    rsm_buffer_free(&buffer);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    rsm_arena arena;
    rsm_error error = {0};
    rsm_reading reading = {0};
    rsm_parts parts = {.body = rsm_slice_make((const char *)data, size),
                       .title =
                           rsm_slice_make((const char *)data, size % 40 < size ? size % 40 : 0),
                       .outlet = RSM_SLICE("Daily Post"),
                       .published = RSM_SLICE("2021-05-14")};
    rsm_arena_init(&arena, NULL, FUZZ_MEMORY);
    if (fuzz_compose(&parts, &arena, &reading.report)) {
        demand(rsm_see(fuzz_world(), NULL, true, &arena, &reading, &error) == RSM_OK);
        check_layers(&reading);
        check_incidents(&reading);
        check_statements(&reading);
        check_json(&reading);
    }
    rsm_arena_free(&arena);
    return 0;
}
