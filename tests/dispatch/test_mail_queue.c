#include "dispatch/build_server.h"

#include "ground/outcome.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static DeliveryStatus status_of(TestRun *run, guint index)
{
    return test_run_delivery(run, index)->status;
}

static const char *detail_of(TestRun *run, guint index)
{
    return test_run_delivery(run, index)->detail;
}

static void add_many(TestRun *run, guint count)
{
    for (guint i = 0; i < count; i++) {
        g_autofree char *document = g_strdup_printf("D%04u", i);
        g_autofree char *recipient = g_strdup_printf("r%u@customer.example", i);
        test_run_add(run, document, CHANNEL_EMAIL, recipient);
    }
}

/* Each variant of the protocol: plain DATA, pipelined, chunked (BDAT), both. */
static const char *const variants[4][2] = {
    {NULL, NULL}, {"--pipelining", NULL}, {"--chunking", NULL}, {"--pipelining", "--chunking"}};

Test(mail_queue, each_mail_is_accepted_once_and_byte_for_byte)
{
    for (guint v = 0; v < 4; v++) {
        TestRun *run = test_run_new();
        TestServer *server = test_server_new(run, variants[v][0], variants[v][1], NULL);
        test_run_add(run, "D1", CHANNEL_EMAIL, "a@customer.example");
        test_run_add(run, "D2", CHANNEL_EMAIL, "b@customer.example");
        cr_assert(test_run_dispatch(run, NULL));
        cr_assert_eq(status_of(run, 0), DELIVERY_ACCEPTED, "variant %u", v);
        cr_assert_eq(status_of(run, 1), DELIVERY_ACCEPTED, "variant %u", v);
        cr_assert_str_eq(detail_of(run, 1), "250 2.0.0 kept as 2");
        cr_assert_eq(test_server_taken(server, NULL), 2);
        g_autofree char *came = test_server_read(server, 2);
        g_autofree char *kept = test_run_read(run, "mail/cur/D2.eml");
        g_auto(GStrv) lines = g_strsplit(kept, "\n", -1);
        g_autofree char *wire = g_strjoinv("\r\n", lines);
        g_autofree char *expected =
            g_strdup_printf("X-Envelope-From: bounces+D2@mercier.example\nX-Envelope-To: "
                            "b@customer.example\n%s",
                            wire);
        cr_assert_str_eq(came, expected, "variant %u", v);
        test_server_free(server);
        test_run_free(run);
    }
}

Test(mail_queue, a_second_dispatch_does_not_speak_to_the_server)
{
    TestRun *run = test_run_new();
    TestServer *server = test_server_new(run, NULL, NULL);
    test_run_add(run, "D1", CHANNEL_EMAIL, "a@customer.example");
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(test_server_heard(server, "EHLO"), 1);
    cr_assert_eq(test_server_taken(server, NULL), 1);
    test_server_free(server);
    test_run_free(run);
}

Test(mail_queue, a_refused_recipient_is_rejected_and_gets_no_content)
{
    for (guint v = 0; v < 4; v++) {
        TestRun *run = test_run_new();
        TestServer *server = test_server_new(run, variants[v][0], variants[v][1], NULL);
        test_run_add(run, "D1", CHANNEL_EMAIL, "refuse@customer.example");
        test_run_add(run, "D2", CHANNEL_EMAIL, "b@customer.example");
        cr_assert(test_run_dispatch(run, NULL));
        cr_assert_eq(status_of(run, 0), DELIVERY_REJECTED, "variant %u", v);
        cr_assert_str_eq(detail_of(run, 0), "550 5.1.1 no such user here");
        cr_assert_eq(test_run_delivery(run, 0)->attempts, 1);
        cr_assert_eq(status_of(run, 1), DELIVERY_ACCEPTED, "variant %u", v);
        cr_assert_eq(test_server_taken(server, NULL), 1);
        cr_assert(strstr(run->story->str, "announce D2"), "%s", run->story->str);
        cr_assert_not(strstr(run->story->str, "announce D1"), "%s", run->story->str);
        test_server_free(server);
        test_run_free(run);
    }
}

Test(mail_queue, the_house_gets_a_copy_of_what_was_accepted_and_of_nothing_else)
{
    for (guint v = 0; v < 4; v++) {
        TestRun *run = test_run_new();
        TestServer *server = test_server_new(run, variants[v][0], variants[v][1], NULL);
        run->settings->mail.copy_to = g_strdup("archive@mercier.example");
        test_run_add(run, "D1", CHANNEL_EMAIL, "refuse@customer.example");
        test_run_add(run, "D2", CHANNEL_EMAIL, "b@customer.example");
        test_run_add(run, "D3", CHANNEL_EMAIL, "c@customer.example");
        cr_assert(test_run_dispatch(run, NULL));
        cr_assert(test_run_dispatch(run, NULL)); /* nor a second time */
        cr_assert_eq(test_server_taken(server, "archive@mercier.example"), 2);
        cr_assert_eq(test_server_taken(server, NULL), 4);
        g_autofree char *mail = test_server_read(server, 1);
        cr_assert_null(strstr(mail, "archive@mercier.example"), "customers do not see it");
        cr_assert_eq(run->complaints->list->len, 0);
        test_server_free(server);
        test_run_free(run);
    }
}

Test(mail_queue, a_copy_that_is_refused_is_told_and_harms_no_customer)
{
    TestRun *run = test_run_new();
    TestServer *server = test_server_new(run, "--pipelining", NULL);
    run->settings->mail.copy_to = g_strdup("refuse@mercier.example");
    add_many(run, 20);
    cr_assert(test_run_dispatch(run, NULL));
    for (guint i = 0; i < 20; i++)
        cr_assert_eq(status_of(run, i), DELIVERY_ACCEPTED);
    cr_assert_eq(test_server_taken(server, NULL), 20);
    cr_assert_eq(run->complaints->list->len, 1);
    g_autofree char *said = complaints_to_text(run->complaints);
    cr_assert(strstr(said, "20 of 20 copies"), "%s", said);
    cr_assert(strstr(said, "550 5.1.1"), "%s", said);
    test_server_free(server);
    test_run_free(run);
}

Test(mail_queue, a_message_refused_after_its_content_is_rejected)
{
    for (guint v = 0; v < 2; v++) {
        TestRun *run = test_run_new();
        TestServer *server = test_server_new(run, variants[v][0], variants[v][1], NULL);
        test_run_add(run, "D1", CHANNEL_EMAIL, "data-refuse@customer.example");
        test_run_add(run, "D2", CHANNEL_EMAIL, "b@customer.example");
        cr_assert(test_run_dispatch(run, NULL));
        cr_assert_eq(status_of(run, 0), DELIVERY_REJECTED);
        cr_assert_str_eq(detail_of(run, 0), "554 5.7.1 not wanted");
        cr_assert_eq(status_of(run, 1), DELIVERY_ACCEPTED);
        test_server_free(server);
        test_run_free(run);
    }
}

Test(mail_queue, a_chunk_refused_never_spills_into_the_next_customers_mail)
{
    for (guint v = 2; v < 4; v++) {
        TestRun *run = test_run_new();
        TestServer *server = test_server_new(run, variants[v][0], variants[v][1], NULL);
        test_run_add(run, "D1", CHANNEL_EMAIL, "data-defer@customer.example");
        test_run_add(run, "D2", CHANNEL_EMAIL, "b@customer.example");
        cr_assert(test_run_dispatch(run, NULL));
        cr_assert_eq(status_of(run, 0), DELIVERY_DEFERRED, "variant %u: %s", v,
                     detail_of(run, 0));
        cr_assert_eq(status_of(run, 1), DELIVERY_ACCEPTED, "variant %u: %s", v,
                     detail_of(run, 1));
        cr_assert_eq(test_server_taken(server, NULL), 1);
        g_autofree char *came = test_server_read(server, 1);
        cr_assert(strstr(came, "X-Relance-Document: D2\r\n"));
        cr_assert_not(strstr(came, "D1"), "variant %u: %s", v, came);
        test_server_free(server);
        test_run_free(run);
    }
}

Test(mail_queue, a_4xx_is_tried_again_and_then_accepted)
{
    TestRun *run = test_run_new();
    TestServer *server = test_server_new(run, NULL, NULL);
    test_run_add(run, "D1", CHANNEL_EMAIL, "defer-once@customer.example");
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(status_of(run, 0), DELIVERY_ACCEPTED);
    cr_assert_eq(test_run_delivery(run, 0)->attempts, 2);
    cr_assert_eq(test_server_taken(server, NULL), 1);
    test_server_free(server);
    test_run_free(run);
}

Test(mail_queue, a_4xx_that_stays_is_deferred_after_three_attempts_and_sent_by_a_later_dispatch)
{
    TestRun *run = test_run_new();
    TestServer *server = test_server_new(run, NULL, NULL);
    test_run_add(run, "D1", CHANNEL_EMAIL, "defer@customer.example");
    test_run_add(run, "D2", CHANNEL_EMAIL, "data-defer@customer.example");
    test_run_add(run, "D3", CHANNEL_EMAIL, "c@customer.example");
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(status_of(run, 0), DELIVERY_DEFERRED);
    cr_assert_str_eq(detail_of(run, 0), "451 4.2.1 try again");
    cr_assert_eq(test_run_delivery(run, 0)->attempts, 3);
    cr_assert_eq(status_of(run, 1), DELIVERY_DEFERRED);
    cr_assert_eq(status_of(run, 2), DELIVERY_ACCEPTED);
    Outgoing *outgoing = g_ptr_array_index(run->outgoing, 0);
    g_free(outgoing->recipient);
    outgoing->recipient = g_strdup("now@customer.example");
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(status_of(run, 0), DELIVERY_ACCEPTED);
    cr_assert_eq(test_server_taken(server, "c@customer.example"), 1);
    test_server_free(server);
    test_run_free(run);
}

Test(mail_queue, no_answer_after_the_content_is_unknown_and_never_sent_again)
{
    static const char *const recipients[] = {
        "drop-mid@customer.example", "drop-end@customer.example", "garbage@customer.example",
        "stall@customer.example"};
    for (guint i = 0; i < G_N_ELEMENTS(recipients); i++) {
        TestRun *run = test_run_new();
        TestServer *server = test_server_new(run, NULL, NULL);
        run->input.mail_timeout_s = 1;
        test_run_add(run, "D1", CHANNEL_EMAIL, "a@customer.example");
        test_run_add(run, "D2", CHANNEL_EMAIL, recipients[i]);
        test_run_add(run, "D3", CHANNEL_EMAIL, "c@customer.example");
        cr_assert(test_run_dispatch(run, NULL), "%s", recipients[i]);
        cr_assert_eq(status_of(run, 0), DELIVERY_ACCEPTED, "%s", recipients[i]);
        cr_assert_eq(status_of(run, 1), DELIVERY_UNKNOWN, "%s: %s", recipients[i],
                     detail_of(run, 1));
        cr_assert_eq(status_of(run, 2), DELIVERY_ACCEPTED, "%s", recipients[i]);
        cr_assert(test_run_dispatch(run, NULL));
        cr_assert_eq(test_server_heard(server, recipients[i]), 1, "%s", recipients[i]);
        cr_assert_eq(test_server_taken(server, "a@customer.example"), 1);
        cr_assert_eq(test_server_taken(server, "c@customer.example"), 1);
        test_server_free(server);
        test_run_free(run);
    }
}

Test(mail_queue, a_drop_before_the_content_is_no_doubt_and_is_deferred_at_last)
{
    TestRun *run = test_run_new();
    g_autoptr(GError) error = NULL;
    TestServer *server = test_server_new(run, NULL, NULL);
    test_run_add(run, "D1", CHANNEL_EMAIL, "a@customer.example");
    test_run_add(run, "D2", CHANNEL_EMAIL, "drop-data@customer.example");
    cr_assert_not(test_run_dispatch(run, &error));
    cr_assert_eq(outcome_of_error(error), OUTCOME_TRY_LATER);
    cr_assert_eq(status_of(run, 0), DELIVERY_ACCEPTED);
    cr_assert_eq(status_of(run, 1), DELIVERY_DEFERRED);
    cr_assert_geq(test_server_heard(server, "RCPT TO:<drop-data@"), 2,
                  "it was not tried again");
    test_server_free(server);
    test_run_free(run);
}

Test(mail_queue, a_server_that_closes_after_each_mail_gets_them_all_once)
{
    TestRun *run = test_run_new();
    TestServer *server = test_server_new(run, NULL, NULL);
    for (guint i = 0; i < 5; i++) {
        g_autofree char *document = g_strdup_printf("D%u", i);
        g_autofree char *recipient = g_strdup_printf("close.%u@customer.example", i);
        test_run_add(run, document, CHANNEL_EMAIL, recipient);
    }
    cr_assert(test_run_dispatch(run, NULL));
    for (guint i = 0; i < 5; i++) {
        g_autofree char *recipient = g_strdup_printf("close.%u@customer.example", i);
        cr_assert_eq(status_of(run, i), DELIVERY_ACCEPTED);
        cr_assert_eq(test_server_taken(server, recipient), 1);
    }
    test_server_free(server);
    test_run_free(run);
}

Test(mail_queue, a_421_between_mails_only_ends_the_session)
{
    TestRun *run = test_run_new();
    TestServer *server = test_server_new(run, "--per-session", "7", NULL);
    add_many(run, 40);
    cr_assert(test_run_dispatch(run, NULL));
    for (guint i = 0; i < 40; i++) {
        cr_assert_eq(status_of(run, i), DELIVERY_ACCEPTED);
        cr_assert_eq(test_run_delivery(run, i)->attempts, 1);
    }
    cr_assert_eq(test_server_taken(server, NULL), 40);
    cr_assert_eq(test_server_heard(server, "EHLO"), 6);
    test_server_free(server);
    test_run_free(run);
}

Test(mail_queue, never_more_than_sixteen_are_announced_and_unsettled)
{
    TestRun *run = test_run_new();
    TestServer *server = test_server_new(run, NULL, NULL);
    add_many(run, 100);
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(run->announced_most, 16);
    cr_assert_eq(run->n_announce, 7);
    cr_assert_eq(test_server_taken(server, NULL), 100);
    cr_assert_eq(test_server_heard(server, "EHLO"), 1);
    test_server_free(server);
    test_run_free(run);
}

Test(mail_queue, four_connections_send_each_mail_once)
{
    TestRun *run = test_run_new();
    TestServer *server = test_server_new(run, NULL, NULL);
    run->settings->mail.connections = 4;
    add_many(run, 200);
    cr_assert(test_run_dispatch(run, NULL));
    for (guint i = 0; i < 200; i++) {
        g_autofree char *recipient = g_strdup_printf("r%u@customer.example", i);
        cr_assert_eq(status_of(run, i), DELIVERY_ACCEPTED);
        cr_assert_eq(test_server_taken(server, recipient), 1);
    }
    cr_assert_leq(run->announced_most, 64);
    cr_assert_geq(test_server_heard(server, "EHLO"), 2);
    test_server_free(server);
    test_run_free(run);
}

Test(mail_queue, each_customer_gets_its_own_pdf_over_parallel_connections)
{
    TestRun *run = test_run_new();
    TestServer *server = test_server_new(run, "--chunking", NULL);
    run->settings->mail.connections = 4;
    add_many(run, 120);
    cr_assert(test_run_dispatch(run, NULL));
    for (guint number = 1; number <= 120; number++) {
        g_autofree char *mail = test_server_read(server, number);
        guint index = 0;
        cr_assert_eq(sscanf(strstr(mail, "X-Envelope-To: "), "X-Envelope-To: r%u@", &index), 1);
        const Outgoing *outgoing = g_ptr_array_index(run->outgoing, index);
        char *body = strstr(strstr(mail, "application/pdf"), "\r\n\r\n") + 4;
        *strstr(body, "\r\n--") = '\0';
        gsize length = 0;
        g_autofree guchar *pdf = g_base64_decode(body, &length);
        g_autofree char *sha256 = g_compute_checksum_for_data(G_CHECKSUM_SHA256, pdf, length);
        cr_assert_str_eq(sha256, outgoing->pdf_sha256, "mail to %s", outgoing->recipient);
    }
    test_server_free(server);
    test_run_free(run);
}

Test(mail_queue, no_server_defers_everything_and_says_so)
{
    TestRun *run = test_run_new();
    g_autoptr(GError) error = NULL;
    TestServer *server = test_server_new(run, NULL, NULL);
    test_server_free(server);
    add_many(run, 3);
    cr_assert_not(test_run_dispatch(run, &error));
    cr_assert_eq(outcome_of_error(error), OUTCOME_TRY_LATER);
    cr_assert(strstr(error->message, "Connection refused"), "%s", error->message);
    for (guint i = 0; i < 3; i++) {
        cr_assert_eq(status_of(run, i), DELIVERY_DEFERRED);
        cr_assert_eq(test_run_delivery(run, i)->attempts, 0);
    }
    cr_assert_not(strstr(run->story->str, "announce"), "%s", run->story->str);
    test_run_free(run);
}

Test(mail_queue, a_server_that_will_not_have_us_defers_everything)
{
    static const char *const greetings[] = {"421 4.3.2 too busy", "554 5.7.1 not you", "hello"};
    for (guint i = 0; i < G_N_ELEMENTS(greetings); i++) {
        TestRun *run = test_run_new();
        g_autoptr(GError) error = NULL;
        TestServer *server = test_server_new(run, "--greeting", greetings[i], NULL);
        add_many(run, 3);
        cr_assert_not(test_run_dispatch(run, &error));
        cr_assert_eq(outcome_of_error(error), OUTCOME_TRY_LATER);
        cr_assert(strstr(error->message, greetings[i]), "%s", error->message);
        cr_assert_eq(status_of(run, 2), DELIVERY_DEFERRED);
        test_server_free(server);
        test_run_free(run);
    }
}

Test(mail_queue, what_is_said_about_us_marks_no_recipient_as_refused)
{
    static const struct {
        const char *answer, *recipient;
    } cases[] = {{"550 5.7.1 sender not allowed", "a@customer.example"},
                 {"530 5.7.0 authentication required", "a@customer.example"},
                 {"250 2.1.0 ok", "relay@customer.example"}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        TestRun *run = test_run_new();
        g_autoptr(GError) error = NULL;
        TestServer *server = test_server_new(run, "--sender-answer", cases[i].answer, NULL);
        test_run_add(run, "D1", CHANNEL_EMAIL, cases[i].recipient);
        test_run_add(run, "D2", CHANNEL_EMAIL, "b@customer.example");
        cr_assert_not(test_run_dispatch(run, &error));
        cr_assert_eq(outcome_of_error(error), OUTCOME_TRY_LATER);
        cr_assert(strstr(error->message, "refuses us"), "%s", error->message);
        cr_assert_eq(status_of(run, 0), DELIVERY_DEFERRED);
        cr_assert_eq(status_of(run, 1), DELIVERY_DEFERRED);
        cr_assert_eq(test_server_taken(server, NULL), 0);
        test_server_free(server);
        test_run_free(run);
    }
}

Test(mail_queue, a_message_too_big_for_the_server_is_rejected_alone)
{
    TestRun *run = test_run_new();
    TestServer *server = test_server_new(run, "--sender-answer", "552 5.3.4 too big", NULL);
    add_many(run, 2);
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(status_of(run, 0), DELIVERY_REJECTED);
    cr_assert_eq(status_of(run, 1), DELIVERY_REJECTED);
    test_server_free(server);
    test_run_free(run);
}

Test(mail_queue, nothing_is_sent_if_the_announcement_cannot_be_committed)
{
    for (guint v = 0; v < 4; v++) {
        TestRun *run = test_run_new();
        g_autoptr(GError) error = NULL;
        TestServer *server = test_server_new(run, variants[v][0], variants[v][1], NULL);
        add_many(run, 20);
        run->fail_announce_at = 2;
        cr_assert_not(test_run_dispatch(run, &error));
        cr_assert_eq(outcome_of_error(error), OUTCOME_INPUT_OUTPUT);
        cr_assert_eq(test_server_taken(server, NULL), 16, "variant %u", v);
        cr_assert_eq(status_of(run, 15), DELIVERY_ACCEPTED);
        cr_assert_eq(status_of(run, 16), DELIVERY_PLANNED);
        run->fail_announce_at = 0;
        cr_assert(test_run_dispatch(run, NULL));
        cr_assert_eq(test_server_taken(server, NULL), 20);
        test_server_free(server);
        test_run_free(run);
    }
}

Test(mail_queue, nothing_more_is_sent_once_an_answer_cannot_be_committed)
{
    TestRun *run = test_run_new();
    g_autoptr(GError) error = NULL;
    TestServer *server = test_server_new(run, NULL, NULL);
    add_many(run, 40);
    run->fail_settle_at = 1;
    cr_assert_not(test_run_dispatch(run, &error));
    cr_assert_eq(outcome_of_error(error), OUTCOME_INPUT_OUTPUT);
    cr_assert_eq(test_server_taken(server, NULL), 16);
    cr_assert_eq(status_of(run, 16), DELIVERY_PLANNED);
    test_server_free(server);
    test_run_free(run);
}

Test(mail_queue, a_stop_ends_after_the_message_in_flight)
{
    TestRun *run = test_run_new();
    TestServer *server = test_server_new(run, NULL, NULL);
    add_many(run, 40);
    run->stop_after = 16;
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(test_server_taken(server, NULL), 16);
    cr_assert_eq(status_of(run, 15), DELIVERY_ACCEPTED);
    cr_assert_eq(status_of(run, 16), DELIVERY_PLANNED);
    run->stop_after = 0;
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(test_server_taken(server, NULL), 40);
    test_server_free(server);
    test_run_free(run);
}

Test(mail_queue, what_is_found_announced_is_unknown_and_not_sent)
{
    TestRun *run = test_run_new();
    TestServer *server = test_server_new(run, NULL, NULL);
    add_many(run, 2);
    test_run_delivery(run, 0)->status = DELIVERY_ANNOUNCED;
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(status_of(run, 0), DELIVERY_UNKNOWN);
    cr_assert_eq(status_of(run, 1), DELIVERY_ACCEPTED);
    cr_assert_eq(test_server_taken(server, "r0@customer.example"), 0);
    test_server_free(server);
    test_run_free(run);
}

Test(mail_queue, the_limit_of_a_day_defers_the_rest)
{
    TestRun *run = test_run_new();
    TestServer *server = test_server_new(run, NULL, NULL);
    run->settings->mail.per_day = 3;
    add_many(run, 5);
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(test_server_taken(server, NULL), 3);
    cr_assert_eq(status_of(run, 3), DELIVERY_DEFERRED);
    cr_assert_str_eq(detail_of(run, 4), "mail.per_day is reached");
    test_server_free(server);
    test_run_free(run);
}

Test(mail_queue, with_a_limit_a_minute_each_mail_is_announced_alone)
{
    TestRun *run = test_run_new();
    TestServer *server = test_server_new(run, NULL, NULL);
    run->settings->mail.per_minute = 25;
    add_many(run, 5);
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(test_server_taken(server, NULL), 5);
    cr_assert_eq(run->announced_most, 1);
    test_server_free(server);
    test_run_free(run);
}

Test(mail_queue, a_hundred_mails_do_not_wait_for_delayed_acknowledgements)
{
    TestRun *run = test_run_new();
    TestServer *server = test_server_new(run, NULL, NULL);
    add_many(run, 100);
    for (guint i = 0; i < 100; i++) { /* above libesmtp's buffer of 2048 bytes */
        Outgoing *outgoing = g_ptr_array_index(run->outgoing, i);
        g_free(outgoing->text);
        outgoing->text = g_strnfill(9000, 'x');
    }
    gint64 begin = g_get_monotonic_time();
    cr_assert(test_run_dispatch(run, NULL));
    gint64 ms = (g_get_monotonic_time() - begin) / 1000;
    cr_assert_eq(test_server_taken(server, NULL), 100);
    cr_assert_lt(ms, 3500, "100 mails took %" G_GINT64_FORMAT " ms: 42 ms each is the stall",
                 ms);
    test_server_free(server);
    test_run_free(run);
}
