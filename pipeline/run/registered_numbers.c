#include "run/registered_numbers.h"

#include "ground/files.h"
#include "ground/text.h"
#include "read/read.h"

/* ---- the pool ---------------------------------------------------------------------------- */

typedef struct {
    NumberPool *pool;
    GHashTable *used; /* folded number -> document */
    guint next;       /* place in the pool from which on numbers may be free */
    guint n_left;
} FreeNumbers;

static gboolean has_pool(const Settings *settings)
{
    return text_equals(settings->registered_numbers, "pool") &&
           !text_is_blank(settings->registered_pool);
}

static gboolean is_used(const FreeNumbers *numbers, guint i)
{
    g_autofree char *folded = number_pool_fold(g_ptr_array_index(numbers->pool->numbers, i));
    return g_hash_table_contains(numbers->used, folded);
}

static void free_numbers_close(FreeNumbers *numbers)
{
    number_pool_free(numbers->pool);
    g_clear_pointer(&numbers->used, g_hash_table_unref);
}

static gboolean free_numbers_open(Run *run, FreeNumbers *numbers, GError **error)
{
    const char *path = run->settings->registered_pool;
    g_autofree char *name = g_path_get_basename(path);
    g_autoptr(HistoryDb) db =
        run->db ? NULL : history_open_to_read(run->settings->history, error);
    if (!run->db && !db)
        return FALSE;
    numbers->used = history_fetch_numbers(run->db ? run->db : db, error);
    numbers->pool = numbers->used ? read_number_pool(path, name, run->complaints, error) : NULL;
    for (guint i = 0; numbers->pool && i < numbers->pool->numbers->len; i++)
        numbers->n_left += !is_used(numbers, i);
    return numbers->pool != NULL;
}

/* The next number that was never used; NULL: none is left. Lent by the pool. */
static const char *take_number(FreeNumbers *numbers)
{
    for (; numbers->next < numbers->pool->numbers->len; numbers->next++)
        if (!is_used(numbers, numbers->next)) {
            numbers->n_left--;
            return g_ptr_array_index(numbers->pool->numbers, numbers->next++);
        }
    return NULL;
}

static void warn_if_low(Run *run, const FreeNumbers *numbers)
{
    int warn_below = run->settings->registered_warn_below;
    if ((gint64)numbers->n_left < warn_below)
        complaint_add(
            run->complaints, COMPLAINT_WARNING, "registered-pool-low",
            (Place){numbers->pool->file, 0, 0},
            "%u number%s of registered letters left in the pool (registered.warn_below "
            "is %d); ask the post for more",
            numbers->n_left, numbers->n_left == 1 ? "" : "s", warn_below);
}

/* ---- the letters ------------------------------------------------------------------------- */

static gboolean wants_number(const PlannedDocument *planned)
{
    return !planned->is_withheld && planned->recipient.channel == CHANNEL_REGISTERED;
}

static const char *name_customer(const PlannedDocument *planned)
{
    return planned->customer && !text_is_blank(planned->customer->name)
               ? planned->customer->name
               : planned->customer_id;
}

/* A rehearsal is told, and goes on: it reserves nothing, and must come out the same again. */
static void withhold(Run *run, PlannedDocument *planned)
{
    g_autofree char *pool = g_path_get_basename(run->settings->registered_pool);
    g_autofree char *reason =
        g_strdup_printf("No number is left in %s for the registered letter to %s; ask the post "
                        "for numbers and add them to the file.",
                        pool, name_customer(planned));
    complaint_add(run->complaints, COMPLAINT_HELD, "registered-pool-empty", (Place){pool, 0, 0},
                  "no number is left for the registered letter %s to %s (%s); it is held, ask "
                  "the post for numbers and add them to the file",
                  planned->id, name_customer(planned), planned->customer_id);
    if (!run->state->is_rehearsal)
        assign_withhold_document(run->plan, planned, "registered-pool-empty", reason, DAY_NONE);
}

static gboolean append_reserved(Run *run, const GArray *uses, GError **error)
{
    g_autofree char *pool = g_path_get_basename(run->settings->registered_pool);
    g_autoptr(GString) members = g_string_new(NULL);
    for (guint i = 0; i < uses->len; i++) {
        const NumberUse *use = &g_array_index(uses, NumberUse, i);
        g_string_truncate(members, 0);
        json_append_string(members, "document", use->document);
        json_append_string(members, "number", use->number);
        json_append_string(members, "pool", pool);
        if (!journal_append(run->journal, "number", run->options->now, members->str, error))
            return FALSE;
    }
    return uses->len == 0 || journal_sync(run->journal, error);
}

/* History first: a number that only the journal knew could be given again. */
static gboolean reserve(Run *run, const GArray *uses, GError **error)
{
    return !run->db ||
           (history_reserve_numbers(run->db, run->id, uses, run->options->now, error) &&
            append_reserved(run, uses, error));
}

/* New numbers for the letters that have none yet, in the order of the documents. */
static gboolean number_letters(Run *run, GPtrArray *letters, GError **error)
{
    FreeNumbers numbers = {0};
    g_autoptr(GArray) uses = g_array_new(FALSE, FALSE, sizeof(NumberUse));
    gboolean is_good = free_numbers_open(run, &numbers, error);
    for (guint i = 0; is_good && i < letters->len; i++) {
        PlannedDocument *planned = g_ptr_array_index(letters, i);
        const char *number = take_number(&numbers);
        if (!number) {
            withhold(run, planned);
            continue;
        }
        if (run->state->is_rehearsal)
            continue;
        planned->registered_number = g_strdup(number);
        NumberUse use = {planned->id, planned->registered_number};
        g_array_append_val(uses, use);
    }
    if (is_good)
        warn_if_low(run, &numbers);
    is_good = is_good && reserve(run, uses, error);
    free_numbers_close(&numbers);
    return is_good;
}

gboolean registered_numbers_assign(Run *run, GError **error)
{
    if (!has_pool(run->settings))
        return TRUE;
    g_autoptr(GHashTable) reserved =
        run->db ? history_fetch_reservations(run->db, run->id, error) : NULL;
    if (run->db && !reserved)
        return FALSE;
    g_autoptr(GPtrArray) letters = g_ptr_array_new();
    for (guint i = 0; i < run->plan->documents->len; i++) {
        PlannedDocument *planned = g_ptr_array_index(run->plan->documents, i);
        const char *number = reserved ? g_hash_table_lookup(reserved, planned->id) : NULL;
        if (!wants_number(planned))
            continue;
        if (number)
            planned->registered_number = g_strdup(number);
        else if (run->state->is_done[STAGE_ASSIGN] && run->db)
            withhold(run, planned); /* there was none when the plan was made */
        else
            g_ptr_array_add(letters, planned);
    }
    return letters->len == 0 || number_letters(run, letters, error);
}

void registered_numbers_check(Run *run)
{
    FreeNumbers numbers = {0};
    g_autoptr(GError) trouble = NULL;
    if (!has_pool(run->settings))
        return;
    if (free_numbers_open(run, &numbers, &trouble)) {
        run_say(run, "numbers   %u left for registered letters", numbers.n_left);
        warn_if_low(run, &numbers);
    } else {
        complaint_add(run->complaints, COMPLAINT_REFUSED, "registered-pool-unreadable",
                      (Place){run->settings->file, 0, 0},
                      "%s; registered letters would be held", trouble->message);
    }
    free_numbers_close(&numbers);
}
