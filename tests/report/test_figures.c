#include "build_report.h"

#include "report/figures.h"
#include "report/slice_figures.h"

#include <criterion/criterion.h>
#include <string.h>

static BuiltReport *report;
static Past *past;
static GPtrArray *earlier;

static void begin(void)
{
    report = built_report_new();
    past = past_new();
    earlier = g_ptr_array_new_with_free_func((GDestroyNotify)earlier_figures_free);
    report->input.past = past;
    report->input.earlier = earlier;
}

static void end(void)
{
    g_ptr_array_unref(earlier);
    past_free(past);
    built_report_free(report);
}

TestSuite(figures, .init = begin, .fini = end);

static void expect(const char *currency, const char *by, const char *of, const char *figure,
                   const char *value)
{
    g_autoptr(GPtrArray) lines = report_list_figures(&report->input);
    const FigureLine *line = figure_lines_find(lines, currency, by, of, figure);
    cr_assert_not_null(line, "no %s %s %s %s", currency, by, of, figure);
    cr_assert_str_eq(line->value, value, "%s %s %s: %s (%s)", by, of, figure, line->value,
                     line->note);
}

static Customer *add_customer(const char *id, const char *segment)
{
    Customer *customer = ledger_add_customer(report->ledger, id);
    customer->segment = ledger_take_string(report->ledger, segment);
    return customer;
}

Test(figures, the_delay_is_weighted_by_amount)
{
    built_report_add_item(report, "C1", "F1", 10, 100000, "EUR", DECISION_WAIT, "interval");
    built_report_add_item(report, "C1", "F2", 30, 200000, "EUR", DECISION_WAIT, "interval");
    built_report_add_item(report, "C1", "F3", -5, 500000, "EUR", DECISION_NONE, "not-due");
    expect("EUR", "", "", "weighted_delay", "8.75");
    expect("EUR", "", "", "overdue_ratio", "37.50");
}

Test(figures, without_sales_dso_is_not_known_and_says_why)
{
    built_report_add_item(report, "C1", "F1", 10, 100000, "EUR", DECISION_WAIT, "interval");
    g_autoptr(GPtrArray) lines = report_list_figures(&report->input);
    const FigureLine *line = figure_lines_find(lines, "EUR", "", "", "dso");
    cr_assert_str_eq(line->value, "");
    cr_assert_not_null(strstr(line->note, "sales are not known"));
    cr_assert_null(figure_lines_find(lines, "EUR", "", "", "sales"));
}

Test(figures, dso_stands_on_the_sales_of_the_extract_and_factors_are_left_out)
{
    Ledger *ledger = report->ledger;
    report->input.run_date = day_from_ymd(2026, 12, 31);
    PlanRow *row = built_report_add_item(report, "C1", "F1", 10, 9000000, "EUR", DECISION_WAIT,
                                         "interval");
    built_report_add_item(report, "C1", "F2", -5, 21000000, "EUR", DECISION_NONE, "not-due");
    PlanRow *factored = built_report_add_item(report, "C1", "F3", 10, 7000000, "EUR",
                                              DECISION_WAIT, "interval");
    ((OpenItem *)factored->item)->payee = "factor";
    ledger_add_sale(ledger, row->item->customer, day_from_ymd(2026, 12, 5), "EUR", 18000000);
    ledger_add_sale(ledger, row->item->customer, day_from_ymd(2026, 11, 30), "EUR", 15000000);
    ledger_add_sale(ledger, row->item->customer, day_from_ymd(2026, 10, 1), "EUR", 17000000);
    ledger_sort(ledger);
    expect("EUR", "", "", "sales", "500000.00");
    expect("EUR", "", "", "sales_days", "92");
    expect("EUR", "", "", "receivables", "300000.00");
    expect("EUR", "", "", "dso_count_back", "55.00");
    expect("EUR", "", "", "dso", "55.20");
    expect("EUR", "", "", "dso_best_possible", "38.64");
    expect("EUR", "", "", "average_days_delinquent", "16.56");
}

Test(figures, each_segment_has_its_own_and_currencies_never_mix)
{
    add_customer("C1", "key");
    add_customer("C2", NULL);
    built_report_add_item(report, "C1", "F1", 10, 10000, "EUR", DECISION_WAIT, "interval");
    built_report_add_item(report, "C2", "F2", 10, 300, "EUR", DECISION_WAIT, "interval");
    built_report_add_item(report, "C1", "F3", 10, 77, "GBP", DECISION_WAIT, "interval");
    ledger_sort(report->ledger);
    expect("EUR", "segment", "key", "open", "100.00");
    expect("EUR", "segment", "", "open", "3.00");
    expect("GBP", "segment", "key", "open", "0.77");
    expect("EUR", "", "", "open", "103.00");
    g_autoptr(GPtrArray) lines = report_list_figures(&report->input);
    cr_assert_null(figure_lines_find(lines, "EUR", "collector", "", "open"),
                   "no customer has a collector");
}

Test(figures, promises_are_counted_by_number_and_by_amount)
{
    static const Event said = {.customer = "C1"};
    g_autoptr(GArray) promises = g_array_new(FALSE, TRUE, sizeof(PromiseOutcome));
    for (int i = 0; i < 22; i++) { /* 14 of 20 kept, 38 500 of 50 000; two are not counted */
        PromiseOutcome promise = {.event = &said, .currency = "EUR"};
        promise.outcome = i >= 20  ? (i == 20 ? PROMISE_OPEN : PROMISE_REPLACED)
                          : i < 14 ? PROMISE_KEPT
                                   : PROMISE_MISSED;
        promise.promised_minor = i < 14 ? 275000 : i == 14 ? 1150000 : 0;
        g_array_append_val(promises, promise);
    }
    report->input.promises = promises;
    built_report_add_item(report, "C1", "F1", 10, 100, "EUR", DECISION_WAIT, "interval");
    expect("EUR", "", "", "promises_due", "20");
    expect("EUR", "", "", "promises_kept_by_count", "70.00");
    expect("EUR", "", "", "promises_kept_by_value", "77.00");
}

static void add_reminder(const char *invoice, int level, int days_ago)
{
    PastReminder *reminder = past_reminder_new();
    reminder->customer = g_strdup("C1");
    reminder->invoice = g_strdup(invoice);
    reminder->document = g_strdup(invoice);
    reminder->run = g_strdup("2026-10-01-1");
    reminder->level = level;
    reminder->kind = STEP_REMINDER;
    reminder->is_own_step = TRUE;
    reminder->status = DELIVERY_ACCEPTED;
    reminder->dispatched = reminder->run_date = report->input.run_date - days_ago;
    reminder->open_minor = 10000;
    g_strlcpy(reminder->currency, "EUR", sizeof reminder->currency);
    past_take_reminder(past, reminder);
}

static void add_paid(const char *invoice, int days_ago, int days_late)
{
    PaidInvoice *paid = ledger_add_paid(report->ledger);
    paid->customer = ledger_take_string(report->ledger, "C1");
    paid->invoice = ledger_take_string(report->ledger, invoice);
    paid->paid_date = report->input.run_date - days_ago;
    paid->due_date = paid->paid_date - days_late;
    paid->minor = 10000;
    g_strlcpy(paid->currency, "EUR", sizeof paid->currency);
}

Test(figures, a_level_answers_by_what_is_paid_within_its_days)
{
    ledger_find_total(report->ledger, "EUR");
    add_reminder("F1", 1, 40); /* paid on the 15th day: in time */
    add_reminder("F2", 1, 40); /* paid on the 16th */
    add_reminder("F3", 1, 40); /* not paid */
    add_reminder("F4", 1, 10); /* too young to tell */
    add_reminder("F1", 2, 60); /* of another level, paid much later */
    add_paid("F1", 25, 5);
    add_paid("F2", 24, 5);
    ledger_sort(report->ledger);
    expect("EUR", "level", "1", "reminded", "3");
    expect("EUR", "level", "1", "paid_in_time", "1");
    expect("EUR", "level", "1", "response_rate", "33.33");
    expect("EUR", "level", "2", "paid_in_time", "0");
}

Test(figures, cash_after_a_reminder_stands_against_the_postage_of_all_runs)
{
    ledger_find_total(report->ledger, "EUR");
    add_reminder("F1", 1, 40);
    add_paid("F1", 25, 5);  /* after its reminder */
    add_paid("F9", 20, 5);  /* never reminded */
    add_paid("F8", 200, 5); /* before the first run that is kept */
    ledger_sort(report->ledger);
    EarlierFigures *run = g_new0(EarlierFigures, 1);
    run->run = g_strdup("2026-10-12-1");
    run->date = report->input.run_date - 40;
    run->lines = figure_lines_parse("currency,by,of,figure,value,unit,note\n"
                                    "EUR,,,postage_run,1.50,EUR,\n",
                                    NULL);
    g_ptr_array_add(earlier, run);
    g_autoptr(GArray) postage = g_array_new(FALSE, TRUE, sizeof(CurrencySum));
    CurrencySum sum = {"EUR", 50};
    g_array_append_val(postage, sum);
    report->input.postage = postage;
    expect("EUR", "", "", "received", "200.00");
    expect("EUR", "", "", "received_after_reminder", "100.00");
    expect("EUR", "", "", "postage", "2.00");
    expect("EUR", "", "", "postage_of_receipts", "2.00");
}

Test(figures, receipts_are_expected_as_late_as_the_payer_usually_is)
{
    for (int i = 0; i < 3; i++) {
        g_autofree char *invoice = g_strdup_printf("P%d", i);
        add_paid(invoice, 30 + i, 10);
    }
    built_report_add_item(report, "C1", "F1", 5, 100, "EUR", DECISION_WAIT, "interval");
    built_report_add_item(report, "C1", "F2", -10, 200, "EUR", DECISION_NONE, "not-due");
    built_report_add_item(report, "C1", "F3", 11, 400, "EUR", DECISION_WAIT, "interval");
    PlanRow *row =
        built_report_add_item(report, "C1", "F4", 5, 800, "EUR", DECISION_HOLD, "dispute");
    row->disputed_minor = 800;
    ledger_sort(report->ledger);
    expect("EUR", "expected", "0-7", "receipts", "1.00");
    expect("EUR", "expected", "15-30", "receipts", "2.00");
    expect("EUR", "expected", "later-than-usual", "receipts", "4.00");
    expect("EUR", "expected", "disputed", "receipts", "8.00");
}

Test(figures, effectiveness_begins_with_the_balance_of_a_run_a_month_ago)
{
    PlanRow *row = built_report_add_item(report, "C1", "F1", -5, 21000000, "EUR", DECISION_NONE,
                                         "not-due");
    built_report_add_item(report, "C1", "F2", 5, 9000000, "EUR", DECISION_WAIT, "interval");
    report->input.run_date = day_from_ymd(2026, 11, 30);
    ((OpenItem *)row->item)->due_date = report->input.run_date + 5;
    ledger_add_sale(report->ledger, row->item->customer, day_from_ymd(2026, 11, 3), "EUR",
                    18000000);
    ledger_sort(report->ledger);
    EarlierFigures *run = g_new0(EarlierFigures, 1);
    run->run = g_strdup("2026-10-31-1");
    run->date = day_from_ymd(2026, 10, 31);
    run->lines = figure_lines_parse("currency,by,of,figure,value,unit,note\n"
                                    "EUR,,,open,280000.00,EUR,\n",
                                    NULL);
    g_ptr_array_add(earlier, run);
    expect("EUR", "", "", "collection_effectiveness", "64.00");
}

Test(figures, reasons_come_from_disputes_and_from_what_was_recorded)
{
    PlanRow *row =
        built_report_add_item(report, "C1", "F1", 5, 100, "EUR", DECISION_HOLD, "dispute");
    row->dispute_reason = "damaged goods";
    built_report_add_item(report, "C2", "F2", 5, 200, "EUR", DECISION_WAIT, "interval");
    built_report_add_item(report, "C3", "F3", 5, 400, "EUR", DECISION_WAIT, "interval");
    Event *event = ledger_add_event(report->ledger);
    event->customer = ledger_take_string(report->ledger, "C2");
    event->kind = EVENT_CALL;
    event->date = report->input.run_date - 3;
    event->reason = ledger_take_string(report->ledger, "cash shortage");
    ledger_sort(report->ledger);
    expect("EUR", "reason", "damaged goods", "overdue", "1.00");
    expect("EUR", "reason", "cash shortage", "overdue", "2.00");
    expect("EUR", "reason", "", "overdue", "4.00");
}

Test(figures, insurance_covers_up_to_the_limit_of_each_customer)
{
    Customer *insured = add_customer("C1", NULL);
    insured->insurer = "Coface";
    insured->insured_limit_minor = 15000;
    add_customer("C2", NULL);
    built_report_add_item(report, "C1", "F1", 5, 10000, "EUR", DECISION_WAIT, "interval");
    built_report_add_item(report, "C1", "F2", 5, 10000, "EUR", DECISION_WAIT, "interval");
    built_report_add_item(report, "C2", "F3", 5, 700, "EUR", DECISION_WAIT, "interval");
    ledger_sort(report->ledger);
    expect("EUR", "", "", "overdue_insured", "150.00");
    expect("EUR", "", "", "overdue_above_limit", "50.00");
    expect("EUR", "", "", "overdue_uninsured", "7.00");
}

Test(figures, a_table_that_was_kept_reads_back_the_same)
{
    built_report_fill(report, 20);
    ledger_sort(report->ledger);
    g_autoptr(GPtrArray) lines = report_list_figures(&report->input);
    g_autofree char *table = figure_lines_print(lines);
    g_autoptr(GPtrArray) again = figure_lines_parse(table, NULL);
    g_autofree char *second = figure_lines_print(again);
    cr_assert_str_eq(second, table);
    GError *error = NULL;
    cr_assert_null(figure_lines_parse("a,b\n1,2\n", &error));
    g_error_free(error);
}

Test(figures, two_runs_stand_side_by_side_with_the_change)
{
    g_autoptr(GPtrArray) first = figure_lines_parse("currency,by,of,figure,value,unit,note\n"
                                                    "EUR,,,open,100.00,EUR,\n"
                                                    "EUR,,,dso,,days,not known\n"
                                                    "EUR,,,items,9,count,\n",
                                                    NULL);
    g_autoptr(GPtrArray) second = figure_lines_parse("currency,by,of,figure,value,unit,note\n"
                                                     "EUR,,,open,70.50,EUR,\n"
                                                     "EUR,,,dso,50.00,days,\n"
                                                     "EUR,,,items,12,count,\n",
                                                     NULL);
    g_autofree char *csv = report_print_comparison(
        (ComparedRun){"a", first}, (ComparedRun){"b", second}, COMPARISON_CSV, "en");
    cr_assert_not_null(strstr(csv, "EUR,,,open,100.00,70.50,-29.50,EUR\n"), "%s", csv);
    cr_assert_not_null(strstr(csv, "EUR,,,dso,,50.00,,days\n"), "%s", csv);
    cr_assert_not_null(strstr(csv, "EUR,,,items,9,12,+3,count\n"), "%s", csv);
}

static void expect_in(const char *html, const char *piece)
{
    cr_assert_not_null(strstr(html, piece), "the page has no: %s", piece);
}

Test(figures, the_page_is_french_where_it_is_asked_for)
{
    built_report_fill(report, 20);
    report->input.language = "fr";
    g_autofree char *html = report_print_html(&report->input);
    expect_in(html, "<html lang=\"fr\">");
    expect_in(html, "Que faire maintenant");
    expect_in(html, "Envoyé ou remis");
    expect_in(html, "<data value=\"456.78\">456,78</data>");
    static const char *const english[] = {">Customer<", "What ",   ">Level<",       "Overdue",
                                          "Waiting",    "Top ten", "Documents that"};
    for (guint i = 0; i < G_N_ELEMENTS(english); i++)
        cr_assert_null(strstr(html, english[i]), "still English: %s", english[i]);
}
