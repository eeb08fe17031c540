/* What the record formats of the field ask of an incident, worked out once for all of them: when
 * and where in their terms, who took part and on which side, which reports tell of it, and where
 * reports differ, in words. Private to the room.
 *
 * Invariants: everything follows from the account (a cell of the format's codebook) and from the
 * readings; nothing is guessed: what the account does not say is empty. Memory is the arena's.
 * Cost: linear in the account and its reports. */
#ifndef RSM_EXPORT_CODED_H
#define RSM_EXPORT_CODED_H

#include "export/codes.h"
#include "export/row.h"
#include "export/work.h"

/* On which side somebody stands, seen from the country of the incident. */
typedef enum rsm_side {
    RSM_SIDE_UNKNOWN,
    RSM_SIDE_GOVERNMENT, /* of the country, its civil bodies and courts */
    RSM_SIDE_POLICE,
    RSM_SIDE_MILITARY,
    RSM_SIDE_FOREIGN, /* a state's, another's */
    RSM_SIDE_GROUP,   /* an armed group */
    RSM_SIDE_MILITIA, /* of a party, a gang; a group that nobody names */
    RSM_SIDE_BODY,    /* international bodies, NGOs, companies */
    RSM_SIDE_PROTESTERS,
    RSM_SIDE_RIOTERS,
    RSM_SIDE_CIVILIANS
} rsm_side;

/* Somebody who took part: a suspect or a target. */
typedef struct rsm_participant {
    rsm_slice name;    /* of lexicon/actors where it is known there, else as told */
    uint32_t actor;    /* row of RSM_DOMAIN_ACTOR, or RSM_NONE */
    rsm_slice country; /* alpha-2 of its home, or empty */
    rsm_side side;
    bool is_named;              /* bears a name ("the Northern Front"), unlike "gunmen" */
    bool is_person;             /* one person */
    uint32_t target_noun;       /* row of the list gtd-target-subtypes, or RSM_NONE */
    rsm_slice target_type;      /* GTD's number, or empty */
    rsm_standing standing;      /* of suspects */
    const rsm_suspect *suspect; /* or NULL */
} rsm_participant;

typedef struct rsm_coded {
    const rsm_work *work;
    const rsm_codes *codes;
    rsm_arena *arena;
    uint32_t group;
    const rsm_account *account;
    uint32_t type;     /* row of RSM_DOMAIN_TYPE: the subtype's, else the type's; RSM_NONE */
    rsm_slice country; /* alpha-2, or empty */
    bool has_day;
    int32_t first, last;     /* days it lies between */
    const uint32_t *reports; /* readings that tell of it, copies left out, those mainly about it
                                first, canonical order */
    uint32_t report_count;
    const rsm_participant *suspects; /* those that are not only denied, strongest standing first */
    uint32_t suspect_count;
    const rsm_participant *targets;
    uint32_t target_count;
} rsm_coded;

/* Works it out. False where memory fails. */
bool rsm_coded_make(const rsm_work *work, const rsm_codes *codes, uint32_t group, rsm_arena *arena,
                    rsm_coded *coded);

/* The cell of ontology/types.txt for the incident's type; empty where it says "-". */
rsm_slice rsm_coded_type(const rsm_coded *coded, unsigned column);

/* "3 Bombing/Explosion" is 3 and Bombing/Explosion. */
void rsm_split_code(rsm_slice text, rsm_slice *number, rsm_slice *name);

/* low, best or high of a count; RSM_COUNT_UNKNOWN. */
int64_t rsm_coded_best(const rsm_coded *coded, rsm_slot slot);
int64_t rsm_coded_low(const rsm_coded *coded, rsm_slot slot);
int64_t rsm_coded_high(const rsm_coded *coded, rsm_slot slot);

/* The greatest figure told of some of those counted whose words end in a noun of `domain` for which
 * `wanted` holds ("three militants" of the dead); RSM_COUNT_UNKNOWN. */
int64_t rsm_coded_part(const rsm_coded *coded, rsm_slot slot,
                       bool (*wanted)(const rsm_codes *codes, rsm_slice who));

/* What stands in a list cell, the best figures in order, joined by `joint`; of at most `most`. In
 * the arena, empty where there is none. */
rsm_slice rsm_coded_list(const rsm_coded *coded, rsm_slot slot, const char *joint, uint32_t most);

/* Moves a text put together to the arena and frees the buffer; the arena fails where the buffer
 * has. */
rsm_slice rsm_finish_text(rsm_buffer *buffer, rsm_arena *arena);

/* The name in a value: an actor's, a person's, a text. */
rsm_slice rsm_value_name(const rsm_value *value);

/* Whether the place is a town or something in one; the town's name. */
bool rsm_coded_is_town(const rsm_coded *coded);
rsm_slice rsm_coded_town(const rsm_coded *coded);

/* Outlets of the reports, each once, joined. */
rsm_slice rsm_coded_outlets(const rsm_coded *coded, const char *joint);

/* The latest publication among the reports that tell of it; unknown where none is dated. */
rsm_instant rsm_coded_latest(const rsm_coded *coded);

/* ---- in words (told.c) ---- */

/* "Market bombing, Kokshetau, Akmola, Kazakhstan" */
void rsm_tell_name(const rsm_coded *coded, rsm_buffer *buffer);

/* "21 killed. 63 injured. ": every count that is told, by its best figure or its bounds. */
void rsm_tell_toll(const rsm_coded *coded, rsm_buffer *buffer);

/* "Sons of the Steppe claims it. Northern Dawn Front: accused by authorities, denied. " */
void rsm_tell_suspects(const rsm_coded *coded, rsm_buffer *buffer);

/* "Reports differ on killed: 21 (hospital), 14 (information ministry). Taken back: ... " */
void rsm_tell_disputes(const rsm_coded *coded, rsm_buffer *buffer);

/* Who stands at the ends of the chains of a cell's statements, each once, joined. */
void rsm_tell_roots(const rsm_coded *coded, rsm_slot slot, const char *joint, rsm_buffer *buffer);

/* "14 October 2023" */
void rsm_tell_day(int32_t day, rsm_buffer *buffer);

/* ---- numbers of incidents (number.c) ---- */

#define RSM_NO_NUMBER UINT32_MAX

/* A number below `modulus` for each group, made of its id, no two alike among those of one bucket:
 * where two meet, the one whose first report was published later moves on to the next that is free.
 * So a number stays when reports are added, unless an earlier report gives the incident another id,
 * or one that meets it. RSM_NO_NUMBER where a bucket is full. In the arena; NULL where memory
 * fails. Cost: linear in the groups, but for buckets that are nearly full. */
uint32_t *rsm_number_groups(const rsm_work *work, const uint64_t *buckets, uint32_t modulus,
                            rsm_arena *arena);

#endif
