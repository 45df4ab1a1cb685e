#include "read/ximport.h"

#include "read/fec_rows.h"

#include <string.h>

#define MANY_LINES 100 /* of the file's beginning are looked at */

enum {
    CELL_MOVEMENT,
    CELL_JOURNAL,
    CELL_DATE,
    CELL_DUE_DATE,
    CELL_VOUCHER,
    CELL_ACCOUNT,
    CELL_LABEL,
    CELL_AMOUNT,
    CELL_SIDE,
    CELL_LETTERING,
    CELL_ANALYTIC,
    CELL_ACCOUNT_NAME,
    CELL_EURO,
    CELL_REST,
    CELL_COUNT
};

static const LayoutCell cells[CELL_COUNT] = {
    [CELL_MOVEMENT] = {"movement", FEC_ENTRY, 5},
    [CELL_JOURNAL] = {"journal", FEC_JOURNAL, 2},
    [CELL_DATE] = {"date", FEC_ENTRY_DATE, 8},
    [CELL_DUE_DATE] = {"due date", FEC_DUE_DATE, 8},
    [CELL_VOUCHER] = {"voucher", FEC_PIECE, 12},
    [CELL_ACCOUNT] = {"account", FEC_ACCOUNT, 11},
    [CELL_LABEL] = {"label", FEC_LABEL, 25},
    [CELL_AMOUNT] = {"amount", FEC_AMOUNT, 13},
    [CELL_SIDE] = {"debit or credit", FEC_SIDE, 1},
    [CELL_LETTERING] = {"lettering", FEC_LETTERING, 12},
    [CELL_ANALYTIC] = {"analytic code", -1, 6},
    [CELL_ACCOUNT_NAME] = {"account name", FEC_ACCOUNT_NAME, 34},
    [CELL_EURO] = {"euro", -1, 1},
    [CELL_REST] = {"version", -1, 0},
};

static gboolean is_amount(const char *text)
{
    return strpbrk(text, "0123456789") && strspn(text, "0123456789.,+- ") == strlen(text);
}

/* TRUE if the cells stand where an XIMPORT line has them. */
static gboolean fits(char *const *row, guint n)
{
    return n > CELL_SIDE && strlen(row[CELL_DATE]) == 8 &&
           strspn(row[CELL_DATE], "0123456789") == 8 && is_amount(row[CELL_AMOUNT]) &&
           strlen(row[CELL_SIDE]) == 1 && strchr("DCdc", *row[CELL_SIDE]);
}

static const TableLayout layout = {"Ciel XIMPORT", 0, FALSE, cells, CELL_COUNT, fits};

static TableRequest make_request(const Settings *settings, const char *path, const char *name)
{
    return (TableRequest){.path = path,
                          .name = name,
                          .key = "ledger",
                          .shape = &fec_shape,
                          .layout = &layout,
                          .settings_file = settings->file,
                          .encoding = settings->ledger.encoding,
                          .code = OUTCOME_INPUT_REFUSED};
}

typedef struct {
    guint n, n_fitting;
} Look;

static gboolean look_at(const CsvRow *row, RowTrouble trouble, gpointer data)
{
    Look *look = data;
    (void)trouble;
    if (fits(row->cells, row->n))
        look->n_fitting++;
    return ++look->n < MANY_LINES;
}

gboolean ximport_is_recognised(const Settings *settings, const char *path, const char *name)
{
    g_autoptr(Complaints) unheard = complaints_new();
    TableRequest request = make_request(settings, path, name);
    g_autoptr(Table) table = table_open(&request, unheard, NULL);
    Look look = {0, 0};
    return table && table_read(table, look_at, &look, NULL) && look.n_fitting > 0 &&
           look.n_fitting * 2 > look.n;
}

static gboolean take_line(const CsvRow *row, RowTrouble trouble, gpointer data)
{
    FecReader *reader = data;
    const char *amount = row->n > CELL_AMOUNT ? row->cells[CELL_AMOUNT] : "";
    reader->dialect.decimal = strchr(amount, ',') && !strchr(amount, '.') ? ',' : '.';
    return fec_rows_take(row, trouble, data);
}

gboolean ximport_read(FecBook *book, const char *path, const char *name, GError **error)
{
    Draft *draft = book->draft;
    TableRequest request = make_request(draft->settings, path, name);
    g_autoptr(Table) table = table_open(&request, draft->complaints, error);
    if (!table)
        return FALSE;
    g_ptr_array_add(draft->ledger->recognised,
                    g_strdup_printf("%s: format: %s", name, layout.format));
    table_describe(table, draft->ledger->recognised);
    g_auto(FecReader) reader = {0};
    fec_reader_begin(&reader, book, table);
    return table_read(table, take_line, &reader, error) && fec_reader_end(&reader, error);
}
