/*
 * tests/tag/test_parser.c - the parser: always a tree, always the same, and trees as expected.
 *
 * Part: parsers of random weights made here on random words; the parser of this project, where it
 * has been trained, on sentences of our own.
 */
#include "support/test.h"

#include "base/buffer.h"
#include "tag/parser.h"
#include "tag/tag.h"

#include <stdlib.h>
#include <string.h>

#define SLOTS   8192u
#define CLASSES 9u
#define LONGEST 200000u

static const parser_class classes[CLASSES] = {
    {PARSER_SHIFT, 0}, {PARSER_LEFT, 3},  {PARSER_LEFT, 32},  {PARSER_LEFT, 19}, {PARSER_RIGHT, 35},
    {PARSER_RIGHT, 8}, {PARSER_RIGHT, 2}, {PARSER_RIGHT, 14}, {PARSER_LEFT, 44}};

static uint32_t next_random(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

static void make_words(rsm_parser_word *words, uint32_t count, uint64_t seed) {
    for (uint32_t i = 0; i < count; i++) {
        words[i] = (rsm_parser_word){.form = 1 + next_random(&seed) % 50,
                                     .lemma = 1 + next_random(&seed) % 30,
                                     .ending = 1 + next_random(&seed) % 20,
                                     .tag = (uint8_t)(1 + next_random(&seed) % 20),
                                     .upos = (uint8_t)(1 + next_random(&seed) % 17)};
    }
}

static void put_feature(rsm_linear_slot *slots, uint64_t key, uint32_t entry) {
    uint32_t slot = rsm_linear_slot_of(key, SLOTS);
    while (slots[slot].fingerprint != 0) {
        slot = slot + 1 == SLOTS ? 0 : slot + 1;
    }
    slots[slot] = (rsm_linear_slot){rsm_linear_fingerprint(key), entry << 8 | 1};
}

/* A parser with a random weight for each feature that is met on the way through random words. */
static void make_section(rsm_buffer *section, uint64_t seed) {
    rsm_linear_header header = {CLASSES, SLOTS, 4000, 0};
    rsm_linear_slot *slots = calloc(SLOTS, sizeof *slots);
    uint16_t *entries = calloc(header.entries, sizeof *entries);
    parser_state *state = malloc(sizeof *state);
    rsm_parser_word words[30];
    uint32_t used = 0;
    make_words(words, 30, seed);
    rsm_parser_start(state, words, 30);
    while (!rsm_parser_is_done(state)) {
        uint64_t keys[PARSER_FEATURE_COUNT];
        uint32_t count = rsm_parser_features(state, keys);
        parser_class step = classes[next_random(&seed) % CLASSES];
        for (uint32_t i = 0; i < count && used < header.entries; i++) {
            uint32_t weight = next_random(&seed) % (1u << rsm_linear_weight_bits(CLASSES));
            uint32_t class = next_random(&seed) % CLASSES;
            entries[used] = (uint16_t)(class << rsm_linear_weight_bits(CLASSES) | weight);
            put_feature(slots, keys[i], used++);
        }
        if ((rsm_parser_allowed(state) >> step.move & 1) != 0) {
            rsm_parser_step(state, step);
        }
    }
    uint8_t head[PARSER_HEAD_SIZE] = {PARSER_VERSION, CLASSES};
    memcpy(head + 8, classes, sizeof classes);
    rsm_buffer_append(section, head, sizeof head);
    rsm_buffer_append(section, &header, sizeof header);
    rsm_buffer_append(section, slots, SLOTS * sizeof *slots);
    rsm_buffer_append(section, entries, header.entries * sizeof *entries);
    free(state);
    free(entries);
    free(slots);
}

/* One root, and every word hangs on it. */
static void check_tree(const uint32_t *heads, const uint8_t *relations, uint32_t count) {
    uint32_t roots = 0;
    uint8_t *reached = calloc(count, 1);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = i, steps = 0;
        assert_true(relations[i] < PARSER_RELATION_COUNT);
        roots += heads[i] == UINT32_MAX;
        while (heads[at] != UINT32_MAX && !reached[at]) {
            assert_true(heads[at] < count);
            at = heads[at];
            assert_true(++steps <= count);
        }
        for (at = i; heads[at] != UINT32_MAX && !reached[at]; at = heads[at]) {
            reached[at] = 1;
        }
    }
    assert_int_equal(roots, 1);
    free(reached);
}

static void check_projective(const uint32_t *heads, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        uint32_t from = heads[i] < i ? heads[i] : i, to = heads[i] < i ? i : heads[i];
        for (uint32_t k = from + 1; heads[i] != UINT32_MAX && k < to; k++) {
            assert_true(heads[k] != UINT32_MAX && heads[k] >= from && heads[k] <= to);
        }
    }
}

static void whatever_the_words_and_weights_the_result_is_a_tree(void **state) {
    rsm_parser_scratch *scratch = malloc(sizeof *scratch);
    rsm_parser_word words[300];
    uint32_t heads[300];
    uint8_t relations[300];
    for (uint64_t seed = 1; seed <= 40; seed++) {
        rsm_buffer section;
        rsm_parser parser;
        uint64_t random = seed;
        rsm_buffer_init(&section, NULL);
        make_section(&section, seed);
        assert_int_equal(rsm_parser_open(rsm_buffer_slice(&section), &parser, NULL), RSM_OK);
        for (uint32_t i = 0; i < 20; i++) {
            uint32_t count = 1 + next_random(&random) % (i % 4 == 0 ? 300 : 30);
            make_words(words, count, i < 10 ? seed : random);
            rsm_parse_sentence(&parser, words, count, heads, relations, scratch);
            check_tree(heads, relations, count);
            check_projective(heads, count);
        }
        rsm_buffer_free(&section);
    }
    free(scratch);
}

static void a_sentence_without_words_is_left_alone(void **state) {
    rsm_parser_scratch *scratch = malloc(sizeof *scratch);
    rsm_buffer section;
    rsm_parser parser;
    rsm_buffer_init(&section, NULL);
    make_section(&section, 1);
    assert_int_equal(rsm_parser_open(rsm_buffer_slice(&section), &parser, NULL), RSM_OK);
    rsm_parse_sentence(&parser, NULL, 0, NULL, NULL, scratch);
    rsm_buffer_free(&section);
    free(scratch);
}

static void an_endless_sentence_is_one_tree_the_same_each_time(void **state) {
    rsm_parser_scratch *scratch = malloc(sizeof *scratch);
    rsm_parser_word *words = malloc(LONGEST * sizeof *words);
    uint32_t *heads = malloc(2 * LONGEST * sizeof *heads);
    uint8_t *relations = malloc(2 * LONGEST);
    rsm_buffer section;
    rsm_parser parser;
    rsm_buffer_init(&section, NULL);
    make_section(&section, 7);
    assert_int_equal(rsm_parser_open(rsm_buffer_slice(&section), &parser, NULL), RSM_OK);
    make_words(words, LONGEST, 3);
    memset(scratch, 0xAA, sizeof *scratch);
    rsm_parse_sentence(&parser, words, LONGEST, heads, relations, scratch);
    rsm_parse_sentence(&parser, words, LONGEST, heads + LONGEST, relations + LONGEST, scratch);
    check_tree(heads, relations, LONGEST);
    assert_memory_equal(heads, heads + LONGEST, LONGEST * sizeof *heads);
    assert_memory_equal(relations, relations + LONGEST, LONGEST);
    rsm_buffer_free(&section);
    free(relations);
    free(heads);
    free(words);
    free(scratch);
}

static void a_damaged_section_is_an_error_or_still_gives_trees(void **state) {
    rsm_parser_scratch *scratch = malloc(sizeof *scratch);
    rsm_parser_word words[30];
    uint32_t heads[30];
    uint8_t relations[30];
    rsm_buffer section;
    rsm_buffer_init(&section, NULL);
    make_section(&section, 5);
    make_words(words, 30, 5);
    for (uint32_t i = 0; i < 600; i++) {
        rsm_parser parser;
        size_t place = i < 300 ? i : (size_t)i * 7919 % section.size;
        char *copy = malloc(section.size);
        memcpy(copy, section.data, section.size);
        copy[place] = (char)(copy[place] ^ (i % 2 == 0 ? 0xFF : 0x11));
        if (rsm_parser_open(rsm_slice_make(copy, section.size), &parser, NULL) == RSM_OK) {
            rsm_parse_sentence(&parser, words, 30, heads, relations, scratch);
            check_tree(heads, relations, 30);
        }
        free(copy);
    }
    for (size_t size = 0; size < PARSER_HEAD_SIZE + 200; size++) {
        rsm_parser parser;
        char *copy = malloc(size + 1);
        memcpy(copy, section.data, size);
        assert_int_equal(rsm_parser_open(rsm_slice_make(copy, size), &parser, NULL),
                         RSM_ERROR_FORMAT);
        free(copy);
    }
    rsm_buffer_free(&section);
    free(scratch);
}

static void relations_have_names_and_lose_subtypes_that_are_not_kept(void **state) {
    static const char *const table[][2] = {{"nsubj", "nsubj"},         {"nsubj:pass", "nsubj:pass"},
                                           {"acl:relcl", "acl:relcl"}, {"nsubj:outer", "nsubj"},
                                           {"det:predet", "det"},      {"nonsense", "dep"},
                                           {"nonsense:too", "dep"},    {"", "dep"}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        uint32_t relation = rsm_parser_relation(rsm_slice_from_string(table[i][0]));
        assert_string_equal(rsm_parser_relation_name(relation), table[i][1]);
    }
    assert_string_equal(rsm_parser_relation_name(PARSER_RELATION_COUNT), "dep");
}

/* ---- the parser of this project */

/* "relation(head, word) ..." in the order of words, where it has been trained. */
static void check_parse(const char *text, const char *expected) {
    rsm_world *world = NULL;
    rsm_language *language = NULL;
    rsm_arena arena;
    rsm_text split;
    rsm_tagging tagging;
    rsm_buffer out;
    if (rsm_language_open(RSM_TEST_SOURCE_FOLDER "/models/language.rsm", &language, NULL) !=
            RSM_OK ||
        rsm_language_parser(language) == NULL) {
        rsm_language_close(language);
        skip();
    }
    rsm_arena_init(&arena, NULL, 0);
    rsm_buffer_init(&out, NULL);
    assert_int_equal(rsm_world_open(RSM_TEST_WORLD_FILE, &world, NULL), RSM_OK);
    rsm_slice bytes = rsm_slice_from_string(text);
    assert_int_equal(rsm_text_split(world, rsm_language_linear(language, RSM_TEXT_MODEL), bytes, 0,
                                    &arena, &split, NULL),
                     RSM_OK);
    assert_int_equal(rsm_tag_text(world, language, &split, &arena, &tagging, NULL), RSM_OK);
    assert_true(tagging.has_tree);
    for (uint32_t i = 0; i < split.token_count; i++) {
        const rsm_tag *tag = &tagging.tags[i];
        rsm_slice head = RSM_SLICE("-");
        if (tag->head != RSM_NONE) {
            head = rsm_token_slice(&split, tag->head);
        }
        rsm_buffer_append_format(&out, "%s%s(%.*s, %.*s)", i > 0 ? " " : "", tag->deprel,
                                 RSM_SLICE_ARGUMENTS(head),
                                 RSM_SLICE_ARGUMENTS(rsm_token_slice(&split, i)));
    }
    assert_string_equal(rsm_buffer_string(&out), expected);
    rsm_buffer_free(&out);
    rsm_world_close(world);
    rsm_language_close(language);
    rsm_arena_free(&arena);
}

static void who_did_what_to_whom_is_told(void **state) {
    check_parse("The soldiers killed three rebels.",
                "det(soldiers, The) nsubj(killed, soldiers) root(-, killed) nummod(rebels, three) "
                "obj(killed, rebels) punct(killed, .)");
    check_parse("Three rebels were killed by soldiers.",
                "nummod(rebels, Three) nsubj:pass(killed, rebels) aux:pass(killed, were) "
                "root(-, killed) case(soldiers, by) obl:agent(killed, soldiers) punct(killed, .)");
}

static void clauses_and_pairs_are_told(void **state) {
    check_parse("The minister said that police and troops had left the city.",
                "det(minister, The) nsubj(said, minister) root(-, said) mark(left, that) "
                "nsubj(left, police) cc(troops, and) conj(police, troops) aux(left, had) "
                "ccomp(said, left) det(city, the) obj(left, city) punct(said, .)");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whatever_the_words_and_weights_the_result_is_a_tree),
        cmocka_unit_test(a_sentence_without_words_is_left_alone),
        cmocka_unit_test(an_endless_sentence_is_one_tree_the_same_each_time),
        cmocka_unit_test(a_damaged_section_is_an_error_or_still_gives_trees),
        cmocka_unit_test(relations_have_names_and_lose_subtypes_that_are_not_kept),
        cmocka_unit_test(who_did_what_to_whom_is_told),
        cmocka_unit_test(clauses_and_pairs_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
