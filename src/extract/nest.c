/* Nesting of credits: "the ministry said on Telegram, state TV reported" has the ministry's words
 * within the broadcaster's. The smallest content that holds a cue is its parent's; a circle of two
 * cues, each in the other's content, is cut. Cost: quadratic in the credits of one sentence (few),
 * linear in the tokens. */
#include "extract/nest.h"

static bool holds(const credit *outer, uint32_t start, uint32_t end) {
    for (uint32_t i = 0; i < outer->attribution.content_count; i++)
        if (outer->attribution.content[i].start <= start &&
            end <= outer->attribution.content[i].end)
            return true;
    return false;
}

/* Whether the credit stands at the end of its sentence, after all that it tells: ", police said."
 */
static bool closes(const extraction *x, const credit *c) {
    uint32_t end = sentence_end(x, c->cue_first);
    for (uint32_t token = c->cue_end; token < end; token++)
        if (x->verb_of[token] != RSM_NONE)
            return false;
    return c->attribution.content_count > 0 &&
           c->attribution.content[0].end <= c->attribution.cue.start;
}

/* Of two cues, each in the other's content, the one that closes the sentence is the outer; else the
 * first. */
void nest_credits(extraction *x, uint32_t first) {
    for (uint32_t i = first; i < x->credits.count; i++) {
        credit *inner = credit_at(x, i);
        if (inner->cue_first == inner->cue_end)
            continue;
        uint32_t smallest = UINT32_MAX;
        for (uint32_t j = first; j < x->credits.count; j++) {
            const credit *outer = credit_at(x, j);
            if (i == j || outer->wish || outer->refers ||
                !holds(outer, inner->attribution.cue.start, inner->attribution.cue.end))
                continue;
            bool both = holds(inner, outer->attribution.cue.start, outer->attribution.cue.end);
            if (both && (j > i) != closes(x, j > i ? outer : inner))
                continue;
            uint32_t size = outer->attribution.content[0].end - outer->attribution.content[0].start;
            if (size < smallest)
                smallest = size, inner->parent = j;
        }
    }
}

static bool is_oneself(const rsm_source *link) {
    return rsm_slice_equal_ascii_caseless(link->name, RSM_SLICE("i")) ||
           rsm_slice_equal_ascii_caseless(link->name, RSM_SLICE("we"));
}

/* "The general staff reports", in the communique of the general staff of the armed forces. */
static bool is_the_reader(const rsm_source *outer, const rsm_source *link) {
    return link->name.size > 0 && link->name.size < outer->name.size &&
           (outer->kind == link->kind || link->kind == RSM_SOURCE_DOCUMENT) &&
           rsm_slice_equal_ascii_caseless(rsm_slice_sub(outer->name, 0, link->name.size),
                                          link->name);
}

static bool lengthen_chain(extraction *x, credit *inner) {
    rsm_source links[CREDIT_DEPTH * 3];
    const credit *order[CREDIT_DEPTH];
    uint32_t depth = 0, count = 0;
    for (const credit *c = inner; c != NULL && depth < CREDIT_DEPTH; c = credit_at(x, c->parent)) {
        for (uint32_t i = 0; i < depth; i++)
            if (order[i] == c)
                return true; /* a circle: two cues each in the other's content */
        order[depth++] = c;
    }
    while (depth-- > 0)
        for (uint32_t i = 0; i < order[depth]->attribution.sources.count && i < 3; i++) {
            const rsm_source *link = &order[depth]->attribution.sources.links[i];
            if (count > 0 && (is_oneself(link) || is_the_reader(&links[count - 1], link)))
                continue; /* "I can tell you", said by whoever is credited with it */
            if (count > 0 && links[count - 1].kind == RSM_SOURCE_OUTLET)
                count--; /* the outlet tells only where nobody else does */
            if (count > 0 && rsm_slice_equal_ascii_caseless(links[count - 1].name, link->name)) {
                if (x->text->tokens[order[depth]->cue_first].flags & RSM_TOKEN_QUOTED)
                    continue;
                count--; /* one teller named twice: where the inner credit names him */
            }
            links[count++] = *link;
        }
    rsm_source *copy = rsm_arena_copy(x->arena, links, count * sizeof *links);
    if (copy == NULL)
        return false;
    inner->attribution.sources.links = copy;
    inner->attribution.sources.count = count;
    return true;
}

/* Whether a link is an outlet that heard the credit or one that it stands in. */
static bool is_hearer(const extraction *x, const credit *c, const rsm_source *link) {
    for (uint32_t depth = 0; c != NULL && depth < CREDIT_DEPTH; depth++) {
        if (c->hearer.end > c->hearer.start && link->span.start == c->hearer.start)
            return true;
        c = credit_at(x, c->parent);
    }
    return false;
}

/* The chain is for statements; of the attribution as recorded who only heard the words is left
 * out. */
static bool leave_out_hearers(extraction *x, credit *c) {
    c->chain = c->attribution.sources;
    uint32_t count = 0;
    rsm_source *kept = rsm_arena_allocate_items(x->arena, c->chain.count + 1, sizeof *kept);
    if (kept == NULL)
        return false;
    for (uint32_t i = 0; i < c->chain.count; i++)
        if (!is_hearer(x, c, &c->chain.links[i]))
            kept[count++] = c->chain.links[i];
    if (count > 0)
        c->attribution.sources = (rsm_source_chain){.links = kept, .count = count};
    return true;
}

/* Full chains, innermost last so that a parent's own links are still its own when a child copies
 * them. */
bool finish_chains(extraction *x) {
    for (uint32_t i = x->credits.count; i-- > 0;) {
        credit *c = credit_at(x, i);
        if (c->parent == RSM_NONE || c->parent > i)
            continue;
        if (!lengthen_chain(x, c))
            return false;
    }
    for (uint32_t i = 0; i < x->credits.count; i++) {
        credit *c = credit_at(x, i);
        if (c->parent == RSM_NONE || c->parent < i)
            continue;
        if (!lengthen_chain(x, c))
            return false;
    }
    for (uint32_t i = 0; i < x->credits.count; i++)
        if (!leave_out_hearers(x, credit_at(x, i)))
            return false;
    return true;
}

/* Marks each token with its innermost credit: the one with the shortest content over it. */
void mark_credits(extraction *x) {
    for (uint32_t i = 0; i < x->credits.count; i++) {
        const credit *c = credit_at(x, i);
        if (c->wish)
            continue;
        uint32_t first = sentence_first(x, c->cue_first), end = sentence_end(x, c->cue_first);
        for (uint32_t token = first; token < end; token++) {
            const rsm_token *t = &x->text->tokens[token];
            bool between = c->attribution.stance == RSM_STANCE_ACCUSES && token > c->cue_first &&
                           token < c->cue_end; /* "believe the Front was behind" */
            if (between && x->credit_of[token] == RSM_NONE)
                x->credit_of[token] = i;
            if (!holds(c, t->start, t->end))
                continue;
            const credit *now = credit_at(x, x->credit_of[token]);
            bool inner = now == NULL || c->parent == x->credit_of[token] ||
                         (now->parent != i &&
                          c->attribution.content[0].end - c->attribution.content[0].start <
                              now->attribution.content[0].end - now->attribution.content[0].start);
            if (inner)
                x->credit_of[token] = i;
        }
    }
}
