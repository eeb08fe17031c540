/* TimelineJS: the JSON that the timeline of the Knight Lab reads, an event an incident.
 *
 * Invariants: text of reports is escaped, since the timeline takes its text for HTML; only
 * addresses of the web become links; a day, month or year that is not known is left out, and the
 * span stands in words. Cost: see coded.h. */
#include "export/format.h"

#include "base/hash.h"

static bool takes(const rsm_coded *coded) {
    return coded->has_day;
}

/* ---- dates ---- */

typedef enum date_kind { DATE_DAY, DATE_MONTH, DATE_YEAR, DATE_SPAN } date_kind;

static date_kind kind_of(const rsm_coded *coded) {
    rsm_civil first = rsm_day_to_civil(coded->first), last = rsm_day_to_civil(coded->last);
    bool whole_months = first.day == 1 && last.day == rsm_days_in_month(last.year, last.month);
    if (coded->first == coded->last) {
        return DATE_DAY;
    }
    if (whole_months && first.year == last.year && first.month == last.month) {
        return DATE_MONTH;
    }
    return whole_months && first.year == last.year && first.month == 1 && last.month == 12
               ? DATE_YEAR
               : DATE_SPAN;
}

static void write_date(rsm_json *json, const char *key, int32_t day, date_kind kind,
                       const rsm_instant *minute) {
    rsm_civil civil = rsm_day_to_civil(day);
    rsm_json_key(json, key);
    rsm_json_begin_object(json);
    rsm_json_key_int(json, "year", civil.year);
    if (kind != DATE_YEAR) {
        rsm_json_key_int(json, "month", civil.month);
    }
    if (kind == DATE_DAY || kind == DATE_SPAN) {
        rsm_json_key_int(json, "day", civil.day);
    }
    if (minute != NULL && minute->minute != RSM_WHOLE_DAY) {
        rsm_json_key_int(json, "hour", minute->minute / 60);
        rsm_json_key_int(json, "minute", minute->minute % 60);
    }
    rsm_json_end_object(json);
}

static void write_dates(rsm_json *json, const rsm_coded *coded) {
    const rsm_time_value *when = &coded->account->when;
    date_kind kind = kind_of(coded);
    bool one_minute = kind == DATE_DAY && rsm_instant_equal(when->earliest, when->latest);
    write_date(json, "start_date", coded->first, kind, one_minute ? &when->earliest : NULL);
    if (kind == DATE_SPAN) {
        rsm_buffer text;
        write_date(json, "end_date", coded->last, kind, NULL);
        rsm_buffer_init(&text, coded->arena->allocator);
        rsm_buffer_append_string(&text, "between ");
        rsm_tell_day(coded->first, &text);
        rsm_buffer_append_string(&text, " and ");
        rsm_tell_day(coded->last, &text);
        rsm_json_key_string(json, "display_date", rsm_finish_text(&text, coded->arena));
    }
}

/* ---- text ---- */

static void append_escaped(rsm_buffer *html, rsm_slice text) {
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.data[i];
        switch (byte) {
        case '<':
            rsm_buffer_append_string(html, "&lt;");
            break;
        case '>':
            rsm_buffer_append_string(html, "&gt;");
            break;
        case '&':
            rsm_buffer_append_string(html, "&amp;");
            break;
        case '"':
            rsm_buffer_append_string(html, "&quot;");
            break;
        case '\'':
            rsm_buffer_append_string(html, "&#39;");
            break;
        default:
            rsm_buffer_append_char(html, byte);
            break;
        }
    }
}

static void append_paragraph(rsm_buffer *html, const rsm_coded *coded,
                             void (*tell)(const rsm_coded *coded, rsm_buffer *buffer)) {
    rsm_buffer text;
    rsm_buffer_init(&text, coded->arena->allocator);
    tell(coded, &text);
    rsm_slice words = rsm_slice_trim(rsm_buffer_slice(&text));
    if (words.size > 0) {
        rsm_buffer_append_string(html, "<p>");
        append_escaped(html, words);
        rsm_buffer_append_string(html, "</p>");
    }
    html->failed = html->failed || text.failed;
    rsm_buffer_free(&text);
}

static void append_report(rsm_buffer *html, const rsm_report *report) {
    bool is_link = rsm_slice_starts_with(report->url, RSM_SLICE("https://")) ||
                   rsm_slice_starts_with(report->url, RSM_SLICE("http://"));
    rsm_buffer_append_string(html, "<li>");
    if (is_link) {
        rsm_buffer_append_string(html, "<a href=\"");
        append_escaped(html, report->url);
        rsm_buffer_append_string(html, "\">");
    }
    append_escaped(html, report->title.size > 0 ? report->title : report->id);
    rsm_buffer_append_string(html, is_link ? "</a>" : "");
    if (report->outlet.size > 0) {
        rsm_buffer_append_string(html, ", ");
        append_escaped(html, report->outlet);
    }
    if (report->published.earliest.known) {
        rsm_buffer_append_string(html, ", ");
        rsm_tell_day(report->published.earliest.day, html);
    }
    rsm_buffer_append_string(html, "</li>");
}

static void tell_name(const rsm_coded *coded, rsm_buffer *buffer) {
    rsm_tell_name(coded, buffer);
}

static void write_text(rsm_json *json, const rsm_coded *coded) {
    rsm_buffer html;
    rsm_buffer_init(&html, coded->arena->allocator);
    rsm_json_key(json, "text");
    rsm_json_begin_object(json);
    append_escaped(&html, coded->account->name);
    rsm_json_key_string(json, "headline", rsm_buffer_slice(&html));
    coded->arena->failed = coded->arena->failed || html.failed;
    rsm_buffer_clear(&html);
    append_paragraph(&html, coded, tell_name);
    append_paragraph(&html, coded, rsm_tell_toll);
    append_paragraph(&html, coded, rsm_tell_suspects);
    append_paragraph(&html, coded, rsm_tell_disputes);
    rsm_buffer_append_string(&html, "<ul>");
    for (uint32_t i = 0; i < coded->report_count; i++) {
        append_report(&html, &coded->work->readings[coded->reports[i]].report);
    }
    rsm_buffer_append_string(&html, "</ul>");
    rsm_json_key_string(json, "text", rsm_finish_text(&html, coded->arena));
    rsm_json_end_object(json);
}

static void begin(const rsm_export_context *context, rsm_buffer *output) {
    (void)context;
    rsm_buffer_append_string(output, "{\"events\":[");
}

static void write(const rsm_export_context *context, const rsm_coded *coded, bool first,
                  rsm_buffer *output) {
    char hash[17];
    rsm_json json;
    (void)context;
    rsm_buffer_append_string(output, first ? "\n" : ",\n");
    rsm_hash64_hex(rsm_hash64(coded->account->id), hash);
    rsm_json_init(&json, output);
    rsm_json_begin_object(&json);
    rsm_json_key_cstring(&json, "unique_id", rsm_arena_format(coded->arena, "incident-%s", hash));
    write_dates(&json, coded);
    write_text(&json, coded);
    rsm_json_key_string(&json, "group", coded->account->type);
    rsm_json_end_object(&json);
}

static void end(const rsm_export_context *context, rsm_buffer *output) {
    (void)context;
    rsm_buffer_append_string(output, "\n]}\n");
}

const rsm_format rsm_format_timelinejs = {
    .name = "timelinejs", .takes = takes, .begin = begin, .write = write, .end = end};
