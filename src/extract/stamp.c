/* When a page was made, and not what it tells: "Posted 4 May 2009, 7:15 AM EST", "UPDATE 8:20 AM:".
 *
 * Such a time dates no incident. A line of nothing but a day without an hour may be a heading that
 * does. Cost: linear in the sentence, of STAMP_TOKENS at most. */
#include "extract/sign.h"

enum { STAMP_TOKENS = 16 /* of a line that only says when the page was made */ };

/* A word that stands on the line of a page that says when it was put there. */
static bool is_of_stamp(const extraction *x, uint32_t token) {
    static const char *const words[] = {"posted", "updated", "published", "last", "first", "at",
                                        "on",     "a",       "p",         "m",    "am",    "pm"};
    rsm_slice word = token_text(x, token);
    bool zone = word.size <= 4;
    for (size_t i = 0; i < word.size && zone; i++)
        zone = word.data[i] >= 'A' && word.data[i] <= 'Z';
    bool known = zone || x->time_of[token] != RSM_NONE;
    for (size_t i = 0; i < sizeof words / sizeof *words && !known; i++)
        known = token_is(x, token, words[i]);
    bool letter = word.size > 0 && (((unsigned char)word.data[0] | 0x20) >= 'a' &&
                                    ((unsigned char)word.data[0] | 0x20) <= 'z');
    return known || !letter;
}

/* A line of nothing but a day or an hour: "Posted 4 May 2009, 7:15 AM EST". */
bool is_stamp_line(const extraction *x, uint32_t index) {
    const rsm_sentence *sentence = &x->text->sentences[index];
    bool time = false;
    if (sentence->end_token > sentence->first_token + STAMP_TOKENS)
        return false;
    for (uint32_t token = sentence->first_token; token < sentence->end_token; token++) {
        if (!is_of_stamp(x, token))
            return false;
        time = time || x->time_of[token] != RSM_NONE;
    }
    return time;
}

/* "Posted", "EST Updated:", "ORIGINAL POST" right before a time; not "he posted on Tuesday",
 * "Update on Sunday's fire". */
static bool is_led_by_stamp(const extraction *x, uint32_t first, bool hour) {
    static const char *const words[] = {"posted",   "updated", "published", "created",
                                        "modified", "edited",  "update",    "post"};
    static const char *const between[] = {":", "-", "at", "on", "|"};
    static const char *const openers[] = {"last", "first", "original", "originally"};
    uint32_t begin = sentence_first(x, first), token = first;
    bool colon = false;
    for (; token > begin && ONE_OF(x, token - 1, between); token--)
        colon |= token_is(x, token - 1, ":") || token_is(x, token - 1, "|");
    if (token == begin || !ONE_OF(x, token - 1, words))
        return false;
    uint32_t lead = token - 1;
    bool doubtful = !hour && (token_is(x, lead, "update") || token_is(x, lead, "post"));
    return !doubtful &&
           (colon || lead == begin || (lead == begin + 1 && ONE_OF(x, begin, openers)));
}

/* Whether a sentence is all of its paragraph. */
static bool is_a_line(const extraction *x, uint32_t index) {
    const rsm_sentence *of = &x->text->sentences[index];
    bool opens = index == 0 || of[-1].paragraph != of->paragraph;
    return opens && (index + 1 >= x->text->sentence_count || of[1].paragraph != of->paragraph);
}

/* "- Ana Weiss (@anaweiss) June 3": when a post that the page shows was put there. */
static bool is_of_a_post(const extraction *x, uint32_t first) {
    enum { REACH = 6 };
    uint32_t begin = sentence_first(x, first);
    if (first == begin || !token_is(x, first - 1, ")"))
        return false;
    for (uint32_t at = first - 1; at-- > begin && at + REACH > first;)
        if (token_text(x, at).data[0] == '@')
            return true;
    return false;
}

bool is_stamp(const extraction *x, uint32_t time) {
    const rsm_time *of = &x->times->items[time];
    uint32_t first = of->first_token, end = of->end_token, begin = sentence_first(x, first);
    bool hour = of->expression.type == RSM_TIME_TIME;
    uint32_t sentence = x->text->tokens[first].sentence;
    if (hour && is_a_line(x, sentence) && is_stamp_line(x, sentence))
        return true;
    uint32_t told = end < sentence_end(x, first) && token_is(x, end, "update") ? end + 1 : end;
    if (hour && first == begin && told < sentence_end(x, first) && token_is(x, told, ":"))
        return true; /* "2 p.m. UPDATE:" */
    return is_of_a_post(x, first) || (hour && first == begin && end < sentence_end(x, first) && token_is(x, end, ":")) ||
           is_led_by_stamp(x, first, hour);
}
