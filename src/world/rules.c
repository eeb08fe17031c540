/* The words of codebooks/. See world/rules.h. */
#include "world/rules.h"

static const char *const rule_names[] = {"only",     "latest", "most sources", "most reports",
                                         "tightest", "lowest", "highest",      "not perpetrator",
                                         "earliest", "first",  "credible",     "range",
                                         NULL};
static const char *const setting_names[] = {"generic",   "low",       "best",         "high",
                                            "vague",     "attackers", "not recorded", "names",
                                            "precision", "needs",     "event",        NULL};
static const char *const width_names[] = {"day",  "days",   "week",    "month",
                                          "year", "longer", "unknown", NULL};
static const char *const bound_words[] = {"told", "credible", NULL};
static const char *const best_words[] = {"chosen", "none", NULL};
static const char *const attackers_words[] = {"either", "counted", "left out", NULL};
static const char *const naming_words[] = {"none", "acled", "gtd", "ucdp", "plover", "cameo", NULL};
static const char *const need_words[] = {
    "a death", "two sources", "a name of its type", "no state", "took place", "civilians", "violence", NULL};
static const char *const event_words[] = {"whole", "place and day", NULL};

static bool find(const char *const *names, rsm_slice name, unsigned *number) {
    for (unsigned i = 0; names != NULL && names[i] != NULL; i++) {
        if (rsm_slice_equal_string(name, names[i])) {
            *number = i;
            return true;
        }
    }
    return false;
}

const char *rsm_rule_name(rsm_rule rule) {
    return rule == RSM_RULE_DECIDED        ? "decided"
           : (size_t)rule < RSM_RULE_COUNT ? rule_names[rule]
                                           : "";
}

bool rsm_rule_of(rsm_slice name, rsm_rule *rule) {
    unsigned number;
    if (!find(rule_names, name, &number) || number == RSM_RULE_ONLY || number == RSM_RULE_RANGE) {
        return false;
    }
    *rule = (rsm_rule)number;
    return true;
}

const char *rsm_setting_name(rsm_setting setting) {
    return (size_t)setting < RSM_SETTING_COUNT ? setting_names[setting] : "";
}

bool rsm_setting_of(rsm_slice name, rsm_setting *setting) {
    unsigned number;
    if (!find(setting_names, name, &number)) {
        return false;
    }
    *setting = (rsm_setting)number;
    return true;
}

const char *const *rsm_setting_words(rsm_setting setting) {
    switch (setting) {
    case RSM_SETTING_LOW:
    case RSM_SETTING_HIGH:
        return bound_words;
    case RSM_SETTING_BEST:
        return best_words;
    case RSM_SETTING_ATTACKERS:
        return attackers_words;
    case RSM_SETTING_NAMES:
        return naming_words;
    case RSM_SETTING_NEEDS:
        return need_words;
    case RSM_SETTING_EVENT:
        return event_words;
    default:
        return NULL;
    }
}

bool rsm_setting_word(rsm_setting setting, rsm_slice word, unsigned *number) {
    return find(rsm_setting_words(setting), word, number);
}

const char *rsm_width_name(rsm_width width) {
    return (size_t)width < RSM_WIDTH_COUNT ? width_names[width] : "";
}

bool rsm_width_of(rsm_slice name, rsm_width *width) {
    unsigned number;
    if (!find(width_names, name, &number)) {
        return false;
    }
    *width = (rsm_width)number;
    return true;
}

bool rsm_take_number(rsm_slice *list, rsm_slice *words, uint64_t *number) {
    rsm_slice rest = *list, item;
    if (list->size == 0 || !rsm_slice_split(&rest, ';', &item)) {
        return false;
    }
    size_t at = rsm_slice_find_byte(item, '=');
    if (at == RSM_NOWHERE) {
        return false;
    }
    *words = rsm_slice_trim(rsm_slice_sub(item, 0, at));
    rsm_slice digits = rsm_slice_trim(rsm_slice_sub(item, at + 1, item.size));
    if (words->size == 0 || !rsm_slice_parse_unsigned(digits, 1000000, number)) {
        return false;
    }
    *list = rest.data != NULL ? rest : rsm_slice_make("", 0);
    return true;
}
