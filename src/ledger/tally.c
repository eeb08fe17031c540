/* How many incidents pass a filter: by month, by country, by spot of the map.
 *
 * Part: one pass over an index that holds all that is asked for; the rows themselves are not read.
 * Invariants: what is counted is what rsm_ledger_browse lists with the same filter. Cost: linear in
 * the incidents, some 200 ns each; memory in the spots. */
#include "base/calendar.h"
#include "base/numbers.h"
#include "base/vector.h"
#include "ledger/store.h"

#include <math.h>
#include <string.h>

/* ---- by month and country ---- */

enum { LETTERS = 26, CODES = LETTERS * LETTERS };

typedef struct counter {
    uint64_t countries[CODES + 1]; /* the last: those without */
    rsm_vector months;             /* of rsm_tally, in the order in which they are met */
    int32_t day;                   /* the last one seen */
    rsm_arena *arena;
} counter;

static int code_of(rsm_slice country) {
    bool is_code = country.size == 2 && country.data[0] >= 'A' && country.data[0] <= 'Z' &&
                   country.data[1] >= 'A' && country.data[1] <= 'Z';
    return is_code ? (country.data[0] - 'A') * LETTERS + country.data[1] - 'A' : CODES;
}

/* "2021-05" of a position, "" of an undated one. */
static const char *month_of(rsm_arena *arena, int64_t position) {
    rsm_civil civil = rsm_day_to_civil((int32_t)(position >> 11));
    return position == INT64_MAX ? ""
                                 : rsm_arena_format(arena, "%04d-%02d", (int)civil.year,
                                                    (int)civil.month);
}

/* Positions come in order, so that months come in runs. */
static bool count_month(counter *counted, int64_t position) {
    rsm_tally *last = counted->months.count > 0
                          ? rsm_vector_at(&counted->months, counted->months.count - 1)
                          : NULL;
    int32_t day = position == INT64_MAX ? INT32_MAX : (int32_t)(position >> 11);
    if (last != NULL && day == counted->day) {
        last->count++;
        return true;
    }
    const char *month = month_of(counted->arena, position);
    counted->day = day;
    if (month != NULL && last != NULL && rsm_slice_equal_string(last->key, month)) {
        last->count++;
        return true;
    }
    rsm_tally made = {rsm_slice_from_string(month != NULL ? month : ""), 1};
    return month != NULL && rsm_vector_push_copy(&counted->months, &made) != NULL;
}

static int compare_tallies(void *context, const void *left, const void *right) {
    (void)context;
    return rsm_slice_compare(((const rsm_tally *)left)->key, ((const rsm_tally *)right)->key);
}

/* Those without come first, then by code. */
static bool list_countries(const counter *counted, rsm_arena *arena, rsm_tallies *tallies) {
    rsm_vector countries;
    rsm_vector_init(&countries, arena, sizeof(rsm_tally));
    for (int i = 0; i <= CODES; i++) {
        int code = i == 0 ? CODES : i - 1;
        char name[3] = {(char)('A' + code / LETTERS), (char)('A' + code % LETTERS), '\0'};
        rsm_tally made = {rsm_slice_copy(rsm_slice_make(name, code == CODES ? 0 : 2), arena),
                          counted->countries[code]};
        if (made.count > 0 && rsm_vector_push_copy(&countries, &made) == NULL) {
            return false;
        }
    }
    tallies->countries = countries.items;
    tallies->country_count = countries.count;
    tallies->months = counted->months.items;
    tallies->month_count = counted->months.count;
    return rsm_sort(tallies->months, tallies->month_count, sizeof(rsm_tally), compare_tallies, NULL,
                    arena);
}

rsm_status rsm_ledger_tally(rsm_ledger *ledger, const rsm_list_filter *filter, rsm_arena *arena,
                            rsm_tallies *tallies, rsm_error *error) {
    rsm_error own;
    sqlite3_stmt *statement = NULL;
    bool row = false;
    error = error != NULL ? error : &own;
    *tallies = (rsm_tallies){.knows_doubt = true};
    counter *counted = rsm_arena_allocate(arena, sizeof *counted);
    if (counted == NULL) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    memset(counted, 0, sizeof *counted);
    counted->arena = arena;
    rsm_vector_init(&counted->months, arena, sizeof(rsm_tally));
    rsm_status status = rsm_browse_prepare(
        ledger, "SELECT position, country, " RSM_BROWSE_DOUBT, "incidents_listed", filter,
        " ORDER BY main, position", arena, &statement, error);
    while (status == RSM_OK &&
           (status = rsm_store_step(ledger, statement, &row, error)) == RSM_OK && row) {
        tallies->count++;
        counted->countries[code_of(rsm_column_view(statement, 1))]++;
        tallies->doubtful += sqlite3_column_int64(statement, 2) > 0;
        tallies->knows_doubt =
            tallies->knows_doubt && sqlite3_column_type(statement, 2) != SQLITE_NULL;
        if (!count_month(counted, sqlite3_column_int64(statement, 0))) {
            status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
        }
    }
    sqlite3_finalize(statement);
    return status == RSM_OK && (!list_countries(counted, arena, tallies) || arena->failed)
               ? rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory")
               : status;
}

/* ---- by spot ---- */

enum { E5 = 100000, FINEST = 10, NORTH = 90, WEST = 180, MOST_CELLS = 4096 };

typedef struct drawer {
    rsm_map_tally *map;
    rsm_vector spots;
    rsm_numbers index;  /* of their keys */
    int64_t key, at;    /* of the last one; rows of one town come in runs */
    bool has_last;
} drawer;

/* What spots of one place have in common. */
static int64_t key_of(const rsm_spot *spot) {
    return (((int64_t)spot->is_area * MOST_CELLS + spot->y) * MOST_CELLS + spot->x) * MOST_CELLS +
           (spot->radius_km < MOST_CELLS ? spot->radius_km : MOST_CELLS - 1);
}

static bool add_spot(drawer *drawn, const rsm_spot *more) {
    int64_t key = key_of(more);
    if (!drawn->has_last || key != drawn->key) {
        bool is_new = !rsm_numbers_find(&drawn->index, key, &drawn->at);
        drawn->key = key;
        drawn->has_last = true;
        if (is_new) {
            drawn->at = drawn->spots.count;
            return rsm_numbers_set(&drawn->index, key, drawn->at, NULL) &&
                   rsm_vector_push_copy(&drawn->spots, more) != NULL;
        }
    }
    rsm_spot *spot = rsm_vector_at(&drawn->spots, (uint32_t)drawn->at);
    spot->count += more->count;
    spot->killed += more->killed;
    if (more->most_killed > spot->most_killed) {
        spot->most_killed = more->most_killed;
        spot->number = more->number;
    }
    return true;
}

/* The cell of degrees, counted from where cells begin; degrees are stored to five decimals. */
static uint32_t cell_of(double degrees, int from, int count) {
    int64_t cell = (llround(degrees * E5) + (int64_t)from * E5) / (E5 / FINEST);
    return cell < 0 ? 0 : cell >= count ? (uint32_t)count - 1 : (uint32_t)cell;
}

static bool draw_row(drawer *drawn, sqlite3_stmt *row) {
    rsm_slice kind = rsm_column_view(row, 0);
    rsm_map_tally *map = drawn->map;
    if (rsm_slice_equal(kind, RSM_SLICE("country"))) {
        map->countries[code_of(rsm_column_view(row, 4))]++;
        return true;
    }
    if (sqlite3_column_type(row, 1) == SQLITE_NULL) {
        map->nowhere++;
        return true;
    }
    rsm_spot spot = {.is_area = !rsm_slice_equal(kind, RSM_SLICE("city")) &&
                                !rsm_slice_equal(kind, RSM_SLICE("site")),
                     .y = cell_of(sqlite3_column_double(row, 1), NORTH, 2 * NORTH * FINEST),
                     .x = cell_of(sqlite3_column_double(row, 2), WEST, 2 * WEST * FINEST),
                     .count = 1,
                     .number = sqlite3_column_int64(row, 5)};
    spot.radius_km = spot.is_area ? (uint32_t)sqlite3_column_int64(row, 6) : 0;
    spot.most_killed = sqlite3_column_type(row, 3) == SQLITE_NULL ? -1 : sqlite3_column_int64(row, 3);
    spot.killed = spot.most_killed > 0 ? (uint64_t)spot.most_killed : 0;
    return add_spot(drawn, &spot);
}

/* Makes one of the spots of towns within cells of `step` of the finest. */
static bool make_coarser(drawer *drawn, uint32_t step, rsm_arena *arena) {
    const rsm_spot *fine = drawn->spots.items;
    uint32_t count = drawn->spots.count;
    rsm_numbers_clear(&drawn->index);
    drawn->has_last = false;
    rsm_vector_init(&drawn->spots, arena, sizeof(rsm_spot));
    for (uint32_t i = 0; i < count; i++) {
        rsm_spot spot = fine[i];
        if (!spot.is_area) {
            spot.x -= spot.x % step;
            spot.y -= spot.y % step;
        }
        if (!add_spot(drawn, &spot)) {
            return false;
        }
    }
    return true;
}

static int compare_spots(void *context, const void *left, const void *right) {
    const rsm_spot *a = left, *b = right;
    (void)context;
    if (a->is_area != b->is_area) {
        return a->is_area ? -1 : 1;
    }
    if (a->killed != b->killed) {
        return a->killed > b->killed ? -1 : 1;
    }
    return key_of(a) < key_of(b) ? -1 : key_of(a) > key_of(b);
}

/* Cells as small as give at most that many spots; what is still too many, of least killed, goes. */
static bool fit(drawer *drawn, uint32_t most, rsm_arena *arena) {
    static const uint32_t steps[] = {2, 5, 10, 20, 50, 100};
    rsm_map_tally *map = drawn->map;
    map->step = 1;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && drawn->spots.count > most; i++) {
        map->step = steps[i];
        if (!make_coarser(drawn, map->step, arena)) {
            return false;
        }
    }
    map->spots = drawn->spots.items;
    map->spot_count = drawn->spots.count < most ? drawn->spots.count : most;
    if (!rsm_sort(map->spots, drawn->spots.count, sizeof(rsm_spot), compare_spots, NULL, arena)) {
        return false;
    }
    for (uint32_t i = map->spot_count; i < drawn->spots.count; i++) {
        map->left_out += map->spots[i].count;
    }
    return true;
}

/* What each spot is called by. */
static rsm_status name_spots(rsm_ledger *ledger, rsm_map_tally *map, rsm_arena *arena,
                             rsm_error *error) {
    sqlite3_stmt *row;
    rsm_status status = RSM_OK;
    for (uint32_t i = 0; status == RSM_OK && i < map->spot_count; i++) {
        rsm_spot *spot = &map->spots[i];
        status = rsm_browse_seek(ledger, RSM_QUERY_GET_BRIEF, spot->number, &row, error);
        if (status == RSM_OK) {
            spot->id = rsm_column_slice(row, 0, arena);
            spot->name = rsm_column_slice(row, 1, arena);
            spot->city = rsm_column_slice(row, 2, arena);
            spot->earliest = rsm_column_slice(row, 3, arena);
            sqlite3_reset(row);
        }
    }
    return status;
}

rsm_status rsm_ledger_tally_map(rsm_ledger *ledger, const rsm_list_filter *filter, uint32_t most,
                                rsm_arena *arena, rsm_map_tally *map, rsm_error *error) {
    rsm_error own;
    sqlite3_stmt *statement = NULL;
    bool row = false;
    drawer drawn = {.map = map};
    error = error != NULL ? error : &own;
    memset(map, 0, sizeof *map);
    bool began = rsm_store_begin_reading(ledger);
    rsm_numbers_init(&drawn.index, ledger->allocator);
    rsm_vector_init(&drawn.spots, arena, sizeof(rsm_spot));
    rsm_status status = rsm_browse_prepare(
        ledger, "SELECT place_kind, lat, lon, killed_best, country, number, radius_km",
        rsm_browse_is_narrow(filter) ? "incidents_listed" : "incidents_drawn", filter, "", arena,
        &statement, error);
    while (status == RSM_OK &&
           (status = rsm_store_step(ledger, statement, &row, error)) == RSM_OK && row) {
        map->count++;
        if (!draw_row(&drawn, statement)) {
            status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
        }
    }
    sqlite3_finalize(statement);
    if (status == RSM_OK && !fit(&drawn, most, arena)) {
        status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    if (status == RSM_OK) {
        status = name_spots(ledger, map, arena, error);
    }
    rsm_store_end_reading(ledger, began);
    if (status == RSM_OK && arena->failed) {
        status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    rsm_numbers_free(&drawn.index);
    return status;
}
