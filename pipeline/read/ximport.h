/*
 * Ciel XIMPORT: an accounting journal in lines of 138 characters, without a header.
 *
 *   movement 5, journal 2, date 8 (AAAAMMJJ), due date 8, voucher 12, account 11, label 25,
 *   amount 13, D or C 1, lettering 12, analytic code 6, account name 34, euro 1, version 4
 *
 * Lines may be shorter where blanks at their end were cut off, and longer. The columns are those
 * of a FEC with amount and side, and its items are found as those of a FEC are: see fec_book.h.
 */
#ifndef RELANCE_READ_XIMPORT_H
#define RELANCE_READ_XIMPORT_H

#include "read/fec_book.h"

/* TRUE if the file's first lines are XIMPORT lines. */
gboolean ximport_is_recognised(const Settings *settings, const char *path, const char *name);

/* Reads one file into the book. FALSE: a REFUSED complaint was added, or *error is set. */
gboolean ximport_read(FecBook *book, const char *path, const char *name, GError **error);

#endif
