#include "dispatch/mail_job.h"

#include <string.h>

static MailStep end(MailJob *job, MailFate fate, char *line)
{
    job->fate = fate;
    g_free(job->answer);
    job->answer = line;
    return MAIL_ENDED;
}

MailStep mail_job_take_answer(MailJob *job, SmtpStage stage, int code, const int enhanced[3],
                              const char *text, char **line)
{
    /* A reply that was not understood has a code at times, but never a text. */
    SmtpAnswer answer = smtp_answer_judge(stage, text ? code : 0, enhanced, text);
    g_autofree char *words = smtp_answer_to_line(code, enhanced, text);
    switch (answer) {
    case SMTP_TAKEN:
        return stage == SMTP_AT_CONTENT ? end(job, MAIL_ACCEPTED, g_steal_pointer(&words))
                                        : MAIL_GOES_ON;
    case SMTP_NOT_NOW:
        return end(job, MAIL_DEFERRED, g_steal_pointer(&words));
    case SMTP_NEVER:
        return end(job, MAIL_REJECTED, g_steal_pointer(&words));
    case SMTP_NOT_OURS:
        if (job->fate == MAIL_IN_FLIGHT)
            end(job, MAIL_DEFERRED, g_strdup(words));
        *line = g_steal_pointer(&words);
        return MAIL_STOPPED_FOR_US;
    default: /* no answer: what began stays in flight; session over: nothing of it began */
        return MAIL_GOES_ON;
    }
}

const char *mail_job_peek_part(const MailJob *job, int number, int *length)
{
    const GString *text = job->text;
    const char *blank = strstr(text->str, "\r\n\r\n");
    gsize header = blank ? (gsize)(blank - text->str) + 4 : text->len;
    gsize begin = number == 0 ? 0 : header;
    gsize end_of_part = number == 0 ? header : number == 1 ? text->len : header;
    *length = (int)(end_of_part - begin);
    return *length > 0 ? text->str + begin : NULL;
}
