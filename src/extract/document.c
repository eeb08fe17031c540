/* Documents told whole: a report, or the rest of one, that is somebody's own writing.
 *
 * "This is a communique from the ministry.", "The Front states: 1. ...", "The sheriff released this
 * statement:", a page headed "News release" with the name of a body, a text in the first person
 * that ends "Signed: the Workers' Party". What follows, of what is signed all of it, is its
 * author's. It ends at a line of dashes, at the paragraph that quotes somebody else in a reporter's
 * way, and, where it was led in after the report's first sentences, after PASSAGE paragraphs. Words
 * that stand in quotation marks are not these: runs.c credits them. Invariant: nobody is made an
 * author who is an outlet. Cost: linear in the sentence; the heads and the last lines of a report are looked
 * through once. */
#include "extract/document.h"

#include "extract/source.h"
#include "extract/teller.h"

enum {
    DOCUMENT_LEAD = 4,  /* sentences of a report that may lead in a document it is */
    LIST_SHARE = 2,     /* of what follows a numbered list takes half, at least */
    PRESENT_REACH = 12, /* tokens of "this is" to "a communique" */
    HEADER_LINES = 8,   /* lines of a report that may name who released it */
    HEADED_LINES = 4,   /* that may be headed as a release */
    HEADER_TOKENS = 24, /* of such a line */
    PASSAGE = 6,        /* paragraphs of a statement led in past the first sentences */
    SIGNED_LINES = 4,   /* last lines of a report that may hold its signature */
    OWN_WORDS = 2       /* sentences in the first person of a text that is signed */
};

/* ---- what leads in a document, and whose it is ---- */

static bool is_document_read(const extraction *x, uint32_t token) {
    static const char *const words[] = {"communique", "bulletin",  "letter",      "message",
                                        "statement",  "manifesto", "declaration", "proclamation",
                                        "release",    "resolution", "advisory",   "text"};
    return ONE_OF(x, token, words) && token_upos(x, token) != RSM_UPOS_VERB;
}

/* Whether the sentence opens the item of that number: "2. The Front will not lay down its arms." */
static bool opens_item(const extraction *x, uint32_t sentence, uint32_t number) {
    const rsm_sentence *s = &x->text->sentences[sentence];
    rsm_slice text = token_text(x, s->first_token);
    if (number > 9 || text.size == 0 || text.data[0] != (char)('0' + number))
        return false;
    return (text.size == 2 && text.data[1] == '.') ||
           (text.size == 1 && s->first_token + 1 < x->text->token_count &&
            rsm_slice_equal_string(token_text(x, s->first_token + 1), "."));
}

/* Whether items numbered from 1 begin at the sentence and go on over the most of what is left. */
static bool is_list(const extraction *x, uint32_t sentence) {
    uint32_t number = 1, last = sentence, count = x->text->sentence_count;
    if (sentence >= count || !opens_item(x, sentence, 1))
        return false;
    for (uint32_t i = sentence + 1; i < count; i++)
        if (opens_item(x, i, number + 1))
            last = i, number++;
    uint32_t first = x->text->sentences[sentence].first_token;
    return number > 1 && (x->text->sentences[last].first_token - first) * LIST_SHARE >=
                             x->text->token_count - first;
}

/* Of "the Front states:", "an army communique:" the one whose words follow. */
static bool find_author(const finding *f, voices *v) {
    const extraction *x = f->x;
    const rsm_sentence *s = &x->text->sentences[f->sentence];
    uint32_t found = RSM_NONE;
    if (reads_document(x, v, s->first_token, s->end_token))
        return true;
    for (uint32_t token = s->first_token; token < s->end_token; token++) {
        const verb_group *group = verb_at(x, x->verb_of[token]);
        uint32_t teller = group == NULL || group->verb != token || !reports_words(x, token)
                              ? RSM_NONE
                              : teller_before(x, x->verb_of[token]);
        if (teller != RSM_NONE && may_tell(x, teller) && !names_document(x, teller) &&
            !phrase_at(x, teller)->pronoun)
            found = teller;
    }
    if (found != RSM_NONE) {
        describe_source(x, found, NULL, &v->speaker);
        return true;
    }
    for (uint32_t token = s->first_token; token < s->end_token; token++) {
        const noun_phrase *phrase = phrase_at(x, x->phrase_of[token]);
        const rsm_match *body = phrase == NULL || phrase->head != token || !is_document_read(x, token)
                                    ? NULL
                                    : telling_match(x, phrase->first, token, true);
        if (body == NULL)
            continue;
        describe_owner(x, body->first_token, body->end_token, &v->speaker);
        return true;
    }
    return false;
}

/* "This is a communique from the ministry.", "Here is the army's statement." */
static bool presents_document(const extraction *x, const rsm_sentence *s) {
    static const char *const openers[] = {"this", "here", "following"};
    uint32_t first = s->first_token, end = s->end_token;
    if (token_is(x, first, "the"))
        first++;
    if (first + 2 >= end || !ONE_OF(x, first, openers) || !lemma_is(x, first + 1, "be"))
        return false;
    for (uint32_t token = first; token < end && token < first + PRESENT_REACH; token++)
        if (is_document_read(x, token))
            return true;
    return false;
}

/* "The following information comes from the police", "This timeline was released by the sheriff": who
 * gave it; false where nobody is told. */
static bool comes_from(const extraction *x, const rsm_sentence *s, rsm_source *author) {
    static const char *const shown[] = {"this", "following", "these"};
    static const char *const given[] = {"come",  "provide", "release",    "issue",
                                        "give",  "send",    "distribute", "supply"};
    static const char *const matter[] = {"information", "timeline", "statement", "detail",
                                         "account",     "text",     "release",   "update",
                                         "report",      "fact",     "summary"};
    uint32_t first = s->dateline_end, end = s->end_token;
    first += first < end && token_is(x, first, "the");
    if (first + 4 >= end || !ONE_OF(x, first, shown))
        return false;
    uint32_t noun = first + 1;
    while (noun + 3 < end && x->verb_of[noun] == RSM_NONE && !ONE_OF(x, noun, matter))
        noun++;
    const verb_group *group = noun + 3 < end ? verb_at(x, x->verb_of[noun + 1]) : NULL;
    if (!ONE_OF(x, noun, matter) || group == NULL || !ONE_OF(x, group->verb, given) ||
        group->end + 1 >= end ||
        !(token_is(x, group->end, "from") || token_is(x, group->end, "by")))
        return false;
    uint32_t who = x->phrase_of[group->end + 1];
    if (who == RSM_NONE || !may_tell(x, who) || phrase_at(x, who)->pronoun)
        return false;
    describe_source(x, who, NULL, author);
    return true;
}

/* "The police released this statement:", "What follows was posted by the mayor:": the phrase of who
 * gave it out, or RSM_NONE. */
static uint32_t who_gave_out(const extraction *x, const rsm_sentence *s) {
    static const char *const verbs[] = {"issue",      "release", "send",  "publish", "distribute",
                                        "give",       "post",    "share", "provide", "write",
                                        "circulate",  "have"};
    static const char *const shows[] = {"photo", "photograph", "picture", "image", "video", "sketch",
                                        "map",   "footage",    "clip",    "audio", "drawing"};
    static const char *const shown[] = {"this", "following", "follows", "these", "below"};
    bool points = false;
    uint32_t found = RSM_NONE;
    for (uint32_t token = s->first_token; token < s->end_token; token++) {
        points |= ONE_OF(x, token, shown) || is_document_read(x, token);
        const verb_group *group = verb_at(x, x->verb_of[token]);
        if (group == NULL || group->verb != token || !ONE_OF(x, token, verbs))
            continue;
        uint32_t who = group->agent != RSM_NONE ? group->agent : group->subject;
        const noun_phrase *phrase = phrase_at(x, who), *given = phrase_at(x, group->object);
        if (given != NULL && ONE_OF(x, given->head, shows))
            return RSM_NONE; /* "released the following photo:" */
        if (phrase != NULL && !phrase->pronoun && may_tell(x, who) && !names_document(x, who))
            found = who;
    }
    return points ? found : RSM_NONE;
}

static bool ends_in_colon(const extraction *x, const rsm_sentence *s) {
    return s->end_token > s->first_token &&
           rsm_slice_equal_string(token_text(x, s->end_token - 1), ":");
}

/* Whether the words after the sentence are in quotation marks. */
static bool quotes_next(const extraction *x, const rsm_sentence *s) {
    return s->end_token < x->text->token_count &&
           (x->text->tokens[s->end_token].flags & RSM_TOKEN_QUOTED) != 0;
}

static bool may_write(const rsm_source *author) {
    return author->kind != RSM_SOURCE_MEDIA && author->kind != RSM_SOURCE_OUTLET &&
           author->kind != RSM_SOURCE_DOCUMENT;
}

/* "The ministry released the following statement:" at the end of a paragraph. */
static bool leads_in_statement(const finding *f, voices *v) {
    const extraction *x = f->x;
    const rsm_sentence *s = &x->text->sentences[f->sentence];
    uint32_t who = ends_in_colon(x, s) && !quotes_next(x, s) ? who_gave_out(x, s) : RSM_NONE;
    if (who == RSM_NONE)
        return false;
    describe_source(x, who, NULL, &v->speaker);
    return may_write(&v->speaker);
}

/* ---- a page headed "News release" ---- */

static bool has_finite_verb(const extraction *x, const rsm_sentence *s) {
    for (uint32_t token = s->first_token; token < s->end_token; token++) {
        const verb_group *group = verb_at(x, x->verb_of[token]);
        if (token_is(x, token, "release") || x->tagging->name_of[token] != RSM_NONE ||
            match_over(x, token, RSM_DOMAIN_ACTOR) != NULL ||
            match_over(x, token, RSM_DOMAIN_BODY) != NULL)
            continue; /* "NEWS RELEASE", "Ohio State Police" look like clauses */
        if (group != NULL && !group->participle && !group->infinitive && group->subject != RSM_NONE)
            return true;
    }
    return false;
}

/* "NEWS RELEASE June 9 - Norland State Police", "For immediate release": the words of a head, before
 * which no word of a sentence stands. */
static bool heads_release(const extraction *x, const rsm_sentence *s) {
    static const char *const kinds[] = {"news", "press", "media", "immediate"};
    if (s->end_token > s->first_token + HEADER_TOKENS || has_finite_verb(x, s) ||
        ends_in_colon(x, s))
        return false;
    for (uint32_t token = s->first_token; token + 1 < s->end_token; token++) {
        rsm_upos upos = token_upos(x, token);
        if (ONE_OF(x, token, kinds) && token_is(x, token + 1, "release"))
            return token + 2 >= s->end_token || !token_is(x, token + 2, "on");
        bool of_head = upos == RSM_UPOS_NOUN || upos == RSM_UPOS_PROPN || upos == RSM_UPOS_NUM ||
                       upos == RSM_UPOS_PUNCT || token_is(x, token, "for");
        if (!of_head)
            return false;
    }
    return false;
}

/* The body that a page headed as a release names in its first lines. */
static bool released_by(const extraction *x, voices *v) {
    uint32_t count = x->text->sentence_count, header = 0;
    while (header < count && header < HEADED_LINES &&
           !heads_release(x, &x->text->sentences[header]))
        header++;
    if (header >= count || header >= HEADED_LINES)
        return false;
    for (uint32_t i = 0; i < count && i < HEADER_LINES; i++) {
        const rsm_sentence *s = &x->text->sentences[i];
        if (s->end_token > s->first_token + HEADER_TOKENS || has_finite_verb(x, s))
            continue;
        const rsm_match *body = telling_match(x, s->first_token, s->end_token, true);
        uint32_t kind = body == NULL ? 0 : kind_of_match(x, body);
        if (kind != RSM_SOURCE_POLICE + 1 && kind != RSM_SOURCE_AUTHORITY + 1 &&
            kind != RSM_SOURCE_GOVERNMENT + 1 && kind != RSM_SOURCE_MILITARY + 1 &&
            kind != RSM_SOURCE_HOSPITAL + 1)
            continue;
        uint32_t first = body->first_token;
        while (first > s->first_token && !token_is(x, first - 1, "release") &&
               (x->text->tokens[first - 1].flags & RSM_TOKEN_CAPITALISED) != 0)
            first--;
        describe_owner(x, first, body->end_token, &v->speaker);
        return true;
    }
    return false;
}

/* ---- what is signed ---- */

static bool is_own_word(const extraction *x, uint32_t token) {
    static const char *const words[] = {"we", "our", "us"};
    return ONE_OF(x, token, words) && (x->text->tokens[token].flags & RSM_TOKEN_QUOTED) == 0;
}

static bool is_first_person(const extraction *x) {
    uint32_t sentences = 0;
    for (uint32_t i = 0; i < x->text->sentence_count && sentences < OWN_WORDS; i++) {
        const rsm_sentence *s = &x->text->sentences[i];
        uint32_t token = s->first_token;
        while (token < s->end_token && !is_own_word(x, token))
            token++;
        sentences += token < s->end_token;
    }
    return sentences >= OWN_WORDS;
}

/* "Signed: the Workers' Party", "(Signed) Ann Lee" in the last lines of a text in the first person.
 */
static bool signed_by(const extraction *x, voices *v) {
    uint32_t count = x->text->sentence_count;
    uint32_t from = count > SIGNED_LINES ? count - SIGNED_LINES : 0;
    for (uint32_t i = from; i < count; i++) {
        const rsm_sentence *s = &x->text->sentences[i];
        uint32_t token = s->first_token, end = s->end_token;
        while (token < end && (x->text->tokens[token].flags & RSM_TOKEN_PUNCTUATION))
            token++;
        if (token >= end || !token_is(x, token, "signed"))
            continue;
        token++;
        while (token < end && ((x->text->tokens[token].flags & RSM_TOKEN_PUNCTUATION) ||
                               token_is(x, token, "by")))
            token++;
        const noun_phrase *phrase = token < end ? phrase_at(x, x->phrase_of[token]) : NULL;
        if (phrase == NULL || !may_tell(x, x->phrase_of[token]) || !is_first_person(x))
            continue;
        describe_source(x, x->phrase_of[token], NULL, &v->speaker);
        return may_write(&v->speaker);
    }
    return false;
}

/* ---- where it ends ---- */

/* A line of dashes or stars. */
static bool is_rule(const extraction *x, const rsm_sentence *s) {
    for (uint32_t token = s->first_token; token < s->end_token; token++)
        if (!(x->text->tokens[token].flags & RSM_TOKEN_PUNCTUATION))
            return false;
    return s->end_token > s->first_token && s->end - s->start > 2;
}

/* `"We ran," said Ann Lee.`: a reporter's way of quoting somebody else than the author. */
static bool quotes_another(const extraction *x, const rsm_sentence *s, const voices *v) {
    bool quoted = false;
    for (uint32_t token = s->first_token; token < s->end_token; token++)
        quoted |= (x->text->tokens[token].flags & RSM_TOKEN_QUOTED) != 0;
    for (uint32_t token = s->first_token; quoted && token < s->end_token; token++) {
        const verb_group *group = verb_at(x, x->verb_of[token]);
        if (group == NULL || group->verb != token || !reports_words(x, token) ||
            (x->text->tokens[token].flags & RSM_TOKEN_QUOTED) != 0)
            continue;
        bool turned = teller_follows(x, x->verb_of[token]);
        uint32_t who = turned ? group->object : teller_before(x, x->verb_of[token]);
        const noun_phrase *phrase = phrase_at(x, who);
        if (phrase == NULL || phrase->pronoun || !may_tell(x, who))
            continue;
        rsm_source teller;
        describe_source(x, who, NULL, &teller);
        if (teller.kind != v->speaker.kind)
            return true;
    }
    return false;
}

static bool is_quotation_mark(const extraction *x, uint32_t token) {
    rsm_slice text = token_text(x, token);
    return (x->text->tokens[token].flags & (RSM_TOKEN_OPENS_QUOTE | RSM_TOKEN_CLOSES_QUOTE)) != 0 ||
           rsm_slice_equal_string(text, "\"") || rsm_slice_equal_string(text, "\xe2\x80\x9c");
}

/* ---- the whole ---- */

static void begin(voices *v, bool passage, uint32_t paragraph) {
    v->reading = v->known = v->written = true;
    v->last_paragraph = passage ? paragraph + PASSAGE : UINT32_MAX;
}

void follow_document(finding *f, voices *v) {
    const extraction *x = f->x;
    const rsm_sentence *s = &x->text->sentences[f->sentence];
    if (!v->looked && s->kind != RSM_SENTENCE_TITLE) {
        v->looked = true;
        if (!v->reading && !v->recording && (released_by(x, v) || signed_by(x, v)))
            begin(v, false, 0);
        return;
    }
    if (!v->written || !v->reading)
        return;
    bool opens = f->sentence > 0 &&
                 x->text->sentences[f->sentence - 1].paragraph != s->paragraph;
    if ((v->quoted && opens && !is_quotation_mark(x, s->first_token)) ||
        s->paragraph > v->last_paragraph || is_rule(x, s) || quotes_another(x, s, v))
        *v = (voices){.looked = true};
}

void announce_document(const finding *f, voices *v) {
    const extraction *x = f->x;
    const rsm_sentence *s = &x->text->sentences[f->sentence];
    bool lead = f->sentence <= DOCUMENT_LEAD;
    if (v->recording || v->reading)
        return;
    if (s->kind == RSM_SENTENCE_TITLE)
        return;
    bool list = lead && ends_in_colon(x, s) && is_list(x, f->sentence + 1);
    if ((list || (lead && presents_document(x, s))) && find_author(f, v) &&
        v->speaker.kind != RSM_SOURCE_MEDIA && v->speaker.kind != RSM_SOURCE_OUTLET)
        begin(v, false, 0);
    else if (lead && comes_from(x, s, &v->speaker) && may_write(&v->speaker))
        begin(v, false, 0);
    else if (leads_in_statement(f, v)) {
        begin(v, !lead, s->paragraph);
        v->quoted = s->end_token < x->text->token_count && is_quotation_mark(x, s->end_token);
    }
}
