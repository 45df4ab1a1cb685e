#include <criterion/criterion.h>

#include "run/options.h"

static const Command command = {
    .name = "run",
    .arguments = "[RUN]",
    .summary = "test",
    .option_sets = OPTIONS_WORK | OPTIONS_LEDGER,
    .min_arguments = 0,
    .max_arguments = 1,
};

static Options *parse(GError **error, int argc, const char *const *words)
{
    return options_parse(&command, argc, (char **)words, error);
}

#define PARSE(error, ...)                                                                      \
    parse(error, (int)G_N_ELEMENTS(((const char *[]){__VA_ARGS__})),                           \
          (const char *const[]){__VA_ARGS__})

Test(options, the_settings_file_is_relance_yaml_unless_named)
{
    g_autoptr(Options) plain = PARSE(NULL, "run");
    g_autoptr(Options) named = PARSE(NULL, "run", "-c", "other.yaml");
    cr_assert_str_eq(plain->config, "relance.yaml");
    cr_assert_str_eq(named->config, "other.yaml");
}

Test(options, the_run_date_is_a_real_day_or_wrong_use)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Options) good = PARSE(NULL, "run", "--date", "2026-02-28");
    cr_assert_eq(good->date, day_from_ymd(2026, 2, 28));
    cr_assert_null(PARSE(&error, "run", "--date", "2026-02-30"));
    cr_assert_eq(error->code, OUTCOME_WRONG_USE);
    cr_assert_not_null(strstr(error->message, "2026-02-30"));
}

Test(options, an_option_of_another_command_is_wrong_use)
{
    g_autoptr(GError) error = NULL;
    cr_assert_null(PARSE(&error, "run", "--remark", "x"));
    cr_assert_eq(error->code, OUTCOME_WRONG_USE);
    cr_assert_not_null(strstr(error->message, "--remark"));
}

Test(options, too_many_arguments_are_wrong_use)
{
    g_autoptr(GError) error = NULL;
    cr_assert_null(PARSE(&error, "run", "one", "two"));
    cr_assert_eq(error->code, OUTCOME_WRONG_USE);
}

Test(options, help_is_asked_for_in_any_place)
{
    g_autoptr(Options) options = PARSE(NULL, "run", "--date", "2026-02-28", "--help");
    cr_assert(options->help);
}

Test(options, help_names_every_option_of_the_command_and_no_other)
{
    g_autofree char *help = options_print_help(&command);
    cr_assert_not_null(strstr(help, "--as-of"));
    cr_assert_null(strstr(help, "--remark"));
}
