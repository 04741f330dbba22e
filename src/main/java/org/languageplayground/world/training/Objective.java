package org.languageplayground.world.training;

import java.util.List;
import java.util.random.RandomGenerator;

/** Turns training texts into a batch and what to predict in it. */
interface Objective {

    TrainingBatch batch(List<EncodedExample> examples, RandomGenerator random);
}
