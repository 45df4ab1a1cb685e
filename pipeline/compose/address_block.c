#include "compose/address_block.h"

#include <string.h>

#include "compose/address_line.h"
#include "compose/country_name.h"
#include "compose/plain_value.h"
#include "ground/text.h"

enum { HOME_LINES = 6 };

static const char *find_country(const LetterFacts *facts, const char *country)
{
    const char *home = facts->input->settings->creditor.country;

    if (!text_is_blank(country))
        return country;
    return !text_is_blank(home) ? home : "FR";
}

static void add_line(GPtrArray *lines, const char *text, gboolean is_french)
{
    g_autofree char *plain = NULL;
    g_autofree char *line = NULL;

    if (text_is_blank(text))
        return;
    plain = plain_value_new(text);
    line = is_french ? address_line_to_french(plain) : text_copy_trimmed(plain);
    if (*line != '\0')
        g_ptr_array_add(lines, g_steal_pointer(&line));
}

/* Lines that follow the name whatever happens: name2, street2, street, locality. */
static guint count_lower_lines(const Recipient *recipient, const char *country)
{
    const char *texts[] = {recipient->name2, recipient->street2, recipient->street};
    gboolean is_below = !country_is_french_post(country) &&
                        country_locality_order(country) == LOCALITY_POSTCODE_BELOW;
    guint count = is_below && !text_is_blank(recipient->postcode) ? 2 : 1;

    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        count += text_is_blank(texts[i]) ? 0 : 1;
    return count;
}

/* A name longer than a line goes on below, broken between words; the letters stay as given. */
static void add_name(GPtrArray *lines, const char *name, guint room)
{
    g_autofree char *plain = NULL;
    g_auto(GStrv) words = NULL;
    g_autoptr(GPtrArray) broken = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GString) line = g_string_new(NULL);

    if (text_is_blank(name))
        return;
    plain = plain_value_new(name);
    words = g_strsplit(g_strstrip(plain), " ", -1);
    for (guint i = 0; words[i] != NULL; i++) {
        glong length = g_utf8_strlen(line->str, -1) + g_utf8_strlen(words[i], -1) + 1;

        if (line->len > 0 && length > ADDRESS_LINE_LENGTH) {
            g_ptr_array_add(broken, g_strdup(line->str));
            g_string_truncate(line, 0);
        }
        g_string_append_printf(line, "%s%s", line->len > 0 ? " " : "", words[i]);
    }
    g_ptr_array_add(broken, g_strdup(line->str));
    if (broken->len == 1 || broken->len > room) {
        add_line(lines, name, FALSE);
        return;
    }
    for (guint i = 0; i < broken->len; i++)
        g_ptr_array_add(lines, g_strdup(g_ptr_array_index(broken, i)));
}

/* Second name line, or the person written to where there is room. */
static void add_person(GPtrArray *lines, const Recipient *recipient, const char *country,
                       gboolean is_french)
{
    guint used = lines->len + count_lower_lines(recipient, country);

    add_line(lines, recipient->name2, is_french);
    if (!text_is_blank(recipient->name) && used < HOME_LINES &&
        !text_equals(recipient->name, recipient->name_line) &&
        !text_equals(recipient->name, recipient->name2))
        add_line(lines, recipient->name, is_french);
}

static void add_foreign_locality(GPtrArray *lines, const Recipient *recipient,
                                 const char *country)
{
    g_autofree char *town = g_utf8_strup(text_or_empty(recipient->city), -1);
    const char *postcode = text_or_empty(recipient->postcode);
    g_autofree char *line = NULL;

    switch (country_locality_order(country)) {
    case LOCALITY_POSTCODE_BELOW:
        add_line(lines, town, FALSE);
        add_line(lines, postcode, FALSE);
        return;
    case LOCALITY_TOWN_FIRST:
        line = g_strdup_printf("%s %s", town, postcode);
        break;
    default:
        line = g_strdup_printf("%s %s", postcode, town);
        break;
    }
    add_line(lines, line, FALSE);
}

static void add_locality(GPtrArray *lines, const Recipient *recipient, const char *country)
{
    g_autofree char *line = NULL;

    if (!country_is_french_post(country)) {
        add_foreign_locality(lines, recipient, country);
        return;
    }
    line = g_strdup_printf("%s %s", text_or_empty(recipient->postcode),
                           text_or_empty(recipient->city));
    add_line(lines, line, TRUE);
}

/* The country's name where the letter crosses a border. FALSE if the code is not known. */
static gboolean add_country(GPtrArray *lines, const char *home, const char *country)
{
    const char *name;
    gboolean is_home = g_str_equal(home, country) ||
                       (country_is_french_post(home) && country_is_french_post(country));

    if (is_home)
        return TRUE;
    name = country_name(country, g_str_equal(language_of_country(home), "fr"));
    g_ptr_array_add(lines, g_strdup(name != NULL ? name : country));
    return name != NULL;
}

static char *find_missing(const Recipient *recipient)
{
    if (text_is_blank(recipient->name_line))
        return g_strdup("the name is missing");
    if (text_is_blank(recipient->city))
        return g_strdup("the town is missing");
    if (text_is_blank(recipient->street) && text_is_blank(recipient->street2) &&
        text_is_blank(recipient->name2))
        return g_strdup("the street is missing");
    return NULL;
}

static char *find_too_long(const GPtrArray *lines, gboolean is_french)
{
    for (guint i = 0; is_french && i < lines->len; i++) {
        const char *line = g_ptr_array_index(lines, i);

        if (g_utf8_strlen(line, -1) > ADDRESS_LINE_LENGTH)
            return g_strdup_printf(
                "line %u, \"%s\", has more than %d characters even abbreviated", i + 1, line,
                ADDRESS_LINE_LENGTH);
    }
    return NULL;
}

static char *find_problem(const Recipient *recipient, const GPtrArray *lines, guint locality,
                          gboolean is_french, const char **rule)
{
    char *problem = find_missing(recipient);

    *rule = "address-incomplete";
    if (problem == NULL && is_french &&
        !address_locality_is_french(g_ptr_array_index(lines, locality)))
        problem = g_strdup_printf("\"%s\" is no postcode of five digits and a town",
                                  (const char *)g_ptr_array_index(lines, locality));
    if (problem != NULL)
        return problem;
    *rule = "address-line-too-long";
    return find_too_long(lines, is_french);
}

gboolean address_block_fill(const LetterFacts *facts, GPtrArray *lines, const char **rule,
                            char **problem)
{
    const Recipient *recipient = &facts->planned->recipient;
    const char *home = find_country(facts, NULL);
    const char *country = find_country(facts, recipient->country);
    gboolean is_french = country_is_french_post(country), is_known;
    guint before;

    add_name(lines, recipient->name_line, HOME_LINES - count_lower_lines(recipient, country));
    add_person(lines, recipient, country, is_french);
    add_line(lines, recipient->street2, is_french);
    add_line(lines, recipient->street, is_french);
    before = lines->len;
    add_locality(lines, recipient, country);
    is_known = add_country(lines, home, country);
    *problem = find_problem(recipient, lines, MIN(before, lines->len - 1), is_french, rule);
    if (*problem == NULL && !is_known) {
        *rule = "country-unknown";
        *problem = g_strdup_printf("\"%s\" is no country of the table; give an ISO 3166 code",
                                   country);
    }
    return *problem == NULL;
}
