/* Verbs: past or participle, passive, negated, under a modal, in the future.
 *
 * A form in -ed is a participle after a form of "be", "have" or "get", before "by", before a noun
 * after an article, and, of verbs that want an object ("killed"), where no object follows it: "12
 * killed in blast". Else it is a finite past. Flags come from the auxiliaries and negations before
 * the verb, back to the last verb, mark or conjunction. Cost: linear; a verb looks at most REACH
 * tokens around. */
#include "tag/layer.h"

#include <string.h>

#define REACH 7u

/* What stands before a verb in its group. */
typedef struct verb_group {
    bool be, have, get, modal, future, negated, to;
    uint32_t start; /* first token of the group */
} verb_group;

static rsm_upos tag_of(const tag_layer *layer, uint32_t token) {
    return layer->result->tags[token].upos;
}

static bool is_punctuation(const tag_layer *layer, uint32_t token) {
    return (layer->text->tokens[token].flags & RSM_TOKEN_PUNCTUATION) != 0;
}

/* Takes one token before the verb into the group. False where the group ends before it. */
static bool take(const tag_layer *layer, uint32_t token, verb_group *group) {
    if (rsm_tag_is_among(layer, token, " not n't nt never hardly neither ")) {
        group->negated = true;
        return true;
    }
    if (tag_of(layer, token) == RSM_UPOS_ADV) {
        return true;
    }
    if (rsm_tag_is_among(layer, token, " be been being is are was were am 're 'm ") ||
        (rsm_tag_is_among(layer, token, " 's ") && tag_of(layer, token) == RSM_UPOS_AUX)) {
        group->be = group->be || !group->have || rsm_tag_is_among(layer, token, " been being be ");
    } else if (rsm_tag_is_among(layer, token, " have has had 've having ")) {
        group->have = true;
    } else if (rsm_tag_is_among(layer, token, " get gets got getting gotten ")) {
        group->get = true;
    } else if (rsm_tag_is_among(layer, token, " may might could would should 'd ")) {
        group->modal = true;
    } else if (rsm_tag_is_among(layer, token, " will 'll wo shall ")) {
        group->future = true;
    } else if (rsm_tag_is_among(layer, token, " to ") && tag_of(layer, token) == RSM_UPOS_PART) {
        group->to = true;
    } else {
        return rsm_tag_is_among(layer, token, " can ca must do does did ");
    }
    return true;
}

/* Whether the verb before "to" looks ahead: "plans to", "is going to", "threatened to". */
static bool looks_ahead(const tag_layer *layer, uint32_t token) {
    static const char list[] = " plan threaten vow intend promise pledge prepare expect go set "
                               "schedule due hope want seek ready agree "
                               "decide aim mean about poise order likely ";
    for (uint32_t i = 0; i < 2 && token > 0; i++) {
        token--;
        if (rsm_tag_slice_is_among(layer->result->tags[token].lemma, list)) {
            return true;
        }
    }
    return false;
}

static verb_group group_before(const tag_layer *layer, uint32_t token, uint32_t first) {
    verb_group group = {.start = token};
    for (uint32_t i = token; i > first && token - i < REACH; i--) {
        if (is_punctuation(layer, i - 1) && !rsm_tag_is_among(layer, i - 1, " - ")) {
            break;
        }
        if (!take(layer, i - 1, &group)) {
            /* "was he killed", "did police find": a subject inside the group */
            bool subject =
                (tag_of(layer, i - 1) == RSM_UPOS_PRON) && i - 1 > first && i == token &&
                tag_of(layer, i - 2) == RSM_UPOS_AUX &&
                (i - 2 == first || rsm_tag_is_among(layer, i - 3, " , where when how why "));
            if (!subject) {
                break;
            }
        }
        group.start = i - 1;
    }
    return group;
}

/* "no one", "nobody", "none", "no" and a noun before the group. */
static bool negated_subject(const tag_layer *layer, uint32_t start, uint32_t first) {
    for (uint32_t i = start; i > first && start - i < 4; i--) {
        if (rsm_tag_is_among(layer, i - 1, " nobody none neither nothing ")) {
            return true;
        }
        if (rsm_tag_is_word(layer, i - 1, "no")) {
            return true;
        }
        rsm_upos upos = tag_of(layer, i - 1);
        if (upos != RSM_UPOS_NOUN && upos != RSM_UPOS_ADJ && upos != RSM_UPOS_PRON &&
            upos != RSM_UPOS_NUM) {
            return false;
        }
    }
    return false;
}

/* Whether the lexicon says that the verb is done to somebody: it is odd without an object. */
static bool wants_object(const tag_layer *layer, uint32_t token) {
    const rsm_tagging *result = layer->result;
    for (uint32_t i = result->first_match[token]; i < result->first_match[token + 1]; i++) {
        const rsm_match *match = &result->matches[i];
        if (match->end_token != token + 1) {
            continue;
        }
        if (match->domain == RSM_DOMAIN_OUTCOME &&
            (rsm_world_number(layer->world, RSM_DOMAIN_OUTCOME, match->row, RSM_OUTCOME_PATTERN) &
             RSM_OUTCOME_OBJECT) != 0) {
            return true;
        }
        if (match->domain == RSM_DOMAIN_TRIGGER &&
            (rsm_world_number(layer->world, RSM_DOMAIN_TRIGGER, match->row, RSM_TRIGGER_FLAGS) &
             RSM_TRIGGER_VICTIM_OBJECT) != 0) {
            return true;
        }
    }
    return rsm_tag_slice_is_among(
        tag_reading_at(layer, token)->verb,
        " kill injure wound hurt arrest detain kidnap abduct murder behead rescue evacuate "
        "displace hospitalize "
        "hospitalise jail charge accuse blame destroy damage name identify believe describe call "
        "release hold seize "
        "base dub arm equip find publish locate situate task entitle bury treat suspect convict "
        "sentence acquit elect appoint own operate "
        "design build make write produce record film use install plant launch schedule intend aim "
        "expect require involve link "
        "connect relate associate affect ");
}

/* Whether an object can begin at `token`. */
static bool object_at(const tag_layer *layer, uint32_t token, uint32_t end) {
    if (token >= end) {
        return false;
    }
    rsm_upos upos = tag_of(layer, token);
    if (upos == RSM_UPOS_DET || upos == RSM_UPOS_NUM || upos == RSM_UPOS_NOUN ||
        upos == RSM_UPOS_PROPN || upos == RSM_UPOS_PRON || upos == RSM_UPOS_ADJ ||
        upos == RSM_UPOS_SYM) {
        return !rsm_tag_is_among(layer, token,
                                 " there here monday tuesday wednesday thursday friday saturday "
                                 "sunday yesterday today who ");
    }
    return rsm_tag_is_among(layer, token, " at ")
               ? rsm_tag_is_among(layer, token + 1, " least ")
               : rsm_tag_is_among(
                     layer, token,
                     " over nearly almost about around up more some dozens scores hundreds that ");
}

/* Whether "by" and an agent follow, no further than a place or time away. */
static bool by_follows(const tag_layer *layer, uint32_t token, uint32_t end) {
    return token + 1 < end && rsm_tag_is_word(layer, token + 1, "by");
}

/* Whether the words before can be what the participle was done to. */
static bool patient_before(const tag_layer *layer, uint32_t token, uint32_t first) {
    if (token == first) {
        return true;
    }
    rsm_upos upos = tag_of(layer, token - 1);
    return upos == RSM_UPOS_NOUN || upos == RSM_UPOS_PROPN || upos == RSM_UPOS_NUM ||
           upos == RSM_UPOS_PUNCT || upos == RSM_UPOS_PRON || upos == RSM_UPOS_ADJ ||
           upos == RSM_UPOS_SCONJ || upos == RSM_UPOS_CCONJ || upos == RSM_UPOS_ADV;
}

static bool attributive(const tag_layer *layer, uint32_t token, uint32_t first, uint32_t end) {
    if (token == first || token + 1 >= end) {
        return false;
    }
    rsm_upos last = tag_of(layer, token - 1);
    rsm_upos next = tag_of(layer, token + 1);
    bool noun = next == RSM_UPOS_NOUN || next == RSM_UPOS_PROPN || next == RSM_UPOS_ADJ;
    bool possessive = rsm_tag_is_among(layer, token - 1, " his her its their our my your 's ");
    return noun &&
           (last == RSM_UPOS_DET || last == RSM_UPOS_ADJ || last == RSM_UPOS_ADP ||
            last == RSM_UPOS_NUM || possessive) &&
           !(last == RSM_UPOS_NUM && token - 1 == first);
}

/* A verb joined to `token` by "and", "or" or a comma before it, or RSM_NONE. */
static uint32_t partner(const tag_layer *layer, uint32_t token, uint32_t first) {
    if (token == first ||
        (tag_of(layer, token - 1) != RSM_UPOS_CCONJ && !rsm_tag_is_word(layer, token - 1, ","))) {
        return RSM_NONE;
    }
    for (uint32_t i = token - 1; i > first && token - i < REACH + 3; i--) {
        if (tag_of(layer, i - 1) == RSM_UPOS_VERB) {
            return i - 1;
        }
    }
    return RSM_NONE;
}

/* "Doe shot at the officers", "Doe, 22, shot twice at the car": where the tree makes a clause of it,
 * and not of what follows, somebody aimed. */
static bool is_aimed(const tag_layer *layer, uint32_t token, uint32_t end) {
    const rsm_tag *tag = &layer->result->tags[token];
    const rsm_sentence *sentence = &layer->text->sentences[layer->text->tokens[token].sentence];
    uint32_t at = token + 1;
    while (at < end && at < token + 3 &&
           (tag_of(layer, at) == RSM_UPOS_ADV || rsm_tag_is_among(layer, at, " several times "))) {
        at++;
    }
    return sentence->kind != RSM_SENTENCE_TITLE && at < end && rsm_tag_is_word(layer, at, "at") &&
           rsm_tag_slice_is_among(tag->lemma, " shoot ") && tag->deprel != NULL &&
           (strcmp(tag->deprel, "root") == 0 || strcmp(tag->deprel, "ccomp") == 0 ||
            strcmp(tag->deprel, "conj") == 0 || strcmp(tag->deprel, "parataxis") == 0);
}

/* Past or participle, of a form that can be both. */
static void settle_past(tag_layer *layer, uint32_t token, uint32_t first, uint32_t end,
                        const verb_group *group) {
    rsm_tag *tag = &layer->result->tags[token];
    bool transitive = wants_object(layer, token);
    bool object = object_at(layer, token + 1, end);
    tag->form = RSM_VERB_PAST;
    if (group->be || group->get || group->have) {
        tag->form = RSM_VERB_PARTICIPLE;
        tag->flags |= group->be || group->get ? RSM_TAG_PASSIVE : 0;
        return;
    }
    if (token > first && rsm_tag_is_word(layer, token - 1, "-") &&
        (layer->text->tokens[token].flags & RSM_TOKEN_SPACE_BEFORE) == 0) {
        tag->form = RSM_VERB_PARTICIPLE; /* "state-owned" */
        tag->flags |= RSM_TAG_PASSIVE;
        return;
    }
    uint32_t other = partner(layer, token, first);
    const rsm_tag *before = other == RSM_NONE ? NULL : &layer->result->tags[other];
    bool like_other =
        before != NULL && before->form == RSM_VERB_PARTICIPLE && !object &&
        !rsm_tag_slice_is_among(tag->lemma, " flee die escape go run arrive leave fall explode "
                                            "collapse crash return surrender drown ");
    if (like_other && tag_of(layer, token - 1) == RSM_UPOS_CCONJ) {
        tag->form = RSM_VERB_PARTICIPLE;
        tag->flags |= before->flags & RSM_TAG_PASSIVE;
        return;
    }
    bool reduced = !object && patient_before(layer, token, first) &&
                   (transitive || (by_follows(layer, token, end) &&
                                   tag_of(layer, token - (token > first)) != RSM_UPOS_PRON));
    bool subject_pronoun =
        token > first && rsm_tag_is_among(layer, token - 1, " i he she we they who ");
    if (attributive(layer, token, first, end) ||
        (reduced && !subject_pronoun && !is_aimed(layer, token, end))) {
        tag->form = RSM_VERB_PARTICIPLE;
        tag->flags |= RSM_TAG_PASSIVE;
    }
}

/* Passive, of a verb whose form the tagger has told. */
static void settle_told(tag_layer *layer, uint32_t token, const verb_group *group) {
    rsm_tag *tag = &layer->result->tags[token];
    bool perfect = group->have && !group->be && !group->get;
    if (tag->form == RSM_VERB_PARTICIPLE && !perfect) {
        tag->flags |= RSM_TAG_PASSIVE;
    }
}

static void settle_form(tag_layer *layer, uint32_t token, uint32_t first, uint32_t end,
                        const verb_group *found) {
    const tag_reading *reading = tag_reading_at(layer, token);
    rsm_tag *tag = &layer->result->tags[token];
    verb_group group = *found;
    bool past = (reading->forms & FORM_BIT(RSM_VERB_PAST)) != 0;
    bool participle = (reading->forms & FORM_BIT(RSM_VERB_PARTICIPLE)) != 0;
    bool base = (reading->forms & FORM_BIT(RSM_VERB_BASE)) != 0;
    bool wants_base =
        group.to || ((group.modal || group.future ||
                      rsm_tag_is_among(layer, token - (token > first), " did does do can must ")) &&
                     !group.be && !group.have);
    if ((reading->forms & FORM_BIT(RSM_VERB_ING)) != 0) {
        tag->form = RSM_VERB_ING;
    } else if ((reading->forms & FORM_BIT(RSM_VERB_PRESENT)) != 0 && !past) {
        tag->form = RSM_VERB_PRESENT;
    } else if (base && (wants_base || !(past || participle)) && !(group.be && participle)) {
        tag->form = RSM_VERB_BASE;
    } else if (past && participle) {
        settle_past(layer, token, first, end, &group);
    } else if (participle) {
        tag->form = RSM_VERB_PARTICIPLE;
        tag->flags |= group.be || group.get || (!group.have && !base) ? RSM_TAG_PASSIVE : 0;
    } else {
        tag->form = past ? RSM_VERB_PAST : RSM_VERB_BASE;
    }
}

/* Whether the form that the tagger has told is to be kept: of verbs whose forms the lexicon knows,
 * the rules know past from participle better ("12 killed in blast"). */
static bool is_told(const tag_layer *layer, uint32_t token) {
    uint32_t sentence = layer->text->tokens[token].sentence;
    bool title = layer->text->sentences[sentence].kind == RSM_SENTENCE_TITLE;
    rsm_verb_form form = layer->result->tags[token].form;
    bool past = form == RSM_VERB_PAST || form == RSM_VERB_PARTICIPLE;
    return form != RSM_VERB_NONE && ((!title && !past) || tag_reading_at(layer, token)->forms == 0);
}

static void settle(tag_layer *layer, uint32_t token, uint32_t first, uint32_t end) {
    rsm_tag *tag = &layer->result->tags[token];
    verb_group group = group_before(layer, token, first);
    bool after_be = group.be && !group.to && tag->form != RSM_VERB_ING &&
                    (tag_reading_at(layer, token)->forms & FORM_BIT(RSM_VERB_PARTICIPLE)) != 0;
    if (!after_be && is_told(layer, token)) { /* "were hurt when": no base form after "were" */
        settle_told(layer, token, &group);
    } else {
        settle_form(layer, token, first, end, &group);
    }
    tag->flags |= group.modal ? RSM_TAG_MODAL : 0;
    tag->flags |= group.negated || negated_subject(layer, group.start, first) ? RSM_TAG_NEGATED : 0;
    tag->flags |=
        group.future || (group.to && looks_ahead(layer, group.start)) ? RSM_TAG_FUTURE : 0;
    uint32_t other = partner(layer, token, first);
    if (other != RSM_NONE && group.start == token && tag->form == layer->result->tags[other].form) {
        tag->flags |= layer->result->tags[other].flags & (RSM_TAG_MODAL | RSM_TAG_FUTURE);
    }
}

void rsm_tag_find_forms(tag_layer *layer) {
    for (uint32_t s = 0; s < layer->text->sentence_count; s++) {
        const rsm_sentence *sentence = &layer->text->sentences[s];
        uint32_t first = sentence->dateline_end;
        for (uint32_t i = sentence->first_token; i < sentence->end_token; i++) {
            if (tag_of(layer, i) == RSM_UPOS_VERB) {
                settle(layer, i, i < first ? sentence->first_token : first, sentence->end_token);
            }
        }
    }
}
