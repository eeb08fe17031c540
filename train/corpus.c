/* See train/corpus.h. */
#include "corpus.h"

#include "base/file.h"
#include "base/utf8.h"
#include "perceptron.h"

#include <stdio.h>
#include <string.h>

static rsm_upos upos_of(rsm_slice name) {
    for (uint32_t i = 0; i < RSM_UPOS_COUNT; i++) {
        if (rsm_slice_equal_string(name, rsm_upos_name((rsm_upos)i))) {
            return (rsm_upos)i;
        }
    }
    return RSM_UPOS_X;
}

static rsm_slice before_colon(rsm_slice relation) {
    size_t colon = rsm_slice_find_byte(relation, ':');
    return colon == RSM_NOWHERE ? relation : rsm_slice_sub(relation, 0, colon);
}

typedef struct treebank_reader {
    rsm_vector words, sentences;
    bool new_document, new_paragraph;
    bool no_space;      /* of the word of several parts that is being read */
    uint64_t parts_end; /* id of its last part, 0 outside */
    uint32_t first;     /* first word of the sentence */
} treebank_reader;

static void end_sentence(treebank_reader *reader) {
    if (reader->words.count == reader->first) {
        return;
    }
    corpus_sentence *sentence = rsm_vector_push(&reader->sentences);
    if (sentence != NULL) {
        *sentence = (corpus_sentence){reader->first, reader->words.count, reader->new_document,
                                      reader->new_document || reader->new_paragraph};
    }
    reader->first = reader->words.count;
    reader->new_document = reader->new_paragraph = false;
    reader->parts_end = 0;
}

static void read_word(treebank_reader *reader, rsm_slice line) {
    rsm_slice columns[10] = {{NULL, 0}};
    uint64_t id = 0, head = 0;
    for (uint32_t i = 0; i < 10; i++) {
        if (!rsm_slice_split(&line, '\t', &columns[i])) {
            return;
        }
    }
    bool no_space = rsm_slice_find(columns[9], RSM_SLICE("SpaceAfter=No"), 0) != RSM_NOWHERE;
    size_t dash = rsm_slice_find_byte(columns[0], '-');
    if (dash != RSM_NOWHERE) {
        reader->no_space = no_space;
        rsm_slice_parse_unsigned(rsm_slice_sub(columns[0], dash + 1, columns[0].size), 100000,
                                 &reader->parts_end);
        return;
    }
    if (!rsm_slice_parse_unsigned(columns[0], 100000, &id) ||
        !rsm_slice_parse_unsigned(columns[6], 100000, &head)) {
        return; /* an empty node */
    }
    corpus_word *word = rsm_vector_push(&reader->words);
    if (word == NULL) {
        return;
    }
    *word = (corpus_word){.form = columns[1],
                          .lemma = columns[2],
                          .features = columns[5],
                          .relation = columns[7],
                          .deprel = before_colon(columns[7]),
                          .misc = columns[9],
                          .upos = upos_of(columns[3]),
                          .head = head == 0 ? RSM_NONE : reader->first + (uint32_t)head - 1};
    bool inside = id < reader->parts_end;
    word->space_after = !inside && !(id == reader->parts_end ? reader->no_space : no_space);
}

static bool read_lines(rsm_slice rest, treebank_reader *reader) {
    rsm_slice line;
    while (rest.data != NULL && rsm_slice_split(&rest, '\n', &line)) {
        if (line.size == 0) {
            end_sentence(reader);
        } else if (line.data[0] != '#') {
            read_word(reader, line);
        } else if (rsm_slice_starts_with(line, RSM_SLICE("# newdoc"))) {
            reader->new_document = true;
        } else if (rsm_slice_starts_with(line, RSM_SLICE("# newpar"))) {
            reader->new_paragraph = true;
        }
    }
    end_sentence(reader);
    return reader->sentences.count > 0;
}

bool corpus_read_treebank(const char *folder, const char *name, corpus *read) {
    treebank_reader reader = {0};
    rsm_error error = {0};
    *read = (corpus){0};
    rsm_arena_init(&read->arena, NULL, 0);
    rsm_buffer_init(&read->bytes, NULL);
    rsm_vector_init(&reader.words, &read->arena, sizeof(corpus_word));
    rsm_vector_init(&reader.sentences, &read->arena, sizeof(corpus_sentence));
    const char *path = rsm_arena_format(&read->arena, "%s/%s", folder, name);
    if (path == NULL || rsm_file_read(path, 0, &read->bytes, &error) != RSM_OK ||
        !read_lines(rsm_buffer_slice(&read->bytes), &reader)) {
        fprintf(stderr, "rashomon-train: %s: %s\n", name,
                error.message[0] != '\0' ? error.message : "no sentences");
        corpus_free(read);
        return false;
    }
    read->words = reader.words.items;
    read->word_count = reader.words.count;
    read->sentences = reader.sentences.items;
    read->sentence_count = reader.sentences.count;
    return true;
}

void corpus_free(corpus *read) {
    rsm_arena_free(&read->arena);
    rsm_buffer_free(&read->bytes);
    *read = (corpus){0};
}

/* ---- laying out ---- */

static size_t put_form(rsm_slice form, corpus_case letters, char *to) {
    size_t size = 0;
    for (size_t i = 0; i < form.size;) {
        rsm_character character = rsm_utf8_decode(form, i);
        uint32_t code_point = character.code_point;
        if (letters != CORPUS_AS_IS) {
            code_point =
                letters == CORPUS_LOWER ? rsm_to_lower(code_point) : rsm_to_upper(code_point);
        }
        size += rsm_utf8_encode(code_point, to + size);
        i += character.size;
    }
    return size;
}

/* Flags of a token by its characters, as src/text sets them. */
static uint32_t flags_of(rsm_slice form) {
    uint32_t letters = 0, upper = 0, flags = 0;
    bool digit = false;
    for (size_t i = 0; i < form.size;) {
        rsm_character character = rsm_utf8_decode(form, i);
        if (rsm_is_letter(character.code_point)) {
            bool capital = rsm_is_upper(character.code_point);
            flags |= letters == 0 && i == 0 && capital ? RSM_TOKEN_CAPITALISED : 0;
            letters++;
            upper += capital ? 1 : 0;
        }
        digit = digit || rsm_is_digit(character.code_point);
        i += character.size;
    }
    flags |= digit ? RSM_TOKEN_DIGITS : 0;
    flags |= upper >= 2 && upper == letters ? RSM_TOKEN_CAPITALS : 0;
    flags |= letters == 0 && !digit ? RSM_TOKEN_PUNCTUATION : 0;
    return flags;
}

static void put_sentence(const corpus *from, uint32_t index, corpus_case letters, char *bytes,
                         rsm_text *text) {
    const corpus_sentence *sentence = &from->sentences[index];
    rsm_sentence *made = &text->sentences[text->sentence_count];
    bool space = true;
    made->first_token = made->dateline_end = text->token_count;
    made->start = (uint32_t)text->text.size;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        const corpus_word *word = &from->words[i];
        rsm_token *token = &text->tokens[text->token_count++];
        token->start = (uint32_t)text->text.size;
        text->text.size += put_form(word->form, letters, bytes + text->text.size);
        token->end = (uint32_t)text->text.size;
        token->sentence = text->sentence_count;
        token->flags = flags_of(rsm_slice_sub(text->text, token->start, token->end)) |
                       (space ? RSM_TOKEN_SPACE_BEFORE : 0);
        space = word->space_after || i + 1 == sentence->end;
        made->end = (uint32_t)text->text.size;
        if (space) {
            bytes[text->text.size++] = ' ';
        }
    }
    made->end_token = text->token_count;
    text->sentence_count++;
}

void corpus_text(const corpus *from, uint32_t first, uint32_t end, corpus_case letters,
                 rsm_arena *arena, rsm_text *text) {
    size_t size = 1;
    uint32_t words = from->sentences[end - 1].end - from->sentences[first].first;
    for (uint32_t i = from->sentences[first].first; i < from->sentences[end - 1].end; i++) {
        size += from->words[i].form.size * 2 + 4;
    }
    char *bytes = rsm_arena_allocate(arena, size);
    *text = (rsm_text){.one_case = letters != CORPUS_AS_IS, .paragraph_count = 1};
    text->tokens = rsm_arena_allocate_items(arena, (size_t)words + 1, sizeof(rsm_token));
    text->sentences =
        rsm_arena_allocate_items(arena, (size_t)(end - first) + 1, sizeof(rsm_sentence));
    if (bytes == NULL || text->tokens == NULL || text->sentences == NULL) {
        train_allocate(SIZE_MAX / 2, 1);
        return;
    }
    text->text.data = bytes;
    for (uint32_t i = first; i < end; i++) {
        put_sentence(from, i, letters, bytes, text);
    }
}
