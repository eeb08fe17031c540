/* Who and what can tell: people, bodies, outlets, documents; no figure, no time.
 *
 * A document may have an author, who then tells. Cost: linear in the phrase; the author of a
 * document stands within AUTHOR_REACH tokens. */
#include "extract/source.h"

enum { AUTHOR_REACH = 8 };

/* "Dispatch said", "county dispatch confirmed": the office that sends out help; not "a dispatch", "the
 * agency's dispatch". */
bool is_dispatch_office(const extraction *x, uint32_t token) {
    if (!token_is(x, token, "dispatch"))
        return false;
    uint32_t first = token, from = sentence_first(x, token);
    while (first > from && (token_upos(x, first - 1) == RSM_UPOS_NOUN ||
                            token_upos(x, first - 1) == RSM_UPOS_PROPN ||
                            token_upos(x, first - 1) == RSM_UPOS_NUM) &&
           match_over(x, first - 1, RSM_DOMAIN_OUTLET) == NULL)
        first--;
    rsm_upos before = first > from ? token_upos(x, first - 1) : RSM_UPOS_PUNCT;
    return before != RSM_UPOS_DET && before != RSM_UPOS_PART && before != RSM_UPOS_ADJ &&
           before != RSM_UPOS_PRON && before != RSM_UPOS_PROPN;
}

bool is_document(const extraction *x, uint32_t token) {
    static const char *const words[] = {
        "statement",   "report",      "study",     "document",   "letter",     "communique",
        "release",     "memo",        "survey",    "record",     "filing",     "affidavit",
        "complaint",   "indictment",  "warrant",   "transcript", "leaflet",    "message",
        "post",        "notice",      "poll",      "website",    "bulletin",   "dispatch",
        "review",      "analysis",    "article",   "ad",         "advert",     "advertisement",
        "clip",        "video",       "footage",   "book",       "lawsuit",    "suit",
        "email",       "e-mail",      "ruling",    "tweet",      "filing",     "editorial",
        "memoir",      "data",        "finding",   "figure",     "research",   "index",
        "ranking",     "sign",        "banner",    "narrator",   "autopsy",    "audit",
        "inquest",     "test",        "log",       "toxicology", "autopsies",  "necropsy",
        "probe",       "paper",       "statistic", "note",       "file",       "polling",
        "information", "declaration", "testimony", "confession", "deposition", "traffic",
        "scanner",     "audio",       "text",      "recording",  "obituary",   "manifesto",
        "advisory",    "story",       "page",       "webpage",    "fundraiser", "decree",
        "petition",    "subpoena",    "dossier",    "certificate"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (lemma_is(x, token, words[i]))
            return !is_dispatch_office(x, token);
    return lemma_is(x, token, "motion") && token + 1 < sentence_end(x, token) &&
           (token_is(x, token + 1, "filed") || lemma_is(x, token + 1, "say") ||
            lemma_is(x, token + 1, "state") || token_is(x, token + 1, ",") ||
            token_is(x, token + 1, "signed") || token_is(x, token + 1, "dated"));
}

bool names_document(const extraction *x, uint32_t index) {
    const noun_phrase *phrase = phrase_at(x, index);
    return phrase != NULL && is_document(x, phrase->head);
}

/* "San Luis department", "Osk province": where, and nobody. */
static bool is_area(const extraction *x, const noun_phrase *phrase) {
    static const char *const areas[] = {"province", "region", "district", "county", "state"};
    bool department = token_is(x, phrase->head, "department") && x->text->one_case;
    return (department || ONE_OF(x, phrase->head, areas)) && !phrase->plural &&
           phrase->end > phrase->first + 1;
}

uint32_t author_of(const extraction *x, uint32_t index) {
    const noun_phrase *phrase = phrase_at(x, index);
    static const char *const probes[] = {"investigation", "inquiry", "inspection", "call"};
    if (phrase == NULL || phrase->proper ||
        (!is_document(x, phrase->head) && !ONE_OF(x, phrase->head, probes)))
        return index;
    static const char *const passed_on[] = {
        "carried",  "broadcast", "published", "aired",    "read",  "monitored", "obtained",
        "received", "seen",      "quoted",    "reviewed", "cited", "viewed",    "distributed"};
    uint32_t end = sentence_end(x, phrase->first);
    uint32_t limit = phrase->end + AUTHOR_REACH < end ? phrase->end + AUTHOR_REACH : end;
    for (uint32_t token = phrase->end; token + 1 < limit; token++) {
        const verb_group *group = verb_at(x, x->verb_of[token]);
        if (group != NULL && !group->participle)
            return index;
        if (!token_is(x, token, "by") && !token_is(x, token, "from"))
            continue;
        if (ONE_OF(x, token - 1, passed_on))
            return index; /* who passed it on did not write it */
        uint32_t author = x->phrase_of[token + 1];
        const noun_phrase *who = phrase_at(x, author);
        const rsm_match *told = who == NULL ? NULL : telling_match(x, who->first, who->end, false);
        if (told != NULL && told->end_token > who->head && token_is(x, token, "by") &&
            (token == phrase->end || token_is(x, token - 1, "made")))
            return author; /* "reports by Osk police experts" */
        if (who != NULL && is_area(x, who))
            return index; /* "a report from San Luis department" */
        bool body =
            who != NULL && (who->proper || telling_match(x, who->first, who->end, true) != NULL);
        return body && x->time_of[who->head] == RSM_NONE && x->place_of[who->head] == RSM_NONE &&
                       x->place_of[who->first] == RSM_NONE
                   ? author
                   : index;
    }
    return index;
}

/* "196 km", "2" of "2 dead": a number in figures, which tells nothing; "a 16-year-old" does. */
static bool is_figure(const extraction *x, const noun_phrase *phrase) {
    const rsm_token *head = &x->text->tokens[phrase->head];
    static const char *const units[] = {"km", "kilometer", "kilometre", "mile", "meter", "metre"};
    rsm_slice text = token_text(x, phrase->head); /* "196", not "ABC7" */
    bool digit = text.size > 0 && text.data[0] >= '0' && text.data[0] <= '9';
    return ((head->flags & RSM_TOKEN_DIGITS) != 0 && digit && phrase->head == phrase->first) ||
           (phrase->head > phrase->first && ONE_OF(x, phrase->head, units));
}

/* The token after "one of the victims", "some of those hurt"; else `token`. */
uint32_t some_of_end(const extraction *x, const noun_phrase *phrase, uint32_t token) {
    static const char *const words[] = {"one",  "two",  "three", "some",    "many", "several",
                                        "most", "none", "both",  "another", "few",  "all"};
    static const char *const parts[] = {"charges", "facts", "claim", "probable"};
    bool paper = token + 1 < sentence_end(x, phrase->first) && is_document(x, phrase->head) &&
                 token_is(x, token, "of") && ONE_OF(x, token + 1, parts);
    if (paper) /* "a statement of charges" */
        return phrase_at(x, x->phrase_of[token + 1])->end;
    bool some = phrase->head == phrase->end - 1 &&
                word_in(x, phrase->head, words, sizeof words / sizeof *words);
    if (!some || token + 1 >= sentence_end(x, phrase->first) || !token_is(x, token, "of"))
        return token;
    const noun_phrase *whole = phrase_at(x, x->phrase_of[token + 1]);
    return whole != NULL && whole->first == token + 1 && x->time_of[whole->head] == RSM_NONE
               ? whole->end
               : token;
}

/* "The state alleged that": who prosecutes. */
bool is_prosecuting_state(const extraction *x, const noun_phrase *phrase) {
    static const char *const verbs[] = {"allege", "argue", "contend", "charge", "claim", "maintain"};
    const verb_group *group = phrase->end < x->text->token_count
                                  ? verb_at(x, x->verb_of[phrase->end])
                                  : NULL;
    return phrase->end == phrase->first + 2 && token_is(x, phrase->first, "the") &&
           token_is(x, phrase->head, "state") && group != NULL && group->first == phrase->end &&
           !group->passive && ONE_OF(x, group->verb, verbs);
}

bool may_tell(const extraction *x, uint32_t index) {
    const noun_phrase *phrase = phrase_at(x, index);
    if (phrase == NULL || x->time_of[phrase->head] != RSM_NONE || is_figure(x, phrase))
        return false;
    uint32_t some = some_of_end(x, phrase, phrase->end);
    if (some > phrase->end) /* "one of the survivors" */
        return telling_match(x, phrase->first, some, false) != NULL || is_document(x, phrase->head);
    if (phrase->pronoun) {
        static const char *const words[] = {"he", "she", "they", "it", "who"};
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (token_is(x, phrase->head, words[i]))
                return true;
        return false;
    }
    if (token_upos(x, phrase->head) == RSM_UPOS_DET)
        return false;
    if (is_prosecuting_state(x, phrase))
        return true;
    uint32_t name = x->tagging->name_of[phrase->head];
    if (name != RSM_NONE)
        return x->tagging->names[name].type != RSM_ENTITY_FAC;
    return telling_match(x, phrase->first, phrase->end, false) != NULL ||
           match_over(x, phrase->head, RSM_DOMAIN_PERSON) || is_document(x, phrase->head) ||
           is_dispatch_office(x, phrase->head) || phrase->proper;
}

bool may_say(const extraction *x, uint32_t index) {
    const noun_phrase *phrase = phrase_at(x, index);
    if (phrase == NULL || x->time_of[phrase->head] != RSM_NONE || is_figure(x, phrase))
        return false;
    static const char *const nobody[] = {"there", "what",  "which",   "me",      "him",
                                         "them",  "us",    "himself", "herself", "themselves",
                                         "this",  "these", "those"};
    for (size_t i = 0; i < sizeof nobody / sizeof *nobody; i++)
        if (phrase->pronoun && token_is(x, phrase->head, nobody[i]))
            return false;
    return !token_is(x, phrase->head, "a") && !token_is(x, phrase->head, "an") &&
           !token_is(x, phrase->head, "the");
}
