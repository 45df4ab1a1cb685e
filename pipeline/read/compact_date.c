#include "read/compact_date.h"

#define A_SLIP 11             /* one in so many dates may be wrong */
#define LONG_LEDGER (6 * 366) /* days that a ledger of open items may well span */
#define WRONG_SPAN (12 * 366) /* days that speak of years that were days */

Day compact_date_read(int number, CompactOrder order)
{
    int part[3] = {number / 10000, number / 100 % 100, number % 100};
    static const int places[N_COMPACT][3] = {{2, 1, 0}, {2, 0, 1}, {0, 1, 2}};
    const int *place = places[order];
    int year = part[place[0]];
    return day_from_ymd(year + (year < 80 ? 2000 : 1900), part[place[1]], part[place[2]]);
}

void compact_evidence_take(CompactEvidence *evidence, int number)
{
    gboolean is_date = FALSE;
    for (guint i = 0; i < N_COMPACT; i++) {
        Day day = compact_date_read(number, i);
        if (day == DAY_NONE)
            continue;
        is_date = TRUE;
        if (evidence->readings[i].n == 0 || day < evidence->readings[i].first)
            evidence->readings[i].first = day;
        if (evidence->readings[i].n == 0 || day > evidence->readings[i].last)
            evidence->readings[i].last = day;
        evidence->readings[i].n++;
    }
    evidence->n += is_date ? 1 : 0;
}

static gboolean is_possible(const CompactEvidence *evidence, guint order)
{
    return evidence->readings[order].n * A_SLIP > evidence->n * (A_SLIP - 1);
}

static Day find_span(const CompactEvidence *evidence, guint order)
{
    return evidence->readings[order].last - evidence->readings[order].first;
}

gboolean compact_evidence_allows(const CompactEvidence *evidence, CompactOrder order)
{
    gboolean has_short = FALSE;
    for (guint i = 0; i < N_COMPACT; i++)
        has_short =
            has_short || (is_possible(evidence, i) && find_span(evidence, i) <= LONG_LEDGER);
    return is_possible(evidence, order) &&
           !(has_short && find_span(evidence, order) >= WRONG_SPAN);
}
