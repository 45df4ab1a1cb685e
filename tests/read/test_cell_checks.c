#include "build_case.h"

#include <criterion/criterion.h>
#include <string.h>

/* A customer with one value in one column, read. */
static ReadCase *read_value(const char *columns, const char *values)
{
    ReadCase *c = read_case_new();
    g_autofree char *customers =
        g_strdup_printf("customer;name;%s\nC1;Dupont;%s\n", columns, values);
    read_case_write(c, "ledger.csv",
                    "customer,invoice,due_date,amount\nC1,F1,2026-10-12,120.00\n");
    read_case_write(c, "customers.csv", customers);
    read_case_run(c, "2026-11-20");
    cr_assert_not_null(c->ledger, "%s", read_case_complaints(c));
    return c;
}

static const Customer *customer_of(const ReadCase *c)
{
    return g_ptr_array_index(c->ledger->customers, 0);
}

/* What comes of a cell, and the rule that complains (NULL: none does). */
typedef struct {
    const char *values, *expected, *rule;
} Value;

static void expect_values(const char *columns, gsize offset, const Value *values, guint n)
{
    for (guint i = 0; i < n; i++) {
        ReadCase *c = read_value(columns, values[i].values);
        const char *got = G_STRUCT_MEMBER(const char *, customer_of(c), offset);
        g_autofree char *place = g_strdup_printf("[%s]", values[i].rule ? values[i].rule : "");
        cr_expect(g_strcmp0(got, values[i].expected) == 0, "%s: %s", values[i].values,
                  got ? got : "dropped");
        if (values[i].rule)
            cr_expect(read_case_complains(c, place), "%s: no %s in %s", values[i].values, place,
                      read_case_complaints(c));
        else
            cr_expect_not(read_case_complains(c, "customers.csv:2:3"), "%s",
                          read_case_complaints(c));
        read_case_free(c);
    }
}

#define EXPECT(columns, field, ...)                                                            \
    expect_values(columns, G_STRUCT_OFFSET(Customer, field), (const Value[]){__VA_ARGS__},     \
                  G_N_ELEMENTS(((const Value[]){__VA_ARGS__})))

Test(cell_checks, mail_addresses_are_made_bare_and_those_that_nobody_can_use_are_dropped)
{
    EXPECT("email", email, {"compta@dupont.example", "compta@dupont.example", NULL},
           {"Dupont Compta <compta@dupont.example>", "compta@dupont.example", NULL},
           {"kontakt@bücher.example", "kontakt@xn--bcher-kva.example", NULL}, {"-", NULL, NULL},
           {"néant", NULL, NULL}, {"a@b.example, c@d.example", "a@b.example", "email-several"},
           {"a@b.example c@d.example", "a@b.example", "email-several"},
           {"Anne a@b.example / Paul c@d.example", "a@b.example", "email-several"},
           {"compta@dupont", NULL, "email-invalid"},
           {"andré@dupont.example", NULL, "email-invalid"},
           {"a@b.example@c.example", NULL, "email-invalid"}, {"compta", NULL, "email-invalid"});
}

Test(cell_checks, telephone_numbers_are_kept_unless_there_is_no_number_in_them)
{
    EXPECT("phone", phone, {"01 99 00 12 34", "01 99 00 12 34", NULL},
           {"+33 (0)1 99 00 12 34", "+33 (0)1 99 00 12 34", NULL},
           {"01 99 00 12 34 / 06 39 98 12 34", "01 99 00 12 34", NULL}, {"n/a", NULL, NULL},
           {"01 99 00 12", "01 99 00 12", "phone-invalid"},
           {"demander Anne", NULL, "phone-invalid"});
    EXPECT("phone;mobile", phone, {";06 39 98 12 34", "06 39 98 12 34", NULL},
           {"01 99 00 12 34;06 39 98 12 34", "01 99 00 12 34", NULL});
    EXPECT("phone;country", phone, {"030 23125 000;DE", "030 23125 000", NULL});
}

Test(cell_checks, sirens_and_sirets_pass_luhn)
{
    EXPECT("siren", siren, {"732 829 320", "732829320", NULL},
           {"732.829.320", "732829320", NULL}, {"732 829 320 00074", "73282932000074", NULL},
           {"SIREN 732 829 320", "732829320", NULL},
           {"356 000 000 49837", "35600000049837", NULL}, {"-", NULL, NULL},
           {"123456789", NULL, "siren-invalid"}, {"73282932000075", NULL, "siren-invalid"});
    ReadCase *c = read_value("siren", "5520135");
    cr_expect(read_case_complains(c, "is 005520135 meant? spreadsheets drop zeros in front"),
              "%s", read_case_complaints(c));
    read_case_free(c);
    EXPECT("siren;country", siren, {"HRB 1234;DE", NULL, "siren-foreign"},
           {"732829320;DE", "732829320", NULL});
}

Test(cell_checks, vat_numbers_have_their_country_and_their_check_digits)
{
    EXPECT("vat;country", vat, {"FR 44 732829320;FR", "FR44732829320", NULL},
           {"DE136695976;DE", "DE136695976", NULL},
           {"CHE-100.155.212 MWST;CH", "CHE100155212MWST", NULL},
           {"44732829320;FR", "FR44732829320", "vat-number-invalid"},
           {"0403.170.701;BE", "BE0403170701", "vat-number-invalid"},
           {"FR45732829320;FR", NULL, "vat-number-invalid"},
           {"DE136695975;DE", NULL, "vat-number-invalid"},
           {"BE403170701;BE", NULL, "vat-number-invalid"},
           {"soumis;FR", NULL, "vat-number-invalid"});
    ReadCase *c = read_value("vat;country", "BE403170701;BE");
    cr_expect(read_case_complains(c, "(BE and 10 digits)"), "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(cell_checks, a_vat_number_belongs_to_the_siren_beside_it)
{
    ReadCase *c = read_value("siren;vat", "732829320;FR83404833048");
    cr_expect(read_case_complains(c, "[siren-vat-differ]"), "%s", read_case_complaints(c));
    cr_expect_str_eq(customer_of(c)->siren, "732829320");
    cr_expect_str_eq(customer_of(c)->vat, "FR83404833048");
    read_case_free(c);
    c = read_value("siren;vat", "73282932000074;FR44732829320");
    cr_expect_not(read_case_complains(c, "siren-vat-differ"), "%s", read_case_complaints(c));
    read_case_free(c);
}

Test(cell_checks, postcodes_are_written_as_their_post_does_and_kept_if_they_are_none)
{
    EXPECT("postcode;city;country", postcode, {"69 003;LYON;FR", "69003", NULL},
           {"F-69003;LYON;FR", "69003", NULL}, {"1012ab;Amsterdam;NL", "1012 AB", NULL},
           {"98000;MONACO;MC", "98000", NULL}, {"97400;SAINT DENIS;RE", "97400", NULL},
           {"2A004;AJACCIO;FR", "2A004", "postcode-invalid"},
           {"99999;NULLE PART;FR", "99999", "postcode-invalid"},
           {"D-10115;Berlin;DE", "10115", NULL}, {"1011;Berlin;DE", "1011", "postcode-invalid"},
           {"12500;Dakar;SN", "12500", NULL});
    ReadCase *c = read_value("postcode;city;country", "1000;BOURG EN BRESSE;FR");
    cr_expect(read_case_complains(c, "is 01000 meant?"), "%s", read_case_complaints(c));
    read_case_free(c);
    c = read_value("postcode;city", "1012 AB;Amsterdam");
    cr_expect(read_case_complains(c, "customers.csv:2:3: NOTE:"), "%s",
              read_case_complaints(c));
    read_case_free(c);
}

Test(cell_checks, a_postcode_and_its_town_may_share_a_cell)
{
    ReadCase *c = read_value("CP Ville;Pays", "69003 LYON CEDEX 03;France");
    cr_expect_str_eq(customer_of(c)->postcode, "69003");
    cr_expect_str_eq(customer_of(c)->city, "LYON CEDEX 03");
    read_case_free(c);
    c = read_value("Ville;Pays", "69003 LYON;France");
    cr_expect_str_eq(customer_of(c)->postcode, "69003");
    cr_expect_str_eq(customer_of(c)->city, "LYON");
    read_case_free(c);
}

Test(cell_checks, channels_debtors_and_tags_take_everyday_words)
{
    ReadCase *c = read_value("preferred_channel;debtor;tags;needs",
                             "courrier;Collectivité;vip|export;order_ref portal");
    cr_expect_str_eq(customer_of(c)->preferred_channel, "letter");
    cr_expect_eq(customer_of(c)->debtor, DEBTOR_PUBLIC);
    cr_expect_str_eq(customer_of(c)->tags[1], "export");
    cr_expect_str_eq(customer_of(c)->needs[1], "portal");
    read_case_free(c);
}

Test(cell_checks, several_lines_in_a_cell_are_one_text)
{
    ReadCase *c = read_value("name2;street", "\"Service\nComptabilité\";1 RUE A");
    cr_expect_str_eq(customer_of(c)->name2, "Service Comptabilité");
    read_case_free(c);
}

Test(cell_checks, ibans_have_their_country_s_length_and_check_digits)
{
    static const Value values[] = {
        {"FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189", NULL},
        {"gb29nwbk60161331926819", "GB29NWBK60161331926819", NULL},
        {"FR7630006000011234567890180", NULL, "iban-invalid"},
        {"FR763000600001123456789018", NULL, "iban-invalid"},
        {"DE89370400440532013001", NULL, "iban-invalid"},
        {"ZZ7630006000011234567890189", NULL, "iban-invalid"},
        {"-", NULL, NULL}};
    expect_values("Code IBAN", G_STRUCT_OFFSET(Customer, iban), values, G_N_ELEMENTS(values));
}
