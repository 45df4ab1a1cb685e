/*
 * The calibration sheet of a layout: window, clear and reserved zones with their measures, folds,
 * rulers and a specimen address, to be printed and held behind the envelope.
 */
#ifndef RELANCE_RENDER_CALIBRATION_H
#define RELANCE_RENDER_CALIBRATION_H

#include "render/galley.h"
#include "render/letter_layout.h"

/* One page; to be freed with pages_free. */
Pages *calibration_set(Typography *typography, const LetterLayout *layout);

#endif
