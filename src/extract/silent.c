/* Verbs that the lexicon has as cues and that put no words into anybody's mouth where they stand.
 *
 * "The war claimed 120 lives", "a boy named Sam", "officers found a man", "it was unclear". Cost: a
 * bounded number of tokens after the verb. */
#include "extract/crediting.h"
#include "extract/govern.h"
#include "extract/number.h"
#include "extract/source.h"
#include "extract/teller.h"

enum { WHO_REACH = 16 /* tokens of ", who was in uniform," after a name */ };

static bool is_quote(const extraction *x, uint32_t token) {
    return (x->text->tokens[token].flags & (RSM_TOKEN_OPENS_QUOTE | RSM_TOKEN_CLOSES_QUOTE)) != 0;
}

/* Past ", 34," and ", of Osk," after a name: "determined Ann Lee, 34, of Osk, was shot". */
static uint32_t past_asides(const extraction *x, uint32_t token, uint32_t end) {
    if (token == 0 || !is_person_name(x, token - 1))
        return token;
    if (token + 2 < end && rsm_slice_equal_string(token_text(x, token), ",") &&
        token_upos(x, token + 1) == RSM_UPOS_NUM &&
        rsm_slice_equal_string(token_text(x, token + 2), ","))
        token += 3;
    if (token + 2 < end && token_is(x, token, "of") && x->place_of[token + 1] != RSM_NONE)
        token = x->places->items[x->place_of[token + 1]].end_token;
    if (token >= end || !rsm_slice_equal_string(token_text(x, token), ","))
        return token;
    if (token + 1 < end && token_is(x, token + 1, "who")) /* ", who was in uniform," */
        for (uint32_t at = token + 2; at < end && at < token + WHO_REACH; at++)
            if (rsm_slice_equal_string(token_text(x, at), ","))
                return at + 1;
    return token + 1;
}

bool clause_follows(const extraction *x, uint32_t token, uint32_t end) {
    static const char *const words[] = {"that", "how",   "why", "whether", "what",
                                        "when", "where", ",",   ":"};
    while (token < end && token_upos(x, token) == RSM_UPOS_ADV && x->phrase_of[token] == RSM_NONE)
        token++;
    if (token + 1 < end && token_is(x, token, "that") && x->time_of[token + 1] != RSM_NONE)
        return true;
    if (token >= end || token_is(x, token, "who") || token_is(x, token, "which"))
        return false; /* tells of whom stands before */
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(x, token, words[i]))
            return true;
    if (is_quote(x, token))
        return true;
    const rsm_match *hedge = match_at(x, token, RSM_DOMAIN_HEDGE);
    if (hedge != NULL && hedge->end_token < end && x->phrase_of[token] == RSM_NONE &&
        !word_in(x, hedge->end_token, words, sizeof words / sizeof *words))
        token = hedge->end_token; /* "at least 30 were killed", not "about what led to it" */
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[token]);
    if (phrase == NULL)
        return false;
    uint32_t after = past_asides(x, phrase->end, end);
    if (after < end && (token_is(x, after, "who") || token_is(x, after, "which")))
        return false; /* "found a man who had been shot" */
    static const char *const others[] = {"after", "before", "since", "until", "as", "following"};
    while (after < end && x->verb_of[after] == RSM_NONE && !token_is(x, after, "who") &&
           !token_is(x, after, "which") &&
           !(token_is(x, after, "that") && token_upos(x, after) == RSM_UPOS_PRON) &&
           !word_in(x, after, others, sizeof others / sizeof *others) &&
           (token_upos(x, after) == RSM_UPOS_ADV || token_upos(x, after) == RSM_UPOS_ADP ||
            x->phrase_of[after] != RSM_NONE))
        after++;
    const verb_group *group = after < end ? verb_at(x, x->verb_of[after]) : NULL;
    return group != NULL && !group->participle && !group->infinitive;
}

/* "a boy named Sam was shot", "a man identified as Lee told": a name that hangs on a noun, and
 * nobody names him. */
static bool only_names(const extraction *x, const verb_group *group, const rsm_match *cue) {
    static const char *const words[] = {"name", "call", "nickname", "dub", "know"};
    const noun_phrase *who = phrase_at(x, group->object);
    if (group->first != group->verb ||
        !word_in(x, group->verb, words, sizeof words / sizeof *words) || who == NULL ||
        who->first != group->end || !is_person_name(x, who->head))
        return false;
    uint32_t after = who->end;
    if (cue->end_token > group->end || after >= sentence_end(x, group->verb))
        return false;
    return rsm_slice_equal_string(token_text(x, after), ",") ||
           (x->verb_of[after] != RSM_NONE && !verb_at(x, x->verb_of[after])->infinitive);
}

/* "the war claimed 120 lives": it killed. */
static bool takes_lives(const extraction *x, const verb_group *group) {
    static const char *const lives[] = {"life", "death", "victim", "casualty", "soul", "toll"};
    const noun_phrase *what = phrase_at(x, group->object);
    return lemma_is(x, group->verb, "claim") && what != NULL &&
           word_in(x, what->head, lives, sizeof lives / sizeof *lives);
}

/* "set off bombs at the plant": no figure follows "at", as it does in "put the toll at 12". */
static bool puts_nothing(const extraction *x, const rsm_match *cue, const verb_group *group) {
    uint32_t end = cue->end_token;
    if (!cue_notes(x, cue, "value") || cue->words < 2 || !token_is(x, end - 1, "at"))
        return false;
    for (uint32_t token = end; token < end + 4 && token < sentence_end(x, group->verb); token++)
        if (token_upos(x, token) == RSM_UPOS_NUM)
            return false;
    return true;
}

/* "When one recalls the raid": anybody, and nobody. */
static bool is_generic_one(const extraction *x, const verb_group *group, const noun_phrase *who) {
    rsm_verb_form form = x->tagging->tags[group->verb].form;
    return who->end == who->first + 1 && token_is(x, who->head, "one") &&
           (form == RSM_VERB_PRESENT || form == RSM_VERB_BASE) && !token_is(x, group->verb, "says");
}

/* "not life threatening": half of an adjective. */
static bool is_half_of_word(const extraction *x, const verb_group *group, const noun_phrase *who) {
    return lemma_is(x, group->verb, "threaten") &&
           x->tagging->tags[group->verb].form == RSM_VERB_ING && lemma_is(x, who->head, "life");
}

/* Past "on Tuesday", "Tuesday afternoon" at the token. */
static uint32_t past_times(const extraction *x, uint32_t token) {
    uint32_t end = token < x->text->token_count ? sentence_end(x, token) : token;
    for (;;) {
        if (token < end && x->time_of[token] != RSM_NONE)
            token++;
        else if (token + 1 < end && x->time_of[token + 1] != RSM_NONE &&
                 token_upos(x, token) == RSM_UPOS_ADP)
            token += 2;
        else
            return token;
    }
}

bool clause_follows_day(const extraction *x, uint32_t token) {
    static const char *const marks[] = {"that", "how", "why", "whether", ":"};
    uint32_t after = past_times(x, token), end = sentence_end(x, token);
    if (token_is(x, after, "here") && after < end)
        after++;
    bool in = after + 1 < end && token_is(x, after, "in") && x->place_of[after + 1] != RSM_NONE;
    if (in) /* "reported in Osk today that" */
        after = past_times(x, x->places->items[x->place_of[after + 1]].end_token);
    return after > token && after < sentence_end(x, token) && ONE_OF(x, after, marks);
}

/* "an officer who asked not to be named", "asked to remain anonymous". */
static bool hides_name(const extraction *x, const verb_group *group) {
    static const char *const verbs[] = {"ask", "request", "insist", "speak", "demand"};
    static const char *const hidden[] = {"not", "anonymity", "remain", "be"};
    uint32_t next = group->end;
    if (next >= sentence_end(x, group->verb) || !ONE_OF(x, group->verb, verbs))
        return false;
    if (token_is(x, next, "to") || token_is(x, next, "for") || token_is(x, next, "on"))
        next++;
    return next < sentence_end(x, group->verb) && ONE_OF(x, next, hidden);
}

/* "men believed to be rebels", "guerrillas presumed to have": others think it of them. */
static bool is_thought_of(const extraction *x, const verb_group *group) {
    static const char *const verbs[] = {"presume", "believe", "suspect", "suppose", "think",
                                        "report",  "assume",  "allege",  "fear",    "say",
                                        "know",    "rumour",  "rumor",   "consider"};
    static const char *const states[] = {"be", "have", "belong"};
    uint32_t next = group->end;
    return next + 1 < sentence_end(x, group->verb) && token_is(x, next, "to") &&
           ONE_OF(x, next + 1, states) && ONE_OF(x, group->verb, verbs) &&
           x->tagging->tags[group->verb].form != RSM_VERB_PRESENT;
}

/* "a man who identified himself as a colonel": tells of himself alone. */
static bool names_himself(const extraction *x, const verb_group *group) {
    static const char *const selves[] = {"himself", "herself", "themselves", "itself"};
    return lemma_is(x, group->verb, "identify") && group->end < sentence_end(x, group->verb) &&
           ONE_OF(x, group->end, selves);
}

/* "12 were killed, the ministry revealed.", "The blast, police stressed, killed 12": a clause
 * stands before who tells and his verb, or around both, set apart by commas. */
static bool told_around(const extraction *x, uint32_t own, uint32_t end) {
    uint32_t first = sentence_first(x, own), stop = sentence_end(x, own);
    if (own < first + 3 || !rsm_slice_equal_string(token_text(x, own - 1), ","))
        return false;
    uint32_t after = past_times(x, end);
    bool closes = after >= stop || (after + 1 >= stop && token_upos(x, after) == RSM_UPOS_PUNCT);
    bool comma = after < stop && rsm_slice_equal_string(token_text(x, after), ",");
    for (uint32_t token = first; token < stop && (closes || comma); token++) {
        const verb_group *group = verb_at(x, x->verb_of[token]);
        bool outside = token + 1 < own || (comma && token > after);
        if (outside && group != NULL && !group->participle && !group->infinitive)
            return true;
    }
    return false;
}

/* "the attacks", "the night": what happens, and nobody. */
static bool is_happening(const extraction *x, uint32_t source) {
    const noun_phrase *who = phrase_at(x, source);
    const rsm_match *told = match_over(x, who->head, RSM_DOMAIN_TRIGGER);
    return told != NULL && told->end_token > who->head && !who->pronoun && !who->proper &&
           !names_document(x, source) && match_over(x, who->head, RSM_DOMAIN_PERSON) == NULL &&
           telling_match(x, who->head, who->head + 1, false) == NULL;
}

/* "recorded 33 deaths", "documented the killing of 30 people": who counts tells. */
static bool counts_harmed(const extraction *x, const rsm_match *cue, const verb_group *group) {
    enum { OF_REACH = 8 };
    const noun_phrase *object = phrase_at(x, group->object);
    if (!cue_notes(x, cue, "count") || group->passive || object == NULL)
        return false;
    uint32_t end = sentence_end(x, group->verb);
    end = object->end + OF_REACH < end ? object->end + OF_REACH : end;
    number count;
    bool counted = false, harmed = false;
    for (uint32_t token = object->first; token < end && !(counted && harmed); token++) {
        const verb_group *verb = token < object->end ? NULL : verb_at(x, x->verb_of[token]);
        if (rsm_slice_equal_string(token_text(x, token), ",") ||
            (verb != NULL && match_over(x, verb->verb, RSM_DOMAIN_OUTCOME) == NULL))
            return false;
        harmed |= match_over(x, token, RSM_DOMAIN_OUTCOME) != NULL;
        counted |= read_number(x, token, end, &count) && !count.article;
    }
    return counted && harmed;
}

/* "no group has claimed it", "neither ministry said": nobody. */
static bool is_nobody(const extraction *x, const noun_phrase *who) {
    static const char *const words[] = {"no", "neither", "none", "nobody", "noone"};
    uint32_t first = who->first, next = first + 1;
    bool numbered = next < sentence_end(x, first) && /* "No. 4 Brigade" */
                  (token_upos(x, next) == RSM_UPOS_NUM ||
                   rsm_slice_equal_string(token_text(x, next), "."));
    if (numbered || ONE_OF(x, first, words))
        return !numbered;
    bool joined = first >= sentence_first(x, first) + 2 && /* "no person or group" */
                  (token_is(x, first - 1, "or") || token_is(x, first - 1, "nor"));
    const noun_phrase *before = joined ? phrase_at(x, x->phrase_of[first - 2]) : NULL;
    bool neither = before != NULL && before->first > sentence_first(x, first) &&
                   token_is(x, before->first - 1, "neither"); /* "neither the army nor the police" */
    return before != NULL && (neither || ONE_OF(x, before->first, words));
}

/* "two posts he wrote in May": of what he wrote nothing follows. */
static bool only_wrote_it(const extraction *x, const verb_group *group) {
    if (!lemma_is(x, group->verb, "write") || !tree_relation_is(x, group->verb, "acl:relcl"))
        return false;
    for (uint32_t token = group->end; token < sentence_end(x, group->verb); token++)
        if (token_is(x, token, "that") || is_quote(x, token))
            return false;
    return true;
}

/* "denied him bail", "denied entry to the men": a deed of whoever grants it, no word on another. */
static bool refuses_something(const extraction *x, const verb_group *group) {
    static const char *const granted[] = {
        "bail",    "bond",       "parole", "entry",      "access",    "visa",   "permit",
        "request", "permission", "motion", "appeal",     "asylum",    "treatment", "application",
        "petition", "clemency",  "refuge", "benefit",    "release",   "probation", "admission"};
    const noun_phrase *object = phrase_at(x, group->object);
    if (!lemma_is(x, group->verb, "deny") || object == NULL || group->passive)
        return false;
    if (ONE_OF(x, object->head, granted))
        return true;
    const noun_phrase *second = object->end < sentence_end(x, group->verb)
                                    ? phrase_at(x, x->phrase_of[object->end])
                                    : NULL;
    return second != NULL && second->first == object->end && ONE_OF(x, second->head, granted);
}

/* "argued about money", "had been arguing with him", "argued before the shooting": no word of theirs is told. */
static bool quarrels(const extraction *x, const verb_group *group) {
    static const char *const after[] = {"about", "over", "with", "for", "against", "on",
                                        "in",    "at",   "when", "and", "before",  "while",
                                        "outside", "inside", "over", "after"};
    uint32_t next = group->end, end = sentence_end(x, group->verb);
    return !group->passive && (next + 1 >= end || ONE_OF(x, next, after)) &&
           !(group->first > sentence_first(x, group->verb) + 2 &&
             (is_quote(x, group->first - 2) || is_quote(x, group->first - 1)));
}

/* "a father showing his wife a gun": people show things; papers and pictures show that something is so. */
static bool shows_thing(const extraction *x, const verb_group *group, const noun_phrase *who) {
    return lemma_is(x, group->verb, "show") &&
           x->tagging->tags[group->verb].form == RSM_VERB_ING && group->first == group->verb &&
           (is_person_name(x, who->head) || match_over(x, who->head, RSM_DOMAIN_PERSON) != NULL);
}

/* "a child found a gun", "Man found guilty": what people who hold no office come upon, they do not tell. */
static bool comes_upon(const extraction *x, const verb_group *group, const noun_phrase *who) {
    if (!lemma_is(x, group->verb, "find") && !lemma_is(x, group->verb, "discover"))
        return false;
    const rsm_match *told = telling_match(x, who->first, who->end, false);
    uint32_t kind = told == NULL ? 0 : kind_of_match(x, told);
    bool guilty = token_is(x, group->end, "guilty") || token_is(x, group->end, "not");
    if (kind != 0 && kind != RSM_SOURCE_WITNESS + 1 && kind != RSM_SOURCE_RELATIVE + 1)
        return false;
    const noun_phrase *object = phrase_at(x, group->object);
    if (guilty || object == NULL)
        return guilty;
    const verb_group *next = verb_at(x, x->verb_of[object->end]);
    bool clause = next != NULL && next->first == object->end && !next->participle;
    return object->first == group->end && !clause &&
           match_over(x, who->head, RSM_DOMAIN_PERSON) != NULL;
}

/* "the alleged treasurer", "one of five reported overnight": said of the noun beside it, by nobody. */
static bool is_said_of_noun(const extraction *x, const verb_group *group, const noun_phrase *who) {
    bool past = x->tagging->tags[group->verb].form == RSM_VERB_PAST && group->first == group->verb;
    if (tree_relation_is(x, group->verb, "amod") && past && group->verb > 0 &&
        token_upos(x, group->verb - 1) == RSM_UPOS_DET)
        return true;
    static const char *const verbs[] = {"report", "announce", "describe", "record", "claim"};
    return past && group->object == RSM_NONE && ONE_OF(x, group->verb, verbs) &&
           tree_relation_is(x, group->verb, "acl") && who->end == group->first &&
           telling_match(x, who->first, who->end, false) == NULL && !who->proper &&
           match_over(x, who->head, RSM_DOMAIN_PERSON) == NULL && group->end < sentence_end(x, group->verb) &&
           !token_is(x, group->end, "that") && x->time_of[group->end] != RSM_NONE;
}

/* "the position of the bodies suggested": a thing tells nothing but what somebody makes of it. */
static bool is_mute(const extraction *x, const verb_group *group, const noun_phrase *who) {
    return lemma_is(x, group->verb, "suggest") && !who->proper && !who->pronoun &&
           telling_match(x, who->first, who->end, false) == NULL && !is_document(x, who->head) &&
           match_over(x, who->head, RSM_DOMAIN_PERSON) == NULL;
}

/* "adding a powder charge to the case": something is put to something. */
static bool puts_thing(const extraction *x, const verb_group *group) {
    const noun_phrase *object = phrase_at(x, group->object);
    return lemma_is(x, group->verb, "add") && object != NULL && !object->pronoun &&
           object->first == group->end && object->end < sentence_end(x, group->verb) &&
           token_is(x, object->end, "to");
}

/* Verbs that the lexicon has as cues but that here put no words into anybody's mouth. */
bool tells_nothing(const extraction *x, const rsm_match *cue, const verb_group *group,
                   uint32_t source) {
    const noun_phrase *who = phrase_at(x, source);
    if (!reports_words(x, group->verb) && token_is(x, who->head, "it"))
        return true; /* "it was unclear" */
    if (lemma_is(x, who->head, "version") && !who->proper)
        return true; /* "an earlier version of this story reported": the outlet puts itself right */
    bool asked = who->pronoun && who->first > 0 &&
                 (token_is(x, who->first - 1, "if") || token_is(x, who->first - 1, "whether"));
    if (asked && !reports_words(x, group->verb))
        return true; /* "would not say if they believe" */
    if (is_nobody(x, who) || refuses_something(x, group) || only_wrote_it(x, group))
        return true;
    if (is_happening(x, source))
        return true; /* "the killings closed a grim year" */
    if (lemma_is(x, group->verb, "argue") && quarrels(x, group))
        return true; /* "the two had argued about money" */
    bool done = token_is(x, group->end, "to") && token_is(x, group->end + 1, "have");
    if (lemma_is(x, group->verb, "claim") && token_is(x, group->end, "to") && !done)
        return true; /* "an intruder claiming to be a plumber"; but "claimed to have shot it down" */
    if (lemma_is(x, group->verb, "respond") && token_is(x, past_times(x, group->end), "to"))
        return true; /* "officers responded on Tuesday to reports of" */
    if (lemma_is(x, group->verb, "report") && token_is(x, group->end, "it") &&
        token_is(x, group->end + 1, "to"))
        return true; /* "saw the car and reported it to police, who" */
    if (lemma_is(x, group->verb, "add") && token_is(x, past_times(x, group->end), "to"))
        return true; /* "which added to the toll" */
    if (hides_name(x, group) || names_himself(x, group) || is_thought_of(x, group))
        return true;
    if (cue_notes(x, cue, "sense") && !token_is(x, group->end, "that") &&
        !token_is(x, group->end, "how"))
        return true; /* "a worker noticed a package": was there, and tells nothing here */
    if (only_names(x, group, cue) || takes_lives(x, group) || puts_nothing(x, cue, group))
        return true;
    if (comes_upon(x, group, who) || is_said_of_noun(x, group, who) || is_mute(x, group, who) ||
        puts_thing(x, group))
        return true;
    if (shows_thing(x, group, who) || is_generic_one(x, group, who) || is_half_of_word(x, group, who))
        return true;
    bool wish = cue_notes(x, cue, "wish");
    if (wish && (is_passive(x, group, cue) || match_at(x, group->verb, RSM_DOMAIN_TRIGGER) != NULL))
        return true;
    bool quoted = (x->text->tokens[group->verb].flags & RSM_TOKEN_QUOTED) != 0;
    if (quoted && (wish || token_is(x, who->head, "it") || token_is(x, who->head, "you")))
        return true;
    if (token_is(x, who->first, "what") || (who->first > 0 && token_is(x, who->first - 1, "what")))
        return true; /* "what he said" */
    if (who->end == who->first + 1 && token_is(x, who->first, "that") &&
        token_is(x, group->verb, "said"))
        return true; /* "that said" */
    if (!cue_notes(x, cue, "clause") || names_document(x, source) || counts_harmed(x, cue, group))
        return false;
    uint32_t own = who->first < group->first ? who->first : group->first;
    if (own > sentence_first(x, group->verb) && is_quote(x, own - 1))
        return false; /* `"We left," he continued` */
    uint32_t end = cue->end_token > group->end ? cue->end_token : group->end;
    if (told_around(x, own, end))
        return false;
    return !done && !clause_follows(x, end, sentence_end(x, group->verb)) &&
           !clause_follows_day(x, end);
}
