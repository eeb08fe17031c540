/*
 * tests/api/test_when.c - the day of an incident by several reports: counted from another incident,
 * narrowed by a report without a date, and what cannot be in that order.
 */
#include "support.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

typedef struct when_case {
    const char *what;
    const char *reports; /* JSON Lines */
    const char *mention; /* of the incident asked for */
    const char *earliest, *latest;
    const char *alternative_from, *alternative_to; /* of the only alternative; NULL: no bound */
    size_t alternatives;
} when_case;

#define DATED(id, day, title, text)                                                              \
    "{\"id\":\"" id "\",\"outlet\":\"Post " id "\",\"published\":\"" day "\",\"title\":\"" title \
    "\",\"text\":\"" text "\"}\n"
#define UNDATED(id, title, text)                                                                   \
    "{\"id\":\"" id "\",\"outlet\":\"Post " id "\",\"title\":\"" title "\",\"text\":\"" text "\"}" \
    "\n"

static const when_case cases[] = {
    {"a time counted from an incident that another report dates",
     DATED("a", "2019-05-21", "Church attack",
           "Five days after the bombing of the bus station in Mosul, gunmen attacked a church in "
           "Erbil, killing four people.")
         DATED("b", "2019-05-14", "Bus station bombing",
               "A bomb exploded at the bus station in Mosul on Monday, killing 20 people, police "
               "said."),
     "a@72-87", "2019-05-18", "2019-05-18", NULL, NULL, 0},
    {"the same where no report dates the other",
     DATED("a", "2019-05-21", "Church attack",
           "Five days after the bombing of the bus station in Mosul, gunmen attacked a church in "
           "Erbil, killing four people."),
     "a@72-87", NULL, NULL, NULL, NULL, 0},
    {"a weekday of a report without a date picks the day out of a week",
     DATED("a", "2019-05-20", "Blast at Nairobi market",
           "A bomb exploded at the central market in Nairobi last week, killing 14 people, the "
           "interior ministry said.")
         UNDATED("b", "Nairobi market bombing",
                 "The bomb at the central market in Nairobi killed 14 people on Friday, witnesses "
                 "said. The interior ministry said the bomb exploded near a gate of the market in "
                 "Nairobi."),
     "a@27-40", "2019-05-17", "2019-05-17", NULL, NULL, 0},
    {"a report published before the day that others give",
     DATED("a", "2019-05-20", "Blast at Nairobi market",
           "A bomb exploded at the central market in Nairobi on Friday, killing 14 people, the "
           "interior ministry said.")
         DATED("b", "2019-05-08", "Nairobi market bombing kills 14",
               "A bomb exploded at the central market in Nairobi, killing 14 people, the interior "
               "ministry said."),
     "a@27-40", "2019-05-17", "2019-05-17", NULL, "2019-05-08", 1},
};

static const char *write_reports(const char *text) {
    static char path[600];
    snprintf(path, sizeof path, "%s/when.jsonl", test_folder());
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
    return path;
}

/* The incident that has a mention beginning with `id`'s report and overlapping it. */
static json_t *find_incident(json_t *export, const char *id) {
    size_t i, j;
    json_t *incident, *member;
    json_array_foreach(json_object_get(export, "incidents"), i, incident) {
        json_array_foreach(json_object_get(incident, "members"), j, member) {
            if (strcmp(json_string_value(member), id) == 0) {
                return incident;
            }
        }
    }
    print_error("no incident has %s\n", id);
    return NULL;
}

static void check_bound(const when_case *item, const json_t *time, const char *key,
                        const char *wanted) {
    const char *found = json_string_value(json_object_get(time, key));
    bool same = wanted == NULL ? found == NULL : found != NULL && strcmp(found, wanted) == 0;
    if (!same) {
        print_error("%s: %s is %s, wanted %s\n", item->what, key, found, wanted);
        fail();
    }
}

static void check_case(const when_case *item) {
    const char *path = write_reports(item->reports);
    rsm_buffer out;
    rsm_buffer_init(&out, NULL);
    assert_int_equal(build("when.db", &path, 1, 1), RSM_OK);
    assert_int_equal(export_json("when.db", &out), RSM_OK);
    json_t *export = json_loadb((const char *)out.data, out.size, 0, NULL);
    json_t *incident = find_incident(export, item->mention);
    assert_non_null(incident);
    json_t *cell = json_object_get(json_object_get(incident, "cells"), "when");
    check_bound(item, json_object_get(cell, "value"), "earliest", item->earliest);
    check_bound(item, json_object_get(cell, "value"), "latest", item->latest);
    json_t *alternatives = json_object_get(cell, "alternatives");
    assert_int_equal(json_array_size(alternatives), item->alternatives);
    if (item->alternatives > 0) {
        json_t *other = json_object_get(json_array_get(alternatives, 0), "value");
        check_bound(item, other, "earliest", item->alternative_from);
        check_bound(item, other, "latest", item->alternative_to);
    }
    json_decref(export);
    rsm_buffer_free(&out);
    remove_ledger("when.db");
}

static void the_day_follows_from_all_reports(void **state) {
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        check_case(&cases[i]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_day_follows_from_all_reports),
    };
    return cmocka_run_group_tests(tests, open_surroundings, close_surroundings);
}
