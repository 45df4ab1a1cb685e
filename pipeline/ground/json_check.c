#include "ground/json_check.h"

#include <string.h>

#define MAX_DEPTH 64
#define DIGITS "0123456789"

typedef struct {
    const char *at;
    GPtrArray *numbers;
    guint members;
    guint depth;
    const char *reason;
} Check;

static gboolean check_value(Check *check);

static gboolean fail(Check *check, const char *reason)
{
    check->reason = reason;
    return FALSE;
}

static void skip_space(Check *check)
{
    check->at += strspn(check->at, " \t\r\n");
}

static gboolean take(Check *check, char sign)
{
    skip_space(check);
    if (*check->at != sign)
        return FALSE;
    check->at++;
    return TRUE;
}

/* Four hex digits behind "\u", or -1. */
static int take_hex(Check *check)
{
    int value = 0;
    for (int i = 0; i < 4; i++, check->at++) {
        int digit = g_ascii_xdigit_value(*check->at);
        if (digit < 0)
            return -1;
        value = 16 * value + digit;
    }
    return value;
}

static gboolean check_unicode_escape(Check *check)
{
    int unit = take_hex(check);
    if (unit <= 0)
        return fail(check, unit ? "four hex digits expected" : "\\u0000 is not allowed");
    if (unit < 0xd800 || unit > 0xdfff)
        return TRUE;
    if (unit > 0xdbff || strncmp(check->at, "\\u", 2) != 0)
        return fail(check, "half a surrogate pair");
    check->at += 2;
    unit = take_hex(check);
    return (unit >= 0xdc00 && unit <= 0xdfff) || fail(check, "half a surrogate pair");
}

static gboolean check_string(Check *check)
{
    if (!take(check, '"'))
        return fail(check, "a string was expected");
    for (;;) {
        char c = *check->at;
        if (c == '\0')
            return fail(check, "a string does not close");
        if ((guchar)c < 0x20)
            return fail(check, "control character in a string");
        check->at++;
        if (c == '"')
            return TRUE;
        if (c != '\\')
            continue;
        char escape = *check->at;
        if (escape == '\0' || !strchr("\"\\/bfnrtu", escape))
            return fail(check, "unknown escape");
        check->at++;
        if (escape == 'u' && !check_unicode_escape(check))
            return FALSE;
    }
}

static gboolean skip_digits(Check *check)
{
    gsize count = strspn(check->at, DIGITS);
    check->at += count;
    return count > 0 || fail(check, "a digit was expected");
}

static gboolean check_number(Check *check)
{
    const char *start = check->at;
    check->at += *check->at == '-';
    if (*check->at == '0' && g_ascii_isdigit(check->at[1]))
        return fail(check, "a number begins with 0");
    if (!skip_digits(check))
        return FALSE;
    if (*check->at == '.' && (check->at++, !skip_digits(check)))
        return FALSE;
    if (*check->at == 'e' || *check->at == 'E') {
        check->at++;
        check->at += *check->at == '+' || *check->at == '-';
        if (!skip_digits(check))
            return FALSE;
    }
    g_ptr_array_add(check->numbers, g_strndup(start, (gsize)(check->at - start)));
    return TRUE;
}

static gboolean check_word(Check *check)
{
    static const char *const words[] = {"true", "false", "null"};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        if (g_str_has_prefix(check->at, words[i])) {
            check->at += strlen(words[i]);
            return TRUE;
        }
    }
    return fail(check, "a value was expected");
}

static gboolean check_member(Check *check)
{
    check->members++;
    if (!check_string(check))
        return FALSE;
    if (!take(check, ':'))
        return fail(check, "a colon was expected");
    return check_value(check);
}

/* An array or object from behind its opening sign. */
static gboolean check_items(Check *check, char close, gboolean (*check_item)(Check *))
{
    if (++check->depth > MAX_DEPTH)
        return fail(check, "nested too deeply");
    if (!take(check, close)) {
        do {
            if (!check_item(check))
                return FALSE;
        } while (take(check, ','));
        if (!take(check, close))
            return fail(check, "a comma or a closing bracket was expected");
    }
    check->depth--;
    return TRUE;
}

static gboolean check_value(Check *check)
{
    skip_space(check);
    if (take(check, '{'))
        return check_items(check, '}', check_member);
    if (take(check, '['))
        return check_items(check, ']', check_value);
    if (*check->at == '"')
        return check_string(check);
    if (*check->at == '-' || g_ascii_isdigit(*check->at))
        return check_number(check);
    return check_word(check);
}

gboolean json_check(const char *text, GPtrArray *numbers, guint *members, const char **reason,
                    gsize *offset)
{
    Check check = {.at = text, .numbers = numbers};
    gboolean is_good = check_value(&check);
    if (is_good) {
        skip_space(&check);
        is_good = *check.at == '\0' || fail(&check, "text after the end of the value");
    }
    *members = check.members;
    *reason = check.reason;
    *offset = (gsize)(check.at - text);
    return is_good;
}
