/* Where the outlet is at home: its country by the list of outlets or by the end of its domain, its
 * town by gazetteer/outlet-homes.txt, a station's letters in the title or a dateline ("(KXYZ)")
 * too, else by the names inside its own ("theparisnews.com" is of some Paris).
 *
 * Invariant: how many people a town has does not matter here, only that its name stands in the
 * outlet's. Cost: a look-up for each ending of the name's beginning, at most PLACE_OUTLET_BYTES. */
#include "place/finder.h"

#include <string.h>

enum { HOME_LETTERS = 5, HOMELY_LETTERS = 4 };

static bool take_country(void *context, uint32_t row, uint16_t flags) {
    finder *f = context;
    (void)flags;
    rsm_slice country = rsm_world_string(f->world, RSM_DOMAIN_OUTLET, row, RSM_OUTLET_COUNTRY);
    uint32_t kind = rsm_world_number(f->world, RSM_DOMAIN_OUTLET, row, RSM_OUTLET_KIND);
    if (country.size != 2 || kind == RSM_OUTLET_AGENCY)
        return true; /* agencies write of everywhere */
    memcpy(f->home, country.data, 2);
    return false;
}

static void read_country(finder *f, rsm_slice outlet) {
    static const struct {
        const char *ending, *country;
    } endings[] = {{".uk", "GB"},  {".au", "AU"}, {".ca", "CA"}, {".in", "IN"}, {".nz", "NZ"},
                   {".ie", "IE"},  {".za", "ZA"}, {".ng", "NG"}, {".ke", "KE"}, {".pk", "PK"},
                   {".ph", "PH"},  {".sg", "SG"}, {".il", "IL"}, {".cn", "CN"}, {".us", "US"},
                   {".ge", "GE"},  {".lb", "LB"}, {".eg", "EG"}, {".ru", "RU"}, {".gh", "GH"},
                   {".bd", "BD"},  {".lk", "LK"}, {".jm", "JM"}, {".zw", "ZW"}, {".ug", "UG"},
                   {".tz", "TZ"},  {".my", "MY"}, {".hk", "HK"}, {".jo", "JO"}, {".ua", "UA"},
                   {".gov", "US"}, {".mil", "US"}};
    if (outlet.size > 0)
        rsm_world_lookup(f->world, RSM_DOMAIN_OUTLET, outlet, take_country, f);
    for (size_t i = 0; f->home[0] == '\0' && i < sizeof endings / sizeof *endings; i++)
        if (rsm_slice_ends_with(outlet, rsm_slice_from_string(endings[i].ending)))
            memcpy(f->home, endings[i].country, 2);
}

/* The letters of the outlet's name, its domain's endings ("co.uk") off. */
static void read_letters(finder *f, rsm_slice outlet) {
    size_t end = outlet.size, start = rsm_slice_starts_with(outlet, RSM_SLICE("www.")) ? 4 : 0;
    bool domain = rsm_slice_find_byte(outlet, ' ') >= outlet.size &&
                  rsm_slice_find_byte(outlet, '.') < outlet.size;
    size_t dot = rsm_slice_find_last_byte(outlet, '.');
    if (domain && dot > start) {
        end = dot;
        dot = rsm_slice_find_last_byte(rsm_slice_sub(outlet, 0, end), '.');
        if (dot < end && dot > start && end - dot <= 4)
            end = dot;
        dot = rsm_slice_find_last_byte(rsm_slice_sub(outlet, 0, end), '.');
        if (dot < end && dot > start)
            start = dot + 1; /* "news.ourpaper.com" */
    }
    for (size_t i = start; i < end && f->outlet_size < PLACE_OUTLET_BYTES; i++) {
        char byte = outlet.data[i];
        if (byte >= 'A' && byte <= 'Z')
            byte = (char)(byte + 32);
        if (byte >= 'a' && byte <= 'z')
            f->outlet[f->outlet_size++] = byte;
    }
}

/* Where a town's name may begin in the outlet's: at its start, or past a word that papers begin
 * with. Gives the length of the word at `from`, 0 where none stands there. */
static uint32_t opening(const finder *f, uint32_t from) {
    static const char *const words[] = {
        "thisis", "the",  "my",    "daily", "online",  "news", "go",  "week", "inside", "visit",
        "sunday", "your", "local", "new",   "evening", "abc",  "nbc", "cbs",  "fox",    "cw"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);
        if (from + length + HOMELY_LETTERS <= f->outlet_size &&
            memcmp(f->outlet + from, words[i], length) == 0)
            return (uint32_t)length;
    }
    return 0;
}

/* Words of papers' names that are towns somewhere too. */
static bool is_paper_word(const finder *f, rsm_slice word) {
    static const char *const words[] = {
        "herald",   "times",       "press",     "record",    "tribune",   "journal",
        "gazette",  "sentinel",    "chronicle", "courier",   "mercury",   "dispatch",
        "standard", "independent", "guardian",  "monitor",   "telegraph", "daily",
        "online",   "sunday",      "today",     "inside",    "visit",     "local",
        "valley",   "county",      "state",     "community", "citizen",   "american"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (rsm_slice_equal_string(word, words[i]))
            return true;
    return rsm_world_find(f->world, RSM_DOMAIN_TAGWORD, word) != RSM_NONE;
}

static bool take_home(void *context, uint32_t row, uint16_t flags) {
    finder *f = context;
    if (!(flags & RSM_PHRASE_PRIMARY))
        return true;
    candidate *c = &f->homes[f->home_count];
    describe_candidate(f->world, RSM_DOMAIN_PLACE, row, c);
    if (f->home[0] == '\0' || strcmp(f->home, c->country) == 0)
        f->home_count++;
    return f->home_count < PLACE_HOMES;
}

/* The towns of the longest name that the outlet's begins with. */
static void read_towns(finder *f) {
    uint32_t from = 0;
    for (uint32_t tries = 0; tries < 2 && f->home_count == 0; tries++) {
        for (uint32_t end = f->outlet_size; end >= from + HOME_LETTERS && f->home_count == 0;
             end--) {
            rsm_slice word = rsm_slice_make(f->outlet + from, end - from);
            if (!is_paper_word(f, word))
                rsm_world_lookup(f->world, RSM_DOMAIN_PLACE, word, take_home, f);
        }
        from += opening(f, from);
        if (from == 0)
            break;
    }
}

/* ---- homes that are listed ---- */

typedef struct listed_home {
    finder *finder;
    rsm_slice country, division;
    uint32_t division_row;
    bool found;
} listed_home;

static bool take_listed_town(void *context, uint32_t row, uint16_t flags) {
    listed_home *home = context;
    candidate c;
    (void)flags;
    describe_candidate(home->finder->world, RSM_DOMAIN_PLACE, row, &c);
    bool there = rsm_slice_equal_string(home->country, c.country) &&
                 (home->division.size == 0 || c.admin1 == home->division_row);
    finder *f = home->finder;
    if (there && (!home->found || c.population > f->homes[0].population)) {
        f->homes[0] = c;
        f->home_count = 1;
        home->found = true;
    }
    return true;
}

static bool take_listed_division(void *context, uint32_t row, uint16_t flags) {
    listed_home *home = context;
    candidate c;
    (void)flags;
    describe_candidate(home->finder->world, RSM_DOMAIN_DIVISION, row, &c);
    if (c.admin1 == row && rsm_slice_equal_string(home->country, c.country))
        home->division_row = row;
    return home->division_row == RSM_NONE;
}

static bool take_listed(void *context, uint32_t row, uint16_t flags) {
    finder *f = context;
    const rsm_world *world = f->world;
    (void)flags;
    listed_home home = {
        .finder = f,
        .country = rsm_world_string(world, RSM_DOMAIN_OUTLET_HOME, row, RSM_OUTLET_HOME_COUNTRY),
        .division = rsm_world_string(world, RSM_DOMAIN_OUTLET_HOME, row, RSM_OUTLET_HOME_DIVISION),
        .division_row = RSM_NONE};
    if (f->home[0] != '\0' && !rsm_slice_equal_string(home.country, f->home))
        return true; /* "thestar.com.my" is not of Toronto */
    if (home.division.size > 0)
        rsm_world_lookup(world, RSM_DOMAIN_DIVISION, home.division, take_listed_division, &home);
    rsm_world_lookup(world, RSM_DOMAIN_PLACE,
                     rsm_world_string(world, RSM_DOMAIN_OUTLET_HOME, row, RSM_OUTLET_HOME_TOWN),
                     take_listed_town, &home);
    if (home.found && home.country.size == 2)
        memcpy(f->home, home.country.data, 2);
    f->home_listed |= home.found;
    return !home.found;
}

static void look_up_home(finder *f, rsm_slice key) {
    if (!f->home_listed && key.size > 1)
        rsm_world_lookup(f->world, RSM_DOMAIN_OUTLET_HOME, key, take_listed, f);
}

/* By the whole of the outlet's name, its domain's first word, its domain's last before the ending.
 */
static void read_listed(finder *f, rsm_slice outlet) {
    if (rsm_slice_starts_with(outlet, RSM_SLICE("www.")))
        outlet = rsm_slice_sub(outlet, 4, outlet.size);
    look_up_home(f, outlet);
    size_t dot = rsm_slice_find_byte(outlet, '.');
    if (dot >= outlet.size || rsm_slice_find_byte(outlet, ' ') < outlet.size)
        return;
    look_up_home(f, rsm_slice_sub(outlet, 0, dot));
    size_t last = rsm_slice_find_last_byte(outlet, '.');
    rsm_slice rest = rsm_slice_sub(outlet, 0, last);
    size_t before = rsm_slice_find_last_byte(rest, '.');
    if (before < rest.size)
        look_up_home(f, rsm_slice_sub(rest, before + 1, rest.size));
}

/* "KXYZ News 9" at the title's end, "RENO, Nev. (KXYZ)": a station by its letters. */
static void read_call_signs(finder *f) {
    enum { SENTENCES = 8 };
    for (uint32_t i = 0; i < f->text->sentence_count && i < SENTENCES; i++) {
        const rsm_sentence *sentence = &f->text->sentences[i];
        uint32_t token = sentence->first_token, end = sentence->dateline_end;
        if (i == 0 && f->masthead_end > 0) {
            token = f->masthead;
            end = f->masthead_end;
        }
        for (; token < end; token++) {
            rsm_slice word = rsm_token_slice(f->text, token);
            bool letters =
                word.size >= 3 && word.size <= 4 && (word.data[0] == 'K' || word.data[0] == 'W');
            for (size_t k = 1; k < word.size && letters; k++)
                letters = word.data[k] >= 'A' && word.data[k] <= 'Z';
            if (letters)
                look_up_home(f, word);
        }
    }
}

void place_read_outlet(finder *f) {
    rsm_slice outlet = f->report->outlet;
    read_country(f, outlet);
    read_letters(f, outlet);
    read_listed(f, outlet);
    read_call_signs(f);
    if (!f->home_listed)
        read_towns(f);
    if (f->home[0] != '\0')
        return;
    /* a paper's domain without a country's ending and with an American town in it */
    for (uint32_t i = 0; i < f->home_count && f->home[0] == '\0'; i++)
        if (strcmp(f->homes[i].country, "US") == 0)
            memcpy(f->home, "US", 2);
}

bool place_is_homely(const finder *f, rsm_slice name) {
    char letters[PLACE_OUTLET_BYTES];
    uint32_t size = 0, from = 0;
    for (size_t i = 0; i < name.size && size < sizeof letters; i++) {
        char byte = name.data[i];
        if (byte >= 'A' && byte <= 'Z')
            byte = (char)(byte + 32);
        if (byte >= 'a' && byte <= 'z')
            letters[size++] = byte;
    }
    if (size < HOMELY_LETTERS || is_paper_word(f, rsm_slice_make(letters, size)))
        return false;
    for (uint32_t tries = 0; tries < 3; tries++) {
        if (from + size <= f->outlet_size && memcmp(f->outlet + from, letters, size) == 0)
            return true;
        uint32_t step = opening(f, from);
        if (step == 0)
            return false;
        from += step;
    }
    return false;
}
