#include "assign/event_amount.h"

#include "ground/text.h"

/* Digits behind the point of amounts without a currency. */
static int find_plain_digits(const Settings *settings)
{
    const char *currency = settings->ledger.currency;
    return *currency != '\0' ? currency_digits(currency) : 2;
}

gint64 event_amount_in(const Settings *settings, const Event *event, const char *currency)
{
    gint64 minor = event->amount_minor;
    if (minor < 0)
        return -1;
    if (event->currency[0] != '\0')
        return text_equals(event->currency, currency) ? minor : -1;
    int from = find_plain_digits(settings), to = currency_digits(currency);
    for (; from > to; from--)
        minor /= 10;
    for (; from < to; from++) {
        if (minor > G_MAXINT64 / 10)
            return -1;
        minor *= 10;
    }
    return minor;
}

gint64 amount_add(gint64 a, gint64 b)
{
    gint64 sum;
    if (__builtin_add_overflow(a, b, &sum))
        return a < 0 ? G_MININT64 : G_MAXINT64;
    return sum;
}
