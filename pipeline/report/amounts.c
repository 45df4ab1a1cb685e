#include "report/amounts.h"

#include "report/html_text.h"
#include "report/ratios.h"

#include <string.h>

Amounts amounts_make(void)
{
    return (Amounts){.list = g_array_new(FALSE, TRUE, sizeof(Amount))};
}

void amounts_clear(Amounts *amounts)
{
    g_clear_pointer(&amounts->list, g_array_unref);
}

void amounts_add(Amounts *amounts, const char *currency, gint64 minor)
{
    guint i = 0;
    int order = 1;
    for (; i < amounts->list->len; i++) {
        Amount *amount = &g_array_index(amounts->list, Amount, i);
        order = strcmp(amount->currency, currency);
        if (order == 0)
            amount->minor = sum_add(amount->minor, minor);
        if (order >= 0)
            break;
    }
    if (i < amounts->list->len && order == 0)
        return;
    Amount amount = {.minor = minor};
    g_strlcpy(amount.currency, currency, sizeof amount.currency);
    g_array_insert_val(amounts->list, i, amount);
}

void html_append_amounts(Html *html, const Amounts *amounts)
{
    if (amounts->list->len == 0)
        g_string_append(html->text, "\xe2\x80\x93");
    for (guint i = 0; i < amounts->list->len; i++) {
        const Amount *amount = &g_array_index(amounts->list, Amount, i);
        g_string_append(html->text,
                        i > 0 ? " + <span class=\"money\">" : "<span class=\"money\">");
        html_append_money(html, amount->minor, amount->currency);
        g_string_append_c(html->text, ' ');
        html_append_text(html, amount->currency);
        g_string_append(html->text, "</span>");
    }
}

void html_cell_amounts(Html *html, const Amounts *amounts)
{
    g_string_append(html->text, "<td class=\"figure\">");
    html_append_amounts(html, amounts);
    html_end_cell(html);
}
