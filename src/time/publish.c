/* The date of publication where none is given: from a dateline, else from the report's own words.
 *
 * Part: "PARIS, May 3, 2016 (Reuters) -" is a date; "Friday, May 3" in a report whose latest year
 * named is 2013 bounds one. Never other reports, file times or the clock. Invariants: what is
 * inferred is an interval, perhaps open above, and says so. Cost: linear in the drafts. */
#include "time/resolve.h"

#define LEAD_SENTENCES 6
#define LEAD_NEWS      2  /* the sentences that tell the news, the title not counted */
#define DATELINE_DAYS  7  /* at most between a dateline and the day of publication */
#define SIGNATURE_SENTENCES 5 /* the last ones, in which a communique is dated and signed */
#define SIGNATURE_TOKENS    8 /* between the day and the word that marks it */
#define INFERRED_DAYS  14 /* after the latest day that the lead names */
#define CRAWL_DAYS     7  /* a date given so long after what the page says of itself is a crawl's */

static bool exact_day(const time_draft *draft, int32_t *day) {
    return draft->kind == TIME_KIND_CALENDAR && draft->holiday == RSM_NONE &&
           draft->span == TIME_SPAN_NONE && !draft->swappable && draft->year != 0 &&
           draft->month != 0 && draft->day != 0 &&
           rsm_day_from_date(draft->year, draft->month, draft->day, day);
}

static bool in_lead(const rsm_text *text, const time_draft *draft) {
    bool title = text->sentence_count > 0 && text->sentences[0].kind == RSM_SENTENCE_TITLE;
    return text->tokens[draft->first].sentence < LEAD_NEWS + (title ? 1u : 0u);
}

static bool in_future(const time_scan *scan, const time_draft *draft) {
    return rsm_time_tense(scan->text, scan->tagging, draft->first, draft->end) == TIME_TENSE_FUTURE;
}

/* The latest year that the report names as past, 0 for none. */
static int32_t latest_year(const time_scan *scan, const time_draft *drafts, uint32_t count) {
    int32_t latest = 0;
    for (uint32_t i = 0; i < count; i++) {
        const time_draft *draft = &drafts[i];
        if (draft->kind != TIME_KIND_CALENDAR || draft->year < 1900 || draft->year > 2100 ||
            draft->span != TIME_SPAN_NONE || draft->year <= latest || in_future(scan, draft))
            continue;
        latest = draft->year;
    }
    return latest;
}

static void set_published(rsm_report *report, int32_t first, int32_t last, rsm_date_basis basis) {
    report->published.earliest = rsm_instant_of_day(first);
    report->published.latest = rsm_instant_of_day(last);
    report->published.basis = basis;
}

/* The years near the latest named in which a day without a year falls on its weekday, if it has
 * one. */
static bool day_near(const time_draft *draft, int32_t year, int32_t *first, int32_t *last) {
    bool found = false;
    int32_t day;
    for (int32_t y = year; y <= year + 1; y++) {
        if (!rsm_day_from_date(y, draft->month, draft->day, &day) ||
            (draft->weekday != 0 && rsm_weekday(day) != draft->weekday))
            continue;
        *first = found ? *first : day;
        *last = day;
        found = true;
    }
    return found;
}

static bool from_dateline(const time_scan *scan, const time_draft *drafts, uint32_t count,
                          int32_t year, rsm_report *report) {
    for (uint32_t i = 0; i < count; i++) {
        const time_draft *draft = &drafts[i];
        uint32_t index = scan->text->tokens[draft->first].sentence;
        const rsm_sentence *sentence = &scan->text->sentences[index];
        int32_t day, first, last;
        if (index > LEAD_SENTENCES)
            return false;
        if (draft->end > sentence->dateline_end || draft->kind != TIME_KIND_CALENDAR)
            continue;
        if (exact_day(draft, &day)) {
            set_published(report, day, day, RSM_DATE_DATELINE);
            return true;
        }
        if (draft->month != 0 && draft->day != 0 && draft->year == 0 && year != 0 &&
            day_near(draft, year, &first, &last)) {
            set_published(report, first, last,
                          first == last ? RSM_DATE_DATELINE : RSM_DATE_INFERRED);
            return true;
        }
    }
    return false;
}

/* "PARIS, May 3 (Reuters)" in a report of that day or the next few. */
static bool from_dateline_near(const time_scan *scan, const time_draft *drafts, uint32_t count,
                               int32_t given, rsm_report *report) {
    int32_t year = rsm_day_to_civil(given).year;
    for (int32_t y = year; y >= year - 1; y--) {
        rsm_report written = *report;
        if (!from_dateline(scan, drafts, count, y, &written))
            return false;
        int32_t day = written.published.earliest.day;
        bool dated = written.published.earliest.day == written.published.latest.day;
        if (day <= given && (dated || given - day <= DATELINE_DAYS)) {
            report->published = written.published;
            report->published.latest = report->published.earliest;
            return true;
        }
    }
    return false;
}

/* Whether the sentence has a verb outside the date itself ("May" is none). */
static bool has_verb(const time_scan *scan, const rsm_sentence *sentence, const time_draft *draft) {
    for (uint32_t i = sentence->first_token; i < sentence->end_token; i++)
        if ((i < draft->first || i >= draft->end) && (scan->tagging->tags[i].upos == RSM_UPOS_AUX ||
                                                      scan->tagging->tags[i].form == RSM_VERB_PAST))
            return true;
    return false;
}

/* A line that is nothing but a date, or "Published: 3 May 2016", at the head. */
static bool from_date_line(const time_scan *scan, const time_draft *drafts, uint32_t count,
                           rsm_report *report) {
    for (uint32_t i = 0; i < count; i++) {
        const time_draft *draft = &drafts[i];
        uint32_t index = scan->text->tokens[draft->first].sentence;
        const rsm_sentence *sentence = &scan->text->sentences[index];
        int32_t day;
        if (index > LEAD_SENTENCES)
            return false;
        uint32_t outside =
            sentence->end_token - sentence->first_token - (draft->end - draft->first);
        bool edge = draft->first == sentence->first_token || draft->end == sentence->end_token;
        if ((outside <= 3 || (outside <= 6 && edge)) && exact_day(draft, &day) &&
            !has_verb(scan, sentence, draft)) {
            set_published(report, day, day, RSM_DATE_DATELINE);
            return true;
        }
    }
    return false;
}

static bool is_word(const rsm_text *text, uint32_t token, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (rsm_slice_equal_ascii_caseless(rsm_token_slice(text, token),
                                           rsm_slice_from_string(words[i])))
            return true;
    return false;
}

/* "Posted:", "Created on": whether such words lead in the date, with a colon or at the start of a
 * sentence; not "he posted on May 3, 2016". */
static bool is_stamp(const time_scan *scan, const time_draft *draft) {
    static const char *const words[] = {"posted",  "published", "created",
                                        "updated", "modified",  "filed"};
    static const char *const between[] = {":", "-", "at", "on"};
    const rsm_text *text = scan->text;
    uint32_t first = text->sentences[text->tokens[draft->first].sentence].first_token;
    uint32_t at = draft->first;
    bool colon = false;
    for (; at > first && is_word(text, at - 1, between, sizeof between / sizeof *between); at--)
        colon |= is_word(text, at - 1, between, 1);
    return at > first && (colon || at - 1 == first) &&
           is_word(text, at - 1, words, sizeof words / sizeof *words);
}

/* The first day on which the page says it was posted, brought up to date, ... anywhere in it. */
static bool from_stamp(const time_scan *scan, const time_draft *drafts, uint32_t count,
                       rsm_report *report) {
    int32_t earliest = 0, day;
    bool found = false;
    for (uint32_t i = 0; i < count; i++)
        if (exact_day(&drafts[i], &day) && is_stamp(scan, &drafts[i]) &&
            (!found || day < earliest))
            earliest = day, found = true;
    if (found)
        set_published(report, earliest, earliest, RSM_DATE_DATELINE);
    return found;
}

/* "(Dated) Norville, 3 June 1989 (Signed) the press office", "Norville, 3 June 1989. (Signed) ...": a
 * day at the end of a communique or letter, with one of these words beside it in its sentence or the
 * next to it; it is the day that "today" in it means. */
static bool from_signature(const time_scan *scan, const time_draft *drafts, uint32_t count,
                           rsm_report *report) {
    static const char *const words[] = {"dated", "signed"};
    const rsm_text *text = scan->text;
    for (uint32_t i = count; i-- > 0;) {
        uint32_t index = text->tokens[drafts[i].first].sentence;
        uint32_t before = index > 0 ? text->sentences[index - 1].first_token : 0;
        uint32_t from = drafts[i].first > before + SIGNATURE_TOKENS
                            ? drafts[i].first - SIGNATURE_TOKENS
                            : before;
        uint32_t to = drafts[i].end + SIGNATURE_TOKENS / 2;
        bool marked = false;
        int32_t day;
        if (index + SIGNATURE_SENTENCES < text->sentence_count)
            return false;
        for (uint32_t at = from; at < to && at < text->token_count; at++)
            marked |= is_word(text, at, words, 2) && at > 0 &&
                      rsm_slice_equal(rsm_token_slice(text, at - 1), rsm_slice_from_string("("));
        if (marked && exact_day(&drafts[i], &day)) {
            set_published(report, day, day, RSM_DATE_DATELINE);
            return true;
        }
    }
    return false;
}

void rsm_time_publication(const time_scan *scan, const time_draft *drafts, uint32_t count,
                          int32_t reckoned, rsm_report *report) {
    if (report->published.basis != RSM_DATE_UNKNOWN)
        return;
    int32_t year = latest_year(scan, drafts, count), latest = 0, day;
    year = reckoned > year ? reckoned : year;
    bool found = false, lead = false;
    if (from_dateline(scan, drafts, count, year, report) ||
        from_date_line(scan, drafts, count, report) ||
        from_signature(scan, drafts, count, report) || year == 0)
        return;
    for (uint32_t i = 0; i < count; i++) {
        int32_t first = 0, last = 0;
        bool exact = exact_day(&drafts[i], &day);
        if (!exact && drafts[i].kind == TIME_KIND_CALENDAR && drafts[i].weekday != 0 &&
            drafts[i].day != 0 && drafts[i].month != 0 &&
            day_near(&drafts[i], year, &first, &last) && first == last) {
            exact = true; /* "Friday, May 3": the year in which they meet */
            day = first;
        }
        if (!exact || in_future(scan, &drafts[i]) || (found && day <= latest))
            continue;
        latest = day;
        found = true;
        lead = in_lead(scan->text, &drafts[i]);
    }
    int32_t start;
    if (!rsm_day_from_date(year, 1, 1, &start))
        return;
    if (found && lead && latest >= start) {
        set_published(report, latest, latest + INFERRED_DAYS, RSM_DATE_INFERRED);
        return;
    }
    /* what is named elsewhere may be long past: it was published after that, nobody knows when */
    set_published(report, found && latest > start ? latest : start, start, RSM_DATE_INFERRED);
    report->published.latest = rsm_instant_unknown();
}

void rsm_time_posted(const time_scan *scan, const time_draft *drafts, uint32_t count,
                     rsm_report *report) {
    rsm_report written = *report;
    if (report->published.basis == RSM_DATE_GIVEN && report->published.earliest.known &&
        from_stamp(scan, drafts, count, &written) &&
        report->published.earliest.day - written.published.earliest.day > CRAWL_DAYS)
        report->published.earliest = written.published.earliest;
}

rsm_published rsm_time_reference(const time_scan *scan, const time_draft *drafts, uint32_t count,
                                 const rsm_report *report) {
    rsm_published given = report->published;
    if (given.basis != RSM_DATE_GIVEN || !given.latest.known)
        return given;
    rsm_report written = *report;
    written.published =
        (rsm_published){rsm_instant_unknown(), rsm_instant_unknown(), RSM_DATE_UNKNOWN};
    if (!from_dateline_near(scan, drafts, count, given.latest.day, &written) &&
        !from_stamp(scan, drafts, count, &written) &&
        !from_date_line(scan, drafts, count, &written))
        return given;
    if (written.published.latest.day > given.latest.day)
        return given;
    given.earliest = written.published.earliest;
    given.latest = written.published.latest;
    return given;
}
