/* Signs: what speaks for and against a time expression or a place being the day or the place of an
 * incident. Internal to this room.
 *
 * Each candidate is described by one value of each of some twenty questions (which verb is it told
 * of, how near does the incident stand, which preposition leads it in, ...) and of some pairs of
 * them. Each answer has a weight in models/setting.tsv; the sum is the candidate's score, and 0
 * that of saying nothing. Weights are learned by train/setting.py. */
#ifndef RSM_EXTRACT_SIGN_H
#define RSM_EXTRACT_SIGN_H

#include "extract/extraction.h"

enum {
    SIGN_QUESTIONS_MOST = 24, /* questions and pairs of them of one kind of candidate */
    SIGN_NAME_SIZE = 96,
    SIGN_CANDIDATES = 256 /* times, and places, of a report that are weighed: later ones never */
};

/* A question: its name and the answers it may have. */
typedef struct sign_question {
    const char *name;
    const char *const *answers;
    uint32_t count;
} sign_question;

/* Two questions taken together, by their indices. */
typedef struct sign_pair {
    uint32_t left, right;
} sign_pair;

/* What is asked of one kind of candidate. */
typedef struct sign_sheet {
    const char *name; /* "when", "where" */
    const sign_question *questions;
    uint32_t question_count;
    const sign_pair *pairs;
    uint32_t pair_count;
} sign_sheet;

/* The weights of a sheet, as far as one report has asked for them: of each question, then of each
 * pair, an array of one weight an answer. */
typedef struct sign_weights {
    const sign_sheet *sheet;
    int32_t *of[SIGN_QUESTIONS_MOST];
} sign_weights;

/* What candidates are weighed for: one event, or all events of an incident. The other is RSM_NONE.
 */
typedef struct sign_aim {
    uint32_t event, incident;
} sign_aim;

/* One answer a question, in the order of the sheet. */
typedef struct sign_answers {
    uint8_t answer[SIGN_QUESTIONS_MOST];
} sign_answers;

/* What holds of a candidate whatever it is weighed for. */
typedef struct sign_standing {
    sign_answers answers; /* those to ASK_NEAR, ASK_KIND, ASK_TREE are not filled */
    uint32_t verb;        /* token of the verb that it is told of, or RSM_NONE */
    uint32_t through;     /* token of a noun of an event that it is told of first, or RSM_NONE */
} sign_standing;

/* The signs of one report. */
typedef struct sign_board {
    sign_weights time_weights, place_weights;
    sign_standing *times, *places; /* one each, up to SIGN_CANDIDATES */
    bool of_the_world;             /* the report names countries (sign_report.c) */
    bool far_off;                  /* of a capital, of many countries, of no outlet known */
    const char *country;           /* the code of that told of most, or "" */
} sign_board;

/* A table of answers of a question, and how many there are. */
#define ANSWERS(names) names, sizeof(names) / sizeof *(names)

/* The first questions of both sheets. */
enum { ASK_VERB, ASK_NEAR, ASK_KIND, ASK_TREE, ASK_OWN };

const sign_sheet *time_signs(void);
const sign_sheet *place_signs(void);
void stand_time(const extraction *x, uint32_t time, sign_standing *standing);
void stand_place(const extraction *x, uint32_t place, sign_standing *standing);
/* Weights and standings; signs that the table does not hold weigh nothing. False where memory runs
 * out. Called once chunks and attributions are there. */
bool prepare_signs(extraction *x);
/* All answers of a candidate for an aim; `index` < SIGN_CANDIDATES. */
sign_answers time_answers(const extraction *x, uint32_t index, sign_aim aim);
sign_answers place_answers(const extraction *x, uint32_t index, sign_aim aim);
/* The name of an answer in models/setting.tsv: "when: verb law, near touching". Question or pair
 * `index` of the sheet. Gives its length, 0 where it does not fit. */
size_t sign_name(const sign_sheet *sheet, uint32_t index, uint32_t answer, char *name, size_t size);
/* The answer given to question or pair `index`. */
uint32_t sign_answer(const sign_sheet *sheet, const sign_answers *answers, uint32_t index);
/* Whether a place is somebody's who acts ("Norland will have to") or what is spoken of ("sanctions
 * on Norland", "a flight to Norland"), not where something is; `index` < SIGN_CANDIDATES. */
bool is_meant(const extraction *x, uint32_t index);
/* Whether the place itself is what the event struck: "attack on Norville", "shelled Norville". */
bool is_struck(const extraction *x, uint32_t index, const event *e);
/* What leads a time in: "since", "until" and their like, or another answer; `index` <
 * SIGN_CANDIDATES. */
enum { TIME_SINCE = 5, TIME_UNTIL = 6 };
uint8_t time_preposition(const extraction *x, uint32_t index);
/* Whether a place is where somebody is from: "Ana Weiss of Norville"; `index` < SIGN_CANDIDATES. */
bool is_of_a_person(const extraction *x, uint32_t index);
/* What leads a place in: "in", "at", "near", "on" and their like; `index` < SIGN_CANDIDATES. */
bool is_led_in(const extraction *x, uint32_t index);
/* Whether a comma and a word for a settlement tell that something is in it: ", Osk municipality". */
bool is_called_settlement(const extraction *x, uint32_t index);
/* Whether "near" or its like leads a place in; `index` < SIGN_CANDIDATES. */
bool is_led_near(const extraction *x, uint32_t index);
/* Whether a place is the first of two that something lies between: "between A and B", "on the road
 * from A to B"; `index` < SIGN_CANDIDATES. */
bool is_on_way(const extraction *x, uint32_t index);
/* Whether distance and direction lead to it: "20 miles north of Norville". */
bool is_led_to(const extraction *x, uint32_t index);
/* Whether a place only tells where the one named before it is: "in A, just outside B". */
bool describes_another(const extraction *x, uint32_t index);
/* Whether a place is the capital of its country. */
bool is_capital(const extraction *x, const rsm_place_value *value);
/* Whether a place is a hospital, a court, a police station. */
bool is_aftermath_site(const extraction *x, uint32_t index);
/* Whether a place is one, or the town of one: "in a hospital in Norville". */
bool is_in_aftermath(const extraction *x, uint32_t index);
/* Whether a site is one of no known kind that something is said to be in: a village, a quarter. */
bool is_unlisted_town(const extraction *x, uint32_t index);
/* sign_report.c: what all of the report tells; called before times and places stand. */
void survey_report(const extraction *x, sign_board *board);
/* Whether in a report of the world a time, or a place, is too loosely told to be an incident's. */
bool is_loose_time(const extraction *x, uint32_t index, sign_aim aim);
bool is_loose_place(const extraction *x, uint32_t index, sign_aim aim);
int32_t sign_score(const extraction *x, const sign_weights *weights, const sign_answers *answers);

/* setting.c: whether a time, or a place, is weighed at all as that of an incident. */
bool may_be_time(const extraction *x, uint32_t index, uint32_t incident);
bool may_be_place(const extraction *x, uint32_t index, uint32_t incident);
/* Of "a mosque in Kano, Nigeria" the mosque, whichever of them is given. */
uint32_t most_exact(const extraction *x, uint32_t place);
/* Whether a place can be where something is: no government, nobody's home. */
bool placeable(const extraction *x, uint32_t index);
/* What a place scores for an incident, and for one event of its sentence. */
int32_t place_score(const extraction *x, uint32_t index, sign_aim aim);
int32_t place_for(const extraction *x, uint32_t place, uint32_t event);
/* Whether verbs of a class have a day and a place of their own, whatever else their sentence tells.
 */
bool tells_aside(uint8_t act);
/* Whether a token stands with an event rather than with the verb that the tree puts it under: the
 * event is told between the two ("are looking for a gunman who shot ... in Norville"), or the verb
 * after both, in a clause of its own ("were shot in Norville on Monday, police reported"). */
bool stands_with(const extraction *x, const event *e, uint32_t verb, uint32_t token);
/* "the scene of the shooting": whether an event only tells which place is meant. */
bool names_a_site(const extraction *x, const event *e);
/* Whether the sentence of an event tells of nothing else. */
bool is_only_event(const extraction *x, uint32_t event);

/* law_time.c: whether a time or a place is told of the law's own word; `in_or_at`: or touches it. */
bool told_of_law(const sign_answers *answers, bool in_or_at);
/* "charged with the murder of a grocer early on Saturday": whether a deed is told between an event of
 * the law and a token behind it, which then is the deed's. */
bool deed_between(const extraction *x, uint32_t index, uint32_t token);
/* "a man who killed his brother in 2018 was sentenced": whether a time before an event of the law is
 * that of the deed before it. */
bool is_behind_a_deed(const extraction *x, uint32_t time, uint32_t index);
/* "charged with murder on Saturday": whether a time behind a deed is that of the law told before it. */
bool is_the_laws(const extraction *x, uint32_t time, uint32_t index);

/* undated.c: whether a time dates nothing at all: an end of a span, "ahead of", a page's own. */
bool dates_nothing(const extraction *x, uint32_t index);
/* Whether a time is of what the law did, or of the naming of the dead, and not of the aim's deed.
 */
bool is_of_other_doings(const extraction *x, uint32_t index, sign_aim aim);
/* "Sunday's mall shooting": whether a time describes or possesses an event. */
bool owns_event(const extraction *x, uint32_t index, uint32_t event);
/* "charged in the March 9 cookout": whether a time tells of a noun, and that is no word of the law. */
bool is_of_no_law(const extraction *x, uint32_t index);
/* Whether a time stands in the phrase of an event of another kind than this event. */
bool is_of_another(const extraction *x, uint32_t time, uint32_t event);

/* clash.c: the time of an event's own words, else one that its sentence opens with; RSM_NONE. */
uint32_t told_time(const extraction *x, const event *e);
/* Of a report of several, the hour that the sentence of the event opens with, or RSM_NONE. */
uint32_t opening_hour(const extraction *x, const event *e);
/* own_time.c: whether a time is an hour whose day was told in another sentence. */
bool has_borrowed_day(const extraction *x, uint32_t time);
/* own_time.c: whether a time or a place is told by the clause of another incident alone. */
bool is_anothers_own_time(const extraction *x, uint32_t index, uint32_t incident);
bool is_anothers_own_place(const extraction *x, uint32_t index, uint32_t incident);
/* What a time scores for an incident. */
int32_t time_score(const extraction *x, uint32_t index, sign_aim aim);
/* own_time.c: the time of the incident of an aim, or RSM_NONE. */
uint32_t choose_time(const extraction *x, sign_aim aim);
/* Whether an event mourns an incident of another kind that it is told of: a vigil, a funeral. */
bool is_mourning(const extraction *x, const event *e, uint32_t incident);
/* Whether two times of one day may be one hour of it: the finer lies in the other, two hours are
 * near each other. */
bool hours_agree(const extraction *x, uint32_t left, uint32_t right);

/* whose_place.c: whether a place only tells whose somebody or something is: it stands in the name of
 * a body or an office, describes or possesses people ("a Norville woman", "Norville's mayor"), or
 * tells where those are who tell of it ("police in Norville"). */
bool tells_whose(const extraction *x, uint32_t place);
/* Whether a place names a firm, which may be anywhere; whether the effects of a deed were there
 * ("was felt in Norville"). Both < SIGN_CANDIDATES. */
bool is_of_a_firm(const extraction *x, uint32_t place);
bool is_of_an_effect(const extraction *x, uint32_t place);
/* "officials in Norville said": where those are who tell of it. */
bool is_of_a_source(const extraction *x, uint32_t place);

/* aside.c: whether a place is told of what was done around the aim's incident: of care, arrest,
 * schooling, mourning, of talks and tidings. */
bool is_of_a_side_act(const extraction *x, uint32_t place, sign_aim aim);

/* own_place.c: whether the tree, or nothing in between, ties a candidate to the mention it is told
 * with.
 */
bool is_tied(const sign_answers *answers);
/* Whether a place is told plainly of a mention of the aim. */
bool is_told_plainly(const extraction *x, uint32_t place, sign_aim aim);
/* Whether a mention of an incident has the place for its own. */
bool is_own_place(const extraction *x, uint32_t place, uint32_t incident);
/* The place that mentions of an incident have for their own with the most to speak for it, or
 * RSM_NONE. */
uint32_t best_own_place(const extraction *x, uint32_t incident);
/* Whether a place is another one, or lies in it. */
bool is_inside_of(const extraction *x, uint32_t place, uint32_t other);

/* ---- what both kinds ask (sign.c) ---- */

/* The classes of verbs that a candidate may be told of: those of RSM_DOMAIN_ACT and some more. */
enum {
    SIGN_ACT_TRIGGER = RSM_ACT_LIFE + 1, /* an incident's own word, not of the law */
    SIGN_ACT_OTHER,                      /* a verb of no class */
    SIGN_ACT_NONE,                       /* no verb */
    SIGN_ACTS
};
extern const char *const sign_act_names[SIGN_ACTS];
#define SIGN_NEAR_COUNT 9u
extern const char *const sign_near_names[SIGN_NEAR_COUNT];
#define SIGN_KIND_COUNT 7u
extern const char *const sign_kind_names[SIGN_KIND_COUNT];
/* Answers that other files ask for. */
enum {
    SIGN_TOUCHING = 1,
    SIGN_WITHIN = 8,
    SIGN_ITS_VERB = 1,
    SIGN_ITS_NOUN = 2,
    SIGN_TAKES = 3,
    SIGN_OTHER_VERB = 4
};
#define SIGN_TREE_COUNT 6u
extern const char *const sign_tree_names[SIGN_TREE_COUNT];
enum { SIGN_TITLE, SIGN_FIRST };
#define SIGN_POSITION_COUNT 8u
extern const char *const sign_position_names[SIGN_POSITION_COUNT];
#define SIGN_SAME_COUNT 4u
extern const char *const sign_same_names[SIGN_SAME_COUNT];
#define SIGN_ORDER_COUNT 3u
extern const char *const sign_order_names[SIGN_ORDER_COUNT];
#define SIGN_YES_NO 2u
extern const char *const sign_yes_no_names[SIGN_YES_NO];

/* The token of the verb that [first, end) is told of, by the tree, else the nearest in its clause;
 * RSM_NONE if there is none. `through` is set to a noun of an event that it is told of first ("the
 * attack on Monday"), or RSM_NONE. */
uint32_t governing_verb(const extraction *x, uint32_t first, uint32_t end, uint32_t *through);
uint8_t sign_act(const extraction *x, uint32_t verb);

/* Whether a verb tells of a toll that grew: "the toll rose on Tuesday" is when it was counted, and
 * not when they died. False for NULL. */
bool counts_on(const extraction *x, const verb_group *group);
/* The event of the aim nearest to [first, end) in its sentence, or RSM_NONE. */
uint32_t nearest_aimed(const extraction *x, uint32_t first, uint32_t end, sign_aim aim);
uint8_t sign_near(const extraction *x, uint32_t first, uint32_t end, uint32_t event);
uint8_t sign_kind(const extraction *x, uint32_t event);
uint8_t sign_tree(const extraction *x, uint32_t first, uint32_t event, uint32_t verb,
                  uint32_t through);
uint8_t sign_position(const extraction *x, uint32_t token);
bool in_quotation(const extraction *x, uint32_t token);

#endif
