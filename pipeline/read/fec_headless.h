/* A FEC without its first line: it is told as what it is and refused, with what to do. */
#ifndef RELANCE_READ_FEC_HEADLESS_H
#define RELANCE_READ_FEC_HEADLESS_H

#include "ground/complaints.h"
#include "records/settings.h"

/* TRUE if the first rows look like entries in the order of the law, and no header is there. */
gboolean fec_headless_is_recognised(const Settings *settings, const char *path,
                                    const char *name);

/* The REFUSED complaint [fec-header-missing]. */
void fec_headless_complain(const char *name, Complaints *complaints);

#endif
