#include "build_case.h"

#include <criterion/criterion.h>
#include <string.h>

#define HEADER                                                                                 \
    "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|"          \
    "CompAuxLib|"                                                                              \
    "PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|" \
    "Idevise\n"

static ReadCase *read_fec(const char *rows, const char *run_date)
{
    g_autofree char *text = g_strconcat(HEADER, rows, NULL);
    ReadCase *c = read_case_new();
    read_case_set(&c->settings->ledger.terms, "net:30");
    read_case_write(c, "732829320FEC20251231.txt", text);
    read_case_run(c, run_date);
    return c;
}

/* The sum of the items of a customer, which must be that of its receivable accounts. */
static gint64 sum_of(const ReadCase *c, const char *customer)
{
    gint64 sum = 0;
    cr_assert_not_null(c->ledger, "%s", read_case_complaints(c));
    for (guint i = 0; i < c->ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(c->ledger->items, i);
        if (strcmp(item->customer, customer) == 0)
            sum += item->open_minor;
    }
    return sum;
}

Test(fec, the_worked_example_of_the_domain_notes_comes_out_to_the_cent)
{
    ReadCase *c = read_case_new();
    read_case_set(&c->settings->ledger.terms, "net:30");
    read_case_use_fixture(c, "fec/worked-example.txt");
    read_case_run(c, "2025-06-30");
    const OpenItem *partly = read_case_item(c, "FA2025-00123");
    cr_expect_str_eq(partly->customer, "C0042");
    cr_expect_str_eq(partly->customer_name, "DUPONT ET FILS");
    cr_expect_eq(partly->open_minor, 50000);
    cr_expect_eq(partly->amount_minor, 120000);
    cr_expect_eq(partly->due_date, day_parse_iso("2025-04-09"));
    cr_expect_str_eq(partly->due_source, "settings");
    cr_assert_eq(partly->n_receipts, 1);
    cr_expect_eq(partly->receipts[0].minor, 70000);
    cr_expect_eq(partly->receipts[0].date, day_parse_iso("2025-04-20"));
    const OpenItem *open = read_case_item(c, "FA2025-00150");
    cr_expect_eq(open->open_minor, 34320);
    cr_expect_eq(open->due_date, day_parse_iso("2025-05-02"));
    const OpenItem *credit = read_case_item(c, "AV2025-0007");
    cr_expect_eq(credit->open_minor, -15000);
    cr_expect_eq(credit->kind, ITEM_CREDIT);
    cr_expect_eq(c->ledger->items->len, 3);
    cr_expect_eq(sum_of(c, "C0099"), 0);
    cr_expect_eq(c->ledger->as_of, day_parse_iso("2025-05-20"));
    cr_expect_eq(read_case_total(c, "EUR")->open, 69320);
    cr_expect_eq(c->complaints->list->len, 0, "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(fec, a_lettering_code_belongs_to_one_customer_only)
{
    ReadCase *c = read_fec(
        "VE|Ventes|1|20250310|411000|Clients|C1|UN|F1|20250310|F|100,00|0,00|A|||| \n"
        "VE|Ventes|2|20250310|411000|Clients|C2|DEUX|F2|20250310|F|0,00|100,00|A|||| \n",
        "2025-12-31");
    cr_expect_eq(sum_of(c, "C1"), 10000);
    cr_expect_eq(sum_of(c, "C2"), -10000);
    read_case_free(c);
}

Test(fec, without_auxiliary_accounts_the_account_is_the_customer)
{
    ReadCase *c =
        read_fec("VE|Ventes|1|20250310|411DUPONT|Dupont|||F1|20250310|F|0000000069,60|"
                 "0000000000,00|||||\n"
                 "VE|Ventes|1|20250310|707000|Ventes|||F1|20250310|F|0,00|69,60|||||\n"
                 "VE|Ventes|1|20250310|401000|Fournisseurs|||F1|20250310|F|5,00|5,00|||||\n",
                 "2025-12-31");
    cr_expect_str_eq(read_case_item(c, "F1")->customer, "411DUPONT");
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 6960);
    cr_expect_eq(c->ledger->items->len, 1);
    read_case_free(c);
}

Test(fec, amount_with_side_is_the_other_lawful_variant)
{
    ReadCase *c = read_case_new();
    read_case_set(&c->settings->ledger.terms, "net:30");
    read_case_write(
        c, "fec.txt",
        "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\t"
        "CompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tMontant\tSens\tEcritureLet\tDateLet\t"
        "ValidDate\tMontantdevise\tIdevise\n"
        "VE\tVentes\t1\t20250310\t411000\tClients\tC1\tUN\tF1\t20250310\tF\t100,"
        "00\tD\t\t\t\t\t\n"
        "VE\tVentes\t2\t20250311\t411000\tClients\tC1\tUN\tF1\t20250311\tF\t30,"
        "00\tC\t\t\t\t\t\n"
        "VE\tVentes\t3\t20250311\t411000\tClients\tC1\tUN\tF2\t20250311\tF\t7,00\t+"
        "1\t\t\t\t\t\n");
    read_case_run(c, "2025-12-31");
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 7000);
    cr_expect_eq(read_case_item(c, "F2")->open_minor, 700);
    read_case_free(c);
}

Test(fec, known_oddities_of_real_files_do_not_lose_a_cent)
{
    /* BOM, CR CR LF, trailing separator, padded cells, EcritureNum 0, | inside a label */
    ReadCase *c = read_case_new();
    read_case_set(&c->settings->ledger.terms, "net:30");
    read_case_write(
        c, "fec.txt",
        "\xef\xbb\xbf"
        "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|"
        "CompAuxLib|"
        "PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|"
        "Montantdevise|"
        "Idevise|\r\r\n"
        "VE |Ventes |0|20250310|411000  |Clients|C1   |UN  |F1 |20250310|Facture | 100,00| "
        "0,00||||||\r\r\n"
        "VE|Ventes|0|20250310|411000|Clients|C1|UN|F2|20250310|Pompe|modèle "
        "B|40,00|0,00||||||\r\r\n"
        "VE|Ventes|0|20250310|707000|Ventes|||F1|20250310|Facture|0,00|140,00||||||\r\r\n");
    read_case_run(c, "2025-12-31");
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 10000);
    cr_expect_eq(read_case_item(c, "F2")->open_minor, 4000);
    cr_expect_eq(read_case_item(c, "F2")->line, 3);
    cr_expect(read_case_complains(c, "[fec-separator-in-label]"));
    cr_expect_not(read_case_complains(c, "[fec-unbalanced]"), "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(fec, due_dates_come_from_the_label_before_terms)
{
    ReadCase *c = read_fec("VE|Ventes|1|20250310|411000|Clients|C1|UN|F1|20250310|FACT F1 ECH "
                           "31/05/2025|100,00|0,00|||||\n"
                           "VE|Ventes|2|20250310|411000|Clients|C1|UN|F2|20250310|Échéance : "
                           "30/04/25|100,00|0,00|||||\n"
                           "VE|Ventes|3|20250310|411000|Clients|C1|UN|F3|20250310|Echelle "
                           "12/05/2025|100,00|0,00|||||\n",
                           "2025-12-31");
    cr_expect_eq(read_case_item(c, "F1")->due_date, day_parse_iso("2025-05-31"));
    cr_expect_str_eq(read_case_item(c, "F1")->due_source, "label");
    cr_expect_eq(read_case_item(c, "F2")->due_date, day_parse_iso("2025-04-30"));
    cr_expect_str_eq(read_case_item(c, "F3")->due_source, "settings");
    read_case_free(c);
}

Test(fec, a_side_file_of_due_dates_wins)
{
    ReadCase *c = read_case_new();
    read_case_use_fixture(c, "fec/worked-example.txt");
    read_case_write(c, "echeances.csv",
                    "PieceRef;Date d'échéance\n"
                    "FA2025-00123;15/06/2025\n");
    read_case_run(c, "2025-06-30");
    cr_expect_eq(read_case_item(c, "FA2025-00123")->due_date, day_parse_iso("2025-06-15"));
    cr_expect_str_eq(read_case_item(c, "FA2025-00123")->due_source, "side-file");
    cr_expect_str_eq(read_case_item(c, "FA2025-00150")->due_source, "settings");
    read_case_free(c);
}

Test(fec, unbalanced_entries_journals_and_files_are_each_named)
{
    ReadCase *c =
        read_fec("VE|Ventes|1|20250310|411000|Clients|C1|UN|F1|20250310|F|100,00|0,00|||||\n"
                 "VE|Ventes|1|20250310|707000|Ventes|||F1|20250310|F|0,00|99,00|||||\n"
                 "OD|Divers|2|20250310|471000|Attente|||F1|20250310|F|5,00|5,00|||||\n",
                 "2025-12-31");
    cr_expect(read_case_complains(c, "the whole file: debits less credits are 1.00"));
    cr_expect(read_case_complains(c, "journal VE: debits less credits are 1.00"));
    cr_expect(read_case_complains(c, "entry VE 1: debits less credits are 1.00"));
    cr_expect_not(read_case_complains(c, "journal OD"));
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 10000);
    read_case_free(c);
}

Test(fec, two_years_given_together_do_not_count_their_opening_twice)
{
    ReadCase *c = read_case_new();
    read_case_set(&c->settings->ledger.terms, "net:30");
    read_case_write(
        c, "732829320FEC20241231.txt",
        HEADER
        "VE|Ventes|1|20241110|411000|Clients|C1|UN|F1|20241110|F|100,00|0,00|||||\n"
        "VE|Ventes|2|20241111|411000|Clients|C1|UN|F2|20241111|F|50,00|0,00|AA|20250115||||\n");
    read_case_write(
        c, "732829320FEC20251231.txt",
        HEADER
        "AN|A nouveaux|1|20250101|411000|Clients|C1|UN||20250101|Solde|150,00|0,00|||||\n"
        "BQ|Banque|2|20250115|411000|Clients|C1|UN|R1|20250115|V|0,00|50,00|AA|20250115||||\n");
    read_case_run(c, "2025-12-31");
    cr_expect_eq(sum_of(c, "C1"), 10000);
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 10000);
    cr_expect_eq(c->ledger->items->len, 1);
    cr_expect_eq(read_case_total(c, "EUR")->rejected, 15000);
    read_case_free(c);
}

Test(fec, a_code_used_again_the_next_year_does_not_mix_two_invoices)
{
    ReadCase *c = read_fec(
        "VE|Ventes|1|20250110|411000|Clients|C1|UN|F1|20250110|F|100,00|0,00|AA|20250201||||\n"
        "BQ|Banque|2|20250201|411000|Clients|C1|UN|R1|20250201|V|0,00|100,00|AA|20250201||||\n"
        "VE|Ventes|3|20250610|411000|Clients|C1|UN|F2|20250610|F|80,00|0,00|AA|20250801||||\n"
        "BQ|Banque|4|20250801|411000|Clients|C1|UN|R2|20250801|V|0,00|30,00|AA|20250801||||\n",
        "2025-12-31");
    const OpenItem *item = read_case_item(c, "F2");
    cr_expect_eq(item->open_minor, 5000);
    cr_expect_eq(item->amount_minor, 8000);
    cr_expect_eq(c->ledger->items->len, 1);
    read_case_free(c);
}

Test(fec, an_unreadable_amount_rejects_its_line_and_says_where)
{
    ReadCase *c =
        read_fec("VE|Ventes|1|20250310|411000|Clients|C1|UN|F1|20250310|F|1OO,00|0,00|||||\n"
                 "VE|Ventes|2|20250310|411000|Clients|C1|UN|F2|20250310|F|10,00|0,00|||||\n",
                 "2025-12-31");
    cr_expect(read_case_complains(c, "732829320FEC20251231.txt:2:12: HELD: amount \"1OO,00\""));
    cr_expect_eq(sum_of(c, "C1"), 1000);
    read_case_free(c);
}

Test(fec, lines_that_are_part_of_an_item_are_listed_with_nothing_of_their_own)
{
    ReadCase *c = read_fec(
        "VE|Ventes|1|20250110|411000|Clients|C1|UN|F1|20250110|Facture|100,00|0,00|A||||\n"
        "VE|Ventes|2|20250210|411000|Clients|C1|UN|F2|20250210|Facture|200,00|0,00|A||||\n"
        "BQ|Banque|3|20250301|411000|Clients|C1|UN|R1|20250301|Virement|0,00|150,00|A||||\n"
        "VE|Ventes|4|20250310|411000|Clients|C1|UN|F3|20250310|ECH 31/03/2025|10,00|0,00|||||\n"
        "VE|Ventes|4|20250310|411000|Clients|C1|UN|F3|20250310|ECH 30/04/2025|20,00|0,00|||||\n"
        "VE|Ventes|4|20250310|411000|Clients|C1|UN|F3|20250310|ECH 30/04/2025|7,00|0,00|||||\n",
        "2025-06-30");
    cr_assert_not_null(c->ledger, "%s", read_case_complaints(c));
    const RejectedLine *part = read_case_rejected(c, "F2");
    cr_assert_not_null(part);
    cr_expect_str_eq(part->rule, "merged");
    cr_expect_eq(part->line, 3);
    cr_expect_eq(part->minor, 0);
    cr_expect(part->is_merged && !part->is_settled);
    cr_expect_str_eq(part->reason,
                     "part of invoice F1 on line 2 of 732829320FEC20251231.txt: its 200.00 EUR "
                     "count there");
    const RejectedLine *instalment = read_case_rejected(c, "F3");
    cr_assert_not_null(instalment);
    cr_expect_eq(instalment->line, 7);
    cr_expect_str_eq(instalment->rule, "merged");
    cr_expect_eq(c->ledger->items->len + c->ledger->rejected->len, 6);
    cr_expect_eq(read_case_total(c, "EUR")->open, 18700);
    cr_expect_eq(read_case_total(c, "EUR")->rejected, 0);
    read_case_free(c);
}
