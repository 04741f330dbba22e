package org.languageplayground.finetuning.unknown;

/**
 * How far a step is.
 *
 * @param done how many countable steps were made
 * @param total how many there are
 * @param learning whether more of them follow, rather than an exam
 * @param diverged why it went wrong, null where all is well
 * @param figures what was measured
 */
record StepProgress<F>(int done, int total, boolean learning, String diverged, F figures) {}
