#include "read/draft.h"

#include "ground/payment_terms.h"
#include "ground/text.h"
#include "read/joins.h"
#include "read/table.h"

#include <glib/gstdio.h>
#include <string.h>

#define USUAL_LINE 128 /* bytes */

static guint estimate_lines(const Settings *settings)
{
    guint64 n = 0;
    for (guint i = 0; i < settings->ledger.files->len; i++) {
        GStatBuf status;
        if (g_stat(g_ptr_array_index(settings->ledger.files, i), &status) == 0)
            n += (guint64)status.st_size / USUAL_LINE;
    }
    return (guint)MIN(n, G_MAXINT32);
}

Draft *draft_new(Ledger *ledger, const Settings *settings, Day run_date, Complaints *complaints)
{
    Draft *draft = g_new0(Draft, 1);
    draft->ledger = ledger;
    draft->settings = settings;
    draft->run_date = run_date;
    draft->complaints = complaints;
    draft->lines = g_array_new(FALSE, TRUE, sizeof(DraftLine));
    draft->numbers = number_filter_new(estimate_lines(settings));
    draft->marks = g_array_new(FALSE, FALSE, sizeof(ItemMark));
    draft->tables = g_ptr_array_new_with_free_func((GDestroyNotify)table_free);
    return draft;
}

void draft_free(Draft *draft)
{
    if (!draft)
        return;
    g_array_unref(draft->lines);
    number_filter_free(draft->numbers);
    g_array_unref(draft->marks);
    g_ptr_array_unref(draft->tables);
    g_clear_pointer(&draft->unread, g_array_unref);
    g_free(draft);
}

void draft_count(Draft *draft, const char *currency, gint64 share)
{
    ledger_find_total(draft->ledger, currency)->extract += share;
}

RejectedLine *draft_reject(Draft *draft, const char *source, int line, const char *rule,
                           const char *reason, const char *currency, gint64 share)
{
    RejectedLine *rejected = ledger_add_rejected(draft->ledger);
    rejected->source = source;
    rejected->line = line;
    rejected->rule = rule;
    rejected->reason = reason;
    rejected->minor = share;
    g_strlcpy(rejected->currency, currency, sizeof rejected->currency);
    return rejected;
}

RejectedLine *draft_list_merged(Draft *draft, const char *source, int line, gint64 share,
                                const OpenItem *item)
{
    g_autofree char *money = money_to_plain(share, item->currency);
    g_autofree char *reason = g_strdup_printf(
        "part of %s %s on line %d of %s: its %s %s count there", item_kind_name(item->kind),
        item->invoice, item->line, item->source, money, item->currency);
    RejectedLine *merged =
        draft_reject(draft, source, line, "merged", ledger_take_string(draft->ledger, reason),
                     item->currency, 0);
    merged->is_merged = TRUE;
    return merged;
}

void draft_note_receipt(Draft *draft, Day day)
{
    if (day != DAY_NONE && day <= draft->run_date)
        draft->ledger->latest_receipt = MAX(draft->ledger->latest_receipt, day);
}

const char *draft_peek_terms(const Draft *draft, const OpenItem *item, const char **source)
{
    const struct {
        const char *terms, *source;
    } chain[] = {
        {item->terms, "terms"},
        {item->owner ? item->owner->terms : NULL, "customer-terms"},
        {draft->settings->ledger.terms, "settings"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(chain); i++)
        if (!text_is_blank(chain[i].terms)) {
            if (source)
                *source = chain[i].source;
            return chain[i].terms;
        }
    return NULL;
}

gboolean draft_find_due(Draft *draft, OpenItem *item)
{
    const char *source, *text = draft_peek_terms(draft, item, &source);
    PaymentTerms terms;
    if (!text || item->issue_date == DAY_NONE ||
        payment_terms_parse(text, draft->settings->ledger.end_of_month, &terms) != TERMS_READ)
        return FALSE;
    item->due_date = payment_terms_find_due(&terms, item->issue_date);
    item->due_source = source;
    return TRUE;
}

void draft_refuse_ambiguous_terms(Draft *draft, const OpenItem *item)
{
    const char *text = draft_peek_terms(draft, item, NULL);
    const Customer *owner = item->owner;
    PaymentTerms terms;
    if (!text || draft->has_asked_end_of_month ||
        payment_terms_parse(text, draft->settings->ledger.end_of_month, &terms) !=
            TERMS_AMBIGUOUS)
        return;
    draft->has_asked_end_of_month = TRUE;
    complaint_add(draft->complaints, COMPLAINT_REFUSED, "terms-ambiguous",
                  owner ? (Place){owner->source, owner->line, 0}
                        : (Place){item->source, item->line, 0},
                  "the terms \"%s\" of customer %s have two readings, the end of the month of "
                  "the %dth day or %d days after the end of the month; set ledger.end_of_month "
                  "to after or then",
                  text, item->customer, terms.count, terms.count);
}

static void choose_as_of(Draft *draft)
{
    const LedgerSettings *settings = &draft->settings->ledger;
    Ledger *ledger = draft->ledger;
    ledger->as_of_source = settings->as_of == AS_OF_RUN    ? "run"
                           : settings->as_of == AS_OF_DATE ? "date"
                                                           : "auto";
    if (settings->as_of == AS_OF_DATE) {
        ledger->as_of = settings->as_of_date;
    } else if (settings->as_of == AS_OF_AUTO && ledger->latest_receipt != DAY_NONE) {
        ledger->as_of = ledger->latest_receipt;
    } else {
        ledger->as_of = draft->run_date;
        if (settings->as_of == AS_OF_AUTO)
            complaint_add(draft->complaints, COMPLAINT_WARNING, "as-of-unknown",
                          (Place){draft->settings->file, settings->line, 0},
                          "the extract shows no receipt, so up to which day payments are in it "
                          "is not known; the run date was taken; set ledger.as_of or --as-of");
    }
    if (ledger->as_of > draft->run_date) {
        complaint_add(draft->complaints, COMPLAINT_WARNING, "as-of-in-future",
                      (Place){draft->settings->file, settings->line, 0},
                      "ledger.as_of lies after the run date; the run date was taken");
        ledger->as_of = draft->run_date;
    }
}

static void sum_totals(Ledger *ledger)
{
    for (guint i = 0; i < ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(ledger->items, i);
        ControlTotal *total = ledger_find_total(ledger, item->currency);
        total->open += item->open_minor;
        total->settled += item->amount_minor - item->open_minor;
    }
    for (guint i = 0; i < ledger->rejected->len; i++) {
        const RejectedLine *line = g_ptr_array_index(ledger->rejected, i);
        if (!*line->currency)
            continue;
        ControlTotal *total = ledger_find_total(ledger, line->currency);
        *(line->is_settled ? &total->settled : &total->rejected) += line->minor;
    }
    for (guint i = 0; i < ledger->totals->len; i++) {
        const ControlTotal *total = &g_array_index(ledger->totals, ControlTotal, i);
        g_assert(total->extract == total->open + total->settled + total->rejected);
    }
}

void draft_close(Draft *draft)
{
    choose_as_of(draft);
    sum_totals(draft->ledger);
    ledger_sort(draft->ledger);
    draft_mark_unread(draft);
    draft_note_terms(draft);
    joins_check(draft->ledger, draft->settings, draft->run_date, draft->complaints);
}
