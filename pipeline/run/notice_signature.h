/*
 * Formal notices signed with the house's certificate (audit.key, audit.certificate): a detached CMS
 * signature beside the PDF, 3-render/.../DOCUMENT.pdf.p7s, in the manifest like every file.
 */
#ifndef RELANCE_RUN_NOTICE_SIGNATURE_H
#define RELANCE_RUN_NOTICE_SIGNATURE_H

#include "run/run.h"

/*
 * Signs each formal notice written. A signature that is there and right is kept: it differs each
 * time it is made. Nothing where no key is set, and for rehearsals. FALSE and *error: the key or
 * certificate is none (OUTCOME_SETTINGS_REFUSED), or a file cannot be written.
 */
gboolean notice_signatures_make(const Run *run, GError **error);

/*
 * Every signature in a run folder against its PDF and the certificate of the settings, in the words
 * of audit verify; how many findings.
 */
int notice_signatures_compare(const Run *run, const char *folder, GString *report);

#endif
