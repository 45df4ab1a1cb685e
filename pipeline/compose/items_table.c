#include "compose/items_table.h"

#include <string.h>

#include "compose/claim.h"
#include "compose/items_column.h"
#include "compose/table_build.h"
#include "ground/text.h"

/* A table in the making: its columns and what has been added since the last subtotal. */
typedef struct {
    const LetterFacts *facts;
    Table *table;
    GArray *columns; /* ItemsColumn */
    gint64 group_minor;
} ItemsTable;

static void begin_table(ItemsTable *items)
{
    const LanguageRules *rules = items->facts->rules;
    Table *table = items->table;

    for (guint i = 0; i < items->columns->len; i++) {
        ItemsColumn column = g_array_index(items->columns, ItemsColumn, i);

        table_add_column(table, items_column_align(column),
                         label_text(rules, items_column_label(column)));
        if (column == COLUMN_OPEN_AMOUNT)
            table->carry_column = (int)i;
    }
    table->carry_label = g_strdup(label_text(rules, LABEL_CARRY));
    table->carried_label = g_strdup(label_text(rules, LABEL_CARRIED));
    g_strlcpy(table->carry_currency, items->facts->planned->currency,
              sizeof table->carry_currency);
}

/* A row with a text in its first column and a sum in the open-amount column. */
static void add_sum_row(ItemsTable *items, TableRowKind kind, const char *label, gint64 minor,
                        Day date)
{
    TableRow *row = table_add_row(items->table, kind);
    guint marks = kind == ROW_BODY ? 0 : MARK_BOLD;

    for (guint i = 0; i < items->columns->len; i++) {
        ItemsColumn column = g_array_index(items->columns, ItemsColumn, i);

        if (i == 0)
            table_add_cell(row->cells, label, marks);
        else if (column == COLUMN_OPEN_AMOUNT)
            table_add_money(row->cells, items->facts, minor, items->facts->planned->currency,
                            marks);
        else if (column == COLUMN_ISSUE_DATE && date != DAY_NONE)
            table_add_day(row->cells, items->facts, date);
        else
            table_add_cell(row->cells, NULL, 0);
    }
    row->carry_minor = kind == ROW_BODY ? minor : 0;
}

static void add_credit_row(ItemsTable *items, const OpenItem *credit, gint64 minor,
                           gboolean is_free)
{
    Label label = credit->kind == ITEM_CREDIT ? LABEL_CREDIT
                  : is_free                   ? LABEL_UNALLOCATED
                                              : LABEL_PAYMENT;
    g_autofree char *text =
        label_format(items->facts->rules, label, text_or_empty(credit->invoice));

    add_sum_row(items, ROW_BODY, g_strchomp(text), -minor, credit->issue_date);
}

/* The credits linked to one invoice; together they take off exactly open less net. */
static void add_linked_credits(ItemsTable *items, const PlanRow *row)
{
    gint64 left = claim_linked_credits(row);

    for (guint i = 0; i < row->credits->len && left > 0; i++) {
        const OpenItem *credit = g_ptr_array_index(row->credits, i);
        gint64 minor = MIN(left, -credit->open_minor);

        add_credit_row(items, credit, minor, FALSE);
        left -= minor;
    }
}

static void add_item(ItemsTable *items, const PlanRow *plan_row, const ClaimedItem *claimed)
{
    TableRow *row = table_add_row(items->table, ROW_BODY);
    gint64 open = claim_open(plan_row);

    for (guint i = 0; i < items->columns->len; i++)
        items_column_add_cell(g_array_index(items->columns, ItemsColumn, i), row->cells,
                              items->facts, plan_row, claimed);
    row->carry_minor = open;
    items->group_minor += open - claim_linked_credits(plan_row);
    add_linked_credits(items, plan_row);
}

static const char *name_of_item(const OpenItem *item)
{
    if (item->owner != NULL && !text_is_blank(item->owner->name))
        return item->owner->name;
    return !text_is_blank(item->customer_name) ? item->customer_name : item->customer;
}

static void end_group(ItemsTable *items, const OpenItem *last)
{
    g_autofree char *text =
        label_format(items->facts->rules, LABEL_SUBTOTAL, name_of_item(last));

    add_sum_row(items, ROW_SUBTOTAL, text, items->group_minor, DAY_NONE);
    items->group_minor = 0;
}

static gboolean has_several_customers(const LetterFacts *facts)
{
    const char *first = NULL;

    for (guint i = 0; i < facts->items->len; i++) {
        const OpenItem *item = ((const ClaimedItem *)g_ptr_array_index(facts->items, i))->item;

        if (first != NULL && g_strcmp0(first, item->customer) != 0)
            return TRUE;
        first = item->customer;
    }
    return FALSE;
}

static void add_claimed_items(ItemsTable *items)
{
    const GPtrArray *list = items->facts->items;
    gboolean is_grouped = has_several_customers(items->facts);

    for (guint i = 0; i < list->len; i++) {
        const ClaimedItem *claimed = g_ptr_array_index(list, i);
        const ClaimedItem *next = i + 1 < list->len ? g_ptr_array_index(list, i + 1) : NULL;

        add_item(items, claimed->row, claimed);
        if (is_grouped &&
            (next == NULL || !text_equals(next->item->customer, claimed->item->customer)))
            end_group(items, claimed->item);
    }
}

static void add_free_credits(ItemsTable *items)
{
    const GArray *credits = items->facts->planned->credits;

    for (guint i = 0; i < credits->len; i++) {
        const NettedCredit *netted = &g_array_index(credits, NettedCredit, i);

        add_credit_row(items, netted->credit, netted->minor, TRUE);
    }
}

Block *items_table_new(const LetterFacts *facts)
{
    ItemsTable items = {.facts = facts};
    Block *block;

    if (facts->items->len == 0)
        return NULL;
    block = block_new(BLOCK_TABLE);
    items.table = block->table;
    items.columns = items_columns_choose(facts);
    begin_table(&items);
    add_claimed_items(&items);
    add_free_credits(&items);
    add_sum_row(&items, ROW_TOTAL, label_text(facts->rules, LABEL_TOTAL),
                facts->claim.total_due, DAY_NONE);
    g_array_unref(items.columns);
    return block;
}

static gint64 add_overdue_claims(ItemsTable *items)
{
    const LetterFacts *facts = items->facts;
    gint64 sum = 0;

    for (guint i = 0; i < facts->items->len; i++) {
        const ClaimedItem *claimed = g_ptr_array_index(facts->items, i);

        if (claimed->item->due_date >= facts->input->run_date)
            continue;
        add_item(items, claimed->row, claimed);
        sum += claim_open(claimed->row) - claim_linked_credits(claimed->row);
    }
    return sum;
}

Block *overdue_table_new(const LetterFacts *facts)
{
    g_autoptr(GPtrArray) others = letter_facts_list_mentioned(facts, MENTION_OTHER);
    ItemsTable items = {.facts = facts};
    Block *block = block_new(BLOCK_TABLE);
    gint64 sum;

    items.table = block->table;
    items.columns = items_columns_overdue();
    begin_table(&items);
    sum = add_overdue_claims(&items);
    for (guint i = 0; i < others->len; i++) {
        add_item(&items, g_ptr_array_index(others, i), NULL);
        sum += letter_facts_mentioned_minor(g_ptr_array_index(others, i), MENTION_OTHER);
    }
    add_sum_row(&items, ROW_TOTAL, label_text(facts->rules, LABEL_TOTAL), sum, DAY_NONE);
    g_array_unref(items.columns);
    if (block->table->rows->len > 1)
        return block;
    block_free(block);
    return NULL;
}

/* What is in dispute of an item, whatever its own credits: they are taken off already. */
static void add_disputed(ItemsTable *items, const PlanRow *plan_row)
{
    TableRow *row = table_add_row(items->table, ROW_BODY);

    for (guint i = 0; i < items->columns->len; i++) {
        ItemsColumn column = g_array_index(items->columns, ItemsColumn, i);

        if (column == COLUMN_OPEN_AMOUNT)
            table_add_money(row->cells, items->facts, plan_row->disputed_minor,
                            items->facts->planned->currency, 0);
        else
            items_column_add_cell(column, row->cells, items->facts, plan_row, NULL);
    }
    row->carry_minor = plan_row->disputed_minor;
}

Block *mentioned_table_new(const LetterFacts *facts, Mention mention)
{
    g_autoptr(GPtrArray) rows = letter_facts_list_mentioned(facts, mention);
    ItemsTable items = {.facts = facts};
    Block *block;
    gint64 sum = 0;

    if (rows->len == 0)
        return NULL;
    block = block_new(BLOCK_TABLE);
    items.table = block->table;
    items.columns = items_columns_mentioned(mention);
    begin_table(&items);
    for (guint i = 0; i < rows->len; i++) {
        const PlanRow *row = g_ptr_array_index(rows, i);

        if (mention == MENTION_DISPUTED && row->disputed_minor > 0)
            add_disputed(&items, row);
        else
            add_item(&items, row, NULL);
        sum += letter_facts_mentioned_minor(row, mention);
    }
    add_sum_row(&items, ROW_TOTAL, label_text(facts->rules, LABEL_TOTAL), sum, DAY_NONE);
    g_array_unref(items.columns);
    return block;
}
