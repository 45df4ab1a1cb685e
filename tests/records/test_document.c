#include <criterion/criterion.h>
#include <string.h>

#include "records/document.h"
#include "records/outgoing.h"

static Document *build_document(void)
{
    Document *document = document_new();
    Block *paragraph = block_new(BLOCK_PARAGRAPH);
    Block *table = block_new(BLOCK_TABLE);
    Align align = ALIGN_RIGHT;
    TableRow *row = table_row_new(ROW_TOTAL);
    GPtrArray *cell = span_array_new();

    document->id = g_strdup("2026-11-21-1-0007");
    document->number = 7;
    document->customer = g_strdup("C0042");
    document->level = 2;
    document->kind = STEP_REMINDER;
    document->channel = CHANNEL_LETTER;
    document->template_name = g_strdup("reminder-2");
    document->language = g_strdup("fr");
    document->n_items = 3;
    g_strlcpy(document->currency, "EUR", sizeof document->currency);
    document->claim = (Claim){.principal = 125000,
                              .credits = 5000,
                              .total_due = 120000,
                              .interest = 1460,
                              .indemnity = 8000,
                              .total_claimed = 129460};
    document->approval = APPROVAL_WAITING;
    document->run_date = day_parse_iso("2026-11-21");
    g_ptr_array_add(paragraph->spans, span_new("dit \"oui\"\n", MARK_BOLD | MARK_ITALIC, NULL));
    g_ptr_array_add(paragraph->spans, span_new("ici", 0, "https://x.example/"));
    paragraph->in_mail = FALSE;
    g_ptr_array_add(document->blocks, paragraph);
    g_array_append_val(table->table->aligns, align);
    g_ptr_array_add(cell, span_new("1 €", MARK_NO_BREAK, NULL));
    g_ptr_array_add(row->cells, cell);
    g_ptr_array_add(table->table->rows, row);
    g_ptr_array_add(document->blocks, table);
    return document;
}

Test(document, prints_as_stable_text_with_marks_links_and_media)
{
    g_autoptr(Document) document = build_document();
    g_autofree char *text = document_print(document);

    cr_assert_not_null(
        strstr(text, "level: 2 reminder letter template reminder-2 language fr\n"));
    cr_assert_not_null(strstr(text, "claim: EUR 3 items principal 1250.00 credits 50.00 "
                                    "total_due 1200.00 interest 14.60 indemnity 80.00 "
                                    "fee 0.00 indemnity_eur 0.00 total_claimed 1294.60\n"));
    cr_assert_not_null(strstr(text, "approval: waiting\n"));
    cr_assert_not_null(strstr(text, "paragraph letter-only bi\"dit \\\"oui\\\"\\n\" "
                                    "\"ici\"<https://x.example/>\n"));
    cr_assert_not_null(strstr(text, "table\n  columns r\n  total | n\"1 €\"\n"), "%s", text);
}

Test(document, an_empty_document_prints_and_is_freed)
{
    g_autoptr(Document) document = document_new();
    g_autofree char *text = document_print(document);

    cr_assert_not_null(strstr(text, "document: - number 0 customer -\n"));
}

Test(rendered_file, documents_csv_has_the_columns_of_the_specification_in_order)
{
    g_autoptr(GPtrArray) files =
        g_ptr_array_new_with_free_func((GDestroyNotify)rendered_file_free);
    g_autoptr(Document) document = build_document();
    RenderedFile *second = rendered_file_new(document);
    RenderedFile *first;

    second->pages = 2;
    second->file = g_strdup("3-render/2026-11-21-1-0007.pdf");
    second->sha256 = g_strdup("ab");
    g_ptr_array_add(files, second);
    g_free(document->id);
    document->id = g_strdup("2026-11-21-1-0001");
    first = rendered_file_new(document);
    g_ptr_array_add(files, first);
    g_autofree char *table = rendered_files_print(files);
    cr_assert_str_eq(
        table,
        "document,customer,level,kind,channel,template,language,pages,items,total_due,interest,"
        "indemnity,currency,approval,file,sha256,principal,credits,fee,total_claimed,"
        "indemnity_eur,registered_number\n"
        "2026-11-21-1-0001,C0042,2,reminder,letter,reminder-2,fr,0,3,1200.00,14.60,80.00,EUR,"
        "waiting,,,1250.00,50.00,0.00,1294.60,0.00,\n"
        "2026-11-21-1-0007,C0042,2,reminder,letter,reminder-2,fr,2,3,1200.00,14.60,80.00,EUR,"
        "waiting,3-render/2026-11-21-1-0007.pdf,ab,1250.00,50.00,0.00,1294.60,0.00,\n");
}

Test(rendered_file, without_documents_there_is_the_header_only)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new();
    g_autofree char *table = rendered_files_print(files);

    cr_assert(g_str_has_prefix(table, "document,customer,"));
    cr_assert_eq(strchr(table, '\n')[1], '\0');
}

Test(outgoing, begins_empty_and_frees_what_it_holds)
{
    Outgoing *outgoing = outgoing_new();

    cr_assert_eq(outgoing->channel, CHANNEL_NONE);
    outgoing->document = g_strdup("x");
    g_ptr_array_add(outgoing->invoices, g_strdup("F-1"));
    outgoing_free(outgoing);
    outgoing_free(NULL);
}
