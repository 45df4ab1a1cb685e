#include "assign/scenario_choice.h"

#include "assign/customer_facts.h"
#include "ground/text.h"

gboolean scenario_choice_is_never(const Account *account)
{
    return account->customer != NULL && text_equals(account->customer->scenario, "none");
}

static gboolean has_overdue(const Assignment *assignment, const Account *account)
{
    for (guint i = 0; i < account->n_cases; i++)
        if (case_is_claim(&account->cases[i]) &&
            case_is_overdue(assignment, &account->cases[i]))
            return TRUE;
    return FALSE;
}

/* The newest `relance record scenario` of this customer: the name it gives; NULL: none. */
static const char *find_recorded(const Account *account)
{
    for (guint i = account->events->len; i > 0; i--) {
        const Event *event = account->events->pdata[i - 1];
        if (event->kind != EVENT_SCENARIO)
            continue;
        return !text_is_blank(event->reason) ? event->reason : event->note;
    }
    return NULL;
}

/* The scenario the customer stays on: recorded by a person, or in force since it is overdue. */
static const Scenario *find_kept(const Assignment *assignment, const Account *account)
{
    if (!has_overdue(assignment, account))
        return NULL;
    const ScenarioBook *book = assignment->input->scenarios;
    const Scenario *recorded = scenario_book_find(book, find_recorded(account));
    if (recorded != NULL)
        return recorded;
    GHashTable *kept = assignment->input->past->customer_scenario;
    return scenario_book_find(book, g_hash_table_lookup(kept, account->id));
}

static const Scenario *find_by_conditions(const Assignment *assignment, const Account *account)
{
    const GPtrArray *scenarios = assignment->input->scenarios->scenarios;
    const Scenario *first = scenarios->len > 0 ? scenarios->pdata[0] : NULL;
    if (first == NULL || !first->has_conditions)
        return first;
    CustomerFacts facts = customer_facts_find(assignment, account);
    for (guint i = 0; i < scenarios->len; i++) {
        const Scenario *scenario = scenarios->pdata[i];
        if (!scenario->has_conditions || conditions_hold(&scenario->conditions, &facts, NULL))
            return scenario;
    }
    return NULL;
}

static void choose_own(const Assignment *assignment, Account *account)
{
    const Customer *customer = account->customer;
    account->scenario = scenario_book_find(assignment->input->scenarios, customer->scenario);
    if (account->scenario != NULL)
        return;
    g_autofree char *text = g_strdup_printf(
        "customer %s wants the scenario \"%s\", which %s does "
        "not have; its items are left to a person, correct "
        "the name",
        account->id, customer->scenario, text_or_empty(assignment->input->scenarios->file));
    assignment_complain(assignment, COMPLAINT_HELD, "scenario-unknown",
                        (Place){customer->source, customer->line, 0}, text);
}

void scenario_choice_make(const Assignment *assignment, Account *account)
{
    if (scenario_choice_is_never(account))
        return;
    if (account->customer != NULL && !text_is_blank(account->customer->scenario)) {
        choose_own(assignment, account);
        return;
    }
    const Scenario *kept = find_kept(assignment, account);
    const Scenario *chosen = find_by_conditions(assignment, account);
    account->scenario = kept != NULL ? kept : chosen;
    if (kept != NULL && chosen != NULL && kept != chosen)
        account->scenario_next = chosen->name;
}

static void explain_conditions(const Assignment *assignment, const Account *account,
                               GString *text)
{
    const ScenarioBook *book = assignment->input->scenarios;
    CustomerFacts facts = customer_facts_find(assignment, account);
    for (guint i = 0; i < book->scenarios->len; i++) {
        const Scenario *scenario = book->scenarios->pdata[i];
        int line = scenario->has_conditions && scenario->conditions.line > 0
                       ? scenario->conditions.line
                       : scenario->line;
        g_string_append_printf(text, "  %s (%s:%d)%s\n", scenario->name,
                               text_or_empty(book->file), line,
                               scenario->has_conditions ? ":" : ": no condition, holds");
        const FactTelling telling = {text, text_or_empty(book->file), book->lines, line};
        if (!scenario->has_conditions ||
            conditions_hold(&scenario->conditions, &facts, &telling))
            return;
    }
}

void scenario_choice_explain(const Assignment *assignment, const Account *account,
                             GString *text)
{
    const Customer *customer = account->customer;
    const char *name = account->scenario != NULL ? account->scenario->name : "none";
    g_string_append_printf(text, "Scenario: %s", name);
    if (account->scenario != NULL)
        g_string_append_printf(text, " (%s:%d)",
                               text_or_empty(assignment->input->scenarios->file),
                               account->scenario->line);
    if (customer != NULL && !text_is_blank(customer->scenario)) {
        g_string_append_printf(text, ", because %s:%d says scenario \"%s\"\n",
                               text_or_empty(customer->source), customer->line,
                               customer->scenario);
        return;
    }
    if (find_kept(assignment, account) != NULL)
        g_string_append_printf(text, ", kept while something is overdue%s%s\n",
                               account->scenario_next != NULL ? "; next: " : "",
                               text_or_empty(account->scenario_next));
    else
        g_string_append(text, ", the first whose conditions hold\n");
    explain_conditions(assignment, account, text);
}
