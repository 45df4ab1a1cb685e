/* Disputes: from the extract's column and from events, until they are resolved. */
#ifndef RELANCE_ASSIGN_DISPUTE_H
#define RELANCE_ASSIGN_DISPUTE_H

#include "assign/account.h"

typedef enum {
    DISPUTE_NONE,
    DISPUTE_OPEN,
    DISPUTE_JUSTIFIED, /* resolved for the customer; the credit note has not come yet */
} DisputeState;

typedef struct {
    DisputeState state;
    const Event *event;  /* the dispute or its resolution; NULL: the extract's column */
    gint64 amount_minor; /* the part in dispute; -1: the whole item */
} DisputeVerdict;

DisputeVerdict dispute_find(const Account *account, const Case *item_case);

#endif
