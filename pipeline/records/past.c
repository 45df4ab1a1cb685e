#include "records/past.h"

static void past_reminder_free(PastReminder *reminder)
{
    if (reminder == NULL)
        return;
    g_free(reminder->customer);
    g_free(reminder->invoice);
    g_free(reminder->scenario);
    g_free(reminder->document);
    g_free(reminder->run);
    g_free(reminder->phone);
    g_free(reminder->template_name);
    g_free(reminder);
}

PastProof *past_proof_new(const char *document)
{
    PastProof *proof = g_new0(PastProof, 1);
    proof->document = g_strdup(document);
    return proof;
}

void past_proof_free(PastProof *proof)
{
    if (proof == NULL)
        return;
    g_free(proof->document);
    g_free(proof->number);
    g_free(proof->by);
    g_free(proof->file);
    g_free(proof->sha256);
    g_free(proof->source);
    g_free(proof);
}

static void free_absence(gpointer data)
{
    PastAbsence *absence = data;
    g_free(absence->customer);
    g_free(absence->invoice);
    g_free(absence);
}

static void free_reminder(gpointer reminder)
{
    past_reminder_free(reminder);
}

static void free_index(gpointer list)
{
    g_ptr_array_unref(list);
}

Past *past_new(void)
{
    Past *past = g_new0(Past, 1);
    past->reminders = g_ptr_array_new_with_free_func(free_reminder);
    past->by_invoice = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_index);
    past->by_customer = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_index);
    past->proofs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_index);
    past->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    past->absences = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_absence);
    past->events = g_ptr_array_new_with_free_func(g_free);
    past->strings = g_string_chunk_new(4096);
    past->refused_addresses = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    past->customer_scenario = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return past;
}

void past_free(Past *past)
{
    if (past == NULL)
        return;
    g_hash_table_unref(past->by_invoice);
    g_hash_table_unref(past->by_customer);
    g_ptr_array_unref(past->reminders);
    g_hash_table_unref(past->proofs);
    g_hash_table_unref(past->numbers);
    g_hash_table_unref(past->absences);
    g_ptr_array_unref(past->events);
    g_string_chunk_free(past->strings);
    g_hash_table_unref(past->refused_addresses);
    g_hash_table_unref(past->customer_scenario);
    g_free(past);
}

PastReminder *past_reminder_new(void)
{
    PastReminder *reminder = g_new0(PastReminder, 1);
    reminder->channel = CHANNEL_NONE;
    return reminder;
}

/* Takes over the key. */
static void index_reminder(GHashTable *index, char *key, PastReminder *reminder)
{
    GPtrArray *list = g_hash_table_lookup(index, key);
    if (list == NULL) {
        list = g_ptr_array_new();
        g_hash_table_insert(index, key, list);
    } else {
        g_free(key);
    }
    g_ptr_array_add(list, reminder);
}

static char *copy_invoice_key(const char *customer, const char *invoice)
{
    return g_strconcat(customer, "\x1f", invoice, NULL);
}

void past_take_reminder(Past *past, PastReminder *reminder)
{
    g_assert(reminder->customer != NULL && reminder->invoice != NULL);
    g_ptr_array_add(past->reminders, reminder);
    index_reminder(past->by_invoice, copy_invoice_key(reminder->customer, reminder->invoice),
                   reminder);
    index_reminder(past->by_customer, g_strdup(reminder->customer), reminder);
}

void past_note_sighting(Past *past, const Sighting *sighting, Day run_date)
{
    char *key = copy_invoice_key(sighting->customer, sighting->invoice);
    PastAbsence *absence = g_hash_table_lookup(past->absences, key);
    if (sighting->is_open) {
        if (absence != NULL && absence->back_on == DAY_NONE)
            absence->back_on = run_date;
        g_free(key);
        return;
    }
    absence = g_new0(PastAbsence, 1);
    absence->customer = g_strdup(sighting->customer);
    absence->invoice = g_strdup(sighting->invoice);
    absence->gone_on = run_date;
    g_hash_table_replace(past->absences, key, absence);
}

const PastAbsence *past_find_absence(const Past *past, const char *customer,
                                     const char *invoice)
{
    if (g_hash_table_size(past->absences) == 0)
        return NULL;
    g_autofree char *key = copy_invoice_key(customer, invoice);
    return g_hash_table_lookup(past->absences, key);
}

Event *past_add_event(Past *past)
{
    Event *event = g_new0(Event, 1);
    event->amount_minor = -1;
    event->source = "history";
    g_ptr_array_add(past->events, event);
    return event;
}

const GPtrArray *past_find_reminders(const Past *past, const char *customer,
                                     const char *invoice)
{
    if (g_hash_table_size(past->by_invoice) == 0)
        return NULL;
    g_autofree char *key = copy_invoice_key(customer, invoice);
    return g_hash_table_lookup(past->by_invoice, key);
}

const GPtrArray *past_find_customer(const Past *past, const char *customer)
{
    return g_hash_table_lookup(past->by_customer, customer);
}

gboolean past_reminder_is_delivered(const PastReminder *reminder)
{
    return !reminder->is_retracted &&
           (reminder->status == DELIVERY_ACCEPTED || reminder->status == DELIVERY_HANDED_OVER);
}

gboolean past_reminder_is_open(const PastReminder *reminder)
{
    return !reminder->is_retracted &&
           (reminder->status == DELIVERY_ANNOUNCED || reminder->status == DELIVERY_DEFERRED ||
            reminder->status == DELIVERY_UNKNOWN);
}
