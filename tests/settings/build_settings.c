#include "settings/build_settings.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <unistd.h>

static void enter_new_folder(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp("relance-settings-XXXXXX", &error);
    cr_assert(folder != NULL && g_chdir(folder) == 0);
}

static void write_file(const char *name, const char *text)
{
    cr_assert(g_file_set_contents(name, text, -1, NULL));
}

static void leave_folder(void)
{
    g_autofree char *folder = g_get_current_dir();
    g_unlink("relance.yaml");
    g_unlink("scenarios.yaml");
    cr_assert(g_chdir("/") == 0);
    g_rmdir(folder);
}

Settings *load_text(const char *text, char **said)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(GError) error = NULL;
    enter_new_folder();
    write_file("relance.yaml", text);
    Settings *settings = settings_load("relance.yaml", complaints, &error);
    leave_folder();
    cr_assert(error == NULL);
    *said = complaints_to_text(complaints);
    cr_assert((settings == NULL) == (complaints->list->len > 0), "%s", *said);
    return settings;
}

Settings *load_good(const char *more)
{
    g_autofree char *text = g_strconcat(OBLIGATORY, more, NULL);
    g_autofree char *said = NULL;
    Settings *settings = load_text(text, &said);
    cr_assert(settings != NULL, "%s", said);
    return settings;
}

char *complain_about(const char *more)
{
    g_autofree char *text = g_strconcat(OBLIGATORY, more, NULL);
    char *said = NULL;
    g_autoptr(Settings) settings = load_text(text, &said);
    cr_assert(settings == NULL, "nothing was refused in: %s", more);
    return said;
}

ScenarioBook *load_book_text(const char *settings_more, const char *text, char **said)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Settings) settings = load_good(settings_more);
    enter_new_folder();
    write_file("scenarios.yaml", text);
    ScenarioBook *book =
        scenarios_load("scenarios.yaml", "scenarios.yaml", settings, complaints, &error);
    leave_folder();
    cr_assert(error == NULL);
    *said = complaints_to_text(complaints);
    cr_assert((book == NULL) == (complaints->list->len > 0), "%s", *said);
    return book;
}

ScenarioBook *load_good_book(const char *text)
{
    g_autofree char *said = NULL;
    ScenarioBook *book = load_book_text("", text, &said);
    cr_assert(book != NULL, "%s", said);
    return book;
}

char *complain_about_book(const char *text)
{
    char *said = NULL;
    g_autoptr(ScenarioBook) book = load_book_text("", text, &said);
    cr_assert(book == NULL, "nothing was refused in: %s", text);
    return said;
}

ScenarioBook *load_good_steps(const char *steps)
{
    g_autofree char *text = g_strconcat("scenarios:\n- name: all\n  steps:\n", steps, NULL);
    return load_good_book(text);
}

char *complain_about_steps(const char *steps)
{
    g_autofree char *text = g_strconcat("scenarios:\n- name: all\n  steps:\n", steps, NULL);
    return complain_about_book(text);
}

const Step *peek_step(const ScenarioBook *book, guint n)
{
    const Scenario *scenario = g_ptr_array_index(book->scenarios, 0);
    cr_assert(n < scenario->steps->len);
    return g_ptr_array_index(scenario->steps, n);
}
