/*
 * tests/text/test_text.c - paragraphs, tokens, sentences and their kinds.
 *
 * Part: tables of text and what it is cut into, written with marks between the parts; quotations,
 * datelines, interviews; hostile texts, in which every byte must still lie in one token.
 */
#include "support/test.h"

#include "base/buffer.h"
#include "support/failing_allocator.h"
#include "support/open_world.h"
#include "text/text.h"

#include <stdlib.h>
#include <string.h>

typedef struct text_row {
    const char *text;
    const char *expected;
} text_row;

/* Splits, and writes with `write`, then compares. */
static void check(const char *text, uint32_t body_start, const char *expected,
                  void (*write)(const rsm_text *text, rsm_buffer *out)) {
    rsm_arena arena;
    rsm_text result;
    rsm_error error;
    rsm_buffer out;
    rsm_arena_init(&arena, NULL, 0);
    rsm_buffer_init(&out, NULL);
    assert_int_equal(rsm_text_split(world, NULL, rsm_slice_from_string(text), body_start, &arena,
                                    &result, &error),
                     RSM_OK);
    write(&result, &out);
    assert_string_equal(rsm_buffer_string(&out), expected);
    rsm_buffer_free(&out);
    rsm_arena_free(&arena);
}

static void write_tokens(const rsm_text *text, rsm_buffer *out) {
    for (uint32_t i = 0; i < text->token_count; i++) {
        rsm_buffer_append_string(out, i > 0 ? "|" : "");
        rsm_buffer_append_slice(out, rsm_token_slice(text, i));
    }
}

static void write_sentences(const rsm_text *text, rsm_buffer *out) {
    for (uint32_t i = 0; i < text->sentence_count; i++) {
        const rsm_sentence *sentence = &text->sentences[i];
        if (i > 0) {
            rsm_buffer_append_string(out, sentence->paragraph == sentence[-1].paragraph ? " // "
                                                                                        : " ## ");
        }
        for (uint32_t k = sentence->first_token; k < sentence->end_token; k++) {
            rsm_buffer_append_string(out, k > sentence->first_token && (text->tokens[k].flags &
                                                                        RSM_TOKEN_SPACE_BEFORE) != 0
                                              ? " "
                                              : "");
            rsm_buffer_append_slice(out, rsm_token_slice(text, k));
        }
    }
}

/* One letter a sentence: Plain, Title, By-line, Furniture, Question. */
static void write_kinds(const rsm_text *text, rsm_buffer *out) {
    for (uint32_t i = 0; i < text->sentence_count; i++) {
        rsm_buffer_append_char(out, "PTBFQ"[text->sentences[i].kind]);
    }
}

/* The tokens of datelines. */
static void write_datelines(const rsm_text *text, rsm_buffer *out) {
    for (uint32_t i = 0; i < text->sentence_count; i++) {
        for (uint32_t k = text->sentences[i].first_token; k < text->sentences[i].dateline_end;
             k++) {
            rsm_buffer_append_string(out, out->size > 0 ? " " : "");
            rsm_buffer_append_slice(out, rsm_token_slice(text, k));
        }
    }
}

static void write_quoted(const rsm_text *text, rsm_buffer *out) {
    for (uint32_t i = 0; i < text->token_count; i++) {
        if ((text->tokens[i].flags & RSM_TOKEN_QUOTED) != 0) {
            rsm_buffer_append_string(out, out->size > 0 ? " " : "");
            rsm_buffer_append_slice(out, rsm_token_slice(text, i));
        }
    }
}

/* clang-format off */
static const text_row token_rows[] = {
    {"The ministry's men didn't leave.", "The|ministry|'s|men|did|n't|leave|."},
    {"They can't go and cannot stay; he'll wait.", "They|ca|n't|go|and|can|not|stay|;|he|'ll|wait|."},
    {"It wasn\u2019t Omar\u2019s car.", "It|was|n\u2019t|Omar|\u2019s|car|."},
    {"Some 1,200 people, 3.5 percent, by 14:30.", "Some|1,200|people|,|3.5|percent|,|by|14:30|."},
    {"An al-Qaeda cell of 10-15 men", "An|al|-|Qaeda|cell|of|10|-|15|men"},
    {"Call 555-0142 by 2021-05-14 or 9/11.", "Call|555-0142|by|2021-05-14|or|9/11|."},
    {"Mr. Okafor of the U.S. Army met Gen. Ngata at 10 a.m. today.", "Mr.|Okafor|of|the|U.S.|Army|met|Gen.|Ngata|at|10|a.m.|today|."},
    {"It cost $5m (US$3) at 10am, 5km away.", "It|cost|$|5|m|(|US$|3|)|at|10|am|,|5|km|away|."},
    {"See www.example.org/a?b=1, or write to desk@example.org.", "See|www.example.org/a?b=1|,|or|write|to|desk@example.org|."},
    {"Wait... what?! No -- never.", "Wait|...|what|?!|No|--|never|."},
    {"the ministers' cars and the '90s", "the|ministers|'|cars|and|the|'90s"},
    {"AT&T and/or the 21st", "AT&T|and|/|or|the|21st"},
    {"No. 5 fell. Is that a no. Yes", "No.|5|fell|.|Is|that|a|no|.|Yes"},
    {"O'Brien at 5 o'clock", "O'Brien|at|5|o'clock"},
    {"soldiers.They fled", "soldiers|.|They|fled"},
    {"An anti-war ex-mayor was re-elected in mid-May by e-mail.", "An|anti-war|ex-mayor|was|re-elected|in|mid|-|May|by|e-mail|."},
    {"a non-profit-making body, the Inter-Valley League", "a|non|-|profit|-|making|body|,|the|Inter|-|Valley|League"},
    {"Im sure theyre late but dont ask, thats all", "I|m|sure|they|re|late|but|do|nt|ask|,|that|s|all"},
    {"the miller`s mill in the 1920's", "the|miller|`s|mill|in|the|1920's"},
    {"The crew was paid off. Its cap. fell at min. 5", "The|crew|was|paid|off|.|Its|cap|.|fell|at|min.|5"},
    {"ropes, nets, etc. for the boat, tar, etc. Nobody paid", "ropes|,|nets|,|etc.|for|the|boat|,|tar|,|etc|.|Nobody|paid"},
    {"She holds a Ph.D. from Tessaly U.K.. Really.?", "She|holds|a|Ph.D.|from|Tessaly|U.K.|.|Really|.?"},
    {"Th- the ferry :) sank w/o us (:", "Th-|the|ferry|:)|sank|w/o|us|(:"},
    {"Post 77001-2345, +44 20, line 5-1234", "Post|77001-2345|,|+44|20|,|line|5-1234"},
    {"Moreau@DESK sent <<Plan_B-2.DOC>> to alt.rivers.ferries, mailto:a@b.org", "Moreau@DESK|sent|<<|Plan_B-2.DOC|>>|to|alt.rivers.ferries|,|mailto:a@b.org"},
    {"S\xC3\xA3o Paulo\xE2\x80\x94" "a city", "S\xC3\xA3o|Paulo|\xE2\x80\x94|a|city"},
};

static const text_row sentence_rows[] = {
    {"The bridge fell. Nobody was hurt.", "The bridge fell. // Nobody was hurt."},
    {"He met Gen. Ngata in St. Petersburg. They talked.", "He met Gen. Ngata in St. Petersburg. // They talked."},
    {"She lives in the U.S. The others left.", "She lives in the U.S. // The others left."},
    {"The U.S. Army left.", "The U.S. Army left."},
    {"The firm is Tessaly Mills Inc. It closed at 5 p.m. The doors shut.", "The firm is Tessaly Mills Inc. // It closed at 5 p.m. // The doors shut."},
    {"\"We are safe.\" He smiled.", "\"We are safe.\" // He smiled."},
    {"\"Stop!\" he shouted. Then he ran.", "\"Stop!\" he shouted. // Then he ran."},
    {"\"Why now?\" Moreau asked. Nobody knew.", "\"Why now?\" Moreau asked. // Nobody knew."},
    {"They (the guards) ran. (Nobody else did.) It rained.", "They (the guards) ran. // (Nobody else did.) // It rained."},
    {"The toll was 3.5 times higher. J. Moreau agreed.", "The toll was 3.5 times higher. // J. Moreau agreed."},
    {"One line\n\nAnother line", "One line ## Another line"},
    {"The governor said that twenty of the clerks had died on Sunday. Ann\nLee said nothing.", "The governor said that twenty of the clerks had died on Sunday. // Ann Lee said nothing."},
    {"Twenty people died on Sunday in the village near the lake that the men of the Red\nFront had attacked in the night before with guns and grenades, as the mayor and\nthe priest said.", "Twenty people died on Sunday in the village near the lake that the men of the Red Front had attacked in the night before with guns and grenades, as the mayor and the priest said."},
    {"The first paragraph ends here.\nThe second one begins on a line of its own.", "The first paragraph ends here. ## The second one begins on a line of its own."},
    {"The ferry sank off the northern coast early on Tuesday with some\nninety people on board, and fishermen from the nearby villages\nbrought many of them ashore before the coast guard could reach\nthe place.",
     "The ferry sank off the northern coast early on Tuesday with some ninety people on board, and fishermen from the nearby villages brought many of them ashore before the coast guard could reach the place."},
    {"Dead in Tessaly:\n- two guards\n- a driver", "Dead in Tessaly: ## - two guards ## - a driver"},
    {"the army denied it. the guerrillas fled to the hills, col. reyes said.   later it rained.", "the army denied it. // the guerrillas fled to the hills, col. reyes said. ## later it rained."},
    {"WHAT IS KNOWN? VERY LITTLE. THE ARMY IS SILENT.", "WHAT IS KNOWN? // VERY LITTLE. // THE ARMY IS SILENT."},
};

static const text_row kind_rows[] = {
    {"Blast at Tessaly market\n\nBy Ann Moreau\n\nA bomb went off at the market in Tessaly on Friday.\n\nAdvertisement\n\nNobody was hurt in the blast.", "TBPFP"},
    {"A bomb went off at the market on Friday, police said.\n\nThe search goes on\n\nTeams are looking for two people under the rubble.\n\nReporting by Ann Moreau; editing by Ben Okafor", "PTPB"},
    {"A bomb went off at the market on Friday, police said.\nRead more: our guide to Tessaly\nSign up for our newsletter to get the latest\nShare this story", "PFFF"},
    {"Q: What did you see that morning?\n\nA: Smoke, and people running.\n\nQ: Did you hear shots?\n\nA: No.", "QPQP"},
    {"REPORTER: Who is behind this?\nNGATA: We do not know yet.\nREPORTER: How many are dead?\nNGATA: Nine.", "QPQP"},
    {"What happened that night?\n\nWe heard a blast and ran to the river bank.\n\nWere you alone?\n\nNo, my brother was with me that night.\n\nWill you go back?\n\nOne day we will, I think.", "QPQPQP"},
    {"A bomb went off at the market on Friday, police said.\n\n1:16 Storm over the bay Pause\n\n0:45 Mayor opens a bridge in Amel\n\nNobody was hurt in the blast.", "PFFP"},
    {"9:30 Police close the bridge.\n\n9:45 The mayor speaks to the crowd.", "PP"},
};

static const text_row dateline_rows[] = {
    {"TESSALY (Reuters) - A bomb went off.", "TESSALY ( Reuters ) -"},
    {"LAS VEGAS \xE2\x80\x94 A show was halted.", "LAS VEGAS \xE2\x80\x94"},
    {"PORT AMEL, Arland, May 14 (AP) -- A ferry sank.", "PORT AMEL , Arland , May 14 ( AP ) --"},
    {"KABUL: The minister resigned.", "KABUL :"},
    {"PORT AMEL, AL (WKYT)-A ferry sank.", "PORT AMEL , AL ( WKYT ) -"},
    {"san tomas, 3 jan 90 (acan) -- [text] the army denied it today. the rebels fled.", "san tomas , 3 jan 90 ( acan ) -- [ text ]"},
    {"A ferry lies in the port. (Ana Moreau/Northern Press) PORT AMEL, Arland \xE2\x80\x94 A ferry sank.", "PORT AMEL , Arland \xE2\x80\x94"},
    {"The minister thanked Ruiz (again) AMEL - a party - for its votes.", ""},
    {"The minister - a doctor - resigned.", ""},
    {"Police said: \"We know nothing.\"", ""},
};

static const text_row quoted_rows[] = {
    {"He said \"we will fight\" and left.", "we will fight"},
    {"He said \xE2\x80\x9Cwe will fight\xE2\x80\x9D and left.", "we will fight"},
    {"'We will fight': the ministers' reply", "We will fight"},
    {"The ministers' men didn't say 'no' today.", "no"},
    {"\"We will fight.\n\n\"We will win,\" he said.", "We will fight . We will win ,"},
};
/* clang-format on */

#define CHECK_ALL(rows, write)                               \
    for (size_t i = 0; i < COUNT_OF(rows); i++) {            \
        check((rows)[i].text, 0, (rows)[i].expected, write); \
    }

static void words_numbers_and_marks_are_tokens(void **state) {
    CHECK_ALL(token_rows, write_tokens)
}

static void sentences_end_where_they_should(void **state) {
    CHECK_ALL(sentence_rows, write_sentences)
}

static void titles_bylines_furniture_and_questions_are_told_apart(void **state) {
    CHECK_ALL(kind_rows, write_kinds)
}

static void a_dateline_ends_after_its_dash(void **state) {
    CHECK_ALL(dateline_rows, write_datelines)
}

static void what_stands_between_quotation_marks_is_marked(void **state) {
    CHECK_ALL(quoted_rows, write_quoted)
}

static void the_title_of_the_report_is_a_title_even_with_a_full_stop(void **state) {
    check("It is over.\n\nThe war has ended, the ministry said.", 13, "TP", write_kinds);
}

static void a_text_in_one_case_says_so(void **state) {
    static const struct {
        const char *text;
        bool one_case;
    } rows[] = {{"the army denied it.", true},
                {"THE ARMY DENIED IT.", true},
                {"The army denied it.", false},
                {"", false},
                {"123", false}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        rsm_arena arena;
        rsm_text result;
        rsm_arena_init(&arena, NULL, 0);
        assert_int_equal(rsm_text_split(world, NULL, rsm_slice_from_string(rows[i].text), 0, &arena,
                                        &result, NULL),
                         RSM_OK);
        assert_int_equal(result.one_case, rows[i].one_case);
        rsm_arena_free(&arena);
    }
}

/* Every byte that is not ASCII white space lies in exactly one token, each token in one sentence.
 */
static void check_covered(const rsm_text *text) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < text->token_count; i++) {
        const rsm_token *token = &text->tokens[i];
        assert_true(token->start >= at && token->end > token->start);
        for (; at < token->start; at++) {
            assert_non_null(memchr(" \t\r\n", text->text.data[at], 4));
        }
        at = token->end;
        assert_true(token->sentence < text->sentence_count);
        assert_true(i >= text->sentences[token->sentence].first_token &&
                    i < text->sentences[token->sentence].end_token);
    }
    for (; at < text->text.size; at++) {
        assert_non_null(memchr(" \t\r\n", text->text.data[at], 4));
    }
}

static void hostile_texts_are_split_to_their_end(void **state) {
    static const char *const units[] = {"a",
                                        "\"",
                                        "' ",
                                        " 'a",
                                        ".,;!?-",
                                        "(a",
                                        "a@b.",
                                        "a.",
                                        "a-",
                                        "Aa ",
                                        "A\n",
                                        "By\n",
                                        "\n",
                                        ".\"   ",
                                        "http://a ",
                                        "1-2-",
                                        "1,234",
                                        "A: ",
                                        "\xE2\x80\x9C",
                                        "Q: a?\n",
                                        "\xF0\x9F\x98\x80",
                                        "n't",
                                        "A - ",
                                        "www.a.com/\"'",
                                        "$1 "};
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        size_t size = strlen(units[i]);
        size_t count = 200000 / size;
        char *bytes = malloc(count * size);
        rsm_arena arena;
        rsm_text result;
        assert_non_null(bytes);
        for (size_t k = 0; k < count; k++) {
            memcpy(bytes + k * size, units[i], size);
        }
        rsm_arena_init(&arena, NULL, 0);
        assert_int_equal(rsm_text_split(world, NULL, rsm_slice_make(bytes, count * size), 0, &arena,
                                        &result, NULL),
                         RSM_OK);
        check_covered(&result);
        rsm_arena_free(&arena);
        free(bytes);
    }
}

static void a_failed_allocation_is_an_error_and_nothing_leaks(void **state) {
    static const char text[] =
        "Blast at market\n\nTESSALY (AP) - \"We ran,\" he said. Q: why?\n\nRead more\n";
    bool done = false;
    for (size_t nth = 0; !done; nth++) {
        failing_allocator memory;
        rsm_arena arena;
        rsm_text result;
        rsm_error error;
        failing_allocator_init(&memory, nth);
        rsm_arena_init(&arena, &memory.allocator, 0);
        rsm_status status =
            rsm_text_split(world, NULL, rsm_slice_from_string(text), 0, &arena, &result, &error);
        done = !memory.has_failed;
        assert_int_equal(status, done ? RSM_OK : RSM_ERROR_MEMORY);
        rsm_arena_free(&arena);
        assert_int_equal(memory.held, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_numbers_and_marks_are_tokens),
        cmocka_unit_test(sentences_end_where_they_should),
        cmocka_unit_test(titles_bylines_furniture_and_questions_are_told_apart),
        cmocka_unit_test(a_dateline_ends_after_its_dash),
        cmocka_unit_test(what_stands_between_quotation_marks_is_marked),
        cmocka_unit_test(the_title_of_the_report_is_a_title_even_with_a_full_stop),
        cmocka_unit_test(a_text_in_one_case_says_so),
        cmocka_unit_test(hostile_texts_are_split_to_their_end),
        cmocka_unit_test(a_failed_allocation_is_an_error_and_nothing_leaks),
    };
    return cmocka_run_group_tests(tests, open_world, close_world);
}
