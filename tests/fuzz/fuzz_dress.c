/* The same extract in another dress: other line ends, other Unicode encoding. */
#include "fuzz/fuzz_ledger.h"

#include <string.h>

typedef enum { DRESS_NONE, DRESS_CRLF, DRESS_UTF16LE, DRESS_UTF16BE, DRESS_MARK } Dress;

/* TRUE if a change of dress changes nothing: plain lines of text, encoding recognised. */
static gboolean may_change(const FuzzInput *input, const FuzzRun *run, Dress dress)
{
    if (strcmp(run->settings->ledger.encoding, "auto") != 0 || dress == DRESS_NONE)
        return FALSE;
    for (guint i = 0; i < input->n_parts; i++) {
        const FuzzPart *part = &input->parts[i];
        if (part->n == 0 || memchr(part->bytes, '\0', part->n) ||
            memchr(part->bytes, '\r', part->n) || memchr(part->bytes, '"', part->n) ||
            !memchr(part->bytes, '\n', part->n) ||
            !g_utf8_validate(part->bytes, (gssize)part->n, NULL) ||
            g_utf8_get_char(part->bytes) == 0xfeff)
            return FALSE;
    }
    return TRUE;
}

static GString *change_dress(FuzzPart part, Dress dress)
{
    GString *text = g_string_new_len(part.bytes, (gssize)part.n);
    if (dress == DRESS_CRLF)
        g_string_replace(text, "\n", "\r\n", 0);
    if (dress == DRESS_MARK)
        g_string_prepend(text, "\xef\xbb\xbf");
    if (dress != DRESS_UTF16LE && dress != DRESS_UTF16BE)
        return text;
    glong n;
    g_autofree gunichar2 *units = g_utf8_to_utf16(text->str, (glong)text->len, NULL, &n, NULL);
    g_assert(units);
    g_string_assign(text, "");
    for (glong i = -1; i < n; i++) {
        guint unit = i < 0 ? 0xfeff : units[i];
        g_string_append_c(text, (char)(dress == DRESS_UTF16LE ? unit & 0xff : unit >> 8));
        g_string_append_c(text, (char)(dress == DRESS_UTF16LE ? unit >> 8 : unit & 0xff));
    }
    return text;
}

void fuzz_expect_same_in_other_dress(const FuzzInput *input, const FuzzRun *run)
{
    static const char *const names[] = {"none", "crlf", "utf16le", "utf16be", "mark"};
    const char *name = FUZZ_CHOOSE(input, 12, names);
    Dress dress = DRESS_NONE;
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (names[i] == name)
            dress = (Dress)i;
    if (!may_change(input, run, dress))
        return;
    for (guint i = 0; i < input->n_parts; i++) {
        GString *text = change_dress(input->parts[i], dress);
        fuzz_file_write(i, (FuzzPart){text->str, text->len});
        g_string_free(text, TRUE);
    }
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Ledger) ledger = read_ledger(run->settings, run->run_date, complaints, &error);
    EXPECT(!ledger == !run->ledger, "%s: %s", name, error ? error->message : "");
    if (!ledger)
        return;
    g_autofree char *plain = ledger_print_items(run->ledger);
    g_autofree char *dressed = ledger_print_items(ledger);
    EXPECT(strcmp(plain, dressed) == 0, "%s:\n%s\nand:\n%s", name, plain, dressed);
}
