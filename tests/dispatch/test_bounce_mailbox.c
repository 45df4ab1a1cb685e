#include "dispatch/build_run.h"

#include "ground/files.h"
#include "records/bounce.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

#define HEAD                                                                                   \
    "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nTo: <%s>\nMIME-Version: 1.0\n"           \
    "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\n\n"          \
    "--b\nContent-Type: text/plain\n\nsorry\n\n--b\nContent-Type: "                            \
    "message/delivery-status\n\n"
#define TAIL                                                                                   \
    "\n--b\nContent-Type: message/rfc822\n\nMessage-Id: <%s@mercier.example>\n"                \
    "To: Ines <ines@kunde.example>\nSubject: Rappel\n\n>From here on\n\n--b--\n"

static TestRun *run;

static void begin(void)
{
    run = test_run_new();
    g_free(run->settings->mail.bounces_to);
    run->settings->mail.bounces_to = g_strdup("Retours <bounces@mercier.example>");
}

static void end(void)
{
    test_run_free(run);
}

TestSuite(bounce_mailbox, .init = begin, .fini = end);

static char *report(const char *to, const char *fields, const char *document)
{
    g_autofree char *head = g_strdup_printf(HEAD, to);
    g_autofree char *tail = g_strdup_printf(TAIL, document);
    return g_strconcat(head, fields, tail, NULL);
}

static GPtrArray *read_text(const char *text, int *n_mails)
{
    g_autofree char *path = g_build_filename(run->folder, "box", NULL);
    g_autoptr(GError) error = NULL;
    cr_assert(file_write_whole(path, text, -1, NULL));
    GPtrArray *bounces =
        dispatch_read_bounces(path, run->settings, n_mails, run->complaints, &error);
    cr_assert_not_null(bounces, "%s", error ? error->message : "");
    return bounces;
}

static const char *last_rule(void)
{
    const GPtrArray *list = run->complaints->list;
    return list->len ? ((Complaint *)g_ptr_array_index(list, list->len - 1))->rule : "";
}

Test(bounce_mailbox, a_report_names_document_address_status_and_reason)
{
    g_autofree char *text =
        report("bounces+2026-11-20-1-0007@mercier.example",
               "Reporting-MTA: dns; mx\nOriginal-Envelope-Id: 2026-11-20-1-0007\n\n"
               "Original-Recipient: rfc822;ines@kunde.example\n"
               "Final-Recipient: rfc822;ines.b@kunde.example\nAction: failed\n"
               "Status: 5.2.1\nDiagnostic-Code: smtp; 550 5.2.1 closed\n",
               "2026-11-20-1-0007");
    int n_mails = 0;
    g_autoptr(GPtrArray) bounces = read_text(text, &n_mails);
    cr_assert_eq(n_mails, 1);
    cr_assert_eq(bounces->len, 1);
    const Bounce *bounce = g_ptr_array_index(bounces, 0);
    cr_assert_eq(bounce->kind, BOUNCE_FAILED);
    cr_assert_str_eq(bounce->document, "2026-11-20-1-0007");
    cr_assert(bounce_is_about(bounce, "Ines@Kunde.example"));
    cr_assert_not(bounce_is_about(bounce, "otto@kunde.example"));
    g_autofree char *detail = bounce_to_detail(bounce);
    cr_assert_str_eq(detail, "5.2.1 550 5.2.1 closed");
}

Test(bounce_mailbox, action_and_status_decide_what_happened)
{
    static const struct {
        const char *fields;
        BounceKind kind;
    } cases[] = {
        {"Action: failed\nStatus: 5.1.1\n", BOUNCE_FAILED},
        {"Action: Failed\n", BOUNCE_FAILED},
        {"Action: failed\nStatus: 4.4.7\n", BOUNCE_GIVEN_UP},
        {"Action: delayed\nStatus: 4.4.7\n", BOUNCE_PASSING},
        {"Action: delivered\nStatus: 2.0.0\n", BOUNCE_PASSING},
        {"Status: 5.1.1\n", BOUNCE_PASSING},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *fields = g_strconcat(
            "Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822;ines@kunde.example\n",
            cases[i].fields, NULL);
        g_autofree char *text = report("bounces@mercier.example", fields, "D1");
        int n_mails;
        g_autoptr(GPtrArray) bounces = read_text(text, &n_mails);
        cr_assert_eq(bounces->len, 1);
        cr_assert_eq(((Bounce *)g_ptr_array_index(bounces, 0))->kind, cases[i].kind, "%s",
                     cases[i].fields);
    }
}

Test(bounce_mailbox, an_alias_is_told_by_our_mail_that_came_back_with_it)
{
    g_autofree char *text = report("bounces@mercier.example",
                                   "Reporting-MTA: dns; mx\n\nFinal-Recipient: "
                                   "rfc822;forward@other.example\nAction: failed\n",
                                   "D1");
    g_autofree char *two =
        report("bounces@mercier.example",
               "Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822;a@o.example\n"
               "Action: failed\n\nFinal-Recipient: rfc822;b@o.example\n"
               "Action: failed\n",
               "D1");
    int n_mails;
    g_autoptr(GPtrArray) one_alone = read_text(text, &n_mails);
    g_autoptr(GPtrArray) list = read_text(two, &n_mails);
    cr_assert(bounce_is_about(g_ptr_array_index(one_alone, 0), "ines@kunde.example"));
    cr_assert_eq(list->len, 2, "a list that one member of left");
    cr_assert_not(bounce_is_about(g_ptr_array_index(list, 0), "ines@kunde.example"));
}

Test(bounce_mailbox, traces_that_name_different_documents_are_forged)
{
    g_autofree char *text =
        report("bounces+D2@mercier.example",
               "Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822;ines@kunde.example\n"
               "Action: failed\nStatus: 5.1.1\n",
               "D1");
    int n_mails;
    g_autoptr(GPtrArray) bounces = read_text(text, &n_mails);
    cr_assert_eq(bounces->len, 0);
    cr_assert_str_eq(last_rule(), "bounce-forged");
}

Test(bounce_mailbox, an_mbox_gives_each_message_its_line)
{
    g_autofree char *one = report("bounces+D1@mercier.example",
                                  "Reporting-MTA: x\n\nFinal-Recipient: rfc822;a@b.example\n"
                                  "Action: failed\n",
                                  "D1");
    g_autofree char *box =
        g_strconcat("From MAILER-DAEMON Fri Nov 20 10:00:00 2026\n", one,
                    "\nFrom MAILER-DAEMON Fri Nov 20 10:00:01 2026\n", one, NULL);
    int n_mails;
    g_autoptr(GPtrArray) bounces = read_text(box, &n_mails);
    cr_assert_eq(n_mails, 2);
    cr_assert_eq(bounces->len, 2);
    int line = 2;
    for (const char *c = box; c < strstr(box, "\nFrom MAILER"); c++)
        line += *c == '\n';
    cr_assert_eq(((Bounce *)g_ptr_array_index(bounces, 0))->line, 1);
    cr_assert_eq(((Bounce *)g_ptr_array_index(bounces, 1))->line, line);
}

Test(bounce_mailbox, rubbish_is_complained_of_and_harms_nothing)
{
    g_autofree char *whole = report("bounces+D1@mercier.example",
                                    "Reporting-MTA: x\n\nFinal-Recipient: rfc822;a@b.example\n"
                                    "Action: failed\n",
                                    "D1");
    gsize length = strlen(whole);
    for (gsize cut = 0; cut < length; cut += 7) {
        g_autofree char *text = g_strndup(whole, cut);
        int n_mails;
        g_autoptr(GPtrArray) bounces = read_text(text, &n_mails);
        cr_assert_leq(bounces->len, 1);
    }
    int n_mails;
    g_autoptr(GPtrArray) bounces = read_text("\x01\xff\n\n\n", &n_mails);
    cr_assert_eq(bounces->len, 0);
}

Test(bounce_mailbox, an_unfinished_mail_in_tmp_is_not_read)
{
    g_autofree char *box = g_build_filename(run->folder, "Maildir", NULL);
    static const char *const folders[] = {"new", "tmp"};
    for (guint i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *folder = g_build_filename(box, folders[i], NULL);
        g_autofree char *file = g_build_filename(folder, "1", NULL);
        cr_assert(folder_create(folder, NULL));
        cr_assert(file_write_whole(file, "Subject: x\n\ny\n", -1, NULL));
    }
    int n_mails = 0;
    g_autoptr(GPtrArray) bounces =
        dispatch_read_bounces(box, run->settings, &n_mails, run->complaints, NULL);
    cr_assert_not_null(bounces);
    cr_assert_eq(n_mails, 1);
}
