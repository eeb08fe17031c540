/* One stored incident worked out anew, without the rest of the ledger.
 *
 * Part: loads the reports of the incident and of those that its time hangs on (it is counted from
 * them, or answers them), and puts their incidents where the ledger says they belong. Invariants:
 * its cells are the same to the byte as in a work of the whole ledger. Cost: linear in these
 * reports and in the ledger's memberships. */
#include "export/decided.h"

#include <string.h>

enum { ROUNDS = 3 /* how far incidents that hang on each other are followed; as resolve/when.c */ };

typedef struct one_incident {
    rsm_work *work;
    const rsm_result_membership *memberships; /* by report */
    uint32_t membership_count;
    rsm_vector wanted; /* rsm_slice: ids of incidents, the one asked for first */
} one_incident;

/* ---- what else is needed ---- */

/* The incident that holds an incident of a report, or an empty slice. */
static rsm_slice holder_of(const one_incident *one, rsm_slice report, uint32_t number) {
    uint32_t at = 0, end = one->membership_count;
    while (at < end) {
        uint32_t middle = at + (end - at) / 2;
        if (rsm_slice_compare(one->memberships[middle].report, report) < 0) {
            at = middle + 1;
        } else {
            end = middle;
        }
    }
    for (; at < one->membership_count && rsm_slice_equal(one->memberships[at].report, report);
         at++) {
        if (one->memberships[at].number == number) {
            return one->memberships[at].incident;
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
        if (!merge(work, readings, count)) {
            return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
        }
    }
    return RSM_OK;
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
        if (one->wanted.count == known) {
            break;
        }
        status = load_wanted(one, known, error);
    }
    return status;
}

/* ---- the fusion that the ledger holds ---- */

/* The group of each incident of the loaded readings; of those not wanted RSM_NONE. */
static uint32_t **gather_places(const one_incident *one) {
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
        }
    }
    group->members = members.items;
    group->member_count = members.count;
    return true;
}

static bool gather_groups(const one_incident *one) {
    rsm_work *work = one->work;
    uint32_t *rank = NULL, *order = NULL, count = one->wanted.count;
    uint32_t **group_of = gather_places(one);
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
        if (!gather_group(work, i, &groups[i])) {
            return false;
        }
    }
    return true;
}

/* What repeats what, as far as it matters here: that it is a copy. */
static bool gather_copies(rsm_work *work, const rsm_result_copy *copies, uint32_t count) {
    uint32_t *copy_of = rsm_arena_allocate_items(&work->arena, work->count, sizeof *copy_of);
    for (uint32_t i = 0, at = 0; copy_of != NULL && i < work->count; i++) {
        while (at < count &&
               rsm_slice_compare(copies[at].report, work->readings[i].report.id) < 0) {
            at++;
        }
        bool is_copy = at < count &&
                       rsm_slice_equal(copies[at].report, work->readings[i].report.id) &&
                       copies[at].copy_of.size > 0;
        copy_of[i] = is_copy ? i : RSM_NONE;
    }
    work->fusion.copy_of = copy_of;
    return copy_of != NULL;
}

static rsm_status make(rsm_work *work, rsm_slice incident, rsm_error *error) {
    one_incident one = {.work = work};
    rsm_result_membership *memberships = NULL;
    rsm_result_copy *copies = NULL;
    uint32_t copy_count = 0;
    rsm_vector_init(&one.wanted, &work->arena, sizeof(rsm_slice));
    if (rsm_vector_push_copy(&one.wanted, &incident) == NULL) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    rsm_status status = rsm_ledger_load_memberships(work->record->ledger, &work->arena,
                                                    &memberships, &one.membership_count, error);
    one.memberships = memberships;
    if (status == RSM_OK) {
        status = load_readings(&one, error);
    }
    if (status == RSM_OK) {
        status = rsm_export_decide_some(work->record, work->readings, work->count, &work->arena,
                                        &work->decided, error);
        work->readings = work->decided.readings;
    }
    if (status == RSM_OK && work->decided.count > 0) {
        rsm_result_decision *decisions = NULL;
        status = rsm_ledger_load_decision_results(work->record->ledger, &work->arena, &decisions,
                                                  &work->decision_count, error);
        work->decisions = decisions;
        work->decision_count =
            work->decision_count < work->decided.count ? work->decision_count : work->decided.count;
    }
    if (status == RSM_OK) {
        status =
            rsm_ledger_load_copies(work->record->ledger, &work->arena, &copies, &copy_count, error);
    }
    if (status == RSM_OK && (!gather_groups(&one) || !gather_copies(work, copies, copy_count) ||
                             !rsm_fuse_place(&work->decided, &work->fusion, &work->arena))) {
        status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
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
    return status == RSM_OK ? make(work, incident, error) : status;
}
