#include "compose/account_items.h"
#include "compose/account_tables.h"
#include "compose/labels.h"
#include "compose/table_build.h"

typedef struct {
    const char *currency; /* lent by an item */
    gint64 overdue, not_yet_due, credits;
} CurrencySum;

static CurrencySum *find_sum(GArray *sums, const char *currency)
{
    CurrencySum added = {.currency = currency};

    for (guint i = 0; i < sums->len; i++) {
        CurrencySum *sum = &g_array_index(sums, CurrencySum, i);

        if (g_str_equal(sum->currency, currency))
            return sum;
    }
    g_array_append_val(sums, added);
    return &g_array_index(sums, CurrencySum, sums->len - 1);
}

static int compare_sums(gconstpointer a, gconstpointer b)
{
    return g_strcmp0(((const CurrencySum *)a)->currency, ((const CurrencySum *)b)->currency);
}

/* Sums by currency, in their alphabet; a new array. */
static GArray *sum_account(const LetterFacts *facts)
{
    g_autoptr(GPtrArray) items = account_items_new(facts, NULL);
    GArray *sums = g_array_new(FALSE, FALSE, sizeof(CurrencySum));

    for (guint i = 0; i < items->len; i++) {
        const OpenItem *item = g_ptr_array_index(items, i);
        CurrencySum *sum = find_sum(sums, item->currency);

        if (item->open_minor < 0)
            sum->credits += item->open_minor;
        else if (item->due_date != DAY_NONE && item->due_date < facts->input->run_date)
            sum->overdue += item->open_minor;
        else
            sum->not_yet_due += item->open_minor;
    }
    g_array_sort(sums, compare_sums);
    return sums;
}

static void add_sum(Table *table, const LetterFacts *facts, const CurrencySum *sum)
{
    const gint64 amounts[] = {sum->overdue, sum->not_yet_due, sum->credits};
    TableRow *row = table_add_row(table, ROW_BODY);

    table_add_cell(row->cells, sum->currency, MARK_NO_BREAK);
    for (guint i = 0; i < G_N_ELEMENTS(amounts); i++) {
        if (amounts[i] != 0)
            table_add_money(row->cells, facts, amounts[i], sum->currency, 0);
        else
            table_add_cell(row->cells, "–", 0);
    }
    table_add_money(row->cells, facts, sum->overdue + sum->not_yet_due + sum->credits,
                    sum->currency, MARK_BOLD);
}

Block *currency_totals_new(const LetterFacts *facts)
{
    static const Label headings[] = {LABEL_CURRENCY, LABEL_OVERDUE, LABEL_NOT_YET_DUE,
                                     LABEL_CREDITS_ALONE, LABEL_BALANCE};
    g_autoptr(GArray) sums = sum_account(facts);
    Block *block;

    if (sums->len == 0)
        return NULL;
    block = block_new(BLOCK_TABLE);
    for (guint i = 0; i < G_N_ELEMENTS(headings); i++)
        table_add_column(block->table, i == 0 ? ALIGN_LEFT : ALIGN_RIGHT,
                         label_text(facts->rules, headings[i]));
    for (guint i = 0; i < sums->len; i++)
        add_sum(block->table, facts, &g_array_index(sums, CurrencySum, i));
    return block;
}

gboolean account_has_several_currencies(const LetterFacts *facts)
{
    g_autoptr(GArray) sums = sum_account(facts);

    return sums->len > 1;
}
