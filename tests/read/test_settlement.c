#include "build_case.h"

#include <criterion/criterion.h>
#include <string.h>

#define PLAIN "customer,invoice,kind,issue_date,due_date,amount,applies_to\n"

static void expect_balanced(const ReadCase *c)
{
    const ControlTotal *total = read_case_total(c, "EUR");
    gint64 items = 0, rejected = 0, open = 0;
    for (guint i = 0; i < c->ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(c->ledger->items, i);
        items += item->amount_minor;
        open += item->open_minor;
        cr_expect_neq(item->open_minor, 0);
    }
    for (guint i = 0; i < c->ledger->rejected->len; i++)
        rejected += ((RejectedLine *)g_ptr_array_index(c->ledger->rejected, i))->minor;
    cr_expect_eq(total->extract, items + rejected);
    cr_expect_eq(total->open, open);
    cr_expect_eq(total->extract, total->open + total->settled + total->rejected);
}

Test(settlement, a_payment_reduces_the_invoice_it_is_applied_to)
{
    ReadCase *c = read_case_read(PLAIN "C1,F1,invoice,2025-03-10,2025-04-09,1200.00,\n"
                                       "C1,R1,payment,2025-04-20,,700.00,F1\n",
                                 "2025-06-30");
    const OpenItem *item = read_case_item(c, "F1");
    cr_expect_eq(item->amount_minor, 120000);
    cr_expect_eq(item->open_minor, 50000);
    cr_assert_eq(item->n_receipts, 1);
    cr_expect_eq(item->receipts[0].minor, 70000);
    cr_expect_eq(item->receipts[0].date, day_parse_iso("2025-04-20"));
    cr_expect_not(item->receipts[0].is_credit);
    cr_expect_eq(c->ledger->items->len, 1);
    cr_expect_str_eq(read_case_rejected(c, "R1")->rule, "settled");
    cr_expect_eq(read_case_total(c, "EUR")->extract, 50000);
    expect_balanced(c);
    read_case_free(c);
}

Test(settlement, receipts_come_in_the_order_of_their_dates)
{
    ReadCase *c = read_case_read(PLAIN "C1,R2,payment,2025-05-20,,100.00,F1\n"
                                       "C1,A1,credit,2025-04-20,,50.00,F1\n"
                                       "C1,F1,invoice,2025-03-10,2025-04-09,1200.00,\n",
                                 "2025-06-30");
    const OpenItem *item = read_case_item(c, "F1");
    cr_expect_eq(item->open_minor, 105000);
    cr_assert_eq(item->n_receipts, 2);
    cr_expect_eq(item->receipts[0].minor, 5000);
    cr_expect(item->receipts[0].is_credit);
    cr_expect_eq(item->receipts[1].minor, 10000);
    read_case_free(c);
}

Test(settlement, what_is_paid_too_much_stays_with_the_customer)
{
    ReadCase *c = read_case_read(PLAIN "C1,F1,invoice,2025-03-10,2025-04-09,100.00,\n"
                                       "C1,R1,payment,2025-04-20,,130.00,F1\n",
                                 "2025-06-30");
    cr_expect_eq(c->ledger->items->len, 1);
    cr_expect_eq(read_case_item(c, "R1")->open_minor, -3000);
    cr_expect_eq(read_case_item(c, "R1")->amount_minor, -13000);
    cr_expect(read_case_rejected(c, "F1")->is_settled);
    expect_balanced(c);
    read_case_free(c);
}

Test(settlement, a_payment_for_an_unknown_invoice_stays_free_and_is_named)
{
    ReadCase *c = read_case_read(PLAIN "C1,F1,invoice,2025-03-10,2025-04-09,100.00,\n"
                                       "C1,R1,payment,2025-04-20,,30.00,F9\n"
                                       "C2,R2,payment,2025-04-20,,40.00,F1\n",
                                 "2025-06-30");
    cr_expect_eq(read_case_item(c, "R1")->open_minor, -3000);
    cr_expect_eq(read_case_item(c, "R2")->open_minor, -4000);
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 10000);
    cr_expect(read_case_complains(c, "[applies-to-unknown]"));
    read_case_free(c);
}

Test(settlement, a_payment_that_bears_the_invoice_number_belongs_to_it)
{
    ReadCase *c = read_case_read(PLAIN "C1,F1,Facture,2025-03-10,2025-04-09,100.00,\n"
                                       "C1,F1,Règlement,2025-04-20,,30.00,\n",
                                 "2025-06-30");
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 7000);
    cr_expect_eq(c->ledger->items->len, 1);
    expect_balanced(c);
    read_case_free(c);
}

Test(settlement, open_amounts_of_the_extract_are_not_reduced_twice)
{
    ReadCase *c = read_case_read(
        "customer,invoice,kind,issue_date,due_date,amount,open_amount,applies_to\n"
        "C1,F1,invoice,2025-03-10,2025-04-09,1200.00,500.00,\n"
        "C1,R1,payment,2025-04-20,,700.00,,F1\n"
        "C1,F2,invoice,2025-03-10,2025-04-09,300.00,0.00,\n"
        "C1,R2,payment,2025-04-21,,300.00,0.00,F2\n",
        "2025-06-30");
    const OpenItem *item = read_case_item(c, "F1");
    cr_expect_eq(item->open_minor, 50000);
    cr_assert_eq(item->n_receipts, 1);
    cr_expect_eq(item->receipts[0].minor, 70000);
    cr_expect_eq(c->ledger->items->len, 1);
    cr_expect_eq(read_case_total(c, "EUR")->extract, 120000 - 70000 + 30000 - 30000);
    expect_balanced(c);
    read_case_free(c);
}

Test(settlement, a_payment_the_extract_has_not_counted_stays_linked_to_its_invoice)
{
    ReadCase *c = read_case_read(
        "customer,invoice,kind,issue_date,due_date,amount,open_amount,applies_to\n"
        "C1,F1,invoice,2025-03-10,2025-04-09,1200.00,1200.00,\n"
        "C1,A1,credit,2025-04-20,,200.00,200.00,F1\n",
        "2025-06-30");
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 120000);
    cr_expect_eq(read_case_item(c, "A1")->open_minor, -20000);
    cr_expect_str_eq(read_case_item(c, "A1")->applies_to, "F1");
    expect_balanced(c);
    read_case_free(c);
}

Test(settlement, lines_of_one_number_are_instalments_only_if_their_due_dates_differ)
{
    ReadCase *c = read_case_read("customer,invoice,issue_date,due_date,amount\n"
                                 "C1,F1,2025-03-10,2025-04-09,100.00\n"
                                 "C1,F1,2025-03-10,2025-05-09,200.00\n"
                                 "C1,F2,2025-03-10,2025-04-09,10.00\n"
                                 "C1,F2,2025-03-10,2025-04-09,15.00\n"
                                 "C2,F2,2025-03-10,2025-04-09,7.00\n",
                                 "2025-06-30");
    cr_assert_eq(c->ledger->items->len, 4);
    const OpenItem *first = g_ptr_array_index(c->ledger->items, 0);
    const OpenItem *joined = g_ptr_array_index(c->ledger->items, 1);
    const OpenItem *second = g_ptr_array_index(c->ledger->items, 2);
    cr_expect(first->is_instalment);
    cr_expect_eq(first->open_minor, 10000);
    cr_expect_str_eq(joined->invoice, "F2");
    cr_expect_eq(joined->open_minor, 2500);
    cr_expect_eq(joined->amount_minor, 2500);
    cr_expect_not(joined->is_instalment);
    cr_expect(second->is_instalment);
    cr_expect_eq(second->due_date, day_parse_iso("2025-05-09"));
    expect_balanced(c);
    read_case_free(c);
}

Test(settlement, payments_cover_the_oldest_instalment_first)
{
    ReadCase *c = read_case_read(PLAIN "C1,F1,invoice,2025-03-10,2025-05-09,200.00,\n"
                                       "C1,F1,invoice,2025-03-10,2025-04-09,100.00,\n"
                                       "C1,R1,payment,2025-04-20,,130.00,F1\n",
                                 "2025-06-30");
    const OpenItem *item = read_case_item(c, "F1");
    cr_expect_eq(item->due_date, day_parse_iso("2025-05-09"));
    cr_expect_eq(item->open_minor, 17000);
    expect_balanced(c);
    read_case_free(c);
}

Test(settlement, a_line_that_stands_twice_word_for_word_counts_once)
{
    ReadCase *c = read_case_read("customer,invoice,issue_date,due_date,amount\n"
                                 "C1,F1,2025-03-10,2025-04-09,100.00\n"
                                 "C1,F1,2025-03-10,2025-04-09,100.00\n",
                                 "2025-06-30");
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 10000);
    cr_expect(read_case_complains(c, "ledger.csv:3: WARNING:"));
    cr_expect(read_case_complains(c, "[line-duplicate]"));
    cr_expect_eq(read_case_total(c, "EUR")->rejected, 10000);
    expect_balanced(c);
    read_case_free(c);
}

Test(settlement, a_discount_line_of_an_invoice_lowers_it)
{
    ReadCase *c = read_case_read("customer,invoice,issue_date,due_date,amount\n"
                                 "C1,F1,2025-03-10,2025-04-09,100.00\n"
                                 "C1,F1,2025-03-10,2025-04-09,-20.00\n",
                                 "2025-06-30");
    const OpenItem *item = read_case_item(c, "F1");
    cr_expect_eq(item->amount_minor, 8000);
    cr_expect_eq(item->open_minor, 8000);
    cr_expect_eq(c->ledger->items->len, 1);
    expect_balanced(c);
    read_case_free(c);
}

Test(settlement, invoice_lines_that_cancel_each_other_are_settled_each)
{
    ReadCase *c = read_case_read("customer,invoice,issue_date,due_date,amount\n"
                                 "C1,F1,2025-03-10,2025-04-09,100.00\n"
                                 "C1,F1,2025-03-10,2025-04-09,-100.00\n",
                                 "2025-06-30");
    cr_expect_eq(c->ledger->items->len, 0);
    cr_expect_eq(c->ledger->rejected->len, 2);
    expect_balanced(c);
    read_case_free(c);
}
