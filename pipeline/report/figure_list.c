/* The figures as lines of report.csv. A line's name, unit and order are public: they stay. */
#include "report/figures.h"
#include "report/late_payers.h"

#include "ground/text.h"

#define TOP 10

typedef struct {
    GPtrArray *lines;
    const char *currency, *by, *of;
} List;

static FigureLine *add(const List *list, const char *figure, const char *unit)
{
    FigureLine *line = figure_line_new(list->currency, list->by, list->of, figure);
    g_free(line->unit);
    line->unit = g_strdup(unit);
    g_ptr_array_add(list->lines, line);
    return line;
}

static void set(char **field, char *text)
{
    g_free(*field);
    *field = text;
}

static void add_money(const List *list, const char *figure, gint64 minor)
{
    set(&add(list, figure, list->currency)->value, money_to_plain(minor, list->currency));
}

static void add_count(const List *list, const char *figure, gint64 count)
{
    set(&add(list, figure, "count")->value, g_strdup_printf("%" G_GINT64_FORMAT, count));
}

static void add_days(const List *list, const char *figure, int days)
{
    set(&add(list, figure, "days")->value, g_strdup_printf("%d", days));
}

static void add_day(const List *list, const char *figure, Day day)
{
    char text[DAY_ISO_SIZE];
    set(&add(list, figure, "date")->value, g_strdup(day_print_iso(day, text)));
}

static void add_ratio(const List *list, const char *figure, const char *unit, Ratio ratio)
{
    FigureLine *line = add(list, figure, unit);
    if (ratio.why)
        set(&line->note, g_strdup(ratio.why));
    else
        set(&line->value, money_to_plain(ratio.hundredths, "EUR")); /* two decimals */
}

static void list_sales(const List *list, const Slice *slice)
{
    if (!slice->sales_known.why) {
        add_money(list, "sales", slice->sales_sum);
        add_day(list, "sales_from", slice->sales_from);
        add_days(list, "sales_days", slice->sales_days);
    }
    add_money(list, "receivables", slice->receivable);
    add_ratio(list, "dso", "days", slice->dso);
    add_ratio(list, "dso_count_back", "days", slice->dso_count_back);
    add_ratio(list, "dso_best_possible", "days", slice->dso_best);
    add_ratio(list, "average_days_delinquent", "days", slice->days_delinquent);
}

static void list_promises(const List *list, const Slice *slice)
{
    add_count(list, "promises_due", slice->promises_due);
    add_count(list, "promises_kept", slice->promises_kept);
    add_ratio(list, "promises_kept_by_count", "percent", slice->promises_by_count);
    add_money(list, "promised", slice->promised_minor);
    add_money(list, "promised_and_kept", slice->kept_minor);
    add_ratio(list, "promises_kept_by_value", "percent", slice->promises_by_value);
}

static void list_bands(const List *whole, const AgedBalance *aged)
{
    for (guint i = 0; i < aged->n_bands; i++) {
        g_autofree char *key = age_band_key(&aged->bands[i]);
        List list = {whole->lines, whole->currency, "age", key};
        add_money(&list, "open", aged->bands[i].minor);
        add_count(&list, "items", aged->bands[i].n_items);
    }
}

static void list_slice(GPtrArray *lines, const Slice *slice)
{
    List list = {lines, slice->currency, slice_kind_name(slice->by), slice->of};
    add_money(&list, "open", slice->aged.total);
    add_money(&list, "not_due", slice->aged.not_due);
    add_money(&list, "overdue", slice->aged.overdue);
    add_money(&list, "credits", slice->aged.credits);
    add_count(&list, "items", slice->aged.n_items);
    add_count(&list, "items_overdue", slice->aged.n_late);
    add_count(&list, "customers", slice->n_customers);
    add_ratio(&list, "overdue_ratio", "percent", slice->overdue_ratio);
    add_ratio(&list, "weighted_delay", "days", slice->weighted_delay);
    list_sales(&list, slice);
    if (slice->opening_date != DAY_NONE) {
        add_money(&list, "opening", slice->opening);
        add_day(&list, "opening_date", slice->opening_date);
    }
    add_ratio(&list, "collection_effectiveness", "percent", slice->effectiveness);
    list_promises(&list, slice);
    if (slice->by == BY_ALL)
        list_bands(&list, &slice->aged);
}

static void list_levels(GPtrArray *lines, const GArray *levels)
{
    for (guint i = 0; i < levels->len; i++) {
        const LevelResponse *level = &g_array_index(levels, LevelResponse, i);
        g_autofree char *of = g_strdup_printf("%d", level->level);
        List list = {lines, level->currency, "level", of};
        add_count(&list, "reminded", level->n_reminded);
        add_count(&list, "paid_in_time", level->n_paid);
        add_ratio(&list, "response_rate", "percent", level->rate);
        add_money(&list, "reminded_amount", level->reminded_minor);
        add_money(&list, "paid_amount", level->paid_minor);
    }
}

static void list_reasons(GPtrArray *lines, const GArray *reasons)
{
    for (guint i = 0; i < reasons->len; i++) {
        const DelayReason *reason = &g_array_index(reasons, DelayReason, i);
        List list = {lines, reason->currency, "reason", reason->reason};
        if (reason->n_items == 0) /* of the run before only: it is not kept for ever */
            continue;
        add_money(&list, "overdue", reason->minor);
        add_count(&list, "items", reason->n_items);
    }
}

static void list_cash(GPtrArray *lines, const GArray *cash)
{
    for (guint i = 0; i < cash->len; i++) {
        const CashFigures *one = &g_array_index(cash, CashFigures, i);
        List list = {lines, one->currency, "", ""};
        add_day(&list, "received_since", one->since);
        add_money(&list, "received", one->received);
        add_money(&list, "received_after_reminder", one->received_after_reminder);
        add_money(&list, "postage_run", one->postage_run);
        add_money(&list, "postage", one->postage);
        add_ratio(&list, "postage_of_receipts", "percent", one->cost);
    }
}

static void list_expected(GPtrArray *lines, const GArray *expected)
{
    for (guint i = 0; i < expected->len; i++) {
        const ExpectedReceipts *one = &g_array_index(expected, ExpectedReceipts, i);
        for (int when = 0; when < EXPECT_COUNT; when++) {
            List list = {lines, one->currency, "expected",
                         expected_when_key((ExpectedWhen)when)};
            add_money(&list, "receipts", one->minor[when]);
            add_count(&list, "items", one->n_items[when]);
        }
    }
}

static void list_insurance(GPtrArray *lines, const GArray *insurance)
{
    for (guint i = 0; i < insurance->len; i++) {
        const InsuranceFigures *one = &g_array_index(insurance, InsuranceFigures, i);
        List list = {lines, one->currency, "", ""};
        add_money(&list, "overdue_insured", one->insured);
        add_money(&list, "overdue_above_limit", one->above_limit);
        add_money(&list, "overdue_uninsured", one->uninsured);
    }
}

static void list_payers(GPtrArray *lines, const GPtrArray *payers, const char *currency)
{
    const char *const ranks[] = {"top_by_amount", "top_by_age"};
    for (guint rank = 0; rank < G_N_ELEMENTS(ranks); rank++) {
        g_autoptr(GPtrArray) top = late_payers_rank(payers, currency, rank == 1, TOP);
        for (guint i = 0; i < top->len; i++) {
            const LatePayer *payer = g_ptr_array_index(top, i);
            List list = {lines, currency, ranks[rank], payer->customer};
            add_money(&list, "overdue", payer->overdue_minor);
            set(&((FigureLine *)g_ptr_array_index(lines, lines->len - 1))->note,
                g_strdup(text_or_empty(payer->name)));
            add_count(&list, "items", payer->n_items);
            add_days(&list, "oldest_days", payer->oldest_days);
        }
    }
}

static void list_run(GPtrArray *lines, const ReportInput *input)
{
    List list = {lines, "", "", ""};
    FigureLine *line = add(&list, "run", "text");
    set(&line->note, g_strdup(input->run_id));
    add_day(&list, "run_date", input->run_date);
    if (input->ledger->as_of != DAY_NONE)
        add_day(&list, "as_of", input->ledger->as_of);
    add_count(&list, "documents", input->files->len);
    add_days(&list, "response_days",
             input->settings ? input->settings->report.response_days : 15);
}

GPtrArray *figures_list_lines(const Figures *figures, const ReportInput *input)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func((GDestroyNotify)figure_line_free);
    list_run(lines, input);
    for (guint i = 0; i < figures->slices->len; i++)
        list_slice(lines, g_ptr_array_index(figures->slices, i));
    list_cash(lines, figures->cash);
    list_levels(lines, figures->levels);
    list_reasons(lines, figures->reasons);
    list_expected(lines, figures->expected);
    list_insurance(lines, figures->insurance);
    for (guint i = 0; i < input->ledger->totals->len; i++)
        list_payers(lines, figures->payers,
                    g_array_index(input->ledger->totals, ControlTotal, i).currency);
    return lines;
}
