/*
 * Random rules, ledgers, histories and events from a seed: what properties are tried on. Everything
 * that assign can meet is in it: ladders of any shape, groups, minimums, grace, payers with
 * subsidiaries, currencies, payees, instalments, credits linked and free, receipts, disputes with
 * and without amounts, promises, plans, holds of all kinds, releases, returns, insolvency, invoices
 * paid and gone, deliveries that arrived, bounced or are not known.
 */
#ifndef RELANCE_TESTS_ASSIGN_BUILD_WORLD_H
#define RELANCE_TESTS_ASSIGN_BUILD_WORLD_H

#include "build_story.h"

typedef enum {
    WORLD_EVERYTHING = 0,
    WORLD_STEPWISE = 1,   /* advance: step only */
    WORLD_QUIET = 2,      /* no events, no history, no credits: only the rules act */
    WORLD_UNSCALED = 4,   /* no rule that asks for a share of what is open, nor one document for
                            one reader where two are due: paying would change who comes first */
    WORLD_REACHABLE = 16, /* every customer has addresses that work */
    WORLD_NOT_AMICABLE = 8, /* no end of the amicable phase */
} WorldKind;

Story *world_new(guint seed, guint kind);

#endif
