/* review.csv as a person filled it in: every row kept names a document and a known action. */
#include "fuzz/fuzz_input.h"

#include "read/read.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    static const char *const actions[] = {"",     "withhold", "email", "letter",
                                          "call", "lower",    NULL};
    FuzzPart part = {(const char *)data, size};
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) rows =
        read_review(fuzz_file_write(0, part), "review.csv", complaints, &error);
    EXPECT(rows ? !error : error || complaints_count(complaints, COMPLAINT_REFUSED) > 0,
           "refused without a word");
    for (guint i = 0; rows && i < rows->len; i++) {
        const ReviewRow *row = g_ptr_array_index(rows, i);
        EXPECT(row->document && *row->document && row->line > 0, "row %u", i);
        EXPECT(g_strv_contains(actions, row->action), "%s", row->action);
        EXPECT(*row->action || *row->remark, "row %u says nothing", i);
    }
    return 0;
}
