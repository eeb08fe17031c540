/* The tables of the ledger, as the steps that made them.
 *
 * Part: the SQL of each schema in turn, the step from the one before it. A new ledger is made by
 * all steps, an old one by those that it lacks, so that both are the same tables. A step that was
 * released is never changed: what comes after is another step. Dates are ISO 8601 text, compound
 * values JSON text as in the exports, scores thousandths. What people who query the file should use
 * are the views (docs/schema.md); the tables may change with the next schema. */
#include "ledger/schema.h"

#include "ledger/ledger.h"

#include <stddef.h>

/* ---- schema 1 ---- */

static const char schema_1[] =
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

/* ---- schema 2: who did what when; redaction; tables named apart from the views ---- */

static const char schema_2_tables[] =
    "DROP VIEW incident_statements;\n"
    "ALTER TABLE reports RENAME TO report_versions;\n"
    "ALTER TABLE statements RENAME TO report_statements;\n"
    "ALTER TABLE sources RENAME TO statement_sources;\n"
    "ALTER TABLE incidents RENAME TO incident_results;\n"
    "ALTER TABLE cells RENAME TO incident_cells;\n"
    /* 1 where the text of this version, and all drawn from it, was taken away for good */
    "ALTER TABLE report_versions ADD COLUMN redacted INTEGER NOT NULL DEFAULT 0;\n"
    /* the program and the model that read the reports of a batch; times are UTC, to the second */
    "ALTER TABLE batches ADD COLUMN program TEXT NOT NULL DEFAULT '';\n"
    "ALTER TABLE batches ADD COLUMN model TEXT NOT NULL DEFAULT '';\n"
    "UPDATE batches SET committed = committed || ':00Z',\n"
    "  model = coalesce((SELECT value FROM meta WHERE key = 'model'), '');\n"
    /* schema 1 had the table and nothing that wrote to it; arguments is a JSON object */
    "DROP TABLE decisions;\n"
    "CREATE TABLE decisions(number INTEGER PRIMARY KEY, kind TEXT NOT NULL,\n"
    "  arguments TEXT NOT NULL, person TEXT NOT NULL, reason TEXT NOT NULL,\n"
    "  decided TEXT NOT NULL);\n"
    /* reports taken away for good: who did it, why and when; texts known by their hashes alone */
    "CREATE TABLE redactions(report TEXT PRIMARY KEY, person TEXT NOT NULL,\n"
    "  reason TEXT NOT NULL, redacted TEXT NOT NULL) WITHOUT ROWID;\n"
    "CREATE TABLE redacted_texts(hash TEXT PRIMARY KEY, report TEXT NOT NULL) WITHOUT ROWID;\n";

/* ---- schema 2: the views ---- */

static const char schema_2_reports[] =
    "CREATE VIEW reports AS SELECT r.id AS id, r.version AS version, r.path AS path,\n"
    "  nullif(r.url, '') AS url, nullif(r.title, '') AS title, nullif(r.outlet, '') AS outlet,\n"
    "  nullif(r.author, '') AS author, r.published_earliest AS published_earliest,\n"
    "  r.published_latest AS published_latest, r.published_basis AS published_basis,\n"
    "  nullif(r.language, '') AS language, p.main_incident AS main_incident,\n"
    "  p.copy_of AS copy_of, nullif(r.error, '') AS error, nullif(r.silent, '') AS silent,\n"
    "  r.redacted AS redacted, b.committed AS added, r.text AS text\n"
    "  FROM report_versions r LEFT JOIN batches b ON b.key = r.batch\n"
    "  LEFT JOIN report_results p ON p.report = r.id WHERE r.current;\n";

static const char schema_2_incidents[] =
    "CREATE VIEW incidents AS SELECT id, name, type, nullif(subtype, '') AS subtype, status,\n"
    "  main, earliest, latest, nullif(country, '') AS country, nullif(city, '') AS city, lat,\n"
    "  lon, killed_low, killed_best, killed_high, injured_low, injured_best, injured_high,\n"
    "  json_extract(row, '$.reports') AS reports, json_extract(row, '$.copies') AS copies,\n"
    "  json_extract(row, '$.outlets') AS outlets,\n"
    "  json_extract(row, '$.independent_sources') AS independent_sources,\n"
    "  json_extract(row, '$.uncredited') AS uncredited,\n"
    "  json_extract(row, '$.disagree') AS disagree, account FROM incident_results;\n";

static const char schema_2_cells[] =
    "CREATE VIEW cells AS SELECT incident, slot, low, best, high,\n"
    "  json_extract(value, '$.value') AS value, json_extract(value, '$.rule') AS rule,\n"
    "  json_extract(value, '$.independent_sources') AS independent_sources,\n"
    "  json_extract(value, '$.uncredited') AS uncredited,\n"
    "  json_extract(value, '$.disagree') AS disagree, value AS cell FROM incident_cells;\n";

static const char schema_2_statements[] =
    "CREATE VIEW statements AS SELECT s.id AS id, r.id AS report,\n"
    "  CASE WHEN d.id IS NULL THEN m.incident ELSE d.incident END AS incident,\n"
    "  s.slot AS slot, s.value AS value,\n"
    "  CASE s.kind WHEN 0 THEN json_extract(s.value, '$.low') END AS low,\n"
    "  CASE s.kind WHEN 0 THEN json_extract(s.value, '$.high') END AS high,\n"
    "  s.stance AS stance, s.certainty AS certainty, s.score AS score,\n"
    "  (SELECT j.id FROM report_statements j WHERE j.report = s.report\n"
    "    AND j.number = s.judges) AS judges,\n"
    "  (SELECT l.name FROM statement_sources l WHERE l.report = s.report\n"
    "    AND l.statement = s.number ORDER BY l.link DESC LIMIT 1) AS root,\n"
    "  (SELECT l.kind FROM statement_sources l WHERE l.report = s.report\n"
    "    AND l.statement = s.number ORDER BY l.link DESC LIMIT 1) AS root_kind,\n"
    "  s.start AS span_start, s.\"end\" AS span_end, CAST(substr(CAST(r.text AS BLOB),\n"
    "  s.start + 1, s.\"end\" - s.start) AS TEXT) AS quote, nullif(s.about, '') AS about,\n"
    "  s.said_on AS said_on, d.decision AS decision, coalesce(d.rejected, 0) AS rejected\n"
    "  FROM report_statements s JOIN report_versions r ON r.key = s.report AND r.current\n"
    "  LEFT JOIN memberships m ON m.report = r.id AND m.number = s.incident\n"
    "  LEFT JOIN decided_statements d ON d.id = s.id AND NOT d.added\n"
    "  UNION ALL SELECT d.id, d.report, d.incident, d.slot, d.value,\n"
    "  json_extract(d.value, '$.low'), json_extract(d.value, '$.high'), d.stance, 'stated', 1000,\n"
    "  NULL, CASE WHEN d.report IS NULL THEN p.person ELSE nullif(r.outlet, '') END,\n"
    "  CASE WHEN d.report IS NULL THEN 'unnamed' ELSE 'outlet' END, d.span_start, d.span_end,\n"
    "  d.quote, NULL, NULL, d.decision, d.rejected FROM decided_statements d\n"
    "  JOIN decisions p ON p.number = d.decision\n"
    "  LEFT JOIN report_versions r ON r.id = d.report AND r.current WHERE d.added;\n";

static const char schema_2_sources[] =
    "CREATE VIEW sources AS SELECT s.id AS statement, r.id AS report, l.link AS link,\n"
    "  l.name AS name, l.kind AS kind, nullif(l.acts_for, '') AS acts_for,\n"
    "  nullif(l.actor, '') AS actor, nullif(l.via, '') AS via,\n"
    "  NOT EXISTS (SELECT 1 FROM statement_sources f WHERE f.report = l.report\n"
    "    AND f.statement = l.statement AND f.link > l.link) AS root,\n"
    "  l.start AS span_start, l.\"end\" AS span_end FROM statement_sources l\n"
    "  JOIN report_versions r ON r.key = l.report AND r.current\n"
    "  JOIN report_statements s ON s.report = l.report AND s.number = l.statement;\n";

/* ---- schema 2: what follows from decisions, replaced as a whole like all results ---- */

static const char schema_2_decided[] =
    /* incidents: a JSON array of ids; decision: as in the export */
    "CREATE TABLE decision_results(number INTEGER PRIMARY KEY, state TEXT NOT NULL,\n"
    "  incidents TEXT NOT NULL, decision TEXT NOT NULL);\n"
    /* statements that a person added (added is 1), moved, or rejected (rejected is 1); slot and
       what follows it of added ones alone */
    "CREATE TABLE decided_statements(id TEXT PRIMARY KEY, report TEXT, incident TEXT,\n"
    "  decision INTEGER NOT NULL, rejected INTEGER NOT NULL, added INTEGER NOT NULL, slot TEXT,\n"
    "  value TEXT, stance TEXT, span_start INTEGER, span_end INTEGER, quote TEXT)\n"
    "  WITHOUT ROWID;\n";

/* ---- schema 2: what bringing together notes down; see ledger/notes.h ---- */

static const char schema_2_notes[] =
    /* keys of versions that came, went or changed since the results were made */
    "CREATE TABLE fuse_touched(report INTEGER PRIMARY KEY);\n"
    "CREATE TRIGGER fuse_touch_new AFTER INSERT ON report_versions WHEN new.current BEGIN\n"
    "  INSERT OR IGNORE INTO fuse_touched VALUES(new.key); END;\n"
    "CREATE TRIGGER fuse_touch_changed AFTER UPDATE OF current, text, redacted\n"
    "  ON report_versions BEGIN INSERT OR IGNORE INTO fuse_touched VALUES(new.key); END;\n"
    "INSERT INTO fuse_touched SELECT key FROM report_versions WHERE current;\n"
    /* published: days * 2048 + minutes, undated last; copy_of: a report's key; runs: hashes */
    "CREATE TABLE fuse_reports(report INTEGER PRIMARY KEY, published INTEGER NOT NULL,\n"
    "  copy_of INTEGER, id TEXT NOT NULL, runs BLOB NOT NULL);\n"
    "CREATE INDEX fuse_reports_copies ON fuse_reports(copy_of) WHERE copy_of IS NOT NULL;\n"
    "CREATE TABLE fuse_runs(run INTEGER NOT NULL, published INTEGER NOT NULL,\n"
    "  report INTEGER NOT NULL, PRIMARY KEY(run, published, report)) WITHOUT ROWID;\n"
    /* profile: report's key * 65536 + number of its incident; cluster: a profile */
    "CREATE TABLE fuse_profiles(profile INTEGER PRIMARY KEY, vague INTEGER NOT NULL,\n"
    "  cluster INTEGER, data BLOB NOT NULL);\n"
    "CREATE INDEX fuse_profiles_cluster ON fuse_profiles(cluster);\n"
    "CREATE TABLE fuse_blocks(block INTEGER NOT NULL, near INTEGER NOT NULL,\n"
    "  mark INTEGER NOT NULL, profile INTEGER NOT NULL,\n"
    "  PRIMARY KEY(block, near, mark, profile)) WITHOUT ROWID;\n"
    "CREATE TABLE fuse_pairs(profile INTEGER NOT NULL, other INTEGER NOT NULL,\n"
    "  points INTEGER NOT NULL, PRIMARY KEY(profile, other)) WITHOUT ROWID;\n"
    "CREATE TABLE fuse_candidates(profile INTEGER NOT NULL, number INTEGER NOT NULL,\n"
    "  cluster INTEGER NOT NULL, PRIMARY KEY(profile, number)) WITHOUT ROWID;\n"
    "CREATE INDEX fuse_candidates_cluster ON fuse_candidates(cluster);\n"
    "CREATE TABLE fuse_hanging(report INTEGER NOT NULL, number INTEGER NOT NULL,\n"
    "  upon INTEGER NOT NULL, PRIMARY KEY(report, number, upon)) WITHOUT ROWID;\n"
    "CREATE INDEX memberships_incident ON memberships(incident);\n"
    "CREATE INDEX members_incident ON members(incident);\n"
    /* incidents are listed by position, then id: days * 2048 + minutes, undated last */
    "DROP INDEX incidents_position;\n"
    "CREATE INDEX incidents_position ON incident_results(position, id);\n"
    /* what a page of the list is filtered, counted and ordered by, without its rows */
    "CREATE INDEX incidents_listed ON incident_results(main, position, id, country, earliest,\n"
    "  latest, killed_best, types);\n"
    "CREATE INDEX incidents_killed ON incident_results(main, killed_best DESC, position, id);\n"
    "CREATE INDEX incidents_main ON incident_results(main) WHERE main;\n"
    "CREATE INDEX reports_unread ON report_versions(key) WHERE current AND\n"
    "  (error <> '' OR silent <> '' OR redacted);\n"
    "CREATE INDEX report_results_copies ON report_results(copy_of) WHERE copy_of IS NOT NULL;\n";

/* ---- schema 3: the list of many incidents ---- */

/* Keyed by a number that stays when the file is rewritten, for the index of words; with columns for
 * all that lists and maps are filtered, ordered and drawn by, before the long ones. */
static const char schema_3_incidents[] =
    "DROP VIEW incidents;\n"
    "ALTER TABLE incident_results RENAME TO incident_results_2;\n"
    "CREATE TABLE incident_results(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,\n"
    "  position INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, subtype TEXT NOT NULL,\n"
    "  status TEXT NOT NULL, main INTEGER NOT NULL, earliest TEXT, latest TEXT,\n"
    "  country TEXT NOT NULL, city TEXT NOT NULL, place_kind TEXT NOT NULL, lat REAL, lon REAL,\n"
    "  radius_km INTEGER, killed_low INTEGER, killed_best INTEGER, killed_high INTEGER,\n"
    "  injured_low INTEGER, injured_best INTEGER, injured_high INTEGER,\n"
    /* reports: how many; differ: slots on which they do; doubt: points of the worklist but for
       recalls, null where not worked out; reasons: JSON; recalls: how many may be of it */
    "  reports INTEGER NOT NULL, differ INTEGER NOT NULL, doubt INTEGER,\n"
    "  recalls INTEGER NOT NULL, reasons TEXT NOT NULL, types TEXT NOT NULL,\n"
    "  words TEXT NOT NULL, row TEXT NOT NULL, account TEXT NOT NULL);\n"
    "INSERT INTO incident_results SELECT NULL, id, position, name, type, subtype, status, main,\n"
    "  earliest, latest, country, city, coalesce(json_extract(row, '$.where.kind'), ''), lat, lon,\n"
    "  json_extract(row, '$.where.radius_km'), killed_low, killed_best, killed_high, injured_low,\n"
    "  injured_best, injured_high, coalesce(json_extract(row, '$.reports'), 0),\n"
    "  coalesce(json_array_length(row, '$.disagree'), 0), NULL, 0, '[]', types, words, row, account\n"
    "  FROM incident_results_2;\n"
    "DROP TABLE incident_results_2;\n"
    "CREATE VIEW incidents AS SELECT id, name, type, nullif(subtype, '') AS subtype, status,\n"
    "  main, earliest, latest, nullif(country, '') AS country, nullif(city, '') AS city, lat,\n"
    "  lon, killed_low, killed_best, killed_high, injured_low, injured_best, injured_high,\n"
    "  reports, json_extract(row, '$.copies') AS copies,\n"
    "  json_extract(row, '$.outlets') AS outlets,\n"
    "  json_extract(row, '$.independent_sources') AS independent_sources,\n"
    "  json_extract(row, '$.uncredited') AS uncredited,\n"
    "  json_extract(row, '$.disagree') AS disagree, account FROM incident_results;\n";

static const char schema_3_indexes[] =
    /* all that a filter asks for, so that no row is read of an incident that does not pass */
    "CREATE INDEX incidents_listed ON incident_results(main, position, id, country, doubt,\n"
    "  recalls, killed_best, differ, reports, earliest, latest, place_kind, lat, lon, radius_km,\n"
    "  types);\n"
    /* the same for a map of all, spot by spot */
    "CREATE INDEX incidents_drawn ON incident_results(main, place_kind, lat, lon, killed_best,\n"
    "  country, radius_km);\n"
    /* the orders; without filters a page is read off them */
    "CREATE INDEX incidents_position ON incident_results(position, id, main);\n"
    "CREATE INDEX incidents_latest ON incident_results(earliest IS NULL, position DESC, id, main);\n"
    "CREATE INDEX incidents_killed ON incident_results(killed_best DESC, position, id, main);\n"
    "CREATE INDEX incidents_reports ON incident_results(reports DESC, position, id, main);\n"
    "CREATE INDEX incidents_differ ON incident_results(differ DESC, position, id, main);\n"
    "CREATE INDEX incidents_doubt ON incident_results(doubt + min(recalls * 5, 20) DESC,\n"
    "  position, id, main);\n"
    "CREATE INDEX incidents_main ON incident_results(main) WHERE main;\n"
    /* which recalls may be of which incidents */
    "CREATE TABLE recalls(report TEXT NOT NULL, number INTEGER NOT NULL, incident TEXT NOT NULL,\n"
    "  PRIMARY KEY(report, number, incident)) WITHOUT ROWID;\n"
    "CREATE INDEX recalls_incident ON recalls(incident);\n"
    "INSERT INTO recalls SELECT DISTINCT report, number, j.value FROM memberships,\n"
    "  json_each(candidates) j WHERE incident IS NULL;\n"
    "CREATE TRIGGER recalls_placed BEFORE INSERT ON memberships BEGIN\n"
    "  DELETE FROM recalls WHERE report = new.report AND number = new.number;\n"
    "  INSERT INTO recalls SELECT DISTINCT new.report, new.number, value\n"
    "  FROM json_each(new.candidates) WHERE new.incident IS NULL; END;\n"
    "CREATE TRIGGER recalls_gone AFTER DELETE ON memberships WHEN old.incident IS NULL BEGIN\n"
    "  DELETE FROM recalls WHERE report = old.report AND number = old.number; END;\n"
    "CREATE TRIGGER recalls_more AFTER INSERT ON recalls BEGIN UPDATE incident_results\n"
    "  SET recalls = recalls + 1 WHERE id = new.incident; END;\n"
    "CREATE TRIGGER recalls_less AFTER DELETE ON recalls BEGIN UPDATE incident_results\n"
    "  SET recalls = recalls - 1 WHERE id = old.incident; END;\n"
    "UPDATE incident_results SET recalls = (SELECT count(*) FROM recalls r\n"
    "  WHERE r.incident = incident_results.id) WHERE id IN (SELECT incident FROM recalls);\n"
    "CREATE VIRTUAL TABLE incident_words USING fts5(words, content='incident_results',\n"
    "  content_rowid='number', tokenize='unicode61 remove_diacritics 2');\n"
    "INSERT INTO incident_words(incident_words) VALUES('rebuild');\n";

/* ---- schema 3: decisions noted down; see ledger/notes.h ---- */

static const char schema_3_decisions[] =
    /* what each decision names, found: of which report, its key, the number of its incident, the
       statement or the offset, the incident that the statement is dated by or answers */
    "CREATE TABLE fuse_named(decision INTEGER NOT NULL, part INTEGER NOT NULL,\n"
    "  report TEXT NOT NULL, found INTEGER, number INTEGER, place INTEGER, upon INTEGER,\n"
    "  PRIMARY KEY(decision, part)) WITHOUT ROWID;\n"
    "CREATE INDEX fuse_named_report ON fuse_named(report);\n"
    /* where decisions put an incident of a report (profile), or all of a cluster that they do not
       name (profile is 0): label, NULL for no incident; cluster NULL for an open recall */
    "CREATE TABLE fuse_overlaid(profile INTEGER NOT NULL, cluster INTEGER, label INTEGER);\n";

static const rsm_ledger_step steps[RSM_LEDGER_SCHEMA] = {
    {{schema_1}},
    {{schema_2_tables, schema_2_decided, schema_2_reports, schema_2_incidents, schema_2_cells,
      schema_2_statements, schema_2_sources, schema_2_notes}},
    {{schema_3_incidents, schema_3_indexes, schema_3_decisions}},
};

const rsm_ledger_step *rsm_ledger_steps(void) {
    return steps;
}
