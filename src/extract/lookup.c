/* Small questions about tokens, phrases and matches that all layers of extraction ask.
 *
 * Invariant: none of these but noted_before and span_text allocates or changes anything. Cost:
 * constant, but for match_over, which looks back at most RSM_PHRASE_WORDS tokens, and
 * first_event_from and its like.
 */
#include <string.h>

#include "extract/extraction.h"

rsm_slice token_text(const extraction *x, uint32_t token) {
    if (token >= x->text->token_count)
        return rsm_slice_make("", 0);
    return rsm_token_slice(x->text, token);
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* Whether a text is a word, ASCII case ignored. Asked of nearly every token for many words, of
 * which mostly the first byte tells. */
static bool is_word(rsm_slice text, const char *word) {
    for (size_t i = 0; i < text.size; i++)
        if (word[i] == '\0' || lower(text.data[i]) != lower(word[i]))
            return false;
    return word[text.size] == '\0';
}

bool token_is(const extraction *x, uint32_t token, const char *folded) {
    if (token >= x->text->token_count)
        return false;
    const rsm_token *t = &x->text->tokens[token];
    return is_word((rsm_slice){x->text->text.data + t->start, t->end - t->start}, folded);
}

bool is_possessive_s(const extraction *x, uint32_t token) {
    return token_is(x, token, "'s") || token_is(x, token, "\xe2\x80\x99s");
}

bool is_possessive(const extraction *x, uint32_t token) {
    return is_possessive_s(x, token) || token_is(x, token, "'") ||
           token_is(x, token, "\xe2\x80\x99");
}

bool lemma_is(const extraction *x, uint32_t token, const char *lemma) {
    if (token >= x->text->token_count)
        return false;
    return is_word(x->tagging->tags[token].lemma, lemma);
}

rsm_upos token_upos(const extraction *x, uint32_t token) {
    return token < x->text->token_count ? x->tagging->tags[token].upos : RSM_UPOS_PUNCT;
}

uint32_t sentence_first(const extraction *x, uint32_t token) {
    return x->text->sentences[x->text->tokens[token].sentence].first_token;
}

uint32_t sentence_end(const extraction *x, uint32_t token) {
    return x->text->sentences[x->text->tokens[token].sentence].end_token;
}

const rsm_match *match_at(const extraction *x, uint32_t token, rsm_domain domain) {
    if (token >= x->text->token_count)
        return NULL;
    const rsm_tagging *tagging = x->tagging;
    for (uint32_t m = tagging->first_match[token]; m < tagging->first_match[token + 1]; m++)
        if (tagging->matches[m].domain == domain)
            return &tagging->matches[m];
    return NULL;
}

const rsm_match *weapon_at(const extraction *x, uint32_t token) {
    const rsm_match *match = match_at(x, token, RSM_DOMAIN_WEAPON);
    if (match == NULL)
        return NULL;
    rsm_upos upos = token_upos(x, match->end_token - 1);
    return upos == RSM_UPOS_VERB || upos == RSM_UPOS_AUX ? NULL : match;
}

const rsm_match *match_over(const extraction *x, uint32_t token, rsm_domain domain) {
    const rsm_match *best = NULL;
    uint32_t back = token < RSM_PHRASE_WORDS ? token : RSM_PHRASE_WORDS;
    for (uint32_t start = token - back; start <= token; start++) {
        const rsm_match *match = match_at(x, start, domain);
        if (match == NULL || match->end_token <= token)
            continue;
        if (best == NULL ||
            match->end_token - match->first_token > best->end_token - best->first_token)
            best = match;
    }
    return best;
}

noun_phrase *phrase_at(const extraction *x, uint32_t index) {
    return index == RSM_NONE ? NULL : rsm_vector_at(&x->phrases, index);
}

verb_group *verb_at(const extraction *x, uint32_t index) {
    return index == RSM_NONE ? NULL : rsm_vector_at(&x->verbs, index);
}

event *event_at(const extraction *x, uint32_t index) {
    return index == RSM_NONE ? NULL : rsm_vector_at(&x->events, index);
}

uint32_t first_event_from(const extraction *x, uint32_t token) {
    uint32_t low = 0, high = x->events.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (event_at(x, middle)->first < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t first_figure_from(const extraction *x, uint32_t token) {
    uint32_t low = 0, high = x->figures.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (figure_at(x, middle)->first < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

figure *figure_at(const extraction *x, uint32_t index) {
    return index == RSM_NONE ? NULL : rsm_vector_at(&x->figures, index);
}

credit *credit_at(const extraction *x, uint32_t index) {
    return index == RSM_NONE ? NULL : rsm_vector_at(&x->credits, index);
}

rsm_span tokens_span(const extraction *x, uint32_t first, uint32_t end) {
    rsm_span span = {0, 0};
    if (first < end && end <= x->text->token_count) {
        span.start = x->text->tokens[first].start;
        span.end = x->text->tokens[end - 1].end;
    }
    return span;
}

static bool is_line_end(char byte) {
    return byte == '\n' || byte == '\r' || byte == '\t';
}

rsm_slice span_text(const extraction *x, rsm_span span) {
    rsm_slice text = rsm_slice_sub(x->text->text, span.start, span.end);
    size_t size = 0;
    while (size < text.size && !is_line_end(text.data[size]))
        size++;
    char *flat = size == text.size ? NULL : rsm_arena_allocate(x->arena, text.size);
    if (flat == NULL)
        return text;
    memcpy(flat, text.data, size);
    for (size_t i = size; i < text.size; i++) {
        char byte = is_line_end(text.data[i]) ? ' ' : text.data[i];
        if (byte != ' ' || size == 0 ||
            flat[size - 1] != ' ') /* one blank for a line's end and its indent */
            flat[size++] = byte;
    }
    return rsm_slice_make(flat, size);
}

bool noted_before(extraction *x, rsm_map *map, uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
    const uint32_t key[4] = {a, b, c, d};
    if (rsm_map_find(map, rsm_slice_make((const char *)key, sizeof key), NULL))
        return true;
    const char *copy = rsm_arena_copy(x->arena, key, sizeof key);
    if (copy != NULL && rsm_map_set(map, rsm_slice_make(copy, sizeof key), 0))
        return false;
    x->failed = true;
    return true;
}

bool is_outcome_type(const extraction *x, uint32_t type_row) {
    if (type_row >= x->types.count)
        return false;
    for (uint32_t i = 0; i < OUTCOME_TYPES; i++)
        if (x->types.top[type_row] == x->outcomes[i])
            return true;
    return false;
}

bool tells_outcome(const extraction *x, const event *e) {
    bool wounds = (e->flags & RSM_TRIGGER_BARE) && (e->flags & RSM_TRIGGER_INJURES);
    return wounds || is_outcome_type(x, e->type_row);
}

bool has_perpetrator(const extraction *x, uint32_t type_row) {
    if (type_row >= x->types.count)
        return true;
    uint32_t family = x->types.family[type_row];
    if (family == RSM_FAMILY_OTHER) /* a cyber attack */
        return rsm_world_string(x->world, RSM_DOMAIN_TYPE, type_row, RSM_TYPE_GTD).size > 0;
    return family == RSM_FAMILY_ATTACK || family == RSM_FAMILY_MILITARY ||
           family == RSM_FAMILY_CRIME || family == RSM_FAMILY_UNREST;
}

bool may_be_deed(const extraction *x, uint32_t type_row) {
    return has_perpetrator(x, type_row) ||
           (x->bombing != RSM_NONE &&
            rsm_types_compatible(x->world, &x->types, type_row, x->bombing));
}

bool is_person_name(const extraction *x, uint32_t token) {
    uint32_t name = token < x->text->token_count ? x->tagging->name_of[token] : RSM_NONE;
    return name != RSM_NONE && x->tagging->names[name].type == RSM_ENTITY_PER;
}

bool is_comma(const extraction *x, uint32_t token) {
    return rsm_slice_equal_string(token_text(x, token), ",");
}

bool word_in(const extraction *x, uint32_t token, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (lemma_is(x, token, words[i]) || token_is(x, token, words[i]))
            return true;
    return false;
}

static bool is_bounded(const rsm_time_value *value) {
    return value->earliest.known && value->latest.known;
}

bool same_day(const rsm_time_value *a, const rsm_time_value *b) {
    return is_bounded(a) && is_bounded(b) && a->earliest.day == b->earliest.day &&
           a->latest.day == b->latest.day;
}

bool days_meet(const rsm_time_value *a, const rsm_time_value *b) {
    return is_bounded(a) && is_bounded(b) && a->earliest.day <= b->latest.day &&
           b->earliest.day <= a->latest.day;
}

bool is_partial_date(const rsm_time_value *value) {
    enum { WHOLE = 10 }; /* "XXXX-05-14", "XXXX-WXX-5" */
    return value->value.size >= WHOLE && rsm_slice_starts_with(value->value, RSM_SLICE("XXXX-")) &&
           !rsm_slice_equal_string(value->value, "XXXX-XX-XX") &&
           !rsm_slice_starts_with(value->value, RSM_SLICE("XXXX-XX-XXT"));
}

bool is_of_type(const extraction *x, uint32_t type_row, const char *id) {
    return type_row < x->types.count &&
           rsm_slice_equal_string(rsm_world_string(x->world, RSM_DOMAIN_TYPE,
                                                   x->types.top[type_row], RSM_TYPE_ID),
                                  id);
}

bool has_relative(const extraction *x, const verb_group *group) {
    return group->first > 0 &&
           (token_is(x, group->first - 1, "that") || token_is(x, group->first - 1, "which") ||
            token_is(x, group->first - 1, "who"));
}
