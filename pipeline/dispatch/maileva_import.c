#include "dispatch/maileva.h"

#include "ground/csv_text.h"
#include "ground/files.h"
#include "ground/json_text.h"
#include "ground/text.h"

#include <string.h>

enum { MOST_RECIPIENTS = 5000, CUSTOM_ID_SIZE = 36, REFERENCE_SIZE = 26, FIRST_ROW = 2 };

static const char *const columns[] = {"ADDRESS_LINE_1", "ADDRESS_LINE_2", "ADDRESS_LINE_3",
                                      "ADDRESS_LINE_4", "ADDRESS_LINE_5", "ADDRESS_LINE_6",
                                      "COUNTRY_NAME",   "CUSTOM_ID",      "REFERENCE_TO_PRINT",
                                      "START_PAGE",     "END_PAGE",       NULL};

MailevaAddress maileva_address(const GPtrArray *address_lines, gboolean is_abroad)
{
    MailevaAddress address = {{NULL}, NULL};
    guint count = address_lines ? address_lines->len : 0;
    if (is_abroad && count > 2)
        address.country = g_ptr_array_index(address_lines, --count);
    for (guint i = 0; i + 1 < count && i < MAILEVA_ADDRESS_LINES - 1; i++)
        address.lines[i] = g_ptr_array_index(address_lines, i);
    if (count > 0)
        address.lines[count == 1 ? 0 : MAILEVA_ADDRESS_LINES - 1] =
            g_ptr_array_index(address_lines, count - 1);
    return address;
}

static void append_cut(GString *table, const char *text, glong characters)
{
    g_autofree char *cut = g_utf8_strlen(text, -1) > characters
                               ? g_utf8_substring(text, 0, characters)
                               : g_strdup(text);
    csv_append_text(table, cut);
}

static void append_letter(GString *table, const PrintLetter *letter)
{
    const Outgoing *outgoing = letter->entry->outgoing;
    MailevaAddress address = maileva_address(outgoing->address_lines, letter->is_abroad);
    for (guint i = 0; i < MAILEVA_ADDRESS_LINES; i++)
        csv_append_text(table, address.lines[i]);
    csv_append_text(table, address.country);
    append_cut(table, outgoing->document, CUSTOM_ID_SIZE);
    append_cut(table, print_letter_reference(letter), REFERENCE_SIZE);
    csv_append_number(table, letter->first_page);
    csv_append_number(table, letter->last_page);
    csv_end_row(table);
}

static gboolean write_part(const char *folder, const char *file, guint part,
                           const GString *table, GError **error)
{
    g_autofree char *bare = g_strndup(file, strlen(file) - strlen(".pdf"));
    g_autofree char *name = part > 1 ? g_strdup_printf("import/%s-%u.csv", bare, part)
                                     : g_strdup_printf("import/%s.csv", bare);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    return file_write_unsynced(path, table->str, (gssize)table->len, error);
}

/* The letters of one of the job's files, in print order. */
static gboolean write_file(const PrintJob *job, const char *folder, const char *file,
                           GError **error)
{
    g_autoptr(GString) table = g_string_new(NULL);
    guint rows = 0, part = 1;
    csv_append_header(table, columns);
    for (guint i = 0; i < job->letters->len; i++) {
        const PrintLetter *letter = g_ptr_array_index(job->letters, i);
        if (!text_equals(letter->file, file))
            continue;
        if (rows == MOST_RECIPIENTS) {
            if (!write_part(folder, file, part++, table, error))
                return FALSE;
            g_string_truncate(table, 0);
            csv_append_header(table, columns);
            rows = 0;
        }
        append_letter(table, letter);
        rows++;
    }
    return write_part(folder, file, part, table, error);
}

/* Which column of the table is which field of the import. */
static gboolean write_mapping(const char *folder, GError **error)
{
    g_autoptr(GString) json = g_string_new(NULL);
    json_begin_object(json, NULL);
    json_append_number(json, "start_row", FIRST_ROW);
    json_append_string(json, "separator", ",");
    json_append_string(json, "encoding", "UTF-8");
    json_begin_array(json, "columns");
    for (guint i = 0; columns[i]; i++) {
        json_begin_object(json, NULL);
        json_append_number(json, "column", i + 1);
        json_append_string(json, "field", columns[i]);
        json_end_object(json);
    }
    json_end_array(json);
    json_end_object(json);
    g_autofree char *text = json_to_indented(json->str);
    g_autofree char *path = g_build_filename(folder, "import", "mapping.json", NULL);
    return file_write_unsynced(path, text, -1, error);
}

gboolean maileva_write_import(const PrintJob *job, const char *folder, GError **error)
{
    g_autofree char *import = g_build_filename(folder, "import", NULL);
    if (!folder_create(import, error))
        return FALSE;
    for (guint i = 0; i < job->files->len; i++)
        if (!write_file(job, folder, g_ptr_array_index(job->files, i), error))
            return FALSE;
    return write_mapping(folder, error);
}
