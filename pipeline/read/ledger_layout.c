#include "read/ledger_layout.h"

#include "ground/text.h"
#include "read/balance_column.h"
#include "read/bucket_names.h"
#include "read/cell_words.h"
#include "read/group_name.h"
#include "read/status_words.h"

#include <string.h>

#define ENOUGH_ROWS 5000

/* Amounts of one sort, by their sign. */
typedef struct {
    guint positive, negative;
} Signs;

typedef struct {
    LedgerLayout *layout;
    Table *table;
    const LedgerDialect *dialect;
    const char *currency;
    guint n_rows;
    guint n_documents, n_nobody, n_dated;  /* documents; without a customer; with a date */
    guint n_groups, n_codes;               /* headings; those that begin with a code */
    guint n_keyed, n_titles;               /* like "Client : C42"; the same above the header */
    guint n_sums, n_nobody_below, n_below; /* headings with sums; documents below the first */
    char *account;         /* of the first document, in the column of customers */
    gboolean has_accounts; /* others have another one */
    guint n_unnamed;       /* dated lines with a text in the first nameless column */
    int unnamed;           /* that column, -1: there is none */
    Signs credits_beside_side, credit_column, reducers;
    guint n_open, n_open_words, n_paid, n_paid_words; /* filled cells; yes or no among them */
    guint n_repeated,
        n_different; /* lines with the invoice of the line before: amounts are... */
    char *invoice;   /* of the line before */
    gint64 amount;
    BalanceEvidence balance;
    char *group;
} Evidence;

static gboolean read_minor(const Evidence *evidence, const char *text, gint64 *minor)
{
    Amount amount = amount_parse(text, evidence->dialect->decimal, evidence->currency);
    *minor = amount.state == AMOUNT_READ ? amount.minor : 0;
    return amount.state == AMOUNT_READ;
}

static gboolean read_column(const Evidence *evidence, const CsvRow *row, guint column,
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
static gboolean find_amount(Evidence *evidence, const CsvRow *row, gint64 *minor)
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

static void take_signs(Evidence *evidence, const CsvRow *row, gint64 amount)
{
    ItemKind kind;
    const char *word = table_cell(evidence->table, row, LEDGER_KIND);
    if (side_parse(table_cell(evidence->table, row, LEDGER_SIDE)) < 0)
        count_sign(&evidence->credits_beside_side, amount);
    if (*word && cell_parse_kind(word, &kind) && kind != ITEM_INVOICE)
        count_sign(&evidence->reducers, amount);
}

/* Whether the lines of one invoice repeat its amount, or each has its own. */
static void take_invoice(Evidence *evidence, const CsvRow *row, gint64 amount)
{
    const char *invoice = table_cell(evidence->table, row, LEDGER_INVOICE);
    if (*invoice && evidence->invoice && strcmp(evidence->invoice, invoice) == 0)
        *(amount == evidence->amount ? &evidence->n_repeated : &evidence->n_different) += 1;
    evidence->amount = amount;
    g_free(evidence->invoice);
    evidence->invoice = g_strdup(invoice);
}

static void take_document(Evidence *evidence, const CsvRow *row)
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

static void take_heading(Evidence *evidence, const CsvRow *row)
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
static gboolean is_sum(const Evidence *evidence, const CsvRow *row)
{
    const Table *table = evidence->table;
    if (*table_cell(table, row, LEDGER_INVOICE) || *table_cell(table, row, LEDGER_DUE_DATE) ||
        *table_cell(table, row, LEDGER_ISSUE_DATE) || *table_cell(table, row, LEDGER_KIND) ||
        (*table_cell(table, row, LEDGER_CUSTOMER) && table->places[LEDGER_CUSTOMER] > 0))
        return FALSE;
    return row->n > 1 && (*row->cells[0] || *row->cells[1]);
}

static gboolean is_dated(const Evidence *evidence, const CsvRow *row)
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

static gboolean take_row(const CsvRow *row, RowTrouble trouble, gpointer data)
{
    Evidence *evidence = data;
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

static void move_column(Table *table, guint from, guint to, const char *why)
{
    int place = table->places[from];
    table->places[to] = place;
    table->places[from] = -1;
    table_note(table, place, "%s", why);
}

/* Columns of yes and no under headers that may also stand over amounts. */
static void settle_flags(Evidence *evidence)
{
    if (evidence->n_open > 0 && evidence->n_open == evidence->n_open_words)
        move_column(evidence->table, LEDGER_OPEN_AMOUNT, LEDGER_IS_OPEN,
                    "its cells say yes or no");
    evidence->layout->is_paid_flag =
        evidence->n_paid > 0 && evidence->n_paid == evidence->n_paid_words;
}

static gboolean is_bare_balance(const Table *table)
{
    static const char *const names[] = {"solde",   "saldo",   "balance",
                                        "soldeen", "saldoin", NULL};
    int place = table->places[LEDGER_OPEN_AMOUNT];
    if (place < 0 || table->notes[place]) /* notes: the settings say so */
        return FALSE;
    g_autofree char *folded = header_fold(table->header[place]);
    if (*table->currencies[place])
        folded[strlen(folded) - MIN(strlen(folded), 3)] = '\0';
    return g_strv_contains(names, folded);
}

static gboolean settle_balance(Evidence *evidence)
{
    Table *table = evidence->table;
    int place = table->places[LEDGER_OPEN_AMOUNT];
    if (!is_bare_balance(table))
        return TRUE;
    switch (balance_evidence_conclude(&evidence->balance)) {
    case BALANCE_RUNNING:
        move_column(
            table, LEDGER_OPEN_AMOUNT, LEDGER_RUNNING,
            "each value is the one before plus the line's amount, none is open by itself");
        return TRUE;
    case BALANCE_WHOLE:
        move_column(table, LEDGER_OPEN_AMOUNT, LEDGER_RUNNING,
                    "the customer's balance, the same on each of its lines");
        return TRUE;
    case BALANCE_UNCLEAR:
        complaint_add(table->complaints, COMPLAINT_REFUSED, "balance-unclear",
                      (Place){table->request.name, evidence->balance.odd_line, place + 1},
                      "the column \"%s\" is neither what is open of each line (here it is more "
                      "than the line's amount) nor a running balance; say which column holds "
                      "open amounts, like %s: {columns: {open_amount: \"%s\"}}, or "
                      "{running_balance: \"%s\"} if this one is not to be read",
                      table->header[place], table->request.key, table->header[place],
                      table->header[place]);
        return FALSE;
    case BALANCE_OPEN:
        table_note(table, place, "what is open of each line, as its values show");
        return TRUE;
    case BALANCE_UNKNOWN:
    default:
        return TRUE;
    }
}

/*
 * Under "Account" a list by customer may give the account in the general ledger, the same on
 * all lines: that is nobody's name.
 */
static void settle_account(Evidence *evidence)
{
    static const char *const names[] = {"account", "compte", "konto", "ncompte", NULL};
    Table *table = evidence->table;
    int place = table->places[LEDGER_CUSTOMER];
    guint n_headings = evidence->n_groups + evidence->n_keyed + evidence->n_sums;
    if (place < 0 || evidence->has_accounts || !evidence->account || n_headings == 0 ||
        table->notes[place])
        return;
    g_autofree char *folded = header_fold(table->header[place]);
    if (!g_strv_contains(names, folded))
        return;
    table->places[LEDGER_CUSTOMER] = -1;
    table_note(table, place, "the same account on all lines, customers stand above them");
    evidence->n_nobody = evidence->n_documents;
    evidence->n_nobody_below = evidence->n_below;
}

/* TRUE if something stands above the documents that may be their customer. */
static gboolean has_groups(const Evidence *evidence)
{
    return evidence->n_groups + evidence->n_keyed + evidence->n_titles > 0 ||
           (evidence->n_sums > 0 && evidence->n_nobody_below == evidence->n_nobody);
}

/* Numbers and customers where no header says which they are. */
static void settle_missing(Evidence *evidence)
{
    Table *table = evidence->table;
    if (!table_has_column(table, LEDGER_INVOICE) && evidence->n_unnamed > 0) {
        table->places[LEDGER_INVOICE] = evidence->unnamed;
        table_note(table, evidence->unnamed, "texts on lines with a date are their numbers");
    }
    if (!table_has_column(table, LEDGER_CUSTOMER) && !has_groups(evidence) &&
        table_has_column(table, LEDGER_CUSTOMER_NAME)) {
        table->places[LEDGER_CUSTOMER] = table->places[LEDGER_CUSTOMER_NAME];
        table_note(table, table->places[LEDGER_CUSTOMER],
                   "and customer_name: no column holds customers' numbers");
    }
}

static void settle_groups(Evidence *evidence)
{
    LedgerLayout *layout = evidence->layout;
    gboolean has_customers = table_has_column(evidence->table, LEDGER_CUSTOMER) &&
                             evidence->n_nobody * 2 <= evidence->n_documents;
    layout->takes_groups = !has_customers && has_groups(evidence);
    layout->has_keyed_groups =
        layout->takes_groups &&
        (evidence->n_keyed > 0 || (evidence->n_titles > 0 && evidence->n_groups == 0));
    layout->splits_groups = evidence->n_codes == evidence->n_groups && evidence->n_groups > 0;
    layout->form.has_sums = layout->takes_groups && evidence->n_sums > 0 &&
                            evidence->n_groups + evidence->n_keyed == 0;
}

static gboolean is_all_negative(const Signs *signs)
{
    return signs->negative > 0 && signs->positive == 0;
}

void bucket_cells_find(const Table *table, int buckets[MOST_BUCKETS])
{
    guint n = 0;
    for (int i = 0; table->header[i] && n + 1 < MOST_BUCKETS; i++)
        if (header_is_bucket(table->header[i]))
            buckets[n++] = i;
    buckets[n] = -1;
}

static gboolean refuse_without_documents(const Evidence *evidence)
{
    if (evidence->layout->buckets[0] < 0 || evidence->layout->buckets[1] < 0 ||
        evidence->n_dated > 0 || evidence->n_rows == 0 ||
        table_has_column(evidence->table, LEDGER_INVOICE))
        return TRUE;
    complaint_add(evidence->table->complaints, COMPLAINT_REFUSED, "aged-balance",
                  (Place){evidence->table->request.name, evidence->table->header_line, 0},
                  "this is an aged balance without its details: no line has a number and a "
                  "date; unfold the customers before exporting, or export the open items");
    return FALSE;
}

static gboolean conclude(Evidence *evidence)
{
    LedgerLayout *layout = evidence->layout;
    settle_flags(evidence);
    bucket_cells_find(evidence->table, layout->buckets);
    if (!settle_balance(evidence) || !refuse_without_documents(evidence))
        return FALSE;
    settle_account(evidence);
    settle_missing(evidence);
    settle_groups(evidence);
    layout->repeats_amounts =
        layout->form.has_products && evidence->n_repeated > 0 && evidence->n_different == 0;
    layout->is_side_signed = is_all_negative(&evidence->credits_beside_side);
    layout->is_credit_signed = is_all_negative(&evidence->credit_column);
    layout->is_kind_signed = is_all_negative(&evidence->reducers);
    return TRUE;
}

static int find_unnamed(const Table *table)
{
    for (int i = 0; table->header[i]; i++)
        if (!*table->header[i])
            return i;
    return -1;
}

gboolean ledger_layout_find(LedgerLayout *layout, Table *table, const LedgerDialect *dialect,
                            const char *currency, GError **error)
{
    *layout = (LedgerLayout){.buckets = {-1}};
    line_form_init(&layout->form, table, &dialect->dates);
    Evidence evidence = {.layout = layout,
                         .table = table,
                         .dialect = dialect,
                         .currency = currency,
                         .unnamed = find_unnamed(table)};
    balance_evidence_init(&evidence.balance);
    gboolean is_good = table_read(table, take_row, &evidence, error) && conclude(&evidence);
    balance_evidence_clear(&evidence.balance);
    g_free(evidence.group);
    g_free(evidence.account);
    g_free(evidence.invoice);
    line_form_place(&layout->form);
    return is_good;
}

void ledger_layout_clear(LedgerLayout *layout)
{
    line_form_clear(&layout->form);
}

void ledger_layout_describe(const LedgerLayout *layout, const Table *table, GPtrArray *lines)
{
    const struct {
        gboolean is_so;
        const char *text;
    } facts[] = {
        {layout->takes_groups, "customers: on lines of their own above their documents"},
        {layout->is_side_signed, "sides: credits carry a minus already"},
        {layout->is_credit_signed, "credit column: its amounts carry a minus"},
        {layout->is_paid_flag, "paid: yes or no, settles the line"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(facts); i++)
        if (facts[i].is_so)
            g_ptr_array_add(lines,
                            g_strdup_printf("%s: %s", table->request.name, facts[i].text));
}
