/* The ledger's inside: the connection, its prepared statements, and short ways to bind and read.
 * Private to the room.
 *
 * Invariants: a statement is prepared at its first use and kept; rsm_store_get gives it reset and
 * without bindings. Text is bound without a copy: it must live until the statement is next reset.
 */
#ifndef RSM_LEDGER_STORE_H
#define RSM_LEDGER_STORE_H

#include "ledger/ledger.h"
#include "ledger/notes.h"

#include "base/json.h"

#include <sqlite3.h>

typedef enum rsm_store_query {
    RSM_QUERY_FIND_VERSION,
    RSM_QUERY_FIND_CURRENT,
    RSM_QUERY_SET_PATH,
    RSM_QUERY_RETIRE,
    RSM_QUERY_ADD_BATCH,
    RSM_QUERY_ADD_REPORT,
    RSM_QUERY_ADD_ENTITY,
    RSM_QUERY_ADD_MENTION,
    RSM_QUERY_ADD_INCIDENT,
    RSM_QUERY_ADD_STATEMENT,
    RSM_QUERY_ADD_SOURCE,
    RSM_QUERY_ADD_ATTRIBUTION,
    RSM_QUERY_GET_META,
    RSM_QUERY_SET_META,
    RSM_QUERY_LOAD_REPORTS,
    RSM_QUERY_LOAD_REPORTS_OF,
    RSM_QUERY_LOAD_REPORTS_LIKE,
    RSM_QUERY_LOAD_ENTITIES,
    RSM_QUERY_LOAD_MENTIONS,
    RSM_QUERY_LOAD_INCIDENTS,
    RSM_QUERY_LOAD_STATEMENTS,
    RSM_QUERY_LOAD_SOURCES,
    RSM_QUERY_LOAD_ATTRIBUTIONS,
    RSM_QUERY_LOAD_REPORT_OF_KEY,
    RSM_QUERY_LOAD_REPORT_OF_ID,
    RSM_QUERY_LOAD_EARLIER,
    RSM_QUERY_PUT_INCIDENT,
    RSM_QUERY_FIND_WORDS,
    RSM_QUERY_ADD_WORDS,
    RSM_QUERY_DROP_WORDS,
    RSM_QUERY_DROP_INCIDENT,
    RSM_QUERY_DROP_MEMBERS,
    RSM_QUERY_DROP_CELLS,
    RSM_QUERY_DROP_LINKS,
    RSM_QUERY_DROP_INCIDENT_REPORTS,
    RSM_QUERY_DROP_MEMBERSHIPS,
    RSM_QUERY_DROP_REPORT_RESULT,
    RSM_QUERY_LOAD_MEMBERSHIPS_OF,
    RSM_QUERY_LOAD_REPORT_RESULT_OF,
    RSM_QUERY_PUT_MEMBER,
    RSM_QUERY_PUT_CELL,
    RSM_QUERY_PUT_INCIDENT_REPORT,
    RSM_QUERY_PUT_LINK,
    RSM_QUERY_LOAD_LINKS,
    RSM_QUERY_PUT_MEMBERSHIP,
    RSM_QUERY_PUT_REPORT_RESULT,
    RSM_QUERY_FIND_MEMBER,
    RSM_QUERY_FIND_PREFIX,
    RSM_QUERY_FIND_OLD_MENTION,
    RSM_QUERY_GET_INCIDENT,
    RSM_QUERY_GET_STORED,
    RSM_QUERY_GET_ROW,
    RSM_QUERY_GET_BRIEF,
    RSM_QUERY_GET_DOUBT,
    RSM_QUERY_GET_CELL,
    RSM_QUERY_LIST_SLOTS,
    RSM_QUERY_LOAD_MEMBERSHIPS,
    RSM_QUERY_LOAD_REPORT_RESULTS,
    RSM_QUERY_ADD_DECISION,
    RSM_QUERY_LOAD_DECISIONS,
    RSM_QUERY_SET_DECISION,
    RSM_QUERY_PUT_DECISION_RESULT,
    RSM_QUERY_LOAD_DECISION_RESULTS,
    RSM_QUERY_PUT_DECIDED_STATEMENT,
    RSM_QUERY_COUNT_ALL,
    RSM_QUERY_COUNT_HELD,
    RSM_QUERY_LOAD_STORED,
    RSM_QUERY_SET_READING,
    RSM_QUERY_CHOOSE_CURRENT,
    RSM_QUERY_FIND_REDACTED,
    RSM_QUERY_COUNT
} rsm_store_query;

struct rsm_ledger {
    sqlite3 *database;
    const rsm_allocator *allocator;
    sqlite3_stmt *statements[RSM_QUERY_COUNT];
    sqlite3_stmt *notes[RSM_NOTE_QUERIES];
    bool in_transaction;
    bool has_own_notes;       /* of a view: notes of bringing together too */
    bool is_view;             /* temporary tables stand before the stored ones: see view.c */
    int64_t batch;            /* key of this transaction's batch, 0 until something was appended */
    rsm_slice program, model; /* that batches are marked with; borrowed */
    rsm_buffer text;          /* JSON being put together */
};

/* The text of a query. */
const char *rsm_store_sql(rsm_store_query query);

/* The statement, ready to bind; NULL and *error set where it cannot be prepared. */
sqlite3_stmt *rsm_store_get(rsm_ledger *ledger, rsm_store_query query, rsm_error *error);

/* Finalizes all statements; they are prepared anew when next wanted. */
void rsm_store_forget(rsm_ledger *ledger);

/* ledger.c: back from the log to a rollback journal, where no reader stands in the way. */
void rsm_store_leave_log(rsm_ledger *ledger);

/* results.c: the names of the tables that rsm_ledger_replace_results fills, ended by NULL. */
const char *const *rsm_result_tables(void);

/* results.c: empties them. */
rsm_status rsm_store_clear_results(rsm_ledger *ledger, rsm_error *error);

/* change.c: takes away what stands apart from the row of an incident: members, cells, links,
 * reports. */
rsm_status rsm_store_drop_parts(rsm_ledger *ledger, rsm_slice incident, rsm_error *error);

/* browse.c: prepares "<head> FROM incident_results INDEXED BY <index> <conditions> <tail>" with
 * everything bound; the texts live in the arena. */
rsm_status rsm_browse_prepare(rsm_ledger *ledger, const char *head, const char *index,
                              const rsm_list_filter *filter, const char *tail, rsm_arena *arena,
                              sqlite3_stmt **statement, rsm_error *error);

/* browse.c: steps a query of one number to the row of that number; the statement is to be reset
 * when the row was read. */
rsm_status rsm_browse_seek(rsm_ledger *ledger, rsm_store_query query, int64_t number,
                           sqlite3_stmt **statement, rsm_error *error);

/* browse.c: whether incidents are asked for by more than whether some report is mainly about them.
 */
bool rsm_browse_is_narrow(const rsm_list_filter *filter);

/* The points of an incident on the worklist, as in its index. */
#define RSM_BROWSE_DOUBT "doubt + min(recalls * 5, 20)"

/* words.c: the index of words. What it holds of an incident changes with the row: *number is the
 * key of its row (0 where there is none), *same whether its words are these already; else they are
 * taken out, and rsm_words_put is to follow when the row stands. */
rsm_status rsm_words_take(rsm_ledger *ledger, rsm_slice incident, rsm_slice words, int64_t *number,
                          bool *same, rsm_error *error);
rsm_status rsm_words_put(rsm_ledger *ledger, int64_t number, rsm_slice words, rsm_error *error);

/* words.c: the expression of the index that asks for all of the words, in `arena`; the empty slice
 * where they hold nothing that can be looked for. */
rsm_slice rsm_words_query(rsm_slice words, rsm_arena *arena);

/* words.c: whether the index fits the incidents; passed over where the file cannot be written. */
rsm_status rsm_words_check(rsm_ledger *ledger, rsm_error *error);

/* store.c: one state of the ledger for all that is read until rsm_store_end_reading, which takes what
 * this gave; the file is locked once, not for every row. Nothing where a transaction is open. */
bool rsm_store_begin_reading(rsm_ledger *ledger);
void rsm_store_end_reading(rsm_ledger *ledger, bool began);

/* The status that an SQLite result code means, with a message. */
rsm_status rsm_store_failed(rsm_ledger *ledger, int code, rsm_error *error);

/* Steps a statement that gives no rows, and resets it. */
rsm_status rsm_store_run(rsm_ledger *ledger, sqlite3_stmt *statement, rsm_error *error);

/* Steps a statement that gives rows: *row tells whether there is one; at the end or on failure it
 * is reset. */
rsm_status rsm_store_step(rsm_ledger *ledger, sqlite3_stmt *statement, bool *row, rsm_error *error);

/* Runs SQL that takes no parameters. */
rsm_status rsm_store_execute(rsm_ledger *ledger, const char *sql, rsm_error *error);

/* A one-value query: an integer. */
rsm_status rsm_store_integer(rsm_ledger *ledger, const char *sql, int64_t *value, rsm_error *error);

/* decisions.c: takes the words of a report out of the decisions that hold some. */
rsm_status rsm_store_redact_decisions(rsm_ledger *ledger, rsm_slice report, rsm_error *error);

/* Binding: the column index counts up from 1 by *at. Failures of binding show when the statement is
 * stepped (SQLite keeps NOMEM), so that a row's columns are bound in one go. */
typedef struct rsm_binder {
    sqlite3_stmt *statement;
    int at;
    int code; /* the first failure */
} rsm_binder;

rsm_binder rsm_bind_to(sqlite3_stmt *statement);
void rsm_bind_slice(rsm_binder *binder, rsm_slice value);
void rsm_bind_slice_or_null(rsm_binder *binder, rsm_slice value);
void rsm_bind_string(rsm_binder *binder, const char *value);
void rsm_bind_integer(rsm_binder *binder, int64_t value);
void rsm_bind_integer_or_null(rsm_binder *binder, bool known, int64_t value);
void rsm_bind_instant(rsm_binder *binder, rsm_instant instant);

/* What the function writes with the ledger's own JSON writer, bound as a copy. */
void rsm_bind_json(rsm_binder *binder, rsm_ledger *ledger,
                   void (*write)(rsm_json *json, const void *what), const void *what);

/* Binds are done: runs the row. */
rsm_status rsm_bind_run(rsm_binder *binder, rsm_ledger *ledger, rsm_error *error);

/* Reading: a copy of a text column in the arena; the empty slice for NULL. */
rsm_slice rsm_column_slice(sqlite3_stmt *statement, int column, rsm_arena *arena);

/* A view of it that lives until the statement is stepped. */
rsm_slice rsm_column_view(sqlite3_stmt *statement, int column);
rsm_instant rsm_column_instant(sqlite3_stmt *statement, int column);
uint32_t rsm_column_u32(sqlite3_stmt *statement, int column);

#endif
