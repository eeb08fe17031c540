/* The points of the signs, and the score of a pair: their sum.
 *
 * Part: loads the table of the model (models/pair.tsv), by the names of fuse/signs.h; what it lacks
 * keeps the points chosen by hand. Invariants: whole numbers; the score of a pair in conflict is
 * RSM_SCORE_CONFLICT and of any other above it. Cost of a score: that of comparing. */
#include "fuse/together.h"

#define POINTS_MOST 100 /* of one sign, either way: fifteen signs stay above the conflict */

#define SIGN_TEXT(name, text, points)   text,
#define SIGN_POINTS(name, text, points) points,

static const char *const texts[RSM_SIGN_COUNT] = {RSM_FUSE_SIGNS(SIGN_TEXT)};
static const int32_t by_hand[RSM_SIGN_COUNT] = {RSM_FUSE_SIGNS(SIGN_POINTS)};

const char *rsm_sign_text(rsm_pair_sign sign) {
    return texts[sign];
}

int32_t rsm_sign_by_hand(rsm_pair_sign sign) {
    return by_hand[sign];
}

void rsm_points_load(const rsm_world *world, rsm_points *points) {
    for (unsigned sign = 0; sign < RSM_SIGN_COUNT; sign++) {
        int32_t found = by_hand[sign];
        uint32_t row = world == NULL ? RSM_NONE
                                     : rsm_world_find(world, RSM_DOMAIN_PAIR,
                                                      rsm_slice_from_string(texts[sign]));
        if (row != RSM_NONE) {
            found = (int32_t)rsm_world_number(world, RSM_DOMAIN_PAIR, row, RSM_PAIR_POINTS);
        }
        points->of[sign] = found > POINTS_MOST    ? POINTS_MOST
                           : found < -POINTS_MOST ? -POINTS_MOST
                                                  : found;
    }
}

int32_t rsm_signs_score(const rsm_points *points, const rsm_pair_evidence *comparison) {
    int32_t score = 0;
    if (comparison->conflict != RSM_CONFLICT_NONE) {
        return RSM_SCORE_CONFLICT;
    }
    for (unsigned i = 0; i < comparison->count; i++) {
        score += points->of[comparison->signs[i]];
    }
    return score > RSM_SCORE_CONFLICT ? score : RSM_SCORE_CONFLICT + 1;
}

int32_t rsm_signs_least_mean(const rsm_pair_evidence *comparison) {
    for (unsigned i = 0; i < comparison->count; i++) {
        if (comparison->signs[i] == RSM_SIGN_UNDATED ||
            comparison->signs[i] == RSM_SIGN_LATER_TRIAL ||
            comparison->signs[i] == RSM_SIGN_WEEKDAY_OTHER) {
            return RSM_SCORE_MEAN_UNDATED;
        }
    }
    return RSM_SCORE_MEAN;
}

int32_t rsm_pair_score(const rsm_together *together, const rsm_profile *left,
                       const rsm_profile *right) {
    rsm_pair_evidence comparison;
    rsm_compare(together, left, right, &comparison);
    return rsm_signs_score(&together->points, &comparison);
}
