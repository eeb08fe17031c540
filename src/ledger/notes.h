/* What bringing together notes down in the ledger, so that a build looks only at what is touched:
 * which reports repeat which and by what runs, what each incident of a report is compared by, the
 * blocks it stands in, the pairs that may be one, the clusters they make.
 *
 * Part: rows in and rows out, nothing else; what they mean is told in docs/fuse.md and known to
 * export/touched.h. Whatever writes a report, or takes a text away, leaves its key in fuse_touched
 * (by a trigger). A profile is numbered by its report's key and its incident's index. All that
 * stands in these tables follows from the reports and may be thrown away: it is then made anew.
 *
 * Cost: each query goes by an index, but for those of all. */
#ifndef RSM_LEDGER_NOTES_H
#define RSM_LEDGER_NOTES_H

#include "base/vector.h"
#include "ledger/ledger.h"

#define RSM_NOTE_NUMBERS 8
#define RSM_NOTE_NONE    INT64_MIN /* NULL */

/* Numbers and texts of a row, in order of its columns. */
typedef struct rsm_note {
    int64_t numbers[RSM_NOTE_NUMBERS];
    rsm_slice texts[2];
} rsm_note;

typedef enum rsm_note_query {
    RSM_NOTE_TOUCHED,       /* > report, is current, report where it is noted */
    RSM_NOTE_CLEAR_TOUCHED, /* */
    RSM_NOTE_GET_REPORT,    /* report > published, copy of; id, runs */
    RSM_NOTE_PUT_REPORT,    /* report, published, copy of; id, runs */
    RSM_NOTE_SET_COPY,      /* report, copy of */
    RSM_NOTE_DROP_REPORT,   /* report */
    RSM_NOTE_PUT_RUN,       /* run, published, report */
    RSM_NOTE_DROP_RUN,      /* run, published, report */
    RSM_NOTE_HOLDERS,       /* run > report, published; id: no copies, by date */
    RSM_NOTE_SHARERS,       /* run, published > report, published; id: from then on */
    RSM_NOTE_TEXT,          /* report > where the body begins; text */
    RSM_NOTE_PUT_PROFILE,   /* profile, is vague, cluster; data */
    RSM_NOTE_GET_PROFILE,   /* profile > copy of; data */
    RSM_NOTE_PROFILES,      /* first, last profile > profile, is vague, cluster */
    RSM_NOTE_ALL_PROFILES,  /* > profile, is vague, cluster */
    RSM_NOTE_DROP_PROFILE,  /* profile */
    RSM_NOTE_PUT_BLOCK,     /* block, near, mark, profile */
    RSM_NOTE_DROP_BLOCK,    /* block, near, mark, profile */
    RSM_NOTE_BLOCK_BEFORE,  /* block, near, mark, profile, most > near, mark, profile: backwards */
    RSM_NOTE_BLOCK_FROM,    /* block, near, mark, profile > near, mark, profile: from there on */
    RSM_NOTE_BLOCK_BETWEEN, /* block, near, mark, profile, near, mark, most > one row for each that
                               stands after the first and not after the second */
    RSM_NOTE_ALL_BLOCKS,    /* > block, near, mark, profile: in order */
    RSM_NOTE_COUNT_BLOCKS,  /* > a bound of the number of entries */
    RSM_NOTE_PUT_PAIR,      /* profile, other, points: both ways */
    RSM_NOTE_GET_PAIR,      /* profile, other > points */
    RSM_NOTE_DROP_PAIR,     /* profile, other */
    RSM_NOTE_PAIRS,         /* profile > other, points */
    RSM_NOTE_SET_CLUSTER,   /* profile, cluster */
    RSM_NOTE_CLUSTER_OF,    /* profile > is vague, cluster */
    RSM_NOTE_CLUSTER,       /* cluster > profile, is vague */
    RSM_NOTE_PUT_CANDIDATE, /* profile, number, cluster */
    RSM_NOTE_DROP_CANDIDATES, /* profile */
    RSM_NOTE_CANDIDATES,      /* profile > cluster */
    RSM_NOTE_RECALLS,         /* cluster > profile */
    RSM_NOTE_PUT_HANGING,     /* report, number, upon */
    RSM_NOTE_DROP_HANGING,    /* report */
    RSM_NOTE_HANGING,         /* report, upon > number */
    RSM_NOTE_PLACE,           /* number; report > a row where it has a place; incident or "" */
    RSM_NOTE_DROP_PLACES,     /* ; report */
    RSM_NOTE_MEMBERS,         /* ; incident > number; report */
    RSM_NOTE_NOTED,           /* ; report's id > report, copy of, published */
    RSM_NOTE_PLACES,          /* ; report > number; incident or "" */
    RSM_NOTE_NAMED,           /* > decision, part, key, number, place, upon; report: in order */
    RSM_NOTE_NAMED_ANEW,      /* > decision: those that name a touched report */
    RSM_NOTE_PUT_NAMED,       /* decision, part, key, number, place, upon; report */
    RSM_NOTE_DROP_NAMED,      /* decision */
    RSM_NOTE_OVERLAID,        /* > profile, cluster, label */
    RSM_NOTE_PUT_OVERLAID,    /* profile, cluster, label */
    RSM_NOTE_DROP_OVERLAID,   /* */
    RSM_NOTE_STATEMENT,       /* report, number > ; id */
    RSM_NOTE_PUT_TELLER,      /* ; incident, report: beside those that it has */
    RSM_NOTE_QUERIES
} rsm_note_query;

/* Takes a row; false stops. */
typedef bool (*rsm_note_take)(void *context, const rsm_note *row);

/* Runs a query that gives rows, and hands each to `take`; texts live until it returns. */
rsm_status rsm_notes_each(rsm_ledger *ledger, rsm_note_query query, const rsm_note *given,
                          rsm_note_take take, void *context, rsm_error *error);

/* The same into a vector of rsm_note, emptied first; texts are copied into its arena. */
rsm_status rsm_notes_ask(rsm_ledger *ledger, rsm_note_query query, const rsm_note *given,
                         rsm_vector *rows, rsm_error *error);

/* Runs a query that changes rows. */
rsm_status rsm_notes_put(rsm_ledger *ledger, rsm_note_query query, const rsm_note *given,
                         rsm_error *error);

/* Throws all notes and all results away, and marks every current report as touched. */
rsm_status rsm_notes_forget(rsm_ledger *ledger, rsm_error *error);

#endif
