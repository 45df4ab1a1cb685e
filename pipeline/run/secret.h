/*
 * The mail server's password: from the file or the environment variable that the settings name,
 * never from the settings themselves, never into a log or a run folder.
 */
#ifndef RELANCE_RUN_SECRET_H
#define RELANCE_RUN_SECRET_H

#include "records/settings.h"

/* *password is a new string, to be wiped with secret_free(); NULL where no user is set. */
gboolean secret_read(const MailSettings *mail, char **password, GError **error);
void secret_free(char *password);

#endif
