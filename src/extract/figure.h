/* Recording figures: what figure.c and parts.c ask of each other. */
#ifndef RSM_EXTRACT_FIGURE_H
#define RSM_EXTRACT_FIGURE_H

#include "extract/people.h"

enum { FIGURE_REACH = 14 }; /* tokens between an outcome and its figure */

/* Adds the figure of the people counted, of whom the outcome word at `outcome` tells; NULL where
 * its number has been counted already. A number within that of figure `whole` is a part of it. */
figure *record_figure(extraction *x, const people *found, rsm_slot slot, uint32_t outcome);
figure *record_within(extraction *x, const people *found, rsm_slot slot, uint32_t outcome,
                      uint32_t whole);

/* untold.c: "shot himself"; whether an outcome word tells of nobody ("suffered no injuries"); whether
 * what it tells was only meant or feared. */
bool is_reflexive(const extraction *x, uint32_t phrase);
bool counts_nobody(const extraction *x, const rsm_match *outcome, rsm_slot slot);
bool is_untold(const extraction *x, uint32_t outcome);
bool is_to_hospital(const extraction *x, uint32_t outcome); /* "flown to the medical center" */
bool is_near_miss(const extraction *x, uint32_t verb); /* "nearly died", "was almost killed": at the verb. */
bool ran_away(const extraction *x, uint32_t outcome); /* "fled the scene": from no home */

/* tolls.c: the figure of a noun that is counted itself, or that counts what stands with it. */
void record_noun(extraction *x, const rsm_match *outcome, rsm_slot slot);
void record_deeds(extraction *x); /* "the shootings of four people" */
void record_toll(extraction *x, const rsm_match *outcome, rsm_slot slot);

/* sides.c: marks the figures told side by side as parts; whether a figure so marked has such
 * another in its own incident. Whether two nouns may be of the same people. Whether a figure speaks of others ("two more"), or counts some by
 * their number among others ("a fifth victim", "the first two"). Whether a token is of a person's
 * name. */
void mark_sides(const extraction *x);
bool has_side(const extraction *x, uint32_t index);
bool counts_more(const extraction *x, const figure *f);
bool is_one_of_several(const extraction *x, const figure *f);
bool names_one(const extraction *x, uint32_t token);
bool nouns_agree(const extraction *x, uint32_t one, uint32_t other);

/* whole.c: what the numbers of one incident say of each other. Whether a part is the whole told
 * once more; whether a whole and those beside it add up to what is told as the whole; whether those
 * told of as hurt are the dead and the hurt. */
bool is_whole_told_again(const extraction *x, uint32_t index);
bool adds_up_to_more(const extraction *x, uint32_t index);
bool counts_dead_too(const extraction *x, uint32_t index);
bool is_largest_of_sides(const extraction *x, uint32_t index);
bool is_of_a_kind_of_more(const extraction *x, uint32_t index);

/* inverted.c: "wounded were three", "two are among the dead"; false where nothing is. The phrase of
 * the 12 of "kills 3, wounds 12", or RSM_NONE. Figures of headlines that have no verb. */
bool record_inverted(extraction *x, const rsm_match *outcome, rsm_slot slot);
uint32_t counted_by_headline(const extraction *x, const rsm_match *outcome);
void record_headlines(extraction *x);

/* asked.c: numbers that answer "how many died?". */
void record_answers(extraction *x);

/* revised.c: figures put right and taken back. */
void revise_figures(extraction *x);

/* A list's sum with its parts; false where its numbers have been counted already. */
bool record_list(extraction *x, const people_list *list, rsm_slot slot, uint32_t outcome);

/* ", including four children", ", two of them police", ", four critically", from token `from` on.
 */
void record_parts(extraction *x, uint32_t from, uint32_t reach_end, rsm_slot slot,
                  uint32_t outcome);

/* "three dead and another injured", "killing two and wounding another": one, with no noun. */
bool record_another(extraction *x, const rsm_match *outcome, rsm_slot slot);
/* figure.c: verbs that may stand between people and what became of them: "were left dead". */
bool leads_to_predicate(const extraction *x, uint32_t token);

/* "Two of the dead were children", at the word "dead". */
bool record_share(extraction *x, const rsm_match *outcome, rsm_slot slot);

#endif
