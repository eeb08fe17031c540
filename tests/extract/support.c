/*
 * tests/extract/support.c - see support.h.
 */
#include "support.h"

#include "record/names.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static rsm_world *world;
static rsm_language *language; /* NULL where a test asks for rules alone */

int open_world(void **state) {
    rsm_error error;
    return rsm_world_open(RSM_TEST_WORLD_FILE, &world, &error) == RSM_OK ? 0 : -1;
}

int open_models(void **state) {
    rsm_error error;
    return open_world(state) == 0 &&
                   rsm_language_open(RSM_TEST_SOURCE_FOLDER "/models/language.rsm", &language,
                                     &error) == RSM_OK
               ? 0
               : -1;
}

int close_world(void **state) {
    rsm_language_close(language);
    language = NULL;
    rsm_world_close(world);
    return 0;
}

void see_text(const char *text, rsm_arena *arena, rsm_reading *reading) {
    rsm_text split;
    rsm_tagging tagging;
    rsm_times times;
    rsm_places places;
    rsm_error error = {0};
    rsm_report *report = &reading->report;
    rsm_parts parts = {.id = RSM_SLICE("r"),
                       .body = rsm_slice_from_string(text),
                       .outlet = RSM_SLICE("Daily Post"),
                       .published = RSM_SLICE("2021-05-14")};
    *reading = (rsm_reading){0};
    assert_int_equal(rsm_report_compose(world, &parts, arena, report, &error), RSM_OK);
    assert_int_equal(report->error.size, 0);
    assert_int_equal(rsm_text_split(world, rsm_language_linear(language, RSM_TEXT_MODEL),
                                    report->text, 0, arena, &split, &error),
                     RSM_OK);
    assert_int_equal(rsm_tag_text(world, language, &split, arena, &tagging, &error), RSM_OK);
    assert_int_equal(rsm_time_find(world, &split, &tagging, report, arena, &times, &error), RSM_OK);
    assert_int_equal(rsm_place_find(world, &split, &tagging, report, arena, &places, &error),
                     RSM_OK);
    reading->names = tagging.names;
    reading->name_count = tagging.name_count;
    assert_int_equal(rsm_extract(world, &split, &tagging, &times, &places, arena, reading, &error),
                     RSM_OK);
}

/* ---- lines ---- */

/* Lines of one reading, each ended by "\n". */
typedef struct lines {
    rsm_buffer buffer;
    const rsm_reading *reading;
} lines;

static void put(lines *l, const char *text) {
    rsm_buffer_append_string(&l->buffer, text);
}

static void put_slice(lines *l, rsm_slice text) {
    rsm_buffer_append_slice(&l->buffer, text);
}

static void put_number(lines *l, int64_t number) {
    char digits[24];
    snprintf(digits, sizeof digits, "%" PRId64, number);
    if (number >= 0)
        put(l, digits);
}

static rsm_slice most_exact(rsm_slice type, rsm_slice subtype) {
    return subtype.size > 0 ? subtype : type;
}

static void write_mentions(lines *l) {
    for (uint32_t i = 0; i < l->reading->mention_count; i++) {
        const rsm_mention *mention = &l->reading->mentions[i];
        put(l, "event ");
        put_slice(l, most_exact(mention->type, mention->subtype));
        put(l, "\nevent ");
        put_slice(l, most_exact(mention->type, mention->subtype));
        put(l, " ");
        put(l, rsm_modality_name(mention->modality));
        put(l, "\n");
    }
}

static void write_groups(lines *l) {
    for (uint32_t i = 0; i < l->reading->incident_count; i++) {
        const rsm_incident *incident = &l->reading->incidents[i];
        put_number(l, (int64_t)i + 1);
        for (uint32_t m = 0; m < incident->mention_count; m++) {
            rsm_span span = l->reading->mentions[incident->mentions[m]].span;
            put(l, m > 0 ? ", " : ": ");
            put_slice(l, rsm_slice_sub(l->reading->report.text, span.start, span.end));
        }
        put(l, "\n");
    }
}

static void write_incidents(lines *l) {
    const rsm_incident *main = NULL;
    put(l, "incidents ");
    put_number(l, l->reading->incident_count);
    for (uint32_t i = 0; i < l->reading->incident_count; i++)
        if (l->reading->incidents[i].main)
            main = &l->reading->incidents[i];
    if (main == NULL) {
        put(l, "\nno main\n");
        return;
    }
    put(l, "\nmain ");
    put_slice(l, most_exact(main->type, main->subtype));
    if (main->has_where) {
        put(l, "\nmain where ");
        put_slice(l, main->where.name);
    }
    for (uint32_t i = 0; i < main->part_count; i++) {
        put(l, "\nmain part ");
        put_slice(l, main->parts[i].where.name);
    }
    if (main->has_when) {
        put(l, "\nmain when ");
        put_slice(l, main->when.value);
    }
    put(l, "\n");
}

static void write_sources(lines *l, const rsm_source_chain *sources, bool kinds) {
    for (uint32_t i = 0; i < sources->count; i++) {
        put(l, i > 0 ? " > " : "");
        put_slice(l, sources->links[i].name);
        if (kinds) {
            put(l, ":");
            put(l, rsm_source_kind_name(sources->links[i].kind));
        }
    }
}

static void write_attributions(lines *l) {
    for (uint32_t i = 0; i < l->reading->attribution_count; i++) {
        const rsm_attribution *attribution = &l->reading->attributions[i];
        const rsm_source *last = &attribution->sources.links[attribution->sources.count - 1];
        put(l, "credit ");
        write_sources(l, &attribution->sources, true);
        put(l, "\ncredit-stance ");
        put_slice(l, last->name);
        put(l, " ");
        put(l, rsm_stance_name(attribution->stance));
        if (last->acts_for.size > 0) {
            put(l, "\ncredit ");
            put_slice(l, last->name);
            put(l, " for ");
            put_slice(l, last->acts_for);
        }
        if (last->via.size > 0) {
            put(l, "\ncredit ");
            put_slice(l, last->name);
            put(l, " via ");
            put_slice(l, last->via);
        }
        put(l, "\n");
    }
}

/* "SLOT VALUE" */
static void write_value(lines *l, const rsm_statement *statement) {
    const rsm_value *value = &statement->value;
    put(l, rsm_slot_name(statement->slot));
    put(l, " ");
    switch (value->kind) {
    case RSM_VALUE_COUNT:
        put_number(l, value->as.count.low);
        put(l, "..");
        put_number(l, value->as.count.high);
        break;
    case RSM_VALUE_TIME:
        put_slice(l, value->as.time.value);
        break;
    case RSM_VALUE_PLACE:
        put_slice(l, value->as.place.name);
        break;
    case RSM_VALUE_ACTOR:
        put_slice(l, value->as.actor.name);
        break;
    case RSM_VALUE_PERSON:
        put_slice(l, value->as.person.name);
        break;
    case RSM_VALUE_BOOLEAN:
        put(l, value->as.boolean ? "true" : "false");
        break;
    default:
        put_slice(l, value->as.text);
    }
}

static void write_more(lines *l, const rsm_statement *statement, const char *what, rsm_slice more) {
    write_value(l, statement);
    put(l, what);
    put_slice(l, more);
    put(l, "\n");
}

/* What a statement of no incident covers. */
static void write_about(lines *l, const rsm_statement *statement) {
    const rsm_about *about = &statement->about;
    if (statement->incident != RSM_NONE)
        return;
    write_more(l, statement, " about ", about->type);
    if (about->actor.size > 0)
        write_more(l, statement, " about ", about->actor);
    if (about->has_when)
        write_more(l, statement, " about ", about->when.value);
    if (about->has_where)
        write_more(l, statement, " about ", about->where.name);
}

/* The type of the mention that a time is counted from, the days, and the first day it then is. */
static void write_anchor(lines *l, const rsm_statement *statement) {
    const rsm_time_value *time = &statement->value.as.time;
    const rsm_mention *anchor = NULL;
    char first[RSM_INSTANT_TEXT_SIZE];
    for (uint32_t i = 0; i < l->reading->mention_count; i++)
        if (rsm_slice_equal(l->reading->mentions[i].id, time->anchor))
            anchor = &l->reading->mentions[i];
    assert_non_null(anchor);
    write_value(l, statement);
    put(l, " from ");
    put_slice(l, anchor->subtype.size > 0 ? anchor->subtype : anchor->type);
    put(l, time->anchor_offset < 0 ? " -" : " +");
    put_number(l, time->anchor_offset < 0 ? -time->anchor_offset : time->anchor_offset);
    if (time->earliest.known) {
        put(l, " is ");
        put(l, rsm_instant_text(time->earliest, first));
    }
    put(l, "\n");
}

static void write_statement(lines *l, const rsm_statement *statement) {
    const rsm_value *value = &statement->value;
    rsm_slice nothing = rsm_slice_make("", 0);
    write_more(l, statement, "", nothing);
    write_more(l, statement, " ", rsm_slice_from_string(rsm_stance_name(statement->stance)));
    write_value(l, statement);
    put(l, " by ");
    write_sources(l, &statement->sources, false);
    put(l, "\n");
    if (value->kind == RSM_VALUE_PERSON && value->as.person.age >= 0) {
        write_value(l, statement);
        put(l, " aged ");
        put_number(l, value->as.person.age);
        put(l, "\n");
    }
    if (statement->certainty != RSM_CERTAINTY_STATED)
        write_more(l, statement, " ",
                   rsm_slice_from_string(rsm_certainty_name(statement->certainty)));
    write_value(l, statement);
    put(l, " on ");
    put_number(l, statement->incident == RSM_NONE ? 0 : (int64_t)statement->incident + 1);
    put(l, "\n");
    if (statement->has_said_on)
        write_more(l, statement, " said ", statement->said_on.value);
    if (value->kind == RSM_VALUE_TIME && value->as.time.anchor.size > 0)
        write_anchor(l, statement);
    if (value->kind != RSM_VALUE_COUNT)
        return;
    const char *kind = rsm_count_kind_name(value->as.count.kind);
    write_more(l, statement, " ", rsm_slice_from_string(kind));
    if (value->as.count.who.size > 0)
        write_more(l, statement, " who ", value->as.count.who);
    if (value->as.count.attackers != RSM_ATTACKERS_UNKNOWN)
        write_more(l, statement, " attackers ",
                   rsm_slice_from_string(rsm_attackers_name(value->as.count.attackers)));
}

static void write_lines(lines *l) {
    write_mentions(l);
    write_incidents(l);
    write_groups(l);
    write_attributions(l);
    for (uint32_t i = 0; i < l->reading->statement_count; i++)
        write_statement(l, &l->reading->statements[i]);
    for (uint32_t i = 0; i < l->reading->statement_count; i++)
        write_about(l, &l->reading->statements[i]);
}

/* ---- comparing ---- */

/* Whether a line is `wanted`, or begins with it. */
static bool has_line(rsm_slice all, rsm_slice wanted, bool beginning) {
    rsm_slice line;
    while (rsm_slice_split(&all, '\n', &line)) {
        if (beginning ? rsm_slice_starts_with(line, wanted) : rsm_slice_equal(line, wanted))
            return true;
    }
    return false;
}

/* The first expectation that is not met, or an empty slice. */
static rsm_slice unmet(rsm_slice all, const char *expected) {
    rsm_slice rest = rsm_slice_from_string(expected), wanted;
    while (rsm_slice_split(&rest, ';', &wanted)) {
        wanted = rsm_slice_trim(wanted);
        bool absent = wanted.size > 0 && wanted.data[0] == '!';
        rsm_slice line = absent ? rsm_slice_sub(wanted, 1, wanted.size) : wanted;
        if (has_line(all, line, absent) == absent)
            return wanted;
    }
    return rsm_slice_make("", 0);
}

static bool check_row(const extract_row *row) {
    rsm_arena arena;
    rsm_reading reading;
    lines l = {.reading = &reading};
    rsm_arena_init(&arena, NULL, 0);
    rsm_buffer_init(&l.buffer, NULL);
    see_text(row->text, &arena, &reading);
    write_lines(&l);
    rsm_slice missed = unmet(rsm_buffer_slice(&l.buffer), row->expected);
    bool as_thought = (missed.size > 0) == row->known_failure;
    if (!as_thought && missed.size > 0)
        print_error("%s\n not met: %.*s\n%s\n", row->text, RSM_SLICE_ARGUMENTS(missed),
                    rsm_buffer_string(&l.buffer));
    else if (!as_thought)
        print_error("%s\n comes right now: take the mark away\n", row->text);
    rsm_buffer_free(&l.buffer);
    rsm_arena_free(&arena);
    return as_thought;
}

void check_rows(const extract_row *rows, size_t count) {
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++)
        wrong += !check_row(&rows[i]);
    if (wrong > 0)
        fail_msg("%zu of %zu rows", wrong, count);
}
