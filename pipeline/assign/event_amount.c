#include "assign/event_amount.h"

#include "ground/text.h"

gint64 event_amount_in(const Event *event, const char *currency)
{
    if (event->amount_minor < 0)
        return -1;
    if (event->currency[0] != '\0')
        return text_equals(event->currency, currency) ? event->amount_minor : -1;
    switch (currency_digits(currency)) {
    case 0:
        return event->amount_minor / 100;
    case 3:
        return event->amount_minor > G_MAXINT64 / 10 ? -1 : event->amount_minor * 10;
    case 4:
        return event->amount_minor > G_MAXINT64 / 100 ? -1 : event->amount_minor * 100;
    default:
        return event->amount_minor;
    }
}
