/*
 * The `mail` section. What it must not say is refused with the reason: a password, port 465, no
 * TLS towards another machine.
 */
#ifndef RELANCE_SETTINGS_MAIL_KEYS_H
#define RELANCE_SETTINGS_MAIL_KEYS_H

#include "settings/key_table.h"

extern const KeyRule mail_keys[]; /* record: MailSettings */

/* What must agree between keys; the sender from the creditor where none is given. */
void mail_finish(Reading *reading, const YamlNode *root, Settings *settings);

/* TRUE for localhost, 127.0.0.0/8 and ::1. */
gboolean host_is_loopback(const char *host);

#endif
