/* contacts.csv beside a customers file: each contact belongs to a customer. */
#include "fuzz/fuzz_records.h"

#include "ground/mail_address.h"

#include <string.h>

static void expect_sound_contacts(const Customer *customer)
{
    for (guint i = 0; i < customer->contacts->len; i++) {
        const Contact *contact = g_ptr_array_index(customer->contacts, i);
        EXPECT(strcmp(contact->customer, customer->id) == 0, "%s", customer->id);
        EXPECT(!contact->email || mail_address_is_valid(contact->email), "%s", contact->email);
        EXPECT(!contact->country || strlen(contact->country) == 2, "%s", contact->country);
        EXPECT(!contact->language || strlen(contact->language) == 2, "%s", contact->language);
        EXPECT_TEXTS(contact->role, contact->name, contact->street, contact->salutation,
                     contact->phone);
    }
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    FuzzInput input = fuzz_input_split(data, size);
    FuzzRun run = fuzz_records_read(&input, RECORDS_CONTACTS);
    for (guint i = 0; run.ledger && i < run.ledger->customers->len; i++)
        expect_sound_contacts(g_ptr_array_index(run.ledger->customers, i));
    fuzz_records_clear(&run);
    return 0;
}
