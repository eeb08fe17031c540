/* The worklist: how much is unsure or disputed in each incident, and why.
 *
 * Part: points for what a person should look at (docs/resolve.md), worked out with the incident and
 * stored beside it; those for recalls are added as they come and go (ledger/schema.c). Of a ledger
 * whose results were made before points were kept they are worked out anew. Invariants: integers;
 * what a person decided gives no points; the result depends on readings, decisions and codebook
 * alone. Cost: that of the rows asked for; of such an old ledger that of a build without the
 * reading of reports. */
#include "export/decided.h"

#include "record/names.h"

enum {
    LOOSE = 500,      /* thousandths: a report that fits its incident less is told */
    LOOSE_STEP = 25,  /* thousandths a point below that */
    MOST_LOOSE = 40,  /* points for all reports that fit loosely */
    RECALL = 5,       /* points for a recall that may be of the incident */
    MOST_RECALLS = 20 /* points for all of them */
};

typedef struct review {
    rsm_json *json;
    uint32_t doubt;
} review;

static void add(review *all, uint32_t points, const char *slot, const char *what) {
    rsm_json_begin_object(all->json);
    rsm_json_key_int(all->json, "points", points);
    if (slot != NULL) {
        rsm_json_key_cstring(all->json, "slot", slot);
    }
    rsm_json_key_cstring(all->json, "what", what);
    rsm_json_end_object(all->json);
    all->doubt += points;
}

/* What a disagreement on a slot is worth. */
static uint32_t weight_of(rsm_slot slot) {
    switch (slot) {
    case RSM_SLOT_KILLED:
        return 30;
    case RSM_SLOT_PERPETRATOR:
    case RSM_SLOT_HAPPENED:
        return 25;
    case RSM_SLOT_WHEN:
    case RSM_SLOT_WHERE:
        return 20;
    case RSM_SLOT_TYPE:
    case RSM_SLOT_INJURED:
        return 15;
    case RSM_SLOT_CAUSE:
    case RSM_SLOT_CASUALTIES:
    case RSM_SLOT_MISSING:
    case RSM_SLOT_ABDUCTED:
        return 10;
    default:
        return 5;
    }
}

static void add_cells(review *all, const rsm_account *account) {
    for (uint32_t i = 0; i < account->cell_count; i++) {
        const rsm_cell *cell = &account->cells[i];
        if (cell->disagree && cell->decision == 0) {
            add(all, weight_of(cell->slot), rsm_slot_name(cell->slot),
                cell->slot == RSM_SLOT_PERPETRATOR ? "they differ on who did it"
                                                   : "reports differ");
        }
    }
}

static bool is_set(const rsm_account *account, rsm_slot slot) {
    const rsm_cell *cell = rsm_cell_of(account, slot);
    return cell != NULL && cell->decision != 0;
}

static void add_status(review *all, const rsm_account *account) {
    if (is_set(account, RSM_SLOT_HAPPENED)) {
        return;
    }
    if (account->status == RSM_INCIDENT_DISPUTED) {
        add(all, 30, NULL, "that it took place is disputed");
    } else if (account->status == RSM_INCIDENT_DENIED) {
        add(all, 25, NULL, "that it took place is denied");
    } else if (account->status == RSM_INCIDENT_ALLEGED) {
        add(all, 15, NULL, "it is only alleged");
    }
}

static void add_gaps(review *all, const rsm_account *account) {
    if (account->independent_sources == 0) {
        add(all, 8, NULL, "no source is credited");
    } else if (account->independent_sources == 1) {
        add(all, 5, NULL, "it rests on one source");
    }
    if (!account->has_when || (!account->when.earliest.known && !account->when.latest.known)) {
        add(all, 10, "when", "no day is known");
    }
    if (!account->has_where) {
        add(all, 10, "where", "no place is known");
    }
}

/* Reports that a grouping of low score holds in it. What a person put there is sure. */
static void add_members(review *all, const rsm_work *work, const rsm_group *group) {
    uint32_t points = 0, loose = 0;
    for (uint32_t i = 0; i < group->member_count; i++) {
        bool copy = work->fusion.copy_of[group->members[i].reading] != RSM_NONE;
        if (group->members[i].score < LOOSE && !copy) {
            points += (LOOSE - group->members[i].score) / LOOSE_STEP;
            loose++;
        }
    }
    if (points > 0) {
        add(all, points < MOST_LOOSE ? points : MOST_LOOSE, NULL,
            loose == 1 ? "one report fits it loosely" : "several reports fit it loosely");
    }
}

/* How many recalls may be of each group. False where memory fails. */
static bool count_recalls(rsm_work *work, uint32_t **recalls) {
    *recalls = rsm_arena_allocate_items(&work->arena, work->fusion.group_count, sizeof **recalls);
    for (uint32_t i = 0; *recalls != NULL && i < work->fusion.unassigned_count; i++) {
        const rsm_unassigned *item = &work->fusion.unassigned[i];
        for (uint32_t j = 0; j < item->candidate_count; j++) {
            (*recalls)[item->candidates[j]]++;
        }
    }
    return *recalls != NULL;
}

static void add_recalls(review *all, uint32_t count) {
    if (count > 0) {
        add(all, count * RECALL < MOST_RECALLS ? count * RECALL : MOST_RECALLS, NULL,
            count == 1 ? "a recall may be of it or of another"
                       : "recalls may be of it or of others");
    }
}

static void add_all(review *all, const rsm_work *work, uint32_t group) {
    add_status(all, &work->accounts[group]);
    add_cells(all, &work->accounts[group]);
    add_gaps(all, &work->accounts[group]);
    add_members(all, work, &work->fusion.groups[group]);
}

uint32_t rsm_work_doubt(rsm_work *work, uint32_t group, rsm_buffer *buffer, rsm_slice *reasons) {
    rsm_json json;
    review all = {.json = &json};
    rsm_json_init(&json, buffer);
    rsm_json_begin_array(&json);
    add_all(&all, work, group);
    rsm_json_end_array(&json);
    *reasons = rsm_take(buffer, &json, &work->arena);
    return all.doubt;
}

/* ---- of what is stored ---- */

/* "[reasons]" with that for recalls behind them. */
static void write_reasons(rsm_json *json, rsm_slice reasons, uint32_t recalls) {
    review more = {.json = json};
    rsm_slice inner = rsm_slice_sub(reasons, 1, reasons.size > 0 ? reasons.size - 1 : 0);
    rsm_json_begin_array(json);
    if (inner.size > 0) {
        rsm_json_raw(json, inner);
    }
    add_recalls(&more, recalls);
    rsm_json_end_array(json);
}

static rsm_status review_stored(const rsm_case *record, const rsm_list_filter *filter,
                                rsm_buffer *output, rsm_error *error) {
    rsm_arena arena;
    rsm_json json;
    rsm_doubtful *items = NULL;
    uint32_t count = 0;
    rsm_arena_init(&arena, record->allocator, 0);
    rsm_json_init(&json, output);
    rsm_status status =
        rsm_ledger_browse_doubtful(record->ledger, filter, &arena, &items, &count, error);
    if (status == RSM_OK) {
        rsm_json_begin_array(&json);
        for (uint32_t i = 0; i < count; i++) {
            rsm_json_begin_object(&json);
            rsm_json_key_int(&json, "doubt", items[i].doubt);
            rsm_json_key(&json, "reasons");
            write_reasons(&json, items[i].reasons, items[i].recalls);
            rsm_json_key(&json, "row");
            rsm_json_raw(&json, items[i].row);
            rsm_json_end_object(&json);
        }
        rsm_json_end_array(&json);
        status = rsm_output_status(output, &json, error);
    }
    rsm_arena_free(&arena);
    return status;
}

/* ---- worked out anew ---- */

/* One incident of the worklist. */
typedef struct reviewed {
    uint32_t group, doubt, position;
    rsm_slice reasons; /* JSON */
} reviewed;

static bool review_one(rsm_work *work, uint32_t position, uint32_t recalls, rsm_buffer *buffer,
                       rsm_vector *found) {
    rsm_json json;
    uint32_t group = work->order[position];
    review all = {.json = &json};
    rsm_json_init(&json, buffer);
    rsm_json_begin_array(&json);
    add_all(&all, work, group);
    add_recalls(&all, recalls);
    rsm_json_end_array(&json);
    reviewed item = {group, all.doubt, position, rsm_take(buffer, &json, &work->arena)};
    return !work->arena.failed && (all.doubt == 0 || rsm_vector_push_copy(found, &item) != NULL);
}

static int compare_ids(void *context, const void *left, const void *right) {
    (void)context;
    return rsm_slice_compare(((const rsm_stored_incident *)left)->id,
                             ((const rsm_stored_incident *)right)->id);
}

/* The most points first, then as listed. */
static int compare_doubts(const void *left, const void *right) {
    const reviewed *a = left, *b = right;
    if (a->doubt != b->doubt) {
        return a->doubt > b->doubt ? -1 : 1;
    }
    return a->position < b->position ? -1 : a->position > b->position;
}

static bool is_among(const rsm_stored_incident *incidents, uint32_t count, rsm_slice id) {
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (rsm_slice_compare(incidents[middle].id, id) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < count && rsm_slice_equal(incidents[low].id, id);
}

/* All that pass the filter, in order. */
static bool collect(rsm_work *work, rsm_stored_incident *incidents, uint32_t count,
                    rsm_vector *found) {
    rsm_buffer buffer;
    uint32_t *recalls = NULL;
    rsm_vector_init(found, &work->arena, sizeof(reviewed));
    rsm_buffer_init(&buffer, work->record->allocator);
    bool good = count_recalls(work, &recalls) &&
                rsm_sort(incidents, count, sizeof *incidents, compare_ids, NULL, &work->arena);
    for (uint32_t i = 0; good && i < work->fusion.group_count; i++) {
        uint32_t group = work->order[i];
        good = !is_among(incidents, count, work->accounts[group].id) ||
               review_one(work, i, recalls[group], &buffer, found);
    }
    rsm_buffer_free(&buffer);
    return good && rsm_vector_sort(found, compare_doubts);
}

static void write_reviews(rsm_json *json, const rsm_work *work, const rsm_vector *found,
                          const rsm_list_filter *filter) {
    const reviewed *items = found->items;
    rsm_json_begin_array(json);
    for (uint64_t i = filter->offset;
         i < found->count && (filter->limit == 0 || i - filter->offset < filter->limit); i++) {
        rsm_json_begin_object(json);
        rsm_json_key_int(json, "doubt", items[i].doubt);
        rsm_json_key(json, "reasons");
        rsm_json_raw(json, items[i].reasons);
        rsm_json_key(json, "row");
        rsm_write_row(json, work, items[i].group);
        rsm_json_end_object(json);
    }
    rsm_json_end_array(json);
}

static rsm_status review_anew(const rsm_case *record, const rsm_list_filter *filter,
                              rsm_buffer *output, rsm_error *error) {
    rsm_work work;
    rsm_json json;
    rsm_vector found;
    rsm_stored_incident *incidents = NULL;
    uint32_t count = 0;
    rsm_status status = rsm_work_make(record, &work, error);
    if (status == RSM_OK) {
        status = rsm_ledger_list(record->ledger, filter, &work.arena, &incidents, &count, error);
    }
    if (status == RSM_OK && !collect(&work, incidents, count, &found)) {
        status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    if (status == RSM_OK) {
        rsm_json_init(&json, output);
        write_reviews(&json, &work, &found, filter);
        status = rsm_output_status(output, &json, error);
    }
    rsm_work_free(&work);
    return status;
}

rsm_status rsm_export_review(const rsm_case *record, const rsm_list_filter *filter,
                             rsm_buffer *output, rsm_error *error) {
    static const rsm_list_filter none = {0};
    bool known = true;
    filter = filter != NULL ? filter : &none;
    rsm_status status = rsm_export_refresh(record, error);
    if (status == RSM_OK) {
        status = rsm_ledger_knows_doubt(record->ledger, &known, error);
    }
    return status != RSM_OK ? status
           : known          ? review_stored(record, filter, output, error)
                            : review_anew(record, filter, output, error);
}
