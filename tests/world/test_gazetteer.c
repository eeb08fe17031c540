/* What an import makes of GeoNames' files, and how a world knows it then. All rows are invented. */
#include "support/test.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "record/span.h"
#include "support/zip.h"
#include "world/gazetteer.h"
#include "world/image.h"
#include "world/support.h"

/* A row: id, name, plain name, other names, latitude, longitude, class and code, country, codes of
 * divisions, population. */
#define ROW(id, name, plain, others, lat, lon, feature, country, first, second, people)          \
    id "\t" name "\t" plain "\t" others "\t" lat "\t" lon "\t" feature "\t" country "\t\t" first \
       "\t" second "\t\t\t" people "\t\t12\tArland/Osk\t2021-05-14\n"
#define TOWN(id, name, lat) ROW(id, name, name, "", lat, "21.5", "P\tPPL", "AA", "01", "", "40")
/* A row of alternate names: geonameid, language, name, preferred. */
#define OTHER(id, language, name, preferred) \
    "1\t" id "\t" language "\t" name "\t" preferred "\t\t\t\n"

static char folder[64];
static compiled_world fixture;

static int open_fixture(void **state) {
    compile_folder(fixture_folder(), &fixture);
    strcpy(folder, "/tmp/rashomon-import-XXXXXX");
    return mkdtemp(folder) == NULL;
}

static int close_fixture(void **state) {
    free_compiled(&fixture);
    return rmdir(folder);
}

static unsigned files_in_folder(void) {
    unsigned count = 0;
    DIR *open = opendir(folder);
    for (struct dirent *entry; open != NULL && (entry = readdir(open)) != NULL;)
        count += entry->d_name[0] != '.';
    closedir(open);
    return count;
}

#define FILES 4

static char paths[FILES][96], output[96];

/* Imports files of these bytes, named 0.txt, 1.txt...; they are gone after. */
static rsm_status import_files(const rsm_slice *files, size_t count, rsm_gazetteer_counts *counts,
                               rsm_error *error) {
    const char *named[FILES];
    for (size_t i = 0; i < count; i++) {
        snprintf(paths[i], sizeof paths[i], "%s/%zu.txt", folder, i);
        named[i] = paths[i];
        assert_int_equal(rsm_file_write(paths[i], files[i], error), RSM_OK);
    }
    snprintf(output, sizeof output, "%s/made.rsm", folder);
    rsm_gazetteer_job job = {.paths = named, .path_count = count, .output = output};
    rsm_status status = rsm_gazetteer_make(fixture.world, &job, counts, error);
    for (size_t i = 0; i < count; i++)
        unlink(paths[i]);
    return status;
}

/* Imports texts and opens the result beside the fixture's world. */
static rsm_gazetteer_counts import_texts(const char *first, const char *second) {
    rsm_slice files[] = {rsm_slice_from_string(first), rsm_slice_from_string(second)};
    rsm_gazetteer_counts counts;
    rsm_error error = {0};
    if (import_files(files, second != NULL ? 2 : 1, &counts, &error) != RSM_OK)
        fail_msg("%s", error.message);
    assert_int_equal(files_in_folder(), 1);
    assert_int_equal(rsm_world_open_beside(fixture.world, output, &error), RSM_OK);
    unlink(output);
    return counts;
}

/* The rows of places and divisions that a sentence names, as "name(id)" or "name[division]"; "+"
 * after what is imported, "?" after what must be seen as a place otherwise. */
static const char *found_in(const char *text) {
    static char line[512];
    sentence words = make_sentence(text);
    rsm_match *matches;
    uint32_t count, size = 0;
    rsm_arena arena;
    line[0] = '\0';
    rsm_arena_init(&arena, NULL, 0);
    assert_int_equal(rsm_world_match(fixture.world, words.words, NULL, words.count, false, &arena,
                                     &matches, &count),
                     RSM_OK);
    for (uint32_t i = 0; i < count; i++) {
        rsm_domain domain = (rsm_domain)matches[i].domain;
        bool place = domain == RSM_DOMAIN_PLACE;
        if (!place && domain != RSM_DOMAIN_DIVISION)
            continue;
        rsm_slice name =
            rsm_world_string(fixture.world, domain, matches[i].row,
                             place ? (uint32_t)RSM_GAZETTEER_NAME : (uint32_t)RSM_DIVISION_NAME);
        rsm_slice id = rsm_world_string(fixture.world, domain, matches[i].row, RSM_DIVISION_ID);
        size += (uint32_t)snprintf(line + size, sizeof line - size, "%s%.*s", size > 0 ? " " : "",
                                   RSM_SLICE_ARGUMENTS(name));
        if (place)
            size += (uint32_t)snprintf(line + size, sizeof line - size, "(%u)",
                                       rsm_world_number(fixture.world, domain, matches[i].row, 0));
        else
            size += (uint32_t)snprintf(line + size, sizeof line - size, "[%.*s]",
                                       RSM_SLICE_ARGUMENTS(id));
        if ((matches[i].flags & RSM_PHRASE_IMPORTED) != 0)
            line[size++] = '+';
        if ((matches[i].flags & RSM_PHRASE_AMBIGUOUS) != 0)
            line[size++] = '?';
        line[size] = '\0';
    }
    rsm_arena_free(&arena);
    return line;
}

static uint32_t place_cell(const char *id, uint32_t column) {
    uint32_t row = rsm_world_find(fixture.world, RSM_DOMAIN_PLACE, rsm_slice_from_string(id));
    assert_int_not_equal(row, RSM_NONE);
    return rsm_world_number(fixture.world, RSM_DOMAIN_PLACE, row, column);
}

/* ---- what is found ---- */

static void an_imported_place_is_found_by_its_names(void **state) {
    static const char *const cases[][2] = {
        {"in Kasmere today", "Kasmere(5001)+?"},
        {"in Żółkwin today", "Żółkwin(5002)+"},
        {"in Zolkwin today", "Żółkwin(5002)+"},
        {"in Zolkvin today", "Żółkwin(5002)+"},
        {"in kasmere today", ""},
        {"at Osk Airport today", "Osk Airport(5003)+ Osk[AA.01.007]"},
        {"at Kasmer today", ""},
        {"at Nine Isles today", "Nine Isles(5004)+"},
        {"in Tessaly", "Tessaly(901) Tessaly(900)"},
    };
    rsm_gazetteer_counts counts = import_texts(
        TOWN("5001", "Kasmere", "-45.5")
            ROW("5002", "Żółkwin", "Zolkwin", "Zolkvin,Жулквин,zolkwin,ZLK,Zolkwin 2", "1", "2",
                "P\tPPL", "AA", "01", "007", "900")
                ROW("5003", "Osk Airport", "Osk Airport", "Oskport", "1.00001", "-179.99999",
                    "S\tAIRP", "AA", "01", "007", "0")
                    ROW("5004", "Nine Isles", "Nine Isles", "", "3", "4", "T\tISL", "", "", "", "0")
                        ROW("5005", "Kasmer", "Kasmer", "", "3", "4", "S\tFRM", "AA", "01", "", ""),
        NULL);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *found = found_in(cases[i][0]);
        if (strcmp(found, cases[i][1]) != 0)
            fail_msg("'%s' gives '%s'", cases[i][0], found);
    }
    assert_int_equal(counts.rows, 5);
    assert_int_equal(counts.places, 4);
    assert_int_equal(counts.passed, 1);
    assert_int_equal(counts.known, 0);
}

static void cells_of_an_imported_row_read_as_those_of_the_worlds_own(void **state) {
    import_texts(ROW("5001", "Kasmere", "Kasmere", "", "-45.123456", "21.5", "P\tPPL", "AA", "01",
                     "007", "40") ROW("5003", "Osk Airport", "Osk Airport", "", "90", "-180",
                                      "S\tAIRP", "BB", "", "", "")
                     ROW("5006", "Upper Kasmere", "Upper Kasmere", "", "1", "1", "A\tADM2", "AA",
                         "01", "55", "70") ROW("5007", "Hinter Kasmere", "Hinter Kasmere", "", "1",
                                               "1", "P\tPPL", "AA", "01", "55", "7"),
                 NULL);
    const rsm_world *world = fixture.world;
    uint32_t province = rsm_world_find(world, RSM_DOMAIN_DIVISION, RSM_SLICE("AA.01"));
    uint32_t district = rsm_world_find(world, RSM_DOMAIN_DIVISION, RSM_SLICE("AA.01/55"));
    assert_int_equal((int32_t)place_cell("5001", RSM_GAZETTEER_LAT), -4512346);
    assert_int_equal(place_cell("5001", RSM_GAZETTEER_LON), 2150000);
    assert_int_equal(place_cell("5001", RSM_GAZETTEER_POPULATION), 40);
    assert_int_equal(place_cell("5001", RSM_GAZETTEER_ADMIN1), province);
    /* Codes of the second level are the program's own outside the United States. */
    assert_int_equal(place_cell("5001", RSM_GAZETTEER_ADMIN2), RSM_NONE);
    assert_int_equal(place_cell("5001", RSM_GAZETTEER_KIND), RSM_FEATURE_CITY);
    assert_int_equal(place_cell("5003", RSM_GAZETTEER_KIND), RSM_FEATURE_SITE);
    assert_int_equal(place_cell("5003", RSM_GAZETTEER_RADIUS), 3);
    assert_int_equal(place_cell("5003", RSM_GAZETTEER_LAT), 9000000);
    assert_int_equal((int32_t)place_cell("5003", RSM_GAZETTEER_LON), -18000000);
    assert_int_equal(place_cell("5003", RSM_GAZETTEER_ADMIN1), RSM_NONE);
    assert_int_not_equal(district, RSM_NONE);
    assert_int_equal(place_cell("5007", RSM_GAZETTEER_ADMIN2), district);
    assert_int_equal(rsm_world_number(world, RSM_DOMAIN_DIVISION, district, RSM_DIVISION_PARENT),
                     province);
    assert_int_equal(rsm_world_number(world, RSM_DOMAIN_DIVISION, district, RSM_DIVISION_RADIUS),
                     25);
    assert_string_equal(found_in("in Upper Kasmere"), "Upper Kasmere[AA.01/55]+ Kasmere(5001)+?");
}

static void an_entry_of_both_is_the_worlds_own(void **state) {
    /* The fixture has 900, a Tessaly of 1,200 in AA.01 at 11.1, 21.1. */
    rsm_gazetteer_counts counts = import_texts(
        ROW("900", "Tessaly Town", "Tessaly Town", "Tessalburg", "50", "50", "P\tPPL", "BB", "", "",
            "900") ROW("7001", "Tessaly", "Tessaly", "", "11.12", "21.08", "P\tPPL", "AA", "01", "",
                       "1300")
            ROW("7002", "Tessaly", "Tessaly", "", "15", "21", "P\tPPL", "AA", "01", "", "13")
                ROW("7003", "Osk", "Osk", "", "15", "21", "A\tADM2", "AA", "01", "3", "13"),
        OTHER("900", "en", "Tessaltown", "") OTHER("901", "en", "Great Tessaly", "")
            OTHER("901", "de", "Tessalheim", "") OTHER("123456", "en", "Nowhere Town", ""));
    assert_int_equal(counts.known, 2);
    static const char *const cases[][2] = {
        {"in Tessaly", "Tessaly(901) Tessaly(900) Tessaly(7002)+?"},
        {"in Tessalburg", ""},
        {"in Tessaltown", "Tessaly(900)"},
        {"in Great Tessaly", "Tessaly(901) Tessaly(901) Tessaly(900) Tessaly(7002)+?"},
        {"in Tessalheim", ""},
        {"in Nowhere Town", ""},
        {"in Osk", "Osk[AA.01.007]"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *found = found_in(cases[i][0]);
        if (strcmp(found, cases[i][1]) != 0)
            fail_msg("'%s' gives '%s'", cases[i][0], found);
    }
    assert_int_equal(place_cell("900", RSM_GAZETTEER_POPULATION), 1200);
}

static void english_names_take_the_place_of_a_rows_own_list(void **state) {
    static const char *const cases[][2] = {
        {"in Kasmeria", ""},
        {"in Casmere", "Casmere(5001)+?"},
        {"in Kasmere", "Casmere(5001)+?"},
        {"in Old Kasmere", "Casmere(5001)+ Casmere(5001)+?"},
        {"in Kasmereville", ""},
        {"in Kasmerstadt", ""},
    };
    import_texts(OTHER("5001", "", "Old Kasmere", "") OTHER("5001", "en", "Casmere", "1")
                     OTHER("5001", "fr", "Kasmereville", "1") OTHER(
                         "5001", "de", "Kasmerstadt", "") "1\t5001\ten\tKasmerburg\t\t\t\t1\n",
                 ROW("5001", "Kasmere", "Kasmere", "Kasmeria,Kazmere", "1", "2", "P\tPPL", "AA",
                     "01", "", "40"));
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *found = found_in(cases[i][0]);
        if (strcmp(found, cases[i][1]) != 0)
            fail_msg("'%s' gives '%s'", cases[i][0], found);
    }
    assert_string_equal(found_in("in Kasmerburg"), "");
}

static void of_several_files_the_last_tells_of_an_entry(void **state) {
    import_texts(TOWN("5001", "Kasmere", "1"), TOWN("5001", "Kasmere New", "2"));
    assert_int_equal(place_cell("5001", RSM_GAZETTEER_LAT), 200000);
    assert_string_equal(found_in("in Kasmere"), "");
    assert_string_equal(found_in("in Kasmere New"), "Kasmere New(5001)+");
}

/* The more populous first, as the world's own come; 64 of one name at most. */
static void of_many_of_one_name_the_most_populous_come(void **state) {
    rsm_buffer text;
    rsm_buffer_init(&text, NULL);
    for (unsigned i = 0; i < 100; i++) {
        char row[200];
        snprintf(row, sizeof row,
                 "%u\tKasmere\tKasmere\t\t%u\t%u\tP\tPPL\tAA\t\t\t\t\t\t%u\t\t\t\t\n", 6000 + i,
                 i % 80, i, i * 10);
        rsm_buffer_append_string(&text, row);
    }
    import_texts(rsm_buffer_string(&text), NULL);
    rsm_buffer_free(&text);
    sentence words = make_sentence("in Kasmere");
    rsm_match *matches;
    uint32_t count;
    rsm_arena arena;
    rsm_arena_init(&arena, NULL, 0);
    assert_int_equal(rsm_world_match(fixture.world, words.words, NULL, words.count, false, &arena,
                                     &matches, &count),
                     RSM_OK);
    assert_int_equal(count, 64);
    for (uint32_t i = 0; i < count; i++)
        assert_int_equal(rsm_world_number(fixture.world, RSM_DOMAIN_PLACE, matches[i].row,
                                          RSM_GAZETTEER_POPULATION),
                         (99 - i) * 10);
    rsm_arena_free(&arena);
}

/* ---- what is wrong ---- */

static void a_bad_file_is_told_with_its_line_and_leaves_nothing(void **state) {
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"", "0.txt: holds no rows"},
        {"x\n", "0.txt:1: 1 columns"},
        {TOWN("5001", "Kasmere", "1") "5002\tOsk\tOsk\n", "0.txt:2: 3 columns, not 19"},
        {TOWN("5001", "Kasmere", "1") "5002\tOsk\tOsk",
         "0.txt:2: 3 columns, not 19: the file is cut"},
        {"1\tK\tK\t\t1\t2\tP\tPPL\tAA\t\t\t\t\t\t1\t\t1\tX\t2021-05",
         "0.txt:1: the file is cut off"},
        {TOWN("5001", "Kasmere", "1") TOWN("5001", "Osk", "2"),
         "0.txt:2: geonameid 5001 stands in line 1 already"},
        {TOWN("5001", "Kasmere", "90.1"), "0.txt:1: '90.1' is no latitude"},
        {TOWN("5001", "Kasmere", "-90.000006"), "0.txt:1: '-90.000006' is no latitude"},
        {TOWN("5001", "Kasmere", "9e1"), "is no latitude"},
        {TOWN("5001", "Kasmere", ""), "is no latitude"},
        {TOWN("5001", "Kasmere", "1.2.3"), "is no latitude"},
        {ROW("5001", "Osk", "Osk", "", "1", "180.5", "P\tPPL", "AA", "01", "", ""),
         "is no longitude"},
        {ROW("5001", "Osk", "Osk", "", "1", "18", "P\tPPL", "AAA", "01", "", ""),
         "'AAA' is no code of a country"},
        {ROW("5001", "Osk", "Osk", "", "1", "18", "P\tPPL", "AA", "01", "", "-4"),
         "'-4' is no population"},
        {TOWN("0", "Kasmere", "1"), "'0' is no geonameid"},
        {TOWN("x", "Kasmere", "1"), "'x' is no geonameid"},
        {TOWN("900000000", "Kasmere", "1"), "'900000000' is no geonameid"},
        {TOWN("5001", "Kasmere", "1") TOWN("5002", "K\xC3smere", "1"),
         "0.txt:2: byte 7 of the row is not UTF-8"},
        {TOWN("5001", "\xED\xA0\x80", "1"), "is not UTF-8"},
        {ROW("5001", "Osk", "Osk", "", "1", "18", "P\tPPL", "AA", "0123456789012345678901", "", ""),
         "over 20 bytes"},
        {ROW("5001", "Osk", "Osk", "", "1", "18", "S\tFRM", "AA", "01", "", ""),
         "no place to take"},
        {ROW("5001", "Оск", "", "", "1", "18", "P\tPPL", "AA", "01", "", ""), "no place to take"},
        {OTHER("901", "en", "Great Tessaly", "") "1\t2\ten\n", "0.txt:2: 3 columns, not 8"},
        {OTHER("901", "en", "Great Tessaly", "") "1\t2\ten\tx\t\t\t\t\t\t\n", "10 columns, not 8"},
        {"1\t901\ten\tGreat Tessaly\t\t\t\t", "0.txt:1: the file is cut off"},
        {"1\tx\ten\tGreat Tessaly\t\t\t\t\n", "'x' is no geonameid"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        rsm_slice file = rsm_slice_from_string(cases[i].text);
        rsm_gazetteer_counts counts;
        rsm_error error = {0};
        assert_int_equal(import_files(&file, 1, &counts, &error), RSM_ERROR_FORMAT);
        if (strstr(error.message, cases[i].message) == NULL)
            fail_msg("'%s', not '%s'", error.message, cases[i].message);
        assert_null(strchr(error.message, '\n'));
        assert_int_equal(files_in_folder(), 0);
    }
}

static void a_row_longer_than_the_cap_is_an_error(void **state) {
    size_t size = 70000;
    char *line = malloc(size);
    memset(line, 'x', size);
    rsm_slice file = {line, size};
    rsm_gazetteer_counts counts;
    rsm_error error = {0};
    assert_int_equal(import_files(&file, 1, &counts, &error), RSM_ERROR_FORMAT);
    assert_non_null(strstr(error.message, "0.txt:1: a row of over 65536 bytes"));
    free(line);
}

/* Cut anywhere, a file is an error that names the line, or whole rows; never half of one. */
static void a_file_cut_at_any_byte_gives_whole_rows_or_an_error(void **state) {
    static const char text[] = TOWN("5001", "Kasmere", "1") TOWN("5002", "Ostwick", "2");
    rsm_slice whole = {text, strlen(text)};
    size_t first = strcspn(text, "\n");
    for (size_t size = 0; size <= whole.size; size++) {
        rsm_slice file = rsm_slice_sub(whole, 0, size);
        rsm_gazetteer_counts counts;
        rsm_error error = {0};
        bool complete = size == first || size == first + 1 || size + 1 >= whole.size;
        rsm_status status = import_files(&file, 1, &counts, &error);
        assert_int_equal(status, complete ? RSM_OK : RSM_ERROR_FORMAT);
        assert_int_equal(files_in_folder(), complete);
        if (complete)
            assert_int_equal(counts.places, size > first + 1 ? 2 : 1);
        unlink(output);
    }
}

static void a_zip_cut_at_any_byte_gives_all_rows_or_an_error(void **state) {
    zip_member member = {.name = "AA.txt",
                         .text = RSM_SLICE_INITIALISER(TOWN("5001", "Kasmere", "1")),
                         .deflate = true};
    rsm_buffer bytes;
    rsm_buffer_init(&bytes, NULL);
    make_zip(&member, 1, &bytes);
    for (size_t size = 1; size <= bytes.size; size++) {
        rsm_slice file = rsm_slice_sub(rsm_buffer_slice(&bytes), 0, size);
        rsm_gazetteer_counts counts;
        rsm_error error = {0};
        rsm_status status = import_files(&file, 1, &counts, &error);
        assert_true(status == RSM_ERROR_FORMAT || (status == RSM_OK && counts.places == 1));
        assert_int_equal(files_in_folder(), status == RSM_OK);
        unlink(output);
    }
    rsm_buffer_free(&bytes);
}

static void an_error_leaves_the_file_that_was_there(void **state) {
    rsm_slice good = RSM_SLICE_INITIALISER(TOWN("5001", "Kasmere", "1")), bad = RSM_SLICE("x\n");
    rsm_gazetteer_counts counts;
    rsm_error error = {0};
    rsm_buffer before, after;
    rsm_buffer_init(&before, NULL);
    rsm_buffer_init(&after, NULL);
    assert_int_equal(import_files(&good, 1, &counts, &error), RSM_OK);
    assert_int_equal(rsm_file_read(output, 0, &before, &error), RSM_OK);
    assert_int_equal(import_files(&bad, 1, &counts, &error), RSM_ERROR_FORMAT);
    assert_int_equal(rsm_file_read(output, 0, &after, &error), RSM_OK);
    assert_int_equal(before.size, after.size);
    assert_memory_equal(before.data, after.data, before.size);
    assert_int_equal(files_in_folder(), 1);
    unlink(output);
    rsm_buffer_free(&before);
    rsm_buffer_free(&after);
}

/* ---- the file ---- */

static void read_made(const rsm_slice *files, size_t count, rsm_buffer *bytes) {
    rsm_gazetteer_counts counts;
    rsm_error error = {0};
    rsm_buffer_init(bytes, NULL);
    assert_int_equal(import_files(files, count, &counts, &error), RSM_OK);
    assert_int_equal(rsm_file_read(output, 0, bytes, &error), RSM_OK);
    unlink(output);
}

static void the_order_of_rows_shows_in_no_byte(void **state) {
    rsm_slice one =
        RSM_SLICE_INITIALISER(TOWN("5001", "Kasmere", "1") TOWN("5002", "Ostwick", "2"));
    rsm_slice two[] = {RSM_SLICE_INITIALISER(TOWN("5002", "Ostwick", "2")),
                       RSM_SLICE_INITIALISER(TOWN("5001", "Kasmere", "1"))};
    rsm_buffer first, second;
    read_made(&one, 1, &first);
    read_made(two, 2, &second);
    assert_int_equal(first.size, second.size);
    assert_memory_equal(first.data, second.data, first.size);
    rsm_buffer_free(&first);
    rsm_buffer_free(&second);
}

/* A byte changed is an error on opening; behind a right checksum it does no harm (run with
 * sanitizers). */
static void a_damaged_file_is_an_error_and_does_no_harm(void **state) {
    rsm_slice text = RSM_SLICE_INITIALISER(TOWN("5001", "Kasmere", "1") ROW(
        "5006", "Upper Kasmere", "Upper Kasmere", "", "1", "1", "A\tADM2", "AA", "01", "55", "70"));
    rsm_buffer bytes;
    read_made(&text, 1, &bytes);
    for (size_t i = 0; i < bytes.size; i++) {
        unsigned char *copy = malloc(bytes.size);
        rsm_world *beside = NULL;
        memcpy(copy, bytes.data, bytes.size);
        copy[i] ^= 0x55;
        assert_int_not_equal(
            rsm_image_open_memory(copy, bytes.size, RSM_IMAGE_GAZETTEER, &beside, NULL), RSM_OK);
        ((rsm_image_header *)(void *)copy)->checksum = rsm_image_checksum(copy, bytes.size);
        if (rsm_image_open_memory(copy, bytes.size, RSM_IMAGE_GAZETTEER, &beside, NULL) == RSM_OK) {
            rsm_world_close(fixture.world->beside);
            fixture.world->beside = beside;
            found_in("in Kasmere and Upper Kasmere");
            rsm_world_close(beside);
            fixture.world->beside = NULL;
        }
        free(copy);
    }
    rsm_buffer_free(&bytes);
}

static void a_gazetteer_file_is_no_world_and_a_world_no_gazetteer(void **state) {
    rsm_slice text = RSM_SLICE_INITIALISER(TOWN("5001", "Kasmere", "1"));
    rsm_error error = {0};
    rsm_buffer bytes;
    rsm_world *opened;
    read_made(&text, 1, &bytes);
    unsigned char *copy = malloc(bytes.size);
    memcpy(copy, bytes.data, bytes.size);
    assert_int_equal(rsm_world_open_memory(copy, bytes.size, &opened, &error), RSM_ERROR_FORMAT);
    assert_string_equal(error.message, "a gazetteer file, not a world file");
    assert_int_equal(rsm_image_open_memory(fixture.bytes, fixture.image.size, RSM_IMAGE_GAZETTEER,
                                           &opened, &error),
                     RSM_ERROR_FORMAT);
    assert_string_equal(error.message, "a world file, not a gazetteer file");
    free(copy);
    rsm_buffer_free(&bytes);
}

/* ---- a callback ---- */

static rsm_status stop_at(void *context, uint64_t done, uint64_t total, uint64_t rows) {
    assert_true(done <= total);
    return (*(unsigned *)context)-- > 0 ? RSM_OK : RSM_ERROR_CANCELLED;
}

static void an_import_that_is_stopped_leaves_nothing(void **state) {
    rsm_buffer text;
    rsm_error error = {0};
    char path[96];
    const char *named[] = {path};
    rsm_status status = RSM_ERROR_CANCELLED;
    unsigned stops = 0;
    rsm_buffer_init(&text, NULL);
    for (unsigned i = 0; i < 50000; i++) {
        char row[128];
        snprintf(row, sizeof row, "%u\tKas%u\tKas%c\t\t1\t2\tP\tPPL\tAA\t\t\t\t\t\t1\t\t\t\t\n",
                 i + 1, i, 'a' + i % 26);
        rsm_buffer_append_string(&text, row);
    }
    snprintf(path, sizeof path, "%s/many.txt", folder);
    snprintf(output, sizeof output, "%s/made.rsm", folder);
    assert_int_equal(rsm_file_write(path, rsm_buffer_slice(&text), &error), RSM_OK);
    rsm_buffer_free(&text);
    for (; status == RSM_ERROR_CANCELLED; stops++) {
        unsigned left = stops;
        rsm_gazetteer_counts counts;
        rsm_gazetteer_job job = {named, 1, output, &left, stop_at};
        status = rsm_gazetteer_make(fixture.world, &job, &counts, &error);
        assert_int_equal(files_in_folder(), status == RSM_OK ? 2 : 1);
    }
    assert_int_equal(status, RSM_OK);
    assert_true(stops > 4);
    unlink(path);
    unlink(output);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_imported_place_is_found_by_its_names),
        cmocka_unit_test(cells_of_an_imported_row_read_as_those_of_the_worlds_own),
        cmocka_unit_test(an_entry_of_both_is_the_worlds_own),
        cmocka_unit_test(english_names_take_the_place_of_a_rows_own_list),
        cmocka_unit_test(of_several_files_the_last_tells_of_an_entry),
        cmocka_unit_test(of_many_of_one_name_the_most_populous_come),
        cmocka_unit_test(a_bad_file_is_told_with_its_line_and_leaves_nothing),
        cmocka_unit_test(a_row_longer_than_the_cap_is_an_error),
        cmocka_unit_test(a_file_cut_at_any_byte_gives_whole_rows_or_an_error),
        cmocka_unit_test(a_zip_cut_at_any_byte_gives_all_rows_or_an_error),
        cmocka_unit_test(an_error_leaves_the_file_that_was_there),
        cmocka_unit_test(the_order_of_rows_shows_in_no_byte),
        cmocka_unit_test(a_damaged_file_is_an_error_and_does_no_harm),
        cmocka_unit_test(a_gazetteer_file_is_no_world_and_a_world_no_gazetteer),
        cmocka_unit_test(an_import_that_is_stopped_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, open_fixture, close_fixture);
}
