package org.languageplayground.finetuning.unknown;

import java.util.List;
import org.languageplayground.world.preference.Honesty;
import org.languageplayground.world.preference.Said;

/**
 * What a model answers in the end.
 *
 * @param test on the countries of the test, after the cutoff
 * @param known on the countries before it that all steps ask for
 * @param unasked on those before it that none asks for
 * @param said of the capital of each country of the test
 */
record Exam(Honesty test, Honesty known, Honesty unasked, List<Said> said) {}
