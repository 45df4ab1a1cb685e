#include "dispatch/build_server.h"

#include "ground/files.h"
#include "ground/outcome.h"

#include <criterion/criterion.h>
#include <string.h>

typedef struct {
    TestRun *run;
    TestServer *server;
    char *ca, *key;
} Secured;

/* A run with two mails and a server that speaks TLS under the given name, and wants a login. */
static Secured secured_new(const char *name, gboolean has_login)
{
    Secured secured = {.run = test_run_new()};
    test_server_make_certificate(secured.run->folder, name);
    secured.ca = g_build_filename(secured.run->folder, "ca.pem", NULL);
    secured.key = g_build_filename(secured.run->folder, "key.pem", NULL);
    secured.server = has_login
                         ? test_server_new(secured.run, "--tls", secured.ca, secured.key,
                                           "--auth", "relance", "s3cret", NULL)
                         : test_server_new(secured.run, "--tls", secured.ca, secured.key, NULL);
    secured.run->settings->mail.tls = TLS_REQUIRED;
    secured.run->settings->mail.ca_file = g_strdup(secured.ca);
    test_run_add(secured.run, "D1", CHANNEL_EMAIL, "a@customer.example");
    test_run_add(secured.run, "D2", CHANNEL_EMAIL, "b@customer.example");
    return secured;
}

static void secured_free(Secured *secured)
{
    g_free(secured->ca);
    g_free(secured->key);
    test_server_free(secured->server);
    test_run_free(secured->run);
}

static void expect_refusal(Secured *secured, const char *word)
{
    g_autoptr(GError) error = NULL;
    cr_assert_not(test_run_dispatch(secured->run, &error));
    cr_assert_eq(outcome_of_error(error), OUTCOME_TRY_LATER);
    cr_assert(strstr(error->message, word), "%s", error->message);
    cr_assert_eq(test_run_delivery(secured->run, 0)->status, DELIVERY_DEFERRED);
    cr_assert_eq(test_server_taken(secured->server, NULL), 0);
}

Test(smtp_channel, mails_go_over_verified_tls_and_the_server_is_told_its_name)
{
    Secured secured = secured_new("localhost", FALSE);
    cr_assert(test_run_dispatch(secured.run, NULL));
    cr_assert_eq(test_server_taken(secured.server, NULL), 2);
    cr_assert_eq(test_server_heard(secured.server, "STARTTLS"), 1);
    cr_assert_eq(test_server_heard(secured.server, "SNI localhost"), 1);
    secured_free(&secured);
}

Test(smtp_channel, a_server_without_any_extension_gets_its_mails_too)
{
    TestRun *run = test_run_new();
    TestServer *server = test_server_new(run, "--bare", NULL);
    test_run_add(run, "D1", CHANNEL_EMAIL, "a@customer.example");
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(test_run_delivery(run, 0)->status, DELIVERY_ACCEPTED);
    cr_assert_eq(test_server_taken(server, "a@customer.example"), 1);
    test_server_free(server);
    test_run_free(run);
}

Test(smtp_channel, many_tls_sessions_in_one_process_do_no_harm)
{
    Secured secured = secured_new("localhost", TRUE);
    secured.run->settings->mail.user = g_strdup("relance");
    secured.run->input.smtp_password = "s3cret";
    for (guint i = 0; i < 4; i++) {
        cr_assert(test_run_dispatch(secured.run, NULL));
        test_run_delivery(secured.run, 0)->status = DELIVERY_PLANNED;
    }
    cr_assert_eq(test_server_heard(secured.server, "STARTTLS"), 4);
    cr_assert_eq(test_server_taken(secured.server, "a@customer.example"), 4);
    secured_free(&secured);
}

Test(smtp_channel, a_login_is_given_after_starttls_only)
{
    Secured secured = secured_new("localhost", TRUE);
    secured.run->settings->mail.user = g_strdup("relance");
    secured.run->input.smtp_password = "s3cret";
    cr_assert(test_run_dispatch(secured.run, NULL));
    cr_assert_eq(test_server_taken(secured.server, NULL), 2);
    cr_assert_eq(test_server_heard(secured.server, "AUTH PLAIN"), 1);
    secured_free(&secured);
}

Test(smtp_channel, a_wrong_password_rejects_no_recipient)
{
    Secured secured = secured_new("localhost", TRUE);
    secured.run->settings->mail.user = g_strdup("relance");
    secured.run->input.smtp_password = "wrong";
    expect_refusal(&secured, "535 5.7.8 wrong password");
    cr_assert_eq(test_server_heard(secured.server, "RCPT"), 0);
    secured_free(&secured);
}

Test(smtp_channel, a_certificate_of_an_unknown_authority_is_not_trusted)
{
    Secured secured = secured_new("localhost", FALSE);
    g_free(secured.run->settings->mail.ca_file);
    secured.run->settings->mail.ca_file = NULL;
    expect_refusal(&secured, "is not trusted");
    secured_free(&secured);
}

Test(smtp_channel, a_certificate_for_another_name_is_not_trusted)
{
    Secured secured = secured_new("mail.other.example", FALSE);
    expect_refusal(&secured, "hostname mismatch");
    secured_free(&secured);
}

Test(smtp_channel, required_tls_that_is_not_offered_sends_nothing)
{
    Secured secured = {.run = test_run_new()};
    secured.server = test_server_new(secured.run, NULL, NULL);
    secured.run->settings->mail.tls = TLS_REQUIRED;
    test_run_add(secured.run, "D1", CHANNEL_EMAIL, "a@customer.example");
    expect_refusal(&secured, "offers no STARTTLS");
    cr_assert_eq(test_server_heard(secured.server, "MAIL"), 0);
    secured_free(&secured);
}

Test(smtp_channel, opportunistic_tls_takes_what_is_offered)
{
    Secured secured = secured_new("mail.other.example", FALSE);
    secured.run->settings->mail.tls = TLS_OPPORTUNISTIC;
    cr_assert(test_run_dispatch(secured.run, NULL));
    cr_assert_eq(test_server_heard(secured.server, "STARTTLS"), 1);
    cr_assert_eq(test_server_taken(secured.server, NULL), 2);
    secured_free(&secured);
    TestRun *run = test_run_new();
    TestServer *server = test_server_new(run, NULL, NULL);
    run->settings->mail.tls = TLS_OPPORTUNISTIC;
    test_run_add(run, "D1", CHANNEL_EMAIL, "a@customer.example");
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(test_server_taken(server, NULL), 1);
    test_server_free(server);
    test_run_free(run);
}

Test(smtp_channel, a_certificate_file_that_cannot_be_read_is_named)
{
    Secured secured = secured_new("localhost", FALSE);
    g_free(secured.run->settings->mail.ca_file);
    secured.run->settings->mail.ca_file = g_strdup("/nowhere/ca.pem");
    expect_refusal(&secured, "/nowhere/ca.pem");
    secured_free(&secured);
}

static char *check(TestRun *run, const char *password)
{
    g_free(run->settings->file);
    run->settings->file = g_strdup("relance.yaml");
    dispatch_check_server(run->settings, password, run->complaints);
    return complaints_to_text(run->complaints);
}

Test(smtp_channel, check_finds_a_good_server_good_and_sends_nothing)
{
    Secured secured = secured_new("localhost", TRUE);
    secured.run->settings->mail.user = g_strdup("relance");
    g_autofree char *said = check(secured.run, "s3cret");
    cr_assert_str_eq(said, "");
    cr_assert_eq(test_server_heard(secured.server, "MAIL"), 1);
    cr_assert_eq(test_server_heard(secured.server, "RCPT"), 0);
    secured_free(&secured);
}

Test(smtp_channel, check_names_a_wrong_password_and_a_missing_server)
{
    Secured secured = secured_new("localhost", TRUE);
    secured.run->settings->mail.user = g_strdup("relance");
    g_autofree char *said = check(secured.run, "wrong");
    cr_assert(strstr(said, "REFUSED"), "%s", said);
    cr_assert(strstr(said, "[mail-server-refuses]"), "%s", said);
    secured_free(&secured);

    TestRun *run = test_run_new();
    TestServer *server = test_server_new(run, NULL, NULL);
    test_server_free(server);
    g_autofree char *unreachable = check(run, NULL);
    cr_assert(strstr(unreachable, "[mail-server-unreachable]"), "%s", unreachable);
    test_run_free(run);
}
