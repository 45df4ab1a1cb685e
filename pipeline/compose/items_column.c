#include "compose/items_column.h"

#include "compose/claim.h"
#include "compose/items_table.h"
#include "compose/table_build.h"
#include "ground/text.h"

static const struct {
    const char *name;
    Label label;
    Align align;
} columns[COLUMN_COUNT] = {
    [COLUMN_INVOICE] = {"invoice", LABEL_INVOICE, ALIGN_LEFT},
    [COLUMN_ISSUE_DATE] = {"issue_date", LABEL_ISSUE_DATE, ALIGN_LEFT},
    [COLUMN_DUE_DATE] = {"due_date", LABEL_DUE_DATE, ALIGN_LEFT},
    [COLUMN_DAYS_LATE] = {"days_late", LABEL_DAYS_LATE, ALIGN_RIGHT},
    [COLUMN_AMOUNT] = {"amount", LABEL_AMOUNT, ALIGN_RIGHT},
    [COLUMN_OPEN_AMOUNT] = {"open_amount", LABEL_OPEN_AMOUNT, ALIGN_RIGHT},
    [COLUMN_ORDER_REF] = {"order_ref", LABEL_ORDER_REF, ALIGN_LEFT},
    [COLUMN_LEVEL] = {"level", LABEL_LEVEL, ALIGN_RIGHT},
    [COLUMN_INTEREST] = {"interest", LABEL_INTEREST, ALIGN_RIGHT},
    [COLUMN_INDEMNITY] = {"indemnity", LABEL_INDEMNITY, ALIGN_RIGHT},
    [COLUMN_REASON] = {"reason", LABEL_REASON, ALIGN_LEFT},
};

static gboolean find_column(const char *name, ItemsColumn *column)
{
    for (guint i = 0; i < COLUMN_COUNT; i++) {
        if (!g_str_equal(columns[i].name, name))
            continue;
        *column = (ItemsColumn)i;
        return TRUE;
    }
    return FALSE;
}

gboolean items_column_is_known(const char *name)
{
    ItemsColumn column;

    return find_column(name, &column);
}

const char *items_column_names(void)
{
    return "invoice, issue_date, due_date, days_late, amount, open_amount, order_ref, level, "
           "interest, indemnity, reason";
}

Align items_column_align(ItemsColumn column)
{
    return columns[column].align;
}

Label items_column_label(ItemsColumn column)
{
    return columns[column].label;
}

/* TRUE if the column would say something for one of the claimed items. */
static gboolean is_useful(ItemsColumn column, const LetterFacts *facts)
{
    for (guint i = 0; i < facts->items->len; i++) {
        const ClaimedItem *claimed = g_ptr_array_index(facts->items, i);
        const OpenItem *item = claimed->item;

        if ((column == COLUMN_ISSUE_DATE && item->issue_date != DAY_NONE) ||
            (column == COLUMN_DAYS_LATE && item->due_date < facts->input->run_date) ||
            (column == COLUMN_AMOUNT && item->amount_minor != claim_open(claimed->row)))
            return TRUE;
    }
    return FALSE;
}

static void add_column(GArray *list, ItemsColumn column)
{
    g_array_append_val(list, column);
}

GArray *items_columns_choose(const LetterFacts *facts)
{
    GArray *list = g_array_new(FALSE, FALSE, sizeof(ItemsColumn));
    gboolean has_open = FALSE;
    ItemsColumn column;

    for (char *const *name = facts->columns; name != NULL && *name != NULL; name++) {
        if (!find_column(*name, &column))
            continue;
        add_column(list, column);
        has_open |= column == COLUMN_OPEN_AMOUNT;
    }
    if (facts->columns != NULL) {
        if (!has_open)
            add_column(list, COLUMN_OPEN_AMOUNT);
        return list;
    }
    for (column = COLUMN_INVOICE; column <= COLUMN_OPEN_AMOUNT; column++)
        if (column == COLUMN_INVOICE || column == COLUMN_DUE_DATE ||
            column == COLUMN_OPEN_AMOUNT || is_useful(column, facts))
            add_column(list, column);
    return list;
}

GArray *items_columns_mentioned(Mention mention)
{
    GArray *list = g_array_new(FALSE, FALSE, sizeof(ItemsColumn));

    add_column(list, COLUMN_INVOICE);
    add_column(list, COLUMN_DUE_DATE);
    if (mention == MENTION_DISPUTED)
        add_column(list, COLUMN_REASON);
    add_column(list, COLUMN_OPEN_AMOUNT);
    return list;
}

GArray *items_columns_overdue(void)
{
    GArray *list = g_array_new(FALSE, FALSE, sizeof(ItemsColumn));

    add_column(list, COLUMN_INVOICE);
    add_column(list, COLUMN_DUE_DATE);
    add_column(list, COLUMN_DAYS_LATE);
    add_column(list, COLUMN_OPEN_AMOUNT);
    return list;
}

static void add_charge(GPtrArray *cells, const LetterFacts *facts, gint64 minor,
                       const char *currency)
{
    if (minor != 0)
        table_add_money(cells, facts, minor, currency, 0);
    else
        table_add_cell(cells, "–", 0);
}

static void add_days_late(GPtrArray *cells, int days)
{
    if (days > 0)
        table_add_number(cells, days);
    else
        table_add_cell(cells, "–", 0);
}

static void add_text(GPtrArray *cells, const char *text)
{
    table_add_cell(cells, text_is_blank(text) ? "–" : text, 0);
}

void items_column_add_cell(ItemsColumn column, GPtrArray *cells, const LetterFacts *facts,
                           const PlanRow *row, const ClaimedItem *claimed)
{
    const OpenItem *item = row->item;
    const char *currency = facts->planned->currency;

    switch (column) {
    case COLUMN_INVOICE:
        table_add_cell(cells, item->invoice, MARK_NO_BREAK);
        break;
    case COLUMN_ISSUE_DATE:
        table_add_day(cells, facts, item->issue_date);
        break;
    case COLUMN_DUE_DATE:
        table_add_day(cells, facts, item->due_date);
        break;
    case COLUMN_DAYS_LATE:
        add_days_late(cells, facts->input->run_date - item->due_date);
        break;
    case COLUMN_AMOUNT:
        table_add_money(cells, facts, item->amount_minor, currency, 0);
        break;
    case COLUMN_OPEN_AMOUNT:
        table_add_money(cells, facts, claim_open(row), currency, 0);
        break;
    case COLUMN_ORDER_REF:
        add_text(cells, item->order_ref);
        break;
    case COLUMN_LEVEL:
        table_add_number(cells, row->level);
        break;
    case COLUMN_INTEREST:
        add_charge(cells, facts, claimed != NULL ? claimed->interest : 0, currency);
        break;
    case COLUMN_INDEMNITY:
        add_charge(cells, facts, claimed != NULL ? claimed->indemnity : 0, "EUR");
        break;
    default:
        add_text(cells, row->dispute_reason != NULL ? row->dispute_reason : item->dispute);
        break;
    }
}
