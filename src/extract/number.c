/* Numbers of people as the press writes them. The floors and ceilings of vague words are in
 * lexicon/vague.txt, what hedges do in lexicon/hedges.txt; this file holds the arithmetic.
 *
 * Invariant: low <= high where both are known; nothing over NUMBER_LIMIT is taken. Cost: linear in
 * the words read. */
#include "extract/number.h"

#define NUMBER_LIMIT 10000000000LL

/* ---- plain numbers ---- */

static const struct {
    const char *word;
    int64_t value;
} number_words[] = {
    {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},      {"five", 5},
    {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},      {"ten", 10},
    {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
    {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},
    {"thirty", 30},  {"forty", 40},     {"fifty", 50},    {"sixty", 60},    {"seventy", 70},
    {"eighty", 80},  {"ninety", 90},    {"zero", 0},
};

static int64_t word_value(const extraction *x, uint32_t token) {
    for (size_t i = 0; i < sizeof number_words / sizeof *number_words; i++)
        if (token_is(x, token, number_words[i].word))
            return number_words[i].value;
    return -1;
}

static int64_t scale_of(const extraction *x, uint32_t token) {
    if (token_is(x, token, "hundred"))
        return 100;
    if (token_is(x, token, "thousand"))
        return 1000;
    if (token_is(x, token, "million"))
        return 1000000;
    return 0;
}

/* "1,200", "12", "3.5" (thousandths in *fraction). */
static bool read_digits(rsm_slice text, int64_t *whole, int64_t *fraction) {
    int64_t scale = 100;
    bool point = false, any = false;
    *whole = *fraction = 0;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c >= '0' && c <= '9') {
            any = true;
            if (!point)
                *whole = *whole * 10 + (c - '0');
            else
                *fraction += scale * (c - '0'), scale /= 10;
            if (*whole > NUMBER_LIMIT)
                return false;
        } else if (c == ',' && i + 3 < text.size && !point) {
            continue;
        } else if (c == '.' && i + 1 < text.size && !point) {
            point = true;
        } else {
            return false;
        }
    }
    return any;
}

/* "four", "twenty", "twenty-four"; -1 where the token is no such word. */
static int64_t read_tens(const extraction *x, uint32_t token, uint32_t end, uint32_t *next) {
    int64_t value = token < end ? word_value(x, token) : -1;
    *next = token + 1;
    if (value < 20 || value % 10 != 0)
        return value;
    uint32_t unit = *next < end && token_is(x, *next, "-") ? *next + 1 : *next;
    int64_t ones = unit < end ? word_value(x, unit) : -1;
    if (ones <= 0 || ones >= 10)
        return value;
    *next = unit + 1;
    return value + ones;
}

/* What words add to round hundreds or thousands: "five hundred", "(and) forty-six". */
static int64_t read_rest(const extraction *x, uint32_t token, uint32_t end, int64_t round,
                         uint32_t *next) {
    int64_t rest = 0;
    uint32_t at = token, after;
    int64_t value = read_tens(x, at, end, &after);
    if (round % 1000 == 0 && value > 0 && value < 10 && after < end &&
        token_is(x, after, "hundred")) {
        rest = value * 100;
        at = after + 1;
    }
    bool joined = at < end && token_is(x, at, "and");
    value = read_tens(x, at + joined, end, &after);
    if (value > 0) {
        rest += value;
        at = after;
    }
    *next = at;
    return rest;
}

/* One number in words or digits: "24", "twenty-four", "two thousand five hundred and six", "1.2
 * million". */
static bool read_plain(const extraction *x, uint32_t token, uint32_t end, uint32_t *next,
                       int64_t *value) {
    int64_t part, fraction = 0;
    uint32_t at = token;
    bool digits = read_digits(token_text(x, at), &part, &fraction);
    if (digits) {
        at++;
    } else {
        part = read_tens(x, at, end, &at);
        if (part < 0 && scale_of(x, token) == 0)
            return false;
        if (part < 0) {
            part = 1;
            at = token;
        }
    }
    for (uint32_t steps = 0; steps < 4 && at < end && scale_of(x, at) > 0; steps++) {
        part = part * scale_of(x, at) + fraction * scale_of(x, at) / 1000;
        fraction = 0;
        if (part > NUMBER_LIMIT)
            return false;
        at++;
    }
    if (fraction != 0)
        return false;
    if (at > token + 1 && !digits && part >= 100 && part % 100 == 0)
        part += read_rest(x, at, end, part, &at);
    *next = at;
    *value = part;
    return true;
}

/* ---- what is no count of people ---- */

static const char *const measures[] = {
    "%",        "percent", "per",    "year",   "month",     "week",      "day",    "hour",
    "minute",   "second",  "mile",   "km",     "kilometer", "kilometre", "meter",  "metre",
    "foot",     "inch",    "yard",   "acre",   "hectare",   "ton",       "tonne",  "kg",
    "kilogram", "pound",   "gram",   "dollar", "euro",      "peso",      "degree", "caliber",
    "calibre",  "mm",      "cm",     "point",  "mph",       "kph",       "knot",   "barrel",
    "liter",    "litre",   "gallon", "am",     "pm",        "a.m.",      "p.m.",   "round",
    "bullet",   "shot",    "stop",   "st",     "nd",        "rd",        "th",     "century",
    "decade",   "block",   "floor",  "story",  "storey",    "cent",      "yen",    "rupee",
    "y/o",      "yo",
    "gauge",    "rouble",   "ruble",   "gmt",    "utc",
};

/* "Six shot outside bar": what was done to them, and no noun for what was fired. */
static bool is_told_of_many(const extraction *x, uint32_t token) {
    if (token == 0 || !token_is(x, token, "shot"))
        return false;
    return token_upos(x, token) == RSM_UPOS_VERB ||
           !(token_is(x, token - 1, "one") || token_is(x, token - 1, "1") ||
             token_is(x, token - 1, "-"));
}

static bool is_measure(const extraction *x, uint32_t token, uint32_t end) {
    if (token < end && token_is(x, token, "-") && token + 1 < end)
        token++;
    if (token >= end || is_told_of_many(x, token))
        return false;
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        if (lemma_is(x, token, measures[i]) || token_is(x, token, measures[i]))
            return true;
    return false;
}

static bool is_money_before(const extraction *x, uint32_t token) {
    if (token == 0 || x->text->tokens[token].sentence != x->text->tokens[token - 1].sentence)
        return false;
    static const char *const signs[] = {
        "$",      "\xe2\x82\xac", "\xc2\xa3", "US$",     "aged",       "age",     "ages",
        "No.",    "number",       "highway",  "route",   "interstate", "flight",
        "boeing", "airbus",       "article",  "section", "ak",         "chapter"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (token_is(x, token - 1, signs[i]))
            return true;
    return false;
}

/* "military detachment no 4", "at 4-a Fourth Road": a name of something. */
/* "Image 1 of 2", "Room 12": a singular noun that what it names is numbered by. */
static bool is_numbered(const extraction *x, uint32_t token) {
    static const char *const nouns[] = {"image",   "photo",  "picture",  "slide", "page", "video",
                                        "room",    "gate",   "unit",     "phase", "ward", "cell",
                                        "channel", "figure", "platform", "exhibit"};
    if (token == sentence_first(x, token))
        return false;
    bool of = token_is(x, token - 1, "of") && token >= 3 &&
              (x->text->tokens[token - 2].flags & RSM_TOKEN_DIGITS) != 0;
    uint32_t noun = of ? token - 3 : token - 1;
    if (of && token_is(x, noun, "/"))
        noun--;
    return ONE_OF(x, noun, nouns) && (x->tagging->tags[noun].flags & RSM_TAG_PLURAL) == 0;
}

/* "Called 911", "999 operators": whom one calls for help. */
static bool is_for_help(const extraction *x, uint32_t token, uint32_t end) {
    static const char *const numbers[] = {"911", "999", "112", "000", "110"};
    static const char *const calls[] = {"call", "dial", "phone", "ring", "telephone", "contact"};
    static const char *const who[] = {"operator", "dispatcher", "call", "caller", "center",
                                      "centre",   "tape",       "line", "service", "emergency"};
    if (!ONE_OF(x, token, numbers))
        return false;
    bool called = token > 0 && ONE_OF(x, token - 1, calls);
    return called || (token + 1 < end && ONE_OF(x, token + 1, who));
}

/* "at 1740 this afternoon", "about 0915 local time": four figures without a comma, and a word for
 * the day or the clock after them. */
static bool is_hour(const extraction *x, uint32_t token, uint32_t end) {
    static const char *const leads[] = {"at", "about", "around", "by", "until", "since", "from"};
    static const char *const after[] = {"this",  "today", "tonight",  "yesterday", "local",
                                        "hours", "gmt",   "tomorrow", "on"};
    rsm_slice text = token_text(x, token);
    return text.size == 4 && text.data[0] <= '2' && text.data[2] <= '5' && token + 1 < end &&
           token > sentence_first(x, token) && ONE_OF(x, token - 1, leads) &&
           ONE_OF(x, token + 1, after);
}

static bool is_label(const extraction *x, uint32_t token, uint32_t end) {
    if ((x->text->tokens[token].flags & RSM_TOKEN_DIGITS) == 0)
        return false;
    bool numbered = token > sentence_first(x, token) && token_is(x, token - 1, "no");
    bool letter = token + 2 < end && is_glued(x, token + 2) && token_text(x, token + 2).size == 1 &&
                  (x->text->tokens[token + 2].flags & RSM_TOKEN_DIGITS) == 0;
    bool code = token > 1 && is_glued(x, token) && /* "M-19 members" */
                (x->text->tokens[token - 2].flags & RSM_TOKEN_DIGITS) == 0 &&
                token_text(x, token - 2).size == 1;
    bool outlet = token > 0 && match_over(x, token, RSM_DOMAIN_OUTLET) != NULL; /* "told Fox 8" */
    return numbered || letter || code || outlet || is_numbered(x, token) ||
           is_for_help(x, token, end) || is_hour(x, token, end);
}

static bool is_dated(const extraction *x, uint32_t token) {
    uint32_t time = x->time_of[token];
    if (time == RSM_NONE)
        return false;
    return x->times->items[time].expression.type != RSM_TIME_SET;
}

/* ---- hedges ---- */

static void apply_hedge(uint32_t effect, int64_t *low, int64_t *high) {
    int64_t n = *low >= 0 ? *low : *high;
    int64_t tenth = (n + 9) / 10;
    switch (effect) {
    case RSM_HEDGE_AT_LEAST:
        *high = RSM_COUNT_UNKNOWN;
        break;
    case RSM_HEDGE_OVER:
    case RSM_HEDGE_MORE_THAN:
        *low = n + 1;
        *high = RSM_COUNT_UNKNOWN;
        break;
    case RSM_HEDGE_NEARLY:
        *low = n < 10 ? n - 1 : (n * 9 + 9) / 10;
        *high = n - 1;
        break;
    case RSM_HEDGE_ABOUT:
        *low = n > tenth ? n - tenth : 0;
        *high = (*high >= 0 ? *high : n) + tenth;
        break;
    case RSM_HEDGE_UP_TO:
    case RSM_HEDGE_AS_MANY_AS:
        *high = *high >= 0 ? *high : n;
        *low = RSM_COUNT_UNKNOWN;
        break;
    case RSM_HEDGE_AT_MOST:
        *high = *high >= 0 ? *high : n;
        *low = 0;
        break;
    case RSM_HEDGE_FEWER_THAN:
        *high = n - 1;
        *low = 0;
        break;
    default:
        break;
    }
}

static const rsm_match *hedge_at(const extraction *x, uint32_t token, uint32_t side) {
    const rsm_tagging *tagging = x->tagging;
    if (token >= x->text->token_count)
        return NULL;
    for (uint32_t m = tagging->first_match[token]; m < tagging->first_match[token + 1]; m++) {
        const rsm_match *match = &tagging->matches[m];
        if (match->domain == RSM_DOMAIN_HEDGE &&
            rsm_world_number(x->world, RSM_DOMAIN_HEDGE, match->row, RSM_HEDGE_SIDE) == side)
            return match;
    }
    return NULL;
}

static uint32_t hedge_effect(const extraction *x, const rsm_match *match) {
    return rsm_world_number(x->world, RSM_DOMAIN_HEDGE, match->row, RSM_HEDGE_EFFECT);
}

/* ---- one number with all about it ---- */

/* "Twice as many": how many that is, no word tells. */
static bool is_in_proportion(const extraction *x, uint32_t token) {
    static const char *const times[] = {"twice", "half", "times", "almost", "nearly", "just"};
    return token > 1 && token_is(x, token - 1, "as") && ONE_OF(x, token - 2, times);
}

/* "as many people as he could", "an average of twelve a day": no number of anybody. */
static bool is_no_number(const extraction *x, uint32_t token) {
    enum { REACH = 5 };
    uint32_t first = sentence_first(x, token), end = sentence_end(x, token);
    if (token >= first + 2 && token_is(x, token - 1, "of") && token_is(x, token - 2, "average"))
        return true;
    if (token == first || !token_is(x, token, "many") || !token_is(x, token - 1, "as"))
        return false;
    for (uint32_t at = token + 2; at < end && at < token + REACH; at++)
        if (token_is(x, at, "as"))
            return true;
    return false;
}

static bool read_vague(const extraction *x, uint32_t token, uint32_t end, number *result,
                       uint32_t *next) {
    const rsm_match *match = match_at(x, token, RSM_DOMAIN_VAGUE);
    bool initial = match != NULL && match->end_token == token + 1 && /* "Ann A. Lee" */
                   rsm_slice_ends_with(token_text(x, token), RSM_SLICE("."));
    if (match == NULL || match->end_token > end || initial ||
        (token_is(x, token, "no") && match->end_token < end && /* "no 12 Osk Road" */
         x->text->tokens[match->end_token].flags & RSM_TOKEN_DIGITS) ||
        (token > 0 && (token_is(x, token - 1, "how") || token_is(x, token - 1, "too") ||
                       token_is(x, token - 1, "so") || is_in_proportion(x, token))))
        return false;
    result->low = rsm_world_signed(x->world, RSM_DOMAIN_VAGUE, match->row, RSM_VAGUE_LOW);
    result->high = rsm_world_signed(x->world, RSM_DOMAIN_VAGUE, match->row, RSM_VAGUE_HIGH);
    if (result->low < 0 && result->high < 0)
        return false;
    result->article =
        match->end_token == token + 1 && (token_is(x, token, "a") || token_is(x, token, "an"));
    result->vague = !result->article;
    *next = match->end_token;
    return true;
}

/* "one by one", "two at a time": in what order, not how many. */
static bool is_one_by_one(const extraction *x, uint32_t token, uint32_t end) {
    bool again = token + 2 < end &&
                 (token_is(x, token + 1, "by") || token_is(x, token + 1, "after")) &&
                 (rsm_slice_equal_ascii_caseless(token_text(x, token), token_text(x, token + 2)) ||
                  token_is(x, token + 2, "another"));
    bool end_of_it = token >= 2 && token_is(x, token - 1, "by") &&
                     rsm_slice_equal_ascii_caseless(token_text(x, token), token_text(x, token - 2));
    bool at_a_time = token + 3 < end && token_is(x, token + 1, "at") &&
                     token_is(x, token + 2, "a") && token_is(x, token + 3, "time");
    return again || end_of_it || at_a_time;
}

static bool read_core(const extraction *x, uint32_t token, uint32_t end, number *result,
                      uint32_t *next) {
    int64_t value;
    if (is_no_number(x, token) || is_one_by_one(x, token, end) || is_dated(x, token) ||
        is_money_before(x, token) || is_label(x, token, end))
        return false;
    const rsm_match *vague = match_at(x, token, RSM_DOMAIN_VAGUE);
    bool plain = read_plain(x, token, end, next, &value);
    if (plain && (vague == NULL || vague->end_token <= *next)) {
        result->low = result->high = value;
        result->vague = result->article = false;
        return !is_measure(x, *next, end);
    }
    return read_vague(x, token, end, result, next) && !is_measure(x, *next, end);
}

/* "20 to 30", "20-30", "between 20 and 30" (after "between"). */
static void read_range(const extraction *x, uint32_t end, bool between, number *result,
                       uint32_t *next) {
    if (*next + 1 >= end || result->low < 0 || result->low != result->high)
        return;
    bool to = token_is(x, *next, "to") || token_is(x, *next, "-") ||
              token_is(x, *next, "\xe2\x80\x93") || token_is(x, *next, "or") ||
              (between && token_is(x, *next, "and"));
    uint32_t after;
    int64_t value;
    if (!to || !read_plain(x, *next + 1, end, &after, &value) || value <= result->low)
        return;
    result->high = value;
    *next = after;
}

/* Past a day or an hour that stands before `token`: of "reports at noon about" the reports. */
static uint32_t before_time(const extraction *x, uint32_t token) {
    static const char *const leads[] = {"at",     "around", "on",   "shortly",
                                        "before", "after",  "about"};
    uint32_t first = sentence_first(x, token);
    if (token == first || x->time_of[token - 1] == RSM_NONE)
        return token;
    while (token > first && (x->time_of[token - 1] != RSM_NONE || ONE_OF(x, token - 1, leads)))
        token--;
    return token;
}

/* "a film about two brothers", "asked about three men": what is told of, and no hedge. */
static bool is_topic(const extraction *x, uint32_t about) {
    static const char *const tells[] = {
        "story",  "film",  "movie",   "report",  "book",  "documentary", "question", "information",
        "call",   "tip",   "concern", "news",    "song",  "rumour",      "rumor",    "detail",
        "talk",   "ask",   "know",    "hear",    "speak", "think",       "worry",    "complain",
        "article", "series", "post",  "programme", "program", "complaint", "data",   "clue"};
    uint32_t end = token_is(x, about, "about") ? before_time(x, about) : about;
    return token_is(x, about, "about") && end > sentence_first(x, about) &&
           ONE_OF(x, end - 1, tells);
}

bool read_number(const extraction *x, uint32_t token, uint32_t end, number *result) {
    uint32_t effects[3], effect_count = 0, at = token, next;
    result->first = token;
    if (is_topic(x, token))
        return false;
    while (at < end && effect_count < 3) {
        const rsm_match *hedge = hedge_at(x, at, 1);
        if (hedge == NULL || hedge->end_token > end)
            break;
        effects[effect_count++] = hedge_effect(x, hedge);
        at = hedge->end_token;
    }
    if (at >= end)
        return false;
    if (effect_count > 0 && token_is(x, at, "the"))
        at++;
    if (at >= end || !read_core(x, at, end, result, &next))
        return false;
    bool between = effect_count > 0 && effects[effect_count - 1] == RSM_HEDGE_BETWEEN;
    read_range(x, end, between, result, &next);
    if (is_measure(x, next, end))
        return false;
    if (effect_count > 0 && result->vague && result->low == 1 && result->high == 1)
        return false; /* "a call about someone" */
    for (uint32_t i = effect_count; i-- > 0;)
        apply_hedge(effects[i], &result->low, &result->high);
    const rsm_match *after = next < end ? hedge_at(x, next, 2) : NULL;
    if (after != NULL && after->end_token <= end) {
        apply_hedge(hedge_effect(x, after), &result->low, &result->high);
        next = after->end_token;
    }
    result->end = next;
    return true;
}
