/*
 * The figures of one document, worked out once before its template is filled: what is claimed
 * for each item, the total, what was sent before, who is to be paid.
 */
#ifndef RELANCE_COMPOSE_LETTER_FACTS_H
#define RELANCE_COMPOSE_LETTER_FACTS_H

#include "compose/compose.h"
#include "compose/interest.h"
#include "compose/language.h"

typedef enum { MEDIUM_LETTER, MEDIUM_MAIL } Medium;

/* One claimed item with its charges. */
typedef struct {
    const PlanRow *row;
    const OpenItem *item;
    const Step *step;  /* whose charges apply; NULL: none */
    gint64 interest;   /* document currency */
    int interest_rate; /* on the run date; -1: no interest is charged */
    gint64 indemnity;  /* 4000 (EUR) or 0 */
    InterestCase interest_case;
    Receipt *receipts; /* of interest_case, owned */
} ClaimedItem;

/* A reminder that arrived, as far as known. */
typedef struct {
    Day date;
    Channel channel; /* CHANNEL_NONE: before relance, channel unknown */
    int level;
    const char *document; /* lent; NULL likewise */
} PreviousReminder;

/* To whom the money goes; strings lent, NULL where not given. */
typedef struct {
    const char *name, *iban, *bic, *text;
} PaymentParty;

typedef struct LetterFacts LetterFacts;
struct LetterFacts {
    const ComposeInput *input;      /* lent */
    const PlannedDocument *planned; /* lent */
    const Customer *customer;       /* lent; NULL: unknown customer */
    const LanguageRules *rules;
    DebtorKind debtor;
    Medium medium;        /* for #IF LETTER, #IF MAIL */
    char *const *columns; /* of the items table, lent from the template; NULL: default */
    GPtrArray *items;     /* ClaimedItem *, by customer, due date, invoice */
    Claim claim;
    GArray *previous; /* PreviousReminder, oldest first */
    const Issuer *issuer; /* in whose name the step writes; NULL: the creditor. Lent */
    PaymentParty payment;
    char *payment_reference;
    GPtrArray *attachments; /* char *: existing files of the invoices, if the step asks */
};

/*
 * NULL if the document is held; then a HELD complaint says why ([rate-missing],
 * [attachment-missing] ...). Everything given is lent.
 */
LetterFacts *letter_facts_new(const ComposeInput *input, const PlannedDocument *planned,
                              const LanguageRules *rules, Complaints *complaints);
void letter_facts_free(LetterFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LetterFacts, letter_facts_free)

/* The customer's name as the ledger or the customers file has it. Lent; never NULL. */
const char *letter_facts_customer_name(const LetterFacts *facts);

/* Oldest due date of the claimed items, DAY_NONE without items. */
Day letter_facts_oldest_due(const LetterFacts *facts);
int letter_facts_days_late(const LetterFacts *facts);

/* The day the ledger's receipts reach to. */
Day letter_facts_ledger_date(const LetterFacts *facts);

/* What kind of mention a row listed apart is. */
typedef enum { MENTION_NOT_YET_DUE, MENTION_DISPUTED, MENTION_OTHER } Mention;
Mention letter_facts_mention(const LetterFacts *facts, const PlanRow *row);

/* What a row listed apart is listed with: what is in dispute of it, else what is left of it. */
gint64 letter_facts_mentioned_minor(const PlanRow *row, Mention mention);

/*
 * The rows listed apart as this, then, of disputes, the claimed rows of which a part is in
 * dispute; a new array of lent PlanRow *.
 */
GPtrArray *letter_facts_list_mentioned(const LetterFacts *facts, Mention mention);

#endif
