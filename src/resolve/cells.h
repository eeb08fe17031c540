/* The inside of resolution: evidence gathered for one incident. Private to the room.
 *
 * Evidence is a statement of a report that is no copy, with its root and the time it was said, in
 * canonical order within its slot. */
#ifndef RSM_RESOLVE_CELLS_H
#define RSM_RESOLVE_CELLS_H

#include "base/vector.h"
#include "resolve/resolve.h"

/* What has become of one piece of evidence. */
typedef enum rsm_evidence_state {
    RSM_EVIDENCE_STANDS,
    RSM_EVIDENCE_YIELDS,
    RSM_EVIDENCE_SUPERSEDED,
    RSM_EVIDENCE_TAKEN_BACK,
    RSM_EVIDENCE_PART,
    RSM_EVIDENCE_JUDGES /* denies or doubts: no value of its own */
} rsm_evidence_state;

typedef struct rsm_evidence {
    rsm_statement_reference at;
    const rsm_reading *reading;
    const rsm_statement *statement;
    rsm_count_value count; /* of a count: as the codebook takes the words */
    rsm_root root;
    uint32_t rank; /* of the reading */
    bool main;     /* its report is mainly about the incident */
    bool has_time;
    int64_t from, to; /* minutes since 1970: when it was said, else published */
    rsm_evidence_state state;
    uint32_t gave_way_to; /* index of evidence, or RSM_NONE */
    uint32_t figure;      /* index of the figure it speaks for or against, or RSM_NONE */
} rsm_evidence;

typedef struct rsm_resolver {
    const rsm_world *world;
    const rsm_codebook *codebook;
    const rsm_reading *readings;
    const rsm_fusion *fusion;
    const rsm_group *group;
    rsm_arena *arena;
    rsm_evidence *evidence; /* by slot, then canonical order */
    uint32_t evidence_count;
    uint32_t first[RSM_SLOT_COUNT + 1]; /* where a slot's evidence begins */
    const rsm_kin *kin;                 /* one a member */
    const uint8_t *left_out; /* by member: its own type, day, place do not count; NULL: all do */
} rsm_resolver;

/* The rank of evidence that a person put there: behind every report's. */
#define RSM_RANK_PLACED UINT32_C(0x80000000)

/* evidence.c: the root of what a member's report says; `sources` without links: of its own words.
 */
rsm_root rsm_root_of_member(const rsm_resolver *resolver, uint32_t member,
                            const rsm_source_chain *sources);

bool rsm_gather(rsm_resolver *resolver);
rsm_evidence *rsm_evidence_of(const rsm_resolver *resolver, rsm_slot slot, uint32_t *count);

/* Whether `later` was certainly said after `earlier`. */
bool rsm_is_later(const rsm_evidence *later, const rsm_evidence *earlier);

/* The references of some evidence; with figure == RSM_NONE of all, and `judges` tells which side is
 * wanted. */
bool rsm_references(rsm_resolver *resolver, const rsm_evidence *evidence, uint32_t count,
                    uint32_t figure, bool judges, const rsm_statement_reference **references,
                    uint32_t *reference_count);

/* Independent sources among the evidence of a figure (RSM_NONE: of all) that speaks for it. */
bool rsm_sources(rsm_resolver *resolver, const rsm_evidence *evidence, uint32_t count,
                 uint32_t figure, uint32_t *independent, uint32_t *uncredited);

/* Fills statements and sources of a cell from all its evidence. */
bool rsm_finish_cell(rsm_resolver *resolver, const rsm_evidence *evidence, uint32_t count,
                     rsm_cell *cell);

/* Fills statements, against, sources and date of each figure from the evidence that names it. */
bool rsm_finish_figures(rsm_resolver *resolver, const rsm_evidence *evidence, uint32_t count,
                        rsm_figure *figures, uint32_t figure_count);

/* choose.c: whether anybody gives the figure whose word is not doubtful: no perpetrator, party to a
 * dispute or unnamed source, and not only as possible. */
bool rsm_is_credible(const rsm_resolver *resolver, const rsm_figure *figure);

/* vague.c: the count as the codebook takes its words ("dozens" 12, and no ceiling). */
rsm_count_value rsm_count_as_coded(const rsm_codebook *codebook, const rsm_count_value *count);

/* rests.c: the sources without which the cell would be another. False where memory fails. */
bool rsm_find_rests(rsm_resolver *resolver, rsm_cell *cell);

/* Whether the member's own type, day or place is left out: a copy, or by rests.c. */
static inline bool rsm_is_left_out(const rsm_resolver *resolver, uint32_t member) {
    return resolver->fusion->copy_of[resolver->group->members[member].reading] != RSM_NONE ||
           (resolver->left_out != NULL && resolver->left_out[member] != 0);
}

/* scope.c: what the codebook makes of the whole incident. False where memory fails. */
bool rsm_code_incident(rsm_resolver *resolver, rsm_account *account);

/* choose.c: narrows the figures marked in `in` (1) by the slot's rules; gives the winner's index
 * (RSM_NONE where none is marked) and the rule that decided; losers' lost_by is set. */
uint32_t rsm_choose(const rsm_resolver *resolver, rsm_slot slot, rsm_figure *figures, uint8_t *in,
                    uint32_t count, rsm_rule *rule);

/* type.c: the topmost type above `id`, and `id` itself as subtype where that is another. */
void rsm_split_type(const rsm_world *world, rsm_slice id, rsm_account *account);

/* One cell each; `made` tells whether there is one. False where memory fails. */
bool rsm_make_count(rsm_resolver *resolver, rsm_slot slot, rsm_cell *cell,
                    bool *made); /* count.c */
bool rsm_make_type(rsm_resolver *resolver, rsm_cell *cell, bool *made,
                   rsm_account *account); /* type.c */
bool rsm_make_when(rsm_resolver *resolver, rsm_cell *cell, bool *made,
                   rsm_account *account); /* when.c */
bool rsm_make_where(rsm_resolver *resolver, rsm_cell *cell, bool *made,
                    rsm_account *account);                                             /* where.c */
bool rsm_make_list(rsm_resolver *resolver, rsm_slot slot, rsm_cell *cell, bool *made); /* list.c */
bool rsm_make_suspects(rsm_resolver *resolver, rsm_cell *cell, bool *made); /* suspect.c */

/* The days of an incident. */
typedef struct rsm_day_range {
    bool known;
    int32_t first, last;
} rsm_day_range;

/* when.c: the days of another group by all its reports; times counted from further incidents are
 * followed `depth` times. False where memory fails. */
bool rsm_days_of_group(const rsm_resolver *resolver, uint32_t group, unsigned depth,
                       rsm_day_range *days);

/* decided.c: what a person set a cell of the resolver's group to, or NULL; and the cell made so:
 * `made` tells whether there was one before. False where memory fails. */
const rsm_decision *rsm_decided_cell_of(const rsm_resolver *resolver, rsm_slot slot);
bool rsm_set_cell(rsm_resolver *resolver, const rsm_decision *decision, rsm_cell *cell, bool *made,
                  rsm_account *account);

/* order.c: adds to the figures of `when` what cannot be: the incident told of before it took place,
 * or an answer to it given before. */
bool rsm_find_impossible(rsm_resolver *resolver, const rsm_time_value *best, rsm_vector *figures,
                         bool *found);

/* list.c: what tells one actor, person or text from another: the actor's id, else the folded name
 * without article. */
rsm_slice rsm_value_key(const rsm_value *value, rsm_arena *arena);

/* list.c: puts evidence together by value: one figure each, in order of first appearance; sets
 * evidence->figure. */
bool rsm_group_values(rsm_resolver *resolver, rsm_evidence *evidence, uint32_t count,
                      const rsm_figure **figures, uint32_t *figure_count);

/* The order of figures as shown: by verdict, then sources, then the first statement. */
void rsm_order_figures(rsm_figure *figures, uint32_t count);

#endif
