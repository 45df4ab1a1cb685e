/*
 * What the print house Maileva takes beside or instead of a neutral spool: a PJS package (schema
 * 1.0.9: data files NAME.001 ..., the XML last, then the command file NAME.cou), and the CSV of its
 * bulk import with the mapping of its columns. Structure after domain.md 4.1 and 4.2. No password
 * is ever written: whoever transfers the package puts it in.
 */
#ifndef RELANCE_DISPATCH_MAILEVA_H
#define RELANCE_DISPATCH_MAILEVA_H

#include "dispatch/print_job.h"

#define MAILEVA_ADDRESS_LINES 6

/* An address in six lines: the name first, postcode and town in the sixth. Lines are lent. */
typedef struct {
    const char *lines[MAILEVA_ADDRESS_LINES]; /* NULL: empty */
    const char *country;                      /* name as printed; NULL: the creditor's own */
} MailevaAddress;

MailevaAddress maileva_address(const GPtrArray *address_lines, gboolean is_abroad);

/* The package's XML; `folder` holds the job's finished files. A new string; NULL and *error. */
char *maileva_campaign(const PrintJob *job, const Settings *settings, const char *folder,
                       GError **error);

/*
 * Writes maileva/NAME.001 ... and NAME.cou below the job's folder, unsynced. Errors: as files.h;
 * OUTCOME_SETTINGS_REFUSED if there are more files than a package may have.
 */
gboolean maileva_write_package(const PrintJob *job, const Settings *settings,
                               const char *folder, GError **error);

/*
 * Writes import/<file>.csv for each of the job's files (several of at most 5,000 letters where it
 * holds more) and import/mapping.json, unsynced.
 */
gboolean maileva_write_import(const PrintJob *job, const char *folder, GError **error);

#endif
