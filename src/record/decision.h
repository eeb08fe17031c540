/* A decision: a person's correction of the record, with a name and a reason.
 *
 * Decisions are numbered from 1 in the order in which they were taken. They name mentions,
 * statements and reports by their ids, never rows of a table, and beside an id the words that stood
 * there, so that a decision finds what it means again where the program is run anew with another
 * model. A decision that names what is not there waits; one that is undone stays, and does nothing.
 *
 * Plain data in the arena of whoever made it; reading and writing are in decision.c. Cost: linear.
 */
#ifndef RSM_RECORD_DECISION_H
#define RSM_RECORD_DECISION_H

#include "base/json.h"
#include "record/report.h"

typedef enum rsm_decision_kind {
    RSM_DECISION_MERGE,        /* the incidents that hold these mentions are one */
    RSM_DECISION_SPLIT,        /* the report incidents of these mentions make one of their own */
    RSM_DECISION_REJECT,       /* the statement does not count */
    RSM_DECISION_REASSIGN,     /* the statement is of the incident that holds the mention */
    RSM_DECISION_ADD,          /* a statement that the program did not find */
    RSM_DECISION_SET,          /* what a cell says */
    RSM_DECISION_NOT_INCIDENT, /* what holds the mention is no incident */
    RSM_DECISION_UNDO,         /* an earlier decision does nothing */
    RSM_DECISION_KIND_COUNT
} rsm_decision_kind;

/* A mention as it was named. */
typedef struct rsm_named_mention {
    rsm_slice id;
    rsm_slice words; /* the bytes at its span when it was named; empty where it was not there */
} rsm_named_mention;

/* A statement as it was named. */
typedef struct rsm_named_statement {
    rsm_slice id;
    bool is_known; /* it was there when it was named: then what follows is set */
    rsm_slot slot;
    uint32_t start; /* of its words */
    rsm_slice words;
} rsm_named_statement;

#define RSM_DECISION_MENTIONS 256 /* most mentions of one decision */
#define RSM_DECISION_VALUES   64  /* most values of one decision */

typedef struct rsm_decision {
    uint32_t number; /* from 1 */
    rsm_decision_kind kind;
    rsm_slice person, reason;
    rsm_slice decided; /* time of commit, "2021-05-14T10:02:30Z"; shown by `decide --list` alone */
    /* Of MERGE all; of SPLIT the incident that they leave, then those that leave; of REASSIGN the
     * one it goes to; of ADD, SET, NOT_INCIDENT one of the incident. */
    const rsm_named_mention *mentions;
    uint32_t mention_count;
    rsm_named_statement statement; /* of REJECT, REASSIGN */
    rsm_slot slot;                 /* of ADD, SET */
    const rsm_value *values;       /* of ADD one; of SET one, or of a list several */
    uint32_t value_count;
    rsm_stance stance;       /* of ADD */
    rsm_slice report, quote; /* of ADD: the words of that report; or */
    rsm_slice note;          /* the person's own */
    uint32_t undoes;         /* of UNDO: a number */
} rsm_decision;

/* "merge", "not-incident", ... */
const char *rsm_decision_kind_name(rsm_decision_kind kind);
bool rsm_decision_kind_of(rsm_slice name, rsm_decision_kind *kind);

/* Fills undone_by[i] with the number of the decision in force that undoes decisions[i], or 0.
 * Decisions stand in order of their numbers. */
void rsm_decisions_undone(const rsm_decision *decisions, uint32_t count, uint32_t *undone_by);

/* The members that tell what a decision says ("mentions", "statement", "slot", ...), into an object
 * that is open; with the words that stood at what it names where `with_words` (the ledger's form),
 * else as exports have it. */
void rsm_write_decision_keys(rsm_json *json, const rsm_decision *decision, bool with_words);

/* Back from the ledger's form: `decision->kind` is set. False where it is not of the form, or the
 * arena failed. */
bool rsm_parse_decision(rsm_slice text, rsm_arena *arena, rsm_decision *decision);

#endif
