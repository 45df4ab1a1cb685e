/*
 * Many customers with many items, made by a generator with a fixed seed: what properties are
 * tried on. Everything is as varied as real ledgers are: credits, payments, disputes, promises,
 * part payments, several currencies, customers without a mail address.
 */
#ifndef RELANCE_TESTS_ASSIGN_BUILD_CROWD_H
#define RELANCE_TESTS_ASSIGN_BUILD_CROWD_H

#include "build_story.h"

/* Adds customers K0000.. with one to eight items each around the run date. */
void crowd_add(Story *story, guint seed, guint n_customers, Day around);

#endif
