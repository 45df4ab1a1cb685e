#include "dispatch/gmime/gmime_start.h"

#include <gmime/gmime.h>

void gmime_start(void)
{
    static gsize is_started = 0;
    if (g_once_init_enter(&is_started)) {
        g_mime_init();
        g_once_init_leave(&is_started, 1);
    }
}
