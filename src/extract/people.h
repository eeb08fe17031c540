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
    bool one_of_list;            /* of a list whose others are not counted */
} people;

/* A list of people and what it comes to: "six guards and two cooks". */
typedef struct people_list {
    people sum;
    people members[FIGURE_LIST + 1]; /* where there are several */
    uint32_t count;                  /* of members; 1 where the phrase stands alone */
    bool of_noun; /* "the death of two guards and a cook shocked all": the noun's is the verb */
} people_list;

/* "him" of "killing him and two others": one of a list. */
bool count_pronoun(const extraction *x, uint32_t index, people *found);

/* The people that noun phrase `index` counts; false where it counts none. */
bool count_people(const extraction *x, uint32_t index, people *found);

/* "Our youth are being maimed": whether the subject counted as one is a word for many. */
bool is_one_word_for_many(const extraction *x, uint32_t index, const people *found,
                          const rsm_match *outcome);

/* Where the words of the number in a phrase begin: a hedge may stand before the phrase. */
uint32_t hedge_start(const extraction *x, uint32_t first);

/* Whether a phrase tells an age, and no count: "John Doe, 32,", "aged 6". */
bool is_age(const extraction *x, const noun_phrase *phrase);

/* "and", "&" or a comma. */
bool is_and(const extraction *x, uint32_t token);

/* Past an age, or several, to whom they are of: "John Doe, 30, was killed". */
uint32_t past_age(const extraction *x, uint32_t index);

/* Of "eleven people, including a nun and four pupils, died", at the pupils: the eleven. */
uint32_t past_including(const extraction *x, uint32_t index);

/* The list that phrase `index`, which counts `found`, begins (as an object), or ends (as a
 * subject). */
void list_following(const extraction *x, uint32_t index, const people *found, people_list *list);
void list_preceding(const extraction *x, uint32_t index, const people *found, people_list *list);

/* "along with two of his guards", from token `from` on: more who met the same. */
void list_along(const extraction *x, uint32_t from, people_list *list);

#endif
