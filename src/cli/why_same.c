/* `why --same`: why two mentions are of one incident or of two. The answer in a sentence, the two,
 * then each sign with its points, and the step that joined or refused.
 *
 * Cost: linear in what is printed. */
#include "cli/why.h"

#include "cli/cli.h"

#include <string.h>

enum { POINTS_WIDTH = 6, LABEL_WIDTH = 10, WIDEST_PAGE = 100 };

static const char *because_words(const char *because) {
    static const char *const pairs[][2] = {
        {"told as one", "the report tells them as one"},
        {"alike", "they have enough in common"},
        {"alike through others", "each has enough in common with others in between"},
        {"joined otherwise", "though the evidence alone would not join them"},
        {"told apart", "one report tells of both: what it tells apart is never one"},
        {"conflict", "the evidence excludes it"},
        {"too little in common", "nothing in the two incidents has enough in common"},
        {"not alike as wholes", "the two incidents as wholes have too little in common"},
        {"not joined", "though the evidence would join them"}};
    for (size_t i = 0; because != NULL && i < sizeof pairs / sizeof *pairs; i++) {
        if (strcmp(pairs[i][0], because) == 0) {
            return pairs[i][1];
        }
    }
    return because != NULL ? because : "";
}

static void write_asked(cli_page *page, const char *label, const json_t *one) {
    words_text *words = cli_page_text(page), *origin = cli_page_text(page);
    words_text_add(words, "\"");
    words_add_key(words, one, "quote");
    words_text_add(words, "\"  ");
    words_add_key(words, one, "mention");
    words_add_key(origin, one, "outlet");
    if (words_has_string(one, "title")) {
        words_text_add(origin, origin->size > 0 ? ": " : "");
        words_add_key(origin, one, "title");
    }
    words_day day = words_day_of(json_object_get(json_object_get(one, "published"), "earliest"));
    if (day.known) {
        words_text_add(origin, " · ");
        words_add_day(origin, day, 0);
    }
    cli_column first[] = {{0, LABEL_WIDTH - 1, label, CLI_DIM, false, 1},
                          {LABEL_WIDTH, 0, words_text_string(words), CLI_PLAIN, false, 3}};
    cli_page_row(page, first, 2);
    cli_page_row(page, &(cli_column){LABEL_WIDTH, 0, words_text_string(origin), CLI_DIM, false, 2},
                 1);
}

static void write_signs(cli_page *page, const json_t *signs) {
    for (size_t i = 0; i < json_array_size(signs); i++) {
        const json_t *sign = json_array_get(signs, i);
        long long points = (long long)json_integer_value(json_object_get(sign, "points"));
        words_text *number = cli_page_text(page), *text = cli_page_text(page);
        words_text_format(number, "%+lld", points);
        words_add_key(text, sign, "sign");
        cli_column columns[] = {{2, POINTS_WIDTH, words_text_string(number),
                                 points == 0 ? CLI_DIM : CLI_PLAIN, true, 1},
                                {POINTS_WIDTH + 4, 0, words_text_string(text),
                                 points == 0 ? CLI_DIM : CLI_PLAIN, false, 2}};
        cli_page_row(page, columns, 2);
    }
}

static void write_pair(cli_page *page, const json_t *pair, const json_t *asked, const char *head) {
    words_text *words = cli_page_text(page);
    words_text_add(words, head);
    words_add_key(words, pair, "first");
    words_text_add(words, " and ");
    words_add_key(words, pair, "second");
    words_text_add(words, ": ");
    if (words_has_string(pair, "conflict")) {
        words_text_add(words, "never one, ");
        words_add_key(words, pair, "conflict");
    } else {
        words_text_format(words, "%lld points; %lld are asked for",
                          (long long)json_integer_value(json_object_get(pair, "score")),
                          (long long)json_integer_value(json_object_get(asked, "score")));
    }
    cli_page_blank(page);
    cli_page_row(page, &(cli_column){0, 0, words_text_string(words), CLI_BOLD, false, 3}, 1);
    write_signs(page, json_object_get(pair, "signs"));
}

static void write_mean(cli_page *page, const json_t *answer, const json_t *asked) {
    words_text *words = cli_page_text(page);
    words_text_format(
        words,
        "The reports of the two incidents have %lld points in common on average; %lld "
        "are asked for.",
        (long long)json_integer_value(json_object_get(answer, "mean")),
        (long long)json_integer_value(json_object_get(asked, "mean")));
    cli_page_blank(page);
    cli_page_row(page, &(cli_column){0, 0, words_text_string(words), CLI_PLAIN, false, 2}, 1);
}

/* "decision  4 merge, by Ana: the same morning, the same bridge" */
static void write_decisions(cli_page *page, const json_t *decisions) {
    for (size_t i = 0; i < json_array_size(decisions); i++) {
        const json_t *one = json_array_get(decisions, i);
        words_text *text = cli_page_text(page);
        words_text_format(text, "%lld ",
                          (long long)json_integer_value(json_object_get(one, "number")));
        words_add_key(text, one, "kind");
        words_text_add(text, ", by ");
        words_add_key(text, one, "person");
        words_text_add(text, ": ");
        words_add_key(text, one, "reason");
        cli_column columns[] = {{0, LABEL_WIDTH - 1, i == 0 ? "decided" : "", CLI_DIM, false, 1},
                                {LABEL_WIDTH, 0, words_text_string(text), CLI_ACCENT, false, 3}};
        cli_page_row(page, columns, 2);
    }
}

bool cli_same_write(cli_page *page, const json_t *answer) {
    if (!json_is_object(answer)) {
        return false;
    }
    const char *because = json_string_value(json_object_get(answer, "because"));
    const json_t *asked = json_object_get(answer, "asked");
    bool same = json_is_true(json_object_get(answer, "same"));
    words_text *head = cli_page_text(page);
    words_text_add(head, same ? "one incident: " : "two incidents: ");
    words_text_add(head, because_words(because));
    cli_page_row(page, &(cli_column){0, 0, words_text_string(head), CLI_BOLD, false, 2}, 1);
    cli_page_rule(page);
    write_asked(page, "first", json_object_get(answer, "first"));
    write_asked(page, "second", json_object_get(answer, "second"));
    write_decisions(page, json_object_get(answer, "decisions"));
    const json_t *pair = json_object_get(answer, "pair"), *chain = json_object_get(answer, "chain");
    if (pair != NULL) {
        write_pair(page, pair, asked, "");
    }
    for (size_t i = 0; i < json_array_size(chain); i++) {
        write_pair(page, json_array_get(chain, i), asked, "through ");
    }
    if (json_object_get(answer, "decisive") != NULL) {
        write_pair(page, json_object_get(answer, "decisive"), asked, "of the two incidents, ");
    }
    if (!same && because != NULL && strcmp(because, "not alike as wholes") == 0) {
        write_mean(page, answer, asked);
    }
    bool written = !page->failed;
    cli_page_forget(page);
    return written;
}

int cli_why_same(const cli_options *options) {
    cli_case opened;
    rsm_string text;
    rsm_error error = {0};
    if (!cli_open(options, RSM_SESSION_READ, &opened)) {
        return EXIT_NOT_DONE;
    }
    int status;
    if (cli_same(&opened, options->operands[1], options->operands[2], &text, &error) != RSM_OK) {
        status = cli_fail("%s: %s", options->operands[0], error.message);
    } else if (options->json) {
        status = cli_put_line(&text);
        rsm_string_free(&text);
    } else {
        json_t *answer = cli_parse_json(&text);
        cli_page page = cli_page_make(stdout, cli_width(WIDEST_PAGE), cli_colour());
        cli_page_view(&page, options);
        bool written = cli_same_write(&page, answer);
        cli_page_end(&page);
        json_decref(answer);
        rsm_string_free(&text);
        status = written ? cli_flush() : cli_fail("out of memory");
    }
    cli_close(&opened);
    return status;
}
