/* See fixture.h. */
#include "cli/fixture.h"

#include <stdio.h>

static const char *word_of(const fixture *of, const char *ordinary) {
    return of->word != NULL ? of->word : ordinary;
}

static json_t *report_id(size_t number) {
    char id[24];
    snprintf(id, sizeof id, "n%zu", number + 1);
    return json_string(id);
}

static json_t *when_of(const char *earliest, const char *latest) {
    return json_pack("{s:s,s:s,s:s}", "earliest", earliest, "latest", latest, "value", earliest);
}

static json_t *place_of(const fixture *of) {
    return json_pack("{s:s,s:s,s:s,s:s}", "name", word_of(of, "Tessaly"), "kind", "city", "country",
                     "XA", "admin1", word_of(of, "Northern Province"));
}

static json_t *toll_of(json_int_t low, json_int_t best, json_int_t high) {
    return json_pack("{s:I,s:I,s:I}", "low", low, "best", best, "high", high);
}

static json_t *row_of(const fixture *of, const char *id, const char *name, const char *day) {
    return json_pack("{s:s,s:s,s:s,s:s,s:b,s:o,s:o,s:o,s:o,s:i,s:i,s:i,s:i,s:i,s:[s,s]}", "id", id,
                     "name", word_of(of, name), "type", "bombing", "status", "reported", "main", 1,
                     "when", when_of(day, day), "where", place_of(of), "killed",
                     toll_of(24, 31, 31), "injured", json_null(), "reports", (int)of->reports,
                     "copies", 1, "outlets", 4, "independent_sources", 9, "uncredited", 2,
                     "disagree", "killed", "perpetrator");
}

static json_t *statement_of(const fixture *of, size_t number, const char *source,
                            const char *stance) {
    return json_pack(
        "{s:s,s:o,s:s,s:s,s:{s:s,s:s},s:s,s:s,s:[{s:s,s:s},{s:s,s:s,s:s}],s:s,s:i,s:i}", "id",
        "n1#1", "report", report_id(number % (of->reports + 1)), "title",
        word_of(of, "Blast at Tessaly market"), "outlet", word_of(of, "Daily Post"), "published",
        "earliest", "2021-05-14T09:10", "latest", "2021-05-14T09:10", "stance", stance, "certainty",
        "stated", "sources", "name", word_of(of, "Arland Wire"), "kind", "media", "name",
        word_of(of, source), "kind", "hospital", "via", word_of(of, "Telegram"), "quote",
        word_of(of, "at least 31 people died"), "start", 120, "end", 141);
}

static json_t *figures_of(const fixture *of, bool count) {
    static const char *const verdicts[] = {"best",       "fits",       "disagrees", "yields",
                                           "superseded", "taken back", "part",      "denial"};
    json_t *figures = json_array();
    for (size_t i = 0; i < of->figures; i++) {
        json_t *value =
            count ? json_pack("{s:I,s:I,s:s,s:s}", "low", (json_int_t)(24 + i), "high",
                              (json_int_t)(24 + i + i % 2), "text",
                              word_of(of, "more than a few dozen"), "kind", "total")
                  : json_pack("{s:s,s:s}", "text", word_of(of, "a leak of gas from a cylinder"),
                              "name", word_of(of, "a market"));
        json_array_append_new(
            figures, json_pack("{s:o,s:s,s:s,s:i,s:i,s:[o,o],s:[o]}", "value", value, "verdict",
                               verdicts[i % 8], "reason", word_of(of, "the latest"),
                               "independent_sources", 2, "uncredited", 1, "statements",
                               statement_of(of, i, "provincial hospital", "asserts"),
                               statement_of(of, i + 1, "interior ministry", "asserts"), "against",
                               statement_of(of, i, "a shopkeeper", "denies")));
    }
    return figures;
}

static json_t *suspects_of(const fixture *of) {
    json_t *suspects = json_array();
    for (size_t i = 0; i < of->suspects; i++) {
        json_array_append_new(
            suspects,
            json_pack("{s:{s:s,s:s},s:s,s:i,s:[{s:s,s:[o]},{s:s,s:[o]},{s:s,s:[o]}],s:[o]}",
                      "value", "name", word_of(of, "Northern Front"), "type", "GROUP", "standing",
                      "claimed", "independent_sources", 2, "standings", "standing", "claimed",
                      "statements", statement_of(of, i, "Northern Front", "claims"), "standing",
                      "accused by authorities", "statements",
                      statement_of(of, i, "the police", "accuses"), "standing", "denied",
                      "statements", statement_of(of, i, "Northern Front", "denies"), "taken_back",
                      statement_of(of, i, "a mayor", "accuses")));
    }
    return suspects;
}

/* What killed rests on: a source without which it is 24, and a report alone. */
static json_t *rests_of(const fixture *of) {
    return json_pack("[{s:s,s:s,s:{s:i,s:i,s:i}},{s:o,s:s,s:n}]", "source",
                     word_of(of, "provincial hospital"), "kind", "hospital", "without", "low", 24,
                     "best", 24, "high", 24, "report", report_id(2), "outlet",
                     word_of(of, "Daily Post"), "without");
}

static json_t *coded_of(const fixture *of) {
    return json_pack("{s:s,s:[s,s],s:i,s:i,s:i,s:[s],s:[{s:s,s:s}]}", "codebook",
                     word_of(of, "ucdp"), "types", word_of(of, "1 State-based conflict"),
                     word_of(of, "3 One-sided violence"), "time_precision", 1, "place_precision", 2,
                     "events", 3, "not_recorded", word_of(of, "injured"), "outside", "why",
                     word_of(of, "no death is told"), "note", word_of(of, "a note"));
}

json_t *fixture_proofs(const fixture *of) {
    static const char *const counts[] = {"killed", "injured", "displaced"};
    static const char *const lists[] = {"target", "weapon", "cause", "motive", "damage", "victim"};
    json_t *proofs = json_object();
    for (size_t i = 0; i < 9; i++) {
        const char *slot = i < 3 ? counts[i] : lists[i - 3];
        json_object_set_new(proofs, slot,
                            json_pack("{s:s,s:s,s:s,s:s,s:s,s:[{s:s,s:s}],s:o,s:o}", "incident",
                                      "n1@120-128", "name", word_of(of, "Market bombing, Tessaly"),
                                      "slot", slot, "codebook", "default", "rule", "latest",
                                      "rules", "rule", "latest", "note",
                                      word_of(of, "tolls are revised"), "cell",
                                      i < 3 ? toll_of(24, 31, 31) : json_array(), "figures",
                                      figures_of(of, i < 3)));
    }
    json_object_set_new(json_object_get(proofs, "killed"), "rests_on", rests_of(of));
    json_object_set_new(json_object_get(proofs, "killed"), "settings",
                        json_pack("[{s:s,s:s,s:s}]", "setting", "vague", "argument",
                                  word_of(of, "dozens = 12"), "note", word_of(of, "its numbers")));
    json_object_set_new(json_object_get(proofs, "injured"), "not_recorded",
                        json_string(word_of(of, "it records no injured")));
    json_object_set_new(proofs, "perpetrator",
                        json_pack("{s:s,s:s,s:s,s:[],s:[],s:o}", "incident", "n1@120-128", "name",
                                  word_of(of, "Market bombing, Tessaly"), "slot", "perpetrator",
                                  "rules", "cell", "suspects", suspects_of(of)));
    return proofs;
}

static json_t *reports_of(const fixture *of) {
    json_t *reports = json_array();
    for (size_t i = 0; i < of->reports; i++) {
        json_t *report =
            json_pack("{s:o,s:s,s:n,s:s,s:s,s:{s:s,s:s,s:s},s:s}", "id", report_id(i), "path",
                      word_of(of, "reports/one.txt"), "url", "title",
                      word_of(of, "Blast at Tessaly market kills many, officials and doctors say"),
                      "outlet", word_of(of, "State News Agency"), "published", "earliest",
                      "2021-05-14T09:10", "latest", "2021-05-14T09:10", "basis", "given",
                      "main_incident", i == 2 ? "n3@4-9" : "n1@120-128");
        if (i == 1) {
            json_object_set_new(report, "copy_of", report_id(0));
        }
        json_array_append_new(reports, report);
    }
    return reports;
}

json_t *fixture_account(const fixture *of) {
    json_t *linked = json_array();
    for (size_t i = 0; i < of->links; i++) {
        char id[24], day[40];
        snprintf(id, sizeof id, "n1@%zu-%zu", 900 + i, 905 + i);
        snprintf(day, sizeof day, "20%02u-03-11", (unsigned)(i % 40));
        json_t *row = row_of(of, id, "Bus attack, Tessaly", day);
        json_object_set_new(row, "relation",
                            json_string(i % 3 == 0 ? "background" : "response to"));
        json_object_set_new(row, "direction", json_string(i % 2 == 0 ? "to" : "from"));
        json_array_append_new(linked, row);
    }
    json_t *incident = json_pack(
        "{s:s,s:[s],s:s,s:s,s:s,s:o,s:o,s:{s:o,s:o,s:o,s:[]},s:[],s:i,s:[]}", "id", "n1@120-128",
        "members", "n1@120-128", "type", "bombing", "name", word_of(of, "Market bombing, Tessaly"),
        "status", "disputed", "when", when_of("2021-05-14", "2021-05-14"), "where", place_of(of),
        "cells", "killed", toll_of(24, 31, 31), "injured", toll_of(61, 61, 61000), "displaced",
        json_pack("{s:n,s:I,s:n}", "low", "best", (json_int_t)1200000, "high"), "perpetrator",
        "reports", "independent_sources", 9, "links");
    json_object_set_new(incident, "coded", coded_of(of));
    json_object_set_new(
        incident, "rests_on",
        json_pack("{s:o,s:[{s:s,s:s,s:{s:s,s:s,s:s}}],s:[{s:s,s:s,s:{s:{s:s},s:s}}]}", "killed",
                  rests_of(of), "when", "source", word_of(of, "police"), "kind", "police",
                  "without", "earliest", "2021-05-13", "latest", "2021-05-13", "value",
                  "2021-05-13", "perpetrator", "source", word_of(of, "a mayor"), "kind",
                  "authority", "without", "value", "name", word_of(of, "Southland"), "standing",
                  "accused"));
    return json_pack("{s:o,s:o,s:o,s:[],s:o}", "incident", incident, "row",
                     row_of(of, "n1@120-128", "Market bombing, Tessaly", "2021-05-14"), "reports",
                     reports_of(of), "statements", "linked", linked);
}

json_t *fixture_rows(const fixture *of) {
    json_t *rows = json_array();
    for (size_t i = 0; i < of->reports; i++) {
        char id[40];
        snprintf(id, sizeof id, "0123456789abcdef@%zu-%zu", i * 10, i * 10 + 5);
        json_array_append_new(rows, row_of(of, id, "Market bombing, Tessaly", "2021-05-14"));
    }
    return rows;
}
