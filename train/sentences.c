/* The trainer of the ends of sentences: an averaged perceptron over the places that src/text
 * judges, on paragraphs of the treebanks' raw text, as written and in one case. */
#include "perceptron.h"
#include "text/split.h"
#include "train.h"

#include <stdio.h>
#include <stdlib.h>

#define PASSES   12u
#define HELD_OUT 10u /* one paragraph in so many is kept back for the figure that is printed */

typedef struct end_tally {
    uint64_t right, found, gold;
} end_tally;

typedef struct end_text {
    text_splitter splitter;
    const rsm_sentence *gold; /* sentences as the treebank has them */
    uint32_t gold_count;
    uint32_t *datelines; /* one a paragraph */
} end_text;

static void add_text(const train_run *run, const corpus *from, uint32_t first, uint32_t end,
                     corpus_case letters, rsm_arena *arena, rsm_vector *texts) {
    rsm_text laid_out;
    end_text *made = rsm_vector_push(texts);
    corpus_text(from, first, end, letters, arena, &laid_out);
    if (made == NULL) {
        train_allocate(SIZE_MAX / 2, 1);
        return;
    }
    *made = (end_text){.splitter = {.world = run->world, .text = laid_out.text, .arena = arena},
                       .gold = laid_out.sentences,
                       .gold_count = laid_out.sentence_count};
    rsm_text_prepare(&made->splitter);
    made->datelines = rsm_arena_allocate_items(arena, (size_t)made->splitter.paragraphs.count + 1,
                                               sizeof(uint32_t));
    if (made->datelines == NULL) {
        train_allocate(SIZE_MAX / 2, 1);
        return;
    }
    for (uint32_t i = 0; i < made->splitter.paragraphs.count; i++) {
        made->datelines[i] =
            rsm_text_propose(&made->splitter, rsm_vector_at(&made->splitter.paragraphs, i));
    }
}

static void add_texts(const train_run *run, const corpus *from, corpus_case letters,
                      rsm_arena *arena, rsm_vector *texts) {
    for (uint32_t first = 0, end; first < from->sentence_count; first = end) {
        end = first + 1;
        while (end < from->sentence_count && !from->sentences[end].new_paragraph) {
            end++;
        }
        add_text(run, from, first, end, letters, arena, texts);
    }
}

/* Whether a gold sentence begins at the byte; `next` is where the search goes on. */
static bool begins(const end_text *text, uint32_t byte, uint32_t *next) {
    while (*next < text->gold_count && text->gold[*next].start < byte) {
        (*next)++;
    }
    return *next < text->gold_count && text->gold[*next].start == byte;
}

/* Goes over a paragraph as rsm_text_choose_ends does; learns where `model` is to, else counts. */
static void go_over(perceptron *model, bool learn, const end_text *text, uint32_t index,
                    end_tally *tally) {
    const text_splitter *splitter = &text->splitter;
    const text_paragraph *paragraph = rsm_vector_at(&splitter->paragraphs, index);
    text_end_view view = rsm_text_end_view(splitter, paragraph, paragraph->first_token);
    uint32_t next_gold = 0;
    for (uint32_t i = text->datelines[index] + 1; i < paragraph->end_token; i++) {
        uint64_t features[TEXT_END_FEATURES];
        int32_t scores[RSM_TEXT_MODEL_CLASSES];
        const rsm_token *token = rsm_vector_at(&splitter->tokens, i);
        bool gold = begins(text, token->start, &next_gold);
        rsm_text_end_step(splitter, &view, i);
        tally->gold += gold;
        if (rsm_text_place(splitter, paragraph, i) != TEXT_PLACE_JUDGED) {
            continue;
        }
        uint32_t count = rsm_text_end_features(splitter, &view, i, features);
        perceptron_score(model, features, count, scores);
        bool guess = scores[1] > scores[0];
        tally->found += guess;
        tally->right += guess && gold;
        if (learn && guess != gold) {
            perceptron_update(model, features, count, gold, 1);
            perceptron_update(model, features, count, !gold, -1);
        }
        if (learn) {
            perceptron_tick(model);
        }
        if (learn ? gold : guess) {
            view.start = i;
            view.open = 0;
        }
    }
}

static void pass_over(perceptron *model, const rsm_vector *texts, uint32_t pass, uint32_t kept,
                      uint32_t *order) {
    end_tally tally = {0}, held = {0};
    perceptron_shuffle(order, texts->count, pass);
    for (uint32_t i = 0; i < texts->count; i++) {
        const end_text *text = rsm_vector_at(texts, order[i]);
        bool learn = kept == 0 || order[i] % kept != 0;
        for (uint32_t k = 0; k < text->splitter.paragraphs.count; k++) {
            if (learn) {
                go_over(model, true, text, k, &tally);
            }
        }
    }
    for (uint32_t i = 0; i < texts->count && kept != 0; i += kept) {
        const end_text *text = rsm_vector_at(texts, i);
        for (uint32_t k = 0; k < text->splitter.paragraphs.count; k++) {
            go_over(model, false, text, k, &held);
        }
    }
    const end_tally *shown = kept != 0 ? &held : &tally;
    printf("%-9s pass %u: %llu ends, %llu found, %llu of them right\n",
           kept != 0 ? "held out" : "sentences", pass + 1, (unsigned long long)shown->gold,
           (unsigned long long)shown->found, (unsigned long long)shown->right);
    fflush(stdout);
}

static void learn(const rsm_vector *texts, uint32_t kept, rsm_buffer *section) {
    perceptron *model = perceptron_new(RSM_TEXT_MODEL_CLASSES);
    uint32_t *order = train_allocate(texts->count, sizeof *order);
    for (uint32_t pass = 0; pass < PASSES; pass++) {
        pass_over(model, texts, pass, kept, order);
        train_progress("ends of sentences", pass + 1, PASSES);
    }
    if (section != NULL) {
        perceptron_write(model, (perceptron_size){.least_updates = 2, .features = 60000}, section);
    }
    perceptron_free(model);
    free(order);
}

bool train_sentences(const train_run *run, rsm_buffer *section) {
    rsm_arena arena;
    rsm_vector texts;
    rsm_arena_init(&arena, NULL, 0);
    rsm_vector_init(&texts, &arena, sizeof(end_text));
    add_texts(run, &run->ewt, CORPUS_AS_IS, &arena, &texts);
    add_texts(run, &run->gum, CORPUS_AS_IS, &arena, &texts);
    learn(&texts, HELD_OUT, NULL);
    add_texts(run, &run->ewt, CORPUS_LOWER, &arena, &texts);
    add_texts(run, &run->gum, CORPUS_LOWER, &arena, &texts);
    learn(&texts, 0, section);
    rsm_arena_free(&arena);
    return true;
}
