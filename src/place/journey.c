/* Where journeys begin and end: "took off from Punta Corvina on a flight to Amel" does not put
 * Punta Corvina in Amel.
 *
 * A town told after "to", "from", "bound for" in a sentence holds nothing that is named beside it.
 * Where no other town does, what is named there is in the division that the report tells most, if
 * that is not the town's own. Cost: constant; the division linear in the places. */
#include "place/unlisted.h"

enum { BACK = 6, LOOKED_AT = 64 };

bool place_is_journey_end(const finder *f, const rsm_place *place) {
    static const char *const close[] = {"close", "next", "near", "adjacent", "according", "due"};
    static const char *const bound[] = {"bound", "headed",  "heading",
                                        "left",  "leaving", "departed"};
    uint32_t token = place->first_token, sentence = f->text->tokens[token].sentence;
    for (uint32_t back = 1; back <= BACK && token > back; back++) {
        uint32_t at = token - back;
        rsm_upos upos = f->tagging->tags[at].upos;
        if (f->text->tokens[at].sentence != sentence || upos == RSM_UPOS_VERB ||
            upos == RSM_UPOS_PUNCT)
            return false;
        if (place_token_is(f, at, "to") || place_token_is(f, at, "from"))
            return !token_among(f, at - 1, close, sizeof close / sizeof *close);
        if (place_token_is(f, at, "for"))
            return token_among(f, at - 1, bound, sizeof bound / sizeof *bound);
        if (upos == RSM_UPOS_ADP && !place_token_is(f, at, "of"))
            return false;
    }
    return false;
}

const rsm_place *place_division_told(const rsm_places *places, const rsm_place *town) {
    const rsm_place *best = NULL;
    uint32_t most = 0;
    for (uint32_t i = 0; i < places->count && i < LOOKED_AT; i++) {
        const rsm_place *place = &places->items[i];
        const rsm_place_value *value = &place->expression.value;
        if (value->kind != RSM_PLACE_ADMIN1 || place->adjective || place->metonym ||
            rsm_slice_equal(value->name, town->expression.value.admin1) ||
            !rsm_slice_equal_string(rsm_slice_from_string(value->country),
                                    town->expression.value.country))
            continue;
        uint32_t count = 0;
        for (uint32_t k = 0; k < places->count && k < LOOKED_AT; k++)
            count += places->items[k].expression.value.kind == RSM_PLACE_ADMIN1 &&
                     rsm_slice_equal(places->items[k].expression.value.name, value->name);
        if (count > most) {
            most = count;
            best = place;
        }
    }
    return best;
}
