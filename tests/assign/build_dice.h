/* A linear congruential generator: the same throws for the same seed, on every machine. */
#ifndef RELANCE_TESTS_ASSIGN_BUILD_DICE_H
#define RELANCE_TESTS_ASSIGN_BUILD_DICE_H

#include <glib.h>

typedef struct {
    guint64 state;
} Dice;

/* 0 to sides - 1. */
static inline guint throw_dice(Dice *dice, guint sides)
{
    dice->state = dice->state * G_GUINT64_CONSTANT(6364136223846793005) +
                  G_GUINT64_CONSTANT(1442695040888963407);
    return (guint)(dice->state >> 33) % sides;
}

/* TRUE once in so many throws. */
static inline gboolean throw_one_in(Dice *dice, guint sides)
{
    return throw_dice(dice, sides) == 0;
}

#endif
