/* Hashtags that stand alone in a paragraph and become a whole block. */
#include "compose/instalments_table.h"
#include "compose/account_tables.h"
#include "compose/charges_table.h"
#include "compose/hashtag_value.h"
#include "compose/items_table.h"
#include "compose/payment_block.h"
#include "compose/reminders_table.h"
#include "ground/text.h"

static Block *build_not_yet_due(const LetterFacts *facts)
{
    return mentioned_table_new(facts, MENTION_NOT_YET_DUE);
}

static Block *build_disputed(const LetterFacts *facts)
{
    return mentioned_table_new(facts, MENTION_DISPUTED);
}

static Block *build_other(const LetterFacts *facts)
{
    return mentioned_table_new(facts, MENTION_OTHER);
}

/* Name and title of the signatory; the creditor's name where nobody is named. */
static Block *build_signature(const LetterFacts *facts)
{
    const Creditor *creditor = &facts->input->settings->creditor;
    Block *block = block_new(BLOCK_SIGNATURE);
    const Issuer *issuer = facts->issuer;
    const char *person = issuer != NULL ? issuer->signatory_name : creditor->signatory_name;
    const char *office = issuer != NULL ? issuer->signatory_title : creditor->signatory_title;
    const char *name = !text_is_blank(person) ? person
                       : issuer != NULL       ? issuer->name
                                              : creditor->name;

    g_ptr_array_add(block->spans, span_new(name, MARK_BOLD, NULL));
    if (!text_is_blank(office)) {
        g_autofree char *title = g_strdup_printf("\n%s", office);

        g_ptr_array_add(block->spans, span_new(title, 0, NULL));
    }
    block->image = g_strdup(issuer != NULL ? issuer->signature : creditor->signature);
    return block;
}

static Block *build_enclosures(const LetterFacts *facts)
{
    Block *block;

    if (facts->attachments->len == 0)
        return NULL;
    block = block_new(BLOCK_LIST);
    for (guint i = 0; i < facts->attachments->len; i++) {
        g_autofree char *name = g_path_get_basename(g_ptr_array_index(facts->attachments, i));
        Block *item = block_new(BLOCK_ITEM);
        Block *paragraph = block_new(BLOCK_PARAGRAPH);

        g_ptr_array_add(paragraph->spans, span_new(name, 0, NULL));
        g_ptr_array_add(item->children, paragraph);
        g_ptr_array_add(block->children, item);
    }
    return block;
}

static Block *build_page_break(const LetterFacts *facts)
{
    Block *block = block_new(BLOCK_PAGE_BREAK);

    (void)facts;
    block->in_mail = FALSE;
    return block;
}

static gboolean has_mention(const LetterFacts *facts, Mention mention)
{
    g_autoptr(GPtrArray) rows = letter_facts_list_mentioned(facts, mention);

    return rows->len > 0;
}

static gboolean has_items(const LetterFacts *facts)
{
    return facts->items->len > 0;
}

static gboolean has_not_yet_due(const LetterFacts *facts)
{
    return has_mention(facts, MENTION_NOT_YET_DUE);
}

static gboolean has_disputed(const LetterFacts *facts)
{
    return has_mention(facts, MENTION_DISPUTED);
}

static gboolean has_other(const LetterFacts *facts)
{
    return has_mention(facts, MENTION_OTHER);
}

static gboolean has_interest(const LetterFacts *facts)
{
    return facts->claim.interest != 0;
}

static gboolean has_reminders(const LetterFacts *facts)
{
    return facts->previous->len > 0;
}

static gboolean has_account(const LetterFacts *facts)
{
    return !text_is_blank(facts->payment.iban);
}

static const Hashtag list[] = {
    {"ITEMS_TABLE", "the invoices claimed, credits taken off, the total", "a table", "",
     .build = items_table_new, .test = has_items},
    {"NOT_YET_DUE_TABLE", "invoices not yet due, outside the total", "a table",
     "something not yet due", .build = build_not_yet_due, .test = has_not_yet_due},
    {"DISPUTED_TABLE", "disputed invoices, outside the total", "a table", "a dispute",
     .build = build_disputed, .test = has_disputed},
    {"OTHER_ITEMS_TABLE", "other overdue invoices, outside this letter's total", "a table",
     "items outside the claim", .build = build_other, .test = has_other},
    {"OVERDUE_TABLE", "all overdue invoices, claimed here or not; not the disputed ones",
     "a table", "something overdue", .build = overdue_table_new},
    {"STATEMENT_TABLE", "statement of account: every open item with debit, credit and balance",
     "a table", "", .build = statement_table_new},
    {"CURRENCY_TOTALS", "totals of the whole account by currency", "a table", "",
     .build = currency_totals_new},
    {"CLAIM_TABLE", "principal, interest, indemnity, fee, total", "a table", "",
     .build = claim_table_new, .test = has_items},
    {"INTEREST_TABLE", "interest per invoice and half-year: base, days, rate, amount",
     "a table", "interest charged", .build = interest_table_new, .test = has_interest,
     .flags = HASHTAG_PENALTY},
    {"DAYS_TABLE", "what is due today, at the deadline, 15 and 30 days later", "a table",
     "interest charged", .build = days_table_new, .test = has_interest,
     .flags = HASHTAG_PENALTY},
    {"INSTALMENTS_TABLE", "the instalments of the newest payment plan", "a table",
     "events plan and instalment", .build = instalments_table_new},
    {"PREVIOUS_REMINDERS", "the reminders that arrived, with dates and channels", "a table",
     "an earlier reminder", .build = reminders_table_new, .test = has_reminders},
    {"PAYMENT_BLOCK", "beneficiary, IBAN, BIC, amount, reference and QR code", "a block",
     "creditor.iban, or the payee's iban", .build = payment_block_new, .test = has_account},
    {"PAYMENT_QR", "the QR code alone; in mails and where no code is possible the lines",
     "a block", "creditor.iban, or the payee's iban", .build = payment_qr_new,
     .test = has_account},
    {"SIGNATURE", "name, title and signature image", "a block", "", .build = build_signature},
    {"ENCLOSURES", "names of the files that come with the letter", "a list",
     "the step's attach, ledger column file", .build = build_enclosures},
    {"PAGE_BREAK", "a new page; nothing in a mail", "", "", .build = build_page_break},
};

const HashtagFamily block_hashtags = HASHTAG_FAMILY(list);
