/* Years that the text lets one reckon: "the tenth anniversary of the massacre of 2009" is held in
 * 2019, and so is a "May 14" of the same sentence.
 *
 * Part: gives dates without a year the year that their sentence reckons, in a report that has no
 * date of publication to count from. Invariants: a date that would not exist is left as it is.
 * Cost: linear in the tokens. */
#include "time/resolve.h"

#define MOST_ANNIVERSARIES 4  /* looked at in a sentence */
#define ANNIVERSARY_TOKENS 30 /* between "anniversary" and the year of what it recalls */

/* The years that "tenth anniversary", "50-year anniversary", "centenary" at token i count; 0 for
 * none. */
static int32_t counted_years(const time_scan *scan, uint32_t i) {
    static const struct {
        const char *word;
        int32_t years;
    } words[] = {{"centenary", 100},
                 {"centennial", 100},
                 {"bicentenary", 200},
                 {"bicentennial", 200},
                 {"tercentenary", 300}};
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
        if (rsm_time_word(scan, i, words[k].word))
            return words[k].years;
    if (!rsm_time_word(scan, i, "anniversary"))
        return 0;
    for (uint32_t p = i; p > scan->begin && i - p < 4; p--) { /* "10th, sombre anniversary" */
        const time_lexeme *lexeme = &scan->lexemes[p - 1];
        bool years = rsm_time_is(scan, p, TIME_DASH) || rsm_time_word(scan, p, "year");
        if ((lexeme->classes & TIME_ORDINAL) == 0 && !((lexeme->classes & TIME_NUMBER) && years))
            continue;
        int32_t tens = 0; /* "twenty-fifth" */
        uint32_t q = p >= scan->begin + 2 && rsm_time_is(scan, p - 2, TIME_DASH) ? p - 2 : p - 1;
        if (q > scan->begin && lexeme->number < 10 && rsm_time_is(scan, q - 1, TIME_NUMBER) &&
            scan->lexemes[q - 1].number % 10 == 0 && scan->lexemes[q - 1].number < 100)
            tens = scan->lexemes[q - 1].number;
        return lexeme->number <= 1000 ? lexeme->number + tens : 0;
    }
    return 0;
}

static bool names_year(const time_draft *draft) {
    return draft->kind == TIME_KIND_CALENDAR && draft->year >= 1000 &&
           draft->span == TIME_SPAN_NONE;
}

/* The year of what is recalled at token i: the first named after it in the sentence [first, end) of
 * drafts, else the last before it. */
static int32_t recalled_year(const time_draft *drafts, uint32_t first, uint32_t end, uint32_t i) {
    int32_t year = 0;
    for (uint32_t d = first; d < end; d++) {
        if (!names_year(&drafts[d]))
            continue;
        if (drafts[d].first < i)
            year = drafts[d].year;
        else if (drafts[d].first - i < ANNIVERSARY_TOKENS)
            return drafts[d].year;
    }
    return year;
}

static void give_year(time_draft *drafts, uint32_t first, uint32_t end, int32_t year) {
    for (uint32_t d = first; d < end; d++) {
        time_draft *draft = &drafts[d];
        bool open = draft->kind == TIME_KIND_CALENDAR && draft->month != 0 && draft->year == 0 &&
                    !draft->has_year_shift && !draft->swappable && draft->holiday == RSM_NONE;
        if (open && (draft->day == 0 || draft->day <= rsm_days_in_month(year, draft->month)))
            draft->year = year;
    }
}

/* The year that the sentence reckons, 0 where it reckons none. */
static int32_t reckoned_year(const time_scan *scan, const time_draft *drafts, uint32_t first,
                             uint32_t end) {
    uint32_t tried = 0;
    for (uint32_t i = scan->begin; i < scan->end && tried < MOST_ANNIVERSARIES; i++) {
        int32_t years = counted_years(scan, i);
        int32_t year = years > 0 ? recalled_year(drafts, first, end, i) : 0;
        if (year != 0)
            return year + years;
        tried += years > 0;
    }
    for (uint32_t d = first; d + 1 < end; d++) { /* "six years after the massacre of 2009" */
        const time_draft *draft = &drafts[d];
        if (draft->anchored && draft->unit == TIME_UNIT_YEAR && draft->count > 0 &&
            draft->count <= 1000 && names_year(&drafts[d + 1]))
            return drafts[d + 1].year + draft->count;
    }
    return 0;
}

int32_t rsm_time_reckon(time_scan *scan, time_draft *drafts, uint32_t count) {
    int32_t latest = 0;
    const rsm_text *text = scan->text;
    for (uint32_t first = 0, end; first < count; first = end) {
        uint32_t sentence = text->tokens[drafts[first].first].sentence;
        for (end = first + 1; end < count && text->tokens[drafts[end].first].sentence == sentence;)
            end++;
        scan->begin = text->sentences[sentence].first_token;
        scan->end = text->sentences[sentence].end_token;
        int32_t year = reckoned_year(scan, drafts, first, end);
        if (year == 0 || year > 2199)
            continue;
        give_year(drafts, first, end, year);
        bool ahead = rsm_time_tense(text, scan->tagging, drafts[first].first, drafts[first].end) ==
                     TIME_TENSE_FUTURE;
        if (!ahead && year > latest)
            latest = year;
    }
    return latest;
}
