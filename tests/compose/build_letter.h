/* A small world to compose letters in: one creditor, one customer, invoices as a test needs. */
#ifndef RELANCE_TESTS_COMPOSE_BUILD_LETTER_H
#define RELANCE_TESTS_COMPOSE_BUILD_LETTER_H

#include <criterion/criterion.h>
#include <string.h>

#include "compose/compose.h"

#define assert_has(text, part)                                                                 \
    cr_assert(strstr((text), (part)) != NULL, "\"%s\" is missing in:\n%s", (part), (text))
#define assert_lacks(text, part)                                                               \
    cr_assert(strstr((text), (part)) == NULL, "\"%s\" stands in:\n%s", (part), (text))

typedef struct {
    Settings *settings;
    ScenarioBook *scenarios;
    Scenario *scenario; /* with steps 1..4 like the stock ones */
    Ledger *ledger;
    Past *past;
    RateTable *rates;
    ReminderPlan *plan;
    Customer *customer;
    PlannedDocument *document; /* level 1 by e-mail, without items */
    char *folder;              /* of the test's own templates */
    const char *folders[3];
    ComposeInput input;
    Composer *composer;
    Complaints *complaints;
} World;

/* Run date 2026-11-21, ledger known to 2026-11-20, creditor with every setting. */
World *world_new(void);
/* The same with the obligatory settings only. */
World *world_new_bare(void);
void world_free(World *world);

/* An invoice of 2026-09-15, due on `due`, added to the document's own rows. */
PlanRow *world_add_invoice(World *world, const char *invoice, const char *due, gint64 minor);
/* A row listed apart. */
PlanRow *world_add_mention(World *world, const char *invoice, const char *due, gint64 minor);
/* The document's step: 1..4, channel and template as in the scenario. */
void world_set_level(World *world, int level);
/* A reminder in the past of every item so far, accepted. */
PastReminder *world_add_past(World *world, const char *invoice, int level, const char *day,
                             Channel channel);

/* Writes a template "test" in French into the world's own folder and makes it the step's. */
void world_write_template(World *world, const char *text);
/* The same with a head of `subject: Objet` before the body. */
void world_write_body(World *world, const char *body);

/* Composes; NULL if held. */
Document *world_compose(World *world);
/* As text, for comparisons; "" if held. Freed by the caller. */
char *world_compose_text(World *world);
/* What the reader sees of the composed body; cr_asserts that nothing was held. Freed by caller.
 */
char *world_compose_words(World *world);
/* All complaints as text; freed by the caller. */
char *world_complaints(const World *world);

/* All text of the document's spans, labels and values, one line each; freed by the caller. */
char *document_words(const Document *document);

#endif
