/* How strong the evidence is that two incidents of two reports are one.
 *
 * Part: points for time, place, type, tolls, participants and words, added up. A day in common, a
 * city in common and a type that fits make 70 of the RSM_SCORE_JOIN that are asked for; a city
 * alone needs a toll, a name or words beside it. What cannot be one (days or cities clearly apart,
 * one report's two incidents) is a conflict, but for what two reports are mainly about: there a
 * wrong date of publication or a misread town costs many points, which only shared names, figures
 * and rare words can make up for. The points are this file's constants; the last few were chosen on
 * the training part of GVA.
 * Cost: linear in the participants and words of the two. */
#include "fuse/together.h"

#include "base/geo.h"

#define COMMON_BITS   5  /* rarer words than this tell one incident from others of its kind */
#define WORD_UNIT     12 /* sixteenths of a bit that make a point */
#define WORDS_MOST    45
#define SAME_DAY      15    /* a time score that means days in common */
#define OTHER_PLACE   (-35) /* two cities apart, of which the reading may have one wrong */
#define RECALL_DAYS   366   /* what a report tells in passing, without a date, is mostly younger */
#define RECALLED_LATE (-25) /* and one that is older is known by more than its town and kind */
#define SLIP_DAYS     1     /* a report may be a day off: time zones, "Sunday night" */
#define SAME_PLACE_KM 10
#define NEAR_PLACE_KM 25
#define SAME_NAME     20 /* two towns of one name, which the reading may have confused */
#define APART_KM      60 /* two cities farther apart are two places */

static int64_t width_of(const rsm_profile *profile) {
    return (int64_t)profile->to - profile->from;
}

static int32_t overlap_score(int64_t width) {
    if (width <= 1) {
        return 35;
    }
    if (width <= 3) {
        return 26;
    }
    if (width <= 7) {
        return 20;
    }
    if (width <= 31) {
        return 12;
    }
    return width <= 366 ? 4 : 0;
}

/* One of the two has no date but a month and day. */
static int32_t month_day_score(const rsm_profile *left, const rsm_profile *right) {
    int32_t month_day = left->month_day;
    const rsm_profile *dated = right;
    if (month_day == 0) {
        month_day = right->month_day;
        dated = left;
    }
    if (month_day == 0 || (left->month_day != 0 && right->month_day != 0)) {
        return left->month_day == 0
                   ? 0
                   : (left->month_day == right->month_day ? 20 : RSM_SCORE_CONFLICT);
    }
    if (dated->timing != RSM_TIMING_STATED || width_of(dated) > 7) {
        return 0;
    }
    for (int32_t day = dated->from - SLIP_DAYS; day <= dated->to + SLIP_DAYS; day++) {
        rsm_civil civil = rsm_day_to_civil(day);
        if (civil.month * 32 + civil.day == month_day) {
            return 24;
        }
    }
    return RSM_SCORE_CONFLICT;
}

static int32_t time_score(const rsm_profile *left, const rsm_profile *right) {
    if (left->timing == RSM_TIMING_NONE || right->timing == RSM_TIMING_NONE) {
        const rsm_profile *untimed = left->timing == RSM_TIMING_NONE ? left : right;
        const rsm_profile *other = untimed == left ? right : left;
        /* What is told in a report has happened when it is published. */
        if (other->timing == RSM_TIMING_STATED && other->from != INT32_MIN &&
            (int64_t)other->from > (int64_t)untimed->to + SLIP_DAYS) {
            return RSM_SCORE_CONFLICT;
        }
        int32_t score = month_day_score(left, right);
        bool long_after = other->timing == RSM_TIMING_STATED && !untimed->main &&
                          (int64_t)untimed->to > (int64_t)other->to + RECALL_DAYS;
        return score == 0 && long_after ? RECALLED_LATE : score;
    }
    bool stated = left->timing == RSM_TIMING_STATED && right->timing == RSM_TIMING_STATED;
    int64_t left_width = width_of(left), right_width = width_of(right);
    int64_t gap = (left->from > right->from ? left->from : right->from) -
                  (int64_t)(left->to < right->to ? left->to : right->to);
    if (gap <= 0) {
        int32_t score = overlap_score(left_width > right_width ? left_width : right_width);
        return stated ? score : score * 3 / 4;
    }
    if (gap <= SLIP_DAYS) {
        return 8;
    }
    if (!stated) {
        /* An analysis may come weeks later, and need not say when. */
        return gap <= 4 ? 0 : gap <= 10 ? -6 : gap <= 45 ? -25 : RSM_SCORE_CONFLICT;
    }
    if (gap == SLIP_DAYS + 1) {
        return -15;
    }
    bool may_slip = left->main && right->main && left->near_publication && right->near_publication;
    return may_slip ? RSM_SCORE_OTHER_DAY : RSM_SCORE_CONFLICT;
}

static bool is_areal(const rsm_place_value *place) {
    return place->kind == RSM_PLACE_SEA || place->kind == RSM_PLACE_BORDER ||
           place->kind == RSM_PLACE_FEATURE || place->kind == RSM_PLACE_CONTINENT;
}

static uint32_t distance(const rsm_place_value *left, const rsm_place_value *right) {
    return rsm_distance_km(left->lat_e5, left->lon_e5, right->lat_e5, right->lon_e5);
}

/* Whether `other` is a place that `place` might have been. */
static bool is_candidate(const rsm_place_value *place, const rsm_place_value *other) {
    for (uint32_t i = 0; i < place->candidate_count; i++) {
        if (place->candidates[i].geonameid != 0 &&
            place->candidates[i].geonameid == other->geonameid) {
            return true;
        }
    }
    return false;
}

/* Both are known to the city. */
static int32_t city_score(const rsm_profile *left, const rsm_profile *right) {
    const rsm_place_value *a = left->place, *b = right->place;
    int32_t site = left->site != 0 && left->site == right->site ? 10 : 0;
    if ((a->geonameid != 0 && a->geonameid == b->geonameid) ||
        (left->city != 0 && left->city == right->city &&
         (left->admin1 == right->admin1 || left->admin1 == 0 || right->admin1 == 0))) {
        return 30 + site;
    }
    /* One name, or one among the other's runners-up: the towns of that name are told apart by
     * little. */
    if ((left->city_name != 0 && left->city_name == right->city_name) || is_candidate(a, b) ||
        is_candidate(b, a)) {
        return SAME_NAME + site;
    }
    if (!a->has_point || !b->has_point) {
        return left->city != 0 && right->city != 0 ? RSM_SCORE_CONFLICT : site;
    }
    uint32_t km = distance(a, b);
    if (km <= SAME_PLACE_KM) {
        return 24 + site;
    }
    if (km <= NEAR_PLACE_KM) {
        return 14 + site;
    }
    return km <= APART_KM + a->radius_km + b->radius_km ? -6 + site : RSM_SCORE_CONFLICT;
}

/* Whether an area (a sea, a region) may hold the other place. */
static int32_t area_score(const rsm_place_value *area, const rsm_place_value *other) {
    if (area->geonameid != 0 && area->geonameid == other->geonameid) {
        return 12;
    }
    if (!area->has_point || !other->has_point) {
        return 0;
    }
    uint64_t reach = (uint64_t)area->radius_km + other->radius_km + 50;
    return distance(area, other) <= reach ? 8 : -20;
}

static int32_t place_score(const rsm_profile *left, const rsm_profile *right) {
    if (!left->has_place || !right->has_place) {
        return 0;
    }
    const rsm_place_value *a = left->place, *b = right->place;
    if (is_areal(a) || is_areal(b)) {
        return rsm_slice_equal(a->name, b->name) && a->kind == b->kind
                   ? 16
                   : area_score(is_areal(a) ? a : b, is_areal(a) ? b : a);
    }
    if (left->is_city && right->is_city) {
        return city_score(left, right);
    }
    if (left->country != 0 && right->country != 0 && left->country != right->country) {
        return RSM_SCORE_CONFLICT;
    }
    if (left->country == 0 || right->country == 0) {
        return 0;
    }
    if (a->geonameid != 0 && a->geonameid == b->geonameid) {
        return a->kind == RSM_PLACE_COUNTRY ? 4 : 16;
    }
    if (left->admin1 != 0 && right->admin1 != 0) {
        return left->admin1 == right->admin1 ? 12 : -20;
    }
    return 4;
}

static int32_t type_score(const rsm_together *together, const rsm_profile *left,
                          const rsm_profile *right) {
    static const int32_t scores[4] = {-25, 5, 9, 11};
    return scores[rsm_types_fit(together, left, right)];
}

/* The greatest figure that both give, or RSM_COUNT_UNKNOWN. */
static int64_t shared_figure(const rsm_toll *left, const rsm_toll *right) {
    int64_t greatest = RSM_COUNT_UNKNOWN;
    for (uint32_t i = 0; i < left->figure_count; i++) {
        for (uint32_t j = 0; j < right->figure_count; j++) {
            if (left->figures[i] == right->figures[j] && left->figures[i] > greatest) {
                greatest = left->figures[i];
            }
        }
    }
    return greatest;
}

/* The greater a number, the less likely it is shared by chance. */
static int32_t toll_score(const rsm_toll *left, const rsm_toll *right) {
    if (!left->known || !right->known) {
        return 0;
    }
    int64_t shared = shared_figure(left, right);
    if (shared >= 1) {
        return shared >= 100 ? 20 : shared >= 20 ? 14 : shared >= 5 ? 10 : shared >= 2 ? 6 : 2;
    }
    bool left_meets = left->high == RSM_COUNT_UNKNOWN || left->high >= right->low;
    bool right_meets = right->high == RSM_COUNT_UNKNOWN || right->high >= left->low;
    int64_t least = left->low < right->low ? left->low : right->low;
    int64_t most = left->low < right->low ? right->low : left->low;
    if (left_meets && right_meets) {
        return 1;
    }
    /* One growing toll, or two. */
    if (most - least <= 2 || most <= least * 2) {
        return 0;
    }
    return most > least * 5 + 5 ? -14 : -5;
}

static int32_t participant_score(const rsm_profile *left, const rsm_profile *right) {
    int32_t score = 0;
    bool shared_person = false, left_person = false, right_person = false;
    for (uint32_t i = 0; i < left->participant_count; i++) {
        left_person = left_person || left->participants[i].is_person;
    }
    for (uint32_t i = 0; i < right->participant_count; i++) {
        right_person = right_person || right->participants[i].is_person;
    }
    for (uint32_t i = 0, j = 0; i < left->participant_count && j < right->participant_count;) {
        if (left->participants[i].key == right->participants[j].key) {
            score += (int32_t)left->participants[i].weight;
            shared_person = shared_person || left->participants[i].is_person;
            i++;
            j++;
        } else if (left->participants[i].key < right->participants[j].key) {
            i++;
        } else {
            j++;
        }
    }
    if (left_person && right_person && !shared_person) {
        score -= 8;
    }
    return score > 45 ? 45 : score;
}

/* 0 to WORDS_MOST: the bits of the shared words, of each but the COMMON_BITS that any two reports
 * of one kind of incident would share. */
static int32_t word_score(const rsm_together *together, const rsm_profile *left,
                          const rsm_profile *right) {
    uint32_t shared = 0;
    for (uint32_t i = 0, j = 0; i < left->word_count && j < right->word_count;) {
        if (left->words[i] == right->words[j]) {
            uint32_t weight = rsm_word_weight(&together->rarity, left->words[i]);
            shared += weight > COMMON_BITS * 16 ? weight - COMMON_BITS * 16 : 0;
            i++;
            j++;
        } else if (left->words[i] < right->words[j]) {
            i++;
        } else {
            j++;
        }
    }
    uint32_t score = shared / WORD_UNIT;
    return (int32_t)(score > WORDS_MOST ? WORDS_MOST : score);
}

int32_t rsm_pair_score(const rsm_together *together, const rsm_profile *left,
                       const rsm_profile *right) {
    if (left->reading == right->reading) {
        return RSM_SCORE_CONFLICT;
    }
    int32_t time = time_score(left, right);
    if (time == RSM_SCORE_CONFLICT) {
        return RSM_SCORE_CONFLICT;
    }
    int32_t place = place_score(left, right);
    if (place == RSM_SCORE_CONFLICT) {
        /* Two main incidents of one day: names, figures and words may outweigh a town that was
         * misread. */
        if (!left->main || !right->main || time < SAME_DAY) {
            return RSM_SCORE_CONFLICT;
        }
        place = OTHER_PLACE;
    }
    int32_t score = time + place + type_score(together, left, right) +
                    toll_score(&left->killed, &right->killed) +
                    toll_score(&left->injured, &right->injured) * 2 / 3 +
                    participant_score(left, right) + word_score(together, left, right);
    return score + (left->main && right->main ? 4 : 0);
}
