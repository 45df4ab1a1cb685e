/*
 * Settings and scenarios from text: each call works in an own empty folder, which becomes the
 * working folder of the test (Criterion gives every test a process of its own).
 */
#ifndef RELANCE_TESTS_BUILD_SETTINGS_H
#define RELANCE_TESTS_BUILD_SETTINGS_H

#include "settings/settings.h"

#define OBLIGATORY                                                                             \
    "creditor: {name: Atelier Mercier SAS, address: [12 RUE DES FORGES, 69003 LYON]}\n"        \
    "ledger: {file: ledger.csv}\n"                                                             \
    "scenarios: scenarios.yaml\n"

/* relance.yaml with this text. The complaints, a line each, in *said (a new string). */
Settings *load_text(const char *text, char **said);

/* OBLIGATORY and these lines; a test that must succeed. */
Settings *load_good(const char *more);

/* What is said about OBLIGATORY and these lines; a new string. */
char *complain_about(const char *more);

/* scenarios.yaml with this text beside OBLIGATORY and `settings_more`. */
ScenarioBook *load_book_text(const char *settings_more, const char *text, char **said);
ScenarioBook *load_good_book(const char *text);
char *complain_about_book(const char *text);

/* One scenario without conditions from steps, a line each with its dash. */
ScenarioBook *load_good_steps(const char *steps);
char *complain_about_steps(const char *steps);

/* The first scenario's n-th step. */
const Step *peek_step(const ScenarioBook *book, guint n);

#endif
