/*
 * The extracts of fixtures/read/extracts, each one file: a sentence, the run date and settings,
 * the input files, and what must come of them. Sections that a case leaves out are empty, but
 * for receipts, paid and as_of, which are compared only where they are given. That its customers
 * have no addresses is not asked.
 */
#include "build_case.h"

#include "ground/text.h"

#include <criterion/criterion.h>
#include <string.h>

typedef struct {
    ReadCase *read_case;
    GHashTable *sections; /* name -> GString */
    char *date;
} ExtractCase;

static void set_up(ExtractCase *extract, const char *key, const char *value)
{
    LedgerSettings *ledger = &extract->read_case->settings->ledger;
    if (strcmp(key, "date") == 0)
        extract->date = g_strdup(value);
    else if (strcmp(key, "currency") == 0)
        g_strlcpy(ledger->currency, value, CURRENCY_SIZE);
    else if (strcmp(key, "terms") == 0)
        read_case_set(&ledger->terms, value);
    else if (strcmp(key, "end_of_month") == 0)
        ledger->end_of_month = value[0] == 'a' ? END_OF_MONTH_AFTER : END_OF_MONTH_THEN;
    else if (strcmp(key, "signs") == 0)
        ledger->signs = value[0] == 'g' ? SIGNS_GIVEN : SIGNS_KIND;
    else
        cr_assert_fail("no setting %s", key);
}

static void parse_case(ExtractCase *extract, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GString *section = NULL;
    for (char **line = lines; *line; line++) {
        gsize n = strlen(*line);
        if (**line == '[' && (*line)[n - 1] == ']') {
            section = g_string_new(NULL);
            g_hash_table_insert(extract->sections, g_strndup(*line + 1, n - 2), section);
        } else if (section && n > 0) {
            g_string_append_printf(section, "%s\n", *line);
        } else if (n > 0 && **line != '#') {
            char *colon = strstr(*line, ": ");
            cr_assert_not_null(colon, "\"%s\" is no setting", *line);
            *colon = '\0';
            set_up(extract, *line, colon + 2);
        }
    }
}

static void append_money(GString *text, gint64 minor, const char *currency)
{
    if (*currency)
        money_append_plain(text, minor, currency);
}

static char *print_items(const Ledger *ledger)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(ledger->items, i);
        char iso[DAY_ISO_SIZE] = "";
        if (item->due_date)
            day_print_iso(item->due_date, iso);
        g_string_append_printf(text, "%s,%s,%s,%s,", item->customer, item->invoice,
                               item_kind_name(item->kind), iso);
        append_money(text, item->amount_minor, item->currency);
        g_string_append_c(text, ',');
        append_money(text, item->open_minor, item->currency);
        g_string_append_printf(text, ",%s\n", item->currency);
    }
    return g_string_free(text, FALSE);
}

static char *print_rejected(const Ledger *ledger)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < ledger->rejected->len; i++) {
        const RejectedLine *line = g_ptr_array_index(ledger->rejected, i);
        cr_expect_eq(line->is_settled, strcmp(line->rule, "settled") == 0);
        cr_expect_not_null(line->text, "line %d is rejected without its text", line->line);
        g_string_append_printf(text, "%d %s", line->line, line->rule);
        if (*line->currency) {
            g_string_append_c(text, ' ');
            append_money(text, line->minor, line->currency);
            g_string_append_printf(text, " %s", line->currency);
        }
        g_string_append_c(text, '\n');
    }
    return g_string_free(text, FALSE);
}

static char *print_totals(const Ledger *ledger)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < ledger->totals->len; i++) {
        const ControlTotal *total = &g_array_index(ledger->totals, ControlTotal, i);
        const gint64 sums[] = {total->extract, total->open, total->settled, total->rejected};
        static const char *const marks[] = {" ", " = ", " + ", " + "};
        g_string_append(text, total->currency);
        for (guint k = 0; k < G_N_ELEMENTS(sums); k++) {
            g_string_append(text, marks[k]);
            append_money(text, sums[k], total->currency);
        }
        g_string_append_c(text, '\n');
    }
    return g_string_free(text, FALSE);
}

static char *print_receipts(const Ledger *ledger)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(ledger->items, i);
        for (guint k = 0; k < item->n_receipts; k++) {
            const Receipt *receipt = &item->receipts[k];
            char iso[DAY_ISO_SIZE];
            g_string_append_printf(text, "%s %s ", item->invoice,
                                   day_print_iso(receipt->date, iso));
            append_money(text, receipt->minor, item->currency);
            g_string_append_printf(text, " %s\n", receipt->is_credit ? "credit" : "payment");
        }
    }
    return g_string_free(text, FALSE);
}

static char *print_paid(const Ledger *ledger)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < ledger->paid->len; i++) {
        const PaidInvoice *paid = &g_array_index(ledger->paid, PaidInvoice, i);
        char due[DAY_ISO_SIZE], day[DAY_ISO_SIZE];
        g_string_append_printf(text, "%s %s %s %s ", paid->customer, paid->invoice,
                               day_print_iso(paid->due_date, due),
                               day_print_iso(paid->paid_date, day));
        append_money(text, paid->minor, paid->currency);
        g_string_append(text, paid->was_disputed ? " disputed\n" : "\n");
    }
    return g_string_free(text, FALSE);
}

static char *print_complaints(const Complaints *complaints, gboolean with_as_of)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < complaints->list->len; i++) {
        const Complaint *complaint = g_ptr_array_index(complaints->list, i);
        if ((with_as_of || strcmp(complaint->rule, "as-of-unknown") != 0) &&
            !g_str_has_prefix(complaint->rule, "customer-without-"))
            g_string_append_printf(text, "%d %s %s\n", complaint->line,
                                   complaint_level_name(complaint->level), complaint->rule);
    }
    return g_string_free(text, FALSE);
}

static char *print_unread(const Ledger *ledger)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(ledger->items, i);
        const char *place = g_hash_table_lookup(ledger->unread_receipts, item);
        if (place)
            g_string_append_printf(text, "%s %s: %s\n", item->customer, item->invoice, place);
    }
    return g_string_free(text, FALSE);
}

static char *print_as_of(const Ledger *ledger)
{
    char iso[DAY_ISO_SIZE];
    return g_strdup_printf("%s %s\n", day_print_iso(ledger->as_of, iso), ledger->as_of_source);
}

static const char *find_section(const ExtractCase *extract, const char *name)
{
    const GString *section = g_hash_table_lookup(extract->sections, name);
    return section ? section->str : "";
}

static void expect_section(const ExtractCase *extract, const char *file, const char *name,
                           char *found)
{
    const char *wanted = find_section(extract, name);
    cr_expect(strcmp(found, wanted) == 0, "%s: [%s] should be\n%sbut is\n%s", file, name,
              wanted, found);
    g_free(found);
}

static void expect_outcome(const ExtractCase *extract, const char *file)
{
    const Ledger *ledger = extract->read_case->ledger;
    static const struct {
        const char *name;
        char *(*print)(const Ledger *ledger);
        gboolean is_optional;
    } sections[] = {
        {"items", print_items, FALSE},   {"rejected", print_rejected, FALSE},
        {"totals", print_totals, FALSE}, {"receipts", print_receipts, TRUE},
        {"unread", print_unread, FALSE}, {"paid", print_paid, TRUE},
        {"as_of", print_as_of, TRUE},
    };
    expect_section(extract, file, "complaints",
                   print_complaints(extract->read_case->complaints,
                                    g_hash_table_contains(extract->sections, "as_of")));
    for (guint i = 0; ledger && i < G_N_ELEMENTS(sections); i++)
        if (!sections[i].is_optional ||
            g_hash_table_contains(extract->sections, sections[i].name))
            expect_section(extract, file, sections[i].name, sections[i].print(ledger));
    cr_expect_eq(ledger == NULL, g_hash_table_contains(extract->sections, "refused"),
                 "%s: refused: %s", file, read_case_complaints(extract->read_case));
}

static void free_section(gpointer section)
{
    g_string_free(section, TRUE);
}

static void run_case(const char *folder, const char *file)
{
    g_autofree char *path = g_build_filename(folder, file, NULL);
    g_autofree char *text = NULL;
    cr_assert(g_file_get_contents(path, &text, NULL, NULL));
    ExtractCase extract = {
        .read_case = read_case_new(),
        .sections = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_section)};
    parse_case(&extract, text);
    static const char *const inputs[] = {"customers.csv", "ledger.csv", "ledger2.csv"};
    for (guint i = 0; i < G_N_ELEMENTS(inputs); i++)
        if (g_hash_table_contains(extract.sections, inputs[i]))
            read_case_write(extract.read_case, inputs[i], find_section(&extract, inputs[i]));
    cr_assert_not_null(extract.date, "%s names no date", file);
    read_case_run(extract.read_case, extract.date);
    expect_outcome(&extract, file);
    read_case_free(extract.read_case);
    g_hash_table_unref(extract.sections);
    g_free(extract.date);
}

Test(extracts, each_comes_out_as_a_clerk_would_expect)
{
    g_autofree char *folder = g_build_filename(FIXTURES, "read", "extracts", NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    cr_assert_not_null(dir, "%s is missing", folder);
    guint n = 0;
    for (const char *file; (file = g_dir_read_name(dir)) != NULL;)
        if (g_str_has_suffix(file, ".case")) {
            run_case(folder, file);
            n++;
        }
    cr_expect_geq(n, 40, "only %u cases were found", n);
}
