/* Words for what is done to people, for telling it and for who tells it, of which the model
 * mistakes the class.
 *
 * Part: "A man shot dead two", "killed six and wounded seven others", "a boy shot in the leg": what
 * is done to people is told by verbs in the lexicon, so it is a verb for the rooms that follow; and
 * so is the "reports" that closes a sentence. "Witnesses said", "the attorney general", "passers-by"
 * and "state TV" are nouns.
 * Invariant: only words of the lists here change their class. Cost: a few tokens around each. */
#include "tag/layer.h"
#include "tag/upos.h"

/* "were badly hurt", "was shot". */
static bool can_be_deed(const tag_layer *layer, uint32_t token) {
    static const char deeds[] =
        " injure wound hurt kill arrest detain trap displace damage destroy "
        "hospitalize hospitalise kidnap abduct shoot stab burn ";
    const tag_reading *reading = tag_reading_at(layer, token);
    return (reading->forms & FORM_BIT(RSM_VERB_PARTICIPLE)) != 0 &&
           rsm_tag_slice_is_among(reading->verb, deeds);
}

static bool is_deed(const tag_layer *layer, uint32_t token, uint32_t first) {
    if (!can_be_deed(layer, token)) {
        return false;
    }
    for (uint32_t i = token; i > first && token - i < 3; i--) {
        if (rsm_tag_is_among(layer, i - 1, " is are was were been being be get got found ")) {
            return true;
        }
        if (layer->result->tags[i - 1].upos != RSM_UPOS_ADV) {
            return false;
        }
    }
    return false;
}

/* "The boy shot himself", "shot and killed a boy": taken for a noun, it has an object all the same.
 */
static bool is_deed_to_oneself(const tag_layer *layer, uint32_t token, uint32_t end) {
    if (token + 1 >= end || !can_be_deed(layer, token)) {
        return false;
    }
    return rsm_tag_is_among(layer, token + 1, " himself herself themselves itself ") ||
           (token + 2 < end && rsm_tag_is_word(layer, token + 1, "and") &&
            rsm_tag_is_among(layer, token + 2, " killed wounded injured critically seriously "));
}

/* A number, or a word that begins one: "12", "at least", "dozens". */
static bool begins_number(const tag_layer *layer, uint32_t token) {
    return (layer->text->tokens[token].flags & RSM_TOKEN_DIGITS) != 0 ||
           rsm_tag_is_among(layer, token,
                            " one two three four five six seven eight nine ten eleven twelve "
                            "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty "
                            "thirty forty fifty sixty seventy eighty ninety hundreds dozens scores "
                            "several another at more nearly some about almost around ");
}

/* "killed five farmers and wounded nine others": a second verb, not what the seven were before. */
static bool is_second_deed(const tag_layer *layer, uint32_t token, uint32_t first, uint32_t end) {
    return token > first && token + 1 < end && can_be_deed(layer, token) &&
           rsm_tag_is_among(layer, token - 1, " and or ") && begins_number(layer, token + 1);
}

/* "shot dead", "hacked to death", "beat to death". */
static bool is_deadly(const tag_layer *layer, uint32_t token, uint32_t end) {
    static const char deeds[] = " shoot stab beat hack club stone batter bludgeon burn crush "
                                "trample torture strangle choke kick gun blow ";
    if (token + 2 >= end || !rsm_tag_slice_is_among(tag_reading_at(layer, token)->verb, deeds)) {
        return false;
    }
    return rsm_tag_is_word(layer, token + 1, "dead") ||
           (rsm_tag_is_word(layer, token + 1, "to") && rsm_tag_is_word(layer, token + 2, "death"));
}

/* "shot" after a word for somebody: "a boy shot in the leg". */
static bool is_shot_somebody(const tag_layer *layer, uint32_t token, uint32_t first, uint32_t end) {
    return token > first && token + 1 < end && rsm_tag_is_word(layer, token, "shot") &&
           rsm_tag_is_among(layer, token - 1,
                            " man woman boy girl teen teenager men women boys girls people person "
                            "officer officers driver child children student students soldier "
                            "soldiers victim victims old ") &&
           layer->result->tags[token + 1].upos != RSM_UPOS_NOUN;
}

/* Whom it is done to follows: the verb is no participle. */
static bool has_object(const tag_layer *layer, uint32_t token, uint32_t end) {
    return token < end &&
           (begins_number(layer, token) ||
            rsm_tag_is_among(layer, token, " a an the his her their its him them two "));
}

/* "Ann Lee shot the gunman", "Lee, who was off duty, shot twice at the car": a shot that is a thing
 * has an article, a number or a noun of the kind before it. */
static bool is_shot_by_name(const tag_layer *layer, uint32_t token, uint32_t first, uint32_t end) {
    if (token == first || token + 1 >= end || !rsm_tag_is_word(layer, token, "shot")) {
        return false;
    }
    rsm_upos last = layer->result->tags[token - 1].upos;
    bool object = rsm_tag_is_among(layer, token + 1,
                                   " at once twice him her them the a an his their himself "
                                   "herself ") ||
                  begins_number(layer, token + 1);
    bool name = (layer->text->tokens[token + 1].flags & RSM_TOKEN_CAPITALISED) != 0;
    bool compound =
        rsm_tag_is_among(layer, token - 1,
                         " gun head mug warning rifle pistol cannon penalty camera screen jump "
                         "slap free drop flu tee bow arrow mortar shotgun artillery ");
    if (last == RSM_UPOS_NOUN && !compound && (name || object)) {
        return true; /* "a gunman shot Lee" */
    }
    return last == RSM_UPOS_PROPN || ((last == RSM_UPOS_ADV || last == RSM_UPOS_PRON ||
                                       rsm_tag_is_word(layer, token - 1, ",")) &&
                                      object);
}

/* "A man was shot, the Norville Police Department reports.": the noun ends a sentence whose verb
 * stands before the comma, after the name of who tells or a noun for him. */
static bool is_closing_report(const tag_layer *layer, uint32_t token, uint32_t first,
                              uint32_t end) {
    const rsm_tag *tags = layer->result->tags;
    if (!rsm_tag_is_among(layer, token, " reports states notes claims ") || token < first + 4 ||
        (token + 1 < end && !rsm_tag_is_among(layer, token + 1, " . , ! ")) || token + 2 < end) {
        return false;
    }
    uint32_t at = token;
    while (at > first && (tags[at - 1].upos == RSM_UPOS_PROPN || tags[at - 1].upos == RSM_UPOS_NOUN ||
                          tags[at - 1].upos == RSM_UPOS_ADJ || tags[at - 1].upos == RSM_UPOS_DET)) {
        at--;
    }
    bool quoted = at > first && (layer->text->tokens[at - 1].flags & RSM_TOKEN_CLOSES_QUOTE) != 0;
    if (at == token || at <= first || (!quoted && !rsm_tag_is_word(layer, at - 1, ",")) ||
        rsm_tag_is_among(layer, token - 1, " united member several both ")) {
        return false;
    }
    for (uint32_t i = first; i + 1 < at; i++) {
        if (tags[i].upos == RSM_UPOS_VERB || tags[i].upos == RSM_UPOS_AUX) {
            return true;
        }
    }
    return false;
}

/* A noun for who tells, whatever else the word can be: "Witnesses also said", "the attorney
 * general", "passers-by", "according to state TV". */
static bool is_teller_noun(const tag_layer *layer, uint32_t token, uint32_t first, uint32_t end) {
    static const char saying[] = " said say told tell reported report described describe also later "
                                 "recalled added claimed saw heard spoke ";
    bool opens = token == first || rsm_tag_is_among(layer, token - 1, " , and but while ");
    if (rsm_tag_is_word(layer, token, "witnesses"))
        return opens && token + 1 < end && rsm_tag_is_among(layer, token + 1, saying);
    if (rsm_tag_is_word(layer, token, "charging"))
        return token + 1 < end && rsm_tag_is_among(layer, token + 1, " document documents papers ");
    if (token == first)
        return false;
    if (rsm_tag_is_among(layer, token, " military accused wounded injured prosecution opposition "))
        return token + 1 < end && rsm_tag_is_word(layer, token - 1, "the") &&
               rsm_tag_is_among(layer, token + 1, " said say told reported added ");
    if (rsm_tag_is_word(layer, token, "chief"))
        return rsm_tag_is_among(layer, token - 1, " police fire army intelligence security union ");
    if (rsm_tag_is_word(layer, token, "fire"))
        return token + 1 < end && rsm_tag_is_word(layer, token - 1, "to") &&
               rsm_tag_is_among(layer, token + 1,
                                " chief officials department crews investigators marshal marshals ");
    if (rsm_tag_is_word(layer, token, "general"))
        return rsm_tag_is_among(layer, token - 1,
                                " attorney solicitor surgeon secretary director inspector auditor "
                                "comptroller procurator ");
    if (rsm_tag_is_word(layer, token, "state"))
        return rsm_tag_is_word(layer, token - 1, "to") && token + 1 < end &&
               rsm_tag_is_among(layer, token + 1,
                                " tv television radio media news police troopers officials "
                                "prosecutors investigators records authorities ");
    return rsm_tag_is_word(layer, token, "by") && token >= first + 2 &&
           rsm_tag_is_word(layer, token - 1, "-") &&
           rsm_tag_is_among(layer, token - 2, " passer passers stander standers ");
}

/* "Gunmen wounded two policemen", "rebels raided a post": no adjective stands between a noun and an
 * article or a number; "a man aged 30" is none of it. */
static bool is_past_with_object(const tag_layer *layer, uint32_t token, uint32_t first,
                                uint32_t end) {
    if (token == first || token + 1 >= end ||
        (tag_reading_at(layer, token)->forms & FORM_BIT(RSM_VERB_PAST)) == 0 ||
        rsm_tag_is_among(layer, token, " aged born "))
        return false;
    rsm_upos last = layer->result->tags[token - 1].upos;
    return (last == RSM_UPOS_NOUN || last == RSM_UPOS_PROPN) && has_object(layer, token + 1, end);
}

/* "told reporters that at least 12 had died": what follows is told, and nothing of the reporters. */
static bool is_telling_that(const tag_layer *layer, uint32_t token, uint32_t first, uint32_t end) {
    if (!rsm_tag_is_word(layer, token, "that") || token + 1 >= end)
        return false;
    rsm_upos next = tag_reading_at(layer, token + 1)->first;
    if (next == RSM_UPOS_VERB || next == RSM_UPOS_AUX)
        return false; /* "told a court that sat in Osk" */
    for (uint32_t i = token; i > first && token - i < 6; i--) {
        if (rsm_tag_is_among(layer, i - 1, " told tell tells informed assured notified "))
            return true;
        if ((layer->text->tokens[i - 1].flags & RSM_TOKEN_PUNCTUATION) != 0 ||
            layer->result->tags[i - 1].upos == RSM_UPOS_VERB)
            return false;
    }
    return false;
}

uint32_t rsm_tag_teller_class(const tag_layer *layer, uint32_t token, const rsm_sentence *sentence,
                              uint32_t class) {
    if (is_telling_that(layer, token, sentence->first_token, sentence->end_token))
        return RSM_UPOS_SCONJ;
    if (!is_teller_noun(layer, token, sentence->first_token, sentence->end_token))
        return class;
    return rsm_tag_is_word(layer, token, "witnesses") ? TAG_CLASS_PLURAL : RSM_UPOS_NOUN;
}

/* "A tornado tore through": a past that is nothing but a verb; "an employee set fire to". */
static bool is_sure_past(const tag_layer *layer, uint32_t token, uint32_t first, uint32_t end) {
    const tag_reading *reading = tag_reading_at(layer, token);
    bool past = (reading->forms & FORM_BIT(RSM_VERB_PAST)) != 0;
    if (token == first || token + 1 >= end || !past)
        return false;
    rsm_upos last = layer->result->tags[token - 1].upos;
    bool after_noun = last == RSM_UPOS_NOUN || last == RSM_UPOS_PROPN;
    bool set = rsm_tag_is_word(layer, token, "set") &&
               rsm_tag_is_among(layer, token + 1, " fire ablaze alight off ");
    bool sure = reading->tags == TAG_BIT(RSM_UPOS_VERB) &&
                (layer->text->tokens[token].flags & RSM_TOKEN_CAPITALISED) == 0 &&
                (reading->forms & FORM_BIT(RSM_VERB_PARTICIPLE)) == 0;
    return after_noun && (set || sure);
}

/* "Karl Braun, 21, and Max Weber, 19, both face murder charges": no part of the body. */
static bool is_facing(const tag_layer *layer, uint32_t token, uint32_t first, uint32_t end) {
    enum { REACH = 6 };
    if (!rsm_tag_is_among(layer, token, " face faces ") || token == first ||
        !rsm_tag_is_among(layer, token - 1, " , both could will would now also all who "))
        return false;
    for (uint32_t i = token + 1; i < end && i <= token + REACH; i++)
        if (rsm_tag_is_among(layer, i, " charge charges count counts trial prosecution prison jail "))
            return true;
    return false;
}

uint32_t rsm_tag_deed_class(const tag_layer *layer, uint32_t token, const rsm_sentence *sentence,
                            uint32_t class) {
    uint32_t first = sentence->first_token, end = sentence->end_token;
    if (class == RSM_UPOS_NOUN &&
        (is_deed_to_oneself(layer, token, end) || is_shot_by_name(layer, token, first, end))) {
        return TAG_CLASS_VERB_PAST;
    }
    if ((class == RSM_UPOS_NOUN || class == TAG_CLASS_PLURAL) &&
        is_closing_report(layer, token, first, end)) {
        return TAG_CLASS_VERB_PRESENT;
    }
    if ((class == RSM_UPOS_NOUN || class == TAG_CLASS_PLURAL) &&
        is_facing(layer, token, first, end)) {
        return TAG_CLASS_VERB_PRESENT;
    }
    if (class == RSM_UPOS_NOUN && is_sure_past(layer, token, first, end)) {
        return TAG_CLASS_VERB_PAST;
    }
    if (class == RSM_UPOS_ADJ && is_past_with_object(layer, token, first, end)) {
        return TAG_CLASS_VERB_PAST;
    }
    if (is_deed(layer, token, first)) {
        return TAG_CLASS_VERB_PARTICIPLE;
    }
    if (is_second_deed(layer, token, first, end)) {
        return TAG_CLASS_VERB_PAST;
    }
    if (is_deadly(layer, token, end)) {
        uint32_t next = rsm_tag_is_word(layer, token + 1, "dead") ? token + 2 : token + 3;
        return has_object(layer, next, end) ? TAG_CLASS_VERB_PAST : TAG_CLASS_VERB_PARTICIPLE;
    }
    if (is_shot_somebody(layer, token, first, end)) {
        return has_object(layer, token + 1, end) ? TAG_CLASS_VERB_PAST : TAG_CLASS_VERB_PARTICIPLE;
    }
    return class;
}

void rsm_tag_mend_deeds(tag_layer *layer) {
    rsm_tag *tags = layer->result->tags;
    for (uint32_t i = 1; i < layer->text->token_count; i++) {
        bool last = i + 1 == layer->text->token_count ||
                    layer->text->tokens[i + 1].sentence != layer->text->tokens[i].sentence;
        bool noun_next =
            !last && (tags[i + 1].upos == RSM_UPOS_NOUN || tags[i + 1].upos == RSM_UPOS_PROPN ||
                      tags[i + 1].upos == RSM_UPOS_ADJ);
        if (tags[i].upos == RSM_UPOS_ADJ && tags[i - 1].upos == RSM_UPOS_NUM && !noun_next &&
            layer->text->tokens[i - 1].sentence == layer->text->tokens[i].sentence &&
            can_be_deed(layer, i)) {
            rsm_tag_apply_class(layer, i, TAG_CLASS_VERB_PARTICIPLE);
        }
    }
}
