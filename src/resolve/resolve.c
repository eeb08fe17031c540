/* One incident resolved, cell by cell. See resolve/resolve.h.
 *
 * Part: gathers the evidence, makes the cells in order of slot, and what is told of the whole:
 * status, name, parts. Cost: the sum of the cells'. */
#include "resolve/cells.h"

#include "fuse/decided.h"
#include "record/names.h"

#include <string.h>

static const char *const status_names[] = {"reported", "alleged", "disputed",
                                           "denied",   "foiled",  "planned"};

const char *rsm_incident_status_name(rsm_incident_status status) {
    return (size_t)status < sizeof status_names / sizeof status_names[0] ? status_names[status]
                                                                         : "";
}

static bool make_cell(rsm_resolver *resolver, rsm_slot slot, rsm_cell *cell, bool *made,
                      rsm_account *account) {
    memset(cell, 0, sizeof *cell);
    *made = false;
    switch (slot) {
    case RSM_SLOT_TYPE:
        return rsm_make_type(resolver, cell, made, account);
    case RSM_SLOT_WHEN:
        return rsm_make_when(resolver, cell, made, account);
    case RSM_SLOT_WHERE:
        return rsm_make_where(resolver, cell, made, account);
    case RSM_SLOT_PERPETRATOR:
        return rsm_make_suspects(resolver, cell, made);
    case RSM_SLOT_RESPONSE_TO:
    case RSM_SLOT_PART_OF:
        return true; /* links */
    default:
        return rsm_slot_is_count(slot) ? rsm_make_count(resolver, slot, cell, made)
                                       : rsm_make_list(resolver, slot, cell, made);
    }
}

static const rsm_cell *cell_of(const rsm_account *account, rsm_slot slot) {
    for (uint32_t i = 0; i < account->cell_count; i++) {
        if (account->cells[i].slot == slot) {
            return &account->cells[i];
        }
    }
    return NULL;
}

/* Whether somebody denies that it took place, and does not take that back. */
static bool is_disputed(const rsm_account *account) {
    const rsm_cell *cell = cell_of(account, RSM_SLOT_HAPPENED);
    for (uint32_t i = 0; cell != NULL && i < cell->figure_count; i++) {
        const rsm_figure *figure = &cell->figures[i];
        bool is_true = figure->value.kind == RSM_VALUE_BOOLEAN && figure->value.as.boolean;
        if (is_true ? figure->against_count > 0 : figure->verdict == RSM_VERDICT_BEST) {
            return true;
        }
    }
    return false;
}

static rsm_incident_status status_of(const rsm_resolver *resolver, const rsm_account *account) {
    bool has[RSM_MODALITY_GENERAL + 1] = {false};
    for (uint32_t i = 0; i < resolver->group->member_count; i++) {
        const rsm_member *member = &resolver->group->members[i];
        has[resolver->readings[member->reading].incidents[member->incident].modality] = true;
    }
    const rsm_decision *decision = rsm_decided_cell_of(resolver, RSM_SLOT_HAPPENED);
    if (decision != NULL) { /* a person knows */
        return decision->values[0].as.boolean ? RSM_INCIDENT_REPORTED : RSM_INCIDENT_DENIED;
    }
    if (is_disputed(account)) {
        return RSM_INCIDENT_DISPUTED;
    }
    if (has[RSM_MODALITY_ACTUAL]) {
        return RSM_INCIDENT_REPORTED;
    }
    if (has[RSM_MODALITY_FOILED]) {
        return RSM_INCIDENT_FOILED;
    }
    if (has[RSM_MODALITY_ALLEGED] || has[RSM_MODALITY_POSSIBLE]) {
        return RSM_INCIDENT_ALLEGED;
    }
    if (has[RSM_MODALITY_PLANNED]) {
        return RSM_INCIDENT_PLANNED;
    }
    return has[RSM_MODALITY_DENIED] ? RSM_INCIDENT_DENIED : RSM_INCIDENT_REPORTED;
}

static const rsm_incident *incident_of(const rsm_resolver *resolver, uint32_t index) {
    const rsm_member *member = &resolver->group->members[index];
    return &resolver->readings[member->reading].incidents[member->incident];
}

/* Whether two parts may be one: of one place, and not of different days. */
static bool is_same_part(const rsm_part *a, const rsm_part *b) {
    bool days_differ = a->has_when && b->has_when && a->when.earliest.known &&
                       b->when.earliest.known && a->when.earliest.day != b->when.earliest.day;
    bool nowhere = !a->has_where && !b->has_where;
    return !days_differ && (nowhere || (a->has_where && b->has_where &&
                                        rsm_slice_equal(a->where.name, b->where.name)));
}

static void add_part(rsm_part *parts, uint32_t *count, const rsm_part *part) {
    for (uint32_t i = 0; i < *count; i++) {
        if (is_same_part(&parts[i], part)) {
            return;
        }
    }
    parts[(*count)++] = *part;
}

/* The parts that the reports tell, each once, in canonical order. */
static bool set_parts(const rsm_resolver *resolver, rsm_account *account) {
    const rsm_group *group = resolver->group;
    uint32_t told = 0;
    for (uint32_t i = 0; i < group->member_count; i++) {
        told += incident_of(resolver, i)->part_count;
    }
    if (told == 0) {
        return true;
    }
    rsm_part *parts = rsm_arena_allocate_items(resolver->arena, told, sizeof *parts);
    account->parts = parts;
    for (uint32_t i = 0; parts != NULL && i < group->member_count; i++) {
        const rsm_incident *incident = incident_of(resolver, i);
        for (uint32_t j = 0; j < incident->part_count; j++) {
            add_part(parts, &account->part_count, &incident->parts[j]);
        }
    }
    return parts != NULL;
}

static bool count_reports(const rsm_resolver *resolver, rsm_account *account) {
    const rsm_group *group = resolver->group;
    account->kin = resolver->kin;
    for (uint32_t i = 0; i < group->member_count; i++) {
        uint32_t reading = group->members[i].reading;
        if (i > 0 && group->members[i - 1].reading == reading) {
            continue; /* two of its incidents, which a person made one */
        }
        account->report_count++;
        account->copy_count += resolver->fusion->copy_of[reading] != RSM_NONE ? 1 : 0;
        uint32_t of = group->members[resolver->kin[i].of].reading;
        account->rewrite_count += of != reading ? 1 : 0;
    }
    const uint32_t *placed = NULL;
    uint32_t count = 0;
    bool good = rsm_placed_readings(resolver->fusion, resolver->readings,
                                    (uint32_t)(group - resolver->fusion->groups), resolver->arena,
                                    &placed, &count);
    account->report_count += count;
    return good;
}

/* The first building, site or thing that was struck: what a name can begin with ("Market bombing").
 */
static rsm_slice target_of(const rsm_account *account) {
    const rsm_cell *cell = cell_of(account, RSM_SLOT_TARGET);
    for (uint32_t i = 0; cell != NULL && i < cell->figure_count; i++) {
        const rsm_figure *figure = &cell->figures[i];
        if (figure->verdict == RSM_VERDICT_BEST && figure->value.kind == RSM_VALUE_ACTOR &&
            figure->value.as.actor.type == RSM_ENTITY_FAC) {
            return figure->value.as.actor.name;
        }
    }
    return rsm_slice_make("", 0);
}

static bool make_account(rsm_resolver *resolver, rsm_account *account) {
    rsm_cell *cells = rsm_arena_allocate_items(resolver->arena, RSM_SLOT_COUNT, sizeof *cells);
    if (cells == NULL || !rsm_gather(resolver)) {
        return false;
    }
    account->id = resolver->group->id;
    account->cells = cells;
    for (unsigned slot = 0; slot < RSM_SLOT_COUNT; slot++) {
        bool made = false;
        rsm_cell *cell = &cells[account->cell_count];
        const rsm_decision *decision = rsm_decided_cell_of(resolver, (rsm_slot)slot);
        if (!make_cell(resolver, (rsm_slot)slot, cell, &made, account) ||
            (decision != NULL && !rsm_set_cell(resolver, decision, cell, &made, account))) {
            return false;
        }
        account->cell_count += made ? 1 : 0;
    }
    for (uint32_t i = 0; i < account->cell_count; i++) {
        if (cells[i].decision == 0 && !rsm_find_rests(resolver, &cells[i])) {
            return false;
        }
    }
    account->status = status_of(resolver, account);
    if (!set_parts(resolver, account) || !count_reports(resolver, account)) {
        return false;
    }
    account->name = rsm_headline(resolver->world, account, target_of(account), resolver->arena);
    return rsm_sources(resolver, resolver->evidence, resolver->evidence_count, RSM_NONE,
                       &account->independent_sources, &account->uncredited) &&
           rsm_code_incident(resolver, account) && !resolver->arena->failed;
}

rsm_status rsm_resolve(const rsm_world *world, const rsm_codebook *codebook,
                       const rsm_reading *readings, const rsm_fusion *fusion, uint32_t group,
                       rsm_arena *arena, rsm_account *account, rsm_error *error) {
    rsm_resolver resolver = {.world = world,
                             .codebook = codebook,
                             .readings = readings,
                             .fusion = fusion,
                             .group = &fusion->groups[group],
                             .arena = arena};
    memset(account, 0, sizeof *account);
    return make_account(&resolver, account)
               ? RSM_OK
               : rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
}
