/* Which encoding a file is in, where a few accents are all there is to tell it by. */
#include "read/encoding_guess.h"
#include "read/text_codec.h"

#include <criterion/criterion.h>
#include <string.h>

static const char *const codings[] = {"CP1252", "ISO-8859-15", "CP850", "MACINTOSH"};

static EncodingGuess guess_bytes(const char *bytes, gsize n)
{
    g_autoptr(EncodingWatch) watch = encoding_watch_new();
    for (gsize i = 0; i < n; i++) /* byte by byte: pieces may end anywhere */
        encoding_watch_take(watch, (const guchar *)bytes + i, 1);
    return encoding_watch_conclude(watch);
}

/* A file with this name as its only accented cell; NULL: the encoding cannot write it. */
static char *write_file(const char *header, const char *name, const char *coding, gsize *n)
{
    g_autofree char *text = g_strdup_printf("%s\n411;%s;01/02/2026;F1;10,00\n", header, name);
    return g_convert(text, -1, coding, "UTF-8", NULL, n, NULL);
}

static void expect_name(const char *header, const char *name, const char *coding)
{
    gsize n;
    g_autofree char *bytes = write_file(header, name, coding, &n);
    if (!bytes)
        return;
    EncodingGuess guess = guess_bytes(bytes, n);
    g_autofree char *read =
        g_convert(bytes, (gssize)n, "UTF-8", guess.encoding, NULL, NULL, NULL);
    cr_expect(read && strstr(read, name), "%s in %s is taken for %s", name, coding,
              guess.encoding);
}

Test(encoding_guess, one_accent_is_enough_in_french_files)
{
    static const char *const names[] = {"Société",   "SOCIÉTÉ GÉNÉRALE",
                                        "Échéance",  "Règlement",
                                        "N° pièce",  "Crédit",
                                        "Débit",     "Libellé",
                                        "Forêt",     "Café",
                                        "Hôtel",     "Noël",
                                        "Aïcha",     "Bœuf",
                                        "Françoise", "À échoir",
                                        "Étampes",   "Côté",
                                        "Île",       "garçon",
                                        "août",      "CRÉDIT",
                                        "FRANÇOIS",  "Mâcon",
                                        "Béziers",   "Saint-Étienne",
                                        "Crème",     "Boîte",
                                        "Maître",    "Ça",
                                        "« Chez »",  "1 250,00 €",
                                        "Müller",    "KÖLN",
                                        "Weiß",      "Citroën"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        for (guint k = 0; k < G_N_ELEMENTS(codings); k++)
            expect_name("Compte;Client;Date;Facture;Montant", names[i], codings[k]);
}

Test(encoding_guess, one_accent_is_enough_in_german_files)
{
    static const char *const names[] = {
        "Müller",  "Bäckerei", "Jörg",     "Köln",       "Fällig am",    "Straße",
        "Währung", "Übertrag", "Größe",    "Österreich", "Zürich",       "BÄCKEREI",
        "MÜLLER",  "KÖLN",     "Nürnberg", "Göteborg",   "Lösch & Söhne"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        for (guint k = 0; k < G_N_ELEMENTS(codings); k++)
            expect_name("Konto;Kunde;Datum;Rechnung;Betrag", names[i], codings[k]);
}

Test(encoding_guess, spanish_and_italian_names_are_read_under_english_headers)
{
    static const char *const names[] = {"España",  "Núñez",  "Gómez",     "Muñoz",    "Martín",
                                        "Società", "Perché", "São Paulo", "Conceição"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        for (guint k = 0; k < G_N_ELEMENTS(codings); k++)
            expect_name("Customer;Name;Date;Invoice;Amount", names[i], codings[k]);
}

Test(encoding_guess, an_accent_as_the_last_byte_is_seen)
{
    static const char latin[] = "Client\nHonor\xe9";
    EncodingGuess guess = guess_bytes(latin, strlen(latin));
    cr_expect_str_eq(guess.encoding, "CP1252", "%s", guess.encoding);
    static const char plain[] = "Client\nHonore";
    cr_expect_str_eq(guess_bytes(plain, strlen(plain)).evidence, "plain ASCII");
}

Test(encoding_guess, an_accent_that_two_encodings_read_well_names_the_other_one)
{
    static const char lone[] = "Customer\nNo\x89l"; /* CP850 Noël, Mac Roman Noâl */
    EncodingGuess guess = guess_bytes(lone, strlen(lone));
    cr_expect_str_eq(guess.encoding, "CP850");
    cr_expect_not(guess.is_sure);
    cr_expect_str_eq(guess.rival, "MACINTOSH", "%s", guess.rival);
}

Test(encoding_guess, letters_of_no_encoding_are_told)
{
    static const char odd[] = "Client;\xb2\xb3\xb1\n";
    EncodingGuess guess = guess_bytes(odd, strlen(odd));
    cr_expect_str_eq(guess.encoding, "CP1252");
    cr_expect_not(guess.is_sure);
    cr_expect_null(guess.rival);
}

Test(encoding_guess, zeros_and_marks_come_first)
{
    cr_expect_str_eq(guess_bytes("C\0l\0;\0\xe9\0", 8).encoding, "UTF-16LE");
    cr_expect_str_eq(guess_bytes("\0C\0l\0;\0\xe9", 8).encoding, "UTF-16BE");
    cr_expect_str_eq(guess_bytes("\xff\xfe\xac\x20", 4).encoding, "UTF-16LE");
    cr_expect_str_eq(guess_bytes("\xef\xbb\xbfx", 4).evidence, "byte order mark");
    cr_expect_str_eq(guess_bytes("Caf\xc3\xa9", 5).evidence, "valid multi-byte sequences");
}
