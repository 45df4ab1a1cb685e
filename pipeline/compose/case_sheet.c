/* What stands behind the summary of a case: limitation, chronology, numbered exhibits. */
#include "compose/compose.h"

#include "compose/language.h"
#include "compose/table_build.h"
#include "compose/value_format.h"
#include "ground/text.h"

/* A case is read by people of the creditor's country: French, else English. */
enum { FRENCH, ENGLISH, N_CASE_LANGUAGES };

typedef enum {
    CASE_LIMITS,
    CASE_LIMITS_SAY,
    CASE_EVENTS,
    CASE_EXHIBITS,
    CASE_INVOICE,
    CASE_DUE,
    CASE_OPEN,
    CASE_LIMIT,
    CASE_DATE,
    CASE_WHAT,
    CASE_NUMBER,
    CASE_PIECE,
    CASE_PROOF,
    CASE_PAGE,
    CASE_CERTIFIED,
    CASE_COURT,
    CASE_WORD_COUNT
} CaseWord;

static const char *const words[CASE_WORD_COUNT][N_CASE_LANGUAGES] = {
    [CASE_LIMITS] = {"Prescription", "Limitation"},
    [CASE_LIMITS_SAY] =
        {"À titre indicatif : le point de départ est l’échéance, ou la dernière reconnaissance "
         "de "
         "la dette (promesse, échéancier). Une mise en demeure n’interrompt pas la "
         "prescription "
         "(Cass. com., 18 mai 2022, n° 20-23.204).",
         "Indicative: counted from the due date, or from the last acknowledgement of the debt "
         "(a "
         "promise, a payment plan). A formal notice does not interrupt the limitation."},
    [CASE_EVENTS] = {"Chronologie", "Chronology"},
    [CASE_EXHIBITS] = {"Bordereau de pièces", "List of exhibits"},
    [CASE_INVOICE] = {"Facture", "Invoice"},
    [CASE_DUE] = {"Échéance", "Due"},
    [CASE_OPEN] = {"Reste dû", "Open"},
    [CASE_LIMIT] = {"Prescrite après le", "Barred after"},
    [CASE_DATE] = {"Date", "Date"},
    [CASE_WHAT] = {"Événement", "Event"},
    [CASE_NUMBER] = {"Pièce", "No."},
    [CASE_PIECE] = {"Désignation", "Exhibit"},
    [CASE_PROOF] = {"Preuve et empreinte SHA-256", "Proof and SHA-256"},
    [CASE_PAGE] = {"Page", "Page"},
    [CASE_CERTIFIED] = {"Relevé certifié conforme à nos écritures",
                        "Certified to agree with our books"},
    [CASE_COURT] = {"Juridiction", "Court"},
};

/* The court of the debtor's seat, by its kind (CPC art. 42; C. com. L721-3; CJA R312-11). */
static const char *const courts[][N_CASE_LANGUAGES] = {
    [DEBTOR_UNKNOWN] = {NULL, NULL},
    [DEBTOR_BUSINESS] =
        {"Juridiction du siège du débiteur (article 42 du code de procédure civile) : tribunal "
         "de "
         "commerce, ou tribunal des activités économiques, dans le ressort duquel se trouve %s "
         "; "
         "tribunal judiciaire si le débiteur n’est pas commerçant. Une clause attributive de "
         "compétence entre commerçants est réservée.",
         "Court of the debtor's seat: the commercial court for %s; a jurisdiction clause "
         "between "
         "merchants is reserved."},
    [DEBTOR_PUBLIC] = {"Tribunal administratif dans le ressort duquel se trouve %s ; ni "
                       "injonction de payer ni "
                       "saisie contre une personne publique.",
                       "Administrative court for %s; no order for payment and no seizure "
                       "against a public body."},
    [DEBTOR_CONSUMER] = {"Juridiction du domicile du débiteur (article 42 du code de procédure "
                         "civile) : tribunal "
                         "judiciaire ou de proximité dans le ressort duquel se trouve %s.",
                         "Court of the debtor's residence: the civil court for %s."},
};

typedef struct {
    GPtrArray *blocks;
    const LanguageRules *rules;
    int language;
} Sheet;

static const char *word(const Sheet *sheet, CaseWord which)
{
    return words[which][sheet->language];
}

static void add_text(Sheet *sheet, BlockKind kind, const char *text)
{
    Block *block = block_new(kind);
    block->level = 2;
    g_ptr_array_add(block->spans, span_new(text, 0, NULL));
    g_ptr_array_add(sheet->blocks, block);
}

static Table *add_table(Sheet *sheet, const CaseWord *columns, const Align *aligns, guint n)
{
    Block *block = block_new(BLOCK_TABLE);
    for (guint i = 0; i < n; i++)
        table_add_column(block->table, aligns[i], word(sheet, columns[i]));
    g_ptr_array_add(sheet->blocks, block);
    return block->table;
}

static void add_day(const Sheet *sheet, GPtrArray *cells, Day day)
{
    g_autoptr(GString) text = g_string_new(NULL);
    if (day != DAY_NONE)
        append_short_date(text, sheet->rules, day);
    table_add_cell(cells, text->str, MARK_NO_BREAK);
}

static void add_limits(Sheet *sheet, const CaseFile *file)
{
    static const CaseWord columns[] = {CASE_INVOICE, CASE_DUE, CASE_OPEN, CASE_LIMIT};
    static const Align aligns[] = {ALIGN_LEFT, ALIGN_LEFT, ALIGN_RIGHT, ALIGN_LEFT};
    if (file->limits->len == 0)
        return;
    add_text(sheet, BLOCK_HEADING, word(sheet, CASE_LIMITS));
    add_text(sheet, BLOCK_PARAGRAPH, word(sheet, CASE_LIMITS_SAY));
    Table *table = add_table(sheet, columns, aligns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < file->limits->len; i++) {
        const CaseLimit *limit = &g_array_index(file->limits, CaseLimit, i);
        TableRow *row = table_add_row(table, ROW_BODY);
        g_autofree char *open = money_to_text(sheet->rules, limit->open_minor, limit->currency);
        table_add_cell(row->cells, limit->invoice, MARK_NO_BREAK);
        add_day(sheet, row->cells, limit->due_date);
        table_add_cell(row->cells, open, MARK_NO_BREAK);
        add_day(sheet, row->cells, limit->limitation);
    }
}

static void add_events(Sheet *sheet, const CaseFile *file)
{
    static const CaseWord columns[] = {CASE_DATE, CASE_WHAT};
    static const Align aligns[] = {ALIGN_LEFT, ALIGN_LEFT};
    if (file->events->len == 0)
        return;
    add_text(sheet, BLOCK_HEADING, word(sheet, CASE_EVENTS));
    Table *table = add_table(sheet, columns, aligns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < file->events->len; i++) {
        const CaseEvent *event = g_ptr_array_index(file->events, i);
        TableRow *row = table_add_row(table, ROW_BODY);
        add_day(sheet, row->cells, event->date);
        table_add_cell(row->cells, event->what, 0);
    }
}

/* The hash in groups, so that a line can break and a reader can compare. */
static char *describe_proof(const Exhibit *exhibit)
{
    GString *text = g_string_new(text_or_empty(exhibit->proof));
    for (gsize i = 0; exhibit->sha256 && exhibit->sha256[i]; i++) {
        if (i % 16 == 0)
            g_string_append(text, text->len == 0 ? "" : i == 0 ? "; " : " ");
        g_string_append_c(text, exhibit->sha256[i]);
    }
    return g_string_free(text, FALSE);
}

static void add_exhibits(Sheet *sheet, const CaseFile *file)
{
    static const CaseWord columns[] = {CASE_NUMBER, CASE_DATE, CASE_PIECE, CASE_PROOF,
                                       CASE_PAGE};
    static const Align aligns[] = {ALIGN_RIGHT, ALIGN_LEFT, ALIGN_LEFT, ALIGN_LEFT,
                                   ALIGN_RIGHT};
    add_text(sheet, BLOCK_HEADING, word(sheet, CASE_EXHIBITS));
    Table *table = add_table(sheet, columns, aligns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < file->exhibits->len; i++) {
        const Exhibit *exhibit = g_ptr_array_index(file->exhibits, i);
        TableRow *row = table_add_row(table, ROW_BODY);
        g_autofree char *proof = describe_proof(exhibit);
        table_add_number(row->cells, exhibit->number);
        add_day(sheet, row->cells, exhibit->date);
        table_add_cell(row->cells, exhibit->title, 0);
        table_add_cell(row->cells, proof, 0);
        g_autofree char *page =
            exhibit->first_page > 0 ? g_strdup_printf("%d", exhibit->first_page) : NULL;
        table_add_cell(row->cells, page, 0);
    }
}

/* "Certified ..., Claire Mercier, finance director". */
static void add_certificate(Sheet *sheet, const Creditor *creditor)
{
    g_autoptr(GString) text = g_string_new(word(sheet, CASE_CERTIFIED));
    const char *const parts[] = {creditor->signatory_name, creditor->signatory_title};
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
        if (!text_is_blank(parts[i]))
            g_string_append_printf(text, ", %s", parts[i]);
    g_string_append_c(text, '.');
    add_text(sheet, BLOCK_PARAGRAPH, text->str);
}

static void add_court(Sheet *sheet, const Customer *customer)
{
    const char *form = customer ? courts[customer->debtor][sheet->language] : NULL;
    const char *seat = customer && !text_is_blank(customer->seat_city) ? customer->seat_city
                       : customer                                      ? customer->city
                                                                       : NULL;
    if (!form || text_is_blank(seat))
        return;
    g_auto(GStrv) around = g_strsplit(form, "%s", 2);
    g_autofree char *text = g_strconcat(around[0], seat, around[1], NULL);
    add_text(sheet, BLOCK_HEADING, word(sheet, CASE_COURT));
    add_text(sheet, BLOCK_PARAGRAPH, text);
}

void compose_append_case(Document *document, const CaseFile *file, const Creditor *creditor,
                         const Customer *customer)
{
    Sheet sheet = {.blocks = document->blocks,
                   .rules = language_find(file->language),
                   .language = text_equals(file->language, "fr") ? FRENCH : ENGLISH};
    add_certificate(&sheet, creditor);
    add_court(&sheet, customer);
    add_limits(&sheet, file);
    add_events(&sheet, file);
    add_exhibits(&sheet, file);
}
