/* What happened with a customer, appended to the history: record, resolve. */
#include <string.h>

#include "ground/files.h"
#include "ground/text.h"
#include "run/commands.h"
#include "run/event_check.h"
#include "run/import_command.h"
#include "run/known_ledger.h"
#include "run/run.h"
#include "run/run_begin.h"

static gboolean take_currency(const Options *options, Event *event, GError **error)
{
    if (!options->currency)
        return TRUE;
    g_strlcpy(event->currency, options->currency, sizeof event->currency);
    return currency_is_known(options->currency) ||
           outcome_fail(error, OUTCOME_WRONG_USE, "--currency %s: no currency of ISO 4217",
                        options->currency);
}

/* An amount without a currency is meant in the ledger's, as in the file of events. */
static gboolean parse_amount(const Run *run, Event *event, GError **error)
{
    const char *text = run->options->amount, *ledger = run->settings->ledger.currency;
    const char *currency = *event->currency ? event->currency : *ledger ? ledger : "EUR";
    event->amount_minor = -1;
    if (!text ||
        (money_parse_plain(text, currency, &event->amount_minor) && event->amount_minor >= 0))
        return TRUE;
    g_autoptr(GString) example = g_string_new(NULL);
    money_append_plain(example, 123450, currency);
    return outcome_fail(error, OUTCOME_WRONG_USE,
                        "--amount %s is no amount of %s: write it like %s, or name another "
                        "currency with --currency",
                        text, currency, example->str);
}

static gboolean parse_until(const Options *options, Event *event, GError **error)
{
    event->until = day_parse_iso(options->until);
    return !options->until || event->until != DAY_NONE ||
           outcome_fail(error, OUTCOME_WRONG_USE,
                        "--until %s: no such day; write it as 2026-11-21", options->until);
}

/* An end before the beginning is a slip in one of the two days. */
static gboolean check_until(const Event *event, GError **error)
{
    char until[DAY_ISO_SIZE], date[DAY_ISO_SIZE];
    if (event->until == DAY_NONE || event->until >= event->date ||
        event->kind == EVENT_INSTALMENT)
        return TRUE;
    return outcome_fail(error, OUTCOME_WRONG_USE,
                        "--until %s lies before the %s's own date %s (--date)",
                        day_print_iso(event->until, until), event_kind_name(event->kind),
                        day_print_iso(event->date, date));
}

/* A word that nobody knows would end a dispute that nobody decided. */
static gboolean check_outcome(Event *event, GError **error)
{
    const char *help = read_outcome_help(event->kind);
    if (text_is_blank(event->outcome) || !help)
        return TRUE;
    const char *known = read_outcome_word(event->kind, event->outcome);
    if (!known)
        return outcome_fail(error, OUTCOME_WRONG_USE, "--outcome %s: a %s ends as %s",
                            event->outcome, event_kind_name(event->kind), help);
    event->outcome = known;
    return TRUE;
}

/*
 * A promise without its date, a dispute without its
 * invoice would hold nothing or everything.
 */
static gboolean check_event(Event *event, GError **error)
{
    if (text_is_blank(event->customer))
        return outcome_fail(error, OUTCOME_WRONG_USE, "whose? --customer ID");
    if (event->kind == EVENT_PROMISE && event->until == DAY_NONE)
        return outcome_fail(error, OUTCOME_WRONG_USE,
                            "a promise has a date: --until YYYY-MM-DD");
    if ((event->kind == EVENT_HOLD || event->kind == EVENT_DISPUTE ||
         event->kind == EVENT_OVERRIDE) &&
        text_is_blank(event->reason))
        return outcome_fail(error, OUTCOME_WRONG_USE, "%s %s has a reason: --reason TEXT",
                            event->kind == EVENT_OVERRIDE ? "an" : "a",
                            event_kind_name(event->kind));
    if (event->kind == EVENT_RESOLVE && text_is_blank(event->outcome))
        return outcome_fail(
            error, OUTCOME_WRONG_USE,
            "a resolve says how it ended: --outcome justified or rejected for a "
            "dispute, kept or broken for a promise");
    return check_until(event, error) && check_outcome(event, error);
}

static gboolean fill_event(const Options *options, Event *event, GError **error)
{
    const char *name = options->arguments[0];
    if (!event_kind_parse(name, &event->kind))
        return outcome_fail(
            error, OUTCOME_WRONG_USE,
            "there is no event \"%s\": promise, dispute, resolve, confirmed, plan, "
            "instalment, hold, release, legal, insolvency, returned, waive, call, "
            "note, bounce, receipt, scenario, override",
            name);
    event->date = options->date;
    event->customer = options->customer;
    event->invoice = options->invoice;
    event->reason = options->reason;
    event->service = options->service;
    event->author = options->author ? options->author : options->login;
    event->outcome = options->outcome_text;
    event->note = options->note;
    event->source = "history";
    return take_currency(options, event, error) && parse_until(options, event, error) &&
           check_event(event, error);
}

/*
 * --signed FILE: the plan counts as signed, and the note keeps name and SHA-256 of what was signed,
 * so that the paper itself can be told from another one.
 */
static gboolean sign(const Options *options, Event *event, char **note, GError **error)
{
    if (!options->signed_file)
        return TRUE;
    if (event->kind != EVENT_PLAN)
        return outcome_fail(error, OUTCOME_WRONG_USE,
                            "--signed: only a plan is signed, not a %s",
                            event_kind_name(event->kind));
    if (!text_is_blank(event->outcome) && !g_str_equal(event->outcome, "signed"))
        return outcome_fail(error, OUTCOME_WRONG_USE,
                            "--signed and --outcome %s contradict each other", event->outcome);
    g_autofree char *sha256 = file_sha256(options->signed_file, error);
    if (!sha256)
        return FALSE;
    g_autofree char *name = g_path_get_basename(options->signed_file);
    *note = g_strdup_printf("%s%ssigned: %s, SHA-256 %s", text_or_empty(event->note),
                            text_is_blank(event->note) ? "" : "; ", name, sha256);
    event->note = *note;
    event->outcome = "signed";
    return TRUE;
}

Outcome command_record(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    Event event = {0};
    g_autoptr(GPtrArray) events = g_ptr_array_new();
    g_ptr_array_add(events, &event);
    g_autofree char *note = NULL;
    gboolean recorded =
        fill_event(options, &event, error) && sign(options, &event, &note, error) &&
        run_load_settings(run, error) && parse_amount(run, &event, error) &&
        records_open(run, error) && event_check_recorded(run, &event, error) &&
        history_add_events(run->db, events, options->login, options->now, error);
    if (recorded)
        known_ledger_check_events(run, events);
    run_report_complaints(run);
    if (!recorded)
        return outcome_of_error(*error);
    char day[DAY_ISO_SIZE];
    run_say(run, "recorded: %s of %s%s%s, %s", event_kind_name(event.kind), event.customer,
            event.invoice ? ", invoice " : "", text_or_empty(event.invoice),
            day_print_iso(event.date, day));
    return OUTCOME_DONE;
}

/*
 * ---- relance resolve DOCUMENT sent|again
 * ----------------------------------------------------
 */

/* "2026-11-21-1-0007" belongs to run "2026-11-21-1". */
static char *run_of_document(const char *document)
{
    const char *dash = strrchr(document, '-');
    return dash ? g_strndup(document, (gsize)(dash - document)) : NULL;
}

static Delivery *find_unknown(const GPtrArray *deliveries, const char *document)
{
    for (guint i = 0; i < deliveries->len; i++) {
        Delivery *delivery = g_ptr_array_index(deliveries, i);
        if (g_str_equal(delivery->document, document) &&
            (delivery->status == DELIVERY_UNKNOWN || delivery->status == DELIVERY_ANNOUNCED))
            return delivery;
    }
    return NULL;
}

static gboolean decide_unknown(Run *run, Delivery *delivery, GError **error)
{
    const Options *options = run->options;
    gboolean was_sent = g_str_equal(options->arguments[1], "sent");
    delivery->status = was_sent ? DELIVERY_ACCEPTED : DELIVERY_DEFERRED;
    g_free(delivery->detail);
    delivery->detail =
        g_strdup_printf("decided by %s: %s%s%s", options->by, options->arguments[1],
                        options->remark ? ", " : "", text_or_empty(options->remark));
    delivery->at = options->now;
    g_autoptr(GPtrArray) one = g_ptr_array_new();
    g_ptr_array_add(one, delivery);
    g_autoptr(GString) members = g_string_new(NULL);
    json_append_string(members, "document", delivery->document);
    json_append_string(members, "channel", channel_name(delivery->channel));
    json_append_string(members, "status", delivery_status_name(delivery->status));
    json_append_string(members, "decision", options->arguments[1]);
    json_append_string(members, "by", options->by);
    json_append_string(members, "login", options->login);
    json_append_string(members, "remark", text_or_empty(options->remark));
    return journal_append(run->journal, "resolved", options->now, members->str, error) &&
           journal_sync(run->journal, error) &&
           history_add_states(run->db, run->id, one, error);
}

static gboolean check_resolve(const Options *options, GError **error)
{
    const char *word = options->arguments[1];
    if (!g_str_equal(word, "sent") && !g_str_equal(word, "again"))
        return outcome_fail(error, OUTCOME_WRONG_USE, "%s: say sent or again", word);
    return !text_is_blank(options->by) ||
           outcome_fail(error, OUTCOME_WRONG_USE, "say who decides: --by NAME");
}

Outcome command_resolve(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    const char *document = options->arguments[0];
    g_autofree char *id = run_of_document(document);
    if (!check_resolve(options, error) || !run_reopen(run, id ? id : document, error))
        return outcome_of_error(*error);
    g_autoptr(GPtrArray) deliveries = history_fetch_deliveries(run->db, run->id, error);
    Delivery *delivery = deliveries ? find_unknown(deliveries, document) : NULL;
    if (deliveries && !delivery)
        outcome_fail(error, OUTCOME_WRONG_USE,
                     "%s has no delivery whose answer is unknown; relance status %s lists them",
                     document, run->id);
    if (!delivery || !decide_unknown(run, delivery, error) ||
        !run_perform(run, STAGE_RENDER, error) || !run_show_deliveries(run, error) ||
        !run_seal(run, error))
        return outcome_of_error(*error);
    run_say(run, "%s: %s.%s", document,
            delivery->status == DELIVERY_ACCEPTED ? "counts as sent" : "will be sent again",
            delivery->status == DELIVERY_ACCEPTED ? "" : " relance dispatch sends it.");
    return OUTCOME_DONE;
}
