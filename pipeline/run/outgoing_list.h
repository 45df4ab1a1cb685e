/*
 * What dispatch is handed: the rendered files that may leave now, with their texts and addresses.
 */
#ifndef RELANCE_RUN_OUTGOING_LIST_H
#define RELANCE_RUN_OUTGOING_LIST_H

#include "records/outgoing.h"
#include "run/run.h"

/* One Outgoing for a rendered file; NULL and *error. */
Outgoing *outgoing_make(Run *run, const RenderedFile *file, GError **error);

#endif
