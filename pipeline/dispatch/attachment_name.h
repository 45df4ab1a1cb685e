/*
 * The name of an attached file, as a header tells it: for people in RFC 2231 with any letter,
 * and for old readers in plain ASCII.
 */
#ifndef RELANCE_DISPATCH_ATTACHMENT_NAME_H
#define RELANCE_DISPATCH_ATTACHMENT_NAME_H

#include <glib.h>

/*
 * The name in ASCII: accents off, what cannot be told and what a file system or a header could
 * trip over becomes _, never empty; a new string.
 */
char *attachment_name_to_ascii(const char *name);

/*
 * The value of a Content-Disposition header, folded with LF and a tab:
 *   attachment;
 *   <tab>filename*=utf-8''Relance%20n%C2%B02.pdf;
 *   <tab>filename="Relance n_2.pdf"
 * The first form only where the second does not tell the whole name. A new string.
 */
char *attachment_name_to_disposition(const char *name);

#endif
