#include "read/label_due.h"

#include <criterion/criterion.h>
#include <string.h>

static void expect_due(const char *label, const char *iso)
{
    char read[DAY_ISO_SIZE];
    cr_expect_str_eq(day_print_iso(label_find_due(label), read), iso, "%s: %s", label, read);
}

Test(label_due, a_date_behind_a_word_for_due_is_found_in_all_usual_writings)
{
    expect_due("FACT 123 ECH 31/12/2025", "2025-12-31");
    expect_due("ECH31/12/2025", "2025-12-31");
    expect_due("ECHEANCE 31/12/2025", "2025-12-31");
    expect_due("FACTURE F12 ECHEANCE31/12/25 DUPONT", "2025-12-31");
    expect_due("éch. 31/12/25", "2025-12-31");
    expect_due("ÉCHÉANCE : 31-12-2025", "2025-12-31");
    expect_due("échéance au 31.12.2025", "2025-12-31");
    expect_due("Date d'échéance le 31/12/2025", "2025-12-31");
    expect_due("Ech: 5/1/2026", "2026-01-05");
    expect_due("A échoir le 31/12/2025", "2025-12-31");
    expect_due("Payable au 31/12/2025", "2025-12-31");
    expect_due("due 2025-12-31", "2025-12-31");
    expect_due("Invoice 77, due date: 31/12/2025", "2025-12-31");
    expect_due("Rechnung 5 fällig am 31.12.2025", "2025-12-31");
    expect_due("ECH 20251231", "2025-12-31");
    expect_due("ECH 31122025", "2025-12-31");
    expect_due("ECH 311225", "2025-12-31");
    expect_due("ECH 31 12 2025", "2025-12-31");
    expect_due("ECH 31 / 12 / 2025", "2025-12-31");
    expect_due("échéance 31 décembre 2025", "2025-12-31");
    expect_due("échéance du 1er mars 2026", "2026-03-01");
    expect_due("ECH 31/13/2025 ECH 31/12/2025", "2025-12-31");
}

Test(label_due, other_words_and_other_dates_are_no_due_date)
{
    expect_due("", "");
    expect_due("Facture du 10/03/2025", "");
    expect_due("Echelle 12/05/2025", "");
    expect_due("ECHANGE 12/05/2025", "");
    expect_due("Relance du 12/05/2025", "");
    expect_due("ECH 31/02/2025", "");
    expect_due("ECH 1/3", "");
    expect_due("échéance 2 sur 3", "");
    expect_due("Résidue 31/12/2025", "");
    expect_due("ECH 991399", "");
    expect_due("ECH 31/12/20255", "");
}

static void expect_number(const char *label, const char *expected)
{
    g_autofree char *number = label_find_number(label);
    cr_expect(g_strcmp0(number, expected) == 0, "%s: %s", label, number);
}

Test(label_due, the_number_of_an_invoice_is_found_behind_its_word_or_by_its_form)
{
    expect_number("FACTURE FA2025-00123 DUPONT", "FA2025-00123");
    expect_number("Facture n° 2025-118", "2025-118");
    expect_number("Fact. N°12345 du 10/03/2025", "12345");
    expect_number("facture client no 88123", "88123");
    expect_number("Invoice #INV/2025/0017", "INV/2025/0017");
    expect_number("Avoir AV2025-7", "AV2025-7");
    expect_number("DUPONT FA-2025-0099 pompe", "FA-2025-0099");
    expect_number("Rechnung Nr. 4711", "4711");
}

Test(label_due, a_date_a_year_or_plain_words_are_no_number)
{
    expect_number("Facture du 10/03/2025", NULL);
    expect_number("Facture 10/03/2025", NULL);
    expect_number("Facture mars 2025", NULL);
    expect_number("Facture 2025", NULL);
    expect_number("Facture", NULL);
    expect_number("Virement DUPONT", NULL);
    expect_number("Affacturage 12345", NULL);
}
