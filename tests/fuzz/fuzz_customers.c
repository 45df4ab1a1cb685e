/* customers.csv: each value that is kept is a checked one, each customer stands once. */
#include "fuzz/fuzz_records.h"

#include "ground/mail_address.h"
#include "ground/payment_terms.h"

#include <string.h>

static void expect_sound_customer(const Ledger *ledger, const Customer *customer)
{
    PaymentTerms terms;
    EXPECT(customer->id && *customer->id, "line %d", customer->line);
    EXPECT(ledger_find_customer(ledger, customer->id) == customer, "%s twice", customer->id);
    EXPECT(!customer->email || mail_address_is_valid(customer->email), "%s", customer->email);
    EXPECT(!customer->country || strlen(customer->country) == 2, "%s", customer->country);
    EXPECT(!customer->language || strlen(customer->language) == 2, "%s", customer->language);
    EXPECT(!customer->terms || payment_terms_parse(customer->terms, END_OF_MONTH_ASK, &terms) !=
                                   TERMS_UNREADABLE,
           "%s", customer->terms);
    EXPECT(customer->score >= -1 && customer->insured_percent >= -1 &&
               customer->insured_percent <= 100 && customer->penalty_rate >= -1 &&
               customer->insured_limit_minor >= -1,
           "line %d", customer->line);
    EXPECT(customer->tags && customer->needs, "line %d", customer->line);
    EXPECT_TEXTS(customer->id, customer->name, customer->street, customer->city,
                 customer->segment, customer->phone);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    FuzzInput input = fuzz_input_split(data, size);
    FuzzRun run = fuzz_records_read(&input, RECORDS_CUSTOMERS);
    for (guint i = 0; run.ledger && i < run.ledger->customers->len; i++)
        expect_sound_customer(run.ledger, g_ptr_array_index(run.ledger->customers, i));
    fuzz_records_clear(&run);
    return 0;
}
