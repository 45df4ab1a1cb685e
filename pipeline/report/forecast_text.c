/* A forecast as people read it: the days, then sums by level and channel, present beside changed. */
#include "report/report.h"

#include "ground/text.h"

#include <string.h>

/* Sums of one forecast for one level, channel and currency. */
typedef struct {
    guint documents, items, unpriced;
    gint64 total_due_minor, postage_minor;
    char postage_currency[CURRENCY_SIZE];
} ForecastSum;

static ForecastSum sum_rows(const Forecast *forecast, const ForecastRow *like)
{
    ForecastSum sum = {0};
    for (guint i = 0; forecast && i < forecast->rows->len; i++) {
        const ForecastRow *row = g_ptr_array_index(forecast->rows, i);
        if (row->level != like->level || row->channel != like->channel ||
            !g_str_equal(row->currency, like->currency))
            continue;
        sum.documents += row->documents;
        sum.items += row->items;
        sum.unpriced += row->unpriced;
        sum.total_due_minor += row->total_due_minor;
        sum.postage_minor += row->postage_minor;
        if (*row->postage_currency)
            g_strlcpy(sum.postage_currency, row->postage_currency, sizeof sum.postage_currency);
    }
    return sum;
}

static char *print_postage(gint64 minor, const char *currency, guint unpriced)
{
    g_autofree char *amount = *currency ? money_to_plain(minor, currency) : NULL;
    g_autofree char *without = unpriced ? g_strdup_printf("%s%u without a known price",
                                                          *currency ? ", " : "", unpriced)
                                        : g_strdup("");
    return g_strdup_printf("%s%s%s%s", text_or_empty(amount), *currency ? " " : "", currency,
                           without);
}

static void append_days(GString *text, const Forecast *forecast)
{
    Day before = DAY_NONE;
    g_string_append_printf(text, "  %-10s  %5s  %-10s  %9s  %7s  %20s  %s\n", "date", "level",
                           "channel", "documents", "items", "total due", "postage");
    for (guint i = 0; i < forecast->rows->len; i++) {
        const ForecastRow *row = g_ptr_array_index(forecast->rows, i);
        char day[DAY_ISO_SIZE];
        g_autofree char *due = money_to_plain(row->total_due_minor, row->currency);
        g_autofree char *postage =
            print_postage(row->postage_minor, row->postage_currency, row->unpriced);
        g_string_append_printf(text, "  %-10s  %5d  %-10s  %9u  %7u  %16s %s  %s\n",
                               row->day == before ? "" : day_print_iso(row->day, day),
                               row->level, channel_name(row->channel), row->documents,
                               row->items, due, row->currency, postage);
        before = row->day;
    }
}

static void append_sum(GString *text, const ForecastRow *like, const Forecast *present,
                       const Forecast *changed)
{
    ForecastSum now = sum_rows(present, like), then = sum_rows(changed, like);
    const ForecastSum *shown = changed ? &then : &now;
    g_autofree char *due = money_to_plain(shown->total_due_minor, like->currency);
    g_autofree char *postage =
        print_postage(shown->postage_minor, shown->postage_currency, shown->unpriced);
    g_string_append_printf(text, "  %5d  %-10s  %9u", like->level, channel_name(like->channel),
                           shown->documents);
    if (changed)
        g_string_append_printf(text, "  %9u  %+10d", now.documents,
                               (int)then.documents - (int)now.documents);
    g_string_append_printf(text, "  %7u  %16s %s  %s\n", shown->items, due, like->currency,
                           postage);
}

static gint compare_kinds(gconstpointer first, gconstpointer second)
{
    const ForecastRow *a = *(ForecastRow *const *)first, *b = *(ForecastRow *const *)second;
    if (a->level != b->level)
        return a->level - b->level;
    if (a->channel != b->channel)
        return (int)a->channel - (int)b->channel;
    return strcmp(a->currency, b->currency);
}

static void append_sums(GString *text, const Forecast *present, const Forecast *changed)
{
    g_autoptr(GPtrArray) kinds = g_ptr_array_new();
    const Forecast *both[] = {present, changed};
    for (guint f = 0; f < 2; f++)
        for (guint i = 0; both[f] && i < both[f]->rows->len; i++)
            g_ptr_array_add(kinds, g_ptr_array_index(both[f]->rows, i));
    g_ptr_array_sort(kinds, compare_kinds);
    g_string_append_printf(text, "\n  %5s  %-10s  %9s", "level", "channel", "documents");
    if (changed)
        g_string_append_printf(text, "  %9s  %10s", "present", "difference");
    g_string_append_printf(text, "  %7s  %20s  %s\n", "items", "total due", "postage");
    for (guint i = 0; i < kinds->len; i++)
        if (i == 0 || compare_kinds(&kinds->pdata[i - 1], &kinds->pdata[i]) != 0)
            append_sum(text, kinds->pdata[i], present, changed);
}

/* Postage of all rows in one currency; the currencies in their order of appearance. */
static void append_postage(GString *text, const Forecast *forecast, const char *title)
{
    g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < forecast->rows->len; i++) {
        const ForecastRow *row = g_ptr_array_index(forecast->rows, i);
        if (!*row->postage_currency || !g_hash_table_add(told, (gpointer)row->postage_currency))
            continue;
        gint64 sum = 0;
        for (guint k = 0; k < forecast->rows->len; k++) {
            const ForecastRow *other = g_ptr_array_index(forecast->rows, k);
            if (g_str_equal(other->postage_currency, row->postage_currency))
                sum += other->postage_minor;
        }
        g_autofree char *amount = money_to_plain(sum, row->postage_currency);
        g_string_append_printf(text, "%s: postage %s %s\n", title, amount,
                               row->postage_currency);
    }
}

static void append_levels(GString *text, const Forecast *forecast, Day until, const char *title)
{
    char day[DAY_ISO_SIZE];
    g_string_append_printf(text, "%s: open items by level on %s:", title,
                           day_print_iso(until, day));
    for (guint level = 0; level < forecast->levels->len; level++)
        g_string_append_printf(text, " %u at %u%s",
                               g_array_index(forecast->levels, guint, level), level,
                               level + 1 < forecast->levels->len ? "," : "");
    g_string_append_printf(text, "; %u held, %u need a person\n", forecast->held,
                           forecast->manual);
    if (forecast->unwritten)
        g_string_append_printf(text,
                               "%s: %u documents cannot be written as things stand and are "
                               "counted with one page: %s\n",
                               title, forecast->unwritten,
                               text_or_empty(forecast->unwritten_why));
}

char *report_print_forecast(const Forecast *present, const Forecast *changed, Day first,
                            Day until)
{
    GString *text = g_string_new(NULL);
    const Forecast *shown = changed ? changed : present;
    char from[DAY_ISO_SIZE], to[DAY_ISO_SIZE];
    g_string_append_printf(text,
                           "Forecast from %s to %s, %u runs%s. Nobody pays, every document is "
                           "approved and arrives.\n\n",
                           day_print_iso(first, from), day_print_iso(until, to), shown->days,
                           changed ? ", with the changed rules" : "");
    append_days(text, shown);
    append_sums(text, present, changed);
    g_string_append_c(text, '\n');
    append_postage(text, present, "present rules");
    if (changed)
        append_postage(text, changed, "changed rules");
    append_levels(text, present, until, "present rules");
    if (changed)
        append_levels(text, changed, until, "changed rules");
    return g_string_free(text, FALSE);
}
