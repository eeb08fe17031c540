/* What is stored of incidents and reports, where it changed. See export/touched.h.
 *
 * Part: gives the members of changed clusters the incident that their cluster now is; then works
 * out anew the incidents whose members, readings or links changed, and those whose time hangs on
 * such a one; takes away the incidents that are no more. Invariants: afterwards the results are
 * those of rsm_work_make. Cost: the reports of these incidents, loaded once for each. */
#include "export/touched_decided.h"

#define ROUNDS                                                                         \
    5 /* how far incidents that hang on each other are followed; beyond resolve/when.c \
       */

static const rsm_slice nothing = {"", 0};

/* ---- where each incident of a report went ---- */

/* The members of a holder in canonical order. */
static rsm_status holder_members(rsm_touch *touch, int64_t holder, rsm_vector *keys,
                                 rsm_profile **profiles) {
    rsm_vector_init(keys, &touch->scratch, sizeof(int64_t));
    rsm_status status = rsm_touch_members(touch, holder, keys);
    return status == RSM_OK ? rsm_touch_load_all(touch, keys, profiles) : status;
}

/* Puts an incident of a report where it now belongs, and notes what it left. */
static rsm_status put_place(rsm_touch *touch, int64_t key, const rsm_profile *profile,
                            rsm_result_membership *place) {
    rsm_vector rows;
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    rsm_note given = {.numbers = {profile->incident}, .texts = {profile->report, nothing}};
    rsm_status status = rsm_touch_ask(touch, RSM_NOTE_PLACE, given, &rows);
    rsm_slice before = rows.count > 0 ? ((const rsm_note *)rows.items)->texts[0] : nothing;
    if (status == RSM_OK && (rows.count == 0 || !rsm_slice_equal(before, place->incident))) {
        status = rsm_touch_mark(touch, &touch->moved, rsm_report_of_profile(key));
        before = rsm_slice_copy(before, &touch->arena);
        if (before.size > 0 && rsm_vector_push_copy(&touch->gone, &before) == NULL) {
            status = rsm_touch_no_memory(touch);
        }
    }
    place->report = profile->report;
    place->number = profile->incident;
    return status == RSM_OK ? rsm_ledger_put_membership(touch->ledger, place, touch->error)
                            : status;
}

static rsm_status reopen_recalls(rsm_touch *touch, int64_t cluster) {
    rsm_vector rows;
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    rsm_status status =
        rsm_touch_ask(touch, RSM_NOTE_RECALLS, (rsm_note){.numbers = {cluster}}, &rows);
    for (uint32_t i = 0; status == RSM_OK && i < rows.count; i++) {
        status = rsm_touch_mark(touch, &touch->reopened, ((rsm_note *)rows.items)[i].numbers[0]);
    }
    return status;
}

static rsm_status place_holder(rsm_touch *touch, int64_t holder) {
    rsm_vector keys, clusters;
    rsm_profile *profiles = NULL;
    rsm_arena_reset(&touch->scratch);
    rsm_status status = holder_members(touch, holder, &keys, &profiles);
    if (status != RSM_OK || keys.count == 0) {
        return status;
    }
    rsm_slice id = rsm_slice_copy(profiles[0].id, &touch->arena);
    if (touch->arena.failed || !rsm_map_set(&touch->ids, id, 0)) {
        return rsm_touch_no_memory(touch);
    }
    for (uint32_t i = 0; status == RSM_OK && i < keys.count; i++) {
        rsm_result_membership place = {.incident = id};
        status = put_place(touch, *(const int64_t *)rsm_vector_at(&keys, i), &profiles[i], &place);
    }
    rsm_vector_init(&clusters, &touch->scratch, sizeof(int64_t));
    if (status == RSM_OK) {
        status = rsm_touch_clusters(touch, holder, &clusters);
    }
    for (uint32_t i = 0; status == RSM_OK && i < clusters.count; i++) {
        status = reopen_recalls(touch, ((const int64_t *)clusters.items)[i]);
    }
    return status;
}

/* An incident of a report that a person says is none. */
static rsm_status place_nowhere(rsm_touch *touch, int64_t key) {
    rsm_vector rows;
    rsm_status status;
    rsm_result_membership place = {{"", 0}, 0, {"", 0}, NULL, 0};
    rsm_arena_reset(&touch->scratch);
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    const rsm_profile *profile = rsm_touch_load(touch, key, &status);
    if (profile == NULL) {
        return status;
    }
    status = put_place(touch, key, profile, &place);
    if (status == RSM_OK) {
        status = rsm_touch_ask(touch, RSM_NOTE_CLUSTER_OF, (rsm_note){.numbers = {key}}, &rows);
    }
    return status == RSM_OK && rows.count > 0
               ? reopen_recalls(touch, ((const rsm_note *)rows.items)->numbers[1])
               : status;
}

/* The incident that a cluster which a recall may belong to has become; empty for none. */
static rsm_status candidate_id(rsm_touch *touch, int64_t cluster, rsm_slice *id) {
    rsm_vector keys;
    rsm_profile *members = NULL;
    int64_t holder = RSM_NOTE_NONE;
    *id = nothing;
    rsm_status status = rsm_touch_load_cluster(touch, cluster, &keys, &members);
    if (status == RSM_OK && keys.count > 0) {
        status = rsm_touch_holder(touch, *(const int64_t *)keys.items, &holder);
    }
    if (status == RSM_OK && holder != RSM_NOTE_NONE && holder != cluster) {
        status = holder_members(touch, holder, &keys, &members);
    }
    if (status == RSM_OK && holder != RSM_NOTE_NONE && keys.count > 0) {
        *id = members[0].id;
    }
    return status;
}

static bool is_among(const rsm_vector *ids, rsm_slice id) {
    const rsm_slice *items = ids->items;
    for (uint32_t i = 0; i < ids->count; i++) {
        if (rsm_slice_equal(items[i], id)) {
            return true;
        }
    }
    return false;
}

/* A recall that stays open, with the ids of its candidates. */
static rsm_status place_recall(rsm_touch *touch, int64_t key) {
    rsm_vector rows, ids;
    rsm_status status;
    int64_t holder = RSM_NOTE_NONE;
    rsm_arena_reset(&touch->scratch);
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    rsm_vector_init(&ids, &touch->scratch, sizeof(rsm_slice));
    const rsm_profile *profile = rsm_touch_load(touch, key, &status);
    if (profile == NULL) {
        return status;
    }
    status = rsm_touch_holder(touch, key, &holder);
    if (status != RSM_OK || holder != RSM_NOTE_NONE || !rsm_touch_is_open(touch, key)) {
        return status; /* it is open no more: it was placed with its holder, or nowhere */
    }
    status = rsm_touch_ask(touch, RSM_NOTE_CANDIDATES, (rsm_note){.numbers = {key}}, &rows);
    for (uint32_t i = 0; status == RSM_OK && i < rows.count; i++) {
        rsm_slice id = nothing;
        status = candidate_id(touch, ((const rsm_note *)rows.items)[i].numbers[0], &id);
        if (status == RSM_OK && id.size > 0 && !is_among(&ids, id) &&
            rsm_vector_push_copy(&ids, &id) == NULL) {
            status = rsm_touch_no_memory(touch);
        }
    }
    if (status != RSM_OK || rows.count == 0) {
        return status;
    }
    rsm_result_membership place = {.candidates = ids.items, .candidate_count = ids.count};
    return put_place(touch, key, profile, &place);
}

static rsm_status place_all(rsm_touch *touch) {
    rsm_vector keys;
    rsm_status status = rsm_touch_keys(touch, &touch->dirty, &touch->arena, &keys);
    for (uint32_t i = 0; status == RSM_OK && i < keys.count; i++) {
        status = place_holder(touch, *(const int64_t *)rsm_vector_at(&keys, i));
    }
    for (uint32_t i = 0;
         status == RSM_OK && touch->decided != NULL && i < touch->decided->emptied.count; i++) {
        status = place_nowhere(touch, ((const int64_t *)touch->decided->emptied.items)[i]);
    }
    if (status == RSM_OK) {
        status = rsm_touch_keys(touch, &touch->reopened, &touch->arena, &keys);
    }
    for (uint32_t i = 0; status == RSM_OK && i < keys.count; i++) {
        status = place_recall(touch, *(const int64_t *)rsm_vector_at(&keys, i));
    }
    return status;
}

/* ---- rows of reports ---- */

/* The incident that a report is mainly about, or an empty slice. */
static rsm_status main_incident(rsm_touch *touch, int64_t report, rsm_slice id, rsm_slice *main) {
    rsm_vector rows, places;
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    rsm_vector_init(&places, &touch->scratch, sizeof(rsm_note));
    rsm_note range = {.numbers = {rsm_profile_number(report, 0),
                                  rsm_profile_number(report, RSM_TOUCH_INCIDENTS - 1)}};
    rsm_status status = rsm_touch_ask(touch, RSM_NOTE_PROFILES, range, &rows);
    *main = nothing;
    for (uint32_t i = 0; status == RSM_OK && i < rows.count; i++) {
        const rsm_profile *profile =
            rsm_touch_load(touch, ((const rsm_note *)rows.items)[i].numbers[0], &status);
        if (profile == NULL || !profile->main) {
            continue;
        }
        rsm_note given = {.numbers = {profile->incident}, .texts = {id, nothing}};
        status = rsm_touch_ask(touch, RSM_NOTE_PLACE, given, &places);
        *main = places.count > 0 ? ((const rsm_note *)places.items)->texts[0] : nothing;
        break;
    }
    return status;
}

static rsm_status put_report(rsm_touch *touch, int64_t key) {
    rsm_vector rows, original;
    rsm_arena_reset(&touch->scratch);
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    rsm_vector_init(&original, &touch->scratch, sizeof(rsm_note));
    rsm_status status =
        rsm_touch_ask(touch, RSM_NOTE_GET_REPORT, (rsm_note){.numbers = {key}}, &rows);
    if (status != RSM_OK || rows.count == 0) {
        return status;
    }
    const rsm_note *report = rows.items;
    rsm_result_copy result = {.report = report->texts[0]};
    if (report->numbers[1] != RSM_NOTE_NONE) {
        status = rsm_touch_ask(touch, RSM_NOTE_GET_REPORT,
                               (rsm_note){.numbers = {report->numbers[1]}}, &original);
        result.copy_of =
            original.count > 0 ? ((const rsm_note *)original.items)->texts[0] : nothing;
    }
    if (status == RSM_OK) {
        status = main_incident(touch, key, result.report, &result.main_incident);
    }
    return status == RSM_OK ? rsm_ledger_put_report_result(touch->ledger, &result, touch->error)
                            : status;
}

static rsm_status put_reports(rsm_touch *touch) {
    rsm_vector keys;
    const rsm_numbers *const sets[] = {&touch->changed, &touch->moved};
    rsm_status status = RSM_OK;
    for (unsigned set = 0; status == RSM_OK && set < 2; set++) {
        status = rsm_touch_keys(touch, sets[set], &touch->arena, &keys);
        for (uint32_t i = 0; status == RSM_OK && i < keys.count; i++) {
            int64_t key = *(const int64_t *)rsm_vector_at(&keys, i);
            bool done = set > 0 && rsm_numbers_find(sets[0], key, NULL);
            status = done ? RSM_OK : put_report(touch, key);
        }
    }
    return status;
}

/* ---- which incidents are worked out anew ---- */

/* Marks the holder of a profile, if it has one; among `fresh` where it was not marked. */
static rsm_status mark_holder(rsm_touch *touch, int64_t profile, rsm_numbers *holders,
                              rsm_vector *fresh) {
    int64_t holder = RSM_NOTE_NONE;
    bool is_new = false;
    rsm_status status = rsm_touch_holder(touch, profile, &holder);
    if (status != RSM_OK || holder == RSM_NOTE_NONE) {
        return status;
    }
    if (!rsm_numbers_set(holders, holder, 0, &is_new) ||
        (is_new && rsm_vector_push_copy(fresh, &holder) == NULL)) {
        return rsm_touch_no_memory(touch);
    }
    return RSM_OK;
}

/* All that a report with a moved incident tells of: it may be linked with what moved. */
static rsm_status mark_told(rsm_touch *touch, rsm_numbers *clusters, rsm_vector *fresh) {
    rsm_vector reports, rows;
    rsm_status status = rsm_touch_keys(touch, &touch->moved, &touch->arena, &reports);
    for (uint32_t i = 0; status == RSM_OK && i < reports.count; i++) {
        int64_t report = *(const int64_t *)rsm_vector_at(&reports, i);
        rsm_note range = {.numbers = {rsm_profile_number(report, 0),
                                      rsm_profile_number(report, RSM_TOUCH_INCIDENTS - 1)}};
        rsm_arena_reset(&touch->scratch);
        rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
        status = rsm_touch_ask(touch, RSM_NOTE_PROFILES, range, &rows);
        for (uint32_t j = 0; status == RSM_OK && j < rows.count; j++) {
            status =
                mark_holder(touch, ((const rsm_note *)rows.items)[j].numbers[0], clusters, fresh);
        }
    }
    return status;
}

/* Where persons put statements: incidents that draw on a report otherwise than by telling of it.
 * Those of whose report something moved, and, where `upon` is no RSM_NOTE_NONE, those dated by, or
 * answering, what that holder holds. */
static rsm_status mark_placed(rsm_touch *touch, int64_t upon, rsm_numbers *holders,
                              rsm_vector *fresh) {
    const rsm_touch_decided *decided = touch->decided;
    rsm_status status = RSM_OK;
    for (uint32_t i = 0; status == RSM_OK && decided != NULL && i < decided->count; i++) {
        rsm_decision_kind kind = decided->decisions[i].kind;
        bool places = decided->effects[i].state == RSM_DECISION_IN_FORCE &&
                      (kind == RSM_DECISION_REASSIGN || kind == RSM_DECISION_ADD);
        bool marks = false;
        for (uint32_t j = decided->first[i];
             places && status == RSM_OK && !marks && j < decided->first[i + 1]; j++) {
            const rsm_named_part *part = &decided->parts[j];
            rsm_named_part hung = *part;
            int64_t holder = RSM_NOTE_NONE;
            if (part->part < RSM_PART_STATEMENT || part->found == RSM_NOTE_NONE) {
                continue;
            }
            hung.number = part->upon;
            if (upon == RSM_NOTE_NONE) {
                marks = rsm_numbers_find(&touch->moved, part->found, NULL) ||
                        rsm_numbers_find(&touch->changed, part->found, NULL);
            } else if (part->upon != RSM_NOTE_NONE) {
                status = rsm_touch_holder(touch, rsm_profile_of_part(&hung), &holder);
                marks = status == RSM_OK && holder == upon;
            }
        }
        int64_t target = rsm_profile_of_part(places ? rsm_part_of(decided, i, 0) : NULL);
        if (status == RSM_OK && marks && target != RSM_NOTE_NONE) {
            status = mark_holder(touch, target, holders, fresh);
        }
    }
    return status;
}

/* Those whose time hangs on a member of the holder. */
static rsm_status mark_hanging(rsm_touch *touch, int64_t holder, rsm_numbers *holders,
                               rsm_vector *fresh) {
    rsm_vector members, rows;
    rsm_arena_reset(&touch->scratch);
    rsm_vector_init(&members, &touch->scratch, sizeof(int64_t));
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    rsm_status status = rsm_touch_members(touch, holder, &members);
    for (uint32_t i = 0; status == RSM_OK && i < members.count; i++) {
        int64_t key = ((const int64_t *)members.items)[i];
        int64_t report = rsm_report_of_profile(key);
        rsm_note given = {.numbers = {report, rsm_incident_of_profile(key)}};
        status = rsm_touch_ask(touch, RSM_NOTE_HANGING, given, &rows);
        for (uint32_t j = 0; status == RSM_OK && j < rows.count; j++) {
            uint32_t number = (uint32_t)((const rsm_note *)rows.items)[j].numbers[0];
            status = mark_holder(touch, rsm_profile_number(report, number), holders, fresh);
        }
    }
    return status == RSM_OK ? mark_placed(touch, holder, holders, fresh) : status;
}

static rsm_status mark_every(rsm_touch *touch, rsm_numbers *clusters) {
    rsm_vector rows;
    rsm_note none = {.numbers = {0}};
    rsm_vector_init(&rows, &touch->arena, sizeof(rsm_note));
    rsm_status status = rsm_touch_ask(touch, RSM_NOTE_ALL_PROFILES, none, &rows);
    for (uint32_t i = 0; status == RSM_OK && i < rows.count; i++) {
        int64_t cluster = ((const rsm_note *)rows.items)[i].numbers[2];
        status = cluster == RSM_NOTE_NONE ? RSM_OK : rsm_touch_mark(touch, clusters, cluster);
    }
    for (uint32_t i = 0;
         status == RSM_OK && touch->decided != NULL && i < touch->decided->token_count; i++) {
        int64_t label = touch->decided->tokens[i].label;
        status = rsm_is_label(label) ? rsm_touch_mark(touch, clusters, label) : RSM_OK;
    }
    return status == RSM_OK ? rsm_touch_to_holders(touch, clusters) : status;
}

static rsm_status find_affected(rsm_touch *touch, rsm_numbers *clusters) {
    rsm_vector fresh;
    if (touch->everything) {
        return mark_every(touch, clusters);
    }
    rsm_status status = rsm_touch_keys(touch, &touch->dirty, &touch->arena, &fresh);
    for (uint32_t i = 0; status == RSM_OK && i < fresh.count; i++) {
        status = rsm_touch_mark(touch, clusters, *(const int64_t *)rsm_vector_at(&fresh, i));
    }
    if (status == RSM_OK) {
        status = mark_told(touch, clusters, &fresh);
    }
    if (status == RSM_OK) {
        status = mark_placed(touch, RSM_NOTE_NONE, clusters, &fresh);
    }
    for (uint32_t round = 0, from = 0; status == RSM_OK && round < ROUNDS; round++) {
        uint32_t end = fresh.count;
        for (uint32_t i = from; status == RSM_OK && i < end; i++) {
            status =
                mark_hanging(touch, *(const int64_t *)rsm_vector_at(&fresh, i), clusters, &fresh);
        }
        from = end;
    }
    return status;
}

/* ---- working out ---- */

static rsm_status work_out(rsm_touch *touch, const rsm_codebook *codebook, int64_t holder) {
    rsm_vector keys;
    rsm_profile *profiles = NULL;
    rsm_work work;
    rsm_result_incident result;
    uint32_t *scores = NULL;
    rsm_whole given = {.codebook = codebook, .tables = &touch->together};
    rsm_arena_reset(&touch->scratch);
    rsm_status status = holder_members(touch, holder, &keys, &profiles);
    if (status != RSM_OK || keys.count == 0) {
        return status;
    }
    status = rsm_touch_scores(touch, holder, &keys, &scores);
    if (status != RSM_OK) {
        return status;
    }
    given.scores = scores;
    if (touch->decided != NULL) {
        const rsm_touch_decided *decided = touch->decided;
        given.decided = (rsm_decided_states){decided->decisions, decided->states, decided->count};
    }
    status = rsm_work_make_whole(touch->record, profiles[0].id, &given, &work, touch->error);
    if (status == RSM_OK && !rsm_work_result(&work, 0, &result)) {
        status = rsm_touch_no_memory(touch);
    }
    if (status == RSM_OK) {
        status = rsm_ledger_put_incident(touch->ledger, &result, touch->error);
    }
    rsm_work_free(&work);
    return status;
}

static rsm_status drop_gone(rsm_touch *touch) {
    rsm_status status = RSM_OK;
    for (uint32_t i = 0; status == RSM_OK && i < touch->gone.count; i++) {
        rsm_slice id = *(const rsm_slice *)rsm_vector_at(&touch->gone, i);
        if (!rsm_map_find(&touch->ids, id, NULL)) {
            status = rsm_ledger_drop_incident(touch->ledger, id, touch->error);
        }
    }
    return status;
}

static rsm_status load_codebook(rsm_touch *touch, rsm_codebook *codebook) {
    rsm_slice name; /* the codebook keeps it */
    rsm_status status =
        rsm_ledger_get_meta(touch->ledger, "codebook", &touch->arena, &name, touch->error);
    return status == RSM_OK ? rsm_codebook_load(touch->record->world, name, codebook, touch->error)
                            : status;
}

rsm_status rsm_touch_results(rsm_touch *touch) {
    rsm_numbers clusters;
    rsm_vector keys;
    rsm_codebook codebook;
    rsm_numbers_init(&clusters, touch->record->allocator);
    rsm_status status = place_all(touch);
    if (status == RSM_OK) {
        status = put_reports(touch);
    }
    if (status == RSM_OK) {
        status = rsm_touch_put_decisions(touch);
    }
    if (status == RSM_OK) {
        status = find_affected(touch, &clusters);
    }
    if (status == RSM_OK) {
        status = drop_gone(touch);
    }
    if (status == RSM_OK) {
        status = load_codebook(touch, &codebook);
    }
    if (status == RSM_OK) {
        status = rsm_touch_keys(touch, &clusters, &touch->arena, &keys);
    }
    for (uint32_t i = 0; status == RSM_OK && i < keys.count; i++) {
        status = work_out(touch, &codebook, *(const int64_t *)rsm_vector_at(&keys, i));
    }
    rsm_numbers_free(&clusters);
    return status;
}
