#include "read/fec_book.h"

#include "ground/text.h"
#include "read/fec_rows.h"

#include <string.h>

static guint hash_account(gconstpointer key)
{
    const FecAccount *account = key;
    return g_str_hash(account->account) * 31 + g_str_hash(account->auxiliary);
}

static gboolean is_same_account(gconstpointer first, gconstpointer second)
{
    const FecAccount *a = first, *b = second;
    return strcmp(a->account, b->account) == 0 && strcmp(a->auxiliary, b->auxiliary) == 0;
}

FecBook *fec_book_new(Draft *draft)
{
    const char *currency = draft->settings->ledger.currency;
    FecBook *book = g_new0(FecBook, 1);
    book->draft = draft;
    book->lines = g_array_new(FALSE, TRUE, sizeof(FecLine));
    book->years = g_array_new(FALSE, TRUE, sizeof(FecYear));
    g_array_set_clear_func(book->years, (GDestroyNotify)fec_year_clear);
    book->journals = fec_journals_new(draft->ledger);
    book->accounts = g_hash_table_new_full(hash_account, is_same_account, g_free, NULL);
    book->side_dues = fec_side_dues_new();
    g_strlcpy(book->currency, *currency ? currency : "EUR", CURRENCY_SIZE);
    return book;
}

void fec_book_free(FecBook *book)
{
    if (!book)
        return;
    g_array_unref(book->lines);
    g_array_unref(book->years);
    fec_journals_free(book->journals);
    g_hash_table_unref(book->accounts);
    fec_side_dues_free(book->side_dues);
    g_free(book);
}

gboolean fec_book_has_account(const FecBook *book, const char *account, const char *auxiliary)
{
    const FecAccount key = {.account = account, .auxiliary = auxiliary};
    return g_hash_table_contains(book->accounts, &key);
}

FecAccount *fec_book_find_account(FecBook *book, const char *account, const char *auxiliary)
{
    const FecAccount key = {.account = account, .auxiliary = auxiliary};
    gpointer known;
    if (g_hash_table_lookup_extended(book->accounts, &key, &known, NULL))
        return known;
    FecAccount *fresh = g_new0(FecAccount, 1);
    fresh->account = text_or_empty(ledger_take_string(book->draft->ledger, account));
    fresh->auxiliary = text_or_empty(ledger_take_string(book->draft->ledger, auxiliary));
    fresh->customer = *fresh->auxiliary ? fresh->auxiliary : fresh->account;
    g_hash_table_add(book->accounts, fresh);
    return fresh;
}

RejectedLine *fec_book_set_aside(FecBook *book, FecLine *line, const char *rule,
                                 const char *reason)
{
    gboolean is_faulty = line->fault_rule != NULL;
    gint64 share = is_faulty ? line->fault_share : line->share;
    const char *own_rule = is_faulty ? line->fault_rule : rule;
    RejectedLine *rejected = draft_reject(book->draft, line->source, line->line, own_rule,
                                          is_faulty ? line->fault_reason : reason,
                                          is_faulty && share == 0 ? "" : book->currency, share);
    rejected->customer = line->account->customer;
    rejected->invoice = *line->piece ? line->piece : NULL;
    rejected->text = line->text;
    line->is_used = TRUE;
    return rejected;
}
