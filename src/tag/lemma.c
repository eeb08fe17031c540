/* See tag/lemma.h. */
#include "tag/lemma.h"

#include <string.h>

#include "base/hash.h"
#include "base/linear.h"

uint64_t rsm_tag_lemma_key(rsm_slice lower, rsm_upos upos) {
    return rsm_feature_pair(rsm_hash64(lower), (uint64_t)upos);
}

rsm_slice rsm_tag_learned_lemma(const rsm_language *language, rsm_slice lower, rsm_upos upos) {
    rsm_slice section;
    rsm_lemma_header header;
    if (!rsm_language_section(language, "LEMMAS", &section) || section.size < sizeof header) {
        return rsm_slice_make(NULL, 0);
    }
    memcpy(&header, section.data, sizeof header);
    uint64_t entries_size = (uint64_t)header.count * sizeof(rsm_lemma_entry);
    if (entries_size + header.text_size > section.size - sizeof header) {
        return rsm_slice_make(NULL, 0);
    }
    const rsm_lemma_entry *entries = (const void *)(section.data + sizeof header);
    uint64_t key = rsm_tag_lemma_key(lower, upos);
    uint32_t low = 0, high = header.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (entries[middle].key < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == header.count || entries[low].key != key || entries[low].start > header.text_size ||
        entries[low].size > header.text_size - entries[low].start) {
        return rsm_slice_make(NULL, 0);
    }
    return rsm_slice_make(section.data + sizeof header + entries_size + entries[low].start,
                          entries[low].size);
}
