/*
 * Accounting entries files (FEC, art. A47 A-1 LPF), one or several years, to open items.
 *
 * An item is what remains of the lines of one (account, auxiliary account, lettering code), or
 * of the unlettered lines of one PieceRef; the sum of a customer's items is the sum of its
 * receivable accounts. Lines on the residual's side are the item, lines on the other side are
 * settled.
 */
#ifndef RELANCE_READ_FEC_BOOK_H
#define RELANCE_READ_FEC_BOOK_H

#include "read/draft.h"
#include "read/fec_checks.h"
#include "read/table.h"

/* A line on a receivable account. Strings are the ledger's. */
typedef struct {
    const char *source;
    int line;
    guint file;          /* index of its file */
    const char *journal; /* code */
    const char *journal_name;
    const char *entry;
    const char *account, *auxiliary; /* auxiliary "" if none */
    const char *customer, *customer_name;
    const char *piece; /* "" if none */
    const char *label;
    const char *lettering; /* "" if none */
    Day entry_date, piece_date, lettering_date, due_date;
    gint64 share; /* debit - credit */
    gboolean is_opening;
    gboolean is_used; /* in an item, settled or set aside already */
    const char *text;
} FecLine;

typedef struct {
    Day first, last; /* entry dates of one file */
} FecYear;

typedef struct {
    Draft *draft;
    GArray *lines;         /* FecLine */
    GArray *years;         /* FecYear, one per file */
    GHashTable *treasury;  /* codes of journals that move cash accounts */
    GHashTable *side_dues; /* PieceRef -> Day, from a side file */
} FecBook;

FecBook *fec_book_new(Draft *draft);
void fec_book_free(FecBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FecBook, fec_book_free)

/* TRUE if the file's header is a FEC's. */
gboolean fec_is_recognised(const Settings *settings, const char *path, const char *name);

/* Reads one year. FALSE: a REFUSED complaint was added, or *error is set. */
gboolean fec_book_read(FecBook *book, const char *path, const char *name, GError **error);

/*
 * Reads a table of PieceRef and due date that goes with the FEC (columns invoice and due_date
 * of a ledger, no amounts). FALSE as above.
 */
gboolean fec_book_read_due_dates(FecBook *book, const char *path, const char *name,
                                 GError **error);

/* Opening entries that repeat a year which is loaded too are set aside. */
void fec_book_set_openings_aside(FecBook *book);

/* Groups to items. */
void fec_book_settle(FecBook *book);

#endif
