#include "compose/payment_reference.h"

#include <string.h>

#include "compose/plain_value.h"
#include "ground/identifiers.h"
#include "ground/text.h"

const OpenItem *payment_find_only_item(const LetterFacts *facts)
{
    if (facts->items->len != 1)
        return NULL;
    return ((const ClaimedItem *)g_ptr_array_index(facts->items, 0))->item;
}

char *payment_reference_new(const LetterFacts *facts)
{
    const OpenItem *only = payment_find_only_item(facts);
    const char *customer = facts->planned->customer_id;
    g_autofree char *reference = only != NULL
                                     ? g_strdup_printf("%s %s", only->invoice, customer)
                                     : g_strdup_printf("%s %s", customer, facts->planned->id);

    return plain_value_new(reference);
}

/* Capitals and digits of a text, the rest left out. */
static char *keep_reference_characters(const char *text)
{
    GString *kept = g_string_new(NULL);

    for (const char *c = text; *c != '\0'; c++)
        if (g_ascii_isalnum(*c))
            g_string_append_c(kept, g_ascii_toupper(*c));
    return g_string_free(kept, FALSE);
}

char *payment_structured_reference_new(const LetterFacts *facts)
{
    const OpenItem *only = payment_find_only_item(facts);
    g_autofree char *reference =
        keep_reference_characters(only != NULL ? only->invoice : facts->planned->id);

    return creditor_reference_new(reference);
}

static void replace_field(GString *link, const char *field, const char *value)
{
    g_autofree char *escaped = g_uri_escape_string(text_or_empty(value), NULL, FALSE);

    g_string_replace(link, field, escaped, 0);
}

/* The pattern without the parameter that would hold no invoice: "?c={customer}&i={invoice}". */
static char *without_invoice(const char *pattern)
{
    const char *field = strstr(pattern, "{invoice}");
    const char *end = field != NULL ? field + strlen("{invoice}") : NULL;
    const char *start = field;

    while (start != NULL && start > pattern && strchr("?&/", *start) == NULL)
        start--;
    if (start == NULL || (*start != '?' && *start != '&') || (*end != '\0' && *end != '&'))
        return g_strdup(pattern);
    if (*end == '&' && *start == '?') {
        start++;
        end++;
    }
    return g_strdup_printf("%.*s%s", (int)(start - pattern), pattern, end);
}

char *payment_link_new(const LetterFacts *facts)
{
    const char *pattern = facts->input->settings->payment_link;
    const OpenItem *only = payment_find_only_item(facts);
    g_autofree char *shorter = NULL;
    GString *link;

    if (text_is_blank(pattern) || facts->planned->payee != NULL)
        return NULL; /* the page collects for the creditor, never for a factor */
    if (strstr(pattern, "{invoice}") != NULL && only == NULL &&
        strstr(pattern, "{customer}") == NULL)
        return NULL;
    shorter = only == NULL ? without_invoice(pattern) : NULL;
    link = g_string_new(shorter != NULL ? shorter : pattern);
    replace_field(link, "{invoice}", only != NULL ? only->invoice : "");
    replace_field(link, "{customer}", facts->planned->customer_id);
    replace_field(link, "{document}", facts->planned->id);
    return g_string_free(link, FALSE);
}
