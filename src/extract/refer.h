/* Whom a short name or a common noun stands for, among sources. */
#ifndef RSM_EXTRACT_REFER_H
#define RSM_EXTRACT_REFER_H

#include "extract/extraction.h"

/* A body that the report names. */
typedef struct known_body {
    uint32_t first, end; /* tokens of its name, without an article */
    uint32_t noun;       /* token of the noun it ends in: "Ministry" of "Ministry of Health" */
    uint32_t apposed;    /* token of a noun that describes it ("an aid group"), or RSM_NONE */
    uint32_t letters;    /* token of the letters in brackets after it, or RSM_NONE */
    rsm_source source;   /* its name, kind and actor */
} known_body;

typedef struct body_list {
    known_body *items; /* in order of text */
    uint32_t count;
} body_list;

/* Lists the bodies that the report names; false where memory ran out. */
bool know_bodies(const extraction *x, body_list *list);

/* Gives a link of the credit `index`, whose words are `phrase`, the fullest name, the kind and the
 * body of whom it stands for. */
void settle_reference(const extraction *x, const body_list *list, uint32_t index,
                      const noun_phrase *phrase, rsm_source *link);

/* office.c: the id of the state's body named by the words [first, end) at a match of
 * lexicon/bodies.txt ("ministry of internal affairs", "Philippine coast guard"), or nothing where
 * its noun is no office. Linear in the places of a report, whose number is capped. */
rsm_slice office_of(const extraction *x, const rsm_match *match, uint32_t first, uint32_t end);

#endif
