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
#include "read/number_filter.h"
#include "records/ledger.h"
#include "records/settings.h"

#include <stdbool.h>

#define NO_LINE G_MAXUINT

/*
 * A line that became an item, beside its OpenItem. What can be matched with lines of the other
 * sign is counted without a sign: what the extract itself says is used up, and what is open.
 * Only the latter lowers the open amount.
 *
 * A plain invoice, with an open amount of the extract's own that is not zero, has none at first:
 * its item tells all, and draft_complete_lines makes a line of it if its number recurs.
 */
typedef struct {
    OpenItem *item;
    guint place;         /* of the item among the ledger's */
    const char *text;    /* the line as read; NULL where it can no longer be needed */
    gint64 share;        /* what it added to the extract */
    gint64 stated_minor; /* used up by the extract's own word, and not matched yet */
    gint64 usable_minor; /* open, and not by the extract's own word */
    guint32 digest;      /* see ItemMark */
    Day settled_date; /* on which the extract says that it was settled; DAY_NONE: it does not */
    guint head; /* index of the line it is joined to; NO_LINE: it is a rejected line already */
    guint next, last; /* chain of the lines of one number; `last` counts in its first line */
    bool has_own_open : 1;     /* the extract itself says what is still open */
    bool has_own_kind : 1;     /* the extract itself says that it is a credit or a payment */
    bool has_made_sign : 1;    /* a payment that got its minus from us */
    bool is_sign_doubtful : 1; /* and the file has payments with a minus of their own */
    bool is_reversal : 1;      /* a payment or credit taken back: it bears a plus */
    bool is_refund : 1;        /* one that is money paid back to the customer */
    bool takes_back_credit : 1;
    bool is_joined : 1;         /* its share is in another line's item */
    bool is_numbered : 1;       /* its number is the extract's, and not made from its line */
    bool may_recur : 1;         /* other lines may have to do with its number */
    const char *lettering;      /* code of the lines that settle each other; NULL: none */
    const char *settled_reason; /* why nothing of it is open any more */
} DraftLine;

/* By which an item's line is told from others without looking at either. */
typedef struct {
    guint32 number; /* number_hash of its invoice number */
    guint32 digest; /* of all cells of its line, read or not */
} ItemMark;

/* TRUE for what is set off against invoices: payments, credits, what takes them back. */
gboolean draft_line_is_reducer(const DraftLine *line);

/*
 * How much of what came on `day` a line takes, or gives: what is open, and what the extract
 * says is used up, unless it was settled before that day. DAY_NONE: on any day.
 */
gint64 draft_line_find_room(const DraftLine *line, Day day);

/* Uses so much of that room: first what the extract says is used up. */
void draft_line_use(DraftLine *line, gint64 minor, Day day);

typedef struct {
    Ledger *ledger; /* the caller's */
    const Settings *settings;
    Day run_date;
    Complaints *complaints;
    gboolean has_asked_end_of_month; /* draft_refuse_ambiguous_terms has */
    GArray *lines;                   /* DraftLine, in the order of ledger->items */
    GArray *marks;                   /* ItemMark, of each item */
    NumberFilter *numbers;           /* which invoice numbers recur */
    GPtrArray *tables; /* Table *: the CSV extracts read, to be looked into again */
    GArray *unread;    /* UnreadReceipt, of unread_receipts.c; NULL: none */
} Draft;

Draft *draft_new(Ledger *ledger, const Settings *settings, Day run_date,
                 Complaints *complaints);
void draft_free(Draft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Draft, draft_free)

/* A line's share goes into the extract's sum. */
void draft_count(Draft *draft, const char *currency, gint64 share);

/*
 * A new item of the ledger, a copy of this one: all there is to know of a plain invoice. TRUE if
 * an earlier line may bear its number.
 */
gboolean draft_add_item(Draft *draft, const OpenItem *item, guint32 digest);

/* The line of the item added last, lent until the next call. */
DraftLine *draft_add_line(Draft *draft);

/*
 * Once no line will come any more: adds the lines of plain invoices whose numbers may stand on
 * other lines, and marks all lines of which that is so.
 */
void draft_complete_lines(Draft *draft);

/*
 * A line that is no item; the strings must be the ledger's.
 * currency "" where it is not known.
 */
RejectedLine *draft_reject(Draft *draft, const char *source, int line, const char *rule,
                           const char *reason, const char *currency, gint64 share);

/*
 * A line with this share became part of the item that begins on another line: it is listed
 * (`merged`), with nothing of its own. The caller adds customer, invoice and text.
 */
RejectedLine *draft_list_merged(Draft *draft, const char *source, int line, gint64 share,
                                const OpenItem *item);

/* A payment that was taken for money received is money paid back: a debit. */
void draft_turn_sign(Draft *draft, DraftLine *line);

/* A line of the draft becomes a rejected one; the strings must be the ledger's or static. */
void draft_reject_line(Draft *draft, DraftLine *line, const char *rule, const char *reason);

/* A receipt was seen: as_of is the latest. */
void draft_note_receipt(Draft *draft, Day day);

/*
 * Which due date an item has that brings none: by its own terms, else the customer's, else the
 * settings'. FALSE: there are no terms, or no issue date, or the first of them cannot be read
 * in one way; those that follow are then not asked.
 */
gboolean draft_find_due(Draft *draft, OpenItem *item);

/* The terms that decide about an item, NULL if there are none; and whose they are, or NULL. */
const char *draft_peek_terms(const Draft *draft, const OpenItem *item, const char **source);

/*
 * A line that pays or credits the invoices named could not be used; the strings must be the
 * ledger's. draft_mark_unread then lists these invoices in the ledger.
 */
void draft_note_unread(Draft *draft, const char *customer, const char *number,
                       const char *source, int line);
void draft_mark_unread(Draft *draft);

/* [terms-ambiguous], REFUSED, once: for extracts of which no line can be left out. */
void draft_refuse_ambiguous_terms(Draft *draft, const OpenItem *item);

/* [terms-above-cap] and [discount-not-used], on a sorted ledger; for draft_close. */
void draft_note_terms(Draft *draft);

/* Joins lines, applies payments and credits, moves what is settled to the rejected lines. */
void draft_settle(Draft *draft);

/*
 * The texts of settled lines that were open when they were read and bore no sign of what would
 * settle them: such lines keep no text, so their files are read once more.
 */
gboolean draft_recall_texts(Draft *draft, GError **error);

/* as_of, the control totals, the stable order, and what the files say of each other. */
void draft_close(Draft *draft);

#endif
