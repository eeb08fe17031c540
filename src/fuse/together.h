/* The inside of bringing together: what an incident of one report is compared by. Private to the
 * room, but for the build that looks only at what is touched (export/touched.h), which takes the
 * same steps on a few profiles at a time.
 *
 * A profile is all that scoring looks at: an interval of days, a place, types, tolls, names, words.
 * Profiles stand in canonical order (rank of the report, then order of text), and an index of a
 * profile is its rank. */
#ifndef RSM_FUSE_TOGETHER_H
#define RSM_FUSE_TOGETHER_H

#include "base/buffer.h"
#include "base/vector.h"
#include "fuse/fuse.h"
#include "fuse/signs.h"

/* Someone or something that takes part, as a hash of its folded name or actor id. */
typedef enum rsm_participant_kind {
    RSM_PARTICIPANT_NAME, /* a person by full name: two incidents whose persons all differ are
                             likely two */
    RSM_PARTICIPANT_SITE,
    RSM_PARTICIPANT_SURNAME,
    RSM_PARTICIPANT_BODY,
    RSM_PARTICIPANT_KINDS
} rsm_participant_kind;

typedef struct rsm_participant {
    uint64_t key;
    rsm_participant_kind kind; /* what tells most first */
} rsm_participant;

/* How far the day is known. */
typedef enum rsm_timing {
    RSM_TIMING_NONE,
    RSM_TIMING_BY_PUBLICATION,
    RSM_TIMING_STATED
} rsm_timing;

typedef struct rsm_toll {
    bool known;
    int64_t low, high;  /* RSM_COUNT_UNKNOWN: open */
    int64_t figures[4]; /* the first different lows that are told */
    uint32_t figure_count;
} rsm_toll;

/* A place, as it is compared: hashes of folded names, 0 for none. */
typedef struct rsm_profile_place {
    const rsm_place_value *value;
    bool is_city; /* known to the city or better */
    uint64_t city, admin1, country, site;
    uint64_t city_name; /* of the city, whichever country it is in */
} rsm_profile_place;

#define RSM_PROFILE_PARTS 8

typedef struct rsm_profile {
    rsm_slice id;          /* of the incident, as the report tells it */
    rsm_slice report;      /* id */
    rsm_instant published; /* with `report` and `incident` the canonical order */
    uint32_t reading, incident;
    uint32_t copy_of; /* the reading that its reading is a copy of, or RSM_NONE */
    bool main, is_vague;
    bool is_tried; /* its report tells of a charge, a trial or a sentence, which may come years
                      after */
    rsm_timing timing;
    int32_t from,
        to; /* days; with RSM_TIMING_NONE `to` may be the day of publication or INT32_MAX */
    bool near_publication;   /* stated, and within days of publication: wrong where that is wrong */
    int32_t month_day;       /* month * 32 + day of a date without a year, or 0 */
    uint8_t nth;             /* which of several the report counts it as, from 2; or 0 */
    uint8_t weekday;         /* 1 to 7: the day of the week where nothing tells which week; or 0 */
    bool has_place, is_city; /* is_city: known to the city or better */
    const rsm_place_value *place;
    uint64_t city, admin1, country, site; /* hashes of folded names, 0 for none */
    uint64_t city_name;                   /* of the city, whichever country it is in */
    uint32_t type;                        /* row of the deepest type, or RSM_NONE */
    uint64_t type_key;                    /* hash of its id */
    rsm_toll killed, injured;
    const rsm_participant *participants; /* by key */
    uint32_t participant_count;
    const uint64_t *persons; /* of a main incident: all whom the report gives a full name, by key */
    uint32_t person_count;
    const rsm_profile_place *parts; /* of coordinated acts: where each was */
    uint32_t part_count;
    const uint64_t *words;
    uint32_t word_count;
    uint32_t word_weight; /* sum of the weights of words */
} rsm_profile;

/* Weights of words, by key. */
typedef struct rsm_rarity {
    const uint64_t *keys; /* sorted */
    const uint32_t *weights;
    uint32_t count;
} rsm_rarity;

typedef struct rsm_type_table {
    uint32_t count;      /* types of the ontology */
    const uint8_t *goes; /* count x count: listed together */
    const uint32_t *parent;
    const uint8_t *only; /* whether it goes with nothing but what is listed */
    const uint8_t *wide; /* whether it strikes a whole region: a quake, a flood, a storm */
} rsm_type_table;

/* What each sign is worth. */
typedef struct rsm_points {
    int32_t of[RSM_SIGN_COUNT];
} rsm_points;

/* All that the steps share. */
typedef struct rsm_together {
    const rsm_world *world;
    const rsm_reading *readings;
    uint32_t count;
    const uint32_t *order, *rank, *copy_of;
    rsm_arena *scratch; /* for this run */
    rsm_arena *arena;   /* for the result */
    rsm_profile *profiles;
    uint32_t profile_count;
    const uint32_t *first_profile; /* of each reading: index of the profile of its incident 0 */
    rsm_rarity rarity;
    rsm_type_table types;
    rsm_points points;
    int32_t least; /* RSM_SCORE_RECALL; under it: all pairs that score so much are kept */
} rsm_together;

/* A pair of profiles, first < second, that may be one. */
typedef struct rsm_pair {
    uint32_t first, second;
    int32_t score;
} rsm_pair;

#define RSM_SCORE_CONFLICT (-1000) /* never one */
#define RSM_SCORE_JOIN     52      /* from here on a pair is likely one incident */
#define RSM_SCORE_RECALL   40      /* a vague recall belongs where it scores so much */
#define RSM_SCORE_MEAN     32      /* least mean score between two clusters that join */
#define RSM_SCORE_MEAN_UNDATED                                                                     \
    48 /* the same where no day tells that they are of one time: there a town and a kind in common \
          are no evidence */

/* fuse.c: all that comes before the pairs: order, copies, tables, profiles. False where memory
 * fails. */
bool rsm_fuse_prepare(rsm_together *together);

/* copies.c: which reading repeats which; fills `copy_of` (one a reading). False where memory fails.
 */
bool rsm_find_copies(const rsm_together *together, uint32_t *copy_of);

/* The hashes of a body's runs of words, sorted, each once. */
typedef struct rsm_run_set {
    uint64_t *runs;
    uint32_t count;
} rsm_run_set;

/* What is remembered of a run set where there are many: enough to tell most that are far from it.
 */
#define RSM_SKETCH_WORDS 16
typedef struct rsm_run_sketch {
    uint32_t count;                  /* of the runs */
    uint64_t bits[RSM_SKETCH_WORDS]; /* one for each run, by its hash */
} rsm_run_sketch;

#define RSM_FIRST_HOLDERS 8 /* reports that are remembered for one run */

#define RSM_RUN_WORDS 5

/* The runs of a report's body, in `keep`: in order of text, one for each word that five begin with;
 * and as a set. */
bool rsm_list_runs(const rsm_report *report, rsm_arena *scratch, rsm_arena *keep,
                   rsm_run_set *list);
bool rsm_make_runs(const rsm_report *report, rsm_arena *scratch, rsm_arena *keep, rsm_run_set *set);

/* Whether the run at `index` of a set is one of those by which likely originals are found. */
bool rsm_run_is_sampled(uint64_t run, uint32_t index);

/* Whether a report repeats an earlier one, of which both the runs and the readings are given. The
 * first looks at the runs alone, `left` being the later report's; the second at no text. */
bool rsm_runs_are_near(const rsm_run_set *left, const rsm_run_set *right);
rsm_run_sketch rsm_sketch_runs(const rsm_run_set *set);
/* False only where rsm_runs_are_near is. */
bool rsm_runs_may_be_near(const rsm_run_set *left, const rsm_run_sketch *right);
bool rsm_repeats(const rsm_reading *copy, const rsm_reading *original);

/* types.c: how well two types go together: 3 the same, 2 one above the other, 1 compatible, 0 not.
 */
bool rsm_type_table_make(const rsm_world *world, rsm_arena *arena, rsm_type_table *table);
unsigned rsm_types_fit(const rsm_together *together, const rsm_profile *left,
                       const rsm_profile *right);

/* profile.c */
bool rsm_make_profiles(rsm_together *together);
/* Takes it for where the incident was. */
void rsm_profile_move(rsm_profile *profile, const rsm_profile_place *place);
bool rsm_rarity_load(rsm_together *together);
uint32_t rsm_word_weight(const rsm_rarity *rarity, uint64_t word);

/* Why two incidents can never be one. */
typedef enum rsm_conflict {
    RSM_CONFLICT_NONE,
    RSM_CONFLICT_ONE_REPORT, /* one report, or one table, tells them apart */
    RSM_CONFLICT_DAYS,
    RSM_CONFLICT_FORETOLD, /* the report is older than the incident */
    RSM_CONFLICT_PLACES
} rsm_conflict;

#define RSM_SIGNS_MOST 20 /* of one pair: one of each question, five of participants */

/* All that speaks for and against two incidents being one. With a conflict, `signs` are those found
 * before it. */
typedef struct rsm_pair_evidence {
    rsm_conflict conflict;
    uint8_t signs[RSM_SIGNS_MOST]; /* rsm_pair_sign */
    uint8_t count;
} rsm_pair_evidence;

/* compare.c */
void rsm_compare(const rsm_together *together, const rsm_profile *left, const rsm_profile *right,
                 rsm_pair_evidence *comparison);

/* score.c: the table of the model, and points by hand for what it lacks; `world` may be NULL. */
void rsm_points_load(const rsm_world *world, rsm_points *points);
const char *rsm_sign_text(rsm_pair_sign sign); /* as in the table; static */
int32_t rsm_sign_by_hand(rsm_pair_sign sign);
int32_t rsm_signs_score(const rsm_points *points, const rsm_pair_evidence *comparison);
/* What such pairs of two clusters must score on average for these to join. */
int32_t rsm_signs_least_mean(const rsm_pair_evidence *comparison);

/* The order of profiles: date of publication (undated last), report id, place in the text. */
int rsm_profile_compare(const rsm_profile *left, const rsm_profile *right);

/* score.c: RSM_SCORE_CONFLICT, or the strength of the evidence that the two are one. */
int32_t rsm_pair_score(const rsm_together *together, const rsm_profile *left,
                       const rsm_profile *right);

/* blocks.c: pairs worth comparing with their scores, those that are kept, best first, then by rank.
 */
bool rsm_make_pairs(const rsm_together *together, rsm_vector *pairs);

/* The blocks a profile stands in, ascending, each once: fills a vector of uint64_t. */
bool rsm_profile_blocks(const rsm_together *together, const rsm_profile *profile,
                        rsm_vector *blocks);

/* Where it stands in each of them: by `near` (city and day), then by `mark` (a hash of what it is
 * the profile of). */
void rsm_profile_standing(const rsm_profile *profile, int64_t *near, int64_t *mark);

/* The score of a pair with what being a copy adds; whether a pair of that score is kept: two firm
 * ones that may join, a vague one and a firm one that it may belong to. */
int32_t rsm_pair_points(const rsm_together *together, const rsm_profile *left,
                        const rsm_profile *right);
bool rsm_pair_is_kept(const rsm_together *together, const rsm_profile *left,
                      const rsm_profile *right, int32_t points);

/* The incidents of a report that are compared with those of one that it repeats. */
#define RSM_COPIED_INCIDENTS RSM_FUSE_WINDOW

/* group.c: the partition; fills groups, group_of, unassigned of the fusion. */
bool rsm_make_groups(const rsm_together *together, const rsm_vector *pairs, rsm_fusion *fusion);

#define RSM_RECALL_CANDIDATES 8 /* groups named for an unassigned recall */

/* A vague profile and the clusters that it may belong to, each by the first of its firm members,
 * best first. */
typedef struct rsm_recall {
    uint32_t profile;
    uint32_t candidates[RSM_RECALL_CANDIDATES];
    uint32_t count; /* two or more: it stays unassigned */
    bool joins;     /* the one candidate */
} rsm_recall;

/* The two halves of it, on the profiles of `together` alone (in canonical order): the firm
 * clusters, head_of[i] being the first member of the cluster of profile i; and the recalls among
 * given clusters. The first depends on what pairs of firm profiles connect, and on nothing else;
 * the second on the pairs of the vague profiles, on the whole firm clusters that these lead to, and
 * on the other vague profiles of the same reading. */
bool rsm_cluster_firm(const rsm_together *together, const rsm_vector *pairs, uint32_t *head_of);
bool rsm_cluster_recalls(const rsm_together *together, const rsm_vector *pairs,
                         const uint32_t *head_of, rsm_recall **recalls, uint32_t *count);

/* How well each of the members of one cluster fits it, thousandths; all profiles of `together` are
 * taken for its members. */
void rsm_fit_scores(const rsm_together *together, uint32_t *scores);

/* Sorts pairs as rsm_make_pairs gives them. */
bool rsm_sort_pairs(rsm_vector *pairs, rsm_arena *scratch);

/* links.c: what reports tell as links; and the links of the groups that follow from it. */
bool rsm_tell_links(const rsm_together *together, rsm_fusion *fusion);
bool rsm_make_links(const rsm_together *together, rsm_fusion *fusion);

/* stored.c: a profile as bytes, the same on every machine, and back. What a profile that was read
 * points to lies in `memory` (aligned as malloc's; at least rsm_profile_memory bytes); `reading`
 * and `copy_of` are not kept. False where the bytes are no profile. */
#define RSM_PROFILE_SIZE 336 /* what stored.c was last brought up to date with */
bool rsm_profile_write(const rsm_profile *profile, rsm_buffer *bytes);
size_t rsm_profile_memory(rsm_slice bytes);
bool rsm_profile_read(rsm_slice bytes, void *memory, rsm_profile *profile);

#endif
