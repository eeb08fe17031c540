/* The timeline of linked incidents, and the reports behind the account.
 *
 * Incidents of which neither a day nor a name is known are only counted.
 * Cost: quadratic in the incidents linked, of which at most MOST_LINKED are looked at. */
#include "cli/show.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MOST_LINKED = 64, MOST_SHOWN = 8, MOST_REPORTS = 24, DATE_WIDTH = 13 };

/* ---- the timeline ---- */

typedef struct event {
    const json_t *row;
    const char *relation; /* NULL: this incident itself */
    bool from;
    words_day day;
    size_t order;
} event;

/* By day, what has none last; then in the order given. */
static int compare_events(const void *left, const void *right) {
    const event *a = left, *b = right;
    int first[] = {!a->day.known, a->day.year, a->day.month, a->day.day, (int)a->order};
    int second[] = {!b->day.known, b->day.year, b->day.month, b->day.day, (int)b->order};
    for (size_t i = 0; i < 5; i++) {
        if (first[i] != second[i]) {
            return first[i] < second[i] ? -1 : 1;
        }
    }
    return 0;
}

static event event_of(const json_t *row, const char *relation, bool from, size_t order) {
    const json_t *when = json_object_get(row, "when");
    event made = {row, relation, from, words_day_of(json_object_get(when, "earliest")), order};
    if (!made.day.known) {
        made.day = words_day_of(json_object_get(when, "latest"));
    }
    return made;
}

static const char *relation_words(const event *one) {
    if (strcmp(one->relation, "response to") == 0) {
        return one->from ? "in response" : "answered by this";
    }
    if (strcmp(one->relation, "part of") == 0) {
        return one->from ? "part of this" : "of which this is a part";
    }
    return one->from ? "recalls this" : "background";
}

static void add_toll(words_text *text, const json_t *row) {
    const json_t *killed = json_object_get(json_object_get(row, "killed"), "best");
    if (json_is_integer(killed) && json_integer_value(killed) > 0) {
        words_text_add(text, ", ");
        words_add_number(text, killed);
        words_text_add(text, " killed");
    }
}

static void write_event(const cli_view *view, const event *one, const char *label) {
    words_text *date = cli_page_text(view->page), *words = cli_page_text(view->page);
    bool this = one->relation == NULL;
    words_add_time(date, json_object_get(one->row, "when"), view->year, false);
    if (this) {
        words_text_add(words, "● this");
    } else {
        words_add_key(words, one->row, words_has_string(one->row, "name") ? "name" : "type");
        add_toll(words, one->row);
        words_text_format(words, " (%s)", relation_words(one));
    }
    cli_column columns[] = {{0, CLI_BODY - 1, label, CLI_DIM, false, 1},
                            {CLI_BODY, DATE_WIDTH, words_text_string(date), CLI_PLAIN, false, 2},
                            {CLI_BODY + DATE_WIDTH + 1, 0, words_text_string(words),
                             this ? CLI_BOLD : CLI_PLAIN, false, 2}};
    cli_page_row(view->page, columns, 3);
}

/* Each incident once, with the first relation that is told of it. */
static bool is_listed(const event *events, size_t count, const json_t *row) {
    for (size_t i = 0; i < count; i++) {
        if (json_equal(json_object_get(events[i].row, "id"), json_object_get(row, "id"))) {
            return true;
        }
    }
    return false;
}

static bool is_told(const event *one) {
    return one->day.known || words_has_string(one->row, "name");
}

/* Days from one day to another, nearly: months count 31. */
static long distance(words_day one, words_day other) {
    long days =
        (one.year - other.year) * 372L + (one.month - other.month) * 31L + one.day - other.day;
    return days < 0 ? -days : days;
}

static bool is_background(const event *one) {
    return one->relation != NULL && strcmp(one->relation, "background") == 0;
}

/* Whether `one` is dropped before `other`: what is background before what answers, the undated
 * before the dated, the farther in time before the nearer. */
static bool goes_first(const event *this, const event *one, const event *other) {
    if (is_background(one) != is_background(other)) {
        return is_background(one);
    }
    if (one->day.known != other->day.known) {
        return !one->day.known;
    }
    return distance(one->day, this->day) > distance(other->day, this->day);
}

/* Drops events until MOST_SHOWN are left; the first is this incident and stays. */
static size_t drop_farthest(event *events, size_t count) {
    while (count > MOST_SHOWN) {
        size_t worst = 1;
        for (size_t i = 2; i < count; i++) {
            if (goes_first(&events[0], &events[i], &events[worst])) {
                worst = i;
            }
        }
        events[worst] = events[--count];
    }
    return count;
}

static size_t gather_events(const cli_view *view, event events[MOST_LINKED + 1], size_t *more) {
    size_t count = 0;
    events[count++] = event_of(view->row, NULL, false, 0);
    for (size_t i = 0; i < json_array_size(view->linked); i++) {
        const json_t *row = json_array_get(view->linked, i);
        const char *relation = json_string_value(json_object_get(row, "relation"));
        if (is_listed(events, count, row)) {
            continue;
        }
        event one = event_of(row, relation != NULL ? relation : "",
                             cli_key_is(row, "direction", "from"), i + 1);
        if (is_told(&one) && count <= MOST_LINKED) {
            events[count++] = one;
        } else {
            ++*more;
        }
    }
    return count;
}

void cli_show_timeline(const cli_view *view) {
    event events[MOST_LINKED + 1];
    size_t more = 0, all = gather_events(view, events, &more);
    size_t count = drop_farthest(events, all);
    if (count < 2) {
        return;
    }
    qsort(events, count, sizeof *events, compare_events);
    cli_page_blank(view->page);
    for (size_t i = 0; i < count; i++) {
        write_event(view, &events[i], i == 0 ? "timeline" : "");
    }
    cli_show_more(view, more + all - count);
}

/* ---- the reports ---- */

static void add_published(words_text *text, const cli_view *view, const json_t *report) {
    const json_t *published = json_object_get(report, "published");
    words_day day = words_day_of(json_object_get(published, "earliest"));
    words_day last = words_day_of(json_object_get(published, "latest"));
    if (!day.known ||
        (last.known && (last.year != day.year || last.month != day.month || last.day != day.day))) {
        words_add_time(text, published, view->year, false);
        return;
    }
    words_add_day(text, day, view->year);
    if (day.has_time && (view->year == 0 || day.year == view->year)) {
        words_text_format(text, " %02d:%02d", day.hour, day.minute);
    }
}

/* "rewrite of r1: ", "Reuters' story: ": what the report rests on where it credits nobody. */
static void add_kin(words_text *text, const cli_view *view, const json_t *report) {
    const json_t *entries = json_object_get(view->incident, "reports"),
                 *id = json_object_get(report, "id");
    for (size_t i = 0; i < json_array_size(entries); i++) {
        const json_t *entry = json_array_get(entries, i);
        if (!json_equal(json_object_get(entry, "id"), id)) {
            continue;
        }
        const char *agency = json_string_value(json_object_get(entry, "agency"));
        const char *outlet = json_string_value(json_object_get(report, "outlet"));
        bool is_own = agency != NULL && outlet != NULL && strcasecmp(agency, outlet) == 0;
        if (words_has_string(entry, "rewrite_of")) {
            words_text_add(text, "rewrite of");
            cli_add_report(view, text, json_object_get(entry, "rewrite_of"));
            words_text_add(text, ": ");
        } else if (words_has_string(entry, "agency") && !is_own) {
            words_text_add(text, "carries ");
            words_add_key(text, entry, "agency");
            words_text_add(text, ": ");
        }
    }
}

static void add_title(words_text *text, const cli_view *view, const json_t *report) {
    words_text *original = cli_page_text(view->page);
    cli_add_report(view, original, json_object_get(report, "copy_of"));
    if (words_has_string(report, "copy_of")) {
        words_text_add(text, "copy of ");
        words_text_add(text, words_text_string(original));
        if (original->size == 0) {
            words_add_key(text, report, "copy_of");
        }
        return;
    }
    if (json_is_string(json_object_get(report, "main_incident")) &&
        !json_equal(json_object_get(report, "main_incident"),
                    json_object_get(view->incident, "id"))) {
        words_text_add(text, "in passing: ");
    }
    add_kin(text, view, report);
    if (words_has_string(report, "title")) {
        words_add_key(text, report, "title");
    } else {
        words_add_key(text, report, words_has_string(report, "path") ? "path" : "id");
    }
}

static void write_report(const cli_view *view, size_t number, const json_t *report, int outlets) {
    words_text *name = cli_page_text(view->page), *date = cli_page_text(view->page);
    words_text *outlet = cli_page_text(view->page), *title = cli_page_text(view->page);
    words_text_format(name, "r%zu", number);
    add_published(date, view, report);
    words_add_key(outlet, report, "outlet");
    add_title(title, view, report);
    cli_style style = words_has_string(report, "copy_of") ? CLI_DIM : CLI_PLAIN;
    int at = CLI_BODY + 4 + DATE_WIDTH;
    cli_column columns[] = {
        {0, CLI_BODY - 1, number == 1 ? "reports" : "", CLI_DIM, false, 1},
        {CLI_BODY, 3, words_text_string(name), CLI_PLAIN, false, 1},
        {CLI_BODY + 4, DATE_WIDTH - 1, words_text_string(date), CLI_DIM, false, 1},
        {at, outlets, words_text_string(outlet), style, false, 1},
        {at + outlets + 2, 0, words_text_string(title), style, false, 1}};
    cli_page_row(view->page, columns, 5);
}

void cli_show_reports(const cli_view *view) {
    size_t count = json_array_size(view->reports);
    int widest = 6;
    for (size_t i = 0; i < count; i++) {
        words_text *outlet = cli_page_text(view->page);
        words_add_key(outlet, json_array_get(view->reports, i), "outlet");
        int width = words_width_of(words_text_string(outlet));
        widest = width > widest ? width : widest;
    }
    widest = widest < 18 ? widest : 18;
    cli_page_blank(view->page);
    for (size_t i = 0; i < count && i < MOST_REPORTS; i++) {
        write_report(view, i + 1, json_array_get(view->reports, i), widest);
    }
    cli_show_more(view, count > MOST_REPORTS ? count - MOST_REPORTS : 0);
}
