#include "dispatch/smtp_answer.h"

#include "ground/text.h"

#include <string.h>

#define LINE_SIZE 300

/* Sender refused: only the size of the message is the message's own fault (RFC 1870). */
static SmtpAnswer judge_sender(int code, const int enhanced[3])
{
    gboolean is_too_big = code == 552 || (enhanced[1] == 3 && enhanced[2] == 4);
    return is_too_big ? SMTP_NEVER : SMTP_NOT_OURS;
}

/*
 * Said to every recipient alike, for they are about us: who connects, whether we logged in, the
 * sender's name, a block list. Marking each address as refused would be a lie.
 */
static gboolean is_about_us(int code, const int enhanced[3], const char *text)
{
    static const char *const words[] = {"relay",
                                        "authentication required",
                                        "authenticate first",
                                        "client host rejected",
                                        "sender address rejected",
                                        "helo command rejected",
                                        "blocked using"};
    g_autofree char *folded = g_utf8_strdown(text, -1);
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strstr(folded, words[i]))
            return TRUE;
    /* Postfix to who did not log in: "554 5.7.1 <a@b.fr>: Recipient address rejected: Access denied" */
    gboolean is_policy = enhanced[1] == 7 || (enhanced[0] == 0 && code == 554);
    return is_policy && strstr(folded, "access denied");
}

static SmtpAnswer judge_recipient(int code, const int enhanced[3], const char *text)
{
    if (is_about_us(code, enhanced, text))
        return SMTP_NOT_OURS;
    return code == 503 ? SMTP_NOT_NOW : SMTP_NEVER;
}

/*
 * After a failed chunk (RFC 3030) the replies to the chunks already under way come last: 503,
 * 551 or 5.5.x "out of step". They hide the true reason, which may have been a 4xx.
 */
static SmtpAnswer judge_content(int code, const int enhanced[3])
{
    gboolean is_out_of_step = code == 503 || code == 551 || enhanced[1] == 5;
    return is_out_of_step ? SMTP_NOT_NOW : SMTP_NEVER;
}

SmtpAnswer smtp_answer_judge(SmtpStage stage, int code, const int enhanced[3], const char *text)
{
    if (code == 421 && stage == SMTP_AT_SENDER)
        return SMTP_SESSION_OVER;
    if (code >= 200 && code < 300)
        return SMTP_TAKEN;
    if (code >= 400 && code < 500)
        return SMTP_NOT_NOW;
    if (code < 500 || code >= 600)
        return SMTP_NO_ANSWER;
    if (code == 530 || code == 535 || code == 538) /* RFC 4954: authentication */
        return SMTP_NOT_OURS;
    switch (stage) {
    case SMTP_AT_SENDER:
        return judge_sender(code, enhanced);
    case SMTP_AT_RECIPIENT:
        return judge_recipient(code, enhanced, text_or_empty(text));
    default:
        return judge_content(code, enhanced);
    }
}

char *smtp_answer_to_line(int code, const int enhanced[3], const char *text)
{
    g_autoptr(GString) line = g_string_new(NULL);
    g_autofree char *valid = g_utf8_make_valid(text_or_empty(text), -1);
    g_string_printf(line, "%d ", code);
    if (enhanced[0] != 0)
        g_string_append_printf(line, "%d.%d.%d ", enhanced[0], enhanced[1], enhanced[2]);
    for (const char *c = valid; *c && line->len < LINE_SIZE; c = g_utf8_next_char(c)) {
        gunichar character = g_utf8_get_char(c);
        if (!g_unichar_iscntrl(character))
            g_string_append_unichar(line, character);
        else if (line->str[line->len - 1] != ' ')
            g_string_append_c(line, ' ');
    }
    return g_strdup(g_strstrip(line->str));
}
