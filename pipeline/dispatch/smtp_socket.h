/*
 * The socket that libesmtp opens. It offers no hook for it, so connect() is ours in this
 * program: for a thread that watches, TCP sockets get TCP_NODELAY (without it every message
 * waits 42 ms for a delayed acknowledgement) and a time limit, and their number is told, so
 * that the connection can be cut. For every other thread and kind of socket it is the system's
 * connect().
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
