/* EBP text files of accounting entries: what fuzz_ledger.h expects of all extracts. */
#include "fuzz/fuzz_ledger.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    FuzzInput input = fuzz_input_split(data, size);
    fuzz_try_extract(&input, "ECRITURES%u.TXT", "ebp");
    return 0;
}
