/* Rashomon: many reports, one sourced account.
 *
 * The one public header. A program that uses the library needs three objects:
 *
 *   rsm_model    the compiled lexicon, ontology, gazetteer and models: immutable, shared by all
 * threads rsm_worker   the scratch memory of one thread; makes documents rsm_document what was seen
 * in one report; owns all its memory, freed in one call
 *
 * and, to keep what is seen and bring reports together, one more:
 *
 *   rsm_session  an open ledger (one file) with the model it is read with; used by one thread at a
 * time
 *
 * What the library finds comes as JSON in the forms of docs/formats.md: the same text that the
 * program prints. All text is UTF-8; all offsets are bytes of the report's stored text, [start,
 * end). Nothing here prints, exits or keeps global state. Every function that can fail returns an
 * rsm_status and, where `error` is not NULL, fills it with one line for a person. Pointers taken
 * are borrowed for the call unless stated. */
#ifndef RASHOMON_H
#define RASHOMON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- errors ---- */

/* The numbers are part of the interface and never change. */
typedef enum rsm_status {
    RSM_OK = 0,
    RSM_ERROR_MEMORY = 1,     /* an allocation failed */
    RSM_ERROR_IO = 2,         /* a file could not be read or written */
    RSM_ERROR_FORMAT = 3,     /* input is not what it should be */
    RSM_ERROR_LIMIT = 4,      /* a stated cap on a size was hit */
    RSM_ERROR_NOT_FOUND = 5,  /* a file, incident, slot... does not exist */
    RSM_ERROR_ARGUMENT = 6,   /* the caller asked for something that makes no sense */
    RSM_ERROR_LOCKED = 7,     /* another process holds the ledger */
    RSM_ERROR_VERSION = 8,    /* a file is of a schema this program does not know, or of another
                                 model */
    RSM_ERROR_FULL = 9,       /* the disk is full */
    RSM_ERROR_CANCELLED = 10, /* the caller's callback asked to stop */
    RSM_ERROR_INTERNAL = 11,  /* a defect of the program itself */
    RSM_STATUS_COUNT = 12
} rsm_status;

#define RSM_ERROR_MESSAGE_SIZE 512

typedef struct rsm_error {
    rsm_status status;
    char message[RSM_ERROR_MESSAGE_SIZE];
    size_t position; /* byte offset in the input, where has_position */
    bool has_position;
} rsm_error;

/* A short English name for a status ("out of memory"), never NULL, static. */
const char *rsm_status_name(rsm_status status);

/* "0.1.0". Static. */
const char *rsm_version(void);

/* ---- memory ---- */

/* Where memory comes from. Immutable once in use; may be shared by threads if its functions may. */
typedef struct rsm_allocator {
    /* At least `size` bytes (size > 0), aligned for any type, not cleared; NULL on failure. */
    void *(*allocate)(void *context, size_t size);
    /* `old` may be NULL with old_size 0. On failure NULL, and `old` stays valid. */
    void *(*reallocate)(void *context, void *old, size_t old_size, size_t new_size);
    /* `size` as last asked for; `pointer` may be NULL. */
    void (*release)(void *context, void *pointer, size_t size);
    void *context;
} rsm_allocator;

/* A text that the library made; `data` is NUL-terminated (the NUL not counted). Free it with
 * rsm_string_free. */
typedef struct rsm_string {
    char *data;
    size_t size;
} rsm_string;

void rsm_string_free(rsm_string *string);

/* ---- the model ---- */

typedef struct rsm_model rsm_model;

/* Maps the model's file (world.rsm) at `path` and language.rsm beside it, and checks them: a file
 * that is missing, damaged or of another kind is an error that names it. On RSM_OK, *model is
 * closed with rsm_model_close after everything made with it. Errors: RSM_ERROR_NOT_FOUND,
 * RSM_ERROR_IO, RSM_ERROR_FORMAT, RSM_ERROR_VERSION, RSM_ERROR_MEMORY. Cost: one reading of the
 * files. */
rsm_status rsm_model_open(const char *path, rsm_model **model, rsm_error *error);
void rsm_model_close(rsm_model *model);

/* The same, with the places of a gazetteer file that rsm_gazetteer_import made at `gazetteer`; NULL
 * for none. The file is part of the model: its checksum enters the model's. */
rsm_status rsm_model_open_with(const char *path, const char *gazetteer, rsm_model **model,
                               rsm_error *error);

/* The same, with changed files of the lexicon: `lexicon` is a folder of the shape of lexicon/ of
 * the sources, which holds some of its files. A file that is there takes the place of the built-in
 * one of its name, whole; a new one in lexicon/actors or lexicon/triggers is added; all others
 * stay. What the files say enters the model's checksum. `gazetteer` may be NULL, and so may
 * `lexicon`. Where something is wrong with the files, none of them is taken, there is no model, the
 * status is RSM_ERROR_FORMAT, and `problems`, where not NULL, is filled with a line for each
 * ("FILE:LINE: message", at most 100) and freed with rsm_string_free; on any other outcome it is
 * empty. Further errors: RSM_ERROR_NOT_FOUND (no such folder, or nothing of the lexicon in it),
 * RSM_ERROR_LIMIT (a file over 4 MiB, over 500 files), RSM_ERROR_IO, RSM_ERROR_MEMORY. Cost: that
 * of the files that are there (all of the lexicon: some 0.3 s, 60 MB while it lasts). */
rsm_status rsm_model_open_lexicon(const char *path, const char *gazetteer, const char *lexicon,
                                  rsm_string *problems, rsm_model **model, rsm_error *error);

/* Hexadecimal checksum of the model's files, as long as it is open. */
const char *rsm_model_checksum(const rsm_model *model);

/* The English name of a country by its ISO 3166-1 alpha-2 code, cut to `size` bytes with its NUL.
 * False where the code is not known (or names nothing): then `name` is "". */
bool rsm_model_country(const rsm_model *model, const char *code, char *name, size_t size);

/* The name of the codebook of that number, in order, cut to `size` bytes with its NUL. False past
 * the last: then `name` is "". */
bool rsm_model_codebook(const rsm_model *model, unsigned index, char *name, size_t size);

/* ---- places of one's own ---- */

struct rsm_options;

/* What an import did. */
typedef struct rsm_imported {
    uint64_t rows;      /* read, of all files */
    uint64_t places;    /* towns, sites, stretches of land and water kept */
    uint64_t divisions; /* provinces, districts kept */
    uint64_t known;     /* of these, entries that the model has of its own: its own rows win */
    uint64_t names;     /* by which they are found */
    uint64_t passed;    /* entries passed over: of a kind not wanted, or without a name in Latin
                           letters */
    uint64_t bytes;     /* of the file made */
} rsm_imported;

/* Makes a gazetteer file at `output` of GeoNames' files: places (cities500, a country's,
 * allCountries: 19 columns) and alternate names (8 or 10 columns), plain, gzip or zip, "-" for
 * standard input; which is which shows in their columns. The folder of `output` must exist; it
 * holds nameless scratch meanwhile. Memory does not grow with the files (about 150 MB). Of rows of
 * one geonameid the last file's is taken. All or nothing: on an error what stood at `output` is as
 * it was. `options` may be NULL; its `progress` is told rows for reports, bytes twice over; `jobs`
 * and `complain` are not heeded. Errors: RSM_ERROR_NOT_FOUND, RSM_ERROR_IO, RSM_ERROR_FULL,
 * RSM_ERROR_FORMAT (the message names file and line), RSM_ERROR_LIMIT (a line over 64 KiB, a file
 * that unpacks to over a hundred times its size), RSM_ERROR_MEMORY, what the callback gives. */
rsm_status rsm_gazetteer_import(const rsm_model *model, const char *const *paths, size_t path_count,
                                const char *output, const struct rsm_options *options,
                                rsm_imported *imported, rsm_error *error);

/* ---- one report ---- */

typedef struct rsm_worker rsm_worker;
typedef struct rsm_document rsm_document;

/* A report given in memory. Only `text` is needed; the others may be NULL. */
typedef struct rsm_input {
    const char *text; /* the body */
    size_t text_size;
    const char *id;
    const char *title;
    const char *outlet;
    const char *published; /* ISO 8601 date or date-time */
    const char *url;
} rsm_input;

/* `allocator` may be NULL for the system's. Errors: RSM_ERROR_MEMORY. */
rsm_status rsm_worker_new(const rsm_model *model, const rsm_allocator *allocator,
                          rsm_worker **worker, rsm_error *error);
void rsm_worker_free(rsm_worker *worker);

/* Reads one report. Linear in its length. Errors: RSM_ERROR_MEMORY, RSM_ERROR_LIMIT (text over 8
 * MiB), RSM_ERROR_FORMAT (a date that does not exist). */
rsm_status rsm_annotate(rsm_worker *worker, const rsm_input *input, rsm_document **document,
                        rsm_error *error);
void rsm_document_free(rsm_document *document);

#define RSM_ANNOTATE_TOKENS 1u /* with tokens, lemmas, tags and tree */
#define RSM_ANNOTATE_CONLLU \
    2u /* of rsm_annotate_paths: tokens, lemmas, tags and tree alone, as CoNLL-U */

/* The object that `rashomon annotate` prints, without a newline. */
rsm_status rsm_document_json(const rsm_document *document, unsigned flags, rsm_string *json,
                             rsm_error *error);

/* ---- many reports ---- */

/* How a batch is run, and what is told while it runs. All may be 0 or NULL. Callbacks come from the
 * calling thread. */
typedef struct rsm_options {
    unsigned jobs; /* threads; 0: one for each core */
    void *context;
    /* A file or line that could not be read: where it stands, and why. The batch goes on. */
    void (*complain)(void *context, const char *where, const char *message);
    /* Bytes read, bytes in all (0: not known), reports done. RSM_OK to go on, else the batch stops
     * with that status. */
    rsm_status (*progress)(void *context, uint64_t done, uint64_t total, uint64_t reports);
    bool reread; /* of a build: first read all stored texts anew with the session's model (then done
                    and total are told in reports) */
} rsm_options;

typedef struct rsm_totals {
    uint64_t reports;    /* read in this call */
    uint64_t unreadable; /* files, lines or reports of them that could not be read */
    uint64_t added;      /* new in the ledger */
    uint64_t same;       /* that the ledger held already */
    uint64_t versions;   /* other texts of reports that it held */
    uint64_t redacted;   /* not taken in, because they were redacted */
    uint64_t reread;     /* stored texts that were read anew */
    uint64_t held;       /* reports in the ledger now */
    uint64_t incidents;  /* incidents in it now that some report is mainly about */
    uint64_t copies;     /* reports in it that are copies of others */
    uint64_t silent;     /* reports in it that gave no incident */
} rsm_totals;

/* Annotates all reports under `paths` (files, folders, "-" for standard input), handing `write` one
 * line of JSON with its newline (or its CoNLL-U) for each, in order. `write` returns RSM_OK or a
 * status that stops the batch. */
rsm_status rsm_annotate_paths(const rsm_model *model, const char *const *paths, size_t path_count,
                              unsigned flags, const rsm_options *options,
                              rsm_status (*write)(void *context, const char *data, size_t size),
                              rsm_totals *totals, rsm_error *error);

/* ---- the ledger ---- */

typedef struct rsm_session rsm_session;

typedef enum rsm_session_mode {
    RSM_SESSION_READ,  /* the ledger must exist; nothing is written */
    RSM_SESSION_WRITE, /* it must exist */
    RSM_SESSION_CREATE /* it is made where it does not exist */
} rsm_session_mode;

/* Opens the ledger at `path`. `codebook` names the rules of resolution; NULL: those the ledger was
 * built with. Errors: RSM_ERROR_NOT_FOUND, RSM_ERROR_FORMAT (no ledger), RSM_ERROR_VERSION (of a
 * newer program), RSM_ERROR_LOCKED, RSM_ERROR_IO, RSM_ERROR_MEMORY. */
rsm_status rsm_session_open(const rsm_model *model, const char *path, rsm_session_mode mode,
                            const char *codebook, rsm_session **session, rsm_error *error);
void rsm_session_close(rsm_session *session);

/* Reads all reports under `paths` into the ledger, brings them together with what it holds and
 * resolves every cell. All or nothing: on an error the ledger is as it was. A ledger whose reports
 * were read with another model (or lexicon, or gazetteer) is refused with RSM_ERROR_VERSION, unless
 * `reread` is set: then every stored text is read anew, and versions, times of commit and decisions
 * stay. `path_count` may be 0. */
rsm_status rsm_session_build(rsm_session *session, const char *const *paths, size_t path_count,
                             const rsm_options *options, rsm_totals *totals, rsm_error *error);

/* What a redaction took away. */
typedef struct rsm_redaction {
    uint64_t versions, statements;
} rsm_redaction;

/* Takes the text of the report of exactly that id away for good, in all its versions, with all that
 * was drawn from it, and rewrites the file so that its bytes are nowhere in it. Cells are worked
 * out anew without it. A tombstone stays (id, hash, outlet, date of publication, who, why and
 * when), which verify accepts, and a later build takes in neither that report nor its text.
 * `person` and `reason` must not be empty. Errors: RSM_ERROR_NOT_FOUND; RSM_ERROR_ARGUMENT where it
 * was redacted before. Cost: as a build without the reading of reports, and a copy of the file. */
rsm_status rsm_session_redact(rsm_session *session, const char *report, const char *person,
                              const char *reason, rsm_redaction *redaction, rsm_error *error);

/* How a ledger is seen. Each may be NULL. */
typedef struct rsm_view {
    /* What the ledger held at that time: the reports of the builds and the decisions committed by
     * then. ISO 8601, UTC where no zone is written; a day, month or year: to its end. */
    const char *as_of;
    /* The reports published by then alone: a report whose date is a span of days counts from the
     * last of them, one whose last day is not known from the first; one without a date not at all.
     * ISO 8601 without a zone, for dates of publication are kept as they are written. */
    const char *published_by;
    const char *codebook; /* rules of resolution; NULL: those the ledger was built with */
    /* Of these reports those alone that tell, as the ledger is stored, of that incident or of one
     * that it is linked with, and those that they copy: for one account out of a large ledger. The id of any mention, or the
     * only beginning of one. */
    const char *incident;
} rsm_view;

/* From now on the session shows the ledger so (list, unread, show, why, export), everything worked
 * out anew by the present program from what is seen; NULL, or a view of NULLs alone: as it is
 * stored. What is stored stays, and the file need not be writable. A build refuses to run on a
 * view, and verify checks what is stored. On an error the ledger is shown as it is stored. Errors:
 * RSM_ERROR_ARGUMENT (no such time, day or codebook), RSM_ERROR_NOT_FOUND (no such incident). Cost:
 * as a build without the reading of reports, of the reports that are seen. */
rsm_status rsm_session_view(rsm_session *session, const rsm_view *view, rsm_error *error);

/* A coder's table: a CSV file of "acled" or of "gtd". */
typedef struct rsm_coded_file {
    const char *format, *path;
} rsm_coded_file;

/* Loads the rows of coders' tables into the ledger as reports of one incident each, brings them
 * together with what it holds and resolves every cell: what a coder wrote can then be compared with
 * what reports say (docs/exports.md). Rows that cannot be read are told to `options->complain` and
 * counted as unreadable. All or nothing, as a build. Further errors: RSM_ERROR_ARGUMENT (no such
 * format), RSM_ERROR_FORMAT (a file without the format's columns). */
rsm_status rsm_session_import(rsm_session *session, const rsm_coded_file *files, size_t count,
                              const rsm_options *options, rsm_totals *totals, rsm_error *error);

/* Which incidents to list; zeroed: all that some report is mainly about. */
typedef struct rsm_filter {
    const char *from, *to; /* ISO 8601 days: incidents that may lie between them */
    const char *country;   /* ISO 3166-1 alpha-2 */
    const char *type;      /* a type or subtype of the ontology */
    /* All of them stand in its name, type, places, people, bodies or the titles of its reports: a
     * word of three bytes or more as the beginning of one; between quotation marks as it is. */
    const char *words;
    int64_t minimum_killed; /* best figure at least that */
    bool all;               /* also those that are told in passing only */
    bool disputed;          /* those alone on which reports differ */
    /* Those alone of which is known: a "town" (or a place in one), an "area" (a province, a sea),
     * the "country" alone, or "none" of these. */
    const char *places;
    /* Those alone whose point lies in "west,south,east,north", degrees, west and south within, north
     * and east without; not those known to the country alone. */
    const char *box;
    const char *order;      /* "date" (NULL), "latest", "killed", "reports", "disputed" */
    uint64_t offset, limit; /* rows passed over; most rows, 0: all */
} rsm_filter;

/* Each gives one JSON value (docs/formats.md), or lines of faults, in *output. `id` is the id of
 * any mention, or the only beginning of one. Further errors: RSM_ERROR_NOT_FOUND,
 * RSM_ERROR_ARGUMENT (several incidents begin so; no such slot, format or table). */
rsm_status rsm_session_list(rsm_session *session, const rsm_filter *filter, rsm_string *output,
                            rsm_error *error);
/* The worklist: incidents that pass the filter, in which something is unsure or disputed that no
 * person decided, the most first, each with points, reasons and its row. Of the filter's order and
 * page the page is heeded. */
rsm_status rsm_session_review(rsm_session *session, const rsm_filter *filter, rsm_string *output,
                              rsm_error *error);
rsm_status rsm_session_unread(rsm_session *session, rsm_string *output, rsm_error *error);

/* How many incidents pass the filter (its order and page are not heeded): {"count","review"?,
 * "months":[["2021-05",n],...],"countries":[["KE",n],...]}, "" for those without a date or country;
 * "review": how many of them are on the worklist, where that is stored (schema 3). */
rsm_status rsm_session_overview(rsm_session *session, const rsm_filter *filter, rsm_string *output,
                                rsm_error *error);

/* Where they happened, for a map: {"count","nowhere","left_out","cell","countries":[["KE",n],...],
 * "spots":[{"places","box":[west,south,east,north],"radius_km"?,"count","killed","id","name","city",
 * "earliest"},...]}. A spot is the incidents of towns in one cell of `cell` degrees, or those of one
 * area; id, name, city and earliest are of its incident of most killed. With box and places as its
 * filter it is listed. At most 1,500 spots: cells are as small as that allows, 0.1 degrees or more;
 * "countries" are those known to the country alone, "nowhere" those without a place that can be
 * drawn, "left_out" those beyond the 1,500. */
rsm_status rsm_session_map(rsm_session *session, const rsm_filter *filter, rsm_string *output,
                           rsm_error *error);

rsm_status rsm_session_show(rsm_session *session, const char *id, rsm_string *output,
                            rsm_error *error);
rsm_status rsm_session_why(rsm_session *session, const char *id, const char *slot,
                           rsm_string *output, rsm_error *error);

/* Where codebooks differ on incidents, and why: the JSON of `compare --json` (docs/formats.md). The
 * incidents of `ids`, each; where `id_count` is 0, by date, those that some report is mainly about
 * (`all`: every one) on which the codebooks differ. Of `codebooks` two to eight; where
 * `codebook_count` is 0 all there are. Nothing is stored. Further errors: RSM_ERROR_NOT_FOUND (no
 * such incident or codebook), RSM_ERROR_ARGUMENT. Cost: with ids that of rsm_session_why for each,
 * else as a build without the reading of reports. */
rsm_status rsm_session_compare(rsm_session *session, const char *const *ids, size_t id_count,
                               const char *const *codebooks, size_t codebook_count, bool all,
                               rsm_string *output, rsm_error *error);

/* Why two mentions, by their ids or the only beginnings of them, are of one incident or of two: the
 * evidence of the two with its points, and the step that joined or refused them. Further errors:
 * RSM_ERROR_NOT_FOUND, RSM_ERROR_ARGUMENT. Cost: that of the reports of the two incidents. */
rsm_status rsm_session_same(rsm_session *session, const char *first, const char *second,
                            rsm_string *output, rsm_error *error);
/* The proofs of all cells of an incident at once: an object of what rsm_session_why gives, by slot.
 */
rsm_status rsm_session_proofs(rsm_session *session, const char *id, rsm_string *output,
                              rsm_error *error);

/* One report by its id: its stored text and all statements that were read out of it. */
rsm_status rsm_session_report(rsm_session *session, const char *id, rsm_string *output,
                              rsm_error *error);

/* What to export. */
typedef struct rsm_export_request {
    const char *format; /* one of those that rsm_export_format names */
    const char *table;  /* of "csv": one of those that rsm_export_table names; else NULL */
    bool all;           /* also incidents that no report is mainly about (json and csv have them) */
    bool raw; /* texts that a spreadsheet would take for formulas (= + - @ first) stand as they are;
                 else they get an apostrophe before them */
} rsm_export_request;

/* What was exported, of formats other than json and csv. */
typedef struct rsm_exported {
    uint64_t written;  /* incidents */
    uint64_t left_out; /* that the format does not record: docs/exports.md */
} rsm_exported;

/* The record in a format that others read. `exported` may be NULL. Further errors:
 * RSM_ERROR_ARGUMENT (no such format or table). */
rsm_status rsm_session_export_as(rsm_session *session, const rsm_export_request *request,
                                 rsm_string *output, rsm_exported *exported, rsm_error *error);

/* The same, of a format (and of "csv" a table) alone. */
rsm_status rsm_session_export(rsm_session *session, const char *format, const char *table,
                              rsm_string *output, rsm_error *error);

/* The formats in order; NULL past the last. */
const char *rsm_export_format(unsigned index);

/* The tables of the "csv" format in order; NULL past the last. */
const char *rsm_export_table(unsigned index);

/* ---- a person's corrections ---- */

/* A correction, as it is written on the command line or in a form. Strings not needed are NULL.
 *
 *   kind            names                                  further
 *   "merge"         mentions, two or more
 *   "split"         an incident, then mentions that leave it
 *   "reject"        a statement
 *   "reassign"      a statement, a mention
 *   "add"           an incident                            slot, one value; report and quote, or note
 *   "set"           an incident                            slot, values (several of a list)
 *   "not-incident"  an incident
 *   "undo"                                                 number
 *
 * Names are ids; of a report's id a beginning that no other has will do ("3fa9c1d2@120", "3fa9c1d2"
 * for what it is mainly about, "3fa9c1d2#8" for a statement). Values are plain words for the slot or
 * JSON (docs/formats.md). */
typedef struct rsm_correction {
    const char *kind;
    const char *const *names;
    size_t name_count;
    const char *slot;
    const char *const *values;
    size_t value_count;
    const char *report, *quote; /* of "add": the words of a report */
    const char *note;           /* of "add": the person's own knowledge */
    const char *stance;         /* of "add"; NULL: asserts */
    unsigned long number;       /* of "undo" */
    const char *person, *reason; /* who decides, and why; both needed */
    bool may_wait; /* what is named need not be there yet: the decision then waits for it */
} rsm_correction;

/* Checks the correction, keeps it as a decision with the next number and works out what follows.
 * *decision is the decision as in the export. All or nothing. Errors: RSM_ERROR_ARGUMENT and
 * RSM_ERROR_NOT_FOUND, with one line that says exactly what is wrong; RSM_ERROR_VERSION: the
 * session has another model than the ledger; RSM_ERROR_LIMIT: 100,000 decisions, 256 mentions. */
rsm_status rsm_session_decide(rsm_session *session, const rsm_correction *correction,
                              rsm_string *decision, rsm_error *error);

/* All decisions in their order, undone ones and those that wait too, each as in the export and with
 * the time at which it was taken ("decided"). */
rsm_status rsm_session_decisions(rsm_session *session, rsm_string *output, rsm_error *error);

typedef struct rsm_verified {
    uint64_t reports, statements, incidents, cells; /* checked */
    uint64_t faults;
    bool other_maker; /* cells were made by another program or model, and so not checked */
} rsm_verified;

/* Checks the file, every span and quote, and that every cell follows from its statements. Faults
 * are told a line each. */
rsm_status rsm_session_verify(rsm_session *session, rsm_verified *verified, rsm_string *faults,
                              rsm_error *error);

/* Writes `data` to `path` so that it is there whole or not at all. */
rsm_status rsm_write_file(const char *path, const char *data, size_t size, rsm_error *error);

#ifdef __cplusplus
}
#endif

#endif
