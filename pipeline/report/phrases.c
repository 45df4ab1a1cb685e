#include "report/phrases.h"

#include "report/report.h"

#include "ground/money.h"
#include "ground/text.h"

#include <string.h>

static const struct {
    const char *english, *french;
} phrases[] = {
#define PHRASE(english, french) {english, french},
#include "report/french.def"
#undef PHRASE
};

ReportLanguage report_language_parse(const char *code)
{
    return text_equals(code, "fr") ? REPORT_FRENCH : REPORT_ENGLISH;
}

ReportLanguage report_language_of(const Settings *settings)
{
    static const char *const french_countries[] = {"FR", "BE", "LU", "MC", "GP", "MQ",
                                                   "GF", "RE", "YT", "NC", "PF"};
    if (!settings)
        return REPORT_ENGLISH;
    if (settings->report.language)
        return report_language_parse(settings->report.language);
    const char *country = settings->creditor.country ? settings->creditor.country : "FR";
    for (guint i = 0; i < G_N_ELEMENTS(french_countries); i++)
        if (text_equals(country, french_countries[i]))
            return REPORT_FRENCH;
    return REPORT_ENGLISH;
}

gboolean report_is_french(const Settings *settings)
{
    return report_language_of(settings) == REPORT_FRENCH;
}

static const char *find_french(const char *english)
{
    static GHashTable *index; /* made once, lives as long as the program */
    if (!index) {
        index = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < G_N_ELEMENTS(phrases); i++)
            g_hash_table_insert(index, (gpointer)phrases[i].english,
                                (gpointer)phrases[i].french);
    }
    return g_hash_table_lookup(index, english);
}

const char *phrase(ReportLanguage language, const char *english)
{
    const char *french = language == REPORT_FRENCH ? find_french(english) : NULL;
    return french ? french : english;
}

gboolean phrase_is_known(const char *english)
{
    return find_french(english) != NULL;
}

char *phrase_print_tenths(ReportLanguage language, gint64 hundredths)
{
    gint64 tenths = money_multiply_divide(hundredths, 1, 10);
    gint64 whole = ABS(tenths);
    return g_strdup_printf("%s%" G_GINT64_FORMAT "%s%d", tenths < 0 ? "\xe2\x88\x92" : "",
                           whole / 10, language == REPORT_FRENCH ? "," : ".",
                           (int)(whole % 10));
}
