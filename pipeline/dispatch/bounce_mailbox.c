#include "dispatch/dispatch.h"

#include "dispatch/gmime/mailbox.h"
#include "dispatch/gmime/report_mail.h"
#include "records/bounce.h"

typedef struct {
    const MailSettings *settings;
    GPtrArray *bounces;
    Complaints *complaints;
} Reading;

static void take_mail(gpointer data, GMimeMessage *mail, Place place)
{
    Reading *reading = data;
    report_mail_read(mail, reading->settings, place, reading->bounces, reading->complaints);
}

GPtrArray *dispatch_read_bounces(const char *path, const Settings *settings, int *n_mails,
                                 Complaints *complaints, GError **error)
{
    g_autoptr(GPtrArray) bounces = g_ptr_array_new_with_free_func((GDestroyNotify)bounce_free);
    Reading reading = {&settings->mail, bounces, complaints};
    *n_mails = mailbox_read(path, take_mail, &reading, error);
    return *n_mails < 0 ? NULL : g_steal_pointer(&bounces);
}
