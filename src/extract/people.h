/* People counted in noun phrases and in lists of them: what figure.c asks of a sentence. */
#ifndef RSM_EXTRACT_PEOPLE_H
#define RSM_EXTRACT_PEOPLE_H

#include "extract/number.h"

enum { FIGURE_LIST = 12 }; /* members of a list, at most */

typedef struct people {
    number count;
    uint32_t who_first, who_end; /* tokens of those counted, without the number */
    bool named_one;              /* one person, by name or description, no number written */
    bool part;                   /* "two of them", "another three" */
} people;

/* The people that noun phrase `index` counts; false where it counts none. */
bool count_people(const extraction *x, uint32_t index, people *found);

/* Where the words of the number in a phrase begin: a hedge may stand before the phrase. */
uint32_t hedge_start(const extraction *x, uint32_t first);

/* "and", "&" or a comma. */
bool is_and(const extraction *x, uint32_t token);

/* Past an age between commas to the name it is of: "John Doe, 30, was killed". */
uint32_t past_age(const extraction *x, uint32_t index);

/* Add the members that a list has after phrase `index`, or before it (for subjects). */
void add_following(const extraction *x, uint32_t index, people *sum);
void add_preceding(const extraction *x, uint32_t index, people *sum);

#endif
