/* The gazetteer entries that one name of the text may be, and how well each fits. Internal to the
 * room. */
#ifndef RSM_PLACE_CANDIDATE_H
#define RSM_PLACE_CANDIDATE_H

#include "place/place.h"

#define RSM_PLACE_CANDIDATES 64

typedef struct candidate {
    rsm_domain domain; /* COUNTRY, DIVISION, PLACE, REGION or SITE */
    uint32_t row;
    bool adjective;
    bool great;      /* a region that reaches far */
    bool other_name; /* not by the name that GeoNames puts first */
    char country[4]; /* "" for several */
    uint32_t admin1; /* row of DIVISION, or RSM_NONE */
    uint32_t admin2; /* the same of a town's second-level division */
    int32_t lat_e5, lon_e5;
    uint32_t population;
    int32_t score;
} candidate;

/* Fills what the gazetteer says of a row. */
void describe_candidate(const rsm_world *world, rsm_domain domain, uint32_t row, candidate *c);

/* The record's value of a candidate; candidates of it are left empty. */
void value_of_candidate(const rsm_world *world, const candidate *c, rsm_place_value *value);

/* How prominent it is, before any context: in the thousandths that scores are made of. */
int32_t prominence(const candidate *c, const rsm_world *world);

/* Whether `inner` lies in `outer` (a country or a division). */
bool lies_in(const candidate *inner, const candidate *outer);

#endif
