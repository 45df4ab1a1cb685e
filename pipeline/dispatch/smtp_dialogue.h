/*
 * What is said on a connection before the first message, overheard line by line: whether we
 * were let in, what was offered, the server's last words. Passwords are not kept.
 */
#ifndef RELANCE_DISPATCH_SMTP_DIALOGUE_H
#define RELANCE_DISPATCH_SMTP_DIALOGUE_H

#include <glib.h>

typedef struct {
    GString *line;        /* the server's line under way */
    char command[9];      /* our newest command: "EHLO", "STARTTLS", "AUTH", ... */
    gboolean is_let_in;   /* AUTH was answered by 235 */
    gboolean offers_auth; /* in the newest EHLO */
    gboolean is_smuggled; /* text came behind the answer to STARTTLS, before TLS: an attack */
    char *last_words;     /* the server's newest line; "" if none */
    char *refusal;        /* 4xx or 5xx to STARTTLS or AUTH; NULL: none */
} SmtpDialogue;

void smtp_dialogue_reset(SmtpDialogue *dialogue);
void smtp_dialogue_clear(SmtpDialogue *dialogue);
void smtp_dialogue_note(SmtpDialogue *dialogue, const char *text, gsize length,
                        gboolean is_ours);

#endif
