/*
 * Who gets a document, and over which channels: contacts by role in order, the customer's own
 * data for any role without a contact, the step's fallback for a channel that cannot be
 * received.
 */
#ifndef RELANCE_ASSIGN_RECIPIENT_H
#define RELANCE_ASSIGN_RECIPIENT_H

#include "assign/assignment.h"
#include "assign/plan_rule.h"

/* Everybody a step reaches over its channels. */
typedef struct {
    Recipient recipients[CHANNEL_COUNT];
    const char *languages[CHANNEL_COUNT];
    guint n;
    PlanRule rule; /* why nobody can be reached; PLAN_RULE_NONE: somebody can */
    char *reason;  /* what is missing, for people; NULL if somebody can be reached */
} RecipientList;

/* `post_is_wrong`: the last letter came back. The list's reason is the caller's to free. */
void recipient_list_find(const Assignment *assignment, const Customer *customer,
                         const Step *step, gboolean post_is_wrong, RecipientList *list);
void recipient_list_clear(RecipientList *list);

/*
 * The contact's language, else the customer's, else that of the customer's country, else that
 * of the creditor's country; one of fr en de es it nl.
 */
const char *recipient_find_language(const Assignment *assignment, const Contact *contact,
                                    const Customer *customer);
/* The customer's country, else the creditor's, else FR. */
const char *recipient_find_country(const Assignment *assignment, const Customer *customer);

#endif
