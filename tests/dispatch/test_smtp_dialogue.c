#include "dispatch/smtp_dialogue.h"

#include <criterion/criterion.h>
#include <string.h>

static void say(SmtpDialogue *dialogue, gboolean is_ours, const char *text)
{
    smtp_dialogue_note(dialogue, text, strlen(text), is_ours);
}

Test(smtp_dialogue, a_login_counts_when_the_server_says_235_to_auth)
{
    SmtpDialogue dialogue = {0};
    smtp_dialogue_reset(&dialogue);
    say(&dialogue, TRUE, "EHLO me\r\n");
    say(&dialogue, FALSE, "250-server\r\n250-AU");
    say(&dialogue, FALSE, "TH PLAIN LOGIN\r\n250 8BITMIME\r\n");
    cr_assert(dialogue.offers_auth);
    say(&dialogue, FALSE, "235 not yet asked\r\n");
    cr_assert_not(dialogue.is_let_in);
    say(&dialogue, TRUE, "AUTH LOGIN\r\n");
    say(&dialogue, FALSE, "334 VXNlcm5hbWU6\r\n");
    say(&dialogue, TRUE, "cmVsYW5jZQ==\r\n");
    say(&dialogue, FALSE, "235 2.7.0 welcome\r\n");
    cr_assert(dialogue.is_let_in);
    smtp_dialogue_clear(&dialogue);
}

Test(smtp_dialogue, a_refused_login_keeps_the_servers_words)
{
    SmtpDialogue dialogue = {0};
    smtp_dialogue_reset(&dialogue);
    say(&dialogue, TRUE, "AUTH PLAIN AGEAYg==\r\n");
    say(&dialogue, FALSE, "535 5.7.8 wrong\r\n");
    say(&dialogue, TRUE, "MAIL FROM:<a@b.example>\r\n");
    say(&dialogue, FALSE, "250 ok\r\n");
    cr_assert_not(dialogue.is_let_in);
    cr_assert_str_eq(dialogue.refusal, "535 5.7.8 wrong");
    smtp_dialogue_clear(&dialogue);
}

Test(smtp_dialogue, words_behind_the_answer_to_starttls_are_an_attack)
{
    SmtpDialogue dialogue = {0};
    smtp_dialogue_reset(&dialogue);
    say(&dialogue, TRUE, "STARTTLS\r\n");
    say(&dialogue, FALSE, "220 go ahead\r\n");
    cr_assert_not(dialogue.is_smuggled);
    say(&dialogue, FALSE, "250-AUTH PLAIN\r\n");
    smtp_dialogue_reset(&dialogue);
    say(&dialogue, TRUE, "STARTTLS\r\n");
    say(&dialogue, FALSE, "220 go ahead\r\n250 smuggled\r\n");
    cr_assert(dialogue.is_smuggled);
    smtp_dialogue_clear(&dialogue);
}

Test(smtp_dialogue, a_farewell_does_not_hide_the_last_words)
{
    SmtpDialogue dialogue = {0};
    smtp_dialogue_reset(&dialogue);
    say(&dialogue, FALSE, "554 not you\r\n");
    say(&dialogue, TRUE, "QUIT\r\n");
    say(&dialogue, FALSE, "221 bye\r\n");
    cr_assert_str_eq(dialogue.last_words, "554 not you");
    smtp_dialogue_clear(&dialogue);
}
