/* Values of the record (docs/formats.md) in words: numbers, days, places, sources, persons.
 *
 * Everything is read out of JSON that the library gave; a key that is absent, null or of another
 * kind reads as unknown. All words of others are made safe (words/text.h). Cost: linear. */
#ifndef RSM_WORDS_WORDS_H
#define RSM_WORDS_WORDS_H

#include "words/text.h"

#include <jansson.h>
#include <stdint.h>

/* The English name of a country by its ISO 3166-1 code; false where it is not known. */
typedef struct words_countries {
    void *context;
    bool (*name)(void *context, const char *code, char *name, size_t size);
} words_countries;

/* The string as words of others; nothing where it is none. */
void words_add_string(words_text *text, const json_t *string);
void words_add_key(words_text *text, const json_t *object, const char *key);

/* Whether the key holds a string that is not empty. */
bool words_has_string(const json_t *object, const char *key);

/* The string under a key, "" where there is none; the integer, 0 where there is none. */
const char *words_string_in(const json_t *object, const char *key);
int64_t words_number_in(const json_t *object, const char *key);

/* "12,000"; an en dash where it is no number. */
void words_add_number(words_text *text, const json_t *number);

/* "1 report", "2 reports" (or "copies", where `many` is given). */
void words_add_many(words_text *text, int64_t count, const char *one, const char *many);

/* ---- time ---- */

/* An instant "2021-05-14" or "2021-05-14T09:10". */
typedef struct words_day {
    int year, month, day, hour, minute;
    bool known, has_time;
} words_day;
words_day words_day_of(const json_t *instant);

enum { WORDS_MINUTES_A_DAY = 1440 };

/* Minutes since the beginning of 1 March of the year 0 (proleptic Gregorian calendar): noon of a
 * day without a time. Of days that are known alone. And the day in which such a minute lies,
 * without a time. */
int64_t words_minute_of(words_day day);
words_day words_day_at(int64_t minute);

/* "14 May 2021"; "14 May" where the year is the same as `year` (0: always with the year). */
void words_add_day(words_text *text, words_day day, int year);

/* A time value: "Fri 14 May 2021, 11:40" (weekday and clock only with `weekday`), "5–7 Mar 2019",
 * "Mar 2019", "2019", "2010s", "by 3 May 2020", "date unknown". `year` as above. */
void words_add_time(words_text *text, const json_t *value, int year, bool weekday);

/* The first year that a time value may lie in; 0 where it is not known. */
int words_year_of(const json_t *value);

/* ---- the rest ---- */

/* "Kokshetau, Akmola Region, Kazakhstan". */
void words_add_place(words_text *text, const json_t *place, const words_countries *countries);

/* The body credited: the last link of a chain, the body it speaks for before its own name; with
 * `who` also the person who spoke. "Interior Ministry (Telegram), via Reuters". Where nobody is
 * credited: the outlet. */
void words_add_sources(words_text *text, const json_t *sources, const json_t *outlet, bool who);

/* One link of a chain, in the same words; the body alone, without its channel; and whether it is
 * the report's own outlet. */
void words_add_source(words_text *text, const json_t *source, bool who);
void words_add_body(words_text *text, const json_t *source);
bool words_is_outlet(const json_t *source);

/* Whether two names are the same but for capitals and the kind of apostrophe. */
bool words_same_name(const char *one, const char *other);

/* A count as given: the number where it is one, else its words in quotation marks. */
void words_add_count(words_text *text, const json_t *count);

/* "Ruslan Sato, 34, killed". */
void words_add_person(words_text *text, const json_t *person);

/* Any value of a slot. */
void words_add_value(words_text *text, const char *slot, const json_t *value,
                     const words_countries *countries);

/* ---- what persons decided ---- */

/* What a decision says: "killed of r1@2-7 set to 31". */
void words_add_decision(words_text *text, const json_t *decision, const words_countries *countries);

/* Who took it and why, and what became of it: "N. Ospanova: the hospital phoned (waits for r9)". */
void words_add_decider(words_text *text, const json_t *decision);

/* What became of it: "in force", "waits for r9", "undone by 4". */
void words_add_decision_state(words_text *text, const json_t *decision);

/* A slot in plain words: "response_to" is "answers". */
const char *words_of_slot(const char *slot);

/* Whether the slot's value is a count. */
bool words_slot_is_count(const char *slot);

#endif
