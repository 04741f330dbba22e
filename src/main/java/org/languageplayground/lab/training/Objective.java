package org.languageplayground.lab.training;

import java.util.List;
import java.util.random.RandomGenerator;
import org.languageplayground.world.training.EncodedExample;

/** Turns training texts into a batch and what to predict in it. */
interface Objective {

    TrainingBatch batch(List<EncodedExample> examples, RandomGenerator random);
}
