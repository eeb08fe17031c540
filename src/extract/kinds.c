/* What kind of source somebody is, from all of the report.
 *
 * source.c reads the phrase that is credited and what stands beside it. Often that is a surname, or
 * "a spokesman", and what tells the kind stands elsewhere: the same name with its title before or
 * after, the body spoken of last. Ranks that police, soldiers and firefighters share ("Lt.") follow
 * the force that the report speaks of most. Who is told of as one who was there, or of whom nothing
 * is told but that he is somebody ("a woman", "Ann Lee, 34,"), is a witness. Invariant: a kind that
 * source.c found stays. Cost: linear in the tokens; credits times PERSONS_KNOWN and
 * CREDITS_KNOWN. */
#include "extract/kinds.h"

#include "extract/crediting.h"
#include "extract/presence.h"
#include "extract/press.h"
#include "extract/pronoun.h"
#include "extract/refer.h"
#include "extract/source.h"
#include "extract/writing.h"

#include <string.h>

enum {
    BODY_REACH = 80,     /* tokens back from "a spokesman" to the body he speaks for */
    PERSONS_KNOWN = 300, /* names of persons looked through for one told again */
    CREDITS_KNOWN = 300  /* credits looked through for it */
};

/* ---- whose a rank is ---- */

/* "the guerrilla commander", "the rebel leader": a commander told of by his name may be he. */
static bool is_rebel_leader(const extraction *x, const rsm_match *match) {
    static const char *const leaders[] = {"commander", "leader", "chief"};
    uint32_t kind = kind_of_match(x, match);
    return match->domain == RSM_DOMAIN_PERSON && match->words > 1 &&
           (kind == RSM_SOURCE_PERPETRATOR + 1 || kind == RSM_SOURCE_PARTY + 1) &&
           ONE_OF(x, match->end_token - 1, leaders) &&
           match->first_token > 0 && token_is(x, match->first_token - 1, "the");
}

void find_force(extraction *x) {
    static const char *const fire[] = {"firefighter", "fireman", "firehouse"};
    uint32_t police = 0, soldiers = 0, crews = 0;
    for (uint32_t m = 0; m < x->tagging->match_count; m++) {
        const rsm_match *match = &x->tagging->matches[m];
        if (match->domain != RSM_DOMAIN_BODY && match->domain != RSM_DOMAIN_PERSON)
            continue;
        if (match->words == 1 && token_is(x, match->end_token - 1, "officer"))
            continue; /* of whom, the others tell */
        uint32_t kind = kind_of_match(x, match);
        x->rebels_lead |= is_rebel_leader(x, match);
        police += kind == RSM_SOURCE_POLICE + 1;
        soldiers += kind == RSM_SOURCE_MILITARY + 1;
        x->of_wards |= kind == RSM_SOURCE_HOSPITAL + 1;
        crews += word_in(x, match->first_token, fire, sizeof fire / sizeof *fire) ||
                 (token_is(x, match->first_token, "fire") && kind == RSM_SOURCE_AUTHORITY + 1);
    }
    x->soldiers_only = soldiers > 0 && police == 0;
    x->police_only = police > 0 && soldiers == 0;
    x->force = crews > police && crews > soldiers ? RSM_SOURCE_AUTHORITY
               : police >= soldiers && police > 0 ? RSM_SOURCE_POLICE
                                                  : RSM_SOURCE_MILITARY;
}

/* ---- the body that "a spokesman" speaks for ---- */

static bool speaks_for_somebody(const extraction *x, const noun_phrase *phrase) {
    static const char *const words[] = {"spokesman",    "spokeswoman", "spokesperson",
                                        "spokespeople", "spokesmen",   "spokeswomen"};
    for (uint32_t token = phrase->first; token < phrase->end; token++)
        if (word_in(x, token, words, sizeof words / sizeof *words))
            return true;
    return false;
}

static bool has_spokesmen(uint32_t kind) {
    return kind == RSM_SOURCE_POLICE + 1 || kind == RSM_SOURCE_AUTHORITY + 1 ||
           kind == RSM_SOURCE_GOVERNMENT + 1 || kind == RSM_SOURCE_MILITARY + 1 ||
           kind == RSM_SOURCE_HOSPITAL + 1 || kind == RSM_SOURCE_ORGANISATION + 1 ||
           kind == RSM_SOURCE_PARTY + 1;
}

/* The body in [first, end) that may have a spokesman, or NULL. */
static const rsm_match *body_in(const extraction *x, uint32_t first, uint32_t end) {
    const rsm_match *body = telling_match(x, first, end, true);
    return body != NULL && has_spokesmen(kind_of_match(x, body)) ? body : NULL;
}

static void speak_for(const extraction *x, const rsm_match *body, rsm_source *source) {
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[body->first_token]);
    uint32_t first = body->first_token;
    if (phrase != NULL && body->domain == RSM_DOMAIN_BODY)
        first = phrase->first;
    if (first < body->first_token && token_upos(x, first) == RSM_UPOS_DET)
        first++;
    source->acts_for = span_text(x, tokens_span(x, first, body->end_token));
    source->kind = kind_of_match(x, body) - 1;
}

/* The body credited last, else the one spoken of last. */
static void find_body_before(const extraction *x, uint32_t credit_index, uint32_t token,
                             rsm_source *source) {
    uint32_t limit = token > BODY_REACH ? token - BODY_REACH : 0;
    if (token > 1 && token_is(x, token - 1, "where")) { /* "at the hospital, where a spokesman" */
        uint32_t at = token - 2;
        if (is_comma(x, at) && at > 0)
            at--;
        const noun_phrase *phrase = phrase_at(x, x->phrase_of[at]);
        const rsm_match *body = phrase == NULL ? NULL : body_in(x, phrase->first, phrase->end);
        if (body != NULL) {
            speak_for(x, body, source);
            return;
        }
    }
    for (uint32_t i = credit_index; i-- > 0;) {
        const credit *c = credit_at(x, i);
        if (c->cue_first < limit)
            break;
        const noun_phrase *who = phrase_at(x, c->source_phrase);
        const rsm_match *body = who == NULL || who->end > token || who->pronoun
                                    ? NULL
                                    : body_in(x, who->first, who->end);
        if (body != NULL) {
            speak_for(x, body, source);
            return;
        }
    }
    for (uint32_t at = token; at-- > limit;) {
        const noun_phrase *phrase = phrase_at(x, x->phrase_of[at]);
        if (phrase == NULL || phrase->first != at)
            continue;
        const rsm_match *body = body_in(x, phrase->first, phrase->end);
        if (body != NULL) {
            speak_for(x, body, source);
            return;
        }
    }
}

/* ---- told of elsewhere ---- */

static rsm_slice last_word_of(rsm_slice name) {
    size_t space = rsm_slice_find_last_byte(name, ' ');
    return space == RSM_NOWHERE ? name : rsm_slice_sub(name, space + 1, name.size);
}

static bool is_short_name(rsm_slice name) {
    static const char *const forms[] = {"Mr. ", "Ms. ", "Mrs. ", "Mr ",
                                        "Ms ",  "Mrs ", "Dr. ",  "Dr "};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (rsm_slice_starts_with(name, rsm_slice_from_string(forms[i])))
            name = rsm_slice_sub(name, strlen(forms[i]), name.size);
    return rsm_slice_find_byte(name, ' ') == RSM_NOWHERE;
}

/* Whether the last fuller name before the token that ends in the word is, or is in, `name`: of two
 * Lees told of, the other is meant. */
static bool is_the_one_meant(const extraction *x, uint32_t token, rsm_slice word, rsm_slice name) {
    for (uint32_t back = 0, i = x->tagging->name_of[token]; i != RSM_NONE && i-- > 0;) {
        const rsm_name *other = &x->tagging->names[i];
        rsm_slice text = span_text(x, other->span);
        if (++back > PERSONS_KNOWN)
            break;
        if (other->type == RSM_ENTITY_PER && text.size > word.size &&
            rsm_slice_equal_ascii_caseless(last_word_of(text), word))
            return text.size <= name.size &&
                   rsm_slice_equal_ascii_caseless(
                       rsm_slice_sub(name, name.size - text.size, name.size), text);
    }
    return true;
}

/* The kind of one told of elsewhere by a fuller name, and that name in place of a surname. */
static void take_kind(const extraction *x, uint32_t head, const rsm_source *from,
                      rsm_source *source) {
    source->kind = from->kind;
    if (head != RSM_NONE && is_short_name(source->name) && from->name.size > source->name.size &&
        !(from->name.data[0] >= '0' && from->name.data[0] <= '9') &&
        rsm_slice_find_byte(from->name, '\n') == RSM_NOWHERE &&
        is_the_one_meant(x, head, last_word_of(source->name), from->name))
        source->name = from->name;
    if (source->acts_for.size == 0)
        source->acts_for = from->acts_for;
    if (source->actor.size == 0)
        source->actor = from->actor;
}

/* Of a credit the link with a fuller name that ends in the word, of whom more is known. */
static const rsm_source *fuller_link(const extraction *x, uint32_t index, rsm_slice word) {
    const rsm_source_chain *chain = &credit_at(x, index)->attribution.sources;
    for (uint32_t k = 0; k < chain->count; k++) {
        const rsm_source *link = &chain->links[k];
        if (link->kind != RSM_SOURCE_UNNAMED && link->name.size > word.size &&
            rsm_slice_equal_ascii_caseless(last_word_of(link->name), word))
            return link;
    }
    return NULL;
}

/* Somebody credited by a fuller name: last before the credit, else first after it. */
static const rsm_source *credited_elsewhere(const extraction *x, uint32_t index, rsm_slice word) {
    const rsm_source *found = NULL;
    for (uint32_t i = index, looked = 0; i-- > 0 && looked < CREDITS_KNOWN && found == NULL;
         looked++)
        found = fuller_link(x, i, word);
    for (uint32_t i = index; i < x->credits.count && i < index + CREDITS_KNOWN && found == NULL;
         i++)
        found = fuller_link(x, i, word);
    return found;
}

/* "Lee" has the name of the Ann Lee told of before, of whom nothing more is told. */
static void take_name(const extraction *x, const noun_phrase *fuller, uint32_t head,
                      rsm_source *source) {
    rsm_slice name = span_text(x, tokens_span(x, fuller->first, fuller->end));
    if (is_short_name(source->name) && is_person_name(x, head) &&
        rsm_slice_find_byte(name, '\n') == RSM_NOWHERE &&
        is_the_one_meant(x, head, last_word_of(source->name), name))
        source->name = name;
}

/* "Aker" of "police Lt. Nils Aker", "Prada" of "Hector Prada, the defence minister,": what the
 * fuller name tells, wherever it stands. */
static void recall_person(const extraction *x, uint32_t index, const uint32_t *persons,
                          uint32_t count, uint32_t head, rsm_slice word, rsm_source *source) {
    const rsm_source *elsewhere = credited_elsewhere(x, index, word);
    if (elsewhere != NULL) {
        take_kind(x, head, elsewhere, source);
        return;
    }
    const noun_phrase *fuller = NULL;
    for (uint32_t i = 0; i < count; i++) {
        const noun_phrase *other = phrase_at(x, persons[i]);
        bool named = rsm_slice_equal_ascii_caseless(token_text(x, other->head), word) ||
                     (other->head > other->first + 1 && /* "Nils Aker Jr." */
                      rsm_slice_equal_ascii_caseless(token_text(x, other->head - 1), word));
        if (!named)
            continue;
        rsm_source told;
        describe_source(x, persons[i], NULL, &told);
        if (told.kind != RSM_SOURCE_UNNAMED && other->head != head) {
            take_kind(x, head, &told, source);
            return;
        }
        if (head != RSM_NONE && other->head < head && other->end > other->first + 1)
            fuller = other;
    }
    if (fuller != NULL)
        take_name(x, fuller, head, source);
}

/* The body whose name ends before the token, over "of": "the Department of Health", or NULL. */
static const rsm_match *body_ending_before(const extraction *x, uint32_t token) {
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[token - 1]);
    for (uint32_t steps = 0; phrase != NULL && steps < 3; steps++) {
        uint32_t first = phrase->first;
        if (first < 2 || !token_is(x, first - 1, "of") || x->phrase_of[first - 2] == RSM_NONE)
            break;
        phrase = phrase_at(x, x->phrase_of[first - 2]);
    }
    return phrase == NULL ? NULL : telling_match(x, phrase->first, token, true);
}

/* Whether a token stands in brackets, or as a name between commas, after another word. */
static bool is_explained(const extraction *x, uint32_t token) {
    rsm_slice before = token_text(x, token - 1), after = token_text(x, token + 1);
    bool brackets = rsm_slice_equal_string(before, "(") && rsm_slice_equal_string(after, ")");
    return token >= 2 &&
           (brackets ||
            (rsm_slice_equal_string(before, ",") && rsm_slice_equal_string(after, ",") &&
             token_upos(x, token) == RSM_UPOS_PROPN && !is_person_name(x, token)));
}

/* "the MNR", "MNR sources", where the report has "National Revolutionary Movement (MNR)", or ",
 * MNR,". */
static void recall_letters(const extraction *x, const noun_phrase *phrase, rsm_source *source) {
    static const char *const voices[] = {"source",    "official", "member",   "leader",
                                         "spokesman", "agent",    "delegate", "spokeswoman"};
    bool voice = phrase->end > phrase->first + 1 && ONE_OF(x, phrase->end - 1, voices);
    uint32_t at = voice ? phrase->end - 2 : phrase->head;
    rsm_slice letters = token_text(x, at);
    if (letters.size < 2 || letters.size > 8)
        return;
    for (uint32_t token = 2; token + 1 < x->text->token_count; token++) {
        if (!rsm_slice_equal_ascii_caseless(token_text(x, token), letters) || token == at ||
            !is_explained(x, token))
            continue;
        const rsm_match *match = body_ending_before(x, token - 1);
        if (match != NULL)
            source->kind = kind_of_match(x, match) - 1;
        if (match != NULL && voice)
            source->acts_for = letters;
        return;
    }
}

/* ---- those who were there ---- */

/* "a woman", "two victims", "the clerk": somebody, and nobody in office. */
bool is_anybody(const extraction *x, const noun_phrase *phrase, uint32_t head) {
    static const char *const many[] = {"people",  "person", "folk",    "official", "member",
                                       "leader",  "other",  "crowd",   "human",    "life",
                                       "citizen", "expert", "observer"};
    rsm_slice aged = span_text(x, tokens_span(x, phrase->first, phrase->end));
    if (rsm_slice_ends_with(aged, RSM_SLICE("-year-old")) && !phrase->plural)
        return true;
    if (phrase->proper || word_in(x, head, many, sizeof many / sizeof *many))
        return phrase->indefinite && !phrase->plural && token_is(x, head, "person");
    const rsm_match *match = match_over(x, head, RSM_DOMAIN_PERSON);
    if (match == NULL ||
        rsm_world_number(x->world, RSM_DOMAIN_PERSON, match->row, RSM_PERSON_SOURCE_KIND) != 0)
        return false;
    uint32_t role = rsm_world_number(x->world, RSM_DOMAIN_PERSON, match->row, RSM_PERSON_ROLE);
    return role == RSM_PERSON_NEUTRAL || role == RSM_PERSON_VICTIM ||
           role == RSM_PERSON_CIVILIAN_ROLE;
}

/* ---- the whole ---- */

/* "the agency", "the department": which, the report has told. */
static bool is_bare_agency(const extraction *x, const noun_phrase *phrase) {
    static const char *const words[] = {"agency", "department", "authority", "office", "bureau"};
    if (is_person_name(x, phrase->head) && phrase->head > phrase->first + 1 && /* "Agency head Ann Lee" */
        ONE_OF(x, phrase->first, words) && x->tagging->name_of[phrase->first] == RSM_NONE)
        return true;
    return phrase->end == phrase->first + 2 && token_is(x, phrase->first, "the") &&
           !phrase->plural && word_in(x, phrase->head, words, sizeof words / sizeof *words);
}

/* Takes the kind of the body credited last, where it is no outlet's. */
static void take_body_before(const extraction *x, uint32_t index, uint32_t token,
                             rsm_source *source) {
    rsm_source body = *source;
    body.acts_for = rsm_slice_make("", 0);
    find_body_before(x, index, token, &body);
    if (body.acts_for.size > 0)
        source->kind = body.kind;
}

const noun_phrase *phrase_of_source(const extraction *x, const rsm_source *source) {
    uint32_t low = 0, high = x->text->token_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (x->text->tokens[middle].end <= source->span.start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < x->text->token_count && source->span.end > source->span.start
               ? phrase_at(x, x->phrase_of[low])
               : NULL;
}

static bool has_title(const extraction *x, const noun_phrase *phrase) {
    for (uint32_t token = phrase->first; token < phrase->head; token++)
        if (match_at(x, token, RSM_DOMAIN_TITLE) != NULL)
            return true;
    return false;
}

static uint32_t known_persons(const extraction *x, uint32_t *persons) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < x->phrases.count && count < PERSONS_KNOWN; i++) {
        const noun_phrase *phrase = phrase_at(x, i);
        bool named = phrase->proper && phrase->end >= phrase->first + 2;
        if (named && (is_person_name(x, phrase->head) || has_title(x, phrase)))
            persons[count++] = i;
    }
    return count;
}

/* The last noun of a source's words: "victims" of "one of the victims". */
static uint32_t last_noun(const extraction *x, const noun_phrase *phrase,
                          const rsm_source *source) {
    uint32_t token = phrase->head;
    while (token + 1 < x->text->token_count && x->text->tokens[token + 1].end <= source->span.end)
        token++;
    return token;
}

/* What a name that has other meanings too is, where it tells: "El Comercio reported", "the CNI
 * said"; an official source; a victim named. */
static rsm_source_kind kind_by_loose_name(const extraction *x, const noun_phrase *phrase) {
    static const rsm_domain domains[] = {RSM_DOMAIN_OUTLET, RSM_DOMAIN_ACTOR};
    uint32_t first = phrase->first + (token_upos(x, phrase->first) == RSM_UPOS_DET);
    for (size_t i = 0; i < sizeof domains / sizeof *domains; i++) {
        const rsm_match *match = match_over(x, phrase->head, domains[i]);
        if (match == NULL || match->first_token > first || match->end_token < phrase->end)
            continue;
        rsm_match named = *match;
        named.flags &= (uint16_t)~RSM_PHRASE_AMBIGUOUS;
        uint32_t kind = kind_of_match(x, &named);
        if (kind != 0)
            return kind - 1;
    }
    static const char *const papers[] = {"investigation", "inquiry", "calculation", "result"};
    if (ONE_OF(x, phrase->head, papers))
        return RSM_SOURCE_DOCUMENT;
    for (uint32_t token = phrase->first; token < phrase->head; token++) {
        const rsm_match *noun = match_at(x, token, RSM_DOMAIN_PERSON);
        bool victim = noun != NULL && is_person_name(x, phrase->head) &&
                      rsm_world_number(x->world, RSM_DOMAIN_PERSON, noun->row, RSM_PERSON_ROLE) ==
                          RSM_PERSON_VICTIM;
        if (victim)
            return RSM_SOURCE_WITNESS; /* "a victim, Ann Lee, said" */
        if (token_is(x, token, "official") && lemma_is(x, phrase->head, "source"))
            return RSM_SOURCE_AUTHORITY;
    }
    return RSM_SOURCE_UNNAMED;
}

/* Whether a name of one word ends that of a person of the report. */
static bool is_surname_known(const extraction *x, const noun_phrase *phrase,
                             const uint32_t *persons, uint32_t count) {
    for (uint32_t i = 0; i < count && phrase->end == phrase->first + 1; i++) {
        const noun_phrase *other = phrase_at(x, persons[i]);
        if (other->head > other->first && other->head != phrase->head &&
            rsm_slice_equal(token_text(x, other->head), token_text(x, phrase->head)))
            return true;
    }
    return false;
}

static void settle_kind(const extraction *x, uint32_t index, const uint32_t *persons,
                        uint32_t count, rsm_source *source) {
    const noun_phrase *phrase = phrase_of_source(x, source);
    if (phrase == NULL && (source->kind == RSM_SOURCE_UNNAMED ||
                           source->kind == RSM_SOURCE_ORGANISATION)) /* a label in capitals */
        recall_person(x, index, persons, count, RSM_NONE, last_word_of(source->name), source);
    if (phrase == NULL || phrase->pronoun)
        return;
    if (source->acts_for.size == 0 && speaks_for_somebody(x, phrase) &&
        !names_own_body(x, phrase, source))
        find_body_before(x, index, phrase->first, source);
    if (is_bare_agency(x, phrase))
        take_body_before(x, index, phrase->first, source);
    bool guessed = telling_match(x, phrase->first, phrase->end, false) == NULL;
    if (guessed && source->kind == RSM_SOURCE_GOVERNMENT && !x->text->one_case &&
        is_surname_known(x, phrase, persons, count))
        source->kind = RSM_SOURCE_UNNAMED; /* "Kingston", of Ann Kingston, and not of the town */
    bool label = x->text->tokens[phrase->head].start >= source->span.end;
    bool bare =
        x->text->one_case && phrase->end <= phrase->first + 2 && /* "rosales", a noun here */
        !is_document(x, phrase->head) && match_over(x, phrase->head, RSM_DOMAIN_PERSON) == NULL;
    if (label && source->kind == RSM_SOURCE_UNNAMED) /* "[begin Lee recording]" */
        recall_person(x, index, persons, count, phrase->head, last_word_of(source->name), source);
    else if (guessed && source->acts_for.size == 0 &&
             (is_person_name(x, phrase->head) || bare ||
              (phrase->proper && phrase->head == phrase->first)))
        recall_person(x, index, persons, count, phrase->head, token_text(x, phrase->head), source);
    bool letters = phrase->end <= phrase->first + 3;
    if (letters && !is_person_name(x, phrase->head) &&
        (source->kind == RSM_SOURCE_UNNAMED || source->kind == RSM_SOURCE_ORGANISATION))
        recall_letters(x, phrase, source);
    if (source->kind == RSM_SOURCE_UNNAMED)
        source->kind = kind_by_loose_name(x, phrase);
    if (source->kind == RSM_SOURCE_UNNAMED && is_kin_of_harmed(x, phrase))
        source->kind = RSM_SOURCE_RELATIVE;
    bool bare_name = source->kind == RSM_SOURCE_UNNAMED && source->acts_for.size == 0 &&
                     phrase->end <= phrase->first + 3;
    const rsm_source *known = bare_name ? introduced_as(x, index) : NULL;
    if (known != NULL && (phrase->proper || x->text->one_case))
        source->kind = known->kind, source->acts_for = known->acts_for;
    if (source->kind == RSM_SOURCE_UNNAMED && source->acts_for.size == 0 &&
        (is_anybody(x, phrase, last_noun(x, phrase, source)) || is_private_person(x, phrase) ||
         has_calling(x, phrase)))
        source->kind = RSM_SOURCE_WITNESS;
    if (source->kind == RSM_SOURCE_UNNAMED && source->acts_for.size == 0 && !x->text->one_case &&
        is_person_name(x, phrase->head))
        source->kind = kind_by_presence(x, credit_at(x, index));
    for (uint32_t i = 0; i < count && source->kind == RSM_SOURCE_UNNAMED; i++) {
        const noun_phrase *other = phrase_at(x, persons[i]);
        rsm_slice name = span_text(x, tokens_span(x, other->first, other->end));
        if (rsm_slice_equal_ascii_caseless(name, source->name) && was_there(x, other))
            source->kind = RSM_SOURCE_WITNESS;
    }
}

/* Of speech that runs on, the same words as the credit before it gives: its link, or NULL. */
static const rsm_source *told_there(const extraction *x, uint32_t index, rsm_span span) {
    const rsm_source_chain *chain = &credit_at(x, index)->attribution.sources;
    for (uint32_t k = 0; k < chain->count; k++)
        if (chain->links[k].span.start == span.start && chain->links[k].span.end == span.end &&
            span.end > span.start)
            return &chain->links[k];
    return NULL;
}

/* Who was there, or is family, by one of his own words is so in all. */
static void spread_presence(extraction *x) {
    for (uint32_t i = 0; i < x->credits.count; i++) {
        rsm_source_chain *chain = &credit_at(x, i)->attribution.sources;
        rsm_source root = chain->links[chain->count - 1];
        rsm_source_kind kind = RSM_SOURCE_UNNAMED;
        if (root.kind != RSM_SOURCE_UNNAMED || root.acts_for.size > 0 ||
            rsm_slice_find_byte(root.name, ' ') == RSM_NOWHERE)
            continue;
        uint32_t from = i > CREDITS_KNOWN ? i - CREDITS_KNOWN : 0;
        for (uint32_t k = from; k < x->credits.count && k < i + CREDITS_KNOWN; k++) {
            const rsm_source_chain *other = &credit_at(x, k)->attribution.sources;
            const rsm_source *link = &other->links[other->count - 1];
            bool there = link->kind == RSM_SOURCE_WITNESS || link->kind == RSM_SOURCE_RELATIVE;
            if (there && rsm_slice_equal_ascii_caseless(link->name, root.name))
                kind = link->kind;
        }
        rsm_source *links =
            kind == RSM_SOURCE_UNNAMED
                ? NULL
                : rsm_arena_copy(x->arena, chain->links, chain->count * sizeof *links);
        if (links == NULL)
            continue;
        links[chain->count - 1].kind = kind;
        chain->links = links;
    }
}

/* "(Rivas) Yes.", after "Mr President, will you come?": who is addressed by an office holds it in
 * all of his answers. */
static void spread_address(extraction *x) {
    for (uint32_t i = 0; i < x->credits.count; i++) {
        const credit *c = credit_at(x, i);
        rsm_slice name = c->attribution.sources.links[0].name;
        rsm_source_kind kind = RSM_SOURCE_UNNAMED;
        if (c->attribution.sources.links[0].kind != RSM_SOURCE_UNNAMED || !is_label(x, c))
            continue;
        uint32_t stop =
            i + CREDITS_KNOWN < x->credits.count ? i + CREDITS_KNOWN : (uint32_t)x->credits.count;
        if (i < CREDITS_KNOWN)
            kind = kind_by_questions(x, name);
        for (uint32_t k = i; k < stop && kind != RSM_SOURCE_MEDIA; k++) {
            const credit *other = credit_at(x, k);
            const rsm_source *link = &other->attribution.sources.links[0];
            if (is_label(x, other) && rsm_slice_equal_ascii_caseless(link->name, name)) {
                rsm_source_kind told = kind_by_address(x, other);
                kind = told != RSM_SOURCE_UNNAMED ? told : kind;
            }
        }
        uint32_t from = i > CREDITS_KNOWN ? i - CREDITS_KNOWN : 0;
        for (uint32_t k = from; kind != RSM_SOURCE_UNNAMED && k < stop; k++) {
            rsm_source_chain *chain = &credit_at(x, k)->attribution.sources;
            rsm_source link = chain->links[0];
            if (link.kind != RSM_SOURCE_UNNAMED || !rsm_slice_equal_ascii_caseless(link.name, name))
                continue;
            link.kind = kind;
            rsm_source *links =
                rsm_arena_copy(x->arena, chain->links, chain->count * sizeof *links);
            if (links == NULL) {
                x->failed = true;
                return;
            }
            links[0] = link;
            chain->links = links;
        }
    }
}

void settle_kinds(extraction *x) {
    uint32_t *persons = rsm_arena_allocate_items(x->arena, PERSONS_KNOWN, sizeof *persons);
    if (persons == NULL) {
        x->failed = true;
        return;
    }
    uint32_t count = known_persons(x, persons);
    body_list bodies;
    find_body(x);
    if (!know_bodies(x, &bodies)) {
        x->failed = true;
        return;
    }
    for (uint32_t i = 0; i < x->credits.count; i++) {
        rsm_source_chain *chain = &credit_at(x, i)->attribution.sources;
        rsm_source *links = rsm_arena_copy(x->arena, chain->links, chain->count * sizeof *links);
        if (links == NULL) {
            x->failed = true;
            return;
        }
        for (uint32_t k = 0; k < chain->count; k++) {
            const rsm_source *told = i > 0 ? told_there(x, i - 1, links[k].span) : NULL;
            if (told != NULL) {
                rsm_slice via = links[k].via;
                links[k] = *told;
                links[k].via = via;
                continue;
            }
            settle_kind(x, i, persons, count, &links[k]);
            settle_pronoun(x, i, &links[k]);
            const noun_phrase *phrase = phrase_of_source(x, &links[k]);
            if (!refer_to_press(x, i, phrase, &links[k]) &&
                !refer_to_same(x, i, phrase, &links[k]) &&
                !refer_to_author(x, i, phrase, &links[k]) &&
                !refer_to_sources(x, i, phrase, &links[k]))
                settle_reference(x, &bodies, i, phrase, &links[k]);
        }
        chain->links = links;
    }
    spread_presence(x);
    spread_address(x);
}
