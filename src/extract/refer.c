/* Whom a short name or a common noun stands for, among sources.
 *
 * "The ministry" is the ministry that the report has named, "the Front" the Eastern Plains Front,
 * "the group" the aid group told of last, "the governor" the one credited with his name before,
 * "one" one of the residents credited before. A list of the bodies that the report names is made
 * once: of each its name and what it may be called, by the last noun of its name, by an apposition,
 * by its letters in brackets, by its kind. Who stands for somebody takes the fullest name, the kind
 * and the body. Invariant: what is brought in as new ("a group", "another group") stands for
 * nobody, and what fits nothing stays as it was. Cost: phrases, then credits times BODIES_KNOWN. */
#include "extract/refer.h"

#include "extract/source.h"

#include <string.h>

enum {
    BODIES_KNOWN = 200,    /* bodies of a report that have a name */
    CREDITS_BACK = 40,     /* credits looked back over for an office */
    SOME_CREDITS = 6,      /* credits from "one said" back to whose they are */
    SOME_SENTENCES = 3,    /* sentences back to them */
    TITLE_SENTENCES = 6,   /* sentences on from a title to the body that it means */
    APPOSED_REACH = 10,    /* tokens after a name in which its office stands */
    ITS_BODY_SENTENCES = 1 /* sentences back from "its chairman" to a body only named */
};

/* ---- the bodies that a report names ---- */

static bool is_capital(const extraction *x, uint32_t token) {
    return (x->text->tokens[token].flags & RSM_TOKEN_CAPITALISED) != 0;
}

static bool is_name_of(const extraction *x, uint32_t token, rsm_entity_type a, rsm_entity_type b) {
    uint32_t name = x->tagging->name_of[token];
    return name != RSM_NONE &&
           (x->tagging->names[name].type == a || x->tagging->names[name].type == b);
}

/* The token after a name that goes on after its phrase: "Ministry of Internal Affairs", "hospital
 * of Osk". */
static uint32_t whole_end(const extraction *x, const noun_phrase *phrase) {
    uint32_t end = phrase->end, limit = sentence_end(x, phrase->first);
    uint32_t name = x->tagging->name_of[phrase->head];
    while (name != RSM_NONE && end < limit && x->tagging->name_of[end] == name)
        end++;
    if (end > phrase->end || end + 1 >= limit || !token_is(x, end, "of"))
        return end;
    const noun_phrase *rest = phrase_at(x, x->phrase_of[end + 1]);
    bool proper = rest != NULL && is_capital(x, rest->head) && x->time_of[rest->head] == RSM_NONE &&
                  !is_name_of(x, rest->head, RSM_ENTITY_PER, RSM_ENTITY_PER);
    return proper ? rest->end : end;
}

static bool is_article(const extraction *x, uint32_t token) {
    return token_is(x, token, "the") || token_is(x, token, "a") || token_is(x, token, "an");
}

/* Whether [first, end) has words of its own beside the noun for a body: a capital that is not only
 * the sentence's. */
static bool has_own_words(const extraction *x, uint32_t first, uint32_t end, uint32_t noun) {
    for (uint32_t token = first; token < end; token++) {
        if (token == noun || !is_capital(x, token))
            continue;
        bool opens = token == sentence_first(x, token);
        if (!opens || x->tagging->name_of[token] != RSM_NONE || x->place_of[token] != RSM_NONE ||
            token_upos(x, token) == RSM_UPOS_PROPN)
            return true;
    }
    return false;
}

/* The noun for a body that stands as a description, in small letters or after a comma: "aid group".
 */
static const rsm_match *apposed_body(const extraction *x, uint32_t token) {
    if (token + 1 >= x->text->token_count || !is_comma(x, token))
        return NULL;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[token + 1]);
    if (phrase == NULL || phrase->first != token + 1 || phrase->proper ||
        !is_article(x, phrase->first))
        return NULL;
    const rsm_match *match = telling_match(x, phrase->first, phrase->end, true);
    return match != NULL && match->domain == RSM_DOMAIN_BODY && match->end_token == phrase->end
               ? match
               : NULL;
}

static bool fill_body(const extraction *x, const noun_phrase *phrase, known_body *body) {
    uint32_t first = phrase->first, head = phrase->head;
    while (first < head && (is_article(x, first) || token_upos(x, first) == RSM_UPOS_DET))
        first++;
    uint32_t name = x->tagging->name_of[head]; /* "the Sons of" before "the Steppe Brigade" */
    while (name != RSM_NONE && first > 0 && x->tagging->name_of[first - 1] == name)
        first--;
    while (first < head && is_article(x, first))
        first++;
    const rsm_match *match = telling_match(x, first, phrase->end, true);
    bool ends = match != NULL && match->end_token == head + 1 && head + 1 == phrase->end;
    bool named = is_name_of(x, head, RSM_ENTITY_ORG, RSM_ENTITY_GROUP);
    bool letters = first > 0 && rsm_slice_equal_string(token_text(x, first - 1), "(");
    if (letters || phrase->pronoun || x->time_of[head] != RSM_NONE || is_person_name(x, head) ||
        (!ends && !named) || names_document(x, x->phrase_of[head]) ||
        (match != NULL && match->domain == RSM_DOMAIN_OUTLET) ||
        (phrase->plural && !named && !is_capital(x, head)))
        return false;
    bool common = match != NULL && match->domain == RSM_DOMAIN_BODY;
    uint32_t end = whole_end(x, phrase);
    if (end == first + 1 && (common || !named))
        return false; /* "Ministry", "the Front" */
    bool office =
        common && match->words > 1 &&
        (kind_of_match(x, match) == RSM_SOURCE_GOVERNMENT + 1 ||
         rsm_world_string(x->world, RSM_DOMAIN_BODY, match->row, RSM_BODY_OFFICE).size > 0);
    if (!office && !has_own_words(x, first, end, common ? head : RSM_NONE))
        return false;
    *body = (known_body){
        .first = first, .end = end, .noun = head, .apposed = RSM_NONE, .letters = RSM_NONE};
    describe_owner(x, first, end, &body->source);
    if (body->source.kind == RSM_SOURCE_UNNAMED && match != NULL)
        body->source.kind = kind_of_match(x, match) - 1;
    uint32_t after = end;
    if (after + 2 < x->text->token_count && rsm_slice_equal_string(token_text(x, after), "(") &&
        rsm_slice_equal_string(token_text(x, after + 2), ")")) {
        body->letters = after + 1;
        after += 3;
    }
    if (common && body->source.actor.size == 0)
        body->source.actor = office_of(x, match, first, end);
    const rsm_match *told = apposed_body(x, after);
    if (told != NULL) {
        body->apposed = told->end_token - 1;
        if (body->source.actor.size == 0)
            body->source.kind = kind_of_match(x, told) - 1;
    }
    return true;
}

/* What an earlier mention of the name tells: "an aid group" after it. */
static void take_earlier(const body_list *list, known_body *body) {
    for (uint32_t i = list->count; i-- > 0;) {
        const known_body *earlier = &list->items[i];
        if (!rsm_slice_equal_ascii_caseless(earlier->source.name, body->source.name))
            continue;
        if (body->apposed == RSM_NONE && earlier->apposed != RSM_NONE) {
            body->apposed = earlier->apposed;
            body->source.kind = earlier->source.kind;
        }
        if (body->letters == RSM_NONE)
            body->letters = earlier->letters;
        return;
    }
}

bool know_bodies(const extraction *x, body_list *list) {
    list->items = rsm_arena_allocate_items(x->arena, BODIES_KNOWN, sizeof *list->items);
    list->count = 0;
    if (list->items == NULL)
        return false;
    for (uint32_t i = 0; i < x->phrases.count && list->count < BODIES_KNOWN; i++)
        if (fill_body(x, phrase_at(x, i), &list->items[list->count])) {
            take_earlier(list, &list->items[list->count]);
            list->count++;
        }
    return true;
}

/* ---- what a noun stands for ---- */

static bool slice_is_lemma(const extraction *x, uint32_t token, rsm_slice word) {
    return token != RSM_NONE &&
           (rsm_slice_equal_ascii_caseless(token_text(x, token), word) ||
            rsm_slice_equal_ascii_caseless(x->tagging->tags[token].lemma, word));
}

static bool is_any_of(rsm_slice word, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (rsm_slice_equal_ascii_caseless(word, rsm_slice_from_string(words[i])))
            return true;
    return false;
}

#define ANY_OF(word, words) is_any_of(word, words, sizeof(words) / sizeof *(words))

/* What any body of its kind may be called. */
static bool is_called_by_kind(const known_body *body, rsm_slice word) {
    static const char *const groups[] = {"group", "movement", "organisation", "organization",
                                         "faction"};
    static const char *const offices[] = {"agency", "department", "office", "bureau", "authority"};
    static const char *const companies[] = {"company",      "firm",         "operator",
                                            "airline",      "carrier",      "charity",
                                            "organisation", "organization", "group"};
    switch (body->source.kind) {
    case RSM_SOURCE_PARTY:
    case RSM_SOURCE_PERPETRATOR:
        return ANY_OF(word, groups);
    case RSM_SOURCE_ORGANISATION:
        return ANY_OF(word, companies);
    case RSM_SOURCE_AUTHORITY:
        return ANY_OF(word, offices);
    case RSM_SOURCE_POLICE:
        return rsm_slice_equal_ascii_caseless(word, RSM_SLICE("department"));
    default:
        return false;
    }
}

static bool is_called(const extraction *x, const known_body *body, rsm_slice word) {
    return slice_is_lemma(x, body->noun, word) || slice_is_lemma(x, body->apposed, word) ||
           (body->letters != RSM_NONE &&
            rsm_slice_equal_ascii_caseless(token_text(x, body->letters), word));
}

static bool is_credited(const extraction *x, const known_body *body, uint32_t before) {
    rsm_span span = body->source.span;
    for (uint32_t i = before; i-- > 0 && before - i < CREDITS_BACK;) {
        const rsm_source_chain *chain = &credit_at(x, i)->attribution.sources;
        for (uint32_t k = 0; k < chain->count; k++)
            if (chain->links[k].span.start <= span.start && span.end <= chain->links[k].span.end)
                return true;
    }
    return false;
}

/* Words that may be of any country: of more than one, nobody can tell whose. */
static bool is_of_any_country(rsm_slice word) {
    static const char *const words[] = {"government", "army",       "military",
                                        "navy",       "parliament", "state"};
    return ANY_OF(word, words);
}

static bool is_alone(const extraction *x, const body_list *list, rsm_slice word) {
    const known_body *first = NULL;
    for (uint32_t i = 0; i < list->count; i++) {
        const known_body *body = &list->items[i];
        if (!is_called(x, body, word))
            continue;
        if (first != NULL && !rsm_slice_equal_ascii_caseless(body->source.name, first->source.name))
            return false;
        first = body;
    }
    return true;
}

/* The body named last before `token` that is called `word`, else the last credited one of a kind
 * that may be; of a title the first that follows. */
static const known_body *find_named(const extraction *x, const body_list *list, rsm_slice word,
                                    uint32_t token, uint32_t credit_index) {
    if (rsm_slice_equal_ascii_caseless(word, RSM_SLICE("police")) ||
        (is_of_any_country(word) && !is_alone(x, list, word)))
        return NULL;
    for (uint32_t i = list->count; i-- > 0;) {
        const known_body *body = &list->items[i];
        if (body->end > token)
            continue;
        if (is_called(x, body, word) ||
            (is_called_by_kind(body, word) && is_credited(x, body, credit_index)))
            return body;
    }
    uint32_t sentence = x->text->tokens[token].sentence;
    for (uint32_t i = 0; sentence < x->body && i < list->count; i++) {
        const known_body *body = &list->items[i];
        if (body->first > token && is_called(x, body, word) &&
            x->text->tokens[body->first].sentence <= x->body + TITLE_SENTENCES)
            return body;
    }
    return NULL;
}

/* ---- the body of a source ---- */

static void take_body(const known_body *body, bool as_own_name, rsm_source *link) {
    if (as_own_name)
        link->name = body->source.name;
    else
        link->acts_for = body->source.name;
    if (body->source.kind != RSM_SOURCE_UNNAMED && link->kind != RSM_SOURCE_PERPETRATOR &&
        link->kind != RSM_SOURCE_DOCUMENT)
        link->kind = body->source.kind;
    if (body->source.actor.size > 0)
        link->actor = body->source.actor;
}

static bool is_one_word(rsm_slice text) {
    return text.size > 0 && rsm_slice_find_byte(text, ' ') == RSM_NOWHERE;
}

/* "the ministry", and "ministry" in a title. */
static bool is_bare(const extraction *x, const noun_phrase *phrase) {
    bool title = x->text->tokens[phrase->first].sentence < x->body;
    uint32_t words = phrase->end - phrase->first;
    return (words == 2 &&
            (token_is(x, phrase->first, "the") || token_is(x, phrase->first, "that") ||
             token_is(x, phrase->first, "this"))) ||
           (words == 1 && title && !phrase->plural);
}

/* "the ministry", "the Front", "the MRA": the body's full name. */
static bool refer_to_body(const extraction *x, const body_list *list, uint32_t index,
                          const noun_phrase *phrase, rsm_source *link) {
    const rsm_match *match = telling_match(x, phrase->first, phrase->end, true);
    bool proper = is_capital(x, phrase->head) && phrase->end == phrase->head + 1;
    if (!is_bare(x, phrase) || whole_end(x, phrase) > phrase->end || phrase->plural ||
        is_person_name(x, phrase->head) || (match == NULL && !proper) ||
        (match != NULL && match->domain == RSM_DOMAIN_OUTLET))
        return false;
    const known_body *body = find_named(x, list, token_text(x, phrase->head), phrase->first, index);
    if (body == NULL)
        return false;
    take_body(body, true, link);
    return true;
}

/* "ministry" of "ministry spokeswoman Ann Lee", "hospital" of "the hospital's deputy head". */
static void refer_for(const extraction *x, const body_list *list, uint32_t index,
                      const noun_phrase *phrase, rsm_source *link) {
    static const char *const many[] = {"hospital", "clinic", "school", "police", "company",
                                       "court",    "group",  "bank",   "army"};
    if (!is_one_word(link->acts_for) || (ANY_OF(link->acts_for, many) && phrase->indefinite &&
                                         !phrase->proper && !phrase->definite))
        return; /* "a hospital official": of any hospital */
    const known_body *body = find_named(x, list, link->acts_for, phrase->first, index);
    if (body != NULL)
        take_body(body, false, link);
}

/* "Norland says" in a title: the body of that country that the lead names. */
static bool refer_country(const extraction *x, const body_list *list, const noun_phrase *phrase,
                          rsm_source *link) {
    if (x->text->tokens[phrase->first].sentence >= x->body || link->kind != RSM_SOURCE_GOVERNMENT ||
        x->place_of[phrase->head] == RSM_NONE)
        return false;
    for (uint32_t i = 0; i < list->count; i++) {
        const known_body *body = &list->items[i];
        if (body->first < phrase->end)
            continue;
        if (x->text->tokens[body->first].sentence > x->body + 1)
            return false;
        bool state = body->source.kind == RSM_SOURCE_GOVERNMENT ||
                     body->source.kind == RSM_SOURCE_MILITARY ||
                     body->source.kind == RSM_SOURCE_AUTHORITY;
        if (state && rsm_slice_equal_ascii_caseless(token_text(x, body->first),
                                                    token_text(x, phrase->head))) {
            take_body(body, true, link);
            return true;
        }
    }
    return false;
}

/* ---- "its chairman" ---- */

static bool is_somebody(const rsm_source *link) {
    return link->kind == RSM_SOURCE_WITNESS || link->kind == RSM_SOURCE_RELATIVE ||
           link->kind == RSM_SOURCE_UNNAMED || link->kind == RSM_SOURCE_DOCUMENT ||
           link->kind == RSM_SOURCE_OUTLET || link->kind == RSM_SOURCE_EXPERT;
}

/* "its chairman, Ann Lee": of the body named in the sentence before it, else of the one credited
 * last, else of the one named in the sentence before. */
static void refer_its(const extraction *x, const body_list *list, uint32_t index,
                      const noun_phrase *phrase, rsm_source *link) {
    if (link->acts_for.size > 0 || !token_is(x, phrase->first, "its") ||
        match_over(x, phrase->head, RSM_DOMAIN_PERSON) == NULL)
        return;
    uint32_t sentence = x->text->tokens[phrase->first].sentence;
    const known_body *near = NULL, *before = NULL;
    for (uint32_t i = 0; i < list->count && list->items[i].end <= phrase->first; i++) {
        uint32_t of = x->text->tokens[list->items[i].first].sentence;
        if (of == sentence)
            near = &list->items[i];
        else if (of + ITS_BODY_SENTENCES >= sentence)
            before = &list->items[i];
    }
    const credit *last = index > 0 ? credit_at(x, index - 1) : NULL;
    const rsm_source *root =
        last == NULL ? NULL : &last->attribution.sources.links[last->attribution.sources.count - 1];
    if (near != NULL) {
        take_body(near, false, link);
    } else if (root != NULL && !is_somebody(root) && root->acts_for.size == 0) {
        link->acts_for = root->name;
        link->kind = root->kind;
        link->actor = root->actor;
    } else if (before != NULL) {
        take_body(before, false, link);
    }
}

/* ---- offices ---- */

static const noun_phrase *phrase_of_link(const extraction *x, const credit *c,
                                         const rsm_source *link) {
    const noun_phrase *phrase = phrase_at(x, c->source_phrase);
    if (phrase == NULL)
        return NULL;
    uint32_t start = x->text->tokens[phrase->first].start;
    return link->span.start <= start && start < link->span.end ? phrase : NULL;
}

/* Whether a credited phrase, or what stands beside it between commas, has the noun. */
static bool holds_office(const extraction *x, const noun_phrase *phrase, rsm_slice office) {
    uint32_t end = sentence_end(x, phrase->first);
    for (uint32_t token = phrase->first; token < phrase->end; token++)
        if (slice_is_lemma(x, token, office))
            return true;
    if (!phrase->proper || phrase->end >= end || !is_comma(x, phrase->end))
        return false;
    for (uint32_t token = phrase->end + 1; token < end && token < phrase->end + APPOSED_REACH;
         token++) {
        if (is_comma(x, token) || x->verb_of[token] != RSM_NONE)
            return false;
        if (slice_is_lemma(x, token, office))
            return true;
    }
    return false;
}

static void take_person(const rsm_source *from, rsm_source *link) {
    rsm_span span = link->span;
    rsm_slice via = link->via;
    rsm_source_kind kind = link->kind;
    *link = *from;
    link->span = span;
    link->via = via;
    if (link->kind == RSM_SOURCE_UNNAMED || link->kind == RSM_SOURCE_PERPETRATOR)
        link->kind = kind;
}

/* "the governor": the one credited before under that office. */
static bool refer_to_office(const extraction *x, uint32_t index, const noun_phrase *phrase,
                            rsm_source *link) {
    bool office = match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL ||
                  match_over(x, phrase->head, RSM_DOMAIN_TITLE) != NULL;
    if (!office || !is_bare(x, phrase) || phrase->end - phrase->first != 2 || phrase->proper)
        return false;
    rsm_slice word = token_text(x, phrase->head);
    for (uint32_t i = index, looked = 0; i-- > 0 && looked < CREDITS_BACK; looked++) {
        const credit *c = credit_at(x, i);
        const rsm_source *root = &c->attribution.sources.links[c->attribution.sources.count - 1];
        const noun_phrase *who = phrase_of_link(x, c, root);
        if (who == NULL || who->end > phrase->first || who->pronoun ||
            who->plural != phrase->plural || !holds_office(x, who, word) ||
            x->text->tokens[who->first].sentence < x->body)
            continue;
        take_person(root, link);
        return true;
    }
    return false;
}

/* ---- "one", "another", "a third" ---- */

static bool is_some(const extraction *x, const noun_phrase *phrase) {
    static const char *const words[] = {"one",   "another", "two",  "three", "some",  "others",
                                        "other", "several", "both", "many",  "third", "second"};
    if (phrase->pronoun && !ONE_OF(x, phrase->head, words))
        return false;
    for (uint32_t token = phrase->first; token < phrase->end; token++)
        if (!ONE_OF(x, token, words) && !is_article(x, token))
            return false;
    uint32_t after = phrase->end;
    return ONE_OF(x, phrase->head, words) && !token_is(x, after, "of") &&
           !token_is(x, phrase->head, "the");
}

static bool are_people(const extraction *x, const noun_phrase *phrase) {
    return !phrase->pronoun && !phrase->proper &&
           match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL;
}

/* "resident" for one of three residents, "residents" for two more. */
static void name_one(const extraction *x, const noun_phrase *phrase, const noun_phrase *who,
                     rsm_source *link) {
    bool one = token_is(x, phrase->head, "one") || token_is(x, phrase->head, "another") ||
               token_is(x, phrase->head, "third") || token_is(x, phrase->head, "second");
    link->name = one ? x->tagging->tags[who->head].lemma : token_text(x, who->head);
}

/* One of those credited before, else of those told of in the sentence before. */
static void refer_to_some(const extraction *x, uint32_t index, const noun_phrase *phrase,
                          rsm_source *link) {
    uint32_t sentence = x->text->tokens[phrase->first].sentence;
    bool another = token_is(x, phrase->head, "another") || token_is(x, phrase->head, "other");
    for (uint32_t i = index, looked = 0; i-- > 0 && looked < SOME_CREDITS; looked++) {
        const credit *c = credit_at(x, i);
        const rsm_source *root = &c->attribution.sources.links[c->attribution.sources.count - 1];
        const noun_phrase *who = phrase_of_link(x, c, root);
        if (who == NULL || who->end > phrase->first)
            continue;
        if (x->text->tokens[who->first].sentence + SOME_SENTENCES < sentence)
            return;
        bool handed = is_some(x, who) && !rsm_slice_equal(root->name, span_text(x, root->span));
        if (!handed && !(are_people(x, who) && (who->plural || another)))
            continue;
        take_person(root, link);
        if (!handed)
            name_one(x, phrase, who, link);
        return;
    }
    uint32_t first = sentence == 0 ? 0 : x->text->sentences[sentence - 1].first_token;
    for (uint32_t token = phrase->first; token-- > first;) {
        const noun_phrase *who = phrase_at(x, x->phrase_of[token]);
        if (who == NULL || who->first != token || !who->plural || !are_people(x, who))
            continue;
        rsm_source told;
        describe_source(x, x->phrase_of[token], NULL, &told);
        take_person(&told, link);
        name_one(x, phrase, who, link);
        if (link->kind == RSM_SOURCE_UNNAMED)
            link->kind = RSM_SOURCE_WITNESS;
        return;
    }
}

/* ---- the whole ---- */

/* The id of a body named before or after by the very same words. */
static void take_office(const body_list *list, rsm_source *link) {
    rsm_slice body = link->acts_for.size > 0 ? link->acts_for : link->name;
    for (uint32_t i = 0; i < list->count && link->actor.size == 0; i++)
        if (rsm_slice_equal_ascii_caseless(list->items[i].source.name, body))
            link->actor = list->items[i].source.actor;
}

static void refer_link(const extraction *x, const body_list *list, uint32_t index,
                       const noun_phrase *phrase, rsm_source *link) {
    if (phrase == NULL || (phrase->pronoun && !is_some(x, phrase)))
        return;
    if (is_some(x, phrase)) {
        if (!is_person_name(x, phrase->head))
            refer_to_some(x, index, phrase, link);
        return;
    }
    if (refer_to_body(x, list, index, phrase, link) || refer_country(x, list, phrase, link))
        return;
    refer_its(x, list, index, phrase, link);
    if (refer_to_office(x, index, phrase, link))
        return;
    refer_for(x, list, index, phrase, link);
}

void settle_reference(const extraction *x, const body_list *list, uint32_t index,
                      const noun_phrase *phrase, rsm_source *link) {
    refer_link(x, list, index, phrase, link);
    take_office(list, link);
}
