/*
 * Accounts that are written to together: a payer with the subsidiaries it pays for. Nearly
 * every account is a family of its own.
 */
#ifndef RELANCE_ASSIGN_FAMILY_H
#define RELANCE_ASSIGN_FAMILY_H

#include "assign/account.h"

/* A run of plan rows of one customer. */
typedef struct {
    guint first, n;
    const char *payer_id; /* id of who pays for it; its own id where nobody else does */
    gboolean is_shared;   /* other accounts have the same payer */
    gboolean is_done;
} AccountSpan;

/*
 * The customers of the plan's rows, which are sorted by
 * customer; a new array of AccountSpan.
 */
GArray *family_list_spans(const Ledger *ledger, const ReminderPlan *plan);

/* Indexes of the spans that share a payer: payer id -> GArray of guint. */
GHashTable *family_index_shared(GArray *spans);

#endif
