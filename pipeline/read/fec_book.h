/*
 * Accounting entries files (FEC, art. A47 A-1 LPF), one or several years, to open items.
 *
 * An item is what remains of the lines of one (account, auxiliary account, lettering code), or
 * of the unlettered lines of one PieceRef; the sum of a customer's items is the sum of its
 * receivable accounts. Lines on the residual's side are the item, lines on the other side are
 * settled.
 *
 * What the book takes in: files (fec_book_read, and other journals through fec_rows.h) and
 * tables of due dates. What it makes of them when all are read, in this order:
 *   0. fec_book_refuse_repeats: the same year is not given twice
 *   1. fec_book_set_openings_aside: years that are loaded together say nothing twice
 *   2. fec_book_settle: groups of lines become items, paid invoices, settled lines
 */
#ifndef RELANCE_READ_FEC_BOOK_H
#define RELANCE_READ_FEC_BOOK_H

#include "read/draft.h"
#include "read/fec_checks.h"
#include "read/fec_journals.h"
#include "read/fec_side_file.h"
#include "read/fec_year.h"
#include "read/table.h"

/* One receivable account of one customer: its number, and the auxiliary account if any. */
typedef struct {
    const char *account, *auxiliary; /* auxiliary "" if none */
    const char *customer;            /* one of the two */
    gint64 opening, before, closing; /* sums, while a file's opening entries are looked at */
    gboolean keeps_opening;          /* likewise: the opening entries stay, earlier lines go */
} FecAccount;

/* A line on a receivable account. Strings are the ledger's; of equal codes there is one copy. */
typedef struct {
    const char *source;
    int line;
    guint file; /* index of its file */
    FecJournal *journal;
    FecAccount *account;
    const char *entry, *customer_name, *label;
    const char *piece;     /* as written; "" if none */
    const char *lettering; /* "" if none */
    const char
        *reference; /* what unlettered lines are grouped by; NULL: the line stands alone */
    guint year;     /* the file whose year its lettering and reference belong to */
    Day entry_date, piece_date, lettering_date, due_date;
    gint64 share; /* debit - credit */
    gboolean is_opening, is_closing;
    gboolean is_used;                      /* in an item, settled or set aside already */
    const char *fault_rule, *fault_reason; /* why it cannot be used; NULL: it can */
    gint64 fault_share;                    /* what it carries all the same; its share is 0 */
    const char *text;
} FecLine;

typedef struct {
    Draft *draft;
    GArray *lines; /* FecLine */
    GArray *years; /* FecYear, one per file */
    FecJournals *journals;
    GHashTable *accounts; /* FecAccount * -> itself, by account and auxiliary */
    FecSideDues *side_dues;
    char currency[CURRENCY_SIZE];
    gint64 n_lines, n_receivable; /* of all files: lines, those on receivable accounts */
} FecBook;

FecBook *fec_book_new(Draft *draft);
void fec_book_free(FecBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FecBook, fec_book_free)

/* The account of these numbers (auxiliary "" if none), made if it is new; lent. */
FecAccount *fec_book_find_account(FecBook *book, const char *account, const char *auxiliary);

/* TRUE if a line on this account was taken already. */
gboolean fec_book_has_account(const FecBook *book, const char *account, const char *auxiliary);

static inline FecLine *fec_book_line(const FecBook *book, guint index)
{
    return &g_array_index(book->lines, FecLine, index);
}

/* The line is no item: a rejected line with its share. The texts are static or the ledger's. */
RejectedLine *fec_book_set_aside(FecBook *book, FecLine *line, const char *rule,
                                 const char *reason);

/* TRUE if the file's header is a FEC's. */
gboolean fec_is_recognised(const Settings *settings, const char *path, const char *name);

/* Reads one year. FALSE: a REFUSED complaint was added, or *error is set. */
gboolean fec_book_read(FecBook *book, const char *path, const char *name, GError **error);

/*
 * Reads a table of due dates that goes with the FEC: columns invoice and due_date of a ledger,
 * perhaps customer, which must then be the invoice's. FALSE as above.
 */
gboolean fec_book_read_due_dates(FecBook *book, const char *path, const char *name,
                                 GError **error);

/*
 * TRUE if a CSV with invoices and due dates goes with the book: it has no amounts, or most of its
 * invoices are known to the book by their PieceRef, and by their customer if it names one.
 */
gboolean fec_book_owns_due_dates(const FecBook *book, const char *path, const char *name);

/* A REFUSED complaint [fec-year-twice] for files that hold the same entries. */
void fec_book_refuse_repeats(FecBook *book);

/* Opening entries that repeat a year which is loaded too are set aside. */
void fec_book_set_openings_aside(FecBook *book);

/* Groups to items. */
void fec_book_settle(FecBook *book);

/*
 * REFUSED [extract-twice], once, if an item of the book is an invoice that is among the ledger's
 * first n_before items, too, which other extracts gave.
 */
void fec_book_refuse_twins(FecBook *book, guint n_before);

#endif
