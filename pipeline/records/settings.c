#include "records/settings.h"

#include "ground/text.h"

ColumnChoice *column_choice_new(const char *key, const char *header, int line)
{
    ColumnChoice *choice = g_new0(ColumnChoice, 1);
    choice->key = g_strdup(key);
    choice->header = g_strdup(header);
    choice->line = line;
    return choice;
}

static void free_column_choice(gpointer data)
{
    ColumnChoice *choice = data;
    g_free(choice->key);
    g_free(choice->header);
    g_free(choice);
}

Payee *payee_new(const char *key)
{
    Payee *payee = g_new0(Payee, 1);
    payee->key = g_strdup(key);
    return payee;
}

static void free_payee(gpointer data)
{
    Payee *payee = data;
    g_free(payee->key);
    g_free(payee->name);
    g_free(payee->iban);
    g_free(payee->bic);
    g_free(payee->text);
    g_free(payee);
}

Person *person_new(const char *key)
{
    Person *person = g_new0(Person, 1);
    person->key = g_strdup(key);
    return person;
}

static void free_person(gpointer data)
{
    Person *person = data;
    g_free(person->key);
    g_free(person->name);
    g_free(person->title);
    g_free(person->phone);
    g_free(person->email);
    g_free(person->signature);
    g_free(person);
}

Issuer *issuer_new(const char *key)
{
    Issuer *issuer = g_new0(Issuer, 1);
    issuer->key = g_strdup(key);
    issuer->address = g_new0(char *, 1);
    return issuer;
}

static void free_issuer(gpointer data)
{
    Issuer *issuer = data;
    g_free(issuer->key);
    g_free(issuer->name);
    g_free(issuer->legal_form);
    g_free(issuer->email);
    g_free(issuer->phone);
    g_free(issuer->logo);
    g_strfreev(issuer->address);
    g_free(issuer->signatory_name);
    g_free(issuer->signatory_title);
    g_free(issuer->signature);
    g_free(issuer->payee);
    g_free(issuer->mandate);
    g_free(issuer);
}

Approver *approver_new(void)
{
    Approver *approver = g_new0(Approver, 1);
    approver->roles = g_new0(char *, 1);
    approver->limit_minor = -1;
    return approver;
}

static void free_approver(gpointer data)
{
    Approver *approver = data;
    g_free(approver->login);
    g_strfreev(approver->roles);
    g_free(approver);
}

ReasonSettings *reason_settings_new(const char *key)
{
    ReasonSettings *reason = g_new0(ReasonSettings, 1);
    reason->key = g_strdup(key);
    reason->hold_days = -1;
    reason->send = TRUE;
    return reason;
}

static void free_reason(gpointer data)
{
    ReasonSettings *reason = data;
    g_free(reason->key);
    g_free(reason->label);
    g_free(reason->service);
    g_free(reason);
}

static char **copy_words(const char *word)
{
    char **words = g_new0(char *, word ? 2 : 1);
    words[0] = g_strdup(word);
    return words;
}

static void set_table_defaults(TableSettings *table)
{
    table->columns = g_ptr_array_new_with_free_func(free_column_choice);
    table->encoding = g_strdup("auto");
    table->separator = g_strdup("auto");
    table->decimal = g_strdup("auto");
    table->dates = g_strdup("auto");
}

static void set_ledger_defaults(LedgerSettings *ledger)
{
    ledger->files = g_ptr_array_new_with_free_func(g_free);
    ledger->named = g_ptr_array_new_with_free_func(g_free);
    ledger->columns = g_ptr_array_new_with_free_func(free_column_choice);
    ledger->format = g_strdup("auto");
    ledger->encoding = g_strdup("auto");
    ledger->separator = g_strdup("auto");
    ledger->decimal = g_strdup("auto");
    ledger->dates = g_strdup("auto");
    ledger->accounts = copy_words("411");
    g_strlcpy(ledger->currency, "EUR", sizeof ledger->currency);
}

static void set_channel_defaults(Settings *settings)
{
    settings->mail.port = 587;
    settings->mail.connections = 4;
    settings->mail.attach = copy_words(NULL);
    settings->print.layout = g_strdup("fr-dl");
    settings->print.duplex = TRUE;
    settings->print.max_sheets_per_file = 5000;
    settings->print.target = g_strdup("folder");
    settings->mail_days_letter = 3;
    settings->mail_days_registered = 3;
    settings->registered_numbers = g_strdup("pool");
    settings->registered_form = g_strdup("paper");
    settings->registered_warn_below = 20;
}

static void set_rule_defaults(Settings *settings)
{
    settings->max_ledger_age_days = 7;
    settings->archive_copy = TRUE;
    settings->amicable_days = settings->promises_max = -1;
    settings->promise_max_days = settings->hold_max_days = -1;
    settings->habit_max = -1;
    settings->min_days_left = settings->valid_days = 5;
    settings->guard_max_documents = settings->guard_max_growth = -1;
    settings->guard_max_new_customers = -1;
    settings->proof_wait_days = 15;
    settings->call_wait_days = 5;
    settings->task_repeat_days = 5;
    settings->report.response_days = 15;
    settings->report.sales_months = 12;
    settings->insurance_declare_days = 60;
    settings->insurance_warn_days = 10;
}

Settings *settings_new(void)
{
    Settings *settings = g_new0(Settings, 1);
    settings->lines = setting_lines_new();
    settings->creditor.country = g_strdup("FR");
    settings->creditor.address = copy_words(NULL);
    set_ledger_defaults(&settings->ledger);
    set_table_defaults(&settings->customers);
    set_table_defaults(&settings->contacts);
    set_table_defaults(&settings->events);
    set_table_defaults(&settings->documents);
    settings->services = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    settings->payees = g_ptr_array_new_with_free_func(free_payee);
    settings->people = g_ptr_array_new_with_free_func(free_person);
    settings->issuers = g_ptr_array_new_with_free_func(free_issuer);
    settings->approvers = g_ptr_array_new_with_free_func(free_approver);
    settings->reasons = g_ptr_array_new_with_free_func(free_reason);
    set_channel_defaults(settings);
    set_rule_defaults(settings);
    settings->letters.always_group = TRUE;
    return settings;
}

static void clear_creditor(Creditor *creditor)
{
    char *owned[] = {creditor->name,
                     creditor->name2,
                     creditor->street,
                     creditor->postcode,
                     creditor->city,
                     creditor->country,
                     creditor->siren,
                     creditor->vat,
                     creditor->iban,
                     creditor->bic,
                     creditor->email,
                     creditor->phone,
                     creditor->legal_form,
                     creditor->signatory_name,
                     creditor->signatory_title,
                     creditor->signature,
                     creditor->logo,
                     creditor->logo_named,
                     creditor->capital,
                     creditor->registry};
    for (gsize i = 0; i < G_N_ELEMENTS(owned); i++)
        g_free(owned[i]);
    g_strfreev(creditor->address);
}

static void clear_table(TableSettings *table)
{
    g_free(table->file);
    g_free(table->named);
    g_ptr_array_unref(table->columns);
    g_free(table->encoding);
    g_free(table->separator);
    g_free(table->decimal);
    g_free(table->dates);
}

static void clear_ledger(LedgerSettings *ledger)
{
    g_ptr_array_unref(ledger->files);
    g_ptr_array_unref(ledger->named);
    g_ptr_array_unref(ledger->columns);
    g_free(ledger->format);
    g_free(ledger->encoding);
    g_free(ledger->separator);
    g_free(ledger->decimal);
    g_free(ledger->dates);
    g_strfreev(ledger->accounts);
    g_free(ledger->terms);
}

static void clear_channels(Settings *settings)
{
    MailSettings *mail = &settings->mail;
    char *owned[] = {mail->host,
                     mail->ca_file,
                     mail->user,
                     mail->password_file,
                     mail->password_env,
                     mail->from,
                     mail->from_name,
                     mail->from_address,
                     mail->reply_to,
                     mail->bounces_to,
                     mail->copy_to,
                     settings->print.layout,
                     settings->print.tariffs,
                     settings->print.target,
                     settings->registered_numbers,
                     settings->registered_pool,
                     settings->registered_form};
    for (gsize i = 0; i < G_N_ELEMENTS(owned); i++)
        g_free(owned[i]);
    g_strfreev(mail->attach);
    g_strfreev(settings->print.feeds);
    g_strfreev(settings->print.exports);
    g_free(settings->print.maileva_client);
    g_free(settings->print.maileva_login);
    g_free(settings->print.maileva_notify);
}

void settings_free(Settings *settings)
{
    if (!settings)
        return;
    char *owned[] = {settings->file,
                     settings->real_path,
                     settings->folder,
                     settings->scenarios,
                     settings->scenarios_named,
                     settings->rates,
                     settings->templates,
                     settings->out,
                     settings->history,
                     settings->payment_link,
                     settings->report.language,
                     settings->audit_witness,
                     settings->audit_key,
                     settings->audit_certificate};
    for (gsize i = 0; i < G_N_ELEMENTS(owned); i++)
        g_free(owned[i]);
    clear_creditor(&settings->creditor);
    clear_ledger(&settings->ledger);
    clear_table(&settings->customers);
    clear_table(&settings->contacts);
    clear_table(&settings->events);
    clear_table(&settings->documents);
    clear_channels(settings);
    g_hash_table_unref(settings->services);
    g_ptr_array_unref(settings->payees);
    g_ptr_array_unref(settings->people);
    g_ptr_array_unref(settings->issuers);
    g_ptr_array_unref(settings->approvers);
    g_ptr_array_unref(settings->reasons);
    g_hash_table_unref(settings->lines);
    g_free(settings);
}

/* Every element of these arrays begins with its key. */
static gconstpointer find_by_key(const GPtrArray *elements, const char *key)
{
    for (guint i = 0; key && i < elements->len; i++) {
        gconstpointer element = g_ptr_array_index(elements, i);
        if (text_equals(*(char *const *)element, key))
            return element;
    }
    return NULL;
}

const Payee *settings_find_payee(const Settings *settings, const char *key)
{
    return find_by_key(settings->payees, key);
}

const Person *settings_find_person(const Settings *settings, const char *key)
{
    return find_by_key(settings->people, key);
}

const Issuer *settings_find_issuer(const Settings *settings, const char *key)
{
    return find_by_key(settings->issuers, key);
}

const ReasonSettings *settings_find_reason(const Settings *settings, const char *key)
{
    return find_by_key(settings->reasons, key);
}
