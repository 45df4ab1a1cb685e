#include "settings/mail_keys.h"

#include "settings/checked_values.h"

#include <string.h>

#define IMPLICIT_TLS_PORT 465

/* A host name or address: letters, digits, dots, hyphens; colons within brackets. */
static gboolean is_host(const char *host)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "0123456789.-_:";
    return *host != '\0' && host[strspn(host, allowed)] == '\0';
}

/* Splits host:port, [v6]:port or either without port; FALSE if it is none. *port "" : none. */
static gboolean split_server(const char *text, char **host, char **port)
{
    const char *close = strchr(text, ']'), *colon = strrchr(text, ':');
    if (*text == '[' && close && (close[1] == '\0' || close[1] == ':')) {
        *host = g_strndup(text + 1, (gsize)(close - text - 1));
        *port = g_strdup(close[1] ? close + 2 : "");
        return close[1] == '\0' || close[2] != '\0';
    }
    gboolean is_bare_v6 = colon && strchr(text, ':') != colon;
    if (!colon || is_bare_v6) {
        *host = g_strdup(text);
        *port = g_strdup("");
        return TRUE;
    }
    *host = g_strndup(text, (gsize)(colon - text));
    *port = g_strdup(colon + 1);
    return **port != '\0';
}

/* host and port of one text. */
static void take_server(Reading *reading, const YamlNode *value, const KeyRule *rule,
                        void *record)
{
    MailSettings *mail = record;
    const char *text = peek_text(reading, value, rule);
    if (!text)
        return;
    g_autofree char *host = NULL, *port = NULL;
    guint64 number = (guint64)mail->port;
    gboolean is_good = split_server(text, &host, &port) && is_host(host);
    if (is_good && *port)
        is_good = g_ascii_isdigit(*port) &&
                  g_ascii_string_to_unsigned(port, 10, 1, 65535, &number, NULL);
    if (!is_good) {
        refuse_value(reading, value, rule, "host:port, like smtp.mercier.example:587");
    } else if (number == IMPLICIT_TLS_PORT) {
        refuse_at(
            reading, value, "mail-implicit-tls",
            "mail.server \"%s\": port 465 wants TLS from the first byte, which the mail "
            "library (libesmtp) does not know; use the server's STARTTLS port, mostly 587",
            text);
    } else {
        replace_text(mail, offsetof(MailSettings, host), g_steal_pointer(&host));
        mail->port = (int)number;
    }
}

static void take_sender(Reading *reading, const YamlNode *value, const KeyRule *rule,
                        void *record)
{
    MailSettings *mail = record;
    const char *text = peek_text(reading, value, rule);
    g_autofree char *name = NULL, *address = NULL;
    if (!text)
        return;
    if (!mailbox_parse(text, &name, &address)) {
        refuse_value(reading, value, rule,
                     "a sender looks like Comptabilité <compta@mercier.example>");
        return;
    }
    replace_text(mail, offsetof(MailSettings, from), g_strdup(text));
    replace_text(mail, offsetof(MailSettings, from_name), g_steal_pointer(&name));
    replace_text(mail, offsetof(MailSettings, from_address), g_steal_pointer(&address));
}

/* The value is never repeated: complaints are kept in the run folder. */
static void refuse_password(Reading *reading, const YamlNode *value,
                            G_GNUC_UNUSED const KeyRule *rule, G_GNUC_UNUSED void *record)
{
    refuse_at(reading, value, "password-in-settings",
              "mail.password: a password must not stand in this file, which is read, archived "
              "and shown; put it into a file of its own (password_file) or into an environment "
              "variable (password_env)");
}

/* Names a variable; the value is looked up when mail is sent. */
static void take_variable(Reading *reading, const YamlNode *value, const KeyRule *rule,
                          void *record)
{
    const char *text = peek_text(reading, value, rule);
    if (!text)
        return;
    gboolean is_name = !g_ascii_isdigit(*text);
    for (const char *c = text; *c; c++)
        is_name = is_name && (g_ascii_isalnum(*c) || *c == '_');
    if (is_name)
        replace_text(record, rule->offset, g_strdup(text));
    else
        refuse_at(
            reading, value, "value-impossible",
            "mail.password_env names an environment variable, like RELANCE_SMTP_PASSWORD; "
            "what stands here is no such name");
}

static const char *const transports[] = {
    [TRANSPORT_MAILDIR] = "maildir", [TRANSPORT_SMTP] = "smtp", NULL};
static const char *const tls_words[] = {[TLS_REQUIRED] = "required",
                                        [TLS_OPPORTUNISTIC] = "opportunistic",
                                        [TLS_NONE] = "none",
                                        NULL};
static const NumberRange connections_range = {1, 64};
static const NumberRange rate_range = {0, 1000000};

const KeyRule mail_keys[] = {
    {"transport", take_choice, offsetof(MailSettings, transport), transports, FALSE, 0},
    {"server", take_server, 0, NULL, FALSE, 0},
    {"tls", take_choice, offsetof(MailSettings, tls), tls_words, FALSE, 0},
    {"ca_file", take_path, offsetof(MailSettings, ca_file), NULL, FALSE, 0},
    {"user", take_text, offsetof(MailSettings, user), NULL, FALSE, 0},
    {"password", refuse_password, 0, NULL, FALSE, 0},
    {"password_file", take_path, offsetof(MailSettings, password_file), NULL, FALSE, 0},
    {"password_env", take_variable, offsetof(MailSettings, password_env), NULL, FALSE, 0},
    {"from", take_sender, 0, NULL, FALSE, 0},
    {"reply_to", take_address, offsetof(MailSettings, reply_to), NULL, FALSE, 0},
    {"bounces_to", take_address, offsetof(MailSettings, bounces_to), NULL, FALSE, 0},
    {"copy_to", take_address, offsetof(MailSettings, copy_to), NULL, FALSE, 0},
    {"connections", take_number, offsetof(MailSettings, connections), &connections_range, FALSE,
     0},
    {"per_minute", take_number, offsetof(MailSettings, per_minute), &rate_range, FALSE, 0},
    {"per_day", take_number, offsetof(MailSettings, per_day), &rate_range, FALSE, 0},
    {0},
};

gboolean host_is_loopback(const char *host)
{
    if (g_ascii_strcasecmp(host, "localhost") == 0 || strcmp(host, "::1") == 0)
        return TRUE;
    return g_str_has_prefix(host, "127.") && g_hostname_is_ip_address(host);
}

static void check_password(Reading *reading, const YamlNode *section)
{
    const YamlNode *user = find_given(section, "user");
    const YamlNode *file = find_given(section, "password_file");
    const YamlNode *variable = find_given(section, "password_env");
    if (file && variable)
        refuse_at(reading, variable, "password-twice",
                  "mail.password_file and mail.password_env are both given; one of them is "
                  "enough");
    else if (user && !file && !variable && !find_given(section, "password"))
        refuse_at(reading, user, "key-missing",
                  "obligatory key \"mail.password_file\" is missing (or password_env): "
                  "mail.user is given");
}

/* What a server asks for; a Maildir needs none of it. */
static void check_smtp(Reading *reading, const YamlNode *section, const MailSettings *mail)
{
    if (!find_given(section, "server"))
        refuse_at(reading, find_given(section, "transport"), "key-missing",
                  "obligatory key \"mail.server\" is missing: mail.transport is smtp");
    if (!mail->from_address && !find_given(section, "from"))
        refuse_at(reading, find_given(section, "transport"), "key-missing",
                  "obligatory key \"mail.from\" is missing (or creditor.email): mail.transport "
                  "is smtp");
    check_password(reading, section);
}

/* Creditor's name and address where mail.from is not given. */
static void fill_sender(Settings *settings)
{
    MailSettings *mail = &settings->mail;
    const Creditor *creditor = &settings->creditor;
    if (mail->from_address || !creditor->email || !creditor->name)
        return;
    mail->from_address = g_strdup(creditor->email);
    mail->from_name = g_strdup(creditor->name);
    g_autofree char *escaped = g_strescape(creditor->name, NULL);
    gboolean is_plain = strpbrk(creditor->name, "\"\\(),:;<>@[].") == NULL;
    mail->from = is_plain ? g_strdup_printf("%s <%s>", creditor->name, creditor->email)
                          : g_strdup_printf("\"%s\" <%s>", escaped, creditor->email);
}

void mail_finish(Reading *reading, const YamlNode *root, Settings *settings)
{
    const YamlNode *section = find_given(root, "mail");
    MailSettings *mail = &settings->mail;
    fill_sender(settings);
    if (mail->transport == TRANSPORT_SMTP)
        check_smtp(reading, section, mail);
    if (mail->tls == TLS_NONE && mail->host && !host_is_loopback(mail->host))
        refuse_at(reading, find_given(section, "tls"), "tls-none-not-loopback",
                  "mail.tls \"none\" is possible only towards this machine (127.*, ::1, "
                  "localhost), not towards %s: names, amounts and the password would travel "
                  "unencrypted; write required",
                  mail->host);
}
