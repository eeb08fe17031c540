/* How the texts of one incident's reports hang together: who words it like
 * whom, who carries an agency's story.
 *
 * Part: a report is a rewrite of another where a third of the words of the
 * shorter, what stands in quotation marks left out, stand in runs of five that
 * are the other's too: one was made of the other, or both of one text. It carries an agency's story
 * where the agency stands in the dateline "(NAME) -", in the byline, or after
 * the year of the notice of rights at the end. Invariants: what is found
 * depends on the reports of the group alone; the root is the earliest in
 * canonical order. Cost: linear in the texts, and RSM_KIN_MEMBERS squared
 * comparisons of their runs. */
#include "fuse/together.h"

#include "base/hash.h"
#include "base/utf8.h"

#define REWRITE_PERCENT 33  /* of the shorter one's words: a third of what it tells */
#define LEAST_SHARED    15  /* words: one plain sentence of the fact may be worded alike */
#define LEAST_KIN_RUNS  25  /* a shorter text tells too little to be compared */
#define QUOTE_BYTES     600 /* a quotation mark that is not closed so soon opens nothing */
#define HEAD_BYTES      240 /* of a body, in which a dateline stands */
#define LINE_BYTES      60  /* of a byline */
#define TAIL_BYTES      300 /* of a body, in which the notice of rights stands */

/* ---- agencies ---- */

typedef struct agency_search {
    const rsm_world *world;
    uint32_t row;
} agency_search;

static bool visit_outlet(void *context, uint32_t row, uint16_t flags) {
    agency_search *search = context;
    bool agency = rsm_world_number(search->world, RSM_DOMAIN_OUTLET, row, RSM_OUTLET_KIND) ==
                  RSM_OUTLET_AGENCY;
    if (agency && (flags & RSM_PHRASE_AMBIGUOUS) == 0) {
        search->row = row;
    }
    return search->row == RSM_NONE;
}

/* The row of the agency of that name, or RSM_NONE. */
static uint32_t agency_of_name(const rsm_world *world, rsm_slice name) {
    agency_search search = {world, RSM_NONE};
    name = rsm_slice_trim(name);
    if (rsm_slice_starts_with(name, RSM_SLICE("The ")) ||
        rsm_slice_starts_with(name, RSM_SLICE("the "))) {
        name = rsm_slice_sub(name, 4, name.size);
    }
    if (name.size >= 2 && name.size <= LINE_BYTES) {
        rsm_world_lookup(world, RSM_DOMAIN_OUTLET, name, visit_outlet, &search);
    }
    return search.row;
}

/* Whether a dash stands at `at`, after spaces. */
static bool is_dash(rsm_slice text, size_t at) {
    while (at < text.size && text.data[at] == ' ') {
        at++;
    }
    rsm_character next = rsm_utf8_decode(text, at);
    return next.size > 0 &&
           (next.code_point == '-' || next.code_point == 0x2013 || next.code_point == 0x2014);
}

/* "OSK, May 14 (NAME) -" */
static uint32_t agency_of_dateline(const rsm_world *world, rsm_slice body) {
    rsm_slice head = rsm_slice_sub(body, 0, body.size < HEAD_BYTES ? body.size : HEAD_BYTES);
    for (size_t open = 0; open < head.size; open++) {
        if (head.data[open] != '(') {
            continue;
        }
        size_t close = open + 1;
        while (close < head.size && head.data[close] != ')' && head.data[close] != '(') {
            close++;
        }
        if (close < head.size && head.data[close] == ')' && is_dash(body, close + 1)) {
            return agency_of_name(world, rsm_slice_sub(head, open + 1, close));
        }
    }
    return RSM_NONE;
}

/* A byline: the name alone, after its first word ("By NAME"), or after its last
 * comma or slash. */
static uint32_t agency_of_byline(const rsm_world *world, rsm_slice line) {
    line = rsm_slice_trim(line);
    if (line.size == 0 || line.size > LINE_BYTES) {
        return RSM_NONE;
    }
    uint32_t row = agency_of_name(world, line);
    size_t space = rsm_slice_find_byte(line, ' ');
    if (row == RSM_NONE && space != RSM_NOWHERE) {
        row = agency_of_name(world, rsm_slice_sub(line, space + 1, line.size));
    }
    static const char marks[] = ",/|";
    for (unsigned i = 0; row == RSM_NONE && i < 3; i++) {
        size_t mark = rsm_slice_find_last_byte(line, marks[i]);
        if (mark != RSM_NOWHERE) {
            row = agency_of_name(world, rsm_slice_sub(line, mark + 1, line.size));
        }
    }
    return row;
}

/* "Copyright 2021 NAME. All rights reserved.": what stands between a year and a
 * full stop. */
static uint32_t agency_of_rights(const rsm_world *world, rsm_slice body) {
    uint32_t row = RSM_NONE;
    size_t from = body.size > TAIL_BYTES ? body.size - TAIL_BYTES : 0;
    rsm_slice tail = rsm_slice_sub(body, from, body.size);
    for (size_t i = 0; row == RSM_NONE && i + 5 < tail.size; i++) {
        uint64_t year = 0;
        if (tail.data[i + 4] != ' ' ||
            !rsm_slice_parse_unsigned(rsm_slice_sub(tail, i, i + 4), 2200, &year) || year < 1900) {
            continue;
        }
        size_t end = i + 5;
        while (end < tail.size && tail.data[end] != '.' && tail.data[end] != '\n') {
            end++;
        }
        row = agency_of_name(world, rsm_slice_sub(tail, i + 5, end));
    }
    return row;
}

static uint32_t agency_of_report(const rsm_world *world, const rsm_report *report) {
    rsm_slice body = rsm_slice_sub(report->text, report->body_start, report->text.size);
    uint32_t row = agency_of_byline(world, report->author);
    if (row == RSM_NONE) {
        row = agency_of_dateline(world, body);
    }
    rsm_slice rest = rsm_slice_sub(body, 0, body.size < HEAD_BYTES ? body.size : HEAD_BYTES), line;
    for (unsigned i = 0; row == RSM_NONE && i < 3 && rsm_slice_split(&rest, '\n', &line); i++) {
        row = agency_of_byline(world, line);
    }
    return row != RSM_NONE ? row : agency_of_rights(world, body);
}

/* ---- wording ---- */

/* The body with what stands in quotation marks blanked. */
static rsm_slice without_quotes(const rsm_report *report, rsm_arena *scratch) {
    rsm_slice body = rsm_slice_sub(report->text, report->body_start, report->text.size);
    char *copy = rsm_arena_allocate(scratch, body.size + 1);
    size_t opened = RSM_NOWHERE;
    if (copy == NULL) {
        return rsm_slice_make("", 0);
    }
    for (size_t i = 0; i < body.size; i++) {
        bool curly = i + 2 < body.size && body.data[i] == '\xe2' && body.data[i + 1] == '\x80';
        bool opens = body.data[i] == '"' || (curly && body.data[i + 2] == '\x9c');
        bool closes = body.data[i] == '"' || (curly && body.data[i + 2] == '\x9d');
        copy[i] = body.data[i];
        if (closes && opened != RSM_NOWHERE) {
            for (size_t j = opened; i - opened <= QUOTE_BYTES && j <= i; j++) {
                copy[j] = ' ';
            }
            opened = RSM_NOWHERE;
        } else if (opens) {
            opened = i;
        }
    }
    return rsm_slice_make(copy, body.size);
}

/* What is compared of a report's wording: its runs in order of text, and as a set. */
typedef struct wording {
    rsm_run_set list, set;
} wording;

static bool make_wording(const rsm_report *report, rsm_arena *arena, wording *made) {
    rsm_report unquoted = *report;
    unquoted.text = without_quotes(report, arena);
    unquoted.body_start = 0;
    return !arena->failed && rsm_list_runs(&unquoted, arena, arena, &made->list) &&
           rsm_make_runs(&unquoted, arena, arena, &made->set);
}

static uint32_t shared_runs(const rsm_run_set *left, const rsm_run_set *right) {
    uint32_t shared = 0;
    for (uint32_t i = 0, j = 0; i < left->count && j < right->count;) {
        uint64_t a = left->runs[i], b = right->runs[j];
        shared += a == b;
        i += a <= b;
        j += b <= a;
    }
    return shared;
}

static bool has_run(const rsm_run_set *set, uint64_t run) {
    uint32_t low = 0, high = set->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (set->runs[middle] < run) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < set->count && set->runs[low] == run;
}

/* How many words of a text stand in runs that the other has too. */
static uint32_t shared_words(const rsm_run_set *list, const rsm_run_set *other) {
    uint32_t words = 0, end = 0; /* of what has been counted */
    for (uint32_t i = 0; i < list->count; i++) {
        if (has_run(other, list->runs[i])) {
            words += i + RSM_RUN_WORDS - (end > i ? end : i);
            end = i + RSM_RUN_WORDS;
        }
    }
    return words;
}

static bool is_rewrite(const wording *left, const wording *right) {
    const wording *shorter = left->list.count < right->list.count ? left : right;
    const wording *longer = shorter == left ? right : left;
    if (shorter->list.count < LEAST_KIN_RUNS) {
        return false;
    }
    uint64_t words = (uint64_t)shorter->list.count + RSM_RUN_WORDS - 1;
    uint64_t asked = words * REWRITE_PERCENT;
    /* a run has no more words than this: most pairs need no second look; a run that a text has
     * twice is counted once in the set */
    uint64_t most = (uint64_t)shared_runs(&shorter->set, &longer->set) * RSM_RUN_WORDS +
                    (shorter->list.count - shorter->set.count) * (uint64_t)RSM_RUN_WORDS;
    if (most * 100 < asked) {
        return false;
    }
    uint64_t shared = shared_words(&shorter->list, &longer->set);
    return shared >= LEAST_SHARED && shared * 100 >= asked;
}

static bool find_rewrites(const rsm_kin_question *question, rsm_arena *arena, rsm_kin *kin) {
    const rsm_group *group = question->group;
    uint32_t most = group->member_count < RSM_KIN_MEMBERS ? group->member_count : RSM_KIN_MEMBERS;
    wording *wordings = rsm_arena_allocate_items(arena, most, sizeof *wordings);
    if (wordings == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < most; i++) {
        uint32_t reading = group->members[i].reading;
        if (question->copy_of[reading] != RSM_NONE) {
            continue;
        }
        if (!make_wording(&question->readings[reading].report, arena, &wordings[i])) {
            return false;
        }
        for (uint32_t j = 0; j < i && kin[i].of == i; j++) {
            /* a person may have put two incidents of one report together */
            if (group->members[j].reading == reading || is_rewrite(&wordings[i], &wordings[j])) {
                kin[i].of = kin[j].of;
            }
        }
    }
    return true;
}

bool rsm_find_kin(const rsm_kin_question *question, rsm_arena *arena, rsm_kin *kin) {
    const rsm_group *group = question->group;
    const rsm_world *world = question->world;
    uint32_t told = 0;
    for (uint32_t i = 0; i < group->member_count; i++) {
        const rsm_report *report = &question->readings[group->members[i].reading].report;
        bool copy = question->copy_of[group->members[i].reading] != RSM_NONE;
        kin[i] = (rsm_kin){.of = i};
        told += !copy;
        if (world == NULL || copy) {
            continue;
        }
        uint32_t own = agency_of_name(world, report->outlet);
        uint32_t row = own != RSM_NONE ? own : agency_of_report(world, report);
        kin[i].is_agency = own != RSM_NONE;
        if (row != RSM_NONE) {
            kin[i].agency = rsm_world_string(world, RSM_DOMAIN_OUTLET, row, RSM_OUTLET_ID);
        }
    }
    rsm_arena scratch;
    rsm_arena_init(&scratch, arena->allocator, 0);
    bool good = told < 2 || find_rewrites(question, &scratch, kin);
    rsm_arena_free(&scratch);
    return good;
}

rsm_root rsm_root_through(const rsm_kin_question *question, const rsm_kin *kin, uint32_t member,
                          const rsm_source_chain *sources, rsm_arena *scratch) {
    const rsm_reading *reading = &question->readings[question->group->members[member].reading];
    rsm_root root = rsm_root_of(reading, sources, scratch);
    uint32_t of = kin[member].of;
    if (root.credited) {
        return root;
    }
    if (of != member) {
        reading = &question->readings[question->group->members[of].reading];
        root = rsm_root_of(reading, &(rsm_source_chain){NULL, 0}, scratch);
    }
    if (kin[of].agency.size == 0 && kin[member].agency.size > 0) {
        of = member;
    }
    if (kin[of].agency.size > 0) {
        root.key = rsm_hash64(kin[of].agency) & ~UINT64_C(1);
        if (!kin[of].is_agency) {
            root.credited = true;
            root.kind = RSM_SOURCE_MEDIA;
        }
    }
    return root;
}
