#include "read/ledger_dialect.h"

#include "ground/text.h"
#include "read/date_evidence.h"
#include "read/date_pattern.h"

#include <string.h>

#define ENOUGH_ROWS                                                                            \
    5000 /* beyond them the file is read on only while something is ambiguous                  \
          */

typedef struct {
    const Table *table;
    DialectColumns columns;
    AmountEvidence amounts;
    DateEvidence dates;
    AmountEvidence
        wide_amounts; /* of the least wide rows that have more cells than the header */
    DateEvidence wide_dates;
    guint wide_n; /* so many cells; 0: none seen */
    gboolean needs_decimal, needs_dates;
    guint n_rows;
} Evidence;

static gboolean is_auto(const char *choice)
{
    return text_is_blank(choice) || g_ascii_strcasecmp(choice, "auto") == 0;
}

static gboolean is_settled(const Evidence *evidence)
{
    gboolean has_decimal = !evidence->needs_decimal || evidence->amounts.ambiguous == 0 ||
                           amount_evidence_conclude(&evidence->amounts);
    gboolean has_dates = !evidence->needs_dates || evidence->dates.ambiguous == 0 ||
                         date_evidence_conclude(&evidence->dates) != DATES_UNKNOWN;
    return has_decimal && has_dates;
}

/* TRUE for more cells than the header's; a narrower one makes what was heard of wider ones void. */
static gboolean is_wide_row(Evidence *evidence, const CsvRow *row)
{
    if (row->n <= evidence->table->dialect.n_cells + evidence->table->n_trailing)
        return FALSE;
    if (evidence->wide_n == 0 || row->n < evidence->wide_n) {
        evidence->wide_n = row->n;
        evidence->wide_amounts = (AmountEvidence){0};
        evidence->wide_dates = (DateEvidence){0};
    }
    return TRUE;
}

static gboolean take_row(const CsvRow *row, RowTrouble trouble, gpointer data)
{
    Evidence *evidence = data;
    if (trouble != TROUBLE_NONE || row->line < evidence->table->header_line)
        return TRUE;
    gboolean is_wide = is_wide_row(evidence, row);
    if (is_wide && row->n > evidence->wide_n)
        return TRUE;
    for (const int *column = evidence->columns.amounts; *column >= 0; column++)
        amount_evidence_take(is_wide ? &evidence->wide_amounts : &evidence->amounts,
                             table_cell(evidence->table, row, (guint)*column), row->line,
                             evidence->table->places[*column] + 1);
    for (const int *cell = evidence->table->amount_cells; cell && *cell >= 0; cell++)
        if ((guint)*cell < row->n)
            amount_evidence_take(&evidence->amounts, row->cells[*cell], row->line, *cell + 1);
    for (const int *column = evidence->columns.dates; *column >= 0; column++)
        date_evidence_take(is_wide ? &evidence->wide_dates : &evidence->dates,
                           table_cell(evidence->table, row, (guint)*column), row->line,
                           evidence->table->places[*column] + 1);
    return ++evidence->n_rows < ENOUGH_ROWS || !is_settled(evidence);
}

/*
 * A separator inside a text shifts the cells behind it, so rows that are too wide are heard only
 * if all are (each line of the file then ends with a separator more than the header).
 */
static void hear_wide_rows(Evidence *evidence)
{
    const AmountEvidence *amounts = &evidence->amounts;
    const DateEvidence *dates = &evidence->dates;
    if (amounts->comma + amounts->point + amounts->ambiguous == 0)
        evidence->amounts = evidence->wide_amounts;
    if (dates->n_dates + dates->n_serials == 0)
        evidence->dates = evidence->wide_dates;
}

/* The settings' word for dates: a pattern, or one of the examples that stand for a form. */
static gboolean choose_dates(const char *choice, DateForm *form)
{
    static const struct {
        const char *word;
        DateOrder order;
    } words[] = {
        {"31/12/2025", DATES_DAY_FIRST}, {"dmy", DATES_DAY_FIRST},
        {"dd/mm/yyyy", DATES_DAY_FIRST}, {"12/31/2025", DATES_MONTH_FIRST},
        {"mdy", DATES_MONTH_FIRST},      {"mm/dd/yyyy", DATES_MONTH_FIRST},
        {"2025-12-31", DATES_UNKNOWN},   {"20251231", DATES_UNKNOWN},
        {"iso", DATES_UNKNOWN},          {"yyyy-mm-dd", DATES_UNKNOWN},
        {"excel", DATES_SERIAL},         {"ymd", DATES_YEAR_FIRST},
    };
    *form = (DateForm){DATES_UNKNOWN, NULL};
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (g_ascii_strcasecmp(choice, words[i].word) == 0) {
            form->order = words[i].order;
            return TRUE;
        }
    form->pattern = choice;
    return date_pattern_is_usable(choice);
}

static void take_decimal_example(const AmountEvidence *amounts, LedgerDialect *dialect)
{
    gboolean is_comma = dialect->decimal == ',';
    if (!dialect->decimal)
        return;
    dialect->decimal_line = is_comma ? amounts->comma_line : amounts->point_line;
    g_strlcpy(dialect->decimal_example,
              is_comma ? amounts->comma_example : amounts->point_example,
              sizeof dialect->decimal_example);
}

static void take_dates_example(const DateEvidence *dates, LedgerDialect *dialect)
{
    gboolean is_day = dialect->dates.order == DATES_DAY_FIRST;
    if (dialect->dates.order == DATES_UNKNOWN)
        return;
    if (dates->day_first + dates->month_first == 0) {
        dialect->dates_line = dates->six_line;
        g_strlcpy(dialect->dates_example, dates->six_example, sizeof dialect->dates_example);
        return;
    }
    dialect->dates_line = is_day ? dates->day_first_line : dates->month_first_line;
    g_strlcpy(dialect->dates_example,
              is_day ? dates->day_first_example : dates->month_first_example,
              sizeof dialect->dates_example);
}

static gboolean settle_decimal(const Evidence *evidence, const char *choice,
                               LedgerDialect *dialect)
{
    const Table *table = evidence->table;
    dialect->decimal_source = "settings";
    if (!is_auto(choice)) {
        dialect->decimal = *choice;
        if (strcmp(choice, ",") == 0 || strcmp(choice, ".") == 0)
            return TRUE;
        complaint_add(
            table->complaints, COMPLAINT_REFUSED, "decimal-unknown", table_place(table, 0, -1),
            "%s.decimal is \"%s\"; give \",\" or \".\" or auto", table->request.key, choice);
        return FALSE;
    }
    dialect->decimal_source = "recognised";
    dialect->decimal = amount_evidence_conclude(&evidence->amounts);
    take_decimal_example(&evidence->amounts, dialect);
    if (dialect->decimal || evidence->amounts.ambiguous == 0)
        return TRUE;
    const char *sign = strpbrk(evidence->amounts.example, ".,");
    dialect->ambiguous_decimal = sign ? *sign : '\0';
    complaint_add(table->complaints, COMPLAINT_REFUSED, "decimal-ambiguous",
                  (Place){table->request.name, evidence->amounts.ambiguous_line,
                          evidence->amounts.ambiguous_cell},
                  "\"%s\" may be thousands or decimals, and no other amount of the file tells; "
                  "set %s.decimal to \",\" or \".\"",
                  evidence->amounts.example, table->request.key);
    return FALSE;
}

static void complain_serials(const Evidence *evidence)
{
    const Table *table = evidence->table;
    char iso[DAY_ISO_SIZE];
    complaint_add(
        table->complaints, COMPLAINT_REFUSED, "dates-ambiguous",
        (Place){table->request.name, evidence->dates.serial_line, evidence->dates.serial_cell},
        "\"%s\" looks like the day number of a spreadsheet (%s, if it counts from "
        "1900); format the column as dates and export again, or set %s.dates to excel",
        evidence->dates.serial, day_print_iso(date_from_serial(evidence->dates.serial), iso),
        table->request.key);
}

static gboolean settle_dates(const Evidence *evidence, const char *choice,
                             LedgerDialect *dialect)
{
    const Table *table = evidence->table;
    dialect->dates_source = "settings";
    if (!is_auto(choice)) {
        if (choose_dates(choice, &dialect->dates))
            return TRUE;
        complaint_add(table->complaints, COMPLAINT_REFUSED, "dates-unknown",
                      table_place(table, 0, -1),
                      "%s.dates is \"%s\"; give a pattern such as %%d/%%m/%%Y, or auto",
                      table->request.key, choice);
        return FALSE;
    }
    dialect->dates_source = "recognised";
    if (date_evidence_has_serials(&evidence->dates)) {
        complain_serials(evidence);
        return FALSE;
    }
    dialect->dates.order = date_evidence_conclude(&evidence->dates);
    take_dates_example(&evidence->dates, dialect);
    if (dialect->dates.order != DATES_UNKNOWN || evidence->dates.ambiguous == 0)
        return TRUE;
    dialect->has_ambiguous_dates = TRUE;
    g_autofree char *patterns = date_example_patterns(evidence->dates.example);
    complaint_add(
        table->complaints, COMPLAINT_REFUSED, "dates-ambiguous",
        (Place){table->request.name, evidence->dates.ambiguous_line,
                evidence->dates.ambiguous_cell},
        "\"%s\" may be day first or month first%s, and no other date of the file tells; "
        "set %s.dates to %s",
        evidence->dates.example,
        strspn(evidence->dates.example, "0123456789") == 6 ? " or year first" : "",
        table->request.key, patterns);
    return FALSE;
}

gboolean ledger_dialect_find(Table *table, DialectColumns columns, const char *decimal,
                             const char *dates, LedgerDialect *dialect, GError **error)
{
    Evidence evidence = {.table = table,
                         .columns = columns,
                         .needs_decimal = is_auto(decimal),
                         .needs_dates = is_auto(dates)};
    *dialect = (LedgerDialect){0};
    if (!table_read(table, take_row, &evidence, error))
        return FALSE;
    hear_wide_rows(&evidence);
    gboolean is_good = settle_decimal(&evidence, decimal, dialect);
    return settle_dates(&evidence, dates, dialect) && is_good;
}

static void add_fact(GPtrArray *lines, const char *name, const char *what, const char *how,
                     const char *source, const char *example, int line)
{
    g_autofree char *why = *example ? g_strdup_printf(": %s on line %d", example, line) : NULL;
    g_ptr_array_add(
        lines, g_strdup_printf("%s: %s: %s (%s%s)", name, what, how, source, why ? why : ""));
}

void ledger_dialect_describe(const LedgerDialect *dialect, const char *name, GPtrArray *lines)
{
    static const char *const orders[] = {"each in its own unambiguous form", "day first",
                                         "month first", "day numbers of a spreadsheet",
                                         "year first"};
    const char *dates = dialect->dates.pattern         ? dialect->dates.pattern
                        : dialect->has_ambiguous_dates ? "cannot be told"
                                                       : orders[dialect->dates.order];
    char decimal[2] = {dialect->decimal, '\0'};
    add_fact(lines, name, "decimal",
             dialect->decimal             ? decimal
             : dialect->ambiguous_decimal ? "cannot be told"
                                          : "none needed",
             dialect->decimal_source, dialect->decimal_example, dialect->decimal_line);
    add_fact(lines, name, "dates", dates, dialect->dates_source, dialect->dates_example,
             dialect->dates_line);
}
