#include "read/rimport_section.h"

#include "ground/text.h"

#include <string.h>

static SectionKind find_kind(const char *name)
{
    static const struct {
        const char *name;
        SectionKind kind;
    } kinds[] = {{"mvt", SECTION_ENTRIES},
                 {"mvts", SECTION_ENTRIES},
                 {"mouvements", SECTION_ENTRIES},
                 {"dos", SECTION_FOLDER},
                 {"dossier", SECTION_FOLDER}};
    g_autofree char *folded = text_fold(name);
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(kinds[i].name, folded) == 0)
            return kinds[i].kind;
    return SECTION_OTHER;
}

/* The words of a command's row, wherever its tabs are; NULL-ended, a new array. */
static char **list_words(const CsvRow *row)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < row->n; i++)
        g_string_append_printf(text, "%s ", row->cells[i]);
    g_auto(GStrv) pieces = g_strsplit_set(text->str + strlen("##"), " \t=", -1);
    GPtrArray *words = g_ptr_array_new();
    for (char **piece = pieces; *piece; piece++)
        if (**piece)
            g_ptr_array_add(words, g_strdup(*piece));
    g_ptr_array_add(words, NULL);
    return (char **)g_ptr_array_free(words, FALSE);
}

/* "SepDec ," among the words behind ##DebFmt. FALSE if anything else stands there. */
static gboolean take_format(RimportSection *section, char **words)
{
    gboolean is_known = words[0] != NULL;
    for (; words[0]; words += 2) {
        gboolean is_decimal = g_ascii_strcasecmp(words[0], "SepDec") == 0 && words[1] &&
                              (strcmp(words[1], ".") == 0 || strcmp(words[1], ",") == 0);
        if (is_decimal)
            section->decimal = *words[1];
        is_known = is_known && is_decimal;
        if (!words[1])
            break;
    }
    return is_known;
}

static RimportCommand take_section(RimportSection *section, const char *name)
{
    if (!name)
        return COMMAND_UNKNOWN;
    section->kind = find_kind(name);
    g_utf8_strncpy(section->name, name, 20);
    return COMMAND_SECTION;
}

RimportCommand rimport_section_take(RimportSection *section, const CsvRow *row)
{
    if (!g_str_has_prefix(row->cells[0], "##"))
        return COMMAND_NONE;
    g_auto(GStrv) words = list_words(row);
    const char *command = words[0] ? words[0] : "";
    if (g_ascii_strcasecmp(command, "Section") == 0)
        return take_section(section, words[1]);
    if (g_ascii_strcasecmp(command, "DebFmt") == 0)
        return take_format(section, words + 1) ? COMMAND_OTHER : COMMAND_UNKNOWN;
    if (g_ascii_strcasecmp(command, "FinFmt") == 0)
        section->decimal = '\0';
    else if (g_ascii_strcasecmp(command, "Transfert") != 0 &&
             g_ascii_strcasecmp(command, "Fichier") != 0)
        return COMMAND_UNKNOWN;
    return COMMAND_OTHER;
}
