/*
 * tests/extract/test_documents.c - whose words a report is that is a document from its first
 * sentences on, and who a station's own reporters are.
 */
#include "support.h"

static const extract_row documents[] = {
    RIGHT("this is communique no. 12-88 released by the defense ministry which states:\n\n"
          "1. on monday rebels attacked the post in osk, killing three policemen.\n\n"
          "they fled into the hills.\n\n2. two civilians were wounded in the attack.",
          "killed 3..3 by defense ministry; injured 2..2 by defense ministry"),
    RIGHT("here is an official army communique: 1. at 0900 this morning rebels attacked a post in "
          "osk, killing two soldiers. 2. four rebels were arrested in the hills.",
          "killed 2..2 by army"),
    RIGHT("this is a communique from the army.\n\nrebels attacked a post in osk on monday, killing "
          "two soldiers.\n\n(signed) the general staff\n\na bomb wounded nine people in lima.",
          "killed 2..2 by army; injured 9..9 by Daily Post"),
    /* a list in a story of the writer's own */
    RIGHT("The minister said he had two aims: 1. Peace. 2. Bread.\n\nA bomb exploded in Osk on "
          "Monday, killing three people. The police arrested two men. A court will try them. "
          "Nobody claimed the attack. Two houses burned.",
          "killed 3..3 by Daily Post"),
};

static const extract_row reporters[] = {
    RIGHT("interior minister carlos rios today stated that the action will not frighten him. (begin "
          "rios recording) yesterday, a group of men attacked a farm, killing two guards. (end "
          "recording)",
          "credit interior minister carlos rios:government; !credit rios"),
    RIGHT("two policemen died in osk. our reporter lays rios has this report:\n\n(begin recording) "
          "(rios) rebels shot dead three clerks in the bank on monday. (end recording)",
          "credit rios:media"),
    RIGHT("we have a report from ana soto.\n\n(begin recording) (soto) rebels shot dead three "
          "clerks in the bank on monday. (end recording)",
          "credit ana soto:media"),
    RIGHT("colonel rios had this to say:\n\n(begin recording) (rios) rebels shot dead three "
          "clerks in the bank on monday. (end recording)",
          "credit colonel rios:military; !credit rios:media"),
};

static void a_document_is_its_authors(void **state) {
    check_rows(documents, COUNT_OF(documents));
}

static void a_stations_reporters_are_media(void **state) {
    check_rows(reporters, COUNT_OF(reporters));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_is_its_authors),
        cmocka_unit_test(a_stations_reporters_are_media),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
