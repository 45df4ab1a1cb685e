#include "dispatch/mail_rate.h"

#include <criterion/criterion.h>

#define SECOND G_USEC_PER_SEC

Test(mail_rate, without_limits_every_mail_may_go)
{
    g_autoptr(MailRate) rate = mail_rate_new(0, 0, 0);
    for (guint i = 0; i < 1000; i++)
        cr_assert_eq(mail_rate_ask(rate, 1), 0);
}

Test(mail_rate, no_sixty_seconds_hold_more_than_the_limit)
{
    g_autoptr(MailRate) rate = mail_rate_new(3, 0, 0);
    gint64 start = 100 * SECOND;
    cr_assert_eq(mail_rate_ask(rate, start), 0);
    cr_assert_eq(mail_rate_ask(rate, start + 10 * SECOND), 0);
    cr_assert_eq(mail_rate_ask(rate, start + 20 * SECOND), 0);
    cr_assert_eq(mail_rate_ask(rate, start + 30 * SECOND), 30 * SECOND);
    cr_assert_eq(mail_rate_ask(rate, start + 60 * SECOND), 0);
    cr_assert_eq(mail_rate_ask(rate, start + 60 * SECOND), 10 * SECOND);
}

Test(mail_rate, a_days_limit_ends_it)
{
    g_autoptr(MailRate) rate = mail_rate_new(0, 2, 0);
    cr_assert_eq(mail_rate_ask(rate, 1), 0);
    cr_assert_eq(mail_rate_ask(rate, 2), 0);
    cr_assert_eq(mail_rate_ask(rate, 3), -1);
}

Test(mail_rate, what_went_earlier_that_day_counts)
{
    g_autoptr(MailRate) rate = mail_rate_new(0, 5, 3);
    cr_assert_eq(mail_rate_ask(rate, 1), 0);
    cr_assert_eq(mail_rate_ask(rate, 2), 0);
    cr_assert_eq(mail_rate_ask(rate, 3), -1);
    g_autoptr(MailRate) over = mail_rate_new(0, 5, 9);
    cr_assert_eq(mail_rate_ask(over, 1), -1);
    g_autoptr(MailRate) unlimited = mail_rate_new(0, 0, 9);
    cr_assert_eq(mail_rate_ask(unlimited, 1), 0);
}
