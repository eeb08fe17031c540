/*
 * tests/extract/test_persons.c - who is who: named victims, attackers, and those accused.
 */
#include "support.h"

static const extract_row victims[] = {
    RIGHT("Late on Wednesday Peter Holm, 28, was shot outside a bakery after a dispute on Harbour "
          "Street in Madrid.",
          "victim Peter Holm"),
    RIGHT(
        "The victim, identified as 32-year-old Ivan Petrov, was found unconscious outside after a "
        "shooting in Madrid.",
        "victim Ivan Petrov"),
    RIGHT("Police identified the victim of the shooting in Madrid as Dieter Vogel, 32.",
          "victim Dieter Vogel"),
    RIGHT("A man was shot dead in Madrid on Friday. The victim was identified as Dieter Vogel, 32, "
          "of "
          "Toledo.",
          "victim Dieter Vogel"),
    RIGHT("A man was shot dead in Madrid on Friday. The coroner identified him on Wednesday as "
          "25-year-old Emil Novak.",
          "victim Emil Novak"),
    RIGHT("A man was shot dead in Madrid on Friday. The victim is Marek Dudek, police said.",
          "victim Marek Dudek"),
    RIGHT("Pablo Soria, a 63-year-old piper, died of gunshot wounds on Wednesday after he was shot "
          "near a river in Madrid.",
          "victim Pablo Soria"),
    RIGHT("Anton Weber, 30, was found shot on Tuesday behind a school in Madrid.",
          "victim Anton Weber"),
    RIGHT("Officer Luka Maric died along with two civilians in the shooting in Madrid.",
          "victim Luka Maric"),
    RIGHT("A gunman opened fire at a bar in Madrid, killing three people. The dead were identified "
          "as "
          "Ann Lee, 30, Tom Hale, 44, and Carla Diaz, 19.",
          "victim Ann Lee; victim Tom Hale; victim Carla Diaz; !victim gunman"),
    RIGHT("Among the victims of the bombing in Madrid was Maria Lopez, a 24-year-old nurse.",
          "victim Maria Lopez"),
    RIGHT("John Doe, 30, was killed and his wife Jane Doe was wounded when a bomb exploded in "
          "Madrid.",
          "victim John Doe; victim Jane Doe"),
    RIGHT(
        "Twelve people died when a ferry sank off Sicily. One of the victims was Ann Lee, a nurse.",
        "victim Ann Lee"),
    RIGHT("The earthquake in Nepal killed 12 climbers, among them Tom Hale.", "killed 12..12"),
    RIGHT("A man was shot dead in Madrid on Friday. His neighbour Karl Moss said he heard shots.",
          "!victim Karl Moss; !perpetrator Karl Moss"),
    RIGHT("Two men were killed in a bombing in Madrid, Mayor Karl Moss said.", "!victim Karl Moss"),
    WRONG_YET("A man was shot dead in Madrid on Friday. Police found 28-year-old Owen Pryce in the "
              "street.",
              "victim Owen Pryce"),
    RIGHT("The body of Ann Lee, 30, was found in Madrid. She had been stabbed.", "victim Ann Lee"),
};

/* Lists of the harmed, and what leads them in; persons of disasters and accidents. */
static const extract_row listed[] = {
    RIGHT("Two hikers drowned when a river burst its banks near Pokhara on Friday. They were "
          "identified as Sunita Gurung, 24, of Lake Side, and Bikram Thapa, 31.",
          "victim Sunita Gurung; victim Bikram Thapa"),
    RIGHT("A landslide near Cusco on Friday killed three people, including Rosa Quispe, 7, and her "
          "brother Mateo.",
          "victim Rosa Quispe; victim Mateo"),
    RIGHT("A factory collapsed in Dhaka on Friday. Among the dead were Rahima Begum, 22, and "
          "Shahid ul-Haq, a 40-year-old foreman.",
          "victim Rahima Begum; victim Shahid ul-Haq"),
    RIGHT("A ferry sank off Lagos on Friday. Chinedu Okafor, 33, and Ngozi Eze are still missing.",
          "victim Chinedu Okafor; victim Ngozi Eze"),
    RIGHT("A bus crashed near Chengdu on Friday, killing the driver, Li Wei, 45.", "victim Li Wei"),
    RIGHT("A man killed in an explosion in Beirut on Friday was named locally as Omar al-Khatib, "
          "aged 52.",
          "victim Omar al-Khatib"),
    RIGHT("A bomb exploded in Kabul on Friday, killing journalist Abdul Rahman bin Yusuf.",
          "victim Abdul Rahman bin Yusuf"),
    RIGHT("A gas explosion on Friday destroyed a school in Lima and killed the teacher, Maria de "
          "la Cruz.",
          "victim Maria de la Cruz"),
    RIGHT("A bus fell into a ravine near Nairobi on Friday. Injured were Ann Otieno, Grace Mwangi, "
          "and James Kariuki.",
          "victim Ann Otieno; victim James Kariuki"),
    RIGHT("Three skaters were killed in Friday's shooting in Madrid: 31-year-old Pablo Soria, "
          "44-year-old Marta Gil and 63-year-old Hugo Varga.",
          "victim Pablo Soria; victim Marta Gil; victim Hugo Varga"),
    RIGHT("A shooting in Madrid on Friday killed two. Police identified the two men killed as "
          "Ivan Petrov, 22, and Emil Novak, 24.",
          "victim Ivan Petrov; victim Emil Novak"),
    RIGHT("Lars Holm, 71, Ingrid Holm, 68, and their two sons, 40-year-old Nils Holm and "
          "37-year-old Ivar Holm, died in a fire at their dairy in Bergen on Friday.",
          "victim Lars Holm; victim Ingrid Holm; victim Nils Holm; victim Ivar Holm"),
    RIGHT("A waiter was shot in Madrid on Monday. The 52-year-old was identified on Wednesday as "
          "Carlos Leiva.",
          "victim Carlos Leiva"),
    RIGHT("The butcher had killed his 12-year-old nephew, Emil Moss; his 45-year-old cousin, Tania "
          "Hale; and Hale's aunt, Viola Krug, 70, in Madrid on Friday.",
          "victim Emil Moss; victim Tania Hale; victim Viola Krug"),
    RIGHT("Ivan Petrov, 22, a neighbour of Karl Moss, was shot dead in Madrid on Friday.",
          "victim Ivan Petrov; !victim Karl Moss"),
    RIGHT(
        "Two were shot dead in Madrid on Friday. The victims are Ivan Petrov, 22, and Emil Novak, "
        "and Karl Moss was arrested on Sunday.",
        "victim Ivan Petrov; victim Emil Novak; !victim Karl Moss; detained 1..1"),
    RIGHT("According to the coroner, Donald Grim, Ivan Petrov, 21, was killed in a shooting in "
          "Madrid.",
          "victim Ivan Petrov; !victim Donald Grim"),
};

static const extract_row attackers[] = {
    RIGHT("Sam Varga, 54, shot and killed his nephews in Madrid, then turned the rifle on himself "
          "on Sunday.",
          "perpetrator Sam Varga; !victim Sam Varga"),
    RIGHT("The suspect's brother, Karl Moss, said he was shocked by the shooting in Madrid on "
          "Friday that killed two.",
          "!perpetrator Karl Moss; !attacker Karl Moss"),
    RIGHT("A man was shot dead in Madrid on Friday. Police have named Erik Dahl, 27, of Toledo and "
          "Olga Lind, 29, as suspects in the shooting.",
          "perpetrator Erik Dahl; perpetrator Olga Lind"),
    RIGHT(
        "A gunman opened fire at a bar in Madrid, killing three people. The gunman was identified "
        "as Karl Moss, 40.",
        "perpetrator Karl Moss; attacker Karl Moss"),
    RIGHT("A man was shot dead in Madrid on Friday. The suspect has been identified as Karl Moss.",
          "perpetrator Karl Moss likely"),
    RIGHT(
        "The attackers were named as Ahmed Karim, 22, and Omar Aziz, 25. They killed 12 people in "
        "Madrid on Friday.",
        "attacker Ahmed Karim; attacker Omar Aziz"),
    RIGHT("Karl Moss stabbed Tom Hale to death in Madrid on Friday, police said.",
          "perpetrator Karl Moss by police; victim Tom Hale by police"),
    RIGHT("Hugo Varga allegedly shot 53-year-old Felix Brandt, of Toledo, during a dispute in "
          "Madrid on Wednesday.",
          "perpetrator Hugo Varga; victim Felix Brandt"),
};

static const extract_row accused[] = {
    RIGHT("A boy was shot in Madrid on Friday. Karl Moss, 41, and Erik Dahl, 60, were charged with "
          "second-degree murder.",
          "perpetrator Karl Moss accuses; attacker Erik Dahl accuses"),
    RIGHT("A boy was shot in Madrid on Friday. Karl Moss, 39; Erik Dahl, 47; and two 80-year-olds "
          "were charged with attempted murder.",
          "perpetrator Karl Moss accuses; perpetrator Erik Dahl accuses"),
    RIGHT("A man was shot dead in Madrid on Friday. Murder charges were filed against Karl Moss "
          "and Erik Dahl.",
          "perpetrator Karl Moss accuses; perpetrator Erik Dahl accuses"),
    RIGHT("A man was shot dead in Madrid on Friday. Police have arrested 57-year-old Karl Moss.",
          "perpetrator Karl Moss accuses"),
    RIGHT("A man was shot dead in Madrid on Friday. Karl Moss, 42, was arrested on drug charges.",
          "!perpetrator Karl Moss"),
    RIGHT("A man was shot dead in Madrid on Friday. On Saturday, detectives took Oskar Lind, 34, "
          "into "
          "custody over the killing.",
          "perpetrator Oskar Lind accuses; perpetrator Oskar Lind by detectives"),
    RIGHT(
        "A man was shot dead in Madrid on Friday. Police have charged Karl Moss and Erik Dahl with "
        "first-degree murder.",
        "perpetrator Karl Moss accuses; perpetrator Erik Dahl accuses"),
    RIGHT("A man was shot dead in Madrid on Friday. Karl Moss, 22, is being held without bond on a "
          "murder charge.",
          "perpetrator Karl Moss accuses"),
    RIGHT("A man was shot dead in Madrid on Friday. Police are looking for Karl Moss, 22, in "
          "connection "
          "with the shooting.",
          "perpetrator Karl Moss accuses; perpetrator Karl Moss by Police"),
    RIGHT("A man was shot dead in Madrid on Friday. Karl Moss is accused of killing Tom Hale.",
          "perpetrator Karl Moss accuses; victim Tom Hale"),
    RIGHT("A man was shot dead in Madrid on Friday. Karl Moss, 22, was sentenced to life in prison "
          "for "
          "the murder.",
          "perpetrator Karl Moss asserts"),
    RIGHT("A man was shot dead in Madrid on Friday. Karl Moss was arrested for drunk driving on "
          "Sunday.",
          "!perpetrator Karl Moss"),
    RIGHT("A man was shot dead in Madrid on Friday. Karl Moss, a neighbour, was questioned and "
          "released.",
          "!perpetrator Karl Moss"),
    RIGHT("Fred Novak, 65, was seen in Madrid on Friday. Mary Novak, 5, was shot dead in Madrid on "
          "Thursday. Novak has been charged with her murder.",
          "perpetrator Fred Novak accuses; !perpetrator Mary Novak"),
    RIGHT("A man was shot dead in Madrid on Friday. Karl Moss was not charged with murder.",
          "!perpetrator Karl Moss"),
};

/* Who fired, told by verbs; who is named beside words that tell of him elsewhere. */
static const extract_row doers[] = {
    RIGHT("Detectives said 27-year-old Karl Moss shot 28-year-old Tom Hale in Madrid on Friday.",
          "perpetrator Karl Moss; victim Tom Hale; !victim Karl Moss"),
    RIGHT("Karl Moss, 22, shot at two officers in Madrid on Friday as he fled.",
          "perpetrator Karl Moss; !victim Karl Moss"),
    RIGHT("Karl Moss shot Tom Hale several times in Madrid on Friday.",
          "perpetrator Karl Moss; victim Tom Hale"),
    RIGHT("Karl Moss, 45, fired a shotgun at his neighbours in Madrid on Friday.",
          "perpetrator Karl Moss"),
    RIGHT("One of the gunmen, Karl Moss, fatally shot Tom Hale in Madrid on Friday.",
          "perpetrator Karl Moss; victim Tom Hale"),
    RIGHT("A girl was shot dead by her uncle in Madrid on Friday. Her uncle, Karl Moss, lives "
          "nearby.",
          "perpetrator Karl Moss; !victim Karl Moss"),
    RIGHT("Karl Moss and Erik Dahl shot Tom Hale in Madrid on Friday.",
          "perpetrator Karl Moss; perpetrator Erik Dahl; victim Tom Hale"),
    RIGHT("Three people were shot dead in Madrid on Friday. The man accused of carrying out the "
          "shooting, Karl Moss, spoke to detectives.",
          "perpetrator Karl Moss likely"),
    RIGHT("A man was shot dead in Madrid on Friday. Karl Moss should be considered armed and "
          "dangerous.",
          "perpetrator Karl Moss likely"),
    RIGHT("A man was shot dead in Madrid on Friday. Karl Moss, 25, is facing serious charges.",
          "perpetrator Karl Moss accuses"),
    RIGHT("A man was shot dead in Madrid on Friday. Police were searching for Karl Moss, 49, whom "
          "they called dangerous.",
          "perpetrator Karl Moss accuses"),
    RIGHT("A man was shot dead in Madrid on Friday. Police were searching for Karl Moss, 12, who "
          "is missing.",
          "!perpetrator Karl Moss"),
    RIGHT("Police officers shot a robbery suspect in Madrid on Friday. The suspect was identified "
          "as Karl Moss, 34.",
          "victim Karl Moss; !perpetrator Karl Moss"),
    RIGHT("Tom Hale was shot dead in Madrid on Friday. Karl Moss argued with him before the "
          "shooting.",
          "victim Tom Hale; !perpetrator Karl Moss"),
    RIGHT("A gunman shot Tom Hale in Madrid on Friday.", "victim Tom Hale; !perpetrator Tom Hale"),
};

/* Clauses between a person and what is told of him; hospitals; arrests. */
static const extract_row far_off[] = {
    RIGHT("A man was shot dead in Madrid on Friday. Karl Moss, 22, of Quarry Hill, who lives "
          "nearby, was arrested and charged with murder.",
          "perpetrator Karl Moss accuses"),
    RIGHT("Karl Moss was convicted of the murder of Tom Hale, who died after being shot in Madrid "
          "in July.",
          "victim Tom Hale; !victim Karl Moss; perpetrator Karl Moss"),
    RIGHT("Three people were shot in Madrid on Friday. Lt. Karl Moss told reporters that one of "
          "the victims went into a chapel after being shot.",
          "!victim Karl Moss"),
    RIGHT("A man was shot dead in Madrid on Friday. Officers identified the man who was shot on "
          "Friday beside the mill as Tom Hale.",
          "victim Tom Hale"),
    RIGHT("Three teenagers were shot in Madrid on Friday. Hugo Varga, 18, and Ivan Petrov, 17, "
          "were two of the victims.",
          "victim Hugo Varga; victim Ivan Petrov"),
    RIGHT("A man was shot in Madrid on Friday. Tom Hale, 25, was taken to a hospital in critical "
          "condition.",
          "victim Tom Hale"),
    RIGHT("Police shot a man in Madrid on Friday. Tom Hale, whose death was confirmed by his "
          "family, had run away from a car.",
          "victim Tom Hale; !perpetrator Tom Hale"),
    RIGHT("A man was shot dead in Madrid on Friday. Karl Moss was being held Monday on multiple "
          "charges.",
          "perpetrator Karl Moss accuses"),
    RIGHT("A man was shot dead in Madrid on Friday. Hedda Vance, a 62-year-old woman, was taken "
          "into custody on Sunday and charged with manslaughter.",
          "perpetrator Hedda Vance accuses"),
    RIGHT("Two men shot dead 34-year-old Toledo Officer Tom Hale in Madrid on Friday.",
          "victim Tom Hale; !victim Toledo"),
    RIGHT("Bertram I. Moss, 25, was shot dead in Madrid on Friday.", "victim Bertram I. Moss"),
};

/* Who admits what, verbs in a row, bombs that are found. */
static const extract_row doers_or_not[] = {
    RIGHT("Karl Moss admitted that he had killed Tom Hale in Madrid on Friday.",
          "perpetrator Karl Moss claims; perpetrator Karl Moss by Karl Moss; victim Tom Hale"),
    RIGHT("Karl Moss admitted that rebels killed Tom Hale in Madrid on Friday.",
          "perpetrator rebels; !perpetrator Karl Moss"),
    RIGHT("Rebels burned houses in Goma on Friday, threatened teachers, beat residents and "
          "kidnapped two nurses.",
          "perpetrator Rebels; !perpetrator teachers; !perpetrator residents; abducted 2..2"),
    RIGHT("During the riots in Madrid, the authorities have defused nine bombs.",
          "!perpetrator authorities; !perpetrator the authorities"),
    RIGHT("A plane crashed near Madrid on Friday. There were no survivors. Officials identified "
          "the pilot as Tom Hale.",
          "victim Tom Hale"),
    RIGHT("A plane crashed near Madrid on Friday, injuring two. Officials identified the pilot as "
          "Tom Hale.",
          "!victim Tom Hale"),
};

/* Those known by their age. */
static const extract_row aged[] = {
    RIGHT("A shooting was reported in Madrid on Friday. Officers found a 51-year-old man with a "
          "gunshot wound above the knee.",
          "victim  aged 51"),
    RIGHT("A shooting was reported in Madrid on Friday. The 27-year-old victim went to a hospital "
          "on his own.",
          "victim  aged 27"),
    RIGHT("A shooting was reported in Madrid on Friday. The victims were described as a "
          "33-year-old man and a 64-year-old woman.",
          "victim  aged 33; victim  aged 64"),
    RIGHT("A shooting was reported in Madrid on Friday. Officers found a 30-year-old man in a "
          "nearby shop.",
          "!victim  aged 30"),
    RIGHT("Tom Hale was shot dead in Madrid on Friday. Hale, 28, lived nearby. His neighbour, Karl "
          "Moss, 30, said so.",
          "victim Tom Hale aged 28; !victim Karl Moss; !victim  aged 30"),
};

/* Who is brought in anew, who only tells, who is cared for. */
static const extract_row others[] = {
    RIGHT("Karl Moss shot a woman dead in Madrid on Friday. Her 8-year-old son Karl was wounded.",
          "perpetrator Karl Moss; !victim Karl Moss"),
    RIGHT("A boy was shot by his mother in Madrid on Friday. His mother, Olga Lind, said it was an "
          "accident.",
          "!perpetrator Olga Lind"),
    RIGHT("A man was shot in Madrid on Friday. Tom Hale was admitted to a hospital with a gunshot "
          "wound.",
          "victim Tom Hale; !perpetrator Tom Hale"),
    RIGHT("Ann and Eve Hale, 21 and 22, were shot dead in Madrid on Friday.",
          "victim Eve Hale; !victim Eve Hale aged 21"),
    RIGHT("A 30-year-old woman shot her neighbour Tom Hale in Madrid on Friday.",
          "victim Tom Hale; !victim Tom Hale aged 30"),
};

/* A short form, of a family, is of whoever is told of most. */
static const extract_row short_forms[] = {
    RIGHT("Karl Moss Jr., 30, was shot dead in Madrid on Friday. Moss was a baker.",
          "victim Karl Moss Jr.; !victim Moss asserts"),
    RIGHT("Ann Marie Lee, 30, was shot dead in Madrid on Friday. Ann Lee was a baker. Lee was shot "
          "twice.",
          "victim Ann Marie Lee; !victim Ann Lee asserts; !victim Lee asserts"),
    RIGHT("Marta Gil, 7, was shot in Madrid on Friday. Marta was shot in the leg.",
          "victim Marta Gil; !victim Marta asserts"),
};

static void named_victims_are_found(void **state) {
    check_rows(victims, COUNT_OF(victims));
}

static void the_harmed_of_lists_are_found(void **state) {
    check_rows(listed, COUNT_OF(listed));
}

static void who_fired_is_found(void **state) {
    check_rows(doers, COUNT_OF(doers));
}

static void others_are_told_apart(void **state) {
    check_rows(others, COUNT_OF(others));
}

static void ages_are_found(void **state) {
    check_rows(aged, COUNT_OF(aged));
}

static void who_did_it_is_told_from_who_tells(void **state) {
    check_rows(doers_or_not, COUNT_OF(doers_or_not));
}

static void clauses_between_are_stepped_over(void **state) {
    check_rows(far_off, COUNT_OF(far_off));
}

static void short_forms_are_of_the_fuller_name(void **state) {
    check_rows(short_forms, COUNT_OF(short_forms));
}

static void named_attackers_are_found(void **state) {
    check_rows(attackers, COUNT_OF(attackers));
}

static void who_is_charged_is_accused_by_who_charges(void **state) {
    check_rows(accused, COUNT_OF(accused));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(named_victims_are_found),
        cmocka_unit_test(the_harmed_of_lists_are_found),
        cmocka_unit_test(named_attackers_are_found),
        cmocka_unit_test(who_fired_is_found),
        cmocka_unit_test(ages_are_found),
        cmocka_unit_test(others_are_told_apart),
        cmocka_unit_test(who_did_it_is_told_from_who_tells),
        cmocka_unit_test(clauses_between_are_stepped_over),
        cmocka_unit_test(short_forms_are_of_the_fuller_name),
        cmocka_unit_test(who_is_charged_is_accused_by_who_charges),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
