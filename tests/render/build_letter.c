#include "render/build_letter.h"
#include "ground/files.h"
#include <criterion/criterion.h>
#include <glib/gstdio.h>

const char build_payload[] =
    "BCD\n002\n1\nSCT\nBNPAFRPPXXX\nAtelier Mercier SAS\n"
    "FR7630006000011234567890189\nEUR1543.20\n\n\nFA2025-00123 CLI C0042";

Renderer *build_renderer(const char *layout, Complaints *complaints)
{
    g_autoptr(Settings) settings = settings_new();
    if (layout) {
        g_free(settings->print.layout);
        settings->print.layout = g_strdup(layout);
    }
    const char *const templates[] = {SOURCE_ROOT "/templates", NULL};
    const char *const fonts[] = {SOURCE_ROOT "/fonts", NULL};
    g_autoptr(GError) error = NULL;
    Renderer *renderer = renderer_new(settings, templates, fonts, complaints, &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    return renderer;
}

Span *build_span(const char *text, guint marks)
{
    return span_new(text, marks, NULL);
}

Block *build_text_block(BlockKind kind, const char *text)
{
    Block *block = block_new(kind);
    g_ptr_array_add(block->spans, build_span(text, 0));
    return block;
}

void build_add_cell(GPtrArray *cells, const char *text, guint marks)
{
    GPtrArray *spans = span_array_new();
    g_ptr_array_add(spans, build_span(text, marks));
    g_ptr_array_add(cells, spans);
}

static void add_strings(GPtrArray *array, const char *const *texts)
{
    for (; *texts; texts++)
        g_ptr_array_add(array, g_strdup(*texts));
}

static void free_cells(gpointer cells)
{
    g_ptr_array_unref(cells);
}

static void append_amount(GString *text, guint minor)
{
    if (minor >= 100000)
        g_string_append_printf(text, "%u\u202F%03u", minor / 100000, minor / 100 % 1000);
    else
        g_string_append_printf(text, "%u", minor / 100);
    g_string_append_printf(text, ",%02u\u00A0€", minor % 100);
}

static void add_row(Table *table, TableRowKind kind, const char *const texts[5], guint minor)
{
    TableRow *row = table_row_new(kind);
    for (int i = 0; i < 4; i++)
        build_add_cell(row->cells, texts[i], 0);
    GString *amount = g_string_new(NULL);
    append_amount(amount, minor);
    build_add_cell(row->cells, amount->str, MARK_NO_BREAK);
    g_string_free(amount, TRUE);
    row->carry_minor = kind == ROW_BODY ? minor : 0;
    g_ptr_array_add(table->rows, row);
}

static Block *build_items_table(guint n_rows)
{
    static const char *const names[] = {"Facture", "Date", "Échéance", "Retard", "Reste dû"};
    Block *block = block_new(BLOCK_TABLE);
    Table *table = block->table;
    table->header = g_ptr_array_new_with_free_func(free_cells);
    for (int i = 0; i < 5; i++) {
        Align align = i < 3 ? ALIGN_LEFT : ALIGN_RIGHT;
        g_array_append_val(table->aligns, align);
        build_add_cell(table->header, names[i], 0);
    }
    table->carry_column = 4;
    table->carry_label = g_strdup("À reporter");
    table->carried_label = g_strdup("Report");
    g_strlcpy(table->carry_currency, "EUR", CURRENCY_SIZE);
    guint sum = 0;
    for (guint i = 0; i < n_rows; i++) {
        g_autofree char *number = g_strdup_printf("FA-2026-%04u", 112 + i);
        g_autofree char *date = g_strdup_printf("%02u/%02u/2026", i % 28 + 1, i % 9 + 1);
        g_autofree char *due = g_strdup_printf("%02u/%02u/2026", i % 28 + 1, i % 9 + 2);
        g_autofree char *late = g_strdup_printf("%u jours", 12 + i);
        guint minor = 12345 + i * 7919;
        add_row(table, ROW_BODY, (const char *const[5]){number, date, due, late}, minor);
        sum += minor;
    }
    add_row(table, ROW_TOTAL, (const char *const[5]){"Total à régler", "", "", ""}, sum);
    return block;
}

static Block *build_payment(void)
{
    Block *block = block_new(BLOCK_PAYMENT);
    g_ptr_array_add(block->lines, labelled_line_new("Bénéficiaire", "Atelier Mercier SAS"));
    g_ptr_array_add(block->lines,
                    labelled_line_new("IBAN",
                                      "FR76\u00A03000\u00A06000\u00A00112\u00A03456\u00A0"
                                      "7890\u00A0189"));
    g_ptr_array_add(block->lines, labelled_line_new("BIC", "BNPAFRPPXXX"));
    g_ptr_array_add(block->lines, labelled_line_new("Référence", "FA2025-00123 CLI C0042"));
    block->qr_payload = g_strdup(build_payload);
    block->qr_caption = g_strdup("Virement SEPA : à scanner avec votre application bancaire");
    return block;
}

static void add_frame(Document *document)
{
    add_strings(document->sender_lines,
                (const char *const[]){"Atelier Mercier SAS", "12 RUE DES FORGES", "69003 LYON",
                                      "compta@mercier.example", "+33 4 00 00 00 00", NULL});
    add_strings(document->address_lines,
                (const char *const[]){"Établissements Cœur & Fils", "SERVICE COMPTABILITE",
                                      "ZONE INDUSTRIELLE DES PINS",
                                      "128 AVENUE DE LA REPUBLIQUE", "33701 MERIGNAC CEDEX",
                                      NULL});
    add_strings(
        document->footer_lines,
        (const char *const[]){"Atelier Mercier SAS – SAS au capital de 50\u202F000\u00A0€ – "
                              "SIREN 732 829 320 – TVA FR44732829320",
                              NULL});
    g_ptr_array_add(document->reference_lines,
                    labelled_line_new("Nos réf.", "2026-11-21-1-0007"));
    g_ptr_array_add(document->reference_lines, labelled_line_new("Votre compte", "C0042"));
    document->place_and_date = g_strdup("Lyon, le 21 novembre 2026");
    document->page_label = g_strdup("page %d/%d");
    document->continued_label = g_strdup("Suite page %d");
    if (!document->subject)
        document->subject = span_array_new();
    g_ptr_array_add(document->subject,
                    build_span("Objet\u00A0: rappel de factures échues, compte C0042", 0));
}

Document *build_reminder(guint n_rows)
{
    Document *document = document_new();
    document->id = g_strdup("2026-11-21-1-0007");
    document->run = g_strdup("2026-11-21-1");
    document->customer = g_strdup("C0042");
    document->language = g_strdup("fr");
    document->title = g_strdup("Rappel 2026-11-21-1-0007 – Cœur & Fils <Mérignac>");
    document->template_file = g_strdup("templates/fr/reminder-1.md");
    document->run_date = day_from_ymd(2026, 11, 21);
    add_frame(document);
    GPtrArray *blocks = document->blocks;
    g_ptr_array_add(blocks, build_text_block(BLOCK_PARAGRAPH, "Madame, Monsieur,"));
    g_ptr_array_add(
        blocks,
        build_text_block(
            BLOCK_PARAGRAPH,
            "Sauf erreur ou omission de notre part, les factures ci-dessous, arrivées à "
            "échéance, "
            "restent impayées à ce jour. Nous vous saurions gré de bien vouloir procéder à "
            "leur "
            "règlement immédiatement, et au plus tard le 5 décembre 2026. Situation arrêtée au "
            "20 novembre 2026, d’après les règlements connus de nos services à cette date."));
    g_ptr_array_add(blocks, build_items_table(n_rows));
    g_ptr_array_add(
        blocks,
        build_text_block(
            BLOCK_PARAGRAPH,
            "Si votre règlement s’est croisé avec ce courrier, nous vous remercions de ne pas "
            "en tenir "
            "compte. Toute contestation est à adresser sans délai à notre service comptabilité "
            "clients\u202F: «\u00A0compta@mercier.example\u00A0», qui se tient à votre "
            "disposition."));
    g_ptr_array_add(blocks, build_payment());
    g_ptr_array_add(
        blocks,
        build_text_block(BLOCK_CLOSING,
                         "Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos "
                         "salutations distinguées."));
    g_ptr_array_add(blocks,
                    build_text_block(BLOCK_SIGNATURE, "Claire Mercier\nDirectrice financière"));
    return document;
}

char *run_command(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *line = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    char *output = NULL;
    g_autofree char *complaint = NULL;
    int status = 0;
    g_autoptr(GError) error = NULL;
    g_spawn_command_line_sync(line, &output, &complaint, &status, &error);
    cr_assert_null(error, "%s: %s", line, error ? error->message : "");
    cr_assert_eq(status, 0, "%s: status %d: %s%s", line, status, output, complaint);
    return output;
}

char *make_folder(void)
{
    char *folder = g_dir_make_tmp("relance-render-XXXXXX", NULL);
    cr_assert_not_null(folder);
    return folder;
}

void remove_folder(char *folder)
{
    folder_remove_tree(folder, NULL);
    g_free(folder);
}

int write_letter(Renderer *renderer, const Document *document, const char *folder,
                 const char *name, Complaints *complaints)
{
    g_autoptr(Pages) pages = renderer_layout(renderer, document, complaints);
    g_autofree char *said = complaints_to_text(complaints);
    cr_assert_not_null(pages, "held: %s", said);
    g_autoptr(GError) error = NULL;
    GBytes *pdf = renderer_write_pdf(renderer, pages, &error);
    cr_assert_not_null(pdf, "%s", error ? error->message : "");
    gsize length = 0;
    const char *data = g_bytes_get_data(pdf, &length);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    cr_assert(file_write_whole(path, data, (gssize)length, &error));
    g_bytes_unref(pdf);
    return pages_count(pages);
}

/*
 * Criterion 2.4.1 itself loses 48 bytes in its parent process when many suites run with --jobs
 * 2; leaks of ours are reported by the process of each test.
 */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libcriterion.so\n";
}
