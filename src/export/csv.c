/* The tidy tables of what was read: incidents, statements, reports, sources; those of what follows
 * from it are in csv_cells.c.
 *
 * Part: RFC 4180: a header line, CR LF, quotes where needed; one value a cell, lists joined by ";
 * ". Unknown is the empty cell. A text that a spreadsheet would take for a formula gets an
 * apostrophe before it unless all is wanted raw. Invariants: the same order as the JSON export.
 * Cost: linear in the ledger. */
#include "export/csv.h"
#include "record/names.h"

#include <string.h>

static const char *const tables[] = {"incidents", "statements", "reports", "sources",
                                     "cells",     "values",     "links",   "members"};

enum { TABLES = sizeof tables / sizeof *tables };

const char *rsm_export_csv_table(uint32_t index) {
    return index < TABLES ? tables[index] : NULL;
}

/* ---- incidents ---- */

static void put_count(rsm_csv *line, const rsm_account *account, rsm_slot slot) {
    const rsm_cell *cell = rsm_cell_of(account, slot);
    rsm_csv_bound(line, cell != NULL ? cell->low : RSM_COUNT_UNKNOWN);
    rsm_csv_bound(line, cell != NULL ? cell->best : RSM_COUNT_UNKNOWN);
    rsm_csv_bound(line, cell != NULL ? cell->high : RSM_COUNT_UNKNOWN);
}

static void put_list(rsm_csv *line, const rsm_account *account, rsm_slot slot,
                     rsm_buffer *scratch) {
    const rsm_cell *cell = rsm_cell_of(account, slot);
    rsm_csv_restart(line, scratch);
    for (uint32_t i = 0; cell != NULL && i < cell->figure_count; i++) {
        rsm_slice name = rsm_value_name(&cell->figures[i].value);
        if (cell->figures[i].verdict == RSM_VERDICT_BEST && name.size > 0) {
            rsm_buffer_append_string(scratch, scratch->size > 0 ? "; " : "");
            rsm_buffer_append_slice(scratch, name);
        }
    }
    rsm_csv_text(line, rsm_buffer_slice(scratch));
}

static void put_suspects(rsm_csv *line, const rsm_account *account, rsm_buffer *scratch) {
    const rsm_cell *cell = rsm_cell_of(account, RSM_SLOT_PERPETRATOR);
    rsm_csv_restart(line, scratch);
    for (uint32_t i = 0; cell != NULL && i < cell->suspect_count; i++) {
        rsm_slice name = rsm_value_name(&cell->suspects[i].value);
        rsm_buffer_append_string(scratch, scratch->size > 0 ? "; " : "");
        rsm_buffer_append_slice(scratch, name);
        rsm_buffer_append_format(scratch, " (%s)", rsm_standing_name(cell->suspects[i].standing));
    }
    rsm_csv_text(line, rsm_buffer_slice(scratch));
}

static void put_where(rsm_csv *line, const rsm_account *account) {
    const rsm_place_value *where = &account->where;
    bool has = account->has_where;
    rsm_csv_text(line, has ? where->name : rsm_slice_make("", 0));
    rsm_csv_string(line, has ? rsm_place_kind_name(where->kind) : "");
    rsm_csv_text(line, !has                            ? rsm_slice_make("", 0)
                       : where->kind == RSM_PLACE_CITY ? where->name
                                                       : where->city);
    rsm_csv_text(line, has ? where->admin1 : rsm_slice_make("", 0));
    rsm_csv_string(line, has ? where->country : "");
    rsm_csv_degrees(line, has && where->has_point, where->lat_e5);
    rsm_csv_degrees(line, has && where->has_point, where->lon_e5);
}

static void put_disagree(rsm_csv *line, const rsm_account *account, rsm_buffer *scratch) {
    rsm_csv_restart(line, scratch);
    for (uint32_t i = 0; i < account->cell_count; i++) {
        if (account->cells[i].disagree) {
            rsm_buffer_append_string(scratch, scratch->size > 0 ? "; " : "");
            rsm_buffer_append_string(scratch, rsm_slot_name(account->cells[i].slot));
        }
    }
    rsm_csv_text(line, rsm_buffer_slice(scratch));
}

static const rsm_slot count_slots[] = {RSM_SLOT_KILLED,   RSM_SLOT_INJURED,   RSM_SLOT_CASUALTIES,
                                       RSM_SLOT_MISSING,  RSM_SLOT_DISPLACED, RSM_SLOT_EVACUATED,
                                       RSM_SLOT_AFFECTED, RSM_SLOT_DETAINED,  RSM_SLOT_ABDUCTED,
                                       RSM_SLOT_ATTACKERS};

static void put_incidents_header(rsm_csv *line) {
    rsm_buffer *output = line->output;
    rsm_buffer_append_string(
        output, "id,name,type,subtype,status,main,earliest,latest,place,place_kind,city,admin1,"
                "country,lat,lon");
    for (size_t i = 0; i < sizeof count_slots / sizeof count_slots[0]; i++) {
        const char *name = rsm_slot_name(count_slots[i]);
        rsm_buffer_append_format(output, ",%s_low,%s_best,%s_high", name, name, name);
    }
    rsm_csv_header(
        line,
        ",perpetrators,targets,weapons,causes,motives,damage,reports,copies,independent_sources,"
        "uncredited,disagree");
}

static void put_incident(rsm_csv *line, const rsm_work *work, uint32_t number,
                         rsm_buffer *scratch) {
    const rsm_account *account = &work->accounts[number];
    rsm_csv_text(line, account->id);
    rsm_csv_text(line, account->name);
    rsm_csv_text(line, account->type);
    rsm_csv_text(line, account->subtype);
    rsm_csv_string(line, rsm_incident_status_name(account->status));
    rsm_csv_string(line, work->fusion.groups[number].main ? "true" : "false");
    rsm_csv_instant(line, account->has_when ? account->when.earliest : rsm_instant_unknown());
    rsm_csv_instant(line, account->has_when ? account->when.latest : rsm_instant_unknown());
    put_where(line, account);
    for (size_t i = 0; i < sizeof count_slots / sizeof count_slots[0]; i++) {
        put_count(line, account, count_slots[i]);
    }
    put_suspects(line, account, scratch);
    put_list(line, account, RSM_SLOT_TARGET, scratch);
    put_list(line, account, RSM_SLOT_WEAPON, scratch);
    put_list(line, account, RSM_SLOT_CAUSE, scratch);
    put_list(line, account, RSM_SLOT_MOTIVE, scratch);
    put_list(line, account, RSM_SLOT_DAMAGE, scratch);
    rsm_csv_integer(line, account->report_count);
    rsm_csv_integer(line, account->copy_count);
    rsm_csv_integer(line, account->independent_sources);
    rsm_csv_integer(line, account->uncredited);
    put_disagree(line, account, scratch);
    rsm_csv_end(line);
}

/* ---- statements ---- */

void rsm_csv_value(rsm_csv *line, const rsm_value *value) {
    switch (value->kind) {
    case RSM_VALUE_COUNT:
        rsm_csv_text(line, value->as.count.text);
        return;
    case RSM_VALUE_TIME:
        rsm_csv_text(line, value->as.time.value);
        return;
    case RSM_VALUE_PLACE:
        rsm_csv_text(line, value->as.place.name);
        return;
    case RSM_VALUE_BOOLEAN:
        rsm_csv_string(line, value->as.boolean ? "true" : "false");
        return;
    default:
        rsm_csv_text(line, rsm_value_name(value));
        return;
    }
}

/* low, high, and the value in words. */
static void put_value(rsm_csv *line, const rsm_value *value) {
    bool is_count = value->kind == RSM_VALUE_COUNT;
    rsm_csv_bound(line, is_count ? value->as.count.low : RSM_COUNT_UNKNOWN);
    rsm_csv_bound(line, is_count ? value->as.count.high : RSM_COUNT_UNKNOWN);
    rsm_csv_value(line, value);
}

static void put_chain(rsm_csv *line, const rsm_source_chain *chain, rsm_buffer *scratch) {
    rsm_csv_restart(line, scratch);
    for (uint32_t i = 0; i < chain->count; i++) {
        rsm_buffer_append_string(scratch, i > 0 ? "; " : "");
        rsm_buffer_append_slice(scratch, chain->links[i].name);
    }
    rsm_csv_text(line, rsm_buffer_slice(scratch));
    rsm_csv_string(
        line, chain->count > 0 ? rsm_source_kind_name(chain->links[chain->count - 1].kind) : "");
}

static rsm_slice incident_of(const rsm_work *work, uint32_t reading, uint32_t statement) {
    uint32_t group = rsm_group_of_statement(&work->fusion, work->readings, reading, statement);
    return group == RSM_NONE ? rsm_slice_make("", 0) : work->fusion.groups[group].id;
}

static void put_statement(rsm_csv *line, const rsm_work *work, uint32_t reading, uint32_t number,
                          rsm_buffer *scratch) {
    const rsm_reading *item = &work->readings[reading];
    const rsm_statement *statement = &item->statements[number];
    rsm_csv_text(line, statement->id);
    rsm_csv_text(line, item->report.id);
    rsm_csv_text(line, incident_of(work, reading, number));
    rsm_csv_string(line, rsm_slot_name(statement->slot));
    put_value(line, &statement->value);
    rsm_csv_string(line, rsm_stance_name(statement->stance));
    rsm_csv_string(line, rsm_certainty_name(statement->certainty));
    rsm_csv_begin(line);
    rsm_buffer_append_fixed(line->output, statement->score, 3, true);
    rsm_csv_text(line, statement->of < item->statement_count ? item->statements[statement->of].id
                                                             : rsm_slice_make("", 0));
    rsm_csv_integer(line, statement->span.start);
    rsm_csv_integer(line, statement->span.end);
    rsm_csv_text(line,
                 rsm_slice_sub(item->report.text, statement->span.start, statement->span.end));
    put_chain(line, &statement->sources, scratch);
    rsm_csv_instant(line,
                    statement->has_said_on ? statement->said_on.earliest : rsm_instant_unknown());
    if (statement->decision != 0) {
        rsm_csv_integer(line, statement->decision);
    } else {
        rsm_csv_string(line, "");
    }
    rsm_csv_string(line, statement->is_rejected ? "true" : "false");
    rsm_csv_end(line);
}

/* ---- reports and sources ---- */

static void put_report(rsm_csv *line, const rsm_work *work, uint32_t reading) {
    const rsm_report *report = &work->readings[reading].report;
    uint32_t main = rsm_main_group(work, reading), copy = work->fusion.copy_of[reading];
    rsm_csv_text(line, report->id);
    rsm_csv_text(line, report->path);
    rsm_csv_text(line, report->url);
    rsm_csv_text(line, report->title);
    rsm_csv_text(line, report->outlet);
    rsm_csv_instant(line, report->published.earliest);
    rsm_csv_instant(line, report->published.latest);
    rsm_csv_string(line, rsm_date_basis_name(report->published.basis));
    rsm_csv_text(line, report->language);
    rsm_csv_text(line, main == RSM_NONE ? rsm_slice_make("", 0) : work->fusion.groups[main].id);
    rsm_csv_text(line, copy == RSM_NONE ? rsm_slice_make("", 0) : work->readings[copy].report.id);
    rsm_csv_text(line, report->error);
    rsm_csv_text(line, work->readings[reading].silent);
    rsm_csv_end(line);
}

static void put_sources(rsm_csv *line, const rsm_reading *reading) {
    for (uint32_t i = 0; i < reading->statement_count; i++) {
        const rsm_source_chain *chain = &reading->statements[i].sources;
        for (uint32_t j = 0; j < chain->count; j++) {
            const rsm_source *source = &chain->links[j];
            rsm_csv_text(line, reading->statements[i].id);
            rsm_csv_text(line, reading->report.id);
            rsm_csv_integer(line, (int64_t)j + 1);
            rsm_csv_string(line, j + 1 == chain->count ? "true" : "false");
            rsm_csv_text(line, source->name);
            rsm_csv_string(line, rsm_source_kind_name(source->kind));
            rsm_csv_text(line, source->acts_for);
            rsm_csv_text(line, source->actor);
            rsm_csv_text(line, source->via);
            rsm_csv_integer(line, source->span.start);
            rsm_csv_integer(line, source->span.end);
            rsm_csv_end(line);
        }
    }
}

static void put_incidents(const rsm_work *work, rsm_csv *line, rsm_buffer *scratch) {
    put_incidents_header(line);
    for (uint32_t i = 0; i < work->fusion.group_count; i++) {
        put_incident(line, work, work->order[i], scratch);
    }
}

static void put_statements(const rsm_work *work, rsm_csv *line, rsm_buffer *scratch) {
    rsm_csv_header(line, "id,report,incident,slot,low,high,value,stance,certainty,score,of,start,"
                         "end,quote,sources,root_kind,said_on,decision,rejected");
    for (uint32_t i = 0; i < rsm_work_told(work); i++) {
        for (uint32_t j = 0; j < work->readings[i].statement_count; j++) {
            put_statement(line, work, i, j, scratch);
        }
    }
}

static void put_table(const rsm_work *work, unsigned table, rsm_csv *line, rsm_buffer *scratch) {
    switch (table) {
    case 0:
        put_incidents(work, line, scratch);
        return;
    case 1:
        put_statements(work, line, scratch);
        return;
    case 2:
        rsm_csv_header(line, "id,path,url,title,outlet,published_earliest,published_latest,"
                             "published_basis,language,main_incident,copy_of,error,silent");
        for (uint32_t i = 0; i < work->count; i++) {
            put_report(line, work, i);
        }
        return;
    case 3:
        rsm_csv_header(line, "statement,report,link,root,name,kind,for,actor,via,start,end");
        for (uint32_t i = 0; i < rsm_work_told(work); i++) {
            put_sources(line, &work->readings[i]);
        }
        return;
    case 4:
        rsm_csv_cells(work, line, scratch);
        return;
    case 5:
        rsm_csv_values(work, line, scratch);
        return;
    case 6:
        rsm_csv_links(work, line, scratch);
        return;
    default:
        rsm_csv_members(work, line, scratch);
        return;
    }
}

static rsm_status find_table(const char *table, unsigned *index, rsm_error *error) {
    for (*index = 0; *index < TABLES; (*index)++) {
        if (strcmp(table, tables[*index]) == 0) {
            return RSM_OK;
        }
    }
    return rsm_error_set(error, RSM_ERROR_ARGUMENT,
                         "no table is called \"%s\"; there are incidents, statements, reports, "
                         "sources, cells, values, links, members",
                         table);
}

rsm_status rsm_export_csv(const rsm_case *record, const char *table, bool raw, rsm_buffer *output,
                          rsm_error *error) {
    rsm_work work;
    rsm_buffer scratch;
    unsigned index;
    rsm_status status = find_table(table, &index, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_case same = *record;
    same.codebook = rsm_slice_make("", 0);
    rsm_buffer_init(&scratch, record->allocator);
    status = rsm_export_refresh(record, error);
    if (status == RSM_OK) {
        status = rsm_work_make(&same, &work, error);
        if (status == RSM_OK) {
            rsm_csv line = {output, !raw, false};
            put_table(&work, index, &line, &scratch);
            status = output->failed || scratch.failed
                         ? rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory")
                         : RSM_OK;
        }
        rsm_work_free(&work);
    }
    rsm_buffer_free(&scratch);
    return status;
}
