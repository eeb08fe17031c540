/* The index of words: which incidents hold which words in their names, types, places, people, bodies
 * and titles of reports.
 *
 * Part: keeps SQLite's full-text index in step with the rows of incidents, one at a time, and turns
 * what a person wrote into an expression of it. Invariants: the index holds the column `words` of
 * every row, under the row's number; whatever a person writes is words, never syntax. Cost: linear
 * in the words of the incident that changes; an incident whose words stay costs a look-up. */
#include "base/utf8.h"
#include "ledger/store.h"

#include <string.h>

enum {
    MOST_WORDS = 16,   /* heeded of what a person wrote */
    LEAST_BEGINNING = 3 /* bytes of a word that finds those that begin so; a shorter finds itself */
};

static rsm_status run(rsm_ledger *ledger, rsm_store_query query, int64_t number, rsm_slice words,
                      rsm_error *error) {
    sqlite3_stmt *statement = rsm_store_get(ledger, query, error);
    if (statement == NULL) {
        return error->status;
    }
    rsm_binder row = rsm_bind_to(statement);
    rsm_bind_integer(&row, number);
    rsm_bind_slice(&row, words);
    return rsm_bind_run(&row, ledger, error);
}

rsm_status rsm_words_take(rsm_ledger *ledger, rsm_slice incident, rsm_slice words, int64_t *number,
                          bool *same, rsm_error *error) {
    bool found = false;
    *number = 0;
    *same = false;
    sqlite3_stmt *statement = rsm_store_get(ledger, RSM_QUERY_FIND_WORDS, error);
    if (statement == NULL) {
        return error->status;
    }
    rsm_binder row = rsm_bind_to(statement);
    rsm_bind_slice(&row, incident);
    rsm_status status = rsm_store_step(ledger, statement, &found, error);
    if (status != RSM_OK || !found) {
        return status;
    }
    rsm_slice before = rsm_column_view(statement, 1);
    *number = sqlite3_column_int64(statement, 0);
    *same = words.size > 0 && rsm_slice_equal(before, words);
    status = *same ? RSM_OK : run(ledger, RSM_QUERY_DROP_WORDS, *number, before, error);
    sqlite3_reset(statement);
    return status;
}

rsm_status rsm_words_put(rsm_ledger *ledger, int64_t number, rsm_slice words, rsm_error *error) {
    return run(ledger, RSM_QUERY_ADD_WORDS, number, words, error);
}

/* ---- what a person wrote ---- */

/* Whether the index would find anything in it to look for. */
static bool has_word(rsm_slice text) {
    for (size_t at = 0; at < text.size;) {
        rsm_character next = rsm_utf8_decode(text, at);
        if (rsm_is_letter(next.code_point) || rsm_is_digit(next.code_point)) {
            return true;
        }
        at += next.size;
    }
    return false;
}

/* The next word, or what stands between two quotation marks; false at the end. */
static bool next_part(rsm_slice *left, rsm_slice *part, bool *quoted) {
    while (left->size > 0 && left->data[0] == ' ') {
        *left = rsm_slice_sub(*left, 1, left->size);
    }
    if (left->size == 0) {
        return false;
    }
    *quoted = left->data[0] == '"';
    size_t from = *quoted ? 1 : 0, end = from;
    while (end < left->size && left->data[end] != '"' && (*quoted || left->data[end] != ' ')) {
        end++;
    }
    *part = rsm_slice_sub(*left, from, end);
    size_t next = *quoted && end < left->size ? end + 1 : end;
    *left = rsm_slice_sub(*left, next, left->size);
    return true;
}

/* "\"market\"* \"car bomb\"": each part between quotation marks, in which nothing is syntax; all must
 * be there. */
rsm_slice rsm_words_query(rsm_slice words, rsm_arena *arena) {
    rsm_slice part, left = rsm_utf8_fold_in(words, arena), made = rsm_slice_make("", 0);
    bool quoted = false;
    for (uint32_t count = 0; count < MOST_WORDS && next_part(&left, &part, &quoted);) {
        if (has_word(part)) {
            const char *text = rsm_arena_format(
                arena, "%.*s%s\"%.*s\"%s", RSM_SLICE_ARGUMENTS(made), made.size > 0 ? " " : "",
                RSM_SLICE_ARGUMENTS(part), !quoted && part.size >= LEAST_BEGINNING ? "*" : "");
            made = rsm_slice_from_string(text != NULL ? text : "");
            count++;
        }
    }
    return made;
}

/* ---- checking ---- */

/* The index checks itself by a command that is written as an insertion: it changes nothing, and
 * needs the right to write. */
rsm_status rsm_words_check(rsm_ledger *ledger, rsm_error *error) {
    if (sqlite3_db_readonly(ledger->database, "main") != 0) {
        return RSM_OK;
    }
    int code = sqlite3_exec(ledger->database,
                            "INSERT INTO incident_words(incident_words, rank)"
                            " VALUES('integrity-check', 1)",
                            NULL, NULL, NULL);
    if ((code & 0xff) == SQLITE_CORRUPT) {
        return rsm_error_set(error, RSM_ERROR_FORMAT,
                             "the ledger is damaged: its index of words does not fit its "
                             "incidents");
    }
    return (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_READONLY
               ? RSM_OK
               : rsm_store_failed(ledger, code, error);
}
