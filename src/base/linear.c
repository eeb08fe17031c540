/* See base/linear.h. */
#include "base/linear.h"

#include <string.h>

static rsm_status damaged(rsm_error *error) {
    return rsm_error_set(error, RSM_ERROR_FORMAT, "a model in the language file is damaged");
}

/* Whether each slot's entries lie in the file, and one slot at least is free, so that every search
 * ends. */
static bool slots_fit(const rsm_linear *model) {
    bool any_free = false;
    for (uint32_t i = 0; i < model->slot_count; i++) {
        uint32_t first = model->slots[i].place >> 8;
        uint32_t count = model->slots[i].place & 0xFF;
        if (model->slots[i].fingerprint == 0) {
            any_free = true;
        } else if (first > model->entry_count || count > model->entry_count - first) {
            return false;
        }
    }
    return any_free;
}

static bool entries_fit(const rsm_linear *model) {
    for (uint32_t i = 0; i < model->entry_count; i++) {
        if ((uint32_t)(model->entries[i] >> model->weight_bits) >= model->classes) {
            return false;
        }
    }
    return true;
}

rsm_status rsm_linear_open(rsm_slice section, rsm_linear *model, rsm_error *error) {
    rsm_linear_header header;
    *model = (rsm_linear){0};
    if (section.size < sizeof header || (uintptr_t)section.data % 4 != 0) {
        return damaged(error);
    }
    memcpy(&header, section.data, sizeof header);
    uint64_t slots_size = (uint64_t)header.slots * sizeof(rsm_linear_slot);
    uint64_t entries_size = (uint64_t)header.entries * sizeof(uint16_t);
    if (header.classes == 0 || header.classes > RSM_LINEAR_CLASSES || header.slots == 0 ||
        slots_size + entries_size > section.size - sizeof header) {
        return damaged(error);
    }
    model->slots = (const void *)(section.data + sizeof header);
    model->entries = (const void *)(section.data + sizeof header + slots_size);
    model->slot_count = header.slots;
    model->entry_count = header.entries;
    model->classes = header.classes;
    model->weight_bits = rsm_linear_weight_bits(header.classes);
    if (!slots_fit(model) || !entries_fit(model)) {
        *model = (rsm_linear){0};
        return damaged(error);
    }
    return RSM_OK;
}

#define BATCH 64u /* features whose entries are fetched together */

static void prefetch(const void *address) {
#if defined(__GNUC__)
    __builtin_prefetch(address);
#else
    (void)address;
#endif
}

/* Place of the feature's entries, 0 (no entries) where the model does not know it. */
static uint32_t find_place(const rsm_linear *model, uint64_t feature) {
    uint32_t fingerprint = rsm_linear_fingerprint(feature);
    uint32_t slot = rsm_linear_slot_of(feature, model->slot_count);
    while (model->slots[slot].fingerprint != fingerprint) {
        if (model->slots[slot].fingerprint == 0) {
            return 0;
        }
        slot = slot + 1 == model->slot_count ? 0 : slot + 1;
    }
    return model->slots[slot].place;
}

static void add_entries(const rsm_linear *model, uint32_t place, int32_t *scores) {
    const uint32_t bits = model->weight_bits;
    const int32_t middle = 1 << (bits - 1);
    const uint32_t mask = (1u << bits) - 1;
    const uint16_t *entry = model->entries + (place >> 8);
    const uint16_t *end = entry + (place & 0xFF);
    for (; entry < end; entry++) {
        scores[*entry >> bits] += (int32_t)(*entry & mask) - middle;
    }
}

/* At most BATCH features: all slots are asked of memory, then all entries, then they are added, so
 * that the waits for memory overlap. */
static void add_batch(const rsm_linear *model, const uint64_t *features, uint32_t count,
                      int32_t *scores) {
    uint32_t places[BATCH];
    uint32_t found = 0;
    for (uint32_t i = 0; i < count; i++) {
        prefetch(&model->slots[rsm_linear_slot_of(features[i], model->slot_count)]);
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t place = features[i] == 0 ? 0 : find_place(model, features[i]);
        if ((place & 0xFF) != 0) {
            prefetch(model->entries + (place >> 8));
            places[found++] = place;
        }
    }
    for (uint32_t i = 0; i < found; i++) {
        add_entries(model, places[i], scores);
    }
}

void rsm_linear_score(const rsm_linear *model, const uint64_t *features, uint32_t count,
                      int32_t *scores) {
    memset(scores, 0, model->classes * sizeof *scores);
    if (model->classes == 0) {
        return;
    }
    for (uint32_t i = 0; i < count; i += BATCH) {
        add_batch(model, features + i, count - i < BATCH ? count - i : BATCH, scores);
    }
}

uint32_t rsm_linear_best(const int32_t *scores, const bool *allowed, uint32_t classes) {
    uint32_t best = classes;
    for (uint32_t i = 0; i < classes; i++) {
        if ((allowed == NULL || allowed[i]) && (best == classes || scores[i] > scores[best])) {
            best = i;
        }
    }
    return best;
}
