/* A profile as bytes: what a ledger keeps, so that a new report can be compared with old ones
 * without reading them again.
 *
 * Part: numbers least significant byte first, texts with their size before them. Invariants: what
 * is read back scores as what was written; bytes that are no profile are refused and never read
 * past. Cost: linear in the bytes. */
#include "fuse/together.h"

#include <string.h>

#define FORM   6   /* first byte: changed where the form changes */
#define COUNTS 5   /* numbers of items that stand first */
#define PART   61  /* least bytes of a part */
#define MARGIN 176 /* bytes of memory for aligning each array */

/* Whoever gives a profile more to be compared by writes and reads it here, and raises FORM. */
_Static_assert(sizeof(void *) != 8 || sizeof(rsm_profile) == RSM_PROFILE_SIZE,
               "the form in which profiles are kept is out of date");

/* ---- writing ---- */

static void put(rsm_buffer *bytes, uint64_t value, unsigned size) {
    char text[8];
    for (unsigned i = 0; i < size; i++) {
        text[i] = (char)(unsigned char)(value >> (8 * i));
    }
    rsm_buffer_append(bytes, text, size);
}

static void put_signed(rsm_buffer *bytes, int64_t value, unsigned size) {
    put(bytes, (uint64_t)value, size);
}

static void put_slice(rsm_buffer *bytes, rsm_slice text) {
    put(bytes, text.size, 4);
    rsm_buffer_append_slice(bytes, text);
}

static void put_toll(rsm_buffer *bytes, const rsm_toll *toll) {
    put(bytes, toll->known, 1);
    put_signed(bytes, toll->low, 8);
    put_signed(bytes, toll->high, 8);
    put(bytes, toll->figure_count, 1);
    for (uint32_t i = 0; i < toll->figure_count; i++) {
        put_signed(bytes, toll->figures[i], 8);
    }
}

/* What is compared of a place. */
static void put_place(rsm_buffer *bytes, const rsm_place_value *place) {
    put_slice(bytes, place->name);
    put_slice(bytes, place->city);
    put_slice(bytes, place->admin1);
    put_slice(bytes, place->admin2);
    rsm_buffer_append(bytes, place->country, sizeof place->country);
    put(bytes, place->kind, 1);
    put(bytes, place->has_point, 1);
    put_signed(bytes, place->lat_e5, 4);
    put_signed(bytes, place->lon_e5, 4);
    put(bytes, place->geonameid, 4);
    put(bytes, place->radius_km, 4);
    for (uint32_t i = 0; i < place->candidate_count; i++) {
        put(bytes, place->candidates[i].geonameid, 4);
    }
}

/* Of a part no runners-up are kept. */
static void put_part(rsm_buffer *bytes, const rsm_profile_place *part) {
    rsm_place_value value = *part->value;
    const uint64_t keys[] = {part->city, part->admin1, part->country, part->site, part->city_name};
    value.candidate_count = 0;
    put(bytes, part->is_city, 1);
    for (unsigned i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        put(bytes, keys[i], 8);
    }
    put_place(bytes, &value);
}

bool rsm_profile_write(const rsm_profile *profile, rsm_buffer *bytes) {
    put(bytes, FORM, 1);
    put(bytes, profile->word_count, 4);
    put(bytes, profile->participant_count, 4);
    put(bytes, profile->person_count, 4);
    put(bytes, profile->has_place ? profile->place->candidate_count : 0, 4);
    put(bytes, profile->part_count, 4);
    put_slice(bytes, profile->id);
    put_slice(bytes, profile->report);
    put(bytes, profile->published.known, 1);
    put_signed(bytes, profile->published.day, 4);
    put_signed(bytes, profile->published.minute, 2);
    put(bytes, profile->incident, 4);
    put(bytes,
        (unsigned)profile->main | (unsigned)profile->is_vague << 1 |
            (unsigned)profile->near_publication << 2 | (unsigned)profile->has_place << 3 |
            (unsigned)profile->is_city << 4 | (unsigned)profile->is_tried << 5,
        1);
    put(bytes, profile->timing, 1);
    put_signed(bytes, profile->from, 4);
    put_signed(bytes, profile->to, 4);
    put_signed(bytes, profile->month_day, 4);
    put(bytes, profile->weekday, 1);
    put(bytes, profile->nth, 1);
    const uint64_t keys[] = {profile->city, profile->admin1,    profile->country,
                             profile->site, profile->city_name, profile->type_key};
    for (unsigned i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        put(bytes, keys[i], 8);
    }
    put(bytes, profile->type, 4);
    put(bytes, profile->word_weight, 4);
    put_toll(bytes, &profile->killed);
    put_toll(bytes, &profile->injured);
    for (uint32_t i = 0; i < profile->word_count; i++) {
        put(bytes, profile->words[i], 8);
    }
    for (uint32_t i = 0; i < profile->participant_count; i++) {
        put(bytes, profile->participants[i].key, 8);
        put(bytes, profile->participants[i].kind, 1);
    }
    for (uint32_t i = 0; i < profile->person_count; i++) {
        put(bytes, profile->persons[i], 8);
    }
    if (profile->has_place) {
        put_place(bytes, profile->place);
    }
    for (uint32_t i = 0; i < profile->part_count; i++) {
        put_part(bytes, &profile->parts[i]);
    }
    return !bytes->failed;
}

/* ---- reading ---- */

typedef struct cursor {
    rsm_slice bytes;
    size_t at;
    bool failed;
    unsigned char *memory; /* what is free of it */
} cursor;

static uint64_t take(cursor *from, unsigned size) {
    uint64_t value = 0;
    if (from->failed || from->bytes.size - from->at < size) {
        from->failed = true;
        return 0;
    }
    for (unsigned i = 0; i < size; i++) {
        value |= (uint64_t)(unsigned char)from->bytes.data[from->at + i] << (8 * i);
    }
    from->at += size;
    return value;
}

static int32_t take_i32(cursor *from) {
    return (int32_t)(uint32_t)take(from, 4);
}

/* `count` items of memory, aligned for any. */
static void *reserve(cursor *from, size_t count, size_t size) {
    void *items = from->memory;
    from->memory += (count * size + 15) / 16 * 16;
    return items;
}

static rsm_slice take_slice(cursor *from) {
    uint64_t size = take(from, 4);
    if (from->failed || from->bytes.size - from->at < size) {
        from->failed = true;
        return rsm_slice_make("", 0);
    }
    rsm_slice text = rsm_slice_sub(from->bytes, from->at, from->at + (size_t)size);
    from->at += (size_t)size;
    return text;
}

static void take_toll(cursor *from, rsm_toll *toll) {
    toll->known = take(from, 1) != 0;
    toll->low = (int64_t)take(from, 8);
    toll->high = (int64_t)take(from, 8);
    toll->figure_count = (uint32_t)take(from, 1);
    if (toll->figure_count > sizeof toll->figures / sizeof toll->figures[0]) {
        from->failed = true;
        toll->figure_count = 0;
    }
    for (uint32_t i = 0; i < toll->figure_count; i++) {
        toll->figures[i] = (int64_t)take(from, 8);
    }
}

static rsm_place_value *take_place(cursor *from, uint32_t candidates) {
    rsm_place_value *place = reserve(from, 1, sizeof *place);
    rsm_place_candidate *items = reserve(from, candidates, sizeof *items);
    memset(place, 0, sizeof *place);
    place->name = take_slice(from);
    place->city = take_slice(from);
    place->admin1 = take_slice(from);
    place->admin2 = take_slice(from);
    for (size_t i = 0; i < sizeof place->country; i++) {
        place->country[i] = (char)take(from, 1);
    }
    place->kind = (rsm_place_kind)take(from, 1);
    place->has_point = take(from, 1) != 0;
    place->lat_e5 = take_i32(from);
    place->lon_e5 = take_i32(from);
    place->geonameid = (uint32_t)take(from, 4);
    place->radius_km = (uint32_t)take(from, 4);
    for (uint32_t i = 0; i < candidates && !from->failed; i++) {
        memset(&items[i], 0, sizeof items[i]);
        items[i].geonameid = (uint32_t)take(from, 4);
    }
    place->candidates = items;
    place->candidate_count = candidates;
    return place;
}

static void take_part(cursor *from, rsm_profile_place *part) {
    part->is_city = take(from, 1) != 0;
    part->city = take(from, 8);
    part->admin1 = take(from, 8);
    part->country = take(from, 8);
    part->site = take(from, 8);
    part->city_name = take(from, 8);
    part->value = take_place(from, 0);
}

/* The numbers of items that stand first; false where there cannot be so many. */
static bool take_counts(cursor *from, uint32_t counts[COUNTS]) {
    bool form = take(from, 1) == FORM;
    for (unsigned i = 0; i < COUNTS; i++) {
        counts[i] = (uint32_t)take(from, 4);
    }
    uint64_t least = (uint64_t)counts[0] * 8 + (uint64_t)counts[1] * 9 + (uint64_t)counts[2] * 8 +
                     (uint64_t)counts[3] * 4 + (uint64_t)counts[4] * PART;
    return form && !from->failed && least <= from->bytes.size;
}

size_t rsm_profile_memory(rsm_slice bytes) {
    cursor from = {.bytes = bytes};
    uint32_t counts[COUNTS];
    if (!take_counts(&from, counts)) {
        return MARGIN;
    }
    return MARGIN + (size_t)counts[0] * sizeof(uint64_t) + counts[1] * sizeof(rsm_participant) +
           counts[2] * sizeof(uint64_t) + sizeof(rsm_place_value) +
           counts[3] * sizeof(rsm_place_candidate) +
           counts[4] * (sizeof(rsm_profile_place) + sizeof(rsm_place_value) + 16) + bytes.size;
}

static void take_head(cursor *from, rsm_profile *profile) {
    profile->id = take_slice(from);
    profile->report = take_slice(from);
    profile->published.known = take(from, 1) != 0;
    profile->published.day = take_i32(from);
    profile->published.minute = (int16_t)(uint16_t)take(from, 2);
    profile->incident = (uint32_t)take(from, 4);
    uint64_t flags = take(from, 1);
    profile->main = (flags & 1) != 0;
    profile->is_vague = (flags & 2) != 0;
    profile->near_publication = (flags & 4) != 0;
    profile->has_place = (flags & 8) != 0;
    profile->is_city = (flags & 16) != 0;
    profile->is_tried = (flags & 32) != 0;
    profile->timing = (rsm_timing)take(from, 1);
    profile->from = take_i32(from);
    profile->to = take_i32(from);
    profile->month_day = take_i32(from);
    profile->weekday = (uint8_t)take(from, 1);
    profile->nth = (uint8_t)take(from, 1);
    profile->city = take(from, 8);
    profile->admin1 = take(from, 8);
    profile->country = take(from, 8);
    profile->site = take(from, 8);
    profile->city_name = take(from, 8);
    profile->type_key = take(from, 8);
    profile->type = (uint32_t)take(from, 4);
    profile->word_weight = (uint32_t)take(from, 4);
    take_toll(from, &profile->killed);
    take_toll(from, &profile->injured);
}

bool rsm_profile_read(rsm_slice bytes, void *memory, rsm_profile *profile) {
    cursor from = {.bytes = bytes, .memory = memory};
    uint32_t counts[COUNTS];
    memset(profile, 0, sizeof *profile);
    if (!take_counts(&from, counts)) {
        return false;
    }
    uint64_t *words = reserve(&from, counts[0], sizeof *words);
    rsm_participant *participants = reserve(&from, counts[1], sizeof *participants);
    uint64_t *persons = reserve(&from, counts[2], sizeof *persons);
    rsm_profile_place *parts = reserve(&from, counts[4], sizeof *parts);
    char *copy = reserve(&from, bytes.size, 1);
    memcpy(copy, bytes.data, bytes.size);
    from.bytes = rsm_slice_make(copy, bytes.size);
    take_head(&from, profile);
    for (uint32_t i = 0; i < counts[0]; i++) {
        words[i] = take(&from, 8);
    }
    for (uint32_t i = 0; i < counts[1]; i++) {
        memset(&participants[i], 0, sizeof participants[i]);
        participants[i].key = take(&from, 8);
        participants[i].kind = (rsm_participant_kind)take(&from, 1);
    }
    for (uint32_t i = 0; i < counts[2]; i++) {
        persons[i] = take(&from, 8);
    }
    profile->words = words;
    profile->word_count = counts[0];
    profile->participants = participants;
    profile->participant_count = counts[1];
    profile->persons = persons;
    profile->person_count = counts[2];
    profile->copy_of = RSM_NONE;
    if (profile->has_place) {
        profile->place = take_place(&from, counts[3]);
    }
    for (uint32_t i = 0; i < counts[4] && !from.failed; i++) {
        take_part(&from, &parts[i]);
    }
    profile->parts = parts;
    profile->part_count = counts[4];
    return !from.failed && from.at == bytes.size;
}
