/*
 * "Madame", "Dear Ms Smith", "Sehr geehrter Herr Braun":
 * from a contact's salutation and name.
 */
#ifndef RELANCE_COMPOSE_SALUTATION_H
#define RELANCE_COMPOSE_SALUTATION_H

#include "compose/language.h"

/*
 * Appends the opening without its comma. A salutation that is a title (Mme, M., Mrs, Herr ...)
 * is put into the language's form, with the family name where the language wants it; any other
 * text is taken as written; none gives the neutral opening.
 */
void salutation_append(GString *text, const LanguageRules *rules, const char *salutation,
                       const char *name);

/* TRUE if the opening is to one person, not the neutral one. */
gboolean salutation_is_personal(const char *salutation, const char *name);

#endif
