/* Whose a document, a website, a team or a spokesman is: "the sheriff's investigators", "the county
 * spokeswoman".
 *
 * The noun for them says little of itself; the kind is that of the body, the officer or the place that
 * owns it. Invariant: but for the full name of "the Metro spokesman"'s body nothing is looked at outside
 * the phrase. Cost: linear in the phrase; for that name, in the matches of the report. */
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
    static const char *const teams[] = {"investigator", "detective", "agent", "dispatcher",
                                        "website",      "site",      "page"};
    static const char *const parts[] = {"office", "unit", "bureau", "division"};
    uint32_t mark = phrase->head;
    bool part = ONE_OF(x, phrase->head, parts);
    if (!(part || ONE_OF(x, phrase->head, teams)) || source->acts_for.size > 0 || phrase->head == phrase->first)
        return;
    while (mark > phrase->first && token_upos(x, mark) != RSM_UPOS_PART)
        mark--;
    const rsm_match *owner =
        mark > phrase->first ? telling_match(x, phrase->first, mark, part) : NULL;
    uint32_t kind = owner == NULL || owner->end_token != mark ? 0 : kind_of_match(x, owner);
    if (kind == 0 || kind == RSM_SOURCE_WITNESS + 1 || kind == RSM_SOURCE_RELATIVE + 1 ||
        kind == RSM_SOURCE_MEDIA + 1 || (part && kind != RSM_SOURCE_POLICE + 1))
        return;
    uint32_t first = phrase->first + (token_upos(x, phrase->first) == RSM_UPOS_DET);
    source->kind = kind - 1;
    source->acts_for = span_text(x, tokens_span(x, first, mark));
}

static bool is_spokesman_word(const extraction *x, uint32_t token) {
    static const char *const words[] = {"spokesman", "spokeswoman", "spokesperson", "spokespeople"};
    return ONE_OF(x, token, words);
}

bool speaks_for_place(const extraction *x, uint32_t first, uint32_t end, uint32_t noun,
                      rsm_source *source) {
    static const char *const areas[] = {"county", "city",   "town",     "village", "borough",
                                        "parish", "municipality", "council"};
    if (end <= first || !is_spokesman_word(x, noun))
        return false;
    first += token_upos(x, first) == RSM_UPOS_DET;
    uint32_t index = x->place_of[end - 1];
    rsm_place_kind kind =
        index == RSM_NONE ? RSM_PLACE_SITE : x->places->items[index].expression.value.kind;
    bool area = ONE_OF(x, end - 1, areas);
    if (first >= end || (kind == RSM_PLACE_SITE && !area))
        return false;
    source->acts_for = span_text(x, tokens_span(x, first, end));
    source->kind =
        kind == RSM_PLACE_COUNTRY && !area ? RSM_SOURCE_GOVERNMENT : RSM_SOURCE_AUTHORITY;
    return true;
}

/* At "of" in "the executive commission of the ruling Front". */
bool is_of_party(const extraction *x, uint32_t token, uint32_t end) {
    enum { WORDS = 4 };
    if (token >= end || !token_is(x, token, "of"))
        return false;
    for (uint32_t at = token + 1; at < end && at <= token + WORDS; at++) {
        const noun_phrase *owner = phrase_at(x, x->phrase_of[at]);
        const rsm_match *of =
            owner == NULL ? NULL : telling_match(x, owner->first, owner->end, true);
        if (of != NULL)
            return kind_of_match(x, of) == RSM_SOURCE_PARTY + 1;
    }
    return false;
}

/* The body that the report names with the word at `token` for its first: "Metro Police" of "Metro". */
static const noun_phrase *body_begun_by(const extraction *x, uint32_t token) {
    for (uint32_t m = 0; m < x->tagging->match_count; m++) {
        const rsm_match *match = &x->tagging->matches[m];
        if (match->domain != RSM_DOMAIN_BODY || kind_of_match(x, match) == 0)
            continue;
        const noun_phrase *phrase = phrase_at(x, x->phrase_of[match->first_token]);
        if (phrase == NULL || phrase->first >= match->first_token || phrase->head != match->end_token - 1)
            continue;
        uint32_t first = phrase->first + (token_upos(x, phrase->first) == RSM_UPOS_DET);
        if (first < match->first_token && first != token &&
            rsm_slice_equal(token_text(x, first), token_text(x, token)))
            return phrase;
    }
    return NULL;
}

bool names_own_body(const extraction *x, const noun_phrase *phrase, rsm_source *source) {
    uint32_t word = phrase->first;
    while (word < phrase->end && !is_spokesman_word(x, word))
        word++;
    if (word >= phrase->end || word == phrase->first || x->text->one_case)
        return false;
    uint32_t own = word - 1;
    rsm_upos upos = token_upos(x, own);
    bool adjective = upos == RSM_UPOS_ADJ && (x->text->tokens[own].flags & RSM_TOKEN_CAPITALISED) != 0;
    if ((upos != RSM_UPOS_PROPN && upos != RSM_UPOS_NOUN && !adjective) || is_person_name(x, own) ||
        match_over(x, own, RSM_DOMAIN_TITLE) != NULL)
        return false;
    static const char *const public[] = {"city", "county", "state", "town", "public", "district"};
    const noun_phrase *body = own == phrase->first ? body_begun_by(x, own) : NULL;
    if (body == NULL && adjective)
        return false;
    if (body == NULL) { /* whose, its own words tell, and nothing else */
        uint32_t first = phrase->first + (token_upos(x, phrase->first) == RSM_UPOS_DET);
        if (source->kind == RSM_SOURCE_UNNAMED)
            source->kind = ONE_OF(x, first, public) ? RSM_SOURCE_AUTHORITY : RSM_SOURCE_ORGANISATION;
        return true;
    }
    const rsm_match *match = telling_match(x, body->first, body->end, true);
    source->acts_for = span_text(x, tokens_span(x, body->first, body->end));
    source->kind = kind_of_match(x, match) - 1;
    return true;
}
