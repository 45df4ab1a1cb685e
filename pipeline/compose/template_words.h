/*
 * `relance check`: words of a template that may not be said to the debtors it is for.
 */
#ifndef RELANCE_COMPOSE_TEMPLATE_WORDS_H
#define RELANCE_COMPOSE_TEMPLATE_WORDS_H

#include "compose/template.h"
#include "records/scenarios.h"

/*
 * A REFUSED complaint [notice-forbidden] at each line that a debtor of the scenario can be shown and
 * that says what it may not. Where the scenario names no kind of debtor, public bodies and consumers
 * are answered for by the lines that are theirs alone (#IF PUBLIC, #IF CONSUMER). `told` remembers
 * what was complained of.
 */
void template_words_check(const Template *template, gboolean is_notice,
                          const Scenario *scenario, GHashTable *told, Complaints *complaints);

#endif
