#include "compose/template_block.h"

#include <string.h>

static void free_source_line(gpointer data)
{
    SourceLine *line = data;

    g_free(line->text);
    g_free(line);
}

void source_text_free(SourceText *source)
{
    if (source == NULL)
        return;
    g_ptr_array_unref(source->lines);
    g_free(source);
}

void resolved_text_free(ResolvedText *resolved)
{
    if (resolved == NULL)
        return;
    g_string_free(resolved->text, TRUE);
    g_array_unref(resolved->numbers);
    g_free(resolved);
}

/* The kind of a line and, behind the word, what follows it (trimmed, lent). */
static LineKind classify_line(char *trimmed, char **rest)
{
    static const struct {
        const char *word;
        LineKind kind;
    } words[] = {{"#IF", LINE_IF}, {"#ELSE", LINE_ELSE}, {"#END", LINE_END}};

    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        gsize length = strlen(words[i].word);

        if (!g_str_has_prefix(trimmed, words[i].word) ||
            (trimmed[length] != '\0' && !g_ascii_isspace(trimmed[length])))
            continue;
        *rest = g_strstrip(trimmed + length);
        return words[i].kind;
    }
    return LINE_TEXT;
}

typedef struct {
    SourceText *source;
    const char *file;
    Complaints *complaints;
    GArray *open; /* guint: indexes of lines with the open #IF */
    GArray *has_else;
} BlockReader;

static void refuse(const BlockReader *reader, const char *rule, int line, const char *what)
{
    complaint_add(reader->complaints, COMPLAINT_REFUSED, rule, (Place){reader->file, line, 1},
                  "%s", what);
}

static void open_block(BlockReader *reader, SourceLine *line, const char *name)
{
    gboolean no = FALSE;
    guint index = reader->source->lines->len - 1;

    if (*name == '#')
        name++;
    line->condition = (int)reader->source->n_conditions++;
    g_array_append_val(reader->open, index);
    g_array_append_val(reader->has_else, no);
    line->hashtag = hashtag_find(name);
    if (*name == '\0') {
        refuse(reader, "block-malformed", line->number,
               "#IF without a name; write #IF and the name of a hashtag");
    } else if (line->hashtag == NULL && strpbrk(name, " \t!=<>&|()") != NULL) {
        refuse(
            reader, "block-malformed", line->number,
            "#IF takes one name and asks whether it has a value; for the contrary use #ELSE, "
            "for two conditions one #IF within the other");
    } else if (line->hashtag == NULL) {
        const char *nearest = hashtag_find_nearest(name);

        complaint_add(
            reader->complaints, COMPLAINT_REFUSED, "hashtag-unknown",
            (Place){reader->file, line->number, 5},
            "#IF asks for \"%s\", which is no hashtag%s%s; see `relance check --hashtags`",
            name, nearest ? "; the nearest is " : "", nearest ? nearest : "");
    }
}

/* #ELSE or #END: belongs to the innermost open block. */
static void continue_block(BlockReader *reader, SourceLine *line, const char *rest)
{
    const SourceLine *opening;
    guint depth = reader->open->len;

    if (*rest != '\0')
        refuse(reader, "block-malformed", line->number,
               "#ELSE and #END stand alone on their line; put the text on a line of its own");
    if (depth == 0) {
        refuse(reader, "block-not-open", line->number,
               line->kind == LINE_ELSE ? "#ELSE without an #IF above it; remove it"
                                       : "#END without an #IF above it; remove it");
        line->kind = LINE_TEXT;
        g_free(line->text);
        line->text = g_strdup("");
        return;
    }
    opening =
        g_ptr_array_index(reader->source->lines, g_array_index(reader->open, guint, depth - 1));
    line->condition = opening->condition;
    if (line->kind == LINE_END) {
        g_array_set_size(reader->open, depth - 1);
        g_array_set_size(reader->has_else, depth - 1);
    } else if (g_array_index(reader->has_else, gboolean, depth - 1)) {
        refuse(reader, "block-malformed", line->number,
               "a second #ELSE in one block; nest another #IF instead");
    } else {
        g_array_index(reader->has_else, gboolean, depth - 1) = TRUE;
    }
}

static void read_line(BlockReader *reader, const char *text, int number)
{
    SourceLine *line = g_new0(SourceLine, 1);
    g_autofree char *trimmed = g_strstrip(g_strdup(text));
    char *rest = NULL;

    line->text = g_strdup(text);
    line->number = number;
    line->kind = classify_line(trimmed, &rest);
    g_ptr_array_add(reader->source->lines, line);
    if (line->kind == LINE_IF)
        open_block(reader, line, rest);
    else if (line->kind != LINE_TEXT)
        continue_block(reader, line, rest);
}

static void close_blocks(const BlockReader *reader)
{
    for (guint i = 0; i < reader->open->len; i++) {
        const SourceLine *line =
            g_ptr_array_index(reader->source->lines, g_array_index(reader->open, guint, i));

        refuse(reader, "block-not-closed", line->number,
               "this #IF has no #END; write #END alone on a line where the block ends");
    }
}

SourceText *source_text_new(const char *text, int first_line, const char *file,
                            Complaints *complaints)
{
    SourceText *source = g_new0(SourceText, 1);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GArray) has_else = g_array_new(FALSE, FALSE, sizeof(gboolean));
    BlockReader reader = {source, file, complaints, open, has_else};

    source->lines = g_ptr_array_new_with_free_func(free_source_line);
    for (guint i = 0; lines[i] != NULL; i++) {
        gsize length = strlen(lines[i]);

        if (length > 0 && lines[i][length - 1] == '\r')
            lines[i][length - 1] = '\0';
        read_line(&reader, lines[i], first_line + (int)i);
    }
    close_blocks(&reader);
    return source;
}
