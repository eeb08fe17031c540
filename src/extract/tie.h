/* Ties of somebody to a deed told elsewhere: what blame.c and ascribed.c share. */
#ifndef RSM_EXTRACT_TIE_H
#define RSM_EXTRACT_TIE_H

#include "extract/extraction.h"

/* How somebody is tied to a deed. */
typedef struct tie {
    uint32_t event;
    uint32_t verb;    /* token that ties him to it */
    bool denied;      /* by the words themselves */
    bool guessed;     /* "may have", "is believed to" */
    bool charged;     /* "was charged with", "is suspected of" */
    bool told;        /* as a plain fact of whoever tells it: no accusation */
    uint32_t accuser; /* noun phrase of whoever accuses by the very verb, or RSM_NONE */
} tie;

/* Whether a token stands under a cue of denying: "denied that", "rejected claims that". */
bool is_under_denial(const extraction *x, uint32_t token);

/* Gives a claim the standing of a tie. `own`: the one tied says so. */
void give_standing(const extraction *x, role_claim *claim, const tie *t, bool own);

/* "it", "they", "we" of whoever is credited with the words. */
bool speaks_of_himself(const extraction *x, const noun_phrase *p);

/* Whether a phrase is of one harmed by its noun: "the victims". */
bool names_harmed(const extraction *x, const noun_phrase *who);

/* Ties a phrase, and what is joined to it, to the deed; where it is a pronoun, whoever speaks.
 * Nobody where there is no deed, or a denial that nobody is credited with. */
void tie_phrase(extraction *x, uint32_t who, const tie *t);

/* Words for a deed told before that name none: "the deaths", "it", "this act". */
bool means_deed(const extraction *x, const noun_phrase *p);

/* The deed that a phrase names, or means; RSM_NONE for anything else. */
uint32_t deed_meant(const extraction *x, uint32_t phrase, uint32_t token);

/* The deed told after "behind", "responsible for" at `token`; `bare` where nothing need be told. */
uint32_t deed_behind(const extraction *x, uint32_t token, bool bare);

/* ascribed.c: ties by verbs that ascribe, suspect, hold responsible and claim. */
void ascribe_deeds(extraction *x, const verb_group *group);

#endif
