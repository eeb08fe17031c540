/* The codes of the record formats of the field: countries, and the lists of ontology/codes.
 *
 * Invariants: a code that the files do not have is the empty slice, never a guess; where there is
 * no world everything is empty. All slices live as long as the world. Cost: loading is linear in
 * the lists (some thousand nouns), a look-up constant, a look-up by noun linear in the name. */
#ifndef RSM_EXPORT_CODES_H
#define RSM_EXPORT_CODES_H

#include "base/map.h"
#include "world/world.h"

typedef struct rsm_codes {
    const rsm_world *world; /* may be NULL */
    rsm_map keys;           /* "list\ncode" -> row of RSM_DOMAIN_CODE */
    rsm_map nouns;          /* "list\nfolded noun" -> row */
    rsm_arena *arena;
} rsm_codes;

/* Loads the lists into `arena`, which must outlive them. False where memory fails. */
bool rsm_codes_load(const rsm_world *world, rsm_arena *arena, rsm_codes *codes);

/* What a column of ontology/country-codes.txt says of a country (ISO 3166-1 alpha-2). */
rsm_slice rsm_country_code(const rsm_codes *codes, rsm_slice iso2, unsigned column);

/* The country that has `value` in that column, its alpha-2 code; letters without regard to case. */
rsm_slice rsm_country_by_code(const rsm_codes *codes, unsigned column, rsm_slice value);

/* ISO alpha-3, and the name in the gazetteer. */
rsm_slice rsm_country_iso3(const rsm_codes *codes, rsm_slice iso2);
rsm_slice rsm_country_name(const rsm_codes *codes, rsm_slice iso2);

/* The country of that name (any of its names), its alpha-2 code. */
rsm_slice rsm_country_by_name(const rsm_codes *codes, rsm_slice name);

/* The country of an outlet of lexicon/outlets.txt by any of its names, its alpha-2 code. */
rsm_slice rsm_outlet_country(const rsm_codes *codes, rsm_slice outlet);

/* A list's row by its code, RSM_NONE where it has none; by its name; and what the row says in a
 * column of rsm_code_column. */
uint32_t rsm_code_find(const rsm_codes *codes, const char *list, rsm_slice code);
uint32_t rsm_code_by_name(const rsm_codes *codes, const char *list, rsm_slice name);
rsm_slice rsm_code_text(const rsm_codes *codes, uint32_t row, unsigned column);

/* The name of a code, empty where the list has none. */
rsm_slice rsm_code_name(const rsm_codes *codes, const char *list, rsm_slice code);

/* The row of the list whose noun ends `name` ("the city's bus station": bus station), the longest
 * first, a plural as its singular; RSM_NONE where none does. */
uint32_t rsm_code_by_noun(const rsm_codes *codes, const char *list, rsm_slice name);

/* The row of a domain of nouns (RSM_DOMAIN_THING, _PERSON, _WEAPON, _BODY) whose noun ends `name`,
 * the longest first. */
uint32_t rsm_noun_row(const rsm_codes *codes, rsm_domain domain, rsm_slice name);

#endif
