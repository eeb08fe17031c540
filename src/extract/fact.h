/* A fact on its way to being a statement: what the files that state facts hand to statement.c. */
#ifndef RSM_EXTRACT_FACT_H
#define RSM_EXTRACT_FACT_H

#include "extract/number.h"

enum { SCORE_PLAIN = 700, SCORE_CREDITED = 800, SCORE_WEAK = 450 }; /* thousandths */

typedef struct fact {
    uint32_t incident;      /* draft */
    const rsm_about *about; /* what it covers where it is of no incident, or NULL */
    rsm_slot slot;
    rsm_value value;
    uint32_t first, end; /* tokens of the value's words */
    uint32_t trigger;    /* event it rests on, or RSM_NONE */
    uint32_t credit;     /* RSM_NONE: that of the words */
    bool has_stance;
    rsm_stance stance;
    rsm_certainty certainty;
    uint32_t score;
} fact;

/* Makes the fact a statement with its source chain and stance; NULL where it has been told in the
 * very same words, where its incident is not recorded, or where a cap or memory is reached. */
rsm_statement *add_fact(extraction *x, const fact *f);

/* state_setting.c: the time that a mention has, one that only the report tells; the places of all
 * incidents. */
void state_when(extraction *x, uint32_t event);
void state_lead_time(extraction *x, uint32_t incident);
void state_places(extraction *x);

/* state_role.c: the statements of one role claimed: perpetrator, attacker, attackers, target,
 * victim, weapon. */
void state_role(extraction *x, uint32_t index);
/* Whether a claim makes a statement and stands in its incident's record: the event took place or
 * was foiled, a victim is one person with a name or an age, a target no scene, a doer nobody who
 * came to it. find_attacked goes before. */
bool is_worth_telling(const extraction *x, const role_claim *claim);
/* Before the first of them: which incidents have an attacker, so that police who come to the scene
 * are none. */
bool find_attacked(extraction *x);

/* counted.c: the statements of figures. Before the first, which incidents have more than one; once
 * statements are in order, smaller numbers are parts of what was told. False: no memory. */
bool find_several(extraction *x);
void state_figure(extraction *x, uint32_t index);
bool mark_smaller(extraction *x);

/* denied.c: who denies that an incident took place. */
void state_denials(extraction *x);

/* person_value.c: the age told beside the words [first, end) for one person: "NAME, 34,", "NAME, aged
 * 34", "NAME, a 34-year-old", "34-year-old NAME", "NAME (34)"; -1 where none is. */
int32_t age_near(const extraction *x, uint32_t first, uint32_t end);
/* person_value.c: what a claim tells of a person. */
rsm_value person_value(const extraction *x, const role_claim *claim, const entity_draft *entity);

/* state_cause.c: cause, motive or damage told at a match of lexicon/causes.txt. */
void state_cause(extraction *x, const rsm_match *match);

#endif
