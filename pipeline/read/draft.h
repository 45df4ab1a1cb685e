/*
 * A ledger in the making. Every data line of the extract is counted with its signed share, then
 * becomes an item or a rejected line; when all files are read, draft_settle joins the lines of
 * one invoice and lets payments and credits reduce what they belong to, and draft_close checks
 * that
 *
 *   extract = open + settled + rejected          (per currency, to the cent)
 *   extract = sum of the items' amounts + sum of the rejected lines' shares
 */
#ifndef RELANCE_READ_DRAFT_H
#define RELANCE_READ_DRAFT_H

#include "ground/complaints.h"
#include "records/ledger.h"
#include "records/settings.h"

#define NO_LINE G_MAXUINT

/* A line that became an item, beside its OpenItem. */
typedef struct {
    OpenItem *item;
    const char *text;      /* the line as read; NULL where it can no longer be needed */
    gint64 share;          /* what it added to the extract */
    gint64 absorbed;       /* receipts found for what the extract says is paid */
    gboolean has_own_open; /* the extract itself says what is still open */
    gboolean has_own_kind; /* the extract itself says that it is a credit or a payment */
    gboolean is_joined;    /* its share is in another line's item */
    guint head;            /* index of that line; NO_LINE: it is a rejected line already */
    guint next, last; /* chain of the lines of one number; `last` counts in its first line */
    const char *settled_reason; /* why nothing of it is open any more */
} DraftLine;

typedef struct {
    Ledger *ledger; /* the caller's */
    const Settings *settings;
    Day run_date;
    Complaints *complaints;
    GArray *lines;                 /* DraftLine, same order as ledger->items */
    GHashTable *unknown_customers; /* customer -> its first OpenItem, lent */
} Draft;

Draft *draft_new(Ledger *ledger, const Settings *settings, Day run_date,
                 Complaints *complaints);
void draft_free(Draft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Draft, draft_free)

/* A line's share goes into the extract's sum. */
void draft_count(Draft *draft, const char *currency, gint64 share);

/* A new item and its draft line. Lent until the next call. */
DraftLine *draft_add_line(Draft *draft);

/*
 * A line that is no item; the strings must be the ledger's.
 * currency "" where it is not known.
 */
RejectedLine *draft_reject(Draft *draft, const char *source, int line, const char *rule,
                           const char *reason, const char *currency, gint64 share);

/* A receipt was seen: as_of is the latest. */
void draft_note_receipt(Draft *draft, Day day);

/* Which due date an item has that brings none: its terms, the customer's, the settings'. FALSE:
 * none. */
gboolean draft_find_due(Draft *draft, OpenItem *item);

/* Joins lines, applies payments and credits, moves what is settled to the rejected lines. */
void draft_settle(Draft *draft);

/* as_of, customer complaints, the control totals and the stable order. */
void draft_close(Draft *draft);

#endif
