/* Figures of the run: control totals, decisions, aged balance, late payers. */
#include "report/aged_balance.h"
#include "report/html_text.h"
#include "report/late_payers.h"
#include "report/reason_groups.h"
#include "report/sections.h"

#include "ground/text.h"

#define TOP 10

guint page_count_rejected(const ReportPage *page)
{
    const GPtrArray *rejected = page->input->ledger->rejected;
    guint count = 0;
    for (guint i = 0; i < rejected->len; i++)
        count += !((const RejectedLine *)g_ptr_array_index(rejected, i))->is_settled;
    return count;
}

static void append_control_totals(GString *html, const Ledger *ledger)
{
    static const Column columns[] = {{"Currency", COLUMN_TEXT},
                                     {"Extract", COLUMN_FIGURE},
                                     {"Open", COLUMN_FIGURE},
                                     {"Settled", COLUMN_FIGURE},
                                     {"Rejected", COLUMN_FIGURE}};
    html_begin_table(html, "Control totals: extract = open + settled + rejected", columns,
                     G_N_ELEMENTS(columns));
    for (guint i = 0; i < ledger->totals->len; i++) {
        const ControlTotal *total = &g_array_index(ledger->totals, ControlTotal, i);
        html_begin_row(html);
        html_cell_head(html, total->currency);
        html_cell_money(html, total->extract, total->currency);
        html_cell_money(html, total->open, total->currency);
        html_cell_money(html, total->settled, total->currency);
        html_cell_money(html, total->rejected, total->currency);
        html_end_row(html);
    }
    html_end_table(html);
}

static void append_decision_row(GString *html, const ReportPage *page, const char *currency,
                                Decision decision)
{
    guint rows = 0;
    gint64 open = 0;
    for (guint i = 0; i < page->input->plan->rows->len; i++) {
        const PlanRow *row = g_ptr_array_index(page->input->plan->rows, i);
        if (row->decision != decision || !text_equals(row->item->currency, currency))
            continue;
        rows++;
        open += row->item->open_minor;
    }
    if (rows == 0)
        return;
    html_begin_row(html);
    html_cell_head(html, decision_name(decision));
    html_cell_text(html, currency);
    html_cell_number(html, rows);
    html_cell_money(html, open, currency);
    html_end_row(html);
}

static void append_decisions(GString *html, const ReportPage *page)
{
    static const Column columns[] = {{"Decision", COLUMN_TEXT},
                                     {"Currency", COLUMN_TEXT},
                                     {"Items", COLUMN_FIGURE},
                                     {"Open", COLUMN_FIGURE}};
    const Ledger *ledger = page->input->ledger;
    html_begin_table(html, "Open items by decision: every one has exactly one", columns,
                     G_N_ELEMENTS(columns));
    for (guint i = 0; i < ledger->totals->len; i++)
        for (int decision = 0; decision < DECISION_COUNT; decision++)
            append_decision_row(html, page,
                                g_array_index(ledger->totals, ControlTotal, i).currency,
                                (Decision)decision);
    html_end_table(html);
}

static void append_rules(GString *html, const ReportPage *page)
{
    static const Column columns[] = {{"Decision", COLUMN_TEXT},
                                     {"Rule", COLUMN_TEXT},
                                     {"Items", COLUMN_FIGURE},
                                     {"Open", COLUMN_FIGURE}};
    html_begin_table(html, "Open items by rule", columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < page->groups->len; i++) {
        const ReasonGroup *group = g_ptr_array_index(page->groups, i);
        html_begin_row(html);
        html_cell_head(html, decision_name(group->decision));
        html_cell_text(html, group->rule);
        html_cell_number(html, group->rows->len);
        html_cell_amounts(html, &group->open);
        html_end_row(html);
    }
    html_end_table(html);
}

void section_append_totals(GString *html, const ReportPage *page)
{
    html_begin_section(html, "totals", "Totals");
    append_control_totals(html, page->input->ledger);
    append_decisions(html, page);
    append_rules(html, page);
    html_end_section(html);
}

/* Shares of the balance in percent; none where there is no balance to share. */
static void append_share(GString *html, gint64 part, gint64 whole)
{
    char percent[G_ASCII_DTOSTR_BUF_SIZE] = "";
    if (whole > 0)
        g_ascii_formatd(percent, sizeof percent, "%.1f", 100.0 * (double)part / (double)whole);
    g_string_append_printf(html, "<td class=\"figure\">%s%s</td>", percent,
                           *percent ? " %" : "");
}

static void append_aged_table(GString *html, const AgedBalance *balance)
{
    static const Column columns[] = {{"Days late", COLUMN_TEXT},
                                     {"Items", COLUMN_FIGURE},
                                     {"Open", COLUMN_FIGURE},
                                     {"Share", COLUMN_FIGURE}};
    g_autofree char *caption = g_strdup_printf("Aged balance in %s", balance->currency);
    guint n_items = 0;
    html_begin_table(html, caption, columns, G_N_ELEMENTS(columns));
    for (int bucket = 0; bucket < AGE_COUNT; bucket++) {
        n_items += balance->n_items[bucket];
        html_begin_row(html);
        html_cell_head(html, age_bucket_name((AgeBucket)bucket));
        html_cell_number(html, balance->n_items[bucket]);
        html_cell_money(html, balance->minor[bucket], balance->currency);
        append_share(html, balance->minor[bucket], balance->total);
        html_end_row(html);
    }
    g_string_append(html, "<tr class=\"sum\">");
    html_cell_head(html, "open balance");
    html_cell_number(html, n_items);
    html_cell_money(html, balance->total, balance->currency);
    append_share(html, balance->total, balance->total);
    html_end_row(html);
    html_end_table(html);
}

void section_append_aged(GString *html, const ReportPage *page)
{
    const Ledger *ledger = page->input->ledger;
    char day[DAY_ISO_SIZE];
    html_begin_section(html, "aged", "Aged balance");
    g_string_append_printf(
        html,
        "<p class=\"soft\">Days from the due date to %s; an item due that day "
        "is not overdue.</p>\n",
        day_print_iso(page->input->run_date, day));
    for (guint i = 0; i < ledger->totals->len; i++) {
        AgedBalance balance = aged_balance_compute(
            ledger, g_array_index(ledger->totals, ControlTotal, i).currency,
            page->input->run_date);
        g_string_append(html, "<h3>");
        html_append_text(html, balance.currency);
        g_string_append(html, "</h3>\n");
        html_append_aged_chart(html, &balance);
        append_aged_table(html, &balance);
    }
    html_end_section(html);
}

static void append_payers(GString *html, const GPtrArray *payers, const char *caption)
{
    static const Column columns[] = {
        {"Customer", COLUMN_TEXT},  {"Name", COLUMN_TEXT},     {"Invoices", COLUMN_FIGURE},
        {"Overdue", COLUMN_FIGURE}, {"Currency", COLUMN_TEXT}, {"Oldest, days", COLUMN_FIGURE}};
    if (payers->len == 0)
        return;
    html_begin_table(html, caption, columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < payers->len; i++) {
        const LatePayer *payer = g_ptr_array_index(payers, i);
        html_begin_row(html);
        html_cell_head(html, payer->customer);
        html_cell_text(html, payer->name);
        html_cell_number(html, payer->n_items);
        html_cell_money(html, payer->overdue_minor, payer->currency);
        html_cell_text(html, payer->currency);
        html_cell_number(html, payer->oldest_days);
        html_end_row(html);
    }
    html_end_table(html);
}

void section_append_late(GString *html, const ReportPage *page)
{
    const Ledger *ledger = page->input->ledger;
    g_autoptr(GPtrArray) payers = late_payers_collect(ledger, page->input->run_date);
    html_begin_section(html, "late", "Late payers");
    if (payers->len == 0)
        g_string_append(html, "<p>Nobody is late.</p>\n");
    for (guint i = 0; i < ledger->totals->len; i++) {
        const char *currency = g_array_index(ledger->totals, ControlTotal, i).currency;
        g_autoptr(GPtrArray) greatest = late_payers_rank(payers, currency, TOP);
        g_autofree char *caption = g_strdup_printf("Top ten by overdue amount in %s", currency);
        append_payers(html, greatest, caption);
    }
    g_autoptr(GPtrArray) oldest = late_payers_rank(payers, NULL, TOP);
    append_payers(html, oldest, "Top ten by age of the oldest overdue invoice");
    html_end_section(html);
}
