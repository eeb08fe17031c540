/* What governs a token, in the tree and by lexicon/governors.txt: see govern.c. */
#ifndef RSM_EXTRACT_GOVERN_H
#define RSM_EXTRACT_GOVERN_H

#include "extract/extraction.h"

/* Beside the values of RSM_GOVERNOR_MAKES, which are those of rsm_modality and RSM_MAKES_CARRIES.
 */
enum { NO_GOVERNOR = 1000 };

/* What the longest governor over a token makes of what it governs in one of the ways `governs`
 * (RSM_GOVERNS_*), or NO_GOVERNOR. */
uint32_t governor_at(const extraction *x, uint32_t token, uint32_t governs);
/* What the conjunction or preposition of a head makes of it: "if", "without"; or NO_GOVERNOR. */
uint32_t marker_makes(const extraction *x, uint32_t token);

uint32_t tree_head(const extraction *x, uint32_t token); /* RSM_NONE for a root */
/* The token of a phrase that hangs on none of its others: of a name its first, of "a guard" its last. */
uint32_t tree_top(const extraction *x, const noun_phrase *phrase);
/* Whether the relation to the head is `relation` or a kind of it ("nsubj:pass" of "nsubj"). */
bool tree_relation_is(const extraction *x, uint32_t token, const char *relation);
/* The nearest token before `token` that hangs on it by one of two relations, or RSM_NONE. */
uint32_t tree_child_before(const extraction *x, uint32_t token, const char *relation,
                           const char *other);
bool is_verbal_token(const extraction *x, uint32_t token);
bool has_to(const extraction *x, uint32_t token);     /* "to kill" */
bool is_perfect(const extraction *x, uint32_t token); /* "have killed" */
/* "before it carries out the plan", "until they stop": told in the present of what is to come. */
bool is_yet_to_come(const extraction *x, uint32_t verb);
/* "Found a bomb before it exploded", "stopped him before he attacked": it did not. */
bool is_forestalled(const extraction *x, uint32_t verb);
/* Whether a token stands under "when there is", "if he comes", in the present: said of no one day. */
bool is_on_condition(const extraction *x, uint32_t token);
/* What stands before the first of a list makes of a bare noun of it: "no arrests, torture or
 * murders". */
rsm_modality list_makes(const extraction *x, uint32_t noun);
/* Whether a noun stands to its head as an object does, by itself or after a preposition. */
bool stands_as_object(const extraction *x, uint32_t token);

#endif
