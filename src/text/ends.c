/* Where sentences end, as learned: the places that are judged, what is seen of them, the judgement.
 *
 * A place lies before a token, inside a paragraph. Judged are those after a mark, where the rules
 * are not sure of it, and, where capitals tell something, those before a capital that opens
 * sentences: a line of a mail may end without a mark. After abbreviations, and without white space,
 * the rules decide. From
 * left to right; how far the sentence in hand has come is seen. Invariants: what is seen depends on
 * the paragraph alone, scores are whole numbers, a tie goes on. Cost: linear; a place looks at a
 * few tokens on either side. */
#include "base/hash.h"
#include "text/split.h"

enum {
    CLOSERS = 3,
    LENGTH_CLASSES = 8,
    PLAIN_BYTES = 3 /* a stop after a word of so many bytes and before a capital is left alone */
};

/* What kind of thing a token is, as far as ends of sentences go. */
typedef enum end_class {
    END_NONE,
    END_STOP,
    END_QUESTION,
    END_ELLIPSIS,
    END_CLOSING,
    END_BRACKET,
    END_QUOTE,
    END_OPENING,
    END_COMMA,
    END_COLON,
    END_DASH,
    END_MARK,
    END_LONG_MARK,
    END_DOTTED,
    END_NUMBER,
    END_CAPITALS,
    END_CAPITAL,
    END_WORD
} end_class;

typedef struct end_token {
    end_class class;
    uint64_t form; /* hash of its key; 0 where there is none */
    uint64_t tag;  /* hash of its first tag in the lexicon */
    bool space;    /* white space before it */
} end_token;

static const rsm_token *token_at(const text_splitter *splitter, uint32_t index) {
    return rsm_vector_at(&splitter->tokens, index);
}

static end_class mark_class(const text_splitter *splitter, const rsm_token *token) {
    switch (rsm_text_terminator(splitter, token)) {
    case '.':
        return END_STOP;
    case '?':
        return END_QUESTION;
    case 'e':
        return END_ELLIPSIS;
    default:
        break;
    }
    char byte = splitter->text.data[token->start];
    if ((token->flags & RSM_TOKEN_OPENS_QUOTE) != 0) {
        return END_QUOTE;
    }
    if (rsm_text_is_closing(splitter, token)) {
        return byte == ')' || byte == ']' ? END_BRACKET : END_CLOSING;
    }
    if (rsm_text_is_opening(splitter, token)) {
        return END_OPENING;
    }
    if (byte == ',') {
        return END_COMMA;
    }
    if (byte == ':' || byte == ';') {
        return token->end - token->start == 1 ? END_COLON : END_LONG_MARK;
    }
    bool dash = byte == '-' || (unsigned char)byte == 0xE2;
    return dash ? END_DASH : token->end - token->start > 1 ? END_LONG_MARK : END_MARK;
}

static end_class class_of(const text_splitter *splitter, const rsm_token *token) {
    if ((token->flags & RSM_TOKEN_PUNCTUATION) != 0) {
        return mark_class(splitter, token);
    }
    if (rsm_text_is_dotted(splitter, token)) {
        return END_DOTTED;
    }
    if ((token->flags & RSM_TOKEN_DIGITS) != 0) {
        return END_NUMBER;
    }
    if (splitter->one_case || (token->flags & RSM_TOKEN_CAPITALISED) == 0) {
        return END_WORD;
    }
    return (token->flags & RSM_TOKEN_CAPITALS) != 0 ? END_CAPITALS : END_CAPITAL;
}

/* The token, its digits all alike; nothing of one outside [first, end). */
static end_token look_at(const text_splitter *splitter, uint32_t index, uint32_t first,
                         uint32_t end) {
    end_token seen = {END_NONE, 0, 0, false};
    if (index < first || index >= end) {
        return seen;
    }
    const rsm_token *token = token_at(splitter, index);
    char key[TEXT_KEY_SIZE];
    bool fits = token->end - token->start <= TEXT_KEY_SIZE;
    uint32_t size = fits ? rsm_text_key(splitter->text, token->start, token->end, key) : 0;
    for (uint32_t i = 0; i < size; i++) {
        key[i] = key[i] >= '0' && key[i] <= '9' ? '0' : key[i];
    }
    seen.class = class_of(splitter, token);
    seen.form = rsm_hash64(rsm_slice_make(key, size));
    seen.space = (token->flags & RSM_TOKEN_SPACE_BEFORE) != 0;
    if ((token->flags & RSM_TOKEN_PUNCTUATION) == 0) {
        seen.tag = rsm_hash64(rsm_text_first_tag(splitter, token->start, token->end));
    }
    return seen;
}

/* 0, 1, 2, 3-4, 5-8, ... */
static uint64_t length_class(uint32_t tokens) {
    uint64_t class = 0;
    while (tokens > 0 && class + 1 < LENGTH_CLASSES) {
        tokens /= 2;
        class ++;
    }
    return class;
}

text_end_view rsm_text_end_view(const text_splitter *splitter, const text_paragraph *paragraph,
                                uint32_t start) {
    text_end_view view = {.paragraph = paragraph, .start = start};
    uint32_t count = paragraph->end_token - paragraph->first_token;
    for (uint32_t i = paragraph->first_token; i < paragraph->end_token; i++) {
        view.stops += rsm_text_terminator(splitter, token_at(splitter, i)) != 0;
    }
    view.stops = count > 0 ? (uint32_t)((uint64_t)view.stops * 100 / count) : 0;
    return view;
}

void rsm_text_end_step(const text_splitter *splitter, text_end_view *view, uint32_t next) {
    const rsm_token *before = token_at(splitter, next - 1);
    char byte = splitter->text.data[before->start];
    if (byte == '(' || byte == '[') {
        view->open++;
    } else if ((byte == ')' || byte == ']') && view->open > 0) {
        view->open--;
    }
}

/* Whether the word opens sentences rather than names. */
static bool is_opener(const text_splitter *splitter, const rsm_token *token) {
    static const char *const tags[] = {"DET", "PRON", "AUX", "SCONJ", "INTJ"};
    rsm_slice tag = rsm_text_first_tag(splitter, token->start, token->end);
    for (size_t i = 0; tag.size > 0 && i < sizeof tags / sizeof tags[0]; i++) {
        if (rsm_slice_equal_string(tag, tags[i])) {
            return true;
        }
    }
    return false;
}

/* The last token before `next` that is no closing quote or bracket. */
static uint32_t core_of(const text_splitter *splitter, uint32_t next, uint32_t first) {
    uint32_t core = next - 1;
    for (uint32_t i = 0; i < CLOSERS && core > first; i++, core--) {
        if (!rsm_text_is_closing(splitter, token_at(splitter, core))) {
            break;
        }
    }
    return core;
}

static bool has_flag(const rsm_token *token, uint32_t flag) {
    return (token->flags & flag) != 0;
}

/* Whether a place after a mark that ends no sentence by itself is judged. */
static bool may_follow_mark(const text_splitter *splitter, uint32_t core, uint32_t next) {
    const rsm_token *before = token_at(splitter, next - 1);
    const rsm_token *token = token_at(splitter, next);
    bool opens = (splitter->one_case || has_flag(token, RSM_TOKEN_CAPITALISED)) &&
                 is_opener(splitter, token);
    switch (class_of(splitter, before)) {
    case END_COMMA:
    case END_QUOTE:
    case END_OPENING:
        return false;
    case END_DASH:
        return opens;
    case END_COLON:
        return !has_flag(token, RSM_TOKEN_OPENS_QUOTE | RSM_TOKEN_PUNCTUATION);
    case END_CLOSING:
    case END_BRACKET:
        return opens || has_flag(token_at(splitter, core), RSM_TOKEN_DIGITS);
    default:
        return true;
    }
}

/* Whether a line may end before `next` without a mark: before a capital that opens sentences and
 * has none after it, in what is no headline in title case. */
static bool may_end_line(const text_splitter *splitter, uint32_t next, uint32_t end) {
    const rsm_token *before = token_at(splitter, next - 1);
    const rsm_token *second = next + 1 < end ? token_at(splitter, next + 1) : NULL;
    const rsm_token *token = token_at(splitter, next);
    if (has_flag(token, RSM_TOKEN_PUNCTUATION)) {
        return !has_flag(token, RSM_TOKEN_OPENS_QUOTE);
    }
    return !splitter->one_case && has_flag(token, RSM_TOKEN_CAPITALISED) && second != NULL &&
           !has_flag(second, RSM_TOKEN_CAPITALISED) && is_opener(splitter, token) &&
           !(has_flag(before, RSM_TOKEN_CAPITALISED) &&
             rsm_text_first_tag(splitter, before->start, before->end).size > 0);
}

text_place rsm_text_place(const text_splitter *splitter, const text_paragraph *paragraph,
                          uint32_t next) {
    const rsm_token *token = token_at(splitter, next);
    uint32_t core = core_of(splitter, next, paragraph->first_token);
    const rsm_token *at_core = token_at(splitter, core);
    text_place by_rules = has_flag(token, TEXT_BEGINS) ? TEXT_PLACE_BEGINS : TEXT_PLACE_GOES_ON;
    bool closed = core + 1 < next;
    bool capital = !splitter->one_case && has_flag(token, RSM_TOKEN_CAPITALISED);
    if (!has_flag(token, RSM_TOKEN_SPACE_BEFORE) || rsm_text_is_dotted(splitter, at_core)) {
        return by_rules;
    }
    if (rsm_text_terminator(splitter, at_core) != 0) {
        bool small = !splitter->one_case && !capital &&
                     !has_flag(token, RSM_TOKEN_PUNCTUATION | RSM_TOKEN_DIGITS);
        const rsm_token *word = core > paragraph->first_token ? at_core - 1 : at_core;
        bool plain = !closed && capital && word->end - word->start >= PLAIN_BYTES;
        bool begins = by_rules == TEXT_PLACE_BEGINS;
        bool sure = (closed && (small || !begins)) || (plain && begins); /* "Why?" Moreau said */
        return sure ? by_rules : TEXT_PLACE_JUDGED;
    }
    bool judged = has_flag(token_at(splitter, next - 1), RSM_TOKEN_PUNCTUATION)
                      ? may_follow_mark(splitter, core, next)
                      : may_end_line(splitter, next, paragraph->end_token);
    return judged ? TEXT_PLACE_JUDGED : by_rules;
}

/* Collects features, each of its own template. */
typedef struct collector {
    uint64_t *features;
    uint32_t count;
} collector;

static void put(collector *to, uint64_t a, uint64_t b, uint64_t c) {
    to->features[to->count] = rsm_feature(to->count, rsm_feature_pair(rsm_feature_pair(a, b), c));
    to->count++;
}

/* A hash of up to four small numbers. */
static uint64_t small(uint64_t a, uint64_t b, uint64_t c, uint64_t d) {
    return a | b << 8 | c << 16 | d << 24;
}

static void put_tokens(collector *to, const end_token *core, const end_token *word,
                       const end_token *before, const end_token *next, const end_token *second) {
    uint64_t place = small(core->class, before->class, next->class, next->space);
    put(to, small(before->class, next->class, next->space, 0), 0, 0);
    put(to, place, 0, 0);
    put(to, place, second->class, second->space);
    put(to, before->form, 0, 0);
    put(to, next->form, 0, 0);
    put(to, before->form, next->class, next->space);
    put(to, next->form, core->class, next->class);
    put(to, word->form, core->class, next->class);
    put(to, next->tag, core->class, next->class);
    put(to, next->tag, second->tag, core->class);
    put(to, before->tag, next->tag, small(before->class, next->class, 0, 0));
    put(to, before->form, next->form, 0);
    put(to, word->class, place, 0);
    put(to, next->form, second->form, core->class);
    put(to, word->tag, next->tag, place);
}

static void put_setting(collector *to, const text_splitter *splitter, const text_end_view *view,
                        uint32_t at, const end_token *core, const end_token *next) {
    const rsm_token *token = token_at(splitter, at);
    const rsm_token *before = token_at(splitter, at - 1);
    const rsm_token *first = token_at(splitter, view->start);
    uint64_t rule = (token->flags & TEXT_BEGINS) != 0;
    uint64_t place = small(core->class, next->class, next->space, splitter->one_case);
    uint64_t length = length_class(at - view->start);
    uint64_t quoted = ((token->flags & RSM_TOKEN_QUOTED) != 0 ? 1 : 0) |
                      ((before->flags & RSM_TOKEN_QUOTED) != 0 ? 2 : 0);
    uint64_t stops = length_class(view->stops);
    uint64_t left = length_class(view->paragraph->end_token - at);
    put(to, rule, 0, 0);
    put(to, rule, place, 0);
    put(to, rule, next->form, core->class);
    put(to, rule, next->tag, place);
    put(to, length, place, rule);
    put(to, length, next->tag, core->class);
    put(to, quoted, place, 0);
    put(to, view->open > 0, place, rule);
    put(to, left, place, 0);
    put(to, stops, place, 0);
    put(to, class_of(splitter, first), small(core->class, next->class, length < 3, 0), stops);
    put(to, core->class == END_NUMBER || core->class == END_STOP ? length : LENGTH_CLASSES,
        class_of(splitter, first), next->class);
}

uint32_t rsm_text_end_features(const text_splitter *splitter, const text_end_view *view,
                               uint32_t next, uint64_t features[TEXT_END_FEATURES]) {
    uint32_t first = view->paragraph->first_token;
    uint32_t end = view->paragraph->end_token;
    uint32_t core = core_of(splitter, next, first);
    bool mark = (token_at(splitter, core)->flags & RSM_TOKEN_PUNCTUATION) != 0;
    end_token at_core = look_at(splitter, core, first, end);
    end_token word = mark && core > first ? look_at(splitter, core - 1, first, end) : at_core;
    end_token before = look_at(splitter, next - 1, first, end);
    end_token after = look_at(splitter, next, first, end);
    end_token second = look_at(splitter, next + 1, first, end);
    collector to = {features, 0};
    put_tokens(&to, &at_core, &word, &before, &after, &second);
    put_setting(&to, splitter, view, next, &at_core, &after);
    return to.count;
}

void rsm_text_choose_ends(text_splitter *splitter, const text_paragraph *paragraph,
                          uint32_t dateline) {
    uint64_t features[TEXT_END_FEATURES];
    int32_t scores[RSM_TEXT_MODEL_CLASSES];
    text_end_view view = rsm_text_end_view(splitter, paragraph, paragraph->first_token);
    for (uint32_t i = dateline + 1; i < paragraph->end_token; i++) {
        rsm_token *token = rsm_vector_at(&splitter->tokens, i);
        rsm_text_end_step(splitter, &view, i);
        text_place place = rsm_text_place(splitter, paragraph, i);
        bool begins = place == TEXT_PLACE_BEGINS;
        if (place == TEXT_PLACE_JUDGED) {
            uint32_t count = rsm_text_end_features(splitter, &view, i, features);
            rsm_linear_score(splitter->ends, features, count, scores);
            begins = scores[1] > scores[0];
        }
        token->flags = begins ? token->flags | TEXT_BEGINS : token->flags & ~TEXT_BEGINS;
        if (begins) {
            view.start = i;
            view.open = 0;
        }
    }
}
