/* Values of the record in words: strings, numbers, sources, persons, places. Days are in days.c.
 * Cost: linear. */
#include "words/words.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

void words_add_string(words_text *text, const json_t *string) {
    if (json_is_string(string)) {
        words_text_others(text, json_string_value(string), json_string_length(string));
    }
}

void words_add_key(words_text *text, const json_t *object, const char *key) {
    words_add_string(text, json_object_get(object, key));
}

const char *words_string_in(const json_t *object, const char *key) {
    const char *string = json_string_value(json_object_get(object, key));
    return string != NULL ? string : "";
}

int64_t words_number_in(const json_t *object, const char *key) {
    return json_integer_value(json_object_get(object, key));
}

bool words_has_string(const json_t *object, const char *key) {
    return json_string_length(json_object_get(object, key)) > 0;
}

static void add_grouped(words_text *text, int64_t number) {
    char digits[24];
    int size = snprintf(digits, sizeof digits, "%" PRId64, number);
    for (int i = 0; i < size; i++) {
        bool comma = i > 0 && digits[i - 1] != '-' && (size - i) % 3 == 0;
        words_text_format(text, comma ? ",%c" : "%c", digits[i]);
    }
}

void words_add_number(words_text *text, const json_t *number) {
    if (json_is_integer(number)) {
        add_grouped(text, json_integer_value(number));
    } else {
        words_text_add(text, "–");
    }
}

void words_add_many(words_text *text, int64_t count, const char *one, const char *many) {
    add_grouped(text, count);
    words_text_add(text, " ");
    words_text_add(text, count == 1 || many == NULL ? one : many);
    words_text_add(text, count == 1 || many != NULL ? "" : "s");
}

/* ---- places ---- */

static bool same_string(const json_t *one, const json_t *other) {
    return json_is_string(one) && json_is_string(other) && json_equal(one, other);
}

static void add_after_comma(words_text *text, const json_t *string, size_t from) {
    if (json_string_length(string) > 0) {
        words_text_add(text, text->size > from ? ", " : "");
        words_add_string(text, string);
    }
}

static void add_country(words_text *text, const json_t *place, const words_countries *countries,
                        size_t from) {
    const json_t *code = json_object_get(place, "country"), *name = json_object_get(place, "name");
    const char *kind = json_string_value(json_object_get(place, "kind"));
    char full[128];
    if (json_string_length(code) == 0 || (kind != NULL && strcmp(kind, "country") == 0)) {
        return;
    }
    bool known = countries != NULL &&
                 countries->name(countries->context, json_string_value(code), full, sizeof full);
    if (known && json_is_string(name) && strcmp(full, json_string_value(name)) == 0) {
        return;
    }
    words_text_add(text, text->size > from ? ", " : "");
    if (known) {
        words_text_others(text, full, strlen(full));
    } else {
        words_add_string(text, code);
    }
}

void words_add_place(words_text *text, const json_t *place, const words_countries *countries) {
    size_t from = text->size;
    const json_t *name = json_object_get(place, "name"), *city = json_object_get(place, "city"),
                 *admin1 = json_object_get(place, "admin1");
    words_add_string(text, name);
    if (!same_string(name, city)) {
        add_after_comma(text, city, from);
    }
    if (!same_string(admin1, name) && !same_string(admin1, city)) {
        add_after_comma(text, admin1, from);
    }
    add_country(text, place, countries, from);
    if (text->size == from) {
        words_text_add(text, "place unknown");
    }
}

/* ---- sources ---- */

static const char *kind_words(const json_t *source) {
    static const char *const pairs[][2] = {
        {"government", "the government"},
        {"authority", "authorities"},
        {"police", "police"},
        {"military", "the military"},
        {"hospital", "a hospital"},
        {"witness", "a witness"},
        {"relative", "a relative"},
        {"perpetrator", "a perpetrator"},
        {"party", "a party"},
        {"expert", "an expert"},
        {"media", "other media"},
        {"document", "a document"},
        {"organisation", "a body"},
    };
    const char *kind = json_string_value(json_object_get(source, "kind"));
    for (size_t i = 0; kind != NULL && i < sizeof pairs / sizeof *pairs; i++) {
        if (strcmp(pairs[i][0], kind) == 0) {
            return pairs[i][1];
        }
    }
    return "an unnamed source";
}

/* "the ministry" is "ministry" beside a figure, and "www.example.org" "example.org". */
static void add_name(words_text *text, const json_t *string) {
    const char *name = json_string_value(string);
    size_t size = json_string_length(string);
    bool drops = size > 4 && (strncmp(name, "the ", 4) == 0 || strncmp(name, "The ", 4) == 0 ||
                              strncmp(name, "www.", 4) == 0);
    words_text_others(text, name + (drops ? 4 : 0), size - (drops ? 4 : 0));
}

void words_add_body(words_text *text, const json_t *source) {
    const json_t *name = json_object_get(source, "name"), *body = json_object_get(source, "for");
    if (json_string_length(body) > 0) {
        add_name(text, body);
    } else if (json_string_length(name) > 0) {
        add_name(text, name);
    } else {
        words_text_add(text, kind_words(source));
    }
}

void words_add_source(words_text *text, const json_t *source, bool who) {
    const json_t *name = json_object_get(source, "name"), *body = json_object_get(source, "for");
    bool has_name = json_string_length(name) > 0, has_body = json_string_length(body) > 0;
    words_add_body(text, source);
    if (who && has_body && has_name && !same_string(name, body)) {
        words_text_add(text, " (");
        words_add_string(text, name);
        words_text_add(text, ")");
    }
    if (words_has_string(source, "via")) {
        words_text_add(text, " (");
        words_add_key(text, source, "via");
        words_text_add(text, ")");
    }
}

bool words_is_outlet(const json_t *source) {
    const char *kind = json_string_value(json_object_get(source, "kind"));
    return kind != NULL && strcmp(kind, "outlet") == 0;
}

void words_add_sources(words_text *text, const json_t *sources, const json_t *outlet, bool who) {
    size_t count = json_array_size(sources), shown = 0;
    for (size_t i = count; i > 0; i--) {
        const json_t *source = json_array_get(sources, i - 1);
        if (words_is_outlet(source) && (count > 1 || !words_has_string(source, "name"))) {
            continue;
        }
        words_text_add(text, shown == 0 ? "" : shown == 1 ? ", via " : ", ");
        words_add_source(text, source, who);
        shown++;
    }
    if (shown == 0 && json_string_length(outlet) > 0) {
        add_name(text, outlet);
    } else if (shown == 0) {
        words_text_add(text, "no source named");
    }
}

/* The next character with small letters for capitals and one kind of apostrophe. */
static int fold(const char **at) {
    static const char apostrophe[] = "\xE2\x80\x99";
    if (strncmp(*at, apostrophe, 3) == 0) {
        *at += 3;
        return '\'';
    }
    unsigned char byte = (unsigned char)*(*at)++;
    return byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte;
}

bool words_same_name(const char *one, const char *other) {
    while (*one != '\0' && *other != '\0') {
        if (fold(&one) != fold(&other)) {
            return false;
        }
    }
    return *one == *other;
}

/* ---- values ---- */

void words_add_count(words_text *text, const json_t *count) {
    const json_t *low = json_object_get(count, "low"), *high = json_object_get(count, "high");
    if (json_is_integer(low) && json_equal(low, high)) {
        words_add_number(text, low);
    } else if (words_has_string(count, "text")) {
        words_text_add(text, "\"");
        words_add_key(text, count, "text");
        words_text_add(text, "\"");
    } else if (json_is_integer(low) && json_is_integer(high)) {
        words_add_number(text, low);
        words_text_add(text, "–");
        words_add_number(text, high);
    } else {
        words_text_add(text, json_is_integer(low) ? "≥ " : json_is_integer(high) ? "≤ " : "");
        words_add_number(text, json_is_integer(low) ? low : high);
    }
    if (words_has_string(count, "who")) {
        words_text_add(text, " ");
        words_add_key(text, count, "who");
    }
}

void words_add_person(words_text *text, const json_t *person) {
    static const char *const keys[] = {"age", "sex", "nationality", "affiliation", "outcome"};
    if (words_has_string(person, "name")) {
        words_add_key(text, person, "name");
    } else {
        words_text_add(text, "a person");
    }
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const json_t *value = json_object_get(person, keys[i]);
        if (json_is_integer(value)) {
            words_text_add(text, ", ");
            words_add_number(text, value);
        } else if (json_string_length(value) > 0) {
            words_text_add(text, ", ");
            words_add_string(text, value);
        }
    }
}

static void add_object(words_text *text, const char *slot, const json_t *value,
                       const words_countries *countries) {
    if (words_slot_is_count(slot)) {
        words_add_count(text, value);
    } else if (strcmp(slot, "when") == 0) {
        words_add_time(text, value, 0, true);
    } else if (strcmp(slot, "where") == 0) {
        words_add_place(text, value, countries);
    } else if (strcmp(slot, "victim") == 0 || strcmp(slot, "attacker") == 0) {
        words_add_person(text, value);
    } else if (words_has_string(value, "text")) {
        words_add_key(text, value, "text");
    } else if (words_has_string(value, "name")) {
        words_add_key(text, value, "name");
    } else {
        words_text_add(text, "–");
    }
}

void words_add_value(words_text *text, const char *slot, const json_t *value,
                     const words_countries *countries) {
    if (json_is_object(value)) {
        add_object(text, slot, value, countries);
    } else if (json_is_string(value)) {
        words_add_string(text, value);
    } else if (json_is_boolean(value)) {
        words_text_add(text, json_is_true(value) ? "it happened" : "it did not happen");
    } else {
        words_add_number(text, value);
    }
}

const char *words_of_slot(const char *slot) {
    static const char *const pairs[][2] = {
        {"perpetrator", "who"},     {"cause", "cause"},     {"motive", "why"},
        {"response_to", "answers"}, {"part_of", "part of"}, {"account", "accounts"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (strcmp(pairs[i][0], slot) == 0) {
            return pairs[i][1];
        }
    }
    return slot;
}

bool words_slot_is_count(const char *slot) {
    static const char *const counts[] = {"killed",    "injured",   "casualties", "missing",
                                         "displaced", "evacuated", "affected",   "detained",
                                         "abducted",  "attackers", "incidents"};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        if (strcmp(counts[i], slot) == 0) {
            return true;
        }
    }
    return false;
}
