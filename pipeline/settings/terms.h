/*
 * The shape of payment terms, the mini-language of domain.md 8.3:
 *   net:30  eom_after:45  eom_then:45  eom_after:30+day:10  months:1+eom  fixed:2025-06-30
 * receipt
 */
#ifndef RELANCE_SETTINGS_TERMS_H
#define RELANCE_SETTINGS_TERMS_H

#include <glib.h>

gboolean terms_are_valid(const char *text);

/* What right terms look like, for a complaint; static. */
const char *terms_wanted(void);

#endif
