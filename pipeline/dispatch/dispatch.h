/*
 * Documents -> Deliveries: mail (SMTP or Maildir), print spool, SMS list, call agenda,
 * dossiers. libesmtp and GMime stand behind one file each. Knows neither history nor PDF
 * writing: run hands in the functions for both.
 */
#ifndef RELANCE_DISPATCH_DISPATCH_H
#define RELANCE_DISPATCH_DISPATCH_H

#include "ground/complaints.h"
#include "records/delivery.h"
#include "records/outgoing.h"
#include "records/settings.h"

/* Handed in by run. Each returns FALSE and *error if the world failed; then dispatch stops. */
typedef struct {
    gpointer data;
    /* Commits "announced" for these deliveries (Delivery *) before the first byte leaves. */
    gboolean (*announce)(gpointer data, const GPtrArray *deliveries, GError **error);
    /* Commits the outcome, journal first. */
    gboolean (*settle)(gpointer data, const GPtrArray *deliveries, GError **error);
    /*
     * Writes one PDF of these (Outgoing *) in this order;
     * page ranges into first[] and last[].
     */
    gboolean (*merge_pages)(gpointer data, const GPtrArray *outgoing, const char *path,
                            int *first, int *last, GError **error);
    /* Progress: done of total; may be NULL. */
    void (*progress)(gpointer data, guint done, guint total);
    /* TRUE when the user asked to stop (Ctrl-C): after the message in flight. May be NULL. */
    gboolean (*must_stop)(gpointer data);
} DispatchHands;

typedef struct {
    const Settings *settings;
    const char *run_id;
    const char *run_folder; /* 4-dispatch is made in it */
    Day run_date;
    gint64 now;                /* seconds since 1970 UTC: Date headers, Delivery.at */
    gboolean is_rehearsal;     /* nothing but files in the run folder, whatever the transport */
    const char *smtp_password; /* NULL: none; read by run from file or environment */
    const char *tariffs; /* print.tariffs, else the stock tables/postage.csv; NULL: postage
                            stays empty */
    int mails_today; /* sent in the 24 hours before by earlier calls; they count for per_day */
    int mail_timeout_s; /* answers of the mail server; 0: what RFC 5321 recommends */
    int mail_pause_ms;  /* before the first repetition, then three times as long; 0: 2 s */
} DispatchInput;

/*
 * Sends what `outgoing` (Outgoing *) lists. `deliveries` (Delivery *, same index) come in as
 * planned, deferred or any other state; planned and deferred ones are worked on, and each ends
 * accepted, deferred, rejected, unknown or handed-over. Announced ones are what a process that
 * died left behind: those whose files tell (Maildir, print, SMS, calls, dossiers) are settled
 * as handed-over or done again; mail to a server becomes unknown, for a person to decide. All
 * others are left alone. After must_stop what had not begun stays planned and TRUE is returned.
 * Attachments that are missing hold their mail: it ends rejected with a HELD complaint
 * [attachment-missing].
 * FALSE and *error if the world failed or the server could not be reached (OUTCOME_TRY_LATER);
 * what was settled before stays settled.
 */
gboolean dispatch_all(const DispatchInput *input, const GPtrArray *outgoing,
                      const GPtrArray *deliveries, const DispatchHands *hands,
                      Complaints *complaints, GError **error);

/* A short text of the house, in ASCII: subject and text are ours, never data. */
typedef struct {
    const char *id; /* for the Message-Id */
    const char *recipient, *subject, *text;
} DispatchNote;

/* The note as a mail with LF line ends; a new string. */
char *dispatch_print_note(const DispatchInput *input, const DispatchNote *note);
/* Sends such a mail; TRUE: the server took it. Errors as of a mail channel, or OUTCOME_TRY_LATER. */
gboolean dispatch_send_note(const DispatchInput *input, const char *recipient,
                            const char *message, GError **error);

/* `relance check`: can the mail server be reached, does it offer what the settings ask for? */
void dispatch_check_server(const Settings *settings, const char *smtp_password,
                           Complaints *complaints);

/*
 * `relance import-bounces`: what the delivery reports (RFC 3464) of a Maildir, an mbox or one
 * message in a file say; a new array of new Bounce * (records/bounce.h), in the order of the
 * mailbox, which is only read. *n_mails: how many mails it holds. Mails that are no report, or
 * cannot be believed, are complained of (gmime/report_mail.h). NULL and *error
 * (OUTCOME_INPUT_REFUSED): no mailbox.
 */
GPtrArray *dispatch_read_bounces(const char *path, const Settings *settings, int *n_mails,
                                 Complaints *complaints, GError **error);

/* What letters cost to post, by dated tariffs; see postage.h. */
typedef struct PostageTable PostageTable;

/*
 * Reads the table; path NULL gives an empty one. Rows that cannot be read are left out with a
 * WARNING [tariff-unreadable]; so is a file. Never NULL.
 */
PostageTable *postage_table_read(const char *path, Complaints *complaints);
void postage_table_free(PostageTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PostageTable, postage_table_free)

/*
 * Postage of one printed document of so many pages to a country (NULL: the creditor's) on a day,
 * in the envelope that print jobs use. FALSE if the tariffs do not know it.
 */
gboolean dispatch_find_postage(const PostageTable *table, const Settings *settings,
                               gboolean is_registered, const char *country, int pages, Day day,
                               gint64 *minor, char currency[CURRENCY_SIZE]);

#endif
