/*
 * A platform's statuses of electronic invoices, and the table of status codes as the input's
 * second file: each status names an invoice, a code and a day, and its rule is one of the table.
 */
#include "fuzz/fuzz_input.h"

#include "read/read.h"

#include <string.h>

static const char plain_table[] = "code,label,names,effect,ends,days,from,source\n"
                                  "207,En litige,,dispute,,,2026-09-01,\n";

static StatusTable *read_table(const FuzzInput *input)
{
    FuzzPart part =
        input->n_parts > 1 ? input->parts[1] : (FuzzPart){plain_table, strlen(plain_table)};
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(GError) error = NULL;
    StatusTable *table =
        read_status_table(fuzz_file_write(1, part), "statuses.csv", complaints, &error);
    EXPECT(table ? !error : error || complaints_count(complaints, COMPLAINT_REFUSED) > 0,
           "refused without a word");
    return table;
}

static void expect_sound_status(const InvoiceStatus *status, const StatusTable *table)
{
    EXPECT(status->invoice && *status->invoice && status->code && *status->code, "line %d",
           status->line);
    EXPECT(status->date != DAY_NONE && status->line > 0, "%s", status->invoice);
    EXPECT(status->amount_minor >= -1, "line %d", status->line);
    EXPECT(g_utf8_validate(status->invoice, -1, NULL) &&
               g_utf8_validate(status->code, -1, NULL),
           "line %d", status->line);
    EXPECT(!status->rule || g_ptr_array_find(table->rules, status->rule, NULL), "line %d",
           status->line);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    FuzzInput input = fuzz_input_split(data, size);
    g_autoptr(StatusTable) table = read_table(&input);
    if (!table)
        return 0;
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(GError) error = NULL;
    Settings *settings = settings_new();
    g_autoptr(StatusFile) file = read_statuses(fuzz_file_write(0, input.parts[0]), "status.csv",
                                               settings, table, complaints, &error);
    EXPECT(file ? !error : error || complaints_count(complaints, COMPLAINT_REFUSED) > 0,
           "refused without a word");
    for (guint i = 0; file && i < file->statuses->len; i++) {
        const InvoiceStatus *status = &g_array_index(file->statuses, InvoiceStatus, i);
        expect_sound_status(status, table);
        EXPECT(i == 0 || (status - 1)->date <= status->date, "line %d", status->line);
    }
    EXPECT(!file || file->n_rows >= (gint64)file->statuses->len, "lines");
    settings_free(settings);
    return 0;
}
