#include "dispatch/rendered_pdf.h"

#include "ground/files.h"
#include "ground/outcome.h"
#include "ground/text.h"

char *rendered_pdf_read(const Outgoing *outgoing, gsize *length, GError **error)
{
    g_autofree char *data = file_read_whole(outgoing->pdf_path, length, error);
    if (!data)
        return NULL;
    g_autofree char *found = data_sha256(data, *length);
    if (text_equals(found, outgoing->pdf_sha256))
        return g_steal_pointer(&data);
    outcome_fail(
        error, OUTCOME_INPUT_OUTPUT,
        "%s: is not the file that was rendered for document %s (its SHA-256 is another); "
        "it was not sent, render the run again",
        outgoing->pdf_path, outgoing->document);
    return NULL;
}
