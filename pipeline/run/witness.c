#include "run/witness.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "dispatch/dispatch.h"
#include "ground/files.h"
#include "ground/text.h"
#include "run/secret.h"

static char *name_path(const Run *run, const char *folder, const char *name)
{
    return g_build_filename(run->settings->out, folder, name, NULL);
}

static gint64 count_lines(const char *statement)
{
    const char *at = strstr(statement, "\nlines ");
    return at ? g_ascii_strtoll(at + 7, NULL, 10) : 0;
}

/* ---- the witness -------------------------------------------------------------------------- */

static gboolean write_mail(const Run *run, const DispatchInput *input, const char *statement,
                           GError **error)
{
    g_autofree char *id =
        g_strdup_printf("%s-%" G_GINT64_FORMAT, run->id, count_lines(statement));
    g_autofree char *name = g_strconcat(id, ".eml", NULL);
    g_autofree char *waiting = name_path(run, "witness/new", name);
    g_autofree char *told = name_path(run, "witness/cur", name);
    g_autofree char *folder = g_path_get_dirname(waiting);
    g_autofree char *subject = g_strconcat("relance journal head ", run->id, NULL);
    DispatchNote note = {id, run->settings->audit_witness, subject, statement};
    g_autofree char *mail = dispatch_print_note(input, &note);
    if (g_file_test(waiting, G_FILE_TEST_EXISTS) || g_file_test(told, G_FILE_TEST_EXISTS))
        return TRUE;
    return folder_create(folder, error) && file_write_whole(waiting, mail, -1, error);
}

static gboolean send_mail(const Run *run, const DispatchInput *input, const char *name,
                          GError **error)
{
    g_autofree char *from = name_path(run, "witness/new", name);
    g_autofree char *to = name_path(run, "witness/cur", name);
    g_autofree char *folder = g_path_get_dirname(to);
    g_autofree char *mail = file_read_whole(from, NULL, error);
    return mail && folder_create(folder, error) &&
           dispatch_send_note(input, run->settings->audit_witness, mail, error) &&
           (g_rename(from, to) == 0 ||
            outcome_fail(error, OUTCOME_INPUT_OUTPUT, "%s cannot be moved", from));
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static GPtrArray *list_names(const Run *run, const char *folder)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *path = name_path(run, folder, NULL);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir)))
        if (*name != '.')
            g_ptr_array_add(names, g_strdup(name));
    if (names->len > 0)
        qsort(names->pdata, names->len, sizeof *names->pdata, compare_names);
    return names;
}

/* Those of earlier runs too that no server has taken yet. */
static void send_waiting(const Run *run, DispatchInput *input)
{
    g_autoptr(GPtrArray) names = list_names(run, "witness/new");
    g_autoptr(GError) trouble = NULL;
    char *password = NULL;
    gboolean is_good = secret_read(&run->settings->mail, &password, &trouble);
    input->smtp_password = password;
    for (guint i = 0; is_good && i < names->len; i++)
        is_good = send_mail(run, input, g_ptr_array_index(names, i), &trouble);
    secret_free(password);
    if (!is_good)
        run_say(run, "The witness %s could not be told (%s); the next run tries again.",
                run->settings->audit_witness, trouble->message);
}

static gboolean tell_witness(const Run *run, const char *statement, GError **error)
{
    DispatchInput input = {.settings = run->settings,
                           .run_id = run->id,
                           .run_folder = run->folder,
                           .run_date = run->date,
                           .now = run->options->now};
    if (!write_mail(run, &input, statement, error))
        return FALSE;
    if (run->settings->mail.transport == TRANSPORT_SMTP)
        send_waiting(run, &input);
    return TRUE;
}

/* ---- signature and timestamp -------------------------------------------------------------- */

static gboolean write_bytes(const char *path, GBytes *bytes, GError **error)
{
    gsize length = 0;
    const char *data = g_bytes_get_data(bytes, &length);
    return file_write_whole(path, data, (gssize)length, error);
}

/* Statement, signature, and the request that a timestamp authority answers. */
static gboolean sign(const Run *run, const char *statement, GError **error)
{
    const Settings *settings = run->settings;
    g_autofree char *base = g_strdup_printf("%s/seals/%s-%" G_GINT64_FORMAT, settings->out,
                                            run->id, count_lines(statement));
    g_autofree char *text = g_strconcat(base, ".txt", NULL);
    g_autofree char *request = g_strconcat(base, ".tsq", NULL);
    g_autofree char *signature = g_strconcat(base, ".p7s", NULL);
    g_autofree char *folder = g_path_get_dirname(text);
    if (g_file_test(signature, G_FILE_TEST_EXISTS))
        return TRUE;
    g_autoptr(GBytes) stamp = audit_make_timestamp_request(statement);
    g_autoptr(GBytes) signed_bytes =
        audit_sign(statement, settings->audit_key, settings->audit_certificate, error);
    return signed_bytes && folder_create(folder, error) &&
           file_write_whole(text, statement, -1, error) && write_bytes(request, stamp, error) &&
           write_bytes(signature, signed_bytes, error);
}

gboolean witness_tell(Run *run, GError **error)
{
    const Settings *settings = run->settings;
    if (run->state->is_rehearsal || !run->journal || !journal_peek_head(run->journal))
        return TRUE;
    g_autofree char *statement = audit_print_statement(run->journal, run->id);
    return (!settings->audit_witness || tell_witness(run, statement, error)) &&
           (!settings->audit_key || !settings->audit_certificate ||
            sign(run, statement, error));
}

/* ---- what verify says --------------------------------------------------------------------- */

static GBytes *read_bytes(const char *base, const char *ending)
{
    g_autofree char *path = g_strconcat(base, ending, NULL);
    gsize length = 0;
    char *data =
        g_file_test(path, G_FILE_TEST_EXISTS) ? file_read_whole(path, &length, NULL) : NULL;
    return data ? g_bytes_new_take(data, length) : NULL;
}

static int tell_check(GString *report, const char *name, const char *what, char *words,
                      GError *trouble)
{
    g_autofree char *told = words;
    g_autoptr(GError) owned = trouble;
    if (told)
        g_string_append_printf(report, "%s %s: %s\n", what, name, told);
    else
        g_string_append_printf(report, "FOUND: %s %s: %s\n", what, name, owned->message);
    return told ? 0 : 1;
}

static int compare_seal(const Run *run, const char *folder, const char *run_id,
                        const char *name, GString *report)
{
    g_autofree char *path = name_path(run, "seals", name);
    g_autofree char *statement = file_read_whole(path, NULL, NULL);
    g_autofree char *base = g_strndup(path, strlen(path) - strlen(".txt"));
    g_autoptr(GBytes) signature = read_bytes(base, ".p7s");
    g_autoptr(GBytes) stamp = read_bytes(base, ".tsr");
    GError *trouble = NULL;
    if (!statement)
        return 0;
    int found = audit_compare_statements(folder, run_id, statement, "seal", report);
    if (signature) {
        char *words = audit_check_signature(statement, signature,
                                            run->settings->audit_certificate, &trouble);
        found += tell_check(report, name, "signature of", words, trouble);
    }
    trouble = NULL;
    if (stamp) {
        char *words = audit_check_timestamp(statement, stamp, &trouble);
        found += tell_check(report, name, "timestamp of", words, trouble);
    }
    return found;
}

int witness_compare_seals(const Run *run, const char *folder, const char *run_id,
                          GString *report)
{
    g_autoptr(GPtrArray) names = list_names(run, "seals");
    g_autofree char *begin = g_strconcat(run_id, "-", NULL);
    int found = 0;
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        const char *number = name + strlen(begin);
        if (g_str_has_prefix(name, begin) && strspn(number, "0123456789") > 0 &&
            g_str_equal(number + strspn(number, "0123456789"), ".txt"))
            found += compare_seal(run, folder, run_id, name, report);
    }
    return found;
}
