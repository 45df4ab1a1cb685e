#include "dispatch/build_run.h"

#include "dispatch/gmime/message.h"
#include "ground/files.h"

#include <criterion/criterion.h>
#include <string.h>

static GString *build(TestRun *run, const Outgoing *outgoing)
{
    g_autofree char *held = NULL;
    const char *rule = NULL;
    g_autoptr(GError) error = NULL;
    GString *message = message_new(&run->input, outgoing, &held, &rule, &error);
    cr_assert_not_null(message, "%s %s", held ? held : "", error ? error->message : "");
    return message;
}

/* The message as another program understands it. */
static char *read_back(TestRun *run, const GString *message)
{
    g_autofree char *path = g_build_filename(run->folder, "message.eml", NULL);
    file_write_whole(path, message->str, (gssize)message->len, NULL);
    const char *const words[] = {"python3", SOURCE_ROOT "/tests/dispatch/read_mail.py", path,
                                 NULL};
    char *output = NULL;
    g_autoptr(GError) error = NULL;
    cr_assert(g_spawn_sync(NULL, (char **)words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output,
                           NULL, NULL, &error),
              "%s", error ? error->message : "");
    return output;
}

static char *sha256_of(const char *text)
{
    return data_sha256(text, strlen(text));
}

Test(message, another_program_reads_everything_back)
{
    TestRun *run = test_run_new();
    Outgoing *outgoing =
        test_run_add(run, "2026-11-21-1-0007", CHANNEL_EMAIL, "a@customer.example");
    g_free(outgoing->pdf_name);
    outgoing->pdf_name = g_strdup("Relance n°2 – Société Générale d'Équipement.pdf");
    g_autofree char *invoice = g_build_filename(run->folder, "F 2025-0042.pdf", NULL);
    file_write_whole(invoice, "%PDF-1.4 the invoice", -1, NULL);
    g_ptr_array_add(outgoing->attachments, g_strdup(invoice));
    GString *message = build(run, outgoing);
    g_autofree char *read = read_back(run, message);
    g_autofree char *text = sha256_of(outgoing->text);
    g_autofree char *html = sha256_of(outgoing->html);
    g_autofree char *attached = sha256_of("%PDF-1.4 the invoice");
    g_autofree char *expected =
        g_strdup_printf("From: Comptabilité clients <compta@mercier.example>\n"
                        "Reply-To: compta@mercier.example\n"
                        "To: Chloé Dûpont <a@customer.example>\n"
                        "Subject: Relance : facture échue n° 2025-0042\n"
                        "Date: Sat, 21 Nov 2026 10:15:00 +0000\n"
                        "Message-ID: <2026-11-21-1-0007@mercier.example>\n"
                        "Auto-Submitted: auto-generated\n"
                        "X-Relance-Document: 2026-11-21-1-0007\n"
                        "multipart/mixed\n"
                        "  multipart/alternative\n"
                        "    text/plain %s\n"
                        "    text/html %s\n"
                        "  application/pdf Relance n°2 – Société Générale d'Équipement.pdf %s\n"
                        "  application/pdf F 2025-0042.pdf %s\n"
                        "--\n%s",
                        text, html, outgoing->pdf_sha256, attached, outgoing->text);
    cr_assert_str_eq(read, expected);
    g_string_free(message, TRUE);
    test_run_free(run);
}

Test(message, answers_go_to_who_looks_after_the_customer)
{
    static const char *const addresses[] = {"julie@mercier.example", "nobody", NULL};
    static const char *const expected[] = {
        "\nReply-To: Julie Lambert <julie@mercier.example>\n",
        "\nReply-To: compta@mercier.example\n", "\nReply-To: compta@mercier.example\n"};
    TestRun *run = test_run_new();
    Outgoing *outgoing =
        test_run_add(run, "2026-11-21-1-0007", CHANNEL_EMAIL, "a@customer.example");
    outgoing->reply_name = g_strdup("Julie Lambert");
    for (guint i = 0; i < G_N_ELEMENTS(addresses); i++) {
        g_free(outgoing->reply_address);
        outgoing->reply_address = g_strdup(addresses[i]);
        GString *message = build(run, outgoing);
        g_autofree char *read = read_back(run, message);
        cr_expect(strstr(read, expected[i]) != NULL, "%s", read);
        g_string_free(message, TRUE);
    }
    test_run_free(run);
}

Test(message, the_pdfs_name_has_a_plain_form_for_old_readers)
{
    TestRun *run = test_run_new();
    Outgoing *outgoing = test_run_add(run, "D1", CHANNEL_EMAIL, "a@customer.example");
    g_free(outgoing->pdf_name);
    outgoing->pdf_name = g_strdup("Relance n° 2.pdf");
    GString *message = build(run, outgoing);
    cr_assert(strstr(message->str, "filename=\"Relance n"), "%s", message->str);
    cr_assert(strstr(message->str, "filename*=utf-8''Relance%20n%C2%B0%202.pdf"), "%s",
              message->str);
    g_string_free(message, TRUE);
    test_run_free(run);
}

Test(message, equal_input_gives_equal_bytes)
{
    TestRun *run = test_run_new();
    const Outgoing *outgoing = test_run_add(run, "D1", CHANNEL_EMAIL, "a@customer.example");
    GString *once = build(run, outgoing);
    GString *again = build(run, outgoing);
    cr_assert_str_eq(once->str, again->str);
    g_string_free(once, TRUE);
    g_string_free(again, TRUE);
    test_run_free(run);
}

Test(message, no_field_can_add_a_header)
{
    static const char *const evil =
        "x\r\nX-Injected: yes\r\n\r\nbody\nX-Injected: yes\x0b\u2028z";
    TestRun *run = test_run_new();
    Outgoing *outgoing = test_run_add(run, "D1", CHANNEL_EMAIL, "a@customer.example");
    char **fields[] = {&outgoing->subject, &outgoing->recipient_name, &outgoing->pdf_name};
    for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
        g_free(*fields[i]);
        *fields[i] = g_strdup(evil);
    }
    g_free(run->settings->mail.from);
    run->settings->mail.from = g_strdup("Bad\r\nX-Injected: yes <compta@mercier.example>");
    g_free(run->settings->mail.reply_to);
    run->settings->mail.reply_to = g_strdup("compta@mercier.example\r\nX-Injected: yes");
    GString *message = build(run, outgoing);
    g_autofree char *read = read_back(run, message);
    cr_assert_not(strstr(read, "\nX-Injected:"), "%s", read);
    cr_assert_not(strstr(message->str, "\nX-Injected"), "%s", message->str);
    cr_assert_not(strstr(read, "defects"), "%s", read);
    g_string_free(message, TRUE);
    test_run_free(run);
}

Test(message, long_subjects_and_names_are_folded_and_read_back_whole)
{
    TestRun *run = test_run_new();
    Outgoing *outgoing = test_run_add(run, "D1", CHANNEL_EMAIL, "a@customer.example");
    g_autoptr(GString) subject = g_string_new(NULL);
    for (guint i = 0; i < 40; i++)
        g_string_append(subject, "échéance dépassée € ");
    g_strchomp(subject->str);
    g_free(outgoing->subject);
    outgoing->subject = g_strdup(subject->str);
    g_free(outgoing->pdf_name);
    outgoing->pdf_name = g_strdup_printf("%.80s ééééééééééééééééééééééééééé.pdf", subject->str);
    GString *message = build(run, outgoing);
    g_auto(GStrv) lines = g_strsplit(message->str, "\n", -1);
    for (guint i = 0; lines[i]; i++)
        cr_assert_leq(strlen(lines[i]), 200, "%s", lines[i]);
    g_autofree char *read = read_back(run, message);
    cr_assert(strstr(read, outgoing->subject), "%s", read);
    cr_assert(strstr(read, outgoing->pdf_name), "%s", read);
    g_string_free(message, TRUE);
    test_run_free(run);
}

Test(message, headers_hold_ascii_only)
{
    TestRun *run = test_run_new();
    Outgoing *outgoing = test_run_add(run, "D1", CHANNEL_EMAIL, "a@customer.example");
    GString *message = build(run, outgoing);
    for (gsize i = 0; i < message->len; i++)
        cr_assert_lt((guchar)message->str[i], 128, "byte %zu", i);
    g_string_free(message, TRUE);
    test_run_free(run);
}

Test(message, the_wire_has_crlf_only)
{
    GString *text = g_string_new("A: b\n\nline\n.\nlast");
    GString *wire = message_to_wire(text);
    cr_assert_str_eq(wire->str, "A: b\r\n\r\nline\r\n.\r\nlast\r\n");
    g_string_free(text, TRUE);
    g_string_free(wire, TRUE);
}

Test(message, the_envelope_sender_names_the_document)
{
    Settings *settings = settings_new();
    settings->mail.from_address = g_strdup("compta@mercier.example");
    g_autofree char *plain = message_envelope_sender(&settings->mail, "2026-11-21-1-0007");
    cr_assert_str_eq(plain, "compta@mercier.example");
    settings->mail.bounces_to = g_strdup("Retours <bounces@mercier.example>");
    g_autofree char *verp = message_envelope_sender(&settings->mail, "2026-11-21-1-0007");
    cr_assert_str_eq(verp, "bounces+2026-11-21-1-0007@mercier.example");
    g_autofree char *too_long = g_strnfill(60, 'x');
    g_autofree char *kept = message_envelope_sender(&settings->mail, too_long);
    cr_assert_str_eq(kept, "bounces@mercier.example");
    settings_free(settings);
}
