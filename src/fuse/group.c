/* The partition: pairs, best first, join clusters unless something in them cannot be one.
 *
 * Part: greedy agglomeration of the firm profiles; then each vague recall goes to the one group it
 * fits, stays unassigned where it fits several alike, or stands alone. Invariants: two incidents of
 * one report are never in one group; the result depends on content alone. Cost: n log n in the
 * profiles; a join compares at most CHECKED * CHECKED pairs for conflicts. */
#include "fuse/witness.h"

#define CHECKED      48 /* members of a cluster that are checked for conflicts */
#define MEAN_MEMBERS 8  /* members whose scores are averaged */
#define ALIKE        12 /* a second group within so many points makes a recall uncertain */
#define FULL_SCORE   90 /* a mean pair score that counts as certain */

/* The members of a cluster are a list: the first CHECKED in rank order, which is all that a join
 * looks at, the others in any. relist puts all in order. */
typedef struct clusters {
    const rsm_together *together;
    uint32_t *cluster; /* of each profile */
    uint32_t *next;    /* the next member, or RSM_NONE */
    uint32_t *head;    /* of each cluster: its first member, or RSM_NONE */
    uint32_t *rest;    /* the first after those in order, or RSM_NONE */
    uint32_t *tail;    /* the last */
    uint32_t *size;
    uint32_t *refused; /* the last that could not join it, and the sizes of both then */
    uint32_t *refused_size, *own_size;
} clusters;

/* Lists the members of each cluster in rank order, by `cluster`. */
static void relist(clusters *all) {
    uint32_t count = all->together->profile_count;
    for (uint32_t i = 0; i < count; i++) {
        all->head[i] = all->rest[i] = all->next[i] = RSM_NONE;
        all->size[i] = 0;
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t own = all->cluster[i];
        if (all->size[own] == 0) {
            all->head[own] = i;
        } else {
            all->next[all->tail[own]] = i;
        }
        if (all->size[own]++ == CHECKED) {
            all->rest[own] = i;
        }
        all->tail[own] = i;
    }
}

/* Hangs a list behind a member; the last of both. */
static uint32_t hang(clusters *all, uint32_t last, uint32_t first, uint32_t its_last) {
    if (first == RSM_NONE) {
        return last;
    }
    all->next[last] = first;
    return its_last;
}

/* Merges the ordered beginnings of two lists; what is over hangs behind. */
static void join(clusters *all, uint32_t into, uint32_t from) {
    uint32_t a = all->head[into], b = all->head[from], count = 0, last = RSM_NONE;
    uint32_t a_end = all->rest[into], b_end = all->rest[from], rest = RSM_NONE;
    uint32_t a_tail = all->tail[into], b_tail = all->tail[from];
    for (uint32_t i = b; i != RSM_NONE; i = all->next[i]) {
        all->cluster[i] = into;
    }
    while (a != a_end || b != b_end) {
        uint32_t *least = b == b_end || (a != a_end && a < b) ? &a : &b;
        uint32_t item = *least;
        *least = all->next[item];
        if (last == RSM_NONE) {
            all->head[into] = item;
        } else {
            all->next[last] = item;
        }
        rest = count++ == CHECKED ? item : rest;
        last = item;
    }
    uint32_t after = last;
    last = hang(all, last, a_end, a_tail);
    last = hang(all, last, b_end, b_tail);
    all->next[last] = RSM_NONE;
    /* with `count` no more than CHECKED nothing hung behind */
    all->rest[into] = rest != RSM_NONE ? rest : all->next[after];
    all->tail[into] = last;
    all->size[into] += all->size[from];
    all->size[from] = 0;
    all->head[from] = RSM_NONE;
}

/* Whether another incident of the report of `member` is in the cluster. In rank order the
 * incidents of a report stand together. */
static bool tells_of(const clusters *all, uint32_t member, uint32_t cluster) {
    const rsm_profile *profiles = all->together->profiles;
    uint32_t reading = profiles[member].reading;
    for (uint32_t i = member; i > 0 && profiles[i - 1].reading == reading; i--) {
        if (all->cluster[i - 1] == cluster) {
            return true;
        }
    }
    for (uint32_t i = member + 1;
         i < all->together->profile_count && profiles[i].reading == reading; i++) {
        if (all->cluster[i] == cluster) {
            return true;
        }
    }
    return false;
}

/* Two reports in common? */
static bool shares_reading(const clusters *all, uint32_t a, uint32_t b) {
    uint32_t lesser = all->size[a] < all->size[b] ? a : b, other = lesser == a ? b : a;
    for (uint32_t i = all->head[lesser]; i != RSM_NONE; i = all->next[i]) {
        if (tells_of(all, i, other)) {
            return true;
        }
    }
    return false;
}

static bool fit_together(const clusters *all, uint32_t a, uint32_t b) {
    const rsm_together *together = all->together;
    int64_t over = 0;
    uint32_t i_count = 0;
    if (shares_reading(all, a, b)) {
        return false;
    }
    for (uint32_t i = all->head[a]; i != RSM_NONE && i_count < CHECKED;
         i = all->next[i], i_count++) {
        uint32_t j_count = 0;
        for (uint32_t j = all->head[b]; j != RSM_NONE && j_count < CHECKED;
             j = all->next[j], j_count++) {
            rsm_pair_evidence comparison;
            rsm_compare(together, &together->profiles[i], &together->profiles[j], &comparison);
            if (comparison.conflict != RSM_CONFLICT_NONE) {
                return false;
            }
            if (i_count < MEAN_MEMBERS && j_count < MEAN_MEMBERS) {
                over += rsm_signs_score(&together->points, &comparison) -
                        rsm_signs_least_mean(&comparison);
            }
        }
    }
    return over >= 0;
}

/* Two clusters that did not fit are not looked at again until one of them has grown. */
static bool can_join(clusters *all, uint32_t a, uint32_t b) {
    uint32_t least = a < b ? a : b, other = a < b ? b : a;
    if (a == b || (all->refused[least] == other && all->own_size[least] == all->size[least] &&
                   all->refused_size[least] == all->size[other])) {
        return false;
    }
    if (fit_together(all, a, b)) {
        return true;
    }
    all->refused[least] = other;
    all->own_size[least] = all->size[least];
    all->refused_size[least] = all->size[other];
    return false;
}

static bool start(const rsm_together *together, clusters *all) {
    uint32_t count = together->profile_count;
    all->together = together;
    all->cluster = rsm_arena_allocate_items(together->scratch, count, sizeof(uint32_t));
    all->next = rsm_arena_allocate_items(together->scratch, count, sizeof(uint32_t));
    all->head = rsm_arena_allocate_items(together->scratch, count, sizeof(uint32_t));
    all->size = rsm_arena_allocate_items(together->scratch, count, sizeof(uint32_t));
    all->rest = rsm_arena_allocate_items(together->scratch, count, sizeof(uint32_t));
    all->tail = rsm_arena_allocate_items(together->scratch, count, sizeof(uint32_t));
    all->refused = rsm_arena_allocate_items(together->scratch, count, sizeof(uint32_t));
    all->refused_size = rsm_arena_allocate_items(together->scratch, count, sizeof(uint32_t));
    all->own_size = rsm_arena_allocate_items(together->scratch, count, sizeof(uint32_t));
    if (together->scratch->failed) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        all->cluster[i] = i;
        all->refused[i] = RSM_NONE;
    }
    relist(all);
    return true;
}

/* Joins by the pairs of what both reports are mainly about, or by the others. */
static void join_pairs(clusters *all, const rsm_vector *pairs, const rsm_witnesses *witnesses,
                       bool mains) {
    const rsm_pair *pair = pairs->items;
    const rsm_profile *profiles = all->together->profiles;
    for (uint32_t i = 0; i < pairs->count && pair[i].score >= RSM_SCORE_JOIN; i++) {
        const rsm_profile *one = &profiles[pair[i].first], *other = &profiles[pair[i].second];
        if (one->is_vague || other->is_vague || (one->main && other->main) != mains) {
            continue;
        }
        uint32_t a = all->cluster[pair[i].first], b = all->cluster[pair[i].second];
        if (can_join(all, a, b) && !rsm_is_told_apart(all->together, witnesses, &pair[i])) {
            join(all, all->size[a] >= all->size[b] ? a : b, all->size[a] >= all->size[b] ? b : a);
        }
    }
}

/* What reports are mainly about is brought together first: a slip in what one of them tells in
 * passing cannot hold the others apart. */
static bool join_firm(clusters *all, const rsm_vector *pairs) {
    rsm_witnesses witnesses;
    if (!rsm_witnesses_make(all->together, pairs, &witnesses)) {
        return false;
    }
    join_pairs(all, pairs, &witnesses, true);
    join_pairs(all, pairs, &witnesses, false);
    relist(all);
    return true;
}

/* ---- vague recalls ---- */

typedef struct candidate {
    uint32_t cluster;
    uint32_t best; /* its member that the recall is likest */
    int32_t score; /* of that member */
} candidate;

typedef struct recall {
    uint32_t profile;
    candidate candidates[RSM_RECALL_CANDIDATES];
    uint32_t count;
    bool joins;
} recall;

/* Pairs come best first: the first of a cluster is its best. */
static bool collect_recalls(const clusters *all, const rsm_vector *pairs, recall *recalls,
                            const uint32_t *recall_of) {
    const rsm_pair *pair = pairs->items;
    const rsm_together *together = all->together;
    for (uint32_t i = 0; i < pairs->count; i++) {
        bool first = together->profiles[pair[i].first].is_vague;
        uint32_t vague = first ? pair[i].first : pair[i].second,
                 firm = first ? pair[i].second : pair[i].first;
        if (!together->profiles[vague].is_vague) {
            continue;
        }
        recall *item = &recalls[recall_of[vague]];
        uint32_t cluster = all->cluster[firm];
        bool known = item->count == RSM_RECALL_CANDIDATES;
        for (uint32_t j = 0; j < item->count; j++) {
            known = known || item->candidates[j].cluster == cluster;
        }
        if (!known) {
            item->candidates[item->count++] = (candidate){cluster, firm, pair[i].score};
        }
    }
    return true;
}

/* Drops clusters that the recall cannot be of, and those far behind the best. */
static void sift(const clusters *all, recall *item) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < item->count; i++) {
        candidate next = item->candidates[i];
        uint32_t j = all->head[next.cluster];
        bool fits = !shares_reading(all, next.cluster, all->cluster[item->profile]);
        for (uint32_t checked = 0; fits && j != RSM_NONE && checked < CHECKED;
             checked++, j = all->next[j]) {
            const rsm_profile *profiles = all->together->profiles;
            fits = rsm_pair_score(all->together, &profiles[item->profile], &profiles[j]) !=
                   RSM_SCORE_CONFLICT;
        }
        if (fits && (kept == 0 || next.score + ALIKE >= item->candidates[0].score)) {
            item->candidates[kept++] = next;
        }
    }
    item->count = kept;
}

/* Whether a recall is of the only incident that it fits. Where no day is told of either, or no place
 * of one, it must score as much as any pair: with a town and a kind in common alone, or with words
 * alone, any bombing would be the one that was told. */
static bool belongs(const clusters *all, const recall *item) {
    const candidate *only = &item->candidates[0];
    if (item->count != 1 || shares_reading(all, only->cluster, all->cluster[item->profile])) {
        return false;
    }
    const rsm_profile *recalled = &all->together->profiles[item->profile];
    const rsm_profile *told = &all->together->profiles[only->best];
    bool untimed = recalled->timing == RSM_TIMING_NONE && told->timing == RSM_TIMING_NONE;
    bool unplaced =
        recalled->timing == RSM_TIMING_NONE && (!recalled->has_place || !told->has_place);
    return only->score >= RSM_SCORE_JOIN || (!untimed && !unplaced);
}

/* Recalls in rank order. All are sifted against the firm clusters before any joins, so that none
 * depends on another. */
static recall *place_recalls(clusters *all, const rsm_vector *pairs, uint32_t *recall_count) {
    const rsm_together *together = all->together;
    uint32_t *recall_of =
        rsm_arena_allocate_items(together->scratch, together->profile_count, sizeof(uint32_t));
    uint32_t count = 0;
    for (uint32_t i = 0; recall_of != NULL && i < together->profile_count; i++) {
        recall_of[i] = together->profiles[i].is_vague ? count++ : 0;
    }
    recall *recalls = rsm_arena_allocate_items(together->scratch, count, sizeof *recalls);
    if (recalls == NULL || recall_of == NULL) {
        return NULL;
    }
    for (uint32_t i = 0; i < together->profile_count; i++) {
        if (together->profiles[i].is_vague) {
            recalls[recall_of[i]].profile = i;
        }
    }
    collect_recalls(all, pairs, recalls, recall_of);
    for (uint32_t i = 0; i < count; i++) {
        sift(all, &recalls[i]);
    }
    for (uint32_t i = 0; i < count; i++) {
        recalls[i].joins = belongs(all, &recalls[i]);
        if (recalls[i].joins) {
            join(all, recalls[i].candidates[0].cluster, all->cluster[recalls[i].profile]);
        }
    }
    relist(all);
    *recall_count = count;
    return recalls;
}

/* ---- the result ---- */

/* The fit of a member of which `sum` is the sum of its scores with `count` others. */
static uint32_t fit_of_sum(int64_t sum, uint32_t count) {
    int64_t fit = count == 0 ? 1000 : sum * 1000 / ((int64_t)count * FULL_SCORE);
    return fit > 1000 ? 1000 : (uint32_t)fit;
}

/* How well a member fits the first others of its cluster, in thousandths. */
static uint32_t fit_of(const clusters *all, uint32_t member) {
    const rsm_together *together = all->together;
    int64_t sum = 0;
    uint32_t count = 0;
    for (uint32_t i = all->head[all->cluster[member]]; i != RSM_NONE && count < MEAN_MEMBERS;
         i = all->next[i]) {
        if (i != member) {
            int32_t score =
                rsm_pair_score(together, &together->profiles[i], &together->profiles[member]);
            sum += score > 0 ? score : 0;
            count++;
        }
    }
    return fit_of_sum(sum, count);
}

/* A cluster and the id it will have. */
typedef struct named_cluster {
    rsm_slice id;
    uint32_t cluster;
} named_cluster;

static int compare_named(void *context, const void *left, const void *right) {
    const named_cluster *a = left, *b = right;
    (void)context;
    int order = rsm_slice_compare(a->id, b->id);
    return order != 0 ? order : (a->cluster < b->cluster ? -1 : a->cluster > b->cluster);
}

static bool fill_group(const clusters *all, uint32_t cluster, uint32_t number, uint32_t **group_of,
                       rsm_group *group) {
    const rsm_together *together = all->together;
    rsm_member *members =
        rsm_arena_allocate_items(together->arena, all->size[cluster], sizeof *members);
    if (members == NULL) {
        return false;
    }
    group->members = members;
    for (uint32_t i = all->head[cluster]; i != RSM_NONE; i = all->next[i]) {
        const rsm_profile *profile = &together->profiles[i];
        members[group->member_count++] =
            (rsm_member){profile->reading, profile->incident, fit_of(all, i)};
        group_of[profile->reading][profile->incident] = number;
        group->main = group->main || profile->main;
    }
    return true;
}

static bool make_unassigned(const clusters *all, const recall *recalls, uint32_t count,
                            const uint32_t *number_of, rsm_fusion *fusion) {
    const rsm_together *together = all->together;
    rsm_vector items;
    rsm_vector_init(&items, together->arena, sizeof(rsm_unassigned));
    for (uint32_t i = 0; i < count; i++) {
        if (recalls[i].count < 2) {
            continue;
        }
        rsm_unassigned *item = rsm_vector_push(&items);
        uint32_t *candidates =
            rsm_arena_allocate_items(together->arena, recalls[i].count, sizeof *candidates);
        if (item == NULL || candidates == NULL) {
            return false;
        }
        for (uint32_t j = 0; j < recalls[i].count; j++) {
            candidates[j] = number_of[recalls[i].candidates[j].cluster];
        }
        item->reading = together->profiles[recalls[i].profile].reading;
        item->incident = together->profiles[recalls[i].profile].incident;
        item->candidates = candidates;
        item->candidate_count = recalls[i].count;
    }
    fusion->unassigned = items.items;
    fusion->unassigned_count = items.count;
    return true;
}

static uint32_t **make_group_of(const rsm_together *together) {
    uint32_t **group_of =
        rsm_arena_allocate_items(together->arena, together->count, sizeof *group_of);
    for (uint32_t i = 0; group_of != NULL && i < together->count; i++) {
        uint32_t incidents = together->readings[i].incident_count;
        group_of[i] = rsm_arena_allocate_items(together->arena, incidents, sizeof **group_of);
        for (uint32_t j = 0; group_of[i] != NULL && j < incidents; j++) {
            group_of[i][j] = RSM_NONE;
        }
    }
    return together->arena->failed ? NULL : group_of;
}

static bool make_result(const clusters *all, const recall *recalls, uint32_t recall_count,
                        rsm_fusion *fusion) {
    const rsm_together *together = all->together;
    rsm_vector named;
    uint32_t *number_of =
        rsm_arena_allocate_items(together->scratch, together->profile_count, sizeof(uint32_t));
    uint8_t *is_open = rsm_arena_allocate_items(together->scratch, together->profile_count, 1);
    uint32_t **group_of = make_group_of(together);
    rsm_vector_init(&named, together->scratch, sizeof(named_cluster));
    if (number_of == NULL || is_open == NULL || group_of == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < recall_count; i++) {
        is_open[recalls[i].profile] = recalls[i].count > 1;
    }
    for (uint32_t i = 0; i < together->profile_count; i++) {
        if (all->size[i] > 0 && !is_open[all->head[i]]) {
            named_cluster item = {together->profiles[all->head[i]].id, i};
            if (rsm_vector_push_copy(&named, &item) == NULL) {
                return false;
            }
        }
    }
    rsm_group *groups = rsm_arena_allocate_items(together->arena, named.count, sizeof *groups);
    if (groups == NULL || !rsm_sort(named.items, named.count, sizeof(named_cluster), compare_named,
                                    NULL, together->scratch)) {
        return false;
    }
    const named_cluster *clusters_in_order = named.items;
    for (uint32_t i = 0; i < named.count; i++) {
        groups[i].id = clusters_in_order[i].id;
        number_of[clusters_in_order[i].cluster] = i;
        if (!fill_group(all, clusters_in_order[i].cluster, i, group_of, &groups[i])) {
            return false;
        }
    }
    fusion->groups = groups;
    fusion->group_count = named.count;
    fusion->group_of = (const uint32_t *const *)group_of;
    return make_unassigned(all, recalls, recall_count, number_of, fusion);
}

bool rsm_make_groups(const rsm_together *together, const rsm_vector *pairs, rsm_fusion *fusion) {
    clusters all;
    uint32_t recall_count = 0;
    if (!start(together, &all) || !join_firm(&all, pairs)) {
        return false;
    }
    recall *recalls = place_recalls(&all, pairs, &recall_count);
    return recalls != NULL && make_result(&all, recalls, recall_count, fusion);
}

/* ---- a few profiles at a time ---- */

bool rsm_cluster_firm(const rsm_together *together, const rsm_vector *pairs, uint32_t *head_of) {
    clusters all;
    if (!start(together, &all) || !join_firm(&all, pairs)) {
        return false;
    }
    for (uint32_t i = 0; i < together->profile_count; i++) {
        head_of[i] = all.head[all.cluster[i]];
    }
    return true;
}

/* Clusters as given. */
static bool start_from(const rsm_together *together, const uint32_t *head_of, clusters *all) {
    if (!start(together, all)) {
        return false;
    }
    for (uint32_t i = 0; i < together->profile_count; i++) {
        all->cluster[i] = head_of[i];
    }
    relist(all);
    return true;
}

bool rsm_cluster_recalls(const rsm_together *together, const rsm_vector *pairs,
                         const uint32_t *head_of, rsm_recall **recalls, uint32_t *count) {
    clusters all;
    recall *placed;
    if (!start_from(together, head_of, &all) ||
        (placed = place_recalls(&all, pairs, count)) == NULL) {
        return false;
    }
    *recalls = rsm_arena_allocate_items(together->scratch, *count, sizeof **recalls);
    for (uint32_t i = 0; *recalls != NULL && i < *count; i++) {
        rsm_recall *item = &(*recalls)[i];
        item->profile = placed[i].profile;
        item->count = placed[i].count;
        item->joins = placed[i].joins;
        for (uint32_t j = 0; j < item->count; j++) {
            item->candidates[j] = placed[i].candidates[j].cluster;
        }
    }
    return *recalls != NULL;
}

void rsm_fit_scores(const rsm_together *together, uint32_t *scores) {
    for (uint32_t member = 0; member < together->profile_count; member++) {
        int64_t sum = 0;
        uint32_t count = 0;
        for (uint32_t i = 0; i < together->profile_count && count < MEAN_MEMBERS; i++) {
            if (i != member) {
                int32_t score =
                    rsm_pair_score(together, &together->profiles[i], &together->profiles[member]);
                sum += score > 0 ? score : 0;
                count++;
            }
        }
        scores[member] = fit_of_sum(sum, count);
    }
}
