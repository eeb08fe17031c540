/*
 * tests/cases/match.c - the lines of a case against what `annotate` gives.
 *
 * Numbers in brackets are the writer's; which incident of the program each stands for is tried out:
 * every way to give them different incidents, and the one by which most lines hold counts, the
 * first of equals. Cost: (incidents + 1) to the power of the numbers used, times lines and
 * statements; the texts are short.
 */
#include "case.h"

#include "support/test.h"

#include <string.h>

#define MOST_LINES  64
#define NO_INCIDENT SIZE_MAX

typedef struct case_matcher {
    json_t *document, *incidents, *statements;
    const expectation *lines;
    size_t count;
    unsigned labels;               /* highest number in brackets */
    size_t bound[CASE_LABELS + 1]; /* the incident that a number stands for, else NO_INCIDENT */
    bool holding[MOST_LINES], best[MOST_LINES];
    unsigned best_count;
    bool any; /* whether a way has been tried */
} case_matcher;

static const char *string_of(json_t *object, const char *key) {
    const char *string = json_string_value(json_object_get(object, key));
    return string != NULL ? string : "";
}

/* Whether the statement is of an incident that the line speaks of. */
static bool incident_fits(const case_matcher *matcher, const expectation *line, json_t *statement) {
    const char *id = json_string_value(json_object_get(statement, "incident"));
    if (line->about)
        return id == NULL;
    if (line->incident == 0)
        return true;
    size_t bound = matcher->bound[line->incident];
    return id != NULL && bound != NO_INCIDENT &&
           strcmp(string_of(json_array_get(matcher->incidents, bound), "id"), id) == 0;
}

/* "response_to [1]": the value is a mention of that incident. */
static bool link_fits(const case_matcher *matcher, rsm_slice expected, json_t *value) {
    if (expected.size != 3 || expected.data[0] != '[' || !json_is_string(value))
        return expected.size == 0;
    size_t bound = matcher->bound[(unsigned)(expected.data[1] - '0') % (CASE_LABELS + 1)];
    json_t *mentions = json_object_get(json_array_get(matcher->incidents, bound), "mentions");
    for (size_t i = 0; bound != NO_INCIDENT && i < json_array_size(mentions); i++)
        if (strcmp(json_string_value(json_array_get(mentions, i)), json_string_value(value)) == 0)
            return true;
    return false;
}

static bool statement_fits(const case_matcher *matcher, const expectation *line,
                           json_t *statement) {
    json_t *value = json_object_get(statement, "value");
    bool is_link = rsm_slice_equal_string(line->subject, "response_to") ||
                   rsm_slice_equal_string(line->subject, "part_of");
    return rsm_slice_equal_string(line->subject, string_of(statement, "slot")) &&
           incident_fits(matcher, line, statement) &&
           (is_link ? link_fits(matcher, line->value, value)
                    : value_fits(line->subject, line->value, value)) &&
           fields_fit(line, statement, matcher->document);
}

static bool some_statement_fits(const case_matcher *matcher, const expectation *line) {
    for (size_t i = 0; i < json_array_size(matcher->statements); i++)
        if (statement_fits(matcher, line, json_array_get(matcher->statements, i)))
            return true;
    return false;
}

/* The words of a mention in the text. */
static bool mention_holds(const case_matcher *matcher, json_t *mention, rsm_slice words) {
    const char *text = string_of(matcher->document, "text");
    rsm_slice all = rsm_slice_from_string(text);
    size_t start = (size_t)json_integer_value(json_object_get(mention, "start"));
    size_t end = (size_t)json_integer_value(json_object_get(mention, "end"));
    rsm_slice span = rsm_slice_sub(all, start, end);
    for (size_t at = 0; at + words.size <= span.size; at++)
        if (rsm_slice_equal_ascii_caseless(rsm_slice_sub(span, at, at + words.size), words))
            return true;
    return false;
}

static bool incident_has(json_t *incident, const char *mention) {
    json_t *mentions = json_object_get(incident, "mentions");
    for (size_t i = 0; i < json_array_size(mentions); i++)
        if (strcmp(json_string_value(json_array_get(mentions, i)), mention) == 0)
            return true;
    return false;
}

/* "mention WORDS", "modality WORD": a mention of the incident (of any, where no number is given).
 */
static bool some_mention_fits(const case_matcher *matcher, const expectation *line) {
    json_t *mentions = json_object_get(matcher->document, "mentions");
    json_t *incident = json_array_get(matcher->incidents, matcher->bound[line->incident]);
    bool by_words = rsm_slice_equal_string(line->subject, "mention");
    for (size_t i = 0; i < json_array_size(mentions); i++) {
        json_t *mention = json_array_get(mentions, i);
        rsm_slice modality = rsm_slice_from_string(string_of(mention, "modality")), wanted;
        bool fits = by_words ? mention_holds(matcher, mention, line->value)
                             : rsm_slice_equal(modality, line->value);
        for (unsigned j = 0; j < line->field_count; j++) {
            if (field_is(line->fields[j], "modality", &wanted))
                fits = fits && rsm_slice_equal(wanted, modality);
            else if (field_is(line->fields[j], "type", &wanted))
                fits = fits && (rsm_slice_equal_string(wanted, string_of(mention, "type")) ||
                                rsm_slice_equal_string(wanted, string_of(mention, "subtype")));
        }
        if (fits && (line->incident == 0 || incident_has(incident, string_of(mention, "id"))))
            return true;
    }
    return false;
}

/* What is settled of an incident: its type, day and place. */
static bool incident_is(json_t *incident, const expectation *line) {
    json_t *value =
        json_object_get(incident, rsm_slice_equal_string(line->subject, "when") ? "when" : "where");
    if (rsm_slice_equal_string(line->subject, "type"))
        return rsm_slice_equal_string(line->value, string_of(incident, "type")) ||
               rsm_slice_equal_string(line->value, string_of(incident, "subtype"));
    if (rsm_slice_equal_string(line->subject, "main"))
        return json_is_true(json_object_get(incident, "main"));
    return json_is_object(value) && value_fits(line->subject, line->value, value);
}

static bool some_incident_is(const case_matcher *matcher, const expectation *line) {
    if (line->incident > 0)
        return matcher->bound[line->incident] != NO_INCIDENT &&
               incident_is(json_array_get(matcher->incidents, matcher->bound[line->incident]),
                           line);
    for (size_t i = 0; i < json_array_size(matcher->incidents); i++)
        if (incident_is(json_array_get(matcher->incidents, i), line))
            return true;
    return false;
}

/* "says A > B | words W": anything said, by whom. */
static bool some_saying_fits(const case_matcher *matcher, const expectation *line) {
    json_t *all = json_object_get(matcher->document, "attributions");
    rsm_slice text = rsm_slice_from_string(string_of(matcher->document, "text")), words = {0};
    expectation chain = {.field_count = 0};
    for (unsigned i = 0; i < line->field_count; i++)
        if (!field_is(line->fields[i], "words", &words))
            chain.fields[chain.field_count++] = line->fields[i];
    size_t at = rsm_slice_find(text, words, 0);
    for (size_t i = 0; at != RSM_NOWHERE && i < json_array_size(all); i++) {
        json_t *one = json_array_get(all, i), *contents = json_object_get(one, "content");
        json_t *sources = json_object_get(one, "sources");
        json_t *root = json_array_get(sources, json_array_size(sources) - 1);
        if (!holds(string_of(root, "name"), line->value) || !fields_fit(&chain, one, NULL))
            continue;
        for (size_t j = 0; j < json_array_size(contents); j++) {
            json_t *span = json_array_get(contents, j);
            if ((size_t)json_integer_value(json_array_get(span, 0)) <= at &&
                at + words.size <= (size_t)json_integer_value(json_array_get(span, 1)))
                return true;
        }
    }
    return false;
}

/* "only killed injured": whatever those slots hold stands in another line. */
static bool nothing_else(const case_matcher *matcher, const expectation *only) {
    for (size_t i = 0; i < json_array_size(matcher->statements); i++) {
        json_t *statement = json_array_get(matcher->statements, i);
        rsm_slice rest = only->value, slot;
        bool named = rest.size == 0, told = false;
        while (rest.size > 0 && rsm_slice_split(&rest, ' ', &slot))
            named |= rsm_slice_equal_string(slot, string_of(statement, "slot"));
        for (size_t j = 0; named && !told && j < matcher->count; j++)
            told = !matcher->lines[j].negative &&
                   statement_fits(matcher, &matcher->lines[j], statement);
        if (named && !told)
            return false;
    }
    return true;
}

static bool line_holds(const case_matcher *matcher, const expectation *line) {
    static const char *const of_incidents[] = {"type", "when", "where", "main"};
    uint64_t number = 0;
    bool found;
    bool settled = false;
    for (size_t i = 0; i < COUNT_OF(of_incidents); i++)
        settled |= rsm_slice_equal_string(line->subject, of_incidents[i]);
    if (rsm_slice_equal_string(line->subject, "none"))
        found = json_array_size(matcher->incidents) == 0;
    else if (rsm_slice_equal_string(line->subject, "happenings"))
        found = rsm_slice_parse_unsigned(line->value, 100, &number) &&
                json_array_size(matcher->incidents) == number;
    else if (rsm_slice_equal_string(line->subject, "only"))
        found = nothing_else(matcher, line);
    else if (rsm_slice_equal_string(line->subject, "says"))
        found = some_saying_fits(matcher, line);
    else if (rsm_slice_equal_string(line->subject, "mention") ||
             rsm_slice_equal_string(line->subject, "modality"))
        found = some_mention_fits(matcher, line);
    else if (settled && line->field_count == 0 && !line->about)
        found = some_incident_is(matcher, line);
    else
        found = some_statement_fits(matcher, line);
    return found != line->negative;
}

static void judge(case_matcher *matcher) {
    unsigned count = 0;
    for (size_t i = 0; i < matcher->count; i++) {
        matcher->holding[i] = line_holds(matcher, &matcher->lines[i]);
        count += matcher->holding[i];
    }
    if (matcher->any && count <= matcher->best_count)
        return;
    matcher->any = true;
    matcher->best_count = count;
    memcpy(matcher->best, matcher->holding, sizeof matcher->best);
}

/* Gives the numbers from `label` on their incidents, in every way. */
static void try_all(case_matcher *matcher, unsigned label) {
    if (label > matcher->labels) {
        judge(matcher);
        return;
    }
    for (size_t i = 0; i < json_array_size(matcher->incidents) && i < 8; i++) {
        bool taken = false;
        for (unsigned j = 1; j < label; j++)
            taken |= matcher->bound[j] == i;
        if (!taken) {
            matcher->bound[label] = i;
            try_all(matcher, label + 1);
        }
    }
    matcher->bound[label] = NO_INCIDENT;
    try_all(matcher, label + 1);
}

/* Lines without a number are of the first incident, unless they are of none at all. */
static bool is_of_an_incident(const expectation *line) {
    static const char *const of_none[] = {"none", "happenings", "only", "says", "mention"};
    for (size_t i = 0; i < COUNT_OF(of_none); i++)
        if (rsm_slice_equal_string(line->subject, of_none[i]))
            return false;
    return !line->negative && !line->about;
}

bool match_case(const case_text *one, json_t *document, bool *holding) {
    expectation lines[MOST_LINES];
    const case_line *written = one->lines.items;
    case_matcher matcher = {.document = document,
                            .incidents = json_object_get(document, "incidents"),
                            .statements = json_object_get(document, "statements"),
                            .lines = lines,
                            .count = one->lines.count};
    const char *why = "too many lines";
    if (matcher.count > MOST_LINES)
        return false;
    for (size_t i = 0; i < matcher.count; i++) {
        if (!read_expectation(rsm_slice_from_string(written[i].text), &lines[i], &why)) {
            print_error("%s:%u: %s: %s\n", one->file, written[i].number, why, written[i].text);
            return false;
        }
        if (lines[i].incident == 0 && is_of_an_incident(&lines[i]))
            lines[i].incident = 1;
        if (lines[i].incident > matcher.labels)
            matcher.labels = lines[i].incident;
    }
    for (size_t i = 0; i <= CASE_LABELS; i++)
        matcher.bound[i] = NO_INCIDENT;
    try_all(&matcher, 1);
    memcpy(holding, matcher.best, matcher.count * sizeof *holding);
    return true;
}
