/*
 * EBP's text file of accounting entries (ECRITURES.TXT): cells between commas or semicolons,
 * labels in quotes, no header.
 *
 *   entry, date (JJMMAAAA or JJMMAA), journal, account, automatic label, label, voucher, amount,
 *   D or C, due date, currency
 *
 * Some programs leave the automatic label out. Where D or C stands tells the two apart; a file
 * that is neither is no EBP file. Lines that begin with > share an amount out among analytic
 * codes and are no entries.
 */
#ifndef RELANCE_READ_EBP_TEXT_H
#define RELANCE_READ_EBP_TEXT_H

#include "read/fec_book.h"

/* TRUE if the file's first lines are such lines. */
gboolean ebp_text_is_recognised(const Settings *settings, const char *path, const char *name);

/* Reads one file into the book. FALSE: a REFUSED complaint was added, or *error is set. */
gboolean ebp_text_read(FecBook *book, const char *path, const char *name, GError **error);

#endif
