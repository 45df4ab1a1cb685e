#include "fuzz/fuzz_printed.h"

#include "ground/csv_text.h"
#include "ground/text.h"

#include <string.h>

void fuzz_expect_sound_complaints(const Complaints *complaints)
{
    for (guint i = 0; i < complaints->list->len; i++) {
        const Complaint *complaint = g_ptr_array_index(complaints->list, i);
        g_autoptr(GString) text = g_string_new(NULL);
        complaint_append_text(text, complaint);
        EXPECT(g_utf8_validate(text->str, (gssize)text->len, NULL), "%s", complaint->rule);
        EXPECT(!strpbrk(text->str, "\r\n"), "%s", complaint->rule);
        EXPECT(complaint->line >= 0 && complaint->column >= 0, "%s", complaint->rule);
        EXPECT(strspn(complaint->rule, "abcdefghijklmnopqrstuvwxyz0123456789-") ==
                   strlen(complaint->rule),
               "%s", complaint->rule);
    }
}

/* The rows of a table of ours behind its header; checks that it is whole. */
static GPtrArray *read_back(const char *table, guint n_rows, guint n_cells)
{
    g_autoptr(GError) error = NULL;
    EXPECT(g_utf8_validate(table, -1, NULL), "the table is not UTF-8");
    GPtrArray *rows = csv_parse_own(table, &error);
    EXPECT(rows, "%s", error ? error->message : "");
    EXPECT(rows->len == n_rows + 1, "%u rows, not %u", rows->len, n_rows + 1);
    for (guint i = 0; i < rows->len; i++)
        EXPECT(g_strv_length(g_ptr_array_index(rows, i)) == n_cells, "row %u", i);
    return rows;
}

static gboolean is_ordered(const OpenItem *a, const OpenItem *b)
{
    int order = strcmp(a->customer, b->customer);
    if (order == 0)
        order = (a->due_date > b->due_date) - (a->due_date < b->due_date);
    if (order == 0)
        order = strcmp(a->invoice, b->invoice);
    return order < 0 ||
           (order == 0 && (strcmp(a->source, b->source) < 0 ||
                           (strcmp(a->source, b->source) == 0 && a->line <= b->line)));
}

static void expect_items(const Ledger *ledger)
{
    g_autofree char *table = ledger_print_items(ledger);
    g_autoptr(GPtrArray) rows = read_back(table, ledger->items->len, 13);
    for (guint i = 0; i < ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(ledger->items, i);
        char *const *cells = g_ptr_array_index(rows, i + 1);
        gint64 open;
        EXPECT(strcmp(cells[0], item->customer) == 0, "customer %s", item->customer);
        EXPECT(strcmp(cells[1], item->invoice) == 0, "invoice %s", item->invoice);
        EXPECT(strcmp(cells[9], text_or_empty(item->order_ref)) == 0, "%s", item->order_ref);
        EXPECT(strcmp(cells[10], text_or_empty(item->dispute)) == 0, "%s", item->dispute);
        EXPECT(money_parse_plain(cells[7], item->currency, &open) && open == item->open_minor,
               "open amount %s", cells[7]);
        EXPECT(day_parse_iso(cells[4]) == item->due_date, "due date %s", cells[4]);
        EXPECT(i == 0 || is_ordered(g_ptr_array_index(ledger->items, i - 1), item), "order");
    }
}

static void expect_rejected(const Ledger *ledger)
{
    g_autofree char *table = ledger_print_rejected(ledger);
    g_autoptr(GPtrArray) rows = read_back(table, ledger->rejected->len, 9);
    for (guint i = 0; i < ledger->rejected->len; i++) {
        const RejectedLine *line = g_ptr_array_index(ledger->rejected, i);
        char *const *cells = g_ptr_array_index(rows, i + 1);
        EXPECT(strcmp(cells[0], line->source) == 0, "source %s", line->source);
        EXPECT(strcmp(cells[6], line->rule) == 0, "rule %s", line->rule);
        EXPECT(strcmp(cells[8], text_or_empty(line->text)) == 0, "text %s", line->text);
    }
}

void fuzz_expect_sound_files(const Ledger *ledger)
{
    expect_items(ledger);
    expect_rejected(ledger);
    g_autofree char *mapping = read_print_mapping(ledger);
    EXPECT(g_utf8_validate(mapping, -1, NULL), "the mapping is not UTF-8");
}

static void expect_same(char *one, char *two, const char *what)
{
    EXPECT(strcmp(one, two) == 0, "%s:\n%s\nand:\n%s", what, one, two);
    g_free(one);
    g_free(two);
}

void fuzz_expect_same_print(const FuzzRun *one, const FuzzRun *two)
{
    expect_same(complaints_to_text(one->complaints), complaints_to_text(two->complaints),
                "complaints");
    EXPECT(!one->ledger == !two->ledger, "refused once");
    if (!one->ledger)
        return;
    expect_same(ledger_print_items(one->ledger), ledger_print_items(two->ledger), "items");
    expect_same(ledger_print_rejected(one->ledger), ledger_print_rejected(two->ledger),
                "rejected lines");
    expect_same(read_print_mapping(one->ledger), read_print_mapping(two->ledger), "mapping");
}

static void show(char *text)
{
    g_printerr("%s\n", text);
    g_free(text);
}

void fuzz_show(const FuzzRun *run)
{
    show(complaints_to_text(run->complaints));
    if (!run->ledger)
        return;
    show(read_print_mapping(run->ledger));
    show(ledger_print_items(run->ledger));
    show(ledger_print_rejected(run->ledger));
}
