#include "settings/build_settings.h"

#include <criterion/criterion.h>
#include <string.h>

/* The one complaint about a line, from behind "REFUSED: " on. */
static void expect_said(const char *line, const char *expected)
{
    g_autofree char *said = complain_about(line);
    const char *text = strstr(said, "REFUSED: ");
    cr_assert(text != NULL);
    text += strlen("REFUSED: ");
    cr_expect(g_strcmp0(text, expected) == 0, "%s", said);
}

Test(plain_values, a_number_is_whole_unquoted_and_within_its_range)
{
    expect_said("valid_days: five\n",
                "valid_days must be a whole number, not \"five\" [value-type]\n");
    expect_said("valid_days: \"5\"\n",
                "valid_days must be a whole number, not the text \"5\" [value-type]\n");
    expect_said("valid_days: 5.0\n",
                "valid_days must be a whole number, not \"5.0\" [value-type]\n");
    expect_said("valid_days: 0x5\n",
                "valid_days must be a whole number, not \"0x5\" [value-type]\n");
    expect_said("valid_days: [5]\n",
                "valid_days must be a whole number, not a list [value-type]\n");
    expect_said(
        "valid_days: 99999999999999999999\n",
        "valid_days must be a whole number, not \"99999999999999999999\" [value-type]\n");
    expect_said("valid_days: 4000\n", "valid_days \"4000\" is impossible: from 0 to 3650 is "
                                      "possible [value-impossible]\n");
}

Test(plain_values, a_switch_is_true_or_false)
{
    expect_said("claim_after_payment: maybe\n",
                "claim_after_payment must be true or false, not \"maybe\" [value-type]\n");
    expect_said("claim_after_payment: \"true\"\n", "claim_after_payment must be true or false, "
                                                   "not the text \"true\" [value-type]\n");
    g_autoptr(Settings) off = load_good("claim_after_payment: No\n");
    cr_expect(!off->claim_after_payment);
}

Test(plain_values, a_choice_names_the_nearest_word)
{
    expect_said("archive: cpoy\n", "archive \"cpoy\" is impossible: nearest known name: "
                                   "\"copy\" [value-impossible]\n");
    expect_said("archive: {copy: true}\n",
                "archive must be text, not a mapping [value-type]\n");
}

Test(plain_values, text_is_one_line_and_not_blank)
{
    expect_said("rates: \"  \"\n", "rates \"  \" is impossible: it is empty "
                                   "[value-impossible]\n");
    expect_said("rates: \"a\\nBcc: x\"\n",
                "rates \"a Bcc: x\" is impossible: it holds a line end or another control "
                "character [value-impossible]\n");
}

Test(plain_values, an_amount_has_a_point_and_at_most_two_decimals)
{
    static const struct {
        const char *text;
        const char *rule;
    } rows[] = {
        {"15,00", "value-type"},    {"\"15.00\"", "value-type"},
        {"1e3", "value-type"},      {"1 500", "value-type"},
        {".5", "value-type"},       {"15.005", "value-impossible"},
        {"-1", "value-impossible"}, {"99999999999999999999", "value-impossible"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *book = g_strdup_printf(
            "defaults:\n  minimum_amount: %s\nscenarios:\n- name: all\n  steps:\n"
            "  - {level: 1, when: {due: 1}, channels: [call]}\n",
            rows[i].text);
        g_autofree char *said = complain_about_book(book);
        g_autofree char *end = g_strdup_printf("[%s]\n", rows[i].rule);
        cr_expect(
            g_str_has_prefix(said, "scenarios.yaml:2:19: REFUSED: defaults.minimum_amount"),
            "%s", said);
        cr_expect(g_str_has_suffix(said, end), "%s", said);
    }
}
