/* A short text of the house to one address: no document, no attachment. */
#include "dispatch/dispatch.h"
#include "dispatch/mail_channel.h"
#include "ground/mail_address.h"
#include "ground/outcome.h"
#include "ground/text.h"

#include <string.h>

static const char *sender_address(const MailSettings *mail)
{
    return mail_address_is_valid(mail->from_address) ? mail->from_address : "relance@localhost";
}

char *dispatch_print_note(const DispatchInput *input, const DispatchNote *note)
{
    const char *sender = sender_address(&input->settings->mail);
    g_autoptr(GDateTime) at = g_date_time_new_from_unix_utc(input->now);
    g_autofree char *date = g_date_time_format(at, "%a, %d %b %Y %H:%M:%S +0000");
    return g_strdup_printf("Date: %s\nFrom: %s\nTo: %s\nSubject: %s\nMessage-Id: <%s%s>\n"
                           "MIME-Version: 1.0\nContent-Type: text/plain; charset=us-ascii\n"
                           "Auto-Submitted: auto-generated\n\n%s",
                           date, sender, note->recipient, note->subject, note->id,
                           strrchr(sender, '@'), note->text);
}

static gboolean go_on(gpointer data, MailJob *job)
{
    (void)data, (void)job;
    return TRUE;
}

static GString *to_wire(const char *message)
{
    GString *wire = g_string_new(NULL);
    for (; *message; message++)
        g_string_append_printf(wire, *message == '\n' ? "\r\n" : "%c", *message);
    return wire;
}

gboolean dispatch_send_note(const DispatchInput *input, const char *recipient,
                            const char *message, GError **error)
{
    const MailSettings *mail = &input->settings->mail;
    g_autoptr(MailChannel) channel =
        mail_channel_new(mail, input->smtp_password, input->mail_timeout_s, error);
    if (!channel)
        return FALSE;
    GString *wire = to_wire(message);
    MailJob job = {.document = "note",
                   .sender = sender_address(mail),
                   .recipient = recipient,
                   .text = wire};
    g_autoptr(GPtrArray) jobs = g_ptr_array_new();
    g_ptr_array_add(jobs, &job);
    MailWatcher watcher = {NULL, go_on, go_on};
    gboolean sent = mail_channel_send(channel, jobs, &watcher, error);
    g_autofree char *answer = job.answer;
    g_string_free(wire, TRUE);
    if (sent && job.fate != MAIL_ACCEPTED)
        return outcome_fail(error, OUTCOME_TRY_LATER, "%s: %s", recipient,
                            text_is_blank(answer) ? "no answer" : answer);
    return sent;
}
