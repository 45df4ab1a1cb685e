#include "assign/bounce_event.h"

#include "assign/level_reached.h"
#include "ground/text.h"

#include <string.h>

static gboolean has_newer_mail(const GPtrArray *reminders, const PastReminder *reminder,
                               Day until)
{
    for (guint i = 0; i < reminders->len; i++) {
        const PastReminder *other = reminders->pdata[i];
        if (other->channel == CHANNEL_EMAIL &&
            other->dispatched > past_reminder_day(reminder) && other->dispatched <= until)
            return TRUE;
    }
    return FALSE;
}

gboolean bounce_event_disproves(const GPtrArray *events, const GPtrArray *reminders,
                                const PastReminder *reminder)
{
    if (reminder->channel != CHANNEL_EMAIL)
        return FALSE;
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        if (event->kind == EVENT_BOUNCE && event->date >= past_reminder_day(reminder) &&
            (event->invoice == NULL || text_equals(event->invoice, reminder->invoice)) &&
            !has_newer_mail(reminders, reminder, event->date))
            return TRUE;
    }
    return FALSE;
}

static gboolean names_an_address(const char *text)
{
    return text != NULL && strchr(text, '@') != NULL;
}

static gboolean names(const char *text, const char *address)
{
    if (!names_an_address(text))
        return FALSE;
    g_autofree char *lower = g_ascii_strdown(text, -1);
    g_autofree char *wanted = g_ascii_strdown(address, -1);
    return strstr(lower, wanted) != NULL;
}

gboolean bounce_event_refuses(const GPtrArray *events, const char *address)
{
    gboolean is_refused = FALSE;
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        if (event->kind == EVENT_RELEASE && event->invoice == NULL)
            is_refused = FALSE;
        if (event->kind != EVENT_BOUNCE)
            continue;
        gboolean is_named = names_an_address(event->note) || names_an_address(event->reason);
        if (!is_named || names(event->note, address) || names(event->reason, address))
            is_refused = TRUE;
    }
    return is_refused;
}
