#include "records/forecast.h"

#include "ground/csv_text.h"
#include "ground/text.h"

#include <string.h>

Forecast *forecast_new(void)
{
    Forecast *forecast = g_new0(Forecast, 1);
    forecast->rows = g_ptr_array_new_with_free_func(g_free);
    forecast->levels = g_array_new(FALSE, TRUE, sizeof(guint));
    return forecast;
}

void forecast_free(Forecast *forecast)
{
    if (forecast == NULL)
        return;
    g_ptr_array_unref(forecast->rows);
    g_array_unref(forecast->levels);
    g_free(forecast->unwritten_why);
    g_free(forecast);
}

static int compare_keys(const ForecastRow *a, const ForecastRow *b)
{
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    if (a->level != b->level)
        return a->level < b->level ? -1 : 1;
    if (a->channel != b->channel)
        return a->channel < b->channel ? -1 : 1;
    return strcmp(a->currency, b->currency);
}

ForecastRow *forecast_find_row(Forecast *forecast, const PlannedDocument *document)
{
    ForecastRow key = {.day = document->run_date,
                       .level = document->level,
                       .channel = document->recipient.channel};
    g_strlcpy(key.currency, document->currency, sizeof key.currency);
    guint at = forecast->rows->len;
    for (; at > 0; at--) { /* days come in their order, so the place is near the end */
        int order = compare_keys(forecast->rows->pdata[at - 1], &key);
        if (order == 0)
            return forecast->rows->pdata[at - 1];
        if (order < 0)
            break;
    }
    ForecastRow *row = g_memdup2(&key, sizeof key);
    g_ptr_array_insert(forecast->rows, (gint)at, row);
    return row;
}

void forecast_add(Forecast *forecast, const PlannedDocument *document, gboolean is_printed,
                  gint64 postage_minor, const char *postage_currency)
{
    ForecastRow *row = forecast_find_row(forecast, document);
    row->documents++;
    row->items += document->own_rows->len + document->carried_rows->len;
    row->total_due_minor += document->total_due_minor;
    if (!is_printed)
        return;
    gboolean is_known =
        postage_minor >= 0 && (*row->postage_currency == '\0' ||
                               g_str_equal(row->postage_currency, postage_currency));
    if (!is_known) {
        row->unpriced++;
        return;
    }
    row->postage_minor += postage_minor;
    g_strlcpy(row->postage_currency, postage_currency, sizeof row->postage_currency);
}

void forecast_count_levels(Forecast *forecast, const ReminderPlan *plan)
{
    g_array_set_size(forecast->levels, 0);
    forecast->held = forecast->manual = 0;
    for (guint i = 0; i < plan->rows->len; i++) {
        const PlanRow *row = plan->rows->pdata[i];
        if (row->item->open_minor <= 0)
            continue;
        guint level = (guint)MAX(0, row->level);
        if (level >= forecast->levels->len)
            g_array_set_size(forecast->levels, level + 1);
        g_array_index(forecast->levels, guint, level)++;
        forecast->held += row->decision == DECISION_HOLD;
        forecast->manual += row->decision == DECISION_MANUAL;
    }
}

static void append_rows(GString *table, const Forecast *forecast, const char *rules)
{
    for (guint i = 0; forecast != NULL && i < forecast->rows->len; i++) {
        const ForecastRow *row = forecast->rows->pdata[i];
        csv_append_text(table, rules);
        csv_append_day(table, row->day);
        csv_append_number(table, row->level);
        csv_append_text(table, channel_name(row->channel));
        csv_append_number(table, row->documents);
        csv_append_number(table, row->items);
        csv_append_money(table, row->total_due_minor, row->currency);
        csv_append_text(table, row->currency);
        if (*row->postage_currency != '\0')
            csv_append_money(table, row->postage_minor, row->postage_currency);
        else
            csv_append_text(table, NULL);
        csv_append_text(table, row->postage_currency);
        csv_append_number(table, row->unpriced);
        csv_end_row(table);
    }
}

char *forecast_print_csv(const Forecast *present, const Forecast *changed)
{
    static const char *const header[] = {
        "rules",     "date",     "level",   "channel",          "documents",       "items",
        "total_due", "currency", "postage", "currency_postage", "without_postage", NULL};
    GString *table = g_string_new(NULL);
    csv_append_header(table, header);
    append_rows(table, present, "present");
    append_rows(table, changed, "changed");
    return g_string_free(table, FALSE);
}
