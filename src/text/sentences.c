/* Tokens of a paragraph -> sentences.
 *
 * The rules propose where sentences begin; a trained model, where there is one, judges each place
 * with their proposal before it (ends.c), but for the title. The rules: a sentence ends at a full
 * stop, question or exclamation mark, or an ellipsis, with the closing quotes and brackets after
 * it, if what follows can begin one. A full stop that belongs to an abbreviation ends a sentence
 * only before a word that begins sentences ("in the U.S. The ..."). A dateline is never cut, by
 * either. A sentence of more than SENTENCE_TOKENS, which no writer means, is cut there: what looks
 * at whole sentences stays linear. Cost: linear. */
#include "base/utf8.h"
#include "text/split.h"

enum { SENTENCE_TOKENS = 256 };

static const rsm_token *token_at(const text_splitter *splitter, uint32_t index) {
    return rsm_vector_at(&splitter->tokens, index);
}

static char first_byte(const text_splitter *splitter, const rsm_token *token) {
    return splitter->text.data[token->start];
}

char rsm_text_terminator(const text_splitter *splitter, const rsm_token *token) {
    if ((token->flags & RSM_TOKEN_PUNCTUATION) == 0) {
        return 0;
    }
    uint32_t c = rsm_utf8_decode(splitter->text, token->start).code_point;
    if (c == '.') {
        char last = splitter->text.data[token->end - 1];
        return token->end - token->start == 1 ? '.' : last == '?' || last == '!' ? '?' : 'e';
    }
    if (c == 0x2026) {
        return 'e';
    }
    return c == '?' || c == '!' ? '?' : 0;
}

bool rsm_text_is_closing(const text_splitter *splitter, const rsm_token *token) {
    char c = first_byte(splitter, token);
    return (token->flags & RSM_TOKEN_PUNCTUATION) != 0 &&
           ((token->flags & RSM_TOKEN_CLOSES_QUOTE) != 0 ||
            ((c == ')' || c == ']' || c == '\'') && (token->flags & RSM_TOKEN_SPACE_BEFORE) == 0));
}

bool rsm_text_is_opening(const text_splitter *splitter, const rsm_token *token) {
    char c = first_byte(splitter, token);
    return (token->flags & RSM_TOKEN_OPENS_QUOTE) != 0 || c == '(' || c == '[' || c == '<';
}

/* Whether the word begins sentences rather than names: "The", "He", "In", "But". */
static bool is_starter(const text_splitter *splitter, const rsm_token *token) {
    static const char *const tags[] = {"DET", "PRON", "ADP",  "SCONJ", "CCONJ",
                                       "ADV", "AUX",  "INTJ", "PART"};
    rsm_slice tag = rsm_text_first_tag(splitter, token->start, token->end);
    for (size_t i = 0; tag.size > 0 && i < sizeof tags / sizeof tags[0]; i++) {
        if (rsm_slice_equal_string(tag, tags[i])) {
            return true;
        }
    }
    return false;
}

bool rsm_text_is_dotted(const text_splitter *splitter, const rsm_token *token) {
    return (token->flags & RSM_TOKEN_PUNCTUATION) == 0 &&
           splitter->text.data[token->end - 1] == '.' && token->end - token->start > 1;
}

static bool is_clock(rsm_slice word) {
    return rsm_slice_equal_ascii_caseless(word, RSM_SLICE("a.m.")) ||
           rsm_slice_equal_ascii_caseless(word, RSM_SLICE("p.m."));
}

/* Whether a sentence may end after an abbreviation, the next word being `next`. */
static bool ends_after_dotted(const text_splitter *splitter, const rsm_token *token,
                              const rsm_token *next) {
    rsm_slice text = splitter->text;
    rsm_slice word = rsm_slice_sub(text, token->start, token->end);
    if (!splitter->one_case && (next->flags & RSM_TOKEN_CAPITALISED) == 0) {
        return false;
    }
    rsm_slice kind = rsm_text_abbreviation(splitter, token->start, token->end - 1);
    if (rsm_slice_equal_string(kind, "name") || rsm_slice_equal_string(kind, "number")) {
        return false;
    }
    if (token->end - token->start == 2 && (token->flags & RSM_TOKEN_CAPITALISED) != 0) {
        bool king = splitter->text.data[token->start] == 'I'; /* "Nicholas I. He died" */
        return king && is_starter(splitter, next);            /* an initial */
    }
    bool starter = is_starter(splitter, next);
    if (splitter->one_case) {
        return starter && kind.size > 0 && !rsm_slice_equal_string(kind, "plain");
    }
    if (is_clock(word) && !starter) {
        rsm_slice tag = rsm_text_first_tag(splitter, next->start, next->end);
        return (next->flags & RSM_TOKEN_CAPITALS) == 0 && tag.size > 0 &&
               !rsm_slice_equal_string(tag, "PROPN");
    }
    return starter;
}

/* Whether `"..." Smith said` follows: the quotation's end is then not the sentence's. */
static bool speech_follows(const text_splitter *splitter, uint32_t from, uint32_t end) {
    static const char *const verbs[] = {"said",    "says",      "asked",   "told",    "added",
                                        "replied", "shouted",   "wrote",   "tweeted", "cried",
                                        "yelled",  "exclaimed", "recalled"};
    for (uint32_t i = from; i < end && i < from + 5; i++) {
        const rsm_token *token = token_at(splitter, i);
        if ((token->flags & RSM_TOKEN_PUNCTUATION) != 0) {
            return false;
        }
        for (size_t k = 0; k < sizeof verbs / sizeof verbs[0]; k++) {
            if (rsm_text_token_is(splitter, i, verbs[k])) {
                return true;
            }
        }
    }
    return false;
}

/* Whether a number at the sentence's start is that of a list item ("1. ..."). */
static bool is_item_number(const text_splitter *splitter, uint32_t start, uint32_t index) {
    const rsm_token *first = token_at(splitter, start);
    return index == start + 1 && first->end - first->start <= 2 &&
           (first->flags & RSM_TOKEN_DIGITS) != 0;
}

/* "W. 15th St.": a side before a numbered street. */
static bool is_side_of_street(const text_splitter *splitter, uint32_t index,
                              const rsm_token *street) {
    const rsm_token *side = token_at(splitter, index);
    char letter = first_byte(splitter, side);
    char last = splitter->text.data[street->end - 1];
    return side->end - side->start == 1 &&
           (letter == 'N' || letter == 'S' || letter == 'E' || letter == 'W') &&
           (last == 'h' || last == 't' || last == 'd');
}

/* Whether a sentence of the paragraph that began at `start` ends with token `last`, where `next`
 * (which exists) comes after the closing marks that follow it. */
static bool ends_sentence(const text_splitter *splitter, uint32_t start, uint32_t last,
                          uint32_t next, uint32_t end) {
    const rsm_token *token = token_at(splitter, last);
    const rsm_token *after = token_at(splitter, next);
    char mark = rsm_text_terminator(splitter, token);
    bool quoted = next > last + 1;
    const rsm_token *word = after;
    for (uint32_t i = next; rsm_text_is_opening(splitter, word) && i + 1 < end && i < next + 3;
         i++) {
        word = token_at(splitter, i + 1);
    }
    bool capital = (word->flags & RSM_TOKEN_CAPITALISED) != 0;
    bool digit = rsm_ascii_is_digit(first_byte(splitter, word));
    bool spaced = (after->flags & RSM_TOKEN_SPACE_BEFORE) != 0;
    if (mark == 0) {
        return rsm_text_is_dotted(splitter, token) && (spaced || capital) &&
               ends_after_dotted(splitter, token, word);
    }
    if (mark == '.' && digit && last > start && is_side_of_street(splitter, last - 1, word)) {
        return false;
    }
    if (is_item_number(splitter, start, last) && mark == '.') {
        return false;
    }
    if (!spaced && !(capital && mark == '.') && !rsm_text_is_opening(splitter, after)) {
        return false;
    }
    if (splitter->one_case) {
        return mark != 'e' && !(quoted && speech_follows(splitter, next, end));
    }
    if (mark == '?' && quoted && capital && speech_follows(splitter, next, end)) {
        return false;
    }
    if ((word->flags & RSM_TOKEN_PUNCTUATION) != 0) {
        return spaced && (mark != 'e' || quoted) && first_byte(splitter, word) != ',';
    }
    if (capital || digit) {
        return mark != 'e' || capital;
    }
    if (quoted || mark == 'e') {
        return false;
    }
    const rsm_token *before = last > start ? token_at(splitter, last - 1) : token;
    return mark == '?' || before->end - before->start >= 4;
}

static void add(text_splitter *splitter, uint32_t paragraph, uint32_t first, uint32_t end) {
    rsm_sentence *sentence = rsm_vector_push(&splitter->sentences);
    if (sentence == NULL) {
        return;
    }
    rsm_token *tokens = splitter->tokens.items;
    sentence->start = tokens[first].start;
    sentence->end = tokens[end - 1].end;
    sentence->first_token = first;
    sentence->end_token = end;
    sentence->paragraph = paragraph;
    sentence->kind = RSM_SENTENCE_PLAIN;
    sentence->dateline_end = first;
    for (uint32_t i = first; i < end; i++) {
        tokens[i].sentence = splitter->sentences.count - 1;
    }
}

/* Marks the tokens that begin sentences by the rules. */
static void mark_by_rules(text_splitter *splitter, const text_paragraph *paragraph,
                          uint32_t dateline) {
    uint32_t start = paragraph->first_token;
    uint32_t end = paragraph->end_token;
    for (uint32_t i = dateline; i < end;) {
        const rsm_token *token = token_at(splitter, i);
        uint32_t next = i + 1;
        if (rsm_text_terminator(splitter, token) == 0 && !rsm_text_is_dotted(splitter, token)) {
            i = next;
            continue;
        }
        while (next < end && (rsm_text_is_closing(splitter, token_at(splitter, next)) ||
                              (rsm_text_terminator(splitter, token) != 0 &&
                               rsm_text_terminator(splitter, token_at(splitter, next)) != 0))) {
            next++;
        }
        if (next < end && ends_sentence(splitter, start, i, next, end)) {
            ((rsm_token *)rsm_vector_at(&splitter->tokens, next))->flags |= TEXT_BEGINS;
            start = next;
        }
        i = next;
    }
}

/* Makes sentences of the tokens between the marks, and takes the marks away. */
static void cut(text_splitter *splitter, uint32_t index, const text_paragraph *paragraph) {
    uint32_t start = paragraph->first_token;
    for (uint32_t i = start; i < paragraph->end_token; i++) {
        rsm_token *token = rsm_vector_at(&splitter->tokens, i);
        if (i > start && ((token->flags & TEXT_BEGINS) != 0 || i - start >= SENTENCE_TOKENS)) {
            add(splitter, index, start, i);
            start = i;
        }
        token->flags &= ~TEXT_BEGINS;
    }
    if (start < paragraph->end_token) {
        add(splitter, index, start, paragraph->end_token);
    }
}

uint32_t rsm_text_propose(text_splitter *splitter, const text_paragraph *paragraph) {
    uint32_t dateline = paragraph->title ? paragraph->first_token
                                         : rsm_text_dateline(splitter, paragraph->first_token,
                                                             paragraph->end_token);
    mark_by_rules(splitter, paragraph, dateline);
    return dateline;
}

/* Begins a sentence with each dateline inside the paragraph, none in it. */
static void mark_inner_datelines(text_splitter *splitter, const text_paragraph *paragraph) {
    for (uint32_t i = paragraph->first_token + 1; i < paragraph->end_token; i++) {
        uint32_t dateline = rsm_text_inner_dateline(splitter, i, paragraph->end_token);
        rsm_token *tokens = splitter->tokens.items;
        if (dateline > i) {
            tokens[i].flags |= TEXT_BEGINS;
        }
        for (; i + 1 < dateline; i++) {
            tokens[i + 1].flags &= ~TEXT_BEGINS;
        }
    }
}

static void find_inner_datelines(text_splitter *splitter, const text_paragraph *paragraph) {
    for (uint32_t i = paragraph->first_sentence + 1; i < paragraph->end_sentence; i++) {
        rsm_sentence *sentence = rsm_vector_at(&splitter->sentences, i);
        sentence->dateline_end =
            rsm_text_inner_dateline(splitter, sentence->first_token, sentence->end_token);
    }
}

void rsm_text_find_sentences(text_splitter *splitter, uint32_t index) {
    text_paragraph *paragraph = rsm_vector_at(&splitter->paragraphs, index);
    paragraph->first_sentence = splitter->sentences.count;
    uint32_t dateline = rsm_text_propose(splitter, paragraph);
    if (splitter->ends != NULL && !paragraph->title) {
        rsm_text_choose_ends(splitter, paragraph, dateline);
    }
    if (!paragraph->title) {
        mark_inner_datelines(splitter, paragraph);
    }
    cut(splitter, index, paragraph);
    paragraph->end_sentence = splitter->sentences.count;
    find_inner_datelines(splitter, paragraph);
    if (dateline > paragraph->first_token && paragraph->first_sentence < paragraph->end_sentence) {
        rsm_sentence *first = rsm_vector_at(&splitter->sentences, paragraph->first_sentence);
        first->dateline_end = dateline;
    }
}
