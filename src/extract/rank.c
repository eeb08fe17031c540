/* Which incident a report is mainly about, and which it tells nothing of that is worth a record.
 *
 * The main incident is the one with most of the report to itself, where that is enough
 * (MAIN_STRENGTH) and it is news of the report's days; mentions weigh by where they stand. Cost:
 * linear in the events, figures and incidents. */
#include "extract/apart.h"
#include "extract/extraction.h"

enum {
    MAIN_STRENGTH = 9,        /* least strength of a main incident */
    MAIN_STRENGTH_BRIEF = 8,  /* the same of one whose place a brief report leads with */
    MAIN_STRENGTH_BARE = 16,  /* the same where neither day, place nor figure is told */
    MAIN_STRENGTH_PLAIN = 12, /* the same of kinds that general news is full of */
    MAIN_STRENGTH_FLASH = 4,  /* the same in a text of a few sentences: one mention in its lead */
    MAIN_STRENGTH_OPENING =
        8,               /* the same where nothing else is told and the report opens with it */
    FLASH_SENTENCES = 3, /* most sentences of such a body */
    FLASH_TOKENS = 120,  /* most tokens of such a text, title and all */
};

/* How much a mention weighs by where it stands: title, lead, body, which begins with sentence
 * x->body. */
uint32_t position_weight(const extraction *x, uint32_t token) {
    uint32_t sentence = x->text->tokens[token].sentence;
    if (x->text->sentences[sentence].kind == RSM_SENTENCE_TITLE && sentence < 2)
        return 4;
    uint32_t place = sentence >= x->body ? sentence - x->body : 0;
    return place < 2 ? 4 : place < 5 ? 2 : 1;
}

/* The first sentence that is no title, and no line that only says when the page was made. */
void find_body(extraction *x) {
    uint32_t body = 0;
    while (body < x->text->sentence_count &&
           (x->text->sentences[body].kind == RSM_SENTENCE_TITLE || is_stamp_line(x, body)))
        body++;
    x->body = body;
}

static void weigh(extraction *x) {
    for (uint32_t i = 0; i < x->events.count; i++) {
        const event *e = event_at(x, i);
        incident_draft *incident = incident_at(x, e->incident);
        if (incident == NULL)
            continue;
        bool faint = (e->flags & (RSM_TRIGGER_WEAK | RSM_TRIGGER_GENERIC)) != 0 ||
                     e->type_row == RSM_NONE || names_people_by(x, e);
        uint32_t base = faint ? 1 : 2;
        if (e->modality > RSM_MODALITY_FOILED)
            base = 0;
        if (!faint && base > 0 && !is_outcome_type(x, e->type_row))
            incident->plain_events++;
        incident->strength += base * position_weight(x, e->first);
    }
    for (uint32_t i = 0; i < x->figures.count; i++) {
        const figure *f = figure_at(x, i);
        incident_draft *incident = incident_at(x, f->incident);
        if (incident == NULL || f->hypothetical || f->negated)
            continue;
        incident->peopled = true;
        bool people = f->slot == RSM_SLOT_KILLED || f->slot == RSM_SLOT_INJURED ||
                      f->slot == RSM_SLOT_CASUALTIES;
        if (people)
            incident->strength += position_weight(x, f->first);
        if (people && f->value.high != 0)
            incident->figures++;
    }
}

static uint32_t family_of(const extraction *x, const incident_draft *incident) {
    return incident->type_row < x->types.count ? x->types.family[incident->type_row]
                                               : (uint32_t)RSM_FAMILY_OTHER;
}

/* Whether its first mention stands in the title or the first sentence of the body. */
static bool leads(const extraction *x, const incident_draft *incident) {
    return position_weight(x, event_at(x, incident->first_event)->first) >= 4;
}

/* Whether a court or the police deal with it now: the report leads both with what they did and with
 * it. Of such a case the old deed is what all its reports have in common. */
static bool is_tried(const extraction *x, const incident_draft *incident) {
    bool told = incident->plain_events > 0 ||
                (is_outcome_type(x, incident->type_row) && !incident->historic);
    if (!x->law_leads || !told || !leads(x, incident))
        return false;
    return family_of(x, incident) == RSM_FAMILY_ATTACK;
}

/* Whether it is long past; not so where the report leads with its day, its place and who was
 * harmed: an old report under a new date. */
static bool is_past(const extraction *x, const incident_draft *incident) {
    if (!incident->historic || !is_long_ago(x, incident->time) || is_tried(x, incident))
        return false;
    if (incident->time == RSM_NONE || incident->place == RSM_NONE || incident->figures == 0)
        return true;
    const rsm_time_value *time = &x->moved_times[incident->time];
    bool day =
        time->earliest.known && time->latest.known && time->latest.day <= time->earliest.day + 1;
    return !day || incident->plain_events == 0 || !leads(x, incident);
}

/* A day of the week, "yesterday", "this morning": of the report's own days, though nothing tells
 * which these are. */
static bool is_of_these_days(const extraction *x, uint32_t time) {
    const rsm_time_value *value = &x->moved_times[time];
    return !value->latest.known && !x->reading->report.published.earliest.known;
}

/* Whether its first sentence tells of a time long past: "survived the mutiny of 1953". */
static bool recalls(const extraction *x, const incident_draft *incident) {
    if (is_tried(x, incident))
        return false;
    uint32_t at = event_at(x, incident->first_event)->first, end = sentence_end(x, at);
    for (uint32_t token = sentence_first(x, at); token < end; token++)
        if (x->time_of[token] != RSM_NONE && is_long_ago(x, x->time_of[token]) &&
            !is_of_these_days(x, x->time_of[token]))
            return true;
    return false;
}

/* A text of a title or of a few sentences: a flash, a teaser, what is left of a page. What it leads
 * with has no room to be told twice. */
static bool is_flash(const extraction *x) {
    return x->text->sentence_count <= x->body + FLASH_SENTENCES &&
           x->text->token_count <= FLASH_TOKENS;
}

/* Whether a place or a day stands in the sentence that tells it first, though it was not found to
 * be the incident's own. */
static bool is_told_beside(const extraction *x, const incident_draft *incident) {
    uint32_t at = event_at(x, incident->first_event)->first, end = sentence_end(x, at);
    for (uint32_t token = sentence_first(x, at); token < end; token++)
        if (x->place_of[token] != RSM_NONE || x->time_of[token] != RSM_NONE)
            return true;
    return false;
}

/* Whether the words that tell it first say of somebody that he died or was hurt by it: "fell to his
 * death", "was shot dead". */
static bool says_harm(const extraction *x, const incident_draft *incident) {
    const event *e = event_at(x, incident->first_event);
    return (e->flags & (RSM_TRIGGER_KILLS | RSM_TRIGGER_INJURES)) != 0 &&
           (e->flags & (RSM_TRIGGER_WEAK | RSM_TRIGGER_GENERIC)) == 0;
}

/* Whether a flash is about it: it leads, and where, when or whom it harmed is told. */
static bool may_be_main_of_flash(const extraction *x, const incident_draft *incident) {
    uint32_t family = family_of(x, incident);
    bool told = incident->time != RSM_NONE || incident->place != RSM_NONE ||
                incident->figures > 0 || is_told_beside(x, incident) || says_harm(x, incident);
    bool weighty = family == RSM_FAMILY_ATTACK || family == RSM_FAMILY_ACCIDENT ||
                   family == RSM_FAMILY_DISASTER || family == RSM_FAMILY_CRIME;
    if (family == RSM_FAMILY_OTHER || !told || !leads(x, incident) || recalls(x, incident) ||
        incident->strength < MAIN_STRENGTH_FLASH)
        return false;
    if (is_outcome_type(x, incident->type_row) && incident->figures == 0)
        return is_tried(x, incident);
    return incident->plain_events > 0 || weighty;
}

static bool may_be_main(const extraction *x, const incident_draft *incident) {
    if (incident->dropped || is_past(x, incident) || incident->modality > RSM_MODALITY_FOILED)
        return false;
    if (incident->modality != RSM_MODALITY_PLANNED && is_flash(x) &&
        may_be_main_of_flash(x, incident))
        return true;
    uint32_t family = family_of(x, incident);
    bool brief = incident->place != RSM_NONE && leads(x, incident) && !recalls(x, incident) &&
                 (family == RSM_FAMILY_ATTACK || family == RSM_FAMILY_ACCIDENT ||
                  family == RSM_FAMILY_DISASTER);
    uint32_t least = brief ? MAIN_STRENGTH_BRIEF : MAIN_STRENGTH;
    if (incident->modality == RSM_MODALITY_PLANNED || incident->strength < least)
        return false;
    bool told_where_or_when = incident->time != RSM_NONE || incident->place != RSM_NONE ||
                              (incident->strength >= MAIN_STRENGTH_BARE &&
                               incident->plain_events >= 2 && leads(x, incident));
    if (family == RSM_FAMILY_OTHER || (!told_where_or_when && incident->figures == 0))
        return false;
    if (is_outcome_type(x, incident->type_row))
        return incident->figures > 0 || is_tried(x, incident);
    if (family == RSM_FAMILY_ARREST || family == RSM_FAMILY_CRIME ||
        family == RSM_FAMILY_MILITARY || family == RSM_FAMILY_UNREST)
        return (incident->plain_events >= 2 ||
                (family == RSM_FAMILY_CRIME && incident->figures > 0 && leads(x, incident))) &&
               incident->strength >= MAIN_STRENGTH_PLAIN;
    if (incident->figures > 0 || incident->plain_events >= 2)
        return true;
    return incident->plain_events == 1 && leads(x, incident);
}

/* One word in passing, of which no figure is told, and not two of when, where, and who; or more
 * words and none of these: nothing that a record could hold. */
static bool says_nothing(const extraction *x, const incident_draft *incident) {
    bool dated = incident->time != RSM_NONE, placed = incident->place != RSM_NONE;
    if (incident->modality == RSM_MODALITY_DENIED && (dated || placed))
        return false; /* all that the report tells (group.c), and others may say otherwise */
    if (incident->strength == 0 && incident->modality > RSM_MODALITY_FOILED)
        return true;
    bool bare = !dated && !placed && !incident->peopled && incident->figures == 0;
    if (bare && !leads(x, incident) && !is_law(x, incident->type_row))
        return true; /* however often it is named: "the war", "this violence" */
    if (incident->event_count > 1 || incident->figures > 0 ||
        tells_a_deed(x, event_at(x, incident->first_event)))
        return false;
    if ((dated && placed) || (incident->peopled && (dated || placed)))
        return false;
    uint32_t sentence = x->text->tokens[event_at(x, incident->first_event)->first].sentence;
    return x->text->sentences[sentence].kind != RSM_SENTENCE_TITLE && sentence > 2 &&
           sentence > x->body + 1;
}

/* What another attack, told before it, is dated by ("two weeks after the bombing") is recalled for
 * its sake. */
static bool dates_another(const extraction *x, uint32_t index) {
    for (uint32_t i = 0; i < x->times->count; i++) {
        const event *anchor = event_at(x, x->anchor_of[i]);
        bool back = x->moved_times[i].anchor_offset < 0;
        const event *other = anchor == NULL ? NULL : event_at(x, anchor->other_than);
        const event *recalled = back ? other : anchor;
        if (anchor == NULL || other == NULL || recalled->incident != index)
            continue;
        const incident_draft *told = incident_at(x, (back ? anchor : other)->incident);
        if (told != NULL && !is_law(x, told->type_row) &&
            told->first_event < incident_at(x, index)->first_event)
            return true;
    }
    return false;
}

/* Where nothing has most of the report to itself: what the title or the first sentence tells, if
 * where or when stands with it; of what the police or a court did, and of crimes, also if who does.
 */
static bool opens_with(const extraction *x, const incident_draft *incident) {
    uint32_t family = family_of(x, incident);
    bool by_law =
        family == RSM_FAMILY_ARREST || family == RSM_FAMILY_CRIME || family == RSM_FAMILY_MILITARY;
    bool peopled = by_law && incident->peopled;
    bool told = incident->time != RSM_NONE || incident->place != RSM_NONE || peopled ||
                is_told_beside(x, incident);
    bool plain = peopled
                     ? incident->strength >= MAIN_STRENGTH_FLASH
                     : incident->strength >= MAIN_STRENGTH_OPENING && incident->plain_events > 0;
    bool past = family != RSM_FAMILY_ARREST && (is_past(x, incident) || recalls(x, incident));
    return family != RSM_FAMILY_OTHER && !incident->dropped && !past &&
           incident->modality < RSM_MODALITY_PLANNED && told && leads(x, incident) && plain;
}

static void choose_main(extraction *x) {
    uint32_t best = RSM_NONE, best_strength = 0;
    for (uint32_t i = 0; i < x->incidents.count; i++) {
        const incident_draft *incident = incident_at(x, i);
        if (is_law(x, incident->type_row) && incident->modality < RSM_MODALITY_PLANNED &&
            incident->strength >= MAIN_STRENGTH_FLASH && leads(x, incident))
            x->law_leads = true;
    }
    for (uint32_t i = 0; i < x->incidents.count; i++) {
        incident_draft *incident = incident_at(x, i);
        incident->dropped = says_nothing(x, incident);
        if (!may_be_main(x, incident))
            continue;
        uint32_t strength =
            is_law(x, incident->type_row) ? incident->strength * 2 / 3 : incident->strength;
        if (is_tried(x, incident_at(x, i)))
            strength *= 2;
        if (dates_another(x, i))
            strength /= 2;
        if (strength > best_strength)
            best_strength = strength, best = i;
    }
    for (uint32_t i = 0; best == RSM_NONE && i < x->incidents.count; i++)
        if (opens_with(x, incident_at(x, i)))
            best = i;
    if (best == RSM_NONE)
        return;
    incident_at(x, best)->main = true;
}

void rank_incidents(extraction *x) {
    weigh(x);
    choose_main(x);
}
