#include "run/redaction.h"

#include <string.h>

#include "ground/text.h"

enum { SHORTEST = 4 };

struct Redaction {
    GHashTable *values;    /* texts that must go, owned */
    GHashTable *protected; /* whole texts of other customers, owned */
};

Redaction *redaction_new(void)
{
    Redaction *redaction = g_new0(Redaction, 1);
    redaction->values = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    redaction->protected = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return redaction;
}

void redaction_free(Redaction *redaction)
{
    if (!redaction)
        return;
    g_hash_table_unref(redaction->values);
    g_hash_table_unref(redaction->protected);
    g_free(redaction);
}

void redaction_add(Redaction *redaction, const char *text)
{
    if (text && g_utf8_strlen(text, -1) >= SHORTEST)
        g_hash_table_add(redaction->values, g_strdup(text));
}

static void add_contact(Redaction *redaction, const Contact *contact)
{
    const char *const texts[] = {contact->name,  contact->email,  contact->phone,
                                 contact->name2, contact->street, contact->street2};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        redaction_add(redaction, texts[i]);
}

static void add_owner(Redaction *redaction, const Customer *customer)
{
    const char *const texts[] = {
        customer->name,     customer->name2,       customer->street,
        customer->street2,  customer->email,       customer->phone,
        customer->siren,    customer->vat,         customer->legal_name,
        customer->registry, customer->seat_street, customer->seat_street2};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        redaction_add(redaction, texts[i]);
    for (guint i = 0; i < customer->contacts->len; i++)
        add_contact(redaction, g_ptr_array_index(customer->contacts, i));
}

/* "Martin" goes, "Martin & Fils" of another customer stays. */
static void protect(Redaction *redaction, const Customer *other)
{
    const char *const texts[] = {other->name, other->name2, other->street, other->email,
                                 other->legal_name};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        if (texts[i])
            g_hash_table_add(redaction->protected, g_strdup(texts[i]));
}

void redaction_add_customer(Redaction *redaction, const Ledger *ledger, const char *customer)
{
    for (guint i = 0; i < ledger->customers->len; i++) {
        const Customer *one = g_ptr_array_index(ledger->customers, i);
        if (text_equals(one->id, customer))
            add_owner(redaction, one);
        else
            protect(redaction, one);
    }
    for (guint i = 0; i < ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(ledger->items, i);
        if (text_equals(item->customer, customer))
            redaction_add(redaction, item->customer_name);
        else if (item->customer_name)
            g_hash_table_add(redaction->protected, g_strdup(item->customer_name));
    }
    for (guint i = 0; i < ledger->events->len; i++) {
        const Event *event = g_ptr_array_index(ledger->events, i);
        if (text_equals(event->customer, customer))
            redaction_add(redaction, event->note);
    }
}

/* "69002 LYON" alone names nobody, and stands in others' addresses. */
static gboolean is_town(const char *line)
{
    return g_ascii_isdigit(*line) && strspn(line, "0123456789") >= SHORTEST;
}

void redaction_add_recipient(Redaction *redaction, const char *recipient)
{
    g_auto(GStrv) lines = g_strsplit(text_or_empty(recipient), " / ", -1);
    for (guint i = 0; lines[i]; i++)
        if (!is_town(lines[i]))
            redaction_add(redaction, lines[i]);
}

static gboolean is_word(guchar byte)
{
    return g_ascii_isalnum(byte) || byte >= 0x80;
}

/* TRUE where the find lies within a longer text of somebody else. */
static gboolean is_protected(const GPtrArray *longer, const char *bytes, gsize length, gsize at,
                             const char *value, gsize value_length)
{
    for (guint i = 0; i < longer->len; i++) {
        const char *other = g_ptr_array_index(longer, i);
        gsize other_length = strlen(other);
        const char *within = strstr(other, value);
        gsize before = (gsize)(within - other);
        (void)value_length;
        if (at >= before && at - before + other_length <= length &&
            memcmp(bytes + at - before, other, other_length) == 0)
            return TRUE;
    }
    return FALSE;
}

/* Letters and digits become x; what keeps a line or a cell together stays. */
static void blot(char *at, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if (is_word((guchar)at[i]))
            at[i] = 'x';
}

static char *find_bytes(char *bytes, gsize length, const char *value, gsize value_length)
{
    char *end = bytes + length;
    for (char *at = bytes; (gsize)(end - at) >= value_length; at++) {
        at = memchr(at, *value, (gsize)(end - at) - value_length + 1);
        if (!at || memcmp(at, value, value_length) == 0)
            return at;
    }
    return NULL;
}

static gboolean blot_value(char *bytes, gsize length, const char *value, gsize value_length,
                           const GPtrArray *longer)
{
    gboolean found = FALSE;
    for (gsize at = 0; at + value_length <= length;) {
        char *next = find_bytes(bytes + at, length - at, value, value_length);
        if (!next)
            break;
        gsize place = (gsize)(next - bytes);
        gsize end = place + value_length;
        gboolean is_part =
            (place > 0 && is_word((guchar)bytes[place - 1]) && is_word((guchar)*value)) ||
            (end < length && is_word((guchar)bytes[end]) &&
             is_word((guchar)value[value_length - 1]));
        if (!is_part && !is_protected(longer, bytes, length, place, value, value_length)) {
            blot(next, value_length);
            found = TRUE;
        }
        at = end;
    }
    return found;
}

/* Other customers' texts in which the value stands, in the same encoding. */
static GPtrArray *find_longer(const Redaction *redaction, const char *value)
{
    GPtrArray *longer = g_ptr_array_new();
    GHashTableIter each;
    gpointer other;
    g_hash_table_iter_init(&each, redaction->protected);
    while (g_hash_table_iter_next(&each, &other, NULL))
        if (strstr(other, value) && strcmp(other, value) != 0)
            g_ptr_array_add(longer, other);
    return longer;
}

static gboolean blot_encoded(char *bytes, gsize length, const char *value, const char *encoding)
{
    gsize size = 0;
    g_autofree char *encoded = g_convert(value, -1, encoding, "UTF-8", NULL, &size, NULL);
    g_autoptr(GPtrArray) nobody = g_ptr_array_new();
    return encoded && size > 0 && blot_value(bytes, length, encoded, size, nobody);
}

static gboolean is_ascii(const char *text)
{
    for (; *text; text++)
        if ((guchar)*text >= 0x80)
            return FALSE;
    return TRUE;
}

static gboolean apply_value(const Redaction *redaction, char *bytes, gsize length,
                            const char *value)
{
    static const char *const encodings[] = {"CP1252", "CP850", "ISO-8859-15"};
    g_autoptr(GPtrArray) longer = find_longer(redaction, value);
    gboolean found = blot_value(bytes, length, value, strlen(value), longer);
    g_autofree char *escaped = g_markup_escape_text(value, -1);
    g_auto(GStrv) apostrophes = g_strsplit(escaped, "&apos;", -1);
    g_autofree char *html = g_strjoinv("&#39;", apostrophes); /* as report.html has it */
    g_autoptr(GPtrArray) nobody = g_ptr_array_new();
    if (strcmp(html, value) != 0)
        found |= blot_value(bytes, length, html, strlen(html), nobody);
    g_auto(GStrv) quotes = g_strsplit(value, "\"", -1);
    g_autofree char *doubled = g_strjoinv("\"\"", quotes); /* as CSV has it */
    if (strcmp(doubled, value) != 0)
        found |= blot_value(bytes, length, doubled, strlen(doubled), nobody);
    for (guint i = 0; !is_ascii(value) && i < G_N_ELEMENTS(encodings); i++)
        found |= blot_encoded(bytes, length, value, encodings[i]);
    if (length >= 2 && memchr(bytes, 0, MIN(length, 200)))
        found |= blot_encoded(bytes, length, value, "UTF-16LE") |
                 blot_encoded(bytes, length, value, "UTF-16BE");
    return found;
}

/* The longest first: a name within an address must not hide the address. */
static int compare_lengths(gconstpointer a, gconstpointer b)
{
    size_t x = strlen(a), y = strlen(b);
    return x != y ? (x < y) - (x > y) : strcmp(a, b);
}

gboolean redaction_apply(const Redaction *redaction, char *bytes, gsize length)
{
    g_autoptr(GList) values = g_hash_table_get_keys(redaction->values);
    values = g_list_sort(values, compare_lengths);
    gboolean found = FALSE;
    for (GList *at = values; at; at = at->next)
        found |= apply_value(redaction, bytes, length, at->data);
    return found;
}
