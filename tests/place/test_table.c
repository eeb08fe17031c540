/*
 * tests/place/test_table.c - sentences, the places in them, their kinds and coordinates.
 *
 * The table is tests/place/places.txt, whose head tells its form. Names are found by the models of
 * models/language.rsm; where there are none the test is skipped.
 */
#include "support/test.h"

#include "base/buffer.h"
#include "base/file.h"
#include "place/place.h"
#include "read/read.h"
#include "record/names.h"

#include <stdlib.h>
#include <string.h>

#define TABLE    RSM_TEST_SOURCE_FOLDER "/tests/place/places.txt"
#define LANGUAGE RSM_TEST_SOURCE_FOLDER "/models/language.rsm"
#define NEAR_E5  25000 /* a quarter of a degree */
#define MOST     16    /* places of a sentence */

typedef struct wanted_place {
    rsm_slice name, country, kind;
    int32_t lat_e5, lon_e5;
    bool no_point;
} wanted_place;

typedef struct table_row {
    rsm_slice sentence;
    bool wrong_yet;
    wanted_place places[MOST];
    uint32_t count;
} table_row;

typedef struct models {
    rsm_world *world;
    rsm_language *language;
} models;

static int32_t degrees_e5(rsm_slice text) {
    char bytes[16] = {0};
    memcpy(bytes, text.data, text.size < sizeof bytes - 1 ? text.size : sizeof bytes - 1);
    double value = strtod(bytes, NULL) * 100000;
    return (int32_t)(value < 0 ? value - 0.5 : value + 0.5);
}

static wanted_place read_place(rsm_slice line) {
    rsm_slice fields[5] = {{0}}, field;
    for (uint32_t i = 0; i < 5 && rsm_slice_split(&line, '|', &field); i++)
        fields[i] = rsm_slice_trim(field);
    return (wanted_place){.name = fields[0],
                          .country = rsm_slice_equal_string(fields[1], "-") ? (rsm_slice){"", 0}
                                                                            : fields[1],
                          .kind = fields[2],
                          .no_point = rsm_slice_equal_string(fields[3], "-"),
                          .lat_e5 = degrees_e5(fields[3]),
                          .lon_e5 = degrees_e5(fields[4])};
}

/* The next row of the table; false at its end. */
static bool read_row(rsm_slice *rest, table_row *row) {
    rsm_slice line;
    *row = (table_row){.count = 0};
    while (rest->size > 0) {
        rsm_slice before = *rest;
        rsm_slice_split(rest, '\n', &line);
        bool place = line.size > 0 && line.data[0] == ' ';
        if (line.size == 0 || line.data[0] == '#')
            continue;
        if (place) {
            assert_true(row->count < MOST);
            row->places[row->count++] = read_place(line);
        } else if (row->sentence.size > 0) {
            *rest = before;
            return true;
        } else {
            row->wrong_yet = rsm_slice_starts_with(line, RSM_SLICE("? "));
            row->sentence = rsm_slice_sub(line, row->wrong_yet ? 2 : 0, line.size);
        }
    }
    return row->sentence.size > 0;
}

static void find(const models *m, rsm_slice sentence, rsm_arena *arena, rsm_places *places) {
    rsm_text split;
    rsm_tagging tagging;
    rsm_report report;
    rsm_error error = {0};
    rsm_parts parts = {.body = sentence};
    for (size_t i = 0; i + 4 < sentence.size && parts.title.size == 0; i++)
        if (memcmp(sentence.data + i, " // ", 4) == 0) {
            parts.title = rsm_slice_sub(sentence, 0, i);
            parts.body = rsm_slice_sub(sentence, i + 4, sentence.size);
        }
    assert_int_equal(rsm_report_compose(m->world, &parts, arena, &report, &error), RSM_OK);
    assert_int_equal(rsm_text_split(m->world, rsm_language_linear(m->language, RSM_TEXT_MODEL),
                                    report.text, report.body_start, arena, &split, &error),
                     RSM_OK);
    assert_int_equal(rsm_tag_text(m->world, m->language, &split, arena, &tagging, &error), RSM_OK);
    assert_int_equal(rsm_place_find(m->world, &split, &tagging, &report, arena, places, &error),
                     RSM_OK);
}

static bool is_same(const wanted_place *wanted, const rsm_place_value *value) {
    return rsm_slice_equal(wanted->name, value->name) &&
           rsm_slice_equal_string(wanted->country, value->country) &&
           rsm_slice_equal_string(wanted->kind, rsm_place_kind_name(value->kind)) &&
           value->has_point == !wanted->no_point &&
           (wanted->no_point || (labs((long)wanted->lat_e5 - value->lat_e5) <= NEAR_E5 &&
                                 labs((long)wanted->lon_e5 - value->lon_e5) <= NEAR_E5));
}

static bool is_right(const table_row *row, const rsm_places *places, rsm_buffer *given) {
    uint32_t at = 0;
    bool right = true;
    for (uint32_t i = 0; i < places->count; i++) {
        const rsm_place *place = &places->items[i];
        const rsm_place_value *value = &place->expression.value;
        if (place->metonym || place->adjective)
            continue;
        right = right && at < row->count && is_same(&row->places[at], value);
        at++;
        rsm_buffer_append_format(given, "%s%.*s|%s|%s|%.2f|%.2f", given->size > 0 ? "; " : "",
                                 RSM_SLICE_ARGUMENTS(value->name), value->country,
                                 rsm_place_kind_name(value->kind), value->lat_e5 / 100000.0,
                                 value->lon_e5 / 100000.0);
    }
    return right && at == row->count;
}

static void the_places_of_sentences_have_their_kinds_and_points(void **state) {
    models m = {NULL, NULL};
    rsm_buffer table;
    table_row row;
    uint32_t rows = 0, wrong = 0;
    if (rsm_language_open(LANGUAGE, &m.language, NULL) != RSM_OK)
        skip();
    assert_int_equal(rsm_world_open(RSM_TEST_WORLD_FILE, &m.world, NULL), RSM_OK);
    rsm_buffer_init(&table, NULL);
    assert_int_equal(rsm_file_read(TABLE, SIZE_MAX, &table, NULL), RSM_OK);
    rsm_slice rest = rsm_buffer_slice(&table);
    while (read_row(&rest, &row)) {
        rsm_arena arena;
        rsm_places places;
        rsm_buffer given;
        rsm_arena_init(&arena, NULL, 0);
        rsm_buffer_init(&given, NULL);
        find(&m, row.sentence, &arena, &places);
        rows += row.count;
        if (is_right(&row, &places, &given) == row.wrong_yet) {
            wrong++;
            print_error("%.*s\n  gives %s%s\n", RSM_SLICE_ARGUMENTS(row.sentence),
                        rsm_buffer_string(&given), row.wrong_yet ? " (now right)" : "");
        }
        rsm_buffer_free(&given);
        rsm_arena_free(&arena);
    }
    rsm_buffer_free(&table);
    rsm_world_close(m.world);
    rsm_language_close(m.language);
    assert_true(rows >= 200);
    assert_int_equal(wrong, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_places_of_sentences_have_their_kinds_and_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
