/*
 * What became of a document on its channel. The states are numbered and owned by dispatch's
 * outbox; here are only their names.
 */
#ifndef RELANCE_RECORDS_DELIVERY_H
#define RELANCE_RECORDS_DELIVERY_H

#include "ground/day.h"
#include "records/scenarios.h"

typedef enum {
    DELIVERY_PLANNED,
    DELIVERY_ANNOUNCED,
    DELIVERY_ACCEPTED,
    DELIVERY_DEFERRED,
    DELIVERY_REJECTED,
    DELIVERY_UNKNOWN,
    DELIVERY_HANDED_OVER,
    DELIVERY_BOUNCED,
    DELIVERY_WAITING,
    DELIVERY_LAPSED,
    DELIVERY_SUPERSEDED,
    DELIVERY_WITHDRAWN /* rejected by an approver, or undone before leaving */
} DeliveryStatus;
const char *delivery_status_name(DeliveryStatus status); /* "handed-over", ... */
gboolean delivery_status_parse(const char *name, DeliveryStatus *status);

typedef struct {
    char *document;
    Channel channel;
    char *recipient; /* bare mail address, or the address lines joined by " / " */
    DeliveryStatus status;
    char *detail; /* server's answer, folder, reason; "" if none */
    int attempts;
    gint64 at; /* seconds since 1970 UTC, from the clock handed in by main; 0: not yet */
} Delivery;

Delivery *delivery_new(const char *document, Channel channel, const char *recipient);
void delivery_free(Delivery *delivery);

/* 4-dispatch/deliveries.csv of an array of Delivery *, sorted by document, channel; a new string. */
char *deliveries_print(const GPtrArray *deliveries);

#endif
