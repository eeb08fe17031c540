/* Names of places that are spelt another way in the text than in the gazetteer: "Timbuctoo",
 * "Djenneh", "Ar-Raqqah".
 *
 * A name's spelling is its letters in plain form, the article of Arabic names off, and letters and
 * pairs of letters that transliterations take for each other made one (q c ck kh: k; ph: f; sh ch
 * tch: one; ou oo: u; y ie ee: i; doubled letters: one). Its key is its consonants in order. The
 * table of keys is compiled with the world, for the shown names of all places and first-level
 * divisions; names of fewer than three consonants have none. Cost: a binary search, and a
 * comparison, linear in the letters, for each name of the same key, at most RSM_SPELLING_ROWS. */
#ifndef RSM_WORLD_SPELLING_H
#define RSM_WORLD_SPELLING_H

#include "world/world.h"

#define RSM_SPELLING_LETTERS 40
#define RSM_SPELLING_ROWS    400

typedef struct rsm_spelling {
    char letters[RSM_SPELLING_LETTERS];
    uint32_t size;
    uint32_t consonants;
    uint32_t key;
} rsm_spelling;

/* The spelling of a name in the form of rsm_utf8_fold. False where it has none: too few consonants,
 * too long, letters that are not Latin. */
bool rsm_spelling_of(rsm_slice folded, rsm_spelling *spelling);

/* By how many vowels two spellings of one key differ. */
uint32_t rsm_spelling_distance(const rsm_spelling *left, const rsm_spelling *right);

/* Calls `visit` for each row of the same key, in order of domain and row; stops where it returns
 * false. */
void rsm_spelling_find(const rsm_world *world, const rsm_spelling *spelling,
                       bool (*visit)(void *context, rsm_domain domain, uint32_t row),
                       void *context);

#endif
