#include "build_case.h"

#include <criterion/criterion.h>
#include <string.h>

#define FEC                                                                                    \
    "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|"          \
    "CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|"    \
    "Montantdevise|Idevise\n"                                                                  \
    "VE|Ventes|1|20250115|411000|Clients|C1|DUPONT|FA1|20250115|Facture|10,00|0,00|||"         \
    "20250115||\n"                                                                             \
    "VE|Ventes|1|20250115|707000|Ventes|||FA1|20250115|Facture|0,00|10,00|||20250115||\n"      \
    "VE|Ventes|2|20250116|411000|Clients|C2|PETIT|FA2|20250116|Facture|10,00|0,00|||"          \
    "20250116||\n"                                                                             \
    "VE|Ventes|2|20250116|707000|Ventes|||FA2|20250116|Facture|0,00|10,00|||20250116||\n"

static ReadCase *read_fec(const char *customers, EndOfMonth reading)
{
    ReadCase *c = read_case_new();
    read_case_write(c, "123456789FEC20251231.txt", FEC);
    read_case_write(c, "customers.csv", customers);
    c->settings->ledger.end_of_month = reading;
    read_case_run(c, "2025-06-30");
    return c;
}

static guint count_rule(const ReadCase *c, const char *rule)
{
    guint n = 0;
    for (guint i = 0; i < c->complaints->list->len; i++) {
        const Complaint *complaint = g_ptr_array_index(c->complaints->list, i);
        n += strcmp(complaint->rule, rule) == 0;
    }
    return n;
}

Test(terms_notes, a_fec_is_refused_until_end_of_month_has_one_reading)
{
    ReadCase *c = read_fec("customer,name,terms\n"
                           "C1,Dupont,45 jours fin de mois\n"
                           "C2,Petit,30 FDM\n",
                           END_OF_MONTH_ASK);
    cr_expect_null(c->ledger);
    cr_expect(read_case_complains(c, "customers.csv:2: REFUSED: the terms \"45 jours fin de "
                                     "mois\" of customer C1 have two readings"));
    cr_expect_eq(count_rule(c, "terms-ambiguous"), 1,
                 "once is enough: one setting decides all");
    read_case_free(c);
}

Test(terms_notes, a_fec_takes_the_reading_of_the_settings)
{
    static const struct {
        EndOfMonth reading;
        const char *due;
    } readings[] = {{END_OF_MONTH_AFTER, "2025-03-31"}, {END_OF_MONTH_THEN, "2025-03-17"}};
    for (guint i = 0; i < G_N_ELEMENTS(readings); i++) {
        ReadCase *c = read_fec("customer,name,terms\nC1,Dupont,45 jours fin de mois\n",
                               readings[i].reading);
        cr_expect_eq(read_case_item(c, "FA1")->due_date, day_parse_iso(readings[i].due));
        cr_expect_str_eq(read_case_item(c, "FA1")->due_source, "customer-terms");
        read_case_free(c);
    }
}

Test(terms_notes, terms_that_no_invoice_needs_are_not_asked_about)
{
    ReadCase *c = read_case_new();
    read_case_write(c, "ledger.csv",
                    "customer,invoice,issue_date,due_date,amount\n"
                    "C1,F1,2025-01-15,2025-02-14,10.00\n");
    read_case_write(c, "customers.csv",
                    "customer,name,terms\nC1,Dupont,45 jours fin de mois\n");
    read_case_run(c, "2025-06-30");
    cr_expect_eq(count_rule(c, "terms-ambiguous"), 0);
    cr_expect_eq(read_case_item(c, "F1")->due_date, day_parse_iso("2025-02-14"));
    read_case_free(c);
}

Test(terms_notes, a_discount_is_noted_once_for_all_lines_that_offer_it)
{
    ReadCase *c = read_case_read("customer,invoice,issue_date,due_date,amount,terms\n"
                                 "C1,F1,2025-01-15,,10.00,\"2,5% 10 jours, 30 jours net\"\n"
                                 "C1,F2,2025-01-16,,10.00,\"2,5% 10 jours, 30 jours net\"\n"
                                 "C1,F3,2025-01-16,2025-03-01,10.00,2% 10 net 30\n",
                                 "2025-06-30");
    cr_expect_eq(count_rule(c, "discount-not-used"), 1);
    cr_expect(read_case_complains(c, "ledger.csv:2: NOTE: the terms \"2,5% 10 jours, 30 jours "
                                     "net\" offer 2.50 % for payment within 10 days; they are "
                                     "read as net:30"));
    read_case_free(c);
}

Test(terms_notes, delays_above_the_cap_are_counted_for_each_customer)
{
    ReadCase *c = read_case_new();
    read_case_write(c, "ledger.csv",
                    "customer,invoice,issue_date,due_date,amount\n"
                    "C1,F2,2025-01-16,2025-06-15,10.00\n"
                    "C1,F1,2025-01-15,2025-05-15,10.00\n"
                    "C1,F3,2025-01-15,2025-02-15,10.00\n");
    read_case_write(c, "customers.csv", "customer,name,debtor\nC1,Dupont,business\n");
    read_case_run(c, "2025-06-30");
    cr_expect(read_case_complains(c, "ledger.csv:3: NOTE: 2 invoices of customer C1 fall due "
                                     "later than 60 days"),
              "%s", read_case_complaints(c));
    cr_expect(read_case_complains(c, "the first is F1, 120 days after its date"));
    read_case_free(c);
}
