/* Taking a decision: what a person wrote, checked against the ledger, appended, worked out.
 *
 * Part: finds what is named, refuses what makes no sense with one exact line. Invariants: one
 * transaction: the decision is there with all that follows from it, or not at all; what is kept
 * names by full ids and the words that stood there, so that it means the same later. Cost: that of
 * a build of the reports that the decision names, without the reading of them. */
#include "export/decide_name.h"
#include "export/decide_value.h"
#include "export/decided.h"
#include "ledger/notes.h"

#include "base/utf8.h"
#include "record/names.h"
#include "record/write.h"

/* ---- merge, split, not-incident ---- */

static rsm_status take_merge(taker *take) {
    bool several = false, waits = take->text->may_wait;
    found_mention first, found;
    for (uint32_t i = 0; i < take->text->name_count; i++) {
        rsm_status status = rsm_take_incident(take, take->text->names[i], &take->mentions[i],
                                              i == 0 ? &first : &found);
        if (status != RSM_OK) {
            return status;
        }
        const found_mention *here = i == 0 ? &first : &found;
        waits = waits || !here->is_there; /* then what the ledger holds now says nothing */
        several = several || (i > 0 && (here->incident.size == 0 ||
                                        !rsm_slice_equal(here->incident, first.incident)));
    }
    if (take->text->name_count < 2) {
        return rsm_error_set(take->error, RSM_ERROR_ARGUMENT, "merge takes two mentions or more");
    }
    return several || waits ? RSM_OK
                            : rsm_take_refuse(take, first.incident, "is one incident already");
}

/* How many of the split's mentions are of reports' incidents that none before it is of. */
static bool is_first(const found_mention *found, uint32_t i) {
    for (uint32_t j = 1; j < i; j++) {
        if (found[j].number == found[i].number &&
            rsm_slice_equal(found[j].report, found[i].report)) {
            return false;
        }
    }
    return true;
}

static rsm_status members_of(const taker *take, rsm_slice incident, uint32_t *count) {
    rsm_vector rows;
    rsm_note given = {.texts = {incident}};
    rsm_vector_init(&rows, take->arena, sizeof(rsm_note));
    rsm_status status =
        rsm_notes_ask(take->record->ledger, RSM_NOTE_MEMBERS, &given, &rows, take->error);
    *count = rows.count;
    return status;
}

static rsm_status take_split(taker *take) {
    found_mention *found =
        rsm_arena_allocate_items(take->arena, take->text->name_count, sizeof *found);
    uint32_t leave = 0;
    bool waits = take->text->may_wait;
    if (found == NULL) {
        return rsm_take_no_memory(take);
    }
    if (take->text->name_count < 2) {
        return rsm_error_set(take->error, RSM_ERROR_ARGUMENT,
                             "split takes an incident and the mentions that leave it");
    }
    for (uint32_t i = 0; i < take->text->name_count; i++) {
        rsm_status status = (i == 0 ? rsm_take_held : rsm_take_mention)(
            take, take->text->names[i], &take->mentions[i], &found[i]);
        if (status != RSM_OK) {
            return status;
        }
        waits = waits || !found[i].is_there;
        if (i > 0 && !waits && !rsm_slice_equal(found[i].incident, found[0].incident)) {
            return rsm_error_set(
                take->error, RSM_ERROR_ARGUMENT, "\"%.*s\" is not of the incident %.*s",
                RSM_SLICE_ARGUMENTS(take->mentions[i].id), RSM_SLICE_ARGUMENTS(found[0].incident));
        }
        leave += i > 0 && is_first(found, i) ? 1 : 0;
    }
    uint32_t members = 0;
    rsm_status status = members_of(take, found[0].incident, &members);
    return status != RSM_OK ? status
           : !waits && leave >= members
               ? rsm_error_set(take->error, RSM_ERROR_ARGUMENT,
                               "nothing would be left of the incident %.*s",
                               RSM_SLICE_ARGUMENTS(found[0].incident))
               : RSM_OK;
}

/* ---- statements ---- */

static rsm_status take_reject(taker *take) {
    rsm_slice incident;
    rsm_status status = rsm_take_statement(take, take->text->names[0], &incident);
    uint32_t by = rsm_take_decided_by(take, RSM_DECISION_REJECT, take->decision.statement.id);
    return status == RSM_OK && by != 0
               ? rsm_error_set(take->error, RSM_ERROR_ARGUMENT,
                               "\"%.*s\" is rejected already, by decision %u",
                               RSM_SLICE_ARGUMENTS(take->decision.statement.id), by)
               : status;
}

static rsm_status take_reassign(taker *take) {
    rsm_slice incident;
    found_mention found;
    if (take->text->name_count != 2) {
        return rsm_error_set(take->error, RSM_ERROR_ARGUMENT,
                             "reassign takes a statement and a mention");
    }
    rsm_status status = rsm_take_statement(take, take->text->names[0], &incident);
    if (status == RSM_OK) {
        status = rsm_take_held(take, take->text->names[1], &take->mentions[0], &found);
    }
    bool moved =
        take->text->may_wait ||
        rsm_take_decided_by(take, RSM_DECISION_REASSIGN, take->decision.statement.id) != 0 ||
        rsm_take_decided_by(take, RSM_DECISION_REJECT, take->decision.statement.id) != 0;
    return status == RSM_OK && !moved && incident.size > 0 &&
                   rsm_slice_equal(incident, found.incident)
               ? rsm_take_refuse(take, take->decision.statement.id, "is of that incident already")
               : status;
}

/* ---- values ---- */

static bool is_list(rsm_slot slot) {
    return !rsm_slot_is_count(slot) && slot != RSM_SLOT_TYPE && slot != RSM_SLOT_HAPPENED &&
           slot != RSM_SLOT_WHEN && slot != RSM_SLOT_WHERE;
}

static bool is_link(rsm_slot slot) {
    return slot == RSM_SLOT_RESPONSE_TO || slot == RSM_SLOT_PART_OF;
}

/* A value of a link is a mention, by its full id. */
static rsm_status read_link(taker *take, rsm_value *value) {
    rsm_named_mention named;
    found_mention found;
    rsm_status status = rsm_take_incident(take, value->as.text, &named, &found);
    value->as.text = named.id;
    return status;
}

static rsm_status read_values(taker *take, uint32_t most) {
    const rsm_correction_text *text = take->text;
    rsm_decision *decision = &take->decision;
    rsm_value *values =
        rsm_arena_allocate_items(take->arena, text->value_count + 1, sizeof *values);
    rsm_status status = values != NULL ? RSM_OK : rsm_take_no_memory(take);
    if (status == RSM_OK && (text->value_count == 0 || text->value_count > most)) {
        return rsm_error_set(take->error, RSM_ERROR_ARGUMENT, "%s takes one value%s",
                             rsm_slot_name(decision->slot),
                             most > 1 ? " or more (at most 64)" : "");
    }
    for (uint32_t i = 0; status == RSM_OK && i < text->value_count; i++) {
        status = rsm_read_value(take->record->world, decision->slot, text->values[i], take->arena,
                                &values[i], take->error);
        if (status == RSM_OK && is_link(decision->slot)) {
            status = read_link(take, &values[i]);
        }
    }
    decision->values = values;
    decision->value_count = text->value_count;
    return status;
}

static rsm_status read_slot(taker *take) {
    rsm_decision *decision = &take->decision;
    bool adds = decision->kind == RSM_DECISION_ADD;
    if (!rsm_slot_of(take->text->slot, &decision->slot)) {
        return rsm_error_set(take->error, RSM_ERROR_ARGUMENT, "there is no slot \"%.*s\"",
                             RSM_SLICE_ARGUMENTS(take->text->slot));
    }
    if (adds && decision->slot == RSM_SLOT_TYPE) {
        return rsm_error_set(take->error, RSM_ERROR_ARGUMENT,
                             "a type is no statement that can be added: set it");
    }
    if (!adds && is_link(decision->slot)) {
        return rsm_error_set(take->error, RSM_ERROR_ARGUMENT,
                             "%s is a link and no cell: add it, or reject the statement",
                             rsm_slot_name(decision->slot));
    }
    return read_values(take, adds || !is_list(decision->slot) ? 1 : RSM_DECISION_VALUES);
}

static rsm_status take_set(taker *take) {
    found_mention found;
    rsm_status status = rsm_take_held(take, take->text->names[0], &take->mentions[0], &found);
    return status == RSM_OK ? read_slot(take) : status;
}

static rsm_status check_quote(taker *take) {
    rsm_decision *decision = &take->decision;
    rsm_reading *reading = NULL;
    rsm_status status = rsm_take_report(take, decision->report, &reading);
    if (status != RSM_OK) {
        return status;
    }
    if (reading == NULL) {
        return take->text->may_wait ? RSM_OK : rsm_take_not_there(take, "report", decision->report);
    }
    decision->report = reading->report.id;
    return take->text->may_wait ||
                   rsm_slice_find(reading->report.text, decision->quote, 0) != RSM_NOWHERE
               ? RSM_OK
               : rsm_error_set(take->error, RSM_ERROR_ARGUMENT,
                               "the report %.*s does not hold these words: \"%.*s\"",
                               RSM_SLICE_ARGUMENTS(decision->report),
                               RSM_SLICE_ARGUMENTS(decision->quote));
}

static rsm_status take_add(taker *take) {
    const rsm_correction_text *text = take->text;
    rsm_decision *decision = &take->decision;
    bool quoted = text->report.size > 0 || text->quote.size > 0;
    rsm_status status = take_set(take);
    decision->report = text->report;
    decision->quote = text->quote;
    decision->note = text->note;
    if (status != RSM_OK) {
        return status;
    }
    if (quoted == (text->note.size > 0) ||
        (quoted && (text->report.size == 0 || text->quote.size == 0))) {
        return rsm_error_set(take->error, RSM_ERROR_ARGUMENT,
                             "add rests on a report and its words, or on a note");
    }
    if (text->stance.size > 0 && !rsm_stance_of(text->stance, &decision->stance)) {
        return rsm_take_refuse(take, text->stance, "is no stance");
    }
    return quoted ? check_quote(take) : RSM_OK;
}

static rsm_status take_not_incident(taker *take) {
    found_mention found;
    rsm_status status = rsm_take_incident(take, take->text->names[0], &take->mentions[0], &found);
    bool open = take->text->may_wait || found.is_open;
    return status == RSM_OK && found.is_there && found.incident.size == 0 && !open
               ? rsm_take_refuse(take, take->mentions[0].id, "is of no incident already")
               : status;
}

static rsm_status take_undo(taker *take) {
    uint32_t number = take->text->undoes;
    take->decision.undoes = number;
    if (number == 0 || number > take->before_count) {
        return rsm_error_set(take->error, RSM_ERROR_NOT_FOUND, "there is no decision %u",
                             (unsigned)number);
    }
    return take->undone_by[number - 1] == 0
               ? RSM_OK
               : rsm_error_set(take->error, RSM_ERROR_ARGUMENT,
                               "decision %u is undone already, by decision %u", (unsigned)number,
                               (unsigned)take->undone_by[number - 1]);
}

/* ---- the whole ---- */

static rsm_status check_text(const taker *take, const char *what, rsm_slice text, bool needed) {
    if (needed && rsm_slice_trim(text).size == 0) {
        return rsm_error_set(take->error, RSM_ERROR_ARGUMENT, "a decision needs %s", what);
    }
    if (text.size > RSM_VALUE_BYTES) {
        return rsm_error_set(take->error, RSM_ERROR_ARGUMENT, "%s has over %d bytes", what,
                             RSM_VALUE_BYTES);
    }
    return rsm_utf8_is_valid(text)
               ? RSM_OK
               : rsm_error_set(take->error, RSM_ERROR_ARGUMENT, "%s is not UTF-8", what);
}

static rsm_status check_texts(const taker *take) {
    const rsm_correction_text *text = take->text;
    bool one = text->kind == RSM_DECISION_REJECT || text->kind == RSM_DECISION_NOT_INCIDENT ||
               text->kind == RSM_DECISION_ADD || text->kind == RSM_DECISION_SET;
    rsm_status status = check_text(take, "a name", text->person, true);
    if (status == RSM_OK) {
        status = check_text(take, "a reason", text->reason, true);
    }
    if (status == RSM_OK) {
        status = check_text(take, "the note", text->note, false);
    }
    if (status == RSM_OK) {
        status = check_text(take, "the quote", text->quote, false);
    }
    if (status == RSM_OK && text->name_count > RSM_DECISION_MENTIONS) {
        status = rsm_error_set(take->error, RSM_ERROR_LIMIT, "a decision names at most %d mentions",
                               RSM_DECISION_MENTIONS);
    }
    for (uint32_t i = 0; status == RSM_OK && i < text->name_count; i++) {
        status = check_text(take, "an id", text->names[i], true);
    }
    if (status == RSM_OK && one && text->name_count != 1) {
        status = rsm_error_set(take->error, RSM_ERROR_ARGUMENT, "%s takes one %s",
                               rsm_decision_kind_name(text->kind),
                               text->kind == RSM_DECISION_REJECT ? "statement" : "incident");
    }
    return status;
}

static rsm_status take_kind(taker *take) {
    static rsm_status (*const kinds[RSM_DECISION_KIND_COUNT])(taker * take) = {
        take_merge, take_split, take_reject,       take_reassign,
        take_add,   take_set,   take_not_incident, take_undo};
    rsm_status status = check_texts(take);
    return status == RSM_OK ? kinds[take->decision.kind](take) : status;
}

static rsm_status load_before(taker *take) {
    rsm_ledger *ledger = take->record->ledger;
    rsm_status status = rsm_ledger_load_decisions(ledger, take->arena, &take->before,
                                                  &take->before_count, take->error);
    if (status != RSM_OK) {
        return status;
    }
    uint32_t names = take->text->name_count;
    take->undone_by =
        rsm_arena_allocate_items(take->arena, take->before_count, sizeof *take->undone_by);
    take->mentions = rsm_arena_allocate_items(take->arena, names + 1, sizeof *take->mentions);
    if (take->undone_by == NULL || take->mentions == NULL) {
        return rsm_take_no_memory(take);
    }
    rsm_decisions_undone(take->before, take->before_count, take->undone_by);
    return RSM_OK;
}

/* The decision as in the export, by its number. */
static rsm_status write_taken(const taker *take, rsm_buffer *output) {
    rsm_result_decision *results = NULL;
    uint32_t count = 0;
    rsm_status status = rsm_ledger_load_decision_results(take->record->ledger, take->arena,
                                                         &results, &count, take->error);
    if (status == RSM_OK && count > 0) {
        rsm_buffer_append_slice(output, results[count - 1].decision);
        status = rsm_output_status(output, NULL, take->error);
    }
    return status;
}

static rsm_status take_in_transaction(taker *take, rsm_buffer *output) {
    const rsm_correction_text *text = take->text;
    rsm_status status = rsm_export_refresh(take->record, take->error);
    if (status == RSM_OK) {
        status = load_before(take);
    }
    take->decision = (rsm_decision){.kind = text->kind,
                                    .person = rsm_slice_trim(text->person),
                                    .reason = rsm_slice_trim(text->reason),
                                    .mentions = take->mentions};
    if (text->kind != RSM_DECISION_REJECT && text->kind != RSM_DECISION_UNDO) {
        take->decision.mention_count = text->kind == RSM_DECISION_REASSIGN ? 1 : text->name_count;
    }
    if (status == RSM_OK) {
        status = take_kind(take);
    }
    if (status == RSM_OK) {
        status = rsm_ledger_append_decision(take->record->ledger, &take->decision, take->error);
    }
    if (status == RSM_OK) {
        status = rsm_export_finish(take->record, take->error);
    }
    return status == RSM_OK ? write_taken(take, output) : status;
}

rsm_status rsm_export_decide(const rsm_case *record, const rsm_correction_text *correction,
                             rsm_buffer *output, rsm_error *error) {
    rsm_arena arena;
    rsm_error own;
    error = error != NULL ? error : &own;
    taker take = {.record = record, .text = correction, .arena = &arena, .error = error};
    rsm_status status = rsm_ledger_begin(record->ledger, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_arena_init(&arena, record->allocator, 0);
    status = take_in_transaction(&take, output);
    rsm_arena_free(&arena);
    if (status == RSM_OK) {
        status = rsm_ledger_commit(record->ledger, error);
    }
    if (status != RSM_OK) {
        rsm_ledger_rollback(record->ledger);
    }
    return status;
}
