/* Whose a document, a website or a team is: "the sheriff's investigators", "a coroner's report".
 *
 * The noun for a document or for people who look into things says little of itself; the kind is that
 * of the body or the officer who owns it. Invariant: nothing is looked at outside the phrase. Cost:
 * linear in the phrase. */
#include "extract/source.h"

/* Past "initial", "a high-ranking" before the name of a body. */
uint32_t past_rank_words(const extraction *x, uint32_t first, uint32_t end) {
    static const char *const words[] = {"initial", "first",  "preliminary", "early", "latest",
                                        "high",    "ranking", "senior",     "top",   "new",
                                        "several", "other",  "unnamed",     "some",  "two",
                                        "three",   "recent", "local",       "-"};
    while (first + 1 < end && ONE_OF(x, first, words))
        first++;
    return first;
}

/* A report or a record is a document of whoever drew it up; a statement is his own word. */
static bool is_record(const extraction *x, uint32_t token) {
    static const char *const words[] = {"report",   "record", "affidavit", "complaint",  "warrant",
                                        "document", "paper",  "filing",    "indictment", "log",
                                        "study",    "survey", "statistic", "data",       "autopsy",
                                        "probe",    "figure", "file"};
    return ONE_OF(x, token, words);
}

/* "the coroner's report", "a sheriff's news release": whose it is, among officers, before `end`. */
static void read_officer_owner(const extraction *x, const noun_phrase *phrase, uint32_t end,
                               rsm_source *source) {
    uint32_t first = phrase->first + (token_upos(x, phrase->first) == RSM_UPOS_DET);
    const rsm_match *owner = telling_match(x, phrase->first, end, false);
    uint32_t kind = owner == NULL ? 0 : kind_of_match(x, owner);
    if ((kind != RSM_SOURCE_POLICE + 1 && kind != RSM_SOURCE_AUTHORITY + 1) ||
        token_upos(x, owner->end_token) != RSM_UPOS_PART || owner->end_token >= end)
        return;
    source->acts_for = span_text(x, tokens_span(x, first, owner->end_token));
    source->kind = is_record(x, phrase->head) ? RSM_SOURCE_DOCUMENT : (rsm_source_kind)(kind - 1);
}

/* "police report", "the ministry's statement": whose document it is. What a body says in writing is
 * the body's word; a report or a record is a document of it. */
void read_author_inside(const extraction *x, const noun_phrase *phrase, rsm_source *source) {
    static const char *const channels[] = {"press", "media", "news"};
    uint32_t first = phrase->first;
    const rsm_match *body = telling_match(x, first, phrase->head, true);
    if (body == NULL || body->end_token > phrase->head) {
        read_officer_owner(x, phrase, phrase->head, source);
        return;
    }
    const rsm_match *device = match_over(x, body->first_token, RSM_DOMAIN_CHANNEL);
    if (device != NULL && kind_of_match(x, body) == RSM_SOURCE_ORGANISATION + 1 &&
        device->words > body->words && device->end_token > phrase->head) {
        source->kind = RSM_SOURCE_DOCUMENT; /* "body camera footage" */
        return;
    }
    if (body->domain == RSM_DOMAIN_BODY && kind_of_match(x, body) == RSM_SOURCE_MEDIA + 1 &&
        word_in(x, body->end_token - 1, channels, sizeof channels / sizeof *channels)) {
        bool told = lemma_is(x, phrase->head, "report") || lemma_is(x, phrase->head, "account");
        source->kind = told ? RSM_SOURCE_MEDIA : RSM_SOURCE_DOCUMENT; /* "a press release" */
        if (!told)
            read_officer_owner(x, phrase, body->first_token, source);
        return;
    }
    if (token_upos(x, first) == RSM_UPOS_DET)
        first++;
    if (body->domain == RSM_DOMAIN_ACTOR || body->domain == RSM_DOMAIN_OUTLET)
        first = body->first_token;
    first = past_rank_words(x, first, body->end_token);
    source->acts_for = span_text(x, tokens_span(x, first, body->end_token));
    source->kind = is_record(x, phrase->head)
                       ? RSM_SOURCE_DOCUMENT
                       : kind_of_match(x, body) - 1;
}

/* "the sheriff's investigators", "the medical examiner's website": of whom the noun for them says less
 * than whose they are. */
void take_owner(const extraction *x, const noun_phrase *phrase, rsm_source *source) {
    static const char *const teams[] = {"investigator", "detective", "agent", "dispatcher", "website",
                                        "site",         "page"};
    uint32_t mark = phrase->head;
    if (!ONE_OF(x, phrase->head, teams) || source->acts_for.size > 0 || phrase->head == phrase->first)
        return;
    while (mark > phrase->first && token_upos(x, mark) != RSM_UPOS_PART)
        mark--;
    const rsm_match *owner = mark > phrase->first ? telling_match(x, phrase->first, mark, false) : NULL;
    uint32_t kind = owner == NULL || owner->end_token != mark ? 0 : kind_of_match(x, owner);
    if (kind == 0 || kind == RSM_SOURCE_WITNESS + 1 || kind == RSM_SOURCE_RELATIVE + 1 ||
        kind == RSM_SOURCE_MEDIA + 1)
        return;
    uint32_t first = phrase->first + (token_upos(x, phrase->first) == RSM_UPOS_DET);
    source->kind = kind - 1;
    source->acts_for = span_text(x, tokens_span(x, first, mark));
}
