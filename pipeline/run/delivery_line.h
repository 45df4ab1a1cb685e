/*
 * What a journal line says of a delivery. The journal is kept for ever and names people by ids and
 * digests only, so that a purge leaves the chain whole.
 */
#ifndef RELANCE_RUN_DELIVERY_LINE_H
#define RELANCE_RUN_DELIVERY_LINE_H

#include "records/delivery.h"

/*
 * Appends the members document, channel, recipient_sha256, status, detail, attempts. A detail in
 * which the recipient or a mail address stands (servers repeat it) is told as detail_sha256.
 */
void delivery_line_append(GString *members, const Delivery *delivery);

/* <key>_sha256 of a text; nothing if it is empty. */
void delivery_line_append_digest(GString *members, const char *key, const char *text);

#endif
