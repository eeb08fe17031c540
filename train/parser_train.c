/* See train/parser_train.h. */
#include "parser_train.h"

#include "perceptron.h"

#include <stdlib.h>
#include <string.h>

/* What is right by no more than this is learned from too. */
#define MARGIN 100

typedef struct learner {
    perceptron *model;
    parser_class classes[PARSER_CLASS_COUNT];
    uint32_t class_count;
    uint32_t heads[PARSER_NODES]; /* of the sentence in hand, as nodes */
    uint8_t relations[PARSER_NODES];
    uint64_t random;
    uint64_t steps, errors;
    parser_state state;
} learner;

/* Dependents of `node` among the nodes of the queue. */
static uint32_t queued_dependents(const parser_state *state, const uint32_t *heads, uint32_t node) {
    uint32_t found = 0;
    for (uint32_t i = state->next; i <= state->count; i++) {
        found += heads[i] == node;
    }
    return found;
}

uint32_t parser_cost(const parser_state *state, const uint32_t *heads, parser_move move) {
    uint32_t next = state->next;
    if (move == PARSER_SHIFT) {
        uint32_t cost = 0;
        for (uint32_t i = 0; i < state->depth; i++) {
            cost += heads[state->stack[i]] == next;
            cost += i + 1 < state->depth && heads[next] == state->stack[i];
        }
        return cost;
    }
    uint32_t top = state->stack[state->depth - 1];
    uint32_t under = state->depth > 1 ? state->stack[state->depth - 2] : 0;
    uint32_t head = heads[top];
    bool lost = move == PARSER_LEFT ? head == under || head > next : head >= next;
    return queued_dependents(state, heads, top) + (lost ? 1 : 0);
}

/* The move's arc is in the tree. */
static bool is_right_arc(const learner *self, parser_move move) {
    const parser_state *state = &self->state;
    if (move == PARSER_SHIFT) {
        return false;
    }
    uint32_t top = state->stack[state->depth - 1];
    uint32_t head = move == PARSER_LEFT ? state->next : state->stack[state->depth - 2];
    return self->heads[top] == head;
}

/* Marks the classes that are allowed, and those among them that lose least. */
static void judge(const learner *self, bool *allowed, bool *right) {
    const parser_state *state = &self->state;
    uint32_t moves = rsm_parser_allowed(state);
    uint32_t costs[PARSER_MOVE_COUNT];
    bool arcs[PARSER_MOVE_COUNT];
    uint32_t least = UINT32_MAX;
    for (uint32_t i = 0; i < PARSER_MOVE_COUNT; i++) {
        costs[i] = UINT32_MAX;
        arcs[i] = false;
        if ((moves >> i & 1) != 0) {
            costs[i] = parser_cost(state, self->heads, (parser_move)i);
            arcs[i] = is_right_arc(self, (parser_move)i);
            least = costs[i] < least ? costs[i] : least;
        }
    }
    uint8_t relation = state->depth > 0 ? self->relations[state->stack[state->depth - 1]] : 0;
    for (uint32_t i = 0; i < self->class_count; i++) {
        parser_class class = self->classes[i];
        allowed[i] = (moves >> class.move & 1) != 0;
        right[i] = allowed[i] && costs[class.move] == least &&
                   (!arcs[class.move] || class.relation == relation);
    }
}

static uint32_t next_random(learner *self) {
    self->random = self->random * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(self->random >> 33);
}

static void learn_step(learner *self, uint32_t pass) {
    uint64_t keys[PARSER_FEATURE_COUNT];
    int32_t scores[RSM_LINEAR_CLASSES];
    bool allowed[PARSER_CLASS_COUNT], right[PARSER_CLASS_COUNT], wrong[PARSER_CLASS_COUNT];
    uint32_t count = rsm_parser_features(&self->state, keys);
    judge(self, allowed, right);
    perceptron_score(self->model, keys, count, scores);
    for (uint32_t i = 0; i < self->class_count; i++) {
        wrong[i] = allowed[i] && !right[i];
    }
    uint32_t classes = self->class_count;
    uint32_t guess = rsm_linear_best(scores, allowed, classes);
    uint32_t best = rsm_linear_best(scores, right, classes);
    uint32_t rival = rsm_linear_best(scores, wrong, classes);
    self->steps++;
    if (best < classes && rival < classes && scores[rival] + MARGIN >= scores[best]) {
        self->errors += !right[guess];
        perceptron_update(self->model, keys, count, best, 1);
        perceptron_update(self->model, keys, count, rival, -1);
    }
    perceptron_tick(self->model);
    bool follow = best == classes || (pass > 0 && next_random(self) % 10 != 0);
    rsm_parser_step(&self->state, self->classes[follow ? guess : best]);
}

static void learn_sentence(learner *self, const parser_sentence *sentence, uint32_t pass) {
    rsm_parser_start(&self->state, sentence->words, sentence->count);
    for (uint32_t i = 0; i < sentence->count; i++) {
        uint32_t head = sentence->heads[i];
        self->heads[i + 1] = head == UINT32_MAX ? sentence->count + 1 : head + 1;
        self->relations[i + 1] = sentence->relations[i];
    }
    self->heads[0] = self->heads[sentence->count + 1] = UINT32_MAX;
    while (!rsm_parser_is_done(&self->state)) {
        learn_step(self, pass);
    }
}

typedef uint32_t class_counts[PARSER_MOVE_COUNT][PARSER_RELATION_COUNT];

/* Each move with each relation that it makes in the trees at least `least` times; how many. */
static uint32_t list_classes(learner *self, class_counts seen, uint32_t least) {
    uint32_t count = 0;
    self->classes[count++] = (parser_class){.move = PARSER_SHIFT};
    for (uint32_t move = PARSER_LEFT; move <= PARSER_RIGHT; move++) {
        for (uint32_t i = 0; i < PARSER_RELATION_COUNT; i++) {
            if (seen[move][i] >= least && count < PARSER_CLASS_COUNT) {
                self->classes[count++] =
                    (parser_class){.move = (uint8_t)move, .relation = (uint8_t)i};
            }
        }
    }
    return count;
}

/* The commonest, so many that a class needs six bits: what they leave is the weight's. */
static void find_classes(learner *self, const parser_sentence *sentences, uint32_t count) {
    class_counts seen = {{0}};
    uint32_t least = 3;
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t j = 0; j < sentences[i].count; j++) {
            uint32_t move = sentences[i].heads[j] > j ? PARSER_LEFT : PARSER_RIGHT;
            seen[move][sentences[i].relations[j]]++;
        }
    }
    do {
        self->class_count = list_classes(self, seen, least++);
    } while (self->class_count > 64);
}

static void write_section(const learner *self, const parser_training *training,
                          rsm_buffer *section) {
    uint8_t head[PARSER_HEAD_SIZE] = {0};
    head[0] = PARSER_VERSION;
    head[1] = (uint8_t)self->class_count;
    for (uint32_t i = 0; i < self->class_count; i++) {
        head[8 + 2 * i] = self->classes[i].move;
        head[9 + 2 * i] = self->classes[i].relation;
    }
    rsm_buffer_append(section, head, sizeof head);
    perceptron_size size = {.least_updates = training->least_updates,
                            .features = training->features,
                            .clip_thousandths = 0,
                            .least_weight = training->least_weight};
    perceptron_write(self->model, size, section);
}

void parser_train(const parser_sentence *sentences, uint32_t count, const parser_training *training,
                  rsm_buffer *section) {
    learner *self = train_allocate(1, sizeof *self);
    uint32_t *order = train_allocate(count, sizeof *order);
    find_classes(self, sentences, count);
    self->model = perceptron_new(self->class_count);
    self->random = 1;
    for (uint32_t pass = 0; pass < training->passes; pass++) {
        self->steps = self->errors = 0;
        perceptron_shuffle(order, count, pass);
        for (uint32_t i = 0; i < count; i++) {
            const parser_sentence *sentence = &sentences[order[i]];
            if (sentence->count > 0 && sentence->count <= PARSER_SLICE) {
                learn_sentence(self, sentence, pass);
            }
        }
        if (training->report != NULL) {
            training->report(training->context, pass, self->steps, self->errors);
        }
    }
    write_section(self, training, section);
    perceptron_free(self->model);
    free(order);
    free(self);
}
