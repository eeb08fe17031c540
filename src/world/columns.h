/* The domains of the world file, the columns of each and the symbols its cells may hold.
 *
 * Shared by the compiler of the tables (src/world/compile) and by the rooms that read them: this
 * header is the one place where the shape of a lexicon file is told to the code. The first column
 * of a domain that has ids is the id; phrases stand in the index and, as written, in the column
 * marked (phrases). */
#ifndef RSM_WORLD_COLUMNS_H
#define RSM_WORLD_COLUMNS_H

#include "world/classes.h"

typedef enum rsm_domain {
    RSM_DOMAIN_COUNTRY,  /* gazetteer/countries.tsv */
    RSM_DOMAIN_DIVISION, /* gazetteer/divisions.tsv */
    RSM_DOMAIN_PLACE,    /* gazetteer/places.tsv, aliases.txt merged in */
    RSM_DOMAIN_REGION,   /* gazetteer/regions.txt */
    RSM_DOMAIN_SITE,     /* gazetteer/sites.txt */
    RSM_DOMAIN_METONYM,  /* "the Kremlin": a government speaking (from the countries' by-hand file)
                          */
    RSM_DOMAIN_ACTOR,    /* lexicon/actors/ *.txt */
    RSM_DOMAIN_OUTLET,   /* lexicon/outlets.txt */
    RSM_DOMAIN_CHANNEL,  /* lexicon/channels.txt */
    RSM_DOMAIN_GIVEN_NAME,   /* lexicon/given-names.txt */
    RSM_DOMAIN_TITLE,        /* lexicon/titles.txt */
    RSM_DOMAIN_TYPE,         /* ontology/types.txt */
    RSM_DOMAIN_COMPATIBLE,   /* ontology/compatible.txt */
    RSM_DOMAIN_TRIGGER,      /* lexicon/triggers/ *.txt */
    RSM_DOMAIN_VETO,         /* lexicon/vetoes.txt */
    RSM_DOMAIN_PERSON,       /* lexicon/people.txt */
    RSM_DOMAIN_BODY,         /* lexicon/bodies.txt */
    RSM_DOMAIN_THING,        /* lexicon/things.txt */
    RSM_DOMAIN_WEAPON,       /* lexicon/weapons.txt */
    RSM_DOMAIN_CUE,          /* lexicon/cues.txt */
    RSM_DOMAIN_VAGUE,        /* lexicon/vague.txt */
    RSM_DOMAIN_HEDGE,        /* lexicon/hedges.txt */
    RSM_DOMAIN_OUTCOME,      /* lexicon/outcomes.txt */
    RSM_DOMAIN_CAUSE,        /* lexicon/causes.txt */
    RSM_DOMAIN_HOLIDAY,      /* lexicon/holidays.txt */
    RSM_DOMAIN_ABBREVIATION, /* lexicon/abbreviations.txt */
    RSM_DOMAIN_LEMMA,        /* lexicon/lemmas.txt: irregular forms */
    RSM_DOMAIN_TAGWORD,   /* lexicon/words.txt: closed classes and common words with their tags */
    RSM_DOMAIN_STOPWORD,  /* lexicon/languages.txt: stop words by language */
    RSM_DOMAIN_FURNITURE, /* lexicon/furniture.txt: words of page furniture */
    RSM_DOMAIN_RARITY,    /* models/rarity.tsv: document frequency of words, for bringing reports
                             together */
    RSM_DOMAIN_CODEBOOK,  /* codebooks/ *.txt: one row a rule */
    RSM_DOMAIN_NO_PLACE,  /* gazetteer/no-places.txt: names of places that are other things first */
    RSM_DOMAIN_ACT,       /* lexicon/acts.txt: what people do around an incident */
    RSM_DOMAIN_SETTING,   /* models/setting.tsv: how much each sign tells of an incident's day and
                             place */
    RSM_DOMAIN_PAIR,      /* models/pair.tsv: points of the signs that two incidents are one */
    RSM_DOMAIN_OUTLET_HOME, /* gazetteer/outlet-homes.txt: the towns of local outlets */
    RSM_DOMAIN_GOVERNOR, /* lexicon/governors.txt: what makes of an event what it is not by itself
                          */
    RSM_DOMAIN_FEATURE,  /* gazetteer/features.txt: which kinds of GeoNames' entries are imported */
    RSM_DOMAIN_TURN, /* lexicon/turns.txt: what tells another happening from the one just told */
    RSM_DOMAIN_KIND, /* lexicon/kinds.txt: what a plain word tells of, by who takes part */
    RSM_DOMAIN_ROLE_RULE, /* lexicon/roles.txt: what part the words around a trigger play */
    RSM_DOMAIN_FILE,      /* the files that rows come from, in order of reading */
    RSM_DOMAIN_DEED, /* lexicon/deeds.txt: verbs that tell of a part in an incident told beside them
                      */
    RSM_DOMAIN_REVISION,     /* lexicon/revisions.txt: how figures are put right and taken back */
    RSM_DOMAIN_COUNTRY_CODE, /* ontology/country-codes.txt: what record formats call countries */
    RSM_DOMAIN_CODE,         /* ontology/codes/ *.txt: other codes of record formats */
    RSM_DOMAIN_DISTRICT,     /* gazetteer/districts.txt: parts of great towns */
    RSM_DOMAIN_SPELLING, /* made of PLACE and DIVISION: names by their consonants, see spelling.h */
    RSM_DOMAIN_COUNT
} rsm_domain;

/* ---- gazetteer ---- coordinates are hundred-thousandths of a degree, signed; country codes
 * strings */
enum rsm_country_column {
    RSM_COUNTRY_ISO2,
    RSM_COUNTRY_ISO3,
    RSM_COUNTRY_GEONAMEID,
    RSM_COUNTRY_NAME,
    RSM_COUNTRY_CAPITAL,
    RSM_COUNTRY_LAT,
    RSM_COUNTRY_LON,
    RSM_COUNTRY_RADIUS,
    RSM_COUNTRY_POPULATION,
    RSM_COUNTRY_CONTINENT,
    RSM_COUNTRY_NEIGHBOURS,
    RSM_COUNTRY_ADJECTIVE /* the first */,
    RSM_COUNTRY_COLUMNS
};
enum rsm_division_column {
    RSM_DIVISION_ID /* "US.NV", level 2 "US.NV.003" */,
    RSM_DIVISION_LEVEL,
    RSM_DIVISION_COUNTRY,
    RSM_DIVISION_NAME,
    RSM_DIVISION_LAT,
    RSM_DIVISION_LON,
    RSM_DIVISION_POPULATION,
    RSM_DIVISION_RADIUS,
    RSM_DIVISION_PARENT /* row of level 1, or RSM_NONE */,
    RSM_DIVISION_COLUMNS
};
enum rsm_place_column {
    RSM_GAZETTEER_GEONAMEID,
    RSM_GAZETTEER_NAME,
    RSM_GAZETTEER_LAT,
    RSM_GAZETTEER_LON,
    RSM_GAZETTEER_COUNTRY,
    RSM_GAZETTEER_ADMIN1 /* row of DIVISION or RSM_NONE */,
    RSM_GAZETTEER_ADMIN2 /* row of DIVISION or RSM_NONE */,
    RSM_GAZETTEER_POPULATION,
    RSM_GAZETTEER_CAPITAL /* 2 of the country, 0 none */,
    RSM_GAZETTEER_KIND /* rsm_feature_kind; of our own all are cities */,
    RSM_GAZETTEER_RADIUS /* km, 0 not told */,
    RSM_GAZETTEER_COLUMNS
};
enum rsm_feature_column {
    RSM_FEATURE_CODE /* class and code: "S.AIRP" */,
    RSM_FEATURE_KIND /* rsm_feature_kind */,
    RSM_FEATURE_RADIUS /* km */,
    RSM_FEATURE_NAMES /* rsm_feature_names */,
    RSM_FEATURE_COLUMNS
};
enum rsm_feature_kind {
    RSM_FEATURE_CITY,
    RSM_FEATURE_ADMIN1,
    RSM_FEATURE_ADMIN2,
    RSM_FEATURE_SITE,
    RSM_FEATURE_AREA
};
enum rsm_feature_names {
    RSM_FEATURE_ALL_NAMES,
    RSM_FEATURE_LONG_NAMES /* of two words or more alone: "Lake Osk", not "Osk" */
};
enum rsm_spelling_column {
    RSM_SPELLING_KEY,
    RSM_SPELLING_DOMAIN /* rsm_domain */,
    RSM_SPELLING_ROW,
    RSM_SPELLING_COLUMNS
};
enum rsm_region_column {
    RSM_REGION_NAME,
    RSM_REGION_KIND /* rsm_region_kind */,
    RSM_REGION_LAT,
    RSM_REGION_LON,
    RSM_REGION_RADIUS,
    RSM_REGION_COUNTRIES,
    RSM_REGION_COLUMNS
};
enum rsm_region_kind {
    RSM_REGION_CONTINENT,
    RSM_REGION_SEA,
    RSM_REGION_FEATURE,
    RSM_REGION_BORDER
};
enum rsm_site_column {
    RSM_SITE_NAME,
    RSM_SITE_CITY,
    RSM_SITE_COUNTRY,
    RSM_SITE_ADMIN1 /* row of DIVISION or RSM_NONE */,
    RSM_SITE_LAT,
    RSM_SITE_LON,
    RSM_SITE_COLUMNS
};
enum rsm_metonym_column { RSM_METONYM_NAME, RSM_METONYM_COUNTRY, RSM_METONYM_COLUMNS };

/* ---- actors, names ---- */
enum rsm_actor_column {
    RSM_ACTOR_ID,
    RSM_ACTOR_KIND /* rsm_actor_kind */,
    RSM_ACTOR_COUNTRIES,
    RSM_ACTOR_WITHIN /* row of ACTOR or
RSM_NONE */
    ,
    RSM_ACTOR_YEARS,
    RSM_ACTOR_NAME /* first name */,
    RSM_ACTOR_COLUMNS
};
enum rsm_actor_kind {
    RSM_ACTOR_GROUP,
    RSM_ACTOR_PARTY,
    RSM_ACTOR_GOVERNMENT,
    RSM_ACTOR_MILITARY,
    RSM_ACTOR_POLICE,
    RSM_ACTOR_AUTHORITY,
    RSM_ACTOR_BODY,
    RSM_ACTOR_NGO,
    RSM_ACTOR_COMPANY,
    RSM_ACTOR_CRIMINAL
};
enum rsm_outlet_column {
    RSM_OUTLET_ID,
    RSM_OUTLET_KIND /* rsm_outlet_kind */,
    RSM_OUTLET_COUNTRY,
    RSM_OUTLET_STATE /* 0, 1 */,
    RSM_OUTLET_DOMAINS,
    RSM_OUTLET_NAME,
    RSM_OUTLET_COLUMNS
};
enum rsm_outlet_kind {
    RSM_OUTLET_AGENCY,
    RSM_OUTLET_NEWSPAPER,
    RSM_OUTLET_BROADCASTER,
    RSM_OUTLET_SITE,
    RSM_OUTLET_MAGAZINE
};
enum rsm_channel_column { RSM_CHANNEL_NAME, RSM_CHANNEL_KIND, RSM_CHANNEL_COLUMNS };
enum rsm_given_name_column {
    RSM_GIVEN_NAME_NAME,
    RSM_GIVEN_NAME_SEX /* rsm_sex order: 0 unknown 1 f 2 m */,
    RSM_GIVEN_NAME_COLUMNS
};
enum rsm_title_column {
    RSM_TITLE_NAME,
    RSM_TITLE_SOURCE_KIND /* rsm_source_kind + 1, 0 none, RSM_TITLE_JOINS or RSM_TITLE_RANK */,
    RSM_TITLE_COLUMNS
};
#define RSM_TITLE_RANK  254 /* "Lt.": of the police, of soldiers or of firefighters */
#define RSM_TITLE_JOINS 255 /* "former", "deputy": joins a title and leaves its kind as it is */

/* ---- ontology ---- */
enum rsm_type_column {
    RSM_TYPE_ID,
    RSM_TYPE_FAMILY /* rsm_family */,
    RSM_TYPE_PARENT /* row of TYPE or RSM_NONE */,
    RSM_TYPE_ACLED,
    RSM_TYPE_GTD,
    RSM_TYPE_GTD_WEAPON,
    RSM_TYPE_PLOVER,
    RSM_TYPE_CAMEO,
    RSM_TYPE_NOUN,
    RSM_TYPE_UCDP /* list */,
    RSM_TYPE_COLUMNS
};
enum rsm_family {
    RSM_FAMILY_ATTACK,
    RSM_FAMILY_UNREST,
    RSM_FAMILY_ARREST,
    RSM_FAMILY_DISASTER,
    RSM_FAMILY_ACCIDENT,
    RSM_FAMILY_MILITARY,
    RSM_FAMILY_CRIME,
    RSM_FAMILY_OTHER
};
enum rsm_country_code_column {
    RSM_COUNTRY_CODE_ISO2,
    RSM_COUNTRY_CODE_ISO_NUMBER,
    RSM_COUNTRY_CODE_FIPS,
    RSM_COUNTRY_CODE_GW /* Gleditsch-Ward */,
    RSM_COUNTRY_CODE_COW,
    RSM_COUNTRY_CODE_COW_LETTERS,
    RSM_COUNTRY_CODE_GTD,
    RSM_COUNTRY_CODE_GTD_NAME,
    RSM_COUNTRY_CODE_GTD_REGION,
    RSM_COUNTRY_CODE_ACLED_NAME,
    RSM_COUNTRY_CODE_ACLED_REGION,
    RSM_COUNTRY_CODE_UCDP_NAME,
    RSM_COUNTRY_CODE_UCDP_REGION,
    RSM_COUNTRY_CODE_COLUMNS /* all of them texts, empty where there is none */
};
enum rsm_code_column {
    RSM_CODE_LIST /* the file's name: "gtd-regions" */,
    RSM_CODE_KEY,
    RSM_CODE_NAME,
    RSM_CODE_ABOVE /* what the third field says: the code above, or a second name */,
    RSM_CODE_WORDS /* list: nouns that tell it */,
    RSM_CODE_COLUMNS
};
enum rsm_compatible_column { RSM_COMPATIBLE_TYPES /* list of type ids */, RSM_COMPATIBLE_COLUMNS };

/* ---- lexicon of events ---- */
enum rsm_trigger_column {
    RSM_TRIGGER_PHRASE,
    RSM_TRIGGER_POS /* mask of rsm_pos */,
    RSM_TRIGGER_TYPE /* row of TYPE or RSM_NONE */,
    RSM_TRIGGER_FLAGS /* mask of rsm_trigger_flag */,
    RSM_TRIGGER_COLUMNS
};
enum rsm_pos {
    RSM_POS_VERB = 1,
    RSM_POS_NOUN = 2,
    RSM_POS_ADJECTIVE = 4,
    RSM_POS_ADVERB = 8,
    RSM_POS_PREPOSITION = 16
};
enum rsm_trigger_flag {
    RSM_TRIGGER_KILLS = 1,
    RSM_TRIGGER_INJURES = 2,
    RSM_TRIGGER_WEAK = 4,
    RSM_TRIGGER_GENERIC = 8,
    RSM_TRIGGER_HEADLINE = 16,
    RSM_TRIGGER_AGENT_SUBJECT = 32,
    RSM_TRIGGER_PATIENT_SUBJECT = 64,
    RSM_TRIGGER_VICTIM_OBJECT = 128,
    RSM_TRIGGER_TARGET_OBJECT = 256,
    RSM_TRIGGER_PLACE_OBJECT = 512,
    RSM_TRIGGER_PLURAL = 1024,
    RSM_TRIGGER_STATE = 2048,
    RSM_TRIGGER_LAW = 4096,
    RSM_TRIGGER_PLANNED = 8192,
    RSM_TRIGGER_FOILED = 16384,
    RSM_TRIGGER_THREAT = 32768,
    RSM_TRIGGER_BARE = 65536
};
enum rsm_kind_column {
    RSM_KIND_WORDS,
    RSM_KIND_STANDS /* mask of rsm_kind_standing */,
    RSM_KIND_TYPE /* row of TYPE, RSM_NONE: tells of nothing */,
    RSM_KIND_FAMILIES /* mask of 1 << rsm_family, 0: any */,
    RSM_KIND_TYPES /* list of type ids, empty: any */,
    RSM_KIND_TRIGGERS /* list of first phrases, empty: any */,
    RSM_KIND_BESIDES /* list: one of these words in the sentence too; empty: none needed */,
    RSM_KIND_COLUMNS
};
enum rsm_kind_standing {
    RSM_STANDS_ACTS = 1,
    RSM_STANDS_SUFFERS = 2,
    RSM_STANDS_AT = 4,
    RSM_STANDS_WITH = 8,
    RSM_STANDS_BEFORE = 16,
    RSM_STANDS_BESIDE = 32,
    RSM_STANDS_WITHIN = 64,
    RSM_STANDS_ALONE = 128
};
enum rsm_role_rule_column {
    RSM_ROLE_RULE_RELATION /* mask of rsm_role_relation */,
    RSM_ROLE_RULE_WORDS /* list, empty: any */,
    RSM_ROLE_RULE_PART /* rsm_role_part */,
    RSM_ROLE_RULE_FLAGS /* mask of rsm_trigger_flag, 0: any */,
    RSM_ROLE_RULE_FAMILIES /* mask of 1 << rsm_family, 0: any */,
    RSM_ROLE_RULE_TYPES /* list of type ids, empty: any */,
    RSM_ROLE_RULE_TRIGGERS /* list of first phrases, empty: any */,
    RSM_ROLE_RULE_COLUMNS
};
enum rsm_role_relation {
    RSM_RELATION_SUBJECT = 1,
    RSM_RELATION_ALONE = 2,
    RSM_RELATION_OBJECT = 4,
    RSM_RELATION_PASSIVE = 8,
    RSM_RELATION_AGENT = 16,
    RSM_RELATION_AFTER_VERB = 32,
    RSM_RELATION_AFTER_NOUN = 64,
    RSM_RELATION_GROUP = 128,
    RSM_RELATION_BODY = 256,
    RSM_RELATION_NATION = 512,
    RSM_RELATION_OWNER = 1024,
    RSM_RELATION_THING = 2048,
    RSM_RELATION_WEAPON = 4096,
    RSM_RELATION_DOES = 8192,
    RSM_RELATION_HITS = 16384,
    RSM_RELATION_MEANS = 32768,
    RSM_RELATION_WHERE = 65536
};
#define RSM_RELATIONS 17
enum rsm_role_part {
    RSM_PART_NONE,
    RSM_PART_ACTOR,
    RSM_PART_SUFFERER,
    RSM_PART_PERPETRATOR,
    RSM_PART_VICTIM,
    RSM_PART_TARGET,
    RSM_PART_WEAPON
};
enum rsm_veto_column {
    RSM_VETO_PHRASE,
    RSM_VETO_MARKED_FIRST /* word of the phrase, from 0 */,
    RSM_VETO_MARKED_END,
    RSM_VETO_COLUMNS
};
enum rsm_person_column {
    RSM_PERSON_NOUN,
    RSM_PERSON_ROLE /* rsm_person_role */,
    RSM_PERSON_SOURCE_KIND /* rsm_source_kind + 1, 0 none */,
    RSM_PERSON_CIVILIAN /* rsm_person_civilian */,
    RSM_PERSON_SEX,
    RSM_PERSON_FLAGS,
    RSM_PERSON_COLUMNS
};
enum rsm_person_civilian { RSM_PERSON_EITHER, RSM_PERSON_CIVIL, RSM_PERSON_COMBATANT };
enum rsm_person_role {
    RSM_PERSON_NEUTRAL,
    RSM_PERSON_PERPETRATOR,
    RSM_PERSON_VICTIM,
    RSM_PERSON_SECURITY,
    RSM_PERSON_OFFICIAL,
    RSM_PERSON_CIVILIAN_ROLE,
    RSM_PERSON_SPEAKER
};
enum rsm_body_column {
    RSM_BODY_NOUN,
    RSM_BODY_SOURCE_KIND /* rsm_source_kind + 1 */,
    RSM_BODY_ACTOR_KIND /* rsm_actor_kind + 1, 0 none */,
    RSM_BODY_OFFICE /* "interior-ministry", or empty */,
    RSM_BODY_COLUMNS
};
enum rsm_thing_column {
    RSM_THING_NOUN,
    RSM_THING_CLASS /* mask of rsm_thing_class */,
    RSM_THING_GTD_TARGET,
    RSM_THING_COLUMNS
};
enum rsm_thing_class {
    RSM_THING_BUILDING = 1,
    RSM_THING_SITE_HEAD = 2,
    RSM_THING_VEHICLE = 4,
    RSM_THING_INFRASTRUCTURE = 8,
    RSM_THING_OBJECT = 16
};
enum rsm_weapon_column {
    RSM_WEAPON_NOUN,
    RSM_WEAPON_CLASS,
    RSM_WEAPON_GTD,
    RSM_WEAPON_TYPE /* row of TYPE or RSM_NONE */,
    RSM_WEAPON_COLUMNS
};
enum rsm_cue_column {
    RSM_CUE_PHRASE,
    RSM_CUE_FORM /* mask of rsm_pos */,
    RSM_CUE_STANCE /* rsm_stance */,
    RSM_CUE_CERTAINTY /* rsm_certainty */,
    RSM_CUE_NOTES,
    RSM_CUE_COLUMNS
};
enum rsm_vague_column {
    RSM_VAGUE_WORDS,
    RSM_VAGUE_LOW /* signed, -1 none */,
    RSM_VAGUE_HIGH,
    RSM_VAGUE_COLUMNS
};
enum rsm_hedge_column {
    RSM_HEDGE_WORDS,
    RSM_HEDGE_SIDE /* 1 before 2 after */,
    RSM_HEDGE_EFFECT /* rsm_hedge_effect */,
    RSM_HEDGE_COLUMNS
};
enum rsm_hedge_effect {
    RSM_HEDGE_AT_LEAST,
    RSM_HEDGE_OVER,
    RSM_HEDGE_NEARLY,
    RSM_HEDGE_ABOUT,
    RSM_HEDGE_UP_TO,
    RSM_HEDGE_AT_MOST,
    RSM_HEDGE_EXACTLY,
    RSM_HEDGE_BETWEEN,
    RSM_HEDGE_MORE_THAN,
    RSM_HEDGE_FEWER_THAN,
    RSM_HEDGE_AS_MANY_AS
};
enum rsm_outcome_column {
    RSM_OUTCOME_PHRASE,
    RSM_OUTCOME_POS /* mask of rsm_pos */,
    RSM_OUTCOME_SLOT /* rsm_slot */,
    RSM_OUTCOME_PATTERN /* mask of rsm_outcome_pattern */,
    RSM_OUTCOME_COLUMNS
};
enum rsm_outcome_pattern {
    RSM_OUTCOME_SUBJECT = 1,
    RSM_OUTCOME_OBJECT = 2,
    RSM_OUTCOME_OF_NOUN = 4,
    RSM_OUTCOME_PREDICATE = 8,
    RSM_OUTCOME_OF = 16
};
enum rsm_cause_column {
    RSM_CAUSE_PHRASE,
    RSM_CAUSE_SLOT /* rsm_slot */,
    RSM_CAUSE_NOTE,
    RSM_CAUSE_COLUMNS
};
enum rsm_governor_column {
    RSM_GOVERNOR_PHRASE,
    RSM_GOVERNOR_POS /* mask of rsm_pos */,
    RSM_GOVERNOR_GOVERNS /* mask of rsm_governs */,
    RSM_GOVERNOR_MAKES /* rsm_modality, or RSM_MAKES_CARRIES */,
    RSM_GOVERNOR_COLUMNS
};
enum rsm_governs {
    RSM_GOVERNS_CLAUSE = 1, /* a verb without tense */
    RSM_GOVERNS_THAT = 2,   /* a clause with its own tense */
    RSM_GOVERNS_OBJECT = 4,
    RSM_GOVERNS_SUBJECT = 8,
    RSM_GOVERNS_NAME = 16,   /* the noun before it */
    RSM_GOVERNS_BEFORE = 32, /* the noun after it */
    RSM_GOVERNS_MARK = 64,
    RSM_GOVERNS_KNOWN = 128 /* an object, be it told of as known by what it is of */
};
#define RSM_MAKES_CARRIES 255 /* the event is what the governor is */

/* ---- language ---- */
enum rsm_holiday_column {
    RSM_HOLIDAY_NAME,
    RSM_HOLIDAY_RULE /* text, read by src/time */,
    RSM_HOLIDAY_DATES /* text */,
    RSM_HOLIDAY_COLUMNS
};
enum rsm_abbreviation_column {
    RSM_ABBREVIATION_TEXT,
    RSM_ABBREVIATION_KIND /* text */,
    RSM_ABBREVIATION_COLUMNS
};
enum rsm_lemma_column {
    RSM_LEMMA_FORM,
    RSM_LEMMA_LEMMA,
    RSM_LEMMA_POS /* mask of rsm_pos */,
    RSM_LEMMA_COLUMNS
};
enum rsm_tagword_column {
    RSM_TAGWORD_FORM,
    RSM_TAGWORD_TAGS /* text: UPOS tags, likeliest first, ';' between */,
    RSM_TAGWORD_COLUMNS
};
enum rsm_stopword_column {
    RSM_STOPWORD_WORD,
    RSM_STOPWORD_LANGUAGE /* ISO 639-1 */,
    RSM_STOPWORD_COLUMNS
};
enum rsm_furniture_column {
    RSM_FURNITURE_PHRASE,
    RSM_FURNITURE_KIND /* text */,
    RSM_FURNITURE_COLUMNS
};
enum rsm_no_place_column {
    RSM_NO_PLACE_NAME,
    RSM_NO_PLACE_KIND /* text: word, person */,
    RSM_NO_PLACE_COLUMNS
};

enum {
    RSM_OUTLET_HOME_TOWN,
    RSM_OUTLET_HOME_COUNTRY,
    RSM_OUTLET_HOME_DIVISION /* name of the first-level division, or empty */,
    RSM_OUTLET_HOME_OUTLET,
    RSM_OUTLET_HOME_COLUMNS
};

enum rsm_district_column {
    RSM_DISTRICT_CITY,
    RSM_DISTRICT_COUNTRY,
    RSM_DISTRICT_DIVISION /* name of the first-level division, or empty */,
    RSM_DISTRICT_NAME,
    RSM_DISTRICT_COLUMNS
};
enum rsm_rarity_column {
    RSM_RARITY_WORD,
    RSM_RARITY_WEIGHT /* -log2 of the share of documents, in sixteenths */,
    RSM_RARITY_COLUMNS
};
enum rsm_act_column { RSM_ACT_PHRASE, RSM_ACT_CLASS /* rsm_act_class */, RSM_ACT_COLUMNS };
enum rsm_turn_column { RSM_TURN_PHRASE, RSM_TURN_CLASS /* rsm_turn_class */, RSM_TURN_COLUMNS };
enum rsm_file_column {
    RSM_FILE_PATH /* "lexicon/triggers/attacks.txt" */,
    RSM_FILE_DOMAIN /* rsm_domain */,
    RSM_FILE_FIRST /* row */,
    RSM_FILE_ROWS,
    RSM_FILE_COLUMNS
};
enum rsm_deed_column { RSM_DEED_PHRASE, RSM_DEED_CLASS /* rsm_deed_class */, RSM_DEED_COLUMNS };
enum rsm_revision_column {
    RSM_REVISION_PHRASE,
    RSM_REVISION_CLASS /* rsm_revision_class */,
    RSM_REVISION_COLUMNS
};
enum rsm_setting_column { RSM_SETTING_SIGN, RSM_SETTING_WEIGHT /* int32_t */, RSM_SETTING_COLUMNS };
enum rsm_pair_column { RSM_PAIR_SIGN, RSM_PAIR_POINTS /* int32_t */, RSM_PAIR_COLUMNS };
enum rsm_codebook_column {
    RSM_CODEBOOK_BOOK,
    RSM_CODEBOOK_SLOT,
    RSM_CODEBOOK_RULE,
    RSM_CODEBOOK_ARGUMENT,
    RSM_CODEBOOK_NOTE,
    RSM_CODEBOOK_COLUMNS
};

#endif
