/* What names.c and name_type.c share: candidates for names and what is known of the words of a
 * report. */
#ifndef RSM_TAG_NAMING_H
#define RSM_TAG_NAMING_H

#include "tag/layer.h"

/* A stretch of tokens that is, or may be, a name. */
typedef struct name_candidate {
    uint32_t first, end; /* tokens */
    rsm_entity_type type;
    bool sure;      /* the type rests on the lexicon or on clear words around it */
    bool has_title; /* a title or a word for a person stands before it */
    bool dropped;
} name_candidate;

typedef struct tag_namer {
    tag_layer *layer;
    rsm_vector candidates; /* of name_candidate, in order of text */
    rsm_map word_types;    /* word of a name in lower case -> type + 1 that the report has shown */
} tag_namer;

/* Longest match of a naming domain that begins at `token` and ends at `end` (0: anywhere before
 * `limit`). Matches that are ambiguous by themselves are left out. */
const rsm_match *rsm_name_match(const tag_namer *namer, uint32_t token, uint32_t end,
                                uint32_t limit);

/* Type that a match of the world gives. */
rsm_entity_type rsm_name_match_type(const tag_namer *namer, const rsm_match *match);

/* Whether the match is an adjective or demonym of a country or place ("Syrian"). */
bool rsm_name_is_adjective(const rsm_match *match);

/* Whether the word is a people, a faith or a political creed that the gazetteer does not know
 * ("Kurdish"). */
bool rsm_name_is_people(const tag_namer *namer, uint32_t token);

/* Whether a place of that name is big, or a country, division or region. */
bool rsm_name_is_known_place(const tag_namer *namer, uint32_t token, uint32_t end);

/* Whether the last word of [first, end) tells a body, a site or a natural feature; *type is then
 * set. */
bool rsm_name_type_by_head(const tag_namer *namer, uint32_t first, uint32_t end,
                           rsm_entity_type *type);

/* Whether "of" after the token may go on the name ("Ministry of"). */
bool rsm_name_takes_of(const tag_namer *namer, uint32_t token);

/* Whether "'s" after the token may go on the name ("Children's Hospital", "St. Mary's Church"). */
bool rsm_name_takes_possessive(const tag_namer *namer, uint32_t first, uint32_t token);

/* styled.c: the end of the armed group's name that begins at `token` by the words before it ("a group
 * calling itself"), or `token`. */
uint32_t rsm_name_styled_end(const tag_namer *namer, uint32_t token);

/* Whether the word is one that names of bodies or sites end in. */
bool rsm_name_is_head(const tag_namer *namer, uint32_t token);

/* Type of a candidate by the lexicon and the words around it. */
/* Whether ", 34," or " (34)" stands at `end`: an age follows the name before it. */
bool rsm_name_has_age(const tag_namer *namer, uint32_t end);

void rsm_name_classify(const tag_namer *namer, name_candidate *candidate);

/* Type of a candidate that is not sure, with what the rest of the report has shown. */
void rsm_name_settle(const tag_namer *namer, name_candidate *candidate);

static inline uint32_t name_flags(const tag_namer *namer, uint32_t token) {
    return namer->layer->text->tokens[token].flags;
}

/* Whether two tokens stand in one sentence. */
static inline bool name_together(const tag_namer *namer, uint32_t left, uint32_t right) {
    const rsm_text *text = namer->layer->text;
    return right < text->token_count && text->tokens[left].sentence == text->tokens[right].sentence;
}

#endif
