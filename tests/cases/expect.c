/*
 * tests/cases/expect.c - one expected line: taken apart, and held against a value.
 *
 * Invariants: a word that is not known is an error and never passed over. Cost: linear in the line.
 */
#include "case.h"

#include "base/utf8.h"
#include "support/test.h"

#include <ctype.h>
#include <string.h>

/* Words that stand for themselves, as fields. */
static const char *const kinds[] = {"total", "update", "part", "sum"};
static const char *const stances[] = {"asserts",  "claims", "accuses",  "denies",
                                      "confirms", "doubts", "corrects", "predicts"};
static const char *const certainties[] = {"stated", "likely", "possible"};

/* Words that begin a field. */
static const char *const keys[] = {"attackers", "who",    "by",          "for",     "via",
                                   "kind",      "of",     "said",        "age",     "sex",
                                   "outcome",   "nation", "affiliation", "actor",   "during",
                                   "in",        "type",   "words",       "modality"};

static const char *const subjects[] = {
    "type",      "happened",    "when",        "where",    "killed",   "injured",    "casualties",
    "missing",   "displaced",   "evacuated",   "affected", "detained", "abducted",   "attackers",
    "incidents", "perpetrator", "target",      "victim",   "attacker", "weapon",     "cause",
    "motive",    "damage",      "response_to", "part_of",  "account",  "happenings", "none",
    "main",      "modality",    "mention",     "says",     "only"};

static bool is_one_of(rsm_slice word, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (rsm_slice_equal_string(word, words[i]))
            return true;
    return false;
}

bool field_is(rsm_slice field, const char *key, rsm_slice *rest) {
    size_t size = strlen(key);
    if (!rsm_slice_starts_with(field, rsm_slice_from_string(key)) ||
        (field.size > size && field.data[size] != ' '))
        return false;
    *rest = rsm_slice_trim(rsm_slice_sub(field, size, field.size));
    return true;
}

bool fields_are_known(const expectation *expected, const char **why) {
    for (unsigned i = 0; i < expected->field_count; i++) {
        rsm_slice field = expected->fields[i], rest;
        bool known = is_one_of(field, kinds, COUNT_OF(kinds)) ||
                     is_one_of(field, stances, COUNT_OF(stances)) ||
                     is_one_of(field, certainties, COUNT_OF(certainties));
        for (size_t j = 0; j < COUNT_OF(keys) && !known; j++)
            known = field_is(field, keys[j], &rest) && rest.size > 0;
        if (!known) {
            *why = "a field that is not known";
            return false;
        }
    }
    return true;
}

bool read_expectation(rsm_slice line, expectation *expected, const char **why) {
    rsm_slice rest, first, field;
    *expected = (expectation){.incident = 0};
    if (line.size > 3 && line.data[0] == '[' && isdigit((unsigned char)line.data[1]) &&
        line.data[2] == ']') {
        expected->incident = (unsigned)(line.data[1] - '0');
        line = rsm_slice_trim(rsm_slice_sub(line, 3, line.size));
    }
    if (expected->incident > CASE_LABELS) {
        *why = "a number of an incident that is too great";
        return false;
    }
    if (field_is(line, "not", &rest)) {
        expected->negative = true;
        line = rest;
    }
    if (field_is(line, "about", &rest)) {
        expected->about = true;
        line = rest;
    }
    rest = line;
    rsm_slice_split(&rest, '|', &first);
    while (rest.data != NULL && rsm_slice_split(&rest, '|', &field)) {
        if (expected->field_count == COUNT_OF(expected->fields)) {
            *why = "too many fields";
            return false;
        }
        expected->fields[expected->field_count++] = rsm_slice_trim(field);
    }
    first = rsm_slice_trim(first);
    size_t space = rsm_slice_find_byte(first, ' ');
    expected->subject = space == RSM_NOWHERE ? first : rsm_slice_sub(first, 0, space);
    expected->value = space == RSM_NOWHERE
                          ? rsm_slice_sub(first, first.size, first.size)
                          : rsm_slice_trim(rsm_slice_sub(first, space, first.size));
    if (!is_one_of(expected->subject, subjects, COUNT_OF(subjects))) {
        *why = "neither a slot nor a word that begins an expected line";
        return false;
    }
    return fields_are_known(expected, why);
}

bool holds(const char *name, rsm_slice words) {
    if (name == NULL)
        return false;
    rsm_slice whole = rsm_slice_from_string(name);
    for (size_t at = 0; at + words.size <= whole.size; at++)
        if (rsm_slice_equal_ascii_caseless(rsm_slice_sub(whole, at, at + words.size), words))
            return true;
    return false;
}

static bool key_holds(json_t *object, const char *key, rsm_slice words) {
    return holds(json_string_value(json_object_get(object, key)), words);
}

/* The name of a place, however its marks are written: "Zurich" is "Zürich". */
static bool name_is(json_t *object, const char *key, rsm_slice words) {
    const char *string = json_string_value(json_object_get(object, key));
    rsm_buffer found, wanted;
    rsm_buffer_init(&found, NULL);
    rsm_buffer_init(&wanted, NULL);
    bool same = string != NULL && rsm_utf8_fold(rsm_slice_from_string(string), &found) &&
                rsm_utf8_fold(words, &wanted) &&
                rsm_slice_equal(rsm_buffer_slice(&found), rsm_buffer_slice(&wanted));
    rsm_buffer_free(&found);
    rsm_buffer_free(&wanted);
    return same;
}

static bool key_is(json_t *object, const char *key, rsm_slice words) {
    const char *string = json_string_value(json_object_get(object, key));
    return string != NULL && rsm_slice_equal_ascii_caseless(rsm_slice_from_string(string), words);
}

/* One end of a range of numbers: the empty slice is null. */
static bool bound_fits(rsm_slice expected, json_t *found) {
    uint64_t number;
    if (expected.size == 0)
        return json_is_null(found);
    return rsm_slice_parse_unsigned(expected, UINT32_MAX, &number) && json_is_integer(found) &&
           json_integer_value(found) == (json_int_t)number;
}

/* The two ends of "A..B", "A..", "..B" and "A". */
static void take_range(rsm_slice whole, rsm_slice *low, rsm_slice *high) {
    size_t dots = rsm_slice_find(whole, RSM_SLICE(".."), 0);
    *low = dots == RSM_NOWHERE ? whole : rsm_slice_sub(whole, 0, dots);
    *high = dots == RSM_NOWHERE ? whole : rsm_slice_sub(whole, dots + 2, whole.size);
}

static bool count_fits(rsm_slice expected, json_t *value) {
    rsm_slice low, high;
    take_range(expected, &low, &high);
    return bound_fits(low, json_object_get(value, "low")) &&
           bound_fits(high, json_object_get(value, "high"));
}

/* A day of a bound: "2021-05" is its first day, or its last, and "2021" likewise. */
static bool day_fits(rsm_slice expected, json_t *found, bool last) {
    static const char days[] = "312831303130313130313031";
    char day[16];
    const char *string = json_string_value(found);
    if (expected.size == 0)
        return json_is_null(found);
    if (string == NULL || expected.size > 10)
        return false;
    memcpy(day, expected.data, expected.size);
    day[expected.size] = 0;
    if (expected.size == 4)
        strcat(day, last ? "-12" : "-01");
    if (strlen(day) == 7) {
        unsigned month = (unsigned)((day[5] - '0') * 10 + (day[6] - '0') - 1) % 12;
        strcat(day, "-01");
        if (last) {
            day[8] = days[month * 2];
            day[9] = days[month * 2 + 1];
        }
    }
    return strncmp(day, string, 10) == 0;
}

static bool time_fits(rsm_slice expected, json_t *value) {
    rsm_slice low, high;
    if (rsm_slice_find_byte(expected, 'T') != RSM_NOWHERE ||
        rsm_slice_find_byte(expected, 'X') != RSM_NOWHERE)
        return key_is(value, "value", expected);
    take_range(expected, &low, &high);
    return day_fits(low, json_object_get(value, "earliest"), false) &&
           day_fits(high, json_object_get(value, "latest"), true);
}

/* "Baidoa", "Baidoa, SO"; a site fits by its city too. */
static bool place_fits(rsm_slice expected, json_t *value) {
    rsm_slice name = expected, country = {0};
    if (expected.size > 4 && expected.data[expected.size - 4] == ',') {
        country = rsm_slice_sub(expected, expected.size - 2, expected.size);
        name = rsm_slice_sub(expected, 0, expected.size - 4);
    }
    if (country.size > 0 && !key_is(value, "country", country))
        return false;
    return name_is(value, "name", name) || name_is(value, "city", name);
}

bool value_fits(rsm_slice slot, rsm_slice expected, json_t *value) {
    if (expected.size == 0)
        return true;
    if (rsm_slice_equal_string(slot, "when"))
        return time_fits(expected, value);
    if (rsm_slice_equal_string(slot, "where"))
        return place_fits(expected, value);
    if (json_is_string(value))
        return rsm_slice_equal_string(expected, json_string_value(value));
    if (json_is_boolean(value))
        return rsm_slice_equal_string(expected, json_is_true(value) ? "yes" : "no");
    if (json_object_get(value, "low") != NULL)
        return count_fits(expected, value);
    return key_holds(value, "name", expected) || key_holds(value, "text", expected);
}

/* "A > B": exactly these tellers, nearest first; "outlet": nobody but the report's own. */
static bool chain_fits(rsm_slice expected, json_t *sources) {
    size_t count = json_array_size(sources), at = 0;
    rsm_slice rest = expected, name;
    if (rsm_slice_equal_string(expected, "outlet"))
        return count == 1 && key_is(json_array_get(sources, 0), "kind", expected);
    while (rsm_slice_split(&rest, '>', &name)) {
        if (at >= count || !key_holds(json_array_get(sources, at), "name", rsm_slice_trim(name)))
            return false;
        at++;
    }
    return at == count;
}

static bool any_link_holds(json_t *sources, const char *key, rsm_slice words) {
    for (size_t i = 0; i < json_array_size(sources); i++)
        if (key_holds(json_array_get(sources, i), key, words))
            return true;
    return false;
}

/* "of SLOT VALUE": that which the statement judges. */
static bool judged_fits(rsm_slice expected, json_t *statement, json_t *document) {
    const char *of = json_string_value(json_object_get(statement, "of"));
    json_t *all = json_object_get(document, "statements");
    size_t space = rsm_slice_find_byte(expected, ' ');
    rsm_slice slot = space == RSM_NOWHERE ? expected : rsm_slice_sub(expected, 0, space);
    rsm_slice value = space == RSM_NOWHERE
                          ? (rsm_slice){0}
                          : rsm_slice_trim(rsm_slice_sub(expected, space, SIZE_MAX));
    for (size_t i = 0; of != NULL && i < json_array_size(all); i++) {
        json_t *one = json_array_get(all, i);
        if (strcmp(json_string_value(json_object_get(one, "id")), of) == 0)
            return key_is(one, "slot", slot) &&
                   value_fits(slot, value, json_object_get(one, "value"));
    }
    return false;
}

static bool field_fits(rsm_slice field, json_t *statement, json_t *document) {
    json_t *value = json_object_get(statement, "value");
    json_t *sources = json_object_get(statement, "sources");
    json_t *about = json_object_get(statement, "about");
    json_t *root = json_array_get(sources, json_array_size(sources) - 1);
    rsm_slice rest;
    if (is_one_of(field, kinds, COUNT_OF(kinds)))
        return key_is(value, "kind", field);
    if (is_one_of(field, stances, COUNT_OF(stances)))
        return key_is(statement, "stance", field);
    if (is_one_of(field, certainties, COUNT_OF(certainties)))
        return key_is(statement, "certainty", field);
    if (field_is(field, "by", &rest))
        return chain_fits(rest, sources);
    if (field_is(field, "for", &rest) || field_is(field, "via", &rest))
        return any_link_holds(sources, field.data[0] == 'f' ? "for" : "via", rest);
    if (field_is(field, "kind", &rest))
        return key_is(root, "kind", rest);
    if (field_is(field, "of", &rest))
        return judged_fits(rest, statement, document);
    if (field_is(field, "said", &rest))
        return time_fits(rest, json_object_get(statement, "said_on"));
    if (field_is(field, "during", &rest))
        return time_fits(rest, json_object_get(about, "when"));
    if (field_is(field, "in", &rest))
        return place_fits(rest, json_object_get(about, "where"));
    if (field_is(field, "type", &rest))
        return key_is(about, "type", rest);
    if (field_is(field, "actor", &rest))
        return key_holds(value, "actor", rest) ||
               key_holds(json_object_get(about, "actor"), "name", rest) ||
               key_holds(json_object_get(about, "actor"), "actor", rest);
    if (field_is(field, "age", &rest)) {
        json_t *age = json_object_get(value, "age");
        return bound_fits(rest, age);
    }
    if (field_is(field, "nation", &rest))
        return key_is(value, "nationality", rest);
    static const char *const plain[] = {"attackers", "who", "sex", "outcome", "affiliation"};
    for (size_t i = 0; i < COUNT_OF(plain); i++)
        if (field_is(field, plain[i], &rest))
            return i == 1 ? key_holds(value, "who", rest) : key_is(value, plain[i], rest);
    return false;
}

/* Where a line names no stance, one that holds the value to be so. */
static bool stance_is_positive(json_t *statement) {
    return !key_is(statement, "stance", RSM_SLICE("denies")) &&
           !key_is(statement, "stance", RSM_SLICE("doubts")) &&
           !key_is(statement, "stance", RSM_SLICE("predicts"));
}

bool fields_fit(const expectation *expected, json_t *statement, json_t *document) {
    bool stance = false;
    for (unsigned i = 0; i < expected->field_count; i++) {
        stance |= is_one_of(expected->fields[i], stances, COUNT_OF(stances));
        if (!field_fits(expected->fields[i], statement, document))
            return false;
    }
    return stance || stance_is_positive(statement);
}
