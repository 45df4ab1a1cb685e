/* The XML of a PJS package: one request for each kind of envelope, one fold for each letter. */
#include "dispatch/maileva.h"

#include "ground/files.h"
#include "ground/text.h"

#include <string.h>

enum { CAMPAIGN_NAME_SIZE = 15, REQUEST_ID_SIZE = 38 };

#define NAMESPACES                                                                             \
    "xmlns:pjs=\"http://www.maileva.fr/MailevaPJSSchema\" "                                    \
    "xmlns:com=\"http://www.maileva.fr/CommonSchema\" "                                        \
    "xmlns:mlv=\"http://www.maileva.fr/MailevaSpecificSchema\""

typedef struct {
    GString *xml;
    const PrintJob *job;
    const Settings *settings;
    const char *envelope; /* of the request: "C6" or "C4" */
} Campaign;

/* Text as XML 1.0 takes it: control characters are spaces, the rest is escaped. */
static void append_text(GString *xml, const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text_or_empty(text), -1);
    for (char *c = valid; *c; c++)
        if (g_ascii_iscntrl(*c))
            *c = ' ';
    g_autofree char *escaped = g_markup_escape_text(valid, -1);
    g_string_append(xml, escaped);
}

static void append_element(GString *xml, const char *name, const char *text)
{
    g_string_append_printf(xml, "<%s>", name);
    append_text(xml, text);
    g_string_append_printf(xml, "</%s>", name);
}

static const char *envelope_of(const PrintLetter *letter)
{
    return strcmp(letter_envelope(letter->sheets), "C4") == 0 ? "C4" : "C6";
}

static gboolean is_in_request(const Campaign *campaign, const PrintLetter *letter)
{
    return strcmp(envelope_of(letter), campaign->envelope) == 0;
}

static void append_paper_address(GString *xml, const MailevaAddress *address,
                                 const char *country_code)
{
    g_string_append(xml, "<com:PaperAddress><com:AddressLines>");
    for (guint i = 0; i < MAILEVA_ADDRESS_LINES; i++) {
        g_autofree char *name = g_strdup_printf("com:AddressLine%u", i + 1);
        if (address->lines[i])
            append_element(xml, name, address->lines[i]);
    }
    g_string_append(xml, "</com:AddressLines>");
    if (address->country)
        append_element(xml, "com:Country", address->country);
    append_element(xml, "com:CountryCode", country_code);
    g_string_append(xml, "</com:PaperAddress>");
}

static const char *country_of(const Campaign *campaign, const Outgoing *outgoing)
{
    return text_is_blank(outgoing->country) ? campaign->settings->creditor.country
                                            : outgoing->country;
}

static void append_recipients(Campaign *campaign)
{
    GString *xml = campaign->xml;
    g_string_append(xml, "   <pjs:Recipients><pjs:Internal>\n");
    for (guint i = 0; i < campaign->job->letters->len; i++) {
        const PrintLetter *letter = g_ptr_array_index(campaign->job->letters, i);
        const Outgoing *outgoing = letter->entry->outgoing;
        if (!is_in_request(campaign, letter))
            continue;
        MailevaAddress address = maileva_address(outgoing->address_lines, letter->is_abroad);
        g_string_append_printf(xml, "    <pjs:Recipient Id=\"%u\" TrackId=\"", i + 1);
        append_text(xml, outgoing->document);
        g_string_append(xml, "\">");
        append_paper_address(xml, &address, country_of(campaign, outgoing));
        if (!outgoing->is_person)
            append_element(xml, "com:Category", "PROFESSIONAL");
        g_string_append(xml, "</pjs:Recipient>\n");
    }
    g_string_append(xml, "   </pjs:Internal></pjs:Recipients>\n");
}

static void append_sender(Campaign *campaign)
{
    const Creditor *creditor = &campaign->settings->creditor;
    g_autoptr(GPtrArray) lines = g_ptr_array_new();
    g_ptr_array_add(lines, creditor->name);
    for (guint i = 0; creditor->address && creditor->address[i]; i++)
        g_ptr_array_add(lines, creditor->address[i]);
    MailevaAddress address = maileva_address(lines, FALSE);
    g_string_append(campaign->xml, "   <pjs:Senders><pjs:Sender Id=\"1\">");
    append_paper_address(campaign->xml, &address, creditor->country);
    g_string_append(campaign->xml, "</pjs:Sender></pjs:Senders>\n");
}

static gboolean append_documents(Campaign *campaign, const char *folder, GError **error)
{
    const PrintJob *job = campaign->job;
    g_string_append(campaign->xml, "   <pjs:DocumentData><pjs:Documents>\n");
    for (guint i = 0; i < job->files->len; i++) {
        g_autofree char *path =
            g_build_filename(folder, (const char *)g_ptr_array_index(job->files, i), NULL);
        gsize length = 0;
        g_autofree char *data = file_read_whole(path, &length, error);
        if (!data)
            return FALSE;
        g_autofree char *hash =
            g_compute_checksum_for_data(G_CHECKSUM_SHA1, (const guchar *)data, length);
        g_string_append_printf(
            campaign->xml,
            "    <pjs:Document Id=\"D%u\"><com:Content><com:Uri>%s.%03u</com:Uri></com:Content>"
            "<com:Size>%" G_GSIZE_FORMAT
            "</com:Size><com:Hash Type=\"SHA1\">%s</com:Hash></pjs:Document>\n",
            i + 1, job->name, i + 1, length, hash);
    }
    g_string_append(campaign->xml, "   </pjs:Documents></pjs:DocumentData>\n");
    return TRUE;
}

static const char *word(gboolean value)
{
    return value ? "true" : "false";
}

static void append_options(Campaign *campaign)
{
    const PrintJob *job = campaign->job;
    g_string_append_printf(
        campaign->xml,
        "   <pjs:Options><pjs:RequestOption><mlv:PaperOption><mlv:FoldOption>"
        "<mlv:EnvelopeType>%s</mlv:EnvelopeType>"
        "<mlv:EnvelopeWindowType>SMPL</mlv:EnvelopeWindowType>"
        "<mlv:PostageClass>%s</mlv:PostageClass><mlv:FoldPrintColor>%s</mlv:FoldPrintColor>"
        "<mlv:PrintSenderAddress>false</mlv:PrintSenderAddress>"
        "<mlv:UseFlyLeaf>false</mlv:UseFlyLeaf><mlv:DocumentOption><mlv:PrintDuplex>%s"
        "</mlv:PrintDuplex></mlv:DocumentOption></mlv:FoldOption></mlv:PaperOption>"
        "</pjs:RequestOption></pjs:Options>\n",
        campaign->envelope, job->kind->is_registered ? "RECOMMANDE_AR" : "LETTRE_VERTE",
        word(job->colour), word(job->duplex));
}

static guint number_of_file(const PrintJob *job, const PrintLetter *letter)
{
    for (guint i = 0; i < job->files->len; i++)
        if (text_equals(g_ptr_array_index(job->files, i), letter->file))
            return i + 1;
    g_assert_not_reached();
}

static void append_folds(Campaign *campaign)
{
    GString *xml = campaign->xml;
    g_string_append(xml, "   <pjs:Folds>\n");
    for (guint i = 0; i < campaign->job->letters->len; i++) {
        const PrintLetter *letter = g_ptr_array_index(campaign->job->letters, i);
        if (!is_in_request(campaign, letter))
            continue;
        g_string_append_printf(xml, "    <pjs:Fold Id=\"%u\" TrackId=\"", i + 1);
        append_text(xml, letter->entry->outgoing->document);
        g_string_append_printf(
            xml,
            "\"><pjs:RecipientId>%u</pjs:RecipientId><pjs:SenderId>1</pjs:SenderId>"
            "<pjs:Documents><pjs:Document DocumentId=\"D%u\" FirstPage=\"%d\" "
            "LastPage=\"%d\"/></pjs:Documents></pjs:Fold>\n",
            i + 1, number_of_file(campaign->job, letter), letter->first_page,
            letter->last_page);
    }
    g_string_append(xml, "   </pjs:Folds>\n");
}

static void append_notifications(Campaign *campaign)
{
    const char *address = campaign->settings->print.maileva_notify;
    if (text_is_blank(address))
        return;
    g_string_append(campaign->xml,
                    "   <pjs:Notifications><pjs:Notification Type=\"GENERAL\"><mlv:Format>XML"
                    "</mlv:Format><mlv:Protocols><mlv:Protocol>");
    append_element(campaign->xml, "mlv:Email", address);
    g_string_append(campaign->xml, "</mlv:Protocol></mlv:Protocols></pjs:Notification>"
                                   "</pjs:Notifications>\n");
}

static gboolean append_request(Campaign *campaign, const char *folder, GError **error)
{
    gboolean has_letters = FALSE;
    for (guint i = 0; i < campaign->job->letters->len && !has_letters; i++)
        has_letters = is_in_request(campaign, g_ptr_array_index(campaign->job->letters, i));
    if (!has_letters)
        return TRUE;
    g_string_append_printf(campaign->xml,
                           "  <pjs:Request MediaType=\"PAPER\" TrackId=\"%.*s-%s\">\n",
                           REQUEST_ID_SIZE - 3, campaign->job->name, campaign->envelope);
    append_recipients(campaign);
    append_sender(campaign);
    if (!append_documents(campaign, folder, error))
        return FALSE;
    append_options(campaign);
    append_folds(campaign);
    append_notifications(campaign);
    g_string_append(campaign->xml, "  </pjs:Request>\n");
    return TRUE;
}

char *maileva_campaign(const PrintJob *job, const Settings *settings, const char *folder,
                       GError **error)
{
    static const char *const envelopes[] = {"C6", "C4"};
    g_autoptr(GString) xml = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    Campaign campaign = {xml, job, settings, NULL};
    g_string_append_printf(xml,
                           "<pjs:Campaign " NAMESPACES " Name=\"%.*s\" Version=\"1.0\" "
                           "TrackId=\"%.*s\" Application=\"relance\">\n"
                           " <pjs:User AuthType=\"PLAINTEXT\">",
                           CAMPAIGN_NAME_SIZE, job->run_id, REQUEST_ID_SIZE, job->name);
    append_element(xml, "pjs:Login", settings->print.maileva_login);
    append_element(xml, "pjs:Password", NULL);
    g_string_append(xml, "</pjs:User>\n <pjs:Requests>\n");
    for (guint i = 0; i < G_N_ELEMENTS(envelopes); i++) {
        campaign.envelope = envelopes[i];
        if (!append_request(&campaign, folder, error))
            return NULL;
    }
    g_string_append(xml, " </pjs:Requests>\n</pjs:Campaign>\n");
    return g_strdup(xml->str);
}
