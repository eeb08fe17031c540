/* Whom a statement rests on, and how many independent ones there are.
 *
 * Part: see rsm_root_of. A body is known by its actor's id, else by its folded name; a body told
 * without a proper name ("police", "hospital sources") is generic and may be any of its kind. Cost:
 * linear in the names. */
#include "fuse/fuse.h"

#include "base/hash.h"
#include "base/utf8.h"

/* A capital after the first word, or a name that is one capitalised word of a kind that has proper
 * names. */
static bool is_proper(rsm_slice name, rsm_source_kind kind) {
    bool in_word = false, first_word = true, first_capital = false, more_words = false;
    for (size_t at = 0; at < name.size;) {
        rsm_character character = rsm_utf8_decode(name, at);
        if (character.size == 0) {
            break;
        }
        bool letter = rsm_is_letter(character.code_point) || rsm_is_digit(character.code_point);
        if (letter && !in_word) {
            bool capital = !rsm_is_lower(character.code_point);
            if (!first_word && capital) {
                return true;
            }
            more_words = more_words || !first_word;
            first_capital = first_capital || (first_word && capital);
            first_word = false;
        }
        in_word = letter || (in_word && character.code_point != ' ');
        at += character.size;
    }
    switch (kind) {
    case RSM_SOURCE_MEDIA:
    case RSM_SOURCE_OUTLET:
    case RSM_SOURCE_PARTY:
    case RSM_SOURCE_PERPETRATOR:
    case RSM_SOURCE_ORGANISATION:
    case RSM_SOURCE_DOCUMENT:
        return first_capital;
    case RSM_SOURCE_RELATIVE:
    case RSM_SOURCE_WITNESS:
    case RSM_SOURCE_EXPERT:
        return first_capital && !more_words; /* a surname */
    default:
        return false;
    }
}

/* The folded name without a leading article. */
static uint64_t body_key(rsm_slice name, rsm_arena *scratch) {
    rsm_slice folded = rsm_utf8_fold_in(name, scratch);
    if (rsm_slice_starts_with(folded, RSM_SLICE("the "))) {
        folded = rsm_slice_sub(folded, 4, folded.size);
    }
    return rsm_hash64(folded) | 1;
}

rsm_root rsm_root_of(const rsm_reading *reading, const rsm_source_chain *sources,
                     rsm_arena *scratch) {
    uint64_t report = rsm_hash64(reading->report.id);
    rsm_root root = {false, RSM_SOURCE_OUTLET, report, report};
    if (reading->report.outlet.size > 0) {
        root.key = body_key(reading->report.outlet, scratch);
    }
    if (sources->count == 0 || sources->links[sources->count - 1].kind == RSM_SOURCE_OUTLET) {
        return root;
    }
    const rsm_source *last = &sources->links[sources->count - 1];
    rsm_slice body = last->acts_for.size > 0 ? last->acts_for : last->name;
    root.credited = true;
    root.kind = last->kind;
    if (last->actor.size > 0) {
        root.key = rsm_hash64(last->actor) & ~UINT64_C(1);
    } else {
        root.key = is_proper(body, last->kind) ? body_key(body, scratch) : 0;
    }
    return root;
}

bool rsm_root_equal(rsm_root left, rsm_root right) {
    return left.credited == right.credited && left.key == right.key &&
           (left.key != 0 || left.kind == right.kind);
}

static int compare_roots(const void *left, const void *right) {
    const rsm_root *a = left, *b = right;
    if (a->credited != b->credited) {
        return a->credited ? -1 : 1;
    }
    uint64_t a_key = a->credited ? a->key : a->report, b_key = b->credited ? b->key : b->report;
    if (a_key != b_key) {
        return a_key < b_key ? -1 : 1;
    }
    return a->kind < b->kind ? -1 : a->kind > b->kind;
}

/* In place and without memory: shell sort, since equal roots cannot be told apart. */
static void sort_roots(rsm_root *roots, uint32_t count) {
    for (uint32_t gap = count / 2; gap > 0; gap /= 2) {
        for (uint32_t i = gap; i < count; i++) {
            rsm_root item = roots[i];
            uint32_t j = i;
            for (; j >= gap && compare_roots(&item, &roots[j - gap]) < 0; j -= gap) {
                roots[j] = roots[j - gap];
            }
            roots[j] = item;
        }
    }
}

/* Whether a credited one of that key is among the first `count`: an agency that others credit is
 * counted there, and its own report is no more. Credited ones stand first, by key. */
static bool is_credited(const rsm_root *roots, uint32_t count, uint64_t key) {
    for (uint32_t i = 0; key != 0 && i < count && roots[i].credited; i++) {
        if (roots[i].key == key) {
            return true;
        }
    }
    return false;
}

uint32_t rsm_count_roots(rsm_root *roots, uint32_t count, uint32_t *uncredited) {
    uint32_t named = 0;
    bool has_generic[RSM_SOURCE_KIND_COUNT] = {false}, has_named[RSM_SOURCE_KIND_COUNT] = {false};
    sort_roots(roots, count);
    *uncredited = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (!roots[i].credited) {
            bool repeats =
                i > 0 && !roots[i - 1].credited && roots[i - 1].report == roots[i].report;
            *uncredited += repeats || is_credited(roots, i, roots[i].key) ? 0 : 1;
        } else if (roots[i].key == 0) {
            has_generic[roots[i].kind] = true;
        } else {
            bool repeats = i > 0 && roots[i - 1].credited && roots[i - 1].key == roots[i].key;
            named += repeats ? 0 : 1;
            has_named[roots[i].kind] = true;
        }
    }
    for (unsigned kind = 0; kind < RSM_SOURCE_KIND_COUNT; kind++) {
        named += has_generic[kind] && !has_named[kind] ? 1 : 0;
    }
    return named;
}
