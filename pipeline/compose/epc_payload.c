#include "compose/epc_payload.h"

#include <string.h>

#include "ground/identifiers.h"
#include "ground/money.h"
#include "ground/text.h"

enum { NAME_LENGTH = 70, TEXT_LENGTH = 140 };

char *epc_text_to_basic(const char *text, gsize length)
{
    g_autofree char *ascii = g_str_to_ascii(text, "C");
    GString *basic = g_string_new(NULL);

    for (const char *c = ascii; *c != '\0' && basic->len < length; c++) {
        char kept = *c == '&' ? '+' : *c;

        if (!g_ascii_isalnum(kept) && strchr("/-?:().,'+", kept) == NULL)
            kept = ' ';
        if (kept != ' ' || (basic->len > 0 && basic->str[basic->len - 1] != ' '))
            g_string_append_c(basic, kept);
    }
    return g_strstrip(g_string_free(basic, FALSE));
}

static gboolean is_possible(const EpcTransfer *transfer, const char *iban)
{
    return transfer->minor >= 1 && transfer->minor <= G_GINT64_CONSTANT(99999999999) &&
           iban_is_valid(iban) && !text_is_blank(transfer->name) &&
           (text_is_blank(transfer->structured) || text_is_blank(transfer->text));
}

char *epc_payload_new(const EpcTransfer *transfer)
{
    g_autofree char *iban = identifier_compact(text_or_empty(transfer->iban));
    g_autofree char *bic = identifier_compact(text_or_empty(transfer->bic));
    g_autofree char *name = NULL, *remittance = NULL, *amount = NULL;
    gboolean is_structured = !text_is_blank(transfer->structured);
    GString *payload;

    if (!is_possible(transfer, iban))
        return NULL;
    name = epc_text_to_basic(transfer->name, NAME_LENGTH);
    remittance = is_structured ? identifier_compact(transfer->structured)
                               : epc_text_to_basic(text_or_empty(transfer->text), TEXT_LENGTH);
    amount = money_to_plain(transfer->minor, "EUR");
    payload = g_string_new("BCD\n002\n1\nSCT\n");
    g_string_append_printf(payload, "%s\n%s\n%s\nEUR%s", bic_is_valid(bic) ? bic : "", name,
                           iban, amount);
    if (*remittance != '\0') /* empty purpose, then field 10 or an empty one and field 11 */
        g_string_append_printf(payload, is_structured ? "\n\n%s" : "\n\n\n%s", remittance);
    if (payload->len > EPC_PAYLOAD_BYTES || *name == '\0')
        return g_string_free(payload, TRUE);
    return g_string_free(payload, FALSE);
}
