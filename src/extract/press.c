/* Outlets that the lexicon does not know: by the form of their names, and by a noun for one told of
 * before.
 *
 * Local papers and stations are too many to list; their names end in a few words ("Times", "TV"),
 * are call signs ("WKXN") or a number after "Channel". Invariant: a name in which a person's or a
 * body's noun stands last is none. Cost: constant for a phrase; credits looked back over are
 * capped. */
#include "extract/press.h"

#include "extract/source.h"

enum { PRESS_CREDITS = 40 /* credits looked back over for the outlet that "the station" is */ };

/* "WKXN", "KTX": letters of a station in North America. */
static bool is_call_sign(const extraction *x, uint32_t token) {
    rsm_slice text = token_text(x, token);
    return (x->text->tokens[token].flags & RSM_TOKEN_CAPITALS) != 0 && !x->text->one_case &&
           text.size == 4 && (text.data[0] == 'K' || text.data[0] == 'W');
}

/* "Channel" of "Channel 5". */
static bool is_before_number(const extraction *x, uint32_t token) {
    static const char *const words[] = {"Channel", "News", "NBC", "ABC", "CBS", "FOX", "Fox"};
    rsm_slice text = token_text(x, token);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (rsm_slice_equal_string(text, words[i]))
            return true;
    return false;
}

/* "ABC7", "CBS4". */
static bool is_numbered(const extraction *x, uint32_t token) {
    static const char *const nets[] = {"ABC", "NBC", "CBS", "FOX"};
    rsm_slice text = token_text(x, token);
    if (text.size < 4 || text.size > 5 || text.data[text.size - 1] < '0' ||
        text.data[text.size - 1] > '9')
        return false;
    for (size_t i = 0; i < sizeof nets / sizeof *nets; i++)
        if (rsm_slice_starts_with(text, rsm_slice_from_string(nets[i])))
            return true;
    return false;
}

/* "norville.com": a page on the web that tells. */
static bool is_domain(const extraction *x, uint32_t token) {
    static const char *const ends[] = {".com", ".net", ".org", ".tv", ".info", ".news"};
    rsm_slice text = token_text(x, token);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        rsm_slice last = rsm_slice_from_string(ends[i]);
        if (text.size > last.size &&
            rsm_slice_equal_ascii_caseless(rsm_slice_sub(text, text.size - last.size, text.size),
                                           last))
            return true;
    }
    return false;
}

/* A capital that is not only the sentence's. */
static bool is_capital_word(const extraction *x, uint32_t token) {
    return (x->text->tokens[token].flags & RSM_TOKEN_CAPITALISED) != 0 &&
           token > sentence_first(x, token);
}

static bool is_number(const extraction *x, uint32_t token) {
    const rsm_token *t = &x->text->tokens[token];
    return (t->flags & RSM_TOKEN_DIGITS) != 0 && t->end - t->start <= 2;
}

bool names_press(const extraction *x, uint32_t first, uint32_t end) {
    static const char *const endings[] = {
        "Times",    "Post",     "Herald",  "Tribune",   "Gazette",    "Chronicle", "Courier",
        "News",     "Globe",    "Star",    "Sentinel",  "Inquirer",   "Enquirer",  "Telegraph",
        "Observer", "Advocate", "Journal", "Mirror",    "Democrat",   "Register",  "Dispatch",
        "TV",       "FM",       "Radio",   "Newspaper", "Television", "Sun",
        "Newsday",  "Bulletin", "Ledger",  "Patch",     "Statesman",  "Press",
        "Bee",      "Eagle",    "Beacon",  "Argus",     "Hub"};
    static const char *const articles[] = {"the", "a", "an"};
    bool article = first < end && ONE_OF(x, first, articles);
    while (first < end && ONE_OF(x, first, articles))
        first++;
    if (first >= end || x->text->one_case)
        return false;
    uint32_t last = end - 1;
    if (end == first + 1 && is_domain(x, first))
        return true;
    if (end == first + 1)
        return is_call_sign(x, first) || is_numbered(x, first) ||
               (article && ONE_OF(x, first, endings) && is_capital_word(x, first));
    if (is_number(x, last))
        return end == first + 2 && is_before_number(x, first);
    bool capitals = (x->text->tokens[first].flags & RSM_TOKEN_CAPITALISED) != 0 &&
                    (x->text->tokens[last].flags & RSM_TOKEN_CAPITALISED) != 0;
    return capitals && !is_person_name(x, last) && ONE_OF(x, last, endings);
}

bool follows_press(const extraction *x, const noun_phrase *phrase) {
    static const char *const nouns[] = {"newspaper", "daily",   "weekly",  "magazine",
                                        "station",   "network", "channel", "broadcaster"};
    uint32_t first = phrase->first, from = sentence_first(x, first);
    bool quoted = first > from + 1 && /* the daily "El Norte" */
                  (x->text->tokens[first - 1].flags & RSM_TOKEN_OPENS_QUOTE) != 0;
    if (quoted && ONE_OF(x, first - 2, nouns))
        return true;
    return phrase->proper && !is_person_name(x, phrase->head) && first > from &&
           ONE_OF(x, first - 1, nouns);
}

bool press_at(const extraction *x, uint32_t token, uint32_t *end) {
    if (token + 1 >= sentence_end(x, token) || !is_before_number(x, token) ||
        !is_number(x, token + 1))
        return false;
    *end = token + 2;
    return true;
}

/* The outlet credited last before the credit, or NULL. */
static const rsm_source *press_before(const extraction *x, uint32_t index) {
    for (uint32_t i = index, looked = 0; i-- > 0 && looked < PRESS_CREDITS; looked++) {
        const rsm_source_chain *chain = &credit_at(x, i)->attribution.sources;
        for (uint32_t k = 0; k < chain->count; k++) {
            rsm_slice name = chain->links[k].name;
            if (chain->links[k].kind == RSM_SOURCE_MEDIA && name.size > 0 && name.data[0] >= 'A' &&
                name.data[0] <= 'Z')
                return &chain->links[k];
        }
    }
    return NULL;
}

bool refer_to_press(const extraction *x, uint32_t index, const noun_phrase *phrase,
                    rsm_source *link) {
    static const char *const nouns[] = {"station",  "newspaper", "paper",   "daily",
                                        "weekly",   "channel",   "network", "broadcaster",
                                        "magazine", "agency",    "website"};
    if (phrase == NULL || phrase->proper || phrase->plural || !phrase->definite ||
        phrase->end - phrase->first > 3 || !token_is(x, phrase->first, "the") ||
        !ONE_OF(x, phrase->head, nouns))
        return false;
    const rsm_source *press = press_before(x, index);
    if (press == NULL)
        return false;
    rsm_span span = link->span;
    rsm_slice via = link->via;
    *link = *press;
    link->span = span;
    link->via = via;
    return true;
}
