/*
 * The scripted mail server of tests/support as a child process.
 */
#ifndef TESTS_DISPATCH_BUILD_SERVER_H
#define TESTS_DISPATCH_BUILD_SERVER_H

#include "dispatch/build_run.h"

typedef struct {
    char *folder;
    GPid pid;
    int port;
    int input, output;
} TestServer;

/* Starts it with further options (NULL-ended) and points the run's settings to it. */
TestServer *test_server_new(TestRun *run, const char *option, ...) G_GNUC_NULL_TERMINATED;
void test_server_free(TestServer *server);

/* Makes a certificate for localhost; its path and its key's are "<folder>/ca.pem", "key.pem".
 */
void test_server_make_certificate(const char *folder, const char *name);

/* How many mails were taken for a recipient; NULL: for all. */
guint test_server_taken(const TestServer *server, const char *recipient);
/* The n-th mail (from 1), as it came; a new string. */
char *test_server_read(const TestServer *server, guint number);
/* How many lines of the server's log contain the text. */
guint test_server_heard(const TestServer *server, const char *text);

#endif
