/* The rules of lexicon/kinds.txt: see kind.h.
 *
 * Every phrase of that file that stands in the event's clause, or beside it in its sentence where
 * the rule says so, is asked how it stands to the event and whether its rule is about such events.
 * Invariant: of the rules that fit, the last of the file counts. Cost: linear in the matches of the
 * sentence. */
#include "extract/kind.h"

#include "extract/govern.h"

enum { TREE_STEPS = 4 }; /* from "killing nine" up to the verb whose subject it has */

static const char *const places[] = {"at",      "in",      "on",      "into",    "inside", "from",
                                     "near",    "outside", "aboard",  "through", "along",  "under",
                                     "beneath", "beside",  "onto",    "off",     "across", "to",
                                     "against", "over",    "between", "within"};
static const char *const doing[] = {"carry",  "stage",   "launch",     "mount", "conduct",
                                    "commit", "unleash", "perpetrate", "lead",  "wage"};
static const char *const means[] = {"with", "using", "by", "of", "from", "on", "in"};
static const char *const hit_by_noun[] = {"of", "on", "against", "at", "targeting", "to", "in"};

/* "the rebel group Red Front": what it is, before a name that goes on to its end. */
static bool names_whole(const extraction *x, const noun_phrase *phrase, uint32_t last) {
    uint32_t name = last + 1 < phrase->end ? x->tagging->name_of[last + 1] : RSM_NONE;
    return name != RSM_NONE && x->tagging->name_of[phrase->head] == name &&
           x->tagging->name_of[last] == RSM_NONE &&
           x->tagging->names[name].type == RSM_ENTITY_GROUP;
}

/* The phrase that the words of a match name, or one that they stand in where the rule lets them;
 * then also that of which it is a part: the lift of "the cable of a lift". */
static uint32_t phrase_named(const extraction *x, const rsm_match *match, bool within) {
    uint32_t last = match->end_token - 1, index = x->phrase_of[last];
    const noun_phrase *phrase = phrase_at(x, index);
    bool heads = phrase != NULL && (phrase->head == last || names_whole(x, phrase, last));
    if (phrase == NULL || (!heads && !within))
        return RSM_NONE;
    if (within && phrase->first >= 2 && token_is(x, phrase->first - 1, "of") &&
        x->phrase_of[phrase->first - 2] != RSM_NONE)
        return x->phrase_of[phrase->first - 2];
    return index;
}

/* Whether a verb takes its subject from the one that it hangs on: "hit the town, killing nine". */
static bool shares_subject(const extraction *x, uint32_t verb) {
    if (!tree_relation_is(x, verb, "conj") && !tree_relation_is(x, verb, "advcl") &&
        !tree_relation_is(x, verb, "xcomp"))
        return false;
    for (uint32_t token = sentence_first(x, verb); token < sentence_end(x, verb); token++)
        if (x->tagging->tags[token].head == verb && tree_relation_is(x, token, "nsubj"))
            return false;
    return true;
}

/* "the pupil who was shot", "the man police shot": a relative clause that tells what was done to whom
 * it describes. */
static bool is_clause_of_whom(const extraction *x, uint32_t verb, uint32_t noun) {
    const verb_group *group = verb_at(x, x->verb_of[verb]);
    if (group == NULL || !tree_relation_is(x, verb, "acl:relcl"))
        return false;
    const noun_phrase *own = phrase_at(x, group->subject);
    bool other = own != NULL && own->first > noun && !own->pronoun && group->object == RSM_NONE;
    return group->passive || other;
}

/* How a noun stands to a verb in the tree. */
static uint32_t stands_in_tree(const extraction *x, uint32_t noun, uint32_t verb) {
    const rsm_tag *tag = &x->tagging->tags[noun];
    if (tag->head == verb && tree_relation_is(x, noun, "nsubj:pass"))
        return RSM_STANDS_SUFFERS;
    if (tag->head == verb && tree_relation_is(x, noun, "obj")) {
        const verb_group *group = verb_at(x, x->verb_of[verb]);
        bool passive = group != NULL && group->passive; /* what is shot has no object of its own */
        return passive ? 0 : RSM_STANDS_SUFFERS;
    }
    const rsm_tag *its = &x->tagging->tags[verb];
    if (its->head == noun && noun < verb &&
        tree_relation_is(x, verb, "acl")) { /* often a whole clause misread */
        if (is_clause_of_whom(x, verb, noun))
            return RSM_STANDS_SUFFERS;
        return its->form == RSM_VERB_ING || tree_relation_is(x, verb, "acl:relcl") ? RSM_STANDS_ACTS
               : tag->head == RSM_NONE ? RSM_STANDS_ACTS | RSM_STANDS_ALONE
                                       : RSM_STANDS_SUFFERS;
    }
    if (tag->head == RSM_NONE || !tree_relation_is(x, noun, "nsubj") ||
        tree_relation_is(x, noun, "nsubj:pass"))
        return 0;
    const verb_group *own = verb_at(x, x->verb_of[verb]);
    bool passive = own != NULL && own->passive; /* "attacked them and was shot": done to him */
    for (uint32_t steps = 0; steps < TREE_STEPS && verb != RSM_NONE; steps++) {
        if (tag->head == verb)
            return passive ? RSM_STANDS_SUFFERS : RSM_STANDS_ACTS;
        if (!shares_subject(x, verb) || (passive && !tree_relation_is(x, verb, "conj")))
            return 0;
        verb = x->tagging->tags[verb].head;
    }
    return 0;
}

/* How a phrase stands to a verb of which the event is, or of which its noun is subject or object: a
 * mask of rsm_kind_standing. */
static uint32_t stands_to_verb(const verb_group *group, uint32_t phrase) {
    uint32_t stands = 0;
    if (group->subject == phrase)
        stands |= group->passive              ? RSM_STANDS_SUFFERS
                  : group->object == RSM_NONE ? RSM_STANDS_ACTS | RSM_STANDS_ALONE
                                              : RSM_STANDS_ACTS;
    if (group->object == phrase)
        stands |= RSM_STANDS_SUFFERS;
    if (group->agent == phrase)
        stands |= RSM_STANDS_ACTS;
    return stands;
}

/* "police carried out a raid", "the blast hit a market": by the verb of the event's noun. */
static uint32_t stands_to_noun_verb(const extraction *x, const event *e, uint32_t phrase) {
    uint32_t v = RSM_NONE;
    for (uint32_t token = sentence_first(x, e->first); token < sentence_end(x, e->first); token++) {
        const verb_group *group = x->verb_of[token] != v ? verb_at(x, x->verb_of[token]) : NULL;
        v = x->verb_of[token];
        if (group == NULL || e->phrase == RSM_NONE)
            continue;
        if (group->subject == e->phrase && group->object == phrase && !group->passive)
            return RSM_STANDS_SUFFERS;
        if (group->object == e->phrase && group->subject == phrase && !group->passive &&
            ONE_OF(x, group->verb, doing))
            return RSM_STANDS_ACTS;
    }
    return 0;
}

/* "He was seen near the shooting by police": whoever did another verb's deed. */
static bool is_agent_of_other(const extraction *x, const event *e, uint32_t head) {
    uint32_t verb = tree_head(x, head);
    if (verb >= e->first) /* of the deed itself, or of whom it befell */
        return false;
    const verb_group *group = verb_at(x, x->verb_of[verb]);
    return group == NULL ? !is_verbal_token(x, verb) : group->passive;
}

/* The same by the preposition before the phrase. */
static uint32_t stands_led_in(const extraction *x, const event *e, const noun_phrase *phrase) {
    uint32_t before = phrase->first - 1, stands = 0;
    if (phrase->first == 0 || x->clause_of[phrase->first] != x->clause_of[e->first])
        return 0;
    if (ONE_OF(x, before, places))
        stands |= RSM_STANDS_AT;
    if (ONE_OF(x, before, means))
        stands |= RSM_STANDS_WITH;
    uint32_t doing_by = before; /* over "on Friday", "today" */
    while (doing_by > e->end &&
           (x->time_of[doing_by - 1] != RSM_NONE ||
            (x->verb_of[doing_by - 1] == RSM_NONE && x->time_of[doing_by] != RSM_NONE &&
             token_upos(x, doing_by - 1) == RSM_UPOS_ADP)))
        doing_by--;
    if (e->noun && phrase->first >= e->end && token_is(x, before, "by") &&
        x->verb_of[doing_by - 1] == RSM_NONE && /* not "the attack was condemned by" */
        !is_agent_of_other(x, e, phrase->head))
        stands |= RSM_STANDS_ACTS;
    if (e->noun && before == e->end && ONE_OF(x, before, hit_by_noun))
        stands |= RSM_STANDS_SUFFERS;
    return stands;
}

/* "Typhoon Lara": the word that leads a storm's name in says what it is. */
static bool leads_in_name(const extraction *x, const rsm_match *match) {
    uint32_t type = match->domain != RSM_DOMAIN_KIND
                        ? RSM_NONE
                        : rsm_world_number(x->world, RSM_DOMAIN_KIND, match->row, RSM_KIND_TYPE);
    uint32_t last = match->end_token - 1;
    return x->tagging->name_of[last] != RSM_NONE && type < x->types.count &&
           x->types.family[type] == RSM_FAMILY_DISASTER &&
           match->end_token < x->text->token_count &&
           x->tagging->name_of[match->end_token] == x->tagging->name_of[last] &&
           (match->first_token == 0 ||
            x->tagging->name_of[match->first_token - 1] != x->tagging->name_of[last]);
}

/* "Police found two men shot", "police investigate shooting at a school", "charge two in shooting":
 * who comes upon a deed, or does something about it, did not do it. */
static bool is_come_upon(const extraction *x, const event *e) {
    static const char *const finding[] = {"find",   "discover", "hear",   "see",
                                          "report", "probe",    "detect", "investigate"};
    static const char *const acting[] = {"charge", "arrest",   "seek",     "hunt",    "name",
                                         "search", "identify", "question", "respond", "hold"};
    const verb_group *group = verb_at(x, e->verb);
    if (group == NULL)
        return false;
    uint32_t head = tree_head(x, group->verb);
    bool under = x->tagging->tags[group->verb].form == RSM_VERB_ING &&
                 head < x->text->token_count &&
                 (ONE_OF(x, head, finding) || ONE_OF(x, head, acting));
    return ONE_OF(x, e->first, finding) || under;
}

static uint32_t stands_to(const extraction *x, const event *e, const rsm_match *match,
                          uint32_t allowed) {
    if (match->first_token < e->end && e->first < match->end_token) /* "boiler exploded" */
        return x->verb_of[match->end_token - 1] != RSM_NONE && match->words == 1
                   ? 0
                   : RSM_STANDS_ACTS | RSM_STANDS_SUFFERS | RSM_STANDS_ALONE | RSM_STANDS_BEFORE;
    uint32_t index = leads_in_name(x, match)
                         ? x->phrase_of[match->end_token - 1]
                         : phrase_named(x, match, (allowed & RSM_STANDS_WITHIN) != 0);
    uint32_t stands = RSM_STANDS_BESIDE;
    if (e->phrase != RSM_NONE && x->phrase_of[match->end_token - 1] == e->phrase &&
        match->end_token <= e->first)
        stands |= RSM_STANDS_BEFORE;
    const noun_phrase *phrase = phrase_at(x, index);
    const credit *teller = credit_at(x, x->credit_of[e->first]);
    if (phrase == NULL || (teller != NULL && teller->source_phrase == index))
        return stands; /* who tells of it need not have done it */
    if (e->verb != RSM_NONE && x->tagging->has_tree)
        stands |= stands_in_tree(x, phrase->head, verb_at(x, e->verb)->verb);
    if (e->verb != RSM_NONE)
        stands |= stands_to_verb(verb_at(x, e->verb), index);
    else if (index != e->phrase)
        stands |= stands_to_noun_verb(x, e, index);
    stands |= stands_led_in(x, e, phrase);
    return is_come_upon(x, e) ? stands & ~(uint32_t)RSM_STANDS_ACTS : stands;
}

static bool is_listed(const extraction *x, uint32_t row, const event *e) {
    rsm_slice item, rest = rsm_world_string(x->world, RSM_DOMAIN_KIND, row, RSM_KIND_TRIGGERS);
    rsm_slice phrase =
        rsm_world_string(x->world, RSM_DOMAIN_TRIGGER, e->trigger, RSM_TRIGGER_PHRASE);
    bool any = rest.size == 0;
    while (rest.size > 0 && rsm_slice_split(&rest, ';', &item))
        if (rsm_slice_equal(rsm_slice_trim(item), phrase))
            return true;
    return any;
}

static bool is_of_types(const extraction *x, uint32_t row, const event *e) {
    rsm_slice item, rest = rsm_world_string(x->world, RSM_DOMAIN_KIND, row, RSM_KIND_TYPES);
    bool any = rest.size == 0;
    while (e->type_row < x->types.count && rest.size > 0 && rsm_slice_split(&rest, ';', &item)) {
        uint32_t type = rsm_world_find(x->world, RSM_DOMAIN_TYPE, rsm_slice_trim(item));
        if (type != RSM_NONE && rsm_type_is(x->world, e->type_row, type))
            return true;
    }
    return any;
}

static bool is_about(const extraction *x, uint32_t row, const event *e) {
    uint32_t families = rsm_world_number(x->world, RSM_DOMAIN_KIND, row, RSM_KIND_FAMILIES);
    bool family = families == 0 || (e->type_row < x->types.count &&
                                    (families & 1u << x->types.family[e->type_row]) != 0);
    return family && is_of_types(x, row, e) && is_listed(x, row, e);
}

/* "police said": whoever only tells of it has no part in it. */
static bool only_tells(const extraction *x, uint32_t token) {
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[token]);
    const verb_group *group = phrase == NULL ? NULL : verb_at(x, x->verb_of[phrase->end]);
    return group != NULL && group->subject == x->phrase_of[token] &&
           match_at(x, group->verb, RSM_DOMAIN_CUE) != NULL;
}

static bool has_lemma(const extraction *x, const event *e, rsm_slice word, bool taking_part) {
    for (uint32_t token = sentence_first(x, e->first); token < sentence_end(x, e->first); token++)
        if (rsm_slice_equal_ascii_caseless(x->tagging->tags[token].lemma, word) &&
            !(taking_part && only_tells(x, token)))
            return true;
    return false;
}

/* Whether one of the words that the rule wants besides stands in the sentence, and none that it
 * forbids. But of what police and soldiers do, it is wanted of who takes part: "police said" puts
 * no police at a rally. */
static bool is_joined(const extraction *x, uint32_t row, const event *e) {
    rsm_slice item, rest = rsm_world_string(x->world, RSM_DOMAIN_KIND, row, RSM_KIND_BESIDES);
    bool wanted = false, found = false;
    uint32_t type = rsm_world_number(x->world, RSM_DOMAIN_KIND, row, RSM_KIND_TYPE);
    uint32_t family = type < x->types.count ? x->types.family[type] : (uint32_t)RSM_FAMILY_OTHER;
    bool taking_part = family != RSM_FAMILY_ARREST && family != RSM_FAMILY_MILITARY &&
                       (family != RSM_FAMILY_OTHER || type >= x->types.count);
    while (rest.size > 0 && rsm_slice_split(&rest, ';', &item)) {
        item = rsm_slice_trim(item);
        if (item.size > 1 && item.data[0] == '!') {
            if (has_lemma(x, e, rsm_slice_trim((rsm_slice){item.data + 1, item.size - 1}), true))
                return false;
            continue;
        }
        wanted = true;
        found = found || has_lemma(x, e, item, taking_part);
    }
    return found || !wanted;
}

/* "A car driven by her brother": the words of "drive-by", of a passive and who did it. */
static bool is_passive_with_agent(const extraction *x, const rsm_match *match) {
    return match->words == 2 && token_is(x, match->end_token - 1, "by") &&
           x->tagging->tags[match->first_token].form == RSM_VERB_PARTICIPLE;
}

/* A part of somebody's name ("the Tigers") names no kind of thing, unless it is written as one in
 * the lexicon ("Cessna") or names a body ("Riverton Police"). */
static bool is_in_name(const extraction *x, const rsm_match *match) {
    uint32_t last = match->end_token - 1;
    rsm_slice words = rsm_world_string(x->world, RSM_DOMAIN_KIND, match->row, RSM_KIND_WORDS);
    bool proper = words.size > 0 && words.data[0] >= 'A' && words.data[0] <= 'Z';
    return x->tagging->name_of[last] != RSM_NONE && !proper && !x->text->one_case &&
           !leads_in_name(x, match) && match_over(x, last, RSM_DOMAIN_BODY) == NULL;
}

/* ---- rules about whoever is armed ---- */

static bool add_row(void *context, uint32_t row, uint16_t flags) {
    (void)flags;
    return rsm_vector_push_copy(context, &row) != NULL;
}

bool find_armed_kinds(extraction *x) {
    rsm_vector rows;
    rsm_vector_init(&rows, x->arena, sizeof(uint32_t));
    rsm_world_lookup(x->world, RSM_DOMAIN_KIND, RSM_SLICE("armed actor"), add_row, &rows);
    x->armed_actor_count = rows.count;
    rsm_world_lookup(x->world, RSM_DOMAIN_KIND, RSM_SLICE("armed force"), add_row, &rows);
    x->armed_kinds = rows.items;
    x->armed_kind_count = rows.count;
    return !x->arena->failed;
}

/* "soldiers", "police officers": of the forces of a state. */
static bool is_of_a_force(const extraction *x, const rsm_match *match) {
    if (match->domain != RSM_DOMAIN_PERSON ||
        rsm_world_number(x->world, RSM_DOMAIN_PERSON, match->row, RSM_PERSON_ROLE) !=
            RSM_PERSON_SECURITY)
        return false;
    return rsm_world_number(x->world, RSM_DOMAIN_PERSON, match->row, RSM_PERSON_SOURCE_KIND) !=
           RSM_SOURCE_PARTY + 1; /* "fighters" are of whoever they fight for */
}

/* "the militia", "an armed group". */
static bool is_armed_body(const extraction *x, const rsm_match *match) {
    return match->domain == RSM_DOMAIN_BODY && match->words >= 2 &&
           rsm_world_number(x->world, RSM_DOMAIN_BODY, match->row, RSM_BODY_ACTOR_KIND) ==
               RSM_ACTOR_GROUP + 1;
}

bool is_armed(const extraction *x, const rsm_match *match) {
    if (match->domain == RSM_DOMAIN_ACTOR)
        return rsm_world_number(x->world, RSM_DOMAIN_ACTOR, match->row, RSM_ACTOR_KIND) ==
                   RSM_ACTOR_GROUP &&
               !(match->flags & RSM_PHRASE_AMBIGUOUS);
    return match->domain == RSM_DOMAIN_PERSON &&
           (rsm_world_number(x->world, RSM_DOMAIN_PERSON, match->row, RSM_PERSON_ROLE) ==
                RSM_PERSON_PERPETRATOR ||
            rsm_world_number(x->world, RSM_DOMAIN_PERSON, match->row, RSM_PERSON_CIVILIAN) ==
                RSM_PERSON_COMBATANT);
}

/* Whether a match names somebody whom a rule about armed forces, or else about armed actors, is of.
 */
static bool stands_for(const extraction *x, bool force, const rsm_match *match) {
    if (force)
        return is_of_a_force(x, match);
    return is_armed_body(x, match) || (is_armed(x, match) && !is_of_a_force(x, match));
}

/* Whether the rule of a row holds of an event by the words of a match. */
static bool holds(const extraction *x, const event *e, const rsm_match *match, uint32_t row) {
    if (!is_about(x, row, e) || !is_joined(x, row, e))
        return false;
    uint32_t allowed = rsm_world_number(x->world, RSM_DOMAIN_KIND, row, RSM_KIND_STANDS);
    return (stands_to(x, e, match, allowed) & allowed & ~(uint32_t)RSM_STANDS_WITHIN) != 0;
}

/* The rule that fits, or RSM_NONE. */
static uint32_t rule_of(const extraction *x, const event *e) {
    const rsm_tagging *tagging = x->tagging;
    uint32_t best = RSM_NONE, end = tagging->first_match[sentence_end(x, e->first)];
    for (uint32_t m = tagging->first_match[sentence_first(x, e->first)]; m < end; m++) {
        const rsm_match *match = &tagging->matches[m];
        if (match->domain == RSM_DOMAIN_KIND && (best == RSM_NONE || match->row >= best) &&
            !is_in_name(x, match) && !is_passive_with_agent(x, match) &&
            holds(x, e, match, match->row))
            best = match->row;
        bool somebody = match->domain == RSM_DOMAIN_PERSON || match->domain == RSM_DOMAIN_ACTOR ||
                        match->domain == RSM_DOMAIN_BODY;
        for (uint32_t i = 0; i < x->armed_kind_count && somebody; i++) {
            uint32_t row = x->armed_kinds[i];
            if ((best == RSM_NONE || row > best) &&
                stands_for(x, i >= x->armed_actor_count, match) && holds(x, e, match, row))
                best = row;
        }
    }
    return best;
}

bool find_kind(const extraction *x, event *e) {
    uint32_t rule = rule_of(x, e);
    if (rule == RSM_NONE)
        return (e->flags & RSM_TRIGGER_BARE) == 0;
    uint32_t type = rsm_world_number(x->world, RSM_DOMAIN_KIND, rule, RSM_KIND_TYPE);
    if (type == RSM_NONE) {
        e->flags |= RSM_TRIGGER_STATE; /* "the car was taken into custody": of the law nothing stays */
        return (e->flags & (RSM_TRIGGER_BARE | RSM_TRIGGER_LAW)) == 0;
    }
    e->type_row = type;
    if (x->types.family[type] != RSM_FAMILY_ARREST) /* "rebels executed a judge": no act of law */
        e->flags &= ~(uint32_t)RSM_TRIGGER_LAW;
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    bool faint = e->noun && phrase != NULL && !phrase->definite && !phrase->indefinite;
    e->flags &= ~(uint32_t)(faint ? RSM_TRIGGER_STATE : RSM_TRIGGER_STATE | RSM_TRIGGER_WEAK);
    return true;
}
