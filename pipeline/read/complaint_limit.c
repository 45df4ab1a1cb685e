#include "read/complaint_limit.h"

#include <string.h>

typedef struct {
    const char *rule;
    ComplaintLevel level; /* the worst that was not said */
    gint64 n;
    char *file; /* of the first that was not said */
    int line;
} RuleCount;

struct ComplaintLimit {
    Complaints *complaints;
    GArray *counts; /* RuleCount, in the order of their coming */
};

static void clear_count(gpointer count)
{
    g_free(((RuleCount *)count)->file);
}

ComplaintLimit *complaint_limit_new(Complaints *complaints)
{
    ComplaintLimit *limit = g_new0(ComplaintLimit, 1);
    limit->complaints = complaints;
    limit->counts = g_array_new(FALSE, TRUE, sizeof(RuleCount));
    g_array_set_clear_func(limit->counts, clear_count);
    return limit;
}

void complaint_limit_free(ComplaintLimit *limit)
{
    if (!limit)
        return;
    g_array_unref(limit->counts);
    g_free(limit);
}

static RuleCount *find_count(ComplaintLimit *limit, const char *rule)
{
    for (guint i = 0; i < limit->counts->len; i++) {
        RuleCount *count = &g_array_index(limit->counts, RuleCount, i);
        if (strcmp(count->rule, rule) == 0)
            return count;
    }
    RuleCount fresh = {.rule = rule};
    g_array_append_val(limit->counts, fresh);
    return &g_array_index(limit->counts, RuleCount, limit->counts->len - 1);
}

void complaint_limit_add(ComplaintLimit *limit, ComplaintLevel level, const char *rule,
                         Place place, const char *format, ...)
{
    RuleCount *count = find_count(limit, rule);
    if (++count->n > MOST_COMPLAINTS_OF_A_RULE) {
        if (!count->file) {
            count->file = g_strdup(place.file ? place.file : "");
            count->line = place.line;
        }
        count->level = MAX(count->level, level);
        return;
    }
    va_list values;
    va_start(values, format);
    g_autofree char *text = g_strdup_vprintf(format, values);
    va_end(values);
    complaint_add(limit->complaints, level, rule, place, "%s", text);
}

void complaint_limit_conclude(ComplaintLimit *limit)
{
    for (guint i = 0; i < limit->counts->len; i++) {
        const RuleCount *count = &g_array_index(limit->counts, RuleCount, i);
        gint64 more = count->n - MOST_COMPLAINTS_OF_A_RULE;
        const char *rule = count->rule;
        if (more > 0)
            complaint_add(limit->complaints, count->level, rule,
                          (Place){*count->file ? count->file : NULL, count->line, 0},
                          "%" G_GINT64_FORMAT
                          " more of this kind, the first of them here, are not listed",
                          more);
    }
    g_array_set_size(limit->counts, 0);
}
