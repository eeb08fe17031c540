/* Actors as PLOVER and CAMEO code them: a country and a sector. Private to the room. */
#ifndef RSM_EXPORT_SECTOR_H
#define RSM_EXPORT_SECTOR_H

#include "export/coded.h"

/* Somebody as an actor of an event: who acts, and whom it is done to. */
typedef struct rsm_event_actor {
    rsm_slice country;  /* ISO alpha-3, or empty */
    const char *sector; /* PLOVER's: "REB", "" where nothing tells it */
    rsm_slice name;     /* as told, or of lexicon/actors; empty where nobody is told */
    rsm_slice alpha2;
} rsm_event_actor;

/* The first `most` of those who act, at least one: where nobody is told, unidentified armed forces
 * of the country (of protests a crowd, of arrests the police). Returns how many. */
uint32_t rsm_event_actors(const rsm_coded *coded, rsm_event_actor *actors, uint32_t most);

/* The same of whom it is done to: civilians of the country where nobody is told and people were
 * harmed; else perhaps nobody. */
uint32_t rsm_event_recipients(const rsm_coded *coded, rsm_event_actor *actors, uint32_t most);

/* PLOVER's sector as CAMEO writes it (JRN is MED, MED is HLH, PRM is MIL, UAF stays). */
const char *rsm_cameo_sector(const char *sector);

/* The incident's PLOVER type and mode; empty where PLOVER leaves such incidents out. */
void rsm_plover_type(const rsm_coded *coded, rsm_slice *type, rsm_slice *mode);

#endif
