/* Speech that runs on from one sentence to the next, and the layer of attributions as a whole.
 *
 * Quoted sentences without a cue go to whoever the same quotation is credited to, in a sentence
 * after ("We ran. We hid," said Ann Lee), else to who spoke last in the paragraph or the one
 * before. What follows a label ("LEE: We ran. We hid.") is the labelled one's until the paragraph
 * ends, in a record of several voices until the next label. Answers of an interview go to the
 * person interviewed. A plain sentence that goes on from ", officials said." with a pronoun or a
 * noun told of as known is the officials' still. Invariant: see attribution.c. Cost: linear in the
 * sentences. */
#include "extract/bridge.h"
#include "extract/crediting.h"
#include "extract/nest.h"
#include "extract/source.h"
#include "extract/voices.h"

enum {
    SPEAKER_PARAGRAPHS = 3, /* from who spoke last to quoted words of nobody named */
    WAITING = 12,        /* sentences of one quotation that wait for its speaker */
    LABEL_PARAGRAPHS = 8 /* paragraphs that one label holds for */
};

typedef struct speaking {
    finding found;
    uint32_t speaker;   /* credit that quoted words go on from, or RSM_NONE */
    uint32_t paragraph; /* of the speaker */
    uint32_t waiting[WAITING];
    uint32_t waiting_count; /* quoted sentences whose quotation is still open */
    uint32_t label;         /* credit of the label in force, or RSM_NONE */
    uint32_t label_paragraph;
    rsm_slice labelled; /* the name in it */
    bool record;        /* a record of voices: a label in capitals or brackets, or twice the same */
    uint32_t interviewed, first_question;
    voices recorded;
    uint32_t told; /* credit that a plain sentence may go on from, or RSM_NONE */
} speaking;

static bool is_quoted(const extraction *x, uint32_t token) {
    return (x->text->tokens[token].flags & RSM_TOKEN_QUOTED) != 0;
}

/* Of the credits from `first` on, the one whose words are the report's own and not quoted: rather
 * one with quoted content. */
static uint32_t outer_credit(const extraction *x, uint32_t first) {
    uint32_t found = RSM_NONE;
    for (uint32_t i = first; i < x->credits.count; i++) {
        const credit *c = credit_at(x, i);
        if (c->cue_first == c->cue_end || is_quoted(x, c->cue_first))
            continue;
        if (found == RSM_NONE || (c->quoted && !credit_at(x, found)->quoted))
            found = i;
    }
    return found;
}

static void run_on_sentence(speaking *s, uint32_t sentence, uint32_t from) {
    uint32_t now = s->found.sentence;
    s->found.sentence = sentence;
    run_on(&s->found, from);
    s->found.sentence = now;
}

/* Gives the quoted sentences that wait to the credit `from`, or to nobody. */
static void settle_waiting(speaking *s, uint32_t from) {
    for (uint32_t i = 0; i < s->waiting_count && from != RSM_NONE; i++)
        run_on_sentence(s, s->waiting[i], from);
    s->waiting_count = 0;
}

static uint32_t speaker_near(const speaking *s, const rsm_sentence *sentence) {
    return s->speaker != RSM_NONE && sentence->paragraph <= s->paragraph + SPEAKER_PARAGRAPHS
               ? s->speaker
               : RSM_NONE;
}

/* Whether the last word of a quoted sentence leaves its quotation open. */
static bool stays_open(const extraction *x, const rsm_sentence *sentence) {
    uint32_t last = sentence->end_token - 1;
    return is_quoted(x, last) && !(x->text->tokens[last].flags & RSM_TOKEN_CLOSES_QUOTE);
}

/* ---- plain sentences that go on ---- */

/* ", officials said." at the end of a sentence all of which they said. */
static bool closes_sentence(const extraction *x, const credit *c, const rsm_sentence *sentence) {
    if (c->wish || c->quoted || c->cue_first == c->cue_end || c->attribution.content_count != 1 ||
        c->attribution.stance != RSM_STANCE_ASSERTS || c->parent != RSM_NONE)
        return false;
    uint32_t start = sentence->dateline_end < sentence->end_token ? sentence->dateline_end
                                                                  : sentence->first_token;
    if (c->attribution.content[0].start > x->text->tokens[start].start ||
        c->attribution.content[0].end > x->text->tokens[c->cue_first].start)
        return false;
    static const char *const names[] = {"identify", "name", "describe", "call"};
    if (ONE_OF(x, c->cue_first, names))
        return false; /* "identified by the family as Lee" */
    for (uint32_t token = c->cue_end; token < sentence->end_token; token++)
        if (x->verb_of[token] != RSM_NONE && token_upos(x, token) != RSM_UPOS_AUX)
            return false;
    return true;
}

/* "The second waited.", "He was taken to hospital.": goes on telling of those just told of. */
static bool goes_on_telling(const extraction *x, const rsm_sentence *sentence) {
    static const char *const words[] = {"he", "she", "they", "it", "both", "neither"};
    static const char *const others[] = {"second", "other", "third", "first", "two", "others"};
    uint32_t first = sentence->first_token;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[first]);
    if (sentence->kind != RSM_SENTENCE_PLAIN || phrase == NULL || phrase->first != first)
        return false;
    const verb_group *group = NULL;
    for (uint32_t token = phrase->end; group == NULL && token < sentence->end_token; token++)
        group = verb_at(x, x->verb_of[token]);
    if (group == NULL || group->modal || group->future ||
        x->tagging->tags[group->first].form == RSM_VERB_PRESENT)
        return false;
    for (uint32_t token = first; token < sentence->end_token; token++)
        if (is_quoted(x, token))
            return false;
    if (word_in(x, first, words, sizeof words / sizeof *words))
        return true;
    return token_is(x, first, "the") && first + 1 < sentence->end_token &&
           word_in(x, first + 1, others, sizeof others / sizeof *others);
}

/* ---- sentence by sentence ---- */

/* "LEE:" and "(Lee)", not the "Lee:" that may head a section about her. */
static bool is_of_a_record(const extraction *x, const credit *c) {
    const rsm_token *last = &x->text->tokens[c->cue_first - 1];
    return !rsm_slice_equal_string(token_text(x, c->cue_first), ":") ||
           ((last->flags & RSM_TOKEN_CAPITALS) != 0 && !x->text->one_case);
}

static void note_label(speaking *s, uint32_t first, const rsm_sentence *sentence) {
    extraction *x = s->found.x;
    for (uint32_t i = first; i < x->credits.count; i++) {
        const credit *c = credit_at(x, i);
        if (c->cue_first <= sentence->first_token || !is_label(x, c))
            continue;
        rsm_slice name = c->attribution.sources.links[0].name;
        s->record |= is_of_a_record(x, c) ||
                     (s->label != RSM_NONE && rsm_slice_equal_ascii_caseless(name, s->labelled));
        s->label = i;
        s->labelled = name;
        s->label_paragraph = sentence->paragraph;
        return;
    }
}

static bool under_label(const speaking *s, uint32_t first, const rsm_sentence *sentence) {
    return s->record && s->label != RSM_NONE && s->label < first &&
           sentence->kind == RSM_SENTENCE_PLAIN &&
           sentence->paragraph < s->label_paragraph + LABEL_PARAGRAPHS;
}

/* "(end recording)": what follows is the writer's again. */
static bool ends_recording(const extraction *x, const rsm_sentence *sentence) {
    for (uint32_t token = sentence->first_token + 1; token + 1 < sentence->end_token; token++)
        if (token_is(x, token, "end") && lemma_is(x, token + 1, "recording") &&
            rsm_slice_equal_string(token_text(x, token - 1), "("))
            return true;
    return false;
}

static void hear_sentence(speaking *s, uint32_t index) {
    extraction *x = s->found.x;
    const rsm_sentence *sentence = &x->text->sentences[index];
    uint32_t first = x->credits.count;
    uint32_t went_on = RSM_NONE;
    bool same = index > 0 && x->text->sentences[index - 1].paragraph == sentence->paragraph;
    if (!same && s->waiting_count > 0) {
        const rsm_sentence *open = &x->text->sentences[s->waiting[0]];
        uint32_t speaker = speaker_near(s, open);
        settle_waiting(s, speaker);
        if (speaker != RSM_NONE) /* a quotation of several paragraphs, each left open */
            s->paragraph = open->paragraph;
    }
    first = x->credits.count;
    s->found.voiced = hear_voices(&s->found, &s->recorded);
    credit_sentence(&s->found);
    if (s->found.voiced) {
        nest_credits(x, first);
        s->label = s->told = RSM_NONE;
        return;
    }
    note_label(s, first, sentence);
    credit_bridge(&s->found, first);
    credit_pointed(&s->found, first);
    credit_post(&s->found, first);
    uint32_t outer = outer_credit(x, first);
    if (outer != RSM_NONE && s->waiting_count > 0) {
        const credit *c = credit_at(x, outer);
        bool own =
            c->quoted && c->attribution.content_count > 0 && is_quoted(x, sentence->first_token);
        settle_waiting(s, own ? outer : speaker_near(s, &x->text->sentences[s->waiting[0]]));
    }
    if (under_label(s, first, sentence)) {
        run_on_sentence(s, index, s->label);
    } else if (outer == RSM_NONE && quoted_throughout(x, sentence)) {
        if (stays_open(x, sentence) && s->waiting_count < WAITING)
            s->waiting[s->waiting_count++] = index;
        else if (s->waiting_count == 0 && speaker_near(s, sentence) != RSM_NONE)
            run_on_sentence(s, index, s->speaker);
        else if (s->waiting_count > 0 && s->waiting_count < WAITING)
            s->waiting[s->waiting_count++] = index;
    } else if (outer == RSM_NONE && s->interviewed != RSM_NONE && !s->record &&
               index > s->first_question) {
        credit_answer(&s->found, s->interviewed);
    } else if (first == x->credits.count && same && s->told != RSM_NONE &&
               goes_on_telling(x, sentence)) {
        run_on_sentence(s, index, s->told);
        went_on = s->told;
    }
    if (ends_recording(x, sentence))
        s->label = RSM_NONE;
    nest_credits(x, first);
    s->told =
        outer != RSM_NONE && closes_sentence(x, credit_at(x, outer), sentence) ? outer : went_on;
    if (outer != RSM_NONE)
        s->speaker = outer, s->paragraph = sentence->paragraph;
    else if (x->credits.count > first && quoted_throughout(x, sentence))
        s->paragraph = sentence->paragraph;
}

bool extract_attributions(extraction *x) {
    speaking s = {.found = {.x = x}, .speaker = RSM_NONE, .label = RSM_NONE, .told = RSM_NONE};
    find_force(x);
    s.found.bracketed = is_bracketed_record(x);
    s.interviewed = interviewee(x, &s.first_question);
    for (uint32_t i = 0; i < x->text->sentence_count && !x->failed; i++) {
        rsm_sentence_kind kind = x->text->sentences[i].kind;
        if (kind == RSM_SENTENCE_FURNITURE || kind == RSM_SENTENCE_BYLINE)
            continue;
        s.found.sentence = i;
        hear_sentence(&s, i);
    }
    if (s.waiting_count > 0)
        settle_waiting(&s, speaker_near(&s, &x->text->sentences[s.waiting[0]]));
    if (!x->failed)
        settle_kinds(x);
    if (x->failed || !finish_chains(x)) {
        x->failed = true;
        return false;
    }
    mark_credits(x);
    return true;
}
