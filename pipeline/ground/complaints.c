#include "ground/complaints.h"

static void free_complaint(gpointer data)
{
    Complaint *complaint = data;
    g_free(complaint->file);
    g_free(complaint->rule);
    g_free(complaint->text);
    g_free(complaint);
}

Complaints *complaints_new(void)
{
    Complaints *complaints = g_new0(Complaints, 1);
    complaints->list = g_ptr_array_new_with_free_func(free_complaint);
    return complaints;
}

void complaints_free(Complaints *complaints)
{
    if (!complaints)
        return;
    g_ptr_array_unref(complaints->list);
    g_free(complaints);
}

static gboolean breaks_line(gunichar c)
{
    return g_unichar_iscntrl(c) || c == 0x2028 || c == 0x2029;
}

/* Valid UTF-8 on one line: each run of line ends and control characters is one space. */
static char *fold_lines(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *folded = g_string_new(NULL);
    gboolean is_gap = FALSE;
    for (const char *c = valid; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        if (breaks_line(letter)) {
            is_gap = TRUE;
            continue;
        }
        if (is_gap && folded->len > 0 && folded->str[folded->len - 1] != ' ' && letter != ' ')
            g_string_append_c(folded, ' ');
        is_gap = FALSE;
        g_string_append_unichar(folded, letter);
    }
    return g_string_free(folded, FALSE);
}

void complaint_add(Complaints *complaints, ComplaintLevel level, const char *rule, Place place,
                   const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);

    Complaint *complaint = g_new0(Complaint, 1);
    complaint->level = level;
    complaint->file = g_strdup(place.file);
    complaint->line = place.line;
    complaint->column = place.column;
    complaint->rule = g_strdup(rule);
    complaint->text = fold_lines(text);
    g_ptr_array_add(complaints->list, complaint);
}

guint complaints_count(const Complaints *complaints, ComplaintLevel level)
{
    guint count = 0;
    for (guint i = 0; i < complaints->list->len; i++) {
        const Complaint *complaint = g_ptr_array_index(complaints->list, i);
        count += complaint->level == level;
    }
    return count;
}

static void append_place(GString *text, const Complaint *complaint)
{
    g_autofree char *file = fold_lines(complaint->file);
    g_string_append_printf(text, "%s:", file);
    if (complaint->line > 0)
        g_string_append_printf(text, "%d:", complaint->line);
    if (complaint->line > 0 && complaint->column > 0)
        g_string_append_printf(text, "%d:", complaint->column);
    g_string_append_c(text, ' ');
}

void complaint_append_text(GString *text, const Complaint *complaint)
{
    if (complaint->file)
        append_place(text, complaint);
    g_string_append_printf(text, "%s: %s [%s]", complaint_level_name(complaint->level),
                           complaint->text, complaint->rule);
}

char *complaints_to_text(const Complaints *complaints)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < complaints->list->len; i++) {
        complaint_append_text(text, g_ptr_array_index(complaints->list, i));
        g_string_append_c(text, '\n');
    }
    return g_string_free(text, FALSE);
}

const char *complaint_level_name(ComplaintLevel level)
{
    static const char *const names[] = {"NOTE", "WARNING", "HELD", "REFUSED"};
    g_assert((guint)level < G_N_ELEMENTS(names));
    return names[level];
}

static ComplaintLevel level_of(const char *name)
{
    int level = COMPLAINT_NOTE;
    while (level < COMPLAINT_REFUSED &&
           !g_str_equal(complaint_level_name((ComplaintLevel)level), name))
        level++;
    return (ComplaintLevel)level;
}

static void take_line(Complaints *complaints, const GMatchInfo *match)
{
    enum { FILE_NAME = 1, LINE, COLUMN, LEVEL, TEXT, RULE };
    g_autofree char *line = g_match_info_fetch(match, LINE);
    g_autofree char *column = g_match_info_fetch(match, COLUMN);
    g_autofree char *level = g_match_info_fetch(match, LEVEL);
    Complaint *complaint = g_new0(Complaint, 1);
    complaint->file = g_match_info_fetch(match, FILE_NAME);
    if (*complaint->file == '\0')
        g_clear_pointer(&complaint->file, g_free);
    complaint->line = (int)g_ascii_strtoll(line, NULL, 10);
    complaint->column = (int)g_ascii_strtoll(column, NULL, 10);
    complaint->level = level_of(level);
    complaint->text = g_match_info_fetch(match, TEXT);
    complaint->rule = g_match_info_fetch(match, RULE);
    g_ptr_array_add(complaints->list, complaint);
}

Complaints *complaints_of_text(const char *text)
{
    Complaints *complaints = complaints_new();
    g_autoptr(GRegex) form =
        g_regex_new("^(?:(.*?)(?::([0-9]{1,9})(?::([0-9]{1,9}))?)?: )?"
                    "(NOTE|WARNING|HELD|REFUSED): (.*) \\[([a-z0-9-]+)\\]$",
                    G_REGEX_OPTIMIZE, 0, NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        g_autoptr(GMatchInfo) match = NULL;
        if (g_regex_match(form, *line, 0, &match))
            take_line(complaints, match);
    }
    return complaints;
}
