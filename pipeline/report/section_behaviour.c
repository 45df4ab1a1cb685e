/* How customers answer: response by level, reasons, cash against postage, what will come. */
#include "report/html_text.h"
#include "report/sections.h"

static void append_levels(Html *html, const ReportPage *page)
{
    static const Column columns[] = {{"Level", COLUMN_TEXT},
                                     {"Currency", COLUMN_TEXT},
                                     {"Invoices asked for", COLUMN_FIGURE},
                                     {"Paid in time", COLUMN_FIGURE},
                                     {"Response rate", COLUMN_FIGURE},
                                     {"Amount asked for", COLUMN_FIGURE},
                                     {"Amount paid", COLUMN_FIGURE}};
    const GArray *levels = page->figures->levels;
    int days = page->input->settings ? page->input->settings->report.response_days : 15;
    if (levels->len == 0) {
        html_append_paragraph(html, "soft",
                              "Response rates: no earlier reminder is old enough yet.");
        return;
    }
    g_autofree char *caption = g_strdup_printf(
        "%s (%d %s)", phrase(html->language, "Response rate: paid soon after the reminder"),
        days, phrase(html->language, "days"));
    html_begin_table(html, caption, columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < levels->len; i++) {
        const LevelResponse *level = &g_array_index(levels, LevelResponse, i);
        g_autofree char *name = g_strdup_printf("%d", level->level);
        html_begin_row(html);
        html_cell_head(html, name);
        html_cell_text(html, level->currency);
        html_cell_number(html, level->n_reminded);
        html_cell_number(html, level->n_paid);
        html_cell_ratio(html, level->rate, "%");
        html_cell_money(html, level->reminded_minor, level->currency);
        html_cell_money(html, level->paid_minor, level->currency);
        html_end_row(html);
    }
    html_end_table(html);
}

static void append_reasons(Html *html, const ReportPage *page)
{
    static const Column columns[] = {{"Reason", COLUMN_TEXT},
                                     {"Currency", COLUMN_TEXT},
                                     {"Invoices", COLUMN_FIGURE},
                                     {"Overdue", COLUMN_FIGURE},
                                     {"Run before", COLUMN_FIGURE}};
    const GArray *reasons = page->figures->reasons;
    if (reasons->len == 0)
        return;
    html_begin_table(html, "Why overdue invoices are not paid, as far as anybody said", columns,
                     G_N_ELEMENTS(columns));
    for (guint i = 0; i < reasons->len; i++) {
        const DelayReason *reason = &g_array_index(reasons, DelayReason, i);
        html_begin_row(html);
        html_cell_head(html,
                       *reason->reason ? reason->reason : phrase(html->language, "not said"));
        html_cell_text(html, reason->currency);
        html_cell_number(html, reason->n_items);
        html_cell_money(html, reason->minor, reason->currency);
        if (reason->has_before)
            html_cell_money(html, reason->before_minor, reason->currency);
        else
            html_cell_text(html, NULL);
        html_end_row(html);
    }
    html_end_table(html);
}

static void append_cash(Html *html, const ReportPage *page)
{
    static const Column columns[] = {{"Currency", COLUMN_TEXT},
                                     {"Since", COLUMN_TEXT},
                                     {"Received", COLUMN_FIGURE},
                                     {"After a reminder", COLUMN_FIGURE},
                                     {"Postage of this run", COLUMN_FIGURE},
                                     {"Postage since", COLUMN_FIGURE},
                                     {"Postage of receipts", COLUMN_FIGURE}};
    const GArray *cash = page->figures->cash;
    if (cash->len == 0)
        return;
    html_begin_table(html, "Cash received against postage", columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < cash->len; i++) {
        const CashFigures *one = &g_array_index(cash, CashFigures, i);
        html_begin_row(html);
        html_cell_head(html, one->currency);
        html_cell_day(html, one->since);
        html_cell_money(html, one->received, one->currency);
        html_cell_money(html, one->received_after_reminder, one->currency);
        html_cell_money(html, one->postage_run, one->currency);
        html_cell_money(html, one->postage, one->currency);
        html_cell_ratio(html, one->cost, "%");
        html_end_row(html);
    }
    html_end_table(html);
}

static void append_expected(Html *html, const ExpectedReceipts *one)
{
    static const Column columns[] = {
        {"When", COLUMN_TEXT}, {"Invoices", COLUMN_FIGURE}, {"Expected", COLUMN_FIGURE}};
    g_autofree char *caption = g_strdup_printf(
        "%s %s", phrase(html->language, "Receipts to expect if everybody pays as usual, in"),
        one->currency);
    html_begin_table(html, caption, columns, G_N_ELEMENTS(columns));
    for (int when = 0; when < EXPECT_COUNT; when++) {
        html_begin_row(html);
        html_cell_head(html, phrase(html->language, expected_when_label((ExpectedWhen)when)));
        html_cell_number(html, one->n_items[when]);
        html_cell_money(html, one->minor[when], one->currency);
        html_end_row(html);
    }
    html_end_table(html);
}

static void append_insurance(Html *html, const ReportPage *page)
{
    static const Column columns[] = {{"Currency", COLUMN_TEXT},
                                     {"Insured", COLUMN_FIGURE},
                                     {"Above the limit", COLUMN_FIGURE},
                                     {"Not insured", COLUMN_FIGURE}};
    const GArray *insurance = page->figures->insurance;
    if (insurance->len == 0)
        return;
    html_begin_table(html, "Overdue by credit insurance", columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < insurance->len; i++) {
        const InsuranceFigures *one = &g_array_index(insurance, InsuranceFigures, i);
        html_begin_row(html);
        html_cell_head(html, one->currency);
        html_cell_money(html, one->insured, one->currency);
        html_cell_money(html, one->above_limit, one->currency);
        html_cell_money(html, one->uninsured, one->currency);
        html_end_row(html);
    }
    html_end_table(html);
}

void section_append_behaviour(Html *html, const ReportPage *page)
{
    html_begin_section(html, "behaviour", "Answers and receipts");
    append_levels(html, page);
    append_reasons(html, page);
    append_cash(html, page);
    for (guint i = 0; i < page->figures->expected->len; i++)
        append_expected(html, &g_array_index(page->figures->expected, ExpectedReceipts, i));
    append_insurance(html, page);
    html_end_section(html);
}
