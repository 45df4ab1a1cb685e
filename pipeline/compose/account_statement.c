#include <string.h>

#include "compose/account_items.h"
#include "compose/account_tables.h"
#include "compose/labels.h"
#include "compose/table_build.h"
#include "ground/text.h"

static void begin_table(Table *table, const LetterFacts *facts)
{
    static const struct {
        Label label;
        Align align;
    } columns[] = {{LABEL_DATE, ALIGN_LEFT},         {LABEL_DOCUMENT, ALIGN_LEFT},
                   {LABEL_DUE_DATE, ALIGN_LEFT},     {LABEL_DEBIT, ALIGN_RIGHT},
                   {LABEL_CREDIT_SIDE, ALIGN_RIGHT}, {LABEL_BALANCE, ALIGN_RIGHT}};

    for (guint i = 0; i < G_N_ELEMENTS(columns); i++)
        table_add_column(table, columns[i].align, label_text(facts->rules, columns[i].label));
    table->carry_column = G_N_ELEMENTS(columns) - 1;
    table->carry_label = g_strdup(label_text(facts->rules, LABEL_CARRY));
    table->carried_label = g_strdup(label_text(facts->rules, LABEL_CARRIED));
    g_strlcpy(table->carry_currency, facts->planned->currency, sizeof table->carry_currency);
}

static char *name_item(const LetterFacts *facts, const OpenItem *item)
{
    if (item->kind == ITEM_INVOICE)
        return g_strdup_printf("%s %s", label_text(facts->rules, LABEL_INVOICE), item->invoice);
    return g_strchomp(label_format(facts->rules,
                                   item->kind == ITEM_CREDIT ? LABEL_CREDIT : LABEL_PAYMENT,
                                   text_or_empty(item->invoice)));
}

static void add_side(GPtrArray *cells, const LetterFacts *facts, gint64 minor, guint marks)
{
    if (minor != 0)
        table_add_money(cells, facts, minor, facts->planned->currency, marks);
    else
        table_add_cell(cells, NULL, 0);
}

typedef struct {
    gint64 debit, credit;
} Sides;

/* An invoice stands with its amount, what was paid of it beside; a credit with what is left. */
static Sides find_sides(const OpenItem *item)
{
    if (item->open_minor < 0)
        return (Sides){0, -item->open_minor};
    if (item->amount_minor > item->open_minor)
        return (Sides){item->amount_minor, item->amount_minor - item->open_minor};
    return (Sides){item->open_minor, 0};
}

static void add_item(Table *table, const LetterFacts *facts, const OpenItem *item, Sides *sums)
{
    TableRow *row = table_add_row(table, ROW_BODY);
    g_autofree char *name = name_item(facts, item);
    Sides sides = find_sides(item);

    sums->debit += sides.debit;
    sums->credit += sides.credit;
    table_add_day(row->cells, facts, item->issue_date);
    table_add_cell(row->cells, name, 0);
    table_add_day(row->cells, facts, item->kind == ITEM_INVOICE ? item->due_date : DAY_NONE);
    add_side(row->cells, facts, sides.debit, 0);
    add_side(row->cells, facts, sides.credit, 0);
    table_add_money(row->cells, facts, sums->debit - sums->credit, facts->planned->currency, 0);
    row->carry_minor = item->open_minor;
}

static void add_total(Table *table, const LetterFacts *facts, const Sides *sums)
{
    TableRow *row = table_add_row(table, ROW_TOTAL);

    table_add_cell(row->cells, label_text(facts->rules, LABEL_BALANCE), MARK_BOLD);
    table_add_cell(row->cells, NULL, 0);
    table_add_cell(row->cells, NULL, 0);
    add_side(row->cells, facts, sums->debit, MARK_BOLD);
    add_side(row->cells, facts, sums->credit, MARK_BOLD);
    table_add_money(row->cells, facts, sums->debit - sums->credit, facts->planned->currency,
                    MARK_BOLD);
}

Block *statement_table_new(const LetterFacts *facts)
{
    g_autoptr(GPtrArray) items = account_items_new(facts, facts->planned->currency);
    Sides sums = {0, 0};
    Block *block;

    if (items->len == 0)
        return NULL;
    block = block_new(BLOCK_TABLE);
    begin_table(block->table, facts);
    for (guint i = 0; i < items->len; i++)
        add_item(block->table, facts, g_ptr_array_index(items, i), &sums);
    add_total(block->table, facts, &sums);
    return block;
}
