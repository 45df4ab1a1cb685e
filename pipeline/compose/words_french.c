/*
 * French numbers. Traditional spelling: hyphens below one hundred, not around "et". 1990 (JO of
 * 6 December 1990): hyphens between all numerals; million, milliard ... are nouns and stay
 * apart unless the style joins them too. vingt and cent take an s multiplied and final, or
 * before a noun, not before mille, which never changes.
 */
#include "compose/words.h"

static const char *const small_numbers[] = {
    "zéro",     "un",     "deux",  "trois",    "quatre",   "cinq",    "six",
    "sept",     "huit",   "neuf",  "dix",      "onze",     "douze",   "treize",
    "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"};

/* NULL: counted from the ten below (soixante-dix), 80 by its own rule. */
static const char *const tens[FRENCH_TENS_COUNT][10] = {
    [FRENCH_TENS_FRANCE] = {NULL, NULL, "vingt", "trente", "quarante", "cinquante", "soixante",
                            NULL, "quatre-vingt", NULL},
    [FRENCH_TENS_BELGIUM] = {NULL, NULL, "vingt", "trente", "quarante", "cinquante", "soixante",
                             "septante", "quatre-vingt", "nonante"},
    [FRENCH_TENS_SWITZERLAND] = {NULL, NULL, "vingt", "trente", "quarante", "cinquante",
                                 "soixante", "septante", "huitante", "nonante"}};

/* A group of numerals joined among themselves: below a million, or the count of millions. */
typedef struct {
    GString *text; /* of this group alone */
    const WordStyle *style;
    gboolean is_feminine;
} FrenchGroup;

static void append_word(FrenchGroup *group, const char *word)
{
    if (group->text->len > 0)
        g_string_append_c(group->text, group->style->is_1990 ? '-' : ' ');
    g_string_append(group->text, word);
}

static const char *find_small(const FrenchGroup *group, guint number, gboolean is_final)
{
    return number == 1 && group->is_feminine && is_final ? "une" : small_numbers[number];
}

static void append_units(FrenchGroup *group, const char *ten, guint units, gboolean is_final)
{
    gboolean has_et = (units == 1 || units == 11) && !g_str_has_suffix(ten, "-vingt");
    const char *et = group->style->is_1990 ? "-et-" : " et ";

    g_string_append(group->text, has_et ? et : "-");
    g_string_append(group->text, find_small(group, units, is_final));
}

/* 1..99. `is_final`: no numeral follows, or a noun such as million. */
static void append_below_hundred(FrenchGroup *group, guint number, gboolean is_final)
{
    guint ten = number / 10, units = number % 10;
    const char *name;

    if (number < 20) {
        append_word(group, find_small(group, number, is_final));
        return;
    }
    if (tens[group->style->tens][ten] == NULL) {
        ten--;
        units += 10;
    }
    name = tens[group->style->tens][ten];
    append_word(group, name);
    if (units > 0)
        append_units(group, name, units, is_final);
    else if (is_final && g_str_has_suffix(name, "-vingt"))
        g_string_append_c(group->text, 's');
}

/* 1..999. */
static void append_below_thousand(FrenchGroup *group, guint number, gboolean is_final)
{
    guint hundreds = number / 100, rest = number % 100;

    if (hundreds > 1)
        append_word(group, small_numbers[hundreds]);
    if (hundreds > 0) {
        append_word(group, "cent");
        if (hundreds > 1 && rest == 0 && is_final)
            g_string_append_c(group->text, 's');
    }
    if (rest > 0)
        append_below_hundred(group, rest, is_final);
}

/* 1..999 999. */
static void append_below_million(FrenchGroup *group, guint number)
{
    guint thousands = number / 1000;

    if (thousands > 1)
        append_below_thousand(group, thousands, FALSE);
    if (thousands > 0)
        append_word(group, "mille");
    if (number % 1000 > 0)
        append_below_thousand(group, number % 1000, TRUE);
}

/* million and its like are nouns: masculine, with an s, and what counts them is final. */
static void append_scale(FrenchGroup *group, guint count, const char *noun, const char *joint)
{
    append_below_thousand(group, count, TRUE);
    g_string_append_printf(group->text, "%s%s%s", joint, noun, count > 1 ? "s" : "");
}

void words_append_french(GString *text, const WordStyle *style, guint64 number,
                         gboolean is_feminine)
{
    static const char *const nouns[] = {"trillion", "billiard", "billion", "milliard",
                                        "million"};
    const char *joint = style->is_1990 && style->hyphen_millions ? "-" : " ";
    guint64 scale = G_GUINT64_CONSTANT(1000000000000000000);
    gsize start = text->len;

    for (guint i = 0; i <= G_N_ELEMENTS(nouns); i++, scale /= 1000) {
        gboolean is_last = i == G_N_ELEMENTS(nouns);
        guint count = (guint)(is_last ? number % 1000000 : number / scale % 1000);
        g_autoptr(GString) own = g_string_new(NULL);
        FrenchGroup group = {own, style, is_last && is_feminine};

        if (count == 0)
            continue;
        if (is_last)
            append_below_million(&group, count);
        else
            append_scale(&group, count, nouns[i], joint);
        g_string_append_printf(text, "%s%s", text->len > start ? joint : "", own->str);
    }
    if (number == 0)
        g_string_append(text, small_numbers[0]);
}
