/*
 * tests/extract/test_settings.c - when and where an incident was, with the days and towns of other
 * acts told beside it: arrests, courts, hospitals, vigils, speakers, communiques, homes.
 */
#include "support.h"

static const extract_row places[] = {
    RIGHT(
        "A man was shot in Toledo on Monday, police said.\n\nThe suspect was arrested in Cleveland "
        "on Thursday. The victim died at Mercy Hospital in Columbus.",
        "main where Toledo"),
    RIGHT("CLEVELAND (AP) - Authorities are searching for a gunman who shot three people on Monday "
          "at "
          "a home in Toledo.\n\n\"I heard five shots,\" said Carla Stone, who lives in Columbus.",
          "main where Toledo; main when 2021-05-10"),
    RIGHT(
        "Police on Thursday arrested four men in Lima in connection with the killing of six people "
        "in Ayacucho on Monday.",
        "main where Ayacucho; main when 2021-05-10"),
    RIGHT("The rebels said in a communique issued in Bogota on Wednesday that they had carried out "
          "the bombing in Cali.",
          "main where Cali"),
    RIGHT("The interior minister told reporters in Lima on Thursday that the men who kidnapped a "
          "banker in Ayacucho have been identified.",
          "main where Ayacucho"),
    RIGHT("The government on Wednesday condemned the attack on the outskirts of Cali in which 12 "
          "people were killed.\n\nThe rebels issued a statement in Bogota.",
          "main where Cali"),
    RIGHT("An army patrol was attacked on the road from Kirkuk to Mosul on Monday, leaving three "
          "soldiers dead.\n\nThe wounded were flown to a military hospital in Baghdad.",
          "main where Kirkuk"),
    RIGHT("A bus was attacked between Kirkuk and Mosul on Monday. Six people were killed.\n\nThe "
          "wounded were flown to a military hospital in Baghdad.",
          "main where Kirkuk"),
    RIGHT("A bomb exploded 20 km south of Mosul on Monday, killing six people.\n\nThe wounded were "
          "taken to a hospital in Erbil.",
          "main where 20 km south of Mosul"),
    RIGHT("A man was shot dead on the east side of Toledo on Monday.\n\nThe car was found in "
          "Cleveland on Thursday.",
          "main where Toledo"),
    RIGHT("A baker was fatally shot at a garden party in Canton, just outside Akron, on "
          "Monday.\n\nAkron police sent a helicopter.",
          "main where Canton"),
    RIGHT("The family of a boy shot in Toledo on Monday spoke at a church in Cleveland.",
          "main where Toledo"),
    RIGHT("Gunmen killed six policemen in Borno state on Monday.\n\nThey will be buried in Kaduna.",
          "main where Borno"),
    RIGHT("A woman was shot at Lincoln Park in Toledo on Monday. The sheriff spoke to reporters.",
          "main where Toledo; !where Chicago"),
    RIGHT("A suicide bomber drove a truck into a checkpoint south of Kirkuk on Monday, killing 14 "
          "policemen, officials in Baghdad said.",
          "main where Kirkuk"),
    RIGHT("The suspect in a shooting that wounded two people Saturday in Gary was arrested Tuesday "
          "in Hammond, police said.",
          "main where Gary; main when 2021-05-08"),
    RIGHT(
        "An air strike killed nine people in the Rosales neighbourhood of Ayacucho on Monday. The "
        "minister flew to Lima.",
        "main where Ayacucho"),
    RIGHT("Gunmen killed six villagers near Goma on Monday. The dead were from a village near "
          "Bukavu.",
          "main where Goma; !where Bukavu"),
    RIGHT("A man was shot in Toledo on Monday. Police in Perrysburg searched for the car.",
          "main where Toledo; !where Perrysburg"),
    RIGHT("Three people were shot at a picnic on Monday.\n\nThey had met at a house in Canton. Her "
          "uncle lay in bed at an Akron hospital with wounds to the neck.",
          "!where Akron; !main where Akron"),
    RIGHT("The coordinator of the Farmers' Union in Ayacucho was gunned down on Monday.",
          "!where Ayacucho"),
    RIGHT("A former consul in Cali, Ana Weiss was kidnapped on Monday.", "!where Cali"),
    RIGHT("Police arrested a man suspected of the murder of a grocer. He is a welder born in Cali.",
          "!main where Cali; !where Cali"),
    RIGHT("A train running from Lima to Tarma was derailed on Monday by a mine.",
          "!where Lima; !main where Lima"),
    RIGHT("A judge was shot dead in Cali on Monday.", "main where Cali"),
    RIGHT("A man was shot on Monday outside the offices of a Toledo-based bank.", "!where Toledo"),
};

static const extract_row days[] = {
    RIGHT(
        "The death toll from Saturday's earthquake in Kabul rose to 41 on Monday, officials said.",
        "main when 2021-05-08; killed 41..41"),
    RIGHT(
        "A storm hit Osk on Sunday. The number of people killed in Saturday's earthquake in Kabul "
        "rose to 41 on Monday, officials said.",
        "main earthquake; when 2021-05-08 on 2; killed 41..41 on 2"),
    RIGHT(
        "Typhoon Mara slammed into eastern Taiwan on Saturday, killing 13 people and injuring 102.",
        "main typhoon; killed 13..13; injured 102..102; !event road crash"),
    RIGHT("Hurricane Vera hit Florida on Saturday, killing 13 people.",
          "main hurricane; killed 13..13; !event attack"),
    RIGHT("Gunmen kidnapped two engineers in Kirkuk on Monday, the police reported.\n\n"
          "Reinforcements arrived from Baghdad on Thursday morning.",
          "main when 2021-05-10"),
    RIGHT("A man was shot in Toledo late Monday night.\n\nInvestigators were at the scene until 6 "
          "a.m. He was pronounced dead at 3:37 a.m. Monday.",
          "main when 2021-05-10TNI"),
    RIGHT("A piper was killed in Toledo early Tuesday when a masked man opened fire.\n\nA vigil "
          "that started around 8 p.m. Tuesday drew his pupils.",
          "main when 2021-05-11; !main when 2021-05-11T20:00"),
    RIGHT(
        "A court in Baghdad on Wednesday sentenced three men for the killing of a judge in Kirkuk "
        "on Monday.",
        "main when 2021-05-10; main where Kirkuk"),
    RIGHT("A Toledo man who shot a hiker dead by accident has been sentenced to nine years in "
          "prison.\n\nHe received the sentence in county court on Wednesday. \"I see his hat "
          "wherever I go,\" he said in court on Wednesday.",
          "!when 2021-05-12 on 1; !main when 2021-05-12"),
    RIGHT("The coroner on Wednesday identified the waitress who was shot to death in Toledo.",
          "!when 2021-05-12"),
    RIGHT("A shooting wounded two men in Toledo during the run-up to May Day.", "!when 2021-05-01"),
    RIGHT(
        "A man was killed in Toledo.\n\nPolice had no details on the hour of the killing Wednesday "
        "evening.",
        "!main when 2021-05-12TEV; !when 2021-05-12TEV"),
    RIGHT("A shooting in Toledo left two men wounded. WATCH: May 12 report about the shooting.",
          "!main when 2021-05-12; !when 2021-05-12"),
    RIGHT(
        "A Toledo man was charged Tuesday with killing three of his lodgers. Prosecutors filed "
        "three counts of murder.",
        "!main when 2021-05-11"),
    RIGHT(
        "A man was shot and killed in Toledo on Monday. The body was not taken away until after 9 "
        "a.m. Monday.",
        "main when 2021-05-10; !main when 2021-05-10T09:00"),
    RIGHT("Police continued the manhunt on Wednesday after Monday's shooting in Toledo.",
          "!when 2021-05-10 on 1; main when 2021-05-10"),
};

/* What a call, the police's coming, a find or a death tells is the day, and an hour that it was not
 * later than. */
static const extract_row alarms[] = {
    RIGHT("Two men were shot in Toledo.\n\nOfficers were called to a car park on Vine Street "
          "shortly after 9:15 p.m. Monday.",
          "main when 2021-05-10; !main when 2021-05-10T21:15; !when 2021-05-10T21:15"),
    RIGHT("Two men were shot in Toledo on Monday night.\n\nPolice said they received a call around "
          "9:15 p.m. about a man lying in the road.",
          "main when 2021-05-10TNI; !when 2021-05-10T21:15"),
    RIGHT("Two men were shot in Toledo on Monday.\n\nDeputies responded to a report of gunfire "
          "about 9:15 p.m. near the mill.",
          "main when 2021-05-10; !main when 2021-05-10T21:15"),
    RIGHT("Two men were shot in Toledo on Monday.\n\nThe shooting was reported at 9:15 p.m., and a "
          "man of 40 was pronounced dead at 10:02 p.m.",
          "main when 2021-05-10; !main when 2021-05-10T21:15; !when 2021-05-10T22:02"),
    RIGHT("A woman was stabbed to death in Toledo on Monday.\n\nA neighbor found the body shortly "
          "before 6 p.m. in the garden.",
          "main when 2021-05-10; !main when 2021-05-10T18:00"),
    RIGHT("Around 9:15 p.m. on Monday, officers in Toledo say they were called to a stabbing at a "
          "mill.",
          "main when 2021-05-10; !main when 2021-05-10T21:15"),
    RIGHT("Two men were shot in Toledo on Monday.\n\nOfficers responded to Vine Street (photo at "
          "right) late on Monday night, soon after 9:15 p.m., because of shots.",
          "!when 2021-05-10T21:15; !main when 2021-05-10T21:15"),
    RIGHT("Two men were shot in Toledo on Monday.\n\nPolice responded to a call that shots were "
          "fired at 9:15 p.m. outside a bar.",
          "main when 2021-05-10T21:15"),
    RIGHT("Police responded to a shooting in Toledo on Monday that took place around 9:15 p.m.",
          "main when 2021-05-10T21:15"),
    RIGHT(
        "Two men were shot in Toledo on Monday at a bar that is located on Vine Street around 9:15 "
        "p.m., police said.",
        "main when 2021-05-10T21:15"),
};

/* When a page was made is when nothing happened. */
static const extract_row stamps[] = {
    RIGHT("Posted: Wednesday, May 12, 2021 8:20 AM EST\n\nA man was shot and killed in Toledo.",
          "!when 2021-05-12T08:20; !main when 2021-05-12T08:20"),
    RIGHT("A man was shot and killed in Toledo on Monday.\n\nUPDATE: 8:20 AM: The shooting left a "
          "second man wounded.",
          "main when 2021-05-10; !main when 2021-05-10T08:20"),
    RIGHT("May 12, 2021 10:10 PM\n\nA man was shot and killed in Toledo on Monday.",
          "main when 2021-05-10; !when 2021-05-12T22:10"),
    RIGHT("On May 10, 2021 at approximately 3:30 a.m. Captain Ray Stone was shot in Toledo.",
          "main when 2021-05-10T03:30"),
};

static void the_hour_of_a_call_is_not_that_of_the_deed(void **state) {
    check_rows(alarms, COUNT_OF(alarms));
}

static void the_hour_of_a_page_dates_nothing(void **state) {
    check_rows(stamps, COUNT_OF(stamps));
}

static void the_place_is_where_it_happened(void **state) {
    check_rows(places, COUNT_OF(places));
}

static void the_day_is_when_it_happened(void **state) {
    check_rows(days, COUNT_OF(days));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_place_is_where_it_happened),
        cmocka_unit_test(the_day_is_when_it_happened),
        cmocka_unit_test(the_hour_of_a_call_is_not_that_of_the_deed),
        cmocka_unit_test(the_hour_of_a_page_dates_nothing),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
