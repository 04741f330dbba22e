package org.languageplayground.world.copying;

import org.languageplayground.transformer.Transformer;

/**
 * A model after so many steps, and what was measured of it.
 *
 * @param model with weights that nobody changes
 */
public record CopyState(int step, Transformer model, CopyScore score, CopyHeads heads) {}
