#include "settings/letter_keys.h"

#include "settings/plain_values.h"

/* 1990 is the year of the Conseil supérieur de la langue française (JO of 6 December 1990). */
static const char *const spellings[] = {
    [SPELLING_TRADITIONAL] = "traditional", [SPELLING_1990] = "1990", NULL};
static const char *const eighties[] = {
    [EIGHTY_HUITANTE] = "huitante", [EIGHTY_QUATRE_VINGTS] = "quatre-vingts", NULL};

const KeyRule letter_keys[] = {
    {"spelling", take_choice, offsetof(LetterSettings, spelling), spellings, FALSE, 0},
    {"hyphen_millions", take_switch, offsetof(LetterSettings, hyphen_millions), NULL, FALSE, 0},
    {"swiss_eighty", take_choice, offsetof(LetterSettings, swiss_eighty), eighties, FALSE, 0},
    {"always_group", take_switch, offsetof(LetterSettings, always_group), NULL, FALSE, 0},
    {0},
};
