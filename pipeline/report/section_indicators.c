/* DSO and its kin, in one table per currency; the same by segment, scenario and collector. */
#include "report/html_text.h"
#include "report/sections.h"

#include "ground/text.h"

typedef struct {
    const char *name, *meaning; /* phrases */
    const char *unit;
    size_t offset; /* of the Ratio in Slice */
} Indicator;

static const Indicator indicators[] = {
    {"DSO", "receivables / sales of the period \xc3\x97 days", "days", offsetof(Slice, dso)},
    {"DSO by count-back", "months of sales that the receivables stand for, the latest first",
     "days", offsetof(Slice, dso_count_back)},
    {"Best possible DSO", "the same of what is not due yet", "days", offsetof(Slice, dso_best)},
    {"Average days delinquent", "DSO less best possible DSO", "days",
     offsetof(Slice, days_delinquent)},
    {"Weighted delay", "days late of what is open, weighted by amount", "days",
     offsetof(Slice, weighted_delay)},
    {"Overdue share", "overdue / open balance", "%", offsetof(Slice, overdue_ratio)},
    {"Collection effectiveness", "collected of what could be collected since the earlier run",
     "%", offsetof(Slice, effectiveness)},
    {"Promises kept, by number", "kept / due", "%", offsetof(Slice, promises_by_count)},
    {"Promises kept, by amount", "kept / due", "%", offsetof(Slice, promises_by_value)},
};

static Ratio ratio_at(const Slice *slice, const Indicator *indicator)
{
    return *(const Ratio *)(const void *)((const char *)slice + indicator->offset);
}

static void append_indicator(Html *html, const Slice *slice, const Indicator *indicator)
{
    Ratio ratio = ratio_at(slice, indicator);
    html_begin_row(html);
    html_cell_head(html, phrase(html->language, indicator->name));
    html_cell_ratio(html, ratio, indicator->unit);
    g_string_append(html->text, "<td class=\"detail soft\">");
    html_append_phrase(html, ratio.why ? ratio.why : indicator->meaning);
    html_end_cell(html);
    html_end_row(html);
}

static void append_sales(Html *html, const Slice *slice)
{
    char day[DAY_ISO_SIZE];
    if (slice->sales_known.why)
        return;
    g_string_append_printf(html->text,
                           "<p class=\"soft\">%s %s: ", phrase(html->language, "Sales since"),
                           day_print_iso(slice->sales_from, day));
    html_append_money(html, slice->sales_sum, slice->currency);
    g_string_append_printf(html->text, " %s, %d %s.</p>\n", slice->currency, slice->sales_days,
                           phrase(html->language, "days"));
}

static void append_all(Html *html, const Slice *slice)
{
    static const Column columns[] = {
        {"Indicator", COLUMN_TEXT}, {"Value", COLUMN_FIGURE}, {"Meaning", COLUMN_TEXT}};
    g_autofree char *caption =
        g_strdup_printf("%s %s", phrase(html->language, "Indicators in"), slice->currency);
    html_begin_table(html, caption, columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < G_N_ELEMENTS(indicators); i++)
        append_indicator(html, slice, &indicators[i]);
    html_end_table(html);
    append_sales(html, slice);
}

static void append_member(Html *html, const Slice *slice)
{
    html_begin_row(html);
    html_cell_head(html, *slice->of ? slice->of : phrase(html->language, "not given"));
    html_cell_text(html, slice->currency);
    html_cell_number(html, slice->n_customers);
    html_cell_money(html, slice->aged.total, slice->currency);
    html_cell_money(html, slice->aged.overdue, slice->currency);
    html_cell_ratio(html, slice->overdue_ratio, "%");
    html_cell_ratio(html, slice->weighted_delay, "days");
    html_cell_ratio(html, slice->dso, "days");
    html_cell_ratio(html, slice->promises_by_count, "%");
    html_end_row(html);
}

static void append_kind(Html *html, const GPtrArray *slices, SliceKind kind,
                        const char *caption)
{
    static const Column columns[] = {{"Name", COLUMN_TEXT},
                                     {"Currency", COLUMN_TEXT},
                                     {"Customers", COLUMN_FIGURE},
                                     {"Open", COLUMN_FIGURE},
                                     {"Overdue", COLUMN_FIGURE},
                                     {"Overdue share", COLUMN_FIGURE},
                                     {"Weighted delay", COLUMN_FIGURE},
                                     {"DSO", COLUMN_FIGURE},
                                     {"Promises kept", COLUMN_FIGURE}};
    guint n = 0;
    for (guint i = 0; i < slices->len; i++) {
        const Slice *slice = g_ptr_array_index(slices, i);
        if (slice->by != kind)
            continue;
        if (n++ == 0)
            html_begin_table(html, caption, columns, G_N_ELEMENTS(columns));
        append_member(html, slice);
    }
    if (n > 0)
        html_end_table(html);
}

void section_append_indicators(Html *html, const ReportPage *page)
{
    const GPtrArray *slices = page->figures->slices;
    html_begin_section(html, "indicators", "Indicators");
    for (guint i = 0; i < slices->len; i++) {
        const Slice *slice = g_ptr_array_index(slices, i);
        if (slice->by == BY_ALL)
            append_all(html, slice);
    }
    append_kind(html, slices, BY_SEGMENT, "By segment");
    append_kind(html, slices, BY_SCENARIO, "By scenario");
    append_kind(html, slices, BY_COLLECTOR, "By collector");
    html_end_section(html);
}
