/* What a report surely tells of where it is, and what that says of its other names. Internal to the
 * room. */
#ifndef RSM_PLACE_ANCHOR_H
#define RSM_PLACE_ANCHOR_H

#include "place/finder.h"

enum {
    ANCHORS = 96,
    LARGE = 100000, /* people of a town that is sure where nothing rivals it */
    SMALL = 100000, /* people of a town that writers would say more of where it is far */
    SMALL_ABROAD = 250000,
    SMALL_IN_BODY = 300000, /* the same where it stands in names of bodies alone */
    SMALL_OTHER = 1000000,  /* the same by a name that is not its first */
    MARGIN = 50,
    NEAR_KM = 60, /* as far as a town's surroundings reach */
    FAR_KM = 150,
    REPLACED = 1000, /* points that bring the candidate near the anchors to the front */
    UNLISTED_KM = 10
};

typedef struct anchor {
    uint32_t group; /* RSM_NONE: the outlet's */
    candidate place;
    uint32_t mentions;
    bool dateline, told; /* told: with its division or country */
    bool area;           /* a division or country: no point */
    bool capital;
} anchor;

typedef struct anchors {
    anchor items[ANCHORS];
    uint32_t count;
    uint32_t leaders[ANCHORS]; /* the first spots of the report's first names */
    uint32_t leader_count;
    bool local; /* the outlet is a town's: its country's name makes nothing far likely */
} anchors;

/* The flags of all spots of a group, kept at its first. */
typedef struct group_facts {
    uint32_t mentions;
    bool told, dateline, part;
    bool placed;                  /* the words beside it say a place: "in", "near", "police" */
    bool masthead, masthead_only; /* some, all of them in the outlet's own name */
    bool body_only;               /* all inside names of bodies: "Bellevue Hospital" */
} group_facts;

/* Finds the anchors of the report and the facts of its groups of spots. False where memory ran out.
 */
bool collect_anchors(const finder *f, anchors *all, group_facts **facts);

/* Whether two points are within `km`, in integers. */
bool within_km(const candidate *a, const candidate *b, int32_t km);
/* A town or a second-level division. */
bool is_local_place(const candidate *c);
bool is_division(const candidate *c);
bool same_country(const candidate *a, const candidate *b);
/* Whether the words are another name of the place, not its first, whole or cut short: "Panama City"
 * is Panama, "East Lake" no Springfield. */
bool is_by_other_name(const finder *f, const spot *s, const candidate *c);

/* Whether a dateline's town may be a namesake of what the outlet means. */
bool is_bare_dateline(const anchors *all, const candidate *c, const group_facts *g);
/* Whether something told elsewhere in the report makes the candidate likely where it is. */
bool is_supported(const anchors *all, const candidate *c, uint32_t group);
/* Whether the candidate is in the surroundings of a town that is surely told of. */
bool is_beside_anchor(const anchors *all, const candidate *c, uint32_t group, int32_t km);
/* Whether the report is of a whole country: its sure towns lie far apart in three divisions, or it
 * is written from the capital. What is small and far may well be meant there. */
bool is_national(const anchors *all, const candidate *c, uint32_t group);
/* Whether writers would say more of where it is, were it meant. */
bool is_small(const anchors *all, const candidate *c, uint32_t group, bool other_name);
/* Whether another name's best lies beside it. */
bool has_company(const finder *f, const anchors *all, uint32_t group, const candidate *c);

#endif
