/*
 * tests/tag/test_tag.c - parts of speech, lemmas, forms of verbs, names.
 *
 * Part: tables of short sentences and what is seen in them; headlines; texts in one case; hostile
 * texts. What stands behind the interface may change, so the sentences are such as any tagger must
 * get right.
 */
#include "support/test.h"

#include "base/buffer.h"
#include "record/names.h"
#include "support/failing_allocator.h"
#include "support/open_world.h"
#include "tag/tag.h"

#include <stdlib.h>
#include <string.h>

typedef struct tag_row {
    const char *text;
    const char *expected;
} tag_row;

typedef void (*tag_writer)(const rsm_text *text, const rsm_tagging *tagging, rsm_buffer *out);

static void check(const tag_row *row, uint32_t body_start, tag_writer write) {
    rsm_arena arena;
    rsm_text text;
    rsm_tagging tagging;
    rsm_error error;
    rsm_buffer out;
    rsm_arena_init(&arena, NULL, 0);
    rsm_buffer_init(&out, NULL);
    assert_int_equal(rsm_text_split(world, NULL, rsm_slice_from_string(row->text), body_start,
                                    &arena, &text, &error),
                     RSM_OK);
    assert_int_equal(rsm_tag_text(world, NULL, &text, &arena, &tagging, &error), RSM_OK);
    write(&text, &tagging, &out);
    assert_string_equal(rsm_buffer_string(&out), row->expected);
    rsm_buffer_free(&out);
    rsm_arena_free(&arena);
}

static void write_upos(const rsm_text *text, const rsm_tagging *tagging, rsm_buffer *out) {
    for (uint32_t i = 0; i < text->token_count; i++) {
        rsm_buffer_append_string(out, i > 0 ? " " : "");
        rsm_buffer_append_string(out, rsm_upos_name(tagging->tags[i].upos));
    }
}

static void write_lemmas(const rsm_text *text, const rsm_tagging *tagging, rsm_buffer *out) {
    for (uint32_t i = 0; i < text->token_count; i++) {
        rsm_buffer_append_string(out, i > 0 ? " " : "");
        rsm_buffer_append_slice(out, tagging->tags[i].lemma);
    }
}

/* "kill:participle passive negated" for each verb. */
static void write_verbs(const rsm_text *text, const rsm_tagging *tagging, rsm_buffer *out) {
    static const char *const forms[] = {"none", "base", "present", "past", "participle", "ing"};
    for (uint32_t i = 0; i < text->token_count; i++) {
        const rsm_tag *tag = &tagging->tags[i];
        if (tag->upos != RSM_UPOS_VERB) {
            continue;
        }
        rsm_buffer_append_string(out, out->size > 0 ? "; " : "");
        rsm_buffer_append_slice(out, tag->lemma);
        rsm_buffer_append_string(out, ":");
        rsm_buffer_append_string(out, forms[tag->form]);
        rsm_buffer_append_string(out, (tag->flags & RSM_TAG_PASSIVE) != 0 ? " passive" : "");
        rsm_buffer_append_string(out, (tag->flags & RSM_TAG_NEGATED) != 0 ? " negated" : "");
        rsm_buffer_append_string(out, (tag->flags & RSM_TAG_MODAL) != 0 ? " modal" : "");
        rsm_buffer_append_string(out, (tag->flags & RSM_TAG_FUTURE) != 0 ? " future" : "");
    }
}

static void write_names(const rsm_text *text, const rsm_tagging *tagging, rsm_buffer *out) {
    for (uint32_t i = 0; i < tagging->name_count; i++) {
        rsm_buffer_append_string(out, i > 0 ? "; " : "");
        rsm_buffer_append_string(out, rsm_entity_type_name(tagging->names[i].type));
        rsm_buffer_append_string(out, " ");
        rsm_buffer_append_slice(out, rsm_slice_sub(text->text, tagging->names[i].span.start,
                                                   tagging->names[i].span.end));
    }
}

static void write_plurals(const rsm_text *text, const rsm_tagging *tagging, rsm_buffer *out) {
    for (uint32_t i = 0; i < text->token_count; i++) {
        if ((tagging->tags[i].flags & RSM_TAG_PLURAL) != 0) {
            rsm_buffer_append_string(out, out->size > 0 ? " " : "");
            rsm_buffer_append_slice(out, tagging->tags[i].lemma);
        }
    }
}

/* clang-format off */
static const tag_row upos_rows[] = {
    {"The gunmen attacked the village.", "DET NOUN VERB DET NOUN PUNCT"},
    {"An attack on the village killed two soldiers.", "DET NOUN ADP DET NOUN VERB NUM NOUN PUNCT"},
    {"They said that the army will attack.", "PRON VERB SCONJ DET NOUN AUX VERB PUNCT"},
    {"That day he had fled to the hills.", "DET NOUN PRON AUX VERB ADP DET NOUN PUNCT"},
    {"He wants to leave.", "PRON VERB PART VERB PUNCT"},
    {"She has two cars and does not drive.", "PRON VERB NUM NOUN CCONJ AUX PART VERB PUNCT"},
    {"The minister's car is red.", "DET NOUN PART NOUN AUX ADJ PUNCT"},
    {"There were no injuries.", "PRON AUX DET NOUN PUNCT"},
    {"Police fired tear gas.", "NOUN VERB NOUN NOUN PUNCT"},
};

static const tag_row lemma_rows[] = {
    {"Three women were taken hostage.", "three woman be take hostage ."},
    {"The cities were bombed and burning.", "the city be bomb and burn ."},
    {"He stopped, robbed and struck them.", "he stop , rob and strike they ."},
    {"Gunmen stormed two churches.", "gunman storm two church ."},
    {"They didn't flee; he fled.", "they do not flee ; he flee ."},
    {"Children died in the crises.", "child die in the crisis ."},
    {"Soldiers are carrying the bodies.", "soldier be carry the body ."},
};

static const tag_row verb_rows[] = {
    {"Two people were killed in the blast.", "kill:participle passive"},
    {"A bomb killed two people.", "kill:past"},
    {"Two people killed in the blast were buried.", "kill:participle passive; bury:participle passive"},
    {"The village was attacked by rebels.", "attack:participle passive"},
    {"Rebels have attacked the village.", "attack:participle"},
    {"The men did not attack anyone.", "attack:base negated"},
    {"No one claimed responsibility.", "claim:past negated"},
    {"The group may have planted the bomb.", "plant:participle modal"},
    {"The army will strike again.", "strike:base future"},
    {"They threatened to kill him.", "threaten:past; kill:base future"},
    {"Rebels entered the town, killed nine people and fled.", "enter:past; kill:past; flee:past"},
    {"The guards were shot and wounded.", "shoot:participle passive; wound:participle passive"},
};

static const tag_row headline_rows[] = {
    {"Gunmen kill 12 in Kabul market\n\nPolice are looking for them, a spokesman said.", "kill:base; look:ing; say:past"},
    {"12 killed in blast\n\nPolice are looking for them, a spokesman said.", "kill:participle passive; look:ing; say:past"},
    {"Bomb kills two soldiers\n\nPolice are looking for them, a spokesman said.", "kill:present; look:ing; say:past"},
    {"Gunmen Kill 12 In Kabul Market\n\nPolice are looking for them, a spokesman said.", "kill:base; look:ing; say:past"},
};

static const tag_row name_rows[] = {
    {"The blast struck Kabul, the capital of Afghanistan.", "GPE Kabul; GPE Afghanistan"},
    {"President Ana Moreau said Moreau's car was hit. Later Moreau left.", "PER Ana Moreau; PER Moreau; PER Moreau"},
    {"Syrian troops left the area.", "NORP Syrian"},
    {"John Okafor, 34, studied at the University of Chicago.", "PER John Okafor; ORG University of Chicago"},
    {"The Taliban denied it.", "GROUP Taliban"},
    {"A man was shot near Lake Victoria on Monday.", "LOC Lake Victoria"},
    {"They met at Memorial Hospital in Nairobi.", "FAC Memorial Hospital; GPE Nairobi"},
    {"Mr. Ruiz and Gen. Ngata talked in Paris.", "PER Ruiz; PER Ngata; GPE Paris"},
    {"The minister resigned. He left.", ""},
};

static const tag_row one_case_rows[] = {
    {"gunmen attacked a bank in bogota, president john okafor said.", "GPE bogota; PER john okafor"},
    {"GUNMEN ATTACKED A BANK IN BOGOTA, THE MINISTER SAID.", "GPE BOGOTA"},
};

static const tag_row plural_rows[] = {
    {"Two soldiers and three policemen met the men of a series.", "soldier policeman man"},
};
/* clang-format on */

#define CHECK_ALL(rows, write)                    \
    for (size_t i = 0; i < COUNT_OF(rows); i++) { \
        check(&(rows)[i], 0, write);              \
    }

static void each_word_has_its_part_of_speech(void **state) {
    CHECK_ALL(upos_rows, write_upos)
}

static void each_word_has_its_lemma(void **state) {
    CHECK_ALL(lemma_rows, write_lemmas)
}

static void verbs_have_form_voice_and_mood(void **state) {
    CHECK_ALL(verb_rows, write_verbs)
}

static void verbs_of_headlines_are_told_from_nouns_and_participles_from_pasts(void **state) {
    CHECK_ALL(headline_rows, write_verbs)
}

static void names_have_their_types(void **state) {
    CHECK_ALL(name_rows, write_names)
}

static void names_are_found_where_capitals_tell_nothing(void **state) {
    CHECK_ALL(one_case_rows, write_names)
}

static void plural_nouns_are_marked(void **state) {
    CHECK_ALL(plural_rows, write_plurals)
}

static void phrases_of_the_world_are_found_at_their_first_token(void **state) {
    rsm_arena arena;
    rsm_text text;
    rsm_tagging tagging;
    uint32_t found = 0;
    rsm_arena_init(&arena, NULL, 0);
    assert_int_equal(rsm_text_split(world, NULL, RSM_SLICE("Rebels shelled Kabul. Nobody fled."), 0,
                                    &arena, &text, NULL),
                     RSM_OK);
    assert_int_equal(rsm_tag_text(world, NULL, &text, &arena, &tagging, NULL), RSM_OK);
    for (uint32_t token = 0; token < text.token_count; token++) {
        assert_true(tagging.first_match[token] <= tagging.first_match[token + 1]);
        for (uint32_t i = tagging.first_match[token]; i < tagging.first_match[token + 1]; i++) {
            assert_int_equal(tagging.matches[i].first_token, token);
            found += token == 2 && tagging.matches[i].domain == RSM_DOMAIN_PLACE ? 1 : 0;
        }
    }
    assert_int_equal(tagging.first_match[text.token_count], tagging.match_count);
    assert_true(found > 0);
    rsm_arena_free(&arena);
}

static void hostile_texts_are_tagged_to_their_end(void **state) {
    static const char *const units[] = {
        "a",        "\"",           "' ",          "a-",  "Aa ",   "A\n",
        "never ",   "Ministry of ", "killed and ", "to ", "that ", "President ",
        "is been ", "al-",          "New York ",   "1 ",  "the ",  "A & "};
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        size_t size = strlen(units[i]);
        size_t count = 100000 / size;
        char *bytes = malloc(count * size);
        rsm_arena arena;
        rsm_text text;
        rsm_tagging tagging;
        assert_non_null(bytes);
        for (size_t k = 0; k < count; k++) {
            memcpy(bytes + k * size, units[i], size);
        }
        rsm_arena_init(&arena, NULL, 0);
        assert_int_equal(rsm_text_split(world, NULL, rsm_slice_make(bytes, count * size), 0, &arena,
                                        &text, NULL),
                         RSM_OK);
        assert_int_equal(rsm_tag_text(world, NULL, &text, &arena, &tagging, NULL), RSM_OK);
        for (uint32_t k = 1; k < tagging.name_count; k++) {
            assert_true(tagging.names[k].span.start >= tagging.names[k - 1].span.end);
        }
        rsm_arena_free(&arena);
        free(bytes);
    }
}

static void a_failed_allocation_is_an_error_and_nothing_leaks(void **state) {
    bool done = false;
    rsm_arena kept;
    rsm_text text;
    rsm_arena_init(&kept, NULL, 0);
    assert_int_equal(
        rsm_text_split(world, NULL,
                       RSM_SLICE("President Ana Moreau said two men were killed in Kabul."), 0,
                       &kept, &text, NULL),
        RSM_OK);
    for (size_t nth = 0; !done; nth++) {
        failing_allocator memory;
        rsm_arena arena;
        rsm_tagging tagging;
        rsm_error error;
        failing_allocator_init(&memory, nth);
        rsm_arena_init(&arena, &memory.allocator, 0);
        rsm_status status = rsm_tag_text(world, NULL, &text, &arena, &tagging, &error);
        done = !memory.has_failed;
        assert_int_equal(status, done ? RSM_OK : RSM_ERROR_MEMORY);
        rsm_arena_free(&arena);
        assert_int_equal(memory.held, 0);
    }
    rsm_arena_free(&kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_word_has_its_part_of_speech),
        cmocka_unit_test(each_word_has_its_lemma),
        cmocka_unit_test(verbs_have_form_voice_and_mood),
        cmocka_unit_test(verbs_of_headlines_are_told_from_nouns_and_participles_from_pasts),
        cmocka_unit_test(names_have_their_types),
        cmocka_unit_test(names_are_found_where_capitals_tell_nothing),
        cmocka_unit_test(plural_nouns_are_marked),
        cmocka_unit_test(phrases_of_the_world_are_found_at_their_first_token),
        cmocka_unit_test(hostile_texts_are_tagged_to_their_end),
        cmocka_unit_test(a_failed_allocation_is_an_error_and_nothing_leaks),
    };
    return cmocka_run_group_tests(tests, open_world, close_world);
}
