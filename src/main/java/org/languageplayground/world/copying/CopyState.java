package org.languageplayground.world.copying;

import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.measure.RightAnswers;

/**
 * A model after so many steps, and what was measured of it.
 *
 * @param model with weights that nobody changes
 */
public record CopyState(int step, Transformer model, RightAnswers score, CopyHeads heads) {}
