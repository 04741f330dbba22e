package org.languageplayground.finetuning.teach;

import org.languageplayground.finetuning.teach.TrainingRun.Point;
import org.languageplayground.transformer.adapter.Adaptation;

/**
 * An adapter that was trained elsewhere or before, as it answers the exam of a lesson.
 *
 * @param base what the model alone answers
 * @param point what it answers with the adapter
 */
record Uploaded(Adaptation adaptation, Teaching teaching, Point base, Point point) {}
