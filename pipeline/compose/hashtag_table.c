/* All families in one table: look-up, nearest name, what `relance check --hashtags` prints. */
#include "compose/hashtag.h"

#include <string.h>

#include "compose/compose.h"
#include "ground/text.h"

static const HashtagFamily *const families[] = {
    &creditor_hashtags, &customer_hashtags, &document_hashtags, &invoice_hashtags,
    &amount_hashtags,   &reminder_hashtags, &settled_hashtags,  &payment_hashtags,
    &block_hashtags,    &issuer_hashtags,   &condition_hashtags};

const Hashtag *hashtag_at(guint index)
{
    for (guint i = 0; i < G_N_ELEMENTS(families); i++) {
        if (index < families[i]->n)
            return &families[i]->list[index];
        index -= families[i]->n;
    }
    return NULL;
}

const Hashtag *hashtag_find(const char *name)
{
    const Hashtag *hashtag;

    for (guint i = 0; (hashtag = hashtag_at(i)) != NULL; i++)
        if (g_str_equal(hashtag->name, name))
            return hashtag;
    return NULL;
}

/* "TOTAL" for TOTAL_DUE: the shortest name that begins or ends with the word. */
static const char *find_with_word(const char *word)
{
    const Hashtag *hashtag;
    const char *found = NULL;

    for (guint i = 0; (hashtag = hashtag_at(i)) != NULL; i++) {
        const char *name = hashtag->name;
        gsize length = strlen(word);
        gboolean begins = g_str_has_prefix(name, word) && name[length] == '_';
        gboolean ends = g_str_has_suffix(name, word) && strlen(name) > length &&
                        name[strlen(name) - length - 1] == '_';

        if ((begins || ends) && (found == NULL || strlen(name) < strlen(found)))
            found = name;
    }
    return found;
}

const char *hashtag_find_nearest(const char *name)
{
    const char *nearest;

    g_autoptr(GPtrArray) names = g_ptr_array_new();

    for (guint i = 0; hashtag_at(i) != NULL; i++)
        g_ptr_array_add(names, (gpointer)hashtag_at(i)->name);
    g_ptr_array_add(names, NULL);
    nearest = text_find_nearest(name, (const char *const *)names->pdata);
    return nearest != NULL ? nearest : find_with_word(name);
}

gboolean hashtag_is_true(const Hashtag *hashtag, const LetterFacts *facts)
{
    if (hashtag->test != NULL)
        return hashtag->test(facts);
    if (hashtag->append != NULL) {
        g_autoptr(GString) text = g_string_new(NULL);

        return hashtag->append(facts, text);
    }
    g_assert(hashtag->build != NULL);
    Block *block = hashtag->build(facts);
    gboolean is_there = block != NULL;

    block_free(block);
    return is_there;
}

static const char *describe_use(const Hashtag *hashtag)
{
    if (hashtag->build != NULL)
        return "block";
    return hashtag->append != NULL ? "text" : "#IF only";
}

char *compose_print_hashtags(void)
{
    GString *table = g_string_new("| Hashtag | Meaning | Example | Use | Needs |\n"
                                  "| --- | --- | --- | --- | --- |\n");

    for (guint i = 0; hashtag_at(i) != NULL; i++) {
        const Hashtag *hashtag = hashtag_at(i);

        g_string_append_printf(table, "| `#%s` | %s | %s | %s | %s |\n", hashtag->name,
                               hashtag->meaning, hashtag->example, describe_use(hashtag),
                               hashtag->needs);
    }
    return g_string_free(table, FALSE);
}
