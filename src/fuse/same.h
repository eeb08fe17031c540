/* Why two incidents of two reports are one, or two: the evidence that decided, told.
 *
 * Part: given the readings of the two incidents that hold them (or more), works out their profiles
 * anew and looks for what joins the two, or keeps them apart. The two groups are taken as they
 * stand; a person's decisions are not known here. Cost: that of comparing the members of the two,
 * RSM_SAME_MEMBERS of each at most. */
#ifndef RSM_FUSE_SAME_H
#define RSM_FUSE_SAME_H

#include "fuse/fuse.h"

#define RSM_SAME_MEMBERS 200 /* of each of the two incidents that are looked at */
#define RSM_SAME_SIGNS   21

/* One sign of a pair and its points: "place: the same city", 23. */
typedef struct rsm_same_sign {
    const char *text; /* static */
    int32_t points;
} rsm_same_sign;

/* Two incidents of two reports, compared. */
typedef struct rsm_same_pair {
    rsm_member left, right;
    const char *conflict; /* why they can never be one ("other days"); NULL: no conflict; static */
    int32_t score;        /* the sum of the points; 0 with a conflict */
    rsm_same_sign signs[RSM_SAME_SIGNS];
    uint32_t sign_count;
} rsm_same_pair;

typedef enum rsm_same_verdict {
    RSM_SAME_TOLD,      /* one: the report tells them as one */
    RSM_SAME_PAIR,      /* one: their own pair joins them */
    RSM_SAME_CHAIN,     /* one: through others that both are like */
    RSM_SAME_OTHERWISE, /* one, though no evidence here joins them: a person's decision, or a part
                           of the evidence that was not looked at */
    RSM_SAME_APART,     /* two: one report tells them, or others of the two incidents, apart */
    RSM_SAME_CONFLICT, /* two: days or places of them, or of others of the two incidents, exclude it
                        */
    RSM_SAME_WEAK,     /* two: no pair of the two incidents has the points */
    RSM_SAME_MEAN,     /* two: a pair has, but the two incidents as wholes are not alike enough */
    RSM_SAME_UNJOINED  /* two, though evidence would join them: a person's decision, an incident
                          known from a recall only, or never compared (no block in common) */
} rsm_same_verdict;

typedef struct rsm_same {
    rsm_same_verdict verdict;
    rsm_same_pair pair;         /* of the two themselves */
    const rsm_same_pair *chain; /* RSM_SAME_CHAIN: from the first to the second */
    uint32_t chain_count;
    bool has_decisive;
    rsm_same_pair decisive; /* of the two incidents: the pair in conflict, else the best one */
    int32_t mean;           /* of the pairs of the two incidents' first members */
    int32_t least_score, least_mean; /* what is asked for: of a pair, and of the mean */
} rsm_same;

/* `first` and `second` are the members of the two incidents, each beginning with the one asked
 * about (then in any order); the same list twice, with the one asked about given as `other`, where
 * both are in one incident. All in `arena`. Errors: RSM_ERROR_MEMORY. */
typedef struct rsm_same_question {
    const rsm_world *world;
    const rsm_reading *readings;
    uint32_t count;
    rsm_member left, right;
    const rsm_member *left_members, *right_members; /* the same where they are in one incident */
    uint32_t left_count, right_count;
} rsm_same_question;

rsm_status rsm_fuse_same(const rsm_same_question *question, rsm_arena *arena, rsm_same *same,
                         rsm_error *error);

/* "told in one report", ... as it is printed; static. */
const char *rsm_same_verdict_name(rsm_same_verdict verdict);

#endif
