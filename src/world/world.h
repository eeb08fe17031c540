/* The compiled lexicon, ontology and gazetteer: mapped tables, and look-up by name.
 *
 * All knowledge of language and the world that stands in lexicon/, ontology/, codebooks/ and
 * gazetteer/ is compiled at build time (src/world/compile) into one file, world.rsm, which is
 * mapped read-only and shared by all threads. The file holds, for each domain (one kind of lexicon
 * entry), a table of rows of 32-bit cells (numbers, masks of symbols, or offsets of strings), and
 * one index from phrases to rows.
 *
 * Phrases. A phrase is a sequence of up to RSM_PHRASE_WORDS words. A word's key is a 64-bit hash of
 * its folded form: case, accents, apostrophes and dots inside it removed; white space and hyphens
 * part words. An entry is matched by surface (folded words as written), by lemma (verbs, nouns of
 * the lexicon), or by capitals (an acronym: the words as written must be in capitals, unless the
 * whole text is in one case). Every offset of the file is checked when it is opened, so a damaged
 * file is an error, never a crash.
 *
 * Cost: opening reads the file once; a look-up of all phrases starting at one token is linear in
 * the length of the longest phrase, whatever the size of the world. */
#ifndef RSM_WORLD_WORLD_H
#define RSM_WORLD_WORLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"
#include "world/columns.h"

#define RSM_PHRASE_WORDS 16

typedef struct rsm_world rsm_world;

/* Maps and checks the world file at `path`. On RSM_OK *world must be closed with rsm_world_close.
 * Errors: RSM_ERROR_IO, RSM_ERROR_FORMAT (not a world file, damaged), RSM_ERROR_VERSION,
 * RSM_ERROR_MEMORY. */
rsm_status rsm_world_open(const char *path, rsm_world **world, rsm_error *error);
void rsm_world_close(rsm_world *world);

/* Number of rows of a domain. */
uint32_t rsm_world_rows(const rsm_world *world, rsm_domain domain);

/* The cell of a row as a number (also a mask of symbols, see columns.h) or as a string that lives
 * as long as the world. A column or row that does not exist gives 0 or the empty slice. */
uint32_t rsm_world_number(const rsm_world *world, rsm_domain domain, uint32_t row, uint32_t column);
int32_t rsm_world_signed(const rsm_world *world, rsm_domain domain, uint32_t row, uint32_t column);
rsm_slice rsm_world_string(const rsm_world *world, rsm_domain domain, uint32_t row,
                           uint32_t column);

/* A cell that holds a list: strings joined by ';' in the source. Gives item `index`, false past the
 * end. */
bool rsm_world_list_item(const rsm_world *world, rsm_domain domain, uint32_t row, uint32_t column,
                         uint32_t index, rsm_slice *item);

/* First row of `domain` whose first column (its id) is `id`, else RSM_NONE. Binary search or hash.
 */
uint32_t rsm_world_find(const rsm_world *world, rsm_domain domain, rsm_slice id);

/* ---- words and phrases ---- */

/* Key of one word (no white space or hyphen in it): hash of the folded form; 0 for a word with no
 * letter or digit (a hyphen, a comma), which matching treats by its role: joiners are stepped over,
 * others stop. */
uint64_t rsm_world_word_key(rsm_slice word);

/* One token as the matcher sees it. */
typedef struct rsm_word {
    uint64_t surface;  /* key of the word as written; 0: no letters or digits */
    uint64_t lemma;    /* key of its lemma */
    uint64_t parts[2]; /* keys of what stands before and after a hyphen inside it; 0: no hyphen */
    bool opens;        /* phrases may begin at its second part */
    bool joiner; /* a hyphen, apostrophe, possessive or full stop inside a name: may be stepped over
                  */
    bool capitals;    /* written in capitals (two letters or more) */
    bool capitalised; /* first letter a capital */
} rsm_word;

/* Sets what `word` says of the two sides of a hyphen inside `written`; nothing where there is none,
 * or a figure before it. */
void rsm_world_word_parts(rsm_slice written, rsm_word *word);

/* A phrase found in the text. */
typedef struct rsm_match {
    uint32_t first_token; /* [first_token, end_token) */
    uint32_t end_token;
    uint32_t row;
    uint16_t flags; /* RSM_PHRASE_* */
    uint8_t domain; /* rsm_domain */
    uint8_t words;  /* words of the phrase, joiners not counted */
} rsm_match;

/* Flags of a phrase (of one name of one row). */
#define RSM_PHRASE_LEMMA    1u /* matched by lemma */
#define RSM_PHRASE_CAPITALS 2u /* must stand in capitals (then RSM_PHRASE_CAPITAL is set too) */
#define RSM_PHRASE_CAPITAL  4u /* must begin with a capital letter (proper names) */
#define RSM_PHRASE_AMBIGUOUS \
    8u /* '?' in the source: only where the report has introduced it otherwise */
#define RSM_PHRASE_PRIMARY 16u /* the row's first name */
#define RSM_PHRASE_GAP \
    32u /* up to RSM_PHRASE_GAP_WORDS other words may stand at a place or two ("blow ... up") */
#define RSM_PHRASE_ADJECTIVE 64u  /* an adjective or demonym of a place, not its name */
#define RSM_PHRASE_MARKED    128u /* vetoes: the phrase has a marked word, see RSM_VETO_* columns */

/* Not of the index: the row is one of a gazetteer file beside the world (see gazetteer.h). */
#define RSM_PHRASE_IMPORTED 256u

#define RSM_PHRASE_GAP_WORDS 4

/* All phrases of all domains in a text, in order of first token, then longest first, then domain,
 * then row; of one phrase at most 64 rows of a domain (places: those with the most people). Word
 * lists are left out, since every word would match: LEMMA, TAGWORD, STOPWORD, ABBREVIATION,
 * FURNITURE, RARITY are for rsm_world_lookup. `words` holds one entry a token; `stops[i]`, where
 * given, is true if no phrase may cross from token i to i + 1 (end of sentence or paragraph).
 * `one_case`: the text gives no information by capitals, so the capital conditions are not applied.
 * Matches are allocated in `arena`. Errors: RSM_ERROR_MEMORY. */
rsm_status rsm_world_match(const rsm_world *world, const rsm_word *words, const bool *stops,
                           uint32_t count, bool one_case, rsm_arena *arena, rsm_match **matches,
                           uint32_t *match_count);

/* Rows of the world's own domain that carry exactly the given phrase (any of its names), e.g. a
 * place name taken from metadata; not those of a gazetteer file beside it. Calls `visit` for each,
 * in order of row; stops when it returns false. */
void rsm_world_lookup(const rsm_world *world, rsm_domain domain, rsm_slice phrase,
                      bool (*visit)(void *context, uint32_t row, uint16_t flags), void *context);

#endif
