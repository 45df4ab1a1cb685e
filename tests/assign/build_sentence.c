#include "build_sentence.h"

#include <criterion/criterion.h>

#include "build_words.h"
#include "ground/text.h"

void sentence_read(Story *story, const char *sentence)
{
    const SentenceReader *const tables[] = {ledger_sentences, past_sentences, rule_sentences};
    g_auto(GStrv) words = g_strsplit_set(sentence, " \n", -1);
    for (guint i = 0; i < G_N_ELEMENTS(tables); i++) {
        for (const SentenceReader *reader = tables[i]; reader->word != NULL; reader++) {
            if (!text_equals(words[0], reader->word))
                continue;
            reader->read(story, words);
            return;
        }
    }
    cr_assert(FALSE, "no sentence begins with \"%s\"", words[0]);
}
