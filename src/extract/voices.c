/* Voices of a broadcast's record, and documents read out in it.
 *
 * Those who write down what radio and television say put notes in brackets: "[Begin Mayor Rivas
 * recording] ... [End recording]", "[Begin recording] [Rivas] ...", "[Communique from the general
 * staff] [Text] ... [Signed]". What stands between is the words of whoever the note names; of a
 * recording that names nobody, of whoever the sentence before leads in ("here is what the governor
 * said:"). "[Announcer]" and "[Reporter]" are the outlet itself. Documents that no note leads in are
 * document.c's. Invariant: outside of such notes and documents nothing is credited here.
 * Cost: linear in the sentence; a label looks INTRODUCED_REACH tokens back. */
#include "extract/voices.h"

#include "extract/document.h"
#include "extract/source.h"
#include "extract/teller.h"

enum {
    NOTE_TOKENS = 30, /* tokens of what stands in brackets */
    NAME_TOKENS = 8,  /* of a name among them */
    REPORT_TOKENS = 12, /* of "Ann Lee and Joe Hart report." */
    INTRODUCED_REACH = 1500 /* tokens back from a label to where its reporter is introduced */
};

/* ---- notes ---- */

static bool is_open(const extraction *x, uint32_t token) {
    rsm_slice text = token_text(x, token);
    return rsm_slice_equal_string(text, "[") || rsm_slice_equal_string(text, "(");
}

static bool is_shut(const extraction *x, uint32_t token) {
    rsm_slice text = token_text(x, token);
    return rsm_slice_equal_string(text, "]") || rsm_slice_equal_string(text, ")");
}

/* The token of the bracket that shuts the one at `token`, or RSM_NONE. */
static uint32_t shut_of(const extraction *x, uint32_t token, uint32_t end) {
    for (uint32_t at = token + 1; at < end && at < token + NOTE_TOKENS; at++) {
        if (is_open(x, at))
            return RSM_NONE;
        if (is_shut(x, at))
            return at > token + 1 ? at : RSM_NONE;
    }
    return RSM_NONE;
}

static bool is_recording(const extraction *x, uint32_t token) {
    static const char *const words[] = {"recording", "relay", "videotape", "tape", "videorecording"};
    return ONE_OF(x, token, words);
}

/* Where the words in [first, end) that name somebody begin: what only says how it was recorded is
 * passed over. */
static uint32_t past_manner(const extraction *x, uint32_t first, uint32_t end) {
    static const char *const words[] = {"begin", "video",    "audio", "live",  "taped", "telephone",
                                        "phone", "studio",   "of",    "the",   "in",    "progress",
                                        "by",    "from",     "with",  "on",    "tape",  "relay",
                                        "recording", "speech", "interview", "statement"};
    while (first < end && ONE_OF(x, first, words))
        first++;
    return first;
}

/* Whether the words in brackets name somebody, and tell nothing of how the record was made. */
static bool names_voice(const extraction *x, uint32_t first, uint32_t end) {
    static const char *const notes[] = {
        "passage",   "word",    "words",   "indistinct", "omitted",      "text",   "applause",
        "signed",    "dated",   "laughter", "continued", "interruption", "music",  "photo",
        "begin",     "end",     "video",   "sic",        "recording",    "shouts", "crowd",
        "inaudible", "chanting", "thought", "pauses",    "pause",     "coughs", "sighs"};
    if (first >= end || end - first > NAME_TOKENS)
        return false;
    for (uint32_t token = first; token < end; token++)
        if (ONE_OF(x, token, notes) || token_upos(x, token) == RSM_UPOS_NUM ||
            token_upos(x, token) == RSM_UPOS_VERB ||
            (x->text->tokens[token].flags & RSM_TOKEN_DIGITS) != 0)
            return false;
    return true;
}

/* "[announcer]", "[reporter Soto]", "[question]": the outlet itself. */
static bool is_writer(const extraction *x, uint32_t first, uint32_t end) {
    static const char *const words[] = {"announcer",  "reporter", "question", "correspondent",
                                        "newscaster", "moderator", "host",     "interviewer",
                                        "unidentified"};
    return first < end && ONE_OF(x, first, words);
}

/* Whether a name's sentence is no more than who reports. */
static bool closes_with_report(const extraction *x, uint32_t token) {
    uint32_t first = sentence_first(x, token), end = sentence_end(x, token);
    while (end > token && (x->text->tokens[end - 1].flags & RSM_TOKEN_PUNCTUATION) != 0)
        end--;
    return end > token + 1 && end - first <= REPORT_TOKENS && lemma_is(x, end - 1, "report") &&
           x->text->tokens[token].sentence > 0;
}

/* "Ann Lee went there and reported the following:" */
static bool reports_below(const extraction *x, uint32_t name) {
    uint32_t end = sentence_end(x, name);
    for (uint32_t token = name + 1; token + 1 < end; token++)
        if (lemma_is(x, token, "report") && x->verb_of[token] != RSM_NONE)
            return rsm_slice_equal_string(token_text(x, token + 1), ":") ||
                   (token + 2 < end && token_is(x, token + 2, "following"));
    return false;
}

bool is_own_reporter(const extraction *x, uint32_t first, uint32_t end) {
    static const char *const trades[] = {"reporter",  "correspondent", "newsman",
                                         "newswoman", "announcer",     "colleague"};
    static const char *const tells[] = {"report", "have"};
    static const char *const matter[] = {"report", "following", "story", "detail", "information"};
    rsm_slice name = token_text(x, end - 1);
    uint32_t from = first > INTRODUCED_REACH ? first - INTRODUCED_REACH : 0;
    for (uint32_t token = from + 1; token < first; token++) {
        if (!rsm_slice_equal_ascii_caseless(token_text(x, token), name))
            continue;
        uint32_t next = token + 1;
        bool more = ONE_OF(x, next, tells) && next + 2 < first &&
                    (token_is(x, next + 1, "more") || ONE_OF(x, next + 2, matter) ||
                     token_is(x, next + 1, ":"));
        if (closes_with_report(x, token))
            return true; /* "Ann Lee and Joe Hart report." */
        for (uint32_t back = 1; back <= 4 && token >= from + back; back++) {
            uint32_t at = token - back;
            if (ONE_OF(x, at, trades))
                return true; /* "our reporter Ann Lee" */
            if (token_is(x, at, "from") && lemma_is(x, at > 0 ? at - 1 : at, "report"))
                return true; /* "a report from Ann Lee" */
        }
        if (more || reports_below(x, token))
            return true; /* "Ann Lee has more on this" */
    }
    return false;
}

/* ---- who speaks ---- */

static void set_speaker(const extraction *x, voices *v, uint32_t first, uint32_t end) {
    describe_owner(x, first, end, &v->speaker);
    if (v->speaker.kind == RSM_SOURCE_UNNAMED && is_own_reporter(x, first, end))
        v->speaker.kind = RSM_SOURCE_MEDIA;
    v->known = true;
}

static bool is_person(const extraction *x, const noun_phrase *phrase) {
    return !phrase->pronoun && !phrase->plural &&
           (is_person_name(x, phrase->head) ||
            match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL ||
            match_over(x, phrase->head, RSM_DOMAIN_TITLE) != NULL);
}

/* "Here is what the governor said:", "General Mora explains:": whom the sentence before leads in,
 * the one who speaks in it, else the last person it tells of. */
static void find_introduced(const finding *f, voices *v, uint32_t before) {
    const extraction *x = f->x;
    uint32_t end = before, found = RSM_NONE;
    if (end == 0)
        return;
    uint32_t sentence = x->text->tokens[end - 1].sentence;
    const rsm_sentence *s = &x->text->sentences[sentence];
    uint32_t first = s->dateline_end < s->end_token ? s->dateline_end : s->first_token;
    for (uint32_t token = first; token < end; token++) {
        const noun_phrase *phrase = phrase_at(x, x->phrase_of[token]);
        if (phrase == NULL || phrase->first != token || phrase->end > end || !is_person(x, phrase))
            continue;
        const verb_group *group =
            phrase->end < end ? verb_at(x, x->verb_of[phrase->end]) : NULL;
        found = x->phrase_of[token];
        if (group != NULL && (reports_words(x, group->verb) || lemma_is(x, group->verb, "speak")))
            break;
    }
    if (found == RSM_NONE)
        return;
    describe_source(x, found, NULL, &v->speaker);
    v->known = true;
}

/* "[Communique from the general staff; read by announcer]": whose document is read out. */
bool reads_document(const extraction *x, voices *v, uint32_t first, uint32_t end) {
    static const char *const documents[] = {"communique",   "statement", "release",   "message",
                                            "letter",       "speech",    "address",   "proclamation",
                                            "declaration",  "remarks",   "manifesto", "conference",
                                            "bulletin"};
    static const char *const leads[] = {"by", "from", "of"};
    bool document = false;
    for (uint32_t token = first; token + 1 < end; token++) {
        if (rsm_slice_equal_string(token_text(x, token), ";"))
            return false;
        document |= ONE_OF(x, token, documents);
        uint32_t index = x->phrase_of[token + 1];
        const noun_phrase *phrase = phrase_at(x, index);
        if (!document || !ONE_OF(x, token, leads) || phrase == NULL || phrase->end > end ||
            x->time_of[phrase->head] != RSM_NONE || x->place_of[phrase->head] != RSM_NONE)
            continue;
        rsm_source author;
        describe_source(x, index, NULL, &author);
        if (author.kind == RSM_SOURCE_MEDIA || author.kind == RSM_SOURCE_OUTLET)
            return false;
        v->speaker = author;
        return true;
    }
    return false;
}

static bool is_text_note(const extraction *x, uint32_t first, uint32_t end) {
    return end == first + 1 && (token_is(x, first, "text") || token_is(x, first, "excerpts") ||
                                token_is(x, first, "excerpt"));
}

/* What a note in brackets, the tokens [first, end), does; true where it begins or ends somebody's
 * words. */
static bool take_note(const finding *f, voices *v, uint32_t first, uint32_t end) {
    const extraction *x = f->x;
    if (token_is(x, first, "begin")) {
        uint32_t name = past_manner(x, first, end), stop = name;
        while (stop < end && !is_recording(x, stop) && !token_is(x, stop, "video"))
            stop++;
        *v = (voices){.recording = true, .looked = v->looked};
        if (name < stop && names_voice(x, name, stop) && !is_writer(x, name, stop))
            set_speaker(x, v, name, stop);
        else
            find_introduced(f, v, first - 1);
        return true;
    }
    bool closed = token_is(x, first, "signed") || token_is(x, first, "dated");
    if (token_is(x, first, "end") || (v->reading && closed)) {
        bool was = v->recording || v->reading;
        *v = (voices){.looked = v->looked};
        return was;
    }
    if (is_text_note(x, first, end)) {
        if (v->announced)
            v->reading = v->known = true, v->announced = false;
        return v->reading;
    }
    if (!v->recording && !v->reading) {
        v->announced |= reads_document(x, v, first, end);
        return false;
    }
    if (v->recording && is_writer(x, first, end)) {
        v->known = false;
        return true;
    }
    uint32_t mark = first - 1; /* "workers of (Norcorp) came" names no speaker */
    bool apart = mark == sentence_first(x, mark) || token_upos(x, mark - 1) == RSM_UPOS_PUNCT;
    if (v->recording && apart && names_voice(x, first, end)) {
        set_speaker(x, v, first, end);
        return true;
    }
    return false;
}

/* ---- the whole ---- */

static bool credit_words(finding *f, const voices *v, uint32_t first, uint32_t end) {
    extraction *x = f->x;
    while (first < end && token_upos(x, first) == RSM_UPOS_PUNCT)
        first++;
    if (first >= end || !v->known || !(v->recording || v->reading))
        return false;
    credit *c = add_credit(f, &v->speaker, 1);
    if (c == NULL)
        return false;
    c->cue_first = c->cue_end = x->text->sentences[f->sentence].first_token;
    c->attribution.cue = (rsm_span){0, 0};
    add_content(x, c, first, end);
    return true;
}

bool hear_voices(finding *f, voices *v) {
    const extraction *x = f->x;
    follow_document(f, v);
    const rsm_sentence *sentence = &x->text->sentences[f->sentence];
    uint32_t from = sentence->first_token, end = sentence->end_token;
    bool heard = v->recording || v->reading;
    for (uint32_t token = from; token < end; token++) {
        uint32_t shut = is_open(x, token) ? shut_of(x, token, end) : RSM_NONE;
        if (shut == RSM_NONE)
            continue;
        voices before = *v;
        if (take_note(f, v, token + 1, shut)) {
            heard = true;
            credit_words(f, &before, from, token);
            from = shut + 1;
        }
        token = shut;
    }
    credit_words(f, v, from, end);
    if (!heard)
        announce_document(f, v);
    return heard;
}
