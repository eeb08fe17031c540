/* Who was there, and who is family: somebody named without an office whose own words tell it.
 *
 * "Ann Lee said she heard three shots", "Lee told officers", "Lee said her son had been killed". Of
 * a name of which no words tell a kind nothing else is taken: a singer who comments stays unnamed.
 * Whoever was harmed himself was there.
 * Cost: linear in what is credited. */
#include "extract/presence.h"

#include "extract/crediting.h"

#include <string.h>

enum {
    GOES_ON = 12,      /* credits on from a name to "the spokesman" who he is */
    ROLES_ASKED = 500, /* claims looked through for one of a source */
    ADDRESS_REACH = 8, /* tokens of a question in which its hearer's office stands */
    ASKED_SENTENCES = 8, /* sentences of one question */
    TURN_SENTENCES = 3,  /* sentences of somebody who only asks, where he does not ask */
    QUESTIONS_BACK = 3   /* sentences before an answer that may be its question */
};

/* "told police", "told officers": as somebody who was asked. */
static bool told_the_law(const extraction *x, const credit *c) {
    const verb_group *group =
        c->cue_first < c->cue_end ? verb_at(x, x->verb_of[c->cue_first]) : NULL;
    const noun_phrase *hearer = group == NULL ? NULL : phrase_at(x, group->object);
    const rsm_match *match = hearer == NULL || !lemma_is(x, group->verb, "tell")
                                 ? NULL
                                 : telling_match(x, hearer->first, hearer->end, false);
    return match != NULL && kind_of_match(x, match) == RSM_SOURCE_POLICE + 1;
}

/* "he was shot", "I was watching the parade", "we were in my room", "she was asleep when it began": told of
 * oneself, at `who`. */
static bool was_in_it(const extraction *x, const verb_group *group, uint32_t who) {
    static const char *const harms[] = {"shoot", "hit", "stab", "graze", "wound", "strike"};
    static const char *const places[] = {"in", "inside", "outside", "across", "upstairs"};
    static const char *const they[] = {"they"}, *const speaker[] = {"i", "we"};
    bool was = token_is(x, group->first, "was") || token_is(x, group->first, "were");
    if (ONE_OF(x, who, they) || !was)
        return group->passive && ONE_OF(x, group->verb, harms) && ONE_OF(x, who, speaker);
    if (group->passive) /* "said he was shot"; not "he was shot, the spokesman said" */
        return ONE_OF(x, group->verb, harms) &&
               (ONE_OF(x, who, speaker) || (who > 0 && x->verb_of[who - 1] != RSM_NONE));
    bool busy = x->tagging->tags[group->verb].form == RSM_VERB_ING && group->first < group->verb;
    bool placed = group->verb == group->first && ONE_OF(x, group->end, places);
    if (!busy && !placed)
        return false;
    bool own = ONE_OF(x, who, speaker);
    for (uint32_t token = group->end; token < sentence_end(x, who) && !own; token++)
        own = token_is(x, token, "when");
    return own;
}

/* "he heard", "I saw", "we ran": the one who tells was there. */
static bool tells_of_senses(const extraction *x, uint32_t token) {
    static const char *const subjects[] = {"i", "we", "he", "she", "they"};
    static const char *const verbs[] = {"hear",  "see",  "run",  "wake",   "awake", "awaken",
                                        "duck",  "hide", "flee", "escape", "smell", "witness",
                                        "watch", "rush", "drop", "crawl",  "panic"};
    const verb_group *group = verb_at(x, x->verb_of[token]);
    if (group == NULL || group->verb != token || group->negated || group->modal || group->future ||
        group->infinitive || group->first < 2)
        return false;
    uint32_t who = group->first - 1;
    who -= token_upos(x, who) == RSM_UPOS_ADV; /* "we just heard" */
    if (!ONE_OF(x, who, subjects))
        return false;
    rsm_verb_form form = x->tagging->tags[token].form;
    return was_in_it(x, group, who) || (ONE_OF(x, token, verbs) && !group->passive &&
                                        (form == RSM_VERB_PAST || form == RSM_VERB_PARTICIPLE));
}

/* "his nephew", "my son", at the possessive. */
static bool names_kin(const extraction *x, uint32_t token, uint32_t end) {
    static const char *const owners[] = {"my", "our", "his", "her"};
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[token]);
    if (phrase == NULL || phrase->first != token || phrase->end > end || !ONE_OF(x, token, owners))
        return false;
    for (uint32_t at = token + 1; at < phrase->end; at++) {
        const rsm_match *noun = match_over(x, at, RSM_DOMAIN_PERSON);
        if (noun != NULL && kind_of_match(x, noun) == RSM_SOURCE_RELATIVE + 1)
            return true;
    }
    return false;
}

/* "he shot his wife", "I killed my son", at the possessive: the one who tells did it. */
static bool did_it_to_kin(const extraction *x, uint32_t token) {
    static const char *const pairs[][2] = {{"he", "his"}, {"she", "her"}, {"i", "my"}, {"we", "our"}};
    const verb_group *group = token > 0 ? verb_at(x, x->verb_of[token - 1]) : NULL;
    if (group == NULL || group->passive || group->negated || group->first == 0 ||
        match_over(x, group->verb, RSM_DOMAIN_TRIGGER) == NULL)
        return false;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (token_is(x, group->first - 1, pairs[i][0]) && token_is(x, token, pairs[i][1]))
            return true;
    return false;
}

/* What is told in [first, end): of one's own, who was harmed; of what was heard and seen. */
static void look(const extraction *x, uint32_t first, uint32_t end, bool *kin, bool *sensed,
                 bool *did) {
    bool own = false, harm = false;
    for (uint32_t token = first; token < end; token++) {
        own |= names_kin(x, token, end);
        *did |= names_kin(x, token, end) && did_it_to_kin(x, token);
        harm |= match_at(x, token, RSM_DOMAIN_OUTCOME) != NULL;
        *sensed |= tells_of_senses(x, token);
    }
    *kin |= own && harm;
}

rsm_source_kind kind_by_presence(const extraction *x, const credit *c) {
    bool kin = false, did = false, sensed = told_the_law(x, c);
    uint32_t end = sentence_end(x, c->cue_first);
    for (uint32_t k = 0; k < c->attribution.content_count; k++) {
        const rsm_span *content = &c->attribution.content[k];
        uint32_t first = sentence_first(x, c->cue_first);
        while (first < end && x->text->tokens[first].start < content->start)
            first++;
        uint32_t stop = first;
        while (stop < end && x->text->tokens[stop].end <= content->end)
            stop++;
        look(x, first, stop, &kin, &sensed, &did);
    }
    return did ? RSM_SOURCE_PERPETRATOR : kin ? RSM_SOURCE_RELATIVE : sensed ? RSM_SOURCE_WITNESS : RSM_SOURCE_UNNAMED;
}

bool was_there(const extraction *x, const noun_phrase *name) {
    static const char *const verbs[] = {
        "be",  "buy",  "shop", "walk", "work",  "sit",  "stand", "wait", "sleep",   "drive", "ride",
        "eat", "pray", "sell", "play", "study", "cook", "jog",   "park", "survive", "escape"};
    static const char *const places[] = {"in",     "at",     "near",     "inside", "outside",
                                         "on",     "aboard", "among",    "by",     "behind",
                                         "across", "buying", "shopping", "walking"};
    uint32_t end = sentence_end(x, name->first);
    uint32_t at = name->end;
    if (at + 2 < end && is_comma(x, at) && token_upos(x, at + 1) == RSM_UPOS_NUM &&
        is_comma(x, at + 2))
        at += 3; /* his age */
    const verb_group *group = at < end ? verb_at(x, x->verb_of[at]) : NULL;
    bool busy = group != NULL && !group->passive && group->end < end && /* "was painting when he saw" */
                x->tagging->tags[group->verb].form == RSM_VERB_ING &&
                lemma_is(x, group->first, "be") && group->first < group->verb;
    for (uint32_t token = busy ? group->end : end; token < end; token++)
        if (token_is(x, token, "when") && token + 2 < end)
            return true;
    if (group == NULL || group->first != at || group->negated || group->passive ||
        group->modal || !ONE_OF(x, group->verb, verbs))
        return false;
    bool be = lemma_is(x, group->verb, "be");
    if (be && (group->end >= end || !ONE_OF(x, group->end, places)))
        return false;
    for (uint32_t token = group->end; token < end; token++) {
        const rsm_match *trigger = match_at(x, token, RSM_DOMAIN_TRIGGER);
        if (trigger != NULL || match_at(x, token, RSM_DOMAIN_OUTCOME) != NULL)
            return true;
    }
    return false;
}

/* Whether a name is, or ends, a fuller one: "Lee" of "Ann Lee". */
static bool is_short_for(rsm_slice name, rsm_slice fuller) {
    if (rsm_slice_equal_ascii_caseless(name, fuller))
        return true;
    if (name.size == 0 || name.size + 1 >= fuller.size ||
        fuller.data[fuller.size - name.size - 1] != ' ')
        return false;
    rsm_slice last = {fuller.data + fuller.size - name.size, name.size};
    return rsm_slice_equal_ascii_caseless(name, last);
}

/* "Ann Lee, 34, whose husband was killed": family of somebody harmed. */
bool is_kin_of_harmed(const extraction *x, const noun_phrase *name) {
    uint32_t end = sentence_end(x, name->first), at = name->end;
    if (at + 2 < end && is_comma(x, at) && token_upos(x, at + 1) == RSM_UPOS_NUM)
        at += 2; /* his age */
    if (at + 3 >= end || !is_comma(x, at) || !token_is(x, at + 1, "whose"))
        return false;
    const noun_phrase *whose = phrase_at(x, x->phrase_of[at + 2]);
    bool kin = false;
    for (uint32_t token = at + 2; whose != NULL && token < whose->end; token++) {
        const rsm_match *noun = match_over(x, token, RSM_DOMAIN_PERSON);
        kin |= noun != NULL && kind_of_match(x, noun) == RSM_SOURCE_RELATIVE + 1;
    }
    for (uint32_t token = whose == NULL ? end : whose->end; kin && token < end; token++)
        if (match_at(x, token, RSM_DOMAIN_OUTCOME) != NULL)
            return true;
    return false;
}

/* ---- who is brought in without a name ---- */

/* The noun of somebody brought in without a name, who alone told in the sentence before: "a police
 * spokesman"; or RSM_NONE. */
static uint32_t brought_in(const extraction *x, uint32_t index) {
    const credit *c = credit_at(x, index), *last = credit_at(x, index > 0 ? index - 1 : RSM_NONE);
    if (last == NULL || x->text->tokens[last->cue_first].sentence + 1 !=
                            x->text->tokens[c->cue_first].sentence)
        return RSM_NONE;
    const noun_phrase *who = phrase_at(x, last->source_phrase);
    return who != NULL && who->indefinite && !who->plural && !who->proper && !who->pronoun &&
                   match_over(x, who->head, RSM_DOMAIN_PERSON) != NULL
               ? who->head
               : RSM_NONE;
}

const rsm_source *introduced_as(const extraction *x, uint32_t index) {
    uint32_t noun = brought_in(x, index);
    for (uint32_t i = index + 1; noun != RSM_NONE && i < x->credits.count && i <= index + GOES_ON;
         i++) {
        const noun_phrase *who = phrase_at(x, credit_at(x, i)->source_phrase);
        if (who == NULL || who->pronoun || who->proper || !token_is(x, who->first, "the"))
            continue;
        if (!rsm_slice_equal(x->tagging->tags[who->head].lemma, x->tagging->tags[noun].lemma))
            return NULL;
        const rsm_source_chain *chain = &credit_at(x, index - 1)->attribution.sources;
        return &chain->links[chain->count - 1];
    }
    return NULL;
}

/* ---- how somebody interviewed is spoken to ---- */

/* The office by which a sentence begins: "Mr President, will the", "(Lee) Colonel, how many". */
static uint32_t office_addressed(const extraction *x, const rsm_sentence *sentence) {
    uint32_t first = sentence->first_token, end = sentence->end_token;
    uint32_t limit = first + ADDRESS_REACH < end ? first + ADDRESS_REACH : end;
    for (uint32_t token = first; token < limit; token++) {
        rsm_slice text = token_text(x, token);
        if (rsm_slice_equal_string(text, ")") || rsm_slice_equal_string(text, "]"))
            first = token + 1; /* past who asks */
    }
    for (uint32_t token = first; token < first + 2 && token + 1 < end; token++) {
        const rsm_match *title = match_at(x, token, RSM_DOMAIN_TITLE);
        if (title != NULL && title->end_token < end && is_comma(x, title->end_token) &&
            kind_of_match(x, title) != 0)
            return kind_of_match(x, title);
    }
    return 0;
}

rsm_source_kind kind_by_address(const extraction *x, const credit *c) {
    uint32_t index = x->text->tokens[c->cue_first].sentence;
    for (uint32_t back = 0; back <= QUESTIONS_BACK && back <= index; back++) {
        uint32_t kind = office_addressed(x, &x->text->sentences[index - back]);
        if (kind != 0)
            return back == 0 ? RSM_SOURCE_MEDIA : kind - 1; /* who asks, who answers */
    }
    return RSM_SOURCE_UNNAMED;
}

/* ---- who asks ---- */

/* How many sentences a label leads in, up to the next label. */
static uint32_t turn_length(const extraction *x, uint32_t index) {
    uint32_t sentence = x->text->tokens[credit_at(x, index)->cue_first].sentence;
    for (uint32_t i = index + 1; i < x->credits.count; i++) {
        uint32_t next = x->text->tokens[credit_at(x, i)->cue_first].sentence;
        if (next > sentence && is_label(x, credit_at(x, i)))
            return next - sentence;
    }
    return x->text->sentence_count - sentence;
}

/* Whether what a label leads in ends with a question. */
static bool asks(const extraction *x, uint32_t index) {
    uint32_t sentence = x->text->tokens[credit_at(x, index)->cue_first].sentence;
    uint32_t stop = sentence + turn_length(x, index);
    if (stop <= sentence || stop > sentence + ASKED_SENTENCES)
        return false;
    uint32_t last = x->text->sentences[stop - 1].end_token;
    return last > 0 && rsm_slice_equal_string(token_text(x, last - 1), "?");
}

rsm_source_kind kind_by_questions(const extraction *x, rsm_slice name) {
    uint32_t asked = 0, told = 0, answered = 0;
    for (uint32_t i = 0; i < x->credits.count; i++) {
        const credit *c = credit_at(x, i);
        if (!is_label(x, c))
            continue;
        bool question = asks(x, i);
        bool same = rsm_slice_equal_ascii_caseless(c->attribution.sources.links[0].name, name);
        if (same && !question && turn_length(x, i) > TURN_SENTENCES)
            return RSM_SOURCE_UNNAMED; /* who tells at length answers */
        asked += same && question;
        told += same && !question;
        answered += !same && !question;
    }
    return asked >= 2 && told <= asked * 2 && answered >= 2 ? RSM_SOURCE_MEDIA : RSM_SOURCE_UNNAMED;
}

static bool has_part(const extraction *x, rsm_slice name, rsm_role role) {
    for (uint32_t i = 0; i < x->roles.count && i < ROLES_ASKED; i++) {
        const role_claim *claim = rsm_vector_at(&x->roles, i);
        const entity_draft *entity = entity_at(x, claim->entity);
        if (claim->role == role && entity->proper && entity->type == RSM_ENTITY_PER &&
            is_short_for(name, entity->name))
            return true;
    }
    return false;
}

/* Of somebody in no office: a witness who was harmed, the one who did it. */
static rsm_source_kind kind_by_part(const extraction *x, const rsm_source *link) {
    if (link->kind != RSM_SOURCE_UNNAMED && link->kind != RSM_SOURCE_WITNESS)
        return link->kind;
    if (has_part(x, link->name, RSM_ROLE_VICTIM))
        return RSM_SOURCE_WITNESS;
    return has_part(x, link->name, RSM_ROLE_PERPETRATOR) ? RSM_SOURCE_PERPETRATOR : link->kind;
}

static bool mark_harmed(extraction *x, rsm_source_chain *chain) {
    for (uint32_t k = 0; k < chain->count; k++) {
        rsm_source_kind kind = kind_by_part(x, &chain->links[k]);
        if (kind == chain->links[k].kind)
            continue;
        rsm_source *links = rsm_arena_allocate_items(x->arena, chain->count, sizeof *links);
        if (links == NULL)
            return false;
        memcpy(links, chain->links, chain->count * sizeof *links);
        links[k].kind = kind;
        chain->links = links;
    }
    return true;
}

bool find_harmed_sources(extraction *x) {
    for (uint32_t i = 0; i < x->credits.count; i++) {
        credit *c = credit_at(x, i);
        if (!mark_harmed(x, &c->attribution.sources) || !mark_harmed(x, &c->chain))
            return false;
    }
    return true;
}
