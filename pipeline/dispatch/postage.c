#include "dispatch/postage.h"

#include "ground/csv_text.h"
#include "ground/files.h"
#include "ground/text.h"

#include <string.h>

enum { SHEET_CENTIGRAMS = 499, DL_CENTIGRAMS = 500, C4_CENTIGRAMS = 1800, DL_SHEETS = 5 };

typedef struct {
    Day valid_from;
    char *product;
    int max_weight_g;
    gint64 minor; /* -1: not known */
    char currency[CURRENCY_SIZE];
} TariffRow;

enum { VALID_FROM, PRODUCT, MAX_WEIGHT, PRICE, CURRENCY, TARIFF_COLUMNS };
static const char *const column_names[TARIFF_COLUMNS] = {
    [VALID_FROM] = "valid_from", [PRODUCT] = "product",   [MAX_WEIGHT] = "max_weight_g",
    [PRICE] = "price",           [CURRENCY] = "currency",
};

static void tariff_row_free(gpointer row)
{
    g_free(((TariffRow *)row)->product);
    g_free(row);
}

/*
 * One row from its cells; *wrong (static) if something in it cannot be read. NULL then, but for
 * a price: its row stays without one, or the next weight step would be taken for it.
 */
static TariffRow *parse_row(char *const *cells, const char **wrong)
{
    TariffRow row = {.valid_from = day_parse_iso(cells[VALID_FROM]), .minor = -1};
    guint64 weight = 0;
    if (row.valid_from == DAY_NONE)
        *wrong = "valid_from is not a date YYYY-MM-DD";
    else if (text_is_blank(cells[PRODUCT]))
        *wrong = "the product is missing";
    else if (!g_ascii_string_to_unsigned(cells[MAX_WEIGHT], 10, 1, 100000, &weight, NULL))
        *wrong = "max_weight_g is not a whole number of grams";
    else if (!currency_is_known(cells[CURRENCY]))
        *wrong = "the currency is unknown";
    if (*wrong)
        return NULL;
    if (*cells[PRICE] &&
        (!money_parse_plain(cells[PRICE], cells[CURRENCY], &row.minor) || row.minor < 0)) {
        *wrong = "the price is not an amount like 1.52";
        row.minor = -1;
    }
    row.max_weight_g = (int)weight;
    row.product = g_strdup(cells[PRODUCT]);
    g_strlcpy(row.currency, cells[CURRENCY], sizeof row.currency);
    return g_memdup2(&row, sizeof row);
}

/* Where each of our columns stands in the header; FALSE if one is missing. */
static gboolean find_columns(char *const *header, int places[TARIFF_COLUMNS])
{
    for (int column = 0; column < TARIFF_COLUMNS; column++) {
        places[column] = -1;
        for (int i = 0; header[i]; i++)
            if (strcmp(header[i], column_names[column]) == 0)
                places[column] = i;
        if (places[column] < 0)
            return FALSE;
    }
    return TRUE;
}

static void add_row(PostageTable *table, char *const *cells, const int places[TARIFF_COLUMNS],
                    Place place, Complaints *complaints)
{
    char *picked[TARIFF_COLUMNS];
    int count = (int)g_strv_length((char **)cells);
    for (int column = 0; column < TARIFF_COLUMNS; column++)
        picked[column] = places[column] < count ? cells[places[column]] : (char *)"";
    const char *wrong = NULL;
    TariffRow *row = parse_row(picked, &wrong);
    if (row)
        g_ptr_array_add(table->rows, row);
    if (wrong)
        complaint_add(complaints, COMPLAINT_WARNING, "tariff-unreadable", place,
                      "%s, the row gives no price; correct it, or its letters get no postage",
                      wrong);
}

PostageTable *postage_table_read(const char *path, Complaints *complaints)
{
    PostageTable *table = g_new0(PostageTable, 1);
    table->rows = g_ptr_array_new_with_free_func(tariff_row_free);
    if (!path)
        return table;
    g_autoptr(GError) cause = NULL;
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *text = file_read_whole(path, NULL, &cause);
    g_autoptr(GPtrArray) rows = text ? csv_parse_own(text, &cause) : NULL;
    int places[TARIFF_COLUMNS];
    if (!rows || rows->len == 0 || !find_columns(g_ptr_array_index(rows, 0), places)) {
        complaint_add(complaints, COMPLAINT_WARNING, "tariff-unreadable", (Place){name, 0, 0},
                      "%s: no letter gets its postage; the table wants the columns valid_from, "
                      "product, max_weight_g, price, currency, separated by commas",
                      cause ? cause->message : "the header lacks a column");
        return table;
    }
    for (guint i = 1; i < rows->len; i++)
        add_row(table, g_ptr_array_index(rows, i), places, (Place){name, (int)i + 1, 0},
                complaints);
    return table;
}

void postage_table_free(PostageTable *table)
{
    if (!table)
        return;
    g_ptr_array_unref(table->rows);
    g_free(table);
}

static Day newest_tariff(const PostageTable *table, const char *product, Day day)
{
    Day newest = DAY_NONE;
    for (guint i = 0; i < table->rows->len; i++) {
        const TariffRow *row = g_ptr_array_index(table->rows, i);
        if (strcmp(row->product, product) == 0 && row->valid_from <= day)
            newest = MAX(newest, row->valid_from);
    }
    return newest;
}

gboolean postage_table_find(const PostageTable *table, const char *product,
                            int weight_centigrams, Day day, gint64 *minor,
                            char currency[CURRENCY_SIZE])
{
    Day valid_from = newest_tariff(table, product, day);
    const TariffRow *found = NULL;
    for (guint i = 0; valid_from != DAY_NONE && i < table->rows->len; i++) {
        const TariffRow *row = g_ptr_array_index(table->rows, i);
        if (row->valid_from != valid_from || strcmp(row->product, product) != 0 ||
            row->max_weight_g * 100 < weight_centigrams)
            continue;
        if (!found || row->max_weight_g < found->max_weight_g)
            found = row;
    }
    if (!found || found->minor < 0)
        return FALSE;
    *minor = found->minor;
    g_strlcpy(currency, found->currency, CURRENCY_SIZE);
    return TRUE;
}

int letter_sheets(int pages, gboolean duplex)
{
    return duplex ? (pages + 1) / 2 : pages;
}

const char *letter_envelope(int sheets)
{
    return sheets <= DL_SHEETS ? "DL" : "C4";
}

int letter_weight_centigrams(int sheets)
{
    return sheets * SHEET_CENTIGRAMS + (sheets <= DL_SHEETS ? DL_CENTIGRAMS : C4_CENTIGRAMS);
}

const char *const *postage_products(gboolean is_registered, gboolean is_abroad)
{
    static const char *const products[2][2][3] = {
        {{"lettre-verte"}, {"lettre-internationale"}},
        {{"recommande-r1", "avis-reception"}, {"recommande-international"}},
    };
    return products[is_registered][is_abroad];
}

gboolean dispatch_find_postage(const PostageTable *table, const Settings *settings,
                               gboolean is_registered, const char *country, int pages, Day day,
                               gint64 *minor, char currency[CURRENCY_SIZE])
{
    const char *home = text_or_empty(settings->creditor.country);
    gboolean is_abroad = !text_is_blank(country) && !g_str_equal(country, home);
    const char *const *products = postage_products(is_registered, is_abroad);
    int weight = letter_weight_centigrams(letter_sheets(pages, settings->print.duplex));
    *minor = 0;
    for (guint i = 0; products[i]; i++) {
        gint64 part = 0;
        char its_currency[CURRENCY_SIZE] = "";
        if (!postage_table_find(table, products[i], weight, day, &part, its_currency) ||
            (i > 0 && !g_str_equal(its_currency, currency)))
            return FALSE;
        *minor += part;
        g_strlcpy(currency, its_currency, CURRENCY_SIZE);
    }
    return TRUE;
}
