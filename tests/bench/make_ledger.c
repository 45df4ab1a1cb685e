/*
 * Makes a working folder for the benchmarks: a ledger of any size and its customers, invented,
 * the same bytes for the same options. Every row has accents, as French extracts have.
 *
 *   make_ledger --rows 1000000 --out FOLDER [--customers 100000] [--seed 1]
 *               [--format csv|fec] [--order account|date] [--encoding CP1252]
 *
 * Writes ledger.csv or ledger.txt (FEC, a line per account moved) and customers.csv, and prints
 * how many lines the ledger has. --order account: customer after customer, as an aged balance
 * is printed; date: invoice after invoice, the customers mixed, as a sales journal is.
 */
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

#define FIRST_DAY 739252 /* 2025-01-01 as a GDate's Julian day */
#define LEDGER_DAYS 360

static gint rows = 1000, n_customers, seed = 1;
static gchar *format, *order, *encoding, *out_folder;

static const GOptionEntry options[] = {
    {"rows", 0, 0, G_OPTION_ARG_INT, &rows, "open items to make", "N"},
    {"customers", 0, 0, G_OPTION_ARG_INT, &n_customers, "default: a tenth of the rows", "N"},
    {"seed", 0, 0, G_OPTION_ARG_INT, &seed, "another seed, another ledger", "N"},
    {"format", 0, 0, G_OPTION_ARG_STRING, &format, "csv or fec", "csv"},
    {"order", 0, 0, G_OPTION_ARG_STRING, &order, "account or date", "account"},
    {"encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, "any iconv name", "CP1252"},
    {"out", 0, 0, G_OPTION_ARG_FILENAME, &out_folder, "folder, made if missing", "FOLDER"},
    {0},
};

static const char *forms[] = {"Établissements", "Société",    "Coopérative", "Fédération",
                              "Métallerie",     "Pâtisserie", "Câblerie",    "Hôtel"};
static const char *names[] = {"Lefèvre",  "Dubois", "Grégoire", "Müller", "Béranger", "Noël",
                              "Marchand", "Crépin", "Périer",   "Garçon", "Rivière",  "Zoë"};
static const char *towns[] = {"Lyon", "Orléans", "Besançon", "Nîmes", "Béthune", "Tours"};
static const char *methods[] = {"Virement", "Chèque", "Virement", "Prélèvement", "Virement"};
static const char *disputes[] = {"Quantité contestée", "Prix erroné", "Livraison abîmée"};
static const char *sellers[] = {"Hélène", "Zoé", "René", "Chloé", "François"};
static const char *header[] = {
    "N° compte tiers", "Raison sociale",     "N° facture",        "Type de pièce",
    "Date facture",    "Date échéance",      "Montant TTC",       "Solde dû",
    "Devise",          "Référence commande", "Mode de règlement", "Conditions de paiement",
    "Litige",          "Commercial"};
static const char *kinds[] = {"Facture", "Avoir", "Règlement"};
static const char *fec_texts[] = {"BQ\tBanque\t", "VE\tVentes à terme\t", "\tClients\t",
                                  "\tProduits cédés\t", "\tPièce émise "};

/* xorshift64*: the same on every machine. */
static guint64 state;

static guint draw(guint below)
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (guint)((state * G_GUINT64_CONSTANT(0x2545F4914F6CDD1D)) >> 33) % below;
}

typedef struct {
    guint customer, number, kind;
    int issued, due;
    gint64 amount, open;
} Row;

/* What belongs to a customer follows from its number alone. */
static guint pick(guint customer, guint salt, guint below)
{
    guint64 mixed =
        (customer + 1) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15) + salt * 0x5851F42Du;
    return (guint)((mixed ^ (mixed >> 29)) >> 17) % below;
}

static int terms_of(guint customer)
{
    static const int days[] = {30, 30, 45, 60, 30};
    return days[pick(customer, 1, G_N_ELEMENTS(days))];
}

static Row make_row(guint i)
{
    gboolean by_account = g_str_equal(order, "account");
    guint customers = (guint)n_customers;
    Row row = {.number = i + 1};
    row.customer = by_account ? (guint)((guint64)i * customers / (guint)rows) : draw(customers);
    guint first = (guint)(((guint64)row.customer * (guint)rows + customers - 1) / customers);
    guint each = MAX((guint)rows / customers, 1);
    row.issued = FIRST_DAY + (by_account ? (int)((i - first) * LEDGER_DAYS / (each + 1))
                                         : (int)((guint64)i * LEDGER_DAYS / (guint)rows));
    row.due = row.issued + terms_of(row.customer);
    row.amount = 1000 + draw(2000000);
    row.open = draw(20) == 0 ? row.amount - draw((guint)row.amount) : row.amount;
    guint luck = draw(100);
    row.kind = luck < 94 ? 0 : luck < 97 ? 1 : 2;
    if (row.kind > 0)
        row.open = row.amount = row.amount / 4 + 1;
    return row;
}

static void append_day(GString *text, int day, const char *pattern)
{
    GDate date;
    char written[16];
    g_date_clear(&date, 1);
    g_date_set_julian(&date, (guint32)day);
    g_date_strftime(written, sizeof written, pattern, &date);
    g_string_append(text, written);
}

/* 360 + 60 days at most, each written once. */
static const char *print_day(int day)
{
    static char written[LEDGER_DAYS + 100][16];
    char *cell = written[day - FIRST_DAY];
    if (!*cell) {
        g_autoptr(GString) text = g_string_new(NULL);
        append_day(text, day, g_str_equal(format, "fec") ? "%Y%m%d" : "%d/%m/%Y");
        g_strlcpy(cell, text->str, sizeof written[0]);
    }
    return cell;
}

static void append_number(GString *text, guint64 number, guint least)
{
    char digits[24];
    gsize at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0 || sizeof digits - at < least);
    g_string_append_len(text, digits + at, (gssize)(sizeof digits - at));
}

static void append_amount(GString *text, gint64 minor)
{
    append_number(text, (guint64)minor / 100, 1);
    g_string_append_c(text, ',');
    append_number(text, (guint64)minor % 100, 2);
}

static void append_code(GString *text, guint customer)
{
    g_string_append_c(text, 'C');
    append_number(text, customer, 6);
}

static void append_name(GString *text, guint customer)
{
    g_string_append(text, forms[pick(customer, 2, G_N_ELEMENTS(forms))]);
    g_string_append_c(text, ' ');
    g_string_append(text, names[pick(customer, 3, G_N_ELEMENTS(names))]);
    g_string_append_c(text, ' ');
    g_string_append(text, towns[pick(customer, 4, G_N_ELEMENTS(towns))]);
}

static void append_piece(GString *text, const Row *row)
{
    static const char *const marks[] = {"FA", "AV", "RG"};
    g_string_append(text, marks[row->kind]);
    append_number(text, row->number, 7);
}

/* One row of 14 cells. A name in quotes, with quotes inside, once in a thousand. */
static void append_csv_row(GString *text, const Row *row)
{
    append_code(text, row->customer);
    g_string_append_c(text, ';');
    gboolean is_quoted = row->customer % 1000 == 7;
    g_string_append(text, is_quoted ? "\"" : "");
    append_name(text, row->customer);
    g_string_append(text, is_quoted ? " \"\"Nord\"\"\";" : ";");
    append_piece(text, row);
    g_string_append_c(text, ';');
    g_string_append(text, kinds[row->kind]);
    g_string_append_c(text, ';');
    g_string_append(text, print_day(row->issued));
    g_string_append_c(text, ';');
    g_string_append(text, print_day(row->kind ? row->issued : row->due));
    g_string_append_c(text, ';');
    append_amount(text, row->amount);
    g_string_append_c(text, ';');
    append_amount(text, row->open);
    g_string_append(text, ";EUR;CMD-");
    append_number(text, draw(1000000), 6);
    g_string_append_c(text, ';');
    g_string_append(text, methods[pick(row->customer, 5, G_N_ELEMENTS(methods))]);
    g_string_append_printf(text, ";%d jours;", terms_of(row->customer));
    if (draw(50) == 0)
        g_string_append(text, disputes[draw(G_N_ELEMENTS(disputes))]);
    g_string_append_c(text, ';');
    g_string_append(text, sellers[pick(row->customer, 6, G_N_ELEMENTS(sellers))]);
    g_string_append(text, "\r\n");
}

static void append_fec_line(GString *text, const Row *row, const char *account, gint64 debit)
{
    gboolean is_customer = g_str_has_prefix(account, "411");
    g_string_append(text, fec_texts[row->kind == 2 ? 0 : 1]);
    append_number(text, row->number, 1);
    g_string_append_c(text, '\t');
    g_string_append(text, print_day(row->issued));
    g_string_append_c(text, '\t');
    g_string_append(text, account);
    g_string_append(text, fec_texts[is_customer ? 2 : 3]);
    if (is_customer)
        append_code(text, row->customer);
    g_string_append_c(text, '\t');
    if (is_customer)
        append_name(text, row->customer);
    g_string_append_c(text, '\t');
    append_piece(text, row);
    g_string_append_c(text, '\t');
    g_string_append(text, print_day(row->issued));
    g_string_append(text, fec_texts[4]);
    append_piece(text, row);
    g_string_append_c(text, '\t');
    append_amount(text, MAX(debit, 0));
    g_string_append_c(text, '\t');
    append_amount(text, MAX(-debit, 0));
    g_string_append(text, "\t\t\t");
    g_string_append(text, print_day(row->issued));
    g_string_append(text, "\t\t\r\n");
}

static void append_fec_entry(GString *text, const Row *row)
{
    gint64 sign = row->kind ? -1 : 1;
    append_fec_line(text, row, "411000", sign * row->amount);
    if (row->kind == 2) {
        append_fec_line(text, row, "512000", row->amount);
        return;
    }
    gint64 vat = row->amount / 6;
    append_fec_line(text, row, "707000", -sign * (row->amount - vat));
    append_fec_line(text, row, "445710", -sign * vat);
}

static const char *convert(const char *text)
{
    g_autoptr(GError) error = NULL;
    const char *converted = g_convert(text, -1, encoding, "UTF-8", NULL, NULL, &error);
    if (!converted)
        g_error("%s: %s", encoding, error->message);
    return converted;
}

#define CONVERT_ALL(list)                                                                      \
    for (gsize i_ = 0; i_ < G_N_ELEMENTS(list); i_++)                                          \
    (list)[i_] = convert((list)[i_])

static FILE *create(const char *name)
{
    g_autofree char *path = g_build_filename(out_folder, name, NULL);
    FILE *file = fopen(path, "wb");
    if (!file)
        g_error("%s cannot be written", path);
    return file;
}

static void flush(FILE *file, GString *text, gsize least)
{
    if (text->len < least)
        return;
    if (fwrite(text->str, 1, text->len, file) != text->len)
        g_error("the disk is full");
    g_string_truncate(text, 0);
}

static void write_ledger(void)
{
    gboolean is_fec = g_str_equal(format, "fec");
    FILE *file = create(is_fec ? "ledger.txt" : "ledger.csv");
    g_autoptr(GString) text = g_string_new(NULL);
    guint64 n_lines = 0;
    if (is_fec)
        g_string_append(text, "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\t"
                              "CompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\t"
                              "EcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\t"
                              "Montantdevise\tIdevise\r\n");
    for (gsize i = 0; !is_fec && i < G_N_ELEMENTS(header); i++) {
        g_string_append(text, header[i]);
        g_string_append(text, i + 1 < G_N_ELEMENTS(header) ? ";" : "\r\n");
    }
    for (guint i = 0; i < (guint)rows; i++) {
        Row row = make_row(i);
        n_lines += !is_fec ? 1 : row.kind == 2 ? 2 : 3;
        if (is_fec)
            append_fec_entry(text, &row);
        else
            append_csv_row(text, &row);
        flush(file, text, 256 * 1024);
    }
    flush(file, text, 0);
    fclose(file);
    printf("%" G_GUINT64_FORMAT "\n", n_lines);
}

/* One customer in twenty has no mail address. */
static void write_customers(void)
{
    FILE *file = create("customers.csv");
    g_autoptr(GString) text = g_string_new(
        "customer;name;street;postcode;city;country;language;debtor;segment;email\r\n");
    for (guint i = 0; i < (guint)n_customers; i++) {
        append_code(text, i);
        g_string_append_c(text, ';');
        append_name(text, i);
        g_string_append_printf(text, ";%u rue Pasteur;%05u;%s;FR;fr;business;%s;", i % 200 + 1,
                               1000 + i % 95000, towns[pick(i, 4, G_N_ELEMENTS(towns))],
                               i % 10 ? "standard" : "key");
        if (i % 20)
            g_string_append_printf(text, "compta%u@client.example", i);
        g_string_append(text, "\r\n");
        flush(file, text, 256 * 1024);
    }
    flush(file, text, 0);
    fclose(file);
}

int main(int argc, char **argv)
{
    g_autoptr(GOptionContext) context = g_option_context_new("- a ledger for benchmarks");
    g_autoptr(GError) error = NULL;
    g_option_context_add_main_entries(context, options, NULL);
    if (!g_option_context_parse(context, &argc, &argv, &error) || !out_folder || rows < 1) {
        fprintf(stderr, "make_ledger: %s\n", error ? error->message : "--out and --rows");
        return 64;
    }
    format = format ? format : g_strdup("csv");
    order = order ? order : g_strdup("account");
    encoding = encoding ? encoding : g_strdup("CP1252");
    n_customers = n_customers > 0 ? n_customers : MAX(rows / 10, 1);
    state = G_GUINT64_CONSTANT(0x9E3779B97F4A7C15) * ((guint64)seed + 1);
    CONVERT_ALL(forms);
    CONVERT_ALL(names);
    CONVERT_ALL(towns);
    CONVERT_ALL(methods);
    CONVERT_ALL(disputes);
    CONVERT_ALL(sellers);
    CONVERT_ALL(header);
    CONVERT_ALL(kinds);
    CONVERT_ALL(fec_texts);
    g_mkdir_with_parents(out_folder, 0755);
    write_ledger();
    write_customers();
    return 0;
}
