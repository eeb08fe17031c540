/* Charges that are not for the deed: "charged with tampering with evidence in the killing of Ann
 * Lee", "arrested for domestic violence after a shooting".
 *
 * What is charged stands between the verb and the word that leads to the deed ("after", "in", "in
 * connection with"). Whoever is charged with a deed of harm as well is accused of that. Invariant:
 * nothing is changed. Cost: CHARGE_WORDS tokens. */
#include "extract/persons.h"

enum { CHARGE_WORDS = 18 };

/* Words for the harm itself, as the law names it. */
static bool is_harm(const extraction *x, uint32_t token) {
    static const char *const words[] = {
        "murder", "homicide", "manslaughter", "killing",   "assault", "shooting", "stabbing",
        "attack", "terrorism", "bombing",     "arson",     "slaying", "kidnapping", "abduction",
        "battery", "wounding", "kill",        "shoot",     "stab",    "rape",     "robbery",
        "genocide", "discharge", "reckless",  "attempt",   "attempted", "aggravated", "terrorist",
        "massacre", "rioting", "hijacking",   "extortion", "torture"};
    if (token_is(x, token, "violence") && token > 0 && !token_is(x, token - 1, "domestic"))
        return true;
    return ONE_OF(x, token, words);
}

/* Words for what is done before, after or beside it. */
static bool is_less(const extraction *x, uint32_t token) {
    static const char *const words[] = {
        "tamper",      "tampering",  "obstruct",    "obstruction", "obstructing", "harbor",
        "harbour",     "harboring",  "harbouring",  "hinder",      "hindering",   "conceal",
        "concealing",  "sell",       "selling",     "sale",        "supply",      "supplying",
        "lie",         "lying",      "endanger",    "endangering", "neglect",     "trespass",
        "trespassing", "perjury",    "misprision",  "loiter",      "loitering",   "drunkenness",
        "hide",        "hiding",     "concealment", "shelter",     "sheltering",  "fail",
        "failing",     "failure",    "mislead",     "misleading",  "bribe",       "bribery"};
    bool child = ONE_OF(x, token, words);
    bool endangered = lemma_is(x, token, "endangerment") && token > 0 &&
                      (token_is(x, token - 1, "child") || token_is(x, token - 1, "children"));
    bool at_home = token_is(x, token, "domestic") && token_is(x, token + 1, "violence");
    bool untrue = token_is(x, token, "false") &&
                  (lemma_is(x, token + 1, "report") || lemma_is(x, token + 1, "statement") ||
                   lemma_is(x, token + 1, "information") || token_is(x, token + 1, "reporting"));
    bool arms = lemma_is(x, token, "possession") || lemma_is(x, token, "possess") ||
                (token_is(x, token, "carrying") && token_is(x, token - 1, "unlawful"));
    bool help = lemma_is(x, token, "help") &&
                (token_is(x, token + 2, "flee") || token_is(x, token + 3, "flee") ||
                 token_is(x, token + 2, "escape") || token_is(x, token + 3, "escape"));
    return child || help || endangered || at_home || untrue || arms;
}

/* What leads from the charge to the deed: "after the stabbing", "in the killing of". */
static bool leads_to_deed(const extraction *x, uint32_t token) {
    static const char *const words[] = {"after", "following", "in",     "when", "while",
                                        "during", "over",     "before", "as",   "because"};
    return ONE_OF(x, token, words) || rsm_slice_equal_string(token_text(x, token), ";");
}

bool is_charged_with_less(const extraction *x, uint32_t from) {
    if (from + 2 >= x->text->token_count)
        return false;
    uint32_t end = sentence_end(x, from);
    end = from + CHARGE_WORDS < end ? from + CHARGE_WORDS : end;
    bool less = false;
    for (uint32_t token = from; token + 3 < x->text->token_count && token < end && !leads_to_deed(x, token); token++) {
        bool of_it = less && token > from + 1 && /* "selling the pistol used in the killing" */
                     !is_comma(x, token - 1) && !token_is(x, token - 1, "and") &&
                     token_upos(x, token - 1) != RSM_UPOS_ADJ && !token_is(x, token - 1, "of");
        if (is_harm(x, token) && !of_it)
            return false;
        less |= is_less(x, token);
    }
    return less;
}
