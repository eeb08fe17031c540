/* The list: filtered, put in order and cut by SQLite, so that a ledger of many incidents is shown in
 * the time of one page.
 *
 * Part: turns a filter into conditions whose values are all bound; nothing a user writes becomes
 * SQL. First the numbers of the rows are found, in indexes that hold all that filters and orders
 * ask for, then the rows of the page are read. Invariants: equal rows stand in the order of the
 * list by date. Cost: linear in the incidents, some 100 ns each; where nothing is filtered, in
 * those up to the end of the page. */
#include "base/utf8.h"
#include "base/vector.h"
#include "ledger/store.h"

#include <stdlib.h>

enum { NORTH_POLE_E5 = 9000000, DATE_LINE_E5 = 18000000 };

/* The conditions of a filter, and the values that stand for their marks, in order. */
typedef struct conditions {
    rsm_buffer sql;
    rsm_slice texts[16];
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

/* All of the words, by their index; what holds no word finds nothing. */
static void add_words(conditions *made, rsm_slice words) {
    rsm_slice query = rsm_words_query(words, made->arena);
    if (query.size > 0) {
        add(made,
            " AND number IN (SELECT rowid FROM incident_words WHERE incident_words MATCH ?)",
            query);
    } else if (rsm_slice_trim(words).size > 0) {
        rsm_buffer_append_string(&made->sql, " AND 0");
    }
}

/* Degrees of a bound, from hundred thousandths. */
static void add_bound(conditions *made, const char *sql, int32_t degrees_e5) {
    add(made, sql,
        rsm_slice_from_string(rsm_arena_format(made->arena, "%s%d.%05d", degrees_e5 < 0 ? "-" : "",
                                               abs(degrees_e5) / 100000,
                                               abs(degrees_e5) % 100000)));
}

static void add_places(conditions *made, const rsm_list_filter *filter) {
    static const char *const kinds[] = {
        [RSM_PLACES_ANY] = "",
        [RSM_PLACES_TOWN] = " AND place_kind IN ('city', 'site') AND lat IS NOT NULL",
        [RSM_PLACES_AREA] =
            " AND lat IS NOT NULL AND place_kind NOT IN ('city', 'site', 'country', '')",
        [RSM_PLACES_COUNTRY] = " AND place_kind = 'country'",
        [RSM_PLACES_NONE] = " AND place_kind <> 'country' AND lat IS NULL"};
    rsm_buffer_append_string(&made->sql, kinds[filter->places]);
    if (filter->has_box) {
        add_bound(made, " AND lat >= CAST(? AS REAL)", filter->box.south_e5);
        if (filter->box.north_e5 < NORTH_POLE_E5) {
            add_bound(made, " AND lat < CAST(? AS REAL)", filter->box.north_e5);
        }
        add_bound(made, " AND lon >= CAST(? AS REAL)", filter->box.west_e5);
        if (filter->box.east_e5 < DATE_LINE_E5) {
            add_bound(made, " AND lon < CAST(? AS REAL)", filter->box.east_e5);
        }
        rsm_buffer_append_string(&made->sql, " AND place_kind <> 'country'");
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
        rsm_buffer_append_string(&made->sql, " AND differ > 0");
    }
    add_days(made, filter);
    add_places(made, filter);
    if (filter->words.size > 0) {
        add_words(made, filter->words);
    }
}

/* The order, and the index that it can be read off. */
static const char *order_of(rsm_list_order order, const char **index) {
    switch (order) {
    case RSM_LIST_LATEST:
        *index = "incidents_latest";
        return " ORDER BY earliest IS NULL, position DESC, id";
    case RSM_LIST_KILLED:
        *index = "incidents_killed";
        return " ORDER BY killed_best DESC, position, id";
    case RSM_LIST_REPORTS:
        *index = "incidents_reports";
        return " ORDER BY reports DESC, position, id";
    case RSM_LIST_DISPUTED:
        *index = "incidents_differ";
        return " ORDER BY differ DESC, position, id";
    default:
        *index = "incidents_position";
        return " ORDER BY position, id";
    }
}

static const char by_doubt[] = " AND " RSM_BROWSE_DOUBT " > 0 ORDER BY " RSM_BROWSE_DOUBT " DESC, position, id";

bool rsm_browse_is_narrow(const rsm_list_filter *filter) {
    return filter->from.known || filter->to.known || filter->country.size > 0 ||
           filter->type.size > 0 || filter->minimum_killed > 0 || filter->words.size > 0 ||
           filter->disputed || filter->has_box || filter->places != RSM_PLACES_ANY;
}

rsm_status rsm_browse_prepare(rsm_ledger *ledger, const char *head, const char *index,
                              const rsm_list_filter *filter, const char *tail, rsm_arena *arena,
                              sqlite3_stmt **statement, rsm_error *error) {
    conditions made = {.arena = arena};
    rsm_buffer_init(&made.sql, ledger->allocator);
    rsm_buffer_append_string(&made.sql, head);
    rsm_buffer_append_string(&made.sql, " FROM incident_results INDEXED BY ");
    rsm_buffer_append_string(&made.sql, index);
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

/* The numbers of the rows that pass, in order and of the page: found without reading any row. */
static rsm_status find_numbers(rsm_ledger *ledger, const rsm_list_filter *filter, bool doubtful,
                               rsm_arena *arena,
                               rsm_vector *numbers, rsm_error *error) {
    sqlite3_stmt *statement = NULL;
    const char *index = "incidents_doubt", *order = by_doubt;
    if (!doubtful) {
        order = order_of(filter->order, &index);
    }
    const char *tail = rsm_arena_format(arena, "%s LIMIT %lld OFFSET %lld", order,
                                        filter->limit > 0 ? (long long)filter->limit : -1LL,
                                        (long long)filter->offset);
    rsm_vector_init(numbers, arena, sizeof(int64_t));
    rsm_status status = tail == NULL
                            ? rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory")
                            : rsm_browse_prepare(ledger, "SELECT number",
                                                 rsm_browse_is_narrow(filter) ? "incidents_listed"
                                                                              : index,
                                                 filter, tail, arena, &statement, error);
    bool row = false;
    while (status == RSM_OK &&
           (status = rsm_store_step(ledger, statement, &row, error)) == RSM_OK && row) {
        int64_t number = sqlite3_column_int64(statement, 0);
        if (rsm_vector_push_copy(numbers, &number) == NULL) {
            status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
        }
    }
    sqlite3_finalize(statement);
    return status;
}

rsm_status rsm_browse_seek(rsm_ledger *ledger, rsm_store_query query, int64_t number,
                           sqlite3_stmt **statement, rsm_error *error) {
    bool row = false;
    *statement = rsm_store_get(ledger, query, error);
    if (*statement == NULL) {
        return error->status;
    }
    rsm_binder binder = rsm_bind_to(*statement);
    rsm_bind_integer(&binder, number);
    rsm_status status = rsm_store_step(ledger, *statement, &row, error);
    return status == RSM_OK && !row
               ? rsm_error_set(error, RSM_ERROR_FORMAT, "the ledger is damaged: a row is gone")
               : status;
}

/* Room for as many items as there are numbers. */
static rsm_status make_room(const rsm_vector *numbers, size_t size, rsm_arena *arena, void **items,
                            rsm_error *error) {
    *items = rsm_arena_allocate_items(arena, numbers->count, size);
    return *items != NULL ? RSM_OK : rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
}

static rsm_status get_row(rsm_ledger *ledger, int64_t number, rsm_arena *arena, rsm_slice *text,
                          rsm_error *error) {
    sqlite3_stmt *row;
    rsm_status status = rsm_browse_seek(ledger, RSM_QUERY_GET_ROW, number, &row, error);
    if (status == RSM_OK) {
        *text = rsm_column_slice(row, 0, arena);
        sqlite3_reset(row);
    }
    return status == RSM_OK && arena->failed
               ? rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory")
               : status;
}

rsm_status rsm_ledger_browse(rsm_ledger *ledger, const rsm_list_filter *filter, rsm_arena *arena,
                             rsm_slice **rows, uint32_t *count, rsm_error *error) {
    rsm_error own;
    rsm_vector numbers;
    void *items = NULL;
    error = error != NULL ? error : &own;
    *count = 0;
    bool began = rsm_store_begin_reading(ledger);
    rsm_status status = find_numbers(ledger, filter, false, arena, &numbers, error);
    if (status == RSM_OK) {
        status = make_room(&numbers, sizeof **rows, arena, &items, error);
    }
    *rows = items;
    for (; status == RSM_OK && *count < numbers.count; (*count)++) {
        status = get_row(ledger, *(int64_t *)rsm_vector_at(&numbers, *count), arena,
                         &(*rows)[*count], error);
    }
    rsm_store_end_reading(ledger, began);
    return status;
}

rsm_status rsm_ledger_browse_doubtful(rsm_ledger *ledger, const rsm_list_filter *filter,
                                      rsm_arena *arena, rsm_doubtful **doubtful, uint32_t *count,
                                      rsm_error *error) {
    rsm_error own;
    rsm_vector numbers;
    sqlite3_stmt *row;
    void *items = NULL;
    error = error != NULL ? error : &own;
    *count = 0;
    bool began = rsm_store_begin_reading(ledger);
    rsm_status status = find_numbers(ledger, filter, true, arena, &numbers, error);
    if (status == RSM_OK) {
        status = make_room(&numbers, sizeof **doubtful, arena, &items, error);
    }
    *doubtful = items;
    for (; status == RSM_OK && *count < numbers.count; (*count)++) {
        rsm_doubtful *item = &(*doubtful)[*count];
        status = rsm_browse_seek(ledger, RSM_QUERY_GET_DOUBT, *(int64_t *)rsm_vector_at(&numbers, *count),
                      &row, error);
        if (status == RSM_OK) {
            item->doubt = rsm_column_u32(row, 0);
            item->recalls = rsm_column_u32(row, 1);
            item->reasons = rsm_column_slice(row, 2, arena);
            item->row = rsm_column_slice(row, 3, arena);
            sqlite3_reset(row);
        }
    }
    rsm_store_end_reading(ledger, began);
    return status == RSM_OK && arena->failed
               ? rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory")
               : status;
}

rsm_status rsm_ledger_knows_doubt(rsm_ledger *ledger, bool *known, rsm_error *error) {
    int64_t unknown = 0;
    rsm_status status = rsm_store_integer(
        ledger, "SELECT EXISTS(SELECT 1 FROM incident_results WHERE " RSM_BROWSE_DOUBT " IS NULL)",
        &unknown, error);
    *known = unknown == 0;
    return status;
}

rsm_status rsm_ledger_list(rsm_ledger *ledger, const rsm_list_filter *filter, rsm_arena *arena,
                           rsm_stored_incident **incidents, uint32_t *count, rsm_error *error) {
    rsm_error own;
    rsm_vector numbers;
    sqlite3_stmt *row;
    void *items = NULL;
    rsm_list_filter every = filter != NULL ? *filter : (rsm_list_filter){.all = true};
    error = error != NULL ? error : &own;
    every.offset = every.limit = 0;
    every.order = RSM_LIST_BY_DATE;
    *count = 0;
    bool began = rsm_store_begin_reading(ledger);
    rsm_status status = find_numbers(ledger, &every, false, arena, &numbers, error);
    if (status == RSM_OK) {
        status = make_room(&numbers, sizeof **incidents, arena, &items, error);
    }
    *incidents = items;
    for (; status == RSM_OK && *count < numbers.count; (*count)++) {
        rsm_stored_incident *item = &(*incidents)[*count];
        status = rsm_browse_seek(ledger, RSM_QUERY_GET_STORED, *(int64_t *)rsm_vector_at(&numbers, *count),
                      &row, error);
        if (status == RSM_OK) {
            item->id = rsm_column_slice(row, 0, arena);
            item->account = rsm_column_slice(row, 1, arena);
            item->row = rsm_column_slice(row, 2, arena);
            sqlite3_reset(row);
        }
    }
    rsm_store_end_reading(ledger, began);
    return status == RSM_OK && arena->failed
               ? rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory")
               : status;
}
