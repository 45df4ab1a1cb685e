#include "dispatch/gmime/report_mail.h"

#include "dispatch/gmime/message.h"
#include "dispatch/report_fields.h"
#include "ground/text.h"
#include "records/bounce.h"

#include <gmime/gmime.h>
#include <string.h>

/* The parts of a report that count, and which document each trace of our mail names. */
typedef struct {
    char *fields;                              /* of message/delivery-status */
    char *returned_to;                         /* of the mail that is returned */
    char *by_sender, *by_envelope, *by_header; /* VERP, ENVID, Message-ID */
} Report;

static void report_clear(Report *report)
{
    g_free(report->fields);
    g_free(report->returned_to);
    g_free(report->by_sender);
    g_free(report->by_envelope);
    g_free(report->by_header);
}

/* ---- traces ---- */

/* The document in "bounces+DOCUMENT@domain"; NULL: it is another address. A new string. */
static char *find_in_address(const MailSettings *settings, const char *address)
{
    g_autofree char *ours = message_envelope_sender(settings, "");
    const char *at = strrchr(ours, '@');
    gsize local = at ? (gsize)(at - ours) : 0;
    const char *other = address ? strrchr(address, '@') : NULL;
    if (local == 0 || ours[local - 1] != '+' || !other || g_ascii_strcasecmp(at, other) != 0 ||
        g_ascii_strncasecmp(ours, address, local) != 0 || (gsize)(other - address) <= local)
        return NULL;
    return g_strndup(address + local, (gsize)(other - address) - local);
}

/* Whom the report was sent to; the server that delivered it may have written it elsewhere. */
static char *find_by_sender(GMimeMessage *mail, const MailSettings *settings)
{
    static const char *const headers[] = {"X-Original-To", "Delivered-To",   "Envelope-To",
                                          "X-Envelope-To", "X-Delivered-To", "To"};
    for (guint i = 0; i < G_N_ELEMENTS(headers); i++) {
        const char *line = g_mime_object_get_header(GMIME_OBJECT(mail), headers[i]);
        InternetAddressList *list = line ? internet_address_list_parse(NULL, line) : NULL;
        char *document = NULL;
        for (int j = 0; list && !document && j < internet_address_list_length(list); j++) {
            InternetAddress *address = internet_address_list_get_address(list, j);
            if (INTERNET_ADDRESS_IS_MAILBOX(address))
                document = find_in_address(settings, internet_address_mailbox_get_addr(
                                                         INTERNET_ADDRESS_MAILBOX(address)));
        }
        g_clear_object(&list);
        if (document)
            return document;
    }
    return NULL;
}

/* "document@domain" -> "document". */
static char *document_of_id(const char *message_id)
{
    const char *at = message_id ? strrchr(message_id, '@') : NULL;
    return at && at > message_id ? g_strndup(message_id, (gsize)(at - message_id)) : NULL;
}

/* ---- parts ---- */

static char *part_text(GMimeObject *object)
{
    GMimeStream *stream = g_mime_stream_mem_new();
    if (GMIME_IS_PART(object) && g_mime_part_get_content(GMIME_PART(object)))
        g_mime_data_wrapper_write_to_stream(g_mime_part_get_content(GMIME_PART(object)),
                                            stream);
    GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    char *text = g_strndup((const char *)bytes->data, bytes->len);
    g_object_unref(stream);
    return text;
}

static void take_returned(Report *report, GMimeMessage *returned)
{
    if (report->by_header || !returned)
        return;
    InternetAddressList *to = g_mime_message_get_to(returned);
    InternetAddress *first = to && internet_address_list_length(to) > 0
                                 ? internet_address_list_get_address(to, 0)
                                 : NULL;
    report->by_header = document_of_id(g_mime_message_get_message_id(returned));
    if (INTERNET_ADDRESS_IS_MAILBOX(first))
        report->returned_to =
            g_strdup(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first)));
}

/* text/rfc822-headers: only the head of our mail came back. */
static void take_returned_headers(Report *report, GMimeObject *part)
{
    g_autofree char *text = part_text(part);
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(text, strlen(text));
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *returned = g_mime_parser_construct_message(parser, NULL);
    take_returned(report, returned);
    g_clear_object(&returned);
    g_object_unref(parser);
    g_object_unref(stream);
}

static void take_part(GMimeObject *parent, GMimeObject *part, gpointer data)
{
    Report *report = data;
    (void)parent;
    GMimeContentType *type = g_mime_object_get_content_type(part);
    if ((g_mime_content_type_is_type(type, "message", "delivery-status") ||
         g_mime_content_type_is_type(type, "message", "global-delivery-status")) &&
        !report->fields)
        report->fields = part_text(part);
    else if (g_mime_content_type_is_type(type, "text", "rfc822-headers") ||
             g_mime_content_type_is_type(type, "message", "rfc822-headers") ||
             g_mime_content_type_is_type(type, "message", "global-headers"))
        take_returned_headers(report, part);
    else if (GMIME_IS_MESSAGE_PART(part))
        take_returned(report, g_mime_message_part_get_message(GMIME_MESSAGE_PART(part)));
}

/* ---- what it is ---- */

static gboolean is_report(GMimeMessage *mail)
{
    GMimeObject *body = g_mime_message_get_mime_part(mail);
    GMimeContentType *type = body ? g_mime_object_get_content_type(body) : NULL;
    const char *kind = type ? g_mime_content_type_get_parameter(type, "report-type") : NULL;
    return GMIME_IS_MULTIPART(body) &&
           g_mime_content_type_is_type(type, "multipart", "report") &&
           (!kind || g_ascii_strcasecmp(kind, "delivery-status") == 0);
}

/* RFC 3834: "auto-replied"; older programs say it in their own ways. */
static gboolean is_auto_reply(GMimeMessage *mail)
{
    GMimeObject *object = GMIME_OBJECT(mail);
    const char *submitted = g_mime_object_get_header(object, "Auto-Submitted");
    const char *precedence = g_mime_object_get_header(object, "Precedence");
    return (submitted && g_ascii_strncasecmp(submitted, "auto-replied", 12) == 0) ||
           (precedence && g_ascii_strcasecmp(precedence, "auto_reply") == 0) ||
           g_mime_object_get_header(object, "X-Autoreply") ||
           g_mime_object_get_header(object, "X-Autorespond");
}

/* RFC 3464 2: reports go out with the null sender; a person's mail does not. */
static gboolean has_other_sender(GMimeMessage *mail)
{
    const char *path = g_mime_object_get_header(GMIME_OBJECT(mail), "Return-Path");
    g_autofree char *sender = text_copy_trimmed(text_or_empty(path));
    const char *bare = sender + strspn(sender, "<");
    return *bare && *bare != '>' && g_ascii_strncasecmp(bare, "mailer-daemon", 13) != 0;
}

static gboolean differ(const char *one, const char *other)
{
    return one && other && g_ascii_strcasecmp(one, other) != 0;
}

static const char *find_document(const Report *report)
{
    return report->by_envelope ? report->by_envelope
           : report->by_header ? report->by_header
                               : report->by_sender;
}

/* ---- what it says ---- */

static BounceKind kind_of(GHashTable *group, const char *status)
{
    if (g_ascii_strcasecmp(report_field(group, "action"), "failed") != 0)
        return BOUNCE_PASSING;
    return *status == '4' ? BOUNCE_GIVEN_UP : BOUNCE_FAILED;
}

static char *one_line(const char *text)
{
    const char *semicolon = strchr(text, ';');
    char *line = g_strdup(semicolon ? semicolon + 1 : text);
    for (char *c = line; *c; c++)
        if (g_ascii_iscntrl(*c))
            *c = ' ';
    return g_strstrip(line);
}

static void set_text(char **text, char *value)
{
    g_free(*text);
    *text = value;
}

static Bounce *new_bounce(GMimeMessage *mail, const Report *report, GHashTable *group,
                          Place place)
{
    Bounce *bounce = bounce_new();
    GDateTime *date = g_mime_message_get_date(mail);
    set_text(&bounce->file, g_strdup(text_or_empty(place.file)));
    bounce->line = place.line;
    set_text(&bounce->document, g_strdup(find_document(report)));
    set_text(&bounce->original_recipient, report_field_address(group, "original-recipient"));
    set_text(&bounce->final_recipient, report_field_address(group, "final-recipient"));
    set_text(&bounce->returned_to, g_strdup(text_or_empty(report->returned_to)));
    set_text(&bounce->status, report_field_status(group));
    set_text(&bounce->diagnostic, one_line(report_field(group, "diagnostic-code")));
    bounce->kind = kind_of(group, bounce->status);
    bounce->at = date ? g_date_time_to_unix(date) : 0;
    return bounce;
}

static void take_groups(GMimeMessage *mail, const Report *report, const GPtrArray *groups,
                        Place place, GPtrArray *bounces)
{
    guint first = bounces->len;
    for (guint i = 1; i < groups->len; i++) {
        GHashTable *group = g_ptr_array_index(groups, i);
        if (g_hash_table_contains(group, "final-recipient"))
            g_ptr_array_add(bounces, new_bounce(mail, report, group, place));
    }
    if (bounces->len == first + 1)
        ((Bounce *)g_ptr_array_index(bounces, first))->is_only = TRUE;
}

static void judge_report(GMimeMessage *mail, Report *report, Place place, GPtrArray *bounces,
                         Complaints *complaints)
{
    g_autoptr(GPtrArray) groups = report_fields_parse(report->fields);
    if (groups->len > 0) {
        const char *id = report_field(g_ptr_array_index(groups, 0), "original-envelope-id");
        report->by_envelope = *id ? g_strdup(id) : NULL;
    }
    guint before = bounces->len;
    if (has_other_sender(mail) || differ(report->by_sender, report->by_envelope) ||
        differ(report->by_sender, report->by_header) ||
        differ(report->by_envelope, report->by_header)) {
        complaint_add(complaints, COMPLAINT_WARNING, "bounce-forged", place,
                      "this looks like a delivery report but %s; it was not believed, look at "
                      "it",
                      has_other_sender(mail) ? "was not sent by a mail server (Return-Path)"
                                             : "its parts name different documents");
        return;
    }
    if (find_document(report))
        take_groups(mail, report, groups, place, bounces);
    if (bounces->len == before)
        complaint_add(complaints, COMPLAINT_WARNING, "bounce-unmatched", place,
                      "this delivery report names no document and recipient of ours; look at "
                      "it, and say relance record bounce where a mail of ours came back");
}

void report_mail_read(GMimeMessage *mail, const MailSettings *settings, Place place,
                      GPtrArray *bounces, Complaints *complaints)
{
    Report report = {0};
    if (is_report(mail)) {
        report.by_sender = find_by_sender(mail, settings);
        g_mime_multipart_foreach(GMIME_MULTIPART(g_mime_message_get_mime_part(mail)), take_part,
                                 &report);
    }
    if (report.fields)
        judge_report(mail, &report, place, bounces, complaints);
    else if (is_auto_reply(mail))
        complaint_add(complaints, COMPLAINT_NOTE, "auto-reply", place,
                      "an automatic reply says nothing about delivery; it was left alone");
    else
        complaint_add(complaints, COMPLAINT_WARNING, "bounce-not-a-report", place,
                      "this mail is no delivery report (RFC 3464); it was left alone, a person "
                      "must read it, and say relance record bounce where a mail came back");
    report_clear(&report);
}
