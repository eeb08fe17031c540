/* Which pairs are worth comparing.
 *
 * Part: each profile stands in some blocks (a day and country, a city, a name, a rare word); within
 * a block, sorted by city and day, each is compared with at most RSM_FUSE_WINDOW neighbours. Copies
 * are compared with what they repeat. Invariants: where a profile stands in a block depends on its
 * own content alone; so does the order of the result. Cost: n log n in the entries, times the
 * window; a pair is scored once for each window that it shares. */
#include "fuse/together.h"

#include "base/hash.h"

#define BLOCK_DAYS  8  /* wider intervals stand in no block of days */
#define RARE_WORDS  6  /* rarest words of a profile that make blocks */
#define COPY_POINTS 40 /* that a report repeats another speaks for their incidents */

/* ---- the blocks of one profile ---- */

static bool add_block(rsm_vector *blocks, uint64_t kind, uint64_t first, uint64_t second) {
    uint64_t block = rsm_hash_combine(rsm_hash_combine(kind, first), second);
    return rsm_vector_push_copy(blocks, &block) != NULL;
}

/* The rarest words, where there is a table that tells. */
static bool add_words(const rsm_together *together, const rsm_profile *profile,
                      rsm_vector *blocks) {
    uint32_t best[RARE_WORDS] = {0}, count = 0;
    if (together->rarity.count == 0) {
        return true;
    }
    for (uint32_t i = 0; i < profile->word_count; i++) {
        uint32_t weight = rsm_word_weight(&together->rarity, profile->words[i]);
        uint32_t at = count < RARE_WORDS ? count++ : RARE_WORDS;
        while (at > 0 &&
               weight > rsm_word_weight(&together->rarity, profile->words[best[at - 1]])) {
            if (at < RARE_WORDS) {
                best[at] = best[at - 1];
            }
            at--;
        }
        if (at < RARE_WORDS) {
            best[at] = i;
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        if (!add_block(blocks, 'w', profile->words[best[i]], 0)) {
            return false;
        }
    }
    return true;
}

static int compare_numbers(const void *left, const void *right) {
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return a < b ? -1 : a > b;
}

bool rsm_profile_blocks(const rsm_together *together, const rsm_profile *profile,
                        rsm_vector *blocks) {
    bool good = true;
    rsm_vector_truncate(blocks, 0);
    if (profile->timing != RSM_TIMING_NONE && (int64_t)profile->to - profile->from <= BLOCK_DAYS) {
        for (int32_t day = profile->from - 1; good && day <= profile->to; day++) {
            good = add_block(blocks, 'd', (uint64_t)(int64_t)day, profile->country);
        }
    }
    if (good && profile->city != 0) {
        good = add_block(blocks, 'c', profile->city, 0);
    }
    if (good && profile->has_place && profile->place->geonameid != 0 &&
        profile->place->kind != RSM_PLACE_COUNTRY) {
        good = add_block(blocks, 'g', profile->place->geonameid, 0);
    }
    for (uint32_t i = 0; good && i < profile->part_count; i++) {
        good = profile->parts[i].city == 0 || add_block(blocks, 'c', profile->parts[i].city, 0);
    }
    for (uint32_t i = 0; good && i < profile->participant_count; i++) {
        good = add_block(blocks, 'n', profile->participants[i].key, 0);
    }
    for (uint32_t i = 0; good && i < profile->person_count; i++) {
        good = add_block(blocks, 'p', profile->persons[i], 0);
    }
    if (!good || !add_words(together, profile, blocks) ||
        !rsm_vector_sort(blocks, compare_numbers)) {
        return false;
    }
    uint64_t *items = blocks->items;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < blocks->count; i++) {
        if (kept == 0 || items[i] != items[kept - 1]) {
            items[kept++] = items[i];
        }
    }
    rsm_vector_truncate(blocks, kept);
    return true;
}

void rsm_profile_standing(const rsm_profile *profile, int64_t *near, int64_t *mark) {
    uint64_t day = (uint64_t)((int64_t)profile->from - INT32_MIN);
    *near = (int64_t)((profile->city >> 32) << 32 | day);
    *mark = (int64_t)rsm_hash_combine(rsm_hash64(profile->report), profile->incident);
}

/* ---- pairs ---- */

int32_t rsm_pair_points(const rsm_together *together, const rsm_profile *left,
                        const rsm_profile *right) {
    bool in_order = rsm_profile_compare(left, right) < 0;
    int32_t score = rsm_pair_score(together, in_order ? left : right, in_order ? right : left);
    bool repeats = left->copy_of == right->reading || right->copy_of == left->reading;
    return score > RSM_SCORE_CONFLICT && repeats && left->main == right->main &&
                   left->type_key == right->type_key
               ? score + COPY_POINTS
               : score;
}

bool rsm_pair_is_kept(const rsm_together *together, const rsm_profile *left,
                      const rsm_profile *right, int32_t points) {
    if (left->reading == right->reading || (left->is_vague && right->is_vague)) {
        return false;
    }
    if (together->least < RSM_SCORE_RECALL) {
        return points >= together->least;
    }
    return points >= (left->is_vague || right->is_vague ? RSM_SCORE_RECALL : RSM_SCORE_JOIN);
}

static int compare_pairs(void *context, const void *left, const void *right) {
    const rsm_pair *a = left, *b = right;
    (void)context;
    if (a->score != b->score) {
        return a->score > b->score ? -1 : 1;
    }
    if (a->first != b->first) {
        return a->first < b->first ? -1 : 1;
    }
    return a->second < b->second ? -1 : a->second > b->second;
}

bool rsm_sort_pairs(rsm_vector *pairs, rsm_arena *scratch) {
    if (!rsm_sort(pairs->items, pairs->count, sizeof(rsm_pair), compare_pairs, NULL, scratch)) {
        return false;
    }
    rsm_pair *items = pairs->items;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < pairs->count; i++) {
        if (kept == 0 || compare_pairs(NULL, &items[kept - 1], &items[i]) != 0) {
            items[kept++] = items[i];
        }
    }
    rsm_vector_truncate(pairs, kept);
    return true;
}

static bool add_pair(const rsm_together *together, rsm_vector *pairs, uint32_t a, uint32_t b) {
    const rsm_profile *left = &together->profiles[a], *right = &together->profiles[b];
    if (left->reading == right->reading || (left->is_vague && right->is_vague)) {
        return true;
    }
    int32_t points = rsm_pair_points(together, left, right);
    rsm_pair pair = {a < b ? a : b, a < b ? b : a, points};
    return !rsm_pair_is_kept(together, left, right, points) ||
           rsm_vector_push_copy(pairs, &pair) != NULL;
}

/* ---- all pairs ---- */

typedef struct block_entry {
    uint64_t block;
    int64_t near, mark;
    uint32_t profile;
} block_entry;

static bool add_entries(const rsm_together *together, uint32_t index, rsm_vector *blocks,
                        rsm_vector *entries) {
    const rsm_profile *profile = &together->profiles[index];
    if (!rsm_profile_blocks(together, profile, blocks)) {
        return false;
    }
    block_entry entry = {.profile = index};
    rsm_profile_standing(profile, &entry.near, &entry.mark);
    for (uint32_t i = 0; i < blocks->count; i++) {
        entry.block = *(const uint64_t *)rsm_vector_at(blocks, i);
        if (rsm_vector_push_copy(entries, &entry) == NULL) {
            return false;
        }
    }
    return true;
}

static int compare_entries(void *context, const void *left, const void *right) {
    const block_entry *a = left, *b = right;
    (void)context;
    if (a->block != b->block) {
        return a->block < b->block ? -1 : 1;
    }
    if (a->near != b->near) {
        return a->near < b->near ? -1 : 1;
    }
    if (a->mark != b->mark) {
        return a->mark < b->mark ? -1 : 1;
    }
    return a->profile < b->profile ? -1 : a->profile > b->profile;
}

/* A copy's incidents are compared with those of the report it repeats. */
static bool add_copies(const rsm_together *together, rsm_vector *pairs) {
    bool good = true;
    for (uint32_t reading = 0; reading < together->count; reading++) {
        uint32_t original = together->copy_of[reading];
        if (original == RSM_NONE) {
            continue;
        }
        for (uint32_t i = 0;
             good && i < together->readings[reading].incident_count && i < RSM_COPIED_INCIDENTS;
             i++) {
            for (uint32_t j = 0; good && j < together->readings[original].incident_count &&
                                 j < RSM_COPIED_INCIDENTS;
                 j++) {
                good = add_pair(together, pairs, together->first_profile[reading] + i,
                                together->first_profile[original] + j);
            }
        }
    }
    return good;
}

bool rsm_make_pairs(const rsm_together *together, rsm_vector *pairs) {
    rsm_vector blocks, entries;
    rsm_vector_init(&blocks, together->scratch, sizeof(uint64_t));
    rsm_vector_init(&entries, together->scratch, sizeof(block_entry));
    rsm_vector_init(pairs, together->scratch, sizeof(rsm_pair));
    for (uint32_t i = 0; i < together->profile_count; i++) {
        if (!add_entries(together, i, &blocks, &entries)) {
            return false;
        }
    }
    if (!rsm_sort(entries.items, entries.count, sizeof(block_entry), compare_entries, NULL,
                  together->scratch)) {
        return false;
    }
    const block_entry *entry = entries.items;
    for (uint32_t i = 0; i < entries.count; i++) {
        for (uint32_t j = i + 1;
             j < entries.count && j <= i + RSM_FUSE_WINDOW && entry[j].block == entry[i].block;
             j++) {
            if (!add_pair(together, pairs, entry[i].profile, entry[j].profile)) {
                return false;
            }
        }
    }
    return add_copies(together, pairs) && rsm_sort_pairs(pairs, together->scratch);
}
