/*
 * Ctrl-C and SIGTERM: noted, so that dispatch ends after the message in flight.
 */
#ifndef RELANCE_RUN_INTERRUPT_H
#define RELANCE_RUN_INTERRUPT_H

#include <glib.h>

void interrupt_watch(void);
gboolean interrupt_was_asked(void);

#endif
