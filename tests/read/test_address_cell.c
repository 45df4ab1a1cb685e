#include "read/address_cell.h"

#include <criterion/criterion.h>

static void expect(const char *cell, const char *country, const char *street,
                   const char *street2, const char *postcode, const char *city,
                   const char *written)
{
    AddressParts parts;
    gboolean is_good = address_cell_split(cell, "Dupont SA", country, &parts);
    cr_expect_eq(is_good, postcode != NULL, "%s", cell);
    cr_expect(g_strcmp0(parts.street, street) == 0, "%s: street %s", cell, parts.street);
    cr_expect(g_strcmp0(parts.street2, street2) == 0, "%s: street2 %s", cell, parts.street2);
    cr_expect(g_strcmp0(parts.postcode, postcode) == 0, "%s: %s", cell, parts.postcode);
    cr_expect(g_strcmp0(parts.city, city) == 0, "%s: city %s", cell, parts.city);
    cr_expect(g_strcmp0(parts.country, written) == 0, "%s: %s", cell, parts.country);
    address_parts_clear(&parts);
}

Test(address_cell, lines_are_taken_apart)
{
    expect("Dupont SA\n12 rue des Forges\n69003 LYON", "FR", "12 rue des Forges", NULL, "69003",
           "LYON", NULL);
    expect("Bât. B\r\n12 rue des Forges\r\n33701 MERIGNAC CEDEX\r\nFrance", "FR",
           "12 rue des Forges", "Bât. B", "33701", "MERIGNAC CEDEX", "FR");
    expect("1 High Street\nLondon\nSW1A 1AA\nUnited Kingdom", "FR", "1 High Street", NULL,
           "SW1A 1AA", "London", "GB");
    expect("Damrak 1\n1012ab Amsterdam", "NL", "Damrak 1", NULL, "1012 AB", "Amsterdam", NULL);
}

Test(address_cell, so_are_pieces_between_commas)
{
    expect("12, rue des Forges, 69003 Lyon", "FR", "12 rue des Forges", NULL, "69003", "Lyon",
           NULL);
    expect("Résidence A, 12 bis, rue B, 69003 Lyon, France", "FR", "12 bis rue B",
           "Résidence A", "69003", "Lyon", "FR");
    expect("1 Main St, New York, NY 10001, USA", "FR", "1 Main St", NULL, "10001",
           "New York NY", "US");
    expect("1 Main St\nNew York, NY 10001", "US", "1 Main St", NULL, "10001", "New York NY",
           NULL);
    expect("Hauptstr. 1, 10115 Berlin, Deutschland", "FR", "Hauptstr. 1", NULL, "10115",
           "Berlin", "DE");
    expect("1 High St, London SW1A 1AA, UK", "FR", "1 High St", NULL, "SW1A 1AA", "London",
           "GB");
}

Test(address_cell, without_a_postcode_the_lines_stay_lines)
{
    expect("12 rue des Forges\nLyon", "FR", "Lyon", "12 rue des Forges", NULL, NULL, NULL);
    expect("Avenue Bourguiba, Dakar, Sénégal", "FR", "Dakar", "Avenue Bourguiba", NULL, NULL,
           "SN");
    expect("", "FR", NULL, NULL, NULL, NULL, NULL);
    expect(" , ,\n", "FR", NULL, NULL, NULL, NULL, NULL);
    expect("12 rue X", NULL, "12 rue X", NULL, NULL, NULL, NULL);
}

Test(address_cell, one_line_with_postcode_and_town_is_split)
{
    char *postcode = NULL, *city = NULL;
    cr_expect(address_line_split("69 003 Lyon", "FR", &postcode, &city));
    cr_expect_str_eq(postcode, "69003");
    cr_expect_str_eq(city, "Lyon");
    g_free(postcode);
    g_free(city);
    postcode = city = NULL;
    cr_expect_not(address_line_split("Lyon", "FR", &postcode, &city));
    cr_expect_not(address_line_split("69003", "FR", &postcode, &city));
    cr_expect_not(address_line_split("12500 Dakar", "SN", &postcode, &city));
    cr_expect_null(postcode);
}

Test(address_cell, a_street_is_told_from_a_building)
{
    static const char *const streets[] = {
        "4 RUE BASSE",    "12 bis, avenue de la Gare", "Hauptstr. 1",     "Friedrichstraße 12",
        "12 High Street", "1 PL DE LA GARE",           "Keizersgracht 5", "Via Roma 1"};
    static const char *const others[] = {
        "Bât. B", "Résidence Les Pins", "2e étage", "ZI Nord", "Unit 4",
        "BP 12",  "Tour Montagne",      ""};
    for (guint i = 0; i < G_N_ELEMENTS(streets); i++)
        cr_expect(address_line_is_street(streets[i]), "%s", streets[i]);
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        cr_expect_not(address_line_is_street(others[i]), "%s", others[i]);
}
