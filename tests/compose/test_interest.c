#include "build_letter.h"

#include "compose/interest.h"

/* Vectors V1 to V9 of the house's notes on late-payment law, section 1.4. */

static InterestCase build_case(DebtorKind debtor, gint64 minor, const char *due)
{
    return (InterestCase){
        .debtor = debtor, .net_minor = minor, .due = day_parse_iso(due), .contract_rate = -1};
}

static gint64 compute(const InterestCase *claim, const char *until, GArray *periods)
{
    World *world = world_new();
    gint64 total = -1;
    Day day = DAY_NONE;
    InterestResult result =
        interest_calculate(claim, world->rates, day_parse_iso(until), periods, &total, &day);

    cr_assert_eq(result, INTEREST_DONE);
    world_free(world);
    return total;
}

static gint64 sum_periods(const GArray *periods)
{
    gint64 sum = 0;

    for (guint i = 0; i < periods->len; i++)
        sum += g_array_index(periods, InterestPeriod, i).minor;
    return sum;
}

Test(interest, v1_business_debt_changes_its_rate_on_the_first_of_july)
{
    g_autoptr(GArray) periods = g_array_new(FALSE, FALSE, sizeof(InterestPeriod));
    InterestCase claim = build_case(DEBTOR_BUSINESS, 1200000, "2025-05-15");

    cr_assert_eq(compute(&claim, "2025-08-20", periods), 40259);
    cr_assert_eq(periods->len, 2);
    const InterestPeriod *first = &g_array_index(periods, InterestPeriod, 0);
    const InterestPeriod *second = &g_array_index(periods, InterestPeriod, 1);
    cr_assert_eq(first->days, 46);
    cr_assert_eq(first->rate, 1315);
    cr_assert_eq(first->minor, 19887);
    cr_assert_eq(second->days, 51);
    cr_assert_eq(second->rate, 1215);
    cr_assert_eq(second->minor, 20372);
}

Test(interest, v3_public_debt_keeps_the_rate_of_the_half_year_in_which_it_began)
{
    InterestCase claim = build_case(DEBTOR_PUBLIC, 500000, "2024-12-20");

    cr_assert_eq(compute(&claim, "2025-03-10", NULL), 13425);
}

Test(interest, public_debt_due_on_30_june_takes_the_july_rate)
{
    g_autoptr(GArray) periods = g_array_new(FALSE, FALSE, sizeof(InterestPeriod));
    InterestCase claim = build_case(DEBTOR_PUBLIC, 500000, "2025-06-30");

    compute(&claim, "2025-07-10", periods);
    cr_assert_eq(g_array_index(periods, InterestPeriod, 0).rate, 1015);
}

Test(interest, v3b_the_same_debt_of_a_business_is_rounded_once)
{
    g_autoptr(GArray) periods = g_array_new(FALSE, FALSE, sizeof(InterestPeriod));
    InterestCase claim = build_case(DEBTOR_BUSINESS, 500000, "2024-12-20");

    cr_assert_eq(compute(&claim, "2025-03-10", periods), 14577);
    cr_assert_eq(sum_periods(periods), 14576);
}

Test(interest, v4_consumer_debt_bears_the_legal_rate_from_the_notice)
{
    InterestCase claim = build_case(DEBTOR_CONSUMER, 80000, "2024-11-30");

    claim.notice = day_parse_iso("2025-02-10");
    cr_assert_eq(compute(&claim, "2025-07-31", NULL), 1326);
}

Test(interest, consumer_debt_without_notice_and_unknown_debtors_bear_nothing)
{
    InterestCase consumer = build_case(DEBTOR_CONSUMER, 80000, "2024-11-30");
    InterestCase unknown = build_case(DEBTOR_UNKNOWN, 80000, "2024-11-30");

    cr_assert_eq(compute(&consumer, "2025-07-31", NULL), 0);
    cr_assert_eq(compute(&unknown, "2025-07-31", NULL), 0);
}

Test(interest, v5_one_day_is_counted)
{
    InterestCase claim = build_case(DEBTOR_BUSINESS, 10000, "2025-09-30");

    cr_assert_eq(compute(&claim, "2025-10-01", NULL), 3);
}

Test(interest, v6_rounding_each_period_would_differ_by_a_cent)
{
    g_autoptr(GArray) periods = g_array_new(FALSE, FALSE, sizeof(InterestPeriod));
    InterestCase claim = build_case(DEBTOR_BUSINESS, 1000000, "2026-05-01");

    cr_assert_eq(compute(&claim, "2026-09-01", periods), 41375);
    cr_assert_eq(sum_periods(periods), 41376);
}

Test(interest, v7a_a_partial_payment_lowers_the_base_from_the_next_day)
{
    g_autoptr(GArray) periods = g_array_new(FALSE, FALSE, sizeof(InterestPeriod));
    Receipt payment = {day_parse_iso("2026-05-15"), 400000, FALSE};
    InterestCase claim = build_case(DEBTOR_BUSINESS, 600000, "2026-03-31");

    claim.receipts = &payment;
    claim.n_receipts = 1;
    cr_assert_eq(compute(&claim, "2026-08-31", periods), 36804);
    cr_assert_eq(periods->len, 3);
    cr_assert_eq(g_array_index(periods, InterestPeriod, 0).minor, 14979);
    cr_assert_eq(g_array_index(periods, InterestPeriod, 1).minor, 9187);
    cr_assert_eq(g_array_index(periods, InterestPeriod, 2).minor, 12638);
}

Test(interest, interest_first_leaves_a_larger_principal)
{
    Receipt payment = {day_parse_iso("2026-05-15"), 400000, FALSE};
    InterestCase claim = build_case(DEBTOR_BUSINESS, 600000, "2026-03-31");

    claim.receipts = &payment;
    claim.n_receipts = 1;
    claim.allocation = ALLOCATE_INTEREST_FIRST;
    /* base after the payment: 10 000 - (4 000 - 149,79) = 6 149,79 */
    cr_assert_eq(compute(&claim, "2026-08-31", NULL), 14979 + 22370);
}

Test(interest, credits_and_undated_payments_never_bore_interest)
{
    Receipt receipts[] = {{day_parse_iso("2026-05-15"), 400000, TRUE},
                          {DAY_NONE, 100000, FALSE},
                          {day_parse_iso("2026-03-01"), 50000, FALSE}};
    InterestCase claim = build_case(DEBTOR_BUSINESS, 600000, "2026-03-31");
    InterestCase plain = claim;

    claim.receipts = receipts;
    claim.n_receipts = 3;
    cr_assert_eq(compute(&claim, "2026-08-31", NULL), compute(&plain, "2026-08-31", NULL));
}

Test(interest, v9_paid_on_the_due_date_costs_nothing)
{
    InterestCase claim = build_case(DEBTOR_BUSINESS, 1000000, "2026-05-01");

    cr_assert_eq(compute(&claim, "2026-05-01", NULL), 0);
}

Test(interest, other_day_counts_are_options)
{
    InterestCase claim = build_case(DEBTOR_BUSINESS, 1000000, "2024-01-31");

    cr_assert_eq(compute(&claim, "2024-06-30", NULL), 59986); /* 151 days / 365 at 14.50 */
    claim.day_count = COUNT_ACT_ACT;
    cr_assert_eq(compute(&claim, "2024-06-30", NULL), 59822); /* 151 / 366 */
    claim.day_count = COUNT_30_360;
    cr_assert_eq(compute(&claim, "2024-06-30", NULL), 60417); /* 150 / 360 */
}

Test(interest, a_contract_rate_below_the_floor_is_refused_and_never_raised)
{
    World *world = world_new();
    InterestCase claim = build_case(DEBTOR_BUSINESS, 1000000, "2026-07-10");
    gint64 total = 0;
    Day day = DAY_NONE;

    claim.contract_rate = 824; /* floor of 2026-2: 8.25 */
    cr_assert_eq(interest_calculate(&claim, world->rates, day_parse_iso("2026-08-01"), NULL,
                                    &total, &day),
                 INTEREST_RATE_TOO_LOW);
    claim.contract_rate = 825;
    cr_assert_eq(interest_calculate(&claim, world->rates, day_parse_iso("2026-08-01"), NULL,
                                    &total, &day),
                 INTEREST_DONE);
    cr_assert_eq(total, 4973); /* 22 days at 8.25 */
    world_free(world);
}

Test(interest, the_default_rate_is_never_raised_to_the_floor)
{
    g_autoptr(GArray) periods = g_array_new(FALSE, FALSE, sizeof(InterestPeriod));
    InterestCase claim = build_case(DEBTOR_BUSINESS, 1000000, "2024-03-31");

    compute(&claim, "2024-04-30", periods);
    cr_assert_eq(g_array_index(periods, InterestPeriod, 0).rate, 1450);
}

Test(interest, a_half_year_that_the_table_lacks_holds_the_document_and_is_named)
{
    World *world = world_new();
    PlanRow *row = world_add_invoice(world, "F-1", "2026-12-20", 100000);
    gint64 interest = 0;

    cr_assert_not(compose_interest(world->settings, world->rates, DEBTOR_BUSINESS, row->item,
                                   100000, day_parse_iso("2027-01-15"), &interest,
                                   world->complaints));
    g_autofree char *complaints = world_complaints(world);
    assert_has(complaints, "rates.csv: HELD: no late-payment rate for 2027-01-01");
    assert_has(complaints, "[rate-missing]");
    cr_assert(compose_interest(world->settings, NULL, DEBTOR_UNKNOWN, row->item, 100000,
                               day_parse_iso("2027-01-15"), &interest, world->complaints));
    cr_assert_not(compose_interest(world->settings, NULL, DEBTOR_BUSINESS, row->item, 100000,
                                   day_parse_iso("2026-12-31"), &interest, world->complaints));
    world_free(world);
}
