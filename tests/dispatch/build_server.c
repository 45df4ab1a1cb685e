#include "dispatch/build_server.h"

#include "ground/files.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int read_port(int output)
{
    char line[16] = "";
    gsize length = 0;
    while (length < sizeof line - 1 && read(output, line + length, 1) == 1 &&
           line[length] != '\n')
        length++;
    return atoi(line);
}

TestServer *test_server_new(TestRun *run, const char *option, ...)
{
    TestServer *server = g_new0(TestServer, 1);
    server->folder = g_dir_make_tmp("relance-server-XXXXXX", NULL);
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    g_ptr_array_add(words, "python3");
    g_ptr_array_add(words, SOURCE_ROOT "/tests/support/scripted_smtp.py");
    g_ptr_array_add(words, server->folder);
    g_ptr_array_add(words, "--until-eof");
    va_list options;
    va_start(options, option);
    for (const char *word = option; word; word = va_arg(options, const char *))
        g_ptr_array_add(words, (gpointer)word);
    va_end(options);
    g_ptr_array_add(words, NULL);
    gboolean is_started = g_spawn_async_with_pipes(
        NULL, (char **)words->pdata, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD,
        NULL, NULL, &server->pid, &server->input, &server->output, NULL, NULL);
    g_assert(is_started);
    server->port = read_port(server->output);
    g_assert(server->port > 0);
    run->settings->mail.transport = TRANSPORT_SMTP;
    g_free(run->settings->mail.host);
    run->settings->mail.host = g_strdup("localhost");
    run->settings->mail.port = server->port;
    run->settings->mail.tls = TLS_NONE;
    run->input.mail_pause_ms = 20;
    run->input.mail_timeout_s = 5;
    return server;
}

void test_server_free(TestServer *server)
{
    kill(server->pid, SIGKILL);
    waitpid(server->pid, NULL, 0);
    g_spawn_close_pid(server->pid);
    close(server->output);
    close(server->input);
    folder_remove_tree(server->folder, NULL);
    g_free(server->folder);
    g_free(server);
}

void test_server_make_certificate(const char *folder, const char *name)
{
    g_autofree char *command = g_strdup_printf(
        "openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=%s "
        "-addext subjectAltName=DNS:%s -keyout '%s/key.pem' -out '%s/ca.pem' 2>/dev/null",
        name, name, folder, folder);
    g_assert(system(command) == 0);
}

char *test_server_read(const TestServer *server, guint number)
{
    g_autofree char *path = g_strdup_printf("%s/taken/%04u.eml", server->folder, number);
    return file_read_whole(path, NULL, NULL);
}

guint test_server_taken(const TestServer *server, const char *recipient)
{
    guint count = 0;
    g_autofree char *line = g_strdup_printf("X-Envelope-To: %s\n", recipient ? recipient : "");
    for (guint number = 1;; number++) {
        g_autofree char *mail = test_server_read(server, number);
        if (!mail)
            return count;
        count += !recipient || strstr(mail, line) != NULL;
    }
}

guint test_server_heard(const TestServer *server, const char *text)
{
    g_autofree char *path = g_build_filename(server->folder, "log", NULL);
    g_autofree char *log = file_read_whole(path, NULL, NULL);
    g_auto(GStrv) lines = g_strsplit(log ? log : "", "\n", -1);
    guint count = 0;
    for (guint i = 0; lines[i]; i++)
        count += strstr(lines[i], text) != NULL;
    return count;
}
