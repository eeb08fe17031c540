/* What a statement can say: counts, times, places, actors and things, persons, texts, types.
 *
 * Plain data, no behaviour. All slices lie in the arena of the document (or of the loaded case)
 * that holds the value; nothing here owns memory. The written form of each is that of the design
 * and of docs/formats.md, and is made in record/write.h. */
#ifndef RSM_RECORD_VALUE_H
#define RSM_RECORD_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/calendar.h"
#include "base/slice.h"
#include "record/span.h"

/* ---- counts ---- */

typedef enum rsm_count_kind {
    RSM_COUNT_TOTAL,  /* the whole toll, as far as the source knows */
    RSM_COUNT_UPDATE, /* a toll said to have changed: "rose to 12" */
    RSM_COUNT_PART,   /* some of those counted: "two of them police" */
    RSM_COUNT_SUM     /* over several incidents: "412 attacks in 2019" */
} rsm_count_kind;

typedef enum rsm_attackers {
    RSM_ATTACKERS_UNKNOWN,
    RSM_ATTACKERS_IN,
    RSM_ATTACKERS_OUT
} rsm_attackers;

#define RSM_COUNT_UNKNOWN (-1) /* a bound that the words leave open */

typedef struct rsm_count_value {
    int64_t low;    /* least number the words allow, or RSM_COUNT_UNKNOWN */
    int64_t high;   /* greatest number the words allow, or RSM_COUNT_UNKNOWN */
    rsm_slice text; /* the words of the figure: "nearly 50" */
    rsm_slice who;  /* who exactly is counted: "police officers"; empty where people at large */
    rsm_count_kind kind;
    rsm_attackers attackers; /* whether dead or injured attackers are among those counted */
} rsm_count_value;

/* ---- times ---- */

typedef struct rsm_time_value {
    rsm_instant earliest;  /* .known == false: unknown */
    rsm_instant latest;    /* inclusive, to the day or the minute */
    rsm_slice value;       /* TIMEX3: "2021-05-14", "XXXX-05-14", "2021-W19", "P2D" */
    rsm_slice anchor;      /* id of the mention it is counted from, or empty */
    int32_t anchor_offset; /* days after the anchor */
} rsm_time_value;

/* ---- places ---- */

typedef enum rsm_place_kind {
    RSM_PLACE_SITE,
    RSM_PLACE_CITY,
    RSM_PLACE_ADMIN2,
    RSM_PLACE_ADMIN1,
    RSM_PLACE_COUNTRY,
    RSM_PLACE_SEA,
    RSM_PLACE_BORDER,
    RSM_PLACE_FEATURE,
    RSM_PLACE_CONTINENT
} rsm_place_kind;

/* One gazetteer entry that a place might have been, runner-up to the one chosen. */
typedef struct rsm_place_candidate {
    rsm_slice name;
    char country[4];
    rsm_slice admin1;
    uint32_t geonameid;
    int32_t lat_e5, lon_e5;
    uint32_t score; /* thousandths */
} rsm_place_candidate;

typedef struct rsm_place_value {
    rsm_slice name; /* of the gazetteer, or as written for a site */
    rsm_place_kind kind;
    rsm_slice city;   /* of a site */
    char country[4];  /* ISO 3166-1 alpha-2, NUL-terminated; "" unknown or several */
    rsm_slice admin1; /* name of the first-level division */
    rsm_slice admin2;
    int32_t lat_e5; /* hundred-thousandths of a degree */
    int32_t lon_e5;
    bool has_point;     /* whether lat_e5 and lon_e5 are known */
    uint32_t geonameid; /* 0: none */
    uint32_t radius_km; /* 0: a point */
    const rsm_place_candidate *candidates;
    uint32_t candidate_count;
} rsm_place_value;

/* ---- actors, things, persons ---- */

/* Types of names and entities. */
typedef enum rsm_entity_type {
    RSM_ENTITY_PER,
    RSM_ENTITY_ORG,
    RSM_ENTITY_GPE,
    RSM_ENTITY_LOC,
    RSM_ENTITY_FAC,
    RSM_ENTITY_GROUP, /* armed or political */
    RSM_ENTITY_NORP,  /* of a nation, a faith: "Syrian"; only ever a name, never kept of a person */
    RSM_ENTITY_WEAPON,
    RSM_ENTITY_VEHICLE,
    RSM_ENTITY_OTHER
} rsm_entity_type;

typedef struct rsm_actor_value {
    rsm_slice name;
    rsm_entity_type type;
    rsm_slice actor; /* id of lexicon/actors, or empty */
} rsm_actor_value;

typedef enum rsm_sex { RSM_SEX_UNKNOWN, RSM_SEX_FEMALE, RSM_SEX_MALE } rsm_sex;

typedef struct rsm_person_value {
    rsm_slice name;
    int32_t age; /* years, -1 unknown */
    rsm_sex sex;
    rsm_slice nationality;
    rsm_slice affiliation;
    rsm_slice outcome; /* "killed", "injured", "arrested", ... or empty */
} rsm_person_value;

/* ---- the value of a statement ---- */

typedef enum rsm_value_kind {
    RSM_VALUE_COUNT,
    RSM_VALUE_TIME,
    RSM_VALUE_PLACE,
    RSM_VALUE_ACTOR,
    RSM_VALUE_PERSON,
    RSM_VALUE_TEXT,    /* cause, motive, damage, account */
    RSM_VALUE_TYPE,    /* an id of ontology/ */
    RSM_VALUE_BOOLEAN, /* happened */
    RSM_VALUE_INCIDENT /* response_to, part_of: id of a mention */
} rsm_value_kind;

typedef struct rsm_value {
    rsm_value_kind kind;
    union {
        rsm_count_value count;
        rsm_time_value time;
        rsm_place_value place;
        rsm_actor_value actor;
        rsm_person_value person;
        rsm_slice text; /* RSM_VALUE_TEXT, RSM_VALUE_TYPE, RSM_VALUE_INCIDENT */
        bool boolean;
    } as;
} rsm_value;

#endif
