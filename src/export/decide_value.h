/* A value as a person writes it. Private to the room. */
#ifndef RSM_EXPORT_DECIDE_VALUE_H
#define RSM_EXPORT_DECIDE_VALUE_H

#include "export/export.h"

#define RSM_VALUE_BYTES 4096 /* most bytes of a value, a name or a reason */

/* Reads a plain word for the slot, or JSON as in docs/formats.md, into `arena`. `world` may be NULL
 * (types and places are then taken as written; a place needs coordinates). Errors:
 * RSM_ERROR_ARGUMENT with one line that says what is wrong with it; RSM_ERROR_MEMORY. */
rsm_status rsm_read_value(const rsm_world *world, rsm_slot slot, rsm_slice text, rsm_arena *arena,
                          rsm_value *value, rsm_error *error);

#endif
