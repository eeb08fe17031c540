/* What an incident of one report is compared by. See fuse/together.h.
 *
 * Part: reads days, place, tolls, participants and words out of the reading once, so that scoring a
 * pair is a few comparisons. Invariants: profiles stand in canonical order. Cost: linear in the
 * readings. */
#include "fuse/together.h"

#include "base/hash.h"
#include "base/utf8.h"

#define NO_RARITY_WEIGHT 96  /* of a word where there is no table: six bits */
#define RAREST_WEIGHT    224 /* of a word that is not in the table: fourteen bits */
#define FIRM_DAYS        31  /* an interval wider than this is no firm date */
#define NEAR_DAYS        10  /* a day so near to publication may have been reckoned from it */
#define PERSONS_MOST     32  /* named persons of a report that are heeded */
#define PUBLICATION_DAYS \
    3 /* a main incident without a date lies within so many days before publication */

/* ---- rarity of words ---- */

typedef struct word_weight {
    uint64_t key;
    uint32_t weight;
} word_weight;

static int compare_weights(void *context, const void *left, const void *right) {
    uint64_t a = ((const word_weight *)left)->key, b = ((const word_weight *)right)->key;
    (void)context;
    return a < b ? -1 : a > b;
}

bool rsm_rarity_load(rsm_together *together) {
    const rsm_world *world = together->world;
    uint32_t rows = world != NULL ? rsm_world_rows(world, RSM_DOMAIN_RARITY) : 0;
    word_weight *pairs = rsm_arena_allocate_items(together->scratch, rows, sizeof *pairs);
    uint64_t *keys = rsm_arena_allocate_items(together->scratch, rows, sizeof *keys);
    uint32_t *weights = rsm_arena_allocate_items(together->scratch, rows, sizeof *weights);
    if (pairs == NULL || keys == NULL || weights == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < rows; i++) {
        pairs[i].key =
            rsm_world_word_key(rsm_world_string(world, RSM_DOMAIN_RARITY, i, RSM_RARITY_WORD));
        pairs[i].weight = rsm_world_number(world, RSM_DOMAIN_RARITY, i, RSM_RARITY_WEIGHT);
    }
    if (!rsm_sort(pairs, rows, sizeof *pairs, compare_weights, NULL, together->scratch)) {
        return false;
    }
    for (uint32_t i = 0; i < rows; i++) {
        keys[i] = pairs[i].key;
        weights[i] = pairs[i].weight;
    }
    together->rarity = (rsm_rarity){keys, weights, rows};
    return true;
}

uint32_t rsm_word_weight(const rsm_rarity *rarity, uint64_t word) {
    uint32_t low = 0, high = rarity->count;
    if (high == 0) {
        return NO_RARITY_WEIGHT;
    }
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (rarity->keys[middle] < word) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < rarity->count && rarity->keys[low] == word ? rarity->weights[low] : RAREST_WEIGHT;
}

/* ---- parts of a profile ---- */

/* Hash of the folded name, never 0; 0 for the empty one. */
static uint64_t name_key(rsm_slice name, rsm_arena *scratch) {
    if (name.size == 0) {
        return 0;
    }
    rsm_slice folded = rsm_utf8_fold_in(name, scratch);
    return folded.size == 0 ? 0 : rsm_hash64(folded) | 1;
}

static rsm_slice without_suffix(rsm_slice name) {
    static const char *const suffixes[] = {" jr.", " jr", " sr.", " sr", " ii", " iii", " iv"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        rsm_slice suffix = rsm_slice_from_string(suffixes[i]);
        if (name.size > suffix.size && rsm_slice_ends_with(name, suffix)) {
            name = rsm_slice_sub(name, 0, name.size - suffix.size);
            return name.data[name.size - 1] == ',' ? rsm_slice_sub(name, 0, name.size - 1) : name;
        }
    }
    return name;
}

/* Hash of a person's first name and last, never 0; 0 for the empty name. One report has "Ann Marie
 * Reed", another "Ann M. Reed" and a third "Ann Reed". */
static uint64_t person_key(rsm_slice name, rsm_arena *scratch) {
    rsm_slice folded = without_suffix(rsm_utf8_fold_in(name, scratch));
    size_t first = rsm_slice_find_byte(folded, ' '), last = rsm_slice_find_last_byte(folded, ' ');
    if (first == RSM_NOWHERE) {
        return name_key(folded, scratch);
    }
    return rsm_hash_combine(rsm_hash64(rsm_slice_sub(folded, 0, first)),
                            rsm_hash64(rsm_slice_sub(folded, last + 1, folded.size))) |
           1;
}

/* "XXXX-05-14" gives 5 * 32 + 14. */
static int32_t month_day_of(rsm_slice value) {
    uint64_t month = 0, day = 0;
    if (value.size < 10 || !rsm_slice_starts_with(value, RSM_SLICE("XXXX-")) ||
        !rsm_slice_parse_unsigned(rsm_slice_sub(value, 5, 7), 12, &month) ||
        !rsm_slice_parse_unsigned(rsm_slice_sub(value, 8, 10), 31, &day)) {
        return 0;
    }
    return (int32_t)(month * 32 + day);
}

/* "XXXX-WXX-5TEV" gives 5: a Friday, and nothing tells of which week. */
static uint8_t weekday_of(rsm_slice value) {
    uint64_t weekday = 0;
    if (value.size < 10 || !rsm_slice_starts_with(value, RSM_SLICE("XXXX-WXX-")) ||
        !rsm_slice_parse_unsigned(rsm_slice_sub(value, 9, 10), 7, &weekday)) {
        return 0;
    }
    return (uint8_t)weekday;
}

static void set_days(rsm_profile *profile, const rsm_reading *reading,
                     const rsm_incident *incident) {
    const rsm_published *published = &reading->report.published;
    profile->from = INT32_MIN;
    profile->to = INT32_MAX;
    if (incident->has_when) {
        const rsm_time_value *when = &incident->when;
        profile->month_day = month_day_of(when->value);
        profile->weekday = weekday_of(when->value);
        if (when->earliest.known && when->latest.known && when->earliest.day <= when->latest.day) {
            profile->timing = RSM_TIMING_STATED;
            profile->from = when->earliest.day;
            profile->to = when->latest.day;
            profile->near_publication =
                published->latest.known && when->latest.day <= published->latest.day &&
                (int64_t)when->earliest.day + NEAR_DAYS >= published->latest.day;
            return;
        }
    }
    if (!published->latest.known) {
        return;
    }
    profile->to = published->latest.day;
    if (incident->main && published->earliest.known && profile->month_day == 0) {
        profile->timing = RSM_TIMING_BY_PUBLICATION;
        profile->from = published->earliest.day - PUBLICATION_DAYS;
    }
}

static rsm_profile_place place_of(const rsm_place_value *place, rsm_arena *scratch) {
    rsm_profile_place made = {.value = place};
    made.country = name_key(rsm_slice_from_string(place->country), scratch);
    made.is_city = place->kind == RSM_PLACE_CITY ||
                   (place->kind == RSM_PLACE_SITE && place->city.size > 0) ||
                   (place->kind == RSM_PLACE_SITE && place->has_point);
    uint64_t city = name_key(place->kind == RSM_PLACE_CITY ? place->name : place->city, scratch);
    if (city != 0) {
        made.city = rsm_hash_combine(made.country, city) | 1;
        made.city_name = city;
    }
    rsm_slice admin1 = place->kind == RSM_PLACE_ADMIN1 ? place->name : place->admin1;
    uint64_t division = name_key(admin1, scratch);
    made.admin1 = division != 0 ? rsm_hash_combine(made.country, division) | 1 : 0;
    made.site = place->kind == RSM_PLACE_SITE ? name_key(place->name, scratch) : 0;
    return made;
}

void rsm_profile_move(rsm_profile *profile, const rsm_profile_place *place) {
    profile->has_place = true;
    profile->place = place->value;
    profile->is_city = place->is_city;
    profile->city = place->city;
    profile->admin1 = place->admin1;
    profile->country = place->country;
    profile->site = place->site;
    profile->city_name = place->city_name;
}

static bool set_places(rsm_profile *profile, const rsm_incident *incident, rsm_arena *scratch) {
    uint32_t most =
        incident->part_count < RSM_PROFILE_PARTS ? incident->part_count : RSM_PROFILE_PARTS;
    if (incident->has_where) {
        rsm_profile_place place = place_of(&incident->where, scratch);
        rsm_profile_move(profile, &place);
    }
    if (most == 0) {
        return true;
    }
    rsm_profile_place *parts = rsm_arena_allocate_items(scratch, most, sizeof *parts);
    for (uint32_t i = 0; parts != NULL && i < most; i++) {
        if (incident->parts[i].has_where) {
            parts[profile->part_count++] = place_of(&incident->parts[i].where, scratch);
        }
    }
    profile->parts = parts;
    return parts != NULL;
}

static void add_figure(rsm_toll *toll, int64_t figure) {
    for (uint32_t i = 0; i < toll->figure_count; i++) {
        if (toll->figures[i] == figure) {
            return;
        }
    }
    if (toll->figure_count < sizeof toll->figures / sizeof toll->figures[0]) {
        toll->figures[toll->figure_count++] = figure;
    }
}

/* A toll from the report's own statements: the widest-reaching total that is asserted. */
static rsm_toll toll_of(const rsm_reading *reading, uint32_t incident, rsm_slot slot) {
    rsm_toll toll = {.low = RSM_COUNT_UNKNOWN, .high = RSM_COUNT_UNKNOWN};
    for (uint32_t i = 0; i < reading->statement_count; i++) {
        const rsm_statement *statement = &reading->statements[i];
        const rsm_count_value *count = &statement->value.as.count;
        if (statement->incident != incident || statement->slot != slot ||
            statement->value.kind != RSM_VALUE_COUNT || count->low == RSM_COUNT_UNKNOWN ||
            count->kind == RSM_COUNT_PART || count->kind == RSM_COUNT_SUM ||
            statement->stance == RSM_STANCE_PREDICTS || statement->stance == RSM_STANCE_DENIES) {
            continue;
        }
        int64_t high = count->high;
        if (!toll.known || count->low < toll.low) {
            toll.low = count->low;
        }
        if (!toll.known ||
            (toll.high != RSM_COUNT_UNKNOWN && (high == RSM_COUNT_UNKNOWN || high > toll.high))) {
            toll.high = high;
        }
        toll.known = true;
        add_figure(&toll, count->low);
    }
    return toll;
}

/* RSM_PARTICIPANT_KINDS for what tells nothing. */
static rsm_participant_kind participant_kind(const rsm_entity *entity) {
    switch (entity->type) {
    case RSM_ENTITY_PER:
        return rsm_slice_find_byte(entity->name, ' ') != RSM_NOWHERE ? RSM_PARTICIPANT_NAME
                                                                     : RSM_PARTICIPANT_SURNAME;
    case RSM_ENTITY_FAC:
        return RSM_PARTICIPANT_SITE;
    case RSM_ENTITY_GROUP:
    case RSM_ENTITY_ORG:
        return RSM_PARTICIPANT_BODY;
    default:
        return RSM_PARTICIPANT_KINDS;
    }
}

/* Names begin with a capital; "two men" is no name. */
static bool is_name(rsm_slice name) {
    rsm_character first = rsm_utf8_decode(name, 0);
    return first.size > 0 && rsm_is_upper(first.code_point);
}

static int compare_participants(void *context, const void *left, const void *right) {
    const rsm_participant *a = left, *b = right;
    (void)context;
    if (a->key != b->key) {
        return a->key < b->key ? -1 : 1;
    }
    return a->kind < b->kind ? -1 : a->kind > b->kind;
}

static bool set_participants(rsm_profile *profile, const rsm_reading *reading,
                             const rsm_incident *incident, rsm_arena *scratch) {
    rsm_vector found;
    rsm_vector_init(&found, scratch, sizeof(rsm_participant));
    for (uint32_t i = 0; i < incident->role_count; i++) {
        const rsm_entity *entity = &reading->entities[incident->roles[i].entity];
        rsm_participant_kind kind = participant_kind(entity);
        if (kind == RSM_PARTICIPANT_KINDS || (entity->actor.size == 0 && !is_name(entity->name))) {
            continue;
        }
        rsm_participant *item = rsm_vector_push(&found);
        if (item == NULL) {
            return false;
        }
        item->key = entity->actor.size > 0           ? rsm_hash64(entity->actor) & ~UINT64_C(1)
                    : entity->type == RSM_ENTITY_PER ? person_key(entity->name, scratch)
                                                     : name_key(entity->name, scratch);
        item->kind = kind;
    }
    if (!rsm_sort(found.items, found.count, sizeof(rsm_participant), compare_participants, NULL,
                  scratch)) {
        return false;
    }
    rsm_participant *items = found.items;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < found.count; i++) {
        if (kept == 0 || items[kept - 1].key != items[i].key) {
            items[kept++] = items[i];
        }
    }
    profile->participants = items;
    profile->participant_count = kept;
    return true;
}

static int compare_keys(void *context, const void *left, const void *right) {
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    (void)context;
    return a < b ? -1 : a > b;
}

static bool set_persons(rsm_profile *profile, const rsm_reading *reading, rsm_arena *scratch) {
    rsm_vector found;
    rsm_vector_init(&found, scratch, sizeof(uint64_t));
    for (uint32_t i = 0; i < reading->entity_count && found.count < PERSONS_MOST; i++) {
        const rsm_entity *entity = &reading->entities[i];
        uint64_t key = participant_kind(entity) == RSM_PARTICIPANT_NAME && is_name(entity->name)
                           ? person_key(entity->name, scratch)
                           : 0;
        if (key != 0 && rsm_vector_push_copy(&found, &key) == NULL) {
            return false;
        }
    }
    if (!rsm_sort(found.items, found.count, sizeof(uint64_t), compare_keys, NULL, scratch)) {
        return false;
    }
    uint64_t *keys = found.items;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < found.count; i++) {
        if (kept == 0 || keys[kept - 1] != keys[i]) {
            keys[kept++] = keys[i];
        }
    }
    profile->persons = keys;
    profile->person_count = kept;
    return true;
}

/* Whether the report tells of a case in court. */
static bool tells_of_trial(const rsm_reading *reading) {
    static const char *const types[] = {"charge", "trial", "sentencing"};
    for (uint32_t i = 0; i < reading->incident_count; i++) {
        for (size_t j = 0; j < sizeof types / sizeof *types; j++) {
            if (rsm_slice_equal(reading->incidents[i].type, rsm_slice_from_string(types[j]))) {
                return true;
            }
        }
    }
    return false;
}

static bool fill(rsm_together *together, rsm_profile *profile) {
    const rsm_reading *reading = &together->readings[profile->reading];
    const rsm_incident *incident = &reading->incidents[profile->incident];
    rsm_slice type = incident->subtype.size > 0 ? incident->subtype : incident->type;
    profile->main = incident->main;
    profile->is_tried = tells_of_trial(reading);
    profile->id = incident->id;
    profile->report = reading->report.id;
    profile->published = reading->report.published.earliest;
    profile->copy_of = together->copy_of[profile->reading];
    profile->type = together->types.count > 0
                        ? rsm_world_find(together->world, RSM_DOMAIN_TYPE, type)
                        : RSM_NONE;
    profile->type_key = rsm_hash64(type);
    set_days(profile, reading, incident);
    bool placed = set_places(profile, incident, together->scratch);
    profile->killed = toll_of(reading, profile->incident, RSM_SLOT_KILLED);
    profile->injured = toll_of(reading, profile->incident, RSM_SLOT_INJURED);
    profile->words = incident->words;
    profile->word_count = incident->word_count;
    if (incident->word_count > 0 && incident->words[incident->word_count - 1] > RSM_WORD_NTH) {
        profile->nth = (uint8_t)(incident->words[--profile->word_count] - RSM_WORD_NTH);
    }
    for (uint32_t i = 0; i < profile->word_count; i++) {
        profile->word_weight += rsm_word_weight(&together->rarity, incident->words[i]);
    }
    bool is_dated =
        profile->timing == RSM_TIMING_STATED && (int64_t)profile->to - profile->from <= FIRM_DAYS;
    profile->is_vague =
        !profile->main && !is_dated && (profile->timing == RSM_TIMING_NONE || !profile->is_city);
    return placed && (!profile->main || set_persons(profile, reading, together->scratch)) &&
           set_participants(profile, reading, incident, together->scratch) &&
           !together->scratch->failed;
}

int rsm_profile_compare(const rsm_profile *left, const rsm_profile *right) {
    if (left->published.known != right->published.known) {
        return left->published.known ? -1 : 1;
    }
    int order = rsm_instant_compare(left->published, right->published);
    order = order != 0 ? order : rsm_slice_compare(left->report, right->report);
    return order != 0 ? order
                      : (left->incident > right->incident) - (left->incident < right->incident);
}

bool rsm_make_profiles(rsm_together *together) {
    uint64_t total = 0;
    for (uint32_t i = 0; i < together->count; i++) {
        total += together->readings[i].incident_count;
    }
    uint32_t *first = rsm_arena_allocate_items(together->scratch, together->count, sizeof *first);
    rsm_profile *profiles =
        total < RSM_NONE
            ? rsm_arena_allocate_items(together->scratch, (size_t)total, sizeof *profiles)
            : NULL;
    if (first == NULL || profiles == NULL) {
        return false;
    }
    uint32_t at = 0;
    for (uint32_t rank = 0; rank < together->count; rank++) {
        uint32_t reading = together->order[rank];
        first[reading] = at;
        for (uint32_t i = 0; i < together->readings[reading].incident_count; i++, at++) {
            profiles[at].reading = reading;
            profiles[at].incident = i;
            if (!fill(together, &profiles[at])) {
                return false;
            }
        }
    }
    together->profiles = profiles;
    together->profile_count = at;
    together->first_profile = first;
    return true;
}
