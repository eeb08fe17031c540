/* Gathering: all statements of an incident's reports that are no copies, by slot, with root and
 * time; without those that a person rejected or moved away, with those that one added or moved
 * here.
 *
 * Invariants: canonical order within a slot (rank of the report, then order of text), what a person
 * put there last. Cost: n log n. */
#include "resolve/cells.h"

static int compare_evidence(void *context, const void *left, const void *right) {
    const rsm_evidence *a = left, *b = right;
    (void)context;
    if (a->statement->slot != b->statement->slot) {
        return a->statement->slot < b->statement->slot ? -1 : 1;
    }
    if (a->rank != b->rank) {
        return a->rank < b->rank ? -1 : 1;
    }
    return a->at.statement < b->at.statement ? -1 : a->at.statement > b->at.statement;
}

static int64_t minute_of(rsm_instant instant, int64_t whole_day) {
    return (int64_t)instant.day * 1440 +
           (instant.minute == RSM_WHOLE_DAY ? whole_day : instant.minute);
}

static void set_time(rsm_evidence *evidence) {
    const rsm_statement *statement = evidence->statement;
    rsm_instant earliest = evidence->reading->report.published.earliest;
    rsm_instant latest = evidence->reading->report.published.latest;
    if (statement->has_said_on && statement->said_on.earliest.known &&
        statement->said_on.latest.known) {
        earliest = statement->said_on.earliest;
        latest = statement->said_on.latest;
    }
    evidence->has_time = earliest.known && latest.known;
    if (evidence->has_time) {
        evidence->from = minute_of(earliest, 0);
        evidence->to = minute_of(latest, 1439);
    }
}

rsm_root rsm_root_of_member(const rsm_resolver *resolver, uint32_t member,
                            const rsm_source_chain *sources) {
    rsm_kin_question question = {resolver->world, resolver->readings, resolver->fusion->copy_of,
                                 resolver->group};
    return rsm_root_through(&question, resolver->kin, member, sources, resolver->arena);
}

/* How the reports hang together. */
static bool find_kin(rsm_resolver *resolver) {
    rsm_kin *kin =
        rsm_arena_allocate_items(resolver->arena, resolver->group->member_count + 1, sizeof *kin);
    rsm_kin_question question = {resolver->world, resolver->readings, resolver->fusion->copy_of,
                                 resolver->group};
    resolver->kin = kin;
    return kin != NULL && rsm_find_kin(&question, resolver->arena, kin);
}

/* `member` is the index of the member whose report it stands in; RSM_NONE: a person put it here. */
static bool add_evidence(rsm_resolver *resolver, rsm_statement_reference at, uint32_t member,
                         uint32_t rank, bool main, rsm_vector *found) {
    rsm_evidence *item = rsm_vector_push(found);
    if (item == NULL) {
        return false;
    }
    item->at = at;
    item->reading = &resolver->readings[at.reading];
    item->statement = &item->reading->statements[at.statement];
    if (item->statement->value.kind == RSM_VALUE_COUNT) {
        item->count = rsm_count_as_coded(resolver->codebook, &item->statement->value.as.count);
    }
    item->root = member != RSM_NONE
                     ? rsm_root_of_member(resolver, member, &item->statement->sources)
                     : rsm_root_of(item->reading, &item->statement->sources, resolver->arena);
    item->rank = rank;
    item->main = main;
    item->gave_way_to = RSM_NONE;
    item->figure = RSM_NONE;
    set_time(item);
    return true;
}

static bool add_member(rsm_resolver *resolver, uint32_t index, rsm_vector *found) {
    const rsm_member *member = &resolver->group->members[index];
    const rsm_reading *reading = &resolver->readings[member->reading];
    for (uint32_t i = 0; i < reading->statement_count; i++) {
        const rsm_statement *statement = &reading->statements[i];
        rsm_statement_reference at = {member->reading, i};
        /* One that a person decided about is rejected, or comes with what is placed. */
        if (statement->incident == member->incident && statement->decision == 0 &&
            !add_evidence(resolver, at, index, resolver->fusion->rank[member->reading],
                          reading->incidents[member->incident].main, found)) {
            return false;
        }
    }
    return true;
}

/* What a person put here, behind what the reports' own incidents hold. Of a copy what the program
 * found still counts for nothing. */
static bool add_placed(rsm_resolver *resolver, rsm_vector *found) {
    const rsm_fusion *fusion = resolver->fusion;
    uint32_t group = (uint32_t)(resolver->group - fusion->groups);
    bool good = true;
    for (uint32_t i = 0; good && i < fusion->placed_count; i++) {
        const rsm_placed *placed = &fusion->placed[i];
        if (placed->group != group) {
            continue;
        }
        rsm_statement_reference at = {placed->reading, placed->statement};
        bool own = resolver->readings[at.reading].statements[at.statement].incident != RSM_NONE;
        if (!own || fusion->copy_of[at.reading] == RSM_NONE) {
            good = add_evidence(resolver, at, RSM_NONE, RSM_RANK_PLACED + i, false, found);
        }
    }
    return good;
}

bool rsm_gather(rsm_resolver *resolver) {
    rsm_vector found;
    rsm_vector_init(&found, resolver->arena, sizeof(rsm_evidence));
    if (!find_kin(resolver)) {
        return false;
    }
    for (uint32_t i = 0; i < resolver->group->member_count; i++) {
        const rsm_member *member = &resolver->group->members[i];
        if (resolver->fusion->copy_of[member->reading] == RSM_NONE &&
            !add_member(resolver, i, &found)) {
            return false;
        }
    }
    if (!add_placed(resolver, &found)) {
        return false;
    }
    if (!rsm_sort(found.items, found.count, sizeof(rsm_evidence), compare_evidence, NULL,
                  resolver->arena)) {
        return false;
    }
    resolver->evidence = found.items;
    resolver->evidence_count = found.count;
    uint32_t at = 0;
    for (unsigned slot = 0; slot <= RSM_SLOT_COUNT; slot++) {
        while (at < found.count && (unsigned)resolver->evidence[at].statement->slot < slot) {
            at++;
        }
        resolver->first[slot] = at;
    }
    return true;
}

rsm_evidence *rsm_evidence_of(const rsm_resolver *resolver, rsm_slot slot, uint32_t *count) {
    *count = resolver->first[slot + 1] - resolver->first[slot];
    return *count > 0 ? &resolver->evidence[resolver->first[slot]] : NULL;
}

bool rsm_is_later(const rsm_evidence *later, const rsm_evidence *earlier) {
    return later->has_time && earlier->has_time && later->from > earlier->to;
}

bool rsm_references(rsm_resolver *resolver, const rsm_evidence *evidence, uint32_t count,
                    uint32_t figure, bool judges, const rsm_statement_reference **references,
                    uint32_t *reference_count) {
    rsm_vector found;
    rsm_vector_init(&found, resolver->arena, sizeof(rsm_statement_reference));
    for (uint32_t i = 0; i < count; i++) {
        bool wanted = figure == RSM_NONE || (evidence[i].figure == figure &&
                                             (evidence[i].state == RSM_EVIDENCE_JUDGES) == judges);
        if (wanted && rsm_vector_push_copy(&found, &evidence[i].at) == NULL) {
            return false;
        }
    }
    *references = found.items;
    *reference_count = found.count;
    return true;
}

bool rsm_sources(rsm_resolver *resolver, const rsm_evidence *evidence, uint32_t count,
                 uint32_t figure, uint32_t *independent, uint32_t *uncredited) {
    rsm_root *roots = rsm_arena_allocate_items(resolver->arena, count, sizeof *roots);
    uint32_t used = 0;
    if (roots == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (figure == RSM_NONE ||
            (evidence[i].figure == figure && evidence[i].state != RSM_EVIDENCE_JUDGES)) {
            roots[used++] = evidence[i].root;
        }
    }
    *independent = rsm_count_roots(roots, used, uncredited);
    return true;
}

bool rsm_finish_cell(rsm_resolver *resolver, const rsm_evidence *evidence, uint32_t count,
                     rsm_cell *cell) {
    return rsm_references(resolver, evidence, count, RSM_NONE, false, &cell->statements,
                          &cell->statement_count) &&
           rsm_sources(resolver, evidence, count, RSM_NONE, &cell->independent_sources,
                       &cell->uncredited);
}

bool rsm_finish_figures(rsm_resolver *resolver, const rsm_evidence *evidence, uint32_t count,
                        rsm_figure *figures, uint32_t figure_count) {
    for (uint32_t i = 0; i < figure_count; i++) {
        rsm_figure *figure = &figures[i];
        if (!rsm_references(resolver, evidence, count, i, false, &figure->statements,
                            &figure->statement_count) ||
            !rsm_references(resolver, evidence, count, i, true, &figure->against,
                            &figure->against_count) ||
            !rsm_sources(resolver, evidence, count, i, &figure->independent_sources,
                         &figure->uncredited)) {
            return false;
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        rsm_figure *figure =
            evidence[i].figure < figure_count ? &figures[evidence[i].figure] : NULL;
        if (figure != NULL && evidence[i].has_time && evidence[i].state != RSM_EVIDENCE_JUDGES) {
            int32_t day = (int32_t)(evidence[i].to / 1440);
            figure->date = figure->has_date && figure->date > day ? figure->date : day;
            figure->has_date = true;
        }
    }
    return true;
}
