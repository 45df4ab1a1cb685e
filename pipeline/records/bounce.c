#include "records/bounce.h"

#include "ground/text.h"

Bounce *bounce_new(void)
{
    Bounce *bounce = g_new0(Bounce, 1);
    char **texts[] = {&bounce->file,
                      &bounce->document,
                      &bounce->original_recipient,
                      &bounce->final_recipient,
                      &bounce->returned_to,
                      &bounce->status,
                      &bounce->diagnostic};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        *texts[i] = g_strdup("");
    return bounce;
}

void bounce_free(Bounce *bounce)
{
    if (!bounce)
        return;
    g_free(bounce->file);
    g_free(bounce->document);
    g_free(bounce->original_recipient);
    g_free(bounce->final_recipient);
    g_free(bounce->returned_to);
    g_free(bounce->status);
    g_free(bounce->diagnostic);
    g_free(bounce);
}

static gboolean is_same(const char *left, const char *right)
{
    return *left && g_ascii_strcasecmp(left, right) == 0;
}

gboolean bounce_is_about(const Bounce *bounce, const char *address)
{
    if (text_is_blank(address))
        return FALSE;
    return is_same(bounce->original_recipient, address) ||
           is_same(bounce->final_recipient, address) ||
           (bounce->is_only && is_same(bounce->returned_to, address));
}

char *bounce_to_detail(const Bounce *bounce)
{
    if (!*bounce->status && !*bounce->diagnostic)
        return g_strdup("returned without a reason");
    return g_strdup_printf("%s%s%s", bounce->status,
                           *bounce->status && *bounce->diagnostic ? " " : "",
                           bounce->diagnostic);
}
