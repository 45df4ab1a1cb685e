#include "assign/notice_check.h"

#include "ground/text.h"

/*
 * Months after which a claim is barred in France: between professionals five years (C. com.
 * L110-4), consumers two (C. conso. L218-2); against public bodies four years from the first of
 * January that follows (law 68-1250 of 31 December 1968).
 */
static const int months_by_debtor[] = {[DEBTOR_UNKNOWN] = -1,
                                       [DEBTOR_BUSINESS] = 60,
                                       [DEBTOR_PUBLIC] = 48,
                                       [DEBTOR_CONSUMER] = 24};

/* The newest acknowledgement of the debt: a plan or a promise; else the due date. */
static Day find_origin(const Account *account, const Case *item_case)
{
    Day origin = item_case->item->due_date;
    for (guint i = 0; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        if ((event->kind == EVENT_PLAN || event->kind == EVENT_PROMISE) &&
            case_is_concerned(item_case, event))
            origin = MAX(origin, event->date);
    }
    return origin;
}

Day notice_check_limitation(const Assignment *assignment, const Account *account,
                            const Case *item_case)
{
    DebtorKind debtor = account->customer != NULL ? account->customer->debtor : DEBTOR_UNKNOWN;
    const char *country = assignment->input->settings->creditor.country;
    int months = account->scenario != NULL ? account->scenario->limitation_months : -1;
    Day origin = find_origin(account, item_case);
    if (months >= 0)
        return day_add_months(origin, months);
    if (!(text_is_blank(country) || text_equals(country, "FR")) || months_by_debtor[debtor] < 0)
        return DAY_NONE;
    if (debtor == DEBTOR_PUBLIC) {
        int year;
        day_split(origin, &year, NULL, NULL);
        origin = day_from_ymd(year + 1, 1, 1);
    }
    return day_add_months(origin, months_by_debtor[debtor]);
}

gboolean notice_check_pass(const Assignment *assignment, const Account *account,
                           Case *item_case, const Step *step)
{
    const OpenItem *item = item_case->item;
    if (step->kind != STEP_NOTICE)
        return TRUE;
    if (account->customer != NULL && account->customer->debtor == DEBTOR_UNKNOWN) {
        case_decide(item_case, DECISION_MANUAL, PLAN_RULE_DEBTOR_KIND_UNKNOWN, DAY_NONE,
                    "Step %d \"%s\" is due, but it is not known whether the customer is a "
                    "business, a public body or a consumer.",
                    step->level, step->name);
        return FALSE;
    }
    Day limitation = notice_check_limitation(assignment, account, item_case);
    if (limitation != DAY_NONE && assignment->run_date > limitation) {
        case_decide(item_case, DECISION_MANUAL, PLAN_RULE_LIMITATION_EXPIRED, DAY_NONE,
                    "Step %d \"%s\" is due, but the claim has been barred since %s.",
                    step->level, step->name, day_text(limitation).text);
        return FALSE;
    }
    if (step->proof_required && text_is_blank(item->file)) {
        case_decide(item_case, DECISION_HOLD, PLAN_RULE_PROOF_MISSING, DAY_NONE,
                    "Step %d \"%s\" is due, but the file of invoice %s is missing.",
                    step->level, step->name, item->invoice);
        return FALSE;
    }
    return TRUE;
}
