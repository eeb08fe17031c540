/* The seeing wing as one step: a report in, its reading out. Internal to the api. */
#ifndef RSM_API_SEE_H
#define RSM_API_SEE_H

#include "record/report.h"
#include "tag/language.h"
#include "world/world.h"

/* Fills `reading` (whose report is set) with all that is seen in it. Everything lies in `arena`. A
 * report with an error is left as it is, with no arrays. `language` may be NULL: rules. Errors:
 * RSM_ERROR_MEMORY, RSM_ERROR_LIMIT. */
rsm_status rsm_see(const rsm_world *world, const rsm_language *language, bool with_tokens,
                   rsm_arena *arena, rsm_reading *reading, rsm_error *error);

#endif
