/*
 * tests/read/test_language.c - the language of a text; what is not English is kept and not read.
 */
#include "support.h"

#include <string.h>

typedef struct language_row {
    const char *language;
    const char *text;
} language_row;

static const language_row rows[] = {
    {"en", "The police said that twelve people were killed when a bomb exploded in the market."},
    {"en", "Twelve killed in Tessaly market bombing"},
    {"en", "Gunmen storm hotel, nine dead"},
    {"en", "Ferry sinks off Sicily: 31 drown, dozens missing"},
    {"en",
     "Militants attack army base, seize weapons, torch vehicles, abduct ten soldiers near border"},
    {"en", "DAMASCUS BLAST KILLS 12"},
    {"en", "Abu Bakr al-Hassan, Juan Carlos Ortega and Jean-Pierre Dubois were among the dead in "
           "Aleppo, Bogota and Marseille."},
    {"en", "The minister said: \"No pasaran\" and left the hall of the parliament in the evening."},
    {"en", "1. Ana Moreau (U.S.) 13.10\n2. Eva Ngata (U.S.) 13.55\n3. Mia Okafor (U.S.) 13.60\n"
           "4. Ida Brandt (U.S.) 13.71\n5. Una Reyes (U.S.) 13.90"},
    {"en", "A bomb damaged a house in Lima on Monday. Another bomb exploded outside a bank in Callao, "
           "wounding a guard."},
    {"en", "A fire in a hotel in Iasi killed a man and a woman on Friday, a mayor said in a note."},
    {"ro", "O bombă a avariat o casă din Lima luni. Alta a explodat în fața unei bănci din Callao și a "
           "rănit un paznic."},
    {"hu", "Egy bomba megrongált egy házat Limában hétfőn. Egy másik egy bank előtt robbant fel, és "
           "megsebesített egy őrt."},
    {"es",
     "La policía dijo que doce personas murieron cuando una bomba explotó en el mercado de la "
     "ciudad."},
    {"fr",
     "La police a déclaré que douze personnes ont été tuées lorsque la bombe a explosé dans le "
     "marché de la ville."},
    {"de",
     "Die Polizei sagte, dass zwölf Menschen getötet wurden, als eine Bombe auf dem Markt der "
     "Stadt explodierte."},
    {"it",
     "La polizia ha detto che dodici persone sono morte quando una bomba è esplosa nel mercato "
     "della città."},
    {"pt", "A polícia disse que doze pessoas morreram quando uma bomba explodiu no mercado da "
           "cidade e que não há suspeitos."},
    {"tr", "Polis, kentteki pazarda bir bombanın patlaması sonucu on iki kişinin öldüğünü ve çok "
           "sayıda kişinin de yaralandığını söyledi."},
    {"id", "Polisi mengatakan bahwa dua belas orang tewas ketika sebuah bom meledak di pasar kota "
           "itu pada hari Jumat dan tidak ada yang ditangkap."},
    {"ru", "Полиция сообщила, что двенадцать человек погибли при взрыве бомбы на рынке."},
    {"ar", "قالت الشرطة إن اثني عشر شخصا قتلوا عندما انفجرت قنبلة في السوق"},
    {"he", "המשטרה אמרה כי שנים עשר בני אדם נהרגו כאשר פצצה התפוצצה בשוק"},
    {"el", "Η αστυνομία είπε ότι δώδεκα άνθρωποι σκοτώθηκαν όταν εξερράγη βόμβα"},
    {"zh", "警方说，一枚炸弹在市场爆炸，造成十二人死亡。"},
    {"ja", "警察によると、市場で爆弾が爆発し、十二人が死亡した。"},
    {"ko", "경찰은 시장에서 폭탄이 터져 열두 명이 숨졌다고 밝혔다."},
    {"hi", "पुलिस ने कहा कि बाज़ार में बम फटने से बारह लोग मारे गए।"},
    {"und", "12 34 -- ..."},
    {"und", ""},
};

static void the_language_of_a_text_is_told(void **state) {
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const char *found = rsm_read_language(test_world(), rsm_slice_from_string(rows[i].text));
        if (strcmp(found, rows[i].language) != 0)
            print_error("%s\n", rows[i].text);
        assert_string_equal(found, rows[i].language);
    }
}

static void a_report_in_another_language_is_kept_and_says_why_it_is_not_read(void **state) {
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        rsm_arena arena;
        rsm_parts parts = {.body = rsm_slice_from_string(rows[i].text)};
        char expected[40] = "";
        rsm_arena_init(&arena, NULL, 0);
        rsm_report report = compose(&parts, &arena);
        bool read = strcmp(rows[i].language, "en") == 0 || strcmp(rows[i].language, "und") == 0;
        if (!read)
            snprintf(expected, sizeof expected, "not read: language %s", rows[i].language);
        assert_slice_equal(report.error, rows[i].text[0] == '\0' ? "not read: no text" : expected);
        assert_slice_equal(report.text, rows[i].text);
        rsm_arena_free(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_language_of_a_text_is_told),
        cmocka_unit_test(a_report_in_another_language_is_kept_and_says_why_it_is_not_read),
    };
    return cmocka_run_group_tests(tests, open_surroundings, close_surroundings);
}
