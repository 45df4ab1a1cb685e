#include "assign/returned_payment.h"

#include "assign/hold_event.h"
#include "ground/text.h"

static ReturnedPayment find_absence(const Assignment *assignment, const OpenItem *item)
{
    ReturnedPayment returned = {DAY_NONE, NULL, DAY_NONE};
    const PastAbsence *absence =
        past_find_absence(assignment->input->past, item->customer, item->invoice);
    if (absence == NULL)
        return returned;
    returned.day = absence->back_on != DAY_NONE ? absence->back_on : assignment->run_date;
    returned.gone_on = absence->gone_on;
    return returned;
}

ReturnedPayment returned_payment_find(const Assignment *assignment, const Account *account,
                                      const Case *item_case)
{
    ReturnedPayment returned = find_absence(assignment, item_case->item);
    for (guint i = 0; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        if (!case_is_concerned(item_case, event))
            continue;
        if (event->kind == EVENT_RETURNED && event->invoice != NULL &&
            (returned.event != NULL || event->date >= returned.gone_on))
            returned = (ReturnedPayment){event->date, event, DAY_NONE};
        else if (event->kind == EVENT_RELEASE && !hold_event_is_status(event) &&
                 event->date >= returned.day)
            returned = (ReturnedPayment){DAY_NONE, NULL, DAY_NONE};
    }
    return returned;
}
