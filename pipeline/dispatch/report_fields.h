/*
 * The fields of a message/delivery-status part (RFC 3464 2.1): groups of "Name: value" lines,
 * the first about the message, each other one about a recipient. Knows no library.
 */
#ifndef RELANCE_DISPATCH_REPORT_FIELDS_H
#define RELANCE_DISPATCH_REPORT_FIELDS_H

#include <glib.h>

/* Groups in their order: GPtrArray * of GHashTable *, lower-case name -> value in one line. */
GPtrArray *report_fields_parse(const char *text);

/* A field's value, or "". Lent. */
const char *report_field(GHashTable *group, const char *name);

/* What stands behind the type: "rfc822; a@b.fr" -> "a@b.fr", without < and >; a new string. */
char *report_field_address(GHashTable *group, const char *name);

/* "5.1.1 (mailbox unknown)" -> "5.1.1"; "" if it is no status of RFC 3463. A new string. */
char *report_field_status(GHashTable *group);

#endif
