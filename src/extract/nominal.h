/* Where the name begins and ends of somebody or something told of by a noun. */
#ifndef RSM_EXTRACT_NOMINAL_H
#define RSM_EXTRACT_NOMINAL_H

#include "extract/extraction.h"

/* Where the name begins: "the", "his", "alleged", "at least" say nothing of who or what it is; of
 * things, neither does how many they are. */
uint32_t nominal_first(const extraction *x, const noun_phrase *phrase, rsm_entity_type type);

/* Where the name ends: "a group of rebels", "members of the council", "the house of a judge",
 * "troops of the regime", "the federation of miners" are nobody and nothing without what stands
 * after "of". */
uint32_t nominal_past(const extraction *x, const noun_phrase *phrase, rsm_entity_type type);

/* "Northern Front (NF) | fighters": the beginning of the name before the brackets that end right
 * before a token; else the token itself. */
uint32_t before_brackets(const extraction *x, uint32_t token);

/* The years told beside a person's name: "NAME, 34,", "NAME (34)", "34-year-old NAME"; 0 where none
 * are. */
uint32_t years_beside(const extraction *x, uint32_t first, uint32_t end);

/* The years that the words of a phrase tell, "the 34-year-old", "the 34-year-old man"; 0 for none. */
uint32_t years_in(const extraction *x, const noun_phrase *phrase);

#endif
