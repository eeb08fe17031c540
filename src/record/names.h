/* The printed names of the record's enumerations: one table each, used by every writer and reader.
 *
 * rsm_NAME_name gives the word of the design ("killed", "asserts"); rsm_NAME_of finds the value of
 * a word and returns false where there is none. No allocation, constant time in the size of the
 * tables. */
#ifndef RSM_RECORD_NAMES_H
#define RSM_RECORD_NAMES_H

#include "record/report.h"

const char *rsm_slot_name(rsm_slot slot);
const char *rsm_stance_name(rsm_stance stance);
const char *rsm_certainty_name(rsm_certainty certainty);
const char *rsm_source_kind_name(rsm_source_kind kind);
const char *rsm_count_kind_name(rsm_count_kind kind);
const char *rsm_attackers_name(rsm_attackers attackers);
const char *rsm_place_kind_name(rsm_place_kind kind);
const char *rsm_entity_type_name(rsm_entity_type type);
const char *rsm_sex_name(rsm_sex sex);
const char *rsm_modality_name(rsm_modality modality);
const char *rsm_role_name(rsm_role role);
const char *rsm_date_basis_name(rsm_date_basis basis);
const char *rsm_time_type_name(rsm_time_type type);

bool rsm_slot_of(rsm_slice name, rsm_slot *slot);
bool rsm_stance_of(rsm_slice name, rsm_stance *stance);
bool rsm_certainty_of(rsm_slice name, rsm_certainty *certainty);
bool rsm_source_kind_of(rsm_slice name, rsm_source_kind *kind);
bool rsm_count_kind_of(rsm_slice name, rsm_count_kind *kind);
bool rsm_attackers_of(rsm_slice name, rsm_attackers *attackers);
bool rsm_place_kind_of(rsm_slice name, rsm_place_kind *kind);
bool rsm_entity_type_of(rsm_slice name, rsm_entity_type *type);
bool rsm_sex_of(rsm_slice name, rsm_sex *sex);
bool rsm_modality_of(rsm_slice name, rsm_modality *modality);
bool rsm_role_of(rsm_slice name, rsm_role *role);
bool rsm_date_basis_of(rsm_slice name, rsm_date_basis *basis);

/* Which kind of value a slot takes. */
rsm_value_kind rsm_slot_value_kind(rsm_slot slot);

/* Whether the slot's cell is a count with low, best and high. */
bool rsm_slot_is_count(rsm_slot slot);

#endif
