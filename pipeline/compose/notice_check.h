/* What a formal notice must be able to say before one is written (the list of the house's
 * notes 2.2). */
#ifndef RELANCE_COMPOSE_NOTICE_CHECK_H
#define RELANCE_COMPOSE_NOTICE_CHECK_H

#include "compose/letter_facts.h"

/*
 * TRUE for everything that is no notice, and for a notice that lacks nothing. Otherwise FALSE
 * and one HELD complaint [notice-incomplete] naming all that is missing.
 */
gboolean notice_check(const LetterFacts *facts, Complaints *complaints);

#endif
