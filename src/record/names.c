/* The printed names of the record's enumerations.
 *
 * Part: one table for each enumeration, in the enumeration's order; both directions read the same
 * table, so that what is written can always be read. Cost: a look-up by name is linear in a table
 * of at most 26. */
#include "record/names.h"

#define COUNT_OF(table) (sizeof(table) / sizeof((table)[0]))

static const char *const slot_names[RSM_SLOT_COUNT] = {
    "type",      "happened",    "when",        "where",    "killed",   "injured",  "casualties",
    "missing",   "displaced",   "evacuated",   "affected", "detained", "abducted", "attackers",
    "incidents", "perpetrator", "target",      "victim",   "attacker", "weapon",   "cause",
    "motive",    "damage",      "response_to", "part_of",  "account"};
static const char *const stance_names[RSM_STANCE_COUNT] = {
    "asserts", "claims", "accuses", "denies", "confirms", "doubts", "corrects", "predicts"};
static const char *const certainty_names[] = {"stated", "likely", "possible"};
static const char *const source_kind_names[RSM_SOURCE_KIND_COUNT] = {
    "government", "authority", "police",      "military",     "hospital",
    "witness",    "relative",  "perpetrator", "party",        "expert",
    "media",      "outlet",    "document",    "organisation", "unnamed"};
static const char *const count_kind_names[] = {"total", "update", "part", "sum"};
static const char *const attackers_names[] = {"unknown", "in", "out"};
static const char *const place_kind_names[] = {"site", "city",   "admin2",  "admin1",   "country",
                                               "sea",  "border", "feature", "continent"};
static const char *const entity_type_names[] = {"PER",   "ORG",  "GPE",    "LOC",     "FAC",
                                                "GROUP", "NORP", "WEAPON", "VEHICLE", "OTHER"};
static const char *const sex_names[] = {"unknown", "female", "male"};
static const char *const modality_names[] = {"actual",   "alleged", "planned", "foiled",
                                             "possible", "denied",  "general"};
static const char *const role_names[RSM_ROLE_COUNT] = {"perpetrator", "target", "victim", "weapon"};
static const char *const date_basis_names[] = {"unknown", "given", "dateline", "inferred"};
static const char *const time_type_names[] = {"DATE", "TIME", "DURATION", "SET"};

static const rsm_value_kind slot_value_kinds[RSM_SLOT_COUNT] = {
    [RSM_SLOT_TYPE] = RSM_VALUE_TYPE,        [RSM_SLOT_HAPPENED] = RSM_VALUE_BOOLEAN,
    [RSM_SLOT_WHEN] = RSM_VALUE_TIME,        [RSM_SLOT_WHERE] = RSM_VALUE_PLACE,
    [RSM_SLOT_KILLED] = RSM_VALUE_COUNT,     [RSM_SLOT_INJURED] = RSM_VALUE_COUNT,
    [RSM_SLOT_CASUALTIES] = RSM_VALUE_COUNT, [RSM_SLOT_MISSING] = RSM_VALUE_COUNT,
    [RSM_SLOT_DISPLACED] = RSM_VALUE_COUNT,  [RSM_SLOT_EVACUATED] = RSM_VALUE_COUNT,
    [RSM_SLOT_AFFECTED] = RSM_VALUE_COUNT,   [RSM_SLOT_DETAINED] = RSM_VALUE_COUNT,
    [RSM_SLOT_ABDUCTED] = RSM_VALUE_COUNT,   [RSM_SLOT_ATTACKERS] = RSM_VALUE_COUNT,
    [RSM_SLOT_INCIDENTS] = RSM_VALUE_COUNT,  [RSM_SLOT_PERPETRATOR] = RSM_VALUE_ACTOR,
    [RSM_SLOT_TARGET] = RSM_VALUE_ACTOR,     [RSM_SLOT_VICTIM] = RSM_VALUE_PERSON,
    [RSM_SLOT_ATTACKER] = RSM_VALUE_PERSON,  [RSM_SLOT_WEAPON] = RSM_VALUE_ACTOR,
    [RSM_SLOT_CAUSE] = RSM_VALUE_TEXT,       [RSM_SLOT_MOTIVE] = RSM_VALUE_TEXT,
    [RSM_SLOT_DAMAGE] = RSM_VALUE_TEXT,      [RSM_SLOT_RESPONSE_TO] = RSM_VALUE_INCIDENT,
    [RSM_SLOT_PART_OF] = RSM_VALUE_INCIDENT, [RSM_SLOT_ACCOUNT] = RSM_VALUE_TEXT};

static const char *name_at(const char *const *table, size_t count, size_t index) {
    return index < count ? table[index] : "";
}

static bool index_of(const char *const *table, size_t count, rsm_slice name, size_t *index) {
    for (size_t i = 0; i < count; i++) {
        if (rsm_slice_equal_string(name, table[i])) {
            *index = i;
            return true;
        }
    }
    return false;
}

/* Both directions of one enumeration. */
#define NAME_FUNCTION(function, type, table)                   \
    const char *function(type value) {                         \
        return name_at(table, COUNT_OF(table), (size_t)value); \
    }
#define OF_FUNCTION(function, type, table)                           \
    bool function(rsm_slice name, type *value) {                     \
        size_t index = 0;                                            \
        bool found = index_of(table, COUNT_OF(table), name, &index); \
        *value = found ? (type)index : *value;                       \
        return found;                                                \
    }

NAME_FUNCTION(rsm_slot_name, rsm_slot, slot_names)
NAME_FUNCTION(rsm_stance_name, rsm_stance, stance_names)
NAME_FUNCTION(rsm_certainty_name, rsm_certainty, certainty_names)
NAME_FUNCTION(rsm_source_kind_name, rsm_source_kind, source_kind_names)
NAME_FUNCTION(rsm_count_kind_name, rsm_count_kind, count_kind_names)
NAME_FUNCTION(rsm_attackers_name, rsm_attackers, attackers_names)
NAME_FUNCTION(rsm_place_kind_name, rsm_place_kind, place_kind_names)
NAME_FUNCTION(rsm_entity_type_name, rsm_entity_type, entity_type_names)
NAME_FUNCTION(rsm_sex_name, rsm_sex, sex_names)
NAME_FUNCTION(rsm_modality_name, rsm_modality, modality_names)
NAME_FUNCTION(rsm_role_name, rsm_role, role_names)
NAME_FUNCTION(rsm_date_basis_name, rsm_date_basis, date_basis_names)
NAME_FUNCTION(rsm_time_type_name, rsm_time_type, time_type_names)

OF_FUNCTION(rsm_slot_of, rsm_slot, slot_names)
OF_FUNCTION(rsm_stance_of, rsm_stance, stance_names)
OF_FUNCTION(rsm_certainty_of, rsm_certainty, certainty_names)
OF_FUNCTION(rsm_source_kind_of, rsm_source_kind, source_kind_names)
OF_FUNCTION(rsm_count_kind_of, rsm_count_kind, count_kind_names)
OF_FUNCTION(rsm_attackers_of, rsm_attackers, attackers_names)
OF_FUNCTION(rsm_place_kind_of, rsm_place_kind, place_kind_names)
OF_FUNCTION(rsm_entity_type_of, rsm_entity_type, entity_type_names)
OF_FUNCTION(rsm_sex_of, rsm_sex, sex_names)
OF_FUNCTION(rsm_modality_of, rsm_modality, modality_names)
OF_FUNCTION(rsm_role_of, rsm_role, role_names)
OF_FUNCTION(rsm_date_basis_of, rsm_date_basis, date_basis_names)

rsm_value_kind rsm_slot_value_kind(rsm_slot slot) {
    return (size_t)slot < RSM_SLOT_COUNT ? slot_value_kinds[slot] : RSM_VALUE_TEXT;
}

bool rsm_slot_is_count(rsm_slot slot) {
    return rsm_slot_value_kind(slot) == RSM_VALUE_COUNT;
}
