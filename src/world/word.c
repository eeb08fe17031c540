/* The keys of words and phrases.
 *
 * Part: one function from a word to its key, used for texts and for names alike, so that both meet.
 * Invariants: equal folded forms have equal keys on every machine; no memory is asked of the
 * system, so nothing can fail. Cost: linear; a word in ASCII is folded by a loop over its bytes. */
#include <string.h>

#include "base/buffer.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "world/image.h"
#include "world/phrase.h"

/* Longest part of a word that counts. */
#define WORD_BYTES 128

/* Folding can lengthen a character of three bytes to 33. */
#define FOLD_BYTES 8192

/* An allocator over one array on the stack: one block at a time, which may grow in place. */
typedef struct fold_memory {
    _Alignas(16) char bytes[FOLD_BYTES];
} fold_memory;

static void *fold_allocate(void *context, size_t size) {
    fold_memory *memory = context;
    return size <= FOLD_BYTES ? memory->bytes : NULL;
}

static void *fold_reallocate(void *context, void *old, size_t old_size, size_t new_size) {
    (void)old;
    (void)old_size;
    return fold_allocate(context, new_size);
}

static void fold_release(void *context, void *pointer, size_t size) {
    (void)context;
    (void)pointer;
    (void)size;
}

/* The folded form of `text` in `memory`; the empty slice where there is no room for it. */
static rsm_slice fold_on_stack(rsm_slice text, fold_memory *memory) {
    rsm_allocator allocator = {fold_allocate, fold_reallocate, fold_release, memory};
    rsm_buffer buffer;
    rsm_buffer_init(&buffer, &allocator);
    if (!rsm_buffer_reserve(&buffer, FOLD_BYTES / 2) || !rsm_utf8_fold(text, &buffer))
        return (rsm_slice){NULL, 0};
    return rsm_slice_make(memory->bytes, buffer.size);
}

static bool is_ascii(rsm_slice text) {
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.data[i] >= 0x80)
            return false;
    return true;
}

static uint64_t key_of_bytes(const char *bytes, size_t size) {
    uint64_t key = rsm_hash64(rsm_slice_make(bytes, size));
    return key != 0 ? key : 1;
}

static bool is_dropped(char byte) {
    return byte == '\'' || byte == '.' || byte == '`';
}

static uint64_t ascii_key(rsm_slice word) {
    char folded[WORD_BYTES];
    size_t size = 0;
    bool speaks = false;
    for (size_t i = 0; i < word.size; i++) {
        char byte = rsm_ascii_to_lower(word.data[i]);
        if (is_dropped(byte))
            continue;
        speaks = speaks || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        folded[size++] = byte;
    }
    return speaks ? key_of_bytes(folded, size) : 0;
}

static uint64_t unicode_key(rsm_slice word) {
    fold_memory memory;
    rsm_slice folded = fold_on_stack(word, &memory);
    size_t size = 0;
    bool speaks = false;
    for (size_t offset = 0; offset < folded.size && !speaks;) {
        rsm_character character = rsm_utf8_decode(folded, offset);
        speaks = rsm_is_letter(character.code_point) || rsm_is_digit(character.code_point);
        offset += character.size;
    }
    if (!speaks)
        return 0;
    for (size_t i = 0; i < folded.size; i++)
        if (!is_dropped(folded.data[i]))
            memory.bytes[size++] = folded.data[i];
    return key_of_bytes(memory.bytes, size);
}

uint64_t rsm_world_word_key(rsm_slice word) {
    if (word.size > WORD_BYTES)
        word = rsm_slice_sub(word, 0, rsm_utf8_floor(word, WORD_BYTES));
    return is_ascii(word) ? ascii_key(word) : unicode_key(word);
}

void rsm_world_word_parts(rsm_slice written, rsm_word *word) {
    size_t hyphen = rsm_slice_find_byte(written, '-');
    if (hyphen == RSM_NOWHERE || hyphen == 0 || hyphen + 1 == written.size ||
        rsm_ascii_is_digit(written.data[hyphen - 1]))
        return;
    word->parts[0] = rsm_world_word_key(rsm_slice_sub(written, 0, hyphen));
    word->parts[1] = rsm_world_word_key(rsm_slice_sub(written, hyphen + 1, written.size));
    word->opens = rsm_ascii_is_lower(written.data[hyphen + 1]);
}

/* ---- phrases ---- */

static bool parts_words(uint32_t code_point) {
    switch (code_point) {
    case ',':
    case '"':
    case '(':
    case ')':
    case '[':
    case ']':
    case '/':
    case ':':
    case ';':
    case '!':
    case '?':
    case 0x201C:
    case 0x201D:
    case 0xAB:
    case 0xBB:
        return true;
    default:
        return code_point == '-' || rsm_is_space(code_point);
    }
}

/* Where the ending begins that tokens part from a folded word, or its size where it has none. */
static size_t ending_of(rsm_slice word) {
    static const rsm_slice endings[] = {
        RSM_SLICE_INITIALISER("n't"), RSM_SLICE_INITIALISER("'s"),  RSM_SLICE_INITIALISER("'re"),
        RSM_SLICE_INITIALISER("'ve"), RSM_SLICE_INITIALISER("'ll"), RSM_SLICE_INITIALISER("'m"),
        RSM_SLICE_INITIALISER("'d"),
    };
    if (rsm_slice_equal_string(word, "cannot"))
        return 3;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (word.size > endings[i].size && rsm_slice_ends_with(word, endings[i]))
            return word.size - endings[i].size;
    return word.size;
}

static void push_key(rsm_phrase_keys *phrase, uint64_t key) {
    if (phrase->count == RSM_PHRASE_KEYS)
        phrase->too_long = true;
    else
        phrase->keys[phrase->count++] = key;
}

/* A mark between words, such as a comma. At the start, and after another mark, it is nothing. */
static void push_mark(rsm_phrase_keys *phrase, rsm_phrase_style style) {
    if (phrase->count > 0 && style.marks && phrase->keys[phrase->count - 1] != RSM_IMAGE_MARK_KEY)
        push_key(phrase, RSM_IMAGE_MARK_KEY);
    phrase->has_marks = true;
}

static void push_word(rsm_phrase_keys *phrase, rsm_slice word, rsm_phrase_style style) {
    size_t ending = ending_of(word);
    if (word.size == 0)
        return;
    if (rsm_world_word_key(word) == 0) {
        push_mark(phrase, style);
        return;
    }
    phrase->words++;
    if (ending < word.size)
        phrase->has_endings = true;
    if (ending < word.size && style.endings) {
        push_key(phrase, rsm_world_word_key(rsm_slice_sub(word, 0, ending)));
        push_key(phrase, rsm_world_word_key(rsm_slice_sub(word, ending, word.size)));
    } else {
        push_key(phrase, rsm_world_word_key(word));
    }
}

rsm_phrase_keys rsm_phrase_split(rsm_slice phrase, rsm_phrase_style style) {
    rsm_phrase_keys result = {.too_long = phrase.size > RSM_PHRASE_BYTES};
    fold_memory memory;
    rsm_slice folded = result.too_long ? (rsm_slice){NULL, 0} : fold_on_stack(phrase, &memory);
    size_t start = 0, offset = 0;
    while (offset < folded.size) {
        rsm_character character = rsm_utf8_decode(folded, offset);
        if (parts_words(character.code_point)) {
            push_word(&result, rsm_slice_sub(folded, start, offset), style);
            start = offset + character.size;
            if (character.code_point != '-' && !rsm_is_space(character.code_point))
                push_mark(&result, style);
        }
        offset += character.size;
    }
    push_word(&result, rsm_slice_sub(folded, start, folded.size), style);
    if (result.count > 0 && result.keys[result.count - 1] == RSM_IMAGE_MARK_KEY)
        result.count--;
    if (result.words > RSM_PHRASE_WORDS)
        result.too_long = true;
    if (result.too_long)
        result.count = 0;
    return result;
}
