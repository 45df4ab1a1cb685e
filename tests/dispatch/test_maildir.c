#include "dispatch/build_run.h"

#include "ground/outcome.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

Test(maildir, each_mail_stands_in_new_and_is_handed_over)
{
    TestRun *run = test_run_new();
    test_run_add(run, "2026-11-21-1-0002", CHANNEL_EMAIL, "b@customer.example");
    test_run_add(run, "2026-11-21-1-0001", CHANNEL_EMAIL, "a@customer.example");
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(test_run_delivery(run, 0)->status, DELIVERY_HANDED_OVER);
    cr_assert_eq(test_run_delivery(run, 1)->status, DELIVERY_HANDED_OVER);
    cr_assert_eq(test_run_delivery(run, 1)->attempts, 1);
    cr_assert_eq(test_run_delivery(run, 1)->at, run->input.now);
    cr_assert(test_run_has(run, "mail/new/2026-11-21-1-0001.eml"));
    cr_assert(test_run_has(run, "mail/new/2026-11-21-1-0002.eml"));
    cr_assert_eq(test_run_count(run, "mail"), 2, "nothing may stay in tmp or go to cur");
    cr_assert_str_eq(run->story->str,
                     "announce 2026-11-21-1-0001 2026-11-21-1-0002\n"
                     "settle 2026-11-21-1-0001=handed-over 2026-11-21-1-0002=handed-over\n");
    test_run_free(run);
}

Test(maildir, a_second_dispatch_sends_nothing)
{
    TestRun *run = test_run_new();
    test_run_add(run, "D1", CHANNEL_EMAIL, "a@customer.example");
    cr_assert(test_run_dispatch(run, NULL));
    g_string_truncate(run->story, 0);
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_str_eq(run->story->str, "");
    test_run_free(run);
}

Test(maildir, what_is_neither_planned_nor_deferred_is_left_alone)
{
    TestRun *run = test_run_new();
    const DeliveryStatus statuses[] = {DELIVERY_WAITING, DELIVERY_UNKNOWN, DELIVERY_REJECTED,
                                       DELIVERY_LAPSED, DELIVERY_WITHDRAWN};
    for (guint i = 0; i < G_N_ELEMENTS(statuses); i++) {
        g_autofree char *document = g_strdup_printf("D%u", i);
        test_run_add(run, document, CHANNEL_EMAIL, "a@customer.example");
        test_run_delivery(run, i)->status = statuses[i];
    }
    cr_assert(test_run_dispatch(run, NULL));
    for (guint i = 0; i < G_N_ELEMENTS(statuses); i++)
        cr_assert_eq(test_run_delivery(run, i)->status, statuses[i]);
    cr_assert_eq(test_run_count(run, "mail"), 0);
    test_run_free(run);
}

Test(maildir, nothing_reaches_new_if_the_announcement_cannot_be_committed)
{
    TestRun *run = test_run_new();
    g_autoptr(GError) error = NULL;
    test_run_add(run, "D1", CHANNEL_EMAIL, "a@customer.example");
    run->fail_announce_at = 1;
    cr_assert_not(test_run_dispatch(run, &error));
    cr_assert_eq(outcome_of_error(error), OUTCOME_INPUT_OUTPUT);
    cr_assert_eq(test_run_delivery(run, 0)->status, DELIVERY_PLANNED);
    cr_assert_eq(test_run_count(run, "mail/new"), 0);
    run->fail_announce_at = 0;
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(test_run_count(run, "mail"), 1);
    test_run_free(run);
}

Test(maildir, a_mail_found_announced_and_in_new_was_handed_over)
{
    TestRun *run = test_run_new();
    test_run_add(run, "D1", CHANNEL_EMAIL, "a@customer.example");
    run->fail_settle_at = 1;
    cr_assert_not(test_run_dispatch(run, NULL));
    test_run_delivery(run, 0)->status = DELIVERY_ANNOUNCED; /* what the history says */
    g_autofree char *before = test_run_read(run, "mail/new/D1.eml");
    run->fail_settle_at = 0;
    g_string_truncate(run->story, 0);
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_str_eq(run->story->str, "settle D1=handed-over\n");
    g_autofree char *after = test_run_read(run, "mail/new/D1.eml");
    cr_assert_str_eq(after, before);
    test_run_free(run);
}

Test(maildir, a_mail_found_announced_and_read_was_handed_over)
{
    TestRun *run = test_run_new();
    test_run_add(run, "D1", CHANNEL_EMAIL, "a@customer.example");
    cr_assert(test_run_dispatch(run, NULL));
    g_autofree char *from = g_build_filename(run->folder, "4-dispatch/mail/new/D1.eml", NULL);
    g_autofree char *to = g_build_filename(run->folder, "4-dispatch/mail/cur/D1.eml:2,S", NULL);
    cr_assert_eq(g_rename(from, to), 0);
    test_run_delivery(run, 0)->status = DELIVERY_ANNOUNCED;
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(test_run_delivery(run, 0)->status, DELIVERY_HANDED_OVER);
    cr_assert_eq(test_run_count(run, "mail"), 1, "it must not be written again");
    test_run_free(run);
}

Test(maildir, a_mail_found_announced_but_still_in_tmp_is_handed_over_now)
{
    TestRun *run = test_run_new();
    test_run_add(run, "D1", CHANNEL_EMAIL, "a@customer.example");
    cr_assert(test_run_dispatch(run, NULL));
    g_autofree char *from = g_build_filename(run->folder, "4-dispatch/mail/new/D1.eml", NULL);
    g_autofree char *to = g_build_filename(run->folder, "4-dispatch/mail/tmp/D1.eml", NULL);
    cr_assert_eq(g_rename(from, to), 0);
    test_run_delivery(run, 0)->status = DELIVERY_ANNOUNCED;
    g_string_truncate(run->story, 0);
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_str_eq(run->story->str,
                     "settle D1=deferred\nannounce D1\nsettle D1=handed-over\n");
    cr_assert(test_run_has(run, "mail/new/D1.eml"));
    cr_assert_eq(test_run_count(run, "mail"), 1);
    test_run_free(run);
}

Test(maildir, a_mail_found_announced_and_nowhere_is_unknown)
{
    TestRun *run = test_run_new();
    test_run_add(run, "D1", CHANNEL_EMAIL, "a@customer.example");
    test_run_delivery(run, 0)->status = DELIVERY_ANNOUNCED;
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(test_run_delivery(run, 0)->status, DELIVERY_UNKNOWN);
    cr_assert_eq(test_run_count(run, "mail"), 0);
    test_run_free(run);
}

Test(maildir, a_stop_leaves_the_rest_planned)
{
    TestRun *run = test_run_new();
    for (guint i = 0; i < 300; i++) {
        g_autofree char *document = g_strdup_printf("D%03u", i);
        test_run_add(run, document, CHANNEL_EMAIL, "a@customer.example");
    }
    run->stop_after = 1;
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(test_run_delivery(run, 0)->status, DELIVERY_HANDED_OVER);
    cr_assert_eq(test_run_delivery(run, 299)->status, DELIVERY_PLANNED);
    cr_assert_eq(test_run_count(run, "mail/new"), 256);
    run->stop_after = 0;
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(test_run_count(run, "mail/new"), 300);
    test_run_free(run);
}

Test(maildir, an_address_that_cannot_be_written_to_holds_its_mail_alone)
{
    TestRun *run = test_run_new();
    test_run_add(run, "D1", CHANNEL_EMAIL, "chloé@customer.example");
    test_run_add(run, "D2", CHANNEL_EMAIL, "b@customer.example\r\nBcc: x@y.example");
    test_run_add(run, "D3", CHANNEL_EMAIL, "c@customer.example");
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(test_run_delivery(run, 0)->status, DELIVERY_REJECTED);
    cr_assert_eq(test_run_delivery(run, 1)->status, DELIVERY_REJECTED);
    cr_assert_eq(test_run_delivery(run, 2)->status, DELIVERY_HANDED_OVER);
    cr_assert_eq(complaints_count(run->complaints, COMPLAINT_HELD), 2);
    g_autofree char *said = complaints_to_text(run->complaints);
    cr_assert(strstr(said, "[mail-address-unusable]"), "%s", said);
    test_run_free(run);
}

Test(maildir, a_missing_attachment_holds_its_mail)
{
    TestRun *run = test_run_new();
    Outgoing *outgoing = test_run_add(run, "D1", CHANNEL_EMAIL, "a@customer.example");
    g_ptr_array_add(outgoing->attachments, g_strdup("/nowhere/invoice.pdf"));
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(test_run_delivery(run, 0)->status, DELIVERY_REJECTED);
    cr_assert(strstr(test_run_delivery(run, 0)->detail, "/nowhere/invoice.pdf"));
    g_autofree char *said = complaints_to_text(run->complaints);
    cr_assert(strstr(said, "HELD"), "%s", said);
    cr_assert(strstr(said, "[attachment-missing]"), "%s", said);
    cr_assert_eq(test_run_count(run, "mail/new"), 0);
    test_run_free(run);
}

Test(maildir, a_pdf_that_is_not_the_rendered_one_stops_everything)
{
    TestRun *run = test_run_new();
    g_autoptr(GError) error = NULL;
    Outgoing *outgoing = test_run_add(run, "D1", CHANNEL_EMAIL, "a@customer.example");
    g_file_set_contents(outgoing->pdf_path, "%PDF-1.4 another", -1, NULL);
    cr_assert_not(test_run_dispatch(run, &error));
    cr_assert_eq(outcome_of_error(error), OUTCOME_INPUT_OUTPUT);
    cr_assert(strstr(error->message, outgoing->pdf_path), "%s", error->message);
    cr_assert_eq(test_run_count(run, "mail"), 0);
    test_run_free(run);
}

Test(maildir, a_rehearsal_writes_files_whatever_the_transport)
{
    TestRun *run = test_run_new();
    run->settings->mail.transport = TRANSPORT_SMTP;
    run->settings->mail.host = g_strdup("nowhere.invalid");
    run->input.is_rehearsal = TRUE;
    test_run_add(run, "D1", CHANNEL_EMAIL, "a@customer.example");
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert(test_run_has(run, "mail/new/D1.eml"));
    test_run_free(run);
}

Test(maildir, mails_without_a_sender_are_written_with_a_warning)
{
    TestRun *run = test_run_new();
    test_run_add(run, "D1", CHANNEL_EMAIL, "a@customer.example");
    test_run_add(run, "D2", CHANNEL_EMAIL, "b@customer.example");
    g_clear_pointer(&run->settings->mail.from, g_free);
    g_clear_pointer(&run->settings->mail.from_address, g_free);
    g_free(run->settings->creditor.name);
    run->settings->creditor.name = g_strdup("Atelier Mercier SAS");
    cr_assert(test_run_dispatch(run, NULL));
    g_autofree char *mail = test_run_read(run, "mail/new/D1.eml");
    cr_assert(strstr(mail, "From: Atelier Mercier SAS <relance@localhost>\n"), "%s", mail);
    cr_assert(strstr(mail, "Message-Id: <D1@localhost>\n"), "%s", mail);
    g_autofree char *said = complaints_to_text(run->complaints);
    cr_assert(strstr(said, "[mail-sender-missing]"), "%s", said);
    cr_assert_eq(run->complaints->list->len, 1);
    test_run_free(run);
}
