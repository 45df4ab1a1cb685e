#include "read/line_kind.h"

#include "ground/text.h"
#include "read/amount.h"
#include "read/bucket_names.h"
#include "read/cell_words.h"
#include "read/group_name.h"
#include "read/line_words.h"

#include <string.h>

static const struct {
    const char *rule, *reason;
} line_kinds[LINE_KIND_COUNT] = {
    [LINE_DATA] = {"", ""},
    [LINE_TOTAL] = {"total-line", "a line of totals, not of a document"},
    [LINE_GROUP] = {"group-line", "a heading of the lines below"},
    [LINE_SUM] = {"group-line", "a heading of the lines below, with their sum"},
    [LINE_HEADER] = {"header-line", "the header once more"},
    [LINE_RULER] = {"ruler-line", "a ruled line"},
    [LINE_NOTE] = {"note-line", "words of the printed page, no document"},
    [LINE_DETAIL] = {"detail-line", "goes on with the line above; nothing of it is read"},
    [LINE_OPENING] = {"opening-line", "what was open before the lines below"},
    [LINE_TITLE] = {"title-line", "stands above the header"},
};

const char *line_kind_rule(LineKind kind)
{
    return line_kinds[kind].rule;
}

const char *line_kind_reason(LineKind kind)
{
    return line_kinds[kind].reason;
}

/* TRUE if the header names something that only lines of products have. */
static gboolean is_product_header(const char *header)
{
    static const char *const names[] = {"quantity",
                                        "quantite",
                                        "qte",
                                        "qty",
                                        "menge",
                                        "unitamount",
                                        "prixunitaire",
                                        "unitprice",
                                        "einzelpreis",
                                        "lineamount",
                                        "montantligne",
                                        "puht",
                                        "inventoryitemcode",
                                        NULL};
    g_autofree char *folded = header_fold(header);
    const char *last = strrchr(header, '/'); /* Odoo: "Invoice lines/Quantity" */
    g_autofree char *behind = last ? header_fold(last + 1) : NULL;
    return g_strv_contains(names, folded) || (behind && g_strv_contains(names, behind));
}

void line_form_init(LineForm *form, const Table *table, const DateForm *dates)
{
    *form = (LineForm){.table = table, .dates = dates};
    form->titles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    line_form_place(form);
}

void line_form_place(LineForm *form)
{
    static const guint columns[] = {LEDGER_AMOUNT, LEDGER_OPEN_AMOUNT,  LEDGER_DEBIT,
                                    LEDGER_CREDIT, LEDGER_LOCAL_AMOUNT, LEDGER_LOCAL_OPEN,
                                    LEDGER_PAID,   LEDGER_RUNNING};
    const Table *table = form->table;
    guint n = 0;
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++)
        if (table_has_column(table, columns[i]))
            form->amounts[n++] = table->places[columns[i]];
    for (int place = 0; table->header[place]; place++) {
        if (n + 1 < MOST_AMOUNTS && header_is_bucket(table->header[place]))
            form->amounts[n++] = place;
        form->has_products = form->has_products || is_product_header(table->header[place]);
    }
    form->amounts[n] = -1;
}

void line_form_clear(LineForm *form)
{
    g_clear_pointer(&form->titles, g_hash_table_unref);
}

char *line_join_cells(const CsvRow *row)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < row->n; i++) {
        if (text->len > 0 && *row->cells[i])
            g_string_append_c(text, ' ');
        g_string_append(text, row->cells[i]);
    }
    return g_string_free(text, FALSE);
}

/* The words of a line whose numbers change from page to page. */
static char *make_title_key(const CsvRow *row)
{
    g_autofree char *text = line_join_cells(row);
    char *key = text_fold(text);
    return g_strcanon(key, "abcdefghijklmnopqrstuvwxyz ", '#');
}

void line_form_take_title(LineForm *form, const CsvRow *row)
{
    g_hash_table_add(form->titles, make_title_key(row));
}

/* What a line shows at first sight. */
typedef struct {
    guint n_filled;
    const char *first; /* the first filled cell */
    guint first_place;
    gboolean has_invoice, has_date, has_amount, has_mapped; /* in columns that are read */
} LineFacts;

static gboolean is_date(const LineForm *form, const char *text)
{
    Day day;
    DateState state = *text ? date_parse(text, form->dates, &day) : DATE_BLANK;
    return state == DATE_READ || state == DATE_IMPOSSIBLE || state == DATE_AMBIGUOUS;
}

/* TRUE if the cell reads as an amount with decimals. */
static gboolean is_number(const char *text)
{
    if (!strpbrk(text, ".,"))
        return FALSE;
    AmountState state = amount_parse(text, ',', "EUR").state;
    return state == AMOUNT_READ || amount_parse(text, '.', "EUR").state == AMOUNT_READ;
}

static const char *cell_at(const CsvRow *row, int place)
{
    return place >= 0 && (guint)place < row->n ? row->cells[place] : "";
}

/* TRUE for what may be meant as an amount: not "Page 3", nor a word. */
static gboolean is_amount(const char *text)
{
    return strpbrk(text, "0123456789") && !line_words_note(text);
}

static LineFacts look_at(const LineForm *form, const CsvRow *row)
{
    LineFacts facts = {.first = ""};
    for (guint i = 0; i < row->n; i++) {
        if (!*row->cells[i])
            continue;
        if (facts.n_filled++ == 0) {
            facts.first = row->cells[i];
            facts.first_place = i;
        }
    }
    for (guint i = 0; i < form->table->request.shape->n && !facts.has_mapped; i++)
        facts.has_mapped = *table_cell(form->table, row, i) != '\0';
    facts.has_invoice = *table_cell(form->table, row, LEDGER_INVOICE) != '\0';
    facts.has_date = is_date(form, table_cell(form->table, row, LEDGER_DUE_DATE)) ||
                     is_date(form, table_cell(form->table, row, LEDGER_ISSUE_DATE));
    for (const int *place = form->amounts; *place >= 0; place++)
        facts.has_amount = facts.has_amount || is_amount(cell_at(row, *place));
    return facts;
}

static gboolean has_number(const CsvRow *row)
{
    for (guint i = 0; i < row->n; i++)
        if (is_number(row->cells[i]))
            return TRUE;
    return FALSE;
}

static gboolean is_ruler(const CsvRow *row)
{
    gsize length = 0;
    for (guint i = 0; i < row->n; i++) {
        if (strspn(row->cells[i], "-=_+~. ") != strlen(row->cells[i]))
            return FALSE;
        length += strlen(row->cells[i]);
    }
    return length >= 3;
}

static gboolean is_header_again(const Table *table, const CsvRow *row)
{
    guint n = 0;
    for (int place = 0; table->header[place]; place++) {
        const char *cell = cell_at(row, place);
        if (strcmp(cell, table->header[place]) != 0) {
            g_autofree char *seen = header_fold(cell);
            g_autofree char *wanted = header_fold(table->header[place]);
            if (strcmp(seen, wanted) != 0)
                return FALSE;
        }
        n += *cell != '\0';
    }
    return n >= 2;
}

/* The cell whose words are those of a total; NULL if none is. */
static const char *find_total_words(const CsvRow *row)
{
    for (guint i = 0; i < row->n; i++) {
        const char *cell = row->cells[i];
        if (*cell && !g_ascii_isdigit(*cell) && *cell != '-' && line_words_total(cell))
            return cell;
    }
    return NULL;
}

/* "Payment" of the customer Total SA. */
static gboolean names_document(const LineForm *form, const CsvRow *row)
{
    ItemKind kind;
    const char *word = table_cell(form->table, row, LEDGER_KIND);
    return *word && cell_parse_kind(word, &kind);
}

static gboolean is_total(const LineForm *form, const CsvRow *row, const LineFacts *facts)
{
    const char *words = facts->has_amount && !facts->has_date ? find_total_words(row) : NULL;
    return words && !names_document(form, row) &&
           (!facts->has_invoice || words == table_cell(form->table, row, LEDGER_INVOICE));
}

/* An opening balance whose only amount is a running balance, or none. */
static gboolean is_opening(const LineForm *form, const CsvRow *row)
{
    int running = form->table->places[LEDGER_RUNNING];
    if (!*cell_at(row, running))
        return FALSE;
    for (const int *place = form->amounts; *place >= 0; place++)
        if (*place != running && *cell_at(row, *place))
            return FALSE;
    for (guint i = 0; i < row->n; i++)
        if (*row->cells[i] && line_words_opening(row->cells[i]))
            return TRUE;
    return FALSE;
}

static gboolean is_note(const LineForm *form, const CsvRow *row, const LineFacts *facts)
{
    g_autofree char *text = line_join_cells(row);
    if (line_words_note(text) || line_words_note(facts->first) ||
        line_words_opening(facts->first))
        return TRUE;
    g_autofree char *key = make_title_key(row);
    return g_hash_table_contains(form->titles, key) && !group_name_is_keyed(row);
}

/* A line without amount, number and date. */
static LineKind find_wordy_kind(const LineForm *form, const CsvRow *row, const LineFacts *facts)
{
    if (is_note(form, row, facts))
        return LINE_NOTE;
    if (!facts->has_mapped && facts->n_filled > 1 && form->has_products)
        return LINE_DETAIL;
    if (has_number(row))
        return LINE_DATA;
    return facts->n_filled <= 4 ? LINE_GROUP : LINE_DATA;
}

/* TRUE if a short line with something in the column of numbers is no heading. */
static gboolean names_customer(const LineForm *form, const CsvRow *row, const LineFacts *facts)
{
    int customer = form->table->places[LEDGER_CUSTOMER];
    gboolean has_customer = *cell_at(row, customer) != '\0';
    return (has_customer && customer != form->table->places[LEDGER_INVOICE]) ||
           (facts->n_filled == 1 && facts->first_place > 0);
}

/* Lines that are documents beyond doubt, without looking at the rest: most are. */
static gboolean is_plain_data(const LineForm *form, const CsvRow *row)
{
    const char *date = table_cell(form->table, row, LEDGER_DUE_DATE);
    if (!*date)
        date = table_cell(form->table, row, LEDGER_ISSUE_DATE);
    const char *amount = "";
    for (const int *place = form->amounts; *place >= 0 && !*amount; place++)
        amount = cell_at(row, *place);
    return g_ascii_isdigit(*date) && (g_ascii_isdigit(*amount) || *amount == '-') &&
           *table_cell(form->table, row, LEDGER_INVOICE);
}

LineKind line_kind_find(const LineForm *form, const CsvRow *row)
{
    if (is_plain_data(form, row))
        return LINE_DATA;
    LineFacts facts = look_at(form, row);
    if (is_ruler(row))
        return LINE_RULER;
    if (!facts.has_date && is_header_again(form->table, row))
        return LINE_HEADER;
    if (!facts.has_date && is_opening(form, row))
        return LINE_OPENING;
    if (is_total(form, row, &facts))
        return LINE_TOTAL;
    if (facts.has_amount && !facts.has_date && form->has_sums && facts.first_place <= 1 &&
        !is_number(facts.first))
        return LINE_SUM;
    if (facts.has_amount || facts.has_date)
        return LINE_DATA;
    if (facts.has_invoice && (facts.n_filled > 2 || names_customer(form, row, &facts)))
        return LINE_DATA;
    return find_wordy_kind(form, row, &facts);
}
