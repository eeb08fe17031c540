/* What tells that a mention is of another happening than those told before. Internal to this room.
 */
#ifndef RSM_EXTRACT_APART_H
#define RSM_EXTRACT_APART_H

#include "extract/extraction.h"

enum {
    LEAD_WEIGHT = 2, /* position_weight of the lead, in which all is told again and again */
    TITLE_WEIGHT = 4 /* of the title and the first two sentences */
};

/* compare.c */

/* NULL for RSM_NONE. */
const rsm_time_value *time_value(const extraction *x, uint32_t index);
const rsm_place_value *place_value(const extraction *x, uint32_t index);
bool is_town(const rsm_place_value *place);
/* Whether it is a part of a town that the gazetteer lists by itself: two of them are two places. */
bool is_quarter(const rsm_place_value *place);
/* 1 overlap, -1 apart, 0 unknown. A day of slack for time zones and nights. */
int compare_times(const rsm_time_value *a, const rsm_time_value *b);
/* 2 the same place, 1 one may lie in the other, -1 apart, 0 unknown. */
int compare_places(const rsm_place_value *a, const rsm_place_value *b);
/* Plainly before the report's days. */
bool is_historic(const extraction *x, uint32_t time);
/* Whether one report tells of two days, or of two hours of a day too far apart to be one act; the
 * event's, and the time `right`. */
bool days_apart(const extraction *x, const event *e, uint32_t right);
/* "two of the wounded died on Friday": a death days after what caused it. */
bool died_of_it(const extraction *x, const event *e, const incident_draft *incident);
/* 2 of one top type, 1 of kinds that one happening may be told by, 0 unknown, -1 apart. */
int fit_type(const extraction *x, const event *e, const incident_draft *incident);
/* clash.c */

/* As compare_times and compare_places of what a mention tells and what dates and places the
 * incident; 0 where the mention speaks of what has been told and the day or the place that does
 * not fit is no sign that it is another. */
int met_times(const extraction *x, const event *e, const incident_draft *incident);
int met_places(const extraction *x, const event *e, const incident_draft *incident);
/* Whether the mention is of long ago and the incident, which it meets in type as fit_type says, is
 * not. */
bool is_of_old(const extraction *x, const event *e, const incident_draft *incident, int type);
/* "accused on Monday of a killing in 2021": whether a mention tells an earlier day than that of what
 * police or courts did, by which the incident was dated. */
bool is_the_deeds_day(const extraction *x, const event *e, const incident_draft *incident);
/* "the shooting", "the gunshots", "he was struck": a mention of what has been spoken of. */
bool speaks_of_the_known(const extraction *x, const event *e);
/* Whether a verb that harms somebody else than the incident tells of one more of its victims. */
bool hits_one_more(const extraction *x, const event *e);
/* "was also shot". */
bool tells_also(const extraction *x, const event *e);
/* Whether the incident was begun in the title and the mention stands in the opening, which tells
 * again what the title tells. */
bool retells_the_title(const extraction *x, const event *e, const incident_draft *incident);
/* Keeps what kind of mention the incident's time is of. */
void note_dated_by(const extraction *x, incident_draft *incident, const event *e);
/* fit.c */

enum { FIT_APART = -100 }; /* what says that two are not one */
/* How well an event fits an incident; `focus` is the incident told of last. FIT_APART or below
 * where they contradict. */
int fit_event(const extraction *x, const event *e, uint32_t index, uint32_t focus);
/* whom.c */

/* Whom the event harms, by its verb, or NULL. */
const noun_phrase *whom_it_harms(const extraction *x, const event *e);
/* "two more men", "a third suspect". */
bool says_more(const extraction *x, const noun_phrase *phrase);
/* "the murder of", "the attack on": a noun that says to whom or what it was done. */
bool names_target(const extraction *x, const event *e);
/* Keeps of an event that joins whom or what it was done to. */
void note_target(const extraction *x, incident_draft *incident, const event *e);
/* "the attack on a convoy", where all that the incident was done to is something else. */
bool is_done_to_another(const extraction *x, const event *e, const incident_draft *incident);
/* Whether a deed is done to people one by one, so that "the shootings" may be one in which several
 * were hit: shooting, stabbing, beating, kidnapping; killing and dying. */
bool harms_people(const extraction *x, uint32_t type_row);
/* Fills of each event `newcomers` and `age`. */
void find_newcomers(extraction *x);
/* Fills of each event `harmed` and `peopled`. False where memory runs out. */
bool find_harmed(extraction *x);
/* suffered.c */

/* Fills of each event `whom`. */
void find_sufferers(extraction *x);
/* Whether an event was done to whom an incident was done to: 1 so, -1 to another, 0 not known. */
int compare_sufferers(const extraction *x, const event *e, const incident_draft *incident);
/* Keeps of the event, which joins, whom it was done to. */
void note_sufferer(const extraction *x, incident_draft *incident, uint32_t index);
/* answered.c */

/* Fills of each event that a deed of its sentence answers `other_than`. */
void find_answered(extraction *x);
/* sequel.c */

/* Fills of each event `other_than` where its sentence says that it came before or after another, or
 * what else was done. */
void find_sequels(extraction *x);
/* "for killing a judge": a deed by itself, and not what became of anybody by another. */
bool is_answered_for(const extraction *x, const event *e);
/* "who tried to rob him", told of whom another deed of the sentence harms. */
bool was_done_before(const extraction *x, const event *e);
/* listed.c */

/* Whether two deeds listed in one sentence have towns or days that differ. */
bool is_listed_apart(const extraction *x, const event *e, const event *last);
/* struck.c */

/* Fills of each event `struck`. */
void find_struck(extraction *x);
/* "Guerrillas attacked the post": a verb that tells of a deed for itself, not of what "they" or
 * "the attackers" did. */
bool tells_a_deed(const extraction *x, const event *e);
/* Whether a verb brings in both who did it and what was struck as new, the incident struck
 * something else. */
bool strikes_anew(const extraction *x, const event *e, const incident_draft *incident);
/* "Soldiers killed two reporters": a killing told as a deed, by whom it says. */
bool is_killing_by(const extraction *x, const event *e);
/* Whether what a token names may be what the incident struck, or nothing is told of that. */
bool struck_this(const extraction *x, uint32_t head, const incident_draft *incident);
/* outcome.c */

/* Fills of each event `deed`. */
void find_deeds(extraction *x);

/* denied.c: whether a mention that somebody denies is told with a day or a place, so that a report
 * of nothing else may be held against what others tell. */
bool may_be_denied_alone(const extraction *x, const event *e);
/* hold.c */

/* Whether something holds an event to the incident that it fits best; `focus` is the incident told
 * of last. */
bool is_held(const extraction *x, const event *e, uint32_t index, uint32_t focus);
/* "Rebels attacked a barracks": a deed done to somebody or something not told of before. */
bool is_told_anew(const extraction *x, const event *e);
/* past.c */

/* The tokens of the event's clause that are nearer to it than to any other event of its sentence. */
void own_words(const extraction *x, const event *e, uint32_t *first, uint32_t *end);
/* A time of at least that grain in its own words that is over and cannot be dated, or RSM_NONE:
 * "three years later", "5 days ago" where the report has no date. */
uint32_t vague_past(const extraction *x, const event *e, uint32_t least);
/* "today", "last night", where the report has no date. */
bool is_of_the_day(const extraction *x, const event *e);
/* "XXXX-05-03" of "on 3 May" where no year is known, in the event's own words, or empty. */
rsm_slice bare_day(const extraction *x, const event *e);
/* The day, month or year that its sentence opens with, or RSM_NONE. */
uint32_t opening_time(const extraction *x, const event *e);
bool is_of_long_ago(const extraction *x, uint32_t time);
/* "in May 1988 for the attack on the minister": a deed with its target and an old month or year. */
bool tells_an_old_deed(const extraction *x, const event *e);
/* "Doe had been arrested in early 2015". */
bool was_before_that(const extraction *x, const event *e);
/* "in 2008, when a bomb went off": the time of what follows. */
bool dates_when(const extraction *x, uint32_t time, const event *e);
/* turns.c */

/* Fills of each event how it is brought in: all from `aside` on. */
void find_turns(extraction *x);
/* Whether a token stands in a headline of another page: a line that names nobody the report knows. */
bool is_of_another_page(const extraction *x, uint32_t token);
/* Whether a token stands in the title or the lead, before the report turns to something else. */
bool is_in_lead(const extraction *x, uint32_t token);
/* "the murder of", "the attack on": the noun says of whom. */
bool tells_of_whom(const extraction *x, const event *e);
/* "shots", "explosions": many of them may be of one happening. */
bool is_piece(const extraction *x, uint32_t token);
/* series.c */

/* Fills of each event `happened`. */
void find_series(extraction *x);
/* Whether a mention tells of many happenings of which none is told: many.c. */
bool tells_of_many_deeds(const extraction *x, const event *e);

/* Whether of the event and the incident one is a series and the other a happening; `beside` where
 * they are told in one sentence. */
bool is_one_of_many(const extraction *x, const event *e, const incident_draft *incident,
                    bool beside);
/* apart.c */

/* Whether the event's own words say that the incident is not the one meant; `times` and `places`
 * are how those of the two compare: above 0 where they meet, places above 1 where they are one. */
bool told_of_another(const extraction *x, const event *e, const incident_draft *incident, int times,
                     int places);
/* "The blast killed nine": the verb's subject is the noun that told the incident just before. */
bool is_done_by(const extraction *x, const event *e, const incident_draft *incident);
/* Whether a mention past the lead tells of somebody harmed, and where or at which hour. */
bool tells_fully(const extraction *x, const event *e);
/* "charged with murder and two counts of assault": a deed as the law names it, of no victim. */
bool is_charge(const extraction *x, const event *e);
/* "it went off": what is told of by a word that says little is what was spoken of. */
bool speaks_of_it(const extraction *x, const event *e);
/* Keeps of an event that joins what later ones are held against. */
void note_joined(const extraction *x, incident_draft *incident, const event *e);
/* A new paragraph goes back from what was only recalled, or called another, unless it speaks of
 * "that attack". */
bool back_to_the_thread(const extraction *x, const event *e, const incident_draft *incident);
/* What was told in passing, and is told of again with its victim in a later paragraph, is no longer
 * background. */
bool comes_to_the_fore(const extraction *x, const event *e, const incident_draft *incident);

#endif
