/* The words that fields may hold: see symbols.h. */
#include "world/compile/symbols.h"

#include <stddef.h>

#include "record/incident.h"
#include "record/statement.h"

#define END \
    { NULL, 0 }

const compile_symbol compile_region_kinds[] = {
    {"continent", RSM_REGION_CONTINENT}, {"sea", RSM_REGION_SEA},
    {"feature", RSM_REGION_FEATURE},     {"region", RSM_REGION_FEATURE},
    {"border", RSM_REGION_BORDER},       END};

const compile_symbol compile_act_classes[] = {{"happening", RSM_ACT_HAPPENING},
                                              {"alarm", RSM_ACT_ALARM},
                                              {"discovery", RSM_ACT_DISCOVERY},
                                              {"care", RSM_ACT_CARE},
                                              {"law", RSM_ACT_LAW},
                                              {"inquiry", RSM_ACT_INQUIRY},
                                              {"publication", RSM_ACT_PUBLICATION},
                                              {"speech", RSM_ACT_SPEECH},
                                              {"mourning", RSM_ACT_MOURNING},
                                              {"politics", RSM_ACT_POLITICS},
                                              {"life", RSM_ACT_LIFE},
                                              END};

const compile_symbol compile_turn_classes[] = {
    {"turn", RSM_TURN_TURN},     {"recall", RSM_TURN_RECALL},   {"record", RSM_TURN_RECORD},
    {"keeps", RSM_TURN_KEEPS},   {"piece", RSM_TURN_PIECE},     {"accused", RSM_TURN_ACCUSED},
    {"points", RSM_TURN_POINTS}, {"several", RSM_TURN_SEVERAL}, END};

const compile_symbol compile_revision_classes[] = {{"figure", RSM_REVISION_FIGURE},
                                                   {"lowers", RSM_REVISION_LOWERS},
                                                   {"withdraws", RSM_REVISION_WITHDRAWS},
                                                   {"earlier", RSM_REVISION_EARLIER},
                                                   {"not", RSM_REVISION_NOT},
                                                   {"miscounts", RSM_REVISION_MISCOUNTS},
                                                   {"version", RSM_REVISION_VERSION},
                                                   END};

const compile_symbol compile_deed_classes[] = {
    {"join", RSM_DEED_JOIN},   {"harm", RSM_DEED_HARM},       {"lay", RSM_DEED_LAY},
    {"burst", RSM_DEED_BURST}, {"involve", RSM_DEED_INVOLVE}, {"ascribe", RSM_DEED_ASCRIBE},
    {"own", RSM_DEED_OWN},     {"state", RSM_DEED_STATE},     {"none", RSM_DEED_NONE},
    {"work", RSM_DEED_WORK},   {"member", RSM_DEED_MEMBER},   {"wield", RSM_DEED_WIELD},
    {"find", RSM_DEED_FIND},   END};

const compile_symbol compile_actor_kinds[] = {{"group", RSM_ACTOR_GROUP},
                                              {"party", RSM_ACTOR_PARTY},
                                              {"government", RSM_ACTOR_GOVERNMENT},
                                              {"military", RSM_ACTOR_MILITARY},
                                              {"police", RSM_ACTOR_POLICE},
                                              {"authority", RSM_ACTOR_AUTHORITY},
                                              {"body", RSM_ACTOR_BODY},
                                              {"ngo", RSM_ACTOR_NGO},
                                              {"company", RSM_ACTOR_COMPANY},
                                              {"criminal", RSM_ACTOR_CRIMINAL},
                                              END};

const compile_symbol compile_actor_kinds_from_one[] = {{"group", RSM_ACTOR_GROUP + 1},
                                                       {"party", RSM_ACTOR_PARTY + 1},
                                                       {"government", RSM_ACTOR_GOVERNMENT + 1},
                                                       {"military", RSM_ACTOR_MILITARY + 1},
                                                       {"police", RSM_ACTOR_POLICE + 1},
                                                       {"authority", RSM_ACTOR_AUTHORITY + 1},
                                                       {"body", RSM_ACTOR_BODY + 1},
                                                       {"ngo", RSM_ACTOR_NGO + 1},
                                                       {"company", RSM_ACTOR_COMPANY + 1},
                                                       {"criminal", RSM_ACTOR_CRIMINAL + 1},
                                                       END};

const compile_symbol compile_outlet_kinds[] = {
    {"agency", RSM_OUTLET_AGENCY},           {"newspaper", RSM_OUTLET_NEWSPAPER},
    {"broadcaster", RSM_OUTLET_BROADCASTER}, {"site", RSM_OUTLET_SITE},
    {"magazine", RSM_OUTLET_MAGAZINE},       END};

const compile_symbol compile_yes_no[] = {{"no", 0}, {"yes", 1}, {"state", 1}, END};

const compile_symbol compile_sexes[] = {{"f", RSM_SEX_FEMALE},     {"female", RSM_SEX_FEMALE},
                                        {"m", RSM_SEX_MALE},       {"male", RSM_SEX_MALE},
                                        {"u", RSM_SEX_UNKNOWN},    {"either", RSM_SEX_UNKNOWN},
                                        {"both", RSM_SEX_UNKNOWN}, END};

const compile_symbol compile_source_kinds[] = {{"government", RSM_SOURCE_GOVERNMENT + 1},
                                               {"authority", RSM_SOURCE_AUTHORITY + 1},
                                               {"police", RSM_SOURCE_POLICE + 1},
                                               {"military", RSM_SOURCE_MILITARY + 1},
                                               {"hospital", RSM_SOURCE_HOSPITAL + 1},
                                               {"witness", RSM_SOURCE_WITNESS + 1},
                                               {"relative", RSM_SOURCE_RELATIVE + 1},
                                               {"perpetrator", RSM_SOURCE_PERPETRATOR + 1},
                                               {"party", RSM_SOURCE_PARTY + 1},
                                               {"expert", RSM_SOURCE_EXPERT + 1},
                                               {"media", RSM_SOURCE_MEDIA + 1},
                                               {"outlet", RSM_SOURCE_OUTLET + 1},
                                               {"document", RSM_SOURCE_DOCUMENT + 1},
                                               {"organisation", RSM_SOURCE_ORGANISATION + 1},
                                               {"unnamed", RSM_SOURCE_UNNAMED + 1},
                                               {"rank", RSM_TITLE_RANK},
                                               {"+", RSM_TITLE_JOINS},
                                               END};

const compile_symbol compile_families[] = {{"attack", RSM_FAMILY_ATTACK},
                                           {"unrest", RSM_FAMILY_UNREST},
                                           {"arrest", RSM_FAMILY_ARREST},
                                           {"disaster", RSM_FAMILY_DISASTER},
                                           {"accident", RSM_FAMILY_ACCIDENT},
                                           {"military", RSM_FAMILY_MILITARY},
                                           {"crime", RSM_FAMILY_CRIME},
                                           {"other", RSM_FAMILY_OTHER},
                                           END};

const compile_symbol compile_family_masks[] = {{"attack", 1u << RSM_FAMILY_ATTACK},
                                               {"unrest", 1u << RSM_FAMILY_UNREST},
                                               {"arrest", 1u << RSM_FAMILY_ARREST},
                                               {"disaster", 1u << RSM_FAMILY_DISASTER},
                                               {"accident", 1u << RSM_FAMILY_ACCIDENT},
                                               {"military", 1u << RSM_FAMILY_MILITARY},
                                               {"crime", 1u << RSM_FAMILY_CRIME},
                                               {"other", 1u << RSM_FAMILY_OTHER},
                                               END};

const compile_symbol compile_role_relations[] = {{"subject", RSM_RELATION_SUBJECT},
                                                 {"alone", RSM_RELATION_ALONE},
                                                 {"object", RSM_RELATION_OBJECT},
                                                 {"passive", RSM_RELATION_PASSIVE},
                                                 {"agent", RSM_RELATION_AGENT},
                                                 {"after-verb", RSM_RELATION_AFTER_VERB},
                                                 {"after-noun", RSM_RELATION_AFTER_NOUN},
                                                 {"group", RSM_RELATION_GROUP},
                                                 {"body", RSM_RELATION_BODY},
                                                 {"nation", RSM_RELATION_NATION},
                                                 {"owner", RSM_RELATION_OWNER},
                                                 {"thing", RSM_RELATION_THING},
                                                 {"weapon", RSM_RELATION_WEAPON},
                                                 {"does", RSM_RELATION_DOES},
                                                 {"hits", RSM_RELATION_HITS},
                                                 {"means", RSM_RELATION_MEANS},
                                                 {"where", RSM_RELATION_WHERE},
                                                 END};

const compile_symbol compile_kind_standings[] = {
    {"acts", RSM_STANDS_ACTS},     {"suffers", RSM_STANDS_SUFFERS}, {"at", RSM_STANDS_AT},
    {"with", RSM_STANDS_WITH},     {"before", RSM_STANDS_BEFORE},   {"beside", RSM_STANDS_BESIDE},
    {"within", RSM_STANDS_WITHIN}, {"alone", RSM_STANDS_ALONE},     END};

const compile_symbol compile_role_parts[] = {
    {"none", RSM_PART_NONE},         {"actor", RSM_PART_ACTOR},
    {"sufferer", RSM_PART_SUFFERER}, {"perpetrator", RSM_PART_PERPETRATOR},
    {"victim", RSM_PART_VICTIM},     {"target", RSM_PART_TARGET},
    {"weapon", RSM_PART_WEAPON},     END};

const compile_symbol compile_parts_of_speech[] = {{"v", RSM_POS_VERB},
                                                  {"verb", RSM_POS_VERB},
                                                  {"n", RSM_POS_NOUN},
                                                  {"noun", RSM_POS_NOUN},
                                                  {"a", RSM_POS_ADJECTIVE},
                                                  {"adj", RSM_POS_ADJECTIVE},
                                                  {"adjective", RSM_POS_ADJECTIVE},
                                                  {"adv", RSM_POS_ADVERB},
                                                  {"r", RSM_POS_ADVERB},
                                                  {"adverb", RSM_POS_ADVERB},
                                                  {"p", RSM_POS_PREPOSITION},
                                                  {"prep", RSM_POS_PREPOSITION},
                                                  {"preposition", RSM_POS_PREPOSITION},
                                                  END};

const compile_symbol compile_trigger_flags[] = {{"kills", RSM_TRIGGER_KILLS},
                                                {"injures", RSM_TRIGGER_INJURES},
                                                {"weak", RSM_TRIGGER_WEAK},
                                                {"generic", RSM_TRIGGER_GENERIC},
                                                {"headline", RSM_TRIGGER_HEADLINE},
                                                {"agent-subject", RSM_TRIGGER_AGENT_SUBJECT},
                                                {"patient-subject", RSM_TRIGGER_PATIENT_SUBJECT},
                                                {"victim-object", RSM_TRIGGER_VICTIM_OBJECT},
                                                {"target-object", RSM_TRIGGER_TARGET_OBJECT},
                                                {"place-object", RSM_TRIGGER_PLACE_OBJECT},
                                                {"plural", RSM_TRIGGER_PLURAL},
                                                {"state", RSM_TRIGGER_STATE},
                                                {"law", RSM_TRIGGER_LAW},
                                                {"planned", RSM_TRIGGER_PLANNED},
                                                {"foiled", RSM_TRIGGER_FOILED},
                                                {"threat", RSM_TRIGGER_THREAT},
                                                {"bare", RSM_TRIGGER_BARE},
                                                END};

const compile_symbol compile_person_roles[] = {
    {"neutral", RSM_PERSON_NEUTRAL},   {"perpetrator", RSM_PERSON_PERPETRATOR},
    {"victim", RSM_PERSON_VICTIM},     {"security", RSM_PERSON_SECURITY},
    {"official", RSM_PERSON_OFFICIAL}, {"civilian", RSM_PERSON_CIVILIAN_ROLE},
    {"speaker", RSM_PERSON_SPEAKER},   END};

const compile_symbol compile_civilian[] = {{"civilian", 1}, {"yes", 1},     {"combatant", 2},
                                           {"no", 2},       {"unknown", 0}, END};

const compile_symbol compile_thing_classes[] = {{"building", RSM_THING_BUILDING},
                                                {"site", RSM_THING_SITE_HEAD},
                                                {"site-head", RSM_THING_SITE_HEAD},
                                                {"vehicle", RSM_THING_VEHICLE},
                                                {"infrastructure", RSM_THING_INFRASTRUCTURE},
                                                {"object", RSM_THING_OBJECT},
                                                END};

const compile_symbol compile_stances[] = {{"asserts", RSM_STANCE_ASSERTS},
                                          {"claims", RSM_STANCE_CLAIMS},
                                          {"accuses", RSM_STANCE_ACCUSES},
                                          {"denies", RSM_STANCE_DENIES},
                                          {"confirms", RSM_STANCE_CONFIRMS},
                                          {"doubts", RSM_STANCE_DOUBTS},
                                          {"corrects", RSM_STANCE_CORRECTS},
                                          {"predicts", RSM_STANCE_PREDICTS},
                                          END};

const compile_symbol compile_certainties[] = {{"stated", RSM_CERTAINTY_STATED},
                                              {"likely", RSM_CERTAINTY_LIKELY},
                                              {"possible", RSM_CERTAINTY_POSSIBLE},
                                              END};

const compile_symbol compile_hedge_sides[] = {{"before", 1}, {"after", 2}, END};

const compile_symbol compile_hedge_effects[] = {
    {"at-least", RSM_HEDGE_AT_LEAST},     {"over", RSM_HEDGE_OVER},
    {"nearly", RSM_HEDGE_NEARLY},         {"about", RSM_HEDGE_ABOUT},
    {"up-to", RSM_HEDGE_UP_TO},           {"at-most", RSM_HEDGE_AT_MOST},
    {"exactly", RSM_HEDGE_EXACTLY},       {"between", RSM_HEDGE_BETWEEN},
    {"more-than", RSM_HEDGE_MORE_THAN},   {"fewer-than", RSM_HEDGE_FEWER_THAN},
    {"as-many-as", RSM_HEDGE_AS_MANY_AS}, END};

const compile_symbol compile_slots[] = {{"type", RSM_SLOT_TYPE},
                                        {"happened", RSM_SLOT_HAPPENED},
                                        {"when", RSM_SLOT_WHEN},
                                        {"where", RSM_SLOT_WHERE},
                                        {"killed", RSM_SLOT_KILLED},
                                        {"injured", RSM_SLOT_INJURED},
                                        {"casualties", RSM_SLOT_CASUALTIES},
                                        {"missing", RSM_SLOT_MISSING},
                                        {"displaced", RSM_SLOT_DISPLACED},
                                        {"evacuated", RSM_SLOT_EVACUATED},
                                        {"affected", RSM_SLOT_AFFECTED},
                                        {"detained", RSM_SLOT_DETAINED},
                                        {"abducted", RSM_SLOT_ABDUCTED},
                                        {"attackers", RSM_SLOT_ATTACKERS},
                                        {"incidents", RSM_SLOT_INCIDENTS},
                                        {"perpetrator", RSM_SLOT_PERPETRATOR},
                                        {"target", RSM_SLOT_TARGET},
                                        {"victim", RSM_SLOT_VICTIM},
                                        {"attacker", RSM_SLOT_ATTACKER},
                                        {"weapon", RSM_SLOT_WEAPON},
                                        {"cause", RSM_SLOT_CAUSE},
                                        {"motive", RSM_SLOT_MOTIVE},
                                        {"damage", RSM_SLOT_DAMAGE},
                                        {"response_to", RSM_SLOT_RESPONSE_TO},
                                        {"part_of", RSM_SLOT_PART_OF},
                                        {"account", RSM_SLOT_ACCOUNT},
                                        END};

const compile_symbol compile_outcome_patterns[] = {{"subject", RSM_OUTCOME_SUBJECT},
                                                   {"object", RSM_OUTCOME_OBJECT},
                                                   {"of-noun", RSM_OUTCOME_OF_NOUN},
                                                   {"of", RSM_OUTCOME_OF},
                                                   {"predicate", RSM_OUTCOME_PREDICATE},
                                                   END};

const compile_symbol compile_governs[] = {
    {"clause", RSM_GOVERNS_CLAUSE}, {"that", RSM_GOVERNS_THAT},
    {"object", RSM_GOVERNS_OBJECT}, {"subject", RSM_GOVERNS_SUBJECT},
    {"name", RSM_GOVERNS_NAME},     {"before", RSM_GOVERNS_BEFORE},
    {"mark", RSM_GOVERNS_MARK},     {"known", RSM_GOVERNS_KNOWN},   END};

const compile_symbol compile_makes[] = {{"actual", RSM_MODALITY_ACTUAL},
                                        {"alleged", RSM_MODALITY_ALLEGED},
                                        {"planned", RSM_MODALITY_PLANNED},
                                        {"foiled", RSM_MODALITY_FOILED},
                                        {"possible", RSM_MODALITY_POSSIBLE},
                                        {"denied", RSM_MODALITY_DENIED},
                                        {"general", RSM_MODALITY_GENERAL},
                                        {"carries", RSM_MAKES_CARRIES},
                                        END};

const compile_symbol compile_feature_kinds[] = {
    {"city", RSM_FEATURE_CITY}, {"admin1", RSM_FEATURE_ADMIN1}, {"admin2", RSM_FEATURE_ADMIN2},
    {"site", RSM_FEATURE_SITE}, {"feature", RSM_FEATURE_AREA},  END};

const compile_symbol compile_feature_names[] = {
    {"all", RSM_FEATURE_ALL_NAMES}, {"long", RSM_FEATURE_LONG_NAMES}, END};
