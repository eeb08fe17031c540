/* Why two incidents of two reports are one, or two. See fuse/same.h. */
#include "fuse/same.h"

#include "fuse/together.h"

#define MEAN_MEMBERS 8 /* as group.c */

/* ---- one pair ---- */

static uint32_t profile_of(const rsm_together *together, rsm_member member) {
    return together->first_profile[member.reading] + member.incident;
}

static const char *conflict_words(rsm_conflict conflict) {
    switch (conflict) {
    case RSM_CONFLICT_ONE_REPORT:
        return "one report tells them as two";
    case RSM_CONFLICT_DAYS:
        return "other days";
    case RSM_CONFLICT_FORETOLD:
        return "published before the other took place";
    case RSM_CONFLICT_PLACES:
        return "other places";
    default:
        return NULL;
    }
}

static void explain(const rsm_together *together, rsm_member left, rsm_member right,
                    rsm_same_pair *pair) {
    const rsm_profile *a = &together->profiles[profile_of(together, left)];
    const rsm_profile *b = &together->profiles[profile_of(together, right)];
    bool in_order = rsm_profile_compare(a, b) < 0;
    rsm_pair_evidence comparison;
    rsm_compare(together, in_order ? a : b, in_order ? b : a, &comparison);
    *pair = (rsm_same_pair){.left = left, .right = right};
    pair->conflict = conflict_words(comparison.conflict);
    for (unsigned i = 0; i < comparison.count; i++) {
        pair->signs[pair->sign_count++] =
            (rsm_same_sign){rsm_sign_text((rsm_pair_sign)comparison.signs[i]),
                            together->points.of[comparison.signs[i]]};
    }
    if (pair->conflict != NULL) {
        return;
    }
    int32_t score = rsm_signs_score(&together->points, &comparison);
    pair->score = rsm_pair_points(together, a, b);
    if (pair->score != score) {
        pair->signs[pair->sign_count++] =
            (rsm_same_sign){"text: one report repeats the other", pair->score - score};
    }
}

static int32_t score_of(const rsm_together *together, rsm_member left, rsm_member right) {
    return rsm_pair_points(together, &together->profiles[profile_of(together, left)],
                           &together->profiles[profile_of(together, right)]);
}

/* What it must be on average. */
static int32_t least_mean_of(const rsm_together *together, rsm_member left, rsm_member right) {
    rsm_pair_evidence comparison;
    rsm_compare(together, &together->profiles[profile_of(together, left)],
                &together->profiles[profile_of(together, right)], &comparison);
    return rsm_signs_least_mean(&comparison);
}

static bool is_member(rsm_member left, rsm_member right) {
    return left.reading == right.reading && left.incident == right.incident;
}

/* ---- in one incident ---- */

/* The path from the one to the other whose weakest step is the strongest (Prim's order of growth
 * from the first: each is reached by its best way). */
static bool find_chain(const rsm_together *together, const rsm_same_question *question,
                       rsm_arena *arena, rsm_same *same) {
    const rsm_member *members = question->left_members;
    uint32_t count =
        question->left_count < RSM_SAME_MEMBERS ? question->left_count : RSM_SAME_MEMBERS;
    int32_t *best = rsm_arena_allocate_items(arena, count + 1, sizeof *best);
    uint32_t *from = rsm_arena_allocate_items(arena, count + 1, sizeof *from);
    uint8_t *reached = rsm_arena_allocate_items(arena, count + 1, 1);
    uint32_t start = RSM_NONE, end = RSM_NONE;
    if (best == NULL || from == NULL || reached == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        start = is_member(members[i], question->left) ? i : start;
        end = is_member(members[i], question->right) ? i : end;
        best[i] = INT32_MIN;
        from[i] = RSM_NONE;
    }
    if (start == RSM_NONE || end == RSM_NONE) {
        return true;
    }
    for (uint32_t at = start; at != RSM_NONE && at != end;) {
        uint32_t next = RSM_NONE;
        reached[at] = 1;
        for (uint32_t i = 0; i < count; i++) {
            int32_t score = reached[i] ? INT32_MIN : score_of(together, members[at], members[i]);
            if (score > best[i]) {
                best[i] = score;
                from[i] = at;
            }
            if (!reached[i] && (next == RSM_NONE || best[i] > best[next])) {
                next = i;
            }
        }
        at = next != RSM_NONE && best[next] >= RSM_SCORE_RECALL ? next : RSM_NONE;
        if (at == RSM_NONE) {
            return true;
        }
    }
    uint32_t steps = 0;
    for (uint32_t i = end; i != start; i = from[i]) {
        steps++;
    }
    rsm_same_pair *chain = rsm_arena_allocate_items(arena, steps, sizeof *chain);
    if (chain == NULL) {
        return false;
    }
    same->chain = chain;
    same->chain_count = steps;
    for (uint32_t i = end; i != start; i = from[i]) {
        explain(together, members[from[i]], members[i], &chain[--steps]);
    }
    return true;
}

static bool tell_one(const rsm_together *together, const rsm_same_question *question,
                     rsm_arena *arena, rsm_same *same) {
    if (is_member(question->left, question->right)) {
        same->verdict = RSM_SAME_TOLD;
        return true;
    }
    if (same->pair.conflict == NULL && same->pair.score >= RSM_SCORE_JOIN) {
        same->verdict = RSM_SAME_PAIR;
        return true;
    }
    if (!find_chain(together, question, arena, same)) {
        return false;
    }
    same->verdict = same->chain_count > 0 ? RSM_SAME_CHAIN : RSM_SAME_OTHERWISE;
    if (same->chain_count == 1) {
        same->verdict = RSM_SAME_PAIR; /* a recall that belongs here */
    }
    return true;
}

/* ---- in two ---- */

/* The first pair in conflict, else the best; and the mean of the first members'. */
static void tell_two(const rsm_together *together, const rsm_same_question *question,
                     rsm_same *same) {
    int32_t best = INT32_MIN, conflicts = 0;
    int64_t sum = 0, least = 0, summed = 0;
    rsm_member left = question->left, right = question->right;
    bool apart = false;
    for (uint32_t i = 0; i < question->left_count && i < RSM_SAME_MEMBERS && !apart; i++) {
        for (uint32_t j = 0; j < question->right_count && j < RSM_SAME_MEMBERS && !apart; j++) {
            rsm_member a = question->left_members[i], b = question->right_members[j];
            int32_t score = a.reading == b.reading ? RSM_SCORE_CONFLICT : score_of(together, a, b);
            apart = a.reading == b.reading;
            bool first_conflict = score == RSM_SCORE_CONFLICT && conflicts++ == 0;
            if (apart || first_conflict || (conflicts == 0 && score > best)) {
                best = score;
                left = a;
                right = b;
            }
            if (score != RSM_SCORE_CONFLICT && i < MEAN_MEMBERS && j < MEAN_MEMBERS) {
                sum += score;
                least += least_mean_of(together, a, b);
                summed++;
            }
        }
    }
    same->mean = summed > 0 ? (int32_t)(sum / summed) : 0;
    same->least_mean = summed > 0 ? (int32_t)((least + summed - 1) / summed) : RSM_SCORE_MEAN;
    same->has_decisive = !is_member(left, question->left) || !is_member(right, question->right);
    explain(together, left, right, &same->decisive);
    if (same->pair.conflict != NULL) { /* of the two themselves: nothing further is asked */
        same->decisive = same->pair;
        same->has_decisive = false;
        apart = question->left.reading == question->right.reading;
    }
    same->verdict = apart                                   ? RSM_SAME_APART
                    : same->decisive.conflict != NULL       ? RSM_SAME_CONFLICT
                    : same->decisive.score < RSM_SCORE_JOIN ? RSM_SAME_WEAK
                    : same->mean < same->least_mean         ? RSM_SAME_MEAN
                                                            : RSM_SAME_UNJOINED;
}

rsm_status rsm_fuse_same(const rsm_same_question *question, rsm_arena *arena, rsm_same *same,
                         rsm_error *error) {
    rsm_together together = {.world = question->world,
                             .readings = question->readings,
                             .count = question->count,
                             .arena = arena,
                             .scratch = arena};
    *same = (rsm_same){.least_score = RSM_SCORE_JOIN, .least_mean = RSM_SCORE_MEAN};
    if (!rsm_fuse_prepare(&together)) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    explain(&together, question->left, question->right, &same->pair);
    if (question->left_members != question->right_members) {
        tell_two(&together, question, same);
    } else if (!tell_one(&together, question, arena, same)) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    return RSM_OK;
}

const char *rsm_same_verdict_name(rsm_same_verdict verdict) {
    static const char *const names[] = {
        [RSM_SAME_TOLD] = "told as one",           [RSM_SAME_PAIR] = "alike",
        [RSM_SAME_CHAIN] = "alike through others", [RSM_SAME_OTHERWISE] = "joined otherwise",
        [RSM_SAME_APART] = "told apart",           [RSM_SAME_CONFLICT] = "conflict",
        [RSM_SAME_WEAK] = "too little in common",  [RSM_SAME_MEAN] = "not alike as wholes",
        [RSM_SAME_UNJOINED] = "not joined"};
    return names[verdict];
}
