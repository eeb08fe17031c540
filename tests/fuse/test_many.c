/* Thousands of reports of one town and one day hang together: time grows with their number and not
 * with its square. */
#include "support/test.h"

#include "fuse/fuse.h"
#include "record/make_reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { FEW = 2500, TIMES = 4, GROWTH = 8, LEAST_MS = 200, AGAIN = 4 };

/* How the reports differ. */
typedef struct shape {
    const char *name;
    unsigned tolls; /* so many, far apart */
    unsigned days;  /* so many, one after the other: of two the days may be a slip, of three not */
    bool late_two;  /* the last hundredth tell of a second bombing there that day */
} shape;

static const shape shapes[] = {{"all alike", 1, 1, false},
                               {"two tolls", 2, 1, false},
                               {"fifty tolls", 50, 1, false},
                               {"four days in a row", 1, 4, false},
                               {"the last tell of two", 1, 1, true}};

/* Report `number`: of a bombing in the one town. */
static rsm_reading make_one(rsm_arena *arena, unsigned number, unsigned count, const shape *form) {
    char id[16], text[128], day[16];
    maker make;
    snprintf(id, sizeof id, "r%05u", number);
    snprintf(text, sizeof text, "A blast %u killed some of those who stood there, says %u.", number,
             number * 7919u);
    snprintf(day, sizeof day, "2021-05-%02u", 14 + number % form->days);
    make_begin(&make, arena, "", "", "2021-06-15", "A blast and a bomb.");
    make.reading.report.id = make_text(&make, id);
    make.reading.report.outlet = make.reading.report.id;
    rsm_place_value city = make_city(&make, "Osk", "XA", 1);
    uint32_t incident = make_incident(&make, "bombing", form->days == 1, "blast", day, day, &city);
    int64_t killed = 400 + (int64_t)(number % form->tolls) * 4000;
    make_killed(&make, incident, killed, killed, "some", NULL, RSM_SOURCE_OUTLET);
    if (form->late_two && number >= count - count / 100) {
        make_incident(&make, "bombing", false, "bomb", day, day, &city);
    }
    make.reading.report.text = make_text(&make, text);
    return make_end(&make);
}

/* Milliseconds to bring them together; the number of groups. */
static double time_of(unsigned count, const shape *form, uint32_t *groups) {
    rsm_arena arena;
    rsm_fusion fusion;
    rsm_arena_init(&arena, NULL, 0);
    rsm_reading *readings = calloc(count, sizeof *readings);
    assert_non_null(readings);
    for (unsigned i = 0; i < count; i++) {
        readings[i] = make_one(&arena, i, count, form);
    }
    clock_t start = clock();
    assert_int_equal(rsm_fuse(NULL, readings, count, &arena, &fusion, NULL), RSM_OK);
    double time = (double)(clock() - start) * 1000 / CLOCKS_PER_SEC;
    *groups = fusion.group_count;
    free(readings);
    rsm_arena_free(&arena);
    return time;
}

static void time_grows_with_the_reports_of_one_town(void **state) {
    for (unsigned i = 0; i < COUNT_OF(shapes); i++) {
        uint32_t groups = 0;
        double few = time_of(FEW, &shapes[i], &groups);
        double many = time_of(FEW * TIMES, &shapes[i], &groups);
        for (int n = 0; n < AGAIN && many > LEAST_MS && many > few * GROWTH; n++) {
            many = time_of(FEW * TIMES, &shapes[i], &groups);
        }
        if (getenv("RASHOMON_TELL") != NULL) {
            printf("%s: %.0f ms, %.0f ms, %u groups\n", shapes[i].name, few, many, groups);
        }
        if (many > LEAST_MS && many > few * GROWTH) {
            fail_msg("%s: %.0f ms for %d, %.0f for %d", shapes[i].name, few, FEW, many,
                     FEW * TIMES);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(time_grows_with_the_reports_of_one_town),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
