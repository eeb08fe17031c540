/* What verbs and the words before them share in finding a subject: see clause.c and chunk.c. */
#ifndef RSM_EXTRACT_CLAUSE_H
#define RSM_EXTRACT_CLAUSE_H

#include "extract/extraction.h"

bool is_relative(const extraction *x, uint32_t token); /* "who", "which", "that" */

/* Whether a preposition stands before a phrase; `first` is the sentence's first token. */
bool governed(const extraction *x, const noun_phrase *phrase, uint32_t first);

/* "The mother of a girl | who shot herself": whether the phrase right before "who" is meant, though
 * a preposition governs it; not of "one of the men who", "members of the gang who". */
bool is_who(const extraction *x, uint32_t who, const verb_group *group, uint32_t first);

/* "Police do not know who shot him", "were silent on who did it": a question within the sentence. */
bool asks_who(const extraction *x, uint32_t token, uint32_t first);

/* "opened fire at a wedding | on a pitch": whether a phrase after a preposition only tells where what
 * stands before it is; `from` is the end of the verb or noun that both follow. */
bool is_of_place_before(const extraction *x, uint32_t from, uint32_t preposition,
                        const noun_phrase *phrase);

/* Whether "by" at a token, after a verb or a noun that ends at `from`, tells of another noun, one that
 * "and" joins: "charged with murder and possession of arms by a minor". */
bool is_by_joined(const extraction *x, uint32_t from, uint32_t by, const noun_phrase *phrase);

/* The subject that a verb group after "and" shares with a group before it: the nearest that agrees
 * with "were". */
uint32_t subject_shared(const extraction *x, uint32_t group_index, uint32_t first);

#endif
