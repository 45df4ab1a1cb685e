/* What a Composer holds: its input and the templates read so far. */
#ifndef RELANCE_COMPOSE_COMPOSER_H
#define RELANCE_COMPOSE_COMPOSER_H

#include "compose/template.h"

struct Composer {
    ComposeInput input;
    GHashTable *templates; /* "language/name" -> Template *, owned; NULL value: none exists */
    GHashTable *fallbacks; /* "language/name" already warned about; owned keys */
    GPtrArray *inputs;     /* InputFile * */
};

/*
 * The template of a name in a language, from the first folder that has it; read once. NULL with
 * *error unset: there is none. Complaints of its reading go to `complaints` the first time.
 */
Template *composer_find_template(Composer *composer, const char *language, const char *name,
                                 Complaints *complaints, GError **error);

/*
 * The same for a document: its language, else the creditor's, else French, with a WARNING
 * [template-language-fallback]; HELD [template-missing] if there is none.
 */
Template *composer_choose_template(Composer *composer, const PlannedDocument *planned,
                                   const char *name, Complaints *complaints, GError **error);

#endif
