#include "build_letter.h"

#include "compose/address_line.h"

static void assert_line(const char *given, const char *expected)
{
    g_autofree char *line = address_line_to_french(given);

    cr_assert_str_eq(line, expected);
}

Test(address_line, is_in_capitals_without_accents_and_punctuation)
{
    assert_line("12 bis, avenue de l'Hôtel-de-Ville", "12 B AVENUE DE L HOTEL DE VILLE");
    assert_line("4 à 8 rue du Port", "4 RUE DU PORT");
    assert_line("69003 Lyon", "69003 LYON");
    assert_line("BP 12", "BP 12");
    assert_line("33701 MERIGNAC CEDEX", "33701 MERIGNAC CEDEX");
    assert_line("3 ter rue du Cœur", "3 T RUE DU COEUR");
}

Test(address_line, street_words_are_shortened_only_beyond_32_characters)
{
    assert_line("125 AVENUE DE LA REPUBLIQUE ETC.", "125 AVENUE DE LA REPUBLIQUE ETC");
    assert_line("125 avenue du Président Edouard Herriot", "125 AV DU PDT EDOUARD HERRIOT");
}

Test(address_line, places_and_titles_are_shortened_as_phrases_from_the_left_and_no_further)
{
    assert_line("Zone industrielle des Grands Pins du Midi", "ZI DES GRANDS PINS DU MIDI");
    assert_line("Zone d'aménagement concerté de la Croix Blanche", "ZAC DE LA CROIX BLANCHE");
    assert_line("123 boulevard du Général de Gaulle Nord",
                "123 BD DU GENERAL DE GAULLE NORD");
    assert_line("1234 boulevard du Maréchal de Lattre de Tassigny",
                "1234 BD DU MAL DE LATTRE DE TASSIGNY");
    assert_line("Zone industrielle des Pins", "ZONE INDUSTRIELLE DES PINS");
}

static char *compose_recipient(World *world)
{
    g_autoptr(Document) document = world_compose(world);

    return g_strdup(document != NULL ? document->recipient : "");
}

static World *letter_world(void)
{
    World *world = world_new();

    world_set_level(world, 3);
    world_add_invoice(world, "F-1", "2026-10-15", 100000);
    return world;
}

Test(address_block, the_name_line_is_printed_as_given)
{
    World *world = letter_world();

    world->document->recipient.name_line = "Éts \"L'Été\" & Fils";
    g_autofree char *recipient = compose_recipient(world);
    cr_assert_str_eq(recipient,
                     "Éts \"L'Été\" & Fils / 12 B AVENUE DE L HOTEL DE VILLE / 69003 LYON");
    world_free(world);
}

Test(address_block, foreign_addresses_keep_their_order_and_end_with_the_country)
{
    World *world = letter_world();
    Recipient *recipient = &world->document->recipient;

    recipient->country = "GB";
    recipient->street = "10 Downing Street";
    recipient->city = "London";
    recipient->postcode = "SW1A 2AA";
    g_autofree char *british = compose_recipient(world);
    cr_assert_str_eq(british,
                     "Dupont & Fils / 10 Downing Street / LONDON / SW1A 2AA / ROYAUME-UNI");
    recipient->country = "DE";
    recipient->street = "Straße des 17. Juni 135";
    recipient->postcode = "10623";
    recipient->city = "Berlin";
    g_autofree char *german = compose_recipient(world);
    cr_assert_str_eq(german,
                     "Dupont & Fils / Straße des 17. Juni 135 / 10623 BERLIN / ALLEMAGNE");
    recipient->country = "US";
    recipient->postcode = "10001";
    recipient->city = "New York NY";
    g_autofree char *american = compose_recipient(world);
    assert_has(american, "NEW YORK NY 10001 / ÉTATS-UNIS");
    world_free(world);
}

Test(address_block, a_letter_without_postcode_is_held_and_says_so)
{
    World *world = letter_world();

    world->document->recipient.postcode = NULL;
    g_autofree char *text = world_compose_text(world);
    g_autofree char *complaints = world_complaints(world);
    cr_assert_str_eq(text, "");
    assert_has(complaints, "customers.csv:7: HELD:");
    assert_has(complaints, "[address-incomplete]");
    world_free(world);
}

Test(address_block, a_line_too_long_even_abbreviated_is_held_and_never_cut)
{
    World *world = letter_world();

    world->document->recipient.street = "12 chemin du Vieux Moulin de la Grande Vallée Verte";
    g_autofree char *text = world_compose_text(world);
    g_autofree char *complaints = world_complaints(world);
    cr_assert_str_eq(text, "");
    assert_has(complaints, "[address-line-too-long]");
    world_free(world);
}

Test(address_block, a_mail_goes_even_without_any_address)
{
    World *world = world_new();
    Recipient *recipient = &world->document->recipient;

    world_add_invoice(world, "F-1", "2026-10-15", 100000);
    recipient->street = recipient->postcode = recipient->city = NULL;
    g_autofree char *mail = compose_recipient(world);
    cr_assert_str_eq(mail, "compta@dupont.example");
    world_free(world);
}

Test(address_block, the_person_written_to_stands_below_the_company)
{
    World *world = letter_world();

    world->document->recipient.name = "Mme Anne Martin";
    g_autofree char *recipient = compose_recipient(world);
    assert_has(recipient, "Dupont & Fils / MME ANNE MARTIN / 12 B AVENUE");
    world_free(world);
}

Test(address_block, a_long_name_goes_on_below_letter_for_letter)
{
    World *world = letter_world();

    world->document->recipient.name_line =
        "Société Coopérative d'Intérêt Collectif des Producteurs de Bois du Haut-Bugey";
    g_autofree char *recipient = compose_recipient(world);
    cr_assert_str_eq(recipient,
                     "Société Coopérative d'Intérêt / Collectif des Producteurs de Bois du / "
                     "Haut-Bugey / 12 B AVENUE DE L HOTEL DE VILLE / 69003 LYON");
    world_free(world);
}

Test(address_block, no_line_of_a_french_address_has_more_than_38_characters)
{
    World *world = letter_world();
    Recipient *recipient = &world->document->recipient;

    recipient->name_line = "Etablissements-Reunis-de-la-Haute-Vallee-du-Rhone";
    g_autofree char *text = world_compose_text(world);
    g_autofree char *complaints = world_complaints(world);
    cr_assert_str_eq(text, "");
    assert_has(complaints, "line 1, \"Etablissements-Reunis-de-la-Haute-Vallee-du-Rhone\"");
    assert_has(complaints, "[address-line-too-long]");
    world_free(world);
}

Test(address_block, never_more_than_six_lines_and_the_country)
{
    World *world = letter_world();
    Recipient *recipient = &world->document->recipient;

    recipient->name_line = "Northern Consolidated Furniture Distribution Holdings Limited";
    recipient->name = "Ms Anne Martin";
    recipient->name2 = "Accounts payable";
    recipient->street2 = "Building 7, Riverside Business Park";
    recipient->street = "112 Long Acre Road";
    recipient->postcode = "SW1A 2AA";
    recipient->city = "London";
    recipient->country = "GB";
    g_autofree char *british = compose_recipient(world);
    cr_assert_str_eq(british, "Northern Consolidated Furniture Distribution Holdings Limited / "
                              "Accounts payable / Building 7, Riverside Business Park / "
                              "112 Long Acre Road / LONDON / SW1A 2AA / ROYAUME-UNI");
    recipient->country = "FR";
    recipient->postcode = "69003";
    recipient->city = "Lyon";
    g_autofree char *french = compose_recipient(world);
    cr_assert_str_eq(french,
                     "Northern Consolidated Furniture / Distribution Holdings Limited / "
                     "ACCOUNTS PAYABLE / BUILDING 7 RIVERSIDE BUSINESS PARK / "
                     "112 LONG ACRE ROAD / 69003 LYON");
    world_free(world);
}
