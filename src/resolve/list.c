/* Cells that are lists: target, victim, attacker, weapon, cause, motive, damage, account; and
 * whether it happened.
 *
 * Part: what is told is put together by actor or name; each item keeps the statements for it and
 * those against. A cause or motive that its own source takes back or replaces by a correction
 * stands at the end, taken back. Cost: quadratic in the different items. */
#include "resolve/cells.h"

#include "base/utf8.h"
#include "record/write.h"

static rsm_slice without_article(rsm_slice folded) {
    static const char *const articles[] = {"the ", "a ", "an "};
    for (unsigned i = 0; i < 3; i++) {
        rsm_slice article = rsm_slice_from_string(articles[i]);
        if (rsm_slice_starts_with(folded, article)) {
            return rsm_slice_sub(folded, article.size, folded.size);
        }
    }
    return folded;
}

/* A person without a name is told from others by all that is said. */
static rsm_slice written_key(const rsm_value *value, rsm_arena *arena) {
    rsm_buffer buffer;
    rsm_json json;
    rsm_buffer_init(&buffer, arena->allocator);
    rsm_json_init(&json, &buffer);
    rsm_write_value(&json, value);
    rsm_slice key = rsm_slice_copy(rsm_buffer_slice(&buffer), arena);
    arena->failed = arena->failed || buffer.failed;
    rsm_buffer_free(&buffer);
    return key;
}

rsm_slice rsm_value_key(const rsm_value *value, rsm_arena *arena) {
    rsm_slice name;
    switch (value->kind) {
    case RSM_VALUE_ACTOR:
        if (value->as.actor.actor.size > 0) {
            return value->as.actor.actor;
        }
        name = value->as.actor.name;
        break;
    case RSM_VALUE_PERSON:
        name = value->as.person.name;
        break;
    case RSM_VALUE_TEXT:
    case RSM_VALUE_TYPE:
    case RSM_VALUE_INCIDENT:
        name = value->as.text;
        break;
    default:
        name = rsm_slice_make("", 0);
        break;
    }
    return name.size == 0 ? written_key(value, arena)
                          : without_article(rsm_utf8_fold_in(name, arena));
}

/* "ospanov" is "marat ospanov", of persons. */
static bool is_surname_of(rsm_slice surname, rsm_slice full) {
    return surname.size > 0 && full.size > surname.size + 1 && rsm_slice_ends_with(full, surname) &&
           full.data[full.size - surname.size - 1] == ' ' &&
           rsm_slice_find_byte(surname, ' ') == RSM_NOWHERE;
}

static bool is_person(const rsm_value *value) {
    return value->kind == RSM_VALUE_PERSON ||
           (value->kind == RSM_VALUE_ACTOR && value->as.actor.type == RSM_ENTITY_PER);
}

/* "a 34-year-old man" and "Ann Lee, 34": of one incident two of one age are rare enough. */
static bool may_be_one(const rsm_value *left, const rsm_value *right) {
    if (left->kind != RSM_VALUE_PERSON || right->kind != RSM_VALUE_PERSON) {
        return false;
    }
    const rsm_person_value *a = &left->as.person, *b = &right->as.person;
    bool sexes = a->sex == b->sex || a->sex == RSM_SEX_UNKNOWN || b->sex == RSM_SEX_UNKNOWN;
    return (a->name.size == 0 || b->name.size == 0) && a->age >= 0 && a->age == b->age && sexes;
}

static uint32_t find_item(const rsm_slice *keys, const rsm_figure *figures, uint32_t count,
                          rsm_slice key, const rsm_value *value) {
    for (uint32_t i = 0; i < count; i++) {
        if (rsm_slice_equal(keys[i], key)) {
            return i;
        }
    }
    for (uint32_t i = 0; is_person(value) && i < count; i++) {
        if (is_person(&figures[i].value) &&
            (is_surname_of(key, keys[i]) || is_surname_of(keys[i], key))) {
            return i;
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        if (may_be_one(&figures[i].value, value)) {
            return i;
        }
    }
    return RSM_NONE;
}

/* The fuller of two values of one item: a longer name, an actor's id. */
static void enrich(rsm_value *value, const rsm_value *other) {
    if (value->kind != other->kind) {
        return;
    }
    if (value->kind == RSM_VALUE_ACTOR) {
        if (value->as.actor.actor.size == 0 && other->as.actor.actor.size > 0) {
            value->as.actor.actor = other->as.actor.actor;
        }
        if (is_person(value) && other->as.actor.name.size > value->as.actor.name.size) {
            value->as.actor.name = other->as.actor.name;
        }
        return;
    }
    if (value->kind != RSM_VALUE_PERSON) {
        return;
    }
    rsm_person_value *mine = &value->as.person;
    const rsm_person_value *theirs = &other->as.person;
    mine->name = theirs->name.size > mine->name.size ? theirs->name : mine->name;
    mine->age = mine->age < 0 ? theirs->age : mine->age;
    mine->sex = mine->sex == RSM_SEX_UNKNOWN ? theirs->sex : mine->sex;
    mine->nationality = mine->nationality.size == 0 ? theirs->nationality : mine->nationality;
    mine->affiliation = mine->affiliation.size == 0 ? theirs->affiliation : mine->affiliation;
    mine->outcome = mine->outcome.size == 0 ? theirs->outcome : mine->outcome;
}

static bool make_items(rsm_resolver *resolver, rsm_evidence *evidence, uint32_t count,
                       rsm_vector *figures) {
    rsm_vector keys;
    rsm_vector_init(&keys, resolver->arena, sizeof(rsm_slice));
    rsm_vector_init(figures, resolver->arena, sizeof(rsm_figure));
    for (uint32_t i = 0; i < count; i++) {
        const rsm_statement *statement = evidence[i].statement;
        rsm_slice key = rsm_value_key(&statement->value, resolver->arena);
        uint32_t at = find_item(keys.items, figures->items, figures->count, key, &statement->value);
        if (at == RSM_NONE) {
            rsm_figure *figure = rsm_vector_push(figures);
            if (figure == NULL || rsm_vector_push_copy(&keys, &key) == NULL) {
                return false;
            }
            figure->value = statement->value;
            figure->beaten_by = RSM_NONE;
            figure->verdict = RSM_VERDICT_DENIAL;
            at = figures->count - 1;
        } else {
            const rsm_value *before = &((rsm_figure *)figures->items)[at].value;
            if (before->kind == RSM_VALUE_PERSON && before->as.person.name.size == 0) {
                *(rsm_slice *)rsm_vector_at(&keys, at) = key; /* now somebody with a name */
            }
            enrich(&((rsm_figure *)figures->items)[at].value, &statement->value);
        }
        bool judges =
            statement->stance == RSM_STANCE_DENIES || statement->stance == RSM_STANCE_DOUBTS;
        evidence[i].figure = at;
        evidence[i].state = judges ? RSM_EVIDENCE_JUDGES : RSM_EVIDENCE_STANDS;
    }
    return !resolver->arena->failed;
}

bool rsm_group_values(rsm_resolver *resolver, rsm_evidence *evidence, uint32_t count,
                      const rsm_figure **figures, uint32_t *figure_count) {
    rsm_vector items;
    bool good = make_items(resolver, evidence, count, &items);
    *figures = items.items;
    *figure_count = items.count;
    return good;
}

static bool is_after(const rsm_evidence *later, const rsm_evidence *earlier) {
    return rsm_is_later(later, earlier) || (later->at.reading == earlier->at.reading &&
                                            later->at.statement > earlier->at.statement);
}

/* A source that denies what it said, or corrects it to something else, takes it back. */
static void take_back(rsm_evidence *evidence, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t j = 0; evidence[i].state == RSM_EVIDENCE_STANDS && j < count; j++) {
            rsm_stance stance = evidence[j].statement->stance;
            bool judged = evidence[i].at.reading == evidence[j].at.reading &&
                          evidence[j].statement->of == evidence[i].at.statement;
            bool same = evidence[i].figure == evidence[j].figure;
            if (i == j || !rsm_root_equal(evidence[i].root, evidence[j].root) ||
                !(judged || is_after(&evidence[j], &evidence[i]))) {
                continue;
            }
            if ((stance == RSM_STANCE_DENIES && (same || judged)) ||
                (stance == RSM_STANCE_CORRECTS && !same)) {
                evidence[i].state = RSM_EVIDENCE_TAKEN_BACK;
                evidence[i].gave_way_to = j;
            }
        }
    }
}

static void settle(const rsm_evidence *evidence, uint32_t count, rsm_figure *figures) {
    for (uint32_t i = 0; i < count; i++) {
        rsm_figure *figure = &figures[evidence[i].figure];
        if (evidence[i].state == RSM_EVIDENCE_STANDS) {
            figure->verdict = RSM_VERDICT_BEST;
            figure->beaten_by = RSM_NONE;
        } else if (evidence[i].state == RSM_EVIDENCE_TAKEN_BACK &&
                   figure->verdict != RSM_VERDICT_BEST) {
            uint32_t by = evidence[evidence[i].gave_way_to].figure;
            figure->verdict = RSM_VERDICT_TAKEN_BACK;
            figure->beaten_by = by == evidence[i].figure ? RSM_NONE : by;
        }
    }
}

/* Versions of one thing: they differ where one is denied, doubted or taken back while another
 * stands. */
static bool differs(rsm_slot slot, const rsm_figure *figures, uint32_t count) {
    bool stands = false, contested = false;
    for (uint32_t i = 0; i < count; i++) {
        stands = stands || figures[i].verdict == RSM_VERDICT_BEST;
        contested = contested || figures[i].verdict == RSM_VERDICT_TAKEN_BACK ||
                    figures[i].against_count > 0;
    }
    return (slot == RSM_SLOT_CAUSE || slot == RSM_SLOT_MOTIVE || slot == RSM_SLOT_HAPPENED) &&
           stands && contested;
}

bool rsm_make_list(rsm_resolver *resolver, rsm_slot slot, rsm_cell *cell, bool *made) {
    uint32_t count;
    rsm_vector figures;
    rsm_evidence *evidence = rsm_evidence_of(resolver, slot, &count);
    *made = count > 0;
    if (!*made) {
        return true;
    }
    if (!make_items(resolver, evidence, count, &figures)) {
        return false;
    }
    take_back(evidence, count);
    if (!rsm_finish_figures(resolver, evidence, count, figures.items, figures.count)) {
        return false;
    }
    settle(evidence, count, figures.items);
    cell->slot = slot;
    cell->kind = slot == RSM_SLOT_HAPPENED ? RSM_CELL_VALUE : RSM_CELL_LIST;
    cell->rule = figures.count > 1 ? RSM_RULE_MOST_SOURCES : RSM_RULE_ONLY;
    cell->disagree = differs(slot, figures.items, figures.count);
    rsm_order_figures(figures.items, figures.count);
    cell->figures = figures.items;
    cell->figure_count = figures.count;
    return rsm_finish_cell(resolver, evidence, count, cell);
}
