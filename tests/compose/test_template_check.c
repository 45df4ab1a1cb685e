#include "build_letter.h"

static char *check(World *world)
{
    g_autofree char *text = world_compose_text(world);

    g_ptr_array_set_size(world->complaints->list, 0);
    composer_free(world->composer);
    world->composer = composer_new(&world->input);
    composer_check_templates(world->composer, world->complaints);
    return world_complaints(world);
}

Test(template_check, a_template_that_no_language_has_is_refused_at_the_step)
{
    World *world = world_new();
    Step *step = g_ptr_array_index(world->scenario->steps, 1);

    g_free(step->template_name);
    step->template_name = g_strdup("reminder-9");
    g_autofree char *complaints = check(world);
    assert_has(complaints, "scenarios.yaml:12: REFUSED: the step names the template "
                           "\"reminder-9\"");
    world_free(world);
}

Test(template_check, every_unknown_hashtag_is_named_once)
{
    World *world = world_new();

    g_autofree char *folder = g_build_filename(world->folder, "de", NULL);
    g_autofree char *path = g_build_filename(folder, "reminder-2.md", NULL);
    g_mkdir_with_parents(folder, 0700);
    g_file_set_contents(path,
                        "---\nsubject: Betreff\n---\n#IF SEVERAL\n#FOO_BAR\n#ELSE\n#FOO_BAR\n"
                        "#END\n#CUSTOMR_NAME\n",
                        -1, NULL);
    g_autofree char *complaints = check(world);
    cr_assert_eq(complaints_count(world->complaints, COMPLAINT_REFUSED), 3, "%s", complaints);
    assert_has(complaints, "de/reminder-2.md:5:1: REFUSED: #FOO_BAR");
    assert_has(complaints, "de/reminder-2.md:7:1: REFUSED: #FOO_BAR");
    assert_has(complaints, "de/reminder-2.md:9:1: REFUSED: #CUSTOMR_NAME is no hashtag; the "
                           "nearest is #CUSTOMER_NAME");
    world_free(world);
}

Test(template_check, a_consumers_template_may_not_ask_for_recovery_costs)
{
    World *world = world_new();
    Scenario *scenario = world->scenario;

    world_write_body(world, "#IF INDEMNITY\n#INDEMNITY\n#END\n\nFrais : #FEE\n");
    scenario->has_conditions = TRUE;
    scenario->conditions.debtor = g_strsplit("consumer", ",", -1);
    g_autofree char *complaints = check(world);
    assert_has(complaints, "fr/test.md:8:9: REFUSED: #FEE asks a consumer for recovery costs");
    assert_lacks(complaints, "#INDEMNITY asks");
    world_free(world);
}

static char *check_for_kinds(World *world, const char *debtors, const char *template)
{
    Scenario *scenario = world->scenario;

    world_write_template(world, template);
    scenario->has_conditions = TRUE;
    scenario->conditions.debtor = g_strsplit(debtors, ",", -1);
    return check(world);
}

Test(template_check, what_a_kind_may_not_see_is_found_everywhere_in_the_file)
{
    World *world = world_new();
    g_autofree char *complaints =
        check_for_kinds(world, "business,consumer",
                        "---\nsubject: \"Rappel #INDEMNITY\"\nshort_text: \"Frais #FEE\"\n"
                        "mail_only: |\n  Soit #FEE.\nletter_only: |\n  Ou #FEE.\n---\n"
                        "[ici](https://x.example/?f=#FEE) #FEE{sans frais}\n\n"
                        "- **#INDEMNITY_UNIT**\n\n| A | B |\n| - | - |\n| #FEE_BASIS | b |\n");

    assert_has(complaints, "fr/test.md:2:18: REFUSED: #INDEMNITY asks a consumer");
    assert_has(complaints, "fr/test.md:3:20: REFUSED: #FEE asks a consumer");
    assert_has(complaints, "fr/test.md:5:6: REFUSED: #FEE asks a consumer");
    assert_has(complaints, "fr/test.md:7:4: REFUSED: #FEE asks a consumer");
    assert_has(complaints, "fr/test.md:9:28: REFUSED: #FEE asks a consumer");
    assert_has(complaints, "fr/test.md:11:5: REFUSED: #INDEMNITY_UNIT asks a consumer");
    assert_has(complaints, "fr/test.md:15:3: REFUSED: #FEE_BASIS asks a consumer");
    cr_assert_eq(complaints_count(world->complaints, COMPLAINT_REFUSED), 7, "%s", complaints);
    world_free(world);
}

Test(template_check, every_branch_that_a_kind_can_reach_is_looked_at)
{
    World *world = world_new();
    g_autofree char *complaints = check_for_kinds(
        world, "consumer",
        "---\nsubject: Rappel\n---\n"
        "#IF SEVERAL\n#ELSE\n#FEE\n#END\n"
        "#IF BUSINESS\n#FEE\n#ELSE\n#INDEMNITY\n#END\n"
        "#IF CONSUMER\n#ELSE\n#FEE\n#END\n"
        "#IF PAYMENT_LINK\n#IF PUBLIC\n#FEE\n#ELSE\n#INDEMNITY_COUNT\n#END\n#END\n");

    assert_has(complaints, "fr/test.md:6:1: REFUSED: #FEE asks");
    assert_has(complaints, "fr/test.md:11:1: REFUSED: #INDEMNITY asks");
    assert_has(complaints, "fr/test.md:21:1: REFUSED: #INDEMNITY_COUNT asks");
    cr_assert_eq(complaints_count(world->complaints, COMPLAINT_REFUSED), 3, "%s", complaints);
    world_free(world);
}

Test(template_check, an_unknown_kind_sees_no_penalties_and_a_business_all)
{
    const char *template = "---\nsubject: Rappel\n---\n#INTEREST_RATE\n\n#FEE\n\n#DAYS_TABLE\n";
    World *world = world_new();
    g_autofree char *unknown = check_for_kinds(world, "unknown", template);
    World *other = world_new();
    g_autofree char *business = check_for_kinds(other, "business,public", template);

    assert_has(unknown, "fr/test.md:4:1: REFUSED: #INTEREST_RATE asks somebody whose kind");
    assert_has(unknown, "fr/test.md:6:1: REFUSED: #FEE asks somebody whose kind");
    assert_has(unknown, "fr/test.md:8:1: REFUSED: #DAYS_TABLE asks somebody whose kind");
    cr_assert_str_eq(business, "");
    world_free(world);
    world_free(other);
}

static char *check_body(World *world, const char *body)
{
    world_write_body(world, body);
    return check(world);
}

Test(template_check, a_hashtag_that_emphasis_cuts_is_refused_at_its_place)
{
    World *world = world_new();
    g_autofree char *complaints =
        check_body(world, "Soit #**TOTAL_DUE** ici.\n\nOu #[IBAN](https://x.example) et\n"
                          "#`BIC`, **#DATE** et *#IBAN*, \\#**DATE**.\n\n| A | B |\n| - | - |\n"
                          "| a | #*INVOICES* |\n");

    assert_has(complaints, "fr/test.md:4:6: REFUSED: #TOTAL_DUE is cut");
    assert_has(complaints, "fr/test.md:6:4: REFUSED: #IBAN is cut");
    assert_has(complaints, "fr/test.md:7:1: REFUSED: #BIC is cut");
    assert_has(complaints, "fr/test.md:11:7: REFUSED: #INVOICES is cut");
    cr_assert_eq(complaints_count(world->complaints, COMPLAINT_REFUSED), 4, "%s", complaints);
    world_free(world);
}

Test(template_check, names_written_small_and_words_of_other_languages_are_refused)
{
    World *world = world_new();
    g_autofree char *complaints =
        check_body(world, "#Deadline, #iban, #TOTAL, #1 Pizza, #C et #pizza.\n\n#if SEVERAL\n\n"
                          "#ENDIF\n\n#IF NOT SEVERAL\n#END\n#IF SEVERAL\n#NOPE\n");

    assert_has(complaints, "fr/test.md:4:1: REFUSED: #Deadline is no hashtag; the nearest is "
                           "#DEADLINE");
    assert_has(complaints,
               "fr/test.md:4:12: REFUSED: #iban is no hashtag; the nearest is #IBAN");
    assert_has(complaints, "#TOTAL is no hashtag; the nearest is #TOTAL_DUE");
    assert_has(complaints, "fr/test.md:6:1: REFUSED: #if is no word of blocks");
    assert_has(complaints, "fr/test.md:8:1: REFUSED: #ENDIF is no word of blocks");
    assert_has(complaints, "fr/test.md:10:1: REFUSED: #IF takes one name");
    assert_has(complaints, "fr/test.md:12:1: REFUSED: this #IF has no #END");
    assert_has(complaints, "fr/test.md:13:1: REFUSED: #NOPE is no hashtag");
    cr_assert_eq(complaints_count(world->complaints, COMPLAINT_REFUSED), 8, "%s", complaints);
    world_free(world);
}

Test(template_check, a_column_that_does_not_exist_is_refused_with_the_nearest)
{
    World *world = world_new();

    world_write_template(world,
                         "---\nsubject: Rappel\ncolumns: [invoice, due_dat]\n---\nTexte\n");
    g_autofree char *complaints = check(world);
    assert_has(complaints, "fr/test.md:3:20: REFUSED: \"due_dat\" is no column of the items "
                           "table; the nearest is due_date; there are invoice,");
    world_free(world);
}

Test(template_check, the_sheets_of_a_steps_channels_are_checked_too)
{
    World *world = world_new();
    g_autofree char *folder = g_build_filename(world->folder, "fr", NULL);
    g_autofree char *sheet = g_build_filename(folder, "call-sheet.md", NULL);
    g_autofree char *dossier = g_build_filename(folder, "dossier.md", NULL);
    g_autofree char *before = NULL, *after = NULL;
    Step *step = g_ptr_array_index(world->scenario->steps, 2);
    Step *last = step_new();

    g_mkdir_with_parents(folder, 0700);
    g_file_set_contents(sheet, "---\nsubject: Appel\n---\n#INVOCE\n\n#INDEMNITY\n", -1, NULL);
    g_file_set_contents(dossier, "---\nsubject: Dossier\n---\n#IF SEVERAL\n", -1, NULL);
    before = check(world);
    cr_expect_str_eq(before, "");
    step->fallback = CHANNEL_CALL;
    last->level = 5;
    last->channels[0] = CHANNEL_DOSSIER;
    last->n_channels = 1;
    g_ptr_array_add(world->scenario->steps, last);
    after = check(world);
    assert_has(after, "fr/call-sheet.md:4:1: REFUSED: #INVOCE is no hashtag");
    assert_has(after, "fr/dossier.md:4:1: REFUSED: this #IF has no #END");
    cr_expect_eq(complaints_count(world->complaints, COMPLAINT_REFUSED), 2, "%s", after);
    world_free(world);
}

static char *check_notice(const char *debtors, const char *body)
{
    World *world = world_new();
    Step *step = g_ptr_array_index(world->scenario->steps, 0);

    world_write_body(world, body);
    world->scenario->has_conditions = debtors != NULL;
    world->scenario->conditions.debtor = debtors != NULL ? g_strsplit(debtors, ",", -1) : NULL;
    step->kind = STEP_NOTICE;
    char *complaints = check(world);
    world_free(world);
    return complaints;
}

Test(template_check, a_notice_that_says_what_its_debtors_may_not_read_is_refused_at_its_line)
{
    g_autofree char *threat =
        check_notice(NULL, "Sinon nous déposerons\nplainte au pénal.\n\nTexte\n");
    g_autofree char *public =
        check_notice("public", "Texte\n\nSinon, une injonction\nde payer.\n\nUne saisie.\n");
    g_autofree char *consumer =
        check_notice("consumer", "Indemnité forfaitaire de 40 €.\n\nFrais de recouvrement : "
                                 "40 EUR.\n\nAucun frais de recouvrement n’est dû.\n");

    assert_has(threat, "fr/test.md:5: REFUSED: \"plainte\" may not stand");
    assert_has(public, "fr/test.md:6: REFUSED: \"injonction de payer\" may not stand");
    assert_has(public, "fr/test.md:9: REFUSED: \"saisie\" may not stand");
    assert_has(consumer, "fr/test.md:4: REFUSED: \"indemnite forfaitaire\" may not stand");
    assert_has(consumer, "fr/test.md:6: REFUSED: \"frais de recouvrement\" may not stand");
    assert_lacks(consumer, "fr/test.md:8");
}

Test(template_check, words_are_looked_for_in_what_each_kind_is_shown)
{
    g_autofree char *none = check_notice(
        NULL, "#IF PUBLIC\nTexte\n#ELSE\nUne injonction de payer, une saisie.\n#END\n");
    g_autofree char *both = check_notice(
        NULL, "#IF BUSINESS\nFrais de 40 EUR, injonction de payer.\n#ELSE\n#IF PUBLIC\nUne "
              "saisie.\n#END\n#IF CONSUMER\nSoit 40 euros.\n#END\n#END\n");
    g_autofree char *business = check_notice(
        "business", "Une injonction de payer, les pénalités, 40 EUR, une saisie.\n");

    cr_assert_str_eq(none, "");
    cr_assert_str_eq(business, "");
    assert_has(both, "fr/test.md:8: REFUSED: \"saisie\"");
    assert_has(both, "fr/test.md:11: REFUSED: \"40 euros\"");
    assert_lacks(both, "fr/test.md:5");
}
