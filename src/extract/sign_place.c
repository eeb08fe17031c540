/* What speaks for and against a place being where an incident took place: see sign.h.
 *
 * Cost: linear in the sentence; other mentions of the same place are counted among
 * SIGN_CANDIDATES. */
#include "extract/apart.h"
#include "extract/sign.h"

#include "base/utf8.h"

enum {
    ASK_PREPOSITION = ASK_OWN,
    ASK_LEVEL,
    ASK_PART,
    ASK_POSITION,
    ASK_SAME,
    ASK_FIRST,
    ASK_QUOTED,
    ASK_PEOPLE,
    ASK_SITE,
    ASK_TITLE,
    QUESTIONS
};

static const char *const prepositions[] = {
    "none", "in",    "at",   "near",    "on",   "from",    "of",      "to",     "by",
    "with", "comma", "noun", "subject", "poss", "bracket", "between", "against"};
enum {
    HOME_REACH = 16,    /* tokens back from a place to "of" */
    OF_A_PERSON = 3,    /* of people[] */
    NAME_REACH = 3,     /* tokens back from "of" to a forename */
    ACTS_REACH = 7,     /* tokens on from a place to its verb */
    WAY_REACH = 4,      /* tokens between "from" and A, A and "to" */
    DESCRIBED_REACH = 8 /* tokens from the comma after A to B: ", a small town just outside B" */
};
enum { OF_CARE = 1, OF_LAW = 2, OF_NO_KIND = 5 }; /* of sites[] */
enum {
    AFTER_IN = 1,
    AFTER_NEAR = 3,
    AFTER_ON = 4,
    AFTER_FROM = 5,
    AFTER_OF = 6,
    AFTER_TO = 7,
    AFTER_WITH = 9,
    AFTER_AGAINST = 16
};
static const char *const levels[] = {"site", "city", "county", "region"};
static const char *const parts[] = {"plain", "metonym", "in a name", "adjective", "dateline"};
static const char *const people[] = {"no", "whose", "acts", "of a person"};
static const char *const sites[] = {"none", "care", "law", "road", "home", "other"};

static const sign_question questions[QUESTIONS] = {
    [ASK_VERB] = {"verb", sign_act_names, SIGN_ACTS},
    [ASK_NEAR] = {"near", sign_near_names, SIGN_NEAR_COUNT},
    [ASK_KIND] = {"told by", sign_kind_names, SIGN_KIND_COUNT},
    [ASK_TREE] = {"tree", sign_tree_names, SIGN_TREE_COUNT},
    [ASK_PREPOSITION] = {"after", ANSWERS(prepositions)},
    [ASK_LEVEL] = {"level", ANSWERS(levels)},
    [ASK_PART] = {"stands as", ANSWERS(parts)},
    [ASK_POSITION] = {"stands", sign_position_names, SIGN_POSITION_COUNT},
    [ASK_SAME] = {"same place", sign_same_names, SIGN_SAME_COUNT},
    [ASK_FIRST] = {"order", sign_order_names, SIGN_ORDER_COUNT},
    [ASK_QUOTED] = {"quoted", sign_yes_no_names, SIGN_YES_NO},
    [ASK_PEOPLE] = {"people", ANSWERS(people)},
    [ASK_SITE] = {"site", ANSWERS(sites)},
    [ASK_TITLE] = {"in title", sign_yes_no_names, SIGN_YES_NO},
};

static const sign_pair pairs[] = {
    {ASK_VERB, ASK_PREPOSITION},  {ASK_VERB, ASK_NEAR},     {ASK_NEAR, ASK_PREPOSITION},
    {ASK_LEVEL, ASK_PREPOSITION}, {ASK_PART, ASK_POSITION}, {ASK_LEVEL, ASK_SAME},
    {ASK_PART, ASK_PREPOSITION},  {ASK_TREE, ASK_KIND},     {ASK_LEVEL, ASK_NEAR}};

const sign_sheet *place_signs(void) {
    static const sign_sheet sheet = {"where", questions, QUESTIONS, pairs,
                                     sizeof pairs / sizeof *pairs};
    return &sheet;
}

static bool is_kind_of_place(const extraction *x, uint32_t token) {
    static const char *const kinds[] = {
        "city",          "town",      "village",   "municipality", "district",    "province",
        "department",    "state",     "region",    "county",       "suburb",      "neighborhood",
        "neighbourhood", "area",      "outskirts", "part",         "center",      "centre",
        "capital",       "port",      "community", "township",     "governorate", "island",
        "jurisdiction",  "section",   "hamlet",    "camp",         "north",       "south",
        "east",          "west",      "heart",     "streets",      "vicinity",    "side",
        "end",           "edge",      "corner",    "entrance",     "northeast",   "northwest",
        "southeast",     "southwest", "limits",       "coast",        "shore",       "waters"};
    return word_in(x, token, kinds, sizeof kinds / sizeof *kinds);
}

/* Past "the city of", "San Juan district, in the town of": where the place begins for what leads it
 * in. */
static uint32_t past_kind(const extraction *x, uint32_t start, uint32_t begin) {
    if (start < begin + 2 || !token_is(x, start - 1, "of") || !is_kind_of_place(x, start - 2))
        return start;
    const noun_phrase *kind = phrase_at(x, x->phrase_of[start - 2]);
    return kind != NULL && kind->first >= begin ? kind->first : start;
}

bool is_led_to(const extraction *x, uint32_t index) {
    const rsm_place *place = &x->places->items[index];
    return place->expression.span.start < x->text->tokens[place->first_token].start;
}

/* "a checkpoint south of Norville"; "in the south of Norland" is in it. */
static bool is_direction_from(const extraction *x, uint32_t start, uint32_t begin) {
    static const char *const directions[] = {"north",     "south",     "east",      "west",
                                             "northeast", "northwest", "southeast", "southwest"};
    return start > begin + 2 && token_is(x, start - 1, "of") && ONE_OF(x, start - 2, directions) &&
           token_upos(x, start - 3) != RSM_UPOS_DET;
}

/* "people from a village near Norville". */
static bool is_origin(const extraction *x, uint32_t start, uint32_t begin) {
    if (start < begin + 3 || !is_kind_of_place(x, start - 2) ||
        token_upos(x, start - 1) != RSM_UPOS_ADP)
        return false;
    const noun_phrase *kind = phrase_at(x, x->phrase_of[start - 2]);
    return kind != NULL && kind->first > begin && token_is(x, kind->first - 1, "from");
}

static uint8_t ask_preposition(const extraction *x, uint32_t first, uint32_t end) {
    static const struct {
        const char *word;
        uint8_t answer;
    } words[] = {{"in", 1},       {"inside", 1}, {"within", 1},  {"throughout", 1},
                 {"across", 1},   {"at", 2},     {"near", 3},    {"outside", 3},
                 {"around", 3},   {"off", 3},    {"on", 4},      {"along", 4},
                 {"over", 4},     {"above", 4},  {"from", 5},    {"of", 6},
                 {"to", 7},       {"toward", 7}, {"towards", 7}, {"into", 7},
                 {"for", 7},      {"via", 7},    {"by", 8},      {"with", 9},
                 {"like", 9},     {"than", 9},   {"about", 9},   {",", 10},
                 {"(", 14},       {"-", 14},     {"|", 14},      {"\xe2\x80\x93", 14},
                 {"between", 15}, {"and", 15},   {"against", 16}};
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[first]);
    uint32_t begin = sentence_first(x, first);
    uint32_t start = phrase != NULL && phrase->first < first ? phrase->first : first;
    bool kind_follows = phrase != NULL && phrase->head == end && is_kind_of_place(x, end);
    if (phrase != NULL && phrase->head >= end && !kind_follows)
        return is_possessive_s(x, end) ? 13 : 11;
    if (is_direction_from(x, start, begin))
        return AFTER_NEAR;
    if (is_origin(x, start, begin))
        return AFTER_FROM;
    start = past_kind(x, start, begin);
    if (start == begin)
        return 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(x, start - 1, words[i].word))
            return words[i].answer;
    uint32_t reach = phrase != NULL ? phrase->end : end, stop = sentence_end(x, first);
    for (uint32_t token = reach; token < stop && token < reach + 3; token++) {
        const verb_group *group = verb_at(x, x->verb_of[token]);
        if (group != NULL)
            return group->subject == x->phrase_of[first] ? 12 : 0;
    }
    return 0;
}

static bool same_place(const rsm_place *a, const rsm_place *b) {
    const rsm_place_value *left = &a->expression.value, *right = &b->expression.value;
    if (left->geonameid != 0 || right->geonameid != 0)
        return left->geonameid == right->geonameid;
    return rsm_slice_equal(left->name, right->name);
}

static uint8_t ask_same(const extraction *x, uint32_t place) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < x->places->count && i < SIGN_CANDIDATES && count < 3; i++) {
        const rsm_place *other = &x->places->items[i];
        count += i != place && !other->adjective && same_place(other, &x->places->items[place]);
    }
    return (uint8_t)count;
}

static uint8_t ask_first(const extraction *x, uint32_t place) {
    uint32_t before = 0;
    for (uint32_t i = 0; i < place && i < SIGN_CANDIDATES && before < 2; i++) {
        const rsm_place *other = &x->places->items[i];
        uint8_t stands = sign_position(x, other->first_token);
        before += !other->adjective && !other->metonym && stands >= 1 && stands <= 5 &&
                  !same_place(other, &x->places->items[place]);
    }
    return before == 0 ? 1 : before == 1 ? 2 : 0;
}

static uint8_t ask_title(const extraction *x, uint32_t place) {
    for (uint32_t i = 0; i < x->places->count && i < SIGN_CANDIDATES; i++) {
        const rsm_place *other = &x->places->items[i];
        if (sign_position(x, other->first_token) != 0)
            return 0;
        if (same_place(other, &x->places->items[place]))
            return 1;
    }
    return 0;
}

/* Where correspondents sit. The lists differ in accents: "San José", "San Jose". */
bool is_capital(const extraction *x, const rsm_place_value *value) {
    uint32_t row =
        rsm_world_find(x->world, RSM_DOMAIN_COUNTRY, rsm_slice_from_string(value->country));
    if (value->kind != RSM_PLACE_CITY || row == RSM_NONE)
        return false;
    rsm_slice capital = rsm_world_string(x->world, RSM_DOMAIN_COUNTRY, row, RSM_COUNTRY_CAPITAL);
    return rsm_slice_equal(value->name, capital) ||
           (value->name.size > capital.size &&
            rsm_slice_equal(rsm_utf8_fold_in(value->name, x->arena),
                            rsm_utf8_fold_in(capital, x->arena)));
}

static uint8_t ask_part(const rsm_place *place) {
    return place->metonym       ? 1
           : place->within_name ? 2
           : place->adjective   ? 3
           : place->dateline    ? 4
                                : 0;
}

/* "Jane Doe, 34, of Mill Road in Norville": where somebody lives. */
static bool is_home(const extraction *x, uint32_t token) {
    uint32_t begin = sentence_first(x, token);
    for (uint32_t back = 1; back <= HOME_REACH && token >= begin + back + 2; back++) {
        uint32_t at = token - back;
        if (x->verb_of[at] != RSM_NONE)
            return false;
        if (!token_is(x, at, "of") || !rsm_slice_equal_string(token_text(x, at - 1), ","))
            continue;
        uint32_t before = at - 2;
        bool age = token_upos(x, before) == RSM_UPOS_NUM && before >= begin + 2;
        return is_person_name(x, before) || (age && is_person_name(x, before - 2));
    }
    return false;
}

static bool is_inhabitant(const extraction *x, uint32_t token) {
    static const char *const words[] = {"resident", "inhabitant", "citizen",    "native",
                                        "villager", "people",     "townspeople"};
    return word_in(x, token, words, sizeof words / sizeof *words);
}

/* "after Norville tested", "despite Norland and Sudland denouncing it": no place follows, but who
 * does something. */
static bool opens_clause(const extraction *x, uint32_t token) {
    static const char *const words[] = {"after",   "before", "since",   "until", "as",
                                        "despite", "with",   "without", "than",  "because"};
    return word_in(x, token, words, sizeof words / sizeof *words);
}

/* Whether the phrase of a place is the subject of an active verb close behind, past those named
 * beside it and adverbs. */
static bool acts(const extraction *x, uint32_t index, bool clause) {
    const noun_phrase *phrase = phrase_at(x, index);
    uint32_t stop = sentence_end(x, phrase->first);
    for (uint32_t token = phrase->end; token < stop && token < phrase->end + ACTS_REACH; token++) {
        const verb_group *group = verb_at(x, x->verb_of[token]);
        rsm_upos upos = token_upos(x, token);
        if (group != NULL)
            return !group->passive && (clause || group->subject == index);
        if (upos != RSM_UPOS_ADV && upos != RSM_UPOS_AUX &&
            !(clause && (upos == RSM_UPOS_CCONJ || upos == RSM_UPOS_PROPN)))
            return false;
    }
    return false;
}

/* "Ana and Jon Weiss of Norville", "families from Norville", "the driver, from Norville". */
static bool comes_from(const extraction *x, uint32_t preposition) {
    uint32_t begin = sentence_first(x, preposition), before = preposition;
    if (before > begin && rsm_slice_equal_string(token_text(x, before - 1), ","))
        before--;
    if (before == begin)
        return false;
    for (uint32_t token = before; token > begin && token + NAME_REACH > before; token--) {
        if (is_person_name(x, token - 1) || match_at(x, token - 1, RSM_DOMAIN_GIVEN_NAME) != NULL)
            return true;
        if (token_upos(x, token - 1) != RSM_UPOS_PROPN)
            break;
    }
    return token_is(x, preposition, "from") && match_over(x, before - 1, RSM_DOMAIN_PERSON) != NULL;
}

/* "the coordinator of the party in Norville", "a former consul in Southport": where an office is
 * held, whatever befalls its holder. A mayor of Norville is at home there. */
static bool is_seat_of_office(const extraction *x, uint32_t start) {
    static const char *const offices[] = {
        "ambassador", "consul",    "coordinator",   "representative", "delegate", "commander",
        "chairman",   "president", "chairwoman",    "secretary",      "director", "manager",
        "bishop",     "rector",    "correspondent", "envoy",          "leader",   "archbishop",
        "governor",   "senator",   "spokesman",     "spokeswoman"};
    uint32_t begin = sentence_first(x, start);
    start = past_kind(x, start, begin);
    if (start < begin + 2 || !token_is(x, start - 1, "in"))
        return false;
    const noun_phrase *holder = phrase_at(x, x->phrase_of[start - 2]);
    bool of = holder != NULL && holder->first > begin + 1 && token_is(x, holder->first - 1, "of");
    if (of && !ONE_OF(x, holder->head, offices)) /* "the coordinator of the party in" */
        holder = phrase_at(x, x->phrase_of[holder->first - 2]);
    if (holder == NULL || !ONE_OF(x, holder->head, offices))
        return false;
    if ((token_is(x, holder->first, "a") || token_is(x, holder->first, "an")) &&
        !token_is(x, holder->first + 1, "former"))
        return false; /* "a bishop in Norville was shot", "the killing of a bishop in Norville" */
    for (uint32_t token = begin; token < holder->first; token++)
        if (x->verb_of[token] != RSM_NONE || match_at(x, token, RSM_DOMAIN_TRIGGER) != NULL)
            return false; /* "shot the director in Norville" */
    return true;
}

/* "born in Norville", "a man living in Southport", "the brigade stationed at Norville"; "a train running from Norville to Southport". */
static bool is_of_a_life(const extraction *x, uint32_t start, uint32_t end) {
    static const char *const words[] = {"born",          "raised", "living",    "residing",
                                        "headquartered", "based",  "stationed", "garrisoned",
                                        "operating",     "quartered"};
    static const char *const moves[] = {"run",    "running", "travel", "traveling", "travelling",
                                        "flying", "going",   "fly",    "sail",      "sailing"};
    uint32_t begin = sentence_first(x, start), stop = sentence_end(x, start);
    if (start < begin + 2)
        return false;
    bool from = token_is(x, start - 1, "from") && end < stop && token_is(x, end, "to");
    bool in = token_is(x, start - 1, "in") || token_is(x, start - 1, "at");
    return (in && ONE_OF(x, start - 2, words)) ||
           (from && word_in(x, start - 2, moves, 10));
}

/* "Norville-based insurers", "the Norville-born singer". */
static bool is_base(const extraction *x, uint32_t end) {
    static const char *const words[] = {"based", "born", "bound", "trained", "raised"};
    uint32_t stop = sentence_end(x, end - 1);
    return end + 1 < stop && token_is(x, end, "-") && ONE_OF(x, end + 1, words);
}

/* "10 US citizens", "Colombia will have to", "John Doe of Indianapolis". */
static uint8_t ask_people(const extraction *x, const rsm_place *place) {
    uint32_t first = place->first_token, index = x->phrase_of[first];
    const noun_phrase *phrase = phrase_at(x, index);
    if (is_base(x, place->end_token) || is_of_a_life(x, first, place->end_token))
        return OF_A_PERSON;
    if (phrase == NULL)
        return 0;
    if (is_home(x, first) || is_seat_of_office(x, phrase->first < first ? phrase->first : first))
        return OF_A_PERSON;
    bool kind_follows = phrase->head == place->end_token && is_kind_of_place(x, phrase->head);
    if (phrase->head >= place->end_token && x->place_of[phrase->head] == RSM_NONE &&
        !kind_follows) {
        bool trigger = match_over(x, phrase->head, RSM_DOMAIN_TRIGGER) != NULL;
        bool whose = match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL ||
                     match_over(x, phrase->head, RSM_DOMAIN_BODY) != NULL ||
                     x->tagging->name_of[phrase->head] != RSM_NONE;
        return whose && !trigger;
    }
    uint32_t begin = sentence_first(x, first);
    if (phrase->first > begin + 1 && token_is(x, phrase->first - 1, "of")) {
        if (is_person_name(x, phrase->first - 2) || is_inhabitant(x, phrase->first - 2))
            return 3; /* "residents of Norville" */
    }
    if (phrase->first > begin + 1 &&
        (token_is(x, phrase->first - 1, "of") || token_is(x, phrase->first - 1, "from")) &&
        comes_from(x, phrase->first - 1))
        return 3;
    bool clause = phrase->first > begin && opens_clause(x, phrase->first - 1);
    if (phrase->first > begin && !clause && token_upos(x, phrase->first - 1) == RSM_UPOS_ADP)
        return 0;
    return acts(x, index, clause) ? 2 : 0;
}

static const char *const care_sites[] = {"hospital", "clinic",    "morgue", "mortuary",
                                         "center",   "infirmary", "centre", "medical"};
static const char *const law_sites[] = {"jail",    "court",     "courthouse",  "prison",
                                        "station", "courtroom", "headquarters"};

static uint8_t ask_site(const extraction *x, const rsm_place *place) {
    static const char *const road[] = {
        "street",  "st",     "avenue", "ave",   "road",     "rd",  "drive", "lane", "boulevard",
        "highway", "bridge", "square", "route", "motorway", "way", "court", "place"};
    static const char *const home[] = {"apartments", "apartment", "house",  "home",    "homes",
                                       "villa",      "mosque",    "church", "school",  "market",
                                       "mall",       "park",      "hotel",  "airport", "camp"};
    if (place->expression.value.kind != RSM_PLACE_SITE || is_quarter(&place->expression.value))
        return 0;
    uint32_t last = place->end_token - 1;
    if (ONE_OF(x, last, care_sites))
        return 1;
    if (ONE_OF(x, last, law_sites))
        return 2;
    if (word_in(x, last, road, sizeof road / sizeof *road))
        return 3;
    return word_in(x, last, home, sizeof home / sizeof *home) ? 4 : 5;
}

void stand_place(const extraction *x, uint32_t index, sign_standing *standing) {
    const rsm_place *place = &x->places->items[index];
    uint32_t first = place->first_token, end = place->end_token;
    uint8_t *answer = standing->answers.answer;
    standing->verb = governing_verb(x, first, end, &standing->through);
    answer[ASK_PREPOSITION] = is_led_to(x, index) ? AFTER_NEAR : ask_preposition(x, first, end);
    bool quarter = is_quarter(&place->expression.value); /* speaks as a town does */
    rsm_place_kind kind = quarter ? RSM_PLACE_CITY : place->expression.value.kind;
    answer[ASK_LEVEL] = (uint8_t)(kind < RSM_PLACE_ADMIN1 ? kind : RSM_PLACE_ADMIN1);
    answer[ASK_PART] = ask_part(place);
    answer[ASK_POSITION] = sign_position(x, first);
    answer[ASK_SAME] = ask_same(x, index);
    answer[ASK_FIRST] = ask_first(x, index);
    answer[ASK_QUOTED] = in_quotation(x, first);
    answer[ASK_PEOPLE] = ask_people(x, place);
    answer[ASK_SITE] = ask_site(x, place);
    answer[ASK_TITLE] = ask_title(x, index);
}

bool is_meant(const extraction *x, uint32_t index) {
    const sign_standing *standing = &x->signs->places[index];
    const uint8_t *answer = standing->answers.answer;
    bool wide = answer[ASK_LEVEL] >= RSM_PLACE_ADMIN1;
    uint8_t preposition = answer[ASK_PREPOSITION];
    if (answer[ASK_PEOPLE] != 0 && (wide || answer[ASK_PEOPLE] != 1))
        return true;
    if (preposition == AFTER_TO) {
        uint8_t act = sign_act(x, standing->verb);
        return act != RSM_ACT_ALARM && act != RSM_ACT_HAPPENING;
    }
    return wide && preposition >= AFTER_ON && preposition <= AFTER_WITH;
}

bool is_of_a_person(const extraction *x, uint32_t index) {
    return x->signs->places[index].answers.answer[ASK_PEOPLE] == OF_A_PERSON;
}

/* "between A and B", "on the road from A to B", of the first. */
bool is_on_way(const extraction *x, uint32_t index) {
    static const char *const ways[] = {"road", "highway", "route",   "motorway", "railway",
                                       "way",  "line",    "stretch", "track",    "path"};
    const rsm_place *place = &x->places->items[index];
    uint32_t first = place->first_token, begin = sentence_first(x, first);
    if (first <= begin || index + 1 >= x->places->count)
        return false;
    uint32_t stop = sentence_end(x, first), other = x->places->items[index + 1].first_token;
    uint32_t joint = place->phrase_end;
    if (joint + 1 < stop && rsm_slice_equal_string(token_text(x, joint), ","))
        joint++;
    if (joint >= stop || joint >= other || other > joint + WAY_REACH)
        return false;
    uint32_t lead = first - 1;
    static const char *const joins[] = {"between", "linking", "connecting", "joining"};
    while (lead > begin && lead + WAY_REACH > first && !ONE_OF(x, lead, joins) &&
           !token_is(x, lead, "from"))
        lead--;
    if (ONE_OF(x, lead, joins))
        return token_is(x, joint, "and");
    if (lead > begin + 1 && token_upos(x, lead - 2) == RSM_UPOS_PRON)
        return false; /* "sank on its way from A to B" */
    return token_is(x, lead, "from") && token_is(x, joint, "to") && lead > begin &&
           word_in(x, lead - 1, ways, sizeof ways / sizeof *ways);
}

bool describes_another(const extraction *x, uint32_t index) {
    const rsm_place *place = &x->places->items[index];
    if (index == 0)
        return false;
    const rsm_place *before = place - 1;
    uint32_t comma = before->end_token, first = place->first_token;
    while (comma < first && is_kind_of_place(x, comma) &&
           (token_is(x, first - 1, "of") || token_is(x, first - 1, "from")))
        comma++; /* "Osk department, 9 km north of" */
    if (before->adjective || comma >= first || first > comma + DESCRIBED_REACH ||
        x->text->tokens[comma].sentence != x->text->tokens[first].sentence ||
        !rsm_slice_equal_string(token_text(x, comma), ","))
        return false;
    for (uint32_t token = comma + 1; token < first; token++)
        if (x->verb_of[token] != RSM_NONE || token_upos(x, token) == RSM_UPOS_CCONJ ||
            rsm_slice_equal_string(token_text(x, token), ","))
            return false;
    return first > comma + 1;
}

bool is_called_settlement(const extraction *x, uint32_t index) {
    static const char *const words[] = {"municipality", "township",      "district",
                                        "neighborhood", "neighbourhood", "commune",
                                        "borough",      "village",       "town"};
    const rsm_place *place = &x->places->items[index];
    uint32_t first = place->first_token, begin = sentence_first(x, first);
    return first > begin && rsm_slice_equal_string(token_text(x, first - 1), ",") &&
           place->end_token < sentence_end(x, first) && ONE_OF(x, place->end_token, words);
}

/* "in Chilo, Osk department": the division of a town that no list has. */
static bool holds_unknown(const extraction *x, uint32_t index) {
    enum { WORDS = 4 };
    const rsm_place *place = &x->places->items[index];
    uint32_t first = place->first_token, begin = sentence_first(x, first);
    rsm_place_kind kind = place->expression.value.kind;
    if ((kind != RSM_PLACE_ADMIN1 && kind != RSM_PLACE_ADMIN2) || first < begin + 3 ||
        !rsm_slice_equal_string(token_text(x, first - 1), ","))
        return false;
    for (uint32_t token = first - 2; token > begin && token + WORDS + 1 > first - 1; token--) {
        if (token < first - 2 && (token_is(x, token, "in") || token_is(x, token, "near")))
            return true;
        rsm_upos upos = token_upos(x, token);
        if (x->place_of[token] != RSM_NONE || (upos != RSM_UPOS_PROPN && upos != RSM_UPOS_NOUN))
            return false;
    }
    return false;
}

bool is_led_in(const extraction *x, uint32_t index) {
    uint8_t preposition = x->signs->places[index].answers.answer[ASK_PREPOSITION];
    uint32_t token = x->places->items[index].first_token; /* "off Norville" is all of a place's words */
    return (preposition > 0 && preposition <= AFTER_ON) || token_is(x, token, "off") ||
           holds_unknown(x, index);
}

bool is_led_near(const extraction *x, uint32_t index) {
    return x->signs->places[index].answers.answer[ASK_PREPOSITION] == AFTER_NEAR;
}

/* "engulfed part of Norville": the town that a phrase for some of it names. */
static bool is_in_part(const extraction *x, const noun_phrase *phrase, const rsm_place *place) {
    static const char *const some[] = {"part",    "parts",  "much",     "most",     "half",
                                        "swathes", "swaths", "sections", "outskirts", "suburbs",
                                        "areas",   "centre", "center",   "streets",  "neighborhoods",
                                        "rest",    "edge",   "districts", "neighbourhoods"};
    uint32_t of = phrase == NULL ? RSM_NONE : phrase->head + 1;
    if (phrase == NULL || !ONE_OF(x, phrase->head, some) || !token_is(x, of, "of"))
        return false;
    return place->first_token == of + 1 ||
           (place->first_token > of + 1 && place->first_token <= of + 4 &&
            x->phrase_of[of + 1] != RSM_NONE && /* "of the town of Norville" */
            x->phrase_of[of + 1] == x->phrase_of[place->first_token - 2] &&
            token_is(x, place->first_token - 1, "of"));
}

bool is_struck(const extraction *x, uint32_t index, const event *e) {
    const rsm_place *place = &x->places->items[index];
    const verb_group *group = verb_at(x, e->verb);
    if (place->expression.value.kind > RSM_PLACE_ADMIN2)
        return false;
    uint32_t phrase = x->phrase_of[place->first_token];
    if (group != NULL && phrase != RSM_NONE && group->object == phrase)
        return phrase_at(x, phrase)->head < place->end_token;
    if (group != NULL && is_in_part(x, phrase_at(x, group->object), place))
        return true;
    uint8_t preposition = x->signs->places[index].answers.answer[ASK_PREPOSITION];
    bool after = e->noun && place->first_token > e->end && place->first_token <= e->end + 3;
    return after &&
           (preposition == AFTER_ON || preposition == AFTER_OF || preposition == AFTER_AGAINST);
}

bool is_aftermath_site(const extraction *x, uint32_t index) {
    if (index >= SIGN_CANDIDATES)
        return false;
    uint8_t site = x->signs->places[index].answers.answer[ASK_SITE];
    return site == OF_CARE || site == OF_LAW;
}

bool is_in_aftermath(const extraction *x, uint32_t index) {
    uint32_t first = x->places->items[index].first_token, begin = sentence_first(x, first);
    if (is_aftermath_site(x, index))
        return true;
    if (first < begin + 2 || !(token_is(x, first - 1, "in") || token_is(x, first - 1, "of")))
        return false;
    static const char *const houses[] = {"hospital",  "clinic",   "morgue",     "mortuary",
                                         "infirmary", "jail",     "courthouse", "prison",
                                         "court",     "courtroom"};
    static const char *const named[] = {"center", "centre", "station", "headquarters"};
    static const char *const names[] = {"medical", "trauma", "detention", "police", "sheriff"};
    bool whole = first >= begin + 3 && ONE_OF(x, first - 2, named) && ONE_OF(x, first - 3, names);
    return whole || ONE_OF(x, first - 2, houses);
}

bool is_unlisted_town(const extraction *x, uint32_t index) {
    const uint8_t *answer = x->signs->places[index].answers.answer;
    uint8_t preposition = answer[ASK_PREPOSITION];
    return answer[ASK_SITE] == OF_NO_KIND &&
           (preposition == AFTER_IN || preposition == AFTER_NEAR);
}
