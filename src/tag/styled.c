/* Names of armed groups that no list has, by the words that bring them in: "a group calling itself
 * Sons of the Valley", "the self-styled Hazim Brigade", "a previously unknown group, the Front for
 * Northern Dignity", "the rebel group Red Front".
 *
 * Invariant: a name is a run of capitalised words, with what joins them inside; where the words
 * before it do not speak of a group, one of its own must. Cost: STYLED_WORDS tokens after, and six
 * before, each capitalised word. */
#include "tag/naming.h"

enum { STYLED_WORDS = 8, BEFORE = 4 /* tokens in which a group is said to be armed or new */ };

static bool is_capital(const tag_namer *namer, uint32_t token) {
    return (name_flags(namer, token) & (RSM_TOKEN_CAPITALISED | RSM_TOKEN_CAPITALS)) != 0;
}

/* The end of the run of capitalised words that begins at `first`. */
static uint32_t run_of(const tag_namer *namer, uint32_t first) {
    static const char joins[] = " of for the and al ";
    uint32_t end = first;
    for (uint32_t token = first; token < first + STYLED_WORDS && name_together(namer, first, token);
         token++) {
        bool joins_on = rsm_tag_is_among(namer->layer, token, joins) && !is_capital(namer, token);
        if (!joins_on && !is_capital(namer, token))
            break;
        end = joins_on ? end : token + 1;
    }
    return end;
}

/* Whether a word of [first, end) is what such groups call themselves. */
static bool has_group_word(const tag_namer *namer, uint32_t first, uint32_t end) {
    static const char words[] =
        " front army brigade brigades movement force forces command sons lions soldiers martyrs "
        "battalion battalions resistance vanguard league council avengers cell cells column "
        "fighters guerrillas knights partisans revolutionaries tigers eagles wolves liberation "
        "revolutionary militia legion defenders warriors commandos jihad mujahideen supporters "
        "holy partisans unit units corps ";
    for (uint32_t token = first; token < end; token++)
        if (rsm_tag_is_among(namer->layer, token, words))
            return true;
    return false;
}

/* "a group": a noun at `token` for one, said to be armed or new by a word before it. */
static bool is_armed_group(const tag_namer *namer, uint32_t token) {
    static const char groups[] = " group faction militia organisation organization movement outfit "
                                 "band network cell ";
    static const char says[] =
        " unknown rebel armed militant guerrilla terrorist insurgent separatist jihadist islamist "
        "paramilitary clandestine shadowy extremist subversive militia vigilante secessionist "
        "underground obscure ";
    const tag_layer *layer = namer->layer;
    if (!rsm_tag_is_among(layer, token, groups))
        return false;
    for (uint32_t back = 1; back <= BEFORE && token >= back; back++) {
        if (!name_together(namer, token - back, token) ||
            (name_flags(namer, token - back) & RSM_TOKEN_PUNCTUATION) != 0)
            return false;
        if (rsm_tag_is_among(layer, token - back, says))
            return true;
    }
    return false;
}

uint32_t rsm_name_styled_end(const tag_namer *namer, uint32_t first) {
    const tag_layer *layer = namer->layer;
    uint32_t before = first;
    if (first < BEFORE || !is_capital(namer, first) || !name_together(namer, first - BEFORE, first))
        return first;
    before -= rsm_tag_is_word(layer, before - 1, "the");
    bool article = before < first;
    uint32_t end = run_of(namer, first), last = before - 1;
    if (rsm_tag_is_among(layer, last, " itself themselves ") &&
        rsm_tag_is_among(layer, last - 1, " calling call calls called styling "))
        return end;
    bool styled =
        !article &&
        (rsm_tag_is_word(layer, last, "styled") ||
         (rsm_tag_is_word(layer, last, "unknown") && rsm_tag_is_among(layer, last - 1,
                                                                      " previously hitherto "
                                                                      "heretofore until-now ")));
    if (styled)
        return has_group_word(namer, first, end) ? end : first;
    bool comma = rsm_tag_is_word(layer, last, ",");
    bool named = is_armed_group(namer, comma ? last - 1 : last);
    if (!named || (comma && !article) || (!comma && article))
        return first; /* "the armed group, Police said" */
    return comma && end < first + 2 ? first : end;
}
