/*
 * Mail addresses (RFC 5321, 5322), as far as they can stand in a header and an SMTP command of a
 * server without SMTPUTF8: ASCII only; a domain in another script is written in punycode (RFC 3492).
 */
#ifndef RELANCE_GROUND_MAIL_ADDRESS_H
#define RELANCE_GROUND_MAIL_ADDRESS_H

#include <glib.h>

typedef enum {
    MAIL_ADDRESS_GOOD,
    MAIL_ADDRESS_NO_AT,        /* not exactly one @ between two parts */
    MAIL_ADDRESS_TOO_LONG,     /* over 64 octets before the @, or 254 in all */
    MAIL_ADDRESS_WRONG_LOCAL,  /* dots, spaces, signs before the @ */
    MAIL_ADDRESS_NOT_ASCII,    /* an accent before the @: needs SMTPUTF8 */
    MAIL_ADDRESS_WRONG_DOMAIN, /* behind the @ stands no domain name */
} MailAddressState;

/*
 * A bare address: one @, a local part of atoms or a quoted string, a domain with a dot (or
 * "localhost"), no white space around, no control character, ASCII only.
 */
MailAddressState mail_address_check(const char *address);
gboolean mail_address_is_valid(const char *address); /* NULL is FALSE */

/* What is wrong with it, for complaints: "an accent before the @ cannot be delivered". Static. */
const char *mail_address_state_text(MailAddressState state);

/*
 * The bare address that a written one means: "Name <a@b.fr>", "mailto:a@b.fr", white space around;
 * a domain in another script becomes punycode. A new string, which is still to be checked.
 */
char *mail_address_normalise(const char *text);

#endif
