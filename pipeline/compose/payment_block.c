#include "compose/payment_block.h"

#include "compose/epc_payload.h"
#include "compose/labels.h"
#include "compose/value_format.h"
#include "ground/identifiers.h"
#include "ground/text.h"

static void add_line(Block *block, const char *label, const char *value)
{
    if (!text_is_blank(value))
        g_ptr_array_add(block->lines, labelled_line_new(label, value));
}

static void add_lines(Block *block, const LetterFacts *facts)
{
    const LanguageRules *rules = facts->rules;
    g_autofree char *compact = identifier_compact(facts->payment.iban);
    g_autofree char *iban = iban_to_groups(compact, " ");
    g_autofree char *amount =
        money_to_text(rules, facts->claim.total_claimed, facts->planned->currency);

    add_line(block, label_text(rules, LABEL_BENEFICIARY), facts->payment.name);
    add_line(block, "IBAN", iban);
    add_line(block, "BIC", facts->payment.bic);
    if (facts->claim.total_claimed > 0)
        add_line(block, label_text(rules, LABEL_AMOUNT), amount);
    add_line(block, label_text(rules, LABEL_PAYMENT_REFERENCE), facts->payment_reference);
}

static char *find_payload(const LetterFacts *facts)
{
    EpcTransfer transfer = {.name = facts->payment.name,
                            .iban = facts->payment.iban,
                            .bic = facts->payment.bic,
                            .minor = facts->claim.total_claimed,
                            .text = facts->payment_reference};

    return g_str_equal(facts->planned->currency, "EUR") ? epc_payload_new(&transfer) : NULL;
}

static Block *build_block(const LetterFacts *facts, gboolean with_lines)
{
    Block *block;

    if (text_is_blank(facts->payment.iban))
        return NULL;
    block = block_new(BLOCK_PAYMENT);
    block->qr_payload = find_payload(facts);
    if (block->qr_payload != NULL)
        block->qr_caption = g_strdup(label_text(facts->rules, LABEL_QR_CAPTION));
    if (with_lines || block->qr_payload == NULL ||
        facts->planned->recipient.channel == CHANNEL_EMAIL)
        add_lines(block, facts);
    return block;
}

Block *payment_block_new(const LetterFacts *facts)
{
    return build_block(facts, TRUE);
}

Block *payment_qr_new(const LetterFacts *facts)
{
    return build_block(facts, FALSE);
}
