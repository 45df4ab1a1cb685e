#include <criterion/criterion.h>

#include <glib/gstdio.h>

#include "ground/outcome.h"
#include "ground/yaml_tree.h"

static YamlTree *parse(const char *text)
{
    g_autoptr(Complaints) complaints = complaints_new();
    YamlTree *tree = yaml_tree_parse(text, strlen(text), "s.yaml", 1, complaints);
    g_autofree char *said = complaints_to_text(complaints);
    cr_assert_not_null(tree, "%s", said);
    cr_assert_str_eq(said, "");
    return tree;
}

static void expect_refusal_of(const char *text, gsize len, const char *expected)
{
    g_autoptr(Complaints) complaints = complaints_new();
    cr_assert_null(yaml_tree_parse(text, len, "s.yaml", 1, complaints), "%s", text);
    g_autofree char *said = complaints_to_text(complaints);
    cr_assert(strstr(said, expected), "%s: %s", text, said);
    cr_assert_eq(complaints_count(complaints, COMPLAINT_REFUSED), complaints->list->len);
}

static void expect_refusal(const char *text, const char *place, const char *rule)
{
    expect_refusal_of(text, strlen(text), place);
    expect_refusal_of(text, strlen(text), rule);
}

static const YamlNode *child(const YamlNode *node, guint index)
{
    return g_ptr_array_index(node->children, index);
}

Test(yaml_tree, every_node_knows_its_place)
{
    g_autoptr(YamlTree) tree =
        parse("# top\nname: relance\nsteps:\n  - level: 1\n    after: 8\n"
              "  - {level: 2, \xc3\xa9: x}\n");
    cr_assert_str_eq(tree->file, "s.yaml");
    cr_assert_eq(tree->root->kind, YAML_MAPPING);
    const YamlNode *name = yaml_node_find(tree->root, "name");
    cr_assert(name->line == 2 && name->column == 7);
    const YamlNode *steps = yaml_node_find(tree->root, "steps");
    cr_assert(steps->kind == YAML_SEQUENCE && steps->children->len == 2);
    const YamlNode *after = yaml_node_find(child(steps, 0), "after");
    cr_assert(after->line == 5 && after->column == 12);
    cr_assert_str_eq(after->text, "8");
    const YamlNode *last = yaml_node_find(child(steps, 1), "\xc3\xa9");
    cr_assert(last->line == 6 && last->column == 19);
    const YamlNode *key = g_ptr_array_index(tree->root->keys, 1);
    cr_assert(key->line == 3 && key->column == 1);
    cr_assert_str_eq(key->text, "steps");
}

Test(yaml_tree, lines_of_front_matter_are_counted_from_its_own_first_line)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(YamlTree) tree = yaml_tree_parse("a: 1\nb: 2\n", 10, "t.md", 7, complaints);
    cr_assert_eq(yaml_node_find(tree->root, "b")->line, 8);
    cr_assert_null(yaml_tree_parse("a: 1\na: 2\n", 10, "t.md", 7, complaints));
    g_autofree char *said = complaints_to_text(complaints);
    cr_assert(
        g_str_has_prefix(said, "t.md:8:1: REFUSED: key \"a\" is given twice, first on line 7"),
        "%s", said);
}

Test(yaml_tree, quotes_and_blocks_are_told_from_plain_text)
{
    g_autoptr(YamlTree) tree =
        parse("a: 'null'\nb: \"~\"\nc: |\n  text\nd: null\ne:\nf: ~\ng: no\n");
    const char *const quoted[] = {"a", "b", "c"};
    for (gsize i = 0; i < G_N_ELEMENTS(quoted); i++) {
        cr_assert(yaml_node_find(tree->root, quoted[i])->quoted);
        cr_assert_not(yaml_node_is_null(yaml_node_find(tree->root, quoted[i])));
    }
    const char *const nulls[] = {"d", "e", "f"};
    for (gsize i = 0; i < G_N_ELEMENTS(nulls); i++)
        cr_assert(yaml_node_is_null(yaml_node_find(tree->root, nulls[i])), "%s", nulls[i]);
    cr_assert_not(yaml_node_is_null(yaml_node_find(tree->root, "g")));
    cr_assert_not(yaml_node_is_null(tree->root));
    cr_assert_not(yaml_node_is_null(NULL));
}

Test(yaml_tree, an_empty_file_has_no_root)
{
    g_autoptr(YamlTree) empty = parse("");
    g_autoptr(YamlTree) comment = parse("# nothing yet\n");
    g_autoptr(YamlTree) marked = parse("\xef\xbb\xbf");
    cr_assert(!empty->root && !comment->root && !marked->root);
}

Test(yaml_tree, a_byte_order_mark_moves_no_column)
{
    g_autoptr(YamlTree) tree = parse("\xef\xbb\xbf"
                                     "a: 1\n");
    cr_assert_eq(yaml_node_find(tree->root, "a")->column, 4);
}

Test(yaml_tree, looking_into_nothing_finds_nothing)
{
    g_autoptr(YamlTree) tree = parse("a: [x]\n");
    cr_assert_null(yaml_node_find(NULL, "a"));
    cr_assert_null(yaml_node_find(tree->root, "b"));
    cr_assert_null(yaml_node_find(yaml_node_find(tree->root, "a"), "x"));
    yaml_tree_free(NULL);
}

Test(yaml_tree, bad_syntax_is_refused_with_its_place)
{
    expect_refusal("a: [1, 2\nb: 3\n", "s.yaml:2:", "[yaml-syntax]");
    expect_refusal("a: 1\n\tb: 2\n", "s.yaml:2:1:", "[yaml-syntax]");
    expect_refusal("a: 'open\n", "s.yaml:", "[yaml-syntax]");
    expect_refusal("a: b: c\n", "s.yaml:1:", "[yaml-syntax]");
    expect_refusal("? [a]\n: b\n", "s.yaml:1:3:", "[yaml-syntax]");
    expect_refusal("{{a: b}: c}\n", "s.yaml:1:2:", "[yaml-syntax]");
    expect_refusal("a: !!binary xx\n", "s.yaml:1:4:", "[yaml-syntax]");
    expect_refusal("a: 1\n---\nb: 2\n", "s.yaml:2:1:", "[yaml-syntax]");
}

Test(yaml_tree, all_keys_given_twice_are_named)
{
    expect_refusal("a: 1\nb: 2\na: 3\nb: 4\n", "s.yaml:3:1:", "[yaml-duplicate-key]");
    expect_refusal("a: 1\nb: 2\na: 3\n'b': [4]\n", "s.yaml:4:1:", "first on line 2");
    expect_refusal("x: {a: 1, a: 2}\n", "s.yaml:1:11:", "[yaml-duplicate-key]");
    expect_refusal("a: 1\na: [2\n", "s.yaml:2:1:", "[yaml-duplicate-key]");
}

Test(yaml_tree, the_same_key_may_stand_in_two_mappings)
{
    g_autoptr(YamlTree) tree = parse("x: {a: 1}\ny: {a: {a: 2}}\na: 3\n");
    cr_assert_eq(tree->root->children->len, 3);
}

Test(yaml_tree, aliases_anchors_and_merge_keys_are_refused)
{
    expect_refusal("a: &x 1\n", "s.yaml:1:4:", "[yaml-alias]");
    expect_refusal("a: &x [1]\n", "s.yaml:1:4:", "[yaml-alias]");
    expect_refusal("&x {a: 1}\n", "s.yaml:1:1:", "[yaml-alias]");
    expect_refusal("a: *x\n", "s.yaml:1:4:", "[yaml-alias]");
    expect_refusal("a: 1\n<<: {b: 2}\n", "s.yaml:2:1:", "[yaml-alias]");
    g_autoptr(YamlTree) tree = parse("a: <<\n");
    cr_assert_str_eq(yaml_node_find(tree->root, "a")->text, "<<");
}

Test(yaml_tree, text_that_is_not_utf8_is_refused_with_its_place)
{
    expect_refusal("a: 1\n\xc3\xa9: caf\xe9\n", "s.yaml:2:7:", "[yaml-encoding]");
    expect_refusal("a: 1\nb: \x01\n", "s.yaml:2:4:", "[yaml-encoding]");
    expect_refusal("a: \"\\0\"\n", "s.yaml:1:4:", "[yaml-encoding]");
    expect_refusal("a: \xe2\x80", "s.yaml:1:4:", "[yaml-encoding]");
    expect_refusal_of("a: 1\n\0b", 7, "s.yaml:2:1: REFUSED: text contains a NUL");
    expect_refusal_of("\xff\xfe"
                      "a\0",
                      4, "[yaml-encoding]");
}

Test(yaml_tree, nesting_has_a_limit)
{
    g_autofree char *open = g_strnfill(64, '['), *close = g_strnfill(64, ']');
    g_autofree char *deep = g_strconcat(open, close, NULL);
    g_autoptr(YamlTree) tree = parse(deep);
    g_autofree char *deeper = g_strconcat("[", deep, "]", NULL);
    expect_refusal(deeper, "s.yaml:1:65:", "[yaml-syntax]");
    g_autofree char *hostile = g_strnfill(1000000, '[');
    expect_refusal(hostile, "s.yaml:1:65:", "nested too deeply");
}

Test(yaml_tree, a_file_is_read_under_the_name_it_was_given)
{
    g_autofree char *folder = g_dir_make_tmp("relance-yaml-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "relance.yaml", NULL);
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(GError) error = NULL;
    cr_assert(g_file_set_contents(path, "a: 1\n", -1, NULL));
    g_autoptr(YamlTree) tree = yaml_tree_read(path, "relance.yaml", complaints, &error);
    cr_assert_str_eq(tree->file, "relance.yaml");
    cr_assert_str_eq(yaml_node_find(tree->root, "a")->text, "1");
    g_unlink(path);
    cr_assert_null(yaml_tree_read(path, "relance.yaml", complaints, &error));
    cr_assert(g_error_matches(error, OUTCOME_ERROR, OUTCOME_SETTINGS_REFUSED));
    cr_assert_eq(complaints->list->len, 0);
    g_rmdir(folder);
}
