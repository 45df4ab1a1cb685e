#include "report/aged_balance.h"

#include "report/phrases.h"
#include "report/ratios.h"

#include <string.h>

AgedBalance aged_balance_begin(const Settings *settings, const char *currency)
{
    static const int usual[] = {30, 60, 90};
    const int *ends = settings && settings->report.n_buckets ? settings->report.buckets : usual;
    guint n = settings && settings->report.n_buckets ? settings->report.n_buckets
                                                     : G_N_ELEMENTS(usual);
    AgedBalance balance = {.n_bands = n + 3};
    g_strlcpy(balance.currency, currency, sizeof balance.currency);
    for (guint i = 0; i <= n; i++)
        balance.bands[i + 1] = (AgeBand){.kind = AGE_LATE,
                                         .first_day = i > 0 ? ends[i - 1] + 1 : 1,
                                         .last_day = i < n ? ends[i] : G_MAXINT};
    balance.bands[n + 2].kind = AGE_CREDITS;
    return balance;
}

guint aged_balance_find(const AgedBalance *balance, const OpenItem *item, Day run_date)
{
    int days = item->due_date == DAY_NONE ? 0 : run_date - item->due_date;
    if (item->kind != ITEM_INVOICE || item->open_minor < 0)
        return balance->n_bands - 1;
    guint band = 0;
    while (band + 2 < balance->n_bands && days > balance->bands[band].last_day)
        band++;
    return band;
}

void aged_balance_add(AgedBalance *balance, const OpenItem *item, Day run_date)
{
    AgeBand *band = &balance->bands[aged_balance_find(balance, item, run_date)];
    gint64 *sums[] = {[AGE_NOT_DUE] = &balance->not_due,
                      [AGE_LATE] = &balance->overdue,
                      [AGE_CREDITS] = &balance->credits};
    band->n_items++;
    band->minor = sum_add(band->minor, item->open_minor);
    balance->n_items++;
    balance->n_late += band->kind == AGE_LATE ? 1 : 0;
    balance->total = sum_add(balance->total, item->open_minor);
    *sums[band->kind] = sum_add(*sums[band->kind], item->open_minor);
}

AgedBalance aged_balance_compute(const Ledger *ledger, const Settings *settings,
                                 const char *currency, Day run_date)
{
    AgedBalance balance = aged_balance_begin(settings, currency);
    for (guint i = 0; i < ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(ledger->items, i);
        if (strcmp(item->currency, currency) == 0)
            aged_balance_add(&balance, item, run_date);
    }
    return balance;
}

char *age_band_key(const AgeBand *band)
{
    if (band->kind != AGE_LATE)
        return g_strdup(band->kind == AGE_CREDITS ? "credits" : "not-due");
    return band->last_day == G_MAXINT
               ? g_strdup_printf("over-%d", band->first_day - 1)
               : g_strdup_printf("%d-%d", band->first_day, band->last_day);
}

char *age_band_label(const AgeBand *band, ReportLanguage language)
{
    if (band->kind == AGE_NOT_DUE)
        return g_strdup(phrase(language, "not due"));
    if (band->kind == AGE_CREDITS)
        return g_strdup(phrase(language, "credits, not yet applied"));
    if (band->last_day == G_MAXINT)
        return g_strdup_printf("%s %d %s", phrase(language, "over"), band->first_day - 1,
                               phrase(language, "days"));
    return g_strdup_printf("%d\xe2\x80\x93%d %s", band->first_day, band->last_day,
                           phrase(language, "days"));
}

guint age_band_shade(const AgedBalance *balance, guint band)
{
    guint n_late = balance->n_bands - 2;
    if (balance->bands[band].kind != AGE_LATE)
        return balance->bands[band].kind == AGE_CREDITS ? 5 : 0;
    return n_late < 2 ? 4 : 1 + (band - 1) * 3 / (n_late - 1);
}

/* Geometry of the chart in its own units. */
enum { CHART_WIDTH = 640, ROW_HEIGHT = 30, BAR_LEFT = 190, BAR_WIDTH = 300, BAR_HEIGHT = 18 };

static void append_bar(Html *html, const AgedBalance *balance, guint band, gint64 longest)
{
    g_autofree char *label = balance->bands[band].kind == AGE_CREDITS
                                 ? g_strdup(phrase(html->language, "credits"))
                                 : age_band_label(&balance->bands[band], html->language);
    gint64 length = ABS(balance->bands[band].minor);
    int width = longest > 0 ? (int)money_multiply_divide(length, BAR_WIDTH, longest) : 0;
    int y = (int)band * ROW_HEIGHT + 6;
    if (width == 0 && length != 0)
        width = 1;
    g_string_append_printf(
        html->text,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
        "<rect class=\"age-%u\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\"/>",
        BAR_LEFT - 10, y + 14, label, age_band_shade(balance, band), BAR_LEFT, y, width,
        BAR_HEIGHT);
    g_string_append_printf(html->text, "<text x=\"%d\" y=\"%d\">", BAR_LEFT + width + 8,
                           y + 14);
    html_append_figure(html, balance->bands[band].minor, balance->currency);
    g_string_append(html->text, "</text>\n");
}

void html_append_aged_chart(Html *html, const AgedBalance *balance)
{
    gint64 longest = 0;
    for (guint band = 0; band < balance->n_bands; band++)
        longest = MAX(longest, ABS(balance->bands[band].minor));
    g_string_append(html->text, "<svg class=\"chart\" role=\"img\" viewBox=\"0 0 ");
    g_string_append_printf(html->text, "%d %u\" aria-label=\"", CHART_WIDTH,
                           balance->n_bands * ROW_HEIGHT + 6);
    html_append_phrase(html, "Aged balance in");
    g_string_append_c(html->text, ' ');
    html_append_text(html, balance->currency);
    g_string_append(html->text, ", ");
    html_append_phrase(html,
                       "open amount by days late; the same figures stand in the table below");
    g_string_append(html->text, "\">\n");
    for (guint band = 0; band < balance->n_bands; band++)
        append_bar(html, balance, band, longest);
    g_string_append(html->text, "</svg>\n");
}
