#include "build_letter.h"

/* The templates that come with the program: complete, checked, correct in their typography. */

static const char *const names[] = {"pre-due",     "reminder-1",       "reminder-2",
                                    "reminder-3",  "statement",        "promise-broken",
                                    "plan-broken", "dispute-rejected", "formal-notice"};
static const char *const languages[] = {"fr", "en", "de", "es", "it", "nl"};

static gboolean has_language(const char *language)
{
    g_autofree char *folder = g_build_filename(SOURCE_ROOT, "templates", language, NULL);

    return g_file_test(folder, G_FILE_TEST_IS_DIR);
}

static void use_template(World *world, const char *name, const char *language)
{
    Step *step = (Step *)world->document->step;

    g_free(step->template_name);
    step->template_name = g_strdup(name);
    world->document->language = language;
}

Test(stock_templates, write_a_first_letter_with_the_obligatory_settings_only)
{
    for (guint i = 0; i < G_N_ELEMENTS(languages); i++)
        for (guint j = 0; j < G_N_ELEMENTS(names); j++) {
            World *world = world_new_bare();

            if (!has_language(languages[i]) || g_str_equal(names[j], "formal-notice")) {
                world_free(world);
                continue;
            }
            world_add_invoice(world, "F-1", "2026-10-01", 10000);
            use_template(world, names[j], languages[i]);
            g_autoptr(Document) document = world_compose(world);
            g_autofree char *complaints = world_complaints(world);
            cr_assert_not_null(document, "%s/%s: %s", languages[i], names[j], complaints);
            cr_assert_str_eq(complaints, "", "%s/%s: %s", languages[i], names[j], complaints);
            g_autofree char *words = document_words(document);
            cr_assert_null(strchr(words, '#'), "%s/%s: %s", languages[i], names[j], words);
            cr_assert_null(strchr(words, '%'), "a rate in %s/%s", languages[i], names[j]);
            world_free(world);
        }
}

Test(stock_templates, are_all_accepted_by_the_check)
{
    World *world = world_new();

    world_add_invoice(world, "F-1", "2026-10-01", 10000);
    for (guint j = 0; j < G_N_ELEMENTS(names); j++) {
        Step *step = step_new();

        step->template_name = g_strdup(names[j]);
        g_ptr_array_add(world->scenario->steps, step);
    }
    g_autofree char *text = world_compose_text(world);
    composer_check_templates(world->composer, world->complaints);
    g_autofree char *complaints = world_complaints(world);
    cr_assert_str_eq(complaints, "");
    world_free(world);
}

static char *compose_notice(DebtorKind debtor, const char *language)
{
    World *world = world_new();

    world->customer->debtor = debtor;
    world->customer->siren = "404833048";
    world->document->language = language;
    world_add_invoice(world, "F-417", "2026-08-01", 125000);
    world_add_past(world, "F-417", 1, "2026-08-10", CHANNEL_EMAIL);
    world_add_past(world, "F-417", 2, "2026-08-24", CHANNEL_EMAIL);
    world_add_past(world, "F-417", 3, "2026-09-10", CHANNEL_LETTER);
    world_set_level(world, 4);
    g_autoptr(Document) document = world_compose(world);
    g_autofree char *complaints = world_complaints(world);
    cr_assert_not_null(document, "%s", complaints);
    char *text = document_print(document);
    world_free(world);
    return text;
}

Test(stock_templates, the_formal_notice_to_a_business_says_all_it_must)
{
    g_autofree char *text = compose_notice(DEBTOR_BUSINESS, "fr");

    assert_has(text, "MISE EN DEMEURE");
    assert_has(text, "place-and-date: \"Lyon, le 21 novembre 2026\"");
    assert_has(text, "Atelier Mercier SAS");
    assert_has(text, "SAS au capital de 50 000 €");
    assert_has(text, "732829320");
    assert_has(text, "\"404833048\"");
    assert_has(text, "Lettre recommandée avec avis de réception");
    assert_has(text, "F-417");
    assert_has(text, "15/09/2026");
    assert_has(text, "01/08/2026");
    assert_has(text, "12,40\u00a0%");
    assert_has(text, "0,42\u00a0€");
    assert_has(text, "40,00\u00a0€");
    assert_has(text, "20 novembre 2026");
    assert_has(text, "huit");
    assert_has(text, "à compter de la première présentation, soit au plus tôt le ");
    assert_has(text, "Situation arrêtée au ");
    assert_has(text, "1er décembre 2026");
    assert_has(text, "FR76 3000 6000 0112 3456 7890 189");
    assert_has(text, "échéancier");
    assert_has(text, "injonction de payer");
    assert_has(text, "L441-10");
    assert_has(text, "D441-5");
    assert_has(text, "le 10 août 2026 par courriel, le 24 août 2026 par courriel et le "
                     "10 septembre 2026 par lettre");
    assert_has(text, "Claire Mercier");
    assert_has(text, "Directrice financière");
    assert_has(text, "article 1344 du code civil");
}

Test(stock_templates, the_formal_notice_to_a_consumer_asks_for_no_costs)
{
    g_autofree char *text = compose_notice(DEBTOR_CONSUMER, "fr");

    assert_has(text, "1231-6");
    assert_lacks(text, "40,00");
    assert_lacks(text, "L441-10");
    assert_lacks(text, "Indemnité");
    assert_has(text, "interest 0.00 indemnity 0.00 fee 0.00");
}

Test(stock_templates, the_formal_notice_to_a_public_body_has_its_own_articles)
{
    g_autofree char *text = compose_notice(DEBTOR_PUBLIC, "fr");

    assert_has(text, "L2192-13");
    assert_has(text, "D2192-35");
    assert_has(text, "10,40\u00a0%");
    assert_lacks(text, "injonction");
    assert_lacks(text, "L441-10");
}

Test(stock_templates, a_notice_that_lacks_something_is_held_by_its_name)
{
    World *world = world_new_bare();

    world->customer->debtor = DEBTOR_CONSUMER;
    world_add_invoice(world, "F-417", "2026-08-01", 125000);
    world_set_level(world, 4);
    g_autofree char *text = world_compose_text(world);
    g_autofree char *complaints = world_complaints(world);
    cr_assert_str_eq(text, "");
    assert_has(complaints,
               "relance.yaml: HELD: the formal notice 2026-11-21-1-0007 for customer "
               "C0042 is held, it lacks: the creditor's legal form");
    assert_has(complaints, "the signatory's name and title");
    assert_has(complaints, "[notice-incomplete]");
    world_free(world);
}

static gboolean is_ordinary_space_before_mark(const char *text)
{
    static const char *const marks[] = {" ;", " :", " !", " ?", " »", " €", " %", "« "};

    for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
        if (strstr(text, marks[i]) != NULL)
            return TRUE;
    return FALSE;
}

Test(stock_templates, french_letters_have_no_breaking_space_before_double_punctuation)
{
    for (guint j = 0; j < G_N_ELEMENTS(names); j++) {
        g_autofree char *path = g_strdup_printf("%s/templates/fr/%s.md", SOURCE_ROOT, names[j]);
        g_autofree char *text = NULL;

        cr_assert(g_file_get_contents(path, &text, NULL, NULL), "%s", path);
        const char *body = strstr(text, "\n---\n");
        cr_assert_not_null(body);
        cr_assert_not(is_ordinary_space_before_mark(body), "%s", path);
        cr_assert_null(strstr(body, "'"), "a straight apostrophe in %s", path);
    }
}

Test(stock_templates, every_reminder_says_to_which_day_payments_are_known)
{
    for (guint i = 0; i < G_N_ELEMENTS(languages); i++)
        for (guint j = 0; has_language(languages[i]) && j < G_N_ELEMENTS(names); j++) {
            g_autofree char *path =
                g_strdup_printf("%s/templates/%s/%s.md", SOURCE_ROOT, languages[i], names[j]);
            g_autofree char *text = NULL;

            cr_assert(g_file_get_contents(path, &text, NULL, NULL), "%s", path);
            cr_assert_not_null(strstr(strstr(text, "\n---\n"), "#LEDGER_DATE"), "%s", path);
        }
}

static void add_settled(World *world, const char *invoice, gint64 minor)
{
    const SettledItem item = {.customer = world->customer->id,
                              .invoice = invoice,
                              .due_date = day_parse_iso("2026-08-01"),
                              .settled_on = day_parse_iso("2026-11-02"),
                              .is_dated = minor >= 0,
                              .minor = minor,
                              .level = 4};

    g_array_append_val(world->document->settled, item);
}

Test(stock_templates, thanks_close_the_notice_and_claim_nothing_in_every_language)
{
    for (guint i = 0; i < G_N_ELEMENTS(languages); i++) {
        World *world = world_new();

        add_settled(world, "F-417", 125000);
        world_add_past(world, "F-417", 4, "2026-10-01", CHANNEL_REGISTERED);
        ((PastReminder *)world->past->reminders->pdata[0])->kind = STEP_NOTICE;
        use_template(world, "thanks", languages[i]);
        ((Step *)world->document->step)->kind = STEP_THANKS;
        g_autoptr(Document) document = world_compose(world);
        g_autofree char *complaints = world_complaints(world);
        cr_assert_not_null(document, "%s: %s", languages[i], complaints);
        cr_assert_str_eq(complaints, "");
        g_autofree char *words = document_words(document);
        assert_has(words, "F-417");
        assert_lacks(words, "#");
        cr_assert_not_null(strstr(words, "2026"), "no date of the notice: %s", words);
        cr_assert_eq(document->n_items, 0);
        cr_assert_eq(document->claim.total_claimed, 0);
        world_free(world);
    }
}

Test(stock_templates, thanks_say_what_they_know_of_each_payment)
{
    World *world = world_new();

    add_settled(world, "F-417", 125000);
    add_settled(world, "F-422", -1);
    use_template(world, "thanks", "fr");
    g_autofree char *words = world_compose_words(world);
    assert_has(words, "des factures suivantes nous est bien parvenu");
    assert_has(words, "Facture | Échéance | Réglée le | Montant\n"
                      "F-417 | 01/08/2026 | 02/11/2026 | 1\u202f250,00\u00a0€\n"
                      "F-422 | 01/08/2026 | – | –\n");
    assert_lacks(words, "mise en demeure");
    world_free(world);
}

Test(stock_templates, calls_and_dossiers_have_sheets_of_their_own)
{
    World *world = world_new();

    world_add_invoice(world, "F-417", "2026-08-01", 125000);
    world->document->recipient.channel = CHANNEL_CALL;
    g_autoptr(Document) call = world_compose(world);
    cr_assert_str_eq(call->template_name, "call-sheet");
    world->document->recipient.channel = CHANNEL_DOSSIER;
    world->document->language = "de";
    g_free(((Step *)world->document->step)->template_name);
    ((Step *)world->document->step)->template_name = NULL;
    g_autoptr(Document) dossier = world_compose(world);
    cr_assert_str_eq(dossier->template_name, "dossier");
    cr_assert_str_eq(dossier->language, "fr");
    world_free(world);
}

Test(stock_templates, the_table_in_the_readme_is_the_programs)
{
    g_autofree char *path = g_build_filename(SOURCE_ROOT, "templates", "README.md", NULL);
    g_autofree char *readme = NULL;
    g_autofree char *table = compose_print_hashtags();

    cr_assert(g_file_get_contents(path, &readme, NULL, NULL));
    cr_assert_not_null(strstr(readme, table), "put the output of `relance check --hashtags` "
                                              "into templates/README.md");
}

Test(stock_templates, the_formal_notice_is_complete_in_every_language)
{
    static const DebtorKind kinds[] = {DEBTOR_BUSINESS, DEBTOR_PUBLIC, DEBTOR_CONSUMER};

    for (guint i = 0; i < G_N_ELEMENTS(languages); i++)
        for (guint j = 0; j < G_N_ELEMENTS(kinds); j++) {
            g_autofree char *text = compose_notice(kinds[j], languages[i]);
            g_autofree char *language = g_strdup_printf("language %s\n", languages[i]);

            assert_has(text, language);
            assert_has(text, "FR76 3000 6000 0112 3456 7890 189");
            cr_assert_eq(strstr(text, "1344") != NULL, kinds[j] != DEBTOR_PUBLIC, "%s", text);
            cr_assert_eq(strstr(text, "L441-10") != NULL, kinds[j] == DEBTOR_BUSINESS, "%s",
                         text);
            cr_assert_eq(strstr(text, "L2192-13") != NULL, kinds[j] == DEBTOR_PUBLIC, "%s",
                         text);
            assert_has(text, "Claire Mercier");
            cr_assert_eq(strstr(text, "40,00") != NULL || strstr(text, "40.00") != NULL,
                         kinds[j] != DEBTOR_CONSUMER, "%s", text);
        }
}

static char *compose_last_reminder(DebtorKind kind, const char *language, gboolean is_charged)
{
    World *world = world_new();
    char *text;

    world_add_invoice(world, "F-417", "2026-08-01", 125000);
    world_set_level(world, 3);
    world->customer->debtor = kind;
    world->document->language = language;
    ((Step *)world->document->step)->charge_interest = is_charged;
    ((Step *)world->document->step)->charge_indemnity = is_charged;
    text = world_compose_words(world);
    world_free(world);
    return text;
}

Test(stock_templates, the_last_reminder_names_the_articles_of_what_it_charges)
{
    for (guint i = 0; i < G_N_ELEMENTS(languages); i++) {
        g_autofree char *business = compose_last_reminder(DEBTOR_BUSINESS, languages[i], TRUE);
        g_autofree char *authority = compose_last_reminder(DEBTOR_PUBLIC, languages[i], TRUE);
        g_autofree char *consumer = compose_last_reminder(DEBTOR_CONSUMER, languages[i], TRUE);
        g_autofree char *free_of_charge =
            compose_last_reminder(DEBTOR_BUSINESS, languages[i], FALSE);

        assert_has(business, "L441-10");
        assert_has(business, "D441-5");
        assert_has(authority, "L2192-13");
        assert_has(authority, "D2192-35");
        assert_lacks(authority, "L441");
        assert_lacks(consumer, "L441");
        assert_lacks(consumer, "L2192");
        assert_lacks(free_of_charge, "%");
        assert_lacks(free_of_charge, "L441");
    }
}

Test(stock_templates, only_businesses_are_told_of_deliveries_on_credit)
{
    g_autofree char *business = compose_last_reminder(DEBTOR_BUSINESS, "fr", TRUE);
    g_autofree char *authority = compose_last_reminder(DEBTOR_PUBLIC, "fr", TRUE);
    g_autofree char *consumer = compose_last_reminder(DEBTOR_CONSUMER, "fr", TRUE);

    assert_has(business, "livraisons à crédit");
    assert_lacks(authority, "livraisons à crédit");
    assert_lacks(consumer, "livraisons à crédit");
}

Test(stock_templates, one_invoice_is_spoken_of_as_one)
{
    World *world = world_new();

    world_add_invoice(world, "F-417", "2026-08-01", 125000);
    world_add_past(world, "F-417", 1, "2026-08-10", CHANNEL_EMAIL);
    world_set_level(world, 2);
    g_autofree char *one = world_compose_words(world);
    assert_has(one, "la facture suivante reste due");
    world_add_invoice(world, "F-418", "2026-08-02", 5000);
    g_autofree char *two = world_compose_words(world);
    assert_has(two, "les factures suivantes restent dues");
    world_free(world);
}
