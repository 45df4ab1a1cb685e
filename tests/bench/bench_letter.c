#include "bench/bench_letter.h"

const char *const bench_sender[] = {
    "Atelier Mercier SAS",    "12 RUE DES FORGES",      "69003 LYON",
    "Tél. +33 4 65 71 00 12", "compta@mercier.example", NULL};
const char *const bench_header[BENCH_COLUMNS] = {"Facture", "Date", "Échéance", "Reste dû"};
const char *const bench_payment_labels[BENCH_PAYMENT_LINES] = {"Bénéficiaire", "IBAN", "BIC",
                                                               "Référence à rappeler"};
const char bench_closing[] = "Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos "
                             "salutations distinguées.";
const char bench_signatory[] = "Claire Mercier";

static const char *const names[] = {"Établissements Cœur & Fils",    "Menuiserie Dupont",
                                    "Société Générale d’Équipement", "Garage du Lac",
                                    "Ébénisterie Lefèvre",           "Hôtel des Trois Vallées"};
static const char *const towns[] = {"69003 LYON", "74000 ANNECY", "13002 MARSEILLE",
                                    "33701 MERIGNAC CEDEX", "01300 BELLEY"};

static char *amount(guint minor)
{
    if (minor < 100000)
        return g_strdup_printf("%u,%02u\u00A0€", minor / 100, minor % 100);
    return g_strdup_printf("%u\u202F%03u,%02u\u00A0€", minor / 100000, minor / 100 % 1000,
                           minor % 100);
}

static void fill_table(BenchLetter *letter, guint number)
{
    guint sum = 0;
    for (guint i = 0; i < BENCH_ROWS; i++) {
        guint minor = 12345 + (number * 7919 + i * 104729) % 900000;
        sum += minor;
        letter->cells[i][0] = g_strdup_printf("FA26-%05u", (number * 5 + i) % 100000);
        letter->cells[i][1] = g_strdup_printf("%02u/%02u/2026", (number + i) % 28 + 1, i + 1);
        letter->cells[i][2] = g_strdup_printf("%02u/%02u/2026", (number + i) % 28 + 1, i + 2);
        letter->cells[i][3] = amount(minor);
    }
    letter->total = amount(sum);
    letter->payload = g_strdup_printf(
        "BCD\n002\n1\nSCT\nBNPAFRPPXXX\nAtelier Mercier SAS\nFR7630006000011234567890189\n"
        "EUR%u.%02u\n\n\nC%05u 2026-11-21-1-%05u",
        sum / 100, sum % 100, number, number);
}

static void fill_text(BenchLetter *letter, guint number)
{
    const char *name = names[number % G_N_ELEMENTS(names)];
    char *const texts[BENCH_PARAGRAPHS] = {
        g_strdup("Madame, Monsieur,"),
        g_strdup_printf(
            "Sauf erreur ou omission de notre part, les factures ci-dessous de %s, "
            "arrivées à échéance, restent impayées à ce jour pour un montant de %s. "
            "Nous vous saurions gré de bien vouloir procéder à leur règlement "
            "immédiatement, et au plus tard le 5\u00A0décembre\u00A02026.",
            name, letter->total),
        g_strdup(
            "Situation arrêtée au 20\u00A0novembre\u00A02026, d’après les règlements connus "
            "de nos services à cette date."),
        g_strdup(
            "À défaut de règlement dans ce délai, des pénalités de retard au taux annuel de "
            "12,40\u00A0% seront exigibles de plein droit, ainsi qu’une indemnité "
            "forfaitaire de 40,00\u00A0€ par facture pour frais de recouvrement, "
            "conformément aux articles L441-10 et D441-5 du code de commerce. Nous serions "
            "alors conduits à suspendre nos livraisons et à transmettre votre dossier à "
            "notre service contentieux, ce que nous souhaitons éviter."),
        g_strdup("Si votre règlement s’est croisé avec ce courrier, nous vous remercions de ne "
                 "pas en tenir compte. Si une facture ne vous est pas parvenue ou appelle une "
                 "remarque de votre part, dites-le-nous dès maintenant\u202F: nous ferons le "
                 "nécessaire avant toute autre démarche."),
        g_strdup_printf(
            "Votre interlocutrice, Mme\u00A0Martin, se tient à votre disposition au "
            "+33\u00A04\u00A065\u00A071\u00A000\u00A012, poste\u00A0%u.",
            number % 90 + 10)};
    for (guint i = 0; i < BENCH_PARAGRAPHS; i++)
        letter->paragraphs[i] = texts[i];
    letter->address[0] = g_strdup(name);
    letter->address[1] = g_strdup("SERVICE COMPTABILITE");
    letter->address[2] = g_strdup_printf("%u AVENUE DE LA REPUBLIQUE", number % 300 + 1);
    letter->address[3] = g_strdup(towns[number % G_N_ELEMENTS(towns)]);
}

BenchLetter *bench_letter_new(guint number)
{
    BenchLetter *letter = g_new0(BenchLetter, 1);
    letter->id = g_strdup_printf("2026-11-21-1-%05u", number);
    letter->subject =
        g_strdup_printf("Objet\u00A0: deuxième relance, compte C%05u", number % 100000);
    fill_table(letter, number);
    fill_text(letter, number);
    letter->payment[0] = g_strdup("Atelier Mercier SAS");
    letter->payment[1] =
        g_strdup("FR76\u00A03000\u00A06000\u00A00112\u00A03456\u00A07890\u00A0189");
    letter->payment[2] = g_strdup("BNPAFRPPXXX");
    letter->payment[3] = g_strdup_printf("C%05u %s", number, letter->id);
    return letter;
}

void bench_letter_free(BenchLetter *letter)
{
    g_free(letter->id);
    g_free(letter->subject);
    g_free(letter->payload);
    g_free(letter->total);
    for (guint i = 0; i < G_N_ELEMENTS(letter->address); i++)
        g_free(letter->address[i]);
    for (guint i = 0; i < BENCH_PARAGRAPHS; i++)
        g_free(letter->paragraphs[i]);
    for (guint i = 0; i < BENCH_ROWS; i++)
        for (guint k = 0; k < BENCH_COLUMNS; k++)
            g_free(letter->cells[i][k]);
    for (guint i = 0; i < BENCH_PAYMENT_LINES; i++)
        g_free(letter->payment[i]);
    g_free(letter);
}
