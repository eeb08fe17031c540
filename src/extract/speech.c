/* Who speaks where no verb says so: labels, dashes, quotations that run on, interviews.
 *
 * Invariant: a credit made here has content of its own sentence, or of the one before a dash. Cost:
 * linear in the sentence; finding who is interviewed, linear in the report, once. */
#include "extract/crediting.h"
#include "extract/source.h"
#include "extract/voices.h"

enum {
    LABEL_WORDS = 5,  /* tokens of "Senator Ann Lee:" */
    NAMES_KNOWN = 400 /* names looked through for the one of a label */
};

/* ---- labels and dashes ---- */

static bool names_person(const extraction *x, uint32_t token) {
    uint32_t name = x->tagging->name_of[token];
    return name != RSM_NONE && x->tagging->names[name].type == RSM_ENTITY_PER;
}

static void finish_credit(extraction *x, credit *c, uint32_t cue, uint32_t first, uint32_t end) {
    c->attribution.cue = tokens_span(x, cue, cue + 1);
    c->cue_first = cue;
    c->cue_end = cue + 1;
    add_content(x, c, first, end);
}

static bool opens_paragraph(const extraction *x, uint32_t index) {
    return index == 0 ||
           x->text->sentences[index - 1].paragraph != x->text->sentences[index].paragraph;
}

/* Whether the word is of a person's name anywhere in the report: "TAPPER" of "Jake Tapper". */
static bool is_known_person(const extraction *x, uint32_t token) {
    rsm_slice word = token_text(x, token);
    for (uint32_t i = 0; i < x->tagging->name_count && i < NAMES_KNOWN; i++) {
        rsm_slice name = span_text(x, x->tagging->names[i].span);
        if (x->tagging->names[i].type != RSM_ENTITY_PER || name.size < word.size)
            continue;
        bool itself = x->tagging->names[i].span.end == x->text->tokens[token].end;
        rsm_slice last = rsm_slice_sub(name, name.size - word.size, name.size);
        if (!itself && rsm_slice_equal_ascii_caseless(last, word))
            return true;
    }
    return false;
}

/* Whether the words [first, end) before a mark name somebody who may speak. In capitals they look
 * like a dateline, and are in no phrase. */
static bool names_speaker(const extraction *x, uint32_t first, uint32_t end) {
    const rsm_token *last = &x->text->tokens[end - 1];
    if (end <= first || end - first > LABEL_WORDS || last->end - last->start < 2)
        return false; /* "Q:" and "A:" name nobody */
    if (names_person(x, end - 1) || is_known_person(x, end - 1))
        return true;
    uint32_t index = x->phrase_of[first];
    const noun_phrase *phrase = phrase_at(x, index);
    return phrase != NULL && phrase->first == first && phrase->end == end &&
           match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL && may_tell(x, index);
}

static bool is_bracket(const extraction *x, uint32_t token, const char *round, const char *square) {
    rsm_slice text = token_text(x, token);
    return rsm_slice_equal_string(text, round) || rsm_slice_equal_string(text, square);
}

/* The mark after the label that opens a paragraph at `first`, with *start its first word: ":" of
 * "LEE:", ")" of "(Lee)"; RSM_NONE where there is none. */
static uint32_t label_mark(const extraction *x, uint32_t first, uint32_t end, uint32_t *start) {
    bool bracket = is_bracket(x, first, "(", "[");
    uint32_t mark = *start = bracket ? first + 1 : first;
    while (mark < end && mark <= *start + LABEL_WORDS &&
           !(x->text->tokens[mark].flags & RSM_TOKEN_PUNCTUATION))
        mark++;
    if (mark + !bracket >= end || mark == *start)
        return RSM_NONE;
    bool closed =
        bracket ? is_bracket(x, mark, ")", "]") : rsm_slice_equal_string(token_text(x, mark), ":");
    return closed ? mark : RSM_NONE;
}

/* Whether the words in brackets are a note of whoever wrote the record down, or an agency. */
static bool is_note(const extraction *x, uint32_t first, uint32_t end) {
    static const char *const notes[] = {
        "begin",    "end",          "passage",   "word",     "words",    "indistinct", "omitted",
        "text",     "video",        "recording", "applause", "signed",   "dated",      "continued",
        "laughter", "interruption", "photo",     "file",     "question", "music",      "report",
        "static",   "thought",      "spanish",   "english",  "pause",    "clandestine", "correction"};
    for (uint32_t token = first; token < end; token++)
        if (word_in(x, token, notes, sizeof notes / sizeof *notes) ||
            match_over(x, token, RSM_DOMAIN_OUTLET) != NULL || token_upos(x, token) == RSM_UPOS_NUM)
            return true;
    rsm_upos upos = token_upos(x, first); /* "(the) troops": a word put in */
    return end == first + 1 && (upos == RSM_UPOS_DET || upos == RSM_UPOS_ADP ||
                                upos == RSM_UPOS_PRON || upos == RSM_UPOS_CCONJ);
}

static bool is_dash(const extraction *x, uint32_t token) {
    rsm_slice text = token_text(x, token);
    return rsm_slice_equal_string(text, "\xe2\x80\x94") ||
           rsm_slice_equal_string(text, "\xe2\x80\x95") ||
           rsm_slice_equal_string(text, "\xe2\x80\x93") || rsm_slice_equal_string(text, "--") ||
           rsm_slice_equal_string(text, "-");
}

static uint32_t bracketed_label(const extraction *x, uint32_t sentence, uint32_t *start) {
    const rsm_sentence *s = &x->text->sentences[sentence];
    if (!opens_paragraph(x, sentence) || !is_bracket(x, s->first_token, "(", "["))
        return RSM_NONE;
    uint32_t mark = label_mark(x, s->first_token, s->end_token, start);
    if (mark == RSM_NONE || mark > *start + 3 || is_note(x, *start, mark) ||
        (mark + 1 < s->end_token && is_dash(x, mark + 1)))
        return RSM_NONE; /* "(WQX) - Police": whose line it is */
    for (uint32_t token = *start; token < mark; token++)
        if (x->verb_of[token] != RSM_NONE || token_upos(x, token) == RSM_UPOS_SCONJ)
            return RSM_NONE; /* "(whereby aid was cut)" */
    return mark;
}

bool is_bracketed_record(const extraction *x) {
    uint32_t found = 0, start;
    for (uint32_t i = 0; i < x->text->sentence_count && found < 2; i++)
        found += bracketed_label(x, i, &start) != RSM_NONE;
    return found >= 2;
}

/* "(reporter)", "[Announcer]": the outlet itself. */
static bool is_writer(const extraction *x, uint32_t first, uint32_t end) {
    static const char *const words[] = {"announcer", "reporter", "correspondent", "newscaster",
                                        "moderator", "host",     "interviewer"};
    return ONE_OF(x, first, words) || ONE_OF(x, end - 1, words);
}

static bool is_country(const extraction *x, uint32_t token) {
    return x->places->items[x->place_of[token]].expression.value.kind == RSM_PLACE_COUNTRY;
}

/* "LEE: We ran.", "(Lee) We ran." at the start of a paragraph. */
static void credit_label(finding *f) {
    extraction *x = f->x;
    const rsm_sentence *sentence = &x->text->sentences[f->sentence];
    uint32_t first = sentence->first_token, end = sentence->end_token, start;
    if (!opens_paragraph(x, f->sentence) || end < first + 3)
        return;
    uint32_t mark = label_mark(x, first, end, &start), other;
    bool record = f->bracketed && bracketed_label(x, f->sentence, &other) != RSM_NONE;
    if (mark == RSM_NONE || (!record && !names_speaker(x, start, mark)))
        return;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[start]);
    rsm_source link;
    if (is_writer(x, start, mark))
        link = (rsm_source){.kind = RSM_SOURCE_OUTLET,
                            .span = tokens_span(x, start, mark),
                            .name = x->reading->report.outlet.size > 0 ? x->reading->report.outlet
                                                                       : RSM_SLICE("the report")};
    else if (phrase != NULL && phrase->first == start && phrase->end == mark)
        describe_source(x, x->phrase_of[start], NULL, &link);
    else
        describe_owner(x, start, mark, &link);
    if (link.kind == RSM_SOURCE_GOVERNMENT && phrase != NULL && mark == start + 1 &&
        x->place_of[start] != RSM_NONE && !is_country(x, start))
        link.kind = RSM_SOURCE_UNNAMED; /* "(Weber)": a name that is a town's, too */
    if (link.kind == RSM_SOURCE_UNNAMED && is_own_reporter(x, start, mark))
        link.kind = RSM_SOURCE_MEDIA;
    credit *c = add_credit(f, &link, 1);
    if (c != NULL)
        finish_credit(x, c, mark, mark + 1, end);
}

bool is_label(const extraction *x, const credit *c) {
    uint32_t sentence = x->text->tokens[c->cue_first].sentence;
    rsm_slice cue = c->cue_first < c->cue_end ? token_text(x, c->cue_first) : RSM_SLICE("");
    return x->text->sentences[sentence].kind != RSM_SENTENCE_TITLE &&
           (rsm_slice_equal_string(cue, ":") || rsm_slice_equal_string(cue, ")") ||
            rsm_slice_equal_string(cue, "]"));
}

void credit_dash(finding *f) {
    extraction *x = f->x;
    const rsm_sentence *sentence = &x->text->sentences[f->sentence];
    for (uint32_t token = sentence->first_token; token + 1 < sentence->end_token; token++) {
        uint32_t index = x->phrase_of[token + 1];
        const noun_phrase *phrase = phrase_at(x, index);
        if (!is_dash(x, token) || token == 0 || phrase == NULL || phrase->first != token + 1 ||
            !may_tell(x, index) || phrase->pronoun ||
            !(x->text->tokens[token - 1].flags & RSM_TOKEN_CLOSES_QUOTE))
            continue;
        for (uint32_t after = phrase->end; after < sentence->end_token; after++)
            if (x->verb_of[after] != RSM_NONE)
                return; /* the sentence goes on */
        uint32_t said =
            token == sentence->first_token && f->sentence > 0 ? f->sentence - 1 : f->sentence;
        rsm_source link;
        describe_source(x, index, NULL, &link);
        credit *c = add_credit(f, &link, 1);
        if (c != NULL)
            finish_credit(x, c, token, x->text->sentences[said].first_token, token);
        return;
    }
}

/* Whether what stands after the dash that closes a title tells it: "police", "interior ministry"; not
 * the outlet, the page, the town. */
static bool may_close_title(const extraction *x, uint32_t index) {
    const noun_phrase *phrase = phrase_at(x, index);
    const rsm_match *told = telling_match(x, phrase->first, phrase->end, false);
    uint32_t kind = told == NULL ? 0 : kind_of_match(x, told);
    return told != NULL && told->end_token > phrase->head && kind != RSM_SOURCE_MEDIA + 1 &&
           kind != RSM_SOURCE_ORGANISATION + 1 && x->place_of[phrase->head] == RSM_NONE &&
           !is_person_name(x, phrase->head);
}

/* "Police: 12 killed", "12 killed: police" in a title. */
void credit_colon(finding *f) {
    extraction *x = f->x;
    const rsm_sentence *sentence = &x->text->sentences[f->sentence];
    uint32_t before = x->credits.count;
    if (sentence->kind != RSM_SENTENCE_TITLE && !f->voiced)
        credit_label(f);
    if (sentence->kind != RSM_SENTENCE_TITLE && (f->sentence > 0 || x->credits.count > before))
        return;
    for (uint32_t token = sentence->first_token + 1; token + 1 < sentence->end_token; token++) {
        bool dash = sentence->kind == RSM_SENTENCE_TITLE && is_dash(x, token) &&
                    x->text->tokens[token - 1].end < x->text->tokens[token].start;
        if (!dash && !rsm_slice_equal_string(token_text(x, token), ":"))
            continue;
        uint32_t left = x->phrase_of[token - 1], right = x->phrase_of[token + 1];
        const noun_phrase *l = phrase_at(x, left), *r = phrase_at(x, right);
        bool at_left =
            l != NULL && l->first == sentence->first_token && l->end == token && may_tell(x, left);
        bool at_right = r != NULL && r->end == sentence->end_token && may_tell(x, right);
        if ((!at_left && !at_right) ||
            (dash && (!at_right || !may_close_title(x, right)))) /* "12 killed in blast - ministry" */
            continue;
        rsm_source link;
        if (dash)
            describe_owner(x, token + 1, sentence->end_token, &link);
        else
            describe_source(x, at_right ? right : left, NULL, &link);
        uint32_t head = phrase_at(x, at_right ? right : left)->head;
        if (is_force(x, head) &&
            (link.kind == RSM_SOURCE_ORGANISATION || link.kind == RSM_SOURCE_UNNAMED))
            link.kind = RSM_SOURCE_POLICE;
        bool label = at_left && !at_right && x->place_of[head] != RSM_NONE &&
                     link.kind == RSM_SOURCE_GOVERNMENT && !is_country(x, head);
        if (at_right && link.kind == RSM_SOURCE_MEDIA)
            continue; /* "Two shot :: norville.com": whose page it is */
        bool speaks = names_person(x, head) ||
                      (link.kind != RSM_SOURCE_ORGANISATION && link.kind != RSM_SOURCE_PARTY &&
                       link.kind != RSM_SOURCE_UNNAMED);
        if (!speaks || label || /* "Norville: Two men charged" */
            match_over(x, phrase_at(x, at_right ? right : left)->head, RSM_DOMAIN_THING) != NULL)
            continue;
        credit *c = add_credit_at(f, &link, token);
        if (c == NULL)
            return;
        if (at_right)
            add_content(x, c, sentence->first_token, token);
        else
            add_content(x, c, token + 1, sentence->end_token);
        return;
    }
}

/* ---- quotations that run on, and interviews ---- */

bool quoted_throughout(const extraction *x, const rsm_sentence *sentence) {
    uint32_t quoted = 0, words = 0;
    for (uint32_t token = sentence->first_token; token < sentence->end_token; token++) {
        if (x->text->tokens[token].flags & RSM_TOKEN_PUNCTUATION)
            continue;
        words++;
        quoted += (x->text->tokens[token].flags & RSM_TOKEN_QUOTED) != 0;
    }
    return words > 0 && quoted * 10 >= words * 9;
}

void run_on(finding *f, uint32_t from) {
    extraction *x = f->x;
    const credit *given = credit_at(x, from);
    const rsm_sentence *sentence = &x->text->sentences[f->sentence];
    rsm_span hearer = given->hearer;
    credit *c = add_credit(f, given->attribution.sources.links, given->attribution.sources.count);
    if (c == NULL)
        return;
    c->hearer = hearer;
    c->attribution.stance = RSM_STANCE_ASSERTS;
    c->cue_first = c->cue_end = sentence->first_token;
    c->attribution.cue = (rsm_span){0, 0};
    add_content(x, c, sentence->first_token, sentence->end_token);
}

/* The person an interview is with: the first person fully named before the first question. */
uint32_t interviewee(const extraction *x, uint32_t *first_question) {
    uint32_t questions = 0, found = RSM_NONE;
    *first_question = RSM_NONE;
    for (uint32_t s = 0; s < x->text->sentence_count; s++) {
        if (x->text->sentences[s].kind != RSM_SENTENCE_QUESTION)
            continue;
        if (questions++ == 0)
            *first_question = s;
    }
    if (questions < 2)
        return RSM_NONE;
    uint32_t end = x->text->sentences[*first_question].first_token;
    for (uint32_t token = 0; token < end; token++) {
        uint32_t name = x->tagging->name_of[token];
        if (name == RSM_NONE || x->tagging->names[name].type != RSM_ENTITY_PER)
            continue;
        if (x->phrase_of[token] == RSM_NONE)
            continue;
        bool full =
            rsm_slice_find_byte(span_text(x, x->tagging->names[name].span), ' ') != RSM_NOWHERE;
        if (full)
            return x->phrase_of[token];
        if (found == RSM_NONE)
            found = x->phrase_of[token];
    }
    return found;
}

void credit_answer(finding *f, uint32_t phrase) {
    extraction *x = f->x;
    const rsm_sentence *sentence = &x->text->sentences[f->sentence];
    if (sentence->kind != RSM_SENTENCE_PLAIN)
        return;
    rsm_source link;
    describe_source(x, phrase, NULL, &link);
    uint32_t first = sentence->first_token;
    bool label = first + 2 < sentence->end_token && token_is(x, first, "a") &&
                 (rsm_slice_equal_string(token_text(x, first + 1), ":") ||
                  rsm_slice_equal_string(token_text(x, first + 1), "."));
    if (label) /* "A: We ran." */
        link.span = tokens_span(x, first, first + 1);
    credit *c = add_credit(f, &link, 1);
    if (c == NULL)
        return;
    c->cue_first = c->cue_end = first;
    add_content(x, c, label ? first + 2 : first, sentence->end_token);
}
