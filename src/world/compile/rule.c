/* Lines of lexicon/roles.txt and kinds.txt, and what must hold of a trigger, beyond what a table
 * can say.
 *
 * Part: cuts "type air strike ; shelling" into fields of its own, and refuses what cannot be: a
 * relation without its words, a role that the relation cannot give, a trigger without a type.
 * Invariants: as for the reader. Cost: linear. */
#include "world/compile/compile.h"
#include "world/compile/symbols.h"

#define COUNT_OF(array) (uint32_t)(sizeof(array) / sizeof *(array))

/* Fields of a line of roles.txt; those from FLAGS on are added here. */
enum { WHOSE, RELATION, WORDS, ROLE, FLAGS };

enum { RULE_WORDS = 4 }; /* of one item of `words` */

#define WITH_WORDS                                                                               \
    (RSM_RELATION_AFTER_VERB | RSM_RELATION_AFTER_NOUN | RSM_RELATION_DOES | RSM_RELATION_HITS | \
     RSM_RELATION_MEANS | RSM_RELATION_WHERE)

/* Which relations can give a role. Any can give none. */
static uint32_t givers_of(uint32_t part) {
    const uint32_t whole_phrases = RSM_RELATION_SUBJECT | RSM_RELATION_ALONE | RSM_RELATION_OBJECT |
                                   RSM_RELATION_PASSIVE | RSM_RELATION_AGENT |
                                   RSM_RELATION_AFTER_VERB | RSM_RELATION_AFTER_NOUN;
    const uint32_t actors = RSM_RELATION_GROUP | RSM_RELATION_BODY | RSM_RELATION_NATION |
                            RSM_RELATION_OWNER | RSM_RELATION_DOES;
    switch (part) {
    case RSM_PART_NONE:
        return UINT32_MAX;
    case RSM_PART_ACTOR:
    case RSM_PART_PERPETRATOR:
        return whole_phrases | actors;
    case RSM_PART_SUFFERER:
    case RSM_PART_TARGET:
        return whole_phrases | RSM_RELATION_THING | RSM_RELATION_HITS;
    case RSM_PART_VICTIM:
        return whole_phrases | RSM_RELATION_HITS;
    default:
        return whole_phrases | RSM_RELATION_WEAPON | RSM_RELATION_MEANS;
    }
}

static bool is_empty(rsm_slice field) {
    return field.size == 0 || rsm_slice_equal_string(field, "-");
}

static uint32_t count_words(rsm_slice item) {
    rsm_slice word;
    uint32_t count = 0;
    while (rsm_slice_split(&item, ' ', &word))
        count += word.size > 0;
    return count;
}

static void check_words(compile_state *state, const compile_line *line) {
    rsm_slice rest = line->fields[WORDS], item;
    while (rsm_slice_split(&rest, ';', &item))
        if (count_words(rsm_slice_trim(item)) > RULE_WORDS)
            compile_problem(state, line->path, line->number, "words: over %u words: '%.*s'",
                            RULE_WORDS, RSM_SLICE_ARGUMENTS(rsm_slice_trim(item)));
}

/* Each relation of the line against its words and its role. Words that are not known are told by
 * the reader of the field. */
static void check_relations(compile_state *state, const compile_line *line) {
    uint32_t part = 0, relation = 0;
    bool known = compile_find_symbol(compile_role_parts, line->fields[ROLE], &part);
    bool words = !is_empty(line->fields[WORDS]);
    rsm_slice rest = line->fields[RELATION], item;
    while (rsm_slice_split(&rest, ';', &item)) {
        item = rsm_slice_trim(item);
        if (!compile_find_symbol(compile_role_relations, item, &relation))
            continue;
        if (known && (relation & givers_of(part)) == 0)
            compile_problem(state, line->path, line->number,
                            "relation '%.*s' cannot give the role '%.*s'",
                            RSM_SLICE_ARGUMENTS(item), RSM_SLICE_ARGUMENTS(line->fields[ROLE]));
        if (words && (relation & WITH_WORDS) == 0)
            compile_problem(state, line->path, line->number, "relation '%.*s' takes no words",
                            RSM_SLICE_ARGUMENTS(item));
        if (!words && (relation & WITH_WORDS) != 0 && !(known && part == RSM_PART_NONE))
            compile_problem(state, line->path, line->number, "relation '%.*s' needs words",
                            RSM_SLICE_ARGUMENTS(item));
    }
}

/* Puts what follows the first word of field `at` into one of those from `first` on: flags (none
 * where a file has no such rules), families, types, triggers. */
static void cut_whose(compile_state *state, compile_line *line, uint32_t at, uint32_t first,
                      bool flags) {
    static const char *const kinds[] = {"flag", "family", "type", "trigger"};
    uint32_t skipped = flags ? 0 : 1, count = COUNT_OF(kinds);
    rsm_slice whose = line->fields[at], rest = whose, word = {"", 0};
    rsm_slice_split(&rest, ' ', &word);
    rest = rest.data != NULL ? rsm_slice_trim(rest) : (rsm_slice){"", 0};
    line->count = first + count - skipped;
    for (uint32_t i = first; i < line->count; i++)
        line->fields[i] = (rsm_slice){"", 0};
    if (rsm_slice_equal_string(whose, "any"))
        return;
    for (uint32_t i = skipped; i < count; i++)
        if (rsm_slice_equal_string(word, kinds[i]) && rest.size > 0) {
            line->fields[first + i - skipped] = rest;
            return;
        }
    compile_problem(state, line->path, line->number,
                    "whose: '%.*s' is not 'any', nor %s'family', 'type' or 'trigger' with a name "
                    "after it",
                    RSM_SLICE_ARGUMENTS(whose), flags ? "'flag', " : "");
}

bool compile_prepare_role_rule(compile_state *state, compile_line *line) {
    cut_whose(state, line, WHOSE, FLAGS, true);
    check_words(state, line);
    check_relations(state, line);
    return true;
}

bool compile_prepare_kind(compile_state *state, compile_line *line) {
    enum { KIND_WHOSE = 2, KIND_BESIDES = 4, KIND_FAMILIES = 5 };
    if (line->count <= KIND_BESIDES)
        line->fields[KIND_BESIDES] = (rsm_slice){"", 0};
    cut_whose(state, line, KIND_WHOSE, KIND_FAMILIES, false);
    return true;
}

/* Only a noun that points back ("the incident") and what tells nothing by itself may name no kind
 * of happening. */
bool compile_prepare_trigger(compile_state *state, compile_line *line) {
    rsm_slice flags = line->count > 3 ? line->fields[3] : (rsm_slice){"", 0}, item;
    uint32_t flag = 0;
    if (!is_empty(line->fields[2]))
        return true;
    while (rsm_slice_split(&flags, ';', &item))
        if (compile_find_symbol(compile_trigger_flags, rsm_slice_trim(item), &flag) &&
            (flag == RSM_TRIGGER_GENERIC || flag == RSM_TRIGGER_BARE))
            return true;
    compile_problem(state, line->path, line->number,
                    "trigger without a type: only one that is generic or bare may be");
    return true;
}
