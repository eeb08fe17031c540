/* What became of the decisions, into the ledger. See export/touched_decided.h.
 *
 * Part: the rows of decisions and of the statements that they speak of; which reports an incident
 * draws on because a person put a statement of theirs there. Invariants: the rows are those of
 * export/decided.c. Cost: linear in the decisions; written is what is not so already. */
#include "export/touched_decided.h"

#include "export/decided.h"
#include "record/names.h"
#include "record/write.h"

/* The incident that holds what a part names; empty for none. In the arena. */
static rsm_status incident_of(rsm_touch *touch, const rsm_named_part *part, rsm_slice *incident) {
    rsm_vector rows;
    *incident = rsm_slice_make("", 0);
    if (part == NULL || part->number == RSM_NOTE_NONE) {
        return RSM_OK;
    }
    rsm_vector_init(&rows, &touch->arena, sizeof(rsm_note));
    rsm_note given = {.numbers = {part->number}, .texts = {part->report}};
    rsm_status status = rsm_touch_ask(touch, RSM_NOTE_PLACE, given, &rows);
    if (status == RSM_OK && rows.count > 0) {
        *incident = ((const rsm_note *)rows.items)->texts[0];
    }
    return status;
}

static int compare_slices(void *context, const void *left, const void *right) {
    (void)context;
    return rsm_slice_compare(*(const rsm_slice *)left, *(const rsm_slice *)right);
}

/* The incidents that a decision bears on, in order of ids, each once. */
static rsm_status gather_incidents(rsm_touch *touch, uint32_t index, rsm_vector *found) {
    const rsm_touch_decided *decided = touch->decided;
    rsm_status status = RSM_OK;
    rsm_vector_init(found, &touch->arena, sizeof(rsm_slice));
    for (uint32_t i = decided->first[index]; status == RSM_OK && i < decided->first[index + 1];
         i++) {
        const rsm_named_part *part = &decided->parts[i];
        bool counts = part->part < RSM_PART_STATEMENT ||
                      (part->part == RSM_PART_STATEMENT && decided->effects[index].has_statement);
        rsm_slice incident = rsm_slice_make("", 0);
        if (counts) {
            status = incident_of(touch, part, &incident);
        }
        if (incident.size > 0 && rsm_vector_push_copy(found, &incident) == NULL) {
            status = rsm_touch_no_memory(touch);
        }
    }
    rsm_slice *items = found->items;
    uint32_t kept = 0;
    if (status == RSM_OK &&
        !rsm_sort(items, found->count, sizeof *items, compare_slices, NULL, &touch->arena)) {
        return rsm_touch_no_memory(touch);
    }
    for (uint32_t i = 0; status == RSM_OK && i < found->count; i++) {
        if (kept == 0 || !rsm_slice_equal(items[kept - 1], items[i])) {
            items[kept++] = items[i];
        }
    }
    rsm_vector_truncate(found, kept);
    return status;
}

static rsm_status tell_decision(rsm_touch *touch, uint32_t index, rsm_buffer *buffer,
                                rsm_result_decision *result) {
    const rsm_touch_decided *decided = touch->decided;
    rsm_vector incidents;
    rsm_json json;
    rsm_status status = gather_incidents(touch, index, &incidents);
    result->number = decided->decisions[index].number;
    result->state = rsm_slice_from_string(rsm_decision_state_name(decided->effects[index].state));
    result->incidents = incidents.items;
    result->incident_count = incidents.count;
    rsm_json_init(&json, buffer);
    rsm_write_decision(&json, &decided->decisions[index], &decided->effects[index],
                       decided->statements[index], result);
    result->decision = rsm_take(buffer, &json, &touch->arena);
    return status == RSM_OK && touch->arena.failed ? rsm_touch_no_memory(touch) : status;
}

/* ---- statements ---- */

/* Where the words of an added one stand: in the quoted report, or behind one another. */
static void set_span(const rsm_touch_decided *decided, uint32_t index, uint32_t *notes,
                     rsm_result_statement *result) {
    const rsm_decision *decision = &decided->decisions[index];
    const rsm_named_part *quoted = rsm_part_of(decided, index, RSM_PART_QUOTE);
    result->quote = decision->report.size > 0 ? decision->quote : decision->note;
    result->start = quoted != NULL ? (uint32_t)quoted->place : *notes;
    result->end = result->start + (uint32_t)result->quote.size;
    *notes += quoted != NULL ? 0 : (uint32_t)decision->note.size + 1;
}

static rsm_status tell_statement(rsm_touch *touch, uint32_t index, uint32_t *notes,
                                 rsm_buffer *buffer, rsm_result_statement *result) {
    const rsm_touch_decided *decided = touch->decided;
    const rsm_decision *decision = &decided->decisions[index];
    const rsm_named_part *own = rsm_part_of(decided, index, RSM_PART_STATEMENT);
    bool adds = decision->kind == RSM_DECISION_ADD, rejects = decision->kind == RSM_DECISION_REJECT;
    result->id = decided->statements[index];
    result->report = adds ? decision->report : own->report;
    result->decision = decision->number;
    result->is_rejected = rejects;
    result->is_added = adds;
    if (adds) {
        rsm_json json;
        rsm_json_init(&json, buffer);
        rsm_write_value(&json, &decision->values[0]);
        result->value = rsm_take(buffer, &json, &touch->arena);
        result->slot = rsm_slice_from_string(rsm_slot_name(decision->slot));
        result->stance = rsm_slice_from_string(rsm_stance_name(decision->stance));
        set_span(decided, index, notes, result);
    }
    rsm_status status =
        incident_of(touch, rejects ? own : rsm_part_of(decided, index, 0), &result->incident);
    return status == RSM_OK && touch->arena.failed ? rsm_touch_no_memory(touch) : status;
}

/* A report that a person put a statement of into an incident is one that the incident draws on. */
static rsm_status put_teller(rsm_touch *touch, const rsm_result_statement *result) {
    rsm_note given = {.texts = {result->incident, result->report}};
    return result->is_rejected || result->incident.size == 0 || result->report.size == 0
               ? RSM_OK
               : rsm_touch_put(touch, RSM_NOTE_PUT_TELLER, given);
}

/* ---- all of it ---- */

static rsm_status tell_all(rsm_touch *touch, rsm_buffer *buffer, rsm_vector *decisions,
                           rsm_vector *statements) {
    const rsm_touch_decided *decided = touch->decided;
    rsm_result_decision *stored = NULL;
    uint32_t count = 0, notes = 0;
    rsm_status status = rsm_ledger_load_decision_results(touch->ledger, &touch->arena, &stored,
                                                         &count, touch->error);
    for (uint32_t i = 0; status == RSM_OK && i < decided->count; i++) {
        rsm_result_decision decision = {0};
        rsm_result_statement statement = {0};
        const rsm_effect *effect = &decided->effects[i];
        status = tell_decision(touch, i, buffer, &decision);
        bool same = i < count && rsm_slice_equal(stored[i].decision, decision.decision);
        if (status == RSM_OK && !same && rsm_vector_push_copy(decisions, &decision) == NULL) {
            status = rsm_touch_no_memory(touch);
        }
        if (status != RSM_OK || !effect->has_statement || effect->state != RSM_DECISION_IN_FORCE) {
            continue;
        }
        status = tell_statement(touch, i, &notes, buffer, &statement);
        if (status == RSM_OK) {
            status = put_teller(touch, &statement);
        }
        if (status == RSM_OK && rsm_vector_push_copy(statements, &statement) == NULL) {
            status = rsm_touch_no_memory(touch);
        }
    }
    return status;
}

rsm_status rsm_touch_put_decisions(rsm_touch *touch) {
    rsm_vector decisions, statements;
    rsm_buffer buffer;
    if (touch->decided == NULL) {
        return RSM_OK;
    }
    rsm_vector_init(&decisions, &touch->arena, sizeof(rsm_result_decision));
    rsm_vector_init(&statements, &touch->arena, sizeof(rsm_result_statement));
    rsm_buffer_init(&buffer, touch->record->allocator);
    rsm_status status = tell_all(touch, &buffer, &decisions, &statements);
    rsm_buffer_free(&buffer);
    rsm_results results = {.decisions = decisions.items,
                           .decision_count = decisions.count,
                           .statements = statements.items,
                           .statement_count = statements.count};
    return status == RSM_OK ? rsm_ledger_put_decisions(touch->ledger, &results, touch->error)
                            : status;
}
