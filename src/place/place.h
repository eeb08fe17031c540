/* Places: which names of the text are places, and which place each is.
 *
 * Candidates come from the gazetteer; the choice among them weighs containment told in the text
 * ("Paris, Texas", "in Bay region"), the other places of the report, population, the dateline and
 * the outlet's home. Runners-up are kept with their scores. A site ("the Al-Noor mosque") is a
 * place inside its city. */
#ifndef RSM_PLACE_PLACE_H
#define RSM_PLACE_PLACE_H

#include "record/report.h"
#include "tag/tag.h"

typedef struct rsm_place {
    rsm_place_expression expression;
    uint32_t first_token, end_token; /* [first_token, end_token): the name */
    uint32_t phrase_end; /* token after what belongs to it: ", Texas", " in Bay region" */
    uint32_t within;     /* index of the place that the text puts it in, or RSM_NONE */
    bool metonym;   /* a government or team speaking, not a place of anything: "Washington said" */
    bool adjective; /* "Syrian": the country as origin, not as place; not printed among places */
    bool dateline;  /* stands in a dateline */
    bool within_name; /* part of a longer name, of a body or a person: "Las Vegas Police
                         Department"; it tells where the body is, seldom where something happened */
    bool unlisted;    /* what the gazetteer lacks: its point is that of what it is in */
} rsm_place;

typedef struct rsm_places {
    rsm_place *items; /* in order of text, not overlapping */
    uint32_t count;
} rsm_places;

/* Finds and resolves all places of `text`. Values and candidates are in `arena`. Linear time but
 * for a cap of 64 candidates a name. Errors: RSM_ERROR_MEMORY. */
rsm_status rsm_place_find(const rsm_world *world, const rsm_text *text, const rsm_tagging *tagging,
                          const rsm_report *report, rsm_arena *arena, rsm_places *result,
                          rsm_error *error);

#endif
