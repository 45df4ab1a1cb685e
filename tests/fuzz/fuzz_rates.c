/* rates.csv: a table that is accepted is in order, without gaps, its rates possible. */
#include "fuzz/fuzz_input.h"

#include "read/read.h"

static void expect_sound_rates(const RateTable *rates)
{
    for (guint i = 0; i < rates->rows->len; i++) {
        const RateRow *row = g_ptr_array_index(rates->rows, i);
        int month, day;
        day_split(row->from, NULL, &month, &day);
        EXPECT(day == 1 && (month == 1 || month == 7), "row %u", i);
        EXPECT(row->ecb_main >= -1 && row->legal_private >= -1 && row->legal_other >= -1,
               "row %u", i);
        EXPECT(i == 0 ||
                   day_add_months(((RateRow *)g_ptr_array_index(rates->rows, i - 1))->from,
                                  6) == row->from,
               "gap before row %u", i);
        EXPECT(rate_table_find(rates, row->from) == row, "row %u is not found", i);
    }
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    FuzzPart part = {(const char *)data, size};
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(RateTable) rates =
        read_rates(fuzz_file_write(0, part), "rates.csv", complaints, &error);
    EXPECT(rates ? !error : error || complaints_count(complaints, COMPLAINT_REFUSED) > 0,
           "refused without a word");
    if (rates)
        expect_sound_rates(rates);
    return 0;
}
