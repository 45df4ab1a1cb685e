/* Side file, column, label, customer terms, ledger.terms: the first that speaks. */
#include "build_fec.h"

#include <criterion/criterion.h>

static void expect_due(const ReadCase *c, const char *invoice, const char *iso,
                       const char *source)
{
    char due[DAY_ISO_SIZE];
    const OpenItem *item = read_case_item(c, invoice);
    cr_expect_str_eq(day_print_iso(item->due_date, due), iso, "%s: %s", invoice, due);
    cr_expect_str_eq(item->due_source, source, "%s: %s", invoice, item->due_source);
}

#define LABELLED(entry, piece, auxiliary, label)                                               \
    FEC_ROW("VE|Ventes", entry, "20250310", "411000", auxiliary, piece, label, "10,00",        \
            "0,00", "", "")

static ReadCase *new_case(void)
{
    ReadCase *c = read_case_new();
    read_case_set(&c->settings->ledger.terms, "net:20");
    read_case_write(c, "customers.csv", "customer;name;terms\nC1;UN;net:60\nC2;DEUX;\n");
    fec_case_add(
        c, "732829320FEC20251231.txt",
        LABELLED("1", "F1", "C1", "ECH 15/04/2025") LABELLED("2", "F2", "C1", "ECH 15/04/2025")
            LABELLED("3", "F3", "C1", "Facture") LABELLED("4", "F4", "C2", "Facture"));
    return c;
}

Test(fec_due_dates, each_source_gives_way_to_the_one_before_it)
{
    ReadCase *c = new_case();
    read_case_write(c, "echeances.csv", "PieceRef;Date d'échéance\nF1;20/05/2025\n");
    read_case_run(c, "2025-12-31");
    expect_due(c, "F1", "2025-05-20", "side-file");
    expect_due(c, "F2", "2025-04-15", "label");
    expect_due(c, "F3", "2025-05-09", "customer-terms");
    expect_due(c, "F4", "2025-03-30", "settings");
    read_case_free(c);
}

Test(fec_due_dates, a_side_file_with_customers_tells_equal_numbers_apart)
{
    ReadCase *c = read_case_new();
    fec_case_add(c, "fec.txt",
                 LABELLED("1", "15", "C1", "F") LABELLED(
                     "2", "15", "C2",
                     "F") "VE|Ventes|3|20250310|411000|Compte|C3|Trois & Fils|16|20250310|F|"
                          "10,00|0,00|||20250310||\n");
    read_case_write(c, "echeances.csv",
                    "Client;Facture;Échéance\nC1;15;21/04/2025\nC2;15;02/05/2025\n"
                    "TROIS & FILS;16;03/06/2025\n");
    read_case_run(c, "2025-12-31");
    for (guint i = 0; i < c->ledger->items->len; i++) {
        const OpenItem *item = c->ledger->items->pdata[i];
        const char *expected = g_str_equal(item->customer, "C1")   ? "2025-04-21"
                               : g_str_equal(item->customer, "C2") ? "2025-05-02"
                                                                   : "2025-06-03";
        char due[DAY_ISO_SIZE];
        cr_expect_str_eq(day_print_iso(item->due_date, due), expected, "%s", item->customer);
        cr_expect_str_eq(item->due_source, "side-file");
    }
    read_case_free(c);
}

Test(fec_due_dates, a_side_file_may_have_amounts_and_come_first)
{
    ReadCase *c = read_case_new();
    read_case_write(c, "echeancier.csv",
                    "Compte tiers;Pièce;Échéance;Débit;Crédit\n"
                    "C1;F1;20/05/2025;10,00;\nC1;F2;21/05/2025;10,00;\n");
    fec_case_add(c, "fec.txt", LABELLED("1", "F1", "C1", "F") LABELLED("2", "F2", "C1", "F"));
    read_case_run(c, "2025-12-31");
    expect_due(c, "F1", "2025-05-20", "side-file");
    expect_due(c, "F2", "2025-05-21", "side-file");
    cr_expect_eq(fec_case_sum(c, "C1"), 2000, "its amounts are not counted a second time");
    read_case_free(c);
}

Test(fec_due_dates, a_csv_of_other_invoices_is_an_extract_of_its_own)
{
    ReadCase *c = read_case_new();
    fec_case_add(c, "fec.txt", LABELLED("1", "F1", "C1", "F"));
    read_case_write(c, "ledger.csv",
                    "customer;invoice;due_date;amount\nC9;X1;2025-05-20;10,00\n");
    read_case_run(c, "2025-12-31");
    cr_expect_eq(fec_case_sum(c, "C9"), 1000);
    cr_expect_eq(fec_case_sum(c, "C1"), 1000);
    read_case_free(c);
}

Test(fec_due_dates, dates_of_other_customers_are_told_and_not_used)
{
    ReadCase *c = read_case_new();
    fec_case_add(c, "fec.txt", LABELLED("1", "F1", "C1", "F"));
    read_case_write(c, "echeances.csv", "Client;Facture;Échéance\nC9;F1;21/04/2025\n");
    read_case_run(c, "2025-12-31");
    expect_due(c, "F1", "2025-04-09", "settings");
    cr_expect(read_case_complains(c, "echeances.csv:2:2: WARNING: 1 line of due dates has no "
                                     "invoice of that customer in the FEC"));
    read_case_free(c);
}

Test(fec_due_dates, a_csv_of_other_customers_invoices_is_an_extract_of_its_own)
{
    ReadCase *c = read_case_new();
    fec_case_add(c, "fec.txt", LABELLED("1", "F1", "C1", "F") LABELLED("2", "F2", "C1", "F"));
    read_case_write(c, "ledger.csv",
                    "Client;Facture;Échéance;Montant TTC\n"
                    "C7;F1;13/04/2025;500,00\nC8;F2;14/04/2025;600,00\n");
    read_case_run(c, "2025-12-31");
    cr_expect_eq(fec_case_sum(c, "C7"), 50000);
    cr_expect_eq(fec_case_sum(c, "C8"), 60000);
    cr_expect_eq(fec_case_sum(c, "C1"), 2000);
    read_case_free(c);
}

Test(fec_due_dates, an_extract_with_an_invoice_of_the_fec_is_refused)
{
    ReadCase *c = read_case_new();
    fec_case_add(c, "fec.txt", LABELLED("1", "F1", "C1", "F"));
    read_case_write(
        c, "ledger.csv",
        "Client;Facture;Échéance;Montant TTC\n"
        "C1;F1;13/04/2025;10,00\nC8;F2;14/04/2025;600,00\nC8;F3;14/04/2025;60,00\n");
    read_case_run(c, "2025-12-31");
    cr_expect(read_case_complains(c, "ledger.csv:2: REFUSED: invoice F1 of customer C1"));
    read_case_free(c);
}

Test(fec_due_dates, a_date_far_from_the_invoice_is_a_slip)
{
    ReadCase *c = read_case_new();
    fec_case_add(c, "fec.txt",
                 LABELLED("1", "F1", "C1", "ECH 31/12/2052")
                     LABELLED("2", "F2", "C1", "ECH 31/12/2024"));
    read_case_run(c, "2025-12-31");
    expect_due(c, "F1", "2025-04-09", "settings");
    expect_due(c, "F2", "2024-12-31", "label");
    read_case_free(c);
}
