/* What the gazetteer says of one entry. Cost: constant. */
#include "place/candidate.h"

#include "world/entry.h"

#include <string.h>

#define GREAT_KM 200
#define VILLAGE  5000 /* people of a place that few name without more words */

static void copy_country(char country[4], rsm_slice code) {
    memset(country, 0, 4);
    if (code.size == 2 || code.size == 3)
        memcpy(country, code.data, code.size);
}

static void describe_point(const rsm_world *world, rsm_domain domain, uint32_t row, uint32_t lat,
                           uint32_t lon, candidate *c) {
    c->lat_e5 = rsm_world_signed(world, domain, row, lat);
    c->lon_e5 = rsm_world_signed(world, domain, row, lon);
}

static void describe_division(const rsm_world *world, uint32_t row, candidate *c) {
    describe_point(world, RSM_DOMAIN_DIVISION, row, RSM_DIVISION_LAT, RSM_DIVISION_LON, c);
    copy_country(c->country,
                 rsm_world_string(world, RSM_DOMAIN_DIVISION, row, RSM_DIVISION_COUNTRY));
    c->population = rsm_world_number(world, RSM_DOMAIN_DIVISION, row, RSM_DIVISION_POPULATION);
    bool first_level = rsm_world_number(world, RSM_DOMAIN_DIVISION, row, RSM_DIVISION_LEVEL) == 1;
    c->admin1 =
        first_level ? row : rsm_world_number(world, RSM_DOMAIN_DIVISION, row, RSM_DIVISION_PARENT);
}

void describe_candidate(const rsm_world *world, rsm_domain domain, uint32_t row, candidate *c) {
    *c = (candidate){.domain = domain, .row = row, .admin1 = RSM_NONE, .admin2 = RSM_NONE};
    switch (domain) {
    case RSM_DOMAIN_COUNTRY:
        describe_point(world, domain, row, RSM_COUNTRY_LAT, RSM_COUNTRY_LON, c);
        copy_country(c->country, rsm_world_string(world, domain, row, RSM_COUNTRY_ISO2));
        c->population = rsm_world_number(world, domain, row, RSM_COUNTRY_POPULATION);
        break;
    case RSM_DOMAIN_DIVISION:
        describe_division(world, row, c);
        break;
    case RSM_DOMAIN_PLACE:
        describe_point(world, domain, row, RSM_GAZETTEER_LAT, RSM_GAZETTEER_LON, c);
        copy_country(c->country, rsm_world_string(world, domain, row, RSM_GAZETTEER_COUNTRY));
        c->admin1 = rsm_world_number(world, domain, row, RSM_GAZETTEER_ADMIN1);
        c->admin2 = rsm_world_number(world, domain, row, RSM_GAZETTEER_ADMIN2);
        c->population = rsm_world_number(world, domain, row, RSM_GAZETTEER_POPULATION);
        break;
    case RSM_DOMAIN_REGION: {
        describe_point(world, domain, row, RSM_REGION_LAT, RSM_REGION_LON, c);
        c->great = rsm_world_number(world, domain, row, RSM_REGION_RADIUS) >= GREAT_KM;
        rsm_slice first;
        bool several = rsm_world_list_item(world, domain, row, RSM_REGION_COUNTRIES, 1, &first);
        if (!several && rsm_world_list_item(world, domain, row, RSM_REGION_COUNTRIES, 0, &first))
            copy_country(c->country, first);
        break;
    }
    default:
        describe_point(world, domain, row, RSM_SITE_LAT, RSM_SITE_LON, c);
        copy_country(c->country, rsm_world_string(world, RSM_DOMAIN_SITE, row, RSM_SITE_COUNTRY));
        c->admin1 = rsm_world_number(world, RSM_DOMAIN_SITE, row, RSM_SITE_ADMIN1);
        break;
    }
}

void value_of_candidate(const rsm_world *world, const candidate *c, rsm_place_value *value) {
    rsm_place_of_entry(world, c->domain, c->row, value);
}

/* Bits of a number: a logarithm in integers. */
static int32_t bits(uint32_t number) {
    int32_t count = 0;
    for (; number > 0; number >>= 1)
        count++;
    return count;
}

int32_t prominence(const candidate *c, const rsm_world *world) {
    switch (c->domain) {
    case RSM_DOMAIN_COUNTRY:
        return 330;
    case RSM_DOMAIN_DIVISION:
        return c->admin1 == c->row ? 100 + bits(c->population) * 4 : 40 + bits(c->population) * 5;
    case RSM_DOMAIN_REGION:
        return c->country[0] == '\0' ? 260 : 230;
    case RSM_DOMAIN_SITE:
        return 250;
    default:
        return bits(c->population) * 10 - (c->population < VILLAGE ? 25 : 0) -
               (c->other_name ? 50 : 0) +
               (rsm_world_number(world, RSM_DOMAIN_PLACE, c->row, RSM_GAZETTEER_CAPITAL) == 2 ? 40
                                                                                              : 0);
    }
}

bool lies_in(const candidate *inner, const candidate *outer) {
    if (outer->domain == RSM_DOMAIN_COUNTRY)
        return inner->domain != RSM_DOMAIN_COUNTRY && inner->country[0] != '\0' &&
               strcmp(inner->country, outer->country) == 0;
    if (outer->domain != RSM_DOMAIN_DIVISION || inner->domain == RSM_DOMAIN_COUNTRY)
        return false;
    if (inner->domain == RSM_DOMAIN_DIVISION && inner->row == outer->row)
        return false;
    return inner->admin1 != RSM_NONE && inner->admin1 == outer->admin1;
}
