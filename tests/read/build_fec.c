#include "build_fec.h"

#include <criterion/criterion.h>
#include <string.h>

void fec_case_add(ReadCase *read_case, const char *name, const char *rows)
{
    g_autofree char *text = g_strconcat(FEC_HEADER, rows, NULL);
    read_case_write(read_case, name, text);
}

ReadCase *fec_case_read(const char *rows, const char *run_date)
{
    ReadCase *read_case = read_case_new();
    read_case_set(&read_case->settings->ledger.terms, "net:30");
    fec_case_add(read_case, "732829320FEC20251231.txt", rows);
    read_case_run(read_case, run_date);
    return read_case;
}

gint64 fec_case_sum(const ReadCase *read_case, const char *customer)
{
    gint64 sum = 0;
    cr_assert_not_null(read_case->ledger, "%s", read_case_complaints(read_case));
    for (guint i = 0; i < read_case->ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(read_case->ledger->items, i);
        if (strcmp(item->customer, customer) == 0)
            sum += item->open_minor;
    }
    return sum;
}

guint fec_case_count(const ReadCase *read_case, const char *rule)
{
    guint n = 0;
    for (guint i = 0; i < read_case->complaints->list->len; i++) {
        const Complaint *complaint = g_ptr_array_index(read_case->complaints->list, i);
        n += strcmp(complaint->rule, rule) == 0;
    }
    return n;
}
