/* The build that looks only at what is touched: its frame. See export/touched.h.
 *
 * Part: runs the steps, and reads profiles, of which the last that were read are kept. */
#include "export/touched_decided.h"

/* Profiles kept, at a kilobyte or two each: for a few reports, for many. */
#define FEW_REPORTS 64
#define FEW_SLOTS   1024
#define MOST_SLOTS  8192

rsm_status rsm_touch_no_memory(rsm_touch *touch) {
    return rsm_error_set(touch->error, RSM_ERROR_MEMORY, "out of memory");
}

rsm_status rsm_touch_put(rsm_touch *touch, rsm_note_query query, rsm_note note) {
    return rsm_notes_put(touch->ledger, query, &note, touch->error);
}

rsm_status rsm_touch_ask(rsm_touch *touch, rsm_note_query query, rsm_note note, rsm_vector *rows) {
    return rsm_notes_ask(touch->ledger, query, &note, rows, touch->error);
}

rsm_status rsm_touch_mark(rsm_touch *touch, rsm_numbers *set, int64_t key) {
    return rsm_numbers_set(set, key, 0, NULL) ? RSM_OK : rsm_touch_no_memory(touch);
}

static int compare_keys(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return a < b ? -1 : a > b;
}

rsm_status rsm_touch_keys(rsm_touch *touch, const rsm_numbers *set, rsm_arena *arena,
                          rsm_vector *keys) {
    rsm_vector_init(keys, arena, sizeof(int64_t));
    bool good = rsm_vector_reserve(keys, set->count);
    for (uint32_t i = 0; good && i < set->capacity; i++) {
        good = set->slots[i].key == INT64_MIN ||
               rsm_vector_push_copy(keys, &set->slots[i].key) != NULL;
    }
    return good && rsm_vector_sort(keys, compare_keys) ? RSM_OK : rsm_touch_no_memory(touch);
}

/* ---- profiles ---- */

typedef struct reading_profile {
    rsm_touch *touch;
    rsm_cached *slot; /* NULL: the scratch arena */
    rsm_profile *profile;
    int64_t key;
    bool found, failed, damaged;
} reading_profile;

static bool take_profile(void *context, const rsm_note *row) {
    reading_profile *read = context;
    rsm_cached *slot = read->slot;
    size_t size = rsm_profile_memory(row->texts[0]);
    void *memory;
    if (slot == NULL) {
        memory = rsm_arena_allocate(&read->touch->scratch, size);
    } else {
        if (slot->size < size) {
            rsm_release(read->touch->record->allocator, slot->memory, slot->size);
            slot->memory = rsm_allocate(read->touch->record->allocator, size);
            slot->size = slot->memory != NULL ? size : 0;
        }
        memory = slot->memory;
    }
    read->failed = memory == NULL;
    read->damaged = !read->failed && !rsm_profile_read(row->texts[0], memory, read->profile);
    read->found = !read->failed && !read->damaged;
    read->profile->reading = (uint32_t)rsm_report_of_profile(read->key);
    read->profile->copy_of =
        row->numbers[0] == RSM_NOTE_NONE ? RSM_NONE : (uint32_t)row->numbers[0];
    return false;
}

static const rsm_profile *read_profile(rsm_touch *touch, int64_t key, rsm_cached *slot,
                                       rsm_profile *profile, rsm_status *status) {
    rsm_note given = {.numbers = {key}};
    reading_profile read = {.touch = touch, .slot = slot, .profile = profile, .key = key};
    if (slot != NULL) {
        slot->key = 0;
    }
    *status = rsm_notes_each(touch->ledger, RSM_NOTE_GET_PROFILE, &given, take_profile, &read,
                             touch->error);
    if (*status == RSM_OK && read.failed) {
        *status = rsm_touch_no_memory(touch);
    }
    if (*status == RSM_OK && read.damaged) {
        *status = rsm_error_set(touch->error, RSM_ERROR_FORMAT,
                                "the ledger is damaged: what an incident is compared by");
    }
    if (*status != RSM_OK || !read.found) {
        return NULL;
    }
    if (slot != NULL) {
        slot->key = key;
    }
    return profile;
}

const rsm_profile *rsm_touch_read(rsm_touch *touch, int64_t profile, rsm_cached *slot,
                                  rsm_status *status) {
    *status = RSM_OK;
    return slot->key == profile ? &slot->profile
                                : read_profile(touch, profile, slot, &slot->profile, status);
}

rsm_cached *rsm_touch_slot(const rsm_touch *touch, int64_t profile) {
    uint64_t hash = (uint64_t)profile * UINT64_C(0x9e3779b97f4a7c15);
    return &touch->cache[(hash >> 32) % touch->cache_slots];
}

const rsm_profile *rsm_touch_profile(rsm_touch *touch, int64_t profile, rsm_status *status) {
    return rsm_touch_read(touch, profile, rsm_touch_slot(touch, profile), status);
}

const rsm_profile *rsm_touch_load(rsm_touch *touch, int64_t profile, rsm_status *status) {
    rsm_profile *loaded = rsm_arena_allocate(&touch->scratch, sizeof *loaded);
    *status = loaded != NULL ? RSM_OK : rsm_touch_no_memory(touch);
    return loaded != NULL ? read_profile(touch, profile, NULL, loaded, status) : NULL;
}

typedef struct keyed_profile {
    int64_t key;
    const rsm_profile *profile;
} keyed_profile;

static int compare_keyed(void *context, const void *left, const void *right) {
    (void)context;
    return rsm_profile_compare(((const keyed_profile *)left)->profile,
                               ((const keyed_profile *)right)->profile);
}

rsm_status rsm_touch_load_all(rsm_touch *touch, rsm_vector *keys, rsm_profile **profiles) {
    rsm_arena *scratch = &touch->scratch;
    keyed_profile *found = rsm_arena_allocate_items(scratch, keys->count, sizeof *found);
    *profiles = rsm_arena_allocate_items(scratch, keys->count, sizeof **profiles);
    uint32_t count = 0;
    if (found == NULL || *profiles == NULL) {
        return rsm_touch_no_memory(touch);
    }
    for (uint32_t i = 0; i < keys->count; i++) {
        rsm_status status;
        found[count].key = *(const int64_t *)rsm_vector_at(keys, i);
        found[count].profile = rsm_touch_load(touch, found[count].key, &status);
        if (status != RSM_OK) {
            return status;
        }
        count += found[count].profile != NULL ? 1 : 0;
    }
    if (!rsm_sort(found, count, sizeof *found, compare_keyed, NULL, scratch)) {
        return rsm_touch_no_memory(touch);
    }
    for (uint32_t i = 0; i < count; i++) {
        *(int64_t *)rsm_vector_at(keys, i) = found[i].key;
        (*profiles)[i] = *found[i].profile;
    }
    rsm_vector_truncate(keys, count);
    return RSM_OK;
}

rsm_status rsm_touch_load_cluster(rsm_touch *touch, int64_t cluster, rsm_vector *keys,
                                  rsm_profile **profiles) {
    rsm_vector rows;
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    rsm_vector_init(keys, &touch->scratch, sizeof(int64_t));
    rsm_status status =
        rsm_touch_ask(touch, RSM_NOTE_CLUSTER, (rsm_note){.numbers = {cluster}}, &rows);
    for (uint32_t i = 0; status == RSM_OK && i < rows.count; i++) {
        if (rsm_vector_push_copy(keys, &((const rsm_note *)rows.items)[i].numbers[0]) == NULL) {
            status = rsm_touch_no_memory(touch);
        }
    }
    return status == RSM_OK ? rsm_touch_load_all(touch, keys, profiles) : status;
}

rsm_together rsm_touch_together(rsm_touch *touch, rsm_profile *profiles, uint32_t count) {
    rsm_together together = touch->together;
    together.scratch = together.arena = &touch->scratch;
    together.profiles = profiles;
    together.profile_count = count;
    return together;
}

/* ---- the whole ---- */

static rsm_status begin(rsm_touch *touch) {
    rsm_together *together = &touch->together;
    const rsm_allocator *allocator = touch->record->allocator;
    rsm_arena_init(&touch->tables, allocator, 0);
    rsm_arena_init(&touch->arena, allocator, 0);
    rsm_arena_init(&touch->scratch, allocator, 0);
    rsm_vector_init(&touch->touched, &touch->arena, sizeof(rsm_note));
    rsm_vector_init(&touch->copied, &touch->arena, sizeof(rsm_recopied));
    rsm_vector_init(&touch->doubts, &touch->arena, sizeof(rsm_doubt));
    rsm_vector_init(&touch->gone, &touch->arena, sizeof(rsm_slice));
    rsm_map_init(&touch->ids, &touch->arena);
    rsm_numbers *const sets[] = {&touch->fresh, &touch->dirty,   &touch->reopened,
                                 &touch->moved, &touch->changed, &touch->seeds};
    for (unsigned i = 0; i < sizeof sets / sizeof sets[0]; i++) {
        rsm_numbers_init(sets[i], allocator);
    }
    together->world = touch->record->world;
    together->scratch = together->arena = &touch->tables;
    together->least = RSM_SCORE_RECALL;
    rsm_points_load(together->world, &together->points);
    return rsm_type_table_make(together->world, &touch->tables, &together->types) &&
                   rsm_rarity_load(together)
               ? RSM_OK
               : rsm_touch_no_memory(touch);
}

static rsm_status make_cache(rsm_touch *touch) {
    uint32_t slots = touch->touched.count > FEW_REPORTS ? MOST_SLOTS : FEW_SLOTS;
    touch->cache = rsm_allocate(touch->record->allocator, slots * sizeof *touch->cache);
    if (touch->cache == NULL) {
        return rsm_touch_no_memory(touch);
    }
    touch->cache_slots = slots;
    for (uint32_t i = 0; i < slots; i++) {
        touch->cache[i].key = 0;
        touch->cache[i].memory = NULL;
        touch->cache[i].size = 0;
    }
    return RSM_OK;
}

static void end(rsm_touch *touch) {
    const rsm_allocator *allocator = touch->record->allocator;
    for (uint32_t i = 0; i < touch->cache_slots; i++) {
        rsm_release(allocator, touch->cache[i].memory, touch->cache[i].size);
    }
    rsm_release(allocator, touch->cache, touch->cache_slots * sizeof *touch->cache);
    rsm_release(allocator, touch->held.memory, touch->held.size);
    rsm_numbers_free(&touch->fresh);
    rsm_numbers_free(&touch->dirty);
    rsm_numbers_free(&touch->reopened);
    rsm_numbers_free(&touch->moved);
    rsm_numbers_free(&touch->changed);
    rsm_numbers_free(&touch->seeds);
    if (touch->decided != NULL) {
        rsm_numbers_free(&touch->decided->items);
        rsm_numbers_free(&touch->decided->rests);
        rsm_numbers_free(&touch->decided->labels);
    }
    rsm_arena_free(&touch->tables);
    rsm_arena_free(&touch->arena);
    rsm_arena_free(&touch->scratch);
}

rsm_status rsm_touch_run(const rsm_case *record, bool everything, rsm_error *error) {
    rsm_error own;
    rsm_touch touch = {.record = record,
                       .ledger = record->ledger,
                       .error = error != NULL ? error : &own,
                       .everything = everything};
    typedef rsm_status (*step)(rsm_touch * touch);
    static const step steps[] = {rsm_touch_reports, rsm_touch_copies,    rsm_touch_pairs,
                                 rsm_touch_groups,  rsm_touch_decisions, rsm_touch_results};
    rsm_status status = begin(&touch);
    rsm_note none = {{0}, {{"", 0}, {"", 0}}};
    if (status == RSM_OK) {
        status = rsm_touch_ask(&touch, RSM_NOTE_TOUCHED, none, &touch.touched);
    }
    if (status == RSM_OK) {
        status = make_cache(&touch);
    }
    for (unsigned i = 0; status == RSM_OK && i < sizeof steps / sizeof steps[0]; i++) {
        status = steps[i](&touch);
    }
    if (status == RSM_OK) {
        status = rsm_touch_put(&touch, RSM_NOTE_CLEAR_TOUCHED, none);
    }
    end(&touch);
    return status;
}
