#include "build_letter.h"

/* Two invoices claimed, one not yet due, one disputed, a credit, a payment, dollars. */
static World *build_account(void)
{
    World *world = world_new();
    OpenItem *item = (OpenItem *)world_add_invoice(world, "F-1", "2026-10-15", 120000)->item;
    PlanRow *disputed = world_add_mention(world, "F-3", "2026-10-01", 40000);

    item->amount_minor = 200000;
    item->issue_date = day_parse_iso("2026-09-15");
    item = (OpenItem *)world_add_invoice(world, "F-2", "2026-10-20", 5000)->item;
    item->issue_date = day_parse_iso("2026-09-20");
    disputed->disputed_minor = 40000;
    disputed->dispute_reason = "prix";
    ((OpenItem *)disputed->item)->issue_date = day_parse_iso("2026-09-01");
    item = (OpenItem *)world_add_mention(world, "F-4", "2026-12-24", 7000)->item;
    item->issue_date = day_parse_iso("2026-11-10");
    for (int i = 0; i < 2; i++) {
        item = ledger_add_item(world->ledger);
        *item = (OpenItem){.customer = world->customer->id,
                           .invoice = i == 0 ? "A-9" : "R-9",
                           .kind = i == 0 ? ITEM_CREDIT : ITEM_PAYMENT,
                           .issue_date = day_parse_iso("2026-10-02") + i,
                           .due_date = DAY_NONE,
                           .currency = "EUR",
                           .amount_minor = -2500,
                           .open_minor = -2500};
    }
    item = ledger_add_item(world->ledger);
    *item = (OpenItem){.customer = world->customer->id,
                       .invoice = "D-1",
                       .issue_date = day_parse_iso("2026-09-02"),
                       .due_date = day_parse_iso("2026-10-02"),
                       .currency = "USD",
                       .amount_minor = 30000,
                       .open_minor = 30000};
    return world;
}

static void assert_words(const char *body, const char *expected)
{
    World *world = build_account();
    g_autofree char *words = NULL;

    world_write_body(world, body);
    words = world_compose_words(world);
    cr_assert_str_eq(words, expected, "%s", words);
    world_free(world);
}

Test(account, a_statement_runs_through_everything_open_in_the_currency)
{
    assert_words(
        "#STATEMENT_TABLE\n",
        "Date | Pièce | Échéance | Débit | Crédit | Solde\n"
        "01/09/2026 | Facture F-3 | 01/10/2026 | 400,00\u00a0€ |  | 400,00\u00a0€\n"
        "15/09/2026 | Facture F-1 | 15/10/2026 | 2\u202f000,00\u00a0€ | 800,00\u00a0€ | "
        "1\u202f600,00\u00a0€\n"
        "20/09/2026 | Facture F-2 | 20/10/2026 | 50,00\u00a0€ |  | 1\u202f650,00\u00a0€\n"
        "02/10/2026 | Avoir A-9 | – |  | 25,00\u00a0€ | 1\u202f625,00\u00a0€\n"
        "03/10/2026 | Règlement R-9 | – |  | 25,00\u00a0€ | 1\u202f600,00\u00a0€\n"
        "10/11/2026 | Facture F-4 | 24/12/2026 | 70,00\u00a0€ |  | 1\u202f670,00\u00a0€\n"
        "Solde |  |  | 2\u202f520,00\u00a0€ | 850,00\u00a0€ | 1\u202f670,00\u00a0€\n");
}

Test(account, sums_stand_by_currency_and_are_never_added_up)
{
    assert_words(
        "#IF SEVERAL_CURRENCIES\n#CURRENCY_TOTALS\n#END\n",
        "Devise | Échu | À échoir | Avoirs et règlements | Solde\n"
        "EUR | 1\u202f650,00\u00a0€ | 70,00\u00a0€ | -50,00\u00a0€ | 1\u202f670,00\u00a0€\n"
        "USD | 300,00\u00a0USD | – | – | 300,00\u00a0USD\n");
}

Test(account, overdue_invoices_stand_without_those_in_dispute_or_not_yet_due)
{
    assert_words("#OVERDUE_TABLE\n", "Facture | Échéance | Retard (jours) | Reste dû\n"
                                     "F-1 | 15/10/2026 | 37 | 1\u202f200,00\u00a0€\n"
                                     "F-2 | 20/10/2026 | 32 | 50,00\u00a0€\n"
                                     "Total |  |  | 1\u202f250,00\u00a0€\n");
}

Test(account, what_is_owed_to_another_payee_stands_on_another_statement)
{
    World *world = build_account();
    OpenItem *item = g_ptr_array_index(world->ledger->items, 0);
    g_autofree char *words = NULL;

    item->payee = "factor";
    world_write_body(world, "#STATEMENT_TABLE\n\n#CURRENCY_TOTALS\n");
    words = world_compose_words(world);
    assert_lacks(words, "Facture F-1");
    assert_has(words, "EUR | 450,00\u00a0€ | 70,00\u00a0€ | -50,00\u00a0€ | 470,00\u00a0€");
    world_free(world);
}

Test(account, nothing_open_is_no_value)
{
    World *world = world_new();
    g_autofree char *words = NULL;

    world_write_body(world,
                     "#IF STATEMENT_TABLE\nun\n#END\n#IF CURRENCY_TOTALS\ndeux\n#END\n"
                     "#IF OVERDUE_TABLE\ntrois\n#END\n#IF SEVERAL_CURRENCIES\nquatre\n#END\n"
                     "fin\n");
    words = world_compose_words(world);
    cr_assert_str_eq(words, "fin\n");
    world_free(world);
}
