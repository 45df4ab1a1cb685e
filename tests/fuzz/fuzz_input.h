/*
 * One input of a fuzz target: a first line of choices, then one file or several.
 *
 *   03 2
 *   customer;invoice;due_date;amount
 *   ...
 *   ====
 *   (the next file)
 *
 * Each character of the first line chooses one setting: its distance from '0', modulo the number
 * of options; a space or a missing character is the first option. So an input is a text that a
 * person can read and change, and a fuzzer reaches every setting by changing one byte.
 */
#ifndef RELANCE_TESTS_FUZZ_FUZZ_INPUT_H
#define RELANCE_TESTS_FUZZ_FUZZ_INPUT_H

#include <glib.h>

#define MOST_PARTS 4

typedef struct {
    const char *bytes; /* lent */
    gsize n;
} FuzzPart;

typedef struct {
    FuzzPart choices;
    FuzzPart parts[MOST_PARTS];
    guint n_parts;        /* at least one */
    gboolean is_thorough; /* one input in four, by its bytes; all with FUZZ_THOROUGH set */
} FuzzInput;

FuzzInput fuzz_input_split(const guint8 *data, gsize size);

/* The option that stands at this place of the first line. */
const char *fuzz_input_choose(const FuzzInput *input, guint place, const char *const *options,
                              guint n_options);
#define FUZZ_CHOOSE(input, place, options)                                                     \
    fuzz_input_choose(input, place, options, G_N_ELEMENTS(options))

/* A text is NUL-terminated: a copy of the part, for parsers of single values. */
char *fuzz_part_copy(const FuzzPart *part);

/*
 * A file in memory with these bytes; returns its path, which stays valid. There are MOST_PARTS * 2
 * slots; a slot's file is overwritten by its next use.
 */
const char *fuzz_file_write(guint slot, FuzzPart part);

/* Prints what did not hold and aborts, which is how a fuzzer learns of it. */
#define EXPECT(condition, ...)                                                                 \
    do {                                                                                       \
        if (!(condition)) {                                                                    \
            g_printerr("%s:%d: %s does not hold: ", __FILE__, __LINE__, #condition);           \
            g_printerr(__VA_ARGS__);                                                           \
            g_printerr("\n");                                                                  \
            __builtin_trap();                                                                  \
        }                                                                                      \
    } while (0)

/* The entry of libFuzzer; corpus_main.c calls it for each file of a corpus. */
int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);
/* Called once before the first input. */
int LLVMFuzzerInitialize(int *argc, char ***argv);

#endif
