#include "build_case.h"

#include <criterion/criterion.h>
#include <string.h>

/* The same little extract in one encoding; é, è, ç, €, œ and N° as the encoding has them. */
static void expect_names(const char *bytes, gsize n, const char *encoding)
{
    ReadCase *c = read_case_new();
    read_case_write_bytes(c, "ledger.csv", bytes, n);
    read_case_run(c, "2025-06-30");
    const OpenItem *item = read_case_item(c, "F1");
    cr_expect_str_eq(item->customer_name, "Société Léonore Façade", "%s", encoding);
    cr_expect_eq(item->open_minor, 123456, "%s", encoding);
    cr_expect_eq(item->due_date, day_parse_iso("2025-04-30"));
    g_autofree char *mapping = read_print_mapping(c->ledger);
    g_autofree char *expected = g_strdup_printf("ledger.csv: encoding: %s", encoding);
    cr_expect(strstr(mapping, expected), "%s is not in %s", expected, mapping);
    read_case_free(c);
}

static const char text[] = "N° compte tiers;Intitulé;N° pièce;Échéance;Solde dû\n"
                           "C1;Société Léonore Façade;F1;30/04/2025;1 234,56\n";

static void expect_converted(const char *to, const char *expected, const char *mark,
                             gsize n_mark)
{
    gsize n = 0;
    g_autofree char *bytes = g_convert(text, -1, to, "UTF-8", NULL, &n, NULL);
    cr_assert_not_null(bytes, "%s", to);
    GString *whole = g_string_new_len(mark, (gssize)n_mark);
    g_string_append_len(whole, bytes, (gssize)n);
    expect_names(whole->str, whole->len, expected);
    g_string_free(whole, TRUE);
}

Test(table, every_usual_encoding_is_recognised_from_the_bytes)
{
    expect_names(text, strlen(text), "UTF-8 (valid");
    expect_converted("UTF-8", "UTF-8 (byte order mark)", "\xef\xbb\xbf", 3);
    expect_converted("CP1252", "CP1252", "", 0);
    expect_converted("CP850", "CP850", "", 0);
    expect_converted("MACINTOSH", "MACINTOSH", "", 0);
    expect_converted("UTF-16LE", "UTF-16LE (byte order mark)", "\xff\xfe", 2);
    expect_converted("UTF-16BE", "UTF-16BE (byte order mark)", "\xfe\xff", 2);
    expect_converted("UTF-16LE", "UTF-16LE (zero bytes)", "", 0);
}

Test(table, half_a_character_of_utf_16_costs_one_name_and_not_the_lines_behind)
{
    static const char line[] = "customer;customer_name;invoice;due_date;amount\n"
                               "C1;Le#onore;F1;2025-04-30;12,50\n"
                               "C1;Cécile;F2;2025-04-30;13,50\n";
    gsize n;
    g_autofree char *bytes =
        g_convert(line, (gssize)strlen(line), "UTF-16LE", "UTF-8", NULL, &n, NULL);
    gsize at = 2 * (gsize)(strchr(line, '#') - line);
    memcpy(bytes + at, "\x3c\xd8", 2); /* the first half of a pair */
    ReadCase *c = read_case_new();
    read_case_write_bytes(c, "ledger.csv", bytes, n);
    read_case_run(c, "2025-06-30");
    cr_expect_str_eq(read_case_item(c, "F1")->customer_name, "Le\xef\xbf\xbdonore");
    cr_expect_str_eq(read_case_item(c, "F2")->customer_name, "Cécile");
    cr_expect(read_case_complains(c, "ledger.csv:2:2: WARNING: bytes that are no UTF-16LE"),
              "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(table, the_euro_sign_tells_8859_15_from_1252)
{
    const char *line = "customer;customer_name;invoice;due_date;amount\n"
                       "C1;C\xbdur de ville;F1;2025-04-30;12,50 \xa4\n";
    ReadCase *c = read_case_read(line, "2025-06-30");
    cr_expect_str_eq(read_case_item(c, "F1")->customer_name, "Cœur de ville");
    read_case_free(c);
    line = "customer;customer_name;invoice;due_date;amount\n"
           "C1;C\x9cur de l\x92\xe9t\xe9;F1;2025-04-30;12,50 \x80\n";
    c = read_case_read(line, "2025-06-30");
    cr_expect_str_eq(read_case_item(c, "F1")->customer_name, "Cœur de l’été");
    read_case_free(c);
}

Test(table, the_encoding_of_the_settings_wins_and_an_unknown_one_is_refused)
{
    const char *line = "customer;customer_name;invoice;due_date;amount\n"
                       "C1;L\x82onore;F1;2025-04-30;12,50\n";
    ReadCase *c = read_case_new();
    read_case_set(&c->settings->ledger.encoding, "CP850");
    read_case_write(c, "ledger.csv", line);
    read_case_run(c, "2025-06-30");
    cr_expect_str_eq(read_case_item(c, "F1")->customer_name, "Léonore");
    read_case_free(c);
    c = read_case_new();
    read_case_set(&c->settings->ledger.encoding, "CP12520");
    read_case_write(c, "ledger.csv", line);
    read_case_run(c, "2025-06-30");
    cr_expect_null(c->ledger);
    cr_expect_null(c->error);
    cr_expect(read_case_complains(c, "[encoding-unknown]"));
    read_case_free(c);
}

Test(table, bytes_that_are_no_text_are_replaced_and_named)
{
    ReadCase *c = read_case_new();
    read_case_set(&c->settings->ledger.encoding, "UTF-8");
    read_case_write(c, "ledger.csv",
                    "customer,customer_name,invoice,due_date,amount\n"
                    "C1,L\xe9onore,F1,2025-04-30,12.50\n");
    read_case_run(c, "2025-06-30");
    cr_expect_str_eq(read_case_item(c, "F1")->customer_name, "L\xef\xbf\xbdonore");
    cr_expect(read_case_complains(c, "ledger.csv:2:2: WARNING: bytes that are no UTF-8"));
    read_case_free(c);
}

Test(table, every_separator_is_recognised_and_a_sep_line_is_obeyed)
{
    static const char separators[] = {';', ',', '\t', '|'};
    for (guint i = 0; i < G_N_ELEMENTS(separators); i++) {
        g_autofree char *csv =
            g_strdelimit(g_strdup("customer;invoice;due_date;amount\nC1;F1;2025-04-30;12.50\n"),
                         ";", separators[i]);
        ReadCase *c = read_case_read(csv, "2025-06-30");
        cr_expect_eq(read_case_item(c, "F1")->open_minor, 1250);
        read_case_free(c);
    }
    ReadCase *c = read_case_read(
        "sep=~\ncustomer~invoice~due_date~amount\nC1~F1~2025-04-30~12.50\n", "2025-06-30");
    cr_expect_eq(read_case_item(c, "F1")->line, 3);
    read_case_free(c);
}

Test(table, decimal_commas_do_not_make_a_semicolon_file_a_comma_file)
{
    ReadCase *c = read_case_read("customer;invoice;due_date;amount;open_amount\n"
                                 "C1;F1;2025-04-30;12,50;12,50\n"
                                 "C1;F2;2025-04-30;13,50;13,50\n",
                                 "2025-06-30");
    cr_expect_eq(read_case_item(c, "F2")->open_minor, 1350);
    read_case_free(c);
}

Test(table, carriage_returns_alone_end_lines_too)
{
    ReadCase *c = read_case_read("customer;invoice;due_date;amount\rC1;F1;2025-04-30;12,50\r"
                                 "C1;F2;2025-04-30;13,50",
                                 "2025-06-30");
    cr_expect_eq(read_case_item(c, "F2")->line, 3);
    read_case_free(c);
}

Test(table, ambiguous_amounts_are_refused_with_the_setting_that_decides)
{
    const char *csv = "customer;invoice;due_date;amount\nC1;F1;2025-04-30;1.234\n";
    ReadCase *c = read_case_read(csv, "2025-06-30");
    cr_expect_null(c->ledger);
    cr_expect_null(c->error);
    cr_expect(read_case_complains(c, "ledger.csv:2:4: REFUSED: \"1.234\" may be thousands or "
                                     "decimals"),
              "%s", read_case_complaints(c));
    cr_expect(read_case_complains(c, "set ledger.decimal"));
    read_case_free(c);
    c = read_case_new();
    read_case_set(&c->settings->ledger.decimal, ",");
    read_case_write(c, "ledger.csv", csv);
    read_case_run(c, "2025-06-30");
    cr_expect_eq(read_case_item(c, "F1")->open_minor, 123400);
    read_case_free(c);
}

Test(table, ambiguous_dates_are_refused_with_the_setting_that_decides)
{
    const char *csv = "customer;invoice;due_date;amount\nC1;F1;03/04/2025;12,50\n";
    ReadCase *c = read_case_read(csv, "2025-06-30");
    cr_expect_null(c->ledger);
    cr_expect(read_case_complains(c,
                                  "ledger.csv:2:3: REFUSED: \"03/04/2025\" may be day first or "
                                  "month first"));
    cr_expect(read_case_complains(c, "set ledger.dates"));
    read_case_free(c);
    c = read_case_new();
    read_case_set(&c->settings->ledger.dates, "%m/%d/%Y");
    read_case_write(c, "ledger.csv", csv);
    read_case_run(c, "2025-06-30");
    cr_expect_eq(read_case_item(c, "F1")->due_date, day_parse_iso("2025-03-04"));
    read_case_free(c);
}

Test(table, columns_of_the_settings_win_over_names)
{
    ReadCase *c = read_case_new();
    read_case_choose_column(c, "customer", "Payeur");
    read_case_choose_column(c, "invoice", "n° piece");
    read_case_write(c, "ledger.csv",
                    "Client;Payeur;N° pièce;Échéance;Montant\n"
                    "C1;P1;F1;30/04/2025;12,50\n");
    read_case_run(c, "2025-06-30");
    cr_expect_str_eq(read_case_item(c, "F1")->customer, "P1");
    read_case_free(c);
}

Test(table, a_column_of_the_settings_that_is_missing_names_the_nearest_header)
{
    ReadCase *c = read_case_new();
    read_case_choose_column(c, "due_date", "Echance");
    read_case_choose_column(c, "invoce", "Pièce");
    read_case_write(c, "ledger.csv", "Client;Pièce;Échéance;Montant\nC1;F1;30/04/2025;12,50\n");
    read_case_run(c, "2025-06-30");
    cr_expect_null(c->ledger);
    cr_expect(read_case_complains(c,
                                  "relance.yaml:12: REFUSED: ledger.columns says that due_date "
                                  "is \"Echance\""),
              "%s", read_case_complaints(c));
    cr_expect(read_case_complains(c, "the nearest is \"Échéance\""));
    cr_expect(read_case_complains(c,
                                  "\"invoce\", which is no column of that file; is \"invoice\" "
                                  "meant?"));
    read_case_free(c);
}

Test(table, an_obligatory_column_that_nothing_names_is_refused)
{
    ReadCase *c =
        read_case_read("customer;invoice;amount;street\nC1;F1;12,50;x\n", "2025-06-30");
    cr_expect_null(c->ledger);
    cr_expect(
        read_case_complains(c, "ledger.csv:1: REFUSED: no column was understood as due_date"),
        "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(table, a_header_that_stands_twice_is_refused_not_guessed)
{
    ReadCase *c = read_case_read("customer;invoice;due_date;amount;amount\n"
                                 "C1;F1;2025-04-30;12,50;13,50\n",
                                 "2025-06-30");
    cr_expect_null(c->ledger);
    cr_expect(
        read_case_complains(c, "ledger.csv:1:5: REFUSED: the header \"amount\" stands twice"));
    read_case_free(c);
}

Test(table, a_file_without_header_is_refused_with_what_was_seen)
{
    ReadCase *c = read_case_read("C1;F1;2025-04-30;12,50\n", "2025-06-30");
    cr_expect_null(c->ledger);
    cr_expect(read_case_complains(c, "the first row is: C1, F1, 2025-04-30, 12,50"), "%s",
              read_case_complaints(c));
    read_case_free(c);
    c = read_case_read("", "2025-06-30");
    cr_expect_null(c->ledger);
    cr_expect(read_case_complains(c, "the file is empty"));
    read_case_free(c);
}

Test(table, too_many_cells_are_rejected_and_missing_ones_at_the_end_are_blank)
{
    ReadCase *c = read_case_read("customer;invoice;due_date;amount;order_ref\n"
                                 "C1;F1;2025-04-30;12,50;a;b\n"
                                 "C1;F2;2025-04-30;13,50\n"
                                 "C1;F3;2025-04-30;14,50;;\n",
                                 "2025-06-30");
    cr_expect(
        read_case_complains(c, "ledger.csv:2: HELD: the line has 6 cells under 5 headers"));
    cr_expect_eq(read_case_item(c, "F2")->open_minor, 1350);
    cr_expect_eq(read_case_item(c, "F3")->open_minor, 1450);
    read_case_free(c);
}

/* Headers as the programs print them; one row each, whose invoice is F1, due 30 April, 1234.56.
 */
static const struct {
    const char *program, *csv;
} exports[] = {
    {"Sage 100", "N° compte tiers;Intitulé;Date;Pièce;Libellé;Échéance;Débit;Crédit;Lettrage\n"
                 "C1;DUPONT;31/03/2025;F1;Facture;30/04/2025;1234,56;;\n"},
    {"Cegid", "Auxiliaire;Libellé auxiliaire;Réf. interne;Date comptable;Date d'échéance;Débit;"
              "Crédit;Devise\nC1;DUPONT;F1;31/03/2025;30/04/2025;1 234,56;0,00;EUR\n"},
    {"EBP", "Code client;Nom du client;Numéro du document;Date du document;Date d'échéance;"
            "Montant TTC;Solde dû\nC1;DUPONT;F1;31/03/2025;30/04/2025;2000,00;1234,56\n"},
    {"Ciel", "Code client;Nom;N° facture;Date;Échéance;Montant TTC;Reste dû\n"
             "C1;DUPONT;F1;31/03/2025;30/04/2025;1234,56;1234,56\n"},
    {"SAP FBL5N en", "Customer;Assignment;Document Number;Document Type;Document Date;"
                     "Net due date;Amount in local currency;Local Currency;Text\n"
                     "C1;x;F1;RV;31.03.2025;30.04.2025;1.234,56;EUR;y\n"},
    {"SAP FBL5N de", "Debitor;Zuordnung;Belegnummer;Belegart;Belegdatum;Nettofälligkeit;"
                     "Betrag in Hauswährung;Hauswährung\n"
                     "C1;x;F1;RV;31.03.2025;30.04.2025;1.234,56;EUR\n"},
    {"Odoo", "Number,Invoice Partner Display Name,Invoice/Bill Date,Due Date,"
             "Total in Currency Signed,Amount Due Signed,Currency\n"
             "F1,C1,2025-03-31,2025-04-30,2000.00,1234.56,EUR\n"},
    {"Business Central en",
     "Posting Date,Document Type,Document No.,Customer No.,Customer Name,"
     "Currency Code,Original Amount,Remaining Amount,Due Date\n"
     "03/31/2025,Invoice,F1,C1,Dupont,EUR,\"2,000.00\",\"1,234.56\","
     "04/30/2025\n"},
    {"Business Central fr", "Date comptabilisation;Type document;N° document;N° client;"
                            "Nom du client;Code devise;Montant initial;Montant ouvert;"
                            "Date d'échéance\n"
                            "31/03/2025;Facture;F1;C1;Dupont;EUR;2000,00;1234,56;30/04/2025\n"},
    {"Business Central de",
     "Buchungsdatum;Belegart;Belegnr.;Debitorennr.;Debitorenname;"
     "Währungscode;Ursprungsbetrag;Restbetrag;Fälligkeitsdatum\n"
     "31.03.2025;Rechnung;F1;C1;Dupont;EUR;2.000,00;1.234,56;30.04.2025\n"},
    {"QuickBooks", "Date,Transaction Type,Num,Customer,Due Date,Amount,Open Balance\n"
                   "03/31/2025,Invoice,F1,C1,04/30/2025,\"2,000.00\",\"1,234.56\"\n"},
    {"Xero", "ContactName,InvoiceNumber,Reference,InvoiceDate,DueDate,Total,InvoiceAmountDue,"
             "Currency\nC1,F1,PO 7,2025-03-31,2025-04-30,2000.00,1234.56,EUR\n"},
};

Test(table, exports_of_the_usual_programs_need_no_mapping)
{
    for (guint i = 0; i < G_N_ELEMENTS(exports); i++) {
        ReadCase *c = read_case_read(exports[i].csv, "2025-06-30");
        cr_assert_not_null(c->ledger, "%s: %s", exports[i].program, read_case_complaints(c));
        const OpenItem *item = read_case_item(c, "F1");
        cr_expect_str_eq(item->customer, "C1", "%s", exports[i].program);
        cr_expect_eq(item->open_minor, 123456, "%s", exports[i].program);
        cr_expect_eq(item->due_date, day_parse_iso("2025-04-30"), "%s", exports[i].program);
        cr_expect_eq(item->issue_date, day_parse_iso("2025-03-31"), "%s", exports[i].program);
        read_case_free(c);
    }
}

Test(table, a_spreadsheet_file_is_told_from_a_table)
{
    ReadCase *c = read_case_read("PK\x03\x04\x14whatever\n", "2025-06-30");
    cr_expect_null(c->ledger);
    cr_expect(read_case_complains(c, "ledger.csv: REFUSED: this is a spreadsheet"), "%s",
              read_case_complaints(c));
    read_case_free(c);
}
