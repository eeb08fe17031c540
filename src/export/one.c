/* One stored incident worked out anew, without the rest of the ledger.
 *
 * Part: loads the reports of the incident and of those that its time hangs on (it is counted from
 * them, or answers them), and puts their incidents where the ledger says they belong. Other
 * incidents that these reports tell of are groups without members, there to be linked with.
 * Invariants: it is the same to the byte as in a work of the whole ledger. Cost: linear in these
 * reports. */
#include "base/map.h"
#include "export/decided.h"
#include "fuse/together.h"

#include <string.h>

enum { ROUNDS = 3 /* how far incidents that hang on each other are followed; as resolve/when.c */ };

/* Where the ledger puts a report. */
typedef struct report_place {
    const rsm_result_membership *memberships; /* by number */
    uint32_t membership_count;
    bool is_copy;
} report_place;

typedef struct one_incident {
    rsm_work *work;
    rsm_decided_states known; /* what persons decided */
    rsm_map reports;          /* id of a loaded report -> its place */
    rsm_vector places;        /* report_place */
    rsm_vector wanted;        /* rsm_slice: ids of incidents, the one asked for first */
} one_incident;

/* ---- what else is needed ---- */

static const report_place *place_of(const one_incident *one, rsm_slice report) {
    uint32_t index = 0;
    return rsm_map_find(&one->reports, report, &index) ? rsm_vector_at(&one->places, index) : NULL;
}

/* The incident that holds an incident of a report, or an empty slice. */
static rsm_slice holder_of(const one_incident *one, rsm_slice report, uint32_t number) {
    const report_place *place = place_of(one, report);
    for (uint32_t i = 0; place != NULL && i < place->membership_count; i++) {
        if (place->memberships[i].number == number) {
            return place->memberships[i].incident;
        }
    }
    return rsm_slice_make("", 0);
}

static uint32_t wanted_index(const one_incident *one, rsm_slice incident) {
    const rsm_slice *items = one->wanted.items;
    for (uint32_t i = 0; i < one->wanted.count; i++) {
        if (rsm_slice_equal(items[i], incident)) {
            return i;
        }
    }
    return RSM_NONE;
}

/* Wants the incident that holds the mention of that id. */
static bool want_mention(one_incident *one, const rsm_reading *reading, rsm_slice mention) {
    uint32_t number = rsm_incident_of_mention(reading, mention);
    if (mention.size == 0 || number == RSM_NONE) {
        return true;
    }
    rsm_slice holder = holder_of(one, reading->report.id, number);
    return holder.size == 0 || wanted_index(one, holder) != RSM_NONE ||
           rsm_vector_push_copy(&one->wanted, &holder) != NULL;
}

static bool want_neighbours(one_incident *one, const rsm_reading *reading) {
    bool good = true;
    for (uint32_t i = 0; good && i < reading->incident_count; i++) {
        rsm_slice holder = holder_of(one, reading->report.id, i);
        if (holder.size == 0 || wanted_index(one, holder) == RSM_NONE) {
            continue;
        }
        if (reading->incidents[i].has_when) {
            good = want_mention(one, reading, reading->incidents[i].when.anchor);
        }
        for (uint32_t j = 0; good && j < reading->statement_count; j++) {
            const rsm_statement *statement = &reading->statements[j];
            if (statement->incident != i) {
                continue;
            }
            if (statement->value.kind == RSM_VALUE_TIME) {
                good = want_mention(one, reading, statement->value.as.time.anchor);
            } else if (statement->slot == RSM_SLOT_RESPONSE_TO &&
                       statement->value.kind == RSM_VALUE_INCIDENT) {
                good = want_mention(one, reading, statement->value.as.text);
            }
        }
    }
    return good;
}

/* What the statements hang on that persons put into an incident that is wanted. */
static bool want_placed(one_incident *one) {
    rsm_work *work = one->work;
    rsm_decided decided;
    rsm_reading *readings =
        rsm_arena_copy(&work->arena, work->readings, work->count * sizeof *readings);
    bool good = readings != NULL &&
                rsm_decide_readings(one->known.decisions, one->known.count, one->known.states,
                                    readings, work->count, &work->arena, &decided);
    for (uint32_t i = 0; good && i < decided.placement_count; i++) {
        const rsm_placement *placed = &decided.placements[i];
        if (placed->reading >= work->count || placed->to_reading == RSM_NONE) {
            continue;
        }
        rsm_slice holder =
            holder_of(one, work->readings[placed->to_reading].report.id, placed->to_incident);
        const rsm_value *value =
            &decided.readings[placed->reading].statements[placed->statement].value;
        if (holder.size == 0 || wanted_index(one, holder) == RSM_NONE) {
            continue;
        }
        if (value->kind == RSM_VALUE_TIME) {
            good = want_mention(one, &work->readings[placed->reading], value->as.time.anchor);
        } else if (value->kind == RSM_VALUE_INCIDENT) {
            good = want_mention(one, &work->readings[placed->reading], value->as.text);
        }
    }
    return good;
}

/* ---- loading ---- */

/* Merges readings, both in order of ids, each report once. */
static bool merge(rsm_work *work, const rsm_reading *fresh, uint32_t count) {
    rsm_reading *merged =
        rsm_arena_allocate_items(&work->arena, work->count + count, sizeof *merged);
    uint32_t left = 0, right = 0, made = 0;
    if (merged == NULL) {
        return false;
    }
    while (left < work->count || right < count) {
        int order = left == work->count ? 1
                    : right == count
                        ? -1
                        : rsm_slice_compare(work->readings[left].report.id, fresh[right].report.id);
        merged[made++] = order <= 0 ? work->readings[left] : fresh[right];
        left += order <= 0 ? 1 : 0;
        right += order >= 0 ? 1 : 0;
    }
    work->readings = merged;
    work->count = made;
    return true;
}

static rsm_status load_place(one_incident *one, rsm_slice report, rsm_error *error) {
    rsm_work *work = one->work;
    rsm_result_membership *memberships = NULL;
    rsm_result_copy *copies = NULL;
    uint32_t count = 0, copy_count = 0;
    if (rsm_map_find(&one->reports, report, NULL)) {
        return RSM_OK;
    }
    rsm_status status = rsm_ledger_load_memberships_of(work->record->ledger, report, &work->arena,
                                                       &memberships, &count, error);
    if (status == RSM_OK) {
        status = rsm_ledger_load_copies_of(work->record->ledger, report, &work->arena, &copies,
                                           &copy_count, error);
    }
    if (status != RSM_OK) {
        return status;
    }
    report_place place = {memberships, count, copy_count > 0 && copies[0].copy_of.size > 0};
    return rsm_map_set(&one->reports, report, one->places.count) &&
                   rsm_vector_push_copy(&one->places, &place) != NULL
               ? RSM_OK
               : rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
}

static rsm_status load_wanted(one_incident *one, uint32_t from, rsm_error *error) {
    rsm_work *work = one->work;
    for (uint32_t i = from; i < one->wanted.count; i++) {
        rsm_reading *readings = NULL;
        uint32_t count = 0;
        rsm_slice incident = *(const rsm_slice *)rsm_vector_at(&one->wanted, i);
        rsm_status status = rsm_ledger_load(work->record->ledger, incident, RSM_LOAD_TEXT,
                                            &work->arena, &readings, &count, error);
        if (status != RSM_OK) {
            return status;
        }
        for (uint32_t j = 0; j < count && status == RSM_OK; j++) {
            status = load_place(one, readings[j].report.id, error);
        }
        if (status != RSM_OK) {
            return status;
        }
        if (!merge(work, readings, count)) {
            return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
        }
    }
    return RSM_OK;
}

/* Loads the report of a mention, if it is there and not loaded yet. */
static rsm_status load_report(one_incident *one, rsm_slice mention, rsm_error *error) {
    rsm_work *work = one->work;
    rsm_vector readings;
    size_t at = rsm_slice_find_last_byte(mention, '@');
    if (at == RSM_NOWHERE || place_of(one, rsm_slice_sub(mention, 0, at)) != NULL) {
        return RSM_OK;
    }
    rsm_vector_init(&readings, &work->arena, sizeof(rsm_reading));
    rsm_status status = rsm_ledger_load_reading(
        work->record->ledger, 0, rsm_slice_sub(mention, 0, at), RSM_LOAD_TEXT, &readings, error);
    if (status != RSM_OK || readings.count == 0) {
        return status;
    }
    status = load_place(one, ((const rsm_reading *)readings.items)->report.id, error);
    return status != RSM_OK || merge(work, readings.items, readings.count)
               ? status
               : rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
}

/* The reports that links name which persons added to an incident whose reports are loaded. */
static rsm_status load_linked(one_incident *one, rsm_error *error) {
    rsm_status status = RSM_OK;
    for (uint32_t i = 0; status == RSM_OK && i < one->known.count; i++) {
        const rsm_decision *decision = &one->known.decisions[i];
        bool links = decision->kind == RSM_DECISION_ADD && decision->mention_count > 0 &&
                     decision->value_count > 0 && decision->values[0].kind == RSM_VALUE_INCIDENT &&
                     one->known.states[i] == RSM_DECISION_IN_FORCE;
        size_t at = links ? rsm_slice_find_last_byte(decision->mentions[0].id, '@') : RSM_NOWHERE;
        if (at != RSM_NOWHERE &&
            place_of(one, rsm_slice_sub(decision->mentions[0].id, 0, at)) != NULL) {
            status = load_report(one, decision->values[0].as.text, error);
        }
    }
    return status;
}

static rsm_status load_readings(one_incident *one, rsm_error *error) {
    rsm_status status = load_wanted(one, 0, error);
    for (uint32_t round = 0; round < ROUNDS && status == RSM_OK; round++) {
        uint32_t known = one->wanted.count;
        for (uint32_t i = 0; i < one->work->count; i++) {
            if (!want_neighbours(one, &one->work->readings[i])) {
                return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
            }
        }
        if (one->known.count > 0 && !want_placed(one)) {
            return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
        }
        if (one->wanted.count == known) {
            break;
        }
        status = load_wanted(one, known, error);
    }
    return status == RSM_OK ? load_linked(one, error) : status;
}

/* ---- the fusion that the ledger holds ---- */

/* The group of each incident of the loaded readings; those not wanted are added at the end. */
static uint32_t **gather_places(one_incident *one) {
    rsm_work *work = one->work;
    uint32_t **group_of = rsm_arena_allocate_items(&work->arena, work->count, sizeof *group_of);
    for (uint32_t i = 0; group_of != NULL && i < work->count; i++) {
        const rsm_reading *reading = &work->readings[i];
        group_of[i] = rsm_arena_allocate_items(&work->arena, reading->incident_count + 1,
                                               sizeof *group_of[i]);
        if (group_of[i] == NULL) {
            return NULL;
        }
        for (uint32_t j = 0; j < reading->incident_count; j++) {
            rsm_slice holder = holder_of(one, reading->report.id, j);
            group_of[i][j] = holder.size == 0 ? RSM_NONE : wanted_index(one, holder);
            if (holder.size > 0 && group_of[i][j] == RSM_NONE) {
                group_of[i][j] = one->wanted.count;
                if (rsm_vector_push_copy(&one->wanted, &holder) == NULL) {
                    return NULL;
                }
            }
        }
    }
    return group_of;
}

static bool gather_group(rsm_work *work, uint32_t index, rsm_group *group) {
    rsm_vector members;
    rsm_vector_init(&members, &work->arena, sizeof(rsm_member));
    for (uint32_t i = 0; i < work->count; i++) {
        uint32_t reading = work->fusion.order[i];
        for (uint32_t j = 0; j < work->readings[reading].incident_count; j++) {
            rsm_member member = {reading, j, 1000};
            if (work->fusion.group_of[reading][j] == index &&
                rsm_vector_push_copy(&members, &member) == NULL) {
                return false;
            }
            if (work->fusion.group_of[reading][j] == index) {
                group->main = group->main || work->readings[reading].incidents[j].main;
            }
        }
    }
    group->members = members.items;
    group->member_count = members.count;
    return true;
}

/* Groups whose reports are all loaded get their members; the others have none. */
static bool gather_groups(one_incident *one) {
    rsm_work *work = one->work;
    uint32_t *rank = NULL, *order = NULL, whole = one->wanted.count;
    uint32_t **group_of = gather_places(one);
    uint32_t count = one->wanted.count;
    rsm_group *groups = rsm_arena_allocate_items(&work->arena, count, sizeof *groups);
    if (groups == NULL || group_of == NULL ||
        !rsm_canonical_order(work->readings, work->count, &work->arena, &order, &rank)) {
        return false;
    }
    work->fusion.order = order;
    work->fusion.rank = rank;
    work->fusion.group_of = (const uint32_t *const *)group_of;
    work->fusion.groups = groups;
    work->fusion.group_count = count;
    for (uint32_t i = 0; i < count; i++) {
        groups[i].id = *(const rsm_slice *)rsm_vector_at(&one->wanted, i);
        if (i < whole && !gather_group(work, i, &groups[i])) {
            return false;
        }
    }
    return true;
}

/* What repeats what, as far as it matters here: that it is a copy. */
static bool gather_copies(const one_incident *one) {
    rsm_work *work = one->work;
    uint32_t *copy_of = rsm_arena_allocate_items(&work->arena, work->count, sizeof *copy_of);
    for (uint32_t i = 0; copy_of != NULL && i < work->count; i++) {
        const report_place *place = place_of(one, work->readings[i].report.id);
        copy_of[i] = place != NULL && place->is_copy ? i : RSM_NONE;
    }
    work->fusion.copy_of = copy_of;
    return copy_of != NULL;
}

/* Links of the group asked for, and how well its members fit it; `plain` are the readings as they
 * are without decisions. */
static bool gather_rest(rsm_work *work, const rsm_reading *plain, const rsm_whole *given,
                        rsm_arena *scratch) {
    rsm_together together = *given->tables;
    rsm_group *group = (rsm_group *)(uintptr_t)work->fusion.groups;
    uint32_t *scores = rsm_arena_allocate_items(scratch, group->member_count, sizeof *scores);
    rsm_profile *members = rsm_arena_allocate_items(scratch, group->member_count, sizeof *members);
    together.readings = plain;
    together.count = work->count;
    together.order = work->fusion.order;
    together.rank = work->fusion.rank;
    together.copy_of = work->fusion.copy_of;
    together.arena = &work->arena;
    together.scratch = scratch;
    if (scores == NULL || members == NULL || !rsm_make_profiles(&together) ||
        !rsm_tell_links(&together, &work->fusion) ||
        !rsm_link_groups(work->readings, work->count, &work->fusion, &work->arena)) {
        return false;
    }
    for (uint32_t i = 0; i < group->member_count; i++) {
        const rsm_member *member = &group->members[i];
        members[i] = together.profiles[together.first_profile[member->reading] + member->incident];
    }
    together.profiles = members;
    together.profile_count = group->member_count;
    if (given->scores == NULL) {
        rsm_fit_scores(&together, scores);
    }
    for (uint32_t i = 0; i < group->member_count; i++) {
        ((rsm_member *)(uintptr_t)group->members)[i].score =
            given->scores != NULL ? given->scores[i] : scores[i];
    }
    return true;
}

/* Lays decisions over what was loaded. */
static rsm_status lay_over(one_incident *one, bool with_results, rsm_error *error) {
    rsm_work *work = one->work;
    if (!rsm_decide_readings(one->known.decisions, one->known.count, one->known.states,
                             work->readings, work->count, &work->arena, &work->decided)) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    work->readings = work->decided.readings;
    if (!with_results || work->decided.count == 0) {
        return RSM_OK;
    }
    rsm_result_decision *decisions = NULL;
    rsm_status status = rsm_ledger_load_decision_results(work->record->ledger, &work->arena,
                                                         &decisions, &work->decision_count, error);
    work->decisions = decisions;
    work->decision_count =
        work->decision_count < work->decided.count ? work->decision_count : work->decided.count;
    return status;
}

/* `given` is NULL where links and scores are not made. */
static rsm_status make(rsm_work *work, rsm_slice incident, const rsm_whole *given,
                       rsm_error *error) {
    one_incident one = {.work = work};
    rsm_reading *plain = NULL;
    rsm_vector_init(&one.wanted, &work->arena, sizeof(rsm_slice));
    rsm_vector_init(&one.places, &work->arena, sizeof(report_place));
    rsm_map_init(&one.reports, &work->arena);
    if (rsm_vector_push_copy(&one.wanted, &incident) == NULL) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    rsm_status status = RSM_OK;
    if (given != NULL) {
        one.known = given->decided;
    } else {
        status = rsm_load_decided(work->record, &work->arena, &one.known, error);
    }
    if (status == RSM_OK) {
        status = load_readings(&one, error);
    }
    if (status == RSM_OK && given != NULL) {
        plain = rsm_arena_copy(&work->arena, work->readings, work->count * sizeof *plain);
        status = plain != NULL || work->count == 0
                     ? RSM_OK
                     : rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    if (status == RSM_OK) {
        status = lay_over(&one, given == NULL, error);
    }
    if (status == RSM_OK && (!gather_groups(&one) || !gather_copies(&one) ||
                             !rsm_fuse_place(&work->decided, &work->fusion, &work->arena))) {
        status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    if (status == RSM_OK && given != NULL) {
        rsm_arena scratch;
        rsm_arena_init(&scratch, work->record->allocator, 0);
        if (!gather_rest(work, plain, given, &scratch)) {
            status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
        }
        rsm_arena_free(&scratch);
    }
    return status == RSM_OK ? rsm_work_resolve(work, 1, error) : status;
}

rsm_status rsm_work_make_one(const rsm_case *record, rsm_slice incident, rsm_work *work,
                             rsm_error *error) {
    rsm_case same = *record;
    same.codebook = rsm_slice_make("", 0);
    memset(work, 0, sizeof *work);
    work->record = &same;
    rsm_arena_init(&work->arena, record->allocator, 0);
    rsm_status status = rsm_work_load_codebook(work, error);
    work->record = record;
    return status == RSM_OK ? make(work, incident, NULL, error) : status;
}

rsm_status rsm_work_make_whole(const rsm_case *record, rsm_slice incident, const rsm_whole *given,
                               rsm_work *work, rsm_error *error) {
    memset(work, 0, sizeof *work);
    work->record = record;
    work->codebook = *given->codebook;
    rsm_arena_init(&work->arena, record->allocator, 0);
    return make(work, incident, given, error);
}
