#include "read/currency_pairs.h"

#include "ground/text.h"

#include <string.h>

/* In which currency an amount is, by its header. */
typedef enum { TONE_BARE, TONE_DOCUMENT, TONE_COMPANY, TONE_COUNT } Tone;

/* The headers of one sort of amount by tone; -1: none. */
typedef struct {
    int places[TONE_COUNT];
    guint ranks[TONE_COUNT];
} ToneSet;

typedef struct {
    ToneSet sets[2]; /* amounts, open amounts */
    gboolean has_currency, has_pair;
} Headers;

static const guint own_columns[] = {LEDGER_AMOUNT, LEDGER_OPEN_AMOUNT};
static const guint local_columns[] = {LEDGER_LOCAL_AMOUNT, LEDGER_LOCAL_OPEN};

static gboolean is_document_mark(const char *word)
{
    static const char *const marks[] = {
        "devise",       "devises", "currency", "fc",     "wahrung", "fremdwahrung",
        "belegwahrung", "fw",      "valuta",   "divisa", NULL};
    return g_strv_contains(marks, word);
}

/* "Reste dû en devise" without its last words; NULL if they do not say that. */
static char *take_mark_off(const char *header)
{
    static const char *const joints[] = {"en", "in", "de", "la", "der", NULL};
    g_autofree char *folded = text_fold(header);
    g_auto(GStrv) words = g_strsplit_set(folded, " ()[]", -1);
    guint n = g_strv_length(words);
    while (n > 0 && !*words[n - 1])
        g_clear_pointer(&words[--n], g_free);
    if (n < 2 || !is_document_mark(words[n - 1]))
        return NULL;
    g_clear_pointer(&words[--n], g_free);
    while (n > 1 && (!*words[n - 1] || g_strv_contains(joints, words[n - 1])))
        g_clear_pointer(&words[--n], g_free);
    return g_strjoinv(" ", words);
}

static gboolean has_document_mark(const char *header)
{
    g_autofree char *bare = take_mark_off(header);
    return bare != NULL;
}

static void put(Headers *headers, guint column, Tone tone, int place, guint rank)
{
    for (guint k = 0; k < 2; k++) {
        ToneSet *set = &headers->sets[k];
        gboolean is_free = set->places[tone] < 0 || set->ranks[tone] > rank;
        if ((column != own_columns[k] && column != local_columns[k]) || !is_free)
            continue;
        set->places[tone] = place;
        set->ranks[tone] = rank;
    }
}

/* What a header of an amount says of its currency. */
static void look_at(Headers *headers, GHashTable *index, const char *header, int place)
{
    guint n;
    char currency[CURRENCY_SIZE];
    const HeaderMeaning *meaning = header_index_list(index, header, &n, currency);
    g_autofree char *bare = n == 0 ? take_mark_off(header) : NULL;
    Tone tone = TONE_BARE;
    if (bare) {
        meaning = header_index_list(index, bare, &n, currency);
        *currency = '\0';
    }
    if (n == 0)
        return;
    guint column = meaning->column;
    headers->has_currency = headers->has_currency || column == LEDGER_CURRENCY;
    gboolean is_own = column == LEDGER_AMOUNT || column == LEDGER_OPEN_AMOUNT;
    gboolean is_local = column == LEDGER_LOCAL_AMOUNT || column == LEDGER_LOCAL_OPEN;
    if (*currency || is_local)
        tone = TONE_COMPANY;
    else if (bare || has_document_mark(header))
        tone = TONE_DOCUMENT;
    headers->has_pair = headers->has_pair || (is_own && (*currency || bare));
    if (is_own || is_local)
        put(headers, column, tone, place, meaning->rank);
}

static void give(Table *table, guint column, int place, gboolean *is_taken)
{
    if (place < 0 || table->places[column] != -1 || is_taken[place])
        return;
    table->places[column] = place;
    is_taken[place] = TRUE;
}

void currency_pairs_take(Table *table, gboolean *is_taken)
{
    Headers headers = {.has_currency = table->request.shape == &ledger_shape &&
                                       table->places[LEDGER_CURRENCY] >= 0};
    if (table->request.shape != &ledger_shape)
        return;
    GHashTable *index = header_index_peek(table->request.shape);
    for (guint k = 0; k < 2; k++)
        for (guint tone = 0; tone < TONE_COUNT; tone++)
            headers.sets[k].places[tone] = -1;
    for (int place = 0; table->header[place]; place++)
        if (!is_taken[place])
            look_at(&headers, index, table->header[place], place);
    if (!headers.has_currency || !headers.has_pair)
        return;
    gboolean has_document = headers.sets[0].places[TONE_DOCUMENT] >= 0 ||
                            headers.sets[1].places[TONE_DOCUMENT] >= 0;
    for (guint k = 0; k < 2; k++) {
        const int *places = headers.sets[k].places;
        int company = places[TONE_COMPANY];
        if (company < 0 && has_document) /* beside "Total devise" a bare "Total" is ours */
            company = places[TONE_BARE];
        give(table, own_columns[k], places[has_document ? TONE_DOCUMENT : TONE_BARE], is_taken);
        give(table, local_columns[k], company, is_taken);
    }
}

/* Of a column of amounts the currency that its header names; "" if none. */
static const char *find_named(const Table *table, guint column)
{
    int place = table->places[column];
    return place >= 0 ? table->currencies[place] : "";
}

gboolean currency_pairs_check(Table *table)
{
    int amount = table->places[LEDGER_AMOUNT], open = table->places[LEDGER_OPEN_AMOUNT];
    int currency = table->places[LEDGER_CURRENCY];
    const char *first = find_named(table, LEDGER_AMOUNT);
    const char *second = find_named(table, LEDGER_OPEN_AMOUNT);
    if (currency < 0 || (!*first && !*second))
        return TRUE;
    if (amount >= 0 && open >= 0 && strcmp(first, second) != 0) {
        complaint_add(
            table->complaints, COMPLAINT_REFUSED, "column-ambiguous",
            (Place){table->request.name, table->header_line, open + 1},
            "\"%s\" and \"%s\" are of two currencies and cannot be compared; say under "
            "ledger.columns which amount and open_amount are of one",
            table->header[amount], table->header[open]);
        return FALSE;
    }
    if (g_strcmp0(table->notes[currency], "as the settings say") == 0)
        return TRUE;
    table_note(table, currency, "the document's currency, the amounts are in %s",
               *first ? first : second);
    table->places[LEDGER_CURRENCY] = -1;
    return TRUE;
}
