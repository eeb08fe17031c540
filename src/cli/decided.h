/* Decisions in words, for `decide`, `show` and `why`. */
#ifndef RSM_CLI_DECIDED_H
#define RSM_CLI_DECIDED_H

#include "cli/page.h"
#include "words/words.h"

/* What a decision says: "killed of r1@2-7 set to 31". */
void words_add_decision(words_text *text, const json_t *decision, const words_countries *countries);

/* Who took it and why, and what became of it: "N. Ospanova: the hospital phoned (waits for r9)". */
void words_add_decider(words_text *text, const json_t *decision);

/* The decisions as rows of a page, a heading before the first; nothing where there are none. */
void cli_decisions_write(cli_page *page, const json_t *decisions, const char *heading,
                         const words_countries *countries);

#endif
