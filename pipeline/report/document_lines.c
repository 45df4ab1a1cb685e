#include "report/document_lines.h"

#include <string.h>

static const char *const state_names[STATE_COUNT] = {
    "sent",         "handed over",   "unclear",   "deferred", "waiting for approval",
    "not sent yet", "not delivered", "taken back"};

const char *document_state_name(DocumentState state)
{
    return state_names[state];
}

static DocumentState state_of(DeliveryStatus status)
{
    static const DocumentState states[] = {
        [DELIVERY_PLANNED] = STATE_PREPARED,        [DELIVERY_ANNOUNCED] = STATE_UNCLEAR,
        [DELIVERY_ACCEPTED] = STATE_SENT,           [DELIVERY_DEFERRED] = STATE_LATER,
        [DELIVERY_REJECTED] = STATE_FAILED,         [DELIVERY_UNKNOWN] = STATE_UNCLEAR,
        [DELIVERY_HANDED_OVER] = STATE_HANDED_OVER, [DELIVERY_BOUNCED] = STATE_FAILED,
        [DELIVERY_WAITING] = STATE_WAITING,         [DELIVERY_LAPSED] = STATE_TAKEN_BACK,
        [DELIVERY_SUPERSEDED] = STATE_TAKEN_BACK,   [DELIVERY_WITHDRAWN] = STATE_TAKEN_BACK,
    };
    return states[status];
}

/* Without a delivery the approval decides. */
static DocumentState judge(const DocumentLine *line)
{
    DocumentState state = STATE_COUNT;
    for (guint i = 0; i < line->deliveries->len; i++) {
        const Delivery *delivery = g_ptr_array_index(line->deliveries, i);
        state = MIN(state, state_of(delivery->status));
    }
    if (state != STATE_COUNT)
        return state;
    switch (line->file->approval) {
    case APPROVAL_WAITING:
        return STATE_WAITING;
    case APPROVAL_REJECTED:
        return STATE_TAKEN_BACK;
    default:
        return STATE_PREPARED;
    }
}

static void free_line(gpointer data)
{
    DocumentLine *line = data;
    g_ptr_array_unref(line->deliveries);
    g_free(line);
}

static gint compare_lines(gconstpointer a, gconstpointer b)
{
    const DocumentLine *x = *(const DocumentLine *const *)a,
                       *y = *(const DocumentLine *const *)b;
    int by_document = strcmp(x->file->document, y->file->document);
    return by_document != 0 ? by_document : (int)x->file->channel - (int)y->file->channel;
}

/* Each delivery goes to the line of its document. */
static void share_deliveries(const ReportInput *input, GHashTable *lines)
{
    for (guint i = 0; input->deliveries && i < input->deliveries->len; i++) {
        Delivery *delivery = g_ptr_array_index(input->deliveries, i);
        DocumentLine *line = g_hash_table_lookup(lines, delivery->document);
        if (line)
            g_ptr_array_add(line->deliveries, delivery);
    }
}

static void share_plan(const ReportInput *input, GHashTable *lines)
{
    for (guint i = 0; i < input->plan->documents->len; i++) {
        const PlannedDocument *planned = g_ptr_array_index(input->plan->documents, i);
        DocumentLine *line = g_hash_table_lookup(lines, planned->id);
        if (line)
            line->planned = planned;
    }
}

GPtrArray *document_lines_collect(const ReportInput *input)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(free_line);
    g_autoptr(GHashTable) by_document = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; input->files && i < input->files->len; i++) {
        DocumentLine *line = g_new0(DocumentLine, 1);
        line->file = g_ptr_array_index(input->files, i);
        line->deliveries = g_ptr_array_new();
        g_ptr_array_add(lines, line);
        g_hash_table_insert(by_document, line->file->document, line);
    }
    share_deliveries(input, by_document);
    share_plan(input, by_document);
    for (guint i = 0; i < lines->len; i++) {
        DocumentLine *line = g_ptr_array_index(lines, i);
        line->state = judge(line);
    }
    g_ptr_array_sort(lines, compare_lines);
    return lines;
}

const char *document_line_customer_name(const DocumentLine *line)
{
    if (!line->planned)
        return NULL;
    if (line->planned->customer && line->planned->customer->name)
        return line->planned->customer->name;
    if (line->planned->own_rows->len > 0)
        return ((const PlanRow *)g_ptr_array_index(line->planned->own_rows, 0))
            ->item->customer_name;
    return NULL;
}
