/* Four tidy tables: incidents, statements, reports, sources.
 *
 * Part: RFC 4180: a header line, CR LF, quotes where needed; one value a cell, lists joined by ";
 * ". Unknown is the empty cell. A cell that a spreadsheet would take for a formula stands as it is:
 * the tables are data first. Invariants: the same order as the JSON export. Cost: linear in the
 * ledger. */
#include "export/work.h"
#include "record/names.h"

#include <string.h>

static const char *const tables[] = {"incidents", "statements", "reports", "sources", NULL};

const char *rsm_export_csv_table(uint32_t index) {
    return index < 4 ? tables[index] : NULL;
}

/* ---- cells of a line ---- */

typedef struct csv_line {
    rsm_buffer *output;
    bool started;
} csv_line;

static void begin_cell(csv_line *line) {
    if (line->started) {
        rsm_buffer_append_char(line->output, ',');
    }
    line->started = true;
}

static void put_text(csv_line *line, rsm_slice text) {
    bool quoted = false;
    begin_cell(line);
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.data[i];
        quoted = quoted || byte == ',' || byte == '"' || byte == '\n' || byte == '\r';
    }
    quoted = quoted || (text.size > 0 && (text.data[0] == ' ' || text.data[text.size - 1] == ' '));
    if (!quoted) {
        rsm_buffer_append_slice(line->output, text);
        return;
    }
    rsm_buffer_append_char(line->output, '"');
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"') {
            rsm_buffer_append_char(line->output, '"');
        }
        rsm_buffer_append_char(line->output, text.data[i]);
    }
    rsm_buffer_append_char(line->output, '"');
}

static void put_string(csv_line *line, const char *text) {
    put_text(line, rsm_slice_from_string(text));
}

static void put_integer(csv_line *line, int64_t value) {
    begin_cell(line);
    rsm_buffer_append_i64(line->output, value);
}

static void put_bound(csv_line *line, int64_t value) {
    begin_cell(line);
    if (value != RSM_COUNT_UNKNOWN) {
        rsm_buffer_append_i64(line->output, value);
    }
}

static void put_instant(csv_line *line, rsm_instant instant) {
    char text[RSM_INSTANT_TEXT_SIZE];
    put_string(line, instant.known ? rsm_instant_text(instant, text) : "");
}

static void put_degrees(csv_line *line, bool known, int32_t scaled) {
    begin_cell(line);
    if (known) {
        rsm_buffer_append_fixed5(line->output, scaled);
    }
}

static void end_line(csv_line *line) {
    rsm_buffer_append_string(line->output, "\r\n");
    line->started = false;
}

/* "id,name,..." written once at the top. */
static void put_header(rsm_buffer *output, const char *names) {
    rsm_buffer_append_string(output, names);
    rsm_buffer_append_string(output, "\r\n");
}

/* ---- incidents ---- */

static void put_count(csv_line *line, const rsm_account *account, rsm_slot slot) {
    const rsm_cell *cell = rsm_cell_of(account, slot);
    put_bound(line, cell != NULL ? cell->low : RSM_COUNT_UNKNOWN);
    put_bound(line, cell != NULL ? cell->best : RSM_COUNT_UNKNOWN);
    put_bound(line, cell != NULL ? cell->high : RSM_COUNT_UNKNOWN);
}

static rsm_slice name_of(const rsm_value *value) {
    switch (value->kind) {
    case RSM_VALUE_ACTOR:
        return value->as.actor.name;
    case RSM_VALUE_PERSON:
        return value->as.person.name;
    case RSM_VALUE_TEXT:
    case RSM_VALUE_TYPE:
    case RSM_VALUE_INCIDENT:
        return value->as.text;
    default:
        return rsm_slice_make("", 0);
    }
}

static void put_list(csv_line *line, const rsm_account *account, rsm_slot slot,
                     rsm_buffer *scratch) {
    const rsm_cell *cell = rsm_cell_of(account, slot);
    rsm_buffer_clear(scratch);
    for (uint32_t i = 0; cell != NULL && i < cell->figure_count; i++) {
        rsm_slice name = name_of(&cell->figures[i].value);
        if (cell->figures[i].verdict == RSM_VERDICT_BEST && name.size > 0) {
            rsm_buffer_append_string(scratch, scratch->size > 0 ? "; " : "");
            rsm_buffer_append_slice(scratch, name);
        }
    }
    put_text(line, rsm_buffer_slice(scratch));
}

static void put_suspects(csv_line *line, const rsm_account *account, rsm_buffer *scratch) {
    const rsm_cell *cell = rsm_cell_of(account, RSM_SLOT_PERPETRATOR);
    rsm_buffer_clear(scratch);
    for (uint32_t i = 0; cell != NULL && i < cell->suspect_count; i++) {
        rsm_slice name = name_of(&cell->suspects[i].value);
        rsm_buffer_append_string(scratch, scratch->size > 0 ? "; " : "");
        rsm_buffer_append_slice(scratch, name);
        rsm_buffer_append_format(scratch, " (%s)", rsm_standing_name(cell->suspects[i].standing));
    }
    put_text(line, rsm_buffer_slice(scratch));
}

static void put_where(csv_line *line, const rsm_account *account) {
    const rsm_place_value *where = &account->where;
    bool has = account->has_where;
    put_text(line, has ? where->name : rsm_slice_make("", 0));
    put_string(line, has ? rsm_place_kind_name(where->kind) : "");
    put_text(line, !has                            ? rsm_slice_make("", 0)
                   : where->kind == RSM_PLACE_CITY ? where->name
                                                   : where->city);
    put_text(line, has ? where->admin1 : rsm_slice_make("", 0));
    put_string(line, has ? where->country : "");
    put_degrees(line, has && where->has_point, where->lat_e5);
    put_degrees(line, has && where->has_point, where->lon_e5);
}

static void put_disagree(csv_line *line, const rsm_account *account, rsm_buffer *scratch) {
    rsm_buffer_clear(scratch);
    for (uint32_t i = 0; i < account->cell_count; i++) {
        if (account->cells[i].disagree) {
            rsm_buffer_append_string(scratch, scratch->size > 0 ? "; " : "");
            rsm_buffer_append_string(scratch, rsm_slot_name(account->cells[i].slot));
        }
    }
    put_text(line, rsm_buffer_slice(scratch));
}

static const rsm_slot count_slots[] = {RSM_SLOT_KILLED,   RSM_SLOT_INJURED,   RSM_SLOT_CASUALTIES,
                                       RSM_SLOT_MISSING,  RSM_SLOT_DISPLACED, RSM_SLOT_EVACUATED,
                                       RSM_SLOT_AFFECTED, RSM_SLOT_DETAINED,  RSM_SLOT_ABDUCTED,
                                       RSM_SLOT_ATTACKERS};

static void put_incidents_header(rsm_buffer *output) {
    rsm_buffer_append_string(
        output, "id,name,type,subtype,status,main,earliest,latest,place,place_kind,city,admin1,"
                "country,lat,lon");
    for (size_t i = 0; i < sizeof count_slots / sizeof count_slots[0]; i++) {
        const char *name = rsm_slot_name(count_slots[i]);
        rsm_buffer_append_format(output, ",%s_low,%s_best,%s_high", name, name, name);
    }
    put_header(
        output,
        ",perpetrators,targets,weapons,causes,motives,damage,reports,copies,independent_sources,"
        "uncredited,disagree");
}

static void put_incident(rsm_buffer *output, const rsm_work *work, uint32_t number,
                         rsm_buffer *scratch) {
    const rsm_account *account = &work->accounts[number];
    csv_line line = {output, false};
    put_text(&line, account->id);
    put_text(&line, account->name);
    put_text(&line, account->type);
    put_text(&line, account->subtype);
    put_string(&line, rsm_incident_status_name(account->status));
    put_string(&line, work->fusion.groups[number].main ? "true" : "false");
    put_instant(&line, account->has_when ? account->when.earliest : rsm_instant_unknown());
    put_instant(&line, account->has_when ? account->when.latest : rsm_instant_unknown());
    put_where(&line, account);
    for (size_t i = 0; i < sizeof count_slots / sizeof count_slots[0]; i++) {
        put_count(&line, account, count_slots[i]);
    }
    put_suspects(&line, account, scratch);
    put_list(&line, account, RSM_SLOT_TARGET, scratch);
    put_list(&line, account, RSM_SLOT_WEAPON, scratch);
    put_list(&line, account, RSM_SLOT_CAUSE, scratch);
    put_list(&line, account, RSM_SLOT_MOTIVE, scratch);
    put_list(&line, account, RSM_SLOT_DAMAGE, scratch);
    put_integer(&line, account->report_count);
    put_integer(&line, account->copy_count);
    put_integer(&line, account->independent_sources);
    put_integer(&line, account->uncredited);
    put_disagree(&line, account, scratch);
    end_line(&line);
}

/* ---- statements ---- */

/* low, high, and the value in words. */
static void put_value(csv_line *line, const rsm_value *value) {
    bool is_count = value->kind == RSM_VALUE_COUNT;
    put_bound(line, is_count ? value->as.count.low : RSM_COUNT_UNKNOWN);
    put_bound(line, is_count ? value->as.count.high : RSM_COUNT_UNKNOWN);
    switch (value->kind) {
    case RSM_VALUE_COUNT:
        put_text(line, value->as.count.text);
        return;
    case RSM_VALUE_TIME:
        put_text(line, value->as.time.value);
        return;
    case RSM_VALUE_PLACE:
        put_text(line, value->as.place.name);
        return;
    case RSM_VALUE_BOOLEAN:
        put_string(line, value->as.boolean ? "true" : "false");
        return;
    default:
        put_text(line, name_of(value));
        return;
    }
}

static void put_chain(csv_line *line, const rsm_source_chain *chain, rsm_buffer *scratch) {
    rsm_buffer_clear(scratch);
    for (uint32_t i = 0; i < chain->count; i++) {
        rsm_buffer_append_string(scratch, i > 0 ? "; " : "");
        rsm_buffer_append_slice(scratch, chain->links[i].name);
    }
    put_text(line, rsm_buffer_slice(scratch));
    put_string(line,
               chain->count > 0 ? rsm_source_kind_name(chain->links[chain->count - 1].kind) : "");
}

static rsm_slice incident_of(const rsm_work *work, uint32_t reading, uint32_t incident) {
    uint32_t group = incident < work->readings[reading].incident_count
                         ? work->fusion.group_of[reading][incident]
                         : RSM_NONE;
    return group == RSM_NONE ? rsm_slice_make("", 0) : work->fusion.groups[group].id;
}

static void put_statement(rsm_buffer *output, const rsm_work *work, uint32_t reading,
                          uint32_t number, rsm_buffer *scratch) {
    const rsm_reading *item = &work->readings[reading];
    const rsm_statement *statement = &item->statements[number];
    csv_line line = {output, false};
    put_text(&line, statement->id);
    put_text(&line, item->report.id);
    put_text(&line, incident_of(work, reading, statement->incident));
    put_string(&line, rsm_slot_name(statement->slot));
    put_value(&line, &statement->value);
    put_string(&line, rsm_stance_name(statement->stance));
    put_string(&line, rsm_certainty_name(statement->certainty));
    begin_cell(&line);
    rsm_buffer_append_fixed(output, statement->score, 3, true);
    put_text(&line, statement->of < item->statement_count ? item->statements[statement->of].id
                                                          : rsm_slice_make("", 0));
    put_integer(&line, statement->span.start);
    put_integer(&line, statement->span.end);
    put_text(&line, rsm_slice_sub(item->report.text, statement->span.start, statement->span.end));
    put_chain(&line, &statement->sources, scratch);
    put_instant(&line,
                statement->has_said_on ? statement->said_on.earliest : rsm_instant_unknown());
    end_line(&line);
}

/* ---- reports and sources ---- */

static void put_report(rsm_buffer *output, const rsm_work *work, uint32_t reading) {
    const rsm_report *report = &work->readings[reading].report;
    uint32_t main = rsm_main_group(work, reading), copy = work->fusion.copy_of[reading];
    csv_line line = {output, false};
    put_text(&line, report->id);
    put_text(&line, report->path);
    put_text(&line, report->url);
    put_text(&line, report->title);
    put_text(&line, report->outlet);
    put_instant(&line, report->published.earliest);
    put_instant(&line, report->published.latest);
    put_string(&line, rsm_date_basis_name(report->published.basis));
    put_text(&line, report->language);
    put_text(&line, main == RSM_NONE ? rsm_slice_make("", 0) : work->fusion.groups[main].id);
    put_text(&line, copy == RSM_NONE ? rsm_slice_make("", 0) : work->readings[copy].report.id);
    put_text(&line, report->error);
    put_text(&line, work->readings[reading].silent);
    end_line(&line);
}

static void put_sources(rsm_buffer *output, const rsm_reading *reading) {
    for (uint32_t i = 0; i < reading->statement_count; i++) {
        const rsm_source_chain *chain = &reading->statements[i].sources;
        for (uint32_t j = 0; j < chain->count; j++) {
            const rsm_source *source = &chain->links[j];
            csv_line line = {output, false};
            put_text(&line, reading->statements[i].id);
            put_text(&line, reading->report.id);
            put_integer(&line, (int64_t)j + 1);
            put_string(&line, j + 1 == chain->count ? "true" : "false");
            put_text(&line, source->name);
            put_string(&line, rsm_source_kind_name(source->kind));
            put_text(&line, source->acts_for);
            put_text(&line, source->actor);
            put_text(&line, source->via);
            put_integer(&line, source->span.start);
            put_integer(&line, source->span.end);
            end_line(&line);
        }
    }
}

static void put_table(const rsm_work *work, unsigned table, rsm_buffer *output,
                      rsm_buffer *scratch) {
    switch (table) {
    case 0:
        put_incidents_header(output);
        for (uint32_t i = 0; i < work->fusion.group_count; i++) {
            put_incident(output, work, work->order[i], scratch);
        }
        return;
    case 1:
        put_header(output, "id,report,incident,slot,low,high,value,stance,certainty,score,of,start,"
                           "end,quote,sources,"
                           "root_kind,said_on");
        for (uint32_t i = 0; i < work->count; i++) {
            for (uint32_t j = 0; j < work->readings[i].statement_count; j++) {
                put_statement(output, work, i, j, scratch);
            }
        }
        return;
    case 2:
        put_header(
            output,
            "id,path,url,title,outlet,published_earliest,published_latest,published_basis,language,"
            "main_incident,copy_of,error,silent");
        for (uint32_t i = 0; i < work->count; i++) {
            put_report(output, work, i);
        }
        return;
    default:
        put_header(output, "statement,report,link,root,name,kind,for,actor,via,start,end");
        for (uint32_t i = 0; i < work->count; i++) {
            put_sources(output, &work->readings[i]);
        }
        return;
    }
}

rsm_status rsm_export_csv(const rsm_case *record, const char *table, rsm_buffer *output,
                          rsm_error *error) {
    rsm_work work;
    rsm_buffer scratch;
    unsigned index = 0;
    while (index < 4 && strcmp(table, tables[index]) != 0) {
        index++;
    }
    if (index == 4) {
        return rsm_error_set(
            error, RSM_ERROR_ARGUMENT,
            "no table is called \"%s\"; there are incidents, statements, reports, sources", table);
    }
    rsm_case same = *record;
    same.codebook = rsm_slice_make("", 0);
    rsm_buffer_init(&scratch, record->allocator);
    rsm_status status = rsm_export_refresh(record, error);
    if (status == RSM_OK) {
        status = rsm_work_make(&same, &work, error);
        if (status == RSM_OK) {
            put_table(&work, index, output, &scratch);
            status = output->failed || scratch.failed
                         ? rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory")
                         : RSM_OK;
        }
        rsm_work_free(&work);
    }
    rsm_buffer_free(&scratch);
    return status;
}
