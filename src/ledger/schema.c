/* The tables of the ledger.
 *
 * Part: one text of SQL, run once in the transaction that makes a ledger. Written to be read by
 * people who query the file with their own tools: dates are ISO 8601 text, compound values JSON
 * text as in the exports, scores thousandths. Columns that are 0/1 are so named in the comments. */
#include "ledger/schema.h"

static const char schema_text[] =
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;\n"
    "CREATE TABLE batches(key INTEGER PRIMARY KEY, committed TEXT NOT NULL);\n"
    /* every version of every report; current is 1 for one version of each id */
    "CREATE TABLE reports(key INTEGER PRIMARY KEY, id TEXT NOT NULL, version TEXT NOT NULL,\n"
    "  current INTEGER NOT NULL, batch INTEGER NOT NULL REFERENCES batches(key),\n"
    "  path TEXT NOT NULL, url TEXT NOT NULL, title TEXT NOT NULL, outlet TEXT NOT NULL,\n"
    "  author TEXT NOT NULL, kept TEXT NOT NULL, published_earliest TEXT, published_latest TEXT,\n"
    "  published_basis TEXT NOT NULL, language TEXT NOT NULL, body_start INTEGER NOT NULL,\n"
    "  text TEXT NOT NULL, error TEXT NOT NULL, silent TEXT NOT NULL,\n"
    "  sentences TEXT NOT NULL, names TEXT NOT NULL, times TEXT NOT NULL, places TEXT NOT NULL,\n"
    "  UNIQUE(id, version));\n"
    "CREATE INDEX reports_current ON reports(id) WHERE current;\n"
    /* what was seen in a report: number counts from 0 within the report */
    "CREATE TABLE entities(report INTEGER NOT NULL REFERENCES reports(key), number INTEGER NOT "
    "NULL,\n"
    "  id TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL, actor TEXT NOT NULL,\n"
    "  spans TEXT NOT NULL, PRIMARY KEY(report, number)) WITHOUT ROWID;\n"
    "CREATE TABLE mentions(report INTEGER NOT NULL REFERENCES reports(key), number INTEGER NOT "
    "NULL,\n"
    "  id TEXT NOT NULL, start INTEGER NOT NULL, \"end\" INTEGER NOT NULL, type TEXT NOT NULL,\n"
    "  subtype TEXT NOT NULL, modality TEXT NOT NULL, roles TEXT NOT NULL, \"when\" TEXT,\n"
    "  \"where\" TEXT, PRIMARY KEY(report, number)) WITHOUT ROWID;\n"
    "CREATE INDEX mentions_id ON mentions(id);\n"
    "CREATE TABLE report_incidents(report INTEGER NOT NULL REFERENCES reports(key),\n"
    "  number INTEGER NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, subtype TEXT NOT NULL,\n"
    "  modality TEXT NOT NULL, main INTEGER NOT NULL, mentions TEXT NOT NULL, \"when\" TEXT,\n"
    "  \"where\" TEXT, parts TEXT NOT NULL, roles TEXT NOT NULL, words BLOB NOT NULL,\n"
    "  PRIMARY KEY(report, number)) WITHOUT ROWID;\n"
    "CREATE TABLE statements(report INTEGER NOT NULL REFERENCES reports(key),\n"
    "  number INTEGER NOT NULL, id TEXT NOT NULL, incident INTEGER, about TEXT NOT NULL,\n"
    "  slot TEXT NOT NULL, kind INTEGER NOT NULL, value TEXT NOT NULL, stance TEXT NOT NULL,\n"
    "  certainty TEXT NOT NULL, score INTEGER NOT NULL, judges INTEGER, start INTEGER NOT NULL,\n"
    "  \"end\" INTEGER NOT NULL, evidence TEXT NOT NULL, said_on TEXT,\n"
    "  PRIMARY KEY(report, number)) WITHOUT ROWID;\n"
    /* the links of each statement's chain, nearest teller first */
    "CREATE TABLE sources(report INTEGER NOT NULL, statement INTEGER NOT NULL,\n"
    "  link INTEGER NOT NULL, start INTEGER NOT NULL, \"end\" INTEGER NOT NULL, name TEXT NOT "
    "NULL,\n"
    "  kind TEXT NOT NULL, acts_for TEXT NOT NULL, actor TEXT NOT NULL, via TEXT NOT NULL,\n"
    "  PRIMARY KEY(report, statement, link)) WITHOUT ROWID;\n"
    "CREATE TABLE attributions(report INTEGER NOT NULL REFERENCES reports(key),\n"
    "  number INTEGER NOT NULL, stance TEXT NOT NULL, cue_start INTEGER NOT NULL,\n"
    "  cue_end INTEGER NOT NULL, content TEXT NOT NULL, sources TEXT NOT NULL,\n"
    "  PRIMARY KEY(report, number)) WITHOUT ROWID;\n"
    /* a person's corrections, in their own sequence; applied after automatic grouping */
    "CREATE TABLE decisions(number INTEGER PRIMARY KEY, kind TEXT NOT NULL, arguments TEXT NOT "
    "NULL,\n"
    "  note TEXT NOT NULL, decided TEXT NOT NULL);\n"
    /* results: replaced as a whole when a build ends */
    "CREATE TABLE incidents(id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL,\n"
    "  type TEXT NOT NULL, subtype TEXT NOT NULL, status TEXT NOT NULL, main INTEGER NOT NULL,\n"
    "  earliest TEXT, latest TEXT, country TEXT NOT NULL, city TEXT NOT NULL, lat REAL, lon REAL,\n"
    "  killed_low INTEGER, killed_best INTEGER, killed_high INTEGER, injured_low INTEGER,\n"
    "  injured_best INTEGER, injured_high INTEGER, words TEXT NOT NULL, types TEXT NOT NULL,\n"
    "  account TEXT NOT NULL, row TEXT NOT NULL);\n"
    "CREATE INDEX incidents_position ON incidents(position);\n"
    "CREATE TABLE members(mention TEXT PRIMARY KEY, incident TEXT NOT NULL) WITHOUT ROWID;\n"
    "CREATE TABLE cells(incident TEXT NOT NULL, slot TEXT NOT NULL, low INTEGER, best INTEGER,\n"
    "  high INTEGER, value TEXT NOT NULL, PRIMARY KEY(incident, slot));\n"
    "CREATE TABLE incident_reports(incident TEXT NOT NULL, report TEXT NOT NULL,\n"
    "  score INTEGER NOT NULL, PRIMARY KEY(incident, report)) WITHOUT ROWID;\n"
    "CREATE INDEX incident_reports_report ON incident_reports(report);\n"
    "CREATE TABLE links(source TEXT NOT NULL, number INTEGER NOT NULL, target TEXT NOT NULL,\n"
    "  relation TEXT NOT NULL, PRIMARY KEY(source, number)) WITHOUT ROWID;\n"
    "CREATE INDEX links_target ON links(target);\n"
    "CREATE TABLE memberships(report TEXT NOT NULL, number INTEGER NOT NULL, incident TEXT,\n"
    "  candidates TEXT NOT NULL, PRIMARY KEY(report, number)) WITHOUT ROWID;\n"
    "CREATE TABLE report_results(report TEXT PRIMARY KEY, main_incident TEXT, copy_of TEXT)\n"
    "  WITHOUT ROWID;\n"
    /* each statement with the incident that holds it now */
    "CREATE VIEW incident_statements AS SELECT m.incident AS incident, s.id AS statement,\n"
    "  r.id AS report, s.slot AS slot, s.value AS value, s.stance AS stance,\n"
    "  s.certainty AS certainty, s.score AS score, CAST(substr(CAST(r.text AS BLOB),\n"
    "  s.start + 1, s.\"end\" - s.start) AS TEXT) AS quote FROM statements s JOIN reports r ON "
    "r.key = s.report AND r.current\n"
    "  LEFT JOIN memberships m ON m.report = r.id AND m.number = s.incident;\n";

const char *rsm_ledger_schema_text(void) {
    return schema_text;
}
