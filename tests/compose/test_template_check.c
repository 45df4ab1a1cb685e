#include "build_letter.h"

static char *check(World *world)
{
    g_autofree char *text = world_compose_text(world);

    g_ptr_array_set_size(world->complaints->list, 0);
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
