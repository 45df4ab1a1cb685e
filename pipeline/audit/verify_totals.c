/* Control totals recomputed: run.json against items.csv and rejected.csv, plan.csv against
 * both. */
#include "audit/run_paths.h"
#include "audit/run_table.h"
#include "ground/text.h"

#include <string.h>

static const char *const items_columns[] = {"customer", "invoice",     "kind",     "due_date",
                                            "amount",   "open_amount", "currency", NULL};
static const char *const rejected_columns[] = {"amount", "currency", NULL};
static const char *const plan_columns[] = {"customer",    "invoice",  "kind",     "due_date",
                                           "open_amount", "currency", "decision", NULL};

static Sums *add_up(Verification *verification, const RunTable *table, const char *column)
{
    Sums *sums = sums_new();
    for (guint row = 1; row <= table->n_rows; row++)
        if (*run_table_cell(table, row, "currency"))
            sums_add(sums, run_table_cell(table, row, "currency"),
                     run_table_money(verification, table, row, column));
    return sums;
}

/* A total of run.json in minor units; a finding and 0 if it is none. */
static gint64 read_total(Verification *verification, const JsonValue *total, const char *key)
{
    const char *text = json_find_text(total, key);
    gint64 minor = 0;
    if (!money_parse_plain(text_or_empty(text),
                           text_or_empty(json_find_text(total, "currency")), &minor))
        verify_find(verification, "run.json: the total %s \"%s\" is not an amount", key,
                    text_or_empty(text));
    return minor;
}

static void compare(Verification *verification, const char *currency, const char *what,
                    gint64 expected, const char *source, gint64 found)
{
    if (expected == found)
        return;
    g_autofree char *said = money_to_plain(expected, currency);
    g_autofree char *sum = money_to_plain(found, currency);
    verify_find(verification, "totals %s: run.json says %s %s, %s adds up to %s", currency,
                what, said, source, sum);
}

/* settled: what was paid of the open items, and the settled lines. */
static void check_total(Verification *verification, const JsonValue *total, const Sums *items,
                        const Sums *left)
{
    const char *currency = text_or_empty(json_find_text(total, "currency"));
    int before = verification->n_found;
    gint64 extract = read_total(verification, total, "extract");
    gint64 open = read_total(verification, total, "open");
    gint64 settled = read_total(verification, total, "settled");
    gint64 left_out = read_total(verification, total, "rejected");
    compare(verification, currency, "open", open, ITEMS_PATH, sums_find(items, currency));
    compare(verification, currency, "settled and rejected", add_held(settled, left_out),
            REJECTED_PATH " and what was paid of the open items", sums_find(left, currency));
    compare(verification, currency, "extract", extract, "open + settled + rejected",
            add_held(open, add_held(settled, left_out)));
    if (verification->n_found > before)
        return;
    verify_say(
        verification,
        "totals %s: extract %s = open %s + settled %s + rejected %s, as items and rejected "
        "lines add up",
        currency, json_find_text(total, "extract"), json_find_text(total, "open"),
        json_find_text(total, "settled"), json_find_text(total, "rejected"));
}

/* Currencies that have rows but no total. */
static void check_missing(Verification *verification, const JsonValue *totals, Sums *sums,
                          const char *source)
{
    g_autoptr(GList) currencies = sums_list_currencies(sums);
    for (GList *at = currencies; at; at = at->next) {
        gboolean is_there = FALSE;
        for (guint i = 0; i < totals->children->len; i++)
            is_there |= text_equals(
                json_find_text(g_ptr_array_index(totals->children, i), "currency"), at->data);
        if (!is_there)
            verify_find(verification, "totals: %s has rows in %s, run.json has no total of it",
                        source, (const char *)at->data);
    }
}

/* A member of run.json that must be a list; NULL: it is not. */
static const JsonValue *find_list(Verification *verification, const JsonValue *object,
                                  const char *key)
{
    const JsonValue *list = json_find(object, key);
    if (list && list->kind == JSON_ARRAY)
        return list;
    verify_find(verification, "run.json: %s is missing", key);
    return NULL;
}

/* amount less open_amount of each item. */
static void add_paid_parts(Verification *verification, const RunTable *items, Sums *sums)
{
    for (guint row = 1; row <= items->n_rows; row++) {
        gint64 amount = run_table_money(verification, items, row, "amount");
        gint64 open = run_table_money(verification, items, row, "open_amount");
        sums_add(sums, run_table_cell(items, row, "currency"), add_held(amount, -open));
    }
}

void verify_control_totals(Verification *verification)
{
    g_autoptr(RunTable) items = run_table_read(verification, ITEMS_PATH, items_columns);
    g_autoptr(RunTable) rejected =
        run_table_read(verification, REJECTED_PATH, rejected_columns);
    const JsonValue *totals = find_list(verification, verification->run, "totals");
    if (!items || !rejected || !totals)
        return;
    g_autoptr(Sums) open = add_up(verification, items, "open_amount");
    g_autoptr(Sums) left = add_up(verification, rejected, "amount");
    add_paid_parts(verification, items, left);
    check_missing(verification, totals, open, ITEMS_PATH);
    check_missing(verification, totals, left, REJECTED_PATH);
    for (guint i = 0; i < totals->children->len; i++)
        check_total(verification, g_ptr_array_index(totals->children, i), open, left);
}

/* What makes a row the same item in both tables; a new string. */
static char *print_key(const RunTable *table, guint row)
{
    return g_strjoin(", ", run_table_cell(table, row, "customer"),
                     run_table_cell(table, row, "invoice"), run_table_cell(table, row, "kind"),
                     run_table_cell(table, row, "due_date"),
                     run_table_cell(table, row, "open_amount"),
                     run_table_cell(table, row, "currency"), NULL);
}

/* key -> how often; the keys are owned. */
static GHashTable *count_rows(const RunTable *table)
{
    GHashTable *counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint row = 1; row <= table->n_rows; row++) {
        char *key = print_key(table, row);
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
        g_hash_table_replace(counts, key, GUINT_TO_POINTER(count + 1));
    }
    return counts;
}

/* Names every row of the table that the counts (of the other one) do not have. */
static void find_unmatched(Verification *verification, const RunTable *table,
                           GHashTable *counts, const char *other)
{
    for (guint row = 1; row <= table->n_rows; row++) {
        g_autofree char *key = print_key(table, row);
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
        if (count == 0)
            verify_find(verification, "%s: row %u (%s) has no equal in %s", table->path, row,
                        key, other);
        else
            g_hash_table_replace(counts, g_steal_pointer(&key), GUINT_TO_POINTER(count - 1));
    }
}

void verify_plan_against_items(Verification *verification)
{
    g_autoptr(RunTable) items = run_table_read(verification, ITEMS_PATH, items_columns);
    g_autoptr(RunTable) plan = run_table_read(verification, PLAN_PATH, plan_columns);
    if (!items || !plan)
        return;
    int before = verification->n_found;
    g_autoptr(GHashTable) in_items = count_rows(items);
    g_autoptr(GHashTable) in_plan = count_rows(plan);
    find_unmatched(verification, items, in_plan, PLAN_PATH);
    find_unmatched(verification, plan, in_items, ITEMS_PATH);
    g_autoptr(Sums) open = add_up(verification, plan, "open_amount");
    if (verification->n_found > before)
        return;
    g_autofree char *sum = sums_print(open);
    verify_say(
        verification,
        "plan: %u rows, one for each of the %u open items with the same amount, %s in all",
        plan->n_rows, items->n_rows, sum);
}

/* "EUR send" -> rows and open amounts of the plan. */
static void count_decisions(Verification *verification, const RunTable *plan, GHashTable *rows,
                            Sums *open)
{
    for (guint row = 1; row <= plan->n_rows; row++) {
        char *key = g_strjoin(" ", run_table_cell(plan, row, "currency"),
                              run_table_cell(plan, row, "decision"), NULL);
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(rows, key));
        sums_add(open, key, run_table_money(verification, plan, row, "open_amount"));
        g_hash_table_replace(rows, key, GUINT_TO_POINTER(count + 1));
    }
}

static void check_decision(Verification *verification, const JsonValue *said, GHashTable *rows,
                           Sums *open)
{
    const char *currency = text_or_empty(json_find_text(said, "currency"));
    g_autofree char *key =
        g_strjoin(" ", currency, text_or_empty(json_find_text(said, "decision")), NULL);
    gint64 n_said = json_find_number(said, "rows", -1);
    guint n_found = GPOINTER_TO_UINT(g_hash_table_lookup(rows, key));
    gint64 said_open = read_total(verification, said, "open");
    if (n_said != n_found || said_open != sums_find(open, key)) {
        g_autofree char *sum = money_to_plain(sums_find(open, key), currency);
        verify_find(verification,
                    "decisions: run.json says %" G_GINT64_FORMAT
                    " rows of %s with %s open, the plan has %u with %s",
                    n_said, key, text_or_empty(json_find_text(said, "open")), n_found, sum);
    }
    g_hash_table_remove(rows, key);
}

void verify_decisions(Verification *verification)
{
    g_autoptr(RunTable) plan = run_table_read(verification, PLAN_PATH, plan_columns);
    const JsonValue *decisions = find_list(verification, verification->run, "decisions");
    if (!plan || !decisions)
        return;
    int before = verification->n_found;
    g_autoptr(GHashTable) rows = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(Sums) open = sums_new();
    count_decisions(verification, plan, rows, open);
    for (guint i = 0; i < decisions->children->len; i++)
        check_decision(verification, g_ptr_array_index(decisions->children, i), rows, open);
    g_autoptr(GList) unsaid = g_list_sort(g_hash_table_get_keys(rows), (GCompareFunc)strcmp);
    for (GList *at = unsaid; at; at = at->next)
        verify_find(verification, "decisions: the plan has rows of %s, run.json has none",
                    (const char *)at->data);
    if (verification->n_found == before)
        verify_say(verification,
                   "decisions: rows and open amounts of %u decisions as run.json says, %u rows "
                   "in all",
                   decisions->children->len, plan->n_rows);
}
