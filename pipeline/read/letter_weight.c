#include "read/letter_weight.h"

#include <string.h>

#define IMPOSSIBLE (-4)

static gboolean is_letter(guchar byte)
{
    return g_ascii_isalpha(byte) || byte >= 0x80;
}

static gboolean is_one_of(guchar byte, const char *letters)
{
    return byte != '\0' && byte < 0x80 && strchr(letters, g_ascii_tolower((char)byte)) != NULL;
}

static gboolean is_vowel(guchar byte)
{
    return is_one_of(byte, "aeiouy");
}

/* One rule of spelling: FALSE where a letter cannot stand so. */
typedef gboolean (*SpellingRule)(const HighByte *high);

static gboolean may_stand_anywhere(const HighByte *high)
{
    return is_letter(high->before) || is_letter(high->after);
}

/* French "à", "voilà", Italian "società", "più": at a word's end */
static gboolean ends_a_word(const HighByte *high)
{
    return !is_letter(high->after);
}

/* French "pièce", "siècle", "après": before one consonant, at a word's end only "succès". */
static gboolean opens_a_syllable(const HighByte *high)
{
    guchar next = high->after_next;
    if (!is_letter(high->after))
        return is_letter(high->before); /* Italian "caffè" */
    return is_letter(high->before) && is_one_of(high->after, "bcdfgjklmnpqrstvz") &&
           next != high->after &&
           (!is_letter(next) || next >= 0x80 || is_one_of(next, "aeiouyrlh"));
}

/* "Noël", "Citroën", "maïs": a second vowel that is spoken by itself */
static gboolean parts_two_vowels(const HighByte *high)
{
    return is_vowel(high->before) || high->before >= 0x80;
}

static gboolean softens_c(const HighByte *high)
{
    return is_one_of(high->after, "aou") || high->after >= 0x80;
}

static gboolean stands_before_a_consonant(const HighByte *high)
{
    return is_letter(high->after) && !is_vowel(high->after);
}

/* "Müller", "Größe", "Übung", "Häuser": no vowel before it but the u of "quälen" */
static gboolean is_an_umlaut(const HighByte *high)
{
    return !is_one_of(high->before, "aeio") && may_stand_anywhere(high);
}

static gboolean follows_a_vowel(const HighByte *high)
{
    return is_vowel(high->before) || high->before >= 0x80;
}

static gboolean stands_between_vowels(const HighByte *high)
{
    return !is_one_of(high->before, "bcdfghjklmnpqrstvwxz") && is_vowel(high->after);
}

/* "Gómez", "María", "país", "Álvaro", but no "Weiá" */
static gboolean is_a_spanish_vowel(const HighByte *high)
{
    return !is_vowel(high->before) || stands_before_a_consonant(high);
}

static gboolean is_before_o(const HighByte *high)
{
    return is_one_of(high->after, "oe");
}

/* Small letters with how often they are met, more for those that are met often. */
static const struct {
    const char *letter;
    int weight;
    WordLanguage language;
    SpellingRule rule;
} letters[] = {
    {"é", 6, WORDS_OF_FRENCH, may_stand_anywhere},
    {"è", 5, WORDS_OF_FRENCH, opens_a_syllable},
    {"à", 4, WORDS_OF_FRENCH, ends_a_word},
    {"ê", 3, WORDS_OF_FRENCH, stands_before_a_consonant},
    {"ç", 4, WORDS_OF_FRENCH, softens_c},
    {"ô", 3, WORDS_OF_FRENCH, may_stand_anywhere},
    {"î", 3, WORDS_OF_FRENCH, stands_before_a_consonant},
    {"â", 3, WORDS_OF_FRENCH, stands_before_a_consonant},
    {"û", 3, WORDS_OF_FRENCH, stands_before_a_consonant},
    {"ï", 3, WORDS_OF_FRENCH, parts_two_vowels},
    {"ë", 3, WORDS_OF_FRENCH, parts_two_vowels},
    {"ù", 2, WORDS_OF_FRENCH, ends_a_word},
    {"œ", 3, WORDS_OF_FRENCH, may_stand_anywhere},
    {"ä", 4, WORDS_OF_GERMAN, is_an_umlaut},
    {"ö", 4, WORDS_OF_GERMAN, is_an_umlaut},
    {"ü", 4, WORDS_OF_GERMAN, is_an_umlaut},
    {"ß", 4, WORDS_OF_GERMAN, follows_a_vowel},
    {"ñ", 4, WORDS_OF_ANY, stands_between_vowels},
    {"á", 3, WORDS_OF_ANY, is_a_spanish_vowel},
    {"í", 3, WORDS_OF_ANY, is_a_spanish_vowel},
    {"ó", 3, WORDS_OF_ANY, is_a_spanish_vowel},
    {"ú", 3, WORDS_OF_ANY, is_a_spanish_vowel},
    {"ò", 1, WORDS_OF_ANY, ends_a_word},
    {"ì", 1, WORDS_OF_ANY, ends_a_word},
    {"ã", 3, WORDS_OF_ANY, is_before_o},
    {"õ", 2, WORDS_OF_ANY, is_before_o},
    {"å", 2, WORDS_OF_ANY, stands_before_a_consonant},
    {"ø", 2, WORDS_OF_ANY, stands_before_a_consonant},
    {"æ", 1, WORDS_OF_ANY, stands_before_a_consonant},
};

/* TRUE if a word would change between capitals and small letters where no word does. */
static gboolean breaks_case(gboolean is_upper, const HighByte *high)
{
    if (is_upper)
        return g_ascii_islower(high->before) ||
               (g_ascii_isalpha(high->before) && g_ascii_islower(high->after));
    return g_ascii_isupper(high->after) ||
           (g_ascii_isupper(high->before) && g_ascii_isupper(high->before_last));
}

static int weigh_accented(gunichar letter, const HighByte *high, WordLanguage language)
{
    char utf8[7] = {0};
    gunichar small = g_unichar_tolower(letter);
    g_unichar_to_utf8(small, utf8);
    if (breaks_case(small != letter, high))
        return IMPOSSIBLE;
    for (guint i = 0; i < G_N_ELEMENTS(letters); i++) {
        if (strcmp(letters[i].letter, utf8) != 0)
            continue;
        if (!letters[i].rule(high))
            return -2;
        if (small == letter && !is_letter(high->before) && is_vowel(high->after))
            return 0; /* a small accent before a vowel begins no word */
        return language == WORDS_OF_ANY          ? letters[i].weight
               : letters[i].language == language ? letters[i].weight + 1
                                                 : letters[i].weight - 1;
    }
    return -1;
}

/* "l’ordre", "qu’il", "client’s", "O’Brien", but not "Mart’n" nor "No’l" */
static gboolean is_apostrophe(const HighByte *high)
{
    gboolean is_elided =
        is_one_of(high->before, "ldscnmtju") &&
        (is_one_of(high->after, "aeiouyh") || high->after >= 0x80) &&
        (!g_ascii_isalpha(high->before_last) || is_one_of(high->before_last, "qsr"));
    gboolean is_genitive = is_one_of(high->after, "st") && !is_letter(high->after_next);
    gboolean is_irish = high->before == 'O' && g_ascii_isupper(high->after);
    return is_elided || is_genitive || is_irish;
}

static int weigh_sign(gunichar sign, const HighByte *high)
{
    gboolean in_word = g_ascii_isalpha(high->before) && g_ascii_isalpha(high->after);
    gboolean by_digit = g_ascii_isdigit(high->before) || g_ascii_isdigit(high->after);
    switch (sign) {
    case 0x2018:
    case 0x2019: /* apostrophes */
        return sign == 0x2019 && is_apostrophe(high) ? 4 : in_word ? -2 : -1;
    case 0xa3:   /* pound */
    case 0x20ac: /* euro */
        return in_word ? IMPOSSIBLE : by_digit ? 4 : 2;
    case 0xa0: /* no-break space */
        return in_word ? -1 : by_digit ? 3 : 1;
    case 0xb0: /* degree, as in N° */
        return high->before == 'N' || high->before == 'n' ? 5 : 0;
    case 0xab:
    case 0xbb:
    case 0x201c:
    case 0x201d:
    case 0x2013:
    case 0x2014:
    case 0x2026: /* quotes, dashes, ellipsis */
        return in_word ? -3 : 1;
    default:
        return sign >= 0x2500 && sign < 0x2600 ? -5 : -2;
    }
}

int letter_weigh(gunichar letter, const HighByte *high, WordLanguage language)
{
    return g_unichar_isalpha(letter) ? weigh_accented(letter, high, language)
                                     : weigh_sign(letter, high);
}

/* How often any of these stands in the text. */
static guint count_words(const char *text, const char *const *words)
{
    guint n = 0;
    for (; *words; words++)
        for (const char *at = text; (at = strstr(at, *words)) != NULL; at += strlen(*words))
            n++;
    return n;
}

WordLanguage word_language_find(const guchar *bytes, gsize n)
{
    static const char *const french[] = {"compte", "client",  "facture", "montant", "tiers",
                                         "solde",  "lettrag", "journal", "adresse", "ville",
                                         "code p", "pays",    "soci",    NULL};
    static const char *const german[] = {"konto",  "kunde",   "rechnung", "betrag", "datum",
                                         "beleg",  "gmbh",    "soll",     "saldo",  "buchung",
                                         "nummer", "strasse", "gutschr",  NULL};
    g_autofree char *text = g_ascii_strdown((const char *)bytes, (gssize)n);
    for (gsize i = 0; i < n; i++)
        if (text[i] == '\0')
            text[i] = ' ';
    guint n_french = count_words(text, french), n_german = count_words(text, german);
    return n_french > n_german   ? WORDS_OF_FRENCH
           : n_german > n_french ? WORDS_OF_GERMAN
                                 : WORDS_OF_ANY;
}
