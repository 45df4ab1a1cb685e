/* The forms of an auditor's bundle: CSV, JSON, a workbook in plain XML, and the README. */
#include <string.h>

#include "ground/csv_text.h"
#include "ground/json_text.h"
#include "run/export_tables.h"

char *export_print_csv(const KeptTable *table)
{
    GString *text = g_string_new(NULL);
    char **header = g_ptr_array_index(table->rows, 0);
    csv_append_header(text, (const char *const *)header);
    for (guint row = 1; row <= table->n_rows; row++) {
        char **cells = g_ptr_array_index(table->rows, row);
        for (guint i = 0; header[i] && cells[i]; i++) {
            gboolean is_number = export_column_is_number(header[i]) && *cells[i];
            if (is_number) /* -12.50 is no formula */
                g_string_append_printf(text, "%s%s", i ? "," : "", cells[i]);
            else
                csv_append_text(text, cells[i]);
        }
        csv_end_row(text);
    }
    return g_string_free(text, FALSE);
}

static void append_rows(GString *json, const KeptTable *table)
{
    char **header = g_ptr_array_index(table->rows, 0);
    for (guint row = 1; row <= table->n_rows; row++) {
        char **cells = g_ptr_array_index(table->rows, row);
        json_begin_object(json, NULL);
        for (guint i = 0; header[i] && cells[i]; i++)
            json_append_string(json, header[i], cells[i]);
        json_end_object(json);
    }
}

char *export_print_json(const GPtrArray *tables, const char *run_id)
{
    g_autoptr(GString) json = g_string_new(NULL);
    json_begin_object(json, NULL);
    json_append_string(json, "run", run_id);
    for (guint i = 0; i < tables->len; i++) {
        const ExportTable *table = g_ptr_array_index(tables, i);
        json_begin_array(json, table->name);
        append_rows(json, table->table);
        json_end_array(json);
    }
    json_end_object(json);
    return json_to_indented(json->str);
}

/* XML 1.0 knows no control characters but tab and line ends. */
static void append_xml(GString *xml, const char *text)
{
    g_autofree char *clean = g_strdup(text);
    for (char *at = clean; *at; at++)
        if ((guchar)*at < ' ' && *at != '\t' && *at != '\n')
            *at = ' ';
    g_autofree char *escaped = g_markup_escape_text(clean, -1);
    g_string_append(xml, escaped);
}

static void append_cell(GString *xml, const char *column, const char *text)
{
    gboolean is_number = export_column_is_number(column) && *text &&
                         strspn(text, "-.0123456789") == strlen(text);
    g_string_append_printf(xml, "<Cell><Data ss:Type=\"%s\">", is_number ? "Number" : "String");
    append_xml(xml, text);
    g_string_append(xml, "</Data></Cell>");
}

static void append_sheet(GString *xml, const ExportTable *table)
{
    char **header = g_ptr_array_index(table->table->rows, 0);
    g_string_append_printf(xml, "<Worksheet ss:Name=\"%s\"><Table>\n<Row>", table->name);
    for (guint i = 0; header[i]; i++) {
        g_string_append(xml, "<Cell><Data ss:Type=\"String\">");
        append_xml(xml, header[i]);
        g_string_append(xml, "</Data></Cell>");
    }
    g_string_append(xml, "</Row>\n");
    for (guint row = 1; row <= table->table->n_rows; row++) {
        char **cells = g_ptr_array_index(table->table->rows, row);
        g_string_append(xml, "<Row>");
        for (guint i = 0; header[i] && cells[i]; i++)
            append_cell(xml, header[i], cells[i]);
        g_string_append(xml, "</Row>\n");
    }
    g_string_append(xml, "</Table></Worksheet>\n");
}

char *export_print_workbook(const GPtrArray *tables)
{
    GString *xml =
        g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?mso-application "
                     "progid=\"Excel.Sheet\"?>\n"
                     "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\""
                     " xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\n");
    for (guint i = 0; i < tables->len; i++)
        append_sheet(xml, g_ptr_array_index(tables, i));
    g_string_append(xml, "</Workbook>\n");
    return g_string_free(xml, FALSE);
}

static void append_columns(GString *text, const ExportTable *table)
{
    char **header = g_ptr_array_index(table->table->rows, 0);
    g_string_append_printf(text, "\n## %s (%u rows)\n\n%s\n\n", table->name,
                           table->table->n_rows, table->meaning);
    for (guint i = 0; header[i]; i++) {
        const char *meaning = export_column_meaning(header[i]);
        g_string_append_printf(text, "- `%s`%s%s\n", header[i], *meaning ? ": " : "", meaning);
    }
}

char *export_print_readme(const GPtrArray *tables, const char *run_id, const char *format,
                          const char *sample)
{
    GString *text = g_string_new(NULL);
    g_string_append_printf(
        text,
        "# Run %s for the auditor's own tools\n\n"
        "Made by `relance audit export %s --format %s`. %s\n\n"
        "Amounts are plain decimals with a point, their currency stands in the row; days are "
        "ISO "
        "8601; moments are UTC; text is UTF-8. %s\n\n"
        "What is here was copied from the run folder. The evidence itself stays there: "
        "`sha256sum -c 5-audit/manifest.sha256` checks its files, `relance audit verify %s` "
        "the "
        "rest.\n",
        run_id, run_id, format,
        strcmp(format, "csv") == 0 ? "Each table is a CSV file (RFC 4180, comma)."
        : strcmp(format, "json") == 0
            ? "audit.json holds each table as a list of objects, all "
              "values as texts, so that no amount is rounded."
            : "audit.xml is one workbook in plain XML "
              "(SpreadsheetML 2003), a sheet for each table; Excel and "
              "LibreOffice open it, and it is text, no ZIP.",
        strcmp(format, "csv") == 0 ? "A text that begins like a formula has an apostrophe in "
                                     "front."
                                   : "",
        run_id);
    g_string_append(
        text,
        "\nThe statistics count documents by level and channel with what they claim, "
        "deliveries "
        "by status, items by decision with what is open. A measure that found nothing has one "
        "row with count 0. `gaps in document numbers`: numbers without a document, which a "
        "review withheld. `gaps in run numbers`: counters of the day without a run folder. "
        "`duplicates`: one item in two documents of one channel. `same-day repeats`: two "
        "documents that left on one day for one customer, channel, currency and recipient, in "
        "this run or another. `after-payment reminders`: items reminded here that the extract "
        "of "
        "a later run says were paid on or before the day of this one.\n");
    if (sample)
        g_string_append_printf(text, "\n%s\n", sample);
    for (guint i = 0; i < tables->len; i++)
        append_columns(text, g_ptr_array_index(tables, i));
    return g_string_free(text, FALSE);
}
