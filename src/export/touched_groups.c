/* The clusters of profiles whose pairs changed. See export/touched.h.
 *
 * Part: all firm profiles that pairs lead to from a changed one are clustered anew, as
 * fuse/group.c does it; then the vague ones beside clusters that changed are placed anew, report by
 * report. A cluster is known by its first firm member, a vague profile alone by itself. Invariants:
 * afterwards the clusters are those of rsm_make_groups. Cost: linear in the pairs of the firm
 * profiles that hang together; the clusters beside the vague ones. */
#include "export/touched.h"

typedef struct grouping {
    rsm_touch *touch;
    rsm_numbers done;    /* firm profiles that were clustered */
    rsm_numbers recalls; /* reports whose vague profiles are placed anew */
} grouping;

/* What is noted of a profile; false where there is none. */
static rsm_status look_up(rsm_touch *touch, int64_t profile, bool *found, bool *is_vague,
                          int64_t *cluster, rsm_vector *rows) {
    rsm_status status =
        rsm_touch_ask(touch, RSM_NOTE_CLUSTER_OF, (rsm_note){.numbers = {profile}}, rows);
    *found = status == RSM_OK && rows->count > 0;
    if (*found) {
        const rsm_note *row = rows->items;
        *is_vague = row->numbers[0] != 0;
        *cluster = row->numbers[1];
    }
    return status;
}

/* Gives a profile its cluster, RSM_NOTE_NONE for none; marks both where it changed. */
static rsm_status set_cluster(rsm_touch *touch, int64_t profile, int64_t before, int64_t now) {
    if (before == now) {
        return RSM_OK;
    }
    rsm_status status =
        rsm_touch_put(touch, RSM_NOTE_SET_CLUSTER, (rsm_note){.numbers = {profile, now}});
    if (status == RSM_OK && before != RSM_NOTE_NONE) {
        status = rsm_touch_mark(touch, &touch->dirty, before);
    }
    if (status == RSM_OK && now != RSM_NOTE_NONE) {
        status = rsm_touch_mark(touch, &touch->dirty, now);
    }
    return status;
}

/* ---- firm ones ---- */

typedef struct component {
    rsm_vector keys;    /* int64_t */
    rsm_vector pairs;   /* rsm_note: profile, other, points; profile < other */
    rsm_numbers before; /* key -> cluster */
    rsm_numbers index;  /* key -> index in canonical order */
} component;

static rsm_status reach(grouping *groups, component *all, int64_t profile, int64_t cluster) {
    bool is_new = false;
    if (!rsm_numbers_set(&groups->done, profile, 0, &is_new)) {
        return rsm_touch_no_memory(groups->touch);
    }
    return !is_new || (rsm_vector_push_copy(&all->keys, &profile) != NULL &&
                       rsm_numbers_set(&all->before, profile, cluster, NULL))
               ? RSM_OK
               : rsm_touch_no_memory(groups->touch);
}

/* Follows the pairs of firm profiles to the end. */
static rsm_status follow(grouping *groups, component *all) {
    rsm_touch *touch = groups->touch;
    rsm_vector rows, state;
    rsm_status status = RSM_OK;
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    rsm_vector_init(&state, &touch->scratch, sizeof(rsm_note));
    for (uint32_t i = 0; status == RSM_OK && i < all->keys.count; i++) {
        int64_t key = *(const int64_t *)rsm_vector_at(&all->keys, i);
        status = rsm_touch_ask(touch, RSM_NOTE_PAIRS, (rsm_note){.numbers = {key}}, &rows);
        for (uint32_t j = 0; status == RSM_OK && j < rows.count; j++) {
            const rsm_note *row = &((const rsm_note *)rows.items)[j];
            int64_t other = row->numbers[0], cluster = 0;
            bool found = false, is_vague = false;
            status = look_up(touch, other, &found, &is_vague, &cluster, &state);
            if (status != RSM_OK || !found || is_vague || row->numbers[1] < RSM_SCORE_JOIN) {
                continue;
            }
            rsm_note pair = {.numbers = {key, other, row->numbers[1]}};
            if (key < other && rsm_vector_push_copy(&all->pairs, &pair) == NULL) {
                status = rsm_touch_no_memory(touch);
            }
            status = status == RSM_OK ? reach(groups, all, other, cluster) : status;
        }
    }
    return status;
}

/* The pairs by index in canonical order, best first. */
static rsm_status index_pairs(rsm_touch *touch, component *all, rsm_vector *pairs) {
    const int64_t *keys = all->keys.items;
    rsm_vector_init(pairs, &touch->scratch, sizeof(rsm_pair));
    for (uint32_t i = 0; i < all->keys.count; i++) {
        if (!rsm_numbers_set(&all->index, keys[i], i, NULL)) {
            return rsm_touch_no_memory(touch);
        }
    }
    for (uint32_t i = 0; i < all->pairs.count; i++) {
        const rsm_note *row = &((const rsm_note *)all->pairs.items)[i];
        int64_t a = 0, b = 0;
        rsm_pair pair = {.score = (int32_t)row->numbers[2]};
        if (!rsm_numbers_find(&all->index, row->numbers[0], &a) ||
            !rsm_numbers_find(&all->index, row->numbers[1], &b)) {
            continue;
        }
        pair.first = (uint32_t)(a < b ? a : b);
        pair.second = (uint32_t)(a < b ? b : a);
        if (rsm_vector_push_copy(pairs, &pair) == NULL) {
            return rsm_touch_no_memory(touch);
        }
    }
    return rsm_sort_pairs(pairs, &touch->scratch) ? RSM_OK : rsm_touch_no_memory(touch);
}

static rsm_status cluster(grouping *groups, component *all) {
    rsm_touch *touch = groups->touch;
    rsm_profile *profiles = NULL;
    rsm_vector pairs;
    rsm_status status = rsm_touch_load_all(touch, &all->keys, &profiles);
    if (status == RSM_OK) {
        status = index_pairs(touch, all, &pairs);
    }
    if (status != RSM_OK) {
        return status;
    }
    uint32_t count = all->keys.count;
    rsm_together together = rsm_touch_together(touch, profiles, count);
    uint32_t *head_of = rsm_arena_allocate_items(&touch->scratch, count, sizeof *head_of);
    if (head_of == NULL || !rsm_cluster_firm(&together, &pairs, head_of)) {
        return rsm_touch_no_memory(touch);
    }
    const int64_t *keys = all->keys.items;
    for (uint32_t i = 0; status == RSM_OK && i < count; i++) {
        int64_t before = RSM_NOTE_NONE;
        rsm_numbers_find(&all->before, keys[i], &before);
        status = set_cluster(touch, keys[i], before, keys[head_of[i]]);
    }
    return status;
}

static rsm_status cluster_from(grouping *groups, int64_t profile, int64_t before) {
    rsm_touch *touch = groups->touch;
    component all = {0};
    rsm_vector_init(&all.keys, &touch->scratch, sizeof(int64_t));
    rsm_vector_init(&all.pairs, &touch->scratch, sizeof(rsm_note));
    rsm_numbers_init(&all.before, touch->record->allocator);
    rsm_numbers_init(&all.index, touch->record->allocator);
    rsm_status status = reach(groups, &all, profile, before);
    if (status == RSM_OK && all.keys.count > 0) {
        status = follow(groups, &all);
    }
    if (status == RSM_OK && all.keys.count > 0) {
        status = cluster(groups, &all);
    }
    rsm_numbers_free(&all.before);
    rsm_numbers_free(&all.index);
    return status;
}

static rsm_status cluster_seeds(grouping *groups) {
    rsm_touch *touch = groups->touch;
    rsm_vector seeds;
    rsm_status status = rsm_touch_keys(touch, &touch->seeds, &touch->arena, &seeds);
    for (uint32_t i = 0; status == RSM_OK && i < seeds.count; i++) {
        int64_t profile = *(const int64_t *)rsm_vector_at(&seeds, i), before = 0;
        bool found = false, is_vague = false;
        rsm_vector rows;
        rsm_arena_reset(&touch->scratch);
        rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
        status = look_up(touch, profile, &found, &is_vague, &before, &rows);
        if (status == RSM_OK && found && is_vague) {
            status = rsm_touch_mark(touch, &groups->recalls, rsm_report_of_profile(profile));
        } else if (status == RSM_OK && found) {
            status = cluster_from(groups, profile, before);
        }
    }
    return status;
}

/* ---- vague ones ---- */

/* The reports of vague profiles beside the firm members of clusters that changed. */
static rsm_status find_recalls(grouping *groups) {
    rsm_touch *touch = groups->touch;
    rsm_vector members, pairs, state, dirty;
    rsm_status status = rsm_touch_keys(touch, &touch->dirty, &touch->arena, &dirty);
    for (uint32_t i = 0; status == RSM_OK && i < dirty.count; i++) {
        int64_t key = *(const int64_t *)rsm_vector_at(&dirty, i);
        rsm_arena_reset(&touch->scratch);
        rsm_vector_init(&members, &touch->scratch, sizeof(rsm_note));
        rsm_vector_init(&pairs, &touch->scratch, sizeof(rsm_note));
        rsm_vector_init(&state, &touch->scratch, sizeof(rsm_note));
        status = rsm_touch_ask(touch, RSM_NOTE_CLUSTER, (rsm_note){.numbers = {key}}, &members);
        for (uint32_t m = 0; status == RSM_OK && m < members.count; m++) {
            const rsm_note *member = &((const rsm_note *)members.items)[m];
            status = rsm_touch_ask(touch, RSM_NOTE_PAIRS,
                                   (rsm_note){.numbers = {member->numbers[0]}}, &pairs);
            for (uint32_t j = 0; status == RSM_OK && j < pairs.count; j++) {
                int64_t other = ((const rsm_note *)pairs.items)[j].numbers[0], before = 0;
                bool found = false, is_vague = false;
                status = look_up(touch, other, &found, &is_vague, &before, &state);
                if (status == RSM_OK && found && is_vague) {
                    status = rsm_touch_mark(touch, &groups->recalls, rsm_report_of_profile(other));
                }
            }
        }
    }
    return status;
}

/* What is needed to place the vague profiles of one report. */
typedef struct placing {
    rsm_vector keys;     /* int64_t: they, and the firm members of clusters they lead to */
    rsm_vector pairs;    /* rsm_note: profile, other, points */
    rsm_numbers cluster; /* of each key; of a vague one what it was */
    rsm_numbers index;
} placing;

static rsm_status add_cluster(rsm_touch *touch, placing *place, int64_t cluster) {
    rsm_vector members;
    rsm_vector_init(&members, &touch->scratch, sizeof(rsm_note));
    if (rsm_numbers_find(&place->cluster, cluster, NULL)) {
        return RSM_OK;
    }
    rsm_status status =
        rsm_touch_ask(touch, RSM_NOTE_CLUSTER, (rsm_note){.numbers = {cluster}}, &members);
    for (uint32_t i = 0; status == RSM_OK && i < members.count; i++) {
        const rsm_note *member = &((const rsm_note *)members.items)[i];
        if (member->numbers[1] == 0 &&
            (rsm_vector_push_copy(&place->keys, &member->numbers[0]) == NULL ||
             !rsm_numbers_set(&place->cluster, member->numbers[0], cluster, NULL))) {
            status = rsm_touch_no_memory(touch);
        }
    }
    return status;
}

static rsm_status add_vague(rsm_touch *touch, placing *place, const rsm_note *profile) {
    int64_t key = profile->numbers[0];
    rsm_vector rows, state;
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    rsm_vector_init(&state, &touch->scratch, sizeof(rsm_note));
    if (rsm_vector_push_copy(&place->keys, &key) == NULL ||
        !rsm_numbers_set(&place->cluster, key, profile->numbers[2], NULL)) {
        return rsm_touch_no_memory(touch);
    }
    rsm_status status = rsm_touch_ask(touch, RSM_NOTE_PAIRS, (rsm_note){.numbers = {key}}, &rows);
    for (uint32_t i = 0; status == RSM_OK && i < rows.count; i++) {
        const rsm_note *row = &((const rsm_note *)rows.items)[i];
        rsm_note pair = {.numbers = {key, row->numbers[0], row->numbers[1]}};
        int64_t cluster = 0;
        bool found = false, is_vague = false;
        status = look_up(touch, row->numbers[0], &found, &is_vague, &cluster, &state);
        if (status == RSM_OK && found && !is_vague) {
            status = rsm_vector_push_copy(&place->pairs, &pair) != NULL
                         ? add_cluster(touch, place, cluster)
                         : rsm_touch_no_memory(touch);
        }
    }
    return status;
}

/* Stores where one vague profile went; `keys` are those of the indices in `recall`. */
static rsm_status put_recall(rsm_touch *touch, const placing *place, const rsm_recall *recall) {
    const int64_t *keys = place->keys.items;
    int64_t key = keys[recall->profile], before = RSM_NOTE_NONE;
    rsm_vector rows;
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    rsm_numbers_find(&place->cluster, key, &before);
    bool is_open = recall->count > 1;
    rsm_status status = set_cluster(touch, key, before,
                                    is_open         ? RSM_NOTE_NONE
                                    : recall->joins ? keys[recall->candidates[0]]
                                                    : key);
    if (status == RSM_OK && (is_open || before == RSM_NOTE_NONE)) {
        status = rsm_touch_mark(touch, &touch->reopened, key);
    }
    if (status == RSM_OK) {
        status = rsm_touch_put(touch, RSM_NOTE_DROP_CANDIDATES, (rsm_note){.numbers = {key}});
    }
    for (uint32_t i = 0; status == RSM_OK && is_open && i < recall->count; i++) {
        rsm_note candidate = {.numbers = {key, i, keys[recall->candidates[i]]}};
        status = rsm_touch_put(touch, RSM_NOTE_PUT_CANDIDATE, candidate);
    }
    return status;
}

static rsm_status place(rsm_touch *touch, placing *all) {
    rsm_profile *profiles = NULL;
    rsm_vector pairs;
    rsm_recall *recalls = NULL;
    uint32_t recall_count = 0;
    rsm_status status = rsm_touch_load_all(touch, &all->keys, &profiles);
    if (status != RSM_OK) {
        return status;
    }
    component same = {.keys = all->keys, .pairs = all->pairs, .index = all->index};
    status = index_pairs(touch, &same, &pairs);
    all->index = same.index;
    if (status != RSM_OK) {
        return status;
    }
    uint32_t count = all->keys.count;
    const int64_t *keys = all->keys.items;
    uint32_t *head_of = rsm_arena_allocate_items(&touch->scratch, count, sizeof *head_of);
    for (uint32_t i = 0; head_of != NULL && i < count; i++) {
        int64_t cluster = 0, head = i;
        if (!profiles[i].is_vague && rsm_numbers_find(&all->cluster, keys[i], &cluster)) {
            rsm_numbers_find(&all->index, cluster, &head);
        }
        head_of[i] = (uint32_t)head;
    }
    rsm_together together = rsm_touch_together(touch, profiles, count);
    if (head_of == NULL ||
        !rsm_cluster_recalls(&together, &pairs, head_of, &recalls, &recall_count)) {
        return rsm_touch_no_memory(touch);
    }
    for (uint32_t i = 0; status == RSM_OK && i < recall_count; i++) {
        status = put_recall(touch, all, &recalls[i]);
    }
    return status;
}

static rsm_status place_report(rsm_touch *touch, int64_t report) {
    placing all = {0};
    rsm_vector rows;
    rsm_arena_reset(&touch->scratch);
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    rsm_vector_init(&all.keys, &touch->scratch, sizeof(int64_t));
    rsm_vector_init(&all.pairs, &touch->scratch, sizeof(rsm_note));
    rsm_numbers_init(&all.cluster, touch->record->allocator);
    rsm_numbers_init(&all.index, touch->record->allocator);
    rsm_note range = {.numbers = {rsm_profile_number(report, 0),
                                  rsm_profile_number(report, RSM_TOUCH_INCIDENTS - 1)}};
    rsm_status status = rsm_touch_ask(touch, RSM_NOTE_PROFILES, range, &rows);
    for (uint32_t i = 0; status == RSM_OK && i < rows.count; i++) {
        const rsm_note *row = &((const rsm_note *)rows.items)[i];
        if (row->numbers[1] != 0) {
            status = add_vague(touch, &all, row);
        }
    }
    if (status == RSM_OK && all.keys.count > 0) {
        status = place(touch, &all);
    }
    rsm_numbers_free(&all.cluster);
    rsm_numbers_free(&all.index);
    return status;
}

rsm_status rsm_touch_groups(rsm_touch *touch) {
    grouping groups = {.touch = touch};
    rsm_vector reports;
    rsm_numbers_init(&groups.done, touch->record->allocator);
    rsm_numbers_init(&groups.recalls, touch->record->allocator);
    rsm_status status = cluster_seeds(&groups);
    if (status == RSM_OK) {
        status = find_recalls(&groups);
    }
    if (status == RSM_OK) {
        status = rsm_touch_keys(touch, &groups.recalls, &touch->arena, &reports);
    }
    for (uint32_t i = 0; status == RSM_OK && i < reports.count; i++) {
        status = place_report(touch, *(const int64_t *)rsm_vector_at(&reports, i));
    }
    rsm_numbers_free(&groups.done);
    rsm_numbers_free(&groups.recalls);
    return status;
}
