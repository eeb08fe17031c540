/* Named buildings and grounds that no gazetteer lists, as places inside the town they are said to
 * be in. */
#ifndef RSM_PLACE_SITE_H
#define RSM_PLACE_SITE_H

#include "place/finder.h"

/* The outlet's own name in the title, and its town. */
typedef struct rsm_masthead {
    uint32_t first_token, end_token;
    bool has_home;
    rsm_place home;
} rsm_masthead;

/* Adds to `places` the names of type FAC that are not there yet ("the Al-Noor mosque"), each in the
 * town named nearest to it: after it in its sentence, else before it, else the county named there,
 * else the report's own (of its dateline, else the one named most often), else the outlet's; what a
 * division follows at once is in that. One in no town is left out. `*any` gets the report's own
 * town, or NULL. False where memory ran out. Linear in names and places. */
bool rsm_place_add_sites(const finder *f, const rsm_masthead *own, rsm_places *places,
                         const rsm_place **any);

#endif
