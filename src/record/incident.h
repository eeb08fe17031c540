/* Entities, mentions and the incidents that one report tells of. Plain data in the document's
 * arena. */
#ifndef RSM_RECORD_INCIDENT_H
#define RSM_RECORD_INCIDENT_H

#include "record/statement.h"

/* A person, group, body, place or thing, with all its spans in one report. */
typedef struct rsm_entity {
    rsm_slice id; /* "e1", unique in the report */
    rsm_entity_type type;
    rsm_slice name;        /* the fullest mention as written */
    const rsm_span *spans; /* in order of text */
    uint32_t span_count;
    rsm_slice actor; /* id of lexicon/actors, or empty */
} rsm_entity;

typedef enum rsm_modality {
    RSM_MODALITY_ACTUAL,
    RSM_MODALITY_ALLEGED,
    RSM_MODALITY_PLANNED,
    RSM_MODALITY_FOILED,
    RSM_MODALITY_POSSIBLE,
    RSM_MODALITY_DENIED,
    RSM_MODALITY_GENERAL /* of no one incident: "suicide bombings are on the rise" */
} rsm_modality;

typedef enum rsm_role {
    RSM_ROLE_PERPETRATOR,
    RSM_ROLE_TARGET,
    RSM_ROLE_VICTIM,
    RSM_ROLE_WEAPON,
    RSM_ROLE_COUNT
} rsm_role;

/* That an entity plays a role. */
typedef struct rsm_role_link {
    rsm_role role;
    uint32_t entity; /* index into the reading's entities */
} rsm_role_link;

/* A span that refers to an event. */
typedef struct rsm_mention {
    rsm_slice id; /* report@start-end: unique everywhere */
    rsm_span span;
    rsm_slice type; /* ids of ontology/ */
    rsm_slice subtype;
    rsm_modality modality;
    const rsm_role_link *roles;
    uint32_t role_count;
    bool has_when, has_where;
    rsm_time_value when;
    rsm_place_value where;
} rsm_mention;

/* One stretch of a coordinated incident. */
typedef struct rsm_part {
    bool has_when, has_where;
    rsm_time_value when;
    rsm_place_value where;
} rsm_part;

#define RSM_WORD_NTH UINT64_C(0xffffffffffffff00)

/* One incident as one report tells of it. */
typedef struct rsm_incident {
    rsm_slice id; /* that of its first mention */
    rsm_slice type;
    rsm_slice subtype;
    rsm_modality modality;    /* of the whole: the most actual of its mentions */
    bool main;                /* whether the report is mainly about it; at most one a report */
    const uint32_t *mentions; /* indices, in order of text */
    uint32_t mention_count;
    bool has_when, has_where;
    rsm_time_value when;
    rsm_place_value where;
    const rsm_part *parts;
    uint32_t part_count;
    const rsm_role_link *roles; /* grouped by role, each entity once */
    uint32_t role_count;
    /* For bringing reports together: hashes of the distinctive words told with it (names, numbers,
     * rare words), sorted and unique. Where the report counts it ("the second attack this week")
     * the last is RSM_WORD_NTH + 2. Not printed. */
    const uint64_t *words;
    uint32_t word_count;
} rsm_incident;

#endif
