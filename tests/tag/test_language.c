/*
 * tests/tag/test_language.c - the model file of the language layer, and what is seen with it.
 *
 * Part: files made here, whole and damaged; the models of this project, where they have been
 * trained, on sentences of our own.
 */
#include "support/test.h"

#include "base/buffer.h"
#include "base/hash.h"
#include "tag/language.h"
#include "tag/tag.h"

#include <stdlib.h>
#include <string.h>

#define FEATURES 3u

static const uint64_t features[FEATURES] = {0x1111111100000005u, 0x2222222280000006u,
                                            0x33333333F0000007u};

/* A linear model of two classes and three features: the first speaks for class 1, the second for
 * class 0, the third against both. */
static void make_linear(rsm_buffer *section) {
    const uint32_t bits = rsm_linear_weight_bits(2);
    const uint32_t middle = 1u << (bits - 1);
    uint16_t entries[4] = {(uint16_t)(1u << bits | (middle + 5)), (uint16_t)(middle + 3),
                           (uint16_t)(middle - 2), (uint16_t)(1u << bits | (middle - 9))};
    rsm_linear_header header = {2, 8, 4, 0};
    rsm_linear_slot slots[8] = {{0, 0}};
    for (uint32_t i = 0; i < FEATURES; i++) {
        uint32_t place = i < 2 ? i << 8 | 1 : 2u << 8 | 2;
        slots[rsm_linear_slot_of(features[i], 8)] =
            (rsm_linear_slot){rsm_linear_fingerprint(features[i]), place};
    }
    rsm_buffer_append(section, &header, sizeof header);
    rsm_buffer_append(section, slots, sizeof slots);
    rsm_buffer_append(section, entries, sizeof entries);
}

static void make_file(rsm_buffer *file) {
    rsm_buffer section;
    rsm_buffer_init(&section, NULL);
    make_linear(&section);
    rsm_language_part parts[] = {{"NAMES", rsm_buffer_slice(&section)},
                                 {"OTHER", RSM_SLICE("abc")}};
    assert_int_equal(rsm_language_write(parts, 2, file, NULL), RSM_OK);
    rsm_buffer_free(&section);
}

static void a_file_gives_its_sections_by_name(void **state) {
    rsm_buffer file;
    rsm_language *language = NULL;
    rsm_slice section;
    rsm_buffer_init(&file, NULL);
    make_file(&file);
    assert_int_equal(rsm_language_open_memory(file.data, file.size, &language, NULL), RSM_OK);
    assert_true(rsm_language_section(language, "OTHER", &section));
    assert_true(rsm_slice_equal_string(section, "abc"));
    assert_false(rsm_language_section(language, "MISSING", &section));
    assert_null(rsm_language_linear(language, "POS"));
    assert_non_null(rsm_language_linear(language, "NAMES"));
    rsm_language_close(language);
    rsm_buffer_free(&file);
}

static void scores_are_sums_of_the_features_known(void **state) {
    rsm_buffer section;
    rsm_linear model;
    int32_t scores[2];
    uint64_t asked[] = {features[0], features[1], 0, 0x4444444400000001u, features[2]};
    rsm_buffer_init(&section, NULL);
    make_linear(&section);
    assert_int_equal(rsm_linear_open(rsm_buffer_slice(&section), &model, NULL), RSM_OK);
    rsm_linear_score(&model, asked, 5, scores);
    assert_int_equal(scores[0], 3 - 2);
    assert_int_equal(scores[1], 5 - 9);
    assert_int_equal(rsm_linear_best(scores, NULL, 2), 0);
    assert_int_equal(rsm_linear_best(scores, (bool[]){false, true}, 2), 1);
    assert_int_equal(rsm_linear_best(scores, (bool[]){false, false}, 2), 2);
    rsm_buffer_free(&section);
}

/* Every byte changed in turn, the checksum left as it is or made right again. */
static void a_damaged_file_is_an_error_and_never_a_crash(void **state) {
    rsm_buffer file;
    rsm_buffer_init(&file, NULL);
    make_file(&file);
    for (size_t i = 0; i < 2 * file.size; i++) {
        char *copy = malloc(file.size);
        rsm_language *language = NULL;
        rsm_error error = {0};
        size_t at = i / 2;
        memcpy(copy, file.data, file.size);
        copy[at] = (char)(copy[at] ^ (i % 3 == 0 ? 0xFF : 0x41));
        if (i % 2 == 1 && at >= 32) {
            uint64_t sum = rsm_hash64(rsm_slice_make(copy + 32, file.size - 32));
            memcpy(copy + 24, &sum, sizeof sum);
        }
        rsm_status status = rsm_language_open_memory(copy, file.size, &language, &error);
        assert_true(status != RSM_OK || i % 2 == 1);
        if (status != RSM_OK) {
            assert_null(language);
            assert_true(error.message[0] != '\0');
        } else {
            const rsm_linear *model = rsm_language_linear(language, "NAMES");
            int32_t scores[RSM_LINEAR_CLASSES];
            if (model != NULL) {
                rsm_linear_score(model, features, FEATURES, scores);
            }
        }
        rsm_language_close(language);
        free(copy);
    }
    rsm_buffer_free(&file);
}

static void a_file_cut_short_is_an_error(void **state) {
    rsm_buffer file;
    rsm_buffer_init(&file, NULL);
    make_file(&file);
    for (size_t size = 0; size < file.size; size++) {
        char *copy = malloc(size > 0 ? size : 1);
        rsm_language *language = NULL;
        memcpy(copy, file.data, size);
        assert_int_equal(rsm_language_open_memory(copy, size, &language, NULL), RSM_ERROR_FORMAT);
        assert_null(language);
        free(copy);
    }
    rsm_buffer_free(&file);
}

static void a_file_that_is_not_there_is_not_found(void **state) {
    rsm_language *language = NULL;
    assert_int_equal(rsm_language_open("/nonexistent/language.rsm", &language, NULL),
                     RSM_ERROR_NOT_FOUND);
    assert_null(language);
}

/* ---- the models of this project ---- */

#define MODEL RSM_TEST_SOURCE_FOLDER "/models/language.rsm"

typedef struct seen {
    rsm_world *world;
    rsm_language *language;
    rsm_arena arena;
    rsm_text text;
    rsm_tagging tagging;
} seen;

/* Skips the test where no model has been trained. */
static void see(seen *all, const char *text) {
    rsm_error error = {0};
    *all = (seen){0};
    rsm_arena_init(&all->arena, NULL, 0);
    if (rsm_language_open(MODEL, &all->language, &error) != RSM_OK) {
        assert_int_equal(error.status, RSM_ERROR_NOT_FOUND);
        skip();
    }
    assert_int_equal(rsm_world_open(RSM_TEST_WORLD_FILE, &all->world, &error), RSM_OK);
    assert_int_equal(rsm_text_split(all->world, rsm_language_linear(all->language, RSM_TEXT_MODEL),
                                    rsm_slice_from_string(text), 0, &all->arena, &all->text,
                                    &error),
                     RSM_OK);
    assert_int_equal(
        rsm_tag_text(all->world, all->language, &all->text, &all->arena, &all->tagging, &error),
        RSM_OK);
}

static void forget(seen *all) {
    rsm_language_close(all->language);
    rsm_world_close(all->world);
    rsm_arena_free(&all->arena);
}

/* "lemma/TAG lemma/TAG" */
static void check_tags(const char *text, const char *expected) {
    seen all;
    rsm_buffer out;
    rsm_buffer_init(&out, NULL);
    see(&all, text);
    for (uint32_t i = 0; i < all.text.token_count; i++) {
        rsm_buffer_append_string(&out, i > 0 ? " " : "");
        rsm_buffer_append_slice(&out, all.tagging.tags[i].lemma);
        rsm_buffer_append_char(&out, '/');
        rsm_buffer_append_string(&out, rsm_upos_name(all.tagging.tags[i].upos));
    }
    assert_string_equal(rsm_buffer_string(&out), expected);
    rsm_buffer_free(&out);
    forget(&all);
}

static void plain_sentences_are_tagged(void **state) {
    check_tags("The gunmen fled because the police came.",
               "the/DET gunman/NOUN flee/VERB because/SCONJ the/DET police/NOUN come/VERB "
               "./PUNCT");
    check_tags("Two women were wounded because a bomb hit their bus.",
               "two/NUM woman/NOUN be/AUX wound/VERB because/SCONJ a/DET bomb/NOUN hit/VERB "
               "their/PRON bus/NOUN ./PUNCT");
    check_tags("They do not know who attacks the village.",
               "they/PRON do/AUX not/PART know/VERB who/PRON attack/VERB the/DET village/NOUN "
               "./PUNCT");
}

static void text_in_one_case_is_tagged_alike(void **state) {
    check_tags("THE SOLDIERS KILLED THREE REBELS NEAR THE RIVER.",
               "the/DET soldier/NOUN kill/VERB three/NUM rebel/NOUN near/ADP the/DET river/NOUN "
               "./PUNCT");
    check_tags("the soldiers killed three rebels near the river.",
               "the/DET soldier/NOUN kill/VERB three/NUM rebel/NOUN near/ADP the/DET river/NOUN "
               "./PUNCT");
}

/* "sentence // sentence", as the model judges. */
static void check_sentences(const char *text, const char *expected) {
    seen all;
    rsm_buffer out;
    rsm_buffer_init(&out, NULL);
    see(&all, text);
    for (uint32_t i = 0; i < all.text.sentence_count; i++) {
        const rsm_sentence *sentence = &all.text.sentences[i];
        rsm_buffer_append_string(&out, i > 0 ? " // " : "");
        rsm_buffer_append_slice(&out, rsm_slice_sub(all.text.text, sentence->start, sentence->end));
    }
    assert_string_equal(rsm_buffer_string(&out), expected);
    rsm_buffer_free(&out);
    forget(&all);
}

static void ends_of_sentences_are_judged_where_rules_are_not_sure(void **state) {
    check_sentences("The boat sank near the old pier The crew swam ashore",
                    "The boat sank near the old pier // The crew swam ashore");
    check_sentences("What a day!!! we lost the boat", "What a day!!! // we lost the boat");
    check_sentences("See you soon :) The ferry leaves at nine",
                    "See you soon :) // The ferry leaves at nine");
    check_sentences("The bridge fell... Nobody was hurt.",
                    "The bridge fell... // Nobody was hurt.");
    check_sentences("The toll rose [4] The mayor resigned [5]",
                    "The toll rose [4] // The mayor resigned [5]");
}

static void ends_of_sentences_that_rules_are_sure_of_stay(void **state) {
    check_sentences("KASMERE, Arland (Arland Wire) - The mill burned. It was empty.",
                    "KASMERE, Arland (Arland Wire) - The mill burned. // It was empty.");
    check_sentences("\"Why now?\" Moreau asked. \"We ran.\" The man wept.",
                    "\"Why now?\" Moreau asked. // \"We ran.\" // The man wept.");
    check_sentences("They left at 5 p.m. Sunday for Springfield, Ill. The rain had stopped.",
                    "They left at 5 p.m. Sunday for Springfield, Ill. // The rain had stopped.");
    check_sentences("Ferry Sinks Off Tessaly, The Mayor Says It Was Overloaded",
                    "Ferry Sinks Off Tessaly, The Mayor Says It Was Overloaded");
    check_sentences("soldiers came.They fled", "soldiers came. // They fled");
}

static void forms_of_verbs_are_told(void **state) {
    seen all;
    see(&all, "A man was killed by soldiers who had fired at him.");
    const rsm_tag *tags = all.tagging.tags;
    assert_int_equal(tags[3].form, RSM_VERB_PARTICIPLE);
    assert_true((tags[3].flags & RSM_TAG_PASSIVE) != 0);
    assert_int_equal(tags[8].form, RSM_VERB_PARTICIPLE);
    assert_true((tags[8].flags & RSM_TAG_PASSIVE) == 0);
    assert_true((tags[5].flags & RSM_TAG_PLURAL) != 0);
    forget(&all);
}

static void the_same_text_is_tagged_the_same_twice(void **state) {
    const char *text = "Rebels in Mosul said they had shot down a drone. No one was hurt.";
    seen first, second;
    see(&first, text);
    see(&second, text);
    for (uint32_t i = 0; i < first.text.token_count; i++) {
        assert_int_equal(first.tagging.tags[i].upos, second.tagging.tags[i].upos);
        assert_int_equal(first.tagging.tags[i].head, second.tagging.tags[i].head);
        assert_true(rsm_slice_equal(first.tagging.tags[i].lemma, second.tagging.tags[i].lemma));
    }
    assert_int_equal(first.tagging.name_count, second.tagging.name_count);
    forget(&first);
    forget(&second);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_gives_its_sections_by_name),
        cmocka_unit_test(scores_are_sums_of_the_features_known),
        cmocka_unit_test(a_damaged_file_is_an_error_and_never_a_crash),
        cmocka_unit_test(a_file_cut_short_is_an_error),
        cmocka_unit_test(a_file_that_is_not_there_is_not_found),
        cmocka_unit_test(plain_sentences_are_tagged),
        cmocka_unit_test(text_in_one_case_is_tagged_alike),
        cmocka_unit_test(ends_of_sentences_are_judged_where_rules_are_not_sure),
        cmocka_unit_test(ends_of_sentences_that_rules_are_sure_of_stay),
        cmocka_unit_test(forms_of_verbs_are_told),
        cmocka_unit_test(the_same_text_is_tagged_the_same_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
