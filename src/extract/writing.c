/* Whose words "the communique" and "the text" are, and who "the sources" are.
 *
 * What a body says in writing is its own word, also where the paper alone is named: "The army
 * issued a communique. The text adds". The author is whoever was credited last with such a paper as
 * his channel ("said in a statement"), or in its name ("the army's statement"), or is told of as
 * issuing one. Invariant: a paper brought in as new ("a communique") has no author here. Cost:
 * credits looked back over, and the sentences before, are capped. */
#include "extract/writing.h"

#include "extract/kinds.h"
#include "extract/source.h"

enum {
    PAPER_CREDITS = 20,  /* credits looked back over for an author */
    PAPER_SENTENCES = 4, /* sentences back to whoever issued it */
    SOURCE_CREDITS = 6   /* credits back from "the sources" to whose they are */
};

static bool is_paper(const extraction *x, uint32_t token) {
    static const char *const words[] = {"statement", "communique",  "text",    "document",
                                        "message",   "letter",      "release", "bulletin",
                                        "note",      "declaration", "leaflet", "pamphlet"};
    return ONE_OF(x, token, words);
}

static bool names_paper(rsm_slice text) {
    static const char *const words[] = {"statement", "communique", "message", "letter", "release",
                                        "bulletin",  "note",       "leaflet", "post"};
    size_t space = rsm_slice_find_last_byte(text, ' ');
    rsm_slice last = space == RSM_NOWHERE ? text : rsm_slice_sub(text, space + 1, text.size);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (rsm_slice_equal_ascii_caseless(last, rsm_slice_from_string(words[i])))
            return true;
    return false;
}

static void take_author(const rsm_source *author, rsm_source *link) {
    link->acts_for = author->acts_for.size > 0 ? author->acts_for : author->name;
    link->kind = author->kind;
    link->actor = author->actor;
}

/* "The army issued a communique": the subject of the sentence, where its verb has a paper as
 * object. */
static bool issued_in(const extraction *x, uint32_t first, uint32_t end, rsm_source *link) {
    static const char *const verbs[] = {"issue", "release", "send", "publish",  "distribute",
                                        "read",  "sign",    "post", "circulate"};
    for (uint32_t token = first; token < end; token++) {
        const verb_group *group = verb_at(x, x->verb_of[token]);
        if (group == NULL || group->verb != token || !ONE_OF(x, token, verbs))
            continue;
        uint32_t who = group->passive ? group->agent : group->subject;
        const noun_phrase *paper = phrase_at(x, group->passive ? group->subject : group->object);
        const noun_phrase *author = phrase_at(x, who);
        if (paper == NULL || !is_paper(x, paper->head) || author == NULL || author->pronoun ||
            x->time_of[author->head] != RSM_NONE)
            continue;
        rsm_source told;
        describe_source(x, who, NULL, &told);
        take_author(&told, link);
        return true;
    }
    return false;
}

/* "The office released autopsy reports, which say", "issued a note that says": papers that the sentence
 * itself tells somebody gave out. */
static bool given_out(const extraction *x, const noun_phrase *paper, rsm_source *link) {
    static const char *const verbs[] = {"issue", "release", "publish", "distribute", "circulate",
                                        "post",  "unveil"};
    static const char *const words[] = {"information", "news", "detail"};
    for (uint32_t token = sentence_first(x, paper->first); token < paper->first; token++) {
        const verb_group *group = verb_at(x, x->verb_of[token]);
        const noun_phrase *author = group == NULL ? NULL : phrase_at(x, group->subject);
        if (group == NULL || group->verb != token || !ONE_OF(x, token, verbs) || group->passive ||
            phrase_at(x, group->object) != paper || author == NULL || author->pronoun ||
            author->end > token)
            continue;
        rsm_source told;
        describe_source(x, group->subject, NULL, &told);
        if (told.kind == RSM_SOURCE_UNNAMED)
            return false;
        take_author(&told, link);
        if (!is_paper(x, paper->head) && !ONE_OF(x, paper->head, words))
            link->kind = RSM_SOURCE_DOCUMENT;
        return true;
    }
    return false;
}

bool refer_to_author(const extraction *x, uint32_t index, const noun_phrase *phrase,
                     rsm_source *link) {
    if (phrase != NULL && link->kind == RSM_SOURCE_DOCUMENT && link->acts_for.size == 0 &&
        given_out(x, phrase, link))
        return true;
    if (phrase == NULL || phrase->plural || phrase->end != phrase->first + 2 ||
        !token_is(x, phrase->first, "the") || !is_paper(x, phrase->head) || link->acts_for.size > 0)
        return false;
    uint32_t sentence = x->text->tokens[phrase->first].sentence;
    for (uint32_t back = 1; back <= PAPER_SENTENCES && back <= sentence; back++) {
        const rsm_sentence *s = &x->text->sentences[sentence - back];
        if (s->kind != RSM_SENTENCE_TITLE && issued_in(x, s->first_token, s->end_token, link))
            return true;
    }
    for (uint32_t i = index, looked = 0; i-- > 0 && looked < PAPER_CREDITS; looked++) {
        const rsm_source_chain *chain = &credit_at(x, i)->attribution.sources;
        const rsm_source *root = &chain->links[chain->count - 1];
        bool own = root->acts_for.size > 0 && names_paper(root->name);
        if ((own || names_paper(root->via)) && root->kind != RSM_SOURCE_UNNAMED) {
            take_author(root, link);
            return true;
        }
    }
    return false;
}

bool refer_to_sources(const extraction *x, uint32_t index, const noun_phrase *phrase,
                      rsm_source *link) {
    if (phrase == NULL || phrase->end != phrase->first + 2 || !token_is(x, phrase->first, "the") ||
        !lemma_is(x, phrase->head, "source"))
        return false;
    for (uint32_t i = index, looked = 0; i-- > 0 && looked < SOURCE_CREDITS; looked++) {
        const rsm_source_chain *chain = &credit_at(x, i)->attribution.sources;
        const rsm_source *root = &chain->links[chain->count - 1];
        const noun_phrase *who = phrase_of_source(x, root);
        bool same = who != NULL && lemma_is(x, who->head, "source") && !who->proper;
        bool people = who != NULL && who->plural == phrase->plural && !who->pronoun &&
                      !who->proper && match_over(x, who->head, RSM_DOMAIN_PERSON) != NULL;
        if ((!same && !people) || root->kind == RSM_SOURCE_OUTLET)
            continue;
        rsm_span span = link->span;
        rsm_slice via = link->via;
        *link = *root;
        link->span = span;
        link->via = via;
        return true;
    }
    return false;
}
