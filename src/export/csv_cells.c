/* Lines of CSV, and the tidy tables of what follows from the statements: cells, values, links,
 * members. See csv.c. */
#include "export/csv.h"
#include "record/names.h"

/* ---- cells of a line ---- */

void rsm_csv_begin(rsm_csv *line) {
    if (line->started) {
        rsm_buffer_append_char(line->output, ',');
    }
    line->started = true;
}

void rsm_csv_text(rsm_csv *line, rsm_slice text) {
    rsm_csv_begin(line);
    if (!line->guarded || !rsm_looks_like_formula(text)) {
        rsm_append_csv(line->output, text);
        return;
    }
    rsm_buffer safe;
    rsm_buffer_init(&safe, line->output->allocator);
    rsm_buffer_append_char(&safe, '\'');
    rsm_buffer_append_slice(&safe, text);
    rsm_append_csv(line->output, rsm_buffer_slice(&safe));
    line->output->failed = line->output->failed || safe.failed;
    rsm_buffer_free(&safe);
}

void rsm_csv_string(rsm_csv *line, const char *text) {
    rsm_csv_text(line, rsm_slice_from_string(text));
}

void rsm_csv_integer(rsm_csv *line, int64_t value) {
    rsm_csv_begin(line);
    rsm_buffer_append_i64(line->output, value);
}

void rsm_csv_bound(rsm_csv *line, int64_t value) {
    rsm_csv_begin(line);
    if (value != RSM_COUNT_UNKNOWN) {
        rsm_buffer_append_i64(line->output, value);
    }
}

void rsm_csv_instant(rsm_csv *line, rsm_instant instant) {
    char text[RSM_INSTANT_TEXT_SIZE];
    rsm_csv_string(line, instant.known ? rsm_instant_text(instant, text) : "");
}

void rsm_csv_degrees(rsm_csv *line, bool known, int32_t scaled) {
    rsm_csv_begin(line);
    if (known) {
        rsm_buffer_append_fixed5(line->output, scaled);
    }
}

void rsm_csv_end(rsm_csv *line) {
    rsm_buffer_append_string(line->output, "\r\n");
    line->started = false;
}

void rsm_csv_restart(rsm_csv *line, rsm_buffer *scratch) {
    line->output->failed = line->output->failed || scratch->failed;
    rsm_buffer_clear(scratch);
}

void rsm_csv_header(rsm_csv *line, const char *names) {
    rsm_buffer_append_string(line->output, names);
    rsm_buffer_append_string(line->output, "\r\n");
}

/* ---- values ---- */

static void put_statements(rsm_csv *line, const rsm_work *work,
                           const rsm_statement_reference *references, uint32_t count,
                           rsm_buffer *scratch) {
    rsm_csv_restart(line, scratch);
    for (uint32_t i = 0; i < count; i++) {
        rsm_buffer_append_string(scratch, i > 0 ? "; " : "");
        rsm_buffer_append_slice(
            scratch, work->readings[references[i].reading].statements[references[i].statement].id);
    }
    rsm_csv_text(line, rsm_buffer_slice(scratch));
}

/* low and high of a count, earliest and latest of a time. */
static void put_bounds(rsm_csv *line, const rsm_value *value) {
    if (value->kind == RSM_VALUE_TIME) {
        rsm_csv_instant(line, value->as.time.earliest);
        rsm_csv_instant(line, value->as.time.latest);
        return;
    }
    bool is_count = value->kind == RSM_VALUE_COUNT;
    rsm_csv_bound(line, is_count ? value->as.count.low : RSM_COUNT_UNKNOWN);
    rsm_csv_bound(line, is_count ? value->as.count.high : RSM_COUNT_UNKNOWN);
}

static rsm_slice actor_of(const rsm_value *value) {
    return value->kind == RSM_VALUE_ACTOR ? value->as.actor.actor : rsm_slice_make("", 0);
}

/* ---- the tables ---- */

static void put_cell(rsm_csv *line, const rsm_work *work, const rsm_account *account,
                     const rsm_cell *cell, rsm_buffer *scratch) {
    bool is_value = cell->kind == RSM_CELL_VALUE && cell->figure_count > 0 &&
                    cell->figures[0].verdict == RSM_VERDICT_BEST;
    rsm_csv_text(line, account->id);
    rsm_csv_string(line, rsm_slot_name(cell->slot));
    rsm_csv_bound(line, cell->kind == RSM_CELL_COUNT ? cell->low : RSM_COUNT_UNKNOWN);
    rsm_csv_bound(line, cell->kind == RSM_CELL_COUNT ? cell->best : RSM_COUNT_UNKNOWN);
    rsm_csv_bound(line, cell->kind == RSM_CELL_COUNT ? cell->high : RSM_COUNT_UNKNOWN);
    if (is_value) {
        rsm_csv_value(line, &cell->figures[0].value);
    } else {
        rsm_csv_string(line, "");
    }
    rsm_csv_string(line, cell->kind == RSM_CELL_COUNT || cell->kind == RSM_CELL_VALUE
                             ? rsm_rule_name(cell->rule)
                             : "");
    rsm_csv_integer(line, cell->independent_sources);
    rsm_csv_integer(line, cell->uncredited);
    rsm_csv_string(line, cell->disagree ? "true" : "false");
    put_statements(line, work, cell->statements, cell->statement_count, scratch);
    rsm_csv_end(line);
}

void rsm_csv_cells(const rsm_work *work, rsm_csv *line, rsm_buffer *scratch) {
    rsm_csv_header(line, "incident,slot,low,best,high,value,rule,independent_sources,uncredited,"
                         "disagree,statements");
    for (uint32_t i = 0; i < work->fusion.group_count; i++) {
        const rsm_account *account = &work->accounts[work->order[i]];
        for (uint32_t j = 0; j < account->cell_count; j++) {
            put_cell(line, work, account, &account->cells[j], scratch);
        }
    }
}

static const char *verdict_name(rsm_verdict verdict) {
    static const char *const names[] = {"best",       "fits",       "disagrees", "yields",
                                        "superseded", "taken back", "part",      "denial"};
    return (size_t)verdict < sizeof names / sizeof *names ? names[verdict] : "";
}

static void put_figure(rsm_csv *line, const rsm_work *work, const rsm_account *account,
                       rsm_slot slot, const rsm_figure *figure, rsm_buffer *scratch) {
    rsm_csv_text(line, account->id);
    rsm_csv_string(line, rsm_slot_name(slot));
    rsm_csv_value(line, &figure->value);
    put_bounds(line, &figure->value);
    rsm_csv_text(line, actor_of(&figure->value));
    rsm_csv_string(line, verdict_name(figure->verdict));
    rsm_csv_integer(line, figure->independent_sources);
    rsm_csv_integer(line, figure->uncredited);
    put_statements(line, work, figure->statements, figure->statement_count, scratch);
    put_statements(line, work, figure->against, figure->against_count, scratch);
    rsm_csv_end(line);
}

static void put_suspect(rsm_csv *line, const rsm_work *work, const rsm_account *account,
                        const rsm_suspect *suspect, rsm_buffer *scratch) {
    unsigned denied = RSM_STANDING_DENIED;
    rsm_csv_text(line, account->id);
    rsm_csv_string(line, rsm_slot_name(RSM_SLOT_PERPETRATOR));
    rsm_csv_value(line, &suspect->value);
    put_bounds(line, &suspect->value);
    rsm_csv_text(line, actor_of(&suspect->value));
    rsm_csv_string(line, rsm_standing_name(suspect->standing));
    rsm_csv_integer(line, suspect->independent_sources);
    rsm_csv_integer(line, suspect->uncredited);
    put_statements(line, work, suspect->statements, suspect->statement_count, scratch);
    put_statements(line, work, suspect->by_standing[denied], suspect->by_standing_count[denied],
                   scratch);
    rsm_csv_end(line);
}

void rsm_csv_values(const rsm_work *work, rsm_csv *line, rsm_buffer *scratch) {
    rsm_csv_header(line, "incident,slot,value,low,high,actor,verdict,independent_sources,"
                         "uncredited,statements,against");
    for (uint32_t i = 0; i < work->fusion.group_count; i++) {
        const rsm_account *account = &work->accounts[work->order[i]];
        for (uint32_t j = 0; j < account->cell_count; j++) {
            const rsm_cell *cell = &account->cells[j];
            for (uint32_t k = 0; k < cell->figure_count; k++) {
                put_figure(line, work, account, cell->slot, &cell->figures[k], scratch);
            }
            for (uint32_t k = 0; k < cell->suspect_count; k++) {
                put_suspect(line, work, account, &cell->suspects[k], scratch);
            }
        }
    }
}

void rsm_csv_links(const rsm_work *work, rsm_csv *line, rsm_buffer *scratch) {
    rsm_csv_header(line, "incident,to,relation,statements");
    for (uint32_t i = 0; i < work->fusion.group_count; i++) {
        const rsm_group *group = &work->fusion.groups[work->order[i]];
        for (uint32_t j = 0; j < group->link_count; j++) {
            const rsm_group_link *link = &group->links[j];
            rsm_csv_text(line, group->id);
            rsm_csv_text(line, work->fusion.groups[link->to].id);
            rsm_csv_string(line, rsm_relation_name(link->relation));
            put_statements(line, work, link->statements, link->statement_count, scratch);
            rsm_csv_end(line);
        }
    }
}

void rsm_csv_members(const rsm_work *work, rsm_csv *line, rsm_buffer *scratch) {
    (void)scratch;
    rsm_csv_header(line, "incident,report,mention,main,score");
    for (uint32_t i = 0; i < work->fusion.group_count; i++) {
        const rsm_group *group = &work->fusion.groups[work->order[i]];
        for (uint32_t j = 0; j < group->member_count; j++) {
            const rsm_reading *reading = &work->readings[group->members[j].reading];
            const rsm_incident *incident = &reading->incidents[group->members[j].incident];
            rsm_csv_text(line, group->id);
            rsm_csv_text(line, reading->report.id);
            rsm_csv_text(line, incident->id);
            rsm_csv_string(line, incident->main ? "true" : "false");
            rsm_csv_begin(line);
            rsm_buffer_append_fixed(line->output, group->members[j].score, 3, true);
            rsm_csv_end(line);
        }
    }
}
