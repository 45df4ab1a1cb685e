/* Each rule of this stage has a folder in fixtures/complaints that says exactly what is wrong.
 */
#include "settings/build_settings.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>

static const char *const rules[] = {
    "address-twice",
    "approver-missing",
    "deadline-missing",
    "deadline-not-over",
    "due-not-over",
    "fee-basis-missing",
    "fee-for-consumers",
    "key-missing",
    "key-unknown",
    "last-scenario-conditional",
    "level-zero-reminder",
    "levels-not-rising",
    "mail-implicit-tls",
    "password-in-settings",
    "password-twice",
    "preventive-not-before-due",
    "previous-missing",
    "scenario-duplicate",
    "scenario-unreachable",
    "template-missing",
    "tls-none-not-loopback",
    "value-impossible",
    "value-type",
};

/* What loading relance.yaml and its scenarios in this folder says; a new string. */
static char *load_folder(const char *folder)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(GError) error = NULL;
    cr_assert(g_chdir(folder) == 0, "%s", folder);
    g_autoptr(Settings) settings = settings_load("relance.yaml", complaints, &error);
    if (settings) {
        g_autoptr(ScenarioBook) book = scenarios_load(
            settings->scenarios, settings->scenarios_named, settings, complaints, &error);
        cr_assert(book == NULL, "%s: nothing was refused", folder);
    }
    cr_assert(error == NULL);
    return complaints_to_text(complaints);
}

Test(complaint_fixtures, each_rule_says_what_its_folder_expects)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rules); i++) {
        g_autofree char *folder = g_build_filename(FIXTURES, "complaints", rules[i], NULL);
        g_autofree char *file = g_build_filename(folder, "expected.complaints", NULL);
        g_autofree char *expected = NULL;
        cr_assert(g_file_get_contents(file, &expected, NULL, NULL), "%s", file);
        g_autofree char *said = load_folder(folder);
        cr_expect(g_strcmp0(said, expected) == 0, "%s:\n%s", rules[i], said);
    }
}
