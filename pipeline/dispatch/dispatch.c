#include "dispatch/dispatch.h"

#include "dispatch/dossier.h"
#include "dispatch/mail_channel.h"
#include "dispatch/mail_queue.h"
#include "dispatch/maildir.h"
#include "dispatch/gmime/message.h"
#include "dispatch/outbox.h"
#include "dispatch/print_spool.h"
#include "dispatch/table_spool.h"
#include "ground/files.h"
#include "ground/mail_address.h"
#include "ground/outcome.h"

#define CHECK_TIMEOUT_S 20

static gboolean send_mails(Outbox *outbox, const GPtrArray *entries, GError **error)
{
    const MailSettings *mail = &outbox->input->settings->mail;
    if (entries->len > 0 && !mail_address_is_valid(mail->from_address))
        complaint_add(outbox->complaints, COMPLAINT_WARNING, "mail-sender-missing",
                      (Place){outbox->input->settings->file, 0, 0},
                      "neither mail.from nor creditor.email is given, the mails come from %s; "
                      "give mail.from before they go to customers",
                      MESSAGE_SENDER_UNKNOWN);
    gboolean is_smtp = mail->transport == TRANSPORT_SMTP;
    return is_smtp && !outbox->input->is_rehearsal ? mail_queue_send(outbox, entries, error)
                                                   : maildir_send(outbox, entries, error);
}

static gboolean send_letters(Outbox *outbox, const GPtrArray *entries, GError **error)
{
    return print_spool_send(outbox, entries, FALSE, error);
}

static gboolean send_registered(Outbox *outbox, const GPtrArray *entries, GError **error)
{
    return print_spool_send(outbox, entries, TRUE, error);
}

/* Files first: a server that does not answer must not hold back what needs none. */
static const struct {
    Channel channel;
    gboolean (*send)(Outbox *, const GPtrArray *, GError **);
} channels[] = {
    {CHANNEL_LETTER, send_letters},  {CHANNEL_REGISTERED, send_registered},
    {CHANNEL_SMS, sms_list_send},    {CHANNEL_CALL, call_agenda_send},
    {CHANNEL_DOSSIER, dossier_send}, {CHANNEL_EMAIL, send_mails},
};

gboolean dispatch_all(const DispatchInput *input, const GPtrArray *outgoing,
                      const GPtrArray *deliveries, const DispatchHands *hands,
                      Complaints *complaints, GError **error)
{
    g_autoptr(Outbox) outbox = outbox_new(input, outgoing, deliveries, hands, complaints);
    g_autofree char *folder = g_build_filename(input->run_folder, "4-dispatch", NULL);
    if (!folder_create(folder, error))
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(channels); i++) {
        g_autoptr(GPtrArray) entries = outbox_take_channel(outbox, channels[i].channel);
        if (!channels[i].send(outbox, entries, error))
            return FALSE;
    }
    return TRUE;
}

/* Not reachable just now is no fault of the settings; what the server will not have is. */
void dispatch_check_server(const Settings *settings, const char *smtp_password,
                           Complaints *complaints)
{
    g_autoptr(GError) cause = NULL;
    Place place = {settings->file, 0, 0};
    if (settings->mail.transport != TRANSPORT_SMTP)
        return;
    g_autoptr(MailChannel) channel =
        mail_channel_new(&settings->mail, smtp_password, CHECK_TIMEOUT_S, &cause);
    if (channel && mail_channel_probe(channel, &cause))
        return;
    if (outcome_of_error(cause) == OUTCOME_TRY_LATER)
        complaint_add(complaints, COMPLAINT_WARNING, "mail-server-unreachable", place,
                      "%s; mails would be deferred, check mail.server and the network",
                      cause->message);
    else
        complaint_add(complaints, COMPLAINT_REFUSED, "mail-server-refuses", place,
                      "%s; mails would be deferred", cause->message);
}
