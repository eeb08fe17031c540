/* What was said when: one line of time, on which stand the incident, the incidents linked with it,
 * the first report, and whatever a source said that was new.
 *
 * Part: takes out of the proofs each figure, cause and motive, each claim, accusation, suspicion
 * and denial, puts it on the day it was said (else published) and leaves out what its source had
 * said before; what several say on one day is one line. Invariants: everything on it leads to its
 * words; what has no day stands at the end; copies say nothing. Cost: quadratic in the statements
 * of one incident, of which at most MOST_TOLD are looked at. */
#include "serve/page.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_TOLD = 800, MOST_LINES = 200, MOST_LINKED = 40, MOST_TELLERS = 6 };

static const char *const told_slots[] = {
    "killed",   "injured",  "casualties", "missing",   "displaced",   "evacuated", "affected",
    "detained", "abducted", "attackers",  "incidents", "perpetrator", "cause",     "motive",
    "happened", "type",     "when",       "where",     "target",      "weapon"};

/* In which way something is said. */
typedef enum manner {
    SAYS,
    CLAIMS,
    ACCUSES,
    SUSPECTS,
    NAMES,
    DENIES,
    DOUBTS,
    CORRECTS,
    TAKES_BACK
} manner;

static const char *const manner_tags[] = {NULL,     "claim", "accusation", "suspicion", "named",
                                          "denial", "doubt", "correction", "taken back"};
static const char *const manner_classes[] = {"",        "claims",  "differs", "",    "differs",
                                             "against", "against", "differs", "back"};

/* One statement on the line. */
typedef struct told {
    const json_t *statement, *figure; /* the figure or suspect it gives or judges */
    const char *slot;
    manner how;
    words_text teller;
    const char *id; /* of the teller, or NULL */
    words_day day;
    int64_t minute;
    size_t order;
    size_t before; /* what the teller gave last that was another: an index, or NONE */
    bool new, written;
} told;

/* What stands on the line, in the order of ranks on one day. */
typedef enum standing_at { THE_INCIDENT, LINKED, FIRST_REPORT, TOLD } standing_at;

typedef struct entry {
    int64_t day;
    standing_at rank;
    size_t index, order;
} entry;

typedef struct line_of_time {
    serve_account *account;
    told *told; /* of MOST_TOLD, by time */
    size_t count;
    entry *entries; /* of MOST_TOLD + MOST_LINKED + 2 */
    size_t entry_count;
    const json_t *first; /* report */
} line_of_time;

#define NONE SIZE_MAX

/* ---- gathering ---- */

static bool is_any(const char *word, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(words[i], word) == 0) {
            return true;
        }
    }
    return false;
}

/* What is new in it is on the line by itself; of other slots only what judges. */
static bool is_told_by_itself(const char *slot) {
    static const char *const slots[] = {"cause", "motive", "perpetrator", "weapon"};
    return words_slot_is_count(slot) || is_any(slot, slots, sizeof slots / sizeof *slots);
}

static manner manner_of(const json_t *statement, const char *standing, bool against) {
    static const struct {
        const char *word;
        manner how;
    } pairs[] = {{"claims", CLAIMS},     {"denies", DENIES},
                 {"doubts", DOUBTS},     {"corrects", CORRECTS},
                 {"claimed", CLAIMS},    {"accused by authorities", ACCUSES},
                 {"accused", ACCUSES},   {"reported as fact", NAMES},
                 {"possible", SUSPECTS}, {"denied", DENIES}};
    const char *stance = words_string_in(statement, "stance");
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (strcmp(pairs[i].word, stance) == 0 ||
            (strcmp(stance, "confirms") != 0 && standing != NULL &&
             strcmp(pairs[i].word, standing) == 0)) {
            return pairs[i].how;
        }
    }
    return against ? DENIES : SAYS;
}

static void add(line_of_time *line, const char *slot, const json_t *figure, const json_t *statement,
                manner how) {
    if (line->count == MOST_TOLD || (how == SAYS && !is_told_by_itself(slot))) {
        return;
    }
    told *one = &line->told[line->count];
    *one = (told){.statement = statement, .figure = figure, .slot = slot, .how = how};
    one->order = line->count++;
    one->before = NONE;
    one->day = serve_day_of(statement);
    one->minute = one->day.known ? words_minute_of(one->day) : INT64_MAX;
    one->id = json_string_value(json_object_get(statement, "root"));
    serve_add_root(&one->teller, statement);
}

static void gather_figure(line_of_time *line, const char *slot, const json_t *figure) {
    static const char *const vague[] = {"fits", "yields"};
    const json_t *statements = json_object_get(figure, "statements"),
                 *against = json_object_get(figure, "against");
    const char *verdict = words_string_in(figure, "verdict");
    bool part = strcmp(verdict, "part") == 0;
    for (size_t i = 0; !part && i < json_array_size(statements); i++) {
        const json_t *statement = json_array_get(statements, i);
        manner how = manner_of(statement, NULL, strcmp(verdict, "denial") == 0);
        if (how == CORRECTS && !is_told_by_itself(slot) && is_any(verdict, vague, 2)) {
            continue; /* the sentence corrects, but not this */
        }
        add(line, slot, figure, statement, how);
    }
    for (size_t i = 0; i < json_array_size(against); i++) {
        const json_t *statement = json_array_get(against, i);
        add(line, slot, figure, statement, manner_of(statement, NULL, true));
    }
}

static void gather_suspect(line_of_time *line, const char *slot, const json_t *suspect) {
    const json_t *standings = json_object_get(suspect, "standings"),
                 *taken_back = json_object_get(suspect, "taken_back");
    for (size_t i = 0; i < json_array_size(standings); i++) {
        const json_t *one = json_array_get(standings, i);
        const json_t *statements = json_object_get(one, "statements");
        for (size_t j = 0; j < json_array_size(statements); j++) {
            const json_t *statement = json_array_get(statements, j);
            add(line, slot, suspect, statement,
                manner_of(statement, words_string_in(one, "standing"), false));
        }
    }
    for (size_t i = 0; i < json_array_size(taken_back); i++) {
        add(line, slot, suspect, json_array_get(taken_back, i), ACCUSES);
    }
}

static int compare_told(const void *left, const void *right) {
    const told *a = left, *b = right;
    if (a->minute != b->minute) {
        return a->minute < b->minute ? -1 : 1;
    }
    return a->order < b->order ? -1 : a->order > b->order;
}

static bool same_teller(const told *one, const told *other) {
    return serve_same_root(one->id, words_text_string(&one->teller), other->id,
                           words_text_string(&other->teller));
}

/* Whether it is new to hear this of its teller, and what the teller had said; a denial of what one
 * said oneself takes it back. */
static void hold_against_earlier(line_of_time *line, size_t at) {
    told *one = &line->told[at];
    bool taken_back = false;
    one->new = true;
    for (size_t i = at; i-- > 0 && one->new;) {
        const told *earlier = &line->told[i];
        if (strcmp(earlier->slot, one->slot) != 0 || !same_teller(earlier, one)) {
            continue;
        }
        bool same = earlier->figure == one->figure;
        one->new = !same || earlier->how != one->how;
        taken_back = taken_back || (same && earlier->how != DENIES && earlier->how != DOUBTS);
        if (one->before == NONE && !same && (one->how == SAYS || one->how == CORRECTS) &&
            (earlier->how == SAYS || earlier->how == CORRECTS)) {
            one->before = i;
        }
    }
    one->how = one->how == DENIES && taken_back && one->new ? TAKES_BACK : one->how;
}

static void gather_told(line_of_time *line) {
    for (size_t i = 0; i < sizeof told_slots / sizeof *told_slots; i++) {
        const json_t *proof = json_object_get(line->account->proofs, told_slots[i]);
        const json_t *figures = json_object_get(proof, "figures"),
                     *suspects = json_object_get(proof, "suspects");
        for (size_t j = 0; j < json_array_size(figures); j++) {
            gather_figure(line, told_slots[i], json_array_get(figures, j));
        }
        for (size_t j = 0; j < json_array_size(suspects); j++) {
            gather_suspect(line, told_slots[i], json_array_get(suspects, j));
        }
    }
    qsort(line->told, line->count, sizeof *line->told, compare_told);
    for (size_t i = 0; i < line->count; i++) {
        hold_against_earlier(line, i);
    }
}

/* ---- the order of the line ---- */

static int64_t day_number(int64_t minute) {
    return minute == INT64_MAX ? INT64_MAX : minute / WORDS_MINUTES_A_DAY;
}

static void put(line_of_time *line, standing_at rank, size_t index, int64_t minute) {
    entry *one = &line->entries[line->entry_count];
    *one = (entry){day_number(minute), rank, index, line->entry_count};
    line->entry_count++;
}

/* The first moment that a time value may mean. */
static int64_t first_minute(const json_t *time) {
    words_day day = words_day_of(json_object_get(time, "earliest"));
    day = day.known ? day : words_day_of(json_object_get(time, "latest"));
    return day.known ? words_minute_of(day) : INT64_MAX;
}

static void put_first_report(line_of_time *line) {
    int64_t least = INT64_MAX;
    for (size_t i = 0; i < json_array_size(line->account->reports); i++) {
        const json_t *report = json_array_get(line->account->reports, i);
        words_day day = serve_day_of(report);
        int64_t minute = day.known ? words_minute_of(day) : INT64_MAX;
        if (minute < least) {
            least = minute;
            line->first = report;
        }
    }
    if (line->first != NULL) {
        put(line, FIRST_REPORT, 0, least);
    }
}

static int compare_entries(const void *left, const void *right) {
    const entry *a = left, *b = right;
    if (a->day != b->day) {
        return a->day < b->day ? -1 : 1;
    }
    if (a->rank != b->rank) {
        return a->rank < b->rank ? -1 : 1;
    }
    return a->order < b->order ? -1 : a->order > b->order;
}

static void order_all(line_of_time *line) {
    const json_t *linked = line->account->linked;
    put(line, THE_INCIDENT, 0, first_minute(json_object_get(line->account->incident, "when")));
    for (size_t i = 0; i < json_array_size(linked) && i < MOST_LINKED; i++) {
        put(line, LINKED, i, first_minute(json_object_get(json_array_get(linked, i), "when")));
    }
    put_first_report(line);
    for (size_t i = 0; i < line->count; i++) {
        if (line->told[i].new) {
            put(line, TOLD, i, line->told[i].minute);
        }
    }
    qsort(line->entries, line->entry_count, sizeof *line->entries, compare_entries);
}

/* ---- incidents on the line ---- */

static void write_when(line_of_time *line, const json_t *time, bool known, bool clock) {
    html *page = line->account->page;
    html_raw(page, "<time>");
    if (known) {
        words_add_time(html_begin_words(page), time, 0, clock);
        html_end_words(page);
    } else {
        html_raw(page, "date unknown");
    }
    html_raw(page, "</time>");
}

static void write_the_incident(line_of_time *line, bool known) {
    html *page = line->account->page;
    html_raw(page, "<li class=\"this\">");
    write_when(line, json_object_get(line->account->incident, "when"), known, true);
    html_raw(page, "<p><b>");
    html_key(page, line->account->incident, "name");
    html_raw(page, "</b></p></li>\n");
}

static const char *relation_words(const json_t *linked) {
    bool to = strcmp(words_string_in(linked, "direction"), "to") == 0;
    const char *relation = words_string_in(linked, "relation");
    if (strcmp(relation, "background") == 0) {
        return to ? "told here as background" : "tells of this as its background";
    }
    if (strcmp(relation, "response to") == 0) {
        return to ? "what this was in response to" : "in response to this";
    }
    return to ? "this is a part of it" : "a part of this";
}

static void write_linked(line_of_time *line, const json_t *linked, bool known) {
    html *page = line->account->page;
    const json_t *best = json_object_get(json_object_get(linked, "killed"), "best");
    html_raw(page, "<li class=\"other\">");
    write_when(line, json_object_get(linked, "when"), known, false);
    html_raw(page, "<p>");
    if (line->account->site->is_file) {
        html_key(page, linked, "name");
    } else {
        html_raw(page, "<a href=\"");
        serve_link_incident(page, line->account->site, words_string_in(linked, "id"));
        html_raw(page, "\">");
        html_key(page, linked, "name");
        html_raw(page, "</a>");
    }
    html_raw(page, " <span class=\"day\">");
    if (json_is_integer(best)) {
        words_add_number(html_begin_words(page), best);
        html_end_words(page);
        html_raw(page, " killed; ");
    }
    html_format(page, "%s</span></p></li>\n", relation_words(linked));
}

/* ---- what was said ---- */

static void write_value(line_of_time *line, const char *slot, const json_t *value) {
    html *page = line->account->page;
    words_add_value(html_begin_words(page), slot, value, line->account->site->countries);
    html_end_words(page);
}

/* A count as this teller gave it; else the figure's value. */
static const json_t *value_of(const told *one) {
    return json_object_get(words_slot_is_count(one->slot) ? one->statement : one->figure, "value");
}

static void write_teller(line_of_time *line, const told *one) {
    html *page = line->account->page;
    html_raw(page, "<a href=\"");
    serve_link_statement(line->account, words_string_in(one->statement, "id"));
    html_raw(page, "\">");
    html_text(page, words_text_string(&one->teller));
    html_raw(page, "</a>");
    if (one->before != NONE) {
        html_raw(page, " <span class=\"day\">(before: ");
        write_value(line, one->slot, value_of(&line->told[one->before]));
        html_raw(page, ")</span>");
    }
}

/* Those who say the same on the same day, each once. */
static void write_tellers(line_of_time *line, size_t at) {
    html *page = line->account->page;
    const told *first = &line->told[at];
    size_t written = 0, more = 0;
    for (size_t i = at; i < line->count; i++) {
        told *one = &line->told[i];
        if (!one->new || one->written || one->figure != first->figure || one->how != first->how ||
            day_number(one->minute) != day_number(first->minute)) {
            continue;
        }
        one->written = true;
        if (written == MOST_TELLERS) {
            more++;
            continue;
        }
        html_raw(page, written++ > 0 ? ", " : "");
        write_teller(line, one);
    }
    if (more > 0) {
        html_format(page, " <span class=\"day\">and %zu more</span>", more);
    }
}

static void write_told(line_of_time *line, size_t at) {
    html *page = line->account->page;
    const told *one = &line->told[at];
    bool names_slot = strcmp(one->slot, "perpetrator") != 0 && strcmp(one->slot, "happened") != 0;
    html_format(page, "<li><span class=\"tag %s\">", manner_classes[one->how]);
    html_text(page, one->how == SAYS ? words_of_slot(one->slot) : manner_tags[one->how]);
    html_raw(page, "</span> <p>");
    if (one->how != SAYS && names_slot) {
        html_text(page, words_of_slot(one->slot));
        html_raw(page, ": ");
    }
    html_raw(page, one->how == TAKES_BACK ? "<s>" : "<b>");
    write_value(line, one->slot, value_of(one));
    html_raw(page, one->how == TAKES_BACK ? "</s> " : "</b> ");
    html_raw(page, "<span class=\"tellers\">");
    write_tellers(line, at);
    html_raw(page, "</span></p></li>\n");
}

static void write_first_report(line_of_time *line) {
    html *page = line->account->page;
    html_raw(page, "<li><span class=\"tag\">first report</span> <p><a href=\"");
    serve_link_report(line->account, words_string_in(line->first, "id"));
    html_raw(page, "\">");
    html_text(page, words_has_string(line->first, "title") ? "" : "without a title");
    html_key(page, line->first, "title");
    html_raw(page, "</a>");
    if (words_has_string(line->first, "outlet")) {
        html_raw(page, " <span class=\"tellers\">");
        html_key(page, line->first, "outlet");
        html_raw(page, "</span>");
    }
    html_raw(page, "</p></li>\n");
}

/* ---- the whole ---- */

static void begin_day(line_of_time *line, const entry *one) {
    html *page = line->account->page;
    html_raw(page, "<li><time>");
    if (one->day == INT64_MAX) {
        html_raw(page, "day unknown");
    } else {
        words_add_day(html_begin_words(page), words_day_at(one->day * WORDS_MINUTES_A_DAY), 0);
        html_end_words(page);
    }
    html_raw(page, "</time><ul>\n");
}

static void write_entry(line_of_time *line, const entry *one) {
    bool known = one->day != INT64_MAX;
    switch (one->rank) {
    case THE_INCIDENT:
        write_the_incident(line, known);
        break;
    case LINKED:
        write_linked(line, json_array_get(line->account->linked, one->index), known);
        break;
    case FIRST_REPORT:
        write_first_report(line);
        break;
    default:
        write_told(line, one->index);
        break;
    }
}

static void write_entries(line_of_time *line) {
    html *page = line->account->page;
    size_t lines = 0, more = 0;
    int64_t open = INT64_MIN; /* the day whose list is open */
    for (size_t i = 0; i < line->entry_count; i++) {
        const entry *one = &line->entries[i];
        bool said = one->rank >= FIRST_REPORT;
        if (one->rank == TOLD && line->told[one->index].written) {
            continue;
        }
        if (one->rank == TOLD && lines++ >= MOST_LINES) {
            more++;
            continue;
        }
        if (open != INT64_MIN && (!said || one->day != open)) {
            html_raw(page, "</ul></li>\n");
            open = INT64_MIN;
        }
        if (said && open == INT64_MIN) {
            begin_day(line, one);
            open = one->day;
        }
        write_entry(line, one);
    }
    html_raw(page, open != INT64_MIN ? "</ul></li>\n" : "");
    if (more > 0) {
        html_format(page, "<li><p>and %zu more</p></li>\n", more);
    }
    size_t linked = json_array_size(line->account->linked);
    if (linked > MOST_LINKED) {
        html_format(page, "<li><p>and %zu more linked incidents</p></li>\n", linked - MOST_LINKED);
    }
}

void serve_write_timeline(serve_account *account) {
    line_of_time line = {.account = account};
    line.told = calloc(MOST_TOLD, sizeof *line.told);
    line.entries = calloc(MOST_TOLD + MOST_LINKED + 2, sizeof *line.entries);
    if (line.told == NULL || line.entries == NULL) {
        account->page->out.failed = true;
    } else {
        gather_told(&line);
        order_all(&line);
        html_format(account->page,
                    "<section aria-labelledby=\"i%zutime\"><h2 id=\"i%zutime\">What was said "
                    "when</h2>\n<ol class=\"timeline\">\n",
                    account->number, account->number);
        write_entries(&line);
        html_raw(account->page, "</ol></section>\n");
    }
    for (size_t i = 0; i < line.count; i++) {
        words_text_free(&line.told[i].teller);
    }
    free(line.told);
    free(line.entries);
}
