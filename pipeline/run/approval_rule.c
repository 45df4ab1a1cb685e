#include "run/approval_rule.h"

#include <string.h>

#include "ground/files.h"
#include "ground/text.h"

enum { FACE_DIGITS = 2 };

static const Approver *find_approver(const Settings *settings, const char *login,
                                     const char *role)
{
    for (guint i = 0; i < settings->approvers->len; i++) {
        const Approver *approver = g_ptr_array_index(settings->approvers, i);
        if (text_equals(approver->login, login) &&
            (!role || g_strv_contains((const char *const *)approver->roles, role)))
            return approver;
    }
    return NULL;
}

static char **roles_of(const PlannedDocument *planned)
{
    static char *nothing[] = {NULL};
    return planned->step && planned->step->approval ? planned->step->approval : nothing;
}

/* The limit is a face value with two digits, whatever digits the currency has. */
static gboolean is_within(const Approver *approver, const RenderedFile *file)
{
    gint64 limit = approver->limit_minor;
    if (limit < 0)
        return TRUE;
    gint64 claimed = file->claim.total_claimed;
    for (int digits = currency_digits(file->currency); digits < FACE_DIGITS; digits++)
        if (__builtin_mul_overflow(claimed, 10, &claimed))
            return FALSE;
    for (int digits = currency_digits(file->currency); digits > FACE_DIGITS; digits--)
        if (__builtin_mul_overflow(limit, 10, &limit))
            return TRUE;
    return claimed <= limit;
}

/* Has a role of the step; any role where the step names none of the list. */
static gboolean has_a_role(const Settings *settings, const PlannedDocument *planned,
                           const char *login)
{
    char **roles = roles_of(planned);
    gboolean has = *roles == NULL;
    for (; *roles; roles++)
        has |= find_approver(settings, login, *roles) != NULL;
    return has;
}

gboolean approval_may_decide(const Run *run, const PlannedDocument *planned,
                             const RenderedFile *file, gboolean is_rejection, GError **error)
{
    const Settings *settings = run->settings;
    const char *login = run->options->login;
    if (settings->approvers->len == 0)
        return TRUE;
    const Approver *approver = find_approver(settings, login, NULL);
    g_autofree char *roles = g_strjoinv(" or ", roles_of(planned));
    if (!approver)
        return outcome_fail(error, OUTCOME_WRONG_USE,
                            "%s is none of the approvers of %s; nothing was decided", login,
                            settings->file);
    if (!has_a_role(settings, planned, login))
        return outcome_fail(error, OUTCOME_WRONG_USE,
                            "%s waits for %s, which %s is not (approvers in %s)",
                            file->document, roles, login, settings->file);
    if (!is_rejection && !is_within(approver, file)) {
        g_autofree char *claimed = money_to_plain(file->claim.total_claimed, file->currency);
        return outcome_fail(error, OUTCOME_WRONG_USE,
                            "%s claims %s %s, more than the limit of %s (approvers in %s)",
                            file->document, claimed, file->currency, login, settings->file);
    }
    return TRUE;
}

/* The login that began the run, from its journal's first line; NULL: not known. New string. */
static char *find_starter(const Run *run)
{
    g_autofree char *path = g_build_filename(run->folder, "5-audit", "journal.jsonl", NULL);
    g_autofree char *text = file_read_whole(path, NULL, NULL);
    if (!text)
        return NULL;
    text[strcspn(text, "\n")] = '\0';
    g_autoptr(JsonValue) line = json_parse(text, -1, NULL);
    return g_strdup(json_find_text(line, "by"));
}

/* Each role from `roles` on by another login of the list; logins that are taken are in `used`. */
static gboolean cover(const Settings *settings, char **roles, const GPtrArray *logins,
                      GHashTable *used)
{
    if (!*roles)
        return TRUE;
    for (guint i = 0; i < logins->len; i++) {
        char *login = g_ptr_array_index(logins, i);
        if (g_hash_table_contains(used, login) || !find_approver(settings, login, *roles))
            continue;
        g_hash_table_add(used, login);
        if (cover(settings, roles + 1, logins, used))
            return TRUE;
        g_hash_table_remove(used, login);
    }
    return FALSE;
}

static gboolean is_complete_by_list(const Run *run, const PlannedDocument *planned,
                                    const GPtrArray *approvals, char **missing)
{
    g_autoptr(GPtrArray) logins = g_ptr_array_new();
    g_autofree char *starter = find_starter(run);
    gboolean has_another = FALSE;
    for (guint i = 0; i < approvals->len; i++) {
        ApprovalRecord *record = g_ptr_array_index(approvals, i);
        if (!find_approver(run->settings, record->login, NULL) ||
            g_ptr_array_find_with_equal_func(logins, record->login, g_str_equal, NULL))
            continue;
        g_ptr_array_add(logins, record->login);
        has_another |= !text_equals(record->login, starter);
    }
    g_autoptr(GHashTable) used = g_hash_table_new(g_str_hash, g_str_equal);
    char **roles = roles_of(planned);
    g_autofree char *all = g_strjoinv(" and ", roles);
    if (logins->len == 0 || !cover(run->settings, roles, logins, used))
        *missing = g_strdup_printf("%s must approve it, each role another person",
                                   *all ? all : "one of the approvers");
    else if (!has_another)
        *missing = g_strdup_printf("%s ran this run and cannot approve it alone", starter);
    return *missing == NULL;
}

/* "anne" and "Anne " are one person; a new string. */
static char *name_person(const char *by)
{
    g_autofree char *name = g_utf8_casefold(by, -1);
    return g_strdup(g_strstrip(name));
}

gboolean approval_is_complete(const Run *run, const PlannedDocument *planned,
                              const GPtrArray *approvals, char **missing)
{
    *missing = NULL;
    if (run->settings->approvers->len > 0)
        return is_complete_by_list(run, planned, approvals, missing);
    g_autoptr(GHashTable) people = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < approvals->len; i++) {
        const ApprovalRecord *record = g_ptr_array_index(approvals, i);
        g_hash_table_add(people, name_person(record->by));
    }
    guint needed = MAX(g_strv_length(roles_of(planned)), 1);
    if (g_hash_table_size(people) < needed)
        *missing = g_strdup("a second person must approve it too");
    return *missing == NULL;
}
