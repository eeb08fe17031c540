/* Who is who: named persons who were harmed or did it, by the words that identify them. */
#ifndef RSM_EXTRACT_PERSONS_H
#define RSM_EXTRACT_PERSONS_H

#include "extract/extraction.h"

/* What part words give a person. */
typedef enum person_part {
    PART_NONE,     /* no person */
    PART_SOMEBODY, /* a person of whom the words tell no part: "the man", "him" */
    PART_VICTIM,
    PART_SUSPECT, /* said to be suspected, accused, sought, held */
    PART_PERPETRATOR
} person_part;

/* The part that a noun phrase and what follows it give: "the victim", "one of the dead", "the man
 * killed in the blast", "the woman who opened fire", "the accused". */
person_part part_of_phrase(const extraction *x, uint32_t phrase);

/* "one of the victims", "the body of", "the second of three gunmen": the phrase that it is of. */
uint32_t whole_of(const extraction *x, uint32_t phrase);

/* Whether words for police and soldiers stand in [first, end). */
bool tells_of_security(const extraction *x, uint32_t first, uint32_t end);

/* ---- namelist.c ---- */

/* The token after, and the first of, the name that a token is of. */
uint32_t end_of_name(const extraction *x, uint32_t token);
uint32_t start_of_name(const extraction *x, uint32_t token);
/* The first token of the name that heads a phrase. */
uint32_t first_of_name(const extraction *x, const noun_phrase *phrase);

/* Whether the token is of a person's name that stands for him: not "the Doe boy", "Doe's car". */
bool names_somebody(const extraction *x, uint32_t token);

/* The first token of a person's name that begins within [token, limit), with nothing before it but
 * his title, trade, age, nation or home ("a 25-year-old Norville resident, John Doe"); RSM_NONE. */
uint32_t person_named_at(const extraction *x, uint32_t token, uint32_t limit);

/* The first name of the list that a phrase ends, "John Doe, 20; Carl Reed, 18; and two boys", with
 * nothing between its names but ages, homes and what joins them; or RSM_NONE. */
uint32_t first_of_list(const extraction *x, const noun_phrase *phrase);

/* A claim on the person whose name begins at `token`, at the words of the phrase he heads, as the
 * claims of verbs are; NULL where it has been made. */
role_claim *claim_person(extraction *x, uint32_t deed, rsm_role role, uint32_t token);

/* Makes claims of a part on every person named in the list that begins with the name at `token`
 * ("Ann Lee, 30, Bob Stone, of Norville, and Carla Diaz"); up to the token `limit`. */
void claim_names(extraction *x, uint32_t token, uint32_t deed, person_part part);
void claim_names_until(extraction *x, uint32_t token, uint32_t limit, uint32_t deed,
                       person_part part);

/* The event of harm nearest to `token`: in its sentence, else the last told before it, else the
 * next told shortly after; RSM_NONE. */
uint32_t harm_near(const extraction *x, uint32_t token, bool by_somebody);

/* Whether an event's words only name what somebody is charged with: "with second-degree murder". */
bool names_charge(const extraction *x, const event *e);

/* named.c: those counted, struck or cared for who are named. */
void claim_harmed(extraction *x);

/* became.c: notes what became of the person whose words begin at `token`; gives it to all claims on
 * victims at those words that say nothing themselves; what words such as "the dead" say. */
void note_outcome(extraction *x, uint32_t token, rsm_slot outcome);
void settle_outcomes(const extraction *x);
/* "the 12-year-old": somebody of whom nothing but the age is told. */
bool known_by_age(const extraction *x, const noun_phrase *phrase);
rsm_slot outcome_of_words(const extraction *x, uint32_t first, uint32_t end);

/* apposed.c: those named beside words that tell of them elsewhere. */
void claim_apposed(extraction *x);

/* aged.c: the harmed known by their age, and ages told apart from what was done. */
void claim_aged_persons(extraction *x);

/* charges.c: whether the charge named from token `from` on, right behind its verb, is for something
 * beside the deed: "with tampering with evidence in the killing". */
bool is_charged_with_less(const extraction *x, uint32_t from);

/* accused.c: those arrested, charged or convicted for a deed told. */
void claim_accused(extraction *x);
/* Whether what a verb of the courts tells is a charge for something else than that event: "lying to
 * police about the shooting", "pleaded guilty to selling the gun", one of years before. */
bool is_charge_of_other(const extraction *x, uint32_t verb_group, uint32_t event);

#endif
