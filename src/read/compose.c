/* A report made of its parts: stored text, id, date, language.
 *
 * Invariants: the stored text is valid UTF-8; the id depends on content alone. Cost: linear. */
#include "base/hash.h"
#include "base/utf8.h"
#include "read/internal.h"

bool rsm_read_date(rsm_slice text, rsm_instant *earliest, rsm_instant *latest) {
    rsm_iso_time parsed;
    if (!rsm_iso_parse(text, &parsed))
        return false;
    *earliest = *latest = parsed.instant;
    rsm_civil civil = rsm_day_to_civil(parsed.instant.day);
    if (parsed.precision == 1)
        civil.month = 12;
    if (parsed.precision <= 2) {
        civil.day = rsm_days_in_month(civil.year, civil.month);
        *latest = rsm_instant_of_day(rsm_civil_to_day(civil));
    }
    return true;
}

static rsm_slice clean(rsm_slice text, bool strip_mark, rsm_arena *arena) {
    rsm_buffer buffer;
    rsm_buffer_init(&buffer, arena->allocator);
    rsm_utf8_sanitise(text, strip_mark, &buffer, NULL);
    rsm_slice copy = rsm_slice_copy(rsm_slice_make(buffer.data, buffer.size), arena);
    if (buffer.failed)
        arena->failed = true;
    rsm_buffer_free(&buffer);
    return copy;
}

/* One line: each run of white space one space. */
static rsm_slice clean_line(rsm_slice text, rsm_arena *arena) {
    rsm_slice copy = clean(rsm_slice_trim(text), false, arena);
    char *data = (char *)copy.data;
    size_t kept = 0;
    for (size_t i = 0; i < copy.size; i++) {
        bool space = rsm_ascii_is_space(data[i]);
        if (space && kept > 0 && data[kept - 1] == ' ')
            continue;
        data[kept++] = space ? ' ' : data[i];
    }
    copy.size = kept;
    return copy;
}

static bool begins_with_title(rsm_slice body, rsm_slice title) {
    rsm_slice rest = body, line;
    return rsm_slice_split(&rest, '\n', &line) && rsm_slice_equal(rsm_slice_trim(line), title);
}

static bool store_text(const rsm_parts *parts, rsm_arena *arena, rsm_report *report) {
    rsm_slice body = clean(parts->body, true, arena);
    rsm_slice title = report->title;
    if (title.size == 0 || begins_with_title(body, title)) {
        report->text = body;
        return !arena->failed;
    }
    size_t size = title.size + (body.size > 0 ? 2 + body.size : 0);
    char *text = rsm_arena_allocate(arena, size + 1);
    if (text == NULL || arena->failed)
        return false;
    for (size_t i = 0; i < title.size; i++)
        text[i] = title.data[i];
    if (body.size > 0)
        text[title.size] = text[title.size + 1] = '\n';
    for (size_t i = 0; i < body.size; i++)
        text[title.size + 2 + i] = body.data[i];
    report->text = rsm_slice_make(text, size);
    report->body_start = (uint32_t)(body.size > 0 ? title.size + 2 : title.size);
    return true;
}

static bool make_id(const rsm_parts *parts, rsm_arena *arena, rsm_report *report) {
    if (rsm_slice_trim(parts->id).size > 0) {
        report->id = clean_line(parts->id, arena);
        return report->id.size > 0 && !arena->failed;
    }
    rsm_hash128 hash = rsm_hash128_of(report->outlet);
    hash = rsm_hash128_combine(hash, rsm_hash128_of(report->url));
    hash = rsm_hash128_combine(hash, rsm_hash128_of(rsm_slice_trim(parts->published)));
    hash = rsm_hash128_combine(hash, rsm_hash128_of(report->text));
    char hexadecimal[33];
    rsm_hash128_hex(hash, hexadecimal);
    report->id = rsm_slice_copy(rsm_slice_make(hexadecimal, 16), arena);
    return !arena->failed;
}

bool rsm_report_tell_language(const rsm_world *world, rsm_arena *arena, rsm_report *report) {
    report->error = rsm_slice_make("", 0);
    const char *language = rsm_read_language(world, report->text);
    report->language = rsm_slice_from_string(language);
    if (rsm_slice_trim(report->text).size == 0)
        report->error = RSM_SLICE("not read: no text");
    else if (!rsm_slice_equal_string(report->language, "en") &&
             !rsm_slice_equal_string(report->language, "und"))
        report->error =
            rsm_slice_from_string(rsm_arena_format(arena, "not read: language %s", language));
    return !arena->failed;
}

/* Whether `rest`, which stands behind the word of a label, ends the label. */
static bool ends_label(rsm_slice rest, bool bracket) {
    rest = rsm_slice_trim(rest);
    if (bracket)
        return rest.size > 0 && (rest.data[0] == ']' || rest.data[0] == ')');
    return rest.size == 0 || rest.data[0] == ':' || rest.data[0] == '-' ||
           (rest.size >= 3 && rest.data[0] == '\xe2' && rest.data[1] == '\x80' &&
            (rest.data[2] == '\x93' || rest.data[2] == '\x94')); /* en and em dash */
}

bool rsm_report_is_retracted(const rsm_report *report) {
    static const char *const words[] = {"retracted", "retraction", "withdrawn"};
    rsm_slice line = rsm_slice_trim(report->title.size > 0 ? report->title : report->text);
    size_t end = 0;
    while (end < line.size && line.data[end] != '\n' && line.data[end] != '\r')
        end++;
    line = rsm_slice_sub(line, 0, end);
    bool bracket = line.size > 0 && (line.data[0] == '[' || line.data[0] == '(');
    line = rsm_slice_sub(line, bracket ? 1 : 0, line.size);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        rsm_slice word = rsm_slice_from_string(words[i]);
        if (line.size >= word.size &&
            rsm_slice_equal_ascii_caseless(rsm_slice_sub(line, 0, word.size), word) &&
            ends_label(rsm_slice_sub(line, word.size, line.size), bracket))
            return true;
    }
    return false;
}

rsm_status rsm_report_compose(const rsm_world *world, const rsm_parts *parts, rsm_arena *arena,
                              rsm_report *report, rsm_error *error) {
    *report = (rsm_report){0};
    if (parts->body.size > RSM_READ_TEXT_LIMIT || parts->title.size > RSM_READ_TEXT_LIMIT / 8)
        return rsm_error_set(error, RSM_ERROR_LIMIT, "the text is over %zu MiB",
                             RSM_READ_TEXT_LIMIT >> 20);
    rsm_slice published = rsm_slice_trim(parts->published);
    if (published.size > 0) {
        if (!rsm_read_date(published, &report->published.earliest, &report->published.latest))
            return rsm_error_set(error, RSM_ERROR_FORMAT, "there is no date '%.*s'",
                                 RSM_SLICE_ARGUMENTS(rsm_slice_sub(published, 0, 40)));
        report->published.basis = RSM_DATE_GIVEN;
    }
    report->path = clean_line(parts->path, arena);
    report->url = clean_line(parts->url, arena);
    report->title = clean_line(parts->title, arena);
    report->outlet = clean_line(parts->outlet, arena);
    report->author = clean_line(parts->author, arena);
    report->kept = clean(parts->kept, false, arena);
    if (arena->failed || !store_text(parts, arena, report) || !make_id(parts, arena, report) ||
        !rsm_report_tell_language(world, arena, report))
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory while reading a report");
    return RSM_OK;
}
