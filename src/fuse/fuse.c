/* Bringing together, step by step. See fuse/fuse.h.
 *
 * Part: puts readings into canonical order and runs the steps: copies, profiles, pairs, groups,
 * links. Invariants: every order used below is derived from content. Cost: the sum of the steps'.
 */
#include "fuse/together.h"

/* Dated reports first, by date; then id. */
static int compare_readings(void *context, const void *left, const void *right) {
    const rsm_reading *readings = context;
    const rsm_report *a = &readings[*(const uint32_t *)left].report;
    const rsm_report *b = &readings[*(const uint32_t *)right].report;
    if (a->published.earliest.known != b->published.earliest.known) {
        return a->published.earliest.known ? -1 : 1;
    }
    int order = rsm_instant_compare(a->published.earliest, b->published.earliest);
    return order != 0 ? order : rsm_slice_compare(a->id, b->id);
}

bool rsm_canonical_order(const rsm_reading *readings, uint32_t count, rsm_arena *arena,
                         uint32_t **order, uint32_t **rank) {
    *order = rsm_arena_allocate_items(arena, count, sizeof **order);
    *rank = rsm_arena_allocate_items(arena, count, sizeof **rank);
    if (*order == NULL || *rank == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        (*order)[i] = i;
    }
    if (!rsm_sort(*order, count, sizeof **order, compare_readings, (void *)(uintptr_t)readings,
                  arena)) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        (*rank)[(*order)[i]] = i;
    }
    return true;
}

uint32_t rsm_incident_of_mention(const rsm_reading *reading, rsm_slice id) {
    for (uint32_t i = 0; i < reading->incident_count; i++) {
        const rsm_incident *incident = &reading->incidents[i];
        if (rsm_slice_equal(incident->id, id)) {
            return i;
        }
        for (uint32_t j = 0; j < incident->mention_count; j++) {
            if (incident->mentions[j] < reading->mention_count &&
                rsm_slice_equal(reading->mentions[incident->mentions[j]].id, id)) {
                return i;
            }
        }
    }
    return RSM_NONE;
}

bool rsm_fuse_prepare(rsm_together *together) {
    uint32_t *order = NULL, *rank = NULL;
    if (!rsm_canonical_order(together->readings, together->count, together->arena, &order, &rank)) {
        return false;
    }
    together->order = order;
    together->rank = rank;
    together->least = RSM_SCORE_RECALL;
    uint32_t *copy_of = rsm_arena_allocate_items(together->arena, together->count, sizeof *copy_of);
    if (copy_of == NULL || !rsm_find_copies(together, copy_of)) {
        return false;
    }
    together->copy_of = copy_of;
    rsm_points_load(together->world, &together->points);
    return rsm_type_table_make(together->world, together->scratch, &together->types) &&
           rsm_rarity_load(together) && rsm_make_profiles(together);
}

static bool run(rsm_together *together, rsm_fusion *fusion) {
    rsm_vector pairs;
    if (!rsm_fuse_prepare(together)) {
        return false;
    }
    fusion->order = together->order;
    fusion->rank = together->rank;
    fusion->copy_of = together->copy_of;
    return rsm_make_pairs(together, &pairs) && rsm_make_groups(together, &pairs, fusion) &&
           rsm_make_links(together, fusion);
}

rsm_status rsm_fuse(const rsm_world *world, const rsm_reading *readings, uint32_t count,
                    rsm_arena *arena, rsm_fusion *fusion, rsm_error *error) {
    rsm_arena scratch;
    rsm_together together = {.world = world, .readings = readings, .count = count, .arena = arena};
    *fusion = (rsm_fusion){0};
    rsm_arena_init(&scratch, arena->allocator, 0);
    together.scratch = &scratch;
    bool good = run(&together, fusion);
    rsm_arena_free(&scratch);
    return good ? RSM_OK : rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
}
