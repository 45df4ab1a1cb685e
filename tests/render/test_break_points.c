#include "render/break_points.h"
#include <criterion/criterion.h>
#include <string.h>

/* The text with | where a line may begin and / where it must. */
static char *mark(const char *text)
{
    gsize length = strlen(text);
    g_autofree guint8 *points = g_malloc0(length + 1);
    break_points_find(text, length, points);
    GString *marked = g_string_new(NULL);
    for (gsize i = 0; i < length; i++) {
        if (points[i] != BREAK_NONE)
            g_string_append_c(marked, points[i] == BREAK_FORCED ? '/' : '|');
        g_string_append_c(marked, text[i]);
    }
    return g_string_free(marked, FALSE);
}

static void check(const char *text, const char *expected)
{
    g_autofree char *marked = mark(text);
    cr_assert_str_eq(marked, expected, "\"%s\" is marked \"%s\"", text, marked);
}

Test(break_points, lines_end_at_spaces_and_after_hyphens)
{
    check("un rappel", "un |rappel");
    check("Saint-Étienne", "Saint-|Étienne");
}

Test(break_points, non_breaking_spaces_hold)
{
    check("12\u00A0€", "12\u00A0€");
    check("1\u202F234,56\u00A0€ dus", "1\u202F234,56\u00A0€ |dus");
    check("le 5\u00A0décembre", "le |5\u00A0décembre");
}

Test(break_points, amounts_typed_with_plain_spaces_are_not_torn)
{
    check("soit 1 234,56 € dus", "soit |1 234,56 € |dus");
    check("capital de 50 000 euros", "capital |de |50 000 |euros");
    check("13 %", "13 %");
    check("page 12 3456", "page |12 |3456");
}

Test(break_points, french_punctuation_stays_with_its_word)
{
    check("Objet : rappel ; suite ! oui ? non", "Objet : |rappel ; |suite ! |oui ? |non");
    check("« cité » ici", "« cité » |ici");
}

Test(break_points, codes_dates_and_addresses_are_not_torn)
{
    check("FA-2025-A17 du 31/12/2025", "FA-2025-A17 |du |31/12/2025");
    check("compta@mercier.example", "compta@mercier.example");
    check("INV-A-B 12", "INV-|A-|B |12");
}

Test(break_points, dates_in_words_are_not_torn_in_any_language)
{
    check("le 5 décembre 2026 au", "le |5 décembre 2026 |au");
    check("du 1er mars au 12 avril 2026", "du |1er mars |au |12 avril 2026");
    check("by 5 March 2026, at", "by |5 March 2026, |at");
    check("bis 5. Dezember 2026 an", "bis |5. Dezember 2026 |an");
    check("el 5 de diciembre de 2026 a", "el |5 de diciembre de 2026 |a");
    check("l’8 giugno 2026 e", "l’8 giugno 2026 |e");
    check("op 5 augustus 2026 te", "op |5 augustus 2026 |te");
    check("en 2026 le", "en |2026 |le");
    check("5 marches", "5 |marches");
}

Test(break_points, an_account_number_and_a_number_sign_hold_together)
{
    check("sur FR76 3000 6000 0112 3456 7890 189 avant",
          "sur |FR76 3000 6000 0112 3456 7890 189 |avant");
    check("IBAN DE71 1102 2033 0123 4567 89.", "IBAN |DE71 1102 2033 0123 4567 89.");
    check("facture n° 12", "facture |n° 12");
}

Test(break_points, a_url_may_break_after_a_slash)
{
    check("https://a.example/payer/12", "https://|a.example/|payer/12");
}

Test(break_points, a_line_end_is_forced)
{
    check("Claire Mercier\nDirectrice", "Claire |Mercier\n/Directrice");
}
