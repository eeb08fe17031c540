/* Entities: chains of names and nominals of one report.
 *
 * Names join by actor id, by equal words, or as a later short form of a fuller name ("Hassan Ali"
 * ... "Ali"); an acronym in brackets joins the name before it. A definite nominal ("the gunmen")
 * joins the latest entity with the same head, or the only named one it can mean; an indefinite one
 * is new. Pronouns are left alone, as nothing here tells them plainly. Cost: linear in names times
 * ENTITY_REACH. */
#include "extract/govern.h"
#include "extract/nominal.h"

enum {
    ENTITY_REACH = 400,
    FULL_NAME = 4 /* words of a name; of more, two may have run together */
};

entity_draft *entity_at(const extraction *x, uint32_t index) {
    return index == RSM_NONE ? NULL : rsm_vector_at(&x->entities, index);
}

bool is_person_type(rsm_entity_type type) {
    return type == RSM_ENTITY_PER || type == RSM_ENTITY_ORG || type == RSM_ENTITY_GPE ||
           type == RSM_ENTITY_GROUP;
}

static uint32_t new_entity(extraction *x, rsm_entity_type type, uint32_t first, uint32_t end) {
    entity_draft *entity = rsm_vector_push(&x->entities);
    if (entity == NULL) {
        x->failed = true;
        return RSM_NONE;
    }
    entity->type = type;
    entity->name = span_text(x, tokens_span(x, first, end));
    entity->actor_row = RSM_NONE;
    entity->first = first;
    rsm_vector_init(&entity->spans, x->arena, sizeof(rsm_span));
    return x->entities.count - 1;
}

static void add_span(extraction *x, uint32_t index, uint32_t first, uint32_t end) {
    entity_draft *entity = entity_at(x, index);
    if (entity == NULL)
        return;
    rsm_span span = tokens_span(x, first, end);
    const rsm_span *last = rsm_vector_last(&entity->spans);
    if (last != NULL && last->start == span.start && last->end == span.end)
        return;
    entity->last = first;
    if (rsm_vector_push_copy(&entity->spans, &span) == NULL)
        x->failed = true;
}

/* ---- names ---- */

/* "The Armed Forces Press Committee", "the Army hospital": a house of the actor's, and not the
 * actor. */
static bool is_house_of_actor(const extraction *x, uint32_t end) {
    static const char *const houses[] = {"committee", "office", "bureau",     "hospital", "academy",
                                         "school",    "museum", "university", "stadium",  "clinic",
                                         "barracks",  "club",   "library",    "band"};
    return end > 0 && ONE_OF(x, end - 1, houses);
}

static uint32_t actor_row_over(const extraction *x, uint32_t first, uint32_t end) {
    bool house = is_house_of_actor(x, end);
    for (uint32_t token = first; token < end; token++) {
        const rsm_match *match = match_at(x, token, RSM_DOMAIN_ACTOR);
        if (match != NULL && match->end_token <= end && !(match->flags & RSM_PHRASE_AMBIGUOUS) &&
            (!house || match->end_token == end))
            return match->row;
    }
    return RSM_NONE;
}

/* "John Doe" of "John Doe Jr.", "Carl Reed" of "Carl Reed III". */
static rsm_slice without_suffix(rsm_slice name) {
    static const char *const suffixes[] = {" Jr.", " Jr", " Sr.", " Sr", " II", " III", " IV"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        rsm_slice suffix = rsm_slice_from_string(suffixes[i]);
        if (!rsm_slice_ends_with(name, suffix))
            continue;
        rsm_slice bare = rsm_slice_sub(name, 0, name.size - suffix.size);
        return bare.size > 0 && bare.data[bare.size - 1] == ','
                   ? rsm_slice_sub(bare, 0, bare.size - 1)
                   : bare;
    }
    return name;
}

static rsm_slice last_word(rsm_slice name) {
    size_t space = rsm_slice_find_last_byte(name, ' ');
    return space == RSM_NOWHERE ? name : rsm_slice_sub(name, space + 1, name.size);
}

static rsm_slice first_word(rsm_slice name) {
    size_t space = rsm_slice_find_byte(name, ' ');
    return space == RSM_NOWHERE ? name : rsm_slice_sub(name, 0, space);
}

/* "Ali" for "Hassan Ali", "Doe" for "John Henry Doe Jr.": the later is the last word of the
 * fuller. */
static bool short_form(rsm_slice full, rsm_slice later) {
    return later.size < full.size && rsm_slice_find_byte(later, ' ') == RSM_NOWHERE &&
           rsm_slice_equal_ascii_caseless(last_word(without_suffix(full)), later);
}

/* "John Doe" for "John Henry Doe" and "John Doe Jr.": the same words but for those between and the
 * suffix. */
static bool same_ends(rsm_slice one, rsm_slice other) {
    rsm_slice first = first_word(one), last = last_word(without_suffix(one));
    bool suffixes = without_suffix(one).size < one.size && without_suffix(other).size < other.size;
    one = without_suffix(one);
    other = without_suffix(other);
    size_t least = first.size + 1 + last.size;
    bool bare = one.size == least || other.size == least;
    return !suffixes && first.size > 2 && first.size < one.size && bare &&
           rsm_slice_equal_ascii_caseless(first, first_word(other)) &&
           rsm_slice_equal_ascii_caseless(last, last_word(other));
}

/* "Ann" for "Ann Lee". */
static bool given_name_of(rsm_slice full, rsm_slice later) {
    return later.size > 2 && later.size < full.size &&
           rsm_slice_find_byte(later, ' ') == RSM_NOWHERE &&
           rsm_slice_equal_ascii_caseless(first_word(full), later);
}

/* Whether `part` begins or ends `full`, at a word. */
static bool begins_words(rsm_slice full, rsm_slice part) {
    return part.size < full.size && full.data[part.size] == ' ' &&
           rsm_slice_equal_ascii_caseless(rsm_slice_sub(full, 0, part.size), part);
}

static bool ends_words(rsm_slice full, rsm_slice part) {
    size_t from = part.size < full.size ? full.size - part.size : 0;
    return from > 0 && full.data[from - 1] == ' ' &&
           rsm_slice_equal_ascii_caseless(rsm_slice_sub(full, from, part.size), part);
}

/* "Reyes Soto" and "Juan Reyes" for "Juan Reyes Soto", of two surnames: two words or more, from
 * either end. */
static bool is_shorter_name(rsm_slice full, rsm_slice part) {
    uint32_t words = 1;
    for (size_t i = 0; i < full.size; i++)
        words += full.data[i] == ' ';
    if (rsm_slice_find_byte(part, ' ') == RSM_NOWHERE || words > FULL_NAME ||
        rsm_slice_find_byte(full, '.') != RSM_NOWHERE)
        return false;
    size_t last =
        rsm_slice_find_last_byte(full, ' '); /* but one surname: no two names run together */
    return (begins_words(full, part) && last == part.size) || ends_words(full, part);
}

/* "Reyes" for "Juan Reyes Soto": the first of two surnames. */
static bool first_surname_of(rsm_slice full, rsm_slice later) {
    size_t space = rsm_slice_find_last_byte(full, ' ');
    rsm_slice rest = space == RSM_NOWHERE ? RSM_SLICE("") : rsm_slice_sub(full, 0, space);
    return later.size > 3 && rsm_slice_find_byte(later, ' ') == RSM_NOWHERE &&
           rsm_slice_find_byte(rest, ' ') != RSM_NOWHERE &&
           rsm_slice_equal_ascii_caseless(last_word(rest), later);
}

/* "FBI" for "Federal Bureau of Investigation": the capitals of the name. */
static bool acronym_of(rsm_slice name, rsm_slice acronym) {
    size_t at = 0;
    bool start = true;
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        if (start && c >= 'A' && c <= 'Z') {
            if (at >= acronym.size || acronym.data[at] != c)
                return false;
            at++;
        }
        start = c == ' ' || c == '-';
    }
    return at >= 2 && at == acronym.size;
}

/* How well an entity fits a name. */
enum name_fit { FIT_NONE, FIT_GIVEN, FIT_SHORT, FIT_SAME };

static enum name_fit fit_of_name(const entity_draft *entity, rsm_entity_type type, rsm_slice name,
                                 uint32_t actor) {
    if (!entity->proper)
        return FIT_NONE;
    if (actor != RSM_NONE && entity->actor_row == actor)
        return FIT_SAME;
    bool persons = entity->type == RSM_ENTITY_PER && type == RSM_ENTITY_PER;
    if (rsm_slice_equal_ascii_caseless(entity->name, name))
        return persons || entity->type != RSM_ENTITY_PER ? FIT_SAME : FIT_NONE;
    if (persons)
        return same_ends(entity->name, name) || short_form(name, entity->name) ||
                       is_shorter_name(entity->name, name) || is_shorter_name(name, entity->name)
                   ? FIT_SAME
               : short_form(entity->name, name)       ? FIT_SHORT
               : first_surname_of(entity->name, name) ? FIT_GIVEN
               : given_name_of(entity->name, name)    ? FIT_GIVEN
                                                      : FIT_NONE;
    bool acronym =
        type != RSM_ENTITY_PER && entity->type != RSM_ENTITY_PER && acronym_of(entity->name, name);
    return acronym ? FIT_SAME : FIT_NONE;
}

/* The latest entity that has the name; else, of a family, whoever is told of most, the first of
 * equals: "Doe" of John Doe and his son Carl Doe. */
static uint32_t find_name(const extraction *x, rsm_entity_type type, rsm_slice name,
                          uint32_t actor) {
    uint32_t reach = x->entities.count > ENTITY_REACH ? x->entities.count - ENTITY_REACH : 0;
    uint32_t best = RSM_NONE;
    enum name_fit best_fit = FIT_NONE;
    for (uint32_t i = x->entities.count; i-- > reach;) {
        enum name_fit fit = fit_of_name(entity_at(x, i), type, name, actor);
        if (fit == FIT_SAME)
            return i;
        bool more = best != RSM_NONE && fit == best_fit && fit != FIT_NONE &&
                    entity_at(x, i)->spans.count >= entity_at(x, best)->spans.count;
        if (fit > best_fit || more) {
            best = i;
            best_fit = fit;
        }
    }
    return best;
}

/* "her baby Ann", "Ann, 8,": somebody brought in, who is none of those named before. */
static bool is_introduced(const extraction *x, uint32_t first, uint32_t end) {
    bool opens =
        first == 0 || x->text->tokens[first - 1].sentence != x->text->tokens[first].sentence;
    uint32_t next = end + 1;
    bool shares = end + 3 < x->text->token_count && token_is(x, end, "and") && /* "Ann and Eve Lee" */
                  is_person_name(x, next) && x->tagging->name_of[next] == x->tagging->name_of[next + 1];
    rsm_upos before = opens ? RSM_UPOS_X : token_upos(x, first - 1);
    bool aged = end + 1 < x->text->token_count &&
                (rsm_slice_equal_string(token_text(x, end), ",") ||
                 rsm_slice_equal_string(token_text(x, end), "(")) &&
                (x->text->tokens[end + 1].flags & RSM_TOKEN_DIGITS) != 0;
    return aged || shares || before == RSM_UPOS_NOUN || before == RSM_UPOS_ADJ;
}

static uint32_t entity_of_name(extraction *x, uint32_t index, uint32_t first, uint32_t end) {
    if (x->entity_of_name[index] != RSM_NONE)
        return x->entity_of_name[index];
    const rsm_name *name = &x->tagging->names[index];
    rsm_slice text = span_text(x, name->span);
    uint32_t actor = actor_row_over(x, first, end);
    uint32_t found = find_name(x, name->type, text, actor);
    const entity_draft *known = entity_at(x, found);
    if (known != NULL && given_name_of(known->name, text) && !short_form(known->name, text) &&
        is_introduced(x, first, end))
        found = RSM_NONE;
    if (found == RSM_NONE) {
        found = new_entity(x, name->type, first, end);
        if (found == RSM_NONE)
            return RSM_NONE;
        entity_draft *fresh = entity_at(x, found);
        fresh->proper = true;
        fresh->actor_row = actor;
    }
    entity_draft *entity = entity_at(x, found);
    if (text.size > entity->name.size)
        entity->name = text;
    if (entity->actor_row == RSM_NONE)
        entity->actor_row = actor;
    if (entity->age == 0 && entity->type == RSM_ENTITY_PER)
        entity->age = years_beside(x, first, end);
    add_span(x, found, first, end);
    x->entity_of_name[index] = found;
    return found;
}

static uint32_t name_end(const extraction *x, uint32_t token) {
    uint32_t name = x->tagging->name_of[token];
    while (token < x->text->token_count && x->tagging->name_of[token] == name)
        token++;
    return token;
}

/* ---- nominals ---- */

/* The type a head noun gives, from the lexicon; false where it is no entity. */
static bool type_of_head(const extraction *x, uint32_t head, rsm_entity_type *type,
                         bool *perpetrator) {
    *perpetrator = false;
    const rsm_match *match = match_over(x, head, RSM_DOMAIN_PERSON);
    if (match != NULL && match->end_token == head + 1) {
        if (token_is(x, head, "life"))
            return false; /* "20 years to life" */
        *type = RSM_ENTITY_PER;
        *perpetrator = rsm_world_number(x->world, RSM_DOMAIN_PERSON, match->row, RSM_PERSON_ROLE) ==
                       RSM_PERSON_PERPETRATOR;
        return true;
    }
    match = match_over(x, head, RSM_DOMAIN_WEAPON);
    if (match != NULL) {
        *type = RSM_ENTITY_WEAPON;
        return true;
    }
    match = match_over(x, head, RSM_DOMAIN_THING);
    if (match != NULL && match->end_token == head + 1) {
        uint32_t kind = rsm_world_number(x->world, RSM_DOMAIN_THING, match->row, RSM_THING_CLASS);
        *type = kind & RSM_THING_VEHICLE ? RSM_ENTITY_VEHICLE
                : kind & (RSM_THING_BUILDING | RSM_THING_SITE_HEAD | RSM_THING_INFRASTRUCTURE)
                    ? RSM_ENTITY_FAC
                    : RSM_ENTITY_OTHER;
        return true;
    }
    match = match_over(x, head, RSM_DOMAIN_BODY);
    if (match != NULL && match->end_token == head + 1) {
        uint32_t kind =
            rsm_world_number(x->world, RSM_DOMAIN_BODY, match->row, RSM_BODY_ACTOR_KIND);
        bool armed = kind == RSM_ACTOR_GROUP + 1 || kind == RSM_ACTOR_CRIMINAL + 1 ||
                     kind == RSM_ACTOR_PARTY + 1;
        *type = armed ? RSM_ENTITY_GROUP : RSM_ENTITY_ORG;
        return true;
    }
    return false;
}

static uint32_t find_nominal(const extraction *x, rsm_slice lemma, rsm_entity_type type,
                             bool plural) {
    uint32_t reach = x->entities.count > ENTITY_REACH ? x->entities.count - ENTITY_REACH : 0;
    for (uint32_t i = x->entities.count; i-- > reach;) {
        const entity_draft *entity = entity_at(x, i);
        if (entity->type == type && entity->plural == plural && entity->lemma.size > 0 &&
            rsm_slice_equal_ascii_caseless(entity->lemma, lemma))
            return i;
    }
    return RSM_NONE;
}

/* Whether each word of `part` is one of `full`. */
static bool has_words(rsm_slice full, rsm_slice part) {
    rsm_slice word;
    while (rsm_slice_split(&part, ' ', &word)) {
        rsm_slice rest = full, other;
        bool found = false;
        while (!found && rsm_slice_split(&rest, ' ', &other))
            found = rsm_slice_equal_ascii_caseless(word, other);
        if (!found)
            return false;
    }
    return true;
}

/* "The Kirkuk pipeline", after "the northern pipeline": another by what stands before its noun. */
static bool is_otherwise_named(const entity_draft *entity, rsm_slice name) {
    rsm_slice known = entity->name;
    bool thing = entity->type == RSM_ENTITY_FAC || entity->type == RSM_ENTITY_VEHICLE;
    bool both = rsm_slice_find_byte(known, ' ') != RSM_NOWHERE &&
                rsm_slice_find_byte(name, ' ') != RSM_NOWHERE;
    return thing && both && !has_words(known, name) && !has_words(name, known) &&
           rsm_slice_find(known, RSM_SLICE(" of "), 0) == RSM_NOWHERE;
}

/* Whether words hold "5-year-old" and the like. */
static bool tells_age(rsm_slice words) {
    return rsm_slice_find(words, RSM_SLICE("-old"), 0) != RSM_NOWHERE;
}

/* "Her 4-month-old niece", after "her 7-year-old niece"; "the teen who fired", after "the Osk teen";
 * "the other boy": somebody else than the one whom the same noun told of. */
static bool is_another_person(const extraction *x, const entity_draft *entity,
                              const noun_phrase *phrase, rsm_slice name) {
    static const char *const apart[] = {"other", "younger", "older", "elder", "second", "third",
                                        "first", "oldest", "youngest", "eldest"};
    if (entity->type != RSM_ENTITY_PER || entity->perpetrator || phrase->plural)
        return false;
    bool aged = tells_age(entity->name) && tells_age(name);
    if (aged && !has_words(entity->name, name) && !has_words(name, entity->name))
        return true;
    bool described = rsm_slice_find_byte(entity->name, ' ') != RSM_NOWHERE;
    for (uint32_t token = phrase->first; described && token < phrase->head; token++)
        if (ONE_OF(x, token, apart) && !has_words(entity->name, token_text(x, token)))
            return true;
    return !entity->proper && described && phrase->head == phrase->first + 1 && phrase->end < x->text->token_count &&
           token_is(x, phrase->end, "who");
}

/* "The offices of two banks", after "the offices of the newspaper": of another owner. */
static bool is_anothers(const extraction *x, const entity_draft *entity, uint32_t first,
                        uint32_t end) {
    return rsm_slice_find(entity->name, RSM_SLICE(" of "), 0) != RSM_NOWHERE &&
           !rsm_slice_equal_ascii_caseless(entity->name, span_text(x, tokens_span(x, first, end)));
}

/* "The 18-year-old", "the 18-year-old man": the one of that age who was named before; RSM_NONE where
 * there is none, or more than one. */
static uint32_t named_of_age(const extraction *x, const noun_phrase *phrase) {
    static const char *const plain[] = {"old",   "man",     "woman", "boy",    "girl",
                                        "teen",  "teenager", "youth", "victim", "suspect"};
    uint32_t years = ONE_OF(x, phrase->end - 1, plain) && phrase->definite && !phrase->plural
                         ? years_in(x, phrase)
                         : 0;
    uint32_t found = RSM_NONE;
    uint32_t reach = x->entities.count > ENTITY_REACH ? x->entities.count - ENTITY_REACH : 0;
    for (uint32_t i = reach; years > 0 && i < x->entities.count; i++) {
        const entity_draft *entity = entity_at(x, i);
        if (!entity->proper || entity->age != years)
            continue;
        if (found != RSM_NONE || entity->first > phrase->first)
            return RSM_NONE;
        found = i;
    }
    return found;
}

static uint32_t entity_of_nominal(extraction *x, const noun_phrase *phrase) {
    rsm_entity_type type;
    bool perpetrator;
    uint32_t known = named_of_age(x, phrase);
    if (known != RSM_NONE) {
        add_span(x, known, phrase->first, phrase->end);
        return known;
    }
    bool aged =
        !phrase->plural && token_is(x, phrase->end - 1, "old") && phrase->end >= phrase->first + 5;
    if (aged) { /* "the 17-year-old" */
        type = RSM_ENTITY_PER;
        perpetrator = false;
    } else if (!type_of_head(x, phrase->head, &type, &perpetrator)) {
        return RSM_NONE;
    }
    uint32_t first = nominal_first(x, phrase, type), end = nominal_past(x, phrase, type);
    rsm_slice lemma = aged ? token_text(x, phrase->end - 5) /* the number */
                           : x->tagging->tags[phrase->head].lemma;
    uint32_t found = phrase->definite ? find_nominal(x, lemma, type, phrase->plural) : RSM_NONE;
    if (found != RSM_NONE &&
        ((end > phrase->end && is_anothers(x, entity_at(x, found), first, end)) ||
         is_otherwise_named(entity_at(x, found), span_text(x, tokens_span(x, first, end))) ||
         is_another_person(x, entity_at(x, found), phrase,
                           span_text(x, tokens_span(x, first, end)))))
        found = RSM_NONE;
    if (found == RSM_NONE) {
        found = new_entity(x, type, first, end);
        if (found == RSM_NONE)
            return RSM_NONE;
    }
    entity_draft *entity = entity_at(x, found);
    entity->lemma = lemma;
    entity->plural = phrase->plural;
    entity->perpetrator |= perpetrator;
    rsm_span span = tokens_span(x, first, end);
    if (!entity->proper && span.end - span.start > entity->name.size)
        entity->name = span_text(x, span);
    add_span(x, found, first, end);
    return found;
}

/* ---- the layer ---- */

uint32_t entity_of(extraction *x, uint32_t index) {
    noun_phrase *phrase = phrase_at(x, index);
    if (phrase == NULL || phrase->pronoun || x->time_of[phrase->head] != RSM_NONE)
        return RSM_NONE;
    if (phrase->entity != RSM_NONE)
        return phrase->entity;
    uint32_t name = x->tagging->name_of[phrase->head];
    if (name != RSM_NONE && x->tagging->names[name].type != RSM_ENTITY_NORP) {
        uint32_t first = phrase->head;
        while (first > 0 && x->tagging->name_of[first - 1] == name)
            first--;
        phrase->entity = entity_of_name(x, name, first, name_end(x, phrase->head));
    } else {
        phrase->entity = entity_of_nominal(x, phrase);
    }
    return phrase->entity;
}

bool extract_entities(extraction *x) {
    const rsm_tagging *tagging = x->tagging;
    for (uint32_t token = 0; token < x->text->token_count && !x->failed; token++) {
        uint32_t name = tagging->name_of[token];
        if (name == RSM_NONE || x->entity_of_name[name] != RSM_NONE)
            continue;
        if (tagging->names[name].type == RSM_ENTITY_NORP)
            continue;
        entity_of_name(x, name, token, name_end(x, token));
    }
    share_surnames(x);
    return !x->failed;
}

static int by_first(void *context, const void *left, const void *right) {
    const extraction *x = context;
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    const entity_draft *ea = entity_at(x, a), *eb = entity_at(x, b);
    if (ea->first != eb->first)
        return ea->first < eb->first ? -1 : 1;
    return a < b ? -1 : a > b;
}

static int by_start(const void *left, const void *right) {
    const rsm_span *a = left, *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return a->end < b->end ? -1 : a->end > b->end;
}

bool record_entities(extraction *x) {
    uint32_t count = x->entities.count;
    uint32_t *order = rsm_arena_allocate_items(x->arena, count + 1, sizeof *order);
    rsm_entity *entities = rsm_arena_allocate_items(x->arena, count + 1, sizeof *entities);
    if (order == NULL || entities == NULL)
        return false;
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
    if (!rsm_sort(order, count, sizeof *order, by_first, x, x->arena))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        entity_draft *draft = entity_at(x, order[i]);
        draft->number = i;
        if (!rsm_vector_sort(&draft->spans, by_start))
            return false;
        const char *id = rsm_arena_format(x->arena, "e%u", i + 1);
        if (id == NULL)
            return false;
        entities[i] = (rsm_entity){.id = rsm_slice_from_string(id),
                                   .type = draft->type,
                                   .name = draft->name,
                                   .spans = draft->spans.items,
                                   .span_count = draft->spans.count};
        if (draft->actor_row != RSM_NONE)
            entities[i].actor =
                rsm_world_string(x->world, RSM_DOMAIN_ACTOR, draft->actor_row, RSM_ACTOR_ID);
    }
    for (uint32_t n = 0; n < x->reading->name_count; n++) {
        const entity_draft *draft = entity_at(x, x->entity_of_name[n]);
        ((rsm_name *)x->reading->names)[n].entity = draft == NULL ? RSM_NONE : draft->number;
    }
    x->reading->entities = entities;
    x->reading->entity_count = count;
    return true;
}
