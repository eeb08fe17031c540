/* Which pairs are worth comparing.
 *
 * Part: each profile stands in some blocks (a day and country, a city, a name, a rare word); within
 * a block, sorted by city and day, each is compared with at most RSM_FUSE_WINDOW neighbours. Copies
 * are compared with what they repeat. Invariants: a pair is scored once; the order of the result
 * depends on content alone. Cost: n log n in the entries, times the window. */
#include "fuse/together.h"

#include "base/hash.h"

#define BLOCK_DAYS 8 /* wider intervals stand in no block of days */
#define RARE_WORDS 4 /* rarest words of a profile that make blocks */

typedef struct block_entry {
    uint64_t block;
    uint32_t profile;
} block_entry;

static bool add_entry(rsm_vector *entries, uint64_t kind, uint64_t first, uint64_t second,
                      uint32_t profile) {
    block_entry *entry = rsm_vector_push(entries);
    if (entry == NULL) {
        return false;
    }
    entry->block = rsm_hash_combine(rsm_hash_combine(kind, first), second);
    entry->profile = profile;
    return true;
}

/* The rarest words, where there is a table that tells. */
static bool add_words(const rsm_together *together, uint32_t index, rsm_vector *entries) {
    const rsm_profile *profile = &together->profiles[index];
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
        if (!add_entry(entries, 'w', profile->words[best[i]], 0, index)) {
            return false;
        }
    }
    return true;
}

static bool add_entries(const rsm_together *together, uint32_t index, rsm_vector *entries) {
    const rsm_profile *profile = &together->profiles[index];
    bool good = true;
    if (profile->timing != RSM_TIMING_NONE && (int64_t)profile->to - profile->from <= BLOCK_DAYS) {
        for (int32_t day = profile->from - 1; good && day <= profile->to; day++) {
            good = add_entry(entries, 'd', (uint64_t)(int64_t)day, profile->country, index);
        }
    }
    if (good && profile->city != 0) {
        good = add_entry(entries, 'c', profile->city, 0, index);
    }
    if (good && profile->has_place && profile->place->geonameid != 0 &&
        profile->place->kind != RSM_PLACE_COUNTRY) {
        good = add_entry(entries, 'g', profile->place->geonameid, 0, index);
    }
    for (uint32_t i = 0; good && i < profile->participant_count; i++) {
        good = add_entry(entries, 'n', profile->participants[i].key, 0, index);
    }
    return good && add_words(together, index, entries);
}

static int compare_entries(void *context, const void *left, const void *right) {
    const rsm_profile *profiles = context;
    const block_entry *a = left, *b = right;
    if (a->block != b->block) {
        return a->block < b->block ? -1 : 1;
    }
    const rsm_profile *p = &profiles[a->profile], *q = &profiles[b->profile];
    if (p->city != q->city) {
        return p->city < q->city ? -1 : 1;
    }
    if (p->from != q->from) {
        return p->from < q->from ? -1 : 1;
    }
    return a->profile < b->profile ? -1 : a->profile > b->profile;
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

static int compare_ends(void *context, const void *left, const void *right) {
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    (void)context;
    return a < b ? -1 : a > b;
}

static bool add_pair(const rsm_together *together, rsm_vector *ends, uint32_t a, uint32_t b) {
    const rsm_profile *profiles = together->profiles;
    if (a == b || profiles[a].reading == profiles[b].reading ||
        (profiles[a].is_vague && profiles[b].is_vague)) {
        return true;
    }
    uint64_t end = a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a;
    return rsm_vector_push_copy(ends, &end) != NULL;
}

/* A copy's incidents are compared with those of the report it repeats. */
static bool add_copies(const rsm_together *together, rsm_vector *ends) {
    bool good = true;
    for (uint32_t reading = 0; reading < together->count; reading++) {
        uint32_t original = together->copy_of[reading];
        if (original == RSM_NONE) {
            continue;
        }
        for (uint32_t i = 0;
             good && i < together->readings[reading].incident_count && i < RSM_FUSE_WINDOW; i++) {
            for (uint32_t j = 0;
                 good && j < together->readings[original].incident_count && j < RSM_FUSE_WINDOW;
                 j++) {
                good = add_pair(together, ends, together->first_profile[reading] + i,
                                together->first_profile[original] + j);
            }
        }
    }
    return good;
}

static bool score_pairs(const rsm_together *together, rsm_vector *ends, rsm_vector *pairs) {
    if (!rsm_sort(ends->items, ends->count, sizeof(uint64_t), compare_ends, NULL,
                  together->scratch)) {
        return false;
    }
    const uint64_t *items = ends->items;
    for (uint32_t i = 0; i < ends->count; i++) {
        if (i > 0 && items[i] == items[i - 1]) {
            continue;
        }
        uint32_t first = (uint32_t)(items[i] >> 32), second = (uint32_t)items[i];
        const rsm_profile *a = &together->profiles[first], *b = &together->profiles[second];
        int32_t score = rsm_pair_score(together, a, b);
        bool repeats = together->copy_of[a->reading] == b->reading ||
                       together->copy_of[b->reading] == a->reading;
        score += score > RSM_SCORE_CONFLICT && repeats && a->main == b->main &&
                         a->type_key == b->type_key
                     ? 40
                     : 0;
        if (score >= together->least) {
            rsm_pair *pair = rsm_vector_push(pairs);
            if (pair == NULL) {
                return false;
            }
            *pair = (rsm_pair){first, second, score};
        }
    }
    return rsm_sort(pairs->items, pairs->count, sizeof(rsm_pair), compare_pairs, NULL,
                    together->scratch);
}

bool rsm_make_pairs(const rsm_together *together, rsm_vector *pairs) {
    rsm_vector entries, ends;
    rsm_vector_init(&entries, together->scratch, sizeof(block_entry));
    rsm_vector_init(&ends, together->scratch, sizeof(uint64_t));
    rsm_vector_init(pairs, together->scratch, sizeof(rsm_pair));
    for (uint32_t i = 0; i < together->profile_count; i++) {
        if (!add_entries(together, i, &entries)) {
            return false;
        }
    }
    if (!rsm_sort(entries.items, entries.count, sizeof(block_entry), compare_entries,
                  together->profiles, together->scratch)) {
        return false;
    }
    const block_entry *entry = entries.items;
    for (uint32_t i = 0; i < entries.count; i++) {
        for (uint32_t j = i + 1;
             j < entries.count && j <= i + RSM_FUSE_WINDOW && entry[j].block == entry[i].block;
             j++) {
            if (!add_pair(together, &ends, entry[i].profile, entry[j].profile)) {
                return false;
            }
        }
    }
    return add_copies(together, &ends) && score_pairs(together, &ends, pairs);
}
