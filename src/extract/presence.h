/* What somebody's own words tell of how he knows. */
#ifndef RSM_EXTRACT_PRESENCE_H
#define RSM_EXTRACT_PRESENCE_H

#include "extract/source.h"

/* RSM_SOURCE_RELATIVE or RSM_SOURCE_WITNESS where what the credit gives, in the sentence of its cue,
 * tells that its source is of the family of whom it harmed, or was there; RSM_SOURCE_PERPETRATOR where he harmed
 * them himself; else RSM_SOURCE_UNNAMED. */
rsm_source_kind kind_by_presence(const extraction *x, const credit *c);

/* Makes witnesses of sources of no known kind that the layer of roles found to be harmed by name: "I was
 * shot," Lee said. False where memory ran out. Cost: sources times claims, at most 500. */
bool find_harmed_sources(extraction *x);

/* "Ann Lee was in the shop when the bomb exploded", "Lee was among the wounded": whether the sentence
 * that the phrase of a name opens tells that he was there. Cost: linear in the sentence. */
bool was_there(const extraction *x, const noun_phrase *name);

/* The kind of the office by which the question before a label's words addresses whoever answers ("Mr
 * President, will the"), media for whoever asks it, else RSM_SOURCE_UNNAMED. */
rsm_source_kind kind_by_address(const extraction *x, const credit *c);

/* Media for a label of an interview that only asks, where another answers; else RSM_SOURCE_UNNAMED.
 * Cost: linear in the credits. */
rsm_source_kind kind_by_questions(const extraction *x, rsm_slice name);

/* ", 34, whose husband was killed" after a name. */
bool is_kin_of_harmed(const extraction *x, const noun_phrase *name);

/* Of the credit `index`, whose teller is a bare name: "a police spokesman" of the sentence before, where
 * the report goes on with "the spokesman"; or NULL. */
const rsm_source *introduced_as(const extraction *x, uint32_t index);

#endif
