/* What all of a report tells for weighing a time or a place of it: whether it looks at the world or
 * at home, and which country it speaks of most. See sign.h.
 *
 * A paper of a town names its own streets and towns and no country, and nearly any town and day of
 * its report is the incident's. An agency's correspondent, or a paper of another country, names
 * countries, and beside the incident's the towns and days of speeches, journeys, births and what
 * went before: there a day or a town told away from the incident is taken only where it stands as
 * an incident's does, and else the report says nothing of it. Cost: linear in the places, times
 * the countries of a report (at most LANDS). */
#include "extract/sign.h"

#include <string.h>

enum { LANDS = 16, NAMED_LEAST = 2, NAMED_MANY = 5 };

typedef struct land {
    const char *code;
    uint32_t count;
} land;

static void count_land(land *lands, uint32_t *count, const char *code) {
    uint32_t i = 0;
    if (code[0] == '\0')
        return;
    while (i < *count && strcmp(lands[i].code, code) != 0)
        i++;
    if (i == LANDS)
        return;
    if (i == *count)
        lands[(*count)++] = (land){.code = code};
    lands[i].count++;
}

static const char *most_told(const land *lands, uint32_t count) {
    uint32_t best = 0;
    for (uint32_t i = 1; i < count; i++)
        if (lands[i].count > lands[best].count)
            best = i;
    return count == 0 ? "" : lands[best].code;
}

void survey_report(const extraction *x, sign_board *board) {
    land lands[LANDS];
    uint32_t land_count = 0, named = 0;
    board->of_the_world = false;
    for (uint32_t i = 0; i < x->places->count; i++) {
        const rsm_place *place = &x->places->items[i];
        const rsm_place_value *value = &place->expression.value;
        count_land(lands, &land_count, value->country);
        named += value->kind == RSM_PLACE_COUNTRY;
        if (place->dateline && is_capital(x, value))
            board->of_the_world = true;
    }
    /* a land told, and nothing that tells where the readers live */
    bool homeless = named > 0 && x->reading->report.outlet.size == 0;
    board->far_off = homeless || board->of_the_world || named >= NAMED_MANY;
    board->of_the_world |= homeless || named >= NAMED_LEAST;
    board->country = most_told(lands, land_count);
}

/* Verbs whose day and place are their own. */
static bool tells_of_itself(uint8_t act) {
    return act == RSM_ACT_LAW || act == RSM_ACT_PUBLICATION || act == RSM_ACT_MOURNING;
}

static bool opens_the_report(const extraction *x, uint32_t token) {
    uint8_t position = sign_position(x, token);
    return position == SIGN_TITLE || position == SIGN_FIRST;
}

bool is_loose_time(const extraction *x, uint32_t index, sign_aim aim) {
    const rsm_time *time = &x->times->items[index];
    if (!x->signs->of_the_world)
        return false;
    if (nearest_aimed(x, time->first_token, time->end_token, aim) == RSM_NONE)
        return !opens_the_report(x, time->first_token);
    sign_answers answers = time_answers(x, index, aim);
    return answers.answer[ASK_TREE] == SIGN_OTHER_VERB && tells_of_itself(answers.answer[ASK_VERB]);
}

/* "The delegation arrived in Norville": a journey, where police arrive at a place. */
static bool is_journey(const extraction *x, uint32_t verb, uint8_t preposition) {
    enum { AFTER_IN = 1 };
    return verb != RSM_NONE && lemma_is(x, verb, "arrive") && preposition == AFTER_IN;
}

/* Whether what a place is told of, in a sentence that tells nothing of the incident, says that
 * something took place there, or was come upon. */
static bool tells_of_deeds(const extraction *x, uint32_t index) {
    const sign_standing *standing = &x->signs->places[index];
    uint8_t act = sign_act(x, standing->verb);
    return act == SIGN_ACT_TRIGGER || act == RSM_ACT_HAPPENING || act == RSM_ACT_DISCOVERY ||
           (act == RSM_ACT_ALARM &&
            !is_journey(x, standing->verb, standing->answers.answer[ASK_OWN]));
}

static bool is_told_aside(const extraction *x, uint32_t index) {
    uint8_t act = sign_act(x, x->signs->places[index].verb);
    return tells_of_itself(act) || act == RSM_ACT_SPEECH || act == RSM_ACT_POLITICS ||
           act == RSM_ACT_LIFE;
}

bool is_loose_place(const extraction *x, uint32_t index, sign_aim aim) {
    const rsm_place *place = &x->places->items[index];
    const char *country = place->expression.value.country;
    if (!x->signs->of_the_world || place->dateline ||
        sign_position(x, place->first_token) == SIGN_TITLE)
        return false;
    bool far_off = x->signs->far_off;
    if (nearest_aimed(x, place->first_token, place->end_token, aim) != RSM_NONE) {
        sign_answers answers = place_answers(x, index, aim);
        uint8_t act = answers.answer[ASK_VERB];
        bool aside = act == RSM_ACT_LIFE || (far_off && (tells_aside(act) || tells_whose(x, index)));
        return answers.answer[ASK_TREE] == SIGN_OTHER_VERB && aside;
    }
    bool elsewhere = country[0] != '\0' && strcmp(country, x->signs->country) != 0;
    return elsewhere || !is_led_in(x, index) || is_told_aside(x, index) ||
           (far_off && !tells_of_deeds(x, index));
}
