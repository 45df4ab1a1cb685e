#include "build_letter.h"

#include <string.h>

#include "ground/text.h"

#include <criterion/criterion.h>

/* A notice whose template says all that is wanted, for a business. */
static const char whole[] =
    "Mise en demeure. #CREDITOR_NAME, #CREDITOR_LEGAL_FORM, #CREDITOR_SIREN, "
    "#CREDITOR_CONTACT, "
    "à #CUSTOMER_LEGAL_NAME, avant le #DEADLINE, sinon le tribunal. L441-10, D441-5. "
    "#TOTAL_CLAIMED, #INTEREST, #INTEREST_RATE, #DAILY_INTEREST, #IBAN, "
    "#PREVIOUS_REMINDERS_TEXT{sans rappel}\n\n#ITEMS_TABLE\n";

static void set_text(char **text, const char *value)
{
    g_free(*text);
    *text = g_strdup(value);
}

static World *new_notice(void)
{
    World *world = world_new();
    set_text(&world->settings->creditor.siren, "732829320");
    set_text(&world->settings->creditor.legal_form, "SAS au capital de 50 000 €");
    set_text(&world->settings->creditor.signatory_name, "Claire Mercier");
    set_text(&world->settings->creditor.signatory_title, "Directrice");
    world_add_invoice(world, "F-417", "2026-05-01", 100000);
    world_set_level(world, 4);
    return world;
}

static char *complaints_of(const char *body)
{
    World *world = new_notice();
    world_write_body(world, body);
    g_autofree char *text = world_compose_text(world);
    char *complaints = world_complaints(world);
    world_free(world);
    return complaints;
}

Test(notice_content, a_text_that_says_all_is_composed)
{
    g_autofree char *complaints = complaints_of(whole);
    cr_assert_str_eq(complaints, "");
}

Test(notice_content, each_thing_that_is_not_said_is_named)
{
    static const struct {
        const char *without, *named;
    } cases[] = {
        {"Mise en demeure", "the words of a formal notice"},
        {"avant le #DEADLINE", "the deadline"},
        {"tribunal", "what follows if it is not paid"},
        {"L441-10", "L441-10"},
        {"#TOTAL_CLAIMED", "the total claimed"},
        {"#DAILY_INTEREST", "the interest of each further day"},
        {"#INTEREST_RATE", "the rate of interest"},
        {"#IBAN", "the account to pay to"},
        {"#ITEMS_TABLE", "invoice F-417"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(GStrv) parts = g_strsplit(whole, cases[i].without, -1);
        g_autofree char *body = g_strjoinv("Texte", parts);
        g_autofree char *complaints = complaints_of(body);
        cr_expect(strstr(complaints, cases[i].named) != NULL, "without %s: %s",
                  cases[i].without, complaints);
        cr_expect(strstr(complaints, "[notice-incomplete]") != NULL, "%s", complaints);
    }
}

Test(notice_content, a_public_body_is_not_threatened_with_what_the_law_forbids)
{
    World *world = new_notice();
    world->customer->debtor = DEBTOR_PUBLIC;
    g_autofree char *body = g_strconcat(whole, "\n\nL2192-13, D2192-35 : saisie.\n", NULL);
    world_write_body(world, body);
    g_autofree char *text = world_compose_text(world);
    g_autofree char *complaints = world_complaints(world);
    cr_assert(strstr(complaints, "[notice-forbidden]") != NULL, "%s", complaints);
    world_free(world);
}

Test(notice_content, a_collector_says_what_it_is_and_a_lawyer_that_another_may_be_asked)
{
    World *world = new_notice();
    world->settings->third_party_collector = TRUE;
    world_write_body(world, whole);
    g_autofree char *text = world_compose_text(world);
    g_autofree char *complaints = world_complaints(world);
    cr_assert(strstr(complaints, "R124-4") != NULL, "%s", complaints);
    world_free(world);
    world = new_notice();
    world->settings->third_party_collector = TRUE;
    g_autofree char *body = g_strconcat(whole, "\n\n#COLLECTION_NOTICE\n", NULL);
    world_write_body(world, body);
    g_autofree char *with = world_compose_text(world);
    g_autofree char *none = world_complaints(world);
    cr_assert_str_eq(none, "");
    cr_assert(strstr(with, "Les frais de recouvrement entrepris") != NULL);
    world_free(world);
}
