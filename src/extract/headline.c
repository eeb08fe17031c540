/* Who tells in a headline, where no verb that the tagger knows for one says so.
 *
 * "Boy shot, police report", "12 killed, according to police", "Sources to Channel 5: 12 killed", "Update: PD: 12
 * killed", "12 killed: Sheriff's Office". Headlines drop words, and a verb of telling looks like a noun. Invariant:
 * only of a title in which nobody else is credited, and only whom the lexicon knows as one who tells; what he tells is
 * all of the title but his own words. Cost: linear in the title. */
#include "extract/crediting.h"
#include "extract/press.h"
#include "extract/source.h"

enum { TELLER_WORDS = 5 /* tokens of "Hill County Sheriff's Office" */ };

static bool is_colon(const extraction *x, uint32_t token) {
    return rsm_slice_equal_string(token_text(x, token), ":");
}

/* Whether the words [first, end) name somebody whose word a headline gives: an office or people; no outlet, whose
 * page it may be. */
static bool names_teller(const extraction *x, uint32_t first, uint32_t end) {
    if (first >= end || end - first > TELLER_WORDS || has_verb(x, first, end))
        return false;
    if (end == first + 1 && is_force(x, first))
        return true;
    const rsm_match *told = telling_match(x, first, end, false);
    uint32_t kind = told == NULL || told->end_token != end ? 0 : kind_of_match(x, told);
    return kind != 0 && kind != RSM_SOURCE_MEDIA + 1 && kind != RSM_SOURCE_ORGANISATION + 1 &&
           kind != RSM_SOURCE_PARTY + 1 &&
           (told->words > 1 || match_over(x, end - 1, RSM_DOMAIN_THING) == NULL);
}

static void credit_words(finding *f, uint32_t who, uint32_t who_end, uint32_t cue, uint32_t first,
                         uint32_t end) {
    extraction *x = f->x;
    rsm_source link;
    describe_owner(x, who, who_end, &link);
    if (is_force(x, who_end - 1))
        link.kind = RSM_SOURCE_POLICE;
    credit *c = add_credit_at(f, &link, cue);
    if (c != NULL)
        add_content(x, c, first, end);
}

/* ", police report", ", according to police" at the end. */
static bool credit_tail(finding *f, uint32_t first, uint32_t end) {
    static const char *const verbs[] = {"say", "says", "said", "report", "reports", "confirm",
                                        "confirms"};
    const extraction *x = f->x;
    uint32_t comma = end;
    while (comma > first && !is_comma(x, comma - 1))
        comma--;
    if (comma <= first + 2 || comma >= end)
        return false;
    uint32_t who = comma, stop = end, cue = end - 1;
    if (comma + 2 < end && token_is(x, comma, "according") && token_is(x, comma + 1, "to"))
        cue = comma, who = comma + 2;
    else if (ONE_OF(x, end - 1, verbs))
        stop = end - 1;
    else
        return false;
    if (!names_teller(x, who, stop))
        return false;
    credit_words(f, who, stop, cue, first, comma - 1);
    return true;
}

/* Before a colon at `colon`, the words from `start`: "PD", "Sources to Channel 5". */
static bool credit_lead(finding *f, uint32_t start, uint32_t colon, uint32_t end) {
    const extraction *x = f->x;
    uint32_t stop = start;
    while (stop < colon && !token_is(x, stop, "to"))
        stop++;
    bool heard = stop < colon && stop + 1 < colon && stop > start &&
                 (names_press(x, stop + 1, colon) ||
                  match_over(x, colon - 1, RSM_DOMAIN_OUTLET) != NULL ||
                  match_over(x, stop + 1, RSM_DOMAIN_OUTLET) != NULL ||
                  token_is(x, colon - 1, "news"));
    if (stop < colon && !heard)
        return false;
    if (!names_teller(x, start, stop))
        return false;
    credit_words(f, start, stop, colon, colon + 1, end);
    return true;
}

void credit_headline(finding *f, uint32_t before) {
    const extraction *x = f->x;
    const rsm_sentence *sentence = &x->text->sentences[f->sentence];
    uint32_t first = sentence->first_token, end = sentence->end_token, start = first;
    if (sentence->kind != RSM_SENTENCE_TITLE || x->credits.count > before)
        return;
    while (end > first && token_upos(x, end - 1) == RSM_UPOS_PUNCT)
        end--;
    if (credit_tail(f, first, end))
        return;
    for (uint32_t token = first; token + 1 < end; token++) {
        if (!is_colon(x, token))
            continue;
        if (credit_lead(f, start, token, end))
            return;
        if (token > first + 2 && names_teller(x, token + 1, end)) {
            credit_words(f, token + 1, end, token, first, token);
            return;
        }
        start = token + 1;
    }
}
