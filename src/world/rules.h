/* The words of codebooks/: rules that choose, and settings that tell what a codebook is like.
 *
 * Part: one table of names for the compiler, which refuses a misspelt one with its file and line,
 * and for resolution, which follows them. What each does is told at the head of
 * codebooks/default.txt and in docs/codebooks.md. No allocation; linear in the tables. */
#ifndef RSM_WORLD_RULES_H
#define RSM_WORLD_RULES_H

#include <stdbool.h>

#include "base/slice.h"

/* A way of choosing among figures or values. */
typedef enum rsm_rule {
    RSM_RULE_ONLY,         /* there is but one */
    RSM_RULE_LATEST,       /* the latest, where dates can be ordered */
    RSM_RULE_MOST_SOURCES, /* the most independent sources */
    RSM_RULE_MOST_REPORTS, /* the most reports that are no copies */
    RSM_RULE_TIGHTEST,     /* the narrowest */
    RSM_RULE_LOWEST,
    RSM_RULE_HIGHEST,
    RSM_RULE_NOT_PERPETRATOR, /* not resting on a perpetrator's word alone */
    RSM_RULE_EARLIEST,
    RSM_RULE_FIRST,    /* the first in canonical order: ends every tie */
    RSM_RULE_CREDIBLE, /* not doubtful by whom it comes from, nor by how it is said */
    RSM_RULE_RANGE,    /* none is chosen: the codebook keeps the range */
    RSM_RULE_COUNT,
    RSM_RULE_DECIDED = RSM_RULE_COUNT /* a person set the cell: no codebook names it */
} rsm_rule;

/* What a line can say that is no rule of choosing. */
typedef enum rsm_setting {
    RSM_SETTING_GENERIC,      /* type: types that give way to any other */
    RSM_SETTING_LOW,          /* of a count: told, credible */
    RSM_SETTING_BEST,         /* chosen, none */
    RSM_SETTING_HIGH,         /* told, credible */
    RSM_SETTING_VAGUE,        /* dozens = 12 ; tens = 10 */
    RSM_SETTING_ATTACKERS,    /* counted, left out, either */
    RSM_SETTING_NOT_RECORDED, /* the codebook has no such slot */
    RSM_SETTING_NAMES,        /* type: which names of ontology/types.txt */
    RSM_SETTING_PRECISION,    /* when, where: day = 1 ; week = 2 */
    RSM_SETTING_NEEDS,        /* incident: what is in scope */
    RSM_SETTING_EVENT,        /* incident: what is one event */
    RSM_SETTING_COUNT
} rsm_setting;

/* What an incident must have to be in a codebook's scope. */
typedef enum rsm_need {
    RSM_NEED_DEATH,
    RSM_NEED_TWO_SOURCES,
    RSM_NEED_TYPE_NAME, /* a name of its type in the codebook */
    RSM_NEED_NO_STATE,  /* not done by a state */
    RSM_NEED_TOOK_PLACE,
    RSM_NEED_CIVILIANS, /* not combatants alone among the dead */
    RSM_NEED_VIOLENCE,  /* a type of violence or unrest */
    RSM_NEED_COUNT
} rsm_need;

/* Names of types: columns of ontology/types.txt. */
typedef enum rsm_naming {
    RSM_NAMING_NONE,
    RSM_NAMING_ACLED,
    RSM_NAMING_GTD,
    RSM_NAMING_UCDP,
    RSM_NAMING_PLOVER,
    RSM_NAMING_CAMEO,
    RSM_NAMING_COUNT
} rsm_naming;

/* How exactly a time is known. */
typedef enum rsm_width {
    RSM_WIDTH_DAY,
    RSM_WIDTH_DAYS, /* under a week */
    RSM_WIDTH_WEEK,
    RSM_WIDTH_MONTH,
    RSM_WIDTH_YEAR,
    RSM_WIDTH_LONGER,
    RSM_WIDTH_UNKNOWN,
    RSM_WIDTH_COUNT
} rsm_width;

/* Most numbers of a list "dozens = 12 ; tens = 10". */
#define RSM_NUMBERS_MAXIMUM 16

/* "latest", "most sources", ... The two that no line can name are "only" and "range". */
const char *rsm_rule_name(rsm_rule rule);
bool rsm_rule_of(rsm_slice name, rsm_rule *rule);

const char *rsm_setting_name(rsm_setting setting);
bool rsm_setting_of(rsm_slice name, rsm_setting *setting);

/* The number of an argument of a setting that takes words: low, high (0 told, 1 credible), best (0
 * chosen, 1 none), attackers (0 either, 1 counted, 2 left out), names (rsm_naming), needs
 * (rsm_need), event (0 whole, 1 place and day). False where the word is none of them. */
bool rsm_setting_word(rsm_setting setting, rsm_slice word, unsigned *number);

/* "death, two sources, ...": the words that a setting takes, for messages; NULL where it takes
 * none. The list ends with NULL. */
const char *const *rsm_setting_words(rsm_setting setting);

const char *rsm_width_name(rsm_width width);
bool rsm_width_of(rsm_slice name, rsm_width *width);

/* Takes the next "words = number" off a list of them. False at its end or where it is no such item:
 * then *list is not empty. */
bool rsm_take_number(rsm_slice *list, rsm_slice *words, uint64_t *number);

#endif
