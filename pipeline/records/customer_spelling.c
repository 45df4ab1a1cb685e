/* Customers found by their id, however a program pads or spells it. */
#include "records/ledger.h"

#include <string.h>

/* Small letters; a number without zeros in front. A new string. */
static char *spell(const char *id)
{
    gsize length = strlen(id);
    if (length > 0 && strspn(id, "0123456789") == length) {
        const char *digits = id + strspn(id, "0");
        return g_strdup(*digits ? digits : "0");
    }
    return g_utf8_strdown(id, -1);
}

void ledger_index_spellings(Ledger *ledger)
{
    if (!ledger->customer_by_spelling)
        ledger->customer_by_spelling =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < ledger->customers->len; i++) {
        Customer *customer = g_ptr_array_index(ledger->customers, i);
        char *spelt = spell(customer->id);
        gboolean is_shared = g_hash_table_contains(ledger->customer_by_spelling, spelt);
        g_hash_table_replace(ledger->customer_by_spelling, spelt, is_shared ? NULL : customer);
    }
}

const Customer *ledger_find_customer(const Ledger *ledger, const char *id)
{
    const Customer *customer = id ? g_hash_table_lookup(ledger->customer_by_id, id) : NULL;
    if (customer || !id || !ledger->customer_by_spelling)
        return customer;
    g_autofree char *spelt = spell(id);
    return g_hash_table_lookup(ledger->customer_by_spelling, spelt);
}

void ledger_rename_customer(Ledger *ledger, Customer *customer, const char *id)
{
    customer->id = ledger_take_string(ledger, id);
    g_hash_table_insert(ledger->customer_by_id, (gpointer)customer->id, customer);
}
