#include "read/fec_journals.h"

#include <criterion/criterion.h>

static FecJournal *find(FecJournals *journals, const char *code, const char *name)
{
    return fec_journals_find(journals, code, name);
}

Test(fec_journals, opening_journals_are_known_by_code_or_name)
{
    static const char *const openings[][2] = {{"AN", ""},
                                              {"an", "Journal"},
                                              {"ANC", ""},
                                              {"RAN", ""},
                                              {"ANOUV", ""},
                                              {"X", "À nouveaux"},
                                              {"X", "A-NOUVEAU"},
                                              {"00", "Reports à nouveau"},
                                              {"OD9", "Journal d'ouverture"},
                                              {"OUV", "Balance initiale"},
                                              {"ANV", "JOURNAL A-NOUVEAUX"},
                                              {"A NOUVEAU", ""}};
    static const char *const others[][2] = {
        {"VE", "Ventes"}, {"OD", "Opérations diverses"}, {"BQ", "Banque La Nouvelle"},
        {"AC", "Achats"}, {"VAN", "Ventes annexes"},     {"ANI", "Animalerie ventes"}};
    Ledger *ledger = ledger_new();
    FecJournals *journals = fec_journals_new(ledger);
    for (guint i = 0; i < G_N_ELEMENTS(openings); i++)
        cr_expect(find(journals, openings[i][0], openings[i][1])->is_opening, "%s %s",
                  openings[i][0], openings[i][1]);
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        cr_expect_not(find(journals, others[i][0], others[i][1])->is_opening, "%s %s",
                      others[i][0], others[i][1]);
    fec_journals_free(journals);
    ledger_free(ledger);
}

Test(fec_journals, a_bank_is_known_by_its_words_or_by_its_accounts)
{
    Ledger *ledger = ledger_new();
    FecJournals *journals = fec_journals_new(ledger);
    cr_expect(fec_journal_is_treasury(find(journals, "BQ", "")));
    cr_expect(fec_journal_is_treasury(find(journals, "J7", "Crédit Agricole")));
    FecJournal *unnamed = find(journals, "J8", "Journal 8");
    for (int i = 0; i < 4; i++) {
        fec_journal_count(unnamed, "411000");
        fec_journal_count(unnamed, "512000");
    }
    cr_expect(fec_journal_is_treasury(unnamed));
    FecJournal *sales = find(journals, "VE", "Ventes");
    for (int i = 0; i < 9; i++) {
        fec_journal_count(sales, "411000");
        fec_journal_count(sales, "707000");
    }
    fec_journal_count(sales, "530000"); /* one sold for cash */
    cr_expect_not(fec_journal_is_treasury(sales));
    cr_expect_not(fec_journal_is_treasury(find(journals, "OD", "Divers")));
    fec_journals_free(journals);
    ledger_free(ledger);
}

Test(fec_journals, a_journal_is_one_by_code_and_name)
{
    Ledger *ledger = ledger_new();
    FecJournals *journals = fec_journals_new(ledger);
    cr_expect_eq(find(journals, "VE", "Ventes"), find(journals, "VE", "Ventes"));
    cr_expect_neq(find(journals, "VE", "Ventes"), find(journals, "VE", "Export"));
    fec_journals_free(journals);
    ledger_free(ledger);
}

Test(fec_journals, labels_of_openings_count_on_the_first_of_a_month_only)
{
    Day first = day_parse_iso("2025-01-01"), later = day_parse_iso("2025-01-15");
    cr_expect(fec_label_is_opening("A NOUVEAU AU 01/01/2025", first));
    cr_expect(fec_label_is_opening("Report à nouveau client", first));
    cr_expect_not(fec_label_is_opening("A NOUVEAU AU 01/01/2025", later));
    cr_expect_not(fec_label_is_opening("Facture à nouveau émise", first));
    cr_expect_not(fec_label_is_opening("", first));
    cr_expect(fec_label_is_closing("Ecriture de clôture", day_parse_iso("2025-12-31")));
    cr_expect_not(fec_label_is_closing("Ecriture de clôture", later));
}
