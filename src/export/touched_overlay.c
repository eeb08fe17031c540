/* Decisions laid over clusters. See export/touched_decided.h.
 *
 * Part: makes the tokens, marks what they move, and tells of a profile what it is of in the end.
 * Invariants: what comes out is the partition that fuse/decided.c makes of all readings. Cost:
 * linear in what decisions name; of a label, in its members. */
#include "export/touched_decided.h"

#include "fuse/regroup.h"

/* A label that no other tokens give: of its least one. Always negative. */
static int64_t label_of(const rsm_token *token) {
    bool is_item = token->profile != 0;
    return -(2 * (is_item ? token->profile : token->cluster) + (is_item ? 1 : 0)) - 1;
}

static rsm_status cluster_of(rsm_touch *touch, int64_t profile, bool *found, int64_t *cluster) {
    rsm_vector rows;
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    rsm_status status =
        rsm_touch_ask(touch, RSM_NOTE_CLUSTER_OF, (rsm_note){.numbers = {profile}}, &rows);
    *found = status == RSM_OK && rows.count > 0;
    *cluster = *found ? ((const rsm_note *)rows.items)->numbers[1] : RSM_NOTE_NONE;
    return status;
}

/* ---- making the tokens ---- */

/* Adds a token, unless it is there; gives its index. */
static rsm_status add_token(rsm_touch *touch, rsm_numbers *known, int64_t key, int64_t profile,
                            int64_t cluster, rsm_vector *tokens, uint32_t *index) {
    int64_t there = 0;
    if (rsm_numbers_find(known, key, &there)) {
        *index = (uint32_t)there;
        return RSM_OK;
    }
    rsm_token token = {profile, cluster, RSM_NOTE_NONE, false};
    *index = tokens->count;
    return rsm_numbers_set(known, key, *index, NULL) && rsm_vector_push_copy(tokens, &token) != NULL
               ? RSM_OK
               : rsm_touch_no_memory(touch);
}

static bool moves(const rsm_touch_decided *decided, uint32_t index) {
    return decided->effects[index].state == RSM_DECISION_IN_FORCE &&
           rsm_is_about_groups(decided->decisions[index].kind);
}

/* The tokens of what a decision names. */
static rsm_status name_tokens(rsm_touch *touch, rsm_touch_decided *decided, uint32_t index,
                              rsm_vector *tokens) {
    rsm_decision_kind kind = decided->decisions[index].kind;
    rsm_status status = RSM_OK;
    for (uint32_t i = decided->first[index]; status == RSM_OK && i < decided->first[index + 1];
         i++) {
        int64_t profile = rsm_profile_of_part(&decided->parts[i]), cluster = 0;
        uint32_t at = 0;
        bool found = false;
        if (profile == RSM_NOTE_NONE || decided->parts[i].part < rsm_first_named(kind)) {
            continue;
        }
        status = cluster_of(touch, profile, &found, &cluster);
        if (status != RSM_OK || !found) {
            continue;
        }
        status = add_token(touch, &decided->items, profile, profile, cluster, tokens, &at);
        if (status == RSM_OK) {
            rsm_token *token = rsm_vector_at(tokens, at);
            token->is_sure = token->is_sure || kind != RSM_DECISION_NOT_INCIDENT;
        }
        if (status == RSM_OK && cluster != RSM_NOTE_NONE) {
            status = add_token(touch, &decided->rests, cluster, 0, cluster, tokens, &at);
        }
    }
    return status;
}

/* Every token in the cluster that it comes from: open recalls each in one of its own. */
static bool place_tokens(rsm_touch_decided *decided, const rsm_vector *tokens,
                         rsm_regroup *groups) {
    const rsm_token *items = tokens->items;
    for (uint32_t i = 0; i < tokens->count; i++) {
        int64_t rest = 0;
        bool open = items[i].cluster == RSM_NOTE_NONE;
        if (open) {
            groups->is_open[i] = 1;
            rsm_regroup_put(groups, i, i);
        } else if (rsm_numbers_find(&decided->rests, items[i].cluster, &rest)) {
            rsm_regroup_put(groups, (uint32_t)rest, i);
        } else {
            return false;
        }
    }
    return true;
}

static void move_tokens(const rsm_touch_decided *decided, rsm_regroup *groups) {
    uint32_t items[RSM_DECISION_MENTIONS];
    for (uint32_t i = 0; i < decided->count; i++) {
        rsm_decision_kind kind = decided->decisions[i].kind;
        uint32_t count = 0;
        for (uint32_t j = decided->first[i]; moves(decided, i) && j < decided->first[i + 1]; j++) {
            int64_t token = 0, profile = rsm_profile_of_part(&decided->parts[j]);
            if (decided->parts[j].part >= rsm_first_named(kind) && count < RSM_DECISION_MENTIONS &&
                rsm_numbers_find(&decided->items, profile, &token)) {
                items[count++] = (uint32_t)token;
            }
        }
        rsm_regroup_apply(groups, kind, items, count);
    }
}

static int compare_tokens(const void *left, const void *right) {
    const rsm_token *a = left, *b = right;
    const int64_t first[3] = {a->label, a->cluster, a->profile};
    const int64_t second[3] = {b->label, b->cluster, b->profile};
    for (unsigned i = 0; i < 3; i++) {
        if (first[i] != second[i]) {
            return first[i] < second[i] ? -1 : 1;
        }
    }
    return 0;
}

/* Labels, and where each token and label stands. */
static bool index_tokens(rsm_touch_decided *decided, rsm_vector *tokens,
                         const rsm_regroup *groups) {
    rsm_token *items = tokens->items;
    for (uint32_t i = 0; i < groups->count; i++) {
        int64_t label = RSM_NOTE_NONE;
        for (uint32_t j = groups->head[i]; j != RSM_NONE; j = groups->next[j]) {
            int64_t own = label_of(&items[j]);
            label = label == RSM_NOTE_NONE || own > label ? own : label;
        }
        for (uint32_t j = groups->head[i]; j != RSM_NONE; j = groups->next[j]) {
            items[j].label = groups->is_open[i]   ? RSM_LABEL_OPEN
                             : groups->is_none[i] ? RSM_NOTE_NONE
                                                  : label;
        }
    }
    bool good = rsm_vector_sort(tokens, compare_tokens);
    for (uint32_t i = 0; good && i < tokens->count; i++) {
        const rsm_token *token = &items[i];
        bool first = i == 0 || items[i - 1].label != token->label;
        good = rsm_numbers_set(token->profile != 0 ? &decided->items : &decided->rests,
                               token->profile != 0 ? token->profile : token->cluster, i, NULL) &&
               (!first || !rsm_is_label(token->label) ||
                rsm_numbers_set(&decided->labels, token->label, i, NULL));
    }
    decided->tokens = tokens->items;
    decided->token_count = tokens->count;
    return good;
}

static rsm_status make_tokens(rsm_touch *touch, rsm_touch_decided *decided) {
    rsm_vector tokens;
    rsm_regroup groups;
    uint32_t splits = 0;
    rsm_status status = RSM_OK;
    rsm_arena_reset(&touch->scratch);
    rsm_vector_init(&tokens, &touch->arena, sizeof(rsm_token));
    for (uint32_t i = 0; status == RSM_OK && i < decided->count; i++) {
        if (moves(decided, i)) {
            splits += decided->decisions[i].kind == RSM_DECISION_SPLIT ? 1 : 0;
            status = name_tokens(touch, decided, i, &tokens);
        }
    }
    if (status != RSM_OK) {
        return status;
    }
    if (!rsm_regroup_init(&groups, tokens.count, (size_t)tokens.count + splits, &touch->arena)) {
        return rsm_touch_no_memory(touch);
    }
    groups.count = tokens.count;
    if (!place_tokens(decided, &tokens, &groups)) {
        return rsm_touch_no_memory(touch);
    }
    move_tokens(decided, &groups);
    return index_tokens(decided, &tokens, &groups) ? RSM_OK : rsm_touch_no_memory(touch);
}

/* ---- what they move ---- */

/* What the token of that profile or cluster was, among those stored. */
typedef struct stored_tokens {
    rsm_vector rows; /* rsm_note: profile, cluster, label */
    rsm_numbers items, rests;
} stored_tokens;

static rsm_status load_stored(rsm_touch *touch, stored_tokens *stored) {
    rsm_note none = {{0}, {{"", 0}, {"", 0}}};
    rsm_vector_init(&stored->rows, &touch->arena, sizeof(rsm_note));
    rsm_status status = rsm_touch_ask(touch, RSM_NOTE_OVERLAID, none, &stored->rows);
    const rsm_note *rows = stored->rows.items;
    for (uint32_t i = 0; status == RSM_OK && i < stored->rows.count; i++) {
        bool is_item = rows[i].numbers[0] != 0;
        if (!rsm_numbers_set(is_item ? &stored->items : &stored->rests,
                             is_item ? rows[i].numbers[0] : rows[i].numbers[1], i, NULL)) {
            status = rsm_touch_no_memory(touch);
        }
    }
    return status;
}

static rsm_status mark(rsm_touch *touch, int64_t key) {
    return key == RSM_NOTE_NONE || key == RSM_LABEL_OPEN
               ? RSM_OK
               : rsm_touch_mark(touch, &touch->dirty, key);
}

/* Marks what a token left and what it came to; an open recall is placed again. */
static rsm_status mark_moved(rsm_touch *touch, int64_t profile, int64_t cluster, int64_t before,
                             int64_t now) {
    rsm_status status = mark(touch, before);
    if (status == RSM_OK) {
        status = mark(touch, now);
    }
    if (status == RSM_OK) {
        status = mark(touch, cluster);
    }
    if (status == RSM_OK && profile != 0) {
        int64_t present = 0;
        bool found = false;
        status = cluster_of(touch, profile, &found, &present);
        if (status == RSM_OK && found) {
            status = present != RSM_NOTE_NONE ? mark(touch, present)
                                              : rsm_touch_mark(touch, &touch->reopened, profile);
        }
    }
    return status;
}

static rsm_status compare_with_stored(rsm_touch *touch, const rsm_touch_decided *decided,
                                      const stored_tokens *stored, bool *same) {
    const rsm_note *rows = stored->rows.items;
    rsm_status status = RSM_OK;
    *same = stored->rows.count == decided->token_count;
    for (uint32_t i = 0; status == RSM_OK && i < decided->token_count; i++) {
        const rsm_token *token = &decided->tokens[i];
        bool is_item = token->profile != 0;
        int64_t at = 0;
        bool known = rsm_numbers_find(is_item ? &stored->items : &stored->rests,
                                      is_item ? token->profile : token->cluster, &at);
        int64_t before = known ? rows[at].numbers[2] : RSM_NOTE_NONE;
        if (!known || before != token->label || rows[at].numbers[1] != token->cluster) {
            *same = false;
            status = mark_moved(touch, token->profile, token->cluster, before, token->label);
        }
    }
    for (uint32_t i = 0; status == RSM_OK && i < stored->rows.count; i++) {
        bool is_item = rows[i].numbers[0] != 0;
        if (!rsm_numbers_find(is_item ? &decided->items : &decided->rests,
                              is_item ? rows[i].numbers[0] : rows[i].numbers[1], NULL)) {
            *same = false;
            status = mark_moved(touch, rows[i].numbers[0], rows[i].numbers[1], rows[i].numbers[2],
                                RSM_NOTE_NONE);
        }
    }
    return status;
}

static rsm_status store_tokens(rsm_touch *touch, const rsm_touch_decided *decided) {
    rsm_note none = {{0}, {{"", 0}, {"", 0}}};
    rsm_status status = rsm_touch_put(touch, RSM_NOTE_DROP_OVERLAID, none);
    for (uint32_t i = 0; status == RSM_OK && i < decided->token_count; i++) {
        const rsm_token *token = &decided->tokens[i];
        rsm_note row = {.numbers = {token->profile, token->cluster, token->label}};
        status = rsm_touch_put(touch, RSM_NOTE_PUT_OVERLAID, row);
    }
    return status;
}

/* The profiles of a token. */
static rsm_status token_members(rsm_touch *touch, const rsm_token *token, rsm_vector *keys) {
    rsm_vector rows;
    if (token->profile != 0) {
        return rsm_vector_push_copy(keys, &token->profile) != NULL ? RSM_OK
                                                                   : rsm_touch_no_memory(touch);
    }
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    rsm_status status =
        rsm_touch_ask(touch, RSM_NOTE_CLUSTER, (rsm_note){.numbers = {token->cluster}}, &rows);
    for (uint32_t i = 0; status == RSM_OK && i < rows.count; i++) {
        const int64_t *key = &((const rsm_note *)rows.items)[i].numbers[0];
        if (!rsm_numbers_find(&touch->decided->items, *key, NULL) &&
            rsm_vector_push_copy(keys, key) == NULL) {
            status = rsm_touch_no_memory(touch);
        }
    }
    return status;
}

/* What is of no incident now, of clusters that changed; open recalls are placed by themselves, but
 * for those that a person put into an incident and then struck out with it. */
static rsm_status find_emptied(rsm_touch *touch, rsm_touch_decided *decided) {
    rsm_status status = RSM_OK;
    rsm_vector_init(&decided->emptied, &touch->arena, sizeof(int64_t));
    for (uint32_t i = 0; status == RSM_OK && i < decided->token_count; i++) {
        const rsm_token *token = &decided->tokens[i];
        bool changed = token->cluster != RSM_NOTE_NONE
                           ? rsm_numbers_find(&touch->dirty, token->cluster, NULL)
                           : rsm_numbers_find(&touch->reopened, token->profile, NULL);
        if (token->label == RSM_NOTE_NONE && changed) {
            status = token_members(touch, token, &decided->emptied);
        }
    }
    return status;
}

rsm_status rsm_touch_overlay(rsm_touch *touch, rsm_touch_decided *decided) {
    stored_tokens stored;
    bool same = false;
    rsm_numbers_init(&stored.items, touch->record->allocator);
    rsm_numbers_init(&stored.rests, touch->record->allocator);
    rsm_status status = make_tokens(touch, decided);
    if (status == RSM_OK) {
        status = load_stored(touch, &stored);
    }
    if (status == RSM_OK) {
        status = compare_with_stored(touch, decided, &stored, &same);
    }
    if (status == RSM_OK && !same) {
        status = store_tokens(touch, decided);
    }
    if (status == RSM_OK) {
        status = find_emptied(touch, decided);
    }
    rsm_numbers_free(&stored.items);
    rsm_numbers_free(&stored.rests);
    return status;
}

/* ---- asking ---- */

static int64_t holder_of_label(int64_t label) {
    return rsm_is_label(label) ? label : RSM_NOTE_NONE;
}

bool rsm_touch_is_open(const rsm_touch *touch, int64_t profile) {
    int64_t at = 0;
    return touch->decided == NULL || !rsm_numbers_find(&touch->decided->items, profile, &at) ||
           touch->decided->tokens[at].label == RSM_LABEL_OPEN;
}

rsm_status rsm_touch_holder(rsm_touch *touch, int64_t profile, int64_t *holder) {
    const rsm_touch_decided *decided = touch->decided;
    int64_t at = 0;
    bool found = false;
    if (decided != NULL && rsm_numbers_find(&decided->items, profile, &at)) {
        *holder = holder_of_label(decided->tokens[at].label);
        return RSM_OK;
    }
    rsm_status status = cluster_of(touch, profile, &found, holder);
    if (status == RSM_OK && decided != NULL && *holder != RSM_NOTE_NONE &&
        rsm_numbers_find(&decided->rests, *holder, &at)) {
        *holder = holder_of_label(decided->tokens[at].label);
    }
    return status;
}

rsm_status rsm_touch_to_holders(rsm_touch *touch, rsm_numbers *set) {
    const rsm_touch_decided *decided = touch->decided;
    rsm_vector keys;
    rsm_status status = decided != NULL ? rsm_touch_keys(touch, set, &touch->arena, &keys) : RSM_OK;
    if (status != RSM_OK || decided == NULL) {
        return status;
    }
    const int64_t *items = keys.items;
    for (uint32_t i = 0; status == RSM_OK && i < decided->token_count; i++) {
        int64_t cluster = decided->tokens[i].cluster, label = decided->tokens[i].label;
        if (rsm_is_label(label) && cluster != RSM_NOTE_NONE &&
            rsm_numbers_find(set, cluster, NULL)) {
            status =
                rsm_vector_push_copy(&keys, &label) != NULL ? RSM_OK : rsm_touch_no_memory(touch);
        }
    }
    items = keys.items;
    rsm_numbers_clear(set);
    for (uint32_t i = 0; status == RSM_OK && i < keys.count; i++) {
        bool stays = items[i] < 0 ? rsm_numbers_find(&decided->labels, items[i], NULL)
                                  : !rsm_numbers_find(&decided->rests, items[i], NULL);
        status = stays ? rsm_touch_mark(touch, set, items[i]) : RSM_OK;
    }
    return status;
}

/* The index after the last token of a label, whose first is at `from`. */
static uint32_t end_of(const rsm_touch_decided *decided, int64_t from) {
    uint32_t end = (uint32_t)from;
    while (end < decided->token_count &&
           decided->tokens[end].label == decided->tokens[from].label) {
        end++;
    }
    return end;
}

rsm_status rsm_touch_members(rsm_touch *touch, int64_t holder, rsm_vector *keys) {
    const rsm_touch_decided *decided = touch->decided;
    rsm_token whole = {.profile = 0, .cluster = holder};
    rsm_vector rows;
    int64_t from = 0;
    if (holder < 0) {
        if (decided == NULL || !rsm_numbers_find(&decided->labels, holder, &from)) {
            return RSM_OK;
        }
        rsm_status status = RSM_OK;
        for (uint32_t i = (uint32_t)from; status == RSM_OK && i < end_of(decided, from); i++) {
            status = token_members(touch, &decided->tokens[i], keys);
        }
        return status;
    }
    if (decided != NULL) {
        return token_members(touch, &whole, keys);
    }
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    rsm_status status =
        rsm_touch_ask(touch, RSM_NOTE_CLUSTER, (rsm_note){.numbers = {holder}}, &rows);
    for (uint32_t i = 0; status == RSM_OK && i < rows.count; i++) {
        if (rsm_vector_push_copy(keys, &((const rsm_note *)rows.items)[i].numbers[0]) == NULL) {
            status = rsm_touch_no_memory(touch);
        }
    }
    return status;
}

rsm_status rsm_touch_clusters(rsm_touch *touch, int64_t holder, rsm_vector *clusters) {
    const rsm_touch_decided *decided = touch->decided;
    int64_t from = 0;
    if (holder >= 0) {
        return rsm_vector_push_copy(clusters, &holder) != NULL ? RSM_OK
                                                               : rsm_touch_no_memory(touch);
    }
    if (decided == NULL || !rsm_numbers_find(&decided->labels, holder, &from)) {
        return RSM_OK;
    }
    int64_t last = RSM_NOTE_NONE;
    for (uint32_t i = (uint32_t)from; i < end_of(decided, from); i++) {
        int64_t cluster = decided->tokens[i].cluster;
        if (cluster != last && rsm_vector_push_copy(clusters, &cluster) == NULL) {
            return rsm_touch_no_memory(touch);
        }
        last = cluster;
    }
    return RSM_OK;
}

/* ---- how well members fit ---- */

/* The fit of each member of a cluster, as the program made it. */
static rsm_status fit_cluster(rsm_touch *touch, int64_t cluster, rsm_numbers *fits) {
    rsm_vector keys;
    rsm_profile *profiles = NULL;
    rsm_status status = rsm_touch_load_cluster(touch, cluster, &keys, &profiles);
    if (status != RSM_OK) {
        return status;
    }
    rsm_together together = rsm_touch_together(touch, profiles, keys.count);
    uint32_t *scores = rsm_arena_allocate_items(&touch->scratch, keys.count, sizeof *scores);
    if (scores == NULL) {
        return rsm_touch_no_memory(touch);
    }
    rsm_fit_scores(&together, scores);
    for (uint32_t i = 0; status == RSM_OK && i < keys.count; i++) {
        if (!rsm_numbers_set(fits, ((const int64_t *)keys.items)[i], scores[i], NULL)) {
            status = rsm_touch_no_memory(touch);
        }
    }
    return status;
}

rsm_status rsm_touch_scores(rsm_touch *touch, int64_t holder, const rsm_vector *keys,
                            uint32_t **scores) {
    rsm_vector clusters;
    rsm_numbers fits;
    *scores = NULL;
    if (holder >= 0) {
        return RSM_OK;
    }
    rsm_numbers_init(&fits, touch->record->allocator);
    rsm_vector_init(&clusters, &touch->scratch, sizeof(int64_t));
    rsm_status status = rsm_touch_clusters(touch, holder, &clusters);
    for (uint32_t i = 0; status == RSM_OK && i < clusters.count; i++) {
        int64_t cluster = ((const int64_t *)clusters.items)[i];
        status = cluster == RSM_NOTE_NONE ? RSM_OK : fit_cluster(touch, cluster, &fits);
    }
    uint32_t *made = rsm_arena_allocate_items(&touch->scratch, keys->count, sizeof *made);
    if (status == RSM_OK && made == NULL) {
        status = rsm_touch_no_memory(touch);
    }
    for (uint32_t i = 0; status == RSM_OK && i < keys->count; i++) {
        int64_t key = ((const int64_t *)keys->items)[i], at = 0, fit = 1000;
        bool sure = rsm_numbers_find(&touch->decided->items, key, &at) &&
                    touch->decided->tokens[at].is_sure;
        if (!sure) {
            rsm_numbers_find(&fits, key, &fit);
        }
        made[i] = (uint32_t)fit;
    }
    rsm_numbers_free(&fits);
    *scores = made;
    return status;
}
