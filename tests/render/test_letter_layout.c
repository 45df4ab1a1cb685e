#include "render/letter_layout.h"
#include "render/build_letter.h"
#include "ground/files.h"
#include <criterion/criterion.h>
#include <string.h>

static const char good[] = "paper_width: 210\npaper_height: 297\n"
                           "address: {x: 110, y: 57, width: 80, height: 22}\n"
                           "sender: {x: 25, y: 15, width: 65, height: 35}\n"
                           "references: {x: 25, y: 57, width: 68, height: 36}\n"
                           "date_x: 110\ndate_y: 101\nleft: 25\nright: 20\n"
                           "body_top: 106\nbody_bottom: 274\nnext_top: 30\n";

/* Replaces `old` of the good file by `new_text`; the complaints as text, "" if it is accepted.
 */
static char *read_changed(const char *old, const char *new_text)
{
    char *folder = make_folder();
    g_autofree char *path = g_build_filename(folder, "mine.yaml", NULL);
    GString *text = g_string_new(good);
    cr_assert_eq(g_string_replace(text, old, new_text, 1), 1);
    cr_assert(file_write_whole(path, text->str, -1, NULL));
    g_string_free(text, TRUE);
    g_autoptr(Complaints) complaints = complaints_new();
    LetterLayout *layout = letter_layout_read(path, "mine", complaints, NULL);
    cr_assert_eq(layout == NULL, complaints->list->len > 0);
    letter_layout_free(layout);
    remove_folder(folder);
    return complaints_to_text(complaints);
}

Test(letter_layout, a_layout_of_ones_own_is_read)
{
    g_autofree char *said = read_changed("left: 25", "left: 22.5");
    cr_assert_str_empty(said, "%s", said);
}

Test(letter_layout, mistakes_are_refused_with_their_place)
{
    static const struct {
        const char *old, *new_text, *expected;
    } cases[] = {
        {"left: 25", "lefft: 25",
         "layouts/mine.yaml:8:1: REFUSED: key \"lefft\" is unknown; did "
         "you mean left"},
        {"right: 20\n", "", "key \"right\" is missing"},
        {"body_top: 106", "body_top: bas", "layouts/mine.yaml:10:11: REFUSED"},
        {"height: 22}", "hight: 22}", "a zone has x, y, width and height"},
        {"x: 110, y: 57", "x: 150, y: 57", "lies outside the paper"},
        {"body_bottom: 274", "body_bottom: 120", "leave no room"},
        {"left: 25", "left: -5", "a length in millimetres"},
        {"left: 25", "left: 1e9", "a length in millimetres"},
        {"next_top: 30", "next_top: 30\nreserved: [{x: 0, y: 0, width: 30, height: 297}]",
         "layouts/mine.yaml:4:9: REFUSED: this zone lies outside the paper or in a clear"},
        {"next_top: 30", "next_top: 30\ndatamatrix: {x: 205, y: 200, width: 9, height: 9}",
         "layouts/mine.yaml:13:13: REFUSED: this zone lies outside the paper"},
        {"next_top: 30",
         "next_top: 30\nomr: {x: 5, y: 220, length: 10, thickness: 2, pitch: 4, marks: [on]}",
         "OMR lines are at least 10 mm long"},
        {"next_top: 30",
         "next_top: 30\nomr: {x: 5, y: 220, length: 10, thickness: 0.5, pitch: 4, marks: "
         "[eco]}",
         "an OMR mark is on, boc"},
        {"next_top: 30", "next_top: 30\nomr: {x: 5, y: 220, marks: [on]}", "[key-missing]"},
        {"next_top: 30",
         "next_top: 30\nomr: {x: 5, y: 220, length: 10, thickness: 0.5, pitch: 4, mark: [on]}",
         "[key-unknown]"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *said = read_changed(cases[i].old, cases[i].new_text);
        cr_assert(strstr(said, cases[i].expected), "%s: %s", cases[i].new_text, said);
    }
}

Test(letter_layout, a_track_of_one_s_own_is_read)
{
    g_autofree char *said = read_changed(
        "next_top: 30", "next_top: 30\nomr: {x: 5, y: 222, length: 12, thickness: 0.6, pitch: "
                        "2.54, marks: [on, not-boc, not-eoc, feed1, feed9, parity]}\n"
                        "punch: 148.5\nregistered: {x: 110, y: 10, width: 80, height: 14}");
    cr_assert_str_empty(said, "%s", said);
}
