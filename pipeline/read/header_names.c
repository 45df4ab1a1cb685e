#include "read/header_names.h"

#include "ground/money.h"
#include "ground/text.h"

#include <string.h>

#define MOST_SUGGESTIONS 4

/* clang-format off: a table */
static const ColumnName fec_columns[FEC_COLUMN_COUNT] = {
    [FEC_JOURNAL] = {"JournalCode", "code journal"},
    [FEC_JOURNAL_NAME] = {"JournalLib", "journal libellé|libellé journal"},
    [FEC_ENTRY] = {"EcritureNum", "numéro écriture|num écriture|écriture numéro|n° écriture"},
    [FEC_ENTRY_DATE] = {"EcritureDate", "date écriture"},
    [FEC_ACCOUNT] = {"CompteNum", "numéro compte|num compte|compte numéro|n° compte"},
    [FEC_ACCOUNT_NAME] = {"CompteLib", "compte libellé|libellé compte"},
    [FEC_AUXILIARY] = {"CompAuxNum", "compte aux num|compte aux numéro|comp aux numéro|comp aux|"
                        "compte auxiliaire|compte auxiliaire num|n° compte auxiliaire"},
    [FEC_AUXILIARY_NAME] = {"CompAuxLib", "compte aux lib|compte aux libellé|comp aux libellé|"
                             "compte auxiliaire lib|libellé compte auxiliaire"},
    [FEC_PIECE] = {"PieceRef", "pièce référence|référence pièce|réf pièce|n° pièce"},
    [FEC_PIECE_DATE] = {"PieceDate", "date pièce"},
    [FEC_LABEL] = {"EcritureLib", "écriture libellé|libellé écriture"},
    [FEC_DEBIT] = {"Debit", "montant débit"},
    [FEC_CREDIT] = {"Credit", "montant crédit"},
    [FEC_LETTERING] = {"EcritureLet", "écriture lettrage|lettrage|code lettrage"},
    [FEC_LETTERING_DATE] = {"DateLet", "date lettrage|lettrage date|date de lettrage"},
    [FEC_VALID_DATE] = {"ValidDate", "date validation|validation date|date de validation"},
    [FEC_FOREIGN_AMOUNT] = {"Montantdevise", ""},
    [FEC_FOREIGN_CURRENCY] = {"Idevise", "id devise|code devise|devise"},
    [FEC_AMOUNT] = {"Montant", ""},
    [FEC_SIDE] = {"Sens", ""},
    [FEC_DUE_DATE] = {"DateEcheance", "échéance|date d'échéance|date ech|due date"},
};

/* clang-format on */

const TableShape fec_shape = {fec_columns, FEC_COLUMN_COUNT};

char *header_fold(const char *header)
{
    char *folded = text_fold(header);
    char *to = folded;
    for (const char *from = folded; *from; from++)
        if (*from != ' ')
            *to++ = *from;
    *to = '\0';
    return folded;
}

static void add_name(GHashTable *index, const char *name, guint column, guint rank)
{
    char *folded = header_fold(name);
    GArray *meanings = g_hash_table_lookup(index, folded);
    HeaderMeaning meaning = {column, rank};
    if (!meanings) {
        meanings = g_array_new(FALSE, FALSE, sizeof(HeaderMeaning));
        g_hash_table_insert(index, g_strdup(folded), meanings);
    }
    for (guint i = 0; i < meanings->len; i++)
        if (g_array_index(meanings, HeaderMeaning, i).column == column)
            meaning.rank = G_MAXUINT; /* the name stands twice in one list */
    if (*folded && meaning.rank != G_MAXUINT)
        g_array_append_val(meanings, meaning);
    g_free(folded);
}

static GHashTable *build_index(const TableShape *shape)
{
    GHashTable *index =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
    for (guint column = 0; column < shape->n; column++)
        add_name(index, shape->columns[column].name, column, 0);
    for (guint column = 0; column < shape->n; column++) {
        g_auto(GStrv) aliases = g_strsplit(shape->columns[column].aliases, "|", -1);
        for (guint i = 0; aliases[i]; i++)
            add_name(index, aliases[i], column, i + 1);
    }
    return index;
}

GHashTable *header_index_peek(const TableShape *shape)
{
    static GHashTable *built; /* TableShape * -> its index */
    static GMutex guard;
    g_mutex_lock(&guard);
    if (!built)
        built = g_hash_table_new(g_direct_hash, g_direct_equal);
    GHashTable *index = g_hash_table_lookup(built, shape);
    if (!index) {
        index = build_index(shape);
        g_hash_table_insert(built, (gpointer)shape, index);
    }
    g_mutex_unlock(&guard);
    return index;
}

/* "Solde (EUR)" and "Montant en EUR" without their currency; NULL if there is none. */
static char *take_currency_off(const char *header, char currency[CURRENCY_SIZE])
{
    g_autofree char *folded = text_fold(header);
    g_auto(GStrv) words = g_strsplit(folded, " ", -1);
    guint n = g_strv_length(words);
    if (n < 2 || strlen(words[n - 1]) != 3)
        return NULL;
    g_autofree char *code = g_ascii_strup(words[n - 1], -1);
    if (!currency_is_known(code))
        return NULL;
    g_strlcpy(currency, code, CURRENCY_SIZE);
    g_clear_pointer(&words[--n], g_free);
    if (n > 1 && (strcmp(words[n - 1], "en") == 0 || strcmp(words[n - 1], "in") == 0))
        g_clear_pointer(&words[--n], g_free);
    return g_strjoinv("", words);
}

/* "Client (facturation) - Nom" without the table it comes from; NULL if it names none. */
static const char *skip_table(const char *header)
{
    const char *mark = g_strrstr(header, " - ");
    return mark && mark > header ? mark + strlen(" - ") : NULL;
}

const HeaderMeaning *header_index_list(GHashTable *index, const char *header, guint *n,
                                       char currency[CURRENCY_SIZE])
{
    g_autofree char *folded = header_fold(header);
    const GArray *meanings = g_hash_table_lookup(index, folded);
    *currency = '\0';
    if (!meanings) {
        g_autofree char *bare = take_currency_off(header, currency);
        meanings = bare ? g_hash_table_lookup(index, bare) : NULL;
    }
    if (!meanings)
        *currency = '\0';
    const char *column = meanings ? NULL : skip_table(header);
    if (column)
        return header_index_list(index, column, n, currency);
    *n = meanings ? meanings->len : 0;
    return meanings ? (const HeaderMeaning *)(const void *)meanings->data : NULL;
}

gboolean header_index_find(GHashTable *index, const char *header, guint *column, guint *rank)
{
    guint n;
    char currency[CURRENCY_SIZE];
    const HeaderMeaning *meanings = header_index_list(index, header, &n, currency);
    if (n == 0)
        return FALSE;
    *column = meanings[0].column;
    *rank = meanings[0].rank;
    return TRUE;
}

/* The name of a column by its rank; a new string. */
static char *take_name(const ColumnName *column, guint rank)
{
    if (rank == 0)
        return g_strdup(column->name);
    g_auto(GStrv) aliases = g_strsplit(column->aliases, "|", -1);
    return g_strdup(aliases[rank - 1]);
}

/* How far a folded header is from a known name; G_MAXUINT: too far to be worth telling. */
static guint measure_distance(const char *known, const char *header)
{
    gsize length = strlen(known), seen = strlen(header);
    if (length < 4 || MAX(length, seen) - MIN(length, seen) > length / 3)
        return G_MAXUINT;
    guint distance = text_distance(known, header);
    return distance * 3 <= length ? distance : G_MAXUINT;
}

typedef struct {
    guint distance;
    HeaderMeaning meaning;
} Nearest;

/* The nearest name, of one column (G_MAXUINT: of any). */
static Nearest find_nearest(const TableShape *shape, const char *header, guint column)
{
    Nearest nearest = {.distance = G_MAXUINT};
    GHashTableIter names;
    gpointer known, meanings;
    g_autofree char *folded = header_fold(header);
    g_hash_table_iter_init(&names, header_index_peek(shape));
    while (*folded && g_hash_table_iter_next(&names, &known, &meanings)) {
        const HeaderMeaning *meaning = &g_array_index((GArray *)meanings, HeaderMeaning, 0);
        guint distance = column != G_MAXUINT && meaning->column != column
                             ? G_MAXUINT
                             : measure_distance(known, folded);
        gboolean is_first = distance == nearest.distance && distance != G_MAXUINT &&
                            (meaning->column < nearest.meaning.column ||
                             (meaning->column == nearest.meaning.column &&
                              meaning->rank < nearest.meaning.rank));
        if (distance < nearest.distance || is_first)
            nearest = (Nearest){distance, *meaning};
    }
    return nearest;
}

int header_find_nearest_column(const TableShape *shape, const char *header, char **name)
{
    Nearest nearest = find_nearest(shape, header, G_MAXUINT);
    *name = NULL;
    if (nearest.distance == G_MAXUINT)
        return -1;
    *name = take_name(&shape->columns[nearest.meaning.column], nearest.meaning.rank);
    return (int)nearest.meaning.column;
}

const char *header_find_nearest(const TableShape *shape, guint column, char *const *headers)
{
    guint best = G_MAXUINT;
    const char *found = NULL;
    for (; *headers; headers++) {
        guint distance = find_nearest(shape, *headers, column).distance;
        if (distance < best) {
            best = distance;
            found = *headers;
        }
    }
    return found;
}

char *header_suggest(const TableShape *shape, char *const *headers)
{
    GString *text = g_string_new(NULL);
    for (guint n = 0; *headers && n < MOST_SUGGESTIONS; headers++) {
        g_autofree char *name = NULL;
        int column = header_find_nearest_column(shape, *headers, &name);
        if (column < 0)
            continue;
        g_string_append_printf(text, "; \"%s\" is like \"%s\" (%s)", *headers, name,
                               shape->columns[column].name);
        n++;
    }
    return g_string_free(text, FALSE);
}
