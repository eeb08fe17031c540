/* Links between incidents: what answers what, what is part of what, what is told as background.
 *
 * Part: statements of response_to and part_of name a mention of the same report; the groups that
 * hold the two are linked. An earlier incident told in a report that is mainly about another is its
 * background. Invariants: no link to itself; each pair and relation once, with all its statements.
 * Cost: n log n in the statements. */
#include "fuse/decided.h"
#include "fuse/together.h"

/* One statement's worth of a link between groups, or none. */
typedef struct raw_link {
    uint32_t from, to;
    rsm_relation relation;
    uint32_t rank; /* of the reading */
    uint32_t reading;
    uint32_t statement; /* RSM_NONE: no statement, the incident is only told */
} raw_link;

/* Links of one group go by relation, then by the id of the other. */
static int compare_links(void *context, const void *left, const void *right) {
    const rsm_group *groups = context;
    const raw_link *a = left, *b = right;
    if (a->from != b->from) {
        return a->from < b->from ? -1 : 1;
    }
    if (a->relation != b->relation) {
        return a->relation < b->relation ? -1 : 1;
    }
    if (a->to != b->to) {
        int order = rsm_slice_compare(groups[a->to].id, groups[b->to].id);
        return order != 0 ? order : a->to < b->to ? -1 : 1;
    }
    if (a->rank != b->rank) {
        return a->rank < b->rank ? -1 : 1;
    }
    return a->statement < b->statement ? -1 : a->statement > b->statement;
}

/* ---- what reports tell ---- */

static bool tell(rsm_vector *told, uint32_t reading, uint32_t from, uint32_t to,
                 rsm_relation relation, uint32_t statement) {
    rsm_told_link link = {reading, from, to, relation, statement};
    return rsm_vector_push_copy(told, &link) != NULL;
}

static bool add_stated(const rsm_together *together, uint32_t index, rsm_vector *told) {
    const rsm_reading *reading = &together->readings[index];
    bool good = true;
    for (uint32_t i = 0; good && i < reading->statement_count; i++) {
        const rsm_statement *statement = &reading->statements[i];
        bool response = statement->slot == RSM_SLOT_RESPONSE_TO;
        if ((!response && statement->slot != RSM_SLOT_PART_OF) ||
            statement->value.kind != RSM_VALUE_INCIDENT ||
            statement->incident >= reading->incident_count ||
            statement->stance == RSM_STANCE_DENIES) {
            continue;
        }
        uint32_t other = rsm_incident_of_mention(reading, statement->value.as.text);
        if (other != RSM_NONE) {
            good = tell(told, index, statement->incident, other,
                        response ? RSM_RELATION_RESPONSE_TO : RSM_RELATION_PART_OF, i);
        }
    }
    return good;
}

/* Whether the other incident ended before the main one began, as far as the report tells. */
static bool is_earlier(const rsm_profile *other, const rsm_profile *main) {
    if (other->timing == RSM_TIMING_STATED && main->timing != RSM_TIMING_NONE) {
        return other->to < main->from;
    }
    return other->timing == RSM_TIMING_NONE;
}

static bool add_background(const rsm_together *together, uint32_t index, rsm_vector *told) {
    const rsm_reading *reading = &together->readings[index];
    uint32_t main = RSM_NONE;
    bool good = true;
    for (uint32_t i = 0; i < reading->incident_count; i++) {
        main = main == RSM_NONE && reading->incidents[i].main ? i : main;
    }
    for (uint32_t i = 0; main != RSM_NONE && good && i < reading->incident_count; i++) {
        const rsm_profile *profiles = &together->profiles[together->first_profile[index]];
        if (i == main || !is_earlier(&profiles[i], &profiles[main])) {
            continue;
        }
        good = tell(told, index, main, i, RSM_RELATION_BACKGROUND, RSM_NONE);
        for (uint32_t j = 0; good && j < reading->statement_count; j++) {
            if (reading->statements[j].incident == i) {
                good = tell(told, index, main, i, RSM_RELATION_BACKGROUND, j);
            }
        }
    }
    return good;
}

bool rsm_tell_links(const rsm_together *together, rsm_fusion *fusion) {
    rsm_vector told;
    rsm_vector_init(&told, together->arena, sizeof(rsm_told_link));
    for (uint32_t i = 0; i < together->count; i++) {
        if (!add_stated(together, i, &told) || !add_background(together, i, &told)) {
            return false;
        }
    }
    fusion->told_links = told.items;
    fusion->told_link_count = told.count;
    return true;
}

bool rsm_make_links(const rsm_together *together, rsm_fusion *fusion) {
    return rsm_tell_links(together, fusion) &&
           rsm_link_groups(together->readings, together->count, fusion, together->arena);
}

/* ---- between groups ---- */

/* Gives one group its run of raw links. */
static bool fill_links(const raw_link *raw, uint32_t count, rsm_arena *arena, rsm_group *group) {
    rsm_vector links;
    rsm_vector_init(&links, arena, sizeof(rsm_group_link));
    for (uint32_t i = 0; i < count;) {
        uint32_t end = i;
        while (end < count && raw[end].to == raw[i].to && raw[end].relation == raw[i].relation) {
            end++;
        }
        rsm_group_link *link = rsm_vector_push(&links);
        rsm_statement_reference *statements =
            rsm_arena_allocate_items(arena, end - i, sizeof *statements);
        if (link == NULL || statements == NULL) {
            return false;
        }
        link->to = raw[i].to;
        link->relation = raw[i].relation;
        link->statements = statements;
        for (; i < end; i++) {
            if (raw[i].statement != RSM_NONE) {
                statements[link->statement_count++] =
                    (rsm_statement_reference){raw[i].reading, raw[i].statement};
            }
        }
    }
    group->links = links.items;
    group->link_count = links.count;
    return true;
}

/* What a report tells as a link of groups. What a person rejected tells none, and what was moved is
 * told of where it went. */
static bool raw_of(const rsm_reading *readings, const rsm_fusion *fusion, const rsm_told_link *told,
                   raw_link *raw) {
    bool stated = told->relation != RSM_RELATION_BACKGROUND;
    *raw = (raw_link){fusion->group_of[told->reading][told->from],
                      fusion->group_of[told->reading][told->to],
                      told->relation,
                      fusion->rank[told->reading],
                      told->reading,
                      told->statement};
    if (told->statement != RSM_NONE) {
        const rsm_statement *statement = &readings[told->reading].statements[told->statement];
        uint32_t group = rsm_group_of_statement(fusion, readings, told->reading, told->statement);
        if (statement->is_rejected || (!stated && group != raw->to)) {
            return false;
        }
        raw->from = stated ? group : raw->from;
    }
    return raw->from != raw->to && raw->from != RSM_NONE && raw->to != RSM_NONE;
}

/* A link that a person added: it names a mention of any report. */
static bool added_of(const rsm_reading *readings, uint32_t count, const rsm_fusion *fusion,
                     const rsm_placed *placed, raw_link *raw) {
    const rsm_statement *statement = &readings[placed->reading].statements[placed->statement];
    bool response = statement->slot == RSM_SLOT_RESPONSE_TO;
    rsm_named_mention named = {.id = statement->value.as.text};
    uint32_t reading, incident;
    if ((!response && statement->slot != RSM_SLOT_PART_OF) || statement->incident != RSM_NONE ||
        !rsm_find_named(readings, count, &named, &reading, &incident)) {
        return false;
    }
    *raw = (raw_link){placed->group,
                      fusion->group_of[reading][incident],
                      response ? RSM_RELATION_RESPONSE_TO : RSM_RELATION_PART_OF,
                      RSM_NONE,
                      placed->reading,
                      placed->statement};
    return raw->from != raw->to && raw->from != RSM_NONE && raw->to != RSM_NONE;
}

static bool collect(const rsm_reading *readings, uint32_t count, const rsm_fusion *fusion,
                    rsm_vector *links) {
    raw_link raw;
    bool good = true;
    for (uint32_t i = 0; good && i < fusion->told_link_count; i++) {
        good = !raw_of(readings, fusion, &fusion->told_links[i], &raw) ||
               rsm_vector_push_copy(links, &raw) != NULL;
    }
    for (uint32_t i = 0; good && i < fusion->placed_count; i++) {
        good = !added_of(readings, count, fusion, &fusion->placed[i], &raw) ||
               rsm_vector_push_copy(links, &raw) != NULL;
    }
    return good;
}

bool rsm_link_groups(const rsm_reading *readings, uint32_t count, rsm_fusion *fusion,
                     rsm_arena *arena) {
    rsm_vector links;
    rsm_vector_init(&links, arena, sizeof(raw_link));
    if (!collect(readings, count, fusion, &links) ||
        !rsm_sort(links.items, links.count, sizeof(raw_link), compare_links,
                  (void *)(uintptr_t)fusion->groups, arena)) {
        return false;
    }
    const raw_link *raw = links.items;
    rsm_group *groups = (rsm_group *)(uintptr_t)fusion->groups;
    for (uint32_t i = 0; i < fusion->group_count; i++) {
        groups[i].link_count = 0;
    }
    for (uint32_t i = 0; i < links.count;) {
        uint32_t end = i;
        while (end < links.count && raw[end].from == raw[i].from) {
            end++;
        }
        if (!fill_links(raw + i, end - i, arena, &groups[raw[i].from])) {
            return false;
        }
        i = end;
    }
    return true;
}
