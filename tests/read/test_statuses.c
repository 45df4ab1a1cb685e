#include "build_case.h"

#include "ground/outcome.h"

#include <criterion/criterion.h>
#include <string.h>
#include <unistd.h>

static StatusTable *read_stock(void)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(GError) error = NULL;
    StatusTable *table = read_status_table(SOURCE_ROOT "/templates/tables/statuses.csv",
                                           "statuses.csv", complaints, &error);
    g_autofree char *text = complaints_to_text(complaints);
    cr_assert_not_null(table, "%s%s", text, error ? error->message : "");
    cr_assert_str_eq(text, "");
    return table;
}

/* The stock table is what people get: each code of the reform does what practice wants. */
Test(statuses, the_stock_table_knows_what_each_code_does)
{
    static const struct {
        const char *code;
        StatusEffect effect;
    } codes[] = {
        {"200", STATUS_NOTE},
        {"203", STATUS_NOTE},
        {"204", STATUS_NOTE},
        {"205", STATUS_APPROVED},
        {"206", STATUS_DISPUTE},
        {"207", STATUS_DISPUTE},
        {"208", STATUS_SUSPENDED},
        {"209", STATUS_NOTE},
        {"210", STATUS_DISPUTE},
        {"211", STATUS_PAYMENT_SENT},
        {"212", STATUS_NOTE},
        {"213", STATUS_NOT_RECEIVED},
        {"225", STATUS_PAYEE_CHECK},
        {"En litige", STATUS_DISPUTE},
        {"EN_LITIGE", STATUS_DISPUTE},
        {"fr:207", STATUS_DISPUTE},
        {"207 - En litige", STATUS_DISPUTE},
        {"Refusée", STATUS_DISPUTE},
        {"approuvee partiellement", STATUS_DISPUTE},
        {"SUSPENDUE", STATUS_SUSPENDED},
        {"MISE_EN_PAIEMENT", STATUS_PAYMENT_SENT},
        {"A_RECYCLER", STATUS_NOT_RECEIVED},
        {"rejected", STATUS_NOT_RECEIVED},
        {"UQ", STATUS_SUSPENDED},
        {"AP", STATUS_APPROVED},
        {"Affacturée", STATUS_PAYEE_CHECK},
    };
    g_autoptr(StatusTable) table = read_stock();
    Day day = day_parse_iso("2026-11-20");
    for (guint i = 0; i < G_N_ELEMENTS(codes); i++) {
        const StatusRule *rule = status_table_find(table, codes[i].code, day);
        cr_assert_not_null(rule, "%s", codes[i].code);
        cr_expect_eq(rule->effect, codes[i].effect, "%s: %s", codes[i].code,
                     status_effect_name(rule->effect));
    }
    static const char *const none[] = {"", "999", "20", "2070", "litigeux", "fr:"};
    for (guint i = 0; i < G_N_ELEMENTS(none); i++)
        cr_expect_null(status_table_find(table, none[i], day), "%s", none[i]);
    cr_expect_eq(status_table_find(table, "211", day)->days, 5);
}

static StatusTable *read_table(const char *rows, Complaints *complaints)
{
    g_autofree char *path = NULL;
    int fd = g_file_open_tmp("relance-statuses-XXXXXX", &path, NULL);
    g_autofree char *text =
        g_strconcat("from,code,label,names,effect,ends,days,source\n", rows, NULL);
    cr_assert(g_file_set_contents(path, text, -1, NULL));
    close(fd);
    StatusTable *table = read_status_table(path, "statuses.csv", complaints, NULL);
    unlink(path);
    return table;
}

Test(statuses, of_two_lines_for_a_code_the_one_in_force_counts)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(StatusTable) table = read_table("2027-01-01,207,Neu,,suspended,,,\n"
                                              "2021-09-15,207,Alt,,dispute,,,\n",
                                              complaints);
    cr_assert_not_null(table);
    cr_expect_eq(status_table_find(table, "207", day_parse_iso("2026-12-31"))->effect,
                 STATUS_DISPUTE);
    cr_expect_eq(status_table_find(table, "207", day_parse_iso("2027-01-01"))->effect,
                 STATUS_SUSPENDED);
    cr_expect_eq(status_table_find(table, "207", day_parse_iso("2019-01-01"))->effect,
                 STATUS_DISPUTE, "before all of them the oldest");
    cr_expect_null(status_table_find(table, "208", day_parse_iso("2026-12-31")));
}

Test(statuses, a_table_with_a_mistake_is_refused_at_its_place)
{
    static const char *const rows[][2] = {
        {"2021-09-15,207,En litige,,disput,,,\n", "statuses.csv:2:5: REFUSED: \"disput\""},
        {"15/09/2021,207,En litige,,dispute,,,\n", "statuses.csv:2:1: REFUSED"},
        {"2021-09-15,,En litige,,dispute,,,\n", "statuses.csv:2:2: REFUSED"},
        {"2021-09-15,211,Payé,,payment-sent,,five,\n", "statuses.csv:2:7: REFUSED"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Complaints) complaints = complaints_new();
        g_autoptr(StatusTable) table = read_table(rows[i][0], complaints);
        g_autofree char *text = complaints_to_text(complaints);
        cr_expect_null(table);
        cr_expect(strstr(text, rows[i][1]), "%s not in %s", rows[i][1], text);
    }
}

Test(statuses, a_platforms_file_is_read_in_the_order_of_its_days)
{
    ReadCase *c = read_case_new();
    g_autoptr(StatusTable) table = read_stock();
    read_case_write(c, "events-statuses.csv",
                    "sep=;\nNuméro facture;Code statut;Date statut;Motif;Montant contesté\n"
                    "F2;213;15/11/2026;SIRET invalide;\n"
                    "F1;206;02/11/2026;prix;1 234,50 €\n"
                    "F3;inconnu;03/11/2026;;\n"
                    ";207;03/11/2026;;\n"
                    "F4;;03/11/2026;;\n"
                    "F5;207;;;\n"
                    "F6;207;31/02/2026;;\n"
                    "F7;207;03/11/2026;;-5\n");
    g_autoptr(StatusFile) file = read_statuses(c->settings->events.file, "statuses.csv",
                                               c->settings, table, c->complaints, &c->error);
    cr_assert_not_null(file, "%s", read_case_complaints(c));
    cr_assert_eq(file->statuses->len, 3, "%s", read_case_complaints(c));
    cr_expect_eq(file->n_rows, 8);
    const InvoiceStatus *statuses = (const InvoiceStatus *)(const void *)file->statuses->data;
    cr_expect_str_eq(statuses[0].invoice, "F1");
    cr_expect_eq(statuses[0].amount_minor, 123450);
    cr_expect_str_eq(statuses[0].currency, "EUR");
    cr_expect_str_eq(statuses[0].reason, "prix");
    cr_expect_null(statuses[1].rule);
    cr_expect_str_eq(statuses[1].code, "inconnu");
    cr_expect_str_eq(statuses[2].invoice, "F2");
    cr_expect_eq(statuses[2].rule->effect, STATUS_NOT_RECEIVED);
    static const char *const places[] = {
        "statuses.csv:6:1: HELD: the status has no invoice",
        "statuses.csv:7:2: HELD: the status has no code",
        "statuses.csv:8:3: HELD: the status has no date",
        "statuses.csv:9:3: HELD: there is no day \"31/02/2026\"",
        "statuses.csv:10:5: HELD: amount \"-5\" is negative",
    };
    for (guint i = 0; i < G_N_ELEMENTS(places); i++)
        cr_expect(read_case_complains(c, places[i]), "%s not in %s", places[i],
                  read_case_complaints(c));
    read_case_free(c);
}

Test(statuses, words_beside_a_code_that_is_none_may_tell)
{
    ReadCase *c = read_case_new();
    g_autoptr(StatusTable) table = read_stock();
    read_case_write(c, "events.csv",
                    "invoice,code,label,date\nF1,X7,En litige,2026-11-02\n"
                    "F2,,Suspendue,2026-11-02\n");
    g_autoptr(StatusFile) file = read_statuses(c->settings->events.file, "statuses.csv",
                                               c->settings, table, c->complaints, &c->error);
    cr_assert_eq(file->statuses->len, 2);
    const InvoiceStatus *statuses = (const InvoiceStatus *)(const void *)file->statuses->data;
    cr_expect_eq(statuses[0].rule->effect, STATUS_DISPUTE);
    cr_expect_eq(statuses[1].rule->effect, STATUS_SUSPENDED);
    cr_expect_str_eq(statuses[1].code, "Suspendue");
    read_case_free(c);
}

Test(statuses, a_file_without_the_columns_is_refused)
{
    ReadCase *c = read_case_new();
    g_autoptr(StatusTable) table = read_stock();
    read_case_write(c, "events.csv", "invoice,code\nF1,207\n");
    cr_expect_null(read_statuses(c->settings->events.file, "statuses.csv", c->settings, table,
                                 c->complaints, &c->error));
    cr_expect(read_case_complains(c, "no column was understood as date"), "%s",
              read_case_complaints(c));
    read_case_free(c);
}
