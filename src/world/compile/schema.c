/* What each file of the lexicon, the ontology and the gazetteer holds.
 *
 * Part: one table that drives the reader. A field names its place in the line, the column that it
 * fills, and how it is read; words that a field may hold stand in the tables of symbols.c.
 * Invariants: domains that others refer to may stand anywhere, since references are filled at the
 * end. */
#include "world/compile/compile.h"
#include "world/compile/symbols.h"

#define NONE            COMPILE_NO_COLUMN
#define COUNT_OF(array) (uint32_t)(sizeof(array) / sizeof *(array))

#define FIELD(label, from, to, how, opts) \
    { .name = (label), .source = (from), .column = (to), .kind = (how), .options = (opts) }
#define SYMBOLS(label, from, to, how, opts, table)                                           \
    {                                                                                        \
        .name = (label), .source = (from), .column = (to), .kind = (how), .options = (opts), \
        .symbols = (table)                                                                   \
    }
#define CHECKS(label, from, to, opts, target)                                    \
    {                                                                            \
        .name = (label), .source = (from), .column = (to), .kind = COMPILE_LIST, \
        .options = (opts) | COMPILE_CHECKED, .reference = (target)               \
    }
#define REFERS(label, from, to, opts, target)                                         \
    {                                                                                 \
        .name = (label), .source = (from), .column = (to), .kind = COMPILE_REFERENCE, \
        .options = (opts), .reference = (target)                                      \
    }

/* ---- gazetteer ---- */

#define PROPER (COMPILE_CAPITAL | COMPILE_LENIENT)

static const compile_field country_fields[] = {
    FIELD("code", 0, RSM_COUNTRY_ISO2, COMPILE_TEXT, COMPILE_REQUIRED),
    FIELD("three-letter code", 1, RSM_COUNTRY_ISO3, COMPILE_TEXT, 0),
    FIELD("geonameid", 2, RSM_COUNTRY_GEONAMEID, COMPILE_NUMBER, 0),
    FIELD("name", 3, RSM_COUNTRY_NAME, COMPILE_NAMES, PROPER | COMPILE_FIRST | COMPILE_REQUIRED),
    FIELD("capital", 4, RSM_COUNTRY_CAPITAL, COMPILE_TEXT, 0),
    FIELD("latitude", 5, RSM_COUNTRY_LAT, COMPILE_COORDINATE, 0),
    FIELD("longitude", 6, RSM_COUNTRY_LON, COMPILE_COORDINATE, 0),
    FIELD("radius", 7, RSM_COUNTRY_RADIUS, COMPILE_NUMBER, 0),
    FIELD("population", 8, RSM_COUNTRY_POPULATION, COMPILE_NUMBER, 0),
    FIELD("continent", 9, RSM_COUNTRY_CONTINENT, COMPILE_TEXT, 0),
    FIELD("neighbours", 10, RSM_COUNTRY_NEIGHBOURS, COMPILE_LIST, 0),
    FIELD("other names", 11, NONE, COMPILE_NAMES, PROPER),
    FIELD("adjectives", 12, RSM_COUNTRY_ADJECTIVE, COMPILE_NAMES, PROPER | COMPILE_ADJECTIVE),
    FIELD("demonyms", 13, NONE, COMPILE_NAMES, PROPER | COMPILE_ADJECTIVE),
};

static const compile_field metonym_fields[] = {
    FIELD("government", 14, RSM_METONYM_NAME, COMPILE_NAMES, PROPER | COMPILE_FIRST | COMPILE_EACH),
    FIELD("code", 0, RSM_METONYM_COUNTRY, COMPILE_TEXT, 0),
};

static const compile_field division_fields[] = {
    FIELD("id", 10, RSM_DIVISION_ID, COMPILE_TEXT, COMPILE_REQUIRED),
    FIELD("level", 0, RSM_DIVISION_LEVEL, COMPILE_NUMBER, COMPILE_REQUIRED),
    FIELD("country", 1, RSM_DIVISION_COUNTRY, COMPILE_TEXT, COMPILE_REQUIRED),
    FIELD("name", 4, RSM_DIVISION_NAME, COMPILE_NAMES, PROPER | COMPILE_FIRST | COMPILE_REQUIRED),
    FIELD("other names", 5, NONE, COMPILE_NAMES, PROPER),
    FIELD("latitude", 6, RSM_DIVISION_LAT, COMPILE_COORDINATE, 0),
    FIELD("longitude", 7, RSM_DIVISION_LON, COMPILE_COORDINATE, 0),
    FIELD("population", 8, RSM_DIVISION_POPULATION, COMPILE_NUMBER, 0),
    FIELD("radius", 9, RSM_DIVISION_RADIUS, COMPILE_NUMBER, 0),
    REFERS("division above", 11, RSM_DIVISION_PARENT, 0, RSM_DOMAIN_DIVISION),
};

static const compile_field place_fields[] = {
    FIELD("geonameid", 0, RSM_GAZETTEER_GEONAMEID, COMPILE_NUMBER, COMPILE_REQUIRED),
    FIELD("name", 1, RSM_GAZETTEER_NAME, COMPILE_NAMES, PROPER | COMPILE_FIRST | COMPILE_REQUIRED),
    FIELD("plain name", 2, NONE, COMPILE_NAMES, PROPER),
    FIELD("latitude", 3, RSM_GAZETTEER_LAT, COMPILE_COORDINATE, COMPILE_REQUIRED),
    FIELD("longitude", 4, RSM_GAZETTEER_LON, COMPILE_COORDINATE, COMPILE_REQUIRED),
    FIELD("country", 5, RSM_GAZETTEER_COUNTRY, COMPILE_TEXT, 0),
    REFERS("division", 10, RSM_GAZETTEER_ADMIN1, COMPILE_LENIENT, RSM_DOMAIN_DIVISION),
    REFERS("second division", 11, RSM_GAZETTEER_ADMIN2, COMPILE_LENIENT, RSM_DOMAIN_DIVISION),
    FIELD("population", 8, RSM_GAZETTEER_POPULATION, COMPILE_NUMBER, 0),
    FIELD("other names", 9, NONE, COMPILE_NAMES, PROPER),
};

static const compile_field feature_fields[] = {
    FIELD("code", 0, RSM_FEATURE_CODE, COMPILE_TEXT, COMPILE_REQUIRED),
    SYMBOLS("kind", 1, RSM_FEATURE_KIND, COMPILE_SYMBOL, COMPILE_REQUIRED, compile_feature_kinds),
    FIELD("radius", 2, RSM_FEATURE_RADIUS, COMPILE_NUMBER, 0),
    SYMBOLS("names", 3, RSM_FEATURE_NAMES, COMPILE_SYMBOL, 0, compile_feature_names),
};

static const compile_field region_fields[] = {
    FIELD("name", 0, RSM_REGION_NAME, COMPILE_NAMES,
          COMPILE_CAPITAL | COMPILE_FIRST | COMPILE_REQUIRED),
    SYMBOLS("kind", 1, RSM_REGION_KIND, COMPILE_SYMBOL, COMPILE_REQUIRED, compile_region_kinds),
    FIELD("latitude", 2, RSM_REGION_LAT, COMPILE_COORDINATE, COMPILE_REQUIRED),
    FIELD("longitude", 3, RSM_REGION_LON, COMPILE_COORDINATE, COMPILE_REQUIRED),
    FIELD("radius", 4, RSM_REGION_RADIUS, COMPILE_NUMBER, 0),
    CHECKS("countries", 5, RSM_REGION_COUNTRIES, 0, RSM_DOMAIN_COUNTRY),
    FIELD("other names", 6, NONE, COMPILE_NAMES, COMPILE_CAPITAL),
    FIELD("adjectives", 7, NONE, COMPILE_NAMES, COMPILE_CAPITAL | COMPILE_ADJECTIVE),
};

static const compile_field site_fields[] = {
    FIELD("name", 0, RSM_SITE_NAME, COMPILE_NAMES,
          COMPILE_CAPITAL | COMPILE_FIRST | COMPILE_REQUIRED),
    FIELD("city", 2, RSM_SITE_CITY, COMPILE_TEXT, 0),
    CHECKS("country", 3, RSM_SITE_COUNTRY, 0, RSM_DOMAIN_COUNTRY),
    REFERS("division", 8, RSM_SITE_ADMIN1, 0, RSM_DOMAIN_DIVISION),
    FIELD("latitude", 5, RSM_SITE_LAT, COMPILE_COORDINATE, COMPILE_REQUIRED),
    FIELD("longitude", 6, RSM_SITE_LON, COMPILE_COORDINATE, COMPILE_REQUIRED),
    FIELD("other names", 7, NONE, COMPILE_NAMES, COMPILE_CAPITAL),
};

/* ---- actors and names ---- */

static const compile_field actor_fields[] = {
    FIELD("id", 0, RSM_ACTOR_ID, COMPILE_TEXT, COMPILE_REQUIRED),
    SYMBOLS("kind", 1, RSM_ACTOR_KIND, COMPILE_SYMBOL, COMPILE_REQUIRED, compile_actor_kinds),
    CHECKS("countries", 2, RSM_ACTOR_COUNTRIES, 0, RSM_DOMAIN_COUNTRY),
    REFERS("within", 3, RSM_ACTOR_WITHIN, 0, RSM_DOMAIN_ACTOR),
    FIELD("years", 4, RSM_ACTOR_YEARS, COMPILE_TEXT, 0),
    FIELD("names", 5, RSM_ACTOR_NAME, COMPILE_NAMES,
          COMPILE_CAPITAL | COMPILE_FIRST | COMPILE_REQUIRED),
};

static const compile_field outlet_fields[] = {
    FIELD("id", 0, RSM_OUTLET_ID, COMPILE_TEXT, COMPILE_REQUIRED),
    SYMBOLS("kind", 1, RSM_OUTLET_KIND, COMPILE_SYMBOL, COMPILE_REQUIRED, compile_outlet_kinds),
    CHECKS("country", 2, RSM_OUTLET_COUNTRY, 0, RSM_DOMAIN_COUNTRY),
    SYMBOLS("state", 3, RSM_OUTLET_STATE, COMPILE_SYMBOL, 0, compile_yes_no),
    FIELD("domains", 4, RSM_OUTLET_DOMAINS, COMPILE_LIST, 0),
    FIELD("names", 5, RSM_OUTLET_NAME, COMPILE_NAMES,
          COMPILE_CAPITAL | COMPILE_FIRST | COMPILE_REQUIRED),
};

static const compile_field channel_fields[] = {
    FIELD("name", 0, RSM_CHANNEL_NAME, COMPILE_NAMES,
          COMPILE_NOUN | COMPILE_FIRST | COMPILE_REQUIRED),
    FIELD("kind", 1, RSM_CHANNEL_KIND, COMPILE_TEXT, COMPILE_REQUIRED),
};

static const compile_field given_name_fields[] = {
    FIELD("name", 0, RSM_GIVEN_NAME_NAME, COMPILE_NAMES,
          COMPILE_CAPITAL | COMPILE_EACH | COMPILE_REQUIRED),
    SYMBOLS("sex", 1, RSM_GIVEN_NAME_SEX, COMPILE_SYMBOL, 0, compile_sexes),
};

static const compile_field title_fields[] = {
    FIELD("title", 0, RSM_TITLE_NAME, COMPILE_NAMES,
          COMPILE_NOUN | COMPILE_FIRST | COMPILE_REQUIRED),
    SYMBOLS("kind of source", 1, RSM_TITLE_SOURCE_KIND, COMPILE_SYMBOL, 0, compile_source_kinds),
};

/* ---- ontology ---- */

static const compile_field type_fields[] = {
    FIELD("type", 0, RSM_TYPE_ID, COMPILE_TEXT, COMPILE_REQUIRED),
    SYMBOLS("family", 1, RSM_TYPE_FAMILY, COMPILE_SYMBOL, COMPILE_REQUIRED, compile_families),
    REFERS("subtype of", 2, RSM_TYPE_PARENT, 0, RSM_DOMAIN_TYPE),
    FIELD("ACLED", 3, RSM_TYPE_ACLED, COMPILE_TEXT, 0),
    FIELD("GTD attack type", 4, RSM_TYPE_GTD, COMPILE_TEXT, 0),
    FIELD("GTD weapon type", 5, RSM_TYPE_GTD_WEAPON, COMPILE_TEXT, 0),
    FIELD("PLOVER", 6, RSM_TYPE_PLOVER, COMPILE_TEXT, 0),
    FIELD("CAMEO", 7, RSM_TYPE_CAMEO, COMPILE_TEXT, 0),
    FIELD("headline noun", 8, RSM_TYPE_NOUN, COMPILE_LIST, COMPILE_REQUIRED),
    FIELD("UCDP", 9, RSM_TYPE_UCDP, COMPILE_LIST, 0),
};

static const compile_field country_code_fields[] = {
    FIELD("country", 0, RSM_COUNTRY_CODE_ISO2, COMPILE_TEXT, COMPILE_REQUIRED),
    REFERS("country", 0, COMPILE_NO_COLUMN, COMPILE_REQUIRED, RSM_DOMAIN_COUNTRY),
    FIELD("ISO number", 1, RSM_COUNTRY_CODE_ISO_NUMBER, COMPILE_TEXT, 0),
    FIELD("FIPS", 2, RSM_COUNTRY_CODE_FIPS, COMPILE_TEXT, 0),
    FIELD("Gleditsch-Ward", 3, RSM_COUNTRY_CODE_GW, COMPILE_TEXT, 0),
    FIELD("COW", 4, RSM_COUNTRY_CODE_COW, COMPILE_TEXT, 0),
    FIELD("COW letters", 5, RSM_COUNTRY_CODE_COW_LETTERS, COMPILE_TEXT, 0),
    FIELD("GTD", 6, RSM_COUNTRY_CODE_GTD, COMPILE_TEXT, 0),
    FIELD("GTD name", 7, RSM_COUNTRY_CODE_GTD_NAME, COMPILE_TEXT, 0),
    FIELD("GTD region", 8, RSM_COUNTRY_CODE_GTD_REGION, COMPILE_TEXT, 0),
    FIELD("ACLED name", 9, RSM_COUNTRY_CODE_ACLED_NAME, COMPILE_TEXT, 0),
    FIELD("ACLED region", 10, RSM_COUNTRY_CODE_ACLED_REGION, COMPILE_TEXT, 0),
    FIELD("UCDP name", 11, RSM_COUNTRY_CODE_UCDP_NAME, COMPILE_TEXT, 0),
    FIELD("UCDP region", 12, RSM_COUNTRY_CODE_UCDP_REGION, COMPILE_TEXT, 0),
};

static const compile_field code_fields[] = {
    FIELD("list", 0, RSM_CODE_LIST, COMPILE_STEM, 0),
    FIELD("code", 0, RSM_CODE_KEY, COMPILE_TEXT, COMPILE_REQUIRED),
    FIELD("name", 1, RSM_CODE_NAME, COMPILE_TEXT, COMPILE_REQUIRED),
    FIELD("above", 2, RSM_CODE_ABOVE, COMPILE_TEXT, 0),
    FIELD("words", 3, RSM_CODE_WORDS, COMPILE_LIST, 0),
};

static const compile_field compatible_fields[] = {
    CHECKS("types", 0, RSM_COMPATIBLE_TYPES, COMPILE_REQUIRED, RSM_DOMAIN_TYPE),
};

/* ---- events ---- */

#define WORDING (COMPILE_LEMMA | COMPILE_FIRST | COMPILE_REQUIRED)

static const compile_field trigger_fields[] = {
    FIELD("phrase", 0, RSM_TRIGGER_PHRASE, COMPILE_NAMES, WORDING | COMPILE_NOUN),
    SYMBOLS("part of speech", 1, RSM_TRIGGER_POS, COMPILE_MASK, COMPILE_REQUIRED,
            compile_parts_of_speech),
    REFERS("type", 2, RSM_TRIGGER_TYPE, 0, RSM_DOMAIN_TYPE),
    SYMBOLS("flags", 3, RSM_TRIGGER_FLAGS, COMPILE_MASK, 0, compile_trigger_flags),
};

static const compile_field role_rule_fields[] = {
    SYMBOLS("relation", 1, RSM_ROLE_RULE_RELATION, COMPILE_MASK, COMPILE_REQUIRED,
            compile_role_relations),
    FIELD("words", 2, RSM_ROLE_RULE_WORDS, COMPILE_LIST, 0),
    SYMBOLS("role", 3, RSM_ROLE_RULE_PART, COMPILE_SYMBOL, COMPILE_REQUIRED, compile_role_parts),
    SYMBOLS("flag", 4, RSM_ROLE_RULE_FLAGS, COMPILE_MASK, 0, compile_trigger_flags),
    SYMBOLS("family", 5, RSM_ROLE_RULE_FAMILIES, COMPILE_MASK, 0, compile_family_masks),
    CHECKS("type", 6, RSM_ROLE_RULE_TYPES, 0, RSM_DOMAIN_TYPE),
    CHECKS("trigger", 7, RSM_ROLE_RULE_TRIGGERS, 0, RSM_DOMAIN_TRIGGER),
};

static const compile_field kind_fields[] = {
    FIELD("words", 0, RSM_KIND_WORDS, COMPILE_NAMES, WORDING | COMPILE_NOUN | COMPILE_EACH),
    SYMBOLS("stands", 1, RSM_KIND_STANDS, COMPILE_MASK, COMPILE_REQUIRED, compile_kind_standings),
    REFERS("type", 3, RSM_KIND_TYPE, 0, RSM_DOMAIN_TYPE),
    FIELD("besides", 4, RSM_KIND_BESIDES, COMPILE_LIST, 0),
    SYMBOLS("family", 5, RSM_KIND_FAMILIES, COMPILE_MASK, 0, compile_family_masks),
    CHECKS("types", 6, RSM_KIND_TYPES, 0, RSM_DOMAIN_TYPE),
    CHECKS("trigger", 7, RSM_KIND_TRIGGERS, 0, RSM_DOMAIN_TRIGGER),
};

static const compile_field veto_fields[] = {
    FIELD("phrase", 0, RSM_VETO_PHRASE, COMPILE_NAMES, WORDING | COMPILE_EACH),
    FIELD("first marked word", 8, RSM_VETO_MARKED_FIRST, COMPILE_NUMBER, 0),
    FIELD("end of marked words", 9, RSM_VETO_MARKED_END, COMPILE_NUMBER, 0),
};

static const compile_field person_fields[] = {
    FIELD("noun", 0, RSM_PERSON_NOUN, COMPILE_NAMES, WORDING | COMPILE_NOUN),
    SYMBOLS("role", 1, RSM_PERSON_ROLE, COMPILE_SYMBOL, 0, compile_person_roles),
    SYMBOLS("kind of source", 2, RSM_PERSON_SOURCE_KIND, COMPILE_SYMBOL, 0, compile_source_kinds),
    SYMBOLS("civilian", 3, RSM_PERSON_CIVILIAN, COMPILE_SYMBOL, 0, compile_civilian),
    SYMBOLS("sex", 4, RSM_PERSON_SEX, COMPILE_SYMBOL, 0, compile_sexes),
    FIELD("flags", 5, RSM_PERSON_FLAGS, COMPILE_LIST, 0),
};

static const compile_field body_fields[] = {
    FIELD("noun", 0, RSM_BODY_NOUN, COMPILE_NAMES, WORDING | COMPILE_NOUN),
    SYMBOLS("kind of source", 1, RSM_BODY_SOURCE_KIND, COMPILE_SYMBOL, 0, compile_source_kinds),
    SYMBOLS("kind of actor", 2, RSM_BODY_ACTOR_KIND, COMPILE_SYMBOL, 0,
            compile_actor_kinds_from_one),
    FIELD("office", 3, RSM_BODY_OFFICE, COMPILE_TEXT, 0),
};

static const compile_field thing_fields[] = {
    FIELD("noun", 0, RSM_THING_NOUN, COMPILE_NAMES, WORDING | COMPILE_NOUN),
    SYMBOLS("class", 1, RSM_THING_CLASS, COMPILE_MASK, COMPILE_REQUIRED, compile_thing_classes),
    FIELD("GTD target", 2, RSM_THING_GTD_TARGET, COMPILE_TEXT, 0),
};

static const compile_field weapon_fields[] = {
    FIELD("noun", 0, RSM_WEAPON_NOUN, COMPILE_NAMES, WORDING | COMPILE_NOUN),
    FIELD("class", 1, RSM_WEAPON_CLASS, COMPILE_TEXT, 0),
    FIELD("GTD weapon type", 2, RSM_WEAPON_GTD, COMPILE_TEXT, 0),
    REFERS("type", 3, RSM_WEAPON_TYPE, 0, RSM_DOMAIN_TYPE),
};

static const compile_field cue_fields[] = {
    FIELD("phrase", 0, RSM_CUE_PHRASE, COMPILE_NAMES, WORDING),
    SYMBOLS("form", 1, RSM_CUE_FORM, COMPILE_MASK, COMPILE_REQUIRED, compile_parts_of_speech),
    SYMBOLS("stance", 2, RSM_CUE_STANCE, COMPILE_SYMBOL, 0, compile_stances),
    SYMBOLS("certainty", 3, RSM_CUE_CERTAINTY, COMPILE_SYMBOL, 0, compile_certainties),
    FIELD("notes", 4, RSM_CUE_NOTES, COMPILE_LIST, 0),
};

static const compile_field vague_fields[] = {
    FIELD("words", 0, RSM_VAGUE_WORDS, COMPILE_NAMES, COMPILE_FIRST | COMPILE_REQUIRED),
    {.name = "low",
     .source = 1,
     .column = RSM_VAGUE_LOW,
     .kind = COMPILE_SIGNED,
     .fallback = UINT32_MAX},
    {.name = "high",
     .source = 2,
     .column = RSM_VAGUE_HIGH,
     .kind = COMPILE_SIGNED,
     .fallback = UINT32_MAX},
};

static const compile_field hedge_fields[] = {
    FIELD("words", 0, RSM_HEDGE_WORDS, COMPILE_NAMES, COMPILE_FIRST | COMPILE_REQUIRED),
    SYMBOLS("before or after", 1, RSM_HEDGE_SIDE, COMPILE_SYMBOL, COMPILE_REQUIRED,
            compile_hedge_sides),
    SYMBOLS("effect", 2, RSM_HEDGE_EFFECT, COMPILE_SYMBOL, COMPILE_REQUIRED, compile_hedge_effects),
};

static const compile_field outcome_fields[] = {
    FIELD("phrase", 0, RSM_OUTCOME_PHRASE, COMPILE_NAMES, WORDING | COMPILE_NOUN),
    SYMBOLS("part of speech", 1, RSM_OUTCOME_POS, COMPILE_MASK, COMPILE_REQUIRED,
            compile_parts_of_speech),
    SYMBOLS("slot", 2, RSM_OUTCOME_SLOT, COMPILE_SYMBOL, COMPILE_REQUIRED, compile_slots),
    SYMBOLS("pattern", 3, RSM_OUTCOME_PATTERN, COMPILE_MASK, 0, compile_outcome_patterns),
};

static const compile_field cause_fields[] = {
    FIELD("phrase", 0, RSM_CAUSE_PHRASE, COMPILE_NAMES, WORDING),
    SYMBOLS("slot", 1, RSM_CAUSE_SLOT, COMPILE_SYMBOL, COMPILE_REQUIRED, compile_slots),
    FIELD("note", 2, RSM_CAUSE_NOTE, COMPILE_LIST, 0),
};

static const compile_field governor_fields[] = {
    FIELD("phrase", 0, RSM_GOVERNOR_PHRASE, COMPILE_NAMES, WORDING | COMPILE_NOUN),
    SYMBOLS("part of speech", 1, RSM_GOVERNOR_POS, COMPILE_MASK, COMPILE_REQUIRED,
            compile_parts_of_speech),
    SYMBOLS("governs", 2, RSM_GOVERNOR_GOVERNS, COMPILE_MASK, COMPILE_REQUIRED, compile_governs),
    SYMBOLS("makes", 3, RSM_GOVERNOR_MAKES, COMPILE_SYMBOL, COMPILE_REQUIRED, compile_makes),
};

/* ---- language ---- */

static const compile_field holiday_fields[] = {
    FIELD("name", 0, RSM_HOLIDAY_NAME, COMPILE_NAMES,
          COMPILE_CAPITAL | COMPILE_FIRST | COMPILE_REQUIRED),
    FIELD("rule", 1, RSM_HOLIDAY_RULE, COMPILE_TEXT, 0),
    FIELD("dates", 2, RSM_HOLIDAY_DATES, COMPILE_LIST, 0),
};

static const compile_field abbreviation_fields[] = {
    FIELD("abbreviation", 0, RSM_ABBREVIATION_TEXT, COMPILE_NAMES, COMPILE_EACH | COMPILE_REQUIRED),
    FIELD("kind", 1, RSM_ABBREVIATION_KIND, COMPILE_TEXT, 0),
};

static const compile_field lemma_fields[] = {
    FIELD("form", 0, RSM_LEMMA_FORM, COMPILE_NAMES, COMPILE_EACH | COMPILE_REQUIRED),
    FIELD("lemma", 1, RSM_LEMMA_LEMMA, COMPILE_TEXT, COMPILE_REQUIRED),
    SYMBOLS("part of speech", 2, RSM_LEMMA_POS, COMPILE_MASK, 0, compile_parts_of_speech),
};

static const compile_field tagword_fields[] = {
    FIELD("form", 0, RSM_TAGWORD_FORM, COMPILE_NAMES, COMPILE_EACH | COMPILE_REQUIRED),
    FIELD("tags", 1, RSM_TAGWORD_TAGS, COMPILE_LIST, COMPILE_REQUIRED),
};

static const compile_field stopword_fields[] = {
    FIELD("words", 0, RSM_STOPWORD_WORD, COMPILE_NAMES, COMPILE_EACH | COMPILE_REQUIRED),
    FIELD("language", 1, RSM_STOPWORD_LANGUAGE, COMPILE_TEXT, COMPILE_REQUIRED),
};

static const compile_field furniture_fields[] = {
    FIELD("phrase", 0, RSM_FURNITURE_PHRASE, COMPILE_NAMES, COMPILE_FIRST | COMPILE_REQUIRED),
    FIELD("kind", 1, RSM_FURNITURE_KIND, COMPILE_TEXT, 0),
};

static const compile_field turn_fields[] = {
    FIELD("phrase", 0, RSM_TURN_PHRASE, COMPILE_NAMES, WORDING),
    SYMBOLS("class", 1, RSM_TURN_CLASS, COMPILE_SYMBOL, COMPILE_REQUIRED, compile_turn_classes),
};

static const compile_field revision_fields[] = {
    FIELD("phrase", 0, RSM_REVISION_PHRASE, COMPILE_NAMES, WORDING),
    SYMBOLS("class", 1, RSM_REVISION_CLASS, COMPILE_SYMBOL, COMPILE_REQUIRED,
            compile_revision_classes),
};

static const compile_field deed_fields[] = {
    FIELD("phrase", 0, RSM_DEED_PHRASE, COMPILE_NAMES, WORDING),
    SYMBOLS("class", 1, RSM_DEED_CLASS, COMPILE_SYMBOL, COMPILE_REQUIRED, compile_deed_classes),
};

static const compile_field no_place_fields[] = {
    FIELD("names", 0, RSM_NO_PLACE_NAME, COMPILE_NAMES, COMPILE_EACH | COMPILE_REQUIRED),
    FIELD("kind", 1, RSM_NO_PLACE_KIND, COMPILE_TEXT, COMPILE_REQUIRED),
};

static const compile_field act_fields[] = {
    FIELD("phrase", 0, RSM_ACT_PHRASE, COMPILE_NAMES, WORDING),
    SYMBOLS("class", 1, RSM_ACT_CLASS, COMPILE_SYMBOL, COMPILE_REQUIRED, compile_act_classes),
};

static const compile_field setting_fields[] = {
    FIELD("sign", 0, RSM_SETTING_SIGN, COMPILE_TEXT, COMPILE_REQUIRED),
    FIELD("weight", 1, RSM_SETTING_WEIGHT, COMPILE_SIGNED, COMPILE_REQUIRED),
};

static const compile_field pair_fields[] = {
    FIELD("sign", 0, RSM_PAIR_SIGN, COMPILE_TEXT, COMPILE_REQUIRED),
    FIELD("points", 1, RSM_PAIR_POINTS, COMPILE_SIGNED, COMPILE_REQUIRED),
};

static const compile_field outlet_home_fields[] = {
    FIELD("town", 0, RSM_OUTLET_HOME_TOWN, COMPILE_TEXT, COMPILE_REQUIRED),
    CHECKS("country", 1, RSM_OUTLET_HOME_COUNTRY, COMPILE_REQUIRED, RSM_DOMAIN_COUNTRY),
    FIELD("division", 2, RSM_OUTLET_HOME_DIVISION, COMPILE_TEXT, 0),
    FIELD("outlets", 3, RSM_OUTLET_HOME_OUTLET, COMPILE_NAMES, COMPILE_EACH | COMPILE_REQUIRED),
};

static const compile_field district_fields[] = {
    FIELD("city", 0, RSM_DISTRICT_CITY, COMPILE_TEXT, COMPILE_REQUIRED),
    CHECKS("country", 1, RSM_DISTRICT_COUNTRY, COMPILE_REQUIRED, RSM_DOMAIN_COUNTRY),
    FIELD("division", 2, RSM_DISTRICT_DIVISION, COMPILE_TEXT, 0),
    FIELD("districts", 3, RSM_DISTRICT_NAME, COMPILE_NAMES,
          COMPILE_CAPITAL | COMPILE_EACH | COMPILE_REQUIRED),
};

static const compile_field rarity_fields[] = {
    FIELD("word", 0, RSM_RARITY_WORD, COMPILE_NAMES, COMPILE_LENIENT | COMPILE_REQUIRED),
    FIELD("weight", 1, RSM_RARITY_WEIGHT, COMPILE_NUMBER, COMPILE_REQUIRED),
};

static const compile_field codebook_fields[] = {
    FIELD("book", 0, RSM_CODEBOOK_BOOK, COMPILE_STEM, 0),
    FIELD("slot", 0, RSM_CODEBOOK_SLOT, COMPILE_TEXT, COMPILE_REQUIRED),
    FIELD("rule", 1, RSM_CODEBOOK_RULE, COMPILE_TEXT, COMPILE_REQUIRED),
    FIELD("argument", 2, RSM_CODEBOOK_ARGUMENT, COMPILE_TEXT, 0),
    FIELD("note", 3, RSM_CODEBOOK_NOTE, COMPILE_TEXT, 0),
    CHECKS("generic types", 4, NONE, 0, RSM_DOMAIN_TYPE),
};

/* ---- files ---- */

#define SCHEMA(which, file, parted, at_least, ids, sorted, table, hook)                \
    {                                                                                  \
        .domain = (which), .path = (file), .separator = (parted), .least = (at_least), \
        .unique = (ids), .sort_field = (sorted), .fields = (table),                    \
        .field_count = COUNT_OF(table), .prepare = (hook)                              \
    }
#define LEXICON(which, file, at_least, table) \
    SCHEMA(which, file, '|', at_least, false, NONE, table, NULL)
#define WITH_IDS(which, file, at_least, table) \
    SCHEMA(which, file, '|', at_least, true, NONE, table, NULL)

const compile_schema *compile_schemas(uint32_t *count) {
    static const compile_schema schemas[] = {
        SCHEMA(RSM_DOMAIN_COUNTRY, "gazetteer/countries.tsv", '\t', 10, true, NONE, country_fields,
               NULL),
        SCHEMA(RSM_DOMAIN_METONYM, "gazetteer/countries.tsv", '\t', 10, false, NONE, metonym_fields,
               NULL),
        SCHEMA(RSM_DOMAIN_DIVISION, "gazetteer/divisions.tsv", '\t', 10, true, 8, division_fields,
               compile_prepare_division),
        SCHEMA(RSM_DOMAIN_PLACE, "gazetteer/places.tsv", '\t', 9, true, 8, place_fields,
               compile_prepare_place),
        LEXICON(RSM_DOMAIN_REGION, "gazetteer/regions.txt", 4, region_fields),
        LEXICON(RSM_DOMAIN_REGION, "gazetteer/borders.txt", 7, region_fields),
        LEXICON(RSM_DOMAIN_REGION, "gazetteer/coasts.txt", 7, region_fields),
        SCHEMA(RSM_DOMAIN_SITE, "gazetteer/sites.txt", '|', 7, false, NONE, site_fields,
               compile_prepare_site),
        WITH_IDS(RSM_DOMAIN_ACTOR, "lexicon/actors", 6, actor_fields),
        WITH_IDS(RSM_DOMAIN_OUTLET, "lexicon/outlets.txt", 6, outlet_fields),
        LEXICON(RSM_DOMAIN_CHANNEL, "lexicon/channels.txt", 2, channel_fields),
        LEXICON(RSM_DOMAIN_GIVEN_NAME, "lexicon/given-names.txt", 1, given_name_fields),
        LEXICON(RSM_DOMAIN_TITLE, "lexicon/titles.txt", 1, title_fields),
        WITH_IDS(RSM_DOMAIN_TYPE, "ontology/types.txt", 9, type_fields),
        WITH_IDS(RSM_DOMAIN_COUNTRY_CODE, "ontology/country-codes.txt", 13, country_code_fields),
        LEXICON(RSM_DOMAIN_CODE, "ontology/codes", 2, code_fields),
        LEXICON(RSM_DOMAIN_COMPATIBLE, "ontology/compatible.txt", 1, compatible_fields),
        SCHEMA(RSM_DOMAIN_TRIGGER, "lexicon/triggers", '|', 3, false, NONE, trigger_fields,
               compile_prepare_trigger),
        SCHEMA(RSM_DOMAIN_ROLE_RULE, "lexicon/roles.txt", '|', 4, false, NONE, role_rule_fields,
               compile_prepare_role_rule),
        SCHEMA(RSM_DOMAIN_KIND, "lexicon/kinds.txt", '|', 4, false, NONE, kind_fields,
               compile_prepare_kind),
        SCHEMA(RSM_DOMAIN_VETO, "lexicon/vetoes.txt", '|', 1, false, NONE, veto_fields,
               compile_prepare_veto),
        LEXICON(RSM_DOMAIN_PERSON, "lexicon/people.txt", 2, person_fields),
        LEXICON(RSM_DOMAIN_BODY, "lexicon/bodies.txt", 2, body_fields),
        LEXICON(RSM_DOMAIN_THING, "lexicon/things.txt", 2, thing_fields),
        LEXICON(RSM_DOMAIN_WEAPON, "lexicon/weapons.txt", 2, weapon_fields),
        LEXICON(RSM_DOMAIN_CUE, "lexicon/cues.txt", 2, cue_fields),
        LEXICON(RSM_DOMAIN_VAGUE, "lexicon/vague.txt", 3, vague_fields),
        LEXICON(RSM_DOMAIN_GOVERNOR, "lexicon/governors.txt", 4, governor_fields),
        LEXICON(RSM_DOMAIN_HEDGE, "lexicon/hedges.txt", 3, hedge_fields),
        LEXICON(RSM_DOMAIN_OUTCOME, "lexicon/outcomes.txt", 4, outcome_fields),
        LEXICON(RSM_DOMAIN_CAUSE, "lexicon/causes.txt", 2, cause_fields),
        LEXICON(RSM_DOMAIN_HOLIDAY, "lexicon/holidays.txt", 2, holiday_fields),
        LEXICON(RSM_DOMAIN_ABBREVIATION, "lexicon/abbreviations.txt", 1, abbreviation_fields),
        LEXICON(RSM_DOMAIN_LEMMA, "lexicon/lemmas.txt", 2, lemma_fields),
        LEXICON(RSM_DOMAIN_TAGWORD, "lexicon/words.txt", 2, tagword_fields),
        LEXICON(RSM_DOMAIN_STOPWORD, "lexicon/languages.txt", 2, stopword_fields),
        LEXICON(RSM_DOMAIN_FURNITURE, "lexicon/furniture.txt", 1, furniture_fields),
        SCHEMA(RSM_DOMAIN_RARITY, "models/rarity.tsv", '\t', 2, false, NONE, rarity_fields, NULL),
        LEXICON(RSM_DOMAIN_ACT, "lexicon/acts.txt", 2, act_fields),
        LEXICON(RSM_DOMAIN_TURN, "lexicon/turns.txt", 2, turn_fields),
        LEXICON(RSM_DOMAIN_DEED, "lexicon/deeds.txt", 2, deed_fields),
        LEXICON(RSM_DOMAIN_REVISION, "lexicon/revisions.txt", 2, revision_fields),
        SCHEMA(RSM_DOMAIN_PAIR, "models/pair.tsv", '\t', 2, true, NONE, pair_fields, NULL),
        SCHEMA(RSM_DOMAIN_SETTING, "models/setting.tsv", '\t', 2, true, NONE, setting_fields, NULL),
        SCHEMA(RSM_DOMAIN_CODEBOOK, "codebooks", '|', 2, false, NONE, codebook_fields,
               compile_prepare_codebook),
        LEXICON(RSM_DOMAIN_NO_PLACE, "gazetteer/no-places.txt", 2, no_place_fields),
        LEXICON(RSM_DOMAIN_DISTRICT, "gazetteer/districts.txt", 4, district_fields),
        LEXICON(RSM_DOMAIN_OUTLET_HOME, "gazetteer/outlet-homes.txt", 4, outlet_home_fields),
        WITH_IDS(RSM_DOMAIN_FEATURE, "gazetteer/features.txt", 2, feature_fields),
    };
    *count = COUNT_OF(schemas);
    return schemas;
}
