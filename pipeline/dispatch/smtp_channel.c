/*
 * The one file that knows libesmtp 1.1.0, with OpenSSL (whose header must come first, or
 * smtp_starttls_set_ctx is not declared). What it guards against, and where:
 *
 * - 42 ms stall a message, no connect time limit: smtp_socket.c.
 * - SIGPIPE when the server closes: mail_channel_new.
 * - A crash at the second TLS session, TLS 1.0, the canonical name checked instead of the host's:
 *   make_tls_context, a context of our own that verifies the name itself. No SNI: tell_name.
 * - Answers smuggled in before TLS: on_dialogue, on_tls.
 * - Success reported after a dropped connection, status 0 for "in doubt" and "never sent": fates
 *   come from events; a message whose content began and has no answer stays in flight.
 * - A message "queued" though its recipient was refused: the recipient's status is read first,
 *   the content is not sent (smtp_option_require_all_recipients).
 * - A message cut short is taken as whole: the text is in memory; a refusal to begin cuts the
 *   connection before NULL is returned.
 * - The rest of a refused message sent as the beginning of the next one (BDAT): header and body
 *   are handed out apart, so that nothing is left in libesmtp's buffer.
 * - errno of callbacks taken as its own: hand_out leaves it at 0.
 * - MAIL without AUTH after a wrong password: on_sender_status.
 */
#include <openssl/ssl.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>

#include <auth-client.h>
#include <libesmtp.h>

#include "dispatch/mail_channel.h"

#include "dispatch/smtp_dialogue.h"
#include "dispatch/smtp_socket.h"
#include "ground/outcome.h"
#include "ground/text.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>

#define CONNECT_TIMEOUT_MS 30000

struct MailChannel {
    char *host, *server, *hostname; /* server: "host:port"; hostname: ours, in EHLO */
    char *user, *password, *from_address;
    MailTls tls;
    gboolean verifies, is_probe;
    int timeout_s;
    SSL_CTX *context;
    SmtpSocket socket;
    SmtpDialogue dialogue;
    const MailWatcher *watcher;
    gboolean is_welcome; /* a probe: the server took our MAIL FROM */
    gboolean has_begun;  /* a message was answered or begun, or the watcher cut */
    char *trouble;       /* about us or the connection's security; NULL: none */
};

/* One job of the session under way. */
typedef struct {
    MailChannel *channel;
    MailJob *job;
    smtp_recipient_t recipient;
    int parts; /* of the text handed out */
} Sending;

static _Thread_local MailChannel *verifying; /* OpenSSL's verify callback has no argument */

/* Keeps the first trouble and ends the connection. */
static void stop_for(MailChannel *channel, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void stop_for(MailChannel *channel, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    if (!channel->trouble)
        channel->trouble = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    smtp_socket_cut(&channel->socket);
}

/* ---- TLS ---- */

static gboolean is_loopback(const char *host)
{
    return g_ascii_strcasecmp(host, "localhost") == 0 || g_str_has_prefix(host, "127.") ||
           strcmp(host, "::1") == 0 || strcmp(host, "[::1]") == 0;
}

static int on_certificate(int is_good, X509_STORE_CTX *store)
{
    if (!is_good && verifying && !verifying->trouble)
        verifying->trouble = g_strdup_printf(
            "the certificate of %s is not trusted: %s; check mail.server and mail.ca_file",
            verifying->host, X509_verify_cert_error_string(X509_STORE_CTX_get_error(store)));
    return is_good;
}

/* libesmtp sends no server name (SNI); many servers choose their certificate by it. */
static void tell_name(const SSL *ssl, int where, int value)
{
    (void)value;
    if ((where & SSL_CB_HANDSHAKE_START) && verifying &&
        !g_hostname_is_ip_address(verifying->host))
        SSL_set_tlsext_host_name((SSL *)ssl, verifying->host);
}

static gboolean trust(MailChannel *channel, const char *ca_file, GError **error)
{
    X509_VERIFY_PARAM *names = SSL_CTX_get0_param(channel->context);
    SSL_CTX_set_verify(channel->context, SSL_VERIFY_PEER, on_certificate);
    if (g_hostname_is_ip_address(channel->host))
        X509_VERIFY_PARAM_set1_ip_asc(names, channel->host);
    else
        X509_VERIFY_PARAM_set1_host(names, channel->host, 0);
    if (!ca_file)
        return SSL_CTX_set_default_verify_paths(channel->context) == 1;
    if (SSL_CTX_load_verify_locations(channel->context, ca_file, NULL) == 1)
        return TRUE;
    ERR_clear_error();
    return outcome_fail(error, OUTCOME_SETTINGS_REFUSED,
                        "%s: no certificates could be read from it; check mail.ca_file",
                        ca_file);
}

static gboolean make_tls_context(MailChannel *channel, const char *ca_file, GError **error)
{
    channel->context = SSL_CTX_new(TLS_client_method());
    g_assert(channel->context);
    SSL_CTX_set_min_proto_version(channel->context, TLS1_2_VERSION);
    SSL_CTX_set_info_callback(channel->context, tell_name);
    return !channel->verifies || trust(channel, ca_file, error);
}

/* ---- life ---- */

static void start_libraries(void)
{
    static gsize is_started = 0;
    if (!g_once_init_enter(&is_started))
        return;
    signal(SIGPIPE, SIG_IGN);
    auth_client_init();
    g_once_init_leave(&is_started, 1);
}

MailChannel *mail_channel_new(const MailSettings *mail, const char *password, int timeout_s,
                              GError **error)
{
    start_libraries();
    g_autoptr(MailChannel) channel = g_new0(MailChannel, 1);
    const char *name = g_get_host_name();
    channel->host = g_strdup(text_or_empty(mail->host));
    channel->server = g_strdup_printf("%s:%d", channel->host, mail->port);
    channel->hostname = g_strdup(strchr(name, '.') ? name : "[127.0.0.1]");
    channel->user = text_is_blank(mail->user) ? NULL : g_strdup(mail->user);
    channel->password = g_strdup(text_or_empty(password));
    channel->from_address = g_strdup(mail->from_address);
    channel->timeout_s = timeout_s;
    channel->socket = (SmtpSocket){-1, timeout_s ? timeout_s * 1000 : CONNECT_TIMEOUT_MS};
    channel->tls = mail->tls;
    if (channel->user && !is_loopback(channel->host))
        channel->tls = TLS_REQUIRED;
    channel->verifies = channel->tls == TLS_REQUIRED;
    if (channel->tls != TLS_NONE && !make_tls_context(channel, mail->ca_file, error))
        return NULL;
    return g_steal_pointer(&channel);
}

void mail_channel_free(MailChannel *channel)
{
    if (!channel)
        return;
    SSL_CTX_free(channel->context);
    smtp_dialogue_clear(&channel->dialogue);
    OPENSSL_cleanse(channel->password, strlen(channel->password));
    g_free(channel->host);
    g_free(channel->server);
    g_free(channel->hostname);
    g_free(channel->user);
    g_free(channel->password);
    g_free(channel->from_address);
    g_free(channel->trouble);
    g_free(channel);
}

/* ---- one message ---- */

/*
 * What a reply means for the message, at whichever stage it
 * came; the watcher hears of an end.
 */
static void take_status(Sending *sending, SmtpStage stage, const smtp_status_t *status)
{
    MailChannel *channel = sending->channel;
    const int enhanced[3] = {status->enh_class, status->enh_subject, status->enh_detail};
    g_autofree char *line = NULL;
    MailFate before = sending->job->fate;
    MailStep step =
        mail_job_take_answer(sending->job, stage, status->code, enhanced, status->text, &line);
    if (step == MAIL_STOPPED_FOR_US)
        stop_for(channel,
                 "mail server %s refuses us, not the recipient: %s; check mail.user, the "
                 "password, mail.from and mail.bounces_to",
                 channel->server, line);
    if (sending->job->fate == before)
        return;
    channel->has_begun = TRUE;
    if (channel->watcher && !channel->watcher->ended(channel->watcher->data, sending->job))
        smtp_socket_cut(&channel->socket);
}

static void on_sender_status(Sending *sending)
{
    MailChannel *channel = sending->channel;
    const SmtpDialogue *dialogue = &channel->dialogue;
    if (channel->user && !dialogue->is_let_in)
        stop_for(channel,
                 "mail server %s did not let user %s in: %s; check mail.user and the "
                 "password",
                 channel->server, channel->user,
                 dialogue->refusal       ? dialogue->refusal
                 : dialogue->offers_auth ? "no way to log in that we know"
                                         : "it offers no AUTH");
}

/* The last moment before the content: the watcher may still refuse. */
static void begin(Sending *sending)
{
    MailChannel *channel = sending->channel;
    const MailWatcher *watcher = channel->watcher;
    sending->parts = 0;
    if (watcher && !watcher->begins(watcher->data, sending->job)) {
        smtp_socket_cut(&channel->socket);
        sending->parts = 2;
        return;
    }
    sending->job->fate = MAIL_IN_FLIGHT;
    channel->has_begun = TRUE;
}

static const char *hand_out(void **context, int *length, void *data)
{
    Sending *sending = data;
    const char *part = NULL;
    (void)context;
    if (length)
        part = mail_job_peek_part(sending->job, sending->parts++, length);
    else
        begin(sending);
    errno = 0;
    return part;
}

/* ---- events ---- */

static void on_message_event(MailChannel *channel, int event, va_list arguments)
{
    if (event == SMTP_EV_MESSAGESENT) {
        smtp_message_t message = va_arg(arguments, smtp_message_t);
        Sending *sending = smtp_message_get_application_data(message);
        /* Refused recipients have had their answer; an empty DATA must not change it. */
        if (sending->job->fate <= MAIL_IN_FLIGHT)
            take_status(sending, SMTP_AT_CONTENT, smtp_message_transfer_status(message));
        return;
    }
    (void)va_arg(arguments, const char *);
    if (event == SMTP_EV_MAILSTATUS) {
        smtp_message_t message = va_arg(arguments, smtp_message_t);
        Sending *sending = smtp_message_get_application_data(message);
        on_sender_status(sending);
        if (!channel->trouble)
            take_status(sending, SMTP_AT_SENDER, smtp_reverse_path_status(message));
        if (channel->is_probe) {
            channel->is_welcome = !channel->trouble;
            smtp_socket_cut(&channel->socket);
        }
        return;
    }
    smtp_recipient_t recipient = va_arg(arguments, smtp_recipient_t);
    take_status(smtp_recipient_get_application_data(recipient), SMTP_AT_RECIPIENT,
                smtp_recipient_status(recipient));
}

/* Our own context has verified chain and name; without verification any is as good as none. */
static void on_tls(MailChannel *channel, int event, va_list arguments)
{
    if (event == SMTP_EV_INVALID_PEER_CERTIFICATE) {
        (void)va_arg(arguments, long);
        *va_arg(arguments, int *) = !channel->verifies;
    } else if (event == SMTP_EV_WRONG_PEER_CERTIFICATE) {
        *va_arg(arguments, int *) = TRUE;
    } else if (event == SMTP_EV_NO_PEER_CERTIFICATE) {
        *va_arg(arguments, int *) = !channel->verifies;
    } else if (event == SMTP_EV_EXTNA_STARTTLS) {
        stop_for(channel, "mail server %s offers no STARTTLS; mail.tls wants it",
                 channel->server);
    } else if (event == SMTP_EV_STARTTLS_OK && channel->dialogue.is_smuggled) {
        stop_for(channel,
                 "mail server %s, or somebody between, said more than it may before TLS",
                 channel->server);
    }
}

static void on_event(smtp_session_t session, int event, void *data, ...)
{
    MailChannel *channel = data;
    va_list arguments;
    (void)session;
    va_start(arguments, data);
    if (event == SMTP_EV_MAILSTATUS || event == SMTP_EV_RCPTSTATUS ||
        event == SMTP_EV_MESSAGESENT)
        on_message_event(channel, event, arguments);
    else if (event == SMTP_EV_DISCONNECT)
        channel->socket.fd = -1;
    else
        on_tls(channel, event, arguments);
    va_end(arguments);
}

static void on_dialogue(const char *text, int length, int writing, void *data)
{
    MailChannel *channel = data;
    if (length > 0 && writing != SMTP_CB_HEADERS)
        smtp_dialogue_note(&channel->dialogue, text, (gsize)length, writing == SMTP_CB_WRITING);
}

static int on_question(auth_client_request_t request, char **result, int fields, void *data)
{
    MailChannel *channel = data;
    for (int i = 0; i < fields; i++)
        result[i] = request[i].flags & AUTH_PASS   ? channel->password
                    : request[i].flags & AUTH_USER ? channel->user
                                                   : NULL;
    return 1;
}

/* ---- one session ---- */

/* Mails are 7-bit, and BODY=7BIT is not said: libesmtp would refuse servers without 8BITMIME. */
static void add_job(smtp_session_t session, Sending *sending)
{
    const MailJob *job = sending->job;
    smtp_message_t message = smtp_add_message(session);
    smtp_set_reverse_path(message, job->sender);
    smtp_set_messagecb(message, hand_out, sending);
    smtp_size_set_estimate(message, job->text->len);
    smtp_dsn_set_ret(message, Ret_HDRS);
    smtp_dsn_set_envid(message, job->document);
    smtp_message_set_application_data_release(message, sending, NULL);
    sending->recipient = smtp_add_recipient(message, job->recipient);
    smtp_dsn_set_notify(sending->recipient, Notify_FAILURE | Notify_DELAY);
    smtp_recipient_set_application_data_release(sending->recipient, sending, NULL);
}

static void set_timeouts(smtp_session_t session, int timeout_s)
{
    static const int kinds[] = {Timeout_GREETING, Timeout_ENVELOPE, Timeout_DATA,
                                Timeout_TRANSFER, Timeout_DATA2};
    for (guint i = 0; timeout_s > 0 && i < G_N_ELEMENTS(kinds); i++)
        smtp_set_timeout(session, kinds[i] | Timeout_OVERRIDE_RFC2822_MINIMUM,
                         timeout_s * 1000L);
}

static smtp_session_t open_session(MailChannel *channel, auth_context_t *login)
{
    static const enum starttls_option options[] = {[TLS_REQUIRED] = Starttls_REQUIRED,
                                                   [TLS_OPPORTUNISTIC] = Starttls_ENABLED,
                                                   [TLS_NONE] = Starttls_DISABLED};
    smtp_session_t session = smtp_create_session();
    smtp_set_server(session, channel->server);
    smtp_set_hostname(session, channel->hostname);
    smtp_set_eventcb(session, on_event, channel);
    smtp_set_monitorcb(session, on_dialogue, channel, 0);
    smtp_option_require_all_recipients(session, 1);
    set_timeouts(session, channel->timeout_s);
    smtp_starttls_enable(session, options[channel->tls]);
    if (channel->context)
        smtp_starttls_set_ctx(session, channel->context);
    if (channel->user) {
        *login = auth_create_context();
        auth_set_mechanism_flags(*login, AUTH_PLUGIN_PLAIN, 0);
        auth_set_interact_cb(*login, on_question, channel);
        smtp_auth_set_context(session, *login);
    }
    return session;
}

/* Why nothing began, from the best witness there is. */
static gboolean fail_session(MailChannel *channel, gboolean is_connected, const char *cause,
                             GError **error)
{
    const SmtpDialogue *dialogue = &channel->dialogue;
    if (!is_connected)
        return outcome_fail(error, OUTCOME_TRY_LATER, "mail server %s cannot be reached: %s",
                            channel->server, cause);
    return outcome_fail(
        error, OUTCOME_TRY_LATER, "mail server %s ended the session before a mail was sent%s%s",
        channel->server, *dialogue->last_words ? ": " : "", dialogue->last_words);
}

static gboolean run_session(MailChannel *channel, smtp_session_t session, GError **error)
{
    char text[256];
    smtp_dialogue_reset(&channel->dialogue);
    g_clear_pointer(&channel->trouble, g_free);
    channel->has_begun = FALSE;
    verifying = channel;
    smtp_socket_watch(&channel->socket);
    smtp_start_session(session);
    g_autofree char *cause = g_strdup(smtp_strerror(smtp_errno(), text, sizeof text));
    smtp_socket_watch(NULL);
    verifying = NULL;
    ERR_clear_error();
    gboolean is_connected = channel->dialogue.line->len > 0 || *channel->dialogue.last_words;
    if (channel->trouble)
        return outcome_fail(error, OUTCOME_SETTINGS_REFUSED, "%s", channel->trouble);
    return channel->has_begun ||
           fail_session(channel, is_connected, text_or_empty(cause), error);
}

gboolean mail_channel_send(MailChannel *channel, const GPtrArray *jobs,
                           const MailWatcher *watcher, GError **error)
{
    auth_context_t login = NULL;
    smtp_session_t session = open_session(channel, &login);
    g_autofree Sending *sendings = g_new0(Sending, jobs->len + 1);
    for (guint i = 0; i < jobs->len; i++) {
        sendings[i] = (Sending){.channel = channel, .job = g_ptr_array_index(jobs, i)};
        add_job(session, &sendings[i]);
    }
    channel->watcher = watcher;
    gboolean is_good = jobs->len == 0 || run_session(channel, session, error);
    channel->watcher = NULL;
    smtp_destroy_session(session);
    if (login)
        auth_destroy_context(login);
    return is_good;
}

gboolean mail_channel_probe(MailChannel *channel, GError **error)
{
    g_autoptr(GString) text = g_string_new("\r\n");
    g_autoptr(GPtrArray) jobs = g_ptr_array_new();
    MailJob job = {"probe", channel->from_address, channel->from_address,
                   text,    MAIL_NOT_BEGUN,        NULL,
                   NULL};
    g_ptr_array_add(jobs, &job);
    GError *cause = NULL;
    channel->is_probe = TRUE;
    channel->is_welcome = FALSE;
    mail_channel_send(channel, jobs, NULL, &cause);
    channel->is_probe = FALSE;
    g_free(job.answer);
    if (channel->is_welcome)
        g_clear_error(&cause);
    else
        g_propagate_error(error, cause);
    return channel->is_welcome;
}
