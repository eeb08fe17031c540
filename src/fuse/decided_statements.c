/* Decisions about statements: finding what they name, rejecting, moving, adding. See
 * fuse/decided.h.
 *
 * Part: the first step, on readings alone. A name is found by its id while the words there are
 * those that stood there; else, where the report or the model is another, by these words nearest to
 * where they stood. Cost: a search for each name; a reading's statements are copied once. */
#include "fuse/decided.h"

#include "base/vector.h"

#include <string.h>

typedef struct decider {
    rsm_decided *decided;
    const rsm_decision_state *known;
    rsm_arena *arena;
    uint8_t *copied;       /* of each reading: its statements are the decider's own */
    rsm_vector placements; /* rsm_placement, in the order of decisions */
    rsm_vector notes;      /* rsm_statement of the reading of notes */
    rsm_buffer text;       /* of that reading */
} decider;

/* ---- finding ---- */

uint32_t rsm_find_reading(const rsm_reading *readings, uint32_t count, rsm_slice id) {
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (rsm_slice_compare(readings[middle].report.id, id) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < count && rsm_slice_equal(readings[low].report.id, id) ? low : RSM_NONE;
}

static rsm_slice words_at(const rsm_reading *reading, rsm_span span) {
    rsm_slice text = reading->report.text;
    return span.start <= span.end && span.end <= text.size
               ? rsm_slice_sub(text, span.start, span.end)
               : rsm_slice_make("", 0);
}

static uint32_t distance(uint32_t left, uint32_t right) {
    return left > right ? left - right : right - left;
}

static uint32_t incident_of(const rsm_reading *reading, uint32_t mention) {
    for (uint32_t i = 0; i < reading->incident_count; i++) {
        const rsm_incident *incident = &reading->incidents[i];
        for (uint32_t j = 0; j < incident->mention_count; j++) {
            if (incident->mentions[j] == mention) {
                return i;
            }
        }
    }
    return RSM_NONE;
}

/* The start of the span in "report@start-end", after the `at`; 0 where it is none. */
static uint32_t start_of(rsm_slice id, size_t at) {
    uint64_t start = 0;
    rsm_slice span = rsm_slice_sub(id, at + 1, id.size);
    size_t dash = rsm_slice_find_byte(span, '-');
    bool good = dash != RSM_NOWHERE &&
                rsm_slice_parse_unsigned(rsm_slice_sub(span, 0, dash), UINT32_MAX, &start);
    return good ? (uint32_t)start : 0;
}

/* The mention of an incident with these words, or about them, that is nearest to `start`. */
static uint32_t nearest_mention(const rsm_reading *reading, rsm_slice words, uint32_t start) {
    uint32_t best = RSM_NONE, best_distance = UINT32_MAX;
    rsm_span stood = {start, start + (uint32_t)words.size};
    bool still = rsm_slice_equal(words_at(reading, stood), words);
    for (uint32_t i = 0; i < reading->mention_count; i++) {
        rsm_span span = reading->mentions[i].span;
        bool overlaps = still && span.start < stood.end && stood.start < span.end;
        bool same = rsm_slice_equal(words_at(reading, span), words);
        if ((same || overlaps) && distance(span.start, start) < best_distance &&
            incident_of(reading, i) != RSM_NONE) {
            best = i;
            best_distance = distance(span.start, start);
        }
    }
    return best == RSM_NONE ? RSM_NONE : incident_of(reading, best);
}

bool rsm_find_named(const rsm_reading *readings, uint32_t count, const rsm_named_mention *mention,
                    uint32_t *reading, uint32_t *incident) {
    size_t at = rsm_slice_find_last_byte(mention->id, '@');
    *reading = at == RSM_NOWHERE
                   ? RSM_NONE
                   : rsm_find_reading(readings, count, rsm_slice_sub(mention->id, 0, at));
    *incident = RSM_NONE;
    if (*reading == RSM_NONE) {
        return false;
    }
    const rsm_reading *found = &readings[*reading];
    for (uint32_t i = 0; i < found->mention_count; i++) {
        const rsm_mention *item = &found->mentions[i];
        if (rsm_slice_equal(item->id, mention->id) &&
            (mention->words.size == 0 ||
             rsm_slice_equal(words_at(found, item->span), mention->words))) {
            *incident = incident_of(found, i);
            return *incident != RSM_NONE;
        }
    }
    if (mention->words.size > 0) {
        *incident = nearest_mention(found, mention->words, start_of(mention->id, at));
    }
    return *incident != RSM_NONE;
}

bool rsm_is_added(const rsm_statement *statement) {
    return statement->decision != 0 && statement->incident == RSM_NONE &&
           rsm_slice_find(statement->id, RSM_SLICE("#d"), 0) != RSM_NOWHERE;
}

bool rsm_find_statement(const rsm_reading *readings, uint32_t count,
                        const rsm_named_statement *named, rsm_statement_reference *found) {
    size_t at = rsm_slice_find_last_byte(named->id, '#');
    uint32_t best_distance = UINT32_MAX,
             index = at == RSM_NOWHERE
                         ? RSM_NONE
                         : rsm_find_reading(readings, count, rsm_slice_sub(named->id, 0, at));
    *found = (rsm_statement_reference){RSM_NONE, RSM_NONE};
    if (index == RSM_NONE) {
        return false;
    }
    const rsm_reading *reading = &readings[index];
    *found = (rsm_statement_reference){index, RSM_NONE};
    for (uint32_t i = 0; i < reading->statement_count; i++) {
        const rsm_statement *item = &reading->statements[i];
        bool is_named = rsm_slice_equal(item->id, named->id);
        bool same =
            !named->is_known || (item->slot == named->slot &&
                                 rsm_slice_equal(words_at(reading, item->span), named->words));
        if (is_named && same) {
            found->statement = i;
            return true;
        }
        if (named->is_known && same && !rsm_is_added(item) &&
            distance(item->span.start, named->start) < best_distance) {
            found->statement = i;
            best_distance = distance(item->span.start, named->start);
        }
    }
    return found->statement != RSM_NONE;
}

/* ---- changing ---- */

/* The reading with statements, and incidents, that may be changed. */
static rsm_statement *own_statement(decider *all, rsm_statement_reference at) {
    rsm_reading *reading = &all->decided->readings[at.reading];
    if (!all->copied[at.reading]) {
        rsm_statement *statements = rsm_arena_copy(all->arena, reading->statements,
                                                   reading->statement_count * sizeof *statements);
        rsm_incident *incidents = rsm_arena_copy(all->arena, reading->incidents,
                                                 reading->incident_count * sizeof *incidents);
        if (all->arena->failed) {
            return NULL;
        }
        reading->statements = statements;
        reading->incidents = incidents;
        all->copied[at.reading] = 1;
    }
    return (rsm_statement *)(uintptr_t)&reading->statements[at.statement];
}

/* The report's own time or place of its incident goes where the statement goes that says so. */
static void forget_own(decider *all, rsm_statement_reference at) {
    const rsm_reading *reading = &all->decided->readings[at.reading];
    const rsm_statement *statement = &reading->statements[at.statement];
    if (statement->incident >= reading->incident_count) {
        return;
    }
    rsm_incident *incident = (rsm_incident *)(uintptr_t)&reading->incidents[statement->incident];
    if (statement->slot == RSM_SLOT_WHEN && statement->value.kind == RSM_VALUE_TIME &&
        incident->has_when) {
        const rsm_time_value *value = &statement->value.as.time;
        incident->has_when = !rsm_instant_equal(value->earliest, incident->when.earliest) ||
                             !rsm_instant_equal(value->latest, incident->when.latest);
    }
    if (statement->slot == RSM_SLOT_WHERE && statement->value.kind == RSM_VALUE_PLACE &&
        incident->has_where) {
        const rsm_place_value *value = &statement->value.as.place;
        incident->has_where = !rsm_slice_equal(value->name, incident->where.name) ||
                              value->geonameid != incident->where.geonameid;
    }
}

/* The earlier decision on the statement, if any, is replaced by this one. */
static void replace_earlier(decider *all, const rsm_statement *statement, uint32_t number) {
    for (uint32_t i = 0; statement->decision != 0 && i < all->decided->count; i++) {
        if (all->decided->decisions[i].number == statement->decision &&
            all->decided->decisions[i].kind != RSM_DECISION_ADD) {
            all->decided->effects[i].state = RSM_DECISION_REPLACED;
            all->decided->effects[i].by = number;
        }
    }
}

static void wait_for(rsm_effect *effect, rsm_slice what) {
    effect->state = RSM_DECISION_WAITING;
    effect->awaits = what;
}

/* Drops an earlier placement of the statement. */
static void unplace(decider *all, rsm_statement_reference at) {
    rsm_placement *items = all->placements.items;
    for (uint32_t i = 0; i < all->placements.count; i++) {
        if (items[i].reading == at.reading && items[i].statement == at.statement) {
            rsm_vector_remove(&all->placements, i);
            return;
        }
    }
}

static bool place(decider *all, rsm_statement_reference at, uint32_t reading, uint32_t incident,
                  uint32_t decision) {
    rsm_placement placement = {at.reading, at.statement, reading, incident, decision};
    unplace(all, at);
    return rsm_vector_push_copy(&all->placements, &placement) != NULL;
}

/* Finds the mention that a decision puts something to. With some readings only, one that is not
 * among them is elsewhere. False where the decision waits. */
static bool find_target(decider *all, uint32_t index, uint32_t *reading, uint32_t *incident) {
    const rsm_decision *decision = &all->decided->decisions[index];
    if (!rsm_find_named(all->decided->readings, all->decided->reading_count, &decision->mentions[0],
                        reading, incident)) {
        if (all->known == NULL) {
            wait_for(&all->decided->effects[index], decision->mentions[0].id);
            return false;
        }
        *reading = *incident = RSM_NONE;
    }
    return true;
}

static bool decide_statement(decider *all, uint32_t index) {
    const rsm_decision *decision = &all->decided->decisions[index];
    rsm_effect *effect = &all->decided->effects[index];
    uint32_t reading = RSM_NONE, incident = RSM_NONE;
    bool moves = decision->kind == RSM_DECISION_REASSIGN;
    if (!rsm_find_statement(all->decided->readings, all->decided->reading_count,
                            &decision->statement, &effect->statement)) {
        if (all->known == NULL) {
            wait_for(effect, decision->statement.id);
        }
        return true;
    }
    if (moves && !find_target(all, index, &reading, &incident)) {
        return true;
    }
    rsm_statement *statement = own_statement(all, effect->statement);
    if (statement == NULL) {
        return false;
    }
    replace_earlier(all, statement, decision->number);
    effect->has_statement = true;
    statement->decision = decision->number;
    statement->is_rejected = !moves;
    forget_own(all, effect->statement);
    if (moves) {
        return place(all, effect->statement, reading, incident, index);
    }
    unplace(all, effect->statement);
    return true;
}

/* ---- adding ---- */

static bool chain_of_one(decider *all, rsm_slice name, rsm_source_kind kind,
                         rsm_source_chain *chain) {
    rsm_source *link = rsm_arena_allocate_items(all->arena, 1, sizeof *link);
    if (link == NULL) {
        return false;
    }
    link->name = name;
    link->kind = kind;
    *chain = (rsm_source_chain){link, 1};
    return true;
}

static rsm_statement added(decider *all, const rsm_decision *decision, rsm_slice report,
                           rsm_span span) {
    rsm_statement statement = {.incident = RSM_NONE,
                               .slot = decision->slot,
                               .value = decision->values[0],
                               .stance = decision->stance,
                               .certainty = RSM_CERTAINTY_STATED,
                               .score = 1000,
                               .of = RSM_NONE,
                               .span = span,
                               .decision = decision->number};
    const char *id = rsm_arena_format(all->arena, "%.*s#d%u", RSM_SLICE_ARGUMENTS(report),
                                      (unsigned)decision->number);
    statement.id = id != NULL ? rsm_slice_from_string(id) : rsm_slice_make("", 0);
    return statement;
}

/* A statement of a report's words: behind the report's own. */
static bool add_quoted(decider *all, const rsm_decision *decision, uint32_t index, uint32_t start,
                       rsm_statement_reference *at) {
    rsm_reading *reading = &all->decided->readings[index];
    rsm_slice outlet = reading->report.outlet;
    rsm_span span = {start, start + (uint32_t)decision->quote.size};
    rsm_statement *statements =
        rsm_arena_allocate_items(all->arena, reading->statement_count + 1, sizeof *statements);
    rsm_statement statement = added(all, decision, reading->report.id, span);
    if (statements == NULL || !chain_of_one(all, outlet.size > 0 ? outlet : RSM_SLICE("the report"),
                                            RSM_SOURCE_OUTLET, &statement.sources)) {
        return false;
    }
    if (reading->statement_count > 0) {
        memcpy(statements, reading->statements, reading->statement_count * sizeof *statements);
    }
    *at = (rsm_statement_reference){index, reading->statement_count};
    statements[reading->statement_count++] = statement;
    reading->statements = statements;
    all->copied[index] = 0; /* incidents may still be the ledger's */
    return true;
}

static bool add_noted(decider *all, const rsm_decision *decision, rsm_statement_reference *at) {
    rsm_span span = {(uint32_t)all->text.size, (uint32_t)(all->text.size + decision->note.size)};
    rsm_statement statement = added(all, decision, rsm_slice_make("", 0), span);
    if (!chain_of_one(all, decision->person, RSM_SOURCE_UNNAMED, &statement.sources)) {
        return false;
    }
    *at = (rsm_statement_reference){all->decided->reading_count, all->notes.count};
    rsm_buffer_append_slice(&all->text, decision->note);
    rsm_buffer_append_char(&all->text, '\n');
    return rsm_vector_push_copy(&all->notes, &statement) != NULL && !all->text.failed;
}

static bool decide_addition(decider *all, uint32_t index) {
    const rsm_decision *decision = &all->decided->decisions[index];
    rsm_effect *effect = &all->decided->effects[index];
    uint32_t reading = RSM_NONE, incident = RSM_NONE;
    if (!find_target(all, index, &reading, &incident)) {
        return true;
    }
    if (decision->report.size == 0) {
        effect->has_statement = true;
        return add_noted(all, decision, &effect->statement) &&
               place(all, effect->statement, reading, incident, index);
    }
    uint32_t quoted =
        rsm_find_reading(all->decided->readings, all->decided->reading_count, decision->report);
    size_t start = quoted == RSM_NONE ? RSM_NOWHERE
                                      : rsm_slice_find(all->decided->readings[quoted].report.text,
                                                       decision->quote, 0);
    if (start == RSM_NOWHERE) {
        if (all->known == NULL) {
            wait_for(effect, quoted == RSM_NONE ? decision->report : decision->quote);
        }
        return true;
    }
    effect->has_statement = true;
    return add_quoted(all, decision, quoted, (uint32_t)start, &effect->statement) &&
           place(all, effect->statement, reading, incident, index);
}

/* ---- all of them ---- */

static int compare_placements(void *context, const void *left, const void *right) {
    const rsm_placement *a = left, *b = right;
    (void)context;
    if (a->reading != b->reading) {
        return a->reading < b->reading ? -1 : 1;
    }
    return a->statement < b->statement ? -1 : a->statement > b->statement;
}

/* Room for the reading of notes behind the others. */
static bool add_reading_of_notes(decider *all) {
    rsm_decided *decided = all->decided;
    if (all->notes.count == 0) {
        return true;
    }
    rsm_reading *readings =
        rsm_arena_allocate_items(all->arena, (size_t)decided->reading_count + 1, sizeof *readings);
    rsm_slice text = rsm_slice_copy(rsm_buffer_slice(&all->text), all->arena);
    if (readings == NULL || all->arena->failed) {
        return false;
    }
    if (decided->reading_count > 0) {
        memcpy(readings, decided->readings, decided->reading_count * sizeof *readings);
    }
    rsm_reading *last = &readings[decided->reading_count];
    last->report.text = text;
    last->statements = all->notes.items;
    last->statement_count = all->notes.count;
    decided->readings = readings;
    decided->has_notes = true;
    return true;
}

static bool decide_all(decider *all) {
    rsm_decided *decided = all->decided;
    uint32_t *undone_by = rsm_arena_allocate_items(all->arena, decided->count, sizeof *undone_by);
    bool good = undone_by != NULL;
    if (good) {
        rsm_decisions_undone(decided->decisions, decided->count, undone_by);
    }
    for (uint32_t i = 0; good && i < decided->count; i++) {
        rsm_decision_kind kind = decided->decisions[i].kind;
        if (undone_by[i] != 0) {
            decided->effects[i] = (rsm_effect){.state = RSM_DECISION_UNDONE, .by = undone_by[i]};
        } else if (all->known != NULL && all->known[i] == RSM_DECISION_WAITING) {
            decided->effects[i].state = RSM_DECISION_WAITING;
        } else if (kind == RSM_DECISION_REJECT || kind == RSM_DECISION_REASSIGN) {
            good = decide_statement(all, i);
        } else if (kind == RSM_DECISION_ADD) {
            good = decide_addition(all, i);
        }
    }
    return good && add_reading_of_notes(all) &&
           rsm_sort(all->placements.items, all->placements.count, sizeof(rsm_placement),
                    compare_placements, NULL, all->arena);
}

bool rsm_decide_readings(const rsm_decision *decisions, uint32_t count,
                         const rsm_decision_state *known, rsm_reading *readings,
                         uint32_t reading_count, rsm_arena *arena, rsm_decided *decided) {
    decider all = {.decided = decided, .known = known, .arena = arena};
    *decided = (rsm_decided){.decisions = decisions,
                             .count = count,
                             .readings = readings,
                             .reading_count = reading_count};
    if (count == 0) {
        return true;
    }
    rsm_vector_init(&all.placements, arena, sizeof(rsm_placement));
    rsm_vector_init(&all.notes, arena, sizeof(rsm_statement));
    rsm_buffer_init(&all.text, arena->allocator);
    decided->effects = rsm_arena_allocate_items(arena, count, sizeof *decided->effects);
    all.copied = rsm_arena_allocate_items(arena, reading_count, 1);
    bool good = decided->effects != NULL && all.copied != NULL && decide_all(&all);
    decided->placements = all.placements.items;
    decided->placement_count = all.placements.count;
    rsm_buffer_free(&all.text);
    return good && !arena->failed;
}
