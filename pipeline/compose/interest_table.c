#include "compose/amounts.h"
#include "compose/charges_table.h"
#include "compose/table_build.h"

/* What one day of the period bears, for itself; rounded for show. */
static gint64 find_daily(const LetterFacts *facts, const InterestPeriod *period)
{
    int year, days = 365;

    day_split(period->from, &year, NULL, NULL);
    if (facts->input->settings->penalties.day_count == COUNT_30_360)
        days = 360;
    else if (facts->input->settings->penalties.day_count == COUNT_ACT_ACT)
        days = g_date_is_leap_year((GDateYear)year) ? 366 : 365;
    return money_multiply_divide(period->base_minor, period->rate, (gint64)10000 * days);
}

static void add_period(Table *table, const LetterFacts *facts, const char *invoice,
                       const InterestPeriod *period)
{
    TableRow *row = table_add_row(table, ROW_BODY);
    const char *currency = facts->planned->currency;

    table_add_cell(row->cells, invoice, MARK_NO_BREAK);
    table_add_day(row->cells, facts, period->from);
    table_add_day(row->cells, facts, period->to);
    table_add_money(row->cells, facts, period->base_minor, currency, 0);
    table_add_number(row->cells, period->days);
    table_add_rate(row->cells, facts, period->rate);
    table_add_money(row->cells, facts, period->minor, currency, 0);
    table_add_money(row->cells, facts, find_daily(facts, period), currency, 0);
}

static void add_sum(Table *table, const LetterFacts *facts, TableRowKind kind,
                    const char *label, gint64 minor)
{
    TableRow *row = table_add_row(table, kind);

    table_add_cell(row->cells, label, MARK_BOLD);
    for (guint i = 3; i < table->aligns->len; i++)
        table_add_cell(row->cells, NULL, 0);
    table_add_money(row->cells, facts, minor, facts->planned->currency, MARK_BOLD);
    table_add_cell(row->cells, NULL, 0);
}

static void add_item(Table *table, const LetterFacts *facts, const ClaimedItem *claimed)
{
    g_autoptr(GArray) periods = g_array_new(FALSE, FALSE, sizeof(InterestPeriod));
    gint64 total = 0;
    Day day = DAY_NONE;

    if (interest_calculate(&claimed->interest_case, facts->input->rates, facts->input->run_date,
                           periods, &total, &day) != INTEREST_DONE)
        return;
    for (guint i = 0; i < periods->len; i++)
        add_period(table, facts, claimed->item->invoice,
                   &g_array_index(periods, InterestPeriod, i));
    if (periods->len > 1) {
        g_autofree char *label =
            label_format(facts->rules, LABEL_SUBTOTAL, claimed->item->invoice);

        add_sum(table, facts, ROW_SUBTOTAL, label, total);
    }
}

Block *interest_table_new(const LetterFacts *facts)
{
    static const struct {
        Label label;
        Align align;
    } columns[] = {{LABEL_INVOICE, ALIGN_LEFT},   {LABEL_FROM, ALIGN_LEFT},
                   {LABEL_TO, ALIGN_LEFT},        {LABEL_BASE, ALIGN_RIGHT},
                   {LABEL_DAYS, ALIGN_RIGHT},     {LABEL_RATE, ALIGN_RIGHT},
                   {LABEL_INTEREST, ALIGN_RIGHT}, {LABEL_PER_DAY, ALIGN_RIGHT}};
    Block *block;

    if (facts->claim.interest == 0)
        return NULL;
    block = block_new(BLOCK_TABLE);
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++)
        table_add_column(block->table, columns[i].align,
                         label_text(facts->rules, columns[i].label));
    for (guint i = 0; i < facts->items->len; i++) {
        const ClaimedItem *claimed = g_ptr_array_index(facts->items, i);

        if (claimed->interest_rate >= 0)
            add_item(block->table, facts, claimed);
    }
    add_sum(block->table, facts, ROW_TOTAL, label_text(facts->rules, LABEL_TOTAL),
            facts->claim.interest);
    return block;
}

static void add_day(Table *table, const LetterFacts *facts, Day day)
{
    gint64 interest = 0, total = 0;
    TableRow *row;

    if (!amounts_claimed_on(facts, day, &interest, &total))
        return;
    row = table_add_row(table, ROW_BODY);
    table_add_day(row->cells, facts, day);
    table_add_money(row->cells, facts, interest, facts->planned->currency, 0);
    table_add_money(row->cells, facts, total, facts->planned->currency, 0);
}

Block *days_table_new(const LetterFacts *facts)
{
    Day today = facts->input->run_date, deadline = facts->planned->deadline;
    Day base = deadline != DAY_NONE ? deadline : today;
    Block *block;

    if (facts->claim.interest == 0)
        return NULL;
    block = block_new(BLOCK_TABLE);
    table_add_column(block->table, ALIGN_LEFT, label_text(facts->rules, LABEL_PAID_ON));
    table_add_column(block->table, ALIGN_RIGHT, label_text(facts->rules, LABEL_INTEREST));
    table_add_column(block->table, ALIGN_RIGHT, label_text(facts->rules, LABEL_TOTAL_DUE));
    add_day(block->table, facts, today);
    if (base != today)
        add_day(block->table, facts, base);
    add_day(block->table, facts, base + 15);
    add_day(block->table, facts, base + 30);
    return block;
}
