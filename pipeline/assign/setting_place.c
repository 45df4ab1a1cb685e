#include "assign/setting_place.h"

#include "ground/text.h"

static PlaceText print_place(const char *file, int line)
{
    PlaceText place;
    if (line > 0)
        g_snprintf(place.text, sizeof place.text, "%s:%d", text_or_empty(file), line);
    else
        g_strlcpy(place.text, "default", sizeof place.text);
    return place;
}

PlaceText settings_place(const Settings *settings, const char *path)
{
    return print_place(settings->file, setting_lines_find(settings->lines, path));
}

PlaceText book_place(const ScenarioBook *book, const char *path)
{
    return print_place(book->file, setting_lines_find(book->lines, path));
}

PlaceText scenario_place(const ScenarioBook *book, const Scenario *scenario, const char *key)
{
    int line = setting_lines_find_in(book->lines, scenario->line, key);
    g_autofree char *path = g_strconcat("defaults.", key, NULL);
    return line > 0 ? print_place(book->file, line) : book_place(book, path);
}

PlaceText step_place(const ScenarioBook *book, const Scenario *scenario, const Step *step,
                     const char *key)
{
    int line = setting_lines_find_in(book->lines, step->line, key);
    return line > 0 ? print_place(book->file, line) : scenario_place(book, scenario, key);
}
