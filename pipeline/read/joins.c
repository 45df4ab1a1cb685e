#include "read/joins.h"

#include "ground/text.h"

#define NAMED 5

static GArray *list_standings(const Ledger *ledger)
{
    guint n = ledger->accounts->len;
    GArray *standings = g_array_sized_new(FALSE, FALSE, sizeof(Standing), n);
    for (guint i = 0; i < n; i++) {
        Standing standing =
            standing_of_account(ledger, &g_array_index(ledger->accounts, LedgerAccount, i));
        g_array_append_val(standings, standing);
    }
    return standings;
}

void joins_check(Ledger *ledger, const Settings *settings, Day run_date, Complaints *complaints)
{
    g_autoptr(GArray) standings = list_standings(ledger);
    Joins joins = {ledger, settings, run_date, complaints, standings};
    customer_spelling_settle(&joins);
    customer_joins_check(&joins);
    people_joins_check(&joins);
    event_joins_check(&joins);
}

Listing listing_begin(const Joins *joins, ComplaintLevel level, const char *rule)
{
    return (Listing){.joins = joins, .level = level, .rule = rule};
}

void listing_add(Listing *listing, Place place, const Standing *standing, const char *format,
                 ...)
{
    if (listing->n++ >= MOST_LISTED) {
        listing->place = place;
        if (standing)
            standing_add(&listing->rest, standing);
        return;
    }
    va_list values;
    va_start(values, format);
    g_autofree char *text = g_strdup_vprintf(format, values);
    va_end(values);
    complaint_add(listing->joins->complaints, listing->level, listing->rule, place, "%s", text);
}

void listing_end(Listing *listing)
{
    if (listing->n <= MOST_LISTED)
        return;
    g_autofree char *sum = listing->rest.first ? standing_to_text(&listing->rest) : NULL;
    complaint_add(listing->joins->complaints, listing->level, listing->rule,
                  (Place){listing->place.file, 0, 0},
                  "%u more likewise%s%s, not written out here", listing->n - MOST_LISTED,
                  sum ? ": " : "", text_or_empty(sum));
}

char *joins_name_some(const GPtrArray *names)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < names->len && i < NAMED; i++)
        g_string_append_printf(text, "%s%s", i > 0 ? ", " : "",
                               (const char *)g_ptr_array_index(names, i));
    if (names->len > NAMED)
        g_string_append_printf(text, " and %u more", names->len - NAMED);
    return g_string_free(text, FALSE);
}
