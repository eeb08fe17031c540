/* A reading as CoNLL-U: the tokens of each sentence, a line each.
 *
 * Heads outside their sentence, and those of a layer that makes no tree, are written as the root's
 * ("0", "root") for the first token of a sentence and as hanging on it ("1", "dep") for the others,
 * so that the file is well formed. MISC gives the bytes of the stored text. Cost: linear. */
#include "record/write.h"

/* Text of one line: breaks and tabs as spaces. */
static void put_text(rsm_buffer *buffer, rsm_slice text) {
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.data[i];
        rsm_buffer_append_char(buffer, byte == '\n' || byte == '\t' || byte == '\r' ? ' ' : byte);
    }
}

static void put_field(rsm_buffer *buffer, rsm_slice text) {
    if (text.size == 0)
        rsm_buffer_append_char(buffer, '_');
    put_text(buffer, text);
    rsm_buffer_append_char(buffer, '\t');
}

typedef struct conllu_sentence {
    uint32_t first, end; /* tokens */
    bool tree;           /* one token has no head, all others one in the sentence */
} conllu_sentence;

static bool has_tree(const rsm_reading *reading, uint32_t first, uint32_t end) {
    uint32_t roots = 0;
    for (uint32_t i = first; i < end; i++) {
        uint32_t head = reading->tokens[i].head;
        if (head == RSM_NONE)
            roots++;
        else if (head < first || head >= end)
            return false;
    }
    return roots == 1;
}

static void put_token(rsm_buffer *buffer, const rsm_reading *reading,
                      const conllu_sentence *sentence, uint32_t token) {
    const rsm_token_record *at = &reading->tokens[token];
    rsm_slice text = reading->report.text;
    bool root = sentence->tree ? at->head == RSM_NONE : token == sentence->first;
    uint32_t head = root ? 0 : sentence->tree ? at->head - sentence->first + 1 : 1;
    rsm_buffer_append_u64(buffer, token - sentence->first + 1);
    rsm_buffer_append_char(buffer, '\t');
    put_field(buffer, rsm_slice_sub(text, at->span.start, at->span.end));
    put_field(buffer, at->lemma);
    rsm_buffer_append_string(buffer, at->upos);
    rsm_buffer_append_string(buffer, "\t_\t_\t");
    rsm_buffer_append_u64(buffer, head);
    rsm_buffer_append_char(buffer, '\t');
    rsm_buffer_append_string(buffer, root ? "root" : sentence->tree ? at->deprel : "dep");
    rsm_buffer_append_string(buffer, "\t_\t");
    if (token + 1 < sentence->end && reading->tokens[token + 1].span.start == at->span.end)
        rsm_buffer_append_string(buffer, "SpaceAfter=No|");
    rsm_buffer_append_string(buffer, "Bytes=");
    rsm_buffer_append_u64(buffer, at->span.start);
    rsm_buffer_append_char(buffer, ':');
    rsm_buffer_append_u64(buffer, at->span.end);
    rsm_buffer_append_char(buffer, '\n');
}

void rsm_write_conllu(rsm_buffer *buffer, const rsm_reading *reading) {
    uint32_t token = 0;
    rsm_buffer_append_string(buffer, "# newdoc id = ");
    put_text(buffer, reading->report.id);
    rsm_buffer_append_char(buffer, '\n');
    for (uint32_t i = 0; i < reading->sentence_count; i++) {
        rsm_span span = reading->sentences[i];
        conllu_sentence sentence = {token, token, false};
        while (sentence.end < reading->token_count &&
               reading->tokens[sentence.end].span.start < span.end)
            sentence.end++;
        if (sentence.end == token)
            continue;
        sentence.tree = has_tree(reading, token, sentence.end);
        rsm_buffer_append_string(buffer, "# sent_id = ");
        rsm_buffer_append_u64(buffer, (uint64_t)i + 1);
        rsm_buffer_append_string(buffer, "\n# text = ");
        put_text(buffer, rsm_slice_sub(reading->report.text, span.start, span.end));
        rsm_buffer_append_char(buffer, '\n');
        while (token < sentence.end)
            put_token(buffer, reading, &sentence, token++);
        rsm_buffer_append_char(buffer, '\n');
    }
}
