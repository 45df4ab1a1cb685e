#include "compose/country_name.h"

typedef struct {
    const char *code, *french, *english;
} Country;

static const Country countries[] = {
    {"AD", "ANDORRE", "ANDORRA"},
    {"AE", "ÉMIRATS ARABES UNIS", "UNITED ARAB EMIRATES"},
    {"AT", "AUTRICHE", "AUSTRIA"},
    {"AU", "AUSTRALIE", "AUSTRALIA"},
    {"BE", "BELGIQUE", "BELGIUM"},
    {"BG", "BULGARIE", "BULGARIA"},
    {"BR", "BRÉSIL", "BRAZIL"},
    {"CA", "CANADA", "CANADA"},
    {"CH", "SUISSE", "SWITZERLAND"},
    {"CI", "CÔTE D’IVOIRE", "IVORY COAST"},
    {"CM", "CAMEROUN", "CAMEROON"},
    {"CN", "CHINE", "CHINA"},
    {"CY", "CHYPRE", "CYPRUS"},
    {"CZ", "RÉPUBLIQUE TCHÈQUE", "CZECH REPUBLIC"},
    {"DE", "ALLEMAGNE", "GERMANY"},
    {"DK", "DANEMARK", "DENMARK"},
    {"DZ", "ALGÉRIE", "ALGERIA"},
    {"EE", "ESTONIE", "ESTONIA"},
    {"EG", "ÉGYPTE", "EGYPT"},
    {"ES", "ESPAGNE", "SPAIN"},
    {"FI", "FINLANDE", "FINLAND"},
    {"FR", "FRANCE", "FRANCE"},
    {"GB", "ROYAUME-UNI", "UNITED KINGDOM"},
    {"GR", "GRÈCE", "GREECE"},
    {"HK", "HONG KONG", "HONG KONG"},
    {"HR", "CROATIE", "CROATIA"},
    {"HU", "HONGRIE", "HUNGARY"},
    {"IE", "IRLANDE", "IRELAND"},
    {"IL", "ISRAËL", "ISRAEL"},
    {"IN", "INDE", "INDIA"},
    {"IS", "ISLANDE", "ICELAND"},
    {"IT", "ITALIE", "ITALY"},
    {"JP", "JAPON", "JAPAN"},
    {"KR", "CORÉE DU SUD", "SOUTH KOREA"},
    {"LI", "LIECHTENSTEIN", "LIECHTENSTEIN"},
    {"LT", "LITUANIE", "LITHUANIA"},
    {"LU", "LUXEMBOURG", "LUXEMBOURG"},
    {"LV", "LETTONIE", "LATVIA"},
    {"MA", "MAROC", "MOROCCO"},
    {"MC", "MONACO", "MONACO"},
    {"MT", "MALTE", "MALTA"},
    {"MX", "MEXIQUE", "MEXICO"},
    {"NL", "PAYS-BAS", "NETHERLANDS"},
    {"NO", "NORVÈGE", "NORWAY"},
    {"NZ", "NOUVELLE-ZÉLANDE", "NEW ZEALAND"},
    {"PL", "POLOGNE", "POLAND"},
    {"PT", "PORTUGAL", "PORTUGAL"},
    {"RO", "ROUMANIE", "ROMANIA"},
    {"RS", "SERBIE", "SERBIA"},
    {"SE", "SUÈDE", "SWEDEN"},
    {"SG", "SINGAPOUR", "SINGAPORE"},
    {"SI", "SLOVÉNIE", "SLOVENIA"},
    {"SK", "SLOVAQUIE", "SLOVAKIA"},
    {"SM", "SAINT-MARIN", "SAN MARINO"},
    {"SN", "SÉNÉGAL", "SENEGAL"},
    {"TN", "TUNISIE", "TUNISIA"},
    {"TR", "TURQUIE", "TURKEY"},
    {"UA", "UKRAINE", "UKRAINE"},
    {"US", "ÉTATS-UNIS", "UNITED STATES OF AMERICA"},
    {"ZA", "AFRIQUE DU SUD", "SOUTH AFRICA"},
};

const char *country_name(const char *code, gboolean in_french)
{
    for (guint i = 0; i < G_N_ELEMENTS(countries); i++)
        if (g_str_equal(countries[i].code, code))
            return in_french ? countries[i].french : countries[i].english;
    return NULL;
}

LocalityOrder country_locality_order(const char *code)
{
    static const char *const town_first[] = {"US", "CA", "AU", "NZ", "IN", "SG", "HK", NULL};
    static const char *const below[] = {"GB", "IE", NULL};

    if (g_strv_contains(town_first, code))
        return LOCALITY_TOWN_FIRST;
    return g_strv_contains(below, code) ? LOCALITY_POSTCODE_BELOW : LOCALITY_POSTCODE_FIRST;
}

gboolean country_is_french_post(const char *code)
{
    static const char *const codes[] = {"FR", "MC", "GP", "MQ", "GF", "RE", "YT", "PM",
                                        "BL", "MF", "NC", "PF", "WF", "TF", NULL};

    return g_strv_contains(codes, code);
}
