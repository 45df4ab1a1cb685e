#include "records/ledger.h"

#include "ground/text.h"

#include <string.h>

Ledger *ledger_new(void)
{
    Ledger *ledger = g_new0(Ledger, 1);
    ledger->strings = g_string_chunk_new(64 * 1024);
    ledger->blocks = g_ptr_array_new_with_free_func(g_free);
    ledger->items = g_ptr_array_new();
    ledger->accounts = g_array_new(FALSE, FALSE, sizeof(LedgerAccount));
    ledger->rejected = g_ptr_array_new();
    ledger->customers = g_ptr_array_new_with_free_func(g_free);
    ledger->customer_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    ledger->events = g_ptr_array_new_with_free_func(g_free);
    ledger->paid = g_array_new(FALSE, TRUE, sizeof(PaidInvoice));
    ledger->sales = g_array_new(FALSE, TRUE, sizeof(Sale));
    ledger->unread_receipts = g_hash_table_new(g_direct_hash, g_direct_equal);
    ledger->totals = g_array_new(FALSE, TRUE, sizeof(ControlTotal));
    ledger->inputs = g_ptr_array_new_with_free_func((GDestroyNotify)input_file_free);
    ledger->recognised = g_ptr_array_new_with_free_func(g_free);
    return ledger;
}

static void free_contact_list(gpointer customer, gpointer data)
{
    (void)data;
    g_ptr_array_unref(((Customer *)customer)->contacts);
}

void ledger_free(Ledger *ledger)
{
    if (!ledger)
        return;
    g_ptr_array_foreach(ledger->customers, free_contact_list, NULL);
    g_ptr_array_unref(ledger->items);
    g_array_unref(ledger->accounts);
    g_ptr_array_unref(ledger->rejected);
    g_hash_table_unref(ledger->customer_by_id);
    g_clear_pointer(&ledger->customer_by_spelling, g_hash_table_unref);
    g_ptr_array_unref(ledger->customers);
    g_ptr_array_unref(ledger->events);
    g_array_unref(ledger->paid);
    g_array_unref(ledger->sales);
    g_hash_table_unref(ledger->unread_receipts);
    g_array_unref(ledger->totals);
    g_ptr_array_unref(ledger->inputs);
    g_ptr_array_unref(ledger->recognised);
    g_ptr_array_unref(ledger->blocks);
    g_string_chunk_free(ledger->strings);
    g_free(ledger);
}

const char *ledger_take_string(Ledger *ledger, const char *text)
{
    return text_is_blank(text) ? NULL : g_string_chunk_insert(ledger->strings, text);
}

gpointer ledger_allocate(Ledger *ledger, gsize bytes)
{
    gpointer block = g_malloc0(bytes);
    g_ptr_array_add(ledger->blocks, block);
    return block;
}

const char *const *ledger_take_list(Ledger *ledger, const char *cell, const char *separators)
{
    g_auto(GStrv) parts = g_strsplit_set(text_or_empty(cell), separators, -1);
    const char **list = ledger_allocate(ledger, (g_strv_length(parts) + 1) * sizeof *list);
    guint n = 0;
    for (char **part = parts; *part; part++) {
        g_autofree char *trimmed = text_copy_trimmed(*part);
        if (*trimmed)
            list[n++] = ledger_take_string(ledger, trimmed);
    }
    return list;
}

#define SMALLEST_BLOCK 32
#define LARGEST_BLOCK 8192

/*
 * One zeroed struct of a pool. Blocks grow with what they serve, so that a small ledger stays
 * small; an extract of a million lines takes its items from 150 blocks, and no item has the
 * allocator's own bytes beside it.
 */
static gpointer pool_take(Ledger *ledger, LedgerPool *pool, gsize size)
{
    if (pool->n_left == 0) {
        pool->n_block = CLAMP(2 * pool->n_block, SMALLEST_BLOCK, LARGEST_BLOCK);
        pool->n_left = pool->n_block;
        pool->next = ledger_allocate(ledger, pool->n_block * size);
    }
    gpointer taken = pool->next;
    pool->next += size;
    pool->n_left--;
    return taken;
}

OpenItem *ledger_add_item(Ledger *ledger)
{
    OpenItem *item = pool_take(ledger, &ledger->item_pool, sizeof *item);
    item->net_minor = item->vat_minor = -1;
    item->last_level = -1;
    g_ptr_array_add(ledger->items, item);
    return item;
}

Customer *ledger_add_customer(Ledger *ledger, const char *id)
{
    static const char *const none[] = {NULL};
    Customer *customer = g_new0(Customer, 1);
    customer->id = ledger_take_string(ledger, id);
    customer->score = customer->insured_percent = customer->penalty_rate = -1;
    customer->insured_limit_minor = -1;
    customer->tags = customer->needs = none;
    customer->contacts = g_ptr_array_new();
    g_ptr_array_add(ledger->customers, customer);
    g_hash_table_insert(ledger->customer_by_id, (gpointer)customer->id, customer);
    return customer;
}

Contact *ledger_add_contact(Ledger *ledger, Customer *customer)
{
    Contact *contact = ledger_allocate(ledger, sizeof *contact);
    contact->customer = customer->id;
    g_ptr_array_add(customer->contacts, contact);
    return contact;
}

Event *ledger_add_event(Ledger *ledger)
{
    Event *event = g_new0(Event, 1);
    event->amount_minor = -1;
    g_ptr_array_add(ledger->events, event);
    return event;
}

RejectedLine *ledger_add_rejected(Ledger *ledger)
{
    RejectedLine *line = pool_take(ledger, &ledger->rejected_pool, sizeof *line);
    g_ptr_array_add(ledger->rejected, line);
    return line;
}

PaidInvoice *ledger_add_paid(Ledger *ledger)
{
    g_array_set_size(ledger->paid, ledger->paid->len + 1);
    return &g_array_index(ledger->paid, PaidInvoice, ledger->paid->len - 1);
}

static Day month_of(Day day)
{
    int year, month;
    day_split(day, &year, &month, NULL);
    return day_from_ymd(year, month, 1);
}

void ledger_add_sale(Ledger *ledger, const char *customer, Day day, const char *currency,
                     gint64 minor)
{
    if (day == DAY_NONE || minor == 0)
        return;
    Sale sale = {.customer = customer, .month = month_of(day), .minor = minor};
    g_strlcpy(sale.currency, currency, sizeof sale.currency);
    g_array_append_val(ledger->sales, sale);
}

ControlTotal *ledger_find_total(Ledger *ledger, const char *currency)
{
    guint at = 0;
    for (; at < ledger->totals->len; at++) {
        ControlTotal *total = &g_array_index(ledger->totals, ControlTotal, at);
        int order = strcmp(total->currency, currency);
        if (order == 0)
            return total;
        if (order > 0)
            break;
    }
    ControlTotal fresh = {0};
    g_strlcpy(fresh.currency, currency, sizeof fresh.currency);
    g_array_insert_val(ledger->totals, at, fresh);
    return &g_array_index(ledger->totals, ControlTotal, at);
}
