/* The trainer of lemmas: forms whose lemma the rules get wrong, with the one that is most often
 * right. */
#include "documents.h"
#include "perceptron.h"
#include "tag/lemma.h"
#include "tag/upos.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One form as one part of speech with one lemma. */
typedef struct lemma_count {
    uint64_t key;
    rsm_slice lemma;
    uint32_t count, order;
    bool by_rule; /* the rules say the same */
} lemma_count;

static rsm_slice lower_copy(rsm_slice word, rsm_arena *arena) {
    rsm_slice copy = rsm_slice_copy(word, arena);
    for (size_t i = 0; i < copy.size; i++) {
        char byte = copy.data[i];
        ((char *)copy.data)[i] = byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : byte;
    }
    return copy;
}

static void count_word(train_document *document, uint32_t token, rsm_arena *arena, rsm_map *known,
                       rsm_vector *counts) {
    const corpus_word *word = &document->words[token];
    if (word->upos == RSM_UPOS_PROPN || word->upos == RSM_UPOS_PUNCT || word->upos == RSM_UPOS_X ||
        word->upos == RSM_UPOS_SYM || word->upos == RSM_UPOS_NUM ||
        rsm_slice_equal_string(word->lemma, "_")) {
        return;
    }
    rsm_tag_apply_class(&document->layer, token, train_class_of(word));
    rsm_slice lower = tag_reading_at(&document->layer, token)->lower;
    rsm_slice lemma =
        rsm_slice_equal_string(word->lemma, "I") ? word->lemma : lower_copy(word->lemma, arena);
    const char *name = rsm_arena_format(arena, "%d %.*s %.*s", (int)word->upos,
                                        RSM_SLICE_ARGUMENTS(lower), RSM_SLICE_ARGUMENTS(lemma));
    uint32_t found = 0;
    bool is_new = false;
    rsm_map_insert(known, rsm_slice_from_string(name), counts->count, &found, &is_new);
    if (is_new) {
        lemma_count *made = rsm_vector_push(counts);
        *made = (lemma_count){
            .key = rsm_tag_lemma_key(lower, word->upos), .lemma = lemma, .order = counts->count};
    }
    lemma_count *count = rsm_vector_at(counts, found);
    count->count++;
    count->by_rule = rsm_slice_equal(document->result.tags[token].lemma, lemma);
}

static int compare_counts(const void *left, const void *right) {
    const lemma_count *a = left, *b = right;
    if (a->key != b->key) {
        return a->key < b->key ? -1 : 1;
    }
    if (a->count != b->count) {
        return a->count > b->count ? -1 : 1;
    }
    return a->order < b->order ? -1 : a->order > b->order;
}

/* The likeliest lemma of each form, where the rules do not give it. */
static void write_section(const lemma_count *counts, uint32_t count, rsm_buffer *section) {
    rsm_lemma_entry *entries = train_allocate(count, sizeof *entries);
    rsm_lemma_header header = {0, 0};
    rsm_buffer text;
    rsm_buffer_init(&text, NULL);
    for (uint32_t i = 0; i < count; i++) {
        bool likeliest = i == 0 || counts[i].key != counts[i - 1].key;
        if (likeliest && !counts[i].by_rule) {
            entries[header.count++] = (rsm_lemma_entry){counts[i].key, (uint32_t)text.size,
                                                        (uint32_t)counts[i].lemma.size};
            rsm_buffer_append_slice(&text, counts[i].lemma);
        }
    }
    header.text_size = (uint32_t)text.size;
    rsm_buffer_append(section, &header, sizeof header);
    rsm_buffer_append(section, entries, header.count * sizeof *entries);
    rsm_buffer_append_slice(section, rsm_buffer_slice(&text));
    printf("lemmas   %u learned\n", header.count);
    rsm_buffer_free(&text);
    free(entries);
}

bool train_lemmas(const train_run *run, rsm_buffer *section) {
    rsm_arena arena;
    rsm_vector documents, counts;
    rsm_map known;
    rsm_arena_init(&arena, NULL, 0);
    rsm_vector_init(&documents, &arena, sizeof(train_document *));
    rsm_vector_init(&counts, &arena, sizeof(lemma_count));
    rsm_map_init(&known, &arena);
    train_add_documents(run, &run->ewt, CORPUS_AS_IS, &arena, &documents);
    train_add_documents(run, &run->gum, CORPUS_AS_IS, &arena, &documents);
    for (uint32_t i = 0; i < documents.count; i++) {
        train_document *document = ((train_document **)documents.items)[i];
        for (uint32_t token = 0; token < document->text.token_count; token++) {
            count_word(document, token, &arena, &known, &counts);
        }
    }
    qsort(counts.items, counts.count, sizeof(lemma_count), compare_counts);
    write_section(counts.items, counts.count, section);
    rsm_arena_free(&arena);
    return true;
}
