#include "records/statuses.h"

#include "ground/text.h"

#include <string.h>

static const char *const effect_names[] = {
    "note", "dispute", "suspended", "not-received", "approved", "payment-sent", "payee-check",
};
G_STATIC_ASSERT(G_N_ELEMENTS(effect_names) == STATUS_PAYEE_CHECK + 1);

const char *status_effect_name(StatusEffect effect)
{
    g_assert((guint)effect < G_N_ELEMENTS(effect_names));
    return effect_names[effect];
}

gboolean status_effect_parse(const char *name, StatusEffect *effect)
{
    for (guint i = 0; name && i < G_N_ELEMENTS(effect_names); i++)
        if (g_ascii_strcasecmp(name, effect_names[i]) == 0) {
            *effect = (StatusEffect)i;
            return TRUE;
        }
    return FALSE;
}

gboolean status_reason_is_own(const char *reason)
{
    static const char *const reasons[] = {REASON_INVOICE_NOT_RECEIVED, REASON_INVOICE_SUSPENDED,
                                          REASON_PAYMENT_SENT, REASON_PAYEE_CHECK, NULL};
    return reason && g_strv_contains(reasons, reason);
}

void status_rule_free(StatusRule *rule)
{
    if (!rule)
        return;
    g_free(rule->code);
    g_free(rule->label);
    g_strfreev(rule->names);
    g_strfreev(rule->ends);
    g_free(rule);
}

StatusTable *status_table_new(void)
{
    StatusTable *table = g_new0(StatusTable, 1);
    table->rules = g_ptr_array_new_with_free_func((GDestroyNotify)status_rule_free);
    return table;
}

void status_table_free(StatusTable *table)
{
    if (!table)
        return;
    g_free(table->file);
    g_ptr_array_unref(table->rules);
    g_free(table);
}

static gboolean is_better(const StatusRule *rule, const StatusRule *best, Day day)
{
    if (!best)
        return TRUE;
    gboolean holds = rule->from <= day, held = best->from <= day;
    if (holds != held)
        return holds;
    return holds ? rule->from > best->from : rule->from < best->from;
}

static const StatusRule *find_name(const StatusTable *table, const char *name, Day day)
{
    const StatusRule *best = NULL;
    for (guint i = 0; i < table->rules->len; i++) {
        const StatusRule *rule = g_ptr_array_index(table->rules, i);
        if (g_strv_contains((const char *const *)rule->names, name) &&
            is_better(rule, best, day))
            best = rule;
    }
    return best;
}

const StatusRule *status_table_find(const StatusTable *table, const char *word, Day day)
{
    g_autofree char *folded = text_fold(word);
    const char *name = g_str_has_prefix(folded, "fr ") ? folded + 3 : folded;
    if (!*name)
        return NULL;
    const StatusRule *rule = find_name(table, name, day);
    gsize digits = strspn(name, "0123456789");
    if (rule || digits == 0 || name[digits] != ' ')
        return rule;
    g_autofree char *code = g_strndup(name, digits); /* "207 en litige" */
    return find_name(table, code, day);
}

StatusFile *status_file_new(const char *name)
{
    StatusFile *file = g_new0(StatusFile, 1);
    file->name = g_strdup(name);
    file->strings = g_string_chunk_new(4096);
    file->statuses = g_array_new(FALSE, TRUE, sizeof(InvoiceStatus));
    return file;
}

void status_file_free(StatusFile *file)
{
    if (!file)
        return;
    g_free(file->name);
    g_string_chunk_free(file->strings);
    g_array_unref(file->statuses);
    g_free(file);
}
