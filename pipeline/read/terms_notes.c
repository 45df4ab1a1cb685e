/* What an auditor wants to know of payment terms and due dates; nothing of it holds a letter. */
#include "read/draft.h"

#include "ground/payment_terms.h"
#include "ground/text.h"
#include "read/complaint_limit.h"

#include <string.h>

/* The invoices of one customer that fall due later than the law allows. */
typedef struct {
    const OpenItem *first; /* NULL: none */
    guint n;
} Excess;

typedef struct {
    Draft *draft;
    GHashTable *known; /* terms as they stand -> PaymentTerms */
    Excess excess;
    ComplaintLimit *limit;
} TermsNotes;

static void note_discount(const TermsNotes *notes, const OpenItem *item, const char *text,
                          const PaymentTerms *terms)
{
    g_autofree char *exact = payment_terms_print(terms);
    if (terms->discount_rate > 0)
        complaint_add(
            notes->draft->complaints, COMPLAINT_NOTE, "discount-not-used",
            (Place){item->source, item->line, 0},
            "the terms \"%s\" offer %d.%02d %% for payment within %d days; they are read "
            "as %s, and no letter takes the discount into account",
            text, terms->discount_rate / 100, terms->discount_rate % 100, terms->discount_days,
            exact);
}

/* The terms by which an item falls due, NULL where its due date has another source. */
static const PaymentTerms *find_terms(TermsNotes *notes, const OpenItem *item)
{
    const char *source = NULL, *text = NULL;
    if (!text_equals(item->due_source, "column"))
        text = draft_peek_terms(notes->draft, item, &source);
    if (!text || !text_equals(source, item->due_source))
        return NULL;
    PaymentTerms *terms = g_hash_table_lookup(notes->known, text);
    if (terms)
        return terms;
    terms = g_new0(PaymentTerms, 1);
    if (payment_terms_parse(text, notes->draft->settings->ledger.end_of_month, terms) !=
        TERMS_READ)
        *terms = (PaymentTerms){.base = TERMS_NET};
    g_hash_table_insert(notes->known, (gpointer)text, terms);
    note_discount(notes, item, text, terms);
    return terms;
}

static gboolean is_french_business(const Draft *draft, const Customer *owner)
{
    const char *country = owner ? owner->country : NULL;
    if (!country)
        country = draft->settings->creditor.country;
    return owner && owner->debtor == DEBTOR_BUSINESS &&
           (!country || strcmp(country, "FR") == 0);
}

static void note_excess(TermsNotes *notes)
{
    const OpenItem *first = notes->excess.first;
    guint n = notes->excess.n;
    notes->excess = (Excess){0};
    if (!first)
        return;
    complaint_add(
        notes->draft->complaints, COMPLAINT_NOTE, "terms-above-cap",
        (Place){first->source, first->line, 0},
        "%u %s of customer %s %s due later than 60 days and than 45 days end of month, "
        "the most between French businesses (C. com. L441-10); the first is %s, %d "
        "days after its date",
        n, n == 1 ? "invoice" : "invoices", first->customer, n == 1 ? "falls" : "fall",
        first->invoice, first->due_date - first->issue_date);
}

/* Days late and interest would count from a day on which there was no invoice yet. */
static void note_slip(const TermsNotes *notes, const OpenItem *item)
{
    char due[DAY_ISO_SIZE], issue[DAY_ISO_SIZE];
    if (!item->due_date || !item->issue_date || item->due_date >= item->issue_date)
        return;
    complaint_limit_add(notes->limit, COMPLAINT_WARNING, "due-before-issue",
                        (Place){item->source, item->line, 0},
                        "invoice %s of customer %s is due on %s (%s), before its date %s; the "
                        "due date counts as it stands: correct it in the books if it is a slip",
                        item->invoice, item->customer, day_print_iso(item->due_date, due),
                        item->due_source, day_print_iso(item->issue_date, issue));
}

static void take_item(TermsNotes *notes, const OpenItem *item)
{
    note_slip(notes, item);
    const PaymentTerms *terms = find_terms(notes, item);
    if (notes->excess.first && strcmp(notes->excess.first->customer, item->customer) != 0)
        note_excess(notes);
    if (!item->issue_date || !item->due_date || !is_french_business(notes->draft, item->owner))
        return;
    if (terms ? !payment_terms_exceed_cap(terms)
              : !payment_terms_is_due_beyond_cap(item->issue_date, item->due_date))
        return;
    if (!notes->excess.first)
        notes->excess.first = item;
    notes->excess.n++;
}

void draft_note_terms(Draft *draft)
{
    TermsNotes notes = {.draft = draft,
                        .known = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free),
                        .limit = complaint_limit_new(draft->complaints)};
    for (guint i = 0; i < draft->ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(draft->ledger->items, i);
        if (item->kind == ITEM_INVOICE)
            take_item(&notes, item);
    }
    note_excess(&notes);
    complaint_limit_conclude(notes.limit);
    complaint_limit_free(notes.limit);
    g_hash_table_unref(notes.known);
}
