#include "dispatch/dispatch.h"

#include "dispatch/dossier.h"
#include "dispatch/mail_queue.h"
#include "dispatch/maildir.h"
#include "dispatch/outbox.h"
#include "dispatch/print_spool.h"
#include "dispatch/table_spool.h"
#include "ground/files.h"

static gboolean send_mails(Outbox *outbox, const GPtrArray *entries, GError **error)
{
    gboolean is_smtp = outbox->input->settings->mail.transport == TRANSPORT_SMTP;
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

void dispatch_check_server(const Settings *settings, const char *smtp_password,
                           Complaints *complaints)
{
    (void)settings;
    (void)smtp_password;
    (void)complaints;
}
