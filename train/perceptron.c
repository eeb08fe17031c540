/* See train/perceptron.h. */
#include "perceptron.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One weight: as it stands, and times the example at which it changed, for the average. */
typedef struct weight {
    uint32_t class;
    int32_t value;
    int64_t timed;
} weight;

typedef struct row {
    uint64_t feature;
    weight *weights;
    uint32_t count, capacity;
    uint32_t updates;
} row;

struct perceptron {
    uint32_t classes;
    int64_t time;
    row *rows;
    uint32_t row_count, row_capacity;
    uint32_t *slots;     /* row + 1, 0 for free */
    uint32_t slot_count; /* a power of two */
};

void *train_allocate(size_t count, size_t item_size) {
    void *memory = calloc(count > 0 ? count : 1, item_size);
    if (memory == NULL) {
        fputs("rashomon-train: out of memory\n", stderr);
        exit(1);
    }
    return memory;
}

void *train_reallocate(void *old, size_t count, size_t item_size) {
    void *memory = realloc(old, count * item_size);
    if (memory == NULL) {
        fputs("rashomon-train: out of memory\n", stderr);
        exit(1);
    }
    return memory;
}

perceptron *perceptron_new(uint32_t classes) {
    perceptron *model = train_allocate(1, sizeof *model);
    model->classes = classes;
    model->slot_count = 1u << 20;
    model->slots = train_allocate(model->slot_count, sizeof *model->slots);
    return model;
}

void perceptron_free(perceptron *model) {
    if (model == NULL) {
        return;
    }
    for (uint32_t i = 0; i < model->row_count; i++) {
        free(model->rows[i].weights);
    }
    free(model->rows);
    free(model->slots);
    free(model);
}

/* The slot of the feature: its own, or the free one where it would stand. */
static uint32_t slot_of(const perceptron *model, uint64_t feature) {
    uint32_t slot = (uint32_t)feature & (model->slot_count - 1);
    while (model->slots[slot] != 0 && model->rows[model->slots[slot] - 1].feature != feature) {
        slot = (slot + 1) & (model->slot_count - 1);
    }
    return slot;
}

static void grow(perceptron *model) {
    free(model->slots);
    model->slot_count *= 2;
    model->slots = train_allocate(model->slot_count, sizeof *model->slots);
    for (uint32_t i = 0; i < model->row_count; i++) {
        model->slots[slot_of(model, model->rows[i].feature)] = i + 1;
    }
}

static row *row_of(perceptron *model, uint64_t feature) {
    uint32_t slot = slot_of(model, feature);
    if (model->slots[slot] != 0) {
        return &model->rows[model->slots[slot] - 1];
    }
    if (model->row_count == model->row_capacity) {
        model->row_capacity = model->row_capacity == 0 ? 1u << 16 : model->row_capacity * 2;
        model->rows = train_reallocate(model->rows, model->row_capacity, sizeof *model->rows);
    }
    row *made = &model->rows[model->row_count++];
    *made = (row){.feature = feature};
    model->slots[slot] = model->row_count;
    if (model->row_count > model->slot_count / 2) {
        grow(model);
    }
    return &model->rows[model->row_count - 1];
}

void perceptron_score(const perceptron *model, const uint64_t *features, uint32_t count,
                      int32_t *scores) {
    memset(scores, 0, model->classes * sizeof *scores);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t found = features[i] == 0 ? 0 : model->slots[slot_of(model, features[i])];
        if (found == 0) {
            continue;
        }
        const row *found_row = &model->rows[found - 1];
        for (uint32_t k = 0; k < found_row->count; k++) {
            scores[found_row->weights[k].class] += found_row->weights[k].value;
        }
    }
}

static void add(row *changed, uint32_t class, int32_t amount, int64_t time) {
    uint32_t i = 0;
    while (i < changed->count && changed->weights[i].class != class) {
        i++;
    }
    if (i == changed->count) {
        if (changed->count == changed->capacity) {
            changed->capacity = changed->capacity == 0 ? 2 : changed->capacity * 2;
            changed->weights =
                train_reallocate(changed->weights, changed->capacity, sizeof *changed->weights);
        }
        changed->weights[changed->count++] = (weight){.class = class};
    }
    changed->weights[i].value += amount;
    changed->weights[i].timed += time * amount;
    changed->updates++;
}

void perceptron_update(perceptron *model, const uint64_t *features, uint32_t count, uint32_t class,
                       int32_t amount) {
    for (uint32_t i = 0; i < count; i++) {
        if (features[i] != 0) {
            add(row_of(model, features[i]), class, amount, model->time);
        }
    }
}

void perceptron_tick(perceptron *model) {
    model->time++;
}

/* ---- writing ---- */

/* The weight summed over all examples: the average times their number. */
static int64_t sum_of(const perceptron *model, const weight *of) {
    return of->value * model->time - of->timed;
}

static int64_t magnitude(int64_t value) {
    return value < 0 ? -value : value;
}

static int64_t row_magnitude(const perceptron *model, const row *of) {
    int64_t most = 0;
    for (uint32_t i = 0; i < of->count; i++) {
        int64_t sum = magnitude(sum_of(model, &of->weights[i]));
        most = sum > most ? sum : most;
    }
    return most;
}

typedef struct ranked {
    int64_t magnitude;
    uint32_t row;
} ranked;

static int compare_ranked(const void *left, const void *right) {
    const ranked *a = left, *b = right;
    if (a->magnitude != b->magnitude) {
        return a->magnitude > b->magnitude ? -1 : 1;
    }
    return a->row < b->row ? -1 : a->row > b->row;
}

static int compare_sums(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return a > b ? -1 : a < b;
}

/* The magnitude that becomes the greatest weight: so few are above it. */
static int64_t find_bound(const perceptron *model, const ranked *kept, uint32_t count,
                          uint32_t clip_thousandths) {
    size_t total = 0;
    for (uint32_t i = 0; i < count; i++) {
        total += model->rows[kept[i].row].count;
    }
    int64_t *sums = train_allocate(total, sizeof *sums);
    size_t n = 0;
    for (uint32_t i = 0; i < count; i++) {
        const row *of = &model->rows[kept[i].row];
        for (uint32_t k = 0; k < of->count; k++) {
            sums[n++] = magnitude(sum_of(model, &of->weights[k]));
        }
    }
    qsort(sums, n, sizeof *sums, compare_sums);
    int64_t bound = n == 0 ? 1 : sums[n * clip_thousandths / 1000];
    free(sums);
    return bound > 0 ? bound : 1;
}

static int32_t quantise(int64_t sum, int64_t bound, int32_t most) {
    int64_t size = (magnitude(sum) * most + bound / 2) / bound;
    size = size > most ? most : size;
    return (int32_t)(sum < 0 ? -size : size);
}

static uint32_t rank(const perceptron *model, perceptron_size size, ranked *kept) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < model->row_count; i++) {
        int64_t most = row_magnitude(model, &model->rows[i]);
        if (model->rows[i].updates >= size.least_updates && most > 0) {
            kept[count++] = (ranked){most, i};
        }
    }
    qsort(kept, count, sizeof *kept, compare_ranked);
    return size.features > 0 && count > size.features ? size.features : count;
}

/* Lays the entries of one row out; their number. */
static uint32_t put_entries(const perceptron *model, const row *of, int64_t bound, int32_t least,
                            uint16_t *entries) {
    uint32_t count = 0, bits = rsm_linear_weight_bits(model->classes);
    int32_t middle = 1 << (bits - 1);
    for (uint32_t i = 0; i < of->count && count < 255; i++) {
        int32_t value = quantise(sum_of(model, &of->weights[i]), bound, middle - 1);
        if (value != 0 && magnitude(value) >= least) {
            entries[count++] =
                (uint16_t)(of->weights[i].class << bits | (uint32_t)(value + middle));
        }
    }
    return count;
}

static void put_slot(rsm_linear_slot *slots, uint32_t slot_count, uint64_t feature,
                     uint32_t place) {
    uint32_t slot = rsm_linear_slot_of(feature, slot_count);
    uint32_t fingerprint = rsm_linear_fingerprint(feature);
    while (slots[slot].fingerprint != 0) {
        if (slots[slot].fingerprint == fingerprint) {
            return; /* two features that cannot be told apart: the weightier stays */
        }
        slot = slot + 1 == slot_count ? 0 : slot + 1;
    }
    slots[slot] = (rsm_linear_slot){fingerprint, place};
}

void perceptron_write(const perceptron *model, perceptron_size size, rsm_buffer *section) {
    ranked *kept = train_allocate(model->row_count, sizeof *kept);
    uint32_t count = rank(model, size, kept);
    int64_t bound = find_bound(model, kept, count, size.clip_thousandths);
    uint32_t slot_count = count + count / 3 + 8;
    rsm_linear_slot *slots = train_allocate(slot_count, sizeof *slots);
    uint16_t *entries = train_allocate((size_t)count * model->classes + 256, sizeof *entries);
    uint32_t used = 0;
    for (uint32_t i = 0; i < count; i++) {
        const row *of = &model->rows[kept[i].row];
        uint32_t more = put_entries(model, of, bound, size.least_weight, entries + used);
        if (more > 0) {
            put_slot(slots, slot_count, of->feature, used << 8 | more);
            used += more;
        }
    }
    rsm_linear_header header = {model->classes, slot_count, used, 0};
    rsm_buffer_append(section, &header, sizeof header);
    rsm_buffer_append(section, slots, slot_count * sizeof *slots);
    rsm_buffer_append(section, entries, used * sizeof *entries);
    free(entries);
    free(slots);
    free(kept);
}

void perceptron_shuffle(uint32_t *order, uint32_t count, uint32_t pass) {
    uint64_t state = 0x9E3779B97F4A7C15u * (pass + 1);
    for (uint32_t i = 0; i < count; i++) {
        order[i] = i;
    }
    for (uint32_t i = count; i > 1; i--) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        uint32_t k = (uint32_t)((state >> 33) % i);
        uint32_t other = order[k];
        order[k] = order[i - 1];
        order[i - 1] = other;
    }
}
