#include "read/ledger_columns.h"

#include "ground/text.h"
#include "read/bucket_names.h"
#include "read/currency_pairs.h"

#include <string.h>

#define ENOUGH_ROWS 2000

static gboolean has(const Table *table, guint column)
{
    return table_has_column(table, column);
}

static void move(Table *table, guint from, guint to, const char *why)
{
    int place = table->places[from];
    table->places[to] = place;
    table->places[from] = -1;
    if (place >= 0 && !table->notes[place])
        table_note(table, place, "%s", why);
}

static void leave_out(Table *table, guint column, const char *why)
{
    if (has(table, column))
        table_note(table, table->places[column], "%s", why);
    table->places[column] = -1;
}

static gboolean has_currency(const Table *table)
{
    int amount = table->places[LEDGER_AMOUNT] >= 0 ? table->places[LEDGER_AMOUNT]
                                                   : table->places[LEDGER_OPEN_AMOUNT];
    return has(table, LEDGER_CURRENCY) || (amount >= 0 && *table->currencies[amount]);
}

/* The amounts in the company's currency, where those of the documents are not there. */
static void use_local_amounts(Table *table, const char *why)
{
    if (has(table, LEDGER_LOCAL_AMOUNT)) {
        leave_out(table, LEDGER_AMOUNT, why);
        move(table, LEDGER_LOCAL_AMOUNT, LEDGER_AMOUNT, "in the company's currency");
    }
    if (has(table, LEDGER_LOCAL_OPEN)) {
        leave_out(table, LEDGER_OPEN_AMOUNT, why);
        move(table, LEDGER_LOCAL_OPEN, LEDGER_OPEN_AMOUNT, "in the company's currency");
    }
    if (has(table, LEDGER_LOCAL_CURRENCY)) {
        leave_out(table, LEDGER_CURRENCY, "the document's currency, the amounts are not in it");
        move(table, LEDGER_LOCAL_CURRENCY, LEDGER_CURRENCY, "the company's");
    }
}

/* TRUE if the column of currencies says that it is the documents' one. */
static gboolean is_document_currency(const Table *table)
{
    static const char *const marks[] = {"doc", "piece", "beleg", "code", "facture"};
    if (!has(table, LEDGER_CURRENCY))
        return FALSE;
    g_autofree char *folded = header_fold(table->header[table->places[LEDGER_CURRENCY]]);
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
        if (strstr(folded, marks[i]))
            return TRUE;
    return FALSE;
}

/* A header that nobody has taken and that is one of these names; -1: none. */
static int find_unused(const Table *table, const char *const *names)
{
    for (int i = 0; table->header[i]; i++) {
        g_autofree char *folded = header_fold(table->header[i]);
        gboolean is_used = FALSE;
        for (guint k = 0; k < table->request.shape->n; k++)
            is_used = is_used || table->places[k] == i;
        if (!is_used && g_strv_contains(names, folded))
            return i;
    }
    return -1;
}

static gboolean is_in_currency(const char *header)
{
    static const char *const marks[] = {"currency", "devise", "wahrung", "curr", NULL};
    g_autofree char *folded = header_fold(header);
    for (guint i = 0; marks[i]; i++)
        if (strstr(folded, marks[i]))
            return TRUE;
    return FALSE;
}

/* A header that nobody has taken, that names a currency, and that is a name of the amount. */
static int find_unused_in_currency(const Table *table)
{
    GHashTable *index = header_index_peek(table->request.shape);
    for (int i = 0; table->header[i]; i++) {
        guint n;
        char currency[CURRENCY_SIZE];
        const HeaderMeaning *meanings =
            header_index_list(index, table->header[i], &n, currency);
        gboolean is_used = FALSE;
        for (guint k = 0; k < table->request.shape->n; k++)
            is_used = is_used || table->places[k] == i;
        if (!is_used && n > 0 && meanings[0].column == LEDGER_AMOUNT &&
            is_in_currency(table->header[i]))
            return i;
    }
    return -1;
}

static const char *const bare_amounts[] = {"amount", "montant", "betrag", NULL};

static gboolean is_one_of(const Table *table, int place, const char *const *names)
{
    g_autofree char *folded = place >= 0 ? header_fold(table->header[place]) : g_strdup("");
    return g_strv_contains(names, folded);
}

/* The bare "Amount" beside one in a currency; *foreign is that one. -1: there are not both. */
static int find_bare_amount(const Table *table, int *foreign)
{
    int amount = table->places[LEDGER_AMOUNT];
    gboolean is_bare = is_one_of(table, amount, bare_amounts);
    *foreign = is_bare ? find_unused_in_currency(table) : amount;
    if (amount < 0 || *foreign < 0 || (!is_bare && !is_in_currency(table->header[amount])))
        return -1;
    return is_bare ? amount : find_unused(table, bare_amounts);
}

/*
 * Beside "Amount in transaction currency", "Montant en devise" a bare "Amount" is the company's,
 * and "Balance" too.
 */
static void settle_bare_amounts(Table *table)
{
    static const char *const balances[] = {"balance", "solde", "saldo", NULL};
    int foreign, bare = find_bare_amount(table, &foreign);
    if (bare < 0 || has(table, LEDGER_LOCAL_AMOUNT) ||
        g_strcmp0(table->notes[table->places[LEDGER_AMOUNT]], "as the settings say") == 0)
        return;
    table->places[LEDGER_AMOUNT] = foreign;
    table->places[LEDGER_LOCAL_AMOUNT] = bare;
    g_clear_pointer(&table->notes[foreign], g_free);
    g_clear_pointer(&table->notes[bare], g_free);
    if (is_one_of(table, table->places[LEDGER_OPEN_AMOUNT], balances) &&
        !has(table, LEDGER_LOCAL_OPEN))
        move(table, LEDGER_OPEN_AMOUNT, LEDGER_LOCAL_OPEN, "in the company's currency");
}

static void settle_currencies(Table *table)
{
    settle_bare_amounts(table);
    gboolean has_document = has(table, LEDGER_AMOUNT) || has(table, LEDGER_OPEN_AMOUNT) ||
                            has(table, LEDGER_DEBIT) || has(table, LEDGER_CREDIT);
    gboolean has_local = has(table, LEDGER_LOCAL_AMOUNT) || has(table, LEDGER_LOCAL_OPEN);
    if (!has_local) {
        if (!has(table, LEDGER_CURRENCY))
            move(table, LEDGER_LOCAL_CURRENCY, LEDGER_CURRENCY, "the company's");
    } else if (!has_document) {
        gboolean is_foreign = !has(table, LEDGER_LOCAL_CURRENCY) && is_document_currency(table);
        use_local_amounts(table, "");
        if (is_foreign)
            leave_out(table, LEDGER_CURRENCY,
                      "the document's currency, the amounts are in the company's");
    } else if (!has_currency(table)) {
        use_local_amounts(table, "no column says in which currency it is");
    } else if (has(table, LEDGER_LOCAL_OPEN) && !has(table, LEDGER_OPEN_AMOUNT)) {
        gboolean has_name = has(table, LEDGER_LOCAL_CURRENCY);
        if (!has(table, LEDGER_LOCAL_AMOUNT))
            leave_out(table, LEDGER_AMOUNT, "in the document's currency, what is open is not");
        use_local_amounts(table, "what is open is in the company's currency");
        if (!has_name)
            leave_out(table, LEDGER_CURRENCY,
                      "the document's currency, what is open is in the company's");
    }
}

static const char *const reference_names[] = {"reference", "referenz", "ref", NULL};

/* TRUE for a bare "Référence", "Reference", "Ref.". */
static gboolean is_bare_reference(const char *header)
{
    g_autofree char *folded = header_fold(header);
    return g_strv_contains(reference_names, folded);
}

static gboolean refuse_aged_balance(const Table *table)
{
    g_autoptr(GString) buckets = g_string_new(NULL);
    guint n = 0;
    for (int i = 0; table->header[i]; i++)
        if (header_is_bucket(table->header[i]) && n++ < 6)
            g_string_append_printf(buckets, "%s%s", n > 1 ? ", " : "", table->header[i]);
    if (n < 2 || has(table, LEDGER_INVOICE) || has(table, LEDGER_DUE_DATE) ||
        has(table, LEDGER_ISSUE_DATE))
        return TRUE;
    complaint_add(table->complaints, COMPLAINT_REFUSED, "aged-balance",
                  (Place){table->request.name, table->header_line, 0},
                  "this is an aged balance: it holds sums per customer (%s) and no invoices, "
                  "so that no letter can name what is due; export the open items instead "
                  "(échéancier, interrogation des tiers, open items, offene Posten)",
                  buckets->str);
    return FALSE;
}

gboolean ledger_columns_settle(Table *table)
{
    settle_currencies(table);
    if (!currency_pairs_check(table))
        return FALSE;
    int reference = table->places[LEDGER_ORDER_REF];
    if (!has(table, LEDGER_INVOICE) && reference >= 0 &&
        is_bare_reference(table->header[reference]))
        move(table, LEDGER_ORDER_REF, LEDGER_INVOICE, "no other column holds numbers");
    int unused = has(table, LEDGER_INVOICE) ? -1 : find_unused(table, reference_names);
    if (unused >= 0) {
        table->places[LEDGER_INVOICE] = unused;
        table_note(table, unused, "no other column holds numbers");
    }
    return refuse_aged_balance(table);
}

typedef struct {
    guint *filled; /* per cell of the header, and one behind it */
    guint n_cells, n_rows, n_full;
} FillCount;

static gboolean count_filled(const CsvRow *row, RowTrouble trouble, gpointer data)
{
    FillCount *count = data;
    guint n = 0;
    for (guint i = 0; i < row->n; i++)
        n += *row->cells[i] != '\0';
    gboolean is_full = n > 2 && trouble != TROUBLE_QUOTES;
    count->n_full += is_full ? 1 : 0;
    for (guint i = 0; is_full && i < MIN(row->n, count->n_cells + 1); i++)
        count->filled[i] += *row->cells[i] != '\0';
    return ++count->n_rows < ENOUGH_ROWS;
}

/* The only filled one of the nameless columns on the right; -1: none, or several. */
static int find_filled(const Table *table, const FillCount *count, int place)
{
    int found = -1;
    for (int i = place + 1; table->header[i] && !*table->header[i]; i++)
        if (count->filled[i] > 0) {
            if (found >= 0)
                return -1;
            found = i;
        }
    return found;
}

/* A last header that ends with a separator may have its values one cell further on, too. */
static void add_trailing_cell(Table *table, guint n)
{
    table->header = g_renew(char *, table->header, n + 2);
    table->header[n] = g_strdup("");
    table->header[n + 1] = NULL;
    table->notes = g_renew(char *, table->notes, n + 2);
    table->notes[n] = table->notes[n + 1] = NULL;
    table->currencies = g_realloc_n(table->currencies, n + 2, CURRENCY_SIZE);
    *table->currencies[n] = *table->currencies[n + 1] = '\0';
    table->dialect.n_cells = n + 1;
    table->n_trailing = 0;
}

gboolean ledger_columns_align(Table *table, GError **error)
{
    guint n_nameless = 0, n_headers = g_strv_length(table->header);
    for (guint i = 0; i < n_headers; i++)
        n_nameless += !*table->header[i];
    if (n_nameless == 0)
        return TRUE;
    g_autofree guint *filled = g_new0(guint, n_headers + 2);
    FillCount count = {filled, n_headers, 0, 0};
    if (!table_read(table, count_filled, &count, error))
        return FALSE;
    if (table->n_trailing == 1 && filled[n_headers] * 2 > count.n_full)
        add_trailing_cell(table, n_headers);
    for (guint i = 0; i < table->request.shape->n; i++) {
        int place = table->places[i];
        int found = place >= 0 && filled[place] == 0 ? find_filled(table, &count, place) : -1;
        if (found < 0)
            continue;
        table_note(table, place, "its values stand in column %d", found + 1);
        table_note(table, found, "the header stands over column %d", place + 1);
        memcpy(table->currencies[found], table->currencies[place], CURRENCY_SIZE);
        table->places[i] = found;
    }
    return TRUE;
}

gboolean ledger_columns_check(const Table *table, gboolean has_groups)
{
    static const guint amounts[] = {LEDGER_AMOUNT, LEDGER_OPEN_AMOUNT, LEDGER_DEBIT,
                                    LEDGER_CREDIT};
    guint n_missing = 0, n_buckets = 0;
    gboolean has_amount = FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(amounts); i++)
        has_amount = has_amount || has(table, amounts[i]);
    for (int i = 0; table->header[i]; i++)
        n_buckets += header_is_bucket(table->header[i]) ? 1 : 0;
    const struct {
        guint column;
        gboolean is_there;
    } needs[] = {
        {LEDGER_CUSTOMER, has(table, LEDGER_CUSTOMER) || has_groups},
        {LEDGER_INVOICE, has(table, LEDGER_INVOICE)},
        {LEDGER_DUE_DATE, has(table, LEDGER_DUE_DATE) || has(table, LEDGER_ISSUE_DATE)},
        {LEDGER_AMOUNT, has_amount || n_buckets > 1},
    };
    for (guint i = 0; i < G_N_ELEMENTS(needs); i++)
        if (!needs[i].is_there) {
            table_complain_missing(table, needs[i].column);
            n_missing++;
        }
    return n_missing == 0;
}
