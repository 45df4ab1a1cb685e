#include "records/delivery.h"

#include <string.h>

#include "ground/csv_text.h"

static const char *const status_names[] = {
    [DELIVERY_PLANNED] = "planned",         [DELIVERY_ANNOUNCED] = "announced",
    [DELIVERY_ACCEPTED] = "accepted",       [DELIVERY_DEFERRED] = "deferred",
    [DELIVERY_REJECTED] = "rejected",       [DELIVERY_UNKNOWN] = "unknown",
    [DELIVERY_HANDED_OVER] = "handed-over", [DELIVERY_BOUNCED] = "bounced",
    [DELIVERY_WAITING] = "waiting",         [DELIVERY_LAPSED] = "lapsed",
    [DELIVERY_SUPERSEDED] = "superseded",   [DELIVERY_WITHDRAWN] = "withdrawn",
};

const char *delivery_status_name(DeliveryStatus status)
{
    g_assert((guint)status < G_N_ELEMENTS(status_names));
    return status_names[status];
}

gboolean delivery_status_parse(const char *name, DeliveryStatus *status)
{
    for (guint i = 0; name != NULL && i < G_N_ELEMENTS(status_names); i++) {
        if (strcmp(name, status_names[i]) == 0) {
            *status = (DeliveryStatus)i;
            return TRUE;
        }
    }
    return FALSE;
}

Delivery *delivery_new(const char *document, Channel channel, const char *recipient)
{
    Delivery *delivery = g_new0(Delivery, 1);
    delivery->document = g_strdup(document);
    delivery->channel = channel;
    delivery->recipient = g_strdup(recipient != NULL ? recipient : "");
    delivery->status = DELIVERY_PLANNED;
    delivery->detail = g_strdup("");
    return delivery;
}

void delivery_free(Delivery *delivery)
{
    if (delivery == NULL)
        return;
    g_free(delivery->document);
    g_free(delivery->recipient);
    g_free(delivery->detail);
    g_free(delivery);
}

static gint compare_deliveries(gconstpointer a, gconstpointer b)
{
    const Delivery *left = *(const Delivery *const *)a;
    const Delivery *right = *(const Delivery *const *)b;
    int order = g_strcmp0(left->document, right->document);
    return order != 0 ? order : (int)left->channel - (int)right->channel;
}

/* ISO 8601 in UTC, to the second; an empty cell for 0. */
static void append_moment(GString *table, gint64 at)
{
    if (at == 0) {
        csv_append_text(table, NULL);
        return;
    }
    g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc(at);
    g_autofree char *text =
        moment != NULL ? g_date_time_format(moment, "%Y-%m-%dT%H:%M:%SZ") : NULL;
    csv_append_text(table, text);
}

char *deliveries_print(const GPtrArray *deliveries)
{
    static const char *const names[] = {"document", "channel",  "recipient", "status",
                                        "detail",   "attempts", "at",        NULL};
    g_autoptr(GPtrArray) sorted = g_ptr_array_sized_new(deliveries->len);
    for (guint i = 0; i < deliveries->len; i++)
        g_ptr_array_add(sorted, deliveries->pdata[i]);
    g_ptr_array_sort(sorted, compare_deliveries);

    GString *table = g_string_new(NULL);
    csv_append_header(table, names);
    for (guint i = 0; i < sorted->len; i++) {
        const Delivery *delivery = sorted->pdata[i];
        csv_append_text(table, delivery->document);
        csv_append_text(table, channel_name(delivery->channel));
        csv_append_text(table, delivery->recipient);
        csv_append_text(table, delivery_status_name(delivery->status));
        csv_append_text(table, delivery->detail);
        csv_append_number(table, delivery->attempts);
        append_moment(table, delivery->at);
        csv_end_row(table);
    }
    return g_string_free(table, FALSE);
}
