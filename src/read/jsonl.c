/* A line of JSON Lines: {"id","title","text","outlet","published","url"}, only "text" needed. */
#include "read/internal.h"

#include <jansson.h>
#include <string.h>

static rsm_slice copy_text(json_t *object, const char *key, rsm_arena *arena) {
    json_t *value = json_object_get(object, key);
    if (json_is_string(value))
        return rsm_slice_copy(rsm_slice_make(json_string_value(value), json_string_length(value)),
                              arena);
    if (json_is_integer(value))
        return rsm_slice_from_string(
            rsm_arena_format(arena, "%lld", (long long)json_integer_value(value)));
    return rsm_slice_make("", 0);
}

/* Keys that have no use here, in order of their names. */
static rsm_slice copy_kept(json_t *object, rsm_arena *arena) {
    static const char *const known[] = {"id",        "title", "text",  "outlet",
                                        "published", "url",   "author"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        json_object_del(object, known[i]);
    if (json_object_size(object) == 0)
        return rsm_slice_make("", 0);
    char *text = json_dumps(object, JSON_COMPACT | JSON_SORT_KEYS);
    if (text == NULL)
        arena->failed = true;
    rsm_slice copy = rsm_slice_copy(rsm_slice_from_string(text), arena);
    free(text);
    return copy;
}

static rsm_status read_object(json_t *object, rsm_arena *arena, rsm_parts *parts,
                              rsm_error *warning, rsm_error *error) {
    json_t *text = json_object_get(object, "text");
    if (text == NULL || !(json_is_string(text) || json_is_null(text)))
        return rsm_error_set(error, RSM_ERROR_FORMAT,
                             text == NULL ? "\"text\" is missing" : "\"text\" is no string");
    parts->id = copy_text(object, "id", arena);
    parts->title = copy_text(object, "title", arena);
    parts->body = copy_text(object, "text", arena);
    parts->outlet = copy_text(object, "outlet", arena);
    parts->url = copy_text(object, "url", arena);
    parts->author = copy_text(object, "author", arena);
    parts->published = copy_text(object, "published", arena);
    if (rsm_slice_trim(parts->body).size == 0 && rsm_slice_trim(parts->title).size == 0)
        return rsm_error_set(error, RSM_ERROR_FORMAT, "there is neither text nor title");
    rsm_instant earliest, latest;
    rsm_slice published = rsm_slice_trim(parts->published);
    if (published.size > 0 && !rsm_read_date(published, &earliest, &latest)) {
        rsm_error_set(warning, RSM_ERROR_FORMAT, "there is no date '%.*s': read without a date",
                      RSM_SLICE_ARGUMENTS(rsm_slice_sub(published, 0, 40)));
        parts->published = rsm_slice_make("", 0);
    }
    parts->kept = copy_kept(object, arena);
    return arena->failed ? rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory") : RSM_OK;
}

rsm_status rsm_read_json_line(rsm_slice line, rsm_arena *arena, rsm_parts *parts,
                              rsm_error *warning, rsm_error *error) {
    json_error_t problem;
    rsm_error_clear(warning);
    json_t *object = json_loadb(line.data, line.size, JSON_ALLOW_NUL, &problem);
    if (object == NULL) {
        enum json_error_code code = json_error_code(&problem);
        if (code == json_error_unknown ||
            code == json_error_out_of_memory) /* what Jansson gives where an object has no room */
            return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
        char detail[JSON_ERROR_TEXT_LENGTH];
        memcpy(detail, problem.text, sizeof detail);
        for (char *c = detail; *c != '\0'; c++)
            if ((unsigned char)*c < 32 || (unsigned char)*c >= 127)
                *c = '?';
        return rsm_error_set_at(error, RSM_ERROR_FORMAT, (size_t)problem.position, "no JSON: %s",
                                detail);
    }
    rsm_status status = json_is_object(object)
                            ? read_object(object, arena, parts, warning, error)
                            : rsm_error_set(error, RSM_ERROR_FORMAT, "no JSON object");
    json_decref(object);
    return status;
}
