/* Roles: what the files of the layer share (role.c, deed.c, blame.c, responsible.c, behind.c,
 * attacker.c).
 */
#ifndef RSM_EXTRACT_ROLE_H
#define RSM_EXTRACT_ROLE_H

#include "extract/extraction.h"

/* role.c: claims of who or what a phrase, and those joined to it ("a bus and two cars"), did or
 * suffered by an event; the part follows from what kind of thing it is. */
void actor_phrase(extraction *x, uint32_t index, uint32_t phrase);
void sufferer_phrase(extraction *x, uint32_t index, uint32_t phrase);
role_claim *claim_phrase(extraction *x, uint32_t index, rsm_role role, uint32_t phrase);

/* role.c: the entity of a type that the words of [first, end) name. */
uint32_t entity_of_words(extraction *x, rsm_entity_type type, uint32_t first, uint32_t end);

/* arms.c: claims of the weapons in the words of an event. */
void claim_weapons(extraction *x, uint32_t index);
/* arms.c: "drove a van into a crowd": the van as the weapon; false where no vehicle is driven. */
bool claim_driven(extraction *x, uint32_t index, uint32_t object);

/* "gun battle", "bomb threat", "gun shot": whether the word after a weapon makes it the kind of
 * something else. */
bool is_only_named(const extraction *x, uint32_t end);

/* responsible.c: the event that words at `token` on who did it are about: in its sentence, else the
 * last one told; or RSM_NONE. */
uint32_t event_near(const extraction *x, uint32_t token);

/* role.c: "no group", "neither the army". */
bool names_nobody(const extraction *x, uint32_t phrase);

/* behind.c: of "an unknown group, the Front of Osk," the name; else the phrase itself. */
uint32_t named_beside(const extraction *x, uint32_t phrase);
/* claimant.c: notes a claim where whoever is credited with the words tells of his own deed, the
 * phrase being the event's doer; whether it did. */
bool claims_itself(extraction *x, uint32_t index, uint32_t phrase);

/* behind.c: claims of the armed group whose people a phrase tells of. */
void claim_group_behind(extraction *x, uint32_t index, uint32_t phrase);
uint32_t first_joined(const extraction *x, uint32_t phrase); /* role.c: of a list, its first */
/* role.c: whether an entity plays a part by one of the first ROLE_CLAIMS claims. */
bool has_role(const extraction *x, uint32_t entity, rsm_role role);
uint32_t earliest_entity(const extraction *x); /* behind.c: of those looked through */

/* behind.c: claims the state that the adjective at `token` names ("an Israeli air strike"), and
 * that of a phrase that names its weapons ("Israeli warplanes"). */
void claim_nation(extraction *x, uint32_t index, uint32_t token);
void nation_behind(extraction *x, uint32_t index, const noun_phrase *phrase);

/* sufferer.c: the type of who or what a phrase names; *known: whether it names anybody or anything.
 */
rsm_entity_type type_of_phrase(extraction *x, uint32_t phrase, bool *known);
/* sufferer.c: claims one phrase, without what is joined to it, as what suffers an event. */
void sufferer_alone(extraction *x, uint32_t index, uint32_t phrase);

/* deed.c: the noun phrase of which `phrase` is a side or a part ("in front of the bank", "a section
 * of the pipeline"), else itself. */
uint32_t past_side(const extraction *x, uint32_t phrase);

/* deed.c: whether a match is a phrase of lexicon/deeds.txt of a class (rsm_deed_class). */
bool is_of_deed_class(const extraction *x, const rsm_match *match, uint32_t class);
/* deed.c: whether a verb group tells a deed of a class (rsm_deed_class). */
bool tells_deed(const extraction *x, const verb_group *group, uint32_t class);
/* deed.c: whether somebody can have had a part in an event that is told as a happening. */
bool may_have_parts(const extraction *x, const event *e);
/* deed.c: the event that a phrase names, or RSM_NONE. */
uint32_t event_in(const extraction *x, uint32_t phrase);
/* deed.c: the event told after "in", "of", "for" behind a verb, or RSM_NONE. */
uint32_t event_after(const extraction *x, uint32_t token);

/* deed.c: claims what stands after "against" behind a verb that says that an event was done. */
void struck_against(extraction *x, uint32_t index, const verb_group *group);
void roles_of_deeds(extraction *x);    /* deed.c: by the verbs of lexicon/deeds.txt */
void roles_of_arms(extraction *x);     /* arms.c: weapons that somebody had, drew or left */
void attackers_by_name(extraction *x); /* attacker.c */

/* behind.c: "Osk bomb kills 9": a town, and no "bombs": the word taken for a verb is a noun after
 * its place. */
bool is_noun_after_place(const extraction *x, const verb_group *group);

#endif
