#include "compose/interest_rate.h"

enum {
    BUSINESS_POINTS = 1000, /* C. com. L441-10 II: 10 points */
    PUBLIC_POINTS = 800,    /* CCP R2192-31: 8 points */
    FLOOR_FACTOR = 3        /* C. com. L441-10 II: three times the legal rate */
};

Day interest_half_year_end(Day day)
{
    int year, month;

    day_split(day, &year, &month, NULL);
    return month <= 6 ? day_from_ymd(year, 6, 30) : day_from_ymd(year, 12, 31);
}

static const RateRow *find_row(const RateTable *rates, Day day)
{
    return rates != NULL ? rate_table_find(rates, day) : NULL;
}

static InterestResult take_rate(int base, int factor, int points, int *rate)
{
    if (base < 0)
        return INTEREST_RATE_MISSING;
    *rate = base * factor + points;
    return INTEREST_DONE;
}

/* A contract's rate is checked against the floor as far as the table knows it, never raised. */
static InterestResult take_contract_rate(const RateRow *row, int contract, int *rate)
{
    if (row != NULL && row->legal_other >= 0 && contract < FLOOR_FACTOR * row->legal_other)
        return INTEREST_RATE_TOO_LOW;
    *rate = contract;
    return INTEREST_DONE;
}

InterestResult interest_find_rate(const InterestCase *claim, const RateTable *rates, Day day,
                                  int *rate)
{
    gboolean is_frozen = claim->debtor == DEBTOR_PUBLIC;
    const RateRow *row = find_row(rates, is_frozen ? claim->due + 1 : day);

    if (claim->debtor == DEBTOR_BUSINESS && claim->contract_rate >= 0)
        return take_contract_rate(row, claim->contract_rate, rate);
    if (row == NULL)
        return INTEREST_RATE_MISSING;
    if (claim->debtor == DEBTOR_CONSUMER)
        return take_rate(row->legal_other, 1, 0, rate);
    if (is_frozen)
        return take_rate(row->ecb_main, 1, PUBLIC_POINTS, rate);
    if (claim->rate == PENALTY_LEGAL_X3)
        return take_rate(row->legal_other, FLOOR_FACTOR, 0, rate);
    return take_rate(row->ecb_main, 1, BUSINESS_POINTS, rate);
}

int interest_rate_on(const InterestCase *claim, const RateTable *rates, Day day)
{
    int rate = -1;

    return interest_find_rate(claim, rates, day, &rate) == INTEREST_DONE ? rate : -1;
}

InterestCase interest_case_of_item(const Settings *settings, DebtorKind debtor,
                                   const OpenItem *item, gint64 net_minor)
{
    const PenaltySettings *penalties = &settings->penalties;
    int own = item->owner != NULL ? item->owner->penalty_rate : -1;

    if (own < 0 && penalties->rate == PENALTY_FIXED)
        own = penalties->fixed_rate;
    return (InterestCase){.debtor = debtor,
                          .net_minor = net_minor,
                          .receipts = item->receipts,
                          .n_receipts = item->n_receipts,
                          .due = item->due_date,
                          .contract_rate = own,
                          .rate = penalties->rate,
                          .day_count = penalties->day_count,
                          .allocation = penalties->allocation};
}

void interest_complain(InterestResult result, const RateTable *rates, const OpenItem *item,
                       Day day, Complaints *complaints)
{
    char date[DAY_ISO_SIZE];

    day_print_iso(day, date);
    if (result == INTEREST_RATE_TOO_LOW)
        complaint_add(complaints, COMPLAINT_HELD, "rate-below-floor",
                      (Place){item->source, item->line, 0},
                      "the contract rate for invoice %s is below three times the legal rate on "
                      "%s; its document is held, correct penalty_rate or penalties.rate",
                      item->invoice, date);
    else
        complaint_add(complaints, COMPLAINT_HELD, "rate-missing",
                      (Place){rates != NULL ? rates->file : NULL, 0, 0},
                      "no late-payment rate for %s; the document with invoice %s is held, add "
                      "the half-year to the table of rates",
                      date, item->invoice);
}
