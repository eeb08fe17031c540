/* What the gazetteer says of one entry. See world/entry.h. */
#include "world/entry.h"

#include <string.h>

#define SITE_KM 1          /* as far as a listed site reaches */
#define OWN_IDS 900000000u /* ids above it are of gazetteer/towns-by-hand.txt */

static rsm_place_kind kind_of_region(uint32_t kind) {
    switch (kind) {
    case RSM_REGION_CONTINENT:
        return RSM_PLACE_CONTINENT;
    case RSM_REGION_SEA:
        return RSM_PLACE_SEA;
    case RSM_REGION_BORDER:
        return RSM_PLACE_BORDER;
    default:
        return RSM_PLACE_FEATURE;
    }
}

/* Of an entry among the towns: those of an imported gazetteer may be airports or lakes. */
static rsm_place_kind kind_of_entry(uint32_t kind) {
    switch (kind) {
    case RSM_FEATURE_SITE:
        return RSM_PLACE_SITE;
    case RSM_FEATURE_AREA:
        return RSM_PLACE_FEATURE;
    default:
        return RSM_PLACE_CITY;
    }
}

static rsm_slice division_name(const rsm_world *world, uint32_t row) {
    return rsm_world_string(world, RSM_DOMAIN_DIVISION, row, RSM_DIVISION_NAME);
}

/* As far as a town reaches from its middle, by how many people live there: a town of a hundred
 * thousand fills some fifty square km. */
static uint32_t reach_of_town(uint32_t population) {
    static const struct {
        uint32_t least, km;
    } classes[] = {{10000000, 25}, {5000000, 20}, {2000000, 16}, {1000000, 12}, {500000, 9},
                   {200000, 7},    {100000, 5},   {50000, 4},    {10000, 3},    {0, 2}};
    size_t i = 0;
    while (population < classes[i].least)
        i++;
    return classes[i].km;
}

static void set_point(const rsm_world *world, rsm_domain domain, uint32_t row, uint32_t lat,
                      uint32_t lon, rsm_place_value *value) {
    value->lat_e5 = rsm_world_signed(world, domain, row, lat);
    value->lon_e5 = rsm_world_signed(world, domain, row, lon);
    value->has_point = true;
}

static void set_country(rsm_slice code, rsm_place_value *value) {
    if (code.size == 2 || code.size == 3)
        memcpy(value->country, code.data, code.size);
}

static void set_country_itself(const rsm_world *world, uint32_t row, rsm_place_value *value) {
    rsm_domain domain = RSM_DOMAIN_COUNTRY;
    set_point(world, domain, row, RSM_COUNTRY_LAT, RSM_COUNTRY_LON, value);
    set_country(rsm_world_string(world, domain, row, RSM_COUNTRY_ISO2), value);
    value->name = rsm_world_string(world, domain, row, RSM_COUNTRY_NAME);
    value->kind = RSM_PLACE_COUNTRY;
    value->geonameid = rsm_world_number(world, domain, row, RSM_COUNTRY_GEONAMEID);
    value->radius_km = rsm_world_number(world, domain, row, RSM_COUNTRY_RADIUS);
}

static void set_division(const rsm_world *world, uint32_t row, rsm_place_value *value) {
    rsm_domain domain = RSM_DOMAIN_DIVISION;
    bool first_level = rsm_world_number(world, domain, row, RSM_DIVISION_LEVEL) == 1;
    uint32_t admin1 = first_level ? row : rsm_world_number(world, domain, row, RSM_DIVISION_PARENT);
    set_point(world, domain, row, RSM_DIVISION_LAT, RSM_DIVISION_LON, value);
    set_country(rsm_world_string(world, domain, row, RSM_DIVISION_COUNTRY), value);
    value->name = division_name(world, row);
    value->kind = admin1 == row ? RSM_PLACE_ADMIN1 : RSM_PLACE_ADMIN2;
    value->radius_km = rsm_world_number(world, domain, row, RSM_DIVISION_RADIUS);
    if (value->radius_km == 0)
        value->radius_km =
            1 + reach_of_town(rsm_world_number(world, domain, row, RSM_DIVISION_POPULATION));
    if (admin1 != RSM_NONE)
        value->admin1 = division_name(world, admin1);
}

static void set_town(const rsm_world *world, uint32_t row, rsm_place_value *value) {
    rsm_domain domain = RSM_DOMAIN_PLACE;
    uint32_t admin1 = rsm_world_number(world, domain, row, RSM_GAZETTEER_ADMIN1);
    uint32_t admin2 = rsm_world_number(world, domain, row, RSM_GAZETTEER_ADMIN2);
    set_point(world, domain, row, RSM_GAZETTEER_LAT, RSM_GAZETTEER_LON, value);
    set_country(rsm_world_string(world, domain, row, RSM_GAZETTEER_COUNTRY), value);
    value->name = rsm_world_string(world, domain, row, RSM_GAZETTEER_NAME);
    value->kind = kind_of_entry(rsm_world_number(world, domain, row, RSM_GAZETTEER_KIND));
    value->geonameid = rsm_world_number(world, domain, row, RSM_GAZETTEER_GEONAMEID);
    value->radius_km =
        reach_of_town(rsm_world_number(world, domain, row, RSM_GAZETTEER_POPULATION));
    if (value->geonameid > OWN_IDS)
        value->geonameid = 0; /* a town that GeoNames does not list */
    if (admin1 != RSM_NONE)
        value->admin1 = division_name(world, admin1);
    if (admin2 != RSM_NONE)
        value->admin2 = division_name(world, admin2);
}

static void set_region(const rsm_world *world, uint32_t row, rsm_place_value *value) {
    rsm_domain domain = RSM_DOMAIN_REGION;
    rsm_slice country;
    bool several = rsm_world_list_item(world, domain, row, RSM_REGION_COUNTRIES, 1, &country);
    set_point(world, domain, row, RSM_REGION_LAT, RSM_REGION_LON, value);
    if (!several && rsm_world_list_item(world, domain, row, RSM_REGION_COUNTRIES, 0, &country))
        set_country(country, value);
    value->name = rsm_world_string(world, domain, row, RSM_REGION_NAME);
    value->kind = kind_of_region(rsm_world_number(world, domain, row, RSM_REGION_KIND));
    value->radius_km = rsm_world_number(world, domain, row, RSM_REGION_RADIUS);
}

static void set_site(const rsm_world *world, uint32_t row, rsm_place_value *value) {
    rsm_domain domain = RSM_DOMAIN_SITE;
    uint32_t admin1 = rsm_world_number(world, domain, row, RSM_SITE_ADMIN1);
    set_point(world, domain, row, RSM_SITE_LAT, RSM_SITE_LON, value);
    set_country(rsm_world_string(world, domain, row, RSM_SITE_COUNTRY), value);
    value->name = rsm_world_string(world, domain, row, RSM_SITE_NAME);
    value->kind = RSM_PLACE_SITE;
    value->city = rsm_world_string(world, domain, row, RSM_SITE_CITY);
    value->radius_km = SITE_KM;
    if (admin1 != RSM_NONE)
        value->admin1 = division_name(world, admin1);
}

void rsm_place_of_entry(const rsm_world *world, rsm_domain domain, uint32_t row,
                        rsm_place_value *value) {
    *value = (rsm_place_value){0};
    switch (domain) {
    case RSM_DOMAIN_COUNTRY:
        set_country_itself(world, row, value);
        return;
    case RSM_DOMAIN_DIVISION:
        set_division(world, row, value);
        return;
    case RSM_DOMAIN_PLACE:
        set_town(world, row, value);
        return;
    case RSM_DOMAIN_REGION:
        set_region(world, row, value);
        return;
    default:
        set_site(world, row, value);
        return;
    }
}
