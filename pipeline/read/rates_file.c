/* rates.csv -> RateTable: half-years in order, without a gap, rates as plain decimals. */
#include "read/read.h"
#include "read/record_file.h"

#include "ground/text.h"

/* A rate in hundredths of a percent; -1 if blank, or bad and complained about. */
static void read_rate(const RecordFile *file, const CsvRow *row, guint column, int *rate)
{
    const char *text = record_cell(file, row, column);
    gint64 minor;
    *rate = -1;
    if (!*text)
        return;
    if (money_parse_plain(text, "EUR", &minor) && minor >= 0 && minor <= 10000) {
        *rate = (int)minor;
        return;
    }
    record_complain(file, row, (int)column, COMPLAINT_REFUSED, "rate-unreadable",
                    "\"%s\" is no rate in percent with a point and at most two decimals", text);
}

static gboolean is_half_year(Day day)
{
    int month, day_of_month;
    day_split(day, NULL, &month, &day_of_month);
    return day_of_month == 1 && (month == 1 || month == 7);
}

/* The half-year follows the last one; complained about if it does not. */
static void check_order(const RecordFile *file, const CsvRow *row, const RateTable *rates,
                        Day from)
{
    char iso[DAY_ISO_SIZE], expected_iso[DAY_ISO_SIZE];
    if (!from || !is_half_year(from)) {
        record_complain(file, row, RATE_FROM, COMPLAINT_REFUSED, "rates-half-year",
                        "\"%s\" is not the first day of a half-year (YYYY-01-01, YYYY-07-01)",
                        record_cell(file, row, RATE_FROM));
        return;
    }
    if (rates->rows->len == 0)
        return;
    const RateRow *last = g_ptr_array_index(rates->rows, rates->rows->len - 1);
    Day expected = day_add_months(last->from, 6);
    if (from == expected)
        return;
    day_print_iso(from, iso);
    day_print_iso(expected, expected_iso);
    if (from == last->from)
        record_complain(file, row, RATE_FROM, COMPLAINT_REFUSED, "rates-duplicate",
                        "the half-year %s stands twice", iso);
    else if (from < last->from)
        record_complain(file, row, RATE_FROM, COMPLAINT_REFUSED, "rates-unsorted",
                        "the half-year %s comes after a later one", iso);
    else
        record_complain(file, row, RATE_FROM, COMPLAINT_REFUSED, "rates-gap",
                        "the half-year from %s is missing before %s", expected_iso, iso);
}

static gboolean take_rate(RecordFile *file, const CsvRow *row)
{
    RateTable *rates = file->data;
    Day from = day_parse_iso(record_cell(file, row, RATE_FROM));
    RateRow rate = {.from = from};
    check_order(file, row, rates, from);
    read_rate(file, row, RATE_ECB_MAIN, &rate.ecb_main);
    read_rate(file, row, RATE_LEGAL_PRIVATE, &rate.legal_private);
    read_rate(file, row, RATE_LEGAL_OTHER, &rate.legal_other);
    if (!from || !is_half_year(from)) /* the next rows are judged by the last good one */
        return TRUE;
    rate.source = g_strdup(record_cell(file, row, RATE_SOURCE));
    g_ptr_array_add(rates->rows, g_memdup2(&rate, sizeof rate));
    return TRUE;
}

RateTable *read_rates(const char *path, const char *name, Complaints *complaints,
                      GError **error)
{
    static const int none[] = {-1};
    g_autoptr(RateTable) rates = rate_table_new();
    rates->file = g_strdup(name);
    TableRequest request = {.path = path,
                            .name = name,
                            .key = "rates",
                            .shape = &rates_shape,
                            .encoding = "UTF-8",
                            .has_quotes = TRUE,
                            .code = OUTCOME_SETTINGS_REFUSED};
    RecordFile file = {.complaints = complaints,
                       .take = take_rate,
                       .data = rates,
                       .first_required = RATE_FROM,
                       .second_required = RATE_ECB_MAIN};
    guint n_refused = complaints_count(complaints, COMPLAINT_REFUSED);
    if (!record_file_read(&file, &request, (DialectColumns){none, none}, NULL, error) ||
        complaints_count(complaints, COMPLAINT_REFUSED) > n_refused)
        return NULL;
    return g_steal_pointer(&rates);
}
