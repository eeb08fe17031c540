/* Making credits: what attribution.c and speech.c share. */
#ifndef RSM_EXTRACT_CREDITING_H
#define RSM_EXTRACT_CREDITING_H

#include "extract/extraction.h"

typedef struct finding {
    extraction *x;
    uint32_t sentence;
    const rsm_source *last; /* last source credited, for pronouns */
} finding;

/* A new credit with a copy of the links, its content and cue to be set; NULL where memory ran out.
 */
credit *add_credit(finding *f, const rsm_source *links, uint32_t link_count);

/* Adds the tokens [first, end) to the credit's content, marks and "that" at the ends left out. */
void add_content(extraction *x, credit *c, uint32_t first, uint32_t end);

/* Whether the cue's line in the lexicon has the note. */
bool cue_notes(const extraction *x, const rsm_match *cue, const char *note);

/* attribution.c: the credits that the words of a sentence give by themselves. */
void credit_sentence(finding *f);

/* ---- speech.c ---- */

/* "Police: 12 killed" and "12 killed: police" in a title; "LEE: We ran." and "(Lee) We ran." at the
 * start of a paragraph. */
void credit_colon(finding *f);

/* Whether the credit is such a label of a paragraph. */
bool is_label(const extraction *x, const credit *c);

/* `"We ran." - Ann Lee`: a name after quoted words and a dash. */
void credit_dash(finding *f);

/* Whether nearly all words of the sentence are quoted. */
bool quoted_throughout(const extraction *x, const rsm_sentence *sentence);

/* Credits the sentence as running on from the credit `from`. */
void run_on(finding *f, uint32_t from);

/* The phrase of the person an interview is with, or RSM_NONE; *first_question its first question.
 */
uint32_t interviewee(const extraction *x, uint32_t *first_question);

/* Credits an answer to the person interviewed. */
void credit_answer(finding *f, uint32_t phrase);

#endif
