/* Which invoices and customers a run knew: looked up in its items.csv and rejected.csv. */
#include "read/read.h"

#include "read/record_file.h"

#include <string.h>

struct KnownInvoices {
    GHashTable *customers; /* number that is asked for -> GINT_TO_POINTER(is it known) */
    GHashTable *owners;    /* invoice that is asked for -> GPtrArray of its customers */
};

KnownInvoices *known_invoices_new(void)
{
    KnownInvoices *known = g_new0(KnownInvoices, 1);
    known->customers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    known->owners = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify)g_ptr_array_unref);
    return known;
}

void known_invoices_free(KnownInvoices *known)
{
    if (!known)
        return;
    g_hash_table_unref(known->customers);
    g_hash_table_unref(known->owners);
    g_free(known);
}

void known_invoices_ask(KnownInvoices *known, const char *customer, const char *invoice)
{
    if (customer && !g_hash_table_contains(known->customers, customer))
        g_hash_table_insert(known->customers, g_strdup(customer), GINT_TO_POINTER(FALSE));
    if (invoice && !g_hash_table_contains(known->owners, invoice))
        g_hash_table_insert(known->owners, g_strdup(invoice),
                            g_ptr_array_new_with_free_func(g_free));
}

void known_invoices_take(KnownInvoices *known, const char *customer, const char *invoice)
{
    if (!customer)
        return;
    if (g_hash_table_contains(known->customers, customer))
        g_hash_table_insert(known->customers, g_strdup(customer), GINT_TO_POINTER(TRUE));
    GPtrArray *owners = invoice ? g_hash_table_lookup(known->owners, invoice) : NULL;
    if (owners && !g_ptr_array_find_with_equal_func(owners, customer, g_str_equal, NULL))
        g_ptr_array_add(owners, g_strdup(customer));
}

gboolean known_invoices_has_customer(const KnownInvoices *known, const char *customer)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(known->customers, customer));
}

const GPtrArray *known_invoices_find(const KnownInvoices *known, const char *invoice)
{
    const GPtrArray *owners = g_hash_table_lookup(known->owners, invoice);
    return owners && owners->len > 0 ? owners : NULL;
}

/* The apostrophe that csv_text puts before cells that a spreadsheet would take for a formula. */
static const char *skip_guard(const char *cell)
{
    const char *sign = cell + strspn(cell, "'");
    return sign > cell && *sign && strchr("=+-@\t\r", *sign) ? cell + 1 : cell;
}

static gboolean take_line(RecordFile *file, const CsvRow *row)
{
    const char *customer = skip_guard(record_cell(file, row, LEDGER_CUSTOMER));
    const char *invoice = skip_guard(record_cell(file, row, LEDGER_INVOICE));
    if (*customer)
        known_invoices_take(file->data, customer, *invoice ? invoice : NULL);
    return TRUE;
}

gboolean known_invoices_read(KnownInvoices *known, const char *path, GError **error)
{
    static const int none[] = {-1};
    g_autoptr(Complaints) unheard = complaints_new();
    TableRequest request = {.path = path,
                            .name = path,
                            .key = "ledger",
                            .shape = &ledger_shape,
                            .encoding = "UTF-8",
                            .separator = ",",
                            .has_quotes = TRUE,
                            .code = OUTCOME_INPUT_OUTPUT};
    RecordFile file = {.complaints = unheard,
                       .take = take_line,
                       .data = known,
                       .first_required = LEDGER_CUSTOMER,
                       .second_required = LEDGER_INVOICE};
    GError *failure = NULL;
    record_file_read(&file, &request, (DialectColumns){none, none}, NULL, &failure);
    if (failure)
        g_propagate_error(error, failure);
    return failure == NULL;
}
