/*
 * tests/cases/case.h - short reports with the statements that a careful analyst would write of
 * them.
 *
 * A file of cases is plain text. Lines that begin with # are for the reader. A case is
 *
 *   == Its name
 *   Title: ...              these three lines may be left out
 *   Outlet: ...
 *   Published: 2021-05-15
 *
 *   The text: lines are joined, an empty line parts paragraphs.
 *
 *   --
 *   killed 12 | by police   what is expected, a line each (docs/testing.md tells the forms)
 *
 * Part: case.c reads files of cases, expect.c one expected line, match.c holds them against what
 * `annotate` gives. Invariants: everything lies in the arena given; a file that is not of this form
 * fails the test, which names file and line.
 */
#ifndef RSM_TESTS_CASES_CASE_H
#define RSM_TESTS_CASES_CASE_H

#include "base/buffer.h"
#include "base/vector.h"

#include <jansson.h>

#define CASE_LABELS 6 /* incidents that the lines of one case may name */

typedef struct case_line {
    const char *text; /* as written, without white space at either end */
    unsigned number;  /* of its line in the file, from 1 */
} case_line;

typedef struct case_text {
    const char *file; /* "floods.txt" */
    const char *name;
    const char *title, *outlet, *published; /* NULL where not given */
    rsm_slice text;
    rsm_vector lines; /* of case_line */
} case_text;

/* Reads the cases of the file at `path`, called `name` in messages, onto `cases` (of case_text). */
void read_cases(const char *path, const char *name, rsm_vector *cases, rsm_arena *arena);

/* One expected line, taken apart. */
typedef struct expectation {
    bool negative;     /* "not": nothing may fit */
    unsigned incident; /* [2]: 2; 0 where the line is of none in particular */
    bool about;        /* a statement of no incident */
    rsm_slice subject; /* the slot, or another word of docs/testing.md */
    rsm_slice value;   /* may be empty: any */
    rsm_slice fields[8];
    unsigned field_count;
} expectation;

/* False where the line has no such form; *why tells. Fields are not looked into. */
bool read_expectation(rsm_slice line, expectation *expected, const char **why);

/* True where `field` begins with the word `key`; *rest is what follows it, trimmed. */
bool field_is(rsm_slice field, const char *key, rsm_slice *rest);

/* True where every word of a line's fields is known; else *why tells. */
bool fields_are_known(const expectation *expected, const char **why);

/* `name` holds `words`, without regard to case of ASCII letters; NULL holds nothing. */
bool holds(const char *name, rsm_slice words);

/* Whether the fields fit the statement; `document` for those that point at others. */
bool fields_fit(const expectation *expected, json_t *statement, json_t *document);

/* Whether the value of a statement (or an incident's `when`, `where`) is the one expected. */
bool value_fits(rsm_slice slot, rsm_slice expected, json_t *value);

/*
 * Which lines of a case hold of the object that `annotate` gives: `holding[i]` for line i. Numbers
 * in brackets stand for whichever incidents make most lines hold. False where a line has no known
 * form.
 */
bool match_case(const case_text *one, json_t *document, bool *holding);

#endif
