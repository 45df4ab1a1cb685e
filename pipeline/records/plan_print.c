/* The plan as the tables of the run folder: plan.csv and review.csv. */
#include "ground/csv_text.h"
#include "ground/text.h"
#include "records/plan.h"

/* "Anne Durand (purchasing)", the role alone where the contact has no name. */
static char *copy_contact_text(const Recipient *recipient)
{
    if (text_is_blank(recipient->name))
        return g_strdup(text_or_empty(recipient->role));
    if (text_is_blank(recipient->role))
        return g_strdup(recipient->name);
    return g_strdup_printf("%s (%s)", recipient->name, recipient->role);
}

static char *copy_channel_text(const Recipient *recipient)
{
    return g_strdup(channel_name(recipient->channel));
}

/* One part per document, joined by ';'; with `once`, equal neighbours are written once. */
static void append_joined(GString *table, const PlanRow *row,
                          char *(*copy_part)(const Recipient *recipient), gboolean once)
{
    g_autoptr(GString) cell = g_string_new(NULL);
    g_autofree char *last = NULL;
    for (guint i = 0; i < row->documents->len; i++) {
        const PlannedDocument *document = row->documents->pdata[i];
        char *part = copy_part(&document->recipient);
        if (!(once && last != NULL && text_equals(last, part))) {
            if (i > 0)
                g_string_append_c(cell, ';');
            g_string_append(cell, part);
        }
        g_free(last);
        last = part;
    }
    csv_append_text(table, cell->str);
}

static void append_document_ids(GString *table, const PlanRow *row)
{
    g_autoptr(GString) cell = g_string_new(NULL);
    for (guint i = 0; i < row->documents->len; i++) {
        const PlannedDocument *document = row->documents->pdata[i];
        if (i > 0)
            g_string_append_c(cell, ';');
        g_string_append(cell, text_or_empty(document->id));
    }
    csv_append_text(table, cell->str);
}

/* The templates in the order of the documents, equal neighbours once. */
static void append_templates(GString *table, const PlanRow *row)
{
    g_autoptr(GString) cell = g_string_new(NULL);
    const char *last = NULL;
    for (guint i = 0; i < row->documents->len; i++) {
        const PlannedDocument *document = row->documents->pdata[i];
        const char *name = document->step != NULL ? document->step->template_name : NULL;
        if (name == NULL || (last != NULL && text_equals(last, name)))
            continue;
        if (last != NULL)
            g_string_append_c(cell, ';');
        g_string_append(cell, name);
        last = name;
    }
    csv_append_text(table, cell->str);
}

static const char *find_scenario_name(const PlanRow *row)
{
    if (row->scenario != NULL)
        return row->scenario->name;
    const Customer *owner = row->item->owner;
    return owner != NULL && text_equals(owner->scenario, "none") ? "none" : NULL;
}

static void append_reason(GString *table, const PlanRow *row)
{
    g_autofree char *cell =
        text_is_blank(row->rule)
            ? g_strdup(text_or_empty(row->reason))
            : g_strdup_printf("%s [%s]", text_or_empty(row->reason), row->rule);
    csv_append_text(table, cell);
}

static void append_row(GString *table, const PlanRow *row)
{
    const OpenItem *item = row->item;
    csv_append_text(table, item->customer);
    csv_append_text(table, item->invoice);
    csv_append_text(table, item_kind_name(item->kind));
    csv_append_day(table, item->due_date);
    csv_append_number(table, row->days_late);
    csv_append_money(table, item->open_minor, item->currency);
    csv_append_text(table, item->currency);
    csv_append_text(table, find_scenario_name(row));
    csv_append_number(table, row->previous_level);
    csv_append_number(table, row->level);
    csv_append_text(table, decision_name(row->decision));
    append_reason(table, row);
    append_joined(table, row, copy_channel_text, FALSE);
    append_templates(table, row);
    append_joined(table, row, copy_contact_text, TRUE);
    append_document_ids(table, row);
    csv_append_day(table, row->next_date);
    csv_append_text(table, row->scenario_next);
    csv_append_money(table, row->disputed_minor, item->currency);
    csv_end_row(table);
}

char *plan_print(const ReminderPlan *plan)
{
    static const char *const names[] = {
        "customer",    "invoice",   "kind",          "due_date",        "days_late",
        "open_amount", "currency",  "scenario",      "previous_level",  "level",
        "decision",    "reason",    "channel",       "template",        "contact",
        "document",    "next_date", "scenario_next", "disputed_amount", NULL};
    GString *table = g_string_sized_new(256 * ((gsize)plan->rows->len + 1));
    csv_append_header(table, names);
    for (guint i = 0; i < plan->rows->len; i++)
        append_row(table, plan->rows->pdata[i]);
    return g_string_free(table, FALSE);
}

/* The newest day on which a document reached this customer; DAY_NONE: never. */
static Day find_last_reminder(const Past *past, const char *customer)
{
    const GPtrArray *reminders = past != NULL ? past_find_customer(past, customer) : NULL;
    Day newest = DAY_NONE;
    for (guint i = 0; reminders != NULL && i < reminders->len; i++) {
        const PastReminder *reminder = reminders->pdata[i];
        if (past_reminder_is_delivered(reminder) && reminder->level > 0)
            newest = MAX(newest, reminder->dispatched);
    }
    return newest;
}

/* The bare mail address, the phone, or the address lines joined by " / ". */
static char *copy_recipient_text(const Recipient *recipient)
{
    if (recipient->channel == CHANNEL_EMAIL)
        return g_strdup(text_or_empty(recipient->email));
    if (recipient->channel == CHANNEL_SMS || recipient->channel == CHANNEL_CALL)
        return g_strdup(text_or_empty(recipient->phone));
    g_autofree char *place = g_strjoin(" ", text_or_empty(recipient->postcode),
                                       text_or_empty(recipient->city), NULL);
    const char *lines[] = {recipient->name_line, recipient->name2, recipient->street,
                           recipient->street2, place};
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
        if (text_is_blank(lines[i]))
            continue;
        g_string_append_printf(text, "%s%s", text->len > 0 ? " / " : "", lines[i]);
    }
    return g_string_free(text, FALSE);
}

static void append_review_row(GString *table, const PlannedDocument *document, const Past *past)
{
    g_autofree char *recipient = copy_recipient_text(&document->recipient);
    csv_append_text(table, document->id);
    csv_append_text(table, document->customer_id);
    csv_append_text(table, document->customer != NULL ? document->customer->name : NULL);
    csv_append_number(table, document->own_rows->len + document->carried_rows->len);
    csv_append_money(table, document->total_due_minor, document->currency);
    csv_append_text(table, document->currency);
    csv_append_number(table, document->level);
    csv_append_text(table, channel_name(document->recipient.channel));
    csv_append_text(table, recipient);
    csv_append_day(table, find_last_reminder(past, document->customer_id));
    for (int i = 0; i < 4; i++)
        csv_append_text(table, NULL);
    csv_end_row(table);
}

char *plan_print_review(const ReminderPlan *plan, const Past *past)
{
    static const char *const names[] = {"document",  "customer",      "name",   "items",
                                        "total",     "currency",      "level",  "channel",
                                        "recipient", "last_reminder", "action", "until",
                                        "reason",    "remark",        NULL};
    GString *table = g_string_new(NULL);
    csv_append_header(table, names);
    for (guint i = 0; i < plan->documents->len; i++)
        append_review_row(table, plan->documents->pdata[i], past);
    return g_string_free(table, FALSE);
}
