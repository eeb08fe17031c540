/* The signs that two incidents of two reports are one, or two: what the points of a pair are made
 * of.
 *
 * Each sign has a name (the key of models/pair.tsv, and what `why --same` prints) and the points
 * chosen for it by hand. These count where the model has no table; the table's were learned from
 * them (train/pair.py): a sign that no training text shows keeps its own. Of a question ("time:
 * ...") one sign holds, but of participants, of which several may. Private to the room. */
#ifndef RSM_FUSE_SIGNS_H
#define RSM_FUSE_SIGNS_H

/* X(NAME, "name", points by hand). Signs in a row between two bars are in order: where the table is
 * learned, none has more points than the one before it. */
#define RSM_FUSE_SIGNS(X)                                                                   \
    X(TIME_DAY, "time: the same day", 35)                                                   \
    X(TIME_DAYS, "time: within three days", 26)                                             \
    X(TIME_WEEK, "time: within a week", 20)                                                 \
    X(TIME_MONTH, "time: within a month", 12)                                               \
    X(TIME_YEAR, "time: within a year", 4)                                                  \
    X(TIME_WIDE, "time: within more than a year", 0)                                        \
    X(TOLD_DAY, "time: the same day, by publication", 26)                                   \
    X(TOLD_DAYS, "time: within three days, by publication", 19)                             \
    X(TOLD_WEEK, "time: within a week, by publication", 15)                                 \
    X(TOLD_MONTH, "time: within a month, by publication", 9)                                \
    X(TOLD_YEAR, "time: within a year, by publication", 3)                                  \
    X(TOLD_WIDE, "time: within more than a year, by publication", 0)                        \
    X(TIME_SLIP, "time: one day apart", 8)                                                  \
    X(TIME_TWO_DAYS, "time: two days apart", -15)                                           \
    X(TIME_OTHER_WEEK, "time: other days, one day of the week, both near publication", -30) \
    X(TIME_OTHER_DAY, "time: other days, both near publication", -45)                       \
    X(TIME_OTHER_DATE, "time: other days", -70)                                             \
    X(FORETOLD, "time: published before the other's day", -60)                              \
    X(LATER_DAYS, "time: published within four days after", 0)                              \
    X(LATER_WEEK, "time: published within ten days after", -6)                              \
    X(LATER_MONTH, "time: published within six weeks after", -25)                           \
    X(LATER_LONG, "time: published over six weeks after", -40)                              \
    X(LATER_TRIAL, "time: published later, of a trial", -5)                                 \
    X(MONTH_DAY_DATED, "time: month and day fit the date", 24)                              \
    X(MONTH_DAY, "time: the same month and day, no year", 20)                               \
    X(WEEKDAY, "time: the same day of the week, no date", 8)                                \
    X(WEEKDAY_OTHER, "time: other days of the week, no date", -18)                          \
    X(UNDATED, "time: not known of both", 0)                                                \
    X(LONG_AFTER, "time: told in passing over a year after", -25)                           \
    X(SITE_PLACE, "place: the same site", 10)                                               \
    X(CITY, "place: the same city", 30)                                                     \
    X(KM_10, "place: within 10 km", 24)                                                     \
    X(KM_25, "place: within 25 km", 14)                                                     \
    X(KM_60, "place: within 60 km", -6)                                                     \
    X(OTHER_CITY, "place: other cities", -35)                                               \
    X(OTHER_CITY_TIME, "place: other cities, days not in common", -60)                      \
    X(CITY_NAME, "place: cities of one name", 20)                                           \
    X(CITY_ALONE, "place: a site and a city without position", 0)                           \
    X(AREA, "place: the same stretch of land or water", 16)                                 \
    X(AREA_ENTRY, "place: the same entry of the gazetteer, an area", 12)                    \
    X(AREA_NEAR, "place: in reach of the area", 8)                                          \
    X(AREA_UNKNOWN, "place: an area without position", 0)                                   \
    X(AREA_FAR, "place: out of reach of the area", -20)                                     \
    X(REGION, "place: the same entry of the gazetteer", 16)                                 \
    X(PROVINCE, "place: the same province", 12)                                             \
    X(COUNTRY, "place: the same country", 4)                                                \
    X(NOWHERE, "place: not known of both", 0)                                               \
    X(NOWHERE_PASSING, "place: not known of both, one told in passing", -15)                \
    X(OTHER_PROVINCE, "place: other provinces", -20)                                        \
    X(TYPE_SAME, "type: the same", 11)                                                      \
    X(TYPE_ABOVE, "type: one says more of the same", 9)                                     \
    X(TYPE_GOES, "type: may be told of one incident", 5)                                    \
    X(TYPE_NOT, "type: do not go together", -25)                                            \
    X(KILLED_100, "killed: a figure of 100 or more in common", 20)                          \
    X(KILLED_20, "killed: a figure of 20 or more in common", 14)                            \
    X(KILLED_5, "killed: a figure of 5 or more in common", 10)                              \
    X(KILLED_2, "killed: a figure of 2 or more in common", 6)                               \
    X(KILLED_1, "killed: one, in both", 2)                                                  \
    X(KILLED_MEET, "killed: figures that meet", 1)                                          \
    X(KILLED_GROWS, "killed: may be one toll growing", 0)                                   \
    X(KILLED_APART, "killed: figures apart", -5)                                            \
    X(KILLED_FAR, "killed: figures far apart", -14)                                         \
    X(INJURED_100, "injured: a figure of 100 or more in common", 13)                        \
    X(INJURED_20, "injured: a figure of 20 or more in common", 9)                           \
    X(INJURED_5, "injured: a figure of 5 or more in common", 6)                             \
    X(INJURED_2, "injured: a figure of 2 or more in common", 4)                             \
    X(INJURED_1, "injured: one, in both", 1)                                                \
    X(INJURED_MEET, "injured: figures that meet", 0)                                        \
    X(INJURED_GROWS, "injured: may be one toll growing", 0)                                 \
    X(INJURED_APART, "injured: figures apart", -3)                                          \
    X(INJURED_FAR, "injured: figures far apart", -9)                                        \
    X(NAMES, "participants: two full names or more in common", 45)                          \
    X(NAME, "participants: a full name in common", 26)                                      \
    X(SURNAMES, "participants: two names or more in common", 16)                            \
    X(SURNAME, "participants: a name in common", 8)                                         \
    X(SITE, "participants: a site in common", 12)                                           \
    X(BODIES, "participants: two bodies or more in common", 12)                             \
    X(BODY, "participants: a body in common", 6)                                            \
    X(STRANGERS, "participants: persons named in both, none in common", -8)                 \
    X(WORDS_8, "words: over 60 points of rarity in common", 45)                             \
    X(WORDS_7, "words: 45 to 59 points of rarity in common", 45)                            \
    X(WORDS_6, "words: 30 to 44 points of rarity in common", 37)                            \
    X(WORDS_5, "words: 22 to 29 points of rarity in common", 25)                            \
    X(WORDS_4, "words: 15 to 21 points of rarity in common", 18)                            \
    X(WORDS_3, "words: 10 to 14 points of rarity in common", 12)                            \
    X(WORDS_2, "words: 5 to 9 points of rarity in common", 7)                               \
    X(WORDS_1, "words: 1 to 4 points of rarity in common", 2)                               \
    X(WORDS_0, "words: no rare ones in common", 0)                                          \
    X(SHARE_6, "wording: over 60 % of the lesser's weight in common", 0)                    \
    X(SHARE_5, "wording: 45 to 60 % of the lesser's weight in common", 0)                   \
    X(SHARE_4, "wording: 30 to 45 % of the lesser's weight in common", 0)                   \
    X(SHARE_3, "wording: 20 to 30 % of the lesser's weight in common", 0)                   \
    X(SHARE_2, "wording: 12 to 20 % of the lesser's weight in common", 0)                   \
    X(SHARE_1, "wording: 5 to 12 % of the lesser's weight in common", 0)                    \
    X(SHARE_0, "wording: under 5 % of the lesser's weight in common", 0)                    \
    X(PERSONS_3, "named: three persons or more, anywhere in both reports", 24)              \
    X(PERSONS_2, "named: two persons, anywhere in both reports", 16)                        \
    X(PERSONS_1, "named: a person, anywhere in both reports", 10)                           \
    X(PERSONS_0, "named: persons in both reports, none in common", -4)                      \
    X(NTH_SAME, "told: counted as the same of several", 10)                                 \
    X(NTH_OTHER, "told: counted as different ones of several", -80)                         \
    X(NTH_LATER, "told: counted as a further one after the other was told", -40)            \
    X(BOTH_MAIN, "told: both reports are mainly about it", 4)

#define RSM_FUSE_SIGN_NAME(name, text, points) RSM_SIGN_##name,
typedef enum rsm_pair_sign { RSM_FUSE_SIGNS(RSM_FUSE_SIGN_NAME) RSM_SIGN_COUNT } rsm_pair_sign;
#undef RSM_FUSE_SIGN_NAME

#endif
