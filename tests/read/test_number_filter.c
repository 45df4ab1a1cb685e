#include "read/number_filter.h"

#include <criterion/criterion.h>

static char *number(guint i)
{
    return g_strdup_printf("FA2025-%06u", i);
}

Test(number_filter, a_number_taken_twice_may_recur)
{
    g_autoptr(NumberFilter) filter = number_filter_new(100000);
    for (guint i = 0; i < 100000; i++) {
        g_autofree char *taken = number(i);
        number_filter_take(filter, number_hash(taken));
        if (i % 7 == 0)
            number_filter_take(filter, number_hash(taken));
    }
    for (guint i = 0; i < 100000; i += 7) {
        g_autofree char *taken = number(i);
        cr_assert(number_filter_may_recur(filter, number_hash(taken)), "%s", taken);
    }
}

Test(number_filter, most_numbers_taken_once_are_known_to_be_alone)
{
    g_autoptr(NumberFilter) filter = number_filter_new(100000);
    for (guint i = 0; i < 100000; i++) {
        g_autofree char *taken = number(i);
        number_filter_take(filter, number_hash(taken));
    }
    guint n_doubted = 0;
    for (guint i = 0; i < 100000; i++) {
        g_autofree char *taken = number(i);
        n_doubted += number_filter_may_recur(filter, number_hash(taken));
    }
    cr_assert_lt(n_doubted, 100000 / 10);
}

Test(number_filter, works_for_no_number_and_for_one)
{
    g_autoptr(NumberFilter) filter = number_filter_new(0);
    cr_assert_not(number_filter_may_recur(filter, number_hash("F1")));
    number_filter_take(filter, number_hash("F1"));
    cr_assert_not(number_filter_may_recur(filter, number_hash("F1")));
    number_filter_take(filter, number_hash("F1"));
    cr_assert(number_filter_may_recur(filter, number_hash("F1")));
}
