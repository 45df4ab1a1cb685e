/* Month names and their abbreviations in French, English and German. */
#ifndef RELANCE_READ_MONTH_NAMES_H
#define RELANCE_READ_MONTH_NAMES_H

#include <glib.h>

/* 1..12 for a month's name, accents and case aside ("Déc.", "März", "dec"); 0 for anything
 * else. */
int month_name_parse(const char *name);

#endif
