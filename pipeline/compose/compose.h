/*
 * Plan x templates -> Documents: resolved paragraphs, tables, marks, figures; no millimetres.
 * cmark-gfm stands behind one file.
 */
#ifndef RELANCE_COMPOSE_COMPOSE_H
#define RELANCE_COMPOSE_COMPOSE_H

#include "ground/complaints.h"
#include "records/case_file.h"
#include "records/document.h"
#include "records/rates.h"
#include "records/settings.h"

typedef struct {
    const Settings *settings;
    const ScenarioBook *scenarios;
    const Ledger *ledger;
    const Past *past;
    const RateTable *rates; /* NULL: none could be read; refused only where computed with */
    const char *const *template_folders; /* searched in order, NULL-ended; the user's first */
    const char *run_id;
    Day run_date;
} ComposeInput;

/* Parsed templates and what is computed once per run. */
typedef struct Composer Composer;

/* Everything in the input is lent and must outlive the composer. */
Composer *composer_new(const ComposeInput *input);
void composer_free(Composer *composer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Composer, composer_free)

/*
 * One document. NULL if it is held: then a HELD complaint names template, line and what is
 * missing ([value-missing], [template-missing], [rate-missing] ...); never a gap in a text.
 * NULL and *error if the world failed (template unreadable: OUTCOME_SETTINGS_REFUSED).
 */
Document *composer_compose(Composer *composer, const PlannedDocument *planned,
                           Complaints *complaints, GError **error);

/* Adds certificate, court, limitation, chronology and list of exhibits behind a case's summary. */
void compose_append_case(Document *document, const CaseFile *file, const Creditor *creditor,
                         const Customer *customer /* or NULL */);

/*
 * Checks every template that the scenarios name, in every language that has it, against the
 * hashtag table: unknown hashtags with the nearest name, blocks that do not close, bad front
 * matter, hashtags that a kind of debtor may not see. Complaints are REFUSED, with place.
 */
void composer_check_templates(Composer *composer, Complaints *complaints);

/* Template files used so far, as InputFile * (role "template"); lent array. */
const GPtrArray *composer_peek_inputs(const Composer *composer);

/* `relance check --hashtags`: name, meaning, example, needs; a new text. */
char *compose_print_hashtags(void);

/*
 * Late-payment interest of one item up to and including `until`, in minor units; also used by
 * the table of days. FALSE and a HELD complaint [rate-missing] if the table lacks a half-year.
 * Source of the rules: C. com. L441-10 II, CCP R2192-31, C. civ. 1231-6.
 */
gboolean compose_interest(const Settings *settings, const RateTable *rates, DebtorKind debtor,
                          const OpenItem *item, gint64 net_minor, Day until,
                          gint64 *interest_minor, Complaints *complaints);

#endif
