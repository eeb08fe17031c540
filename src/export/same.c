/* Why two mentions are of one incident, or of two: `why --same`.
 *
 * Part: finds the incidents that hold the two, loads their reports, has the evidence told
 * (fuse/same.h) and writes it with the words of each mention. Invariants: what is stored decides
 * whether they are one; the evidence explains it. Cost: linear in the reports of the two incidents
 * and in the ledger's memberships. */
#include "fuse/same.h"
#include "export/work.h"
#include "record/decision.h"
#include "record/write.h"

/* One of the two asked about. */
typedef struct asked {
    rsm_slice id;       /* as given */
    rsm_slice incident; /* that holds it; empty: it is unassigned */
    rsm_member member;
    rsm_slice mention; /* its id in full */
    rsm_span span;
    rsm_member *members; /* of the incident, the one asked about first */
    uint32_t count;
} asked;

typedef struct same_work {
    const rsm_case *record;
    rsm_arena arena;
    rsm_reading *readings;
    uint32_t count;
    rsm_result_membership *memberships;
    uint32_t membership_count;
    rsm_decision *decisions;
    uint32_t *undone_by; /* of each: the number of the one that undoes it, or 0 */
    uint32_t decision_count;
} same_work;

/* ---- finding ---- */

static int compare_readings(void *context, const void *left, const void *right) {
    (void)context;
    return rsm_slice_compare(((const rsm_reading *)left)->report.id,
                             ((const rsm_reading *)right)->report.id);
}

/* The readings of both, each once. */
static rsm_status load_both(same_work *work, const asked *left, const asked *right,
                            rsm_error *error) {
    rsm_reading *more = NULL;
    uint32_t extra = 0;
    rsm_ledger *ledger = work->record->ledger;
    rsm_status status = rsm_ledger_load(ledger, left->incident, RSM_LOAD_TEXT, &work->arena,
                                        &work->readings, &work->count, error);
    if (status == RSM_OK && left->incident.size > 0 && right->incident.size > 0) {
        status = rsm_ledger_load(ledger, right->incident, RSM_LOAD_TEXT, &work->arena, &more,
                                 &extra, error);
    }
    rsm_reading *all = rsm_arena_allocate_items(&work->arena, work->count + extra + 1, sizeof *all);
    if (status != RSM_OK || all == NULL) {
        return status != RSM_OK ? status : rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    for (uint32_t i = 0; i < work->count + extra; i++) {
        all[i] = i < work->count ? work->readings[i] : more[i - work->count];
    }
    uint32_t total = work->count + extra, kept = 0;
    if (!rsm_sort(all, total, sizeof *all, compare_readings, NULL, &work->arena)) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    for (uint32_t i = 0; i < total; i++) {
        if (kept == 0 || compare_readings(NULL, &all[kept - 1], &all[i]) != 0) {
            all[kept++] = all[i];
        }
    }
    work->readings = all;
    work->count = kept;
    return RSM_OK;
}

/* The incident of a report's incident: where the ledger says it belongs. */
static rsm_slice holder_of(const same_work *work, rsm_member member) {
    rsm_slice report = work->readings[member.reading].report.id;
    uint32_t low = 0, high = work->membership_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (rsm_slice_compare(work->memberships[middle].report, report) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < work->membership_count && rsm_slice_equal(work->memberships[low].report, report);
         low++) {
        if (work->memberships[low].number == member.incident) {
            return work->memberships[low].incident;
        }
    }
    return rsm_slice_make("", 0);
}

/* The mention of that id, or the first that begins so, in the incident that holds it. */
static bool find_mention(const same_work *work, asked *one) {
    bool found = false;
    for (uint32_t i = 0; i < work->count; i++) {
        const rsm_reading *reading = &work->readings[i];
        for (uint32_t j = 0; j < reading->incident_count; j++) {
            const rsm_incident *incident = &reading->incidents[j];
            rsm_member member = {i, j, 0};
            if (!rsm_slice_equal(holder_of(work, member), one->incident)) {
                continue;
            }
            for (uint32_t k = 0; k < incident->mention_count; k++) {
                const rsm_mention *mention = &reading->mentions[incident->mentions[k]];
                bool exact = rsm_slice_equal(mention->id, one->id);
                if (exact || (!found && rsm_slice_starts_with(mention->id, one->id))) {
                    one->member = member;
                    one->mention = mention->id;
                    one->span = mention->span;
                    found = true;
                }
                if (exact) {
                    return true;
                }
            }
        }
    }
    return found;
}

static bool gather_members(same_work *work, asked *one) {
    rsm_vector members;
    rsm_vector_init(&members, &work->arena, sizeof(rsm_member));
    bool good = rsm_vector_push_copy(&members, &one->member) != NULL;
    for (uint32_t i = 0; good && i < work->count && one->incident.size > 0; i++) {
        for (uint32_t j = 0; good && j < work->readings[i].incident_count; j++) {
            rsm_member member = {i, j, 0};
            bool itself = i == one->member.reading && j == one->member.incident;
            if (!itself && rsm_slice_equal(holder_of(work, member), one->incident)) {
                good = rsm_vector_push_copy(&members, &member) != NULL;
            }
        }
    }
    one->members = members.items;
    one->count = members.count;
    return good;
}

static rsm_status find_both(same_work *work, asked *left, asked *right, rsm_error *error) {
    rsm_status status = RSM_OK;
    asked *both[2] = {left, right};
    for (unsigned i = 0; status == RSM_OK && i < 2; i++) {
        status = rsm_ledger_find_incident(work->record->ledger, both[i]->id, &work->arena,
                                          &both[i]->incident, error);
        if (status == RSM_ERROR_NOT_FOUND) { /* perhaps a recall that is unassigned */
            both[i]->incident = rsm_slice_make("", 0);
            status = RSM_OK;
        }
    }
    if (status == RSM_OK) {
        status = rsm_ledger_load_memberships(work->record->ledger, &work->arena, &work->memberships,
                                             &work->membership_count, error);
    }
    if (status == RSM_OK) {
        bool swapped = right->incident.size == 0;
        status = load_both(work, swapped ? right : left, swapped ? left : right, error);
    }
    for (unsigned i = 0; status == RSM_OK && i < 2; i++) {
        if (!find_mention(work, both[i])) {
            status = rsm_error_set(error, RSM_ERROR_NOT_FOUND, "there is no mention '%.*s'",
                                   RSM_SLICE_ARGUMENTS(both[i]->id));
        } else if (!gather_members(work, both[i])) {
            status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
        }
    }
    return status;
}

static rsm_status load_decisions(same_work *work, rsm_error *error) {
    rsm_status status = rsm_ledger_load_decisions(work->record->ledger, &work->arena,
                                                  &work->decisions, &work->decision_count, error);
    if (status != RSM_OK) {
        return status;
    }
    work->undone_by = rsm_arena_allocate_items(&work->arena, (size_t)work->decision_count + 1,
                                               sizeof *work->undone_by);
    if (work->undone_by == NULL) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    rsm_decisions_undone(work->decisions, work->decision_count, work->undone_by);
    return RSM_OK;
}

/* ---- writing ---- */

static void write_asked(rsm_json *json, const same_work *work, const asked *one) {
    const rsm_reading *reading = &work->readings[one->member.reading];
    rsm_json_begin_object(json);
    rsm_json_key_string(json, "mention", one->mention);
    rsm_json_key_string(json, "quote", rsm_reading_quote(reading, one->span));
    rsm_json_key_string(json, "report", reading->report.id);
    rsm_json_key(json, "title");
    rsm_write_string_or_null(json, reading->report.title);
    rsm_json_key(json, "outlet");
    rsm_write_string_or_null(json, reading->report.outlet);
    rsm_json_key(json, "published");
    rsm_write_published(json, &reading->report.published);
    rsm_json_key(json, "incident");
    rsm_write_string_or_null(json, one->incident);
    rsm_json_end_object(json);
}

static void write_end(rsm_json *json, const char *key, const same_work *work, rsm_member member) {
    rsm_json_key_string(json, key, work->readings[member.reading].incidents[member.incident].id);
}

static void write_pair(rsm_json *json, const same_work *work, const rsm_same_pair *pair) {
    rsm_json_begin_object(json);
    write_end(json, "first", work, pair->left);
    write_end(json, "second", work, pair->right);
    if (pair->conflict != NULL) {
        rsm_json_key_cstring(json, "conflict", pair->conflict);
    } else {
        rsm_json_key_int(json, "score", pair->score);
    }
    rsm_json_key(json, "signs");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < pair->sign_count; i++) {
        rsm_json_begin_object(json);
        rsm_json_key_cstring(json, "sign", pair->signs[i].text);
        rsm_json_key_int(json, "points", pair->signs[i].points);
        rsm_json_end_object(json);
    }
    rsm_json_end_array(json);
    rsm_json_end_object(json);
}

/* ---- decisions ---- */

/* Whether a mention that a decision names is of one of the two incidents. */
static bool names_either(const same_work *work, rsm_slice mention, const asked *left,
                         const asked *right) {
    for (uint32_t i = 0; i < work->count; i++) {
        rsm_slice report = work->readings[i].report.id;
        if (!rsm_slice_starts_with(mention, report)) {
            continue;
        }
        rsm_member member = {i, rsm_incident_of_mention(&work->readings[i], mention), 0};
        rsm_slice holder =
            member.incident != RSM_NONE ? holder_of(work, member) : rsm_slice_make("", 0);
        if (holder.size > 0 &&
            (rsm_slice_equal(holder, left->incident) || rsm_slice_equal(holder, right->incident))) {
            return true;
        }
    }
    return false;
}

static bool is_about(const same_work *work, const rsm_decision *decision, const asked *left,
                     const asked *right) {
    if (decision->kind != RSM_DECISION_MERGE && decision->kind != RSM_DECISION_SPLIT &&
        decision->kind != RSM_DECISION_NOT_INCIDENT) {
        return false;
    }
    for (uint32_t i = 0; i < decision->mention_count; i++) {
        if (names_either(work, decision->mentions[i].id, left, right)) {
            return true;
        }
    }
    return false;
}

/* What persons decided, and did not undo, on which reports' incidents the two hold. */
static void write_decisions(rsm_json *json, const same_work *work, const asked *left,
                            const asked *right) {
    bool any = false;
    for (uint32_t i = 0; i < work->decision_count; i++) {
        const rsm_decision *decision = &work->decisions[i];
        if (work->undone_by[i] != 0 || !is_about(work, decision, left, right)) {
            continue;
        }
        if (!any) {
            rsm_json_key(json, "decisions");
            rsm_json_begin_array(json);
        }
        any = true;
        rsm_json_begin_object(json);
        rsm_json_key_int(json, "number", decision->number);
        rsm_json_key_cstring(json, "kind", rsm_decision_kind_name(decision->kind));
        rsm_json_key_string(json, "person", decision->person);
        rsm_json_key_string(json, "reason", decision->reason);
        rsm_json_end_object(json);
    }
    if (any) {
        rsm_json_end_array(json);
    }
}

static void write_same(rsm_json *json, const same_work *work, const asked *left, const asked *right,
                       const rsm_same *same) {
    bool unassigned = left->incident.size == 0 || right->incident.size == 0;
    bool one = !unassigned && rsm_slice_equal(left->incident, right->incident);
    rsm_json_begin_object(json);
    rsm_json_key_bool(json, "same", one);
    rsm_json_key_cstring(json, "because",
                         unassigned && same->verdict != RSM_SAME_TOLD
                             ? "a recall that fits several incidents, assigned to none"
                             : rsm_same_verdict_name(same->verdict));
    rsm_json_key(json, "first");
    write_asked(json, work, left);
    rsm_json_key(json, "second");
    write_asked(json, work, right);
    if (same->verdict != RSM_SAME_TOLD) {
        rsm_json_key(json, "pair");
        write_pair(json, work, &same->pair);
    }
    if (same->chain_count > 1) {
        rsm_json_key(json, "chain");
        rsm_json_begin_array(json);
        for (uint32_t i = 0; i < same->chain_count; i++) {
            write_pair(json, work, &same->chain[i]);
        }
        rsm_json_end_array(json);
    }
    if (!one && same->has_decisive) {
        rsm_json_key(json, "decisive");
        write_pair(json, work, &same->decisive);
    }
    if (!one) {
        rsm_json_key_int(json, "mean", same->mean);
    }
    write_decisions(json, work, left, right);
    rsm_json_key(json, "asked");
    rsm_json_begin_object(json);
    rsm_json_key_int(json, "score", same->least_score);
    rsm_json_key_int(json, "mean", same->least_mean);
    rsm_json_end_object(json);
    rsm_json_end_object(json);
}

static rsm_status tell(same_work *work, asked *left, asked *right, rsm_buffer *output,
                       rsm_error *error) {
    rsm_same same;
    rsm_json json;
    bool one = left->incident.size > 0 && rsm_slice_equal(left->incident, right->incident);
    rsm_same_question question = {.world = work->record->world,
                                  .readings = work->readings,
                                  .count = work->count,
                                  .left = left->member,
                                  .right = right->member,
                                  .left_members = left->members,
                                  .left_count = left->count,
                                  .right_members = one ? left->members : right->members,
                                  .right_count = one ? left->count : right->count};
    rsm_status status = rsm_fuse_same(&question, &work->arena, &same, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_json_init(&json, output);
    write_same(&json, work, left, right, &same);
    return rsm_output_status(output, &json, error);
}

rsm_status rsm_export_same(const rsm_case *record, rsm_slice first, rsm_slice second,
                           rsm_buffer *output, rsm_error *error) {
    same_work work = {.record = record};
    asked left = {.id = first}, right = {.id = second};
    rsm_status status = rsm_export_refresh(record, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_arena_init(&work.arena, record->allocator, 0);
    status = find_both(&work, &left, &right, error);
    if (status == RSM_OK) {
        status = load_decisions(&work, error);
    }
    if (status == RSM_OK) {
        status = tell(&work, &left, &right, output, error);
    }
    rsm_arena_free(&work.arena);
    return status;
}
