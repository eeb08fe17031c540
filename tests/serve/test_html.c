/* Writing pages: the words of others are words. */
#include "serve/html.h"

#include "support/test.h"

#include <string.h>

static void check_text(const char *words, const char *expected) {
    html page = {0};
    html_text(&page, words);
    assert_string_equal(words_text_string(&page.out), expected);
    html_free(&page);
}

static void what_means_something_to_a_browser_is_escaped(void **state) {
    check_text("Tessaly", "Tessaly");
    check_text("", "");
    check_text("a < b & c > d", "a &lt; b &amp; c &gt; d");
    check_text("\" onmouseover='x()'", "&quot; onmouseover=&#39;x()&#39;");
    check_text("&amp;", "&amp;amp;");
    check_text("</script><script>alert(1)</script>",
               "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
    check_text("Ђурђевдан — naïve", "Ђурђевдан — naïve");
}

static void strings_of_json_are_made_safe_and_escaped(void **state) {
    static const struct {
        const char *json, *shown;
    } cases[] = {
        {"\"plain\"", "plain"},
        {"\"two\\n lines\"", "two lines"},
        {"\"bell\\u0007\"", "bell\\x07"},
        {"\"turned \\u202eround\"", "turned \\u202eround"},
        {"\"<b>\"", "&lt;b&gt;"},
        {"7", ""},
        {"null", ""},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        html page = {0};
        json_t *value = json_loads(cases[i].json, JSON_DECODE_ANY, NULL);
        html_string(&page, value);
        assert_string_equal(words_text_string(&page.out), cases[i].shown);
        json_decref(value);
        html_free(&page);
    }
}

static void a_passage_keeps_its_lines_and_the_space_at_its_ends(void **state) {
    static const struct {
        const char *text, *shown;
    } cases[] = {
        {"one\ntwo", "one\ntwo"},
        {"one\r\n\r\ntwo\n", "one\n\ntwo\n"},
        {" said ", " said "},
        {"said ", "said "},
        {"\n", "\n"},
        {"<p>\n&", "&lt;p&gt;\n&amp;"},
        {"\x1b[31mred", "\\x1b[31mred"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        html page = {0};
        html_passage(&page, cases[i].text, strlen(cases[i].text));
        assert_string_equal(words_text_string(&page.out), cases[i].shown);
        html_free(&page);
    }
}

static void a_component_of_an_address_cannot_leave_it(void **state) {
    static const struct {
        const char *string, *shown;
    } cases[] = {
        {"r1@120", "r1%40120"},
        {"../../etc/passwd", "..%2F..%2Fetc%2Fpasswd"},
        {"a?b#c&d=e", "a%3Fb%23c%26d%3De"},
        {"\"><script>", "%22%3E%3Cscript%3E"},
        {"javascript:x", "javascript%3Ax"},
        {"é", "%C3%A9"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        html page = {0};
        html_component(&page, cases[i].string);
        assert_string_equal(words_text_string(&page.out), cases[i].shown);
        html_free(&page);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_means_something_to_a_browser_is_escaped),
        cmocka_unit_test(strings_of_json_are_made_safe_and_escaped),
        cmocka_unit_test(a_passage_keeps_its_lines_and_the_space_at_its_ends),
        cmocka_unit_test(a_component_of_an_address_cannot_leave_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
