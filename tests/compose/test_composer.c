#include "build_letter.h"

#include <glib/gstdio.h>

/* What a composed document claims and lists. */

static OpenItem *add_credit(World *world, const char *number, ItemKind kind, gint64 minor)
{
    OpenItem *credit = ledger_add_item(world->ledger);

    credit->customer = world->customer->id;
    credit->invoice = number;
    credit->kind = kind;
    credit->issue_date = day_parse_iso("2026-11-02");
    credit->open_minor = credit->amount_minor = minor;
    g_strlcpy(credit->currency, "EUR", sizeof credit->currency);
    return credit;
}

Test(composer, the_items_table_shows_invoices_credits_and_the_total)
{
    World *world = world_new();
    PlanRow *row = world_add_invoice(world, "F-417", "2026-10-15", 125000);
    NettedCredit free_credit;

    world_add_invoice(world, "F-422", "2026-10-31", 20000);
    plan_row_add_credit(row, add_credit(world, "AV-9", ITEM_CREDIT, -5000));
    row->net_minor = 120000;
    free_credit = (NettedCredit){add_credit(world, "VIR-3", ITEM_PAYMENT, -30000), 30000, NULL};
    g_array_append_val(world->document->credits, free_credit);
    world_write_body(world, "#ITEMS_TABLE\n\n#TOTAL_DUE / #PRINCIPAL / #CREDITS\n");
    g_autoptr(Document) document = world_compose(world);
    g_autofree char *words = document_words(document);
    cr_assert_str_eq(words, "Facture | Date | Échéance | Retard (jours) | Reste dû\n"
                            "F-417 | 15/09/2026 | 15/10/2026 | 37 | 1\u202f250,00\u00a0€\n"
                            "Avoir AV-9 | 02/11/2026 |  |  | -50,00\u00a0€\n"
                            "F-422 | 15/09/2026 | 31/10/2026 | 21 | 200,00\u00a0€\n"
                            "Règlement à affecter VIR-3 | 02/11/2026 |  |  | -300,00\u00a0€\n"
                            "Total |  |  |  | 1\u202f100,00\u00a0€\n"
                            "1\u202f100,00\u00a0€ / 1\u202f450,00\u00a0€ / 350,00\u00a0€\n");
    cr_assert_eq(document->claim.principal, 145000);
    cr_assert_eq(document->claim.credits, 35000);
    cr_assert_eq(document->claim.total_due, 110000);
    cr_assert_eq(document->claim.total_claimed, 110000);
    const Block *block = g_ptr_array_index(document->blocks, 0);
    gint64 carried = 0;
    for (guint i = 0; i < block->table->rows->len; i++)
        carried += ((const TableRow *)g_ptr_array_index(block->table->rows, i))->carry_minor;
    cr_assert_eq(carried, 110000, "what the rows carry is the total");
    world_free(world);
}

Test(composer, a_payer_of_several_customers_sees_subtotals)
{
    World *world = world_new();
    Customer *branch = ledger_add_customer(world->ledger, "C0099");

    branch->name = "Dupont Nord";
    world_add_invoice(world, "F-1", "2026-10-15", 10000);
    PlanRow *row = world_add_invoice(world, "F-2", "2026-10-15", 2000);
    ((OpenItem *)row->item)->customer = "C0099";
    ((OpenItem *)row->item)->owner = branch;
    world_write_body(world, "#ITEMS_TABLE");
    g_autofree char *words = world_compose_words(world);
    assert_has(words, "Sous-total Dupont & Fils |  |  |  | 100,00\u00a0€\n");
    assert_has(words, "Sous-total Dupont Nord |  |  |  | 20,00\u00a0€\nTotal");
    world_free(world);
}

Test(composer, the_amount_column_appears_with_partial_payments)
{
    World *world = world_new();
    PlanRow *row = world_add_invoice(world, "F-1", "2026-10-15", 10000);

    ((OpenItem *)row->item)->amount_minor = 25000;
    world_write_body(world, "#ITEMS_TABLE");
    g_autofree char *words = world_compose_words(world);
    assert_has(words, "| Montant | Reste dû\n");
    assert_has(words, "| 250,00\u00a0€ | 100,00\u00a0€\n");
    world_free(world);
}

Test(composer, a_template_chooses_its_columns)
{
    World *world = world_new();
    PlanRow *row = world_add_invoice(world, "F-1", "2026-10-15", 10000);

    ((OpenItem *)row->item)->order_ref = "PO-88";
    world_write_template(world, "---\nsubject: Objet\ncolumns: [invoice, order_ref, level]\n"
                                "---\n#ITEMS_TABLE");
    g_autofree char *words = world_compose_words(world);
    cr_assert_str_eq(words, "Facture | Votre commande | Niveau | Reste dû\n"
                            "F-1 | PO-88 | 1 | 100,00\u00a0€\nTotal |  |  | 100,00\u00a0€\n");
    world_free(world);
}

Test(composer, charges_follow_the_items_step_not_the_documents)
{
    World *world = world_new();
    PlanRow *own = world_add_invoice(world, "F-1", "2026-05-01", 1000000);
    PlanRow *carried = world_add_invoice(world, "F-2", "2026-05-01", 1000000);

    world_set_level(world, 3);
    g_ptr_array_remove(world->document->own_rows, carried);
    g_ptr_array_add(world->document->carried_rows, carried);
    carried->level = 1;
    own->level = 3;
    world_write_body(world,
                     "#INTEREST #INTEREST_RATE #DAILY_INTEREST #INDEMNITY #INDEMNITY_COUNT "
                     "#TOTAL_CLAIMED");
    g_autoptr(Document) document = world_compose(world);
    /* 60 days at 12.15 and 144 at 12.40 on one invoice only */
    cr_assert_eq(document->claim.interest, 68893);
    cr_assert_eq(document->claim.indemnity, 4000);
    cr_assert_eq(document->claim.total_due, 2000000);
    cr_assert_eq(document->claim.total_claimed, 2072893);
    g_autofree char *words = document_words(document);
    cr_assert_str_eq(words, "688,93\u00a0€ 12,40\u00a0% 3,40\u00a0€ 40,00\u00a0€ 1 "
                            "20\u202f728,93\u00a0€\n");
    world_free(world);
}

Test(composer, consumers_and_unknown_debtors_are_charged_nothing)
{
    World *world = world_new();

    world_add_invoice(world, "F-1", "2026-05-01", 1000000);
    world_set_level(world, 3);
    ((Step *)world->document->step)->fee_minor = 1500;
    world->customer->debtor = DEBTOR_CONSUMER;
    g_autoptr(Document) consumer = world_compose(world);
    cr_assert_eq(consumer->claim.total_claimed, 1000000);
    world->customer->debtor = DEBTOR_UNKNOWN;
    g_autoptr(Document) unknown = world_compose(world);
    cr_assert_eq(unknown->claim.total_claimed, 1000000);
    world->customer->debtor = DEBTOR_BUSINESS;
    g_autoptr(Document) business = world_compose(world);
    cr_assert_eq(business->claim.fee, 1500);
    g_autofree char *words = document_words(unknown);
    assert_lacks(words, "ntérêts");
    assert_lacks(words, "%");
    world_free(world);
}

Test(composer, instalments_of_one_invoice_bear_one_indemnity)
{
    World *world = world_new();

    world_add_invoice(world, "F-1", "2026-09-01", 10000);
    world_add_invoice(world, "F-1", "2026-10-01", 10000);
    world_set_level(world, 3);
    g_autoptr(Document) document = world_compose(world);
    cr_assert_eq(document->claim.indemnity, 4000);
    world_free(world);
}

Test(composer, a_foreign_currency_document_has_its_40_euros_apart)
{
    World *world = world_new();

    g_strlcpy(world->document->currency, "USD", CURRENCY_SIZE);
    world_add_invoice(world, "F-1", "2026-10-01", 10000);
    world_set_level(world, 3);
    g_autoptr(Document) document = world_compose(world);
    g_autofree char *text = document_print(document);
    cr_assert_eq(document->claim.indemnity, 0);
    cr_assert_eq(document->claim.indemnity_eur, 4000);
    cr_assert_eq(document->claim.total_claimed, 10000 + document->claim.interest);
    assert_has(text, "Indemnité forfaitaire de recouvrement (1\u00a0×\u00a040,00\u00a0€)");
    assert_lacks(text, "BCD\\n");
    world_free(world);
}

Test(composer, a_rate_that_is_missing_holds_only_documents_that_compute_with_it)
{
    World *world = world_new();

    rate_table_free(world->rates);
    world->rates = NULL;
    world_add_invoice(world, "F-1", "2026-10-01", 10000);
    g_autoptr(Document) reminder = world_compose(world);
    cr_assert_not_null(reminder);
    world_set_level(world, 3);
    g_autofree char *text = world_compose_text(world);
    g_autofree char *complaints = world_complaints(world);
    cr_assert_str_eq(text, "");
    assert_has(complaints, "[rate-missing]");
    world_free(world);
}

Test(composer, items_listed_apart_are_in_no_total)
{
    World *world = world_new();
    PlanRow *disputed;

    world_add_invoice(world, "F-1", "2026-10-01", 10000);
    world_add_mention(world, "F-8", "2026-12-24", 7000);
    disputed = world_add_mention(world, "F-9", "2026-10-01", 9000);
    ((OpenItem *)disputed->item)->dispute = "quantité";
    disputed->decision = DECISION_HOLD;
    disputed->rule = "dispute-open";
    world_write_body(world, "#NOT_YET_DUE_TABLE\n\n#DISPUTED_TABLE\n\n#TOTAL_DUE "
                            "#NOT_YET_DUE_TOTAL #DISPUTED_TOTAL");
    g_autofree char *words = world_compose_words(world);
    cr_assert_str_eq(words, "Facture | Échéance | Reste dû\n"
                            "F-8 | 24/12/2026 | 70,00\u00a0€\nTotal |  | 70,00\u00a0€\n"
                            "Facture | Échéance | Motif | Reste dû\n"
                            "F-9 | 01/10/2026 | quantité | 90,00\u00a0€\n"
                            "Total |  |  | 90,00\u00a0€\n"
                            "100,00\u00a0€ 70,00\u00a0€ 90,00\u00a0€\n");
    world_free(world);
}

Test(composer, the_part_in_dispute_of_a_claimed_invoice_stands_apart)
{
    World *world = world_new();
    PlanRow *row = world_add_invoice(world, "F-1", "2026-05-01", 1000000);

    row->disputed_minor = 400000;
    row->net_minor -= row->disputed_minor;
    row->dispute_reason = "quantité";
    world_set_level(world, 3);
    row->level = 3;
    world_write_body(world, "#ITEMS_TABLE\n\n#DISPUTED_TABLE\n\n#PRINCIPAL #TOTAL_DUE "
                            "#DISPUTED_TOTAL #INTEREST #DAILY_INTEREST");
    g_autoptr(Document) document = world_compose(world);
    cr_assert_eq(document->claim.principal, 600000);
    cr_assert_eq(document->claim.credits, 0);
    cr_assert_eq(document->claim.total_due, 600000);
    /* on 6 000.00: 60 days at 12.15 and 144 at 12.40 */
    cr_assert_eq(document->claim.interest, 41336);
    g_autofree char *words = document_words(document);
    cr_assert_str_eq(words, "Facture | Date | Échéance | Retard (jours) | Montant | Reste dû\n"
                            "F-1 | 15/09/2026 | 01/05/2026 | 204 | 10\u202f000,00\u00a0€ | "
                            "6\u202f000,00\u00a0€\n"
                            "Total |  |  |  |  | 6\u202f000,00\u00a0€\n"
                            "Facture | Échéance | Motif | Reste dû\n"
                            "F-1 | 01/05/2026 | quantité | 4\u202f000,00\u00a0€\n"
                            "Total |  |  | 4\u202f000,00\u00a0€\n"
                            "6\u202f000,00\u00a0€ 6\u202f000,00\u00a0€ 4\u202f000,00\u00a0€ "
                            "413,36\u00a0€ 2,04\u00a0€\n");
    world_free(world);
}

Test(composer, earlier_reminders_are_cited_only_if_they_arrived)
{
    World *world = world_new();

    world_add_invoice(world, "F-1", "2026-08-01", 10000);
    world_add_past(world, "F-1", 1, "2026-09-03", CHANNEL_EMAIL);
    world_add_past(world, "F-1", 2, "2026-09-17", CHANNEL_LETTER);
    world_add_past(world, "F-1", 1, "2026-08-20", CHANNEL_EMAIL)->status = DELIVERY_BOUNCED;
    world_add_past(world, "F-1", 0, "2026-07-20", CHANNEL_EMAIL)->kind = STEP_PREVENTIVE;
    world_add_past(world, "F-1", 3, "2026-10-01", CHANNEL_CALL);
    world_write_body(world,
                     "#PREVIOUS_REMINDERS_TEXT, puis #PREVIOUS_REMINDERS_COUNT, dernier "
                     "#LAST_REMINDER_DATE #LAST_REMINDER_CHANNEL\n\n#PREVIOUS_REMINDERS");
    g_autofree char *words = world_compose_words(world);
    cr_assert_str_eq(
        words, "le 3 septembre 2026 par courriel et le 17 septembre 2026 par lettre, puis "
               "2, dernier 17 septembre 2026 par lettre\n"
               "Date | Nature | Envoi | Référence\n"
               "03/09/2026 | Relance n°\u00a01 | par courriel | 2026-09-03-1-0003\n"
               "17/09/2026 | Relance n°\u00a02 | par lettre | 2026-09-17-1-0003\n");
    world_free(world);
}

Test(composer, a_reminder_that_came_with_the_extract_is_cited_by_its_date)
{
    World *world = world_new();
    PlanRow *row = world_add_invoice(world, "F-1", "2026-08-01", 10000);

    ((OpenItem *)row->item)->last_level = 2;
    ((OpenItem *)row->item)->last_reminder_date = day_parse_iso("2026-10-05");
    world_write_body(world, "#PREVIOUS_REMINDERS_TEXT");
    g_autofree char *words = world_compose_words(world);
    cr_assert_str_eq(words, "le 5 octobre 2026\n");
    world_free(world);
}

Test(composer, a_payee_is_paid_never_the_creditor)
{
    World *world = world_new();
    Payee *factor = g_new0(Payee, 1);

    factor->key = g_strdup("factor");
    factor->name = g_strdup("Factor SA");
    factor->iban = g_strdup("DE89370400440532013000");
    factor->text = g_strdup("Seul ce règlement est libératoire.");
    g_ptr_array_add(world->settings->payees, factor);
    world->settings->payment_link = g_strdup("https://pay.example/?c={customer}");
    world->document->payee = "factor";
    world_add_invoice(world, "F-1", "2026-10-01", 10000);
    g_autofree char *text = world_compose_text(world);
    assert_has(text, "\"IBAN\" = \"DE89 3704 0044 0532 0130 00\"");
    assert_has(text, "Factor SA\\nDE89370400440532013000\\nEUR100.00");
    assert_has(text, "libératoire");
    assert_lacks(text, "FR76");
    assert_lacks(text, "pay.example");
    g_clear_pointer(&factor->iban, g_free);
    world_write_body(world, "#IBAN");
    g_autofree char *held = world_compose_text(world);
    cr_assert_str_eq(held, "");
    world_free(world);
}

Test(composer, interest_is_shown_period_by_period_and_for_coming_days)
{
    World *world = world_new();

    world_add_invoice(world, "F-1", "2026-05-01", 1000000);
    world_set_level(world, 3);
    world_write_body(world, "#INTEREST_TABLE\n\n#DAYS_TABLE\n");
    g_autofree char *words = world_compose_words(world);
    assert_has(words, "F-1 | 02/05/2026 | 30/06/2026 | 10\u202f000,00\u00a0€ | 60 | "
                      "12,15\u00a0% | 199,73\u00a0€ | 3,33\u00a0€\n");
    assert_has(words, "F-1 | 01/07/2026 | 21/11/2026 | 10\u202f000,00\u00a0€ | 144 | "
                      "12,40\u00a0% | 489,21\u00a0€ | 3,40\u00a0€\n");
    assert_has(words, "Sous-total F-1 |  |  |  |  |  | 688,93\u00a0€ | \n");
    /* today, the deadline, 15 days later; 30 days later lies beyond... 31 December 2026 is in
     */
    assert_has(words, "21/11/2026 | 688,93\u00a0€ | 10\u202f728,93\u00a0€\n");
    assert_has(words, "01/12/2026 | 722,90\u00a0€ | 10\u202f762,90\u00a0€\n");
    assert_has(words, "31/12/2026 | 824,82\u00a0€ | 10\u202f864,82\u00a0€\n");
    world_free(world);
}

Test(composer, attachments_are_the_invoices_own_files_and_must_exist)
{
    World *world = world_new();
    PlanRow *row = world_add_invoice(world, "F-1", "2026-10-01", 10000);
    g_autofree char *file = g_build_filename(world->folder, "F-1.pdf", NULL);

    ((Step *)world->document->step)->attach_invoices = TRUE;
    world->settings->folder = g_strdup(world->folder);
    ((OpenItem *)row->item)->file = "F-1.pdf";
    g_autofree char *held = world_compose_text(world);
    g_autofree char *complaints = world_complaints(world);
    cr_assert_str_eq(held, "");
    assert_has(complaints, "ledger.csv:2: HELD: the file F-1.pdf of invoice F-1");
    g_file_set_contents(file, "%PDF-1.4", -1, NULL);
    g_autoptr(Document) document = world_compose(world);
    cr_assert_str_eq(g_ptr_array_index(document->attachments, 0), file);
    world_free(world);
}

Test(composer, the_same_inputs_give_the_same_text)
{
    World *world = world_new();

    world_add_invoice(world, "F-1", "2026-10-01", 10000);
    world_set_level(world, 3);
    g_autofree char *first = world_compose_text(world);
    g_autofree char *second = world_compose_text(world);
    cr_assert_str_eq(first, second);
    cr_assert_eq(composer_peek_inputs(world->composer)->len, 1);
    world_free(world);
}

Test(composer, reminders_of_one_day_are_cited_under_one_date)
{
    World *world = world_new();

    world_add_invoice(world, "F-1", "2026-08-01", 10000);
    world_add_past(world, "F-1", 1, "2026-08-10", CHANNEL_EMAIL);
    world_add_past(world, "F-1", 2, "2026-09-11", CHANNEL_EMAIL);
    world_add_past(world, "F-1", 2, "2026-09-11", CHANNEL_LETTER);
    world_write_body(world, "Adressée #PREVIOUS_REMINDERS_TEXT.");
    g_autofree char *words = world_compose_words(world);
    assert_has(words, "Adressée le 10 août 2026 par courriel et le 11 septembre 2026 par "
                      "courriel et par lettre.");
    world_free(world);
}

Test(composer, italian_articles_are_elided_before_eight_and_eleven)
{
    World *world = world_new();

    world_add_invoice(world, "F-1", "2026-08-08", 10000);
    world_add_past(world, "F-1", 1, "2026-08-11", CHANNEL_EMAIL);
    world_write_body(world, "Scaduta il #OLDEST_DUE_DATE. Al #OLDEST_DUE_DATE, al #DATE, del "
                            "**#LAST_REMINDER_DATE**: inviata #PREVIOUS_REMINDERS_TEXT.");
    world->document->language = "it";
    g_autofree char *french = g_build_filename(world->folder, "fr", NULL);
    g_autofree char *italian = g_build_filename(world->folder, "it", NULL);
    cr_assert_eq(g_rename(french, italian), 0);
    g_autofree char *words = world_compose_words(world);
    assert_has(words, "Scaduta l’8 agosto 2026. All’8 agosto 2026, al 21 novembre 2026, "
                      "dell’11 agosto 2026: inviata l’11 agosto 2026 per e-mail.");
    world_free(world);
}

Test(composer, a_days_interest_follows_the_day_count)
{
    World *world = world_new();

    world_add_invoice(world, "F-1", "2026-05-01", 1000000);
    world_set_level(world, 3);
    world_write_body(world, "#DAILY_INTEREST");
    world->settings->penalties.day_count = COUNT_30_360;
    g_autofree char *words = world_compose_words(world);
    cr_assert_str_eq(words, "3,44\u00a0€\n"); /* 10 000 x 12.40 % / 360 */
    world_free(world);
}

Test(composer, a_mail_that_asks_for_the_code_alone_says_the_account_in_words)
{
    World *world = world_new();
    g_autofree char *mail = NULL, *letter = NULL;

    world_add_invoice(world, "F-417", "2026-10-15", 120000);
    world_write_body(world, "#PAYMENT_QR\n");
    mail = world_compose_words(world);
    world->document->recipient.channel = CHANNEL_LETTER;
    letter = world_compose_words(world);
    assert_has(mail, "IBAN: FR76");
    assert_lacks(letter, "IBAN");
    world_free(world);
}

static void assert_link(const char *pattern, guint n_invoices, const char *expected)
{
    World *world = world_new();
    g_autofree char *words = NULL;

    world->settings->payment_link = g_strdup(pattern);
    for (guint i = 0; i < n_invoices; i++)
        world_add_invoice(world, i == 0 ? "F/1" : "F-2", "2026-10-15", 120000);
    world_write_body(world, "#PAYMENT_LINK{none}\n");
    words = world_compose_words(world);
    cr_expect_str_eq(words, expected, "%s", words);
    world_free(world);
}

Test(composer, a_payment_link_names_the_invoice_or_the_customer)
{
    assert_link("https://pay.example/?i={invoice}&c={customer}", 1,
                "https://pay.example/?i=F%2F1&c=C0042\n");
    assert_link("https://pay.example/?i={invoice}&c={customer}", 2,
                "https://pay.example/?c=C0042\n");
    assert_link("https://pay.example/?c={customer}&i={invoice}", 2,
                "https://pay.example/?c=C0042\n");
    assert_link("https://pay.example/?c={customer}&i={invoice}&d={document}", 2,
                "https://pay.example/?c=C0042&d=2026-11-21-1-0007\n");
    assert_link("https://pay.example/{customer}/{invoice}", 2, "https://pay.example/C0042/\n");
    assert_link("https://pay.example/{invoice}", 2, "none\n");
}
