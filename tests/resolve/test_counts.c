/* What a cell of numbers says: the design's rules as a table, one case a line. */
#include "support/test.h"

#include "record/make_reading.h"
#include "resolve/resolve.h"

#define OPEN    RSM_COUNT_UNKNOWN
#define LONGEST 5

typedef struct told {
    int64_t low, high;
    const char *source; /* NULL: the report's own words */
    int day;            /* of May 2021 on which it is told; 0: undated */
    rsm_stance stance;
    rsm_count_kind kind;
    const char *who;
} told;

typedef struct count_case {
    const char *name;
    told said[LONGEST];
    int64_t low, best, high;
    bool disagree;
    unsigned sources, uncredited;
} count_case;

#define SAY(low, high, source, day) \
    { low, high, source, day, RSM_STANCE_ASSERTS, RSM_COUNT_TOTAL, NULL }

static const count_case cases[] = {
    {"one figure", {SAY(7, 7, "Police", 14)}, 7, 7, 7, false, 1, 0},
    {"a floor alone has no ceiling", {SAY(40, OPEN, "Police", 14)}, 40, 40, OPEN, false, 1, 0},
    {"of one source the vaguer yields",
     {SAY(40, OPEN, "Police", 14), SAY(43, 43, "Police", 14)},
     43,
     43,
     43,
     false,
     1,
     0},
    {"of one source a later one replaces",
     {SAY(9, 9, "Red Cross", 14), SAY(14, 14, "Red Cross", 15)},
     14,
     14,
     14,
     false,
     1,
     0},
    {"two sources disagree",
     {SAY(24, 24, "Interior Ministry", 14), SAY(31, 31, "Red Cross", 14)},
     24,
     24,
     31,
     true,
     2,
     0},
    {"the later of two sources is best",
     {SAY(24, 24, "Interior Ministry", 14), SAY(31, 31, "Red Cross", 16)},
     24,
     31,
     31,
     true,
     2,
     0},
    {"dozens is no disagreement with 31",
     {SAY(24, OPEN, "witnesses", 14), SAY(31, 31, "Red Cross", 14)},
     31,
     31,
     31,
     false,
     2,
     0},
    {"dozens told later does not win",
     {SAY(31, 31, "Red Cross", 14), SAY(24, OPEN, "witnesses", 18)},
     31,
     31,
     31,
     false,
     2,
     0},
    {"most sources on one day",
     {SAY(5, 5, "Red Cross", 14), SAY(6, 6, "Health Ministry", 14),
      SAY(6, 6, "Mayor Ines Ode", 14)},
     5,
     6,
     6,
     true,
     3,
     0},
    {"the tighter of one day",
     {SAY(10, 20, "Red Cross", 14), SAY(15, 22, "Health Ministry", 14)},
     10,
     15,
     22,
     false,
     2,
     0},
    {"the lowest of one day",
     {SAY(12, 12, "Red Cross", 14), SAY(11, 11, "Health Ministry", 14)},
     11,
     11,
     12,
     true,
     2,
     0},
    {"a floor above all ceilings leaves no ceiling",
     {SAY(43, 43, "Red Cross", 14), SAY(61, OPEN, "Health Ministry", 15)},
     43,
     61,
     OPEN,
     true,
     2,
     0},
    {"uncredited reports are counted apart",
     {SAY(3, 3, NULL, 14), SAY(3, 3, NULL, 15), SAY(3, 3, "Red Cross", 15)},
     3,
     3,
     3,
     false,
     1,
     2},
    {"a correction replaces",
     {SAY(30, 30, "Red Cross", 14),
      {13, 13, "Red Cross", 15, RSM_STANCE_CORRECTS, RSM_COUNT_TOTAL, NULL}},
     13,
     13,
     13,
     false,
     1,
     0},
    {"a prediction is no figure",
     {SAY(8, 8, "Red Cross", 14),
      {100, OPEN, "Red Cross", 14, RSM_STANCE_PREDICTS, RSM_COUNT_TOTAL, NULL}},
     8,
     8,
     8,
     false,
     1,
     0},
    {"a part is no figure",
     {SAY(8, 8, "Red Cross", 14),
      {2, 2, "Red Cross", 15, RSM_STANCE_ASSERTS, RSM_COUNT_PART, "police officers"}},
     8,
     8,
     8,
     false,
     1,
     0},
    {"a part alone is a floor and all that is known",
     {{2, 2, "Red Cross", 15, RSM_STANCE_ASSERTS, RSM_COUNT_PART, "police officers"}},
     2,
     2,
     OPEN,
     false,
     1,
     0},
    {"a sum over incidents is no figure",
     {SAY(8, 8, "Red Cross", 14),
      {412, 412, "Red Cross", 15, RSM_STANCE_ASSERTS, RSM_COUNT_SUM, NULL}},
     8,
     8,
     8,
     false,
     1,
     0},
    {"some of the people give way to all of them",
     {SAY(8, 8, "Red Cross", 14),
      {3, 3, "Army Staff", 16, RSM_STANCE_ASSERTS, RSM_COUNT_TOTAL, "soldiers"}},
     8,
     8,
     8,
     false,
     2,
     0},
    {"an undated figure is not ordered",
     {SAY(21, 21, "Red Cross", 14), SAY(20, 20, "Health Ministry", 0)},
     20,
     20,
     21,
     true,
     2,
     0},
    {"what another denies still stands",
     {SAY(21, 21, "Red Cross", 14),
      {21, 21, "Interior Ministry", 15, RSM_STANCE_DENIES, RSM_COUNT_TOTAL, NULL}},
     21,
     21,
     21,
     false,
     2,
     0},
    {"what its source denies is taken back",
     {SAY(21, 21, "Red Cross", 14),
      SAY(19, 19, NULL, 14),
      {21, 21, "Red Cross", 15, RSM_STANCE_DENIES, RSM_COUNT_TOTAL, NULL}},
     19,
     19,
     19,
     false,
     1,
     1},
    {"the police of two reports are one source",
     {SAY(4, 4, "police", 14), SAY(4, 4, "Police", 14)},
     4,
     4,
     4,
     false,
     1,
     0},
    {"a ceiling of somebody stands",
     {SAY(31, 31, "Red Cross", 14), SAY(OPEN, 50, "Health Ministry", 14)},
     31,
     31,
     50,
     false,
     2,
     0},
};

/* One report for each figure. */
static uint32_t make_reports(rsm_arena *arena, const count_case *item, rsm_reading *readings) {
    uint32_t count = 0;
    for (; count < LONGEST && (item->said[count].low != 0 || item->said[count].high != 0);
         count++) {
        const told *said = &item->said[count];
        maker make;
        char id[8], date[16], text[64];
        snprintf(id, sizeof id, "r%u", count);
        snprintf(text, sizeof text, "A blast killed some, by report %u.", count);
        snprintf(date, sizeof date, "2021-05-%02d", said->day);
        make_begin(&make, arena, id, id, said->day > 0 ? date : NULL, text);
        rsm_place_value city = make_city(&make, "Tessaly", "XA", 1);
        uint32_t incident =
            make_incident(&make, "bombing", true, "blast", "2021-05-14", "2021-05-14", &city);
        bool police =
            said->source != NULL && (said->source[0] == 'p' || strcmp(said->source, "Police") == 0);
        bool witness = said->source != NULL && said->source[0] == 'w';
        rsm_statement *statement =
            make_killed(&make, incident, said->low, said->high, "some", said->source,
                        police    ? RSM_SOURCE_POLICE
                        : witness ? RSM_SOURCE_WITNESS
                                  : RSM_SOURCE_AUTHORITY);
        statement->stance = said->stance;
        statement->value.as.count.kind = said->kind;
        statement->value.as.count.who = make_text(&make, said->who != NULL ? said->who : "");
        readings[count] = make_end(&make);
    }
    return count;
}

static const rsm_cell *killed_of(const rsm_account *account) {
    for (uint32_t i = 0; i < account->cell_count; i++) {
        if (account->cells[i].slot == RSM_SLOT_KILLED) {
            return &account->cells[i];
        }
    }
    return NULL;
}

static void check(const count_case *item, bool reversed) {
    rsm_arena arena;
    rsm_reading readings[LONGEST];
    rsm_fusion fusion;
    rsm_codebook codebook;
    rsm_account account;
    rsm_arena_init(&arena, NULL, 0);
    uint32_t count = make_reports(&arena, item, readings);
    for (uint32_t i = 0; reversed && i < count / 2; i++) {
        rsm_reading other = readings[i];
        readings[i] = readings[count - 1 - i];
        readings[count - 1 - i] = other;
    }
    assert_int_equal(rsm_codebook_load(NULL, RSM_SLICE("default"), &codebook, NULL), RSM_OK);
    assert_int_equal(rsm_fuse(NULL, readings, count, &arena, &fusion, NULL), RSM_OK);
    assert_int_equal(fusion.group_count, 1);
    assert_int_equal(rsm_resolve(NULL, &codebook, readings, &fusion, 0, &arena, &account, NULL),
                     RSM_OK);
    const rsm_cell *cell = killed_of(&account);
    assert_non_null(cell);
    if (cell->low != item->low || cell->best != item->best || cell->high != item->high ||
        cell->disagree != item->disagree || cell->independent_sources != item->sources ||
        cell->uncredited != item->uncredited) {
        fail_msg("%s: low %d best %d high %d disagree %d sources %u uncredited %u", item->name,
                 (int)cell->low, (int)cell->best, (int)cell->high, cell->disagree,
                 cell->independent_sources, cell->uncredited);
    }
    rsm_arena_free(&arena);
}

static void figures_are_resolved_as_the_design_says(void **state) {
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        check(&cases[i], false);
        check(&cases[i], true);
    }
}

static void an_unknown_codebook_is_refused(void **state) {
    rsm_codebook codebook;
    rsm_error error;
    assert_int_equal(rsm_codebook_load(NULL, RSM_SLICE("zodiac"), &codebook, &error),
                     RSM_ERROR_NOT_FOUND);
    assert_non_null(strstr(error.message, "default"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_resolved_as_the_design_says),
        cmocka_unit_test(an_unknown_codebook_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
