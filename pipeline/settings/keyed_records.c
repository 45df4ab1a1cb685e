#include "settings/keyed_records.h"

#include "settings/checked_values.h"

static gpointer make_payee(const char *key, G_GNUC_UNUSED int line)
{
    return payee_new(key);
}

static gpointer make_person(const char *key, G_GNUC_UNUSED int line)
{
    return person_new(key);
}

static gpointer make_issuer(const char *key, G_GNUC_UNUSED int line)
{
    return issuer_new(key);
}

static gpointer make_approver(const char *key, int line)
{
    Approver *approver = approver_new();
    approver->login = g_strdup(key);
    approver->line = line;
    return approver;
}

static gpointer make_reason(const char *key, G_GNUC_UNUSED int line)
{
    return reason_settings_new(key);
}

static const KeyRule payee_keys[] = {
    {"key", take_nothing, 0, NULL, FALSE, 0},
    {"name", take_text, offsetof(Payee, name), NULL, TRUE, 0},
    {"iban", take_identifier, offsetof(Payee, iban), &iban_check, TRUE, 0},
    {"bic", take_identifier, offsetof(Payee, bic), &bic_check, FALSE, 0},
    {"text", take_paragraph, offsetof(Payee, text), NULL, FALSE, 0},
    {0},
};
const KeyedKind payee_kind = {payee_keys, make_payee, "key"};

static const KeyRule person_keys[] = {
    {"key", take_nothing, 0, NULL, FALSE, 0},
    {"name", take_text, offsetof(Person, name), NULL, TRUE, 0},
    {"title", take_text, offsetof(Person, title), NULL, FALSE, 0},
    {"phone", take_text, offsetof(Person, phone), NULL, FALSE, 0},
    {"email", take_address, offsetof(Person, email), NULL, FALSE, 0},
    {"signature", take_path, offsetof(Person, signature), NULL, FALSE, 0},
    {0},
};
const KeyedKind person_kind = {person_keys, make_person, "key"};

static const char *const issuer_kind_names[] = {
    [ISSUER_SERVICE] = "service",
    [ISSUER_LAWYER] = "lawyer",
    [ISSUER_COLLECTOR] = "collector",
    NULL,
};

static const KeyRule issuer_signatory_keys[] = {
    {"name", take_text, offsetof(Issuer, signatory_name), NULL, TRUE, 0},
    {"title", take_text, offsetof(Issuer, signatory_title), NULL, FALSE, 0},
    {"signature", take_path, offsetof(Issuer, signature), NULL, FALSE, 0},
    {0},
};

/* Unlike a section: obligatory keys within count only where a signatory is given at all. */
static void take_issuer_signatory(Reading *reading, const YamlNode *value, const KeyRule *rule,
                                  void *record)
{
    take_section(reading, value, rule, record);
}

static const KeyRule issuer_keys[] = {
    {"key", take_nothing, 0, NULL, FALSE, 0},
    {"kind", take_choice, offsetof(Issuer, kind), issuer_kind_names, FALSE, 0},
    {"name", take_text, offsetof(Issuer, name), NULL, TRUE, 0},
    {"address", take_lines, offsetof(Issuer, address), NULL, FALSE, 0},
    {"legal_form", take_text, offsetof(Issuer, legal_form), NULL, FALSE, 0},
    {"email", take_address, offsetof(Issuer, email), NULL, FALSE, 0},
    {"phone", take_text, offsetof(Issuer, phone), NULL, FALSE, 0},
    {"logo", take_path, offsetof(Issuer, logo), NULL, FALSE, 0},
    {"signatory", take_issuer_signatory, 0, issuer_signatory_keys, FALSE, 0},
    {"payee", take_text, offsetof(Issuer, payee), NULL, FALSE, 0},
    {"mandate", take_paragraph, offsetof(Issuer, mandate), NULL, FALSE, 0},
    {0},
};
const KeyedKind issuer_kind = {issuer_keys, make_issuer, "key"};

static const KeyRule approver_keys[] = {
    {"login", take_text, offsetof(Approver, login), NULL, FALSE, 0},
    {"role", take_words, offsetof(Approver, roles), NULL, TRUE, 0},
    {"limit", take_amount, offsetof(Approver, limit_minor), NULL, FALSE, 0},
    {0},
};
const KeyedKind approver_kind = {approver_keys, make_approver, "login"};

static const NumberRange days_range = {0, 3650};

static const KeyRule reason_keys[] = {
    {"key", take_nothing, 0, NULL, FALSE, 0},
    {"label", take_text, offsetof(ReasonSettings, label), NULL, TRUE, 0},
    {"service", take_text, offsetof(ReasonSettings, service), NULL, FALSE, 0},
    {"hold_days", take_number, offsetof(ReasonSettings, hold_days), &days_range, FALSE, 0},
    {"dispute", take_switch, offsetof(ReasonSettings, dispute), NULL, FALSE, 0},
    {"risk", take_switch, offsetof(ReasonSettings, risk), NULL, FALSE, 0},
    {"send", take_switch, offsetof(ReasonSettings, send), NULL, FALSE, 0},
    {0},
};
const KeyedKind reason_kind = {reason_keys, make_reason, "key"};

/* Reads one record named by the scalar `key` into the array. */
static void take_record(Reading *reading, const YamlNode *key, const YamlNode *value,
                        const KeyedKind *kind, GPtrArray *records)
{
    gpointer record = kind->make(key->text, key->line);
    g_ptr_array_add(records, record);
    gsize before = path_enter(reading, key->text);
    mapping_read(reading, value, kind->keys, record);
    path_leave(reading, before);
}

static gboolean is_taken(GPtrArray *records, const char *key)
{
    for (guint i = 0; i < records->len; i++)
        if (g_strcmp0(*(char **)g_ptr_array_index(records, i), key) == 0)
            return TRUE;
    return FALSE;
}

/* An item of the list form: a mapping that says its own name. */
static void take_item(Reading *reading, const YamlNode *item, const KeyedKind *kind,
                      GPtrArray *records)
{
    const YamlNode *key = find_given(item, kind->key_name);
    if (!key && g_str_equal(kind->key_name, "key"))
        key = find_given(item, "name"); /* a record without a key is called by its name */
    const KeyRule key_rule = {.name = kind->key_name};
    if (!key && item->kind == YAML_MAPPING)
        refuse_missing(reading, item, kind->key_name);
    else if (!key)
        mapping_read(reading, item, kind->keys, NULL);
    else if (peek_text(reading, key, &key_rule) && is_taken(records, key->text))
        refuse_value(reading, key, &key_rule, "the name is given twice");
    else if (key->kind == YAML_SCALAR)
        take_record(reading, key, item, kind, records);
}

void take_keyed(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record)
{
    const KeyedKind *kind = rule->detail;
    GPtrArray *records = G_STRUCT_MEMBER(GPtrArray *, record, rule->offset);
    if (value->kind == YAML_SCALAR) {
        refuse_type(reading, value, rule, "a mapping name: {...}");
        return;
    }
    gsize before = path_enter(reading, rule->name);
    for (guint i = 0; i < value->children->len; i++) {
        const YamlNode *child = g_ptr_array_index(value->children, i);
        if (value->kind == YAML_SEQUENCE)
            take_item(reading, child, kind, records);
        else
            take_record(reading, g_ptr_array_index(value->keys, i), child, kind, records);
    }
    path_leave(reading, before);
}

void take_services(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record)
{
    GHashTable *services = G_STRUCT_MEMBER(GHashTable *, record, rule->offset);
    if (value->kind != YAML_MAPPING) {
        refuse_type(reading, value, rule, "a mapping service: mail address");
        return;
    }
    gsize before = path_enter(reading, rule->name);
    for (guint i = 0; i < value->keys->len; i++) {
        const YamlNode *key = g_ptr_array_index(value->keys, i);
        const YamlNode *child = g_ptr_array_index(value->children, i);
        const KeyRule address_rule = {.name = key->text};
        char *address = NULL;
        if (yaml_node_is_null(child))
            refuse_missing(reading, child, key->text);
        else
            take_address(reading, child, &address_rule, &address);
        if (address)
            g_hash_table_insert(services, g_strdup(key->text), address);
    }
    path_leave(reading, before);
}

/* Refuses a name in `field` of any record under `key` of the root that no record carries. */
static void check_names(Reading *reading, const YamlNode *root, const char *key,
                        const char *field, const char *const *names)
{
    const YamlNode *records = find_given(root, key);
    const KeyRule field_rule = {.name = field};
    gsize before = path_enter(reading, key);
    for (guint i = 0; records && records->children && i < records->children->len; i++) {
        const YamlNode *name = find_given(g_ptr_array_index(records->children, i), field);
        if (!name || name->kind != YAML_SCALAR || g_strv_contains(names, name->text))
            continue;
        g_autofree char *known = name_known(name->text, names);
        refuse_value(reading, name, &field_rule, "no such name in this file; %s", known);
    }
    path_leave(reading, before);
}

void check_references(Reading *reading, const YamlNode *root, const Settings *settings)
{
    g_autoptr(GPtrArray) payees = g_ptr_array_new();
    for (guint i = 0; i < settings->payees->len; i++)
        g_ptr_array_add(payees, ((Payee *)g_ptr_array_index(settings->payees, i))->key);
    g_ptr_array_add(payees, NULL);
    check_names(reading, root, "issuers", "payee", (const char *const *)payees->pdata);

    g_autoptr(GPtrArray) services = g_ptr_array_new();
    GList *keys =
        g_list_sort(g_hash_table_get_keys(settings->services), (GCompareFunc)g_strcmp0);
    for (GList *key = keys; key; key = key->next)
        g_ptr_array_add(services, key->data);
    g_list_free(keys);
    g_ptr_array_add(services, NULL);
    check_names(reading, root, "reasons", "service", (const char *const *)services->pdata);
}
