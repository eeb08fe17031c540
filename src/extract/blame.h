/* Who is said to have done it in words that do not tell the deed. */
#ifndef RSM_EXTRACT_BLAME_H
#define RSM_EXTRACT_BLAME_H

#include "extract/extraction.h"

/* The claims of all such words, after those of events and attributions. Cost: linear. */
void find_blamed(extraction *x);

/* The entity whose word a credit's root source gives: the body that he speaks for, else himself; or
 * RSM_NONE. Cost: linear in the latest entities. */
uint32_t entity_of_source(const extraction *x, const credit *c);

/* The last event told in the sentences before that of `token` that somebody can have had a part in,
 * or RSM_NONE. */
uint32_t event_told_before(const extraction *x, uint32_t token);

/* Whether a phrase names who may have done it by what he is: armed groups, fighters, forces,
 * states. */
bool is_known_to_fight(extraction *x, uint32_t phrase);

/* Whether blame laid before `token` is for the deed spoken of: nothing else is told there ("blamed
 * the rebels.", "for it", "for the deaths"; not "for the delay", "of hiding bodies"). */
bool ends_blame(const extraction *x, uint32_t token);

/* "The rebels said they shot it down; the army denied it": whether a denial is of what another
 * claims or is accused of (responsible.c). */
bool denies_anothers_word(const extraction *x, const credit *c);

#endif
