/* `relance agenda`: what a person must do, from the ledger and the history as they are now. */
#include "ground/json_text.h"
#include "ground/text.h"
#include "report/report.h"
#include "run/commands.h"
#include "run/run_begin.h"

#define DAYS_AHEAD 7 /* what comes in the next week is shown unless --until says otherwise */

typedef enum { FORMAT_TEXT, FORMAT_CSV, FORMAT_ICAL } AgendaFormat;

static gboolean parse_format(const Options *options, AgendaFormat *format, GError **error)
{
    static const char *const names[] = {"text", "csv", "ical"};
    *format = FORMAT_TEXT;
    if (!options->format)
        return TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (g_str_equal(options->format, names[i])) {
            *format = (AgendaFormat)i;
            return TRUE;
        }
    return outcome_fail(error, OUTCOME_WRONG_USE, "--format %s: give text, csv or ical",
                        options->format);
}

static gboolean parse_until(const Options *options, Day *until, GError **error)
{
    *until = options->date + DAYS_AHEAD;
    if (!options->until)
        return TRUE;
    *until = day_parse_iso(options->until);
    if (*until == DAY_NONE)
        return outcome_fail(error, OUTCOME_WRONG_USE,
                            "--until %s: no such day; write it as 2026-11-21", options->until);
    return *until >= options->date ||
           outcome_fail(error, OUTCOME_WRONG_USE, "--until %s is before the agenda's day",
                        options->until);
}

static void append_json(GString *json, const GPtrArray *tasks)
{
    json_begin_array(json, "tasks");
    for (guint i = 0; i < tasks->len; i++) {
        const Task *task = g_ptr_array_index(tasks, i);
        char day[DAY_ISO_SIZE];
        json_begin_object(json, NULL);
        json_append_string(json, "day",
                           task->day == DAY_NONE ? NULL : day_print_iso(task->day, day));
        json_append_string(json, "kind", task_kind_name(task->kind));
        json_append_string(json, "rule", task->matter);
        json_append_string(json, "customer", task->customer);
        json_append_string(json, "invoices", task->invoices);
        if (task->n_invoices > 0) {
            g_autofree char *amount = money_to_plain(task->amount_minor, task->currency);
            json_append_string(json, "amount", amount);
            json_append_string(json, "currency", task->currency);
        }
        json_append_string(json, "document", task->document);
        json_append_string(json, "what", task->what);
        json_append_string(json, "advice", task->advice);
        json_append_string(json, "who", task->who);
        json_append_string(json, "phone", task->phone);
        json_append_string(json, "contact", task->contact);
        json_end_object(json);
    }
    json_end_array(json);
}

static void answer(const Run *run, const GPtrArray *tasks, AgendaFormat format, Day until)
{
    const Options *options = run->options;
    if (options->json) {
        json_begin_object(options->json_text, NULL);
        append_json(options->json_text, tasks);
        json_end_object(options->json_text);
        return;
    }
    g_autofree char *text = format == FORMAT_CSV ? tasks_print_csv(tasks)
                            : format == FORMAT_ICAL
                                ? report_print_calendar(tasks, run->date, options->now)
                                : report_print_agenda(tasks, run->date, until);
    run_answer(run, text);
}

Outcome command_agenda(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    AgendaFormat format;
    Day until;
    if (!parse_format(options, &format, error) || !parse_until(options, &until, error))
        return OUTCOME_WRONG_USE;
    if (!run_look(run, error)) {
        run_report_complaints(run);
        return outcome_of_error(*error);
    }
    AssignInput input = {run->ledger, run->scenarios, run->settings,
                         run->past,   run->date,      "agenda"};
    run->plan = assign_levels(&input, run->complaints);
    if (!run->plan) {
        run_report_complaints(run);
        return OUTCOME_INPUT_REFUSED;
    }
    g_autoptr(GPtrArray) tasks = assign_list_tasks(&input, run->plan, until, options->all);
    answer(run, tasks, format, until);
    return tasks->len ? OUTCOME_SOMETHING_HELD : OUTCOME_DONE;
}
