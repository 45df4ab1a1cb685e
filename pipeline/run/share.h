/*
 * Where the stock templates, tables and font list lie: $RELANCE_SHARE, else share/relance beside
 * the program's folder, else the source tree known at build time.
 */
#ifndef RELANCE_RUN_SHARE_H
#define RELANCE_RUN_SHARE_H

#include <glib.h>

/* The share folder (it has templates/ and fonts/ in it); NULL and *error (OUTCOME_SETTINGS_REFUSED). */
char *share_find(GError **error);

#endif
