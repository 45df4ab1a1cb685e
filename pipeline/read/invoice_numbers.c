#include "read/invoice_numbers.h"

#include "ground/text.h"

#include <string.h>

/* The lines of one number in the order of their due dates; those before `at` take nothing. */
typedef struct {
    GArray *lines; /* guint */
    guint at;
} Queue;

struct InvoiceNumbers {
    Draft *draft;
    GHashTable *firsts; /* OpenItem * by customer, number, currency -> its first line's index */
    GArray *several;    /* guint */
    /* of numbers that have several lines: */
    GHashTable *said;   /* DraftLine * by all that is read of them -> index */
    GHashTable *dues;   /* OpenItem * by number and due date -> index of its first line */
    GHashTable *queues; /* first line's index -> Queue */
};

static DraftLine *line_at(const InvoiceNumbers *numbers, guint index)
{
    return &g_array_index(numbers->draft->lines, DraftLine, index);
}

static guint hash_number(gconstpointer key)
{
    const OpenItem *item = key;
    return g_str_hash(item->invoice) * 31 + g_str_hash(item->customer);
}

static gboolean is_same_number(gconstpointer first, gconstpointer second)
{
    const OpenItem *a = first, *b = second;
    return strcmp(a->invoice, b->invoice) == 0 &&
           (a->customer == b->customer || strcmp(a->customer, b->customer) == 0) &&
           strcmp(a->currency, b->currency) == 0;
}

static guint hash_due(gconstpointer key)
{
    const OpenItem *item = key;
    return hash_number(item) * 31 + (guint)item->due_date;
}

static gboolean is_same_due(gconstpointer first, gconstpointer second)
{
    const OpenItem *a = first, *b = second;
    return a->due_date == b->due_date && is_same_number(a, b);
}

static guint hash_line(gconstpointer key)
{
    const DraftLine *line = key;
    return hash_due(line->item) * 31 + g_int64_hash(&line->share);
}

/* Lines that say the same in every column that is read. */
static gboolean is_same_line(gconstpointer first, gconstpointer second)
{
    const DraftLine *a = first, *b = second;
    const OpenItem *x = a->item, *y = b->item;
    return is_same_due(x, y) && x->issue_date == y->issue_date && a->share == b->share &&
           x->open_minor == y->open_minor && x->kind == y->kind &&
           x->net_minor == y->net_minor && x->vat_minor == y->vat_minor &&
           text_equals(x->order_ref, y->order_ref) &&
           text_equals(x->applies_to, y->applies_to) && text_equals(x->payee, y->payee) &&
           text_equals(x->dispute, y->dispute) && text_equals(x->file, y->file) &&
           a->digest == b->digest;
}

static void free_queue(gpointer data)
{
    Queue *queue = data;
    g_array_unref(queue->lines);
    g_free(queue);
}

InvoiceNumbers *invoice_numbers_new(Draft *draft)
{
    InvoiceNumbers *numbers = g_new0(InvoiceNumbers, 1);
    numbers->draft = draft;
    numbers->firsts = g_hash_table_new(hash_number, is_same_number);
    numbers->several = g_array_new(FALSE, FALSE, sizeof(guint));
    numbers->said = g_hash_table_new(hash_line, is_same_line);
    numbers->dues = g_hash_table_new(hash_due, is_same_due);
    numbers->queues = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, free_queue);
    return numbers;
}

void invoice_numbers_free(InvoiceNumbers *numbers)
{
    if (!numbers)
        return;
    g_hash_table_unref(numbers->firsts);
    g_array_unref(numbers->several);
    g_hash_table_unref(numbers->said);
    g_hash_table_unref(numbers->dues);
    g_hash_table_unref(numbers->queues);
    g_free(numbers);
}

static guint find_index(GHashTable *table, gconstpointer key)
{
    gpointer found;
    return g_hash_table_lookup_extended(table, key, NULL, &found) ? GPOINTER_TO_UINT(found)
                                                                  : NO_LINE;
}

/* A line of a number that has several. */
static void note_line(InvoiceNumbers *numbers, guint index)
{
    DraftLine *line = line_at(numbers, index);
    g_hash_table_insert(numbers->said, line, GUINT_TO_POINTER(index));
    if (!g_hash_table_contains(numbers->dues, line->item))
        g_hash_table_insert(numbers->dues, line->item, GUINT_TO_POINTER(index));
}

void invoice_numbers_chain(InvoiceNumbers *numbers, guint index)
{
    DraftLine *line = line_at(numbers, index);
    guint first = find_index(numbers->firsts, line->item);
    if (first == NO_LINE) {
        g_hash_table_insert(numbers->firsts, line->item, GUINT_TO_POINTER(index));
        return;
    }
    DraftLine *head = line_at(numbers, first);
    if (head->last == first) {
        g_array_append_val(numbers->several, first);
        note_line(numbers, first);
    }
    note_line(numbers, index);
    line_at(numbers, head->last)->next = index;
    head->last = index;
}

guint invoice_numbers_add(InvoiceNumbers *numbers, guint index)
{
    const DraftLine *line = line_at(numbers, index);
    guint first = find_index(numbers->firsts, line->item);
    const DraftLine *head = first == NO_LINE ? NULL : line_at(numbers, first);
    guint same = !head                      ? NO_LINE
                 : head->last != first      ? find_index(numbers->said, line)
                 : is_same_line(head, line) ? first
                                            : NO_LINE;
    if (same == NO_LINE)
        invoice_numbers_chain(numbers, index);
    return same;
}

const GArray *invoice_numbers_peek_several(const InvoiceNumbers *numbers)
{
    return numbers->several;
}

guint invoice_numbers_find(const InvoiceNumbers *numbers, const OpenItem *item,
                           const char *number)
{
    OpenItem key = {.customer = item->customer, .invoice = number};
    memcpy(key.currency, item->currency, sizeof key.currency);
    return number ? find_index(numbers->firsts, &key) : NO_LINE;
}

guint invoice_numbers_find_due(const InvoiceNumbers *numbers, guint first, Day due)
{
    const DraftLine *head = line_at(numbers, first);
    if (head->item->due_date == due)
        return first;
    if (head->last == first)
        return NO_LINE;
    OpenItem key = *head->item;
    key.due_date = due;
    return find_index(numbers->dues, &key);
}

static int compare_due(gconstpointer first, gconstpointer second, gpointer data)
{
    const InvoiceNumbers *numbers = data;
    const OpenItem *a = line_at(numbers, *(const guint *)first)->item;
    const OpenItem *b = line_at(numbers, *(const guint *)second)->item;
    int order = (a->due_date > b->due_date) - (a->due_date < b->due_date);
    return order ? order : (a->line > b->line) - (a->line < b->line);
}

static Queue *find_queue(InvoiceNumbers *numbers, guint first)
{
    Queue *queue = g_hash_table_lookup(numbers->queues, GUINT_TO_POINTER(first));
    if (queue)
        return queue;
    queue = g_new0(Queue, 1);
    queue->lines = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = first; i != NO_LINE; i = line_at(numbers, i)->next)
        g_array_append_val(queue->lines, i);
    g_array_sort_with_data(queue->lines, compare_due, numbers);
    g_hash_table_insert(numbers->queues, GUINT_TO_POINTER(first), queue);
    return queue;
}

guint invoice_numbers_find_room(InvoiceNumbers *numbers, guint first, Day day)
{
    const DraftLine *head = line_at(numbers, first);
    if (head->last == first)
        return draft_line_find_room(head, day) > 0 ? first : NO_LINE;
    for (Queue *queue = find_queue(numbers, first); queue->at < queue->lines->len;
         queue->at++) {
        guint index = g_array_index(queue->lines, guint, queue->at);
        if (draft_line_find_room(line_at(numbers, index), day) > 0)
            return index;
    }
    return NO_LINE;
}

const GArray *invoice_numbers_reopen(InvoiceNumbers *numbers, guint first)
{
    Queue *queue = find_queue(numbers, first);
    queue->at = 0;
    return queue->lines;
}
