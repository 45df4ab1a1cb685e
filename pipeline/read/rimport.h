/*
 * RImport of Ciel and Sage 50: tab-separated lines in sections, without headers.
 *
 *   ##Transfert                    commands begin with ##
 *   ##Section  Dos                 the next lines belong to this section: Dos holds the currency
 *   EUR
 *   ##DebFmt   SepDec = ,          the decimal sign up to ##FinFmt
 *   ##Section  Mvt                 accounting lines; lines before any section are such lines too
 *   "1" "VE" "31/01/2026" "411DUPONT" "Dupont" "120.00" D B "Label" "FA001" "10" "" "28/02/2026"
 *
 * The cells of Mvt: movement, journal, date, account, account name, amount, D or C, status,
 * label, voucher, type, payment mode, due date, analytic code and name. Some programs write the
 * due date one cell earlier: the one of the two that holds dates is it. No public description
 * says which cell is the lettering; ledger.columns can name it by its number. Other sections
 * (Tiers, Jnl, MdP) hold no accounting lines and are skipped with a note.
 */
#ifndef RELANCE_READ_RIMPORT_H
#define RELANCE_READ_RIMPORT_H

#include "read/fec_book.h"

/* TRUE if one of the file's first lines is a command of RImport. */
gboolean rimport_is_recognised(const Settings *settings, const char *path, const char *name);

/* Reads one file into the book. FALSE: a REFUSED complaint was added, or *error is set. */
gboolean rimport_read(FecBook *book, const char *path, const char *name, GError **error);

#endif
