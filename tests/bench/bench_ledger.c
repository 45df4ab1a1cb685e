#include "bench/bench_ledger.h"

#include "audit/audit.h"

#include <stdio.h>

Settings *bench_settings_new(const char *folder, gboolean has_customers)
{
    audit_bring_sha256(); /* as the program does */
    Settings *settings = settings_new();
    g_autofree char *fec = g_build_filename(folder, "ledger.txt", NULL);
    const char *name = g_file_test(fec, G_FILE_TEST_EXISTS) ? "ledger.txt" : "ledger.csv";
    g_ptr_array_add(settings->ledger.files, g_build_filename(folder, name, NULL));
    g_ptr_array_add(settings->ledger.named, g_strdup(name));
    g_strlcpy(settings->ledger.currency, "EUR", CURRENCY_SIZE);
    settings->max_ledger_age_days = 0; /* the generated payments end months before the run */
    g_free(settings->file);
    settings->file = g_strdup("relance.yaml");
    if (has_customers) {
        settings->customers.file = g_build_filename(folder, "customers.csv", NULL);
        settings->customers.named = g_strdup("customers.csv");
    }
    return settings;
}

int bench_fail(const Complaints *complaints, const GError *error)
{
    g_autofree char *said = complaints_to_text(complaints);
    fprintf(stderr, "%s%s\n", said, error ? error->message : "refused");
    return 1;
}
