#include "run/delivery_line.h"

#include <string.h>

#include "ground/files.h"
#include "ground/json_text.h"
#include "ground/text.h"

void delivery_line_append_digest(GString *members, const char *key, const char *text)
{
    if (text_is_blank(text))
        return;
    g_autofree char *name = g_strconcat(key, "_sha256", NULL);
    g_autofree char *sha256 = data_sha256(text, strlen(text));
    json_append_string(members, name, sha256);
}

static gboolean names_somebody(const Delivery *delivery)
{
    return strchr(delivery->detail, '@') || (!text_is_blank(delivery->recipient) &&
                                             strstr(delivery->detail, delivery->recipient));
}

void delivery_line_append(GString *members, const Delivery *delivery)
{
    json_append_string(members, "document", delivery->document);
    json_append_string(members, "channel", channel_name(delivery->channel));
    delivery_line_append_digest(members, "recipient", delivery->recipient);
    json_append_string(members, "status", delivery_status_name(delivery->status));
    if (names_somebody(delivery))
        delivery_line_append_digest(members, "detail", delivery->detail);
    else
        json_append_string(members, "detail", delivery->detail);
    json_append_number(members, "attempts", delivery->attempts);
}
