/* Receivables cut into slices: per currency all, and by segment, scenario and collector. */
#include "report/figures.h"
#include "report/slice_figures.h"

#include "ground/text.h"

#include <string.h>

static const char *const kind_names[BY_COUNT] = {"", "segment", "scenario", "collector"};

const char *slice_kind_name(SliceKind kind)
{
    return kind_names[kind];
}

typedef struct {
    const ReportInput *input;
    GPtrArray *slices;
    GHashTable *index;     /* key -> lent Slice * */
    GHashTable *scenarios; /* customer -> lent name of its scenario */
} Cutting;

void slice_free(Slice *slice)
{
    g_free(slice);
}

static Slice *find_slice(Cutting *cutting, const char *currency, SliceKind by, const char *of)
{
    char *key = g_strdup_printf("%s\x1f%d\x1f%s", currency, (int)by, of);
    Slice *slice = g_hash_table_lookup(cutting->index, key);
    if (slice) {
        g_free(key);
        return slice;
    }
    slice = g_new0(Slice, 1);
    slice->by = by;
    slice->of = of;
    g_strlcpy(slice->currency, currency, sizeof slice->currency);
    slice->aged = aged_balance_begin(cutting->input->settings, currency);
    g_hash_table_insert(cutting->index, key, slice);
    g_ptr_array_add(cutting->slices, slice);
    return slice;
}

static void index_scenarios(Cutting *cutting)
{
    const GPtrArray *rows = cutting->input->plan->rows;
    for (guint i = 0; i < rows->len; i++) {
        const PlanRow *row = g_ptr_array_index(rows, i);
        if (row->scenario && row->item->customer)
            g_hash_table_insert(cutting->scenarios, (gpointer)row->item->customer,
                                row->scenario->name);
    }
}

/* To which member of the kind a customer belongs; "" where it has none. */
static const char *find_member(const Cutting *cutting, SliceKind by, const char *id,
                               const Customer *customer)
{
    const char *member = NULL;
    if (by == BY_SEGMENT)
        member = customer ? customer->segment : NULL;
    else if (by == BY_COLLECTOR)
        member = customer ? customer->collector : NULL;
    else if (by == BY_SCENARIO && id)
        member = g_hash_table_lookup(cutting->scenarios, id);
    return text_or_empty(member);
}

static void add_item(Slice *slice, const OpenItem *item, Day run_date, gboolean is_new_customer)
{
    aged_balance_add(&slice->aged, item, run_date);
    slice->n_customers += is_new_customer ? 1 : 0;
    if (!text_is_blank(item->payee)) /* a factor's: it is no receivable of ours */
        return;
    slice->receivable = sum_add(slice->receivable, item->open_minor);
    if (item->kind == ITEM_INVOICE &&
        (item->due_date == DAY_NONE || item->due_date >= run_date))
        slice->receivable_not_due = sum_add(slice->receivable_not_due, item->open_minor);
    slice_figures_add_delay(slice, item, run_date);
}

static void cut_items(Cutting *cutting)
{
    const Ledger *ledger = cutting->input->ledger;
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(ledger->items, i);
        for (int by = BY_ALL; by < BY_COUNT; by++) {
            Slice *slice =
                find_slice(cutting, item->currency, (SliceKind)by,
                           find_member(cutting, (SliceKind)by, item->customer, item->owner));
            gboolean is_new = g_hash_table_add(
                seen,
                g_strdup_printf("%s\x1f%p", text_or_empty(item->customer), (void *)slice));
            add_item(slice, item, cutting->input->run_date, is_new);
        }
    }
}

/* How many months before the run's month a day lies; -1: after it. */
static int months_back(Day run_date, Day day)
{
    int run_year, run_month, year, month;
    day_split(run_date, &run_year, &run_month, NULL);
    day_split(day, &year, &month, NULL);
    return (run_year - year) * 12 + run_month - month;
}

static void cut_sales(Cutting *cutting)
{
    const Ledger *ledger = cutting->input->ledger;
    for (guint i = 0; i < ledger->sales->len; i++) {
        const Sale *sale = &g_array_index(ledger->sales, Sale, i);
        int back = months_back(cutting->input->run_date, sale->month);
        if (back < 0 || back >= SALES_MONTHS_MOST)
            continue;
        const Customer *customer = ledger_find_customer(ledger, sale->customer);
        for (int by = BY_ALL; by < BY_COUNT; by++) {
            if (by == BY_SCENARIO) /* customers without open items have none */
                continue;
            Slice *slice =
                find_slice(cutting, sale->currency, (SliceKind)by,
                           find_member(cutting, (SliceKind)by, sale->customer, customer));
            slice->sales[back] = sum_add(slice->sales[back], sale->minor);
        }
    }
}

static void cut_promises(Cutting *cutting)
{
    const GArray *promises = cutting->input->promises;
    for (guint i = 0; promises && i < promises->len; i++) {
        const PromiseOutcome *promise = &g_array_index(promises, PromiseOutcome, i);
        const char *id = promise->event->customer;
        const Customer *customer = ledger_find_customer(cutting->input->ledger, id);
        if (promise->outcome != PROMISE_KEPT && promise->outcome != PROMISE_MISSED)
            continue;
        for (int by = BY_ALL; by < BY_COUNT; by++)
            slice_figures_add_promise(
                find_slice(cutting, promise->currency, (SliceKind)by,
                           find_member(cutting, (SliceKind)by, id, customer)),
                promise);
    }
}

static gint compare_slices(gconstpointer a, gconstpointer b)
{
    const Slice *x = *(const Slice *const *)a, *y = *(const Slice *const *)b;
    int order = strcmp(x->currency, y->currency);
    if (order == 0)
        order = (int)x->by - (int)y->by;
    return order != 0 ? order : strcmp(x->of, y->of);
}

/* A kind that tells nobody apart says nothing: segments where no customer has one. */
static void drop_empty_kinds(GPtrArray *slices)
{
    gboolean tells[BY_COUNT] = {[BY_ALL] = TRUE};
    for (guint i = 0; i < slices->len; i++) {
        const Slice *slice = g_ptr_array_index(slices, i);
        tells[slice->by] |= *slice->of != '\0';
    }
    for (guint i = 0; i < slices->len;) {
        const Slice *slice = g_ptr_array_index(slices, i);
        if (tells[slice->by])
            i++;
        else
            g_ptr_array_remove_index(slices, i);
    }
}

GPtrArray *slices_compute(const ReportInput *input)
{
    Cutting cutting = {.input = input,
                       .slices = g_ptr_array_new_with_free_func((GDestroyNotify)slice_free),
                       .index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                       .scenarios = g_hash_table_new(g_str_hash, g_str_equal)};
    index_scenarios(&cutting);
    for (guint i = 0; i < input->ledger->totals->len; i++)
        find_slice(&cutting, g_array_index(input->ledger->totals, ControlTotal, i).currency,
                   BY_ALL, "");
    cut_items(&cutting);
    cut_sales(&cutting);
    cut_promises(&cutting);
    g_hash_table_unref(cutting.index);
    g_hash_table_unref(cutting.scenarios);
    g_ptr_array_sort(cutting.slices, compare_slices);
    drop_empty_kinds(cutting.slices);
    slice_figures_finish(cutting.slices, input);
    return cutting.slices;
}
