/* Who a noun phrase is, as somebody who tells: name, kind, the body spoken for. */
#ifndef RSM_EXTRACT_SOURCE_H
#define RSM_EXTRACT_SOURCE_H

#include "extract/extraction.h"

/* Whether the phrase can be credited with words: a person, a body, an outlet, a document, a pronoun
 * for one. */
bool may_tell(const extraction *x, uint32_t phrase);

/* Whether the phrase can be the subject of a verb that is said of tellers alone ("say", "write"):
 * nearly any. */
bool may_say(const extraction *x, uint32_t phrase);

/* Whether the phrase is of a document, or of what tells like one: a report, a poll, a video. */
bool names_document(const extraction *x, uint32_t phrase);

/* may_tell.c: whether a noun is of a document, is the office that sends out help ("dispatch"); the token after "one of the victims", "a statement of
 * charges" that begins with the phrase, else `token`. */
bool is_document(const extraction *x, uint32_t token);
bool is_prosecuting_state(const extraction *x, const noun_phrase *phrase); /* "the state alleged" */
bool is_dispatch_office(const extraction *x, uint32_t token);
uint32_t some_of_end(const extraction *x, const noun_phrase *phrase, uint32_t token);

/* Describes the phrase as a source. A pronoun is given the name and kind of the last source it can
 * stand for, `last` (may be NULL). The kind is RSM_SOURCE_UNNAMED only where nothing in the phrase,
 * its apposition or its title tells it. Returns the token after all that belongs to it ("Hassan
 * Ali, a spokesman for the police"). */
uint32_t describe_source(const extraction *x, uint32_t phrase, const rsm_source *last,
                         rsm_source *source);

/* What a lexicon match tells of the kind of a source: kind + 1, or 0 for nothing. */
uint32_t kind_of_match(const extraction *x, const rsm_match *match);

/* The match nearest to the end of [first, end) that tells a kind, or NULL; `bodies`: among bodies
 * only. */
const rsm_match *telling_match(const extraction *x, uint32_t first, uint32_t end, bool bodies);

/* beside.c: the first token of a name with the title right before it ("Police Captain | Ann Lee");
 * the body before "(RSU) president Ann Lee", who then speaks for it; whether a noun for a body has a
 * number ("5th Brigade"), is of rebels ("the Front's general command"), or only says where ("Hill County", "the eastern department of Osk"). */
uint32_t title_before(const extraction *x, const noun_phrase *phrase);
void read_body_before(const extraction *x, const noun_phrase *phrase, rsm_source *source);
bool is_numbered_unit(const extraction *x, const rsm_match *match);
bool is_of_a_place(const extraction *x, const rsm_match *match);
bool is_of_rebels(const extraction *x, const rsm_match *match);

/* "NPD", "NCSO", "NHP": a local force by the letters that its name ends in. */
bool is_force(const extraction *x, uint32_t token);

/* kinds.c: the force that a rank such as "Lt." is of in this report (x->force); then the kinds that
 * other parts of the report tell, once all is credited. */
void find_force(extraction *x);
void settle_kinds(extraction *x);

/* Describes the tokens [first, end) before a possessive mark as a source: "the ministry" of "the
 * ministry's claim". */
void describe_owner(const extraction *x, uint32_t first, uint32_t end, rsm_source *source);

/* Of a document ("a message signed by the Front", "a statement from the ministry") the phrase of
 * who wrote it, else `phrase`. */
uint32_t author_of(const extraction *x, uint32_t phrase);

/* calling.c: ", 34," or ", who lives nearby," after a name; "Ann Lee, a clerk at the store" and "store clerk Ann
 * Lee"; "Dr. Ann Lee", where the report speaks of a hospital; "WKXN's Ann Lee"; whether [first, noun) before
 * "spokesman" is the name of a company; and makes one phrase of "Chief | of Detectives Ann Lee". */
bool is_private_person(const extraction *x, const noun_phrase *phrase);
bool has_calling(const extraction *x, const noun_phrase *phrase);
bool is_of_rebel(const extraction *x, const noun_phrase *phrase); /* "rebel spokesman Col. Lee" */
bool is_doctor(const extraction *x, const noun_phrase *phrase);
bool reports_for_press(const extraction *x, const noun_phrase *phrase);
/* owned.c: past "initial", "a high-ranking" before the name of a body; whose a document is; whose
 * investigators, whose website. */
uint32_t past_rank_words(const extraction *x, uint32_t first, uint32_t end);
void read_author_inside(const extraction *x, const noun_phrase *phrase, rsm_source *source);
void take_owner(const extraction *x, const noun_phrase *phrase, rsm_source *source);
/* owned.c: "the Hill County spokeswoman", with `noun` at her; "the Metro spokesman", of a body that the report
 * names in full or not at all. */
bool speaks_for_place(const extraction *x, uint32_t first, uint32_t end, uint32_t noun,
                      rsm_source *source);
bool is_of_party(const extraction *x, uint32_t token, uint32_t end);
bool names_own_body(const extraction *x, const noun_phrase *phrase, rsm_source *source);
bool speaks_for_company(const extraction *x, uint32_t first, uint32_t noun);
uint32_t joined_body_first(const extraction *x, const noun_phrase *phrase); /* "Game and | Fish Board" */
bool take_titled_name(const extraction *x, noun_phrase *phrase);
bool is_priest(const extraction *x, const noun_phrase *phrase);
bool is_soldier(const extraction *x, const noun_phrase *phrase);

/* joint.c: the first token of those who tell together with the phrase and stand before it, and the
 * token after those who stand after `end`; both those of the phrase where it stands alone. Then the
 * link is named and spanned as [first, end), for all of them. */
uint32_t joint_first(const extraction *x, uint32_t phrase);
uint32_t joint_end(const extraction *x, uint32_t phrase, uint32_t end);
void join_tellers(const extraction *x, uint32_t first, uint32_t end, rsm_source *link);

#endif
