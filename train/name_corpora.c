/* See train/name_corpora.h. */
#include "name_corpora.h"

#include "base/file.h"
#include "base/utf8.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

/* A text in the making. */
typedef struct text_maker {
    rsm_buffer text;
    rsm_vector spans;
    bool open;      /* the last span may go on */
    name_kind kind; /* of the open span */
    uint32_t sentences;
    bool new_sentence;
    bool opened_quote;
} text_maker;

static void start_text(text_maker *maker, rsm_arena *arena) {
    rsm_buffer_clear(&maker->text);
    rsm_vector_init(&maker->spans, arena, sizeof(name_span));
    maker->open = maker->new_sentence = maker->opened_quote = false;
    maker->sentences = 0;
}

static void end_text(text_maker *maker, rsm_arena *arena, rsm_vector *texts) {
    name_text *made = maker->text.size > 0 ? rsm_vector_push(texts) : NULL;
    if (made != NULL) {
        *made = (name_text){rsm_slice_copy(rsm_buffer_slice(&maker->text), arena),
                            maker->spans.items, maker->spans.count};
    }
    start_text(maker, arena);
}

/* ---- columns ---- */

/* Kind of a label without its "B-"; false for none that counts. */
static bool kind_of(rsm_slice label, name_kind *kind) {
    static const struct {
        const char *label;
        name_kind kind;
    } kinds[] = {{"PER", NAME_PERSON},         {"person", NAME_PERSON}, {"ORG", NAME_BODY},
                 {"corporation", NAME_BODY},   {"group", NAME_BODY},    {"LOC", NAME_PLACE},
                 {"location", NAME_PLACE},     {"MISC", NAME_OTHER},    {"product", NAME_OTHER},
                 {"creative-work", NAME_OTHER}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (rsm_slice_equal_string(label, kinds[i].label)) {
            *kind = kinds[i].kind;
            return true;
        }
    }
    return false;
}

static bool no_space_before(rsm_slice word) {
    return strchr(".,;:!?)%'", word.data[0]) != NULL || rsm_slice_equal_string(word, "n't");
}

static bool ends_sentence(const rsm_buffer *text) {
    return text->size > 0 && strchr(".!?\"'", text->data[text->size - 1]) != NULL;
}

static void put_word(text_maker *maker, rsm_slice word, rsm_slice label) {
    name_kind kind = NAME_OTHER;
    bool named = label.size > 2 && kind_of(rsm_slice_sub(label, 2, label.size), &kind);
    bool quote = rsm_slice_equal_string(word, "\"") || rsm_slice_equal_string(word, "``");
    bool after_opening = maker->text.size > 0 && maker->text.data[maker->text.size - 1] == '(';
    if (maker->new_sentence && maker->text.size > 0 && !ends_sentence(&maker->text)) {
        rsm_buffer_append_char(&maker->text, '\n');
    } else if (maker->text.size > 0 && !no_space_before(word) && !after_opening &&
               !(maker->opened_quote && maker->text.data[maker->text.size - 1] == '"') &&
               !(quote && maker->opened_quote)) {
        rsm_buffer_append_char(&maker->text, ' ');
    }
    maker->opened_quote = quote ? !maker->opened_quote : maker->opened_quote;
    maker->new_sentence = false;
    uint32_t start = (uint32_t)maker->text.size;
    rsm_buffer_append_slice(&maker->text, word);
    bool goes_on = named && maker->open && label.data[0] == 'I' && maker->kind == kind;
    if (goes_on) {
        ((name_span *)rsm_vector_last(&maker->spans))->end = (uint32_t)maker->text.size;
    } else if (named) {
        name_span *span = rsm_vector_push(&maker->spans);
        *span = (name_span){start, (uint32_t)maker->text.size, kind};
    }
    maker->open = named;
    maker->kind = kind;
}

bool name_read_columns(const train_run *run, const char *file, uint32_t sentences_a_text,
                       rsm_arena *arena, rsm_vector *texts) {
    rsm_buffer bytes;
    rsm_error error = {0};
    text_maker maker = {0};
    const char *path = rsm_arena_format(arena, "%s/%s", run->folder, file);
    rsm_buffer_init(&bytes, NULL);
    rsm_buffer_init(&maker.text, NULL);
    start_text(&maker, arena);
    if (path == NULL || rsm_file_read(path, 0, &bytes, &error) != RSM_OK) {
        fprintf(stderr, "rashomon-train: %s: %s\n", file, error.message);
        return false;
    }
    rsm_slice rest = rsm_buffer_slice(&bytes), line;
    while (rsm_slice_split(&rest, '\n', &line)) {
        line = rsm_slice_trim(line);
        size_t first = 0;
        while (first < line.size && line.data[first] != ' ' && line.data[first] != '\t') {
            first++;
        }
        size_t last = line.size;
        while (last > first && line.data[last - 1] != ' ' && line.data[last - 1] != '\t') {
            last--;
        }
        rsm_slice word = rsm_slice_sub(line, 0, first);
        if (line.size == 0) {
            maker.open = false;
            maker.new_sentence = true;
            maker.sentences++;
        }
        bool new_text = rsm_slice_equal_string(word, "-DOCSTART-") ||
                        (line.size == 0 && maker.sentences >= sentences_a_text);
        if (new_text) {
            end_text(&maker, arena, texts);
        } else if (line.size > 0) {
            put_word(&maker, word, rsm_slice_sub(line, last, line.size));
        }
    }
    end_text(&maker, arena, texts);
    rsm_buffer_free(&maker.text);
    rsm_buffer_free(&bytes);
    return true;
}

/* ---- re3d ---- */

static bool is_capital_at(rsm_slice text, size_t offset) {
    return rsm_is_upper(rsm_utf8_decode(text, offset).code_point);
}

/* Cuts "the" off, and tells whether all other words but small ones begin with a capital. */
static bool trim_to_name(rsm_slice text, name_span *span) {
    static const char small[] = " of the and for de al in to ";
    bool any = false;
    uint32_t at = span->start;
    while (at < span->end) {
        uint32_t end = at;
        char word[16] = " ";
        while (end < span->end && text.data[end] != ' ') {
            end++;
        }
        snprintf(word, sizeof word, " %.*s ", (int)(end - at < 12 ? end - at : 12), text.data + at);
        word[1] = word[1] == 'T' && word[2] == 'h' && word[3] == 'e' ? 't' : word[1];
        bool is_small = end - at < 5 && strstr(small, word) != NULL;
        if (!is_small && !is_capital_at(text, at)) {
            return false;
        }
        if (is_small && !any) {
            span->start = end + 1;
        }
        any = any || !is_small;
        at = end + 1;
    }
    return any && span->start < span->end;
}

static bool re3d_kind(const char *type, name_kind *kind) {
    if (strcmp(type, "Person") == 0) {
        *kind = NAME_PERSON;
    } else if (strcmp(type, "Organisation") == 0) {
        *kind = NAME_BODY;
    } else if (strcmp(type, "Location") == 0) {
        *kind = NAME_PLACE;
    } else if (strcmp(type, "Nationality") == 0) {
        *kind = NAME_OTHER;
    } else {
        return false;
    }
    return true;
}

static int compare_spans(const void *left, const void *right) {
    const name_span *a = left, *b = right;
    if (a->start != b->start) {
        return a->start < b->start ? -1 : 1;
    }
    return a->end > b->end ? -1 : a->end < b->end; /* the longer first */
}

static void drop_overlaps(rsm_vector *spans) {
    name_span *items = spans->items;
    uint32_t kept = 0;
    rsm_vector_sort(spans, compare_spans);
    items = spans->items;
    for (uint32_t i = 0; i < spans->count; i++) {
        if (kept == 0 || items[i].start >= items[kept - 1].end) {
            items[kept++] = items[i];
        }
    }
    spans->count = kept;
}

static json_t *json_of_line(rsm_slice line) {
    return json_loadb(line.data, line.size, 0, NULL);
}

/* Byte offsets of each character of the text, and of its end. */
static uint32_t *character_offsets(rsm_slice text, rsm_arena *arena, size_t *count) {
    uint32_t *offsets = rsm_arena_allocate_items(arena, text.size + 1, sizeof *offsets);
    size_t n = 0;
    for (size_t i = 0; i < text.size; i += rsm_utf8_decode(text, i).size) {
        offsets[n++] = (uint32_t)i;
    }
    offsets[n] = (uint32_t)text.size;
    *count = n;
    return offsets;
}

static void add_entities(rsm_slice entities, const char *id, const uint32_t *offsets,
                         size_t characters, rsm_slice text, rsm_vector *spans) {
    rsm_slice line;
    while (entities.size > 0 && rsm_slice_split(&entities, '\n', &line)) {
        if (rsm_slice_find(line, rsm_slice_from_string(id), 0) == RSM_NOWHERE) {
            continue;
        }
        json_t *entity = json_of_line(line);
        const char *type = json_string_value(json_object_get(entity, "type"));
        json_int_t begin = json_integer_value(json_object_get(entity, "begin"));
        json_int_t end = json_integer_value(json_object_get(entity, "end"));
        name_span span = {0};
        if (type != NULL && re3d_kind(type, &span.kind) && begin >= 0 && begin < end &&
            (size_t)end <= characters) {
            span.start = offsets[begin];
            span.end = offsets[end];
            if (trim_to_name(text, &span)) {
                rsm_vector_push_copy(spans, &span);
            }
        }
        json_decref(entity);
    }
}

bool name_read_re3d(const train_run *run, const char *folder, rsm_arena *arena, rsm_vector *texts) {
    rsm_buffer documents, entities;
    rsm_error error = {0};
    const char *path = rsm_arena_format(arena, "%s/%s/documents.json", run->folder, folder);
    const char *other = rsm_arena_format(arena, "%s/%s/entities.json", run->folder, folder);
    rsm_buffer_init(&documents, NULL);
    rsm_buffer_init(&entities, NULL);
    if (rsm_file_read(path, 0, &documents, &error) != RSM_OK ||
        rsm_file_read(other, 0, &entities, &error) != RSM_OK) {
        fprintf(stderr, "rashomon-train: %s: %s\n", folder, error.message);
        return false;
    }
    rsm_slice rest = rsm_buffer_slice(&documents), line;
    while (rsm_slice_split(&rest, '\n', &line)) {
        json_t *document = json_of_line(line);
        const char *id = json_string_value(json_object_get(document, "_id"));
        const char *text = json_string_value(json_object_get(document, "text"));
        if (id != NULL && text != NULL) {
            size_t characters;
            rsm_vector spans;
            rsm_slice copy = rsm_slice_copy(rsm_slice_from_string(text), arena);
            uint32_t *offsets = character_offsets(copy, arena, &characters);
            rsm_vector_init(&spans, arena, sizeof(name_span));
            add_entities(rsm_buffer_slice(&entities), id, offsets, characters, copy, &spans);
            drop_overlaps(&spans);
            name_text *made = rsm_vector_push(texts);
            *made = (name_text){copy, spans.items, spans.count};
        }
        json_decref(document);
    }
    rsm_buffer_free(&documents);
    rsm_buffer_free(&entities);
    return true;
}

/* ---- GUM ---- */

static bool gum_kind(rsm_slice opening, name_kind *kind) {
    size_t dash = rsm_slice_find_byte(opening, '-');
    rsm_slice type = dash == RSM_NOWHERE ? opening : rsm_slice_sub(opening, dash + 1, opening.size);
    if (rsm_slice_starts_with(type, RSM_SLICE("person"))) {
        *kind = NAME_PERSON;
    } else if (rsm_slice_starts_with(type, RSM_SLICE("organization"))) {
        *kind = NAME_BODY;
    } else if (rsm_slice_starts_with(type, RSM_SLICE("place"))) {
        *kind = NAME_PLACE;
    } else {
        *kind = NAME_OTHER;
    }
    return !rsm_slice_starts_with(type, RSM_SLICE("time"));
}

/* The name in an entity of words [first, last]: the proper nouns around its head, or nothing. */
static bool gum_name(const corpus *gum, uint32_t first, uint32_t last, uint32_t *from,
                     uint32_t *to) {
    uint32_t head = RSM_NONE;
    for (uint32_t i = first; i <= last && head == RSM_NONE; i++) {
        uint32_t over = gum->words[i].head;
        head = over == RSM_NONE || over < first || over > last ? i : RSM_NONE;
    }
    if (head == RSM_NONE || gum->words[head].upos != RSM_UPOS_PROPN) {
        return false;
    }
    *from = *to = head;
    while (*from > first && gum->words[*from - 1].upos == RSM_UPOS_PROPN) {
        (*from)--;
    }
    while (*to < last && (gum->words[*to + 1].upos == RSM_UPOS_PROPN ||
                          (*to + 2 <= last && gum->words[*to + 2].upos == RSM_UPOS_PROPN &&
                           rsm_slice_equal_string(gum->words[*to + 1].form, "of")))) {
        (*to)++;
    }
    return true;
}

typedef struct open_entity {
    rsm_slice id;
    uint32_t first;
    name_kind kind;
    bool wanted;
} open_entity;

static void close_entity(const corpus *gum, const open_entity *entity, uint32_t last,
                         const uint32_t *starts, rsm_vector *spans) {
    uint32_t from, to;
    if (entity->wanted && gum_name(gum, entity->first, last, &from, &to)) {
        name_span span = {starts[from], starts[to] + (uint32_t)gum->words[to].form.size,
                          entity->kind};
        rsm_vector_push_copy(spans, &span);
    }
}

/* Reads the brackets of one word's Entity=: "(1-person-...)", "(2-place-...", "1)2)". */
static void read_brackets(const corpus *gum, uint32_t word, const uint32_t *starts,
                          rsm_vector *open, rsm_vector *spans) {
    rsm_slice misc = gum->words[word].misc;
    size_t at = rsm_slice_find(misc, RSM_SLICE("Entity="), 0);
    if (at == RSM_NOWHERE) {
        return;
    }
    rsm_slice field = rsm_slice_sub(misc, at + 7, misc.size);
    size_t bar = rsm_slice_find_byte(field, '|');
    field = bar == RSM_NOWHERE ? field : rsm_slice_sub(field, 0, bar);
    for (size_t i = 0; i < field.size;) {
        bool opens = field.data[i] == '(';
        size_t start = opens ? i + 1 : i, end = start;
        while (end < field.size && field.data[end] != '(' && field.data[end] != ')') {
            end++;
        }
        rsm_slice part = rsm_slice_sub(field, start, end);
        bool closes = end < field.size && field.data[end] == ')';
        size_t dash = rsm_slice_find_byte(part, '-');
        rsm_slice id = dash == RSM_NOWHERE ? part : rsm_slice_sub(part, 0, dash);
        if (opens) {
            open_entity entity = {.id = id, .first = word};
            entity.wanted = gum_kind(part, &entity.kind);
            rsm_vector_push_copy(open, &entity);
        }
        for (uint32_t k = open->count; closes && k > 0; k--) {
            open_entity *entity = rsm_vector_at(open, k - 1);
            if (rsm_slice_equal(entity->id, id)) {
                close_entity(gum, entity, word, starts, spans);
                rsm_vector_remove(open, k - 1);
                break;
            }
        }
        i = closes ? end + 1 : end > i ? end : i + 1;
    }
}

void name_read_gum(const corpus *gum, rsm_arena *arena, rsm_vector *texts) {
    rsm_buffer text;
    rsm_vector spans, open;
    uint32_t *starts = rsm_arena_allocate_items(arena, gum->word_count, sizeof *starts);
    rsm_buffer_init(&text, NULL);
    rsm_vector_init(&open, arena, sizeof(open_entity));
    rsm_vector_init(&spans, arena, sizeof(name_span));
    for (uint32_t s = 0; s < gum->sentence_count; s++) {
        for (uint32_t i = gum->sentences[s].first; i < gum->sentences[s].end; i++) {
            starts[i] = (uint32_t)text.size;
            rsm_buffer_append_slice(&text, gum->words[i].form);
            if (gum->words[i].space_after) {
                rsm_buffer_append_char(&text, ' ');
            }
            read_brackets(gum, i, starts, &open, &spans);
        }
        rsm_buffer_append_char(&text, ' ');
        bool last = s + 1 == gum->sentence_count || gum->sentences[s + 1].new_document;
        if (last) {
            drop_overlaps(&spans);
            name_text *made = rsm_vector_push(texts);
            *made = (name_text){rsm_slice_copy(rsm_buffer_slice(&text), arena), spans.items,
                                spans.count};
            rsm_buffer_clear(&text);
            rsm_vector_init(&spans, arena, sizeof(name_span));
            open.count = 0;
        }
    }
    rsm_buffer_free(&text);
}
