/* What the layers of extraction share: the inputs, and the tables that each layer fills for the
 * next.
 *
 * Internal to this room. Token positions are indices into text->tokens; ranges of tokens are
 * [first, end). All tables are in the document's arena and live as long as the reading. */
#ifndef RSM_EXTRACT_EXTRACTION_H
#define RSM_EXTRACT_EXTRACTION_H

#include "base/map.h"
#include "base/vector.h"
#include "extract/extract.h"
#include "world/types.h"

/* ---- chunk.c ---- */

/* A base noun phrase: determiner to head, with compound and possessive modifiers before it, no
 * "of". */
typedef struct noun_phrase {
    uint32_t first, end; /* tokens */
    uint32_t
        head; /* token: the last noun, proper noun or pronoun (or number, where nothing else) */
    bool definite;   /* "the", "this", a possessive, a name */
    bool indefinite; /* "a", "another", a bare number or plural */
    bool pronoun;
    bool proper; /* its head is in a name */
    bool plural;
    uint32_t entity; /* filled by entity.c; RSM_NONE until then */
} noun_phrase;

/* A chain of auxiliaries and one main verb: "had been shot". */
typedef struct verb_group {
    uint32_t first, end; /* tokens; adverbs and "not" inside belong */
    uint32_t verb;       /* token of the main verb */
    bool passive;
    bool negated;
    bool modal; /* may, might, could, would */
    bool future;
    bool infinitive;  /* "to kill" */
    bool participle;  /* a participle that heads a reduced clause: ", killing nine", "those killed
                         in" */
    uint32_t subject; /* noun phrase, or RSM_NONE; of a passive, who suffers it */
    uint32_t object;  /* noun phrase right after it, or RSM_NONE */
    uint32_t agent;   /* noun phrase after "by", of a passive, or RSM_NONE */
} verb_group;

/* ---- attribution.c ---- */

/* An attribution with what later layers need to find it by token. */
typedef struct credit {
    rsm_attribution attribution; /* as recorded; spans in bytes */
    uint32_t cue_first, cue_end; /* tokens of the cue; equal where there is none */
    uint32_t parent;             /* the credit whose content this one stands in, or RSM_NONE */
    rsm_certainty certainty;
    bool quoted; /* its content is in quotation marks */
    bool wish;   /* its content is wished, asked or judged, not told as a fact: facts in it are not
                    its source's */
    rsm_span
        hearer; /* the outlet told, a link of `chain` that the attribution leaves out; or empty */
    rsm_source_chain
        chain; /* who tells what stands in it: with its parents' links and the hearer */
    bool
        about_responsibility; /* "claimed responsibility", "blamed X for": a stance on who did it */
    bool refers;              /* with that: the deed is only referred to, and told by the writer */
    uint32_t source_phrase;   /* noun phrase of its root source, or RSM_NONE */
    uint32_t judged_phrase;   /* noun phrase blamed, named as suspect, or whose word is judged, or
                                 RSM_NONE */
} credit;

/* ---- event.c ---- */

/* How many happenings a mention tells of (series.c). */
typedef enum happenings { HAPPENED_ONCE, HAPPENED_SEVERAL, HAPPENED_OFTEN } happenings;

/* Whom or what a mention was done to, as its own words tell it (suffered.c). */
typedef struct sufferer {
    uint32_t first, end; /* tokens; RSM_NONE where it is not told */
    uint32_t head;       /* token of its noun or name, or RSM_NONE */
    bool plural;
    bool fresh; /* brought in as new: "a guard", "two guards" */
} sufferer;

typedef struct event {
    uint32_t first, end; /* tokens of the trigger */
    uint32_t type_row; /* row of RSM_DOMAIN_TYPE (most exact), or RSM_NONE for a generic noun ("the
                          attack") */
    uint32_t flags;    /* RSM_TRIGGER_* */
    uint32_t trigger;  /* row of RSM_DOMAIN_TRIGGER */
    bool noun;         /* a nominal trigger */
    bool definite;     /* "the attack", "this blast" */
    bool other;   /* "another", "previous", "similar", "earlier", "second": not the one just told */
    bool plural;  /* "attacks" */
    bool peopled; /* somebody or something is told of as its doer, victim or target (group.c) */
    bool supported; /* a weak trigger that something in its sentence supports */
    rsm_modality modality;
    uint32_t verb;                   /* its verb group, or RSM_NONE */
    uint32_t phrase;                 /* its noun phrase, or RSM_NONE */
    uint32_t time;                   /* index into times, or RSM_NONE: told in its clause */
    uint32_t place;                  /* index into places, or RSM_NONE: told in its clause */
    int32_t time_score, place_score; /* how much they speak for being its own */
    uint32_t other_than; /* an event that its words tell it apart from, or RSM_NONE (anchored.c) */
    uint32_t harmed;   /* entity that its noun names as killed or attacked, or RSM_NONE (group.c) */
    uint32_t part;     /* of a round-up, from 1; 0 of no part (roundup.c) */
    uint32_t incident; /* filled by group.c; RSM_NONE */
    /* How it is brought in (turns.c): */
    bool aside;         /* told of no happening of the report: a kind, a record of somebody */
    bool turned;        /* its sentence turns to something else */
    bool recalled;      /* of an earlier time than the report's */
    bool brings;        /* one more of its kind: "a robbery" */
    rsm_slice bare_day; /* "XXXX-05-03" of its own words, or empty */
    bool of_the_day;    /* "today", "last night", where the report has no date */
    bool newcomers;     /* harms somebody told of for the first time */
    uint32_t scene;     /* its place, or that its sentence opens with; RSM_NONE */
    int32_t age;        /* of whom it harms where the report tells of one, or -1 */
    uint32_t accused;   /* whom the law acts on by it: a noun phrase, or RSM_NONE */
    uint32_t opens_at;  /* the day, month or year that its sentence opens with, or RSM_NONE */
    bool follows;       /* "died after being shot": of whom the verb before it tells */
    bool of_others;     /* "the killing of another guard" */
    happenings happened;
    uint32_t past;  /* a week, month or year that is over, by whose words it is told, or RSM_NONE */
    bool loose;     /* nothing holds it to the incident it would fit: of none (hold.c) */
    bool in_series; /* its sentence tells of a series before it */
    bool listed;    /* one of several deeds of its sentence that have their own towns or days */
    uint32_t own_name; /* the name after the noun: Ida of "Hurricane Ida"; RSM_NONE */
    uint32_t struck; /* head of what a role says it struck: a thing, or RSM_NONE (struck.c) */
    uint32_t deed;   /* what it tells the outcome of, an event of its sentence, or RSM_NONE */
    sufferer whom;   /* suffered.c */
} event;

/* ---- figure.c ---- */

typedef struct figure {
    rsm_count_value value;
    rsm_slot
        slot; /* killed, injured, ...; RSM_SLOT_COUNT where nothing tells what became of them */
    uint32_t first, end;         /* tokens of the figure with its hedge: "at least 24" */
    uint32_t who_first, who_end; /* tokens of the people counted, or equal */
    uint32_t
        outcome; /* token of the word that gives the slot ("killed", "dead", "toll"), or RSM_NONE */
    bool negated;      /* "was not killed", "denied that 12 died" is a stance, not this */
    bool hypothetical; /* "could kill", "if 12 die", "fears that 12" */
    bool is_revised;   /* revised.c: put right or taken back, as `revised` says */
    rsm_stance revised;
    bool sum;          /* sums.c: over many incidents, of none */
    bool beside;       /* told beside another: each is a part of the whole */
    bool sided;        /* a part for that alone */
    bool one_of_list;  /* a part, of a list whose others are not counted */
    uint32_t incident; /* filled by group.c */
} figure;

/* ---- entity.c ---- */

typedef struct entity_draft {
    rsm_entity_type type;
    rsm_slice name;     /* the fullest so far */
    rsm_slice lemma;    /* of its head, for nominals */
    uint32_t actor_row; /* row of RSM_DOMAIN_ACTOR, or RSM_NONE */
    uint32_t first;     /* token of its first mention */
    uint32_t last;      /* token of its latest mention */
    bool proper;        /* has been named */
    bool plural;
    bool perpetrator; /* described as one: "gunman", "bomber" */
    uint32_t age;     /* years told beside a name of it, or 0 */
    uint32_t number;  /* its place among the entities printed, filled at the end */
    rsm_vector spans; /* rsm_span */
} entity_draft;

/* ---- role.c ---- */

/* That somebody or something played a part in an event, and who says it. */
typedef struct role_claim {
    uint32_t event; /* index into events */
    rsm_role role;
    uint32_t entity;     /* index into entities */
    uint32_t first, end; /* tokens of the words that say it */
    uint32_t credit;     /* the credit whose source says it, or RSM_NONE: that of its token */
    rsm_stance stance;
    rsm_certainty certainty;
    rsm_slot outcome;    /* what became of a victim: RSM_SLOT_KILLED, ...; 0 where not told here */
    bool standing;       /* its stance is its own, and not that of its credit: "was claimed by" */
    bool accused;        /* said by police or courts, not as a fact (accused.c) */
    uint32_t accuser;    /* of one accused: the noun phrase of whoever accuses, or RSM_NONE */
    bool identified;     /* by a name given apart from what is told of the deed (persons.c) */
    bool named_so;       /* of those: "the victims were identified as" says it in so many words */
    bool about_attacker; /* tells who the attacker is ("the gunman, John Doe"): an `attacker`
                            statement too */
} role_claim;

/* ---- group.c ---- */

enum { DRAFT_TARGETS = 6, DRAFT_KINDS = 6 };

typedef struct incident_draft {
    uint32_t type_row; /* most exact type told, or RSM_NONE */
    bool faint_type; /* told only by words that say little: weak triggers, nouns that refer back */
    uint32_t first_event; /* index into events */
    uint32_t last_event;
    uint32_t event_count;
    uint32_t time;       /* index into times that dates it, or RSM_NONE */
    bool time_of_death;  /* `time` is of a mention that tells of a death */
    uint32_t deeds_day;  /* a time told after the day of police or courts, and before it, or
                            RSM_NONE */
    bool time_of_law;    /* `time` is of a sentence that tells of an arrest, a charge, a trial */
    uint32_t place;      /* index into places, or RSM_NONE */
    uint32_t harmed;     /* entity that a noun of it names as killed or attacked, or RSM_NONE */
    uint32_t lead_time;  /* `time` where it is no more than the day of the lead, or RSM_NONE */
    uint32_t lead_place; /* `place` where it is no more than the town of the report, or RSM_NONE */
    bool dated_itself;   /* a part of a round-up whose own sentences tell a day or an hour */
    rsm_modality modality;
    uint32_t strength;     /* how much of the report is about it */
    uint32_t plain_events; /* mentions that by themselves tell what happened */
    uint32_t figures;      /* figures of dead or injured */
    bool deadly;           /* one of its mentions says that somebody was killed */
    bool peopled;          /* of one of its mentions a doer, victim or target is told */
    bool historic;         /* plainly before the report's days */
    bool main;
    bool dropped;                    /* nothing told of it that is worth a record */
    bool background;                 /* its first mention recalls it or calls it another */
    bool told_aside;                 /* the same, whatever is told later */
    bool recalled;                   /* its first mention is (apart.c) */
    int32_t age;                     /* of the first mention that has one, or -1 */
    bool of_the_day;                 /* of one of its mentions */
    rsm_slice bare_day;              /* of the first mention that has one */
    uint32_t accused;                /* of the law: whom it acts on, or RSM_NONE */
    uint32_t kinds[DRAFT_KINDS];     /* types that its mentions tell it by; then RSM_NONE */
    uint32_t targets[DRAFT_TARGETS]; /* tokens of whom or what it was done to; then RSM_NONE */
    uint32_t whom[DRAFT_TARGETS];    /* events of it that tell whom it was done to; then RSM_NONE */
    uint32_t past;                   /* of the first mention that has one */
    happenings happened;             /* the most that a mention of it tells of */
    uint32_t own_name;               /* of the first mention that has one */
    uint32_t number;                 /* its place among the incidents printed, or RSM_NONE */
} incident_draft;

/* ---- everything together ---- */

enum { OUTCOME_TYPES = 6, OUTCOME_KILLING = 0, OUTCOME_DEATH = 1 };

struct sign_board;
struct role_book;

typedef struct extraction {
    const rsm_world *world;
    const rsm_text *text;
    const rsm_tagging *tagging;
    const rsm_times *times;
    const rsm_places *places;
    rsm_arena *arena;
    rsm_reading *reading;
    bool failed; /* memory ran out: layers stop early, rsm_extract reports it */

    rsm_vector phrases;       /* noun_phrase, in order of text, not overlapping */
    uint32_t *phrase_of;      /* a token's noun phrase, or RSM_NONE */
    rsm_vector verbs;         /* verb_group, in order of text, not overlapping */
    uint32_t *verb_of;        /* a token's verb group, or RSM_NONE */
    uint32_t *clause_of;      /* a token's clause: numbers rise through the text */
    uint32_t *time_of;        /* a token's time expression, or RSM_NONE */
    uint32_t *place_of;       /* a token's place, or RSM_NONE */
    rsm_vector credits;       /* credit, in order of text */
    uint32_t *credit_of;      /* a token's innermost credit, or RSM_NONE: the outlet's own words */
    rsm_vector events;        /* event, in order of text, not overlapping */
    rsm_vector figures;       /* figure, in order of text */
    rsm_vector sums;          /* sum, of sums.c, in order of text */
    rsm_vector entities;      /* entity_draft */
    uint32_t *entity_of_name; /* a name's entity, or RSM_NONE */
    rsm_vector roles;         /* role_claim */
    struct role_book *book;   /* rule.h: lexicon/roles.txt, made by extract_roles */
    rsm_slot *became;     /* one a token: what became of the person whose words begin there, told
                             beside the deed (became.c); 0 where it is not */
    rsm_map claimed;      /* event, entity and first token of each role claim */
    rsm_vector incidents; /* incident_draft */
    struct sign_board *signs; /* sign.h */
    rsm_source_kind force;    /* whose a rank such as "Lt." is in this report (kinds.c) */
    bool soldiers_only;       /* it speaks of soldiers, and of no police */
    bool police_only;         /* it speaks of police, and of no soldiers */
    bool of_wards;            /* it speaks of a hospital, or of those who work there */
    bool rebels_lead;         /* the report speaks of "the rebel commander", as of one known */
    bool *is_said;            /* of each time: it tells when something was said (said.c) */
    uint32_t *anchor_of;      /* of each time: the event that it is counted from, or RSM_NONE */
    uint32_t *time_owner, *place_owner; /* of each: the event whose own it is by the words that
                                           another's time is counted from, or RSM_NONE */
    rsm_time_value *moved_times; /* of each time: its value, from its anchor's day where that is
                                    told (anchored.c) */
    bool *is_alarm; /* of each time: the hour of a call or a find, after what it tells (alarm.c) */
    void (*observe)(void *context, const struct extraction *x); /* for train/settings, or NULL */
    void *observer;
    uint32_t body;       /* the first sentence that is no title, nor says when the page was made */
    bool law_leads;      /* the report leads with what the police or a court did */
    bool many;           /* the report tells of several happenings (group.c) */
    bool separate;       /* "separate shootings": those named as harmed were harmed one by one */
    uint32_t lead_end;   /* first token of the first sentence past the opening that turns to something
                            else: the lead, in which all is told again, ends there (turns.c) */
    uint32_t parts_from; /* first token of a round-up's first part; 0 of other reports */
    rsm_ontology types;
    uint32_t release; /* row of the type of letting somebody go */
    uint32_t missile_test, nuclear_test, bombing;
    const uint32_t *armed_kinds; /* rows of lexicon/kinds.txt about whoever is armed (kind.c) */
    uint32_t armed_actor_count, armed_kind_count; /* those of `armed actor` come first */
    uint32_t outcomes[OUTCOME_TYPES]; /* rows of the types that say what became of people, not what
                                         happened */
    rsm_vector statements;            /* rsm_statement */
    rsm_map told;                     /* slot, incident and words of each statement */
    bool *several;                    /* of incident and slot: a figure of more than one is told */
    bool *attacked;                   /* of incident: somebody is told of as its attacker */
} extraction;

/* The layers, in order. Each returns false where memory ran out (extraction.failed is set). */
bool extract_chunks(extraction *x);
/* phrase.c: the noun phrases of the tokens [first, end) of a sentence; false where memory ran out.
 */
bool chunk_nouns(extraction *x, uint32_t first, uint32_t end);
bool extract_attributions(extraction *x);
bool extract_events(extraction *x);
bool extract_figures(extraction *x);
bool extract_sums(extraction *x); /* sums.c: figures over many incidents; their events make none */
/* setting.c: the times and places told of the events [first, end) of one sentence; called by the
 * layer of events. */
void find_times_and_places(const extraction *x, uint32_t first, uint32_t end);
/* setting.c: the day and place of an incident, from all that the report tells of it. */
void choose_setting(const extraction *x, uint32_t incident);
/* said.c: the time at which a credit's words were said, or RSM_NONE. */
uint32_t said_time(const extraction *x, const credit *c);
/* listed.c: of deeds listed in one sentence, the events [first, end), each its own town and day. */
void settle_listed(const extraction *x, uint32_t first, uint32_t end);
bool find_said(extraction *x);    /* said.c: marks them */
bool find_anchors(extraction *x); /* anchored.c: what times are counted from */
bool find_alarms(extraction *x);  /* alarm.c: marks them, and opens them up to their day */
/* alarm.c: whether a time is the hour of an alarm on a day that nothing tells. */
bool tells_no_day(const extraction *x, uint32_t time);
/* Of an hour of one known day: only the day stands, wherever it dates anything. */
void take_the_day_alone(const extraction *x, uint32_t time);
void settle_anchors(extraction *x); /* anchored.c: the days that follow from it */
bool find_general(extraction *x);   /* general.c: mentions that tell of no one happening */
bool extract_entities(extraction *x);
void share_surnames(extraction *x); /* surname.c: "Carl and Eva Reed" */
bool extract_roles(extraction *x);
void find_responsible(extraction *x); /* responsible.c: who claims, is accused, denies; attackers by
                                         name */
bool extract_persons(extraction *x);  /* persons.c: who is identified as victim or attacker */
/* role.c: adds a claim; NULL where it has been made at the same words, or memory fails. */
role_claim *add_claim(extraction *x, uint32_t event, rsm_role role, uint32_t entity, uint32_t first,
                      uint32_t end);
bool find_parts(extraction *x);   /* roundup.c */
/* event.c: whether a collocation keeps words from telling what they usually tell: "died of cancer".
 */
bool is_vetoed(const extraction *x, const rsm_match *words);
void settle_types(extraction *x); /* settle.c */

/* strikes.c: what "the strike" is of: aircraft or workers. Once all events are found. */
void settle_strikes(extraction *x);
/* rank.c: the first sentence that is no title; strength of each incident and the main one; how much
 * a mention weighs by where it stands. */
void find_body(extraction *x);
/* stamp.c: whether a sentence, or a time, tells nothing but when the page was made. */
bool is_stamp_line(const extraction *x, uint32_t sentence);
bool is_stamp(const extraction *x, uint32_t time);
/* nth.c: which of several the report counts it as, from 2; 0 where it does not count. */
uint32_t told_number(const extraction *x, uint32_t index);
uint32_t number_of_event(const extraction *x, const event *e);
/* coordinated.c: the parts of an attack told of several places at once. */
bool find_coordinated(const extraction *x, uint32_t index, rsm_incident *incident);
void rank_incidents(extraction *x);
uint32_t position_weight(const extraction *x, uint32_t token);
bool is_long_ago(const extraction *x,
                 uint32_t time); /* group.c: a year before the report, or unknown */
bool is_law(const extraction *x, uint32_t type_row); /* group.c: of the police and courts */
/* group.c: whether an event's word says who somebody
 * is
 * ("robbery suspect"). */
bool names_people_by(const extraction *x, const event *e);
bool extract_incidents(extraction *x);
/* group.c: whether two places are one, or one may lie in the other. */
bool same_days(const extraction *x, uint32_t left, uint32_t right);
bool same_whereabouts(const extraction *x, uint32_t left, uint32_t right);
bool extract_statements(extraction *x);
bool record_entities(extraction *x); /* entity.c: drafts -> the reading's entities */
/* record.c: the id of an event's mention; empty where memory fails (failed is set). */
rsm_slice mention_id(extraction *x, const event *e);
bool record_incidents(
    extraction *x); /* record.c: events and drafts -> the reading's mentions and incidents */

/* hit.c: makes passive a verb of harm without an object that is told of whom it was done to,
 * in a sentence of [first, end): "Student shot near school". */
void mark_hit(const extraction *x, verb_group *group, uint32_t first, uint32_t end);

/* extract.c: as rsm_extract, and shows the tables to `observe` once the incidents are told apart.
 */
rsm_status extract_observed(extraction *x, rsm_error *error);

/* chunk.c: the second part of a word with a hyphen: the "by" of "drive-by". */
bool is_glued(const extraction *x, uint32_t token);
/* active.c: whether a verb of telling is no participle: what ends its sentence after a clause,
 * "said by telephone", "charged that". */
bool closes_telling(const extraction *x, uint32_t index, uint32_t first, uint32_t end);
bool is_by_channel(const extraction *x, const verb_group *group, uint32_t end);
bool charges_that(const extraction *x, const verb_group *group);
bool takes_no_object(const extraction *x, const verb_group *group);
/* chunk.c: "his", "their". */
bool is_possessive_pronoun(const extraction *x, uint32_t token);

/* entity.c: the entity of a noun phrase, made where it is new; RSM_NONE for a pronoun, a time, or
 * what is no entity. */
uint32_t entity_of(extraction *x, uint32_t phrase);
entity_draft *entity_at(const extraction *x, uint32_t index);
role_claim *role_at(const extraction *x, uint32_t index);
incident_draft *incident_at(const extraction *x, uint32_t index);
/* Whether the type is killing, death, displacement and the like, or a kind of them: told of any
 * kind of incident. */
bool is_outcome_type(const extraction *x, uint32_t type_row);
/* The same of an event; also "wounded his driver": what became of him, and not what was done. */
bool tells_outcome(const extraction *x, const event *e);
/* Whether somebody can have done it: an attack, fighting, unrest, a crime. */
bool has_perpetrator(const extraction *x, uint32_t type_row);
/* The same, or it may turn out to be a bombing by ontology/compatible.txt: an explosion, a fire, a
 * crash. */
bool may_be_deed(const extraction *x, uint32_t type_row);
bool is_law_incident(const extraction *x, uint32_t incident); /* statement.c */
bool is_person_type(rsm_entity_type type); /* who can act: PER, ORG, GPE, GROUP */

/* ---- small questions that all layers ask (lookup.c) ---- */

rsm_slice token_text(const extraction *x, uint32_t token);
/* Whether the token is of a person's name; false past the text's end. */
bool is_person_name(const extraction *x, uint32_t token);
bool token_is(const extraction *x, uint32_t token, const char *folded); /* ASCII, case ignored */
bool is_possessive_s(const extraction *x, uint32_t token); /* "'s", straight or curled */
bool is_possessive(const extraction *x, uint32_t token);   /* and the mark alone: "the rebels'" */
bool lemma_is(const extraction *x, uint32_t token, const char *lemma);
rsm_upos token_upos(const extraction *x, uint32_t token);
uint32_t sentence_first(const extraction *x,
                        uint32_t token); /* first token of the token's sentence */
uint32_t sentence_end(const extraction *x, uint32_t token);
/* Whether a token or its lemma is one of `words`. */
bool word_in(const extraction *x, uint32_t token, const char *const *words, size_t count);
/* The same for a table of words. */
#define ONE_OF(x, token, words) word_in(x, token, words, sizeof(words) / sizeof *(words))
bool is_comma(const extraction *x, uint32_t token);
/* The first (longest) match of a domain starting at `token`, or NULL. */
const rsm_match *match_at(const extraction *x, uint32_t token, rsm_domain domain);
/* The weapon named at `token`: a noun, not "gunned" or "bombed"; NULL where there is none. */
const rsm_match *weapon_at(const extraction *x, uint32_t token);
/* The longest match of a domain that covers `token`, starting at most 7 tokens before it, or NULL.
 */
const rsm_match *match_over(const extraction *x, uint32_t token, rsm_domain domain);
noun_phrase *phrase_at(const extraction *x, uint32_t index); /* NULL for RSM_NONE */
verb_group *verb_at(const extraction *x, uint32_t index);
/* Whether the type at the top above a type (itself, where nothing is) has the id; false for
 * RSM_NONE. */
bool is_of_type(const extraction *x, uint32_t type_row, const char *id);
/* Whether its subject stands for a noun before: "an attack in Hatra that killed five". */
bool has_relative(const extraction *x, const verb_group *group);
event *event_at(const extraction *x, uint32_t index);
/* The first event that begins at or after `token`; the number of events if none does. Logarithmic.
 */
uint32_t first_event_from(const extraction *x, uint32_t token);
uint32_t first_figure_from(const extraction *x, uint32_t token); /* the same of figures */
figure *figure_at(const extraction *x, uint32_t index);
credit *credit_at(const extraction *x, uint32_t index);
/* The bytes from token `first` to token `end`, white space at the ends left out. */
rsm_span tokens_span(const extraction *x, uint32_t first, uint32_t end);
/* The words of a span on one line: a name that the text breaks over two is one name. */
rsm_slice span_text(const extraction *x, rsm_span span);
/* Whether two times are of the same day or days; whether their days meet. False where a bound is
 * not known. */
bool same_day(const rsm_time_value *a, const rsm_time_value *b);
bool days_meet(const rsm_time_value *a, const rsm_time_value *b);
/* A day of the month or the week whose year, or week, the report does not tell: "XXXX-05-14". */
bool is_partial_date(const rsm_time_value *value);
/* Whether four numbers are noted in a map already; notes them. True too where memory runs out
 * (failed is set). */
bool noted_before(extraction *x, rsm_map *map, uint32_t a, uint32_t b, uint32_t c, uint32_t d);

#endif
