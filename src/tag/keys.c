/* Keys of a form: what the models know of a word, as hashes.
 *
 * Digits are all alike in a key ("1,200" is "0,000"), and long runs of them short, so that figures
 * share what is learned. Cost: once for each form of a report; a few look-ups in the world. */
#include <string.h>

#include "base/hash.h"
#include "base/linear.h"
#include "base/utf8.h"
#include "tag/layer.h"

#define KEY_SIZE 64u

/* The form with digits as '0', cut to KEY_SIZE. */
static rsm_slice plain_form(rsm_slice form, char bytes[KEY_SIZE]) {
    size_t size = rsm_utf8_floor(form, form.size < KEY_SIZE ? form.size : KEY_SIZE);
    for (size_t i = 0; i < size; i++) {
        bytes[i] = rsm_ascii_is_digit(form.data[i]) ? '0' : form.data[i];
    }
    return rsm_slice_make(bytes, size);
}

static char class_of(uint32_t code_point) {
    if (rsm_is_letter(code_point)) {
        return code_point < 0x80 ? 'a' : 'u';
    }
    if (rsm_is_digit(code_point)) {
        return '0';
    }
    return code_point < 0x80 ? (char)code_point : rsm_is_symbol(code_point) ? 's' : 'p';
}

static uint64_t pattern_of(rsm_slice form) {
    char classes[KEY_SIZE];
    size_t size = 0;
    for (size_t i = 0; i < form.size;) {
        rsm_character character = rsm_utf8_decode(form, i);
        char class = class_of(character.code_point);
        bool twice = size >= 2 && classes[size - 1] == class && classes[size - 2] == class;
        if (!twice) {
            classes[size++] = class;
        }
        i += character.size;
    }
    return rsm_hash64(rsm_slice_make(classes, size));
}

static void make_affixes(rsm_slice form, tag_reading *reading) {
    size_t front = 0, back = form.size;
    for (uint32_t i = 0; i < TAG_AFFIXES; i++) {
        front += rsm_utf8_decode(form, front).size;
        back -= rsm_utf8_decode_before(form, back).size;
        reading->prefixes[i] = rsm_hash64(rsm_slice_sub(form, 0, front));
        reading->suffixes[i] = rsm_hash64(rsm_slice_sub(form, back, form.size));
    }
}

static bool note(void *context, uint32_t row, uint16_t flags) {
    uint32_t *bits = context;
    (void)row;
    *bits |= (flags & RSM_PHRASE_ADJECTIVE) != 0 ? 2u : 1u;
    return false;
}

/* Two bits for each domain of names that knows the form. */
static uint64_t known_as(const tag_layer *layer, rsm_slice form) {
    static const rsm_domain domains[] = {RSM_DOMAIN_GIVEN_NAME, RSM_DOMAIN_PLACE,
                                         RSM_DOMAIN_COUNTRY, RSM_DOMAIN_DIVISION};
    uint64_t known = 0;
    for (size_t i = 0; layer->world != NULL && i < sizeof domains / sizeof *domains; i++) {
        uint32_t bits = 0;
        rsm_world_lookup(layer->world, domains[i], form, note, &bits);
        known = known << 2 | bits;
    }
    return known;
}

void rsm_tag_make_keys(const tag_layer *layer, tag_reading *reading) {
    char bytes[KEY_SIZE];
    rsm_slice form = plain_form(reading->lower, bytes);
    reading->key = rsm_hash64(form);
    reading->pattern = pattern_of(form);
    make_affixes(form, reading);
    uint64_t kinds = (uint64_t)reading->tags << 32 | (uint64_t)reading->first << 24 |
                     (uint64_t)reading->forms << 8 | (reading->plural ? 2u : 0u) |
                     (reading->known ? 1u : 0u);
    bool word = rsm_ascii_is_letter(form.size > 0 ? form.data[0] : ' ');
    reading->lexical = rsm_feature_pair(kinds, word && form.size > 1 ? known_as(layer, form) : 0);
}
