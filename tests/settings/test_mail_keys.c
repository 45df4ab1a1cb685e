#include "settings/build_settings.h"

#include "settings/mail_keys.h"

#include <criterion/criterion.h>
#include <string.h>

static void expect_rule(const char *mail, const char *rule)
{
    g_autofree char *line = g_strdup_printf("mail: {%s}\n", mail);
    g_autofree char *said = complain_about(line);
    g_autofree char *end = g_strdup_printf("[%s]\n", rule);
    cr_expect(g_str_has_suffix(said, end), "%s: %s", mail, said);
}

Test(mail_keys, a_server_is_host_and_port_with_587_by_default)
{
    static const struct {
        const char *text, *host;
        int port;
    } rows[] = {
        {"smtp.mercier.example:2525", "smtp.mercier.example", 2525},
        {"smtp.mercier.example", "smtp.mercier.example", 587},
        {"127.0.0.1:25", "127.0.0.1", 25},
        {"[::1]:2525", "::1", 2525},
        {"[::1]", "::1", 587},
        {"::1", "::1", 587},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *line = g_strdup_printf("mail: {server: \"%s\"}\n", rows[i].text);
        g_autoptr(Settings) settings = load_good(line);
        cr_expect_str_eq(settings->mail.host, rows[i].host);
        cr_expect(settings->mail.port == rows[i].port, "%s", rows[i].text);
    }
}

Test(mail_keys, impossible_servers_are_refused)
{
    static const char *const servers[] = {
        "\"smtp.example:\"", "\"smtp.example:0\"",   "\"smtp.example:70000\"",
        "\":587\"",          "\"smtp example:587\"", "\"smtp.example:smtp\"",
        "\"[::1\""};
    for (gsize i = 0; i < G_N_ELEMENTS(servers); i++) {
        g_autofree char *mail = g_strdup_printf("server: %s", servers[i]);
        expect_rule(mail, "value-impossible");
    }
    expect_rule("server: \"localhost:465\"", "mail-implicit-tls");
}

Test(mail_keys, without_tls_only_this_machine_is_reached)
{
    static const char *const own[] = {"127.0.0.1:2525", "127.8.9.1", "localhost:25",
                                      "[::1]:25"};
    for (gsize i = 0; i < G_N_ELEMENTS(own); i++) {
        g_autofree char *line = g_strdup_printf("mail: {server: \"%s\", tls: none}\n", own[i]);
        g_autoptr(Settings) settings = load_good(line);
        cr_expect(settings->mail.tls == TLS_NONE);
    }
    expect_rule("server: \"127.mercier.example\", tls: none", "tls-none-not-loopback");
    expect_rule("server: \"10.0.0.1\", tls: none", "tls-none-not-loopback");
}

Test(mail_keys, a_sender_is_split_into_name_and_address)
{
    static const struct {
        const char *text, *name, *address;
    } rows[] = {
        {"Comptabilité <compta@mercier.example>", "Comptabilité", "compta@mercier.example"},
        {"compta@mercier.example", NULL, "compta@mercier.example"},
        {"<compta@mercier.example>", NULL, "compta@mercier.example"},
        {"\"Mercier, SAS\" <compta@mercier.example>", "Mercier, SAS", "compta@mercier.example"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *line = g_strdup_printf("mail: {from: '%s'}\n", rows[i].text);
        g_autoptr(Settings) settings = load_good(line);
        cr_expect(g_strcmp0(settings->mail.from_name, rows[i].name) == 0);
        cr_expect_str_eq(settings->mail.from_address, rows[i].address);
        cr_expect_str_eq(settings->mail.from, rows[i].text);
    }
    expect_rule("from: 'Comptabilité'", "value-impossible");
    expect_rule("from: 'X <a@b.example> Y'", "value-impossible");
    expect_rule("from: 'X <a b@c.example>'", "value-impossible");
}

Test(mail_keys, the_creditor_is_the_sender_where_none_is_given)
{
    g_autofree char *said = NULL;
    g_autoptr(Settings) settings =
        load_text("creditor: {name: 'Mercier, \"Forges\"', address: [A], email: c@m.example}\n"
                  "ledger: {file: l.csv}\nscenarios: s.yaml\n",
                  &said);
    cr_assert(settings != NULL, "%s", said);
    cr_expect_str_eq(settings->mail.from_name, "Mercier, \"Forges\"");
    cr_expect_str_eq(settings->mail.from_address, "c@m.example");
    cr_expect_str_eq(settings->mail.from, "\"Mercier, \\\"Forges\\\"\" <c@m.example>");
}

Test(mail_keys, a_server_transport_asks_for_server_sender_and_password)
{
    g_autofree char *said = complain_about("mail: {transport: smtp, user: relance}\n");
    cr_expect_str_eq(
        said,
        "relance.yaml:4:19: REFUSED: obligatory key \"mail.server\" is missing: mail.transport "
        "is smtp [key-missing]\n"
        "relance.yaml:4:19: REFUSED: obligatory key \"mail.from\" is missing (or "
        "creditor.email): mail.transport is smtp [key-missing]\n"
        "relance.yaml:4:31: REFUSED: obligatory key \"mail.password_file\" is missing (or "
        "password_env): mail.user is given [key-missing]\n");
}

Test(mail_keys, a_password_in_the_file_is_refused_and_not_repeated)
{
    g_autofree char *said = complain_about("mail: {password: s3cr3t-w0rd}\n");
    cr_expect(g_str_has_suffix(said, "[password-in-settings]\n"), "%s", said);
    cr_expect(strstr(said, "s3cr3t") == NULL, "%s", said);
}

Test(mail_keys, a_variable_that_is_none_is_not_repeated_either)
{
    g_autofree char *said = complain_about("mail: {password_env: \"s3cr3t w0rd\"}\n");
    cr_expect(g_str_has_suffix(said, "[value-impossible]\n"), "%s", said);
    cr_expect(strstr(said, "s3cr3t") == NULL, "%s", said);
}

Test(mail_keys, limits_of_zero_mean_none_and_connections_are_at_least_one)
{
    g_autoptr(Settings) settings =
        load_good("mail: {per_minute: 0, per_day: 500, copy_to: archive@m.example, "
                  "reply_to: \"Compta <c@m.example>\"}\n");
    cr_expect(settings->mail.per_minute == 0 && settings->mail.per_day == 500);
    cr_expect_str_eq(settings->mail.copy_to, "archive@m.example");
    cr_expect_str_eq(settings->mail.reply_to, "c@m.example");
    expect_rule("connections: 0", "value-impossible");
}
