/* Places told by how far they are from another: "20 miles north of Mosul", "50 km from Maiduguri",
 * "just east of Raqqa", "near Tikrit", "on the outskirts of Aleppo".
 *
 * Where a distance and a direction are told, the place is the point that they lead to, by the words
 * of the whole phrase; with a distance alone, a circle of that radius around the town, by the same
 * words; "near" and its like widen the circle. The words stand in gazetteer/no-places.txt under their kinds.
 * Invariants: only words of the place's own sentence are read; arithmetic is in integers, so that
 * every compiler gives the same point. Cost: a few look-ups a place. */
#include "place/offset.h"

enum {
    BACK = 10,           /* words looked at before a name */
    MOST_KM = 1500,      /* of a distance that is believed */
    OFF_KM = 30,         /* that "off" adds to a town */
    NEAR_REACH_KM = 10,  /* that "near" adds */
    BESIDE_KM = 12,      /* of "just north of", where no distance is told */
    OUT_OF_TOWN = 2000,  /* metres from a town that one is no more in it */
    SAME_DIVISION = 50000, /* metres within which a point is taken to lie in its division too */
    METRES_DEGREE = 1112 /* metres in a hundredth of a degree of latitude, nearly */
};

typedef struct reader {
    const finder *f;
    uint32_t start; /* of the sentence */
} reader;

/* How far and whither, read from the words before a name. */
typedef struct offset {
    uint32_t first;  /* token that the phrase begins at */
    uint32_t metres; /* 0: not told */
    int32_t degrees; /* -1: not told */
} offset;

/* ---- words ---- */

/* The number that no-places.txt gives the words from `first` to before `end` in a kind. */
static bool number_of(const reader *r, uint32_t first, uint32_t end, const char *kind,
                      uint32_t *number) {
    const rsm_token *tokens = r->f->text->tokens; /* a bracket is no part of a number */
    if ((tokens[first].flags | tokens[end - 1].flags) & RSM_TOKEN_PUNCTUATION)
        return false;
    return place_number_of_words(r->f,
                                 rsm_slice_sub(r->f->text->text, r->f->text->tokens[first].start,
                                               r->f->text->tokens[end - 1].end),
                                 kind, number);
}

static uint32_t kinds(const reader *r, uint32_t token) {
    return place_kinds_at(r->f, token);
}

static bool is(const reader *r, uint32_t token, const char *word) {
    return place_token_is(r->f, token, word);
}

/* The number that ends before `end`, in thousandths; gives where it begins, `end` for none. Of "10
 * to 15" the last is taken. */
static uint32_t read_number(const reader *r, uint32_t end, uint32_t *thousandths) {
    if (end <= r->start)
        return end;
    rsm_slice word = rsm_token_slice(r->f->text, end - 1);
    uint64_t value = 0, scale = 0;
    bool digits = word.size > 0 && word.data[0] >= '0' && word.data[0] <= '9';
    for (size_t i = 0; digits && i < word.size && value < 100000000; i++) {
        if (word.data[i] >= '0' && word.data[i] <= '9') {
            value = scale == 1 ? value : value * 10 + (uint64_t)(word.data[i] - '0');
            scale = scale > 1 ? scale / 10 : scale;
        } else if (word.data[i] == '.' && scale == 0) {
            scale = 1000;
        } else if (word.data[i] != ',') {
            return end;
        }
    }
    if (digits) {
        uint64_t tenth = scale == 0 ? 1000 : scale;
        *thousandths = value * tenth > UINT32_MAX ? UINT32_MAX : (uint32_t)(value * tenth);
        return end - 1;
    }
    uint32_t number;
    for (uint32_t size = 3; size > 0; size--)
        if (end >= r->start + size && number_of(r, end - size, end, "number", &number)) {
            *thousandths = number * 1000;
            return end - size;
        }
    return end;
}

/* "20km": the number and the unit in one word. Metres, 0 for none. */
static uint32_t joined_distance(const reader *r, uint32_t token) {
    rsm_slice word = rsm_token_slice(r->f->text, token);
    size_t digits = 0;
    uint32_t value = 0, unit;
    while (digits < word.size && digits < 4 && word.data[digits] >= '0' && word.data[digits] <= '9')
        value = value * 10 + (uint32_t)(word.data[digits++] - '0');
    if (digits == 0 || digits == word.size)
        return 0;
    rsm_slice rest = rsm_slice_sub(word, digits, word.size);
    return place_number_of_words(r->f, rest, "unit", &unit) ? value * unit : 0;
}

/* Past a remark in brackets that ends before `end`: "20 miles (32 km) north". */
static uint32_t before_bracket(const reader *r, uint32_t end) {
    if (end <= r->start || !is(r, end - 1, ")"))
        return end;
    for (uint32_t token = end - 1; token > r->start && end - token < BACK; token--)
        if (is(r, token, "("))
            return token;
    return end;
}

/* A distance that ends before `end`; gives where it begins, `end` for none. */
static uint32_t read_distance(const reader *r, uint32_t end, uint32_t *metres) {
    uint32_t unit, thousandths;
    if (end > r->start && is(r, end - 1, "away"))
        end--;
    end = before_bracket(r, end);
    if (end <= r->start)
        return end;
    *metres = joined_distance(r, end - 1);
    if (*metres > 0)
        return end - 1;
    uint32_t first = end > r->start + 1 && number_of(r, end - 2, end, "unit", &unit) ? end - 2
                     : end > r->start && number_of(r, end - 1, end, "unit", &unit)   ? end - 1
                                                                                     : end;
    if (first == end)
        return end;
    uint32_t number_end = first;
    if (number_end > r->start && is(r, number_end - 1, "-"))
        number_end--;
    if (number_end > r->start && is(r, number_end - 1, "of"))
        number_end--; /* "a couple of miles" */
    uint32_t begin = read_number(r, number_end, &thousandths);
    if (begin == number_end)
        return end;
    *metres = (uint32_t)((uint64_t)thousandths * unit / 1000);
    return *metres > MOST_KM * 1000u ? end : begin;
}

/* A direction that ends before `end`; gives where it begins, `end` for none. */
static uint32_t read_direction(const reader *r, uint32_t end, int32_t *degrees) {
    for (uint32_t size = 5; size > 0; size--) {
        uint32_t number;
        if (end < r->start + size || !number_of(r, end - size, end, "direction", &number))
            continue;
        *degrees = (int32_t)number;
        uint32_t begin = end - size;
        bool the = begin > r->start + 1 && is(r, begin - 1, "the") && is(r, begin - 2, "to");
        return the ? begin - 2 : begin;
    }
    return end;
}

/* Where the name's own words begin: "the northern city of Mosul", "Iraq's second city, Mosul". */
static uint32_t own_words(const reader *r, const rsm_place *place) {
    uint32_t token = place->first_token, least = token > r->start + BACK ? token - BACK : r->start;
    bool of = token > least + 1 && is(r, token - 1, "of") && (kinds(r, token - 2) & NO_PLACE_TOWN);
    if (of)
        token -= 2;
    else if (token > least && (kinds(r, token - 1) & NO_PLACE_TOWN))
        token--;
    else if (token > least + 1 && is(r, token - 1, ",") && (kinds(r, token - 2) & NO_PLACE_TOWN))
        token -= 2; /* "125 km west of the capital, Osk" */
    while (token > least) {
        rsm_upos upos = r->f->tagging->tags[token - 1].upos;
        bool owner = is(r, token - 1, "'s") || is(r, token - 1, "\xE2\x80\x99s");
        bool name = upos == RSM_UPOS_PROPN && token < place->first_token;
        bool link = is(r, token - 1, "of") || is(r, token - 1, "from");
        uint32_t direction;
        if (number_of(r, token - 1, token, "direction", &direction) && token == place->first_token)
            break;
        if (link || (!owner && !name && upos != RSM_UPOS_ADJ))
            break;
        token--;
    }
    return token > least && is(r, token - 1, "the") ? token - 1 : token;
}

/* Reads what stands before the name; false where it tells no offset. */
static bool read_offset(const reader *r, const rsm_place *place, offset *told) {
    uint32_t end = own_words(r, place);
    *told = (offset){.degrees = -1};
    if (end <= r->start + 1)
        return false;
    bool of = is(r, end - 1, "of") || is(r, end - 1, "from"), off = is(r, end - 1, "off");
    bool outside = is(r, end - 1, "outside");
    if (!of && !off && !outside)
        return false;
    uint32_t before = end - 1, begin = read_direction(r, before, &told->degrees);
    bool inside = told->degrees >= 0 && begin > r->start && is(r, begin - 1, "the");
    if (inside || (begin == before && is(r, before, "of")))
        return false; /* "the north of Mali", "two miles of road" */
    told->first = read_distance(r, begin, &told->metres);
    if (told->first == begin && told->degrees < 0)
        return false;
    return told->metres > 0 || is(r, end - 1, "of");
}

/* ---- the point ---- */

/* The sine of whole degrees from 0 to 90, in ten-thousandths. */
static int32_t sine(int32_t degrees) {
    static const int16_t table[] = {
        0,    175,  349,  523,  698,  872,  1045, 1219, 1392, 1564, 1736, 1908, 2079,
        2250, 2419, 2588, 2756, 2924, 3090, 3256, 3420, 3584, 3746, 3907, 4067, 4226,
        4384, 4540, 4695, 4848, 5000, 5150, 5299, 5446, 5592, 5736, 5878, 6018, 6157,
        6293, 6428, 6561, 6691, 6820, 6947, 7071, 7193, 7314, 7431, 7547, 7660, 7771,
        7880, 7986, 8090, 8192, 8290, 8387, 8480, 8572, 8660, 8746, 8829, 8910, 8988,
        9063, 9135, 9205, 9272, 9336, 9397, 9455, 9511, 9563, 9613, 9659, 9703, 9744,
        9781, 9816, 9848, 9877, 9903, 9925, 9945, 9962, 9976, 9986, 9994, 9998, 10000};
    degrees = (degrees % 360 + 360) % 360;
    if (degrees > 180)
        return -sine(degrees - 180);
    return table[degrees > 90 ? 180 - degrees : degrees];
}

static void move(rsm_place_value *value, uint32_t metres, int32_t degrees) {
    int64_t north = (int64_t)metres * sine(degrees + 90) / METRES_DEGREE / 10;
    int64_t east = (int64_t)metres * sine(degrees) / METRES_DEGREE / 10;
    int32_t latitude = value->lat_e5 < 0 ? -value->lat_e5 : value->lat_e5;
    int32_t whole = latitude / 100000 > 85 ? 85 : latitude / 100000, rest = latitude % 100000;
    int32_t at = sine(90 - whole), next = sine(89 - whole);
    int64_t scale = at - (int64_t)(at - next) * rest / 100000;
    int64_t lat = value->lat_e5 + north, lon = value->lon_e5 + east * 10000 / scale;
    value->lat_e5 = (int32_t)(lat > 9000000 ? 9000000 : lat < -9000000 ? -9000000 : lat);
    value->lon_e5 = (int32_t)(lon > 18000000    ? lon - 36000000
                              : lon < -18000000 ? lon + 36000000
                                                : lon);
}

/* The place is not the town itself: it bears the words of the whole phrase. */
static void name_by_phrase(const reader *r, const offset *told, rsm_place *place) {
    rsm_place_value *value = &place->expression.value;
    place->expression.span.start = r->f->text->tokens[told->first].start;
    value->name =
        rsm_slice_sub(r->f->text->text, place->expression.span.start, place->expression.span.end);
    value->kind = RSM_PLACE_SITE;
    value->geonameid = 0;
    value->city = value->admin2 = (rsm_slice){0};
    if (told->metres > SAME_DIVISION)
        value->admin1 = (rsm_slice){0}; /* most likely another than that of the town */
}

/* "20 miles north of Mosul": the point; a sixth of the way and a point of the compass to either
 * side are left open. */
static void displace(const reader *r, const offset *told, rsm_place *place) {
    uint32_t km = (told->metres + 500) / 1000;
    name_by_phrase(r, told, place);
    move(&place->expression.value, told->metres, told->degrees);
    place->expression.value.radius_km = 2 + km * 2 / 5;
}

/* "50 km from Maiduguri": within that circle, and not in the town. */
static void encircle(const reader *r, const offset *told, rsm_place *place) {
    place->expression.value.radius_km += (told->metres + 999) / 1000;
    if (told->metres >= OUT_OF_TOWN)
        name_by_phrase(r, told, place);
}

static bool has_extent(const rsm_place_value *value) {
    return value->has_point && (value->kind == RSM_PLACE_CITY || value->kind == RSM_PLACE_SITE ||
                                value->kind == RSM_PLACE_ADMIN2);
}

/* "off Busan": at sea, beside a town. */
static bool is_off(const reader *r, const rsm_place *place) {
    uint32_t token = own_words(r, place);
    return token > r->start + 1 && is(r, token - 1, "off") && !(kinds(r, token - 2) & NO_PLACE_OFF);
}

/* "near Tikrit", "on the outskirts of Aleppo", "close to Homs". */
static bool is_near(const reader *r, const rsm_place *place) {
    uint32_t token = own_words(r, place);
    if (token > r->start && (kinds(r, token - 1) & NO_PLACE_NEAR))
        return true;
    bool of = token > r->start + 1 && (is(r, token - 1, "of") || is(r, token - 1, "to"));
    return of && ((kinds(r, token - 2) & NO_PLACE_NEAR) || is(r, token - 2, "close") ||
                  is(r, token - 2, "next"));
}

static bool is_kind_of_division(const reader *r, uint32_t token) {
    return (kinds(r, token) & NO_PLACE_TOWN) || is(r, token, "department") ||
           is(r, token, "province") || is(r, token, "state") || is(r, token, "county") ||
           is(r, token, "region");
}

/* "Jilli, a village 120 km north of Maiduguri": whether the phrase tells where the place before it
 * is. */
static bool is_of_the_one_before(const reader *r, const rsm_place *before, uint32_t first) {
    uint32_t comma = before == NULL ? first : before->end_token;
    while (comma < first && is_kind_of_division(r, comma)) /* "Osk department, 9 km north of" */
        comma++;
    if (comma >= first || !is(r, comma, ","))
        return false;
    uint32_t token = comma + 1;
    for (; token < first && first - comma < BACK; token++) {
        rsm_upos upos = r->f->tagging->tags[token].upos;
        bool passes = upos == RSM_UPOS_DET || upos == RSM_UPOS_ADJ || upos == RSM_UPOS_ADV ||
                      (kinds(r, token) & NO_PLACE_TOWN) || is(r, token, "about") ||
                      is(r, token, "some") || is(r, token, "around") || is(r, token, "located");
        if (!passes)
            return false;
    }
    return token == first;
}

/* Puts what the gazetteer lacks where its distance from a place leads. */
static void place_before(const offset *told, const rsm_place_value *from, rsm_place_value *value) {
    value->lat_e5 = from->lat_e5;
    value->lon_e5 = from->lon_e5;
    move(value, told->metres, told->degrees);
    value->radius_km = 2 + told->metres / 2500;
    value->city = value->admin2 = (rsm_slice){0};
}

static void measure(const reader *r, rsm_place *before, rsm_place *place) {
    rsm_place_value *value = &place->expression.value;
    offset told;
    bool point =
        has_extent(value) || value->kind == RSM_PLACE_FEATURE || value->kind == RSM_PLACE_ADMIN1;
    if (value->has_point && point && read_offset(r, place, &told)) {
        bool full = told.metres > 0 && told.degrees >= 0;
        if (is_of_the_one_before(r, before, told.first)) {
            if (full && before->unlisted)
                place_before(&told, value, &before->expression.value);
        } else if (full)
            displace(r, &told, place);
        else if (told.metres > 0)
            encircle(r, &told, place);
        else if (has_extent(value))
            value->radius_km += BESIDE_KM;
    } else if (has_extent(value) && is_off(r, place)) {
        value->radius_km += OFF_KM;
    } else if (has_extent(value) && is_near(r, place)) {
        value->radius_km += NEAR_REACH_KM;
    }
}

void place_measure(const finder *f, rsm_places *places) {
    for (uint32_t i = 0; i < places->count; i++) {
        rsm_place *place = &places->items[i];
        const rsm_sentence *sentence =
            &f->text->sentences[f->text->tokens[place->first_token].sentence];
        reader r = {.f = f, .start = sentence->first_token};
        uint32_t last = i > 0 ? places->items[i - 1].end_token : 0;
        r.start = last > r.start && !places->items[i - 1].adjective ? last : r.start;
        if (!place->adjective && !place->metonym && !place->within_name && !place->dateline)
            measure(&r, i > 0 ? &places->items[i - 1] : NULL, place);
    }
}
