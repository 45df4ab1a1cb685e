#include "build_case.h"

#include <criterion/criterion.h>
#include <string.h>

#define CANONICAL "customer,invoice,kind,issue_date,due_date,amount,open_amount,currency\n"

static Day day(const char *iso)
{
    return day_parse_iso(iso);
}

Test(ledger_rows, canonical_csv_becomes_items)
{
    ReadCase *c = read_case_read(
        CANONICAL "C042,2025-0417,invoice,2025-03-10,2025-04-09,1234.56,1000.00,EUR\n",
        "2025-06-30");
    const OpenItem *item = read_case_item(c, "2025-0417");
    cr_expect_str_eq(item->customer, "C042");
    cr_expect_eq(item->kind, ITEM_INVOICE);
    cr_expect_eq(item->issue_date, day("2025-03-10"));
    cr_expect_eq(item->due_date, day("2025-04-09"));
    cr_expect_str_eq(item->due_source, "column");
    cr_expect_eq(item->amount_minor, 123456);
    cr_expect_eq(item->open_minor, 100000);
    cr_expect_eq(item->line, 2);
    cr_expect_str_eq(item->source, "ledger.csv");
    const ControlTotal *total = read_case_total(c, "EUR");
    cr_expect_eq(total->extract, 123456);
    cr_expect_eq(total->open, 100000);
    cr_expect_eq(total->settled, 23456);
    cr_expect_eq(total->rejected, 0);
    read_case_free(c);
}

Test(ledger_rows, items_csv_is_written_as_the_product_page_says)
{
    ReadCase *c = read_case_read(
        "customer,invoice,issue_date,due_date,amount,open_amount,order_ref,dispute\n"
        "C2,F2,2025-03-10,2025-04-09,20.00,20.00,\"PO, 7\",\n"
        "C1,F1,2025-03-10,2025-04-09,10.00,10.00,,broken goods\n"
        "C1,F0,2025-03-10,2025-04-10,x,10.00,,\n",
        "2025-06-30");
    g_autofree char *items = ledger_print_items(c->ledger);
    cr_expect_str_eq(
        items,
        "customer,invoice,kind,issue_date,due_date,due_source,amount,open_amount,currency,"
        "order_ref,dispute,source,line\n"
        "C1,F1,invoice,2025-03-10,2025-04-09,column,10.00,10.00,EUR,,broken "
        "goods,ledger.csv,3\n"
        "C2,F2,invoice,2025-03-10,2025-04-09,column,20.00,20.00,EUR,\"PO, 7\",,ledger.csv,2\n");
    g_autofree char *rejected = ledger_print_rejected(c->ledger);
    cr_expect_str_eq(rejected, "source,line,customer,invoice,amount,currency,rule,reason,text\n"
                               "ledger.csv,4,C1,F0,,,amount-unreadable,"
                               "\"amount \"\"x\"\" is not a number\","
                               "\"C1,F0,2025-03-10,2025-04-10,x,10.00,,\"\n");
    read_case_free(c);
}

Test(ledger_rows, an_unreadable_amount_is_held_at_its_line_and_column)
{
    ReadCase *c = read_case_read("customer;invoice;due_date;amount\n"
                                 "C1;F1;2025-04-09;10,00\n"
                                 "C1;2025-0417;2025-04-09;1.23O,00\n",
                                 "2025-06-30");
    cr_expect(read_case_complains(c,
                                  "ledger.csv:3:4: HELD: amount \"1.23O,00\" is not a number, "
                                  "invoice 2025-0417 left out [amount-unreadable]"),
              "%s", read_case_complaints(c));
    const RejectedLine *line = read_case_rejected(c, "2025-0417");
    cr_assert_not_null(line);
    cr_expect_str_eq(line->rule, "amount-unreadable");
    cr_expect_eq(line->line, 3);
    cr_expect_str_eq(line->text, "C1;2025-0417;2025-04-09;1.23O,00");
    read_case_free(c);
}

Test(ledger_rows, lines_are_counted_as_an_editor_counts_them)
{
    ReadCase *c = read_case_read("customer;invoice;due_date;amount;order_ref\n"
                                 "\n"
                                 "C1;F1;2025-04-09;10,00;\"two\nlines\"\n"
                                 "   \n"
                                 ";;;;\n"
                                 "C1;F2;2025-04-09;11,00;\n",
                                 "2025-06-30");
    cr_expect_eq(read_case_item(c, "F1")->line, 3);
    cr_expect_str_eq(read_case_item(c, "F1")->order_ref, "two\nlines");
    cr_expect_eq(read_case_item(c, "F2")->line, 7);
    cr_expect_eq(c->ledger->lines_read, 2);
    read_case_free(c);
}

Test(ledger_rows, a_quote_that_never_closes_costs_only_its_own_line)
{
    ReadCase *c = read_case_read("customer;invoice;due_date;amount;order_ref\n"
                                 "C1;F1;2025-04-09;10,00;\"left open\n"
                                 "C1;F2;2025-04-09;11,00;x\n"
                                 "C1;F3;2025-04-09;12,00;\"closed\"\n",
                                 "2025-06-30");
    cr_expect_eq(read_case_item(c, "F2")->open_minor, 1100);
    cr_expect_str_eq(read_case_item(c, "F3")->order_ref, "closed");
    /* with quotes as plain characters the first line has its five cells */
    cr_expect_str_eq(read_case_item(c, "F1")->order_ref, "\"left open");
    read_case_free(c);
}

Test(ledger_rows, a_line_whose_quotes_make_no_sense_is_rejected_whole)
{
    ReadCase *c = read_case_read("customer;invoice;due_date;amount;order_ref\n"
                                 "C1;F1;2025-04-09;\"10,00;left;open;more\n"
                                 "C1;F2;2025-04-09;11,00;x\n",
                                 "2025-06-30");
    cr_expect_eq(read_case_item(c, "F2")->open_minor, 1100);
    cr_expect(read_case_complains(c, "ledger.csv:2: HELD: "), "%s", read_case_complaints(c));
    cr_expect(read_case_complains(c, "[quote-unclosed]"));
    cr_expect_eq(c->ledger->rejected->len, 1);
    read_case_free(c);
}

Test(ledger_rows, credits_and_payments_are_negative_whatever_sign_the_extract_gives)
{
    ReadCase *c =
        read_case_read(CANONICAL "C1,A1,credit,2025-03-10,,150.00,150.00,EUR\n"
                                 "C1,A2,Avoir,2025-03-10,,-20.00,-20.00,EUR\n"
                                 "C1,R1,Règlement,2025-03-10,,30.00,30.00,EUR\n"
                                 "C1,A3,,2025-03-10,,-40.00,-40.00,EUR\n"
                                 "C1,F1,Facture,2025-03-10,2025-04-09,500.00,500.00,EUR\n",
                       "2025-06-30");
    cr_expect_eq(read_case_item(c, "A1")->open_minor, -15000);
    cr_expect_eq(read_case_item(c, "A1")->kind, ITEM_CREDIT);
    cr_expect_eq(read_case_item(c, "A2")->open_minor, -2000);
    cr_expect_eq(read_case_item(c, "R1")->kind, ITEM_PAYMENT);
    cr_expect_eq(read_case_item(c, "R1")->open_minor, -3000);
    cr_expect_eq(read_case_item(c, "A3")->kind, ITEM_CREDIT);
    cr_expect_eq(read_case_total(c, "EUR")->open, 50000 - 15000 - 2000 - 3000 - 4000);
    read_case_free(c);
}

Test(ledger_rows, a_settlement_date_on_the_run_date_settles_and_one_after_does_not)
{
    ReadCase *c = read_case_read("customer,invoice,due_date,amount,settled_date\n"
                                 "C1,F1,2025-04-09,10.00,2025-06-30\n"
                                 "C1,F2,2025-04-09,11.00,2025-07-01\n",
                                 "2025-06-30");
    cr_expect_eq(c->ledger->items->len, 1);
    cr_expect_eq(read_case_item(c, "F2")->open_minor, 1100);
    const RejectedLine *line = read_case_rejected(c, "F1");
    cr_expect_str_eq(line->rule, "settled");
    cr_expect(line->is_settled);
    cr_expect_eq(read_case_total(c, "EUR")->settled, 1000);
    cr_expect_eq(c->ledger->as_of, day("2025-06-30"));
    cr_expect_str_eq(c->ledger->as_of_source, "auto");
    read_case_free(c);
}

Test(ledger_rows, an_invoice_of_tomorrow_is_not_there_yet)
{
    ReadCase *c = read_case_read("customer,invoice,issue_date,due_date,amount\n"
                                 "C1,F1,2025-06-30,2025-07-30,10.00\n"
                                 "C1,F2,2025-07-01,2025-07-31,11.00\n",
                                 "2025-06-30");
    cr_expect_eq(c->ledger->items->len, 1);
    cr_expect_str_eq(read_case_rejected(c, "F2")->rule, "not-yet-issued");
    cr_expect_not(read_case_rejected(c, "F2")->is_settled);
    cr_expect_eq(read_case_total(c, "EUR")->rejected, 1100);
    read_case_free(c);
}

Test(ledger_rows, impossible_and_unreadable_dates_are_rejected_by_name)
{
    ReadCase *c = read_case_read("customer;invoice;due_date;amount\n"
                                 "C1;F1;31/02/2025;10,00\n"
                                 "C1;F2;demain;11,00\n"
                                 "C1;F3;;12,00\n"
                                 "C1;F4;28/02/2025;13,00\n",
                                 "2025-06-30");
    cr_expect_str_eq(read_case_rejected(c, "F1")->rule, "date-impossible");
    cr_expect_str_eq(read_case_rejected(c, "F2")->rule, "date-unreadable");
    cr_expect_str_eq(read_case_rejected(c, "F3")->rule, "due-date-missing");
    cr_expect(read_case_complains(c, "ledger.csv:2:3: HELD: there is no day \"31/02/2025\""));
    const ControlTotal *total = read_case_total(c, "EUR");
    cr_expect_eq(total->extract, 4600);
    cr_expect_eq(total->rejected, 3300);
    cr_expect_eq(total->open, 1300);
    read_case_free(c);
}

Test(ledger_rows, currencies_are_told_apart_and_unknown_ones_rejected)
{
    ReadCase *c = read_case_read("customer,invoice,due_date,amount,currency\n"
                                 "C1,F1,2025-04-09,10.00,EUR\n"
                                 "C1,F2,2025-04-09,11.50,gbp\n"
                                 "C1,F3,2025-04-09,1250,JPY\n"
                                 "C1,F4,2025-04-09,12.00,FRF\n"
                                 "C1,F5,2025-04-09,13.00,\n",
                                 "2025-06-30");
    cr_expect_eq(read_case_total(c, "EUR")->open, 2300);
    cr_expect_eq(read_case_total(c, "GBP")->open, 1150);
    cr_expect_eq(read_case_total(c, "JPY")->open, 1250);
    cr_expect_str_eq(read_case_rejected(c, "F4")->rule, "currency-unknown");
    cr_expect(read_case_complains(c, "ledger.csv:5:5: HELD"));
    read_case_free(c);
}

Test(ledger_rows, a_pound_sign_beside_an_amount_is_not_read_as_euros)
{
    ReadCase *c = read_case_read("customer;invoice;due_date;amount;currency\n"
                                 "C1;F1;2025-04-09;£10.00;\n"
                                 "C1;F2;2025-04-09;£11.00;EUR\n",
                                 "2025-06-30");
    cr_expect_str_eq(read_case_item(c, "F1")->currency, "GBP");
    cr_expect_str_eq(read_case_rejected(c, "F2")->rule, "currency-differs");
    read_case_free(c);
}

Test(ledger_rows, due_dates_come_from_the_column_then_terms_then_customer_then_settings)
{
    ReadCase *c = read_case_new();
    read_case_write(c, "ledger.csv",
                    "customer,invoice,issue_date,due_date,terms,amount\n"
                    "C1,F1,2025-01-15,2025-02-01,net:60,10.00\n"
                    "C1,F2,2025-01-15,,net:60,11.00\n"
                    "C1,F3,2025-01-15,,,12.00\n"
                    "C2,F4,2025-01-15,,,13.00\n"
                    "C2,F5,2025-01-15,,whenever,14.00\n");
    read_case_write(c, "customers.csv",
                    "customer,name,terms\nC1,Dupont,eom_then:45\nC2,Petit,\n");
    read_case_set(&c->settings->ledger.terms, "net:30");
    read_case_run(c, "2025-06-30");
    const struct {
        const char *invoice, *due, *source;
    } expected[] = {{"F1", "2025-02-01", "column"},
                    {"F2", "2025-03-16", "terms"},
                    {"F3", "2025-03-17", "customer-terms"},
                    {"F4", "2025-02-14", "settings"}};
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        const OpenItem *item = read_case_item(c, expected[i].invoice);
        cr_expect_eq(item->due_date, day(expected[i].due), "%s", expected[i].invoice);
        cr_expect_str_eq(item->due_source, expected[i].source, "%s", expected[i].invoice);
    }
    read_case_free(c);
}

Test(ledger_rows, totals_and_customer_headings_of_a_report_are_no_items)
{
    ReadCase *c = read_case_read("Ageing of receivables,,,,\n"
                                 "as of June 30,,,,\n"
                                 "\n"
                                 ",Transaction Type,Num,Due Date,Open Balance\n"
                                 "Dupont SARL,,,,\n"
                                 ",Invoice,1001,04/15/2025,\"1,250.00\"\n"
                                 ",Invoice,1002,04/16/2025,50.00\n"
                                 "Total for Dupont SARL,,,,\"1,300.00\"\n"
                                 "TOTAL,,,,\"1,300.00\"\n",
                                 "2025-06-30");
    cr_expect_str_eq(read_case_item(c, "1001")->customer, "Dupont SARL");
    cr_expect_eq(read_case_item(c, "1001")->open_minor, 125000);
    cr_expect_eq(read_case_total(c, "EUR")->extract, 130000);
    read_case_free(c);
}

Test(ledger_rows, debit_and_credit_columns_make_signed_amounts)
{
    ReadCase *c = read_case_read("Compte tiers;Pièce;Date;Échéance;Débit;Crédit\n"
                                 "C1;F1;01/03/2025;31/03/2025;1 200,00;\n"
                                 "C1;A1;02/03/2025;31/03/2025;;150,00\n",
                                 "2025-06-30");
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 120000);
    cr_expect_eq(read_case_item(c, "A1")->open_minor, -15000);
    read_case_free(c);
}

Test(ledger_rows, a_payment_without_a_number_stays_and_an_invoice_without_one_is_rejected)
{
    ReadCase *c = read_case_read("customer,invoice,kind,issue_date,due_date,amount\n"
                                 "C1,,payment,2025-06-01,,100.00\n"
                                 "C1,,invoice,2025-05-01,2025-05-31,200.00\n",
                                 "2025-06-30");
    cr_expect_eq(read_case_item(c, "L2")->open_minor, -10000);
    cr_expect(read_case_complains(c, "ledger.csv:3:2: HELD: the line has no invoice number"));
    cr_expect_eq(c->ledger->as_of, day("2025-06-01"));
    read_case_free(c);
}

Test(ledger_rows, the_same_extract_read_twice_gives_the_same_files)
{
    char *texts[2];
    for (int i = 0; i < 2; i++) {
        ReadCase *c = read_case_read(CANONICAL "C2,F2,,2025-03-10,2025-04-09,20.00,20.00,EUR\n"
                                               "C1,F9,,2025-03-10,2025-04-09,10.00,10.00,EUR\n"
                                               "C1,F1,,2025-03-10,2025-04-09,10.00,10.00,EUR\n",
                                     "2025-06-30");
        texts[i] = ledger_print_items(c->ledger);
        read_case_free(c);
    }
    cr_expect_str_eq(texts[0], texts[1]);
    g_free(texts[0]);
    g_free(texts[1]);
}

Test(ledger_rows, an_invoice_paid_too_much_keeps_its_share_and_is_a_credit)
{
    ReadCase *c = read_case_read("customer,invoice,due_date,amount,open_amount\n"
                                 "C1,F1,2025-04-09,100.00,-20.00\n",
                                 "2025-06-30");
    const OpenItem *item = read_case_item(c, "F1");
    cr_expect_eq(item->kind, ITEM_CREDIT);
    cr_expect_eq(item->open_minor, -2000);
    cr_expect_eq(item->amount_minor, 10000);
    const ControlTotal *total = read_case_total(c, "EUR");
    cr_expect_eq(total->extract, 10000);
    cr_expect_eq(total->open, -2000);
    cr_expect_eq(total->settled, 12000);
    read_case_free(c);
}

Test(ledger_rows, yes_and_no_of_a_dispute_column_are_understood)
{
    ReadCase *c = read_case_read("customerID,invoiceNumber,DueDate,InvoiceAmount,Disputed\n"
                                 "C1,F1,2/25/2025,100.00,No\n"
                                 "C1,F2,2/25/2025,100.00,Yes\n",
                                 "2025-06-30");
    cr_expect_null(read_case_item(c, "F1")->dispute);
    cr_expect_str_eq(read_case_item(c, "F2")->dispute, "Yes");
    read_case_free(c);
}

Test(ledger_rows, the_canonical_fixture_comes_out_item_by_item)
{
    ReadCase *c = read_case_new();
    read_case_use_fixture(c, "canonical/ledger.csv");
    read_case_run(c, "2025-06-30");
    g_autofree char *items = ledger_print_items(c->ledger);
    cr_expect_str_eq(
        items,
        "customer,invoice,kind,issue_date,due_date,due_source,amount,open_amount,currency,"
        "order_ref,dispute,source,line\n"
        "C1,F1,invoice,2025-03-10,2025-04-09,column,1200.00,500.00,EUR,PO 7,,ledger.csv,2\n"
        "C1,F2,invoice,2025-05-01,2025-06-30,column,100.00,70.00,EUR,,,ledger.csv,5\n"
        "C2,A1,credit,2025-04-01,2025-04-01,issue-date,-250.00,-250.00,GBP,,,ledger.csv,8\n"
        "C2,F3,invoice,2025-03-15,2025-04-30,terms,2500.00,2500.00,GBP,,,ledger.csv,7\n"
        "C4,F8,invoice,2025-04-01,2025-05-01,column,60.00,60.00,EUR,,broken "
        "goods,ledger.csv,13\n");
    const OpenItem *item = read_case_item(c, "F3");
    cr_expect_eq(item->last_level, 2);
    cr_expect_eq(item->last_deadline, day("2025-06-10"));
    cr_expect_eq(read_case_item(c, "F1")->net_minor, 100000);
    cr_expect_str_eq(read_case_item(c, "F1")->file, "f1.pdf");
    const ControlTotal *total = read_case_total(c, "EUR");
    cr_expect_eq(total->extract, 120000 - 70000 + 20000 - 13000 + 8000 + 9000 + 1000 + 6000);
    cr_expect_eq(total->open, 50000 + 7000 + 6000);
    cr_expect_eq(total->rejected, 9000 + 1000);
    cr_expect_eq(c->ledger->as_of, day("2025-06-02"));
    read_case_free(c);
}
