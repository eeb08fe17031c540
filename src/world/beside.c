/* Doubles among matches: see beside.h. Cost: rows of a name squared, of which there are 64. */
#include "world/beside.h"

#include "record/span.h"

enum { ROWS = 64, NEAR_E5 = 5000 /* hundred-thousandths of a degree */ };

static bool is_near(int32_t a, int32_t b) {
    return (a > b ? (int64_t)a - b : (int64_t)b - a) <= NEAR_E5;
}

static bool is_same_thing(const rsm_world *world, const rsm_match *own, const rsm_match *other) {
    rsm_domain domain = (rsm_domain)own->domain;
    if (domain == RSM_DOMAIN_DIVISION)
        return rsm_world_number(world, domain, own->row, RSM_DIVISION_PARENT) ==
                   rsm_world_number(world, domain, other->row, RSM_DIVISION_PARENT) &&
               rsm_world_number(world, domain, own->row, RSM_DIVISION_LEVEL) ==
                   rsm_world_number(world, domain, other->row, RSM_DIVISION_LEVEL) &&
               rsm_slice_equal(rsm_world_string(world, domain, own->row, RSM_DIVISION_COUNTRY),
                               rsm_world_string(world, domain, other->row, RSM_DIVISION_COUNTRY));
    return is_near(rsm_world_signed(world, domain, own->row, RSM_GAZETTEER_LAT),
                   rsm_world_signed(world, domain, other->row, RSM_GAZETTEER_LAT)) &&
           is_near(rsm_world_signed(world, domain, own->row, RSM_GAZETTEER_LON),
                   rsm_world_signed(world, domain, other->row, RSM_GAZETTEER_LON));
}

/* Whether items[at] is told by one of those kept since the first of its name and domain. */
static bool is_double(const rsm_world *world, const rsm_match *items, uint32_t first,
                      const rsm_match *match, uint32_t kept) {
    for (uint32_t i = first; i < kept; i++)
        if ((items[i].flags & RSM_PHRASE_IMPORTED) == 0 && is_same_thing(world, &items[i], match))
            return true;
    return false;
}

void rsm_match_drop_doubles(const rsm_world *world, rsm_vector *matches, uint32_t start) {
    rsm_match *items = matches->items;
    uint32_t kept = start, first = start; /* of the name and domain under way */
    for (uint32_t i = start; i < matches->count; i++) {
        const rsm_match match = items[i];
        if (kept > first && (items[kept - 1].end_token != match.end_token ||
                             items[kept - 1].domain != match.domain))
            first = kept;
        if ((match.flags & RSM_PHRASE_IMPORTED) != 0 &&
            (kept - first >= ROWS || is_double(world, items, first, &match, kept)))
            continue;
        items[kept++] = match;
    }
    rsm_vector_truncate(matches, kept);
}
