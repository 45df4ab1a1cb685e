#include "compose/front_matter.h"

#include <string.h>

#include "compose/front_matter_lines.h"
#include "compose/hashtag_scan.h"
#include "compose/items_table.h"
#include "ground/text.h"
#include "ground/yaml_tree.h"

typedef struct {
    Template *template;
    const char *const *lines; /* of the head, as written */
    GArray *numbers;          /* int: their numbers in the file */
    Complaints *complaints;
} FrontReader;

typedef void (*KeyReader)(FrontReader *reader, const YamlNode *key, const YamlNode *value);

static void refuse(const FrontReader *reader, const char *rule, const YamlNode *node,
                   const char *what)
{
    complaint_add(reader->complaints, COMPLAINT_REFUSED, rule,
                  (Place){reader->template->file, node->line, node->column}, "%s", what);
}

/* A line of plain text with hashtags. */
static GPtrArray *read_pieces(const FrontReader *reader, const YamlNode *value)
{
    GPtrArray *pieces = template_pieces_new();
    g_auto(GStrv) escaped = g_strsplit(value->text, "\\#", -1);
    g_autofree char *flat = g_strdelimit(g_strjoinv(HIDDEN_HASH, escaped), "\r\n\t", ' ');
    TemplateReading reading = {.file = reader->template->file,
                               .numbers = reader->numbers,
                               .lines = reader->lines,
                               .complaints = reader->complaints};

    g_strstrip(flat);
    template_append_pieces(&reading, flat, value->line - 2, (int)reader->numbers->len - 1, 0,
                           pieces);
    for (guint i = 0; i < pieces->len; i++) {
        const TemplatePiece *piece = g_ptr_array_index(pieces, i);

        if (piece->hashtag != NULL && piece->hashtag->build != NULL)
            refuse(reader, "hashtag-not-alone", value,
                   "a hashtag that is a whole block stands in a line of text; use it in the "
                   "template's body");
    }
    return pieces;
}

static gboolean is_text(const FrontReader *reader, const YamlNode *value)
{
    if (value->kind == YAML_SCALAR && !text_is_blank(value->text))
        return TRUE;
    refuse(reader, "front-matter-value", value, "a text is wanted here");
    return FALSE;
}

static void read_subject(FrontReader *reader, const YamlNode *key, const YamlNode *value)
{
    (void)key;
    if (!is_text(reader, value))
        return;
    reader->template->subject = read_pieces(reader, value);
    reader->template->subject_line = value->line;
}

static void read_short_text(FrontReader *reader, const YamlNode *key, const YamlNode *value)
{
    (void)key;
    if (!is_text(reader, value))
        return;
    reader->template->short_text = read_pieces(reader, value);
    reader->template->short_text_line = value->line;
}

static void read_kind(FrontReader *reader, const YamlNode *key, const YamlNode *value)
{
    static const char *const kinds[] = {"preventive", "reminder", "notice",
                                        "statement",  "thanks",   NULL};

    (void)key;
    if (!is_text(reader, value))
        return;
    if (!g_strv_contains(kinds, value->text))
        refuse(reader, "front-matter-value", value,
               "kind is preventive, reminder, notice, statement or thanks");
}

static void refuse_column(const FrontReader *reader, const YamlNode *name)
{
    g_auto(GStrv) names = g_strsplit(items_column_names(), ", ", -1);
    const char *word = name->kind == YAML_SCALAR ? text_or_empty(name->text) : "";
    const char *nearest = text_find_nearest(word, (const char *const *)names);

    complaint_add(reader->complaints, COMPLAINT_REFUSED, "column-unknown",
                  (Place){reader->template->file, name->line, name->column},
                  "\"%s\" is no column of the items table%s%s; there are %s", word,
                  nearest != NULL ? "; the nearest is " : "", nearest != NULL ? nearest : "",
                  items_column_names());
}

static void read_columns(FrontReader *reader, const YamlNode *key, const YamlNode *value)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

    (void)key;
    if (value->kind != YAML_SEQUENCE || value->children->len == 0) {
        refuse(reader, "front-matter-value", value,
               "columns is a list, such as [invoice, due_date, open_amount]");
        return;
    }
    for (guint i = 0; i < value->children->len; i++) {
        const YamlNode *name = g_ptr_array_index(value->children, i);

        if (name->kind == YAML_SCALAR && items_column_is_known(name->text))
            g_ptr_array_add(names, g_strdup(name->text));
        else
            refuse_column(reader, name);
    }
    g_ptr_array_add(names, NULL);
    g_strfreev(reader->template->columns);
    reader->template->columns = (char **)g_ptr_array_steal(names, NULL);
}

/* `true` binds the whole template to a medium; a text is added in that medium only. */
static void read_medium(FrontReader *reader, const YamlNode *key, const YamlNode *value)
{
    gboolean is_mail = g_str_equal(key->text, "mail_only");
    Template *template = reader->template;
    TemplateText **text = is_mail ? &template->mail_text : &template->letter_text;

    if (value->kind != YAML_SCALAR) {
        refuse(reader, "front-matter-value", value,
               "mail_only and letter_only are true, or a text added in that medium only");
    } else if (!value->quoted && g_strcmp0(value->text, "true") == 0) {
        if (template->medium != TEMPLATE_BOTH)
            refuse(reader, "front-matter-value", value,
                   "mail_only and letter_only cannot both be true");
        template->medium = is_mail ? TEMPLATE_MAIL_ONLY : TEMPLATE_LETTER_ONLY;
    } else if (yaml_node_is_null(value) || text_is_blank(value->text) ||
               (!value->quoted && g_str_equal(value->text, "false"))) {
        return;
    } else {
        gboolean is_block = value->line > key->line || strchr(value->text, '\n') != NULL;

        *text = template_text_new(value->text, key->line + (is_block ? 1 : 0), template->file,
                                  reader->complaints);
    }
}

static const struct {
    const char *name;
    KeyReader read;
} keys[] = {{"subject", read_subject},  {"kind", read_kind},
            {"columns", read_columns},  {"short_text", read_short_text},
            {"mail_only", read_medium}, {"letter_only", read_medium}};

static KeyReader find_key(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
        if (g_str_equal(keys[i].name, name))
            return keys[i].read;
    return NULL;
}

static void warn_of_key(const FrontReader *reader, const YamlNode *key)
{
    const char *names[G_N_ELEMENTS(keys) + 1] = {NULL};
    const char *nearest;

    for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
        names[i] = keys[i].name;
    nearest = text_find_nearest(key->text, names);
    complaint_add(reader->complaints, COMPLAINT_WARNING, "front-matter-key-unknown",
                  (Place){reader->template->file, key->line, key->column},
                  "\"%s\" is no key of a template's head%s%s; it was passed over, remove or "
                  "correct it",
                  key->text, nearest ? "; the nearest is " : "", nearest ? nearest : "");
}

static void read_head(FrontReader *reader, const YamlNode *root)
{
    for (guint i = 0; i < root->children->len; i++) {
        const YamlNode *key = g_ptr_array_index(root->keys, i);
        KeyReader read = find_key(key->text);

        if (read != NULL)
            read(reader, key, g_ptr_array_index(root->children, i));
        else
            warn_of_key(reader, key);
    }
}

void front_matter_read(Template *template, const char *head, gsize length,
                       Complaints *complaints)
{
    guint before = complaints_count(complaints, COMPLAINT_REFUSED);
    g_autofree char *text = g_strndup(head, length);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autofree char *yaml = front_matter_quote((const char *const *)lines);
    g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(int));
    g_autoptr(YamlTree) tree =
        yaml_tree_parse(yaml, strlen(yaml), template->file, 2, complaints);
    FrontReader reader = {template, (const char *const *)lines, numbers, complaints};

    for (int i = 0; lines[i] != NULL; i++) {
        int number = i + 2;
        g_array_append_val(numbers, number);
    }
    if (tree != NULL && tree->root != NULL && tree->root->kind == YAML_MAPPING)
        read_head(&reader, tree->root);
    if (template->subject == NULL && complaints_count(complaints, COMPLAINT_REFUSED) == before)
        complaint_add(complaints, COMPLAINT_REFUSED, "subject-missing",
                      (Place){template->file, 2, 1},
                      "the template has no subject; write `subject: ...` in its head");
}
