/* Coders' tables in: rows cut into cells, cells made statements, any allocation failing. What comes
 * back of what was exported is checked in tests/cli/test_exports.py. */
#include "support/failing_allocator.h"
#include "support/test.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "export/rows.h"
#include "record/names.h"

static rsm_world *world;

static int open_world(void **state) {
    return rsm_world_open(RSM_TEST_WORLD_FILE, &world, NULL) == RSM_OK ? 0 : -1;
}

static int close_world(void **state) {
    rsm_world_close(world);
    return 0;
}

typedef struct rows_test {
    rsm_arena arena;
    rsm_codes codes;
    rsm_buffer heard; /* texts of rows, a line of complaint each */
    uint32_t rows, silent;
} rows_test;

static void begin(rows_test *test) {
    memset(test, 0, sizeof *test);
    rsm_arena_init(&test->arena, NULL, 0);
    rsm_buffer_init(&test->heard, NULL);
    assert_true(rsm_codes_load(world, &test->arena, &test->codes));
}

static void end(rows_test *test) {
    rsm_buffer_free(&test->heard);
    rsm_arena_free(&test->arena);
}

/* "slot=words" of each statement, in order. */
static void hear(rows_test *test, const rsm_reading *reading) {
    for (uint32_t i = 0; i < reading->statement_count; i++) {
        const rsm_statement *statement = &reading->statements[i];
        rsm_slice quote =
            rsm_slice_sub(reading->report.text, statement->span.start, statement->span.end);
        rsm_buffer_append_format(&test->heard, "%s=%.*s|", rsm_slot_name(statement->slot),
                                 RSM_SLICE_ARGUMENTS(quote));
        assert_true(quote.size > 0);
        assert_true(statement->sources.count == 1);
    }
}

static void a_row_is_read_by_its_lines(void **state) {
    static const struct {
        rsm_data_set set;
        const char *text, *heard, *type;
        int32_t first, days; /* of when; days 0: none */
    } cases[] = {
        {RSM_DATA_ACLED,
         "event_date: 14 May 2021\nevent_type: Battles\nsub_event_type: Armed clash\n"
         "actor1: Military Forces of Kenya (2013-)\nfatalities: 3\n",
         "when=14 May 2021|type=Armed clash|perpetrator=Military Forces of Kenya|killed=3|", NULL,
         18761, 1},
        {RSM_DATA_ACLED,
         "event_date: 2021-05-14\ntime_precision: 3\nevent_type: Riots\n"
         "sub_event_type: Mob violence\nactor1: Rioters (Kenya)\nfatalities: many\n",
         "when=2021-05-14|type=Mob violence|", NULL, 18748, 31},
        {RSM_DATA_ACLED, "event_type: Sheep\nfatalities: 3\n", "", "", 0, 0},
        {RSM_DATA_ACLED, "nothing of the kind\n: \n\nevent_type:\n", "", "", 0, 0},
        {RSM_DATA_GTD,
         "iyear: 2021\nimonth: 5\niday: 0\nattacktype1: 3\nattacktype1_txt: Bombing/Explosion\n"
         "gname: Northern Front\nclaimed: 1\nnkill: 3.0\nnkillter: 1.0\nnperps: -99\n",
         "when=5|type=Bombing/Explosion|perpetrator=Northern Front|killed=3.0|killed=1.0|",
         "bombing", 18748, 31},
        {RSM_DATA_GTD,
         "iyear: 2021\nattacktype1_txt: Bombing/Explosion\nsuicide: 1\ncountry: 104\n"
         "city: Unknown\nprovstate: Osk\n",
         "when=2021|type=Bombing/Explosion|where=Osk|", "bombing", 18628, 365},
    };
    rows_test test;
    begin(&test);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        rsm_report report = {.id = RSM_SLICE("acled:X1"), .outlet = RSM_SLICE("ACLED")};
        rsm_reading reading;
        report.text = rsm_slice_from_string(cases[i].text);
        rsm_buffer_clear(&test.heard);
        assert_true(rsm_row_reading(&test.codes, cases[i].set, &report, &test.arena, &reading));
        hear(&test, &reading);
        assert_string_equal(rsm_buffer_string(&test.heard), cases[i].heard);
        assert_int_equal(reading.incident_count, *cases[i].heard != '\0');
        assert_int_equal(reading.silent.size > 0, *cases[i].heard == '\0');
        if (reading.incident_count > 0 && cases[i].type != NULL) {
            assert_true(rsm_slice_equal_string(reading.incidents[0].type, cases[i].type));
        }
        if (cases[i].days > 0) {
            assert_int_equal(reading.incidents[0].when.earliest.day, cases[i].first);
            assert_int_equal(reading.incidents[0].when.latest.day,
                             cases[i].first + cases[i].days - 1);
        }
    }
    end(&test);
}

/* ---- files ---- */

static rsm_status take(void *context, const rsm_reading *reading, rsm_error *error) {
    rows_test *test = context;
    test->rows++;
    test->silent += reading->silent.size > 0;
    rsm_buffer_append_slice(&test->heard, reading->report.id);
    rsm_buffer_append_char(&test->heard, '|');
    return RSM_OK;
}

static void complain(void *context, const char *where, const char *message) {
    rows_test *test = context;
    rsm_buffer_append_format(&test->heard, "%s %s|", strrchr(where, ':'), message);
}

static rsm_status read_text(rows_test *test, const char *text, const rsm_allocator *allocator,
                            rsm_error *error) {
    char path[] = "/tmp/rashomon-rows-XXXXXX";
    rsm_rows_taker taker = {.context = test, .take = take, .complain = complain};
    int file = mkstemp(path);
    assert_true(file >= 0 && write(file, text, strlen(text)) == (ssize_t)strlen(text));
    close(file);
    rsm_status status = rsm_rows_read(&test->codes, RSM_DATA_ACLED, path, allocator, &taker, error);
    unlink(path);
    return status;
}

#define HEAD "event_id_cnty,event_date,event_type,sub_event_type,fatalities,notes\n"
#define REST ",2021-05-14,Battles,Armed clash,3,"

static void a_file_is_cut_into_rows(void **state) {
    static const struct {
        const char *text, *heard;
        rsm_status status;
    } cases[] = {
        {HEAD "A1" REST "x\nA2" REST "y", "acled:A1|acled:A2|", RSM_OK},
        {"\xEF\xBB\xBF" HEAD "A1" REST "\"x,\"\"y\"\"\r\nz\"\r\n\r\nA2" REST "\n",
         "acled:A1|acled:A2|", RSM_OK},
        {HEAD "A1,1\nA2" REST "y\n", ":2 has other cells than the header|acled:A2|", RSM_OK},
        {HEAD "A1" REST "\"y\nA2" REST "z\n", ":2 a quote is not closed|", RSM_OK},
        {"EVENT_ID_CNTY;Event_Date;event_type;sub_event_type\nA1;2021-05-14;Battles;Armed clash\n",
         "acled:A1|", RSM_OK},
        {"a,b\n1,2\n", "", RSM_ERROR_FORMAT},
        {"", "", RSM_ERROR_FORMAT},
        {HEAD "\xff\xfe" REST "x\n", "acled:\xEF\xBF\xBD\xEF\xBF\xBD|", RSM_OK},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        rows_test test;
        rsm_error error = {0};
        begin(&test);
        assert_int_equal(read_text(&test, cases[i].text, NULL, &error), cases[i].status);
        assert_string_equal(rsm_buffer_string(&test.heard), cases[i].heard);
        end(&test);
    }
}

static void any_allocation_may_fail(void **state) {
    bool done = false;
    for (size_t nth = 0; !done; nth++) {
        failing_allocator memory;
        rows_test test;
        rsm_error error;
        begin(&test);
        failing_allocator_init(&memory, nth);
        rsm_status status =
            read_text(&test, HEAD "A1" REST "x\nA2" REST "\"y\"\"\"\n", &memory.allocator, &error);
        assert_int_equal(status, memory.has_failed ? RSM_ERROR_MEMORY : RSM_OK);
        assert_int_equal(memory.held, 0);
        done = !memory.has_failed;
        end(&test);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_is_read_by_its_lines),
        cmocka_unit_test(a_file_is_cut_into_rows),
        cmocka_unit_test(any_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, open_world, close_world);
}
