/*
 * tests/tag/small_language.c - see small_language.h.
 */
#include "small_language.h"

#include "base/hash.h"
#include "support/test.h"
#include "tag/lemma.h"

#include <stdlib.h>
#include <string.h>

enum { FEATURES_KEPT = 40, LEMMAS_KEPT = 40, HEAD = 32 };

/* Slots of the features with the most entries, first of equals first. */
static uint32_t most_entries(const rsm_linear *model, uint32_t kept[FEATURES_KEPT]) {
    uint32_t count = 0;
    for (uint32_t size = 255; size > 0 && count < FEATURES_KEPT; size--) {
        for (uint32_t i = 0; i < model->slot_count && count < FEATURES_KEPT; i++) {
            if (model->slots[i].fingerprint != 0 && (model->slots[i].place & 0xFF) == size) {
                kept[count++] = i;
            }
        }
    }
    return count;
}

/* A feature is known by the place of its slot and its fingerprint; where the place is in a smaller
 * table follows from the former as nearly as a test needs. */
static void append_small_linear(rsm_slice section, rsm_buffer *out) {
    rsm_linear model;
    uint32_t kept[FEATURES_KEPT], used = 0;
    rsm_linear_slot slots[2 * FEATURES_KEPT] = {{0, 0}};
    uint16_t entries[FEATURES_KEPT * RSM_LINEAR_CLASSES];
    assert_int_equal(rsm_linear_open(section, &model, NULL), RSM_OK);
    uint32_t count = most_entries(&model, kept);
    for (uint32_t i = 0; i < count; i++) {
        rsm_linear_slot slot = model.slots[kept[i]];
        uint32_t size = slot.place & 0xFF;
        uint32_t at = (uint32_t)((uint64_t)kept[i] * 2 * FEATURES_KEPT / model.slot_count);
        while (slots[at].fingerprint != 0) {
            at = (at + 1) % (2 * FEATURES_KEPT);
        }
        memcpy(entries + used, model.entries + (slot.place >> 8), size * sizeof *entries);
        slots[at] = (rsm_linear_slot){slot.fingerprint, used << 8 | size};
        used += size;
    }
    rsm_linear_header header = {model.classes, 2 * FEATURES_KEPT, used, 0};
    rsm_buffer_append(out, &header, sizeof header);
    rsm_buffer_append(out, slots, sizeof slots);
    rsm_buffer_append(out, entries, used * sizeof *entries);
}

/* The first lemmas, whose text may stand anywhere: it is laid out anew. */
static void append_small_lemmas(rsm_slice section, rsm_buffer *out) {
    rsm_lemma_header header;
    rsm_lemma_entry entries[LEMMAS_KEPT];
    rsm_buffer text;
    rsm_buffer_init(&text, NULL);
    memcpy(&header, section.data, sizeof header);
    size_t texts = sizeof header + header.count * sizeof *entries;
    assert_true(header.count >= LEMMAS_KEPT);
    memcpy(entries, section.data + sizeof header, sizeof entries);
    for (uint32_t i = 0; i < LEMMAS_KEPT; i++) {
        const char *lemma = section.data + texts + entries[i].start;
        entries[i].start = (uint32_t)text.size;
        rsm_buffer_append(&text, lemma, entries[i].size);
    }
    header = (rsm_lemma_header){LEMMAS_KEPT, (uint32_t)text.size};
    rsm_buffer_append(out, &header, sizeof header);
    rsm_buffer_append(out, entries, sizeof entries);
    rsm_buffer_append(out, text.data, text.size);
    rsm_buffer_free(&text);
}

void make_small_language(rsm_buffer *file) {
    static const char *const names[] = {"SENTENCE", "POS", "LEMMAS", "PARSER", "NAMES"};
    rsm_language_part parts[COUNT_OF(names)];
    rsm_buffer sections[COUNT_OF(names)];
    rsm_language *language = NULL;
    rsm_error error = {0};
    if (rsm_language_open(LANGUAGE_MODEL, &language, &error) != RSM_OK) {
        assert_int_equal(error.status, RSM_ERROR_NOT_FOUND);
        skip();
    }
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        rsm_slice section;
        rsm_buffer_init(&sections[i], NULL);
        assert_true(rsm_language_section(language, names[i], &section));
        if (strcmp(names[i], "LEMMAS") == 0) {
            append_small_lemmas(section, &sections[i]);
        } else {
            size_t head = strcmp(names[i], "PARSER") == 0 ? PARSER_HEAD_SIZE : 0;
            rsm_buffer_append(&sections[i], section.data, head);
            append_small_linear(rsm_slice_sub(section, head, section.size), &sections[i]);
        }
        parts[i] = (rsm_language_part){names[i], rsm_buffer_slice(&sections[i])};
    }
    assert_int_equal(rsm_language_write(parts, COUNT_OF(names), file, NULL), RSM_OK);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        rsm_buffer_free(&sections[i]);
    }
    rsm_language_close(language);
}

void mend_checksum(char *file, size_t size) {
    uint64_t sum = rsm_hash64(rsm_slice_make(file + HEAD, size - HEAD));
    memcpy(file + 24, &sum, sizeof sum);
}
