/* What an outlet's home tells of how it writes dates: the order of day and month, the half of the
 * earth its seasons belong to.
 *
 * Part: the country by the list of outlets, by the towns of local ones, by the end of the domain or
 * by a country named in the outlet's name ("Kenya Daily"). Invariants: where nothing tells, the
 * order is unknown. Cost: a look-up for each word of the outlet's name, at most HOME_WORDS. */
#include "time/resolve.h"

#define HOME_WORDS 8

typedef struct home {
    const rsm_world *world;
    rsm_domain domain;
    int column;
    rsm_slice country;
} home;

static bool visit(void *context, uint32_t row, uint16_t flags) {
    home *found = context;
    (void)flags;
    found->country = rsm_world_string(found->world, found->domain, row, found->column);
    return found->country.size != 2;
}

static bool look_up(home *found, rsm_domain domain, int column, rsm_slice name) {
    if (found->country.size == 2 || name.size < 2)
        return found->country.size == 2;
    found->domain = domain;
    found->column = column;
    rsm_world_lookup(found->world, domain, name, visit, found);
    return found->country.size == 2;
}

/* "www.kgpe.example.com": by its first word and by the last before the ending. */
static void look_up_domain(home *found, rsm_slice outlet) {
    size_t dot = rsm_slice_find_byte(outlet, '.');
    if (dot >= outlet.size || rsm_slice_find_byte(outlet, ' ') < outlet.size)
        return;
    rsm_slice rest = rsm_slice_sub(outlet, 0, rsm_slice_find_last_byte(outlet, '.'));
    size_t before = rsm_slice_find_last_byte(rest, '.');
    look_up(found, RSM_DOMAIN_OUTLET_HOME, RSM_OUTLET_HOME_COUNTRY, rsm_slice_sub(outlet, 0, dot));
    if (before < rest.size)
        look_up(found, RSM_DOMAIN_OUTLET_HOME, RSM_OUTLET_HOME_COUNTRY,
                rsm_slice_sub(rest, before + 1, rest.size));
}

/* Endings of two letters are countries, but for those that are sold for what they spell. */
static bool ends_in_country(rsm_slice outlet, char country[2]) {
    static const char sold[] = " tv co me io fm ly ws cc la to nu ai gg ";
    size_t dot = rsm_slice_find_last_byte(outlet, '.');
    if (dot >= outlet.size || outlet.size - dot != 3 ||
        rsm_slice_find_byte(outlet, ' ') < outlet.size ||
        rsm_slice_find(rsm_slice_from_string(sold), rsm_slice_sub(outlet, dot + 1, outlet.size),
                       0) != RSM_NOWHERE)
        return false;
    for (size_t i = 0; i < 2; i++) {
        char c = outlet.data[dot + 1 + i];
        country[i] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
    }
    if (country[0] == 'U' && country[1] == 'K') {
        country[0] = 'G';
        country[1] = 'B';
    }
    return true;
}

static void look_up_words(home *found, rsm_slice outlet) {
    rsm_slice rest = outlet, word;
    for (uint32_t i = 0; i < HOME_WORDS && rsm_slice_split(&rest, ' ', &word); i++) {
        rsm_slice pair = rsm_slice_make(word.data, word.size), tail = rest, next;
        if (rsm_slice_split(&tail, ' ', &next)) /* "New Zealand Herald" */
            pair = rsm_slice_make(word.data, (size_t)(next.data + next.size - word.data));
        if (look_up(found, RSM_DOMAIN_COUNTRY, RSM_COUNTRY_ISO2, pair) ||
            look_up(found, RSM_DOMAIN_COUNTRY, RSM_COUNTRY_ISO2, word))
            return;
    }
}

static bool country_in(rsm_slice country, const char *list) {
    return rsm_slice_find(rsm_slice_from_string(list), country, 0) != RSM_NOWHERE;
}

void rsm_time_home(time_context *context, rsm_slice outlet) {
    char ending[2];
    home found = {context->world, RSM_DOMAIN_OUTLET, RSM_OUTLET_COUNTRY, {NULL, 0}};
    if (context->world == NULL || outlet.size == 0)
        return;
    if (rsm_slice_starts_with(outlet, RSM_SLICE("www.")))
        outlet = rsm_slice_sub(outlet, 4, outlet.size);
    look_up(&found, RSM_DOMAIN_OUTLET, RSM_OUTLET_COUNTRY, outlet);
    if (rsm_slice_starts_with(outlet, RSM_SLICE("The ")))
        look_up(&found, RSM_DOMAIN_OUTLET, RSM_OUTLET_COUNTRY,
                rsm_slice_sub(outlet, 4, outlet.size));
    look_up_domain(&found, outlet);
    if (found.country.size != 2 && ends_in_country(outlet, ending))
        found.country = rsm_slice_make(ending, 2);
    if (found.country.size != 2)
        look_up_words(&found, outlet);
    if (found.country.size != 2)
        return;
    context->order = country_in(found.country, "CA") ? TIME_ORDER_UNKNOWN
                     : country_in(found.country, "US PH FM PW MH CN JP KR TW")
                         ? TIME_ORDER_MONTH_FIRST
                         : TIME_ORDER_DAY_FIRST;
    context->southern = country_in(
        found.country, "AU NZ ZA AR CL UY PY BO BR PE BW NA ZW ZM MW AO MZ MG LS SZ FJ PG MU");
}
