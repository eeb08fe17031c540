/* A page of the list: filtered, put in order and cut by SQLite, so that a ledger of many incidents
 * is shown in the time of one page.
 *
 * Part: turns a filter into conditions whose values are all bound; nothing a user writes becomes
 * SQL. Invariants: without a limit the rows are those of rsm_ledger_list, in its order; equal rows
 * stand in the order of the list. Cost: linear in the incidents, by an index that holds what the
 * filters ask for, or in the page alone where nothing is filtered; words are looked for in the rows
 * themselves. */
#include "base/utf8.h"
#include "base/vector.h"
#include "ledger/store.h"

enum { MOST_WORDS = 16 };

/* The conditions of a filter, and the values that stand for their marks, in order. */
typedef struct conditions {
    rsm_buffer sql;
    rsm_slice texts[8 + MOST_WORDS];
    uint32_t text_count;
    rsm_arena *arena;
} conditions;

static void add(conditions *made, const char *sql, rsm_slice text) {
    rsm_buffer_append_string(&made->sql, sql);
    made->texts[made->text_count++] = text;
}

static rsm_slice day_of(rsm_instant instant, rsm_arena *arena) {
    char text[RSM_INSTANT_TEXT_SIZE];
    return rsm_slice_copy(
        rsm_slice_sub(rsm_slice_from_string(rsm_instant_text(instant, text)), 0, 10), arena);
}

static void add_days(conditions *made, const rsm_list_filter *filter) {
    if (filter->from.known || filter->to.known) {
        rsm_buffer_append_string(&made->sql, " AND (earliest IS NOT NULL OR latest IS NOT NULL)");
    }
    if (filter->from.known) {
        add(made, " AND (latest IS NULL OR substr(latest, 1, 10) >= ?)",
            day_of(filter->from, made->arena));
    }
    if (filter->to.known) {
        add(made, " AND (earliest IS NULL OR substr(earliest, 1, 10) <= ?)",
            day_of(filter->to, made->arena));
    }
}

/* Each of the words, folded, must stand in the row's. */
static void add_words(conditions *made, rsm_slice words) {
    rsm_slice part, left = rsm_utf8_fold_in(words, made->arena);
    for (uint32_t i = 0; left.size > 0 && rsm_slice_split(&left, ' ', &part);) {
        if (part.size > 0 && i < MOST_WORDS) {
            add(made, " AND instr(words, ?) > 0", part);
            i++;
        }
    }
}

static void add_filter(conditions *made, const rsm_list_filter *filter) {
    rsm_buffer_append_string(&made->sql, filter->all ? " WHERE 1" : " WHERE main = 1");
    if (filter->country.size > 0) {
        add(made, " AND country = upper(?)", filter->country);
    }
    if (filter->type.size > 0) {
        add(made, " AND instr(types, ?) > 0",
            rsm_slice_from_string(
                rsm_arena_format(made->arena, ";%.*s;", RSM_SLICE_ARGUMENTS(filter->type))));
    }
    if (filter->minimum_killed > 0) {
        add(made, " AND killed_best >= CAST(? AS INTEGER)",
            rsm_slice_from_string(
                rsm_arena_format(made->arena, "%lld", (long long)filter->minimum_killed)));
    }
    if (filter->disputed) {
        rsm_buffer_append_string(&made->sql, " AND json_array_length(row, '$.disagree') > 0");
    }
    add_days(made, filter);
    if (filter->words.size > 0) {
        add_words(made, filter->words);
    }
}

static const char *order_of(rsm_list_order order) {
    switch (order) {
    case RSM_LIST_LATEST:
        return " ORDER BY position DESC, id";
    case RSM_LIST_KILLED:
        return " ORDER BY killed_best DESC, position, id";
    case RSM_LIST_REPORTS:
        return " ORDER BY json_extract(row, '$.reports') DESC, position, id";
    case RSM_LIST_DISPUTED:
        return " ORDER BY json_array_length(row, '$.disagree') DESC, position, id";
    default:
        return " ORDER BY position, id";
    }
}

/* Prepares "<head> FROM incident_results <conditions> <tail>" with everything bound. The texts live
 * in the arena. */
static rsm_status prepare(rsm_ledger *ledger, const char *head, const rsm_list_filter *filter,
                          const char *tail, rsm_arena *arena, sqlite3_stmt **statement,
                          rsm_error *error) {
    conditions made = {.arena = arena};
    rsm_buffer_init(&made.sql, ledger->allocator);
    rsm_buffer_append_string(&made.sql, head);
    rsm_buffer_append_string(&made.sql, " FROM incident_results");
    add_filter(&made, filter);
    rsm_buffer_append_string(&made.sql, tail);
    *statement = NULL;
    rsm_status status = RSM_OK;
    if (made.sql.failed || arena->failed) {
        status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    } else {
        int code =
            sqlite3_prepare_v2(ledger->database, rsm_buffer_string(&made.sql), -1, statement, NULL);
        for (uint32_t i = 0; i < made.text_count && code == SQLITE_OK; i++) {
            code = sqlite3_bind_text(*statement, (int)i + 1, made.texts[i].data,
                                     (int)made.texts[i].size, SQLITE_STATIC);
        }
        status = code == SQLITE_OK ? RSM_OK : rsm_store_failed(ledger, code, error);
    }
    rsm_buffer_free(&made.sql);
    return status;
}

rsm_status rsm_ledger_browse(rsm_ledger *ledger, const rsm_list_filter *filter, rsm_arena *arena,
                             rsm_slice **rows, uint32_t *count, rsm_error *error) {
    rsm_error own;
    rsm_vector items;
    sqlite3_stmt *statement = NULL;
    error = error != NULL ? error : &own;
    rsm_vector_init(&items, arena, sizeof(rsm_slice));
    const char *tail = rsm_arena_format(arena, "%s LIMIT %lld OFFSET %lld", order_of(filter->order),
                                        filter->limit > 0 ? (long long)filter->limit : -1LL,
                                        (long long)filter->offset);
    rsm_status status = tail == NULL
                            ? rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory")
                            : prepare(ledger, "SELECT row", filter, tail, arena, &statement, error);
    bool row = false;
    while (status == RSM_OK &&
           (status = rsm_store_step(ledger, statement, &row, error)) == RSM_OK && row) {
        rsm_slice *item = rsm_vector_push(&items);
        if (item != NULL) {
            *item = rsm_column_slice(statement, 0, arena);
        }
        if (arena->failed) {
            status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
        }
    }
    sqlite3_finalize(statement);
    *rows = items.items;
    *count = items.count;
    return status;
}

/* Counts one more of the key among the tallies: the last, where keys come in runs; else where it
 * stands. */
static bool count_one(rsm_vector *tallies, rsm_slice key, rsm_arena *arena) {
    rsm_tally *items = tallies->items;
    for (uint32_t i = tallies->count; i > 0; i--) {
        if (rsm_slice_equal(items[i - 1].key, key)) {
            items[i - 1].count++;
            return true;
        }
    }
    rsm_tally made = {rsm_slice_copy(key, arena), 1};
    return rsm_vector_push_copy(tallies, &made) != NULL;
}

static int compare_tallies(void *context, const void *left, const void *right) {
    (void)context;
    return rsm_slice_compare(((const rsm_tally *)left)->key, ((const rsm_tally *)right)->key);
}

static rsm_tally *sorted(rsm_vector *tallies, rsm_arena *arena, uint32_t *count) {
    *count = tallies->count;
    if (!rsm_sort(tallies->items, tallies->count, sizeof(rsm_tally), compare_tallies, NULL,
                  arena)) {
        arena->failed = true;
    }
    return tallies->items;
}

/* By date, so that the months come in runs; countries are some two hundred at most. */
rsm_status rsm_ledger_tally(rsm_ledger *ledger, const rsm_list_filter *filter, rsm_arena *arena,
                            rsm_tallies *tallies, rsm_error *error) {
    rsm_error own;
    rsm_vector months, countries;
    sqlite3_stmt *statement = NULL;
    bool row = false;
    error = error != NULL ? error : &own;
    *tallies = (rsm_tallies){0};
    rsm_vector_init(&months, arena, sizeof(rsm_tally));
    rsm_vector_init(&countries, arena, sizeof(rsm_tally));
    rsm_status status = prepare(ledger, "SELECT substr(earliest, 1, 7), country", filter,
                                " ORDER BY position", arena, &statement, error);
    while (status == RSM_OK &&
           (status = rsm_store_step(ledger, statement, &row, error)) == RSM_OK && row) {
        tallies->count++;
        if (!count_one(&months, rsm_column_view(statement, 0), arena) ||
            !count_one(&countries, rsm_column_view(statement, 1), arena)) {
            status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
        }
    }
    sqlite3_finalize(statement);
    tallies->months = sorted(&months, arena, &tallies->month_count);
    tallies->countries = sorted(&countries, arena, &tallies->country_count);
    if (status == RSM_OK && arena->failed) {
        status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    return status;
}
