#include "read/ledger_layout.h"

#include "ground/text.h"
#include "read/bucket_names.h"
#include "read/layout_evidence.h"

#include <string.h>

static void move_column(Table *table, guint from, guint to, const char *why)
{
    int place = table->places[from];
    table->places[to] = place;
    table->places[from] = -1;
    table_note(table, place, "%s", why);
}

/* Columns of yes and no under headers that may also stand over amounts. */
static void settle_flags(LayoutEvidence *evidence)
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

static gboolean settle_balance(LayoutEvidence *evidence)
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
static void settle_account(LayoutEvidence *evidence)
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
static gboolean has_groups(const LayoutEvidence *evidence)
{
    return evidence->n_groups + evidence->n_keyed + evidence->n_titles > 0 ||
           (evidence->n_sums > 0 && evidence->n_nobody_below == evidence->n_nobody);
}

/* Numbers and customers where no header says which they are. */
static void settle_missing(LayoutEvidence *evidence)
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

static void settle_groups(LayoutEvidence *evidence)
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

/* The column "Total" beside the buckets. */
static int find_bucket_total(const Table *table)
{
    static const char *const names[] = {"total", "totaldu", "solde", "gesamt", "summe", NULL};
    for (int i = 0; table->header[i]; i++) {
        g_autofree char *folded = header_fold(table->header[i]);
        if (g_strv_contains(names, folded))
            return i;
    }
    return -1;
}

static gboolean refuse_without_documents(const LayoutEvidence *evidence)
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

static gboolean conclude(LayoutEvidence *evidence)
{
    LedgerLayout *layout = evidence->layout;
    settle_flags(evidence);
    bucket_cells_find(evidence->table, layout->buckets);
    layout->bucket_total = find_bucket_total(evidence->table);
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
    LayoutEvidence evidence = {.layout = layout,
                               .table = table,
                               .dialect = dialect,
                               .currency = currency,
                               .unnamed = find_unnamed(table)};
    balance_evidence_init(&evidence.balance);
    gboolean is_good =
        table_read(table, layout_evidence_take, &evidence, error) && conclude(&evidence);
    layout_evidence_clear(&evidence);
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
