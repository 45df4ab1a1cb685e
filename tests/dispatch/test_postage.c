#include "dispatch/postage.h"

#include "ground/files.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

#define STOCK SOURCE_ROOT "/templates/tables/postage.csv"

/* The price in cents, -1 where the table has none. */
static gint64 price(const PostageTable *table, const char *product, int centigrams, Day day)
{
    gint64 minor = -1;
    char currency[CURRENCY_SIZE] = "";
    return postage_table_find(table, product, centigrams, day, &minor, currency) ? minor : -1;
}

Test(postage, the_stock_table_is_read_without_a_complaint)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(PostageTable) table = postage_table_read(STOCK, complaints);
    g_autofree char *said = complaints_to_text(complaints);
    cr_assert_str_eq(said, "");
    cr_assert_eq(table->rows->len, 23);
}

Test(postage, the_tariff_of_the_day_counts)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(PostageTable) table = postage_table_read(STOCK, complaints);
    cr_assert_eq(price(table, "lettre-verte", 1997, day_from_ymd(2022, 12, 31)), -1);
    cr_assert_eq(price(table, "lettre-verte", 1997, day_from_ymd(2023, 1, 1)), 116);
    cr_assert_eq(price(table, "lettre-verte", 1997, day_from_ymd(2024, 6, 1)), 129);
    cr_assert_eq(price(table, "lettre-verte", 1997, day_from_ymd(2025, 12, 31)), 139);
    cr_assert_eq(price(table, "lettre-verte", 1997, day_from_ymd(2026, 11, 21)), 152);
    cr_assert_eq(price(table, "recommande-r1", 1997, day_from_ymd(2026, 11, 21)), 611);
}

Test(postage, the_weight_takes_the_smallest_step_that_holds_it)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(PostageTable) table = postage_table_read(STOCK, complaints);
    Day day = day_from_ymd(2023, 5, 1);
    cr_assert_eq(price(table, "lettre-verte", 2000, day), 116);
    cr_assert_eq(price(table, "lettre-verte", 2001, day), 232);
    cr_assert_eq(price(table, "recommande-r1", 5000, day), 552);
    cr_assert_eq(price(table, "recommande-r1", 200000, day), 1219);
    cr_assert_eq(price(table, "recommande-r1", 200001, day), -1);
}

Test(postage, an_older_tariff_never_fills_a_gap_of_the_newest)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(PostageTable) table = postage_table_read(STOCK, complaints);
    cr_assert_eq(price(table, "lettre-verte", 2500, day_from_ymd(2026, 1, 1)), -1);
    cr_assert_eq(price(table, "avis-reception", 2500, day_from_ymd(2023, 1, 1)), 125);
    cr_assert_eq(price(table, "avis-reception", 2500, day_from_ymd(2024, 1, 1)), -1);
}

Test(postage, rows_that_cannot_be_read_are_named_and_left_out)
{
    g_autofree char *folder = g_dir_make_tmp("relance-postage-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "tariffs.csv", NULL);
    file_write_whole(path,
                     "product,price,currency,max_weight_g,valid_from\n"
                     "lettre-verte,1.60,EUR,20,2027-01-01\n"
                     "recommande-r1,6.2O,EUR,20,2027-01-01\n"
                     "recommande-r1,7.00,EUR,50,2027-01-01\n"
                     "lettre-verte,1.60,EUR,-1,2027-01-01\n"
                     "lettre-verte,1.60,EUR,20,2027-02-30\n",
                     -1, NULL);
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(PostageTable) table = postage_table_read(path, complaints);
    cr_assert_eq(complaints->list->len, 3);
    const Complaint *first = g_ptr_array_index(complaints->list, 0);
    cr_assert_str_eq(first->file, "tariffs.csv");
    cr_assert_eq(first->line, 3);
    cr_assert_eq(price(table, "lettre-verte", 1997, day_from_ymd(2027, 1, 1)), 160);
    cr_assert_eq(price(table, "recommande-r1", 1997, day_from_ymd(2027, 1, 1)), -1,
                 "the next weight step must not stand in for a price that cannot be read");
    cr_assert_eq(price(table, "recommande-r1", 4000, day_from_ymd(2027, 1, 1)), 700);
    folder_remove_tree(folder, NULL);
}

Test(postage, a_table_that_is_missing_is_said_once)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(PostageTable) table = postage_table_read("/nowhere/tariffs.csv", complaints);
    cr_assert_eq(table->rows->len, 0);
    cr_assert_eq(complaints_count(complaints, COMPLAINT_WARNING), 1);
}

Test(postage, three_sheets_stay_within_twenty_grams)
{
    cr_assert_eq(letter_weight_centigrams(3), 1997);
    cr_assert_eq(letter_sheets(5, TRUE), 3);
    cr_assert_eq(letter_sheets(5, FALSE), 5);
    cr_assert_str_eq(letter_envelope(5), "DL");
    cr_assert_str_eq(letter_envelope(6), "C4");
}
