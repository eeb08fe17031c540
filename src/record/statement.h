/* A statement: one slot given one value by one source chain, in one place of one report, with a
 * stance. */
#ifndef RSM_RECORD_STATEMENT_H
#define RSM_RECORD_STATEMENT_H

#include "record/value.h"

/* In the order in which cells are shown. Their names are in record/names.h. */
typedef enum rsm_slot {
    RSM_SLOT_TYPE,
    RSM_SLOT_HAPPENED,
    RSM_SLOT_WHEN,
    RSM_SLOT_WHERE,
    RSM_SLOT_KILLED,
    RSM_SLOT_INJURED,
    RSM_SLOT_CASUALTIES, /* dead and injured in one figure */
    RSM_SLOT_MISSING,
    RSM_SLOT_DISPLACED,
    RSM_SLOT_EVACUATED,
    RSM_SLOT_AFFECTED,
    RSM_SLOT_DETAINED,
    RSM_SLOT_ABDUCTED,
    RSM_SLOT_ATTACKERS, /* their number */
    RSM_SLOT_INCIDENTS, /* a count of incidents */
    RSM_SLOT_PERPETRATOR,
    RSM_SLOT_TARGET,
    RSM_SLOT_VICTIM,   /* one person */
    RSM_SLOT_ATTACKER, /* what is stated of one person, who stands in perpetrator too */
    RSM_SLOT_WEAPON,
    RSM_SLOT_CAUSE,
    RSM_SLOT_MOTIVE,
    RSM_SLOT_DAMAGE,
    RSM_SLOT_RESPONSE_TO,
    RSM_SLOT_PART_OF,
    RSM_SLOT_ACCOUNT, /* that two versions agree or differ */
    RSM_SLOT_COUNT
} rsm_slot;

typedef enum rsm_stance {
    RSM_STANCE_ASSERTS,
    RSM_STANCE_CLAIMS, /* takes responsibility for it oneself */
    RSM_STANCE_ACCUSES,
    RSM_STANCE_DENIES,
    RSM_STANCE_CONFIRMS,
    RSM_STANCE_DOUBTS,
    RSM_STANCE_CORRECTS,
    RSM_STANCE_PREDICTS,
    RSM_STANCE_COUNT
} rsm_stance;

typedef enum rsm_certainty {
    RSM_CERTAINTY_STATED,
    RSM_CERTAINTY_LIKELY,
    RSM_CERTAINTY_POSSIBLE
} rsm_certainty;

typedef enum rsm_source_kind {
    RSM_SOURCE_GOVERNMENT,
    RSM_SOURCE_AUTHORITY,
    RSM_SOURCE_POLICE,
    RSM_SOURCE_MILITARY,
    RSM_SOURCE_HOSPITAL,
    RSM_SOURCE_WITNESS,
    RSM_SOURCE_RELATIVE,
    RSM_SOURCE_PERPETRATOR,
    RSM_SOURCE_PARTY,
    RSM_SOURCE_EXPERT,
    RSM_SOURCE_MEDIA,
    RSM_SOURCE_OUTLET, /* the report's own outlet */
    RSM_SOURCE_DOCUMENT,
    RSM_SOURCE_ORGANISATION,
    RSM_SOURCE_UNNAMED, /* only where nothing tells the kind */
    RSM_SOURCE_KIND_COUNT
} rsm_source_kind;

/* One link of a source chain. */
typedef struct rsm_source {
    rsm_span span; /* of its name in the text; empty for the outlet */
    rsm_slice name;
    rsm_source_kind kind;
    rsm_slice acts_for; /* the body a person speaks for ("for"), or empty */
    rsm_slice actor; /* id of lexicon/actors or lexicon/outlets of the body counted, its country and
                     office
                     ("kz-interior-ministry"), or empty */
    rsm_slice via;   /* the channel, or empty */
} rsm_source;

/* Nearest teller first, root last. Never empty: where nobody is credited it is the outlet alone. */
typedef struct rsm_source_chain {
    const rsm_source *links;
    uint32_t count;
} rsm_source_chain;

/* What a statement without an incident covers. Fields that say nothing are empty. */
typedef struct rsm_about {
    rsm_slice type;
    rsm_slice actor; /* a name */
    bool has_when, has_where;
    rsm_time_value when;
    rsm_place_value where;
} rsm_about;

typedef struct rsm_statement {
    rsm_slice id;      /* report#n, n from 1 in order of the text */
    uint32_t incident; /* index into the reading's incidents, or RSM_NONE: then `about` says what it
                          covers */
    rsm_about about;
    rsm_slot slot;
    rsm_value value;
    rsm_stance stance;
    rsm_certainty certainty;  /* the source's own */
    uint32_t score;           /* the program's, thousandths, 0 to 1000 */
    uint32_t of;              /* index of the statement judged, or RSM_NONE */
    rsm_span span;            /* the words of the value */
    const rsm_span *evidence; /* other words it rests on, in order of text */
    uint32_t evidence_count;
    rsm_source_chain sources;
    bool has_said_on;
    rsm_time_value said_on;
    uint32_t decision; /* number of the person's decision that added, moved or rejected it; 0: the
                          program's own */
    bool is_rejected;  /* by that decision: it speaks for nothing */
} rsm_statement;

#endif
