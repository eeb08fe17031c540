/* Decisions about the partition, and what follows from all of them. See fuse/decided.h.
 *
 * Part: clusters of report incidents, as the program made them, are joined, parted and struck out
 * in the order of the decisions; then groups are named and ordered as the program does it, and
 * statements and settings find theirs. Invariants: canonical order within a group; groups in order
 * of ids. Cost: linear in the incidents once, n log n in the groups, and for each decision in the
 * clusters that it touches. */
#include "fuse/decided.h"

#include "base/vector.h"
#include "fuse/regroup.h"

#include <string.h>

const char *rsm_decision_state_name(rsm_decision_state state) {
    static const char *const names[] = {"in force", "waiting", "undone", "replaced"};
    return (size_t)state < RSM_DECISION_STATE_COUNT ? names[state] : "";
}

bool rsm_decision_state_of(rsm_slice name, rsm_decision_state *state) {
    for (unsigned i = 0; i < RSM_DECISION_STATE_COUNT; i++) {
        if (rsm_slice_equal_string(name, rsm_decision_state_name((rsm_decision_state)i))) {
            *state = (rsm_decision_state)i;
            return true;
        }
    }
    return false;
}

/* Where a person put the statement, or NULL. */
static const rsm_placed *find_placed(const rsm_fusion *fusion, uint32_t reading,
                                     uint32_t statement) {
    uint32_t low = 0, high = fusion->placed_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const rsm_placed *item = &fusion->placed[middle];
        if (item->reading < reading || (item->reading == reading && item->statement < statement)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    const rsm_placed *found = low < fusion->placed_count ? &fusion->placed[low] : NULL;
    return found != NULL && found->reading == reading && found->statement == statement ? found
                                                                                       : NULL;
}

uint32_t rsm_group_of_statement(const rsm_fusion *fusion, const rsm_reading *readings,
                                uint32_t reading, uint32_t statement) {
    const rsm_placed *placed = find_placed(fusion, reading, statement);
    uint32_t incident = readings[reading].statements[statement].incident;
    return placed != NULL                                ? placed->group
           : incident < readings[reading].incident_count ? fusion->group_of[reading][incident]
                                                         : RSM_NONE;
}

/* Items are incidents of reports, numbered through all readings. */
typedef struct regroup {
    const rsm_decided *decided;
    rsm_fusion *fusion;
    rsm_arena *arena;
    uint32_t *first; /* of each reading: its first item */
    uint32_t *score;
    rsm_regroup clusters;
} regroup;

static uint32_t item_of(const regroup *all, uint32_t reading, uint32_t incident) {
    return all->first[reading] + incident;
}

/* The groups as clusters of their numbers; what is in none is a cluster of its own. */
static bool start(regroup *all, uint32_t splits) {
    const rsm_decided *decided = all->decided;
    uint32_t items = 0, count = decided->reading_count;
    all->first = rsm_arena_allocate_items(all->arena, count, sizeof(uint32_t));
    for (uint32_t i = 0; all->first != NULL && i < count; i++) {
        all->first[i] = items;
        items += decided->readings[i].incident_count;
    }
    rsm_regroup *clusters = &all->clusters;
    all->score = rsm_arena_allocate_items(all->arena, items, sizeof(uint32_t));
    if (!rsm_regroup_init(clusters, items, (size_t)all->fusion->group_count + items + splits,
                          all->arena)) {
        return false;
    }
    clusters->count = all->fusion->group_count;
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t j = 0; j < decided->readings[i].incident_count; j++) {
            uint32_t group = all->fusion->group_of[i][j];
            bool open = group == RSM_NONE;
            clusters->is_open[open ? clusters->count : group] = open;
            rsm_regroup_put(clusters, open ? clusters->count++ : group, item_of(all, i, j));
            all->score[item_of(all, i, j)] = 1000;
        }
    }
    for (uint32_t i = 0; i < all->fusion->group_count; i++) {
        const rsm_group *group = &all->fusion->groups[i];
        for (uint32_t j = 0; j < group->member_count; j++) {
            const rsm_member *member = &group->members[j];
            all->score[item_of(all, member->reading, member->incident)] = member->score;
        }
    }
    return true;
}

/* ---- one decision ---- */

/* The items of a decision's mentions; false where one of them is not there: then it waits. */
static bool find_items(const regroup *all, uint32_t index, uint32_t from, uint32_t *items) {
    const rsm_decision *decision = &all->decided->decisions[index];
    rsm_effect *effect = &all->decided->effects[index];
    for (uint32_t i = from; i < decision->mention_count; i++) {
        uint32_t reading, incident;
        if (!rsm_find_named(all->decided->readings, all->decided->reading_count,
                            &decision->mentions[i], &reading, &incident)) {
            effect->state = RSM_DECISION_WAITING;
            effect->awaits = decision->mentions[i].id;
            return false;
        }
        items[i - from] = item_of(all, reading, incident);
    }
    return true;
}

static void apply(regroup *all, uint32_t index) {
    uint32_t items[RSM_DECISION_MENTIONS];
    const rsm_decision *decision = &all->decided->decisions[index];
    uint32_t from = rsm_first_named(decision->kind), count = decision->mention_count - from;
    if (count > RSM_DECISION_MENTIONS || !find_items(all, index, from, items)) {
        return;
    }
    rsm_regroup_apply(&all->clusters, decision->kind, items, count);
    for (uint32_t i = 0; decision->kind != RSM_DECISION_NOT_INCIDENT && i < count; i++) {
        all->score[items[i]] = 1000;
    }
}

/* ---- the groups that come of it ---- */

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

/* Clusters in order of the ids that they will have: of their first item in canonical order. */
static bool name_clusters(const regroup *all, rsm_vector *named, uint32_t *number_of) {
    rsm_vector_init(named, all->arena, sizeof(named_cluster));
    memset(number_of, 0xff, all->clusters.count * sizeof *number_of);
    for (uint32_t i = 0; i < all->decided->reading_count; i++) {
        uint32_t reading = all->fusion->order[i];
        for (uint32_t j = 0; j < all->decided->readings[reading].incident_count; j++) {
            uint32_t cluster = all->clusters.cluster[item_of(all, reading, j)];
            if (number_of[cluster] != RSM_NONE || all->clusters.is_open[cluster] ||
                all->clusters.is_none[cluster]) {
                continue;
            }
            named_cluster item = {all->decided->readings[reading].incidents[j].id, cluster};
            number_of[cluster] = 0;
            if (rsm_vector_push_copy(named, &item) == NULL) {
                return false;
            }
        }
    }
    if (!rsm_sort(named->items, named->count, sizeof(named_cluster), compare_named, NULL,
                  all->arena)) {
        return false;
    }
    const named_cluster *items = named->items;
    for (uint32_t i = 0; i < named->count; i++) {
        number_of[items[i].cluster] = i;
    }
    return true;
}

static bool fill_groups(const regroup *all, const rsm_vector *named, const uint32_t *number_of,
                        rsm_group *groups, uint32_t **group_of) {
    const named_cluster *items = named->items;
    rsm_member **members = rsm_arena_allocate_items(all->arena, named->count, sizeof *members);
    for (uint32_t i = 0; members != NULL && i < named->count; i++) {
        groups[i].id = items[i].id;
        members[i] = rsm_arena_allocate_items(all->arena, all->clusters.size[items[i].cluster],
                                              sizeof *members[i]);
        groups[i].members = members[i];
    }
    if (members == NULL || all->arena->failed) {
        return false;
    }
    for (uint32_t i = 0; i < all->decided->reading_count; i++) {
        uint32_t reading = all->fusion->order[i];
        const rsm_reading *item = &all->decided->readings[reading];
        group_of[reading] =
            rsm_arena_allocate_items(all->arena, item->incident_count, sizeof *group_of[reading]);
        for (uint32_t j = 0; group_of[reading] != NULL && j < item->incident_count; j++) {
            uint32_t at = item_of(all, reading, j), number = number_of[all->clusters.cluster[at]];
            group_of[reading][j] = number;
            if (number != RSM_NONE) {
                rsm_group *group = &groups[number];
                members[number][group->member_count++] = (rsm_member){reading, j, all->score[at]};
                group->main = group->main || item->incidents[j].main;
            }
        }
    }
    return !all->arena->failed;
}

/* Recalls that are still open, with the candidates that are left of theirs. */
static bool keep_unassigned(const regroup *all, const uint32_t *number_of, const rsm_fusion *before,
                            rsm_fusion *fusion) {
    rsm_vector kept;
    rsm_vector_init(&kept, all->arena, sizeof(rsm_unassigned));
    for (uint32_t i = 0; i < before->unassigned_count; i++) {
        rsm_unassigned item = before->unassigned[i];
        uint32_t cluster = all->clusters.cluster[item_of(all, item.reading, item.incident)],
                 count = 0;
        uint32_t *candidates =
            rsm_arena_allocate_items(all->arena, item.candidate_count, sizeof *candidates);
        if (candidates == NULL) {
            return false;
        }
        for (uint32_t j = 0; all->clusters.is_open[cluster] && j < item.candidate_count; j++) {
            const rsm_member *member = &before->groups[item.candidates[j]].members[0];
            uint32_t group =
                number_of[all->clusters.cluster[item_of(all, member->reading, member->incident)]];
            bool known = group == RSM_NONE;
            for (uint32_t k = 0; !known && k < count; k++) {
                known = candidates[k] == group;
            }
            if (!known) {
                candidates[count++] = group;
            }
        }
        item.candidates = candidates;
        item.candidate_count = count;
        if (count > 0 && rsm_vector_push_copy(&kept, &item) == NULL) {
            return false;
        }
    }
    fusion->unassigned = kept.items;
    fusion->unassigned_count = kept.count;
    return true;
}

static bool make_groups(const regroup *all) {
    rsm_vector named;
    rsm_fusion before = *all->fusion;
    uint32_t *number_of =
        rsm_arena_allocate_items(all->arena, all->clusters.count, sizeof *number_of);
    if (number_of == NULL || !name_clusters(all, &named, number_of)) {
        return false;
    }
    rsm_group *groups = rsm_arena_allocate_items(all->arena, named.count, sizeof *groups);
    uint32_t **group_of =
        rsm_arena_allocate_items(all->arena, all->decided->reading_count, sizeof *group_of);
    if (groups == NULL || group_of == NULL ||
        !fill_groups(all, &named, number_of, groups, group_of)) {
        return false;
    }
    all->fusion->groups = groups;
    all->fusion->group_count = named.count;
    all->fusion->group_of = (const uint32_t *const *)group_of;
    return keep_unassigned(all, number_of, &before, all->fusion);
}

static bool decide_groups(const rsm_decided *decided, rsm_fusion *fusion, rsm_arena *arena) {
    regroup all = {.decided = decided, .fusion = fusion, .arena = arena};
    uint32_t splits = 0;
    bool any = false;
    for (uint32_t i = 0; i < decided->count; i++) {
        bool counts = decided->effects[i].state == RSM_DECISION_IN_FORCE &&
                      rsm_is_about_groups(decided->decisions[i].kind);
        any = any || counts;
        splits += counts && decided->decisions[i].kind == RSM_DECISION_SPLIT ? 1 : 0;
    }
    if (!any) {
        return true;
    }
    if (!start(&all, splits)) {
        return false;
    }
    for (uint32_t i = 0; i < decided->count; i++) {
        if (decided->effects[i].state == RSM_DECISION_IN_FORCE &&
            rsm_is_about_groups(decided->decisions[i].kind)) {
            apply(&all, i);
        }
    }
    return make_groups(&all);
}

/* ---- statements and cells ---- */

static int compare_settings(void *context, const void *left, const void *right) {
    const rsm_decided_cell *a = left, *b = right;
    (void)context;
    if (a->group != b->group) {
        return a->group < b->group ? -1 : 1;
    }
    if (a->decision->slot != b->decision->slot) {
        return a->decision->slot < b->decision->slot ? -1 : 1;
    }
    return a->decision->number < b->decision->number ? -1 : 1;
}

/* The cells that are set, the latest decision of each. */
static bool settle(const rsm_decided *decided, rsm_fusion *fusion, rsm_arena *arena) {
    rsm_vector settings;
    rsm_vector_init(&settings, arena, sizeof(rsm_decided_cell));
    for (uint32_t i = 0; i < decided->count; i++) {
        const rsm_decision *decision = &decided->decisions[i];
        uint32_t reading, incident;
        if (decision->kind != RSM_DECISION_SET ||
            decided->effects[i].state != RSM_DECISION_IN_FORCE) {
            continue;
        }
        if (!rsm_find_named(decided->readings, decided->reading_count, &decision->mentions[0],
                            &reading, &incident)) {
            decided->effects[i].state = RSM_DECISION_WAITING;
            decided->effects[i].awaits = decision->mentions[0].id;
            continue;
        }
        rsm_decided_cell item = {fusion->group_of[reading][incident], decision};
        if (item.group != RSM_NONE && rsm_vector_push_copy(&settings, &item) == NULL) {
            return false;
        }
    }
    if (!rsm_sort(settings.items, settings.count, sizeof(rsm_decided_cell), compare_settings, NULL,
                  arena)) {
        return false;
    }
    rsm_decided_cell *items = settings.items;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < settings.count; i++) {
        if (kept > 0 && items[kept - 1].group == items[i].group &&
            items[kept - 1].decision->slot == items[i].decision->slot) {
            rsm_effect *effect = &decided->effects[items[kept - 1].decision - decided->decisions];
            effect->state = RSM_DECISION_REPLACED;
            effect->by = items[i].decision->number;
            kept--;
        }
        items[kept++] = items[i];
    }
    fusion->settings = items;
    fusion->setting_count = kept;
    return true;
}

bool rsm_fuse_place(rsm_decided *decided, rsm_fusion *fusion, rsm_arena *arena) {
    rsm_placed *placed = rsm_arena_allocate_items(arena, decided->placement_count, sizeof *placed);
    if (placed == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < decided->placement_count; i++) {
        const rsm_placement *item = &decided->placements[i];
        placed[i] = (rsm_placed){item->reading, item->statement,
                                 item->to_reading == RSM_NONE
                                     ? RSM_NONE
                                     : fusion->group_of[item->to_reading][item->to_incident]};
    }
    fusion->placed = placed;
    fusion->placed_count = decided->placement_count;
    return settle(decided, fusion, arena);
}

bool rsm_fuse_decide(rsm_decided *decided, rsm_fusion *fusion, rsm_arena *arena) {
    return decided->count == 0 ||
           (decide_groups(decided, fusion, arena) && rsm_fuse_place(decided, fusion, arena) &&
            rsm_link_groups(decided->readings, decided->reading_count, fusion, arena));
}

/* ---- what a decision bears on ---- */

static bool is_member(const rsm_group *group, uint32_t reading) {
    for (uint32_t i = 0; i < group->member_count; i++) {
        if (group->members[i].reading == reading) {
            return true;
        }
    }
    return false;
}

bool rsm_placed_readings(const rsm_fusion *fusion, const rsm_reading *readings, uint32_t group,
                         rsm_arena *arena, const uint32_t **list, uint32_t *count) {
    rsm_vector found;
    rsm_vector_init(&found, arena, sizeof(uint32_t));
    for (uint32_t i = 0; i < fusion->placed_count; i++) {
        uint32_t reading = fusion->placed[i].reading;
        const uint32_t *last = rsm_vector_last(&found);
        bool known = (last != NULL && *last == reading) || readings[reading].report.id.size == 0;
        if (fusion->placed[i].group == group && !known &&
            !is_member(&fusion->groups[group], reading) &&
            rsm_vector_push_copy(&found, &reading) == NULL) {
            return false;
        }
    }
    *list = found.items;
    *count = found.count;
    return true;
}

static bool add_group(rsm_vector *groups, uint32_t group) {
    uint32_t at = 0;
    const uint32_t *items = groups->items;
    while (at < groups->count && items[at] < group) {
        at++;
    }
    if (group == RSM_NONE || (at < groups->count && items[at] == group)) {
        return true;
    }
    uint32_t *slot = rsm_vector_insert(groups, at);
    if (slot != NULL) {
        *slot = group;
    }
    return slot != NULL;
}

bool rsm_decision_groups(const rsm_decided *decided, uint32_t index, const rsm_fusion *fusion,
                         rsm_arena *arena, const uint32_t **groups, uint32_t *count) {
    const rsm_decision *decision = &decided->decisions[index];
    const rsm_effect *effect = &decided->effects[index];
    rsm_vector found;
    bool good = true;
    rsm_vector_init(&found, arena, sizeof(uint32_t));
    for (uint32_t i = 0; good && i < decision->mention_count; i++) {
        uint32_t reading, incident;
        if (rsm_find_named(decided->readings, decided->reading_count, &decision->mentions[i],
                           &reading, &incident)) {
            good = add_group(&found, fusion->group_of[reading][incident]);
        }
    }
    if (good && effect->has_statement && effect->statement.reading < decided->reading_count) {
        const rsm_reading *reading = &decided->readings[effect->statement.reading];
        uint32_t incident = reading->statements[effect->statement.statement].incident;
        good = incident >= reading->incident_count ||
               add_group(&found, fusion->group_of[effect->statement.reading][incident]);
    }
    *groups = found.items;
    *count = found.count;
    return good;
}
