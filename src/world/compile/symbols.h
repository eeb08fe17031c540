/* The words that fields may hold, and their numbers in the columns of world/columns.h. Each table
 * ends with a word NULL. A test holds them against the names of the record. */
#ifndef RSM_WORLD_COMPILE_SYMBOLS_H
#define RSM_WORLD_COMPILE_SYMBOLS_H

#include "world/compile/compile.h"

extern const compile_symbol compile_act_classes[];
extern const compile_symbol compile_turn_classes[];
extern const compile_symbol compile_revision_classes[];
extern const compile_symbol compile_deed_classes[];
extern const compile_symbol compile_region_kinds[];
extern const compile_symbol compile_actor_kinds[];
extern const compile_symbol compile_actor_kinds_from_one[]; /* 0 is none */
extern const compile_symbol compile_outlet_kinds[];
extern const compile_symbol compile_yes_no[];
extern const compile_symbol compile_sexes[];
extern const compile_symbol compile_source_kinds[]; /* rsm_source_kind + 1; RSM_TITLE_JOINS */
extern const compile_symbol compile_families[];
extern const compile_symbol compile_family_masks[]; /* 1 << rsm_family */
extern const compile_symbol compile_role_relations[];
extern const compile_symbol compile_role_parts[];
extern const compile_symbol compile_kind_standings[];
extern const compile_symbol compile_parts_of_speech[];
extern const compile_symbol compile_trigger_flags[];
extern const compile_symbol compile_person_roles[];
extern const compile_symbol compile_civilian[];
extern const compile_symbol compile_thing_classes[];
extern const compile_symbol compile_stances[];
extern const compile_symbol compile_certainties[];
extern const compile_symbol compile_hedge_sides[];
extern const compile_symbol compile_hedge_effects[];
extern const compile_symbol compile_slots[];
extern const compile_symbol compile_outcome_patterns[];
extern const compile_symbol compile_governs[];
extern const compile_symbol compile_makes[]; /* rsm_modality; RSM_MAKES_CARRIES */
extern const compile_symbol compile_feature_kinds[];
extern const compile_symbol compile_feature_names[];

#endif
