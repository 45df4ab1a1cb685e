/*
 * What a mail server's reply means for one message: "not now", "never", and "it is not about
 * this recipient at all" are different answers.
 */
#ifndef RELANCE_DISPATCH_SMTP_ANSWER_H
#define RELANCE_DISPATCH_SMTP_ANSWER_H

#include <glib.h>

typedef enum { SMTP_AT_SENDER, SMTP_AT_RECIPIENT, SMTP_AT_CONTENT } SmtpStage;

typedef enum {
    SMTP_NO_ANSWER,    /* no reply of the protocol */
    SMTP_TAKEN,        /* 2xx */
    SMTP_NOT_NOW,      /* 4xx, or a 5xx that only says that commands came out of step */
    SMTP_NEVER,        /* 5xx about this recipient or this message */
    SMTP_SESSION_OVER, /* 421 before the message began: a new session may go on */
    SMTP_NOT_OURS      /* 5xx about us: password, sender, relaying; no recipient is at fault */
} SmtpAnswer;

/* enhanced: class, subject, detail of RFC 3463, zeros where the server gave none. */
SmtpAnswer smtp_answer_judge(SmtpStage stage, int code, const int enhanced[3],
                             const char *text);

/* "550 5.1.1 no such user": one line, without control characters, shortened; a new string. */
char *smtp_answer_to_line(int code, const int enhanced[3], const char *text);

#endif
