#include "read/total_check.h"

#include <string.h>

#define MOST_MARKS 64 /* that a total may reach back over: groups within groups */

/* Sums of the amount columns, and of amount and open amount with the signs they got. */
typedef struct {
    gint64 given[MOST_AMOUNTS];
    gint64 amount, open;
} Sums;

struct TotalCheck {
    const LedgerLayout *layout;
    const LedgerDialect *dialect;
    int slots[MOST_AMOUNTS]; /* cells of the header, as in the layout's form; -1 ends */
    gboolean is_read[MOST_AMOUNTS];
    Sums all, marks[MOST_MARKS];
    guint n_marks;
    char currency[CURRENCY_SIZE];
    gboolean is_broken;
};

TotalCheck *total_check_new(const LedgerLayout *layout, const LedgerDialect *dialect)
{
    TotalCheck *check = g_new0(TotalCheck, 1);
    check->layout = layout;
    check->dialect = dialect;
    memcpy(check->slots, layout->form.amounts, sizeof check->slots);
    return check;
}

void total_check_free(TotalCheck *check)
{
    g_free(check);
}

void total_check_add(TotalCheck *check, int place, gint64 minor)
{
    for (guint i = 0; check->slots[i] >= 0; i++)
        if (check->slots[i] == place) {
            check->is_read[i] = TRUE;
            check->is_broken =
                check->is_broken ||
                __builtin_add_overflow(check->all.given[i], minor, &check->all.given[i]);
            return;
        }
}

void total_check_count(TotalCheck *check, const char *currency, gint64 amount, gint64 open)
{
    if (!*check->currency)
        g_strlcpy(check->currency, currency, CURRENCY_SIZE);
    check->is_broken = check->is_broken || strcmp(check->currency, currency) != 0 ||
                       __builtin_add_overflow(check->all.amount, amount, &check->all.amount) ||
                       __builtin_add_overflow(check->all.open, open, &check->all.open);
}

void total_check_mark(TotalCheck *check)
{
    check->marks[check->n_marks++ % MOST_MARKS] = check->all;
}

void total_check_break(TotalCheck *check)
{
    check->is_broken = TRUE;
}

gint64 total_check_amount(const TotalCheck *check)
{
    return check->all.amount;
}

const char *total_check_currency(const TotalCheck *check)
{
    return check->currency;
}

static gboolean is_sum_since(const TotalCheck *check, const Sums *since, guint slot,
                             gint64 minor)
{
    return minor == check->all.given[slot] - since->given[slot] ||
           minor == check->all.amount - since->amount || minor == check->all.open - since->open;
}

/* TRUE if the lines since some mark, or all lines, add up to the total. */
static gboolean is_explained(const TotalCheck *check, guint slot, gint64 minor)
{
    static const Sums nothing;
    if (is_sum_since(check, &nothing, slot, minor))
        return TRUE;
    for (guint i = 0; i < MIN(check->n_marks, MOST_MARKS); i++)
        if (is_sum_since(check, &check->marks[i], slot, minor))
            return TRUE;
    return FALSE;
}

TotalDifference total_check_compare(const TotalCheck *check, const CsvRow *row)
{
    TotalDifference difference = {FALSE, 0, 0, 0};
    for (guint i = 0; !check->is_broken && check->slots[i] >= 0; i++) {
        const char *cell = (guint)check->slots[i] < row->n ? row->cells[check->slots[i]] : "";
        if (!*cell || !check->is_read[i])
            continue;
        Amount amount = amount_parse(cell, check->dialect->decimal, check->currency);
        if (amount.state != AMOUNT_READ || amount.minor == 0)
            continue;
        if (is_explained(check, i, amount.minor))
            return (TotalDifference){FALSE, 0, 0, 0};
        if (!difference.is_known)
            difference =
                (TotalDifference){TRUE, amount.minor, check->all.given[i], check->slots[i]};
    }
    return difference;
}
