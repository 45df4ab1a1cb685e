#include "settings/channel_keys.h"

#include "settings/checked_values.h"

#include <string.h>

/* "folder", or "cups:" and the queue's name. */
static void take_target(Reading *reading, const YamlNode *value, const KeyRule *rule,
                        void *record)
{
    const char *text = peek_text(reading, value, rule);
    if (!text)
        return;
    gboolean is_queue = g_str_has_prefix(text, "cups:") && text[strlen("cups:")] != '\0' &&
                        !strpbrk(text, " \t/#");
    if (is_queue || strcmp(text, "folder") == 0)
        replace_text(record, rule->offset, g_strdup(text));
    else
        refuse_value(reading, value, rule,
                     "folder, or cups:QUEUE with the name of a print queue");
}

static const NumberRange sheets_range = {1, 1000000};
static const NumberRange megabytes_range = {1, 10000};

static const char *const inserters[] = {[INSERTER_NONE] = "none",
                                        [INSERTER_OMR] = "omr",
                                        [INSERTER_DATAMATRIX] = "datamatrix",
                                        NULL};
static const char *const exporters[] = {"pjs", "import", NULL};
static const char *const feeders[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9", NULL};

const KeyRule print_keys[] = {
    {"layout", take_file_name, offsetof(PrintSettings, layout), NULL, FALSE, 0},
    {"inserter", take_choice, offsetof(PrintSettings, inserter), inserters, FALSE, 0},
    {"feeds", take_words, offsetof(PrintSettings, feeds), feeders, FALSE, 0},
    {"duplex", take_switch, offsetof(PrintSettings, duplex), NULL, FALSE, 0},
    {"colour", take_switch, offsetof(PrintSettings, colour), NULL, FALSE, 0},
    {"max_sheets_per_file", take_number, offsetof(PrintSettings, max_sheets_per_file),
     &sheets_range, FALSE, 0},
    {"max_file_mb", take_number, offsetof(PrintSettings, max_file_mb), &megabytes_range, FALSE,
     0},
    {"one_file_per_letter", take_switch, offsetof(PrintSettings, one_file_per_letter), NULL,
     FALSE, 0},
    {"exports", take_words, offsetof(PrintSettings, exports), exporters, FALSE, 0},
    {"maileva_client", take_text, offsetof(PrintSettings, maileva_client), NULL, FALSE, 0},
    {"maileva_login", take_text, offsetof(PrintSettings, maileva_login), NULL, FALSE, 0},
    {"maileva_notify", take_address, offsetof(PrintSettings, maileva_notify), NULL, FALSE, 0},
    {"tariffs", take_path, offsetof(PrintSettings, tariffs), NULL, FALSE, 0},
    {"target", take_target, offsetof(PrintSettings, target), NULL, FALSE, 0},
    {0},
};

#define MOST_RATE 100000 /* 1000 % a year, in hundredths */

/* default, legal_x3, or a percentage a year: 12, 12.5, 12.5 % */
static void take_rate(Reading *reading, const YamlNode *value, const KeyRule *rule,
                      void *record)
{
    static const char *const words[] = {"default", "legal_x3", NULL};
    PenaltySettings *penalties = record;
    const char *text = peek_text(reading, value, rule);
    if (!text)
        return;
    if (g_strv_contains(words, text)) {
        penalties->rate = strcmp(text, "default") == 0 ? PENALTY_DEFAULT : PENALTY_LEGAL_X3;
        return;
    }
    g_autofree char *bare = g_strdup(text);
    if (g_str_has_suffix(bare, "%"))
        bare[strlen(bare) - 1] = '\0';
    g_strchomp(bare);
    gint64 rate = 0;
    if (!money_parse_plain(bare, "EUR", &rate)) {
        g_autofree char *known = name_known(text, words);
        refuse_value(
            reading, value, rule,
            "default, legal_x3 or a percentage a year with a decimal point, at most two "
            "decimals, like 12.50; %s",
            known);
    } else if (rate < 0 || rate > MOST_RATE) {
        refuse_value(reading, value, rule, "a rate is from 0 to 1000 percent a year");
    } else {
        penalties->rate = PENALTY_FIXED;
        penalties->fixed_rate = (int)rate;
    }
}

static const char *const day_counts[] = {
    [COUNT_ACT_365] = "act/365", [COUNT_ACT_ACT] = "act/act", [COUNT_30_360] = "30/360", NULL};
static const char *const allocations[] = {[ALLOCATE_PRINCIPAL_FIRST] = "principal_first",
                                          [ALLOCATE_INTEREST_FIRST] = "interest_first",
                                          NULL};

const KeyRule penalties_keys[] = {
    {"rate", take_rate, 0, NULL, FALSE, 0},
    {"day_count", take_choice, offsetof(PenaltySettings, day_count), day_counts, FALSE, 0},
    {"allocation", take_choice, offsetof(PenaltySettings, allocation), allocations, FALSE, 0},
    {0},
};

static const NumberRange transit_range = {0, 60};

const KeyRule mail_days_keys[] = {
    {"letter", take_number, offsetof(Settings, mail_days_letter), &transit_range, FALSE, 0},
    {"registered", take_number, offsetof(Settings, mail_days_registered), &transit_range, FALSE,
     0},
    {"email", take_number, offsetof(Settings, mail_days_email), &transit_range, FALSE, 0},
    {0},
};

static const char *const number_sources[] = {"pool", "provider", NULL};
static const char *const registered_forms[] = {"paper", "lre", NULL};
static const NumberRange warn_below_range = {0, 1000000};

const KeyRule registered_keys[] = {
    {"numbers", take_word, offsetof(Settings, registered_numbers), number_sources, FALSE, 0},
    {"pool", take_path, offsetof(Settings, registered_pool), NULL, FALSE, 0},
    {"form", take_word, offsetof(Settings, registered_form), registered_forms, FALSE, 0},
    {"warn_below", take_number, offsetof(Settings, registered_warn_below), &warn_below_range,
     FALSE, 0},
    {0},
};

static const NumberRange count_range = {0, 1000000000};

const KeyRule guard_keys[] = {
    {"max_documents", take_number, offsetof(Settings, guard_max_documents), &count_range, FALSE,
     0},
    {"max_growth", take_percent, offsetof(Settings, guard_max_growth), &count_range, FALSE, 0},
    {"max_new_customers", take_number, offsetof(Settings, guard_max_new_customers),
     &count_range, FALSE, 0},
    {0},
};

static const NumberRange days_range = {0, 3650};

const KeyRule insurance_keys[] = {
    {"declare_days", take_number, offsetof(Settings, insurance_declare_days), &days_range,
     FALSE, 0},
    {"warn_days", take_number, offsetof(Settings, insurance_warn_days), &days_range, FALSE, 0},
    {0},
};

const KeyRule audit_keys[] = {
    {"witness", take_address, offsetof(Settings, audit_witness), NULL, FALSE, 0},
    {"key", take_path, offsetof(Settings, audit_key), NULL, FALSE, 0},
    {"certificate", take_path, offsetof(Settings, audit_certificate), NULL, FALSE, 0},
    {0},
};
