/* Which names of an entry can stand in an English report.
 *
 * A place has its names in a hundred languages, without a word on which is whose. Kept are its own
 * name, that in plain letters, and of the others those in Latin letters nearest to it, more for a
 * larger place, as gazetteer/derive.py keeps them for the program's own. Cost: linear in the names,
 * of which IMPORT_OTHERS are looked at. */
#include <string.h>

#include "base/utf8.h"
#include "world/import/import.h"
#include "world/phrase.h"

enum { FOLDED = 64, IMPORT_OTHERS = 64, FAR = 100 };

/* A name in plain small letters, hyphens, spaces and apostrophes dropped. */
typedef struct folded_name {
    unsigned char bytes[FOLDED];
    uint32_t size;
    bool latin; /* all its letters are */
} folded_name;

static folded_name fold(rsm_buffer *scratch, rsm_slice name) {
    folded_name folded = {.latin = true};
    scratch->size = 0;
    rsm_utf8_fold(name, scratch);
    for (size_t i = 0; i < scratch->size; i++) {
        unsigned char byte = (unsigned char)scratch->data[i];
        if (byte >= 0x80)
            folded.latin = false;
        if (rsm_ascii_is_letter((char)byte) || rsm_ascii_is_digit((char)byte)) {
            if (folded.size == FOLDED)
                break;
            folded.bytes[folded.size++] = byte;
        }
    }
    return folded;
}

static bool same(const folded_name *a, const folded_name *b) {
    return a->size == b->size && memcmp(a->bytes, b->bytes, a->size) == 0;
}

/* ---- of use ---- */

static bool note(void *context, uint32_t row, uint16_t flags) {
    (void)row;
    (void)flags;
    *(bool *)context = true;
    return false;
}

static bool is_single_word(rsm_slice name) {
    return rsm_phrase_split(name, (rsm_phrase_style){false, false}).words == 1;
}

bool import_is_common_word(const rsm_world *world, rsm_slice name) {
    static const rsm_domain domains[] = {
        RSM_DOMAIN_TAGWORD, RSM_DOMAIN_NO_PLACE, RSM_DOMAIN_GIVEN_NAME, RSM_DOMAIN_TITLE,
        RSM_DOMAIN_PERSON,  RSM_DOMAIN_BODY,     RSM_DOMAIN_THING,      RSM_DOMAIN_WEAPON};
    bool found = false;
    if (!is_single_word(name))
        return false;
    for (size_t i = 0; i < sizeof domains / sizeof *domains && !found; i++)
        rsm_world_lookup(world, domains[i], name, note, &found);
    return found;
}

/* Letters by case, and marks that no name has. */
static bool is_spelled_as_name(rsm_slice name) {
    uint32_t upper = 0, lower = 0;
    bool first_seen = false, first_upper = false;
    for (size_t at = 0; at < name.size;) {
        rsm_character character = rsm_utf8_decode(name, at);
        uint32_t code = character.code_point;
        at += character.size;
        if (rsm_is_digit(code) || (code < 0x80 && strchr(";/()|\"[]{}:=", (int)code) != NULL))
            return false;
        bool is_upper = rsm_is_upper(code);
        if (rsm_is_letter(code) && !first_seen) {
            first_seen = true;
            first_upper = is_upper;
        }
        upper += is_upper;
        lower += rsm_is_letter(code) && !is_upper;
    }
    return upper > 0 && lower > 0 && (first_upper || name.size > 4);
}

bool import_name_is_useful(const rsm_world *world, rsm_slice name, rsm_buffer *scratch) {
    if (name.size == 0 || name.size > IMPORT_NAME || !is_spelled_as_name(name))
        return false;
    folded_name folded = fold(scratch, name);
    return folded.latin && folded.size >= 3 && !import_is_common_word(world, name);
}

/* ---- nearness ---- */

/* Letters by which two names differ (insertions, deletions, changes). At most FOLDED^2 steps. */
static uint32_t distance(const folded_name *a, const folded_name *b) {
    uint32_t row[FOLDED + 1];
    for (uint32_t j = 0; j <= b->size; j++)
        row[j] = j;
    for (uint32_t i = 0; i < a->size; i++) {
        uint32_t corner = row[0];
        row[0] = i + 1;
        for (uint32_t j = 0; j < b->size; j++) {
            uint32_t change = corner + (a->bytes[i] != b->bytes[j]);
            uint32_t drop = (row[j] < row[j + 1] ? row[j] : row[j + 1]) + 1;
            corner = row[j + 1];
            row[j + 1] = change < drop ? change : drop;
        }
    }
    return row[b->size];
}

/* The name with an ending of another language ("Londonas"). */
static bool is_inflected(const folded_name *other, const folded_name *name) {
    return name->size >= 4 && other->size > name->size && other->size <= name->size + 3 &&
           memcmp(other->bytes, name->bytes, name->size) == 0;
}

static uint32_t allowed(uint32_t population) {
    static const uint32_t floors[][2] = {{2000000, 14}, {500000, 12}, {100000, 9},
                                         {30000, 6},    {10000, 4},   {2000, 3}};
    for (size_t i = 0; i < sizeof floors / sizeof *floors; i++)
        if (population >= floors[i][0])
            return floors[i][1];
    return 2;
}

/* ---- choosing ---- */

typedef struct ranked_name {
    rsm_slice text;
    folded_name folded;
    uint32_t rank; /* less is nearer */
} ranked_name;

static uint32_t rank_others(const rsm_world *world, rsm_slice others, const folded_name *name,
                            ranked_name *ranked, rsm_buffer *scratch) {
    uint32_t count = 0, looked = 0;
    rsm_slice text;
    if (others.size == 0)
        return 0;
    while (looked++ < IMPORT_OTHERS && rsm_slice_split(&others, ',', &text)) {
        text = rsm_slice_trim(text);
        if (!import_name_is_useful(world, text, scratch))
            continue;
        ranked_name *kept = &ranked[count];
        *kept = (ranked_name){.text = text, .folded = fold(scratch, text)};
        if (same(&kept->folded, name) || is_inflected(&kept->folded, name))
            continue;
        uint32_t size = name->size < 4 ? 4 : name->size;
        kept->rank = distance(&kept->folded, name) * FAR / size;
        count++;
    }
    return count;
}

/* Adds the nearest that is not there yet; false where none is left. */
static bool add_nearest(ranked_name *ranked, uint32_t count, import_entry *entry) {
    uint32_t best = UINT32_MAX;
    for (uint32_t i = 0; i < count; i++)
        if (ranked[i].rank != UINT32_MAX &&
            (best == UINT32_MAX || ranked[i].rank < ranked[best].rank))
            best = i;
    if (best == UINT32_MAX)
        return false;
    entry->names[entry->name_count++] = (import_name){.text = ranked[best].text};
    for (uint32_t i = 0; i < count; i++)
        if (i != best && same(&ranked[i].folded, &ranked[best].folded))
            ranked[i].rank = UINT32_MAX;
    ranked[best].rank = UINT32_MAX;
    return true;
}

static bool may_be_own_name(rsm_slice name, const folded_name *folded) {
    return name.size > 0 && name.size <= IMPORT_NAME && folded->latin && folded->size >= 2;
}

void import_choose_names(const rsm_world *world, rsm_slice name, rsm_slice plain, rsm_slice others,
                         import_entry *entry, rsm_buffer *scratch) {
    ranked_name ranked[IMPORT_OTHERS];
    name = rsm_slice_trim(name);
    plain = rsm_slice_trim(plain);
    folded_name own = fold(scratch, name), in_plain = fold(scratch, plain);
    bool own_fits = may_be_own_name(name, &own), plain_fits = may_be_own_name(plain, &in_plain);
    entry->name_count = 0;
    if (!own_fits && !plain_fits)
        return;
    if (own_fits)
        entry->names[entry->name_count++] = (import_name){.text = name};
    if (plain_fits && !(own_fits && same(&own, &in_plain)))
        entry->names[entry->name_count++] = (import_name){.text = plain};
    uint32_t count = rank_others(world, others, own_fits ? &own : &in_plain, ranked, scratch);
    uint32_t most = entry->name_count + allowed(entry->population);
    while (entry->name_count < most && add_nearest(ranked, count, entry))
        continue;
}
