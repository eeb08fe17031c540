/* What the files of this room share while one report's places are found. Internal to the room. */
#ifndef RSM_PLACE_FINDER_H
#define RSM_PLACE_FINDER_H

#include "base/vector.h"
#include "place/candidate.h"

enum {
    PLACE_VOTES = 256,       /* countries and divisions that votes are kept of */
    PLACE_CONTAINED = 300,   /* points of a candidate in the name that follows: "Paris, Texas" */
    PLACE_KNOWN = 64,        /* words kept that the report has for a place somewhere */
    PLACE_LANDS = 4,         /* countries that armed groups tell */
    PLACE_HOMES = 32,        /* towns kept that the outlet may be of */
    PLACE_OUTLET_BYTES = 64, /* of an outlet's name, as far as it is read */
};

/* A phrase of the text that may be a place. */
typedef struct spot {
    uint32_t first, end;
    uint32_t candidates, count;         /* into the finder's candidates */
    uint32_t districts, district_count; /* into the finder's districts */
    uint32_t best;                      /* index into candidates, or RSM_NONE */
    uint32_t within;                    /* index of the spot it is said to be in, or RSM_NONE */
    uint32_t group;                     /* the same for spots of the same words */
    bool metonym, adjective, dateline;
    bool listed;       /* one of an enumeration of its like: "China, Japan and Iran" */
    bool among_states; /* one of a list of states */
    bool within_name;  /* part of the name of a body: "Las Vegas Police Department" */
    bool homely;       /* its name stands in the outlet's: "Paris" in theparisnews.com */
    bool masthead;     /* in the outlet's own name at the title's end: its home, not told of */
    bool division;     /* kept at the first of its words: the division, not its town, is meant */
    bool part;         /* said to be a part of a town: "the Rosehill neighborhood" */
    bool dropped;      /* no place after all */
    bool unlisted;     /* what the gazetteer lacks, in the town or county of `anchor` */
    bool held;         /* in a division that has none of its name: "Ashford, Vt." */
    bool town;         /* unlisted, and called a town: no part of that of `anchor` */
    bool quarter;      /* listed by itself, and a part of the town of `anchor` */
    candidate anchor_place;
} spot;

typedef struct vote {
    char country[4];
    uint32_t division; /* row, or RSM_NONE for the country as a whole */
    uint32_t count;
} vote;

typedef struct finder {
    const rsm_world *world;
    const rsm_text *text;
    const rsm_tagging *tagging;
    const rsm_report *report;
    rsm_arena *arena;
    rsm_vector spots, candidates;
    rsm_vector districts; /* rows of DISTRICT */
    vote votes[PLACE_VOTES];
    uint32_t vote_count;
    char home[4]; /* the outlet's country, or "" */
    char
        outlet[PLACE_OUTLET_BYTES]; /* letters of the outlet's name in lower case, its ending off */
    uint32_t outlet_size;
    uint32_t lands[PLACE_LANDS]; /* rows of countries that the armed groups named are at home in */
    uint32_t land_count;
    candidate homes[PLACE_HOMES]; /* towns and counties named in the outlet's name */
    uint32_t home_count;
    bool home_listed;           /* the town is told by the list, not guessed from letters */
    const candidate *home_town; /* the one of them chosen, or NULL */
    uint32_t masthead;          /* first token of the outlet's own name at the title's end */
    uint32_t masthead_end;
    uint32_t header_end; /* past the head of the page at the title's beginning; 0 for none */
    rsm_slice known[PLACE_KNOWN]; /* words that are a place somewhere in the report */
    uint32_t known_count;
    uint32_t *kinds; /* one a token: what no-places.txt says of it, once asked for */
} finder;

spot *spot_at(const finder *f, uint32_t index);
candidate *candidate_at(const finder *f, uint32_t index);

/* Whether the token is the word, whatever its case. False past the end. */
bool token_among(const finder *f, uint32_t token, const char *const *words, size_t count);
bool place_token_is(const finder *f, uint32_t token, const char *word);

/* The candidate of most points, and the points of the two best; RSM_NONE where there is none. */
uint32_t best_of(const finder *f, const spot *s, int32_t *score, int32_t *second);

/* cue.c: by the words beside it, whether a name is a place after all: one taken for a person; one
 * inside the name of a body; one followed by the division it is in; one after "in", "at", "near".
 */
/* Keeps the words of the spots found so far, for a second collecting. */
void place_remember(finder *f);
bool place_taken_for_person(const finder *f, const rsm_match *match);
bool place_within_body(const finder *f, const rsm_match *match);
bool place_is_named_in_full(const finder *f, const rsm_match *match);
/* "Alexandria woman", "Richmond police": what a town's people and offices are called by. */
bool place_is_followed_by_people(const finder *f, uint32_t token);
/* Whether a division or country begins at the token. */
bool place_is_wide_at(const finder *f, uint32_t token);
/* "north", "southwest", "central", "NW": a side or the middle of a town. */
bool place_is_side(const finder *f, uint32_t token);
/* Whether a name stands in brackets that open right before it and close right after: "Osk
 * (Norland)".
 */
bool place_is_in_brackets(const finder *f, uint32_t open, uint32_t first, uint32_t end);
bool place_is_governed(const finder *f, const rsm_match *match);
/* Whether the token, of at most PLACE_WORD_MOST bytes, is in lower case a common word of the
 * language.
 */
enum { PLACE_WORD_MOST = 32 };
bool place_is_word(const finder *f, uint32_t token);
/* The same, or before "police", "residents". */
bool place_is_cued(const finder *f, uint32_t first, uint32_t end);
/* Whether a person of the report bears the one word as surname or given name, and nothing beside it
 * says that a place is meant. */
bool place_is_of_a_person(const finder *f, const rsm_match *match);
/* Whether one of the words past the first is one that bodies are named by: "Court", "Company". */
bool place_ends_a_body(const finder *f, uint32_t first, uint32_t end);
/* Whether some person of the report has the one word first or last in his name. */
bool place_bears_name_of_person(const finder *f, const rsm_match *match);
/* beside.c: by the words beside a name, whether it is a street's or a building's; whether it is
 * said to be a part of a town; where the outlet's own name begins at the end of the title. */
bool place_names_a_street(const finder *f, const rsm_match *match);
/* Whether the token is where a member of a house is from: "D-Raleigh". */
bool place_follows_party(const finder *f, uint32_t token);
/* Whether it is the second of two with a hyphen between: "the Maiduguri-Damaturu road". */
bool place_ends_a_road(const finder *f, uint32_t first, uint32_t end);
/* Whether the token is one of a list of counties: "Clark, Hamilton and Warren counties". */
bool place_is_in_county_list(const finder *f, uint32_t first, uint32_t end);
bool place_is_called_part(const finder *f, uint32_t first, uint32_t end);
void place_find_masthead(finder *f);
/* What no-places.txt says of a word or phrase: bits of the kinds it stands under there. */
enum {
    NO_PLACE_WORD = 1,
    NO_PLACE_PERSON = 2,
    NO_PLACE_STREET = 4,
    NO_PLACE_BUILDING = 8,
    NO_PLACE_PART = 16,
    NO_PLACE_OUTLET = 32,
    NO_PLACE_ROAD = 64, /* a street's too */
    NO_PLACE_PREFIX = 128,
    NO_PLACE_COUNTY = 256,
    NO_PLACE_OFF = 512,
    NO_PLACE_NEAR = 1024,
    NO_PLACE_TOWN = 2048, /* a settlement: "city", "village" */
    NO_PLACE_SITE = 4096,
    NO_PLACE_FEATURE = 8192,
    NO_PLACE_VILLAGE = 131072,
    NO_PLACE_GIVEN = 262144,
    NO_PLACE_GROUND = 32768,
    NO_PLACE_TOWN_GROUND = 65536,
    NO_PLACE_ESTATE = 524288,
    NO_PLACE_SECTION = 1048576,
    NO_PLACE_CARE = 2097152,
    NO_PLACE_STREETS = 4194304,
    NO_PLACE_PARTICLE = 8388608,
    NO_PLACE_THING = 16384, /* what stands after it is named for it: "West Nile virus" */
};
uint32_t place_kinds_of_word(const finder *f, rsm_slice words);
/* The same of one token; looked up once. */
uint32_t place_kinds_at(const finder *f, uint32_t token);
/* The number that stands with a kind there ("direction 45"); false for none. */
bool place_number_of_words(const finder *f, rsm_slice words, const char *kind, uint32_t *number);
/* Whether the phrase is a border or the waters off a coast by the words in and before it; else, at
 * a phrase that would be one, it is none. */
typedef enum place_wide { PLACE_NO_LINE, PLACE_IS_LINE, PLACE_BARE_COAST } place_wide;
place_wide place_is_line(const finder *f, const rsm_match *match);
/* caseless.c: whether, in a text of one case, the match is half of a longer name, a common word, or
 * a name of something else. */
bool place_is_caseless_mistake(const finder *f, const rsm_match *match);
/* The end of the words beginning at the token that may be one name there; the token for none. */
uint32_t place_caseless_name_end(const finder *f, uint32_t token);
/* local.c: whether the name is a county's before "Co."; whether the entry is one called "X County".
 */
bool place_is_before_co(const finder *f, uint32_t first, uint32_t end);
bool place_is_county_row(const finder *f, rsm_domain domain, uint32_t row);
/* The end of "Houses", "Mobile Home Park" that begins at the token; the token for none. */
uint32_t place_estate_end(const finder *f, uint32_t token);
/* Whether the match begins the name of a housing estate: "the Cedar Creek Houses". */
bool place_begins_an_estate(const finder *f, const rsm_match *match);
/* Whether the words are "North Side", "the Northside": a part of the report's own town. */
bool place_is_bare_side(const finder *f, uint32_t first, uint32_t end);
/* The end of such a part that begins at the token and is given as a site; the token for none. */
uint32_t place_side_end(const finder *f, uint32_t token);
/* "flown to a Dallas hospital": where people are cared for, not where it happened. */
bool place_is_of_a_hospital(const finder *f, uint32_t first, uint32_t end);
/* The head of a page before its title; whether the token stands there or in the outlet's own name.
 */
void place_find_header(finder *f);
bool place_in_masthead(const finder *f, uint32_t token);
/* group.c: numbers the spots by their words. False where memory ran out. */
bool place_group(finder *f);
/* phrase.c: collects the spots. False where memory ran out. */
bool place_collect(finder *f);
/* contain.c: what the words right around a name say of where it is. */
void place_contain(finder *f);
/* home.c: the outlet's country and letters, read before collecting; whether a name of the report
 * stands in the outlet's. */
void place_read_outlet(finder *f);
bool place_is_homely(const finder *f, rsm_slice name);
/* district.c: parts of great towns that the report tells of or is from. */
void place_settle_districts(finder *f);
/* vote.c: what the report as a whole and its outlet say. */
void place_vote(finder *f);
/* elsewhere.c: listed sites that the words put in another place than the list does. */
void place_settle_sites(finder *f);
/* stray.c: names whose best candidate lies far from all that the report surely tells of. */
void place_settle_strays(finder *f);

#endif
