#include <criterion/criterion.h>
#include <string.h>

#include "ground/mail_address.h"

static void expect_all(MailAddressState expected, const char *const *list)
{
    for (; *list; list++)
        cr_expect_eq(mail_address_check(*list), expected, "%s: %s", *list,
                     mail_address_state_text(mail_address_check(*list)));
}

#define EXPECT(state, ...) expect_all(state, (const char *const[]){__VA_ARGS__, NULL})

Test(mail_address, good_ones_can_stand_in_a_header_and_a_command)
{
    EXPECT(MAIL_ADDRESS_GOOD, "compta@example.fr", "a.b+c@sub.example.com", "o'neil@a-b.ie",
           "root@localhost", "x_y=z@1and1.de", "\"jean dupont\"@example.fr",
           "\"a@b\"@example.fr", "\"a\\\"b\"@example.fr", "a@xn--bcher-kva.example",
           "1234567890123456789012345678901234567890123456789012345678901234@example.fr");
}

Test(mail_address, bad_ones_say_what_is_wrong)
{
    EXPECT(MAIL_ADDRESS_NO_AT, "", "compta", "@example.fr", "compta@", "a@b@c.fr");
    EXPECT(MAIL_ADDRESS_WRONG_DOMAIN, "compta@example", "a@c.fr\r\nBcc: x.fr", "a@c.fr\n",
           "a@-c.fr", "a@c-.fr", "a@c..fr", "a@.fr", "a@c.fr.", "a@\xc3\xa9.fr", "a@c_d.fr",
           "a@[127.0.0.1]", "a@c.fr>", "a@127.0.0.1", "a@c d.fr", "a@c.fr,b");
    EXPECT(MAIL_ADDRESS_WRONG_LOCAL, "a b@c.fr", "a..b@c.fr", ".a@c.fr", "a.@c.fr", "<a@c.fr",
           "a,b@c.fr", "\"\"@c.fr", "\"a@c.fr", "\"a\"b\"@c.fr", "\"a\n\"@c.fr", "\"a\\\"@c.fr",
           "a\tb@c.fr");
    EXPECT(MAIL_ADDRESS_NOT_ASCII, "andr\xc3\xa9@c.fr", "\"andr\xc3\xa9\"@c.fr");
    cr_expect_not(mail_address_is_valid(NULL));
    cr_expect_not(mail_address_is_valid("a@c.fr,b@c.fr"));
    cr_expect(mail_address_is_valid("a@c.fr"));
}

Test(mail_address, there_is_a_longest_length)
{
    g_autofree char *local = g_strnfill(65, 'a');
    g_autofree char *long_local = g_strconcat(local, "@example.fr", NULL);
    EXPECT(MAIL_ADDRESS_TOO_LONG, long_local);
    cr_expect(mail_address_is_valid(long_local + 1));
    g_autofree char *label = g_strnfill(64, 'b');
    g_autofree char *long_label = g_strconcat("a@", label, ".fr", NULL);
    EXPECT(MAIL_ADDRESS_WRONG_DOMAIN, long_label);
    g_autofree char *part = g_strnfill(62, 'c');
    g_autofree char *whole =
        g_strconcat("abc@", part, ".", part, ".", part, ".", part, ".fr", NULL);
    EXPECT(MAIL_ADDRESS_TOO_LONG, whole);
    g_autofree char *fits = g_strndup(whole, 254 - strlen(".example"));
    g_autofree char *longest = g_strconcat(fits, ".example", NULL);
    cr_expect_eq(strlen(longest), 254);
    cr_expect(mail_address_is_valid(longest));
}

Test(mail_address, written_forms_mean_a_bare_address)
{
    static const char *const forms[][2] = {
        {"  compta@dupont.example ", "compta@dupont.example"},
        {"Dupont Compta <compta@dupont.example>", "compta@dupont.example"},
        {"\"Dupont, Anne\" <anne@dupont.example>", "anne@dupont.example"},
        {"mailto:compta@dupont.example", "compta@dupont.example"},
        {"\xc2\xa0"
         "compta@dupont.example\xe2\x80\x8b",
         "compta@dupont.example"},
        {"kontakt@b\xc3\xbc"
         "cher.example",
         "kontakt@xn--bcher-kva.example"},
        {"nothing", "nothing"},
        {"", ""},
    };
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_autofree char *address = mail_address_normalise(forms[i][0]);
        cr_expect_str_eq(address, forms[i][1]);
    }
}
