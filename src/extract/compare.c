/* How two times, two places and two kinds of happening of one report compare.
 *
 * Invariant: what is not known agrees with everything and is the same as nothing. Cost: constant.
 */
#include "extract/apart.h"
#include "extract/sign.h"

enum {
    EVENING = 1020,
    NOON = 720,            /* minutes of the day */
    NEW_ACT_MINUTES = 45,  /* nor of one in which somebody new is harmed */
    ONE_ACT_MINUTES = 180, /* hours told of one act lie no further apart */
    DYING_DAYS = 31,
    FAR_KM = 60, /* two towns further apart are not one place */
    CASE_DAYS = 366,
    HISTORIC_DAYS = 45
};

const rsm_time_value *time_value(const extraction *x, uint32_t index) {
    return index == RSM_NONE ? NULL : &x->times->items[index].expression.value;
}

const rsm_place_value *place_value(const extraction *x, uint32_t index) {
    return index == RSM_NONE ? NULL : &x->places->items[index].expression.value;
}

/* Of a time with an hour or a part of the day: whether it is over by the afternoon, has not begun
 * by noon. */
static bool ends_early(const rsm_time *time) {
    const rsm_instant *latest = &time->expression.value.latest;
    return time->precision < RSM_PRECISION_DAY && latest->minute >= 0 && latest->minute < EVENING;
}

static bool begins_late(const rsm_time *time) {
    const rsm_instant *earliest = &time->expression.value.earliest;
    return time->precision < RSM_PRECISION_DAY && earliest->minute >= NOON;
}

/* Whether two days of one report that follow on each other may be one night, told from either end.
 * Where a mention tells of somebody with a day and a place of its own, the hours must say so: the
 * first in the evening, the second before noon. */
static bool one_night(const rsm_time *a, const rsm_time *b, bool told_fully) {
    const rsm_time *first =
        a->expression.value.earliest.day <= b->expression.value.earliest.day ? a : b;
    const rsm_time *second = first == a ? b : a;
    bool parts = first->precision == RSM_PRECISION_PART_OF_DAY ||
                 second->precision <= RSM_PRECISION_PART_OF_DAY;
    return parts && !(told_fully && (ends_early(first) || begins_late(second)));
}

int compare_times(const rsm_time_value *a, const rsm_time_value *b) {
    if (a == NULL || b == NULL || !a->earliest.known || !b->earliest.known || !a->latest.known ||
        !b->latest.known)
        return 0;
    if (a->earliest.day > b->latest.day + 1 || b->earliest.day > a->latest.day + 1)
        return -1;
    return a->earliest.day <= b->latest.day && b->earliest.day <= a->latest.day ? 1 : 0;
}

bool is_town(const rsm_place_value *place) {
    return place->kind == RSM_PLACE_CITY || place->kind == RSM_PLACE_SITE;
}

bool is_quarter(const rsm_place_value *place) {
    return place->kind == RSM_PLACE_SITE && place->geonameid != 0 && place->city.size > 0;
}

static int32_t distance_e5(int32_t a, int32_t b) {
    return a > b ? a - b : b - a;
}

/* Roughly within FAR_KM, in integers: a degree of latitude is 111 km. Longitude is taken as at 45
 * degrees. */
static bool near_each_other(const rsm_place_value *a, const rsm_place_value *b) {
    uint32_t areas = (is_town(a) ? 0 : a->radius_km) + (is_town(b) ? 0 : b->radius_km);
    int32_t reach = (int32_t)(FAR_KM + areas) * 901;
    return distance_e5(a->lat_e5, b->lat_e5) <= reach &&
           distance_e5(a->lon_e5, b->lon_e5) <= reach + reach / 2;
}

int compare_places(const rsm_place_value *a, const rsm_place_value *b) {
    if (a == NULL || b == NULL)
        return 0;
    if (a->geonameid != 0 && a->geonameid == b->geonameid)
        return 2;
    bool countries = a->country[0] != '\0' && b->country[0] != '\0';
    bool other_country =
        countries && (a->country[0] != b->country[0] || a->country[1] != b->country[1]);
    if (other_country)
        return a->has_point && b->has_point && is_town(a) && is_town(b) && near_each_other(a, b)
                   ? 0
                   : -1;
    if (!a->has_point || !b->has_point)
        return 0;
    bool towns = a->kind == RSM_PLACE_CITY && b->kind == RSM_PLACE_CITY;
    if (towns || (is_quarter(a) && is_quarter(b)))
        return near_each_other(a, b) ? 0 : -1; /* two towns, though a report may mean one by both */
    if (is_town(a) && is_town(b))
        return near_each_other(a, b) ? 2 : -1;
    return near_each_other(a, b);
}

bool same_whereabouts(const extraction *x, uint32_t left, uint32_t right) {
    return compare_places(place_value(x, left), place_value(x, right)) > 0;
}

bool same_days(const extraction *x, uint32_t left, uint32_t right) {
    return compare_times(time_value(x, left), time_value(x, right)) > 0;
}

bool is_historic(const extraction *x, uint32_t time) {
    if (time == RSM_NONE)
        return false;
    const rsm_time_value *value = time_value(x, time);
    const rsm_published *published = &x->reading->report.published;
    if (!value->latest.known || !published->earliest.known)
        return x->times->items[time].historic;
    return value->latest.day < published->earliest.day - HISTORIC_DAYS;
}

/* Longer before the report than a case takes to come to court. */
bool is_long_ago(const extraction *x, uint32_t time) {
    const rsm_time_value *value = time_value(x, time);
    const rsm_published *published = &x->reading->report.published;
    if (value == NULL || !value->latest.known || !published->earliest.known)
        return true;
    return value->latest.day < published->earliest.day - CASE_DAYS;
}

bool is_law(const extraction *x, uint32_t type_row) {
    return type_row < x->types.count && x->types.family[type_row] == RSM_FAMILY_ARREST;
}

int fit_type(const extraction *x, const event *e, const incident_draft *incident) {
    if (is_outcome_type(x, e->type_row) || is_outcome_type(x, incident->type_row)) {
        bool apart = is_law(x, e->type_row) || is_law(x, incident->type_row);
        return apart                                                                       ? -1
               : is_outcome_type(x, e->type_row) && is_outcome_type(x, incident->type_row) ? 2
                                                                                           : 1;
    }
    if (e->type_row == RSM_NONE || incident->type_row == RSM_NONE)
        return is_law(x, incident->type_row) ? -1 : 0;
    if (x->types.top[e->type_row] == x->types.top[incident->type_row])
        return 2;
    if (is_law(x, e->type_row) || is_law(x, incident->type_row))
        return -1; /* an arrest, a charge and a sentence are three acts */
    if (rsm_types_compatible(x->world, &x->types, e->type_row, incident->type_row))
        return 1;
    return speaks_of_it(x, e) ? 0 : -1;
}

/* Whether one report tells of two days, or of two hours of a day too far apart to be one act. */
bool days_apart(const extraction *x, const event *e, uint32_t right) {
    uint32_t left = told_time(x, e);
    if (left == RSM_NONE || right == RSM_NONE)
        return false;
    const rsm_time *a = &x->times->items[left], *b = &x->times->items[right];
    const rsm_time_value *one = &a->expression.value, *other = &b->expression.value;
    bool exact = a->precision <= RSM_PRECISION_DAY && b->precision <= RSM_PRECISION_DAY &&
                 one->earliest.known && other->earliest.known;
    if (!exact)
        return false;
    bool deed = !e->noun && !is_outcome_type(x, e->type_row) && harms_people(x, e->type_row) &&
                position_weight(x, e->first) < TITLE_WEIGHT;
    bool anew = tells_fully(x, e) || (deed && (e->newcomers || e->age >= 0));
    if (one->earliest.day != other->earliest.day)
        return !one_night(a, b, anew);
    if (a->precision != RSM_PRECISION_MINUTE || b->precision != RSM_PRECISION_MINUTE)
        return false;
    int32_t apart = one->earliest.minute - other->earliest.minute;
    int32_t most = anew || x->separate ? NEW_ACT_MINUTES : ONE_ACT_MINUTES;
    return apart > most || apart < -most;
}

/* "two of the wounded died on Friday": a death days after what caused it. */
bool died_of_it(const extraction *x, const event *e, const incident_draft *incident) {
    const rsm_time_value *death = time_value(x, e->time), *deed = time_value(x, incident->time);
    return e->type_row < x->types.count &&
           x->types.top[e->type_row] == x->outcomes[OUTCOME_DEATH] && !e->noun &&
           death->earliest.day > deed->latest.day &&
           death->earliest.day <= deed->latest.day + DYING_DAYS;
}
