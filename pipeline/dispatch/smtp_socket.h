/*
 * The socket that libesmtp opens. It offers no hook for it, so two calls are ours in this
 * program. For a thread that watches: connect() gives TCP sockets TCP_NODELAY (without it every
 * message waits 42 ms for a delayed acknowledgement) and a time limit, and tells their number,
 * so that they can be cut; poll() says "can be read" only when nothing waits to be written:
 * libesmtp reads first, and when what came is a session ticket of TLS 1.3 instead of an answer,
 * it waits for the answer to a command that it has not sent yet, until the time limit. For
 * every other thread and kind of socket they are the system's.
 */
#ifndef RELANCE_DISPATCH_SMTP_SOCKET_H
#define RELANCE_DISPATCH_SMTP_SOCKET_H

#include <glib.h>

typedef struct {
    int fd;         /* the newest socket connected by this thread, -1: none */
    int timeout_ms; /* for connect() */
} SmtpSocket;

/* From now on the calling thread's connections are told to `socket`; NULL: no longer. */
void smtp_socket_watch(SmtpSocket *watched);

/* Ends the connection at once: what libesmtp writes from now on goes nowhere. */
void smtp_socket_cut(SmtpSocket *watched);

#endif
