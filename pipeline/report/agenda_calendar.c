/* The agenda as a calendar: RFC 5545, one all-day VEVENT for each task that has a day. */
#include "report/report.h"

#include "ground/text.h"

#include <string.h>

#define LINE_OCTETS 75 /* RFC 5545 3.1: longer lines are folded */

/* A content line, folded between characters. */
static void append_line(GString *calendar, const char *name, const char *value)
{
    g_autofree char *line = g_strconcat(name, ":", value, NULL);
    gsize used = 0;
    for (const char *at = line; *at != '\0';) {
        const char *next = g_utf8_next_char(at);
        gsize size = (gsize)(next - at);
        if (used + size > LINE_OCTETS) {
            g_string_append(calendar, "\r\n ");
            used = 1;
        }
        g_string_append_len(calendar, at, (gssize)size);
        used += size;
        at = next;
    }
    g_string_append(calendar, "\r\n");
}

/* TEXT of RFC 5545 3.3.11: backslash, semicolon and comma escaped, line ends as \n. */
static void append_text(GString *calendar, const char *name, const char *text)
{
    g_autoptr(GString) value = g_string_new(NULL);
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '\\' || *at == ';' || *at == ',')
            g_string_append_c(value, '\\');
        if (*at == '\n')
            g_string_append(value, "\\n");
        else if ((guchar)*at >= ' ')
            g_string_append_c(value, *at);
    }
    append_line(calendar, name, value->str);
}

static char *print_basic(Day day)
{
    int year, month, day_of_month;
    day_split(day, &year, &month, &day_of_month);
    return g_strdup_printf("%04d%02d%02d", year, month, day_of_month);
}

/* The same for the same matter, whenever the agenda is printed. */
static char *make_uid(const Task *task)
{
    g_autofree char *matter = g_strjoin("\x1f", task->matter, text_or_empty(task->customer),
                                        text_or_empty(task->document),
                                        text_or_empty(task->invoices), task->currency, NULL);
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, matter, -1);
    return g_strdup_printf("%.32s@relance", digest);
}

static char *make_summary(const Task *task)
{
    GString *summary = g_string_new(task_kind_name(task->kind));
    summary->str[0] = g_ascii_toupper(summary->str[0]);
    if (task->customer != NULL)
        g_string_append_printf(summary, " %s", task->customer);
    if (task->customer != NULL && !text_is_blank(task->customer_name))
        g_string_append_printf(summary, " %s", task->customer_name);
    if (task->n_invoices > 0) {
        g_autofree char *amount = money_to_plain(task->amount_minor, task->currency);
        g_string_append_printf(summary, ", %s %s", amount, task->currency);
    }
    return g_string_free(summary, FALSE);
}

static char *make_description(const Task *task)
{
    GString *text = g_string_new(text_or_empty(task->what));
    if (!text_is_blank(task->advice))
        g_string_append_printf(text, "\n%s", task->advice);
    if (task->n_invoices > 0)
        g_string_append_printf(text, "\n%s", task->invoices);
    if (!text_is_blank(task->phone))
        g_string_append_printf(text, "\ntel. %s", task->phone);
    if (!text_is_blank(task->contact))
        g_string_append_printf(text, "\n%s", task->contact);
    if (!text_is_blank(task->who))
        g_string_append_printf(text, "\n%s", task->who);
    return g_string_free(text, FALSE);
}

/* What is late stands on today, where it is seen. */
static void append_event(GString *calendar, const Task *task, Day today, const char *stamp)
{
    Day shown = MAX(task->day, today);
    g_autofree char *uid = make_uid(task), *summary = make_summary(task);
    g_autofree char *first = print_basic(shown), *after = print_basic(shown + 1);
    g_autofree char *description = make_description(task);
    append_line(calendar, "BEGIN", "VEVENT");
    append_line(calendar, "UID", uid);
    append_line(calendar, "DTSTAMP", stamp);
    append_line(calendar, "DTSTART;VALUE=DATE", first);
    append_line(calendar, "DTEND;VALUE=DATE", after);
    append_text(calendar, "SUMMARY", summary);
    append_text(calendar, "DESCRIPTION", description);
    append_text(calendar, "CATEGORIES", task_kind_name(task->kind));
    append_line(calendar, "TRANSP", "TRANSPARENT");
    append_line(calendar, "END", "VEVENT");
}

char *report_print_calendar(const GPtrArray *tasks, Day today, gint64 at)
{
    GString *calendar = g_string_new(NULL);
    g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc(at);
    g_autofree char *stamp = g_date_time_format(moment, "%Y%m%dT%H%M%SZ");
    append_line(calendar, "BEGIN", "VCALENDAR");
    append_line(calendar, "VERSION", "2.0");
    append_line(calendar, "PRODID", "-//relance//agenda//EN");
    append_line(calendar, "CALSCALE", "GREGORIAN");
    for (guint i = 0; i < tasks->len; i++) {
        const Task *task = g_ptr_array_index(tasks, i);
        if (task->day != DAY_NONE)
            append_event(calendar, task, today, stamp);
    }
    append_line(calendar, "END", "VCALENDAR");
    return g_string_free(calendar, FALSE);
}
