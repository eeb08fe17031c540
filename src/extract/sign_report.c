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

enum { LANDS = 16, NAMED_LEAST = 2 };

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
    board->of_the_world |= named >= NAMED_LEAST;
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

bool is_loose_place(const extraction *x, uint32_t index, sign_aim aim) {
    const rsm_place *place = &x->places->items[index];
    const char *country = place->expression.value.country;
    uint8_t act = sign_act(x, x->signs->places[index].verb);
    if (!x->signs->of_the_world || place->dateline ||
        sign_position(x, place->first_token) == SIGN_TITLE)
        return false;
    if (nearest_aimed(x, place->first_token, place->end_token, aim) != RSM_NONE)
        return act == RSM_ACT_LIFE &&
               place_answers(x, index, aim).answer[ASK_TREE] == SIGN_OTHER_VERB;
    bool elsewhere = country[0] != '\0' && strcmp(country, x->signs->country) != 0;
    return elsewhere || !is_led_in(x, index) || tells_of_itself(act) || act == RSM_ACT_SPEECH ||
           act == RSM_ACT_POLITICS || act == RSM_ACT_LIFE;
}
