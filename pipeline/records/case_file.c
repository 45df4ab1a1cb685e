#include "records/case_file.h"

#include "ground/csv_text.h"
#include "ground/text.h"

void sent_document_free(SentDocument *document)
{
    if (document == NULL)
        return;
    g_free(document->document);
    g_free(document->run);
    g_free(document->recipient);
    g_free(document->file);
    g_free(document->sha256);
    g_free(document->detail);
    g_free(document);
}

void exhibit_free(Exhibit *exhibit)
{
    if (exhibit == NULL)
        return;
    g_free(exhibit->title);
    g_free(exhibit->document);
    g_free(exhibit->invoice);
    g_free(exhibit->proof);
    g_free(exhibit->file);
    g_free(exhibit->sha256);
    g_free(exhibit);
}

static void free_event(gpointer data)
{
    CaseEvent *event = data;
    g_free(event->what);
    g_free(event);
}

CaseFile *case_file_new(const char *language)
{
    CaseFile *file = g_new0(CaseFile, 1);
    file->language = text_equals(language, "fr") ? "fr" : "en";
    file->exhibits = g_ptr_array_new_with_free_func((GDestroyNotify)exhibit_free);
    file->events = g_ptr_array_new_with_free_func(free_event);
    file->limits = g_array_new(FALSE, TRUE, sizeof(CaseLimit));
    return file;
}

void case_file_free(CaseFile *file)
{
    if (file == NULL)
        return;
    g_ptr_array_unref(file->exhibits);
    g_ptr_array_unref(file->events);
    g_array_unref(file->limits);
    g_free(file);
}

Exhibit *case_file_add_exhibit(CaseFile *file, const char *kind, Day date)
{
    Exhibit *exhibit = g_new0(Exhibit, 1);
    exhibit->number = (int)file->exhibits->len + 1;
    exhibit->kind = kind;
    exhibit->date = date;
    g_ptr_array_add(file->exhibits, exhibit);
    return exhibit;
}

void case_file_take_event(CaseFile *file, Day date, char *what)
{
    CaseEvent *event = g_new0(CaseEvent, 1);
    event->date = date;
    event->what = what;
    g_ptr_array_add(file->events, event);
}

static void append_count(GString *table, int count)
{
    if (count > 0)
        csv_append_number(table, count);
    else
        csv_append_text(table, NULL);
}

char *case_file_print_index(const CaseFile *file)
{
    static const char *const header[] = {"exhibit",  "kind",    "date",       "title",
                                         "document", "invoice", "proof",      "file",
                                         "sha256",   "pages",   "first_page", NULL};
    GString *table = g_string_new(NULL);
    char date[DAY_ISO_SIZE];
    csv_append_header(table, header);
    for (guint i = 0; i < file->exhibits->len; i++) {
        const Exhibit *exhibit = g_ptr_array_index(file->exhibits, i);
        csv_append_number(table, exhibit->number);
        csv_append_text(table, exhibit->kind);
        csv_append_text(table,
                        exhibit->date != DAY_NONE ? day_print_iso(exhibit->date, date) : NULL);
        csv_append_text(table, exhibit->title);
        csv_append_text(table, exhibit->document);
        csv_append_text(table, exhibit->invoice);
        csv_append_text(table, exhibit->proof);
        csv_append_text(table, exhibit->file);
        csv_append_text(table, exhibit->sha256);
        append_count(table, exhibit->pages);
        append_count(table, exhibit->first_page);
        csv_end_row(table);
    }
    return g_string_free(table, FALSE);
}
