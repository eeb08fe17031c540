/* The pairs that came, went, or changed. See export/touched.h.
 *
 * Part: as fuse/blocks.c makes all pairs, but only around new profiles. In a block a new entry
 * pairs with its neighbours, and drives those on its two sides apart: two that stood within the
 * window of each other and no longer do are pairs no more, unless they share another window. Where
 * an entry went, two may come within the window. Invariants: afterwards fuse_pairs holds the pairs
 * that rsm_make_pairs makes of all profiles. Cost: for each new profile its windows; where much of
 * the ledger is new, one pass over all blocks. */
#include "export/touched.h"

#define SEEN_SLOTS 16384 /* pairs that were scored lately */
#define FEW        16    /* one new report in so many old ones makes a pass over all worth while */

typedef struct entry {
    int64_t near, mark, profile;
    bool fresh;
} entry;

typedef struct seen_pair {
    int64_t first, second;
} seen_pair;

typedef struct pairing {
    rsm_touch *touch;
    rsm_vector run; /* entry: neighbours within one block, in order */
    rsm_vector old; /* uint32_t: those of them that are not new */
    int64_t block;
    seen_pair *seen;
    uint32_t after; /* old entries after the last new one */
    rsm_status status;
} pairing;

static rsm_status seed(rsm_touch *touch, int64_t first, int64_t second) {
    rsm_status status = rsm_touch_mark(touch, &touch->seeds, first);
    return status == RSM_OK ? rsm_touch_mark(touch, &touch->seeds, second) : status;
}

static rsm_status keep_pair(rsm_touch *touch, int64_t first, int64_t second, int32_t points) {
    rsm_status status =
        rsm_touch_put(touch, RSM_NOTE_PUT_PAIR, (rsm_note){.numbers = {first, second, points}});
    return status == RSM_OK ? seed(touch, first, second) : status;
}

static bool is_fresh(const rsm_touch *touch, int64_t profile) {
    return rsm_numbers_find(&touch->fresh, rsm_report_of_profile(profile), NULL);
}

/* ---- the pairs of new entries ---- */

/* Whether the pair was scored before, as far as is remembered; remembers it. */
static bool was_seen(pairing *pairs, int64_t first, int64_t second) {
    int64_t least = first < second ? first : second, most = first < second ? second : first;
    uint64_t hash = ((uint64_t)least * UINT64_C(0x9e3779b97f4a7c15) ^ (uint64_t)most) *
                    UINT64_C(0xd6e8feb86659fd93);
    seen_pair *slot = &pairs->seen[(hash >> 32) % SEEN_SLOTS];
    bool seen = slot->first == least && slot->second == most;
    *slot = (seen_pair){least, most};
    return seen;
}

static rsm_status score_pair(pairing *pairs, int64_t first, int64_t second) {
    rsm_touch *touch = pairs->touch;
    rsm_status status;
    if (rsm_report_of_profile(first) == rsm_report_of_profile(second) ||
        was_seen(pairs, first, second)) {
        return RSM_OK;
    }
    /* where both want one slot of the cache, the first is held apart */
    bool apart = rsm_touch_slot(touch, first) == rsm_touch_slot(touch, second);
    const rsm_profile *left = apart ? rsm_touch_read(touch, first, &touch->held, &status)
                                    : rsm_touch_profile(touch, first, &status);
    const rsm_profile *right = left != NULL ? rsm_touch_profile(touch, second, &status) : NULL;
    if (right == NULL || (left->is_vague && right->is_vague)) {
        return status;
    }
    int32_t points = rsm_pair_points(&touch->together, left, right);
    return rsm_pair_is_kept(&touch->together, left, right, points)
               ? keep_pair(touch, first, second, points)
               : RSM_OK;
}

static rsm_status doubt(rsm_touch *touch, int64_t first, int64_t second) {
    rsm_doubt pair = {first, second};
    return rsm_vector_push_copy(&touch->doubts, &pair) != NULL ? RSM_OK
                                                               : rsm_touch_no_memory(touch);
}

/* Old entries that new ones have driven apart. A pair that is not kept needs no doubt. */
static rsm_status find_lost(pairing *pairs) {
    rsm_touch *touch = pairs->touch;
    const entry *items = pairs->run.items;
    const uint32_t *old = pairs->old.items;
    rsm_vector rows;
    rsm_status status = RSM_OK;
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    for (uint32_t a = 0; status == RSM_OK && a + 1 < pairs->old.count; a++) {
        uint32_t b =
            a + RSM_FUSE_WINDOW < pairs->old.count ? a + RSM_FUSE_WINDOW : pairs->old.count - 1;
        for (; status == RSM_OK && b > a && old[b] - old[a] > RSM_FUSE_WINDOW; b--) {
            int64_t first = items[old[a]].profile, second = items[old[b]].profile;
            status = rsm_touch_ask(touch, RSM_NOTE_GET_PAIR, (rsm_note){.numbers = {first, second}},
                                   &rows);
            if (status == RSM_OK && rows.count > 0) {
                status = doubt(touch, first, second);
            }
        }
    }
    return status;
}

/* A stretch of a block with all that stands within the window of its new entries. */
static rsm_status pair_run(pairing *pairs) {
    const entry *items = pairs->run.items;
    uint32_t count = pairs->run.count;
    rsm_status status = RSM_OK;
    rsm_vector_truncate(&pairs->old, 0);
    for (uint32_t i = 0; status == RSM_OK && i < count; i++) {
        for (uint32_t j = i + 1; status == RSM_OK && j < count && j - i <= RSM_FUSE_WINDOW; j++) {
            if (items[i].fresh || items[j].fresh) {
                status = score_pair(pairs, items[i].profile, items[j].profile);
            }
        }
        if (!items[i].fresh && rsm_vector_push_copy(&pairs->old, &i) == NULL) {
            return rsm_touch_no_memory(pairs->touch);
        }
    }
    if (status == RSM_OK && pairs->old.count > 0 && pairs->old.count < count) {
        status = find_lost(pairs);
    }
    rsm_vector_truncate(&pairs->run, 0);
    return status;
}

/* ---- all blocks in one pass ---- */

static bool take_any(void *context, const rsm_note *row) {
    pairing *pairs = context;
    entry item = {row->numbers[1], row->numbers[2], row->numbers[3],
                  is_fresh(pairs->touch, row->numbers[3])};
    if (row->numbers[0] != pairs->block) {
        pairs->status = pair_run(pairs);
        pairs->block = row->numbers[0];
        rsm_arena_reset(&pairs->touch->scratch);
    }
    if (rsm_vector_push_copy(&pairs->run, &item) == NULL) {
        pairs->status = rsm_touch_no_memory(pairs->touch);
    }
    return pairs->status == RSM_OK;
}

static rsm_status pair_all(pairing *pairs) {
    rsm_note none = {.numbers = {0}};
    rsm_status status = rsm_notes_each(pairs->touch->ledger, RSM_NOTE_ALL_BLOCKS, &none, take_any,
                                       pairs, pairs->touch->error);
    status = status == RSM_OK ? pairs->status : status;
    return status == RSM_OK ? pair_run(pairs) : status;
}

/* ---- the blocks of a few profiles ---- */

typedef struct new_entry {
    int64_t block, near, mark, profile;
} new_entry;

static int compare_new(void *context, const void *left, const void *right) {
    const new_entry *a = left, *b = right;
    (void)context;
    const int64_t first[4] = {a->block, a->near, a->mark, a->profile};
    const int64_t second[4] = {b->block, b->near, b->mark, b->profile};
    for (unsigned i = 0; i < 4; i++) {
        if (first[i] != second[i]) {
            return first[i] < second[i] ? -1 : 1;
        }
    }
    return 0;
}

static rsm_status add_new(rsm_touch *touch, int64_t number, rsm_vector *entries) {
    rsm_status status;
    rsm_vector blocks;
    const rsm_profile *profile = rsm_touch_profile(touch, number, &status);
    if (profile == NULL) {
        return status;
    }
    rsm_vector_init(&blocks, &touch->scratch, sizeof(uint64_t));
    if (!rsm_profile_blocks(&touch->together, profile, &blocks)) {
        return rsm_touch_no_memory(touch);
    }
    new_entry item = {.profile = number};
    rsm_profile_standing(profile, &item.near, &item.mark);
    for (uint32_t i = 0; i < blocks.count; i++) {
        item.block = *(const int64_t *)rsm_vector_at(&blocks, i);
        if (rsm_vector_push_copy(entries, &item) == NULL) {
            return rsm_touch_no_memory(touch);
        }
    }
    return RSM_OK;
}

static rsm_status gather_new(rsm_touch *touch, rsm_vector *entries) {
    rsm_vector rows;
    rsm_status status = RSM_OK;
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    const rsm_note *touched = touch->touched.items;
    for (uint32_t i = 0; status == RSM_OK && i < touch->touched.count; i++) {
        int64_t report = touched[i].numbers[0];
        rsm_note range = {.numbers = {rsm_profile_number(report, 0),
                                      rsm_profile_number(report, RSM_TOUCH_INCIDENTS - 1)}};
        status = rsm_touch_ask(touch, RSM_NOTE_PROFILES, range, &rows);
        for (uint32_t j = 0; status == RSM_OK && j < rows.count; j++) {
            status = add_new(touch, ((const rsm_note *)rows.items)[j].numbers[0], entries);
        }
    }
    if (status == RSM_OK && !rsm_sort(entries->items, entries->count, sizeof(new_entry),
                                      compare_new, NULL, entries->arena)) {
        status = rsm_touch_no_memory(touch);
    }
    return status;
}

/* Takes entries until enough old ones stand after the last new one. */
static bool take_next(void *context, const rsm_note *row) {
    pairing *pairs = context;
    entry item = {row->numbers[0], row->numbers[1], row->numbers[2],
                  is_fresh(pairs->touch, row->numbers[2])};
    pairs->after = item.fresh ? 0 : pairs->after + 1;
    if (rsm_vector_push_copy(&pairs->run, &item) == NULL) {
        pairs->status = rsm_touch_no_memory(pairs->touch);
    }
    return pairs->status == RSM_OK && pairs->after <= RSM_FUSE_WINDOW;
}

/* The window before a new entry, in order. */
static rsm_status take_before(pairing *pairs, const new_entry *item) {
    rsm_vector rows;
    rsm_vector_init(&rows, &pairs->touch->scratch, sizeof(rsm_note));
    rsm_note given = {
        .numbers = {item->block, item->near, item->mark, item->profile, RSM_FUSE_WINDOW + 1}};
    rsm_status status = rsm_touch_ask(pairs->touch, RSM_NOTE_BLOCK_BEFORE, given, &rows);
    for (uint32_t i = rows.count; status == RSM_OK && i > 0; i--) {
        const int64_t *numbers = ((const rsm_note *)rows.items)[i - 1].numbers;
        entry before = {numbers[0], numbers[1], numbers[2], is_fresh(pairs->touch, numbers[2])};
        if (rsm_vector_push_copy(&pairs->run, &before) == NULL) {
            status = rsm_touch_no_memory(pairs->touch);
        }
    }
    return status;
}

static rsm_status pair_around(pairing *pairs, const new_entry *item) {
    rsm_note given = {.numbers = {item->block, item->near, item->mark, item->profile}};
    pairs->after = 0;
    rsm_status status = take_before(pairs, item);
    if (status == RSM_OK) {
        status = rsm_notes_each(pairs->touch->ledger, RSM_NOTE_BLOCK_FROM, &given, take_next, pairs,
                                pairs->touch->error);
    }
    return status == RSM_OK ? pairs->status : status;
}

static rsm_status pair_few(pairing *pairs) {
    rsm_touch *touch = pairs->touch;
    rsm_vector entries;
    rsm_vector_init(&entries, &touch->arena, sizeof(new_entry));
    rsm_status status = gather_new(touch, &entries);
    const new_entry *items = entries.items;
    for (uint32_t i = 0; status == RSM_OK && i < entries.count;) {
        rsm_arena_reset(&touch->scratch);
        status = pair_around(pairs, &items[i]);
        const entry *last = rsm_vector_last(&pairs->run);
        /* the new ones that the stretch took in */
        new_entry end = last == NULL
                            ? items[i]
                            : (new_entry){items[i].block, last->near, last->mark, last->profile};
        uint32_t next = i + 1;
        while (next < entries.count && compare_new(NULL, &items[next], &end) <= 0) {
            next++;
        }
        i = next;
        status = status == RSM_OK ? pair_run(pairs) : status;
    }
    return status;
}

/* ---- where an entry went ---- */

rsm_status rsm_touch_drop_blocks(rsm_touch *touch, int64_t profile) {
    rsm_status status;
    rsm_vector blocks, before, after;
    const rsm_profile *dropped = rsm_touch_load(touch, profile, &status);
    if (dropped == NULL) {
        return status;
    }
    rsm_vector_init(&blocks, &touch->scratch, sizeof(uint64_t));
    rsm_vector_init(&before, &touch->scratch, sizeof(rsm_note));
    rsm_vector_init(&after, &touch->scratch, sizeof(rsm_note));
    if (!rsm_profile_blocks(&touch->together, dropped, &blocks)) {
        return rsm_touch_no_memory(touch);
    }
    rsm_note given = {.numbers = {0, 0, 0, profile, RSM_FUSE_WINDOW}};
    rsm_profile_standing(dropped, &given.numbers[1], &given.numbers[2]);
    for (uint32_t i = 0; status == RSM_OK && i < blocks.count; i++) {
        given.numbers[0] = *(const int64_t *)rsm_vector_at(&blocks, i);
        rsm_note beyond = {.numbers = {given.numbers[0], given.numbers[1], given.numbers[2],
                                       profile, INT64_MAX, INT64_MAX, RSM_FUSE_WINDOW}};
        status = rsm_touch_put(touch, RSM_NOTE_DROP_BLOCK, given);
        if (status == RSM_OK) {
            status = rsm_touch_ask(touch, RSM_NOTE_BLOCK_BEFORE, given, &before);
        }
        if (status == RSM_OK) {
            status = rsm_touch_ask(touch, RSM_NOTE_BLOCK_BETWEEN, beyond, &after);
        }
        /* the nth before and the mth after were n + m apart, and are one less */
        const rsm_note *left = before.items, *right = after.items;
        for (uint32_t n = 1; status == RSM_OK && n <= before.count; n++) {
            uint32_t m = RSM_FUSE_WINDOW + 1 - n;
            if (m >= 1 && m <= after.count) {
                status = doubt(touch, left[n - 1].numbers[2], right[m - 1].numbers[2]);
            }
        }
    }
    return status;
}

/* ---- pairs in doubt ---- */

/* Whether the two stand within the window of each other in a block of both. */
static rsm_status share_window(rsm_touch *touch, const rsm_profile *left, int64_t left_key,
                               const rsm_profile *right, int64_t right_key, bool *share) {
    rsm_vector first, second, rows;
    rsm_status status = RSM_OK;
    int64_t a[3] = {0, 0, left_key}, b[3] = {0, 0, right_key};
    rsm_vector_init(&first, &touch->scratch, sizeof(uint64_t));
    rsm_vector_init(&second, &touch->scratch, sizeof(uint64_t));
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    *share = false;
    if (!rsm_profile_blocks(&touch->together, left, &first) ||
        !rsm_profile_blocks(&touch->together, right, &second)) {
        return rsm_touch_no_memory(touch);
    }
    rsm_profile_standing(left, &a[0], &a[1]);
    rsm_profile_standing(right, &b[0], &b[1]);
    bool in_order = a[0] != b[0] ? a[0] < b[0] : a[1] != b[1] ? a[1] < b[1] : a[2] < b[2];
    const int64_t *from = in_order ? a : b, *to = in_order ? b : a;
    const uint64_t *x = first.items, *y = second.items;
    for (uint32_t i = 0, j = 0;
         status == RSM_OK && !*share && i < first.count && j < second.count;) {
        if (x[i] != y[j]) {
            bool is_less = x[i] < y[j];
            i += is_less ? 1 : 0;
            j += is_less ? 0 : 1;
            continue;
        }
        rsm_note given = {.numbers = {(int64_t)x[i], from[0], from[1], from[2], to[0], to[1],
                                      RSM_FUSE_WINDOW + 1}};
        status = rsm_touch_ask(touch, RSM_NOTE_BLOCK_BETWEEN, given, &rows);
        *share = rows.count <= RSM_FUSE_WINDOW;
        i++;
        j++;
    }
    return status;
}

/* Puts or drops a pair as it now should be. */
static rsm_status settle(rsm_touch *touch, int64_t first, int64_t second) {
    rsm_status status;
    rsm_vector rows;
    bool eligible = false;
    rsm_arena_reset(&touch->scratch);
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    const rsm_profile *left = rsm_touch_load(touch, first, &status);
    const rsm_profile *right = left != NULL ? rsm_touch_load(touch, second, &status) : NULL;
    if (right == NULL || left->reading == right->reading) {
        return status;
    }
    int32_t points = rsm_pair_points(&touch->together, left, right);
    if (rsm_pair_is_kept(&touch->together, left, right, points)) {
        eligible = (left->copy_of == right->reading || right->copy_of == left->reading) &&
                   left->incident < RSM_COPIED_INCIDENTS && right->incident < RSM_COPIED_INCIDENTS;
        if (!eligible) {
            status = share_window(touch, left, first, right, second, &eligible);
        }
    }
    if (status == RSM_OK) {
        status =
            rsm_touch_ask(touch, RSM_NOTE_GET_PAIR, (rsm_note){.numbers = {first, second}}, &rows);
    }
    bool is_kept = rows.count > 0;
    if (status != RSM_OK || (!eligible && !is_kept) ||
        (eligible && is_kept && ((const rsm_note *)rows.items)->numbers[0] == points)) {
        return status;
    }
    if (eligible) {
        return keep_pair(touch, first, second, points);
    }
    status = rsm_touch_put(touch, RSM_NOTE_DROP_PAIR, (rsm_note){.numbers = {first, second}});
    return status == RSM_OK ? seed(touch, first, second) : status;
}

static rsm_status numbers_of(rsm_touch *touch, int64_t report, rsm_vector *rows) {
    rsm_note range = {.numbers = {rsm_profile_number(report, 0),
                                  rsm_profile_number(report, RSM_COPIED_INCIDENTS - 1)}};
    return rsm_touch_ask(touch, RSM_NOTE_PROFILES, range, rows);
}

/* The incidents of reports of which one became, or ceased to be, a copy of the other. */
static rsm_status doubt_copies(rsm_touch *touch) {
    rsm_vector mine, theirs;
    rsm_status status = RSM_OK;
    const rsm_recopied *items = touch->copied.items;
    for (uint32_t k = 0; status == RSM_OK && k < touch->copied.count; k++) {
        rsm_arena_reset(&touch->scratch);
        rsm_vector_init(&mine, &touch->scratch, sizeof(rsm_note));
        rsm_vector_init(&theirs, &touch->scratch, sizeof(rsm_note));
        status = numbers_of(touch, items[k].report, &mine);
        if (status == RSM_OK) {
            status = numbers_of(touch, items[k].original, &theirs);
        }
        for (uint32_t i = 0; status == RSM_OK && i < mine.count; i++) {
            for (uint32_t j = 0; status == RSM_OK && j < theirs.count; j++) {
                status = doubt(touch, ((const rsm_note *)mine.items)[i].numbers[0],
                               ((const rsm_note *)theirs.items)[j].numbers[0]);
            }
        }
    }
    return status;
}

static rsm_status pair_fresh(rsm_touch *touch) {
    pairing pairs = {.touch = touch, .status = RSM_OK};
    rsm_vector rows;
    rsm_note none = {.numbers = {0}};
    rsm_arena_reset(&touch->scratch);
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    rsm_vector_init(&pairs.run, &touch->arena, sizeof(entry));
    rsm_vector_init(&pairs.old, &touch->arena, sizeof(uint32_t));
    pairs.seen = rsm_arena_allocate_items(&touch->arena, SEEN_SLOTS, sizeof *pairs.seen);
    rsm_status status = pairs.seen == NULL
                            ? rsm_touch_no_memory(touch)
                            : rsm_touch_ask(touch, RSM_NOTE_COUNT_BLOCKS, none, &rows);
    if (status != RSM_OK || touch->fresh.count == 0) {
        return status;
    }
    int64_t reports = ((const rsm_note *)rows.items)->numbers[0];
    return (int64_t)touch->fresh.count * FEW > reports ? pair_all(&pairs) : pair_few(&pairs);
}

rsm_status rsm_touch_pairs(rsm_touch *touch) {
    rsm_status status = pair_fresh(touch);
    if (status == RSM_OK) {
        status = doubt_copies(touch);
    }
    for (uint32_t i = 0; status == RSM_OK && i < touch->doubts.count; i++) {
        rsm_doubt pair = *(const rsm_doubt *)rsm_vector_at(&touch->doubts, i);
        status = settle(touch, pair.first, pair.second);
    }
    return status;
}
