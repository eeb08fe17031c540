/* Reports that repeat another's text.
 *
 * Part: two reports are near-identical where most five-word runs of the shorter body stand in the
 * other. Runs are hashed; a sample of them (the same in every text) finds who may repeat whom, the
 * full sets decide. A report whose figures are not all the other's is an update and no copy.
 * copy_of is the earliest such report in canonical order. Cost: linear in the texts; each sampled
 * run is looked up among at most RSM_FIRST_HOLDERS earlier reports. */
#include "fuse/together.h"

#include "base/hash.h"
#include "base/map.h"
#include "base/utf8.h"

#define LEAST_RUNS     25 /* shorter texts are compared whole only */
#define SAMPLE_MASK    7  /* one run in eight is sampled */
#define NEAR_PERCENT   75 /* share of the shorter one's runs that the other must have */
#define LENGTH_PERCENT 40 /* least length of the shorter, of the longer */
/* Most length of the later, of the earlier: what a longer one adds would be lost with a copy. */
#define LONGER_PERCENT 150

static int compare_hashes(void *context, const void *left, const void *right) {
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    (void)context;
    return a < b ? -1 : a > b;
}

/* Whether a mark of general punctuation (U+2000 to U+203F: curly quotes, dashes) begins at `at`:
 * reprints differ in these. */
static bool is_mark(rsm_slice text, size_t at) {
    return at + 2 < text.size && text.data[at] == '\xe2' && text.data[at + 1] == '\x80';
}

/* Hashes of the words of the body: runs of letters and digits, ASCII case folded. */
static bool word_hashes(rsm_slice text, rsm_arena *scratch, rsm_vector *words) {
    rsm_vector_init(words, scratch, sizeof(uint64_t));
    uint64_t hash = 0;
    bool in_word = false;
    for (size_t i = 0; i <= text.size; i++) {
        char byte = i < text.size ? text.data[i] : ' ';
        if (is_mark(text, i)) {
            byte = ' ';
            i += 2;
        }
        bool part =
            rsm_ascii_is_letter(byte) || rsm_ascii_is_digit(byte) || (unsigned char)byte >= 0x80;
        if (part) {
            hash = (hash ^ (uint64_t)(unsigned char)rsm_ascii_to_lower(byte)) *
                   UINT64_C(0x100000001b3);
            hash = in_word ? hash : hash ^ UINT64_C(0xcbf29ce484222325);
        } else if (in_word) {
            if (rsm_vector_push_copy(words, &hash) == NULL) {
                return false;
            }
            hash = 0;
        }
        in_word = part;
    }
    return true;
}

bool rsm_list_runs(const rsm_report *report, rsm_arena *scratch, rsm_arena *keep,
                   rsm_run_set *list) {
    rsm_vector words;
    rsm_slice body = rsm_slice_sub(report->text, report->body_start, report->text.size);
    *list = (rsm_run_set){0};
    if (rsm_slice_starts_with(report->kept, RSM_SLICE(RSM_CODED_MARK))) {
        return true; /* rows of one table are alike and no copies */
    }
    if (!word_hashes(body, scratch, &words)) {
        return false;
    }
    const uint64_t *word = words.items;
    list->count =
        words.count >= RSM_RUN_WORDS ? words.count - RSM_RUN_WORDS + 1 : (words.count > 0 ? 1 : 0);
    list->runs = rsm_arena_allocate_items(keep, list->count, sizeof *list->runs);
    for (uint32_t i = 0; list->runs != NULL && i < list->count; i++) {
        uint64_t hash = 0;
        for (uint32_t j = i; j < i + RSM_RUN_WORDS && j < words.count; j++) {
            hash = rsm_hash_combine(hash, word[j]);
        }
        list->runs[i] = hash;
    }
    return list->runs != NULL;
}

bool rsm_make_runs(const rsm_report *report, rsm_arena *scratch, rsm_arena *keep,
                   rsm_run_set *set) {
    if (!rsm_list_runs(report, scratch, keep, set)) {
        return false;
    }
    uint32_t count = set->count;
    if (!rsm_sort(set->runs, count, sizeof *set->runs, compare_hashes, NULL, scratch)) {
        return false;
    }
    set->count = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (i == 0 || set->runs[i] != set->runs[set->count - 1]) {
            set->runs[set->count++] = set->runs[i];
        }
    }
    return true;
}

/* Whether a later text of `later` runs is near an earlier one of `earlier`, with `shared` in
 * common. */
static bool is_near(uint32_t later, uint32_t earlier, uint32_t shared) {
    uint32_t shorter = later < earlier ? later : earlier;
    uint32_t longer = later < earlier ? earlier : later;
    bool adds_much = (uint64_t)later * 100 > (uint64_t)earlier * LONGER_PERCENT;
    if (shorter == 0 || adds_much || (uint64_t)shorter * 100 < (uint64_t)longer * LENGTH_PERCENT) {
        return false;
    }
    if (shorter < LEAST_RUNS) {
        return shared == shorter && shorter == longer;
    }
    return (uint64_t)shared * 100 >= (uint64_t)shorter * NEAR_PERCENT;
}

bool rsm_runs_are_near(const rsm_run_set *left, const rsm_run_set *right) {
    uint32_t shared = 0;
    for (uint32_t i = 0, j = 0; i < left->count && j < right->count;) {
        if (left->runs[i] == right->runs[j]) {
            shared++;
            i++;
            j++;
        } else if (left->runs[i] < right->runs[j]) {
            i++;
        } else {
            j++;
        }
    }
    return is_near(left->count, right->count, shared);
}

static uint64_t *sketched(rsm_run_sketch *sketch, uint64_t run, uint64_t *bit) {
    *bit = UINT64_C(1) << (run >> 58);
    return &sketch->bits[(run >> 52) % RSM_SKETCH_WORDS];
}

rsm_run_sketch rsm_sketch_runs(const rsm_run_set *set) {
    rsm_run_sketch sketch = {.count = set->count};
    for (uint32_t i = 0; i < set->count; i++) {
        uint64_t bit, *word = sketched(&sketch, set->runs[i], &bit);
        *word |= bit;
    }
    return sketch;
}

bool rsm_runs_may_be_near(const rsm_run_set *left, const rsm_run_sketch *right) {
    rsm_run_sketch sketch = *right;
    uint32_t most = right->count, shared = 0; /* runs that may be in common */
    for (uint32_t i = 0; i < left->count && shared < most; i++) {
        uint64_t bit;
        shared += (*sketched(&sketch, left->runs[i], &bit) & bit) != 0;
    }
    return is_near(left->count, right->count, shared);
}

/* Whether anything is told below the headline. What is left of a page whose text is kept from
 * readers (an offer to subscribe) is alike for all of them, and repeats nothing. */
static bool tells_below_headline(const rsm_reading *reading) {
    const rsm_report *report = &reading->report;
    size_t below = report->body_start > 0 ? report->body_start : report->title.size;
    for (uint32_t i = 0; i < reading->mention_count; i++) {
        if (reading->mentions[i].span.start >= below) {
            return true;
        }
    }
    for (uint32_t i = 0; i < reading->statement_count; i++) {
        if (reading->statements[i].span.start >= below) {
            return true;
        }
    }
    return reading->mention_count == 0;
}

/* Whether each figure that `copy` gives is one that `original` gives: else it is an update. */
bool rsm_repeats(const rsm_reading *copy, const rsm_reading *original) {
    if (!tells_below_headline(copy)) {
        return false;
    }
    for (uint32_t i = 0; i < copy->statement_count; i++) {
        const rsm_statement *mine = &copy->statements[i];
        /* a headline is the reprinter's own and may round ("thousands") */
        bool headline = mine->span.start < copy->report.body_start ||
                        mine->span.start < copy->report.title.size;
        bool known = mine->value.kind != RSM_VALUE_COUNT || headline;
        for (uint32_t j = 0; !known && j < original->statement_count; j++) {
            const rsm_statement *theirs = &original->statements[j];
            known = theirs->slot == mine->slot && theirs->value.kind == RSM_VALUE_COUNT &&
                    theirs->value.as.count.low == mine->value.as.count.low &&
                    theirs->value.as.count.high == mine->value.as.count.high;
        }
        if (!known) {
            return false;
        }
    }
    return true;
}

/* The reports, by rank, that first held a sampled run. */
typedef struct holders {
    uint32_t ranks[RSM_FIRST_HOLDERS];
    uint32_t count;
} holders;

typedef struct finder {
    const rsm_together *together;
    rsm_run_set *sets; /* by rank */
    rsm_map map;       /* run -> index of holders */
    rsm_vector held;   /* of holders */
    uint32_t *copy_of; /* by reading */
} finder;

bool rsm_run_is_sampled(uint64_t run, uint32_t index) {
    return (run & SAMPLE_MASK) == 0 || index < 4;
}

/* The earliest report, by rank, that the one of `rank` repeats, or RSM_NONE. */
static uint32_t earliest_like(finder *find, uint32_t rank) {
    const rsm_together *together = find->together;
    const rsm_run_set *set = &find->sets[rank];
    uint32_t best = RSM_NONE;
    for (uint32_t i = 0; i < set->count; i++) {
        uint32_t index = 0;
        rsm_slice key = rsm_slice_make((const char *)&set->runs[i], sizeof set->runs[i]);
        if (!rsm_run_is_sampled(set->runs[i], i) || !rsm_map_find(&find->map, key, &index)) {
            continue;
        }
        const holders *found = rsm_vector_at(&find->held, index);
        for (uint32_t j = 0; j < found->count && found->ranks[j] < best; j++) {
            uint32_t other = found->ranks[j];
            if (rsm_runs_are_near(set, &find->sets[other]) &&
                rsm_repeats(&together->readings[together->order[rank]],
                            &together->readings[together->order[other]])) {
                best = other;
            }
        }
    }
    return best;
}

static bool remember(finder *find, uint32_t rank) {
    const rsm_run_set *set = &find->sets[rank];
    for (uint32_t i = 0; i < set->count; i++) {
        if (!rsm_run_is_sampled(set->runs[i], i)) {
            continue;
        }
        uint32_t index = 0;
        bool is_new = false;
        rsm_slice key = rsm_slice_make((const char *)&set->runs[i], sizeof set->runs[i]);
        if (!rsm_map_insert(&find->map, key, find->held.count, &index, &is_new)) {
            return false;
        }
        holders *held = is_new ? rsm_vector_push(&find->held) : rsm_vector_at(&find->held, index);
        if (held == NULL) {
            return false;
        }
        if (held->count < RSM_FIRST_HOLDERS) {
            held->ranks[held->count++] = rank;
        }
    }
    return true;
}

bool rsm_find_copies(const rsm_together *together, uint32_t *copy_of) {
    rsm_arena words;
    finder find = {.together = together, .copy_of = copy_of};
    rsm_map_init(&find.map, together->scratch);
    rsm_vector_init(&find.held, together->scratch, sizeof(holders));
    find.sets = rsm_arena_allocate_items(together->scratch, together->count, sizeof *find.sets);
    rsm_arena_init(&words, together->scratch->allocator, 0);
    bool good = find.sets != NULL;
    for (uint32_t rank = 0; good && rank < together->count; rank++) {
        uint32_t reading = together->order[rank];
        rsm_arena_reset(&words);
        good = rsm_make_runs(&together->readings[reading].report, &words, together->scratch,
                             &find.sets[rank]);
        copy_of[reading] = RSM_NONE;
        if (good) {
            uint32_t original = earliest_like(&find, rank);
            if (original == RSM_NONE) {
                good = remember(&find, rank);
            } else {
                copy_of[reading] = together->order[original];
            }
        }
    }
    rsm_arena_free(&words);
    return good;
}
