/* Who says something: the statements behind a figure brought together by source.
 *
 * A report that gives a figure both in its own voice and on somebody's word counts for that
 * somebody only. Cost: quadratic in the sources of one figure, at most CLI_WITNESSES. */
#include "cli/show.h"

#include <string.h>
#include <strings.h>

static size_t number_of(const cli_view *view, const json_t *id) {
    size_t count = json_array_size(view->reports);
    for (size_t i = 0; i < count && json_is_string(id); i++) {
        if (json_equal(json_object_get(json_array_get(view->reports, i), "id"), id)) {
            return i + 1;
        }
    }
    return 0;
}

static bool holds_word(const char *list, const char *word) {
    size_t size = strlen(word);
    for (const char *at = strstr(list, word); at != NULL; at = strstr(at + 1, word)) {
        if ((at == list || at[-1] == ' ') && (at[size] == ' ' || at[size] == '\0')) {
            return true;
        }
    }
    return false;
}

static void add_word(words_text *list, const char *word) {
    if (!holds_word(words_text_string(list), word)) {
        words_text_add(list, list->size > 0 ? " " : "");
        words_text_add(list, word);
    }
}

void cli_add_report(const cli_view *view, words_text *reports, const json_t *id) {
    size_t number = number_of(view, id);
    char word[24];
    snprintf(word, sizeof word, "r%zu", number);
    if (number > 0) {
        add_word(reports, word);
    }
}

static words_day day_of(const json_t *statement) {
    const json_t *said = json_object_get(statement, "said_on");
    words_day day = words_day_of(json_object_get(said, "latest"));
    return day.known
               ? day
               : words_day_of(json_object_get(json_object_get(statement, "published"), "earliest"));
}

static bool is_later(words_day one, words_day other) {
    int left[] = {one.year, one.month, one.day}, right[] = {other.year, other.month, other.day};
    if (!one.known || !other.known) {
        return one.known;
    }
    for (size_t i = 0; i < 3; i++) {
        if (left[i] != right[i]) {
            return left[i] > right[i];
        }
    }
    return false;
}

static const json_t *root_of(const json_t *statement) {
    const json_t *sources = json_object_get(statement, "sources");
    size_t count = json_array_size(sources);
    return count > 0 ? json_array_get(sources, count - 1) : NULL;
}

static bool is_credited(const json_t *statement) {
    const json_t *root = root_of(statement);
    return root != NULL && !cli_key_is(root, "kind", "outlet");
}

static const char *without_article(const char *name) {
    return strncasecmp(name, "the ", 4) == 0 ? name + 4 : name;
}

static bool is_own(const json_t *statement, const char *name) {
    const json_t *root = root_of(statement);
    const char *keys[] = {"name", "for"};
    for (size_t i = 0; name != NULL && i < 2; i++) {
        const char *source = json_string_value(json_object_get(root, keys[i]));
        if (source != NULL && strcasecmp(without_article(source), without_article(name)) == 0) {
            return true;
        }
    }
    return name != NULL && cli_key_is(root, "kind", "perpetrator");
}

static void add_certainty(words_text *source, const json_t *statement) {
    if (cli_key_is(statement, "certainty", "likely")) {
        words_text_add(source, ", as likely");
    } else if (cli_key_is(statement, "certainty", "possible")) {
        words_text_add(source, ", as possible");
    }
}

static cli_witness *find(cli_witnesses *all, const words_text *source, bool credited, bool one) {
    for (size_t i = 0; i < all->count; i++) {
        cli_witness *witness = &all->items[i];
        bool same = words_same_name(words_text_string(witness->source), words_text_string(source));
        if (witness->credited == credited && (same || one || !credited)) {
            return witness;
        }
    }
    return NULL;
}

static void add_statement(const cli_view *view, cli_witnesses *all, const json_t *statement,
                          bool one, const char *name) {
    bool credited = is_credited(statement);
    words_text *source = cli_page_text(view->page);
    words_add_sources(source, json_object_get(statement, "sources"),
                      json_object_get(statement, "outlet"), false);
    add_certainty(source, statement);
    cli_witness *witness = find(all, source, credited, one);
    if (witness == NULL && all->count == CLI_WITNESSES) {
        all->more++;
        return;
    }
    if (witness == NULL) {
        witness = &all->items[all->count++];
        *witness = (cli_witness){
            .source = source, .reports = cli_page_text(view->page), .credited = credited};
    } else if (credited && source->size > witness->source->size) {
        witness->source = source;
    } else if (!credited && !witness->several &&
               !words_same_name(words_text_string(source), words_text_string(witness->source))) {
        witness->several = true;
        words_text_clear(witness->source);
        words_text_add(witness->source, "no source named");
    }
    words_day day = day_of(statement);
    if (is_later(day, witness->day)) {
        witness->day = day;
    }
    witness->own = witness->own || is_own(statement, name);
    cli_add_report(view, witness->reports, json_object_get(statement, "report"));
}

/* Whether a report credits somebody with the same. */
static bool is_told_on_credit(const json_t *evidence, const json_t *statement) {
    for (size_t i = 0; i < json_array_size(evidence); i++) {
        const json_t *other = json_array_get(evidence, i);
        if (is_credited(other) &&
            json_equal(json_object_get(other, "report"), json_object_get(statement, "report"))) {
            return true;
        }
    }
    return false;
}

cli_witnesses cli_witnesses_of(const cli_view *view, const json_t *evidence, bool one_source,
                               const char *name) {
    cli_witnesses all = {.count = 0};
    for (size_t i = 0; i < json_array_size(evidence); i++) {
        const json_t *statement = json_array_get(evidence, i);
        if (is_credited(statement) || !is_told_on_credit(evidence, statement)) {
            add_statement(view, &all, statement, one_source, name);
        }
    }
    return all;
}

static void add_words(words_text *list, const char *words) {
    char word[24];
    while (*words != '\0') {
        size_t size = strcspn(words, " ");
        snprintf(word, sizeof word, "%.*s", (int)(size < 20 ? size : 20), words);
        add_word(list, word);
        words += size + (words[size] == ' ' ? 1 : 0);
    }
}

void cli_witnesses_join(const cli_witnesses *witnesses, size_t most, words_text *sources,
                        words_text *reports) {
    size_t left = witnesses->more;
    for (size_t i = 0; i < witnesses->count; i++) {
        const cli_witness *witness = &witnesses->items[i];
        if (i < most) {
            words_text_add(sources, i > 0 ? "; " : "");
            words_text_add(sources, words_text_string(witness->source));
        } else {
            left++;
        }
        if (reports != NULL) {
            add_words(reports, words_text_string(witness->reports));
        }
    }
    if (left > 0) {
        words_text_format(sources, "; and %zu more", left);
    }
}
