#include <criterion/criterion.h>
#include <string.h>

#include "run/redaction.h"

static char *blot(const Redaction *redaction, const char *text)
{
    char *copy = g_strdup(text);
    redaction_apply(redaction, copy, strlen(copy));
    return copy;
}

Test(redaction, letters_become_x_and_what_holds_a_line_together_stays)
{
    g_autoptr(Redaction) redaction = redaction_new();
    redaction_add(redaction, "12 rue d'Or");
    g_autofree char *text = blot(redaction, "C1;12 rue d'Or;69003\n");
    cr_assert_str_eq(text, "C1;xx xxx x'xx;69003\n");
}

Test(redaction, a_name_within_a_longer_word_or_another_customer_s_name_stays)
{
    g_autoptr(Ledger) ledger = ledger_new();
    Customer *one = ledger_add_customer(ledger, "C1"),
             *other = ledger_add_customer(ledger, "C2");
    one->name = "Martin";
    other->name = "Martin & Fils";
    g_autoptr(Redaction) redaction = redaction_new();
    redaction_add_customer(redaction, ledger, "C1");
    g_autofree char *text = blot(redaction, "Martin;Martinet;Martin & Fils;chez Martin.");
    cr_assert_str_eq(text, "xxxxxx;Martinet;Martin & Fils;chez xxxxxx.");
}

Test(redaction, other_encodings_and_html_are_found)
{
    g_autoptr(Redaction) redaction = redaction_new();
    redaction_add(redaction, "Zoé d'Arc");
    g_autofree char *latin = blot(redaction, "C1;Zo\xe9 d'Arc;");
    cr_assert_str_eq(latin, "C1;xxx x'xxx;");
    g_autofree char *html = blot(redaction, "<td>Zoé d&#39;Arc</td>");
    cr_assert(!strstr(html, "Zo") && !strstr(html, "Arc"), "%s", html);
    cr_assert(g_str_has_prefix(html, "<td>") && g_str_has_suffix(html, "</td>"));
}

Test(redaction, a_town_alone_names_nobody)
{
    g_autoptr(Redaction) redaction = redaction_new();
    redaction_add_recipient(redaction, "ZOE ARC / 3 RUE HAUTE / 69002 LYON");
    g_autofree char *text = blot(redaction, "ZOE ARC / 3 RUE HAUTE / 69002 LYON");
    cr_assert_str_eq(text, "xxx xxx / x xxx xxxxx / 69002 LYON");
}
