#include "settings/creditor_keys.h"

#include "settings/checked_values.h"

#include <string.h>

static const KeyRule signatory_keys[] = {
    {"name", take_text, offsetof(Creditor, signatory_name), NULL, FALSE, 0},
    {"title", take_text, offsetof(Creditor, signatory_title), NULL, FALSE, 0},
    {"signature", take_path, offsetof(Creditor, signature), NULL, FALSE, 0},
    {0},
};

const KeyRule creditor_keys[] = {
    {"name", take_text, offsetof(Creditor, name), NULL, TRUE, 0},
    {"name2", take_text, offsetof(Creditor, name2), NULL, FALSE, 0},
    {"address", take_lines, offsetof(Creditor, address), NULL, FALSE, 0},
    {"street", take_text, offsetof(Creditor, street), NULL, FALSE, 0},
    {"postcode", take_text, offsetof(Creditor, postcode), NULL, FALSE, 0},
    {"city", take_text, offsetof(Creditor, city), NULL, FALSE, 0},
    {"country", take_country, offsetof(Creditor, country), NULL, FALSE, 0},
    {"siren", take_identifier, offsetof(Creditor, siren), &siren_check, FALSE, 0},
    {"vat", take_identifier, offsetof(Creditor, vat), &vat_check, FALSE, 0},
    {"iban", take_identifier, offsetof(Creditor, iban), &iban_check, FALSE, 0},
    {"bic", take_identifier, offsetof(Creditor, bic), &bic_check, FALSE, 0},
    {"email", take_address, offsetof(Creditor, email), NULL, FALSE, 0},
    {"phone", take_text, offsetof(Creditor, phone), NULL, FALSE, 0},
    {"signatory", take_section, 0, signatory_keys, FALSE, 0},
    {"logo", take_path, offsetof(Creditor, logo), NULL, FALSE, offsetof(Creditor, logo_named)},
    {"legal_form", take_text, offsetof(Creditor, legal_form), NULL, FALSE, 0},
    {"capital", take_text, offsetof(Creditor, capital), NULL, FALSE, 0},
    {"registry", take_text, offsetof(Creditor, registry), NULL, FALSE, 0},
    {0},
};

static const char *const address_parts[] = {"street", "postcode", "city", NULL};

/* Without `address`, all three parts must be there; with it, `street` would say it twice. */
static void check_address(Reading *reading, const YamlNode *root, const YamlNode *section)
{
    const YamlNode *address = find_given(section, "address");
    const YamlNode *street = find_given(section, "street");
    const YamlNode *place = section ? section : root;
    if (address && street) {
        refuse_at(reading, street, "address-twice",
                  "creditor.street and creditor.address are both given; one of them is enough");
        return;
    }
    if (address)
        return;
    gboolean has_any = FALSE;
    for (guint i = 0; address_parts[i]; i++)
        has_any = has_any || find_given(section, address_parts[i]);
    if (!has_any) {
        refuse_at(reading, place, "key-missing",
                  "obligatory key \"creditor.address\" is missing (or street, postcode, city)");
        return;
    }
    gsize before = path_enter(reading, "creditor");
    for (guint i = 0; address_parts[i]; i++)
        if (!find_given(section, address_parts[i]))
            refuse_missing(reading, place, address_parts[i]);
    path_leave(reading, before);
}

/* name2 and the parts as lines. */
static void fill_lines(Creditor *creditor, gboolean has_address)
{
    g_autoptr(GStrvBuilder) lines = g_strv_builder_new();
    if (creditor->name2)
        g_strv_builder_add(lines, creditor->name2);
    if (has_address) {
        g_strv_builder_addv(lines, (const char **)creditor->address);
    } else {
        g_autofree char *town = g_strdup_printf("%s %s", creditor->postcode, creditor->city);
        g_strv_builder_add(lines, creditor->street);
        g_strv_builder_add(lines, town);
    }
    g_strfreev(creditor->address);
    creditor->address = g_strv_builder_end(lines);
}

/* Postcode and city from the last line that begins with four or five digits and a space. */
static void fill_town(Creditor *creditor)
{
    if (creditor->city)
        return;
    for (guint i = g_strv_length(creditor->address); i-- > 0;) {
        const char *line = creditor->address[i];
        gsize digits = strspn(line, "0123456789");
        if (digits < 4 || digits > 5 || line[digits] != ' ' || !line[digits + 1])
            continue;
        if (!creditor->postcode)
            creditor->postcode = g_strndup(line, digits);
        creditor->city = g_strstrip(g_strdup(line + digits + 1));
        return;
    }
}

/* A French VAT number ends with the SIREN. */
static void check_vat_against_siren(Reading *reading, const YamlNode *section,
                                    const Creditor *creditor)
{
    const KeyRule vat_rule = {.name = "creditor.vat"};
    if (creditor->vat && creditor->siren && g_str_has_prefix(creditor->vat, "FR") &&
        !g_str_has_suffix(creditor->vat, creditor->siren))
        refuse_value(reading, find_given(section, "vat"), &vat_rule,
                     "it is not the VAT number of SIREN %s", creditor->siren);
}

void creditor_finish(Reading *reading, const YamlNode *root, Creditor *creditor)
{
    const YamlNode *section = find_given(root, "creditor");
    check_address(reading, root, section);
    check_vat_against_siren(reading, section, creditor);
    gboolean has_address = creditor->address[0] != NULL;
    if (has_address || (creditor->street && creditor->postcode && creditor->city))
        fill_lines(creditor, has_address);
    fill_town(creditor);
}
