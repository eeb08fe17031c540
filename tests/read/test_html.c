/*
 * tests/read/test_html.c - pages: their text, their metadata, hostile ones.
 */
#include "support.h"

#include <string.h>

#define LONG_TEXT                                                                                  \
    "Twelve people died when a bomb went off at a market in the morning, the police said, and "    \
    "the "                                                                                         \
    "hospital of the town took in thirty of the wounded, some of whom were in a grave condition, " \
    "its director said."

typedef struct page_row {
    const char *page;
    const char *title, *outlet, *published, *url, *text;
} page_row;

static const page_row rows[] = {
    /* text */
    {"<p>One.</p><p>Two.</p>", "", "", "", "", "One.\n\nTwo."},
    {"<p>One  \n  <b>bold</b>\tand <a href='x'>link</a>.</p>", "", "", "", "",
     "One bold and link."},
    {"<p>A &amp; B &lt;c&gt; &eacute;&nbsp;&#8220;q&#8221; &mdash;</p>", "", "", "", "",
     "A & B <c> \xc3\xa9 \xe2\x80\x9cq\xe2\x80\x9d \xe2\x80\x94"},
    {"<ul><li>One<li>Two</ul>line<br>break", "", "", "", "", "One\n\nTwo\n\nline\n\nbreak"},
    {"<p>Unclosed <b>bold<p>Next", "", "", "", "", "Unclosed bold\n\nNext"},
    /* the page around it */
    {"<nav>Home</nav><p>Text.</p><footer>About us</footer><script>var a = '<p>no</p>';</script>"
     "<style>p{}</style><form>Search</form><aside>More</aside>",
     "", "", "", "", "Text."},
    {"<div class=\"cookie-banner\">We use cookies</div><p>Text.</p>"
     "<div id=\"related-stories\"><p>Other</p></div>",
     "", "", "", "", "Text."},
    {"<div role=navigation>Menu</div><p>Text.</p>", "", "", "", "", "Text."},
    {"<body class=\"has-sidebar\"><p>Text.</p></body>", "", "", "", "", "Text."},
    {"<p>Outside.</p><article><p>" LONG_TEXT "</p></article><p>After.</p>", "", "", "", "",
     LONG_TEXT},
    {"<p>Outside.</p><main><p>" LONG_TEXT "</p></main>", "", "", "", "", LONG_TEXT},
    {"<article><p>Teaser.</p><div itemprop=\"articleBody\"><p>" LONG_TEXT "</p></div></article>",
     "", "", "", "", LONG_TEXT},
    {"<article><p>Too short.</p></article><p>And the rest.</p>", "", "", "", "",
     "Too short.\n\nAnd the rest."},
    /* metadata */
    {"<head><title> A  title </title></head><p>T.</p>", "A title", "", "", "", "A title\n\nT."},
    {"<head><title>T | Daily Post</title><meta property=\"og:title\" content=\"T\">"
     "<meta property=\"og:site_name\" content=\"Daily Post\">"
     "<meta property=\"article:published_time\" content=\"2021-05-14T09:10:00Z\">"
     "<link rel=\"canonical\" href=\"https://example.org/a\"></head><p>B.</p>",
     "T", "Daily Post", "2021-05-14T09:10:00Z", "https://example.org/a", "T\n\nB."},
    {"<head><meta name=\"date\" content=\"2021-05-14\"></head><p>B.</p>", "", "", "2021-05-14", "",
     "B."},
    {"<head><meta name=\"date\" content=\"14 May 2021\"></head><p>B.</p>", "", "", "", "", "B."},
    {"<head><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"H\","
     "\"datePublished\":\"2021-05-14\",\"publisher\":{\"name\":\"Daily Post\"},"
     "\"url\":\"https://example.org/b\"}</script><title>other</title></head><p>B.</p>",
     "H", "Daily Post", "2021-05-14", "https://example.org/b", "H\n\nB."},
    {"<head><script "
     "type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"W\"},"
     "{\"@type\":\"NewsArticle\",\"headline\":\"H\",\"datePublished\":\"2021-05-14\"}]}</script>"
     "</head><p>B.</p>",
     "H", "", "2021-05-14", "", "H\n\nB."},
    {"<head><script type=\"application/ld+json\">{broken</script><title>T</title></head><p>B.</p>",
     "T", "", "", "", "T\n\nB."},
    {"<p>B.</p><time datetime=\"2021-05-14\">Friday</time>", "", "", "2021-05-14", "",
     "B.\n\nFriday"},
    /* the headline is not stored twice */
    {"<head><title>Blast</title></head><body><h1>Blast</h1><p>B.</p>", "Blast", "", "", "",
     "Blast\n\nB."},
    /* encodings */
    {"<meta charset=\"iso-8859-1\"><p>Caf\xe9.</p>", "", "", "", "", "Caf\xc3\xa9."},
    {"<meta http-equiv=\"Content-Type\" content=\"text/html; "
     "charset=windows-1252\"><p>\x93q\x94</p>",
     "", "", "", "", "\xe2\x80\x9cq\xe2\x80\x9d"},
    {"<p>Caf\xe9.</p>", "", "", "", "", "Caf\xc3\xa9."},
    {"<meta charset=\"iso-8859-1\"><p>Caf\xc3\xa9.</p>", "", "", "", "", "Caf\xc3\xa9."},
    /* cut short */
    {"<html><body><article><p>One.</p><p>Two is cu", "", "", "", "", "One.\n\nTwo is cu"},
    {"<html><head><title>Only a ti", "Only a ti", "", "", "", "Only a ti"},
};

static void a_page_becomes_its_text_and_its_metadata(void **state) {
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const page_row *row = &rows[i];
        rsm_arena arena;
        rsm_parts parts = {0};
        rsm_error error = {0};
        rsm_arena_init(&arena, NULL, 0);
        assert_int_equal(rsm_read_html(rsm_slice_from_string(row->page), &arena, &parts, &error),
                         RSM_OK);
        rsm_report report = compose(&parts, &arena);
        assert_slice_equal(report.title, row->title);
        assert_slice_equal(report.outlet, row->outlet);
        assert_slice_equal(parts.published, row->published);
        assert_slice_equal(report.url, row->url);
        assert_slice_equal(report.text, row->text);
        rsm_arena_free(&arena);
    }
}

static void text_nested_ten_thousand_deep_is_kept(void **state) {
    enum { DEPTH = 10000 };
    rsm_buffer page;
    rsm_arena arena;
    rsm_parts parts = {0};
    rsm_error error = {0};
    rsm_buffer_init(&page, NULL);
    rsm_arena_init(&arena, NULL, 0);
    rsm_buffer_append_string(&page, "<html><body><p>Above.</p>");
    for (int i = 0; i < DEPTH; i++)
        rsm_buffer_append_string(&page, "<div>");
    rsm_buffer_append_string(&page, "Deep inside.");
    for (int i = 0; i < DEPTH; i++)
        rsm_buffer_append_string(&page, "</div>");
    rsm_buffer_append_string(&page, "<p>Below.</p></body></html>");
    assert_int_equal(rsm_read_html(rsm_buffer_slice(&page), &arena, &parts, &error), RSM_OK);
    assert_true(rsm_slice_find(parts.body, RSM_SLICE("Above."), 0) != RSM_NOWHERE);
    assert_true(rsm_slice_find(parts.body, RSM_SLICE("Deep inside."), 0) != RSM_NOWHERE);
    assert_true(rsm_slice_find(parts.body, RSM_SLICE("Below."), 0) != RSM_NOWHERE);
    rsm_arena_free(&arena);
    rsm_buffer_free(&page);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_becomes_its_text_and_its_metadata),
        cmocka_unit_test(text_nested_ten_thousand_deep_is_kept),
    };
    return cmocka_run_group_tests(tests, open_surroundings, close_surroundings);
}
