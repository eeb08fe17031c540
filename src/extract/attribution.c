/* Who is credited with what: cues, their sources, their content.
 *
 * A cue verb takes its subject as source, or the phrase after it where it is inverted (", said the
 * mayor"); "according to" takes the phrase after it. Which words are told is content.c's. Quoted
 * words without a cue go to the speaker of the same paragraph; answers of an interview to the
 * person interviewed. A credit inside the content of another is told by it: its chain is the
 * outer's, then its own (nearest teller first, root last). Invariant: credits are in order of their
 * cue, a parent before its children. Cost: linear in the tokens but for nesting, capped at
 * CREDIT_DEPTH. */
#include "extract/crediting.h"
#include "extract/judging.h"
#include "extract/nest.h"
#include "extract/press.h"
#include "extract/source.h"
#include "extract/teller.h"
#include "extract/unusual.h"

enum {
    VIA_REACH = 9,  /* tokens from a cue to the channel */
    THAT_REACH = 10 /* tokens from a cue, or from who heard it, to "that" */
};

/* ---- small helpers ---- */

const rsm_match *cue_at(const extraction *x, uint32_t token, uint32_t form) {
    const rsm_tagging *tagging = x->tagging;
    if (token >= x->text->token_count)
        return NULL;
    for (uint32_t m = tagging->first_match[token]; m < tagging->first_match[token + 1]; m++) {
        const rsm_match *match = &tagging->matches[m];
        if (match->domain == RSM_DOMAIN_CUE &&
            (rsm_world_number(x->world, RSM_DOMAIN_CUE, match->row, RSM_CUE_FORM) & form))
            return match;
    }
    return NULL;
}

rsm_stance cue_stance(const extraction *x, const rsm_match *cue) {
    return rsm_world_number(x->world, RSM_DOMAIN_CUE, cue->row, RSM_CUE_STANCE);
}

/* "on Telegram", "in a statement": the channel named near the cue. */
static rsm_slice find_via(const extraction *x, uint32_t first, uint32_t end) {
    uint32_t limit = first + VIA_REACH < end ? first + VIA_REACH : end;
    for (uint32_t token = first; token + 1 < limit; token++) {
        if (token_upos(x, token) != RSM_UPOS_ADP) {
            if (token > first && x->verb_of[token] != RSM_NONE)
                break;
            continue;
        }
        uint32_t at = token + 1;
        while (at < limit && match_at(x, at, RSM_DOMAIN_CHANNEL) == NULL &&
               x->phrase_of[at] != RSM_NONE && x->phrase_of[at] == x->phrase_of[token + 1])
            at++;
        const rsm_match *channel = at < limit ? match_at(x, at, RSM_DOMAIN_CHANNEL) : NULL;
        const noun_phrase *whole = phrase_at(x, x->phrase_of[token + 1]);
        bool person = whole != NULL && match_over(x, whole->head, RSM_DOMAIN_PERSON) != NULL;
        if (channel != NULL && !person && x->phrase_of[at] == x->phrase_of[token + 1])
            return span_text(x, tokens_span(x, channel->first_token, channel->end_token));
    }
    return rsm_slice_make("", 0);
}

/* "In a post on X, the police said": the channel before who tells, with nothing else between. */
static rsm_slice via_before(const extraction *x, uint32_t first, uint32_t source) {
    static const char *const leads[] = {"in", "on", "via", "through", "over", "by"};
    rsm_slice none = rsm_slice_make("", 0);
    if (first + 2 >= source || !ONE_OF(x, first, leads) ||
        !rsm_slice_equal_string(token_text(x, source - 1), ","))
        return none;
    for (uint32_t token = first; token < source; token++)
        if (x->verb_of[token] != RSM_NONE)
            return none;
    rsm_slice last = none;
    for (uint32_t token = first; token + 1 < source; token++) {
        rsm_slice found = ONE_OF(x, token, leads) ? find_via(x, token, source) : none;
        if (found.size > 0)
            last = found;
    }
    return last;
}

/* ---- recording ---- */

/* The channel beside a credit's own words [own_first, own_end), after them or before. */
static rsm_slice channel_of(const finding *f, uint32_t own_first, uint32_t own_end) {
    const rsm_sentence *sentence = &f->x->text->sentences[f->sentence];
    rsm_slice via = find_via(f->x, own_end, sentence->end_token);
    return via.size == 0 && own_first > sentence->first_token
               ? via_before(f->x, content_start(f->x, f, own_first), own_first)
               : via;
}

credit *add_credit(finding *f, const rsm_source *links, uint32_t link_count) {
    extraction *x = f->x;
    rsm_source *copy = rsm_arena_copy(x->arena, links, link_count * sizeof *links);
    credit *c = copy == NULL ? NULL : rsm_vector_push(&x->credits);
    if (c == NULL) {
        x->failed = true;
        return NULL;
    }
    c->attribution.sources.links = copy;
    c->attribution.sources.count = link_count;
    c->parent = RSM_NONE;
    c->judged_phrase = RSM_NONE;
    c->source_phrase = RSM_NONE;
    f->last = &copy[link_count - 1];
    return c;
}

credit *add_credit_at(finding *f, const rsm_source *link, uint32_t mark) {
    credit *c = add_credit(f, link, 1);
    if (c == NULL)
        return NULL;
    c->attribution.cue = tokens_span(f->x, mark, mark + 1);
    c->cue_first = mark;
    c->cue_end = mark + 1;
    return c;
}

/* ---- the cues ---- */

/* "citing the ministry", "quoting officials" in the rest of the sentence: the next link of the
 * chain. */
uint32_t cited_phrase(const extraction *x, uint32_t from, uint32_t end) {
    for (uint32_t token = from; token + 1 < end; token++) {
        if (!token_is(x, token, "citing") && !token_is(x, token, "quoting"))
            continue;
        for (uint32_t at = token + 1; at < end && at < token + 5; at++)
            if (x->phrase_of[at] != RSM_NONE)
                return may_tell(x, x->phrase_of[at]) ? x->phrase_of[at] : RSM_NONE;
    }
    return RSM_NONE;
}

/* Whether an outlet named in the text is the report's own: "WKXN" of wkxn.com, "Fox 16" of fox16.com. */
static bool is_own_outlet(const extraction *x, rsm_slice name) {
    rsm_slice own = x->reading->report.outlet;
    size_t at = 0, from = rsm_slice_starts_with(own, RSM_SLICE("www.")) ? 4 : 0;
    for (size_t i = 0; i < name.size; i++) {
        char letter = name.data[i] >= 'A' && name.data[i] <= 'Z' ? (char)(name.data[i] + 32)
                                                                 : name.data[i];
        if (letter == ' ')
            continue;
        if (from + at >= own.size || own.data[from + at] != letter)
            return rsm_slice_equal_ascii_caseless(name, own);
        at++;
    }
    bool ends = from + at < own.size && (own.data[from + at] == '.' || own.data[from + at] == 't');
    return rsm_slice_equal_ascii_caseless(name, own) || (at >= 4 && ends);
}

/* "told Reuters": the outlet that heard it tells it, unless it is the report's own. */
static bool told_outlet(const extraction *x, const verb_group *group, rsm_source *link,
                        uint32_t *end) {
    if (!lemma_is(x, group->verb, "tell"))
        return false;
    if (press_at(x, group->end, end)) {
        describe_owner(x, group->end, *end, link);
        link->kind = RSM_SOURCE_MEDIA;
        return !is_own_outlet(x, link->name);
    }
    const noun_phrase *phrase = phrase_at(x, group->object);
    if (phrase == NULL)
        return false;
    *end = phrase->end;
    bool noun = false;
    if (match_over(x, phrase->head, RSM_DOMAIN_OUTLET) == NULL &&
        !names_press(x, phrase->first, phrase->end)) {
        describe_source(x, group->object, NULL, link);
        noun = refer_to_press(x, x->credits.count, phrase, link);
        if (!noun)
            return false;
    }
    if (!noun)
        describe_source(x, group->object, NULL, link);
    return !is_own_outlet(x, link->name);
}

bool cue_notes(const extraction *x, const rsm_match *cue, const char *note) {
    rsm_slice item;
    for (uint32_t i = 0;
         rsm_world_list_item(x->world, RSM_DOMAIN_CUE, cue->row, RSM_CUE_NOTES, i, &item); i++)
        if (rsm_slice_equal_string(item, note))
            return true;
    return false;
}

/* Whether the one credited comes after "by". Not of "the bishop called for calm", which looks like
 * "a man called for jury duty" did. */
bool is_passive(const extraction *x, const verb_group *group, const rsm_match *cue) {
    bool bare = group->verb == group->first && group->agent == RSM_NONE;
    if (bare && group->subject != RSM_NONE && clause_follows_day(x, group->end))
        return false; /* "the army confirmed in Osk that" */
    const noun_phrase *agent = phrase_at(x, group->agent);
    if (agent != NULL && group->verb == group->first &&
        match_over(x, agent->head, RSM_DOMAIN_CHANNEL) != NULL &&
        match_over(x, agent->head, RSM_DOMAIN_OUTLET) == NULL)
        return false; /* "said by telephone" */
    return group->passive && !(bare && cue->words > 1 && cue_notes(x, cue, "wish"));
}

/* "has claimed it", "claimed the bombing": what a group claims is the deed, not that something is
 * so. */
static bool claims_deed(const extraction *x, const verb_group *group, rsm_source_kind kind) {
    const noun_phrase *object = phrase_at(x, group->object);
    if (!lemma_is(x, group->verb, "claim") || object == NULL || group->passive)
        return false;
    bool deed =
        token_is(x, object->head, "it") || match_over(x, object->head, RSM_DOMAIN_TRIGGER) != NULL;
    return deed && (kind == RSM_SOURCE_PARTY || kind == RSM_SOURCE_PERPETRATOR ||
                    kind == RSM_SOURCE_ORGANISATION);
}

/* "said Omar Said, a farmer": a name and no verb. */
static bool is_of_a_name(const extraction *x, uint32_t verb) {
    uint32_t name = x->tagging->name_of[verb];
    return name != RSM_NONE && verb > 0 && x->tagging->name_of[verb - 1] == name &&
           (x->text->tokens[verb].flags & RSM_TOKEN_CAPITALISED) && !x->text->one_case;
}

/* "Reuters cited the website as saying", "quoted a witness". */
static bool cites_somebody(const extraction *x, const verb_group *group) {
    return !group->passive &&
           (lemma_is(x, group->verb, "cite") || lemma_is(x, group->verb, "quote")) &&
           group->object != RSM_NONE && may_tell(x, group->object);
}

/* Of "went on to call" the group of "went", else RSM_NONE. */
static uint32_t goes_on_to(const extraction *x, const verb_group *group) {
    uint32_t first = sentence_first(x, group->verb), at = group->first;
    if (token_is(x, at, "to"))
        at++;
    if (!group->infinitive || at < first + 3 || !token_is(x, at - 1, "to") ||
        !token_is(x, at - 2, "on") || !lemma_is(x, at - 3, "go"))
        return RSM_NONE;
    return x->verb_of[at - 3];
}

/* Of "called a radio station to claim the attack" the group of "called", else RSM_NONE. */
static uint32_t calls_to(const extraction *x, uint32_t index) {
    static const char *const verbs[] = {"call", "telephone", "phone", "contact",
                                        "ring", "write",     "fax"};
    const verb_group *group = verb_at(x, index);
    if (!group->infinitive || index == 0)
        return RSM_NONE;
    const verb_group *call = verb_at(x, index - 1);
    bool same = x->text->tokens[call->verb].sentence == x->text->tokens[group->verb].sentence;
    return same && !call->passive && !call->negated && ONE_OF(x, call->verb, verbs) ? index - 1
                                                                                    : RSM_NONE;
}

uint32_t content_first(const extraction *x, const rsm_match *cue, const verb_group *group,
                              uint32_t own_end) {
    uint32_t end = sentence_end(x, group->verb), first = own_end;
    const noun_phrase *hearer = phrase_at(x, group->object);
    if (cue_notes(x, cue, "hearer") && !group->passive && hearer != NULL &&
        hearer->first == own_end)
        first = hearer->end;
    for (uint32_t token = first; token < end && token < first + THAT_REACH; token++) {
        if (token_is(x, token, "that") && token_upos(x, token) != RSM_UPOS_PRON &&
            token_upos(x, token) != RSM_UPOS_DET)
            return token;
        if (x->verb_of[token] != RSM_NONE || is_pause(x, token))
            break;
    }
    return first;
}

/* "the mayor said he supports it": the clause that the last credit leads begins at the pronoun, and
 * the mayor is credited. */
static bool goes_on_to_say(const extraction *x, uint32_t pronoun) {
    const credit *last = credit_at(x, x->credits.count > 0 ? x->credits.count - 1 : RSM_NONE);
    return last != NULL && last->attribution.content_count > 0 &&
           last->attribution.content[0].start == x->text->tokens[pronoun].start;
}

/* "said he believed": what follows is no more than likely, and still the mayor's. */
static void raise_certainty(extraction *x, const rsm_match *cue) {
    credit *last = credit_at(x, x->credits.count - 1);
    rsm_certainty told = rsm_world_number(x->world, RSM_DOMAIN_CUE, cue->row, RSM_CUE_CERTAINTY);
    if (told > last->certainty)
        last->certainty = told;
}

/* "issued a statement condemning the attack": what follows is wished or judged. */
static bool wishes_in_writing(const extraction *x, const rsm_match *cue, const verb_group *group) {
    uint32_t end = sentence_end(x, group->verb), from = cue->end_token;
    if (cue->words < 3 || (!lemma_is(x, group->verb, "issue") && !lemma_is(x, group->verb, "put")))
        return false;
    for (uint32_t token = from; token < end && token < from + THAT_REACH; token++) {
        if (x->verb_of[token] == RSM_NONE)
            continue;
        const rsm_match *next = cue_at(x, verb_at(x, x->verb_of[token])->verb, RSM_POS_VERB);
        return x->tagging->tags[token].form == RSM_VERB_ING && next != NULL &&
               cue_notes(x, next, "wish");
    }
    return false;
}

/* Not "I said": whoever speaks is credited with all of it; nor "we said" within quoted words, nor
 * "what can you tell us". */
static bool speaks_for_himself(const extraction *x, const noun_phrase *who) {
    bool quoted = (x->text->tokens[who->head].flags & RSM_TOKEN_QUOTED) != 0;
    return !token_is(x, who->head, "i") && !token_is(x, who->head, "you") &&
           !(quoted && token_is(x, who->head, "we"));
}

/* The phrase cited: "Reuters cited the website", "said, citing police", "citing police, said". */
static uint32_t cited_by(const extraction *x, const verb_group *group, uint32_t teller_end,
                         uint32_t own_end) {
    uint32_t cited = cites_somebody(x, group)
                         ? group->object
                         : cited_phrase(x, own_end, sentence_end(x, group->verb));
    if (cited == RSM_NONE && teller_end < group->first)
        cited = cited_phrase(x, teller_end, group->first);
    uint32_t first = x->text->sentences[x->text->tokens[group->verb].sentence].dateline_end;
    bool opens = token_is(x, first, "citing") || token_is(x, first, "quoting");
    return cited == RSM_NONE && opens ? cited_phrase(x, first, group->first) : cited;
}

/* Who stands before the verb `from` and tells with `group`. */
static uint32_t subject_of_telling(const extraction *x, uint32_t from, const verb_group *group) {
    uint32_t before = teller_before(x, from);
    return before != RSM_NONE && (reports_words(x, group->verb) || may_tell(x, before))
               ? before
               : group->subject;
}

/* "Lee was quoted by the Star as saying": the Star; sets the token after it. */
static bool quoted_by(const extraction *x, const verb_group *group, uint32_t source,
                      rsm_source *link, uint32_t *end) {
    if (!group->passive || group->agent == RSM_NONE || source != group->subject ||
        !lemma_is(x, group->verb, "quote") || !may_tell(x, group->agent))
        return false;
    describe_source(x, group->agent, NULL, link);
    *end = phrase_at(x, group->agent)->end;
    return true;
}

/* Describes who tells with a verb at `verb`, together with those named beside him; sets the first
 * token of them all. Returns the token after them. */
uint32_t describe_tellers(finding *f, uint32_t source, uint32_t verb, rsm_source *link,
                                 uint32_t *joint) {
    const extraction *x = f->x;
    const noun_phrase *phrase = phrase_at(x, source);
    uint32_t after = describe_source(x, source, f->last, link);
    *joint = phrase->first < verb ? joint_first(x, source) : phrase->first;
    if (*joint < phrase->first)
        join_tellers(x, *joint, phrase->end, link);
    uint32_t end = phrase->first < verb ? after : joint_end(x, source, after);
    if (end > after)
        join_tellers(x, phrase->first, end, link);
    return end;
}

/* A verb of telling on its way to being a credit. */
typedef struct telling {
    const verb_group *group;
    const rsm_match *cue;
    uint32_t index;    /* of the group */
    uint32_t leads;    /* the group that leads it in: "went on" of "went on to call"; or RSM_NONE */
    uint32_t source;   /* phrase of who tells */
    uint32_t document; /* first token of the document that he tells in, or RSM_NONE */
    rsm_stance stance;
    bool passive;
    bool turned; /* who tells follows: "said the mayor" */
    bool wish;
    bool by;    /* "it was reported by the police" */
    bool heard; /* "told Reuters": the first link is Reuters */
    rsm_source links[3];
    uint32_t link_count;
    uint32_t cited;              /* phrase of whom the teller cites, or RSM_NONE */
    uint32_t own_first, own_end; /* tokens of the source and the cue */
    uint32_t cue_end;
} telling;

/* Whether the verb is one of telling where it stands. */
static bool is_telling(const extraction *x, telling *t) {
    const verb_group *group = t->group;
    t->leads = goes_on_to(x, group);
    if (t->leads == RSM_NONE && t->cue != NULL && t->stance == RSM_STANCE_CLAIMS)
        t->leads = calls_to(x, t->index);
    if (t->cue == NULL || (group->infinitive && t->leads == RSM_NONE) ||
        cue_notes(x, t->cue, "verdict") || token_is(x, group->verb, "citing") ||
        token_is(x, group->verb, "quoting") || is_of_a_name(x, group->verb))
        return false;
    const rsm_match *outcome = match_at(x, group->verb, RSM_DOMAIN_OUTCOME);
    if (outcome != NULL && outcome->words > t->cue->words)
        return false; /* "pronounced dead", "declared missing" */
    return t->stance != RSM_STANCE_PREDICTS ||
           !lemma_is(x, t->cue->first_token, "be"); /* "the army is likely to": nobody's words */
}

/* "were notified by radio that": how it came, and nobody. */
static bool is_bare_channel(const extraction *x, uint32_t index) {
    const noun_phrase *phrase = phrase_at(x, index);
    return phrase != NULL && phrase->end == phrase->first + 1 && !phrase->proper &&
           !phrase->plural && match_over(x, phrase->head, RSM_DOMAIN_CHANNEL) != NULL &&
           match_over(x, phrase->head, RSM_DOMAIN_OUTLET) == NULL;
}

/* "charged with possession of a gun by a minor": what follows "by" is of the charge. */
static bool is_part_of_charge(const extraction *x, const verb_group *group) {
    static const char *const verbs[] = {"charge", "convict", "indict", "arraign"};
    const noun_phrase *agent = phrase_at(x, group->agent);
    const rsm_match *told =
        agent == NULL ? NULL : telling_match(x, agent->first, agent->end, false);
    return ONE_OF(x, group->verb, verbs) && agent != NULL && !agent->proper &&
           (told == NULL || kind_of_match(x, told) == RSM_SOURCE_WITNESS + 1);
}

/* Finds who tells; false where nobody does. */
static bool find_teller(const extraction *x, telling *t) {
    const verb_group *group = t->group;
    t->passive = is_passive(x, group, t->cue);
    t->turned = teller_follows(x, t->index) && may_say(x, group->object);
    uint32_t from = t->leads != RSM_NONE ? t->leads : t->index;
    uint32_t source = t->turned                                             ? group->object
                      : group->passive && lemma_is(x, group->verb, "quote") ? group->subject
                      : t->passive                                          ? group->agent
                                   : subject_of_telling(x, from, group);
    const noun_phrase *told = phrase_at(x, source);
    t->document = told != NULL && told->first < group->first ? told->first : RSM_NONE;
    t->source = author_of(x, source);
    if (t->passive && source == group->agent &&
        (is_bare_channel(x, source) || is_part_of_charge(x, group)))
        return false;
    bool says = reports_words(x, group->verb);
    return t->source != RSM_NONE && (says ? may_say(x, t->source) : may_tell(x, t->source)) &&
           !tells_nothing(x, t->cue, group, t->source);
}

/* Whether what is told is wished, asked or judged, and not told as a fact. */
static bool is_wish(const extraction *x, const telling *t) {
    bool speaks = cue_notes(x, t->cue, "hearer") &&
                  (lemma_is(x, t->group->verb, "speak") || lemma_is(x, t->group->verb, "talk"));
    return cue_notes(x, t->cue, "wish") || wishes_in_writing(x, t->cue, t->group) ||
           judges_no_word(x, t->cue, t->group) || speaks;
}

/* The links, nearest teller first, and the tokens that are the credit's own words. */
static void read_links(finding *f, telling *t) {
    extraction *x = f->x;
    const verb_group *group = t->group;
    const noun_phrase *phrase = phrase_at(x, t->source);
    uint32_t joint = RSM_NONE, heard_end = 0;
    uint32_t after = describe_tellers(f, t->source, group->first, &t->links[1], &joint);
    t->heard = told_outlet(x, group, &t->links[0], &heard_end);
    bool quoted = quoted_by(x, group, t->source, &t->links[0], &heard_end);
    t->link_count = t->heard || quoted ? 2 : 1;
    if (t->link_count == 1)
        t->links[0] = t->links[1];
    t->cue_end = t->cue->end_token > group->end ? t->cue->end_token : group->end;
    t->own_first = t->turned || phrase->first > group->first ? group->first : joint;
    if (t->document < t->own_first) /* "an email from the agency said" */
        t->own_first = t->document;
    t->by = t->passive && phrase->first > group->first && t->stance == RSM_STANCE_ASSERTS &&
            !lemma_is(x, group->verb, "claim");
    if (t->by && is_told_of_it(x, group))
        t->own_first = phrase_at(x, group->subject)->first;
    t->own_end = (t->turned || t->by) && after > t->cue_end ? after : t->cue_end;
    if (heard_end > t->own_end)
        t->own_end = heard_end;
    t->links[t->link_count - 1].via = channel_of(f, t->own_first, t->own_end);
    uint32_t cited = cited_by(x, group, phrase->end, t->own_end);
    t->cited = cited != t->source ? cited : RSM_NONE;
    if (t->cited != RSM_NONE)
        describe_source(x, t->cited, NULL, &t->links[t->link_count++]);
}

/* Who says "we did it" is the doer. */
static void settle_claim(const extraction *x, telling *t) {
    rsm_source *root = &t->links[t->link_count - 1];
    if (claims_deed(x, t->group, root->kind))
        t->stance = RSM_STANCE_CLAIMS;
    if (t->stance == RSM_STANCE_CLAIMS &&
        (root->kind == RSM_SOURCE_PARTY || root->kind == RSM_SOURCE_UNNAMED))
        root->kind = RSM_SOURCE_PERPETRATOR;
}

static void record_telling(finding *f, const telling *t) {
    extraction *x = f->x;
    const verb_group *group = t->group;
    credit *c = add_credit(f, t->links, t->link_count);
    if (c == NULL)
        return;
    c->attribution.cue = tokens_span(x, group->verb, t->cue_end);
    c->attribution.stance = t->stance;
    c->wish = t->wish;
    if (t->heard)
        c->hearer = t->links[0].span;
    c->cue_first = group->verb;
    c->cue_end = t->cue_end;
    c->certainty = rsm_world_number(x->world, RSM_DOMAIN_CUE, t->cue->row, RSM_CUE_CERTAINTY);
    c->source_phrase = t->cited != RSM_NONE ? t->cited : t->source;
    if (group->negated)
        turn_round(x, t->cue, c);
    set_judged(x, c, group, t->cue);
    uint32_t told_first = t->by ? told_by_passive(x, group, t->own_end) : RSM_NONE;
    if (told_first != RSM_NONE)
        add_content(x, c, told_first, group->first);
    else
        place_content(f, c, t->own_first,
                      t->turned ? t->own_end : content_first(x, t->cue, group, t->own_end));
}

static void credit_verb(finding *f, uint32_t index) {
    extraction *x = f->x;
    const verb_group *group = verb_at(x, index);
    telling t = {.group = group, .index = index, .cue = cue_at(x, group->verb, RSM_POS_VERB)};
    t.stance = t.cue != NULL ? cue_stance(x, t.cue) : RSM_STANCE_ASSERTS;
    if (t.cue != NULL && group->passive && group->agent == RSM_NONE && is_told_of_it(x, group)) {
        credit_officials(f, group, t.cue);
        return;
    }
    if (!is_telling(x, &t) || !find_teller(x, &t))
        return;
    if (credit_called(f, group, t.source))
        return;
    bool will = group->future && !cue_notes(x, t.cue, "wish");
    if ((group->negated || will) && t.stance == RSM_STANCE_ASSERTS)
        return; /* "did not say" and "will say" credit nobody */
    if (group->modal && group->verb > group->first && lemma_is(x, group->verb - 1, "have"))
        return; /* "could have convicted": nobody did */
    t.wish = is_wish(x, &t);
    read_links(f, &t);
    settle_claim(x, &t);
    const noun_phrase *phrase = phrase_at(x, t.source);
    bool plain = t.wish || t.stance == RSM_STANCE_ASSERTS;
    if (phrase->pronoun && goes_on_to_say(x, t.own_first) && plain) {
        if (!t.wish)
            raise_certainty(x, t.cue);
        return;
    }
    if (speaks_for_himself(x, phrase))
        record_telling(f, &t);
}

/* "the ministry's claim that the road was open": who owns the noun said what follows "that". */
static void credit_noun(finding *f, uint32_t token) {
    extraction *x = f->x;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[token]);
    const rsm_match *cue = cue_at(x, token, RSM_POS_NOUN);
    if (phrase == NULL || cue == NULL || phrase->head != token || phrase->end != token + 1 ||
        !token_is(x, token + 1, "that"))
        return;
    uint32_t mark = token;
    while (mark > phrase->first && token_upos(x, mark) != RSM_UPOS_PART)
        mark--;
    if (mark == phrase->first)
        return; /* nobody's */
    rsm_source link;
    describe_owner(x, phrase->first, mark, &link);
    credit *c = add_credit(f, &link, 1);
    if (c == NULL)
        return;
    c->attribution.cue = tokens_span(x, token, cue->end_token);
    c->attribution.stance = cue_stance(x, cue);
    c->cue_first = token;
    c->cue_end = cue->end_token;
    c->certainty = rsm_world_number(x->world, RSM_DOMAIN_CUE, cue->row, RSM_CUE_CERTAINTY);
    add_content(x, c, token + 1, sentence_end(x, token));
}

void credit_sentence(finding *f) {
    extraction *x = f->x;
    const rsm_sentence *sentence = &x->text->sentences[f->sentence];
    uint32_t before = (uint32_t)x->credits.count;
    for (uint32_t token = sentence->first_token; token < sentence->end_token && !x->failed;
         token++) {
        const verb_group *group = verb_at(x, x->verb_of[token]);
        if (credit_reduced(f, token))
            continue;
        if (group != NULL && group->verb == token)
            credit_verb(f, x->verb_of[token]);
        credit_noun(f, token);
        credit_mistaken_noun(f, token);
        const rsm_match *cue = cue_at(x, token, RSM_POS_PREPOSITION);
        if (group != NULL && cue != NULL && cue->words < 2)
            cue = NULL; /* "according to", but not "citing" */
        if (cue != NULL)
            credit_preposition(f, cue);
    }
    credit_colon(f);
    credit_dash(f);
    credit_headline(f, before);
}
