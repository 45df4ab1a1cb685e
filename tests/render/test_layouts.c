#include "render/build_letter.h"
#include "render/build_page_checks.h"
#include "ground/text.h"
#include <criterion/criterion.h>
#include <string.h>

/* Every stock layout with letters of every kind: the page record is looked at, not the PDF. */

static const char *const languages[] = {"fr", "en", "de", "es", "it", "nl"};
static const char *const bodies[] = {
    "Nous vous prions de bien vouloir procéder au règlement des factures ci-dessous, "
    "anticonstitutionnellement impayées\u00A0; à défaut, des pénalités courront.",
    "We kindly ask you to settle the invoices below, notwithstanding any correspondence "
    "regarding responsibilities and internationalisation.",
    "Wir bitten um Ausgleich der nachstehenden Rechnungen gemäß der "
    "Donaudampfschifffahrtsgesellschaftskapitänsversicherungsbedingungen.",
    "Le rogamos que abone las facturas siguientes sin desproporcionadamente más demora, "
    "¿verdad? Añádase lo que corresponda.",
    "La preghiamo di provvedere al saldo delle fatture sotto elencate, perché la situazione "
    "precipitevolissimevolmente peggiora.",
    "Wij verzoeken u de onderstaande facturen te voldoen overeenkomstig de "
    "arbeidsongeschiktheidsverzekeringsvoorwaarden."};

static void replace_lines(GPtrArray *lines, guint n, const char *text)
{
    g_ptr_array_set_size(lines, 0);
    for (guint i = 0; i < n; i++)
        g_ptr_array_add(lines, g_strdup(text));
}

static const char line_of_38[] = "128 AVENUE DU MARECHAL DE LATTRE DE TA"; /* 38 characters */

static const char long_address[] =
    "comptabilite-clients.recouvrement@etablissements-mercier-et-fils.example";

/* Everything as long as people make it. */
static Document *build_crowded(guint n_rows)
{
    Document *document = build_reminder(n_rows);
    replace_lines(document->address_lines, 7, line_of_38);
    replace_lines(document->sender_lines, 6, "Zone industrielle des Hautes Forges");
    g_ptr_array_insert(document->sender_lines, 0,
                       g_strdup("Société anonyme des établissements Mercier et Fils réunis"));
    g_ptr_array_add(document->sender_lines, g_strdup(long_address));
    replace_lines(
        document->footer_lines, 3,
        "Établissements Mercier et Fils – société par actions simplifiée au capital de "
        "1 234 567,00 € – RCS Lyon 732 829 320 – TVA FR44732829320 – siège social : "
        "12 rue des Forges, 69003 Lyon");
    for (guint i = 0; i < 6; i++)
        g_ptr_array_add(
            document->reference_lines,
            labelled_line_new("Votre interlocutrice au service du recouvrement",
                              "Marie-Antoinette de la Rochefoucauld, +33 4 65 71 00 12"));
    g_free(document->place_and_date);
    document->place_and_date =
        g_strdup("Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson, le 21 novembre 2026 au matin");
    g_ptr_array_add(document->subject,
                    build_span(" – mise en demeure de payer avant poursuites, dossiers réunis "
                               "de la succursale et du siège, contrats-cadres compris",
                               0));
    return document;
}

static void check_letter(Renderer *renderer, const LetterLayout *layout,
                         const Document *document, const char *what)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(Pages) pages = renderer_layout(renderer, document, complaints);
    g_autofree char *said = complaints_to_text(complaints);
    cr_assert_not_null(pages, "%s is held: %s", what, said);
    g_autofree char *named =
        g_strdup_printf("%s, %s, %s", layout->name, document->language, what);
    check_zones(pages, layout, named);
    check_no_overlap(pages, named);
}

typedef Document *(*MakeLetter)(guint n_rows);

static const struct {
    const char *what;
    MakeLetter make;
    guint n_rows;
    guint address_lines; /* 0: as made */
    gboolean has_logo;
} letters[] = {
    {"short letter", build_reminder, 1, 0, FALSE},
    {"letter with logo", build_reminder, 4, 6, TRUE},
    {"60 invoices", build_reminder, 60, 0, TRUE},
    {"crowded letter", build_crowded, 2, 0, FALSE},
    {"crowded letter with logo", build_crowded, 3, 6, TRUE},
    {"crowded letter of 60 invoices", build_crowded, 60, 7, TRUE},
    {"address of one line", build_reminder, 2, 1, FALSE},
};

static void check_layout(const char *name)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(Renderer) renderer = build_renderer(name, complaints);
    LetterLayout *layout = read_stock_layout(name);
    for (guint i = 0; i < G_N_ELEMENTS(letters); i++)
        for (guint k = 0; k < G_N_ELEMENTS(languages); k++) {
            g_autoptr(Document) document = letters[i].make(letters[i].n_rows);
            g_free(document->language);
            document->language = g_strdup(languages[k]);
            document->channel = i % 2 ? CHANNEL_REGISTERED : CHANNEL_LETTER;
            g_ptr_array_insert(document->blocks, 1,
                               build_text_block(BLOCK_PARAGRAPH, bodies[k]));
            if (letters[i].address_lines > 0)
                replace_lines(document->address_lines, letters[i].address_lines, line_of_38);
            if (letters[i].has_logo)
                document->logo = g_strdup(FIXTURES "/demo/logo.png");
            check_letter(renderer, layout, document, letters[i].what);
        }
    letter_layout_free(layout);
}

/* One test a layout: what fails is named, and they run at the same time. */
#define LAYOUT_TEST(test, layout)                                                              \
    Test(layouts, no_glyph_leaves_its_zone_or_enters_another_in_##test, .timeout = 300)        \
    {                                                                                          \
        check_layout(layout);                                                                  \
    }
LAYOUT_TEST(fr_dl, "fr-dl")
LAYOUT_TEST(fr_c5, "fr-c5")
LAYOUT_TEST(fr_vendor, "fr-vendor")
LAYOUT_TEST(pingen, "pingen")
LAYOUT_TEST(de_5008_a, "de-5008-a")
LAYOUT_TEST(de_5008_b, "de-5008-b")
LAYOUT_TEST(ch_right, "ch-right")
LAYOUT_TEST(uk_notify, "uk-notify")
LAYOUT_TEST(us_10, "us-10")

static gboolean is_same(const Box *a, const Box *b)
{
    return ABS(a->x - b->x) < 3 && ABS(a->y - b->y) < 3 && ABS(a->width - b->width) < 3 &&
           ABS(a->height - b->height) < 3;
}

static Box mm_box(const double mm[4])
{
    return (Box){MM(mm[0]), MM(mm[1]), MM(mm[2]), MM(mm[3])};
}

Test(layouts, folds_punch_marks_and_clear_zones_are_those_of_the_envelopes)
{
    static const struct {
        const char *name;
        double paper[2], folds[2], punch, clear[4];
    } expected[] = {
        {"fr-dl", {210, 297}, {99, 198}, 0, {95, 35, 115, 60}},
        {"fr-c5", {210, 297}, {148.5, 0}, 0, {95, 35, 115, 60}},
        {"fr-vendor", {210, 297}, {99, 198}, 0, {95, 35, 115, 60}},
        {"pingen", {210, 297}, {99, 198}, 0, {95, 35, 115, 60}},
        {"de-5008-a", {210, 297}, {87, 192}, 148.5, {15, 22, 95, 55}},
        {"de-5008-b", {210, 297}, {105, 210}, 148.5, {15, 40, 95, 55}},
        {"ch-right", {210, 297}, {99, 198}, 0, {95, 35, 115, 60}},
        {"uk-notify", {210, 297}, {0, 0}, 0, {9.6, 34.5, 125.4, 36.8}},
        {"us-10", {215.9, 279.4}, {93.1, 186.3}, 0, {12.5, 50.6, 124.3, 38.6}},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(expected); i++) {
        LetterLayout *layout = read_stock_layout(expected[i].name);
        const char *name = expected[i].name;
        Box clear = mm_box(expected[i].clear);
        cr_assert(layout->paper_width == MM(expected[i].paper[0]) &&
                      layout->paper_height == MM(expected[i].paper[1]),
                  "%s", name);
        for (guint k = 0; k < 2; k++) {
            Mpt fold = k < layout->n_folds ? layout->folds[k] : 0;
            cr_assert_eq(fold, MM(expected[i].folds[k]), "%s, fold %u", name, k + 1);
        }
        cr_assert_eq(layout->punch, MM(expected[i].punch), "%s", name);
        cr_assert(layout->n_clear == 1 && is_same(&layout->clear[0], &clear), "%s", name);
        /* 5 mm of white around the window at least */
        Box around = {layout->address.x - MM(5), layout->address.y - MM(5),
                      layout->address.width + MM(10), layout->address.height + MM(10)};
        Box paper = {0, 0, layout->paper_width, layout->paper_height};
        around.width = MIN(around.width, paper.width - around.x);
        clear.x -= 3;
        clear.y -= 3;
        clear.width += 6;
        clear.height += 6;
        cr_assert(box_is_inside(&around, &clear), "%s", name);
        letter_layout_free(layout);
    }
}

Test(layouts, a_letterhead_that_would_enter_the_window_holds_the_letter)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(Renderer) renderer = build_renderer("us-10", complaints);
    g_autoptr(Document) document = build_reminder(1);
    replace_lines(document->sender_lines, 14, long_address);
    cr_assert_null(renderer_layout(renderer, document, complaints));
    g_autofree char *said = complaints_to_text(complaints);
    cr_assert(strstr(said, "HELD") && strstr(said, "[block-too-tall]") &&
                  strstr(said, "letterhead"),
              "%s", said);
}

Test(layouts, a_provider_s_corner_and_edges_are_reserved)
{
    LetterLayout *pingen = read_stock_layout("pingen"), *uk = read_stock_layout("uk-notify");
    Box corner = mm_box((const double[]){0, 282, 15, 15});
    cr_assert(pingen->n_reserved == 1 && is_same(&pingen->reserved[0], &corner));
    cr_assert_eq(uk->n_reserved, 4);
    letter_layout_free(pingen);
    letter_layout_free(uk);
}
