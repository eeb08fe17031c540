/* Tokens -> part of speech, lemma, tree, names, and all phrases of the world found among them.
 *
 * The one interface between the language layer and its users: what stands behind it are the trained
 * models of language.rsm, or rules where there is none; nothing above this room looks further than
 * this header. */
#ifndef RSM_TAG_TAG_H
#define RSM_TAG_TAG_H

#include "record/report.h"
#include "tag/language.h"
#include "text/text.h"

/* Universal part-of-speech tags. */
typedef enum rsm_upos {
    RSM_UPOS_ADJ,
    RSM_UPOS_ADP,
    RSM_UPOS_ADV,
    RSM_UPOS_AUX,
    RSM_UPOS_CCONJ,
    RSM_UPOS_DET,
    RSM_UPOS_INTJ,
    RSM_UPOS_NOUN,
    RSM_UPOS_NUM,
    RSM_UPOS_PART,
    RSM_UPOS_PRON,
    RSM_UPOS_PROPN,
    RSM_UPOS_PUNCT,
    RSM_UPOS_SCONJ,
    RSM_UPOS_SYM,
    RSM_UPOS_VERB,
    RSM_UPOS_X,
    RSM_UPOS_COUNT
} rsm_upos;

/* Form of a verb, where it can be told. */
typedef enum rsm_verb_form {
    RSM_VERB_NONE,
    RSM_VERB_BASE,       /* "kill", infinitive or present */
    RSM_VERB_PRESENT,    /* "kills" */
    RSM_VERB_PAST,       /* "killed" as a finite past */
    RSM_VERB_PARTICIPLE, /* "killed" as a past participle (perfect, passive, reduced relative) */
    RSM_VERB_ING         /* "killing" */
} rsm_verb_form;

#define RSM_TAG_PASSIVE 1u  /* a participle in the passive: "were killed", "(those) killed by" */
#define RSM_TAG_PLURAL  2u  /* a plural noun */
#define RSM_TAG_NEGATED 4u  /* a verb under "not", "never", "no one" */
#define RSM_TAG_MODAL   8u  /* a verb under "may", "might", "could", "would", "should" */
#define RSM_TAG_FUTURE  16u /* a verb under "will", "going to", "to" after plan or threaten */

typedef struct rsm_tag {
    rsm_slice lemma; /* lower case but for proper nouns */
    rsm_upos upos;
    rsm_verb_form form;
    uint32_t flags;     /* RSM_TAG_* */
    uint32_t head;      /* index of the head token, RSM_NONE for a root or where no tree is made */
    const char *deprel; /* "nsubj", ... ; "root" */
} rsm_tag;

typedef struct rsm_tagging {
    rsm_tag *tags;      /* one a token */
    rsm_word *words;    /* keys of each token, as matched */
    rsm_match *matches; /* all phrases of the world, in order of first token, longest first */
    uint32_t match_count;
    uint32_t *first_match; /* token_count + 1 entries: matches of token i are [first_match[i],
                              first_match[i + 1]) */
    rsm_name *names;       /* in order of text, not overlapping; .entity is RSM_NONE here */
    uint32_t name_count;
    uint32_t *name_of; /* one a token: index of the name that covers it, or RSM_NONE */
    bool has_tree;
} rsm_tagging;

/* Tags `text` by the models of `language`, or by rules alone where it is NULL or has no model for a
 * step. Results are in `arena`. Linear time. Errors: RSM_ERROR_MEMORY. */
rsm_status rsm_tag_text(const rsm_world *world, const rsm_language *language, const rsm_text *text,
                        rsm_arena *arena, rsm_tagging *result, rsm_error *error);

const char *rsm_upos_name(rsm_upos upos);

#endif
