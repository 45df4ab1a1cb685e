#include <criterion/criterion.h>

#include "ground/phone_number.h"

static void expect_all(const char *country, gboolean expected, const char *const *list)
{
    for (; *list; list++)
        cr_expect_eq(phone_number_is_plausible(*list, country), expected, "%s %s",
                     country ? country : "-", *list);
}

#define GOOD(country, ...) expect_all(country, TRUE, (const char *const[]){__VA_ARGS__, NULL})
#define BAD(country, ...) expect_all(country, FALSE, (const char *const[]){__VA_ARGS__, NULL})

/* The numbers are those kept for fiction. */
Test(phone_number, people_write_them_in_many_ways)
{
    GOOD("FR", "01 99 00 12 34", "0199001234", "01.99.00.12.34", "01-99-00-12-34",
         "+33 1 99 00 12 34", "+33 (0)1 99 00 12 34", "0033199001234",
         "01 99 00 12 34 poste 12", "3639", "118 218", "15",
         "01\xc2\xa0"
         "99\xc2\xa0"
         "00\xc2\xa0"
         "12\xc2\xa0"
         "34",
         "+49 30 23125 000", "+1 (202) 555-0123 ext. 4");
    GOOD(NULL, "030 23125 000", "202 555 0123", "112", "+44 20 7946 0000");
    GOOD("GB", "020 7946 0000", "020 7946 0000 x12");
}

Test(phone_number, what_nobody_can_dial_is_found)
{
    BAD("FR", "",
        "n\xc3\xa9"
        "ant",
        "01 99 00 12", "01 99 00 12 345", "199001234", "+33 1 99 00 12", "+33 0 99 00 12 34 5",
        "+1234567890123456", "+0 12 34 56 78", "demander Anne", "01 99 OO 12 34");
    BAD(NULL, "12", "1234567890123456", "fax", "+", "\xff");
}

Test(phone_number, of_several_in_a_cell_the_first_that_can_be_dialled_counts)
{
    static const char *const cells[][2] = {
        {" 01 99 00 12 34 / 06 39 98 12 34", "01 99 00 12 34"},
        {"01 99 00 12 34 ou 06 39 98 12 34", "01 99 00 12 34"},
        {"fax; 06 39 98 12 34", "06 39 98 12 34"},
        {"01 99 00 12 34 poste 12", "01 99 00 12 34 poste 12"},
        {"01 99/00 12/34", "01 99/00 12/34"},
        {"Phone:01 99 00 12 34 Mobile:06 39 98 12 34", "01 99 00 12 34"},
        {"n/a", NULL},
        {"", NULL},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cells); i++) {
        g_autofree char *first = phone_number_find_first(cells[i][0], "FR");
        cr_expect(g_strcmp0(first, cells[i][1]) == 0, "%s: %s", cells[i][0], first);
    }
}

Test(phone_number, digits_are_counted_without_the_extension)
{
    cr_expect_eq(phone_number_count_digits("+33 1 99 00 12 34 poste 12"), 11);
    cr_expect_eq(phone_number_count_digits("n\xc3\xa9"
                                           "ant"),
                 0);
    cr_expect_eq(phone_number_count_digits(""), 0);
}
