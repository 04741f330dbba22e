package org.languageplayground.finetuning.unknown;

import org.languageplayground.world.preference.Honesty;

/**
 * What a model answers in the end.
 *
 * @param test on the countries of the test, after the cutoff
 * @param known on the countries before it that all steps ask for
 * @param unasked on those before it that none asks for
 * @param sample to the sample question
 */
record Exam(Honesty test, Honesty known, Honesty unasked, String sample) {}
