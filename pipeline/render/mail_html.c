#include "render/render.h"

char *render_mail_html(const Document *document)
{
    return g_strdup(document->mail_subject);
}

char *render_mail_text(const Document *document)
{
    return g_strdup(document->mail_subject);
}
