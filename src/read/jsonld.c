/* Metadata of a page from JSON-LD: schema.org's NewsArticle and its kin.
 *
 * A script may hold one object, an array, or a "@graph"; the first object that has a headline or a
 * date of publication is taken. Depth is capped by Jansson's parser and by JSON_LD_DEPTH. */
#include "read/internal.h"

#include <jansson.h>

enum { JSON_LD_DEPTH = 6 };

static rsm_slice copy_string(json_t *value, rsm_arena *arena) {
    if (json_is_array(value))
        value = json_array_get(value, 0);
    if (json_is_object(value))
        value = json_object_get(value, "name");
    if (!json_is_string(value))
        return rsm_slice_make("", 0);
    return rsm_slice_copy(rsm_slice_make(json_string_value(value), json_string_length(value)),
                          arena);
}

static void fill(rsm_slice *field, json_t *object, const char *key, rsm_arena *arena) {
    if (field->size == 0)
        *field = copy_string(json_object_get(object, key), arena);
}

static json_t *find_article(json_t *value, int depth) {
    if (depth > JSON_LD_DEPTH)
        return NULL;
    if (json_is_array(value)) {
        for (size_t i = 0; i < json_array_size(value); i++) {
            json_t *found = find_article(json_array_get(value, i), depth + 1);
            if (found != NULL)
                return found;
        }
        return NULL;
    }
    if (!json_is_object(value))
        return NULL;
    if (json_object_get(value, "headline") != NULL ||
        json_object_get(value, "datePublished") != NULL)
        return value;
    return find_article(json_object_get(value, "@graph"), depth + 1);
}

void rsm_read_json_ld(rsm_slice script, rsm_arena *arena, rsm_parts *parts) {
    json_t *root = json_loadb(script.data, script.size, JSON_DISABLE_EOF_CHECK, NULL);
    json_t *article = find_article(root, 0);
    if (article != NULL) {
        fill(&parts->title, article, "headline", arena);
        fill(&parts->published, article, "datePublished", arena);
        fill(&parts->outlet, article, "publisher", arena);
        fill(&parts->author, article, "author", arena);
        fill(&parts->url, article, "url", arena);
    }
    json_decref(root);
}
