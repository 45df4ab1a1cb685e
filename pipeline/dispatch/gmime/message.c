#include "dispatch/gmime/message.h"

#include "dispatch/attachment_name.h"
#include "dispatch/gmime/gmime_start.h"
#include "dispatch/rendered_pdf.h"
#include "ground/files.h"
#include "ground/mail_address.h"
#include "ground/text.h"

#include <gmime/gmime.h>
#include <string.h>

#define MAXIMUM_LOCAL_PART 64 /* RFC 5321 4.5.3.1.1 */

/* A header is one line: control characters become spaces, runs of them one. */
static char *to_one_line(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text_or_empty(text), -1);
    GString *line = g_string_new(NULL);
    for (const char *c = valid; *c; c = g_utf8_next_char(c)) {
        gunichar character = g_utf8_get_char(c);
        if (!g_unichar_iscntrl(character) && character != 0x2028 && character != 0x2029)
            g_string_append_unichar(line, character);
        else if (line->len > 0 && line->str[line->len - 1] != ' ')
            g_string_append_c(line, ' ');
    }
    g_strstrip(line->str);
    return g_string_free(line, FALSE);
}

/* The words before <address>, without quotes; NULL if there are none. */
static char *display_name(const char *mailbox)
{
    const char *angle = mailbox ? strrchr(mailbox, '<') : NULL;
    if (!angle)
        return NULL;
    g_autofree char *words = g_strndup(mailbox, (gsize)(angle - mailbox));
    g_autofree char *name = to_one_line(words);
    gsize length = strlen(name);
    if (length >= 2 && name[0] == '"' && name[length - 1] == '"') {
        name[length - 1] = '\0';
        memmove(name, name + 1, length - 1);
    }
    return *name ? g_steal_pointer(&name) : NULL;
}

/* "reply_to" may be "Name <address>" or a bare address. */
static char *bare_address(const char *mailbox)
{
    const char *angle = mailbox ? strrchr(mailbox, '<') : NULL;
    const char *end = angle ? strchr(angle, '>') : NULL;
    return end ? g_strndup(angle + 1, (gsize)(end - angle - 1))
               : text_copy_trimmed(text_or_empty(mailbox));
}

static void add_mailbox(GMimeMessage *message, GMimeAddressType type, const char *name,
                        const char *address)
{
    g_autofree char *line = to_one_line(name);
    InternetAddress *mailbox = internet_address_mailbox_new(*line ? line : NULL, address);
    internet_address_set_charset(mailbox, "utf-8");
    internet_address_list_add(g_mime_message_get_addresses(message, type), mailbox);
    g_object_unref(mailbox);
}

static const char *sender_address(const MailSettings *mail)
{
    return mail_address_is_valid(mail->from_address) ? mail->from_address
                                                     : MESSAGE_SENDER_UNKNOWN;
}

static char *sender_name(const Settings *settings)
{
    const MailSettings *mail = &settings->mail;
    if (!mail->from_address)
        return g_strdup(settings->creditor.name);
    return mail->from_name ? g_strdup(mail->from_name) : display_name(mail->from);
}

static void set_date(GMimeMessage *message, gint64 now)
{
    g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(now);
    g_mime_message_set_date(message, date);
}

/* Deterministic, so that a message sent once more by mistake can be told as the same one. */
static void set_message_id(GMimeMessage *message, const MailSettings *mail,
                           const char *document)
{
    const char *at = strrchr(sender_address(mail), '@');
    g_autofree char *id = g_strconcat(document, at, NULL);
    g_mime_message_set_message_id(message, id);
}

static void set_headers(GMimeMessage *message, const DispatchInput *input,
                        const Outgoing *outgoing)
{
    const MailSettings *mail = &input->settings->mail;
    g_autofree char *sender = sender_name(input->settings);
    gboolean has_own_reply = mail_address_is_valid(outgoing->reply_address);
    g_autofree char *reply_name =
        has_own_reply ? g_strdup(outgoing->reply_name) : display_name(mail->reply_to);
    g_autofree char *reply_address =
        has_own_reply ? g_strdup(outgoing->reply_address) : bare_address(mail->reply_to);
    g_autofree char *subject = to_one_line(outgoing->subject);
    set_date(message, input->now);
    add_mailbox(message, GMIME_ADDRESS_TYPE_FROM, sender, sender_address(mail));
    if (mail_address_is_valid(reply_address))
        add_mailbox(message, GMIME_ADDRESS_TYPE_REPLY_TO, reply_name, reply_address);
    add_mailbox(message, GMIME_ADDRESS_TYPE_TO, outgoing->recipient_name, outgoing->recipient);
    gboolean is_file = mail->transport == TRANSPORT_MAILDIR || input->is_rehearsal;
    if (is_file && mail_address_is_valid(mail->copy_to)) /* a server gets it in the envelope */
        add_mailbox(message, GMIME_ADDRESS_TYPE_BCC, NULL, mail->copy_to);
    g_mime_message_set_subject(message, subject, "utf-8");
    set_message_id(message, mail, outgoing->document);
    GMimeObject *object = GMIME_OBJECT(message);
    g_mime_object_set_header(object, "Auto-Submitted", "auto-generated", NULL);
    g_mime_object_set_header(object, "X-Relance-Document", outgoing->document, NULL);
}

/* '=' followed by '_' occurs in neither base64 nor quoted-printable text. */
static GMimeMultipart *new_multipart(const char *subtype, const char *document)
{
    GMimeMultipart *multipart = g_mime_multipart_new_with_subtype(subtype);
    g_autofree char *boundary = g_strdup_printf("=_%s-%s", subtype, document);
    g_mime_multipart_set_boundary(multipart, boundary);
    return multipart;
}

static void add_text(GMimeMultipart *parent, const char *subtype, const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GMimeTextPart *part = g_mime_text_part_new_with_subtype(subtype);
    g_mime_text_part_set_charset(part, "utf-8");
    g_mime_text_part_set_text(part, valid);
    g_mime_part_set_content_encoding(GMIME_PART(part), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    g_mime_multipart_add(parent, GMIME_OBJECT(part));
    g_object_unref(part);
}

static void add_texts(GMimeMultipart *parent, const Outgoing *outgoing)
{
    GMimeMultipart *alternative = new_multipart("alternative", outgoing->document);
    add_text(alternative, "plain", text_or_empty(outgoing->text));
    if (outgoing->html)
        add_text(alternative, "html", outgoing->html);
    g_mime_multipart_add(parent, GMIME_OBJECT(alternative));
    g_object_unref(alternative);
}

/* The file's bytes in base64 under the given name; `data` is copied. */
static void add_file(GMimeMultipart *parent, const char *name, const char *data, gsize length)
{
    gboolean is_pdf = length >= 5 && memcmp(data, "%PDF-", 5) == 0;
    GMimePart *part = g_mime_part_new_with_type("application", is_pdf ? "pdf" : "octet-stream");
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(data, length);
    GMimeDataWrapper *content =
        g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT);
    g_mime_part_set_content(part, content);
    g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_BASE64);
    g_autofree char *disposition = attachment_name_to_disposition(name);
    GMimeHeaderList *headers = g_mime_object_get_header_list(GMIME_OBJECT(part));
    g_mime_object_set_header(GMIME_OBJECT(part), "Content-Disposition", "attachment", NULL);
    g_autofree char *raw = g_strdup_printf(" %s\n", disposition);
    g_mime_header_set_raw_value(g_mime_header_list_get_header(headers, "Content-Disposition"),
                                raw);
    g_mime_multipart_add(parent, GMIME_OBJECT(part));
    g_object_unref(content);
    g_object_unref(stream);
    g_object_unref(part);
}

/* The document itself: what is sent must be what was rendered and shown. */
static gboolean add_document(GMimeMultipart *parent, const Outgoing *outgoing, GError **error)
{
    gsize length = 0;
    g_autofree char *data = rendered_pdf_read(outgoing, &length, error);
    if (!data)
        return FALSE;
    g_autofree char *name = outgoing->pdf_name ? g_strdup(outgoing->pdf_name)
                                               : g_strdup_printf("%s.pdf", outgoing->document);
    add_file(parent, name, data, length);
    return TRUE;
}

/*
 * FALSE and *held if one is missing: a reminder that names
 * an invoice as attached carries it.
 */
static gboolean add_attachments(GMimeMultipart *parent, const Outgoing *outgoing, char **held)
{
    for (guint i = 0; outgoing->attachments && i < outgoing->attachments->len; i++) {
        const char *path = g_ptr_array_index(outgoing->attachments, i);
        g_autofree char *name = g_path_get_basename(path);
        gsize length = 0;
        g_autofree char *data = file_read_whole(path, &length, NULL);
        if (!data) {
            *held = g_strdup_printf("attachment %s of document %s cannot be read", path,
                                    outgoing->document);
            return FALSE;
        }
        add_file(parent, name, data, length);
    }
    return TRUE;
}

static GString *write_message(GMimeMessage *message)
{
    GMimeFormatOptions *options = g_mime_format_options_new();
    g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_UNIX);
    GMimeStream *stream = g_mime_stream_mem_new();
    g_mime_object_write_to_stream(GMIME_OBJECT(message), options, stream);
    GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    GString *text = g_string_new_len((const char *)bytes->data, (gssize)bytes->len);
    g_object_unref(stream);
    g_mime_format_options_free(options);
    return text;
}

static gboolean fill_body(GMimeMessage *message, const Outgoing *outgoing, char **held,
                          const char **rule, GError **error)
{
    GMimeMultipart *mixed = new_multipart("mixed", outgoing->document);
    add_texts(mixed, outgoing);
    gboolean is_whole = !outgoing->pdf_path || add_document(mixed, outgoing, error);
    *rule = "attachment-missing";
    is_whole = is_whole && add_attachments(mixed, outgoing, held);
    g_mime_message_set_mime_part(message, GMIME_OBJECT(mixed));
    g_object_unref(mixed);
    return is_whole;
}

GString *message_new(const DispatchInput *input, const Outgoing *outgoing, char **held,
                     const char **rule, GError **error)
{
    if (!mail_address_is_valid(outgoing->recipient)) {
        *rule = "mail-address-unusable";
        *held = g_strdup_printf("\"%s\" is not a mail address that can be written to",
                                text_or_empty(outgoing->recipient));
        return NULL;
    }
    gmime_start();
    GMimeMessage *message = g_mime_message_new(FALSE);
    set_headers(message, input, outgoing);
    GString *text = NULL;
    if (fill_body(message, outgoing, held, rule, error))
        text = write_message(message);
    g_object_unref(message);
    return text;
}

GString *message_to_wire(const GString *message)
{
    GString *wire = g_string_sized_new(message->len + message->len / 60 + 2);
    const char *end = message->str + message->len;
    for (const char *line = message->str; line < end;) {
        const char *feed = memchr(line, '\n', (gsize)(end - line));
        gsize length = (gsize)((feed ? feed : end) - line);
        g_string_append_len(wire, line, (gssize)length);
        g_string_append_len(wire, "\r\n", 2);
        line += length + 1;
    }
    return wire;
}

char *message_envelope_sender(const MailSettings *mail, const char *document)
{
    g_autofree char *bounces = bare_address(mail->bounces_to);
    if (!mail_address_is_valid(bounces))
        return g_strdup(sender_address(mail));
    const char *at = strrchr(bounces, '@');
    g_autofree char *local = g_strndup(bounces, (gsize)(at - bounces));
    if (!document)
        return g_steal_pointer(&bounces);
    if (strlen(local) + 1 + strlen(document) > MAXIMUM_LOCAL_PART)
        return g_steal_pointer(&bounces);
    return g_strdup_printf("%s+%s%s", local, document, at);
}
