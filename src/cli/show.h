/* What the files that make one account's page share. Private to show.c, show_*.c and witness.c.
 *
 * The page has three parts beside each other: labels from column 0, the body from CLI_BODY, and at
 * the right the date and the numbers of the reports (r1 r3), which the list of reports at the foot
 * explains. Everything comes out of two JSON values: what rsm_session_show gives, and the proofs
 * that rsm_session_why gives, by slot. */
#ifndef RSM_CLI_SHOW_H
#define RSM_CLI_SHOW_H

#include "cli/page.h"
#include "words/words.h"

enum { CLI_BODY = 12, CLI_REPORTS = 9 };

typedef struct cli_view {
    cli_page *page;
    const json_t *incident, *row, *cells, *reports, *linked, *proofs;
    const words_countries *countries; /* may be NULL */
    const char *ledger;               /* as named on the command line; may be NULL */
    const char *given;                /* the id as given there; may be NULL */
    int year;                         /* of the incident: days of it are written without a year */
    int date_width;
} cli_view;

/* Writes the whole page. `proofs` is an object of proofs by slot (slots may be missing). False
 * where memory failed or the account is no object. */
bool cli_show_write(cli_page *page, const json_t *account, const json_t *proofs,
                    const words_countries *countries, const char *ledger, const char *given);

/* show_toll.c */
void cli_show_differences(const cli_view *view);
void cli_show_toll(const cli_view *view);

/* show_rests.c */
void cli_show_rests_on(const cli_view *view);

/* show_withdrawn.c */
void cli_show_withdrawn(const cli_view *view);

/* show_coding.c */
void cli_show_coding(const cli_view *view);

/* show_who.c */
void cli_show_who(const cli_view *view);
void cli_show_rest(const cli_view *view);

/* show_line.c */
void cli_show_timeline(const cli_view *view);
void cli_show_reports(const cli_view *view);

/* A row of label, body columns, date and reports: `body` stands between CLI_BODY and
 * cli_body_end. */
int cli_body_end(const cli_view *view);
void cli_show_row(const cli_view *view, const char *label, const cli_column *body, size_t count,
                  const char *date, const char *reports, cli_style right_style);

/* "and 3 more". */
void cli_show_more(const cli_view *view, size_t count);

/* The figures (or suspects) of the proof of a slot. */
const json_t *cli_figures(const cli_view *view, const char *slot);

/* "set by N. Ospanova", where a person set the cell to this figure or suspect; else nothing. False
 * where nothing was added. */
bool cli_add_set_by(words_text *text, const json_t *figure);

/* Whether a person set the cell to others. */
bool cli_is_set_aside(const json_t *figure);

/* Whether the string under `key` is `value`. */
bool cli_key_is(const json_t *object, const char *key, const char *value);

/* ---- witness.c: who says something, once each ---- */

enum { CLI_WITNESSES = 16 };

typedef struct cli_witness {
    words_text *source;  /* "Akmola regional hospital, via Reuters" */
    words_text *reports; /* "r3 r4" */
    words_day day;       /* the last on which it was said, else published */
    bool credited;       /* to somebody else than the outlet; all that are not are one witness */
    bool several;        /* not credited, and of several outlets */
    bool own;            /* the source is the one that is spoken of (`name`), or a perpetrator */
} cli_witness;

typedef struct cli_witnesses {
    cli_witness items[CLI_WITNESSES];
    size_t count, more;
} cli_witnesses;

/* Statements (evidence of a proof) by source, in order. `one_source`: all that are credited are
 * known to be one source, whose fullest name is taken. `name`: of a suspect, or NULL. */
cli_witnesses cli_witnesses_of(const cli_view *view, const json_t *evidence, bool one_source,
                               const char *name);

/* All sources and reports of witnesses in one text each: "police; a witness; and 2 more". */
void cli_witnesses_join(const cli_witnesses *witnesses, size_t most, words_text *sources,
                        words_text *reports);

/* Puts "r4" of a report's id into a text that lists such numbers. */
void cli_add_report(const cli_view *view, words_text *reports, const json_t *id);

#endif
