/* All phrases of the world in a text.
 *
 * Part: walks the index from each token. A step takes the word as written or its lemma; a phrase
 * that is matched by surface is given only where every step took the word as written. Invariants:
 * no phrase crosses a stop or a token without letters that is no joiner; at most RSM_MATCH_ROWS
 * rows of a domain for one stretch of words; the work from one token is capped. Cost: for almost
 * every token one or two probes of the index. */
#include "base/vector.h"
#include "record/span.h"
#include "world/beside.h"
#include "world/image.h"
#include "world/layer.h"

/* Most rows of one domain that one phrase gives; places come by population, the biggest first. */
#define RSM_MATCH_ROWS 64

/* Most joiners stepped over between two words of a phrase. */
#define JOINERS 3

/* Most nodes visited from one token: far more than any lexicon needs. */
#define WORK_PER_TOKEN 2000

typedef struct matcher {
    const rsm_world *world;  /* whose index is walked */
    const rsm_world *within; /* the world that it lies beside or over; else itself */
    const rsm_word *words;
    const bool *stops;
    uint32_t count;
    bool one_case;
    uint32_t first; /* token that the walk began at */
    uint32_t work;  /* nodes visited since */
    rsm_vector matches;
    bool failed;
} matcher;

/* How far a walk has come. */
typedef struct walk {
    uint64_t key;     /* of the node reached */
    uint32_t last;    /* token matched last */
    uint32_t words;   /* joiners not counted */
    bool as_written;  /* every step took the surface */
    bool any_capital; /* some word begins with a capital */
    bool any_capitals;
} walk;

static void go_on(matcher *m, const walk *from);

static bool capitals_allow(const matcher *m, const walk *at, uint16_t flags) {
    const rsm_word *first = &m->words[m->first];
    if (m->one_case)
        return true;
    if ((flags & RSM_PHRASE_CAPITALS) != 0)
        return at->any_capitals;
    if ((flags & RSM_PHRASE_CAPITAL) == 0)
        return true;
    if ((flags & RSM_POSTING_ANY_CAPITAL) != 0)
        return at->any_capital;
    return first->capitalised || first->capitals;
}

/* The row of a posting as the caller knows it, RSM_NONE for none. */
static uint32_t row_of(const matcher *m, const rsm_image_posting *posting) {
    rsm_domain domain = (rsm_domain)posting->domain;
    if (posting->domain >= RSM_DOMAIN_COUNT ||
        posting->row >= m->world->header->tables[domain].rows)
        return RSM_NONE;
    if (m->world != m->within->beside)
        return rsm_layer_row(m->within, domain, m->world != m->within, posting->row);
    if (domain != RSM_DOMAIN_PLACE && domain != RSM_DOMAIN_DIVISION)
        return RSM_NONE;
    return rsm_image_row_beside(m->within, domain, posting->row,
                                (posting->flags & RSM_POSTING_ENGLISH) != 0);
}

static uint16_t flags_of(const matcher *m, const rsm_image_posting *posting, uint32_t row) {
    uint16_t flags = posting->flags & RSM_POSTING_SHOWN;
    if (m->world != m->within->beside)
        return flags;
    if (row < m->within->header->tables[posting->domain].rows)
        return flags & (uint16_t)~RSM_PHRASE_PRIMARY; /* another name of an entry of the world's */
    return flags | RSM_PHRASE_IMPORTED;
}

/* Gives the phrases that end at a node. */
static void give(matcher *m, const rsm_image_node *node, const walk *at) {
    uint32_t count, of_domain = 0;
    const rsm_image_posting *postings = rsm_image_postings(m->world, node, &count);
    for (uint32_t i = 0; i < count; i++) {
        const rsm_image_posting *posting = &postings[i];
        rsm_match *match;
        if (i > 0 && posting->domain != postings[i - 1].domain)
            of_domain = 0;
        if (of_domain >= RSM_MATCH_ROWS || !rsm_domain_is_matched((rsm_domain)posting->domain))
            continue;
        if ((!at->as_written && (posting->flags & RSM_PHRASE_LEMMA) == 0) ||
            !capitals_allow(m, at, posting->flags))
            continue;
        uint32_t row = row_of(m, posting);
        if (row == RSM_NONE)
            continue;
        match = rsm_vector_push(&m->matches);
        if (match == NULL) {
            m->failed = true;
            return;
        }
        *match = (rsm_match){.first_token = m->first,
                             .end_token = at->last + 1,
                             .row = row,
                             .flags = flags_of(m, posting, row),
                             .domain = posting->domain,
                             .words = (uint8_t)at->words};
        of_domain++;
    }
}

/* Whether tokens i and i + 1 are parted. */
static bool stops_after(const matcher *m, uint32_t token) {
    return token + 1 >= m->count || (m->stops != NULL && m->stops[token]);
}

/* After a gap: the rest of the phrase may begin at any of the next words. */
static void step_over_gap(matcher *m, const walk *from) {
    walk at = *from;
    uint32_t passed = 0, joiners = 0;
    at.key = rsm_image_step(at.key, RSM_IMAGE_GAP_KEY);
    go_on(m, &at);
    while (passed < RSM_PHRASE_GAP_WORDS && joiners <= JOINERS && !stops_after(m, at.last)) {
        const rsm_word *word = &m->words[++at.last];
        if (word->surface == 0 && !word->joiner)
            return;
        if (word->joiner) {
            joiners++;
        } else {
            passed++;
            go_on(m, &at);
        }
    }
}

/* Takes token `token` as the next word, by `key`. */
static void take(matcher *m, const walk *from, uint32_t token, uint64_t key) {
    const rsm_word *word = &m->words[token];
    const rsm_image_node *node;
    walk at = *from;
    if (m->failed || ++m->work > WORK_PER_TOKEN)
        return;
    at.key = rsm_image_step(from->key, key);
    node = rsm_image_find(m->world, at.key);
    if (node == NULL)
        return;
    at.last = token;
    at.words += !word->joiner && word->surface != 0;
    at.as_written =
        from->as_written && (key == word->surface || word->surface == 0 || key == word->parts[1]);
    at.any_capital = from->any_capital || word->capitalised || word->capitals;
    at.any_capitals = from->any_capitals || word->capitals;
    give(m, node, &at);
    if ((node->info & RSM_NODE_CONTINUES) != 0)
        go_on(m, &at);
    if ((node->info & RSM_NODE_GAP) != 0)
        step_over_gap(m, &at);
}

/* A token with a hyphen inside is two words of a phrase ("anti-terrorism police"). */
static void take_parts(matcher *m, const walk *from, uint32_t token) {
    const rsm_word *word = &m->words[token];
    const rsm_image_node *node;
    walk at = *from;
    at.key = rsm_image_step(from->key, word->parts[0]);
    node = rsm_image_find(m->world, at.key);
    if (node == NULL || (node->info & RSM_NODE_CONTINUES) == 0 || ++m->work > WORK_PER_TOKEN)
        return;
    at.words++;
    at.any_capital = from->any_capital || word->capitalised || word->capitals;
    at.any_capitals = from->any_capitals || word->capitals;
    take(m, &at, token, word->parts[1]);
}

static void take_word(matcher *m, const walk *from, uint32_t token) {
    const rsm_word *word = &m->words[token];
    if (word->surface == 0 && !word->joiner)
        take(m, from, token, RSM_IMAGE_MARK_KEY);
    if (word->surface == 0)
        return;
    take(m, from, token, word->surface);
    if (word->lemma != 0 && word->lemma != word->surface)
        take(m, from, token, word->lemma);
    if (word->parts[0] != 0)
        take_parts(m, from, token);
}

/* Tries the next word after `from->last`, stepping over joiners. */
static void go_on(matcher *m, const walk *from) {
    uint32_t token = from->last;
    for (uint32_t joiners = 0; joiners <= JOINERS && !stops_after(m, token); joiners++) {
        token++;
        take_word(m, from, token);
        if (!m->words[token].joiner)
            return;
    }
}

/* Longest first, then domain, then row; what says the most of equal ones first. */
static int compare_matches(const void *left, const void *right) {
    const rsm_match *a = left, *b = right;
    if (a->first_token != b->first_token)
        return a->first_token < b->first_token ? -1 : 1;
    if (a->end_token != b->end_token)
        return a->end_token > b->end_token ? -1 : 1;
    if (a->domain != b->domain)
        return a->domain < b->domain ? -1 : 1;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    if (a->words != b->words)
        return a->words > b->words ? -1 : 1;
    return a->flags < b->flags ? -1 : a->flags > b->flags;
}

/* One name found two ways is one match: primary if either is, ambiguous or adjective only if both
 * are. */
static void merge_into(rsm_match *kept, const rsm_match *other) {
    uint16_t weakening = RSM_PHRASE_AMBIGUOUS | RSM_PHRASE_ADJECTIVE | RSM_PHRASE_GAP;
    uint16_t weak = kept->flags & other->flags & weakening;
    uint16_t primary = (kept->flags | other->flags) & RSM_PHRASE_PRIMARY;
    kept->flags = (uint16_t)((kept->flags & ~(weakening | RSM_PHRASE_PRIMARY)) | weak | primary);
}

/* Brings the matches from `start` on, all of one token, into order, each once. */
static void settle(matcher *m, uint32_t start) {
    rsm_vector tail = m->matches;
    rsm_match *items = m->matches.items;
    uint32_t kept = start;
    if (m->matches.count - start < 2)
        return;
    tail.items = items + start;
    tail.count = m->matches.count - start;
    tail.capacity = tail.count;
    if (!rsm_vector_sort(&tail, compare_matches)) {
        m->failed = true;
        return;
    }
    for (uint32_t i = start + 1; i < m->matches.count; i++) {
        rsm_match *last = &items[kept];
        if (items[i].end_token == last->end_token && items[i].domain == last->domain &&
            items[i].row == last->row)
            merge_into(last, &items[i]);
        else
            items[++kept] = items[i];
    }
    rsm_vector_truncate(&m->matches, kept + 1);
}

static void walk_from(matcher *m, uint32_t token) {
    walk start = {.as_written = true};
    m->first = token;
    m->work = 0;
    take_word(m, &start, token);
    if (m->words[token].opens)
        take(m, &start, token, m->words[token].parts[1]);
}

static void match_from(matcher *m, uint32_t token) {
    uint32_t before = m->matches.count;
    if (m->words[token].surface == 0)
        return;
    walk_from(m, token);
    if (m->within->layer != NULL) {
        m->world = rsm_layer_image(m->within);
        walk_from(m, token);
        m->world = m->within;
    }
    uint32_t own = m->matches.count;
    if (m->within->beside != NULL) {
        m->world = m->within->beside;
        walk_from(m, token);
        m->world = m->within;
    }
    bool imported = m->matches.count > own;
    if (!m->failed)
        settle(m, before);
    if (!m->failed && imported)
        rsm_match_drop_doubles(m->within, &m->matches, before);
}

rsm_status rsm_world_match(const rsm_world *world, const rsm_word *words, const bool *stops,
                           uint32_t count, bool one_case, rsm_arena *arena, rsm_match **matches,
                           uint32_t *match_count) {
    matcher m = {.world = world,
                 .within = world,
                 .words = words,
                 .stops = stops,
                 .count = count,
                 .one_case = one_case};
    *matches = NULL;
    *match_count = 0;
    rsm_vector_init(&m.matches, arena, sizeof(rsm_match));
    for (uint32_t token = 0; token < count && !m.failed; token++)
        match_from(&m, token);
    if (m.failed)
        return RSM_ERROR_MEMORY;
    *matches = m.matches.items;
    *match_count = m.matches.count;
    return RSM_OK;
}
