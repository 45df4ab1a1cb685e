#include "dispatch/smtp_dialogue.h"

#include <string.h>

static const char *const commands[] = {"EHLO", "HELO", "STARTTLS", "AUTH",
                                       "MAIL", "QUIT", "RSET"};

void smtp_dialogue_clear(SmtpDialogue *dialogue)
{
    if (dialogue->line)
        g_string_free(dialogue->line, TRUE);
    g_free(dialogue->last_words);
    g_free(dialogue->refusal);
    memset(dialogue, 0, sizeof *dialogue);
}

void smtp_dialogue_reset(SmtpDialogue *dialogue)
{
    smtp_dialogue_clear(dialogue);
    dialogue->line = g_string_new(NULL);
    dialogue->last_words = g_strdup("");
}

/* The steps of AUTH LOGIN are no commands: the newest one stays AUTH. */
static void note_command(SmtpDialogue *dialogue, const char *text, gsize length)
{
    for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
        if (length > strlen(commands[i]) &&
            strncmp(text, commands[i], strlen(commands[i])) == 0)
            g_strlcpy(dialogue->command, commands[i], sizeof dialogue->command);
    if (strcmp(dialogue->command, "EHLO") == 0)
        dialogue->offers_auth = FALSE;
}

static gboolean is_answer_to(const SmtpDialogue *dialogue, const char *command)
{
    return strcmp(dialogue->command, command) == 0;
}

static void note_line(SmtpDialogue *dialogue, const char *line)
{
    if (is_answer_to(dialogue, "QUIT"))
        return; /* a farewell explains nothing */
    g_free(dialogue->last_words);
    dialogue->last_words = g_utf8_make_valid(line, -1);
    g_strstrip(dialogue->last_words);
    if (is_answer_to(dialogue, "AUTH") && g_str_has_prefix(line, "235"))
        dialogue->is_let_in = TRUE;
    if (is_answer_to(dialogue, "EHLO") && strlen(line) > 4 &&
        g_ascii_strncasecmp(line + 4, "AUTH ", 5) == 0)
        dialogue->offers_auth = TRUE;
    if ((is_answer_to(dialogue, "AUTH") || is_answer_to(dialogue, "STARTTLS")) &&
        (line[0] == '4' || line[0] == '5')) {
        g_free(dialogue->refusal);
        dialogue->refusal = g_strdup(dialogue->last_words);
    }
}

void smtp_dialogue_note(SmtpDialogue *dialogue, const char *text, gsize length,
                        gboolean is_ours)
{
    if (is_ours) {
        note_command(dialogue, text, length);
        return;
    }
    guint lines = 0;
    for (gsize i = 0; i < length; i++) {
        if (text[i] != '\n') {
            g_string_append_c(dialogue->line, text[i] ? text[i] : ' ');
            continue;
        }
        note_line(dialogue, dialogue->line->str);
        g_string_truncate(dialogue->line, 0);
        lines++;
    }
    if (is_answer_to(dialogue, "STARTTLS") &&
        (lines > 1 || (lines == 1 && dialogue->line->len)))
        dialogue->is_smuggled = TRUE;
}
