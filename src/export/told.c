/* What a format's notes say: an incident, its toll, who is said to have done it and on what reports
 * differ, in plain words.
 *
 * Invariants: every figure comes with those who give it; the order is that of the cells. Cost:
 * linear in the account's statements. */
#include "export/coded.h"
#include "record/names.h"

enum { SOURCES_NAMED = 3, ROOTS_NAMED = 32 };

void rsm_tell_day(int32_t day, rsm_buffer *buffer) {
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    rsm_civil civil = rsm_day_to_civil(day);
    rsm_buffer_append_format(buffer, "%d %s %d", (int)civil.day, months[(civil.month - 1) % 12],
                             (int)civil.year);
}

void rsm_tell_name(const rsm_coded *coded, rsm_buffer *buffer) {
    const rsm_account *account = coded->account;
    const rsm_place_value *where = &account->where;
    rsm_append_line(buffer, account->name);
    if (!account->has_where) {
        return;
    }
    rsm_slice town = rsm_coded_town(coded),
              country = rsm_country_name(coded->codes, coded->country);
    rsm_slice names[] = {town, where->admin1, country};
    for (size_t i = 0; i < 3; i++) {
        if (names[i].size > 0 && rsm_slice_find(account->name, names[i], 0) == RSM_NOWHERE &&
            (i == 0 || !rsm_slice_equal(names[i], names[i - 1])) &&
            !rsm_slice_equal(names[i], where->name)) {
            rsm_buffer_append_string(buffer, ", ");
            rsm_append_line(buffer, names[i]);
        }
    }
}

/* ---- figures and those who give them ---- */

static void tell_bounds(rsm_buffer *buffer, int64_t low, int64_t high) {
    if (low != RSM_COUNT_UNKNOWN && high != RSM_COUNT_UNKNOWN && low != high) {
        rsm_buffer_append_format(buffer, "%lld to %lld", (long long)low, (long long)high);
    } else if (low != RSM_COUNT_UNKNOWN) {
        rsm_buffer_append_format(buffer, high == low ? "%lld" : "at least %lld", (long long)low);
    } else if (high != RSM_COUNT_UNKNOWN) {
        rsm_buffer_append_format(buffer, "at most %lld", (long long)high);
    }
}

static void tell_value(rsm_buffer *buffer, const rsm_value *value) {
    char text[RSM_INSTANT_TEXT_SIZE];
    switch (value->kind) {
    case RSM_VALUE_COUNT:
        tell_bounds(buffer, value->as.count.low, value->as.count.high);
        return;
    case RSM_VALUE_TIME:
        rsm_buffer_append_string(buffer, rsm_instant_text(value->as.time.earliest, text));
        if (!rsm_instant_equal(value->as.time.earliest, value->as.time.latest)) {
            rsm_buffer_append_string(buffer, " to ");
            rsm_buffer_append_string(buffer, rsm_instant_text(value->as.time.latest, text));
        }
        return;
    case RSM_VALUE_PLACE:
        rsm_append_line(buffer, value->as.place.name);
        return;
    case RSM_VALUE_BOOLEAN:
        rsm_buffer_append_string(buffer, value->as.boolean ? "it took place" : "it did not");
        return;
    default:
        rsm_append_line(buffer, rsm_value_name(value));
        return;
    }
}

/* Who stands at the end of the chain: the body spoken for, the name, the outlet, or the kind. */
static rsm_slice source_name(const rsm_reading *reading, const rsm_source_chain *chain) {
    if (chain->count == 0) {
        return reading->report.outlet;
    }
    const rsm_source *root = &chain->links[chain->count - 1];
    rsm_slice name = root->acts_for.size > 0 ? root->acts_for : root->name;
    if (name.size == 0) {
        name = root->kind == RSM_SOURCE_OUTLET
                   ? reading->report.outlet
                   : rsm_slice_from_string(rsm_source_kind_name(root->kind));
    }
    return name;
}

/* " (hospital, Northern Wire and 2 more)": each name once. */
static void tell_sources(const rsm_coded *coded, const rsm_statement_reference *references,
                         uint32_t count, rsm_buffer *buffer) {
    rsm_slice names[SOURCES_NAMED];
    uint32_t named = 0, more = 0;
    for (uint32_t i = 0; i < count; i++) {
        const rsm_reading *reading = &coded->work->readings[references[i].reading];
        rsm_slice name =
            source_name(reading, &reading->statements[references[i].statement].sources);
        bool known = name.size == 0;
        for (uint32_t j = 0; j < named && !known; j++) {
            known = rsm_slice_equal_ascii_caseless(names[j], name);
        }
        if (!known && named < SOURCES_NAMED) {
            names[named++] = name;
        } else if (!known) {
            more++;
        }
    }
    for (uint32_t i = 0; i < named; i++) {
        rsm_buffer_append_string(buffer, i == 0 ? " (" : ", ");
        rsm_append_line(buffer, names[i]);
    }
    if (more > 0) {
        rsm_buffer_append_string(buffer, " and others");
    }
    if (named > 0) {
        rsm_buffer_append_char(buffer, ')');
    }
}

void rsm_tell_roots(const rsm_coded *coded, rsm_slot slot, const char *joint, rsm_buffer *buffer) {
    const rsm_cell *cell = rsm_cell_of(coded->account, slot);
    rsm_slice names[ROOTS_NAMED];
    uint32_t named = 0;
    for (uint32_t i = 0; cell != NULL && i < cell->statement_count; i++) {
        rsm_statement_reference at = cell->statements[i];
        const rsm_reading *reading = &coded->work->readings[at.reading];
        rsm_slice name = source_name(reading, &reading->statements[at.statement].sources);
        bool known = name.size == 0 || named == ROOTS_NAMED;
        for (uint32_t j = 0; j < named && !known; j++) {
            known = rsm_slice_equal_ascii_caseless(names[j], name);
        }
        if (!known) {
            names[named++] = name;
            rsm_buffer_append_string(buffer, named > 1 ? joint : "");
            rsm_append_line(buffer, name);
        }
    }
}

/* ---- sentences ---- */

void rsm_tell_toll(const rsm_coded *coded, rsm_buffer *buffer) {
    for (unsigned slot = 0; slot < RSM_SLOT_COUNT; slot++) {
        const rsm_cell *cell = rsm_cell_of(coded->account, (rsm_slot)slot);
        if (cell == NULL || cell->kind != RSM_CELL_COUNT) {
            continue;
        }
        int64_t low = cell->best != RSM_COUNT_UNKNOWN ? cell->best : cell->low;
        int64_t high = cell->best != RSM_COUNT_UNKNOWN ? cell->best : cell->high;
        if (low == RSM_COUNT_UNKNOWN && high == RSM_COUNT_UNKNOWN) {
            continue;
        }
        size_t before = buffer->size;
        tell_bounds(buffer, low, high);
        if (buffer->size > before) {
            rsm_buffer_append_format(buffer, " %s. ", rsm_slot_name(cell->slot));
        }
    }
}

void rsm_tell_suspects(const rsm_coded *coded, rsm_buffer *buffer) {
    static const char *const words[RSM_STANDING_COUNT] = {
        "reported as fact", "claims it", "accused by authorities",
        "accused",          "possible",  "said not to have done it"};
    const rsm_cell *cell = rsm_cell_of(coded->account, RSM_SLOT_PERPETRATOR);
    for (uint32_t i = 0; cell != NULL && i < cell->suspect_count; i++) {
        const rsm_suspect *suspect = &cell->suspects[i];
        bool first = true;
        rsm_append_line(buffer, rsm_value_name(&suspect->value));
        for (unsigned j = 0; j < RSM_STANDING_COUNT; j++) {
            if (suspect->by_standing_count[j] > 0) {
                rsm_buffer_append_string(buffer, first ? ": " : "; ");
                rsm_buffer_append_string(buffer, words[j]);
                tell_sources(coded, suspect->by_standing[j], suspect->by_standing_count[j], buffer);
                first = false;
            }
        }
        rsm_buffer_append_string(buffer, ". ");
    }
}

/* Whether the cell's figures are told one by one: those that stand, and those that lost. */
static bool is_told(const rsm_figure *figure) {
    return figure->verdict == RSM_VERDICT_BEST || figure->verdict == RSM_VERDICT_DISAGREES;
}

static void tell_differing(const rsm_coded *coded, const rsm_cell *cell, rsm_buffer *buffer) {
    bool first = true;
    for (uint32_t i = 0; i < cell->figure_count; i++) {
        const rsm_figure *figure = &cell->figures[i];
        if (!is_told(figure)) {
            continue;
        }
        if (first) {
            rsm_buffer_append_format(buffer, "Reports differ on %s: ", rsm_slot_name(cell->slot));
        } else {
            rsm_buffer_append_string(buffer, "; ");
        }
        first = false;
        tell_value(buffer, &figure->value);
        tell_sources(coded, figure->statements, figure->statement_count, buffer);
        if (figure->against_count > 0) {
            rsm_buffer_append_string(buffer, ", denied");
            tell_sources(coded, figure->against, figure->against_count, buffer);
        }
    }
    rsm_buffer_append_string(buffer, first ? "" : ". ");
}

static void tell_taken_back(const rsm_coded *coded, const rsm_cell *cell, rsm_buffer *buffer) {
    for (uint32_t i = 0; i < cell->figure_count; i++) {
        const rsm_figure *figure = &cell->figures[i];
        if (figure->verdict == RSM_VERDICT_TAKEN_BACK) {
            rsm_buffer_append_format(buffer, "Taken back, %s: ", rsm_slot_name(cell->slot));
            tell_value(buffer, &figure->value);
            tell_sources(coded, figure->statements, figure->statement_count, buffer);
            rsm_buffer_append_string(buffer, ". ");
        }
    }
}

void rsm_tell_disputes(const rsm_coded *coded, rsm_buffer *buffer) {
    for (uint32_t i = 0; i < coded->account->cell_count; i++) {
        const rsm_cell *cell = &coded->account->cells[i];
        if (cell->kind == RSM_CELL_SUSPECTS) {
            continue;
        }
        if (cell->disagree) {
            tell_differing(coded, cell, buffer);
        }
        tell_taken_back(coded, cell, buffer);
    }
}
