/*
 * relance retract RUN [DOCUMENT...]: takes back what has left by mistake. The levels of its items
 * return by an appended record; what was sent stays in the history, with the reason.
 */
#include "ground/text.h"
#include "run/commands.h"
#include "run/delivery_line.h"
#include "run/run.h"
#include "run/run_begin.h"

static gboolean check_use(const Options *options, GError **error)
{
    if (text_is_blank(options->by))
        return outcome_fail(error, OUTCOME_WRONG_USE, "say who takes it back: --by NAME");
    return !text_is_blank(options->reason) ||
           outcome_fail(error, OUTCOME_WRONG_USE, "say why: --reason TEXT");
}

static const Delivery *find_delivery(const GPtrArray *deliveries, const char *document)
{
    for (guint i = 0; i < deliveries->len; i++) {
        const Delivery *delivery = g_ptr_array_index(deliveries, i);
        if (g_str_equal(delivery->document, document))
            return delivery;
    }
    return NULL;
}

static gboolean has_left(const Delivery *delivery)
{
    return delivery->status == DELIVERY_ACCEPTED || delivery->status == DELIVERY_HANDED_OVER ||
           delivery->status == DELIVERY_UNKNOWN || delivery->status == DELIVERY_BOUNCED;
}

/* TRUE if it was taken back by an earlier call. */
static gboolean is_retracted(const Past *past, const char *document)
{
    for (guint i = 0; i < past->reminders->len; i++) {
        const PastReminder *reminder = g_ptr_array_index(past->reminders, i);
        if (reminder->is_retracted && text_equals(reminder->document, document))
            return TRUE;
    }
    return FALSE;
}

static gboolean take_back(Run *run, const Delivery *delivery, GError **error)
{
    const Options *options = run->options;
    g_autoptr(GString) members = g_string_new(NULL);
    json_append_string(members, "document", delivery->document);
    json_append_string(members, "channel", channel_name(delivery->channel));
    delivery_line_append_digest(members, "recipient", delivery->recipient);
    json_append_string(members, "status", delivery_status_name(delivery->status));
    json_append_string(members, "reason", options->reason);
    json_append_string(members, "by", options->by);
    json_append_string(members, "login", options->login);
    return journal_append(run->journal, "retracted", options->now, members->str, error) &&
           journal_sync(run->journal, error) &&
           history_add_retraction(run->db, run->id, delivery->document, options->by,
                                  options->login, options->reason, options->now, error);
}

/* The deliveries named, or all that have left; NULL and *error if one of them cannot be taken back. */
static GPtrArray *choose(const Run *run, const GPtrArray *deliveries, const Past *past,
                         GError **error)
{
    const Options *options = run->options;
    g_autoptr(GPtrArray) chosen = g_ptr_array_new();
    for (guint i = 1; i < options->n_arguments; i++) {
        const char *document = options->arguments[i];
        const Delivery *delivery = find_delivery(deliveries, document);
        if (!delivery || !has_left(delivery)) {
            outcome_fail(error, OUTCOME_WRONG_USE,
                         "%s: %s; nothing was taken back. relance status %s lists the run's "
                         "documents, relance undo takes back what has not left",
                         document, delivery ? "has not left" : "is no document of this run",
                         run->id);
            return NULL;
        }
        if (!is_retracted(past, document))
            g_ptr_array_add(chosen, (gpointer)delivery);
    }
    for (guint i = 0; options->n_arguments == 1 && i < deliveries->len; i++) {
        Delivery *delivery = g_ptr_array_index(deliveries, i);
        if (has_left(delivery) && !is_retracted(past, delivery->document))
            g_ptr_array_add(chosen, delivery);
    }
    return g_steal_pointer(&chosen);
}

static gboolean retract(Run *run, GError **error)
{
    if (!run->db)
        return outcome_fail(error, OUTCOME_WRONG_USE,
                            "%s is a rehearsal; nothing of it ever leaves", run->id);
    g_autoptr(GPtrArray) deliveries = history_fetch_deliveries(run->db, run->id, error);
    g_autoptr(Past) past = deliveries ? history_fetch_past(run->db, -1, NULL, error) : NULL;
    g_autoptr(GPtrArray) chosen = past ? choose(run, deliveries, past, error) : NULL;
    if (!chosen)
        return FALSE;
    for (guint i = 0; i < chosen->len; i++) {
        const Delivery *delivery = g_ptr_array_index(chosen, i);
        if (!take_back(run, delivery, error))
            return FALSE;
        run_say(run, "%s to %s is taken back", delivery->document, delivery->recipient);
    }
    if (chosen->len > 0 && (!run_perform(run, STAGE_RENDER, error) ||
                            !run_show_deliveries(run, error) || !run_seal(run, error)))
        return FALSE;
    run_say(
        run,
        chosen->len > 0
            ? "%u documents of run %s taken back: their items stand where they stood before."
            : "%u documents: what was named of run %s is taken back already.",
        chosen->len, run->id);
    return TRUE;
}

Outcome command_retract(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    if (!check_use(options, error) || !run_reopen(run, options->arguments[0], error) ||
        !retract(run, error))
        return outcome_of_error(*error);
    return OUTCOME_DONE;
}
