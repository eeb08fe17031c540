/* What speaks for and against two incidents of two reports being one.
 *
 * Part: answers each question (time, place, type, tolls, participants, words) with a sign (see
 * fuse/signs.h); points.c adds up their points. What cannot be one (days or cities clearly apart,
 * one report's two incidents) is a conflict, but for what two reports are mainly about: there a
 * wrong date of publication or a misread town costs many points, which only shared names, figures
 * and rare words can make up for. Cost: linear in the participants and words of the two. */
#include "fuse/together.h"

#include "base/calendar.h"
#include "base/geo.h"

#define COMMON_BITS   5   /* rarer words than this tell one incident from others of its kind */
#define WORD_UNIT     12  /* sixteenths of a bit that make a point of rarity */
#define RECALL_DAYS   366 /* what a report tells in passing, without a date, is mostly younger */
#define SLIP_DAYS     1   /* a report may be a day off: time zones, "Sunday night" */
#define SAME_PLACE_KM 10
#define NEAR_PLACE_KM 25
#define APART_KM      60  /* two cities farther apart are two places */
#define WIDE_KM       300 /* but not of a quake or a flood */

static int64_t width_of(const rsm_profile *profile) {
    return (int64_t)profile->to - profile->from;
}

static void add_sign(rsm_pair_evidence *comparison, rsm_pair_sign sign) {
    comparison->signs[comparison->count++] = (uint8_t)sign;
}

/* ---- time ---- */

/* How wide the wider interval is: 0 for a day, to 5 for more than a year. */
static unsigned step_of(int64_t width) {
    static const int64_t most[] = {1, 3, 7, 31, 366};
    unsigned step = 0;
    while (step < 5 && width > most[step]) {
        step++;
    }
    return step;
}

/* The day of the week of an incident, where it is told to the day; or 0. */
static int32_t told_weekday(const rsm_profile *profile) {
    bool day = profile->timing == RSM_TIMING_STATED && profile->from == profile->to;
    return profile->weekday != 0 ? profile->weekday : day ? rsm_weekday(profile->from) : 0;
}

/* One of the two has a day of the week alone. The day after may be the same night, told from
 * elsewhere. */
static rsm_pair_sign weekday_sign(const rsm_profile *left, const rsm_profile *right) {
    int32_t a = told_weekday(left), b = told_weekday(right);
    if (a == 0 || b == 0 || (left->weekday == 0 && right->weekday == 0)) {
        return RSM_SIGN_UNDATED;
    }
    int32_t apart = a < b ? b - a : a - b;
    return apart == 0                 ? RSM_SIGN_WEEKDAY
           : apart == 1 || apart == 6 ? RSM_SIGN_UNDATED
                                      : RSM_SIGN_WEEKDAY_OTHER;
}

/* One of the two has no date but a month and day; RSM_SIGN_UNDATED where that says nothing. */
static rsm_pair_sign month_day_sign(const rsm_profile *left, const rsm_profile *right,
                                    rsm_conflict *conflict) {
    int32_t month_day = left->month_day != 0 ? left->month_day : right->month_day;
    const rsm_profile *dated = left->month_day != 0 ? right : left;
    if (left->month_day != 0 && right->month_day != 0) {
        bool same = left->month_day == right->month_day;
        *conflict = same ? RSM_CONFLICT_NONE : RSM_CONFLICT_DAYS;
        return same ? RSM_SIGN_MONTH_DAY : RSM_SIGN_TIME_OTHER_DATE;
    }
    if (month_day == 0 || dated->timing != RSM_TIMING_STATED || width_of(dated) > 7) {
        return RSM_SIGN_UNDATED;
    }
    for (int32_t day = dated->from - SLIP_DAYS; day <= dated->to + SLIP_DAYS; day++) {
        rsm_civil civil = rsm_day_to_civil(day);
        if (civil.month * 32 + civil.day == month_day) {
            return RSM_SIGN_MONTH_DAY_DATED;
        }
    }
    *conflict = RSM_CONFLICT_DAYS;
    return RSM_SIGN_TIME_OTHER_DATE;
}

static rsm_pair_sign untimed_sign(const rsm_profile *left, const rsm_profile *right,
                                  rsm_conflict *conflict) {
    const rsm_profile *untimed = left->timing == RSM_TIMING_NONE ? left : right;
    const rsm_profile *other = untimed == left ? right : left;
    /* What is told in a report has happened when it is published. */
    if (other->timing == RSM_TIMING_STATED && other->from != INT32_MIN &&
        (int64_t)other->from > (int64_t)untimed->to + SLIP_DAYS) {
        *conflict = RSM_CONFLICT_FORETOLD;
        return RSM_SIGN_FORETOLD;
    }
    rsm_pair_sign sign = month_day_sign(left, right, conflict);
    if (sign == RSM_SIGN_UNDATED) {
        sign = weekday_sign(left, right);
    }
    bool long_after = other->timing == RSM_TIMING_STATED && !untimed->main &&
                      (int64_t)untimed->to > (int64_t)other->to + RECALL_DAYS;
    return sign == RSM_SIGN_UNDATED && long_after ? RSM_SIGN_LONG_AFTER : sign;
}

/* Of two of which at least one is dated by its publication alone: the one whose days are later. */
static const rsm_profile *later_of(const rsm_profile *left, const rsm_profile *right) {
    return left->from > right->from ? left : right;
}

static rsm_pair_sign time_sign(const rsm_profile *left, const rsm_profile *right,
                               rsm_conflict *conflict) {
    if (left->timing == RSM_TIMING_NONE || right->timing == RSM_TIMING_NONE) {
        return untimed_sign(left, right, conflict);
    }
    bool stated = left->timing == RSM_TIMING_STATED && right->timing == RSM_TIMING_STATED;
    int64_t left_width = width_of(left), right_width = width_of(right);
    int64_t gap = (left->from > right->from ? left->from : right->from) -
                  (int64_t)(left->to < right->to ? left->to : right->to);
    if (gap <= 0) {
        unsigned step = step_of(left_width > right_width ? left_width : right_width);
        return (rsm_pair_sign)((stated ? RSM_SIGN_TIME_DAY : RSM_SIGN_TOLD_DAY) + step);
    }
    if (gap <= SLIP_DAYS) {
        return RSM_SIGN_TIME_SLIP;
    }
    if (!stated) {
        /* An analysis may come weeks later, and need not say when. */
        *conflict = gap > 45 ? RSM_CONFLICT_DAYS : RSM_CONFLICT_NONE;
        if (later_of(left, right)->is_tried &&
            later_of(left, right)->timing == RSM_TIMING_BY_PUBLICATION) {
            return RSM_SIGN_LATER_TRIAL;
        }
        return gap <= 4    ? RSM_SIGN_LATER_DAYS
               : gap <= 10 ? RSM_SIGN_LATER_WEEK
               : gap <= 45 ? RSM_SIGN_LATER_MONTH
                           : RSM_SIGN_LATER_LONG;
    }
    if (gap == SLIP_DAYS + 1) {
        return RSM_SIGN_TIME_TWO_DAYS;
    }
    *conflict = RSM_CONFLICT_DAYS;
    if (!left->near_publication || !right->near_publication) {
        return RSM_SIGN_TIME_OTHER_DATE;
    }
    /* "On Tuesday", reckoned from two dates of publication of which one is of a later page. */
    int32_t weekday = told_weekday(left);
    return weekday != 0 && weekday == told_weekday(right) ? RSM_SIGN_TIME_OTHER_WEEK
                                                          : RSM_SIGN_TIME_OTHER_DAY;
}

/* ---- place ---- */

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

/* Whether both are of what strikes a whole region. */
static bool are_wide(const rsm_together *together, const rsm_profile *left,
                     const rsm_profile *right) {
    const rsm_type_table *types = &together->types;
    return left->type < types->count && right->type < types->count && types->wide[left->type] &&
           types->wide[right->type];
}

/* Both are known to the city. */
static rsm_pair_sign city_sign(const rsm_together *together, const rsm_profile *left,
                               const rsm_profile *right, rsm_conflict *conflict) {
    const rsm_place_value *a = left->place, *b = right->place;
    if ((a->geonameid != 0 && a->geonameid == b->geonameid) ||
        (left->city != 0 && left->city == right->city &&
         (left->admin1 == right->admin1 || left->admin1 == 0 || right->admin1 == 0))) {
        return RSM_SIGN_CITY;
    }
    /* One name, or one among the other's runners-up: the towns of that name are told apart by
     * little. */
    if ((left->city_name != 0 && left->city_name == right->city_name) || is_candidate(a, b) ||
        is_candidate(b, a)) {
        return RSM_SIGN_CITY_NAME;
    }
    if (!a->has_point || !b->has_point) {
        bool known = left->city != 0 && right->city != 0;
        *conflict = known ? RSM_CONFLICT_PLACES : RSM_CONFLICT_NONE;
        return known ? RSM_SIGN_OTHER_CITY : RSM_SIGN_CITY_ALONE;
    }
    uint32_t km = distance(a, b);
    if (km <= SAME_PLACE_KM) {
        return RSM_SIGN_KM_10;
    }
    if (km <= NEAR_PLACE_KM) {
        return RSM_SIGN_KM_25;
    }
    if (are_wide(together, left, right) && km <= WIDE_KM) {
        return RSM_SIGN_AREA_NEAR; /* two towns of one quake */
    }
    if (km <= APART_KM + a->radius_km + b->radius_km) {
        return RSM_SIGN_KM_60;
    }
    *conflict = RSM_CONFLICT_PLACES;
    return RSM_SIGN_OTHER_CITY;
}

/* Whether an area (a sea, a region) may hold the other place. */
static rsm_pair_sign area_sign(const rsm_place_value *area, const rsm_place_value *other) {
    if (area->kind == other->kind && rsm_slice_equal(area->name, other->name)) {
        return RSM_SIGN_AREA;
    }
    if (area->geonameid != 0 && area->geonameid == other->geonameid) {
        return RSM_SIGN_AREA_ENTRY;
    }
    if (!area->has_point || !other->has_point) {
        return RSM_SIGN_AREA_UNKNOWN;
    }
    uint64_t reach = (uint64_t)area->radius_km + other->radius_km + 50;
    return distance(area, other) <= reach ? RSM_SIGN_AREA_NEAR : RSM_SIGN_AREA_FAR;
}

/* What two reports are mainly about is one incident of a day more likely than what one of them only
 * tells of beside; a vague recall is known by other signs. */
static rsm_pair_sign nowhere_sign(const rsm_profile *left, const rsm_profile *right) {
    bool firm = !left->is_vague && !right->is_vague;
    return firm && !(left->main && right->main) ? RSM_SIGN_NOWHERE_PASSING : RSM_SIGN_NOWHERE;
}

static rsm_pair_sign place_sign(const rsm_together *together, const rsm_profile *left,
                                const rsm_profile *right, rsm_conflict *conflict) {
    const rsm_place_value *a = left->place, *b = right->place;
    if (!left->has_place || !right->has_place) {
        return nowhere_sign(left, right);
    }
    if (is_areal(a) || is_areal(b)) {
        return area_sign(is_areal(a) ? a : b, is_areal(a) ? b : a);
    }
    if (left->is_city && right->is_city) {
        return city_sign(together, left, right, conflict);
    }
    if (left->country == 0 || right->country == 0) {
        return nowhere_sign(left, right);
    }
    if (left->country != right->country) {
        *conflict = RSM_CONFLICT_PLACES;
        return RSM_SIGN_OTHER_CITY;
    }
    if (a->geonameid != 0 && a->geonameid == b->geonameid) {
        return a->kind == RSM_PLACE_COUNTRY ? RSM_SIGN_COUNTRY : RSM_SIGN_REGION;
    }
    if (left->admin1 != 0 && right->admin1 != 0 && left->admin1 != right->admin1) {
        return are_wide(together, left, right) ? RSM_SIGN_COUNTRY : RSM_SIGN_OTHER_PROVINCE;
    }
    return left->admin1 != 0 && right->admin1 != 0 ? RSM_SIGN_PROVINCE : RSM_SIGN_COUNTRY;
}

/* Of coordinated acts one report may tell all and another only the one in its own town: the parts
 * that go together best count. */
static rsm_pair_sign parts_sign(const rsm_together *together, const rsm_profile *left,
                                const rsm_profile *right, rsm_conflict *conflict) {
    rsm_pair_sign best = place_sign(together, left, right, conflict);
    for (uint32_t i = 0; i <= left->part_count; i++) {
        rsm_profile one = *left;
        if (i > 0) {
            rsm_profile_move(&one, &left->parts[i - 1]);
        }
        for (uint32_t j = 0; j <= right->part_count; j++) {
            rsm_profile other = *right;
            rsm_conflict found = RSM_CONFLICT_NONE;
            if (j > 0) {
                rsm_profile_move(&other, &right->parts[j - 1]);
            }
            rsm_pair_sign sign = place_sign(together, &one, &other, &found);
            if (together->points.of[sign] > together->points.of[best]) {
                best = sign;
                *conflict = found;
            }
        }
    }
    return best;
}

/* ---- type and tolls ---- */

static rsm_pair_sign type_sign(const rsm_together *together, const rsm_profile *left,
                               const rsm_profile *right) {
    static const rsm_pair_sign signs[4] = {RSM_SIGN_TYPE_NOT, RSM_SIGN_TYPE_GOES,
                                           RSM_SIGN_TYPE_ABOVE, RSM_SIGN_TYPE_SAME};
    return signs[rsm_types_fit(together, left, right)];
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

/* The greater a number, the less likely it is shared by chance. The sign is counted from `first`,
 * that of 100 and more in common. */
static void add_toll(rsm_pair_evidence *comparison, rsm_pair_sign first, const rsm_toll *left,
                     const rsm_toll *right) {
    enum { HUNDRED, TWENTY, FIVE, TWO, ONE, MEET, GROWS, APART, FAR };
    unsigned step = GROWS;
    if (!left->known || !right->known) {
        return;
    }
    int64_t shared = shared_figure(left, right);
    bool left_meets = left->high == RSM_COUNT_UNKNOWN || left->high >= right->low;
    bool right_meets = right->high == RSM_COUNT_UNKNOWN || right->high >= left->low;
    int64_t least = left->low < right->low ? left->low : right->low;
    int64_t most = left->low < right->low ? right->low : left->low;
    if (shared >= 1) {
        step = shared >= 100  ? HUNDRED
               : shared >= 20 ? TWENTY
               : shared >= 5  ? FIVE
               : shared >= 2  ? TWO
                              : ONE;
    } else if (left_meets && right_meets) {
        step = MEET;
    } else if (most - least > 2 && most > least * 2) {
        step = most > least * 5 + 5 ? FAR : APART;
    }
    add_sign(comparison, (rsm_pair_sign)(first + step));
}

/* ---- participants and words ---- */

static bool names_person(const rsm_profile *profile) {
    for (uint32_t i = 0; i < profile->participant_count; i++) {
        if (profile->participants[i].kind == RSM_PARTICIPANT_NAME) {
            return true;
        }
    }
    return false;
}

static void add_participants(rsm_pair_evidence *comparison, const rsm_profile *left,
                             const rsm_profile *right) {
    uint32_t shared[RSM_PARTICIPANT_KINDS] = {0};
    for (uint32_t i = 0, j = 0; i < left->participant_count && j < right->participant_count;) {
        const rsm_participant *a = &left->participants[i], *b = &right->participants[j];
        if (a->key == b->key) {
            shared[a->kind]++;
        }
        i += a->key <= b->key;
        j += b->key <= a->key;
    }
    uint32_t names = shared[RSM_PARTICIPANT_NAME], surnames = shared[RSM_PARTICIPANT_SURNAME];
    uint32_t bodies = shared[RSM_PARTICIPANT_BODY];
    if (names > 0) {
        add_sign(comparison, names > 1 ? RSM_SIGN_NAMES : RSM_SIGN_NAME);
    }
    if (surnames > 0) {
        add_sign(comparison, surnames > 1 ? RSM_SIGN_SURNAMES : RSM_SIGN_SURNAME);
    }
    if (shared[RSM_PARTICIPANT_SITE] > 0) {
        add_sign(comparison, RSM_SIGN_SITE);
    }
    if (bodies > 0) {
        add_sign(comparison, bodies > 1 ? RSM_SIGN_BODIES : RSM_SIGN_BODY);
    }
    if (names == 0 && names_person(left) && names_person(right)) {
        add_sign(comparison, RSM_SIGN_STRANGERS);
    }
}

static void add_persons(rsm_pair_evidence *comparison, const rsm_profile *left,
                        const rsm_profile *right) {
    uint32_t shared = 0;
    if (left->person_count == 0 || right->person_count == 0) {
        return;
    }
    for (uint32_t i = 0, j = 0; i < left->person_count && j < right->person_count;) {
        uint64_t a = left->persons[i], b = right->persons[j];
        shared += a == b;
        i += a <= b;
        j += b <= a;
    }
    add_sign(comparison, (rsm_pair_sign)(RSM_SIGN_PERSONS_0 - (shared < 3 ? shared : 3)));
}

/* The bits of the shared words, of each but the COMMON_BITS that any two reports of one kind of
 * incident would share; and what share of the lesser's words that is. */
static void add_words(rsm_pair_evidence *comparison, const rsm_together *together,
                      const rsm_profile *left, const rsm_profile *right) {
    static const uint32_t least[] = {60, 45, 30, 22, 15, 10, 5, 1, 0};
    static const uint32_t least_share[] = {60, 45, 30, 20, 12, 5, 0};
    uint32_t rare = 0, shared = 0, step = 0, share_step = 0;
    if (left->word_count == 0 || right->word_count == 0) {
        return;
    }
    for (uint32_t i = 0, j = 0; i < left->word_count && j < right->word_count;) {
        uint64_t a = left->words[i], b = right->words[j];
        if (a == b) {
            uint32_t weight = rsm_word_weight(&together->rarity, a);
            rare += weight > COMMON_BITS * 16 ? weight - COMMON_BITS * 16 : 0;
            shared += weight;
        }
        i += a <= b;
        j += b <= a;
    }
    uint32_t lesser =
        left->word_weight < right->word_weight ? left->word_weight : right->word_weight;
    uint32_t share = lesser > 0 ? (uint32_t)((uint64_t)shared * 100 / lesser) : 0;
    while (rare / WORD_UNIT < least[step]) {
        step++;
    }
    while (share < least_share[share_step]) {
        share_step++;
    }
    add_sign(comparison, (rsm_pair_sign)(RSM_SIGN_WORDS_8 + step));
    add_sign(comparison, (rsm_pair_sign)(RSM_SIGN_SHARE_6 + share_step));
}

/* A report that counts ("the second attack this week") holds apart what it counts. Where only one
 * counts, what was published before is likely the earlier one, unless both give the same day. */
static void add_number(rsm_pair_evidence *comparison, const rsm_profile *left,
                       const rsm_profile *right, rsm_pair_sign time) {
    const rsm_profile *counted = left->nth != 0 ? left : right;
    const rsm_profile *other = counted == left ? right : left;
    if (counted->nth != 0 && other->nth != 0) {
        add_sign(comparison, left->nth == right->nth ? RSM_SIGN_NTH_SAME : RSM_SIGN_NTH_OTHER);
    } else if (counted->nth != 0 && time != RSM_SIGN_TIME_DAY && counted->published.known &&
               other->published.known && other->published.day < counted->published.day) {
        add_sign(comparison, RSM_SIGN_NTH_LATER);
    }
}

/* ---- the whole ---- */

/* Days in common, and not many of them. */
static bool is_near_in_time(rsm_pair_sign time) {
    return time <= RSM_SIGN_TIME_WEEK ||
           (time >= RSM_SIGN_TOLD_DAY && time <= RSM_SIGN_TOLD_WEEK) ||
           time == RSM_SIGN_MONTH_DAY || time == RSM_SIGN_MONTH_DAY_DATED;
}

/* Nothing tells whether they are of one time. */
static bool is_open_in_time(rsm_pair_sign time) {
    return time == RSM_SIGN_UNDATED || time == RSM_SIGN_LATER_TRIAL || time == RSM_SIGN_WEEKDAY ||
           time == RSM_SIGN_WEEKDAY_OTHER;
}

static bool is_abroad(const rsm_profile *left, const rsm_profile *right) {
    return left->country != 0 && right->country != 0 && left->country != right->country;
}

/* Two rows of one coder's table (export/rows.h): each is an incident of its own there. */
static bool are_rows_of_one_table(rsm_slice left, rsm_slice right) {
    static const char *const prefixes[] = {"acled:", "gtd:"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        rsm_slice prefix = rsm_slice_from_string(prefixes[i]);
        if (rsm_slice_starts_with(left, prefix) && rsm_slice_starts_with(right, prefix)) {
            return true;
        }
    }
    return false;
}

void rsm_compare(const rsm_together *together, const rsm_profile *left, const rsm_profile *right,
                 rsm_pair_evidence *comparison) {
    rsm_conflict places = RSM_CONFLICT_NONE;
    *comparison = (rsm_pair_evidence){.conflict = RSM_CONFLICT_NONE};
    if (left->reading == right->reading || are_rows_of_one_table(left->report, right->report)) {
        comparison->conflict = RSM_CONFLICT_ONE_REPORT;
        return;
    }
    rsm_pair_sign time = time_sign(left, right, &comparison->conflict);
    rsm_pair_sign place = left->part_count + right->part_count > 0
                              ? parts_sign(together, left, right, &places)
                              : place_sign(together, left, right, &places);
    /* Of what two reports are mainly about, names, figures and words may outweigh a day or a town
     * that was misread. */
    bool both_main = left->main && right->main;
    bool other_days = comparison->conflict != RSM_CONFLICT_NONE;
    if (both_main) {
        comparison->conflict = RSM_CONFLICT_NONE;
    } else if (comparison->conflict == RSM_CONFLICT_NONE) {
        comparison->conflict = places;
    }
    if (both_main && places != RSM_CONFLICT_NONE && !is_near_in_time(time) &&
        !is_open_in_time(time)) {
        comparison->conflict = other_days && is_abroad(left, right) ? places : RSM_CONFLICT_NONE;
        place = RSM_SIGN_OTHER_CITY_TIME;
    }
    add_sign(comparison, time);
    add_sign(comparison, place);
    if (left->site != 0 && left->site == right->site && left->is_city && right->is_city) {
        add_sign(comparison, RSM_SIGN_SITE_PLACE);
    }
    if (comparison->conflict != RSM_CONFLICT_NONE) {
        return;
    }
    add_sign(comparison, type_sign(together, left, right));
    add_toll(comparison, RSM_SIGN_KILLED_100, &left->killed, &right->killed);
    add_toll(comparison, RSM_SIGN_INJURED_100, &left->injured, &right->injured);
    add_participants(comparison, left, right);
    add_persons(comparison, left, right);
    add_words(comparison, together, left, right);
    add_number(comparison, left, right, time);
    if (both_main) {
        add_sign(comparison, RSM_SIGN_BOTH_MAIN);
    }
}
