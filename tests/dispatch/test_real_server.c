#include "dispatch/build_run.h"

#include "ground/files.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define SERVER SOURCE_ROOT "/tests/support/smtp_server.sh"

static int server(const char *command, const char *folder, const char *argument, char **output)
{
    const char *const words[] = {SERVER, command, folder, argument, NULL};
    int status = -1;
    cr_assert(g_spawn_sync(NULL, (char **)words, NULL, G_SPAWN_DEFAULT, NULL, NULL, output,
                           NULL, &status, NULL));
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* The mail's PDF must be the one that was rendered for the document named in its header. */
static void check_mail(TestRun *run, const char *path)
{
    g_autofree char *mail = file_read_whole(path, NULL, NULL);
    guint index = 0;
    cr_assert_eq(
        sscanf(strstr(mail, "X-Relance-Document: "), "X-Relance-Document: D%u", &index), 1);
    const Outgoing *outgoing = g_ptr_array_index(run->outgoing, index);
    g_autofree char *delivered = g_strdup_printf("Delivered-To: %s\n", outgoing->recipient);
    g_autofree char *returned =
        g_strdup_printf("Return-Path: <bounces+%s@mercier.example>\n", outgoing->document);
    cr_assert(strstr(mail, delivered), "%s", mail);
    cr_assert(strstr(mail, returned), "%s", mail);
    const char *reader[] = {"python3", SOURCE_ROOT "/tests/dispatch/read_mail.py", path, NULL};
    g_autofree char *read = NULL;
    cr_assert(g_spawn_sync(NULL, (char **)reader, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &read,
                           NULL, NULL, NULL));
    g_autofree char *pdf =
        g_strdup_printf("application/pdf %s %s\n", outgoing->pdf_name, outgoing->pdf_sha256);
    cr_assert(strstr(read, pdf), "%s", read);
}

Test(real_server, opensmtpd_receives_each_mail_once_with_the_right_attachment)
{
    TestRun *run = test_run_new();
    g_autofree char *folder = g_build_filename(run->folder, "server", NULL);
    g_autofree char *port = NULL;
    int started = server("start", folder, "0", &port);
    if (started == 77) {
        test_run_free(run);
        cr_skip_test("OpenSMTPD is not installed");
    }
    cr_assert_eq(started, 0);
    run->settings->mail.transport = TRANSPORT_SMTP;
    run->settings->mail.tls = TLS_NONE;
    run->settings->mail.host = g_strdup("localhost");
    run->settings->mail.port = atoi(port);
    run->settings->mail.connections = 2;
    for (guint i = 0; i < 40; i++) {
        g_autofree char *document = g_strdup_printf("D%02u", i);
        g_autofree char *recipient = g_strdup_printf("r%02u@customer.example", i);
        test_run_add(run, document, CHANNEL_EMAIL, recipient);
    }
    gboolean is_sent = test_run_dispatch(run, NULL) && test_run_dispatch(run, NULL);
    int waited = server("wait", folder, "40", NULL);
    server("stop", folder, NULL, NULL);
    cr_assert(is_sent);
    cr_assert_eq(waited, 0);
    g_autofree char *maildir = g_build_filename(folder, "Maildir", "new", NULL);
    g_autoptr(GPtrArray) files = folder_list_files(maildir, NULL);
    cr_assert_eq(files->len, 40);
    for (guint i = 0; i < files->len; i++) {
        cr_assert_eq(test_run_delivery(run, i)->status, DELIVERY_ACCEPTED);
        g_autofree char *path = g_build_filename(maildir, g_ptr_array_index(files, i), NULL);
        check_mail(run, path);
    }
    test_run_free(run);
}
