/* What stands around a letter's text: sender, window, references, date, footer, recipient. */
#ifndef RELANCE_COMPOSE_LETTER_FRAME_H
#define RELANCE_COMPOSE_LETTER_FRAME_H

#include "compose/letter_facts.h"

/* Fills the document's frame. FALSE and a HELD complaint if it cannot be sent to anybody. */
gboolean letter_frame_fill(Document *document, const LetterFacts *facts,
                           Complaints *complaints);

#endif
