/*
 * src/world/classes.h - the classes of words in lexicon/acts.txt, turns.txt, deeds.txt and
 * revisions.txt.
 *
 * What each means is said at the head of its file.
 */
#ifndef RSM_WORLD_CLASSES_H
#define RSM_WORLD_CLASSES_H

enum rsm_act_class {
    RSM_ACT_HAPPENING,
    RSM_ACT_ALARM,
    RSM_ACT_DISCOVERY,
    RSM_ACT_CARE,
    RSM_ACT_LAW,
    RSM_ACT_INQUIRY,
    RSM_ACT_PUBLICATION,
    RSM_ACT_SPEECH,
    RSM_ACT_MOURNING,
    RSM_ACT_POLITICS,
    RSM_ACT_LIFE
};

enum rsm_turn_class {
    RSM_TURN_TURN,
    RSM_TURN_RECALL,
    RSM_TURN_RECORD,
    RSM_TURN_KEEPS,
    RSM_TURN_PIECE,
    RSM_TURN_ACCUSED,
    RSM_TURN_POINTS,
    RSM_TURN_SEVERAL
};

enum rsm_deed_class {
    RSM_DEED_JOIN,
    RSM_DEED_HARM,
    RSM_DEED_LAY,
    RSM_DEED_BURST,
    RSM_DEED_INVOLVE,
    RSM_DEED_ASCRIBE,
    RSM_DEED_OWN,
    RSM_DEED_STATE,
    RSM_DEED_NONE,
    RSM_DEED_WORK,
    RSM_DEED_MEMBER,
    RSM_DEED_WIELD,
    RSM_DEED_FIND
};

enum rsm_revision_class {
    RSM_REVISION_FIGURE,
    RSM_REVISION_LOWERS,
    RSM_REVISION_WITHDRAWS,
    RSM_REVISION_EARLIER,
    RSM_REVISION_NOT,
    RSM_REVISION_MISCOUNTS,
    RSM_REVISION_VERSION
};

#endif
