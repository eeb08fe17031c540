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

/* The subject that a verb group after "and" shares with a group before it: the nearest that agrees
 * with "were". */
uint32_t subject_shared(const extraction *x, uint32_t group_index, uint32_t first);

#endif
