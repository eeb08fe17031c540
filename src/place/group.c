/* Numbers the spots by their words: two spots of one report that are spelt alike, whatever their
 * capitals, have one number. Cost: linear, by a table of hashes. */
#include "place/finder.h"

static uint8_t lower(uint8_t byte) {
    return byte >= 'A' && byte <= 'Z' ? (uint8_t)(byte + 32) : byte;
}

static rsm_slice words_of(const finder *f, const spot *s) {
    rsm_slice words = rsm_slice_sub(f->text->text, f->text->tokens[s->first].start,
                                    f->text->tokens[s->end - 1].end);
    bool whole = s->end - s->first > 1 && place_token_is(f, s->end - 1, "county");
    bool point = s->end - s->first > 1 && place_token_is(f, s->end - 1, "co.");
    words.size -= whole ? 4 : point ? 1 : 0; /* "Polk County", "Polk Co." */
    return words;
}

static uint32_t hash_of(rsm_slice words) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < words.size; i++)
        hash = (hash ^ lower((uint8_t)words.data[i])) * 16777619u;
    return hash;
}

bool place_group(finder *f) {
    uint32_t size = 16;
    while (size < f->spots.count * 2u)
        size *= 2;
    uint32_t *table = rsm_arena_allocate_items(f->arena, size, sizeof *table);
    if (table == NULL)
        return false;
    for (uint32_t i = 0; i < size; i++)
        table[i] = RSM_NONE;
    for (uint32_t i = 0; i < f->spots.count; i++) {
        spot *s = spot_at(f, i);
        rsm_slice words = words_of(f, s);
        uint32_t at = hash_of(words) & (size - 1);
        while (table[at] != RSM_NONE &&
               !rsm_slice_equal_ascii_caseless(words_of(f, spot_at(f, table[at])), words))
            at = (at + 1) & (size - 1);
        if (table[at] == RSM_NONE)
            table[at] = i;
        s->group = table[at];
    }
    return true;
}
