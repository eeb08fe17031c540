/* Splitting of a text: the order of the steps, and the helpers they share.
 *
 * Invariants: tokens and sentences are in order of text and cover all that is not white space.
 * Cost: each step passes over the text once. */
#include "text/text.h"

#include "base/utf8.h"
#include "text/split.h"

#include <string.h>

#define TOKEN_LIMIT 8000000u

text_character rsm_text_character(rsm_slice text, uint32_t offset, uint32_t end) {
    text_character result = {0, 0, TEXT_SPACE};
    if (offset >= end) {
        return result;
    }
    unsigned char byte = (unsigned char)text.data[offset];
    if (byte < 0x80) {
        result.code_point = byte;
        result.size = 1;
        if (rsm_ascii_is_letter((char)byte)) {
            result.class = TEXT_LETTER;
        } else if (rsm_ascii_is_digit((char)byte)) {
            result.class = TEXT_DIGIT;
        } else if (rsm_ascii_is_space((char)byte)) {
            result.class = TEXT_SPACE;
        } else {
            result.class = byte == '\'' ? TEXT_APOSTROPHE : TEXT_OTHER;
        }
        return result;
    }
    rsm_character character = rsm_utf8_decode(text, offset);
    result.code_point = character.code_point;
    result.size = character.size;
    if (character.code_point == 0x2019) {
        result.class = TEXT_APOSTROPHE;
    } else if (rsm_is_space(character.code_point)) {
        result.class = TEXT_SPACE;
    } else if (rsm_is_letter(character.code_point) || rsm_is_mark(character.code_point) ||
               rsm_is_control(character.code_point)) {
        result.class = TEXT_LETTER;
    } else {
        result.class = rsm_is_digit(character.code_point) ? TEXT_DIGIT : TEXT_OTHER;
    }
    return result;
}

uint32_t rsm_text_key(rsm_slice text, uint32_t start, uint32_t end, char key[TEXT_KEY_SIZE]) {
    uint32_t size = 0;
    bool space = false;
    for (uint32_t i = start; i < end;) {
        text_character character = rsm_text_character(text, i, end);
        i += character.size;
        if (character.class == TEXT_SPACE) {
            space = size > 0;
            continue;
        }
        char bytes[4];
        uint32_t code_point =
            character.class == TEXT_APOSTROPHE ? '\'' : rsm_to_lower(character.code_point);
        size_t count = rsm_utf8_encode(code_point, bytes);
        if (size + count + (space ? 1 : 0) > TEXT_KEY_SIZE) {
            return 0;
        }
        if (space) {
            key[size++] = ' ';
            space = false;
        }
        memcpy(key + size, bytes, count);
        size += (uint32_t)count;
    }
    return size;
}

/* The string in `column` of the row whose id is the key of the bytes, or empty. */
static rsm_slice look_up(const text_splitter *splitter, rsm_domain domain, uint32_t column,
                         uint32_t start, uint32_t end) {
    char key[TEXT_KEY_SIZE];
    uint32_t size = end - start > TEXT_KEY_SIZE ? 0 : rsm_text_key(splitter->text, start, end, key);
    if (size == 0 || splitter->world == NULL) {
        return rsm_slice_make(NULL, 0);
    }
    uint32_t row = rsm_world_find(splitter->world, domain, rsm_slice_make(key, size));
    if (row == RSM_NONE) {
        return rsm_slice_make(NULL, 0);
    }
    return rsm_world_string(splitter->world, domain, row, column);
}

rsm_slice rsm_text_abbreviation(const text_splitter *splitter, uint32_t start, uint32_t end) {
    return look_up(splitter, RSM_DOMAIN_ABBREVIATION, RSM_ABBREVIATION_KIND, start, end);
}

rsm_slice rsm_text_first_tag(const text_splitter *splitter, uint32_t start, uint32_t end) {
    rsm_slice tags = look_up(splitter, RSM_DOMAIN_TAGWORD, RSM_TAGWORD_TAGS, start, end);
    size_t mark = rsm_slice_find_byte(tags, ';');
    return mark == RSM_NOWHERE ? tags : rsm_slice_trim(rsm_slice_sub(tags, 0, mark));
}

bool rsm_text_is_terminated(rsm_slice text, uint32_t start, uint32_t end) {
    for (uint32_t i = end; i > start;) {
        rsm_character character = rsm_utf8_decode_before(text, i);
        uint32_t c = character.code_point;
        if (c == '.' || c == '!' || c == '?' || c == 0x2026) {
            return true;
        }
        if (c != '"' && c != '\'' && c != ')' && c != ']' && c != 0x201D && c != 0x2019) {
            return false;
        }
        i -= character.size;
    }
    return false;
}

bool rsm_text_is_bullet(rsm_slice text, uint32_t start, uint32_t end) {
    text_character first = rsm_text_character(text, start, end);
    uint32_t c = first.code_point;
    if (c == '*' || c == '-' || c == 0x2022 || c == 0x25CF || c == 0x25AA || c == 0x2013 ||
        c == 0x2014 || c == 0xB7 || c == 0x25A0 || c == 0x2023) {
        return rsm_text_character(text, start + first.size, end).class == TEXT_SPACE;
    }
    uint32_t i = start;
    while (i < end && i < start + 3 && rsm_ascii_is_digit(text.data[i])) {
        i++;
    }
    return i > start && i + 1 < end && (text.data[i] == '.' || text.data[i] == ')') &&
           rsm_ascii_is_space(text.data[i + 1]);
}

bool rsm_text_is_upper_at(rsm_slice text, uint32_t offset) {
    return rsm_is_upper(rsm_utf8_decode(text, offset).code_point);
}

bool rsm_text_is_lower_at(rsm_slice text, uint32_t offset) {
    return rsm_is_lower(rsm_utf8_decode(text, offset).code_point);
}

bool rsm_text_has_at(rsm_slice text, uint32_t offset, uint32_t end, const char *word) {
    size_t size = strlen(word);
    return end - offset >= size &&
           rsm_slice_equal_ascii_caseless(rsm_slice_sub(text, offset, offset + size),
                                          rsm_slice_make(word, size));
}

bool rsm_text_token_is(const text_splitter *splitter, uint32_t index, const char *word) {
    const rsm_token *token = rsm_vector_at(&splitter->tokens, index);
    return token != NULL &&
           rsm_slice_equal_string(rsm_slice_sub(splitter->text, token->start, token->end), word);
}

bool rsm_text_token_is_caseless(const text_splitter *splitter, uint32_t index, const char *word) {
    const rsm_token *token = rsm_vector_at(&splitter->tokens, index);
    return token != NULL &&
           rsm_slice_equal_ascii_caseless(rsm_slice_sub(splitter->text, token->start, token->end),
                                          rsm_slice_from_string(word));
}

/* Whether capitals tell nothing: hardly a letter is of the other case. */
static void find_case(text_splitter *splitter) {
    uint64_t upper = 0;
    uint64_t lower = 0;
    for (size_t i = 0; i < splitter->text.size; i++) {
        upper += rsm_ascii_is_upper(splitter->text.data[i]) ? 1 : 0;
        lower += rsm_ascii_is_lower(splitter->text.data[i]) ? 1 : 0;
    }
    bool no_capitals = lower > 0 && upper * 400 < lower;
    bool all_capitals = upper > 0 && lower * 10 < upper;
    splitter->one_case = no_capitals || all_capitals;
    splitter->lower_case = no_capitals;
}

static rsm_status finish(text_splitter *splitter, rsm_text *result, rsm_error *error) {
    if (splitter->arena->failed) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "no memory to split the text");
    }
    if (splitter->limit) {
        return rsm_error_set(error, RSM_ERROR_LIMIT, "the text has more than %u words",
                             TOKEN_LIMIT);
    }
    result->text = splitter->text;
    result->body_start = splitter->body_start;
    result->tokens = splitter->tokens.items;
    result->token_count = splitter->tokens.count;
    result->sentences = splitter->sentences.items;
    result->sentence_count = splitter->sentences.count;
    result->paragraph_count = splitter->paragraphs.count;
    result->one_case = splitter->one_case;
    return RSM_OK;
}

void rsm_text_prepare(text_splitter *splitter) {
    rsm_vector_init(&splitter->paragraphs, splitter->arena, sizeof(text_paragraph));
    rsm_vector_init(&splitter->tokens, splitter->arena, sizeof(rsm_token));
    rsm_vector_init(&splitter->sentences, splitter->arena, sizeof(rsm_sentence));
    find_case(splitter);
    rsm_text_find_paragraphs(splitter);
    for (uint32_t i = 0;
         i < splitter->paragraphs.count && !splitter->arena->failed && !splitter->limit; i++) {
        rsm_text_tokenise(splitter, rsm_vector_at(&splitter->paragraphs, i));
        splitter->limit = splitter->tokens.count > TOKEN_LIMIT;
    }
    if (!splitter->arena->failed && !splitter->limit) {
        rsm_text_mark_quotes(splitter);
    }
}

rsm_status rsm_text_split(const rsm_world *world, const rsm_linear *ends, rsm_slice text,
                          uint32_t body_start, rsm_arena *arena, rsm_text *result,
                          rsm_error *error) {
    if (text.size >= UINT32_MAX) {
        return rsm_error_set(error, RSM_ERROR_LIMIT, "the text is over 4 GiB");
    }
    bool judged = ends != NULL && ends->classes == RSM_TEXT_MODEL_CLASSES;
    text_splitter splitter = {.world = world,
                              .ends = judged ? ends : NULL,
                              .text = text,
                              .body_start = body_start,
                              .arena = arena};
    rsm_text_prepare(&splitter);
    for (uint32_t i = 0; i < splitter.paragraphs.count && !arena->failed && !splitter.limit; i++) {
        rsm_text_find_sentences(&splitter, i);
    }
    if (!arena->failed && !splitter.limit) {
        rsm_text_find_kinds(&splitter);
        rsm_text_find_questions(&splitter);
    }
    return finish(&splitter, result, error);
}

rsm_slice rsm_token_slice(const rsm_text *text, uint32_t token) {
    if (token >= text->token_count) {
        return rsm_slice_make(NULL, 0);
    }
    return rsm_slice_sub(text->text, text->tokens[token].start, text->tokens[token].end);
}
