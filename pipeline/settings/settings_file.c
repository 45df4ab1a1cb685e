#include "settings/settings.h"

#include "settings/changed_values.h"
#include "settings/channel_keys.h"
#include "settings/checked_values.h"
#include "settings/creditor_keys.h"
#include "settings/keyed_records.h"
#include "settings/ledger_keys.h"
#include "settings/letter_keys.h"
#include "settings/mail_keys.h"
#include "settings/report_keys.h"

static const char *const archive_words[] = {"reference", "copy", NULL};
static const NumberRange days_range = {0, 3650};
static const NumberRange count_range = {0, 1000000};

/* One `services` and so on: the top level of relance.yaml, in the order of formats.md. */
static const KeyRule settings_keys[] = {
    {"creditor", take_section, offsetof(Settings, creditor), creditor_keys, FALSE, 0},
    {"ledger", take_section, offsetof(Settings, ledger), ledger_keys, FALSE, 0},
    {"customers", take_section, offsetof(Settings, customers), customers_keys, FALSE, 0},
    {"contacts", take_section, offsetof(Settings, contacts), contacts_keys, FALSE, 0},
    {"events", take_section, offsetof(Settings, events), events_keys, FALSE, 0},
    {"scenarios", take_path, offsetof(Settings, scenarios), NULL, TRUE,
     offsetof(Settings, scenarios_named)},
    {"rates", take_path, offsetof(Settings, rates), NULL, FALSE, 0},
    {"templates", take_path, offsetof(Settings, templates), NULL, FALSE, 0},
    {"out", take_path, offsetof(Settings, out), NULL, FALSE, 0},
    {"history", take_path, offsetof(Settings, history), NULL, FALSE, 0},
    {"max_ledger_age_days", take_number, offsetof(Settings, max_ledger_age_days), &days_range,
     FALSE, 0},
    {"services", take_services, offsetof(Settings, services), NULL, FALSE, 0},
    {"mail", take_section, offsetof(Settings, mail), mail_keys, FALSE, 0},
    {"print", take_section, offsetof(Settings, print), print_keys, FALSE, 0},
    {"mail_days", take_section, 0, mail_days_keys, FALSE, 0},
    {"registered", take_section, 0, registered_keys, FALSE, 0},
    {"penalties", take_section, offsetof(Settings, penalties), penalties_keys, FALSE, 0},
    {"letters", take_section, offsetof(Settings, letters), letter_keys, FALSE, 0},
    {"archive", take_choice, offsetof(Settings, archive_copy), archive_words, FALSE, 0},
    /* practice.md */
    {"payees", take_keyed, offsetof(Settings, payees), &payee_kind, FALSE, 0},
    {"people", take_keyed, offsetof(Settings, people), &person_kind, FALSE, 0},
    {"issuers", take_keyed, offsetof(Settings, issuers), &issuer_kind, FALSE, 0},
    {"approvers", take_keyed, offsetof(Settings, approvers), &approver_kind, FALSE, 0},
    {"reasons", take_keyed, offsetof(Settings, reasons), &reason_kind, FALSE, 0},
    {"documents", take_section, offsetof(Settings, documents), documents_keys, FALSE, 0},
    {"amicable_days", take_number, offsetof(Settings, amicable_days), &days_range, FALSE, 0},
    {"promises_max", take_number, offsetof(Settings, promises_max), &count_range, FALSE, 0},
    {"promise_max_days", take_number, offsetof(Settings, promise_max_days), &days_range, FALSE,
     0},
    {"promise_grace_days", take_number, offsetof(Settings, promise_grace_days), &days_range,
     FALSE, 0},
    {"hold_max_days", take_number, offsetof(Settings, hold_max_days), &days_range, FALSE, 0},
    {"min_days_left", take_number, offsetof(Settings, min_days_left), &days_range, FALSE, 0},
    {"valid_days", take_number, offsetof(Settings, valid_days), &days_range, FALSE, 0},
    {"proof_wait_days", take_number, offsetof(Settings, proof_wait_days), &days_range, FALSE,
     0},
    {"call_wait_days", take_number, offsetof(Settings, call_wait_days), &days_range, FALSE, 0},
    {"task_repeat_days", take_number, offsetof(Settings, task_repeat_days), &days_range, FALSE,
     0},
    {"calls_per_day", take_number, offsetof(Settings, calls_per_day), &count_range, FALSE, 0},
    {"habit_max", take_number, offsetof(Settings, habit_max), &days_range, FALSE, 0},
    {"guard", take_section, 0, guard_keys, FALSE, 0},
    {"insurance", take_section, 0, insurance_keys, FALSE, 0},
    {"report", take_section, offsetof(Settings, report), report_keys, FALSE, 0},
    {"audit", take_section, 0, audit_keys, FALSE, 0},
    {"claim_after_payment", take_switch, offsetof(Settings, claim_after_payment), NULL, FALSE,
     0},
    {"third_party_collector", take_switch, offsetof(Settings, third_party_collector), NULL,
     FALSE, 0},
    {"payment_link", take_link, offsetof(Settings, payment_link), NULL, FALSE, 0},
    {0},
};

static void fill_paths(const Reading *reading, Settings *settings)
{
    if (!settings->out)
        settings->out = path_resolve(reading, "out");
    if (!settings->history)
        settings->history = path_resolve(reading, "out/relance.db");
}

static void read_tree(Reading *reading, const YamlTree *tree, Settings *settings)
{
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    const YamlNode nothing = {YAML_MAPPING, 1, 1, NULL, FALSE, none, none};
    gboolean is_empty = !tree->root || yaml_node_is_null(tree->root);
    const YamlNode *root = is_empty ? &nothing : tree->root;
    if (!mapping_read(reading, root, settings_keys, settings))
        return;
    creditor_finish(reading, root, &settings->creditor);
    mail_finish(reading, root, settings);
    ledger_finish(root, settings);
    check_references(reading, root, settings);
    fill_paths(reading, settings);
}

static Settings *load(const char *path, const char *const *changes, Complaints *complaints,
                      GError **error)
{
    guint first = complaints->list->len;
    g_autoptr(YamlTree) tree = yaml_tree_read(path, path, complaints, error);
    if (!tree || !changed_values_apply(tree, changes, FALSE, complaints, error))
        return NULL;
    g_autoptr(Settings) settings = settings_new();
    settings->file = g_strdup(path);
    settings->real_path = g_strdup(path);
    settings->folder = g_path_get_dirname(path);
    Reading reading = reading_begin(path, settings->folder, NULL, complaints);
    reading.lines = settings->lines;
    read_tree(&reading, tree, settings);
    reading_end(&reading, first);
    return complaints->list->len > first ? NULL : g_steal_pointer(&settings);
}

static gboolean try_changes(const char *const *changes, gconstpointer path,
                            Complaints *complaints)
{
    g_autoptr(Settings) settings = load(path, changes, complaints, NULL);
    return settings != NULL;
}

Settings *settings_load_changed(const char *path, const char *const *changes,
                                Complaints *complaints, GError **error)
{
    guint first = complaints->list->len;
    Settings *settings = load(path, changes, complaints, error);
    if (!settings && complaints->list->len > first)
        changed_values_blame(changes, try_changes, path, complaints, first, error);
    return settings;
}

Settings *settings_load(const char *path, Complaints *complaints, GError **error)
{
    return settings_load_changed(path, NULL, complaints, error);
}
