/*
 * tests/time/test_time.c - time expressions: what is found, as what, and the days it means.
 *
 * Part: tables of text, date of publication, expression, type, value, first and last moment; texts
 * in which nothing is a time; reports without a date of publication; hostile texts.
 */
#include "support/test.h"

#include "support/failing_allocator.h"
#include "tag/tag.h"
#include "time/time.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct time_row {
    const char *text, *published, *span;
    rsm_time_type type;
    const char *value, *earliest, *latest;
} time_row;

/* clang-format off */
static const time_row rows[] = {
    {"A gunman opened fire on the crowd on Friday.", "2017-10-06", "Friday", RSM_TIME_DATE, "2017-10-06", "2017-10-06", "2017-10-06"},
    {"The talks will resume on Friday.", "2017-10-06", "Friday", RSM_TIME_DATE, "2017-10-06", "2017-10-06", "2017-10-06"},
    {"The talks will resume on Monday.", "2017-10-06", "Monday", RSM_TIME_DATE, "2017-10-09", "2017-10-09", "2017-10-09"},
    {"Police arrested him on Monday.", "2017-10-06", "Monday", RSM_TIME_DATE, "2017-10-02", "2017-10-02", "2017-10-02"},
    {"He was seen last Friday near the border.", "2017-10-06", "last Friday", RSM_TIME_DATE, "2017-09-29", "2017-09-29", "2017-09-29"},
    {"The court will rule next Tuesday.", "2017-10-06", "next Tuesday", RSM_TIME_DATE, "2017-10-10", "2017-10-10", "2017-10-10"},
    {"Rebels attacked the convoy on Sunday night.", "2017-10-06", "Sunday night", RSM_TIME_TIME, "2017-10-01TNI", "2017-10-01T18:00", "2017-10-01T23:59"},
    {"Rebels attacked the convoy late on Sunday.", "2017-10-06", "late on Sunday", RSM_TIME_DATE, "2017-10-01", "2017-10-01T16:00", "2017-10-01T23:59"},
    {"The bus left early Tuesday.", "2017-10-06", "early Tuesday", RSM_TIME_DATE, "2017-10-03", "2017-10-03T00:00", "2017-10-03T10:59"},
    {"The blast struck at about 10:05 p.m. on Sunday.", "2017-10-06", "10:05 p.m. on Sunday", RSM_TIME_TIME, "2017-10-01T22:05", "2017-10-01T22:05", "2017-10-01T22:05"},
    {"The blast struck on Sunday at 10:05 p.m.", "2017-10-06", "Sunday at 10:05 p.m.", RSM_TIME_TIME, "2017-10-01T22:05", "2017-10-01T22:05", "2017-10-01T22:05"},
    {"The shooting began Oct. 1 in the desert.", "2017-10-06", "Oct. 1", RSM_TIME_DATE, "2017-10-01", "2017-10-01", "2017-10-01"},
    {"The shooting on 1 October 2017 killed dozens.", "2017-10-06", "1 October 2017", RSM_TIME_DATE, "2017-10-01", "2017-10-01", "2017-10-01"},
    {"The shooting of October 1, 2017, killed dozens.", "2017-10-06", "October 1, 2017", RSM_TIME_DATE, "2017-10-01", "2017-10-01", "2017-10-01"},
    {"A bomb went off on Dec. 30 near the port.", "2017-10-06", "Dec. 30", RSM_TIME_DATE, "2016-12-30", "2016-12-30", "2016-12-30"},
    {"He will stand trial on Dec. 12.", "2017-10-06", "Dec. 12", RSM_TIME_DATE, "2017-12-12", "2017-12-12", "2017-12-12"},
    {"A bomb went off on Dec. 30 near the port.", "2017-01-03", "Dec. 30", RSM_TIME_DATE, "2016-12-30", "2016-12-30", "2016-12-30"},
    {"The war began in May 2009.", "2017-10-06", "May 2009", RSM_TIME_DATE, "2009-05", "2009-05-01", "2009-05-31"},
    {"Fighting resumed in May.", "2017-10-06", "May", RSM_TIME_DATE, "2017-05", "2017-05-01", "2017-05-31"},
    {"Officials may act in May.", "2017-10-06", "May", RSM_TIME_DATE, "2018-05", "2018-05-01", "2018-05-31"},
    {"The village was rebuilt in 2009.", "2017-10-06", "2009", RSM_TIME_DATE, "2009", "2009-01-01", "2009-12-31"},
    {"The movement grew in the 1990s.", "2017-10-06", "the 1990s", RSM_TIME_DATE, "199", "1990-01-01", "1999-12-31"},
    {"It began in early 2015.", "2017-10-06", "early 2015", RSM_TIME_DATE, "2015", "2015-01-01", "2015-05-02"},
    {"The well ran dry two weeks ago.", "2017-10-06", "two weeks ago", RSM_TIME_DATE, "2017-W38", "2017-09-18", "2017-09-25"},
    {"The bridge collapsed three days ago.", "2017-10-06", "three days ago", RSM_TIME_DATE, "2017-10-03", "2017-10-03", "2017-10-03"},
    {"The king died ten years ago.", "2017-10-06", "ten years ago", RSM_TIME_DATE, "2007", "2007-01-01", "2008-04-06"},
    {"The mayor resigned on March 3 and died two days later.", "2017-10-06", "March 3", RSM_TIME_DATE, "2017-03-03", "2017-03-03", "2017-03-03"},
    {"The mayor resigned on March 3 and died two days later.", "2017-10-06", "two days later", RSM_TIME_DATE, "2017-03-05", "2017-03-05", "2017-03-05"},
    {"A mine exploded on September 28. The next day soldiers found another.", "2017-10-06", "September 28", RSM_TIME_DATE, "2017-09-28", "2017-09-28", "2017-09-28"},
    {"A mine exploded on September 28. The next day soldiers found another.", "2017-10-06", "The next day", RSM_TIME_DATE, "2017-09-29", "2017-09-29", "2017-09-29"},
    {"A mine exploded on September 28. Later that day soldiers found another.", "2017-10-06", "September 28", RSM_TIME_DATE, "2017-09-28", "2017-09-28", "2017-09-28"},
    {"A mine exploded on September 28. Later that day soldiers found another.", "2017-10-06", "Later that day", RSM_TIME_DATE, "2017-09-28", "2017-09-28", "2017-09-28"},
    {"A mine exploded on September 28. That night the army shelled the hills.", "2017-10-06", "September 28", RSM_TIME_DATE, "2017-09-28", "2017-09-28", "2017-09-28"},
    {"A mine exploded on September 28. That night the army shelled the hills.", "2017-10-06", "That night", RSM_TIME_TIME, "2017-09-28TNI", "2017-09-28T18:00", "2017-09-28T23:59"},
    {"Shelling continued overnight.", "2017-10-06", "overnight", RSM_TIME_TIME, "2017-10-05TNI", "2017-10-05T19:00", "2017-10-06T05:59"},
    {"The president will speak tonight.", "2017-10-06", "tonight", RSM_TIME_TIME, "2017-10-06TNI", "2017-10-06T18:00", "2017-10-06T23:59"},
    {"The raid took place yesterday.", "2017-10-06", "yesterday", RSM_TIME_DATE, "2017-10-05", "2017-10-05", "2017-10-05"},
    {"Schools close tomorrow.", "2017-10-06", "tomorrow", RSM_TIME_DATE, "2017-10-07", "2017-10-07", "2017-10-07"},
    {"Soldiers entered the town this morning.", "2017-10-06", "this morning", RSM_TIME_TIME, "2017-10-06TMO", "2017-10-06T05:00", "2017-10-06T11:59"},
    {"Soldiers entered the town last night.", "2017-10-06", "last night", RSM_TIME_TIME, "2017-10-05TNI", "2017-10-05T18:00", "2017-10-05T23:59"},
    {"Clashes erupted over the weekend.", "2017-10-06", "the weekend", RSM_TIME_DATE, "2017-W39-WE", "2017-09-30", "2017-10-01"},
    {"Clashes erupted last week.", "2017-10-06", "last week", RSM_TIME_DATE, "2017-W39", "2017-09-25", "2017-10-01"},
    {"Elections are due next month.", "2017-10-06", "next month", RSM_TIME_DATE, "2017-11", "2017-11-01", "2017-11-30"},
    {"The ministry counted 400 attacks last year.", "2017-10-06", "last year", RSM_TIME_DATE, "2016", "2016-01-01", "2016-12-31"},
    {"The ferry sank on 2017-09-30.", "2017-10-06", "2017-09-30", RSM_TIME_DATE, "2017-09-30", "2017-09-30", "2017-09-30"},
    {"The ferry sank on 30.09.2017 off the coast.", "2017-10-06", "30.09.2017", RSM_TIME_DATE, "2017-09-30", "2017-09-30", "2017-09-30"},
    {"The ferry sank on 30/9/2017 off the coast.", "2017-10-06", "30/9/2017", RSM_TIME_DATE, "2017-09-30", "2017-09-30", "2017-09-30"},
    {"The ferry sank on 5/4/2017 off the coast.", "2017-10-06", "5/4/2017", RSM_TIME_DATE, "2017-XX-XX", "2017-04-05", "2017-05-04"},
    {"The quake hit at 1430 GMT.", "2017-10-06", "1430 GMT", RSM_TIME_TIME, "XXXX-XX-XXT14:30", "2017-10-05T14:30", "2017-10-06T14:30"},
    {"The quake hit at 14:30 on Thursday.", "2017-10-06", "14:30 on Thursday", RSM_TIME_TIME, "2017-10-05T14:30", "2017-10-05T14:30", "2017-10-05T14:30"},
    {"They fled in the summer of 2010.", "2017-10-06", "the summer of 2010", RSM_TIME_DATE, "2010-SU", "2010-06-01", "2010-08-31"},
    {"They fled last winter.", "2017-10-06", "last winter", RSM_TIME_DATE, "2016-WI", "2016-12-01", "2017-03-02"},
    {"The church was bombed on Christmas Eve.", "2017-10-06", "Christmas Eve", RSM_TIME_DATE, "2016-12-24", "2016-12-24", "2016-12-24"},
    {"The church was bombed on Easter Sunday.", "2017-10-06", "Easter Sunday", RSM_TIME_DATE, "2017-04-16", "2017-04-16", "2017-04-16"},
    {"A truce held during Ramadan.", "2017-10-06", "Ramadan", RSM_TIME_DATE, "2017-05-27", "2017-05-27", "2017-06-25"},
    {"Crowds gathered on New Year's Eve.", "2017-10-06", "New Year's Eve", RSM_TIME_DATE, "2016-12-31", "2016-12-31", "2016-12-31"},
    {"Crowds gathered on Thanksgiving Day in 2014.", "2017-10-06", "Thanksgiving Day in 2014", RSM_TIME_DATE, "2014-11-27", "2014-11-27", "2014-11-27"},
    {"Pilgrims were killed on the day of Ashura.", "2017-10-06", "Ashura", RSM_TIME_DATE, "2017-09-30", "2017-09-30", "2017-10-01"},
    {"Sales fell in the third quarter of 2016.", "2017-10-06", "the third quarter of 2016", RSM_TIME_DATE, "2016-Q3", "2016-07-01", "2016-09-30"},
    {"They were held for three hours.", "2017-10-06", "three hours", RSM_TIME_DURATION, "PT3H", "", ""},
    {"The siege lasted two and a half years.", "2017-10-06", "two and a half years", RSM_TIME_DURATION, "P2Y6M", "", ""},
    {"Market day is every Friday.", "2017-10-06", "every Friday", RSM_TIME_SET, "XXXX-WXX-5", "", ""},
    {"He has ruled since 2015.", "2017-10-06", "2015", RSM_TIME_DATE, "2015", "2015-01-01", "2017-10-06"},
    {"Twelve people have died since Monday.", "2017-10-06", "Monday", RSM_TIME_DATE, "2017-10-02", "2017-10-02", "2017-10-06"},
    {"It happened between May 3 and May 5.", "2017-10-06", "May 3", RSM_TIME_DATE, "2017-05-03", "2017-05-03", "2017-05-03"},
    {"It happened between May 3 and May 5.", "2017-10-06", "May 5", RSM_TIME_DATE, "2017-05-05", "2017-05-05", "2017-05-05"},
    {"The festival runs May 3-5.", "2017-10-06", "May 3", RSM_TIME_DATE, "2017-05-03", "2017-05-03", "2017-05-03"},
    {"The festival runs May 3-5.", "2017-10-06", "5", RSM_TIME_DATE, "2017-05-05", "2017-05-05", "2017-05-05"},
    {"It happened on 3-5 May 2016.", "2017-10-06", "3", RSM_TIME_DATE, "2016-05-03", "2016-05-03", "2016-05-03"},
    {"It happened on 3-5 May 2016.", "2017-10-06", "5 May 2016", RSM_TIME_DATE, "2016-05-05", "2016-05-05", "2016-05-05"},
    {"Five days after the bombing he surrendered.", "2017-10-06", "Five days", RSM_TIME_DURATION, "P5D", "", ""},
    {"More troops will come in the coming days.", "2017-10-06", "the coming days", RSM_TIME_DURATION, "PXD", "2017-10-06", "2017-10-18"},
    {"Hundreds have fled in the past two months.", "2017-10-06", "the past two months", RSM_TIME_DURATION, "P2M", "2017-08-07", "2017-10-06"},
    {"The attack came in late March.", "2017-10-06", "late March", RSM_TIME_DATE, "2017-03", "2017-03-21", "2017-03-31"},
    {"It was the deadliest attack in mid-2016.", "2017-10-06", "mid-2016", RSM_TIME_DATE, "2016", "2016-04-02", "2016-09-30"},
    {"The two-day strike ended.", "2017-10-06", "The two-day", RSM_TIME_DURATION, "P2D", "", ""},
    {"On the night of Thursday, police opened fire.", "2017-10-06", "the night of Thursday", RSM_TIME_TIME, "2017-10-05TNI", "2017-10-05T18:00", "2017-10-05T23:59"},
    {"The meeting is scheduled for Oct. 20.", "2017-10-06", "Oct. 20", RSM_TIME_DATE, "2017-10-20", "2017-10-20", "2017-10-20"},
    {"She died on Friday the 13th.", "2017-10-06", "Friday the 13th", RSM_TIME_DATE, "2017-01-13", "2017-01-13", "2017-01-13"},
    {"He left the army in January last year.", "2017-10-06", "January last year", RSM_TIME_DATE, "2016-01", "2016-01-01", "2016-01-31"},
    {"He was freed at the end of August.", "2017-10-06", "the end of August", RSM_TIME_DATE, "2017-08", "2017-08-24", "2017-08-31"},
    {"Earlier this year the group split.", "2017-10-06", "Earlier this year", RSM_TIME_DATE, "2017", "2017-01-01", "2017-10-06"},
    {"The plane took off at noon on Wednesday.", "2017-10-06", "noon on Wednesday", RSM_TIME_TIME, "2017-10-04T12:00", "2017-10-04T12:00", "2017-10-04T12:00"},
    {"The strike hit at six o'clock in the evening.", "2017-10-06", "six o'clock in the evening", RSM_TIME_TIME, "XXXX-XX-XXT18:00", "2017-10-05T18:00", "2017-10-06T18:00"},
    {"The rally began at 7pm on Thursday.", "2017-10-06", "7pm on Thursday", RSM_TIME_TIME, "2017-10-05T19:00", "2017-10-05T19:00", "2017-10-05T19:00"},
    {"The fire started shortly after 3 a.m.", "2017-10-06", "3 a.m.", RSM_TIME_TIME, "XXXX-XX-XXT03:00", "2017-10-05T03:00", "2017-10-06T03:00"},
    {"The minister spoke on Tuesday's attack.", "2017-10-06", "Tuesday", RSM_TIME_DATE, "2017-10-03", "2017-10-03", "2017-10-03"},
    {"The agreement of 1978 still holds.", "2017-10-06", "1978", RSM_TIME_DATE, "1978", "1978-01-01", "1978-12-31"},
    {"In the 20th century the river was moved.", "2017-10-06", "the 20th century", RSM_TIME_DATE, "19", "1900-01-01", "1999-12-31"},
    {"A decade ago the valley was green.", "2017-10-06", "A decade ago", RSM_TIME_DATE, "2007", "2005-10-06", "2009-10-05"},
    {"The day before the vote a candidate was shot.", "2017-10-06", "The day", RSM_TIME_DATE, "XXXX-XX-XX", "", ""},
    {"The group, now in exile, recently split.", "2017-10-06", "now", RSM_TIME_DATE, "PRESENT_REF", "", ""},
    {"The group, now in exile, recently split.", "2017-10-06", "recently", RSM_TIME_DATE, "PAST_REF", "", ""},
    {"He was killed on the 25th.", "2017-10-06", "the 25th", RSM_TIME_DATE, "2017-09-25", "2017-09-25", "2017-09-25"},
    {"The harvest of '98 failed.", "2017-10-06", "'98", RSM_TIME_DATE, "1998", "1998-01-01", "1998-12-31"},
    {"The dam broke on Friday, Sept. 29.", "2017-10-06", "Friday, Sept. 29", RSM_TIME_DATE, "2017-09-29", "2017-09-29", "2017-09-29"},
    {"The dam broke on Friday last week.", "2017-10-06", "Friday last week", RSM_TIME_DATE, "2017-09-29", "2017-09-29", "2017-09-29"},
    {"The event ran from 3 to 5 May 2016.", "2017-10-06", "3", RSM_TIME_DATE, "2016-05-03", "2016-05-03", "2016-05-03"},
    {"The event ran from 3 to 5 May 2016.", "2017-10-06", "5 May 2016", RSM_TIME_DATE, "2016-05-05", "2016-05-05", "2016-05-05"},
    {"It happened on 3–5 May.", "2017-10-06", "3", RSM_TIME_DATE, "2017-05-03", "2017-05-03", "2017-05-03"},
    {"It happened on 3–5 May.", "2017-10-06", "5 May", RSM_TIME_DATE, "2017-05-05", "2017-05-05", "2017-05-05"},
    {"In 1990-1995 they fought, and again in 1998-99.", "2017-10-06", "1990", RSM_TIME_DATE, "1990", "1990-01-01", "1990-12-31"},
    {"In 1990-1995 they fought, and again in 1998-99.", "2017-10-06", "1995", RSM_TIME_DATE, "1995", "1995-01-01", "1995-12-31"},
    {"In 1990-1995 they fought, and again in 1998-99.", "2017-10-06", "1998", RSM_TIME_DATE, "1998", "1998-01-01", "1998-12-31"},
    {"On 12/31/16 he left; on 13/1/17 he came back.", "2017-10-06", "12/31/16", RSM_TIME_DATE, "2016-12-31", "2016-12-31", "2016-12-31"},
    {"On 12/31/16 he left; on 13/1/17 he came back.", "2017-10-06", "13/1/17", RSM_TIME_DATE, "2017-01-13", "2017-01-13", "2017-01-13"},
    {"Between 1990-1995 they fought.", "2017-10-06", "1990", RSM_TIME_DATE, "1990", "1990-01-01", "1990-12-31"},
    {"Between 1990-1995 they fought.", "2017-10-06", "1995", RSM_TIME_DATE, "1995", "1995-01-01", "1995-12-31"},
    {"Police said on Tuesday that the store was robbed on Monday; the clerk died a day later.", "2019-03-20", "Tuesday", RSM_TIME_DATE, "2019-03-19", "2019-03-19", "2019-03-19"},
    {"Police said on Tuesday that the store was robbed on Monday; the clerk died a day later.", "2019-03-20", "Monday", RSM_TIME_DATE, "2019-03-18", "2019-03-18", "2019-03-18"},
    {"Police said on Tuesday that the store was robbed on Monday; the clerk died a day later.", "2019-03-20", "a day later", RSM_TIME_DATE, "2019-03-19", "2019-03-19", "2019-03-19"},
    {"The strike began on February 11, and a week later the port closed.", "2019-03-20", "February 11", RSM_TIME_DATE, "2019-02-11", "2019-02-11", "2019-02-11"},
    {"The strike began on February 11, and a week later the port closed.", "2019-03-20", "a week later", RSM_TIME_DATE, "2019-W08", "2019-02-15", "2019-02-24"},
    {"The camp was shelled on March 2. Five days earlier a truce had been signed.", "2019-03-20", "March 2", RSM_TIME_DATE, "2019-03-02", "2019-03-02", "2019-03-02"},
    {"The camp was shelled on March 2. Five days earlier a truce had been signed.", "2019-03-20", "Five days earlier", RSM_TIME_DATE, "2019-02-25", "2019-02-25", "2019-02-25"},
    {"The ship left on March 9. The following Friday it was found adrift.", "2019-03-20", "March 9", RSM_TIME_DATE, "2019-03-09", "2019-03-09", "2019-03-09"},
    {"The ship left on March 9. The following Friday it was found adrift.", "2019-03-20", "The following Friday", RSM_TIME_DATE, "2019-03-15", "2019-03-15", "2019-03-15"},
    {"The army took the hill in June 2014. A year later it was lost again.", "2019-03-20", "June 2014", RSM_TIME_DATE, "2014-06", "2014-06-01", "2014-06-30"},
    {"The army took the hill in June 2014. A year later it was lost again.", "2019-03-20", "A year later", RSM_TIME_DATE, "2015-06", "2014-11-30", "2015-12-01"},
    {"The law was passed in 2011. Two years later it was struck down.", "2019-03-20", "2011", RSM_TIME_DATE, "2011", "2011-01-01", "2011-12-31"},
    {"The law was passed in 2011. Two years later it was struck down.", "2019-03-20", "Two years later", RSM_TIME_DATE, "2013", "2012-07-02", "2013-12-31"},
    {"The union split in the following year.", "2019-03-20", "the following year", RSM_TIME_DATE, "XXXX", "", ""},
    {"Prices rose in the first quarter.", "2019-03-20", "the first quarter", RSM_TIME_DATE, "2019-Q1", "2019-01-01", "2019-03-31"},
    {"The firm lost money in the third quarter, against a profit a year earlier.", "2019-03-20", "the third quarter", RSM_TIME_DATE, "2018-Q3", "2018-07-01", "2018-09-30"},
    {"The firm lost money in the third quarter, against a profit a year earlier.", "2019-03-20", "a year earlier", RSM_TIME_DATE, "2017-Q3", "2017-07-01", "2017-09-30"},
    {"He was born on 29 February 1992.", "2019-03-20", "29 February 1992", RSM_TIME_DATE, "1992-02-29", "1992-02-29", "1992-02-29"},
    {"It was 11:45 p.m. on Dec. 31.", "2019-03-20", "11:45 p.m. on Dec. 31", RSM_TIME_TIME, "2018-12-31T23:45", "2018-12-31T23:45", "2018-12-31T23:45"},
    {"Curfew lasts from 8 p.m. to 6 a.m.", "2019-03-20", "8 p.m.", RSM_TIME_TIME, "XXXX-XX-XXT20:00", "2019-03-19T20:00", "2019-03-20T20:00"},
    {"Curfew lasts from 8 p.m. to 6 a.m.", "2019-03-20", "6 a.m.", RSM_TIME_TIME, "XXXX-XX-XXT06:00", "2019-03-19T06:00", "2019-03-20T06:00"},
    {"The tremor came at half past two in the afternoon on Monday.", "2019-03-20", "half past two in the afternoon on Monday", RSM_TIME_TIME, "2019-03-18T14:30", "2019-03-18T14:30", "2019-03-18T14:30"},
    {"They met daily and voted weekly.", "2019-03-20", "daily", RSM_TIME_SET, "P1D", "", ""},
    {"They met daily and voted weekly.", "2019-03-20", "weekly", RSM_TIME_SET, "P1W", "", ""},
    {"The road is closed each winter.", "2019-03-20", "each winter", RSM_TIME_SET, "XXXX-WI", "", ""},
    {"The inquiry took several months.", "2019-03-20", "several months", RSM_TIME_DURATION, "PXM", "", ""},
    {"The inquiry took a couple of weeks.", "2019-03-20", "a couple of weeks", RSM_TIME_DURATION, "P2W", "", ""},
    {"Half an hour later the roof fell.", "2019-03-20", "Half an hour later", RSM_TIME_DATE, "XXXX-XX-XX", "", ""},
    {"They walked for days.", "2019-03-20", "days", RSM_TIME_DURATION, "PXD", "", ""},
    {"April Jones was hurt in August.", "2019-03-20", "August", RSM_TIME_DATE, "2018-08", "2018-08-01", "2018-08-31"},
    {"The troops will leave by August.", "2019-03-20", "August", RSM_TIME_DATE, "2019-08", "2019-08-01", "2019-08-31"},
    {"The vote is set for June 2.", "2019-03-20", "June 2", RSM_TIME_DATE, "2019-06-02", "2019-06-02", "2019-06-02"},
    {"The vote was held on Jan. 5.", "2019-03-20", "Jan. 5", RSM_TIME_DATE, "2019-01-05", "2019-01-05", "2019-01-05"},
    {"The envoy visited this week.", "2019-03-20", "this week", RSM_TIME_DATE, "2019-W12", "2019-03-18", "2019-03-24"},
    {"The envoy comes next week.", "2019-03-20", "next week", RSM_TIME_DATE, "2019-W13", "2019-03-25", "2019-03-31"},
    {"The envoy came earlier this month.", "2019-03-20", "earlier this month", RSM_TIME_DATE, "2019-03", "2019-03-01", "2019-03-20"},
    {"The envoy comes later this month.", "2019-03-20", "later this month", RSM_TIME_DATE, "2019-03", "2019-03-20", "2019-03-31"},
    {"Next summer the bridge will open.", "2019-03-20", "Next summer", RSM_TIME_DATE, "2019-SU", "2019-06-01", "2019-08-31"},
    {"Last summer the bridge opened.", "2019-03-20", "Last summer", RSM_TIME_DATE, "2018-SU", "2018-06-01", "2018-08-31"},
    {"Last May the bridge opened.", "2019-03-20", "Last May", RSM_TIME_DATE, "2018-05", "2018-05-01", "2018-05-31"},
    {"Three people died in Monday's crash.", "2019-03-20", "Monday", RSM_TIME_DATE, "2019-03-18", "2019-03-18", "2019-03-18"},
    {"The bombing on the morning of March 18 was the third.", "2019-03-20", "the morning of March 18", RSM_TIME_TIME, "2019-03-18TMO", "2019-03-18T05:00", "2019-03-18T11:59"},
    {"The bombing in the early hours of Monday was the third.", "2019-03-20", "the early hours of Monday", RSM_TIME_TIME, "2019-03-18TMO", "2019-03-18T00:00", "2019-03-18T05:59"},
    {"The mid-2000s were quiet.", "2019-03-20", "The mid-2000s", RSM_TIME_DATE, "200", "2002-07-03", "2007-07-01"},
    {"In the late 1980s the valley was empty.", "2019-03-20", "the late 1980s", RSM_TIME_DATE, "198", "1986-09-01", "1989-12-31"},
    {"In the '70s the valley was empty.", "2019-03-20", "the '70s", RSM_TIME_DATE, "197", "1970-01-01", "1979-12-31"},
    {"He fled at dawn on Sunday.", "2019-03-20", "dawn on Sunday", RSM_TIME_TIME, "2019-03-17TMO", "2019-03-17T04:00", "2019-03-17T07:59"},
    {"He fled on Sunday at dawn.", "2019-03-20", "Sunday at dawn", RSM_TIME_TIME, "2019-03-17TMO", "2019-03-17T04:00", "2019-03-17T07:59"},
    {"He fled on Sunday, March 17, 2019.", "2019-03-20", "Sunday, March 17, 2019", RSM_TIME_DATE, "2019-03-17", "2019-03-17", "2019-03-17"},
    {"He fled on Sunday 17 March.", "2019-03-20", "Sunday 17 March", RSM_TIME_DATE, "2019-03-17", "2019-03-17", "2019-03-17"},
    {"He fled on 17th March.", "2019-03-20", "17th March", RSM_TIME_DATE, "2019-03-17", "2019-03-17", "2019-03-17"},
    {"He fled on the 3rd of March.", "2019-03-20", "the 3rd of March", RSM_TIME_DATE, "2019-03-03", "2019-03-03", "2019-03-03"},
    {"He fled on March the third.", "2019-03-20", "March the third", RSM_TIME_DATE, "2019-03-03", "2019-03-03", "2019-03-03"},
    {"The parade on Nowruz was cancelled.", "2019-03-20", "Nowruz", RSM_TIME_DATE, "2019-03-21", "2019-03-21", "2019-03-21"},
    {"The temple burned during Diwali last year.", "2019-03-20", "Diwali last year", RSM_TIME_DATE, "2018-11-07", "2018-11-07", "2018-11-07"},
    {"Eid al-Fitr will fall in June.", "2019-03-20", "Eid al-Fitr", RSM_TIME_DATE, "2019-06-04", "2019-06-04", "2019-06-06"},
    {"Eid al-Fitr will fall in June.", "2019-03-20", "June", RSM_TIME_DATE, "2019-06", "2019-06-01", "2019-06-30"},
    {"A fire broke out on Chinese New Year.", "2019-03-20", "Chinese New Year", RSM_TIME_DATE, "2019-02-05", "2019-02-05", "2019-02-05"},
    {"A bomb hit the church on Orthodox Easter 2018.", "2019-03-20", "Orthodox Easter 2018", RSM_TIME_DATE, "2018-04-08", "2018-04-08", "2018-04-08"},
    {"The flag flew on Memorial Day.", "2019-03-20", "Memorial Day", RSM_TIME_DATE, "2018-05-28", "2018-05-28", "2018-05-28"},
    {"It was the worst flood since 1998.", "2019-03-20", "1998", RSM_TIME_DATE, "1998", "1998-01-01", "2019-03-20"},
    {"It was the worst flood in a century.", "2019-03-20", "a century", RSM_TIME_DURATION, "P100Y", "", ""},
    {"The call was made at 0930 hours.", "2019-03-20", "0930 hours", RSM_TIME_TIME, "XXXX-XX-XXT09:30", "2019-03-19T09:30", "2019-03-20T09:30"},
    {"The call was made at 09:30 GMT.", "2019-03-20", "09:30 GMT", RSM_TIME_TIME, "XXXX-XX-XXT09:30", "2019-03-19T09:30", "2019-03-20T09:30"},
    {"The 16-hour battle left the town in ruins.", "2019-03-20", "The 16-hour", RSM_TIME_DURATION, "PT16H", "", ""},
    {"A 35-year jail term was handed down.", "2019-03-20", "35-year", RSM_TIME_DURATION, "P35Y", "", ""},
    {"He turned himself in the day after the fire.", "2019-03-20", "the day", RSM_TIME_DATE, "XXXX-XX-XX", "", ""},
    {"Weeks later the river rose again.", "2019-03-20", "Weeks later", RSM_TIME_DATE, "XXXX-XX-XX", "", ""},
    {"She recently moved and is currently in Rome.", "2019-03-20", "recently", RSM_TIME_DATE, "PAST_REF", "", ""},
    {"She recently moved and is currently in Rome.", "2019-03-20", "currently", RSM_TIME_DATE, "PRESENT_REF", "", ""},
    {"In the past he was a smith; in the future he may be one.", "2019-03-20", "the past", RSM_TIME_DATE, "PAST_REF", "", ""},
    {"In the past he was a smith; in the future he may be one.", "2019-03-20", "the future", RSM_TIME_DATE, "FUTURE_REF", "", ""},
    {"The rebels seized it on Wednesday.", "2019-03-20", "Wednesday", RSM_TIME_DATE, "2019-03-20", "2019-03-20", "2019-03-20"},
    {"The rebels will seize it on Wednesday.", "2019-03-20", "Wednesday", RSM_TIME_DATE, "2019-03-20", "2019-03-20", "2019-03-20"},
    {"Officials planned to meet on Thursday.", "2019-03-20", "Thursday", RSM_TIME_DATE, "2019-03-21", "2019-03-21", "2019-03-21"},
    {"ROME, March 19 (ANSA) - A boat sank on Sunday.", "2019-03-20", "March 19", RSM_TIME_DATE, "2019-03-19", "2019-03-19", "2019-03-19"},
    {"ROME, March 19 (ANSA) - A boat sank on Sunday.", "2019-03-20", "Sunday", RSM_TIME_DATE, "2019-03-17", "2019-03-17", "2019-03-17"},
    {"The week of March 4 was calm.", "2019-03-20", "The week of March 4", RSM_TIME_DATE, "2019-W10", "2019-03-04", "2019-03-10"},
    {"On Friday, 8 March, women marched.", "2019-03-20", "Friday, 8 March", RSM_TIME_DATE, "2019-03-08", "2019-03-08", "2019-03-08"},
    {"It rained on Mondays.", "2019-03-20", "Mondays", RSM_TIME_SET, "XXXX-WXX-1", "", ""},
    {"In 1995 they fought.", "2017-10-06", "1995", RSM_TIME_DATE, "1995", "1995-01-01", "1995-12-31"},
    {"Police said on Monday that the wreck was found.", "2017-12-31", "Monday", RSM_TIME_DATE, "2018-01-01", "2018-01-01", "2018-01-01"},
    {"People dive behind cars to take cover on Sunday night.", "2017-10-02", "Sunday night", RSM_TIME_TIME, "2017-10-01TNI", "2017-10-01T18:00", "2017-10-01T23:59"},
    {"The envoy could come as early as Tuesday.", "2017-10-06", "Tuesday", RSM_TIME_DATE, "2017-10-10", "2017-10-10", "2017-10-10"},
    {"The deal was planned for early November.", "2017-10-06", "early November", RSM_TIME_DATE, "2017-11", "2017-11-01", "2017-11-10"},
    {"The April raid was the first.", "2017-10-06", "The April", RSM_TIME_DATE, "2017-04", "2017-04-01", "2017-04-30"},
    {"The picture is dated 10/03/2017.", "2017-10-05", "10/03/2017", RSM_TIME_DATE, "2017-10-03", "2017-10-03", "2017-10-03"},
    {"CAIRO, May 3 (Reuters) - A mine blew up today.", "2017-05-04", "today", RSM_TIME_DATE, "2017-05-03", "2017-05-03", "2017-05-03"},
    {"The mayor fled earlier in the day. It was the third flight.", "2017-10-06", "earlier in the day", RSM_TIME_DATE, "2017-10-06", "2017-10-06", "2017-10-06"},
    {"The tremor struck on Sunday. He had left earlier in the day.", "2017-10-06", "earlier in the day", RSM_TIME_DATE, "2017-10-01", "2017-10-01", "2017-10-01"},
    {"In June the pit flooded. The following month it was closed.", "2017-10-06", "The following month", RSM_TIME_DATE, "2017-07", "2017-07-01", "2017-07-31"},
    {"The siege lasted from Tuesday to Thursday.", "2019-03-12", "Tuesday", RSM_TIME_DATE, "2019-03-05", "2019-03-05", "2019-03-05"},
    {"The siege lasted from Tuesday to Thursday.", "2019-03-12", "Thursday", RSM_TIME_DATE, "2019-03-07", "2019-03-07", "2019-03-07"},
    {"The fair will run from Saturday to Monday.", "2019-03-12", "Saturday", RSM_TIME_DATE, "2019-03-16", "2019-03-16", "2019-03-16"},
    {"The fair will run from Saturday to Monday.", "2019-03-12", "Monday", RSM_TIME_DATE, "2019-03-18", "2019-03-18", "2019-03-18"},
    {"The fire of Saturday killed two. One more died overnight.", "2019-03-12", "overnight", RSM_TIME_TIME, "2019-03-11TNI", "2019-03-11T19:00", "2019-03-12T05:59"},
    {"A mine blew up at the port on Wednesday.", "2019-03-12", "Wednesday", RSM_TIME_DATE, "2019-03-06", "2019-03-06", "2019-03-06"},
    {"A mine blew up on Tuesday, and on Wednesday a second one did.", "2019-03-12", "Wednesday", RSM_TIME_DATE, "2019-03-13", "2019-03-13", "2019-03-13"},
    {"Early Tuesday the army struck.", "2019-05-20", "Early Tuesday", RSM_TIME_DATE, "2019-05-14", "2019-05-14T00:00", "2019-05-14T10:59"},
    {"At 1430 GMT a bomb went off.", "2019-05-20", "1430 GMT", RSM_TIME_TIME, "XXXX-XX-XXT14:30", "2019-05-19T14:30", "2019-05-20T14:30"},
    {"At 1430 GMT a siren will sound.", "2019-05-20", "1430 GMT", RSM_TIME_TIME, "XXXX-XX-XXT14:30", "2019-05-20T14:30", "2019-05-21T14:30"},
    {"At dawn the soldiers left the camp.", "2019-05-20", "dawn", RSM_TIME_TIME, "XXXX-XX-XXTMO", "2019-05-19T04:00", "2019-05-20T07:59"},
    {"A mine blew up on Sunday. Many fled. More fled later. A few stayed. None slept. At 3 p.m. came another.", "2019-05-20", "3 p.m.", RSM_TIME_TIME, "2019-05-19T15:00", "2019-05-19T15:00", "2019-05-19T15:00"},
    {"A mine blew up on May 3. Many fled. More fled later. A few stayed. None slept. At 3 p.m. came another.", "2019-05-20", "3 p.m.", RSM_TIME_TIME, "XXXX-XX-XXT15:00", "", ""},
    {"Shots were heard between 3 p.m. and 5 p.m. on Monday.", "2019-05-20", "3 p.m.", RSM_TIME_TIME, "2019-05-20T15:00", "2019-05-20T15:00", "2019-05-20T15:00"},
    {"Shots were heard between 3 p.m. and 5 p.m. on Monday.", "2019-05-20", "5 p.m. on Monday", RSM_TIME_TIME, "2019-05-20T17:00", "2019-05-20T17:00", "2019-05-20T17:00"},
    {"Shots were heard between 3 and 5 p.m. on Sunday.", "2019-05-20", "3", RSM_TIME_TIME, "2019-05-19T15:00", "2019-05-19T15:00", "2019-05-19T15:00"},
    {"Shots were heard between 3 and 5 p.m. on Sunday.", "2019-05-20", "5 p.m. on Sunday", RSM_TIME_TIME, "2019-05-19T17:00", "2019-05-19T17:00", "2019-05-19T17:00"},
    {"Shots were heard Sunday from 10:30 to 11 p.m.", "2019-05-20", "11 p.m.", RSM_TIME_TIME, "2019-05-19T23:00", "2019-05-19T23:00", "2019-05-19T23:00"},
    {"Shots were heard from 11 a.m. to 1 p.m. on Sunday.", "2019-05-20", "11 a.m.", RSM_TIME_TIME, "2019-05-19T11:00", "2019-05-19T11:00", "2019-05-19T11:00"},
    {"Shots were heard Sunday night at 11:30.", "2019-05-20", "Sunday night at 11:30", RSM_TIME_TIME, "2019-05-19T23:30", "2019-05-19T23:30", "2019-05-19T23:30"},
    {"Shots were heard at 2:30 p.m. (1130 GMT) on Monday.", "2019-05-20", "2:30 p.m.", RSM_TIME_TIME, "2019-05-20T14:30", "2019-05-20T14:30", "2019-05-20T14:30"},
    {"Shots were heard at 2:30 p.m. (1130 GMT) on Monday.", "2019-05-20", "1130 GMT", RSM_TIME_TIME, "2019-05-20T11:30", "2019-05-20T11:30", "2019-05-20T11:30"},
    {"He died at 14h30 on Monday.", "2019-03-20", "14h30 on Monday", RSM_TIME_TIME, "2019-03-18T14:30", "2019-03-18T14:30", "2019-03-18T14:30"},
    {"He died at 14.30 on Monday.", "2019-03-20", "14.30 on Monday", RSM_TIME_TIME, "2019-03-18T14:30", "2019-03-18T14:30", "2019-03-18T14:30"},
    {"He died at 1430hrs on Monday.", "2019-03-20", "1430hrs on Monday", RSM_TIME_TIME, "2019-03-18T14:30", "2019-03-18T14:30", "2019-03-18T14:30"},
    {"He died at 0200 on Monday.", "2019-03-20", "0200 on Monday", RSM_TIME_TIME, "2019-03-18T02:00", "2019-03-18T02:00", "2019-03-18T02:00"},
    {"He died on Monday at a quarter past six in the evening.", "2019-03-20", "Monday at a quarter past six in the evening", RSM_TIME_TIME, "2019-03-18T18:15", "2019-03-18T18:15", "2019-03-18T18:15"},
    {"He died on Monday at a quarter to six in the morning.", "2019-03-20", "Monday at a quarter to six in the morning", RSM_TIME_TIME, "2019-03-18T05:45", "2019-03-18T05:45", "2019-03-18T05:45"},
    {"He died on Monday at ten past nine.", "2019-03-20", "Monday at ten past nine", RSM_TIME_TIME, "2019-03-18T09:10", "2019-03-18T09:10", "2019-03-18T09:10"},
    {"He died at 12 noon on Monday.", "2019-03-20", "12 noon on Monday", RSM_TIME_TIME, "2019-03-18T12:00", "2019-03-18T12:00", "2019-03-18T12:00"},
    {"He died on Monday at 2:30 p.m. Moscow time.", "2019-03-20", "Monday at 2:30 p.m. Moscow time", RSM_TIME_TIME, "2019-03-18T14:30", "2019-03-18T14:30", "2019-03-18T14:30"},
    {"The siege ended in the pre-dawn hours of Monday.", "2019-03-20", "the pre-dawn hours of Monday", RSM_TIME_TIME, "2019-03-18TMO", "2019-03-18T00:00", "2019-03-18T05:59"},
    {"The siege ended in the early morning hours of Monday.", "2019-03-20", "the early morning hours of Monday", RSM_TIME_TIME, "2019-03-18TMO", "2019-03-18T00:00", "2019-03-18T08:59"},
    {"He fled on the night between Friday and Saturday.", "2019-03-20", "the night between Friday and Saturday", RSM_TIME_TIME, "2019-03-15TNI", "2019-03-15T19:00", "2019-03-16T05:59"},
    {"He fled overnight Friday into Saturday.", "2019-03-20", "overnight Friday into Saturday", RSM_TIME_TIME, "2019-03-15TNI", "2019-03-15T19:00", "2019-03-16T05:59"},
    {"He fled on the night of March 3-4.", "2019-03-20", "the night of March 3-4", RSM_TIME_TIME, "2019-03-03TNI", "2019-03-03T19:00", "2019-03-04T05:59"},
    {"On the night of the murder he was at home.", "2019-03-20", "the night", RSM_TIME_TIME, "XXXX-XX-XXTNI", "", ""},
    {"In the evening he fled.", "2019-03-20", "the evening", RSM_TIME_TIME, "XXXX-XX-XXTEV", "2019-03-19T17:00", "2019-03-20T22:59"},
    {"He died on 03-Jan-2019.", "2019-03-20", "03-Jan-2019", RSM_TIME_DATE, "2019-01-03", "2019-01-03", "2019-01-03"},
    {"He died on 3-Jan-19.", "2019-03-20", "3-Jan-19", RSM_TIME_DATE, "2019-01-03", "2019-01-03", "2019-01-03"},
    {"He died on 03.01.2019.", "2019-03-20", "03.01.2019", RSM_TIME_DATE, "2019-01-03", "2019-01-03", "2019-01-03"},
    {"He died on 03.01.19.", "2019-03-20", "03.01.19", RSM_TIME_DATE, "2019-01-03", "2019-01-03", "2019-01-03"},
    {"The order is dated 2019-01-03 14:30.", "2019-03-20", "2019-01-03 14:30", RSM_TIME_TIME, "2019-01-03T14:30", "2019-01-03T14:30", "2019-01-03T14:30"},
    {"He died on 2019-01-03T14:30:00Z.", "2019-03-20", "2019-01-03T14:30:00Z", RSM_TIME_TIME, "2019-01-03T14:30", "2019-01-03T14:30", "2019-01-03T14:30"},
    {"He left on 17/3 by bus.", "2019-03-20", "17/3", RSM_TIME_DATE, "2019-03-17", "2019-03-17", "2019-03-17"},
    {"He left on 3/17 by bus.", "2019-03-20", "3/17", RSM_TIME_DATE, "2019-03-17", "2019-03-17", "2019-03-17"},
    {"He left on 3/4 by bus.", "2019-05-20", "3/4", RSM_TIME_DATE, "2019-XX-XX", "2019-03-04", "2019-04-03"},
    {"He was hurt on Sunday 3/17 at home.", "2019-03-20", "3/17", RSM_TIME_DATE, "2019-03-17", "2019-03-17", "2019-03-17"},
    {"Since 9/11 the law is stricter.", "2019-03-20", "9/11", RSM_TIME_DATE, "2001-09-11", "2001-09-11", "2019-03-20"},
    {"He fled after the September 11 attacks.", "2019-03-20", "the September 11", RSM_TIME_DATE, "2001-09-11", "2001-09-11", "2001-09-11"},
    {"The camp shook on 26/11 and after.", "2019-03-20", "26/11", RSM_TIME_DATE, "2008-11-26", "2008-11-26", "2008-11-26"},
    {"After the Oct. 7 attacks he fled.", "2024-02-20", "the Oct. 7", RSM_TIME_DATE, "2023-10-07", "2023-10-07", "2023-10-07"},
    {"The siege lasted from March 3 to April 5, 2018.", "2019-03-20", "March 3", RSM_TIME_DATE, "2018-03-03", "2018-03-03", "2018-03-03"},
    {"The siege lasted from December to March 2018.", "2019-03-20", "December", RSM_TIME_DATE, "2017-12", "2017-12-01", "2017-12-31"},
    {"The siege began in June and July 2014.", "2019-03-20", "June", RSM_TIME_DATE, "2014-06", "2014-06-01", "2014-06-30"},
    {"He came on March 3, 4 and 5.", "2019-03-20", "4", RSM_TIME_DATE, "2019-03-04", "2019-03-04", "2019-03-04"},
    {"He came on March 3, 4 and 5.", "2019-03-20", "5", RSM_TIME_DATE, "2019-03-05", "2019-03-05", "2019-03-05"},
    {"He came on 3, 4 and 5 March.", "2019-03-20", "3", RSM_TIME_DATE, "2019-03-03", "2019-03-03", "2019-03-03"},
    {"The siege ended in the last days of February.", "2019-03-20", "the last days of February", RSM_TIME_DATE, "2019-02", "2019-02-22", "2019-02-28"},
    {"The siege ended in the first week of March.", "2019-03-20", "the first week of March", RSM_TIME_DATE, "2019-03", "2019-03-01", "2019-03-07"},
    {"The siege ended in the last week of February 2018.", "2019-03-20", "the last week of February 2018", RSM_TIME_DATE, "2018-02", "2018-02-22", "2018-02-28"},
    {"The siege began in the second half of January.", "2019-03-20", "the second half of January", RSM_TIME_DATE, "2019-01", "2019-01-16", "2019-01-31"},
    {"The siege began in Q3 2018.", "2019-03-20", "Q3 2018", RSM_TIME_DATE, "2018-Q3", "2018-07-01", "2018-09-30"},
    {"The siege began in H1 2018.", "2019-03-20", "H1 2018", RSM_TIME_DATE, "2018-H1", "2018-01-01", "2018-06-30"},
    {"The siege ended the weekend before last.", "2019-03-20", "the weekend before last", RSM_TIME_DATE, "2019-W10-WE", "2019-03-09", "2019-03-10"},
    {"The siege ended the week before last.", "2019-03-20", "the week before last", RSM_TIME_DATE, "2019-W10", "2019-03-04", "2019-03-10"},
    {"The siege ended the year before last.", "2019-03-20", "the year before last", RSM_TIME_DATE, "2017", "2017-01-01", "2017-12-31"},
    {"The siege ended the night before last.", "2019-03-20", "the night before last", RSM_TIME_TIME, "2019-03-18TNI", "2019-03-18T18:00", "2019-03-18T23:59"},
    {"The siege ended the day before yesterday.", "2019-03-20", "the day before yesterday", RSM_TIME_DATE, "2019-03-18", "2019-03-18", "2019-03-18"},
    {"The siege will end the day after tomorrow.", "2019-03-20", "the day after tomorrow", RSM_TIME_DATE, "2019-03-22", "2019-03-22", "2019-03-22"},
    {"The siege will end the month after next.", "2019-03-20", "the month after next", RSM_TIME_DATE, "2019-05", "2019-05-01", "2019-05-31"},
    {"The siege ended a week ago on Monday.", "2019-03-20", "a week ago on Monday", RSM_TIME_DATE, "2019-03-11", "2019-03-11", "2019-03-11"},
    {"The siege ended on Monday a week ago.", "2019-03-20", "Monday a week ago", RSM_TIME_DATE, "2019-03-11", "2019-03-11", "2019-03-11"},
    {"The siege ended Monday last.", "2019-03-20", "Monday last", RSM_TIME_DATE, "2019-03-18", "2019-03-18", "2019-03-18"},
    {"The siege will end Monday week.", "2019-03-20", "Monday week", RSM_TIME_DATE, "2019-04-01", "2019-04-01", "2019-04-01"},
    {"The siege will end a week from Monday.", "2019-03-20", "a week from Monday", RSM_TIME_DATE, "2019-04-01", "2019-04-01", "2019-04-01"},
    {"The siege ended a year ago today.", "2019-03-20", "a year ago today", RSM_TIME_DATE, "2018-03-20", "2018-03-20", "2018-03-20"},
    {"The siege ended two months ago Tuesday.", "2019-03-20", "two months ago Tuesday", RSM_TIME_DATE, "2019-01-19", "2019-01-19", "2019-01-19"},
    {"The siege will end in three days' time.", "2019-03-20", "three days' time", RSM_TIME_DATE, "2019-03-23", "2019-03-23", "2019-03-23"},
    {"At this time last year he was free.", "2019-03-20", "this time last year", RSM_TIME_DATE, "2018", "2018-01-01", "2018-12-31"},
    {"The feud began in the late nineteen-eighties.", "2019-03-20", "the late nineteen-eighties", RSM_TIME_DATE, "198", "1986-09-01", "1989-12-31"},
    {"The canal was dug in the 1800s.", "2019-03-20", "the 1800s", RSM_TIME_DATE, "18", "1800-01-01", "1899-12-31"},
    {"The trek took two hours and 20 minutes.", "2019-03-20", "two hours and 20 minutes", RSM_TIME_DURATION, "PT2H20M", "", ""},
    {"He was jailed for three years and six months.", "2019-03-20", "three years and six months", RSM_TIME_DURATION, "P3Y6M", "", ""},
    {"The wait took three quarters of an hour.", "2019-03-20", "three quarters of an hour", RSM_TIME_DURATION, "PT45M", "", ""},
    {"It is the worst in a quarter-century.", "2019-03-20", "a quarter-century", RSM_TIME_DURATION, "P25Y", "", ""},
    {"The weeklong siege ended.", "2019-03-20", "The weeklong", RSM_TIME_DURATION, "P1W", "", ""},
    {"The nine-year-old civil war ended.", "2019-03-20", "The nine-year-old", RSM_TIME_DURATION, "P9Y", "", ""},
    {"More rain will fall in the days ahead.", "2019-03-20", "the days ahead", RSM_TIME_DURATION, "PXD", "2019-03-20", "2019-04-01"},
    {"More rain will fall in the weeks to come.", "2019-03-20", "the weeks to come", RSM_TIME_DURATION, "PXW", "2019-03-20", "2019-06-12"},
    {"He sings on Friday nights.", "2019-03-20", "Friday nights", RSM_TIME_SET, "XXXX-WXX-5TNI", "", ""},
    {"They meet every weekend.", "2019-03-20", "every weekend", RSM_TIME_SET, "XXXX-WXX-WE", "", ""},
    {"The plot was hatched one Sunday in a bar.", "2019-03-20", "Sunday", RSM_TIME_DATE, "XXXX-WXX-7", "", ""},
    {"The fire broke out during Ramadan.", "2019-03-20", "Ramadan", RSM_TIME_DATE, "2018-05-16", "2018-05-16", "2018-06-14"},
    {"The fire broke out on the eve of Ramadan.", "2019-03-20", "the eve of Ramadan", RSM_TIME_DATE, "2018-05-15", "2018-05-15", "2018-05-15"},
    {"The fire broke out on the third day of Eid al-Adha.", "2019-03-20", "the third day of Eid al-Adha", RSM_TIME_DATE, "2018-08-23", "2018-08-23", "2018-08-23"},
    {"The fire broke out on the last day of Ramadan 2017.", "2019-03-20", "the last day of Ramadan 2017", RSM_TIME_DATE, "2017-06-25", "2017-06-25", "2017-06-25"},
    {"The fire broke out over Thanksgiving weekend.", "2019-03-20", "Thanksgiving weekend", RSM_TIME_DATE, "2018-11-22", "2018-11-22", "2018-11-25"},
    {"The fire broke out the day after Christmas.", "2019-03-20", "the day", RSM_TIME_DATE, "2018-12-26", "2018-12-26", "2018-12-26"},
    {"The fire broke out two days before Thanksgiving.", "2019-03-20", "two days", RSM_TIME_DATE, "2018-11-20", "2018-11-20", "2018-11-20"},
    {"The fire broke out the day after Monday's march.", "2019-03-20", "the day", RSM_TIME_DATE, "2019-03-19", "2019-03-19", "2019-03-19"},
    {"The fire broke out on Diwali.", "2019-03-20", "Diwali", RSM_TIME_DATE, "2018-11-07", "2018-11-07", "2018-11-07"},
    {"The fire broke out on Nowruz in 2016.", "2019-03-20", "Nowruz in 2016", RSM_TIME_DATE, "2016-03-20", "2016-03-20", "2016-03-20"},
    {"The fire broke out during Chinese New Year.", "2019-03-20", "Chinese New Year", RSM_TIME_DATE, "2019-02-05", "2019-02-05", "2019-02-05"},
    {"The fire broke out on Orthodox Easter.", "2019-03-20", "Orthodox Easter", RSM_TIME_DATE, "2018-04-08", "2018-04-08", "2018-04-08"},
    {"The fire broke out on Arbaeen.", "2019-03-20", "Arbaeen", RSM_TIME_DATE, "2018-10-29", "2018-10-29", "2018-10-30"},
    {"The fire broke out on Yom Kippur.", "2019-03-20", "Yom Kippur", RSM_TIME_DATE, "2018-09-19", "2018-09-19", "2018-09-19"},
    {"Friday's election will be close.", "2019-03-20", "Friday", RSM_TIME_DATE, "2019-03-22", "2019-03-22", "2019-03-22"},
    {"The vote was postponed until Tuesday.", "2019-03-20", "Tuesday", RSM_TIME_DATE, "2019-03-26", "2019-03-26", "2019-03-26"},
    {"A hearing is set for Friday.", "2019-03-20", "Friday", RSM_TIME_DATE, "2019-03-22", "2019-03-22", "2019-03-22"},
    {"The trial begins Monday.", "2019-03-20", "Monday", RSM_TIME_DATE, "2019-03-25", "2019-03-25", "2019-03-25"},
    {"He is due in court on Friday.", "2019-03-20", "Friday", RSM_TIME_DATE, "2019-03-22", "2019-03-22", "2019-03-22"},
    {"The funeral is Saturday.", "2019-03-20", "Saturday", RSM_TIME_DATE, "2019-03-23", "2019-03-23", "2019-03-23"},
    {"On Friday, he said, rebels will attack.", "2019-03-20", "Friday", RSM_TIME_DATE, "2019-03-22", "2019-03-22", "2019-03-22"},
    {"The case is heard in May.", "2019-03-20", "May", RSM_TIME_DATE, "2019-05", "2019-05-01", "2019-05-31"},
    {"The new fee is effective June 1.", "2019-03-20", "June 1", RSM_TIME_DATE, "2019-06-01", "2019-06-01", "2019-06-01"},
    {"He faces charges in the Dec. 1 death of a boy.", "2019-03-20", "the Dec. 1", RSM_TIME_DATE, "2018-12-01", "2018-12-01", "2018-12-01"},
    {"\"He was killed yesterday,\" she told reporters on Friday.", "2019-03-20", "yesterday", RSM_TIME_DATE, "2019-03-14", "2019-03-14", "2019-03-14"},
    {"\"We will strike tomorrow. We are ready,\" he said on Friday.", "2019-03-20", "tomorrow", RSM_TIME_DATE, "2019-03-16", "2019-03-16", "2019-03-16"},
    {"He said on Friday: \"They attacked us last night.\"", "2019-03-20", "last night", RSM_TIME_TIME, "2019-03-14TNI", "2019-03-14T18:00", "2019-03-14T23:59"},
    {"\"They attacked us on Tuesday,\" he said on Friday.", "2019-03-20", "Tuesday", RSM_TIME_DATE, "2019-03-12", "2019-03-12", "2019-03-12"},
    {"He was stable Tuesday morning, Jan. 29, a nurse said.", "2019-03-20", "Tuesday morning", RSM_TIME_TIME, "2019-01-29TMO", "2019-01-29T05:00", "2019-01-29T11:59"},
    {"Two months ago the war began.", "2019-03-20", "Two months ago", RSM_TIME_DATE, "2019-01", "2019-01-01", "2019-02-04"},
    {"He fled a year and three months ago.", "2019-03-20", "a year and three months ago", RSM_TIME_DATE, "2017-12", "2017-12-01", "2018-01-04"},
    {"A mine blew up at the port on Wednesday.", "2019-03-14", "Wednesday", RSM_TIME_DATE, "2019-03-13", "2019-03-13", "2019-03-13"},
};

/* Texts in which nothing is a time. */
static const char *const timeless[] = {
    "The patrol passes twice a week.",
    "A 24-year-old man was killed.",
    "The home side won 3-2 in the second half.",
    "The call came from 555-1234.",
    "It cost $2009 and weighed 1990 kilograms.",
    "They will march to the palace.",
    "The Sun reported the arrest.",
    "A second man was held.",
    "The attack was claimed on 31 February.",
    "The alarm rang at 25:61.",
    "They fought 1995 wars.",
    "He was born on 29 February 1993.",
    "Nobody may enter.",
    "May said she would resign.",
    "March on the capital, he told them.",
    "The verse is John 3:16.",
    "The ratio was 10:30.",
    "The road is 2019 metres long.",
    "Article 1994 was repealed.",
    "Copyright 1995, all rights kept.",
    "Every now and then he sang for Florida Today and the Sun City choir.",
    "He was 45 years old.",
    "A third of the houses were lost in a second wave.",
    "Resolution 1973 and Flight 1862 are numbers.",
    "He lives in the 2000 block of Elm Street, at 2015 Oak Lane.",
    "Guards work 24/7 at the gate.",
    "About 3/4 of the houses burned, on 1/2 of the land.",
    "The score was 3/4 and the ratio 17/3.",
    "It ran from page 3 to 5 and from one to six men.",
    "They came on 32 May, on 31/2, on 2018-13-01 and on 30 February 2018.",
    "It was version 3.1.19 in year 0 and in 99999.",
    "Five to ten people were hurt.",
    "A nine-year-old boy was lost.",
};
/* clang-format on */

typedef struct reading {
    rsm_arena arena;
    rsm_text text;
    rsm_tagging tagging;
    rsm_report report;
    rsm_times times;
} reading;

static rsm_world *world;

static int open_world(void **state) {
    rsm_error error;
    return rsm_world_open(RSM_TEST_WORLD_FILE, &world, &error) == RSM_OK ? 0 : -1;
}

static int close_world(void **state) {
    rsm_world_close(world);
    return 0;
}

static rsm_status read_slice(reading *result, rsm_slice text, const char *published,
                             const char *outlet, const rsm_allocator *allocator) {
    rsm_error error;
    memset(result, 0, sizeof *result);
    rsm_arena_init(&result->arena, allocator, 0);
    result->report.text = text;
    result->report.outlet = rsm_slice_from_string(outlet);
    if (published != NULL) {
        rsm_instant instant;
        assert_true(rsm_instant_parse(rsm_slice_from_string(published), &instant));
        result->report.published.earliest = result->report.published.latest = instant;
        result->report.published.basis = RSM_DATE_GIVEN;
    }
    rsm_status status = rsm_text_split(world, NULL, text, 0, &result->arena, &result->text, &error);
    if (status == RSM_OK) {
        status = rsm_tag_text(world, NULL, &result->text, &result->arena, &result->tagging, &error);
    }
    if (status == RSM_OK) {
        status = rsm_time_find(world, &result->text, &result->tagging, &result->report,
                               &result->arena, &result->times, &error);
    }
    return status;
}

static void read_text(reading *result, const char *text, const char *published) {
    assert_int_equal(read_slice(result, rsm_slice_from_string(text), published, "", NULL), RSM_OK);
}

static const rsm_time *find_span(const reading *result, const char *span) {
    for (uint32_t i = 0; i < result->times.count; i++) {
        rsm_span found = result->times.items[i].expression.span;
        if (rsm_slice_equal_string(rsm_slice_sub(result->text.text, found.start, found.end),
                                   span)) {
            return &result->times.items[i];
        }
    }
    return NULL;
}

static bool row_holds(const time_row *row, const rsm_time *found) {
    char earliest[RSM_INSTANT_TEXT_SIZE], latest[RSM_INSTANT_TEXT_SIZE];
    const rsm_time_value *value = &found->expression.value;
    rsm_instant_text(value->earliest, earliest);
    rsm_instant_text(value->latest, latest);
    bool holds = found->expression.type == row->type &&
                 rsm_slice_equal_string(value->value, row->value) &&
                 strcmp(earliest, row->earliest) == 0 && strcmp(latest, row->latest) == 0;
    if (!holds) {
        print_error("\"%s\" of \"%s\" is type %d, %.*s, %s to %s; not %d, %s, %s to %s\n",
                    row->span, row->text, (int)found->expression.type,
                    RSM_SLICE_ARGUMENTS(value->value), earliest, latest, (int)row->type, row->value,
                    row->earliest, row->latest);
    }
    return holds;
}

static void an_expression_has_its_span_type_value_and_bounds(void **state) {
    unsigned wrong = 0;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        reading result;
        read_text(&result, rows[i].text, rows[i].published);
        const rsm_time *found = find_span(&result, rows[i].span);
        if (found == NULL) {
            print_error("\"%s\" was not found in \"%s\"\n", rows[i].span, rows[i].text);
        }
        wrong += found == NULL || !row_holds(&rows[i], found);
        rsm_arena_free(&result.arena);
    }
    assert_int_equal(wrong, 0);
}

static void what_only_looks_like_a_time_is_none(void **state) {
    unsigned wrong = 0;
    for (size_t i = 0; i < COUNT_OF(timeless); i++) {
        reading result;
        read_text(&result, timeless[i], "2017-10-06");
        if (result.times.count > 0) {
            print_error("\"%s\" has a time\n", timeless[i]);
            wrong++;
        }
        rsm_arena_free(&result.arena);
    }
    assert_int_equal(wrong, 0);
}

static void expressions_come_in_order_and_do_not_overlap(void **state) {
    reading result;
    read_text(&result,
              "On Friday, 8 March, at noon, two days after the fire of last week, the mayor, who "
              "had ruled "
              "since 2011 and for eight years, left at 10 p.m. on Sunday.",
              "2019-03-20");
    assert_true(result.times.count > 4);
    for (uint32_t i = 0; i < result.times.count; i++) {
        const rsm_time *item = &result.times.items[i];
        assert_true(item->first_token < item->end_token);
        assert_true(i == 0 || result.times.items[i - 1].end_token <= item->first_token);
        assert_int_equal(item->expression.span.start, result.text.tokens[item->first_token].start);
        assert_int_equal(item->expression.span.end, result.text.tokens[item->end_token - 1].end);
    }
    rsm_arena_free(&result.arena);
}

static void what_is_counted_from_another_day_says_so(void **state) {
    reading result;
    read_text(&result,
              "The mine blew up on March 2. Two days later the shaft was sealed, five days after "
              "the warning.",
              "2019-03-20");
    const rsm_time *later = find_span(&result, "Two days later"),
                   *anchored = find_span(&result, "five days");
    assert_non_null(later);
    assert_true(later->relative);
    assert_int_equal(later->expression.value.anchor_offset, 0);
    assert_non_null(anchored);
    assert_true(anchored->relative);
    assert_int_equal(anchored->expression.value.anchor_offset, 5);
    rsm_arena_free(&result.arena);
    read_text(&result, "The day before the vote a candidate was shot.", "2019-03-20");
    const rsm_time *before = find_span(&result, "The day");
    assert_non_null(before);
    assert_int_equal(before->expression.value.anchor_offset, -1);
    assert_false(before->expression.value.earliest.known);
    rsm_arena_free(&result.arena);
}

static void days_long_before_publication_are_historic(void **state) {
    reading result;
    read_text(&result, "The raid of Monday recalled the siege of May 2009 and the summer of 2016.",
              "2019-03-20");
    assert_false(find_span(&result, "Monday")->historic);
    assert_true(find_span(&result, "May 2009")->historic);
    assert_true(find_span(&result, "the summer of 2016")->historic);
    rsm_arena_free(&result.arena);
}

typedef struct outlet_row {
    const char *outlet, *text, *span, *earliest, *latest;
} outlet_row;

static void the_outlets_home_tells_the_order_of_figures_and_the_seasons(void **state) {
    static const outlet_row outlets[] = {
        {"Kenya Daily", "On 3/4 police moved in.", "3/4", "2019-04-03", "2019-04-03"},
        {"Daily Nation", "On 3/4 police moved in.", "3/4", "2019-04-03", "2019-04-03"},
        {"The New York Times", "On 3/4 police moved in.", "3/4", "2019-03-04", "2019-03-04"},
        {"www.example.co.uk", "On 3/4 police moved in.", "3/4", "2019-04-03", "2019-04-03"},
        {"New Zealand Post", "On 3/4/2019 police moved in.", "3/4/2019", "2019-04-03",
         "2019-04-03"},
        {"The New York Times", "He came on 03.04.2019.", "03.04.2019", "2019-03-04", "2019-03-04"},
        {"", "He came on 03.04.2019.", "03.04.2019", "2019-04-03", "2019-04-03"},
        {"Nobody's Paper", "On 3/4 police moved in.", "3/4", "2019-03-04", "2019-04-03"},
        {"Australia Today", "They fled last summer.", "last summer", "2018-12-01", "2019-03-02"},
        {"Kenya Daily", "They fled last summer.", "last summer", "2018-06-01", "2018-08-31"},
    };
    for (size_t i = 0; i < COUNT_OF(outlets); i++) {
        reading result;
        char text[RSM_INSTANT_TEXT_SIZE];
        assert_int_equal(read_slice(&result, rsm_slice_from_string(outlets[i].text), "2019-05-20",
                                    outlets[i].outlet, NULL),
                         RSM_OK);
        const rsm_time *found = find_span(&result, outlets[i].span);
        assert_non_null(found);
        assert_string_equal(rsm_instant_text(found->expression.value.earliest, text),
                            outlets[i].earliest);
        assert_string_equal(rsm_instant_text(found->expression.value.latest, text),
                            outlets[i].latest);
        rsm_arena_free(&result.arena);
    }
}

static void an_anniversary_tells_the_year(void **state) {
    static const char *const held[][2] = {
        {"The tenth anniversary of the massacre of 2009 was held on May 14.", "2019-05-14"},
        {"On May 14 the town marked the twenty-fifth anniversary of the 1994 war.", "2019-05-14"},
        {"On May 14 the town kept the 10-year anniversary of the 2009 flood.", "2019-05-14"},
        {"The centenary of the battle of 1916 was marked on May 14.", "2016-05-14"},
        {"Six years after the massacre of 2009, on May 14, a bomb killed two.", "2015-05-14"},
    };
    for (size_t i = 0; i < COUNT_OF(held); i++) {
        reading result;
        read_text(&result, held[i][0], NULL);
        const rsm_time *found = find_span(&result, "May 14");
        assert_non_null(found);
        assert_slice_equal(found->expression.value.value, held[i][1]);
        assert_int_equal(result.report.published.basis, RSM_DATE_INFERRED);
        rsm_arena_free(&result.arena);
    }
}

typedef struct published_row {
    const char *text, *earliest, *latest;
    rsm_date_basis basis;
} published_row;

static void a_missing_date_of_publication_is_taken_from_the_reports_own_words(void **state) {
    static const published_row published[] = {
        {"LIMA, May 3, 2016 (Reuters) - A dam broke on Monday.", "2016-05-03", "2016-05-03",
         RSM_DATE_DATELINE},
        {"Dam breaks\n\nMay 3, 2016\n\nA dam broke on Monday, and the valley lies under water.",
         "2016-05-03", "2016-05-03", RSM_DATE_DATELINE},
        {"On Monday, 4 June 2018, a bus fell into a ravine. Nine people died on Tuesday.",
         "2018-06-04", "2018-06-18", RSM_DATE_INFERRED},
        {"Ferries sink, and nobody learns. One sank in March 2013. Another burned on 9 August "
         "2017.",
         "2017-08-09", "", RSM_DATE_INFERRED},
        {"The bus fell into a ravine yesterday.", "", "", RSM_DATE_UNKNOWN},
    };
    for (size_t i = 0; i < COUNT_OF(published); i++) {
        reading result;
        char text[RSM_INSTANT_TEXT_SIZE];
        read_text(&result, published[i].text, NULL);
        assert_int_equal(result.report.published.basis, published[i].basis);
        assert_string_equal(rsm_instant_text(result.report.published.earliest, text),
                            published[i].earliest);
        assert_string_equal(rsm_instant_text(result.report.published.latest, text),
                            published[i].latest);
        rsm_arena_free(&result.arena);
    }
}

static void without_a_reference_the_value_keeps_what_the_words_tell(void **state) {
    static const char *const open[][3] = {
        {"The dam broke on Friday.", "Friday", "XXXX-WXX-5"},
        {"The dam broke on May 14.", "May 14", "XXXX-05-14"},
        {"The dam broke in November.", "November", "XXXX-11"},
        {"The dam broke last week.", "last week", "XXXX-WXX"},
        {"The dam broke last month.", "last month", "XXXX-XX"},
        {"The dam broke last year.", "last year", "XXXX"},
        {"The dam broke yesterday.", "yesterday", "XXXX-XX-XX"},
    };
    for (size_t i = 0; i < COUNT_OF(open); i++) {
        reading result;
        read_text(&result, open[i][0], NULL);
        const rsm_time *found = find_span(&result, open[i][1]);
        assert_non_null(found);
        assert_slice_equal(found->expression.value.value, open[i][2]);
        assert_false(found->expression.value.earliest.known);
        assert_false(found->expression.value.latest.known);
        rsm_arena_free(&result.arena);
    }
}

static void an_inferred_date_of_publication_widens_what_depends_on_it(void **state) {
    reading result;
    char text[RSM_INSTANT_TEXT_SIZE];
    read_text(&result,
              "On Monday, 4 June 2018, a bus fell into a ravine. Nine people died on Tuesday.",
              NULL);
    const rsm_time *found = find_span(&result, "Tuesday");
    assert_non_null(found);
    assert_slice_equal(found->expression.value.value, "XXXX-WXX-2");
    assert_string_equal(rsm_instant_text(found->expression.value.earliest, text), "2018-06-05");
    assert_string_equal(rsm_instant_text(found->expression.value.latest, text), "2018-06-19");
    rsm_arena_free(&result.arena);
}

static void another_date_of_the_report_tells_the_order_of_day_and_month(void **state) {
    reading result;
    read_text(&result, "It sank on 5/4/2017 and was raised on 25/4/2017.", "2017-10-06");
    assert_slice_equal(find_span(&result, "5/4/2017")->expression.value.value, "2017-04-05");
    rsm_arena_free(&result.arena);
    read_text(&result, "It sank on 5/4/2017 and was raised on 5/25/2017.", "2017-10-06");
    assert_slice_equal(find_span(&result, "5/4/2017")->expression.value.value, "2017-05-04");
    rsm_arena_free(&result.arena);
}

static void hostile_texts_are_read_to_their_end(void **state) {
    static const char *const pieces[] = {"May ",         "1 ",
                                         "the ",         "of ",
                                         "- ",           "2017",
                                         "99999 ",       "0 ",
                                         "Friday, ",     "last ",
                                         "every ",       "two ",
                                         "a ",           "hundred thousand million ",
                                         "years ",       "ago ",
                                         "later ",       "'",
                                         "s ",           "10:",
                                         "25:61 ",       "31/02/2017 ",
                                         "0000-00-00 ",  "2017-13-45T99:99 ",
                                         "half ",        "past ",
                                         "\n\n",         "\xC3\xA9 ",
                                         "\xE2\x80\x99", "(",
                                         ") ",           ". ",
                                         "nineteen ",    "ninety ",
                                         "p.m. ",        "Sept. ",
                                         "quarter ",     "week ",
                                         "999999999 ",   "early ",
                                         "next ",        "before ",
                                         "after ",       "Ramadan ",
                                         "century ",     "32nd ",
                                         "fiscal "};
    uint32_t random = 12345;
    for (int round = 0; round < 200; round++) {
        char text[2048];
        size_t size = 0;
        while (size + 64 < sizeof text) {
            random = random * 1664525u + 1013904223u;
            const char *piece = pieces[(random >> 16) % COUNT_OF(pieces)];
            memcpy(text + size, piece, strlen(piece));
            size += strlen(piece);
        }
        reading result;
        const char *published = round % 3 == 0   ? NULL
                                : round % 3 == 1 ? "0001-01-01"
                                                 : "9999-12-31";
        assert_int_equal(read_slice(&result, rsm_slice_make(text, size), published, "", NULL),
                         RSM_OK);
        for (uint32_t i = 0; i < result.times.count; i++) {
            const rsm_time_value *value = &result.times.items[i].expression.value;
            assert_true(value->value.size > 0);
            assert_true(!value->earliest.known ||
                        rsm_instant_compare(value->earliest, value->latest) <= 0);
        }
        rsm_arena_free(&result.arena);
    }
}

static void a_failed_allocation_is_an_error_and_nothing_leaks(void **state) {
    bool done = false;
    for (size_t nth = 0; !done; nth++) {
        failing_allocator memory;
        reading result;
        failing_allocator_init(&memory, nth);
        rsm_status status =
            read_slice(&result, RSM_SLICE("He fled on Sunday, two days after the fire of May 3."),
                       "2019-03-20", "", &memory.allocator);
        assert_true(status == RSM_OK || status == RSM_ERROR_MEMORY);
        done = status == RSM_OK;
        rsm_arena_free(&result.arena);
        assert_int_equal(memory.held, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_expression_has_its_span_type_value_and_bounds),
        cmocka_unit_test(what_only_looks_like_a_time_is_none),
        cmocka_unit_test(expressions_come_in_order_and_do_not_overlap),
        cmocka_unit_test(what_is_counted_from_another_day_says_so),
        cmocka_unit_test(days_long_before_publication_are_historic),
        cmocka_unit_test(the_outlets_home_tells_the_order_of_figures_and_the_seasons),
        cmocka_unit_test(an_anniversary_tells_the_year),
        cmocka_unit_test(a_missing_date_of_publication_is_taken_from_the_reports_own_words),
        cmocka_unit_test(without_a_reference_the_value_keeps_what_the_words_tell),
        cmocka_unit_test(an_inferred_date_of_publication_widens_what_depends_on_it),
        cmocka_unit_test(another_date_of_the_report_tells_the_order_of_day_and_month),
        cmocka_unit_test(hostile_texts_are_read_to_their_end),
        cmocka_unit_test(a_failed_allocation_is_an_error_and_nothing_leaks),
    };
    return cmocka_run_group_tests(tests, open_world, close_world);
}
