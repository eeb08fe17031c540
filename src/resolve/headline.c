/* The name of an incident: "Market bombing, Kokshetau".
 *
 * Part: noun of the type, before it what was struck where that is short, after it the place. Cost:
 * constant. */
#include "resolve/resolve.h"

#include "base/buffer.h"
#include "base/utf8.h"

#define LONGEST_TARGET 40 /* bytes */
#define TARGET_WORDS   4

static const rsm_slice nothing = {"", 0};

/* "bombing ; bombings" gives "bombing". */
static rsm_slice noun_of(const rsm_world *world, rsm_slice id) {
    rsm_slice noun = nothing;
    uint32_t row = world != NULL ? rsm_world_find(world, RSM_DOMAIN_TYPE, id) : RSM_NONE;
    if (row != RSM_NONE) {
        rsm_slice rest = rsm_world_string(world, RSM_DOMAIN_TYPE, row, RSM_TYPE_NOUN);
        if (rest.size > 0 && rsm_slice_split(&rest, ';', &noun)) {
            noun = rsm_slice_trim(noun);
        }
    }
    return noun.size > 0 ? noun : id;
}

static bool has_capital(rsm_slice text) {
    for (size_t at = 0; at < text.size;) {
        rsm_character character = rsm_utf8_decode(text, at);
        if (character.size == 0 || rsm_is_upper(character.code_point)) {
            return character.size > 0;
        }
        at += character.size;
    }
    return false;
}

/* What stands before the noun: a short proper name whole, else the last word ("a crowded market");
 * or nothing. */
static rsm_slice modifier_of(rsm_slice target) {
    static const char *const articles[] = {"the ", "a ", "an ", "The ", "A ", "An "};
    unsigned words = 1;
    for (unsigned i = 0; i < sizeof articles / sizeof articles[0]; i++) {
        if (rsm_slice_starts_with(target, rsm_slice_from_string(articles[i]))) {
            target = rsm_slice_sub(target, rsm_slice_from_string(articles[i]).size, target.size);
            break;
        }
    }
    for (size_t i = 0; i < target.size; i++) {
        bool is_plain = target.data[i] == ' ' || target.data[i] == '-' || target.data[i] == '\'' ||
                        rsm_ascii_is_letter(target.data[i]) || rsm_ascii_is_digit(target.data[i]) ||
                        (unsigned char)target.data[i] >= 0x80;
        words += target.data[i] == ' ' ? 1 : 0;
        if (!is_plain) {
            return nothing;
        }
    }
    if (target.size > LONGEST_TARGET || words > TARGET_WORDS) {
        return nothing;
    }
    if (has_capital(target)) {
        return target;
    }
    size_t space = rsm_slice_find_last_byte(target, ' ');
    rsm_slice last = space == RSM_NOWHERE ? target : rsm_slice_sub(target, space + 1, target.size);
    /* A plural ("civilians", "soldiers") does not stand before a noun. */
    return rsm_slice_ends_with(last, RSM_SLICE("s")) || rsm_slice_equal_string(last, "people")
               ? nothing
               : last;
}

static rsm_slice country_name(const rsm_world *world, const char *code) {
    uint32_t row = world != NULL
                       ? rsm_world_find(world, RSM_DOMAIN_COUNTRY, rsm_slice_from_string(code))
                       : RSM_NONE;
    return row == RSM_NONE ? rsm_slice_from_string(code)
                           : rsm_world_string(world, RSM_DOMAIN_COUNTRY, row, RSM_COUNTRY_NAME);
}

static rsm_slice place_name(const rsm_world *world, const rsm_place_value *place) {
    if (place->kind == RSM_PLACE_SITE && place->city.size > 0) {
        return place->city;
    }
    if (place->name.size > 0) {
        return place->name;
    }
    return place->admin1.size > 0 ? place->admin1 : country_name(world, place->country);
}

static bool append_capitalised(rsm_buffer *buffer, rsm_slice text) {
    rsm_character first = rsm_utf8_decode(text, 0);
    return first.size == 0 ||
           (rsm_utf8_append(buffer, rsm_to_upper(first.code_point)) &&
            rsm_buffer_append_slice(buffer, rsm_slice_sub(text, first.size, text.size)));
}

rsm_slice rsm_headline(const rsm_world *world, const rsm_account *account, rsm_slice target,
                       rsm_arena *arena) {
    rsm_buffer buffer;
    rsm_buffer_init(&buffer, arena->allocator);
    rsm_slice noun = noun_of(world, account->subtype.size > 0 ? account->subtype : account->type);
    rsm_slice modifier = modifier_of(target);
    if (modifier.size > 0 && rsm_slice_find(noun, modifier, 0) == RSM_NOWHERE) {
        append_capitalised(&buffer, modifier);
        rsm_buffer_append_char(&buffer, ' ');
        rsm_buffer_append_slice(&buffer, noun);
    } else {
        append_capitalised(&buffer, noun);
    }
    if (account->has_where) {
        rsm_buffer_append_string(&buffer, ", ");
        rsm_buffer_append_slice(&buffer, place_name(world, &account->where));
    }
    rsm_slice name = rsm_slice_copy(rsm_buffer_slice(&buffer), arena);
    arena->failed = arena->failed || buffer.failed;
    rsm_buffer_free(&buffer);
    return name;
}
