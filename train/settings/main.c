/* rashomon-settings: prints what speaks for and against each time and place of reports being those
 * of what the report is mainly about, for train/setting.py to learn from.
 *
 * Usage: rashomon-settings WORLD LANGUAGE PATH...
 * A line a candidate, fields parted by tabs: report, "when" or "where", what it is (earliest and
 * latest day; or kind, latitude, longitude, name), then one sign a field. */
#include "base/arena.h"
#include "extract/sign.h"
#include "read/read.h"

#include <stdio.h>
#include <stdlib.h>

static void print_signs(const sign_sheet *sheet, const sign_answers *answers) {
    for (uint32_t i = 0; i < sheet->question_count + sheet->pair_count; i++) {
        char name[SIGN_NAME_SIZE];
        sign_name(sheet, i, sign_answer(sheet, answers, i), name, sizeof name);
        printf("\t%s", name);
    }
    putchar('\n');
}

static void print_time(const extraction *x, uint32_t index, sign_aim aim) {
    const rsm_time *time = &x->times->items[index];
    const rsm_time_value *value = &time->expression.value;
    if (!may_be_time(x, index, aim.incident))
        return;
    sign_answers answers = time_answers(x, index, aim);
    printf("%.*s\twhen\t%d\t%d", RSM_SLICE_ARGUMENTS(x->reading->report.id), value->earliest.day,
           value->latest.day);
    print_signs(time_signs(), &answers);
}

static void print_place(const extraction *x, uint32_t index, sign_aim aim) {
    const rsm_place *place = &x->places->items[index];
    const rsm_place_value *value = &place->expression.value;
    if (!may_be_place(x, index, aim.incident))
        return;
    sign_answers answers = place_answers(x, index, aim);
    printf("%.*s\twhere\t%d %.5f %.5f %d %.*s", RSM_SLICE_ARGUMENTS(x->reading->report.id),
           (int)value->kind, value->lat_e5 / 1e5, value->lon_e5 / 1e5, value->has_point,
           RSM_SLICE_ARGUMENTS(value->name));
    print_signs(place_signs(), &answers);
}

static void observe(void *context, const extraction *x) {
    (void)context;
    for (uint32_t i = 0; i < x->incidents.count; i++) {
        if (!incident_at(x, i)->main)
            continue;
        sign_aim aim = {.event = RSM_NONE, .incident = i};
        for (uint32_t t = 0; t < x->times->count && t < SIGN_CANDIDATES; t++)
            print_time(x, t, aim);
        for (uint32_t p = 0; p < x->places->count && p < SIGN_CANDIDATES; p++)
            print_place(x, p, aim);
    }
}

static rsm_status see(const rsm_world *world, const rsm_language *language, rsm_reading *reading,
                      rsm_arena *arena, rsm_error *error) {
    rsm_report *report = &reading->report;
    rsm_text text;
    rsm_tagging tagging;
    rsm_times times;
    rsm_places places;
    rsm_status status = rsm_text_split(world, rsm_language_linear(language, RSM_TEXT_MODEL),
                                       report->text, report->body_start, arena, &text, error);
    if (status == RSM_OK)
        status = rsm_tag_text(world, language, &text, arena, &tagging, error);
    if (status == RSM_OK)
        status = rsm_time_find(world, &text, &tagging, report, arena, &times, error);
    if (status == RSM_OK)
        status = rsm_place_find(world, &text, &tagging, report, arena, &places, error);
    if (status != RSM_OK)
        return status;
    extraction x = {.world = world,
                    .text = &text,
                    .tagging = &tagging,
                    .times = &times,
                    .places = &places,
                    .arena = arena,
                    .reading = reading,
                    .observe = observe};
    return extract_observed(&x, error);
}

static rsm_status see_all(const rsm_world *world, const rsm_language *language,
                          const char *const *paths, size_t count, rsm_error *error) {
    rsm_reader *reader = NULL;
    rsm_status status = rsm_reader_open(world, paths, count, &reader, error);
    if (status != RSM_OK)
        return status;
    rsm_arena arena;
    rsm_arena_init(&arena, NULL, 0);
    for (rsm_read_event next = RSM_READ_REPORT; status == RSM_OK && next != RSM_READ_END;) {
        rsm_reading reading = {0};
        rsm_complaint complaint;
        rsm_arena_reset(&arena);
        next = rsm_reader_next(reader, &arena, &reading.report, &complaint, error);
        if (next == RSM_READ_FAILED)
            status = RSM_ERROR_IO;
        else if (next == RSM_READ_REPORT && reading.report.error.size == 0)
            status = see(world, language, &reading, &arena, error);
    }
    rsm_arena_free(&arena);
    rsm_reader_close(reader);
    return status;
}

int main(int argc, char **argv) {
    rsm_world *world = NULL;
    rsm_language *language = NULL;
    rsm_error error = {0};
    if (argc < 4) {
        fputs("usage: rashomon-settings WORLD LANGUAGE PATH...\n", stderr);
        return 2;
    }
    rsm_status status = rsm_world_open(argv[1], &world, &error);
    if (status == RSM_OK)
        status = rsm_language_open(argv[2], &language, &error);
    if (status == RSM_OK)
        status = see_all(world, language, (const char *const *)argv + 3, (size_t)argc - 3, &error);
    if (status != RSM_OK)
        fprintf(stderr, "rashomon-settings: %s\n", error.message);
    rsm_language_close(language);
    rsm_world_close(world);
    return status == RSM_OK ? 0 : 1;
}
