#include "fuzz/fuzz_records.h"

#include <string.h>

static void set_file(TableSettings *table, const char *name, guint slot, FuzzPart part)
{
    table->file = g_strdup(fuzz_file_write(slot, part));
    table->named = g_strdup(name);
}

static void set_fixed_file(TableSettings *table, const char *name, guint slot, const char *text)
{
    set_file(table, name, slot, (FuzzPart){text, strlen(text)});
}

static void choose_words(const FuzzInput *input, TableSettings *table)
{
    static const char *const encodings[] = {"auto",  "UTF-8",    "CP1252",
                                            "CP850", "UTF-16LE", "no such"};
    static const char *const separators[] = {"auto", ";", ",", "tab", "|"};
    g_free(table->encoding);
    table->encoding = g_strdup(FUZZ_CHOOSE(input, 1, encodings));
    g_free(table->separator);
    table->separator = g_strdup(FUZZ_CHOOSE(input, 2, separators));
}

static void choose_dates(const FuzzInput *input, LedgerSettings *ledger)
{
    static const char *const dates[] = {"auto", "%d/%m/%Y", "%m/%d/%Y", "iso"};
    g_free(ledger->dates);
    ledger->dates = g_strdup(FUZZ_CHOOSE(input, 4, dates));
}

FuzzRun fuzz_records_read(const FuzzInput *input, RecordsKind kind)
{
    static const char ledger[] = "customer;invoice;due_date;amount\n"
                                 "C1;F1;2025-01-31;100.00\nC2;F2;2025-02-28;200.00\n";
    Settings *settings = settings_new();
    TableSettings *tables[] = {&settings->customers, &settings->contacts, &settings->events};
    static const char *const names[] = {"customers.csv", "contacts.csv", "events.csv"};
    settings->file = g_strdup("relance.yaml");
    g_free(settings->ledger.format);
    settings->ledger.format = g_strdup("csv");
    g_ptr_array_add(settings->ledger.files,
                    g_strdup(fuzz_file_write(MOST_PARTS, (FuzzPart){ledger, strlen(ledger)})));
    g_ptr_array_add(settings->ledger.named, g_strdup("ledger.csv"));
    choose_dates(input, &settings->ledger);
    set_file(tables[kind], names[kind], 0, input->parts[0]);
    choose_words(input, tables[kind]);
    if (kind != RECORDS_CUSTOMERS)
        set_fixed_file(&settings->customers, names[0], MOST_PARTS + 1,
                       "customer;name\nC1;Martin SA\nC2;Dupont et fils\n");
    return fuzz_run_read(settings, fuzz_run_date(input), input->is_thorough);
}

void fuzz_records_clear(FuzzRun *run)
{
    settings_free(run->settings);
    fuzz_run_clear(run);
}

void fuzz_expect_texts(guint n_texts, const char *const *texts)
{
    for (guint i = 0; i < n_texts; i++)
        EXPECT(!texts[i] || (*texts[i] && g_utf8_validate(texts[i], -1, NULL)), "text %u: %s",
               i, texts[i]);
}
