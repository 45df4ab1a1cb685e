/*
 * What one delivery report (RFC 3464) says of one recipient: read by dispatch from a mailbox,
 * matched with the deliveries by run.
 */
#ifndef RELANCE_RECORDS_BOUNCE_H
#define RELANCE_RECORDS_BOUNCE_H

#include <glib.h>

typedef enum {
    BOUNCE_FAILED,   /* came back for good: Action failed, Status 5.x.x or none */
    BOUNCE_GIVEN_UP, /* came back after a passing cause: Action failed, Status 4.x.x */
    BOUNCE_PASSING   /* delayed, relayed, delivered, expanded: did not come back */
} BounceKind;

typedef struct {
    char *file; /* as the mailbox was named, with the message's own name in a Maildir */
    int line; /* where the message begins in an mbox, counted from 1; 0: it is the whole file */
    BounceKind kind;
    char *
        document; /* by VERP, envelope id or Message-ID, all that are there agree; never NULL */
    char *
        original_recipient; /* the address we wrote to, as the report says; "" if it does not */
    char *final_recipient;  /* where that led to; "" */
    char *returned_to;      /* To of our mail as it was returned; "" */
    gboolean is_only;       /* the report speaks of no other recipient */
    char *status;           /* "5.1.1"; "" if there is none */
    char *diagnostic;       /* the other server's words, one line; "" */
    gint64 at;              /* Date of the report, seconds since 1970 UTC; 0: unreadable */
} Bounce;

Bounce *bounce_new(void);
void bounce_free(Bounce *bounce);

/*
 * TRUE if the report is about a mail to this address: it names it, or it speaks of one recipient
 * only (the address was an alias) and returns our mail to it. Case does not count.
 */
gboolean bounce_is_about(const Bounce *bounce, const char *address);

/* "5.1.1 550 no such user": a delivery's detail; one line, a new string. */
char *bounce_to_detail(const Bounce *bounce);

#endif
