#include "assign/agreement_limit.h"

#include "assign/step_date.h"
#include "ground/text.h"

gboolean agreement_limits_act(const Account *account, const Case *item_case)
{
    return account->scenario != NULL &&
           ladder_find_formal(account->scenario, item_case->reached.level) != NULL;
}

static gboolean is_within_limit(const Approver *approver, const Event *event)
{
    return approver->limit_minor < 0 || event->amount_minor <= approver->limit_minor;
}

gboolean agreement_is_approved(const Settings *settings, const Event *event)
{
    if (settings->approvers->len == 0)
        return text_equals(event->outcome, "approved");
    for (guint i = 0; i < settings->approvers->len; i++) {
        const Approver *approver = settings->approvers->pdata[i];
        if (!text_is_blank(event->author) && text_equals(approver->login, event->author) &&
            is_within_limit(approver, event))
            return TRUE;
    }
    return FALSE;
}

Day agreement_find_policy_end(const Assignment *assignment, const Account *account,
                              const Case *item_case)
{
    const Customer *customer = account->customer;
    int days = assignment->input->settings->insurance_declare_days;
    if (customer == NULL || text_is_blank(customer->insurer) || days < 0 ||
        item_case->item->due_date == DAY_NONE)
        return DAY_NONE;
    return item_case->item->due_date + days;
}
