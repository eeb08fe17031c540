/* The inside of taking a decision: what is named, found. Private to the room. */
#ifndef RSM_EXPORT_DECIDE_NAME_H
#define RSM_EXPORT_DECIDE_NAME_H

#include "export/export.h"

typedef struct taker {
    const rsm_case *record;
    const rsm_correction_text *text;
    rsm_arena *arena;
    rsm_error *error;
    rsm_decision *before; /* decisions that stand already */
    uint32_t before_count;
    uint32_t *undone_by;
    rsm_decision decision;
    rsm_named_mention *mentions;
} taker;

/* A mention that was found. */
typedef struct found_mention {
    bool is_there;
    rsm_slice report;
    uint32_t number;    /* of its incident in the report */
    rsm_slice incident; /* that holds it, or empty */
    bool is_open;       /* it may be of several */
} found_mention;

rsm_status rsm_take_refuse(const taker *take, rsm_slice what, const char *words);
rsm_status rsm_take_not_there(const taker *take, const char *kind, rsm_slice id);
rsm_status rsm_take_no_memory(const taker *take);

/* The one report whose id begins so; NULL with RSM_OK where there is none. */
rsm_status rsm_take_report(const taker *take, rsm_slice beginning, rsm_reading **reading);

/* Finds a mention by its id, a beginning of the report's id with "@" and a beginning of the span,
 * or the report's id alone: what it is mainly about. Where the correction may wait, a full id need
 * not be there. */
rsm_status rsm_take_mention(const taker *take, rsm_slice name, rsm_named_mention *named,
                            found_mention *found);

/* The same for a name of an incident: any mention of it, or the only beginning of some. */
rsm_status rsm_take_incident(const taker *take, rsm_slice name, rsm_named_mention *named,
                             found_mention *found);

/* The same; what is there must be of an incident. */
rsm_status rsm_take_held(const taker *take, rsm_slice name, rsm_named_mention *named,
                         found_mention *found);

/* Finds a statement of the program's, into the decision; *incident holds it, or is empty. */
rsm_status rsm_take_statement(taker *take, rsm_slice name, rsm_slice *incident);

/* The number of the decision in force of that kind about the statement, the last about it; or 0. */
uint32_t rsm_take_decided_by(const taker *take, rsm_decision_kind kind, rsm_slice statement);

#endif
