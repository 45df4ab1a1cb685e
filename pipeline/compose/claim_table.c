#include "compose/amounts.h"
#include "compose/charges_table.h"
#include "compose/claim.h"
#include "compose/table_build.h"
#include "compose/value_format.h"

static void add_sum(Table *table, const LetterFacts *facts, TableRowKind kind,
                    const char *label, gint64 minor, const char *currency)
{
    TableRow *row = table_add_row(table, kind);
    guint marks = kind == ROW_TOTAL ? MARK_BOLD : 0;

    table_add_cell(row->cells, label, marks);
    table_add_money(row->cells, facts, minor, currency, marks);
}

static void add_interest(Table *table, const LetterFacts *facts)
{
    g_autoptr(GString) date = g_string_new(NULL);
    g_autofree char *label = NULL;

    append_long_date(date, facts->rules, facts->input->run_date);
    label = label_format(facts->rules, LABEL_INTEREST_TO, date->str);
    add_sum(table, facts, ROW_BODY, label, facts->claim.interest, facts->planned->currency);
}

/* "Indemnité forfaitaire de recouvrement (2 × 40,00 €)" */
static char *describe_indemnity(const LetterFacts *facts)
{
    g_autofree char *unit = money_to_text(facts->rules, INDEMNITY_EUR_MINOR, "EUR");
    g_autofree char *count =
        g_strdup_printf("%u" NBSP "×" NBSP "%s", amounts_indemnity_count(facts), unit);

    return label_format(facts->rules, LABEL_INDEMNITY_COUNT, count);
}

static void add_charges(Table *table, const LetterFacts *facts)
{
    const Claim *claim = &facts->claim;
    const char *currency = facts->planned->currency;

    if (claim->interest != 0)
        add_interest(table, facts);
    if (claim->indemnity != 0) {
        g_autofree char *label = describe_indemnity(facts);

        add_sum(table, facts, ROW_BODY, label, claim->indemnity, currency);
    }
    if (claim->fee != 0)
        add_sum(table, facts, ROW_BODY, label_text(facts->rules, LABEL_FEE), claim->fee,
                currency);
}

Block *claim_table_new(const LetterFacts *facts)
{
    const Claim *claim = &facts->claim;
    const char *currency = facts->planned->currency;
    Block *block;

    if (facts->items->len == 0)
        return NULL;
    block = block_new(BLOCK_TABLE);
    table_add_column(block->table, ALIGN_LEFT, label_text(facts->rules, LABEL_KIND));
    table_add_column(block->table, ALIGN_RIGHT, label_text(facts->rules, LABEL_AMOUNT));
    add_sum(block->table, facts, ROW_BODY, label_text(facts->rules, LABEL_PRINCIPAL),
            claim->principal, currency);
    if (claim->credits != 0)
        add_sum(block->table, facts, ROW_BODY, label_text(facts->rules, LABEL_CREDITS),
                -claim->credits, currency);
    add_charges(block->table, facts);
    add_sum(block->table, facts, ROW_TOTAL, label_text(facts->rules, LABEL_TOTAL_CLAIMED),
            claim->total_claimed, currency);
    if (claim->indemnity_eur != 0) {
        g_autofree char *label = describe_indemnity(facts);

        add_sum(block->table, facts, ROW_TOTAL, label, claim->indemnity_eur, "EUR");
    }
    return block;
}
