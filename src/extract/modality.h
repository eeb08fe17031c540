/* Whether what a mention names took place: see modality.c. */
#ifndef RSM_EXTRACT_MODALITY_H
#define RSM_EXTRACT_MODALITY_H

#include "extract/extraction.h"

/* Of an event whose tokens, flags, phrase, verb, time and place are set. */
rsm_modality modality_of(const extraction *x, const event *e);

/* "It was not a murder": a noun that says only of what kind it was not. */
bool names_what_it_is_not(const extraction *x, const event *e);

/* Whether the phrase is the subject of what became of people: "Floods killed 40". */
bool took_lives(const extraction *x, uint32_t phrase);

#endif
