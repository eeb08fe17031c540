/* What the spelling of a proper name asks of the capitals of a text.
 *
 * Part: shared by the compiler of the tables and by the import of places. Cost: linear. */
#include "base/utf8.h"
#include "world/image.h"
#include "world/phrase.h"

/* Words that begin a name and often stand in lower case there. */
static bool is_particle(rsm_slice word) {
    static const char *const particles[] = {"al", "el", "ad", "ar", "ash", "az", "ed",
                                            "es", "de", "la", "le", "los", "the"};
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (rsm_slice_equal_ascii_caseless(word, rsm_slice_from_string(particles[i])))
            return true;
    return false;
}

static size_t first_word_end(rsm_slice name) {
    size_t end = 0;
    while (end < name.size && name.data[end] != ' ' && name.data[end] != '-')
        end++;
    return end;
}

uint16_t rsm_phrase_capitals(rsm_slice name) {
    uint32_t upper = 0, lower = 0, in_word = 0, longest = 0;
    bool first_is_upper = false, first_seen = false;
    for (size_t offset = 0; offset < name.size;) {
        rsm_character character = rsm_utf8_decode(name, offset);
        bool is_upper = rsm_is_upper(character.code_point);
        if (!first_seen &&
            (rsm_is_letter(character.code_point) || rsm_is_digit(character.code_point))) {
            first_seen = true;
            first_is_upper = is_upper;
        }
        upper += is_upper;
        lower += rsm_is_letter(character.code_point) && !is_upper;
        in_word = is_upper ? in_word + 1 : character.code_point == '.' ? in_word : 0;
        longest = in_word > longest ? in_word : longest;
        offset += character.size;
    }
    if (upper == 0)
        return 0;
    if (lower == 0 && longest >= 2)
        return RSM_PHRASE_CAPITALS | RSM_PHRASE_CAPITAL;
    if (!first_is_upper || is_particle(rsm_slice_sub(name, 0, first_word_end(name))))
        return RSM_PHRASE_CAPITAL | RSM_POSTING_ANY_CAPITAL;
    return RSM_PHRASE_CAPITAL;
}
