/* Codes by key, name and noun: see codes.h.
 *
 * Part: the one place that reads RSM_DOMAIN_CODE and RSM_DOMAIN_COUNTRY_CODE. Cost: see codes.h. */
#include "export/codes.h"

#include <string.h>

#include "base/utf8.h"
#include "record/span.h"

enum { NOUN_WORDS = 12 /* words of a name that are looked at, from its end */ };

static rsm_slice empty(void) {
    return rsm_slice_make("", 0);
}

/* "list\nkey" in the arena. */
static rsm_slice joined(rsm_slice list, rsm_slice key, rsm_arena *arena) {
    char *data = rsm_arena_allocate(arena, list.size + key.size + 1);
    if (data == NULL) {
        return empty();
    }
    memcpy(data, list.data, list.size);
    data[list.size] = '\n';
    if (key.size > 0) {
        memcpy(data + list.size + 1, key.data, key.size);
    }
    return rsm_slice_make(data, list.size + key.size + 1);
}

static bool load_row(rsm_codes *codes, uint32_t row) {
    const rsm_world *world = codes->world;
    rsm_slice list = rsm_world_string(world, RSM_DOMAIN_CODE, row, RSM_CODE_LIST), noun;
    rsm_slice key = rsm_world_string(world, RSM_DOMAIN_CODE, row, RSM_CODE_KEY);
    if (!rsm_map_set(&codes->keys, joined(list, key, codes->arena), row)) {
        return false;
    }
    for (uint32_t i = 0; rsm_world_list_item(world, RSM_DOMAIN_CODE, row, RSM_CODE_WORDS, i, &noun);
         i++) {
        rsm_slice folded = joined(list, rsm_utf8_fold_in(noun, codes->arena), codes->arena);
        uint32_t first; /* of two rows with one noun the first has it */
        if (folded.size > 0 && !rsm_map_insert(&codes->nouns, folded, row, &first, NULL)) {
            return false;
        }
    }
    return true;
}

bool rsm_codes_load(const rsm_world *world, rsm_arena *arena, rsm_codes *codes) {
    *codes = (rsm_codes){.world = world, .arena = arena};
    rsm_map_init(&codes->keys, arena);
    rsm_map_init(&codes->nouns, arena);
    uint32_t rows = world != NULL ? rsm_world_rows(world, RSM_DOMAIN_CODE) : 0;
    for (uint32_t i = 0; i < rows; i++) {
        if (!load_row(codes, i)) {
            return false;
        }
    }
    return !arena->failed;
}

/* ---- countries ---- */

rsm_slice rsm_country_code(const rsm_codes *codes, rsm_slice iso2, unsigned column) {
    uint32_t row = codes->world != NULL && iso2.size > 0
                       ? rsm_world_find(codes->world, RSM_DOMAIN_COUNTRY_CODE, iso2)
                       : RSM_NONE;
    return row != RSM_NONE ? rsm_world_string(codes->world, RSM_DOMAIN_COUNTRY_CODE, row, column)
                           : empty();
}

rsm_slice rsm_country_by_code(const rsm_codes *codes, unsigned column, rsm_slice value) {
    uint32_t rows =
        codes->world != NULL ? rsm_world_rows(codes->world, RSM_DOMAIN_COUNTRY_CODE) : 0;
    for (uint32_t i = 0; value.size > 0 && i < rows; i++) {
        rsm_slice held = rsm_world_string(codes->world, RSM_DOMAIN_COUNTRY_CODE, i, column);
        if (rsm_slice_equal_ascii_caseless(held, value)) {
            return rsm_world_string(codes->world, RSM_DOMAIN_COUNTRY_CODE, i,
                                    RSM_COUNTRY_CODE_ISO2);
        }
    }
    return empty();
}

static rsm_slice country_text(const rsm_codes *codes, rsm_slice iso2, unsigned column) {
    uint32_t row = codes->world != NULL && iso2.size > 0
                       ? rsm_world_find(codes->world, RSM_DOMAIN_COUNTRY, iso2)
                       : RSM_NONE;
    return row != RSM_NONE ? rsm_world_string(codes->world, RSM_DOMAIN_COUNTRY, row, column)
                           : empty();
}

rsm_slice rsm_country_iso3(const rsm_codes *codes, rsm_slice iso2) {
    return country_text(codes, iso2, RSM_COUNTRY_ISO3);
}

rsm_slice rsm_country_name(const rsm_codes *codes, rsm_slice iso2) {
    return country_text(codes, iso2, RSM_COUNTRY_NAME);
}

/* ---- looking up ---- */

typedef struct found_row {
    uint32_t row;
} found_row;

static bool take_name(void *context, uint32_t row, uint16_t flags) {
    if ((flags & RSM_PHRASE_ADJECTIVE) == 0) {
        ((found_row *)context)->row = row;
        return false;
    }
    return true;
}

static uint32_t row_named(const rsm_world *world, rsm_domain domain, rsm_slice name) {
    found_row found = {RSM_NONE};
    rsm_world_lookup(world, domain, name, take_name, &found);
    return found.row;
}

rsm_slice rsm_country_by_name(const rsm_codes *codes, rsm_slice name) {
    uint32_t row = codes->world != NULL && name.size > 0
                       ? row_named(codes->world, RSM_DOMAIN_COUNTRY, name)
                       : RSM_NONE;
    return row != RSM_NONE
               ? rsm_world_string(codes->world, RSM_DOMAIN_COUNTRY, row, RSM_COUNTRY_ISO2)
               : empty();
}

rsm_slice rsm_outlet_country(const rsm_codes *codes, rsm_slice outlet) {
    uint32_t row = codes->world != NULL && outlet.size > 0
                       ? row_named(codes->world, RSM_DOMAIN_OUTLET, outlet)
                       : RSM_NONE;
    return row != RSM_NONE
               ? rsm_world_string(codes->world, RSM_DOMAIN_OUTLET, row, RSM_OUTLET_COUNTRY)
               : empty();
}

static uint32_t find_in(const rsm_codes *codes, const rsm_map *map, const char *list,
                        rsm_slice key) {
    char room[160];
    size_t size = strlen(list);
    uint32_t row = RSM_NONE;
    if (size + 1 + key.size > sizeof room || codes->world == NULL) {
        return RSM_NONE;
    }
    memcpy(room, list, size);
    room[size] = '\n';
    if (key.size > 0) {
        memcpy(room + size + 1, key.data, key.size);
    }
    return rsm_map_find(map, rsm_slice_make(room, size + 1 + key.size), &row) ? row : RSM_NONE;
}

uint32_t rsm_code_find(const rsm_codes *codes, const char *list, rsm_slice code) {
    return find_in(codes, &codes->keys, list, code);
}

uint32_t rsm_code_by_name(const rsm_codes *codes, const char *list, rsm_slice name) {
    uint32_t rows = codes->world != NULL ? rsm_world_rows(codes->world, RSM_DOMAIN_CODE) : 0;
    for (uint32_t i = 0; i < rows; i++) {
        if (rsm_slice_equal_string(rsm_code_text(codes, i, RSM_CODE_LIST), list) &&
            rsm_slice_equal_ascii_caseless(rsm_code_text(codes, i, RSM_CODE_NAME), name)) {
            return i;
        }
    }
    return RSM_NONE;
}

rsm_slice rsm_code_text(const rsm_codes *codes, uint32_t row, unsigned column) {
    return codes->world != NULL && row != RSM_NONE
               ? rsm_world_string(codes->world, RSM_DOMAIN_CODE, row, column)
               : empty();
}

rsm_slice rsm_code_name(const rsm_codes *codes, const char *list, rsm_slice code) {
    return rsm_code_text(codes, rsm_code_find(codes, list, code), RSM_CODE_NAME);
}

/* ---- by noun ---- */

/* The last words of `text`, one fewer each time: sets *from to where the next suffix begins. False
 * where there is none. */
static bool next_suffix(rsm_slice text, size_t *from) {
    while (*from < text.size && text.data[*from] != ' ' && text.data[*from] != '-') {
        (*from)++;
    }
    (*from)++;
    return *from < text.size;
}

/* Where the last NOUN_WORDS words of a folded name begin. */
static size_t first_suffix(rsm_slice text) {
    size_t words = 1, at = text.size;
    while (at > 0) {
        words += text.data[at - 1] == ' ' ? 1u : 0u;
        if (words > NOUN_WORDS) {
            return at;
        }
        at--;
    }
    return 0;
}

static uint32_t noun_or_plural(const rsm_codes *codes, const char *list, rsm_slice noun) {
    uint32_t row = find_in(codes, &codes->nouns, list, noun);
    if (row == RSM_NONE && noun.size > 2 && noun.data[noun.size - 1] == 's') {
        row = find_in(codes, &codes->nouns, list, rsm_slice_sub(noun, 0, noun.size - 1));
        if (row == RSM_NONE && noun.data[noun.size - 2] == 'e') {
            row = find_in(codes, &codes->nouns, list, rsm_slice_sub(noun, 0, noun.size - 2));
        }
    }
    if (row == RSM_NONE && noun.size > 3 &&
        memcmp(noun.data + noun.size - 3, "men", 3) == 0) { /* policemen */
        char room[64];
        if (noun.size < sizeof room) {
            memcpy(room, noun.data, noun.size);
            room[noun.size - 2] = 'a';
            row = find_in(codes, &codes->nouns, list, rsm_slice_make(room, noun.size));
        }
    }
    return row;
}

/* Reads "X of Y" and "X in Y" as X. */
static rsm_slice head_of(rsm_slice folded) {
    static const char *const joints[] = {" of ",   " in ",  " at ",   " near ", " for ",
                                         " from ", " who ", " that ", " with ", ", "};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        size_t at = rsm_slice_find(folded, rsm_slice_from_string(joints[i]), 0);
        if (at != RSM_NOWHERE && at > 0) {
            folded = rsm_slice_sub(folded, 0, at);
        }
    }
    return folded;
}

uint32_t rsm_code_by_noun(const rsm_codes *codes, const char *list, rsm_slice name) {
    rsm_arena_mark mark = rsm_arena_get_mark(codes->arena);
    rsm_slice folded = head_of(rsm_utf8_fold_in(name, codes->arena));
    uint32_t row = RSM_NONE;
    size_t from = first_suffix(folded);
    while (folded.size > 0 && row == RSM_NONE) {
        row = noun_or_plural(codes, list, rsm_slice_sub(folded, from, folded.size));
        if (!next_suffix(folded, &from)) {
            break;
        }
    }
    rsm_arena_rewind(codes->arena, mark);
    return row;
}

uint32_t rsm_noun_row(const rsm_codes *codes, rsm_domain domain, rsm_slice name) {
    if (codes->world == NULL || name.size == 0) {
        return RSM_NONE;
    }
    rsm_arena_mark mark = rsm_arena_get_mark(codes->arena);
    rsm_slice folded = head_of(rsm_utf8_fold_in(name, codes->arena));
    uint32_t row = RSM_NONE;
    size_t from = first_suffix(folded);
    while (folded.size > 0 && row == RSM_NONE) {
        row = row_named(codes->world, domain, rsm_slice_sub(folded, from, folded.size));
        if (!next_suffix(folded, &from)) {
            break;
        }
    }
    rsm_arena_rewind(codes->arena, mark);
    return row;
}
