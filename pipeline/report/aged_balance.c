#include "report/aged_balance.h"

#include "report/html_text.h"

#include <string.h>

static const char *const bucket_names[AGE_COUNT] = {"not due",
                                                    "1\xe2\x80\x93"
                                                    "30 days",
                                                    "31\xe2\x80\x93"
                                                    "60 days",
                                                    "61\xe2\x80\x93"
                                                    "90 days",
                                                    "over 90 days",
                                                    "credits and payments not yet applied"};

const char *age_bucket_name(AgeBucket bucket)
{
    return bucket_names[bucket];
}

AgeBucket age_bucket_of(const OpenItem *item, Day run_date)
{
    static const struct {
        int last_day;
        AgeBucket bucket;
    } ends[] = {{0, AGE_NOT_DUE}, {30, AGE_1_30}, {60, AGE_31_60}, {90, AGE_61_90}};
    if (item->kind != ITEM_INVOICE || item->open_minor < 0)
        return AGE_CREDITS;
    int days = item->due_date == DAY_NONE ? 0 : run_date - item->due_date;
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++)
        if (days <= ends[i].last_day)
            return ends[i].bucket;
    return AGE_OVER_90;
}

AgedBalance aged_balance_compute(const Ledger *ledger, const char *currency, Day run_date)
{
    AgedBalance balance = {0};
    g_strlcpy(balance.currency, currency, sizeof balance.currency);
    for (guint i = 0; i < ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(ledger->items, i);
        if (strcmp(item->currency, currency) != 0)
            continue;
        AgeBucket bucket = age_bucket_of(item, run_date);
        balance.n_items[bucket]++;
        balance.minor[bucket] += item->open_minor;
        balance.total += item->open_minor;
    }
    for (int bucket = AGE_1_30; bucket <= AGE_OVER_90; bucket++)
        balance.overdue += balance.minor[bucket];
    return balance;
}

/* Geometry of the chart in its own units. */
enum { CHART_WIDTH = 640, ROW_HEIGHT = 30, BAR_LEFT = 132, BAR_WIDTH = 360, BAR_HEIGHT = 18 };

static void append_bar(GString *html, const AgedBalance *balance, int bucket, double longest)
{
    static const char *const labels[AGE_COUNT] = {"not due",
                                                  "1\xe2\x80\x93"
                                                  "30",
                                                  "31\xe2\x80\x93"
                                                  "60",
                                                  "61\xe2\x80\x93"
                                                  "90",
                                                  "over 90",
                                                  "credits"};
    double share = longest > 0 ? ABS((double)balance->minor[bucket]) / longest : 0;
    int width = (int)(share * BAR_WIDTH + 0.5);
    if (width == 0 && balance->minor[bucket] != 0)
        width = 1;
    int y = bucket * ROW_HEIGHT + 6;
    g_string_append_printf(
        html,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
        "<rect class=\"age-%d\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
        "rx=\"2\"/>",
        BAR_LEFT - 10, y + 14, labels[bucket], bucket, BAR_LEFT, y, width, BAR_HEIGHT);
    g_string_append_printf(html, "<text x=\"%d\" y=\"%d\">", BAR_LEFT + width + 8, y + 14);
    html_append_figure(html, balance->minor[bucket], balance->currency);
    g_string_append(html, "</text>\n");
}

void html_append_aged_chart(GString *html, const AgedBalance *balance)
{
    double longest = 0;
    for (int bucket = 0; bucket < AGE_COUNT; bucket++)
        longest = MAX(longest, ABS((double)balance->minor[bucket]));
    g_string_append(html, "<svg class=\"chart\" role=\"img\" viewBox=\"0 0 ");
    g_string_append_printf(html, "%d %d\" aria-label=\"Aged balance in ", CHART_WIDTH,
                           AGE_COUNT * ROW_HEIGHT + 6);
    html_append_text(html, balance->currency);
    g_string_append(html,
                    ", open amount by days late; the same figures stand in the table below"
                    "\">\n");
    for (int bucket = 0; bucket < AGE_COUNT; bucket++)
        append_bar(html, balance, bucket, longest);
    g_string_append(html, "</svg>\n");
}
