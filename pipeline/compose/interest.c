#include "compose/interest.h"

#include "compose/compose.h"
#include "compose/interest_rate.h"

__extension__ typedef __int128 Wide;

/* A running account: what the interest of a claim is computed from, step by step. */
typedef struct {
    const InterestCase *claim;
    gint64 base;       /* on which interest runs now */
    Wide exact;        /* interest on this base so far, in 1 / find_denominator() minor units */
    gint64 struck;     /* interest on earlier bases, each rounded once when it ended */
    gint64 paid_first; /* interest already covered by payments (interest first only) */
} InterestAccount;

/* Year-days behind a fraction of a year, such that every day count divides it. */
static Wide find_denominator(DayCount count)
{
    Wide year = count == COUNT_ACT_ACT ? (Wide)365 * 366 : count == COUNT_30_360 ? 360 : 365;

    return year * 10000;
}

static gint64 round_half_up(Wide exact, Wide denominator)
{
    return (gint64)((2 * exact + denominator) / (2 * denominator));
}

/* Days of 30/360 (European) since the year 0, so that stretches add up. */
static int count_bond_days(Day day)
{
    int year, month, day_of_month;

    day_split(day, &year, &month, &day_of_month);
    return year * 360 + month * 30 + MIN(day_of_month, 30);
}

static int count_days(DayCount count, Day from, Day to)
{
    if (count == COUNT_30_360)
        return count_bond_days(to) - count_bond_days(from - 1);
    return to - from + 1;
}

/* Weight of the stretch in find_denominator() units, the rate's 10000 apart. */
static Wide weigh_days(DayCount count, Day from, Day to)
{
    int year;

    if (count != COUNT_ACT_ACT)
        return count_days(count, from, to);
    day_split(from, &year, NULL, NULL); /* a stretch lies within one half-year */
    return (Wide)(to - from + 1) * (g_date_is_leap_year((GDateYear)year) ? 365 : 366);
}

static void accrue(InterestAccount *account, Day from, Day to, int rate, GArray *periods)
{
    DayCount count = account->claim->day_count;
    Wide exact = (Wide)account->base * rate * weigh_days(count, from, to);
    InterestPeriod period = {.from = from,
                             .to = to,
                             .base_minor = account->base,
                             .rate = rate,
                             .days = count_days(count, from, to),
                             .minor = round_half_up(exact, find_denominator(count))};

    account->exact += exact;
    if (periods != NULL && account->base > 0)
        g_array_append_val(periods, period);
}

static Day find_first_day(const InterestCase *claim)
{
    if (claim->debtor != DEBTOR_CONSUMER)
        return claim->due + 1;
    return MAX(claim->notice, claim->due) + 1;
}

static gboolean counts_by_date(const InterestCase *claim, const Receipt *receipt)
{
    return !receipt->is_credit && receipt->date != DAY_NONE &&
           receipt->date >= find_first_day(claim);
}

static gint64 find_first_base(const InterestCase *claim)
{
    gint64 base = claim->net_minor;

    for (guint i = 0; i < claim->n_receipts; i++)
        if (counts_by_date(claim, &claim->receipts[i]))
            base += claim->receipts[i].minor;
    return base;
}

/* Rounds the interest on the base that ends here and adds it to what was struck before. */
static void strike_balance(InterestAccount *account)
{
    account->struck +=
        round_half_up(account->exact, find_denominator(account->claim->day_count));
    account->exact = 0;
}

/* Takes the payments of one day off the base, or off the interest first. */
static void apply_receipts(InterestAccount *account, Day day)
{
    const InterestCase *claim = account->claim;

    for (guint i = 0; i < claim->n_receipts; i++) {
        const Receipt *receipt = &claim->receipts[i];
        gint64 minor = receipt->minor;

        if (receipt->date != day || !counts_by_date(claim, receipt))
            continue;
        strike_balance(account);
        if (claim->allocation == ALLOCATE_INTEREST_FIRST) {
            gint64 taken = MIN(minor, account->struck - account->paid_first);

            account->paid_first += taken;
            minor -= taken;
        }
        account->base -= minor;
    }
}

/* The last day on which base and rate stay as they are on `from`. */
static Day find_period_end(const InterestCase *claim, Day from, Day until)
{
    Day end = interest_half_year_end(from);

    for (guint i = 0; i < claim->n_receipts; i++) {
        const Receipt *receipt = &claim->receipts[i];

        if (counts_by_date(claim, receipt) && receipt->date >= from && receipt->date < end)
            end = receipt->date;
    }
    return MIN(end, until);
}

static gboolean bears_interest(const InterestCase *claim)
{
    if (claim->debtor == DEBTOR_UNKNOWN || claim->due == DAY_NONE)
        return FALSE;
    return claim->debtor != DEBTOR_CONSUMER || claim->notice != DAY_NONE;
}

InterestResult interest_calculate(const InterestCase *claim, const RateTable *rates, Day until,
                                  GArray *periods, gint64 *total_minor, Day *day)
{
    InterestAccount account = {.claim = claim};
    Day end;

    *total_minor = 0;
    if (!bears_interest(claim))
        return INTEREST_DONE;
    account.base = find_first_base(claim);
    for (Day from = find_first_day(claim); from <= until; from = end + 1) {
        int rate = -1;
        InterestResult result = interest_find_rate(claim, rates, from, &rate);

        end = find_period_end(claim, from, until);
        *day = from;
        if (result != INTEREST_DONE)
            return result;
        accrue(&account, from, end, rate, periods);
        apply_receipts(&account, end);
    }
    strike_balance(&account);
    *total_minor = account.struck;
    return INTEREST_DONE;
}

gboolean compose_interest(const Settings *settings, const RateTable *rates, DebtorKind debtor,
                          const OpenItem *item, gint64 net_minor, Day until,
                          gint64 *interest_minor, Complaints *complaints)
{
    InterestCase claim = interest_case_of_item(settings, debtor, item, net_minor);
    Day day = DAY_NONE;
    InterestResult result =
        interest_calculate(&claim, rates, until, NULL, interest_minor, &day);

    if (result == INTEREST_DONE)
        return TRUE;
    interest_complain(result, rates, item, day, complaints);
    return FALSE;
}
