#include "read/ledger_row.h"

#include "ground/text.h"
#include "read/cell_words.h"
#include "read/ledger_status.h"

#include <string.h>

const char *ledger_row_take(LedgerRow *row, guint column)
{
    LedgerReader *reader = row->reader;
    const char *text = ledger_row_cell(row, column);
    const char *last = reader->last[column];
    if (!*text)
        return NULL;
    if (!last || strcmp(last, text) != 0)
        reader->last[column] = last = ledger_take_string(reader->draft->ledger, text);
    return last;
}

gpointer ledger_row_find_meaning(LedgerRow *row, GHashTable *words, guint column,
                                 gpointer (*look)(LedgerRow *row, guint column))
{
    const char *word = ledger_row_cell(row, column);
    KnownWord *last = &row->reader->last_words[column];
    gpointer known;
    if (last->word && strcmp(last->word, word) == 0)
        return last->meaning;
    if (!g_hash_table_lookup_extended(words, word, &known, &last->meaning)) {
        known = g_strdup(word);
        last->meaning = look(row, column);
        g_hash_table_insert(words, known, last->meaning);
    }
    last->word = known;
    return last->meaning;
}

RejectedLine *ledger_row_set_aside(LedgerRow *row, const char *rule, const char *reason)
{
    LedgerReader *reader = row->reader;
    g_autofree char *text = table_row_text(reader->table, row->row);
    RejectedLine *rejected =
        draft_reject(reader->draft, reader->source, row->row->line, rule,
                     ledger_take_string(reader->draft->ledger, reason),
                     row->has_share ? row->currency : "", row->has_share ? row->share : 0);
    rejected->customer = row->customer;
    rejected->invoice = row->invoice;
    rejected->text = ledger_take_string(reader->draft->ledger, text);
    if (row->has_share)
        draft_count(reader->draft, row->currency, row->share);
    return rejected;
}

/* A line that would have lowered an invoice: what is open of that is not known then. */
static void note_unread(LedgerRow *row)
{
    Draft *draft = row->reader->draft;
    const char *applies_to = ledger_row_cell(row, LEDGER_APPLIES_TO);
    ItemKind kind = ITEM_INVOICE;
    gboolean has_kind = cell_parse_kind(ledger_row_cell(row, LEDGER_KIND), &kind);
    if (kind != ITEM_INVOICE || (!has_kind && *applies_to))
        draft_note_unread(draft, row->customer,
                          *applies_to ? ledger_take_string(draft->ledger, applies_to)
                                      : row->invoice,
                          row->reader->source, row->row->line);
}

gboolean ledger_row_refuse(LedgerRow *row, const char *rule, int column, const char *format,
                           ...)
{
    va_list values;
    va_start(values, format);
    g_autofree char *reason = g_strdup_vprintf(format, values);
    va_end(values);
    Place place = table_place(row->reader->table, row->row->line, column);
    const char *invoice = row->invoice ? row->invoice : ledger_row_cell(row, LEDGER_INVOICE);
    complaint_add(row->reader->draft->complaints, COMPLAINT_HELD, rule, place,
                  "%s, %s%s left out", reason, *invoice ? "invoice " : "the line is",
                  *invoice ? invoice : "");
    if (!row->has_share && row->reader->totals)
        total_check_break(row->reader->totals);
    ledger_row_set_aside(row, rule, reason);
    note_unread(row);
    return FALSE;
}

static gboolean read_date(LedgerRow *row, guint column, Day *day)
{
    const char *text = ledger_row_cell(row, column);
    switch (date_parse(text, &row->reader->dialect.dates, day)) {
    case DATE_READ:
    case DATE_BLANK:
        return TRUE;
    case DATE_IMPOSSIBLE:
        return ledger_row_refuse(row, "date-impossible", (int)column, "there is no day \"%s\"",
                                 text);
    case DATE_AMBIGUOUS:
        return ledger_row_refuse(row, "date-ambiguous", (int)column,
                                 "\"%s\" may be day first or month first (set ledger.dates)",
                                 text);
    case DATE_UNREADABLE:
    default:
        return ledger_row_refuse(row, "date-unreadable", (int)column, "\"%s\" is no date",
                                 text);
    }
}

static void read_names(LedgerRow *row)
{
    row->customer = ledger_row_take(row, LEDGER_CUSTOMER);
    if (!row->customer && row->reader->layout.takes_groups)
        row->customer = row->reader->group_customer;
    row->invoice =
        ledger_take_string(row->reader->draft->ledger, ledger_row_cell(row, LEDGER_INVOICE));
}

static gboolean check_names(LedgerRow *row)
{
    if (!row->customer)
        return ledger_row_refuse(row, "customer-missing", LEDGER_CUSTOMER,
                                 "the line names no customer");
    row->is_numbered = row->invoice != NULL;
    if (row->invoice)
        return TRUE;
    if (row->kind == ITEM_INVOICE && !row->is_reversal)
        return !ledger_status_set_aside(row) && /* a draft has no number yet */
               ledger_row_refuse(row, "invoice-missing", LEDGER_INVOICE,
                                 "the line has no invoice number");
    g_autofree char *number = g_strdup_printf("L%d", row->row->line);
    row->invoice = ledger_take_string(row->reader->draft->ledger, number);
    return TRUE;
}

/* A payment or credit without an issue date was made when it was booked as due or settled. */
static gboolean settle_issue_date(LedgerRow *row)
{
    if ((row->kind != ITEM_INVOICE || row->is_reversal) && !row->issue_date)
        row->issue_date = row->due_date ? row->due_date : row->settled_date;
    return TRUE;
}

gboolean ledger_row_understand(LedgerRow *row)
{
    read_names(row);
    return ledger_row_read_amounts(row) && check_names(row) &&
           read_date(row, LEDGER_ISSUE_DATE, &row->issue_date) &&
           read_date(row, LEDGER_DUE_DATE, &row->due_date) &&
           read_date(row, LEDGER_SETTLED_DATE, &row->settled_date) && settle_issue_date(row);
}
