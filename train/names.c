/* The trainer of names: an averaged perceptron that types the names that the rules find; and the
 * measure of it. */
#include "name_corpora.h"
#include "perceptron.h"

#include <stdio.h>
#include <stdlib.h>

#define PASSES 8u

typedef struct name_document {
    rsm_text text;
    rsm_tagging result;
    tag_layer layer;
    name_view *views;
    uint8_t *kinds; /* gold, one a view: kind, or NAME_KIND_COUNT where none is known */
    uint32_t count;
} name_document;

/* A copy in one case: ASCII letters alone, so that offsets stay. */
static rsm_slice in_case(rsm_slice text, corpus_case letters, rsm_arena *arena) {
    rsm_slice copy = rsm_slice_copy(text, arena);
    for (size_t i = 0; i < copy.size && letters != CORPUS_AS_IS; i++) {
        char *byte = (char *)copy.data + i;
        bool lower = *byte >= 'a' && *byte <= 'z', upper = *byte >= 'A' && *byte <= 'Z';
        if (letters == CORPUS_LOWER && upper) {
            *byte = (char)(*byte + 32);
        } else if (letters == CORPUS_CAPITALS && lower) {
            *byte = (char)(*byte - 32);
        }
    }
    return copy;
}

/* Gold kinds, of names whose spans are gold spans. */
static void set_kinds(name_document *document, const name_text *from) {
    uint32_t span = 0;
    for (uint32_t i = 0; i < document->count; i++) {
        rsm_span name = document->result.names[i].span;
        while (span < from->span_count && from->spans[span].start < name.start) {
            span++;
        }
        bool gold = span < from->span_count && from->spans[span].start == name.start &&
                    from->spans[span].end == name.end;
        document->kinds[i] = (uint8_t)(gold ? from->spans[span].kind : NAME_KIND_COUNT);
    }
}

static void add_document(const train_run *run, const name_text *from, corpus_case letters,
                         rsm_arena *arena, rsm_vector *documents) {
    rsm_error error = {0};
    name_document *made = rsm_arena_allocate(arena, sizeof *made);
    name_document **slot = rsm_vector_push(documents);
    if (made == NULL || slot == NULL) {
        train_allocate(SIZE_MAX / 2, 1);
        return;
    }
    *slot = made;
    rsm_slice text = in_case(from->text, letters, arena);
    made->layer = (tag_layer){.world = run->world,
                              .language = run->made,
                              .text = &made->text,
                              .arena = arena,
                              .result = &made->result};
    if (rsm_text_split(run->world, rsm_language_linear(run->made, RSM_TEXT_MODEL), text, 0, arena,
                       &made->text, &error) != RSM_OK ||
        rsm_tag_run(&made->layer, &error) != RSM_OK) {
        train_allocate(SIZE_MAX / 2, 1);
    }
    made->count = rsm_name_views(&made->layer, &made->views);
    made->kinds = rsm_arena_allocate_items(arena, (size_t)made->count + 1, 1);
    set_kinds(made, from);
}

static void learn(perceptron *model, const name_document *document, uint64_t *wrong) {
    uint64_t features[NAME_FEATURES];
    int32_t scores[NAME_KIND_COUNT];
    for (uint32_t i = 0; i < document->count; i++) {
        uint32_t right = document->kinds[i];
        if (right == NAME_KIND_COUNT || document->views[i].type == RSM_ENTITY_NORP) {
            continue;
        }
        uint32_t count = rsm_name_features(&document->layer, &document->views[i], features);
        perceptron_score(model, features, count, scores);
        uint32_t best = rsm_linear_best(scores, NULL, NAME_KIND_COUNT);
        if (best != right) {
            perceptron_update(model, features, count, right, 1);
            perceptron_update(model, features, count, best, -1);
            (*wrong)++;
        }
        perceptron_tick(model);
    }
}

static bool read_texts(const train_run *run, rsm_arena *arena, rsm_vector *texts) {
    /* of re3d, only the sources whose licence lets weights be shared on */
    static const char *const sources[] = {"names/re3d/Australian-Department-of-Foreign-Affairs",
                                          "names/re3d/CENTCOM", "names/re3d/UK-Government",
                                          "names/re3d/US-State-Department", "names/re3d/Wikipedia"};
    rsm_vector_init(texts, arena, sizeof(name_text));
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        if (!name_read_re3d(run, sources[i], arena, texts)) {
            return false;
        }
    }
    name_read_gum(&run->gum, arena, texts);
    return name_read_columns(run, "names/wikigold.conll", 100000, arena, texts) &&
           name_read_columns(run, "names/wnut17-train.conll", 1, arena, texts);
}

static void train_on(perceptron *model, const rsm_vector *documents) {
    name_document *const *all = documents->items;
    uint32_t *order = train_allocate(documents->count, sizeof *order);
    for (uint32_t pass = 0; pass < PASSES; pass++) {
        uint64_t wrong = 0;
        perceptron_shuffle(order, documents->count, pass);
        for (uint32_t i = 0; i < documents->count; i++) {
            const name_document *document = all[order[i]];
            learn(model, document, &wrong);
            if (i % 100 == 0) {
                train_progress("names", pass * documents->count + i, PASSES * documents->count);
            }
        }
        printf("names    pass %u: %llu wrong\n", pass + 1, (unsigned long long)wrong);
        fflush(stdout);
    }
    free(order);
}

bool train_names(const train_run *run, rsm_buffer *section) {
    rsm_arena arena;
    rsm_vector texts, documents;
    rsm_arena_init(&arena, NULL, 0);
    rsm_vector_init(&documents, &arena, sizeof(name_document *));
    bool read = read_texts(run, &arena, &texts);
    for (uint32_t i = 0; read && i < texts.count; i++) {
        const name_text *text = rsm_vector_at(&texts, i);
        add_document(run, text, CORPUS_AS_IS, &arena, &documents);
        add_document(run, text, i % 2 == 0 ? CORPUS_LOWER : CORPUS_CAPITALS, &arena, &documents);
    }
    if (read) {
        perceptron *model = perceptron_new(NAME_KIND_COUNT);
        train_on(model, &documents);
        perceptron_write(model, (perceptron_size){.least_updates = 2, .features = 150000}, section);
        perceptron_free(model);
    }
    rsm_arena_free(&arena);
    return read;
}

/* ---- the measure ---- */

typedef struct name_tally {
    uint64_t right, given, wanted;
} name_tally;

static void count_names(const name_text *gold, const rsm_tagging *tagging, name_tally *t) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < gold->span_count; i++) {
        t->wanted += gold->spans[i].kind != NAME_OTHER;
    }
    for (uint32_t i = 0; i < tagging->name_count; i++) {
        const rsm_name *name = &tagging->names[i];
        name_kind kind = rsm_name_kind_of(name->type);
        if (kind == NAME_OTHER) {
            continue;
        }
        t->given++;
        while (at < gold->span_count && gold->spans[at].start < name->span.start) {
            at++;
        }
        t->right += at < gold->span_count && gold->spans[at].start == name->span.start &&
                    gold->spans[at].end == name->span.end && gold->spans[at].kind == kind;
    }
}

static void evaluate_on(const train_run *run, const char *file, uint32_t sentences,
                        corpus_case letters, const char *name) {
    rsm_arena arena;
    rsm_vector texts;
    name_tally t = {0};
    rsm_arena_init(&arena, NULL, 0);
    rsm_vector_init(&texts, &arena, sizeof(name_text));
    if (name_read_columns(run, file, sentences, &arena, &texts)) {
        for (uint32_t i = 0; i < texts.count; i++) {
            const name_text *gold = rsm_vector_at(&texts, i);
            rsm_text text;
            rsm_tagging tagging;
            rsm_error error = {0};
            rsm_slice bytes = in_case(gold->text, letters, &arena);
            if (rsm_text_split(run->world, rsm_language_linear(run->made, RSM_TEXT_MODEL), bytes, 0,
                               &arena, &text, &error) == RSM_OK &&
                rsm_tag_text(run->world, run->made, &text, &arena, &tagging, &error) == RSM_OK) {
                count_names(gold, &tagging, &t);
            }
        }
        double precision = t.given > 0 ? 100.0 * (double)t.right / (double)t.given : 0;
        double recall = t.wanted > 0 ? 100.0 * (double)t.right / (double)t.wanted : 0;
        double sum = precision + recall;
        printf("%-24s names P %5.2f  R %5.2f  F1 %5.2f\n", name, precision, recall,
               sum > 0 ? 2 * precision * recall / sum : 0);
        fflush(stdout);
    }
    rsm_arena_free(&arena);
}

void evaluate_names(const train_run *run) {
    evaluate_on(run, "names/wnut17-dev.conll", 1, CORPUS_AS_IS, "WNUT-17 dev");
    evaluate_on(run, "names/conllpp-dev.conll", 100000, CORPUS_AS_IS, "CoNLL++ dev");
    evaluate_on(run, "names/conllpp-dev.conll", 100000, CORPUS_CAPITALS, "CoNLL++ dev, capitals");
    evaluate_on(run, "names/conllpp-dev.conll", 100000, CORPUS_LOWER, "CoNLL++ dev, lower case");
}
