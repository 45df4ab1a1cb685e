/*
 * Which encoding a file is in, from its bytes: byte order mark; zeros at every other byte
 * (UTF-16); valid UTF-8; else the single-byte encoding in which the bytes above 127 make the
 * most plausible words and amounts (letter_weight.h). The order of detection is that of the house's domain
 * notes, 6.4.
 */
#ifndef RELANCE_READ_ENCODING_GUESS_H
#define RELANCE_READ_ENCODING_GUESS_H

#include <glib.h>

typedef struct {
    const char *encoding; /* iconv name, static */
    const char *evidence; /* why, static, for people */
    const char *rival; /* another encoding that fits as well and reads differently, or NULL */
    gboolean is_sure;  /* FALSE: there is a rival, or nothing fits and CP1252 was assumed */
} EncodingGuess;

/*
 * Feed a file piece by piece with encoding_watch_take until it returns FALSE (enough seen) or
 * the file ends; then conclude.
 */
typedef struct EncodingWatch EncodingWatch;
EncodingWatch *encoding_watch_new(void);
void encoding_watch_free(EncodingWatch *watch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EncodingWatch, encoding_watch_free)
gboolean encoding_watch_take(EncodingWatch *watch, const guchar *bytes, gsize n);
EncodingGuess encoding_watch_conclude(EncodingWatch *watch);

#endif
