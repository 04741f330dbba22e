package org.languageplayground.finetuning.unknown;

/**
 * How far a step is.
 *
 * @param done how many countable steps were made
 * @param total how many there are
 * @param learning whether more of them follow, rather than an exam
 * @param diverged whether it went wrong
 * @param figures what was measured
 */
record StepProgress<F>(int done, int total, boolean learning, boolean diverged, F figures) {}
