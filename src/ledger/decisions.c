/* A person's decisions, and what became of each. See record/decision.h.
 *
 * Part: appending and loading decisions; storing what follows from them beside the other results.
 * Invariants: a decision is never changed, but that a redacted report's words go from it; numbers
 * run from 1 without a gap. Cost: linear in the decisions. */
#include "base/vector.h"
#include "ledger/store.h"
#include "record/parse.h"

static void write_arguments(rsm_json *json, const void *what) {
    rsm_json_begin_object(json);
    rsm_write_decision_keys(json, what, true);
    rsm_json_end_object(json);
}

rsm_status rsm_ledger_append_decision(rsm_ledger *ledger, rsm_decision *decision,
                                      rsm_error *error) {
    rsm_error own;
    char now[RSM_COMMIT_TIME_SIZE];
    int64_t last = 0;
    error = error != NULL ? error : &own;
    if (!ledger->in_transaction) {
        return rsm_error_set(error, RSM_ERROR_ARGUMENT, "no transaction is open");
    }
    rsm_status status =
        rsm_store_integer(ledger, "SELECT coalesce(max(number), 0) FROM decisions", &last, error);
    if (status != RSM_OK) {
        return status;
    }
    if (last >= RSM_DECISIONS_MAXIMUM) {
        return rsm_error_set(error, RSM_ERROR_LIMIT, "the ledger holds %d decisions already",
                             RSM_DECISIONS_MAXIMUM);
    }
    sqlite3_stmt *statement = rsm_store_get(ledger, RSM_QUERY_ADD_DECISION, error);
    if (statement == NULL) {
        return error->status;
    }
    decision->number = (uint32_t)last + 1;
    rsm_binder binder = rsm_bind_to(statement);
    rsm_bind_integer(&binder, decision->number);
    rsm_bind_string(&binder, rsm_decision_kind_name(decision->kind));
    rsm_bind_json(&binder, ledger, write_arguments, decision);
    rsm_bind_slice(&binder, decision->person);
    rsm_bind_slice(&binder, decision->reason);
    rsm_bind_string(&binder, rsm_ledger_commit_time(now));
    status = rsm_bind_run(&binder, ledger, error);
    return status == RSM_OK ? rsm_ledger_set_meta(ledger, "stale", RSM_SLICE("1"), error) : status;
}

static bool read_decision(sqlite3_stmt *row, rsm_arena *arena, rsm_decision *decision) {
    int64_t number = sqlite3_column_int64(row, 0);
    decision->number = number > 0 && number <= RSM_DECISIONS_MAXIMUM ? (uint32_t)number : 0;
    decision->person = rsm_column_slice(row, 3, arena);
    decision->reason = rsm_column_slice(row, 4, arena);
    decision->decided = rsm_column_slice(row, 5, arena);
    return decision->number > 0 && rsm_decision_kind_of(rsm_column_view(row, 1), &decision->kind) &&
           rsm_parse_decision(rsm_column_view(row, 2), arena, decision);
}

rsm_status rsm_ledger_load_decisions(rsm_ledger *ledger, rsm_arena *arena, rsm_decision **decisions,
                                     uint32_t *count, rsm_error *error) {
    rsm_error own;
    rsm_vector items;
    bool row = false;
    rsm_status status;
    error = error != NULL ? error : &own;
    rsm_vector_init(&items, arena, sizeof(rsm_decision));
    sqlite3_stmt *statement = rsm_store_get(ledger, RSM_QUERY_LOAD_DECISIONS, error);
    if (statement == NULL) {
        return error->status;
    }
    while ((status = rsm_store_step(ledger, statement, &row, error)) == RSM_OK && row) {
        rsm_decision *decision = rsm_vector_push(&items);
        if (decision == NULL || !read_decision(statement, arena, decision)) {
            int number = sqlite3_column_int(statement, 0);
            sqlite3_reset(statement);
            return arena->failed
                       ? rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory")
                       : rsm_error_set(error, RSM_ERROR_FORMAT,
                                       "the ledger is damaged: decision %d cannot be read", number);
        }
    }
    *decisions = items.items;
    *count = items.count;
    if (status == RSM_OK && arena->failed) {
        status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    return status;
}

/* ---- what became of them ---- */

static void write_ids(rsm_json *json, const void *what) {
    const rsm_result_decision *result = what;
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < result->incident_count; i++) {
        rsm_json_string(json, result->incidents[i]);
    }
    rsm_json_end_array(json);
}

static rsm_status put_decision(rsm_ledger *ledger, const rsm_result_decision *result,
                               rsm_error *error) {
    sqlite3_stmt *row = rsm_store_get(ledger, RSM_QUERY_PUT_DECISION_RESULT, error);
    if (row == NULL) {
        return error->status;
    }
    rsm_binder binder = rsm_bind_to(row);
    rsm_bind_integer(&binder, result->number);
    rsm_bind_slice(&binder, result->state);
    rsm_bind_json(&binder, ledger, write_ids, result);
    rsm_bind_slice(&binder, result->decision);
    return rsm_bind_run(&binder, ledger, error);
}

static rsm_status put_statement(rsm_ledger *ledger, const rsm_result_statement *statement,
                                rsm_error *error) {
    sqlite3_stmt *row = rsm_store_get(ledger, RSM_QUERY_PUT_DECIDED_STATEMENT, error);
    if (row == NULL) {
        return error->status;
    }
    rsm_binder binder = rsm_bind_to(row);
    rsm_bind_slice(&binder, statement->id);
    rsm_bind_slice_or_null(&binder, statement->report);
    rsm_bind_slice_or_null(&binder, statement->incident);
    rsm_bind_integer(&binder, statement->decision);
    rsm_bind_integer(&binder, statement->is_rejected);
    rsm_bind_integer(&binder, statement->is_added);
    rsm_bind_slice_or_null(&binder, statement->slot);
    rsm_bind_slice_or_null(&binder, statement->value);
    rsm_bind_slice_or_null(&binder, statement->stance);
    rsm_bind_integer_or_null(&binder, statement->is_added, statement->start);
    rsm_bind_integer_or_null(&binder, statement->is_added, statement->end);
    rsm_bind_slice_or_null(&binder, statement->quote);
    return rsm_bind_run(&binder, ledger, error);
}

rsm_status rsm_ledger_put_decisions(rsm_ledger *ledger, const rsm_results *results,
                                    rsm_error *error) {
    rsm_error own;
    error = error != NULL ? error : &own;
    rsm_status status = rsm_store_execute(ledger, "DELETE FROM decided_statements", error);
    for (uint32_t i = 0; i < results->decision_count && status == RSM_OK; i++) {
        status = put_decision(ledger, &results->decisions[i], error);
    }
    for (uint32_t i = 0; i < results->statement_count && status == RSM_OK; i++) {
        status = put_statement(ledger, &results->statements[i], error);
    }
    return status;
}

rsm_status rsm_ledger_load_decision_results(rsm_ledger *ledger, rsm_arena *arena,
                                            rsm_result_decision **results, uint32_t *count,
                                            rsm_error *error) {
    rsm_error own;
    rsm_vector items;
    bool row = false;
    rsm_status status;
    error = error != NULL ? error : &own;
    rsm_vector_init(&items, arena, sizeof(rsm_result_decision));
    sqlite3_stmt *statement = rsm_store_get(ledger, RSM_QUERY_LOAD_DECISION_RESULTS, error);
    if (statement == NULL) {
        return error->status;
    }
    while ((status = rsm_store_step(ledger, statement, &row, error)) == RSM_OK && row &&
           !arena->failed) {
        rsm_result_decision *item = rsm_vector_push(&items);
        if (item != NULL) {
            item->number = rsm_column_u32(statement, 0);
            item->state = rsm_column_slice(statement, 1, arena);
            item->decision = rsm_column_slice(statement, 3, arena);
            item->decided = rsm_column_slice(statement, 4, arena);
            rsm_parse_strings(rsm_column_view(statement, 2), arena, &item->incidents,
                              &item->incident_count);
        }
    }
    sqlite3_reset(statement);
    *results = items.items;
    *count = items.count;
    if (status == RSM_OK && arena->failed) {
        status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    return status;
}

/* ---- redaction ---- */

static bool is_of(rsm_slice id, char mark, rsm_slice report) {
    size_t at = rsm_slice_find_last_byte(id, mark);
    return at != RSM_NOWHERE && rsm_slice_equal(rsm_slice_sub(id, 0, at), report);
}

/* Drops the report's words from a decision; whether it held any. */
static bool forget_words(rsm_decision *decision, rsm_slice report) {
    rsm_named_mention *mentions = (rsm_named_mention *)(uintptr_t)decision->mentions;
    bool held = false;
    for (uint32_t i = 0; i < decision->mention_count; i++) {
        if (mentions[i].words.size > 0 && is_of(mentions[i].id, '@', report)) {
            mentions[i].words = rsm_slice_make("", 0);
            held = true;
        }
    }
    if (decision->statement.is_known && is_of(decision->statement.id, '#', report)) {
        decision->statement.is_known = false;
        held = true;
    }
    if (decision->quote.size > 0 && rsm_slice_equal(decision->report, report)) {
        decision->quote = RSM_SLICE("(redacted)");
        held = true;
    }
    return held;
}

rsm_status rsm_store_redact_decisions(rsm_ledger *ledger, rsm_slice report, rsm_error *error) {
    rsm_arena arena;
    rsm_decision *decisions = NULL;
    uint32_t count = 0;
    rsm_arena_init(&arena, ledger->allocator, 0);
    rsm_status status = rsm_ledger_load_decisions(ledger, &arena, &decisions, &count, error);
    for (uint32_t i = 0; i < count && status == RSM_OK; i++) {
        if (!forget_words(&decisions[i], report)) {
            continue;
        }
        sqlite3_stmt *statement = rsm_store_get(ledger, RSM_QUERY_SET_DECISION, error);
        if (statement == NULL) {
            status = error->status;
            break;
        }
        rsm_binder binder = rsm_bind_to(statement);
        rsm_bind_json(&binder, ledger, write_arguments, &decisions[i]);
        rsm_bind_integer(&binder, decisions[i].number);
        status = rsm_bind_run(&binder, ledger, error);
    }
    rsm_arena_free(&arena);
    return status;
}
