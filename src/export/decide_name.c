/* What a decision names, found in the ledger. See export/decide_name.h.
 *
 * Part: ids, and beginnings of ids, of reports, mentions, incidents and statements. Invariants: a
 * name that fits several things is refused, and so is one that fits none, unless the decision may
 * wait for it. Cost: a look-up, and the reading of a report. */
#include "export/decide_name.h"

#include "record/write.h"

rsm_status rsm_take_no_memory(const taker *take) {
    return rsm_error_set(take->error, RSM_ERROR_MEMORY, "out of memory");
}

rsm_status rsm_take_refuse(const taker *take, rsm_slice what, const char *words) {
    return rsm_error_set(take->error, RSM_ERROR_ARGUMENT, "\"%.*s\" %s", RSM_SLICE_ARGUMENTS(what),
                         words);
}

rsm_status rsm_take_not_there(const taker *take, const char *kind, rsm_slice id) {
    return rsm_error_set(take->error, RSM_ERROR_NOT_FOUND, "no %s has the id \"%.*s\"", kind,
                         RSM_SLICE_ARGUMENTS(id));
}

/* ---- mentions ---- */

/* Where the ledger puts an incident of a report; *incident is empty for nowhere. */
static rsm_status find_holder(const taker *take, rsm_slice report, uint32_t number,
                              rsm_slice *incident, bool *is_open) {
    rsm_result_membership *places = NULL;
    uint32_t count = 0;
    rsm_status status = rsm_ledger_load_memberships_of(take->record->ledger, report, take->arena,
                                                       &places, &count, take->error);
    *incident = rsm_slice_make("", 0);
    *is_open = false;
    for (uint32_t i = 0; status == RSM_OK && i < count; i++) {
        if (places[i].number == number) {
            *incident = places[i].incident;
            *is_open = places[i].candidate_count > 0;
        }
    }
    return status;
}

rsm_status rsm_take_report(const taker *take, rsm_slice beginning, rsm_reading **reading) {
    uint32_t count = 0;
    rsm_status status = rsm_ledger_load_report(take->record->ledger, beginning, RSM_LOAD_TEXT,
                                               take->arena, reading, &count, take->error);
    if (status != RSM_OK || count == 0) {
        *reading = NULL;
        return status;
    }
    if (count > 1 && !rsm_slice_equal((*reading)[0].report.id, beginning)) {
        return rsm_error_set(take->error, RSM_ERROR_ARGUMENT,
                             "\"%.*s\" begins the ids of several reports, among them %.*s and %.*s",
                             RSM_SLICE_ARGUMENTS(beginning),
                             RSM_SLICE_ARGUMENTS((*reading)[0].report.id),
                             RSM_SLICE_ARGUMENTS((*reading)[1].report.id));
    }
    return RSM_OK;
}

/* What a report is mainly about, or its only incident; RSM_NONE where it is neither. */
static uint32_t main_of(const rsm_reading *reading) {
    for (uint32_t i = 0; i < reading->incident_count; i++) {
        if (reading->incidents[i].main) {
            return i;
        }
    }
    return reading->incident_count == 1 ? 0 : RSM_NONE;
}

/* The incident of the report that the mention "@..." is of, or the only one that it begins. */
static rsm_status find_in(const taker *take, const rsm_reading *reading, rsm_slice name,
                          rsm_slice tail, uint32_t *number, rsm_slice *id) {
    *number = RSM_NONE;
    if (tail.size == 0) {
        *number = main_of(reading);
        *id = *number != RSM_NONE ? reading->incidents[*number].id : name;
        return *number != RSM_NONE
                   ? RSM_OK
                   : rsm_take_refuse(take, name,
                                     "is a report that is mainly about no one incident: name a "
                                     "mention");
    }
    for (uint32_t i = 0; i < reading->incident_count; i++) {
        const rsm_incident *incident = &reading->incidents[i];
        for (uint32_t j = 0; j < incident->mention_count; j++) {
            rsm_slice whole = reading->mentions[incident->mentions[j]].id;
            rsm_slice own = rsm_slice_sub(whole, reading->report.id.size, whole.size);
            if (rsm_slice_equal(own, tail)) {
                *number = i;
                *id = whole;
                return RSM_OK;
            }
            if (rsm_slice_starts_with(own, tail)) {
                if (*number != RSM_NONE && *number != i) {
                    return rsm_take_refuse(take, name,
                                           "begins the ids of mentions of several incidents");
                }
                *id = *number == RSM_NONE ? whole : *id;
                *number = i;
            }
        }
    }
    return RSM_OK;
}

static rsm_slice words_of(const rsm_reading *reading, rsm_slice id) {
    for (uint32_t i = 0; i < reading->mention_count; i++) {
        if (rsm_slice_equal(reading->mentions[i].id, id)) {
            return rsm_reading_quote(reading, reading->mentions[i].span);
        }
    }
    return rsm_slice_make("", 0);
}

/* "report@12-20" */
static bool has_form(rsm_slice id) {
    size_t at = rsm_slice_find_last_byte(id, '@');
    rsm_slice span = at == RSM_NOWHERE ? rsm_slice_make("", 0) : rsm_slice_sub(id, at + 1, id.size);
    size_t dash = rsm_slice_find_byte(span, '-');
    uint64_t start, end;
    return at != RSM_NOWHERE && at > 0 && dash != RSM_NOWHERE &&
           rsm_slice_parse_unsigned(rsm_slice_sub(span, 0, dash), UINT32_MAX, &start) &&
           rsm_slice_parse_unsigned(rsm_slice_sub(span, dash + 1, span.size), UINT32_MAX, &end) &&
           start < end;
}

/* Finds a mention by its id, a beginning of the report's id with "@" and a beginning of the span,
 * or the report's id alone: what it is mainly about. */
rsm_status rsm_take_mention(const taker *take, rsm_slice name, rsm_named_mention *named,
                            found_mention *found) {
    rsm_reading *reading = NULL;
    size_t at = rsm_slice_find_last_byte(name, '@');
    *found = (found_mention){0};
    *named = (rsm_named_mention){.id = name};
    if (name.size == 0) {
        return rsm_take_refuse(take, name, "is no id of a mention");
    }
    rsm_slice tail = at == RSM_NOWHERE ? rsm_slice_make("", 0) : rsm_slice_sub(name, at, name.size);
    rsm_status status =
        rsm_take_report(take, at == RSM_NOWHERE ? name : rsm_slice_sub(name, 0, at), &reading);
    if (status == RSM_OK && reading != NULL) {
        status = find_in(take, reading, name, tail, &found->number, &named->id);
        found->is_there = status == RSM_OK && found->number != RSM_NONE;
    }
    if (status != RSM_OK) {
        return status;
    }
    if (found->is_there) {
        named->words = words_of(reading, named->id);
        found->report = reading->report.id;
        return find_holder(take, found->report, found->number, &found->incident, &found->is_open);
    }
    return take->text->may_wait && has_form(name) ? RSM_OK
                                                  : rsm_take_not_there(take, "mention", name);
}

rsm_status rsm_take_incident(const taker *take, rsm_slice name, rsm_named_mention *named,
                             found_mention *found) {
    rsm_slice incident;
    rsm_status status = rsm_take_mention(take, name, named, found);
    if (status != RSM_ERROR_NOT_FOUND && status != RSM_ERROR_ARGUMENT) {
        return status;
    }
    rsm_error other = {0};
    if (rsm_ledger_find_incident(take->record->ledger, name, take->arena, &incident, &other) !=
        RSM_OK) {
        return other.status == RSM_ERROR_NOT_FOUND && status == RSM_ERROR_NOT_FOUND
                   ? rsm_take_not_there(take, "incident", name)
                   : status;
    }
    return rsm_take_mention(take, incident, named, found);
}

rsm_status rsm_take_held(const taker *take, rsm_slice name, rsm_named_mention *named,
                         found_mention *found) {
    rsm_status status = rsm_take_incident(take, name, named, found);
    return status == RSM_OK && found->is_there && found->incident.size == 0 && !take->text->may_wait
               ? rsm_take_refuse(take, named->id, "is of no incident: merge it with one first")
               : status;
}

/* ---- statements ---- */

uint32_t rsm_take_decided_by(const taker *take, rsm_decision_kind kind, rsm_slice statement) {
    for (uint32_t i = take->before_count; i > 0; i--) {
        const rsm_decision *item = &take->before[i - 1];
        bool about = item->kind == RSM_DECISION_REJECT || item->kind == RSM_DECISION_REASSIGN;
        if (about && take->undone_by[i - 1] == 0 &&
            rsm_slice_equal(item->statement.id, statement)) {
            return item->kind == kind ? item->number : 0;
        }
    }
    return 0;
}

/* An id "report#d7" is that of a statement that decision 7 added. */
static bool added_by(const taker *take, rsm_slice name, uint64_t *number) {
    size_t at = rsm_slice_find_last_byte(name, '#');
    return at != RSM_NOWHERE && at + 2 < name.size && name.data[at + 1] == 'd' &&
           rsm_slice_parse_unsigned(rsm_slice_sub(name, at + 2, name.size), take->before_count,
                                    number);
}

rsm_status rsm_take_statement(taker *take, rsm_slice name, rsm_slice *incident) {
    rsm_named_statement *named = &take->decision.statement;
    rsm_reading *reading = NULL;
    uint64_t number = 0;
    size_t at = rsm_slice_find_last_byte(name, '#');
    *incident = rsm_slice_make("", 0);
    named->id = name;
    if (added_by(take, name, &number)) {
        return rsm_error_set(take->error, RSM_ERROR_ARGUMENT,
                             "\"%.*s\" was added by decision %u: undo that",
                             RSM_SLICE_ARGUMENTS(name), (unsigned)number);
    }
    rsm_status status =
        at == RSM_NOWHERE ? RSM_OK : rsm_take_report(take, rsm_slice_sub(name, 0, at), &reading);
    for (uint32_t i = 0; status == RSM_OK && reading != NULL && i < reading->statement_count; i++) {
        const rsm_statement *statement = &reading->statements[i];
        rsm_slice own = rsm_slice_sub(statement->id, reading->report.id.size, statement->id.size);
        if (rsm_slice_equal(own, rsm_slice_sub(name, at, name.size))) {
            *named =
                (rsm_named_statement){statement->id, true, statement->slot, statement->span.start,
                                      rsm_reading_quote(reading, statement->span)};
            bool is_open;
            return statement->incident < reading->incident_count
                       ? find_holder(take, reading->report.id, statement->incident, incident,
                                     &is_open)
                       : RSM_OK;
        }
    }
    bool may_wait =
        take->text->may_wait && at != RSM_NOWHERE && at > 0 &&
        rsm_slice_parse_unsigned(rsm_slice_sub(name, at + 1, name.size), UINT32_MAX, &number);
    return status != RSM_OK || may_wait ? status : rsm_take_not_there(take, "statement", name);
}
