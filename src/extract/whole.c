/* What the numbers told of one incident say of each other, however each was worded.
 *
 * "Five were hurt ... five women were hurt by the shots, one in the leg": a number that the report
 * gives as the whole is the whole wherever it comes again. "Three died at once and one in
 * hospital", where four died, are parts. "Four were taken to hospital", where one died and three
 * were hurt, are the dead and the hurt. Only exact numbers are held against each other, and only
 * within one incident. Cost: each figure looks at FIGURES_HELD others. */
#include "extract/figure.h"

enum { FIGURES_HELD = 500 };

static bool is_exact(const figure *f) {
    return f->value.low > 0 && f->value.low == f->value.high;
}

static bool is_told_of(const figure *f, uint32_t incident) {
    return f->incident == incident && !f->negated && !f->hypothetical && !f->sum;
}

static bool in_one_sentence(const extraction *x, const figure *a, const figure *b) {
    return x->text->tokens[a->first].sentence == x->text->tokens[b->first].sentence;
}

/* The most told as dead of an incident, as the whole. */
static int64_t dead_of(const extraction *x, uint32_t incident) {
    int64_t most = 0;
    for (uint32_t i = 0; i < x->figures.count && i < FIGURES_HELD; i++) {
        const figure *f = figure_at(x, i);
        if (f->slot == RSM_SLOT_KILLED && is_told_of(f, incident) && f->value.low > most)
            most = f->value.low;
    }
    return most;
}

bool is_whole_told_again(const extraction *x, uint32_t index) {
    const figure *f = figure_at(x, index);
    bool again = false;
    if (f->value.kind != RSM_COUNT_PART || !is_exact(f) || f->value.low < 2)
        return false;
    int64_t dead = f->slot == RSM_SLOT_INJURED ? dead_of(x, f->incident) : 0;
    for (uint32_t i = 0; i < x->figures.count && i < FIGURES_HELD; i++) {
        const figure *other = figure_at(x, i);
        if (i == index || !is_told_of(other, f->incident))
            continue;
        bool with_dead = f->slot == RSM_SLOT_INJURED && other->slot == RSM_SLOT_CASUALTIES;
        if (with_dead && other->value.low > f->value.low + dead)
            return false;
        if (other->slot != f->slot)
            continue;
        if (other->value.low > f->value.low)
            return false;
        again |= is_exact(other) && other->value.low == f->value.low && !other->beside &&
                 other->value.kind == RSM_COUNT_TOTAL && !in_one_sentence(x, f, other);
    }
    return again;
}

static uint32_t counted_noun(const figure *f) {
    return f->who_end > f->who_first ? f->who_end - 1 : f->end - 1;
}

/* "Two men were in critical condition ... four males were hurt": the larger of two told side by
 * side may take the smaller in, where it is told later, of the like, and of no others. */
bool is_largest_of_sides(const extraction *x, uint32_t index) {
    const figure *f = figure_at(x, index);
    bool larger = false;
    if (!f->sided || !is_exact(f) || f->value.low < 2 || counts_more(x, f) ||
        match_over(x, counted_noun(f), RSM_DOMAIN_PERSON) == NULL)
        return false;
    for (uint32_t i = 0; i < x->figures.count && i < FIGURES_HELD; i++) {
        const figure *other = figure_at(x, i);
        bool like = other->slot == f->slot || other->slot == RSM_SLOT_CASUALTIES;
        if (i == index || !like || !is_told_of(other, f->incident))
            continue;
        if (other->value.low >= f->value.low || (other->beside && in_one_sentence(x, f, other)) ||
            (other->value.low > 0 && !counts_more(x, other) &&
             !nouns_agree(x, counted_noun(f), counted_noun(other))))
            return false;
        larger |= i < index && other->slot == f->slot && other->beside;
    }
    return larger;
}

/* "Two boys were found dead", where three people were killed: those of a kind are a part of those
 * counted without one. */
bool is_of_a_kind_of_more(const extraction *x, uint32_t index) {
    const figure *f = figure_at(x, index);
    if (f->value.kind != RSM_COUNT_TOTAL || !is_exact(f) || f->value.who.size == 0 ||
        f->who_first >= f->who_end || counts_more(x, f))
        return false;
    int64_t dead = f->slot == RSM_SLOT_INJURED ? dead_of(x, f->incident) : 0;
    for (uint32_t i = 0; i < x->figures.count && i < FIGURES_HELD; i++) {
        const figure *other = figure_at(x, i);
        if (i != index && other->slot == f->slot && is_told_of(other, f->incident) &&
            is_exact(other) && other->value.low > f->value.low + dead &&
            other->value.who.size == 0 &&
            other->value.kind == RSM_COUNT_TOTAL && !counts_more(x, other))
            return true;
    }
    return false;
}

bool adds_up_to_more(const extraction *x, uint32_t index) {
    enum { NEAR = 4 };
    const figure *f = figure_at(x, index);
    if (f->value.kind != RSM_COUNT_TOTAL || !is_exact(f))
        return false;
    int64_t sum = f->value.low;
    uint32_t first = index > NEAR ? index - NEAR : 0;
    for (uint32_t i = first; i < x->figures.count && i < index + NEAR; i++) {
        const figure *other = figure_at(x, i);
        bool apart = (other->end <= f->first || other->first >= f->end) &&
                     (other->value.kind == RSM_COUNT_TOTAL || other->sided);
        if (apart && other->slot == f->slot && is_told_of(other, f->incident) && is_exact(other) &&
            in_one_sentence(x, f, other))
            sum += other->value.low;
    }
    for (uint32_t i = 0; sum > f->value.low && i < x->figures.count && i < FIGURES_HELD; i++) {
        const figure *other = figure_at(x, i);
        if (other->slot == f->slot && is_told_of(other, f->incident) && is_exact(other) &&
            other->value.low == sum && !in_one_sentence(x, f, other))
            return true;
    }
    return false;
}

/* Whether the words say that those counted lived: not "were shot", "taken to hospital", "with
 * wounds". */
static bool says_who_lived(const extraction *x, const figure *f) {
    enum { REACH = 8 };
    static const char *const words[] = {"injure", "injured", "wound", "wounded", "hurt"};
    static const char *const lived[] = {"threatening", "survive", "stable", "recover", "treated"};
    if (f->outcome == RSM_NONE || ONE_OF(x, f->outcome, words) || counts_more(x, f))
        return true;
    uint32_t end = sentence_end(x, f->outcome);
    for (uint32_t token = f->outcome; token < end && token < f->outcome + REACH; token++)
        if (ONE_OF(x, token, lived))
            return true;
    return false;
}

bool counts_dead_too(const extraction *x, uint32_t index) {
    const figure *f = figure_at(x, index);
    if (f->slot != RSM_SLOT_INJURED || !is_exact(f) || says_who_lived(x, f))
        return false;
    int64_t dead = dead_of(x, f->incident);
    for (uint32_t i = 0; dead > 0 && i < x->figures.count && i < FIGURES_HELD; i++) {
        const figure *other = figure_at(x, i);
        if (i != index && other->slot == RSM_SLOT_INJURED && is_told_of(other, f->incident) &&
            is_exact(other) && other->value.kind == RSM_COUNT_TOTAL &&
            other->value.low + dead == f->value.low && says_who_lived(x, other))
            return true;
    }
    return false;
}
