/* What the files that write pages share. Private to the room.
 *
 * A page is written from JSON that the library gave (docs/formats.md) and from nothing else. The
 * same functions write the pages that a server gives and the one file of `rashomon report`; they
 * differ in where their links lead, which a serve_site tells.
 *
 * Cost: linear in what is shown; each list on a page has a cap, and says what it leaves out. */
#ifndef RSM_SERVE_PAGE_H
#define RSM_SERVE_PAGE_H

#include "serve/html.h"

#include <rashomon/rashomon.h>

/* Where pages stand. */
typedef struct serve_site {
    const char *ledger;               /* its name, for headings */
    bool is_file;                     /* one file that holds all: links lead to places within it */
    bool read_only;                   /* nothing can be decided here */
    const char *token;                /* that forms carry; NULL where there are none */
    const char *person;               /* who decides, if no other name is given; may be NULL */
    const char *as_of, *published_by; /* of the view that is shown; NULL: as it is stored */
    const char *codebook;   /* of a file: that it was asked for by; NULL: the ledger's own */
    bool view_is_of_one;    /* the view is of one incident's reports: other pages are not in it */
    const char *path;       /* that was asked for; NULL in a file */
    const rsm_model *model; /* whose codebooks a menu offers */
    const words_countries *countries;
} serve_site;

/* One account with all that its page shows. Borrowed. */
typedef struct serve_account {
    const serve_site *site;
    html *page;
    const json_t *incident, *row, *cells, *reports, *linked, *decisions;
    const json_t *proofs;     /* by slot */
    const json_t *texts;      /* by id of report: what rsm_session_report gives; may be NULL */
    const char *own_codebook; /* that the cells are by */
    const char *codebook; /* another that was chosen, or NULL; then what it makes of the incident */
    const json_t *coding; /* beside its own: an incident of rsm_session_compare */
    size_t number;        /* among the incidents of a file, from 1 */
    int year;
} serve_account;

/* ---- layout.c ---- */

/* The beginning and the end of every page. `title` is safe text. `here` is the entry of the menu
 * that the page belongs to ("incidents", "map", "review", "try"), or NULL. */
void serve_begin_page(html *page, const serve_site *site, const char *title, const char *here);
void serve_end_page(html *page, const serve_site *site);

/* ---- links ---- */

/* The address of a statement, "REPORT#NUMBER", in its report; of a report; of an incident; of the
 * proof of a cell. Each writes the value of href, escaped. */
void serve_link_statement(const serve_account *account, const char *statement);
void serve_link_report(const serve_account *account, const char *report);
void serve_link_incident(html *page, const serve_site *site, const char *incident);
void serve_link_codebooks(html *page, const serve_site *site, const char *incident);
void serve_link_proof(const serve_account *account, const char *slot);

/* "r3": the number of a report among those of the account, from 1; 0 where it is not there. */
size_t serve_report_number(const serve_account *account, const char *report);

/* ---- parts of the page of an incident ---- */

void serve_write_incident(serve_account *account);    /* incident.c: all of it */
void serve_write_differences(serve_account *account); /* differ.c: what the reports differ on */
void serve_write_record(serve_account *account);   /* record.c: the toll, the values, the lists */
void serve_write_grid(serve_account *account);     /* grid.c: slots down, sources across */
void serve_write_toll(serve_account *account);     /* toll.c: how the toll grew */
void serve_write_timeline(serve_account *account); /* timeline.c: what was said when */
void serve_write_reports(serve_account *account);  /* reports.c: copies under their original */
void serve_write_texts(serve_account *account);    /* passage.c: in a file, the texts, marked */
void serve_write_proofs(serve_account *account);   /* proof.c: in a file, all of them */

/* record.c: "47 without Northern Wire (r6)", what the best of a cell would be if a source were left
 * out, of an array of "rests_on"; nothing where no one source moves it. */
void serve_write_rests(serve_account *account, const char *slot, const json_t *rests);
bool serve_rests(const serve_account *account, const char *slot, const json_t *rests); /* any? */

/* decide.c: the forms that correct an incident, and those of a proof. Nothing where nothing can be
 * decided. */
void serve_write_decide(serve_account *account);
void serve_write_reject(serve_account *account, const json_t *proof);
bool serve_can_decide(const serve_site *site);

/* decided.c: what persons decided of it; nothing where they decided nothing. */
void serve_write_decided(serve_account *account);

/* passage.c: a report's text with all that was read out of it marked. `prefix` begins the ids. */
void serve_write_marked(html *page, const json_t *report, const char *prefix);

/* proof.c: one proof: the rule, each figure with its words. */
void serve_write_proof(serve_account *account, const json_t *proof);

/* "2 sources", safe words. */
void serve_write_many(html *page, int64_t count, const char *one, const char *many);

/* ---- view.c ---- */

/* The view as a query, "?as_of=...", in links to pages that may be of another incident, and in
 * those to pages of the incident that a view of one is of; as hidden fields of a form; as inputs,
 * with a button where `button` names one; as a form of its own, which leads to the page it is on.
 * Nothing where there is none. */
void serve_write_view_query(html *page, const serve_site *site);
void serve_write_incident_query(html *page, const serve_site *site);
void serve_write_view_fields(html *page, const serve_site *site);
void serve_write_view_inputs(html *page, const serve_site *site, const char *button);
void serve_write_view_form(html *page, const serve_site *site);

/* That the page is not the ledger as it is; nothing where it is. */
void serve_write_view_banner(html *page, const serve_site *site);

/* The day on which a statement of a proof was said, else published; unknown where that is no one
 * day. */
words_day serve_day_of(const json_t *statement);

/* The root of a statement's chain in words; gives whether anybody is credited. */
bool serve_add_root(words_text *text, const json_t *statement);

/* Whether two roots are one: by the id that both have, else by name. `id` may be NULL. */
bool serve_same_root(const char *id, const char *name, const char *other_id,
                     const char *other_name);

#endif
