/* review.csv as a person filled it in. */
#include "read/read.h"
#include "read/record_file.h"

#include "ground/text.h"

void review_row_free(ReviewRow *row)
{
    if (!row)
        return;
    g_free(row->document);
    g_free(row->action);
    g_free(row->reason);
    g_free(row->remark);
    g_free(row);
}

static gboolean check_action(const RecordFile *file, const CsvRow *row, const char *action)
{
    static const char *const actions[] = {"withhold", "email", "letter", "call", "lower", NULL};
    if (!*action || g_strv_contains(actions, action))
        return TRUE;
    const char *nearest = text_find_nearest(action, actions);
    record_complain(file, row, REVIEW_ACTION, COMPLAINT_REFUSED, "review-action-unknown",
                    "\"%s\" is no action (withhold, email, letter, call, lower)%s%s", action,
                    nearest ? "; is this meant: " : "", nearest ? nearest : "");
    return FALSE;
}

static gboolean take_review(RecordFile *file, const CsvRow *row)
{
    GPtrArray *rows = file->data;
    g_autofree char *action = g_ascii_strdown(record_cell(file, row, REVIEW_ACTION), -1);
    const char *remark = record_cell(file, row, REVIEW_REMARK);
    Day until;
    if (!*action && !*remark)
        return TRUE;
    if (!*record_cell(file, row, REVIEW_DOCUMENT)) {
        record_complain(file, row, REVIEW_DOCUMENT, COMPLAINT_REFUSED,
                        "review-without-document", "the line names no document");
        return TRUE;
    }
    if (!check_action(file, row, action) ||
        !record_read_date(file, row, REVIEW_UNTIL, COMPLAINT_REFUSED, &until))
        return TRUE;
    ReviewRow *review = g_new0(ReviewRow, 1);
    review->document = g_strdup(record_cell(file, row, REVIEW_DOCUMENT));
    review->action = g_steal_pointer(&action);
    review->reason = g_strdup(record_cell(file, row, REVIEW_REASON));
    review->remark = g_strdup(remark);
    review->until = until;
    review->line = row->line;
    g_ptr_array_add(rows, review);
    return TRUE;
}

GPtrArray *read_review(const char *path, const char *name, Complaints *complaints,
                       GError **error)
{
    static const int none[] = {-1}, dates[] = {REVIEW_UNTIL, -1};
    g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func((GDestroyNotify)review_row_free);
    TableRequest request = {.path = path,
                            .name = name,
                            .key = "review",
                            .shape = &review_shape,
                            .has_quotes = TRUE,
                            .code = OUTCOME_INPUT_REFUSED};
    RecordFile file = {.complaints = complaints,
                       .take = take_review,
                       .data = rows,
                       .first_required = REVIEW_DOCUMENT,
                       .second_required = REVIEW_ACTION};
    guint n_refused = complaints_count(complaints, COMPLAINT_REFUSED);
    if (!record_file_read(&file, &request, (DialectColumns){none, dates}, NULL, error) ||
        complaints_count(complaints, COMPLAINT_REFUSED) > n_refused)
        return NULL;
    return g_steal_pointer(&rows);
}
