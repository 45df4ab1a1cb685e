/* Commands that look and change nothing: check, explain, status, history. */
#include <stdio.h>
#include <string.h>

#include "dispatch/dispatch.h"
#include "ground/text.h"
#include "run/calibration_command.h"
#include "report/report.h"
#include "run/commands.h"
#include "run/registered_numbers.h"
#include "run/run_begin.h"
#include "run/run_folder.h"
#include "run/secret.h"

/*
 * ---- relance check --------------------------------------
 * -----------------------------------
 */

static void say_rates_reach(const Run *run)
{
    if (!run->rates || run->rates->rows->len == 0)
        return;
    const RateRow *newest = g_ptr_array_index(run->rates->rows, run->rates->rows->len - 1);
    char day[DAY_ISO_SIZE], until[DAY_ISO_SIZE];
    Day last = day_add_months(newest->from, 6) - 1;
    day_print_iso(last, until);
    if (last < run->date)
        complaint_add(
            run->complaints, COMPLAINT_WARNING, "rates-end", (Place){0},
            "the table of late-payment rates ends on %s, before %s; add the half-year to "
            "rates.csv (documents that charge interest are held)",
            until, day_print_iso(run->date, day));
    else
        run_say(run, "rates     known until %s", until);
}

/* FALSE: it does not answer now, which is no fault of the settings. */
static gboolean check_server(Run *run)
{
    if (run->settings->mail.transport != TRANSPORT_SMTP)
        return TRUE;
    guint before = complaints_count(run->complaints, COMPLAINT_WARNING);
    char *password = NULL;
    g_autoptr(GError) trouble = NULL;
    if (!secret_read(&run->settings->mail, &password, &trouble))
        complaint_add(run->complaints, COMPLAINT_REFUSED, "password-missing", (Place){0}, "%s",
                      trouble->message);
    else
        dispatch_check_server(run->settings, password, run->complaints);
    secret_free(password);
    return complaints_count(run->complaints, COMPLAINT_WARNING) == before;
}

static gboolean print_asked(const Run *run)
{
    const Options *options = run->options;
    if (options->hashtags) {
        g_autofree char *text = compose_print_hashtags();
        run_answer(run, text);
    } else if (options->ladder) {
        int year;
        day_split(run->date, &year, NULL, NULL);
        g_autofree char *text = assign_print_ladder(run->scenarios, run->settings, year);
        run_answer(run, text);
    } else
        return FALSE;
    return TRUE;
}

/* An empty ledger and past: templates are checked as text, never with values. */
static gboolean check_letters(Run *run, GError **error)
{
    run->ledger = ledger_new();
    run->past = past_new();
    return run_prepare_letters(run, error);
}

Outcome command_check(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    if (options->hashtags && print_asked(run))
        return OUTCOME_DONE;
    if (options->layout && !options->calibration) {
        outcome_fail(error, OUTCOME_WRONG_USE, "--layout belongs to check --calibration");
        return OUTCOME_WRONG_USE;
    }
    if (!run_load_settings(run, error) ||
        (options->calibration ? !run_find_share(run, error) : !run_load_rules(run, error))) {
        run_report_complaints(run);
        return outcome_of_error(*error);
    }
    if (options->calibration)
        return calibration_write(run, error);
    if (print_asked(run))
        return OUTCOME_DONE;
    gboolean usable = check_letters(run, error), is_reached = TRUE;
    if (usable) {
        say_rates_reach(run);
        registered_numbers_check(run);
        is_reached = check_server(run);
    }
    run_report_complaints(run);
    if (!usable)
        return outcome_of_error(*error);
    guint refused = complaints_count(run->complaints, COMPLAINT_REFUSED);
    run_say(run,
            refused ? "%s: a run would be refused"
                    : "%s, scenarios, templates, fonts and "
                      "rates are in order",
            run->settings->file);
    return refused ? OUTCOME_SETTINGS_REFUSED : is_reached ? OUTCOME_DONE : OUTCOME_TRY_LATER;
}

/*
 * ---- relance explain ------------------------------------
 * -----------------------------------
 */

/* The nearest number among open items, for a slip of the pen; NULL: none is near. Lent. */
static const char *find_near(const Run *run, const char *wanted, gboolean is_customer)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (guint i = 0; i < run->ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(run->ledger->items, i);
        const char *name = is_customer ? item->customer : item->invoice;
        if (!text_is_blank(name))
            g_ptr_array_add(names, (gpointer)name);
    }
    g_ptr_array_add(names, NULL);
    return text_find_nearest(wanted, (const char *const *)names->pdata);
}

static void fail_to_explain(const Run *run, GError **error)
{
    const Options *options = run->options;
    const char *invoice = options->arguments[0];
    const char *wanted = invoice ? invoice : options->customer;
    const char *near = find_near(run, wanted, !invoice);
    outcome_fail(
        error, OUTCOME_WRONG_USE,
        "nothing is known of %s %s%s%s: the ledger has no line of it, and it was never "
        "reminded%s%s",
        invoice ? "invoice" : "customer", wanted,
        invoice && options->customer ? " of customer " : "",
        invoice && options->customer ? options->customer : "", near ? "; nearest known: " : "",
        near ? near : "");
}

static char *explain(const Run *run, const AssignInput *input, GError **error)
{
    const Options *options = run->options;
    const char *invoice = options->arguments[0];
    char *text = options->customer && invoice
                     ? assign_explain_item(input, run->plan, options->customer, invoice)
                 : options->customer
                     ? assign_explain_customer(input, run->plan, options->customer)
                     : assign_explain_invoice(input, run->plan, invoice);
    if (!text)
        fail_to_explain(run, error);
    return text;
}

Outcome command_explain(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    if (!options->customer && options->n_arguments == 0) {
        outcome_fail(error, OUTCOME_WRONG_USE,
                     "name an invoice (relance explain 2026-0417) or --customer ID");
        return OUTCOME_WRONG_USE;
    }
    if (!run_look(run, error)) {
        run_report_complaints(run);
        return outcome_of_error(*error);
    }
    AssignInput input = {run->ledger, run->scenarios, run->settings,
                         run->past,   run->date,      "draft"};
    run->plan = assign_levels(&input, run->complaints);
    if (!run->plan) {
        run_report_complaints(run);
        return OUTCOME_INPUT_REFUSED;
    }
    g_autofree char *text = explain(run, &input, error);
    if (!text)
        return OUTCOME_WRONG_USE;
    run_answer(run, text);
    return OUTCOME_DONE;
}

/*
 * ---- relance status, relance history
 * --------------------------------------------------------
 */

static void say_deliveries(const Run *run, const GPtrArray *deliveries)
{
    for (guint i = 0; i < deliveries->len; i++) {
        const Delivery *delivery = g_ptr_array_index(deliveries, i);
        if (delivery->status == DELIVERY_ACCEPTED || delivery->status == DELIVERY_HANDED_OVER)
            continue;
        run_say(run, "  %s  %-10s %-12s %s  %s", delivery->document,
                channel_name(delivery->channel), delivery_status_name(delivery->status),
                delivery->recipient, delivery->detail);
    }
}

Outcome command_status(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    if (!run_load_settings(run, error)) {
        run_report_complaints(run);
        return outcome_of_error(*error);
    }
    run_take_out_of(run, options->arguments[0]);
    run->folder = run_folder_find(run->settings->out, options->arguments[0], error);
    run->state = run->folder ? run_state_read(run->folder, error) : NULL;
    if (!run->state)
        return outcome_of_error(*error);
    run_say(run, "run %s: %s", run->state->id,
            run_state_is_finished(run->state) ? "finished" : "not finished");
    for (int i = 0; i < STAGE_COUNT; i++)
        run_say(run, "  %-9s %s", stage_name((StageName)i),
                run->state->is_done[i] ? "done" : "pending");
    g_autoptr(HistoryDb) db = history_open_to_read(run->settings->history, error);
    g_autoptr(GPtrArray) deliveries =
        db ? history_fetch_deliveries(db, run->state->id, error) : NULL;
    if (!deliveries)
        return outcome_of_error(*error);
    run_say(run, "%u deliveries; not yet there, or in need of a person:", deliveries->len);
    say_deliveries(run, deliveries);
    if (!run_state_is_finished(run->state))
        run_say(run, "relance dispatch %s goes on with it", run->state->id);
    return OUTCOME_DONE;
}

Outcome command_history(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    if (!run_load_settings(run, error)) {
        run_report_complaints(run);
        return outcome_of_error(*error);
    }
    g_autoptr(HistoryDb) db = history_open_to_read(run->settings->history, error);
    g_autofree char *text =
        db ? history_print(db, options->arguments[0], options->json || options->html, error)
           : NULL;
    if (!text)
        return outcome_of_error(*error);
    if (options->html && !options->json) {
        g_autofree char *page = report_print_history(text, run->settings->out);
        run_answer(run, page);
        return OUTCOME_DONE;
    }
    if (options->json)
        g_string_assign(options->json_text, text);
    else
        run_answer(run, text);
    return OUTCOME_DONE;
}
