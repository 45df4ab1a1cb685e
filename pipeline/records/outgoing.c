#include "records/outgoing.h"

Outgoing *outgoing_new(void)
{
    Outgoing *outgoing = g_new0(Outgoing, 1);

    outgoing->channel = CHANNEL_NONE;
    outgoing->address_lines = g_ptr_array_new_with_free_func(g_free);
    outgoing->invoices = g_ptr_array_new_with_free_func(g_free);
    outgoing->attachments = g_ptr_array_new_with_free_func(g_free);
    return outgoing;
}

void outgoing_free(Outgoing *outgoing)
{
    if (outgoing == NULL)
        return;
    char *texts[] = {outgoing->document,   outgoing->customer,     outgoing->customer_name,
                     outgoing->language,   outgoing->recipient,    outgoing->recipient_name,
                     outgoing->country,    outgoing->postcode,     outgoing->pdf_path,
                     outgoing->pdf_sha256, outgoing->subject,      outgoing->text,
                     outgoing->html,       outgoing->pdf_name,     outgoing->short_text,
                     outgoing->phone,      outgoing->contact_name, outgoing->reference,
                     outgoing->reply_name, outgoing->reply_address};

    g_ptr_array_unref(outgoing->address_lines);
    g_ptr_array_unref(outgoing->invoices);
    g_ptr_array_unref(outgoing->attachments);
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_free(outgoing);
}
