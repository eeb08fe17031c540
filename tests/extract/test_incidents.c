/*
 * tests/extract/test_incidents.c - mentions, their types and modality, and which are one incident.
 */
#include "support.h"

static const extract_row events[] = {
    RIGHT("Former boxer arrested\n\nGREENWOOD, Ind. (AP) - Former boxer Dale Ortiz was arrested on "
          "Friday and charged with recklessness with a weapon. He was booked into jail. Police "
          "arrested Ortiz after a call, officers said. The arrest came after a row.",
          "main where Greenwood"),
    RIGHT("A suicide bomber blew himself up in a market in Kabul, killing nine.",
          "event suicide bombing actual; main suicide bombing"),
    RIGHT("A car bomb exploded in Mosul on Monday, killing nine.",
          "event car bombing actual; main where Mosul; main when 2021-05-10"),
    RIGHT("An air strike hit a hospital in Idlib, killing nine.", "event air strike actual"),
    RIGHT("Gunmen kidnapped ten workers in Kaduna.", "event kidnapping actual"),
    RIGHT("An earthquake struck Nepal, killing 200.", "event earthquake actual; main earthquake"),
    RIGHT("Police are investigating a shooting in Madrid.", "main where Madrid"),
    RIGHT("Tom Hale, 22, was shot dead in Madrid on Monday, 3 December 2012.",
          "main shooting; main where Madrid"),
    RIGHT("A ferry sank off Sicily on Tuesday, drowning 31.", "main when 2021-05-11"),
    RIGHT("Floods in Bangladesh killed 40 people.", "event flood actual"),
    RIGHT("Protesters clashed with police in Santiago; two were killed.", "killed 2..2"),
    RIGHT("Police arrested a suspect in Kabul.", "event arrest actual"),
    /* a flash: what it leads with is told once */
    RIGHT("Masked thieves made off with 40 watches from a shop in Madrid.",
          "main robbery; main where Madrid"),
    RIGHT("Three robbers stormed a shop in Madrid on Friday.", "main robbery; main where Madrid"),
    RIGHT("Two thieves grabbed the watches of a shop in Madrid on Monday, police said.",
          "main robbery"),
    RIGHT("Navy captures pirates\n\nThe Kenyan navy has captured 14 pirates off Mombasa. They had "
          "tried to board a tanker. Fishermen cheered. The men will be tried. Piracy has cost ship "
          "owners dear. Insurers have raised their prices. Patrols are costly too.",
          "main arrest"),
    /* what a title tells with a place, where nothing else has more of the report */
    RIGHT("Violent protests in Madrid come of old anger\n\nA student held a stone and ate his "
          "bread. His father is a dentist. Teachers earn little. The mayor did not speak. A choir "
          "sang. Trams were late.",
          "main protest"),
    RIGHT("Madrid under fire over riots\n\nMinisters spoke of the fiercest rioting since the war. "
          "The polls are bad. A budget is due. Taxes may rise. Shops were open. Trams were late.",
          "main riot"),
    RIGHT("Madrid looks back\n\nTeachers earn little. The mayor did not speak. A choir sang. "
          "Trams were late. A budget is due. There were violent protests too.",
          "!main protest"),
    /* a foiled attack is what its report is about */
    RIGHT("Police foiled an attack on a mosque in Madrid on Friday. Two cars were searched. The "
          "imam thanked the officers. Prayers went on. The streets were calm by noon.",
          "main attack"),
    RIGHT("Officers studied how an attack on a mosque in Madrid was foiled in 1981. The imam "
          "thanked them. Prayers went on. The streets were calm. Shops stayed open.",
          "!main attack"),
    /* a line that says when the page was made takes no place in the lead */
    RIGHT("Bakery closed\n\nPosted 05/04/2009\n\nUpdated 05/04/2009 9:40 AM EST\n\nA fire swept "
          "through a bakery in Madrid. The owner wept. Bread was scarce. Neighbours helped. "
          "The oven was old. It had come from Lyon.",
          "main building fire"),
    /* an old deed that a court deals with now is what the report is about */
    RIGHT("A man was charged on Monday over a bombing in Madrid in 1981. He is 70. The court sits "
          "again in June.",
          "main bombing"),
    RIGHT("A museum on a bombing in Madrid in 1981 opened on Monday. It has three "
          "rooms. Tickets are dear. It is shut in June.",
          "!main bombing"),
    /* falls of climbers, raids on shops */
    RIGHT("A climber who saw his partner fall over the edge of a glacier in Peru is in hospital.",
          "main fall"),
    RIGHT("A climber saw prices fall in Peru.", "!event fall"),
    RIGHT("A skier who saw her teacher fall to his death was found alive.", "main fall"),
    RIGHT("Thieves fled after a smash-and-grab raid on a jewellery store in Madrid.",
          "main robbery"),
    RIGHT("Officers carried out a raid on a post office in Madrid.", "!event robbery"),
    RIGHT("A convicted murderer escaped from a courthouse in Madrid on Monday.",
          "main prison break; !event displacement"),
    RIGHT("Guards were searching for an inmate after his escape in Madrid.",
          "event prison break actual"),
    RIGHT("A fire on Tuesday destroyed a warehouse in Madrid.",
          "main building fire; !event shooting"),
    RIGHT("A church in Madrid was devastated by fire on Friday.", "main fire; !event shooting"),
    /* coordinated acts told as one */
    RIGHT("Bombs exploded in Mosul, Erbil and Kirkuk on Friday, killing 40 people.",
          "main bombing; main part Mosul; main part Erbil; main part Kirkuk"),
    RIGHT("A bomb exploded in Mosul, Iraq, on Friday, killing 40 people from Erbil and Kirkuk.",
          "main bombing; !main part Mosul; !main part Erbil"),
    /* counted by the report: it is what the report is about, not another */
    RIGHT(
        "A bomb exploded at a market in Mosul on Friday, killing nine in the second bombing there "
        "this week.",
        "incidents 1"),
    RIGHT("A bomb exploded in Mosul on Friday, killing nine. A second bombing minutes later killed "
          "four others in Erbil.",
          "incidents 2"),
    /* what runs through wires */
    RIGHT("An undersea cable was cut near Mombasa on Monday.", "main cable cut"),
    RIGHT("The anchor of a ship severed a submarine cable off Mombasa, the port said.",
          "event cable cut actual"),
    RIGHT("Millions were offline after an undersea cable snapped near Mombasa.",
          "main cable cut; !event cable car accident"),
    RIGHT("Internet service was disrupted across Kenya on Tuesday.", "main network outage"),
    RIGHT("The company cut its cable television prices in Madrid.", "incidents 0"),
    RIGHT("A plane crashed near Nairobi, killing 12.", "event plane crash actual"),
    /* modality */
    RIGHT("Police foiled a plot to bomb a station in Madrid.", "!event bombing actual"),
    RIGHT("Police prevented a bomb attack in Madrid.", "event bombing foiled"),
    RIGHT("The group threatened to attack Madrid.", "!event attack actual"),
    RIGHT("Suicide bombings are on the rise.", "incidents 0"),
    RIGHT("If a bomb explodes in Madrid, many will die.", "no main"),
    RIGHT("The alleged attack in Madrid happened on Monday.", "event attack alleged"),
    RIGHT("There was no explosion in Madrid, the mayor said.", "!event explosion actual"),
    /* words that mislead */
    RIGHT("He died of a heart attack in Madrid.", "!event attack; incidents 0"),
    RIGHT("The film was a box office bomb.", "incidents 0"),
    RIGHT("The striker opened fire from 20 metres and hit the post.", "no main"),
    RIGHT("The senator came under fire for his remarks.", "incidents 0"),
    RIGHT("Ann Lee kept her seat and beat challenger Tom Hale by more than 2,000 votes.",
          "incidents 0"),
    RIGHT("A pistol went off in a kitchen in Madrid on Friday.",
          "event accidental shooting actual"),
    RIGHT("He spoke of the deal with much conviction.", "incidents 0"),
    RIGHT("The song was a smash hit and the crowd exploded with joy.", "no main"),
    RIGHT("The company fired 200 workers.", "incidents 0"),
    RIGHT("Shares crashed after the profit warning.", "incidents 0"),
    RIGHT("The band's new single is a killer.", "incidents 0"),
    RIGHT("Government forces launched a charm offensive in the capital.", "no main"),
};

static const extract_row groups[] = {
    RIGHT("A bomb exploded at a market in Kabul on Monday, killing 12. The blast also wounded 30. "
          "The attack was the worst in months.",
          "incidents 1; killed 12..12; injured 30..30"),
    RIGHT(
        "A bomb exploded at a market in Kabul on Monday, killing 12. In 2015, a suicide bombing in "
        "Lahore killed 70 people.",
        "incidents 2; killed 12..12 on 1; killed 70..70 on 2"),
    RIGHT("Gunmen killed nine people in Kabul on Monday. On Tuesday, a bomb in Mosul killed 20.",
          "incidents 2; killed 9..9 on 1; killed 20..20 on 2"),
    RIGHT("A bomb killed 12 people in Kabul on Monday. Police arrested four men on Tuesday.",
          "incidents 2; killed 12..12 on 1; detained 4..4 on 2"),
    RIGHT(
        "A ferry sank off Sicily on Tuesday. At least 31 people drowned and nearly 50 are missing.",
        "incidents 1; killed 31.. on 1; missing 45..49 on 1"),
    RIGHT("Twelve people died in the bombing in Kabul. A similar attack in 2016 killed 80.",
          "killed 12..12 on 1; killed 80..80 on 2"),
};

static void mentions_have_types_and_modality(void **state) {
    check_rows(events, COUNT_OF(events));
}

static void mentions_of_one_incident_are_joined_and_others_are_not(void **state) {
    check_rows(groups, COUNT_OF(groups));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mentions_have_types_and_modality),
        cmocka_unit_test(mentions_of_one_incident_are_joined_and_others_are_not),
    };
    return cmocka_run_group_tests(tests, open_world, close_world);
}
