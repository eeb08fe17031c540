/* Any bytes as a model file of the language layer: opened, or an error; what opens is used. */
#include "base/hash.h"
#include "tag/language.h"
#include "tag/tag.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* Makes the head one that opens: magic, version, byte order, size, checksum, as in language.c. */
static void mend_head(unsigned char *data, size_t size) {
    const uint32_t version = 1, order = 0x01020304;
    const uint64_t whole = size;
    memcpy(data, "RSMLANG", 8);
    memcpy(data + 8, &version, sizeof version);
    memcpy(data + 12, &order, sizeof order);
    memcpy(data + 16, &whole, sizeof whole);
    data[32] %= 8;
    memset(data + 33, 0, 3);
    uint64_t sum = rsm_hash64(rsm_slice_make((const char *)data + 32, size - 32));
    memcpy(data + 24, &sum, sizeof sum);
}

/* Tags a sentence with what has opened. */
static void use(const rsm_language *language) {
    static const char sentence[] =
        "Rebels shot two soldiers in Mosul, the army's spokesman said: \"Yes\" He left";
    rsm_arena arena;
    rsm_text text;
    rsm_tagging tagging;
    rsm_arena_init(&arena, NULL, (size_t)64 << 20);
    if (rsm_text_split(NULL, rsm_language_linear(language, RSM_TEXT_MODEL),
                       rsm_slice_from_string(sentence), 0, &arena, &text, NULL) == RSM_OK) {
        rsm_tag_text(NULL, language, &text, &arena, &tagging, NULL);
    }
    rsm_arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    unsigned char *copy = malloc(size > 0 ? size : 1);
    rsm_language *language = NULL;
    if (copy == NULL) {
        return 0;
    }
    memcpy(copy, data, size);
    if (size >= 40 && size % 2 == 0) {
        mend_head(copy, size);
    }
    if (rsm_language_open_memory(copy, size, &language, NULL) == RSM_OK) {
        use(language);
    }
    rsm_language_close(language);
    free(copy);
    return 0;
}
