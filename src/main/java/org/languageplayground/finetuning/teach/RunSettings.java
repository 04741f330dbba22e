package org.languageplayground.finetuning.teach;

/**
 * What determines a run, lesson aside.
 *
 * @param rank r of the low-rank methods, and the width of a Houlsby adapter's bottleneck
 * @param alpha of the low-rank methods
 */
public record RunSettings(TrainingChoices choices, int rank, double alpha) {}
