/* An interview set as questions and answers: which sentences are the interviewer's.
 *
 * Three settings are known: labels ("Q:", "Q.", "Question:") before each question; the speakers'
 * names before what each says ("REPORTER: ...", "SMITH: ..."), where the interviewer is whose
 * paragraphs mostly end in a question mark; and questions as paragraphs of their own. Cost: linear;
 * at most LABEL_LIMIT speakers are told apart. */
#include "base/map.h"
#include "base/utf8.h"
#include "text/split.h"

#define LABEL_LIMIT     32u
#define LABEL_TOKENS    4u
#define QUESTION_TOKENS 80u

typedef struct speaker {
    uint32_t paragraphs;
    uint32_t questions;
} speaker;

static rsm_sentence *sentence_at(const text_splitter *splitter, uint32_t index) {
    return rsm_vector_at(&splitter->sentences, index);
}

static void mark(const text_splitter *splitter, const text_paragraph *paragraph) {
    for (uint32_t i = paragraph->first_sentence; i < paragraph->end_sentence; i++) {
        sentence_at(splitter, i)->kind = RSM_SENTENCE_QUESTION;
    }
}

static bool ends_in_question(const text_splitter *splitter, const text_paragraph *paragraph) {
    return paragraph->end > paragraph->start && splitter->text.data[paragraph->end - 1] == '?';
}

/* Whether the paragraph begins with a question's or an answer's label: 'q', 'a', or 0. */
static char letter_label(const text_splitter *splitter, const text_paragraph *paragraph) {
    static const char *const questions[] = {"q", "q.", "question"};
    static const char *const answers[] = {"a", "a.", "answer"};
    uint32_t first = paragraph->first_token;
    if (paragraph->end_token - first < 3) {
        return 0;
    }
    bool mark_after = rsm_text_token_is(splitter, first + 1, ":") ||
                      rsm_text_token_is(splitter, first + 1, ".") ||
                      rsm_text_token_is(splitter, first + 1, ")");
    const rsm_token *token = rsm_vector_at(&splitter->tokens, first);
    bool dotted = token->end - token->start == 2 && splitter->text.data[token->end - 1] == '.';
    for (size_t i = 0; i < 3 && (mark_after || dotted); i++) {
        if (rsm_text_token_is_caseless(splitter, first, questions[i])) {
            return 'q';
        }
        if (rsm_text_token_is_caseless(splitter, first, answers[i])) {
            return 'a';
        }
    }
    return 0;
}

/* The speaker's name before a colon that opens the paragraph, or empty. */
static rsm_slice speaker_label(const text_splitter *splitter, const text_paragraph *paragraph) {
    const rsm_token *tokens = splitter->tokens.items;
    uint32_t first = paragraph->first_token;
    for (uint32_t i = first; i + 1 < paragraph->end_token && i <= first + LABEL_TOKENS; i++) {
        if (rsm_text_token_is(splitter, i, ":")) {
            return i == first
                       ? rsm_slice_make(NULL, 0)
                       : rsm_slice_sub(splitter->text, tokens[first].start, tokens[i - 1].end);
        }
        if ((tokens[i].flags & RSM_TOKEN_CAPITALISED) == 0) {
            break;
        }
    }
    return rsm_slice_make(NULL, 0);
}

/* Index of a paragraph's speaker in `speakers`, or LABEL_LIMIT. */
static uint32_t speaker_of(const text_splitter *splitter, const text_paragraph *paragraph,
                           rsm_map *names) {
    rsm_slice label = speaker_label(splitter, paragraph);
    uint32_t found = LABEL_LIMIT;
    if (label.size == 0 || label.size > 40) {
        return LABEL_LIMIT;
    }
    if (names->entries.count < LABEL_LIMIT) {
        rsm_map_insert(names, label, names->entries.count, &found, NULL);
    } else {
        rsm_map_find(names, label, &found);
    }
    return found;
}

static void mark_by_letters(text_splitter *splitter) {
    const text_paragraph *paragraphs = splitter->paragraphs.items;
    bool open = false;
    for (uint32_t i = 0; i < splitter->paragraphs.count; i++) {
        char label = letter_label(splitter, &paragraphs[i]);
        open = label == 'q' || (open && label == 0 && ends_in_question(splitter, &paragraphs[i]));
        if (open) {
            mark(splitter, &paragraphs[i]);
        }
    }
}

static void mark_by_speakers(text_splitter *splitter) {
    const text_paragraph *paragraphs = splitter->paragraphs.items;
    speaker speakers[LABEL_LIMIT + 1] = {{0, 0}};
    rsm_map names;
    rsm_map_init(&names, splitter->arena);
    for (uint32_t i = 0; i < splitter->paragraphs.count; i++) {
        uint32_t who = speaker_of(splitter, &paragraphs[i], &names);
        speakers[who].paragraphs++;
        speakers[who].questions += ends_in_question(splitter, &paragraphs[i]) ? 1 : 0;
    }
    for (uint32_t i = 0; i < splitter->paragraphs.count; i++) {
        uint32_t who = speaker_of(splitter, &paragraphs[i], &names);
        if (who < LABEL_LIMIT && speakers[who].paragraphs >= 2 &&
            speakers[who].questions * 3 >= speakers[who].paragraphs * 2) {
            mark(splitter, &paragraphs[i]);
        }
    }
}

/* Questions that are paragraphs of their own, each answered by another paragraph. */
static bool is_lone_question(const text_splitter *splitter, uint32_t index) {
    const text_paragraph *paragraphs = splitter->paragraphs.items;
    const text_paragraph *paragraph = &paragraphs[index];
    const rsm_token *first = rsm_vector_at(&splitter->tokens, paragraph->first_token);
    return !paragraph->title && first != NULL && ends_in_question(splitter, paragraph) &&
           paragraph->end_token - paragraph->first_token <= QUESTION_TOKENS &&
           (first->flags & RSM_TOKEN_OPENS_QUOTE) == 0 && index + 1 < splitter->paragraphs.count &&
           !ends_in_question(splitter, &paragraphs[index + 1]);
}

static void mark_lone_questions(text_splitter *splitter) {
    const text_paragraph *paragraphs = splitter->paragraphs.items;
    uint32_t found = 0;
    for (uint32_t i = 0; i < splitter->paragraphs.count; i++) {
        found += is_lone_question(splitter, i) ? 1 : 0;
    }
    if (found < 3 || found * 8 < splitter->paragraphs.count) {
        return;
    }
    for (uint32_t i = 0; i < splitter->paragraphs.count; i++) {
        if (is_lone_question(splitter, i)) {
            mark(splitter, &paragraphs[i]);
        }
    }
}

void rsm_text_find_questions(text_splitter *splitter) {
    mark_by_letters(splitter);
    mark_by_speakers(splitter);
    mark_lone_questions(splitter);
}
