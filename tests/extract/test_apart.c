/*
 * tests/extract/test_apart.c - which mentions of a report are of one happening, and which of
 * another.
 *
 * A row lists the mentions of each incident; a mention that is of none stands nowhere.
 */
#include "support.h"

static const extract_row times[] = {
    RIGHT("Gunmen attacked a checkpoint in Norville on Monday, killing two guards. In March 2019, "
          "a bomb killed nine people in the same town. The checkpoint was hit at dawn.",
          "incidents 2; 1: Gunmen attacked, killing; 2: bomb, killed"),
    RIGHT("A bomb exploded outside the embassy in Lima, wounding a guard. Three years ago a car "
          "bomb destroyed the consulate.",
          "incidents 2; 1: bomb exploded; 2: car bomb"),
    RIGHT("Guerrillas ambushed a patrol on 3 May, killing four soldiers. A convoy was attacked on "
          "13 April near Kaduna, killing two soldiers.",
          "incidents 2; 1: ambushed, killing; 2: attacked, killing"),
    RIGHT("A man was stabbed on Friday in Norville. Last year, two men were stabbed outside the "
          "same bar.",
          "incidents 2; 1: was stabbed; 2: were stabbed"),
    RIGHT("Police are investigating a shooting in Norville on Tuesday.\n\nA 44-year-old roofer was "
          "shot in the hip, officers said.\n\nLast August, a masked man opened fire on a group "
          "outside the same shop, killing a clerk.",
          "incidents 2; 1: shooting, was shot in; 2: opened fire, killing"),
    RIGHT(
        "Rebels attacked a residence in Kabul on Monday, the army said. No one was hurt. Troops "
        "searched the area. Shops were open. Buses ran. Schools stayed closed. The army also "
        "reported that an attack was made on a fuel depot in Herat, which hurt nobody.",
        "incidents 2; 1: attacked; 2: attack"),
    RIGHT("The rebels attacked a barracks on 5 May, officers said. On 19 March, they attacked a "
          "bridge near Kaduna.",
          "incidents 2; 1: attacked; 2: attacked"),
};

static const extract_row words[] = {
    RIGHT("A shop was robbed in Norville on Monday. Another robbery was reported at a bank across "
          "town.",
          "incidents 2; 1: was robbed; 2: robbery"),
    RIGHT("A car bomb exploded in Mosul on Monday, killing nine.\n\nThe officers said the blast "
          "was heard for miles.\n\nThey recalled an earlier attack that killed a judge.\n\nThe "
          "wounded were taken to hospital after the bombing.",
          "incidents 2; 1: car bomb exploded, killing, blast was heard, bombing; 2: earlier "
          "attack, killed"),
    RIGHT(
        "Police in Kano spoke of attacks over three days, in which nobody claimed a part.\n\nThey "
        "had no suspects.\n\nThe first attack came at a market in Kano on Monday, killing two "
        "traders. The second attack hit a bus station in Kaduna on Tuesday and killed a driver.",
        "incidents 2; 1: attacks, first attack, killing; 2: second attack, hit, killed"),
    RIGHT("Three men died in a shooting in Norville on Monday.\n\nA neighbour said another "
          "shooting occurred there in 2011.\n\nThe guard who died in that shooting was her "
          "brother.\n\nPolice found the car used by the gunmen.",
          "incidents 2; 1: died in, shooting; 2: shooting, died in, shooting"),
    RIGHT("Two soldiers were killed when rebels attacked a barracks in Kaduna. Meanwhile, three "
          "policemen were shot dead in Jos.",
          "incidents 2; 1: were killed, attacked; 2: were shot dead"),
    RIGHT("A suicide bomber killed nine people at a market in Kabul on Monday, officials said. In "
          "a separate incident, gunmen killed a teacher in Herat, the officials said.",
          "incidents 2; 1: suicide bomber, killed; 2: killed"),
    RIGHT("A passenger bus crashed near Quito on Monday, killing twelve people, the police said. "
          "In addition, a truck driver died in a crash near Loja, they said.",
          "incidents 2; 1: bus crashed, killing; 2: crash"),
    RIGHT("A suicide bomber killed nine people in Kabul. Meanwhile, the wounded were taken to "
          "hospital, where one of the victims died.",
          "incidents 1; 1: suicide bomber, killed, died"),
};

static const extract_row nouns[] = {
    RIGHT("Two men robbed a bank in Norville on Monday, police said.\n\nThe robbers fled in a "
          "car.\n\nThe clerk was not hurt.\n\nOfficers arrived within minutes.\n\nNobody has been "
          "caught.\n\nA burglary was reported on Elm Street.",
          "incidents 1; 1: robbed a bank, fled"),
    RIGHT("Two men robbed a bank in Norville on Monday, police said.\n\nThe robbers fled in a "
          "car.\n\nThe clerk was not hurt.\n\nOfficers arrived within minutes.\n\nNobody has been "
          "caught.\n\nOfficers had responded to a report of a robbery.",
          "incidents 1; 1: robbed a bank, fled, robbery"),
    RIGHT("A bomb exploded in a market in Lahore on Monday, killing nine. The attack was condemned "
          "by the mayor. The blast was heard for miles.",
          "incidents 1; 1: bomb exploded, killing, attack, blast was heard"),
    WRONG_YET("A gunman killed three people at a mosque in Norville on Monday.\n\nThe mayor said "
              "the killing had shocked the town.\n\nShe spoke of the murder of a rabbi in Oldham.",
              "1: killed, killing"),
    RIGHT("A fire destroyed a warehouse in Norville on Monday. The blaze began in the kitchen. "
          "Residents need a fire permit to burn leaves.",
          "incidents 1; 1: fire destroyed, blaze"),
    RIGHT("A man was shot dead in Norville on Monday. The murder rate has risen for years. The "
          "shooting happened outside a bar.",
          "incidents 1; 1: was shot dead, shooting"),
    WRONG_YET("Gunmen attacked a village in Borno on Monday, killing six. Such attacks have become "
              "common in the region. The gunmen burned houses in the attack.",
              "1: Gunmen attacked, killing, attack"),
    RIGHT("A burglar was shot dead in a house in Norville on Monday. Police said the man was a "
          "murder suspect.",
          "incidents 1; 1: was shot dead"),
    RIGHT("Demonstrators protested in Bogota on Monday against the murder of a student leader.",
          "incidents 2; 1: protested; 2: murder"),
    RIGHT("Two porters were killed in a shooting in Norville on Monday. Neighbours held a protest "
          "on Tuesday for the two victims.",
          "incidents 2; 1: were killed, shooting; 2: held a protest"),
};

static const extract_row records[] = {
    RIGHT(
        "A man was shot dead by police in Norville on Monday.\n\nOfficers said he pointed a gun at "
        "them.\n\nThe shooting is being investigated.\n\nNobody else was hurt.\n\nThe officers are "
        "on leave.\n\nCourt records show he had served six years in prison for armed robbery.",
        "incidents 1; 1: was shot dead, shooting"),
    RIGHT(
        "A man was shot dead by police in Norville on Monday.\n\nOfficers said he pointed a gun at "
        "them.\n\nThe shooting is being investigated.\n\nNobody else was hurt.\n\nThe officers are "
        "on leave.\n\nThe dead man was also a suspect in a murder, prison officials said.",
        "incidents 1; 1: was shot dead, shooting"),
    RIGHT("Police arrested John Reed, 24, on Monday in Norville. Mark Doe, 31, was arrested on "
          "Tuesday at his home.",
          "incidents 2; 1: arrested; 2: was arrested"),
    RIGHT("Police have arrested two men over the fire in Norville. Two more men were arrested on "
          "Tuesday.",
          "incidents 2; 1: arrested; 2: were arrested"),
    RIGHT("Ann Lee, 30, was arrested on Monday. Lee was arrested at her home without incident. The "
          "arrest came after a tip.",
          "incidents 1; 1: was arrested, was arrested, arrest"),
    RIGHT("Ann Lee was charged with fraud on Monday in Norville. Peter Hale was charged with theft "
          "on Tuesday in Oldham.",
          "incidents 2; 1: was charged with; 2: was charged with"),
    RIGHT("John Reed was charged with murder on Monday. Reed was charged in the death of a "
          "shopkeeper.",
          "incidents 2; 1: was charged with, was charged; 2: murder"),
    RIGHT("Police took a man into custody on Monday in Norville. John Reed, 24, was arrested at "
          "his mother's home.",
          "incidents 1; 1: took, was arrested"),
    RIGHT("A Norville man pleaded guilty on Monday to robbery.\n\nJohn Reed entered the plea in "
          "court.\n\nTwo other defendants in the case pleaded guilty in Oldham on Tuesday.",
          "incidents 3; 1: pleaded guilty; 2: robbery; 3: pleaded guilty"),
    RIGHT("Police arrested a suspect in Norville on Monday over a robbery.\n\nThe robbery took "
          "place at a bank.\n\nA clerk was hurt.\n\nThe robbers took cash.\n\nThe bank is "
          "closed.\n\nThe suspect was arrested at a motel.",
          "incidents 2; 1: arrested, was arrested; 2: robbery, robbery"),
    RIGHT("Norville police made two arrests this week.\n\nJohn Reed, 38, of 12 Mill St. was "
          "arrested on Monday.\n\nMark Doe, 26, of 9 Clay Ave. was arrested on Tuesday.",
          "incidents 2; 1: arrests, was arrested; 2: was arrested"),
};

static const extract_row people[] = {
    RIGHT(
        "A 9-year-old girl was shot in the knee in her garden in Norville on Monday.\n\nOfficers "
        "said the shooting was an accident.\n\nHer aunt called for help.\n\nThe gun was her "
        "uncle's.\n\nNo charges are expected.\n\nA 60-year-old man was shot in the ear in Oldham.",
        "incidents 2; 1: was shot in, shooting, accident; 2: was shot in"),
    RIGHT("A judge was killed in Norville on Monday. The murder of Ann Lee shocked her colleagues. "
          "The murder of John Reed has not been solved.",
          "incidents 2; 1: was killed, murder; 2: murder"),
    RIGHT("Ann Lee was murdered in Norville on Monday. Lee was shot twice. The murder of Lee "
          "shocked her colleagues.",
          "incidents 1; 1: was murdered, was shot, murder"),
    RIGHT("Six people were killed when gunmen attacked a bus near Kaduna on Monday.\n\nThe bus was "
          "on its way to Kano.\n\nThe dead were traders.\n\nSoldiers searched the bush.\n\nThe "
          "road was closed.\n\nIn Mosul, a guard was killed.",
          "incidents 2; 1: were killed, gunmen attacked; 2: was killed"),
    RIGHT("Mark Doe, 16, was shot dead by police in Norville on Monday.\n\nDoe pointed a toy gun "
          "at them, officers said.\n\nJohn Reed was shot by police in Oldham in March.\n\nReed's "
          "shooting is under review.",
          "incidents 2; 1: was shot dead; 2: was shot, shooting"),
    RIGHT("Six people were hurt when a man opened fire in Norville on Monday.\n\nThe wounded are "
          "in hospital.\n\nThe man fled.\n\nNobody has been caught.\n\nThe town is in "
          "shock.\n\nOne of the wounded, a girl of 12, was shot in the wrist.",
          "incidents 1; 1: opened fire, was shot in"),
};

static const extract_row pages[] = {
    RIGHT("Two people were hurt in a shooting in Norville on Monday.\n\nPolice said a man opened "
          "fire outside a bar.\n\nThe gunman fled.\n\nNobody has been arrested.\n\nWoman who "
          "killed husband gets six years\n\nThe wounded were taken to hospital after the shooting.",
          "incidents 1; 1: shooting, opened fire, fled, shooting"),
    RIGHT("Two people were hurt in a shooting in Norville on Monday.\n\nPolice said a man opened "
          "fire outside a bar.\n\nThe gunman fled.\n\nNobody has been arrested.\n\nNorville "
          "shooting victims named\n\nThe wounded were taken to hospital after the shooting.",
          "incidents 1; 1: shooting, opened fire, fled, shooting, shooting"),
    RIGHT("Police in Norville are looking for witnesses, officers said.\n\nTuesday night, a man "
          "was killed on Elm Street.\n\nEarly Wednesday, a 66-year-old woman was shot in her "
          "kitchen.\n\nThursday evening, two teenagers were shot outside a shop.",
          "incidents 3; 1: was killed; 2: was shot in; 3: were shot"),
    RIGHT("A man was shot in Norville on Tuesday night.\n\nThe man was shot twice, police "
          "said.\n\nHe died on Wednesday at the hospital.\n\nThe shooting happened outside a bar.",
          "incidents 1; 1: was shot in, was shot, shooting"),
};

static const extract_row own[] = {
    RIGHT("Three men were killed in Norville over the weekend, police said.\n\nJohn Reed, 54, was "
          "found dead on Saturday behind a school. Mark Doe and Paul Hale were killed on Thursday "
          "in separate shootings.\n\nDoe was shot dead in a parking lot.\n\nHale was shot dead in "
          "a park after a quarrel.",
          "incidents 4; 1: were killed; 2: was found dead; 3: were killed, was shot dead; "
          "4: was shot dead"),
    RIGHT("A mother in Norville is mourning her two sons, who were killed weeks apart.\n\nJohn "
          "Reed was shot dead on July 4.\n\nPaul Reed was shot dead on Wednesday on Bird Street.",
          "incidents 2; 1: were killed, was shot dead; 2: was shot dead"),
    RIGHT("A man was shot dead by police in Norville on Thursday afternoon.\n\nThe officers were "
          "on patrol following a gang shooting on Saturday night in Oldham.\n\nWhen they left "
          "their car, the man fired at them.\n\nNobody else was hurt in the shooting.",
          "incidents 2; 1: was shot dead, fired at, shooting; 2: gang shooting"),
    RIGHT("A boy of six died on Wednesday after he was shot in Norville, police said.\n\nThe "
          "shooting came a week after a jockey died after being shot in Oldham.\n\nThe "
          "six-year-old was shot in the neck.",
          "incidents 2; 1: died, was shot in, shooting, was shot in; 2: died after, being shot in"),
    RIGHT("A dynamite charge exploded outside the embassy in Lima on Monday, police said.\n\nThe "
          "explosion damaged windows.\n\nThe Red Dawn group claimed the attack.\n\nIt said nothing "
          "else.\n\nThe mayor condemned it.\n\nThe group had taken credit in May 1991 for "
          "the attack on the governor John Reed and the killing of two nurses.",
          "incidents 2; 1: dynamite charge exploded, explosion, attack; 2: attack, killing"),
    RIGHT("Police arrested a drug dealer in Norville on Monday night.\n\nThe man was taken to "
          "prison.\n\nHe had been arrested in early 2015 for carrying a gun.",
          "incidents 2; 1: arrested; 2: been arrested"),
    RIGHT("Police defused a bomb outside the embassy in Lima on Monday. Two bombs exploded at the "
          "railway station.",
          "incidents 2; 1: defused a bomb; 2: bombs exploded"),
    RIGHT("A party official was shot dead on 21 March in Norville, the police said.\n\nNobody "
          "knows the motive.\n\nEarly on 21 March, rebels detonated eight bombs outside the homes "
          "of officials.",
          "incidents 2; 1: was shot dead; 2: detonated, bombs"),
    RIGHT("John Reed was shot dead in Norville on Monday.\n\nThe shooting is being "
          "investigated.\n\nThe police have no suspects.\n\nNobody else was hurt.\n\nThe street "
          "was closed.\n\nA 30-year-old man was shot outside a bank.",
          "incidents 2; 1: was shot dead, shooting; 2: was shot"),
    WRONG_YET("Three men were killed in Norville over the weekend, police said.\n\nMark Doe and "
              "Paul Hale were killed on Thursday in separate shootings.\n\nDoe was shot dead in a "
              "parking lot.\n\nHale was shot dead in a park.",
              "incidents 4"),
    RIGHT("A man was shot dead in Norville on Monday.\n\nThe shooting is being "
          "investigated.\n\nThe police have no suspects.\n\nNobody else was hurt.\n\nThe street "
          "was closed.\n\nThe gang has been tied to the shooting of a member of another band.",
          "1: was shot dead, shooting"),
    RIGHT("Two people came before a judge in Norville on Monday.\n\nAnn Lee said nothing in court. "
          "She was remanded to custody. Paul Hale asked for a lawyer. He was remanded to custody.",
          "1: was remanded; !2"),
    RIGHT("A judge said on Monday that the murder of Bishop John Reed in Norville must be "
          "tried.\n\nThe trial will open in June.\n\nThe police have no suspects.\n\nNobody else "
          "was hurt.\n\nThe street was closed.\n\nThe murder of the two priests was no isolated "
          "act, he said.",
          "incidents 3; 1: murder; 2: trial; 3: murder"),
    WRONG_YET("The army denied on Monday that it took part in the murder of six priests in "
              "Norville.\n\nThe murder shocked the town.\n\nThe police have no suspects.\n\nNobody "
              "else was hurt.\n\nThe street was closed.\n\nThe president condemned the offensive "
              "launched by the rebels.",
              "1: murder, murder; 2: offensive"),
    WRONG_YET("Two deaths were told of in Norville. A man of 72 died in a fire on Saturday. On "
              "Friday, a 58-year-old woman died in a fire.",
              "incidents 2"),
    RIGHT("John Reed pleaded guilty on Monday in Norville to a robbery.\n\nReed was sentenced to "
          "ten years.\n\nHis lawyer said nothing.\n\nThe gang has been broken up.\n\nIts leaders "
          "were tried last year.\n\nAmong those convicted was Mark Doe.",
          "1: pleaded guilty; !1: pleaded guilty, convicted"),
    RIGHT("Two men were shot in Norville on Monday.\n\nJohn Reed was shot in the leg.\n\nMark Doe "
          "was shot in the arm.\n\nThe shooting is being investigated.",
          "incidents 1"),
    RIGHT("A man tried to rob a shop in Norville on Monday.\n\nHe shot the clerk in the robbery.",
          "incidents 1"),
};

static const extract_row series[] = {
    RIGHT("A bomb went off outside a bank in Norville on Monday, police said.\n\nNobody was "
          "hurt.\n\nThe attacks carried out on the coast over the past six weeks have killed nine "
          "people.",
          "incidents 2; 1: bomb went off; 2: attacks, killed"),
    RIGHT("There have been six dynamite attacks on that canal in the last 36 hours, officials "
          "said.\n\nThe mayor condemned the attacks.\n\nThe latest attack took place near Kaduna "
          "on Monday, wounding a driver.",
          "incidents 2; 1: dynamite attacks, attacks; 2: latest attack"),
    RIGHT("A trader was robbed in Norville on Monday.\n\nOfficers said that a series of robberies "
          "had shaken the town.",
          "1: was robbed; !1: was robbed, robberies"),
    RIGHT("Marchers clashed with soldiers in Norville on Monday, the mayor said.\n\nThe villagers "
          "have marched weekly against the mine.",
          "!1: Marchers clashed, marched"),
    RIGHT("Four people were shot in Norville on Monday night.\n\nPolice said that the shootings "
          "happened outside a bar.",
          "incidents 1; 1: were shot in, shootings"),
    RIGHT("A boy of 15 took his own life in Norville on Monday.\n\nThere have been nine suicides "
          "in the county in the last six weeks.",
          "!1: took his own life, suicides"),
    RIGHT("A judge was murdered in Norville on Monday.\n\nThe gang is held responsible for the "
          "murders of several traders.",
          "1: was murdered; !1: was murdered, murders"),
    RIGHT("A man was shot dead in Norville on Monday.\n\nA neighbour heard the shots.",
          "incidents 1; 1: was shot dead, shots"),
};

static const extract_row targets[] = {
    RIGHT("Rebels attacked a barracks near Kaduna on Monday, killing two soldiers.\n\nNobody else "
          "was hurt, the army said.\n\nThe offensive that the rebels announced in April goes on.",
          "!1: attacked, killing, offensive"),
    RIGHT("A bomb exploded at a post office in Norville on Monday, police said.\n\nThe attack on "
          "the post office hurt nobody.\n\nThe street was closed.\n\nThe Red Dawn group also "
          "claimed the attack on a convoy.",
          "1: bomb exploded, attack; !1: attack, attack"),
    RIGHT("Three men are held over the attack on the newspaper, a series of raids on farms and "
          "the bombing of a bridge, police in Norville said.",
          "!1: attack, bombing"),
};

static const extract_row carried[] = {
    RIGHT("A Norville man died on Wednesday after being shot in the head on Monday, deputies said.",
          "incidents 1; 1: died, being shot in"),
    RIGHT("Two men were hurt in a shooting at a bar in Norville, according to police on Tuesday. "
          "The shooting took place shortly before 11:30 p.m.",
          "incidents 1; 1: shooting, shooting"),
    RIGHT("A girl of six was shot in Norville on Monday. She was flown to a hospital in Peoria, "
          "where she later died.",
          "incidents 1; 1: was shot in, died"),
    RIGHT("A gunman shot a clerk outside a bar in Norville. The shootings happened about 7:20 a.m. "
          "on Sunday, Lt. Ann Lee said.",
          "incidents 1; 1: shot, shootings"),
    RIGHT("A driver was shot in Norville on Monday, police said.\n\nA passenger, Carl Reed, was "
          "also struck by bullets.",
          "incidents 1; 1: was shot in, struck by bullets"),
    RIGHT("A boy of six shot himself in Norville on Monday.\n\nHis uncle, Carl Reed, was charged "
          "on Tuesday with negligent homicide and cruelty.",
          "incidents 2; 1: shot himself, negligent homicide; 2: was charged"),
    RIGHT("Relatives of a teenager shot dead in Norville on Friday held a protest on Saturday.",
          "incidents 2; 1: shot dead; 2: held a protest"),
    RIGHT("A guard was shot in Norville on Monday.\n\nOn 2 March, a clerk was shot dead in "
          "Kaduna.",
          "incidents 2; 1: was shot in; 2: was shot dead"),
};

static const extract_row together[] = {
    RIGHT("A girl of six was shot in Norville on Monday evening, police said.\n\nJohn Reed said a "
          "girl was shot in Norville on Monday as she played outside.\n\nA girl who was shot on "
          "Monday evening in Norville is doing well.",
          "incidents 1"),
    RIGHT("A man shot three people outside a bar in Norville on Monday.\n\nJohn Reed, 31, was "
          "arrested at his home.\n\nReed is charged with second-degree murder and five counts of "
          "wounding.",
          "incidents 3; 1: shot, second-degree murder; 2: was arrested; 3: is charged with"),
    RIGHT("A boy of six was shot in Norville on Monday, police said.\n\nTwo friends were looking "
          "at the gun when it went off.",
          "incidents 1; 1: was shot in, went off"),
    RIGHT("A man was arrested on Tuesday over a recent fatal shooting in Norville. Reed died in "
          "the shooting.",
          "incidents 2; 1: was arrested; 2: fatal shooting, died in, shooting"),
    RIGHT("Six guests were shot in Norville early Sunday as gunfire erupted at a wedding. One man "
          "died in an ambulance. The shooting happened outside a mill.",
          "incidents 1; 1: were shot in, gunfire erupted, shooting"),
    RIGHT("A ferry sank off Sicily on Tuesday. The accident happened at night. At least 31 people "
          "drowned.",
          "incidents 1; 1: ferry sank, accident, drowned"),
    RIGHT("A car bomb exploded outside a police station in Mosul. The bombing killed nine "
          "officers. The explosion was heard across the city.",
          "incidents 1; 1: car bomb exploded, bombing, killed, explosion was heard"),
    RIGHT("Gunmen kidnapped ten workers in Kaduna on Monday. The abduction took place on a "
          "highway. Soldiers are looking for the kidnapped men.",
          "incidents 1; 1: kidnapped, abduction, kidnapped"),
    RIGHT("An earthquake struck Nepal on Monday, killing 200. The quake flattened villages. "
          "Hundreds are missing after the disaster.",
          "incidents 1; 1: earthquake struck, killing, quake flattened, disaster"),
    RIGHT("A man stabbed three people at a school in Norville on Monday. Police said the attacker "
          "was arrested.",
          "incidents 2; 1: stabbed; 2: was arrested"),
};

/* What the report is about, then ten sentences about other things. */
#define LONG_AFTER                                                                                \
    "A bomb exploded in a market in Mosul on Monday, killing nine people.\n\nThe mayor visited "  \
    "the wounded.\n\nShe promised new lamps.\n\nTraders swept the street.\n\nThe council met in " \
    "the evening.\n\nIt spoke of water and roads.\n\nSchools stayed open.\n\nThe imam led a "     \
    "prayer.\n\nSome families left the quarter.\n\nPrices of bread rose.\n\n"
/* Three happenings, and a sentence about something else. */
#define SEVERAL                                                                               \
    "Rebels attacked a barracks in Jos on Monday, killing nine soldiers.\n\nIn Kano, a bomb " \
    "exploded at a mosque.\n\nA train was derailed near Kaduna.\n\nThe governor asked for "   \
    "help.\n\nHe spoke on the radio.\n\nThe rebels hold the hills.\n\n"

static const extract_row held[] = {
    RIGHT(LONG_AFTER "A student was killed.", "incidents 1; 1: bomb exploded, killing"),
    RIGHT(LONG_AFTER "Nobody has claimed the bombing.",
          "incidents 1; 1: bomb exploded, killing, bombing"),
    RIGHT(SEVERAL "They ambushed a convoy.",
          "incidents 3; 1: attacked, killing; 2: bomb exploded; 3: was derailed"),
    RIGHT(SEVERAL "On Tuesday they ambushed a convoy.",
          "incidents 4; 1: attacked, killing; 2: bomb exploded; 3: was derailed; 4: ambushed"),
};

/* What a report is about, and one more thing. */
#define BESIDE                                                                         \
    "A bomb exploded in a market in Mosul on Monday, killing nine people, the police " \
    "said.\n\nThe "                                                                    \
    "police said the blast was the work of the rebels.\n\n"

static const extract_row settings[] = {
    RIGHT(BESIDE "In Erbil, a bank was robbed on Tuesday.",
          "incidents 2; main where Mosul; where Erbil on 2; when 2021-05-11 on 2"),
    RIGHT(BESIDE "A Kirkuk family was robbed near the bazaar.",
          "incidents 2; main where Mosul; !where Kirkuk"),
    RIGHT(BESIDE "A man who came from Erbil on Sunday said that his shop had been robbed.",
          "incidents 2; main where Mosul; !where Erbil; !when 2021-05-09"),
};

static const extract_row kinds[] = {
    RIGHT("The army launched a ballistic missile over the sea on Monday, officials said. Its "
          "nuclear test near Mosul on 3 May had shaken houses.",
          "incidents 2; 1: launched a ballistic missile; 2: nuclear test"),
};

/* Deeds listed in one sentence, and what became of people beside the deed that did it. */
static const extract_row lists[] = {
    RIGHT("In a communique, the Red Front said its fighters attacked the garrison in Mosul on 12 "
          "May, killing four soldiers, burned a cotton mill in Basra on 16 May and ambushed a "
          "convoy in Kirkuk on 23 May.",
          "incidents 3; 1: attacked, killing; 2: burned; 3: ambushed; where Mosul on 1; where "
          "Basra on 2; where Kirkuk on 3"),
    RIGHT("The rebels raided a post in Kaduna and burned two buses on Monday, the army said.",
          "incidents 1; 1: raided, burned"),
    RIGHT("Rebels burned a warehouse in Kirkuk on Friday.\n\nFirefighters needed two hours.\n\n"
          "The owner was away.\n\nFive people were killed when a bomb exploded at the Mosul "
          "courthouse.",
          "incidents 2; 1: burned; 2: were killed, bomb exploded"),
    RIGHT("Gunmen stormed a hotel in Kabul on Monday and killed nine guests, wounding two.",
          "incidents 1; 1: stormed, killed, wounding"),
};

/* Who did it and what was struck, both brought in as new. */
static const extract_row struck[] = {
    RIGHT("Rebels attacked an army post in Kaduna on Thursday, the army said. The attack began at "
          "dawn and lasted two hours. The defence minister said it would not go unpunished. "
          "Gunmen bombed a bank, killing three clerks.",
          "incidents 2; 1: attacked, attack; 2: bombed, killing"),
    RIGHT("A bomb exploded outside a church in Jos on Monday, police said. The blast was heard "
          "for miles. Nobody has claimed it. Another bomb exploded outside a hotel.",
          "incidents 2; 1: bomb exploded, blast was heard; 2: bomb exploded"),
    RIGHT("Gunmen attacked a checkpoint in Kaduna on Thursday, the army said. The attack began at "
          "dawn. The army sent a helicopter. The attackers burned a truck.",
          "incidents 1; 1: Gunmen attacked, attack"),
    RIGHT("Rebels attacked an army post in Kaduna on Thursday. The army sent a helicopter. The "
          "roads were closed. Gunmen attacked the post from three sides, an officer said.",
          "incidents 1; 1: attacked, Gunmen attacked"),
};

/* One more by its time, its victim, its doer or its occasion. */
static const extract_row more[] = {
    RIGHT("A 46-year-old cook was shot on Saturday in Norville, police said.\n\nHe was taken to a "
          "hospital.\n\nNobody has been arrested in the shooting.\n\nLast month, John Reed was "
          "shot two blocks away.",
          "incidents 2; 1: was shot, shooting; 2: was shot"),
    RIGHT("Rebels ambushed a convoy near Mosul on Monday. The wounded were flown out. The road was "
          "closed. In the same province, gunmen kidnapped teacher John Reed.",
          "incidents 2; 1: ambushed; 2: kidnapped"),
    RIGHT("John Reed, a judge, was murdered in Mosul on Monday. He had left his home. Nobody has "
          "claimed it. Gunmen opened fire on mourners at the funeral of Reed in Mosul, killing two "
          "men.",
          "incidents 2; 1: was murdered; 2: opened fire, killing"),
    RIGHT("Two shootings are under investigation in Norville.\n\nA 58-year-old man was shot on "
          "Bird Street about 10 p.m., police said.\n\nA 73-year-old woman was shot on Elm Street "
          "about two hours later.",
          "incidents 2; 1: was shot; 2: was shot"),
    RIGHT("John Reed, a judge, was shot dead by rebels in Mosul on Monday.\n\nGunmen kidnapped "
          "Carl Doe in Basra on Tuesday.\n\nThe murder was claimed by the Red Front.",
          "incidents 2; 1: was shot dead, murder; 2: kidnapped"),
    RIGHT("The governor condemned the attack on a garrison in Kirkuk and the murder of a judge in "
          "Basra.",
          "incidents 2; 1: attack; 2: murder"),
    RIGHT("Rebels attacked a garrison in Kaduna on Thursday, the army said. The attack began at "
          "dawn. Roads were closed. Schools were shut. Shops were open. Buses ran. Minutes later, "
          "an attack by armed men on a farm left two "
          "guards dead.",
          "incidents 2; 1: attacked, attack; 2: attack, left"),
};

/* "The murder", where one happening was told as a murder and another as a bombing. */
static const extract_row named[] = {
    RIGHT("Carl Reed, a judge, was murdered in Mosul on Monday.\n\nA bomb exploded at a hotel in "
          "Basra on Tuesday.\n\nThe murder was claimed by the Red Front. Nobody has claimed the "
          "bombing.",
          "incidents 2; 1: was murdered, murder; 2: bomb exploded, bombing"),
    RIGHT("Rebels ambushed a convoy near Kirkuk on Friday.\n\nThe wounded were flown out.\n\nA "
          "week earlier, gunmen murdered a judge in Basra.\n\nNobody has claimed the ambush.",
          "incidents 2; 1: ambushed, ambush; 2: murdered"),
};

static void days_and_years_hold_happenings_apart(void **state) {
    check_rows(times, COUNT_OF(times));
}

static void words_that_turn_to_another_hold_apart(void **state) {
    check_rows(words, COUNT_OF(words));
}

static void a_noun_may_bring_one_more_or_speak_of_the_one_told(void **state) {
    check_rows(nouns, COUNT_OF(nouns));
}

static void somebodys_past_and_other_peoples_arrests_stand_apart(void **state) {
    check_rows(records, COUNT_OF(records));
}

static void who_is_harmed_holds_apart(void **state) {
    check_rows(people, COUNT_OF(people));
}

static void headlines_and_round_ups_are_told_apart(void **state) {
    check_rows(pages, COUNT_OF(pages));
}

static void what_has_a_victim_a_day_or_an_end_of_its_own_stands_apart(void **state) {
    check_rows(own, COUNT_OF(own));
}

static void what_it_was_done_to_holds_apart(void **state) {
    check_rows(targets, COUNT_OF(targets));
}

static void listed_deeds_have_their_own_towns_and_outcomes(void **state) {
    check_rows(lists, COUNT_OF(lists));
}

static void a_new_doer_and_a_new_target_are_another_deed(void **state) {
    check_rows(struck, COUNT_OF(struck));
}

static void a_time_a_victim_or_an_occasion_brings_one_more(void **state) {
    check_rows(more, COUNT_OF(more));
}

static void a_noun_goes_to_the_happening_told_by_it(void **state) {
    check_rows(named, COUNT_OF(named));
}

static void a_series_is_none_of_its_parts(void **state) {
    check_rows(series, COUNT_OF(series));
}

static void kinds_of_tests_are_told_apart(void **state) {
    check_rows(kinds, COUNT_OF(kinds));
}

static void what_has_been_told_is_carried_on_by_another_day_or_town(void **state) {
    check_rows(carried, COUNT_OF(carried));
}

static void one_happening_stays_one(void **state) {
    check_rows(together, COUNT_OF(together));
}

static void far_from_an_incident_something_must_hold_to_it(void **state) {
    check_rows(held, COUNT_OF(held));
}

static void beside_the_main_incident_only_what_is_told_plainly_is_known(void **state) {
    check_rows(settings, COUNT_OF(settings));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_and_years_hold_happenings_apart),
        cmocka_unit_test(words_that_turn_to_another_hold_apart),
        cmocka_unit_test(a_noun_may_bring_one_more_or_speak_of_the_one_told),
        cmocka_unit_test(somebodys_past_and_other_peoples_arrests_stand_apart),
        cmocka_unit_test(who_is_harmed_holds_apart),
        cmocka_unit_test(headlines_and_round_ups_are_told_apart),
        cmocka_unit_test(what_has_a_victim_a_day_or_an_end_of_its_own_stands_apart),
        cmocka_unit_test(what_it_was_done_to_holds_apart),
        cmocka_unit_test(listed_deeds_have_their_own_towns_and_outcomes),
        cmocka_unit_test(a_new_doer_and_a_new_target_are_another_deed),
        cmocka_unit_test(a_time_a_victim_or_an_occasion_brings_one_more),
        cmocka_unit_test(a_noun_goes_to_the_happening_told_by_it),
        cmocka_unit_test(a_series_is_none_of_its_parts),
        cmocka_unit_test(what_has_been_told_is_carried_on_by_another_day_or_town),
        cmocka_unit_test(one_happening_stays_one),
        cmocka_unit_test(kinds_of_tests_are_told_apart),
        cmocka_unit_test(far_from_an_incident_something_must_hold_to_it),
        cmocka_unit_test(beside_the_main_incident_only_what_is_told_plainly_is_known),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
