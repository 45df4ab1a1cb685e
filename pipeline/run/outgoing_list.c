#include "run/outgoing_list.h"

#include <string.h>

#include "ground/files.h"
#include "ground/text.h"
#include "run/document_paths.h"

static void add_invoices(Outgoing *outgoing, const GPtrArray *rows)
{
    for (guint i = 0; i < rows->len; i++) {
        const PlanRow *row = g_ptr_array_index(rows, i);
        g_ptr_array_add(outgoing->invoices, g_strdup(row->item->invoice));
    }
}

static void copy_lines(GPtrArray *to, const GPtrArray *from)
{
    for (guint i = 0; from && i < from->len; i++)
        g_ptr_array_add(to, g_strdup(g_ptr_array_index(from, i)));
}

/* The attachment's name is for people: "Relance 2026-11-21-1-0007.pdf", no path sign in it. */
static char *name_for_people(const Document *document)
{
    char *name = g_strdup_printf("%s.pdf", document->title ? document->title : document->id);
    g_strdelimit(name, "/\\:\n\r\t", '-');
    return name;
}

static gboolean add_texts(Run *run, Outgoing *outgoing, const PlannedDocument *planned,
                          GError **error)
{
    g_autoptr(Complaints) said_before = complaints_new();
    g_autoptr(Document) document = composer_compose(run->composer, planned, said_before, error);
    if (!document)
        return outcome_fail(error, OUTCOME_OUR_MISTAKE, "document %s could not be composed",
                            planned->id);
    outgoing->recipient_name = g_strdup(document->recipient_name);
    copy_lines(outgoing->address_lines, document->address_lines);
    copy_lines(outgoing->attachments, document->attachments);
    outgoing->subject = g_strdup(document->mail_subject);
    outgoing->short_text = g_strdup(document->short_text);
    outgoing->pdf_name = name_for_people(document);
    if (outgoing->channel == CHANNEL_EMAIL) {
        outgoing->text = render_mail_text(document);
        outgoing->html = render_mail_html(document);
    }
    return TRUE;
}

/* Answers go to who looks after the customer, where that person has an address. */
static void set_reply(Outgoing *outgoing, const Settings *settings, const Customer *customer)
{
    const Person *collector =
        customer ? settings_find_person(settings, customer->collector) : NULL;
    if (!collector || text_is_blank(collector->email))
        return;
    outgoing->reply_name = g_strdup(collector->name);
    outgoing->reply_address = g_strdup(collector->email);
}

Outgoing *outgoing_make(Run *run, const RenderedFile *file, GError **error)
{
    const PlannedDocument *planned = document_find(run->plan, file->document);
    g_autofree char *path =
        *file->file ? g_build_filename(run->folder, file->file, NULL) : NULL;
    Outgoing *outgoing = outgoing_new();
    outgoing->document = g_strdup(file->document);
    outgoing->customer = g_strdup(file->customer);
    outgoing->customer_name =
        g_strdup(planned->customer ? planned->customer->name : file->customer);
    outgoing->level = file->level;
    outgoing->is_person = planned->customer && planned->customer->debtor == DEBTOR_CONSUMER;
    outgoing->channel = file->channel;
    outgoing->language = g_strdup(file->language);
    outgoing->recipient = g_strdup(file->recipient);
    set_reply(outgoing, run->settings, planned->customer);
    outgoing->country = g_strdup(text_or_empty(planned->recipient.country));
    outgoing->postcode = g_strdup(text_or_empty(planned->recipient.postcode));
    g_strlcpy(outgoing->currency, file->currency, sizeof outgoing->currency);
    outgoing->total_due_minor = file->claim.total_due;
    outgoing->total_claimed_minor = file->claim.total_claimed;
    add_invoices(outgoing, planned->own_rows);
    add_invoices(outgoing, planned->carried_rows);
    outgoing->pdf_path = g_steal_pointer(&path);
    outgoing->pdf_sha256 = g_strdup(file->sha256);
    outgoing->pages = file->pages;
    outgoing->phone = g_strdup(planned->recipient.phone);
    outgoing->contact_name = g_strdup(planned->recipient.name);
    outgoing->reference = g_strdup(text_or_empty(file->registered_number));
    outgoing->approval = file->approval;
    if (document_has_text(planned) && !add_texts(run, outgoing, planned, error)) {
        outgoing_free(outgoing);
        return NULL;
    }
    return outgoing;
}
