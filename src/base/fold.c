/*
 * base/fold.c - the form in which names are compared: rsm_utf8_fold of base/utf8.h.
 *
 * A character goes three steps: what must not be decomposed is replaced (apostrophes), the rest is
 * decomposed, folded and stripped of marks by utf8proc, and each result is written plain. ASCII,
 * which is nearly everything, takes a short way.
 */
#include "base/utf8.h"

#include <utf8proc.h>

#include <string.h>

/* A letter that has no decomposition, and how it is commonly written without its stroke or hook. */
typedef struct plain_letter {
    uint32_t letter;
    const char *plain;
} plain_letter;

/* In order of code points; lower case only, since case is folded before. */
static const plain_letter PLAIN_LETTERS[] = {
    {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"}, {0x00FE, "th"}, {0x0111, "d"},  {0x0127, "h"},
    {0x0131, "i"},  {0x0138, "k"}, {0x0142, "l"}, {0x014B, "ng"}, {0x0153, "oe"}, {0x0167, "t"},
    {0x0180, "b"},  {0x0188, "c"}, {0x0199, "k"}, {0x019A, "l"},  {0x01A5, "p"},  {0x01AD, "t"},
    {0x01B4, "y"},  {0x01B6, "z"}, {0x01DD, "e"}, {0x01E5, "g"},  {0x0247, "e"},  {0x0249, "j"},
    {0x024D, "r"},  {0x024F, "y"}, {0x0253, "b"}, {0x0254, "o"},  {0x0256, "d"},  {0x0257, "d"},
    {0x0259, "e"},  {0x025B, "e"}, {0x0260, "g"}, {0x0268, "i"},  {0x0272, "n"},  {0x0289, "u"},
};

static const char *plain_form(uint32_t letter) {
    size_t low = 0;
    size_t high = sizeof PLAIN_LETTERS / sizeof PLAIN_LETTERS[0];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (PLAIN_LETTERS[middle].letter == letter)
            return PLAIN_LETTERS[middle].plain;
        if (PLAIN_LETTERS[middle].letter < letter)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static bool is_apostrophe(uint32_t code_point) {
    switch (code_point) {
    case 0x0060: /* grave accent */
    case 0x00B4: /* acute accent */
    case 0x02B9: /* modifier letter prime */
    case 0x02BB: /* turned comma, the okina */
    case 0x02BC: /* modifier letter apostrophe */
    case 0x02BD: /* reversed comma */
    case 0x02BE: /* right half ring, hamza */
    case 0x02BF: /* left half ring, ayn */
    case 0x0384: /* Greek tonos, which decomposes into a space */
    case 0x1FBD: /* Greek koronis */
    case 0x1FBF: /* Greek psili */
    case 0x1FFD: /* Greek oxia */
    case 0x1FEF: /* Greek varia */
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032: /* prime */
    case 0x2035: /* reversed prime */
    case 0xA78C: /* saltillo */
    case 0xFF07:
        return true;
    default:
        return false;
    }
}

/* What is being written: a space is owed until something follows it. */
typedef struct folder {
    rsm_buffer *buffer;
    size_t start; /* where in the buffer this text begins */
    bool space_due;
} folder;

static void put(folder *fold, const char *bytes, size_t size) {
    if (fold->space_due && fold->buffer->size > fold->start)
        rsm_buffer_append_char(fold->buffer, ' ');
    fold->space_due = false;
    rsm_buffer_append(fold->buffer, bytes, size);
}

/* Writes a character already decomposed and in lower case. */
static void put_plain(folder *fold, uint32_t code_point) {
    const char *plain = plain_form(code_point);
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code_point);
    char bytes[4];
    if (plain != NULL)
        put(fold, plain, strlen(plain));
    else if (is_apostrophe(code_point))
        put(fold, "'", 1);
    else if (category == UTF8PROC_CATEGORY_PD || code_point == 0x2212)
        put(fold, "-", 1);
    else if (rsm_is_space(code_point))
        fold->space_due = true;
    else if (category != UTF8PROC_CATEGORY_CF && !rsm_is_mark(code_point))
        put(fold, bytes, rsm_utf8_encode(code_point, bytes));
}

/* No character decomposes into more than 18 (U+FDFA). */
enum { DECOMPOSED_MOST = 32 };

static void fold_character(folder *fold, uint32_t code_point) {
    utf8proc_int32_t parts[DECOMPOSED_MOST];
    int bound_class = UTF8PROC_BOUNDCLASS_START;
    utf8proc_ssize_t count = 0;
    if (is_apostrophe(code_point)) {
        put(fold, "'", 1);
        return;
    }
    count = utf8proc_decompose_char((utf8proc_int32_t)code_point, parts, DECOMPOSED_MOST,
                                    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                        UTF8PROC_STRIPMARK,
                                    &bound_class);
    if (count < 0 || count > DECOMPOSED_MOST) {
        put_plain(fold, code_point);
        return;
    }
    for (utf8proc_ssize_t i = 0; i < count; i++)
        put_plain(fold, (uint32_t)parts[i]);
}

static void fold_ascii(folder *fold, char byte) {
    if (rsm_ascii_is_space(byte)) {
        fold->space_due = true;
    } else {
        char lower = byte == '`' ? '\'' : rsm_ascii_to_lower(byte);
        put(fold, &lower, 1);
    }
}

bool rsm_utf8_fold(rsm_slice text, rsm_buffer *buffer) {
    folder fold = {buffer, buffer->size, false};
    size_t offset = 0;
    rsm_buffer_reserve(buffer, text.size);
    while (offset < text.size) {
        if ((unsigned char)text.data[offset] < 0x80) {
            fold_ascii(&fold, text.data[offset]);
            offset++;
        } else {
            rsm_character character = rsm_utf8_decode(text, offset);
            fold_character(&fold, character.code_point);
            offset += character.size;
        }
    }
    return !buffer->failed;
}

/* An allocator over an arena: nothing is released, growing copies. */
static void *arena_allocate(void *context, size_t size) {
    return rsm_arena_allocate(context, size);
}

static void *arena_reallocate(void *context, void *old, size_t old_size, size_t new_size) {
    void *result = rsm_arena_allocate(context, new_size);
    if (result != NULL && old_size > 0)
        memcpy(result, old, old_size < new_size ? old_size : new_size);
    return result;
}

static void arena_release(void *context, void *pointer, size_t size) {
    (void)context;
    (void)pointer;
    (void)size;
}

rsm_slice rsm_utf8_fold_in(rsm_slice text, rsm_arena *arena) {
    const rsm_allocator allocator = {arena_allocate, arena_reallocate, arena_release, arena};
    rsm_buffer buffer;
    rsm_buffer_init(&buffer, &allocator);
    if (!rsm_utf8_fold(text, &buffer))
        return rsm_slice_make(NULL, 0);
    return rsm_buffer_slice(&buffer);
}
