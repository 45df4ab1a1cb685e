/*
 * One message to one recipient, and what became of it. Knows no library.
 */
#ifndef RELANCE_DISPATCH_MAIL_JOB_H
#define RELANCE_DISPATCH_MAIL_JOB_H

#include "dispatch/smtp_answer.h"

typedef enum {
    MAIL_NOT_BEGUN, /* certain: nothing of it left */
    MAIL_IN_FLIGHT, /* content left, and no answer came: nobody knows */
    MAIL_ACCEPTED,  /* 2xx to recipient and content */
    MAIL_DEFERRED,  /* 4xx: not now */
    MAIL_REJECTED   /* 5xx to this recipient or message: never */
} MailFate;

/* One message to one recipient; everything but fate and answer is the caller's. */
typedef struct {
    const char *document;           /* ENVID of delivery notices */
    const char *sender, *recipient; /* envelope */
    const GString *text; /* whole, with CRLF; in memory, for a message cut short would be
                            taken as whole */
    MailFate fate;
    char *answer;  /* the server's words, one line, or NULL; g_free'd by the caller */
    gpointer data; /* the caller's */
} MailJob;

/* What a reply did to a job. */
typedef enum { MAIL_GOES_ON, MAIL_ENDED, MAIL_STOPPED_FOR_US } MailStep;

/*
 * Notes a reply: MAIL_ENDED if fate and answer are final now; MAIL_STOPPED_FOR_US if the reply
 * is about us, then the job is not begun, or deferred if its content was refused; *line gets
 * the reply as one line in that case, a new string.
 */
MailStep mail_job_take_answer(MailJob *job, SmtpStage stage, int code, const int enhanced[3],
                              const char *text, char **line);

/*
 * The text in parts: 0 the header with its blank line, 1 the body; NULL behind them (then
 * *length is 0). Apart, so that a reader that stops behind the header has nothing left over.
 */
const char *mail_job_peek_part(const MailJob *job, int number, int *length);

#endif
