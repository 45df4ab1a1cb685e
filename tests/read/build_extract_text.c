#include "build_extract_text.h"

#include "ground/text.h"

#include <criterion/criterion.h>
#include <string.h>

static void append_money(GString *text, gint64 minor, const char *currency)
{
    if (*currency)
        money_append_plain(text, minor, currency);
}

char *extract_print_items(const Ledger *ledger)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(ledger->items, i);
        char iso[DAY_ISO_SIZE] = "";
        if (item->due_date)
            day_print_iso(item->due_date, iso);
        g_string_append_printf(text, "%s,%s,%s,%s,", item->customer, item->invoice,
                               item_kind_name(item->kind), iso);
        append_money(text, item->amount_minor, item->currency);
        g_string_append_c(text, ',');
        append_money(text, item->open_minor, item->currency);
        g_string_append_printf(text, ",%s\n", item->currency);
    }
    return g_string_free(text, FALSE);
}

char *extract_print_rejected(const Ledger *ledger)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < ledger->rejected->len; i++) {
        const RejectedLine *line = g_ptr_array_index(ledger->rejected, i);
        cr_expect_eq(line->is_settled, strcmp(line->rule, "settled") == 0);
        cr_expect_not_null(line->text, "line %d is rejected without its text", line->line);
        g_string_append_printf(text, "%d %s", line->line, line->rule);
        if (*line->currency) {
            g_string_append_c(text, ' ');
            append_money(text, line->minor, line->currency);
            g_string_append_printf(text, " %s", line->currency);
        }
        g_string_append_c(text, '\n');
    }
    return g_string_free(text, FALSE);
}

char *extract_print_totals(const Ledger *ledger)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < ledger->totals->len; i++) {
        const ControlTotal *total = &g_array_index(ledger->totals, ControlTotal, i);
        const gint64 sums[] = {total->extract, total->open, total->settled, total->rejected};
        static const char *const marks[] = {" ", " = ", " + ", " + "};
        g_string_append(text, total->currency);
        for (guint k = 0; k < G_N_ELEMENTS(sums); k++) {
            g_string_append(text, marks[k]);
            append_money(text, sums[k], total->currency);
        }
        g_string_append_c(text, '\n');
    }
    return g_string_free(text, FALSE);
}

char *extract_print_receipts(const Ledger *ledger)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(ledger->items, i);
        for (guint k = 0; k < item->n_receipts; k++) {
            const Receipt *receipt = &item->receipts[k];
            char iso[DAY_ISO_SIZE];
            g_string_append_printf(text, "%s %s ", item->invoice,
                                   day_print_iso(receipt->date, iso));
            append_money(text, receipt->minor, item->currency);
            g_string_append_printf(text, " %s\n", receipt->is_credit ? "credit" : "payment");
        }
    }
    return g_string_free(text, FALSE);
}

char *extract_print_paid(const Ledger *ledger)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < ledger->paid->len; i++) {
        const PaidInvoice *paid = &g_array_index(ledger->paid, PaidInvoice, i);
        char due[DAY_ISO_SIZE], day[DAY_ISO_SIZE];
        g_string_append_printf(text, "%s %s %s %s ", paid->customer, paid->invoice,
                               day_print_iso(paid->due_date, due),
                               day_print_iso(paid->paid_date, day));
        append_money(text, paid->minor, paid->currency);
        g_string_append(text, paid->was_disputed ? " disputed\n" : "\n");
    }
    return g_string_free(text, FALSE);
}

char *extract_print_unread(const Ledger *ledger)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(ledger->items, i);
        const char *place = g_hash_table_lookup(ledger->unread_receipts, item);
        if (place)
            g_string_append_printf(text, "%s %s: %s\n", item->customer, item->invoice, place);
    }
    return g_string_free(text, FALSE);
}

char *extract_print_as_of(const Ledger *ledger)
{
    char iso[DAY_ISO_SIZE];
    return g_strdup_printf("%s %s\n", day_print_iso(ledger->as_of, iso), ledger->as_of_source);
}

char *extract_print_complaints(const Complaints *complaints, gboolean with_as_of)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < complaints->list->len; i++) {
        const Complaint *complaint = g_ptr_array_index(complaints->list, i);
        if ((with_as_of || strcmp(complaint->rule, "as-of-unknown") != 0) &&
            !g_str_has_prefix(complaint->rule, "customer-without-"))
            g_string_append_printf(text, "%d %s %s\n", complaint->line,
                                   complaint_level_name(complaint->level), complaint->rule);
    }
    return g_string_free(text, FALSE);
}
