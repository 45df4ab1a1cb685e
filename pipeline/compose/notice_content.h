/*
 * What a formal notice says, whatever template it came from: the checklist of domain.md 2.2 against
 * the finished text, by kind of debtor.
 */
#ifndef RELANCE_COMPOSE_NOTICE_CONTENT_H
#define RELANCE_COMPOSE_NOTICE_CONTENT_H

#include "compose/letter_facts.h"

/*
 * FALSE and a HELD complaint [notice-incomplete] that names each thing the text lacks, or
 * [notice-forbidden] that names what it must not say. Documents that are no notices pass.
 */
gboolean notice_content_check(const Document *document, const LetterFacts *facts,
                              Complaints *complaints);

#endif
