/* What repeats what, anew. See export/touched.h.
 *
 * Part: as fuse/copies.c finds copies in a pass over all reports by date, but only for those that
 * came and, of the others, those that share a run of words with a report that came, went, or became
 * or ceased to be a copy. They are taken by date, so that what stands before one is settled when it
 * is looked at. Invariants: see fuse/copies.c; a run leads to the first RSM_FIRST_HOLDERS reports
 * that hold it and are no copies. Cost: for each report looked at its sampled runs, times these. */
#include "export/touched.h"

/* Reports whose runs are remembered as sketches: for a few reports, for many. */
#define FEW_REPORTS 64
#define FEW_SLOTS   1024
#define MOST_SLOTS  65536
#define WAYS        4

/* A report's place in the canonical order. */
typedef struct standing {
    int64_t published, key;
    rsm_slice id;
} standing;

static int compare_standings(const standing *left, const standing *right) {
    if (left->published != right->published) {
        return left->published < right->published ? -1 : 1;
    }
    return rsm_slice_compare(left->id, right->id);
}

static uint64_t run_at(rsm_slice runs, uint32_t index) {
    uint64_t run = 0;
    for (unsigned byte = 0; byte < 8; byte++) {
        run |= (uint64_t)(unsigned char)runs.data[(size_t)index * 8 + byte] << (8 * byte);
    }
    return run;
}

/* ---- the reports that are yet to be looked at: a heap by standing ---- */

static void sift_up(standing *items, uint32_t at) {
    while (at > 0 && compare_standings(&items[at], &items[(at - 1) / 2]) < 0) {
        standing swap = items[at];
        items[at] = items[(at - 1) / 2];
        items[(at - 1) / 2] = swap;
        at = (at - 1) / 2;
    }
}

static standing pop(rsm_vector *heap) {
    standing *items = heap->items, least = items[0];
    items[0] = items[heap->count - 1];
    rsm_vector_pop(heap);
    for (uint32_t at = 0, child; (child = at * 2 + 1) < heap->count; at = child) {
        if (child + 1 < heap->count && compare_standings(&items[child + 1], &items[child]) < 0) {
            child++;
        }
        if (compare_standings(&items[at], &items[child]) <= 0) {
            break;
        }
        standing swap = items[at];
        items[at] = items[child];
        items[child] = swap;
    }
    return least;
}

typedef struct looking {
    rsm_touch *touch;
    rsm_vector heap;     /* standing */
    rsm_numbers waiting; /* keys in the heap */
    standing self;       /* of the report looked at */
    rsm_vector found;    /* standing: holders of one run */
    rsm_vector likely;   /* standing: of all runs, each once */
    bool failed;
} looking;

static rsm_status wait_for(rsm_touch *touch, rsm_vector *heap, rsm_numbers *waiting,
                           const standing *item) {
    bool is_new = false;
    if (!rsm_numbers_set(waiting, item->key, 0, &is_new)) {
        return rsm_touch_no_memory(touch);
    }
    if (!is_new) {
        return RSM_OK;
    }
    standing copy = *item;
    copy.id = rsm_slice_copy(item->id, &touch->arena);
    if (touch->arena.failed || rsm_vector_push_copy(heap, &copy) == NULL) {
        return rsm_touch_no_memory(touch);
    }
    sift_up(heap->items, heap->count - 1);
    return RSM_OK;
}

/* ---- the holders of a run ---- */

static bool take_holder(void *context, const rsm_note *row) {
    looking *look = context;
    standing holder = {row->numbers[1], row->numbers[0], row->texts[0]};
    const standing *last = rsm_vector_last(&look->found);
    /* all of the day of the last are wanted, since ids part them */
    if (holder.published > look->self.published ||
        (look->found.count >= RSM_FIRST_HOLDERS && last->published < holder.published)) {
        return false;
    }
    if (holder.key == look->self.key || compare_standings(&holder, &look->self) >= 0) {
        return true;
    }
    holder.id = rsm_slice_copy(holder.id, &look->touch->scratch);
    look->failed = rsm_vector_push_copy(&look->found, &holder) == NULL;
    return !look->failed;
}

static int compare_found(const void *left, const void *right) {
    return compare_standings(left, right);
}

/* The first that hold a run and stand before the report looked at, in order. */
static rsm_status find_holders(looking *look, uint64_t run) {
    rsm_note given = {.numbers = {(int64_t)run}};
    rsm_vector_truncate(&look->found, 0);
    rsm_status status = rsm_notes_each(look->touch->ledger, RSM_NOTE_HOLDERS, &given, take_holder,
                                       look, look->touch->error);
    if (status == RSM_OK && (look->failed || !rsm_vector_sort(&look->found, compare_found))) {
        status = rsm_touch_no_memory(look->touch);
    }
    if (look->found.count > RSM_FIRST_HOLDERS) {
        rsm_vector_truncate(&look->found, RSM_FIRST_HOLDERS);
    }
    return status;
}

/* ---- on whom a change bears ---- */

typedef struct spreading {
    rsm_touch *touch;
    rsm_vector *heap;
    rsm_numbers *waiting;
    const standing *from;
    rsm_status status;
} spreading;

static bool take_sharer(void *context, const rsm_note *row) {
    spreading *spread = context;
    standing sharer = {row->numbers[1], row->numbers[0], row->texts[0]};
    if (compare_standings(&sharer, spread->from) > 0) {
        spread->status = wait_for(spread->touch, spread->heap, spread->waiting, &sharer);
    }
    return spread->status == RSM_OK;
}

/* Later reports that hold the run: what stood first among its holders has changed. */
static rsm_status spread_run(looking *look, uint64_t run) {
    spreading spread = {look->touch, &look->heap, &look->waiting, &look->self, RSM_OK};
    rsm_note given = {.numbers = {(int64_t)run, look->self.published}};
    rsm_status status = rsm_notes_each(look->touch->ledger, RSM_NOTE_SHARERS, &given, take_sharer,
                                       &spread, look->touch->error);
    return status == RSM_OK ? spread.status : status;
}

static void start(looking *look, rsm_touch *touch) {
    *look = (looking){.touch = touch};
    rsm_vector_init(&look->heap, &touch->arena, sizeof(standing));
    rsm_numbers_init(&look->waiting, touch->record->allocator);
}

static void start_one(looking *look, standing self) {
    look->self = self;
    rsm_vector_init(&look->found, &look->touch->scratch, sizeof(standing));
    rsm_vector_init(&look->likely, &look->touch->scratch, sizeof(standing));
}

/* Reports that are to be looked at again are kept in `copied` with themselves as the original until
 * rsm_touch_copies takes them. */
rsm_status rsm_touch_uncopy(rsm_touch *touch, const rsm_note *report, int64_t key) {
    looking look;
    rsm_status status = RSM_OK;
    rsm_slice runs = report->texts[1];
    start(&look, touch);
    start_one(&look, (standing){report->numbers[0], key, report->texts[0]});
    for (uint32_t i = 0; status == RSM_OK && i < runs.size / 8; i++) {
        uint64_t run = run_at(runs, i);
        rsm_note given = {.numbers = {(int64_t)run, report->numbers[0], key}};
        if (report->numbers[1] == RSM_NOTE_NONE) {
            status = find_holders(&look, run);
            if (status == RSM_OK && look.found.count < RSM_FIRST_HOLDERS) {
                status = spread_run(&look, run);
            }
        }
        if (status == RSM_OK) {
            status = rsm_touch_put(touch, RSM_NOTE_DROP_RUN, given);
        }
    }
    const standing *later = look.heap.items;
    for (uint32_t i = 0; status == RSM_OK && i < look.heap.count; i++) {
        rsm_recopied again = {later[i].key, later[i].key};
        if (rsm_vector_push_copy(&touch->copied, &again) == NULL) {
            status = rsm_touch_no_memory(touch);
        }
    }
    rsm_numbers_free(&look.waiting);
    return status;
}

/* ---- one report ---- */

typedef struct sketch_slot {
    int64_t key; /* 0: free */
    rsm_run_sketch sketch;
} sketch_slot;

typedef struct sketch_cache {
    sketch_slot *slots;
    uint32_t count;
} sketch_cache;

typedef struct text_reading {
    rsm_arena *scratch;
    rsm_run_set *set;
    bool failed;
} text_reading;

static bool take_text(void *context, const rsm_note *row) {
    text_reading *text = context;
    rsm_report report = {.text = row->texts[0], .body_start = (uint32_t)row->numbers[0]};
    text->failed = !rsm_make_runs(&report, text->scratch, text->scratch, text->set);
    return false;
}

/* All runs of a report, in the scratch arena. */
static rsm_status runs_of(rsm_touch *touch, int64_t key, rsm_run_set *set) {
    rsm_note given = {.numbers = {key}};
    text_reading text = {&touch->scratch, set, false};
    *set = (rsm_run_set){0};
    rsm_status status =
        rsm_notes_each(touch->ledger, RSM_NOTE_TEXT, &given, take_text, &text, touch->error);
    return status == RSM_OK && text.failed ? rsm_touch_no_memory(touch) : status;
}

/* The slot of a report, or the one that it may take: of the few where it may stand, the last used
 * first. */
static sketch_slot *slot_of(const sketch_cache *cache, int64_t key) {
    uint64_t hash = (uint64_t)key * UINT64_C(0x9e3779b97f4a7c15);
    sketch_slot *slots = &cache->slots[(hash >> 32) % (cache->count / WAYS) * WAYS];
    uint32_t at = 0;
    while (at + 1 < WAYS && slots[at].key != key) {
        at++;
    }
    sketch_slot found = slots[at];
    for (; at > 0; at--) {
        slots[at] = slots[at - 1];
    }
    slots[0] = found;
    return slots;
}

/* Whether the runs of `mine` are near those of an earlier report: most that are far are told by
 * what is remembered of it. */
static rsm_status is_near(rsm_touch *touch, sketch_cache *cache, const rsm_run_set *mine,
                          int64_t earlier, bool *near) {
    sketch_slot *slot = slot_of(cache, earlier);
    rsm_run_set theirs;
    *near = false;
    if (slot->key == earlier && !rsm_runs_may_be_near(mine, &slot->sketch)) {
        return RSM_OK;
    }
    rsm_status status = runs_of(touch, earlier, &theirs);
    if (status == RSM_OK) {
        *slot = (sketch_slot){earlier, rsm_sketch_runs(&theirs)};
        *near = rsm_runs_are_near(mine, &theirs);
    }
    return status;
}

static rsm_status make_cache(rsm_touch *touch, sketch_cache *cache) {
    cache->count = touch->touched.count > FEW_REPORTS ? MOST_SLOTS : FEW_SLOTS;
    cache->slots = rsm_allocate(touch->record->allocator, cache->count * sizeof *cache->slots);
    for (uint32_t i = 0; cache->slots != NULL && i < cache->count; i++) {
        cache->slots[i].key = 0;
    }
    return cache->slots != NULL ? RSM_OK : rsm_touch_no_memory(touch);
}

static rsm_status repeats(rsm_touch *touch, int64_t copy, int64_t original, bool *is_copy) {
    rsm_vector readings;
    static const rsm_slice nothing = {"", 0};
    rsm_vector_init(&readings, &touch->scratch, sizeof(rsm_reading));
    rsm_status status =
        rsm_ledger_load_reading(touch->ledger, copy, nothing, 0, &readings, touch->error);
    if (status == RSM_OK) {
        status =
            rsm_ledger_load_reading(touch->ledger, original, nothing, 0, &readings, touch->error);
    }
    const rsm_reading *both = readings.items;
    *is_copy = status == RSM_OK && readings.count == 2 && rsm_repeats(&both[0], &both[1]);
    return status;
}

/* The first of the likely ones, in order, that it repeats; 0 where there is none. */
static rsm_status find_original(looking *look, sketch_cache *cache, int64_t *original) {
    rsm_touch *touch = look->touch;
    rsm_run_set mine;
    rsm_status status = RSM_OK;
    *original = 0;
    if (look->likely.count == 0) {
        return RSM_OK;
    }
    if (!rsm_vector_sort(&look->likely, compare_found)) {
        return rsm_touch_no_memory(touch);
    }
    status = runs_of(touch, look->self.key, &mine);
    const standing *likely = look->likely.items;
    for (uint32_t i = 0; status == RSM_OK && *original == 0 && i < look->likely.count; i++) {
        bool near = false, is_copy = false;
        if (i > 0 && likely[i].key == likely[i - 1].key) {
            continue;
        }
        status = is_near(touch, cache, &mine, likely[i].key, &near);
        if (status == RSM_OK && near) {
            status = repeats(touch, look->self.key, likely[i].key, &is_copy);
        }
        *original = is_copy ? likely[i].key : 0;
    }
    return status;
}

/* Marks that a report's standing as a copy has changed: from `before` to `now`, 0 for none. */
static rsm_status note_change(rsm_touch *touch, int64_t report, int64_t before, int64_t now) {
    const rsm_recopied pairs[2] = {{report, before}, {report, now}};
    rsm_vector rows;
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    rsm_note given = {.numbers = {report, now == 0 ? RSM_NOTE_NONE : now}};
    rsm_status status = rsm_touch_put(touch, RSM_NOTE_SET_COPY, given);
    for (unsigned i = 0; i < 2 && status == RSM_OK; i++) {
        if (pairs[i].original != 0 && rsm_vector_push_copy(&touch->copied, &pairs[i]) == NULL) {
            status = rsm_touch_no_memory(touch);
        }
    }
    rsm_note range = {.numbers = {rsm_profile_number(report, 0),
                                  rsm_profile_number(report, RSM_TOUCH_INCIDENTS - 1)}};
    if (status == RSM_OK) {
        status = rsm_touch_ask(touch, RSM_NOTE_PROFILES, range, &rows);
    }
    for (uint32_t i = 0; status == RSM_OK && i < rows.count; i++) {
        int64_t cluster = ((const rsm_note *)rows.items)[i].numbers[2];
        if (cluster != RSM_NOTE_NONE) {
            status = rsm_touch_mark(touch, &touch->dirty, cluster);
        }
    }
    return status == RSM_OK ? rsm_touch_mark(touch, &touch->changed, report) : status;
}

/* Looks at one report: finds its original, and those on whom a change bears. */
static rsm_status look_at(looking *look, sketch_cache *cache) {
    rsm_touch *touch = look->touch;
    rsm_vector rows;
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    int64_t key = look->self.key, original = 0;
    bool fresh = rsm_numbers_find(&touch->fresh, key, NULL);
    rsm_status status =
        rsm_touch_ask(touch, RSM_NOTE_GET_REPORT, (rsm_note){.numbers = {key}}, &rows);
    if (status != RSM_OK || rows.count == 0) {
        return status;
    }
    rsm_note report = *(const rsm_note *)rows.items;
    rsm_slice runs = report.texts[1];
    uint32_t count = (uint32_t)(runs.size / 8);
    bool *leads = rsm_arena_allocate_items(&touch->scratch, count, sizeof *leads);
    for (uint32_t i = 0; leads != NULL && status == RSM_OK && i < count; i++) {
        status = find_holders(look, run_at(runs, i));
        leads[i] = look->found.count < RSM_FIRST_HOLDERS;
        for (uint32_t j = 0; status == RSM_OK && j < look->found.count; j++) {
            if (rsm_vector_push_copy(&look->likely, rsm_vector_at(&look->found, j)) == NULL) {
                status = rsm_touch_no_memory(touch);
            }
        }
    }
    status = leads == NULL ? rsm_touch_no_memory(touch) : status;
    if (status == RSM_OK) {
        status = find_original(look, cache, &original);
    }
    int64_t before = report.numbers[1] == RSM_NOTE_NONE ? 0 : report.numbers[1];
    if (status == RSM_OK && before != original) {
        status = note_change(touch, key, before, original);
    }
    bool led = !fresh && before == 0, does_lead = original == 0;
    for (uint32_t i = 0; status == RSM_OK && i < count; i++) {
        if (led != does_lead && leads[i]) {
            status = spread_run(look, run_at(runs, i));
        }
        if (status == RSM_OK && fresh) {
            rsm_note run = {.numbers = {(int64_t)run_at(runs, i), look->self.published, key}};
            status = rsm_touch_put(touch, RSM_NOTE_PUT_RUN, run);
        }
    }
    return status;
}

static rsm_status wait_for_report(looking *look, int64_t key) {
    rsm_touch *touch = look->touch;
    rsm_vector rows;
    rsm_arena_reset(&touch->scratch);
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    rsm_status status =
        rsm_touch_ask(touch, RSM_NOTE_GET_REPORT, (rsm_note){.numbers = {key}}, &rows);
    if (status != RSM_OK || rows.count == 0) {
        return status;
    }
    const rsm_note *report = rows.items;
    standing item = {report->numbers[0], key, report->texts[0]};
    return wait_for(touch, &look->heap, &look->waiting, &item);
}

rsm_status rsm_touch_copies(rsm_touch *touch) {
    looking look;
    sketch_cache cache;
    rsm_status status = make_cache(touch, &cache);
    if (status != RSM_OK) {
        return status;
    }
    start(&look, touch);
    const rsm_recopied *again = touch->copied.items;
    for (uint32_t i = 0; status == RSM_OK && i < touch->copied.count; i++) {
        status = wait_for_report(&look, again[i].report);
    }
    rsm_vector_truncate(&touch->copied, 0);
    const rsm_note *touched = touch->touched.items;
    for (uint32_t i = 0; status == RSM_OK && i < touch->touched.count; i++) {
        status = wait_for_report(&look, touched[i].numbers[0]);
    }
    while (status == RSM_OK && look.heap.count > 0) {
        rsm_arena_reset(&touch->scratch);
        start_one(&look, pop(&look.heap));
        status = look_at(&look, &cache);
    }
    rsm_release(touch->record->allocator, cache.slots, cache.count * sizeof *cache.slots);
    rsm_numbers_free(&look.waiting);
    return status;
}
