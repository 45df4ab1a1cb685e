#include "read/csv_rows.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Every row as "line:cell|cell" and its state, one a line. */
static gboolean write_down(const CsvRow *row, gpointer data)
{
    GString *seen = data;
    g_string_append_printf(seen, "%d:", row->line);
    for (guint i = 0; i < row->n; i++)
        g_string_append_printf(seen, "%s%s", i > 0 ? "|" : "", row->cells[i]);
    g_string_append(seen, row->state == ROW_REPAIRED ? " repaired"
                          : row->state == ROW_BROKEN ? " broken"
                                                     : "");
    if (row->damaged_cell)
        g_string_append_printf(seen, " damaged %d", row->damaged_cell);
    g_string_append_c(seen, '\n');
    return TRUE;
}

static char *read_bytes(const char *bytes, gsize n, const char *encoding, guint n_cells,
                        gboolean has_quotes)
{
    CsvDialect dialect = {';', has_quotes, n_cells};
    g_autoptr(LineStream) stream = line_stream_new(bytes, n);
    g_autoptr(TextCodec) codec = encoding ? text_codec_new(encoding) : NULL;
    GString *seen = g_string_new(NULL);
    cr_assert(csv_rows_read(stream, codec, &dialect, write_down, seen, NULL));
    return g_string_free(seen, FALSE);
}

static void expect(const char *text, guint n_cells, const char *rows)
{
    g_autofree char *seen = read_bytes(text, strlen(text), NULL, n_cells, TRUE);
    cr_assert_str_eq(seen, rows, "%s", seen);
}

Test(csv_rows, blank_lines_are_no_rows_but_count_as_lines)
{
    expect("a;b\n\n  \n1;2\r\n\r\n3;4", 2, "1:a|b\n4:1|2\n6:3|4\n");
}

Test(csv_rows, quoted_and_plain_lines_keep_their_line_numbers)
{
    expect("1;plain\n2;\"a;b\"\n3;plain\n4;plain\n5;\"two\nlines\"\n6;plain\n", 2,
           "1:1|plain\n2:2|a;b\n3:3|plain\n4:4|plain\n5:5|two\nlines\n7:6|plain\n");
}

Test(csv_rows, three_line_ends_of_one_line_are_one_line)
{
    expect("a;b\r\r\n1;2\r\r\n", 2, "1:a|b\n2:1|2\n");
}

Test(csv_rows, old_macintosh_lines_end_with_cr)
{
    expect("a;b\r1;\"2\"\r\r3;4\r", 2, "1:a|b\n2:1|2\n4:3|4\n");
}

Test(csv_rows, a_cr_inside_a_line_ends_a_row_on_the_same_line)
{
    expect("a;b\n1;2\r3;4\n5;6\n", 2, "1:a|b\n2:1|2\n2:3|4\n3:5|6\n");
}

Test(csv_rows, a_quote_that_opens_behind_a_cr_inside_a_line_loses_nothing)
{
    expect("a;b\n1;2\r3;\"4\n5;6\n7;8\n", 2, "1:a|b\n2:1|2\n2:3|\"4 repaired\n3:5|6\n4:7|8\n");
}

Test(csv_rows, a_quote_that_does_not_close_costs_its_own_line_only)
{
    expect("a;b\n1;\"2\n3;4\n5;6\n", 2, "1:a|b\n2:1|\"2 repaired\n3:3|4\n4:5|6\n");
}

Test(csv_rows, a_line_whose_quotes_make_no_sense_is_given_as_it_is)
{
    expect("a;b\n1;\"2;3;\"4\n5;6\n", 2, "1:a|b\n2:1;\"2;3;\"4 broken\n3:5|6\n");
}

Test(csv_rows, white_space_at_both_ends_of_a_cell_is_off)
{
    expect("\xc2\xa0"
           "a\xc2\xa0;\" b \"; \xe2\x80\xaf ;c d\n",
           4, "1:a|b||c d\n");
}

Test(csv_rows, letters_of_a_single_byte_encoding_become_utf8)
{
    const char text[] = "\xe9t\xe9;\x80;plain ascii that is longer than a word\n";
    g_autofree char *seen = read_bytes(text, strlen(text), "CP1252", 3, TRUE);
    cr_assert_str_eq(seen, "1:été|€|plain ascii that is longer than a word\n", "%s", seen);
}

Test(csv_rows, bytes_that_are_no_letters_are_replaced_and_told)
{
    const char text[] = "a;b\x81;c\n1;2;3\nx;y;a\0b\n";
    g_autofree char *seen = read_bytes(text, sizeof text - 1, "CP1252", 3, TRUE);
    cr_assert_str_eq(seen,
                     "1:a|b\xef\xbf\xbd|c damaged 2\n2:1|2|3\n"
                     "3:x|y|a\xef\xbf\xbd"
                     "b damaged 3\n",
                     "%s", seen);
}

Test(csv_rows, every_length_of_cell_is_copied_whole)
{
    g_autoptr(GString) text = g_string_new(NULL), rows = g_string_new(NULL);
    for (guint n = 1; n < 70; n++) {
        g_autofree char *cell = g_strnfill(n, (char)('a' + n % 26));
        g_string_append_printf(text, "%s;\xe9%s;%s\xe9\n", cell, cell, cell);
        g_string_append_printf(rows, "%u:%s|é%s|%sé\n", n, cell, cell, cell);
    }
    g_autofree char *seen = read_bytes(text->str, text->len, "ISO-8859-15", 3, TRUE);
    cr_assert_str_eq(seen, rows->str, "%s", seen);
}

Test(csv_rows, without_quotes_a_quote_is_a_character)
{
    const char text[] = "a;b\n1;\"2\n3;4\"\n";
    g_autofree char *seen = read_bytes(text, strlen(text), NULL, 2, FALSE);
    cr_assert_str_eq(seen, "1:a|b\n2:1|\"2\n3:3|4\"\n", "%s", seen);
}

/* Larger than many pieces of the file, with a cell over two lines now and then. */
Test(csv_rows, a_long_file_is_delivered_row_by_row_with_its_line_numbers)
{
    g_autoptr(GString) text = g_string_new(NULL), rows = g_string_new(NULL);
    g_autoptr(GString) seen = g_string_new(NULL);
    g_autoptr(TextCodec) codec = text_codec_new("CP1252");
    g_autofree char *path = NULL;
    int line = 1;
    for (int i = 0; i < 100000; i++) {
        gboolean is_long = i % 997 == 0;
        g_string_append_printf(text, is_long ? "%d;\"first\nsecond\"\r\n" : "%d;a text\r\n", i);
        g_string_append_printf(rows, is_long ? "%d:%d|first\nsecond\n" : "%d:%d|a text\n", line,
                               i);
        line += is_long ? 2 : 1;
    }
    int fd = g_file_open_tmp("relance-rows-XXXXXX", &path, NULL);
    cr_assert(fd >= 0 && g_file_set_contents(path, text->str, (gssize)text->len, NULL));
    close(fd);
    g_autoptr(LineStream) stream =
        line_stream_open(path, path, codec, OUTCOME_OUR_MISTAKE, NULL);
    CsvDialect dialect = {';', TRUE, 2};
    cr_assert(csv_rows_read(stream, codec, &dialect, write_down, seen, NULL));
    unlink(path);
    cr_assert(strcmp(seen->str, rows->str) == 0);
}
