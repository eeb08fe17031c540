/* Sentences, tags, times and places -> what the report tells: entities, mentions, roles,
 * attributions, statements and the incidents of one report.
 *
 * The room works in one pass over layers, each a file of its own, each reading only those before
 * it:
 *
 *   chunk         noun phrases, verb groups, clauses
 *   attribution   who is credited with what
 *   event         mentions: triggers, vetoes, modality
 *   figure        figures of people and what became of them
 *   entity        chains of names and nominals
 *   role          who did it, to whom, with what
 *   group         which mentions are one incident; which incident the report is mainly about
 *   statement     every fact with its source chain, stance and certainty
 *
 * All are linear in the number of tokens (looking back a bounded number of sentences). */
#ifndef RSM_EXTRACT_EXTRACT_H
#define RSM_EXTRACT_EXTRACT_H

#include "place/place.h"
#include "record/report.h"
#include "tag/tag.h"
#include "time/time.h"

#define RSM_EXTRACT_INCIDENTS  256   /* incidents a report: later ones are left out */
#define RSM_EXTRACT_STATEMENTS 16384 /* statements a report: later ones are left out */

/* Fills the arrays of `reading` from entities on (its report, sentences, names, times and places
 * are the caller's). All results are in `arena` and point into the inputs' arenas too. Errors:
 * RSM_ERROR_MEMORY. */
rsm_status rsm_extract(const rsm_world *world, const rsm_text *text, const rsm_tagging *tagging,
                       const rsm_times *times, const rsm_places *places, rsm_arena *arena,
                       rsm_reading *reading, rsm_error *error);

#endif
