#include "read/ledger_lines.h"

#include "ground/text.h"
#include "read/group_name.h"
#include "read/line_words.h"

#include <string.h>

/* A heading with the sum of the lines below it. */
typedef struct {
    RejectedLine *line;
    char *name;
    gint64 sum, since; /* its own; what all documents above it add up to */
} OpenSum;

#define OUTER_SUMS 16 /* headings that may hold others */

static void free_sum(gpointer data)
{
    OpenSum *sum = data;
    g_free(sum->name);
    g_free(sum);
}

static RejectedLine *set_aside(LedgerRow *row, LineKind kind)
{
    row->reader->n_lines[kind]++;
    return ledger_row_set_aside(row, line_kind_rule(kind), line_kind_reason(kind));
}

/* The line's money goes into the extract, as rejected. */
static void charge(LedgerReader *reader, RejectedLine *line, gint64 minor)
{
    const char *currency = total_check_currency(reader->totals);
    if (!*currency)
        currency = *reader->draft->settings->ledger.currency
                       ? reader->draft->settings->ledger.currency
                       : "EUR";
    line->minor = minor;
    g_strlcpy(line->currency, currency, sizeof line->currency);
    draft_count(reader->draft, currency, minor);
}

static void set_group(LedgerReader *reader, const GroupName *group)
{
    reader->group_customer = ledger_take_string(reader->draft->ledger, group->id);
    reader->group_name = ledger_take_string(reader->draft->ledger, group->name);
    total_check_mark(reader->totals);
}

/* FALSE for the filter of a report: "Client : Tous". */
static gboolean is_one_customer(const GroupName *group)
{
    static const char *const all[] = {"tous",  "toutes", "all", "alle", "tout",
                                      "(all)", "*",      "any", NULL};
    g_autofree char *folded = text_fold(group->id);
    return *folded && !g_strv_contains(all, folded);
}

static void take_group(LedgerRow *row)
{
    LedgerReader *reader = row->reader;
    const LedgerLayout *layout = &reader->layout;
    GroupName group = group_name_parse(row->row, layout->splits_groups);
    if (layout->takes_groups && group.form == GROUP_NAME && reader->group_customer)
        reader->group_name = ledger_take_string(reader->draft->ledger, group.name);
    gboolean is_customer = layout->has_keyed_groups
                               ? group.form == GROUP_KEYED && is_one_customer(&group)
                               : group.form == GROUP_PLAIN || group.form == GROUP_KEYED;
    if (layout->takes_groups && is_customer && group.id && *group.id)
        set_group(reader, &group);
    group_name_clear(&group);
    set_aside(row, LINE_GROUP);
}

static gboolean read_sum_cell(const LedgerRow *row, int place, gint64 *minor)
{
    const LedgerReader *reader = row->reader;
    const char *cell = place >= 0 && (guint)place < row->row->n ? row->row->cells[place] : "";
    Amount amount =
        amount_parse(cell, reader->dialect.decimal, total_check_currency(reader->totals));
    *minor = amount.minor;
    return amount.state == AMOUNT_READ;
}

/*
 * What a heading's sum is: its total, else that of its buckets, else the first of its amounts. A
 * total beside the buckets also tells of a bucket whose header is not known.
 */
static gboolean read_sum(const LedgerRow *row, gint64 *sum)
{
    const LedgerLayout *layout = &row->reader->layout;
    if (layout->buckets[0] >= 0 && read_sum_cell(row, layout->bucket_total, sum))
        return TRUE;
    const int *places = layout->buckets[0] >= 0 ? layout->buckets : layout->form.amounts;
    gboolean is_read = FALSE;
    *sum = 0;
    for (; *places >= 0; places++) {
        gint64 minor;
        if (!read_sum_cell(row, *places, &minor))
            continue;
        *sum += minor;
        is_read = TRUE;
        if (layout->buckets[0] < 0)
            return TRUE;
    }
    return is_read;
}

static void complain_differs(LedgerReader *reader, int line, int place, gint64 given,
                             gint64 found)
{
    const char *currency = total_check_currency(reader->totals);
    g_autofree char *says = money_to_plain(given, currency);
    g_autofree char *sum = money_to_plain(found, currency);
    complaint_add(reader->draft->complaints, COMPLAINT_WARNING, "total-differs",
                  (Place){reader->source, line, place},
                  "the extract's own total is %s, the lines that it may be of add up to %s; "
                  "a line may be missing, or was not understood",
                  says, sum);
}

/* Headings that the lines since explain are done with; of the last one it is told if not. */
static void close_sums(LedgerReader *reader, gboolean at_end)
{
    gint64 now = total_check_amount(reader->totals);
    for (guint i = 0; i < reader->sums->len;) {
        OpenSum *sum = g_ptr_array_index(reader->sums, i);
        gboolean is_last = i + 1 == reader->sums->len;
        gboolean is_explained = now - sum->since == sum->sum;
        if (!is_explained && is_last && now != sum->since)
            complain_differs(reader, sum->line->line, 0, sum->sum, now - sum->since);
        if (is_explained || (is_last && now != sum->since)) {
            g_ptr_array_remove_index(reader->sums, i);
            continue;
        }
        if (i == OUTER_SUMS && !at_end)
            i = MAX(i, reader->sums->len - 2);
        i++;
    }
}

static void take_sum(LedgerRow *row)
{
    LedgerReader *reader = row->reader;
    close_sums(reader, FALSE);
    GroupName group = group_name_parse(row->row, reader->layout.splits_groups);
    if (group.id && *group.id)
        set_group(reader, &group);
    gint64 minor = 0;
    gboolean is_read = read_sum(row, &minor);
    RejectedLine *line = set_aside(row, LINE_SUM);
    if (is_read) {
        OpenSum *sum = g_new0(OpenSum, 1);
        *sum = (OpenSum){line, g_strdup(group.id), minor, total_check_amount(reader->totals)};
        g_ptr_array_add(reader->sums, sum);
    }
    group_name_clear(&group);
}

/* A total ends the lines of its customer; one that is only carried to the next page does not. */
static void take_total(LedgerRow *row)
{
    LedgerReader *reader = row->reader;
    gboolean is_carried = FALSE;
    for (guint i = 0; i < row->row->n; i++)
        is_carried =
            is_carried || (*row->row->cells[i] && line_words_carried(row->row->cells[i]));
    TotalDifference difference = total_check_compare(reader->totals, row->row);
    if (difference.is_known)
        complain_differs(reader, row->row->line, difference.place + 1, difference.given,
                         difference.found);
    if (!is_carried) {
        total_check_mark(reader->totals);
        reader->group_customer = reader->group_name = NULL;
    }
    set_aside(row, LINE_TOTAL);
}

static void take_opening(LedgerRow *row)
{
    LedgerReader *reader = row->reader;
    const char *text = ledger_row_cell(row, LEDGER_RUNNING);
    Amount amount =
        amount_parse(text, reader->dialect.decimal, total_check_currency(reader->totals));
    RejectedLine *line = set_aside(row, LINE_OPENING);
    if (amount.state != AMOUNT_READ || amount.minor == 0)
        return;
    charge(reader, line, amount.minor);
    complaint_add(reader->draft->complaints, COMPLAINT_HELD, "opening-line",
                  table_place(reader->table, row->row->line, LEDGER_RUNNING),
                  "%s was open before the lines below, and no line says of which invoices; it "
                  "is left out; export from an earlier date",
                  text);
}

void ledger_lines_take(LedgerRow *row, LineKind kind)
{
    switch (kind) {
    case LINE_GROUP:
        take_group(row);
        break;
    case LINE_SUM:
        take_sum(row);
        break;
    case LINE_TOTAL:
        take_total(row);
        break;
    case LINE_OPENING:
        take_opening(row);
        break;
    default:
        set_aside(row, kind);
        break;
    }
}

void ledger_lines_take_title(LedgerRow *row)
{
    LedgerReader *reader = row->reader;
    if (reader->layout.has_keyed_groups) {
        GroupName group = group_name_parse(row->row, TRUE);
        if (group.form == GROUP_KEYED && is_one_customer(&group))
            set_group(reader, &group);
        else if (group.form == GROUP_NAME && reader->group_customer)
            reader->group_name = ledger_take_string(reader->draft->ledger, group.name);
        group_name_clear(&group);
    }
    set_aside(row, LINE_TITLE);
}

GPtrArray *ledger_sums_new(void)
{
    return g_ptr_array_new_with_free_func(free_sum);
}

void ledger_lines_end(LedgerReader *reader)
{
    close_sums(reader, TRUE);
    for (guint i = 0; i < reader->sums->len; i++) {
        const OpenSum *sum = g_ptr_array_index(reader->sums, i);
        if (sum->sum == 0)
            continue;
        g_autofree char *says = money_to_plain(sum->sum, total_check_currency(reader->totals));
        charge(reader, sum->line, sum->sum);
        complaint_add(
            reader->draft->complaints, COMPLAINT_HELD, "group-without-lines",
            (Place){reader->source, sum->line->line, 0},
            "of %s only the sum %s is there, without invoices; it is left out; unfold "
            "all customers before exporting",
            sum->name ? sum->name : "a group", says);
    }
}

void ledger_lines_describe(const LedgerReader *reader, GPtrArray *lines)
{
    for (guint i = 0; i < LINE_KIND_COUNT; i++)
        if (reader->n_lines[i] > 0)
            g_ptr_array_add(lines, g_strdup_printf("%s: left aside: %u %s (%s)", reader->source,
                                                   reader->n_lines[i],
                                                   reader->n_lines[i] == 1 ? "line" : "lines",
                                                   line_kind_reason((LineKind)i)));
}
