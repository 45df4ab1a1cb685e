#include "ground/mail_address.h"

#include <string.h>

#define LOCAL_LIMIT 64
#define LABEL_LIMIT 63
#define ADDRESS_LIMIT 254

#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
#define DIGITS "0123456789"
#define ATOM_SIGNS LETTERS DIGITS "!#$%&'*+-/=?^_`{|}~"

/* Parts of 1..limit characters of set, with a dot between each two. */
static gboolean is_dotted(const char *text, gsize length, gsize limit, const char *set)
{
    const char *end = text + length;
    for (;;) {
        gsize part = strspn(text, set);
        if (part == 0 || part > limit || text + part > end)
            return FALSE;
        text += part;
        if (text == end)
            return TRUE;
        if (*text++ != '.')
            return FALSE;
    }
}

/* A quoted string: printable ASCII, quotes and backslashes behind a backslash. */
static gboolean is_quoted(const char *text, gsize length)
{
    if (length < 3 || text[0] != '"' || text[length - 1] != '"')
        return FALSE;
    for (gsize i = 1; i < length - 1; i++) {
        if (text[i] == '\\' && ++i >= length - 1)
            return FALSE;
        else if (text[i] == '"' && text[i - 1] != '\\')
            return FALSE;
        if (text[i] < ' ' || text[i] > '~')
            return FALSE;
    }
    return TRUE;
}

static gboolean is_ascii(const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if ((guchar)text[i] >= 0x80)
            return FALSE;
    return TRUE;
}

static gboolean is_domain(const char *domain)
{
    gsize length = strlen(domain);
    if (!is_dotted(domain, length, LABEL_LIMIT, LETTERS DIGITS "-") || domain[0] == '-' ||
        domain[length - 1] == '-' || strstr(domain, ".-") || strstr(domain, "-."))
        return FALSE;
    const char *last = strrchr(domain, '.');
    if (!last)
        return g_ascii_strcasecmp(domain, "localhost") == 0;
    return strspn(last + 1, DIGITS) < strlen(last + 1); /* no top domain is a number */
}

/* The @ between the two parts: the last one, since a quoted string may hold others. */
static const char *find_at(const char *address)
{
    const char *at = strrchr(address, '@');
    if (!at || at == address || !at[1])
        return NULL;
    return address[0] == '"' || memchr(address, '@', (gsize)(at - address)) == NULL ? at : NULL;
}

MailAddressState mail_address_check(const char *address)
{
    const char *at = address ? find_at(address) : NULL;
    if (!at)
        return MAIL_ADDRESS_NO_AT;
    gsize local = (gsize)(at - address);
    if (local > LOCAL_LIMIT || strlen(address) > ADDRESS_LIMIT)
        return MAIL_ADDRESS_TOO_LONG;
    if (!is_ascii(address, local))
        return MAIL_ADDRESS_NOT_ASCII;
    if (!is_dotted(address, local, LOCAL_LIMIT, ATOM_SIGNS) && !is_quoted(address, local))
        return MAIL_ADDRESS_WRONG_LOCAL;
    return is_domain(at + 1) ? MAIL_ADDRESS_GOOD : MAIL_ADDRESS_WRONG_DOMAIN;
}

gboolean mail_address_is_valid(const char *address)
{
    return mail_address_check(address) == MAIL_ADDRESS_GOOD;
}

const char *mail_address_state_text(MailAddressState state)
{
    static const char *const texts[] = {
        [MAIL_ADDRESS_GOOD] = "it is good",
        [MAIL_ADDRESS_NO_AT] = "one @ belongs between a name and a domain",
        [MAIL_ADDRESS_TOO_LONG] = "it is longer than 64 signs before the @ or 254 in all",
        [MAIL_ADDRESS_WRONG_LOCAL] = "what stands before the @ is no mailbox name",
        [MAIL_ADDRESS_NOT_ASCII] =
            "an accent before the @ wants SMTPUTF8, which mail servers seldom take",
        [MAIL_ADDRESS_WRONG_DOMAIN] = "what stands behind the @ is no domain name",
    };
    g_assert((guint)state < G_N_ELEMENTS(texts));
    return texts[state];
}

/* "Name <a@b.fr>" -> "a@b.fr"; any other text as it is. */
static char *take_bare(const char *text)
{
    const char *open = strrchr(text, '<'), *close = open ? strchr(open, '>') : NULL;
    if (open && close)
        return g_strndup(open + 1, (gsize)(close - open - 1));
    return g_strdup(g_ascii_strncasecmp(text, "mailto:", 7) == 0 ? text + 7 : text);
}

static gboolean is_space(gunichar letter)
{
    return g_unichar_isspace(letter) || letter == 0x200b || letter == 0xfeff;
}

/* White space at both ends off, also the kinds that browsers and spreadsheets bring. */
static char *trim(const char *text)
{
    while (*text && is_space(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    const char *end = text + strlen(text), *last;
    while (end > text && is_space(g_utf8_get_char(last = g_utf8_prev_char(end))))
        end = last;
    return g_strndup(text, (gsize)(end - text));
}

char *mail_address_normalise(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autofree char *bare = take_bare(valid);
    char *address = trim(bare);
    const char *at = find_at(address);
    if (!at || is_ascii(at + 1, strlen(at + 1)))
        return address;
    g_autofree char *domain = g_hostname_to_ascii(at + 1);
    if (!domain)
        return address;
    char *ascii = g_strdup_printf("%.*s@%s", (int)(at - address), address, domain);
    g_free(address);
    return ascii;
}
