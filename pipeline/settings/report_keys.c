#include "settings/report_keys.h"

static const NumberRange age_range = {1, 3650};
static const NumberRange response_range = {1, 365};
static const NumberRange months_range = {1, 36};

/* int[], guint: ends of buckets, each above the one before. */
static void take_buckets(Reading *reading, const YamlNode *value, const KeyRule *rule,
                         void *record)
{
    ReportSettings *report = record;
    g_autoptr(GPtrArray) nodes = list_values(value);
    int ends[REPORT_BUCKETS_MOST];
    if (nodes->len == 0 || nodes->len > REPORT_BUCKETS_MOST) {
        refuse_type(reading, value, rule, "a list of one to nine numbers of days");
        return;
    }
    for (guint i = 0; i < nodes->len; i++) {
        const YamlNode *node = g_ptr_array_index(nodes, i);
        gint64 days;
        if (!parse_number(reading, node, rule, &age_range, &days))
            return;
        if (i > 0 && days <= ends[i - 1]) {
            refuse_value(reading, node, rule,
                         "each bucket ends later than the one before, like [30, 60, 90]");
            return;
        }
        ends[i] = (int)days;
    }
    for (guint i = 0; i < nodes->len; i++)
        report->buckets[i] = ends[i];
    report->n_buckets = nodes->len;
}

static const char *const languages[] = {"fr", "en", NULL};
static const char *const count_back_words[] = {"average", "error", NULL};

const KeyRule report_keys[] = {
    {"language", take_word, offsetof(ReportSettings, language), languages, FALSE, 0},
    {"buckets", take_buckets, 0, NULL, FALSE, 0},
    {"response_days", take_number, offsetof(ReportSettings, response_days), &response_range,
     FALSE, 0},
    {"sales_months", take_number, offsetof(ReportSettings, sales_months), &months_range, FALSE,
     0},
    {"count_back", take_choice, offsetof(ReportSettings, count_back_refuses), count_back_words,
     FALSE, 0},
    {0},
};
