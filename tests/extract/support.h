/*
 * tests/extract/support.h - sentences seen to the end, and what was seen as a set of short lines.
 *
 * The lines of a reading:
 *
 *   event TYPE                      a mention, by its most exact type
 *   event TYPE MODALITY
 *   incidents N                     how many are told
 *   N: WORDS, WORDS, ...            the mentions of incident N (by number from 1), in order of text
 *   main TYPE | no main
 *   main where NAME | main when VALUE
 *   credit A:KIND > B:KIND          an attribution, nearest teller first
 *   credit A for BODY | via CHANNEL (of its last link)
 *   stance of credit: `credit-stance A STANCE`
 *   SLOT VALUE                      a statement; counts as LOW..HIGH, an open end left out
 *   SLOT VALUE KIND                 of a count: total, update, part, sum
 *   SLOT VALUE who WORDS
 *   SLOT VALUE attackers in|out
 *   SLOT VALUE by A > B             its sources
 *   SLOT VALUE STANCE
 *   SLOT VALUE likely|possible
 *   SLOT VALUE said DAY             when it was said
 *   when VALUE from TYPE +N [is DAY] counted N days from a mention of that type, from that day on
 *   SLOT VALUE on N                 the incident it is of, by number from 1; 0 for none
 *   SLOT VALUE about WORDS          of no incident: its type, its actor, its span of time, its
 * place
 *
 * An expectation lists lines separated by "; ", all of which must be there; "!LINE" must not be the
 * beginning of any.
 */
#ifndef RSM_TESTS_EXTRACT_SUPPORT_H
#define RSM_TESTS_EXTRACT_SUPPORT_H

#include "base/buffer.h"
#include "extract/extract.h"
#include "read/read.h"
#include "support/test.h"

typedef struct extract_row {
    const char *text;
    const char *expected;
    bool known_failure; /* asked for and not had yet: fails when it comes right */
} extract_row;

#define RIGHT(sentence, wanted) \
    { .text = (sentence), .expected = (wanted) }
#define WRONG_YET(sentence, wanted) \
    { .text = (sentence), .expected = (wanted), .known_failure = true }

int open_world(void **state);  /* without the trained models: rules alone */
int open_models(void **state); /* with the trained models, so with a tree */
int close_world(void **state);

/* Sees a text published on Friday 2021-05-14 by "Daily Post" to the end. All is in `arena`. */
void see_text(const char *text, rsm_arena *arena, rsm_reading *reading);

/* Sees every row and compares; prints what is wrong, and fails the test where anything is. */
void check_rows(const extract_row *rows, size_t count);

#endif
