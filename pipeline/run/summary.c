#include "run/summary.h"

#include <stdio.h>
#include <string.h>

#include "read/read.h"
#include "run/interrupt.h"

/* ---- for people ----------------------------------------------------------------------------
 */

static void say_recognised(const Run *run)
{
    g_autofree char *text = read_print_recognised(run->ledger);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++)
        run_say(run, "          %s", *line);
}

static void say_read(const Run *run)
{
    guint settled = 0, rejected = 0, merged = 0;
    for (guint i = 0; i < run->ledger->rejected->len; i++) {
        const RejectedLine *line = g_ptr_array_index(run->ledger->rejected, i);
        if (line->is_settled)
            settled++;
        else if (line->is_merged)
            merged++;
        else
            rejected++;
    }
    run_say(run, "read      %u open item%s, %u line%s settled, %u rejected",
            run->ledger->items->len, run->ledger->items->len == 1 ? "" : "s", settled,
            settled == 1 ? "" : "s", rejected);
    if (merged > 0)
        run_say(run, "          %u more line%s part of an item that begins on another line",
                merged, merged == 1 ? " is" : "s are");
    for (guint i = 0; i < run->ledger->totals->len; i++) {
        const ControlTotal *total = &g_array_index(run->ledger->totals, ControlTotal, i);
        g_autofree char *extract = money_to_plain(total->extract, total->currency);
        g_autofree char *open = money_to_plain(total->open, total->currency);
        g_autofree char *gone = money_to_plain(total->settled, total->currency);
        g_autofree char *left = money_to_plain(total->rejected, total->currency);
        run_say(run, "          %s: extract %s = open %s + settled %s + rejected %s",
                total->currency, extract, open, gone, left);
    }
    if (!run->options->show_mapping) {
        say_recognised(run);
        return;
    }
    g_autofree char *mapping = read_print_mapping(run->ledger);
    run_say(run, "%s", mapping);
}

static gboolean is_closed_day(const Run *run)
{
    for (guint i = 0; i < run->plan->rows->len; i++) {
        const PlanRow *row = g_ptr_array_index(run->plan->rows, i);
        if (g_strcmp0(row->rule, "closed-day") == 0)
            return TRUE;
    }
    return FALSE;
}

static void say_assign(const Run *run)
{
    guint n[DECISION_COUNT] = {0};
    for (guint i = 0; i < run->plan->rows->len; i++)
        n[((const PlanRow *)g_ptr_array_index(run->plan->rows, i))->decision]++;
    g_autoptr(GString) line = g_string_new("assign   ");
    if (run->plan->rows->len == 0)
        g_string_append(line, " nothing is open");
    for (int d = 0; d < DECISION_COUNT; d++)
        if (n[d])
            g_string_append_printf(line, " %u %s", n[d], decision_name((Decision)d));
    run_say(run, "%s", line->str);
    char day[DAY_ISO_SIZE];
    if (is_closed_day(run))
        run_say(run, "          %s is no working day: nothing leaves today (calendar: roll)",
                day_print_iso(run->date, day));
}

static void say_render(const Run *run)
{
    int pages = 0;
    for (guint i = 0; i < run->files->len; i++)
        pages += ((const RenderedFile *)g_ptr_array_index(run->files, i))->pages;
    run_say(run, "render    %u document%s, %d page%s", run->files->len,
            run->files->len == 1 ? "" : "s", pages, pages == 1 ? "" : "s");
}

/* "email accepted 25; letter handed-over 6; registered waiting 1" */
static void say_dispatch(const Run *run)
{
    g_autoptr(GString) line = g_string_new("dispatch ");
    for (int channel = 0; channel < CHANNEL_COUNT; channel++)
        for (int status = DELIVERY_PLANNED; status <= DELIVERY_WITHDRAWN; status++) {
            guint n = 0;
            for (guint i = 0; i < run->deliveries->len; i++) {
                const Delivery *delivery = g_ptr_array_index(run->deliveries, i);
                if ((int)delivery->channel == channel && (int)delivery->status == status)
                    n++;
            }
            if (n)
                g_string_append_printf(line, " %u %s %s,", n, channel_name((Channel)channel),
                                       delivery_status_name((DeliveryStatus)status));
        }
    if (line->str[line->len - 1] == ',')
        g_string_truncate(line, line->len - 1);
    else
        g_string_append(line, " nothing to send");
    run_say(run, "%s", line->str);
}

static guint count_status(const Run *run, DeliveryStatus status)
{
    guint n = 0;
    for (guint i = 0; i < run->deliveries->len; i++)
        n += ((const Delivery *)g_ptr_array_index(run->deliveries, i))->status == status;
    return n;
}

static void say_what_next(const Run *run, StageName last)
{
    if (run->state->is_proposal && last == STAGE_RENDER)
        run_say(run,
                "Nothing was sent. Fill in %s/2-assign/review.csv, then relance review %s "
                "review.csv --by NAME, then relance dispatch %s.",
                run->folder, run->id, run->id);
    else if (last < STAGE_DISPATCH)
        run_say(run, "Next: relance %s %s", stage_name((StageName)(last + 1)), run->id);
    if (interrupt_was_asked() && last == STAGE_DISPATCH && !run->state->is_done[STAGE_DISPATCH])
        run_say(run,
                "Stopped as asked: %u document%s not left yet. relance dispatch %s goes on, "
                "relance undo %s takes them back.",
                count_status(run, DELIVERY_PLANNED),
                count_status(run, DELIVERY_PLANNED) == 1 ? " has" : "s have", run->id, run->id);
    guint waiting = count_status(run, DELIVERY_WAITING);
    if (waiting && !run->state->is_rehearsal)
        run_say(run, "%u document%s for approval: relance approve %s [DOCUMENT...] --by NAME",
                waiting, waiting == 1 ? " waits" : "s wait", run->id);
    if (run->state->is_done[STAGE_DISPATCH])
        run_say(run, "Open %s/report.html", run->folder);
}

/* ---- for programs --------------------------------------------------------------------------
 */

static void print_json(const Run *run)
{
    g_autoptr(GString) json = g_string_new(NULL);
    json_begin_object(json, NULL);
    json_append_string(json, "run", run->id);
    json_append_string(json, "folder", run->folder);
    json_append_number(json, "outcome", run_outcome(run));
    json_append_boolean(json, "continued", run->is_continued);
    json_append_number(json, "items", run->ledger->items->len);
    json_append_number(json, "documents", run->files->len);
    if (*run->state->figures)
        g_string_append_printf(json, ",%s", run->state->figures);
    json_begin_array(json, "deliveries");
    for (guint i = 0; i < run->deliveries->len; i++) {
        const Delivery *delivery = g_ptr_array_index(run->deliveries, i);
        json_begin_object(json, NULL);
        json_append_string(json, "document", delivery->document);
        json_append_string(json, "channel", channel_name(delivery->channel));
        json_append_string(json, "status", delivery_status_name(delivery->status));
        json_end_object(json);
    }
    json_end_array(json);
    json_begin_object(json, "complaints");
    for (int level = COMPLAINT_NOTE; level <= COMPLAINT_REFUSED; level++)
        json_append_number(json, complaint_level_name((ComplaintLevel)level),
                           complaints_count(run->complaints, (ComplaintLevel)level));
    json_end_object(json);
    json_end_object(json);
    g_string_assign(run->options->json_text, json->str);
}

/* Commands without an object of their own: how it ended, and the lines for people. */
static void append_said(GString *json, const Options *options, Outcome outcome,
                        const GError *error)
{
    json_begin_object(json, NULL);
    json_append_number(json, "outcome", (gint64)outcome);
    json_append_string(json, "error", error ? error->message : NULL);
    json_begin_array(json, "lines");
    for (guint i = 0; i < options->said->len; i++)
        json_append_string(json, NULL, g_ptr_array_index(options->said, i));
    json_end_array(json);
    json_end_object(json);
}

void summary_print_json(const Options *options, Outcome outcome, const GError *error)
{
    if (!options->json)
        return;
    if (options->json_text->len == 0)
        append_said(options->json_text, options, outcome, error);
    g_autofree char *text = json_to_indented(options->json_text->str);
    fputs(text, stdout);
}

void summary_print(const Run *run, StageName first, StageName last)
{
    static void (*const say[STAGE_COUNT])(const Run *run) = {say_read, say_assign, say_render,
                                                             say_dispatch};
    if (run->options->json) {
        print_json(run);
        return;
    }
    char as_of[DAY_ISO_SIZE];
    run_say(run, "run %s%s, ledger as of %s", run->id,
            run->state->is_rehearsal ? " (rehearsal: nothing leaves, nothing is remembered)"
                                     : "",
            day_print_iso(run->ledger->as_of, as_of));
    for (int stage = (int)first; stage <= (int)last; stage++)
        say[stage](run);
    say_what_next(run, last);
}
