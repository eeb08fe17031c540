/* The rules of lexicon/roles.txt: see rule.h.
 *
 * Invariant: of the rules that fit, the last of the file counts. */
#include "extract/rule.h"

/* An item of `words`. */
typedef struct rule_words {
    rsm_slice words[RULE_WORDS];
    uint32_t count;
} rule_words;

typedef struct role_rule {
    uint32_t row;
    uint32_t relations, flags, families;
    enum rsm_role_part part;
    rule_words *items; /* none: any words */
    uint32_t item_count;
    uint32_t *types;
    uint32_t type_count;
    rsm_slice *triggers;
    uint32_t trigger_count;
} role_rule;

typedef struct role_book {
    role_rule *rules; /* the last of the file first */
    uint32_t count;
    uint16_t *of[RSM_RELATIONS]; /* rules of each relation, in the same order */
    uint32_t of_count[RSM_RELATIONS];
} role_book;

enum { RULES_MOST = UINT16_MAX };

/* ---- reading ---- */

static uint32_t count_items(const extraction *x, uint32_t row, uint32_t column) {
    rsm_slice item, rest = rsm_world_string(x->world, RSM_DOMAIN_ROLE_RULE, row, column);
    uint32_t count = 0;
    while (rest.size > 0 && rsm_slice_split(&rest, ';', &item))
        count++;
    return count;
}

static bool next_item(rsm_slice *rest, rsm_slice *item) {
    if (rest->size == 0 || !rsm_slice_split(rest, ';', item))
        return false;
    *item = rsm_slice_trim(*item);
    return true;
}

static rule_words cut_words(rsm_slice item) {
    rule_words cut = {.count = 0};
    rsm_slice word;
    while (rsm_slice_split(&item, ' ', &word))
        if (word.size > 0 && cut.count < RULE_WORDS)
            cut.words[cut.count++] = word;
    return cut;
}

static bool read_lists(const extraction *x, role_rule *rule) {
    uint32_t words = count_items(x, rule->row, RSM_ROLE_RULE_WORDS);
    uint32_t types = count_items(x, rule->row, RSM_ROLE_RULE_TYPES);
    uint32_t triggers = count_items(x, rule->row, RSM_ROLE_RULE_TRIGGERS);
    rule->items = rsm_arena_allocate_items(x->arena, words + 1, sizeof *rule->items);
    rule->types = rsm_arena_allocate_items(x->arena, types + 1, sizeof *rule->types);
    rule->triggers = rsm_arena_allocate_items(x->arena, triggers + 1, sizeof *rule->triggers);
    if (rule->items == NULL || rule->types == NULL || rule->triggers == NULL)
        return false;
    rsm_slice item;
    rsm_slice rest =
        rsm_world_string(x->world, RSM_DOMAIN_ROLE_RULE, rule->row, RSM_ROLE_RULE_WORDS);
    while (next_item(&rest, &item))
        rule->items[rule->item_count++] = cut_words(item);
    rest = rsm_world_string(x->world, RSM_DOMAIN_ROLE_RULE, rule->row, RSM_ROLE_RULE_TYPES);
    while (next_item(&rest, &item))
        rule->types[rule->type_count++] = rsm_world_find(x->world, RSM_DOMAIN_TYPE, item);
    rest = rsm_world_string(x->world, RSM_DOMAIN_ROLE_RULE, rule->row, RSM_ROLE_RULE_TRIGGERS);
    while (next_item(&rest, &item))
        rule->triggers[rule->trigger_count++] = item;
    return true;
}

static bool read_rule(const extraction *x, uint32_t row, role_rule *rule) {
    const rsm_world *world = x->world;
    *rule = (role_rule){
        .row = row,
        .relations = rsm_world_number(world, RSM_DOMAIN_ROLE_RULE, row, RSM_ROLE_RULE_RELATION),
        .flags = rsm_world_number(world, RSM_DOMAIN_ROLE_RULE, row, RSM_ROLE_RULE_FLAGS),
        .families = rsm_world_number(world, RSM_DOMAIN_ROLE_RULE, row, RSM_ROLE_RULE_FAMILIES),
        .part = rsm_world_number(world, RSM_DOMAIN_ROLE_RULE, row, RSM_ROLE_RULE_PART)};
    return read_lists(x, rule);
}

/* Lists the rules of each relation. */
static bool sort_rules(extraction *x, role_book *book) {
    for (uint32_t relation = 0; relation < RSM_RELATIONS; relation++) {
        book->of[relation] =
            rsm_arena_allocate_items(x->arena, (size_t)book->count + 1, sizeof **book->of);
        if (book->of[relation] == NULL)
            return false;
        for (uint32_t i = 0; i < book->count; i++)
            if (book->rules[i].relations & 1u << relation)
                book->of[relation][book->of_count[relation]++] = (uint16_t)i;
    }
    return true;
}

bool make_role_book(extraction *x) {
    uint32_t count = rsm_world_rows(x->world, RSM_DOMAIN_ROLE_RULE);
    role_book *book = rsm_arena_allocate(x->arena, sizeof *book);
    if (count > RULES_MOST)
        count = RULES_MOST;
    role_rule *rules = rsm_arena_allocate_items(x->arena, (size_t)count + 1, sizeof *rules);
    bool made = book != NULL && rules != NULL;
    if (made)
        *book = (role_book){.rules = rules, .count = count};
    for (uint32_t i = 0; made && i < count; i++)
        made = read_rule(x, count - 1 - i, &rules[i]);
    made = made && sort_rules(x, book);
    x->book = book;
    x->failed |= !made;
    return made;
}

/* ---- asking ---- */

static bool is_of_types(const extraction *x, const role_rule *rule, const event *e) {
    for (uint32_t i = 0; i < rule->type_count; i++)
        if (rule->types[i] != RSM_NONE && rsm_type_is(x->world, e->type_row, rule->types[i]))
            return true;
    return rule->type_count == 0;
}

static bool is_of_triggers(const extraction *x, const role_rule *rule, const event *e) {
    if (rule->trigger_count == 0)
        return true;
    rsm_slice phrase =
        rsm_world_string(x->world, RSM_DOMAIN_TRIGGER, e->trigger, RSM_TRIGGER_PHRASE);
    for (uint32_t i = 0; i < rule->trigger_count; i++)
        if (rsm_slice_equal(rule->triggers[i], phrase))
            return true;
    return false;
}

static bool fits(const extraction *x, const role_rule *rule, const event *e) {
    uint32_t family =
        e->type_row < x->types.count ? x->types.family[e->type_row] : (uint32_t)RSM_FAMILY_ATTACK;
    return (rule->flags == 0 || (rule->flags & e->flags) != 0) &&
           (rule->families == 0 || (rule->families & 1u << family) != 0) &&
           is_of_types(x, rule, e) && is_of_triggers(x, rule, e);
}

static uint32_t number_of(uint32_t relation) {
    uint32_t number = 0;
    while (number + 1 < RSM_RELATIONS && relation >> number > 1)
        number++;
    return number;
}

bool role_part(const extraction *x, const event *e, uint32_t relation, enum rsm_role_part *part) {
    const role_book *book = x->book;
    uint32_t number = number_of(relation);
    *part = RSM_PART_NONE;
    for (uint32_t i = 0; i < book->of_count[number]; i++) {
        const role_rule *rule = &book->rules[book->of[number][i]];
        if (!fits(x, rule, e))
            continue;
        *part = rule->part;
        return true;
    }
    return false;
}

static bool stand_at(const extraction *x, const rule_words *item, uint32_t token) {
    for (uint32_t i = 0; i < item->count; i++)
        if (!rsm_slice_equal_ascii_caseless(token_text(x, token + i), item->words[i]) &&
            !(token + i < x->text->token_count &&
              rsm_slice_equal_ascii_caseless(x->tagging->tags[token + i].lemma, item->words[i])))
            return false;
    return item->count > 0;
}

uint32_t role_words_at(const extraction *x, uint32_t relation, uint32_t token) {
    const role_book *book = x->book;
    uint32_t number = number_of(relation), longest = 0;
    for (uint32_t i = 0; i < book->of_count[number]; i++) {
        const role_rule *rule = &book->rules[book->of[number][i]];
        for (uint32_t j = 0; j < rule->item_count; j++)
            if (rule->items[j].count > longest && stand_at(x, &rule->items[j], token))
                longest = rule->items[j].count;
    }
    return longest;
}

enum rsm_role_part role_part_by(const extraction *x, const event *e, uint32_t relation,
                                uint32_t token, uint32_t count) {
    const role_book *book = x->book;
    uint32_t number = number_of(relation);
    for (uint32_t i = 0; i < book->of_count[number]; i++) {
        const role_rule *rule = &book->rules[book->of[number][i]];
        bool worded = rule->item_count == 0;
        for (uint32_t j = 0; j < rule->item_count && !worded; j++)
            worded = rule->items[j].count == count && stand_at(x, &rule->items[j], token);
        if (worded && fits(x, rule, e))
            return rule->part;
    }
    return RSM_PART_NONE;
}
