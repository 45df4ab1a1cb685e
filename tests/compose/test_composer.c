#include "build_letter.h"

#include <criterion/criterion.h>

#define assert_has(text, part)                                                                 \
    cr_assert(strstr((text), (part)) != NULL, "\"%s\" is missing in:\n%s", (part), (text))
#define assert_lacks(text, part)                                                               \
    cr_assert(strstr((text), (part)) == NULL, "\"%s\" stands in:\n%s", (part), (text))

Test(composer, writes_the_first_reminder_in_french)
{
    World *world = world_new();
    world_add_invoice(world, "F-417", "2026-10-15", 125000);
    g_autofree char *text = world_compose_text(world);
    g_autofree char *complaints = world_complaints(world);

    cr_assert_str_eq(complaints, "");
    printf("%s", text);
    assert_has(text, "F-417");
    assert_lacks(text, "#");
    world_free(world);
}
