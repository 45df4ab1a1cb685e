#include "compose/link_address.h"

static gboolean is_address(const char *value)
{
    return g_str_has_prefix(value, "https://") || g_str_has_prefix(value, "http://") ||
           g_str_has_prefix(value, "mailto:");
}

void link_address_append(GString *address, const char *value)
{
    const char *allowed = NULL;
    g_autofree char *escaped = NULL;

    if (address->len == 0 && is_address(value))
        allowed = ":/?#[]@!$&'()*+,;=%";
    else if (g_str_has_prefix(address->str, "mailto:"))
        allowed = "@";
    escaped = g_uri_escape_string(value, allowed, FALSE);
    g_string_append(address, escaped);
}
