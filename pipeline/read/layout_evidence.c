#include "read/layout_evidence.h"

#include "read/cell_words.h"
#include "read/group_name.h"
#include "read/status_words.h"

#include <string.h>

#define ENOUGH_ROWS 5000

static gboolean read_minor(const LayoutEvidence *evidence, const char *text, gint64 *minor)
{
    Amount amount = amount_parse(text, evidence->dialect->decimal, evidence->currency);
    *minor = amount.state == AMOUNT_READ ? amount.minor : 0;
    return amount.state == AMOUNT_READ;
}

static gboolean read_column(const LayoutEvidence *evidence, const CsvRow *row, guint column,
                            gint64 *minor)
{
    return read_minor(evidence, table_cell(evidence->table, row, column), minor);
}

static void count_sign(Signs *signs, gint64 minor)
{
    signs->positive += minor > 0;
    signs->negative += minor < 0;
}

static gboolean is_flag(const char *text)
{
    return *text && (status_is_yes(text) || cell_is_no(text)) && !g_ascii_isdigit(*text);
}

/* What the line asks for: its amount, or debit less credit. FALSE: neither is there. */
static gboolean find_amount(LayoutEvidence *evidence, const CsvRow *row, gint64 *minor)
{
    gint64 debit = 0, credit = 0;
    gboolean has_debit = read_column(evidence, row, LEDGER_DEBIT, &debit);
    gboolean has_credit = read_column(evidence, row, LEDGER_CREDIT, &credit);
    if (has_credit)
        count_sign(&evidence->credit_column, credit);
    if (has_debit || has_credit) {
        *minor = debit - credit;
        return TRUE;
    }
    return read_column(evidence, row, LEDGER_AMOUNT, minor);
}

static void take_signs(LayoutEvidence *evidence, const CsvRow *row, gint64 amount)
{
    ItemKind kind;
    const char *word = table_cell(evidence->table, row, LEDGER_KIND);
    if (side_parse(table_cell(evidence->table, row, LEDGER_SIDE)) < 0)
        count_sign(&evidence->credits_beside_side, amount);
    if (*word && cell_parse_kind(word, &kind) && kind != ITEM_INVOICE)
        count_sign(&evidence->reducers, amount);
}

/* Whether the lines of one invoice repeat its amount, or each has its own. */
static void take_invoice(LayoutEvidence *evidence, const CsvRow *row, gint64 amount)
{
    const char *invoice = table_cell(evidence->table, row, LEDGER_INVOICE);
    if (*invoice && evidence->invoice && strcmp(evidence->invoice, invoice) == 0)
        *(amount == evidence->amount ? &evidence->n_repeated : &evidence->n_different) += 1;
    evidence->amount = amount;
    g_free(evidence->invoice);
    evidence->invoice = g_strdup(invoice);
}

static void take_document(LayoutEvidence *evidence, const CsvRow *row)
{
    const Table *table = evidence->table;
    const char *customer = table_cell(table, row, LEDGER_CUSTOMER);
    const char *open = table_cell(table, row, LEDGER_OPEN_AMOUNT);
    const char *paid = table_cell(table, row, LEDGER_PAID);
    gint64 amount, balance;
    evidence->n_documents++;
    evidence->n_nobody += *customer ? 0 : 1;
    evidence->n_nobody_below += !*customer && evidence->n_sums > 0 ? 1 : 0;
    evidence->n_below += evidence->n_sums > 0 ? 1 : 0;
    if (!evidence->account)
        evidence->account = g_strdup(customer);
    evidence->has_accounts = evidence->has_accounts || strcmp(evidence->account, customer) != 0;
    evidence->n_open += *open != '\0';
    evidence->n_open_words += is_flag(open) ? 1 : 0;
    evidence->n_paid += *paid != '\0';
    evidence->n_paid_words += is_flag(paid) ? 1 : 0;
    if (!find_amount(evidence, row, &amount))
        return;
    take_signs(evidence, row, amount);
    take_invoice(evidence, row, amount);
    if (read_minor(evidence, open, &balance))
        balance_evidence_take(&evidence->balance,
                              *customer         ? customer
                              : evidence->group ? evidence->group
                                                : "",
                              amount, balance, row->line);
}

static void take_heading(LayoutEvidence *evidence, const CsvRow *row)
{
    GroupName group = group_name_parse(row, FALSE);
    evidence->n_groups += group.form == GROUP_PLAIN;
    evidence->n_keyed += group.form == GROUP_KEYED;
    evidence->n_codes += group.form == GROUP_PLAIN && (group.may_split || group.name);
    if (group.id) {
        g_free(evidence->group);
        evidence->group = g_strdup(group.id);
    }
    group_name_clear(&group);
}

/* A line with an amount, a text in front and neither date nor customer nor number. */
static gboolean is_sum(const LayoutEvidence *evidence, const CsvRow *row)
{
    const Table *table = evidence->table;
    if (*table_cell(table, row, LEDGER_INVOICE) || *table_cell(table, row, LEDGER_DUE_DATE) ||
        *table_cell(table, row, LEDGER_ISSUE_DATE) || *table_cell(table, row, LEDGER_KIND) ||
        (*table_cell(table, row, LEDGER_CUSTOMER) && table->places[LEDGER_CUSTOMER] > 0))
        return FALSE;
    return row->n > 1 && (*row->cells[0] || *row->cells[1]);
}

static gboolean is_dated(const LayoutEvidence *evidence, const CsvRow *row)
{
    Day day;
    static const guint columns[] = {LEDGER_DUE_DATE, LEDGER_ISSUE_DATE};
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++) {
        DateState state = date_parse(table_cell(evidence->table, row, columns[i]),
                                     &evidence->dialect->dates, &day);
        if (state == DATE_READ || state == DATE_IMPOSSIBLE || state == DATE_AMBIGUOUS)
            return TRUE;
    }
    return FALSE;
}

gboolean layout_evidence_take(const CsvRow *row, RowTrouble trouble, gpointer data)
{
    LayoutEvidence *evidence = data;
    if (row->line < evidence->table->header_line) {
        GroupName group = group_name_parse(row, FALSE);
        line_form_take_title(&evidence->layout->form, row);
        evidence->n_titles += group.form == GROUP_KEYED;
        group_name_clear(&group);
        return TRUE;
    }
    if (trouble != TROUBLE_NONE)
        return TRUE;
    LineKind kind = line_kind_find(&evidence->layout->form, row);
    gboolean has_date = is_dated(evidence, row);
    evidence->n_dated += has_date ? 1 : 0;
    if (evidence->unnamed >= 0 && has_date && (guint)evidence->unnamed < row->n)
        evidence->n_unnamed += *row->cells[evidence->unnamed] != '\0';
    if (kind == LINE_GROUP)
        take_heading(evidence, row);
    else if (kind == LINE_DATA && !has_date && is_sum(evidence, row))
        evidence->n_sums++;
    else if (kind == LINE_DATA)
        take_document(evidence, row);
    return ++evidence->n_rows < ENOUGH_ROWS;
}

void layout_evidence_clear(LayoutEvidence *evidence)
{
    balance_evidence_clear(&evidence->balance);
    g_free(evidence->group);
    g_free(evidence->account);
    g_free(evidence->invoice);
}
