#include "dispatch/smtp_answer.h"

#include <criterion/criterion.h>
#include <string.h>

static SmtpAnswer judge(SmtpStage stage, int code, int class, int subject, int detail,
                        const char *text)
{
    const int enhanced[3] = {class, subject, detail};
    return smtp_answer_judge(stage, code, enhanced, text);
}

Test(smtp_answer, not_now_and_never_are_different)
{
    cr_assert_eq(judge(SMTP_AT_RECIPIENT, 250, 2, 1, 5, "ok"), SMTP_TAKEN);
    cr_assert_eq(judge(SMTP_AT_RECIPIENT, 450, 4, 2, 0, "greylisted"), SMTP_NOT_NOW);
    cr_assert_eq(judge(SMTP_AT_RECIPIENT, 550, 5, 1, 1, "no such user"), SMTP_NEVER);
    cr_assert_eq(judge(SMTP_AT_CONTENT, 552, 5, 2, 3, "too big"), SMTP_NEVER);
    cr_assert_eq(judge(SMTP_AT_CONTENT, 421, 4, 3, 0, "going down"), SMTP_NOT_NOW);
}

Test(smtp_answer, what_is_no_reply_is_no_answer)
{
    cr_assert_eq(judge(SMTP_AT_CONTENT, 0, 0, 0, 0, NULL), SMTP_NO_ANSWER);
    cr_assert_eq(judge(SMTP_AT_CONTENT, 354, 0, 0, 0, "go on"), SMTP_NO_ANSWER);
    cr_assert_eq(judge(SMTP_AT_CONTENT, 250250, 0, 0, 0, "x"), SMTP_NO_ANSWER);
}

Test(smtp_answer, a_sender_refused_is_about_us_but_a_size_is_about_the_message)
{
    cr_assert_eq(judge(SMTP_AT_SENDER, 550, 5, 7, 1, "sender"), SMTP_NOT_OURS);
    cr_assert_eq(judge(SMTP_AT_SENDER, 530, 5, 7, 0, "authenticate"), SMTP_NOT_OURS);
    cr_assert_eq(judge(SMTP_AT_SENDER, 552, 5, 3, 4, "size"), SMTP_NEVER);
    cr_assert_eq(judge(SMTP_AT_SENDER, 421, 4, 7, 0, "enough"), SMTP_SESSION_OVER);
}

Test(smtp_answer, relaying_denied_is_about_us)
{
    cr_assert_eq(judge(SMTP_AT_RECIPIENT, 554, 5, 7, 1, "<a@b>: Relay access denied"),
                 SMTP_NOT_OURS);
    cr_assert_eq(judge(SMTP_AT_RECIPIENT, 550, 5, 7, 1, "Unable to RELAY"), SMTP_NOT_OURS);
}

Test(smtp_answer, what_is_said_to_every_recipient_alike_is_about_us)
{
    static const char *const texts[] = {
        "<a@b>: Recipient address rejected: Access denied",
        "<us@mercier.example>: Sender address rejected: not logged in",
        "<host[192.0.2.1]>: Client host rejected: Access denied",
        "Service unavailable; Client host [192.0.2.1] blocked using zen.example",
        "Authentication required",
    };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        cr_assert_eq(judge(SMTP_AT_RECIPIENT, 554, 5, 7, 1, texts[i]), SMTP_NOT_OURS, "%s",
                     texts[i]);
    cr_assert_eq(judge(SMTP_AT_RECIPIENT, 550, 5, 7, 133, "SenderNotAuthenticatedForGroup"),
                 SMTP_NEVER, "one closed group must not stop all mails");
    cr_assert_eq(judge(SMTP_AT_RECIPIENT, 550, 5, 1, 1, "access denied by user"), SMTP_NEVER);
}

Test(smtp_answer, replies_out_of_step_hide_the_true_reason_and_are_not_final)
{
    cr_assert_eq(judge(SMTP_AT_CONTENT, 503, 5, 5, 1, "need RCPT"), SMTP_NOT_NOW);
    cr_assert_eq(judge(SMTP_AT_CONTENT, 551, 5, 0, 0, "Discarded 20 bytes"), SMTP_NOT_NOW);
    cr_assert_eq(judge(SMTP_AT_CONTENT, 554, 5, 5, 1, "no valid recipients"), SMTP_NOT_NOW);
}

Test(smtp_answer, an_answer_becomes_one_short_line)
{
    const int enhanced[3] = {5, 1, 1}, none[3] = {0, 0, 0};
    g_autofree char *line = smtp_answer_to_line(550, enhanced, "no such\r\nuser\t\x01here\n");
    cr_assert_str_eq(line, "550 5.1.1 no such user here");
    g_autofree char *plain = smtp_answer_to_line(250, none, NULL);
    cr_assert_str_eq(plain, "250");
    g_autofree char *long_text = g_strnfill(5000, 'x');
    g_autofree char *shortened = smtp_answer_to_line(250, none, long_text);
    cr_assert_lt(strlen(shortened), 320);
}
