/* Values changed for one call, as if the file said so. */
#include <criterion/criterion.h>
#include <string.h>

#include "ground/outcome.h"
#include "ground/yaml_tree.h"
#include "settings/changed_values.h"

#define BOOK                                                                                   \
    "defaults: {interval_days: 14}\n"                                                          \
    "scenarios:\n"                                                                             \
    "  - name: standard\n"                                                                     \
    "    steps:\n"                                                                             \
    "      - {level: 1, name: rappel, when: {due: 1}}\n"                                       \
    "      - {level: 2, name: relance, when: {previous: 14}}\n"

static YamlTree *parse(const char *text)
{
    g_autoptr(Complaints) complaints = complaints_new();
    YamlTree *tree = yaml_tree_parse(text, strlen(text), "scenarios.yaml", 1, complaints);
    cr_assert(tree != NULL);
    return tree;
}

/* What is said of the change; NULL: it was applied. A new string. */
static char *change(YamlTree *tree, const char *change)
{
    const char *const changes[] = {change, NULL};
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(GError) error = NULL;
    if (changed_values_apply(tree, changes, TRUE, complaints, &error))
        return NULL;
    cr_assert(error != NULL && error->code == OUTCOME_WRONG_USE);
    return g_strdup(error->message);
}

static const YamlNode *find_step(const YamlTree *tree, guint n)
{
    const YamlNode *scenario = yaml_node_find(tree->root, "scenarios")->children->pdata[0];
    return yaml_node_find(scenario, "steps")->children->pdata[n];
}

Test(changed_values, a_value_takes_the_place_of_the_old_one)
{
    g_autoptr(YamlTree) tree = parse(BOOK);
    cr_expect_null(change(tree, "defaults.interval_days=7"));
    const YamlNode *value =
        yaml_node_find(yaml_node_find(tree->root, "defaults"), "interval_days");
    cr_expect_str_eq(value->text, "7");
    cr_expect_eq(value->line, 1);
    cr_expect_eq(value->column, 27);
}

Test(changed_values, scenarios_go_by_name_and_steps_by_level_or_name)
{
    g_autoptr(YamlTree) tree = parse(BOOK);
    cr_expect_null(change(tree, "scenarios.standard.steps.2.when.previous=10"));
    cr_expect_null(change(tree, "scenarios.standard.steps.rappel.when={due: 5}"));
    cr_expect_str_eq(
        yaml_node_find(yaml_node_find(find_step(tree, 1), "when"), "previous")->text, "10");
    cr_expect_str_eq(yaml_node_find(yaml_node_find(find_step(tree, 0), "when"), "due")->text,
                     "5");
}

Test(changed_values, a_key_and_a_section_that_are_not_there_are_added)
{
    g_autoptr(YamlTree) tree = parse(BOOK);
    cr_expect_null(change(tree, "calendar.country=BE"));
    cr_expect_null(change(tree, "scenarios.standard.steps.2.channels=[email, call]"));
    cr_expect_str_eq(yaml_node_find(yaml_node_find(tree->root, "calendar"), "country")->text,
                     "BE");
    cr_expect_eq(yaml_node_find(find_step(tree, 1), "channels")->children->len, 2);
}

Test(changed_values, a_place_that_is_not_there_is_named_with_those_that_are)
{
    g_autoptr(YamlTree) tree = parse(BOOK);
    g_autofree char *said = change(tree, "scenarios.standrd.steps.2.level=3");
    cr_assert_not_null(said);
    cr_expect_not_null(strstr(said, "there is no \"standrd\" (there are: standard)"));
    g_autofree char *deeper = change(tree, "defaults.interval_days.x=3");
    cr_expect_not_null(deeper);
}

Test(changed_values, what_is_no_assignment_is_refused)
{
    g_autoptr(YamlTree) tree = parse(BOOK);
    const char *const wrong[] = {"defaults", "=3", "defaults.interval_days=[1"};
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autofree char *said = change(tree, wrong[i]);
        cr_expect_not_null(said, "%s", wrong[i]);
    }
}

Test(changed_values, values_of_the_other_file_are_left_alone)
{
    g_autoptr(YamlTree) tree = parse(BOOK);
    cr_expect_null(change(tree, "mail.connections=2"));
    cr_expect_null(yaml_node_find(tree->root, "mail"));
}
