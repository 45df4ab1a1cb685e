#include "render/build_letter.h"
#include "render/text_columns.h"
#include <criterion/criterion.h>
#include <string.h>

static void check_wrapped(const char *text, guint columns, const char *first,
                          const char *prefix, const char *expected)
{
    GString *out = g_string_new(NULL);
    append_wrapped(out, text, columns, first, prefix);
    cr_assert_str_eq(out->str, expected, "%s", out->str);
    g_string_free(out, TRUE);
}

Test(mail_text, lines_are_wrapped_at_spaces_only)
{
    check_wrapped("un deux trois", 8, "", "", "un deux\ntrois\n");
    check_wrapped("soit 1\u202F234,56\u00A0€ dus", 9, "", "", "soit\n1 234,56 €\ndus\n");
    check_wrapped("https://mercier.example/long x", 10, "", "",
                  "https://mercier.example/long\nx\n");
}

Test(mail_text, lists_hang_behind_their_sign)
{
    check_wrapped("un deux trois", 9, "- ", "  ", "- un deux\n  trois\n");
}

Test(mail_text, no_line_is_longer_than_72_columns)
{
    g_autoptr(Document) document = build_reminder(5);
    g_autofree char *text = render_mail_text(document);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++)
        cr_assert_leq(g_utf8_strlen(*line, -1), 72, "%s", *line);
}

Test(mail_text, amounts_stand_below_each_other)
{
    g_autoptr(Document) document = build_reminder(14);
    g_autofree char *text = render_mail_text(document);
    cr_assert(
        strstr(text, "FA-2026-0112     01/01/2026   01/02/2026   12 jours     123,45 €\n"),
        "%s", text);
    cr_assert(
        strstr(text, "FA-2026-0125     14/05/2026   14/06/2026   25 jours   1 152,92 €\n"),
        "%s", text);
}

Test(mail_text, a_table_too_wide_becomes_lines_of_header_and_value)
{
    g_autoptr(Document) document = document_new();
    Block *block = block_new(BLOCK_TABLE);
    block->table->header = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    TableRow *row = table_row_new(ROW_BODY);
    g_autofree char *wide = g_strnfill(60, 'x');
    for (int i = 0; i < 2; i++) {
        Align align = ALIGN_LEFT;
        g_array_append_val(block->table->aligns, align);
        build_add_cell(block->table->header, i ? "Objet" : "Facture", 0);
        build_add_cell(row->cells, wide, 0);
    }
    g_ptr_array_add(block->table->rows, row);
    g_ptr_array_add(document->blocks, block);
    g_autofree char *text = render_mail_text(document);
    g_autofree char *expected = g_strdup_printf("Facture  %s\nObjet    %s\n", wide, wide);
    cr_assert(strstr(text, expected), "%s", text);
}

Test(mail_text, links_show_their_address)
{
    g_autoptr(GPtrArray) spans = span_array_new();
    g_ptr_array_add(spans, span_new("Payer en ligne", 0, "https://pay.example/x"));
    g_autofree char *text = spans_to_text(spans);
    cr_assert_str_eq(text, "Payer en ligne <https://pay.example/x>");
}

static void add_mail_row(Table *table, TableRowKind kind, const char *const *texts)
{
    TableRow *row = table_row_new(kind);
    for (guint i = 0; i < 4; i++)
        build_add_cell(row->cells, texts[i], 0);
    g_ptr_array_add(table->rows, row);
}

Test(mail_text, words_and_headings_are_broken_before_a_table_becomes_a_list)
{
    static const char *const texts[][4] = {
        {"FA-1", "01/10/2026", "46", "1\u202f000\u202f000,00\u00a0€"},
        {"Règlement à affecter R-9", "02/10/2026", "", "-30,00\u00a0€"},
        {"Total", "", "", "999\u202f970,00\u00a0€"}};
    static const char *const headings[] = {"Facture", "Échéance", "Retard (jours)", "Reste dû"};
    Block *block = block_new(BLOCK_TABLE);
    Align aligns[] = {ALIGN_LEFT, ALIGN_LEFT, ALIGN_RIGHT, ALIGN_RIGHT};
    GString *out = g_string_new(NULL);
    block->table->header = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    g_array_append_vals(block->table->aligns, aligns, 4);
    for (guint i = 0; i < 4; i++)
        build_add_cell(block->table->header, headings[i], 0);
    for (guint i = 0; i < 3; i++)
        add_mail_row(block->table, i == 2 ? ROW_TOTAL : ROW_BODY, texts[i]);
    append_text_table(out, block->table, 48);
    cr_expect_str_eq(out->str,
                     "                           Retard\n"
                     "Facture    Échéance       (jours)       Reste dû\n"
                     "------------------------------------------------\n"
                     "FA-1       01/10/2026          46 1 000 000,00 €\n"
                     "Règlement  02/10/2026                   -30,00 €\n"
                     "à affecter\n"
                     "R-9\n"
                     "------------------------------------------------\n"
                     "Total                               999 970,00 €\n",
                     "%s", out->str);
    block_free(block);
    g_string_free(out, TRUE);
}
