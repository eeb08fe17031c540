/* See tag/name_model.h. Cost: linear; a name has about sixty features. */
#include "tag/name_model.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "tag/naming.h"

name_kind rsm_name_kind_of(rsm_entity_type type) {
    switch (type) {
    case RSM_ENTITY_PER:
        return NAME_PERSON;
    case RSM_ENTITY_ORG:
    case RSM_ENTITY_GROUP:
        return NAME_BODY;
    case RSM_ENTITY_GPE:
    case RSM_ENTITY_LOC:
    case RSM_ENTITY_FAC:
        return NAME_PLACE;
    default:
        return NAME_OTHER;
    }
}

/* ---- the views ---- */

/* Bit of a domain; 0 for those that say nothing of names. */
static uint32_t domain_bit(const rsm_match *match) {
    bool adjective = (match->flags & RSM_PHRASE_ADJECTIVE) != 0;
    if ((match->flags & RSM_PHRASE_IMPORTED) != 0)
        return 0; /* the model has learned what the program's own list says */
    switch (match->domain) {
    case RSM_DOMAIN_COUNTRY:
        return adjective ? 2 : 1;
    case RSM_DOMAIN_DIVISION:
        return 4;
    case RSM_DOMAIN_PLACE:
        return adjective ? 2 : 8;
    case RSM_DOMAIN_REGION:
        return 16;
    case RSM_DOMAIN_SITE:
        return 32;
    case RSM_DOMAIN_ACTOR:
        return 64;
    case RSM_DOMAIN_OUTLET:
        return 128;
    case RSM_DOMAIN_GIVEN_NAME:
        return 256;
    case RSM_DOMAIN_TITLE:
        return 512;
    case RSM_DOMAIN_PERSON:
        return 1024;
    case RSM_DOMAIN_BODY:
        return 2048;
    case RSM_DOMAIN_THING:
        return 4096;
    case RSM_DOMAIN_METONYM:
        return 8192;
    default:
        return 0;
    }
}

/* Domains of the phrases at `token`: those that end at `end`, or all where it is 0. */
static uint32_t domains_at(const tag_layer *layer, uint32_t token, uint32_t end) {
    const rsm_tagging *result = layer->result;
    uint32_t domains = 0;
    for (uint32_t i = result->first_match[token]; i < result->first_match[token + 1]; i++) {
        if (end == 0 || result->matches[i].end_token == end) {
            domains |= domain_bit(&result->matches[i]);
        }
    }
    return domains;
}

static rsm_slice last_word(const tag_layer *layer, const name_view *name) {
    return tag_reading_at(layer, name->end - 1)->lower;
}

/* Notes of each word that ends a name of several words what the rules took that for. */
static void note_shown(const tag_layer *layer, name_view *views, uint32_t count) {
    rsm_map shown;
    rsm_map_init(&shown, layer->arena);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t types = 0;
        if (views[i].end - views[i].first > 1) {
            rsm_map_find(&shown, last_word(layer, &views[i]), &types);
            rsm_map_set(&shown, last_word(layer, &views[i]), types | 1u << views[i].type);
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        rsm_map_find(&shown, last_word(layer, &views[i]), &views[i].shown);
    }
}

uint32_t rsm_name_views(const tag_layer *layer, name_view **views) {
    const rsm_tagging *result = layer->result;
    uint32_t token = 0;
    *views = rsm_arena_allocate_items(layer->arena, (size_t)result->name_count + 1, sizeof **views);
    if (*views == NULL) {
        return 0;
    }
    for (uint32_t i = 0; i < result->name_count; i++) {
        name_view *view = &(*views)[i];
        while (layer->text->tokens[token].end <= result->names[i].span.start) {
            token++;
        }
        view->first = view->end = token;
        while (view->end < layer->text->token_count &&
               layer->text->tokens[view->end].start < result->names[i].span.end) {
            view->end++;
        }
        view->type = result->names[i].type;
        view->exact = domains_at(layer, view->first, view->end);
        view->begins = domains_at(layer, view->first, 0);
    }
    note_shown(layer, *views, result->name_count);
    return result->name_count;
}

/* ---- features ---- */

typedef struct feature_list {
    uint64_t *features;
    uint32_t count;
} feature_list;

static inline void put(feature_list *list, uint32_t kind, uint64_t value) {
    list->features[list->count++] = rsm_feature(kind, value);
}

static inline void put_pair(feature_list *list, uint32_t kind, uint64_t left, uint64_t right) {
    put(list, kind, rsm_feature_pair(left, right));
}

static char case_of(uint32_t code_point) {
    if (rsm_is_upper(code_point)) {
        return 'A';
    }
    return rsm_is_letter(code_point) ? 'a' : rsm_is_digit(code_point) ? '0' : '.';
}

/* Hash of the cases of a word's letters, runs cut to two. */
static uint64_t shape_of(const tag_layer *layer, uint32_t token) {
    char classes[24];
    size_t size = 0;
    rsm_slice form = rsm_token_slice(layer->text, token);
    if (layer->blind[layer->text->tokens[token].sentence]) {
        return tag_reading_at(layer, token)->pattern;
    }
    for (size_t i = 0; i < form.size && size < sizeof classes;) {
        rsm_character character = rsm_utf8_decode(form, i);
        char class = case_of(character.code_point);
        if (size < 2 || classes[size - 1] != class || classes[size - 2] != class) {
            classes[size++] = class;
        }
        i += character.size;
    }
    return rsm_hash64(rsm_slice_make(classes, size));
}

/* What stands beside a name: offset -1 is before it, 1 after it. */
typedef struct neighbour {
    uint64_t word, lexical;
    uint32_t domains, tag;
} neighbour;

static neighbour look(const tag_layer *layer, const name_view *name, int32_t offset) {
    const rsm_sentence *sentence =
        &layer->text->sentences[layer->text->tokens[name->first].sentence];
    int64_t at = offset < 0 ? (int64_t)name->first + offset : (int64_t)name->end + offset - 1;
    if (at < sentence->first_token || at >= sentence->end_token) {
        return (neighbour){at < sentence->first_token ? 1 : 2, 0, 0, RSM_UPOS_COUNT};
    }
    const tag_reading *reading = tag_reading_at(layer, (uint32_t)at);
    return (neighbour){reading->key, reading->lexical, domains_at(layer, (uint32_t)at, 0),
                       layer->result->tags[at].upos};
}

static void put_words(feature_list *list, const tag_layer *layer, const name_view *name) {
    uint64_t whole = 0;
    uint32_t words = name->end - name->first;
    for (uint32_t i = 0; i < words; i++) {
        const tag_reading *reading = tag_reading_at(layer, name->first + i);
        whole = rsm_feature_pair(whole, reading->key);
        if (i < NAME_WORDS) {
            put(list, 1, reading->key);
            put(list, 2, reading->suffixes[2]);
        }
    }
    const tag_reading *first = tag_reading_at(layer, name->first);
    const tag_reading *last = tag_reading_at(layer, name->end - 1);
    uint64_t size = words < 5 ? words : 5;
    put(list, 3, whole);
    put(list, 4, first->key);
    put(list, 5, last->key);
    put(list, 6, first->lexical);
    put(list, 7, last->lexical);
    put(list, 8, last->suffixes[3]);
    put(list, 9, last->suffixes[1]);
    put(list, 10, first->prefixes[2]);
    put_pair(list, 11, shape_of(layer, name->first), size);
    put_pair(list, 12, shape_of(layer, name->end - 1), size);
    put_pair(list, 13, name->type, size);
    put_pair(list, 14, name->type, name->exact);
    put_pair(list, 15, name->type, name->begins);
    put_pair(list, 16, name->type, last->key);
    put_pair(list, 17, name->type, shape_of(layer, name->first));
    put_pair(list, 18, name->type, name->shown);
    put_pair(list, 19, name->exact, size);
    put_pair(list, 20, name->shown, size);
    put(list, 21, name->type);
    put_pair(list, 22, first->lexical, last->lexical);
}

static void put_context(feature_list *list, const tag_layer *layer, const name_view *name) {
    neighbour before = look(layer, name, -1), second = look(layer, name, -2);
    neighbour after = look(layer, name, 1), third = look(layer, name, 2);
    put(list, 30, before.word);
    put(list, 31, after.word);
    put(list, 32, second.word);
    put(list, 33, third.word);
    put_pair(list, 34, before.word, after.word);
    put_pair(list, 35, second.word, before.word);
    put_pair(list, 36, after.word, third.word);
    put(list, 37, before.lexical);
    put(list, 38, after.lexical);
    put(list, 39, before.domains);
    put(list, 40, after.domains);
    put_pair(list, 41, before.tag, after.tag);
    put_pair(list, 42, name->type, before.word);
    put_pair(list, 43, name->type, after.word);
    put_pair(list, 44, name->exact, before.word);
    put_pair(list, 45, name->exact, after.word);
    put_pair(list, 46, rsm_feature_pair(before.tag, after.tag), name->type);
    put_pair(list, 47, rsm_feature_pair(before.domains, after.domains), name->type);
    put(list, 48, tag_reading_at(layer, name->first)->suffixes[2]);
}

uint32_t rsm_name_features(const tag_layer *layer, const name_view *name,
                           uint64_t features[NAME_FEATURES]) {
    feature_list list = {features, 0};
    uint32_t sentence = layer->text->tokens[name->first].sentence;
    const rsm_sentence *within = &layer->text->sentences[sentence];
    put_words(&list, layer, name);
    put_context(&list, layer, name);
    put_pair(&list, 60, layer->blind[sentence], name->type);
    put_pair(&list, 61, name->first == within->first_token, name->type);
    put_pair(&list, 62, within->end_token - within->first_token < 6, name->type);
    return list.count;
}

/* ---- the types ---- */

/* The finer type: what the rules say, where it is of that kind. */
static rsm_entity_type fine_type(const tag_namer *namer, const name_view *name, name_kind kind) {
    if (rsm_name_kind_of(name->type) == kind) {
        return name->type;
    }
    name_candidate candidate = {.first = name->first, .end = name->end};
    rsm_name_classify(namer, &candidate);
    if (rsm_name_kind_of(candidate.type) == kind) {
        return candidate.type;
    }
    return kind == NAME_PERSON ? RSM_ENTITY_PER
           : kind == NAME_BODY ? RSM_ENTITY_ORG
                               : RSM_ENTITY_GPE;
}

/* ", a 40-year-old" */
static bool has_years_after(const tag_layer *layer, uint32_t end) {
    return end + 6 < layer->text->token_count && rsm_tag_is_word(layer, end, ",") &&
           rsm_tag_is_among(layer, end + 1, " a an ") && rsm_tag_is_word(layer, end + 4, "year") &&
           rsm_tag_is_word(layer, end + 6, "old");
}

/* "was arrested", "has been charged", "was shot": what is done to persons. */
static bool has_law_after(const tag_layer *layer, uint32_t end) {
    if (end + 2 >= layer->text->token_count) {
        return false;
    }
    uint32_t at = end;
    if (rsm_tag_is_among(layer, at, " has had ") && rsm_tag_is_word(layer, at + 1, "been")) {
        at += 2;
    } else if (rsm_tag_is_among(layer, at, " was is ")) {
        at++;
    }
    bool last = at + 2 >= layer->text->token_count;
    bool thing = !last && (rsm_tag_is_among(layer, at + 1, " up at down ") || /* as a bar is, */
                           (rsm_tag_is_word(layer, at + 1, "in") && /* and a film */
                            !rsm_tag_is_among(layer, at + 2, " the his her both ")));
    bool harmed = !thing && rsm_tag_is_among(layer, at,
                                             " shot stabbed raped strangled hospitalized wounded "
                                             "hospitalised airlifted murdered slain ");
    return at > end &&
           (harmed || rsm_tag_is_among(layer, at,
                                       " arrested charged indicted sentenced convicted booked "
                                       "jailed arraigned pronounced handcuffed "));
}

/* Whether what stands beside a name of two words or more tells that it is a person's, whatever the
 * model thinks: an age, an arrest. */
static bool is_plainly_person(const tag_namer *namer, const name_view *name) {
    const tag_layer *layer = namer->layer;
    uint32_t words = name->end - name->first;
    bool years = name->first > 1 && rsm_tag_is_word(layer, name->first - 1, "old") &&
                 rsm_tag_is_word(layer, name->first - 2, "-");
    bool arrested = name->first > 0 && words <= 3 && name->type == RSM_ENTITY_ORG &&
                    rsm_tag_is_word(layer, name->first - 1, "arrested");
    return words >= 2 && words <= 5 &&
           (years || arrested || has_years_after(layer, name->end) ||
            has_law_after(layer, name->end) || rsm_name_has_age(namer, name->end));
}

/* "Norville Officer John Doe": the name begins after the rank. */
static void shed_title(tag_layer *layer, name_view *view, rsm_name *name) {
    static const char ranks[] = " officer deputy sheriff sergeant detective trooper constable "
                                "sgt sgt. lt lt. cpl cpl. lieutenant singer actor rapper ";
    for (uint32_t token = view->end - 1; token-- > view->first;) {
        if (!rsm_tag_is_among(layer, token, ranks)) {
            continue;
        }
        for (uint32_t i = view->first; i <= token; i++) {
            layer->result->name_of[i] = RSM_NONE;
        }
        view->first = token + 1;
        name->span.start = layer->text->tokens[view->first].start;
        return;
    }
}

void rsm_name_choose_by_model(tag_layer *layer, const rsm_linear *model) {
    rsm_tagging *result = layer->result;
    uint64_t features[NAME_FEATURES];
    int32_t scores[RSM_LINEAR_CLASSES];
    name_view *views = NULL;
    tag_namer namer = {.layer = layer};
    uint32_t kept = 0,
             count = model->classes == NAME_KIND_COUNT ? rsm_name_views(layer, &views) : 0;
    rsm_map_init(&namer.word_types, layer->arena);
    for (uint32_t i = 0; i < count; i++) {
        rsm_name name = result->names[i];
        name_kind kind = NAME_OTHER;
        if (name.type == RSM_ENTITY_GROUP) {
            kind = NAME_BODY; /* armed groups are not in the corpora: the rules know them better */
        } else if (name.type != RSM_ENTITY_NORP) {
            rsm_linear_score(model, features, rsm_name_features(layer, &views[i], features),
                             scores);
            kind = is_plainly_person(&namer, &views[i])
                       ? NAME_PERSON
                       : (name_kind)rsm_linear_best(scores, NULL, NAME_KIND_COUNT);
            name.type = kind == NAME_OTHER ? name.type : fine_type(&namer, &views[i], kind);
        }
        if (name.type == RSM_ENTITY_PER) {
            shed_title(layer, &views[i], &name);
        }
        bool dropped = kind == NAME_OTHER && name.type != RSM_ENTITY_NORP;
        for (uint32_t token = views[i].first; token < views[i].end; token++) {
            result->name_of[token] = dropped ? RSM_NONE : kept;
        }
        if (!dropped) {
            result->names[kept++] = name;
        }
    }
    result->name_count = count > 0 ? kept : result->name_count;
}
