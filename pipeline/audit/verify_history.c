/* The history's deliveries against those of the run folder. */
#include "audit/audit.h"
#include "audit/run_paths.h"
#include "audit/run_table.h"
#include "records/delivery.h"

#include <string.h>

static const char *const deliveries_columns[] = {"document", "channel", "recipient", "status",
                                                 NULL};

static const Delivery *find_delivery(const GPtrArray *deliveries, const char *document,
                                     const char *channel)
{
    for (guint i = 0; i < deliveries->len; i++) {
        const Delivery *delivery = g_ptr_array_index(deliveries, i);
        if (strcmp(delivery->document, document) == 0 &&
            strcmp(channel_name(delivery->channel), channel) == 0)
            return delivery;
    }
    return NULL;
}

static void compare_row(Verification *verification, const RunTable *table, guint row,
                        const GPtrArray *deliveries)
{
    const char *document = run_table_cell(table, row, "document");
    const char *channel = run_table_cell(table, row, "channel");
    const char *status = run_table_cell(table, row, "status");
    const Delivery *known = find_delivery(deliveries, document, channel);
    if (!known)
        verify_find(verification,
                    "history: does not know the delivery of %s by %s, deliveries.csv says %s",
                    document, channel, status);
    else if (known->status != DELIVERY_SUPERSEDED &&
             strcmp(delivery_status_name(known->status), status) != 0)
        verify_find(verification,
                    "history: says %s of the delivery of %s by %s, deliveries.csv says %s",
                    delivery_status_name(known->status), document, channel, status);
}

int audit_compare_deliveries(const char *run_folder, const GPtrArray *deliveries,
                             GString *report)
{
    Verification verification = {.folder = run_folder, .report = report};
    g_autofree char *path = g_build_filename(run_folder, DELIVERIES_PATH, NULL);
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return 0; /* not dispatched yet; a file that was there is missed by the manifest */
    g_autoptr(RunTable) table =
        run_table_read(&verification, DELIVERIES_PATH, deliveries_columns);
    for (guint row = 1; table && row <= table->n_rows; row++)
        compare_row(&verification, table, row, deliveries);
    if (table && deliveries->len > table->n_rows)
        verify_find(&verification,
                    "history: knows %u deliveries of this run, deliveries.csv %u",
                    deliveries->len, table->n_rows);
    if (verification.n_found == 0)
        verify_say(&verification, "history: the states of %u deliveries are those it knows",
                   table->n_rows);
    return verification.n_found;
}
