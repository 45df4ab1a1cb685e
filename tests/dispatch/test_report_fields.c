#include "dispatch/report_fields.h"

#include <criterion/criterion.h>

Test(report_fields, groups_are_parted_by_blank_lines_and_folded_lines_joined)
{
    g_autoptr(GPtrArray) groups = report_fields_parse("Reporting-MTA: dns; mx.example\r\n"
                                                      "\r\n\r\n"
                                                      "Final-Recipient: rfc822; a@b.example\r\n"
                                                      "ACTION: failed\r\n"
                                                      "Diagnostic-Code: smtp; 550 5.1.1\r\n"
                                                      "\tno such user\r\n"
                                                      "Action: delayed\r\n");
    cr_assert_eq(groups->len, 2);
    GHashTable *group = g_ptr_array_index(groups, 1);
    cr_assert_str_eq(report_field(group, "action"), "failed", "the first of a name counts");
    cr_assert_str_eq(report_field(group, "diagnostic-code"), "smtp; 550 5.1.1 no such user");
    cr_assert_str_eq(report_field(group, "remote-mta"), "");
}

Test(report_fields, addresses_lose_their_type_and_brackets)
{
    g_autoptr(GPtrArray) groups = report_fields_parse("Final-Recipient: RFC822; <a@b.example>\n"
                                                      "Original-Recipient: a2@b.example\n");
    GHashTable *group = g_ptr_array_index(groups, 0);
    g_autofree char *final = report_field_address(group, "final-recipient");
    g_autofree char *original = report_field_address(group, "original-recipient");
    g_autofree char *none = report_field_address(group, "other");
    cr_assert_str_eq(final, "a@b.example");
    cr_assert_str_eq(original, "a2@b.example");
    cr_assert_str_eq(none, "");
}

Test(report_fields, a_status_has_three_numbers_and_may_be_explained)
{
    static const char *const cases[][2] = {
        {"Status: 5.1.1", "5.1.1"},   {"Status: 4.2.2 (mailbox full)", "4.2.2"},
        {"Status: 5.1.10", "5.1.10"}, {"Status: 5.1", ""},
        {"Status: 50.1.1", ""},       {"Status: failed", ""},
        {"Status: 5.1.1234", ""},     {"Status:", ""},
        {"Other: 5.1.1", ""},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GPtrArray) groups = report_fields_parse(cases[i][0]);
        g_autofree char *status = report_field_status(g_ptr_array_index(groups, 0));
        cr_assert_str_eq(status, cases[i][1], "%s", cases[i][0]);
    }
}

Test(report_fields, nonsense_gives_nothing_and_does_no_harm)
{
    static const char *const texts[] = {"",
                                        "\n\n\n",
                                        "no colon here",
                                        ": x",
                                        "\xff\xfe: \xff",
                                        " folded first line\n",
                                        "a:\n b\n\n\n c"};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GPtrArray) groups = report_fields_parse(texts[i]);
        for (guint j = 0; j < groups->len; j++)
            cr_assert_str_eq(report_field(g_ptr_array_index(groups, j), "status"), "");
    }
    g_autoptr(GString) many = g_string_new(NULL);
    for (guint i = 0; i < 5000; i++)
        g_string_append(many, "Final-Recipient: rfc822; a@b.example\n\n");
    g_autoptr(GPtrArray) groups = report_fields_parse(many->str);
    cr_assert_leq(groups->len, 200);
}
