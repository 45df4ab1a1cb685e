/* The agenda as people read it in a terminal. */
#include "report/report.h"

#include "ground/text.h"

#define LINE_WIDTH 92
#define INDENT 14

/* Words of a sentence in lines of LINE_WIDTH, each begun with INDENT blanks. */
static void append_wrapped(GString *text, const char *sentence)
{
    g_auto(GStrv) words = g_strsplit(sentence, " ", -1);
    glong at = LINE_WIDTH;
    for (char **word = words; *word != NULL; word++) {
        glong width = g_utf8_strlen(*word, -1);
        if (at + 1 + width > LINE_WIDTH) {
            g_string_append_printf(text, "%s%*s", word == words ? "" : "\n", INDENT, "");
            at = INDENT;
        } else {
            g_string_append_c(text, ' ');
            at++;
        }
        g_string_append(text, *word);
        at += width;
    }
    g_string_append_c(text, '\n');
}

static void append_head(GString *text, const Task *task)
{
    char day[DAY_ISO_SIZE];
    g_string_append_printf(text, "  %-10s  %s",
                           task->day == DAY_NONE ? "no day" : day_print_iso(task->day, day),
                           task_kind_name(task->kind));
    if (task->customer != NULL)
        g_string_append_printf(text, "  %s%s%s", task->customer,
                               task->customer_name != NULL ? " " : "",
                               text_or_empty(task->customer_name));
    if (task->n_invoices > 0) {
        g_autofree char *amount = money_to_plain(task->amount_minor, task->currency);
        g_string_append_printf(text, "  %s %s", amount, task->currency);
    }
    if (!text_is_blank(task->phone))
        g_string_append_printf(text, "  tel. %s", task->phone);
    if (!text_is_blank(task->contact))
        g_string_append_printf(text, "  %s", task->contact);
    g_string_append_c(text, '\n');
}

static void append_task(GString *text, const Task *task)
{
    append_head(text, task);
    if (task->n_invoices > 0) {
        g_autofree char *invoices = g_strdup_printf(
            "%s %s", task->n_invoices == 1 ? "Invoice" : "Invoices", task->invoices);
        append_wrapped(text, invoices);
    }
    g_autofree char *what = g_strdup_printf("%s [%s]", text_or_empty(task->what), task->matter);
    append_wrapped(text, what);
    if (!text_is_blank(task->advice))
        append_wrapped(text, task->advice);
}

static guint append_section(GString *text, const GPtrArray *tasks, guint from, Day last,
                            gboolean without_day, const char *title)
{
    guint to = from;
    while (to < tasks->len) {
        const Task *task = g_ptr_array_index(tasks, to);
        if ((task->day == DAY_NONE) != without_day || (!without_day && task->day > last))
            break;
        to++;
    }
    if (to > from)
        g_string_append_printf(text, "\n%s (%u)\n", title, to - from);
    for (guint i = from; i < to; i++)
        append_task(text, g_ptr_array_index(tasks, i));
    return to;
}

char *report_print_agenda(const GPtrArray *tasks, Day today, Day until)
{
    GString *text = g_string_new(NULL);
    char first[DAY_ISO_SIZE], last[DAY_ISO_SIZE];
    g_string_append_printf(text, "Agenda of %s, up to %s: %s\n", day_print_iso(today, first),
                           day_print_iso(until, last),
                           tasks->len == 0 ? "nothing waits for a person." : "");
    if (tasks->len > 0) {
        g_string_truncate(text, text->len - 1);
        g_string_append_printf(text, "%u task%s.\n", tasks->len, tasks->len == 1 ? "" : "s");
    }
    guint at = append_section(text, tasks, 0, today - 1, FALSE, "Late");
    at = append_section(text, tasks, at, today, FALSE, "Today");
    at = append_section(text, tasks, at, G_MAXINT32, FALSE, "To come");
    append_section(text, tasks, at, G_MAXINT32, TRUE, "Without a day");
    return g_string_free(text, FALSE);
}
