#include "dispatch/attachment_name.h"

#include <criterion/criterion.h>
#include <string.h>

Test(attachment_name, plain_names_stay_as_they_are)
{
    g_autofree char *value = attachment_name_to_disposition("Relance 2026-0007.pdf");
    cr_assert_str_eq(value, "attachment;\n\tfilename=\"Relance 2026-0007.pdf\"");
}

Test(attachment_name, accents_are_percent_encoded_and_given_plainly_too)
{
    g_autofree char *value = attachment_name_to_disposition("Échéance n°2.pdf");
    cr_assert_str_eq(value, "attachment;\n\tfilename*=utf-8''%C3%89ch%C3%A9ance%20n%C2%B02.pdf"
                            ";\n\tfilename=\"Echeance n_2.pdf\"");
}

Test(attachment_name, quotes_slashes_and_controls_become_harmless)
{
    g_autofree char *value = attachment_name_to_disposition("a\"b\\c/d\r\nX: y.pdf");
    cr_assert(strstr(value, "filename=\"a_b_c_d__X_ y.pdf\""), "%s", value);
    cr_assert_not(strchr(value, '\r'));
    cr_assert_not(strstr(value, "\nX"), "%s", value);
}

Test(attachment_name, names_never_hide_or_climb_or_vanish)
{
    g_autofree char *parent = attachment_name_to_ascii("..");
    g_autofree char *hidden = attachment_name_to_ascii(".profile");
    g_autofree char *nothing = attachment_name_to_ascii("  ");
    cr_assert_str_eq(parent, "__");
    cr_assert_str_eq(hidden, "_profile");
    cr_assert_str_eq(nothing, "document");
}
