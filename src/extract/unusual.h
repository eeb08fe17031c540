/* Telling in words of another shape than "somebody says that". */
#ifndef RSM_EXTRACT_UNUSUAL_H
#define RSM_EXTRACT_UNUSUAL_H

#include "extract/crediting.h"

/* "It was officially reported that nine died", of a passive verb of telling whose subject is "it" and
 * that has no agent: officials, of whatever office. */
void credit_officials(finding *f, const verb_group *group, const rsm_match *cue);

/* "WKXN-TV reports that police say": a noun at the token to the tagger, and a verb after an outlet or a
 * document. */
void credit_mistaken_noun(finding *f, uint32_t token);

/* "The police called the crash an accident": the phrase `source` tells what it calls it. False where
 * the verb is no such one. */
bool credit_called(finding *f, const verb_group *group, uint32_t source);

/* "a shooting police believe is gang related", at the verb of telling; false where it is no such one. */
bool credit_reduced(finding *f, uint32_t token);

#endif
