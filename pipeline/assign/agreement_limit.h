/*
 * Limits of what a clerk may agree to: how many promises, how long they and holds may last. They
 * act only where they are set and where a later step of the item is formal. Beyond them, and beyond
 * the day on which a credit insurer must be told, an agreement needs an approver: it is recorded by
 * one (author among `approvers`, within the limit), or with outcome `approved` where the settings
 * name no approvers.
 */
#ifndef RELANCE_ASSIGN_AGREEMENT_LIMIT_H
#define RELANCE_ASSIGN_AGREEMENT_LIMIT_H

#include "assign/account.h"

/* TRUE if a step above the level the item has reached is formal. */
gboolean agreement_limits_act(const Account *account, const Case *item_case);

/* TRUE if an approver stands behind the event. */
gboolean agreement_is_approved(const Settings *settings, const Event *event);

/* The last day to which an insured customer's item may be agreed upon; DAY_NONE: not insured. */
Day agreement_find_policy_end(const Assignment *assignment, const Account *account,
                              const Case *item_case);

#endif
