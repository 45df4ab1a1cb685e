#include "run/case_exhibits.h"

#include <string.h>

#include "ground/files.h"
#include "ground/text.h"

static gboolean is_french(const CaseWork *work)
{
    return text_equals(work->file->language, "fr");
}

/* ---- files ------------------------------------------------------------------------------- */

static void complain_missing(const CaseWork *work, const char *what, const char *why)
{
    complaint_add(work->run->complaints, COMPLAINT_WARNING, "dossier-file-missing", (Place){0},
                  "%s of customer %s %s; the dossier lists it without a file", what,
                  work->customer, why);
}

/* A name for a file that people and mail programs take: letters, digits, point, hyphen. */
static char *tidy_name(const char *name)
{
    g_autofree char *plain = g_str_to_ascii(name, NULL);
    g_strcanon(plain, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_", '_');
    return g_steal_pointer(&plain);
}

/* Copies a file beside the others; `expected` is the SHA-256 it must have, or NULL. */
static gboolean copy_file(CaseWork *work, Exhibit *exhibit, const char *path,
                          const char *expected, const char *what, GError **error)
{
    gsize length = 0;
    g_autofree char *data = path ? file_read_whole(path, &length, NULL) : NULL;
    if (!data) {
        complain_missing(work, what, "cannot be found");
        return TRUE;
    }
    g_autofree char *sha256 = data_sha256(data, length);
    if (!text_is_blank(expected) && !text_equals(expected, sha256)) {
        complain_missing(work, what, "is not the file that left (its SHA-256 differs)");
        return TRUE;
    }
    g_autofree char *base = g_path_get_basename(path);
    g_autofree char *tidy = tidy_name(base);
    g_autofree char *relative = g_strdup_printf("exhibits/%02d-%s", exhibit->number, tidy);
    g_autofree char *target = g_build_filename(work->folder, relative, NULL);
    if (!file_write_unsynced(target, data, (gssize)length, error))
        return FALSE;
    exhibit->file = g_steal_pointer(&relative);
    exhibit->sha256 = g_steal_pointer(&sha256);
    if (g_str_has_suffix(tidy, ".pdf") || g_str_has_suffix(tidy, ".PDF")) {
        int pages = render_count_pdf_pages(target, NULL);
        if (pages < 0)
            complaint_add(work->run->complaints, COMPLAINT_WARNING, "dossier-pdf-unusable",
                          (Place){0},
                          "%s of customer %s is no PDF that can be joined; it stands in the "
                          "dossier's folder only",
                          what, work->customer);
        exhibit->pages = MAX(pages, 0);
    }
    return TRUE;
}

/* ---- invoices ---------------------------------------------------------------------------- */

static char *find_beside_settings(const Run *run, const char *file)
{
    return g_path_is_absolute(file) || !run->settings->folder
               ? g_strdup(file)
               : g_build_filename(run->settings->folder, file, NULL);
}

static gboolean add_invoice(CaseWork *work, const OpenItem *item, GError **error)
{
    g_autofree char *what = g_strdup_printf("invoice %s", item->invoice);
    g_autofree char *path =
        text_is_blank(item->file) ? NULL : find_beside_settings(work->run, item->file);
    Exhibit *exhibit = case_file_add_exhibit(work->file, "invoice", item->issue_date);
    exhibit->invoice = g_strdup(item->invoice);
    exhibit->title =
        g_strdup_printf(is_french(work) ? "Facture %s" : "Invoice %s", item->invoice);
    return copy_file(work, exhibit, path, NULL, what, error);
}

static gboolean add_invoices(CaseWork *work, GError **error)
{
    const GPtrArray *rows = work->run->plan->rows;
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < rows->len; i++) {
        const OpenItem *item = ((const PlanRow *)g_ptr_array_index(rows, i))->item;
        if (text_equals(item->customer, work->customer) && item->open_minor > 0 &&
            g_hash_table_add(seen, (gpointer)item->invoice) && !add_invoice(work, item, error))
            return FALSE;
    }
    return TRUE;
}

/* ---- what was sent ----------------------------------------------------------------------- */

static const struct {
    Channel channel;
    const char *kind, *title[2];
} sendings[] = {
    {CHANNEL_EMAIL, "mail", {"E-mail of %s", "Courriel du %s"}},
    {CHANNEL_LETTER, "letter", {"Letter of %s", "Lettre du %s"}},
    {CHANNEL_REGISTERED,
     "registered-letter",
     {"Registered letter of %s", "Lettre recommandée du %s"}},
    {CHANNEL_SMS, "sms", {"Short message of %s", "SMS du %s"}},
    {CHANNEL_CALL, "call", {"Call handed over on %s", "Appel confié le %s"}},
    {CHANNEL_DOSSIER, "dossier", {"Dossier of %s", "Dossier du %s"}},
};

static guint find_sending(Channel channel)
{
    for (guint i = 0; i < G_N_ELEMENTS(sendings); i++)
        if (sendings[i].channel == channel)
            return i;
    g_assert_not_reached();
}

/* How a sending or a proof is named in the case's language. */
static const char *name_outcome(const CaseWork *work, const char *name)
{
    static const char *const french[][2] = {
        {"accepted", "accepté par le serveur de messagerie"},
        {"handed-over", "remis"},
        {"bounced", "revenu"},
        {"deposited", "déposé"},
        {"presented", "présenté"},
        {"signed", "distribué contre signature"},
        {"refused", "refusé"},
        {"unclaimed", "avisé et non réclamé"},
        {"unknown-address", "inconnu à l’adresse"},
        {"returned", "retourné"},
    };
    for (guint i = 0; is_french(work) && i < G_N_ELEMENTS(french); i++)
        if (g_str_equal(french[i][0], name))
            return french[i][1];
    return name;
}

/* A day as the case's language writes it; a new string. */
static char *print_day(const CaseWork *work, Day day)
{
    int year, month, day_of_month;
    char iso[DAY_ISO_SIZE];
    day_split(day, &year, &month, &day_of_month);
    return is_french(work) ? g_strdup_printf("%02d/%02d/%04d", day_of_month, month, year)
                           : g_strdup(day_print_iso(day, iso));
}

/* "accepted 2026-09-15T08:00:00Z (250 queued as 4F), to compta@...; deposited 2026-09-16, ..." */
static char *describe_sending(const CaseWork *work, const SentDocument *sent)
{
    const Past *past = work->run->past;
    GString *text = g_string_new(name_outcome(work, delivery_status_name(sent->status)));
    g_autoptr(GDateTime) at = sent->at ? g_date_time_new_from_unix_utc(sent->at) : NULL;
    g_autofree char *moment = at ? g_date_time_format(at, " %Y-%m-%dT%H:%M:%SZ") : NULL;
    g_string_append_printf(text, "%s, %s", text_or_empty(moment),
                           text_or_empty(sent->recipient));
    if (!text_is_blank(sent->detail))
        g_string_append_printf(text, ", %s", sent->detail);
    const char *number = g_hash_table_lookup(past->numbers, sent->document);
    if (number)
        g_string_append_printf(text, "; %s %s", is_french(work) ? "n°" : "no.", number);
    const GPtrArray *proofs = past_find_proofs(past, sent->document);
    for (guint i = 0; proofs && i < proofs->len; i++) {
        const PastProof *proof = g_ptr_array_index(proofs, i);
        g_autofree char *date = print_day(work, proof->date);
        g_string_append_printf(text, "; %s %s",
                               name_outcome(work, proof_outcome_name(proof->outcome)), date);
        if (!text_is_blank(proof->by))
            g_string_append_printf(text, " (%s)", proof->by);
    }
    return g_string_free(text, FALSE);
}

static Exhibit *add_exhibit_of(CaseWork *work, const SentDocument *sent, const char *kind)
{
    const char *const *titles = sendings[find_sending(sent->channel)].title;
    const char *form = titles[is_french(work)];
    g_autofree char *date = print_day(work, sent->run_date);
    g_auto(GStrv) around = g_strsplit(form, "%s", 2);
    Exhibit *exhibit = case_file_add_exhibit(work->file, kind, sent->run_date);
    exhibit->document = g_strdup(sent->document);
    exhibit->title =
        g_strdup_printf("%s%s%s, %s %d (%s)", around[0], date, around[1],
                        is_french(work) ? "niveau" : "level", sent->level, sent->document);
    return exhibit;
}

static char *run_path(const CaseWork *work, const SentDocument *sent, const char *below)
{
    return g_build_filename(work->run->settings->out, sent->run, below, NULL);
}

/* The message itself, as it was handed over: the embedded mailbox has it in new/, SMTP in cur/. */
static gboolean add_message(CaseWork *work, const SentDocument *sent, GError **error)
{
    static const char *const places[] = {"new", "cur"};
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autofree char *below =
            g_strdup_printf("4-dispatch/mail/%s/%s.eml", places[i], sent->document);
        g_autofree char *path = run_path(work, sent, below);
        if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
            continue;
        Exhibit *exhibit = add_exhibit_of(work, sent, "message");
        exhibit->proof = describe_sending(work, sent);
        return copy_file(work, exhibit, path, NULL, "a message", error);
    }
    return TRUE;
}

static gboolean add_receipts(CaseWork *work, const SentDocument *sent, GError **error)
{
    const GPtrArray *proofs = past_find_proofs(work->run->past, sent->document);
    for (guint i = 0; proofs && i < proofs->len; i++) {
        const PastProof *proof = g_ptr_array_index(proofs, i);
        if (!proof->file)
            continue;
        g_autofree char *date = print_day(work, proof->date);
        Exhibit *exhibit = case_file_add_exhibit(work->file, "receipt", proof->date);
        exhibit->document = g_strdup(sent->document);
        exhibit->title = g_strdup_printf(
            is_french(work) ? "Preuve postale du %s : %s" : "Proof of the post of %s: %s", date,
            name_outcome(work, proof_outcome_name(proof->outcome)));
        if (!copy_file(work, exhibit, proof->file, proof->sha256, "a receipt", error))
            return FALSE;
    }
    return TRUE;
}

static gboolean add_sent(CaseWork *work, const SentDocument *sent, GError **error)
{
    Exhibit *exhibit = add_exhibit_of(work, sent, sendings[find_sending(sent->channel)].kind);
    exhibit->proof = describe_sending(work, sent);
    g_autofree char *path = text_is_blank(sent->file) ? NULL : run_path(work, sent, sent->file);
    g_autofree char *what = g_strdup_printf("document %s", sent->document);
    if (path && !copy_file(work, exhibit, path, sent->sha256, what, error))
        return FALSE;
    return (sent->channel != CHANNEL_EMAIL || add_message(work, sent, error)) &&
           add_receipts(work, sent, error);
}

static gboolean add_all_sent(CaseWork *work, GError **error)
{
    g_autoptr(GPtrArray) sent = history_list_sent(work->run->db, work->customer, error);
    for (guint i = 0; sent && i < sent->len; i++)
        if (!add_sent(work, g_ptr_array_index(sent, i), error))
            return FALSE;
    return sent != NULL;
}

gboolean case_exhibits_collect(CaseWork *work, GError **error)
{
    g_autofree char *exhibits = g_build_filename(work->folder, "exhibits", NULL);
    return folder_create(exhibits, error) && add_invoices(work, error) &&
           add_all_sent(work, error);
}

/* ---- what happened ----------------------------------------------------------------------- */

static const char *name_event(const CaseWork *work, EventKind kind)
{
    static const char *const french[] = {
        [EVENT_PROMISE] = "Promesse de paiement",
        [EVENT_DISPUTE] = "Contestation",
        [EVENT_RESOLVE] = "Contestation ou promesse close",
        [EVENT_CONFIRMED] = "Paiement annoncé",
        [EVENT_PLAN] = "Échéancier",
        [EVENT_INSTALMENT] = "Échéance de l’échéancier",
        [EVENT_HOLD] = "Suspension des relances",
        [EVENT_RELEASE] = "Reprise des relances",
        [EVENT_LEGAL] = "Transmis au contentieux",
        [EVENT_INSOLVENCY] = "Procédure collective",
        [EVENT_RETURNED] = "Paiement rejeté",
        [EVENT_WAIVE] = "Abandon de frais",
        [EVENT_CALL] = "Appel téléphonique",
        [EVENT_NOTE] = "Note",
        [EVENT_BOUNCE] = "Courriel non distribué",
        [EVENT_RECEIPT] = "Règlement reçu",
        [EVENT_OVERRIDE] = "Mise en demeure décidée hors séquence",
    };
    gboolean has_name = is_french(work) && (guint)kind < G_N_ELEMENTS(french) && french[kind];
    return has_name ? french[kind] : event_kind_name(kind);
}

static void append_part(GString *text, const char *label, const char *part)
{
    if (!text_is_blank(part))
        g_string_append_printf(text, ", %s%s", label, part);
}

static char *describe_event(const CaseWork *work, const Event *event)
{
    GString *text = g_string_new(name_event(work, event->kind));
    append_part(text, is_french(work) ? "facture " : "invoice ", event->invoice);
    if (event->amount_minor >= 0) {
        g_autofree char *amount = money_to_plain(event->amount_minor, event->currency);
        g_string_append_printf(text, ", %s%s%s", amount, *event->currency ? " " : "",
                               event->currency);
    }
    if (event->until != DAY_NONE) {
        g_autofree char *until = print_day(work, event->until);
        append_part(text, is_french(work) ? "au " : "until ", until);
    }
    append_part(text, "", event->reason);
    append_part(text, "", event->outcome);
    append_part(text, "", event->note);
    append_part(text, is_french(work) ? "par " : "by ", event->author);
    return g_string_free(text, FALSE);
}

static gint compare_events(gconstpointer a, gconstpointer b)
{
    const CaseEvent *left = *(const CaseEvent *const *)a, *right = *(const CaseEvent *const *)b;
    return left->date != right->date ? (left->date > right->date) - (left->date < right->date)
                                     : strcmp(left->what, right->what);
}

void case_events_collect(CaseWork *work)
{
    const GPtrArray *sources[] = {work->run->past->events, work->run->ledger->events};
    for (guint k = 0; k < G_N_ELEMENTS(sources); k++)
        for (guint i = 0; i < sources[k]->len; i++) {
            const Event *event = g_ptr_array_index(sources[k], i);
            gboolean is_own =
                event->kind == EVENT_NOTE && text_equals(event->reason, "dossier");
            if (text_equals(event->customer, work->customer) && !is_own &&
                event->date <= work->run->date)
                case_file_take_event(work->file, event->date, describe_event(work, event));
        }
    g_ptr_array_sort(work->file->events, compare_events);
}
