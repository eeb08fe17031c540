/* Values of the record (docs/formats.md) in words: numbers, days, places, sources, persons.
 *
 * Everything is read out of JSON that the library gave; a key that is absent, null or of another
 * kind reads as unknown. All words of others are made safe (cli/page.h). Cost: linear. */
#ifndef RSM_CLI_WORDS_H
#define RSM_CLI_WORDS_H

#include "cli/page.h"

#include <jansson.h>
#include <stdint.h>

/* The English name of a country by its ISO 3166-1 code; false where it is not known. */
typedef struct cli_countries {
    void *context;
    bool (*name)(void *context, const char *code, char *name, size_t size);
} cli_countries;

/* The string as words of others; nothing where it is none. */
void cli_words_string(cli_text *text, const json_t *string);
void cli_words_key(cli_text *text, const json_t *object, const char *key);

/* Whether the key holds a string that is not empty. */
bool cli_has_string(const json_t *object, const char *key);

/* "12,000"; an en dash where it is no number. */
void cli_words_number(cli_text *text, const json_t *number);

/* "1 report", "2 reports" (or "copies", where `many` is given). */
void cli_words_many(cli_text *text, int64_t count, const char *one, const char *many);

/* ---- time ---- */

/* An instant "2021-05-14" or "2021-05-14T09:10". */
typedef struct cli_day {
    int year, month, day, hour, minute;
    bool known, has_time;
} cli_day;
cli_day cli_day_of(const json_t *instant);

/* "14 May 2021"; "14 May" where the year is the same as `year` (0: always with the year). */
void cli_words_day(cli_text *text, cli_day day, int year);

/* A time value: "Fri 14 May 2021, 11:40" (weekday and clock only with `weekday`), "5–7 Mar 2019",
 * "Mar 2019", "2019", "2010s", "by 3 May 2020", "date unknown". `year` as above. */
void cli_words_time(cli_text *text, const json_t *value, int year, bool weekday);

/* The first year that a time value may lie in; 0 where it is not known. */
int cli_year_of(const json_t *value);

/* ---- the rest ---- */

/* "Kokshetau, Akmola Region, Kazakhstan". */
void cli_words_place(cli_text *text, const json_t *place, const cli_countries *countries);

/* The body credited: the last link of a chain, the body it speaks for before its own name; with
 * `who` also the person who spoke. "Interior Ministry (Telegram), via Reuters". Where nobody is
 * credited: the outlet. */
void cli_words_sources(cli_text *text, const json_t *sources, const json_t *outlet, bool who);

/* A count as given: the number where it is one, else its words in quotation marks. */
void cli_words_count(cli_text *text, const json_t *count);

/* "Ruslan Sato, 34, killed". */
void cli_words_person(cli_text *text, const json_t *person);

/* Any value of a slot. */
void cli_words_value(cli_text *text, const char *slot, const json_t *value,
                     const cli_countries *countries);

/* A slot in plain words: "response_to" is "answers". */
const char *cli_slot_words(const char *slot);

/* Whether the slot's value is a count. */
bool cli_slot_is_count(const char *slot);

#endif
