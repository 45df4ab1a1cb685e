/* The sentences of a story, one function per first word. */
#ifndef RELANCE_TESTS_ASSIGN_BUILD_SENTENCE_H
#define RELANCE_TESTS_ASSIGN_BUILD_SENTENCE_H

#include "build_story.h"

void sentence_read(Story *story, const char *sentence);
void sentence_add_standard_steps(Story *story);
void story_choose_customer(Story *story, const char *id);

#endif
