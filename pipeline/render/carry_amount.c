#include "render/table_layout.h"

#include "ground/text.h"

#include <string.h>

/* How a language writes amounts (CLDR, see domain notes: figures in letters always grouped). */
static const struct {
    const char *language, *group, *point, *before, *after; /* %s: the currency's sign */
} customs[] = {
    {"fr", "\u202F", ",", "", "\u00A0%s"}, {"en", ",", ".", "%s", ""},
    {"de", ".", ",", "", "\u00A0%s"},      {"es", ".", ",", "", "\u00A0%s"},
    {"it", ".", ",", "", "\u00A0%s"},      {"nl", ".", ",", "%s\u00A0", ""},
};

typedef struct {
    GString *before, *after;
    char *group, *point;
} AmountForm;

static char *cell_text(const GPtrArray *spans)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < spans->len; i++)
        g_string_append(text, ((const Span *)g_ptr_array_index(spans, i))->text);
    return g_string_free(text, FALSE);
}

static const char *currency_sign(const char *currency)
{
    return g_str_equal(currency, "EUR") ? "€" : g_str_equal(currency, "GBP") ? "£" : currency;
}

static void append_custom(GString *target, const char *pattern, const char *currency)
{
    const char *sign = strstr(pattern, "%s");
    if (!sign)
        return;
    g_string_append_len(target, pattern, sign - pattern);
    g_string_append(target, currency_sign(currency));
    g_string_append(target, sign + 2);
}

static void fill_by_language(AmountForm *form, const char *language, const char *currency)
{
    gsize at = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(customs); i++)
        if (g_str_has_prefix(language, customs[i].language))
            at = i;
    form->group = g_strdup(customs[at].group);
    form->point = g_strdup(customs[at].point);
    append_custom(form->before, customs[at].before, currency);
    append_custom(form->after, customs[at].after, currency);
}

static gboolean is_sign(gunichar c)
{
    return c == '-' || c == 0x2212 || c == '+';
}

/* Takes over what surrounds the figures of a cell, and the sign that groups them. */
static gboolean learn_from_cell(AmountForm *form, const char *text)
{
    gsize first = strcspn(text, "0123456789");
    if (!text[first])
        return FALSE;
    gsize end = strlen(text);
    while (end > first && !g_ascii_isdigit(text[end - 1]))
        end--;
    g_string_truncate(form->before, 0);
    for (const char *at = text; at < text + first; at = g_utf8_next_char(at))
        if (!is_sign(g_utf8_get_char(at)))
            g_string_append_unichar(form->before, g_utf8_get_char(at));
    g_string_assign(form->after, text + end);
    return TRUE;
}

static void learn_form(AmountForm *form, const Table *table)
{
    for (guint i = 0; i < table->rows->len; i++) {
        const TableRow *row = g_ptr_array_index(table->rows, i);
        if (row->kind != ROW_BODY || (guint)table->carry_column >= row->cells->len)
            continue;
        g_autofree char *text = cell_text(g_ptr_array_index(row->cells, table->carry_column));
        if (learn_from_cell(form, text))
            return;
    }
}

char *carry_amount_text(const Table *table, gint64 minor, const char *language)
{
    AmountForm form = {.before = g_string_new(NULL), .after = g_string_new(NULL)};
    fill_by_language(&form, language, table->carry_currency);
    learn_form(&form, table);
    g_autofree char *plain = money_to_plain(minor, table->carry_currency);
    const char *digits = plain[0] == '-' ? plain + 1 : plain;
    gsize whole = strcspn(digits, ".");
    GString *text = g_string_new(minor < 0 ? "-" : "");
    g_string_append(text, form.before->str);
    text_append_grouped(text, digits, whole, form.group);
    if (digits[whole])
        g_string_append_printf(text, "%s%s", form.point, digits + whole + 1);
    g_string_append(text, form.after->str);
    g_string_free(form.before, TRUE);
    g_string_free(form.after, TRUE);
    g_free(form.group);
    g_free(form.point);
    return g_string_free(text, FALSE);
}
