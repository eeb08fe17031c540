/* What type a name is: by the world's names, by its own words, by the words around it, and by what
 * the report has shown elsewhere.
 *
 * Cost: constant for a candidate, but for the matches at its first word. */
#include "tag/naming.h"

#define BIG_PLACE 100000u

static const char of_heads[] =
    " ministry minister department university bank republic kingdom gulf bay church house court "
    "union board council army front state institute "
    "college school office bureau city province academy chamber federation league association "
    "organisation organization party movement society "
    "states kingdoms democratic islamic central federal supreme commission committee conference "
    "congress parliament embassy consulate center "
    "centre port cape strait straits isle isles sea battle district county governorate "
    "confederation knights brigade brigades sons soldiers "
    "voice museum company directorate secretary director friends supporters legion jaish ";
static const char org_heads[] =
    " inc inc. corp corp. co co. ltd ltd. llc plc corporation company group holdings bank "
    "university college institute ministry department "
    "agency authority commission committee council court union association federation league "
    "organisation organization party congress parliament "
    "senate assembly army navy police guard guards club united fc foundation society airlines "
    "airways times post news press tribune journal "
    "herald gazette telegraph network television radio tv observatory board bureau office service "
    "services administration administration school "
    "schools industries systems technologies motors steel oil energy petroleum fund trust alliance "
    "coalition conference command corps forces "
    "squad unit division regiment battalion cathedral diocese museum orchestra team stock exchange "
    "secretariat directorate chamber treasury "
    "insurance securities partners associates communications entertainment pictures records "
    "studios international ag sa nv gmbh spa ab ";
static const char group_heads[] =
    " front movement brigade brigades militia cartel gang resistance mujahideen mujahedeen "
    "fedayeen jihad tigers rebels faction commandos "
    "column liberation ";
static const char site_heads[] =
    " airport bridge hospital hotel mosque stadium street road avenue boulevard highway square "
    "palace prison jail station building center centre "
    "tower towers mall market plaza arena temple shrine monastery embassy consulate barracks base "
    "camp checkpoint gate port harbor harbour dam "
    "tunnel theatre theater hall park zoo cemetery courthouse st. rd. ave. blvd. lane drive "
    "interstate freeway motorway church synagogue casino ";
static const char feature_heads[] =
    " river mountain mountains lake sea ocean desert valley island islands peninsula bay gulf "
    "strait straits province county district region "
    "coast hills plateau basin range canal delta forest cape falls beach creek canyon glacier "
    "volcano state governorate prefecture territory "
    "heights municipality village town city ";
static const char speech[] =
    " said says told added asked claimed denied confirmed announced warned insisted wrote tweeted "
    "reported argued noted testified recalled "
    "explained admitted replied acknowledged stated declared vowed alleged ";
static const char place_words[] =
    " in at near from to outside inside across around throughout toward towards into via ";

static const char peoples[] =
    " jew jews jewish muslim muslims christian christians hindu hindus buddhist buddhists sikh "
    "sikhs catholic catholics protestant protestants "
    "orthodox sunni sunnis shiite shiites shia shi'ite shi'ites alawite alawites druze yazidi "
    "yazidis islamic islamist islamists arab arabs arabic "
    "kurd kurds kurdish african africans european europeans asian asians english scottish welsh "
    "american americans latin hispanic roma gypsy "
    "tamil tamils tutsi tutsis hutu hutus pashtun pashtuns tatar tatars chechen chechens uighur "
    "uighurs uyghur uyghurs rohingya basque basques "
    "catalan catalans berber berbers bedouin hazara hazaras punjabi bengali sinhalese zulu maori "
    "democrat democrats democratic republican "
    "republicans communist communists marxist socialist socialists nazi nazis soviet soviets "
    "persian slav slavic nordic scandinavian balkan "
    "caribbean mediterranean oriental western palestinian palestinians ";

/* ---- matches ---- */

static bool is_naming(const rsm_match *match) {
    switch (match->domain) {
    case RSM_DOMAIN_COUNTRY:
    case RSM_DOMAIN_DIVISION:
    case RSM_DOMAIN_PLACE:
    case RSM_DOMAIN_REGION:
    case RSM_DOMAIN_SITE:
    case RSM_DOMAIN_ACTOR:
    case RSM_DOMAIN_OUTLET:
        return true;
    default:
        return false;
    }
}

/* How much a domain weighs where several have the same words. */
static uint32_t weight(const rsm_match *match) {
    switch (match->domain) {
    case RSM_DOMAIN_COUNTRY:
        return 9;
    case RSM_DOMAIN_REGION:
        return 8;
    case RSM_DOMAIN_ACTOR:
        return 7;
    case RSM_DOMAIN_OUTLET:
        return 6;
    case RSM_DOMAIN_SITE:
        return 5;
    case RSM_DOMAIN_DIVISION:
        return 4;
    default:
        return 3;
    }
}

/* "car" where capitals tell nothing: a thing, not the republic. */
static bool is_thing_here(const tag_namer *namer, const rsm_match *match) {
    return namer->layer->text->one_case && (match->flags & RSM_PHRASE_CAPITALS) != 0 &&
           match->words == 1 &&
           rsm_tag_match_at(namer->layer, match->first_token, match->end_token, RSM_DOMAIN_THING) !=
               NULL;
}

const rsm_match *rsm_name_match(const tag_namer *namer, uint32_t token, uint32_t end,
                                uint32_t limit) {
    const rsm_tagging *result = namer->layer->result;
    const rsm_match *best = NULL;
    for (uint32_t i = result->first_match[token]; i < result->first_match[token + 1]; i++) {
        const rsm_match *match = &result->matches[i];
        if (!is_naming(match) || (match->flags & RSM_PHRASE_AMBIGUOUS) != 0 ||
            is_thing_here(namer, match) || (end != 0 && match->end_token != end) ||
            (end == 0 && match->end_token > limit)) {
            continue;
        }
        bool better = best == NULL || match->end_token > best->end_token ||
                      (match->end_token == best->end_token && weight(match) > weight(best));
        best = better ? match : best;
    }
    return best;
}

bool rsm_name_is_people(const tag_namer *namer, uint32_t token) {
    return rsm_tag_is_among(namer->layer, token, peoples);
}

bool rsm_name_is_adjective(const rsm_match *match) {
    return (match->flags & RSM_PHRASE_ADJECTIVE) != 0;
}

rsm_entity_type rsm_name_match_type(const tag_namer *namer, const rsm_match *match) {
    const rsm_world *world = namer->layer->world;
    switch (match->domain) {
    case RSM_DOMAIN_ACTOR: {
        uint32_t kind = rsm_world_number(world, RSM_DOMAIN_ACTOR, match->row, RSM_ACTOR_KIND);
        return kind == RSM_ACTOR_GROUP || kind == RSM_ACTOR_PARTY || kind == RSM_ACTOR_CRIMINAL
                   ? RSM_ENTITY_GROUP
                   : RSM_ENTITY_ORG;
    }
    case RSM_DOMAIN_OUTLET:
        return RSM_ENTITY_ORG;
    case RSM_DOMAIN_SITE:
        return RSM_ENTITY_FAC;
    case RSM_DOMAIN_REGION:
        return RSM_ENTITY_LOC;
    default:
        return rsm_name_is_adjective(match) ? RSM_ENTITY_NORP : RSM_ENTITY_GPE;
    }
}

bool rsm_name_is_known_place(const tag_namer *namer, uint32_t token, uint32_t end) {
    const rsm_tagging *result = namer->layer->result;
    for (uint32_t i = result->first_match[token]; i < result->first_match[token + 1]; i++) {
        const rsm_match *match = &result->matches[i];
        if (match->end_token != end || (match->flags & RSM_PHRASE_ADJECTIVE) != 0) {
            continue;
        }
        if (match->domain == RSM_DOMAIN_COUNTRY || match->domain == RSM_DOMAIN_REGION) {
            return true;
        }
        if (match->domain == RSM_DOMAIN_DIVISION &&
            rsm_world_number(namer->layer->world, RSM_DOMAIN_DIVISION, match->row,
                             RSM_DIVISION_LEVEL) == 1) {
            return true;
        }
        if (match->domain == RSM_DOMAIN_PLACE &&
            rsm_world_number(namer->layer->world, RSM_DOMAIN_PLACE, match->row,
                             RSM_GAZETTEER_POPULATION) >= BIG_PLACE) {
            return true;
        }
    }
    return false;
}

/* ---- the name's own words ---- */

bool rsm_name_takes_of(const tag_namer *namer, uint32_t token) {
    return rsm_tag_is_among(namer->layer, token, of_heads);
}

bool rsm_name_takes_possessive(const tag_namer *namer, uint32_t first, uint32_t token) {
    return rsm_tag_is_among(namer->layer, first, " st. st saint ") ||
           rsm_tag_is_among(namer->layer, token,
                            " children sheriff women men people workers farmers veterans teachers "
                            "attorney prosecutor "
                            "coroner governor mayor boys girls soldiers writers lawyers ");
}

bool rsm_name_is_head(const tag_namer *namer, uint32_t token) {
    return rsm_tag_is_among(namer->layer, token, org_heads) ||
           rsm_tag_is_among(namer->layer, token, site_heads) ||
           rsm_tag_is_among(namer->layer, token, group_heads);
}

/* The type that a head word gives to the name it stands in; false where it gives none. */
static bool type_of_head(const tag_namer *namer, uint32_t head, rsm_entity_type *type) {
    const tag_layer *layer = namer->layer;
    if (rsm_tag_is_among(layer, head, group_heads)) {
        *type = RSM_ENTITY_GROUP;
    } else if (rsm_tag_is_among(layer, head, org_heads)) {
        *type = RSM_ENTITY_ORG;
    } else if (rsm_tag_is_among(layer, head, site_heads)) {
        *type = RSM_ENTITY_FAC;
    } else if (rsm_tag_is_among(layer, head, feature_heads)) {
        *type = RSM_ENTITY_LOC;
    } else if (rsm_tag_match_at(layer, head, head + 1, RSM_DOMAIN_BODY) != NULL) {
        *type = RSM_ENTITY_ORG;
    } else {
        const rsm_match *thing = rsm_tag_match_at(layer, head, head + 1, RSM_DOMAIN_THING);
        uint32_t class = thing == NULL ? 0
                                       : rsm_world_number(layer->world, RSM_DOMAIN_THING,
                                                          thing->row, RSM_THING_CLASS);
        if ((class & (RSM_THING_SITE_HEAD | RSM_THING_BUILDING)) == 0) {
            return false;
        }
        *type = RSM_ENTITY_FAC;
    }
    return true;
}

bool rsm_name_type_by_head(const tag_namer *namer, uint32_t first, uint32_t end,
                           rsm_entity_type *type) {
    const tag_layer *layer = namer->layer;
    uint32_t head = end - 1;
    for (uint32_t i = first + 1; i < end;
         i++) { /* "University of X": the head stands before "of" */
        if (rsm_tag_is_among(layer, i, " of for ")) {
            head = i - 1;
            break;
        }
    }
    if (rsm_tag_is_among(layer, first, " mount lake cape fort gulf river ") && end - first >= 2) {
        *type = RSM_ENTITY_LOC;
        return true;
    }
    if (end - first < 2) {
        return false;
    }
    /* "Sons of the Steppe Brigade": of a first word that tells nothing, the last one does */
    return type_of_head(namer, head, type) ||
           (head != end - 1 && type_of_head(namer, end - 1, type));
}

static bool is_given_name(const tag_namer *namer, uint32_t token) {
    const rsm_match *match = rsm_tag_match_at(namer->layer, token, 0, RSM_DOMAIN_GIVEN_NAME);
    return match != NULL;
}

/* ---- the words around it ---- */

/* ", 34," or " (34)": an age follows. */
bool rsm_name_has_age(const tag_namer *namer, uint32_t end) {
    const tag_layer *layer = namer->layer;
    if (!name_together(namer, end - 1, end + 2) ||
        !(rsm_tag_is_word(layer, end, ",") || rsm_tag_is_word(layer, end, "("))) {
        return false;
    }
    rsm_slice age = rsm_token_slice(layer->text, end + 1);
    uint64_t years = 0;
    return rsm_slice_parse_unsigned(age, 110, &years) && age.size <= 3 &&
           (rsm_tag_is_word(layer, end + 2, ",") || rsm_tag_is_word(layer, end + 2, ")") ||
            rsm_tag_is_word(layer, end + 2, "."));
}

static bool speech_near(const tag_namer *namer, const name_candidate *candidate) {
    const tag_layer *layer = namer->layer;
    if (name_together(namer, candidate->first, candidate->end) &&
        rsm_tag_is_among(layer, candidate->end, speech)) {
        return true;
    }
    return candidate->first > 1 && name_together(namer, candidate->first - 2, candidate->first) &&
           rsm_tag_is_among(layer, candidate->first - 1, speech) &&
           (name_flags(namer, candidate->first - 2) & RSM_TOKEN_PUNCTUATION) != 0;
}

static bool place_word_before(const tag_namer *namer, uint32_t first) {
    return first > 0 && name_together(namer, first - 1, first) &&
           rsm_tag_is_among(namer->layer, first - 1, place_words);
}

/* "company Tessaly Mills", "the newspaper Dawn": a common noun for a body right before the name. */
static bool body_before(const tag_namer *namer, uint32_t first) {
    static const char bodies[] =
        " company firm group party club agency newspaper daily magazine network airline bank giant "
        "retailer maker "
        "carrier broadcaster charity militia movement website startup manufacturer operator ";
    return first > 0 && name_together(namer, first - 1, first) &&
           namer->layer->result->tags[first - 1].upos == RSM_UPOS_NOUN &&
           rsm_tag_is_among(namer->layer, first - 1, bodies);
}

static bool is_acronym(const tag_namer *namer, const name_candidate *candidate) {
    const rsm_token *token = &namer->layer->text->tokens[candidate->first];
    uint32_t size = token->end - token->start;
    return candidate->end == candidate->first + 1 && (token->flags & RSM_TOKEN_CAPITALS) != 0 &&
           size >= 2 && size <= 7 && !namer->layer->blind[token->sentence];
}

static void set(name_candidate *candidate, rsm_entity_type type, bool sure) {
    candidate->type = type;
    candidate->sure = sure;
}

/* Whether all words of the candidate are common words of the language. */
static bool all_common(const tag_namer *namer, const name_candidate *candidate) {
    for (uint32_t i = candidate->first; i < candidate->end; i++) {
        const tag_reading *reading = tag_reading_at(namer->layer, i);
        if (!reading->known || reading->first == RSM_UPOS_PROPN) {
            return false;
        }
    }
    return true;
}

/* Whether the candidate stands in a row of a table of results: no full stop, and figures after
 * names. */
static bool in_results(const tag_namer *namer, const name_candidate *candidate) {
    const tag_layer *layer = namer->layer;
    const rsm_sentence *sentence =
        &layer->text->sentences[layer->text->tokens[candidate->first].sentence];
    uint32_t size = sentence->end_token - sentence->first_token;
    uint32_t last = sentence->end_token - 1;
    return size <= 16 && name_together(namer, candidate->first, candidate->end) &&
           !rsm_tag_is_word(layer, last, ".") &&
           (name_flags(namer, candidate->end) & RSM_TOKEN_DIGITS) != 0;
}

static bool the_before(const tag_namer *namer, uint32_t first) {
    return first > 0 && name_together(namer, first - 1, first) &&
           rsm_tag_is_word(namer->layer, first - 1, "the");
}

/* Whether the candidate is a place and something more: "Tessaly Rovers". */
static bool begins_with_place(const tag_namer *namer, const name_candidate *candidate) {
    for (uint32_t end = candidate->first + 1; end < candidate->end; end++) {
        if (rsm_name_is_known_place(namer, candidate->first, end)) {
            return true;
        }
    }
    return false;
}

/* Type by a match of the world that covers the whole candidate. False where it tells too little. */
static bool classify_by_match(const tag_namer *namer, name_candidate *candidate) {
    const rsm_match *match = rsm_name_match(namer, candidate->first, candidate->end, 0);
    if (match == NULL) {
        return false;
    }
    rsm_entity_type type = rsm_name_match_type(namer, match);
    if (match->domain != RSM_DOMAIN_PLACE && match->domain != RSM_DOMAIN_DIVISION) {
        set(candidate, type, true);
        return true;
    }
    bool single = candidate->end == candidate->first + 1;
    bool after = place_word_before(namer, candidate->first);
    bool given = is_given_name(namer, candidate->first);
    if (in_results(namer, candidate) && !after) {
        set(candidate, RSM_ENTITY_ORG, false);
        return true;
    }
    if (rsm_name_is_known_place(namer, candidate->first, candidate->end) && !(given && !after)) {
        set(candidate, RSM_ENTITY_GPE, true);
        return true;
    }
    if (after || (!single && !given)) {
        set(candidate, RSM_ENTITY_GPE, after);
        return true;
    }
    return false;
}

void rsm_name_classify(const tag_namer *namer, name_candidate *candidate) {
    uint32_t words = candidate->end - candidate->first;
    rsm_entity_type type = RSM_ENTITY_PER;
    if (candidate->has_title &&
        !rsm_name_type_by_head(namer, candidate->first, candidate->end, &type)) {
        set(candidate, RSM_ENTITY_PER, true);
        return;
    }
    if (classify_by_match(namer, candidate)) {
        return;
    }
    if (rsm_name_type_by_head(namer, candidate->first, candidate->end, &type)) {
        set(candidate, type, true);
    } else if (body_before(namer, candidate->first)) {
        set(candidate, RSM_ENTITY_ORG, true);
    } else if (rsm_name_has_age(namer, candidate->end) ||
               (words >= 2 && words <= 5 && is_given_name(namer, candidate->first))) {
        set(candidate, RSM_ENTITY_PER, true);
    } else if (is_acronym(namer, candidate)) {
        set(candidate, RSM_ENTITY_ORG, false);
    } else if (place_word_before(namer, candidate->first) && words <= 2) {
        set(candidate, RSM_ENTITY_GPE, false);
    } else if (words >= 2 && begins_with_place(namer, candidate)) {
        set(candidate, RSM_ENTITY_ORG, false);
    } else if (the_before(namer, candidate->first)) {
        set(candidate, RSM_ENTITY_ORG, false);
        candidate->dropped = all_common(namer, candidate);
    } else if (speech_near(namer, candidate)) {
        set(candidate, RSM_ENTITY_PER, words >= 2);
    } else {
        set(candidate, words <= 4 ? RSM_ENTITY_PER : RSM_ENTITY_ORG, false);
        candidate->dropped = all_common(namer, candidate);
    }
}

void rsm_name_settle(const tag_namer *namer, name_candidate *candidate) {
    uint32_t found = 0;
    if (candidate->sure || candidate->end - candidate->first > 2) {
        return;
    }
    const tag_reading *last = tag_reading_at(namer->layer, candidate->end - 1);
    if (rsm_map_find(&namer->word_types, last->lower, &found) && found > 0 &&
        (candidate->end == candidate->first + 1 || found - 1 == RSM_ENTITY_PER)) {
        candidate->type = (rsm_entity_type)(found - 1);
        candidate->dropped = false;
    }
}
