/* What decisions name, noted down. See export/touched_decided.h.
 *
 * Part: finds the mentions, statements and quotes that decisions name in the readings of their
 * reports, once, and again where such a report came or went. Invariants: what is noted is what
 * fuse/decided.h finds in the same readings. Cost: one reading for each report that a new decision
 * names, or a touched one that an old decision names; one pass over what is noted. */
#include "export/touched_decided.h"

typedef struct finder {
    rsm_touch *touch;
    const rsm_decision *decision;
    rsm_vector *parts; /* rsm_named_part */
    rsm_slice report;  /* the id of the reading that is loaded */
    int64_t key;       /* its key, or RSM_NOTE_NONE: there is none */
    const rsm_reading *reading;
} finder;

const rsm_named_part *rsm_part_of(const rsm_touch_decided *decided, uint32_t index, int64_t part) {
    for (uint32_t i = decided->first[index]; i < decided->first[index + 1]; i++) {
        if (decided->parts[i].part == part) {
            return &decided->parts[i];
        }
    }
    return NULL;
}

int64_t rsm_profile_of_part(const rsm_named_part *part) {
    bool known = part != NULL && part->found != RSM_NOTE_NONE && part->number != RSM_NOTE_NONE &&
                 part->number < RSM_TOUCH_INCIDENTS;
    return known ? rsm_profile_number(part->found, (uint32_t)part->number) : RSM_NOTE_NONE;
}

/* ---- finding ---- */

static rsm_status load(finder *find, rsm_slice report) {
    rsm_touch *touch = find->touch;
    rsm_vector rows, readings;
    if (find->report.size > 0 && rsm_slice_equal(find->report, report)) {
        return RSM_OK;
    }
    find->report = report;
    find->key = RSM_NOTE_NONE;
    find->reading = NULL;
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    rsm_vector_init(&readings, &touch->scratch, sizeof(rsm_reading));
    rsm_status status = rsm_touch_ask(touch, RSM_NOTE_NOTED, (rsm_note){.texts = {report}}, &rows);
    if (status != RSM_OK || rows.count == 0) {
        return status;
    }
    int64_t key = ((const rsm_note *)rows.items)->numbers[0];
    status = rsm_ledger_load_reading(touch->ledger, key, rsm_slice_make("", 0), RSM_LOAD_TEXT,
                                     &readings, touch->error);
    if (status == RSM_OK && readings.count > 0) {
        find->key = key;
        find->reading = readings.items;
    }
    return status;
}

/* A part of which nothing is found yet, but the report if it is there. */
static rsm_status begin_part(finder *find, int64_t number, rsm_slice report,
                             rsm_named_part **made) {
    rsm_status status = load(find, report);
    rsm_named_part *part = status == RSM_OK ? rsm_vector_push(find->parts) : NULL;
    *made = part;
    if (part == NULL) {
        return status != RSM_OK ? status : rsm_touch_no_memory(find->touch);
    }
    *part = (rsm_named_part){find->decision->number, number,        find->key, RSM_NOTE_NONE,
                             RSM_NOTE_NONE,          RSM_NOTE_NONE, report};
    return RSM_OK;
}

static rsm_slice report_of(rsm_slice id, char mark) {
    size_t at = rsm_slice_find_last_byte(id, mark);
    return at == RSM_NOWHERE ? rsm_slice_make("", 0) : rsm_slice_sub(id, 0, at);
}

static rsm_status find_mention(finder *find, int64_t number, const rsm_named_mention *mention) {
    rsm_named_part *part;
    uint32_t reading, incident;
    rsm_status status = begin_part(find, number, report_of(mention->id, '@'), &part);
    if (status == RSM_OK && find->reading != NULL &&
        rsm_find_named(find->reading, 1, mention, &reading, &incident)) {
        part->number = incident;
    }
    return status;
}

/* The incident of its report that a value is counted from, or names. */
static int64_t upon_of(const rsm_reading *reading, const rsm_value *value) {
    rsm_slice mention = value->kind == RSM_VALUE_TIME       ? value->as.time.anchor
                        : value->kind == RSM_VALUE_INCIDENT ? value->as.text
                                                            : rsm_slice_make("", 0);
    uint32_t incident = mention.size == 0 ? RSM_NONE : rsm_incident_of_mention(reading, mention);
    return incident == RSM_NONE ? RSM_NOTE_NONE : (int64_t)incident;
}

static rsm_status find_statement(finder *find) {
    const rsm_named_statement *named = &find->decision->statement;
    rsm_named_part *part;
    rsm_statement_reference at;
    rsm_status status = begin_part(find, RSM_PART_STATEMENT, report_of(named->id, '#'), &part);
    if (status != RSM_OK || find->reading == NULL ||
        !rsm_find_statement(find->reading, 1, named, &at)) {
        return status;
    }
    const rsm_statement *statement = &find->reading->statements[at.statement];
    part->place = at.statement;
    part->number = statement->incident < find->reading->incident_count
                       ? (int64_t)statement->incident
                       : RSM_NOTE_NONE;
    part->upon = upon_of(find->reading, &statement->value);
    return RSM_OK;
}

static rsm_status find_quote(finder *find) {
    rsm_named_part *part;
    rsm_status status = begin_part(find, RSM_PART_QUOTE, find->decision->report, &part);
    if (status != RSM_OK || find->reading == NULL) {
        return status;
    }
    size_t start = rsm_slice_find(find->reading->report.text, find->decision->quote, 0);
    part->place = start == RSM_NOWHERE ? RSM_NOTE_NONE : (int64_t)start;
    part->upon = upon_of(find->reading, &find->decision->values[0]);
    return RSM_OK;
}

static rsm_status find_parts(finder *find, const rsm_decision *decision) {
    rsm_status status = RSM_OK;
    find->decision = decision;
    for (uint32_t i = 0; status == RSM_OK && i < decision->mention_count; i++) {
        status = find_mention(find, i, &decision->mentions[i]);
    }
    if (status == RSM_OK &&
        (decision->kind == RSM_DECISION_REJECT || decision->kind == RSM_DECISION_REASSIGN)) {
        status = find_statement(find);
    }
    bool adds = decision->kind == RSM_DECISION_ADD && decision->value_count > 0;
    if (status == RSM_OK && adds && decision->report.size > 0) {
        status = find_quote(find);
    }
    if (status == RSM_OK && adds && decision->values[0].kind == RSM_VALUE_INCIDENT) {
        rsm_named_mention named = {.id = decision->values[0].as.text};
        status = find_mention(find, RSM_PART_LINK, &named);
    }
    return status;
}

/* ---- what is noted ---- */

static bool is_same(const rsm_named_part *a, const rsm_named_part *b) {
    return a->part == b->part && a->found == b->found && a->number == b->number &&
           a->place == b->place && a->upon == b->upon && rsm_slice_equal(a->report, b->report);
}

static rsm_status note(rsm_touch *touch, const rsm_named_part *parts, uint32_t count,
                       uint32_t number) {
    rsm_status status = rsm_touch_put(touch, RSM_NOTE_DROP_NAMED, (rsm_note){.numbers = {number}});
    for (uint32_t i = 0; status == RSM_OK && i < count; i++) {
        rsm_note row = {.numbers = {parts[i].decision, parts[i].part, parts[i].found,
                                    parts[i].number, parts[i].place, parts[i].upon},
                        .texts = {parts[i].report}};
        status = rsm_touch_put(touch, RSM_NOTE_PUT_NAMED, row);
    }
    return status;
}

/* Finds anew what a decision names; `before` are the parts that were noted. */
static rsm_status find_again(rsm_touch *touch, rsm_touch_decided *decided, uint32_t index,
                             const rsm_named_part *before, uint32_t before_count,
                             rsm_vector *parts) {
    finder find = {.touch = touch, .parts = parts};
    uint32_t from = parts->count;
    rsm_arena_reset(&touch->scratch);
    rsm_status status = find_parts(&find, &decided->decisions[index]);
    if (status != RSM_OK) {
        return status;
    }
    const rsm_named_part *now = (const rsm_named_part *)parts->items + from;
    uint32_t count = parts->count - from;
    bool same = count == before_count;
    for (uint32_t i = 0; same && i < count; i++) {
        same = is_same(&now[i], &before[i]);
    }
    if (same) {
        return RSM_OK;
    }
    decided->is_anew[index] = 1;
    for (uint32_t i = 0; i < before_count; i++) {
        int64_t profile = rsm_profile_of_part(&before[i]);
        if (profile != RSM_NOTE_NONE && rsm_vector_push_copy(&decided->before, &profile) == NULL) {
            return rsm_touch_no_memory(touch);
        }
    }
    return note(touch, now, count, decided->decisions[index].number);
}

/* The decisions that are looked at again: those not noted, those that name a touched report. */
static rsm_status mark_again(rsm_touch *touch, const rsm_vector *noted, uint32_t count,
                             uint8_t *again) {
    rsm_vector rows;
    int64_t last =
        noted->count > 0 ? ((const rsm_note *)noted->items)[noted->count - 1].numbers[0] : 0;
    rsm_vector_init(&rows, &touch->arena, sizeof(rsm_note));
    rsm_status status =
        rsm_touch_ask(touch, RSM_NOTE_NAMED_ANEW, (rsm_note){{0}, {{"", 0}}}, &rows);
    for (uint32_t i = 0; status == RSM_OK && i < rows.count; i++) {
        int64_t number = ((const rsm_note *)rows.items)[i].numbers[0];
        if (number >= 1 && number <= count) {
            again[number - 1] = 1;
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        again[i] = again[i] || i + 1 > last;
    }
    return status;
}

static rsm_named_part part_of_row(const rsm_note *row) {
    return (rsm_named_part){row->numbers[0], row->numbers[1], row->numbers[2], row->numbers[3],
                            row->numbers[4], row->numbers[5], row->texts[0]};
}

/* The parts of each decision in turn: those that are noted, or found again. */
static rsm_status gather(rsm_touch *touch, rsm_touch_decided *decided, const rsm_vector *noted,
                         const uint8_t *again, rsm_vector *parts) {
    const rsm_note *rows = noted->items;
    rsm_vector before;
    rsm_status status = RSM_OK;
    rsm_vector_init(&before, &touch->arena, sizeof(rsm_named_part));
    for (uint32_t i = 0, at = 0; status == RSM_OK && i < decided->count; i++) {
        decided->first[i] = parts->count;
        rsm_vector_truncate(&before, 0);
        for (; at < noted->count && rows[at].numbers[0] <= (int64_t)i + 1; at++) {
            rsm_named_part part = part_of_row(&rows[at]);
            if (rsm_vector_push_copy(again[i] ? &before : parts, &part) == NULL) {
                return rsm_touch_no_memory(touch);
            }
        }
        if (again[i]) {
            status = find_again(touch, decided, i, before.items, before.count, parts);
        }
    }
    decided->first[decided->count] = parts->count;
    return status;
}

rsm_status rsm_touch_find_named(rsm_touch *touch, rsm_touch_decided *decided) {
    rsm_vector noted, parts;
    rsm_note none = {{0}, {{"", 0}, {"", 0}}};
    uint32_t count = decided->count;
    rsm_vector_init(&noted, &touch->arena, sizeof(rsm_note));
    rsm_vector_init(&parts, &touch->arena, sizeof(rsm_named_part));
    rsm_vector_init(&decided->before, &touch->arena, sizeof(int64_t));
    uint8_t *again = rsm_arena_allocate_items(&touch->arena, count, 1);
    decided->is_anew = rsm_arena_allocate_items(&touch->arena, count, 1);
    decided->first = rsm_arena_allocate_items(&touch->arena, (size_t)count + 1, sizeof(uint32_t));
    if (touch->arena.failed) {
        return rsm_touch_no_memory(touch);
    }
    rsm_status status = rsm_touch_ask(touch, RSM_NOTE_NAMED, none, &noted);
    if (status == RSM_OK) {
        status = mark_again(touch, &noted, count, again);
    }
    if (status == RSM_OK) {
        status = gather(touch, decided, &noted, again, &parts);
    }
    decided->parts = parts.items;
    decided->part_count = parts.count;
    return status;
}
