/* Whether some report tells two incidents apart that a pair would join.
 *
 * Part: a report that tells of two is a witness against joining one that is
 * like its first with one that is like its second: they would be bridged by
 * what they have in common (a town, a kind, the words of both). Invariants:
 * depends on the pairs of the two profiles alone. Cost: a look at NEIGHBOURS
 * best pairs of each, and at most that many more scores. */
#include "fuse/witness.h"

#define NEIGHBOURS 32 /* best pairs of a profile that are looked at */
#define CLEARLY                                                              \
    14           /* points by which one of the witness's two is the likelier \
                  */
#define SLACK 20 /* points that the pair may be stronger than what it stands against */

bool rsm_witnesses_make(const rsm_together *together, const rsm_vector *pairs,
                        rsm_witnesses *witnesses) {
    const rsm_pair *pair = pairs->items;
    uint32_t count = together->profile_count;
    uint32_t *first = rsm_arena_allocate_items(together->scratch, (size_t)count + 2, sizeof *first);
    uint32_t *items =
        rsm_arena_allocate_items(together->scratch, (size_t)pairs->count * 2 + 1, sizeof *items);
    if (first == NULL || items == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < pairs->count; i++) {
        first[pair[i].first + 2]++;
        first[pair[i].second + 2]++;
    }
    for (uint32_t i = 2; i < count + 2; i++) {
        first[i] += first[i - 1];
    }
    for (uint32_t i = 0; i < pairs->count; i++) {
        items[first[pair[i].first + 1]++] = i;
        items[first[pair[i].second + 1]++] = i;
    }
    *witnesses = (rsm_witnesses){pair, first, items};
    return true;
}

/* The other end of the i-th best pair of a profile, with its score. */
static uint32_t neighbour(const rsm_witnesses *witnesses, uint32_t profile, uint32_t i,
                          int32_t *score) {
    const rsm_pair *pair = &witnesses->pairs[witnesses->items[witnesses->first[profile] + i]];
    *score = pair->score;
    return pair->first == profile ? pair->second : pair->first;
}

static uint32_t neighbour_count(const rsm_witnesses *witnesses, uint32_t profile) {
    uint32_t count = witnesses->first[profile + 1] - witnesses->first[profile];
    return count < NEIGHBOURS ? count : NEIGHBOURS;
}

bool rsm_is_told_apart(const rsm_together *together, const rsm_witnesses *witnesses,
                       const rsm_pair *pair) {
    const rsm_profile *profiles = together->profiles;
    const rsm_profile *left = &profiles[pair->first], *right = &profiles[pair->second];
    uint32_t left_count = neighbour_count(witnesses, pair->first);
    uint32_t right_count = neighbour_count(witnesses, pair->second);
    for (uint32_t i = 0; i < left_count; i++) {
        int32_t mine, theirs;
        uint32_t one = neighbour(witnesses, pair->first, i, &mine);
        for (uint32_t j = 0; j < right_count && mine + SLACK >= pair->score; j++) {
            uint32_t other = neighbour(witnesses, pair->second, j, &theirs);
            if (one == other || profiles[one].reading != profiles[other].reading ||
                theirs + SLACK < pair->score) {
                continue;
            }
            if (mine >= rsm_pair_points(together, left, &profiles[other]) + CLEARLY &&
                theirs >= rsm_pair_points(together, right, &profiles[one]) + CLEARLY) {
                return true;
            }
        }
    }
    return false;
}
