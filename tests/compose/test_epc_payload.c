#include "build_letter.h"

#include "compose/epc_payload.h"

static EpcTransfer build_transfer(void)
{
    return (EpcTransfer){.name = "DUPONT ET FILS SARL",
                         .iban = "FR7630006000011234567890189",
                         .minor = 154320,
                         .text = "FA2025-00123 CLI C0042"};
}

Test(epc_payload, follows_the_guidelines_with_an_unstructured_reference)
{
    EpcTransfer transfer = build_transfer();
    g_autofree char *payload = epc_payload_new(&transfer);

    cr_assert_str_eq(payload, "BCD\n002\n1\nSCT\n\nDUPONT ET FILS SARL\n"
                              "FR7630006000011234567890189\nEUR1543.20\n\n\n"
                              "FA2025-00123 CLI C0042");
    cr_assert_eq(strlen(payload), 98);
}

Test(epc_payload, follows_the_guidelines_with_a_structured_reference)
{
    EpcTransfer transfer = build_transfer();

    transfer.bic = "BNPAFRPPXXX";
    transfer.minor = 1200;
    transfer.text = NULL;
    transfer.structured = "RF81 FA20 2500 0123";
    g_autofree char *payload = epc_payload_new(&transfer);
    cr_assert_str_eq(payload, "BCD\n002\n1\nSCT\nBNPAFRPPXXX\nDUPONT ET FILS SARL\n"
                              "FR7630006000011234567890189\nEUR12.00\n\nRF81FA2025000123");
    cr_assert_eq(strlen(payload), 100);
}

Test(epc_payload, nothing_to_pay_a_bad_iban_or_two_references_give_no_code)
{
    EpcTransfer transfer = build_transfer();

    transfer.minor = 0;
    cr_assert_null(epc_payload_new(&transfer));
    transfer.minor = G_GINT64_CONSTANT(100000000000);
    cr_assert_null(epc_payload_new(&transfer));
    transfer.minor = 100;
    transfer.iban = "FR1420041010050500013M02607";
    cr_assert_null(epc_payload_new(&transfer));
    transfer = build_transfer();
    transfer.structured = "RF81FA2025000123";
    cr_assert_null(epc_payload_new(&transfer));
}

Test(epc_payload, text_is_brought_to_the_basic_set_and_never_breaks_a_line)
{
    g_autofree char *text = epc_text_to_basic("Société « L'Été » & Cœur\nBCD", 70);

    cr_assert_str_eq(text, "Societe L'Ete + Coeur BCD");
}

Test(epc_payload, never_exceeds_what_the_code_can_hold)
{
    EpcTransfer transfer = build_transfer();
    g_autofree char *name = g_strnfill(200, 'N');
    g_autofree char *text = g_strnfill(500, 'T');

    transfer.name = name;
    transfer.text = text;
    g_autofree char *payload = epc_payload_new(&transfer);
    cr_assert_not_null(payload);
    cr_assert_leq(strlen(payload), 331);
}
