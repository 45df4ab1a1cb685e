/*
 * The sentences that stand in most rows, put together piece by piece: a plan has one for every open
 * item, and printf takes longer for it than the thinking did.
 */
#ifndef RELANCE_ASSIGN_SENTENCE_H
#define RELANCE_ASSIGN_SENTENCE_H

#include "ground/day.h"

/* Each appends to the text; a name that is NULL is an empty one. */
void sentence_add(GString *text, const char *words);
void sentence_add_number(GString *text, int number);
void sentence_add_day(GString *text, Day day);   /* ISO 8601; nothing for DAY_NONE */
void sentence_add_days(GString *text, int days); /* "1 day", "14 days" */
/* Step 2 "relance" */
void sentence_add_step(GString *text, int level, const char *name);

#endif
