#include "build_letter.h"

#include "compose/hashtag_scan.h"

/* Names found in a text, "!" before miswritten ones, with their fallbacks. */
static char *find_all(const char *text)
{
    GString *found = g_string_new(NULL);
    HashtagPlace place;

    for (; hashtag_scan(text, &place); text = place.end)
        g_string_append_printf(found, "%s%.*s%s%.*s;", place.is_miswritten ? "!" : "",
                               (int)place.name_length, place.name,
                               place.fallback != NULL ? "=" : "", (int)place.fallback_length,
                               place.fallback != NULL ? place.fallback : "");
    return g_string_free(found, FALSE);
}

static void assert_found(const char *text, const char *expected)
{
    g_autofree char *found = find_all(text);

    cr_assert_str_eq(found, expected, "\"%s\" gives %s", text, found);
}

Test(hashtag_scan, finds_names_and_fallbacks)
{
    assert_found("#IBAN", "IBAN;");
    assert_found("x#IBAN,#BIC.", "IBAN;BIC;");
    assert_found("#CONTACT_NAME{cher client} #X1_Y{}", "CONTACT_NAME=cher client;X1_Y=;");
    assert_found("_#IBAN_ #IBAN's", "IBAN;IBAN;");
}

Test(hashtag_scan, leaves_other_hashes_alone)
{
    assert_found("# titre, n# 5, C#, #1, #facture, #A, &#35;, #", "");
}

Test(hashtag_scan, finds_what_was_meant_as_a_hashtag)
{
    assert_found("#IBANs #Customer_name #TOTALÉ", "!IBANs;!Customer_name;!TOTALÉ;");
}
