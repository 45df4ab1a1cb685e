#include "records/rates.h"

static void rate_row_free(gpointer data)
{
    RateRow *row = data;
    g_free(row->source);
    g_free(row);
}

RateTable *rate_table_new(void)
{
    RateTable *rates = g_new0(RateTable, 1);
    rates->rows = g_ptr_array_new_with_free_func(rate_row_free);
    return rates;
}

void rate_table_free(RateTable *rates)
{
    if (!rates)
        return;
    g_free(rates->file);
    g_ptr_array_unref(rates->rows);
    g_free(rates);
}

const RateRow *rate_table_find(const RateTable *rates, Day day)
{
    guint below = 0, above = rates->rows->len;
    while (below < above) {
        guint middle = below + (above - below) / 2;
        const RateRow *row = g_ptr_array_index(rates->rows, middle);
        if (row->from <= day)
            below = middle + 1;
        else
            above = middle;
    }
    if (below == 0)
        return NULL;
    const RateRow *row = g_ptr_array_index(rates->rows, below - 1);
    return day < day_add_months(row->from, 6) ? row : NULL;
}
