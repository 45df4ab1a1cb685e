#include "read/balance_column.h"

#include <string.h>

typedef struct {
    gint64 amount, balance;
} LastLine;

void balance_evidence_init(BalanceEvidence *evidence)
{
    *evidence = (BalanceEvidence){0};
    evidence->last = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

void balance_evidence_clear(BalanceEvidence *evidence)
{
    g_clear_pointer(&evidence->last, g_hash_table_unref);
}

static void take_line(BalanceEvidence *evidence, gint64 amount, gint64 balance, int line)
{
    gboolean is_within = ABS(balance) <= ABS(amount);
    gboolean is_same_side = balance == 0 || (balance > 0) == (amount > 0);
    evidence->n_running_all +=
        evidence->n_lines > 0 && balance == evidence->last_balance + amount;
    evidence->last_balance = balance;
    evidence->n_lines++;
    evidence->n_negative += balance < 0;
    evidence->n_open += is_within && is_same_side;
    evidence->n_unsigned += is_within && !is_same_side && balance > 0;
    if ((!is_within || !is_same_side) && evidence->odd_line == 0)
        evidence->odd_line = line;
}

static void take_pair(BalanceEvidence *evidence, const LastLine *last, gint64 amount,
                      gint64 balance)
{
    evidence->n_pairs++;
    evidence->n_running += balance == last->balance + amount;
    evidence->n_reversed += last->balance == balance + last->amount;
    evidence->n_whole += balance == last->balance;
    evidence->n_telling += balance != amount;
}

void balance_evidence_take(BalanceEvidence *evidence, const char *customer, gint64 amount,
                           gint64 balance, int line)
{
    LastLine *last = g_hash_table_lookup(evidence->last, customer);
    take_line(evidence, amount, balance, line);
    if (last) {
        take_pair(evidence, last, amount, balance);
    } else {
        last = g_new(LastLine, 1);
        g_hash_table_insert(evidence->last, g_strdup(customer), last);
    }
    *last = (LastLine){amount, balance};
}

/* TRUE if all but one in twenty of many are so. */
static gboolean are_nearly_all(gint64 n, gint64 of)
{
    return n == of || (of >= 20 && (of - n) * 20 <= of);
}

BalanceKind balance_evidence_conclude(const BalanceEvidence *evidence)
{
    if (evidence->n_lines == 0)
        return BALANCE_UNKNOWN;
    gboolean is_told = evidence->n_pairs > 0 && evidence->n_telling > 0;
    if (is_told && (are_nearly_all(evidence->n_running, evidence->n_pairs) ||
                    are_nearly_all(evidence->n_reversed, evidence->n_pairs)))
        return BALANCE_RUNNING;
    if (evidence->n_open == evidence->n_lines ||
        (evidence->n_open + evidence->n_unsigned == evidence->n_lines &&
         evidence->n_negative == 0))
        return BALANCE_OPEN;
    if (evidence->n_lines > 1 && are_nearly_all(evidence->n_running_all, evidence->n_lines - 1))
        return BALANCE_RUNNING;
    if (is_told && are_nearly_all(evidence->n_whole, evidence->n_pairs))
        return BALANCE_WHOLE;
    return BALANCE_UNCLEAR;
}
