/* The aged balance with its chart, and who is late. */
#include "report/aged_balance.h"
#include "report/late_payers.h"
#include "report/sections.h"

#define TOP 10

/* Shares of the balance in percent; none where there is no balance to share. */
static void append_share(Html *html, gint64 part, gint64 whole)
{
    html_cell_ratio(html, ratio_percent(part, whole, ""), "%");
}

static void append_aged_table(Html *html, const AgedBalance *balance)
{
    static const Column columns[] = {{"Days late", COLUMN_TEXT},
                                     {"Items", COLUMN_FIGURE},
                                     {"Open", COLUMN_FIGURE},
                                     {"Share", COLUMN_FIGURE}};
    g_autofree char *caption =
        g_strdup_printf("%s %s", phrase(html->language, "Aged balance in"), balance->currency);
    html_begin_table(html, caption, columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < balance->n_bands; i++) {
        g_autofree char *label = age_band_label(&balance->bands[i], html->language);
        html_begin_row(html);
        html_cell_head(html, label);
        html_cell_number(html, balance->bands[i].n_items);
        html_cell_money(html, balance->bands[i].minor, balance->currency);
        append_share(html, balance->bands[i].minor, balance->total);
        html_end_row(html);
    }
    g_string_append(html->text, "<tr class=\"sum\">");
    html_cell_head(html, phrase(html->language, "open balance"));
    html_cell_number(html, balance->n_items);
    html_cell_money(html, balance->total, balance->currency);
    append_share(html, balance->total, balance->total);
    html_end_row(html);
    html_end_table(html);
}

void section_append_aged(Html *html, const ReportPage *page)
{
    const Ledger *ledger = page->input->ledger;
    char day[DAY_ISO_SIZE];
    html_begin_section(html, "aged", "Aged balance");
    g_string_append_printf(html->text, "<p class=\"soft\">%s %s; %s</p>\n",
                           phrase(html->language, "Days from the due date to"),
                           day_print_iso(page->input->run_date, day),
                           phrase(html->language, "an item due that day is not overdue."));
    for (guint i = 0; i < ledger->totals->len; i++) {
        const AgedBalance *balance =
            &figures_find_all(page->figures,
                              g_array_index(ledger->totals, ControlTotal, i).currency)
                 ->aged;
        g_string_append(html->text, "<h3>");
        html_append_text(html, balance->currency);
        g_string_append(html->text, "</h3>\n");
        html_append_aged_chart(html, balance);
        append_aged_table(html, balance);
    }
    html_end_section(html);
}

static void append_payers(Html *html, const GPtrArray *payers, const char *caption)
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

void section_append_late(Html *html, const ReportPage *page)
{
    const Ledger *ledger = page->input->ledger;
    const GPtrArray *payers = page->figures->payers;
    html_begin_section(html, "late", "Late payers");
    if (payers->len == 0)
        html_append_paragraph(html, NULL, "Nobody is late.");
    for (guint i = 0; i < ledger->totals->len; i++) {
        const char *currency = g_array_index(ledger->totals, ControlTotal, i).currency;
        g_autoptr(GPtrArray) greatest = late_payers_rank(payers, currency, FALSE, TOP);
        g_autofree char *caption = g_strdup_printf(
            "%s %s", phrase(html->language, "Top ten by overdue amount in"), currency);
        append_payers(html, greatest, caption);
    }
    g_autoptr(GPtrArray) oldest = late_payers_rank(payers, NULL, TRUE, TOP);
    append_payers(html, oldest, "Top ten by age of the oldest overdue invoice");
    html_end_section(html);
}
