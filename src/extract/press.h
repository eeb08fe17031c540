/* Outlets that the lexicon does not know by name, and which one "the station" is. */
#ifndef RSM_EXTRACT_PRESS_H
#define RSM_EXTRACT_PRESS_H

#include "extract/extraction.h"

/* Whether the words [first, end) are an outlet's name by their form: "Norville Times", "Norland TV",
 * "WKXN", "Channel 5", "NBC 5". */
bool names_press(const extraction *x, uint32_t first, uint32_t end);

/* "the Lima daily El Norte": a name right after a noun for an outlet. */
bool follows_press(const extraction *x, const noun_phrase *phrase);

/* The words after a verb of telling that name an outlet by their form; sets their end. */
bool press_at(const extraction *x, uint32_t token, uint32_t *end);

/* "the station", "the agency", "the daily" of the credit `index`: takes the name of the outlet
 * credited last; false where the words are no such noun, or none was. */
bool refer_to_press(const extraction *x, uint32_t index, const noun_phrase *phrase,
                    rsm_source *link);

#endif
