/* Figures as statements: which slot, whether the whole or a part.
 *
 * Where a report tells of more, one death is a part, and so is a smaller number told after a larger
 * one by the same teller ("12 were shot ... three were taken to hospital"). Invariant: a statement
 * that somebody else makes stays a figure for the whole: sources may differ. Cost: linear in the
 * figures and statements. */
#include "extract/fact.h"
#include "extract/figure.h"

enum { FIGURES_LOOKED_AT = 500 }; /* figures among which the dead of an incident are looked for */

/* One person's death is a part where the report tells of more. */
static bool one_of_more(const extraction *x, uint32_t index) {
    const figure *f = figure_at(x, index);
    if (f->value.low != 1 || f->value.high != 1 || f->value.kind != RSM_COUNT_TOTAL)
        return false;
    return x->several[f->incident * RSM_SLOT_COUNT + f->slot];
}

/* The person named in a figure of one, or RSM_NONE. */
static uint32_t one_named(const extraction *x, const figure *f) {
    for (uint32_t token = f->who_first; token < f->who_end; token++)
        if (f->value.low == 1 && f->value.high == 1 && names_one(x, token))
            return x->entity_of_name[x->tagging->name_of[token]];
    return RSM_NONE;
}

/* "Many have died": no number that others are a part of. */
static bool is_loose(const figure *f) {
    return rsm_slice_equal_ascii_caseless(f->value.text, RSM_SLICE("many"));
}

static bool tells_of_dead(const extraction *x, uint32_t incident) {
    for (uint32_t i = 0; i < x->figures.count && i < FIGURES_LOOKED_AT; i++) {
        const figure *f = figure_at(x, i);
        if (f->incident == incident && f->slot == RSM_SLOT_KILLED && f->value.high != 0 &&
            !f->negated)
            return true;
    }
    return false;
}

/* "Three people were shot", where the report tells of dead: they may be among them. */
static bool may_be_dead(const extraction *x, const figure *f) {
    static const char *const shots[] = {"shoot",   "shot",     "stab",
                                        "stabbed", "shooting", "stabbing",
                                        "with" /* "found with a gunshot wound" */};
    return f->slot == RSM_SLOT_INJURED && f->outcome != RSM_NONE && ONE_OF(x, f->outcome, shots) &&
           tells_of_dead(x, f->incident);
}

/* Whether every word of one name stands in the other: "Ann Maria Lee", "Ann Lee". */
static bool one_name_in_other(const extraction *x, uint32_t one, uint32_t other) {
    rsm_slice a = entity_at(x, one)->name, b = entity_at(x, other)->name;
    rsm_slice less = a.size < b.size ? a : b, more = a.size < b.size ? b : a;
    size_t first = 0;
    while (first < less.size) {
        size_t end = rsm_slice_find(less, RSM_SLICE(" "), first);
        end = end == RSM_NOWHERE ? less.size : end;
        if (rsm_slice_find(more, rsm_slice_sub(less, first, end), 0) == RSM_NOWHERE)
            return false;
        first = end + 1;
    }
    return true;
}

bool find_several(extraction *x) {
    size_t cells = ((size_t)x->incidents.count + 1) * RSM_SLOT_COUNT;
    x->several = rsm_arena_allocate_items(x->arena, cells, sizeof *x->several);
    uint32_t *named = rsm_arena_allocate_items(x->arena, cells, sizeof *named); /* entity + 1 */
    if (x->several == NULL || named == NULL)
        return false;
    for (uint32_t i = 0; i < x->figures.count; i++) {
        const figure *f = figure_at(x, i);
        if (f->incident == RSM_NONE || f->slot == RSM_SLOT_COUNT || f->hypothetical || f->negated ||
            is_loose(f))
            continue;
        rsm_slot slot = may_be_dead(x, f) ? RSM_SLOT_CASUALTIES : f->slot;
        size_t cell = (size_t)f->incident * RSM_SLOT_COUNT + slot;
        uint32_t one = one_named(x, f);
        if (f->value.low > 1 || f->value.high > 1 ||
            (one != RSM_NONE && named[cell] != 0 && named[cell] != one + 1 &&
             !one_name_in_other(x, one, named[cell] - 1)))
            x->several[cell] = true; /* two of different names are more than one */
        if (one != RSM_NONE && named[cell] == 0)
            named[cell] = one + 1;
    }
    return true;
}

/* "was shot in the leg", "was shot and wounded": the sentence says that he lived. */
static bool lived(const extraction *x, const figure *f) {
    static const char *const words[] = {"leg",     "arm",      "foot",    "hand",      "thigh",
                                        "ankle",   "knee",     "hip",     "shoulder",  "buttock",
                                        "wounded", "wounding", "injured", "stable",    "survived",
                                        "survive", "elbow",    "finger",  "condition", "calf"};
    for (uint32_t token = f->outcome; token < sentence_end(x, f->outcome); token++)
        if (word_in(x, token, words, sizeof words / sizeof *words))
            return true;
    return false;
}

/* Whether two figures of one person may count the same one: by name, by the same words, or by the
 * same noun told again. */
static bool same_person(const extraction *x, const figure *a, const figure *b) {
    if (a->who_first == b->who_first && a->who_end == b->who_end)
        return true;
    uint32_t one = one_named(x, a), other = one_named(x, b);
    if (one != RSM_NONE || other != RSM_NONE)
        return one == other;
    const noun_phrase *p = a->who_end > 0 ? phrase_at(x, x->phrase_of[a->who_end - 1]) : NULL;
    const noun_phrase *q = b->who_end > 0 ? phrase_at(x, x->phrase_of[b->who_end - 1]) : NULL;
    return p != NULL && q != NULL && (p->definite || q->definite) &&
           rsm_slice_equal_ascii_caseless(x->tagging->tags[p->head].lemma,
                                          x->tagging->tags[q->head].lemma);
}

/* Whether somebody told of by name is told to have died of it elsewhere: "a boy, named as Ann Lee,
 * died". */
static bool is_told_dead(const extraction *x, uint32_t entity) {
    enum { CLAIMS = 500 };
    for (uint32_t i = 0; i < x->roles.count && i < CLAIMS; i++) {
        const role_claim *claim = rsm_vector_at(&x->roles, i);
        if (claim->entity == entity && claim->role == RSM_ROLE_VICTIM &&
            claim->outcome == RSM_SLOT_KILLED && claim->stance == RSM_STANCE_ASSERTS)
            return true;
    }
    return false;
}

/* Whether the one who is counted as hurt is counted as dead elsewhere in the report. */
static bool died_too(const extraction *x, const figure *f) {
    if (f->slot != RSM_SLOT_INJURED || f->value.low != 1 || f->value.high != 1)
        return false;
    if (one_named(x, f) != RSM_NONE && is_told_dead(x, one_named(x, f)))
        return true;
    for (uint32_t i = 0; i < x->figures.count && i < FIGURES_LOOKED_AT; i++) {
        const figure *other = figure_at(x, i);
        bool here = other->incident == f->incident || one_named(x, f) != RSM_NONE;
        if (here && other->slot == RSM_SLOT_KILLED && other->value.low == 1 &&
            other->value.high == 1 && !other->negated && !other->hypothetical &&
            same_person(x, f, other))
            return true;
    }
    return false;
}

/* Whether the words of a figure name those of whom its outcome is told: "two of the dead". */
static bool is_of_outcome(const extraction *x, const figure *f) {
    enum { REACH = 6 };
    uint32_t end = sentence_end(x, f->first);
    bool of = false;
    for (uint32_t back = 1; f->outcome != RSM_NONE && back <= 3 && f->outcome >= back; back++)
        if (f->outcome < f->first && token_is(x, f->outcome - back, "among"))
            return true; /* "among the dead were two nurses" */
    end = f->end + REACH < end ? f->end + REACH : end;
    for (uint32_t token = f->end; token < end; token++) {
        of |= token_is(x, token, "of") || token_is(x, token, "among");
        if (!of)
            continue;
        const rsm_match *outcome = match_at(x, token, RSM_DOMAIN_OUTCOME);
        bool named = x->phrase_of[token] != RSM_NONE || token_is(x, token - 1, "those") ||
                     token_is(x, token - 1, "the");
        if (outcome != NULL && named &&
            rsm_world_number(x->world, RSM_DOMAIN_OUTCOME, outcome->row, RSM_OUTCOME_SLOT) ==
                f->slot)
            return true;
    }
    return false;
}

static bool is_told(const figure *f) {
    return !f->negated && !f->hypothetical && !f->sum;
}

/* Whether two slots may count the same people: the hurt may be among the dead and hurt. */
static bool count_alike(rsm_slot slot, rsm_slot other) {
    return slot == other || (slot == RSM_SLOT_INJURED && other == RSM_SLOT_CASUALTIES);
}

/* The most that the report counts as dead of an incident. */
static int64_t most_dead(const extraction *x, uint32_t incident) {
    int64_t most = 0;
    for (uint32_t i = 0; i < x->figures.count && i < FIGURES_LOOKED_AT; i++) {
        const figure *f = figure_at(x, i);
        if (f->incident == incident && f->slot == RSM_SLOT_KILLED && is_told(f) &&
            f->value.low > most)
            most = f->value.low;
    }
    return most;
}

/* "Taken to hospital", "in critical condition", "victims": told of some of those harmed as often as
 * of all. */
static bool tells_of_some(const extraction *x, const figure *f) {
    static const char *const words[] = {"take",  "transport",   "airlift",  "fly",  "rush", "treat",
                                        "bring", "hospitalize", "victim",   "with", "in",   "send",
                                        "admit", "suffer",      "condition", "walk", "remain",
                                        "be"};
    return f->outcome != RSM_NONE && ONE_OF(x, f->outcome, words);
}

/* "Two of the victims are in hospital": of those hurt, some. */
static bool remains_of_those_hurt(const extraction *x, const figure *f) {
    static const char *const hurt[] = {"victim", "wounded", "injured"};
    bool of = f->slot == RSM_SLOT_INJURED && token_is(x, f->end, "of") && f->who_end > f->end;
    return of && tells_of_some(x, f) && ONE_OF(x, f->who_end - 1, hurt);
}

/* "Police arrested 20 of them", "one of the men later died", "two killed and one more hurt": a part
 * of those told of, but the whole of those arrested, dead or hurt, where no larger figure of that,
 * and none of others, is told. */
static bool is_whole_after_all(const extraction *x, uint32_t index) {
    const figure *f = figure_at(x, index);
    uint32_t sentence = x->text->tokens[f->first].sentence;
    if (f->value.kind != RSM_COUNT_PART || f->beside || f->one_of_list || f->value.low < 1 ||
        is_of_outcome(x, f) || remains_of_those_hurt(x, f))
        return false;
    bool more = counts_more(x, f), counted_from = false;
    for (uint32_t i = 0; i < x->figures.count && i < FIGURES_LOOKED_AT; i++) {
        const figure *other = figure_at(x, i);
        if (i == index || other->incident != f->incident || !is_told(other))
            continue;
        uint32_t at = x->text->tokens[other->first].sentence;
        bool again = at != sentence && other->value.low == f->value.low &&
                     other->value.high == f->value.high; /* the same people, told again */
        bool with_dead = f->slot == RSM_SLOT_INJURED &&
                         (other->slot == RSM_SLOT_CASUALTIES || may_be_dead(x, other));
        if (with_dead && other->value.low <= f->value.low + most_dead(x, f->incident))
            continue; /* "the four victims", of whom three died */
        if (!count_alike(f->slot, other->slot))
            counted_from |= i < index && at + 1 >= sentence;
        else if (!again && (more || at == sentence || counts_more(x, other) ||
                            other->value.low > f->value.low))
            return false;
    }
    return !more || counted_from;
}

/* "Two others were hurt", after "five were hurt": besides them, and not the whole. Of a smaller
 * number told before them, and of the dead and hurt less the dead, they may be all the rest. */
static bool is_besides_others(const extraction *x, uint32_t index) {
    const figure *f = figure_at(x, index);
    if (f->value.kind != RSM_COUNT_TOTAL || f->value.high < 0 || !counts_more(x, f))
        return false;
    int64_t dead = f->slot == RSM_SLOT_KILLED ? 0 : most_dead(x, f->incident);
    for (uint32_t i = 0; i < index && i < FIGURES_LOOKED_AT; i++) {
        const figure *other = figure_at(x, i);
        bool alike = count_alike(f->slot, other->slot) || count_alike(other->slot, f->slot);
        if (other->incident == f->incident && alike && is_told(other) &&
            other->value.low > f->value.high + dead && !counts_more(x, other))
            return true;
    }
    return false;
}

/* "Four died at the scene and another in hospital": the four are not all. */
static bool has_more_beside(const extraction *x, uint32_t index) {
    const figure *f = figure_at(x, index);
    for (uint32_t i = index + 1; i < x->figures.count && i < index + 4; i++) {
        const figure *other = figure_at(x, i);
        if (x->text->tokens[other->first].sentence != x->text->tokens[f->first].sentence)
            return false;
        if (other->slot == f->slot && other->incident == f->incident && is_told(other) &&
            other->first >= f->end && other->value.low > 0 && counts_more(x, other))
            return f->value.kind == RSM_COUNT_TOTAL;
    }
    return false;
}

/* Whether those counted are told of by nothing but their names. */
static bool are_named(const extraction *x, const figure *f) {
    const noun_phrase *first = phrase_at(x, x->phrase_of[f->who_first]);
    const noun_phrase *last = f->who_end > 0 ? phrase_at(x, x->phrase_of[f->who_end - 1]) : NULL;
    return f->who_first < f->who_end && first != NULL && last != NULL &&
           is_person_name(x, first->head) && is_person_name(x, last->head);
}

/* Whether those whom "another", "the other three" goes beyond are told of: "the other" says that they
 * are, "shot four others" may be besides whoever shot. */
static bool has_figure_before(const extraction *x, uint32_t index) {
    const figure *f = figure_at(x, index);
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[f->first]);
    if (token_is(x, f->first, "another") || (phrase != NULL && phrase->definite))
        return true;
    for (uint32_t i = 0; i < index && i < FIGURES_LOOKED_AT; i++) {
        const figure *other = figure_at(x, i);
        if (other->incident == f->incident && is_told(other) && other->value.low > 0 &&
            (count_alike(RSM_SLOT_INJURED, other->slot) || other->slot == RSM_SLOT_KILLED))
            return true;
    }
    return false;
}

/* "Six victims were found at the scene", "Ann Lee and Bob Stone were hurt", where somebody tells of
 * more: no sum of anybody's. "The other three victims" are never all. */
static bool is_some_of_more(const extraction *x, uint32_t index) {
    const figure *f = figure_at(x, index);
    bool victims = f->slot == RSM_SLOT_CASUALTIES;
    if (f->value.kind != RSM_COUNT_TOTAL || f->value.low < 1)
        return false;
    if (victims && counts_more(x, f) && has_figure_before(x, index))
        return true;
    bool some = (f->slot == RSM_SLOT_INJURED || victims) && tells_of_some(x, f);
    if (!some && !are_named(x, f))
        return false;
    int64_t most = f->value.high < 0 ? f->value.low : f->value.high; /* of "at least one" the one */
    for (uint32_t i = 0; i < x->figures.count && i < FIGURES_LOOKED_AT; i++) {
        const figure *other = figure_at(x, i);
        bool alike = count_alike(f->slot, other->slot) || count_alike(other->slot, f->slot) ||
                     (victims && other->slot == RSM_SLOT_KILLED);
        bool with_dead = f->slot == RSM_SLOT_INJURED &&
                         (other->slot == RSM_SLOT_CASUALTIES || may_be_dead(x, other));
        int64_t dead = with_dead ? most_dead(x, f->incident) : 0;
        if (alike && other->incident == f->incident && is_told(other) &&
            other->value.low > most + dead)
            return true;
    }
    return false;
}

/* "No other injuries were reported": somebody was hurt, and nobody only where all others died. */
static bool is_none_besides(const extraction *x, uint32_t index) {
    const figure *f = figure_at(x, index);
    if (f->value.high != 0 || !counts_more(x, f))
        return false;
    if (f->slot != RSM_SLOT_INJURED || !tells_of_dead(x, f->incident))
        return true;
    for (uint32_t i = 0; i < x->figures.count && i < FIGURES_LOOKED_AT; i++) {
        const figure *other = figure_at(x, i);
        if (other->incident == f->incident && count_alike(f->slot, other->slot) &&
            is_told(other) && other->value.low > 0)
            return true;
    }
    return false;
}

/* Whether the figure is the whole, a part or an update, once its incident is known. */
static rsm_count_kind kind_of_count(const extraction *x, uint32_t index) {
    const figure *f = figure_at(x, index);
    rsm_count_kind kind = f->value.kind;
    if (f->sided && !has_side(x, index))
        kind = RSM_COUNT_TOTAL; /* of another incident */
    if (is_whole_after_all(x, index))
        kind = RSM_COUNT_TOTAL;
    bool part = one_of_more(x, index) || is_besides_others(x, index) ||
                has_more_beside(x, index) || is_some_of_more(x, index) ||
                adds_up_to_more(x, index) || is_of_a_kind_of_more(x, index);
    if (is_whole_told_again(x, index) || is_largest_of_sides(x, index))
        return RSM_COUNT_TOTAL;
    return part ? RSM_COUNT_PART : kind;
}

void state_figure(extraction *x, uint32_t index) {
    const figure *f = figure_at(x, index);
    bool counts = !f->negated || f->is_revised;
    if (f->incident == RSM_NONE || !counts || f->slot == RSM_SLOT_COUNT)
        return;
    if (f->hypothetical || died_too(x, f) || is_none_besides(x, index))
        return;
    fact told = {.incident = f->incident,
                 .slot = f->slot,
                 .first = f->first,
                 .end = f->end,
                 .trigger = RSM_NONE,
                 .credit = RSM_NONE,
                 .has_stance = f->is_revised,
                 .stance = f->revised,
                 .value = {.kind = RSM_VALUE_COUNT, .as.count = f->value}};
    /* people shot are injured where the report tells of no dead, else dead and injured in one
     * figure */
    if (may_be_dead(x, f)) {
        if (f->value.low == 1 && f->value.high == 1 && !lived(x, f))
            return; /* one who was shot, and may be the one who died */
        bool one = f->value.low == 1 && f->value.high == 1;
        bool hurt = one || counts_more(x, f) || lived(x, f);
        told.slot = hurt ? RSM_SLOT_INJURED : RSM_SLOT_CASUALTIES;
    }
    told.value.as.count.kind = kind_of_count(x, index);
    if (told.slot == RSM_SLOT_INJURED && counts_dead_too(x, index)) {
        told.slot = RSM_SLOT_CASUALTIES;
        told.value.as.count.kind = RSM_COUNT_TOTAL;
    }
    rsm_statement *statement = add_fact(x, &told);
    if (statement == NULL || f->outcome == RSM_NONE)
        return;
    rsm_span *evidence = rsm_arena_allocate(x->arena, sizeof *evidence);
    if (evidence == NULL) {
        x->failed = true;
        return;
    }
    *evidence = tokens_span(x, f->outcome, f->outcome + 1);
    bool inside = evidence->start >= statement->span.start && evidence->end <= statement->span.end;
    statement->evidence = inside ? NULL : evidence;
    statement->evidence_count = inside ? 0 : 1;
}

/* ---- parts of what was told before ---- */

static bool counts_people(const rsm_statement *statement) {
    switch (statement->slot) {
    case RSM_SLOT_KILLED:
    case RSM_SLOT_INJURED:
    case RSM_SLOT_CASUALTIES:
    case RSM_SLOT_MISSING:
    case RSM_SLOT_ABDUCTED:
        return statement->value.kind == RSM_VALUE_COUNT && statement->incident != RSM_NONE &&
               statement->stance == RSM_STANCE_ASSERTS;
    default:
        return false;
    }
}

/* Whether who tells of `later` is the outlet, or tells of `earlier` too. */
static bool goes_on(const rsm_statement *later, const rsm_statement *earlier) {
    const rsm_source *now = &later->sources.links[0], *before = &earlier->sources.links[0];
    return now->kind == RSM_SOURCE_OUTLET ||
           rsm_slice_equal_ascii_caseless(now->name, before->name);
}

bool mark_smaller(extraction *x) {
    size_t cells = ((size_t)x->incidents.count + 1) * RSM_SLOT_COUNT;
    rsm_statement **largest = rsm_arena_allocate_items(x->arena, cells, sizeof *largest);
    if (largest == NULL)
        return false;
    for (uint32_t i = 0; i < x->statements.count; i++) {
        rsm_statement *statement = rsm_vector_at(&x->statements, i);
        rsm_count_value *value = &statement->value.as.count;
        if (!counts_people(statement) || value->kind != RSM_COUNT_TOTAL)
            continue;
        rsm_statement **seen =
            &largest[(size_t)statement->incident * RSM_SLOT_COUNT + statement->slot];
        if (*seen != NULL && value->high >= 0 && value->high > 0 &&
            value->high < (*seen)->value.as.count.low && goes_on(statement, *seen))
            value->kind = RSM_COUNT_PART;
        else if (*seen == NULL || value->low > (*seen)->value.as.count.low)
            *seen = statement;
    }
    return true;
}
