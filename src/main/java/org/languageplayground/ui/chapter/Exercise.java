package org.languageplayground.ui.chapter;

import java.util.List;

/**
 * Something to try, with a guess before the reveal.
 *
 * @param task what to do
 * @param question what to guess
 * @param options the guesses to choose from
 * @param right the option that comes true, from 0
 * @param scenario what the controls are set to, as the query of an address
 * @param why what happens, and why
 */
public record Exercise(String task, String question, List<String> options, int right, String scenario, String why) {}
