/*
 * The extracts of fixtures/read/extracts (what a ledger may say) and fixtures/read/exports (how
 * accounting packages write it), each one file: see build_extract.h. Sections that a case leaves
 * out are empty, but for receipts, paid, as_of and mapping, which are compared only where they
 * are given. That its customers have no addresses is not asked.
 */
#include "build_extract.h"
#include "build_extract_text.h"

#include <criterion/criterion.h>
#include <string.h>

static void expect_section(const ExtractCase *extract, const char *name, char *found)
{
    const char *wanted = extract_case_section(extract, name);
    cr_expect(strcmp(found, wanted) == 0, "%s: [%s] should be\n%sbut is\n%s(end)",
              extract->file, name, wanted, found);
    g_free(found);
}

static void expect_outcome(const ExtractCase *extract, const ReadCase *read_case)
{
    const Ledger *ledger = read_case->ledger;
    static const struct {
        const char *name;
        char *(*print)(const Ledger *ledger);
        gboolean is_optional;
    } sections[] = {
        {"items", extract_print_items, FALSE},   {"rejected", extract_print_rejected, FALSE},
        {"totals", extract_print_totals, FALSE}, {"receipts", extract_print_receipts, TRUE},
        {"unread", extract_print_unread, FALSE}, {"paid", extract_print_paid, TRUE},
        {"as_of", extract_print_as_of, TRUE},    {"mapping", read_print_mapping, TRUE},
    };
    expect_section(
        extract, "complaints",
        extract_print_complaints(read_case->complaints, extract_case_has(extract, "as_of")));
    for (guint i = 0; ledger && i < G_N_ELEMENTS(sections); i++)
        if (!sections[i].is_optional || extract_case_has(extract, sections[i].name))
            expect_section(extract, sections[i].name, sections[i].print(ledger));
    cr_expect_eq(ledger == NULL, extract_case_has(extract, "refused"), "%s: refused: %s",
                 extract->file, read_case_complaints(read_case));
}

static void run_case(const ExtractCase *extract)
{
    ReadCase *read_case = extract_case_read(extract, &extract->writing);
    cr_assert_not_null(read_case, "%s cannot be written in %s", extract->file,
                       extract->writing.encoding);
    expect_outcome(extract, read_case);
    read_case_free(read_case);
}

Test(extracts, each_comes_out_as_a_clerk_would_expect)
{
    cr_expect_geq(extract_cases_visit("extracts", run_case), 40);
}

Test(exports, of_each_accounting_package_come_out_as_a_clerk_would_expect)
{
    cr_expect_geq(extract_cases_visit("exports", run_case), 85);
}

/* What was read of a case, without the words that name the encoding itself. */
static char *print_reading(const ReadCase *read_case)
{
    g_autofree char *items = extract_print_items(read_case->ledger);
    g_autofree char *rejected = extract_print_rejected(read_case->ledger);
    g_autofree char *mapping = read_print_mapping(read_case->ledger);
    const char *columns = strstr(mapping, ": separator: ");
    cr_assert_not_null(columns);
    return g_strconcat(items, rejected, columns, NULL);
}

static void expect_same(const ExtractCase *extract, const char *wanted, const Writing *writing)
{
    ReadCase *read_case = extract_case_read(extract, writing);
    if (!read_case)
        return; /* this encoding lacks one of its characters */
    cr_assert_not_null(read_case->ledger, "%s in %s is refused: %s", extract->file,
                       writing->encoding, read_case_complaints(read_case));
    g_autofree char *found = print_reading(read_case);
    cr_expect(strcmp(found, wanted) == 0, "%s in %s%s reads\n%sand not\n%s", extract->file,
              writing->encoding, writing->has_mark ? " with a byte order mark" : "", found,
              wanted);
    read_case_free(read_case);
}

static void write_in_all_encodings(const ExtractCase *extract)
{
    static const char *const encodings[] = {"UTF-8",       "UTF-16LE", "UTF-16BE", "CP1252",
                                            "ISO-8859-15", "CP850",    "MACINTOSH"};
    static const char *const line_ends[] = {"\n", "\r\n", "\r"};
    if (extract_case_has(extract, "refused"))
        return;
    const Writing plain = {(char *)"UTF-8", FALSE, "\n"};
    ReadCase *read_case = extract_case_read(extract, &plain);
    g_autofree char *wanted = print_reading(read_case);
    for (guint i = 0; i < G_N_ELEMENTS(encodings); i++)
        for (int has_mark = 0; has_mark < 2; has_mark++) {
            /* one of the line ends each, so that all pairs are met over the cases */
            const char *ends = line_ends[(i + g_str_hash(extract->file)) % 3];
            Writing writing = {(char *)encodings[i], has_mark, ends};
            if (!has_mark || g_str_has_prefix(encodings[i], "UTF"))
                expect_same(extract, wanted, &writing);
        }
    read_case_free(read_case);
}

Test(exports, read_the_same_in_every_encoding_with_every_line_end)
{
    extract_cases_visit("exports", write_in_all_encodings);
}
