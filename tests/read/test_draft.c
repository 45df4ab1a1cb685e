#include "build_case.h"

#include <criterion/criterion.h>

#define LEDGER                                                                                 \
    "customer,invoice,kind,issue_date,due_date,amount,settled_date\n"                          \
    "C1,F1,invoice,2025-01-10,2025-02-10,100.00,2025-03-01\n"                                  \
    "C1,R1,payment,2025-03-05,,10.00,\n"                                                       \
    "C1,F2,invoice,2025-01-10,2025-02-10,100.00,2025-05-20\n"                                  \
    "C1,R2,payment,2025-06-10,,10.00,\n"

static Day read_as_of(const char *run_date, AsOfKind kind, const char *date,
                      ReadCase **read_case)
{
    ReadCase *c = *read_case = read_case_new();
    c->settings->ledger.as_of = kind;
    c->settings->ledger.as_of_date = day_parse_iso(date);
    read_case_write(c, "ledger.csv", LEDGER);
    read_case_run(c, run_date);
    cr_assert_not_null(c->ledger, "%s", read_case_complaints(c));
    return c->ledger->as_of;
}

Test(draft, the_ledgers_day_is_its_latest_receipt_up_to_the_run_date)
{
    static const struct {
        const char *run, *as_of;
    } days[] = {{"2025-03-02", "2025-03-01"}, {"2025-03-05", "2025-03-05"},
                {"2025-05-19", "2025-03-05"}, {"2025-05-20", "2025-05-20"},
                {"2025-06-09", "2025-05-20"}, {"2025-12-31", "2025-06-10"}};
    for (guint i = 0; i < G_N_ELEMENTS(days); i++) {
        ReadCase *c;
        Day as_of = read_as_of(days[i].run, AS_OF_AUTO, NULL, &c);
        cr_expect_eq(as_of, day_parse_iso(days[i].as_of), "run of %s", days[i].run);
        cr_expect_str_eq(c->ledger->as_of_source, "auto");
        cr_expect_not(read_case_complains(c, "[as-of-unknown]"));
        read_case_free(c);
    }
}

Test(draft, without_a_receipt_the_run_date_is_taken_and_a_person_told)
{
    ReadCase *c;
    cr_expect_eq(read_as_of("2025-02-28", AS_OF_AUTO, NULL, &c), day_parse_iso("2025-02-28"));
    cr_expect(read_case_complains(c, "WARNING: the extract shows no receipt"));
    cr_expect(read_case_complains(c, "[as-of-unknown]"));
    read_case_free(c);
}

Test(draft, the_settings_may_say_the_run_date_or_a_day)
{
    ReadCase *c;
    cr_expect_eq(read_as_of("2025-06-30", AS_OF_RUN, NULL, &c), day_parse_iso("2025-06-30"));
    cr_expect_str_eq(c->ledger->as_of_source, "run");
    read_case_free(c);
    cr_expect_eq(read_as_of("2025-06-30", AS_OF_DATE, "2025-06-15", &c),
                 day_parse_iso("2025-06-15"));
    cr_expect_str_eq(c->ledger->as_of_source, "date");
    read_case_free(c);
    cr_expect_eq(read_as_of("2025-06-30", AS_OF_DATE, "2025-07-15", &c),
                 day_parse_iso("2025-06-30"));
    cr_expect(read_case_complains(c, "[as-of-in-future]"));
    read_case_free(c);
}
