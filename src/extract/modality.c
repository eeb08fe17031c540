/* Modality: whether what a trigger names took place, is alleged, meant, feared, was prevented, is
 * denied, or is a kind of thing.
 *
 * Three questions, in this order. The event's own words: the auxiliaries of its verb, the words
 * before its noun. What governs it: from its head upwards through the tree, each governor looked up
 * in lexicon/governors.txt, each auxiliary on the way counted; where there is no tree, the words
 * just before it. What kind of phrase it is: a bare plural without time or place, a habit, a
 * question. Who speaks of an event as known ("the attack") presupposes it, so most of what governs
 * a known noun says nothing of whether it took place. Invariant: an event is only read, never
 * changed. Cost: at most CHAIN_LENGTH heads an event, each looking at most MARK_REACH tokens back.
 */
#include "extract/modality.h"

#include "extract/figure.h"
#include "extract/govern.h"
#include "extract/rumour.h"

#include <string.h>

enum {
    CHAIN_LENGTH = 8, /* heads that are climbed, at most */
    MARK_REACH = 14,  /* tokens from a head back to its marker */
    LOOK_BACK = 5,    /* tokens before an event that are looked at without a tree */
    CARRIES = RSM_MAKES_CARRIES
};

/* What is asked of, with what its own words tell. */
typedef struct inquiry {
    const extraction *x;
    const event *e;
    bool known;   /* a noun spoken of as known: "the attack", "Monday's attack" */
    bool bare;    /* a noun without article, number or owner: "attacks", "violence" */
    bool counted; /* "two explosions" */
    bool owned;   /* "his release": known by its owner alone */
    bool of_whom; /* "the murder of the king": known by what it is of alone */
} inquiry;

/* ---- climbing ---- */

static bool is_title(const extraction *x, uint32_t token) {
    return x->text->sentences[x->text->tokens[token].sentence].kind == RSM_SENTENCE_TITLE;
}

static rsm_modality above(const inquiry *q, uint32_t token, bool nominal, uint32_t budget);

/* "Had the army attacked, hundreds would have died": an auxiliary that opens the clause, before the
 * subject, makes it a condition (or a question). */
static bool is_inverted(const extraction *x, uint32_t verb, uint32_t first) {
    uint32_t begin = sentence_first(x, verb);
    if (x->tagging->tags[verb].form == RSM_VERB_NONE)
        return false;
    for (uint32_t back = 2; back <= MARK_REACH && first >= begin + back; back++) {
        uint32_t token = first - back;
        bool auxiliary =
            token_is(x, token, "had") || token_is(x, token, "were") || token_is(x, token, "should");
        if (auxiliary)
            return token == begin || is_comma(x, token - 1) || token_is(x, token - 1, "and");
        rsm_upos upos = token_upos(x, token);
        if (is_verbal_token(x, token) || upos == RSM_UPOS_CCONJ || upos == RSM_UPOS_SCONJ ||
            is_comma(x, token))
            return false;
    }
    return false;
}

/* Of a verb by its own auxiliaries. */
static rsm_modality auxiliaries(const extraction *x, uint32_t verb) {
    uint32_t flags = x->tagging->tags[verb].flags;
    const verb_group *group = verb_at(x, x->verb_of[verb]);
    uint32_t first = group != NULL ? group->first : verb;
    bool no_more = first > 1 && token_is(x, first - 1, "more") && token_is(x, first - 2, "no");
    if (no_more || (first > 0 && token_is(x, first - 1, "nor")))
        return RSM_MODALITY_DENIED; /* "no more captures, torture": read as a verb */
    if (is_inverted(x, verb, first))
        return RSM_MODALITY_POSSIBLE;
    for (uint32_t token = first; token < verb; token++) {
        if (token_is(x, token, "not") && token_is(x, token + 1, "only"))
            return RSM_MODALITY_ACTUAL;
        if (token_is(x, token, "can") || token_is(x, token, "cannot") || token_is(x, token, "must"))
            return flags & RSM_TAG_NEGATED ? RSM_MODALITY_DENIED : RSM_MODALITY_POSSIBLE;
    }
    if ((flags & RSM_TAG_NEGATED) || is_near_miss(x, verb))
        return RSM_MODALITY_DENIED; /* "nearly died" */
    if (flags & RSM_TAG_MODAL)
        return RSM_MODALITY_POSSIBLE;
    return flags & RSM_TAG_FUTURE ? RSM_MODALITY_PLANNED : RSM_MODALITY_ACTUAL;
}

/* Of a head that is passed through: itself, then what governs it. */
static rsm_modality status(const inquiry *q, uint32_t token, uint32_t budget) {
    if (!is_verbal_token(q->x, token))
        return above(q, token, true, budget);
    rsm_modality own = auxiliaries(q->x, token);
    return own != RSM_MODALITY_ACTUAL ? own : above(q, token, false, budget);
}

/* "prevented an attack", "to prevent attacks", "failed to prevent the attack". */
static rsm_modality prevented(const inquiry *q, uint32_t head, uint32_t budget) {
    rsm_modality told = status(q, head, budget);
    if (told == RSM_MODALITY_DENIED || told == RSM_MODALITY_FOILED)
        return RSM_MODALITY_ACTUAL;
    if (told > RSM_MODALITY_ALLEGED)
        return q->known ? RSM_MODALITY_ACTUAL : RSM_MODALITY_POSSIBLE;
    bool of_a_kind = q->bare && q->e->plural && q->e->time == RSM_NONE && q->e->place == RSM_NONE;
    return of_a_kind ? RSM_MODALITY_GENERAL : RSM_MODALITY_FOILED;
}

/* Whether a noun that governs ("a plot to bomb") is itself what was foiled. */
static bool was_foiled(const extraction *x, uint32_t noun) {
    uint32_t head = tree_head(x, noun);
    return !is_verbal_token(x, noun) && head != RSM_NONE && stands_as_object(x, noun) &&
           governor_at(x, head, RSM_GOVERNS_OBJECT) == RSM_MODALITY_FOILED;
}

/* A noun under a verb that is no governor: "would break out", "detected no launch". */
static rsm_modality under_plain_verb(const inquiry *q, uint32_t head) {
    if (q->known || q->counted || !is_verbal_token(q->x, head))
        return RSM_MODALITY_ACTUAL;
    rsm_modality told = auxiliaries(q->x, head);
    if (told != RSM_MODALITY_ACTUAL)
        return told;
    uint32_t mark = marker_makes(q->x, head);
    return mark < CARRIES ? (rsm_modality)mark : RSM_MODALITY_ACTUAL;
}

/* "The attack was not carried out", "the extradition must be carried out": nobody is named who did
 * not do it ("was not carried out by the army" is of who did), and of an act of law all that its
 * verb may come to. */
static bool is_left_undone(const inquiry *q, uint32_t head, rsm_modality told) {
    const verb_group *group = verb_at(q->x, q->x->verb_of[head]);
    if (group == NULL || group->agent != RSM_NONE)
        return false;
    bool law = (q->e->flags & RSM_TRIGGER_LAW) != 0;
    return (told == RSM_MODALITY_DENIED && group->passive) ||
           (law && told == RSM_MODALITY_POSSIBLE && !is_perfect(q->x, head));
}

/* A noun under a head that says nothing by itself: "took place", "a wave of". */
static rsm_modality carried(const inquiry *q, uint32_t head, bool subject, uint32_t budget) {
    uint32_t article =
        is_verbal_token(q->x, head) ? RSM_NONE : tree_child_before(q->x, head, "det", "nmod:poss");
    if (article != RSM_NONE && (token_is(q->x, article, "the") || token_is(q->x, article, "this")))
        return RSM_MODALITY_ACTUAL; /* "deplored the series of attacks" */
    rsm_modality told = status(q, head, budget);
    if (!q->known)
        return told;
    bool own = is_verbal_token(q->x, head) && auxiliaries(q->x, head) != RSM_MODALITY_ACTUAL;
    if (own && is_left_undone(q, head, told)) /* "the arrest was not achieved" */
        return told;
    if (own) /* "the strike will begin"; but "may have carried out the attack" is of who did it */
        return subject && told == RSM_MODALITY_PLANNED ? told : RSM_MODALITY_ACTUAL;
    bool short_of_it =
        told == RSM_MODALITY_PLANNED || told == RSM_MODALITY_FOILED ||
        told == RSM_MODALITY_DENIED ||
        (told == RSM_MODALITY_POSSIBLE && (q->e->flags & RSM_TRIGGER_LAW));
    return short_of_it ? told : RSM_MODALITY_ACTUAL; /* "hoped to carry out the attack" */
}

static rsm_modality above_noun(const inquiry *q, uint32_t token, uint32_t budget) {
    const extraction *x = q->x;
    uint32_t head = tree_head(x, token);
    if (tree_relation_is(x, token, "conj") || tree_relation_is(x, token, "appos") ||
        tree_relation_is(x, token, "flat"))
        return above(q, head, !is_verbal_token(x, head), budget - 1);
    if (tree_relation_is(x, token, "compound") || tree_relation_is(x, token, "nmod:unmarked") ||
        tree_relation_is(x, token, "amod")) {
        uint32_t makes = token < head ? governor_at(x, head, RSM_GOVERNS_NAME) : NO_GOVERNOR;
        return makes < CARRIES ? (rsm_modality)makes : RSM_MODALITY_ACTUAL;
    }
    bool object = stands_as_object(x, token), subject = tree_relation_is(x, token, "nsubj");
    if (!object && !subject)
        return RSM_MODALITY_ACTUAL;
    bool unmet = object && q->known && (q->of_whom || (q->e->flags & RSM_TRIGGER_LAW));
    uint32_t sought = unmet ? governor_at(x, head, RSM_GOVERNS_KNOWN) : NO_GOVERNOR;
    if (sought < CARRIES && /* "called for the assassination of the king"; not "wanted for" it */
        sought == governor_at(x, head, RSM_GOVERNS_KNOWN | RSM_GOVERNS_OBJECT))
        return (rsm_modality)sought;
    uint32_t ways =
        (object ? (uint32_t)RSM_GOVERNS_OBJECT : 0) | (subject ? (uint32_t)RSM_GOVERNS_SUBJECT : 0);
    uint32_t makes = governor_at(x, head, ways);
    switch (makes) {
    case NO_GOVERNOR:
        return tree_relation_is(x, token, "obl") || tree_relation_is(x, token, "nmod")
                   ? RSM_MODALITY_ACTUAL
                   : under_plain_verb(q, head);
    case CARRIES:
    case RSM_MODALITY_ACTUAL:
        return carried(q, head, subject, budget - 1);
    case RSM_MODALITY_FOILED:
        return prevented(q, head, budget - 1);
    case RSM_MODALITY_ALLEGED:
        return RSM_MODALITY_ALLEGED;
    case RSM_MODALITY_GENERAL:
        return q->bare && !is_title(x, token) ? RSM_MODALITY_GENERAL : RSM_MODALITY_ACTUAL;
    case RSM_MODALITY_PLANNED: /* "foiled a plan for", "demanded his release", "ordered the arrest
                                  of" */
        if (was_foiled(x, head))
            return RSM_MODALITY_FOILED;
        if (q->owned || (q->e->flags & RSM_TRIGGER_LAW))
            return RSM_MODALITY_PLANNED;
        return q->known ? RSM_MODALITY_ACTUAL : RSM_MODALITY_PLANNED;
    default:
        return q->known ? RSM_MODALITY_ACTUAL : (rsm_modality)makes;
    }
}

/* "the third person to die". */
static bool counted_head(const extraction *x, uint32_t head) {
    uint32_t word = tree_child_before(x, head, "amod", "amod");
    return word != RSM_NONE && governor_at(x, word, RSM_GOVERNS_CLAUSE) == RSM_MODALITY_ACTUAL;
}

/* A clause under a head that no entry governs. */
static rsm_modality under_plain_head(const inquiry *q, uint32_t token, uint32_t budget) {
    const extraction *x = q->x;
    uint32_t head = tree_head(x, token);
    if (has_to(x, token)) {
        if (is_perfect(x, token))
            return RSM_MODALITY_ALLEGED;
        return counted_head(x, head) ? RSM_MODALITY_ACTUAL : RSM_MODALITY_POSSIBLE;
    }
    bool participle = x->tagging->tags[token].form == RSM_VERB_ING ||
                      x->tagging->tags[token].form == RSM_VERB_PARTICIPLE;
    bool told_apart = tree_child_before(x, token, "nsubj", "mark") != RSM_NONE;
    bool along = tree_relation_is(x, token, "xcomp") ||
                 (tree_relation_is(x, token, "advcl") && participle && !told_apart);
    return along && is_verbal_token(x, head) ? status(q, head, budget) : RSM_MODALITY_ACTUAL;
}

static rsm_modality joined_clause(const inquiry *q, uint32_t token, uint32_t budget) {
    const extraction *x = q->x;
    uint32_t head = tree_head(x, token);
    rsm_verb_form form = x->tagging->tags[token].form;
    bool own = form == RSM_VERB_PAST || form == RSM_VERB_PRESENT ||
               tree_child_before(x, token, "nsubj", "aux") != RSM_NONE;
    if (!own)
        return status(q, head, budget);
    uint32_t mark = marker_makes(x, head);
    return mark < CARRIES ? (rsm_modality)mark : RSM_MODALITY_ACTUAL;
}

/* "who had killed him", "how it exploded": what is asked presupposes that it did. */
static bool presupposes(const extraction *x, uint32_t token) {
    static const char *const words[] = {"who", "whom", "what",  "which", "how",
                                        "why", "when", "where", "whose"};
    uint32_t first = sentence_first(x, token);
    for (uint32_t back = 1; back <= MARK_REACH && token >= first + back; back++)
        if (tree_head(x, token - back) == token &&
            word_in(x, token - back, words, sizeof words / sizeof *words))
            return true;
    return false;
}

/* "is fighting for her life after being shot": what is told as gone before is not what is fought
 * for. */
static bool tells_past(const extraction *x, uint32_t token) {
    uint32_t mark = tree_child_before(x, token, "mark", "case");
    return mark != RSM_NONE && !has_to(x, token) &&
           (token_is(x, mark, "after") || token_is(x, mark, "because") ||
            token_is(x, mark, "since"));
}

static rsm_modality above_clause(const inquiry *q, uint32_t token, uint32_t budget) {
    const extraction *x = q->x;
    uint32_t head = tree_head(x, token);
    if (tree_relation_is(x, token, "conj"))
        return joined_clause(q, token, budget - 1);
    bool complement = tree_relation_is(x, token, "xcomp") || tree_relation_is(x, token, "ccomp") ||
                      tree_relation_is(x, token, "acl") || tree_relation_is(x, token, "advcl") ||
                      tree_relation_is(x, token, "csubj");
    bool relative = x->tagging->tags[token].deprel != NULL &&
                    strcmp(x->tagging->tags[token].deprel, "acl:relcl") == 0;
    if (!complement || relative || presupposes(x, token))
        return RSM_MODALITY_ACTUAL;
    bool finite = !has_to(x, token) && (tree_relation_is(x, token, "ccomp") ||
                                        tree_child_before(x, token, "nsubj", "nsubj") != RSM_NONE);
    uint32_t makes =
        governor_at(x, head, finite ? (uint32_t)RSM_GOVERNS_THAT : (uint32_t)RSM_GOVERNS_CLAUSE);
    bool side = tree_relation_is(x, token, "advcl") && !has_to(x, token) &&
                marker_makes(x, token) == NO_GOVERNOR &&
                tree_child_before(x, token, "mark", "mark") == RSM_NONE;
    if (tree_relation_is(x, token, "advcl") && tells_past(x, token) && makes != NO_GOVERNOR)
        return RSM_MODALITY_ACTUAL;
    if (makes == NO_GOVERNOR || side || (finite && tree_relation_is(x, token, "advcl")))
        return under_plain_head(q, token, budget - 1);
    rsm_modality told = RSM_MODALITY_ACTUAL;
    switch (makes) {
    case RSM_MODALITY_ACTUAL:
    case CARRIES:
        return status(q, head, budget - 1);
    case RSM_MODALITY_FOILED:
        told = status(q, head, budget - 1);
        return told > RSM_MODALITY_ALLEGED ? told : RSM_MODALITY_FOILED;
    case RSM_MODALITY_PLANNED:
        return was_foiled(x, head) ? RSM_MODALITY_FOILED : RSM_MODALITY_PLANNED;
    case RSM_MODALITY_DENIED:
        return is_verbal_token(x, head) && auxiliaries(x, head) == RSM_MODALITY_DENIED
                   ? RSM_MODALITY_ACTUAL
                   : RSM_MODALITY_DENIED;
    default:
        return (rsm_modality)makes;
    }
}

/* What the words above a token in the tree make of it. */
static rsm_modality above(const inquiry *q, uint32_t token, bool nominal, uint32_t budget) {
    if (budget == 0)
        return RSM_MODALITY_ACTUAL;
    uint32_t mark = marker_makes(q->x, token);
    if (mark < CARRIES && !(nominal && q->known))
        return (rsm_modality)mark;
    if (!nominal && is_verbal_token(q->x, token) && is_forestalled(q->x, token))
        return RSM_MODALITY_FOILED;
    if (!nominal && is_yet_to_come(q->x, token) && !is_title(q->x, token))
        return RSM_MODALITY_POSSIBLE;
    uint32_t head = tree_head(q->x, token);
    if (head == RSM_NONE || head >= q->x->text->token_count)
        return !nominal && has_to(q->x, token) ? RSM_MODALITY_PLANNED : RSM_MODALITY_ACTUAL;
    return nominal ? above_noun(q, token, budget) : above_clause(q, token, budget);
}

/* ---- without a tree ---- */

/* The words just before the event's phrase or verb group, back to a mark. */
static rsm_modality looked_back(const inquiry *q, uint32_t from) {
    const extraction *x = q->x;
    uint32_t first = sentence_first(x, from);
    uint32_t ways = q->e->noun ? (uint32_t)(RSM_GOVERNS_OBJECT | RSM_GOVERNS_MARK)
                               : (uint32_t)(RSM_GOVERNS_CLAUSE | RSM_GOVERNS_MARK);
    for (uint32_t back = 1; back <= LOOK_BACK && from >= first + back; back++) {
        uint32_t at = from - back;
        if (token_upos(x, at) == RSM_UPOS_PUNCT)
            break;
        uint32_t makes = governor_at(x, at, ways);
        if (makes == NO_GOVERNOR || makes == CARRIES)
            continue;
        if (makes == RSM_MODALITY_GENERAL && !q->bare)
            return RSM_MODALITY_ACTUAL;
        return q->known && makes != RSM_MODALITY_FOILED ? RSM_MODALITY_ACTUAL : (rsm_modality)makes;
    }
    const verb_group *group = q->e->noun ? NULL : verb_at(x, q->e->verb);
    return group != NULL && group->infinitive ? RSM_MODALITY_POSSIBLE : RSM_MODALITY_ACTUAL;
}

/* ---- kinds of phrase ---- */

static bool is_question(const extraction *x, uint32_t token) {
    uint32_t end = sentence_end(x, token);
    while (end > token && (x->text->tokens[end - 1].flags & RSM_TOKEN_CLOSES_QUOTE))
        end--;
    return token_is(x, end - 1, "?");
}

static bool has_number(const extraction *x, uint32_t index) {
    const noun_phrase *phrase = phrase_at(x, index);
    if (phrase == NULL)
        return false;
    for (uint32_t token = phrase->first; token < phrase->end; token++)
        if (token_upos(x, token) == RSM_UPOS_NUM)
            return true;
    return false;
}

static bool bare_plural(const extraction *x, uint32_t index) {
    const noun_phrase *phrase = phrase_at(x, index);
    return phrase != NULL && phrase->plural && !phrase->definite && !phrase->pronoun &&
           !has_number(x, index) && token_upos(x, phrase->first) != RSM_UPOS_DET &&
           match_at(x, phrase->first, RSM_DOMAIN_VAGUE) == NULL;
}

/* What is done as a rule: "gangs kill", "a virus kills", "they have murdered teachers". */
static bool is_habit(const extraction *x, const event *e, const verb_group *group) {
    if (is_title(x, e->first) || e->time != RSM_NONE || has_number(x, group->object) ||
        has_number(x, group->subject))
        return false;
    rsm_verb_form form = x->tagging->tags[group->verb].form;
    bool alone = group->end == group->first + 1;
    if (form == RSM_VERB_BASE && alone && !group->passive)
        return true;
    if (form == RSM_VERB_PRESENT && alone)
        return bare_plural(x, group->object);
    if (form == RSM_VERB_ING && is_outcome_type(x, e->type_row) && e->place == RSM_NONE &&
        (token_is(x, group->first, "is") || token_is(x, group->first, "are")))
        return true; /* "a drought that is killing herders" */
    if (e->place != RSM_NONE || !is_perfect(x, group->verb))
        return false;
    return bare_plural(x, group->passive ? group->subject : group->object);
}

/* A bare noun of no one event: "attacks on civilians are a crime", "condemned violence". */
bool took_lives(const extraction *x, uint32_t index) {
    enum { REACH = 10 };
    const noun_phrase *phrase = phrase_at(x, index);
    uint32_t end = phrase == NULL ? 0 : sentence_end(x, phrase->first);
    for (uint32_t token = phrase == NULL ? end : phrase->end;
         token < end && token < phrase->end + REACH; token++) {
        const verb_group *group = verb_at(x, x->verb_of[token]);
        if (group != NULL && group->subject == index && !group->modal && !group->future &&
            !group->negated && !group->infinitive)
            return x->tagging->tags[group->verb].form == RSM_VERB_PAST &&
                   match_at(x, group->verb, RSM_DOMAIN_OUTCOME) != NULL;
    }
    return false;
}

static bool is_of_a_kind(const inquiry *q, uint32_t anchor) {
    const extraction *x = q->x;
    const event *e = q->e;
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (phrase == NULL || !q->bare || e->time != RSM_NONE || e->place != RSM_NONE ||
        took_lives(x, e->phrase))
        return false;
    bool whole = phrase->end == e->end;
    if (e->plural && whole && phrase->first == e->first)
        return true;
    bool mass = (e->flags & RSM_TRIGGER_WEAK) && (e->flags & RSM_TRIGGER_GENERIC);
    if (!x->tagging->has_tree || !whole || is_title(x, e->first) ||
        tree_head(x, anchor) == RSM_NONE)
        return false;
    uint32_t head = tree_head(x, anchor);
    bool subject = tree_relation_is(x, anchor, "nsubj"), object = stands_as_object(x, anchor);
    if (!is_verbal_token(x, head))
        return (e->plural || mass) && object;
    rsm_verb_form form = x->tagging->tags[head].form;
    if (subject)
        return form == RSM_VERB_PRESENT || (form == RSM_VERB_BASE && e->plural) ||
               (is_perfect(x, head) && !(x->tagging->tags[head].flags & RSM_TAG_PASSIVE));
    return (e->plural || mass) && object && governor_at(x, head, RSM_GOVERNS_OBJECT) != CARRIES;
}

/* ---- the event's own words ---- */

static bool is_word_of_choice(const extraction *x, uint32_t token) {
    static const char *const words[] = {"no",   "any",  "every", "each",     "either", "neither",
                                        "what", "some", "which", "whatever", "such",   "all"};
    return word_in(x, token, words, sizeof words / sizeof *words);
}

/* Where the noun phrase begins: at an article before a quotation mark ("the 'vile attack'"), or
 * of the first of two phrases ("the wave of bombings"). */
static uint32_t first_word(const inquiry *q) {
    const extraction *x = q->x;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[q->e->first]);
    if (phrase == NULL)
        phrase = phrase_at(x, q->e->phrase);
    uint32_t first = phrase->first < q->e->first ? phrase->first : q->e->first;
    uint32_t begin = sentence_first(x, first);
    if (first >= begin + 2 && (x->text->tokens[first - 1].flags & RSM_TOKEN_OPENS_QUOTE))
        first = token_upos(x, first - 2) == RSM_UPOS_DET ? first - 2 : first;
    else if (first > begin && token_upos(x, first - 1) == RSM_UPOS_DET)
        first--;
    else if (first >= begin + 2 && is_possessive_s(x, first - 1) &&
             x->time_of[first - 2] != RSM_NONE)
        first -= 2; /* "Monday's bombing", where the day is a phrase of its own */
    return first;
}

static bool token_is_owner(const extraction *x, uint32_t token) {
    static const char *const words[] = {"his", "her", "its", "their", "our", "my", "your"};
    return word_in(x, token, words, sizeof words / sizeof *words);
}

static void describe(inquiry *q) {
    const extraction *x = q->x;
    const noun_phrase *phrase = q->e->noun ? phrase_at(x, q->e->phrase) : NULL;
    if (phrase == NULL)
        return;
    uint32_t first = first_word(q);
    bool article = token_is(x, first, "the") || token_is(x, first, "this") ||
                   token_is(x, first, "these") || token_is(x, first, "that");
    q->known = article || (phrase->definite && !is_word_of_choice(x, phrase->first));
    q->owned = !article && token_is_owner(x, first);
    q->bare = !q->known && !phrase->definite && token_upos(x, first) != RSM_UPOS_DET;
    for (uint32_t token = first; token < q->e->first; token++) {
        bool owner = is_possessive_s(x, token);
        if (owner || x->time_of[token] != RSM_NONE)
            q->known = true;
        if (token_upos(x, token) == RSM_UPOS_NUM)
            q->counted = true;
        if (owner || token_upos(x, token) == RSM_UPOS_NUM || token_upos(x, token) == RSM_UPOS_DET)
            q->bare = false;
    }
    if (q->known)
        q->bare = false;
    q->of_whom = article && q->e->end < x->text->token_count && token_is(x, q->e->end, "of");
}

/* "It was not a drive-by shooting": the noun, with nothing but an article before it, is what is
 * denied; of "not a random shooting" only that it was random is. */
static bool is_not_that(const extraction *x, const event *e, uint32_t first) {
    uint32_t begin = sentence_first(x, first);
    if (first < begin + 2 || e->first > first + 1 ||
        (e->first == first + 1 && token_upos(x, first) != RSM_UPOS_DET) ||
        token_is(x, first, "the"))
        return false;
    static const char *const how[] = {"random",     "isolated",       "targeted", "senseless",
                                      "deliberate", "indiscriminate", "single",   "unprovoked"};
    if (ONE_OF(x, e->first, how))
        return false;
    bool not = token_is(x, first - 1, "not") || token_is(x, first - 1, "n't") ||
               token_is(x, first - 1, "never");
    return not &&lemma_is(x, first - 2, "be");
}

bool names_what_it_is_not(const extraction *x, const event *e) {
    const inquiry q = {.x = x, .e = e};
    const noun_phrase *phrase = e->noun ? phrase_at(x, e->phrase) : NULL;
    return phrase != NULL && phrase->head < e->end && is_not_that(x, e, first_word(&q));
}

/* The words before the noun in its phrase: "planned", "alleged", "any". */
static rsm_modality before_noun(const inquiry *q) {
    const extraction *x = q->x;
    const event *e = q->e;
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    uint32_t first = phrase != NULL ? phrase->first : e->first;
    if (first > sentence_first(x, e->first) && token_upos(x, first - 1) == RSM_UPOS_DET)
        first--;
    bool heads = phrase == NULL || phrase->head < e->end;
    if (heads && phrase != NULL && is_not_that(x, e, first_word(q)))
        return RSM_MODALITY_DENIED;
    for (uint32_t token = first; token < e->first; token++) {
        uint32_t makes = governor_at(x, token, RSM_GOVERNS_BEFORE);
        bool of_head = makes == RSM_MODALITY_GENERAL || makes == RSM_MODALITY_DENIED;
        if (makes < CARRIES && (heads || !of_head))
            return (rsm_modality)makes;
    }
    return heads && q->bare && x->tagging->has_tree ? list_makes(x, e->end - 1)
                                                    : RSM_MODALITY_ACTUAL;
}

static rsm_modality own_words(const inquiry *q) {
    const extraction *x = q->x;
    if (q->e->noun)
        return before_noun(q);
    const verb_group *group = verb_at(x, q->e->verb);
    if (group == NULL)
        return RSM_MODALITY_ACTUAL;
    rsm_modality told = auxiliaries(x, group->verb);
    if (told != RSM_MODALITY_ACTUAL)
        return told;
    for (uint32_t token = group->first; token < group->end; token++)
        if (governor_at(x, token, RSM_GOVERNS_BEFORE) == RSM_MODALITY_ALLEGED)
            return RSM_MODALITY_ALLEGED;
    const noun_phrase *subject = phrase_at(x, group->subject);
    bool nobody = subject != NULL &&
                  (token_is(x, subject->first, "no") || token_is(x, subject->head, "nobody") ||
                   token_is(x, subject->first, "none") || token_is(x, subject->first, "neither") ||
                   (subject->first > 0 && token_is(x, subject->first - 1, "no")));
    return nobody ? RSM_MODALITY_DENIED : RSM_MODALITY_ACTUAL;
}

/* The token of the event that hangs on what is outside it. */
static uint32_t anchor_of(const extraction *x, const event *e) {
    const verb_group *group = e->noun ? NULL : verb_at(x, e->verb);
    uint32_t anchor = group != NULL ? group->verb : e->noun ? e->end - 1 : e->first;
    for (uint32_t step = 0; step < CHAIN_LENGTH; step++) {
        uint32_t head = tree_head(x, anchor);
        if (head == RSM_NONE || head < e->first || head >= e->end)
            break;
        anchor = head;
    }
    return anchor;
}

rsm_modality modality_of(const extraction *x, const event *e) {
    if (e->flags & (RSM_TRIGGER_PLANNED | RSM_TRIGGER_THREAT))
        return RSM_MODALITY_PLANNED;
    inquiry q = {.x = x, .e = e};
    describe(&q);
    if (e->flags & RSM_TRIGGER_FOILED) { /* "hopes to prevent an attack" */
        rsm_modality told = e->noun || !x->tagging->has_tree
                                ? RSM_MODALITY_ACTUAL
                                : status(&q, anchor_of(x, e), CHAIN_LENGTH);
        return told > RSM_MODALITY_ALLEGED ? told : RSM_MODALITY_FOILED;
    }
    rsm_modality own = own_words(&q);
    if (own == RSM_MODALITY_DENIED && x->tagging->has_tree && is_on_condition(x, anchor_of(x, e)))
        return RSM_MODALITY_POSSIBLE; /* "when there is no violence, no troops are needed" */
    if (own > RSM_MODALITY_ALLEGED)
        return own;
    if (!q.known && is_judged_false(x, e->first))
        return RSM_MODALITY_DENIED; /* "reports that troops fired on them are fake news" */
    uint32_t anchor = anchor_of(x, e);
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    const verb_group *group = verb_at(x, e->verb);
    uint32_t from = group != NULL ? group->first : phrase != NULL ? phrase->first : e->first;
    rsm_modality told =
        x->tagging->has_tree ? above(&q, anchor, e->noun, CHAIN_LENGTH) : looked_back(&q, from);
    if (told != RSM_MODALITY_ACTUAL)
        return told == RSM_MODALITY_FOILED && own == RSM_MODALITY_ALLEGED ? own : told;
    if (is_question(x, e->first) && !q.known)
        return RSM_MODALITY_POSSIBLE;
    bool general = e->noun ? is_of_a_kind(&q, anchor) : group != NULL && is_habit(x, e, group);
    return general ? RSM_MODALITY_GENERAL : own;
}
