/* Events and drafts -> the mentions and incidents of the reading.
 *
 * Invariants: mentions in order of text; every incident has a mention; an incident's id is its
 * first mention's; at most one incident is main. Cost: linear in events, roles and tokens. */
#include "extract/extraction.h"
#include "extract/fact.h"

enum {
    RECORD_WORDS = 256, /* of one incident, before equal ones are dropped */
    LEAD_SENTENCES = 1, /* whose words are a main incident's, whether they tell of it or not */
};

/* ---- mentions ---- */

static bool printed(const extraction *x, const event *e) {
    const incident_draft *incident = incident_at(x, e->incident);
    return incident != NULL && !incident->dropped;
}

static void fill_type(const extraction *x, uint32_t row, rsm_slice *type, rsm_slice *subtype) {
    if (row >= x->types.count) {
        *type = RSM_SLICE("attack");
        return;
    }
    *type = rsm_world_string(x->world, RSM_DOMAIN_TYPE, x->types.top[row], RSM_TYPE_ID);
    if (x->types.top[row] != row)
        *subtype = rsm_world_string(x->world, RSM_DOMAIN_TYPE, row, RSM_TYPE_ID);
}

/* Role claims chained by event and by incident, each chain in order. */
typedef struct role_chains {
    uint32_t *of_event, *of_incident;           /* the first claim, or RSM_NONE */
    uint32_t *next_of_event, *next_of_incident; /* of each claim */
    uint32_t *seen; /* of entity and role: the number of the list that holds it */
    uint32_t lists;
} role_chains;

static uint32_t *new_chain(const extraction *x, uint32_t count) {
    uint32_t *chain = rsm_arena_allocate_items(x->arena, (size_t)count + 1, sizeof *chain);
    for (uint32_t i = 0; chain != NULL && i <= count; i++)
        chain[i] = RSM_NONE;
    return chain;
}

static bool chain_roles(const extraction *x, role_chains *chains) {
    chains->of_event = new_chain(x, x->events.count);
    chains->of_incident = new_chain(x, x->incidents.count);
    chains->next_of_event = new_chain(x, x->roles.count);
    chains->next_of_incident = new_chain(x, x->roles.count);
    chains->seen = rsm_arena_allocate_items(x->arena, (size_t)x->entities.count + 1,
                                            RSM_ROLE_COUNT * sizeof *chains->seen);
    chains->lists = 0;
    if (x->arena->failed)
        return false;
    for (uint32_t i = x->roles.count; i-- > 0;) {
        const role_claim *claim = role_at(x, i);
        uint32_t incident = event_at(x, claim->event)->incident;
        chains->next_of_event[i] = chains->of_event[claim->event];
        chains->of_event[claim->event] = i;
        if (incident == RSM_NONE)
            continue;
        chains->next_of_incident[i] = chains->of_incident[incident];
        chains->of_incident[incident] = i;
    }
    return true;
}

/* The roles claimed in a chain from claim `first` on, grouped by role. Of an incident those are
 * listed that statements tell of. */
static bool fill_roles(const extraction *x, role_chains *chains, uint32_t first,
                       const uint32_t *next, bool worth_telling, const rsm_role_link **links,
                       uint32_t *count) {
    rsm_vector found;
    rsm_vector_init(&found, x->arena, sizeof(rsm_role_link));
    chains->lists++;
    for (rsm_role role = 0; role < RSM_ROLE_COUNT; role++) {
        for (uint32_t i = first; i != RSM_NONE; i = next[i]) {
            const role_claim *claim = role_at(x, i);
            const event *e = event_at(x, claim->event);
            if (claim->role != role || claim->stance == RSM_STANCE_DENIES)
                continue;
            if (worth_telling && !is_worth_telling(x, claim))
                continue;
            const incident_draft *draft = incident_at(x, e->incident);
            if (role == RSM_ROLE_PERPETRATOR &&
                (draft == NULL || !has_perpetrator(x, draft->type_row)))
                continue;
            rsm_role_link link = {.role = role, .entity = entity_at(x, claim->entity)->number};
            uint32_t *seen = &chains->seen[link.entity * RSM_ROLE_COUNT + role];
            if (*seen == chains->lists)
                continue;
            *seen = chains->lists;
            if (rsm_vector_push_copy(&found, &link) == NULL)
                return false;
        }
    }
    *links = found.items;
    *count = found.count;
    return true;
}

rsm_slice mention_id(extraction *x, const event *e) {
    rsm_span span = tokens_span(x, e->first, e->end);
    const char *id = rsm_arena_format(
        x->arena, "%.*s@%u-%u", RSM_SLICE_ARGUMENTS(x->reading->report.id), span.start, span.end);
    x->failed |= id == NULL;
    return id == NULL ? RSM_SLICE("") : rsm_slice_from_string(id);
}

static bool fill_mention(extraction *x, role_chains *chains, uint32_t index, rsm_mention *mention) {
    const event *e = event_at(x, index);
    mention->span = tokens_span(x, e->first, e->end);
    mention->id = mention_id(x, e);
    if (x->failed)
        return false;
    uint32_t row = e->type_row != RSM_NONE ? e->type_row : incident_at(x, e->incident)->type_row;
    fill_type(x, row, &mention->type, &mention->subtype);
    mention->modality = e->modality;
    if (e->time != RSM_NONE)
        mention->has_when = true, mention->when = x->moved_times[e->time];
    if (e->place != RSM_NONE)
        mention->has_where = true, mention->where = x->places->items[e->place].expression.value;
    return fill_roles(x, chains, chains->of_event[index], chains->next_of_event, false,
                      &mention->roles, &mention->role_count);
}

/* ---- distinctive words ---- */

static int by_hash(const void *left, const void *right) {
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return a < b ? -1 : a > b;
}

static bool distinctive(const extraction *x, uint32_t token) {
    if (x->tagging->words[token].surface == 0 || x->time_of[token] != RSM_NONE)
        return false;
    rsm_upos upos = token_upos(x, token);
    if (x->tagging->name_of[token] != RSM_NONE)
        return true;
    return upos == RSM_UPOS_PROPN || upos == RSM_UPOS_NUM || upos == RSM_UPOS_NOUN;
}

static bool add_words(const extraction *x, uint32_t first, uint32_t end, rsm_vector *words) {
    for (uint32_t token = first; token < end && words->count < RECORD_WORDS; token++)
        if (distinctive(x, token) &&
            rsm_vector_push_copy(words, &x->tagging->words[token].surface) == NULL)
            return false;
    return true;
}

/* The title and the lead: who and where is told there, though perhaps in other sentences than what
 * happened. */
static bool add_opening(const extraction *x, rsm_vector *words) {
    const rsm_text *text = x->text;
    for (uint32_t i = 0; i < x->body + LEAD_SENTENCES && i < text->sentence_count; i++)
        if ((i == 0 || i >= x->body) &&
            !add_words(x, text->sentences[i].first_token, text->sentences[i].end_token, words))
            return false;
    return true;
}

static bool fill_words(const extraction *x, uint32_t index, rsm_incident *incident) {
    rsm_vector words;
    rsm_vector_init(&words, x->arena, sizeof(uint64_t));
    uint32_t last = RSM_NONE;
    if (incident->main && !add_opening(x, &words))
        return false;
    for (uint32_t i = 0; i < x->events.count; i++) {
        const event *e = event_at(x, i);
        if (e->incident != index || x->text->tokens[e->first].sentence == last)
            continue;
        last = x->text->tokens[e->first].sentence;
        if (!add_words(x, sentence_first(x, e->first), sentence_end(x, e->first), &words))
            return false;
    }
    if (!rsm_vector_sort(&words, by_hash))
        return false;
    uint64_t *hashes = words.items;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < words.count; i++)
        if (i == 0 || hashes[i] != hashes[i - 1])
            hashes[kept++] = hashes[i];
    incident->words = hashes;
    incident->word_count = kept;
    uint64_t nth = RSM_WORD_NTH + told_number(x, index);
    if (nth == RSM_WORD_NTH)
        return true;
    if (rsm_vector_push_copy(&words, &nth) == NULL)
        return false;
    hashes = words.items;
    while (kept > 0 && hashes[kept - 1] >= RSM_WORD_NTH)
        kept--;
    hashes[kept++] = nth;
    incident->words = hashes;
    incident->word_count = kept;
    return true;
}

/* ---- incidents ---- */

static bool fill_incident(const extraction *x, role_chains *chains, uint32_t index,
                          const uint32_t *mention_of, rsm_incident *incident) {
    const incident_draft *draft = incident_at(x, index);
    uint32_t *mentions =
        rsm_arena_allocate_items(x->arena, draft->event_count + 1, sizeof *mentions);
    if (mentions == NULL)
        return false;
    for (uint32_t i = draft->first_event;
         i < x->events.count && incident->mention_count < draft->event_count; i++)
        if (event_at(x, i)->incident == index)
            mentions[incident->mention_count++] = mention_of[i];
    incident->mentions = mentions;
    incident->id = x->reading->mentions[mentions[0]].id;
    fill_type(x, draft->type_row, &incident->type, &incident->subtype);
    incident->modality = draft->modality;
    incident->main = draft->main;
    if (draft->time != RSM_NONE)
        incident->has_when = true, incident->when = x->moved_times[draft->time];
    if (draft->place != RSM_NONE)
        incident->has_where = true,
        incident->where = x->places->items[draft->place].expression.value;
    bool told = fill_roles(x, chains, chains->of_incident[index], chains->next_of_incident, true,
                           &incident->roles, &incident->role_count);
    return told && find_coordinated(x, index, incident) && fill_words(x, index, incident);
}

static bool record_mentions(extraction *x, role_chains *chains, uint32_t *mention_of) {
    rsm_mention *mentions =
        rsm_arena_allocate_items(x->arena, x->events.count + 1, sizeof *mentions);
    if (mentions == NULL)
        return false;
    uint32_t count = 0;
    for (uint32_t i = 0; i < x->events.count; i++) {
        mention_of[i] = RSM_NONE;
        if (!printed(x, event_at(x, i)))
            continue;
        if (!fill_mention(x, chains, i, &mentions[count]))
            return false;
        mention_of[i] = count++;
    }
    x->reading->mentions = mentions;
    x->reading->mention_count = count;
    return true;
}

bool record_incidents(extraction *x) {
    uint32_t *mention_of =
        rsm_arena_allocate_items(x->arena, x->events.count + 1, sizeof *mention_of);
    rsm_incident *incidents =
        rsm_arena_allocate_items(x->arena, x->incidents.count + 1, sizeof *incidents);
    role_chains chains;
    if (mention_of == NULL || incidents == NULL || !find_attacked(x) || !chain_roles(x, &chains) ||
        !record_mentions(x, &chains, mention_of))
        return false;
    uint32_t count = 0;
    for (uint32_t i = 0; i < x->incidents.count; i++) {
        incident_draft *draft = incident_at(x, i);
        if (draft->dropped || draft->event_count == 0)
            continue;
        if (!fill_incident(x, &chains, i, mention_of, &incidents[count]))
            return false;
        draft->number = count++;
    }
    x->reading->incidents = incidents;
    x->reading->incident_count = count;
    return true;
}
