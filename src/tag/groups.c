/* Names of armed groups that begin with a plain word: "Shining Path", "Popular Front".
 *
 * Part: the tagger takes such a word for a verb or an adjective, and the tree then breaks the name
 * in two; where the lexicon knows the whole as a group's name, its words are a name. Invariant:
 * only a word that is capitalised, or stands in a text whose capitals tell nothing, begins one.
 * Cost: three look-ups a word that could begin one. */
#include "tag/layer.h"
#include "tag/upos.h"

enum { LONGEST = 5 /* words of a name that are looked up */ };

typedef struct seeking {
    const rsm_world *world;
    bool found;
} seeking;

static bool is_group(void *context, uint32_t row, uint16_t flags) {
    seeking *s = context;
    s->found = (flags & RSM_PHRASE_AMBIGUOUS) == 0 &&
               rsm_world_number(s->world, RSM_DOMAIN_ACTOR, row, RSM_ACTOR_KIND) == RSM_ACTOR_GROUP;
    return !s->found;
}

uint32_t rsm_tag_group_name(const tag_layer *layer, uint32_t token, uint32_t end) {
    const rsm_token *tokens = layer->text->tokens;
    if (layer->world == NULL ||
        (!layer->text->one_case && (tokens[token].flags & RSM_TOKEN_CAPITALISED) == 0))
        return 0;
    for (uint32_t count = LONGEST; count >= 2; count--) {
        if (token + count > end || (tokens[token + count - 1].flags & RSM_TOKEN_PUNCTUATION) != 0)
            continue;
        rsm_slice words = rsm_token_slice(layer->text, token);
        words.size = tokens[token + count - 1].end - tokens[token].start;
        seeking s = {.world = layer->world};
        rsm_world_lookup(layer->world, RSM_DOMAIN_ACTOR, words, is_group, &s);
        if (s.found)
            return count;
    }
    return 0;
}
