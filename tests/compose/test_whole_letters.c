#include "build_letter.h"

/*
 * Whole documents against fixtures/compose/<case>/expected.document. After a wanted change of a
 * stock letter, read the new text below "is now" and put it into that file.
 */

static World *usual_world(const char *language)
{
    World *world = world_new();
    PlanRow *row = world_add_invoice(world, "F-417", "2026-05-15", 1250000);
    PlanRow *mention;
    OpenItem *credit = ledger_add_item(world->ledger);
    NettedCredit free_credit = {credit, 20000, NULL};

    credit->customer = world->customer->id;
    credit->invoice = "VIR-3";
    credit->kind = ITEM_PAYMENT;
    credit->issue_date = day_parse_iso("2026-11-02");
    credit->open_minor = credit->amount_minor = -20000;
    g_array_append_val(world->document->credits, free_credit);
    world_add_invoice(world, "F-422", "2026-10-15", 80050);
    ((OpenItem *)row->item)->order_ref = "PO-88";
    ((OpenItem *)row->item)->issue_date = day_parse_iso("2026-04-15");
    mention = world_add_mention(world, "F-425", "2026-10-20", 30000);
    ((OpenItem *)mention->item)->dispute = "quantité";
    mention->rule = "dispute-open";
    world_add_mention(world, "F-430", "2026-12-24", 7000);
    world_add_past(world, "F-417", 1, "2026-06-01", CHANNEL_EMAIL);
    world_add_past(world, "F-417", 2, "2026-06-15", CHANNEL_LETTER);
    world->customer->siren = "404833048";
    world->document->language = language;
    world->document->remark = g_strdup("Merci de votre appel de mardi.");
    world->settings->payment_link = g_strdup("https://pay.example/?c={customer}");
    world->settings->creditor.registry = g_strdup("RCS Lyon 732 829 320");
    return world;
}

static void assert_document(World *world, const char *name)
{
    g_autofree char *path = g_strdup_printf("%s/compose/%s/expected.document", FIXTURES, name);
    g_autofree char *expected = NULL;
    g_autofree char *text = world_compose_text(world);
    g_autofree char *complaints = world_complaints(world);

    cr_assert_str_eq(complaints, "");
    g_file_get_contents(path, &expected, NULL, NULL);
    cr_assert_str_eq(text, expected != NULL ? expected : "", "%s is now:\n%s", path, text);
    world_free(world);
}

Test(whole_letters, first_reminder_by_mail_in_french)
{
    assert_document(usual_world("fr"), "reminder-1-fr-mail");
}

Test(whole_letters, last_reminder_by_letter_in_english)
{
    World *world = usual_world("en");

    world_set_level(world, 3);
    assert_document(world, "reminder-3-en-letter");
}

Test(whole_letters, formal_notice_by_registered_letter_in_french)
{
    World *world = usual_world("fr");

    world_set_level(world, 4);
    assert_document(world, "formal-notice-fr-registered");
}
