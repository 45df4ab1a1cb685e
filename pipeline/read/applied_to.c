/* What an applies_to cell names: see settlement.h. */
#include "read/settlement.h"

#include "ground/text.h"

#include <string.h>

char **applied_to_split(const char *cell)
{
    g_auto(GStrv) pieces = g_strsplit_set(cell, APPLIED_TO_SEPARATORS, -1);
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    for (char **piece = pieces; *piece; piece++) {
        g_autofree char *trimmed = text_copy_trimmed(*piece);
        if (*trimmed)
            g_strv_builder_add(builder, trimmed);
    }
    return g_strv_builder_end(builder);
}

/* An invoice of this number, whoever's and in whatever currency; NULL if there is none. */
static const OpenItem *find_anywhere(Settlement *settlement, const char *number)
{
    gpointer found;
    if (!settlement->anywhere) {
        settlement->anywhere = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < settlement->draft->lines->len; i++) {
            const DraftLine *line = settlement_line(settlement, i);
            if (!draft_line_is_reducer(line) && !line->is_joined)
                g_hash_table_insert(settlement->anywhere, (gpointer)line->item->invoice,
                                    GUINT_TO_POINTER(i));
        }
    }
    return g_hash_table_lookup_extended(settlement->anywhere, number, NULL, &found)
               ? settlement_line(settlement, GPOINTER_TO_UINT(found))->item
               : NULL;
}

static void complain_no_target(Settlement *settlement, const OpenItem *item, const char *number)
{
    Complaints *complaints = settlement->draft->complaints;
    const Place place = {item->source, item->line, 0};
    const char *kind = item_kind_name(item->kind);
    const OpenItem *other = find_anywhere(settlement, number);
    if (other && strcmp(other->customer, item->customer) == 0)
        complaint_add(complaints, COMPLAINT_WARNING, "applies-to-other-currency", place,
                      "%s %s in %s belongs to %s, an invoice in %s; nothing was converted and "
                      "it stays a free %s: book it in the invoice's currency",
                      kind, item->invoice, item->currency, number, other->currency, kind);
    else if (other)
        complaint_add(complaints, COMPLAINT_WARNING, "applies-to-other-customer", place,
                      "%s %s of customer %s belongs to %s, an invoice of customer %s; it stays "
                      "a free %s of %s: book it to the customer who owes the invoice",
                      kind, item->invoice, item->customer, number, other->customer, kind,
                      item->customer);
    else
        complaint_add(complaints, COMPLAINT_NOTE, "applies-to-unknown", place,
                      "%s %s belongs to %s, which is no open invoice of customer %s in %s; it "
                      "stays a free %s",
                      kind, item->invoice, number, item->customer, item->currency, kind);
}

GArray *applied_to_find(Settlement *settlement, const DraftLine *line)
{
    const OpenItem *item = line->item;
    GArray *targets = g_array_new(FALSE, FALSE, sizeof(guint));
    const char *whole = item->applies_to    ? item->applies_to
                        : line->is_numbered ? item->invoice
                                            : NULL;
    guint first = invoice_numbers_find(settlement->invoices, item, whole);
    if (first != NO_LINE)
        g_array_append_val(targets, first);
    if (first != NO_LINE || !item->applies_to)
        return targets;
    g_auto(GStrv) parts = applied_to_split(item->applies_to);
    for (char **part = parts; *part; part++) {
        first = invoice_numbers_find(settlement->invoices, item, *part);
        if (first != NO_LINE)
            g_array_append_val(targets, first);
        else if (item->open_minor != 0)
            complain_no_target(settlement, item, *part);
    }
    return targets;
}
