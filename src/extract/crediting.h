/* Making credits: what attribution.c and speech.c share. */
#ifndef RSM_EXTRACT_CREDITING_H
#define RSM_EXTRACT_CREDITING_H

#include "extract/extraction.h"

typedef struct finding {
    extraction *x;
    uint32_t sentence;
    const rsm_source *last; /* last source credited, for pronouns */
    bool bracketed;         /* a record of voices, each led in by "(LEE)" */
    bool voiced;            /* the sentence stands in a recording: voices.c */
} finding;

/* A new credit with a copy of the links, its content and cue to be set; NULL where memory ran out.
 */
credit *add_credit(finding *f, const rsm_source *links, uint32_t link_count);
/* The same of one source, its cue the one token `mark`: a colon, a dash, a word. */
credit *add_credit_at(finding *f, const rsm_source *link, uint32_t mark);

/* Adds the tokens [first, end) to the credit's content, marks and "that" at the ends left out. */
void add_content(extraction *x, credit *c, uint32_t first, uint32_t end);

/* content.c: whether there is a verb in [first, end). */
bool has_verb(const extraction *x, uint32_t first, uint32_t end);

/* Where what a credit before `before` in the sentence has to itself ends. */
uint32_t content_start(const extraction *x, const finding *f, uint32_t before);

/* Gives the credit its content; [own_first, own_end) are its own words: source and cue. */
void place_content(finding *f, credit *c, uint32_t own_first, uint32_t own_end);

/* The cue of one of the forms (RSM_POS_VERB, ...) that begins at the token, or NULL. */
const rsm_match *cue_at(const extraction *x, uint32_t token, uint32_t form);

/* Whether the cue's line in the lexicon has the note. */
bool cue_notes(const extraction *x, const rsm_match *cue, const char *note);

/* silent.c: whether a clause or quoted words follow at the token: "that", "how", a quotation
 * mark, a phrase with its verb. */
bool clause_follows(const extraction *x, uint32_t token, uint32_t end);

/* silent.c: "revealed today that", "disclosed in Osk on Tuesday how": a clause after day and place.
 */
bool clause_follows_day(const extraction *x, uint32_t token);

/* The stance that the cue's line in the lexicon gives. */
rsm_stance cue_stance(const extraction *x, const rsm_match *cue);

/* Describes who tells with a verb or preposition at `cue`, together with those named beside him; sets
 * the first token of them all. Returns the token after them. */
uint32_t describe_tellers(finding *f, uint32_t source, uint32_t cue, rsm_source *link,
                          uint32_t *joint);

/* "citing the ministry", "quoting officials" in [from, end): the phrase of who is cited, or
 * RSM_NONE. */
uint32_t cited_phrase(const extraction *x, uint32_t from, uint32_t end);

/* Where what is told begins: after who heard it and after when, "told the court on Monday that". */
uint32_t content_first(const extraction *x, const rsm_match *cue, const verb_group *group,
                       uint32_t own_end);

/* preposition.c: "according to the ministry". */
void credit_preposition(finding *f, const rsm_match *cue);

/* Whether the words of a passive's agent are those of who tells: "was called dangerous by". */
bool is_passive(const extraction *x, const verb_group *group, const rsm_match *cue);

/* silent.c: whether a verb that the lexicon has as a cue puts here no words into the mouth of the
 * phrase `source`. */
bool tells_nothing(const extraction *x, const rsm_match *cue, const verb_group *group,
                   uint32_t source);

/* attribution.c: the credits that the words of a sentence give by themselves. */
void credit_sentence(finding *f);

/* ---- speech.c ---- */

/* "Police: 12 killed" and "12 killed: police" in a title; "LEE: We ran." and "(Lee) We ran." at the
 * start of a paragraph. */
void credit_colon(finding *f);
/* headline.c: who tells in a title in which, since the credit `before`, nobody was credited. */
void credit_headline(finding *f, uint32_t before);

/* Whether two paragraphs or more begin with "(NAME)" or "[NAME]". */
bool is_bracketed_record(const extraction *x);

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
